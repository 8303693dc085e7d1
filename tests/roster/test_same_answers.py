"""The same answers from CSV, XLSX, Parquet and frames, and from `assess` person by person."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import assess
from retirecalc.roster import Roster, RosterPlan, read_roster

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "roster.csv"
AS_OF = YearMonth(2026, 11)


def rewritten(path: Path, folder: Path) -> Iterator[Path]:
    """The same CSV as a workbook of texts and as Parquet, by libraries of their own."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "staff.xlsx")
    header, *lines = rows
    columns = {name: [line[place] for line in lines] for place, name in enumerate(header)}
    pq.write_table(pa.table(columns), folder / "staff.parquet")
    yield path
    yield folder / "staff.xlsx"
    yield folder / "staff.parquet"


def plans(path: Path, folder: Path, law: Law) -> list[RosterPlan]:
    return [read_roster(one).plan(law, AS_OF) for one in rewritten(path, folder)]


def answers(plan: RosterPlan) -> list[str]:
    assert not plan.problems
    assert not plan.questions
    return [row.assessment.to_json() for row in plan.rows if row.assessment]


def test_the_example(law: Law, tmp_path: Path) -> None:
    first, *others = (answers(plan) for plan in plans(EXAMPLE, tmp_path, law))
    assert len(first) == 40
    assert others == [first, first]
    people = [row.person for row in read_roster(EXAMPLE).rows]
    months = [row.retire_in for row in read_roster(EXAMPLE).rows]
    alone = [
        assess(person, law, AS_OF, months=[] if month is None else [month]).to_json()
        for person, month in zip(people, months, strict=True)
        if person is not None
    ]
    assert alone == first


CATEGORIES = {"male_60": ("男", ""), "female_55": ("女", "干部"), "female_50": ("女", "工人")}
EMPLOYMENTS = {
    "employee": "民营企业职工",
    "state_employee": "国企职工",
    "state_manager": "国企管理人员",
    "civil_servant": "公务员",
    "own_account": "灵活就业",
    "unknown": "",
}


def made_up(count: int) -> Iterator[tuple[list[str], Person, YearMonth | None]]:
    """Synthetic people, spread by arithmetic over births, classes, employments and contributions: the cells, and the facts."""
    for number in range(count):
        birth = YearMonth(1960 + number * 7 % 45, 1 + number * 5 % 12)
        category = list(CATEGORIES)[number % 3]
        employment = list(EMPLOYMENTS)[number // 3 % 6]
        counted_to = YearMonth(2026, 1 + number % 11)
        months = min(number * 13 % 420, counted_to - birth + 1)
        deemed = months // 5 if number % 4 == 0 else None
        continuing = (True, False, None)[number % 7 % 3]
        retire_in = birth + (60 * 12 + number % 30) if number % 5 == 0 else None
        stated = number % 11 != 0
        contributions = Contributions(cumulative=months, deemed=deemed, counted_to=counted_to, continuing=continuing)
        cells = [
            f"{number:06}",
            str(birth),
            *CATEGORIES[category],
            EMPLOYMENTS[employment],
            str(int(months)) if stated else "",
            str(deemed) if stated and deemed is not None else "",
            str(counted_to) if stated else "",
            {True: "是", False: "否", None: ""}[continuing],
            "" if retire_in is None else str(retire_in),
        ]
        person = Person(
            birth,
            Category.of(category),
            employment=Employment.of(employment),
            contributions=contributions if stated else None,
        )
        yield cells, person, retire_in


HEADER = [
    *(
        "工号",
        "出生年月",
        "性别",
        "人员类别",
        "用工性质",
        "累计缴费月数",
        "视同缴费月数",
        "缴费截止年月",
        "是否继续缴费",
    ),
    "拟退休年月",
]


def same(law: Law, folder: Path, count: int) -> None:
    people = list(made_up(count))
    path = folder / "staff.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *(cells for cells, _, _ in people)])
    found = plans(path, folder, law)
    frame = pa.table({name: [cells[place] for cells, _, _ in people] for place, name in enumerate(HEADER)})
    found.append(Roster.from_frame(frame).plan(law, AS_OF))
    for place, (_, person, month) in enumerate(people):
        expected = assess(person, law, AS_OF, months=[] if month is None else [month])
        for plan in found:
            row = plan.rows[place]
            assert row.problem is None
            assert row.assessment is not None
            assert row.row.person == person
            assert row.assessment.options == expected.options
            assert row.assessment.statutory == expected.statutory
            assert row.assessment.window == expected.window
            assert row.assessment.qualifying_months == expected.qualifying_months
            assert row.assessment.remedies == expected.remedies


def test_synthetic_people(law: Law, tmp_path: Path) -> None:
    same(law, tmp_path, 120)


@pytest.mark.slow
def test_five_thousand_synthetic_people(law: Law, tmp_path: Path) -> None:
    same(law, tmp_path, 5_000)


def test_what_is_written_is_the_same_in_every_format(law: Law, tmp_path: Path) -> None:
    plan = read_roster(EXAMPLE).plan(law, AS_OF)
    tables = []
    for suffix in (".csv", ".xlsx", ".parquet"):
        plan.write(tmp_path / f"plan{suffix}")
        after = read_roster(tmp_path / f"plan{suffix}")
        titles = enumerate(after.header)
        of_days = {place for place, title in titles if title in ("书面告知截止日", "书面协议截止日")}
        cells = [[plain(cell, day=place in of_days) for place, cell in enumerate(row.cells)] for row in after.rows]
        tables.append([dict(zip(after.header, row, strict=True)) for row in cells])
    assert len(of_days) == 2
    assert tables[2] == tables[0]
    # A workbook names the articles by their numbers on its last sheet, and leaves out the columns that are empty.
    of_csv, of_workbook = (
        [{title: cell for title, cell in row.items() if cell and title != "依据"} for row in one] for one in tables[:2]
    )
    assert of_workbook == of_csv


def plain(cell: object, *, day: bool) -> str:
    """A cell as the CSV has it: a date is a month, but in the columns of days."""
    if isinstance(cell, date):
        return str(cell) if day else f"{cell:%Y-%m}"
    if isinstance(cell, float):
        assert cell.is_integer()
    return "" if cell is None else str(int(cell)) if isinstance(cell, float | int) else str(cell)
