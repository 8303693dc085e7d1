"""Unemployment benefit: what no case can say.

Mutations that must fail here: a day of the ten that is no working day counted; a claim refused for being late.
"""

from __future__ import annotations

from datetime import date

import pytest

from retirecalc import InvalidFacts, Person, YearMonth
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit, unemployment_benefit
from retirecalc.rules.unemployment.unemployment_benefit.facts import UnemploymentFacts
from retirecalc.rules.unemployment.unemployment_benefit.table import Ending
from tests.law_day import load_law
from tests.strategies import reached

MAN = {"birth": "1971-09", "category": "male_60"}


def answered(**facts: object) -> UnemploymentBenefit:
    law = load_law("CN-CQ")
    found: UnemploymentBenefit = ask("unemployment_benefit", {**MAN, **facts}, law, "2026-10").outcome.value
    return found


class Weekdays:
    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5


class Nothing:
    def is_workday(self, day: date) -> bool:
        raise LookupError(day)


@pytest.mark.parametrize(
    ("calendar", "decision"), [(Weekdays(), date(2025, 3, 17)), (Nothing(), None), (None, date(2025, 3, 17))]
)
def test_ten_working_days_from_the_day_after_the_claim(calendar: object, decision: date | None) -> None:
    """S38-R2-38: Monday 2025-03-03; two weeks of working days end on Monday 2025-03-17."""
    found = unemployment_benefit(
        Person("1971-09", "male_60"),
        load_law(),
        unemployment=UnemploymentFacts(claimed_on="2025-03-03"),
        as_of=YearMonth(2025, 3),
        statutory_age=reached("2033-06"),
        calendar=calendar,  # type: ignore[arg-type]
    )
    assert found.value.decision_by == decision


def test_no_day_of_decision_before_the_order() -> None:
    """国务院令第765号 is in force from 2023-12-01; the holidays of that year are not on file."""
    facts = {"job_ended": "dismissed", "unemployment_months": 70, "registered_on": "2023-11-30"}
    for claimed, counted in (("2023-11-30", False), ("2023-12-01", True)):
        asked = ask("unemployment_benefit", {**MAN, **facts, "claimed_on": claimed}, load_law(), "2023-12").outcome
        assert ("calendar_ends" in [one.code for one in asked.caveats]) is counted


@pytest.mark.parametrize("late", ["2026-08-01", "2026-10-31"])
@pytest.mark.parametrize("ending", Ending)
def test_nobody_is_refused_for_being_late_or_not_registered(late: str, ending: Ending) -> None:
    told = {"job_ended": str(ending), "job_ended_on": "2026-01-31", "unemployment_months": 70}
    early = answered(**told, registered_on="2026-02-01")
    assert answered(**told, registered_on=late).standing is answered(**told).standing is early.standing


def test_more_contributions_never_give_less() -> None:
    months = [
        answered(job_ended="dismissed", unemployment_months=paid, unused_months=0, registered_on="2026-02-01").months
        or 0
        for paid in range(200)
    ]
    assert months == sorted(months)
    assert [months[12 * year] for year in range(1, 16)] == [3, 6, 9, 12, 15, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]


@pytest.mark.parametrize(
    ("years", "before", "months"),
    [
        *((1, None, 3), (2, 3, 6), (3, 6, 9), (4, 9, 12), (5, 12, 15), (6, 15, 15), (7, 15, 16), (8, 16, 17)),
        *(
            (9, 17, 18),
            (10, 18, 19),
            (11, 19, 20),
            (12, 20, 21),
            (13, 21, 22),
            (14, 22, 23),
            (15, 23, 24),
            (16, 24, 24),
        ),
    ],
)
def test_months_in_chongqing_on_both_sides_of_each_year(years: int, before: int | None, months: int) -> None:
    """市条例 第二十四条, by whole years: a month less than the year, and the year."""
    told = {"job_ended": "dismissed", "unused_months": 0, "registered_on": "2026-02-01"}
    short, full = (answered(**told, unemployment_months=12 * years - less) for less in (1, 0))
    assert (short.months, full.months, full.at_most) == (before, months, False)
    assert (short.standing is Standing.NOT_ELIGIBLE) is (years == 1)


@pytest.mark.parametrize(("paid", "most"), [(11, None), (12, 12), (59, 12), (60, 18), (119, 18), (120, 24), (400, 24)])
def test_months_elsewhere_are_at_most_those_of_the_nation(paid: int, most: int | None) -> None:
    """失业保险条例 第十七条."""
    told = {
        **MAN,
        "job_ended": "dismissed",
        "unused_months": 0,
        "registered_on": "2026-02-01",
        "unemployment_months": paid,
    }
    found = ask("unemployment_benefit", told, load_law(), "2026-10").outcome.value
    assert (found.months, found.last_month) == (most, None)
    assert found.at_most is (True if most else None)


@pytest.mark.parametrize(
    ("paid", "unused", "months"), [(70, 8, 23), (70, 9, 24), (70, 10, 24), (11, 24, 24), (11, 25, 24)]
)
def test_what_is_left_is_added_up_to_the_most(paid: int, unused: int, months: int) -> None:
    """令第8号 第十五条(二), 市条例 第二十四条: 70 months give fifteen."""
    told = {"job_ended": "dismissed", "registered_on": "2026-02-01"}
    assert answered(**told, unemployment_months=paid, unused_months=unused).months == months


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"job_ended": "vanished"}, "ground.word_unreadable"),
        ({"benefit_stopped": "rain"}, "ground.word_unreadable"),
        ({"benefit_from": "2026-06", "benefit_ends_on": "2026-05-31"}, "facts.spell_backwards"),
        ({"job_ended_on": "2026-10-31", "registered_on": "2026-10-30"}, "facts.before_job_ended"),
        ({"job_ended_on": "2026-10-31", "claimed_on": "2026-01-31"}, "facts.before_job_ended"),
        ({"job_ended_on": "2026-10-31", "benefit_from": "2026-09"}, "facts.before_job_ended"),
        ({"benefit_total": "-1"}, "ground.amount_unreadable"),
        ({"unemployment_months": "5.5"}, "ground.period_decimal"),
    ],
)
def test_facts_that_cannot_be_read(facts: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        answered(**facts)
    assert caught.value.code == code


def test_chinese_words_are_read() -> None:
    assert answered(job_ended="辞职").standing is Standing.NOT_ELIGIBLE
    told = {"benefit_from": "2026-06", "benefit_ends_on": "2027-05-31", "benefit_stopped_in": "2026-09"}
    assert answered(**told, benefit_stopped="重新就业").ended_by == "re_employed"
