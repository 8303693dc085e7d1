"""The list of columns: whoever shows a column reads it there, and nobody keeps a second list."""

from __future__ import annotations

import ast
import re
from operator import attrgetter
from pathlib import Path

import pytest

import retirecalc
from docs import _pages as pages
from retirecalc import Contributions, Person, assess
from retirecalc.batch.rows import Rows
from retirecalc.columns import INPUTS, OUTPUTS, REQUIRED, shown
from retirecalc.rooms import ROOMS
from retirecalc.roster.judged import Alternative
from retirecalc.wording.render import words_of
from tests.law_day import load_law

SOURCE = Path(retirecalc.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"
NAMES = {name for one in OUTPUTS for name in (one.name, one.in_batch)}
FACTS = {one.name for one in INPUTS}


def table_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading of a page as the site shows it."""
    text = pages.filled((DOCS / page).read_text(encoding="utf-8")).partition(f"\n{heading}\n")[2]
    found = re.search(r"(?m)^\|.*\n\| ---.*\n((?:\|.*\n)+)", text)
    assert found is not None
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found[1].splitlines()]


def test_the_documentation_shows_every_column_in_its_place() -> None:
    assert table_of("batch.md", "### Columns in") == [[f"`{one.name}`", one.says] for one in INPUTS]
    assert table_of("batch.md", "### Columns out") == [[f"`{one.in_batch}`", one.says] for one in shown("batch")]
    assert table_of("roster.md", "## What comes out") == [[f"`{one.name}`", one.zh, one.says] for one in shown("list")]


def test_no_two_columns_have_one_name() -> None:
    assert len({one.name for one in OUTPUTS}) == len({one.zh for one in OUTPUTS}) == len(OUTPUTS)
    assert len(FACTS) == len(INPUTS)
    assert set(REQUIRED) < FACTS


def test_a_batch_holds_a_column_for_each_input() -> None:
    assert set(Rows.__slots__) == FACTS | {"birth_day"}  # the day has no column of its own


def test_where_a_column_comes_from_is_there() -> None:
    person = Person("1971-09", "male_60", contributions=Contributions(paid=292, deemed=24))
    answer = assess(person, load_law(), "2026-11")
    found = Alternative(answer, answer.option(answer.statutory.value.month))
    figures = {one.name: attrgetter(one.of)(found) for one in OUTPUTS if one.of}
    assert {name: str(figures[name]) for name in ("statutory_month", "earliest_month", "required_months")} == {
        "statutory_month": "2033-06",
        "earliest_month": "2031-09",
        "required_months": "17y0m",
    }
    facts = {one.name: attrgetter(one.of)(person) for one in INPUTS if one.of}
    assert (str(facts["birth"]), int(facts["paid_months"]), int(facts["deemed_months"])) == ("1971-09", 292, 24)


@pytest.mark.parametrize("step", sorted({step for one in OUTPUTS for step in one.steps}))
def test_a_step_behind_a_column_is_one_that_its_room_says(step: str) -> None:
    room, _, name = step.partition(".")
    assert room in ROOMS
    assert name in words_of(room).STEPS


NO_LISTS = {
    "batch/layout.py": "works the columns out",
    "contract/assessment.py": "frozen by hand",
    "roster/headers.py": "what a staff list may call its facts",
}


@pytest.mark.parametrize("folder", ["batch", "contract", "roster"])
def test_no_other_list_of_columns_stands_anywhere(folder: str) -> None:
    """Five names of columns side by side are a list of columns."""
    found = []
    for path in sorted((SOURCE / folder).rglob("*.py")):
        if (file := path.relative_to(SOURCE).as_posix()) in NO_LISTS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                continue
            parts = node.keys if isinstance(node, ast.Dict) else node.elts
            names = {one.value for one in parts if isinstance(one, ast.Constant)}
            if max(len(names & NAMES), len(names & FACTS)) > 4:
                found.append((file, node.lineno, names))
    assert found == []
