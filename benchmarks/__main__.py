"""`python -m benchmarks [PART ...]`: how long everything that people do takes, as ratios within one run, each with its budget.

Ours and its yardstick run one after the other, pair by pair, and begin in turn. The median is judged: a missed budget is named
and the exit status 1. Absolute times are this machine's, that hour.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.metadata
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.pairs import FEWEST, HEAD, SECONDS, Figure, Pair, Row

Part = Callable[[int], Iterable[Pair | Figure]]
"""What is measured, for so many rows."""

QUIET = 0.5
SMOKE = 1_000


def _of(part: str, rows: int) -> Iterator[Pair | Figure]:
    yield from importlib.import_module(f"benchmarks.{part}").pairs(rows)


NAMES = ("start", "person", "batch", "files", "lists", "stream", "warehouse", "page")
PARTS: Mapping[str, Part] = {name: partial(_of, name) for name in NAMES}


def machine() -> str:
    versions = []
    for name in ("numpy", "pyarrow", "polars", "pandas", "OpenFisca-Core", "duckdb", "pyspark"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            versions.append(f"{name} {importlib.metadata.version(name)}")
    model = ""
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    system = f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} cores"
    return f"{system}; CPython {platform.python_version()}, {', '.join(versions)}."


def measured(part: Iterable[Pair | Figure], rounds: int) -> Iterator[Row | str]:
    """The rows of a part, and a sentence for each peer that is not installed."""
    try:
        for one in part:
            try:
                yield one.measure(rounds)
            except ModuleNotFoundError as missing:
                yield f"Left out: {_name(missing)} is not installed."
    except ModuleNotFoundError as missing:
        yield f"The rest left out: {_name(missing)} is not installed."


def _name(missing: ModuleNotFoundError) -> str:
    name = missing.name or ""
    if name.partition(".")[0] in ("retirecalc", "benchmarks"):  # a benchmark that is out of date is no peer left out
        raise missing
    return name


def main(
    argv: Sequence[str], parts: Mapping[str, Part] = PARTS, load: Callable[[], Sequence[float]] = os.getloadavg
) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(parts)}; left out, all")
    parser.add_argument("--rows", type=int, default=10_000_000, help="rows of a batch; ten times as many are streamed")
    parser.add_argument("--rounds", type=int, default=21, help="pairs of each, fewer of what takes long")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--smoke", action="store_true", help="a few rows of everything, nothing judged")
    either.add_argument("--write", type=Path, help="also write the result to this file")
    given = parser.parse_args(argv)
    if unknown := [part for part in given.parts if part not in parts]:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(parts)}")
    before = load()[0]
    if given.write and before > QUIET:
        parser.error(
            f"nothing was measured: the load of the last minute is {before:.2f}, and beside other work (above {QUIET}) ratios"
            " move, so there would be no record; wait until the machine is quiet, or leave out --write"
        )
    rows, rounds = (SMOKE, 1) if given.smoke else (given.rows, given.rounds)
    said: list[str] = []
    missed = []

    def say(line: str) -> None:
        print(line, flush=True)
        said.append(line)

    say(f"# Benchmarks\n\n    python -m benchmarks {' '.join(argv)}\n\n{machine()} Load before: {before:.2f}.")
    say(f"{rounds} interleaved pairs each; of what takes longer than {SECONDS} s fewer, but no fewer than {FEWEST}.")
    for name in given.parts or parts:
        say(f"\n## {name}\n\n{HEAD}")
        left_out = []
        for row in measured(parts[name](rows), rounds):
            if isinstance(row, str):
                left_out.append(row)
            elif given.smoke:
                say(str(row._replace(budget=None, aim=None)))
            else:
                say(str(row))
                if row.verdict == "MISSED":
                    missed.append(f"{row.what} beside {row.beside}" if row.beside else row.what)
        if left_out:
            say("\n" + "\n".join(left_out))
    if given.smoke:
        say("\nEverything ran. So few rows say nothing about speed.")
        return 0
    if missed:
        say(f"\nOver the budget: {'; '.join(missed)}.")
    if given.write:
        given.write.write_text("\n".join(said) + "\n", encoding="utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
