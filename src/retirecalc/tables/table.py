"""What every table has: a header that says what it is and when it is in force, and rows that cite their article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from retirecalc.errors import InvalidFacts
from retirecalc.ground.chinese import dated
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said
from retirecalc.ground.show import repr_html
from retirecalc.sources import STRICT, Bilingual, Citation

V = TypeVar("V")

EITHER_VALUE_OR_READING = Said(
    "has both a value and a reading, or neither. Give one of the two.",
    "value 和 reading 两项都有或都没有。请只填一项。",
)
READING_WITH_ANSWERS = Said(
    "has a reading without answers, or answers without a reading. Give both.",
    "有 reading 而没有 answers，或相反。请两项都填。",
)
"""What a cell may get wrong whose value an open question decides."""


class OfYear(Protocol):
    """A row that holds for one calendar year."""

    @property
    def year(self) -> int: ...


def years_in_order(rows: Sequence[OfYear]) -> Iterator[tuple[str, Said]]:
    """What is wrong with rows of one year each: a year that is left out, or not the next."""
    for index, (before, row) in enumerate(pairwise(rows), start=1):
        if row.year != (year := before.year + 1):
            said = Said(f"leaves a gap or overlaps. The next year is {year}.", f"年份有空档或重叠。下一年应为 {year}。")
            yield f"rows[{index}].year", said


class Within(NamedTuple):
    """The years between which a period lies that no law would leave: a bare 60 is months, and 5 years are no age."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def check(self, period: Months) -> Months:
        """The period, if it lies within.

        Raises:
            InvalidFacts: it does not.
        """
        if not self.least * 12 <= period <= self.most * 12:
            raise InvalidFacts(
                "tables.period_far", value=int(period), period=str(period), least=self.least, most=self.most
            )
        return period


Age: TypeAlias = Annotated[Months, Within(40, 75)]
Minimum: TypeAlias = Annotated[Months, Within(5, 60)]
"""What a pension asks for in contributions. The bounds are of the slip, not of the law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Anything in a table that answers for a figure: it says where in the law it stands."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Row, Generic[V]):
    """A single cited value."""

    value: V


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Row):
    """The header. `cite` is the article that puts the table into force.

    `effective_from` is the first day in force (a month where only the month is known), `effective_to` the last one,
    inclusive; `ends` says who set it: the text itself, or a later act, which nobody knew before. `before: none` says that
    what the table grants did not exist before its first day.
    """

    table_id: ClassVar[str]

    id: str
    title: Bilingual
    jurisdiction: str
    effective_from: str
    effective_to: str | None
    ends: Literal["own_text", "later_act"] | None = None
    revision: int
    before: Literal["none"] | None = None

    @property
    def first_day(self) -> date:
        return YearMonth.of(self.effective_from).on(1) if len(self.effective_from) == 7 else _day(self.effective_from)

    @property
    def last_day(self) -> date:
        return date.max if self.effective_to is None else _day(self.effective_to)

    @property
    def first_month(self) -> YearMonth:
        """The first month on whose last day the version is in force; `last_month` is the last one."""
        return YearMonth.of(self.effective_from)

    @property
    def last_month(self) -> YearMonth:
        month = YearMonth.of(self.last_day)
        return month if self.last_day == month.on(31) else month - 1

    @property
    def in_force(self) -> str:
        if self.effective_to is None:
            return f"from {self.effective_from}"
        return f"{self.effective_from} to {self.effective_to}"

    @property
    def in_force_zh(self) -> str:
        first = dated(self.effective_from)
        return f"{first}起" if self.effective_to is None else f"{first}至{dated(self.effective_to)}"

    def check(self) -> Iterator[tuple[str, Said]]:
        """What in the table contradicts itself, as (field, what is wrong and what to do next)."""
        yield from ()

    _repr_html_ = repr_html

    def asks(self) -> Iterator[tuple[str, str, Iterable[str]]]:
        """The readings whose answers the table maps, as (field, reading, answers)."""
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sealed(Table):
    """A version of which the header is at hand and nothing else yet; `opened` gives the table itself.

    It compares as that table and pickles as it.
    """

    unseal: Callable[[], Table] = field(repr=False)
    inside: list[Table] = field(default_factory=list, init=False, repr=False)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Table) and opened(self) == opened(other))

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as a table, which holds dicts

    def __reduce__(self) -> tuple[Callable[[Table], Table], tuple[Table]]:
        return opened, (opened(self),)


def opened(table: Table) -> Table:
    """The table itself, of its own class; of a sealed version always the same one."""
    if not isinstance(table, Sealed):
        return table
    if not table.inside:
        table.inside.append(table.unseal())  # by two threads at once perhaps: the first one stays
    return table.inside[0]


def citations(node: Any) -> Iterator[Citation]:
    """Every place of the law that a table, or a part of one, names, in the order of its fields."""
    if isinstance(node, Citation):
        yield node
    elif isinstance(node, Mapping):
        for item in node.values():
            yield from citations(item)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from citations(item)
    elif is_dataclass(node):
        for one in fields(node):
            yield from citations(getattr(node, one.name))


def _day(text: str) -> date:
    return date.fromisoformat(text)
