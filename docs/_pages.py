"""The pages and parts of pages that are made when the site is built, so that none of them can be false.

A hook of mkdocs. A page a rule comes from the list of rooms, the words and docstring of the room, the tables on file and the
cases of its tests; in a page written by hand a line `<!-- generated: NAME -->` becomes what `PARTS[NAME]` returns.
"""

from __future__ import annotations

import inspect
import re
import shutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import yaml

from retirecalc.columns import INPUTS, shown
from retirecalc.order import order
from retirecalc.rooms import ROOMS, Room, table_kind
from retirecalc.sources import CERTAINTIES, Bilingual
from retirecalc.tables.shelf import built_in
from retirecalc.tables.table import Table, citations
from retirecalc.wording.render import words_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
CALCULATOR = ROOT / "build" / "page"
"""Where `python -m page.build` leaves the page."""
RULE_SETS = {
    name: Bilingual(**title)
    for name, title in yaml.safe_load((ROOT / "docs" / "_rule_sets.yaml").read_text(encoding="utf-8")).items()
}
LABELS = {
    "facts": "Facts",
    "as_of": "Asked in",
    "month": "About",
    "law": "Law of",
    "place": "Place",
    "readings": "Open questions answered otherwise",
    "filing": "Application",
    "days_off": "Days off",
    "expect": "Answer",
    "error": "Refused with",
    "caveats": "Caveats",
    "missing": "Not stated",
    "cite": "Rests on",
}
"""How a page says the keys of a case."""


# a page a rule


def rule_page(room: Room) -> str:
    """What the room says, from whom, for whom it was worked out by hand."""
    module = import_module(room.home)
    parts = [
        f"# {_heading(room)}",
        f"`{room.home}`, asked {_asked(room)}.",
        "\n".join(f"- {name}: {_both(RULE_SETS[name], ', ')}" for name in room.systems.split()),
        f"::: {room.home}.{room.name}",
    ]
    for kind in _classes(module):
        parts.append(f"::: {room.home}.{kind}\n    options:\n      heading_level: 3\n      show_if_no_docstring: true")
    if room.tables:
        parts += ["## On file", _versions_of(room)]
    parts += ["## Worked examples", "Worked out by hand from the text; each is a test.", *worked_examples(room)]
    return "\n\n".join(parts) + "\n"


def worked_examples(room: Room) -> Iterator[str]:
    """What the room's case file says of all its cases, then each case with the comment over it."""
    text = (ROOT / "tests" / "rules" / room.wing / room.name / "cases.yaml").read_text(encoding="utf-8")
    of_all = re.match(r"((?:#.*\n)+)\n", text)
    if of_all:
        yield _comment(of_all[1])
    comments = re.findall(r"(?m)((?:^#.*\n)+)^- ", text)
    for case, comment in zip(yaml.safe_load(text), comments, strict=True):
        said = [f"- {label}: {_shown(case[key])}" for key, label in LABELS.items() if key in case]
        yield "\n\n".join((f"### {_plain(case['name'])}", _comment(comment), "\n".join(said)))


def _comment(lines: str) -> str:
    return _plain(re.sub(r"(?m)^# ?", "", lines).strip())


def _shown(value: Any) -> str:
    """Part of a case, each figure in code."""
    if isinstance(value, dict):
        return ", ".join(f"`{key}: {_flow(one)}`" for key, one in value.items())
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return "".join(f"\n    - {_shown(one)}" for one in value)
    if isinstance(value, list) and value:
        return ", ".join(map(_shown, value))
    return "none" if value in (None, []) else f"`{_flow(value)}`"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# parts of pages


def rules() -> str:
    """Every room, with the rule sets that it decides in, and what its docstring leaves out."""
    rows = ((_link(room, _heading(room)), room.systems, _asked(room), _left_out(room)) for room in ROOMS.values())
    return _table(("Rule", "Rule sets", "Asked", "Not modelled"), rows)


def rule_sets() -> str:
    """Every rule set, with the rooms that decide in it."""
    deciding = {
        name: [_link(room, f"`{room.name}`") for room in ROOMS.values() if name in room.systems.split()]
        for name in RULE_SETS
    }
    rows = ((name, _both(title), ", ".join(deciding[name])) for name, title in RULE_SETS.items() if deciding[name])
    return _table(("", "Rule set", "Decided in"), rows)


def not_modelled() -> str:
    """Every rule set that no room decides in."""
    modelled = {name for room in ROOMS.values() for name in room.systems.split()}
    rows = ((name, _both(title)) for name, title in RULE_SETS.items() if name not in modelled)
    return _table(("", "Rule set"), rows)


def tables_on_file() -> str:
    """Every version of every table, place by place."""
    places: dict[str, list[Table]] = {}
    for (place, _), versions in built_in().tables.items():
        places.setdefault(place, []).extend(versions)
    version = f"Data version {built_in().data_version}."
    return "\n\n".join([version, *(f"### {place}\n\n{_versions(found)}" for place, found in places.items())])


def readings() -> str:
    """Every question that the text leaves open, with the answer in use."""
    rows = (
        (one.id, _both(one.question), _both(next(a.text for a in one.answers if a.id == one.default)))
        for one in built_in().readings.values()
    )
    return _table(("", "Question", "Answer in use"), rows)


def documents() -> str:
    """Every document that a table rests on."""
    used = {cite.source for versions in built_in().tables.values() for cite in citations(versions)}
    rows = (
        (one.document_number, one.title.en, one.issued or "") for one in built_in().sources.values() if one.id in used
    )
    return _table(("Document", "Title", "Issued"), rows)


def table_kinds() -> str:
    """What is on file of each room, and the classes that it is read into."""
    parts = []
    for room in ROOMS.values():
        if room.tables:
            module = import_module(table_kind(room.tables[0]).__module__)
            parts += [f"## {_heading(room)}", f"The tables of {_link(room, f'`{room.name}`')}.", _versions_of(room)]
            parts += [
                f"::: {module.__name__}.{kind}\n    options:\n      heading_level: 3" for kind in _classes(module)
            ]
    return "\n\n".join(parts)


def batch_inputs() -> str:
    """The columns that a batch reads."""
    return _table(("Column", "What it holds"), ((f"`{one.name}`", one.says) for one in INPUTS))


def batch_columns() -> str:
    """The columns that a batch answers with."""
    return _table(("Column", "What it holds"), ((f"`{one.in_batch}`", one.says) for one in shown("batch")))


def list_columns() -> str:
    """The columns that a plan adds to a staff list."""
    return _table(("Column", "Chinese", "What it says"), ((f"`{one.name}`", one.zh, one.says) for one in shown("list")))


def calculator() -> str:
    return _calculator(
        "Open the calculator",
        "the one file to keep",
        "This copy of the documentation was made without the page: `python -m page.build` before `mkdocs build` puts it here.",
    )


def calculator_zh() -> str:
    return _calculator(
        "打开测算网页",
        "可保存的单个文件",
        "本份文档生成时没有附带测算网页：先运行`python -m page.build`，再运行`mkdocs build`，即可在此打开。",
    )


def _calculator(open_it: str, keep_it: str, without: str) -> str:
    if not (CALCULATOR / "site").is_dir():
        return without
    return f'<a href="../calculator/index.html">{open_it}</a> · <a href="../calculator/retirecalc.html" download>{keep_it}</a>'


PARTS = {
    part.__name__: part
    for part in (
        rules,
        rule_sets,
        not_modelled,
        tables_on_file,
        readings,
        documents,
        table_kinds,
        batch_inputs,
        batch_columns,
        list_columns,
        calculator,
        calculator_zh,
    )
}


def _versions_of(room: Room) -> str:
    """Every version of the tables of a room, in every place."""
    return _versions(one for (_, name), found in built_in().tables.items() if name in room.tables for one in found)


def _versions(tables: Iterable[Table]) -> str:
    rows = (
        (
            f"`{table.id}`",
            _both(table.title),
            table.jurisdiction,
            table.in_force,
            str(table.revision),
            "<br>".join(f"`{certainty}`: {', '.join(found)}" for certainty, found in _resting_on(table).items()),
        )
        for table in tables
    )
    return _table(("Table", "Title", "Place", "In force", "Revision", "Certainty and documents"), rows)


def _resting_on(table: Table) -> dict[str, list[str]]:
    """The documents that a version cites, by how sure the citations are, the surest first."""
    cited = dict.fromkeys((cite.certainty, cite.document_number) for cite in citations(table))
    found = {sure: [number for one, number in cited if one == sure] for sure in CERTAINTIES}
    return {sure: numbers for sure, numbers in found.items() if numbers}


def _asked(room: Room) -> str:
    plan = order(tuple(one.name for one in ROOMS.values() if one.in_assess))
    if any(asked.name == room.name for asked in plan.once):
        return "by `assess`, once"
    return "by `assess`, for each month" if room.in_assess else "on its own"


def _left_out(room: Room) -> str:
    found = re.search(r"Not modelled: (.*?)(?:\n\n|$)", inspect.getdoc(room.rule) or "", re.DOTALL)
    return " ".join(found[1].split()).rstrip(".") if found else ""


def _classes(module: ModuleType) -> list[str]:
    """The public classes that a module makes, in the order of the file."""
    mine = (one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__)
    return [one.__name__ for one in mine if not one.__name__.startswith("_")]


def _heading(room: Room) -> str:
    return _both(words_of(room.name).HEADING, " · ")


def _both(said: Any, between: str = "<br>") -> str:
    return f"{_plain(said.en)}{between}{said.zh}"


def _link(room: Room, text: str) -> str:
    return f"[{text}][{room.home}.{room.name}]"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (header, tuple("---" for _ in header), *rows)
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    """Text in which Markdown finds nothing to do."""
    return re.sub(r"([\\*_<\[])", r"\\\1", text)


# what mkdocs calls


def on_config(config: MkDocsConfig) -> None:
    """The pages of the rules, wing by wing, where the navigation says `Rules: rules/`."""
    wings: dict[str, list[str]] = {}
    for room in ROOMS.values():
        wings.setdefault(room.wing.capitalize(), []).append(f"rules/{room.name}.md")
    assert config.nav is not None
    for item in config.nav:
        if item == {"Rules": "rules/"}:
            item["Rules"] = [{wing: pages} for wing, pages in wings.items()]


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    for room in ROOMS.values():
        files.append(File.generated(config, f"rules/{room.name}.md", content=rule_page(room)))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return filled(markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """The calculator page beside the others, where it has been built: the site is made without browsers, npm or network too."""
    if not (CALCULATOR / "site").is_dir():
        return
    there = Path(config.site_dir) / "calculator"
    shutil.copytree(CALCULATOR / "site", there, dirs_exist_ok=True)
    shutil.copy(CALCULATOR / "retirecalc.html", there)


def filled(markdown: str) -> str:
    """A page with its generated parts in it."""
    return re.sub(r"(?m)^<!-- generated: (\w+) -->$", lambda found: PARTS[found[1]](), markdown)
