"""What decides the class of a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import POST_WORDS, SEX_WORDS, Employment, Post, Sex, Words, code_of, put
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class WorkerFacts:
    """What decides the class of a person, as far as it is known.

    Args:
        sex: a `Sex`, its code, or 男, 女.
        post: the post at retirement: a `Post`, its code, or Chinese words.
        employment: an `Employment`, its code, or Chinese words; `unknown` where it is not known.
        senior: whether she has division rank (县处级) in an organ or a senior title (高级职称) in a public institution.
        left_management_in: the month in which she left a management post.
        birth: the birth month, which only the way for women who left a management post asks for.
        contributions: the months counted, paid and deemed, for the same way.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> WorkerFacts(sex="女", post="专业技术岗").post
    <Post.TECHNICAL: 'technical'>
    """

    sex: Sex | None
    post: Post | None
    employment: Employment
    senior: bool | None
    left_management_in: YearMonth | None
    birth_month: YearMonth | None
    contributions: Months | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("sex", "post", "employment", "left_management_in", "birth"), (str,)),
        "senior": (bool,),
        "contributions": (int, str),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"sex": SEX_WORDS, "post": POST_WORDS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        sex: str | Sex | None = None,
        post: str | Post | None = None,
        employment: str | Employment = Employment.UNKNOWN,
        senior: bool | None = None,
        left_management_in: object = None,
        birth: object = None,
        contributions: object = None,
    ) -> None:
        left = None if left_management_in is None else YearMonth.of(left_management_in, "left_management_in")
        born = None if birth is None else YearMonth.of(birth, "birth")
        if left is not None and born is not None and left < born:
            raise InvalidFacts("facts.left_before_birth", field="left_management_in", value=str(left), birth=str(born))
        put(self, "sex", None if sex is None else code_of(Sex, sex, SEX_WORDS, "sex"))
        put(self, "post", None if post is None else code_of(Post, post, POST_WORDS, "post"))
        put(self, "employment", employment if isinstance(employment, Employment) else Employment.of(employment))
        put(self, "senior", yes_no(senior, "senior"))
        put(self, "left_management_in", left)
        put(self, "birth_month", born)
        put(self, "contributions", None if contributions is None else Months.of(contributions, "contributions"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
