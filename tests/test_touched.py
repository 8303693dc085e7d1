"""Which slow tests a run takes for what a branch changed, and which versions the lowest are."""

from __future__ import annotations

import pytest

from tests.lowest import lowest
from tests.touched import ASKED, CARRIED_OUT, touched


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("src/retirecalc/batch/kernel.py", ["tests/batch", CARRIED_OUT]),
        ("src/retirecalc/ics.py", [CARRIED_OUT, "tests/test_ics.py"]),
        ("src/retirecalc/rules/age/statutory_age/words.py", [*ASKED, "tests/rules/age/statutory_age", CARRIED_OUT]),
        ("src/retirecalc/facts/person.py", [*ASKED, "tests/test_facts.py", CARRIED_OUT]),
        ("data/tables/CN/sources.yaml", ["tests/test_house.py", *ASKED, "tests/tables", CARRIED_OUT]),
        ("tests/rules/age/birth_date/cases.yaml", ["tests/rules/age/birth_date"]),
        ("tests/roster/test_long.py", ["tests/roster/test_long.py"]),
        ("docs/contributing/rule.md", [CARRIED_OUT]),
        ("tests/test_that_was_taken_away.py", []),
        ("tests/oracle.py", []),
        ("README.md", []),
    ],
)
def test_the_slow_tests_of_a_changed_file(changed: str, tests: list[str]) -> None:
    assert touched([changed]) == sorted(tests)


def test_a_folder_takes_its_files_with_it() -> None:
    assert touched(["src/retirecalc/batch/sql.py", "tests/batch/test_sql.py", "tests/roster/test_long.py"]) == sorted(
        ["tests/batch", "tests/roster/test_long.py", CARRIED_OUT]
    )


def test_the_lowest_versions_are_the_bounds_as_written() -> None:
    found = lowest()
    assert {"pydantic==2.12", "rich==13.9", "pyright==1.1.400", "mkdocs==1.6"} <= set(found)
    assert not any(one.startswith(("retirecalc", "pyspark")) for one in found)
