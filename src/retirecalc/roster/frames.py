"""Lists in frames and Parquet: pandas, polars, Arrow in; the same, with the answers as typed columns, out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, get_args

from retirecalc.columns import Kind, shown
from retirecalc.errors import InvalidFacts
from retirecalc.ground.extras import is_a, need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language
from retirecalc.roster.answers import RESULTS, Value, row_answers, title
from retirecalc.roster.cells import Cell, text_of
from retirecalc.roster.files import Grid, of_arrow, pyarrow_for
from retirecalc.roster.plan import StaffPlan

Family = Literal["pandas", "polars", "pyarrow"]
FAMILIES: tuple[Family, ...] = get_args(Family)


def grid_of(frame: Any) -> Grid:
    """A frame as a grid under its own column names."""
    pa, _ = pyarrow_for("a frame")
    if is_a(frame, "pandas", "DataFrame"):
        cells = frame.astype(object).where(frame.notna(), None)
        rows = [[str(name) for name in frame.columns], *map(list, cells.itertuples(index=False, name=None))]
        return Grid(rows, origin=frame)
    if not hasattr(frame, "__arrow_c_stream__"):
        raise InvalidFacts("roster.frame_unknown", value=type(frame).__name__)
    grid = of_arrow(pa.table(frame))
    return grid._replace(origin=frame) if is_a(frame, "polars", "DataFrame") else grid


def with_answers(plan: StaffPlan, lang: Language, family: Family | None = None) -> Any:
    """The list with its answers in a frame; one of the family that it came from has the very columns that it had."""
    pyarrow_for("to_frame")
    if family not in (*FAMILIES, None):
        raise InvalidFacts("ground.word_unreadable", field="family", value=str(family), allowed=", ".join(FAMILIES))
    origin = plan.roster.origin
    kind = _family(origin)
    wanted = family or kind or ("pandas" if find_spec("pandas") else "pyarrow")
    if origin is None or wanted != kind:
        table = arrow_table(plan, lang)
        return table if wanted == "pyarrow" else _as_frame(table, wanted)
    places = plan.roster.kept(range(len(plan.roster.header)))
    found = _answers(plan, lang, plan.roster.kept(plan.roster.header), len(plan.roster.below))
    if kind == "pandas":
        import pandas as pd

        answers = _as_frame(found, kind).set_index(origin.index)
        return pd.concat([origin.iloc[:, places], answers], axis="columns")
    if kind == "polars":
        return origin[:, places].hstack(_as_frame(found, kind))
    return _beside(origin.select(places), found)


def _family(origin: Any) -> Family | None:
    if origin is None:
        return None
    if is_a(origin, "pandas", "DataFrame"):
        return "pandas"
    return "polars" if is_a(origin, "polars", "DataFrame") else "pyarrow"


def _as_frame(table: Any, family: Family) -> Any:
    frames = need(family, extra=family, feature="to_frame")
    if family == "polars":
        return frames.from_arrow(table)
    pa, _ = pyarrow_for("to_frame")
    nullable = {pa.int32(): frames.Int32Dtype()}
    return table.to_pandas(types_mapper=nullable.get, date_as_object=False)


def arrow_table(plan: StaffPlan, lang: Language) -> Any:
    """The list with its answers as an Arrow table; titles above the header and the law asked go into its metadata."""
    pa, _ = pyarrow_for("Parquet")
    roster, origin = plan.roster, plan.roster.origin
    below = 0
    if origin is None or is_a(origin, "pandas", "DataFrame"):
        header, lines = roster.kept(roster.header), [roster.kept(row.cells) for row in roster.rows]
        width = max(map(len, (header, *lines)))
        names = unique([*header, *[""] * (width - len(header))], lang)
        rows = [(*line, *[None] * (width - len(line))) for line in lines]
        table = pa.table([_array([row[place] for row in rows]) for place in range(width)], names=names)
    else:
        table = pa.table(origin)
        table = table.select(roster.kept(range(table.num_columns)))
        below = len(roster.below)
    table = _beside(table, _answers(plan, lang, table.column_names, below))
    asked = {
        "as_of": str(plan.asked),
        "law": plan.law.stamp(),
        "header": roster.kept(roster.header),
        "above": [[text_of(cell) for cell in roster.kept(row)] for row in roster.above],
    }
    metadata = {**(table.schema.metadata or {}), b"retirecalc": json.dumps(asked, ensure_ascii=False).encode()}
    return table.replace_schema_metadata(metadata)


def write_parquet(plan: StaffPlan, path: Path, lang: Language) -> None:
    _, parquet = pyarrow_for("Parquet")
    parquet.write_table(arrow_table(plan, lang), path)


def _answers(plan: StaffPlan, lang: Language, taken: Sequence[str], below: int) -> Any:
    """The result columns alone, under names that the list has not taken; nothing in so many rows `below` its titles."""
    pa, _ = pyarrow_for("to_frame")
    none: list[dict[str, Value]] = [{}] * below
    answers = [*none, *(row_answers(planned, lang) for planned in plan.rows)]
    names = unique([*taken, *(title(name, lang) for name in RESULTS)], lang)[len(taken) :]
    arrays = [pa.array([plain(row.get(one.name)) for row in answers], arrow_type(one.kind)) for one in shown("list")]
    return pa.table(arrays, names=names)


def _beside(table: Any, answers: Any) -> Any:
    for name in answers.column_names:
        table = table.append_column(name, answers.column(name))
    return table


def arrow_type(kind: Kind) -> Any:
    pa, _ = pyarrow_for("to_frame")
    if kind in ("month", "day"):
        return pa.date32()
    return pa.int32() if kind in ("count", "small_count") else pa.string()


def plain(value: Value | None) -> Any:
    return value.on(1) if isinstance(value, YearMonth) else value


def _array(cells: Iterable[Cell]) -> Any:
    """Cells as an Arrow column of their one type; as text where there is more than one."""
    pa, _ = pyarrow_for("Parquet")
    values: list[Any] = [None if isinstance(cell, str) and not cell else cell for cell in cells]
    types = {type(value) for value in values if value is not None}
    if types == {bool}:
        return pa.array(values, pa.bool_())
    if types <= {int, float} and types:
        whole = all(value is None or (value == int(value) and abs(value) < 1 << 53) for value in values)
        return pa.array([None if value is None else int(value) for value in values] if whole else values)
    if types == {date}:
        return pa.array(values, pa.date32())
    if types == {datetime}:
        return pa.array(values, pa.timestamp("us"))
    return pa.array([None if value is None else text_of(value) for value in values], pa.string())


def unique(names: Sequence[str], lang: Language) -> list[str]:
    """Column names of which no two are the same and none is empty: a frame can hold no others."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, start=1):
        wanted = name if name.strip() else f"列{place}" if lang == "zh" else f"column {place}"
        number, free = 2, wanted
        while free in found:
            number, free = number + 1, f"{wanted} ({number})"
        found[free] = None
    return list(found)
