"""`retirecalc letter`: the papers that go with one retirement month, as Word files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from retirecalc.cli.exits import Exit
from retirecalc.cli.facts import by_options, from_file, from_options
from retirecalc.cli.options import BY_FACTS, AsOfDay, Chosen, InForceOn, Lang, Place, chosen_answers, day_or_today
from retirecalc.cli.sheets import left_behind, write_all
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.person import Person
from retirecalc.law import load_law
from retirecalc.letters import Paper, paper_docx, papers
from retirecalc.letters.forms import AGREEMENT, APPLICATION, COVER, ENDING, NOTICE
from retirecalc.letters.papers import own_template
from retirecalc.questions.assess import assess

_EXAMPLES = """\b
Examples:
  retirecalc letter --birth 1971-09 --category 男 --employment employee --cumulative 26y4m --retire-in 2031-09 -o papers
  retirecalc letter --write-templates ours
  retirecalc letter --facts facts.json --retire-in 2036-06 --parties us.yaml --templates ours -o to-sign

\b
The facts are options by their names in JSON (--birth, --category, --employment, --cumulative, --continuing yes,
--deferral-agreed-to and so on), or come from a file: an object of them, or a whole answer that --json printed.
Which papers go with a month: early retirement, a notice and an application; a deferral, an agreement and an application;
an agreed deferral that ends before its month, an agreement to end it. A cover note holds what is open or overdue.

\b
A file for --parties is YAML; whatever is left out is a line to fill in. Nothing of it is kept or shown.
  person: {name: , sex: , id_type: , id_number: , phone: , address: , post: }
  employer: {name: , uscc: , representative: , address: , contact: }
  contract: {kind: , number: , from: , to: }
  agreement: {date: , number: }

\b
Exit status: 0 the papers are written, 3 they are written as drafts, 2 the month is refused or something cannot be used.
"""
_COMMAND = "retirecalc letter"

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog=_EXAMPLES, context_settings=BY_FACTS)
def letter(
    context: typer.Context,
    facts: Annotated[
        str | None, typer.Option(metavar="FILE", help="The facts as JSON, or an answer; - is standard input.")
    ] = None,
    retire_in: Annotated[str | None, typer.Option(metavar="MONTH", help="The retirement month to name.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the papers are written.")
    ] = None,
    parties: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who the papers are between (see below).", show_default=False)
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Your own paper.docx, or notice.docx and so on.", show_default=False),
    ] = None,
    write_templates: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write our paper.docx, to begin your own with, and stop.", show_default=False),
    ] = None,
    as_of: AsOfDay = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    reading: Chosen = None,
    lang: Lang = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
) -> int:
    """The papers for one retirement month, filled in: notice, agreement, ending, application. Chinese; --lang en adds English."""
    page = Page(lang)
    if write_templates is not None:
        _write(page, write_templates, {"paper": own_template(page.lang)}, read=[], overwrite=force)
        page.show()
        return Exit.DONE
    told, options = from_file(facts, Person.FIELDS), from_options(context.args, Person.FIELDS, _COMMAND)
    for name, value in (("--retire-in", retire_in), ("-o", output)):
        if value is None:
            raise RetirecalcError("cli.usage_missing", value=name, command=_COMMAND)
    typed = {*options, *options.get("contributions", ())}
    if isinstance(inside := told.get("contributions"), dict) and "contributions" in options:
        options["contributions"] = {**inside, **options["contributions"]}  # an option changes its own figure alone
    try:
        someone = Person.from_dict(told | options)
    except InvalidFacts as error:
        raise by_options(error, Person.FIELDS, typed) from None
    law = load_law(place, in_force_on=in_force_on, readings=chosen_answers(reading))
    answer = assess(someone, law, day_or_today(as_of))
    made_out = papers(answer, str(retire_in), None if parties is None else _parties(parties))
    files = {_NAMES.get(one.kind, one.kind): paper_docx(one, lang=page.lang, templates=templates) for one in made_out}
    _write(page, Path(str(output)), files, read=[parties], overwrite=force)
    _print_remarks(page, made_out)
    page.show()
    return Exit.OPEN if any(one.draft for one in made_out) else Exit.DONE


_NAMES = {"cover": "cover-note"}


def _print_remarks(page: Page, made: tuple[Paper, ...]) -> None:
    """What the cover note says beside its advice, and that a paper is a draft."""
    remarks = [one for one in made[-1].clauses if one.id.startswith("N")]
    if remarks:
        page.print()
    for one in remarks:
        page.print(f"{one.text.of(page.lang)} {page.notes.mark(*one.cite)}".rstrip())
    if any(one.draft for one in made):
        page.print()
        page.print(page.say("papers_draft"))
    page.basis()
    page.print()
    page.print(page.say("caution"))


def _write(page: Page, folder: Path, files: dict[str, bytes], *, read: list[Path | None], overwrite: bool) -> None:
    names = [f"{name}.docx" for name in files]
    written = write_all(folder, names, lambda: iter(files.values()), read=read, overwrite=overwrite)
    for path in written:
        page.line(page.say("written", file=path))
    of_any = "|".join(_NAMES.get(kind, kind) for kind in (NOTICE, AGREEMENT, ENDING, APPLICATION, COVER))
    for left in left_behind(page, folder, written, rf"(?:{of_any})\.docx"):
        page.print(left)


def _parties(file: Path) -> Any:
    """Who the papers are between. What stands in the file is never said again, also where it cannot be read."""
    import yaml

    try:
        return yaml.safe_load(file.read_text(encoding="utf-8-sig")) or {}
    except (yaml.YAMLError, UnicodeDecodeError):
        raise RetirecalcError("cli.parties_unreadable", file=str(file)) from None
    except ValueError:
        raise RetirecalcError("cli.parties_no_day", file=str(file)) from None
