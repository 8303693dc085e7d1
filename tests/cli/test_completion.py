"""What the Tab key offers: the protocol that the shells speak, run for real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from retirecalc.cli import main
from retirecalc.law import MAINLAND
from retirecalc.questions.ask import askable
from retirecalc.rooms import ROOM_OF
from tests.cli.conftest import shell


def asked_by_bash(line: str) -> dict[str, str]:
    """What bash puts in the environment when Tab is pressed at the end of a line."""
    return {"_RETIRECALC_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}


OF_ASK = ["--facts", "--as-of", "--place", "--in-force-on", "--reading", "--lang", "--json", "--explain", "--help"]
COMMANDS = [
    "person",
    "letter",
    "roster",
    "path",
    "class",
    "routes",
    "base",
    "pension",
    "compare",
    "adjust",
    "sql",
    "ask",
    "rules",
    "law",
    "readings",
]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("retirecalc ", COMMANDS),
        ("retirecalc r", ["roster", "routes", "rules", "readings"]),
        ("retirecalc law ", ["list", "show", "verify", "export"]),
        ("retirecalc person --co", ["--contributions", "--counted-to", "--continuing"]),
        ("retirecalc person --category f", ["female_55", "female_50"]),
        ("retirecalc person --category 女", ["女干部", "女工人"]),
        ("retirecalc person --employment s", ["state_employee", "state_manager"]),
        ("retirecalc person --lang ", ["en", "zh"]),
        ("retirecalc person --reading R01=s", ["R01=statutory_year"]),
        ("retirecalc readings show R07", ["R07", "R07b"]),
        ("retirecalc ask ", list(askable())),
        # The options of a rule are its facts; the retirement month only where one is asked for.
        ("retirecalc ask birth_date --", ["--file-earliest", "--id-card", *OF_ASK]),
        ("retirecalc ask birth_date --id", ["--id-card"]),
        ("retirecalc ask birth_date --id-card 1971-09 --fi", ["--file-earliest"]),
        ("retirecalc ask births_reaching --m", ["--month"]),
        ("retirecalc ask statutory_age --m", []),
        ("retirecalc ask statutory_age --c", ["--category", "--cumulative", "--counted-to", "--continuing"]),
        ("retirecalc ask worker_class --birth 1971-09 --", [
            *("--sex", "--post", "--employment", "--left-management-in", "--senior", "--contributions", *OF_ASK),
        ]),
        # The facts of a person and of every way to a pension; what was given is not offered again.
        ("retirecalc routes --birth 1971-09 --in", [
            *("--in-employee-scheme", "--injury-grade", "--injury-allowance", "--invalidity-allowance", "--interview"),
            "--in-force-on",
        ]),
        ("retirecalc routes --birth 1971-09 --bi", []),
        ("retirecalc path --job", ["--job-ended", "--job-ended-on"]),
        ("retirecalc law show ", list(ROOM_OF)),
        ("retirecalc sql --place ", ["CN", *sorted(MAINLAND)]),
    ],
)  # fmt: skip
def test_bash_is_offered(
    line: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in asked_by_bash(line).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        main([])
    said = capsys.readouterr()
    assert (end.value.code, said.out.split(), said.err) == (0, offered, "")


def test_bash_is_offered_the_same_by_a_process_of_its_own() -> None:
    environment: dict[str, Any] = {**asked_by_bash("retirecalc r")}
    done = shell(**environment)
    assert (done.status, done.out.split(), done.err) == (0, ["roster", "routes", "rules", "readings"], "")


def test_zsh_and_fish_are_offered_the_same() -> None:
    zsh = shell(_RETIRECALC_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="retirecalc person --category f")
    assert zsh.status == 0
    assert [name in zsh.out for name in ("male_60", '"female_55"', '"female_50"')] == [False, True, True]
    line = "retirecalc person --category f"
    fish = shell(
        _RETIRECALC_COMPLETE="complete_fish", _TYPER_COMPLETE_ARGS=line, _TYPER_COMPLETE_FISH_ACTION="get-args"
    )
    assert (fish.status, fish.out.split()) == (0, ["female_55", "female_50"])


@pytest.mark.parametrize(
    ("name", "begins"),
    [("bash", "_retirecalc_completion() {"), ("zsh", "#compdef retirecalc"), ("fish", "complete --command retirecalc")],
)
def test_the_script_of_a_shell(name: str, begins: str) -> None:
    # Without a shell above it (as here), the shell is named.
    shown = shell("--show-completion", name, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith(begins)
    assert "_RETIRECALC_COMPLETE" in shown.out


def test_the_script_is_installed(tmp_path: Path) -> None:
    home = str(tmp_path)
    done = shell("--install-completion", "bash", HOME=home, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.status == 0
    assert "bash completion installed in " in done.out
