"""Every open question is a question: each of its answers is shown to change something, and a weak default says so.

Those that `assess` asks have a case below. One that joins `data/tables/CN/readings.yaml` without one must be told apart by the
case files of the rooms: some case there is answered otherwise under each of its answers.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Person, YearMonth, assess
from retirecalc.law import Law
from retirecalc.outcome import Outcome
from retirecalc.questions.side_by_side import SideBySide, assess_disputed
from retirecalc.rooms import ROOMS
from retirecalc.rules.age.worker_class import WorkerClass, worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.tables.shelf import built_in
from tests import oracle, strategies
from tests.law_day import load_law
from tests.strategies import Asked
from tests.test_cases import Case, asked, cases_of


@dataclass(frozen=True)
class Shown:
    """Who is asked about, in which month, and the value of one field under each answer."""

    birth: str
    category: Any
    employment: Any
    as_of: str
    stated: dict[str, Any]
    shown: str
    values: dict[str, Any]
    beside: dict[str, str] = field(default_factory=dict)
    """Other readings, where this one decides only under their answers."""


CASES = {
    # 办法 第二条, digest R01: male_60 1968-12 is 61y in 2029-12 with 150 of 180; 192 in 2033-06, when 204 are asked for.
    "R01": Shown(
        "1968-12",
        "male_60",
        "employee",
        "2029-12",
        {"cumulative": 150, "continuing": True},
        "options.2033-06.eligibility",
        {"undetermined": "UNDETERMINED", "statutory_year": "ELIGIBLE", "completion_year": "NOT_ELIGIBLE"},
    ),
    # 94号, deferral by agreement: male_60 1971-09 has no employer to agree with; 2036-06 is 36 months after 2033-06.
    "R07": Shown(
        "1971-09",
        "male_60",
        "own_account",
        "2026-11",
        {"cumulative": 300, "continuing": True},
        "flexible.deferral",
        {"undetermined": "UNDETERMINED", "not_available": "NOT_ELIGIBLE", "allowed": "ELIGIBLE"},
    ),
    # 94号, early: the same man at 60 in 2031-09, or not before 61y9m in 2033-06 (附件1).
    "R07b": Shown(
        "1971-09",
        "male_60",
        "own_account",
        "2026-11",
        {"cumulative": 300, "continuing": True},
        "first_qualifying_month",
        {"allowed": "2031-09", "not_available": "2033-06"},
    ),
    # 13号令 第二条 against 办法 第二条: insured from 2011-07 on, short in 2025-07.
    "R08": Shown(
        "1965-05",
        "male_60",
        "employee",
        "2025-07",
        {"cumulative": 100, "continuing": False, "first_insured": "2011-07"},
        "remedies.lump_sum.eligibility",
        {"pre2011_else_open": "UNDETERMINED", "pre2011_only": "NOT_ELIGIBLE", "any_short": "ELIGIBLE"},
    ),
    # 94号, three months' notice: before 2030-08-01, or before the birthday, 2030-08-15.
    "R22": Shown(
        "1970-08-15",
        "male_60",
        "employee",
        "2026-11",
        {"cumulative": 300, "continuing": True},
        "options.2030-08.notice_by",
        {"first_of_month": "2030-05-01", "birthday": "2030-05-15"},
    ),
    # 94号 第七条: the same man has 180 in 2032-06, inside the 36 months of a deferral, when an extension asks for 198.
    "R23": Shown(
        "1968-12",
        "male_60",
        "employee",
        "2029-12",
        {"cumulative": 150, "continuing": True},
        "options.2032-06.eligibility",
        {"undetermined": "UNDETERMINED", "yes": "ELIGIBLE", "no": "NOT_ELIGIBLE"},
        {"R01": "completion_year"},
    ),
    # 94号: 133 in 2026-11 are 192 (2031) in 2031-10; a month before 2031-11; 198 (2032) in 2032-04, three before 2032-07.
    "R28": Shown(
        "1971-09",
        "male_60",
        "employee",
        "2026-11",
        {"cumulative": 133, "continuing": True},
        "first_qualifying_month",
        {"retirement_month_incl": "2031-10", "month_before": "2031-11", "at_notice": "2032-07"},
    ),
    # 94号 第九条: male_60 1965-05 was 60y2m in 2025-07 and claims in 2026-11.
    "R46": Shown(
        "1965-05",
        "male_60",
        "employee",
        "2026-11",
        {"cumulative": 400, "continuing": True},
        "options.2026-11.first_payment_month",
        {"after_claim": "2026-12", "after_age": "2025-08", "undetermined": None},
    ),
    # 94号, a month ahead in writing: the same man asks in 2026-11 about 2027-06, and of an agreement nothing is said.
    "R47": Shown(
        "1965-05",
        "male_60",
        "employee",
        "2026-11",
        {"cumulative": 400, "continuing": True},
        "options.2027-06.eligibility",
        {"undetermined": "UNDETERMINED", "no": "NOT_ELIGIBLE"},
    ),
}
NOVEMBER = YearMonth(2026, 11)

# What `assess` never asks: a class, and which birth date counts; each with the value of each answer.
BESIDE: dict[str, tuple[Callable[[Law], Any], dict[str, Any]]] = {
    # 渝人社〔2024〕282号 附件2: two years after 2023-01 she has a further way at 50, which nobody confirmed after 2025.
    "R04": (
        lambda law: _route(
            worker_class(
                WorkerFacts(
                    sex="女",
                    post="工人",
                    employment="employee",
                    left_management_in="2023-01",
                    birth="1976-03",
                    contributions=180,
                ),
                law,
                as_of=NOVEMBER,
            )
        ),
        {"extra_route": "UNDETERMINED", "off": "NOT_ELIGIBLE"},
    ),
    # 劳社部发〔2001〕20号 第三项, recalled: 55 for a woman who pays for herself.
    "R05": (
        lambda law: worker_class(WorkerFacts(sex="女", employment="own_account"), law, as_of=NOVEMBER).value.category,
        {"require_input": None, "55": "female_55", "50": "female_50"},
    ),
    # 组通字〔2015〕14号, recalled: 60 for senior women in public bodies, who may choose 55.
    "R06": (
        lambda law: (
            worker_class(
                WorkerFacts(sex="女", post="技术", employment="state_employee", senior=True), law, as_of=NOVEMBER
            ).value.category
        ),
        {"undetermined": None, "male_table": "male_60", "female_55": "female_55"},
    ),
    # 附件1: male_60 of 1966-04 is 15 // 4 + 1 = 4 months late, 2026-08; of 1966-05 16 // 4 + 1 = 5, 2026-10.
    "R15": (
        lambda law: _counted(assess_disputed(Person("1966-05", "male_60"), law, "2026-01", file_birth="1966-04")),
        {"file_earliest": "2026-08", "id_card": "2026-10"},
    ),
}
EACH = [(reading, answer) for reading, shown in CASES.items() for answer in shown.values]
WEAK = {"recall", "open"}


def _route(found: Outcome[WorkerClass]) -> Any:
    assert found.value.route is not None
    return found.value.route.eligibility


def _counted(both: SideBySide) -> str:
    assert both.chosen is not None
    return str(both.answers[both.chosen].statutory.value.month)


def ask(shown: Shown, **readings: str) -> Assessment:
    person = Person(
        shown.birth,
        shown.category,
        employment=shown.employment,
        contributions=Contributions(counted_to=shown.as_of, **shown.stated),
        drawing="none",
    )
    group, month, *_ = *shown.shown.split("."), ""
    months = [month] if group == "options" else []
    return assess(person, load_law(readings={**shown.beside, **readings}), shown.as_of, months=months)


def value(answer: Assessment, field: str) -> Any:
    group, *rest = field.split(".")
    plain = answer.to_dict()
    if group == "options":
        return answer.option(rest[0]).to_dict()[rest[1]]
    if group == "remedies":
        return {one["kind"]: one for one in plain["remedies"]}[rest[0]][rest[1]]
    return plain[group][rest[0]] if rest else plain[group]


def caveats(answer: Assessment) -> set[str | None]:
    """The readings named by the caveats of the answer and of its options."""
    return {one.reading for one in (*answer.caveats, *(one for option in answer.options for one in option.caveats))}


def spans(answer: Assessment) -> list[tuple[str, str | None]]:
    return [(str(first), None if last is None else str(last)) for first, last in answer.qualifying]


@functools.cache
def asked_in_cases() -> dict[str, list[tuple[str, Case]]]:
    """The cases of all rooms under each reading that they ask."""
    found: dict[str, list[tuple[str, Case]]] = {}
    for room, case in ((one, case) for one in ROOMS for case in cases_of(one) if "expect" in case):
        outcome = asked(room, case)
        for reading in {*outcome.readings, *(caveat.reading for caveat in outcome.caveats)} - {None}:
            found.setdefault(str(reading), []).append((room, case))
    return found


def alike(reading: str) -> list[tuple[str, str]]:
    """The answers of a reading that no case tells apart."""
    answers = [answer.id for answer in built_in().readings[reading].answers]
    values = {
        answer: [
            asked(room, {**case, "readings": {**case.get("readings", {}), reading: answer}}).value
            for room, case in asked_in_cases().get(reading, ())
        ]
        for answer in answers
    }
    return [(one, other) for one, other in combinations(answers, 2) if values[one] == values[other]]


def test_every_reading_is_told_apart() -> None:
    cases = {reading: set(shown.values) for reading, shown in CASES.items()}
    shown = cases | {reading: set(values) for reading, (_, values) in BESIDE.items()}
    on_file = {one.id: {answer.id for answer in one.answers} for one in built_in().readings.values()}
    assert {reading: on_file.get(reading) for reading in shown} == shown
    for reading in on_file.keys() - shown.keys():
        assert alike(reading) == [], f"{reading}: no case of a room is answered otherwise; write one in its cases.yaml"
    # And the second writing of the law knows the same.
    assert {reading: set(answers) for reading, answers in oracle.ANSWERS.items()} == cases
    assert {one.id: one.default for one in load_law().readings.values() if one.id in cases} == oracle.DEFAULTS


def test_answers_that_no_case_tells_apart_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert alike("R05") == []
    monkeypatch.setitem(asked_in_cases(), "R05", asked_in_cases()["R06"])
    assert alike("R05") == [("require_input", "55"), ("require_input", "50"), ("55", "50")]


@pytest.mark.parametrize(("reading", "answer"), [(one, answer) for one in BESIDE for answer in BESIDE[one][1]])
def test_an_answer_beside_the_assessment_gives_its_value(reading: str, answer: str) -> None:
    asked, values = BESIDE[reading]
    assert asked(load_law("CN-CQ", readings={reading: answer})) == values[answer]
    assert len(set(values.values())) == len(values)


@pytest.mark.parametrize("reading", CASES)
def test_every_answer_differs_from_every_other(reading: str) -> None:
    values = list(CASES[reading].values.values())
    assert len(set(values)) == len(values)


@pytest.mark.parametrize(("reading", "answer"), EACH)
def test_the_answer_chosen_gives_its_value(reading: str, answer: str) -> None:
    shown = CASES[reading]
    found = ask(shown, **{reading: answer})
    assert value(found, shown.shown) == shown.values[answer]
    default = load_law().reading(reading).default
    chosen = {} if answer == default else {reading: answer}
    assert found.to_dict()["law"]["readings"] == shown.beside | chosen


@pytest.mark.parametrize(("reading", "answer"), EACH)
def test_whatever_is_chosen_the_reading_is_listed_with_every_answer(reading: str, answer: str) -> None:
    shown = CASES[reading]
    (found,) = [one for one in ask(shown, **{reading: answer}).readings if one.id == reading]
    assert found.chosen == answer
    assert {one: fields[shown.shown] for one, fields in found.answers.items()} == shown.values


@pytest.mark.parametrize("reading", CASES)
def test_the_default_puts_a_caveat_on_the_outcome(reading: str) -> None:
    shown = CASES[reading]
    answer = ask(shown)
    assert reading in caveats(answer)
    certainty = {cite.certainty for cite in load_law().reading(reading).cite}
    named = [
        one
        for one in (*answer.caveats, *(one for option in answer.options for one in option.caveats))
        if one.reading == reading
    ]
    # More than recalled or open: approval sheets, seen by others (R07b), and 13号令 第二条, quoted with its page (R08).
    assert certainty <= {"R07b": {"secondary"}, "R08": {"official"}}.get(reading, WEAK)
    assert certainty <= {cite.certainty for one in named for cite in one.citations}


@given(
    st.one_of(
        strategies.questions(stated=True),
        strategies.questions(stated=True, past=True),
        strategies.spelled(),
        strategies.planned(),
    )
)
def test_a_weak_default_that_decides_is_never_silent(asked: Asked) -> None:
    """Whatever is listed as deciding, at its default and only recalled or open, is named by a caveat somewhere."""
    answer = replace(asked, case=replace(asked.case, readings={})).answer
    law, named = asked.law, caveats(answer)
    for one in answer.readings:
        if WEAK & {cite.certainty for cite in law.reading(one.id).cite}:
            assert one.id in named, one.answers


def test_a_question_that_decides_a_month_nobody_listed_is_not_silent() -> None:
    # R28, male_60 1971-09: 193 meet the 192 of 2031 from 2031-09 on with one to spare, and nothing is paid that year, so no
    # answer matters there. Paying again from 2032-03 on: 198 (2032) in 2032-07, at notice 2032-10; 204 (2033) in 2033-01, at
    # notice 2033-04. None of these months is earliest, first, statutory or latest.
    person = Person(
        "1971-09",
        "male_60",
        employment="employee",
        contributions=Contributions(cumulative=193, counted_to="2026-11", plan=["2032-03.."]),
        drawing="none",
    )
    answer = assess(person, load_law(), "2026-11")
    assert spans(answer) == [("2031-09", "2031-12"), ("2032-07", "2036-06")]
    other = assess(person, load_law(readings={"R28": "at_notice"}), "2026-11")
    assert spans(other) == [("2031-09", "2031-12"), ("2032-10", "2032-12"), ("2033-04", "2036-06")]
    assert "R28" in [one.id for one in answer.readings]
    assert "R28" in caveats(answer)


@pytest.mark.parametrize("reading", [*CASES, *BESIDE])
def test_a_question_has_words_in_both_languages(reading: str) -> None:
    found = load_law().reading(reading)
    for text in (found.question, found.reason, *(answer.text for answer in found.answers)):
        assert text.en.strip()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in text.zh)
    assert found.default in {answer.id for answer in found.answers}
