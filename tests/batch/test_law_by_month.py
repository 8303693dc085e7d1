"""A version more of a table, or one that ends: the batch takes each figure from the version of its month, as `assess` does."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from retirecalc import OutOfCoverage, YearMonth
from retirecalc.batch import Problem, assess_batch, code_book, schedule_table, to_sql
from retirecalc.law import Law
from tests.batch.people import columns, random_row, rows_of
from tests.batch.test_against_assess import differences
from tests.law_day import load_law, tables_of
from tests.tiers import some

NOW = YearMonth(2026, 11)

LATER_WINDOW = (
    ("most_months_early: {value: 36,", "most_months_early: {value: 12,"),
    ("floor:\n  male_60: {value: 60y,", "floor:\n  male_60: {value: 61y,"),
    ("notice: {value: 3,", "notice: {value: 6,"),
    ("most_months_late: {value: 36,", "most_months_late: {value: 60,"),
    ("agreement: {value: 1,", "agreement: {value: 2,"),
    ("application: {value: 0,", "application: {value: 1,"),
    ("first_payment: {value: 1,", "first_payment: {value: 3,"),
    (
        "civil_servant:\n    early: {value: ELIGIBLE,",
        "civil_servant:\n    early: {value: NOT_ELIGIBLE, reason: post_excluded,",
    ),
    ("approval: {value: null,", "approval: {value: true,"),
)
SHORTER = (  # from 2033-07 on: the minimum falls
    ("  - {year: 2033, months: 17y,", "  - {year: 2033, months: 15y,"),
    *(
        (f"year: {year}, months: {months},", f"year: {year}, months: 15y,")
        for year, months in [(2030, "15y6m"), (2031, "16y"), (2032, "16y6m")]
    ),
    *(
        (f"year: {year}, months: {months},", f"year: {year}, months: 16y,")
        for year, months in [
            (2034, "17y6m"),
            (2035, "18y"),
            (2036, "18y6m"),
            (2037, "19y"),
            (2038, "19y6m"),
            (2039, "20y"),
        ]
    ),
    ("later: {value: 20y,", "later: {value: 16y,"),
)
LONGER = (("later: {value: 20y,", "later: {value: 25y,"), ("year: 2039, months: 20y,", "year: 2039, months: 25y,"))
CASES = {
    "a later window": ("flexible_retirement", "2030-01-01", LATER_WINDOW),
    "a shorter minimum": ("minimum_contribution", "2033-07-01", SHORTER),
    "a longer minimum": ("minimum_contribution", "2034-01-01", LONGER),
    "a window that ends": ("flexible_retirement", None, "2029-12-31"),
    "a minimum that ends": ("minimum_contribution", None, "2034-06-30"),
    "remedies that end": ("shortfall_remedies", None, "2031-12-31"),
    "an age that ends": ("statutory_age", None, "2031-12-31"),
}


def law_with(folder: Path, case: str, **more: object) -> Law:
    """The built-in versions of one table, the newest closed; and after it another one, or none."""
    table, begins, changes = CASES[case]
    target = tables_of(folder, "CN", table)
    newest = max(target.iterdir())
    text = newest.read_text(encoding="utf-8")
    end = (
        str(changes)
        if begins is None
        else f"{int(begins[:4]) - (begins[5:] == '01-01')}-{'12-31' if begins[5:] == '01-01' else '06-30'}"
    )
    ends = "own_text" if begins is None else "later_act"
    newest.write_text(text.replace("effective_to: null\n", f'effective_to: "{end}"\nends: {ends}\n'), encoding="utf-8")
    if begins is not None:
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        text = text.replace('effective_from: "2025-01-01"', f'effective_from: "{begins}"').replace("before: none\n", "")
        (target / f"{begins}.yaml").write_text(text, encoding="utf-8")
    return load_law("CN", tables=[folder], in_force_on=None, **more)


READINGS = {
    "": {},
    "R01 then, R28": {"R01": "statutory_year", "R28": "at_notice"},
    "R01 later, R23": {"R01": "completion_year", "R23": "yes", "R07": "allowed", "R46": "after_age"},
}


@pytest.mark.parametrize("readings", some(READINGS, [""]))
@pytest.mark.parametrize(
    "case", some(CASES, ["a later window", "a longer minimum", "a minimum that ends", "an age that ends"])
)
def test_each_figure_by_the_version_of_its_month(case: str, readings: str, tmp_path: Path) -> None:
    law = law_with(tmp_path, case, readings=READINGS[readings])
    for as_of in (NOW, YearMonth(2034, 6)):
        pick = random.Random(f"{case} {readings} {as_of}")
        rows = [random_row(pick, as_of) for _ in range(250)]
        assert differences(rows, law, as_of) == []


def test_the_window_moves_with_an_age_that_rises_otherwise(tmp_path: Path) -> None:
    """From 2029-05 on with every third birth month, not every second: whoever is 50 before it stays under the old text."""
    target = tables_of(tmp_path, "CN", "statutory_age")
    newest = max(target.iterdir())
    text = newest.read_text(encoding="utf-8")
    newest.write_text(
        text.replace("effective_to: null", 'effective_to: "2029-04-30"\nends: later_act'), encoding="utf-8"
    )
    later = text[: text.index("# The printed annexes")].replace('"2025-01-01"', '"2029-05-01"')
    later = later.replace("births_per_month: 2,", "births_per_month: 3,")
    (target / "2029-05-01.yaml").write_text(later, encoding="utf-8")
    law = load_law("CN", tables=[tmp_path], in_force_on=None)

    def month(index: int) -> str:
        return f"{index // 12}-{index % 12 + 1:02}"

    people = [
        {"birth": YearMonth.of(birth).index, "category": "female_50"} for birth in ("1978-06", "1979-04", "1979-05")
    ]
    found = [*rows_of(assess_batch(columns(people), as_of=NOW, law=law))]
    assert [row["increase_months"] for row in found] == [21, 26, 18]
    assert [month(row["statutory_month"]) for row in found] == ["2030-03", "2031-06", "2030-11"]
    assert [month(row["earliest_month"]) for row in found] == ["2028-06", "2029-04", "2029-05"]
    assert [month(row["latest_month"]) for row in found] == ["2033-03", "2034-06", "2033-11"]


def test_nobody_without_a_version_of_the_age_gets_one(tmp_path: Path) -> None:
    """The age on file ends with 2031: a man born 1971-12 has it, one born in 1972 does not."""
    law = law_with(tmp_path, "an age that ends")
    people = [{"birth": 1971 * 12 + 11, "category": "male_60"}, {"birth": 1972 * 12, "category": "male_60"}]
    first, second = rows_of(assess_batch(columns(people), as_of=NOW, law=law))
    assert first["statutory_month"] == YearMonth(2033, 9).index
    assert second == {"problem": Problem.NOT_COVERED}
    assert schedule_table(law).to_arrow("employee")["statutory_month"].null_count > 0
    assert code_book(law)["statutory_month"].citations
    assert "'not_covered'" in to_sql(law, as_of=NOW).select


def test_a_month_of_asking_without_a_minimum(tmp_path: Path) -> None:
    """What counts is then not known, and nobody qualifies; what is missing is never an error of the table."""
    law = law_with(tmp_path, "a minimum that ends")
    row = {"birth": 1975 * 12, "category": "male_60", "cumulative_months": 300, "retire_in": 2036 * 12}
    (found,) = rows_of(assess_batch(columns([row]), as_of="2034-07", law=law))
    wanted = {"first_qualifying_month", "first_open_month", "required_months", "projected_months", "shortfall_months"}
    assert {name for name in wanted if found[name] is not None} == set()
    assert found["eligibility"] == "UNDETERMINED"


def test_no_version_at_all_is_one_error() -> None:
    with pytest.raises(OutOfCoverage):
        schedule_table(load_law(in_force_on="1970-01-01"))
