"""Every kind of file comes to the cells that stand in it, and what is to be known of it is said."""

from __future__ import annotations

import io
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from retirecalc.errors import RosterError
from retirecalc.roster.files import Grid, encoding_of, grids, read_text
from retirecalc.roster.files.inside import workbook
from retirecalc.roster.files.limit import messages
from tests.roster.by_hand import ods, xlsx

FIELD = Path(__file__).parent / "field"
HEAD = ["姓名", "性别", "出生年月"]
FOUND: dict[str, list[list[Any]]] = {
    # A count that somebody formatted as a date: the 26th day of the spreadsheet's calendar.
    "07_years_formatted_as_date.xlsx": [
        [*HEAD, "累计缴费年限"],
        ["甲", "男", "1971-09", date(1900, 1, 26)],
        ["乙", "男", "1971-09", 26.0],
    ],
    "14_formula_no_value.xlsx": [HEAD, ["甲", "男", ""], ["乙", "男", "1969-01"]],
    "14_formula_not_calculated.xlsx": [
        ["姓名", "性别", "身份证", "出生年月"],
        ["甲", "男", "110221197109150011", ""],
        ["乙", "男", "110221196901150010", ""],
    ],
    "16_sep_line.csv": [[], HEAD, ["甲", "男", "1971-09"]],
    "17_rare_names_gb18030.csv": [
        HEAD,
        ["李䶮", "男", "1971-09"],
        ["王𡘙", "男", "1972-01"],
        ["张㛃", "男", "1969-05"],
    ],
    "22_numbers.parquet": [[*HEAD, "累计缴费年限"], ["甲", "男", 197109, 26.0], ["乙", "男", 196901, None]],
    "22_pandas_period.parquet": [HEAD, ["甲", "男", "1971-09"]],
    "23_date1904_workbook.xlsx": [
        ["姓名", "性别", "出生日期"],
        ["甲", "男", date(1971, 9, 15)],
        ["乙", "男", date(1971, 9, 1)],
    ],
    "24_hidden_and_filtered_rows.xlsx": [
        [*HEAD, "状态"],
        ["甲", "男", "1971-09", "在职"],
        ["乙", "男", "1950-01", "已退休"],
        ["丙", "男", "1969-01", "在职"],
    ],
    "27_rare_names_utf8.csv": [HEAD, ["李䶮", "男", "1971-09"], ["王𡘙", "男", "1972-13"], ["é́", "男", "1969-05"]],
    "29_id_rounded_by_excel.xlsx": [
        [*HEAD, "身份证号"],
        ["甲", "男", "1971-09", 110221197109150000.0],
        ["乙", "男", "", 110221197109150000.0],
    ],
    "36_leading_blank_columns_and_rows.csv": [
        ["", "", "", "", ""],
        ["", *HEAD, ""],
        ["", "甲", "男", "1971-09", ""],
        ["", "", "", "", ""],
        ["", "乙", "男", "1969-01", ""],
    ],
    "38_page_header_repeated.csv": [HEAD, ["甲", "男", "1971-09"], HEAD, ["乙", "男", "1969-01"], ["合计", "2", ""]],
    "39_agency_export_biff8.xls": [HEAD, ["甲", "男", "1971-09"], ["乙", "男", "1969-01"]],
    "39_html_named.xls": [HEAD, ["甲", "男", "1971-09"]],
    "39_opendocument.ods": [HEAD, ["甲", "男", "1971-09"]],
    "45_id_as_double.parquet": [
        ["姓名", "身份证号", "出生年月", "性别"],
        ["甲", 110221197109150016.0, "1971-09", "男"],
        ["乙", 110221196901150016.0, None, "男"],
    ],
    "45_id_as_int64.parquet": [["姓名", "身份证号"], ["甲", 110221197109150011], ["乙", 110221196901150010]],
}
SAID = {
    "14_formula_no_value.xlsx": ("roster.note_uncalculated", 1),
    "14_formula_not_calculated.xlsx": ("roster.note_uncalculated", 2),
}


def first(path: Path, encoding: str | None = None) -> Grid:
    return next(grids(str(path), None, encoding))


def cells(grid: Grid) -> list[list[Any]]:
    return [list(row) for row in grid.rows]


def put(folder: Path, data: bytes | str) -> Path:
    path = folder / "staff"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("name", FOUND)
def test_a_file_as_it_is_found(name: str) -> None:
    grid = first(FIELD / name)
    assert cells(grid) == FOUND[name]
    assert [(note.code, note.fields["count"]) for note in grid.notes] == ([SAID[name]] if name in SAID else [])
    assert grid.hidden == ((3,) if name.startswith("24") else ())


def test_every_expectation_has_its_file() -> None:
    """What else stands there is read by test_field.py."""
    assert FOUND.keys() <= {path.name for path in FIELD.iterdir()}


# Text

# The same line in each; none of the three can be told by a mark.
PEOPLE = {
    "gb18030": "姓名,性别,出生年月,部门\r\n张伟,男,1971-09,生产一部\r\n王芳,女,1977-02,财务部\r\n",
    "big5": "姓名,性別,出生年月,部門\r\n張偉,男,1971-09,生產一部\r\n王芳,女,1977-02,財務部\r\n",
    "shift_jis": "氏名,性別,生年月日,部門\r\n山田太郎,男,1971-09,せいさん部\r\n佐藤花子,女,1977-02,経理部\r\n",
}


@pytest.mark.parametrize("encoding", PEOPLE)
def test_encodings_of_two_bytes_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = put(tmp_path, PEOPLE[encoding].encode(encoding))
    grid = first(path)
    assert cells(grid) == [line.split(",") for line in PEOPLE[encoding].splitlines()]
    names = {"gb18030": [], "big5": ["Big5"], "shift_jis": ["Shift-JIS"]}
    assert [note.fields.get("encoding") for note in grid.notes] == names[encoding]
    assert path.read_bytes().decode(encoding_of(str(path))) == PEOPLE[encoding]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_that_are_sure(tmp_path: Path, encoding: str) -> None:
    path = put(tmp_path, PEOPLE["gb18030"].encode(encoding))
    grid = first(path)
    assert (cells(grid)[1], grid.notes) == (["张伟", "男", "1971-09", "生产一部"], ())
    assert path.read_bytes().decode(encoding_of(str(path))).lstrip("\ufeff") == PEOPLE["gb18030"]


def test_an_encoding_that_is_named_goes_before_any_guess(tmp_path: Path) -> None:
    path = put(tmp_path, "姓名,性別\n張偉,男\n".encode("big5"))
    assert cells(first(path, "Big5")) == [["姓名", "性別"], ["張偉", "男"]]
    assert first(path, "Big5").notes == ()
    assert read_text(str(path), "cp950") == "姓名,性別\n張偉,男\n"
    assert encoding_of(str(path), "big5") == "big5hkscs"
    for encoding, code in (("klingon", "unknown"), ("zlib", "unknown"), ("ascii", "wrong"), ("utf-8", "wrong")):
        with pytest.raises(RosterError) as caught:
            first(path, encoding)
        assert caught.value.code == f"roster.encoding_{code}"


def test_traditional_characters_in_gb18030_are_no_big5(tmp_path: Path) -> None:
    text = "姓名,性別,出生年月,部門\r\n張偉,男,1971-09,生產壹部\r\n劉芳,女,1977-02,財務部\r\n"
    assert cells(first(put(tmp_path, text.encode("gb18030"))))[1] == ["張偉", "男", "1971-09", "生產壹部"]


def test_characters_of_the_program_that_wrote_the_file_are_said(tmp_path: Path) -> None:
    grid = first(put(tmp_path, "姓名,性别\n李\ue863,男\n王\U000f0000,男\n"))
    assert [(note.code, note.fields["count"]) for note in grid.notes] == [("roster.note_private", 2)]
    assert "自造" in grid.notes[0].text("zh")


def test_a_zero_byte_is_no_utf_16(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        first(put(tmp_path, b"birth,category\n1971-09,male_60\x00\n"))
    assert caught.value.code == "roster.file_not_text"


@pytest.mark.parametrize(
    ("line", "separator"), [("sep=;", ";"), ("SEP=|", "|"), ('"sep=\t"', "\t"), ("\ufeffsep=,", ","), ("sep=;;", ";")]
)
def test_the_line_that_names_the_separator(tmp_path: Path, line: str, separator: str) -> None:
    text = (
        f"{line}\r\n姓名,出生年月\r\n甲,1971-09\r\n".replace(",", separator)
        if separator != ","
        else line + "\r\n姓名,出生年月\r\n甲,1971-09\r\n"
    )
    (grid,) = grids(str(put(tmp_path, text)))
    assert cells(grid) == [[], ["姓名", "出生年月"], ["甲", "1971-09"]]


# Web pages


def test_a_page_with_spans_entities_and_a_table_around_the_list(tmp_path: Path) -> None:
    page = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>td { color: red } <b></style></head><body>
    <!-- <table><tr><td>old</td></tr></table> --><script>if (a < b) { document.write("<td>") }</script>
    <table><tr><td>
      <TABLE border=1 title="a > b"><thead>
      <tr><th rowspan="2">部门<th rowspan=2>出生<br>年月<th colspan="2">缴费
      <tr><th>实际<th>视同
      <tr><td rowspan=2>一部<td x:num>1971-09<td>26&nbsp;<td>&lt;2&#24180;
      <tr><td>1972
          -01<td><p>25</p><td></tbody></TABLE>
    </td></tr></table>"""
    (listed,) = grids(str(put(tmp_path, page)))
    assert cells(listed) == [
        ["部门", "出生\n年月", "缴费", ""],
        ["部门", "出生\n年月", "实际", "视同"],
        ["一部", "1971-09", "26", "<2年"],
        ["一部", "1972 -01", "25", ""],
    ]


@pytest.mark.parametrize("said", ["gb2312", "utf-8", "klingon", ""])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_what_a_page_says_of_its_encoding_may_be_a_lie(tmp_path: Path, said: str, encoding: str) -> None:
    page = (
        f'<html><meta http-equiv="Content-Type" content="text/html; charset={said}"><table><tr><td>姓名<td>王𡘙</table>'
    )
    assert cells(first(put(tmp_path, page.encode(encoding)))) == [["姓名", "王𡘙"]]


def test_a_page_is_no_workbook_and_names_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        next(grids(str(put(tmp_path, "<table><tr><td>姓名</table>")), "名单"))
    assert caught.value.code == "roster.sheet_in_no_workbook"


# Workbooks


def in_one(data: bytes, sheet: str | None = None) -> list[Any]:
    """The messages of a workbook, read in this process."""
    return list(workbook(io.BytesIO(data), sheet))


def text_cell(value: str) -> str:
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def test_formulas_without_a_result_are_empty_and_those_with_one_their_value(tmp_path: Path) -> None:
    rows = (
        f"<row>{text_cell('出生年月')}{text_cell('性别')}{text_cell('视同')}{text_cell('累计')}</row>"
        '<row><c><f>A9</f></c><c t="str"><f>B9</f><v>男</v></c><c><f>C9</f><v>0</v></c><c><f>D9</f><v>26</v></c></row>'
        '<row><c><f>A9</f><v/></c><c t="str"><f>""</f><v></v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>0</v></c></row>'
    )
    grid = first(put(tmp_path, xlsx(rows)))
    assert cells(grid)[1:] == [["", "男", 0.0, 26.0], ["", "", "", 0.0]]
    assert [note.fields["count"] for note in grid.notes] == [
        2
    ]  # a calculated 0, an empty text and an error are results


def test_hidden_rows_by_any_way_of_writing_them() -> None:
    rows = f'<row r="1">{text_cell("甲")}</row><row hidden="1">{text_cell("乙")}</row><row r="5" hidden = "true">{text_cell("丙")}</row>'
    data = xlsx(rows + f'<row r="6" hidden="0">{text_cell("丁")}</row><row r="9" hidden="1"/>')
    *_, (kind, hidden, count, *_), done = in_one(data)
    assert (kind, hidden, count, done) == ("end", (2, 5, 9), 0, ("done",))


def test_hidden_rows_beyond_the_list_are_not_said(tmp_path: Path) -> None:
    rows = f'<row r="1">{text_cell("甲")}</row><row r="2" hidden="1">{text_cell("乙")}</row><row r="9" hidden="1"/>'
    assert first(put(tmp_path, xlsx(rows))).hidden == (2,)


def test_an_opendocument_file_with_hidden_rows_and_a_formula_without_result(tmp_path: Path) -> None:
    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    rows = (
        f"<table:table-row>{text('姓名')}{text('出生日期')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{text("甲")}'
        '<table:table-cell office:value-type="date" office:date-value="1971-09-15"><text:p>x</text:p></table:table-cell></table:table-row>'
        f'<table:table-row table:visibility="collapse" table:number-rows-repeated="2">{text("乙")}'
        '<table:table-cell table:formula="of:=[.A9]"/></table:table-row>'
        f"<table:table-row>{text('丙')}</table:table-row>"
    )
    grid = first(put(tmp_path, ods(rows)))
    assert [row[0] for row in grid.rows] == ["姓名", "甲", "乙", "乙", "丙"]
    assert str(grid.rows[1][1])[:10] == "1971-09-15"
    assert (grid.sheet, grid.hidden) == ("名单", (2, 3, 4))


@pytest.mark.parametrize(
    "name", ["24_hidden_and_filtered_rows.xlsx", "39_agency_export_biff8.xls", "39_opendocument.ods"]
)
def test_where_no_process_can_be_started_the_same_cells_are_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    apart = first(FIELD / name)
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # as a program that carries its own Python says
    monkeypatch.setattr(sys, "executable", "/nowhere")  # no child could start
    assert first(FIELD / name) == apart


def children() -> list[str]:
    return [pid for told in Path("/proc/self/task").glob("*/children") for pid in told.read_text().split()]


def test_a_reader_left_early_ends(tmp_path: Path) -> None:
    row = "<row>" + text_cell("样例") * 20 + "</row>"
    path = put(tmp_path, xlsx(f"<row>{text_cell('姓名')}</row>" + row * 20_000))
    before = children()
    found = messages(str(path), None)
    assert next(found)[:2] == ("grid", "名单")
    assert len(children()) == len(before) + 1
    found.close()
    assert children() == before


# Parquet


def arrow(path: Path, **columns: Any) -> Grid:
    pq.write_table(pa.table(columns), path / "staff")
    return first(path / "staff")


@pytest.mark.parametrize(
    ("frequency", "found"),
    [
        ("M", "1971-09"),
        ("D", date(1971, 9, 15)),
        ("Q", "1971Q3"),
        ("Y", "1971"),
        ("h", None),
        ("W", None),
        ("Y-MAR", None),
    ],
)
def test_periods_of_pandas(tmp_path: Path, frequency: str, found: Any) -> None:
    path = tmp_path / "staff.parquet"
    pd.DataFrame({"birth": pd.PeriodIndex(["1971-09-15", None], freq=frequency), "name": ["a", "b"]}).to_parquet(path)
    grid = first(path)
    assert cells(grid) == [["birth", "name"], [found, "a"], [None, "b"]]
    notes = [(note.code, note.fields["column"], note.fields["type"]) for note in grid.notes]
    assert notes == ([] if found else [("roster.note_column", "birth", "pandas.period")])


def test_types_of_a_column(tmp_path: Path) -> None:
    grid = arrow(
        tmp_path,
        large=pa.array(["样例", None], pa.large_string()),
        words=pa.array(["男", None]).dictionary_encode(),
        number=pa.array([110221197109159972, None], pa.decimal128(18)),
        years=pa.array([Decimal("26.50"), Decimal("26.00")], pa.decimal128(6, 2)),
        written=pa.array(["样例".encode(), None], pa.binary()),
        noise=pa.array([b"\xff\xfe", None], pa.binary()),
        nested=pa.array([{"a": 1}, None]),
        several=pa.array([[1], None]),
        nothing=pa.nulls(2),
    )
    assert cells(grid)[1] == [
        "样例",
        "男",
        110221197109159972,
        Decimal("26.50"),
        "样例",
        None,
        None,
        None,
        None,
    ]
    assert cells(grid)[2] == [None, None, None, 26, None, None, None, None, None]
    assert [note.fields["column"] for note in grid.notes] == ["noise", "nested", "several"]
    assert str(grid.notes[1]) == (
        "The column 'nested' holds struct, which is no text, number or date: it is not read. If it is needed, export it as text."
    )
    assert grid.origin.schema.field("nested").type == pa.struct({"a": pa.int64()})  # goes out as it came in


def test_a_text_longer_than_any_cell_costs_its_column_and_no_more(tmp_path: Path) -> None:
    grid = arrow(tmp_path, birth=["1971-09"], note=pa.array(["x" * 200_000]).dictionary_encode())
    assert cells(grid)[1] == ["1971-09", None]
    assert [note.code for note in grid.notes] == ["roster.note_long_texts"]


def test_comments_of_a_sheet_are_counted_and_said_once(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "list.xlsx"
    with Workbook(path) as book:
        for name, cells in (("名单", ("A2", "C1")), ("别的", ("A1",))):
            sheet = book.add_worksheet(name)
            for number, row in enumerate((HEAD, ["甲", "男", "1971-09"])):
                sheet.write_row(number, 0, row)
            for cell in cells:
                sheet.write_comment(cell, "请核对档案")
    said = [[(note.code, note.fields["count"]) for note in grid.notes] for grid in grids(str(path))]
    assert said == [[("roster.note_comments", 2)], [("roster.note_comments", 1)]]


def test_comments_of_an_opendocument_sheet(tmp_path: Path) -> None:
    """As LibreOffice writes them, inside the cell; what they say is no part of it."""
    noted = "<office:annotation><text:p>请核对档案</text:p></office:annotation>"

    def text(value: str, note: str = "") -> str:
        return f'<table:table-cell office:value-type="string">{note}<text:p>{value}</text:p></table:table-cell>'

    lines = [HEAD, ["甲", "男", "1971-09"]]
    rows = "".join(f"<table:table-row>{text(a, noted)}{text(b)}{text(c)}</table:table-row>" for a, b, c in lines)
    grid = first(put(tmp_path, ods(rows)))
    assert cells(grid) == lines
    assert [(note.code, note.fields["count"]) for note in grid.notes] == [("roster.note_comments", 2)]


def test_departments_merged_over_their_people_in_an_opendocument_sheet(tmp_path: Path) -> None:
    """Each holds for every row that it spans; what is merged across stays where it is."""

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, spans: str = "") -> str:
        return f'<table:table-cell office:value-type="string"{spans}><text:p>{text}</text:p></table:table-cell>'

    covered = "<table:covered-table-cell/>"
    down = ' table:number-columns-spanned="1" table:number-rows-spanned="2"'
    across = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = [
        row(cell("部门"), cell("姓名")),
        row(cell("一车间", down), cell("甲")),
        row(covered, cell("乙")),
        row(cell("共同", across), covered),
        row(covered, covered),
    ]
    grid = first(put(tmp_path, ods("".join(rows))))
    assert [list(cells) for cells in grid.rows][1:4] == [["一车间", "甲"], ["一车间", "乙"], ["共同", ""]]
