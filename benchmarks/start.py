"""How long people wait before anything is answered.

The library is timed as a wheel puts it there, with the snapshot of its tables and compiled. The yardstick of a command is the
same kind of command of an app of two, written with the same shell library; that of the first answer is a Python that does nothing.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import retirecalc
from benchmarks.pairs import Figure, Pair
from retirecalc.tables import snapshot
from retirecalc.tables.shelf import tables_dir

PEER = """
import typer
app = typer.Typer(rich_markup_mode=None)
app.command("one")(lambda name="one": typer.echo(name))
app.command("other")(lambda name="other": typer.echo(name))
app()
"""
OURS = "import sys\nfrom retirecalc.cli import main\nsys.exit(main())\n"
ANSWER = """
from retirecalc import Contributions, Person, assess, load_law
person = Person("1971-09", "male_60", contributions=Contributions(cumulative="26y4m", continuing=True))
print(assess(person, load_law(), "2026-11").first_qualifying_month)
"""
COLD = """
import time
import numpy as np
from retirecalc import load_law
law, table = load_law(), {"birth": np.array(["1971-09"]), "category": np.array(["male_60"])}
start = time.perf_counter()
from retirecalc import assess_batch
assess_batch(table, as_of="2026-11", law=law)
print(time.perf_counter() - start)
"""
PERSON = ("person", "--birth", "1971-09", "--category", "male_60", "--as-of", "2026-11")


def lay_out(home: Path) -> None:
    """The library in a folder as a wheel puts it there."""
    source = Path(retirecalc.__file__).parent
    shutil.copytree(source, home / "retirecalc", ignore=shutil.ignore_patterns("_tables"))  # what is compiled stays so
    shutil.copytree(tables_dir(), home / "retirecalc/_tables")
    snapshot.write(home / "retirecalc/_tables")
    (home / "peer.py").write_text(PEER, encoding="utf-8")
    (home / "ours.py").write_text(OURS, encoding="utf-8")
    compileall.compile_dir(home, quiet=1)


def pairs(rows: int) -> Iterator[Pair | Figure]:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        lay_out(home)
        environment = {**os.environ, "PYTHONPATH": name}

        def told(*arguments: str) -> bytes:
            asked = [sys.executable, *arguments]
            return subprocess.run(asked, cwd=home, env=environment, stdout=subprocess.PIPE, check=True).stdout

        def command(*arguments: str) -> Callable[[], None]:
            def run() -> None:
                told(*arguments)

            return run

        person, one = command("ours.py", *PERSON), command("peer.py", "one")
        yield Pair("`retirecalc person`", person, "a command of two", one, 1.8, 1.3)
        ours, theirs = command("ours.py", "--help"), command("peer.py", "--help")
        yield Pair("`retirecalc --help`", ours, "its `--help`", theirs, 1.3)
        yield Pair("first answer in Python", command("-c", ANSWER), "`python -c pass`", command("-c", "pass"), 10, 6)
        yield Figure("first batch of a process, NumPy and law loaded", lambda: float(told("-c", COLD)), "s", 0.1, 0.02)
