"""What follows the statutory month, and counts of which a part is unknown: worked people by hand, and what must always hold.

办法 第二条; 社会保险法 第十六条; 94号 第四条 to 第十四条; digest section 14 (R01, R23, R46, R47). Statutory months are those of 附件1:
male 1965-05 60y2m 2025-07, 1966-05 60y5m 2026-10, 1968-12 61y 2029-12, 1971-09 61y9m 2033-06.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from retirecalc import Assessment, Category, Contributions, Employment, Option, Person, assess
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law
from tests.oracle import Case, index, written
from tests.strategies import Asked, spell
from tests.tiers import some

MONTH_BY_MONTH = settings(max_examples=settings().max_examples // 2)
SELDOM = settings(
    max_examples=2 * settings().max_examples,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
Stated = dict[str, Any]
Told = tuple[str, str, list[str]]
FACTS = ("drawing", "approved", "deferral_agreed_to", "notice_given_on", "applied_on", "joined_after_2015_reform")


def ask(
    birth: str,
    as_of: str,
    employment: Any = "employee",
    *,
    category: Any = "male_60",
    readings: dict[str, str] | None = None,
    on: str = LAW_DAY,
    **stated: Any,
) -> Assessment:
    facts = {name: stated.pop(name) for name in FACTS if name in stated}
    person = Person(
        birth, category, employment=employment, contributions=Contributions(**stated) if stated else None, **facts
    )
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def told(option: Option) -> Told:
    return str(option.kind), str(option.eligibility), [str(reason) for reason in option.reasons]


def figures(option: Option) -> tuple[int | None, ...]:
    found = (option.projected_months, option.required_months, option.shortfall_months)
    return tuple(None if one is None else int(one) for one in found)


def codes(option: Option) -> set[str]:
    return {str(caveat.code) for caveat in option.caveats}


def read(option: Option) -> set[str]:
    return {caveat.reading for caveat in option.caveats if caveat.reading}


def warned(answer: Assessment) -> set[str]:
    return {str(one.code) for one in answer.caveats}.union(*(codes(option) for option in answer.options))


def spans(answer: Assessment) -> list[tuple[str, str | None]]:
    return [(str(first), None if last is None else str(last)) for first, last in answer.qualifying]


def until(answer: Assessment) -> str | None:
    return next((str(one.until_month) for one in answer.remedies if one.kind == "extended_contribution"), None)


def day_of(option: Option) -> tuple[str | None, ...]:
    found = (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month)
    return tuple(None if one is None else str(one) for one in found)


NO_DATES = (None, None, None, None)
OPEN: Told = ("extended", "UNDETERMINED", [])
SHORT: Told = ("extended", "NOT_ELIGIBLE", ["contributions_short"])
COMPLETE: Told = ("extended", "ELIGIBLE", [])


# --- paying on: one answer for a month, whenever it is asked -----------------------------------------------------------

HUNDRED: Stated = {"spells": ["2021-09.."]}  # 2021-09 to 2029-12 are 100 months; 180 in 2036-08, 240 in 2041-08


@pytest.mark.parametrize("employment", oracle.EMPLOYMENTS)
@pytest.mark.parametrize("as_of", ["2026-11", "2029-12", "2030-01", "2033-05", "2036-08"])
def test_a_hundred_months_at_the_age(employment: Any, as_of: str) -> None:
    answer = ask("1968-12", as_of, employment, **HUNDRED)
    # 2036: 222 (附件4). The 180 of 2029 are reached; which year counts is R01.
    month = answer.option("2036-08")
    assert told(month) == OPEN
    assert figures(month) == (180, 222, 42)
    assert (month.counting_year, "R01" in read(month)) == (2036, True)
    # A month before, 179 of 180: no reading opens it.
    if as_of != "2036-08":
        month = answer.option("2036-07")
        assert told(month) == SHORT
        assert (*figures(month), month.counting_year) == (179, 180, 1, 2029)
    # 2041-07: 239 of 240. 2041-08: 240 of 240, and for good.
    assert told(answer.option("2041-07")) == OPEN
    assert told(answer.option("2041-08")) == COMPLETE
    assert figures(answer.option("2041-08")) == (240, 240, 0)
    assert "due_since" not in codes(answer.option("2041-08"))
    for later in ("2041-09", "2042-01", "2050-12"):
        assert told(answer.option(later)) == COMPLETE
        assert "due_since" in codes(answer.option(later))
        assert answer.option(later).counting_year == 2041
    assert spans(answer) == [("2041-08", None)]
    assert (str(answer.first_qualifying_month), str(answer.first_open_month)) == ("2041-08", "2036-08")
    assert until(answer) == "2041-08"  # to be sure, whatever R01 says


@pytest.mark.parametrize("as_of", ["2029-12", "2035-03"])
def test_a_hundred_months_counted_to_the_age_are_the_same(as_of: str) -> None:
    more = oracle.index(as_of) - oracle.index("2029-12")
    answer = ask("1968-12", as_of, cumulative=100 + more, continuing=True)
    if as_of == "2029-12":
        assert told(answer.option("2036-08")) == OPEN
        assert told(answer.option("2041-08")) == COMPLETE


def test_a_january_and_the_end_of_payments_take_nothing_away() -> None:
    # 150 at 2029-12; 210 of 2034 in 2034-12; in 2035-01 216 would be asked, and after 2034-12 nothing is paid.
    for spells in (["2017-07.."], [("2017-07", "2034-12")]):
        answer = ask("1968-12", "2029-12", spells=spells)
        assert told(answer.option("2034-11")) == OPEN
        for month in ("2034-12", "2035-01", "2044-01"):
            assert told(answer.option(month)) == COMPLETE
        assert spans(answer) == [("2034-12", None)]


def test_payments_that_end_between_the_two_years() -> None:
    # 180 in 2032-06 and nothing more: never the 198 of 2032, nor of a later year; open by R01 for ever.
    answer = ask("1968-12", "2029-12", spells=[("2017-07", "2032-06")])
    assert told(answer.option("2032-05")) == SHORT
    for month in ("2032-06", "2033-01", "2050-01"):
        assert told(answer.option(month)) == OPEN
    assert spans(answer) == []
    assert (answer.first_qualifying_month, str(answer.first_open_month)) == (None, "2032-06")


@pytest.mark.parametrize("as_of", ["2024-06", "2024-12", "2026-11", "2031-08"])
@pytest.mark.parametrize("employment", ["employee", "civil_servant", "own_account"])
def test_the_grandfathered_pay_on_by_the_same_rule(as_of: str, employment: Any) -> None:
    # Male 1964-12 is 60 in 2024-12 with 100 months (2016-09..2024-12): 180 in 2031-08; 196 of 198 in 2032-12, 204 in 2033-08.
    answer = ask("1964-12", as_of, employment, spells=["2016-09.."])
    if as_of != "2031-08":
        assert told(answer.option("2031-07")) == SHORT
    assert told(answer.option("2031-08")) == OPEN
    assert told(answer.option("2033-07")) == OPEN
    assert told(answer.option("2033-08")) == COMPLETE
    assert figures(answer.option("2033-08")) == (204, 204, 0)
    assert spans(answer) == [("2033-08", None)]


def test_r01_answered() -> None:
    statutory = ask("1968-12", "2029-12", readings={"R01": "statutory_year"}, **HUNDRED)
    assert told(statutory.option("2036-07")) == SHORT
    assert told(statutory.option("2036-08")) == COMPLETE
    assert until(statutory) == "2036-08"
    assert spans(statutory) == [("2036-08", None)]
    completion = ask("1968-12", "2029-12", readings={"R01": "completion_year"}, **HUNDRED)
    assert told(completion.option("2041-07")) == SHORT
    assert told(completion.option("2041-08")) == COMPLETE


@pytest.mark.parametrize(
    ("answer", "eligibility"), [("undetermined", "UNDETERMINED"), ("yes", "ELIGIBLE"), ("no", "NOT_ELIGIBLE")]
)
def test_r23_decides_inside_a_deferral_only(answer: str, eligibility: str) -> None:
    # 180 of the statutory year in 2032-06; 36 months end with 2032-12; 198 are asked in 2032, 204 in 2033.
    chosen = {"R01": "completion_year", "R23": answer}
    found = ask("1968-12", "2029-12", spells=["2017-07.."], readings=chosen)
    assert [str(found.option(month).eligibility) for month in ("2032-06", "2032-12")] == [eligibility] * 2
    assert told(found.option("2033-01")) == SHORT
    barred = ask("1968-12", "2029-12", "civil_servant", spells=["2017-07.."], readings=chosen)
    assert told(barred.option("2032-06")) == SHORT
    # R01 open: whatever R23 says, the month is open, and R23 is noted beside it.
    left = ask("1968-12", "2029-12", spells=["2017-07.."], readings={"R23": answer})
    assert told(left.option("2032-06")) == OPEN
    plain = ask("1968-12", "2029-12", spells=["2017-07.."])
    assert read(plain.option("2032-06")) >= {"R01", "R23"}
    assert "R23" not in read(plain.option("2033-01"))
    assert str(plain.option("2032-06").agreement_by) == "2029-11-01"


# --- what was met by the statutory month ------------------------------------------------------------------------------


def test_a_past_statutory_month_is_judged_by_what_was_paid_then() -> None:
    # 2017-07..2029-12 are 150 months, 30 short of 180.
    option = ask("1968-12", "2032-07", spells=[("2017-07", "2032-06")], continuing=False).option("2029-12")
    assert told(option) == ("statutory", "NOT_ELIGIBLE", ["contributions_short"])
    assert figures(option) == (150, 180, 30)
    assert option.past
    assert day_of(option) == NO_DATES


def test_a_past_statutory_month_that_was_open_has_no_dates_any_more() -> None:
    option = ask("1965-05", "2026-11", cumulative=400, continuing=True).option("2025-07")
    assert told(option) == ("statutory", "ELIGIBLE", [])
    assert option.past
    assert day_of(option) == NO_DATES


@pytest.mark.parametrize(
    ("total", "eligibility", "missing"),
    [
        # Male 1965-05: 2025-07. A total by 2026-11, sixteen months later, holds at least 16 months fewer by then.
        (196, "ELIGIBLE", set()),
        (195, "UNDETERMINED", {"spells"}),
        (180, "UNDETERMINED", {"spells"}),
        (179, "NOT_ELIGIBLE", set()),
    ],
)
def test_only_a_later_total_is_known(total: int, eligibility: str, missing: set[str]) -> None:
    option = ask("1965-05", "2026-11", cumulative=total, continuing=True).option("2025-07")
    assert str(option.eligibility) == eligibility
    assert set(option.missing_facts) == missing
    assert option.projected_months == total - 16


def test_a_lump_sum_is_no_month_paid_before_it() -> None:
    # 196 by 2026-11, of which 24 were bought in 2026-05: 172 at the most by 2025-07.
    stated: Stated = {"cumulative": 196, "lump_sum": (24, "2026-05"), "continuing": True}
    option = ask("1965-05", "2026-11", **stated).option("2025-07")
    assert told(option) == ("statutory", "NOT_ELIGIBLE", ["contributions_short"])
    # 220: between 180 and 196 by then.
    stated = {"cumulative": 220, "lump_sum": (24, "2026-05"), "continuing": True}
    assert str(ask("1965-05", "2026-11", **stated).option("2025-07").eligibility) == "ELIGIBLE"


# Man born 1966-05 (附件1: 16 months after 1965-01, 16 // 4 + 1 = 5): s = 2026-10, 180 needed. 150 by 2026-11, stopped.
PLANNED: Stated = {"cumulative": 150, "counted_to": "2026-11", "continuing": False, "lump_sum": (30, "2027-06")}


@pytest.mark.parametrize(
    ("readings", "first_insured", "answer"),
    [
        # 人社部令第13号 第二条: insured before 2011-07, and five years of paying on; neither holds, and the rest is open.
        ({}, "2015-01", ("UNDETERMINED", [], ["lump_sum_accepted"])),
        ({}, None, ("UNDETERMINED", [], ["lump_sum_accepted"])),
        ({"R08": "pre2011_only"}, "2014-01", ("NOT_ELIGIBLE", ["contributions_short"], [])),
        ({"R08": "pre2011_only"}, "2010-01", ("NOT_ELIGIBLE", ["contributions_short"], [])),
        ({"R08": "pre2011_only"}, None, ("UNDETERMINED", [], ["lump_sum_accepted"])),
        ({"R08": "any_short"}, "2014-01", ("ELIGIBLE", [], [])),
    ],
)
def test_a_sum_that_is_only_planned_promises_what_the_text_does(
    readings: dict[str, str], first_insured: str | None, answer: tuple[str, list[str], list[str]]
) -> None:
    stated = {**PLANNED, "first_insured": first_insured}
    found = ask("1966-05", "2026-11", readings=readings, **stated)
    option = found.option("2027-06")
    assert (str(option.eligibility), [str(one) for one in option.reasons], list(option.missing_facts)) == answer
    asked = any(caveat.reading == "R08" for caveat in option.caveats)
    assert asked is (answer[0] == "UNDETERMINED")
    # The month before it is short whatever R08 says.
    assert str(found.option("2027-05").eligibility) == "NOT_ELIGIBLE"
    assert (str(found.first_qualifying_month) == "2027-06") is (answer[0] == "ELIGIBLE")


def test_a_planned_sum_as_prescribed_counts() -> None:
    # Insured in 2000, and 2026-11 to 2031-10 paid on: sixty months after the age. 100 + 60 + 80 = 240 in 2031-11, 192 needed.
    stated: Stated = {
        "cumulative": 100,
        "counted_to": "2026-10",
        "first_insured": "2000-01",
        "plan": ["2026-11..2031-10"],
    }
    found = ask("1966-05", "2026-10", **stated, lump_sum=(80, "2031-11"))
    assert told(found.option("2031-11")) == ("extended", "ELIGIBLE", [])
    # One month of the sixty less: not settled.
    less = {**stated, "plan": ["2026-11..2031-09"]}
    option = ask("1966-05", "2026-10", **less, lump_sum=(80, "2031-11")).option("2031-11")
    assert (str(option.eligibility), list(option.missing_facts)) == ("UNDETERMINED", ["lump_sum_accepted"])


def test_a_sum_before_the_age_is_no_way_of_the_text() -> None:
    # 办法 第二条 speaks of whoever is short at the age: 150 by 2026-06 and 30 at once in 2026-08 are at the most open.
    stated = {**PLANNED, "counted_to": "2026-06", "lump_sum": (30, "2026-08")}
    no_answer: dict[str, str] = {}
    for readings in (no_answer, {"R08": "any_short"}):
        option = ask("1966-05", "2026-06", readings=readings, **stated).option("2026-08")
        assert (str(option.eligibility), list(option.missing_facts)) == ("UNDETERMINED", ["lump_sum_accepted"])


def test_who_draws_an_employee_pension_has_no_remedies() -> None:
    stated: Stated = {"cumulative": 150, "counted_to": "2026-11", "continuing": True}
    assert ask("1966-05", "2026-11", drawing="employee", **stated).remedies == ()
    for drawn, move in (
        (None, "ELIGIBLE"),
        ("none", "ELIGIBLE"),
        ("resident", "UNDETERMINED"),
        ("some", "UNDETERMINED"),
    ):
        found = ask("1966-05", "2026-11", drawing=drawn, **stated).remedies
        assert {one.kind: str(one.eligibility) for one in found}["transfer_to_resident"] == move


# --- enough at the age ------------------------------------------------------------------------------------------------


def test_a_civil_servant_after_the_age_claims_now_or_not_at_all_later() -> None:
    answer = ask("1966-05", "2026-11", "civil_servant", cumulative=400, continuing=True)
    now = answer.option("2026-11")
    assert told(now) == ("late", "ELIGIBLE", [])
    assert (now.required_months, now.counting_year, now.approval_required) == (180, 2026, None)
    assert "due_since" in codes(now)
    assert day_of(now) == (None, None, "2026-11", "2026-12")
    for month in ("2026-12", "2040-01"):
        later = answer.option(month)
        assert told(later)[:2] == ("deferred", "NOT_ELIGIBLE")
        assert "post_excluded" in told(later)[2]
        assert "claim_now" in codes(later)
        assert day_of(later) == NO_DATES
    assert told(answer.option("2026-12"))[2] == ["post_excluded"]
    assert spans(answer) == [("2026-11", "2026-11")]


@pytest.mark.parametrize("as_of", ["2025-03", "2025-07", "2026-11"])
def test_a_month_past_every_deferral(as_of: str) -> None:
    # 2025-07 and 36 months: 2028-07.
    option = ask("1965-05", as_of, cumulative=400, continuing=True).option("2028-08")
    assert told(option) == ("deferred", "NOT_ELIGIBLE", ["later_than_window"])
    assert "claim_now" in codes(option)
    unknown = ask("1965-05", as_of).option("2028-08")
    assert told(unknown) == ("extended", "UNDETERMINED", ["later_than_window"])
    assert list(unknown.missing_facts) == ["contributions"]


@pytest.mark.parametrize(
    ("birth", "category", "granted"),
    [("1964-11", "male_60", "2024-12"), ("1969-10", "female_55", "2025-01"), ("1974-12", "female_50", "2025-03")],
)
@pytest.mark.parametrize("before", [0, 1, 12])
def test_a_grandfathered_pension_granted_later(birth: str, category: Any, granted: str, before: int) -> None:
    # The original age in 2024-11, 2024-10 and 2024-12: no text bars a later claim, asked then or asked before.
    as_of = written(index(granted) - before)
    option = ask(birth, as_of, category=category, cumulative=300, continuing=True).option(granted)
    assert told(option) == ("late", "ELIGIBLE", [])
    assert "due_since" in codes(option)
    assert day_of(option) == NO_DATES


def test_the_grandfathered_with_enough_are_open_for_good() -> None:
    answer = ask("1964-12", "2026-11", "civil_servant", cumulative=400, continuing=False)
    for month in ("2026-11", "2026-12", "2050-01"):
        assert told(answer.option(month)) == ("late", "ELIGIBLE", [])
    assert spans(answer) == [("2026-11", None)]


def test_a_man_of_1949() -> None:
    answer = ask("1949-03", "2026-11", cumulative=400, continuing=False)
    assert str(answer.statutory.value.month) == "2009-03"
    # 400 by 2026-11: 400 - 212 = 188 by 2009-03 at the least.
    assert told(answer.option("2009-03")) == ("statutory", "ELIGIBLE", [])
    assert told(answer.option("2026-11")) == ("late", "ELIGIBLE", [])


@pytest.mark.parametrize(
    ("readings", "paid"), [({}, "2026-12"), ({"R46": "after_age"}, "2025-08"), ({"R46": "undetermined"}, None)]
)
def test_from_when_a_late_claim_is_paid(readings: dict[str, str], paid: str | None) -> None:
    answer = ask("1965-05", "2026-11", cumulative=400, continuing=True, readings=readings)
    assert day_of(answer.option("2026-11")) == (None, None, "2026-11", paid)


# --- a deferral that was agreed, or was not ---------------------------------------------------------------------------

BEFORE, AFTER = "2026-06", "2026-11"  # male 1966-05: 2026-10


@pytest.mark.parametrize("as_of", [BEFORE, AFTER])
@pytest.mark.parametrize(
    ("employment", "facts", "reason"),
    [
        ("employee", {"deferral_agreed_to": False}, "deferral_not_agreed"),
        ("employee", {"deferral_agreed_to": "2027-01"}, "deferral_not_lengthened"),
        ("state_employee", {"approved": False}, "approval_refused"),
        # A post of which R07, or nobody, says whether it may defer: what is stated decides all the same.
        ("own_account", {"deferral_agreed_to": False}, "deferral_not_agreed"),
        ("unknown", {"deferral_agreed_to": "2027-01"}, "deferral_not_lengthened"),
        ("unknown", {"approved": False}, "approval_refused"),
    ],
)
def test_asked_for_2027_06(as_of: str, employment: Any, facts: dict[str, Any], reason: str) -> None:
    option = ask("1966-05", as_of, employment, cumulative=400, continuing=True, **facts).option("2027-06")
    assert told(option) == ("deferred", "NOT_ELIGIBLE", [reason])
    assert "claim_now" in codes(option)
    assert day_of(option) == NO_DATES


@pytest.mark.parametrize("as_of", [BEFORE, "2026-10", AFTER])
def test_up_to_the_month_agreed(as_of: str) -> None:
    answer = ask("1966-05", as_of, cumulative=400, continuing=True, deferral_agreed_to="2027-01")
    for month in ("2026-12", "2027-01"):
        assert told(answer.option(month)) == ("deferred", "ELIGIBLE", [])
        assert answer.option(month).agreement_by is None
    if as_of == AFTER:  # the deferral runs on: nothing is late
        assert told(answer.option(AFTER)) == ("deferred", "ELIGIBLE", [])
        assert spans(answer) == [("2026-11", "2027-01")]
    assert "facts_conflict" not in warned(answer)


def test_after_the_month_agreed() -> None:
    answer = ask("1966-05", "2027-03", cumulative=400, continuing=True, deferral_agreed_to="2027-01")
    assert told(answer.option("2027-03")) == ("late", "ELIGIBLE", [])
    assert "due_since" in codes(answer.option("2027-03"))
    assert told(answer.option("2027-04")) == ("deferred", "NOT_ELIGIBLE", ["deferral_not_lengthened"])
    assert spans(answer) == [("2027-03", "2027-03")]
    arrears = ask(
        "1966-05",
        "2027-03",
        cumulative=400,
        continuing=True,
        deferral_agreed_to="2027-01",
        readings={"R46": "after_age"},
    )
    assert str(arrears.option("2027-03").first_payment_month) == "2027-02"  # due since the month agreed


def test_nothing_said_of_an_agreement() -> None:
    before = ask("1966-05", BEFORE, cumulative=400, continuing=True).option("2027-06")
    assert told(before) == ("deferred", "ELIGIBLE", [])
    assert str(before.agreement_by) == "2026-09-01"
    after = ask("1966-05", AFTER, cumulative=400, continuing=True)
    assert told(after.option("2027-06")) == ("deferred", "UNDETERMINED", [])
    assert list(after.option("2027-06").missing_facts) == ["deferral_agreed_to"]
    assert told(after.option(AFTER)) == ("late", "ELIGIBLE", [])  # an unstated deferral may be ended
    assert spans(after) == [(AFTER, AFTER)]
    no = ask("1966-05", AFTER, cumulative=400, continuing=True, readings={"R47": "no"}).option("2027-06")
    assert told(no) == ("deferred", "NOT_ELIGIBLE", ["deferral_not_agreed"])
    # While the age is to come R47 has nothing to say.
    ahead = ask("1966-05", BEFORE, cumulative=400, continuing=True, readings={"R47": "no"}).option("2027-06")
    assert told(ahead) == ("deferred", "ELIGIBLE", [])


@pytest.mark.parametrize("employment", ["own_account", "unknown"])
@pytest.mark.parametrize("as_of", [BEFORE, AFTER])
def test_a_post_of_which_it_is_not_settled(employment: Any, as_of: str) -> None:
    answer = ask("1966-05", as_of, employment, cumulative=400, continuing=True)
    option = answer.option("2027-06")
    assert told(option) == ("deferred", "UNDETERMINED", [])
    assert "claim_now" in codes(option)
    assert "employment" in option.missing_facts if employment == "unknown" else "R07" in read(option)
    # Past the 36 months no answer opens it.
    assert told(answer.option("2029-11")) == ("deferred", "NOT_ELIGIBLE", ["later_than_window"])


@pytest.mark.parametrize(
    ("employment", "agreed"),
    [("employee", "2026-10"), ("employee", "2026-06"), ("employee", "2029-11"), ("civil_servant", "2027-01")],
)
def test_an_agreement_that_grants_nothing(employment: Any, agreed: str) -> None:
    answer = ask("1966-05", AFTER, employment, cumulative=400, continuing=True, deferral_agreed_to=agreed)
    assert "facts_conflict" in warned(answer)
    assert told(answer.option(AFTER)) == ("late", "ELIGIBLE", [])
    assert told(answer.option("2029-11"))[1] == "NOT_ELIGIBLE"
    bar = "post_excluded" if employment == "civil_servant" else "later_than_window"
    assert bar in told(answer.option("2029-11"))[2]


def test_a_refusal_of_approval_bars_no_month_that_needs_none() -> None:
    # 94号 第十三条: early and deferred months only.
    answer = ask("1966-05", "2026-05", "state_employee", cumulative=400, continuing=True, approved=False)
    assert told(answer.option("2026-05")) == ("early", "NOT_ELIGIBLE", ["approval_refused"])
    assert told(answer.option("2026-10")) == ("statutory", "ELIGIBLE", [])
    after = ask("1966-05", AFTER, "state_employee", cumulative=400, continuing=True, approved=False)
    assert told(after.option(AFTER)) == ("late", "ELIGIBLE", [])
    short = ask("1968-12", "2029-12", "state_employee", approved=False, spells=["2017-07.."])
    assert told(short.option("2034-12")) == COMPLETE


def test_what_was_done_is_not_to_be_done() -> None:
    plain = ask("1971-09", "2031-05", cumulative=400, continuing=True).option("2031-09")
    assert day_of(plain) == ("2031-06-01", None, "2031-09", "2031-10")
    given = ask("1971-09", "2031-05", cumulative=400, continuing=True, notice_given_on="2031-04-20").option("2031-09")
    assert day_of(given) == (None, None, "2031-09", "2031-10")
    handed = ask("1966-05", "2026-12", cumulative=400, continuing=True, applied_on="2026-11-20")
    assert told(handed.option("2026-11")) == ("late", "ELIGIBLE", [])  # the month of the claim, though it is past
    assert day_of(handed.option("2026-11")) == (None, None, None, "2026-12")


# --- short at the age, and nothing more is paid -----------------------------------------------------------------------


@pytest.mark.parametrize("employment", oracle.EMPLOYMENTS)
@pytest.mark.parametrize("as_of", ["2029-12", "2031-04"])
def test_nothing_is_open_where_nothing_could_grant_it(employment: Any, as_of: str) -> None:
    stated: Stated = {"cumulative": 150, "counted_to": "2029-12", "continuing": False}
    answer = ask("1968-12", as_of, employment, **stated)
    for month in ("2031-05", "2032-12", "2033-01", "2049-12"):
        option = answer.option(month)
        assert told(option) == SHORT
        assert figures(option) == (150, 180, 30)
    assert spans(answer) == []
    assert answer.first_open_month is None
    assert [one.kind for one in answer.remedies] == [
        "extended_contribution",
        "lump_sum",
        "transfer_to_resident",
        "end_relation",
    ]


def test_both_months_of_an_extension() -> None:
    # 150 at 2029-12, asked in 2032-07 with 181: 180 in 2032-06 by the statutory year, 210 of 2034 in 2034-12.
    answer = ask("1968-12", "2032-07", spells=["2017-07.."])
    option = answer.option("2032-07")
    assert told(option) == OPEN
    assert figures(option) == (181, 198, 17)
    assert until(answer) == "2034-12"
    assert told(answer.option("2034-12")) == COMPLETE
    (r01,) = [one for one in answer.readings if one.id == "R01"]
    assert r01.answers["statutory_year"]["first_qualifying_month"] == "2032-07"
    assert r01.answers["completion_year"]["first_qualifying_month"] == "2034-12"
    before = ask("1968-12", "2029-12", spells=["2017-07.."])
    assert (str(before.first_open_month), str(before.first_qualifying_month)) == ("2032-06", "2034-12")


def test_a_lump_sum_wants_five_years_of_paying_on() -> None:
    # 13号令 第二条. Male 1965-05, 2025-07 with 100: nothing paid since, so five years end sixty months from now.
    stated: Stated = {"cumulative": 100, "counted_to": "2025-07", "continuing": False, "first_insured": "2000-01"}
    answer = ask("1965-05", "2031-07", **stated)
    (lump,) = [one for one in answer.remedies if one.kind == "lump_sum"]
    assert str(lump.from_month) == "2036-07"
    assert str(lump.eligibility) == "ELIGIBLE"  # 100 + 60 are short of any minimum
    paid: Stated = {"spells": [("2017-04", "2030-07")], "continuing": False, "first_insured": "2010-01"}
    (lump,) = [one for one in ask("1965-05", "2031-07", **paid).remedies if one.kind == "lump_sum"]
    assert str(lump.from_month) == "2031-07"  # 2025-08..2030-07 are sixty


# --- a pension that is drawn ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", ["2025-06", "2026-11"])
def test_whoever_draws_an_employee_pension(as_of: str) -> None:
    answer = ask("1965-05", as_of, cumulative=400, continuing=False, drawing="employee")
    for month in ("2025-07", "2026-11", "2026-12", "2040-01"):
        option = answer.option(month)
        assert str(option.eligibility) == "NOT_ELIGIBLE"
        assert "already_drawing" in told(option)[2]
        assert day_of(option) == NO_DATES
    assert spans(answer) == []
    assert answer.window.value.earliest_month is answer.window.value.latest_month is None


@pytest.mark.parametrize("drawing", ["resident", "other", "some"])
def test_whoever_draws_another_pension(drawing: Any) -> None:
    answer = ask("1965-05", "2026-11", cumulative=400, continuing=False, drawing=drawing)
    option = answer.option("2026-11")
    assert told(option) == ("late", "UNDETERMINED", [])
    assert "pension_drawn" in option.missing_facts
    assert day_of(option) == NO_DATES
    assert spans(answer) == []
    # A refusal stays one.
    assert told(answer.option("2028-08")) == ("deferred", "NOT_ELIGIBLE", ["later_than_window"])


@pytest.mark.parametrize("drawing", ["none", None])
def test_none_drawn_or_none_stated(drawing: Any) -> None:
    answer = ask("1965-05", "2026-11", cumulative=400, continuing=False, drawing=drawing)
    assert told(answer.option("2026-11")) == ("late", "ELIGIBLE", [])


# --- the past is never assumed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "missing"),
    [
        ({"cumulative": 132, "counted_to": "2000-12"}, "continuing"),
        ({"cumulative": 132, "counted_to": "2000-12", "continuing": True}, "counted_to"),
        ({"spells": [("1990-01", "2000-12")]}, "continuing"),
        ({"spells": [("1990-01", "2000-12")], "continuing": True}, "counted_to"),
    ],
)
def test_twenty_six_years_of_which_nothing_is_said(stated: dict[str, Any], missing: str) -> None:
    # Male 1966-09 is 60 in 2026-09: 132 months, or 443 if every month since was paid.
    option = ask("1966-09", "2026-11", **stated).option("2026-11")
    assert told(option) == ("early", "UNDETERMINED", [])
    assert list(option.missing_facts) == [missing]
    assert option.projected_months == 132
    assert option.shortfall_months is None
    stopped = ask("1966-09", "2026-11", **{**stated, "continuing": False}).option("2026-11")
    assert told(stopped) == ("early", "NOT_ELIGIBLE", ["contributions_short"])
    assert figures(stopped) == (132, 180, 48)


@pytest.mark.parametrize(
    ("counted_to", "continuing", "projected", "missing"),
    [
        ("2026-05", True, 180, set()),  # six months of lag
        ("2025-11", True, 186, set()),  # twelve
        ("2025-10", True, 174, {"counted_to"}),  # thirteen are no lag
        ("2026-05", None, 174, {"continuing"}),
        ("2026-05", False, 174, None),
    ],
)
def test_the_lag_of_a_yearly_statement(
    counted_to: str, continuing: bool | None, projected: int, missing: set[str] | None
) -> None:
    # Male 1966-09 in 2026-11, 174 of 180.
    stated: dict[str, Any] = {"cumulative": 174, "counted_to": counted_to}
    if continuing is not None:
        stated["continuing"] = continuing
    option = ask("1966-09", "2026-11", **stated).option("2026-11")
    assert option.projected_months == projected
    if missing is None:
        assert told(option) == ("early", "NOT_ELIGIBLE", ["contributions_short"])
    else:
        assert str(option.eligibility) == ("UNDETERMINED" if missing else "ELIGIBLE")
        assert set(option.missing_facts) == missing


def test_enough_whatever_happened_since() -> None:
    option = ask("1966-09", "2026-11", cumulative=180, counted_to="2000-12").option("2026-11")
    assert told(option) == ("early", "ELIGIBLE", [])


def test_surely_short_although_a_part_is_unknown() -> None:
    # Male 1968-12 in 2029-12: 120 and a year that nobody stated, 132 at the most.
    answer = ask("1968-12", "2029-12", cumulative=120, counted_to="2028-12")
    option = answer.option("2029-12")
    assert told(option) == ("statutory", "NOT_ELIGIBLE", ["contributions_short"])
    assert [one.kind for one in answer.remedies][:1] == ["extended_contribution"]


@pytest.mark.parametrize(
    ("last", "continuing", "paid"),
    [
        ("2026-11", None, 2),  # at the month of the question: assumed to go on
        ("2026-11", True, 2),
        ("2026-11", False, 0),
        ("2026-12", None, 1),  # a last spell that ends later says when it ends
        ("2026-12", True, 2),
        ("2026-12", False, 1),
    ],
)
def test_what_follows_the_last_spell(last: str, continuing: bool | None, paid: int) -> None:
    stated: dict[str, Any] = {"spells": [("2012-02", last)]}
    if continuing is not None:
        stated["continuing"] = continuing
    answer = ask("1968-12", "2026-11", **stated)
    assert answer.option("2027-01").projected_months == 178 + paid  # 2012-02..2026-11 are 178


# --- struck out, and an allowance -------------------------------------------------------------------------------------


def months(answer: Assessment) -> int | None:
    found = answer.option(str(answer.as_of)).projected_months
    return None if found is None else int(found)


def test_deemed_months_that_the_allowance_took_are_struck_out_once() -> None:
    stated: Stated = {
        "spells": [("1990-01", "2004-12"), ("2025-11", "2026-10", "deemed")],
        "continuing": False,
        "removed": 12,
        "invalidity_allowance": [("2025-11", "2026-10")],
    }
    assert months(ask("1966-05", "2026-11", **stated)) == 180


def test_a_month_really_paid_counts_under_an_allowance() -> None:
    stated: Stated = {
        "spells": [("2011-11", "2024-12"), ("2026-03", "2026-10")],
        "continuing": False,
        "invalidity_allowance": [("2025-01", "2026-03")],
    }
    assert months(ask("1966-05", "2026-11", **stated)) == 166


# --- what must always hold --------------------------------------------------------------------------------------------

ANY_READINGS = st.fixed_dictionaries(
    {}, optional={one: st.sampled_from(given) for one, given in oracle.ANSWERS.items()}
)


@given(st.one_of(strategies.questions(past=True), strategies.spelled(past=True), strategies.planned()), ANY_READINGS)
@MONTH_BY_MONTH
def test_stretches_are_the_open_months_under_any_readings(asked: Asked, readings: dict[str, str]) -> None:
    chosen = {one: answer for one, answer in readings.items() if answer != oracle.DEFAULTS[one]}
    case = replace(asked.case, readings=chosen)
    asked = replace(asked, case=case)
    answer = asked.answer
    found = strategies.stretches(asked, answer)
    assert found == oracle.qualifying(case)
    asked_about = (*range(oracle.open_from(case), case.now + 40), case.now + 60, case.now + 120, case.now + 252)
    assert strategies.differences(asked, answer, asked_about) == []
    first = answer.first_open_month
    assert case.applied is not None or (None if first is None else first.index) == oracle.first_open(case)
    assert answer.first_qualifying_month is None or (first is not None and first <= answer.first_qualifying_month)
    assert ("facts_conflict" in warned(answer)) == case.conflict or case.draws


def the_same(option: Option) -> tuple[Any, ...]:
    return told(option), figures(option), option.counting_year, tuple(map(str, option.missing_facts))


@given(strategies.spelled(plain=True), st.data())
def test_a_month_has_one_answer_whenever_it_is_asked(asked: Asked, data: st.DataObject) -> None:
    """Months that are known one by one, and an agreement or none: asked before, at or after the age."""
    stated: dict[str, Any] = {
        name: value for name, value in (asked.stated or {}).items() if name not in ("removed", "invalidity_allowance")
    }
    if all(one["last"] for one in stated["spells"]):
        stated["continuing"] = False
    at = asked.case.statutory
    agreed = data.draw(st.one_of(st.just(False), st.integers(at + 1, at + 36)), label="agreed")
    early, late = sorted(
        data.draw(st.integers(max(asked.case.birth, at - 40), at + 60), label="as of") for _ in range(2)
    )
    assume(early < late)
    answers = [
        replace(asked, stated=stated, asked=(), case=replace(asked.case, as_of=as_of, agreed=agreed)).answer
        for as_of in (early, late)
    ]
    for month in (late, late + 1, at, at + 1, at + 36, at + 37, at + 120, at + 252):
        if month != at and month <= late:
            continue  # past, or the month of asking: a late claim
        first, second = (the_same(answer.option(written(month))) for answer in answers)
        assert first == second, written(month)


@given(st.one_of(strategies.spelled(), strategies.spelled(past=True), strategies.planned(), strategies.questions()))
@SELDOM
def test_a_remedy_and_the_option_of_its_month_agree(asked: Asked) -> None:
    answer, case = asked.answer, asked.case
    month = until(answer)
    assume(month is not None and case.exact(case.now) and case.exact(case.statutory) and not case.draws)
    assert month is not None
    last = index(month)
    option = answer.option(month)
    # No month is credited while an allowance is drawn, by the remedy as little as by the count; one without an end stops
    # where he pays on.
    drawn = [(first, end) for first, end in case.drawn if end < case.horizon]
    free = [one for one in range(case.now + 1, last + 1) if not any(first <= one <= end for first, end in drawn)]
    if case.known(last) - case.known(case.now) == len(free):  # he pays on as it is
        assert told(option) == COMPLETE, month
        assert "due_since" not in codes(option)
        assert answer.first_qualifying_month is None or answer.first_qualifying_month.index <= last
    elif case.answer("R23") != "yes":
        assert str(option.eligibility) != "ELIGIBLE", month


def paying(asked: Asked, months: set[int]) -> Asked:
    """The same count, with these months paid after it and no others."""
    case, total = asked.case, strategies.total(asked)
    runs = [spell(run) for run in oracle.runs(months)]
    stated: Stated = {"cumulative": total, "counted_to": written(case.counted_to), "plan": runs}
    lump = {} if case.lump is None else {"lump_sum": (case.lump[0], written(case.lump[1]))}
    return replace(asked, stated=stated | lump, asked=())


EXACT = st.one_of(
    strategies.questions(stated=True, exact=True, drawing=False),
    strategies.questions(stated=True, exact=True, drawing=False, past=True),
    strategies.planned(exact=True),
)


def projected(case: Case, last: int) -> set[int]:
    return {month for first, end in case.sure for month in range(first, min(end, last) + 1)}


@given(EXACT)
@SELDOM
def test_who_follows_the_extension_has_an_open_month(asked: Asked) -> None:
    assert asked.stated is not None
    assume("invalidity_allowance" not in asked.stated and asked.joined is None and not asked.case.draws)
    answer, case = asked.answer, asked.case
    month = until(answer)
    assume(month is not None and case.exact(case.statutory))
    assert month is not None
    follows = paying(asked, projected(case, case.now) | set(range(case.now + 1, index(month) + 1)))
    assert told(follows.answer.option(month)) == COMPLETE


def asked_months(case: Case) -> list[int]:
    near = [case.statutory + beside for beside in (-37, -36, -13, -1, 0, 1, 36, 37, 100)]
    return sorted({month for month in (*near, case.original - 1, case.as_of) if month >= case.birth})


@given(EXACT)
@SELDOM
def test_an_advice_followed_opens_the_month_and_one_month_less_does_not(asked: Asked) -> None:
    assert asked.stated is not None
    assume("invalidity_allowance" not in asked.stated and asked.joined is None and not asked.case.draws)
    # R28 at its default: months by an earlier day cannot be added to a count that is taken later.
    readings = {name: answer for name, answer in asked.case.readings.items() if name != "R28"}
    asked = replace(asked, case=replace(asked.case, readings=readings))
    answer, case = asked.answer, asked.case
    for month in asked_months(case):
        obstacles = answer.why_not(written(month))
        conditions = {str(one.condition) for one in obstacles}
        for obstacle in obstacles:
            if obstacle.change == "choose_month":
                assert obstacle.month is not None
                assert str(answer.option(obstacle.month).eligibility) == "ELIGIBLE", written(month)
            if obstacle.change == "pay_more":
                assert obstacle.months is not None
                assert obstacle.months > 0
                paid = projected(case, month)
                free = [one for one in range(case.as_of + 1, month + 1) if one not in paid]
                assert len(free) >= obstacle.months, f"{written(month)}: more months than the calendar holds"
                for more, opens in ((int(obstacle.months), True), (int(obstacle.months) - 1, False)):
                    option = paying(asked, paid | set(free[len(free) - more :])).answer.option(written(month))
                    reasons = {str(reason) for reason in option.reasons}
                    assert ("contributions_short" not in reasons) or not opens, (written(month), more)
                    if conditions == {"contributions_short"}:
                        assert (str(option.eligibility) == "ELIGIBLE") is opens, (written(month), more)


def synthetic(number: int) -> Iterator[tuple[Person, str]]:
    pick = random.Random(11)
    for _ in range(number):
        category = pick.choice(list(oracle.CLASSES))
        reaches = pick.randint(2024 * 12, 2040 * 12)
        birth = reaches - oracle.CLASSES[category][0]
        as_of = oracle.statutory(category, birth) + pick.randint(-120, 40)
        count = Contributions(cumulative=pick.randint(60, 260), continuing=pick.choice([True, False]))
        yield (
            Person(
                written(birth),
                Category.of(category),
                employment=Employment.of(pick.choice(oracle.EMPLOYMENTS)),
                contributions=count,
            ),
            written(as_of),
        )


def test_most_who_are_refused_are_told_what_to_do() -> None:
    """For half of the refused at the least: another month, months that still fit, or a way on."""
    law, refused, advised = load_law(), 0, 0
    for person, as_of in synthetic(300):
        answer = assess(person, law, as_of)
        at = answer.statutory.value.month.index
        for month in (at, at - 12, at + 12, at + 37):
            if month < index(as_of) or str(answer.option(written(month)).eligibility) != "NOT_ELIGIBLE":
                continue
            refused += 1
            changes = {str(one.change) for one in answer.why_not(written(month))}
            advised += bool(changes & {"pay_more", "choose_month"} or answer.remedies)
    assert refused > 200
    assert advised * 2 >= refused


@given(strategies.categories(), st.integers(-60, 260), st.sampled_from(oracle.EMPLOYMENTS), st.integers(150, 300))
def test_a_later_birth_never_retires_earlier(category: Any, reaches: int, employment: Any, count: int) -> None:
    law, birth = load_law(), 2025 * 12 + reaches - oracle.CLASSES[category][0]
    stated = Contributions(cumulative=count, continuing=True)
    found = []
    for born in (birth, birth + 1):
        assume(2026 * 12 + 10 - born + 1 >= count)
        answer = assess(Person(written(born), category, employment=employment, contributions=stated), law, "2026-11")
        found.append(
            (answer.statutory.value.month, answer.window.value.earliest_month, answer.window.value.latest_month)
        )
    for earlier, later in zip(*found, strict=True):
        assert earlier is None or (later is not None and earlier < later)


# --- the whole table, systematically ----------------------------------------------------------------------------------


def grid(births: tuple[int, ...], counts: tuple[int, ...], offsets: tuple[int, ...]) -> Iterator[Asked]:
    for category, (age, first, _, _) in oracle.CLASSES.items():
        for reach in births:
            birth = first + reach
            at = birth + age + oracle.increase(category, birth)
            need = oracle.required(at // 12)
            for employment in oracle.EMPLOYMENTS:
                for offset in offsets:
                    for beside in counts:
                        for going_on in (True, False):
                            ahead = max(0, -offset) if going_on else 0
                            total = max(0, need - ahead + beside)
                            case = Case(category, birth, at + offset, employment)
                            stated = {"cumulative": total, "continuing": going_on}
                            yield Asked(oracle.counted(case, total, continuing=going_on), stated)


def table_of(asked: Asked) -> list[str]:
    case = asked.case
    at, now = case.statutory, case.now
    months = {case.as_of, at, *range(at - 2, at + 4), *range(at + 34, at + 40), *range(at + 48, at + 253, 17), now + 1}
    edge = [] if case.completed is None else [case.completed - 1, case.completed, case.completed + 6]
    answer = asked.answer
    found = strategies.differences(asked, answer, (month for month in (*months, *edge) if month >= case.as_of))
    open_ = strategies.stretches(asked, answer)
    return found + ([] if open_ == oracle.qualifying(case) else [f"{open_} for {oracle.qualifying(case)}"])


@pytest.mark.parametrize("size", some([80, 250], [80]))
def test_the_table_by_rows(size: int) -> None:
    people = list(grid((-6, -1, 0, 23, 47, 71), (-60, -1, 0, 40), (-40, 0, 1, 40)))
    for asked in random.Random(6).sample(people, size):
        assert table_of(asked) == [], asked


OFFSETS = (-40, -12, -3, -1, 0, 1, 2, 12, 35, 36, 37, 48, 60)
COUNTS = (-30, -1, 0, 5, 23, 47, 59, 71, 95, 143, 239)
COUNTED_TO = (-180, -60, -13, -7, -1, 0, 1, 6, 30, 60)


@pytest.mark.slow
@pytest.mark.parametrize("offset", OFFSETS)
def test_the_table_by_posts_counts_and_distances(offset: int) -> None:
    people = list(grid(COUNTS, COUNTED_TO, (offset,)))
    for asked in random.Random(offset).sample(people, 150):
        assert table_of(asked) == [], asked


@pytest.mark.long
@pytest.mark.parametrize("offset", OFFSETS)
def test_the_table_by_every_post_count_and_distance(offset: int) -> None:
    for asked in grid(COUNTS, COUNTED_TO, (offset,)):
        assert table_of(asked) == [], asked
