"""What the commands share: the page that they print on, and its footnotes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from retirecalc.cli import language_of
from retirecalc.cli.layout import GAP, cells, columns, filled, wrapped
from retirecalc.cli.options import Language
from retirecalc.cli.phrases import PHRASES
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END
from retirecalc.law import Law
from retirecalc.outcome import Eligibility, Outcome
from retirecalc.readings import Reading
from retirecalc.sources import Citation
from retirecalc.tables.shelf import built_in
from retirecalc.wording import figure, place, region, word
from retirecalc.wording.render import LANGUAGES, open_question

WIDTH = 100
"""Columns where the output is not a terminal."""


class Footnotes:
    """Numbers the places of the law in the order in which a page first names them."""

    def __init__(self) -> None:
        self._numbers: dict[Citation, int] = {}

    def mark(self, *citations: Citation) -> str:
        """`[1,3]`, or nothing without a citation."""
        numbers = {self._numbers.setdefault(cite, len(self._numbers) + 1) for cite in citations}
        return f"[{','.join(map(str, sorted(numbers)))}]" if numbers else ""

    def by_document(self) -> dict[Citation, list[tuple[int, Citation]]]:
        """The numbered places, under the first one of each document."""
        documents: dict[str, list[tuple[int, Citation]]] = {}
        for cite, number in self._numbers.items():
            documents.setdefault(cite.document_number, []).append((number, cite))
        return {places[0][1]: places for places in documents.values()}


class Page:
    """One answer in one language, printed when it is complete: an error on the way leaves no half answer.

    Chinese is measured by the width that it takes on the screen.
    """

    def __init__(self, lang: Language | None) -> None:
        self.lang: str = language_of(()) if lang is None else lang.value
        self.width: int = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
        self._text: list[str] = []
        self.notes: Footnotes = Footnotes()

    def say(self, phrase: str, **fields: object) -> str:
        """A phrase of the shell in the language of the page."""
        written = {name: self.text(field) for name, field in fields.items()}
        return PHRASES[phrase].of(self.lang).format(**written)

    def text(self, value: object) -> object:
        """A month or a day as the language writes it; anything else as it is."""
        return figure(value, self.lang) if isinstance(value, YearMonth | date) else value

    def month(self, value: YearMonth | date) -> str:
        """A month or a day in a table."""
        return figure(value, self.lang)

    def word(self, code: object, room: str | None = None) -> str:
        """A code of the law in words; that of a room where it has its own."""
        return word(str(code), self.lang, room)

    def sentence(self, text: str) -> str:
        """Words as a sentence of their own."""
        return f"{text}。" if self.lang == "zh" else f"{text[0].upper()}{text[1:]}."

    def age(self, months: Months) -> str:
        return str(LANGUAGES[self.lang].age(*divmod(int(months), 12)))

    def term(self, months: int) -> str:
        return str(LANGUAGES[self.lang].term(*divmod(int(months), 12)))

    def count(self, months: int) -> str:
        return str(LANGUAGES[self.lang].count(int(months)))

    def joined(self, parts: Iterable[str]) -> str:
        return str(LANGUAGES[self.lang].BREAK.join(parts))

    def sentences(self, parts: Iterable[str]) -> str:
        return ("" if self.lang == "zh" else " ").join(parts)

    def question(self, reading: Reading) -> None:
        """A question that the text leaves open, and below it the answer that is reckoned with."""
        asked, reckoned_with = open_question(reading, self.lang)
        self.print(f"{reading.id}  {asked}")
        self.print(reckoned_with, indent=2)

    def open(self, answer: bool | None) -> str:
        """Yes, no, or not settled."""
        return self.word({True: "yes", False: "no", None: "UNDETERMINED"}[answer])

    def term_and_count(self, months: int) -> str:
        """26 years 4 months (316 months)."""
        return self.say("of_months", term=self.term(months), count=self.count(months))

    def eligibility(self, answer: object, *, deferral: bool) -> str:
        """An answer in words; a deferral is never a right."""
        return self.say("may_be_agreed") if deferral and answer == Eligibility.ELIGIBLE else self.word(answer)

    def stretches(self, months: Iterable[tuple[YearMonth, YearMonth | None]]) -> str:
        """Runs of months, or that there are none."""
        catalogue = LANGUAGES[self.lang]
        runs = (
            str(catalogue.stretch(self.text(first), None if last in (None, END) else self.text(last)))
            for first, last in months
        )
        return self.joined(runs) or self.say("none")

    def answer_to(self, reading: Reading, answer: str) -> str:
        """One answer to an open question, in words."""
        return str(next(getattr(one.text, self.lang) for one in reading.answers if one.id == answer))

    def law_line(self, law: Law) -> str:
        """Which law this is: place, day, version, and the open questions that the caller answered."""
        on = self.say("newest") if law.in_force_on is None else self.say("law_of", day=law.in_force_on)
        line = self.say("law", place=region(law.place, self.lang), on=on, version=law.data_version)
        chosen = self.joined(f"{one.id}={one.chosen}" for one in law.readings.values() if one.chosen is not None)
        return f"{line}{self.say('chosen', answers=chosen)}" if chosen else line

    def line(self, text: str, *, indent: int = 0) -> None:
        """One line, however long: for text that a program may read too."""
        self._text.append(" " * indent + text + "\n")

    def print(self, text: str = "", *, indent: int = 0, bold: bool = False) -> None:
        """Text folded to the width; bold where the output is a terminal."""
        for line in wrapped(self.folded(text, indent=indent), self.width - indent):
            self._put(line, indent=indent, bold=bold)

    def _put(self, line: str, *, indent: int, bold: bool = False) -> None:
        shown = line.rstrip()
        self.line(
            f"\x1b[1m{shown}\x1b[0m" if bold and shown and _knows_bold() else shown, indent=indent if shown else 0
        )

    def show(self) -> None:
        """Print the page."""
        sys.stdout.write("".join(self._text))

    def heading(self, text: str) -> None:
        self.print()
        self.print(text, bold=True)

    def lines(self, rows: Iterable[tuple[str, str]]) -> None:
        """Labels on the left, what they say on the right."""
        labelled = list(rows)
        width = self.width - 2 - 3 - max((cells(label) for label, _ in labelled), default=0)
        rows = [(label, "\n".join(self._lines(text, width))) for label, text in labelled]
        for lines in columns(rows, self.width - 2, whole=(0,), gap=3):
            for line in lines:
                self._put(line, indent=2)

    def folded(self, text: str, *, indent: int = 0) -> str:
        """Chinese in lines that fit: broken between characters, never before a stop or inside a month or a number."""
        return "\n".join(self._lines(text, self.width - indent))

    def _lines(self, text: str, width: int) -> Iterator[str]:
        for line in text.split("\n"):
            yield from filled(line, width) if self.lang == "zh" else (line,)

    def table(
        self,
        header: Iterable[str],
        rows: Iterable[Iterable[str]],
        *,
        right: Iterable[int] = (),
        whole: Iterable[int] = (),
        dense: bool = False,
    ) -> None:
        """A table; the columns numbered in `right` are counts, those in `whole` are not folded."""
        titles = tuple(header)
        gap = 1 if dense else GAP
        every = [titles, *map(tuple, rows)]
        (*head, rule), *others = columns(
            every, self.width - 2, right=tuple(right), whole=tuple(whole), words=True, gap=gap, header=True
        )
        for line in head:
            self._put(line, indent=2, bold=True)
        self._put(rule, indent=2)
        for lines in others:
            for line in lines:
                self._put(line, indent=2)

    def counts(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], *, keys: int = 0, dense: bool = False
    ) -> None:
        """A table of counts; what has no room goes into further ones, with the first columns, the `keys`, again."""
        wide = [max(map(cells, column)) + (1 if dense else GAP) for column in zip(header, *rows, strict=True)]
        first = keys
        while first < len(wide):
            after = first + 1
            while after < len(wide) and sum(wide[:keys]) + sum(wide[first : after + 1]) <= self.width:
                after += 1
            parts = [(*row[:keys], *row[first:after]) for row in (header, *rows)]
            if first > keys:
                self.print()
            self.table(parts[0], parts[1:], right=range(keys, len(parts[0])), dense=dense)
            first = after

    def basis(self, *, numbered: bool = True, always: bool = False) -> None:
        """Every place of the law that the page named, under its document; `always` with how sure it is."""
        if not self.notes.by_document():
            return
        self.heading(self.say("basis"))
        sources = built_in().sources
        for first, places in self.notes.by_document().items():
            source = sources.get(first.source)
            title = getattr(source.title, self.lang) if source else ""
            known = title in first.document_number
            self.print(first.document_number if known else f"{first.document_number} {title}", indent=2)
            located = ((number, self._place(cite, always=always)) for number, cite in places)
            named = (f"[{number}] {place}" if numbered else place for number, place in located)
            for line in _flow(named, self.width - 4):
                self.print(line, indent=4)

    def readings(self, readings: Iterable[Reading]) -> None:
        """Open questions with the answers in use."""
        rows = [[one.id, getattr(one.question, self.lang), self.answer_to(one, one.answer)] for one in readings]
        self.table(["", self.say("col_question"), self.say("col_taken")], rows, whole=(0,))

    def _place(self, cite: Citation, *, always: bool) -> str:
        at = place(cite, self.lang)
        if cite.certainty == "text" and not always:
            return at
        return self.say("of_certainty", place=at, certainty=self.say(f"certainty_{cite.certainty}"))


def _knows_bold() -> bool:
    """Whether the output is a terminal that shows bold letters and not their code."""
    if sys.platform == "win32" and "WT_SESSION" not in os.environ:
        return False
    return sys.stdout.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def _flow(items: Iterable[str], width: int) -> Iterator[str]:
    """Items side by side, none broken in two where it fits on a line."""
    line = ""
    for item in items:
        if line and cells(line) + 2 + cells(item) > width:
            yield line
            line = item
        else:
            line = f"{line}  {item}" if line else item
    if line:
        yield line


def cited(outcomes: Iterable[Outcome[Any]], *names: str) -> Iterator[Citation]:
    """The places of the law behind figures of a trace."""
    for outcome in outcomes:
        for step in outcome.trace:
            if step.name in names:
                yield from step.citations
