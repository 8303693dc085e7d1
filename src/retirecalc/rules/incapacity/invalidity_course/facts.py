"""What happens while an invalidity allowance is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple, Self

from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.months import YearMonth, parse_day
from retirecalc.ground.stated import Types, stated


class Happening(StrEnum):
    """What may happen after the application."""

    GRANTED = "granted"
    REFUSED = "refused"
    REVIEW_NOTICE = "review_notice"
    EXCUSED = "excused"
    REVIEW_PASSED = "review_passed"
    REVIEW_FAILED = "review_failed"
    CONTRIBUTIONS_RESUMED = "contributions_resumed"
    RETIRED_EARLY = "retired_early"
    DIED = "died"


_WORDS = {
    Happening.GRANTED: frozenset({"granted", "核准", "审核通过"}),
    Happening.REFUSED: frozenset({"refused", "不予核准", "未通过审核"}),
    Happening.REVIEW_NOTICE: frozenset({"review_notice", "告知复查", "告知复查鉴定"}),
    Happening.EXCUSED: frozenset({"excused", "正当理由", "有正当理由"}),
    Happening.REVIEW_PASSED: frozenset({"review_passed", "复查通过", "复查仍为完全丧失劳动能力"}),
    Happening.REVIEW_FAILED: frozenset({"review_failed", "复查未通过", "复查不再完全丧失劳动能力"}),
    Happening.CONTRIBUTIONS_RESUMED: frozenset({"contributions_resumed", "恢复缴费"}),
    Happening.RETIRED_EARLY: frozenset({"retired_early", "弹性提前退休"}),
    Happening.DIED: frozenset({"died", "死亡", "去世"}),
}


class Event(NamedTuple):
    """What happened on a day, and the month of that day."""

    on: date
    what: Happening
    month: YearMonth


@dataclass(frozen=True, slots=True, init=False)
class CourseFacts:
    """The course of an allowance after the application, which is none of the events.

    Args:
        events: each as a day and what happened, such as `2026-03-01 review_notice` or `2026-03-01 告知复查`; in any order, those
            of one day in theirs. `excused` is a good reason for not coming to the last review; `review_passed` a review that
            still finds total loss of working capacity, however late.

    Raises:
        InvalidFacts: a day or an event that cannot be read.

    >>> CourseFacts(events=["2026-03-01 告知复查"]).events[0].what
    <Happening.REVIEW_NOTICE: 'review_notice'>
    """

    events: tuple[Event, ...]

    FIELDS: ClassVar[dict[str, Types]] = {"events": (list,)}
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"events": _WORDS}
    """The words of those that have codes."""

    def __init__(self, *, events: Iterable[str] = ()) -> None:
        put(self, "events", tuple(sorted(map(_event, events), key=lambda event: event.on)))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))


def _event(told: str) -> Event:
    written, _, what = str(told).strip().partition(" ")
    day = parse_day(written, "events")
    return Event(day, code_of(Happening, what, _WORDS, "events"), YearMonth(day.year, day.month))
