"""What has codes is typed and told in Chinese words too: every such fact of every room."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from retirecalc.cli.phrases import told
from retirecalc.errors import InvalidFacts
from retirecalc.questions.ask import askable
from retirecalc.rooms import ROOMS
from retirecalc.rules.early_routes.special_work.facts import Run, SpecialWorkFacts

LETTERS = {"invalidity_tier"}
"""Whose codes are the letters of the text itself."""


def refused() -> Iterator[tuple[Any, str, InvalidFacts]]:
    """Every fact of a room that takes words of a list and no others, with what is said of another word."""
    kinds = {kind for room in askable() for kind in getattr(import_module(ROOMS[room].home), "FACTS", {}).values()}
    for kind in sorted(kinds, key=lambda one: str(one.__name__)):
        for fact, types in kind.FIELDS.items():
            if fact in getattr(kind, "NEEDED", ()):
                continue
            try:
                kind.from_dict(
                    {**dict.fromkeys(getattr(kind, "NEEDED", ()), 1), fact: ["鱼"] if list in types else "鱼"}
                )
            except InvalidFacts as error:
                if error.code == "ground.word_unreadable" and fact not in LETTERS:
                    yield kind, fact, error


@pytest.mark.parametrize(("kind", "fact", "error"), list(refused()), ids=lambda one: getattr(one, "__name__", None))
def test_a_fact_with_codes_lists_its_chinese_words(kind: Any, fact: str, error: InvalidFacts) -> None:
    codes = str(error.fields["allowed"]).split(", ")
    said = told(error, "zh")
    words = said.partition("可填写：")[2].partition("（")[0].split("、")
    assert len(words) == len(codes)
    assert all(any("一" <= sign <= "龥" for sign in word) for word in words), said
    for word, code in zip(words, codes, strict=True):
        if fact == "special_work":
            assert Run.of(f"{word}9年") == Run.of(f"{code} 9y")
            continue
        more = {"ended_in": "2026-10"} if fact == "ended_by" else {}
        one, other = ([word], [code]) if list in kind.FIELDS[fact] else (word, code)
        assert repr(kind.from_dict({fact: one, **more})) == repr(kind.from_dict({fact: other, **more}))


def test_words_that_people_type() -> None:
    found = dict.fromkeys(fact for _, fact, _ in refused())
    assert {"ended_by", "dependants", "certified_by", "expert_rank", "special_work", "injury_grade"} <= found.keys()
    for text in ("井下9年", "井下九年", "井下 9年", "underground 9y"):
        (run,) = SpecialWorkFacts(special_work=[text]).special_work or ()
        assert (run.kind, run.months) == ("underground", 108)
    assert Run.of("井下2001-03..2006-02") == Run.of("underground 2001-03..2006-02")
