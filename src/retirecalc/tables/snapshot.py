"""The snapshot: the checked tables as one JSON file, so that a first answer needs neither the YAML nor its checks.

The build makes it and the wheel carries it beside the YAML: `python -m retirecalc.tables.snapshot FOLDER` writes
`FOLDER/snapshot.json`. It is never the law itself. It is used only while every YAML file is the one that it was made from,
and deleted it is not missed: then the YAML is read.

A table needs no code for it. What the fields of a dataclass say of their types is read both ways: a dataclass is an object,
a named tuple or a tuple a list, a dict a list of pairs, an enum its value, a month, decimal or day its text.
"""

from __future__ import annotations

import functools
import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from retirecalc.about import __version__
from retirecalc.ground.months import Months, YearMonth
from retirecalc.readings import Reading
from retirecalc.rooms import table_kind
from retirecalc.sources import Source
from retirecalc.tables import manifest
from retirecalc.tables.shelf import Shelf
from retirecalc.tables.table import Sealed, Table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NAME = "snapshot.json"
_SEAL = '{{"sha256": "{}", '
"""How the file begins: with the digest of what follows, so that a snapshot damaged on the way is not used."""
_PLAIN = (str, int, bool, NoneType)
_FROM_TEXT: dict[Any, Callable[[str], Any]] = {Decimal: Decimal, date: date.fromisoformat}


def write(folder: Path) -> None:
    """Read and check the YAML below a folder and write its snapshot beside the manifest.

    Raises:
        TableError: the first thing that is wrong with the YAML.
        TypeError: a table has a field of a type that the snapshot cannot carry.
    """
    from retirecalc.tables.loader import read_shelf

    shelf = read_shelf(folder)
    content = {
        "made_by": __version__,
        "files": _digests(folder),
        "data_version": shelf.data_version,
        "sources": [to_json(source) for source in shelf.sources.values()],
        "readings": [to_json(reading) for reading in shelf.readings.values()],
        "tables": [to_json(table) for versions in shelf.tables.values() for table in versions],
    }
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).removeprefix("{") + "\n"
    text = (_SEAL.format(hashlib.sha256(body.encode()).hexdigest()) + body).encode()
    again = _shelf(json.loads(text))
    # The tables as text too: `==` takes a bare number for months, and a text for an enum.
    if again != shelf or repr(again.tables) != repr(shelf.tables):
        raise TypeError("the snapshot does not give back the tables that were put into it")
    folder.joinpath(NAME).write_bytes(text)


def read(folder: Traversable) -> Shelf | None:
    """The shelf of a folder from its snapshot; None where there is none, or none that agrees with every YAML file."""
    try:
        text = folder.joinpath(NAME).read_bytes()
        length = len(_SEAL.format("0" * 64))
        if text[:length] != _SEAL.format(hashlib.sha256(text[length:]).hexdigest()).encode():
            return None
        content = json.loads(text)
        agrees = content["made_by"] == __version__ and content["files"] == _digests(folder)
    except (OSError, ValueError, KeyError):
        return None
    return _shelf(content) if agrees else None


def _shelf(content: dict[str, Any]) -> Shelf:
    filed: dict[tuple[str, str], tuple[Table, ...]] = {}
    digests: dict[tuple[str, str, str], str] = {}
    for table in map(_sealed, content["tables"]):
        key = table.jurisdiction, table.id
        filed[key] = (*filed.get(key, ()), table)
        digests[*key, table.effective_from] = content["files"]["/".join((*key, f"{table.effective_from}.yaml"))]
    sources = {one.id: one for one in map(from_json(Source), content["sources"])}
    readings = {one.id: one for one in map(from_json(Reading), content["readings"])}
    return Shelf(content["data_version"], sources, readings, filed, digests)


def to_json(value: Any) -> Any:
    """A dataclass and what is in it as JSON holds it.

    >>> to_json((YearMonth(2025, 1), Months(780), {"a": None}))
    ['2025-01', 780, [['a', None]]]

    Raises:
        TypeError: a value of a class that the snapshot does not know.
    """
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if isinstance(value, dict):
        return [[to_json(key), to_json(one)] for key, one in value.items()]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, YearMonth | Decimal | date):
        return str(value)
    if isinstance(value, Months):
        return int(value)
    if value.__class__ in _PLAIN:
        return value
    raise TypeError(f"the snapshot has no form for {value.__class__.__name__}")


@functools.cache
def from_json(kind: Any) -> Callable[[Any], Any]:
    """What makes of JSON a value of a type: a class or a type hint.

    >>> from_json(tuple[YearMonth, ...])(["2025-01"]), from_json(dict[str, Months | None])([["a", 780], ["b", None]])
    ((YearMonth(2025, 1),), {'a': Months(780), 'b': None})

    Raises:
        TypeError: a type that the snapshot does not know.
    """
    origin: Any = get_origin(kind) or kind
    args = get_args(kind)
    if origin in _PLAIN or origin is Literal:
        return _same
    if origin in _FROM_TEXT:
        return _FROM_TEXT[origin]
    if origin in (Union, UnionType):
        return _union(args)
    if origin is dict:
        key, value = map(from_json, args)
        return lambda raw: {key(left): value(right) for left, right in raw}
    if origin is tuple and args[1:] == (...,):
        item = from_json(args[0])
        return lambda raw: tuple(map(item, raw))
    if origin is tuple:
        items = tuple(map(from_json, args))
        return lambda raw: tuple(item(one) for item, one in zip(items, raw, strict=True))
    if is_dataclass(origin):
        make: Any = origin
        parts = _fields(make, args)
        return lambda raw: make(**{name: parts[name](one) for name, one in raw.items()})
    if isinstance(origin, type) and issubclass(origin, Enum):
        return origin
    if isinstance(origin, type) and issubclass(origin, tuple):  # a named one
        places = tuple(_fields(origin, args).values())
        return lambda raw: origin(*(place(one) for place, one in zip(places, raw, strict=True)))
    if origin in (Months, YearMonth):
        return origin.of  # type: ignore[no-any-return]
    raise TypeError(f"the snapshot has no form for {kind}")


def _fields(kind: Any, args: tuple[Any, ...]) -> dict[str, Callable[[Any], Any]]:
    """How each field of a class is read; in `Cell[Months]` the type variable of `Cell` stands for Months."""
    stands_for = dict(zip(getattr(kind, "__parameters__", ()), args, strict=False))
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    hints = get_type_hints(kind)
    return {name: from_json(_filled(hints[name], stands_for)) for name in names}


def _filled(hint: Any, stands_for: dict[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return stands_for.get(hint, hint)
    if isinstance(hint, type):
        return hint
    inner = getattr(hint, "__parameters__", ())
    return hint[tuple(stands_for.get(one, one) for one in inner)] if inner else hint


def _union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    others = [kind for kind in kinds if kind is not NoneType]
    if all(kind in _PLAIN or get_origin(kind) is Literal for kind in others):
        return _same
    if len(others) > 1:
        raise TypeError(f"the snapshot cannot tell {' and '.join(map(str, others))} apart")
    make = from_json(others[0])
    return lambda raw: None if raw is None else make(raw)


def _same(raw: Any) -> Any:
    return raw


def _sealed(raw: dict[str, Any]) -> Sealed:
    """A table of which the header alone is made, and the rest when somebody asks for it."""
    header = {name: make(raw[name]) for name, make in _header().items()}
    return Sealed(**header, unseal=functools.partial(_unseal, raw))


@functools.cache
def _header() -> dict[str, Callable[[Any], Any]]:
    return _fields(Table, ())


def _unseal(raw: dict[str, Any]) -> Table:
    kind: Any = table_kind(raw["id"])
    table: Table = from_json(kind)(raw)
    return table


def _digests(folder: Traversable) -> dict[str, str]:
    """Of every YAML file, the manifest too: it holds the data version."""
    return {**manifest.digests(folder), manifest.NAME: manifest.digest(folder.joinpath(manifest.NAME))}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
