"""Turns steps into numbered sentences.

A sentence is keyed `rule.name` and may use any figure noted so far in the same rule, so one trace serves every language.
`{age:age}` writes a period as an age, `:term` in years and months, `:count` in months, and `:open` an unknown as not settled;
anything else is written by its type.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import ModuleType
from typing import Any

from retirecalc.errors import language
from retirecalc.months import Months, YearMonth
from retirecalc.outcome import Outcome
from retirecalc.stretches import END
from retirecalc.wording import en, zh

LANGUAGES: dict[str, ModuleType] = {"en": en, "zh": zh}


def word(code: str, lang: str) -> str:
    """The phrase for a code: an eligibility, reason, caveat, kind, category, employment or fact.

    >>> word("grandfathered", "en"), word("NOT_ELIGIBLE", "zh")
    ('the original age was reached by 2024-12-31, so there is no flexible retirement', '不符合')
    """
    words: dict[str, str] = LANGUAGES[language(lang)].WORDS
    return words.get(code, code)


def explain(outcomes: Iterable[Outcome[Any]], lang: str) -> str:
    """Every step of the outcomes as numbered sentences under the name of its rule, each with its article."""
    catalogue = LANGUAGES[language(lang)]
    lines: list[str] = []
    number = 0
    for outcome in outcomes:
        heading = catalogue.RULES[outcome.rule]
        figures: dict[str, _Figure] = {}
        sentences: list[str] = []
        for step in outcome.trace:
            figures[step.name] = _Figure(step.value, lang)
            key = f"{outcome.rule}.{step.name}"
            sentence = catalogue.MISSING if step.kind == "missing" else catalogue.SENTENCES[key]
            if not sentence:
                continue
            number += 1
            text = sentence.format(**figures, fact=_Figure(step.name, lang))
            if step.kind == "assumed":
                text = catalogue.ASSUMED.format(text=text)
            basis = "; ".join(dict.fromkeys(str(cite) for cite in step.citations))
            sentences.append(f"{number:>3}. {text}" + (f" [{basis}]" if basis else ""))
        if sentences:
            month = figures.get("month") if outcome.rule in catalogue.BY_MONTH else None
            lines += [f"{heading} ({month})" if month else heading, *sentences, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def obstacle(condition: str, change: str, month: YearMonth | None, months: int | None, lang: str) -> str:
    """What keeps a month from being open, and what would remove it, as one sentence."""
    catalogue = LANGUAGES[language(lang)]
    said = word(condition, lang)
    figures = {"month": _Figure(month, lang), "months": _Figure(Months(months or 0), lang)}
    sentence: str = catalogue.CHANGES[change].format(condition=said[0].upper() + said[1:], **figures)
    return sentence


def event_text(
    code: str,
    actor: str,
    month: YearMonth,
    lang: str,
    *,
    row: int | None = None,
    condition: str | None = None,
    missing: tuple[str, ...] = (),
    basis: tuple[str, ...] = (),
) -> tuple[str, str]:
    """A step as a heading and as lines: what, whose, for which month, on what condition, by which article.

    >>> event_text("filing", "employer", YearMonth(2030, 6), "en", row=7)[0]
    'Row 7: the employer files the pension application (retirement in 2030-06)'
    """
    catalogue = LANGUAGES[language(lang)]
    what, lines = catalogue.EVENTS[code], catalogue.EVENT_LINES
    title = lines["title"].format(what=what, month=month)
    title = title if row is None else lines["row"].format(row=row, title=title)
    text = [lines["actor"].format(actor=word(f"actor_{actor}", lang)), lines["month"].format(month=month)]
    if condition is not None:
        text.append(lines["condition"].format(condition=word(condition, lang)))
    if missing:
        facts = catalogue.SEPARATOR.join(word(fact, lang) for fact in missing)
        text.append(str(catalogue.MISSING.format(fact=facts)))
    if basis:
        text.append(lines["basis"].format(basis=catalogue.SEPARATOR.join(basis)))
    return title, "\n".join([*text, lines["caution"]])


class _Figure:
    """One figure, written as its language writes it."""

    __slots__ = ("_lang", "_value")

    def __init__(self, value: object, lang: str) -> None:
        self._value = value
        self._lang = lang

    def __format__(self, spec: str) -> str:
        value, catalogue = self._value, LANGUAGES[self._lang]
        if isinstance(value, YearMonth):
            return str(value)
        if isinstance(value, int) and spec in ("age", "term"):
            return str(getattr(catalogue, spec)(*divmod(int(value), 12)))
        if isinstance(value, int) and spec == "count":
            return str(catalogue.count(int(value)))
        if value is None and spec == "open":
            return word("UNDETERMINED", self._lang)
        if isinstance(value, bool) or value is None:
            return word({True: "yes", False: "no", None: "none"}[value], self._lang)
        if isinstance(value, Months):
            return str(catalogue.count(int(value)))
        if isinstance(value, tuple):
            stretches = [
                str(catalogue.stretch(str(first), None if last == END else str(last))) for first, last in value
            ]
            return str(catalogue.SEPARATOR.join(stretches)) or word("none", self._lang)
        if isinstance(value, date):
            return value.isoformat()
        return word(str(value), self._lang)

    def __str__(self) -> str:
        return format(self)
