"""The whole answer: worked cases, the JSON contract of DESIGN section 7, and properties on drawn people."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retirecalc import Contributions, Eligibility, InvalidFacts, Option, Person, YearMonth, assess
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law
from tests.oracle import index, written
from tests.strategies import Asked

REASONS = {
    "below_original_age",
    "earlier_than_window",
    "later_than_window",
    "grandfathered",
    "not_in_force",
    "post_excluded",
    "deferral_not_lengthened",
    "deferral_not_agreed",
    "approval_refused",
    "contributions_short",
    "already_drawing",
    "month_past",
}


def figures(option: Option) -> tuple[Any, ...]:
    return (option.kind, str(option.month), option.age.iso, option.required_months, str(option.eligibility))


# --- worked cases: issue "Must hold", digest 1.7 and 13 ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "category", "months", "expected"),
    [
        # 办法 第一条: 63y in 2039-09, 240; 94号: 60y in 2036-09, 222 (第七条); 66y.
        (
            "1976-09",
            "male_60",
            240,
            [
                ("early", "2036-09", "P60Y", 222, "ELIGIBLE"),
                ("statutory", "2039-09", "P63Y", 240, "ELIGIBLE"),
                ("deferred", "2042-09", "P66Y", 240, "ELIGIBLE"),
            ],
        ),
        # female_50: 52y to 58y around 55y.
        (
            "1984-11",
            "female_50",
            240,
            [
                ("early", "2036-11", "P52Y", 222, "ELIGIBLE"),
                ("statutory", "2039-11", "P55Y", 240, "ELIGIBLE"),
                ("deferred", "2042-11", "P58Y", 240, "ELIGIBLE"),
            ],
        ),
        # 94号 第七条: 180 for whoever goes by 2029-12, 186 at the age in 2030-02.
        (
            "1969-01",
            "male_60",
            186,
            [
                ("early", "2029-01", "P60Y", 180, "ELIGIBLE"),
                ("statutory", "2030-02", "P61Y1M", 186, "ELIGIBLE"),
                ("deferred", "2033-02", "P64Y1M", 186, "ELIGIBLE"),
            ],
        ),
        # Deferred to 2036-11 still the 204 of 2033, not 222.
        (
            "1980-11",
            "female_50",
            204,
            [
                ("early", "2030-11", "P50Y", 186, "ELIGIBLE"),
                ("statutory", "2033-11", "P53Y", 204, "ELIGIBLE"),
                ("deferred", "2036-11", "P56Y", 204, "ELIGIBLE"),
            ],
        ),
        # 94号 第十四条: nobody who reached the original age by 2024-12-31. At least 180 of the 203 were there 23 months ago.
        (
            "1964-12",
            "male_60",
            203,
            [
                ("statutory", "2024-12", "P60Y", 180, "ELIGIBLE"),
                ("late", "2026-11", "P61Y11M", 180, "ELIGIBLE"),
            ],
        ),
    ],
)
def test_worked(birth: str, category: Any, months: int, expected: list[tuple[Any, ...]]) -> None:
    contributions = Contributions(cumulative=months, continuing=False)
    answer = assess(Person(birth, category, employment="employee", contributions=contributions), load_law(), "2026-11")
    assert [figures(option) for option in answer.options] == expected


def test_the_grandfathered_man_has_no_window() -> None:
    contributions = Contributions(cumulative=300, continuing=True)
    answer = assess(Person("1964-12", "male_60", contributions=contributions), load_law(), "2026-11").to_dict()
    assert answer["statutory"] == {
        "age": "P60Y",
        "month": "2024-12",
        "increase_months": 0,
        "original_age": "P60Y",
        "original_month": "2024-12",
        "past": True,
    }
    assert answer["flexible"] == {
        "available": False,
        "early": "NOT_ELIGIBLE",
        "deferral": "NOT_ELIGIBLE",
        "reasons": ["grandfathered"],
        "approval_required": None,
        "earliest_month": None,
        "latest_month": None,
    }
    assert answer["first_qualifying_month"] == "2026-11"


def test_the_example_of_the_design() -> None:
    contributions = Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True)
    person = Person("1971-09", "male_60", employment="employee", contributions=contributions, drawing="none")
    answer = assess(person, load_law(), "2026-11").to_dict()
    assert answer["facts"]["contributions"] == {
        "paid": 292,
        "deemed": 24,
        "counted_to": "2026-11",
        "continuing": True,
    }
    assert answer["statutory"] == {
        "age": "P61Y9M",
        "month": "2033-06",
        "increase_months": 21,
        "original_age": "P60Y",
        "original_month": "2031-09",
        "past": False,
    }
    assert answer["flexible"] == {
        "available": True,
        "early": "ELIGIBLE",
        "deferral": "ELIGIBLE",
        "reasons": [],
        "approval_required": False,
        "earliest_month": "2031-09",
        "latest_month": "2036-06",
    }
    assert (answer["first_qualifying_month"], answer["qualifying"]) == ("2031-09", [["2031-09", "2036-06"]])
    early = {name: value for name, value in answer["options"][0].items() if name not in ("caveats", "citations")}
    assert early == {
        "kind": "early",
        "month": "2031-09",
        "age": "P60Y",
        "required_months": 192,
        "counting_year": 2031,
        "projected_months": 374,  # 316 and the 58 months from 2026-12 to 2031-09
        "shortfall_months": 0,
        "eligibility": "ELIGIBLE",
        "reasons": [],
        "missing_facts": [],
        "past": False,
        "notice_by": "2031-06-01",
        "agreement_by": None,
        "apply_in": "2031-09",
        "first_payment_month": "2031-10",
        "approval_required": False,
    }
    assert (answer["caveats"], answer["readings"], answer["remedies"]) == ([], [], [])


def test_options_in_order_without_repeats() -> None:
    contributions = Contributions(cumulative=160, continuing=True)
    person = Person("1969-01", "male_60", employment="employee", contributions=contributions)
    # 160 at 2026-11: 180 in 2028-07, so the first qualifying month is the earliest one.
    answer = assess(person, load_law(), "2026-11", months=["2031-01", "2030-02", "2029-12", "2031-01", "2028-12"])
    assert [str(option.month) for option in answer.options] == [
        "2028-12",
        "2029-01",
        "2029-12",
        "2030-02",
        "2031-01",
        "2033-02",
    ]
    assert answer.option("2031-01") == answer.options[4]


def test_a_past_window_month_is_not_offered() -> None:
    person = Person("1965-09", "male_60", employment="employee", contributions=Contributions(cumulative=300))
    answer = assess(person, load_law(), "2026-11")
    assert answer.to_dict()["flexible"]["earliest_month"] == "2025-09"  # law, it does not move
    assert [(str(option.month), option.past) for option in answer.options] == [
        ("2025-12", True),
        ("2026-11", False),
        ("2028-12", False),
    ]


def test_the_law_of_2024() -> None:
    person = Person("1976-09", "male_60", contributions=Contributions(cumulative=180, continuing=False))
    answer = assess(person, load_law(in_force_on="2024-12-31"), "2024-12").to_dict()
    assert (answer["statutory"]["month"], answer["statutory"]["increase_months"]) == ("2036-09", 0)
    assert answer["flexible"]["reasons"] == ["not_in_force"]
    assert (answer["flexible"]["earliest_month"], answer["flexible"]["latest_month"]) == (None, None)
    assert [option["month"] for option in answer["options"]] == ["2036-09"]
    assert answer["law"]["in_force_on"] == "2024-12-31"
    tables = {table["id"]: table["effective_from"] for table in answer["law"]["tables"]}
    assert (tables["statutory_age"], tables["minimum_contribution"]) == ("1978-06", "2014-07-01")
    assert "flexible_retirement" not in tables


@pytest.mark.parametrize(
    ("person", "as_of", "code"),
    [
        (Person("1976-09", "male_60"), "1976-08", "facts.birth_after_as_of"),
        (
            Person("1976-09", "male_60", contributions=Contributions(paid=1, counted_to="2026-12")),
            "2026-11",
            "facts.counted_to_after_as_of",
        ),
        # 1976-09 to 2026-11 are 603 months, both included, the birth month included.
        (
            Person("1976-09", "male_60", contributions=Contributions(cumulative=604)),
            "2026-11",
            "facts.contributions_exceed_life",
        ),
    ],
)
def test_facts_that_cannot_be_true(person: Person, as_of: str, code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        assess(person, load_law(), as_of)
    assert caught.value.code == code


def test_the_last_month_that_can_be_true() -> None:
    assess(Person("1976-09", "male_60", contributions=Contributions(cumulative=603)), load_law(), "2026-11")
    assess(Person("1976-09", "male_60"), load_law(), "1976-09")


@pytest.mark.parametrize(("as_of", "past"), [("2033-05", False), ("2033-06", False), ("2033-07", True)])
def test_the_statutory_month_is_past_from_the_next_month_on(as_of: str, past: bool) -> None:
    answer = assess(Person("1971-09", "male_60"), load_law(), as_of).to_dict()
    assert answer["statutory"]["past"] is past
    assert [option["past"] for option in answer["options"] if option["kind"] == "statutory"] == [past]


def test_values_in_the_trace() -> None:
    contributions = Contributions(cumulative=300, continuing=True)
    answer = assess(
        Person("1971-09", "male_60", employment="employee", contributions=contributions), load_law(), "2026-11"
    )
    values = {(step["rule"], step["name"]): step["value"] for step in answer.to_dict()["trace"]}
    for rule, name, value in (
        ("statutory_age", "birth", "1971-09"),
        ("statutory_age", "category", "male_60"),
        ("statutory_age", "age", 741),  # periods are months, 61y9m
        ("statutory_age", "month", "2033-06"),
        ("flexible_retirement", "early", "ELIGIBLE"),
        ("flexible_retirement", "approval_required", False),
        ("contribution_projection", "continuing", True),
        ("qualifying_months", "qualifying", [["2031-09", "2036-06"]]),
        ("retirement_dates", "agreement_by", "2033-05-01"),
    ):
        assert values[rule, name] == value
        assert type(values[rule, name]) is type(value)


# --- citations --------------------------------------------------------------------------------------------------------


def cited(option: Option) -> set[tuple[str, str]]:
    return {(cite.source, cite.locator) for cite in option.citations}


def worked_options() -> list[Option]:
    person = Person(
        "1976-09",
        "male_60",
        employment="employee",
        contributions=Contributions(cumulative=300, continuing=True),
        drawing="none",
    )
    return list(assess(person, load_law(), "2026-11").options)


@pytest.mark.parametrize("number", [0, 1, 2], ids=["early", "statutory", "deferred"])
def test_every_option_cites_its_minimum_and_its_dates(number: int) -> None:
    annex = ["附件4 2036年", "附件4 2039年", "附件4 2039年"][number]
    by_year = [("flexible", "第七条"), ("measures", "第二条"), ("flexible", "第七条")][number]
    dates = [
        {("flexible", "按事项：提前三个月告知")},
        {("flexible", "按事项：按时办理退休")},
        {("flexible", "按事项：提前一个月协商")},
    ][number]
    expected = {("measures", annex), by_year, ("flexible", "第八条"), ("flexible", "第九条")} | dates
    assert expected <= cited(worked_options()[number])


@pytest.mark.parametrize("number", [0, 1, 2], ids=["early", "statutory", "deferred"])
def test_every_option_cites_its_age_or_its_window(number: int) -> None:
    # "every figure with its article": the option says an age and that the month is open, so it cites 办法 第一条 or 94号.
    expected = [
        ("flexible", "按事项：弹性提前退休条件"),
        ("measures", "第一条"),
        ("flexible", "按事项：弹性延迟退休"),
    ][number]
    assert expected in cited(worked_options()[number])


@given(strategies.questions())
def test_every_found_figure_is_cited(asked: Asked) -> None:
    answer = asked.answer.to_dict()
    assert answer["trace"]
    for step in answer["trace"]:
        if step["kind"] == "found":
            assert step["citations"], step
        else:
            assert step["citations"] == []
    for option in answer["options"]:
        assert option["citations"]


# --- the JSON contract ------------------------------------------------------------------------------------------------

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
PERIOD = re.compile(r"P(\d+Y)?(\d+M)?")
ELIGIBILITY = set(strategies.RANK)


class Maybe:
    def __init__(self, shape: Any) -> None:
        self.shape = shape


MISSING = {
    "contributions",
    "deemed",
    "paid",
    "spells",
    "continuing",
    "counted_to",
    "employment",
    "deferral_agreed_to",
    "pension_drawn",
}
CITATION = {
    "source": str,
    "document_number": str,
    "locator": str,
    "certainty": {"text", "official", "secondary", "recall", "open"},
}
CAVEAT = {"code": str, "reading": Maybe(str), "citations": [CITATION]}
SHAPE = {
    "schema": {"retirecalc.assessment/1"},
    "retirecalc": str,
    "as_of": MONTH,
    "law": {
        "place": str,
        "data_version": str,
        "in_force_on": Maybe(DAY),
        "tables": [{"id": str, "effective_from": str, "revision": int, "sha256": str}],
        "readings": dict,
    },
    "facts": dict,
    "statutory": {
        "age": PERIOD,
        "month": MONTH,
        "increase_months": int,
        "original_age": PERIOD,
        "original_month": MONTH,
        "past": bool,
    },
    "flexible": {
        "available": bool,
        "early": ELIGIBILITY,
        "deferral": ELIGIBILITY,
        "reasons": [REASONS],
        "approval_required": Maybe(bool),
        "earliest_month": Maybe(MONTH),
        "latest_month": Maybe(MONTH),
    },
    "first_qualifying_month": Maybe(MONTH),
    "first_open_month": Maybe(MONTH),
    "qualifying": [(MONTH, Maybe(MONTH))],
    "options": [
        {
            "kind": {"early", "statutory", "deferred", "extended", "late"},
            "month": MONTH,
            "age": PERIOD,
            "required_months": Maybe(int),
            "counting_year": Maybe(int),
            "projected_months": Maybe(int),
            "shortfall_months": Maybe(int),
            "eligibility": ELIGIBILITY,
            "reasons": [REASONS],
            "missing_facts": [MISSING],
            "past": bool,
            "notice_by": Maybe(DAY),
            "agreement_by": Maybe(DAY),
            "apply_in": Maybe(MONTH),
            "first_payment_month": Maybe(MONTH),
            "approval_required": Maybe(bool),
            "caveats": [CAVEAT],
            "citations": [CITATION],
        }
    ],
    "remedies": [
        {
            "kind": str,
            "eligibility": ELIGIBILITY,
            "reasons": [REASONS],
            "from_month": MONTH,
            "until_month": Maybe(MONTH),
            "citations": [CITATION],
        }
    ],
    "caveats": [CAVEAT],
    "readings": [{"id": str, "chosen": str, "answers": dict}],
    "trace": [
        {
            "rule": str,
            "kind": {"given", "found", "assumed", "missing"},
            "name": str,
            "value": object,
            "citations": [CITATION],
        }
    ],
}
FACTS = ["birth", "category", "employment", "contributions"]
HAPPENED = {
    "approved": bool,
    "joined_after_2015_reform": bool,
    "drawing": set(oracle.DRAWN),
    "deferral_agreed_to": MONTH,
    "notice_given_on": DAY,
    "applied_on": DAY,
}
STATED = ["paid", "deemed", "cumulative", "counted_to", "continuing", "lump_sum"]


def fits(value: Any, shape: Any, where: str = "$") -> None:
    """Exactly these keys in this order, exactly these types: a truth value is not a number here."""
    if isinstance(shape, Maybe):
        if value is not None:
            fits(value, shape.shape, where)
    elif isinstance(shape, dict):
        assert type(value) is dict, where
        assert list(value) == list(shape), where
        for name, inner in shape.items():
            fits(value[name], inner, f"{where}.{name}")
    elif isinstance(shape, list):
        assert type(value) is list, where
        for number, item in enumerate(value):
            fits(item, shape[0], f"{where}[{number}]")
    elif isinstance(shape, tuple):
        assert type(value) is list, where
        assert len(value) == len(shape), where
        for number, (item, inner) in enumerate(zip(value, shape, strict=True)):
            fits(item, inner, f"{where}[{number}]")
    elif isinstance(shape, set):
        assert type(value) is str, where
        assert value in shape, f"{where}: {value!r}"
    elif isinstance(shape, re.Pattern):
        assert type(value) is str, where
        assert shape.fullmatch(value), f"{where}: {value!r}"
    elif shape is not object:
        assert type(value) is shape, f"{where}: {value!r}"


@given(strategies.questions())
def test_the_shape_of_the_answer(asked: Asked) -> None:
    answer = asked.answer.to_dict()
    fits(answer, SHAPE)
    facts = answer["facts"]
    # What has happened stands there only where it was stated.
    stated_too = asked.happened | ({} if asked.joined is None else {"joined_after_2015_reform": asked.joined})
    assert list(facts) == [*FACTS, *(name for name in HAPPENED if name in stated_too)]
    assert {name: facts[name] for name in stated_too} == stated_too
    for name in stated_too:
        fits(facts[name], object if facts[name] is False else HAPPENED[name], f"$.facts.{name}")
    assert MONTH.fullmatch(facts["birth"]) or DAY.fullmatch(facts["birth"])
    assert (facts["contributions"] is None) == (asked.stated is None)
    if facts["contributions"] is not None:
        stated = facts["contributions"]
        assert [name for name in STATED if name in stated] == list(stated)
        for name, value in stated.items():
            assert type(value) is {"counted_to": str, "continuing": bool, "lump_sum": list}.get(name, int)
    assert set(answer["law"]["readings"]) == set(asked.case.readings)
    for reading in answer["readings"]:
        assert reading["chosen"] in reading["answers"]
        assert list(reading["answers"]) == list(oracle.ANSWERS[reading["id"]])
        # Only what differs between the answers, and the same fields for each.
        first, *others = reading["answers"].values()
        assert first
        for other in others:
            assert list(other) == list(first)
        assert all(any(other[name] != first[name] for other in others) for name in first)
    # Plain JSON all the way down, and the same text again.
    text = asked.answer.to_json()
    assert json.loads(text) == answer
    assert json.dumps(json.loads(text), ensure_ascii=False) == text


@given(strategies.questions())
def test_options_are_sorted_and_unique_and_from_now_on(asked: Asked) -> None:
    answer = asked.answer
    months = [option.month.index for option in answer.options]
    assert months == sorted(set(months))
    assert asked.case.statutory in months
    assert set(asked.asked) <= set(months)
    assert all(month >= asked.case.as_of for month in months if month != asked.case.statutory)
    found = (strategies.number(answer.first_qualifying_month), strategies.number(answer.first_open_month))
    offered = (asked.case.earliest, asked.case.latest, *found)
    wanted = {month for month in offered if month is not None and month >= asked.case.as_of}
    assert set(months) == wanted | {asked.case.statutory, *asked.asked}
    for option in answer.options:
        assert option.past == (option.month < answer.as_of)
        assert int(option.age) == option.month.index - asked.case.birth


# --- properties -------------------------------------------------------------------------------------------------------


def months_of_interest(asked: Asked) -> list[int]:
    """Every month that may be open up to the end of a deferral, some beside and far after it, and a past one."""
    case = asked.case
    beside = (case.as_of - 1, case.as_of, case.original - 1, case.original, case.statutory - 37, case.statutory - 36)
    after = (case.statutory + 1, case.statutory + 36, case.statutory + 37, case.as_of + 1, case.as_of + 13)
    far = (case.now + 61, case.now + 120, case.now + 252)
    window = range(min(oracle.open_from(case), case.now), case.now + 38)
    return sorted({month for month in (*beside, *after, *far, *window, case.statutory) if month >= case.birth})


@given(strategies.questions())
def test_every_month_against_the_oracle(asked: Asked) -> None:
    assert strategies.differences(asked, asked.answer, months_of_interest(asked)) == []


@given(strategies.questions(past=True))
def test_every_month_after_the_age_against_the_oracle(asked: Asked) -> None:
    """Enough at the age: claim now, or a deferral; short: the extension; not known: both halves."""
    assert strategies.differences(asked, asked.answer, months_of_interest(asked)) == []


@given(strategies.questions())
def test_what_is_open_has_nothing_against_it(asked: Asked) -> None:
    answer = asked.answer
    for month in months_of_interest(asked):
        option = answer.option(written(month))
        if option.eligibility is Eligibility.ELIGIBLE:
            assert option.missing_facts == option.reasons == ()


@given(strategies.questions(stated=True))
def test_a_shortfall_goes_with_its_reason(asked: Asked) -> None:
    answer = asked.answer
    for month in months_of_interest(asked):
        option = answer.option(written(month))
        short = "contributions_short" in option.reasons
        # Where it is not known whether the age found enough, both halves are answered: what was missing there is not known.
        if option.shortfall_months is None and month > asked.case.statutory and asked.case.enough == "unknown":
            continue
        if short:
            assert option.shortfall_months is not None
            assert option.shortfall_months > 0, written(month)
        if option.eligibility is Eligibility.ELIGIBLE:
            assert option.shortfall_months == 0, written(month)


@given(strategies.questions())
def test_window_inside_its_bounds(asked: Asked) -> None:
    flexible, case = asked.answer.to_dict()["flexible"], asked.case
    assert (flexible["earliest_month"] is None) == (flexible["latest_month"] is None) == (case.closed is not None)
    assert flexible["available"] == (case.closed is None and (case.early == "yes" or case.deferral != "no"))
    if case.closed is None:
        earliest, latest = index(flexible["earliest_month"]), index(flexible["latest_month"])
        assert (earliest, latest) == (case.earliest, case.latest)
        assert max(index("2025-01"), case.original, case.statutory - 36) <= earliest <= case.statutory <= latest
        assert latest <= case.statutory + 36


@given(strategies.questions(stated=True), st.integers(1, 12))
def test_more_contributions_never_make_it_worse(asked: Asked, more: int) -> None:
    better = strategies.raised(asked, more)
    assume(better is not None)
    assert better is not None
    strategies.never_worse(asked, asked.answer, better.answer, months_of_interest(asked))


@given(strategies.questions(stated=True, exact=True), st.integers(0, 480))
def test_moving_months_from_paid_to_deemed_changes_the_split_only(asked: Asked, deemed: int) -> None:
    asked, months = replace(asked, joined=None), strategies.total(asked)
    deemed = min(deemed, months)
    stated: dict[str, Any] = asked.stated or {}
    kept = ("counted_to", "continuing", "lump_sum")
    plain: dict[str, Any] = {name: stated[name] for name in kept if name in stated}
    ways: list[dict[str, Any]] = [
        {"paid": months - deemed, "deemed": deemed},
        {"paid": months, "deemed": 0},
        {"cumulative": months},
    ]
    found = []
    for way in ways:
        answer = replace(asked, stated={**way, **plain}).answer.to_dict()
        answer["facts"]["contributions"] = None
        answer["trace"] = [
            step
            for step in answer["trace"]
            if step["kind"] != "given" or step["name"] not in ("paid", "deemed", "cumulative")
        ]
        found.append(answer)
    assert found[0] == found[1] == found[2]


def without_days(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without what is a day, or is about which day it is (R22)."""
    answer["facts"]["birth"] = answer["facts"]["birth"][:7]
    answer["caveats"] = [caveat for caveat in answer["caveats"] if caveat["reading"] != "R22"]
    answer["readings"] = [reading for reading in answer["readings"] if reading["id"] != "R22"]
    for reading in answer["readings"]:
        for fields in reading["answers"].values():
            for name in fields:
                if name.endswith(("notice_by", "agreement_by")):
                    fields[name] = fields[name] and fields[name][:7]
    for option in answer["options"]:
        option["caveats"] = [caveat for caveat in option["caveats"] if caveat["reading"] != "R22"]
        option["citations"] = [cite for cite in option["citations"] if "提前三个月告知与" not in cite["locator"]]
        for name in ("notice_by", "agreement_by"):
            option[name] = option[name] and option[name][:7]
    for step in answer["trace"]:
        if step["name"] in ("notice_by", "agreement_by") and step["value"] is not None:
            step["value"] = step["value"][:7]
            step["citations"] = [cite for cite in step["citations"] if "提前三个月告知与" not in cite["locator"]]
    return answer


@given(strategies.questions(), st.integers(1, 31))
def test_the_day_of_birth_changes_nothing_but_days(asked: Asked, day: int) -> None:
    day = min(day, oracle.days_in(asked.case.birth))
    plain = without_days(asked.with_day(None).answer.to_dict())
    assert without_days(asked.with_day(day).answer.to_dict()) == plain


@given(strategies.questions(), st.sampled_from(["CN-SC", "CN-BJ", "CN-XZ"]))
def test_a_place_without_tables_gets_the_national_law_and_is_told_so(asked: Asked, place: str) -> None:
    law = load_law(place, in_force_on=LAW_DAY if asked.case.reform else "2024-12-31", readings=asked.case.readings)
    here = assess(asked.person, law, written(asked.case.as_of)).to_dict()
    there = assess(asked.person, asked.law, written(asked.case.as_of)).to_dict()
    assert [caveat["code"] for caveat in here["caveats"]] == [
        "no_local_tables",
        *(caveat["code"] for caveat in there["caveats"]),
    ]
    assert here["law"].pop("place") == place
    assert there["law"].pop("place") == "CN"
    del here["caveats"], there["caveats"]
    assert here == there


@given(strategies.questions())
def test_what_a_reading_shows_is_what_the_law_under_that_answer_says(asked: Asked) -> None:
    answer = asked.answer
    for reading in answer.readings:
        for other, fields in reading.answers.items():
            chosen = {**asked.case.readings, reading.id: other}
            case = replace(asked.case, readings=chosen)
            listed = tuple(option.month.index for option in answer.options)
            again = replace(asked, case=case, asked=listed).answer.to_dict()
            options = {option["month"]: option for option in again["options"]}
            remedies = {remedy["kind"]: remedy for remedy in again["remedies"]}
            for name, value in fields.items():
                group, *rest = name.split(".")
                if group in ("flexible", "options", "remedies"):
                    found = {"flexible": {"": again["flexible"]}, "options": options, "remedies": remedies}[group]
                    found = found[rest[0] if len(rest) > 1 else ""][rest[-1]]
                else:
                    found = again[group]
                assert found == value, name


@given(strategies.categories(), st.integers(1900 * 12, 2098 * 12), st.sampled_from(oracle.EMPLOYMENTS))
def test_a_month_later_in_birth_is_never_earlier_in_anything(category: Any, birth: int, employment: Any) -> None:
    law, as_of = load_law(), YearMonth(2026, 11)
    pair = []
    for born in (birth, birth + 1):
        assume(born <= as_of.index)
        answer = assess(Person(written(born), category, employment=employment), law, as_of)
        pair.append(
            (answer.statutory.value.month, answer.window.value.earliest_month, answer.window.value.latest_month)
        )
    for earlier, later in pairwise(pair):
        for one, other in zip(earlier, later, strict=True):
            assert one is None or (other is not None and one < other)
