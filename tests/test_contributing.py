"""The pages on contributing, carried out: each writes its files into a copy of the repository, runs its commands, and counts.

A fence with a title is a file, `diff` a change of one that is there. The first `bash` fence of two pages is run here each time,
those of the other pages and what a page runs before handing in among the slow tests; `console` fences are asked of the copy.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.test_readme_and_docs import ROOT, Fence, fences

HOME = "docs/contributing/"
COSTS = {"place": 4, "amendment": 3, "rule": 9, "reading": 3, "column": 3}
"""What a change costs, in files by hand."""
ONE_LINE = "src/retirecalc/rooms.py"
"""The list of rooms has one line more for a rule, and is not counted."""
CLOSED = re.compile(r'\neffective_to: (null|"[\d-]+"\nends: later_act)\b')


def of(page: str) -> list[Fence]:
    return fences(f"{HOME}{page}.md")


def by_hand(page: str) -> set[str]:
    return {one.title for one in of(page) if one.title}


def write(root: Path, fence: Fence) -> None:
    """The file of a fence; the lines of a `diff` must stand in the file once, together."""
    path = root / fence.title
    if fence.language != "diff":
        assert not path.exists(), f"{fence.title} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.text, encoding="utf-8")
        return
    text, lines = path.read_text(encoding="utf-8"), fence.text.splitlines()
    assert {line[:1] for line in lines} <= {" ", "+", "-"}, fence.title
    old = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("+"))
    new = "".join(f"{line[1:]}\n" for line in lines if not line.startswith("-"))
    if old:
        assert text.count(old) == 1, f"{fence.title}: not there, or more than once:\n{old}"
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def state(root: Path) -> dict[str, str]:
    """What stands in each file that is written by hand; the last day of a version may come from the command."""
    return {
        path.relative_to(root).as_posix(): sha256(
            CLOSED.sub("\n", path.read_bytes().decode("utf-8", "replace")).encode()
        ).hexdigest()
        for folder in ("src", "data", "tests", "docs")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".yaml", ".csv", ".md") and path.name != "manifest.yaml"
    }


def environment(root: Path) -> dict[str, str]:
    """In which the copy is imported, and nothing of this checkout."""
    here = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "RETIRECALC_LANG")}
    packages = [one for one in sys.path if one and not Path(one).is_relative_to(ROOT)]
    return here | {
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join([str(root / "src"), *packages]),
    }


def run(root: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env=environment(root),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


def carry_out(root: Path, fence: Fence) -> None:
    for line in fence.text.splitlines():
        python, *command = shlex.split(line)
        assert python == "python3", line
        run(root, *command, *(("-p", "no:cacheprovider") if command[1] == "pytest" else ()))


def copy_of(root: Path) -> Path:
    """The repository, as far as anybody writes in it."""
    leave = shutil.ignore_patterns("__pycache__", "_tables", "bad")
    for folder in ("src", "data", "tests", "docs", "examples", "benchmarks", "changelog.d"):
        shutil.copytree(ROOT / folder, root / folder, ignore=leave)
    for path in (*ROOT.glob("*.md"), ROOT / "pyproject.toml", ROOT / "mkdocs.yml"):
        shutil.copy(path, root)
    return root


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_of(tmp_path / "copy")


@pytest.mark.slow  # each on a copy of the whole
@pytest.mark.parametrize("page", COSTS)
def test_a_page_is_carried_out_and_counted(page: str, copy: Path) -> None:
    before = state(copy)
    for fence in of(page):
        if fence.title:
            write(copy, fence)
    first, *_ = (one for one in of(page) if one.language == "bash")
    carry_out(copy, first)
    after = state(copy)
    written = {name for name in before | after if before.get(name) != after.get(name)}
    assert written == by_hand(page)
    counted = written - {ONE_LINE} if page == "rule" else written
    assert len(counted) == COSTS[page]
    assert f"**By hand: {COSTS[page]} files" in (ROOT / f"{HOME}{page}.md").read_text(encoding="utf-8")
    for fence in of(page):
        if fence.language == "console":
            shown(copy, fence)


def shown(root: Path, fence: Fence) -> None:
    """A console fence of a page, asked of the copy."""
    for command in re.split(r"(?m)^\$ retirecalc ", fence.text)[1:]:
        line, _, expected = command.partition("\n")
        assert run(root, "-m", "retirecalc", *shlex.split(line)).rstrip() == expected.rstrip(), line


@pytest.mark.slow
@pytest.mark.parametrize("page", COSTS)
def test_what_a_page_runs_before_handing_in_is_green(page: str, copy: Path) -> None:
    commands = [one for one in of(page) if one.language == "bash"]
    for fence in of(page):
        if fence.title:
            write(copy, fence)
    assert len(commands) > 1
    for fence in commands:
        carry_out(copy, fence)


def test_the_list_of_costs_says_the_same() -> None:
    index = (ROOT / f"{HOME}index.md").read_text(encoding="utf-8")
    told = re.findall(r"(?m)^\| \[.*\]\((\w+)\.md\) \| (\d+)", index)
    assert {page: int(files) for page, files in told} == COSTS
    folders = {Path(name).parts[:1] for name in by_hand("rule") - {ONE_LINE}}
    assert folders == {("src",), ("data",), ("tests",)}


def test_a_change_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("one\ntwo\none\n", encoding="utf-8")
    for text in (" three\n+four\n", " one\n+four\n"):
        with pytest.raises(AssertionError, match="not there, or more than once"):
            write(tmp_path, Fence("page", 1, "diff", text, "list.txt"))
    write(tmp_path, Fence("page", 1, "diff", " two\n+four\n", "list.txt"))
    write(tmp_path, Fence("page", 1, "diff", "+five\n", "list.txt"))
    assert (tmp_path / "list.txt").read_text(encoding="utf-8") == "one\ntwo\nfour\none\nfive\n"
    with pytest.raises(AssertionError, match="is there already"):
        write(tmp_path, Fence("page", 1, "csv", "a\n", "list.txt"))
