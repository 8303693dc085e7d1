"""Runs the command line for real: `run` in this process through `main`, `shell` in a fresh one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import retirecalc
from retirecalc.cli import main
from tests.laid_out import home
from tests.law_day import LAW_DAY

GOLDENS = Path(__file__).parent / "goldens"
EXAMPLES = Path(__file__).parents[2] / "examples"
COMMAND = (sys.executable, "-c", "import sys; from retirecalc.cli import main; sys.exit(main())")


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]

# A page is worked by hand from the law of one day; these are the commands that answer from a law.
OF_A_DAY = (
    "person",
    "letter",
    "roster",
    "class",
    "sql",
    "ask",
    "routes",
    "path",
    "base",
    "pension",
    "compare",
    "adjust",
)


def pinned(args: tuple[str, ...]) -> tuple[str, ...]:
    """The same command under the law of the tests' day, unless it names its own."""
    answers = args[:1] and args[0] in OF_A_DAY and not {"-h", "--help", "--in-force-on"} & set(args)
    return (*args, "--in-force-on", LAW_DAY) if answers else args


def but(args: Sequence[str], option: str, value: str) -> tuple[str, ...]:
    """The same command with another value of an option: none may be given twice."""
    at = args.index(option)
    return (*args[: at + 1], value, *args[at + 2 :])


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "RETIRECALC_LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "FORCE_COLOR",
        "TTY_COMPATIBLE",
        "PYTHONIOENCODING",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONUTF8", "1")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_here(*args: str) -> Result:
        status = main(pinned(args))
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return run_here


def shell(*args: str, python: tuple[str, ...] = COMMAND, **environment: str) -> Result:
    """The same in a process of its own, with more in its environment."""
    done = subprocess.run(
        [*python, *pinned(args)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(home()), **environment},
        timeout=120,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def golden(name: str) -> str:
    """A page checked by hand, figure by figure. No script writes these files; the data version is left open in them."""
    text = (GOLDENS / name).read_text(encoding="utf-8")
    return text.replace("VERSION", retirecalc.load_law().data_version)
