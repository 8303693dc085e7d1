"""Which column holds which fact, where its title does not say so, and what a word in it stands for: stated by the caller, kept in a
small YAML file. `岗位: post` maps a column, `岗位:操作工: 女50` a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike

from retirecalc.errors import RosterError
from retirecalc.facts.classes import class_meant
from retirecalc.facts.vocabulary import plain
from retirecalc.facts.words import NOTHING
from retirecalc.roster import headers
from retirecalc.roster.files import read_text
from retirecalc.roster.headers import Column
from retirecalc.roster.survey import Layout
from retirecalc.roster.vocabulary import bare


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`["入职工龄=cumulative_years"]` as a mapping of column titles to fields.

    >>> parse_mapping(["出生=birth", "备注=ignore"])
    {'出生': 'birth', '备注': 'ignore'}

    Raises:
        RosterError: not COLUMN=FIELD, or no such field.
    """
    mapping = {}
    for pair in pairs:
        title, equals, field = pair.rpartition("=")
        if not equals or not title.strip():
            raise RosterError("roster.mapping_pair", value=pair)
        mapping[title.strip()] = field.strip()
    return checked(mapping)


def load_mapping(path: str | PathLike[str]) -> dict[str, str]:
    """The mapping of a file that `save_mapping` or a person wrote: one `title: field` a line.

    Raises:
        RosterError: the file cannot be read, is no such list, or names no field that there is.
    """
    import yaml  # for a list with a mapping of its own only

    file = str(path)
    try:
        # Every scalar as the text that it is: a title such as 2026-11 is no date here.
        mapping = yaml.load(read_text(file), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        mapping = None
    if not isinstance(mapping, dict) or not all(isinstance(text, str) for pair in mapping.items() for text in pair):
        raise RosterError("roster.mapping_file", file=file)
    return checked(mapping)


def mapping_text(layout: Layout) -> str:
    """What is understood of a list, for a file that makes the next one of this kind be read in the same way."""
    import yaml

    lines = {}
    for fact, columns in layout.columns.items():
        for column in columns:
            lines[column.title] = fact if column.unit is None else f"{fact}_{column.unit}"
            words = layout.options.values.get(bare(column.title), {})
            lines |= {f"{column.title}:{word}": value for word, value in words.items()}
    return yaml.safe_dump(lines, allow_unicode=True, sort_keys=False)


def parse_values(pairs: Iterable[str]) -> dict[str, str]:
    """`["岗位:操作工=女50"]` as part of a mapping: what a word in a column stands for.

    >>> parse_values(["岗位：操作工=女50"])
    {'岗位:操作工': '女50'}

    Raises:
        RosterError: not COLUMN:WORD=VALUE.
    """
    mapping = {}
    for pair in pairs:
        key, equals, value = pair.rpartition("=")
        title, colon, word = key.replace("：", ":").rpartition(":")
        if not (equals and colon and title.strip() and word.strip() and value.strip()):
            raise RosterError("roster.mapping_value", value=pair)
        mapping[f"{title.strip()}:{word.strip()}"] = value.strip()
    return mapping


def apart(mapping: Mapping[str, str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """A mapping as fields by column, and by column, in its bare form, what its words stand for.

    >>> apart({"岗位": "post", "岗位:操作工": "女50"})
    ({'岗位': 'post'}, {'岗位': {'操作工': '女50'}})
    """
    fields: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for key, value in mapping.items():
        title, colon, word = key.replace("：", ":").rpartition(":")
        if colon and not headers.is_field(value):
            values.setdefault(bare(title), {})[plain(word)] = value
        else:
            fields[key] = value
    return fields, values


def check_values(
    file: str, header: Sequence[str], values: Mapping[str, Mapping[str, str]], found: Mapping[str, Sequence[Column]]
) -> None:
    """Refuse words of a column that is not there, and what is no class where classes stand.

    Raises:
        RosterError: so it is.
    """
    titles = {bare(title) for title in header}
    for title in values:
        if title not in titles:
            columns = ", ".join(one for one in headers.quotable(header) if one.strip())
            raise RosterError("roster.mapping_column", file=file, column=title, columns=columns)
    for column in (*found.get("category", ()), *found.get("post", ())):
        for word, value in values.get(bare(column.title), {}).items():
            if not (plain(value) in NOTHING or class_meant(value).known):
                raise RosterError("roster.mapping_class", column=column.title, word=word, value=value)


def checked(mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping, if every field in it is one."""
    for title, field in apart(mapping)[0].items():
        if not headers.is_field(field):
            raise RosterError("roster.mapping_field", column=title, value=field, allowed=", ".join(headers.names()))
    return dict(mapping)
