"""Asks on the terminal for what is missing, one question at a time; an empty line leaves a question open."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from retirecalc.cli.facts import left_open, read_typed
from retirecalc.cli.phrases import FACT_NAMES, PHRASES
from retirecalc.cli.phrases import told as told_as
from retirecalc.cli.shell import Page
from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.words import Words
from retirecalc.ground.months import parse_day_or_month
from retirecalc.ground.stated import Types
from retirecalc.rooms import ROOMS

_COUNTS = frozenset({"cumulative", "paid", "deemed"})
"""Who is asked for years and answers 26 means years, and nobody else sees that a bare number is months."""

Found = TypeVar("Found")
Read = TypeVar("Read")


def interview(
    page: Page,
    told: dict[str, Any],
    fields: Mapping[str, Types],
    ask: Callable[[dict[str, Any]], Found],
    missing: Callable[[Found], Iterable[tuple[str, str | None]]],
) -> Found:
    """Ask in turn, each once, for the facts that an answer misses, until none is left.

    Args:
        page: whose language is spoken.
        told: the facts so far, as JSON.
        fields: the facts that can be stated.
        ask: the answer to some facts.
        missing: the facts that an answer misses, each with the rule that has its word, if one has.
    """
    asked: set[str] = set()
    found = ask(told)
    while (left := next((one for one in missing(found) if one[0] not in asked), None)) is not None:
        fact, room = left
        asked.add(fact)
        words = _words(fact, fields.get(fact, ()), room, page.lang)
        answered = typed(page, fact, partial(_answered, told, fact, fields, ask), room, words=words)
        if answered is not None:
            told, found = answered
    return found


def typed(
    page: Page,
    fact: str,
    read: Callable[[str], Read],
    room: str | None = None,
    *,
    phrase: str | None = None,
    words: Iterable[str] = (),
) -> Read | None:
    """What is typed for a fact, asked again until it can be read; None for an empty line, or where the input ends.

    Asked by the `phrase`, or by what the fact is called; with the `words` that may be typed, where there are some.
    """
    name = phrase or f"interview_{fact}"
    question = page.say(name) if name in PHRASES else page.word(fact, room)
    if words:
        question = page.say("with_option", text=question, option=page.joined(words))
    while True:
        print(page.say("because", text=question, why=""), end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if not answer:
            return None
        try:
            return read(answer)
        except InvalidFacts as error:
            field = error.fields.get("field")
            unnamed = field == fact and fact not in FACT_NAMES
            if page.lang == "zh" and (unnamed or (fact == "spells" and field in ("first", "last"))):
                error = InvalidFacts(error.code, **{**error.fields, "field": page.word(fact, room)})
            print(told_as(error, page.lang), file=sys.stderr)


def _words(fact: str, types: Types, room: str | None, lang: str) -> list[str]:
    """What may be typed for a fact of one room, where words say it: its codes, or the Chinese of each, and that there is none."""
    if room is None:
        return []
    kinds = getattr(import_module(ROOMS[room].home), "FACTS", {}).values()
    words: Words = next((found for kind in kinds if (found := getattr(kind, "WORDS", {}).get(fact))), {})
    if lang == "en":
        told = list(map(str, words))
    else:
        chinese = ([text for text in sorted(one) if not text.isascii()] for one in words.values())
        told = [min(one, key=len) for one in chinese if one]
    yes, no = ("yes", "no") if lang == "en" else ("是", "否")
    if types == (bool,):
        return [yes, no]
    return [*told, no] if bool in types and told and "no" not in words else told


def birth_typed(answer: str) -> str:
    """A birth month or date as it was typed, where it can be read."""
    parse_day_or_month(answer, "birth")
    return answer


def _answered(
    told: dict[str, Any], fact: str, fields: Mapping[str, Types], ask: Callable[[dict[str, Any]], Found], answer: str
) -> tuple[dict[str, Any], Found]:
    more = _with(told, fact, answer, fields)
    return more, ask(more)


def _with(told: dict[str, Any], fact: str, answer: str, fields: Mapping[str, Types]) -> dict[str, Any]:
    """The facts with what was typed for one of them; of contributions the cumulative months are asked."""
    if fact == "employment" and (open_ := left_open(answer)) is not None:
        raise open_  # an empty line says as much
    if fact in fields and fact != "contributions":
        return {**told, fact: read_typed(fact, answer, fields[fact])}
    name = "cumulative" if fact == "contributions" else fact
    if name in _COUNTS and answer.isdecimal() and int(answer):
        raise InvalidFacts("cli.unit_missing", field=fact, value=answer)
    inside = {**(told.get("contributions") or {}), name: read_typed(name, answer, Contributions.FIELDS[name])}
    return {**told, "contributions": inside}
