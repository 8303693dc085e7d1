"""Headers in two lines, or three: what stands in the upper one alone, over parts of a date, or over another insurance; by hand."""

import re
import shlex
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import load_mapping, parse_mapping, read_roster, save_mapping
from tests.roster.conftest import MakeFile
from tests.roster.test_columns_that_mislead import note_of, people, the_person


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # What has no title in the lower line has it in the upper one.
        ("序号,基本情况,,,人员类别,备注\n,姓名,性别,出生日期,,\n1,样例甲,女,1975-05,女50,\n", "3 1975-05 F50"),
        ("人员类别,姓名,基本情况,\n,,性别,出生日期\n女50,样例甲,女,1975-05\n", "3 1975-05 F50"),
        ("姓名,性别,基本情况,\n,,出生年月,岗位类别\n样例甲,女,1975-05,管理岗\n", "3 1975-05 F55"),
        ("序号,基本情况,,,性别\n,姓名,出生日期,工号,\n1,样例甲,1968-05,7,男\n", "3 1968-05 M60"),
        (
            "序号,基本情况,,,累计缴费月数\n,姓名,性别,出生日期,\n1,样例甲,男,1968-05,300\n",
            "3 1968-05 M60 cumulative 300",
        ),
        (
            "No.,Personal data,,,Category\n,Name,Sex,Birth date,\n1,Sample,female,1975-05,female_50\n",
            "3 1975-05 F50",
        ),
        # Above them the list has a title, and says who made it.
        (
            "花名册,,,,\n单位：样例厂,,,日期：2026年,\n序号,职工基本情况,,,人员类别\n,姓名,性别,出生日期,\n1,样例甲,女,1975-05,女50\n",
            "5 1975-05 F50",
        ),
        # The parts of a date.
        ("姓名,性别,出生年月日,,\n,,年,月,日\n样例甲,男,1968,05,07\n", "3 1968-05-07 M60"),
        ("姓名,性别,出生时间,,人员类别\n,,年,月,\n样例甲,女,1968,05,女50\n", "3 1968-05 F50"),
        ("姓名,性别,出生日期,\n,,（年）,（月）\n样例甲,男,1968,05\n", "3 1968-05 M60"),
        ("Name,Gender,Date of birth,,\n,,Year,Month,Day\nSample,male,1968,5,12\n", "3 1968-05-12 M60"),
        # Three lines.
        (
            "序号,姓名,性别,基本情况,,社保,\n,,,出生,,累计缴费,\n,,,年,月,年,月\n1,样例甲,男,1968,5,26,4\n",
            "4 1968-05 M60 cumulative 316",
        ),
        # A line that says how to fill in the columns.
        (
            "姓名,性别,出生日期,累计缴费\n必填,男/女,YYYY-MM,（月）\n样例甲,男,1968-05,300\n",
            "3 1968-05 M60 cumulative 300",
        ),
        (
            "序号,姓名,性别,出生年月,人员类别,备注\n,必填,男/女,YYYY-MM,选填,选填\n1,样例甲,女,1968-05,女50,\n",
            "3 1968-05 F50",
        ),
    ],
)
def test_what_stands_in_one_of_the_lines(make_file: MakeFile, text: str, right: str) -> None:
    assert people(read_roster(make_file(text))) == [right]


def test_a_person_above_a_list_gives_no_title_to_a_column_without_one(make_file: MakeFile) -> None:
    roster = read_roster(make_file("样例厂,职工名单,,样例丁\n姓名,性别,出生年月,\n样例甲,男,1968-05,x\n"))
    assert [use.title for use in roster.uses] == ["姓名", "性别", "出生年月", "D"]


def test_a_header_again_is_nobody_in_its_upper_line_either(make_file: MakeFile) -> None:
    page = "序号,基本情况,,,人员类别\n,姓名,性别,出生日期,\n1,样例{0},女,1975-05,女50\n"
    roster = read_roster(make_file(page.format("甲") + page.format("乙")))
    assert people(roster) == ["3 1975-05 F50", "6 1975-05 F50"]
    assert [row.left_out and row.left_out.code for row in roster.rows[1:3]] == ["roster.header_again"] * 2


@pytest.mark.parametrize("title", ["状态", "缴费月数", "累计月数", "停保时间", "年度"])
def test_what_stands_under_another_insurance_is_none_of_the_pension(make_file: MakeFile, title: str) -> None:
    text = f"姓名,性别,出生日期,医疗保险,,养老保险,\n,,,{title},参保地,状态,累计缴费月数\n样例甲,男,1968-05,26,甲地,正常,300\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["3 1968-05 M60 cumulative 300"]
    assert [use.field for use in roster.uses] == ["name", "sex", "birth", None, None, "state", "cumulative"]


def test_another_insurance_under_a_count_is_none_of_the_pension_and_no_other_way(make_file: MakeFile) -> None:
    text = "姓名,性别,出生日期,累计缴费年限,,\n,,,养老保险,医疗保险,失业\n样例甲,男,1968-05,26,20,10\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["3 1968-05 M60 cumulative 312"]
    assert [use.field for use in roster.uses[3:]] == ["cumulative", None, None]
    assert not roster.rows[0].warnings


def test_of_another_insurance_nothing_is_advised(make_file: MakeFile) -> None:
    text = (
        "Name,Gender,Date of birth,Medical insurance,\n,,,Contribution months,Status\nSample,male,1968-05,30,active\n"
    )
    roster = read_roster(make_file(text))
    assert note_of(roster, "Medical insurance(Contribution months)") == "roster.column_unused_alone"


def test_a_column_that_has_its_title_in_the_upper_line_is_called_by_it(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    path = make_file("序号,基本情况,,,车间,养老月\n,姓名,性别,出生日期,,\n1,样例甲,男,1968-05,一车间,300\n")
    roster = read_roster(path, mapping={"养老月": "cumulative_months"})
    assert people(roster) == ["3 1968-05 M60 cumulative 300"]
    assert list(roster.plan(law, "2026-11").groups("车间")) == ["一车间"]
    with pytest.raises(RosterError, match="Use one of 序号, 姓名, 性别, 出生日期, 车间, 养老月"):
        roster.plan(law, "2026-11").groups("工段")


@pytest.mark.parametrize("title", ["出生（月）", "出生日期（月）", "出生月"])
def test_a_birth_in_parts_is_kept_in_a_mapping_that_can_be_used_again(
    make_file: MakeFile, tmp_path: Path, title: str
) -> None:
    path = make_file(f"性别,出生（年）,{title}\n男,1968,5\n")
    roster, kept = read_roster(path), tmp_path / "columns.yaml"
    assert people(roster) == ["2 1968-05 M60"]
    save_mapping(roster, kept)
    assert the_person(read_roster(path, mapping=load_mapping(kept))).birth == "1968-05"


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["在职职工情况表"],
        ["序号", "基本情况", None, None, None, "基本养老保险", None, "医疗保险", None, "人员类别"],
        [None, "姓名", "性别", "出生年月日", None, "累计缴费月数", "缴费状态", "累计缴费月数", "缴费状态", None],
        [1, "样例甲", "女", "1975-05", None, 300, "终止缴费", 120, "参保缴费", "女50"],
        [2, "样例乙", "女", "1977-05", None, 200, "参保缴费", 120, "终止缴费", "女55"],
    ]
    for row in rows:
        sheet.append(row)
    for cells in ("A1:J1", "A2:A3", "B2:E2", "D3:E3", "F2:G2", "H2:I2", "J2:J3"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "staff.xlsx")
    assert people(read_roster(tmp_path / "staff.xlsx")) == [
        "4 1975-05 F50 cumulative 300 ended",
        "5 1977-05 F55 cumulative 200 goes on",
    ]


# what a message calls a column by can be mapped


def test_a_column_that_a_message_calls_by_its_letter_can_be_mapped_by_it(make_file: MakeFile, tmp_path: Path) -> None:
    path = make_file("姓名,性别,,说明：样例\n样例甲,男,1968-05,300\n")
    with pytest.raises(RosterError, match="Columns not understood: D") as asked:
        read_roster(path)
    assert asked.value.code == "roster.column_asked"
    roster = read_roster(path, mapping={"C": "birth", "D": "cumulative_months"})
    assert people(roster) == ["2 1968-05 M60 cumulative 300"]
    assert [(use.title, use.field, use.note) for use in roster.uses[2:]] == [
        ("C", "birth", None),
        ("说明：样例", "cumulative", None),
    ]
    save_mapping(roster, tmp_path / "columns.yaml")
    assert people(read_roster(path, mapping=load_mapping(tmp_path / "columns.yaml"))) == people(roster)


def test_a_title_goes_before_a_letter(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,,D\n样例甲,男,1968-05,200,300\n")
    assert people(read_roster(path, mapping={"D": "cumulative_months"})) == ["2 1968-05 M60 cumulative 300"]


@pytest.mark.parametrize("title", ['岗位"级别"', "岗位：现任", "岗位 “现”", "入职=工龄"])
def test_what_a_shell_makes_of_the_advice_is_taken(make_file: MakeFile, title: str) -> None:
    quoted = title.replace('"', '""')
    path = make_file(f'姓名,性别,出生年月,"{quoted}"\n样例甲,女,1977-05,工人\n')
    (said,) = shlex.split(f'"{title}=post"')
    assert people(read_roster(path, mapping=parse_mapping([said]))) == ["2 1977-05 F50"]


@pytest.mark.parametrize("upper", ["养老情况", "Pension"])
def test_advice_on_a_title_of_two_lines_works_as_it_is_written(make_file: MakeFile, upper: str) -> None:
    path = make_file(f"基本情况,,{upper},\n性别,出生年月,缴费年限,预计退休时间\n男,1968-05,26,2030-01\n")
    notes = [str(use.note) for use in read_roster(path).uses if use.note is not None]
    advised = [pair for note in notes for pair in re.findall(r'--map "([^"]+)"', note)]
    assert len(advised) == 3
    for pair in advised:
        roster = read_roster(path, mapping=parse_mapping([pair]))
        title, field = pair.rsplit("=", 1)
        assert {use.title: use.field for use in roster.uses}[title] == field.removesuffix("_years")


def test_a_title_merged_over_both_lines_is_said_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["*姓名", "证件信息", None, "出生年月（档案认定）", "养老保险", None, "医疗保险", None, "是否已退休"],
        [None, "证件类型", "证件号码（18位）", None, "停保时间", "累计月数", "停保时间", "累计月数", None],
        ["样例甲", "身份证", "11010119680515001X", "1968.05（58岁）", "2023-06", 396, "2020-01", 200, "否"],
    ):
        sheet.append(row)
    for cells in ("A1:A2", "B1:C1", "D1:D2", "E1:F1", "G1:H1", "I1:I2"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "staff.xlsx")
    roster = read_roster(tmp_path / "staff.xlsx")
    assert [(use.title, use.field) for use in roster.uses] == [
        ("*姓名", "name"),
        ("证件类型", "id_type"),
        ("证件号码（18位）", "id_number"),
        ("出生年月（档案认定）", "file_birth"),
        ("养老保险停保时间", "insured_until"),
        ("累计缴费月数", "cumulative"),
        ("医疗保险(停保时间)", None),
        ("医疗保险(累计月数)", None),
        ("是否已退休", "drawing"),
    ]
    assert note_of(roster, "医疗保险(停保时间)") == "roster.column_unused_alone"
    assert people(roster) == ["3 1968-05-15 M60 cumulative 396"]
