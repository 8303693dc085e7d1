"""The pages made when the site is built leave nothing out: no room, no case, no version of a table, no open question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from docs import _pages as pages
from retirecalc.rooms import ROOMS, table_kind
from retirecalc.wording.render import words_of

ROOT = Path(__file__).parents[1]
HAND_WRITTEN = sorted((ROOT / "docs").rglob("*.md"))
TABLES = [
    yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "data" / "tables").glob("*/*/*.yaml"))
]
NAMES = [pytest.param(name, id=name) for name in ROOMS]


def cases_of(name: str) -> list[dict[str, Any]]:
    path = ROOT / "tests" / "rules" / ROOMS[name].wing / name / "cases.yaml"
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def figures(value: object) -> Iterator[str]:
    """Every word and figure inside part of a case."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from figures(one)
    elif isinstance(value, list):
        for one in value:
            yield from figures(one)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None:
        yield str(value)


def line_of(table: dict[str, Any], page: str) -> str:
    """The line of a page that is about a version of a table."""
    until = table["effective_to"]
    in_force = f"{table['effective_from']} to {until}" if until else f"from {table['effective_from']}"
    start = (
        f"| `{table['id']}` | {table['title']['en']}<br>{table['title']['zh']} | {table['jurisdiction']} | {in_force} |"
    )
    found = [line for line in page.splitlines() if line.startswith(start)]
    assert len(found) == 1, start
    return found[0]


def certainties(table: dict[str, Any]) -> set[str]:
    """How sure the citations of a file are: what they say themselves, else what the file says for all."""
    told: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "cite":
                    every = value if isinstance(value[0], list) else [value]
                    told.update(one[2] if len(one) > 2 else table["certainty"] for one in every)
                else:
                    walk(value)
        elif isinstance(node, list):
            for one in node:
                walk(one)

    walk(table)
    return told


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_rule_has_its_words_function_and_every_case(name: str) -> None:
    room = ROOMS[name]
    page = pages.rule_page(room)
    heading = words_of(name).HEADING
    assert page.startswith(f"# {heading.en} · {heading.zh}\n")
    assert f"\n::: retirecalc.rules.{room.wing}.{name}.{name}\n" in page
    assert all(f"- {one}: {pages.RULE_SETS[one].en}" in page for one in room.systems.split())
    examples = page.partition("\n## Worked examples\n")[2].split("\n### ")[1:]
    cases = cases_of(name)
    assert [example.partition("\n")[0] for example in examples] == [case["name"] for case in cases]
    for case, example in zip(cases, examples, strict=True):
        shown = example.replace("\\", "")
        for key, value in case.items():
            if key in ("boundary", "side"):  # of the test, not of the law
                continue
            assert all(one in shown for one in figures(value)), (case["name"], key)
        assert re.search(r"\n\n[^-\n].*\n", shown), "how it was worked out"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_rule_has_the_facts_that_it_alone_takes(name: str) -> None:
    room = ROOMS[name]
    english, chinese = pages.rule_page(room), pages.rule_page(room, "zh")
    for kind in getattr(import_module(room.home), "FACTS", {}).values():
        assert f"\n::: {kind.__module__}.{kind.__name__}\n" in english
        for fact in kind.FIELDS:
            assert f"| `{fact}` |" in chinese
            for words in getattr(kind, "WORDS", {}).get(fact, {}).values():
                spoken = [one for one in words if not one.isascii()]
                assert not spoken or any(one in chinese for one in spoken)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_rule_has_its_tables_and_answers(name: str) -> None:
    page = pages.rule_page(ROOMS[name])
    for table in TABLES:
        if table["id"] in ROOMS[name].tables:
            line_of(table, page)
    assert ("\n## On file\n" in page) == bool(ROOMS[name].tables)
    answers = re.findall(
        r"(?m)^class ([A-Z]\w*)", Path(str(import_module(ROOMS[name].home).__file__)).read_text("utf-8")
    )
    for answer in answers:
        assert f"\n::: {ROOMS[name].home}.{answer}\n" in page


def test_the_coverage_page_names_every_rule_rule_set_table_and_open_question() -> None:
    page = pages.filled((ROOT / "docs" / "coverage.md").read_text(encoding="utf-8"))
    for name, room in ROOMS.items():
        assert (
            f"[{words_of(name).HEADING.en} · {words_of(name).HEADING.zh}][{room.home}.{name}] | {room.systems} |"
            in page
        )
    for table in TABLES:
        line = line_of(table, page)
        assert f" | {table['revision']} | " in line
        assert set(re.findall(r"`(\w+)`: ", line)) == certainties(table)
    readings = yaml.safe_load((ROOT / "data" / "tables" / "CN" / "readings.yaml").read_text(encoding="utf-8"))
    for reading in readings["readings"]:
        assert f"\n| {reading['id']} | {reading['question']['en']}<br>{reading['question']['zh']} |" in page


def test_a_rule_set_is_decided_or_not_modelled_and_never_both() -> None:
    decided = {name for room in ROOMS.values() for name in room.systems.split()}
    assert list(pages.RULE_SETS) == [f"S{number:02}" for number in range(1, 62)]
    for name in pages.RULE_SETS:
        assert (f"| {name} |" in pages.rule_sets(), f"| {name} |" in pages.not_modelled()) == (
            name in decided,
            name not in decided,
        )
    for name, room in ROOMS.items():
        lines = [line for line in pages.rule_sets().splitlines() if f"[{room.home}.{name}]" in line]
        assert [line[2:5] for line in lines] == sorted(room.systems.split())


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_sets_of_a_room_are_those_that_its_docstring_names(name: str) -> None:
    first = (import_module(ROOMS[name].home).__doc__ or "").partition("\n")[0]
    told = re.search(r"\((S\d\d[^)]*)\)\. ", first)
    assert told is not None
    assert re.findall(r"S\d\d", told[1]) == ROOMS[name].systems.split()


def test_the_tables_page_has_every_table_and_its_class() -> None:
    page = pages.filled((ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8"))
    for table in TABLES:
        line_of(table, page)
        kind = table_kind(table["id"])
        assert page.count(f"\n::: {kind.__module__}.{kind.__name__}\n") == 1


def test_every_part_stands_in_a_page_and_every_page_asks_for_parts_that_there_are() -> None:
    asked = {
        name
        for page in HAND_WRITTEN
        for name in re.findall(r"<!-- generated: (.*?) -->", page.read_text(encoding="utf-8"))
    }
    assert asked == set(pages.PARTS)
    for page in HAND_WRITTEN:
        if not page.name.endswith(".zh.md"):  # those are filled in `test_site.py`
            assert "<!-- generated" not in pages.filled(page.read_text(encoding="utf-8"))


def test_no_page_by_hand_lists_what_the_rooms_hold() -> None:
    for page in HAND_WRITTEN:
        assert "::: retirecalc.rules." not in page.read_text(encoding="utf-8"), page


def test_a_part_that_nobody_makes_is_refused() -> None:
    with pytest.raises(KeyError):
        pages.filled("<!-- generated: nothing -->")


def test_the_calculator_is_part_of_the_site_where_it_has_been_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, site = tmp_path / "built", tmp_path / "documentation"
    config: Any = SimpleNamespace(site_dir=str(site))
    monkeypatch.setattr(pages, "CALCULATOR", built)
    pages.on_post_build(config)
    assert not site.exists()
    assert "python -m page.build" in pages.calculator()
    (built / "site").mkdir(parents=True)
    (built / "site" / "index.html").write_text("served")
    (built / "retirecalc.html").write_text("one file")
    pages.on_post_build(config)
    assert {file.name: file.read_text() for file in (site / "calculator").iterdir()} == {
        "index.html": "served",
        "retirecalc.html": "one file",
    }
    for part, up in ((pages.calculator(), "../"), (pages.calculator("zh"), "../../")):
        assert re.findall('href="([^"]+)"', part) == [f"{up}calculator/index.html", f"{up}calculator/retirecalc.html"]
