"""In which order rooms are asked: each after those whose answers it takes. The parameters of a rule name them.

A parameter that is a room gets that room's answer; every other is a fact of the question: `person`, `law`, `as_of`, `month`.
A room that takes `month`, itself or through another, is asked for each month; every other once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from inspect import signature
from sys import modules
from typing import Any, NamedTuple, TypeVar

from retirecalc.errors import OutOfCoverage
from retirecalc.outcome import Caveat, Outcome, Step
from retirecalc.rooms import ROOMS

T = TypeVar("T")
NEEDED: Any = object()
"""What stands for the answer of a room without which there is no answer at all."""


class Asked(NamedTuple):
    """A room in the order: the names that it takes, its value where no version on file says it, and how it is called."""

    name: str
    needs: tuple[str, ...]
    unknown: Any
    call: Callable[[Mapping[str, Any]], Outcome[Any]]
    """The rule, taking what it needs out of what is known."""


class Order(NamedTuple):
    """The rooms behind a question, each after those it needs."""

    once: tuple[Asked, ...]
    each_month: tuple[Asked, ...]


@cache
def order(names: tuple[str, ...]) -> Order:
    """The rooms `names` and those behind them.

    >>> [room.name for room in order(("minimum_at_age",)).once]
    ['statutory_age', 'contribution_projection', 'minimum_at_age']
    >>> [room.name for room in order(("minimum_contribution",)).each_month]
    ['minimum_contribution']
    """
    found: dict[str, tuple[Asked, bool]] = {}

    def visit(name: str) -> bool:
        if name not in found:
            rule = ROOMS[name].rule
            needs = tuple(signature(rule).parameters)
            monthly = True in {visit(one) if one in ROOMS else one == "month" for one in needs}
            unknown = getattr(modules[ROOMS[name].home], "UNKNOWN", NEEDED)
            found[name] = Asked(name, needs, unknown, _calling(rule, needs)), monthly
        return found[name][1]

    for name in names:
        visit(name)
    return Order(*(tuple(asked for asked, monthly in found.values() if monthly is part) for part in (False, True)))


def _calling(rule: Callable[..., Outcome[Any]], needs: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Outcome[Any]]:
    """`rule(law=known["law"], ...)`, written out once: a dictionary of keywords for each call costs four times the call."""
    keywords = ", ".join(f"{one}=known[{one!r}]" for one in needs)
    call: Callable[[Mapping[str, Any]], Outcome[Any]] = eval(f"lambda known: rule({keywords})", {"rule": rule})
    return call


class Answers(dict[str, Outcome[Any]]):
    """What rooms answered, by name."""

    def of(self, rule: Callable[..., Outcome[T]]) -> Outcome[T]:
        """The answer of a rule, with its type."""
        return self[rule.__name__]


def ask(rooms: Iterable[Asked], known: dict[str, Any]) -> Answers:
    """Ask each room once. `known` holds the facts and the values so far, and grows.

    Where no version of its table is on file the figure of a room is unknown, and a caveat says so. Whoever takes it gets what the
    room names `UNKNOWN`: a value, or, where that is `OutOfCoverage`, the refusal, to raise if the figure is needed.

    Raises:
        OutOfCoverage: the room is one without which there is no answer.
    """
    answers = Answers()
    for name, _, unknown, call in rooms:
        try:
            outcome = call(known)
        except OutOfCoverage as gap:
            if unknown is NEEDED:
                raise
            step = Step("missing", "out_of_coverage", gap.fields.get("day"))
            value = gap if unknown is OutOfCoverage else unknown
            outcome = Outcome(name, value, (step,), (Caveat("out_of_coverage"),), ())
        answers[name] = outcome
        known[name] = outcome.value
    return answers


def with_month(known: Mapping[str, Any], month: object) -> dict[str, Any]:
    """The same facts and values, and the month that is asked about."""
    return {**known, "month": month}
