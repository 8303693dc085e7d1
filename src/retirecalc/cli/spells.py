"""Contribution months from a file: a spell a line of CSV, or an item of a YAML list. Every error names file and line."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from retirecalc.errors import InvalidFacts, RosterError
from retirecalc.facts.spells import Spell
from retirecalc.roster.files import edge, read_text, records
from retirecalc.roster.headers import is_data, quotable

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "first": ("first", "开始年月", "起始年月"),
    "last": ("last", "结束年月", "终止年月"),
    "kind": ("kind", "缴费类型"),
    "scheme": ("scheme", "险种"),
    "place": ("place", "地区"),
}
"""What a spell's fields are called. A column or key of another name is refused: it may be a misspelt one."""

_FIELD = {name: field for field, names in COLUMNS.items() for name in names}

_Line = tuple[int, str | dict[str, str]]


def read_spells(path: Path) -> list[Spell]:
    """The spells of a CSV file (UTF-8 or GB18030) or a YAML list of mappings, in their order.

    An empty last month is a spell that goes on. Unlike in a staff list nothing is passed over: a wrong line is an error.

    Raises:
        RosterError: the file cannot be used, or holds no spell.
        InvalidFacts: a line that cannot be read; its `field` names file and line.
    """
    file = str(path)
    with edge(file):
        text = read_text(file)
        if not text.strip():
            raise RosterError("cli.spells_empty", file=file)
        lines = _yaml_lines(file, text) if path.suffix.lower() in (".yaml", ".yml") else _csv_lines(file, text)
        spells = [_spell(f"{file}:{number}", fields) for number, fields in lines]
    if not spells:
        raise RosterError("cli.spells_empty", file=file)
    return spells


def _spell(where: str, fields: str | dict[str, str]) -> Spell:
    try:
        return Spell.of(fields)
    except InvalidFacts as error:
        field = error.fields.get("field")
        named = where if field in (None, "spells") else f"{where}: {field}"
        raise InvalidFacts(error.code, **{**error.fields, "field": named}) from None


def _csv_lines(file: str, text: str) -> Iterator[_Line]:
    header, *rows = records(file, io.StringIO(text, newline=""))
    if not any(title.strip() for title in header):
        raise RosterError("roster.file_empty", file=file)
    fields = [_FIELD.get(_bare(title), "") for title in header]
    shown = zip(header, quotable(header), fields, strict=True)
    unknown = [said for title, said, field in shown if title.strip() and not field]
    if unknown and not is_data(header):
        raise InvalidFacts("facts.spell_field_unknown", field=f"{file}:1", value=", ".join(unknown))
    for field, what, what_zh in (("first", "the first month", "开始月份"), ("last", "the last month", "结束月份")):
        if field not in fields:
            allowed = ", ".join(COLUMNS[field])
            raise RosterError("cli.column_missing", file=file, what=what, what_zh=what_zh, allowed=allowed)
    for field in COLUMNS:
        if fields.count(field) > 1:
            columns = ", ".join(title.strip() for title, one in zip(header, fields, strict=True) if one == field)
            raise RosterError("roster.column_twice", file=file, columns=columns, what=field)
    for number, row in enumerate(rows, start=2):
        cells = [cell.strip() for cell in row]
        if any(cells[len(header) :]):
            raise InvalidFacts("cli.spell_too_long", field=f"{file}:{number}", found=len(cells), expected=len(header))
        if any(cells):
            yield number, {field: cell for field, cell in zip(fields, cells, strict=False) if field}


def _yaml_lines(file: str, text: str) -> Iterator[_Line]:
    """By the nodes, not by their values: only they know their line, and in them 2010-07 is still as it was written."""
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise RosterError("cli.spells_yaml", file=f"{file}:{mark.line + 1}" if mark else file) from None
    if not isinstance(root, yaml.SequenceNode):
        raise RosterError("cli.spells_yaml", file=f"{file}:1")
    for node in root.value:
        number = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            yield number, node.value
            continue
        fields: dict[str, str] = {}
        for key, value in node.value if isinstance(node, yaml.MappingNode) else [(node, node)]:
            field = _FIELD.get(_bare(str(key.value)), str(key.value))
            if not isinstance(value, yaml.ScalarNode) or field in fields:
                raise RosterError("cli.spells_yaml", file=f"{file}:{value.start_mark.line + 1}")
            fields[field] = "" if value.tag == "tag:yaml.org,2002:null" else value.value
        yield number, fields


def _bare(title: str) -> str:
    return re.sub(r"[\s_*:\ufeff]", "", unicodedata.normalize("NFKC", title)).lower()
