"""`retirecalc law`: the tables themselves, what is on file, what they say, and whether they still hold together."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from retirecalc.cli.app import nearest
from retirecalc.cli.exits import Exit
from retirecalc.cli.figures import FIGURES, SAYINGS
from retirecalc.cli.options import InForceOn, Lang, Place, tables
from retirecalc.cli.phrases import told
from retirecalc.cli.shell import Page
from retirecalc.errors import OutOfCoverage, TableError
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.replace import guard
from retirecalc.ground.say import SILENT
from retirecalc.ground.stretches import END
from retirecalc.law import load_law
from retirecalc.rooms import ROOM_OF, ROOMS, table_kind
from retirecalc.tables import manifest
from retirecalc.tables.shelf import Shelf, built_in, tables_dir
from retirecalc.tables.table import Cell, Row, Table, citations
from retirecalc.wording import event, region
from retirecalc.wording.common import WORDS
from retirecalc.wording.render import words_of

_EXAMPLES = """\b
Examples:
  retirecalc law list
  retirecalc law show statutory_age
  retirecalc law show minimum_contribution --in-force-on 2024-12-31 --lang zh
  retirecalc law verify
  retirecalc law verify my-company/
  retirecalc law export --xlsx schedule.xlsx
"""

app: typer.Typer = typer.Typer(
    help="The tables of the law: what is on file, what they say, whether they hold.",
    epilog=_EXAMPLES,
    rich_markup_mode=None,
    add_completion=False,
)

_HEADER = {field.name for field in fields(Table)}


@app.command("list", epilog="\b\nExamples:\n  retirecalc law list\n  retirecalc law list --lang zh")
def list_tables(lang: Lang = None) -> int:
    """What is on file, in force when, from which documents."""
    page, shelf = Page(lang), built_in()
    page.print(page.say("on_file", version=shelf.data_version))
    page.print()
    rows = []
    used: dict[str, None] = {}
    for versions in shelf.tables.values():
        for table in versions:
            sources = dict.fromkeys(cite.source for cite in citations(table))
            used |= sources
            numbers = "\n".join(shelf.sources[source].document_number for source in sources)
            rows.append(
                [
                    table.id,
                    getattr(table.title, page.lang),
                    region(table.jurisdiction, page.lang),
                    _in_force(page, table),
                    numbers,
                ]
            )
    page.table([page.say(f"col_{name}") for name in ("table", "title", "place", "in_force", "documents")], rows)
    page.print()
    documents = [
        [source.document_number, getattr(source.title, page.lang), source.issued or page.say("dash")]
        for source in shelf.sources.values()
        if source.id in used
    ]
    page.table([page.say(f"col_{name}") for name in ("documents_number", "title", "issued")], documents)
    page.heading(page.say("readings"))
    page.readings(shelf.readings.values())
    page.show()
    return Exit.DONE


@app.command(
    epilog="\b\nExamples:\n  retirecalc law show statutory_age\n"
    "  retirecalc law show minimum_contribution --in-force-on 2024-12-31"
)
def show(
    table: Annotated[
        str, typer.Argument(metavar="TABLE", help="A name from `retirecalc law list`.", autocompletion=tables)
    ],
    in_force_on: InForceOn = None,
    place: Place = "CN",
    lang: Lang = None,
) -> int:
    """What one table says, figure by figure with the article: every version, or the one in force on a day."""
    law = load_law(place, in_force_on=in_force_on)
    if table not in ROOM_OF:
        if (near := nearest(table, ROOM_OF)) is not None:
            raise OutOfCoverage("cli.table_near", value=table, nearest=near)
        raise OutOfCoverage("cli.table_unknown", value=table, allowed=", ".join(ROOM_OF))
    kind = table_kind(table)
    on_the_day = law.at(END if law.in_force_on is None else YearMonth.of(law.in_force_on))
    versions = (law.versions(kind) if law.in_force_on is None else ()) or (on_the_day[kind],)
    page = Page(lang)
    page.print(page.say("with_option", text=getattr(versions[-1].title, page.lang), option=table))
    page.print(page.law_line(law))
    for version in versions:
        if len(versions) > 1:
            page.print()
        revision = page.say("revision", revision=version.revision)
        page.print(f"{page.joined([_in_force(page, version), revision])} {page.notes.mark(*version.cite)}")
        _Contents(page, version).print()
    if asked := dict.fromkeys(reading for version in versions for _, reading, _ in version.asks()):
        page.heading(page.say("readings"))
        page.readings(map(law.reading, asked))
    page.basis()
    page.show()
    return Exit.DONE


@app.command(
    short_help="Check every table again.",
    epilog="\b\nExamples:\n  retirecalc law verify\n  retirecalc law verify my-company/",
)
def verify(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="A folder of your own tables; left out, the built-in tables."),
    ] = None,
    lang: Lang = None,
) -> int:
    """Read every table anew: the manifest, every field, and the rules against the printed rows."""
    page = Page(lang)
    where = tables_dir() if folder is None else folder
    try:
        _verify(page, where, None if folder is None else built_in())
    except TableError as error:
        print(told(error, page.lang), file=sys.stderr)
        return Exit.BROKEN
    page.show()
    return Exit.DONE


@app.command(
    short_help="The schedule as a workbook with formulas.",
    epilog="\b\nExamples:\n  retirecalc law export --xlsx schedule.xlsx\n"
    "  retirecalc law export --xlsx 对照表.xlsx --lang zh --force",
)
def export(
    xlsx: Annotated[Path, typer.Option(metavar="FILE", help="The workbook to write (.xlsx).")],
    in_force_on: InForceOn = None,
    place: Place = "CN",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    lang: Lang = None,
) -> int:
    """Write the schedule as a workbook that answers by formulas, for whoever has Excel and no Python."""
    from retirecalc.roster.lookup import write_lookup

    page = Page(lang)
    guard([xlsx], inputs=[], overwrite=force)
    write_lookup(
        xlsx, load_law(place, in_force_on=in_force_on), lang="zh" if page.lang == "zh" else "en", overwrite=force
    )
    page.line(page.say("written", file=xlsx))
    page.show()
    return Exit.DONE


def _verify(page: Page, folder: Path, base: Shelf | None) -> None:
    from retirecalc.tables.loader import LAYOUT, read_shelf  # the one command that needs YAML and pydantic

    shelf = read_shelf(folder, base=base)
    tables = {
        f"{table.jurisdiction}/{table.id}/{table.effective_from}.yaml": table
        for versions in shelf.tables.values()
        for table in versions
    }
    if not tables:
        raise TableError("tables.no_table", file=str(folder), field="folder", line=None, layout=LAYOUT)
    for file, table in sorted(tables.items()):
        rows = getattr(table, "rows", ())
        phrase = "verified_table" if rows else "verified_plain"
        in_force = _in_force(page, table)
        page.line(page.say(phrase, file=file, in_force=in_force, revision=table.revision, rows=len(rows)))
    for path in (*sorted(folder.glob("*/sources.yaml")), *sorted(folder.glob("CN/readings.yaml"))):
        page.line(page.say("verified_list", file=path.relative_to(folder).as_posix()))
    if shelf.data_version is not None:
        count = len(manifest.digests(folder))
        page.line(page.say("verified_manifest", file=manifest.NAME, version=shelf.data_version, count=count))


def _in_force(page: Page, table: Table) -> str:
    first, last = _day(table.effective_from), _day(table.effective_to)
    return page.say("since", first=first) if last is None else page.say("span", first=first, last=last)


def _day(written: str | None) -> YearMonth | date | None:
    """A day, or a month where only that is known."""
    if written is None:
        return None
    return YearMonth.of(written) if len(written) == len("1978-06") else date.fromisoformat(written)


class _Contents:
    """Any table in readable form, from its typed fields: scalars as lines, groups and printed rows as tables."""

    def __init__(self, page: Page, table: Table) -> None:
        self._page = page
        self._table = table

    def print(self) -> None:
        page = self._page
        scalars: list[tuple[str, str]] = []
        groups: list[tuple[str, list[tuple[str, Any]]]] = []
        for field in fields(self._table):
            name, value = field.name, getattr(self._table, field.name)
            if name in _HEADER or value is None or value == ():
                continue
            if isinstance(value, Row):
                scalars.append((self._name(name), self._row(name, value)))
            elif isinstance(value, tuple):
                groups.append((name, [("", item) for item in value]))
            else:
                items = [(self._key(key), item) for key, item in value.items()]
                if all(isinstance(item, Cell) for _, item in items):
                    scalars += [(self._pair(self._name(name), key), self._row(name, item)) for key, item in items]
                else:
                    groups.append((name, items))
        if scalars:
            page.print()
            page.table([page.say("col_figure"), page.say("col_value")], scalars)
        for name, items in groups:
            page.heading(_capital(self._name(name)))
            self._group(name, items)

    def _group(self, group: str, items: list[tuple[str, Any]]) -> None:
        """Rows of one kind: a column for each field, and the article unless each cell has its own."""
        page = self._page
        names = [field.name for field in fields(items[0][1]) if field.name != "cite"]
        names = [name for name in names if any(getattr(item, name) not in (None, ()) for _, item in items)]
        keyed = any(key for key, _ in items)
        has_article = isinstance(items[0][1], Row)
        header = [*([""] if keyed else []), *(_capital(self._column(group, name)) for name in names)]
        rows = []
        for key, item in items:
            cells = [self._text(name, getattr(item, name)) for name in names]
            article = [page.notes.mark(*item.cite)] if has_article else []
            rows.append([*([key] if keyed else []), *cells, *article])
        page.table([*header, *([page.say("col_article")] if has_article else [])], rows)

    def _row(self, name: str, row: Row) -> str:
        """A cited value, or the few fields of a row, with the article."""
        page = self._page
        if isinstance(row, Cell):
            text = page.open(None) if row.value is None else self._text(name, row.value)
        else:
            stated = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "cite"}
            stated = {name: value for name, value in stated.items() if value is not None}
            by_answer = any(isinstance(value, Mapping) for value in stated.values())
            text = self._by_reading(stated) if by_answer else self._stated(stated)
            text = text or SAYINGS.get(name, SILENT).of(page.lang)
        return f"{text} {page.notes.mark(*row.cite)}".strip()

    def _by_reading(self, stated: dict[str, Any]) -> str:
        """A value that depends on an open question: `by the answer to R07: ...`."""
        answers = next(value for value in stated.values() if isinstance(value, Mapping))
        each = self._page.joined(
            f"{self._answer(stated['reading'], answer)} = {self._text('', value)}" for answer, value in answers.items()
        )
        return self._page.say("reading_of", reading=stated["reading"], answers=each)

    def _answer(self, reading: str, answer: str) -> str:
        """An answer by its word, or by its own text, which every answer has."""
        if answer in WORDS:
            return self._page.word(answer)
        texts: dict[str, str] = {
            one.id: getattr(one.text, self._page.lang) for one in built_in().readings[reading].answers
        }
        return texts[answer].rstrip(".。")

    def _stated(self, stated: dict[str, Any]) -> str:
        return self._page.joined(
            self._text(name, value) if name == "value" else self._pair(self._name(name), self._text(name, value))
            for name, value in stated.items()
        )

    def _text(self, name: str, value: Any) -> str:
        page = self._page
        if value is None or value == ():
            return page.say("dash")
        if isinstance(value, Row):
            return self._row(name, value)
        if isinstance(value, bool):
            return page.open(value)
        if isinstance(value, Months):
            if name in ("original_age", "age", "floor", "resident_age"):
                return page.age(value)
            # Minimum periods are years; notice periods, increases and caps are months.
            return page.term(value) if value >= 120 else page.count(value)
        if name == "actor":
            return page.word(f"actor_{value}")
        if name == "step":
            return event(value, page.lang)
        if isinstance(value, tuple):
            span = all(isinstance(end, YearMonth) for end in value)
            return page.stretches([value]) if span else page.joined(map(self._word, value))
        if isinstance(value, YearMonth):
            return str(page.text(value))
        if isinstance(value, Decimal | int):
            return str(value)
        return self._name(self._word(value))

    def _key(self, key: Any) -> str:
        return event(key, self._page.lang) if key in words_of("retirement_steps").EVENTS else self._word(key)

    def _word(self, code: Any) -> str:
        """A code in words; a rule by its heading, a document by its number."""
        if code in ROOMS:
            heading: str = words_of(code).HEADING.of(self._page.lang)
            return heading
        if code in built_in().sources:
            return built_in().sources[code].document_number
        return self._page.word(code, ROOM_OF[self._table.id].name)

    def _pair(self, name: str, value: str) -> str:
        return self._page.say("because", text=name, why=value)

    def _column(self, group: str, name: str) -> str:
        of_group = f"{group}.{name}"
        named = self._name(of_group)
        return self._name(name) if named == of_group else named

    def _name(self, name: str) -> str:
        names = getattr(words_of(ROOM_OF[self._table.id].name), "FIGURES", {})
        found = names.get(name) or FIGURES.get(name)
        return name if found is None else found.of(self._page.lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
