"""In which months a person qualifies: not monotone in the month (办法 第二条; 94号 第七条)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Eligibility, Person, assess
from tests import oracle, strategies
from tests.law_day import load_law
from tests.oracle import written
from tests.strategies import Asked


def ask(birth: str, category: Any, as_of: str = "2026-11", employment: Any = "employee", **stated: Any) -> Assessment:
    contributions = Contributions(**stated)
    return assess(Person(birth, category, employment=employment, contributions=contributions), load_law(), as_of)


def spans(answer: Assessment) -> list[tuple[str, str | None]]:
    return [(str(first), None if last is None else str(last)) for first, last in answer.qualifying]


def test_a_stretch_closes_at_the_end_of_a_year() -> None:
    # female_55 1979-11: 57y6m in 2037-05. 101 at 2026-11: 222 of 222 in 2036-12, 223 of 228 in 2037-01, 227 at the age.
    answer = ask("1979-11", "female_55", cumulative=101, continuing=True)
    # Short at the age by one, so complete a month later, 228 of 228 in 2037-06, and for good.
    assert spans(answer) == [("2036-12", "2036-12"), ("2037-06", None)]
    assert str(answer.first_qualifying_month) == "2036-12"
    assert answer.option("2036-11").eligibility is Eligibility.NOT_ELIGIBLE
    assert answer.option("2036-12").eligibility is Eligibility.ELIGIBLE
    refused = answer.option("2037-01")
    assert (refused.eligibility, refused.required_months, refused.projected_months) == (
        Eligibility.NOT_ELIGIBLE,
        228,
        223,
    )
    assert "closes_at_year_end" in [caveat.code for caveat in answer.caveats]
    assert "closes_at_year_end" in [caveat.code for caveat in answer.option("2036-12").caveats]
    assert "closes_at_year_end" not in [caveat.code for caveat in refused.caveats]


def test_two_stretches() -> None:
    # One month more: 223 in 2036-12 (222), 224 to 227 in 2037 (228), 228 at the age in 2037-05, and then deferral.
    answer = ask("1979-11", "female_55", cumulative=102, continuing=True)
    assert spans(answer) == [("2036-11", "2036-12"), ("2037-05", "2040-05")]
    assert [answer.option(month).eligibility for month in ("2036-11", "2037-04", "2037-05")] == [
        Eligibility.ELIGIBLE,
        Eligibility.NOT_ELIGIBLE,
        Eligibility.ELIGIBLE,
    ]
    # A gap follows the first stretch only.
    assert "closes_at_year_end" in [caveat.code for caveat in answer.option("2036-12").caveats]
    assert "closes_at_year_end" not in [caveat.code for caveat in answer.option("2038-05").caveats]


def test_one_stretch_from_the_earliest_to_the_latest() -> None:
    # male 1971-09 with 26y4m
    answer = ask("1971-09", "male_60", cumulative="26y4m", continuing=True)
    assert spans(answer) == [("2031-09", "2036-06")]
    assert "closes_at_year_end" not in [caveat.code for caveat in answer.caveats]


def test_stopped_contributions_lose_a_month_every_january() -> None:
    # 192 months, stopped: enough in 2031 (192), short in 2032 (198) and at the age in 2033-06 (204).
    answer = ask("1971-09", "male_60", cumulative=192, continuing=False)
    assert spans(answer) == [("2031-09", "2031-12")]
    assert "closes_at_year_end" in [caveat.code for caveat in answer.caveats]


def test_it_begins_with_the_month_of_the_question() -> None:
    answer = ask("1965-09", "male_60", "2025-11", cumulative=300, continuing=True)
    assert spans(answer) == [("2025-11", "2028-12")]


@pytest.mark.parametrize("employment", ["unknown", "own_account", "civil_servant", "state_manager"])
def test_without_deferral_it_ends_with_the_statutory_month(employment: Any) -> None:
    answer = ask("1971-09", "male_60", employment=employment, cumulative=300, continuing=True)
    assert spans(answer) == [("2031-09", "2033-06")]


@pytest.mark.parametrize(("as_of", "from_"), [("2024-06", "2024-12"), ("2026-11", "2026-11")])
def test_grandfathered(as_of: str, from_: str) -> None:
    # 94号 第十四条: no window; with enough in 2024-12 open from then on, or from the month of asking, for good.
    enough = ask("1964-12", "male_60", as_of, cumulative=180, counted_to="2024-06", continuing=False)
    assert spans(enough) == [(from_, None)]
    short = ask("1964-12", "male_60", as_of, cumulative=179, counted_to="2024-06", continuing=False)
    assert (spans(short), short.first_qualifying_month) == ([], None)


def test_a_total_of_today_says_at_most_what_there_was_at_the_age() -> None:
    # male 1964-12, 2024-12: of 203 in 2026-11 at least 180 were there then, 23 months before; of 202 perhaps only 179, but
    # then 180 in 2025-01. Of 180, which were perhaps 157 then, the 180 of 2026 in 2026-11. All three may claim now.
    for months in (203, 202, 180):
        assert spans(ask("1964-12", "male_60", cumulative=months, continuing=False)) == [("2026-11", None)]
    assert spans(ask("1964-12", "male_60", cumulative=179, continuing=False)) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        # male 1968-12: 180 in 2029-12 (附件4), employee, asked in 2030-03.
        ({"cumulative": 180, "counted_to": "2029-12"}, [("2030-03", "2030-03")]),  # late: the month of asking alone
        ({"cumulative": 179, "counted_to": "2029-12"}, [("2030-07", None)]),  # 186 of 186 in 2030-07
    ],
)
def test_after_the_age(stated: dict[str, Any], expected: list[tuple[str, str | None]]) -> None:
    # Three months of a yearly statement's lag are taken as paid: 182 of 186 in 2030-03.
    assert spans(ask("1968-12", "male_60", "2030-03", continuing=True, **stated)) == expected


@given(st.one_of(strategies.questions(stated=True), strategies.questions(stated=True, past=True)))
def test_against_every_single_month_and_the_oracle(asked: Asked) -> None:
    """`qualifying` is what asking month by month gives, and what the second writing of the law gives."""
    answer, case = asked.answer, asked.case
    found = strategies.stretches(asked, answer)
    assert found == oracle.qualifying(case)
    for month in (*range(oracle.open_from(case), case.now + 38), case.now + 120, case.now + 252):
        inside = any(first <= month and (last is None or month <= last) for first, last in found)
        assert (answer.option(written(month)).eligibility is Eligibility.ELIGIBLE) == inside, written(month)
    first = answer.first_qualifying_month
    if case.applied is None:
        assert (None if first is None else first.index) == (found[0][0] if found else None)


@given(strategies.questions(stated=True))
def test_a_stretch_that_a_gap_follows_ends_in_december_and_says_so(asked: Asked) -> None:
    answer = asked.answer
    found = answer.qualifying_months.value
    closing = [stretch for stretch in found.stretches if stretch[1].index < asked.case.statutory]
    assert list(found.closing) == closing
    assert all(last.month == 12 for _, last in closing)
    warned = [caveat.code for caveat in answer.caveats].count("closes_at_year_end")
    assert warned == len(closing)


@given(strategies.questions(stated=False))
def test_without_contributions_nothing_qualifies_and_nothing_is_refused_for_it(asked: Asked) -> None:
    answer = asked.answer
    assert answer.qualifying == ()
    assert answer.first_qualifying_month is None
    for option in answer.options:
        assert "contributions_short" not in option.reasons
        assert option.eligibility is not Eligibility.ELIGIBLE
