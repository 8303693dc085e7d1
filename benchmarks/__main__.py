"""`python -m benchmarks` prints the table of budgets: machine, versions, medians and ratios of one run.

Variants are interleaved, round by round, and checked equal first. The yardstick is `numpy.copyto` into touched memory that
reads and writes as many bytes as the kernel does: for 5 bytes in and 12 out, a copy of 8.5 bytes a row. That is the stricter
way to count: a copy of all 17 bytes would halve the ratios.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import io
import itertools
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import peers
from retirecalc import Contributions, Person, assess, load_law
from retirecalc.batch import RESULTS, assess_batch, assess_parquet
from retirecalc.batch.columns import chosen
from retirecalc.batch.kernel import run
from retirecalc.batch.layout import laid_out
from retirecalc.batch.rows import read

AS_OF = "2026-11"
SCHEDULE = ("statutory_month", "statutory_age_months", "increase_months", "earliest_month", "latest_month")
FIRST = (*SCHEDULE, "first_qualifying_month")
LAW = load_law()
SPAN = 1 << 17
ROOT = Path(__file__).parents[1]


def people(rows: int, seed: int = 7) -> dict[str, Any]:
    """Born 1960-2003, with a cumulative count that their life has room for: 5 bytes a row, and one kind of employment."""
    pick = np.random.default_rng(seed)
    birth = pick.integers(1960 * 12, 2004 * 12, rows).astype(np.int16)
    count = np.minimum(pick.integers(0, 400, rows), 2026 * 12 + 11 - birth).astype(np.int16)
    return {"birth": birth, "category": pick.integers(0, 3, rows).astype(np.uint8), "cumulative_months": count}


def medians(variants: dict[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, variant in variants.items():
            start = time.perf_counter()
            result = variant()
            times[name].append(time.perf_counter() - start)
            del result
    return {name: statistics.median(some) for name, some in times.items()}


def ours(table: dict[str, Any], names: tuple[str, ...]) -> tuple[Callable[[], Any], int]:
    """The kernel into arrays that are there already, and the bytes that it reads and writes for a row."""
    rows = read(table, days=False)
    layout = laid_out(LAW, AS_OF, employment=False)
    out = {name: np.zeros(len(rows), layout.dtype(name)) for name in chosen(names)}
    width = sum(column.itemsize for column in (*table.values(), *out.values()))
    return (lambda: run(rows, layout, tuple(out), out=out)), width


def copy(rows: int, width: int) -> Callable[[], Any]:
    source = np.ones(rows * width // 2, np.uint8)
    target = np.zeros_like(source)
    return lambda: np.copyto(target, source)


def same(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    for name in SCHEDULE:
        assert np.array_equal(np.asarray(found[name]), wanted[name]), name


def batch(rows: int, rounds: int) -> Iterator[str]:
    table = people(rows)
    birth, category, count = table.values()
    as_of = 2026 * 12 + 10
    variants: dict[str, Callable[[], Any]] = {}
    widths: dict[str, int] = {}
    for label, names in (
        ("schedule", SCHEDULE),
        ("schedule + first qualifying month", FIRST),
        ("all 17 results", RESULTS),
    ):
        variants[label], widths[label] = ours(table, names)
        variants[f"copy for: {label}"] = copy(rows, widths[label])
    fresh = "schedule + first qualifying month, fresh arrays (assess_batch)"
    variants[fresh] = lambda: assess_batch(table, as_of=AS_OF, law=LAW, columns=FIRST)
    # The window of somebody without a stated employment is the window of an employee: deferral open or undetermined.
    variants["naive int32 NumPy, schedule"] = lambda: peers.naive(birth, category)
    variants["naive int64 NumPy, schedule"] = lambda: peers.naive(birth, category, np.int64)
    variants["naive int32 NumPy, schedule + first qualifying month"] = lambda: peers.naive_first(
        birth, category, count, as_of
    )

    wanted = assess_batch(table, as_of=AS_OF, law=LAW, columns=FIRST)
    assert not wanted["problem"].any()
    same(peers.naive(birth, category), wanted)
    slow = peers.naive_first(birth, category, count, as_of)
    assert np.array_equal(slow["first_qualifying_month"], wanted["first_qualifying_month"])
    del slow
    for label, make in (
        ("polars expressions, schedule", peers.polars_expressions),
        ("pandas merge, schedule", peers.pandas_merge),
    ):
        with contextlib.suppress(ModuleNotFoundError):
            variants[label] = make(birth, category)
            same(variants[label](), wanted)
    took = medians(variants, rounds)
    yield f"### Batch, {rows:,} rows\n"
    yield "| variant | ms | Mrow/s | x copy | x our schedule |"
    yield "|---|---|---|---|---|"
    for label, seconds in took.items():
        yardstick = next((name for name in widths if label in (name, f"copy for: {name}")), None)
        yardstick = "schedule + first qualifying month" if label == fresh else yardstick
        ratio = f"{seconds / took[f'copy for: {yardstick}']:.1f}" if yardstick else ""
        bytes_ = f" ({widths[yardstick]} B a row)" if yardstick and label.startswith("copy") else ""
        yield f"| {label}{bytes_} | {seconds * 1e3:.1f} | {rows / seconds / 1e6:.1f} | {ratio} | {seconds / took['schedule']:.1f} |"
    both = "schedule + first qualifying month"
    budget(both, took[both] / took[f"copy for: {both}"], 12, 6, "x copy")
    budget(
        "naive int32 against schedule",
        took["naive int32 NumPy, schedule"] / took["schedule"],
        4,
        8,
        "x faster",
        least=True,
    )
    budget(f"naive int32 against {both}", took[f"naive int32 NumPy, {both}"] / took[both], 4, 8, "x faster", least=True)


def small(rows: int, rounds: int, loop: int) -> Iterator[str]:
    """What cannot be asked of ten million rows."""
    table = people(rows)
    wanted = assess_batch(table, as_of=AS_OF, law=LAW, columns=SCHEDULE)
    variants: dict[str, Callable[[], Any]] = {
        "schedule": ours(table, SCHEDULE)[0],
        "all 17 results": ours(table, RESULTS)[0],
    }
    with contextlib.suppress(ModuleNotFoundError):
        variants["OpenFisca-core, schedule"] = peers.openfisca(table["birth"], table["category"])
        same(variants["OpenFisca-core, schedule"](), wanted)
    took = medians(variants, rounds)
    facts = list(zip(*(column[:loop].tolist() for column in table.values()), strict=True))
    words = ("male_60", "female_55", "female_50")

    def one_by_one() -> None:
        for birth, category, count in facts:
            person = Person(
                f"{birth // 12}-{birth % 12 + 1:02}", words[category], contributions=Contributions(cumulative=count)
            )
            assess(person, LAW, AS_OF)

    took["pure Python: a loop over assess"] = medians({"loop": one_by_one}, 3)["loop"] * rows / loop
    yield f"\n### Batch, {rows:,} rows (the loop over `assess` scaled up from {loop:,})\n"
    yield "| variant | ms | Mrow/s | x our schedule |"
    yield "|---|---|---|---|"
    for label, seconds in took.items():
        yield f"| {label} | {seconds * 1e3:.1f} | {rows / seconds / 1e6:.3g} | {seconds / took['schedule']:.1f} |"
    yield f"\nA loop over `assess` takes {took['pure Python: a loop over assess'] / took['all 17 results']:,.0f} times as long as all 17 results."
    if "OpenFisca-core, schedule" in took:
        budget(
            "OpenFisca-core against schedule",
            took["OpenFisca-core, schedule"] / took["schedule"],
            5,
            8,
            "x slower",
            least=True,
        )


def files(rows: int, rounds: int) -> Iterator[str]:
    try:
        import polars as pl
        import pyarrow as pa
        from pyarrow import parquet
    except ModuleNotFoundError:
        return
    table = people(rows)
    words = np.array(["male_60", "female_55", "female_50"])
    dates = (table["birth"].astype(np.int64) - 1970 * 12).view("datetime64[M]").astype("datetime64[D]")
    arrow = pa.table(
        {
            "id": np.arange(rows),
            "birth": dates,
            "category": pa.DictionaryArray.from_arrays(pa.array(table["category"].astype(np.int8)), pa.array(words)),
            "cumulative_months": table["cumulative_months"].astype(np.int32),
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.parquet"), Path(folder, "out.parquet")
        parquet.write_table(arrow, source)
        for label, names in (("schedule + first qualifying month", FIRST), ("all 17 results", RESULTS)):
            done = assess_batch(parquet.read_table(source), as_of=AS_OF, law=LAW, keep="id", columns=names)
            done_polars = pl.from_arrow(done)
            assert isinstance(done_polars, pl.DataFrame)

            def by_arrow(names: tuple[str, ...] = names) -> None:
                read_ = parquet.read_table(source)
                parquet.write_table(assess_batch(read_, as_of=AS_OF, law=LAW, keep="id", columns=names), target)

            def by_file(names: tuple[str, ...] = names) -> None:
                assess_parquet(source, target, as_of=AS_OF, law=LAW, keep="id", columns=names)

            def bare_arrow(done: Any = done) -> None:
                parquet.read_table(source)
                parquet.write_table(done, target)

            def by_polars(names: tuple[str, ...] = names) -> None:
                assess_batch(pl.read_parquet(source), as_of=AS_OF, law=LAW, keep="id", columns=names).write_parquet(
                    target
                )

            def bare_polars(done: Any = done_polars) -> None:
                pl.read_parquet(source)
                done.write_parquet(target)

            def streamed(names: tuple[str, ...] = names, schema: Any = done.schema) -> None:
                batches = parquet.ParquetFile(source).iter_batches(SPAN)
                with parquet.ParquetWriter(target, schema) as writer:
                    for answer in assess_batch(batches, as_of=AS_OF, law=LAW, keep="id", columns=names):
                        writer.write_batch(answer)

            def bare_streamed(done: Any = done) -> None:
                with parquet.ParquetWriter(target, done.schema) as writer:
                    answers = done.to_batches(max_chunksize=SPAN)
                    for _, answer in itertools.zip_longest(parquet.ParquetFile(source).iter_batches(SPAN), answers):
                        writer.write_batch(answer)

            # Each beside its own yardstick: what one engine leaves behind in memory is no matter of another.
            took = medians({"assess_parquet": by_file, "pyarrow": by_arrow, "pyarrow bare": bare_arrow}, rounds)
            took["assess_parquet bare"] = took["pyarrow bare"]
            took |= medians({"pyarrow, streamed": streamed, "pyarrow, streamed bare": bare_streamed}, rounds)
            took |= medians({"polars": by_polars, "polars bare": bare_polars}, rounds)
            if label.startswith("schedule"):
                yield f"\n### Parquet to Parquet, {rows:,} rows: identifier, birth date, category, count\n"
                yield "| results | engine | read + write, s | with assess_batch, s | ratio |"
                yield "|---|---|---|---|---|"
            for engine in ("assess_parquet", "pyarrow", "pyarrow, streamed", "polars"):
                ratio = took[engine] / took[f"{engine} bare"]
                yield f"| {label} | {engine} | {took[f'{engine} bare']:.2f} | {took[engine]:.2f} | {ratio:.2f} |"
                budget(f"Parquet to Parquet, {engine}, {label}", ratio, 1.3, 1.1, "x bare")


def one_person(rounds: int) -> Iterator[str]:
    contributions = Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True)
    person = Person("1971-09", "male_60", employment="employee", contributions=contributions)
    assert len(assess(person, LAW, AS_OF).options) == 3

    def hundred() -> None:
        for _ in range(100):
            assess(person, LAW, AS_OF)

    took = medians({"assess": hundred}, max(rounds, 5))["assess"] / 100
    code = "import sys; before = set(sys.modules); import retirecalc; print(*sorted({n.partition('.')[0] for n in set(sys.modules) - before}))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    foreign = [name for name in shown.stdout.split() if name not in sys.stdlib_module_names and name != "retirecalc"]
    yield "\n### One person\n"
    yield f"`assess` with full trace, three options: {took * 1e6:.0f} us. `import retirecalc` loads outside the standard library: {foreign or 'nothing'}."
    budget("assess, one person, three options", took * 1e6, 150, 80, "us")


def stream(rows: int) -> Iterator[str]:
    """Record batches made one by one, answered, and thrown away; in a process of its own, for its peak memory."""
    code = f"from benchmarks.__main__ import stream_here; stream_here({rows})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    yield "\n### Streamed from Arrow\n"
    yield done.stdout.strip()
    BUDGETS.append(
        f"| peak memory, {rows:,} rows streamed | {done.stdout.split('peak ')[1].split(' GiB')[0]} GiB | 3 GiB | 1.5 GiB | |"
    )


def stream_here(rows: int) -> None:
    import pyarrow as pa

    size = 1 << 20
    table = people(size)
    words = pa.array(["male_60", "female_55", "female_50"])
    schema = pa.schema(
        {"birth": pa.date32(), "category": pa.dictionary(pa.int8(), pa.string()), "cumulative_months": pa.int32()}
    )

    def batches() -> Iterator[Any]:
        for first in range(0, rows, size):
            many = min(size, rows - first)
            birth = np.roll(table["birth"], first // size)[:many].astype(np.int64) - 1970 * 12
            yield pa.record_batch(
                [
                    pa.array(birth.view("datetime64[M]").astype("datetime64[D]").astype(np.int32)).view(pa.date32()),
                    pa.DictionaryArray.from_arrays(pa.array(table["category"][:many].astype(np.int8)), words),
                    pa.array(np.minimum(table["cumulative_months"][:many], 100).astype(np.int32)),
                ],
                schema=schema,
            )

    start, seen, problems = time.perf_counter(), 0, 0
    for answer in assess_batch(batches(), as_of=AS_OF, law=LAW):
        seen += answer.num_rows
        problems += answer.num_rows - answer.column("problem").null_count
    assert seen == rows, seen
    peak = peak_kib() / 2**20
    print(
        f"{rows:,} rows in record batches of {size:,}, all 17 results, {problems:,} problems: {time.perf_counter() - start:.0f} s, "
        f"peak {peak:.2f} GiB resident."
    )


def peak_kib() -> int:
    """Peak resident memory. Not `ru_maxrss` where it can be helped: a child begins with its parent's."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


BUDGETS: list[str] = []


def budget(what: str, found: float, limit: float, aim: float, unit: str, *, least: bool = False) -> None:
    held = found >= limit if least else found <= limit
    reached = found >= aim if least else found <= aim
    verdict = "aim reached" if reached else "held" if held else "NOT HELD"
    BUDGETS.append(f"| {what} | {found:.2f} {unit} | {limit} | {aim} | {verdict} |")


def machine(*others: str) -> str:
    versions = []
    for name in ("numpy", "pyarrow", "polars", "pandas", "OpenFisca-Core", *others):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{name} {importlib.metadata.version(name)}")
    model = ""
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} cores; CPython {platform.python_version()}, {', '.join(versions)}."


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--stream", type=int, default=0, metavar="ROWS", help="also stream so many rows and show the peak memory"
    )
    parser.add_argument("--smoke", action="store_true", help="a few rows of everything: does it still run?")
    parser.add_argument("--write", type=Path, help="also write the result to this file")
    given = parser.parse_args()
    rows, rounds, streamed = (20_000, 1, 100_000) if given.smoke else (given.rows, given.rounds, given.stream)
    text = io.StringIO()

    def say(line: str) -> None:
        print(line, flush=True)
        text.write(f"{line}\n")

    say(f"# Benchmarks\n\n    python -m benchmarks {' '.join(sys.argv[1:])}\n\n{machine()}")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    say(
        f"Medians of {rounds} interleaved rounds of one run. Read the ratios: the machine is shared (load before: {load}).\n"
    )
    for part in (
        batch(rows, rounds),
        small(min(rows, 1_000_000), rounds, 200 if given.smoke else 2_000),
        files(rows, rounds),
        one_person(rounds),
        stream(streamed) if streamed else (),
    ):
        for line in part:
            say(line)
    if given.smoke:
        say("\nEverything ran. So few rows say nothing about speed.")
        return
    say("\n### Budgets\n\n| what | found | budget | aim | |\n|---|---|---|---|---|\n" + "\n".join(BUDGETS))
    if given.write:
        given.write.write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
