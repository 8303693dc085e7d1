"""What a file is: told by its content, refused in one sentence, and never trusted."""

import io
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.worksheet.cell_range import CellRange

from retirecalc.errors import RosterError
from retirecalc.ground.months import YearMonth
from retirecalc.roster import plan_long, read_roster
from retirecalc.roster.files import edge
from tests.law_day import load_law
from tests.roster.conftest import MakeBook, MakeFile

FILES = Path(__file__).parent / "files"
ID_MAN = "110221197109159972"
HEADER = ["出生年月", "人员类别"]


def refused(path: Path, sheet: str | None = None) -> RosterError:
    with pytest.raises(RosterError) as caught:
        read_roster(path, sheet=sheet)
    assert str(path) in str(caught.value)
    return caught.value


# Kinds


def test_the_content_decides_and_not_the_name(make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book({"名单": [HEADER, ["1971-09", "男"]]})
    pq.write_table(pa.table({"birth": ["1971-09"], "category": ["male_60"]}), tmp_path / "staff.parquet")
    (tmp_path / "text.xlsx").write_text("出生年月,人员类别\n1971-09,男\n", encoding="gb18030")
    book.rename(tmp_path / "book.csv")
    (tmp_path / "staff.parquet").rename(tmp_path / "table.xls")
    for name in ("book.csv", "table.xls", "text.xlsx"):
        (row,) = read_roster(tmp_path / name).rows
        assert row.person is not None
        assert (row.number, row.person.birth, row.person.category) == (2, "1971-09", "male_60")


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("protected.xlsx", "roster.file_protected", None),
    ],
)
def test_files_of_other_programs(name: str, code: str, kind: str | None) -> None:
    error = refused(FILES / name)
    assert (error.code, error.fields.get("kind")) == (code, kind)


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (b"%PDF-1.7\n", "roster.file_kind", "a PDF document"),
        (b"\x09\x08\x10\x00\x00\x06", "roster.file_kind", "an old Excel workbook (.xls)"),
        (b"Rar!\x1a\x07", "roster.file_kind", "a RAR archive"),
        (b"<html><p>1971-09</p></html>", "roster.file_kind", "a web page without a table"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><Workbook/>", "roster.file_kind", "an XML file"),
        (b"<p>1971-09</p>", "roster.file_kind", "a web page without a table"),
        (b"<script>x</script><h1>1971-09</h1>", "roster.file_kind", "a web page without a table"),
        (b"{\\rtf1\\ansi 1971-09}", "roster.file_kind", "an RTF document"),
        (b'[{"birth": "1971-09"}]', "roster.file_kind", "JSON data"),
        (b'\xef\xbb\xbf{\n  "rows": []}', "roster.file_kind", "JSON data"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "roster.file_kind", "a web archive (MHTML)"),
        (
            b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5?=\r\n =?utf-8?Q?=E5?=\r\nMIME-Version: 1.0\r\n",
            "roster.file_kind",
            "a web archive (MHTML)",
        ),
        ("[名单]\n姓名\n甲\n".encode(), "roster.column_asked", None),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "roster.file_kind",
            "an old Office document that is no workbook",
        ),
        (b"PK\x05\x06" + bytes(18), "roster.file_kind", "an empty ZIP archive"),
        (b"PAR1", "roster.file_damaged", None),
        (b"PK\x03\x04", "roster.file_damaged", None),
        (b"", "roster.file_empty", None),
        (b"\xff\xfe", "roster.file_empty", None),
        (b"\xff\xfe\x00", "roster.file_encoding", None),
    ],
)
def test_what_is_no_list(tmp_path: Path, data: bytes, code: str, kind: str | None) -> None:
    (tmp_path / "staff.xlsx").write_bytes(data)
    error = refused(tmp_path / "staff.xlsx")
    assert (error.code, error.fields.get("kind")) == (code, kind)


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("word/document.xml", "a Word document"),
        ("staff.csv", "a ZIP archive"),
    ],
)
def test_archives_that_are_no_workbook(tmp_path: Path, member: str, kind: str) -> None:
    with zipfile.ZipFile(tmp_path / "staff.xlsx", "w") as archive:
        archive.writestr(member, "x")
    assert refused(tmp_path / "staff.xlsx").fields["kind"] == kind


def test_every_cut_of_a_workbook_and_of_a_parquet_file_is_refused(make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book({"名单": [HEADER, *[["1971-09", "男"]] * 20]})
    pq.write_table(pa.table({"birth": ["1971-09"] * 20, "category": ["male_60"] * 20}), tmp_path / "whole.parquet")
    for whole in (book.read_bytes(), (tmp_path / "whole.parquet").read_bytes()):
        for size in range(8, len(whole) - 1, 97):
            (tmp_path / "cut").write_bytes(whole[:size])
            assert refused(tmp_path / "cut").code == "roster.file_damaged"


def test_broken_xml_inside_a_sound_archive(make_book: MakeBook, tmp_path: Path) -> None:
    book = make_book({"名单": [HEADER, ["1971-09", "男"]]})
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(tmp_path / "broken.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data[: len(data) // 2] if name.endswith("sheet1.xml") else data)
    assert refused(tmp_path / "broken.xlsx").code == "roster.file_damaged"


def test_a_member_that_needs_a_password(make_book: MakeBook) -> None:
    book = make_book({"名单": [HEADER, ["1971-09", "男"]]})
    data = bytearray(book.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag in the central directory
    book.write_bytes(data)
    assert refused(book).code == "roster.file_protected"


# Bombs


def bomb(path: Path, *, honest: bool) -> None:
    """A workbook whose sheet unpacks to 70 MB of blanks; dishonest: it says that these are 100 bytes."""
    openpyxl.Workbook().save(path)
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
        new.writestr("xl/worksheets/sheet2.xml", b" " * (70 << 20))
    whole = bytearray(made.getvalue())
    if not honest:
        at = whole.rindex(b"PK\x01\x02")
        whole[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(whole)


@pytest.mark.parametrize("honest", [True, False])
def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_does(tmp_path: Path, honest: bool) -> None:
    path = tmp_path / "staff.xlsx"
    bomb(path, honest=honest)
    with zipfile.ZipFile(path) as archive:
        said = archive.getinfo("xl/worksheets/sheet2.xml").file_size
    assert said == (70 << 20 if honest else 100)
    assert path.stat().st_size < 200_000
    assert refused(path).code == "roster.file_bomb"


# Sheets


SHEETS = {
    "说明": [["请先阅读"], ["填写说明"]],
    "空": [],
    "名单": [HEADER, ["1971-09", "男"]],
    "旧": [HEADER, ["1972-01", "男"]],
}


def test_the_first_sheet_with_a_header_is_read_and_named(make_book: MakeBook) -> None:
    roster = read_roster(make_book(SHEETS))
    assert (roster.sheet, roster.sheets) == ("名单", ("说明", "空", "名单", "旧"))
    assert [row.person and row.person.birth for row in roster.rows] == ["1971-09"]


def test_a_sheet_can_be_chosen(make_book: MakeBook, make_file: MakeFile) -> None:
    roster = read_roster(make_book(SHEETS), sheet="旧")
    assert (roster.sheet, [row.person and row.person.birth for row in roster.rows]) == ("旧", ["1972-01"])
    error = refused(make_book(SHEETS), sheet="新")
    assert (error.code, error.fields["allowed"]) == ("roster.sheet_missing", "说明, 空, 名单, 旧")
    assert refused(make_book(SHEETS), sheet="空").code == "roster.file_empty"
    assert refused(make_file("birth,category\n"), sheet="名单").code == "roster.sheet_in_no_workbook"


def test_a_hidden_sheet_is_read_only_if_chosen(make_book: MakeBook) -> None:
    path = make_book({"旧": [HEADER, ["1972-01", "男"]], "名单": [HEADER, ["1971-09", "男"]]})
    book = openpyxl.load_workbook(path)
    book["旧"].sheet_state = "hidden"
    book.active = book["名单"]
    book.save(path)
    assert read_roster(path).sheet == "名单"
    assert read_roster(path, sheet="旧").sheet == "旧"


BLANK_FORM: list[list[Any]] = [["序号", "姓名", "性别", "出生年月"], [1], [2], [], ["填表人：", "负责人："]]
SOMEBODY: list[list[Any]] = [["序号", "姓名", "性别", "出生年月"], [1, "甲", "男", "1971-09"]]


@pytest.mark.parametrize("form", [BLANK_FORM, BLANK_FORM[:1], [["姓名", "出生年月", None], [None, "身份证", "档案"]]])
def test_a_header_without_people_does_not_hide_the_list(make_book: MakeBook, form: list[list[Any]]) -> None:
    for sheets in ({"填表": form, "名单": SOMEBODY}, {"名单": SOMEBODY, "填表": form}):
        roster = read_roster(make_book(sheets))
        assert (roster.sheet, len(roster.rows)) == ("名单", 1)


def test_of_headers_without_people_the_first_is_read(make_book: MakeBook) -> None:
    roster = read_roster(make_book({"说明": [["请填写"]], "一": SOMEBODY[:1], "二": SOMEBODY[:1]}))
    assert (roster.sheet, roster.rows) == ("一", ())


def test_a_hidden_list_is_read_where_the_sheet_in_sight_has_a_header_alone(make_book: MakeBook) -> None:
    path = make_book({"填表": BLANK_FORM, "名单": SOMEBODY})
    book = openpyxl.load_workbook(path)
    book["名单"].sheet_state = "hidden"
    book.save(path)
    roster = read_roster(path)
    assert (roster.sheet, [note.code for note in roster.notes]) == ("名单", ["roster.note_sheet_hidden"])


def test_of_a_page_the_table_with_people_is_read(tmp_path: Path) -> None:
    cells = [["姓名", "性别", "出生年月"], ["甲", "男", "1971-09"]]
    head, somebody = ("".join(f"<td>{cell}" for cell in row) for row in cells)
    (tmp_path / "staff.xls").write_text(
        f"<table><tr>{head}</table><table><tr>{head}<tr>{somebody}</table>", encoding="utf-8"
    )
    assert [row.person is not None for row in read_roster(tmp_path / "staff.xls").rows] == [True]


def test_a_workbook_of_empty_sheets(make_book: MakeBook) -> None:
    assert refused(make_book({"名单": [], "旧": [[" "]]})).code == "roster.file_empty"


# The header


def test_titles_above_the_header_are_skipped_and_kept(make_book: MakeBook, make_file: MakeFile) -> None:
    rows: list[list[Any]] = [["样例公司员工名单"], [None, "2026年11月"], [], HEADER, ["1971-09", "男"]]
    path = make_book({"名单": rows})
    book = openpyxl.load_workbook(path)
    book["名单"].merge_cells("A1:B1")
    book.save(path)
    for roster in (
        read_roster(path),
        read_roster(make_file("样例公司员工名单,\n,2026年11月\n\n出生年月,人员类别\n1971-09,男\n")),
    ):
        assert roster.header == tuple(HEADER)
        assert [[cell for cell in row if cell] for row in roster.above] == [["样例公司员工名单"], ["2026年11月"], []]
        assert [(row.number, row.person is not None) for row in roster.rows] == [(5, True)]


def test_a_header_in_two_lines_and_departments_merged_over_their_people(make_book: MakeBook) -> None:
    rows: list[list[Any]] = [
        ["部门", "出生年月", "性别", "缴费", None],
        [None, None, None, "累计缴费年限", "视同缴费年限"],
        ["生产一部", "1971-09", "男", "26年", "2年"],
        [None, "1972-01", "男", "25年", None],
        ["财务部", "1973-01", "男", "24年", None],
    ]
    path = make_book({"名单": rows})
    book = openpyxl.load_workbook(path)
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "A3:A4"):
        book["名单"].merged_cells.add(CellRange(cells))  # as it stands in the file: merge_cells makes a million cells
    book.save(path)
    roster = read_roster(path)
    assert roster.header == ("部门", "出生年月", "性别", "累计缴费年限", "视同缴费年限")
    assert [(row.number, row.department) for row in roster.rows] == [(3, "生产一部"), (4, "生产一部"), (5, "财务部")]
    person = roster.rows[0].person
    assert person is not None
    assert person.contributions is not None
    assert (person.contributions.cumulative, person.contributions.deemed) == (312, 24)


@pytest.mark.parametrize(
    "cells",
    [
        "A3:A9",  # a signature below the last row
        "A2:A1048576",
        "D1:D3",  # an empty column beside the last one
        "D7:D9",
        "A8:C12",
        "XFD1:XFD1048576",
    ],
)
def test_cells_merged_beyond_the_last_one_filled(make_book: MakeBook, cells: str) -> None:
    path = make_book({"名单": [["部门", *HEADER], ["一部", "1971-09", "男"], ["二部", "1972-01", "男"]]})
    book = openpyxl.load_workbook(path)
    book["名单"].merged_cells.add(CellRange(cells))  # as it stands in the file: merge_cells makes a million cells
    book.save(path)
    book.close()
    rows = [row for row in read_roster(path).rows if any(row.cells)]
    assert [(row.number, str(row.person and row.person.birth)) for row in rows] == [(2, "1971-09"), (3, "1972-01")]
    assert [row.department for row in rows] == ["一部", "一部" if cells == "A2:A1048576" else "二部"]


def test_what_nobody_thought_of_is_one_sentence_without_a_cell(tmp_path: Path) -> None:
    far = tmp_path / "staff.parquet"
    days = pa.array([4_000_000], pa.date32())  # beyond the year 9999, which Arrow holds and Python does not
    pq.write_table(pa.table({"姓名": ["样例甲"], "birth": days, "category": ["male_60"]}), far)
    for read in (lambda: read_roster(far), lambda: plan_long(far, None, load_law(), "2026-11")):
        with pytest.raises(RosterError) as caught:
            read()
        assert str(caught.value) == (
            f"{far}: something in the file is not as expected (OverflowError), so it was not read. Save it again as CSV UTF-8."
        )
        assert (
            caught.value.text("zh") == f"{far}：文件中有无法处理的内容（OverflowError），未能读取。请另存为 CSV UTF-8。"
        )
        assert caught.value.__suppress_context__


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, GeneratorExit])
def test_the_edge_of_a_reader_lets_through_what_is_no_fault_of_the_file(error: type[BaseException]) -> None:
    with pytest.raises(error), edge("staff.csv"):
        raise error


def test_a_panic_in_the_reader_of_workbooks_is_one_sentence_too() -> None:
    class PanicException(BaseException):  # what a panic of Rust is called, and no Exception either
        pass

    with pytest.raises(RosterError, match=r"staff\.xlsx: something in the file"), edge("staff.xlsx"):
        raise PanicException


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("样例甲,50010119710915123X,男,26\n样例乙,1972-01,男,25\n", "roster.file_empty"),
        ("样例甲,1971年9月,企业职工\n", "roster.file_empty"),
        ("样例甲,男,干部\n", "roster.file_empty"),
        ("样例甲,55岁\n", "roster.file_empty"),
        ("样例甲,综合处\n", "roster.column_asked"),
        ("部门,经办人姓名：样例甲,制表\n一部,,\n", "roster.column_asked"),
    ],
)
@pytest.mark.parametrize("mapping", [{}, {"工龄": "birth"}])
def test_no_name_from_a_first_line_that_is_no_header(
    make_file: MakeFile, text: str, code: str, mapping: dict[str, str]
) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(make_file(text), mapping=mapping)
    assert caught.value.code == (code if code == "roster.file_empty" or not mapping else "roster.mapping_column")
    for lang in ("en", "zh"):
        assert "样例甲" not in caught.value.text(lang)
        assert "1971" not in caught.value.text(lang)


def test_titles_of_a_header_are_quoted_and_other_cells_named_by_their_letters(make_file: MakeFile) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(make_file("姓名,生于,性别,工龄,制表人：样例甲,1,2\n"))
    assert str(caught.value).endswith("Columns not understood: 生于, 工龄, E, 1, 2.")
    with pytest.raises(RosterError) as caught:
        read_roster(make_file("样例甲,综合处\n"))
    assert str(caught.value).endswith("Columns not understood: A, B.")


def test_a_list_far_to_the_right_among_a_hundred_columns(make_book: MakeBook) -> None:
    header = [f"列{number}" for number in range(98)] + HEADER
    roster = read_roster(make_book({"名单": [header, [*range(98), "1971-09", "男"]]}))
    assert len(roster.header) == 100
    assert roster.rows[0].cells[97] == 97
    assert roster.rows[0].person is not None


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_other_separators(make_file: MakeFile, separator: str) -> None:
    text = "姓名,出生年月,人员类别\n甲,1971-09,男\n".replace(",", separator)
    for encoding in ("utf-8", "utf-16"):  # "Unicode text" of Excel: UTF-16 with tabs
        (row,) = read_roster(make_file(text, encoding)).rows
        assert row.person is not None


# Cells


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        (date(1971, 9, 15), "1971-09-15"),
        (datetime(1971, 9, 15), "1971-09-15"),
        (date(1971, 9, 1), "1971-09"),  # what a spreadsheet makes of 1971-09: no day was stated
        (197109, "1971-09"),
        (197109.0, "1971-09"),
        (19710915, "1971-09-15"),
        (1971.09, "1971-09"),
        ("1971年9月", "1971-09"),
        (" 1971-09 ", "1971-09"),
    ],
)
def test_a_birth_as_excel_holds_it(make_book: MakeBook, cell: object, birth: str) -> None:
    (row,) = read_roster(make_book({"名单": [HEADER, [cell, "男"]]})).rows
    assert row.person is not None
    assert row.person.birth == birth


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (1971.1, "ground.month_or_decimal"),
        (26183, "roster.serial"),
        (26183.5, "roster.serial"),
        (True, "ground.month_unreadable"),
    ],
)
def test_a_number_that_is_no_month(make_book: MakeBook, cell: object, code: str) -> None:
    (row,) = read_roster(make_book({"名单": [HEADER, [cell, "男"]]})).rows
    assert row.problem is not None
    assert row.problem.code == code


def test_other_facts_as_excel_holds_them(make_book: MakeBook) -> None:
    header = ["身份证号", "累计缴费年限", "视同缴费月数", "缴费截止年月", "是否继续缴费", "拟退休年月", "部门"]
    rows = [
        [ID_MAN, 26, 24.0, date(2026, 10, 1), True, date(2032, 3, 1), 12],
        [ID_MAN, 26.4, None, None, None, None, None],
    ]
    good, bad = read_roster(make_book({"名单": [header, *rows]})).rows
    assert good.person is not None
    assert good.person.to_dict()["contributions"] == {
        "paid": 288,
        "deemed": 24,
        "counted_to": "2026-10",
        "continuing": True,
    }
    assert (good.retire_in, good.department) == (YearMonth(2032, 3), "12")
    assert bad.person is not None
    assert bad.person.contributions is None
    assert [warning.fields.get("why") for warning in bad.warnings] == [None, "ground.period_decimal"]


def test_an_error_of_a_formula_is_an_empty_cell(make_book: MakeBook) -> None:
    path = make_book({"名单": [[*HEADER, "累计缴费年限"], ["1971-09", "男", None]]})
    book = openpyxl.load_workbook(path)
    book["名单"]["C2"] = "#N/A"
    book["名单"]["C2"].data_type = "e"
    book.save(path)
    (row,) = read_roster(path).rows
    assert row.person is not None
    assert row.person.contributions is None


def test_parquet_with_types_of_its_own(tmp_path: Path) -> None:
    table = pa.table(
        {
            "birth": pa.array([date(1971, 9, 15), date(1971, 9, 1), None], pa.date32()),
            "sex": pa.array(["男", "男", None]).dictionary_encode(),
            "cumulative_months": pa.array([316, None, None], pa.int16()),
            "id_number": pa.array([None, int(ID_MAN), None], pa.int64()),
            "at": pa.array([1, None, None], pa.timestamp("ns", "UTC")),
        }
    )
    pq.write_table(table, tmp_path / "staff.parquet")
    first, second, blank = read_roster(tmp_path / "staff.parquet").rows
    assert first.person is not None
    assert first.person.to_dict()["contributions"] == {"cumulative": 316}
    assert second.person is not None
    assert second.person.birth == "1971-09-15"  # by the ID number, exact in 64 bits
    assert (second.warnings, blank.person, blank.problem) == ((), None, None)


# Without the extra


@pytest.mark.parametrize(("module", "extra"), [("python_calamine", "excel"), ("pyarrow", "frames")])
def test_a_missing_package_is_named(
    make_book: MakeBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    pq.write_table(pa.table({"birth": ["1971-09"], "category": ["male_60"]}), tmp_path / "staff.parquet")
    path = make_book({"名单": [HEADER]}) if extra == "excel" else tmp_path / "staff.parquet"
    monkeypatch.setitem(sys.modules, module, None)  # Python then refuses to import it
    with pytest.raises(ImportError, match=rf'pip install -e ".*\[{extra}\]"'):
        read_roster(path)
