"""The tests whose slow part belongs to what a branch changed, one path a line: `python -m tests.touched`.

A branch is what changed since it left `main`; on `main` itself, the last commit. The tests of a file stand at its own path
below `tests/`, or at that of the nearest folder above it. Without git, or with nothing to compare to, there are none.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[1]
SOURCE, TABLES, PAGES = (PurePosixPath(one) for one in ("src/retirecalc", "data/tables", "docs/contributing"))
LAW = ("rules", "questions", "facts", "order.py", "law.py")
"""What every way to ask rests upon."""
ASKED = ("tests/test_after_the_age.py", "tests/batch/test_against_assess.py", "tests/batch/test_past_the_age.py")
CARRIED_OUT = "tests/test_contributing.py::test_a_page_is_carried_out_and_counted"


def beside(changed: str) -> Iterator[str]:
    """The tests of a changed file, whether they are there or not."""
    path = PurePosixPath(changed)
    if path.parts[0] == "tests" and path.name.startswith("test_"):
        yield changed
    elif path.parts[0] == "tests" and len(path.parts) > 2:  # a case file, a helper of one folder
        yield path.parent.as_posix()
    elif path.is_relative_to(TABLES):
        yield from ("tests/tables", "tests/test_house.py", *ASKED)
    elif path.is_relative_to(SOURCE):
        part = path.relative_to(SOURCE)
        yield from _mirrored(part)
        if part.parts[0] in LAW:
            yield from ASKED
    if any(path.is_relative_to(one) for one in (SOURCE, TABLES, PAGES)):
        yield CARRIED_OUT


def _mirrored(part: PurePosixPath) -> Iterator[str]:
    places = [f"tests/{folder}" for folder in part.parents[:-1]]
    for place in (*places, f"tests/test_{PurePosixPath(part.parts[0]).stem}.py"):
        if (ROOT / place).exists():
            yield place
            return


def touched(changed: Iterable[str]) -> list[str]:
    """The tests of all these files that are there, none of them within another."""
    every = {test for one in changed for test in beside(one) if (ROOT / test.partition("::")[0]).exists()}
    return sorted(one for one in every if not any(one.startswith((f"{other}/", f"{other}::")) for other in every))


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip(
        "\0\n"
    )


def changed() -> list[str]:
    """What is not as it was where the branch began, new files and those not yet committed among them."""
    try:
        base = _git("merge-base", "main", "HEAD")
        if base == _git("rev-parse", "HEAD"):
            base = _git("rev-parse", "HEAD~1")
        names = (_git("diff", "--name-only", "-z", base), _git("ls-files", "--others", "--exclude-standard", "-z"))
    except (OSError, subprocess.CalledProcessError):
        return []
    return [one for text in names for one in text.split("\0") if one]


if __name__ == "__main__":
    print(*touched(changed()), sep="\n")
