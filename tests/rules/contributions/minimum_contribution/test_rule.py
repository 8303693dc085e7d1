"""办法 第二条 and 附件4, with the year by 94号 第七条."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc import OutOfCoverage, YearMonth
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from tests import oracle
from tests.law_day import load_law
from tests.strategies import reached
from tests.tables.witnesses import printed_years

PRINTED = printed_years()


def ask(month: str, statutory: str) -> tuple[int, int]:
    found = minimum_contribution(load_law(), month=YearMonth.of(month), statutory_age=reached(statutory)).value
    return found.counting_year, int(found.required_months)


@pytest.mark.parametrize(("year", "months"), PRINTED, ids=[str(year) for year, _ in PRINTED])
@pytest.mark.parametrize("month", ["01", "06", "12"])
def test_printed_year(year: int, months: int, month: str) -> None:
    assert ask(f"{year}-{month}", f"{year}-{month}") == (year, months)
    assert oracle.required(year) == months


def test_the_golden_is_whole() -> None:
    assert [year for year, _ in PRINTED] == list(range(2025, 2040))


@pytest.mark.parametrize(
    ("year", "months"),
    # Not printed: 15 years before (国发〔2005〕38号 第六项, 社会保险法 第十六条), and the wording of 办法 第二条 carries 20 years on.
    [(2006, 180), (2011, 180), (2024, 180), (2040, 240), (2041, 240), (2162, 240)],
)
def test_outside_the_print(year: int, months: int) -> None:
    assert ask(f"{year}-07", f"{year}-07") == (year, months)


def test_ten_rises_of_six_months() -> None:
    by_year = [ask(f"{year}-01", f"{year}-01")[1] for year in range(2006, 2170)]
    rises = [
        (year, later - earlier) for year, (earlier, later) in enumerate(pairwise(by_year), 2007) if later != earlier
    ]
    assert rises == [(year, 6) for year in range(2030, 2040)]
    assert (by_year[0], by_year[-1]) == (180, 240)


@pytest.mark.parametrize(
    ("month", "statutory", "year", "months"),
    [
        ("2030-02", "2030-02", 2030, 186),  # male 1969-01 at the statutory age (附件4)
        ("2029-12", "2030-02", 2029, 180),  # the same, early: the chosen year (94号 第七条)
        ("2030-01", "2030-02", 2030, 186),
        ("2036-11", "2033-11", 2033, 204),  # female_50 1980-11, deferred: the statutory year, not 222
        ("2033-11", "2033-11", 2033, 204),
        ("2034-01", "2033-11", 2033, 204),
        ("2036-09", "2039-09", 2036, 222),  # male 1976-09, earliest
        ("2039-09", "2039-09", 2039, 240),
        ("2042-09", "2039-09", 2039, 240),
        ("2027-11", "2024-12", 2024, 180),  # grandfathered, claims late: frozen
    ],
)
def test_the_year_that_counts(month: str, statutory: str, year: int, months: int) -> None:
    assert ask(month, statutory) == (year, months)


@given(st.integers(2006 * 12, 2170 * 12), st.integers(2006 * 12, 2170 * 12))
def test_the_earlier_year_of_the_two(month: int, statutory: int) -> None:
    year = min(month, statutory) // 12
    assert ask(oracle.written(month), oracle.written(statutory)) == (year, oracle.required(year))


@given(st.integers(2006 * 12, 2170 * 12), st.integers(2006 * 12, 2170 * 12))
def test_never_more_than_at_the_statutory_age(month: int, statutory: int) -> None:
    at = oracle.written(statutory)
    assert ask(oracle.written(month), at)[1] <= ask(at, at)[1]


@pytest.mark.parametrize("on", ["2011-07-01", "2024-12-31"])
def test_fifteen_years_before_the_reform(on: str) -> None:
    # 社会保险法 第十六条
    at = YearMonth(2039, 9)
    assert (
        minimum_contribution(load_law(in_force_on=on), month=at, statutory_age=reached(at)).value.required_months == 180
    )


def test_the_rule_of_2005() -> None:
    """国发〔2005〕38号 第六项, from 2006-01-01: 15 years; nothing on file before."""
    assert ask("2006-01", "2006-01") == (2006, 180)
    assert ask("2009-03", "2009-03") == (2009, 180)
    for month, statutory in (("2005-12", "2005-12"), ("2005-12", "2006-01"), ("1990-07", "1990-07")):
        with pytest.raises(OutOfCoverage):
            ask(month, statutory)
    at = YearMonth(2039, 9)
    assert (
        minimum_contribution(
            load_law(in_force_on="2011-06-30"), month=at, statutory_age=reached(at)
        ).value.required_months
        == 180
    )
    with pytest.raises(OutOfCoverage):
        minimum_contribution(load_law(in_force_on="2005-12-31"), month=at, statutory_age=reached(at))


@pytest.mark.parametrize(
    ("month", "by_year", "by_months"),
    [
        ("2030-02", ("measures", "第二条"), ("measures", "附件4 2030年")),  # at the age: 办法 第二条
        ("2029-12", ("flexible", "第七条"), ("measures", "附件4 2029年")),  # early: 94号 第七条
        ("2032-02", ("flexible", "第七条"), ("measures", "附件4 2030年")),  # deferred: 94号 第七条
    ],
)
def test_citations(month: str, by_year: tuple[str, str], by_months: tuple[str, str]) -> None:
    outcome = minimum_contribution(load_law(), month=YearMonth.of(month), statutory_age=reached("2030-02"))
    cited = {
        step.name: [(cite.source, cite.locator) for cite in step.citations]
        for step in outcome.trace
        if step.kind == "found"
    }
    assert cited == {"counting_year": [by_year], "required_months": [by_months]}
