"""What people write for the facts, beside the words that `words` has: `values.csv`, a line for each whole word.

`ask` stands where a word leaves open what decides, `unknown` where it says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from retirecalc.ground.written import SIMPLER


@cache
def meanings(column: str) -> Mapping[str, str]:
    """What each word means in one kind of column.

    >>> meanings("state")["终止缴费"], meanings("post")["销售岗"]
    ('not_continuing', 'ask')
    """
    return {word: meaning for kind, word, meaning in _lines() if kind == column}


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    import csv  # not for everybody's start
    from importlib.resources import files

    text = files("retirecalc.facts").joinpath("values.csv").read_text(encoding="utf-8")
    return tuple((line["column"], plain(line["word"]), line["meaning"]) for line in csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word without full-width forms, capitals and blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", word)).lower().translate(SIMPLER)


_MARKS = re.compile(r"[^\w?×✗✘✕✖≈~±≠<>]")
"""Brackets, stars, commas and other marks that say nothing; a question mark or a cross does."""


def said_beside(words: str, notes: str) -> frozenset[str] | None:
    """What words beside a value mean; None where not all of them are known."""
    said: set[str] = set()

    def known(found: re.Match[str]) -> str:
        said.add(meanings(notes)[found[0]])
        return " "

    left = _any_of(notes).sub(known, plain(words))
    return frozenset(said) if not _MARKS.sub("", left) else None


@cache
def _any_of(notes: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(meanings(notes), key=len, reverse=True))))
