"""The workbook of formulas against `assess`: what its sheets hold, and, in LibreOffice, what its formulas answer."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from retirecalc import Category, Contributions, Employment, Person, assess
from retirecalc.cli import main
from retirecalc.errors import RosterError
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Eligibility
from retirecalc.roster.lookup import FIRST_BIRTH, LAST_BIRTH, ROWS, write_lookup
from retirecalc.wording import word
from tests.law_day import load_law

LAW = load_law()
ANNEXES = [
    # birth, category, statutory month, age in months, increase, earliest and latest of an employee: from the annexes, by hand
    ("1964-12", "male_60", "2024-12", 720, 0, None, None),
    ("1965-01", "male_60", "2025-02", 721, 1, "2025-01", "2028-02"),
    ("1971-09", "male_60", "2033-06", 741, 21, "2031-09", "2036-06"),
    ("1976-09", "male_60", "2039-09", 756, 36, "2036-09", "2042-09"),
    ("1979-11", "female_55", "2037-05", 690, 30, "2034-11", "2040-05"),
    ("1984-11", "female_50", "2039-11", 660, 60, "2036-11", "2042-11"),
]
MINIMUM = [(2029, 180), (2030, 186), (2031, 192), (2039, 240), (2060, 240)]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lookup") / "schedule.xlsx"
    write_lookup(path, LAW)
    return path


@pytest.fixture(scope="module")
def sheets(book: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every sheet, without its header."""
    read = load_workbook(book, read_only=True)
    found = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in read.worksheets}
    read.close()
    return found


@pytest.mark.slow  # every class and birth month by the rules
def test_the_sheets_hold_the_annexes_and_no_macro(book: Path, sheets: dict[str, list[tuple[Any, ...]]]) -> None:
    assert list(sheets) == ["测算", "对照表", "最低缴费年限", "用语"]
    rows = {(str(row[1]), f"{row[2]:%Y-%m}"): row for row in sheets["对照表"]}
    assert len(rows) == len(Category) * (LAST_BIRTH - FIRST_BIRTH + 1)
    for birth, category, statutory, age, increase, earliest, latest in ANNEXES:
        row = rows[word(category, "zh"), birth]
        assert [f"{row[3]:%Y-%m}", row[4], row[5]] == [statutory, age, increase]
        assert [one and f"{one:%Y-%m}" for one in row[6:8]] == [earliest, latest]
    minimum = {row[0]: row[1] for row in sheets["最低缴费年限"]}
    assert [(year, minimum[year]) for year, _ in MINIMUM] == MINIMUM
    with zipfile.ZipFile(book) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower() or "externalLink" in name]


@pytest.mark.slow
def test_the_schedule_is_what_assess_says(sheets: dict[str, list[tuple[Any, ...]]]) -> None:
    for row in random.Random(16).sample(sheets["对照表"], 60):
        category = next(one for one in Category if word(one, "zh") == row[1])
        for place, kind in enumerate(Employment):
            found = assess(Person(f"{row[2]:%Y-%m}", category, employment=kind), LAW, "2010-01")
            window = found.window.value
            assert f"{row[3]:%Y-%m}" == str(found.statutory.value.month)
            told = [one and f"{one:%Y-%m}" for one in row[6 + 4 * place : 8 + 4 * place]]
            assert told == [one and str(one) for one in (window.earliest_month, window.latest_month)]


@pytest.mark.slow
def test_the_same_law_gives_the_same_bytes(book: Path, tmp_path: Path) -> None:
    write_lookup(tmp_path / "again.xlsx", LAW)
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()
    with pytest.raises(RosterError, match="already"):
        write_lookup(book, LAW)


@pytest.mark.slow
def test_the_command_writes_it_in_english_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "schedule.xlsx"
    assert main(["law", "export", "--xlsx", str(out), "--in-force-on", "2026-11-26"]) == 0
    assert "schedule.xlsx" in capsys.readouterr().out
    read = load_workbook(out, read_only=True)
    assert read.sheetnames == ["Answer", "Schedule", "Minimum", "Words"]
    told = [cell.value for row in read["Answer"].iter_rows(max_row=5) for cell in row if cell.value]
    read.close()
    assert not [one for one in told if any("\u4e00" <= letter <= "\u9fff" for letter in str(one))]
    assert main(["law", "export", "--xlsx", str(out)]) == 2


PEOPLE: list[tuple[Any, ...]] = [
    # birth, category, employment, month planned, months paid; result
    ("1971-09", "male_60", "employee", "2031-09", 192, "时间和缴费年限均符合"),
    ("1971-09", "male_60", "employee", "2031-09", 191, "未达到最低缴费年限，可采取的办法不在本表"),
    ("1971-09", "male_60", "employee", "2031-08", 316, "早于最早可退休年月"),
    ("1971-09", "male_60", "employee", "2036-06", 204, "可与单位协商"),
    ("1971-09", "male_60", "employee", "2036-06", 203, "未达到最低缴费年限，可采取的办法不在本表"),
    ("1971-09", "male_60", "employee", "2036-07", 316, "晚于最晚可退休年月"),
    ("1971-09", "male_60", "civil_servant", "2033-07", 316, "晚于最晚可退休年月"),
    ("1971-09", "male_60", None, None, 316, "时间和缴费年限均符合"),
    ("1971-09", "male_60", None, None, None, "请填写届时累计缴费月数"),
    ("1964-12", "male_60", "employee", "2025-01", 316, "没有可选择的时间"),
    ("1964-12", "male_60", "employee", None, 180, "时间和缴费年限均符合"),
    ("1984-11", "female_50", "own_account", "2040-01", 316, "尚不能确定"),
    ("1971-09", None, None, None, None, "请核对出生年月和人员类别"),
]


@pytest.mark.libreoffice
def test_the_formulas_answer_as_assess_does(book: Path, tmp_path: Path) -> None:
    chosen = random.Random(2026)
    people = [one[:5] for one in PEOPLE]
    while len(people) < ROWS:
        birth = FIRST_BIRTH + chosen.randrange(LAST_BIRTH - FIRST_BIRTH)
        category, kind = chosen.choice(list(Category)), chosen.choice(list(Employment))
        base = int(category[-2:]) * 12
        planned = max(birth + base + chosen.randrange(-6, 100), YearMonth(2025, 1))
        people.append((str(birth), category.value, kind.value, str(planned), chosen.randrange(150, 300)))
    filled = load_workbook(book)
    sheet = filled["测算"]
    for line, (born, category, kind, planned, paid) in enumerate(people, 5):
        given = (born and _day(born), category and word(category, "zh"), kind and word(kind, "zh"))
        for column, value in enumerate((*given, planned and _day(planned), paid), 2):
            sheet.cell(line, column, value)
    filled.save(tmp_path / "filled.xlsx")
    found = _calculated(tmp_path / "filled.xlsx")[4:]
    assert [row[13] for row in found[: len(PEOPLE)]] == [one[5] for one in PEOPLE]
    for place, ((born, category, kind, planned, paid), row) in enumerate(zip(people, found, strict=False)):
        if category is None:
            continue
        answer = assess(Person(born, category, employment=kind or "unknown"), LAW, "2010-01")
        age, window = answer.statutory.value, answer.window.value
        assert [_month(row[6]), row[7]] == [str(age.month), word_of_age(int(age.age))]
        assert list(map(_month, row[9:11])) == [str(one or "") for one in (window.earliest_month, window.latest_month)]
        if place >= len(PEOPLE):
            judged = YearMonth.of(planned)
            counted_to = min(judged, age.month)
            counted = Contributions(cumulative=paid, counted_to=counted_to, continuing=False)
            option = assess(Person(born, category, employment=kind, contributions=counted), LAW, counted_to).option(
                judged
            )
            said = RESULTS.get(row[13], Eligibility.NOT_ELIGIBLE)
            assert option.eligibility is said or option.kind in ("late", "extended"), (row, option)


RESULTS = {
    "时间和缴费年限均符合": Eligibility.ELIGIBLE,
    "可与单位协商": Eligibility.ELIGIBLE,
    "尚不能确定": Eligibility.UNDETERMINED,
}
"""Whatever else stands there refuses the month, or says that the workbook does not answer it: a late claim, paying on."""


def _month(shown: str) -> str:
    """06/01/2033, as LibreOffice writes a date into a CSV file."""
    return f"{shown[6:]}-{shown[:2]}" if shown else ""


def word_of_age(months: int) -> str:
    return f"{months // 12}周岁" + (f"{months % 12}个月" if months % 12 else "")


def _day(month: str) -> datetime:
    return datetime(int(month[:4]), int(month[5:]), 1)


def _calculated(book: Path) -> list[list[str]]:
    """The first sheet as LibreOffice works it out."""
    command = ["soffice", f"-env:UserInstallation=file://{book.parent}/profile", "--headless", "--convert-to"]
    command += [
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
        "--outdir",
        str(book.parent),
    ]
    environment = {**os.environ, "HOME": str(book.parent), "LC_ALL": "C.UTF-8"}
    subprocess.run([*command, str(book)], env=environment, capture_output=True, check=True, timeout=300)
    (made,) = book.parent.glob("filled*.csv")
    with made.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
