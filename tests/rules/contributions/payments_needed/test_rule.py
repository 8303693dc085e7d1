"""How many more months it takes, and from when at the latest: 办法 第二条; 94号 第七条; 72号 第八条.

male 1969-01: 60 in 2029-01, 61y1m in 2030-02, 186 (附件4). Asked in 2026-11, so 39 months are left to 2030-02, 37 to 2029-12.
Mutations that must fail here: `rows[2029].months`, `rows[2030].months` and `rows[2032].months` of minimum_contribution.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Assessment, Contributions, Eligibility, Person, YearMonth, assess
from retirecalc.rules.contributions.payments_needed import PaymentsNeeded
from tests.law_day import load_law


def ask(months: int, as_of: str = "2026-11", **stated: Any) -> Assessment:
    known = {"continuing": False, **stated}
    contributions = Contributions(cumulative=months, counted_to=as_of, **known)
    person = Person("1969-01", "male_60", employment="employee", drawing="none", contributions=contributions)
    return assess(person, load_law(), as_of)


def found(needed: PaymentsNeeded) -> tuple[int, int, str, str | None, bool]:
    start = needed.paying_from
    return (
        int(needed.required_months),
        int(needed.missing_months),
        str(needed.by),
        None if start is None else str(start),
        needed.in_time,
    )


@pytest.mark.parametrize(
    ("month", "months", "expected"),
    [
        # Early: the minimum of the chosen year, 180 in 2029, in the month itself (R28).
        ("2029-12", 180, (180, 0, "2029-12", None, True)),
        ("2029-12", 179, (180, 1, "2029-12", "2029-12", True)),
        ("2029-12", 143, (180, 37, "2029-12", "2026-12", True)),
        ("2029-12", 142, (180, 38, "2029-12", None, False)),
        # A month later, in the next year, six more.
        ("2030-01", 150, (186, 36, "2030-01", "2027-02", True)),
        # At the age.
        ("2030-02", 186, (186, 0, "2030-02", None, True)),
        ("2030-02", 185, (186, 1, "2030-02", "2030-02", True)),
        ("2030-02", 147, (186, 39, "2030-02", "2026-12", True)),
        ("2030-02", 146, (186, 40, "2030-02", None, False)),
        # Deferred: the minimum of the statutory year, by the statutory month as long as that can be reached.
        ("2032-12", 147, (186, 39, "2030-02", "2026-12", True)),
        ("2033-02", 186, (186, 0, "2030-02", None, True)),
        # Too late for it: paying on, by the minimum of the month's own year, 198 in 2032: the last 52 months.
        ("2032-12", 146, (198, 52, "2032-12", "2028-09", True)),
        ("2032-12", 125, (198, 73, "2032-12", "2026-12", True)),  # 73 months from 2026-12 on
        ("2032-12", 124, (198, 74, "2032-12", None, False)),
        # As far as paying on goes: 240 from 2039 on.
        ("2045-12", 100, (240, 140, "2045-12", "2034-05", True)),
    ],
)
def test_boundaries(month: str, months: int, expected: tuple[int, int, str, str | None, bool]) -> None:
    assert found(ask(months).required_to_retire_in(month)) == expected


@pytest.mark.parametrize(
    ("month", "months"),
    [("2029-12", 150), ("2030-02", 150), ("2032-12", 150), ("2032-12", 146), ("2045-12", 100)],
)
def test_followed_it_opens_the_month_and_a_month_less_does_not(month: str, months: int) -> None:
    needed = ask(months).required_to_retire_in(month)
    start = needed.paying_from
    assert start is not None
    for begins, eligibility in ((start, Eligibility.ELIGIBLE), (start + 1, Eligibility.NOT_ELIGIBLE)):
        plan = [f"{begins}..{needed.by}"] if begins <= needed.by else []
        option = ask(months, continuing=None, plan=plan).option(month)
        if eligibility is Eligibility.ELIGIBLE:
            assert option.eligibility is eligibility
        else:
            assert option.eligibility is not Eligibility.ELIGIBLE


@pytest.mark.parametrize("stated", [{"continuing": True}, {"continuing": None, "plan": ["2026-12.."]}], ids=str)
def test_what_is_planned_is_not_on_the_count(stated: dict[str, Any]) -> None:
    assert found(ask(150, **stated).required_to_retire_in("2029-12")) == (180, 30, "2029-12", "2027-07", True)


def test_of_an_unknown_past_only_what_is_sure_counts() -> None:
    # 150 counted to 2024-11, and nobody said whether the 24 months since were paid.
    contributions = Contributions(cumulative=150, counted_to="2024-11")
    person = Person("1969-01", "male_60", employment="employee", contributions=contributions)
    needed = assess(person, load_law(), "2026-11").required_to_retire_in("2029-12")
    assert found(needed) == (180, 30, "2029-12", "2027-07", True)


def test_no_month_is_credited_while_an_allowance_is_drawn() -> None:
    # 72号 第八条. Drawn 2029-07..2030-06: of the 39 months to 2030-02 the last eight are none.
    drawn: dict[str, Any] = {"invalidity_allowance": ["2029-07..2030-06"]}
    assert found(ask(155, **drawn).required_to_retire_in("2030-02")) == (186, 31, "2030-02", "2026-12", True)
    assert found(ask(154, **drawn).required_to_retire_in("2030-02")) == (186, 32, "2030-02", None, False)


@pytest.mark.parametrize(
    ("month", "locators"),
    [
        ("2029-12", ["第七条"]),
        ("2030-02", ["第二条"]),
        ("2032-12", ["第七条"]),
    ],
)
def test_the_minimum_cites_the_article_of_its_year(month: str, locators: list[str]) -> None:
    outcome = ask(150).payments_needed(month)
    cited = [[cite.locator for cite in step.citations] for step in outcome.trace if step.name == "required_months"]
    assert cited == [locators]


def test_paying_on_cites_the_measures_and_the_row_of_the_year() -> None:
    outcome = ask(146).payments_needed("2032-12")
    last = [step for step in outcome.trace if step.name == "required_months"][-1]
    assert {(cite.source, cite.locator) for cite in last.citations} == {
        ("social_insurance_law", "第十六条"),
        ("measures", "第二条"),
        ("measures", "附件4 2032年"),
    }


@pytest.mark.parametrize("employment", ["civil_servant", "state_manager"])
def test_where_no_deferral_reaches_the_month_paying_on_is_the_only_way(employment: Any) -> None:
    """附件2: 1972-10 is 33 months after 1970-01, 33 // 4 + 1 = 9: 55y9m in 2028-07, 180 needed, 175 there by 2027-07.

    Five months by 2028-07 would close 2029-07, which nobody of this post may defer to. Paid after the age they open it: 180 in
    2029, from 2029-03 on at the latest.
    """

    def asked(plan: list[str] | None) -> Assessment:
        stated: dict[str, Any] = {"cumulative": 175, "counted_to": "2027-07"}
        stated |= {"continuing": False} if plan is None else {"plan": plan}
        person = Person(
            "1972-10", "female_55", employment=employment, contributions=Contributions(**stated), drawing="none"
        )
        return assess(person, load_law(), "2027-07")

    found = asked(None).required_to_retire_in("2029-07")
    assert (int(found.missing_months), str(found.by), str(found.paying_from)) == (5, "2029-07", "2029-03")
    assert str(asked(["2029-03..2029-07"]).option("2029-07").eligibility) == "ELIGIBLE"
    assert str(asked(["2029-04..2029-07"]).option("2029-07").eligibility) == "NOT_ELIGIBLE"


def test_beyond_every_deferral_too() -> None:
    """附件1: 1966-05 has its month in 2026-10; 36 months later is 2029-10. 150 there by 2026-10, 192 needed in 2031."""
    stated = Contributions(cumulative=150, counted_to="2026-03", continuing=False)
    person = Person("1966-05", "male_60", employment="employee", contributions=stated, drawing="none")
    found = assess(person, load_law(), "2026-03").required_to_retire_in("2031-08")
    plan = Contributions(cumulative=150, counted_to="2026-03", plan=[f"{found.paying_from}..{found.by}"])
    followed = Person("1966-05", "male_60", employment="employee", contributions=plan, drawing="none")
    assert found.paying_from is not None
    assert found.paying_from > YearMonth(2026, 10)
    assert str(assess(followed, load_law(), "2026-03").option("2031-08").eligibility) == "ELIGIBLE"
