"""What is said to whoever writes a table: the file, the line, the field, what is wrong there and what to do next.

The loader knows a field by its path, `rows[0].age`. Its line is looked for in the YAML only when there is something to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, NoReturn, Union, get_args, get_origin, get_type_hints

import yaml

from retirecalc.errors import InvalidFacts, TableError

if TYPE_CHECKING:
    from pydantic import ValidationError

SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_FILE = ("file", "folder", "manifest.yaml")
"""What is no field, so that it has no line."""
_SIMPLE = {
    "bool_type": "tables.truth_wanted",
    "int_type": "tables.number_wanted",
    "string_type": "tables.text_wanted",
    "tuple_type": "tables.items_wanted",
    "list_type": "tables.items_wanted",
    "dict_type": "tables.fields_wanted",
    "dataclass_type": "tables.fields_wanted",
    "arguments_type": "tables.fields_wanted",
    "named_tuple_type": "tables.fields_wanted",
}
"""What pydantic calls it, and our code; the same in every version of pydantic."""
_UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_HEADER = ("schema", "certainty")
"""Fields of a table that the loader takes out before the table is made."""


def fail(file: str, field: str, code: str, **more: object) -> NoReturn:
    raise TableError(code, file=file, field=field, line=None, **more)


def at_line(error: TableError, folder: Path) -> TableError:
    """The same error with the line of its field, where the file can be read."""
    file, field = str(error.fields["file"]), str(error.fields["field"])
    if error.fields["line"] is not None or field in _WHOLE_FILE:
        return error
    try:
        root = yaml.compose(folder.joinpath(file).read_text(encoding="utf-8"), SAFE)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return error
    return TableError(error.code, **{**error.fields, "line": None if root is None else _line(root, field)})


def _line(node: yaml.Node, field: str) -> int:
    """The line of a field, or of the nearest thing around it that is there."""
    line = node.start_mark.line
    for index, name in re.findall(r"\[(\d+)\]|([^.\[\]]+)", re.sub(r" \([^)]*\)", "", field)):
        if isinstance(node, yaml.SequenceNode) and index and int(index) < len(node.value):
            node = node.value[int(index)]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode) and name in (names := [key.value for key, _ in node.value]):
            key, node = node.value[names.index(name)]
            line = key.start_mark.line
        else:
            break
    return int(line) + 1


def path_to(root: yaml.Node, wanted: yaml.Node) -> str:
    """The field of a node below `root`, or of the field whose name it is."""
    return next(_paths(root, wanted, ""), "file").lstrip(".")


def _paths(node: yaml.Node, wanted: yaml.Node, field: str) -> Iterator[str]:
    if node is wanted:
        yield field
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _paths(item, wanted, f"{field}[{index}]")
    elif isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            if key is wanted:
                yield f"{field}.{key.value}"
            yield from _paths(item, wanted, f"{field}.{key.value}")


def nearest(name: object, known: Iterable[str]) -> str:
    """The known names, those most like this one first."""
    alike = {one: SequenceMatcher(None, str(name), one).ratio() for one in known}
    return ", ".join(sorted(alike, key=lambda one: -alike[one]))


def mistyped(kind: Any, error: ValidationError, file: str, within: str) -> TableError:
    """The first complaint about a table or an item of a list; a field that nobody knows goes before one that is missing."""
    found = error.errors(include_url=False)
    first = next((one for one in found if one["type"] in _UNKNOWN), found[0])
    loc = [part for part in first["loc"] if part != "[key]"]
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    field = "".join((within, *parts)).lstrip(".") or "file"
    code, more = _said(kind, loc, first)
    return TableError(code, file=file, field=field, line=None, **more)


def _said(kind: Any, loc: list[Any], found: Any) -> tuple[str, dict[str, object]]:
    value, context, about = found["input"], found.get("ctx", {}), found["type"]
    if about in _UNKNOWN:
        known = _names(_kind_at(kind, loc[:-1]))
        return "tables.field_unknown", {"allowed": nearest(loc[-1], known if len(loc) > 1 else (*known, *_HEADER))}
    if about.startswith("missing"):
        return "tables.field_missing", {}
    if about in ("enum", "literal_error"):
        return "tables.word_unknown", {
            "value": value,
            "allowed": nearest(value, re.findall(r"'([^']*)'", context["expected"])),
        }
    if about in ("too_long", "too_short"):
        wanted = context.get("max_length", context.get("min_length"))
        return "tables.items_count", {"count": len(value), "wanted": wanted}
    if about.startswith("ground."):  # the code of what reads periods and months
        return "tables.period_wrong" if about.startswith("ground.period") else "tables.month_wrong", {"value": value}
    if isinstance(inner := context.get("error"), InvalidFacts):  # of a check beside it
        return inner.code, {**inner.fields, "value": value}
    code = _SIMPLE.get(about, "tables.value_wrong")
    return code, {} if code in ("tables.items_wanted", "tables.fields_wanted") else {"value": value}


def _kind_at(kind: Any, loc: list[Any]) -> Any:
    """The class that stands at a path below another one."""
    for part in loc:
        kind = _unless_none(kind)
        origin, args = get_origin(kind) or kind, get_args(kind)
        if origin is dict:
            kind = args[1]
        elif origin is tuple and args:
            kind = args[0] if args[-1] is Ellipsis else args[part]
        else:
            kind = get_type_hints(origin)[part]
    return _unless_none(kind)


def _unless_none(kind: Any) -> Any:
    return (
        next(one for one in get_args(kind) if one is not NoneType) if get_origin(kind) in (Union, UnionType) else kind
    )


def _names(kind: Any) -> tuple[str, ...]:
    made = get_origin(kind) or kind
    return tuple(one.name for one in fields(made)) if is_dataclass(made) else made._fields
