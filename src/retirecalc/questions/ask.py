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
from retirecalc.ground.body import body_described, body_schema
from retirecalc.ground.months import MonthLike, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.law import Law
from retirecalc.order import with_month
from retirecalc.outcome import Outcome
from retirecalc.rooms import ROOMS


class _Read(NamedTuple):
    """How a parameter is read from JSON: its fields and their types, how, and the fields without which it cannot be."""

    fields: Mapping[str, Types]
    read: Callable[[dict[str, Any]], Any]
    needed: tuple[str, ...] = ()


_READ = {
    # What rules take beside other rooms, the law and the time.
    "person": _Read(Person.FIELDS, Person.from_dict, ("birth", "category")),
    "filing": _Read(Filing.FIELDS, Filing.from_dict),
    "category": _Read({"category": (str,)}, lambda told: Category.of(told["category"]), ("category",)),
    "id_card": _Read({"id_card": (str,)}, lambda told: YearMonth.of(told["id_card"], "id_card"), ("id_card",)),
    "file_earliest": _Read({"file_earliest": (str, bool)}, lambda told: _file_earliest(told.get("file_earliest"))),
    "calendar": _Read({}, lambda told: None),
}
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
    return tuple(name for name in ROOMS if None not in _facts_of(name).values())


def fields_of(room: str) -> dict[str, Types]:
    """The facts that a room can be given, by name, with their JSON types.

    >>> list(fields_of("births_reaching"))
    ['category']
    """
    return {name: types for fact in _facts_of(room).values() if fact for name, types in fact.fields.items()}


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
    taken = {parameter: fact for parameter, fact in _facts_of(room).items() if fact}
    needs = [one for fact in taken.values() for one in fact.needed]
    missing = [one for one in needs if one not in told] + (["month"] if monthly and month is None else [])
    if missing:
        code = "facts.fact_missing" if len(missing) == 1 else "questions.facts_missing"
        raise InvalidFacts(code, field=", ".join(missing))
    at, day = parse_day_or_month(as_of, "as_of")
    known: dict[str, Any] = {"law": law, "as_of": at, "asked_on": at.on(31 if day is None else day)}
    for parameter, fact in taken.items():
        known[parameter] = fact.read({name: one for name, one in told.items() if name in fact.fields})
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


def _facts_of(room: str) -> dict[str, _Read | None]:
    """The parameters of the rooms behind `room` that are facts, each with how it is read; None where no JSON says it.

    What one room alone takes it names itself: `FACTS`, by parameter.
    """
    plan = order.order((room,))
    found: dict[str, _Read | None] = {}
    for asked in (*plan.once, *plan.each_month):
        own = getattr(import_module(ROOMS[asked.name].home), "FACTS", {})
        for one in asked.needs:
            if one in own:
                found[one] = _Read(own[one].FIELDS, own[one].from_dict, getattr(own[one], "NEEDED", ()))
            elif one not in ROOMS and one not in _OF_THE_QUESTION:
                found[one] = _READ.get(one)
    return dict(sorted(found.items()))


def _file_earliest(told: object) -> YearMonth | Literal[False] | None:
    """A month, that there is no personnel file, or nothing stated."""
    return told if told is None or told is False else YearMonth.of(told, "file_earliest")
