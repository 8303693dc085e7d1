"""What each paper holds, as `papers.yaml` has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from retirecalc.ground.say import Said
from retirecalc.sources import Citation

NOTICE, AGREEMENT, ENDING, APPLICATION, COVER = "notice", "agreement", "ending", "application", "cover"


class Line(NamedTuple):
    """A row of a paper: a label and the field that stands beside it."""

    field: str
    label: Said
    must: bool
    when: tuple[str, ...]


class Clause(NamedTuple):
    """A sentence of a paper, to be filled in, and the places it rests on; none for what the parties arrange."""

    id: str
    text: Said
    cite: tuple[Citation, ...]
    when: tuple[str, ...]


class Form(NamedTuple):
    """One paper before anybody is named on it. A signature is a clause without an id."""

    title: Said
    opening: Said
    rows: tuple[Line, ...]
    clauses: tuple[Clause, ...]
    signatures: tuple[Clause, ...]


class Forms(NamedTuple):
    """The whole file."""

    which: Mapping[str, Mapping[str, tuple[str, ...]]]
    types: Mapping[str, Said]
    papers: Mapping[str, Form]
    foot: Said
    foot_cited: Said


@cache
def forms() -> Forms:
    """The file, read once."""
    ready = Path(__file__).with_name("papers.json")  # in a wheel
    if ready.is_file():
        told = json.loads(ready.read_text(encoding="utf-8"))
    else:
        import yaml

        told = yaml.safe_load(ready.with_suffix(".yaml").read_text(encoding="utf-8"))
    return Forms(
        {kind: {one: tuple(papers) for one, papers in by.items()} for kind, by in told["which"].items()},
        {name: _said(one) for name, one in told["types"].items()},
        {name: _form(one) for name, one in told["papers"].items()},
        _said(told["foot"]),
        _said(told["foot_cited"]),
    )


def _form(told: Mapping[str, Any]) -> Form:
    return Form(
        _said(told["title"]),
        _said(told["opening"]),
        tuple(Line(row["field"], _said(row), row.get("must", False), _when(row)) for row in told["rows"]),
        tuple(_clause(one) for one in told["clauses"]),
        tuple(_clause(one) for one in told["signatures"]),
    )


def _clause(told: Mapping[str, Any]) -> Clause:
    return Clause(told.get("id", ""), _said(told), tuple(_cites(told.get("cite", ()))), _when(told))


def _cites(told: Any) -> list[Citation]:
    """One place, or a list of them; all of them were read in the text."""
    from retirecalc.tables.shelf import built_in

    places = [told] if told and isinstance(told[0], str) else told
    sources = built_in().sources
    return [Citation(source, sources[source].document_number, locator, "text") for source, locator in places]


def _when(told: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(told.get("when", ()))


def _said(told: Mapping[str, Any]) -> Said:
    return Said(told["en"], told["zh"])
