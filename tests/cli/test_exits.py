"""How every command may end, each kind of ending run for real; the list is `cli/exits.py`, and the docs print it."""

from __future__ import annotations

import ast
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from retirecalc.cli import app, main
from retirecalc.cli.exits import Exit
from retirecalc.tables import shelf
from tests.cli.conftest import Run, shell

ROOT = Path(__file__).parents[2]
MAN = ("--birth", "1971-09", "--category", "male_60", "--as-of", "2026-11")
PAPER = (*MAN, "--employment", "employee", "--continuing", "yes", "-o", "papers", "--retire-in")
CHONGQING = ("--place", "CN-CQ", "--as-of", "2024-11")
PENSION = ("--birth", "1964-12", "--month", "2024-12", "--cumulative", "30y", "--average-index", "1", "--before-accounts", "0",
           "--balance", "90000")  # fmt: skip
COMPARED = (
    *("--birth", "1967-06", "--category", "male_60", "--as-of", "2026-11", "--contributions", "30y", "--stopped"),
    *(
        "--months",
        "2027-06,2028-02",
        "--money",
        "real",
        "--pension-base",
        "8240",
        "--base-growth",
        "0.02",
        "--average-index",
        "1",
    ),
    *(
        "--balance",
        "90000",
        "--balance-year",
        "2025",
        "--interest",
        "0",
        "--pension-growth",
        "0",
        "--to-ages",
        "75y,85y",
    ),
)
FINE = "birth,category\n1971-09,male_60\n"
QUESTION = "birth,category\n1980-06,女\n"
PROBLEM = "birth,category\n1971-02-30,male_60\n"

OUT_OF_WORK = ("--place", "CN-CQ", "--birth", "1966-01-10", "--category", "male_60", "--as-of", "2025-06", "--cumulative", "25y",
               "--continuing", "yes", "--job-ended", "dismissed", "--unemployment-months", "70", "--registered-on", "2025-06-03")  # fmt: skip

DONE = [
    ("path", *OUT_OF_WORK), ("path", *OUT_OF_WORK, "--json"),
    ("--help",), ("--version",), ("person", *MAN), ("person", *MAN, "--json"), ("person", "--help"),
    ("roster", "fine.csv", "--as-of", "2026-11"), ("roster", "fine.csv", "-o", "new.csv", "--as-of", "2026-11"),
    ("class", "--sex", "male"), ("sql",), ("ask", "statutory_age", "--birth", "1971-09", "--category", "male_60"), ("rules",),
    ("routes", *MAN, "--employment", "employee", "--cumulative", "25y"),
    ("law", "list"), ("law", "show", "statutory_age"), ("law", "verify"), ("law", "verify", "good"),
    ("readings", "list"), ("readings", "show", "R01"), (), ("person", *MAN, "-o", "sheet.docx"),
    ("letter", *PAPER, "2031-09", "--cumulative", "26y4m"), ("letter", "--write-templates", "ours"),
    ("base", *CHONGQING, "--wage", "8000"), ("pension", *CHONGQING, *PENSION), ("compare", *COMPARED, "--before-accounts", "0"),
    ("adjust", *CHONGQING, "--retired-in", "2020-05", "--scheme", "enterprise", "--pension", "3000", "--cumulative", "30y",
     "--district", "渝中区"),
]  # fmt: skip
BROKEN = [("law", "verify", "changed"), ("law", "verify", "empty")]
UNUSABLE = [
    # the command, an option, an argument
    ("persn",), ("law",), ("law", "lst"), ("readings",), ("person", "--brith", "1971-09"), ("rules", "x"), ("law", "list", "x"),
    ("ask",), ("roster",), ("law", "show"), ("readings", "show"), ("person", "--lang", "fr"), ("sql", "all"),
    # a fact, a name, a file
    ("path",), ("path", "--birth", "1966-01", "--category", "male_60", "--job-ended", "vanished"),
    ("person",), ("person", "--birth", "1971-13", "--category", "男"), ("person", *MAN, "--json", "--explain"),
    ("person", *MAN, "--spells", "none.csv"), ("person", *MAN, "--reading", "R99=x"), ("person", *MAN, "--place", "CN-HK"),
    ("roster", "none.csv"), ("roster", "empty"), ("roster", "notes.txt"), ("class", "--sex", "x"), ("sql", "--dialect", "x"),
    ("person", *MAN, "--lang", "en", "--lang", "zh"), ("roster", "fine.csv", "--as-of", "2026-11", "--as-of", "2026-12"),
    ("law", "list", "--lang", "en", "--lang", "zh"), ("person", "--continuing", "--stopped"),
    ("ask", "x"), ("ask", "statutory_age"), ("ask", "statutory_age", "--facts", "notes.txt"),
    ("law", "show", "x"), ("readings", "show", "x"), ("compare", *COMPARED, "--range", "base_growth"), ("compare", *COMPARED[:4]),
    ("pension", "--birth", "1964-12"), ("base", "--wage", "many"), ("adjust", "--as-of", "2031-01"),
    ("routes",), ("routes", *MAN, "--horoscope", "fish"),
    # the output is there already, or is what is read
    ("roster", "fine.csv", "-o", "notes.txt"), ("roster", "fine.csv", "-o", "old.csv"), ("roster", "fine.csv", "-o", "fine.csv"),
    ("person", *MAN, "--ics", "notes.txt"), ("person", *MAN, "-o", "notes.txt"), ("person", *MAN, "-o", "notes.docx"),
    ("letter",), ("letter", *MAN), ("letter", *PAPER, "2036-07", "--cumulative", "26y4m"),
    ("letter", *PAPER, "2031-09", "--cumulative", "26y4m", "--parties", "none"),
]  # fmt: skip
OPEN = [
    ("path", "--birth", "1966-01-10", "--category", "male_60", "--as-of", "2025-06"),
    ("roster", "question.csv", "--as-of", "2026-11"), ("roster", "problem.csv", "--as-of", "2026-11"),
    ("roster", "problem.csv", "-o", "new.csv", "--as-of", "2026-11"), ("class", "--sex", "female"), ("class",),
    ("ask", "worker_class", "--sex", "female"), ("ask", "worker_class", "--sex", "female", "--json"),
    ("ask", "birth_date", "--id-card", "1971-09"), ("letter", *MAN, "--retire-in", "2031-09", "-o", "papers"), ("base", *CHONGQING), ("compare", *COMPARED),
    ("pension", *CHONGQING, *PENSION[:-2]), ("adjust", *CHONGQING, "--retired-in", "2020-05"),
    ("routes", *MAN), ("routes", *MAN, "--json"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "fine.csv": FINE, "question.csv": QUESTION, "problem.csv": PROBLEM, "old.csv": "old\n", "notes.txt": "x\n", "notes.docx": "x\n",
    }.items():  # fmt: skip
        Path(name).write_text(text, encoding="utf-8")
    Path("empty").mkdir()
    for name in ("good", "changed"):
        shutil.copytree(shelf.tables_dir(), name)
    table = next(Path("changed/CN/statutory_age").glob("*.yaml"))
    table.write_text(table.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("status", "args"),
    [
        pytest.param(status, args, id=f"{status.name} {' '.join(args)}")
        for status, every in ((Exit.DONE, DONE), (Exit.BROKEN, BROKEN), (Exit.UNUSABLE, UNUSABLE), (Exit.OPEN, OPEN))
        for args in every
    ],
)
def test_a_command_ends(run: Run, status: Exit, args: tuple[str, ...]) -> None:
    found = run(*args)
    assert found.status == status
    assert bool(found.err) is (status in (Exit.BROKEN, Exit.UNUSABLE))
    assert bool(found.out) is (status in (Exit.DONE, Exit.OPEN))


def test_every_command_is_run_here() -> None:
    assert {args[0] for args in (*DONE, *OPEN) if args and not args[0].startswith("-")} == set(app.COMMANDS)


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    # At each depth a Ctrl-C takes another way out of the shell library: before a command, and inside of one.
    with monkeypatch.context() as patched:
        patched.setattr(app, "app", broken_off)
        assert main(["rules"]) == Exit.INTERRUPTED
    with monkeypatch.context() as patched:
        patched.setattr("retirecalc.cli.rules.askable", broken_off)
        assert main(["rules"]) == Exit.INTERRUPTED
    said = "The run was interrupted, and no half file is left. Run it again.\n"
    assert capsys.readouterr() == ("", said * 2)


def test_a_process_ends_with_the_same_status() -> None:
    assert [shell(*args).status for args in (("rules",), BROKEN[0], UNUSABLE[0], OPEN[0])] == [0, 1, 2, 3]


def test_the_docs_print_the_list() -> None:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", (ROOT / "docs/cli.md").read_text(encoding="utf-8"), re.MULTILINE)
    body = ast.parse((ROOT / "src/retirecalc/cli/exits.py").read_text(encoding="utf-8")).body[-1]
    assert isinstance(body, ast.ClassDef)
    said = [
        one.value.value for one in body.body[1:] if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    ]
    assert [(int(number), text.replace("\\|", "|")) for number, text in rows] == list(
        zip(map(int, Exit), said, strict=True)
    )


def test_no_status_is_written_as_a_bare_number() -> None:
    for path in (ROOT / "src/retirecalc/cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            bare = (
                isinstance(node, ast.Return) and isinstance(node.value, ast.Constant) and type(node.value.value) is int
            )
            assert not bare, f"{path.name}:{node.lineno}" if isinstance(node, ast.Return) else path.name


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows hangs nobody up")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_that_a_package_makes_an_error_of_its_own_of_ends_as_an_interrupt(name: str) -> None:
    script = (
        "import os, signal, sys\n"
        f"signal.signal(signal.{name}, signal.default_int_handler if {name!r} == 'SIGINT' else signal.SIG_DFL)\n"
        "from retirecalc import cli\n"
        "def loading(args):\n"
        "    try:\n"
        f"        os.kill(os.getpid(), signal.{name})\n"
        "    except KeyboardInterrupt as error:\n"
        "        raise ValueError('SchemaError: KeyboardInterrupt') from error\n"
        "cli._run = loading\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "--lang", "en"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "The run was interrupted, and no half file is left. Run it again.\n"


def test_a_signal_that_has_become_an_error_of_ours_ends_as_an_interrupt() -> None:
    script = (
        "import os, signal, sys\n"
        "from retirecalc import cli\n"
        "from retirecalc.cli import app\n"
        "from retirecalc.errors import RosterError\n"
        "def reading(*args, **options):\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGTERM)\n"
        "    except KeyboardInterrupt:\n"
        "        raise RosterError('roster.file_unexpected', file='list.xlsx', reason='ReaderError') from None\n"
        "app.app = reading\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "--lang", "en"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "The run was interrupted, and no half file is left. Run it again.\n"


def test_an_error_without_a_signal_is_not_taken_for_an_interrupt() -> None:
    script = (
        "import sys\n"
        "from retirecalc import cli\n"
        "def loading(args):\n"
        "    raise ValueError('KeyboardInterrupt')\n"
        "cli._run = loading\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith("ValueError: KeyboardInterrupt\n")
