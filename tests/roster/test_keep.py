"""A workbook that is kept: its parts byte for byte, the plan behind it, and what is filled in there read again."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.keep import kept
from retirecalc.roster.since import in_words

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


def test_a_plain_list_with_empty_lists_of_names_and_formats(tmp_path: Path, law: Law) -> None:
    """As openpyxl and pandas write it: `<definedNames/>` and `<numFmts count="0"/>`; each list stands once afterwards."""
    book = openpyxl.Workbook()
    for row in PEOPLE:
        book.active.append(row)
    path = tmp_path / "plain.xlsx"
    book.save(path)
    assert b"<definedNames/>" in parts(path)["xl/workbook.xml"].replace(b" />", b"/>")
    read_roster(path).plan(law, "2026-11").write(path, keep=path, overwrite=True)
    after = parts(path)
    assert len(re.findall(b"<definedNames", after["xl/workbook.xml"])) == 1
    assert len(re.findall(b"<numFmts", after["xl/styles.xml"])) == 1
    month = next(cell for cell in openpyxl.load_workbook(path)["计划"][2] if cell.is_date)
    assert month.number_format == 'yyyy"年"m"月"'


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


def test_next_month_under_the_same_name(own: Path, law: Law) -> None:
    """Two people more above the others: what was filled in goes with the people, and the sheets of last time are gone."""
    read_roster(own).plan(law, "2026-11").write(own, keep=own, overwrite=True)
    book = openpyxl.load_workbook(own)  # as a program saves it, with other names for its parts
    fill(book, "待确认", "乙", "答复", "女55")
    fill(book, "办理记录", "乙", "已告知", "下周")  # no day
    book["计划"].title = "给领导的"
    book.create_sheet("人数")["A1"] = "=明细!A2"
    book["名单"].insert_rows(2, 2)
    for row, cells in enumerate((("丙", "1970-01", "男", "30年"), ("丁", "1990-01", "男", "2年")), start=2):
        for column, cell in enumerate(cells, start=1):
            book["名单"].cell(row, column).value = cell
    book.active = book.sheetnames.index("摘要")
    book.save(own)
    before = parts(own)
    roster = read_roster(own)
    assert [note.code for note in roster.notes] == ["roster.note_filled", "roster.note_behind"]
    plan = roster.plan(law, "2026-12")
    *_, woman = plan.rows
    assert woman.settled is not None
    assert str(woman.settled.statutory.month) == "2032-10"
    assert "下周" in woman.row.warnings[-1].text("zh")  # said, not lost
    plan.write(own, keep=own, overwrite=True)
    after = parts(own)
    again = openpyxl.load_workbook(own)
    own_sheets = ["名单", "备注", "给领导的", "人数"]
    # Of the woman, who is 55 in 2031, nothing is due within the year: there is nothing to fill in.
    ours = ["摘要", "计划", "变化", "明细", "到期事项", "待确认", "问题", "人数预测", "依据与版本"]
    assert again.sheetnames == [*own_sheets, *ours]
    assert again.active.title == "名单"
    assert again["人数"]["A1"].value == "=明细!A2"
    assert {"丙", "丁"} == {row[2] for row in again["变化"].values if row[0] == "新增"}
    assert [row[-1] for row in again["待确认"].values if "乙" in row] == ["女55"]
    # Nothing of theirs was written anew, nothing of ours was left: each part is spoken of, and each that is spoken of is there.
    assert {name for name in before.keys() & after.keys() if before[name] != after[name]} == GROWN
    spoken = set(re.findall('PartName="/([^"]*)"', after["[Content_Types].xml"].decode()))
    assert spoken <= after.keys()
    assert {name for name in after if "/sheet" in name or "/chart" in name or "/drawing" in name} <= spoken | {
        name for name in after if name.endswith(".rels")
    }
    assert len([name for name in after if "/charts/" in name]) == 1
    # And once more, as it was written, to the same sheets but for the problem, which was said and is no more.
    read_roster(own).plan(law, "2026-12").write(own, keep=own, overwrite=True)
    ours.remove("问题")
    assert openpyxl.load_workbook(own).sheetnames == [*own_sheets, *ours]


def test_a_plan_alone_and_a_sheet_of_its_user(own: Path, law: Law, tmp_path: Path) -> None:
    """Of a plan that is the list itself every sheet is ours; a name for the whole workbook stays with what it names."""
    plan = tmp_path / "plan.xlsx"
    read_roster(own).plan(law, "2026-11").write(plan)
    book = openpyxl.load_workbook(plan)
    book.create_sheet("手记")["A1"] = "勿删"
    book.defined_names["记"] = openpyxl.workbook.defined_name.DefinedName("记", attr_text="手记!$A$1")
    book.save(plan)
    read_roster(plan).plan(law, "2026-11").write(plan, keep=plan, overwrite=True)
    again = openpyxl.load_workbook(plan)
    assert again.sheetnames == ["手记", *PLAN[:2], "变化", *PLAN[2:]]
    assert (again["手记"]["A1"].value, again.defined_names["记"].attr_text) == ("勿删", "手记!$A$1")
    assert [row[:2] for row in again["明细"].values] == [row[:2] for row in PEOPLE]


def test_a_plan_that_was_filled_in_is_not_replaced_unread(own: Path, law: Law, tmp_path: Path) -> None:
    plan, out = read_roster(own).plan(law, "2026-11"), tmp_path / "plan.xlsx"
    plan.write(out, keep=own)
    book = openpyxl.load_workbook(out)
    fill(book, "待确认", "乙", "答复", "女55")
    book.save(out)
    before = out.read_bytes()
    with pytest.raises(RosterError) as refused:
        plan.write(out, keep=own, overwrite=True)
    assert (refused.value.code, refused.value.fields["count"], out.read_bytes()) == ("roster.filled_lost", 1, before)
    # As the sentence advises; the plan behind somebody's own sheets is the plan of last time.
    plan = read_roster(own, since=out).plan(law, "2026-12")
    assert [row.row.reply for row in plan.rows] == ["", "女55"]
    assert {one.name for one in in_words(plan, "zh")} == {"乙"}


def fill(book: Any, sheet: str, name: str, title: str, value: str) -> None:
    (titles,) = (row for row in book[sheet].iter_rows() if any(cell.value == "姓名" for cell in row))
    (row,) = (row for row in book[sheet].iter_rows() if any(cell.value == name for cell in row))
    (column,) = (cell.column for cell in titles if cell.value == title)
    row[column - 1].value = value


def test_a_sheet_of_the_same_name(own: Path, law: Law, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(own)
    book["备注"].title = "摘要"
    book.save(own)
    before = own.read_bytes()
    with pytest.raises(RosterError) as refused:
        read_roster(own).plan(law, "2026-11").write(tmp_path / "again.xlsx", keep=own)
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


@pytest.mark.parametrize("place", ["hidden", "very hidden", "behind"])
def test_the_sheets_of_an_old_plan_are_not_the_list(own: Path, law: Law, place: str) -> None:
    """Its sheet 明细 has the people too, of last month; one more person stands on the list since."""
    read_roster(own).plan(law, "2026-11").write(own, keep=own, overwrite=True)
    book = openpyxl.load_workbook(own)
    book["名单"].append(("丙", "1970-01", "男", "30年"))
    if place == "behind":
        book.move_sheet("名单", len(book.sheetnames))
    else:
        book["名单"].sheet_state = "hidden" if place == "hidden" else "veryHidden"
    book.active = book.sheetnames.index("摘要")
    book.save(own)
    roster = read_roster(own)
    assert (roster.sheet, len(roster.rows)) == ("名单", 3)
    codes = [note.code for note in roster.notes]
    assert codes == [*(["roster.note_sheet_hidden"] if place != "behind" else []), "roster.note_behind"]


def test_an_old_plan_that_is_all_that_is_left_is_read_and_said(own: Path, law: Law) -> None:
    read_roster(own).plan(law, "2026-11").write(own, keep=own, overwrite=True)
    book = openpyxl.load_workbook(own)
    book["名单"].delete_rows(1, 3)
    book.save(own)
    roster = read_roster(own)
    assert roster.sheet == "明细"
    assert [note.code for note in roster.notes] == ["roster.note_plan_read", "roster.note_answers"]
    assert "“明细”" in roster.notes[0].text("zh")
    assert read_roster(own, sheet="明细").notes[0].code == "roster.note_answers"


def test_a_hidden_sheet_is_the_list_only_where_no_other_has_people(own: Path) -> None:
    book = openpyxl.load_workbook(own)
    book.create_sheet("去年", 0).append(PEOPLE[0])
    book["去年"].append(("丁", "1968-01", "男", "30年"))
    book["去年"].sheet_state = "hidden"
    book.active = 1
    book.save(own)
    assert (read_roster(own).sheet, read_roster(own).notes) == ("名单", ())
