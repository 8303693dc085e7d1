"""The law in force at a place on a day, as an immutable snapshot of typed tables.

Two time axes, never mixed: the *law date* (`in_force_on`) picks the version of a table here; the birth month or the
retirement year picks the row inside it, in the rules.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from retirecalc.errors import AmbiguousLaw, InvalidFacts, OutOfCoverage, TableError
from retirecalc.months import parse_day
from retirecalc.outcome import Caveat
from retirecalc.sources import Reading
from retirecalc.tables.table import Table

if TYPE_CHECKING:
    from retirecalc.tables.loader import Shelf

T = TypeVar("T", bound=Table)

_CODES = "AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ"
MAINLAND = frozenset(f"CN-{code}" for code in _CODES.split())
"""ISO 3166-2 codes of the places where the national law applies."""
OWN_SYSTEM = frozenset({"CN-HK", "CN-MO", "CN-TW"})


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """What `load_law` gives: `law[StatutoryAgeTable]` is the table in force. Thread-safe; pickles."""

    place: str
    in_force_on: date | None
    data_version: str
    tables: dict[str, Table]
    later: dict[str, Table]
    covered: dict[str, str]
    readings: dict[str, Reading]
    caveats: tuple[Caveat, ...]

    def __getitem__(self, kind: type[T]) -> T:
        """The table in force.

        Raises:
            OutOfCoverage: no version on file is in force on the law date.
        """
        table = self.tables.get(kind.table_id)
        if isinstance(table, kind):
            return table
        if kind.table_id in self.covered:
            raise OutOfCoverage(
                "not_covered", table=kind.table_id, day=str(self.in_force_on), covered=self.covered[kind.table_id]
            )
        raise OutOfCoverage("table_not_loaded", table=kind.table_id, place=self.place)

    def get(self, kind: type[T]) -> T | None:
        """The table in force, or None where there is none."""
        table = self.tables.get(kind.table_id)
        return table if isinstance(table, kind) else None

    def not_yet(self, kind: type[T]) -> T:
        """The version that is still to come on the law date, for what did not exist before it (`before: none`).

        Raises:
            OutOfCoverage: there is none to come.
        """
        table = self.later.get(kind.table_id)
        return table if isinstance(table, kind) else self[kind]

    def reading(self, reading: str) -> Reading:
        """An open question with the answer in use. Cited like a row."""
        return self.readings[reading]

    def answering(self, reading: str, answer: str) -> Law:
        """The same law under another answer to one open question."""
        return replace(self, readings={**self.readings, reading: replace(self.readings[reading], chosen=answer)})

    def stamp(self) -> dict[str, Any]:
        """What an answer carries so that it can be replayed."""
        return {
            "place": self.place,
            "data_version": self.data_version,
            "in_force_on": None if self.in_force_on is None else self.in_force_on.isoformat(),
            "tables": [
                {"id": table.id, "effective_from": table.effective_from, "revision": table.revision}
                for table in self.tables.values()
            ],
            "readings": {one.id: one.chosen for one in self.readings.values() if one.chosen is not None},
        }

    def __repr__(self) -> str:
        return f"Law({self.place!r}, in_force_on={self.in_force_on}, data_version={self.data_version!r})"


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
        in_force_on: replay the law of an older day; left out, the newest enacted law.
        tables: a folder, or folders, of your own tables in the layout of `data/tables`; a table there replaces the whole
            table of the same id.
        readings: answers to open questions, by id, instead of the defaults: `{"R07": "allowed"}`.

    Raises:
        InvalidFacts: unknown place, day, reading or answer.
        TableError: a table that is malformed or contradicts itself.
        AmbiguousLaw: two of your folders hold the same table.
        OutOfCoverage: a place with a pension system of its own.

    >>> tables = load_law("CN", in_force_on="2024-12-31").stamp()["tables"]
    >>> [table["effective_from"] for table in tables if table["id"] == "statutory_age"]
    ['1978-06']
    """
    if place in OWN_SYSTEM:
        raise OutOfCoverage("place_own_system", place=place, value=place)
    if place != "CN" and place not in MAINLAND:
        raise InvalidFacts("place_unknown", value=place)
    folders = (tables,) if isinstance(tables, str | PathLike) else tuple(tables)
    # Only the built-in law is kept: a folder of one's own may change under a running process.
    law = _snapshot(place, _day(in_force_on), folders) if folders else _built_in_law(place, _day(in_force_on))
    for reading, answer in (readings or {}).items():
        if reading not in law.readings:
            raise InvalidFacts("reading_unknown", value=reading, allowed=", ".join(law.readings))
        allowed = [one.id for one in law.readings[reading].answers]
        if answer not in allowed:
            raise InvalidFacts("reading_answer_unknown", value=answer, reading=reading, allowed=", ".join(allowed))
        if answer != law.readings[reading].default:
            law = law.answering(reading, answer)
    return law


@functools.lru_cache(maxsize=64)
def _built_in_law(place: str, in_force_on: date | None) -> Law:
    return _snapshot(place, in_force_on, ())


def _snapshot(place: str, in_force_on: date | None, folders: tuple[str | PathLike[str], ...]) -> Law:
    from retirecalc.tables import loader

    national = loader.built_in()
    on_file: dict[str, tuple[Table, ...]] = {}
    for jurisdiction in dict.fromkeys(("CN", place)):
        on_file |= _of(national, jurisdiction)
    local = any(jurisdiction == place for jurisdiction, _ in national.tables)
    readings = dict(national.readings)
    replaced: dict[str, list[str]] = {}
    for folder in folders:
        shelf = loader.read_shelf(Path(folder), base=national)
        if strange := [where for where, _ in shelf.tables if where != "CN" and where not in MAINLAND]:
            problem = "is not a place of the law: use CN or an ISO 3166-2 code such as CN-CQ"
            raise TableError("table_malformed", file=strange[0], field="folder", problem=problem)
        readings |= shelf.readings
        own = {
            key: found
            for jurisdiction in dict.fromkeys(("CN", place))
            for key, found in _of(shelf, jurisdiction).items()
        }
        for table_id, versions in own.items():
            files = [f"{folder}/{v.jurisdiction}/{table_id}/{v.effective_from}.yaml" for v in versions]
            if table_id in replaced:
                raise AmbiguousLaw(
                    "two_in_force",
                    table=table_id,
                    day=str(in_force_on or "the newest day"),
                    files=", ".join(replaced[table_id] + files),
                )
            replaced[table_id] = files
        local = local or any(jurisdiction == place for jurisdiction, _ in shelf.tables)
        on_file |= own
    for table in itertools.chain.from_iterable(on_file.values()):
        loader.check_readings(table, readings)
    in_force: dict[str, Table] = {}
    later: dict[str, Table] = {}
    covered: dict[str, str] = {}
    for table_id, versions in sorted(on_file.items()):
        covered[table_id] = ", ".join(table.in_force for table in versions)
        for table in versions:
            if in_force_on is None or table.starts <= in_force_on <= table.ends:
                in_force[table_id] = table
            elif table.before == "none" and in_force_on < table.starts:
                later.setdefault(table_id, table)
    caveats = () if place == "CN" or local else (Caveat("no_local_tables"),)
    return Law(place, in_force_on, national.data_version or "", in_force, later, covered, readings, caveats)


def _of(shelf: Shelf, jurisdiction: str) -> dict[str, tuple[Table, ...]]:
    return {table_id: found for (where, table_id), found in shelf.tables.items() if where == jurisdiction}


def _day(value: date | str | None) -> date | None:
    return None if value is None else parse_day(value, "in_force_on")
