"""What a spreadsheet shows of a number, a date or a duration, and how it counts days."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import Roster, RosterRow, read_roster
from retirecalc.roster.files import grids
from tests.roster.conftest import MakeFile

BORN = date(1971, 9, 15)
FROM_1904 = (BORN - date(1904, 1, 1)).days  # 24729


def a_book(folder: Path, rows: Sequence[Sequence[Any]], *, mac: bool = False) -> Path:
    """A workbook in which a pair is a value and its number format."""
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, start=1):
        for column, stated in enumerate(row, start=1):
            value, form = stated if isinstance(stated, tuple) else (stated, None)
            cell = sheet.cell(number, column, value)
            if form is not None:
                cell.number_format = form
    path = folder / "staff.xlsx"
    book.save(path)
    return path


def births(roster: Roster) -> list[str | None]:
    return [None if row.person is None else row.person.birth for row in roster.rows]


def said(row: RosterRow) -> list[str]:
    return [str(one) for one in (*row.problems, *row.warnings)]


def test_a_day_number_counts_from_1904_where_the_workbook_does(tmp_path: Path) -> None:
    path = a_book(tmp_path, [["出生日期", "性别"], [FROM_1904, "男"], [BORN, "男"]], mac=True)
    asked, real = read_roster(path).rows
    assert [(one.code, one.fields["day"]) for one in asked.problems] == [("roster.serial", "1971-09-15")]
    assert real.person is not None
    assert real.person.birth == "1971-09-15"
    assert births(read_roster(path, excel_serials=True)) == ["1971-09-15", "1971-09-15"]
    (tmp_path / "b").mkdir()
    path = a_book(tmp_path / "b", [["出生日期", "性别"], [FROM_1904 + 1462, "男"]])
    assert births(read_roster(path, excel_serials=True)) == ["1971-09-15"]


def an_ods(folder: Path, cells: str, settings: str = "", styles: str = "") -> Path:
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for one, long in (("office", "office"), ("table", "table"), ("text", "text"), ("number", "datastyle"))
    )
    head = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in ("出生日期", "性别", "累计缴费年限")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2">{styles}'
        f'<office:body><office:spreadsheet>{settings}<table:table table:name="名单"><table:table-row>{head}</table:table-row>'
        f"<table:table-row>{cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = folder / "staff.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


MAN = '<table:table-cell office:value-type="string"><text:p>男</text:p></table:table-cell>'


def an_ods_number(value: float, shown: str, kind: str = "float") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'


def test_the_same_in_a_workbook_of_opendocument(tmp_path: Path) -> None:
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    path = an_ods(tmp_path, an_ods_number(FROM_1904, "24729") + MAN, settings)
    assert births(read_roster(path, excel_serials=True)) == ["1971-09-15"]


@pytest.mark.parametrize("of_1904", [False, True])
def test_the_same_in_an_old_workbook(tmp_path: Path, of_1904: bool) -> None:
    record, behind = "220002000{}00", "0e000200"
    data = (Path(__file__).parent / "files" / "old.xls").read_bytes()
    usual = bytes.fromhex(record.format(0) + behind)
    assert data.count(usual) == 1
    path = tmp_path / "old.xls"
    path.write_bytes(data.replace(usual, bytes.fromhex(record.format(int(of_1904)) + behind)))
    assert next(grids(str(path))).of_1904 is of_1904


YEARS = ["出生日期", "性别", "累计缴费年限"]
MONTHS = ["出生日期", "性别", "累计缴费月数"]


def counted(row: RosterRow) -> int | None:
    counts = None if row.person is None else row.person.contributions
    return None if counts is None else int(counts.at_least)


@pytest.mark.parametrize(("form", "shown"), [("0%", "26%"), ("0.00%", "26%"), ("#,##0%", "26%")])
def test_a_percentage_is_no_number_of_years(tmp_path: Path, form: str, shown: str) -> None:
    path = a_book(tmp_path, [YEARS, ["1971-09", "男", (0.26, form)], ["1972-09", "男", 20]])
    roster = read_roster(path)
    percent, whole = roster.rows
    assert counted(percent) is None
    assert any(f"{shown!r}" in one for one in said(percent))
    assert counted(whole) == 240
    assert [use.note for use in roster.uses] == [None] * 3


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (["0.26", "20"], [None, 240]),
        (["0.26", "20.5"], [3, 246]),  # others are years too
        (["0.5", "20"], [6, 240]),
    ],
)
def test_a_share_beside_whole_years_is_none_of_them(
    make_file: MakeFile, cells: list[str], counts: list[int | None]
) -> None:
    text = "".join(f"{born},男,{cell}\n" for born, cell in zip(("1971-09", "1972-09"), cells, strict=True))
    first, other = read_roster(make_file(f"{','.join(YEARS)}\n{text}")).rows
    assert [counted(first), counted(other)] == counts
    assert any("'0.26'" in one for one in said(first)) is (counts[0] is None)


@pytest.mark.parametrize(
    ("title", "form", "months"),
    [
        ("累计缴费年限", '0"个月"', 26),
        ("累计缴费年限", "0个月", 26),
        ("累计缴费年限", "0\\个\\月", 26),
        ("累计缴费年限", '0"年"', 312),
        ("累计缴费月数", '0"年"', 312),
        ("累计缴费月数", '0"年";-0"年"', 312),
        ("累计缴费月数", '0 "个月"', 26),
        ("累计缴费年限", "0", 312),
        ("累计缴费月数", "General", 26),
    ],
)
def test_a_unit_in_the_format_of_a_number_is_read_as_it_is_shown(
    tmp_path: Path, title: str, form: str, months: int
) -> None:
    path = a_book(tmp_path, [["出生日期", "性别", title], ["1971-09", "男", (26, form)], ["1972-09", "男", 20]])
    first, other = read_roster(path).rows
    assert counted(first) == months
    assert counted(other) == (240 if "年" in title else 20)


def test_a_month_of_the_calendar_under_a_unit_is_none_of_a_period(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生年月", "性别"], [(197109, '0"月"'), "男"], [(19710915, '0"年"'), "男"]]
    assert births(read_roster(a_book(tmp_path, rows))) == ["1971-09", "1971-09-15"]
    rows = [["出生年份", "出生月份", "性别"], [(1971, '0"年"'), (9, '0"月"'), "男"]]
    assert births(read_roster(a_book(tmp_path, rows))) == ["1971-09"]


def test_a_format_of_dates_is_none_of_units(tmp_path: Path) -> None:
    path = a_book(
        tmp_path, [YEARS, [(BORN, 'yyyy"年"m"月"'), "男", 20], [(datetime(1972, 1, 2), "yyyy年m月d日"), "男", 21]]
    )
    assert births(read_roster(path)) == ["1971-09-15", "1972-01-02"]


def test_what_an_opendocument_sheet_shows(tmp_path: Path) -> None:
    born = '<table:table-cell office:value-type="string"><text:p>1971-09</text:p></table:table-cell>'
    (row,) = read_roster(an_ods(tmp_path, born + MAN + an_ods_number(0.26, "26%", "percentage"))).rows
    assert counted(row) is None
    assert any("'26%'" in one for one in said(row))
    style = (
        '<office:automatic-styles><number:number-style style:name="N1" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        "<number:number/><number:text>个月</number:text></number:number-style></office:automatic-styles>"
    )
    (row,) = read_roster(an_ods(tmp_path, born + MAN + an_ods_number(26, "26个月"), styles=style)).rows
    assert counted(row) == 26


def test_a_duration_is_quoted_as_it_is_shown(tmp_path: Path) -> None:
    path = a_book(tmp_path, [YEARS, ["1971-09", "男", (timedelta(hours=26, minutes=4), "[h]:mm")]])
    (row,) = read_roster(path).rows
    assert counted(row) is None
    assert any("'26:04'" in one for one in said(row))
    assert not any("day" in one for one in said(row))


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (197109, "yyyy-mm-dd", ("2439-08-30", "2439年8月30日")),
        (1971, "yyyy-mm", ("1905-05-24", "1905年5月24日")),
    ],
)
def test_a_number_under_the_format_of_a_date_is_named(
    tmp_path: Path, number: int, form: str, shown: tuple[str, str]
) -> None:
    (row,) = read_roster(a_book(tmp_path, [["出生日期", "性别"], [(number, form), "男"]])).rows
    (problem,) = row.problems
    assert problem.code == "roster.number_as_date"
    assert str(problem) == (
        f"出生日期: the cell has the format of a date over the plain number {number}, and so shows {shown[0]}. Format it as text and write "
        "year and month again, such as 1971-09."
    )
    assert problem.text("zh") == (
        f"出生日期：该单元格是数字 {number}，被设成日期格式，显示为{shown[1]}。请改为文本格式后重新填写年月，例如 1971-09。"
    )


def test_real_dates_beside_texts_of_another_order_are_pointed_out(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生日期", "性别"], [date(1971, 5, 3), "男"], ["13/05/1971", "男"], ["25/12/1970", "男"]]
    roster = read_roster(a_book(tmp_path, rows))
    assert births(roster) == ["1971-05-03", "1971-05-13", "1970-12-25"]
    (note,) = [use.note for use in roster.uses if use.note is not None]
    assert note.code == "roster.dates_swapped"
    assert str(note) == (
        "出生日期: some births are texts such as 13/05/1971 and others dates of the spreadsheet, which may have made them of texts in "
        "another order: day and month of dates up to the 12th may be swapped. They were read as they stand; compare some with the ID cards."
    )
    assert note.text("zh") == (
        "出生日期：部分为 13/05/1971 这样的文本，部分为日期；表格软件可能按另一种顺序把文本转成了日期，12日及以前的日期可能日、月颠倒。现按单元格所示读取，请抽查并与身份证核对。"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [[date(1971, 5, 13)], ["13/05/1971"]],  # such a day is no month
        [[date(1971, 5, 3)], ["1971-05-13"]],
        [[date(1971, 5, 3)], ["13.05.1971"]],  # no spreadsheet of that order makes a date of it
        [[date(1971, 5, 3)], ["5/5/1971"]],
        [[date(1971, 5, 3)], ["13/13/1971"]],
        [["03/05/1971"], ["13/05/1971"]],
    ],
)
def test_other_dates_are_not(tmp_path: Path, rows: list[list[Any]]) -> None:
    roster = read_roster(a_book(tmp_path, [["出生日期", "性别"], *([*row, "男"] for row in rows)]))
    assert "roster.dates_swapped" not in {use.note.code for use in roster.uses if use.note is not None}


def one(make_file: MakeFile, cell: str, title: str = "出生日期") -> RosterRow:
    (row,) = read_roster(make_file(f'{title},性别\n"{cell}",男\n')).rows
    return row


@pytest.mark.parametrize(
    ("cell", "birth"),
    [
        ("9/15/1971 0:00", "1971-09-15"),
        ("9/15/1971 00:00:00", "1971-09-15"),
        ("9/15/1971 12:00:00 AM", "1971-09-15"),
        ("15/9/1971 0:00", "1971-09-15"),
        ("15-9-1971 0:00", "1971-09-15"),
        ("15.09.1971 00:00:00", "1971-09-15"),
        ("15-Sep-1971 00:00:00", "1971-09-15"),
        ("Sep 15, 1971 12:00 AM", "1971-09-15"),
        ("1971年9月15日 星期三 0:00", "1971-09-15"),
        ("1971年9月生人", "1971-09"),
        ("1971\u201109", "1971-09"),
        ("1971\u201009\u201015", "1971-09-15"),
        ("公元1971年9月", "1971-09"),
        ("1971年9月上旬", "1971-09"),
        ("1971年9月中旬", "1971-09"),
        ("1971年9月下旬", "1971-09"),
        ("‘1971-09", "1971-09"),
        ("’1971-09", "1971-09"),
    ],
)
def test_a_birth_in_one_more_form(make_file: MakeFile, cell: str, birth: str) -> None:
    row = one(make_file, cell)
    assert row.person is not None, row.problems
    assert row.person.birth == birth
    assert row.warnings == ()


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("9/15/1971 13:00", "ground.moment"),
        ("15.09.1971 08:30:00", "ground.moment"),
        ("Sep 15, 1971 12:00 PM", "ground.moment"),
        ("5/6/1971 0:00", "roster.day_order"),
        ("5/6/1971 13:00", "ground.moment"),
        ("9/15/71", "roster.two_digits"),
        ("12/3/70", "roster.two_digits"),
        ("9/15/71 0:00", "roster.two_digits"),
        ("710915", "roster.two_digits"),
        ("710912", "roster.two_digits"),
        ("19719", "roster.serial_or_month"),
        ("19710", "roster.serial"),
        ("53712000", "roster.timestamp"),
        ("53712000000", "roster.timestamp"),
        ("-53712000", "roster.timestamp"),
        ("/Date(53712000000)/", "roster.timestamp"),
        ("/Date(53712000000+0800)/", "roster.timestamp"),
        ("19711300", "ground.no_such_month"),
    ],
)
def test_a_birth_that_cannot_be_read_is_named_for_what_it_is(make_file: MakeFile, cell: str, code: str) -> None:
    row = one(make_file, cell)
    assert [problem.code for problem in row.problems] == [code]
    assert cell.strip("'") in str(row.problem)


@pytest.mark.parametrize("cell", ["9/15/1971 0:00", "5/6/1971 0:00"])
def test_midnight_leaves_the_order_to_the_other_cells(make_file: MakeFile, cell: str) -> None:
    roster = read_roster(make_file(f"出生日期,性别\n{cell},男\n05/13/1971 0:00,男\n"))
    assert births(roster) == [{"9": "1971-09-15", "5": "1971-05-06"}[cell[0]], "1971-05-13"]


@pytest.mark.parametrize("month", ["十二月", "12月", "12", "Dec", "December", "十二"])
def test_a_month_in_a_column_of_its_own(make_file: MakeFile, month: str) -> None:
    (row,) = read_roster(make_file(f"出生年份,出生月份,性别\n1971,{month},男\n")).rows
    assert row.person is not None, row.problems
    assert row.person.birth == "1971-12"


def test_a_year_without_its_month_is_quoted(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("出生年份,出生月份,性别\n1971,,男\n")).rows
    (problem,) = row.problems
    assert (
        str(problem) == "出生年份: '1971' is the year alone, and the month of the birth is missing. Fill in the month."
    )
    assert problem.text("zh") == "出生年份：只有年份“1971”，没有出生月份。请填写月份。"


def test_what_a_year_and_a_month_run_together_may_be(make_file: MakeFile) -> None:
    problem = one(make_file, "19719").problem
    assert problem is not None
    assert str(problem) == (
        "出生日期: '19719' may be 1971-9 without its hyphen, or how a spreadsheet keeps 1953-12-26 where the cell is not formatted as a "
        "date. Write year and month in full, such as 1971-09; if all such numbers are days, read them with --excel-serials."
    )
    assert problem.text("zh") == (
        "出生日期：“19719”可能是漏写分隔的1971-9，也可能是表格软件内部的日期序号（对应1953年12月26日）。请完整填写年月，例如 1971-09；"
        "这样的数字都是日期序号的，可加 --excel-serials 读取。"
    )
    path = make_file("出生日期,性别\n19719,男\n")
    assert births(read_roster(path, excel_serials=True)) == ["1953-12-26"]


def test_a_timestamp_is_asked_for_the_date(make_file: MakeFile) -> None:
    problem = one(make_file, "53712000").problem
    assert problem is not None
    assert str(problem) == (
        "出生日期: '53712000' is a timestamp of a computer, which counts seconds or milliseconds from 1970 on. Write the date itself, such "
        "as 1971-09-15."
    )
    assert problem.text("zh") == (
        "出生日期：“53712000”是计算机时间戳（自1970年起的秒数或毫秒数）。请填写日期本身，例如 1971-09-15。"
    )


@pytest.mark.parametrize("above", ["", "样例公司员工名单\n", "样例公司,员工名单\n"])
def test_a_separator_that_is_not_tried_is_named(tmp_path: Path, above: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(f"{above}出生日期（如1971-09,必填）|性别\n1971-09|男\n", encoding="utf-8")
    with pytest.raises(RosterError) as error:
        read_roster(path)
    assert error.value.code == "roster.separator_unknown"
    assert str(error.value) == (
        f"{path}: the columns seem to be separated by '|', which is not tried by itself. Put the line sep=| before the first one, or save "
        "the list as CSV UTF-8."
    )
    path.write_text("sep=|\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert births(read_roster(path)) == ["1971-09"]


@pytest.mark.parametrize("foot", ["平均", "平均,,55.2,26", "平均值,,55.2", "平均,,1970.5,25", "平均,,1970.52,25"])
def test_a_row_of_averages_is_a_foot(make_file: MakeFile, foot: str) -> None:
    rows = read_roster(make_file(f"姓名,性别,出生日期,累计缴费年限\n样例甲,男,1971-09,26\n{foot}\n")).rows
    assert [row.left_out.code for row in rows if row.left_out is not None] == ["roster.foot_row"]


@pytest.mark.parametrize("row", ["平均,女50,1971-09-15,26", "平均,女50,1970.5,26", "平均,,1970-05,26", "1,平均,,26"])
def test_a_row_with_an_average_first_that_is_somebody_is_none(make_file: MakeFile, row: str) -> None:
    rows = read_roster(make_file(f"姓名,性别,出生日期,累计缴费年限\n{row}\n")).rows
    assert rows[0].person is not None or rows[0].problems


def test_an_opendocument_unit_is_shown_wherever_its_style_stands(tmp_path: Path) -> None:
    # As LibreOffice writes it: the number style is in styles.xml, and no percentage is in the sheet.
    born = '<table:table-cell office:value-type="string"><text:p>1967-10</text:p></table:table-cell>'
    (row,) = read_roster(an_ods(tmp_path, born + MAN + an_ods_number(14, "14个月"))).rows
    assert counted(row) == 14
    (row,) = read_roster(an_ods(tmp_path, born + MAN + an_ods_number(14, "14 年"))).rows
    assert counted(row) == 168
    (row,) = read_roster(an_ods(tmp_path, born + MAN + an_ods_number(14, "14"))).rows
    assert counted(row) == 168


TYPED_THIS_YEAR = date(2026, 9, 2)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('m"月"d"日"', "9月2日"),
        ('[$-804]m"月"d"日";@', "9月2日"),
        ("m/d", "9/2"),
        ("d-mmm", "2-Sep"),
        ("[$-409]dd-mmm;@", "02-Sep"),
        ("mm-dd", "09-02"),
    ],
)
def test_a_day_without_its_year_is_no_birth_of_this_year(tmp_path: Path, form: str, shown: str) -> None:
    rows: list[list[Any]] = [["出生日期", "性别"], [(TYPED_THIS_YEAR, form), "男"]]
    (row,) = read_roster(a_book(tmp_path, rows)).rows
    (problem,) = row.problems
    assert problem.code in ("ground.month_unreadable", "roster.two_digits")
    assert problem.fields["value"] == shown
    assert row.cells[0] == shown


def test_a_day_of_the_formats_that_a_chinese_program_does_not_write_down(tmp_path: Path) -> None:
    path = a_book(tmp_path, [["出生日期", "性别"], [(TYPED_THIS_YEAR, 'm"月"d"日"'), "男"]])
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    styles = members["xl/styles.xml"].replace(b'numFmtId="165" fontId', b'numFmtId="58" fontId')
    assert styles != members["xl/styles.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, styles if name == "xl/styles.xml" else data)
    (row,) = read_roster(path).rows
    assert row.person is None
    assert "'9月2日'" in str(row.problem)


@pytest.mark.parametrize(
    ("value", "form", "birth"),
    [
        (BORN, 'm"月"d"日"', "1971-09-15"),  # a year that no spreadsheet has added
        (BORN, "yyyy-mm-dd", "1971-09-15"),
        (date(2001, 9, 1), "mmm-yy", "2001-09"),
        (date(2001, 9, 2), 'yy"年"m"月"d"日"', "2001-09-02"),
        (date(2001, 9, 2), "[$-411]ggge年m月d日", "2001-09-02"),
    ],
)
def test_a_year_that_is_stated_counts(tmp_path: Path, value: date, form: str, birth: str) -> None:
    path = a_book(tmp_path, [["出生日期", "性别"], [(value, form), "男"]])
    assert births(read_roster(path)) == [birth]


def test_a_day_without_its_year_elsewhere_stays_a_date(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生日期", "性别", "入职纪念日"], ["1971-09", "男", (TYPED_THIS_YEAR, "m/d")]]
    (row,) = read_roster(a_book(tmp_path, rows)).rows
    assert row.cells[2] == TYPED_THIS_YEAR


def test_a_day_without_its_year_beside_the_year_and_the_number(tmp_path: Path) -> None:
    day = (TYPED_THIS_YEAR, 'm"月"d"日"')
    rows: list[list[Any]] = [["出生年份", "生日", "性别"], [1971, day, "男"]]
    assert births(read_roster(a_book(tmp_path, rows))) == ["1971-09-02"]
    for one in (day, (TYPED_THIS_YEAR, "d-mmm")):
        (row,) = read_roster(a_book(tmp_path, [["身份证号", "生日"], ["110221197109159972", one]])).rows
        assert row.person is not None
        assert row.person.birth == "1971-09-15"
        assert row.warnings == ()


def test_the_same_day_where_days_count_from_1904(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生日期", "性别"], [(TYPED_THIS_YEAR, 'm"月"d"日"'), "男"], [(BORN, "m/d"), "男"]]
    path = a_book(tmp_path, rows, mac=True)
    first, other = read_roster(path).rows
    assert "'9月2日'" in str(first.problem)
    assert other.person is not None
    assert other.person.birth == "1971-09-15"


def an_ods_day(value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{shown}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("value", "shown", "birth"),
    [
        ("2026-09-02", "9月2日", None),
        ("2026-09-02", "2-Sep", None),
        ("2026-09-02", "09/02", None),
        ("2026-09-02T00:00:00", "9月2日", None),
        ("1971-09-15", "9月15日", "1971-09-15"),
        ("2001-09-01", "Sep-01", "2001-09"),
        ("2001-09-02", "2001年9月2日", "2001-09-02"),
    ],
)
def test_such_a_day_in_a_workbook_of_opendocument(tmp_path: Path, value: str, shown: str, birth: str | None) -> None:
    (row,) = read_roster(an_ods(tmp_path, an_ods_day(value, shown) + MAN)).rows
    assert (row.person and row.person.birth) == birth
    assert birth is not None or repr(shown) in str(row.problem)


@pytest.mark.parametrize(
    ("form", "birth"),
    [
        ("0.00", "1967-10"),
        ("0.00_ ", "1967-10"),
        ("0.00_);[Red]\\(0.00\\)", "1967-10"),
        ("General", None),
        ("0.0", None),
    ],
)
def test_a_birth_is_read_with_the_zero_that_is_shown(tmp_path: Path, form: str, birth: str | None) -> None:
    rows: list[list[Any]] = [["出生年月", "性别"], [(1967.1, form), "男"], [(1967.11, form), "男"]]
    roster = read_roster(a_book(tmp_path, rows))
    assert births(roster) == [birth, "1967-11"]
    assert birth is not None or [one.code for one in roster.rows[0].problems] == ["ground.month_or_decimal"]


def test_a_zero_that_stands_behind_every_month_says_nothing(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生年月", "性别"], [(1967.1, "0.00"), "男"], [(1967.9, "0.00"), "男"]]
    assert births(read_roster(a_book(tmp_path, rows))) == [None, "1967-09"]


def test_an_amount_with_that_zero_stays_a_number(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生年月", "性别", "工资"], ["1967-10", "男", (1967.1, "0.00")]]
    assert read_roster(a_book(tmp_path, rows)).rows[0].cells[2] == 1967.1


def test_such_a_zero_in_a_workbook_of_opendocument(tmp_path: Path) -> None:
    assert births(read_roster(an_ods(tmp_path, an_ods_number(1967.1, "1967.10") + MAN))) == ["1967-10"]
    assert births(read_roster(an_ods(tmp_path, an_ods_number(1967.1, "1967.1") + MAN))) == [None]


def test_what_is_shown_of_a_birth_goes_out_and_is_read_again(law: Law, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["出生年月", "性别"], [(1967.1, "0.00"), "男"], [(TYPED_THIS_YEAR, "m/d"), "男"]]
    roster = read_roster(a_book(tmp_path, rows))
    for name in ("plan.xlsx", "plan.csv"):
        roster.plan(law, "2026-11").write(tmp_path / name)
        again = read_roster(tmp_path / name)
        assert births(again) == births(roster) == ["1967-10", None]


@pytest.mark.parametrize(("title", "months"), [("累计缴费年限（年.月）", 322), ("累计缴费年限", None)])
def test_months_behind_a_point_are_read_with_the_zero_that_is_shown(
    tmp_path: Path, title: str, months: int | None
) -> None:
    path = a_book(tmp_path, [["出生年月", "性别", title], ["1971-09", "男", (26.1, "0.00")]])
    assert [counted(row) for row in read_roster(path).rows] == [months]
