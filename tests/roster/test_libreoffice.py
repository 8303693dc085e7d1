"""A workbook opened by LibreOffice: needs `soffice` and `pdftotext` (Debian: libreoffice-calc-nogui, poppler-utils).

Run with: python -m pytest -m libreoffice
"""

import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile

pytestmark = pytest.mark.libreoffice

LIST = (
    "样例公司员工名单,,,,,,,\n"
    "姓名,出生年月,性别,人员类别,部门,累计缴费年限,拟退休年月,备注\n"
    "样例甲,1971-09,男,,研发中心,26年4个月,2032-03,=1+1\n"
    "样例乙,1977-02,女,,财务部,16,,@SUM(A1)\n"
    "样例丙,1971-13,男,,财务部,,,-1+2\n"
)
SHEETS = ["摘要", "计划", "明细", "到期事项", "待确认", "问题", "人数预测", "分组汇总", "依据与版本"]


@pytest.fixture
def book(make_file: MakeFile, law: Law, tmp_path: Path) -> Path:
    read_roster(make_file(LIST)).plan(law, "2026-11").write(tmp_path / "plan.xlsx", group_by="部门")
    return tmp_path / "plan.xlsx"


def converted(book: Path, to: str) -> Path:
    """By LibreOffice, with a profile of its own."""
    folder = book.parent / "converted"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{book.parent}/profile",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder),
            str(book),
        ],
        env={**os.environ, "HOME": str(book.parent), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return folder


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_dates_are_dates_and_text_is_text(book: Path) -> None:
    # 44 comma, 34 quotation mark, 76 UTF-8; -1 every sheet.
    folder = converted(book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
    assert sorted(path.stem.removeprefix("plan-") for path in folder.iterdir()) == sorted(SHEETS)
    plan = cells(folder / "plan-明细.csv")
    assert plan[0][0] == "样例公司员工名单"
    first = dict(zip(plan[1], plan[2], strict=True))
    # 1971-09: 80//4+1 = 21 months, 2033-06. In this export LibreOffice writes a date by its own locale: a text would have stayed as
    # it stands.
    assert (first["法定退休年月"], first["书面告知截止日"]) == ("06/01/2033", "12/01/2031")
    assert (first["出生年月"], first["最低缴费月数"]) == ("1971-09", "198")
    assert [row[7] for row in plan[2:]] == ["=1+1", "@SUM(A1)", "-1+2"]


def test_the_printed_page_shows_chinese_whole_dates_and_no_error(book: Path) -> None:
    folder = converted(book, "pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", str(folder / "plan.pdf"), "-"], capture_output=True, encoding="utf-8", check=True
    )
    for text in (
        "样例公司员工名单",
        "法定退休年月",
        "2033年6月",
        "2031年12月1日",
        "女（原50周岁）",
        "以经办机构核定为准",
        "=1+1",
    ):
        assert text in done.stdout
    # What a spreadsheet shows of a column too narrow for its date, and of a formula that it cannot work out.
    assert not re.search(r"###|Err:\d|#NAME\?|#VALUE!|#REF!", done.stdout)
