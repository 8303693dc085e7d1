"""One person at a time: the answer with its trace beside the bare trace, its JSON, and rooms asked alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from timeit import repeat
from typing import Any, NamedTuple

import yaml

from benchmarks.pairs import Figure, Pair
from benchmarks.people import AS_OF, LAW, persons
from retirecalc import Person, assess, load_law, order
from retirecalc.ground.months import parse_day_or_month
from retirecalc.outcome import Noted, Outcome, Trace
from retirecalc.questions.ask import ask, fields_of
from retirecalc.rooms import ROOMS
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.sources import Citation

MANY = 1_000
CASES = Path(__file__).parents[1] / "tests" / "rules"
WINGS = ("early_routes", "incapacity", "resident")
"""Of whose rooms each is asked alone, with the cases that a lawyer wrote for it."""


class Place(NamedTuple):
    """What a figure rests on, as far as a trace looks at it."""

    cite: tuple[Citation, ...]


def bare(outcomes: list[Outcome[Any]]) -> Callable[[], list[tuple[Noted, ...]]]:
    """Notes the same steps again, with nothing computed; gives what was noted."""
    told = []
    for one in outcomes:
        given = {name: value for kind, name, value, _ in one.noted if kind == "given"}
        steps = [(kind, name, value, Place(cite)) for kind, name, value, cite in one.noted if kind != "given"]
        caveats = [(caveat.code, Place(caveat.citations)) for caveat in one.caveats]
        told.append((one.rule, given, steps, caveats, one.value))

    def run() -> list[tuple[Noted, ...]]:
        found = []
        for rule, given, steps, caveats, answer in told:
            trace = Trace(rule, **given)
            for kind, name, value, by in steps:
                if kind == "found":
                    trace.find(name, value, by)
                elif kind == "assumed":
                    trace.assume(name, value)
                else:
                    trace.miss(name)
            for code, by in caveats:
                trace.warn(code, by)
            found.append(trace.outcome(answer).noted)
        return found

    return run


def each(call: Callable[[Any], object], things: list[Any]) -> Callable[[], float]:
    """Calls for each, and gives the microseconds of one call."""

    def run() -> float:
        start = time.perf_counter()
        for one in things:
            call(one)
        return (time.perf_counter() - start) / len(things) * 1e6

    return run


def slowest(calls: list[Callable[[], object]]) -> Callable[[], float]:
    """Makes each call again and again, and gives the microseconds of the one that takes longest."""
    times = 20

    def run() -> float:
        return max(min(repeat(call, number=times, repeat=3)) for call in calls) / times * 1e6

    return run


def alone(room: str) -> list[Callable[[], Outcome[Any]]]:
    """The room asked each of its cases, with the facts read, the law loaded and the rooms behind it answered before."""
    asked = order.order((room,)).once[-1]
    own = getattr(import_module(ROOMS[room].home), "FACTS", {})
    cases = yaml.safe_load((CASES / ROOMS[room].wing / room / "cases.yaml").read_text(encoding="utf-8"))
    calls = []
    for case in cases:
        if "error" in case:
            continue
        law = load_law(case.get("place", "CN"), in_force_on=case["law"], readings=case.get("readings"))
        facts = {name: fact for name, fact in case["facts"].items() if name in fields_of(room)}
        month, day = parse_day_or_month(case["as_of"], "as_of")
        known: dict[str, Any] = {"law": law, "as_of": month, "asked_on": month.on(31 if day is None else day)}
        known |= {one.rule: one.value for one in ask(room, facts, law, case["as_of"]).behind}
        for name, kind in {**own, "person": Person}.items():
            if name in asked.needs:
                known[name] = kind.from_dict({field: fact for field, fact in facts.items() if field in kind.FIELDS})
        calls.append(partial(asked.call, known))
    return calls


def pairs(rows: int) -> Iterator[Pair | Figure]:
    people = list(persons(min(rows, MANY)))
    answers = [assess(person, LAW, AS_OF) for person in people]
    outcomes = [outcome for answer in answers for outcome in answer.outcomes]
    same = bare(outcomes)
    if same() != [outcome.noted for outcome in outcomes]:
        raise AssertionError("The bare trace has other steps.")

    def assessed() -> None:
        for person in people:
            assess(person, LAW, AS_OF)

    yield Pair(
        f"`assess`, {len(people):,} different people", assessed, "the bare trace of the same steps", same, 3.5, 2.5
    )
    few = answers[:100]
    read = [answer for answer in few if answer.readings]
    dicts = [answer.to_dict() for answer in few]
    yield Pair(
        f"`to_json`, {len(few)} people, {len(read)} of them with readings",
        lambda: [answer.to_json() for answer in few],
        "`json.dumps` of the same",
        lambda: [json.dumps(one, ensure_ascii=False) for one in dicts],
    )
    late = [(answer, answer.options[-1].month) for answer in few]
    yield Figure("`why_not`, the last month listed", each(lambda one: one[0].why_not(one[1]), late), "us")
    yield Figure("`statutory_age` asked alone", each(partial(statutory_age, law=LAW), people), "us", 50, 25)
    facts = [{"birth": person.birth, "category": str(person.category)} for person in people]
    by_name = each(lambda told: ask("statutory_age", told, LAW, AS_OF), facts)
    yield Figure("the same by its name, with facts to be read: `ask`", by_name, "us")
    for room in (one.name for one in ROOMS.values() if one.wing in WINGS):
        calls = alone(room)
        told = bare([call() for call in calls])
        each_case = partial(_answers, calls)
        yield Pair(f"`{room}` asked alone, its {len(calls)} cases", each_case, "the bare trace of the same steps", told)
        yield Figure("the case of these that takes longest", slowest(calls), "us", 50, 25)


def _answers(calls: list[Callable[[], Outcome[Any]]]) -> list[tuple[Noted, ...]]:
    return [call().noted for call in calls]
