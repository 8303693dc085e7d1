"""A workbook that is kept: its parts byte for byte, the plan behind it, and what is filled in there read again."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.keep import kept

openpyxl = pytest.importorskip("openpyxl")

GROWN = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}
PLAN = ["摘要", "计划", "明细", "到期事项", "办理记录", "待确认", "人数预测", "依据与版本"]
PEOPLE = [
    ("姓名", "出生年月", "性别", "累计缴费年限"),
    ("甲", "1971-09", "男", "26年"),
    ("乙", "1976-03", "女", "20年"),
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A clerk's own workbook: a red header, a number format, a second sheet, and a part that no library knows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in PEOPLE:
        sheet.append(row)
    sheet["A1"].font = openpyxl.styles.Font(bold=True, color="FFFF0000")
    sheet["D2"].number_format = "0.000"
    sheet.print_title_rows = "1:1"
    book.create_sheet("备注")["A1"] = "=1+1"
    path = tmp_path / "own.xlsx"
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/richData/unknown.xml", "<shapes/>")
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_of_it_is_written_anew(own: Path, law: Law) -> None:
    before = parts(own)
    read_roster(own).plan(law, "2026-11").write(own, keep=own, overwrite=True)
    after = parts(own)
    assert {name for name, part in before.items() if after[name] != part} == GROWN
    book = openpyxl.load_workbook(own)
    assert book.sheetnames == ["名单", "备注", *PLAN]
    assert (book["名单"]["A1"].font.color.rgb, book["名单"]["D2"].number_format) == ("FFFF0000", "0.000")
    assert (book["名单"].print_title_rows, book["计划"].print_title_rows) == ("$1:$1", "$1:$1")
    assert [cell.value for cell in book["名单"][2]] == ["甲", "1971-09", "男", "26年"]
    # The plan as it is alone: grey header, months as dates, its chart; and one sheet in front, not two.
    header = book["计划"]["A1"]
    assert (header.value, header.font.b, header.fill.fgColor.rgb) == ("行", True, "FFE7E6E6")
    month = next(cell for cell in book["计划"][2] if cell.is_date)
    assert month.number_format == 'yyyy"年"m"月"'
    assert len(book["摘要"]._charts) == 1
    assert not any(book[name].sheet_view.tabSelected for name in PLAN)


def test_what_is_filled_in_behind_it_is_read_again(own: Path, law: Law) -> None:
    read_roster(own).plan(law, "2026-11").write(own, keep=own, overwrite=True)
    book = openpyxl.load_workbook(own)
    asked = book["待确认"]
    row = next(row for row in asked.iter_rows() if any(cell.value == "乙" for cell in row))
    answer = next(cell.column for cell in asked[2] if cell.value == "答复")
    row[answer - 1].value = "女55"
    book.save(own)
    again = read_roster(own)
    # 附件2: 74 months after 1970-01, 74 // 4 + 1 = 19: 56 years 7 months.
    settled = again.plan(law, "2026-11").rows[1].settled
    assert again.sheet == "名单"
    assert settled is not None
    assert str(settled.statutory.month) == "2032-10"


def test_a_sheet_of_the_same_name(own: Path, law: Law, tmp_path: Path) -> None:
    plan = read_roster(own).plan(law, "2026-11")
    plan.write(own, keep=own, overwrite=True)
    before = own.read_bytes()
    with pytest.raises(RosterError) as refused:
        plan.write(tmp_path / "again.xlsx", keep=own)
    assert refused.value.code == "roster.keep_sheet_twice"
    assert (own.read_bytes(), (tmp_path / "again.xlsx").exists()) == (before, False)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"cellXfs", b"x:cellXfs"),
        ("xl/workbook.xml", b"sheets>", b"x:sheets>"),
        ("xl/styles.xml", b"</cellXfs>", b"</cellXfs></cellXfs>"),
        ("xl/workbook.xml", b"<sheets>", b"\xff<sheets>"),
    ],
)
def test_a_workbook_that_is_not_as_programs_write_it(
    own: Path, tmp_path: Path, part: str, old: bytes, new: bytes
) -> None:
    odd, plan = tmp_path / "odd.xlsx", tmp_path / "plan.xlsx"
    openpyxl.Workbook().save(plan)
    with zipfile.ZipFile(odd, "w") as archive:
        for name, data in parts(own).items():
            archive.writestr(name, data.replace(old, new) if name == part else data)
    with pytest.raises(RosterError) as refused:
        kept(odd.read_bytes(), plan.read_bytes(), "odd.xlsx")
    assert refused.value.code == "roster.keep_unusual"
