"""The four dates of one retirement month. 94号 by subject (notice, agreement), 第八条, 第九条, 第十四条; R22."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Eligibility, Option, Person, assess, load_law
from tests import oracle, strategies
from tests.oracle import written
from tests.strategies import Asked


def ask(
    birth: str,
    category: str = "male_60",
    as_of: str = "2026-11",
    employment: str = "employee",
    months: int = 300,
    drawing: bool | None = False,
    on: str | None = None,
    **readings: str,
) -> Assessment:
    contributions = Contributions(cumulative=months, continuing=True)
    person = Person(birth, category, employment=employment, contributions=contributions, drawing_any_pension=drawing)
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def dates(option: Option) -> tuple[Any, ...]:
    return tuple(
        None if date is None else str(date)
        for date in (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month)
    )


NONE = (None, None, None, None)


@pytest.mark.parametrize(
    ("birth", "month", "expected"),
    [
        # Early: three calendar months' notice, before the first of the month; apply in the month; paid from the next.
        ("1971-09", "2031-09", ("2031-06-01", None, "2031-09", "2031-10")),
        ("1971-09", "2032-01", ("2031-10-01", None, "2032-01", "2032-02")),  # notice in the year before
        ("1971-09", "2032-03", ("2031-12-01", None, "2032-03", "2032-04")),
        ("1971-09", "2032-12", ("2032-09-01", None, "2032-12", "2033-01")),  # December pays in January (第九条)
        # On time: neither notice nor agreement.
        ("1971-09", "2033-06", (None, None, "2033-06", "2033-07")),
        # Deferred: agreed one month before the *statutory* month (2033-06), not before the deferred one.
        ("1971-09", "2033-07", (None, "2033-05-01", "2033-07", "2033-08")),
        ("1971-09", "2035-12", (None, "2033-05-01", "2035-12", "2036-01")),
        ("1971-09", "2036-06", (None, "2033-05-01", "2036-06", "2036-07")),
        ("1966-01", "2026-12", (None, "2026-04-01", "2026-12", "2027-01")),  # statutory 2026-05
    ],
)
def test_the_four_dates(birth: str, month: str, expected: tuple[str | None, ...]) -> None:
    assert dates(ask(birth).option(month)) == expected


@pytest.mark.parametrize(
    ("birth", "category", "month", "first_of_month", "birthday"),
    [
        # R22: before the first of the month, or before the birthday in it. A day that is not there is the last one.
        ("1971-09-15", "male_60", "2031-09", "2031-06-01", "2031-06-15"),
        ("1971-08-31", "male_60", "2031-08", "2031-05-01", "2031-05-31"),
        ("1971-08-31", "male_60", "2032-05", "2032-02-01", "2032-02-29"),  # 05-31, back into a leap February
        ("1970-08-31", "male_60", "2031-05", "2031-02-01", "2031-02-28"),
        ("1971-08-31", "male_60", "2031-12", "2031-09-01", "2031-09-30"),
        ("1971-08-31", "male_60", "2032-06", "2032-03-01", "2032-03-30"),  # 06-30 first, then three months back
        ("1971-08-31", "male_60", "2032-02", "2031-11-01", "2031-11-29"),  # 02-29 first
        ("1980-02-29", "female_50", "2030-02", "2029-11-01", "2029-11-28"),  # 2030 has no 29 February: 02-28 first
        ("1980-02-29", "female_50", "2032-02", "2031-11-01", "2031-11-29"),  # 2032 has one
        ("1980-02-29", "female_50", "2030-05", "2030-02-01", "2030-02-28"),  # 05-29, back into February
        ("1971-09-01", "male_60", "2031-09", "2031-06-01", "2031-06-01"),
        ("1971-09", "male_60", "2031-09", "2031-06-01", "2031-06-01"),  # no day stated: the safer first
    ],
)
def test_r22_notice(birth: str, category: str, month: str, first_of_month: str, birthday: str) -> None:
    assert dates(ask(birth, category).option(month))[0] == first_of_month
    assert dates(ask(birth, category, R22="birthday").option(month))[0] == birthday


@pytest.mark.parametrize(
    ("birth", "first_of_month", "birthday"),
    [
        # One month before the statutory month, for a deferral of a year.
        ("1971-09-15", "2033-05-01", "2033-05-15"),  # statutory 2033-06
        ("1971-08-31", "2033-03-01", "2033-03-30"),  # statutory 2033-04: 04-30 first
        ("1970-10-31", "2032-03-01", "2032-03-30"),  # statutory 2032-04
        ("1970-07-31", "2031-11-01", "2031-11-30"),  # statutory 2031-12
        ("1972-02-29", "2033-11-01", "2033-11-29"),  # statutory 2033-12
    ],
)
def test_r22_agreement(birth: str, first_of_month: str, birthday: str) -> None:
    answer, other = ask(birth), ask(birth, R22="birthday")
    month = answer.statutory.value.month + 12
    assert dates(answer.option(month))[:2] == (None, first_of_month)
    assert dates(other.option(month))[:2] == (None, birthday)


def test_r22_is_shown_with_both_answers_where_they_differ() -> None:
    answer = ask("1971-09-15")
    (reading,) = [one for one in answer.readings if one.id == "R22"]
    assert reading.chosen == "first_of_month"
    assert reading.answers["first_of_month"]["options.2031-09.notice_by"] == "2031-06-01"
    assert reading.answers["birthday"]["options.2031-09.notice_by"] == "2031-06-15"
    assert not [one for one in ask("1971-09-01").readings if one.id == "R22"]
    assert not [one for one in ask("1971-09").readings if one.id == "R22"]


def test_own_account_tells_no_employer() -> None:
    # R07b: nobody to notify; application and payment as for everybody.
    option = ask("1971-09", employment="own_account").option("2031-09")
    assert dates(option) == (None, None, "2031-09", "2031-10")
    assert "no_employer_notice" in [caveat.code for caveat in option.caveats]


@pytest.mark.parametrize("employment", ["employee", "state_employee", "state_manager", "civil_servant", "unknown"])
def test_everybody_else_gives_notice(employment: str) -> None:
    assert dates(ask("1971-09", employment=employment).option("2031-09"))[0] == "2031-06-01"


@pytest.mark.parametrize(
    ("month", "notice_by", "passed"),
    [
        ("2026-11", "2026-08-01", True),
        ("2027-01", "2026-10-01", True),
        ("2027-02", "2026-11-01", False),  # the month of the question itself has not passed
        ("2027-03", "2026-12-01", False),
    ],
)
def test_a_deadline_that_has_passed_keeps_the_option(month: str, notice_by: str, passed: bool) -> None:
    # The text states no sanction: "ask", not "refused".
    option = ask("1966-11").option(month)
    assert (option.eligibility, dates(option)[0]) == (Eligibility.ELIGIBLE, notice_by)
    assert ("deadline_passed" in [caveat.code for caveat in option.caveats]) is passed


@pytest.mark.parametrize(
    ("birth", "agreement_by", "passed"),
    # Statutory 2026-11, 2026-12 and 2027-01.
    [("1966-06", "2026-10-01", True), ("1966-07", "2026-11-01", False), ("1966-08", "2026-12-01", False)],
)
def test_an_agreement_that_is_late_keeps_the_option(birth: str, agreement_by: str, passed: bool) -> None:
    option = ask(birth).option("2028-01")
    assert (option.eligibility, dates(option)[1]) == (Eligibility.ELIGIBLE, agreement_by)
    assert ("deadline_passed" in [caveat.code for caveat in option.caveats]) is passed


def test_an_application_that_is_late_keeps_the_statutory_month() -> None:
    option = ask("1965-09").option("2025-12")
    assert (option.past, option.eligibility) == (True, Eligibility.ELIGIBLE)
    assert dates(option) == (None, None, "2025-12", "2026-01")
    assert "deadline_passed" in [caveat.code for caveat in option.caveats]


@pytest.mark.parametrize(
    ("months", "month"), [(300, "2031-08"), (300, "2036-07"), (60, "2031-09"), (60, "2033-06"), (300, "2026-10")]
)
def test_a_refused_month_has_no_dates(months: int, month: str) -> None:
    option = ask("1971-09", months=months).option(month)
    assert option.eligibility is Eligibility.NOT_ELIGIBLE
    assert dates(option) == NONE


@pytest.mark.parametrize("as_of", ["2024-11", "2026-11"])
def test_the_articles_do_not_speak_of_the_grandfathered(as_of: str) -> None:
    # 94号 第十四条
    answer = ask("1964-12", as_of=as_of)
    for month in ("2024-12", "2026-11"):
        option = answer.option(month)
        assert dates(option) == NONE
        assert not {("flexible", "第八条"), ("flexible", "第九条")} & {(c.source, c.locator) for c in option.citations}


def test_no_dates_under_the_law_of_2024() -> None:
    assert dates(ask("1971-09", on="2024-12-31").option("2031-09")) == NONE


@pytest.mark.parametrize(
    ("month", "cited"),
    [
        (
            "2031-09",
            {
                "notice_by": {"按事项：提前三个月告知"},
                "apply_in": {"第八条"},
                "first_payment_month": {"第九条"},
            },
        ),
        ("2033-06", {"apply_in": {"按事项：按时办理退休", "第八条"}, "first_payment_month": {"第九条"}}),
        (
            "2036-06",
            {
                "agreement_by": {"按事项：提前一个月协商"},
                "apply_in": {"第八条"},
                "first_payment_month": {"第九条"},
            },
        ),
    ],
)
def test_every_date_cites_its_article(month: str, cited: dict[str, set[str]]) -> None:
    (outcome,) = [one for one in ask("1971-09").option(month).outcomes if one.rule == "retirement_timeline"]
    found = {step.name: {cite.locator for cite in step.citations} for step in outcome.trace if step.kind == "found"}
    assert found == cited


@given(st.one_of(strategies.questions(), strategies.questions(past=True)))
def test_dates_against_the_oracle(asked: Asked) -> None:
    case, answer = asked.case, asked.answer
    for option in answer.options:
        allowed = oracle.dates(case, int(option.month)).values()
        assert all(day in days for day, days in zip(dates(option), allowed, strict=True)), (option.month, allowed)
        passed = {day[:7] for day in dates(option)[:3] if day is not None and day[:7] < written(case.as_of)}
        codes = [caveat.code for caveat in option.caveats]
        # What lies before the first day of the rule was never due under it.
        assert ("deadline_passed" in codes) == any(day >= "2025-01" for day in passed)
        assert ("deadline_before_rule" in codes) == any(day < "2025-01" for day in passed)
