"""Out of work before the age, month by month: ten paths worked by hand, and random ones against a walk day by day.

By hand: the statutory month from the annexes, the months of benefit from 重庆市失业保险条例 第二十四条, the distance in days. Of
each stretch: first and last month, income, contributions; `?` stands after what is open.
"""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import retirecalc
from retirecalc import Category, Contributions, InvalidFacts, OutOfCoverage, Person, YearMonth, assess
from retirecalc.outcome import Eligibility, Standing
from retirecalc.questions.ask import ask
from retirecalc.questions.path import Path, path_to_pension
from retirecalc.wording.out_of_work import about_path
from tests.law_day import load_law

ENOUGH = {"cumulative": 300, "continuing": True}
Told = dict[str, Any]


def path(birth: str, as_of: str, told: Told, place: str = "CN-CQ", **person: Any) -> Path:
    paid = person.pop("contributions", ENOUGH)
    contributions = None if paid is None else Contributions(**{"counted_to": as_of, **paid})
    category = person.pop("category", "male_60")
    return path_to_pension(Person(birth, category, contributions=contributions, **person), load_law(place), as_of, told)


def lines(found: Path) -> list[str]:
    """Each stretch in a line."""

    def marked(what: str, standing: Standing | None) -> str:
        return what + ("?" if standing is Standing.UNDETERMINED else "")

    return [
        " ".join(
            [
                f"{first}..{last}",
                marked(one.income, one.income_standing),
                marked(one.contributions, one.contributions_standing),
                *([] if one.subsidy is None else [marked("subsidy", one.subsidy)]),
            ]
        )
        for first, last, one in found.stretches()
    ]


GRANTED = {"benefit_from": "2023-06", "unemployment_months": 180, "unused_months": 0, "still_unemployed": True}
DISMISSED = {"job_ended": "dismissed", "unused_months": 0}
PATHS: dict[str, tuple[Path, list[str]]] = {
    # 1966-01: 12 // 4 + 1 = 4, 2026-05. 15 years, 24 months to 2025-05; 2026-05-10 is 11 months 10 days after 2025-05-31. Less than
    # a year from 2025-05-11 on.
    "the path of the law notes": (
        path("1966-01-10", "2023-06", GRANTED),
        [
            "2023-06..2025-04 benefit own",
            "2025-05..2025-05 benefit fund?",
            "2025-06..2026-05 paid_on fund",
            "2026-06..2026-06 pension nobody",
        ],
    ),
    # Female_50 of 1977-03: 26 // 2 + 1 = 14, 2028-05. 59 months, 12 to 2027-04, thirteen months before; 2028-05-15 is less than a
    # year away from 2027-05-16 on, and whether it may be measured then no text says.
    "a woman of fifty, thirteen months before her age": (
        path(
            "1977-03-15",
            "2026-05",
            {**DISMISSED, "unemployment_months": 59, "registered_on": "2026-05-04", "still_unemployed": True},
            category="female_50",
        ),
        [
            "2026-05..2027-04 benefit own",
            "2027-05..2028-05 paid_on? fund?",
            "2028-06..2028-06 pension nobody",
        ],
    ),
    # The day of birth is not known: twelve whole months are not settled.
    "without the day of birth": (
        path("1966-01", "2023-06", GRANTED),
        [
            "2023-06..2025-04 benefit own",
            "2025-05..2025-05 benefit fund?",
            "2025-06..2026-05 paid_on? fund?",
            "2026-06..2026-06 pension nobody",
        ],
    ),
    # Female_50 of 1975-12-20: the old age on 2025-12-20 is less than a year after 2024-12-31, by the law of that day (R43). The new
    # one, 11 // 2 + 1 = 6 later, on 2026-06-20, is eighteen months away: 24号 of 2020 and 60号 三 both pay to 2025-12, and which of
    # them reaches further no text says. The new age is less than a year away from 2025-06-21 on.
    "run out before the reform, near the old age alone": (
        path(
            "1975-12-20",
            "2025-01",
            {
                "benefit_from": "2023-01",
                "benefit_ends_on": "2024-12-31",
                "still_unemployed": True,
                "transition_applied": True,
                "pays_at_benefit_place": True,
            },
            category="female_50",
        ),
        [
            "2023-01..2024-12 benefit own",
            "2025-01..2025-05 paid_on own",
            "2025-06..2025-06 paid_on fund?",
            "2025-07..2025-12 paid_on fund",
            "2026-01..2026-06 paid_on? fund?",
            "2026-07..2026-07 pension nobody",
        ],
    ),
    # The man of 1965-03: 2 // 4 + 1 = 1, 2025-04 for 2025-03. Run out on 2024-06-30 both ages are less than a year away.
    "run out before the reform, near both ages": (
        path(
            "1965-03-10",
            "2024-12",
            {"benefit_from": "2024-01", "benefit_ends_on": "2024-06-30", "still_unemployed": True},
        ),
        [
            "2024-01..2024-06 benefit own",
            "2024-07..2024-12 paid_on own",
            "2025-01..2025-04 paid_on fund",
            "2025-05..2025-05 pension nobody",
        ],
    ),
    # Left by choice on 2025-03-31: no benefit.
    "left by choice": (
        path(
            "1966-01-10", "2025-04", {"job_ended": "resigned", "job_ended_on": "2025-03-31", "unemployment_months": 180}
        ),
        ["2025-04..2026-05 nothing own", "2026-06..2026-06 pension nobody"],
    ),
    # 24 months from 2023-05 to 2025-04: 2026-05-10 more than a year away, the old age of 2026-01-10 less. To the old age on
    # application, and not again; within it the fund pays from June 2025 on.
    "the transition of the end of 2024": (
        path("1966-01-10", "2025-01", {**GRANTED, "benefit_from": "2023-05", "transition_applied": True}),
        [
            "2023-05..2025-04 benefit own",
            "2025-05..2025-05 transition fund?",
            "2025-06..2026-01 transition fund",
            "2026-02..2026-05 nothing own",
            "2026-06..2026-06 pension nobody",
        ],
    ),
    # Elsewhere 70 months give at most 18, 2026-06 to 2027-11, of which the first alone is sure: whoever has a claim has it from the
    # registration on. 1971-09: 2033-06; what is a year before it is far from that.
    "outside Chongqing": (
        path("1971-09", "2026-06", {**DISMISSED, "unemployment_months": 70, "registered_on": "2026-06-05"}, "CN"),
        [
            "2026-06..2026-06 benefit own",
            "2026-07..2027-11 benefit? own",
            "2027-12..2032-05 nothing own",
            "2032-06..2033-06 paid_on? fund?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    # 70 months give 15, 2025-06 to 2026-08; in Chongqing the age of 2026-05 ends it. From June 2025 on it is near.
    "the age ends the benefit": (
        path("1966-01-10", "2025-06", {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-06-03"}),
        ["2025-06..2026-05 benefit fund", "2026-06..2026-06 pension nobody"],
    ),
    # The same with 150 months in 2025-06: 161 in 2026-05, 180 are needed, 19 more: 2027-12.
    "short at the age": (
        path(
            "1966-01-10",
            "2025-06",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-06-03"},
            contributions={"cumulative": 150, "continuing": True},
        ),
        [
            "2025-06..2026-05 benefit fund",
            "2026-06..2027-12 nothing own",
            "2028-01..2028-01 pension nobody",
        ],
    ),
    # Left by choice, and hard to employ: the notice ends with 2025.
    "with the subsidy": (
        path(
            "1966-01-10",
            "2025-04",
            {
                "job_ended": "resigned",
                "job_ended_on": "2025-03-31",
                "unemployment_months": 180,
                "subsidy_group": "disabled",
                "recognised": True,
                "work_form": "flexible",
                "flexible_kind": "home_services",
                "conditions_met_in": "2025-04",
            },
        ),
        [
            "2025-04..2025-12 nothing own subsidy",
            "2026-01..2026-05 nothing own subsidy?",
            "2026-06..2026-06 pension nobody",
        ],
    ),
    # 1968-03: 38 // 4 + 1 = 10, 2029-01. 120 months at 2026-11: 146 then, the 180 of 2029 in 2031-11; 193 in 2032-12 of 198,
    # the 204 of 2033 in 2033-11. Which of the two counts is not settled (R01).
    "short at the age, by the minimum of which year": (
        path(
            "1968-03-12",
            "2026-11",
            {"job_ended": "resigned", "job_ended_on": "2026-10-31", "unemployment_months": 60},
            contributions={"cumulative": 120, "continuing": True},
        ),
        [
            "2026-11..2029-01 nothing own",
            "2029-02..2031-11 nothing own",
            "2031-12..2033-11 pension? own",
            "2033-12..2033-12 pension nobody",
        ],
    ),
    # 170 months and the twelve that the fund pays from June 2025 on make 182 of 180.
    "enough with what the fund pays": (
        path(
            "1966-01-10",
            "2025-05",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-05-03"},
            contributions={"cumulative": 170, "continuing": False},
        ),
        [
            "2025-05..2025-05 benefit fund?",
            "2025-06..2026-05 benefit fund",
            "2026-06..2026-06 pension nobody",
        ],
    ),
    # 167 to April 2025: 179 with the twelve, 180 only if it pays for May 2025 too.
    "enough with a month that is open": (
        path(
            "1966-01-10",
            "2025-05",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-05-03"},
            contributions={"cumulative": 167, "counted_to": "2025-04", "continuing": False},
        ),
        [
            "2025-05..2025-05 benefit fund?",
            "2025-06..2026-05 benefit fund",
            "2026-06..2026-06 pension? nobody",
        ],
    ),
    # Not registered: whether the fund pays at all is open, and with it the pension.
    "enough if the fund pays": (
        path(
            "1966-01-10",
            "2025-05",
            {**DISMISSED, "job_ended_on": "2025-04-30", "unemployment_months": 70},
            contributions={"cumulative": 170, "continuing": False},
        ),
        ["2025-05..2026-05 benefit? fund?", "2026-06..2026-06 pension? nobody"],
    ),
    # 166: 179 at the very most.
    "short with all that the fund may pay": (
        path(
            "1966-01-10",
            "2025-05",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-05-03"},
            contributions={"cumulative": 166, "counted_to": "2025-04", "continuing": False},
        ),
        ["2025-05..2025-05 benefit fund?", "2025-06..2026-05 benefit fund"],
    ),
    # 1964-01: 60 in 2024-01, before the reform; 278 of 180 then at the least. Claimed in the month of asking, paid from the next
    # (R46). Until then the benefit is not settled: no text of the nation ends it by the age.
    "after the age": (
        path(
            "1964-01-10",
            "2026-11",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2026-10-03"},
            "CN",
            contributions={"cumulative": 312, "continuing": False},
        ),
        ["2026-10..2026-11 benefit? nobody", "2026-12..2026-12 pension nobody"],
    ),
    # 150 in 2026-01 are 180 in 2028-07; the age is in 2026-05. 180 months give at most 24 outside Chongqing, 2026-01 to 2027-12.
    "short at the age, and the benefit runs past it": (
        path(
            "1966-01-10",
            "2026-02",
            {**DISMISSED, "registered_on": "2026-01-05", "unemployment_months": 180},
            "CN",
            contributions={"cumulative": 150, "counted_to": "2026-01", "continuing": True},
        ),
        [
            "2026-01..2026-01 benefit fund?",
            "2026-02..2026-05 benefit? fund?",
            "2026-06..2027-12 benefit? own",
            "2028-01..2028-07 nothing own",
            "2028-08..2028-08 pension nobody",
        ],
    ),
    # The same in Chongqing, where the age ends it.
    "short at the age, which ends the benefit": (
        path(
            "1966-01-10",
            "2026-02",
            {**DISMISSED, "registered_on": "2026-01-05", "unemployment_months": 180},
            contributions={"cumulative": 150, "counted_to": "2026-01", "continuing": True},
        ),
        [
            "2026-01..2026-05 benefit fund",
            "2026-06..2028-07 nothing own",
            "2028-08..2028-08 pension nobody",
        ],
    ),
    # Not registered: sixty days after 2026-10-31 are 2026-12-30, so the 15 months may begin in 2026-12 and end in 2028-02.
    "without the day of the registration, and time to claim": (
        path("1975-01-10", "2026-11", {**DISMISSED, "job_ended_on": "2026-10-31", "unemployment_months": 70}),
        [
            "2026-11..2028-02 benefit? own",
            "2028-03..2036-07 nothing own",
            "2036-08..2037-08 paid_on? fund?",
            "2037-09..2037-09 pension nobody",
        ],
    ),
    # 200 at 2026-11 are 166 at 2024-01 at the least: enough then or by now, either way the claim of now is good.
    "after the age, and enough only by now": (
        path("1964-01-10", "2026-11", {}, contributions={"cumulative": 200, "continuing": False}),
        ["2026-11..2026-11 nothing nobody", "2026-12..2026-12 pension nobody"],
    ),
    # Applied for in 2026-09: paid from 2026-10.
    "applied for after the age": (
        path("1964-01-10", "2026-11", {}, applied_on="2026-09-08"),
        ["2026-10..2026-10 pension nobody"],
    ),
    # Not registered: 70 months give 15, from now on to 2028-01. 1975-01: 120 // 4 + 1 = 31, 2037-08; near on some days of 2036-08.
    "without the day of the registration": (
        path("1975-01-10", "2026-11", {**DISMISSED, "unemployment_months": 70}),
        [
            "2026-11..2028-01 benefit? own",
            "2028-02..2036-07 nothing own",
            "2036-08..2037-08 paid_on? fund?",
            "2037-09..2037-09 pension nobody",
        ],
    ),
    # Nor do we know the months of insurance: 24 at the most (令第8号 第十五条).
    "without the months of insurance": (
        path("1975-01-10", "2026-11", {"job_ended": "dismissed", "registered_on": "2026-11-03"}),
        [
            "2026-11..2028-10 benefit? own",
            "2028-11..2036-07 nothing own",
            "2036-08..2037-08 paid_on? fund?",
            "2037-09..2037-09 pension nobody",
        ],
    ),
    # 60 on 2023-01-31; 15 months of insurance give three of benefit. Less than a year before it from 2022-02 on; the fund pays
    # from 2025 on.
    "before the fund pays": (
        path(
            "1963-01-31",
            "2020-06",
            {"benefit_from": "2020-06", "unemployment_months": 15, "unused_months": 0, "still_unemployed": True},
        ),
        [
            "2020-06..2020-08 benefit own",
            "2020-09..2022-01 nothing own",
            "2022-02..2023-01 paid_on? own",
            "2023-02..2023-02 pension nobody",
        ],
    ),
    # 1986-11: 55, 2041-11; 32 months give six. Less than a year before it from 2040-11-29 on; the fund pays to 2039.
    "after the fund has paid": (
        path(
            "1986-11-28",
            "2038-05",
            {"benefit_from": "2038-05", "unemployment_months": 32, "unused_months": 0, "still_unemployed": True},
            category="female_50",
        ),
        [
            "2038-05..2038-10 benefit own",
            "2038-11..2040-10 nothing own",
            "2040-11..2041-11 paid_on? own",
            "2041-12..2041-12 pension nobody",
        ],
    ),
    # Nothing is known of the contributions.
    "a pension that is not settled": (
        path(
            "1966-01-10",
            "2025-06",
            {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-06-03"},
            contributions=None,
        ),
        ["2025-06..2026-05 benefit fund", "2026-06..2026-06 pension? nobody"],
    ),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_path_by_hand(name: str) -> None:
    found, expected = PATHS[name]
    assert lines(found) == expected


@pytest.mark.parametrize("name", PATHS)
def test_no_month_twice_none_without_a_line_and_each_with_an_article(name: str) -> None:
    found, _ = PATHS[name]
    assert [one.month for one in found.months] == [found.months[0].month + step for step in range(len(found.months))]
    for one in found.months:
        assert one.citations or one.is_open, one
        assert found.at(one.month) == one
    assert found.at("1999-01") is None


def test_what_is_claimed_where_and_by_when() -> None:
    """S38: sixty days after 2025-03-31; the subsidy by the end of the next calendar year; the pension in the month of the age."""
    told = {**DISMISSED, "job_ended_on": "2025-05-31", "unemployment_months": 70, "registered_on": "2025-06-03"}
    claims = path("1966-01-10", "2025-06", told).claims
    assert [(one.of, one.where, str(one.by), str(one.month)) for one in claims] == [
        ("benefit", "unemployment_agency", "2025-07-30", "2025-06"),
        ("fund", "unemployment_agency", "None", "2025-06"),
        ("pension", "pension_agency", "None", "2026-05"),
    ]
    subsidy = PATHS["with the subsidy"][0].claims[0]
    assert (subsidy.of, subsidy.where, str(subsidy.by)) == ("subsidy", "employment_agency", "2026-12-31")
    transition = path("1966-01-10", "2025-01", {**GRANTED, "benefit_from": "2023-05"}).claims[0]
    assert (transition.of, str(transition.by)) == ("transition", "2025-04-30")


def test_what_would_settle_it() -> None:
    assert PATHS["the path of the law notes"][0].missing_facts == ()
    assert PATHS["without the day of birth"][0].missing_facts == ("birth_day",)
    assert PATHS["a pension that is not settled"][0].missing_facts == ("contributions",)
    old = PATHS["run out before the reform, near the old age alone"][0]
    assert (old.readings, str(old.first_pension_month)) == (("R43",), "2026-07")
    assert "R43" not in PATHS["run out before the reform, near both ages"][0].readings


DISABLED = {
    "subsidy_group": "disabled",
    "recognised": True,
    "work_form": "flexible",
    "flexible_kind": "home_services",
    "job_ended": "resigned",
}


def subsidised(found: Path, standing: Standing = Standing.ELIGIBLE) -> list[str]:
    return [str(one.month) for one in found.months if one.subsidy is standing]


def of_2025(first: int, last: int) -> list[str]:
    return [f"2025-{month:02}" for month in range(first, last + 1)]


def codes(found: Path) -> list[str]:
    return [one.code for one in found.caveats]


def test_no_subsidy_before_its_conditions_or_its_determination() -> None:
    """1980-01: 180 // 4 + 1 = 46, at most 36: 2043-01. Of 2026 on nothing is on file."""
    told = {**DISABLED, "job_ended_on": "2024-12-31"}
    for begin in ({"conditions_met_in": "2025-09"}, {"determined_on": "2025-09-12"}):
        assert lines(path("1980-01-10", "2025-01", {**told, **begin})) == [
            "2025-01..2025-08 nothing own",
            "2025-09..2025-12 nothing own subsidy",
            "2026-01..2043-01 nothing own subsidy?",
            "2043-02..2043-02 pension nobody",
        ]


def test_each_month_of_subsidy_uses_up_one() -> None:
    def left(used: int, ended_on: str, as_of: str, **more: str) -> list[str]:
        told = {**DISABLED, "job_ended_on": ended_on, "subsidy_months_used": used, **more}
        found = path("1980-01-10", as_of, told)
        assert subsidised(found, Standing.NOT_ELIGIBLE) == [
            one for one in of_2025(1, 12) if one > subsidised(found)[-1]
        ]
        return subsidised(found)

    assert left(30, "2024-12-31", "2025-01") == of_2025(1, 6)  # 36 - 30
    assert left(34, "2025-05-31", "2025-06") == of_2025(6, 7)
    assert left(34, "2024-12-31", "2025-01", conditions_met_in="2025-05") == of_2025(5, 6)
    # Thirty by April: the three before it are among them.
    assert left(30, "2024-12-31", "2025-04") == of_2025(1, 9)
    # Two from 2025-01 on, of which none are used up in the three months of benefit (15 months of insurance) that come between.
    told = {
        **DISMISSED,
        **DISABLED,
        "job_ended": "dismissed",
        "job_ended_on": "2024-12-31",
        "registered_on": "2025-02-05",
    }
    told |= {"unemployment_months": 15, "subsidy_months_used": 34}
    assert subsidised(path("1980-01-10", "2025-01", told)) == ["2025-01", "2025-05"]


def test_the_first_month_of_subsidy_is_the_determination() -> None:
    """1969-03: 50 // 4 + 1 = 13, 2030-04; sixty whole months from 2025-04 on, by days with 2030-04-10."""
    told = {**DISABLED, "job_ended_on": "2025-03-31"}
    found = path("1969-03-10", "2025-04", told)
    # How long it is paid hangs on the day of the determination, not whether it is paid in 2025.
    assert (subsidised(found), found.missing_facts, codes(found)) == (
        of_2025(4, 12),
        (),
        ["verified_anew", "determination_assumed", "unknown_after"],
    )
    found = path("1969-03-10", "2025-04", {**told, "determined_on": "2025-04-11"})
    assert (subsidised(found), found.missing_facts, codes(found)) == (
        of_2025(4, 12),
        (),
        ["verified_anew", "unknown_after"],
    )
    # Sixty-two months before: three years, though sixty and less come nearer; one is left.
    found = path("1969-03-10", "2025-02", {**told, "job_ended_on": "2025-01-31", "subsidy_months_used": 35})
    assert (subsidised(found), codes(found)) == (
        ["2025-02"],
        ["verified_anew", "determination_assumed", "unknown_after"],
    )
    found = path("1969-03-10", "2025-02", {**told, "job_ended_on": "2025-01-31"})
    assert (subsidised(found), codes(found)) == (
        of_2025(2, 12),
        ["verified_anew", "determination_assumed", "months_assumed", "unknown_after"],
    )


def test_a_subsidy_of_a_place_without_a_notice_on_file_is_open_and_says_why() -> None:
    resigned = {"job_ended": "resigned", "job_ended_on": "2025-03-31", **DISABLED}
    found = path("1966-05-20", "2025-09", resigned, "CN-GD")
    assert lines(found)[0] == "2025-04..2026-10 nothing own subsidy?"
    assert "no_local_tables" in codes(found)


def test_no_subsidy_is_promised_to_somebody_who_is_said_to_draw_the_benefit() -> None:
    """14号: none beside the benefit. Who resigned has none by the text, so one of both is wrong, from the month of the question on."""
    resigned = {"job_ended": "resigned", "job_ended_on": "2025-03-31", **DISABLED}
    found = path("1966-05-20", "2025-09", {**resigned, "draws_unemployment_benefit": True})
    assert lines(found)[:3] == [
        "2025-04..2025-08 nothing own subsidy",
        "2025-09..2025-12 nothing own subsidy?",
        "2026-01..2026-10 nothing own subsidy?",
    ]
    assert "facts_conflict" in codes(found)
    assert "facts_conflict" not in codes(path("1966-05-20", "2025-09", resigned))


def test_months_of_subsidy_that_are_open_say_why() -> None:
    """Man of 1969-03-10: 2030-04, five years to the day after 2025-04-10 (R21), of 36 months four are left from then on. And a
    determination before the notice, whose conditions are not on file."""
    resigned = {"job_ended": "resigned", "job_ended_on": "2024-06-30", **DISABLED}
    found = path("1969-03-10", "2025-06", {**resigned, "determined_on": "2025-04-10", "subsidy_months_used": 34})
    assert lines(found)[1:3] == ["2025-04..2025-07 nothing own subsidy", "2025-08..2025-12 nothing own subsidy?"]
    assert found.readings == ("R21",)
    assert any("R21" not in one and "hangs on what the text leaves open" in one for one in about_path(found, "en"))
    found = path("1969-03-10", "2025-06", {**resigned, "determined_on": "2024-03-10", "subsidy_months_used": 0})
    assert "earlier_conditions" in codes(found)


def test_nothing_is_claimed_of_a_benefit_that_is_over() -> None:
    found = path("1966-05-20", "2026-03", {"benefit_stopped": "re_employed", "benefit_stopped_in": "2026-02"}, "CN-GD")
    assert [one.of for one in found.claims] == ["pension"]


@pytest.mark.parametrize("what", ["military_service", "moved_abroad", "imprisoned", "drawing_pension"])
def test_no_subsidy_is_promised_to_somebody_who_is_not_there_to_work(what: str) -> None:
    told = {"benefit_from": "2025-01", "benefit_ends_on": "2025-06-30", "still_unemployed": True, **DISABLED}
    stopped = {**told, "benefit_stopped": what, "benefit_stopped_in": "2025-03"}
    months = {one.month: one.subsidy for one in path("1968-05-20", "2025-07", stopped).months}
    assert months[YearMonth(2025, 4)] is months[YearMonth(2025, 9)] is Standing.UNDETERMINED
    refused = {**told, "benefit_stopped": "refused_work", "benefit_stopped_in": "2025-03"}
    months = {one.month: one.subsidy for one in path("1968-05-20", "2025-07", refused).months}
    assert months[YearMonth(2025, 4)] is months[YearMonth(2025, 9)] is Standing.ELIGIBLE


def test_no_benefit_is_claimed_before_the_job_has_ended() -> None:
    found = path("1970-05-20", "2026-11", {**DISMISSED, "job_ended_on": "2027-05-31", "unemployment_months": 70})
    assert [str(one.month) for one in found.claims if one.of == "benefit"] == ["2027-06"]


def test_a_first_claim_that_is_late() -> None:
    """R33: met in 2024-07, claimed by the end of 2025; what comes of a later one no text says."""
    told = {**DISABLED, "job_ended_on": "2024-12-31", "conditions_met_in": "2024-07"}
    early, late = (path("1966-01-10", as_of, told) for as_of in ("2025-12", "2026-01"))
    assert (subsidised(early), codes(early)) == (
        of_2025(1, 12),
        ["verified_anew", "determination_assumed", "unknown_after"],
    )
    assert (subsidised(late), codes(late)) == (
        [],
        ["verified_anew", "determination_assumed", "claim_late", "unknown_after"],
    )
    assert late.missing_facts == ("determined_on",)
    assert [
        (str(one.by), str(one.standing)) for found in (early, late) for one in found.claims if one.of == "subsidy"
    ] == [
        ("2025-12-31", "ELIGIBLE"),
        ("2025-12-31", "UNDETERMINED"),
    ]


def test_the_subsidy_is_open_where_the_benefit_is() -> None:
    """17号 二(四)6: none for who draws the benefit, so that it hangs on it. 1966-01-10: 2026-05; twelve months of insurance give
    three, 2025-01 to 2025-03, and from 2025-05-11 on it may be paid on."""
    told = {**DISMISSED, **DISABLED, "job_ended": "dismissed", "job_ended_on": "2024-12-31", "unemployment_months": 12}
    told |= {"registered_on": "2025-01-05", "conditions_met_in": "2025-04"}
    found = path("1966-01-10", "2025-01", told)
    assert lines(found) == [
        "2025-01..2025-03 benefit own",
        "2025-04..2025-04 nothing own subsidy",
        "2025-05..2025-12 paid_on? fund? subsidy?",
        "2026-01..2026-05 paid_on? fund? subsidy?",  # nor is anything on file
        "2026-06..2026-06 pension nobody",
    ]
    del told["registered_on"]
    assert subsidised(path("1966-01-10", "2025-01", told), Standing.UNDETERMINED)[:9] == of_2025(4, 12)
    # One month is left: it is used up in 2025-04.
    found = path("1966-01-10", "2025-01", {**told, "registered_on": "2025-01-05", "subsidy_months_used": 35})
    assert subsidised(found)[:1] == ["2025-04"]


def test_the_subsidy_is_claimed_where_some_month_has_it() -> None:
    """1967-09: 32 // 4 + 1 = 9, 2028-06; 1970-09: 68 // 4 + 1 = 18, 2032-03, more than five years away."""
    told = {**DISABLED, "job_ended_on": "2025-01-31"}

    def claims(birth: str, **more: Any) -> list[tuple[str, str, str]]:
        found = path(birth, "2025-02", {**told, **more})
        return [(str(one.by), str(one.month), str(one.standing)) for one in found.claims if one.of == "subsidy"]

    assert claims("1967-09-15") == [("None", "2025-02", "ELIGIBLE")]
    assert claims("1967-09-15", conditions_met_in="2025-02") == [("2026-12-31", "None", "ELIGIBLE")]
    assert claims("1970-09-15", conditions_met_in="2025-02", subsidy_months_used=36) == []
    in_work = {"benefit_stopped": "re_employed", "benefit_stopped_in": "2025-01", "conditions_met_in": "2025-02"}
    assert claims("1967-09-15", **in_work) == []
    # That of an employer is for months with one.
    employed = {"work_form": "employer", "employer_paid_months": 6}
    assert claims("1967-09-15", **employed) == []
    assert claims("1967-09-15", **in_work, **employed) == [("2026-12-31", "None", "ELIGIBLE")]


def test_a_benefit_that_was_granted_is_taken_as_stated() -> None:
    """The man of 1966-05-20: 2026-10-20, less than a year away from 2025-10-21 on; by the agency the benefit ends on 2025-12-31."""
    told = {**DISMISSED, "job_ended_on": "2025-01-31", "unemployment_months": 70, "benefit_ends_on": "2025-12-31"}
    rest = ["2025-11..2025-12 benefit fund", "2026-01..2026-10 paid_on fund", "2026-11..2026-11 pension nobody"]
    found = path("1966-05-20", "2025-06", {**told, "registered_on": "2025-02-05", "still_unemployed": True}, "CN")
    assert lines(found) == ["2025-02..2025-09 benefit own", "2025-10..2025-10 benefit fund?", *rest]
    assert ([one.of for one in found.claims], found.missing_facts) == (["fund", "pension"], ())
    # Since when is not known: as of now it is paid.
    found = path("1966-05-20", "2025-06", {**told, "still_unemployed": True}, "CN")
    assert lines(found)[:2] == ["2025-02..2025-05 benefit? own", "2025-06..2025-09 benefit own"]
    assert (lines(found)[2:], found.missing_facts) == (["2025-10..2025-10 benefit fund?", *rest], ("benefit_from",))
    # Granted, so that six months of insurance, which give none, are not the whole of it.
    found = path("1966-05-20", "2025-06", {"benefit_from": "2025-06", "unemployment_months": 6, "unused_months": 0})
    assert (lines(found)[0], codes(found)[0]) == ("2025-06..2025-06 benefit own", "facts_conflict")
    assert lines(found)[1].startswith("2025-07..2025-09 benefit? own")


def test_what_was_drawn_when_is_taken_from_the_months() -> None:
    """60号 三: drawing on 2024-12-31. Begun in 2025-01 it was not, whatever else is said; from 2024-04 on it was."""
    for told, stated, transition in (
        ({"benefit_from": "2025-01"}, True, False),
        ({"benefit_from": "2024-04"}, False, True),
    ):
        facts = {**told, "benefit_ends_on": "2025-10-31", "drew_at_end_of_2024": stated, "transition_applied": True}
        found = path("1976-03-15", "2025-12", {**facts, "still_unemployed": True}, category="female_50")
        assert ("transition" in {one.income for one in found.months}) is transition
        assert "facts_conflict" in codes(found)


def test_months_that_hang_on_from_which_day_the_benefit_counts_are_open() -> None:
    """R44: 70 months give fifteen, from the registration 2025-04 to 2026-06, from the claim (市条例 第二十二条) 2026-01 to 2027-03.

    1970-05-20: 64 // 4 + 1 = 17, 2031-10.
    """
    told = {**DISMISSED, "job_ended_on": "2025-03-31", "unemployment_months": 70}
    told |= {"registered_on": "2025-04-03", "claimed_on": "2026-01-10"}
    found = path("1970-05-20", "2026-01", told)
    rest = ["2030-10..2031-10 paid_on? fund?", "2031-11..2031-11 pension nobody"]
    assert lines(found) == [
        "2025-04..2025-12 benefit? own",
        "2026-01..2026-06 benefit own",
        "2026-07..2027-03 benefit? own",
        "2027-04..2030-09 nothing own",
        *rest,
    ]
    assert found.readings == ("R44",)
    assert "benefit" not in [one.of for one in found.claims]  # it was claimed
    person = Person("1970-05-20", "male_60", contributions=Contributions(cumulative=300, counted_to="2026-01"))
    city = path_to_pension(person, load_law("CN-CQ", readings={"R44": "city"}), "2026-01", told)
    assert lines(city) == [
        "2025-04..2025-12 nothing own",
        "2026-01..2027-03 benefit own",
        "2027-04..2030-09 nothing own",
        *rest,
    ]
    # What the fund is sure to pay: 1966-05-20, 2026-10, near from 2025-10-21 on. By either answer it is paid from 2026-01 on.
    found = path(
        "1966-05-20", "2026-01", told, contributions={"cumulative": 300, "counted_to": "2025-03", "continuing": False}
    )
    assert lines(found)[-3:] == [
        "2026-01..2026-06 benefit fund",
        "2026-07..2026-10 paid_on fund",
        "2026-11..2026-11 pension nobody",
    ]
    assert int(found.fund_months) == 10


WOMAN_2025: Told = {"job_ended": "contract_ended", "job_ended_on": "2024-12-31", "registered_on": "2025-01-05"}
WOMAN_2025 |= {"unemployment_months": 24, "unused_months": 0, "still_unemployed": True}


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        # 1976-03-15: 14 // 2 + 1 = 8, 2026-11-15, less than a year away from 2025-11-16 on; two years of insurance give six months.
        (None, ["2025-07..2025-10 nothing own", "2025-11..2026-11 paid_on? fund?"]),
        (
            "2025-12-01",
            ["2025-07..2025-10 nothing own", "2025-11..2025-11 paid_on? fund?", "2025-12..2026-11 paid_on fund"],
        ),
        (
            "2025-11-16",
            ["2025-07..2025-10 nothing own", "2025-11..2025-11 paid_on fund?", "2025-12..2026-11 paid_on fund"],
        ),
        # Neither after the age nor before the end of the benefit is anything measured.
        ("2026-12-01", ["2025-07..2025-10 nothing own", "2025-11..2026-11 paid_on? fund?"]),
        ("2025-03-16", ["2025-07..2025-10 nothing own", "2025-11..2026-11 paid_on? fund?"]),
    ],
)
def test_no_month_is_paid_on_in_which_the_age_was_too_far(measured: str | None, expected: list[str]) -> None:
    told = WOMAN_2025 if measured is None else {**WOMAN_2025, "measured_on": measured}
    found = path("1976-03-15", "2025-12", told, category="female_50")
    assert lines(found)[1:] == [*expected, "2026-12..2026-12 pension nobody"]
    assert ("facts_conflict" in codes(found)) is (measured in ("2026-12-01", "2025-03-16"))


def test_what_is_stated_to_have_stopped_it_is_not_promised_where_the_place_says_nothing_of_it() -> None:
    """Sixty days without a report end it in Chongqing (市条例 第二十条); elsewhere it is not settled what comes of it.

    1966-05-20: 2026-10-20, less than a year away from 2025-10-21 on.
    """
    told = {"benefit_from": "2025-01", "benefit_ends_on": "2026-03-31", "still_unemployed": True}
    told |= {"benefit_stopped": "not_reported", "benefit_stopped_in": "2025-06"}
    found = path("1966-05-20", "2025-08", told, "CN")
    assert lines(found) == [
        "2025-01..2025-06 benefit own",
        "2025-07..2025-09 benefit? own",
        "2025-10..2026-03 benefit? fund?",
        "2026-04..2026-10 paid_on? fund?",
        "2026-11..2026-11 pension nobody",
    ]
    assert "stops_elsewhere" in codes(found)
    assert lines(path("1966-05-20", "2025-08", told))[:2] == [
        "2025-01..2025-06 benefit own",
        "2025-07..2026-10 nothing own",
    ]


def test_a_month_that_may_not_be_paid_is_not_lost() -> None:
    """市条例 第二十四条: six months for two years. The job ran to 2025-12-15: with December or without, 2025-12 to 2026-05 or
    2026-01 to 2026-06."""
    told = {**DISMISSED, "job_ended_on": "2025-12-15", "registered_on": "2025-12-20", "unemployment_months": 24}
    assert lines(path("1970-05-20", "2025-12", told))[:4] == [
        "2025-12..2025-12 benefit? own",
        "2026-01..2026-05 benefit own",
        "2026-06..2026-06 benefit? own",
        "2026-07..2030-09 nothing own",
    ]


def test_after_the_age_the_benefit_does_not_hang_on_paying_on() -> None:
    """1964-05: 60 in 2024-05. 120 months, and none more: no pension. 70 months of insurance give at most 18 outside Chongqing."""
    short = {"cumulative": 120, "continuing": False}
    told = {**DISMISSED, "registered_on": "2025-09-03", "unemployment_months": 70}
    for continuing in (False, True):
        paid = {**short, "continuing": continuing}
        assert (
            lines(path("1964-05-20", "2025-09", told, "CN", contributions=paid))[0] == "2025-09..2027-02 benefit? own"
        )
    assert lines(path("1964-05-20", "2025-09", told, contributions=short)) == ["2025-09..2025-09 nothing own"]
    told = {**told, "registered_on": "2024-01-03"}
    assert lines(path("1964-05-20", "2025-09", told, "CN", contributions=short)) == [
        "2024-01..2024-01 benefit own",
        "2024-02..2024-05 benefit? own",
        "2024-06..2025-06 benefit? own",
    ]


def test_what_is_said_of_a_benefit_that_is_refused() -> None:
    """Left by choice, after the age: nobody is sent to ask for it."""
    told = {"job_ended": "resigned", "job_ended_on": "2023-12-31"}
    for place in ("CN", "CN-CQ"):
        found = path("1965-05-15", "2025-08", told, place)
        assert "age_elsewhere" not in codes(found)
        assert "verified_anew" in codes(found)


def test_the_fund_pays_only_whoever_joins_and_pays_first() -> None:
    """76号 二, 四: without that the pension of 168 months and twelve of the fund does not begin. 1966-05-20: 2026-10."""
    told = {**DISMISSED, "registered_on": "2025-09-03", "unemployment_months": 70}
    paid = {"cumulative": 168, "continuing": False}
    found = path("1966-05-20", "2025-09", told, contributions=paid)
    assert (str(found.first_pension_month), int(found.fund_months), "joins_there" in codes(found)) == (
        "2026-11",
        12,
        True,
    )
    found = path("1966-05-20", "2025-09", {**told, "pays_at_benefit_place": False}, contributions=paid)
    assert (found.first_pension_month, "joins_there" in codes(found)) == (None, False)


def test_facts_of_the_person_stand_with_the_person() -> None:
    for twice in ({"birth": "1960-01"}, {"category": "female_50"}, {"drawing": "employee"}):
        with pytest.raises(InvalidFacts) as caught:
            path("1966-05-20", "2025-06", {"job_ended": "dismissed", **twice})
        assert caught.value.code == "ground.fact_unknown"


def test_the_day_that_is_missing_is_that_of_the_reading() -> None:
    """R44 by the city: from the claim on."""
    told = {**DISMISSED, "job_ended_on": "2025-10-31", "registered_on": "2026-01-03", "unemployment_months": 70}
    person = Person("1970-05-10", "male_60", contributions=Contributions(cumulative=300, counted_to="2026-02"))
    found = path_to_pension(person, load_law("CN-CQ", readings={"R44": "city"}), "2026-02", told)
    assert found.missing_facts[0] == "claimed_on"
    assert "registration_passed_on" not in codes(found)


def test_what_would_settle_the_subsidy_and_the_transition() -> None:
    alone = {"job_ended": "resigned", "job_ended_on": "2024-12-31", "subsidy_group": "4050"}
    assert path("1980-01-10", "2025-01", alone).missing_facts == ("recognised", "registered_months", "work_form")
    found = path("1966-01-10", "2025-01", {**GRANTED, "benefit_from": "2023-05"})
    assert sum(one.is_open for one in found.months) == 13  # 2025-05 to 2026-05
    assert found.missing_facts == ("transition_applied",)


def test_whoever_is_in_work_again_or_still() -> None:
    """Contributions are the employer's then; a man of 1966-01 reaches the age in 2026-05."""
    told = {"benefit_from": "2025-06", "unemployment_months": 180, "unused_months": 0}
    for stopped in (
        {"benefit_stopped": "re_employed", "benefit_stopped_in": "2025-09"},
        {"benefit_ends_on": "2025-09-30", "still_unemployed": False},
    ):
        found = path("1966-01-10", "2025-06", {**told, **stopped})
        assert lines(found) == [
            "2025-06..2025-09 benefit fund",
            "2025-10..2026-05 nothing employer",
            "2026-06..2026-06 pension nobody",
        ]
        # Nor is there a subsidy of what somebody pays alone.
        assert not subsidised(path("1966-01-10", "2025-06", {**told, **stopped, **DISABLED}))
    found = path("1966-01-10", "2025-06", {"job_ended": False})
    assert len([*about_path(found, "zh")]) == 1
    assert (found.in_work, found.months, found.claims, str(found.first_pension_month)) == (True, (), (), "2026-06")


AT_MOST: dict[str, tuple[Path, list[str]]] = {
    # Female_50 of 1976-10-20: the old age on 2026-10-20, the new one 21 // 2 + 1 = 11 later, 2027-09-20. At most 18 from 2024-07, to
    # 2025-12. Run out in 2025-11 or 2025-12 it is less than a year from the old age and more from the new one: to 2026-10 on
    # application (60号 三). The new age is less than a year away from 2026-09-21 on.
    "and the transition": (
        path(
            "1976-10-20",
            "2024-12",
            {"benefit_from": "2024-07", "unemployment_months": 70, "unused_months": 0},
            "CN",
            category="female_50",
        ),
        [
            "2024-07..2024-07 benefit own",
            "2024-08..2025-12 benefit? own",
            "2026-01..2026-08 transition? own",
            "2026-09..2027-09 paid_on? fund?",
            "2027-10..2027-10 pension nobody",
        ],
    ),
    # The same, and it is not applied for.
    "and no transition": (
        path(
            "1976-10-20",
            "2024-12",
            {"benefit_from": "2024-07", "unemployment_months": 70, "unused_months": 0, "transition_applied": False},
            "CN",
            category="female_50",
        ),
        [
            "2024-07..2024-07 benefit own",
            "2024-08..2025-12 benefit? own",
            "2026-01..2026-08 nothing own",
            "2026-09..2027-09 paid_on? fund?",
            "2027-10..2027-10 pension nobody",
        ],
    ),
    # Female_50 of 1975-12-20, 2026-06-20; at most 12 from 2023-06, to 2024-05. On 2024-12-21 the age of that day, 2025-12-20, is less
    # than a year away (R43), and to which age it is paid then no text says; the new one is from 2025-06-21 on.
    "and the age before the reform": (
        path(
            "1975-12-20",
            "2024-02",
            {"benefit_from": "2023-06", "unemployment_months": 20, "unused_months": 0},
            "CN",
            category="female_50",
        ),
        [
            "2023-06..2023-06 benefit own",
            "2023-07..2024-05 benefit? own",
            "2024-06..2024-11 nothing own",
            "2024-12..2025-05 paid_on? own",
            "2025-06..2026-06 paid_on? fund?",
            "2026-07..2026-07 pension nobody",
        ],
    ),
    # 1971-09: 2033-06. Not registered: sixty days after 2026-10-31 are 2026-12-30, so at most 18 may end in 2028-05; later nothing, as
    # long as it is claimed in time.
    "claimed in time": (
        path("1971-09-30", "2026-11", {**DISMISSED, "job_ended_on": "2026-10-31", "unemployment_months": 70}, "CN"),
        [
            "2026-11..2028-05 benefit? own",
            "2028-06..2032-06 nothing own",
            "2032-07..2033-06 paid_on? fund?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    # Asked a year later and not claimed yet, it is not refused for that (R39): from 2027-11 on, to 2029-04 at most.
    "claimed late": (
        path("1971-09-30", "2027-11", {**DISMISSED, "job_ended_on": "2026-10-31", "unemployment_months": 70}, "CN"),
        [
            "2026-11..2029-04 benefit? own",
            "2029-05..2032-06 nothing own",
            "2032-07..2033-06 paid_on? fund?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    # In Chongqing seventy months give fifteen, 2026-11 to 2028-01, neither more nor less.
    "exact in Chongqing": (
        path("1971-09-30", "2026-11", {**DISMISSED, "registered_on": "2026-11-03", "unemployment_months": 70}),
        [
            "2026-11..2028-01 benefit own",
            "2028-02..2032-06 nothing own",
            "2032-07..2033-06 paid_on? fund?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
}


@pytest.mark.parametrize("name", AT_MOST)
def test_the_first_month_is_sure_the_others_up_to_the_most_are_open_and_later_ones_are_none(name: str) -> None:
    found, expected = AT_MOST[name]
    assert lines(found) == expected


def test_after_a_transition_nothing_is_sure_to_be_refused_that_another_text_may_pay() -> None:
    """R43 by the new age: on 2024-12-31 it is eighteen months away and the old one less than a year, so 60号 三 alone pays, to 2025-12,
    and not again. By the age of that day 24号 of 2020 pays too, of which no text says how far: open, neither none nor paid."""
    told = {
        "benefit_from": "2023-01",
        "benefit_ends_on": "2024-12-31",
        "still_unemployed": True,
        "transition_applied": True,
    }
    person = Person("1975-12-20", "female_50", contributions=Contributions(cumulative=300, counted_to="2025-01"))
    new_age = load_law("CN-CQ", readings={"R43": "new_age"})
    assert lines(path_to_pension(person, new_age, "2025-01", told)) == [
        "2023-01..2024-12 benefit own",
        "2025-01..2025-05 transition own",
        "2025-06..2025-06 transition fund?",
        "2025-07..2025-12 transition fund",
        "2026-01..2026-06 nothing own",
        "2026-07..2026-07 pension nobody",
    ]
    that_day = load_law("CN-CQ", readings={"R43": "law_of_that_day"})
    assert "2026-01..2026-06 paid_on? fund?" in lines(path_to_pension(person, that_day, "2025-01", told))


def test_each_open_month_says_why() -> None:
    """No text says when the distance is measured; a year to the day is covered by none (R21)."""
    woman = path(
        "1976-03-15",
        "2025-01",
        {"job_ended": "contract_ended", "job_ended_on": "2024-12-31", "registered_on": "2025-01-05"}
        | {"unemployment_months": 24, "unused_months": 0},
        category="female_50",
    )
    # 14 // 2 + 1 = 8, 2026-11-15; six months to 2025-06.
    assert lines(woman)[2:4] == ["2025-11..2026-11 paid_on? fund?", "2026-12..2026-12 pension nobody"]
    assert codes(woman) == ["measured_later"]
    assert ("fund", "2025-11", Standing.UNDETERMINED) in [
        (one.of, str(one.month), one.standing) for one in woman.claims
    ]
    told = {"benefit_from": "2024-06", "benefit_ends_on": "2025-05-31", "still_unemployed": True}
    to_the_day = path("1966-01-31", "2025-01", told)
    assert lines(to_the_day)[1:3] == ["2025-06..2026-05 paid_on? fund?", "2026-06..2026-06 pension nobody"]
    assert to_the_day.readings == ("R21",)
    assert codes(to_the_day) == ["falls_below_within"]


def test_what_is_left_of_an_earlier_benefit_is_asked_where_it_would_lengthen_this_one() -> None:
    """令第8号 第十五条: 24 and a half years give 24 at the most; two give six, 2025-01 to 2025-06, with what is left up to 24.

    1966-05-20: 16 // 4 + 1 = 5, 2026-10. With five left the benefit ends on 2025-11-30, less than a year before it.
    """
    told = {"job_ended": "dismissed", "job_ended_on": "2024-12-31", "registered_on": "2025-01-05"}

    def found(months: int, **more: Any) -> Path:
        return path("1966-05-20", "2025-01", {**told, "unemployment_months": months, **more})

    assert lines(found(24)) == [
        "2025-01..2025-06 benefit own",
        "2025-07..2025-09 benefit? own",
        "2025-10..2026-10 paid_on? fund?",
        "2026-11..2026-11 pension nobody",
    ]
    assert found(24).missing_facts == ("unused_months",)
    assert lines(found(24, unused_months=5)) == [
        "2025-01..2025-09 benefit own",
        "2025-10..2025-10 benefit fund?",
        "2025-11..2025-11 benefit fund",
        "2025-12..2026-10 paid_on fund",
        "2026-11..2026-11 pension nobody",
    ]
    assert found(24, unused_months=0).missing_facts == found(294).missing_facts == ()


# The man of 1966-05-20: 16 // 4 + 1 = 5, 2026-10-20, less than a year away from 2025-10-21 on. 70 months give 15, 2025-01 to 2026-03.
DISMISSED_2025 = {**DISMISSED, "registered_on": "2025-01-03", "unemployment_months": 70}


@pytest.mark.parametrize("as_of", ["2025-01", "2026-06"])
@pytest.mark.parametrize(
    ("what", "after"),
    [("re_employed", "employer"), ("imprisoned", "own"), ("moved_abroad", "own"), ("refused_work", "own")],
)
def test_what_ends_the_benefit_ends_what_is_paid_on_too(what: str, after: str, as_of: str) -> None:
    """条例 第十五条; the month of it is taken as the last one. That it was paid on up to then says that no job was found before."""

    pension = "pension?" if what == "imprisoned" else "pension"

    def stopped(month: str) -> list[str]:
        told = {**DISMISSED_2025, "benefit_stopped": what, "benefit_stopped_in": month}
        return lines(path("1966-05-20", as_of, told))[2:]

    assert stopped("2026-05") == [
        "2025-11..2026-03 benefit fund",
        "2026-04..2026-05 paid_on fund",
        f"2026-06..2026-10 nothing {after}",
        f"2026-11..2026-11 {pension} nobody",
    ]
    for last in ("2026-02", "2026-03"):  # before its last month, and in it
        after_it = YearMonth.of(last) + 1
        assert stopped(last) == [
            f"2025-11..{last} benefit fund",
            f"{after_it}..2026-10 nothing {after}",
            f"2026-11..2026-11 {pension} nobody",
        ]


@pytest.mark.parametrize("month", ["2026-02", "2026-05"])  # in the benefit itself, and in what is paid on
def test_a_month_after_the_end_cites_what_ended_it(month: str) -> None:
    for what, number in {"re_employed": "一", "moved_abroad": "三", "imprisoned": "五", "refused_work": "六"}.items():
        after = path("1966-05-20", "2026-06", {**DISMISSED_2025, "benefit_stopped": what, "benefit_stopped_in": month})
        one = after.at("2026-08")
        assert one is not None
        assert (one.citations[0].document_number, one.citations[0].locator) == (
            "《失业保险条例》",
            f"第十五条({number})",
        )


def test_no_pension_is_promised_to_somebody_in_prison_at_the_age() -> None:
    """Whoever reaches the age while serving retires after the release (001 items 189 to 191), which nobody stated."""
    told = {**DISMISSED_2025, "benefit_stopped": "imprisoned", "benefit_stopped_in": "2025-06"}
    found = path("1966-05-20", "2025-06", told)
    assert lines(found)[1:] == ["2025-07..2026-10 nothing own", "2026-11..2026-11 pension? nobody"]
    assert (found.first_pension_month, str(found.first_open_month)) == (None, "2026-11")
    assert codes(found) == ["serves_at_age"]
    assert {one.standing for one in found.claims if one.of == "pension"} == {Standing.UNDETERMINED}
    # Asked after the age: nobody need pay on.
    assert lines(path("1966-05-20", "2026-12", told))[-2:] == [
        "2026-11..2026-12 nothing nobody",
        "2027-01..2027-01 pension? nobody",
    ]


def test_the_months_of_a_new_employer_are_not_left_out_of_the_pension() -> None:
    """168 months to 2025-06 and sixteen of the employer, 2025-07 to 2026-10, are more than 180: that nobody pays on contradicts the
    job, and what of both is wrong is open. 162 are two short of it either way."""
    told = {**DISMISSED_2025, "benefit_stopped": "re_employed", "benefit_stopped_in": "2025-06"}

    def found(cumulative: int) -> Path:
        return path("1966-05-20", "2025-06", told, contributions={"cumulative": cumulative, "continuing": False})

    assert lines(found(168))[1:] == ["2025-07..2026-10 nothing employer", "2026-11..2026-11 pension? nobody"]
    assert codes(found(168)) == ["facts_conflict"]
    assert lines(found(162))[1:] == ["2025-07..2026-10 nothing employer"]
    assert lines(found(180))[1:] == ["2025-07..2026-10 nothing employer", "2026-11..2026-11 pension nobody"]


def test_what_ends_the_benefit_ends_the_transition_and_what_may_be_paid_on() -> None:
    """Female_50 of 1976-03-15: 14 // 2 + 1 = 8, 2026-11; old age 2026-03. Ten years give 19 months, 2024-04 to 2025-10."""
    woman = {"benefit_from": "2024-04", "unemployment_months": 120, "unused_months": 0}
    woman |= {"benefit_stopped": "re_employed", "benefit_stopped_in": "2026-01"}
    found = path("1976-03-15", "2026-01", {**woman, "transition_applied": True}, category="female_50")
    assert lines(found) == [
        "2024-04..2025-10 benefit own",
        "2025-11..2025-11 transition fund?",
        "2025-12..2026-01 transition fund",
        "2026-02..2026-11 nothing employer",
        "2026-12..2026-12 pension nobody",
    ]
    # Not applied for: paid on perhaps, measured later, up to the new job.
    found = path("1976-03-15", "2026-01", {**woman, "transition_applied": False}, category="female_50")
    assert lines(found)[:3] == [
        "2024-04..2025-10 benefit own",
        "2025-11..2026-01 paid_on? fund?",
        "2026-02..2026-11 nothing employer",
    ]
    # Whoever had found work by the end has no transition.
    told = {
        "benefit_from": "2024-04",
        "benefit_ends_on": "2025-10-31",
        "still_unemployed": False,
        "transition_applied": True,
    }
    assert lines(path("1976-03-15", "2025-12", told, category="female_50"))[:2] == [
        "2024-04..2025-10 benefit own",
        "2025-11..2026-11 nothing employer",
    ]


def test_a_transition_is_not_the_last_of_a_benefit_that_may_be_longer() -> None:
    """Female_50 of 1976-11-10: 22 // 2 + 1 = 12, 2027-11. 70 months give fifteen, to 2026-02, near the old age of 2026-11 alone; with
    nine or more left of an earlier benefit it is 24, to 2026-11-30, less than a year before the new one."""
    told = {
        "job_ended": "dismissed",
        "job_ended_on": "2024-11-28",
        "registered_on": "2024-12-05",
        "unemployment_months": 70,
    }
    told |= {"still_unemployed": True, "transition_applied": True}

    def last(**more: int) -> list[str]:
        return lines(path("1976-11-10", "2027-01", {**told, **more}, category="female_50"))[-2:]

    assert last() == ["2026-12..2027-11 paid_on? fund?", "2027-12..2027-12 pension nobody"]
    assert last(unused_months=0) == ["2026-12..2027-11 nothing own", "2027-12..2027-12 pension nobody"]
    assert last(unused_months=9) == ["2026-12..2027-11 paid_on fund", "2027-12..2027-12 pension nobody"]


def test_a_transition_is_the_last_of_it_when_measured_again_too() -> None:
    """The same woman, measured again on 2025-12-01, less than a year before 2026-11-15: 60号 三 pays to 2026-03 and not again. Not
    stated to be applied for, both are possible after it; not applied for, it is paid on from the measuring."""
    told = {"benefit_from": "2024-04", "benefit_ends_on": "2025-10-31", "still_unemployed": True}
    told |= {"measured_on": "2025-12-01"}

    def after(**more: Any) -> list[str]:
        return lines(path("1976-03-15", "2025-12", {**told, **more}, category="female_50"))[1:]

    assert after(transition_applied=True) == [
        "2025-11..2025-11 transition fund?",
        "2025-12..2026-03 transition fund",
        "2026-04..2026-11 nothing own",
        "2026-12..2026-12 pension nobody",
    ]
    assert after() == [
        "2025-11..2025-11 transition? fund?",
        "2025-12..2026-03 paid_on fund",
        "2026-04..2026-11 paid_on? fund?",
        "2026-12..2026-12 pension nobody",
    ]
    assert after(transition_applied=False)[:2] == [
        "2025-11..2025-11 paid_on? fund?",
        "2025-12..2026-11 paid_on fund",
    ]


def test_whether_somebody_pays_on_who_may_draw_a_pension_is_open_after_the_age_too() -> None:
    told = {**DISMISSED_2025, "benefit_stopped": "drawing_pension", "benefit_stopped_in": "2025-11"}
    assert lines(path("1966-05-20", "2026-12", told))[-3:] == [
        "2025-12..2026-10 nothing own?",
        "2026-11..2026-12 nothing own?",
        "2027-01..2027-01 pension? nobody",
    ]


def test_facts_of_an_end_that_do_not_fit() -> None:
    with pytest.raises(InvalidFacts) as caught:
        path(
            "1966-05-20",
            "2025-01",
            {**DISMISSED_2025, "benefit_stopped": "re_employed", "benefit_stopped_in": "2024-12"},
        )
    assert (caught.value.code, caught.value.fields["field"]) == ("facts.spell_backwards", "benefit_stopped_in")
    told = {**DISMISSED_2025, "benefit_stopped": "drawing_pension", "benefit_stopped_in": "2025-11"}
    assert "facts_conflict" in codes(path("1966-05-20", "2025-12", told, drawing="none"))
    assert "facts_conflict" not in codes(path("1966-05-20", "2025-12", told))
    # Paid on from 2024-10 to the old age, 2025-09: drawn at the end of 2024 too.
    paid_on = {"benefit_from": "2022-10", "benefit_ends_on": "2024-09-30", "still_unemployed": True}
    for drew in (True, False):
        found = path("1965-09-20", "2025-10", {**paid_on, "drew_at_end_of_2024": drew})
        assert "2024-10..2024-12 paid_on own" in lines(found)
        assert "facts_conflict" not in codes(found) or not drew
    for month, in_time in (("2026-02", True), ("2026-03", True), ("2026-05", False)):  # its last month is 2026-03
        told = {**DISMISSED_2025, "benefit_stopped": "re_employed", "benefit_stopped_in": month}
        for still in (True, False):
            found = path("1966-05-20", "2026-06", {**told, "still_unemployed": still})
            assert ("facts_conflict" in codes(found)) is (still is in_time), (month, still)
    # A job by the end of the benefit, and prison in what is paid on without one: one of both is wrong.
    told = {**DISMISSED_2025, "benefit_stopped": "imprisoned", "benefit_stopped_in": "2026-05"}
    found = path("1966-05-20", "2026-06", {**told, "still_unemployed": False})
    assert "2026-04..2026-05 paid_on? fund?" in lines(found)
    assert "facts_conflict" in codes(found)


def test_a_benefit_of_more_months_than_there_are_is_not_promised() -> None:
    """条例 第十七条: 24 at the most; beyond them only what is paid on to an age, 2026-10 for the man of 1966-05, once 2026-05."""
    for last, conflicts in (("2024-12-31", False), ("2025-01-31", True), ("2026-10-20", False), ("2026-05-20", False)):
        found = path("1966-05-20", "2024-06", {"benefit_from": "2023-01", "benefit_ends_on": last})
        assert ("facts_conflict" in codes(found)) is conflicts, last
        assert lines(found)[0].split()[1] == ("benefit?" if conflicts else "benefit")


def test_what_nobody_stated_is_not_put_down_to_the_text() -> None:
    """172 to 2025-10 and five sure months of the fund to 2026-03: the seven paid on hang on whether a job was found, not on R21."""
    told = {"benefit_from": "2025-01", "benefit_ends_on": "2026-03-31", "pays_at_benefit_place": True}
    paid = {"cumulative": 172, "counted_to": "2025-10", "continuing": False}
    found = path("1966-05-20", "2026-05", told, contributions=paid)
    assert lines(found)[-1] == "2026-11..2026-11 pension? nobody"
    assert (found.missing_facts, found.readings) == (("still_unemployed",), ())
    # 2025-05-31 to 2026-05-10 are twelve months by months and less by days; stopped by what the text here does not know.
    stopped = {"benefit_from": "2023-06", "benefit_ends_on": "2025-05-31", "still_unemployed": True}
    stopped |= {"benefit_stopped": "not_reported", "benefit_stopped_in": "2025-10"}
    found = path("1966-01-10", "2025-12", stopped, "CN-GD")
    assert "2025-06..2026-05 paid_on? fund?" in lines(found)
    assert (found.readings, "stops_elsewhere" in codes(found)) == ((), True)


def test_a_benefit_that_was_stopped_had_been_drawn() -> None:
    """Who resigned has none; that it was stopped for refusing work does not fit. A new job or a move abroad may come all the same."""
    resigned = {"job_ended": "resigned", "job_ended_on": "2024-12-31", "benefit_stopped_in": "2025-03"}
    for stop, conflicts in (("refused_work", True), ("re_employed", False), ("moved_abroad", False)):
        found = path("1966-05-20", "2025-04", {**resigned, "benefit_stopped": stop})
        assert ("facts_conflict" in codes(found)) is conflicts, stop


def test_somebody_in_work_does_not_draw_the_benefit() -> None:
    """条例 第十五条(一): both cannot be, unless the benefit was over before, by its last day or by the job."""
    granted = {"job_ended": False, "benefit_from": "2025-01", "unemployment_months": 70, "unused_months": 0}
    found = path("1966-05-20", "2025-06", granted)
    assert lines(found)[0] == "2025-01..2025-09 benefit? own"
    assert "facts_conflict" in codes(found)
    for over in (
        {"benefit_stopped": "re_employed", "benefit_stopped_in": "2025-04"},
        {"benefit_ends_on": "2025-04-30", "still_unemployed": False},
    ):
        found = path("1966-05-20", "2025-06", {**granted, **over})
        assert lines(found)[:2] == ["2025-01..2025-04 benefit own", "2025-05..2026-10 nothing employer"]
        assert "facts_conflict" not in codes(found)


@pytest.mark.parametrize("drawing", ["employee", "resident"])
def test_a_pension_that_ended_the_benefit_was_not_drawn_before(drawing: str) -> None:
    """条例 第十五条(四): the months up to it are due, whichever scheme pays it; 70 months give fifteen, then paid on from 2026-04."""
    told = {**DISMISSED_2025, "benefit_stopped": "drawing_pension", "benefit_stopped_in": "2026-05"}
    if drawing == "resident":
        assert lines(path("1966-05-20", "2026-07", told, drawing=drawing))[:5] == [
            "2025-01..2025-09 benefit own",
            "2025-10..2025-10 benefit fund?",
            "2025-11..2026-03 benefit fund",
            "2026-04..2026-05 paid_on fund",
            "2026-06..2026-10 nothing own",
        ]
    facts = {"birth": "1966-05-20", "category": "male_60", "drawing": drawing, **told}
    found = ask("unemployment_benefit", facts, load_law("CN-CQ"), "2026-07").outcome.value
    assert (found.standing, str(found.last_month)) == (Standing.ELIGIBLE, "2026-03")
    paid = ask("fund_paid", facts, load_law("CN-CQ"), "2026-07").outcome.value
    assert (str(paid.first_month), str(paid.last_month)) == ("2025-11", "2026-05")


def test_the_fund_is_sure_of_no_month_in_which_the_benefit_is_open() -> None:
    """76号 一: of who draws it. The job ran to 2025-12-15, and whether that month is paid no text says."""
    told = {**DISMISSED_2025, "job_ended_on": "2025-12-15", "registered_on": "2025-12-20"}
    found = path(
        "1966-05-20", "2025-12", told, contributions={"cumulative": 300, "counted_to": "2025-11", "continuing": False}
    )
    assert lines(found)[:2] == ["2025-12..2025-12 benefit? fund?", "2026-01..2026-10 benefit fund"]
    assert int(found.fund_months) == 10


@pytest.mark.parametrize(
    ("birth", "category", "ended", "as_of"),
    [("1966-05-20", "male_60", "2024-05-31", "2026-11"), ("1974-08-04", "female_50", "2024-06-17", "2025-09")],
)
@pytest.mark.parametrize("claimed", [None, "2024-06-20"])
def test_nobody_is_refused_for_a_registration_that_was_not_stated(
    birth: str, category: str, ended: str, as_of: str, claimed: str | None
) -> None:
    """60号 二: asked after the age, it may be registered since before it."""
    told = {**DISMISSED, "job_ended_on": ended, "unemployment_months": 84}
    found = path(birth, as_of, told if claimed is None else {**told, "claimed_on": claimed}, category=category)
    assert {one.income_standing for one in found.months if one.income == "benefit"} == {Standing.UNDETERMINED}
    assert found.months[0].income == "benefit"
    assert found.missing_facts[0] == "registered_on"


def test_a_new_job_after_the_benefit_may_have_begun_in_any_month() -> None:
    """24 months give six, 2025-01 to 2025-06, the age is more than a year away: out of work at its end, in work some time after it."""
    told = {**DISMISSED_2025, "unemployment_months": 24, "benefit_stopped": "re_employed", "still_unemployed": True}
    found = path("1966-05-20", "2025-10", told)
    assert "2025-07..2025-09 nothing employer?" in lines(found)
    assert "benefit_stopped_in" in found.missing_facts


def test_contributions_are_open_where_the_month_of_the_new_job_is() -> None:
    """Eleven months give no benefit: in which month she found work is not said; from now on it is the employer who pays.

    1980-03, female_50: 62 // 2 + 1 = 32, 2032-11.
    """
    told = {**DISMISSED, "unemployment_months": 11, "job_ended_on": "2023-12-31", "benefit_stopped": "re_employed"}
    found = path("1980-03-26", "2024-06", told, category="female_50")
    assert lines(found) == [
        "2024-01..2024-06 nothing employer?",
        "2024-07..2032-11 nothing employer",
        "2032-12..2032-12 pension nobody",
    ]
    assert found.missing_facts == ("benefit_stopped_in",)
    resigned = {"job_ended": "resigned", "job_ended_on": "2024-12-31", "benefit_stopped": "re_employed"}
    assert lines(path("1980-03-26", "2025-01", {**resigned, "benefit_stopped_in": "2025-03"}, category="female_50"))[
        :2
    ] == [
        "2025-01..2025-03 nothing own",
        "2025-04..2032-11 nothing employer",
    ]


HALF_STATED: dict[str, tuple[Told, tuple[str, ...], list[str]]] = {
    "the month alone": (
        {"benefit_stopped_in": "2026-08"},
        ("benefit_stopped",),
        [
            "2026-03..2026-08 benefit own",
            "2026-09..2028-02 benefit? own?",  # or in work again
            "2028-03..2032-06 nothing own?",
            "2032-07..2033-06 paid_on? fund?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    "a new job alone": (
        {"benefit_stopped": "re_employed"},
        ("benefit_stopped_in",),
        [
            "2026-03..2028-02 benefit? employer?",
            "2028-03..2032-06 nothing employer",
            "2032-07..2033-06 paid_on? employer?",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    "not out of work any more": (
        {"still_unemployed": False},
        ("benefit_stopped_in",),
        [
            "2026-03..2028-02 benefit? employer?",
            "2028-03..2033-06 nothing employer",
            "2033-07..2033-07 pension nobody",
        ],
    ),
    # Which pension it was is not said: that of this scheme, and nothing is left to come, or another.
    "a pension": (
        {"benefit_stopped": "drawing_pension", "benefit_stopped_in": "2026-08"},
        ("drawing", "pension_drawn"),
        ["2026-03..2026-08 benefit own", "2026-09..2033-06 nothing own?", "2033-07..2033-07 pension? nobody"],
    ),
    "a new job in its month": (
        {"benefit_stopped": "re_employed", "benefit_stopped_in": "2026-08"},
        (),
        [
            "2026-03..2026-08 benefit own",
            "2026-09..2033-06 nothing employer",
            "2033-07..2033-07 pension nobody",
        ],
    ),
}


@pytest.mark.parametrize("name", HALF_STATED)
def test_a_benefit_of_which_the_end_was_stated_by_half(name: str) -> None:
    """Fifteen years of insurance give 24 months, 2026-03 to 2028-02; a man of 1971-09-30: 80 // 4 + 1 = 21, 2033-06, less than a year
    away from 2032-07-01 on, and on no day of 2032-06."""
    told, missing, expected = HALF_STATED[name]
    granted = {"benefit_from": "2026-03", "unemployment_months": 180, "unused_months": 0}
    found = path("1971-09-30", "2026-11", {**granted, **told})
    assert (lines(found), found.missing_facts) == (expected, missing)


def test_no_benefit_is_promised_for_a_month_in_which_the_job_still_ran() -> None:
    """70 months give 15, 2026-10 to 2027-12; whether the month of the end is paid no text says."""
    told = {**DISMISSED, "job_ended_on": "2026-10-15", "unemployment_months": 70, "registered_on": "2026-10-20"}
    found = path("1971-09-30", "2026-11", told)
    assert lines(found)[:2] == ["2026-10..2026-10 benefit? own", "2026-11..2027-12 benefit own"]
    assert codes(found) == ["job_still_ran", "measured_later"]  # of 2032-06 on
    with pytest.raises(InvalidFacts) as caught:
        path("1971-09-30", "2026-11", {**told, "job_ended_on": "2026-10-31", "registered_on": "2026-01-31"})
    assert caught.value.code == "facts.before_job_ended"


def test_what_ended_a_benefit_of_so_many_months_at_most() -> None:
    """Outside Chongqing 180 months give at most 24; a job found in 2026-08 ended it there, however many they were."""
    told = {"benefit_from": "2026-03", "unemployment_months": 180, "unused_months": 0, "benefit_stopped": "re_employed"}
    found = path("1971-09-30", "2026-11", {**told, "benefit_stopped_in": "2026-08"}, "CN")
    assert (lines(found)[:2], found.missing_facts) == (
        ["2026-03..2026-08 benefit own", "2026-09..2033-06 nothing employer"],
        (),
    )


def test_what_a_pension_rests_on() -> None:
    """Months to be paid beside those of the fund, by hand; and what nobody stated."""

    def left(cumulative: int, continuing: bool | None) -> Path:
        told = {"job_ended": "resigned", "job_ended_on": "2025-04-30"}
        return path("1966-01-10", "2025-04", told, contributions={"cumulative": cumulative, "continuing": continuing})

    # Age 2026-05, 13 months on: 170 + 10 = 180; with 180 nothing more is needed.
    for cumulative, own in ((170, 10), (179, 1), (180, 0), (167, 13)):
        for continuing in (True, None):
            found = left(cumulative, continuing)
            assert (str(found.first_pension_month), int(found.own_months)) == ("2026-06", own)
            assert codes(found) == [*([] if continuing else ["continuing_assumed"]), "verified_anew"]
    # 1968-03: 2029-01. 150 to 2026-10 are 177 then, 180 in 2029-04: thirty more, that of the question among them.
    told, paid = {"job_ended": "resigned"}, {"cumulative": 150, "counted_to": "2026-10"}
    found = path("1968-03-12", "2026-11", told, contributions={**paid, "continuing": True})
    assert (str(found.first_pension_month), int(found.own_months)) == ("2029-05", 30)
    found = path("1968-03-12", "2026-11", told, contributions={**paid, "plan": ["2026-11..2029-04"]})
    assert (str(found.first_pension_month), int(found.own_months)) == ("2029-05", 30)
    # The fund pays twelve of the 13 months that are to come, and is refunded for whoever pays on anyhow.
    found = PATHS["enough with what the fund pays"][0]
    assert (int(found.own_months), int(found.fund_months), found.assessment.option("2026-05").shortfall_months) == (
        0,
        12,
        0,
    )
    short = PATHS["short at the age, by the minimum of which year"][0]
    assert (str(short.first_open_month), str(short.first_pension_month), int(short.own_months)) == (
        *("2031-12", "2033-12", 84),  # 204 - 120
    )
    assert short.readings[0] == "R01"
    open_ = PATHS["enough with a month that is open"][0]
    assert (str(open_.first_open_month), open_.first_pension_month, open_.readings) == ("2026-06", None, ("R21",))
    hangs = PATHS["enough if the fund pays"][0]
    assert (hangs.first_pension_month, hangs.missing_facts) == (None, ("registered_on",))
    # The age is past and the claim of now is good: nothing more need be said of a benefit.
    assert PATHS["after the age"][0].missing_facts == ()
    # Of a benefit that may run past it the day of the registration is asked.
    dismissed = {**DISMISSED, "unemployment_months": 70}
    unregistered = path(
        "1964-01-10", "2026-11", dismissed, "CN", contributions={"cumulative": 312, "continuing": False}
    )
    assert (lines(unregistered)[0], unregistered.missing_facts) == (
        "2026-11..2026-11 benefit? nobody",
        ("registered_on",),
    )
    never = PATHS["short with all that the fund may pay"][0]
    assert (never.first_open_month, never.first_pension_month, never.claims[-1].of) == (None, None, "fund")


def test_what_is_claimed_for_a_pension_after_the_age() -> None:
    def pensions(name: str) -> list[tuple[str, str]]:
        return [(str(one.month), str(one.standing)) for one in PATHS[name][0].claims if one.of == "pension"]

    assert pensions("short at the age, by the minimum of which year") == [
        ("2031-11", "UNDETERMINED"),
        ("2033-11", "ELIGIBLE"),
    ]
    assert pensions("after the age") == [("2026-11", "ELIGIBLE")]
    assert pensions("applied for after the age") == []
    late = PATHS["after the age"][0]
    assert [one.of for one in late.claims] == ["pension"]
    assert [one.code for one in late.caveats] == ["age_elsewhere", "due_since"]
    assert [(one.of, str(one.month)) for one in PATHS["without the day of the registration"][0].claims] == [
        *(("benefit", "2026-11"), ("fund", "2036-08"), ("pension", "2037-08")),
    ]


def test_whoever_draws_a_pension_of_the_employee_scheme_has_no_path() -> None:
    found = path("1966-01-10", "2025-06", {**DISMISSED, "unemployment_months": 70}, drawing="employee")
    assert (found.months, found.claims, found.missing_facts, found.caveats) == ((), (), (), ())
    assert (found.first_pension_month, found.first_open_month) == (None, None)


def test_random_paths_against_the_assessment() -> None:
    """No month twice or left out, and the pension begins after the first month that the options of `assess` have open."""
    chance = Random(20261127)
    laws = {place: load_law(place) for place in ("CN", "CN-CQ")}
    for _ in range(200):
        born = YearMonth(chance.randint(1962, 1985), chance.randint(1, 12))
        category = chance.choice([*Category])
        as_of = YearMonth(chance.randint(2025, 2027), chance.randint(1, 12))
        lived = as_of - born
        counted_to = as_of - chance.choice([0, 0, 0, 5, 30])
        contributions = Contributions(
            cumulative=chance.randint(60, min(360, lived - 40)),
            counted_to=counted_to,
            continuing=chance.choice([True, False, None]),
        )
        person = Person(
            chance.choice([str(born), f"{born}-17"]),
            category,
            contributions=chance.choice([contributions, contributions, contributions, None]),
            employment=chance.choice(["unknown", "employee", "own_account", "civil_servant"]),
            drawing=chance.choice([None, None, "none", "resident"]),
        )
        told: dict[str, Any] = {"job_ended": chance.choice(["dismissed", "resigned", "contract_ended"])}
        for fact, value in (
            ("job_ended_on", f"{as_of - 1}-28"),
            ("unemployment_months", chance.randint(6, 200)),
            ("registered_on", f"{as_of}-03"),
            ("still_unemployed", True),
            ("unused_months", 0),
        ):
            if chance.random() < 0.6:
                told[fact] = value
        law = laws[chance.choice(["CN", "CN-CQ"])]
        found = path_to_pension(person, law, as_of, told)
        months = [one.month for one in found.months]
        assert months == [months[0] + step for step in range(len(months))] if months else not found.first_open_month
        answer, age = found.assessment, found.assessment.statutory.value.month
        begins = max(age, as_of)
        by_fund = ("fund", Standing.UNDETERMINED) in {
            (one.contributions, one.contributions_standing) for one in found.months
        }
        at_age = answer.option(begins).eligibility
        assert found.fund_months or answer.option(begins) == assess(person, law, as_of).option(begins)
        if at_age is Eligibility.ELIGIBLE:
            assert found.first_pension_month == found.first_open_month == begins + 1
        elif at_age is Eligibility.UNDETERMINED:
            assert found.first_open_month == begins + 1
        else:
            assert found.first_open_month is None or by_fund or found.first_open_month > begins + 1
        certain = found.first_pension_month
        if certain is not None:
            assert answer.option(certain - 1).eligibility is Eligibility.ELIGIBLE
            assert months[-1] == certain
        for one in found.months:
            verdict = answer.option(one.month - 1).eligibility
            if one.income == "pension" and one.month != certain:
                assert one.income_standing is Standing.UNDETERMINED
                assert found.first_open_month is not None
                assert one.month >= found.first_open_month
            elif one.income != "pension" and one.month > begins and not by_fund:
                assert verdict is Eligibility.NOT_ELIGIBLE


def a_person_out_of_work(chance: Random) -> tuple[str, str, str, str, Told]:
    """Birth, class, month of the question, place, and all that can be stated, near the reform and the age."""
    category, place = chance.choice(sorted(ANNEXES)), chance.choice(["CN", "CN-CQ"])
    born = YearMonth(ANNEXES[category][1], 1) + chance.randint(-12, 40)
    first = YearMonth(2023, 1) + chance.randint(0, 48)
    as_of = first + chance.randint(3, 30)
    told: Told = {
        "job_ended": chance.choice(["dismissed", "contract_ended", "resigned"]),
        "job_ended_on": str((first - 1).on(31)),
        "registered_on": str(first.on(chance.randint(1, 28))),
        "claimed_on": str((first + chance.choice([0, 0, 3])).on(28)),
        "unemployment_months": chance.choice([11, 12, 24, 59, 60, 84, 180]),
        "unused_months": chance.choice([0, 0, 5]),
        "transition_applied": chance.choice([True, False]),
    }
    if chance.random() < 0.4:
        told["benefit_stopped"] = chance.choice(["re_employed", "imprisoned", "not_reported"])
        told["benefit_stopped_in"] = str(min(as_of, first + chance.randint(3, 30)))
    else:
        told["still_unemployed"] = True
    return f"{born}-{chance.choice([1, 10, 15, 28])}", category, str(as_of), place, told


@pytest.mark.slow
def test_a_fact_left_out_settles_no_month_otherwise_and_each_open_month_has_a_reason() -> None:
    chance = Random(20261128)
    for _ in range(60):
        birth, category, as_of, place, told = a_person_out_of_work(chance)
        full = path(birth, as_of, told, place, category=category)
        for left_out in (*told, "birth_day"):
            less = {name: fact for name, fact in told.items() if name != left_out}
            found = path(birth[:7] if left_out == "birth_day" else birth, as_of, less, place, category=category)
            if any(one.is_open for one in found.months):
                assert found.missing_facts or found.readings or found.caveats
            for one in found.months:
                known = full.at(one.month)
                if known is None or "pension" in (one.income, known.income):
                    continue
                if Standing.UNDETERMINED not in (one.income_standing, known.income_standing):
                    assert (one.income == "nothing") is (known.income == "nothing"), (left_out, one.month, birth, told)
                    if Standing.UNDETERMINED not in (one.contributions_standing, known.contributions_standing):
                        assert one.contributions == known.contributions, (left_out, one.month, birth, told)


def test_as_json() -> None:
    found = PATHS["the path of the law notes"][0]
    told = json.loads(found.to_json())
    assert (told["schema"], told["first_pension_month"], len(told["months"])) == ("retirecalc.path/1", "2026-06", 37)
    may = told["months"][23]
    assert (may["month"], may["income"], may["contributions_standing"], may["open"]) == (
        *("2025-05", "benefit", "UNDETERMINED", True),
    )
    assert may["citations"][0]["document_number"] == "劳动保障部令第8号"


def test_facts_that_nobody_takes() -> None:
    with pytest.raises(InvalidFacts) as caught:
        path("1966-01-10", "2025-06", {"horoscope": "lion"})
    assert (caught.value.code, caught.value.fields["field"]) == ("ground.fact_unknown", "horoscope")


def test_facts_of_the_subsidy_are_read_whether_or_not_a_month_asks_for_them() -> None:
    for told in ({"subsidy_group": "foo"}, {"work_form": "sometimes"}):
        with pytest.raises(InvalidFacts) as caught:
            path("1966-01-10", "2025-06", {"job_ended": "resigned", **told})
        assert caught.value.code == "ground.word_unreadable"


def test_an_invalidity_allowance_beside_the_benefit_is_a_conflict() -> None:
    """72号: no working capacity at all; 条例 第十四条: seeking work."""
    told = {**DISMISSED, "unemployment_months": 70, "registered_on": "2025-06-03"}
    paid = {**ENOUGH, "invalidity_allowance": ["2025-09.."]}
    found = path("1966-01-10", "2025-06", told, contributions=paid)
    assert lines(found)[:2] == ["2025-06..2025-08 benefit fund", "2025-09..2026-05 benefit? fund?"]
    assert "facts_conflict" in codes(found)


def test_a_replay_of_a_day_before_the_rules_says_that_they_are_not_known() -> None:
    person = Person("1966-01-10", "male_60", contributions=Contributions(cumulative=300))
    for day in ("2024-06-01", "2024-12-29"):  # 60号 is of 2024-12-30, 76号 from 2025-01-01
        with pytest.raises(OutOfCoverage) as caught:
            path_to_pension(person, retirecalc.load_law(in_force_on=day), "2024-06", DISMISSED)
        assert caught.value.code == "tables.not_known_then"
        for room in ("transition_2024", "fund_paid"):
            with pytest.raises(OutOfCoverage):
                ask(
                    room,
                    {"birth": "1966-01-10", "category": "male_60"},
                    retirecalc.load_law(in_force_on="2024-06-01"),
                    "2024-06",
                )


# day by day


def a_year_later(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))


# Original age, first birth month that is late, months of birth a month of delay, and the most of it: annexes 1 to 3.
ANNEXES = {"male_60": (60, 1965, 4, 36), "female_55": (55, 1970, 4, 36), "female_50": (50, 1975, 2, 60)}


def age_of(birth: date, category: str, day: date = date(2025, 1, 1)) -> date:
    """The day of the age by the law of a day."""
    original, start, step, most = ANNEXES[category]
    born = birth.year * 12 + birth.month - 1
    late = 0 if born < start * 12 or day < date(2025, 1, 1) else min((born - start * 12) // step + 1, most)
    year, month = divmod(born + original * 12 + late, 12)
    return date(year, month + 1, min(birth.day, monthrange(year, month + 1)[1]))


def day_of_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def walked(
    birth: date, category: str, begins: date, months: int, *, applied: bool = False
) -> dict[str, tuple[str, str]]:
    """What each month brings, found by walking over every day of it: the fund pays from 2025 to 2039.

    With `applied` the transition was applied for: drawn on 2024-12-31, and run out more than a year before the new age and less than
    a year before the old one; a year to the day is neither.
    """
    age = age_of(birth, category)
    end_index = begins.year * 12 + begins.month - 1 + months - 1
    ends = date(end_index // 12, end_index % 12 + 1, monthrange(end_index // 12, end_index % 12 + 1)[1])
    over = ends >= date(age.year, age.month, 1)
    measured, limit = age_of(birth, category, ends), a_year_later(ends)
    old = age_of(birth, category, date(2024, 12, 31))
    drew = begins <= date(2024, 12, 31) <= ends
    may = applied and drew and ends < date(old.year, old.month, 1) and old < age and old <= limit <= age
    sure = may and old < limit < age
    found: dict[str, list[tuple[str, str]]] = {}
    open_ = measured == limit
    day = begins
    while (day.year, day.month) <= (age.year, age.month):
        near = "fund" if age < a_year_later(day) and 2025 <= day.year <= 2039 else "own"
        open_ = open_ or (day > ends and age_of(birth, category, day) < a_year_later(day))
        if day <= ends or over:
            of_day = ("benefit", near)
        elif measured < limit and (age < limit or day_of_month(day) <= day_of_month(measured)):
            of_day = ("paid_on", near)
        elif measured < limit:  # by the age before the reform alone, which is past
            of_day = ("paid_on?", "fund?" if near == "fund" else "own")
        elif may and measured != limit and day_of_month(day) <= day_of_month(old):
            unsure = "?" * (not sure)
            of_day = ("transition" + unsure, near + unsure * (near == "fund"))
        else:
            # After the transition nothing is paid on again.
            of_day = ("paid_on?", "fund?" if near == "fund" else "own") if open_ and not sure else ("nothing", "own")
        found.setdefault(f"{day:%Y-%m}", []).append(of_day)
        day += timedelta(days=1)
    return {month: settled(days) for month, days in found.items()}


def settled(days: list[tuple[str, str]]) -> tuple[str, str]:
    """A month of days: what all of them say, open where they differ."""
    incomes, payers = ({one[index] for one in days} for index in (0, 1))
    income = incomes.pop() if len(incomes) == 1 else "paid_on?"
    return income, payers.pop() if len(payers) == 1 else "fund?"


@pytest.mark.slow
@settings(max_examples=300)
@given(
    category=st.sampled_from(sorted(ANNEXES)),
    # Any birth, or one whose age is near the beginning of the reform or of the fund, or the end of the latter.
    born=st.one_of(st.integers(1960 * 12, 1990 * 12 + 11), st.integers(-24, 24), st.integers(130, 160)),
    day=st.sampled_from([1, 2, 15, 27, 28, 29, 30, 31]),
    years=st.integers(1, 15),
    before=st.one_of(st.integers(10, 14), st.integers(-20, 60)),
    applied=st.booleans(),
)
def test_random_paths_against_a_walk_day_by_day(
    category: str, born: int, day: int, years: int, before: int, applied: bool
) -> None:
    """A benefit from 2020 to 2039, of somebody born from 1960 to 1990, that ends so many months before the age, mostly near a year before it."""
    if born < 1000:  # months after the first birth that is late
        born += ANNEXES[category][1] * 12
    birth = date(born // 12, born % 12 + 1, min(day, monthrange(born // 12, born % 12 + 1)[1]))
    months = [3, 6, 9, 12, 15, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24][years - 1]
    age = age_of(birth, category)
    begins = age.year * 12 + age.month - before - months
    assume(2020 * 12 <= begins < 2040 * 12)
    first = date(begins // 12, begins % 12 + 1, 1)
    expected = walked(birth, category, first, months, applied=applied)
    if not expected:
        return
    told = {"benefit_from": f"{first:%Y-%m}", "unemployment_months": 12 * years, "unused_months": 0}
    told |= {"still_unemployed": True, "transition_applied": applied}
    found = path(str(birth), f"{first:%Y-%m}", told, category=category)
    answered = {
        str(one.month): (
            one.income + "?" * (one.income_standing is Standing.UNDETERMINED),
            one.contributions + "?" * (one.contributions_standing is Standing.UNDETERMINED),
        )
        for one in found.months
        if one.income != "pension" and one.month <= YearMonth.of(max(expected))
    }
    assert answered == expected
