"""Parquet to Parquet: the rows of `assess_batch`, a whole file or none, and one sentence for a file that is none."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from retirecalc import InvalidFacts
from retirecalc.batch import RESULTS, assess_batch, assess_parquet, files, kernel
from retirecalc.errors import RosterError
from tests.batch.test_frames import ARROW, NOW, chunked, dates, dictionary
from tests.law_day import load_law

LAW = load_law()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    parquet.write_table(dictionary(ARROW), tmp_path / "people.parquet", row_group_size=100)
    return tmp_path / "people.parquet"


def assess_to(source: Path, target: Path, **given: object) -> int:
    return assess_parquet(source, target, as_of=NOW, law=LAW, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", [64, 1 << 20])
def test_the_rows_of_assess_batch(source: Path, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PART", part)
    target = source.with_name("answers.parquet")
    assert assess_to(source, target) == len(ARROW)
    found = parquet.read_table(target)
    assert found.column_names == list(RESULTS)
    assert found.to_pydict() == assess_batch(ARROW, as_of=NOW, law=LAW).to_pydict()
    assert sorted(path.name for path in source.parent.iterdir()) == ["answers.parquet", "people.parquet"]


def test_a_file_may_be_answered_in_its_place(source: Path) -> None:
    assert assess_to(source, source, keep=["id", "birth"], columns="latest_month") == len(ARROW)
    found = parquet.read_table(source)
    assert found.column_names == ["id", "birth", "latest_month", "problem"]
    assert found["id"].to_pylist() == ARROW["id"].to_pylist()
    assert found["birth"].to_pylist() == ARROW["birth"].to_pylist()
    assert [path.name for path in source.parent.iterdir()] == ["people.parquet"]


def test_a_pipe_is_written_to_and_stays_one(source: Path) -> None:
    pipe = source.with_name("pipe")
    os.mkfifo(pipe)
    both_ends = os.open(pipe, os.O_RDWR)  # so that nobody waits for the other
    reader = os.open(pipe, os.O_RDONLY)
    with ThreadPoolExecutor(1) as other_end, os.fdopen(reader, "rb") as file:
        read = other_end.submit(file.read)
        try:
            assert assess_to(source, pipe, columns="latest_month") == len(ARROW)
        finally:
            os.close(both_ends)
        found = parquet.read_table(pa.BufferReader(read.result(timeout=30)))
    assert found.to_pydict() == assess_batch(ARROW, as_of=NOW, law=LAW, columns="latest_month").to_pydict()
    assert pipe.is_fifo()


def test_no_rows(source: Path) -> None:
    parquet.write_table(ARROW.slice(0, 0), source)
    assert assess_to(source, source.with_name("none.parquet")) == 0
    assert parquet.read_table(source.with_name("none.parquet")).column_names == list(RESULTS)


def test_what_is_no_file(source: Path) -> None:
    target = source.with_name("answers.parquet")
    with pytest.raises(RosterError) as caught:
        assess_to(source.with_name("nobody.parquet"), target)
    assert caught.value.code == "ground.file_missing"
    text = source.with_name("people.csv")
    text.write_text("birth,category\n1971-09,男\n", encoding="utf-8")
    broken = source.with_name("broken.parquet")
    whole = source.read_bytes()
    broken.write_bytes(whole[:4] + b"\xff" * 2000 + whole[2004:])  # the footer is good, the pages are not
    for bad in (text, source.parent, broken):
        with pytest.raises(RosterError) as caught:
            assess_to(bad, target)
        assert caught.value.code == "batch.file_not_parquet"
        assert str(bad) in str(caught.value)
    with pytest.raises(RosterError) as caught:
        assess_to(source, source.with_name("nowhere") / "answers.parquet")
    assert caught.value.code == "ground.file_unwritable"
    with pytest.raises(RosterError) as caught:
        assess_to(source, source / "answers.parquet")
    assert caught.value.code == "ground.file_unwritable"
    assert not target.exists()


def test_a_file_that_cannot_be_answered_leaves_the_old_target(source: Path) -> None:
    target = source.with_name("answers.parquet")
    target.write_bytes(b"before")
    parquet.write_table(pa.table({"birth": [[1]], "category": ["男"]}), source)
    with pytest.raises(InvalidFacts, match="birth: a column of type"):
        assess_to(source, target)
    parquet.write_table(pa.table({"birth": ["1971-09"]}), source)
    with pytest.raises(InvalidFacts, match="category: the table has no such column"):
        assess_to(source, target)
    assert target.read_bytes() == b"before"
    assert sorted(path.name for path in source.parent.iterdir()) == ["answers.parquet", "people.parquet"]


def test_a_long_table_is_answered_by_two_threads_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = assess_batch(ARROW, as_of=NOW, law=LAW, keep="id")
    monkeypatch.setattr(kernel, "MANY", 1)
    for table in (ARROW, chunked(dates(ARROW))):
        assert assess_batch(table, as_of=NOW, law=LAW, keep="id").to_pydict() == wanted.to_pydict()
