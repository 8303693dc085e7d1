"""人员类别: which original age the sex and the post at retirement support."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from retirecalc.facts.words import Category, Employment, Post
from retirecalc.ground.months import Months
from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility
from retirecalc.tables.table import EITHER_VALUE_OR_READING, READING_WITH_ANSWERS, Age, Cell, Minimum, Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClass(Row):
    """A class that a reading decides; null is no answer. `suggested` is what the agencies mostly say."""

    reading: str
    answers: dict[str, Category | None]
    suggested: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeniorClass(OpenClass):
    """The same for senior women, who are found in these posts with these kinds of employer."""

    posts: tuple[Post, ...]
    employment: tuple[Employment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerClassTable(Table):
    """What decides whether a woman's original age is 50 or 55."""

    table_id: ClassVar[str] = "worker_class"

    men: Cell[Category]
    women: dict[Post, Cell[Category]]
    changed_post: Row
    own_account: OpenClass
    senior: SeniorClass

    def check(self) -> Iterator[tuple[str, Said]]:
        if missing := [post for post in Post if post not in self.women]:
            names = ", ".join(missing)
            yield "women", Said(f"the posts {names} are missing. Add them.", f"缺少岗位 {names}。请补上。")

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        yield "own_account.answers", self.own_account.reading, self.own_account.answers
        yield "senior.answers", self.senior.reading, self.senior.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Row):
    """Whether the way is open; with `reading`, the answers of that open question are mapped in `answers`."""

    value: Eligibility | None = None
    reading: str | None = None
    answers: dict[str, Eligibility] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftManagementTable(Table):
    """A further way for a woman who left a management post; it gives no class."""

    table_id: ClassVar[str] = "left_management"

    away: Cell[Months]
    age: Cell[Age]
    contributions: Cell[Minimum]
    route: Route

    def check(self) -> Iterator[tuple[str, Said]]:
        if (self.route.value is None) == (self.route.reading is None):
            yield "route", EITHER_VALUE_OR_READING
        if (self.route.reading is None) != (self.route.answers is None):
            yield "route", READING_WITH_ANSWERS

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        if self.route.reading is not None:
            yield "route.answers", self.route.reading, self.route.answers or ()
