"""Files made to exhaust a reader: each ends in one sentence, in seconds and in bounded memory, on the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.laid_out import home
from tests.roster.by_hand import HEAD, MAIN, PERSON, XML, ods, xlsx


def far(cell: str) -> str:
    return f"{HEAD}{PERSON}<row><c {cell}><v>1</v></c></row>"


def cells(count: int, width: int = 10) -> bytes:
    row = "<row>" + "<c><v>1</v></c>" * width + "</row>"
    return (HEAD + row * (count // width)).encode()


def parquet(table: pa.Table, **options: object) -> bytes:
    made = io.BytesIO()
    pq.write_table(table, made, **options)
    return made.getvalue()


def long_texts() -> bytes:
    """A million times one text of 100,000 characters, which a dictionary holds once."""
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), pa.array(["1971-09" + "x" * 1_000_000]))
    return parquet(
        pa.table({"birth": text.cast(pa.dictionary(pa.int32(), pa.large_string())), "sex": ["男"] * 20_000}),
        compression="zstd",
    )


MEMORY = "takes more than 768 MB of memory"
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "0123456789"}">' for n in range(12))
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "far_cell": (lambda: xlsx(far('r="XFD1048576"')), MEMORY),
    "far_cell_in_lower_case": (lambda: xlsx(far('r="xfd1048576"')), MEMORY),
    "far_cell_with_spaces": (lambda: xlsx(far('r = "XFD1048576"')), MEMORY),
    "far_cell_in_a_part_elsewhere": (
        lambda: xlsx(far('r="XFD1048576"'), part="xl/sheets/list.xml", target="sheets/list.xml"),
        MEMORY,
    ),
    "far_row": (lambda: xlsx(HEAD + PERSON + '<row r="1048576"><c><v>1</v></c></row>'), "blank"),
    "far_column": (lambda: xlsx(HEAD + PERSON * 1 + '<row r="1000000"><c r="XFD1000000"><v>1</v></c></row>'), MEMORY),
    "unique_count": (
        lambda: xlsx(strings=f'<sst {MAIN} count="4000000000" uniqueCount="4000000000"><si><t>x</t></si></sst>'),
        MEMORY,
    ),
    "unique_count_of_64_bits": (
        lambda: xlsx(strings=f'<sst {MAIN} uniqueCount="18446744073709551615"><si><t>x</t></si></sst>'),
        "damaged",
    ),
    "a_bomb_of_blanks": (lambda: xlsx(b" " * (900 << 20)), "would unpack to more than"),
    "many_empty_rows": (lambda: xlsx(HEAD.encode() + b"<row/>" * 5_000_000), ""),
    "many_rows": (lambda: xlsx(cells(1_000_000, width=1)), "more than the 250000 rows"),
    "many_cells": (lambda: xlsx(cells(2_000_000, width=1_000)), ""),
    "many_shared_strings": (lambda: xlsx(strings=f"<sst {MAIN}>" + "<si><t>x</t></si>" * 1_900_000 + "</sst>"), ""),
    "many_merged_cells": (
        lambda: xlsx(
            HEAD + PERSON * 20_000,
            after="<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 1_000_000 + "</mergeCells>",
        ),
        "",
    ),
    "many_hidden_rows": (lambda: xlsx(HEAD.encode() + b'<row hidden="1"/>' * 1_900_000), ""),
    "deep_xml": (lambda: xlsx(b"<a>" * 11_000_000), ""),
    "deep_xml_with_a_hidden_row": (lambda: xlsx((HEAD + '<row hidden="1"/>').encode() + b"<a>" * 10_000_000), ""),
    "entities": (
        lambda: xlsx(
            HEAD + '<row hidden="1" r="2"><c r="A2" t="str"><f>1</f><v>&e11;</v></c></row>',
            prolog=f"{XML}<!DOCTYPE worksheet [{ENTITIES}]>",
        ),
        "",
    ),
    "repeated_cells_of_ods": (
        lambda: ods(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
            'table:number-columns-repeated="16384"><text:p>出生年月</text:p></table:table-cell></table:table-row>'
        ),
        "",
    ),
    "a_million_columns": (lambda: "出生年月,性别".encode() + b",x" * 1_000_000 + b"\n", "has 1000002 columns"),
    "a_line_without_end": (lambda: b"x" * (10 << 20), "longer than any cell"),
    "a_quotation_without_end": (lambda: '出生年月,性别\n1971-09,"'.encode() + b"x" * (10 << 20), "never closed"),
    "blank_lines": (lambda: "出生年月,性别\n".encode() + b"\n" * (10 << 20), "blank"),
    "many_columns_of_parquet": (
        lambda: parquet(pa.table({f"c{place}": [1] for place in range(20_000)})),
        "more than the 16384 columns",
    ),
    "long_texts_of_parquet": (long_texts, ""),
    "many_rows_of_parquet": (
        lambda: parquet(
            pa.table({"birth": pa.repeat(197109, 30_000_000), "sex": pa.repeat("男", 30_000_000)}), compression="zstd"
        ),
        "",
    ),
    "many_headers": (lambda: "姓名,性别,出生年月\n".encode() * 350_000, "People assessed: 0."),
    "a_page_of_comments": (lambda: b"<!---->" * 1_400_000, ""),
    "a_page_of_small_rows": (lambda: b"<table>" + b"<tr><td>1<td>2" * 600_000, "no header line"),
    "a_page_of_broad_cells": (lambda: b"<table><tr>" + b"<td colspan=9999>x" * 500_000, "larger than any list"),
    "a_page_of_open_quotes": (lambda: b"<table><tr><td>" + b'<a "' * 2_500_000, ""),
    "a_page_of_open_comments": (lambda: b"<table><tr><td>x" + b"<!--" * 2_500_000, ""),
    "a_page_of_open_tags": (lambda: b"<table><tr><td>x" + b"<" * 10_000_000, ""),
    "a_page_of_tables": (lambda: b"<table>" * 1_400_000, ""),
    "a_page_of_hanging_cells": (lambda: b"<table>" + b"<tr>" + b"<td rowspan=9999>x" * 8_000 + b"<tr>" * 100_000, ""),
}


MEASURED = """
import json, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump([done.returncode, done.stdout, used.ru_maxrss, used.ru_utime + used.ru_stime], sys.stdout)
"""
"""A small process in between: a child begins with the peak memory of whoever forks it, and the one that tests may have much.

The two minutes end what hangs; five seconds of work take long on a machine that does other things.
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(tmp_path: Path, name: str) -> None:
    make, said = HOSTILE[name]
    path = tmp_path / "staff.xlsx"
    path.write_bytes(make())
    assert path.stat().st_size <= 10_500_000
    command = [sys.executable, "-m", "retirecalc", "roster", str(path), "--as-of", "2026-11", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(home())}
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], stdout=subprocess.PIPE, check=True, text=True, env=environment
    )
    status, out, most_kilobytes, seconds = json.loads(run.stdout)
    print(f"{name}: {seconds:.1f} s CPU, {most_kilobytes >> 10} MB, {path.stat().st_size}: {out[:300]}")
    assert status in (0, 1, 2, 3), out
    assert said in " ".join(out.split())
    assert "Traceback" not in out
    assert most_kilobytes < 1 << 20
    assert seconds < 5


@pytest.mark.parametrize("made", ["fifo", "zero", "piped"])
def test_what_has_no_end_or_can_be_read_only_once_is_refused_at_once(tmp_path: Path, made: str) -> None:
    path = tmp_path / "staff.csv"
    if made == "fifo":
        os.mkfifo(path)  # into which nobody writes
    elif made == "zero":
        path.symlink_to("/dev/zero")
    else:
        path = Path("/dev/stdin")
    run = read_by_command(path, input="出生年月,性别\n1971-09,男\n")
    assert run.returncode == 2
    assert "this is a pipe or a device and no file" in run.stderr


def test_standard_input_that_is_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("出生年月,性别\n1971-09,男\n", encoding="utf-8")
    with (tmp_path / "staff.csv").open("rb") as stdin:
        run = read_by_command(Path("/dev/stdin"), stdin=stdin)
    assert run.returncode == 0
    assert "People assessed: 1." in run.stdout


def read_by_command(path: Path, **told: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "retirecalc", "roster", str(path), "--as-of", "2026-11", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(home())}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment, timeout=60, encoding="utf-8", **told
    )
