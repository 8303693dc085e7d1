"""What stands against a month, and an advice that can be followed: 办法 第二条, 第三条; 94号; 社会保险法 第十六条.

male 1969-01: 60 in 2029-01, 61y1m in 2030-02. The conditions one by one are in tests/test_why_not.py; here the boundary between
paying more, another month, and the remedies, and the article behind each condition.
Mutations that must fail here: `rows[2029].months` of minimum_contribution, and every citation named below.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Assessment, Contributions, Eligibility, Person, assess
from tests.law_day import load_law

Change = tuple[str, str, str | None, int | None]


def ask(birth: str, as_of: str = "2026-11", employment: Any = "employee", **stated: Any) -> Assessment:
    facts = {name: stated.pop(name) for name in ("drawing", "deferral_agreed_to", "approved") if name in stated}
    person = Person(birth, "male_60", employment=employment, contributions=Contributions(**stated), **facts)
    return assess(person, load_law(), as_of)


def changes(answer: Assessment, month: str) -> list[Change]:
    return [
        (
            str(one.condition),
            one.change,
            None if one.month is None else str(one.month),
            None if one.months is None else int(one.months),
        )
        for one in answer.why_not(month)
    ]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        # 37 months from 2026-12 to 2029-12, 180 in 2029.
        (180, []),
        (179, [("contributions_short", "pay_more", "2029-12", 1)]),
        (143, [("contributions_short", "pay_more", "2029-12", 37)]),
        # 38 do not fit. Paying on from 2030-03 he has 142 + 80 = 222, the minimum of 2036, in 2036-10 (2035-12: 212 of 216).
        (142, [("contributions_short", "see_remedies", "2036-10", 38)]),
    ],
)
def test_more_is_advised_only_where_it_fits(months: int, expected: list[Change]) -> None:
    assert changes(ask("1969-01", cumulative=months, continuing=False), "2029-12") == expected


@pytest.mark.parametrize("months", [143, 170, 179])
def test_followed_it_opens_the_month_and_one_less_does_not(months: int) -> None:
    ((_, _, by, more),) = changes(ask("1969-01", cumulative=months, continuing=False), "2029-12")
    assert by is not None
    assert more is not None
    for paid, eligibility in ((more, Eligibility.ELIGIBLE), (more - 1, Eligibility.NOT_ELIGIBLE)):
        counted: dict[str, Any] = {"cumulative": months, "counted_to": "2026-11"}
        first = assess(Person("1969-01", "male_60"), load_law(), "2026-11").as_of + (37 - paid) + 1
        plan = [f"{first}..{by}"] if paid else []
        assert ask("1969-01", **counted, plan=plan).option("2029-12").eligibility is eligibility


def test_a_month_already_paid_is_no_month_to_pay_more() -> None:
    # Paid on from 2027-12 by plan: of the 37 months twelve are free. 143 + 25 = 168 of 180: just enough of them; 142: not.
    plan = ["2027-12.."]
    fits = ask("1969-01", cumulative=143, counted_to="2026-11", plan=plan)
    assert ("contributions_short", "pay_more", "2029-12", 12) in changes(fits, "2029-12")
    short = changes(ask("1969-01", cumulative=142, counted_to="2026-11", plan=plan), "2029-12")
    assert [one[:2] for one in short if one[1] == "pay_more"] == []


def test_nor_is_one_in_which_an_allowance_is_drawn() -> None:
    # 72号 第八条: 2028 drawn, so 25 months are left of 37.
    drawn: dict[str, Any] = {"continuing": False, "invalidity_allowance": ["2028-01..2028-12"]}
    assert changes(ask("1969-01", cumulative=155, **drawn), "2029-12")[0][1:] == ("pay_more", "2029-12", 25)
    assert changes(ask("1969-01", cumulative=154, **drawn), "2029-12")[0][1] == "see_remedies"


def test_paying_alone_does_not_open_a_month_below_the_age() -> None:
    # 222 of 2036 in 2036-09 with 143.
    answer = ask("1969-01", cumulative=143, continuing=False)
    assert changes(answer, "2028-12") == [
        ("below_original_age", "none", None, None),
        ("contributions_short", "see_remedies", "2036-09", 37),
    ]


def test_after_the_age_what_is_left_is_paying_on() -> None:
    # male 1965-09: 2025-12, 180. 150 and stopped: 30 more from 2026-12 on, 180 of 180 in 2029-05.
    answer = ask("1965-09", cumulative=150, counted_to="2026-11", continuing=False)
    for month in ("2025-12", "2026-11", "2040-01"):
        assert changes(answer, month)[-1][:3] == ("contributions_short", "see_remedies", "2029-05")
    assert changes(answer, "2026-11") == [("contributions_short", "see_remedies", "2029-05", 30)]


def test_an_open_month_has_none() -> None:
    answer = ask("1969-01", cumulative=186, continuing=False)
    assert [changes(answer, month) for month in ("2029-01", "2030-02", "2033-02")] == [[], [], []]


@pytest.mark.parametrize(
    ("facts", "month", "condition", "source", "locator"),
    [
        ({}, "2026-04", "below_original_age", "flexible", "按事项：弹性提前退休条件"),
        ({}, "2029-11", "later_than_window", "flexible", "按事项：弹性延迟退休"),
        (
            {"employment": "civil_servant"},
            "2026-11",
            "post_excluded",
            "flexible",
            "按事项：公务员和国有企事业单位管理人员按时退休",
        ),
        (
            {"deferral_agreed_to": "2027-01"},
            "2027-02",
            "deferral_not_lengthened",
            "flexible",
            "按事项：延迟退休时间确定后不再延长",
        ),
        ({"deferral_agreed_to": False}, "2026-11", "deferral_not_agreed", "flexible", "按事项：提前一个月协商"),
        ({"employment": "state_employee", "approved": False}, "2026-05", "approval_refused", "flexible", "第十三条"),
        ({"drawing": "employee"}, "2026-10", "already_drawing", "bridging", "第三条"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_every_condition_cites_its_article(
    facts: dict[str, Any], month: str, condition: str, source: str, locator: str
) -> None:
    # male 1966-05: 60 in 2026-05, 60y5m in 2026-10; asked in 2026-03.
    answer = ask("1966-05", "2026-03", cumulative=400, counted_to="2026-03", continuing=True, **facts)
    steps = [step for step in answer.obstacles(month).trace if (step.name, step.value) == ("condition", condition)]
    assert [(cite.source, cite.locator) for cite in steps[0].citations][:1] == [(source, locator)]
