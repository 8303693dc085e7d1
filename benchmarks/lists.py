"""Staff lists of 40 people to a million: the plan beside the answers that it holds, and the file beside reading and writing alone."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.pairs import Pair
from benchmarks.people import AS_OF, LAW, persons, working_lives
from retirecalc import Person, assess, read_roster
from retirecalc.roster import plan_long
from retirecalc.roster.long import ROWS
from retirecalc.roster.plan import without_collector

PLANNED, WORKBOOK, LONG = (40, 1_000, 100_000), (40, 1_000), 1_000_000
NEAR = 1_000
"""So many rows below and above the number from which a list is long."""
HEADER = ("staff number", "department", "birth", "category", "employment", "paid months", "deemed months", "continuing")


def staff_list(people: Iterable[Person]) -> Iterator[Sequence[Any]]:
    """The rows of a list, its header first."""
    yield HEADER
    for number, person in enumerate(people):
        told = person.to_dict()
        paid = told["contributions"]
        facts = (told["birth"], told["category"], told["employment"], paid["paid"], paid["deemed"])
        yield (f"A{number:07}", f"Unit {number % 9}", *facts, "yes" if paid["continuing"] else "no")


def csv_list(path: Path, people: Iterable[Person]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(staff_list(people))


def planned(source: Path) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The plan of a list, and the same `assess` calls, all of whose answers are kept."""
    roster = read_roster(source)
    people = [row.person for row in roster.rows if row.person is not None]
    assert len(people) == len(roster.rows)

    def ours() -> list[Any]:
        return [row.answers[0].statutory for row in roster.plan(LAW, AS_OF).rows]

    def bare() -> list[Any]:
        with without_collector():
            kept = [assess(person, LAW, AS_OF) for person in people]
        return [answer.statutory.value for answer in kept]

    return ours, bare


def bare_csv(source: Path, target: Path, answers: list[str]) -> None:
    with (
        source.open(encoding="utf-8", newline="") as read,
        target.open("w", encoding="utf-8-sig", newline="") as written,
    ):
        csv.writer(written).writerows([*row, *answers] for row in csv.reader(read))


def planned_whole(source: Path, target: Path) -> None:
    read_roster(source).plan(LAW, AS_OF).write(target, overwrite=True)


def workbooks(folder: Path, many: int) -> tuple[Callable[[], None], Callable[[], None]]:
    """A workbook read, planned and written, and its cells read and those of the result written, no more."""
    from python_calamine import CalamineWorkbook
    from xlsxwriter import Workbook

    source, target, copy = (folder / f"{name}.xlsx" for name in ("in", "out", "copy"))

    def write(path: Path, sheets: list[list[Any]]) -> None:
        with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
            for rows in sheets:
                sheet = book.add_worksheet()
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)

    def cells(path: Path) -> list[list[Any]]:
        book = CalamineWorkbook.from_path(path)
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    def ours() -> None:
        read_roster(source).plan(LAW, AS_OF).write(target, overwrite=True)

    def bare() -> None:
        cells(source)
        write(copy, result)

    write(source, [list(staff_list(persons(many)))])
    ours()
    result = cells(target)
    return ours, bare


def pairs(rows: int) -> Iterator[Pair]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target, copy = folder / "in.csv", folder / "out.csv", folder / "copy.csv"
        for many in sorted({min(rows, one) for one in PLANNED}):
            csv_list(source, persons(many))
            ours, bare = planned(source)
            yield Pair(f"plan of a list, {many:,} rows", ours, "the same `assess` calls", bare, 1.3, 1)
        if rows > ROWS:
            short, beyond = folder / "short.csv", folder / "long.csv"
            after = partial(plan_long, beyond, target, LAW, AS_OF, overwrite=True)
            before = partial(planned_whole, short, copy)
            for who, people in (("no two alike", persons), ("working lives", working_lives)):
                csv_list(short, people(ROWS - NEAR))
                csv_list(beyond, people(ROWS + NEAR))
                fewer, more = (f"{ROWS + one:,} rows, {who}" for one in (-NEAR, NEAR))
                yield Pair(f"CSV to CSV, {more}", after, fewer, before, 1.5)
                yield Pair(f"CSV to CSV, {fewer}", before, more, after, 1.5)
        many = min(rows, LONG)
        for who, people in (("working lives", working_lives), ("no two alike", persons)):
            csv_list(source, people(many))
            long = partial(plan_long, source, target, LAW, AS_OF, overwrite=True)
            assert long().people == many
            with target.open(encoding="utf-8-sig", newline="") as file:
                *_, answered = islice(csv.reader(file), 2)
            bare = partial(bare_csv, source, copy, answered[len(HEADER) :])
            yield Pair(f"CSV to CSV, {many:,} rows, {who}", long, "bare csv module", bare, 3, 1.5)
        for many in sorted({min(rows, one) for one in WORKBOOK}):
            read, written = workbooks(folder, many)
            yield Pair(f"XLSX to XLSX, {many:,} rows", read, "bare calamine and xlsxwriter", written)
