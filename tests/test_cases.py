"""The lawyer's case files: each `cases.yaml` beside the tests of a room, run case by case.

A case is a flat record that needs no programmer:

    - name: what it shows, in one line
      boundary: which boundary of the rule it stands at, and `side`: before or after (both, or neither)
      facts: what `Person.from_dict` takes, or the facts that the room alone takes, as `ask` has them
      as_of: the month or day of the question; births_reaching has none
      month: the month asked about, for the rooms that are asked for one
      law: the law day
      place: CN if left out
      readings: open questions answered otherwise than by default
      filing: what is known of the application, and `days_off`: the days off beside weekends, for working days
      expect: fields of the answer; only those named are compared
      error: instead of `expect`, the code of the refusal
      caveats: codes that must be there; [] says that there are none at all
      missing: exactly the facts that the answer says it lacks
      cite: a place of the law, or several, that the answer must rest on

Every value in those files is worked out by hand, and the comment over it says how. A figure of the answer
that exists for each month stands as `at: {"2030-02": 186}`, for as many months as the case names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from retirecalc import Assessment, Law, Months, Person, YearMonth, assess
from retirecalc.errors import RetirecalcError
from retirecalc.facts.filing import Filing
from retirecalc.facts.words import Category
from retirecalc.ground.stretches import END
from retirecalc.outcome import Outcome
from retirecalc.questions.ask import ask, takes_month
from retirecalc.rooms import ROOMS
from retirecalc.rules.age.births_reaching import births_reaching
from tests.law_day import LAW_DAY, load_law

Case = dict[str, Any]

RULES: Final = Path(__file__).parent / "rules"
MONTHLY: Final = {room for room in ROOMS if takes_month(room)} - {"births_reaching"}
"""Asked for a month of choice; the month of `births_reaching` is one of its facts."""
ALWAYS: Final = {"name", "facts", "law"}
OPTIONAL: Final = {"boundary", "side", "place", "readings", "expect", "error", "caveats", "missing", "cite"}
KEYS: Final = {
    "as_of": {room for room in ROOMS if room != "births_reaching"},
    "month": MONTHLY,
}
"""The keys that some rooms must have and every other must not."""
STEPS_ONLY: Final = {"filing", "days_off"}


BOUNDARIES: Final = {
    "birth_date": {"whether there is a file"},
    "births_reaching": {
        *("the reform begins", "a step of men", "a step of women of 50", "the end of the print"),
    },
    "contribution_projection": {
        *("a statement that lags a year", "the 2015 reform", "an allowance ends", "a lump sum is paid"),
    },
    "flexible_retirement": {
        *(
            "reaching the original age by 2024-12-31",
            "36 months before or the original age",
            "posts",
            "36 months after",
        ),
    },
    "minimum_at_age": {"the minimum in the statutory month", "January raises the target", "a later total"},
    "minimum_contribution": {
        *("the year of an early month", "the year of a deferral", "the first rise", "the last row", "law on file"),
    },
    "obstacles": {"enough for the month", "what can still be paid"},
    "payments_needed": {"what can still be paid", "paying on after the age"},
    "pension_eligibility": {
        *("the original age", "January raises the minimum", "the minimum in the statutory month"),
        *("36 months after", "the extension is complete", "January raises the target"),
    },
    "qualifying_months": {"the minimum of the last early year", "a gap in January"},
    "retirement_dates": {"early or on time", "the last day of notice", "the agreement", "a notice due before the rule"},
    "retirement_steps": {"early or on time", "the file was examined"},
    "shortfall_remedies": {
        *("short by one month", "insured before 2011-07", "five years of paying on", "15 years for moving"),
    },
    "statutory_age": {
        *("the first birth of annex 1", "a step of annex 1", "the highest age of annex 1", "the end of the print"),
        *(
            "the first birth of annex 2",
            "the highest age of annex 2",
            "a step of annex 3",
            "the highest age of annex 3",
        ),
        "law on file",
    },
    "worker_class": {"the post", "self-paying", "15 years in Chongqing"},
}
"""Boundaries that may not lose their cases; a room that joins shows its own without a line here."""
SETTLED: Final = {"births_reaching"}
"""Leaves nothing open."""
FOR_EVERYBODY: Final = {
    "birth_date",
    "contribution_projection",
    "minimum_at_age",
    "minimum_contribution",
    "payments_needed",
    "worker_class",
}
"""Rules that have something to say of every person."""


class _Loader(yaml.SafeLoader):
    """Safe YAML that refuses a key written twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands there twice", node.start_mark)
    found: dict[Any, Any] = super(_Loader, loader).construct_mapping(node, deep=True)
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(text: str) -> list[Case]:
    found: list[Case] = yaml.load(text, _Loader)  # a safe loader, made stricter
    return found


def file_of(room: str) -> Path:
    return RULES / ROOMS[room].wing / room / "cases.yaml"


def cases_of(room: str) -> list[Case]:
    path = file_of(room)
    return read(path.read_text(encoding="utf-8")) if path.is_file() else []


class Weekdays:
    """Monday to Friday without the days off that a case names."""

    def __init__(self, days_off: list[str]) -> None:
        self._off = {date.fromisoformat(day) for day in days_off}

    def is_workday(self, date: date, /) -> bool:
        return date.weekday() < 5 and date not in self._off


def _law(case: Case) -> Law:
    return load_law(case.get("place", "CN"), in_force_on=case["law"], readings=case.get("readings"))


def _reached(*, month: str, category: str) -> dict[str, Any]:
    return {"month": YearMonth.of(month), "category": Category.of(category)}


def _births(case: Case) -> Outcome[Any]:
    return births_reaching(_law(case), **_reached(**case["facts"]))


def _answer(case: Case) -> Assessment:
    return assess(Person.from_dict(case["facts"]), _law(case), case["as_of"])


def _alone(room: str, case: Case) -> Outcome[Any]:
    return ask(room, case["facts"], _law(case), case["as_of"], case.get("month")).outcome


def _steps(case: Case) -> Outcome[Any]:
    days_off, filing = case.get("days_off"), case.get("filing", {})
    calendar = None if days_off is None else Weekdays(days_off)
    return _answer(case).timeline(case["month"], calendar=calendar, filing=Filing(**filing))


DOORS: Final[Mapping[str, Callable[[Case], Outcome[Any]]]] = {
    "births_reaching": _births,
    "obstacles": lambda case: _answer(case).obstacles(case["month"]),
    "payments_needed": lambda case: _answer(case).payments_needed(case["month"]),
    "retirement_steps": _steps,
}
"""The rooms that are asked at a door of their own; every other by `assess`, or by its name where `assess` does not ask it."""


def asked(room: str, case: Case) -> Outcome[Any]:
    if room in DOORS:
        return DOORS[room](case)
    if not ROOMS[room].in_assess:
        return _alone(room, case)
    answer = _answer(case)
    outcomes = answer.option(case["month"]).outcomes if room in MONTHLY else answer.outcomes
    return next(outcome for outcome in outcomes if outcome.rule == room)


def written(value: Any) -> Any:
    """A figure as a lawyer writes it: months, days and amounts as text, periods as counts of months, no end as nothing."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, YearMonth):
        return None if value == END else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum | str | Decimal):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, tuple):
        return [written(one) for one in value]
    raise TypeError(f"no case can name a {type(value).__name__}")


def compared(expected: Any, value: Any, at: str) -> Iterator[str]:
    """What differs, in words."""
    if isinstance(expected, dict):
        if not hasattr(value, "_fields"):
            yield f"{at}: expected {expected}, answered {value!r}"
            return
        for name, want in expected.items():
            where = f"{at}.{name}"
            if name not in value._fields and (name.startswith("_") or name not in vars(type(value))):
                yield f"{where}: the answer has no such field; it has {', '.join(value._fields)}"
            elif callable(found := getattr(value, name)):
                for month, figure in want.items():
                    yield from compared(figure, found(YearMonth.of(month)), f"{where} {month}")
            else:
                yield from compared(want, found, where)
        return
    if isinstance(expected, list) and any(isinstance(one, dict) for one in expected):
        if len(expected) != len(value):
            listed = [getattr(one, "code", None) or getattr(one, "kind", None) or one for one in value]
            yield f"{at}: expected {len(expected)}, answered {len(value)}: {listed}"
            return
        for index, (want, one) in enumerate(zip(expected, value, strict=True)):
            yield from compared(want, one, f"{at}[{index}]")
        return
    if isinstance(expected, str) and isinstance(value, Months):
        try:
            expected = int(Months.of(expected))
        except RetirecalcError as error:
            yield f"{at}: {error}"
            return
    found = written(value)
    if type(found) is not type(expected) or found != expected:
        yield f"{at}: expected {expected!r}, answered {found!r}"


def malformed(room: str, case: Case) -> Iterator[str]:
    """Keys of a case that nobody knows, or that are not there."""
    needed = ALWAYS | {key for key, rooms in KEYS.items() if room in rooms}
    known = needed | OPTIONAL | (STEPS_ONLY if room == "retirement_steps" else set())
    for key in case:
        if key not in known:
            yield f"unknown key {key!r}; a case of {room} has {', '.join(sorted(known))}"
    for key in sorted(needed - set(case)):
        yield f"the key {key!r} is not there"
    if ("expect" in case) == ("error" in case):
        yield "a case has either 'expect' or 'error'"
    if ("boundary" in case) != ("side" in case) or case.get("side", "before") not in ("before", "after"):
        yield "'boundary' and 'side' (before or after) go together"


def problems(room: str, case: Case) -> list[str]:
    """What is wrong with a case, or with the answer it gets; nothing if all is well."""
    if wrong := list(malformed(room, case)):
        return wrong
    try:
        outcome = asked(room, case)
    except (RetirecalcError, TypeError) as error:
        code = getattr(error, "code", "facts_unreadable")
        return [] if code == case.get("error") else [f"refused, {code}: {error}"]
    if "error" in case:
        return [f"expected the refusal {case['error']}, answered {outcome.value!r}"]
    found = list(compared(case["expect"], outcome.value, "expect"))
    codes = [caveat.code for caveat in outcome.caveats]
    if case.get("caveats") == [] and codes:
        found.append(f"caveats: expected none, answered {codes}")
    found += [f"caveats: {code} is not among {codes}" for code in case.get("caveats", []) if code not in codes]
    if "missing" in case:
        missing = list(dict.fromkeys(step.name for step in outcome.trace if step.kind == "missing"))
        if sorted(missing) != sorted(case["missing"]):
            found.append(f"missing: expected {case['missing']}, answered {missing}")
    cited = [str(cite) for cite in outcome.citations]
    places = case.get("cite", [])
    for place in [places] if isinstance(places, str) else places:
        if not any(place in cite for cite in cited):
            found.append(f"cite: {place} is not among {cited}")
    return found


def _flat(expected: Any) -> Iterator[Any]:
    if isinstance(expected, dict):
        yield from (one for value in expected.values() for one in _flat(value))
    elif isinstance(expected, list):
        yield from (one for value in expected for one in _flat(value))
    else:
        yield expected


def is_open(case: Case) -> bool:
    """The answer leaves something open: nothing answered, UNDETERMINED, or facts that are missing."""
    told = case.get("expect", 0) is None or "UNDETERMINED" in set(_flat(case.get("expect")))
    conditions = [one.get("change") for one in case["expect"] if isinstance(one, dict)] if _listed(case) else []
    asks = "state_fact" in conditions or "ask_agency" in conditions
    return told or asks or bool(case.get("missing")) or "error" in case or "reading" in case.get("caveats", [])


def _listed(case: Case) -> bool:
    return isinstance(case.get("expect"), list)


def is_not_applicable(case: Case) -> bool:
    """The rule has nothing for the person: an empty list, a refusal, all fields without a figure."""
    if "error" in case:
        return True
    expected = case["expect"]
    figures = set(_flat(expected))
    return expected == [] or "NOT_ELIGIBLE" in figures or figures <= {None} or _empty(expected)


def _empty(expected: Any) -> bool:
    return isinstance(expected, dict) and (expected.get("stretches") == [] or expected.get("increase_months") == 0)


ALL: Final = [(room, case) for room in ROOMS for case in cases_of(room)]


@pytest.mark.parametrize(("room", "case"), ALL, ids=[f"{room}: {case.get('name')}" for room, case in ALL])
def test_a_case_is_answered_as_worked_out_by_hand(room: str, case: Case) -> None:
    assert problems(room, case) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_cases(room: str) -> None:
    cases = cases_of(room)
    file = file_of(room)
    assert len(cases) >= 4, f"{file} has {len(cases)} cases; four at least"
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names)
    shown = {(case["boundary"], case["side"]) for case in cases if "boundary" in case}
    assert shown, f"{file}: no boundary; give two cases the same `boundary`, one `side: before`, one `side: after`"
    lost = BOUNDARIES.get(room, set()) - {boundary for boundary, _ in shown}
    assert not lost, f"{file}: no case shows {lost} any more"
    for boundary, side in shown:
        other = "after" if side == "before" else "before"
        assert (boundary, other) in shown, f"{file}: of the boundary {boundary!r} there is no case with `side: {other}`"
    if room not in SETTLED:
        assert any(map(is_open, cases)), f"{file}: no case that is left open: a fact missing, a reading, or an `error`"
    if room not in FOR_EVERYBODY:
        assert any(map(is_not_applicable, cases)), f"{file}: no case that the rule does not apply to, and no `error`"


def test_no_case_file_is_left_unread() -> None:
    assert sorted(RULES.rglob("cases.y*ml")) == sorted(map(file_of, ROOMS))


def test_every_case_says_how_it_was_worked_out() -> None:
    """A comment stands right over each case."""
    for room in ROOMS:
        lines = file_of(room).read_text(encoding="utf-8").splitlines()
        bare = [line for above, line in pairwise(lines) if line.startswith("- ") and not above.startswith("#")]
        assert not bare, f"{file_of(room)}: no comment, how it was worked out, right over {bare}"


SAMPLE: Final[Case] = {
    "name": "61 years and 9 months",
    "facts": {"birth": "1971-09", "category": "male_60"},
    "as_of": "2026-11",
    "law": LAW_DAY,
    "expect": {"age": "61y9m", "month": "2033-06", "increase_months": 21},
    "caveats": [],
    "missing": [],
    "cite": "附件1",
}


def altered(**changes: Any) -> Case:
    return {**deepcopy(SAMPLE), **changes}


def test_the_sample_is_right() -> None:
    assert problems("statutory_age", SAMPLE) == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (altered(expects={"month": "2033-06"}), "unknown key 'expects'"),
        (altered(month="2033-06"), "unknown key 'month'"),
        (altered(filing={"on": "2026-12-01"}), "unknown key 'filing'"),
        ({key: value for key, value in SAMPLE.items() if key != "law"}, "the key 'law' is not there"),
        (altered(error="facts.fact_missing"), "either 'expect' or 'error'"),
        (altered(side="before"), "go together"),
        (altered(boundary="a step", side="beside"), "go together"),
        (altered(facts={"birth": "1971-09", "catgory": "male_60"}), "catgory"),
        (altered(expect={"mnth": "2033-06"}), "expect.mnth: the answer has no such field; it has original_age"),
        (altered(readings={"R99": "yes"}), "R99"),
    ],
)
def test_a_misspelt_key_is_reported(case: Case, message: str) -> None:
    found = problems("statutory_age", case)
    assert any(message in problem for problem in found), found


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (altered(expect={"month": "2033-07"}), "expect.month: expected '2033-07', answered '2033-06'"),
        (altered(expect={"age": "61y8m"}), "expect.age: expected 740, answered 741"),
        (altered(expect={"increase_months": 20}), "expect.increase_months: expected 20, answered 21"),
        (altered(expect={"increase_months": None}), "expect.increase_months: expected None, answered 21"),
        (altered(expect=None), "expected None"),
        (altered(expect=[]), "expected []"),
        (altered(caveats=["reading"]), "caveats: reading is not among"),
        (altered(missing=["contributions"]), "missing: expected ['contributions']"),
        (altered(cite="附件2"), "cite: 附件2 is not among"),
        (altered(cite=["附件1", "附件2"]), "cite: 附件2 is not among"),
        ({**{k: v for k, v in SAMPLE.items() if k != "expect"}, "error": "out_of_coverage"}, "expected the refusal"),
        (altered(facts={"birth": "2027-01", "category": "male_60"}), "refused, facts.birth_after_as_of"),
    ],
)
def test_a_wrong_expectation_is_reported(case: Case, message: str) -> None:
    found = problems("statutory_age", case)
    assert any(message in problem for problem in found), found


@pytest.mark.parametrize("room", ROOMS)
def test_every_figure_of_every_case_is_compared(room: str) -> None:
    """Whatever stands in `expect`, changed, is reported: nothing in a case file is decoration."""
    for case in cases_of(room):
        for changed in _changed(case.get("expect")):
            assert problems(room, {**case, "expect": changed}), (case["name"], changed)


def _changed(expected: Any) -> Iterator[Any]:
    """The same expectation with one figure of it changed, for each figure; with one row less, for each list of rows."""
    if isinstance(expected, dict):
        yield from ({**expected, key: one} for key, value in expected.items() for one in _changed(value))
    elif isinstance(expected, list):
        yield [*expected, "nobody"]
        for index, value in enumerate(expected):
            yield expected[:index] + expected[index + 1 :]
            yield from ([*expected[:index], one, *expected[index + 1 :]] for one in _changed(value))
    elif isinstance(expected, bool):
        yield not expected
    else:
        yield expected + 1 if isinstance(expected, int) else "nobody"


def test_a_key_written_twice_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="'month' stands there twice"):
        read('- name: twice\n  expect: {month: "2033-06", month: "2033-07"}\n')
