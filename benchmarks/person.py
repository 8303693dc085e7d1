"""One person at a time: the answer with its trace beside the bare trace, its JSON, and one room asked alone."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from benchmarks.pairs import Figure, Pair
from benchmarks.people import AS_OF, LAW, persons
from retirecalc import assess
from retirecalc.outcome import Noted, Outcome, Trace
from retirecalc.questions.ask import ask
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.sources import Citation

MANY = 1_000


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
