"""The law of a place as an immutable value: every version of every table, and which of them is in force in which month.

Two time axes, never mixed: the month that a figure governs picks the version of a table here (`law.at(month)`; for the age,
`law.for_age`); the birth month or the retirement year picks the row inside it, in the rules.

The law counts months, so a month has one version of a table: the one in force on its last day. A version that begins inside
a month has that month whole; one that ends inside it has it no longer.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from retirecalc.errors import AmbiguousLaw, InvalidFacts, OutOfCoverage, TableError
from retirecalc.ground import chinese
from retirecalc.ground.months import YearMonth, parse_day
from retirecalc.ground.say import Said
from retirecalc.ground.show import repr_html
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END
from retirecalc.outcome import Caveat
from retirecalc.readings import Reading
from retirecalc.rooms import table_kind
from retirecalc.tables.shelf import Shelf, built_in
from retirecalc.tables.table import Table, opened

if TYPE_CHECKING:
    from retirecalc.facts.words import Category
    from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable

T = TypeVar("T", bound=Table)

_CODES = "AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ"
MAINLAND = frozenset(f"CN-{code}" for code in _CODES.split())
"""ISO 3166-2 codes of the places where the national law applies."""
OWN_SYSTEM = frozenset({"CN-HK", "CN-MO", "CN-TW"})
_BEGINNING = YearMonth(1, 1)


@dataclass(frozen=True, slots=True)
class Era:
    """The months between two changes of the law, `first` to `last`: in all of them the same tables are in force.

    `era[StatutoryAgeTable]` is the table in force. Made once per law; `law.at(month)` never makes a new one. What stands in
    `tables` and `on_file` may be sealed: headers, of which a table is made when it is asked for.
    """

    first: YearMonth
    last: YearMonth
    place: str
    in_force_on: date | None
    tables: dict[str, Table] = field(hash=False)
    on_file: dict[str, tuple[Table, ...]] = field(hash=False)

    def __getitem__(self, kind: type[T]) -> T:
        """The table in force.

        Raises:
            OutOfCoverage: no version on file is in force in these months.
        """
        return self.needed(kind)

    def needed(self, kind: type[T], month: YearMonth | None = None) -> T:
        """The table in force, for a figure that rests on one of these months, which is not always the one that was asked.

        Raises:
            OutOfCoverage: no version on file is in force in that month.
        """
        found: Any = self.tables.get(kind.table_id)
        if found is None:
            raise self.not_covered(kind, month)
        return found if found.__class__ is kind else self._opened(kind)

    def get(self, kind: type[T]) -> T | None:
        """The table in force, or None where there is none."""
        found: Any = self.tables.get(kind.table_id)
        return found if found is None or found.__class__ is kind else self._opened(kind)

    def _opened(self, kind: type[T]) -> T:
        """A table that was sealed, from now on at hand."""
        self.tables[kind.table_id] = found = _as(kind, self.tables[kind.table_id])
        return found

    def not_yet(self, kind: type[T]) -> T | None:
        """The version still to come of what did not exist before it (`before: none`); None where it is in force or unknown."""
        if kind.table_id in self.tables:
            return None
        to_come = next((table for table in self._to_come(kind) if table.before == "none"), None)
        return None if to_come is None else _as(kind, to_come)

    def _to_come(self, kind: type[Table]) -> list[Table]:
        """The versions that begin after these months, or that nobody knew yet on the day of a replay."""
        seen = date.max if self.in_force_on is None else self.in_force_on
        versions = self.on_file.get(kind.table_id, ())
        return [table for table in versions if table.first_month > self.last or table.first_day > seen]

    def not_covered(self, kind: type[Table], month: YearMonth | None = None) -> OutOfCoverage:
        """The error that says for which of these months nothing is on file, and for which something is."""
        versions = self.on_file.get(kind.table_id)
        if versions is None:
            elsewhere = any(table == kind.table_id for _, table in built_in().filed)
            if elsewhere:
                return OutOfCoverage("tables.not_of_place", table=kind.table_id, place=self.place)
            return OutOfCoverage("tables.table_not_loaded", table=kind.table_id, place=self.place)
        covered = ", ".join(table.in_force for table in versions)
        covered_zh = "、".join(table.in_force_zh for table in versions)
        if (
            self.in_force_on is not None
            and versions[-1].first_day > self.in_force_on
            and self.last >= versions[0].first_month
        ):
            return OutOfCoverage(
                "tables.not_known_then",
                table=kind.table_id,
                day=str(self.in_force_on),
                covered=covered,
                covered_zh=covered_zh,
            )
        past = [table.last_day for table in versions if table.last_day < self.first.on(31)]
        day = past[-1] if past else versions[0].first_day
        gap = self._gap(versions) if month is None else (month, month)
        missing = _in_words(*gap)
        said = {"table": kind.table_id, "day": str(day), "missing": missing.en, "missing_zh": missing.zh}
        said |= {"covered": covered, "covered_zh": covered_zh}
        if dropped := self._dropped(versions, *gap):
            return OutOfCoverage("tables.not_in_yours", **said, dropped=", ".join(dropped))
        return OutOfCoverage("tables.not_covered", **said)

    def _gap(self, versions: tuple[Table, ...]) -> tuple[YearMonth, YearMonth]:
        """The months around these in which no version is in force."""
        ended = [table.last_month + 1 for table in versions if table.last_month < self.first]
        begin = [table.first_month - 1 for table in versions if table.first_month > self.last]
        return max(ended, default=_BEGINNING), min(begin, default=END)

    def _dropped(self, versions: tuple[Table, ...], first: YearMonth, last: YearMonth) -> list[str]:
        """The versions of the library in force in these months that a table of one's own took the place of."""
        if versions == built_in().filed.get((versions[0].jurisdiction, versions[0].id)):
            return []  # those of the library: nothing of one's own
        seen = date.max if self.in_force_on is None else self.in_force_on
        begin = {table.first_day for table in versions}
        library = [built_in().filed.get((place, versions[0].id), ()) for place in dict.fromkeys(("CN", self.place))]
        return [
            table.effective_from
            for table in itertools.chain.from_iterable(library)
            if table.first_month <= last
            and first <= table.last_month
            and table.first_day <= seen
            and table.first_day not in begin
        ]


def _in_words(first: YearMonth, last: YearMonth) -> Said:
    first_zh, last_zh = (chinese.month(one.year, one.month) for one in (first, last))
    if first == last:
        return Said(str(first), first_zh)
    if first == _BEGINNING:
        return Said(f"the months up to {last}", f"{last_zh}及以前的月份")
    if last == END:
        return Said(f"the months from {first} on", f"{first_zh}及以后的月份")
    return Said(f"the months {first} to {last}", f"{first_zh}至{last_zh}的月份")


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """What `load_law` gives: `law.at(month)[StatutoryAgeTable]` is the table in force in a month. Thread-safe; pickles.

    Two are equal where they were read from the same text: place, day of a replay, every version on file, readings.

    >>> from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
    >>> load_law().at(YearMonth(2024, 12))[StatutoryAgeTable].effective_from
    '1978-06'
    """

    place: str
    in_force_on: date | None
    data_version: str
    on_file: dict[str, tuple[Table, ...]]
    readings: dict[str, Reading]
    caveats: tuple[Caveat, ...]
    digests: dict[tuple[str, str, str], str]
    known: dict[str, tuple[Table, ...]]
    all_eras: tuple[Era, ...]
    _firsts: tuple[int, ...]
    _newest: int
    _ages: dict[Category, tuple[tuple[YearMonth, StatutoryAgeTable], ...]]

    def at(self, month: YearMonth) -> Era:
        """The era of a month: which tables are in force in it."""
        if month.index >= self._newest:
            return self.all_eras[-1]
        return self.all_eras[bisect_right(self._firsts, month.index) - 1]

    def eras(self, first: YearMonth, last: YearMonth) -> tuple[Era, ...]:
        """The eras that the months from `first` to `last` touch, in order; the outer two may reach further."""
        if first.index >= self._newest:
            return self.all_eras[-1:]
        return self.all_eras[bisect_right(self._firsts, first.index) - 1 : bisect_right(self._firsts, last.index)]

    def versions(self, kind: type[T]) -> tuple[T, ...]:
        """Every version of a table, oldest first; in a replay those that had begun by its day."""
        found: Any = self.known.get(kind.table_id, ())
        if found and found[-1].__class__ is not kind:
            self.known[kind.table_id] = found = tuple([_as(kind, table) for table in found])
        return found  # type: ignore[no-any-return]  # a table is filed under the id of its class

    def begun(self, year: int) -> bool:
        """Whether a year had begun on the day of a replay: what a table says of a later one was not law then."""
        return self.in_force_on is None or year <= self.in_force_on.year

    def for_age(self, category: Category, birth_month: YearMonth) -> StatutoryAgeTable:
        """The one version of the statutory age that governs a person: the first whose last day lies in or after the month of
        the original age under that version. Who had reached the age under an old text stays under it.

        Raises:
            OutOfCoverage: no version on file reaches so far.
        """
        if not self._ages:  # made with the first person: `load_law` opens no table
            self._ages.update(_ages(self.known.get("statutory_age", ()), self.in_force_on))
        for last_birth, table in self._ages.get(category, ()):
            if birth_month <= last_birth:
                return table
        raise self.all_eras[-1].not_covered(table_kind("statutory_age"))

    def reading(self, reading: str) -> Reading:
        """An open question with the answer in use. Cited like a row."""
        return self.readings[reading]

    def answering(self, reading: str, answer: str) -> Law:
        """The same law under another answer to one open question."""
        return replace(self, readings={**self.readings, reading: replace(self.readings[reading], chosen=answer)})

    def used(self, months: Iterable[YearMonth], age: StatutoryAgeTable) -> tuple[Table, ...]:
        """The versions in force in the months that figures governed, with the one version of the age that was used.

        For `stamp`, which asks for their headers: one that nobody has opened is sealed, and one era may hold it open already.
        """
        eras = dict.fromkeys(self.at(month) for month in months)
        tables = {_key(table): table for era in eras for table in era.tables.values() if table.id != age.id}
        return (*tables.values(), age)

    def stamp(self, used: Iterable[Table] | None = None) -> dict[str, Any]:
        """What an answer carries so that it can be replayed: the versions it used; left out, every one on file for the place."""
        every = itertools.chain.from_iterable(self.known.values()) if used is None else used
        return {
            "place": self.place,
            "data_version": self.data_version,
            "in_force_on": None if self.in_force_on is None else self.in_force_on.isoformat(),
            "tables": [
                {
                    "id": table.id,
                    "effective_from": table.effective_from,
                    "revision": table.revision,
                    "sha256": self.digests[_key(table)],
                }
                for table in sorted(every, key=lambda table: (table.id, table.first_day))
            ],
            "readings": {one.id: one.chosen for one in self.readings.values() if one.chosen is not None},
        }

    @classmethod
    def from_stamp(
        cls, stamp: Mapping[str, Any], *, tables: str | PathLike[str] | Iterable[str | PathLike[str]] = ()
    ) -> Law:
        """The law that an answer was given by, from the stamp it carries.

        Args:
            stamp: `answer["law"]` of an answer as JSON.
            tables: the folders of your own tables that the answer was given with.

        Raises:
            InvalidFacts: no stamp, or one that names a place, day or reading that does not exist.
            OutOfCoverage: a version that the answer used is not on file, or no longer reads as it did then.

        >>> law = load_law("CN-CQ", in_force_on="2024-12-31")
        >>> Law.from_stamp(law.stamp()) is law
        True
        """
        told = stated(stamp, _STAMP, "law")
        if "place" not in told:
            raise InvalidFacts("facts.fact_missing", field="law.place")
        law = load_law(told["place"], in_force_on=told.get("in_force_on"), readings=told.get("readings"), tables=tables)
        here = {(one["id"], one["effective_from"], one["sha256"]) for one in law.stamp()["tables"]}
        used = [_version(one, f"law.tables[{place}]") for place, one in enumerate(told.get("tables", ()))]
        if differ := [one for one in used if one not in here]:
            named = ", ".join(f"{table_id} {effective_from}" for table_id, effective_from, _ in differ)
            raise OutOfCoverage("tables.law_changed", tables=named)
        return law

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Law) and self._read_from() == other._read_from())

    def __hash__(self) -> int:
        return hash((self.place, self.in_force_on, *(one.chosen for one in self.readings.values())))

    def _read_from(self) -> tuple[object, ...]:
        files = {key: self.digests[key] for key in map(_key, itertools.chain.from_iterable(self.on_file.values()))}
        return self.place, self.in_force_on, self.data_version, files, self.readings, self.caveats

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        return f"Law({self.place!r}, in_force_on={self.in_force_on}, data_version={self.data_version!r})"


_TABLE: dict[str, Types] = {"id": (str,), "effective_from": (str,), "revision": (int,), "sha256": (str,)}
_STAMP: dict[str, Types] = {
    **dict.fromkeys(("place", "data_version", "in_force_on"), (str,)),
    "tables": (list,),
    "readings": (dict,),
}


def _version(stamped: object, field: str) -> tuple[str, str, str | None]:
    """One version of a stamp: what it is, and what it read then."""
    told = stated(stamped, _TABLE, field)
    for name in ("id", "effective_from"):
        if name not in told:
            raise InvalidFacts("facts.fact_missing", field=f"{field}.{name}")
    return told["id"], told["effective_from"], told.get("sha256")


def load_law(
    place: str = "CN",
    *,
    in_force_on: date | str | None = None,
    tables: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    readings: Mapping[str, str] | None = None,
) -> Law:
    """The law of a place.

    Args:
        place: `CN`, or an ISO 3166-2 code such as `CN-CQ`. A place without tables of its own gets the national law, with
            the caveat `no_local_tables`.
        in_force_on: replay what was law on an older day: the versions that had begun by then, each to the end that its own
            text names. Left out, everything on file is enacted law, also what begins later.
        tables: a folder, or folders, of your own tables in the layout of `data/tables`; a table there replaces the whole
            table of the same id, all versions of it. An empty path is refused: the current folder is never law unless named.
        readings: answers to open questions, by id, instead of the defaults: `{"R07": "allowed"}`.

    Raises:
        InvalidFacts: unknown place, day, reading or answer, or a folder without a name.
        TableError: a table that is malformed or contradicts itself.
        AmbiguousLaw: two of your folders hold the same table.
        OutOfCoverage: a place with a pension system of its own.

    >>> from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
    >>> month = YearMonth(2026, 11)
    >>> load_law().at(month)[StatutoryAgeTable].effective_from
    '2025-01-01'
    >>> load_law(in_force_on="2024-12-31").at(month)[StatutoryAgeTable].effective_from
    '1978-06'
    """
    if not isinstance(place, str):
        raise InvalidFacts("tables.place_unknown", value=str(place))
    if place in OWN_SYSTEM:
        raise OutOfCoverage("tables.place_own_system", place=place, value=place)
    if place != "CN" and place not in MAINLAND:
        raise InvalidFacts("tables.place_unknown", value=place)
    folders = _folders(tables)
    if readings is not None and not isinstance(readings, Mapping):
        raise InvalidFacts("tables.readings_unreadable", value=str(readings))
    # Only the built-in law is kept: a folder of one's own may change under a running process.
    law = _law_of(place, _day(in_force_on), folders) if folders else _built_in_law(place, _day(in_force_on), ())
    chosen = []
    for reading, answer in (readings or {}).items():
        if reading not in law.readings:
            raise InvalidFacts("tables.reading_unknown", value=reading, allowed=", ".join(law.readings))
        allowed = [one.id for one in law.readings[reading].answers]
        if answer not in allowed:
            raise InvalidFacts(
                "tables.reading_answer_unknown", value=answer, reading=reading, allowed=", ".join(allowed)
            )
        if answer != law.readings[reading].default:
            chosen.append((reading, answer))
    if folders:
        return _answering(law, chosen)
    return _built_in_law(place, _day(in_force_on), tuple(sorted(chosen)))


@functools.lru_cache(maxsize=64)
def _built_in_law(place: str, in_force_on: date | None, chosen: tuple[tuple[str, str], ...]) -> Law:
    if chosen:
        return _answering(_built_in_law(place, in_force_on, ()), chosen)
    return _law_of(place, in_force_on, ())


def _answering(law: Law, chosen: Iterable[tuple[str, str]]) -> Law:
    for reading, answer in chosen:
        law = law.answering(reading, answer)
    return law


def _law_of(place: str, in_force_on: date | None, folders: tuple[str | PathLike[str], ...]) -> Law:
    national = built_in()
    on_file: dict[str, tuple[Table, ...]] = {}
    for jurisdiction in dict.fromkeys(("CN", place)):
        on_file |= _of(national, jurisdiction)
    local = any(jurisdiction == place for jurisdiction, _ in national.filed)
    digests = dict(national.digests)
    readings = dict(national.readings)
    replaced: dict[str, list[str]] = {}
    for folder in folders:
        from retirecalc.tables.loader import LAYOUT, read_shelf

        shelf = read_shelf(Path(folder), base=national)
        if not shelf.filed and not shelf.readings:
            # Meant to be law, and none: the built-in law must not take its place without a word.
            raise TableError("tables.no_table", file=str(folder), field="folder", line=None, layout=LAYOUT)
        if strange := [where for where, _ in shelf.filed if where != "CN" and where not in MAINLAND]:
            raise TableError("tables.no_such_place", file=strange[0], field="folder", line=None)
        readings |= shelf.readings
        digests |= shelf.digests
        own = {
            key: found
            for jurisdiction in dict.fromkeys(("CN", place))
            for key, found in _of(shelf, jurisdiction).items()
        }
        for table_id, versions in own.items():
            files = [f"{folder}/{v.jurisdiction}/{table_id}/{v.effective_from}.yaml" for v in versions]
            if table_id in replaced:
                raise AmbiguousLaw(
                    "tables.two_in_force",
                    table=table_id,
                    day=str(in_force_on or "the newest day"),
                    files=", ".join(replaced[table_id] + files),
                )
            replaced[table_id] = files
        local = local or any(jurisdiction == place for jurisdiction, _ in shelf.filed)
        on_file |= own
    if folders:  # whose readings may not be those that the tables of the library were checked against
        from retirecalc.tables.loader import check_readings

        for table in itertools.chain.from_iterable(on_file.values()):
            check_readings(opened(table), readings)
    caveats = () if place == "CN" or local else (Caveat("no_local_tables"),)
    on_file = dict(sorted(on_file.items()))
    return _law(place, in_force_on, national.data_version or "", on_file, readings, caveats, digests)


def _law(
    place: str,
    in_force_on: date | None,
    data_version: str,
    on_file: dict[str, tuple[Table, ...]],
    readings: dict[str, Reading],
    caveats: tuple[Caveat, ...],
    digests: dict[tuple[str, str, str], str],
) -> Law:
    """Cut time where a version begins or ends."""
    seen = date.max if in_force_on is None else in_force_on
    known = {key: found for key, every in on_file.items() if (found := tuple(t for t in every if t.first_day <= seen))}
    spans = [
        (table, table.first_month, END if _is_open(table, in_force_on) else table.last_month)
        for table in itertools.chain.from_iterable(known.values())
    ]
    cuts = {first for _, first, _ in spans} | {last + 1 for _, _, last in spans if last < END}
    firsts = tuple(sorted({_BEGINNING, *cuts}))
    lasts = (*(first - 1 for first in firsts[1:]), END)
    eras = tuple(
        Era(first, last, place, in_force_on, {t.id: t for t, begins, ends in spans if begins <= first <= ends}, on_file)
        for first, last in zip(firsts, lasts, strict=True)
    )
    begin = tuple(first.index for first in firsts)  # compared by their numbers, some twenty times a person
    return Law(place, in_force_on, data_version, on_file, readings, caveats, digests, known, eras, begin, begin[-1], {})


def _is_open(table: Table, in_force_on: date | None) -> bool:
    """Whether nobody knew of an end on the day of a replay: one that a later act made was not known before that act."""
    later = in_force_on is not None and table.ends == "later_act" and table.last_day >= in_force_on
    return table.ends is None or later


def _ages(
    versions: Iterable[Table], in_force_on: date | None
) -> dict[Category, tuple[tuple[YearMonth, StatutoryAgeTable], ...]]:
    """For each category the last birth month that each version of the age governs."""
    ages: dict[Category, tuple[tuple[YearMonth, StatutoryAgeTable], ...]] = {}
    for table in cast("Iterable[StatutoryAgeTable]", map(opened, versions)):
        for category, article in table.rule.items():
            last_birth = END if _is_open(table, in_force_on) else YearMonth.of(table.last_day) - article.original_age
            ages[category] = (*ages.get(category, ()), (last_birth, table))
    return ages


def _as(kind: type[T], table: Table) -> T:
    found: Any = opened(table)
    return found  # type: ignore[no-any-return]  # a table is filed under the id of its class


def _key(table: Table) -> tuple[str, str, str]:
    return table.jurisdiction, table.id, table.effective_from


def _of(shelf: Shelf, jurisdiction: str) -> dict[str, tuple[Table, ...]]:
    return {table_id: found for (where, table_id), found in shelf.filed.items() if where == jurisdiction}


def _folders(tables: object) -> tuple[str | PathLike[str], ...]:
    """The folders of one's own tables, each named: an empty path would be the current folder, which is never law."""
    listed = tables if isinstance(tables, Iterable) and not isinstance(tables, str | bytes | PathLike) else (tables,)
    folders = []
    for folder in listed:
        if folder is None or folder == Path() or (isinstance(folder, str) and not folder.strip()):
            raise InvalidFacts("tables.folder_unnamed")
        if not isinstance(folder, str | PathLike):
            raise InvalidFacts("tables.folder_unreadable", type=type(folder).__name__)
        folders.append(folder)
    return tuple(folders)


def _day(value: date | str | None) -> date | None:
    return None if value is None else parse_day(value, "in_force_on")
