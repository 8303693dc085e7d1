"""Reads the YAML tables, strictly: whatever is not exactly as a table says it must be is a `TableError` that names file,
line and field, because a table that is wrong in one cell costs somebody a month.

Layout: `<folder>/<jurisdiction>/<table id>/<effective_from>.yaml`, beside the documents of each place in its `sources.yaml`,
`CN/readings.yaml` and `manifest.yaml` (a SHA-256 for each file, so that a table changed by accident does not load).
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from retirecalc.errors import TableError
from retirecalc.readings import Reading
from retirecalc.rooms import ROOM_OF, table_kind
from retirecalc.sources import CERTAINTIES, Source
from retirecalc.tables import manifest
from retirecalc.tables.problems import SAFE, at_line, fail, mistyped, nearest, path_to
from retirecalc.tables.shelf import Shelf
from retirecalc.tables.table import Table

T = TypeVar("T")

LAYOUT = "<jurisdiction>/<table id>/<effective_from>.yaml"


def read_shelf(folder: Path, *, base: Shelf | None = None) -> Shelf:
    """Read and check one folder of tables.

    Args:
        folder: a folder of the layout above. One of your own needs no manifest.
        base: a shelf whose sources the tables may cite beside their own.

    Raises:
        TableError: the first thing that is wrong, with its file, line and field.
    """
    try:
        return _read_shelf(folder, base)
    except TableError as error:
        raise at_line(error, folder) from None


def _read_shelf(folder: Path, base: Shelf | None) -> Shelf:
    if folder.is_file():
        fail(str(folder), "folder", "tables.folder_is_file", layout=LAYOUT)
    if not folder.is_dir():
        fail(str(folder), "folder", "tables.folder_missing")
    data_version = manifest.check(folder) if base is None or (folder / manifest.NAME).exists() else None
    _check_layout(folder)
    sources = dict(base.sources) if base else {}
    homes: dict[str, str] = {}
    for path in sorted(folder.glob("*/sources.yaml")):
        file, place = f"{path.parent.name}/{path.name}", path.parent.name
        for index, source in enumerate(_read_list(path, "sources", Source, sources)):
            if source.id in homes:
                fail(file, f"sources[{index}].id", "tables.listed_twice", value=source.id)
            if sources.get(source.id, source) != source:
                fail(file, f"sources[{index}].id", "tables.source_on_file", value=source.id)
            if source.issued is not None and not _is_date(source.issued):
                fail(file, f"sources[{index}].issued", "tables.day_wrong", value=source.issued)
            homes[source.id] = place
            sources[source.id] = source
    citable = functools.cache(functools.partial(_citable, sources, homes))
    readings: dict[str, Reading] = {}
    with _saying_where(homes):
        asked = _read_list(folder / "CN" / "readings.yaml", "readings", Reading, citable("CN"))
    for index, reading in enumerate(asked):
        _check_reading(reading, f"readings[{index}]", readings)
        readings[reading.id] = reading
    tables: dict[tuple[str, str], list[Table]] = {}
    digests: dict[tuple[str, str, str], str] = {}
    for path in sorted(folder.glob("*/*/*.yaml")):
        with _saying_where(homes):
            table = read_table(path, folder, citable(path.parts[-3]))
        digests[table.jurisdiction, table.id, table.effective_from] = manifest.digest(path)
        tables.setdefault((table.jurisdiction, table.id), []).append(table)
    versions = {key: tuple(sorted(found, key=lambda table: table.first_day)) for key, found in tables.items()}
    for found in versions.values():
        _check_succession(found)
        for table in found:
            check_readings(table, {**(base.readings if base else {}), **readings})
    return Shelf(data_version, sources, readings, versions, digests)


def _citable(sources: dict[str, Source], homes: dict[str, str], place: str) -> dict[str, Source]:
    """The documents that a file of a place may cite: those of the nation, and its own."""
    return {name: source for name, source in sources.items() if homes.get(name, "CN") in ("CN", place)}


@contextmanager
def _saying_where(homes: dict[str, str]) -> Iterator[None]:
    """Of a document that is on file, but of another place alone, it is not said that there is none."""
    try:
        yield
    except TableError as error:
        if error.code == "tables.source_unknown" and (home := homes.get(str(error.fields["value"]))):
            raise TableError("tables.source_elsewhere", **error.fields, home=home) from None
        raise


def _check_reading(reading: Reading, field: str, before: dict[str, Reading]) -> None:
    file, answers = "CN/readings.yaml", [answer.id for answer in reading.answers]
    if reading.id in before:
        fail(file, f"{field}.id", "tables.listed_twice", value=reading.id)
    if reading.default not in answers:
        allowed = ", ".join(answers)
        fail(file, f"{field}.default", "tables.default_unknown", value=reading.default, allowed=allowed)
    for index, answer in enumerate(answers):
        if answer in answers[:index]:
            fail(file, f"{field}.answers[{index}].id", "tables.listed_twice", value=answer)
    if reading.chosen is not None:
        fail(file, f"{field}.chosen", "tables.already_chosen")


def read_table(path: Path, folder: Path, sources: dict[str, Source]) -> Table:
    """Read one version of one table and check it against itself."""
    file = path.relative_to(folder).as_posix()
    raw = _read_yaml(path, file)
    _check_schema(raw.pop("schema", None), "retirecalc.table/1", file)
    jurisdiction, table_id, name = path.relative_to(folder).parts
    for field, expected in (("jurisdiction", jurisdiction), ("id", table_id), ("effective_from", Path(name).stem)):
        if field not in raw:
            fail(file, field, "tables.field_missing")
        if raw[field] != expected:
            fail(file, field, "tables.filed_elsewhere", value=raw[field], expected=expected)
    if table_id not in ROOM_OF:
        fail(file, "id", "tables.table_unknown", value=table_id, allowed=nearest(table_id, ROOM_OF))
    if "certainty" not in raw:
        fail(file, "certainty", "tables.field_missing")
    certainty = raw.pop("certainty")
    if certainty not in CERTAINTIES:
        fail(file, "certainty", "tables.certainty_unknown", value=certainty, allowed=", ".join(CERTAINTIES))
    try:
        kind = table_kind(table_id)
    except (ModuleNotFoundError, StopIteration):
        fail(file, "id", "tables.kind_missing", value=table_id, module=f"{ROOM_OF[table_id].home}.table")
    table = _build(kind, _resolve_cites(raw, sources, certainty, file), file)
    _check_dates(table, file)
    for field, said in table.check():
        fail(file, field, "tables.contradiction", problem=said.en, problem_zh=said.zh)
    return table


def _check_schema(schema: Any, wanted: str, file: str) -> None:
    if schema is None:
        fail(file, "schema", "tables.field_missing")
    if schema != wanted:
        fail(file, "schema", "tables.schema_wrong", value=schema, wanted=wanted)


def _check_layout(folder: Path) -> None:
    """A file in the wrong place would not be read, and nobody would know."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yaml", ".yml")):
        file = path.relative_to(folder).as_posix()
        listed = file in (manifest.NAME, "CN/readings.yaml") or (file.count("/") == 1 and path.name == "sources.yaml")
        if not listed and (file.count("/") != 2 or path.suffix != ".yaml"):
            fail(file, "file", "tables.layout", layout=LAYOUT)


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
            fail(file, field, "tables.day_wrong", value=text)
    if table.last_day < table.first_day:
        fail(file, "effective_to", "tables.ends_early", value=table.effective_to, first=table.effective_from)
    if table.revision < 1:
        fail(file, "revision", "tables.revision_low", value=table.revision)
    if (table.ends is None) != (table.effective_to is None):
        fail(file, "ends", "tables.ends_half")


def _is_date(text: str) -> bool:
    """A day, or the month or year where no more is known."""
    try:
        return bool(re.fullmatch(r"\d{4}(-\d{2}){0,2}", text, re.ASCII) and date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def _check_succession(versions: tuple[Table, ...]) -> None:
    for older, newer in itertools.pairwise(versions):
        file, before = _file(newer), newer.first_day - timedelta(days=1)
        if older.effective_to is None or older.last_day >= newer.first_day:
            fail(file, "effective_from", "tables.versions_overlap", older=older.effective_from, day=str(before))
        if older.last_day != before:
            older_day, last = older.effective_from, older.effective_to
            fail(file, "effective_from", "tables.versions_gap", older=older_day, last=last, day=str(before))


def _file(table: Table) -> str:
    return f"{table.jurisdiction}/{table.id}/{table.effective_from}.yaml"


def check_readings(table: Table, readings: dict[str, Reading]) -> None:
    """Whether the table answers every open question that it asks, in the question's own words."""
    for field, reading, answers in table.asks():
        if reading not in readings:
            fail(_file(table), field, "tables.reading_absent", value=reading, near=_nearest(reading, readings))
        allowed = [answer.id for answer in readings[reading].answers]
        if differ := set(allowed) ^ set(answers):
            said = {"differ": ", ".join(sorted(differ)), "allowed": ", ".join(allowed)}
            fail(_file(table), field, "tables.answers_differ", reading=reading, **said)


def _nearest(name: str, known: Iterable[str]) -> str:
    return nearest(name, known).partition(", ")[0]


def _read_list(path: Path, key: str, kind: type[T], sources: dict[str, Source]) -> Iterable[T]:
    if not path.exists():
        return ()
    file = f"{path.parent.name}/{path.name}"
    raw = _read_yaml(path, file)
    _check_schema(raw.get("schema"), f"retirecalc.{key}/1", file)
    if set(raw) != {"schema", key} or not isinstance(raw[key], list):
        fail(file, key, "tables.list_alone", found=", ".join(raw))
    if not raw[key]:
        fail(file, key, "tables.list_empty")
    return [
        _build(kind, _resolve_cites(item, sources, "text", file, field := f"{key}[{index}]"), file, field)
        for index, item in enumerate(raw[key])
    ]


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
            fail(file, field, "tables.cite_form")
        if not one[1].strip():
            fail(file, field, "tables.cite_empty")
        source, locator, *own = one
        if source not in sources:
            near, place = _nearest(source, sources), file.partition("/")[0]
            fail(file, field, "tables.source_unknown", value=source, near=near, place=place)
        if own and own[0] not in CERTAINTIES:
            fail(file, field, "tables.certainty_unknown", value=own[0], allowed=", ".join(CERTAINTIES))
        found.append([source, sources[source].document_number, locator, *(own or [certainty])])
    return found


def _build(kind: type[T], raw: Any, file: str, within: str = "") -> T:
    # By way of JSON: pydantic's strict mode takes JSON objects for dataclasses, and JSON holds no dates or floats to hide.
    try:
        built: T = _adapter(cast(Any, kind)).validate_json(json.dumps(raw))
    except ValidationError as error:
        raise mistyped(kind, error, file, within) from None
    return built


@functools.cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _read_yaml(path: Path, file: str) -> dict[str, Any]:
    root: yaml.Node | None = None
    try:
        loader = _StrictLoader(path.read_text(encoding="utf-8"))  # a safe loader, made stricter
        root = loader.get_single_node()
        raw = None if root is None else loader.construct_document(root)
    except UnicodeDecodeError:
        fail(file, "file", "tables.not_utf8")
    except OSError as error:
        fail(file, "file", "tables.unreadable", reason=error.strerror or type(error).__name__)
    except _Refused as refused:
        said = {"value": refused.value, "line": refused.node.start_mark.line + 1}
        raise TableError(refused.code, file=file, field=path_to(root or refused.node, refused.node), **said) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        raise TableError("tables.yaml_broken", file=file, field="file", line=line) from None
    if not isinstance(raw, dict):
        fail(file, "file", "tables.not_fields")
    return raw


class _StrictLoader(SAFE):  # type: ignore[misc]
    """Safe YAML without its surprises: no duplicate keys, no floats, no bare dates, no yes/no, no octal 010."""


class _Refused(Exception):  # never seen outside of this module
    """What is good YAML and has no place in a table."""

    def __init__(self, code: str, node: yaml.Node, value: object) -> None:
        super().__init__(code)
        self.code, self.node, self.value = code, node, value


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    keys: list[Any] = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for index, key in enumerate(keys):
        if not isinstance(key, str):
            raise _Refused("tables.key_not_text", node.value[index][0], key)
        if key in keys[:index]:
            raise _Refused("tables.key_twice", node.value[index][0], key)
    return {key: loader.construct_object(value, deep=True) for key, (_, value) in zip(keys, node.value, strict=True)}


def _refuse(code: str) -> Any:
    def construct(loader: Any, node: yaml.ScalarNode) -> Any:
        raise _Refused(code, node, node.value)

    return construct


def _truth(loader: Any, node: yaml.ScalarNode) -> bool:
    if node.value not in ("true", "false"):
        raise _Refused("tables.yes_or_no", node, node.value)
    return bool(node.value == "true")


def _whole(loader: Any, node: yaml.ScalarNode) -> int:
    if not re.fullmatch(r"0|-?[1-9]\d*", node.value, re.ASCII):
        raise _Refused("tables.number_unclear", node, node.value)
    return int(node.value)


def _tagged(loader: Any, node: yaml.Node) -> Any:
    raise _Refused("tables.tag", node, node.tag.replace("tag:yaml.org,2002:", "!!"))


for _tag in ("binary", "omap", "pairs", "set"):
    _StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _tagged)
_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:int", _whole)
_StrictLoader.add_constructor("tag:yaml.org,2002:bool", _truth)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _refuse("tables.decimal"))
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _refuse("tables.date_unquoted"))
