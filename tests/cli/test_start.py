"""What a command loads before it answers: the modules, because they are the same on every machine. Times: `python -m benchmarks start`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import retirecalc
from retirecalc.tables import snapshot
from retirecalc.tables.shelf import tables_dir
from tests.law_day import LAW_DAY

PEER = """
import typer
app = typer.Typer(rich_markup_mode=None)
app.command("one")(lambda: print("done"))
app.command("other")(lambda: None)
app(["one"], standalone_mode=False)
"""
OURS = "from retirecalc.cli import main; main({args!r})"
PERSON = ("person", "--birth", "1971-09", "--category", "男", "--in-force-on", LAW_DAY)
HEAVY = {"numpy", "pyarrow", "pydantic", "yaml", "rich", "pandas", "polars", "narwhals", "icalendar", "stdnum"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the library lies as a wheel puts it there, with the snapshot of its tables."""
    home = tmp_path_factory.mktemp("wheel")
    source = Path(retirecalc.__file__).parent
    shutil.copytree(source, home / "retirecalc", ignore=shutil.ignore_patterns("__pycache__", "_tables"))
    shutil.copytree(tables_dir(), home / "retirecalc/_tables")
    snapshot.write(home / "retirecalc/_tables")
    return home


def modules(home: Path, code: str) -> set[str]:
    """What is in `sys.modules` after `code`, in a fresh interpreter."""
    script = f"{code}\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(home), *sys.path]))},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stdout
    found: list[str] = json.loads(done.stderr)
    return set(found)


@pytest.fixture(scope="module")
def shell_library(home: Path) -> set[str]:
    """What the shell library loads for an app of two commands: 0.29 loads pydantic for it."""
    return modules(home, PEER)


@pytest.mark.parametrize("args", [("--help",), PERSON, ("law", "list"), ("readings", "list"), ("rules",)], ids=" ".join)
def test_no_command_loads_what_it_does_not_need(home: Path, shell_library: set[str], args: tuple[str, ...]) -> None:
    loaded = {name.partition(".")[0] for name in modules(home, OURS.format(args=args)) - shell_library}
    assert "retirecalc" in loaded
    assert HEAVY & loaded == set()


def test_the_list_of_commands_loads_no_command_and_no_law(home: Path) -> None:
    ours = {name for name in modules(home, OURS.format(args=("--help",))) if name.startswith("retirecalc")}
    assert ours == {
        "retirecalc", "retirecalc.about", "retirecalc.errors",
        "retirecalc.cli", "retirecalc.cli.app", "retirecalc.cli.exits",
        "retirecalc.ground", "retirecalc.ground.say", "retirecalc.ground.text",
    }  # fmt: skip


def test_a_person_loads_no_list_no_batch_and_no_other_command(home: Path) -> None:
    ours = {name for name in modules(home, OURS.format(args=PERSON)) if name.startswith("retirecalc")}
    assert {name for name in ours if name.startswith("retirecalc.cli.")} == {
        f"retirecalc.cli.{name}" for name in ("answer", "app", "exits", "layout", "options", "person", "phrases", "shell")
    }  # fmt: skip
    floors = {name.split(".")[1] for name in ours if "." in name}
    assert not {"roster", "batch", "ics", "contract"} & floors
    assert "retirecalc.tables.snapshot" in ours
    assert "retirecalc.tables.loader" not in ours
    assert not {"retirecalc.rules.retiring.retirement_steps", "retirecalc.rules.age.worker_class"} & ours
