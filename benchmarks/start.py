"""`python -m benchmarks.start`: how long people wait before anything is answered, as ratios of interleaved pairs.

The library is timed as a wheel puts it there, with the snapshot of its tables and compiled. The yardstick of a command is the
same kind of command of an app of two, written with the same shell library; that of the first answer is a Python that does nothing.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import retirecalc
from retirecalc.tables import snapshot
from retirecalc.tables.shelf import tables_dir

PEER = """
import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def one(name: str = "one") -> None:
    typer.echo(name)


@app.command()
def other(name: str = "other") -> None:
    typer.echo(name)


app()
"""
ANSWER = """
from retirecalc import Contributions, Person, assess, load_law
person = Person("1971-09", "male_60", contributions=Contributions(cumulative="26y4m", continuing=True))
print(assess(person, load_law(), "2026-11").first_qualifying_month)
"""
PERSON = ("person", "--birth", "1971-09", "--category", "male_60", "--as-of", "2026-11")


class Pair(NamedTuple):
    """Ours and the yardstick, what they are called, and at most how many times as long ours may take."""

    what: str
    ours: Sequence[str]
    beside: str
    yardstick: Sequence[str]
    budget: float


def lay_out(home: Path) -> None:
    """The library in a folder as a wheel puts it there."""
    source = Path(retirecalc.__file__).parent
    shutil.copytree(source, home / "retirecalc", ignore=shutil.ignore_patterns("__pycache__", "_tables"))
    shutil.copytree(tables_dir(), home / "retirecalc/_tables")
    snapshot.write(home / "retirecalc/_tables")
    (home / "peer.py").write_text(PEER, encoding="utf-8")
    (home / "ours.py").write_text("import sys\nfrom retirecalc.cli import main\nsys.exit(main())\n", encoding="utf-8")
    compileall.compile_dir(home, quiet=1)


def took(command: Sequence[str], home: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *command],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def start(pairs: int, missed: list[str]) -> Iterator[str]:
    """The table of the three waits; what is over its budget by the median is named in `missed`."""
    yield "\n### Start\n"
    yield f"{pairs} interleaved pairs each.\n"
    yield "| what | beside | x min | x median | x max | budget | ms, min |\n|---|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        lay_out(home)
        for pair in (
            Pair("`retirecalc person`", ["ours.py", *PERSON], "a command of two", ["peer.py", "one"], 1.8),
            Pair("`retirecalc --help`", ["ours.py", "--help"], "its `--help`", ["peer.py", "--help"], 1.3),
            Pair("first answer in Python", ["-c", ANSWER], "`python -c pass`", ["-c", "pass"], 10),
        ):
            times = [(took(pair.ours, home), took(pair.yardstick, home)) for _ in range(pairs)]
            ratios = sorted(ours / yardstick for ours, yardstick in times)
            median = statistics.median(ratios)
            if median > pair.budget:
                missed.append(pair.what)
            yield (
                f"| {pair.what} | {pair.beside} | {ratios[0]:.2f} | {median:.2f} | {ratios[-1]:.2f} | {pair.budget} |"
                f" {min(ours for ours, _ in times) * 1000:.0f} |"
            )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument(
        "--smoke", action="store_true", help="one pair of everything, nothing judged: does it still run?"
    )
    given = parser.parse_args()
    missed: list[str] = []
    for line in start(1 if given.smoke else given.pairs, missed):
        print(line, flush=True)
    if missed and not given.smoke:
        print(f"\nOver the budget: {', '.join(missed)}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
