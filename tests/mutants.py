"""A sample of slips in rules and tables, each of which the tests of its room must catch: `python -m tests.mutants [SEED]`.

A comparison that takes the other side of its boundary, a whole number one higher, a cell of a table: drawn with one seed and
by what each says, so that a run may be repeated and a change elsewhere draws no other. The status is 1 where a slip goes unnoticed and `KNOWN` does not say why.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import yaml

from retirecalc.rooms import ROOM_OF, ROOMS
from tests.tables.test_every_cell import answers_at, edited, scalars, slips
from tests.test_contributing import copy_of, environment
from tests.test_readme_and_docs import ROOT

SEED, IN_RULES, IN_TABLES = 12, 14, 6
OTHER = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
SIGNS = set(OTHER.values())
RETIRING = "src/retirecalc/rules/retiring"
AGE = "src/retirecalc/rules/age"
KNOWN = {
    f"{AGE}/births_reaching/__init__.py: candidates = (month - article.original_age - increase for increase in range("
    "(article.cap or [0 -> 1]": "one candidate more, which the next line asks whether it reaches the month, as every other",
    f'{RETIRING}/retirement_steps/__init__.py: duty, place = duties["first_payment"], paid.on( [1 -> 2]': (
        "the day only orders the steps, and no case yet has another one due on the first of that month"
    ),
    f"{RETIRING}/pension_eligibility/__init__.py: if case.window.agreed_to is None and case.as_of [> -> >=]": (
        "caught by tests/test_after_the_age.py, which asks in the statutory month itself"
    ),
    f"{RETIRING}/pension_eligibility/__init__.py: if answer.kind [!= -> ==]": (
        "every year on file stands in one version of the minimum, where both ways find the same row"
    ),
    "src/retirecalc/rules/amounts/account_balance/__init__.py: elif year < table.rows[ [0 -> 1]": (
        "a year on file is no longer asked about here, and the rows are years without a gap"
    ),
    "src/retirecalc/rules/contributions/payments_needed/__init__.py: if not missing or by [<= -> <]": (
        "between a month and itself no month is left to pay, which the loop finds as well"
    ),
}
"""Slips that the tests of the room let pass, as they are printed, each with the reason."""


class Slip(NamedTuple):
    """A file, what it says with a slip in it, and how that is called; the room whose tests are to catch it."""

    file: str
    text: str
    what: str
    room: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def in_rules() -> Iterator[Slip]:
    for room in ROOMS.values():
        for name in ("__init__.py", "table.py"):
            file = f"src/retirecalc/rules/{room.wing}/{room.name}/{name}"
            if (ROOT / file).exists():
                text = (ROOT / file).read_text(encoding="utf-8")
                for first, end, new in _other_code(text):
                    line = text[text.rfind("\n", 0, first) + 1 : first].strip()
                    what = f"{line} [{text[first:end].strip()} -> {new.strip()}]"
                    yield Slip(file, text[:first] + new + text[end:], what, room.name)


def _other_code(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where of a source, and what stands there instead."""
    starts = [0]
    lines = text.splitlines(keepends=True)
    for line in lines:
        starts.append(starts[-1] + len(line))

    def place(line: int | None, column: int | None) -> int:
        assert line is not None
        assert column is not None
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())  # the columns of `ast` are bytes

    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            left, right = node.left, node.comparators[0]
            first, end = place(left.end_lineno, left.end_col_offset), place(right.lineno, right.col_offset)
            if text[first:end].strip("\n ") in SIGNS:  # no bracket between
                yield first, end, f" {OTHER[type(node.ops[0])]} "
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            first, end = place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)
            yield first, end, str(node.value + 1)


def in_tables() -> Iterator[Slip]:
    for path in sorted((ROOT / "data/tables").glob("*/*/*.yaml")):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        for place, value in scalars(raw):
            slip = slips(value, answers_at(raw, place))[0]
            text = json.dumps(edited(raw, place, slip), ensure_ascii=False)
            file = path.relative_to(ROOT).as_posix()
            yield Slip(file, text, f"{place}: {value!r} -> {slip!r}", ROOM_OF[path.parent.name].name)


def caught(slip: Slip, copy: Path) -> bool:
    """Whether the tests of the room are red with the slip; for a table, whether the tables are refused already."""
    path, wing = copy / slip.file, ROOMS[slip.room].wing
    before = path.read_bytes()
    tests = [f"tests/rules/{wing}/{slip.room}", f"src/retirecalc/rules/{wing}/{slip.room}", "tests/test_cases.py"]
    commands = [["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests, "-k", slip.room]]
    if slip.file.endswith(".yaml"):
        commands[0][-2:-2] = ["tests/tables/test_every_cell.py"]
        commands[0][-1] += " or agree"
        commands.insert(0, ["-m", "retirecalc.tables", "refresh"])
    path.write_text(slip.text, encoding="utf-8")
    try:
        return any(_status(copy, command) != 0 for command in commands)
    finally:
        path.write_bytes(before)
        if slip.file.endswith(".yaml"):
            assert _status(copy, commands[0]) == 0


def _status(copy: Path, command: list[str]) -> int:
    return subprocess.run(
        [sys.executable, "-B", *command], cwd=copy, env=environment(copy), capture_output=True, check=False, timeout=600
    ).returncode


def main(seed: int) -> int:
    def lot(slip: Slip) -> bytes:
        return sha256(f"{seed} {slip}".encode()).digest()

    drawn = sorted(in_rules(), key=lot)[:IN_RULES] + sorted(in_tables(), key=lot)[:IN_TABLES]
    with tempfile.TemporaryDirectory() as folder:
        copy, unnoticed = copy_of(Path(folder) / "copy"), 0
        for room in {slip.room: slip for slip in drawn}.values():  # else everything is caught
            assert not caught(room._replace(text=(copy / room.file).read_text(encoding="utf-8")), copy), room.room
        for slip in drawn:
            noticed = caught(slip, copy)
            known = "" if noticed else KNOWN.get(str(slip), "")
            unnoticed += not noticed and not known
            print("caught  " if noticed else "survived", slip, f"({known})" if known else "", flush=True)
    print(f"{len(drawn)} slips, seed {seed}: {unnoticed} not noticed and without a reason in {Path(__file__).name}")
    return int(unnoticed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else SEED))
