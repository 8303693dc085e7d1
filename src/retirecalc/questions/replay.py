"""An answer given once, asked again: the same, or what is different."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, NamedTuple

from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import Person
from retirecalc.ground.stated import Types, stated
from retirecalc.law import Law
from retirecalc.questions.assess import Assessment, assess


class Replay(NamedTuple):
    """The answer of today, and every field in which it differs from the one that was given: none where nothing changed."""

    answer: Assessment
    changed: tuple[str, ...]


def replay(
    given: str | Mapping[str, Any], *, tables: str | PathLike[str] | Iterable[str | PathLike[str]] = ()
) -> Replay:
    """Ask an answer again from its own facts, law and month.

    Args:
        given: `Assessment.to_json()` or `.to_dict()`.
        tables: the folders of your own tables that it was given with.

    Raises:
        InvalidFacts: no answer of this library, or facts that cannot be read.
        OutOfCoverage: a table that the answer used is not on file, or no longer reads as it did then.

    >>> from retirecalc import load_law
    >>> first = assess(Person("1971-09", "male_60"), load_law(), "2026-11").to_json()
    >>> replay(first).changed
    ()
    """
    try:
        told = json.loads(given) if isinstance(given, str) else given
    except (ValueError, RecursionError):
        raise InvalidFacts("questions.answer_unreadable") from None
    if not isinstance(told, Mapping) or told.get("schema") != "retirecalc.assessment/1":
        raise InvalidFacts("questions.answer_unreadable")
    asked = stated({name: told.get(name) for name in _ASKED}, _ASKED)
    for name in _ASKED:
        if name not in asked:
            raise InvalidFacts("facts.fact_missing", field=name)
    law = Law.from_stamp(asked["law"], tables=tables)
    months = [_month(option, f"options[{place}]") for place, option in enumerate(asked["options"])]
    answer = assess(Person.from_dict(asked["facts"]), law, asked["as_of"], months=months)
    again = json.loads(answer.to_json())
    return Replay(answer, tuple(_differences({**told, "retirecalc": again["retirecalc"]}, again)))


_ASKED: dict[str, Types] = {"facts": (dict,), "law": (dict,), "as_of": (str,), "options": (list,)}
"""What of an answer is the question."""


def _month(option: Any, field: str) -> str:
    shown = option if not isinstance(option, Mapping) else {"month": option.get("month")}
    told = stated(shown, {"month": (str,)}, field)
    if "month" not in told:
        raise InvalidFacts("facts.fact_missing", field=f"{field}.month")
    return str(told["month"])


def _differences(before: Any, after: Any, at: str = "") -> Iterator[str]:
    """Where two answers differ: `options[0].month`."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys((*before, *after)):
            field = f"{at}.{name}" if at else str(name)
            if name not in before or name not in after:
                yield field
            else:
                yield from _differences(before[name], after[name], field)
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple) and len(before) == len(after):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from _differences(one, other, f"{at}[{place}]")
    elif before != after or type(before) is not type(after):
        yield at
