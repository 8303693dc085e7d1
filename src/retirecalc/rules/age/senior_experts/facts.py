"""Which senior expert somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.age.senior_experts.table import Rank

RANK_WORDS: Mapping[Rank, frozenset[str]] = {
    Rank.ASSOCIATE_PROFESSOR: frozenset({"associate_professor", "副教授", "副高", "副高级"}),
    Rank.PROFESSOR: frozenset({"professor", "教授", "正高", "正高级"}),
}


@dataclass(frozen=True, slots=True, init=False)
class ExpertFacts:
    """The rank of a senior expert, as far as it is known.

    Args:
        expert_rank: a `Rank`, its code, or Chinese words, of that rank or one equal to it; False for nobody of the kind.
        leading_post: whether the person holds a leading post.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> ExpertFacts(expert_rank="教授").expert_rank
    <Rank.PROFESSOR: 'professor'>
    """

    expert_rank: Rank | Literal[False] | None
    leading_post: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {"expert_rank": (str, bool), "leading_post": (bool,)}
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"expert_rank": RANK_WORDS}
    """The words of those that have codes."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {"expert_rank": (False, *map(str, Rank))}
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(self, *, expert_rank: str | Rank | bool | None = None, leading_post: bool | None = None) -> None:
        rank = expert_rank
        if rank is not None and rank is not False:
            rank = code_of(Rank, rank, RANK_WORDS, "expert_rank")
        put(self, "expert_rank", rank)
        put(self, "leading_post", yes_no(leading_post, "leading_post"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
