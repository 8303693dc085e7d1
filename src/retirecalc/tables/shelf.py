"""The shelf: every version of every table on file in one place, each opened when somebody asks for it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from retirecalc.readings import Reading
from retirecalc.sources import Source
from retirecalc.tables.table import Table, opened

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything on file in one folder: every version of every table, by jurisdiction and table id, oldest first.

    In `filed` a version may be a `Sealed` one, a header whose rows nobody has read yet; in `tables` each is opened.
    """

    data_version: str | None
    sources: dict[str, Source]
    readings: dict[str, Reading]
    filed: dict[tuple[str, str], tuple[Table, ...]]
    digests: dict[tuple[str, str, str], str]
    """SHA-256 of the file of each version, by jurisdiction, table id and first day."""

    @property
    def tables(self) -> dict[tuple[str, str], tuple[Table, ...]]:
        """Every version, opened; the same objects each time."""
        return {key: tuple(map(opened, versions)) for key, versions in self.filed.items()}


def tables_dir() -> Path:
    """Where the built-in tables lie: inside an installed package, or `data/tables` of a checkout."""
    packed = _packed()
    return Path(str(packed)) if packed.is_dir() else Path(__file__).resolve().parents[3].joinpath("data", "tables")


@functools.cache
def built_in() -> Shelf:
    """The tables that come with the library, read once: from the snapshot of the build, or without one from the YAML.

    Raises:
        TableError: no good snapshot, and the first thing that is wrong with the YAML.

    >>> built_in().sources["decision"].issued
    '2024-09-13'
    """
    from retirecalc.tables import snapshot

    # A checkout has no snapshot: there the classes of the tables change under it, not the tables alone.
    packed = _packed()
    found = snapshot.read(packed) if packed.is_dir() else None
    if found is not None:
        return found
    from retirecalc.tables.loader import read_shelf

    return read_shelf(tables_dir())


def _packed() -> Traversable:
    """The tables of an installed package, which may lie in a zip file."""
    package = Path(__file__).resolve().parents[1]
    if package.is_dir():
        return package.joinpath("_tables")
    from importlib.resources import files  # as much to load as the rest of an answer

    return files("retirecalc").joinpath("_tables")
