"""Parquet to Parquet: one part is read and answered while the part before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from os import PathLike
from pathlib import Path
from typing import Any

from retirecalc.batch.columns import FACTS
from retirecalc.batch.frames import Job, job
from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.replace import beside
from retirecalc.law import Law

PART = 1 << 20
"""Rows at a time: as many as pyarrow puts into a row group."""


def assess_parquet(
    source: str | PathLike[str],
    target: str | PathLike[str],
    *,
    as_of: object,
    law: Law,
    columns: Iterable[str] | None,
    keep: Iterable[str],
) -> int:
    pa = need("pyarrow", extra="frames", feature="assess_parquet")
    from pyarrow import parquet

    this = job(as_of, law, columns, keep)
    try:
        file = _opened(source, this)
    except FileNotFoundError:
        raise RosterError("ground.file_missing", file=str(source)) from None
    except (OSError, pa.ArrowInvalid) as error:
        raise _unreadable(source, error) from None
    with file:
        schema = this.schema(file.schema_arrow)
        rows = 0
        with (
            beside(Path(target), overwrite=True) as part,
            ThreadPoolExecutor(1) as ahead,
            parquet.ParquetWriter(part, schema) as writer,
        ):
            answers = _answers(source, file, this)
            upcoming = ahead.submit(next, answers, None)
            while (answer := upcoming.result()) is not None:
                upcoming = ahead.submit(next, answers, None)
                writer.write_batch(answer, row_group_size=PART)
                rows += answer.num_rows
    return rows


def _opened(source: str | PathLike[str], this: Job) -> Any:
    """The file, with the facts in words read as the dictionaries that they are stored as: each word is looked at once."""
    from pyarrow import parquet, types

    with parquet.ParquetFile(source) as file:
        known, schema = file.metadata, file.schema_arrow
    words = [
        field.name
        for field in schema
        if field.name in FACTS
        and field.name not in this.keep
        and (types.is_string(field.type) or types.is_large_string(field.type))
    ]
    return parquet.ParquetFile(source, metadata=known, read_dictionary=words)


def _answers(source: object, file: Any, this: Job) -> Iterator[Any]:
    wanted = [name for name in file.schema_arrow.names if name in {*FACTS, *this.keep}]
    pa = need("pyarrow", extra="frames", feature="assess_parquet")
    try:
        yield from this.stream(file.iter_batches(PART, columns=wanted))
    except (OSError, pa.ArrowInvalid) as error:  # a part of the file is broken
        raise _unreadable(source, error) from None


def _unreadable(source: object, error: Exception) -> RosterError:
    return RosterError("batch.file_not_parquet", file=str(source), reason=type(error).__name__)
