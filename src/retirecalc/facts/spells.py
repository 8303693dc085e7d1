"""Stretches of contribution months of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retirecalc.errors import InvalidFacts
from retirecalc.facts.words import DEEMED_KINDS, SCHEME_WORDS, SPELL_WORDS, Scheme, SpellKind, code_of, put
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END, Stretch, union
from retirecalc.ground.text import mask


@dataclass(frozen=True, slots=True, init=False)
class Spell:
    """A run of contribution months, first and last included; without `last` it goes on.

    Raises:
        InvalidFacts: a month, kind or scheme that cannot be read, or an end before the beginning.

    >>> Spell.of("2027-09..")
    Spell(first=YearMonth(2027, 9), last=None, kind=<SpellKind.EMPLOYER: 'employer'>, scheme=<Scheme.EMPLOYEE: \
'employee'>, place=None)
    """

    first: YearMonth
    last: YearMonth | None
    kind: SpellKind
    scheme: Scheme
    place: str | None

    def __init__(
        self,
        first: MonthLike,
        last: MonthLike | None = None,
        kind: str | SpellKind = SpellKind.EMPLOYER,
        scheme: str | Scheme = Scheme.EMPLOYEE,
        place: str | None = None,
    ) -> None:
        begin = YearMonth.of(first, "first")
        end = YearMonth.of(last, "last") if _is_stated(last) else None
        if end is not None and end < begin:
            raise InvalidFacts("facts.spell_backwards", field="spells", first=str(begin), last=str(end))
        put(self, "first", begin)
        put(self, "last", end)
        put(self, "kind", code_of(SpellKind, kind if _is_stated(kind) else SpellKind.EMPLOYER, SPELL_WORDS, "kind"))
        put(self, "scheme", code_of(Scheme, scheme if _is_stated(scheme) else Scheme.EMPLOYEE, SCHEME_WORDS, "scheme"))
        put(self, "place", mask(str(stated({"place": place}, _PLACE)["place"])) if _is_stated(place) else None)

    @classmethod
    def of(cls, value: object) -> Spell:
        """Read `2027-09..2028-02`, `2027-09..`, a mapping of the fields, or the fields in order."""
        if isinstance(value, Spell):
            return value
        if isinstance(value, str):
            first, dots, last = value.partition("..")
            return cls(first, last if dots else first)
        if isinstance(value, Mapping):
            if unknown := sorted(str(name) for name in set(value) - {"first", "last", "kind", "scheme", "place"}):
                raise InvalidFacts("facts.spell_field_unknown", field="spells", value=", ".join(unknown))
            if not value.get("first"):
                raise InvalidFacts("facts.spell_without_first", field="spells")
            return cls(**value)
        if not isinstance(value, Sequence) or not 1 <= len(value) <= 5:
            raise InvalidFacts("facts.spell_unreadable", field="spells", value=str(value))
        return cls(*value)

    @property
    def stretch(self) -> Stretch:
        return self.first, END if self.last is None else self.last

    def to_dict(self) -> dict[str, Any]:
        facts: dict[str, Any] = {"first": str(self.first), "last": None if self.last is None else str(self.last)}
        facts |= {"kind": str(self.kind), "scheme": str(self.scheme)}
        return facts if self.place is None else facts | {"place": self.place}


_PLACE: dict[str, Types] = {"place": (str, int)}


def _is_stated(value: object) -> bool:
    """A row of a table has empty text where nothing is stated."""
    return value is not None and not (isinstance(value, str) and not value)


def spells_of(value: object, field: str) -> tuple[Spell, ...]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise InvalidFacts("facts.spells_not_a_list", field=field, value=str(value))
    return tuple(Spell.of(spell) for spell in value)


def counted_stretches(spells: Iterable[Spell], *, deemed: bool) -> tuple[Stretch, ...]:
    counted = (one for one in spells if one.scheme is Scheme.EMPLOYEE)
    return union(one.stretch for one in counted if deemed or one.kind not in DEEMED_KINDS)
