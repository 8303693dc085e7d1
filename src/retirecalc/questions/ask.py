"""One room, asked by its name, with facts as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Literal, NamedTuple

from retirecalc import order
from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.filing import Filing
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.facts.worker import WorkerFacts
from retirecalc.ground.body import body_described, body_schema
from retirecalc.ground.months import MonthLike, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.law import Law
from retirecalc.order import with_month
from retirecalc.outcome import Outcome
from retirecalc.rooms import ROOMS

_READ: dict[str, tuple[dict[str, Types], Callable[[dict[str, Any]], Any]]] = {
    # What a rule takes beside other rooms, the law and the time: its fields as JSON, and how they are read.
    "person": (Person.FIELDS, Person.from_dict),
    "facts": (WorkerFacts.FIELDS, WorkerFacts.from_dict),
    "filing": (Filing.FIELDS, Filing.from_dict),
    "category": ({"category": (str,)}, lambda told: Category.of(told["category"])),
    "id_card": ({"id_card": (str,)}, lambda told: YearMonth.of(told["id_card"], "id_card")),
    "file_earliest": ({"file_earliest": (str, bool)}, lambda told: _file_earliest(told.get("file_earliest"))),
    "calendar": ({}, lambda told: None),
}
_NEEDED = {"person": ("birth", "category"), "category": ("category",), "id_card": ("id_card",)}
"""The facts without which what a rule takes cannot be read."""
_OF_THE_QUESTION = frozenset({"law", "as_of", "asked_on", "month"})


class Answered(NamedTuple):
    """What one room answers: the facts it was given, and the rooms that were asked for it, itself the last."""

    outcome: Outcome[Any]
    behind: tuple[Outcome[Any], ...]
    facts: dict[str, Any]
    law: Law
    as_of: YearMonth
    month: YearMonth | None

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract `retirecalc.outcome/1`."""
        told: dict[str, Any] = import_module("retirecalc.contract.outcome").outcome_dict(self)
        return told

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return body_schema(cls, source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        return body_described(cls, schema, handler)


def askable() -> tuple[str, ...]:
    """The rooms that can be asked alone; what the others take is found only inside an assessment.

    >>> "statutory_age" in askable(), "obstacles" in askable()
    (True, False)
    """
    return tuple(name for name in ROOMS if _facts_of(name) <= _READ.keys())


def fields_of(room: str) -> dict[str, Types]:
    """The facts that a room can be given, by name, with their JSON types.

    >>> list(fields_of("births_reaching"))
    ['category']
    """
    return {name: types for one in sorted(_facts_of(room)) for name, types in _READ[one][0].items()}


def takes_month(room: str) -> bool:
    """Whether a room is asked for a month."""
    return any(asked.name == room for asked in order.order((room,)).each_month)


def ask(room: str, facts: Mapping[str, Any], law: Law, as_of: MonthLike, month: MonthLike | None = None) -> Answered:
    """Ask one room by its name. The rooms whose answers it takes are asked before it.

    Args:
        room: a name of `askable()`.
        facts: as JSON: those of a person as in `Person.from_dict`, or those that the room alone takes.
        law: from `load_law`.
        as_of: the month or day of the question.
        month: the retirement month, for a room that is asked for one.

    Raises:
        InvalidFacts: no such room, a fact that it does not take, or one that is missing or cannot be read.
        OutOfCoverage: no version on file says the answer.

    >>> from retirecalc import load_law
    >>> found = ask("statutory_age", {"birth": "1971-09", "category": "男"}, load_law(), "2026-11")
    >>> str(found.outcome.value.month)
    '2033-06'
    """
    wanted(Law, law, "law")
    if room not in askable():
        raise InvalidFacts("questions.room_unknown", value=room, allowed=", ".join(askable()))
    told = stated(facts, fields_of(room))
    monthly = takes_month(room)
    needs = [one for parameter in sorted(_facts_of(room)) for one in _NEEDED.get(parameter, ())]
    missing = [one for one in needs if one not in told] + (["month"] if monthly and month is None else [])
    if missing:
        code = "facts.fact_missing" if len(missing) == 1 else "questions.facts_missing"
        raise InvalidFacts(code, field=", ".join(missing))
    at, day = parse_day_or_month(as_of, "as_of")
    known: dict[str, Any] = {"law": law, "as_of": at, "asked_on": at.on(31 if day is None else day)}
    for parameter in _facts_of(room):
        fields, read = _READ[parameter]
        known[parameter] = read({name: fact for name, fact in told.items() if name in fields})
    if isinstance(person := known.get("person"), Person):
        person.check(at)
    plan = order.order((room,))
    asked_for = YearMonth.of(month) if monthly else None
    once = plan.once[:-1] if plan.once and plan.once[-1].name == room else plan.once
    answers = order.ask(once, known)
    if asked_for is not None:
        known = with_month(known, asked_for)
        answers |= order.ask(plan.each_month[:-1], known)
    # Asked alone, a room has no other word for what no version says.
    last = (plan.each_month if monthly else plan.once)[-1]
    found = order.ask([last._replace(unknown=order.NEEDED)], known)[room]
    return Answered(found, (*answers.values(), found), told, law, at, asked_for)


def _facts_of(room: str) -> set[str]:
    plan = order.order((room,))
    taken = {one for asked in (*plan.once, *plan.each_month) for one in asked.needs}
    return taken - ROOMS.keys() - _OF_THE_QUESTION


def _file_earliest(told: object) -> YearMonth | Literal[False] | None:
    """A month, that there is no personnel file, or nothing stated."""
    return told if told is None or told is False else YearMonth.of(told, "file_earliest")
