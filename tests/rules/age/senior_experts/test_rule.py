"""Senior experts are never refused, and are called by the words that people write."""

from __future__ import annotations

import pytest

from retirecalc import InvalidFacts
from retirecalc.questions.ask import ask
from retirecalc.rules.age.senior_experts.facts import ExpertFacts
from retirecalc.rules.age.senior_experts.table import Rank
from tests.law_day import load_law


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        ("教授", Rank.PROFESSOR),
        ("正高级", Rank.PROFESSOR),
        ("副高", Rank.ASSOCIATE_PROFESSOR),
        (Rank.PROFESSOR, Rank.PROFESSOR),
    ],
)
def test_a_rank_by_its_words(word: str, rank: Rank) -> None:
    assert ExpertFacts(expert_rank=word).expert_rank is rank


@pytest.mark.parametrize("word", ["讲师", True])
def test_what_is_no_rank_of_a_senior_expert(word: str | bool) -> None:
    with pytest.raises(InvalidFacts) as caught:
        ExpertFacts(expert_rank=word)
    assert caught.value.code == "ground.word_unreadable"


@pytest.mark.parametrize("as_of", ["2026-11", "2031-05", "2036-05", "2036-06", "2040-01"])
def test_nobody_is_refused(as_of: str) -> None:
    # 70 in 2036-05, at most: after that there is no staying on, and nobody is concerned.
    standing = "UNDETERMINED" if as_of <= "2036-05" else "NOT_APPLICABLE"
    facts = {"birth": "1966-05", "category": "male_60", "expert_rank": "professor"}
    found = ask("senior_experts", facts, load_law(), as_of).outcome.value
    assert (found.standing, found.reasons, str(found.until_month)) == (standing, (), "2036-05")
