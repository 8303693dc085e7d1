"""What the tables must say, a second time and by hand: a witness for every cell and every citation, none taken from the YAML.

Beside the tests of each room that has tables stand `witness.csv`, its cells, and `citations.csv`, where in the law each stands;
the first columns say of which place, table and version. `disagreements(shelf)` compares: a table, or a version of one, that
has no rows there disagrees, and so does a row of which there is no table. A document, or an open question, that only one room
is about may have its rows in the witness of that room, as table `sources` or `readings`; the others stand in
`goldens/sources.csv` and `goldens/readings.csv`.
"""

from __future__ import annotations

import csv
import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, NamedTuple

from retirecalc.ground.months import Months
from retirecalc.rooms import ROOMS
from retirecalc.sources import Bilingual, Citation
from retirecalc.tables.shelf import Shelf

TESTS = Path(__file__).parents[1]
Version = tuple[str, str, str]
"""Place, table and first day."""
Cells = dict[str, list[str]]
"""The values of each field; more than one only where a table says something twice."""
BESIDE = ("sources", "readings")
"""What a room may have in its witness beside its tables: the documents, and the open questions, that it alone is about."""


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def _of_rooms(name: str) -> dict[Version, list[dict[str, str]]]:
    """The rows of that file of every room with tables, by version."""
    found: dict[Version, list[dict[str, str]]] = defaultdict(list)
    for room in ROOMS.values():
        for row in lines(TESTS / "rules" / room.wing / room.name / name) if room.tables else ():
            assert row["table"] in (*room.tables, *BESIDE), f"{room.name}/{name}: {row['table']} is of another room"
            found[row["place"], row["table"], row["version"]].append(row)
    return dict(found)


def witnessed(place: str, table: str, version: str) -> dict[str, str]:
    """The cells of one version of a table, as transcribed by hand."""
    return {row["field"]: row["value"] for row in _of_rooms("witness.csv")[place, table, version]}


class Printed(NamedTuple):
    """One birth month of the annexes."""

    birth: str
    age: int
    increase: int
    month: str


def annex(category: str) -> list[Printed]:
    """办法 附件1-3, birth month by birth month."""
    found = []
    for field, value in witnessed("CN", "statutory_age", "2025-01-01").items():
        part, _, name = field.partition(".")
        of, _, birth = name.partition(".")
        if (part, of) == ("rows", category):
            age, increase, month = value.split()
            years, _, months = age.partition("y")
            found.append(Printed(birth, int(years) * 12 + int(months.removesuffix("m") or 0), int(increase), month))
    return found


def printed_years() -> list[tuple[int, int]]:
    """办法 附件4: the years, and the months in each."""
    found = []
    for field, value in witnessed("CN", "minimum_contribution", "2025-01-01").items():
        if field.startswith("rows."):
            years, _, months = value.partition("y")
            found.append((int(field.split(".")[1]), int(years) * 12 + int(months.removesuffix("m") or 0)))
    return found


def disagreements(shelf: Shelf, only: str | None = None) -> list[str]:
    """Where the shelf and the witnesses differ; `only` one file of it, as `CN/sources.yaml`."""
    witness, citations = _of_rooms("witness.csv"), _of_rooms("citations.csv")
    tables = {(t.jurisdiction, t.id, t.effective_from): t for found in shelf.tables.values() for t in found}
    expected = {version for version in (*witness, *citations) if version[1] not in BESIDE}
    found = [f"{version}: no such version" for version in sorted(expected - set(tables))]
    for version, table in tables.items():
        if only not in (None, "/".join(version) + ".yaml"):
            continue
        if version not in witness:
            found.append(f"{version}: no witness")
        found += _compare(f"{version}", cells(table), _cells_in(witness.get(version, ())))
        cited = [(field, cite) for field, place in cited_places(table, "") for cite in place.cite]
        found += _differ(f"{version} citations", cited, map(_citation, citations.get(version, ())))
    if only is None or only.endswith("sources.yaml"):
        found += _sources(shelf)
    if only in (None, "CN/readings.yaml"):
        found += _readings(shelf)
    return found


def _beside(what: str) -> list[dict[str, str]]:
    return [row for (_, table, _), rows in _of_rooms("witness.csv").items() if table == what for row in rows]


def _sources(shelf: Shelf) -> Iterator[str]:
    expected = _cells_in(_beside("sources"))
    for row in lines(TESTS / "goldens" / "sources.csv"):
        said = {"title.en": row["title_en"], "title.zh": row["title_zh"]}
        said |= {key: row[key] for key in ("document_number", "issuer", "issued", "note") if row[key]}
        expected |= {f"{row['id']}.{field}": [value] for field, value in said.items()}
    yield from _compare("sources", cells(tuple(shelf.sources.values())), expected)


def _readings(shelf: Shelf) -> Iterator[str]:
    rows = lines(TESTS / "goldens" / "readings.csv")
    expected = [(f"{row['reading']}.{row['field']}", row["value"]) for row in rows]
    expected += [(row["field"], row["value"]) for row in _beside("readings")]
    actual = _cells_in({"field": field, "value": value} for field, value in expected if not field.endswith(".cite"))
    yield from _compare("readings", cells(tuple(shelf.readings.values())), actual)
    cited = [(f"{reading.id}.cite", " | ".join(cite)) for reading in shelf.readings.values() for cite in reading.cite]
    yield from _differ("readings citations", cited, (one for one in expected if one[0].endswith(".cite")))


def _citation(row: dict[str, str]) -> tuple[str, Citation]:
    cite = Citation(row["source"], row["document_number"], row["locator"], row["certainty"])  # type: ignore[arg-type]
    return row["field"], cite


def _cells_in(rows: Iterable[dict[str, str]]) -> Cells:
    found: Cells = defaultdict(list)
    for row in rows:
        found[row["field"]].append(row["value"])
    return found


def _compare(what: str, actual: Iterable[tuple[str, Any]], expected: Cells) -> Iterator[str]:
    """Field by field; a period may be written in years and months or as a number of months."""
    said: dict[str, list[Any]] = defaultdict(list)
    for field, value in actual:
        said[field].append(value)
    for field in {**said, **expected}:
        here, there = said.get(field, []), expected.get(field, [])
        if len(here) != len(there) or not all(map(_same, here, there)):
            yield f"{what}: {field} is {_listed(here)} in the YAML and {_listed(there)} in the witness"


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(map(str, values)) or "not there"


def _same(value: Any, text: str) -> bool:
    if isinstance(value, Months):
        return int(value) == (int(text) if text.isdigit() else int(Months.of(text)))
    return str(value) == text


def _differ(what: str, actual: Iterable[Any], expected: Iterable[Any]) -> Iterator[str]:
    here, there = Counter(actual), Counter(expected)
    # Rows of one kind cite the same place many times over, and are transcribed once.
    yield from (f"{what}: in the YAML and not transcribed: {one}" for one in here if one not in there)
    yield from (f"{what}: transcribed and not in the YAML: {one}" for one in there if one not in here)
    yield from (f"{what}: transcribed twice: {one}" for one, times in there.items() if times > 1)


ROW_KEYS = ("category", "year", "step", "id")
"""What a row is called by, if it has one of them; any other by its number."""
FILED_BY = ("id", "jurisdiction", "effective_from")
"""What a version is filed under: it stands in the first columns."""


def _called(row: Any, index: int) -> str:
    return str(next((found for key in ROW_KEYS if (found := getattr(row, key, None))), index))


def cells(node: Any, field: str = "") -> Iterator[tuple[str, Any]]:
    """Every value below `node` with its name in `witness.csv`; what is left out has none, nor has a list that is empty.

    The groups of an annex are told birth month by birth month, as they are transcribed.
    """
    if node is None or isinstance(node, Citation):
        return
    if isinstance(node, Bilingual):
        yield from ((f"{field}.{lang}", text) for lang, text in zip(("en", "zh"), node, strict=True))
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from cells("null" if value is None else value, f"{field}.{key}")
    elif isinstance(node, tuple) and any(map(is_dataclass, node)):
        for index, value in enumerate(node):
            yield from cells(value, f"{field}.{_called(value, index)}".lstrip("."))
    elif isinstance(node, tuple):
        if node and not isinstance(node[0], Citation):
            yield field, " ".join(map(str, node))
    elif hasattr(node, "born"):
        for birth in (node.born[0] + later for later in range(node.born[1] - node.born[0] + 1)):
            years, months = divmod(int(node.age), 12)
            yield (
                f"{field}.{birth}",
                f"{years}y{f'{months}m' if months else ''} +{int(node.increase)} {birth + node.age}",
            )
    elif is_dataclass(node):
        for one in fields(node):
            value = getattr(node, one.name)
            if one.name not in FILED_BY and not (field and one.name in ROW_KEYS and _called(node, 0) == str(value)):
                yield from cells(value, f"{field}.{one.name}".lstrip("."))
    else:
        yield field, {True: "true", False: "false"}[node] if isinstance(node, bool) else node


def cited_places(node: Any, field: str) -> Iterator[tuple[str, Any]]:
    """Every row, cell and header below `node` that cites, with its name in `citations.csv`."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from cited_places(value, f"{field}.{key}".lstrip("."))
    elif isinstance(node, tuple) and not isinstance(node, Bilingual):
        for index, value in enumerate(node):
            yield from cited_places(value, f"{field}.{_called(value, index)}")
    elif is_dataclass(node):
        if hasattr(node, "cite"):
            yield field or "table", node
        for one in fields(node):
            if one.name != "cite":
                yield from cited_places(getattr(node, one.name), f"{field}.{one.name}".lstrip("."))
