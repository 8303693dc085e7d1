"""Every fence of the README and the documentation runs, and shows what really comes out.

Python fences are doctests, one session a page. `console` fences are commands with their whole output, `bash` fences commands
alone. What sets up an environment is run by `.ci/run`, which does nothing else first.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from retirecalc.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
BEYOND = {
    # These pages need more than the tests do: Spark and Java, and engines of hundreds of megabytes each.
    "docs/spark.md": pytest.mark.spark,
    "docs/engines.md": pytest.mark.engines,
}
FENCE = re.compile(r'^( *)```(\S*)(?: title="([^"\n]+)")?[^\n]*\n(.*?)^\1```$', re.MULTILINE | re.DOTALL)


class Fence(NamedTuple):
    page: str
    line: int
    language: str
    text: str
    title: str = ""
    """The file that it is; `test_contributing.py` writes it."""


def fences(page: str) -> list[Fence]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Fence(
            page,
            text.count("\n", 0, found.start()) + 1,
            found[2],
            re.sub(rf"(?m)^{found[1]}", "", found[4]),
            found[3] or "",
        )
        for found in FENCE.finditer(text)
    ]


ON_A_COPY = {page for page in PAGES if any(fence.title for fence in fences(page))}
"""Worked examples that change the repository: `test_contributing.py` carries them out on a copy."""
FENCES = [fence for page in PAGES if page not in ON_A_COPY for fence in fences(page)]


def of(*languages: str) -> list[object]:
    return [pytest.param(one, id=f"{one.page}:{one.line}") for one in FENCES if one.language in languages]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a reader stands: in a checkout, of which only the examples are needed, at a terminal of UTF-8."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "RETIRECALC_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


Reader = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def retirecalc(here: None, capsys: pytest.CaptureFixture[str]) -> Reader:
    """A command as a reader types it: its exit status, what it prints, and what it says beside that."""

    def typed(command: str) -> tuple[int, str, str]:
        name, *args = shlex.split(command, comments=True)
        assert name == "retirecalc"
        status = main(args)
        return status, *capsys.readouterr()

    return typed


def test_no_fence_is_left_out() -> None:
    assert {"README.md", "README.zh-CN.md", "docs/index.md", "docs/quickstart.md"} <= set(PAGES)
    assert {f"docs/contributing/{page}.md" for page in ("place", "amendment", "rule", "reading", "column")} == ON_A_COPY
    assert {one.language for one in FENCES} <= {"python", "pycon", "console", "bash", "json", "yaml"}
    for page in PAGES:
        opened = len(re.findall(r"^ *```\S", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
        assert opened == len(fences(page)), page
    for page in ("README.md", "README.zh-CN.md"):
        assert {"python", "console", "bash"} <= {one.language for one in fences(page)}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, marks=BEYOND.get(page, ()))
        for page in PAGES
        if page not in ON_A_COPY and any(one.language in ("python", "pycon") for one in fences(page))
    ],
)
@pytest.mark.usefixtures("here")
def test_the_python_of_a_page_runs(page: str, request: pytest.FixtureRequest) -> None:
    if page == "docs/spark.md":
        request.getfixturevalue("spark")  # the page gets this session: on loopback, and ended when the tests are
    code = [one for one in fences(page) if one.language in ("python", "pycon")]
    assert all(">>> " in one.text for one in code), "write what comes out"
    session: dict[str, object] = {}
    for one in code:
        parsed = doctest.DocTestParser().get_doctest(one.text, session, f"{page}:{one.line}", page, one.line)
        runner = doctest.DocTestRunner(verbose=False)
        said: list[str] = []
        runner.run(parsed, out=said.append, clear_globs=False)
        assert runner.failures == 0, "".join(said)
        session = parsed.globs


@pytest.mark.slow  # some twenty seconds: the checker reads the library first
def test_the_python_of_the_first_pages_is_typed(tmp_path: Path) -> None:
    for page in ("README.md", "README.zh-CN.md", "docs/quickstart.md"):
        code = [one.text for one in fences(page) if one.language in ("python", "pycon")]
        lines = [example.source for text in code for example in doctest.DocTestParser().get_examples(text)]
        assert lines, page
        (tmp_path / f"{re.sub('[^a-zA-Z]', '_', page)}.py").write_text("".join(lines), encoding="utf-8")
    checker = (sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"))
    found = subprocess.run(
        [*checker, "--cache-dir", str(tmp_path / "cache"), *map(str, sorted(tmp_path.glob("*.py")))],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert found.stdout == "Success: no issues found in 3 source files\n", found.stdout + found.stderr


@pytest.mark.parametrize("fence", of("console"))
def test_a_console_fence_shows_what_comes_out(fence: Fence, retirecalc: Reader) -> None:
    commands = re.split(r"(?m)^\$ ", fence.text)
    assert commands[0] == ""
    assert len(commands) > 1
    for command in commands[1:]:
        line, _, expected = command.partition("\n")
        _, printed, said = retirecalc(line)
        assert (printed + said).rstrip() == expected.rstrip(), line


@pytest.mark.parametrize("fence", of("bash"))
def test_a_bash_fence_runs(fence: Fence, retirecalc: Reader) -> None:
    for line in fence.text.splitlines():
        if line.startswith("retirecalc "):
            status, _, said = retirecalc(line)
            assert status == 0, said
        else:
            # Setting up, or the development tools: `.ci/run` and the workflow run those.
            assert re.match(r"(#|$|python3? -m |bash \.ci/run|ruff |mypy|pyright|lint-imports|mkdocs )", line), line


@pytest.mark.parametrize("fence", of("json", "yaml"))
def test_data_in_a_fence_can_be_read(fence: Fence) -> None:
    data = json.loads(fence.text) if fence.language == "json" else yaml.safe_load(fence.text)
    assert isinstance(data, dict)


def test_the_two_commands_of_the_readme_stand_where_ci_looks() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, ends in (("run", "retirecalc roster examples/roster.csv"), ("test", "-m pytest")):
        found = re.search(rf"<!-- ci: {name} -->\n```bash\n([^\n]+)\n```", text)
        assert found is not None, name
        assert ends in found[1]
        assert found[1].startswith("python3 -m venv ")
