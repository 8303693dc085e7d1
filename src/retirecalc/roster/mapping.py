"""Which column holds which fact, where its title does not say so: stated by the caller, kept in a small YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike

from retirecalc.errors import RosterError
from retirecalc.roster import headers
from retirecalc.roster.files import read_text
from retirecalc.roster.headers import Column


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


def mapping_text(columns: Mapping[str, Column]) -> str:
    """What is understood of a header, for a file that makes the next list of this kind be read in the same way."""
    import yaml

    titles = {
        column.title: fact if column.unit is None else f"{fact}_{column.unit}" for fact, column in columns.items()
    }
    return yaml.safe_dump(titles, allow_unicode=True, sort_keys=False)


def checked(mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping, if every field in it is one."""
    for title, field in mapping.items():
        if not headers.is_field(field):
            raise RosterError("roster.mapping_field", column=title, value=field, allowed=", ".join(headers.names()))
    return dict(mapping)
