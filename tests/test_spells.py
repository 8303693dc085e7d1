"""Months stated one by one, and plans with pauses: asked month by month, and under changes that must not matter.

办法 第二条, 附件4; 94号 第七条; 72号 第三条 (paid and deemed count together) and 第八条 (none while the allowance is drawn).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Eligibility, InvalidFacts, Months, Option, Person, YearMonth, assess
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law
from tests.oracle import index, written
from tests.strategies import Asked, spell

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
MONTH_BY_MONTH = settings(max_examples=settings().max_examples // 2)  # every example asks a hundred months
DATED = st.one_of(strategies.spelled(), strategies.spelled(past=True), strategies.planned())


def ask(
    birth: str,
    category: Any,
    as_of: str = "2026-11",
    *,
    employment: Any = "employee",
    joined: bool | None = None,
    on: str = LAW_DAY,
    readings: dict[str, str] | None = None,
    **stated: Any,
) -> Assessment:
    person = Person(
        birth,
        category,
        employment=employment,
        contributions=Contributions(**stated),
        drawing="none",
        joined_after_2015_reform=joined,
    )
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def months(answer: Assessment) -> int:
    assert answer.projection.value is not None
    return int(answer.projection.value.at(answer.as_of))


def spans(answer: Assessment) -> list[tuple[str, str | None]]:
    return [(str(first), None if last is None else str(last)) for first, last in answer.qualifying]


# --- month by month ---------------------------------------------------------------------------------------------------


def around(asked: Asked) -> list[int]:
    """Each month from the first that may be open to a year past any deferral, and some far beyond and beside."""
    case = asked.case
    beside = (case.original - 1, case.statutory - 37, case.now + 120, case.now + 252)
    return sorted({*range(min(oracle.open_from(case), case.now), case.now + 49), *beside, *asked.asked})


@given(DATED)
@MONTH_BY_MONTH
def test_brute_force_over_the_window(asked: Asked) -> None:
    """`first_qualifying_month` and `qualifying` are what asking every month gives, and what the law written twice gives."""
    answer, case = asked.answer, asked.case
    found = strategies.stretches(asked, answer)
    assert found == oracle.qualifying(case)
    for month in around(asked):
        if month >= case.as_of:
            inside = any(first <= month and (last is None or month <= last) for first, last in found)
            assert (answer.option(written(month)).eligibility is YES) == inside, written(month)
    first = answer.first_qualifying_month
    if case.applied is None:
        assert (None if first is None else first.index) == (found[0][0] if found else None)


@given(DATED)
@MONTH_BY_MONTH
def test_every_month_is_judged_as_the_oracle_judges_it(asked: Asked) -> None:
    assert strategies.differences(asked, asked.answer, around(asked)) == []


@given(DATED)
@MONTH_BY_MONTH
def test_short_at_the_age_only_an_extension_opens_a_later_month(asked: Asked) -> None:
    """办法 第二条: from the month on in which the minimum of its own year is met; before it R01, or nothing at all."""
    asked = replace(asked, case=replace(asked.case, readings={}))
    answer, case = asked.answer, asked.case
    assume(case.enough == "no" and not case.draws)
    for month in range(case.now + 1, case.now + 49):
        option = answer.option(written(month))
        assert option.kind == "extended"
        if case.known(month) >= case.required(month // 12):
            assert option.eligibility is YES, written(month)
        if case.possible(month) < case.target:
            assert option.eligibility is NO, written(month)
            assert [str(reason) for reason in option.reasons] == ["contributions_short"]


# --- more is never worse ----------------------------------------------------------------------------------------------


def never_worse(asked: Asked, before: Assessment, after: Assessment) -> None:
    strategies.never_worse(asked, before, after, around(asked))
    if not before.remedies:
        assert not after.remedies
    for remedy in after.remedies:
        if remedy.kind == "extended_contribution":
            (old,) = [one for one in before.remedies if one.kind == remedy.kind]
            assert old.until_month is not None
            assert remedy.until_month is not None
            assert remedy.until_month <= old.until_month


@given(st.one_of(strategies.spelled(), strategies.spelled(past=True)), st.data())
@MONTH_BY_MONTH
def test_a_spell_more_is_never_worse(asked: Asked, data: st.DataObject) -> None:
    # Nothing struck out: a month that is paid as well as deemed is no deemed month to strike.
    stated: dict[str, Any] = {name: value for name, value in (asked.stated or {}).items() if name != "removed"}
    asked = replace(asked, stated=stated)
    # Up to the end of the last spell: `continuing` says what happens after that.
    ends = [strategies.run_of(one)[1] for one in stated["spells"]]
    end = max(asked.case.horizon if last is None else last for last in ends)
    first = data.draw(st.integers(asked.case.birth, end), label="first")
    last = data.draw(st.integers(first, end), label="last")
    kind = data.draw(st.sampled_from(("employer", "own_account", "military", "deemed")), label="kind")
    more = {**stated, "spells": [*stated["spells"], spell((first, last), kind)]}
    never_worse(asked, asked.answer, replace(asked, stated=more).answer)


@given(strategies.planned(), st.integers(1, 12))
@MONTH_BY_MONTH
def test_months_more_on_the_count_are_never_worse(asked: Asked, more: int) -> None:
    raised = strategies.raised(asked, more)
    assume(raised is not None)
    assert raised is not None
    never_worse(asked, asked.answer, raised.answer)


@given(strategies.planned(), st.integers(0, 90), st.integers(0, 60))
@MONTH_BY_MONTH
def test_months_more_in_the_plan_are_never_worse(asked: Asked, after: int, length: int) -> None:
    first = asked.case.counted_to + 1 + after
    stated: dict[str, Any] = asked.stated or {}
    more = {**stated, "plan": [*stated["plan"], spell((first, first + length))]}
    never_worse(asked, asked.answer, replace(asked, stated=more).answer)


@given(DATED, st.integers(-60, 6), st.one_of(st.none(), st.integers(0, 40)))
@MONTH_BY_MONTH
def test_without_an_allowance_it_is_never_worse(asked: Asked, beside: int, length: int | None) -> None:
    # 72号 第八条: no month is credited while it is drawn.
    first = max(asked.case.birth, max(asked.case.as_of, asked.case.statutory) + beside)
    drawn = [spell((first, None if length is None else first + length))]
    less = {name: value for name, value in (asked.stated or {}).items() if name != "invalidity_allowance"}
    before = replace(asked, stated={**less, "invalidity_allowance": drawn}).answer
    never_worse(asked, before, replace(asked, stated=less).answer)


@given(st.one_of(strategies.questions(stated=True, exact=True), strategies.planned(exact=True)), st.integers(1, 24))
@MONTH_BY_MONTH
def test_nothing_struck_out_is_never_worse(asked: Asked, gone: int) -> None:
    asked = replace(asked, joined=None)
    stated = {name: value for name, value in (asked.stated or {}).items() if name not in ("paid", "deemed")}
    stated["cumulative"] = strategies.total(asked)
    struck = {**stated, "removed": min(gone, stated["cumulative"])}
    never_worse(asked, replace(asked, stated=struck).answer, replace(asked, stated=stated).answer)


# --- what changes nothing ---------------------------------------------------------------------------------------------


def apart_from_the_facts(answer: Assessment) -> dict[str, Any]:
    plain = answer.to_dict()
    plain["facts"]["contributions"] = None
    # The lag of a yearly statement is named; months listed one by one have none.
    plain["caveats"] = [caveat for caveat in plain["caveats"] if caveat["code"] != "lag_counted"]
    plain["trace"] = [
        step for step in plain["trace"] if step["rule"] != "contribution_projection" or step["name"] == "months"
    ]
    return plain


@given(st.one_of(strategies.spelled(), strategies.spelled(past=True)), st.data())
def test_cutting_and_shuffling_spells_changes_nothing(asked: Asked, data: st.DataObject) -> None:
    stated: dict[str, Any] = asked.stated or {}
    pieces = []
    for one in stated["spells"]:
        first, last = strategies.run_of(one)
        limit = first + 400 if last is None else last
        cuts = sorted(data.draw(st.sets(st.integers(first, limit), max_size=3), label="cuts") - {limit})
        for cut in cuts:
            pieces.append({**one, "first": written(first), "last": written(cut)})
            first = cut + 1
        pieces.append({**one, "first": written(first)})
    other = replace(asked, stated={**stated, "spells": data.draw(st.permutations(pieces))})
    before, after = asked.answer.to_dict(), other.answer.to_dict()
    assert after["facts"].pop("contributions") != before["facts"].pop("contributions") or len(pieces) == len(
        stated["spells"]
    )
    assert after == before  # the trace too: it holds the months, each once


@given(st.one_of(strategies.spelled(), strategies.spelled(past=True)), st.data())
def test_the_kind_of_a_month_changes_nothing(asked: Asked, data: st.DataObject) -> None:
    # 72号 第三条: paid and deemed count together; only staff who joined after the 2015 reform are another matter (S13).
    # Nor the allowance, which takes a deemed month and not a paid one (72号 第八条).
    beside = ("removed", "invalidity_allowance")
    stated: dict[str, Any] = {name: value for name, value in (asked.stated or {}).items() if name not in beside}
    kinds = st.sampled_from(("employer", "own_account", "unemployment_fund", "military", "deemed"))
    others = [{**one, "kind": data.draw(kinds)} for one in stated["spells"]]
    asked = replace(asked, stated=stated, joined=False)
    other = replace(asked, stated={**stated, "spells": others})
    assert apart_from_the_facts(asked.answer) == apart_from_the_facts(other.answer)


@given(strategies.planned(exact=True), st.integers(0, 480))
def test_moving_counted_months_from_paid_to_deemed_keeps_the_total(asked: Asked, deemed: int) -> None:
    asked, months = replace(asked, joined=None), strategies.total(asked)
    deemed = min(deemed, months)
    counts = ("paid", "deemed", "cumulative")
    rest = {name: value for name, value in (asked.stated or {}).items() if name not in counts}
    one = replace(asked, stated={**rest, "paid": months, "deemed": 0})
    other = replace(asked, stated={**rest, "paid": months - deemed, "deemed": deemed})
    assert apart_from_the_facts(one.answer) == apart_from_the_facts(other.answer)


@given(st.one_of(strategies.questions(stated=True), strategies.questions(stated=True, past=True)))
def test_a_plan_from_the_next_month_on_is_continuing(asked: Asked) -> None:
    assume(asked.case.as_of - asked.case.counted_to <= oracle.LAG)  # an older count is not carried on by a word
    stated = {name: value for name, value in (asked.stated or {}).items() if name != "continuing"}
    going_on = replace(asked, stated={**stated, "continuing": True})
    by_plan = replace(asked, stated={**stated, "plan": [spell((asked.case.counted_to + 1, None))]})
    assert apart_from_the_facts(by_plan.answer) == apart_from_the_facts(going_on.answer)
    stopped = replace(asked, stated={**stated, "continuing": False})
    nothing = replace(asked, stated={**stated, "plan": []})
    assert apart_from_the_facts(nothing.answer) == apart_from_the_facts(stopped.answer)


@given(
    st.one_of(strategies.questions(stated=True, exact=True), strategies.questions(stated=True, exact=True, past=True))
)
def test_a_count_going_on_is_the_same_months_as_a_spell(asked: Asked) -> None:
    """An unbroken run up to the count and on from there: the same options, whether counted or listed."""
    readings = {
        name: answer for name, answer in asked.case.readings.items() if name != "R28"
    }  # counts before the count
    asked = replace(asked, case=replace(asked.case, readings=readings), joined=None)
    case, months = asked.case, strategies.total(asked)
    assume(months > 0 and case.as_of - case.counted_to <= oracle.LAG)
    count = {"cumulative": months, "counted_to": written(case.counted_to), "continuing": True}
    run = [spell((case.counted_to - months + 1, None))]
    counted, listed = replace(asked, stated=count).answer, replace(asked, stated={"spells": run}).answer
    # A count says nothing of the past: whether the minimum was met at an age long past, the months themselves can tell.
    assume(case.counted_to <= case.statutory)
    assert apart_from_the_facts(counted) == apart_from_the_facts(listed)


# --- the months that count --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([("2000-01", "2000-12")], 12),  # both ends included
        ([("2000-01", "2000-12"), ("2000-07", "2001-06", "own_account")], 18),  # 2000-07..12 once (第194项至第198项)
        ([("2000-01", "2000-12"), ("2000-01", "2000-12")], 12),
        ([("2000-01", "2000-12"), ("2001-01", "2001-12")], 24),
        ([("2000-01", "2000-12"), ("2002-01", "2002-12")], 24),  # a hole is a hole
        ([("1990-01", "1992-12", "military"), ("1993-01", "1995-12", "deemed")], 72),  # 72号 第三条: deemed count
        ([("2000-01", "2000-12", "unemployment_fund")], 12),  # 76号: paid by the fund
        ([("2000-01", "2000-12"), ("2010-01", "2019-12", "employer", "resident")], 12),  # 17号: no employee months
        ([("2000-01", "2000-12"), ("2000-07", "2001-06", "employer", "resident")], 12),
        ([("2026-01", None)], 11),  # as of 2026-11, the month itself included
        ([("2026-12", None)], 0),  # yet to come
        ([("2026-01", "2027-12")], 11),
    ],
    ids=str,
)
def test_months_by_now(spells: list[tuple[Any, ...]], expected: int) -> None:
    assert months(ask("1971-09", "male_60", spells=spells)) == expected


def test_an_allowance_drawn_credits_no_month() -> None:
    # 72号 第八条. 2020-01..2026-11 are 83 months; what was really paid counts, deemed months of 2024 do not.
    drawn = ["2024-01..2024-12"]
    assert months(ask("1971-09", "male_60", spells=[("2020-01", None)], invalidity_allowance=drawn)) == 83
    deemed = [("2020-01", "2023-12"), ("2024-01", "2024-12", "deemed"), ("2025-01", None)]
    assert months(ask("1971-09", "male_60", spells=deemed, invalidity_allowance=drawn)) == 71
    # What is still to come was not paid: nothing is credited from 2027-01 to 2027-06.
    answer = ask("1971-09", "male_60", spells=[("2020-01", None)], invalidity_allowance=["2027-01..2027-06"])
    assert [answer.option(month).projected_months for month in ("2026-12", "2027-06", "2027-07")] == [84, 84, 85]
    # Of the 100 counted none is lost; of the months after 2026-11 those from 2027-01 to 2027-06 are not credited.
    answer = ask("1971-09", "male_60", cumulative=100, continuing=True, invalidity_allowance=["2027-01..2027-06"])
    assert [answer.option(month).projected_months for month in ("2026-12", "2027-06", "2027-07", "2031-09")] == [
        101,
        101,
        102,
        152,
    ]


@pytest.mark.parametrize(("joined", "expected"), [(True, 120), (False, 180), (None, 180)])
def test_staff_of_a_public_body_who_joined_after_the_reform(joined: bool | None, expected: int) -> None:
    # S13 (第189项): individual contribution months only. 120 paid and 60 deemed.
    counted = ask("1971-09", "male_60", joined=joined, paid=120, deemed=60, continuing=False)
    spells = [("1990-01", "1994-12", "deemed"), ("2015-01", "2024-12")]
    listed = ask("1971-09", "male_60", joined=joined, spells=spells, continuing=False)
    assert (months(counted), months(listed)) == (expected, expected)
    assert listed.option("2031-09").shortfall_months == 192 - expected  # 附件4: 2031, 16 years


def test_joined_after_the_reform_and_only_the_cumulative_count_is_known() -> None:
    # How much of it is individual months nobody said: unknown is not nought.
    option = ask("1971-09", "male_60", joined=True, cumulative=300, continuing=False).option("2031-09")
    assert (option.eligibility, list(option.missing_facts)) == (OPEN, ["paid"])


def test_struck_out_months_come_off() -> None:
    # S16: a sentence or a dismissal; the caller's fact. 190 + 14 deemed are the 204 of 2033; 12 of the 14 are struck out.
    for stated in (
        {"paid": 190, "deemed": 14, "continuing": False},
        {"spells": [("2000-01", "2015-10"), ("1990-01", "1991-02", "deemed")], "continuing": False},
    ):
        assert ask("1971-09", "male_60", **stated).option("2033-06").eligibility is YES
        option = ask("1971-09", "male_60", removed=12, **stated).option("2033-06")
        assert (option.eligibility, option.projected_months, option.shortfall_months) == (NO, 192, 12)
    with pytest.raises(InvalidFacts) as caught:
        Contributions(paid=190, deemed=14, removed=15)
    assert caught.value.code == "facts.removed_too_many"


@pytest.mark.parametrize("by", ["counts", "spells"])
def test_struck_out_deemed_months_take_nothing_off_individual_months(by: str) -> None:
    # S13 with S16: deemed months do not count here at all, so striking them out cannot take paid months away.
    counts = {"paid": 192, "deemed": 24, "continuing": False}
    spells = {"spells": [("2000-01", "2015-12"), ("1990-01", "1991-12", "deemed")]}
    answer = ask("1971-09", "male_60", joined=True, removed=24, **(counts if by == "counts" else spells))
    assert months(answer) == 192
    assert answer.option("2031-09").eligibility is YES  # 附件4: 2031, 192


def test_paid_months_that_suffice_suffice_whatever_is_struck_out() -> None:
    # DESIGN 4: ELIGIBLE if paid alone suffices. What is struck out are deemed months (S16), and those come on top.
    option = ask("1971-09", "male_60", paid=192, removed=12, continuing=False).option("2031-09")
    assert (option.eligibility, list(option.missing_facts)) == (YES, [])


def test_a_count_is_never_below_nought() -> None:
    # Fewer paid months stated than deemed months struck out: the deemed ones are unknown, not negative.
    option = ask("1971-09", "male_60", paid=5, removed=12, continuing=False).option("2033-06")
    assert option.projected_months is not None
    assert option.projected_months >= 0


@pytest.mark.parametrize(
    ("spells", "joined", "expected"),
    [
        # "after the last of them": 12 employee months, then the resident scheme to 2025-12, then 2026-01..2026-11.
        ([("2010-01", "2010-12"), ("2011-01", "2025-12", "employer", "resident")], None, 12 + 11),
        # The same with deemed months that do not count (S13): 2011-01..2025-12 are no individual months.
        ([("2010-01", "2010-12"), ("2011-01", "2025-12", "military")], True, 12 + 11),
        ([("2010-01", "2010-12"), ("2011-01", "2025-12", "military")], False, 12 + 180 + 11),
        ([("2010-01", "2025-12")], None, 192 + 11),
    ],
)
def test_continuing_begins_after_the_last_spell(
    spells: list[tuple[Any, ...]], joined: bool | None, expected: int
) -> None:
    # Never promise: months of another scheme, or deemed ones that do not count, must not turn into paid months.
    assert months(ask("1971-09", "male_60", joined=joined, spells=spells, continuing=True)) == expected


@pytest.mark.parametrize(
    ("one", "joined", "credited"),
    [
        ({"first": "2026-12", "last": "2027-11"}, None, 12),
        ({"first": "2026-12", "last": "2027-11", "scheme": "resident"}, None, 0),  # 17号 第五条: no employee months
        ({"first": "2026-12", "last": "2027-11", "kind": "military"}, True, 0),  # S13
        ({"first": "2026-12", "last": "2027-11", "kind": "military"}, False, 12),
        ({"first": "2026-06", "last": "2026-12"}, None, 1),  # up to 2026-11 they are in the count
    ],
)
def test_a_plan_counts_what_spells_count(one: dict[str, str], joined: bool | None, credited: int) -> None:
    answer = ask("1971-09", "male_60", joined=joined, paid=100, deemed=0, counted_to="2026-11", plan=[one])
    assert answer.option("2031-09").projected_months == 100 + credited


def test_what_was_paid_by_a_past_age_the_months_themselves_tell() -> None:
    # male 1969-01 reached the age in 2030-02 with the 186 of that year (办法 第二条, 附件4), every month known, and claims in
    # 2035-03, when 216 are asked for. Met in the year of the age is met: R01 is about those who were short.
    for readings in ({}, {"R01": "completion_year"}):
        answer = ask(
            "1969-01",
            "male_60",
            "2035-03",
            employment="civil_servant",
            readings=readings,
            spells=[("2014-09", "2030-02")],
            continuing=False,
        )
        assert months(answer) == 186
        assert answer.option("2035-03").eligibility is YES
        assert spans(answer) == [("2035-03", "2035-03")]
        assert "R01" not in [one.id for one in answer.readings]


def test_short_at_a_past_age_by_one_month() -> None:
    # The same man with 185 by 2030-02. One more in 2030-03 are the 186 of 2030: complete in its own year, whatever R01 says.
    stated: dict[str, Any] = {"employment": "civil_servant", "continuing": False}
    soon = [("2014-10", "2030-03")]
    for reading in ("undetermined", "statutory_year", "completion_year"):
        answer = ask("1969-01", "male_60", "2035-03", readings={"R01": reading}, spells=soon, **stated)
        assert (answer.option("2035-03").kind, answer.option("2035-03").eligibility) == ("extended", YES)
        assert answer.option("2030-02").shortfall_months == 1
    # The one more only in 2031-01, when 192 are asked for: which year's minimum is R01.
    late = [("2014-10", "2030-02"), ("2031-01", "2031-01")]
    expected = {"undetermined": OPEN, "statutory_year": YES, "completion_year": NO}
    for reading, eligibility in expected.items():
        answer = ask("1969-01", "male_60", "2035-03", readings={"R01": reading}, spells=late, **stated)
        assert answer.option("2035-03").eligibility is eligibility
        assert "R01" in [caveat.reading for caveat in answer.caveats]


# --- worked cases -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stated",
    [
        {"spells": [("2015-01", "2029-12")], "continuing": False},  # 15 years to the month
        {"spells": [("1990-01", "1994-12", "deemed"), ("2020-01", "2029-12")]},  # 60 deemed and 120 paid
        {"cumulative": 143, "counted_to": "2026-11", "plan": ["2026-12..2029-12"]},  # 143 + 37
        {"cumulative": 180, "counted_to": "2026-11", "continuing": False},
    ],
    ids=str,
)
def test_paid_up_by_2029_12_and_stopped(stated: dict[str, Any]) -> None:
    # male_60 1969-01: 61y1m in 2030-02 (附件1), 60y in 2029-01. Chosen 2029-12: 180 (94号 第七条); 2030-01 and 2030-02: 186.
    answer = ask("1969-01", "male_60", **stated)
    assert [(option.eligibility, option.required_months) for option in map(answer.option, ("2029-12", "2030-01"))] == [
        (YES, 180),
        (NO, 186),
    ]
    assert answer.qualifying[-1][1] == YearMonth(2029, 12)
    assert answer.option("2030-02").shortfall_months == 6
    assert "closes_at_year_end" in [caveat.code for caveat in answer.option("2029-12").caveats]


def test_paying_on() -> None:
    # The same man, 147 by 2026-11 and paying on: 180 in 2029-08, 184 in 2029-12, 185 of 186 in 2030-01, 186 at the age.
    for stated in (
        {"cumulative": 147, "counted_to": "2026-11", "continuing": True},
        {"spells": [("2014-09", None)]},  # 2014-09..2026-11 are 147
        {"spells": [("2014-09", "2026-11")], "continuing": True},
    ):
        answer = ask("1969-01", "male_60", **stated)
        assert spans(answer) == [("2029-08", "2029-12"), ("2030-02", "2033-02")]
        assert answer.option("2030-01").shortfall_months == 1


def test_a_pause() -> None:
    # 150 by 2026-11; 2026-12..2027-02 paid (153), then a pause, from 2027-09 on one a month: 180 in 2029-11, 181 in 2029-12.
    answer = ask("1969-01", "male_60", cumulative=150, counted_to="2026-11", plan=["2026-12..2027-02", "2027-09.."])
    # 183 of 186 at the age, in 2030-02, and 186 in 2030-05.
    assert spans(answer) == [("2029-11", "2029-12"), ("2030-05", None)]
    projected = [answer.option(month).projected_months for month in ("2027-02", "2027-08", "2027-09", "2029-11")]
    assert projected == [153, 153, 154, 180]


@pytest.mark.parametrize(("months_paid", "first"), [(222, "2036-11"), (221, None)])
def test_the_floor_of_a_woman_of_50(months_paid: int, first: str | None) -> None:
    # female_50 1984-11: 55y in 2039-11 (附件3). 36 months before it is 2036-11, at 52, not 50; 2036 asks for 222 (附件4).
    start = index("2026-11") - months_paid + 1
    answer = ask("1984-11", "female_50", spells=[spell((start, index("2026-11")))], continuing=False)
    assert str(answer.window.value.earliest_month) == "2036-11"
    assert answer.option("2036-11").required_months == 222
    assert answer.option("2036-10").eligibility is NO
    assert [str(one) for one in (answer.first_qualifying_month,) if one] == ([first] if first else [])
    assert spans(answer) == ([("2036-11", "2036-12")] if first else [])


def test_deferral_does_not_raise_the_minimum() -> None:
    # digest 1.7: female_50 1980-11, 53y in 2033-11, 204; deferred to 2036-11 still 204, not 222 (94号 第七条).
    # 2016-12..2033-11 are exactly 204.
    answer = ask("1980-11", "female_50", spells=[("2016-12", "2033-11")])
    assert spans(answer) == [("2033-11", "2036-11")]
    assert answer.option("2036-11").required_months == 204


def test_the_law_of_2024() -> None:
    # 社会保险法 第十六条: 180; 104号: 60 in 2031-09. No window, no reading about it, and no text that bars a later claim.
    answer = ask("1971-09", "male_60", "2024-12", on="2024-12-31", spells=[("2016-10", "2031-09")])
    assert spans(answer) == [("2031-09", None)]
    short = ask("1971-09", "male_60", "2024-12", on="2024-12-31", spells=[("2016-11", "2031-09")])
    assert (spans(short), short.option("2031-09").shortfall_months) == ([], 1)


def test_own_account_early_has_nobody_to_notify() -> None:
    # R07b: 94号 says 职工 and 所在单位; sheets show it is done. 60y0m in 2031-09.
    answer = ask("1971-09", "male_60", employment="own_account", spells=[("2010-01", None)])
    early = answer.option("2031-09")
    assert (early.eligibility, early.notice_by) == (YES, None)
    assert ("no_employer_notice", "R07b") in [(caveat.code, caveat.reading) for caveat in early.caveats]
    assert "R07b" in [caveat.reading for caveat in answer.caveats]
    assert str(answer.first_qualifying_month) == "2031-09"


def test_own_account_late_is_open() -> None:
    # R07: deferral is made by agreement with an employer, and there is none. Neither granted nor refused.
    answer = ask("1971-09", "male_60", employment="own_account", spells=[("2010-01", None)])
    late = answer.option("2033-07")
    assert (late.kind, late.eligibility, late.reasons) == ("deferred", OPEN, ())
    assert "R07" in [caveat.reading for caveat in answer.caveats]
    assert spans(answer) == [("2031-09", "2033-06")]


# --- the trace --------------------------------------------------------------------------------------------------------


def test_the_trace_lists_what_counted_once_and_what_not() -> None:
    spells = [("2000-01", "2000-12"), ("2000-07", "2001-06"), ("2005-01", "2005-12", "employer", "resident")]
    answer = ask("1971-09", "male_60", spells=spells, continuing=False, invalidity_allowance=["2001-05.."])
    steps = {step.name: step for step in answer.projection.trace}
    assert steps["duplicate_months"].value == ((YearMonth(2000, 7), YearMonth(2000, 12)),)
    assert [(cite.source, cite.locator) for cite in steps["duplicate_months"].citations] == [
        ("service_list", "第194项至第198项")
    ]
    assert steps["resident_months"].value == ((YearMonth(2005, 1), YearMonth(2005, 12)),)
    assert {(cite.source, cite.certainty) for cite in steps["resident_months"].citations} == {("bridging", "recall")}
    assert [(cite.source, cite.locator) for cite in steps["not_credited"].citations] == [("invalidity", "第八条")]
    assert steps["months"].value == Months(18)  # 2000-01..2001-06: the last two were really paid


@pytest.mark.parametrize(
    ("last", "continuing", "codes", "projected"),
    [
        # 2010-01..2026-11 are 203 months, asked in 2026-11 about 2027-11.
        ("2026-11", None, ["continuing_assumed"], 215),
        ("2026-11", True, [], 215),
        ("2026-11", False, [], 203),
        ("2027-03", None, ["stop_assumed"], 207),  # a spell that ends in the future says when it ends
        ("2027-03", True, [], 215),
        ("2027-03", False, [], 207),
        ("2026-05", None, ["continuing_assumed"], 209),  # six months of the past that nobody stated are not counted
        ("2026-05", True, ["lag_counted"], 215),
        ("2026-05", False, [], 197),
    ],
)
def test_what_is_assumed_after_the_last_spell_is_said(
    last: str, continuing: bool | None, codes: list[str], projected: int
) -> None:
    answer = ask("1971-09", "male_60", spells=[("2010-01", last)], continuing=continuing)
    assert [caveat.code for caveat in answer.projection.caveats] == codes
    assert answer.option("2027-11").projected_months == projected


@pytest.mark.parametrize(
    ("total", "differ", "answer", "missing"),
    [
        # male 1968-05, 60y10m in 2029-03, 180; early from 2028-05. Spells of 179 months, 2012-01..2026-11.
        (179, None, NO, []),
        (181, ("months_not_in_spells", 2), OPEN, ["spells"]),
        (180, ("months_not_in_spells", 1), OPEN, ["spells"]),
        (177, ("months_over_total", 2), NO, []),
    ],
)
def test_a_total_beside_spells_is_answered_both_ways(
    total: int, differ: tuple[str, int] | None, answer: Eligibility, missing: list[str]
) -> None:
    stated: dict[str, Any] = {"spells": [("2012-01", "2026-11")], "cumulative": total, "continuing": False}
    found = ask("1968-05", "male_60", **stated)
    named = {step.name: step.value for step in found.projection.trace if step.name.startswith("months_")}
    named.pop("months_at_most", None)
    assert named == ({} if differ is None else dict([differ]))
    assert ("spells_differ" in [caveat.code for caveat in found.caveats]) is (differ is not None)
    for month in ("2028-05", "2029-03"):
        assert (found.option(month).eligibility, list(found.option(month).missing_facts)) == (answer, missing)


def test_a_total_beside_spells_decides_nothing_where_both_suffice() -> None:
    stated: dict[str, Any] = {"spells": [("2010-01", "2026-11")], "cumulative": 181, "continuing": False}
    assert ask("1968-05", "male_60", **stated).option("2028-05").eligibility is YES


# --- citations --------------------------------------------------------------------------------------------------------


def cited(option: Option) -> set[tuple[str, str]]:
    return {(cite.source, cite.locator) for cite in option.citations}


@given(st.one_of(DATED, strategies.questions()))
def test_every_option_cites_age_bound_minimum_and_date(asked: Asked) -> None:
    answer, case = asked.answer, asked.case
    for option in answer.options:
        found = cited(option)
        # The age: 办法 第一条; 104号 for whoever reached it before 2025.
        assert (AGE_1978[case.category] if case.outside else {("measures", "第一条")}) <= found
        # Its minimum: 附件4 or 办法 第二条, before 2025 社会保险法 第十六条, before 2011-07 国发〔2005〕38号; none on file before 2006.
        year = option.counting_year
        assert (year is None) == (option.required_months is None) == (option.month.index < oracle.COVERED_FROM)
        if year is not None and (year < 2025 or not case.reform):
            old = ("pension_formula_2005", "第六项")
            assert (old if option.month.index < strategies.ON_FILE else ("social_insurance_law", "第十六条")) in found
        elif year is not None:
            assert ("measures", f"附件4 {year}年" if year <= 2039 else "第二条") in found
        # What bounds the choice: 94号 by subject.
        if case.reform and option.kind == "early" and option.month.index >= index("2025-01"):
            assert ("flexible", "按事项：弹性提前退休条件") in found
        if case.reform and option.kind == "deferred":
            assert ("flexible", "按事项：弹性延迟退休") in found
        if option.notice_by is not None:
            assert ("flexible", "按事项：提前三个月告知") in found
        if option.agreement_by is not None:
            assert ("flexible", "按事项：提前一个月协商") in found
        if option.apply_in is not None:
            assert {("flexible", "第八条"), ("flexible", "第九条")} <= found


CADRES, WORKERS = ("retirement_1978", "干部办法 第四条"), ("retirement_1978", "工人办法 第一条")
AGE_1978 = {"male_60": {CADRES, WORKERS}, "female_55": {CADRES}, "female_50": {WORKERS}}
