"""The four dates of one retirement month. 94号 by subject (notice, agreement), 第八条, 第九条, 第十四条; R22."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Eligibility, Option, Person, assess
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law
from tests.oracle import written
from tests.strategies import Asked


def ask(
    birth: str,
    category: Any = "male_60",
    as_of: str = "2026-11",
    employment: Any = "employee",
    months: int = 300,
    on: str = LAW_DAY,
    facts: dict[str, Any] | None = None,
    **readings: str,
) -> Assessment:
    contributions = Contributions(cumulative=months, continuing=True)
    told = {"drawing": "none", **(facts or {})}
    person = Person(birth, category, employment=employment, contributions=contributions, **told)
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
def test_r22_notice(birth: str, category: Any, month: str, first_of_month: str, birthday: str) -> None:
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


@pytest.mark.parametrize(("birth", "asked"), [("1971-09", False), ("1971-09-01", False), ("1971-09-02", True)])
def test_the_day_of_birth_is_asked_about_where_it_is_not_the_first(birth: str, asked: bool) -> None:
    by_rule = [caveat.reading for caveat in ask(birth).option("2031-09").caveats]
    assert ("R22" in by_rule) is asked


def test_own_account_tells_no_employer() -> None:
    # R07b: nobody to notify; application and payment as for everybody.
    option = ask("1971-09", employment="own_account").option("2031-09")
    assert dates(option) == (None, None, "2031-09", "2031-10")
    assert "no_employer_notice" in [caveat.code for caveat in option.caveats]


@pytest.mark.parametrize("employment", ["employee", "state_employee", "state_manager", "civil_servant", "unknown"])
def test_everybody_else_gives_notice(employment: Any) -> None:
    assert dates(ask("1971-09", employment=employment).option("2031-09"))[0] == "2031-06-01"


@pytest.mark.parametrize(
    ("month", "notice_by", "passed"),
    [
        ("2026-11", "2026-08-01", True),
        ("2027-01", "2026-10-01", True),
        ("2027-02", "2026-11-01", True),  # a month is asked about as it ends
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
    [("1966-06", "2026-10-01", True), ("1966-07", "2026-11-01", True), ("1966-08", "2026-12-01", False)],
)
def test_an_agreement_that_is_late_keeps_the_option(birth: str, agreement_by: str, passed: bool) -> None:
    option = ask(birth).option("2028-01")
    assert (option.eligibility, dates(option)[1]) == (Eligibility.ELIGIBLE, agreement_by)
    assert ("deadline_passed" in [caveat.code for caveat in option.caveats]) is passed


def test_the_statutory_month_once_past_has_no_dates() -> None:
    # 2025-12: nothing can be handed in then any more. What is claimed now is claimed late.
    answer = ask("1965-09")
    past, now = answer.option("2025-12"), answer.option("2026-11")
    assert (past.past, past.eligibility, dates(past)) == (True, Eligibility.ELIGIBLE, NONE)
    assert "deadline_passed" not in [caveat.code for caveat in past.caveats]
    # 第八条 by 按时办理退休, 第九条: the month after the claim (R46).
    assert (now.kind, dates(now)) == ("late", (None, None, "2026-11", "2026-12"))


@pytest.mark.parametrize(("on", "passed"), [("2026-11-30", False), ("2026-11", False), ("2026-12-01", True)])
def test_the_statutory_month_is_past_with_its_last_day(on: str, passed: bool) -> None:
    option = ask("1966-06", as_of=on).option("2026-11")
    assert (option.past, dates(option) == NONE) == (passed, passed)


@pytest.mark.parametrize(
    ("answer", "paid"), [("after_claim", "2026-12"), ("after_age", "2026-01"), ("undetermined", None)]
)
def test_r46_from_when_a_late_claim_is_paid(answer: str, paid: str | None) -> None:
    # male 1965-09 reached the age in 2025-12 and asks in 2026-11.
    found = ask("1965-09", R46=answer)
    assert dates(found.option("2026-11"))[3] == paid


@pytest.mark.parametrize(
    ("as_of", "notice_by", "codes"),
    [
        # male 1965-05 (60y2m in 2025-07) goes early in 2025-06, notice by 2025-03-01.
        ("2025-03-01", "2025-03-01", []),  # the last day itself
        ("2025-03-02", "2025-03-01", ["deadline_passed"]),
        ("2025-02", "2025-03-01", []),
        ("2025-03", "2025-03-01", ["deadline_passed"]),  # a month is asked about as it ends
        ("2025-04", "2025-03-01", ["deadline_passed"]),
    ],
)
def test_as_of_a_day(as_of: str, notice_by: str, codes: list[str]) -> None:
    option = ask("1965-05", as_of=as_of).option("2025-06")
    assert dates(option)[0] == notice_by
    assert [one for one in (c.code for c in option.caveats) if one.startswith("deadline")] == codes


@pytest.mark.parametrize(
    ("month", "as_of", "due", "code"),
    [
        # 94号 is in force from 2025-01-01 (第十四条). Early in 2025-03: three months before is 2024-12-01, when there was no
        # rule to follow; early in 2025-04 it is 2025-01-01, its first day.
        ("2025-03", "2025-02", "2024-12-01", "deadline_before_rule"),
        ("2025-04", "2025-02", "2025-01-01", "deadline_passed"),
    ],
)
def test_a_deadline_from_before_the_rule_was_never_due(month: str, as_of: str, due: str, code: str) -> None:
    # female_50 1975-03: 50 in 2025-03, 50y2m in 2025-05 (附件3).
    option = ask("1975-03", "female_50", as_of).option(month)
    assert (option.kind, dates(option)[0]) == ("early", due)
    assert [one for one in (c.code for c in option.caveats) if one.startswith("deadline")] == [code]


def test_an_agreement_from_before_the_rule_was_never_due() -> None:
    # male 1965-01: 2025-02, agreed by 2025-01-01; nobody reaches the age in 2025-01 (digest 1.3), so the first agreement ever
    # due falls on the first day of the rule, which was one.
    option = ask("1965-01", as_of="2025-02").option("2026-01")
    assert dates(option)[1] == "2025-01-01"
    assert [one for one in (c.code for c in option.caveats) if one.startswith("deadline")] == ["deadline_passed"]


@pytest.mark.parametrize(("given", "passed"), [("2026-10-01", False), ("2026-10-02", True), ("2026-07-15", False)])
def test_notice_that_was_given_is_judged_by_its_day(given: str, passed: bool) -> None:
    # Early in 2027-01: notice by 2026-10-01. Given, it has no last day any more.
    option = ask("1966-11", facts={"notice_given_on": given}).option("2027-01")
    assert dates(option) == (None, None, "2027-01", "2027-02")
    assert ("deadline_passed" in [caveat.code for caveat in option.caveats]) is passed


def test_what_was_applied_for_has_no_dates_but_the_first_payment() -> None:
    option = ask("1966-11", facts={"applied_on": "2026-11-03"}).option("2027-01")
    assert dates(option) == (None, None, None, "2027-02")


@pytest.mark.parametrize(
    ("facts", "agreement_by"),
    [
        ({}, "2033-05-01"),
        ({"deferral_agreed_to": "2036-06"}, None),  # it is agreed
        ({"applied_on": "2026-11-03"}, None),
    ],
    ids=str,
)
def test_what_is_agreed_has_no_day_to_agree_by(facts: dict[str, Any], agreement_by: str | None) -> None:
    assert dates(ask("1971-09", facts=facts).option("2035-06"))[1] == agreement_by


@pytest.mark.parametrize(
    ("employment", "month", "agreement_by"),
    [
        # 199 of 204 in 2033-06: an extension, inside a deferral of the employment that may be agreed (R23).
        ("employee", "2033-11", "2033-05-01"),
        ("employee", "2036-06", "2033-05-01"),
        ("employee", "2036-07", None),  # past 36 months
        ("civil_servant", "2033-11", None),  # barred (by subject, 第四条)
    ],
)
def test_an_extension_has_an_agreement_where_the_employment_may_go_on(
    employment: Any, month: str, agreement_by: str | None
) -> None:
    option = ask("1971-09", employment=employment, months=120).option(month)
    assert (option.kind, option.eligibility) == ("extended", Eligibility.ELIGIBLE)
    assert dates(option)[1] == agreement_by
    assert ("R23" in [caveat.reading for caveat in option.caveats]) is (agreement_by is not None)


@pytest.mark.parametrize(
    ("months", "month"), [(300, "2031-08"), (300, "2036-07"), (60, "2031-09"), (60, "2033-06"), (300, "2026-10")]
)
def test_a_refused_month_has_no_dates(months: int, month: str) -> None:
    option = ask("1971-09", months=months).option(month)
    assert option.eligibility is Eligibility.NOT_ELIGIBLE
    assert dates(option) == NONE


@pytest.mark.parametrize("as_of", ["2024-11", "2026-11"])
def test_the_articles_do_not_speak_of_the_grandfathered(as_of: str) -> None:
    # 94号 第十四条; a claim of theirs is open, and the articles still do not speak of it.
    answer = ask("1964-12", as_of=as_of)
    for month in ("2024-12", "2026-11", "2027-03"):
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
    (outcome,) = [one for one in ask("1971-09").option(month).outcomes if one.rule == "retirement_dates"]
    found = {step.name: {cite.locator for cite in step.citations} for step in outcome.trace if step.kind == "found"}
    assert found == cited


@given(st.one_of(strategies.questions(), strategies.questions(past=True)))
def test_dates_against_the_oracle(asked: Asked) -> None:
    case, answer = asked.case, asked.answer
    for option in answer.options:
        allowed = oracle.dates(case, option.month.index).values()
        assert all(day in days for day, days in zip(dates(option), allowed, strict=True)), (option.month, allowed)
        # Of a month that is asked about the end counts: a day in it has passed, a month to apply in has not.
        end = f"{written(case.as_of)}-{oracle.days_in(case.as_of)}"
        passed = {day[:7] for day in dates(option)[:3] if day is not None and day < end[: len(day)]}
        codes = [caveat.code for caveat in option.caveats]
        early = option.month.index < case.statutory and option.kind == "early"
        # Whoever draws a pension has nothing to hand in, so no day of it can have passed.
        tells = early and case.applied is None and case.employment != "own_account" and not case.draws
        if case.noticed and tells:
            due = oracle.back(case, option.month.index, 3)  # 提前三个月书面告知: one given after that day was late
            passed |= {due[:7]} if due < f"{written(case.as_of)}-01" and option.eligibility != "NOT_ELIGIBLE" else set()
        # What lies before the first day of the rule was never due under it.
        assert ("deadline_passed" in codes) == any(day >= "2025-01" for day in passed)
        assert ("deadline_before_rule" in codes) == any(day < "2025-01" for day in passed)
