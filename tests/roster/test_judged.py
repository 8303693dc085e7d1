"""People whom the same facts decide share one answer: what anybody gets is what `assess` alone gives."""

from datetime import date

import pytest

from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import assess
from retirecalc.roster.answers import answers
from retirecalc.roster.judged import Answering
from tests.law_day import load_law

NOW = YearMonth(2026, 11)
PEOPLE = [
    ("1971-09", "male_60", None),  # years before the age
    ("1966-12", "male_60", "2026-12"),  # near it, a month early stated
    ("1966-01", "male_60", None),  # past it: 2026-04
    ("1981-01-20", "female_50", "2029-01"),  # a month before the earliest is stated
    ("1972-06-05", "female_55", "2030-06"),  # a month after the age
]
# The minima of 2026 to 2039 and beyond lie in 180 to 240 months.
COUNTS = [0, 60, 130, 174, 179, 180, 181, 186, 192, 198, 240, 241, 300]


def asked(law: Law, when: YearMonth | date, people: list[tuple[str, str, str | None]]) -> None:
    shared = Answering(law, when)
    for birth, category, month in people:
        stated = None if month is None else YearMonth.of(month)
        for continuing in (True, False, None):
            for paid_alone in (False, True):
                for count in (*reversed(COUNTS), *COUNTS):
                    paid, cumulative = (count, None) if paid_alone else (None, count)
                    counted = Contributions(
                        paid=paid, cumulative=cumulative, continuing=continuing, counted_to="2026-09"
                    )
                    person = Person(birth, Category(category), employment="employee", contributions=counted)
                    found, alone = shared.answer(person, stated), Answering(law, when).answer(person, stated)
                    assert found == alone
                    assert answers(found, "zh") == answers(alone, "zh")


def test_whoever_has_more_than_enough_shares_an_answer(law: Law) -> None:
    shared = Answering(law, NOW)
    first, second = (
        shared.answer(
            Person("1971-09", "male_60", contributions=Contributions(cumulative=count, continuing=True)), None
        )
        for count in (300, 312)
    )
    assert first.situation is second.situation
    # 2033-06 is 79 months after 2026-11.
    assert (first.projected_months, second.projected_months) == (379, 391)
    assert answers(second, "en")["projected_months"] == 391
    assert second.judged.projected_months == second.eligibility.projected_months == 391
    assert second.assessment == assess(second.person, law, NOW, months=("2033-06",))


def test_what_is_shared_is_what_each_gets_alone(law: Law) -> None:
    asked(law, NOW, PEOPLE[1:3])


@pytest.mark.slow
@pytest.mark.parametrize("when", [YearMonth(2026, 11), YearMonth(2029, 1), date(2026, 11, 15)])
@pytest.mark.parametrize(
    "readings", [{}, {"R22": "birthday", "R23": "yes", "R01": "completion_year"}, {"R28": "month_before"}]
)
def test_by_other_readings_and_at_other_times(readings: dict[str, str], when: YearMonth | date) -> None:
    asked(load_law(readings=readings), when, PEOPLE)
