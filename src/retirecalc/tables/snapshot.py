"""The snapshot: the checked tables as one JSON file, so that a first answer needs neither the YAML nor its checks.

The build makes it and the wheel carries it beside the YAML: `python -m retirecalc.tables.snapshot FOLDER` writes
`FOLDER/snapshot.json`. It is never the law itself. It is used only while every YAML file is the one that it was made from,
and deleted it is not missed: then the YAML is read.

A table needs no code for it. A dataclass is an object, a named tuple or a tuple a list, a dict a list of pairs, an enum its
value, a month, decimal or day its text. What the fields say of their types is worked out when the snapshot is made and stands
in it as `forms`: to resolve type hints takes longer than to read every table.
"""

from __future__ import annotations

import functools
import hashlib
import json
import sys
from collections.abc import Callable
from datetime import date
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from retirecalc.about import __version__
from retirecalc.ground.months import Months, YearMonth
from retirecalc.readings import Reading
from retirecalc.sources import Source
from retirecalc.tables import manifest
from retirecalc.tables.shelf import Shelf
from retirecalc.tables.table import Sealed, Table, opened

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NAME = "snapshot.json"
_SEAL = '{{"sha256": "{}", '
"""How the file begins: with the digest of what follows, so that a snapshot damaged on the way is not used."""
_PLAIN = (str, int, bool, NoneType)
_FROM_TEXT: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    Months: Months.of,
    YearMonth: lambda raw: YearMonth(int(raw[:4]), int(raw[5:])),
}
Form = list[Any]
"""How a value is read: a word for the way, then what it needs; other forms are named by their place in the list."""
Reader = Callable[[Any], Any]


def write(folder: Path) -> None:
    """Read and check the YAML below a folder and write its snapshot beside the manifest.

    Raises:
        TableError: the first thing that is wrong with the YAML.
        TypeError: a table has a field of a type that the snapshot cannot carry.
    """
    from retirecalc.tables.loader import read_shelf

    shelf = read_shelf(folder)
    tables = [opened(table) for versions in shelf.tables.values() for table in versions]
    forms: list[Form] = []
    content = {
        "made_by": __version__,
        "files": _digests(folder),
        "data_version": shelf.data_version,
        "source": form(Source, forms),
        "sources": [to_json(source) for source in shelf.sources.values()],
        "reading": form(Reading, forms),
        "readings": [to_json(reading) for reading in shelf.readings.values()],
        "header": _parts(Table, (), forms),
        "table": {table.id: form(type(table), forms) for table in tables},
        "tables": [to_json(table) for table in tables],
        "forms": forms,
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
    reader = reading(content["forms"])
    filed: dict[tuple[str, str], tuple[Table, ...]] = {}
    digests: dict[tuple[str, str, str], str] = {}
    for raw in content["tables"]:
        header = {name: reader(place)(raw[name]) for name, place in content["header"].items()}
        table = Sealed(**header, unseal=functools.partial(_unseal, raw, content["table"][raw["id"]], reader))
        key = table.jurisdiction, table.id
        filed[key] = (*filed.get(key, ()), table)
        digests[*key, table.effective_from] = content["files"]["/".join((*key, f"{table.effective_from}.yaml"))]
    sources = {one.id: one for one in map(reader(content["source"]), content["sources"])}
    readings = {one.id: one for one in map(reader(content["reading"]), content["readings"])}
    return Shelf(content["data_version"], sources, readings, filed, digests)


def _unseal(raw: dict[str, Any], place: int, reader: Callable[[int], Reader]) -> Table:
    table: Table = reader(place)(raw)
    return table


def to_json(value: Any) -> Any:
    """A dataclass and what is in it as JSON holds it.

    >>> to_json((YearMonth(2025, 1), Months(780), {"a": None}))
    ['2025-01', 780, [['a', None]]]

    Raises:
        TypeError: a value of a class that the snapshot does not know.
    """
    from dataclasses import fields, is_dataclass
    from decimal import Decimal

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


def form(kind: Any, forms: list[Form]) -> int:
    """The place among `forms` of the form of a type, a class or a type hint; it is put there where it is missing.

    >>> forms: list[Form] = []
    >>> reading(forms)(form(tuple[YearMonth, ...], forms))(["2025-01"])
    (YearMonth(2025, 1),)
    >>> reading(forms)(form(dict[str, Months | None], forms))([["a", 780], ["b", None]])
    {'a': Months(780), 'b': None}

    Raises:
        TypeError: a type that the snapshot does not know.
    """
    found = _form(kind, forms)
    if found not in forms:
        forms.append(found)
    return forms.index(found)


def _form(kind: Any, forms: list[Form]) -> Form:
    from dataclasses import is_dataclass
    from decimal import Decimal

    kind = getattr(kind, "__supertype__", kind)  # a NewType is told apart by checkers only
    origin: Any = get_origin(kind) or kind
    args = get_args(kind)
    if origin in _PLAIN or origin is Literal:
        return ["same"]
    if origin in (Union, UnionType):
        others = [one for one in args if one is not NoneType]
        if all(one in _PLAIN or get_origin(one) is Literal for one in others):
            return ["same"]
        if len(others) > 1:
            raise TypeError(f"the snapshot cannot tell {' and '.join(map(str, others))} apart")
        return ["or none", form(others[0], forms)]
    if origin is dict:
        return ["pairs", *(form(one, forms) for one in args)]
    if origin is tuple and args[1:] == (...,):
        return ["each", form(args[0], forms)]
    if origin is tuple:
        return ["tuple", *(form(one, forms) for one in args)]
    if isinstance(origin, type):
        name = f"{origin.__module__}:{origin.__qualname__}"
        if is_dataclass(origin):
            return ["object", name, _parts(origin, args, forms)]
        if issubclass(origin, Enum | Decimal) or origin in _FROM_TEXT:
            return ["value", name]
        if issubclass(origin, tuple):
            return ["named", name, *_parts(origin, args, forms).values()]
    raise TypeError(f"the snapshot has no form for {kind}")


def _parts(kind: Any, args: tuple[Any, ...], forms: list[Form]) -> dict[str, int]:
    """The form of each field of a class; in `Cell[Months]` the type variable of `Cell` stands for Months."""
    from dataclasses import fields, is_dataclass

    stands_for = dict(zip(getattr(kind, "__parameters__", ()), args, strict=False))
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    hints = get_type_hints(kind)
    return {name: form(_filled(hints[name], stands_for), forms) for name in names}


def _filled(hint: Any, stands_for: dict[Any, Any]) -> Any:
    if isinstance(hint, TypeVar):
        return stands_for.get(hint, hint)
    if isinstance(hint, type):
        return hint
    inner = getattr(hint, "__parameters__", ())
    return hint[tuple(stands_for.get(one, one) for one in inner)] if inner else hint


def reading(forms: list[Form]) -> Callable[[int], Reader]:
    """What makes of JSON a value, for each place among the forms."""

    @functools.cache
    def reader(place: int) -> Reader:
        way, *told = forms[place]
        if way == "same":
            return _same
        if way == "or none":
            make = reader(told[0])
            return lambda raw: None if raw is None else make(raw)
        if way == "pairs":
            key, value = map(reader, told)
            return lambda raw: {key(left): value(right) for left, right in raw}
        if way == "each":
            item = reader(told[0])
            return lambda raw: tuple(map(item, raw))
        if way == "tuple":
            items = tuple(map(reader, told))
            return lambda raw: tuple([item(one) for item, one in zip(items, raw, strict=True)])
        kind = _class(told[0])
        if way == "object":
            parts = {name: reader(one) for name, one in told[1].items()}
            return lambda raw: kind(**{name: parts[name](one) for name, one in raw.items()})
        if way == "named":
            places = tuple(map(reader, told[1:]))
            return lambda raw: kind(*[make(one) for make, one in zip(places, raw, strict=True)])
        if kind in _FROM_TEXT:
            return _FROM_TEXT[kind]
        own: Reader = kind
        return own

    return reader


def _class(name: str) -> Any:
    module, _, within = name.partition(":")
    return getattr(import_module(module), within)


def _same(raw: Any) -> Any:
    return raw


def _digests(folder: Traversable) -> dict[str, str]:
    """Of every YAML file, the manifest too: it holds the data version."""
    return {**manifest.digests(folder), manifest.NAME: manifest.digest(folder.joinpath(manifest.NAME))}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
