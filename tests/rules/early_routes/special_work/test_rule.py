"""Special work and altitude: both sides of every number, and what no case can say.

Worked from 渝人社〔2024〕282号 附件1 二(一)2: 55 and 45, 15 years, 10 / 9 / 8 years, 3500 and 4500 m, below 0 °C.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import InvalidFacts, Months, YearMonth
from retirecalc.ground.stretches import END
from retirecalc.questions.ask import ask
from retirecalc.rules.early_routes.special_work import SpecialWork
from retirecalc.rules.early_routes.special_work.facts import Run, SpecialWorkFacts
from retirecalc.rules.early_routes.special_work.table import Kind
from retirecalc.wording.render import settled
from tests.law_day import load_law


def asked(
    work: list[Any], birth: str = "1969-08", as_of: str = "2024-08", place: str = "CN-CQ", **facts: Any
) -> SpecialWork:
    """By default a man who is 55 in the month of the question, with fifteen years, and draws no pension."""
    contributions = {"cumulative": "15y", "continuing": False}
    told = {"birth": birth, "category": "male_60", "contributions": contributions, "drawing": "none"}
    found = ask("special_work", told | facts | {"special_work": work}, load_law(place), as_of).outcome.value
    assert isinstance(found, SpecialWork)
    return found


@pytest.mark.parametrize(
    ("work", "standing"),
    [
        # Ten, nine and eight years, and a month less, of each kind of the group.
        (["heights 10y"], "ELIGIBLE"),
        (["heights 9y11m"], "NOT_ELIGIBLE"),
        (["特别繁重 10年"], "ELIGIBLE"),
        (["井下 9年"], "ELIGIBLE"),
        (["井下 8年11个月"], "NOT_ELIGIBLE"),
        (["高温 9年"], "ELIGIBLE"),
        (["低温 9年"], "ELIGIBLE"),
        (["其他有害 8年"], "ELIGIBLE"),
        (["其他有害 7年11个月"], "NOT_ELIGIBLE"),
        # 3500 m and 4500 m are included.
        (["altitude@3500 9y"], "ELIGIBLE"),
        (["altitude@3499 9y"], "NOT_ELIGIBLE"),
        (["altitude@4500 8y"], "ELIGIBLE"),
        (["altitude@4499 8y"], "NOT_ELIGIBLE"),
        # Below 0 °C; 0 °C itself is R35.
        (["低温@-1 9年"], "ELIGIBLE"),
        (["低温@0 9年"], "UNDETERMINED"),
        (["低温@1 9年"], "NOT_ELIGIBLE"),
        # Five years underground and four in heat are one group of nine; six and four across groups are R34.
        (["underground 5y", "high_temperature 4y"], "ELIGIBLE"),
        (["underground 6y", "heights 4y"], "UNDETERMINED"),
        # All in all 8y11m of groups that ask for ten and nine; nine would be R34.
        (["heights 5y", "underground 3y11m"], "NOT_ELIGIBLE"),
        (["heights 5y", "underground 4y"], "UNDETERMINED"),
        # The same months underground and in heat count once: 108 from 2001-01 to 2009-12, 107 to 2009-11.
        (["underground 2001-01..2006-12", "high_temperature 2004-01..2009-12"], "ELIGIBLE"),
        (["underground 2001-02..2006-12", "high_temperature 2004-01..2009-12"], "NOT_ELIGIBLE"),
        # Without the metres eight years may be enough, seven years and eleven months are not.
        (["altitude 8y"], "UNDETERMINED"),
        (["altitude 7y11m"], "NOT_ELIGIBLE"),
    ],
    ids=str,
)
def test_both_sides_of_every_number(work: list[str], standing: str) -> None:
    assert asked(work).standing == standing
    # Since 2025 nothing is certain, and nothing is refused that was not.
    later = asked(work, "1971-05", "2026-05").standing
    assert later == ("NOT_ELIGIBLE" if standing == "NOT_ELIGIBLE" else "UNDETERMINED")


@pytest.mark.parametrize("category", ["female_55", "female_50"])
def test_women_at_45(category: str) -> None:
    # Born 1979-08: 45 in 2024-08; born 1979-09 a month later.
    assert asked(["heights 10y"], "1979-08", category=category).standing == "ELIGIBLE"
    refused = asked(["heights 10y"], "1979-09", category=category)
    assert (refused.reasons, str(refused.first_month)) == (("below_special_age",), "2024-09")


def test_work_that_goes_on_is_counted_ahead() -> None:
    # 107 months from 2015-09 to 2024-07, the 108th in 2024-08, 120 months of contributions more than enough.
    going_on = asked(["underground 2015-10.."], contributions={"cumulative": "20y", "continuing": True})
    assert going_on.reasons == ("special_time_short",)
    # 2015-10 to 2024-09 are 108 months, in force until 2024-12.
    assert (str(going_on.first_month), str(going_on.first_open_month)) == ("2024-09", "2024-09")


def test_what_opens_only_after_the_turn_of_the_year_is_not_settled() -> None:
    # 55 in 2025-01: the age clauses have ended (R09).
    found = asked(["heights 10y"], "1970-01")
    assert (found.standing, found.first_month, str(found.first_open_month)) == ("NOT_ELIGIBLE", None, "2025-01")


def test_from_2030_the_minimum_of_the_year_is_not_met_and_not_refused() -> None:
    # Born 1975-05, 55 in 2030-05: 办法 附件4 186 months; the guide says 180, and has not been changed.
    short = asked(["heights 10y"], "1975-05", "2030-05")
    assert (short.standing, short.reasons, short.required_months) == ("UNDETERMINED", (), Months(186))


def test_the_minimum_rises_in_january_and_the_first_month_is_after_it() -> None:
    # R09 unchanged: 185 in 2029-12 would have been enough; he is 55 in 2030-02 with 187 of 186 (附件4, 2030).
    facts = {"birth": "1975-02", "category": "male_60", "drawing": "none", "special_work": ["heights 10y"]}
    law = load_law("CN-CQ", readings={"R09": "unchanged"})
    for months, first in ((148, "2030-02"), (146, "2030-03"), (143, "2030-06")):
        # 148 by 2026-11 and 39 more by 2030-02 are 187; 146 are 185 there, 186 in 2030-03; 143 are 186 in 2030-06.
        counted = {"contributions": {"cumulative": months, "continuing": True, "counted_to": "2026-11"}}
        found = ask("special_work", facts | counted, law, "2026-11").outcome.value
        assert str(found.first_month) == first


def test_a_run_as_it_is_written() -> None:
    first, last = YearMonth(2001, 3), YearMonth(2006, 2)
    dated = Run(Kind.UNDERGROUND, (first, last))
    assert (
        Run.of("underground 2001-03..2006-02") == dated == Run.of({"kind": "井下", "from": "2001-03", "to": "2006-02"})
    )
    assert Run.of(dated) is dated
    assert Run.of("井下 2001年3月..").stretch == (first, END)
    assert Run.of("高原@4600 4年") == Run(Kind.ALTITUDE, None, Months(48), altitude_m=4600)
    assert Run.of("低温@-5 4y") == Run(Kind.LOW_TEMPERATURE, None, Months(48), temperature_c=-5)


@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("underground 5y", "facts.special_work_no_list"),
        (True, "facts.special_work_no_list"),
        (["underground"], "facts.special_run_when"),
        ([{"kind": "underground", "from": "2001-03", "months": 60}], "facts.special_run_when"),
        ([{"kind": "underground", "to": "2001-03"}], "facts.special_run_when"),
        ([{"kind": "underground", "months": 60, "to": "2001-03"}], "facts.special_run_when"),
        (["altitude@high 5y"], "facts.special_run_measure"),
        (["heights@3000 10y"], "facts.special_run_unmeasured"),
        (["altitude@-4600 8y"], "facts.altitude_below_sea"),
        (["altitude@9001 8y"], "facts.altitude_above_land"),
        (["low_temperature@-274 9y"], "facts.degrees_too_few"),
        (["underground 2006-02..2001-03"], "facts.spell_backwards"),
        (["digging 5y"], "ground.word_unreadable"),
        ([{"months": 60}], "ground.word_unreadable"),
        ([{"kind": "underground", "metres": 5}], "ground.fact_unknown"),
        ([5], "ground.fact_type"),
    ],
    ids=str,
)
def test_a_run_that_cannot_be_read(work: Any, code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        SpecialWorkFacts(special_work=work)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("work", "code"),
    [
        # Born 1969-08: 661 months to 2024-08, 55y1m with both ends.
        ("underground 1969-07..1979-01", "facts.month_before_birth"),
        ("underground 662", "facts.months_exceed_life"),
    ],
)
def test_work_of_nobodys_life(work: str, code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        asked([work])
    assert caught.value.code == code
    assert asked([work.replace("1969-07", "1969-08").replace("662", "661")]).standing == "ELIGIBLE"


def test_a_refusal_for_good_leaves_nothing_open() -> None:
    """A pension of the scheme is drawn: what the reform made of the age (R09) decides nothing."""
    facts = {"birth": "1970-03", "category": "male_60", "drawing": "employee", "special_work": ["underground 10y"]}
    assert settled(ask("special_work", facts, load_law("CN-CQ"), "2026-11").outcome)
