"""Reads the YAML tables, strictly: whatever is not exactly as a table says it must be is a `TableError` that names file and
field, because a table that is wrong in one cell costs somebody a month.

Layout: `<folder>/<jurisdiction>/<table id>/<effective_from>.yaml`, beside the documents of each place in its `sources.yaml`,
`CN/readings.yaml` and `manifest.yaml` (a SHA-256 for each file, so that a table changed by accident does not load).
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from retirecalc.errors import TableError
from retirecalc.readings import Reading
from retirecalc.rooms import ROOM_OF, table_kind
from retirecalc.sources import CERTAINTIES, Source
from retirecalc.tables import manifest
from retirecalc.tables.shelf import Shelf
from retirecalc.tables.table import Table

T = TypeVar("T")

_PROBLEMS = {
    # pydantic's commonest complaints in the words of a table, the same in every version of pydantic
    "missing": "is missing",
    "missing_argument": "is missing",
    "unexpected_keyword_argument": "there is no such field",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "string_type": "must be text",
    "too_long": "holds more items than it should",
}
LAYOUT = "<jurisdiction>/<table id>/<effective_from>.yaml"


def read_shelf(folder: Path, *, base: Shelf | None = None) -> Shelf:
    """Read and check one folder of tables.

    Args:
        folder: a folder of the layout above. One of your own needs no manifest.
        base: a shelf whose sources the tables may cite beside their own.

    Raises:
        TableError: the first thing that is wrong, with its file and field.
    """
    if not folder.is_dir():
        raise TableError("tables.table_malformed", file=str(folder), field="folder", problem="there is no such folder")
    data_version = manifest.check(folder) if base is None or (folder / manifest.NAME).exists() else None
    _check_layout(folder)
    sources = dict(base.sources) if base else {}
    filed: set[str] = set()
    for path in sorted(folder.glob("*/sources.yaml")):
        for source in _read_list(path, "sources", Source, sources):
            if source.id in filed:
                _fail(f"{path.parent.name}/sources.yaml", "sources", f"{source.id} stands there twice")
            filed.add(source.id)
            sources[source.id] = source
    readings = {one.id: one for one in _read_list(folder / "CN" / "readings.yaml", "readings", Reading, sources)}
    for reading in readings.values():
        answers = [answer.id for answer in reading.answers]
        if reading.default not in answers:
            _fail("CN/readings.yaml", f"{reading.id}.default", f"{reading.default!r} is not one of the answers")
        if twice := [answer for answer in answers if answers.count(answer) > 1]:
            _fail("CN/readings.yaml", f"{reading.id}.answers", f"{twice[0]} stands there twice")
        if reading.chosen is not None:
            _fail("CN/readings.yaml", f"{reading.id}.chosen", "is for the caller to choose, not for the file")
    tables: dict[tuple[str, str], list[Table]] = {}
    digests: dict[tuple[str, str, str], str] = {}
    for path in sorted(folder.glob("*/*/*.yaml")):
        table = read_table(path, folder, sources)
        digests[table.jurisdiction, table.id, table.effective_from] = manifest.digest(path)
        tables.setdefault((table.jurisdiction, table.id), []).append(table)
    versions = {key: tuple(sorted(found, key=lambda table: table.first_day)) for key, found in tables.items()}
    for found in versions.values():
        _check_succession(found)
        for table in found:
            check_readings(table, {**(base.readings if base else {}), **readings})
    return Shelf(data_version, sources, readings, versions, digests)


def read_table(path: Path, folder: Path, sources: dict[str, Source]) -> Table:
    """Read one version of one table and check it against itself."""
    file = path.relative_to(folder).as_posix()
    raw = _read_yaml(path, file)
    if raw.pop("schema", None) != "retirecalc.table/1":
        _fail(file, "schema", "must be retirecalc.table/1")
    jurisdiction, table_id, name = path.relative_to(folder).parts
    for field, expected in (("jurisdiction", jurisdiction), ("id", table_id), ("effective_from", Path(name).stem)):
        if raw.get(field) != expected:
            _fail(file, field, f"is {raw.get(field)!r}, but the file lies under {expected!r}")
    if table_id not in ROOM_OF:
        _fail(file, "id", f"there is no table {table_id!r}; tables are {', '.join(ROOM_OF)}")
    certainty = raw.pop("certainty", None)
    if certainty not in CERTAINTIES:
        _fail(file, "certainty", f"must be one of {', '.join(CERTAINTIES)}")
    table = _build(table_kind(table_id), _resolve_cites(raw, sources, certainty, file), file)
    _check_dates(table, file)
    for field, problem in table.check():
        _fail(file, field, problem)
    return table


def _check_layout(folder: Path) -> None:
    """A file in the wrong place would not be read, and nobody would know."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml")):
        file = path.relative_to(folder).as_posix()
        listed = file in (manifest.NAME, "CN/readings.yaml") or (file.count("/") == 1 and path.name == "sources.yaml")
        if not listed and (file.count("/") != 2 or path.suffix != ".yaml"):
            _fail(file, "file", f"lies outside the layout {LAYOUT}")


def _check_dates(table: Table, file: str) -> None:
    month_or_day, day = r"\d{4}-\d{2}(-\d{2})?", r"\d{4}-\d{2}-\d{2}"
    for field, form in (("effective_from", month_or_day), ("effective_to", day)):
        text = getattr(table, field)
        try:
            good = text is None or re.fullmatch(form, text, re.ASCII) is not None
            _ = good and (table.first_day if field == "effective_from" else table.last_day)
        except ValueError:
            good = False
        if not good:
            _fail(file, field, f"{text!r} is not a day of the calendar, written as 2025-01-01")
    if table.last_day < table.first_day:
        _fail(file, "effective_to", f"{table.effective_to} is before effective_from")
    if (table.ends is None) != (table.effective_to is None):
        _fail(file, "ends", "says who set effective_to, own_text or later_act: give both, or neither")


def _check_succession(versions: tuple[Table, ...]) -> None:
    for older, newer in itertools.pairwise(versions):
        file = f"{newer.jurisdiction}/{newer.id}/{newer.effective_from}.yaml"
        if older.effective_to is None or older.last_day >= newer.first_day:
            _fail(
                file, "effective_from", f"overlaps the version of {older.effective_from}; close that with effective_to"
            )
        if older.last_day + timedelta(days=1) != newer.first_day:
            _fail(file, "effective_from", f"leaves a gap after the version of {older.effective_from}")


def check_readings(table: Table, readings: dict[str, Reading]) -> None:
    """Whether the table answers every open question that it asks, in the question's own words."""
    for field, reading, answers in table.asks():
        file = f"{table.jurisdiction}/{table.id}/{table.effective_from}.yaml"
        if reading not in readings:
            _fail(file, field, f"there is no reading {reading!r} in CN/readings.yaml")
        if expected := {answer.id for answer in readings[reading].answers} ^ set(answers):
            _fail(file, field, f"does not answer {reading} in the same words: {', '.join(sorted(expected))}")


def _read_list(path: Path, key: str, kind: type[T], sources: dict[str, Source]) -> Iterable[T]:
    if not path.exists():
        return ()
    file = f"{path.parent.name}/{path.name}"
    raw = _read_yaml(path, file)
    if raw.get("schema") != f"retirecalc.{key}/1":
        _fail(file, "schema", f"must be retirecalc.{key}/1")
    if set(raw) != {"schema", key} or not isinstance(raw[key], list):
        _fail(file, key, f"must be a list, and nothing stands beside it but schema; found {', '.join(raw)}")
    found = [
        _build(kind, _resolve_cites(item, sources, "text", file, field := f"{key}[{index}]"), file, field)
        for index, item in enumerate(raw[key])
    ]
    ids = [getattr(item, "id") for item in found]  # noqa: B009  # T is any of two types with an id
    for one in ids:
        if ids.count(one) > 1:
            _fail(file, key, f"{one} stands there twice")
    return found


def _resolve_cites(node: Any, sources: dict[str, Source], certainty: str, file: str, field: str = "") -> Any:
    """Every `cite: [source, locator]` becomes full citations; a third item overrides the table's certainty."""
    if isinstance(node, dict):
        return {
            key: _citations(value, sources, certainty, file, f"{field}.{key}".lstrip("."))
            if key == "cite"
            else _resolve_cites(value, sources, certainty, file, f"{field}.{key}".lstrip("."))
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_resolve_cites(item, sources, certainty, file, f"{field}[{i}]") for i, item in enumerate(node)]
    return node


def _citations(cite: Any, sources: dict[str, Source], certainty: str, file: str, field: str) -> list[list[str]]:
    several = cite if isinstance(cite, list) and cite and isinstance(cite[0], list) else [cite]
    found = []
    for one in several:
        if not isinstance(one, list) or len(one) not in (2, 3) or not all(isinstance(part, str) for part in one):
            _fail(file, field, "must be [source, locator] or [source, locator, certainty]")
        if not one[1].strip():
            _fail(file, field, "names no place in the document")
        source, locator, *own = one
        if source not in sources:
            _fail(file, field, f"there is no source {source!r} in CN/sources.yaml")
        if own and own[0] not in CERTAINTIES:
            _fail(file, field, f"{own[0]!r} is no certainty; use one of {', '.join(CERTAINTIES)}")
        found.append([source, sources[source].document_number, locator, *(own or [certainty])])
    return found


def _build(kind: type[T], raw: Any, file: str, within: str = "") -> T:
    # By way of JSON: pydantic's strict mode takes JSON objects for dataclasses, and JSON holds no dates or floats to hide.
    try:
        built: T = _adapter(cast(Any, kind)).validate_json(json.dumps(raw))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
        field = "".join((within, *parts)).lstrip(".")
        problem = _PROBLEMS.get(first["type"], first["msg"].removeprefix("Value error, "))
        raise TableError("tables.table_malformed", file=file, field=field or "table", problem=problem) from None
    return built


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _read_yaml(path: Path, file: str) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # a safe loader, made stricter
    except UnicodeDecodeError:
        _fail(file, "file", "is not UTF-8 text")
    except OSError as error:
        _fail(file, "file", f"cannot be read: {error.strerror or type(error).__name__}")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise TableError(
            "tables.table_malformed",
            file=file,
            field=f"line {mark.line + 1}" if mark else "file",
            problem=str(getattr(error, "problem", None) or error),
        ) from None
    if not isinstance(raw, dict):
        _fail(file, "file", "must be a mapping of fields")
    return raw


def _fail(file: str, field: str, problem: str) -> NoReturn:
    raise TableError("tables.table_malformed", file=file, field=field, problem=problem)


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML without its surprises: no duplicate keys, no floats, no bare dates, no yes/no, no octal 010."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    keys: list[Any] = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for index, key in enumerate(keys):
        problem = "is not text" if not isinstance(key, str) else "stands there twice" if key in keys[:index] else None
        if problem is not None:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} {problem}", node.value[index][0].start_mark
            )
    return {key: loader.construct_object(value, deep=True) for key, (_, value) in zip(keys, node.value, strict=True)}


def _refuse(what: str) -> Any:
    def construct(loader: Any, node: yaml.ScalarNode) -> Iterator[Any]:
        raise yaml.constructor.ConstructorError(None, None, f"{node.value} is {what}", node.start_mark)

    return construct


def _truth(loader: Any, node: yaml.ScalarNode) -> bool:
    if node.value not in ("true", "false"):
        raise yaml.constructor.ConstructorError(
            None, None, f"{node.value} reads as yes or no: write true, false or a quoted text", node.start_mark
        )
    return bool(node.value == "true")


def _whole(loader: Any, node: yaml.ScalarNode) -> int:
    if not re.fullmatch(r"0|-?[1-9]\d*", node.value, re.ASCII):
        raise yaml.constructor.ConstructorError(
            None, None, f"{node.value} reads as another number than it looks: quote it", node.start_mark
        )
    return int(node.value)


def _tagged(loader: Any, node: yaml.Node) -> Any:
    raise yaml.constructor.ConstructorError(None, None, f"{node.tag} has no place in a table", node.start_mark)


for _tag in ("binary", "omap", "pairs", "set"):
    _StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _tagged)
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:int", _whole)
_StrictLoader.add_constructor("tag:yaml.org,2002:bool", _truth)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _refuse("a float: the law is exact, quote it"))
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _refuse("an unquoted date: quote it"))
