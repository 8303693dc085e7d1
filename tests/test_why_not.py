"""What keeps a month from being open, what would mend it, and what it takes to go in a month (94号; 办法 第二条)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Eligibility, InvalidFacts, Person, YearMonth, assess, compare
from retirecalc.outcome import Reason
from retirecalc.rules.retiring.obstacles import Obstacle
from retirecalc.wording import obstacle as in_words
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law
from tests.oracle import index, written
from tests.strategies import Asked, spell

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
EVERYBODY = st.one_of(
    strategies.questions(),
    strategies.questions(past=True),
    strategies.spelled(),
    strategies.planned(),
)


def ask(
    birth: str,
    category: Any,
    as_of: str = "2026-11",
    *,
    employment: Any = "employee",
    drawing: Any = "none",
    on: str = LAW_DAY,
    readings: dict[str, str] | None = None,
    facts: dict[str, Any] | None = None,
    **stated: Any,
) -> Assessment:
    contributions = Contributions(**stated) if stated else None
    told = {"drawing": drawing, **(facts or {})}
    person = Person(birth, category, employment=employment, contributions=contributions, **told)
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def changes(obstacles: tuple[Obstacle, ...]) -> list[tuple[str, str, str | None, int | None]]:
    return [
        (
            str(one.condition),
            one.change,
            None if one.month is None else str(one.month),
            None if one.months is None else int(one.months),
        )
        for one in obstacles
    ]


# --- each condition, by hand ------------------------------------------------------------------------------------------

MAN_OF_1966: dict[str, Any] = {
    "birth": "1966-05",
    "category": "male_60",
    "as_of": "2026-06",
    "cumulative": 400,
    "counted_to": "2026-06",
    "continuing": True,
}
CONDITIONS: dict[str, tuple[dict[str, Any], str, list[tuple[str, str, str | None, int | None]]]] = {
    # 94号: not below 60. male 1969-01: 60y in 2029-01.
    "below_original_age": (
        {"birth": "1969-01", "category": "male_60", "cumulative": 300, "continuing": True},
        "2028-12",
        [("below_original_age", "choose_month", "2029-01", None)],
    ),
    # female_50 1984-11: 36 months before 2039-11 is 2036-11.
    "earlier_than_window": (
        {"birth": "1984-11", "category": "female_50", "cumulative": 300, "continuing": True},
        "2036-10",
        [("earlier_than_window", "choose_month", "2036-11", None)],
    ),
    "later_than_window": (
        {"birth": "1971-09", "category": "male_60", "cumulative": 300, "continuing": True},
        "2036-07",
        [("later_than_window", "choose_month", "2036-06", None)],
    ),
    # 94号 第十四条: male 1964-12 reaches 60 in 2024-12.
    "grandfathered": (
        {"birth": "1964-12", "category": "male_60", "as_of": "2024-06", "cumulative": 300, "continuing": True},
        "2024-11",
        [("grandfathered", "choose_month", "2024-12", None)],
    ),
    "not_in_force": (
        {"birth": "1971-09", "category": "male_60", "on": "2024-12-31", "cumulative": 300, "continuing": True},
        "2031-08",
        [("not_in_force", "choose_month", "2031-09", None)],
    ),
    # 94号: civil servants retire when they reach the age, 2033-06.
    "post_excluded": (
        {
            "birth": "1971-09",
            "category": "male_60",
            "employment": "civil_servant",
            "cumulative": 300,
            "continuing": True,
        },
        "2033-07",
        [("post_excluded", "choose_month", "2033-06", None)],
    ),
    # 94号 第十条, 17号 第三条: no month is open to whoever draws an employee pension.
    "already_drawing": (
        {"birth": "1971-09", "category": "male_60", "drawing": "employee", "cumulative": 300, "continuing": True},
        "2031-09",
        [("already_drawing", "none", None, None)],
    ),
    "month_past": (
        {"birth": "1965-09", "category": "male_60", "cumulative": 300, "continuing": True},
        "2026-10",
        [("month_past", "choose_month", "2026-11", None)],
    ),
    # 办法 第二条, 附件4, 94号 第七条: 180 in 2029, 186 in 2030.
    "contributions_short": (
        {"birth": "1969-01", "category": "male_60", "cumulative": 180, "continuing": False},
        "2030-01",
        [
            ("contributions_short", "pay_more", "2030-01", 6),
            ("contributions_short", "choose_month", "2029-12", None),
        ],
    ),
    "contributions": (
        {"birth": "1969-01", "category": "male_60"},
        "2029-12",
        [("contributions", "state_fact", None, None)],
    ),
    "deemed": (
        {"birth": "1969-01", "category": "male_60", "paid": 170, "continuing": False},
        "2029-12",
        [("deemed", "state_fact", None, None)],
    ),
    "paid": (
        {"birth": "1969-01", "category": "male_60", "deemed": 24, "continuing": False},
        "2029-12",
        [("paid", "state_fact", None, None)],
    ),
    "employment": (
        {
            "birth": "1971-09",
            "category": "male_60",
            "employment": "unknown",
            "cumulative": 300,
            "continuing": True,
        },
        "2033-07",
        [("employment", "state_fact", None, None)],
    ),
    # 94号 第四条: male 1966-05, 60y5m in 2026-10, agreed to 2027-01 and asked for 2027-06; nothing agreed; approval refused
    # (第十三条), which does not touch the statutory month.
    "deferral_not_lengthened": (
        MAN_OF_1966 | {"facts": {"deferral_agreed_to": "2027-01"}},
        "2027-06",
        [("deferral_not_lengthened", "choose_month", "2027-01", None)],
    ),
    "deferral_not_agreed": (
        MAN_OF_1966 | {"facts": {"deferral_agreed_to": False}},
        "2027-06",
        [("deferral_not_agreed", "choose_month", "2026-10", None)],
    ),
    "approval_refused": (
        MAN_OF_1966 | {"employment": "state_employee", "facts": {"approved": False}},
        "2026-08",
        [("approval_refused", "choose_month", "2026-10", None)],
    ),
    # Asked after the age: whether a deferral was agreed (R47).
    "deferral_agreed_to": (
        MAN_OF_1966 | {"as_of": "2026-11"},
        "2027-06",
        [("deferral_agreed_to", "state_fact", None, None)],
    ),
    # 17号 第三条: what becomes of the pension drawn.
    "pension_drawn": (
        MAN_OF_1966 | {"drawing": "resident"},
        "2026-10",
        [("pension_drawn", "state_fact", None, None)],
    ),
    # 132 counted to 2000-12, of 180: whether the 306 months since were paid; a statement may lag by twelve.
    "continuing": (
        {"birth": "1966-05", "category": "male_60", "as_of": "2026-06", "cumulative": 132, "counted_to": "2000-12"},
        "2026-10",
        [("continuing", "state_fact", None, None)],
    ),
    "counted_to": (
        {"birth": "1966-05", "category": "male_60", "as_of": "2026-06", "cumulative": 132, "counted_to": "2000-12"}
        | {"continuing": True},
        "2026-10",
        [("counted_to", "state_fact", None, None)],
    ),
    # 180 in 2026-11, perhaps 179 in 2026-10.
    "spells": (
        {"birth": "1966-05", "category": "male_60", "cumulative": 180, "continuing": False},
        "2026-10",
        [("spells", "state_fact", None, None)],
    ),
    # male 1971-09, 110 by 2026-11: 189 of 204 in 2033-06, 204 in 2034-09, short of the 210 of 2034 (R01), inside a deferral
    # that may be agreed (R23).
    "R23": (
        {"birth": "1971-09", "category": "male_60", "cumulative": 110, "continuing": True},
        "2034-09",
        [("R01", "ask_agency", None, None), ("R23", "ask_agency", None, None)],
    ),
    # No employer to agree with: R07, and nothing about going early (R07b).
    "R07": (
        {
            "birth": "1971-09",
            "category": "male_60",
            "employment": "own_account",
            "cumulative": 300,
            "continuing": True,
        },
        "2035-06",
        [("R07", "ask_agency", None, None)],
    ),
    # The same, who may not defer: R01 alone.
    "R01": (
        {
            "birth": "1971-09",
            "category": "male_60",
            "employment": "civil_servant",
            "cumulative": 110,
            "continuing": True,
        },
        "2034-09",
        [("R01", "ask_agency", None, None)],
    ),
}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_condition_and_smallest_change(condition: str) -> None:
    facts, month, expected = CONDITIONS[condition]
    assert changes(ask(**facts).why_not(month)) == expected


def test_every_reason_is_among_them() -> None:
    assert {str(reason) for reason in Reason} <= CONDITIONS.keys()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_in_words(condition: str) -> None:
    facts, month, _ = CONDITIONS[condition]
    for obstacle in ask(**facts).why_not(month):
        english, chinese = in_words(obstacle), in_words(obstacle, "zh")
        assert english == in_words(obstacle, "en")
        assert english[0].isupper()
        assert english.endswith(".")
        assert english.isascii()
        assert chinese.endswith("。")
        assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese)
        assert "_" not in english + chinese  # no code where a word should be
        assert "{" not in english + chinese
        if obstacle.month is not None:
            assert str(obstacle.month) in english
            assert f"{obstacle.month.year}年{obstacle.month.month}月" in chinese
        if obstacle.months is not None:
            assert f"{int(obstacle.months)} months" in english
            assert f"{int(obstacle.months)}个月" in chinese


def test_the_sentences_of_the_man_of_1969_01() -> None:
    obstacles = ask("1969-01", "male_60", cumulative=180, continuing=False).why_not("2030-01")
    assert [in_words(one) for one in obstacles] == [
        "The minimum contribution period is not met: pay 6 months more by 2030-01.",
        "The minimum contribution period is not met: choose 2029-12 instead.",
    ]
    assert [in_words(one, "zh") for one in obstacles] == [
        "未达到最低缴费年限：至2030年1月须再缴6个月。",
        "未达到最低缴费年限：可改选2029年12月。",
    ]


def test_one_month_more_is_one_month() -> None:
    # 185 of 186 in 2030-01, and nothing more.
    (first, _) = ask("1969-01", "male_60", cumulative=185, continuing=False).why_not("2030-01")
    assert in_words(first) == "The minimum contribution period is not met: pay 1 month more by 2030-01."


def test_nobody_is_told_to_pay_a_month_twice() -> None:
    # 147 at 2026-11, and every month from then on is paid: 185 of 186 in 2030-01. The calendar holds no month to pay more.
    answer = ask("1969-01", "male_60", cumulative=147, continuing=True)
    assert changes(answer.why_not("2030-01")) == [
        ("contributions_short", "none", None, 1),
        ("contributions_short", "choose_month", "2029-12", None),
    ]


def test_nothing_is_to_be_paid_by_a_month_that_is_past() -> None:
    # Short in 2025-12 and asked in 2026-11: what is missing can be paid from now on only (办法 第二条).
    answer = ask("1965-09", "male_60", cumulative=170, continuing=False)
    for obstacle in answer.why_not("2025-12"):
        assert obstacle.month is None or obstacle.month >= answer.as_of


def test_instead_of_a_past_month_one_that_is_open() -> None:
    # "The smallest change that would meet each": male 1969-01 asks in 2026-11 about 2026-10. 2026-11 is no better: he is 57.
    answer = ask("1969-01", "male_60", cumulative=300, continuing=True)
    (obstacle,) = answer.why_not("2026-10")
    assert obstacle.month is not None
    assert answer.option(obstacle.month).eligibility is YES
    assert str(obstacle.month) == "2029-01"


@pytest.mark.parametrize("day", ["1971-09", "1971-09-15"])
def test_which_day_the_agreement_is_due_keeps_nothing_open(day: str) -> None:
    # R22 is about a day. What leaves the month open are R01 and R23: 189 of 204 in 2033-06.
    answer = ask(day, "male_60", cumulative=110, continuing=True)
    assert changes(answer.why_not("2034-09")) == [("R01", "ask_agency", None, None), ("R23", "ask_agency", None, None)]


# --- drawn people -----------------------------------------------------------------------------------------------------


def asked_months(asked: Asked) -> list[int]:
    case = asked.case
    near = [case.statutory + beside for beside in (-37, -36, -13, -1, 0, 1, 36, 37)]
    around = [
        case.original - 1,
        case.original,
        case.as_of - 1,
        case.as_of,
        case.statutory // 12 * 12 - 12,
        *asked.asked,
    ]
    return sorted({month for month in [*near, *around] if month >= case.birth})


@given(EVERYBODY)
def test_an_open_month_has_no_obstacle_and_any_other_has_one(asked: Asked) -> None:
    answer = asked.answer
    for month in asked_months(asked):
        option, obstacles = answer.option(written(month)), answer.why_not(written(month))
        assert (obstacles == ()) == (option.eligibility is YES), written(month)
        conditions = {str(one.condition) for one in obstacles}
        # What is not known keeps no refused month closed, and of an answer not settled the reasons are those of one half.
        if option.eligibility is NO:
            assert {str(reason) for reason in option.reasons} <= conditions
        else:
            assert set(option.missing_facts) <= conditions
        if option.eligibility is OPEN and not option.missing_facts:
            assert conditions <= set(oracle.ANSWERS)
            assert conditions


@given(EVERYBODY)
def test_the_month_chosen_instead_lacks_the_condition(asked: Asked) -> None:
    answer = asked.answer
    for month in asked_months(asked):
        for obstacle in answer.why_not(written(month)):
            if obstacle.change == "choose_month":
                assert obstacle.month is not None
                assert obstacle.month != month
                instead = answer.option(obstacle.month)
                assert str(obstacle.condition) not in {str(reason) for reason in instead.reasons}, written(month)
                if obstacle.condition is Reason.CONTRIBUTIONS_SHORT:
                    assert instead.eligibility is YES


# --- required_to_retire_in --------------------------------------------------------------------------------------------


def test_thirty_months_short_of_2029_12() -> None:
    # 180 in 2029 (附件4): 30 missing, 2027-07..2029-12.
    required = ask("1969-01", "male_60", cumulative=150, continuing=False).required_to_retire_in("2029-12")
    assert (int(required.required_months), int(required.counted_months), int(required.missing_months)) == (180, 150, 30)
    assert (str(required.paying_from), required.in_time) == ("2027-07", True)


@pytest.mark.parametrize(
    ("months", "paying_from", "in_time"),
    [
        (180, None, True),  # nothing missing
        (179, "2029-12", True),  # the retirement month itself counts (digest 2.4)
        (143, "2026-12", True),  # 37 from next month on
        (142, None, False),  # 38 would have had to begin this month
        (0, None, False),
    ],
)
def test_from_when_at_the_latest(months: int, paying_from: str | None, in_time: bool) -> None:
    required = ask("1969-01", "male_60", cumulative=months, continuing=False).required_to_retire_in("2029-12")
    assert (None if required.paying_from is None else str(required.paying_from)) == paying_from
    assert required.in_time is in_time


def test_the_minimum_met_by_the_notice() -> None:
    # R28 at notice: three months before 2029-12, so by 2029-09; thirty months begin in 2027-04. In the statutory month,
    # 2030-02 (186 in 2030), the reading has no part: 36 months begin in 2027-03.
    asked = ask("1969-01", "male_60", readings={"R28": "at_notice"}, cumulative=150, continuing=False)
    assert str(asked.required_to_retire_in("2029-12").paying_from) == "2027-04"
    assert str(asked.required_to_retire_in("2030-02").paying_from) == "2027-03"


@pytest.mark.parametrize(("months", "paying_from"), [(160, "2027-05"), (155, "2026-12"), (154, None), (168, "2029-01")])
def test_no_month_is_credited_while_an_allowance_is_drawn(months: int, paying_from: str | None) -> None:
    # 180 by 2029-12, and 2028 is drawn (72号 第八条): 12 months of 2029, and what is left back from 2027-12; 13 are there.
    drawn = ask(
        "1969-01", "male_60", cumulative=months, continuing=False, invalidity_allowance=[("2028-01", "2028-12")]
    )
    required = drawn.required_to_retire_in("2029-12")
    assert (None if required.paying_from is None else str(required.paying_from)) == paying_from
    assert required.in_time is (paying_from is not None)


def test_what_is_planned_does_not_count_as_paid() -> None:
    for more in ({"continuing": True}, {"continuing": False}, {"plan": ["2027-01.."]}):
        required = ask("1969-01", "male_60", cumulative=150, counted_to="2026-11", **more).required_to_retire_in(
            "2029-12"
        )
        assert (int(required.counted_months), str(required.paying_from)) == (150, "2027-07")
    listed = ask("1969-01", "male_60", spells=[("2014-06", "2026-11"), ("2028-01", None)])
    assert int(listed.required_to_retire_in("2029-12").counted_months) == 150


@pytest.mark.parametrize("month", ["2026-10", "2020-01"])
def test_a_past_month_cannot_be_prepared_for(month: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask("1969-01", "male_60", cumulative=150).required_to_retire_in(month)
    assert caught.value.code == "questions.month_past"


def test_without_contributions_there_is_nothing_to_count() -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask("1969-01", "male_60").required_to_retire_in("2029-12")
    assert caught.value.code == "facts.contributions_needed"


def test_a_deferral_is_prepared_for_by_the_statutory_month() -> None:
    # Never promise on a reading. male 1971-09 with 190 of 204: paying 14 months up to 2036-06, from 2035-05 on, leaves him
    # short in 2033-06, and the deferral is open (R23). To be sure of it he pays 2032-05..2033-06.
    answer = ask("1971-09", "male_60", cumulative=190, continuing=False)
    required = answer.required_to_retire_in("2036-06")
    assert int(required.missing_months) == 14
    assert required.paying_from is not None
    plan = [spell((required.paying_from.index, index("2036-06")))]
    sure = ask("1971-09", "male_60", cumulative=190, counted_to="2026-11", plan=plan)
    assert sure.option("2036-06").eligibility is YES
    assert str(required.paying_from) == "2032-05"


@given(st.one_of(strategies.questions(stated=True, exact=True), strategies.spelled()), st.integers(0, 400))
def test_paying_from_then_on_is_exactly_enough(asked: Asked, ahead: int) -> None:
    asked = replace(asked, case=replace(asked.case, readings={}))
    answer, case = asked.answer, asked.case
    # Up to the statutory month: what comes after it is about a deferral, or an extension.
    assume(case.as_of <= case.statutory and case.exact(case.as_of))
    month = max(min(case.as_of + ahead, case.statutory), oracle.COVERED_FROM)
    required = answer.required_to_retire_in(written(month))
    need = case.required(min(month, case.statutory) // 12)
    assert (required.required_months, required.counted_months) == (need, case.known(case.as_of))
    assert required.missing_months == max(0, need - required.counted_months)
    # 72号 第八条: no month is credited while an invalidity allowance is drawn.
    allowance = {"invalidity_allowance": (asked.stated or {}).get("invalidity_allowance", ())}
    drawn = strategies.months_of(map(strategies.run_of, allowance["invalidity_allowance"]), case.horizon)
    free = set(range(case.as_of + 1, month + 1)) - drawn
    assert required.in_time == (required.missing_months <= len(free))
    assert (required.paying_from is None) == (required.missing_months == 0 or not required.in_time)
    if required.paying_from is None or required.counted_months > case.as_of - case.birth + 1:
        return
    for start, short in ((required.paying_from, 0), (required.paying_from + 1, 1)):
        plan = [spell((start.index, month))] if start.index <= month else []
        stated = {"cumulative": int(required.counted_months), "counted_to": written(case.as_of), "plan": plan}
        stated |= allowance
        option = replace(asked, stated=stated, joined=None).answer.option(written(month))
        assert option.projected_months == need - short
        assert (Reason.CONTRIBUTIONS_SHORT in option.reasons) is bool(short)


# --- compare ----------------------------------------------------------------------------------------------------------


def test_months_side_by_side_in_the_order_asked() -> None:
    stated = Contributions(cumulative=180, counted_to="2026-11", continuing=False)
    person = Person("1969-01", "male_60", employment="employee", contributions=stated)
    options = compare(person, load_law(), "2026-11", ["2030-02", "2029-12", YearMonth(2030, 2)])
    assert [(str(one.month), one.required_months, one.eligibility) for one in options] == [
        ("2030-02", 186, NO),
        ("2029-12", 180, YES),
        ("2030-02", 186, NO),
    ]
    assert compare(person, load_law(), "2026-11", []) == ()


@given(EVERYBODY)
def test_compare_is_asking_each(asked: Asked) -> None:
    months = [written(month) for month in reversed(asked_months(asked))]
    answer = asked.answer
    together = compare(asked.person, asked.law, written(asked.case.as_of), months)
    assert together == tuple(answer.option(month) for month in months)
