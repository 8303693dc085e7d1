"""The command as a process: without its extra, into a closed pipe, in poor encodings; and its help."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

import retirecalc
from retirecalc.roster import read_roster
from retirecalc.tables import shelf
from tests.cli.conftest import COMMAND, GOLDENS, Run, golden, shell
from tests.laid_out import home
from tests.law_day import load_law
from tests.tiers import some

MAN = ("person", "--as-of", "2026-11", "--birth", "1971-09", "--category", "male_60")
COMMANDS = (
    *(("person",), ("letter",), ("roster",), ("law",), ("law", "list"), ("law", "show"), ("law", "verify")),
    *(("sql",), ("ask",), ("rules",), ("routes",), ("path",), ("base",), ("pension",), ("compare",), ("adjust",)),
    *(("readings",), ("readings", "list"), ("readings", "show")),
)


def test_version(run: Run) -> None:
    version = f"retirecalc {retirecalc.__version__}, tables {retirecalc.load_law().data_version}\n"
    assert run("--version") == (0, version, "")


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_help_has_examples_that_run(
    run: Run, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(*command, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(" ".join(("Usage: retirecalc", *command)))
    examples = [line.strip() for line in result.out.splitlines() if line.startswith("    retirecalc ")]
    assert examples
    monkeypatch.chdir(tmp_path)
    (tmp_path / "staff.csv").write_text("birth,category,工龄,部门\n1971-09,male_60,26,甲\n", encoding="utf-8")
    read_roster(tmp_path / "staff.csv").plan(load_law(), "2026-11").write(tmp_path / "员工名单.xlsx")
    book = openpyxl.Workbook()
    sheet = book.create_sheet("staff", 0)
    for row in (("birth", "category"), ("1971-09", "male_60")):
        sheet.append(row)
    book.save(tmp_path / "staff.xlsx")
    shutil.copytree(shelf.tables_dir(), tmp_path / "my-company")
    (tmp_path / "us.yaml").write_text("person: {name: 样例甲}\n", encoding="utf-8")
    facts = (
        '{"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": {"cumulative": 316}}'
    )
    (tmp_path / "facts.json").write_text(facts, encoding="utf-8")
    for example in examples:
        result = run(*shlex.split(example)[1:])
        assert (result.status, result.err) == (0, ""), example


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    # Only the library itself on the path, and no site-packages (-S): a real Python without typer.
    shutil.copytree(Path(retirecalc.__file__).parent, tmp_path / "retirecalc")
    (tmp_path / "pip").mkdir()
    bare = (sys.executable, "-S", *COMMAND[1:])
    for args, sentence in (
        (MAN, 'retirecalc needs the package typer, which is not installed. Run: pip install "retirecalc[cli]"\n'),
        ((*MAN, "--lang", "zh"), 'retirecalc 需要尚未安装的 typer。请运行：pip install "retirecalc[cli]"\n'),
        ((), 'retirecalc needs the package typer, which is not installed. Run: pip install "retirecalc[cli]"\n'),
    ):
        assert shell(*args, python=bare, PYTHONPATH=str(tmp_path)) == (2, "", sentence)


def test_a_reader_that_has_gone_is_met_quietly() -> None:
    for args in (MAN, ("law", "show", "statutory_age"), (*MAN, "--json"), ("roster", str(GOLDENS / "staff.csv"))):
        process = subprocess.Popen(
            [*COMMAND, *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(home())},
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        with process:
            assert process.stderr.read() == b""
        assert process.returncode == 1


def test_a_terminal_that_knows_no_chinese_gets_code_points() -> None:
    page = golden("roster_zh.txt")
    result = shell("roster", "--as-of", "2026-11", "--lang", "zh", str(GOLDENS / "staff.csv"), PYTHONIOENCODING="ascii")
    assert (result.status, result.err) == (3, "")
    assert result.out == page.encode("ascii", "backslashreplace").decode()
    result = shell("person", "--birth", "1971-09", "--category", "甲", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(r"\u4eba\u5458\u7c7b\u522b\uff1a")


def test_json_is_utf_8_in_any_terminal(run: Run) -> None:
    assert shell(*MAN, "--json", PYTHONIOENCODING="ascii").out == run(*MAN, "--json").out
    assert shell(*MAN, "--json", PYTHONIOENCODING="gbk").out == run(*MAN, "--json").out


def test_the_page_is_the_same_whatever_the_terminal_says_about_itself(run: Run) -> None:
    page = run(*MAN).out
    assert shell(*MAN, COLUMNS="40").out == page
    assert shell(*MAN, TERM="dumb", NO_COLOR="1").out == page
    assert shell(*MAN, LC_ALL="C").out == page


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("lang", some(["en", "zh"], ["zh"]))
@pytest.mark.parametrize("columns", some([80, 120], [80]))
def test_a_page_fits_a_real_terminal(lang: str, columns: int) -> None:
    import fcntl
    import pty
    import struct
    import termios

    pages: list[tuple[str, ...]] = [(*MAN, "--contributions", "101", "--lang", lang)]
    pages.append(("roster", "--as-of", "2026-11", str(GOLDENS / "staff.csv"), "--lang", lang))
    pages.append(("law", "show", "flexible_retirement", "--lang", lang))
    pages.append((*MAN, "--contributions", "101", "--stopped", "--retire-in", "2032-01", "--all", "--lang", lang))
    pages.append(("readings", "show", "R08", "--lang", lang))
    for args in pages:
        terminal, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        environment = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "LINES")
        }
        environment |= {"PYTHONPATH": str(home()), "TERM": "xterm"}
        with subprocess.Popen([*COMMAND, *args], stdout=end, stderr=end, env=environment):
            os.close(end)
            shown = b""
            with os.fdopen(terminal, "rb", buffering=0) as screen, contextlib.suppress(OSError):  # its end, on Linux
                while part := screen.read(65536):
                    shown += part
        lines = shown.decode("utf-8").splitlines()
        assert "\x1b[1m" in shown.decode("utf-8")  # headings are bold here, and nowhere else
        # A problem row is one line for programs, however long.
        plain = [re.sub(r"\x1b\[\d*m", "", line) for line in lines if not re.match(r"  (Row \d|第\d)", line)]
        assert max(map(cell_len, plain)) <= columns
