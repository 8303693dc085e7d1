"""Workbooks written, opened again by a reader of its own: dates are dates, text is text, nothing is a formula."""

import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from retirecalc.errors import RosterError
from retirecalc.ground.say import Language
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.answers import RESULTS
from retirecalc.roster.due import due_within
from tests.law_day import load_law
from tests.roster.conftest import MakeBook, MakeFile

LIST = (
    "样例公司员工名单,,,,,,,,\n"
    "姓名,身份证号,出生年月,性别,人员类别,部门,累计缴费年限,拟退休年月,备注\n"
    "样例甲,,1971-09,男,,研发中心,26年4个月,2032-03,=1+1\n"
    "样例乙,,1977-02,女,,财务部,16,,@SUM(A1)\n"
    "样例丙,,1971-13,男,,财务部,,,+86 138\n"
    ",,,,,,,,\n"
    "样例丁,110221197109159972,1971-09-16,,,研发中心,9年,,-3\n"
)

EMPTY = {"missing_facts", "agreement_by"}
"""What nobody in the list has an answer for."""


def rows(sheet: Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


@pytest.fixture
def book(make_file: MakeFile, law: Law, tmp_path: Path) -> openpyxl.Workbook:
    read_roster(make_file(LIST)).plan(law, "2026-11").write(tmp_path / "plan.xlsx", group_by="部门")
    return opened(tmp_path / "plan.xlsx")


def test_the_sheets(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "摘要",
        "计划",
        "明细",
        "到期事项",
        "待确认",
        "问题",
        "人数预测",
        "分组汇总",
        "依据与版本",
    ]


def test_the_plan_has_every_row_in_its_place_with_real_dates(book: openpyxl.Workbook) -> None:
    sheet = book["明细"]
    found = rows(sheet)
    assert found[0][0] == "样例公司员工名单"
    titles = [RESULTS[name] for name in RESULTS if name not in EMPTY]
    assert found[1] == [*LIST.splitlines()[1].split(","), *titles]
    assert [row[0] for row in found[2:]] == ["样例甲", "样例乙", "样例丙", None, "样例丁"]
    first = dict(zip(found[1], found[2], strict=True))
    # 80 months after 1965-01: 80//4+1 = 21 months, 2033-06; planned for 2032-03: notice three months before, by 2031-12-01.
    assert {name: first[RESULTS[name]] for name in ("statutory_month", "judged_month", "notice_by", "apply_in")} == {
        "statutory_month": datetime(2033, 6, 1),
        "judged_month": datetime(2032, 3, 1),
        "notice_by": datetime(2031, 12, 1),
        "apply_in": datetime(2032, 3, 1),
    }
    # 316 months at 2026-11 and 64 more; the minimum of 2032 is 198.
    assert [first[RESULTS[name]] for name in ("required_months", "projected_months", "shortfall_months")] == [
        198,
        380,
        0,
    ]
    formats = {
        RESULTS[name]: sheet.cell(3, 10 + titles.index(RESULTS[name])).number_format
        for name in ("statutory_month", "notice_by")
    }
    assert formats == {"法定退休年月": 'yyyy"年"m"月"', "书面告知截止日": 'yyyy"年"m"月"d"日"'}
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", f"A2:{get_column_letter(9 + len(titles))}7")


def test_no_cell_of_any_sheet_is_a_formula(book: openpyxl.Workbook, tmp_path: Path) -> None:
    assert [row[8] for row in rows(book["明细"])[2:]] == ["=1+1", "@SUM(A1)", "+86 138", None, "-3"]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<f[ >]", archive.read(name))


def test_the_plan_fits_a_page_with_a_line_for_each_person(book: openpyxl.Workbook) -> None:
    sheet = book["计划"]
    header, *lines = rows(sheet)
    assert header[:4] == ["行", "姓名", "部门", "出生年月"]
    found = {line[1]: dict(zip(header, line, strict=True)) for line in lines}
    assert {name: one["状态"] for name, one in found.items()} == {
        "样例甲": "12个月后",
        "样例乙": "待确认",
        "样例丙": "有问题",
        "样例丁": "12个月后",
    }
    # 1971-09: 80//4+1 = 21 months, 2033-06; early in 2032-03, so the notice comes first.
    assert {name: found["样例甲"][name] for name in ("法定退休年月", "法定退休年龄", "下一步", "截止日")} == {
        "法定退休年月": datetime(2033, 6, 1),
        "法定退休年龄": "61周岁9个月",
        "下一步": "书面告知用人单位",
        "截止日": datetime(2031, 12, 1),
    }
    # 1977-02: 25//2+1 = 13 months to 51y1m, 2028-03; 85 months after 1970-01, 85//4+1 = 22 to 56y10m, 2033-12.
    assert found["样例乙"]["法定退休年月"] == "2028年3月\n或2033年12月"
    assert found["样例丁"]["是否符合条件"] == "不符合条件"
    assert len(header) <= 16
    assert [line[1].font.bold for line in sheet.iter_rows(min_row=2)] == [True] * 4  # what the eye looks for
    fills = {line[1].value: line[header.index("状态")].fill.fgColor.rgb for line in sheet.iter_rows(min_row=2)}
    assert len({fills["样例乙"], fills["样例丙"], fills["样例甲"]}) == 3


def test_the_columns_of_the_plan_one_by_one(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """Since when the pension is due is a column of its own, as soon as somebody is past the age; an empty column is left out."""
    text = (
        "工号,姓名,部门,出生年月,人员类别,用工性质,累计缴费年限\n"
        "1,甲,一部,1966-01,男,民营企业职工,30\n"
        "2,乙,一部,1971-09,男,民营企业职工,30\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    header, one, other = openpyxl.load_workbook(tmp_path / "plan.xlsx")["计划"].values
    assert header == (
        *("行", "工号", "姓名", "部门", "出生年月", "状态", "法定退休年月", "法定退休年龄", "最早可退休年月"),
        *(
            "最早符合条件年月",
            "最晚可退休年月",
            "自何时起可办理",
            "测算退休年月",
            "尚缺月数",
            "是否符合条件",
            "下一步",
            "截止日",
        ),
    )
    # 1966-01 is 12 months after 1965-01: 12//4+1 = 4 months, 2026-05, when 30 years are more than the 15 of 2026.
    since = header.index("自何时起可办理")
    assert (one[since], other[since]) == (datetime(2026, 5, 1), None)
    read_roster(make_file("\n".join([text.splitlines()[0], text.splitlines()[2], ""]))).plan(law, "2026-11").write(
        tmp_path / "young.xlsx"
    )
    young = next(openpyxl.load_workbook(tmp_path / "young.xlsx")["计划"].values)
    assert set(header) - set(young) == {"自何时起可办理"}


def test_articles_stand_once_and_go_by_their_numbers_elsewhere(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费年限\n甲,1966-07,男,民营企业职工,30\n乙,1966-12,男,民营企业职工,30\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    header, *lines = rows(book["依据与版本"])
    assert header == ["编号", "文号", "名称", "条款", "依据程度"]
    listed = {str(line[0]): line for line in lines if line[0]}
    assert len({tuple(line[1:]) for line in listed.values()}) == len(listed)
    assert ["《国务院关于渐进式延迟法定退休年龄的办法》", "第一条"] in [[line[1], line[3]] for line in listed.values()]
    titles, *people = rows(book["明细"])
    place = titles.index("依据")
    # A Chinese comma is as wide as two figures; a number that is cut off would name another article.
    wide = max(len(str(one[place])) + len(re.findall("[、至]", str(one[place]))) for one in people)
    assert book["明细"].column_dimensions[get_column_letter(place + 1)].width > wide
    named = set[str]()
    for name in ("明细", "到期事项"):
        titles, *people = rows(book[name])
        for one in people:
            runs = [[int(at) for at in run.split("至")] for run in str(one[titles.index("依据")]).split("、")]
            numbers = [at for run in runs for at in range(run[0], run[-1] + 1)]
            assert numbers == sorted(numbers), name
            assert all(len(run) == 1 or run[1] - run[0] > 1 for run in runs), name
            named |= {str(at) for at in numbers}
    assert named == set(listed)


def test_whoever_can_claim_either_way_is_not_said_to_be_open(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 50 in 2022-01; 216 months to 2026-11 are 158 to 216 by then, of 180. Whoever was short has paid on: 180 by 2023-11 at the latest.
    text = "姓名,出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,是否继续缴费,是否已领取养老金\n"
    text += "甲,1972-01,女50,灵活就业,18年,2026-11,是,否\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    lines = [*openpyxl.load_workbook(tmp_path / "plan.xlsx")["摘要"].values]
    at = next(place for place, line in enumerate(lines) if line[0] == "已到龄，可以办理")
    told = dict(zip(lines[at + 1], lines[at + 2], strict=True))
    assert (told["结论"], told["备注"], told["退休年月"]) == ("符合条件", None, datetime(2026, 11, 1))


def test_nobody_can_claim_now_what_is_complete_in_years(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 1968-03 is 38 months after 1965-01: 38//4+1 = 10 months, 2029-01, when 144 to 2026-10 and 27 more are 171 of the 180 of 2029;
    # nine months later, in 2029-10, they are complete. Asked for 2030-10 that is since when, and not by now.
    text = "姓名,出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,是否继续缴费,是否已领取养老金,拟退休年月\n"
    text += "甲,1968-03,男,民营企业职工,12年,2026-10,是,否,2030-10\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    header, line = book["计划"].values
    one = dict(zip(header, line, strict=True))
    assert one["状态"] == "12个月后"
    found = [row[0] for row in book["摘要"].values]
    assert found[found.index("已到龄，可以办理") + 1] == "无"


def test_every_sheet_prints_on_a4_with_its_titles_and_names(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.oddFooter is not None
        assert "第&P页，共&N页" in str(sheet.oddFooter.right.text)
        pages = sheet.sheet_properties.pageSetUpPr
        assert (pages is not None and pages.fitToPage is True) == (sheet.title != "明细")  # fitted to its width
    assert [book[name].print_title_rows for name in ("计划", "明细", "待确认")] == ["$1:$1", "$2:$2", "$2:$2"]
    assert [book[name].print_title_cols for name in ("计划", "明细")] == ["$A:$B", "$A:$A"]
    assert book["计划"].freeze_panes == "C2"


def test_the_summary_says_who_is_due_and_whom_to_ask(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费年限,拟退休年月\n"
        # statutory 2027-06 (23//4+1 = 6), early 2026-12: the notice was due by 2026-09-01, the application by 2026-12-31
        "样例甲,1966-12,男,民营企业职工,30,2026-12\n"
        # statutory 2026-05 (12//4+1 = 4): past, the minimum of 2026 is 180
        "样例乙,1966-01,男,民营企业职工,30,\n"
        "样例丙,1977-02,女,民营企业职工,16,\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    sheet = opened(tmp_path / "plan.xlsx")["摘要"]
    found = rows(sheet)
    assert found[0][0] == "退休计划摘要（2026年11月测算）"
    counts = {line[0]: line[1] for line in found[3:11]}
    assert counts == {
        "名单人数（以下三项之和）": 3,
        "已测算人数": 2,
        "待确认人数": 1,
        "有问题的行": 0,
        "已到龄人数": 1,
        "12个月内到龄人数": 1,
        "已到期事项": 1,
        "12个月内到期事项": 2,
    }
    at = {line[0]: place for place, line in enumerate(found) if isinstance(line[0], str)}
    assert found[at["已到期，请核实是否已办理"] + 2][:4] == [datetime(2026, 9, 1), "样例甲", None, "书面告知用人单位"]
    assert [line[1] for line in found[at["近期到期"] + 2 : at["近期到期"] + 4]] == ["样例甲", "样例甲"]
    assert found[at["已到龄，可以办理"] + 2][:2] == [datetime(2026, 5, 1), "样例乙"]
    assert found[at["须询问（请在“待确认”表中答复）"] + 1][0].endswith("样例丙")
    (chart,) = sheet._charts  # type: ignore[attr-defined]  # openpyxl shows it nowhere else
    assert [one.val.numRef.f for one in chart.series] == ["摘要!$B$15:$B$25", "摘要!$C$15:$C$25"]
    assert found[13][:3] == ["年份", "达到法定退休年龄", "最早可退休"]
    assert found[14][:2] == ["已到龄（2026年11月前）", 1]
    # The years, those past and those after them are everybody on the list.
    assert found[25][0] == "以后"
    assert sum(line[1] for line in found[14:26]) == 3


def test_a_summary_of_many_people_takes_the_pages_that_it_needs(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """Whoever is of age within the year has a line on it: of three a page, of a hundred and fifty more than two."""
    for size, pages in ((3, 1), (150, 3)):
        lines = [f"某{index},1966-07,男,民营企业职工,30" for index in range(size)]
        text = "姓名,出生年月,人员类别,用工性质,累计缴费年限\n" + "\n".join(lines) + "\n"
        read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx", overwrite=True)
        sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["摘要"]
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (1, pages)
        # 70 lines a page, which on A4 across are two and a half millimetres each.
        assert 70 * (pages - 1) < sheet.max_row <= 70 * pages


def test_the_summary_says_how_many_steps_of_the_year_it_leaves_out(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    # 1966-07 is 18 months after 1965-01: 18//4+1 = 5 months, 2026-12; 1966-12, 23//4+1 = 6, 2027-06. Each applies, and is filed for.
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费年限\n甲,1966-07,男,民营企业职工,30\n乙,1966-12,男,民营企业职工,30\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    found = [row[0] for row in openpyxl.load_workbook(tmp_path / "plan.xlsx")["摘要"].values]
    at = found.index("近期到期")
    assert found[at + 1 : at + 5] == ["截止日", datetime(2026, 12, 31), datetime(2026, 12, 31), "另有2项，见“到期事项”"]


def test_nothing_of_the_command_line_is_told_to_whoever_is_handed_the_workbook(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    text = "姓名,出生年月,性别,岗位\n甲,1976-03,女,班长\n乙,03/05/1971,男,\n丙,26191,男,\n丁,1971-09,1,\n"
    roster = read_roster(make_file(text))
    assert sum("--" in one.text("zh") for row in roster.rows for one in (*row.questions, *row.problems)) == 4
    for lang in ("zh", "en"):
        roster.plan(law, "2026-11").write(tmp_path / f"{lang}.xlsx", lang=lang)
        for sheet in openpyxl.load_workbook(tmp_path / f"{lang}.xlsx").worksheets[:-1]:
            assert not [cell for row in sheet.values for cell in row if "--" in str(cell)], sheet.title
    questions = [row[1] for row in openpyxl.load_workbook(tmp_path / "zh.xlsx")["待确认"].values]
    assert "岗位：“班长”不能说明女职工的原法定退休年龄是50周岁还是55周岁。请查明岗位后写“女50”或“女55”。" in questions


def test_a_shortfall_that_one_answer_leaves_open_is_not_said_to_be_none(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    """Of age at 50 in 2016-12 the count of that month is not known; at 55, 2021-12, 20 years are more than 180 months either way."""
    text = "姓名,出生年月,性别,用工性质,累计缴费年限\n甲,1966-12,女,民营企业职工,20\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    header, line = openpyxl.load_workbook(tmp_path / "plan.xlsx")["计划"].values
    assert dict(zip(header, line, strict=True))["尚缺月数"] == "未知\n或0"


def test_whoever_is_of_age_within_the_year_is_on_the_summary_with_what_is_open(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费月数,缴费截止年月,是否继续缴费,拟退休年月,申请日期,约定延迟至\n"
        # 1966-06: 17//4+1 = 5 months, 2026-11, when 180 are asked; of 120 nothing more comes: 60 are missing
        "短缺,1966-06,男,民营企业职工,120,2026-10,否,,,\n"
        # a month that no deferral reaches: the latest is 36 months after 2026-11, 2029-11
        "过晚,1966-06,男,民营企业职工,360,2026-10,是,2035-01,,\n"
        "已报,1966-06,男,民营企业职工,360,2026-10,是,,2026-11-02,\n"
        # agreed to within the 36 months: nothing is due before 2028-12
        "延迟,1966-06,男,民营企业职工,360,2026-10,是,,,2028-12\n"
        # 1967-02: 25//4+1 = 7 months, 2027-09
        "按时,1967-02,男,民营企业职工,360,2026-10,是,,,\n"
        # the same with 120 months: short by then, which is not now
        "将缺,1967-02,男,民营企业职工,120,2026-10,否,,,\n"
        # 1985-05: 63 years in 2048-05, the only one who is not concerned
        "年轻,1985-05,男,民营企业职工,120,2026-10,是,,,\n"
        # 94号: civil servants retire on time
        "公务,1966-06,男,公务员,360,2026-10,是,2028-01,,\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = opened(tmp_path / "plan.xlsx")
    found = rows(book["摘要"])
    at = next(place for place, line in enumerate(found) if str(line[0]).startswith("已到龄或12个月内到龄"))
    lines = []
    for line in found[at + 2 :]:
        if line[0] is None:
            break
        lines.append((line[0], line[1], line[3], line[4], line[5], line[6]))
    due = datetime(2026, 11, 1)
    assert lines == [
        (due, "短缺", "未达到最低缴费年限；尚缺60个月", "不符合条件", due, 2),
        (due, "过晚", "晚于规定的最长延迟时间", "不符合条件", datetime(2035, 1, 1), 3),
        (due, "公务", "该类人员不适用弹性延迟退休", "不符合条件", datetime(2028, 1, 1), 9),
        (datetime(2027, 9, 1), "将缺", "未达到最低缴费年限；尚缺60个月", "不符合条件", datetime(2027, 9, 1), 7),
        (due, "已报", "已于2026年11月2日申请", "符合条件", due, 4),
        (due, "延迟", "本人提交写明退休时间的书面申请（2028年12月31日前）", "符合条件", datetime(2028, 12, 1), 5),
        (
            datetime(2027, 9, 1),
            "按时",
            "本人提交写明退休时间的书面申请（2027年9月30日前）",
            "符合条件",
            datetime(2027, 9, 1),
            6,
        ),
    ]
    header, *plan = rows(book["计划"])
    states = {line[header.index("姓名")]: line[header.index("状态")] for line in plan}
    assert states == {
        "短缺": "到龄，有待解决",
        "过晚": "到龄，有待解决",
        "公务": "到龄，有待解决",
        "将缺": "12个月内到龄，有待解决",
        "已报": "已申请",
        "延迟": "12个月内到龄",
        "按时": "12个月内办理",
        "年轻": "12个月后",
    }


def test_whoever_is_asked_about_is_of_age_on_the_summary_by_the_earliest_answer(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    text = (
        "姓名,性别,出生年月,岗位,累计缴费年限\n"
        "过,女,1975-03,班长,30\n"  # 50: 2//2+1 = 2 months, 2025-05; 55: 2031-07
        "早,女,1974-03,班长,30\n"  # 50 before 2025: 2024-03
        "近,女,1976-10,班长,30\n"  # 50: 21//2+1 = 11 months, 2027-09
        "远,女,1980-10,班长,30\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    found = rows(opened(tmp_path / "plan.xlsx")["摘要"])
    at = next(place for place, line in enumerate(found) if str(line[0]).startswith("已到龄或12个月内到龄"))
    lines = [(line[0], line[1], line[3], line[4], line[6]) for line in found[at + 2 : at + 5]]
    assert lines == [
        (datetime(2024, 3, 1), "早", "待确认", "待确认", 3),
        (datetime(2025, 5, 1), "过", "待确认", "待确认", 2),
        (datetime(2027, 9, 1), "近", "待确认", "待确认", 4),
    ]
    assert found[at + 5][0] is None


def test_an_agreed_deferral_moves_what_is_due(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    """1966-05: 16//4+1 = 5 months, 2026-10. Up to the month agreed nothing is due, and then all of it; without one it is due now."""
    titles = "姓名,出生年月,人员类别,用工性质,累计缴费月数,缴费截止年月,是否继续缴费,拟退休年月,约定延迟至\n"
    text = titles + (
        "甲,1966-05,男,民营企业职工,360,2026-08,是,,2027-03\n"
        "乙,1966-05,男,民营企业职工,360,2026-08,是,,\n"
        # what the list says of the month itself goes before it
        "丙,1966-05,男,民营企业职工,360,2026-08,是,2026-12,2027-03\n"
        # an agreement that has run out, and one that the text does not allow, move nothing
        "丁,1966-01,男,民营企业职工,360,2026-08,是,,2026-07\n"
        "戊,1966-05,男,公务员,360,2026-08,是,,2027-03\n"
    )
    plan = read_roster(make_file(text)).plan(law, "2026-09")
    months = [str(row.answers[0].month) for row in plan.rows]
    assert months == ["2027-03", "2026-10", "2026-12", "2026-05", "2026-10"]
    due = {(one.number, one.event.code): (str(one.day), one.stated) for one in due_within(plan, 12)}
    assert due[2, "filing"] == ("2027-03-31", True)
    assert due[3, "filing"] == ("2026-10-31", False)
    assert due[4, "filing"] == ("2026-12-31", True)
    assert [action.day.isoformat() for action in plan.summary().actions if action.number == 2] == ["2027-03-31"]


def test_each_question_stands_once_with_the_people_behind_it(book: openpyxl.Workbook) -> None:
    sheet = book["待确认"]
    (told, *_), header, question, person = rows(sheet)
    assert told.startswith("请填写黄色单元格")
    assert header == ["编号", "待确认事项", "行", "姓名", "部门", "各种可能", "答复"]
    assert question[1].startswith("性别：“女”没有说明原法定退休年龄是50周岁还是55周岁")
    assert (question[3], question[5]) == ("以下1人", "女50或女55")
    assert person[:5] == [1, None, 4, "样例乙", "财务部"]
    # 1977-02: 25//2+1 = 13 months to 51y1m; 85 months after 1970-01, 85//4+1 = 22 to 56y10m.
    one, other = person[5].splitlines()
    assert one.startswith("女（原50周岁）：法定退休年月2028年3月，法定退休年龄51周岁1个月")
    assert other.startswith("女（原55周岁）：法定退休年月2033年12月，法定退休年龄56周岁10个月")
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"女50,女55"'] * 2


def test_problems_and_warnings(book: openpyxl.Workbook) -> None:
    header, *lines = rows(book["问题"])
    assert header == ["类型", "行", "姓名", "部门", "内容"]
    assert [line[:4] for line in lines] == [
        ["问题", 5, "样例丙", "财务部"],
        ["提示", 7, "样例丁", "研发中心"],
    ]
    assert lines[0][4] == "出生年月：“1971-13”中的月份不存在，月份为1至12。请核对日期。"
    assert "1102" not in lines[1][4]


def test_deadlines_by_day(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费年限,拟退休年月\n"
        # statutory 2027-09 (25//4+1 = 7), early 2027-03: notice by 2026-12-01, application in the month
        "样例甲,1967-02,男,民营企业职工,30,2027-03\n"
        # statutory 2027-06 (23//4+1 = 6), early 2026-12: the notice was due by 2026-09-01
        "样例乙,1966-12,男,民营企业职工,30,2026-12\n"
        # statutory 2026-05 (12//4+1 = 4): past, so nothing of it is still to come
        "样例丙,1966-01,男,民营企业职工,30,\n"
    )
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = opened(tmp_path / "plan.xlsx")
    header, *lines = rows(book["到期事项"])
    assert header == [
        "状态",
        "截止日",
        "行",
        "姓名",
        "事项",
        "办理人",
        "退休年月",
        "名单是否写明",
        "结论",
        "备注",
        "依据",
    ]
    assert [line[:5] for line in lines if line[5] == "本人"] == [
        ["已到期", datetime(2026, 9, 1), 3, "样例乙", "书面告知用人单位"],
        ["3个月内", datetime(2026, 12, 1), 2, "样例甲", "书面告知用人单位"],
        ["3个月内", datetime(2026, 12, 31), 3, "样例乙", "本人提交写明退休时间的书面申请"],
        ["12个月内", datetime(2027, 3, 31), 2, "样例甲", "本人提交写明退休时间的书面申请"],
    ]
    assert [(line[1], line[6], line[9]) for line in lines if line[5] == "用人单位"] == [
        (datetime(2026, 12, 31), datetime(2026, 12, 1), "之前的步骤已到期，请核实是否已办理"),
        (datetime(2027, 3, 31), datetime(2027, 3, 1), None),
    ]
    # The articles stand once, on the last sheet, and here by their numbers.
    documents = {line[0]: line for line in rows(book["依据与版本"])}
    notice = [documents[int(number)] for number in str(lines[0][10]).split("、")]
    assert [line[1] for line in notice] == ["人社部发〔2024〕94号"]
    assert notice[0][3] == "关于提前三个月告知的规定（条次未核定）"


def test_a_step_towards_what_is_still_to_be_agreed_or_approved_is_no_promise(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    """甲: a state unit, before 2027-07 (23//4+1 = 6), 94号 第十三条. 丁: 2027-01 (19//4+1 = 5), a deferral by a month.
    壬: own account, 2026-10 (16//4+1 = 5): nobody is there to agree with.
    """
    text = (
        "姓名,出生年月,人员类别,用工性质,累计缴费年限,统计截止年月,是否继续缴费,拟退休年月,书面告知日期,是否已领取养老金\n"
        "甲,1966-12,男,国企职工,30年,2026-11,是,2026-12,2026-09-01,否\n"
        "丁,1971-08,女55,民营企业职工,20年,2026-11,是,2027-02,,否\n"
        "壬,1966-05,男,灵活就业,30年,2026-11,是,2028-01,,否\n"
    )
    plan = read_roster(make_file(text)).plan(law, "2026-11-15")
    due = {(one.number, one.to_agree, one.unapproved) for one in due_within(plan, 12)}
    assert due == {(2, False, True), (3, True, False)}
    assert {(one.what, one.number) for one in plan.summary().actions} == {
        ("apply_in", 2),
        ("agreement_by", 3),
        ("apply_in", 3),
    }
    plan.write(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    head, *lines = book["计划"].values
    steps = [dict(zip(head, line, strict=True))["下一步"] for line in lines]
    assert steps[:2] == ["按管理权限报批；本人提交写明退休时间的书面申请", "书面约定弹性延迟"]
    head, *lines = book["到期事项"].values
    found = [dict(zip(head, line, strict=True)) for line in lines]
    assert {(one["姓名"], one["结论"], one["备注"]) for one in found} == {
        ("甲", "符合条件", "按管理权限报批"),
        ("丁", "可与单位协商", None),
    }


def test_outlook_and_groups(book: openpyxl.Workbook) -> None:
    header, *lines = rows(book["人数预测"])
    assert header == ["分组", "年份", "最早可退休", "最早符合条件", "达到法定退休年龄", "最晚可退休", "期末在册"]
    everybody = {line[1]: line[2:] for line in lines if line[0] == "全部"}
    assert next(iter(everybody)) == "已到龄（2026年11月前）"
    # Row 3: 2031-09 to 2036-06, statutory 2033-06, planned 2032-03. Row 7: born 1971-09 too, 108 months at 2026-11 are 187 in
    # 2033-06 of 204: short, so no month qualifies; leaves in 2033-06.
    # The woman who is asked counts by her earliest class: 50 in 2027-02, statutory 2028-03, at most 36 months later.
    assert everybody["2031"] == [2, 1, 0, 1, 2]
    assert everybody["2032"] == [0, 0, 0, 0, 1]
    assert everybody["2033"] == [0, 0, 2, 0, 0]
    assert everybody["以后"] == [0, 0, 0, 2, None]  # 2036-06 is after the ten years
    assert {line[0] for line in lines if line[1]} == {"全部", "研发中心", "财务部"}
    header, *lines = rows(book["分组汇总"])
    assert header[:5] == ["分组", "已测算人数", "待确认行数", "有问题的行数", "已到龄（2026年11月前）"]
    assert [line[:5] for line in lines] == [["研发中心", 2, 0, 0, 0], ["财务部", 0, 1, 1, 0], ["全部", 2, 1, 1, 0]]
    assert dict(zip(header, lines[2], strict=True))["2033"] == 2


def test_sources_and_versions(make_book: MakeBook, tmp_path: Path) -> None:
    path = make_book({"说明": [["请先阅读"]], "名单": [["出生", "男女"], ["1971-09", "男"], ["1977-02", "女"]]})
    law = load_law(readings={"R23": "yes"}, in_force_on="2026-01-01")
    roster = read_roster(path, mapping={"出生": "birth", "男女": "sex"}, women="female_50")
    roster.plan(law, "2026-11").write(tmp_path / "plan.xlsx", lang="zh")
    said = {line[1]: line[2] for line in rows(opened(tmp_path / "plan.xlsx")["依据与版本"])}
    assert {name: said[name] for name in ("测算月份", "地区", "数据版本", "所依规定")} == {
        "测算月份": datetime(2026, 11, 1),
        "地区": "全国",
        "数据版本": law.data_version,
        "所依规定": datetime(2026, 1, 1),
    }
    assert (said["读取的工作表"], said["未读取的工作表"]) == ("名单", "说明")
    assert (said["出生"], said["男女"], said["未说明岗位的女性按"]) == ("出生年月", "性别", "女（原50周岁）")
    assert said["对未明确问题所选答案"] == "R23=yes"
    assert said["人社部发〔2024〕94号"] == "实施弹性退休制度暂行办法"


def test_the_questions_that_a_remark_names_by_number_stand_among_the_sources(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    # 1965-06 is 5 months after 1965-01: 5//4+1 = 2, 2025-08. What is paid for the months before a late claim no text says.
    text = "姓名,出生年月,人员类别,累计缴费年限,缴费截止年月,是否继续缴费\n甲,1965-06,男,30年,2026-11,是\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    named = {one for row in book["明细"].values for cell in row for one in re.findall(r"R[0-9]+b?", str(cell))}
    told = {row[0]: row[1:3] for row in book["依据与版本"].values if str(row[0]).startswith("R")}
    assert named == told.keys() == {"R46"}
    assert all(said == "规定未明确的问题" and str(question).endswith("？") for said, question in told.values())


def test_an_english_list_has_english_sheets_and_words(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    read_roster(make_file("birth,sex\n1971-09,male\n1977-02,female\n")).plan(law, "2026-11").write(
        tmp_path / "plan.xlsx"
    )
    book = opened(tmp_path / "plan.xlsx")
    assert book.sheetnames == ["Summary", "Plan", "Details", "Deadlines", "Questions", "Outlook", "Sources"]
    text = "\n".join(str(cell) for sheet in book for row in rows(sheet) for cell in row if cell is not None)
    chinese = {
        line
        for line in text.splitlines()
        if re.search(r"[一-鿿]", re.sub(r"《.*?》|[第附按人社部国发].*|^on .*article number not settled.$", "", line))
    }
    assert chinese == set()
    assert "not drawing" not in text  # whether somebody draws a pension may be what is not stated


def test_two_answers_stand_in_words_on_an_english_plan(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # 1976-08, planned for 2026-12: 19//2+1 = 10 months after 50, within the 36 before 2027-06; of 55 it is years too early.
    text = "birth,sex,employment,cumulative months,counted to,continuing,retire in\n1976-08,female,employee,300,2026-10,yes,2026-12\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    book = opened(tmp_path / "plan.xlsx")
    header, line = rows(book["Plan"])
    assert line[header.index("eligibility")] == "eligible\nor not eligible"
    (possible,) = (
        row[header.index("possible answers")]
        for header, row in [(rows(book["Questions"])[1], rows(book["Questions"])[3])]
    )
    assert possible.startswith("female_50: statutory month 2027-06, statutory age 50y10m")


def test_columns_are_wide_enough_for_chinese(book: openpyxl.Workbook) -> None:
    sheet = book["明细"]
    wide: dict[int, float] = {}
    for one in sheet.column_dimensions.values():
        assert one.min is not None
        assert one.max is not None
        wide |= dict.fromkeys(range(one.min, one.max + 1), one.width)
    for place, column in enumerate(sheet.iter_cols(min_row=3), start=1):
        shown = [cell.value for cell in column if isinstance(cell.value, str)]
        # A Chinese character takes two places; what is longer than 42 is cut off by the row beside it.
        needed = max((sum(1 + (ord(one) > 0x2E80) for one in text) for text in shown), default=0)
        assert wide[place] >= min(needed, 42)


def test_values_keep_their_kind(make_book: MakeBook, law: Law, tmp_path: Path) -> None:
    values = [
        26.5,
        7,
        True,
        date(1999, 12, 31),
        datetime(2020, 1, 2, 3, 4, 5),
        "007",
        " x ",
        "两\n行",
        500103197109150000.0,
    ]
    header = ["出生年月", "性别", *(f"列{number}" for number in range(len(values)))]
    path = make_book({"名单": [header, ["1971-09", "男", *values]]})
    read_roster(path).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    sheet = opened(tmp_path / "plan.xlsx")["明细"]
    found = [sheet.cell(2, 3 + place).value for place in range(len(values))]
    assert found == [
        26.5,
        7,
        True,
        datetime(1999, 12, 31),
        datetime(2020, 1, 2, 3, 4, 5),
        "007",
        " x ",
        "两\n行",
        5.0010319710915e17,
    ]
    assert sheet.cell(2, 5).data_type == "b"


def test_a_whole_number_too_long_for_excel_is_text(law: Law, tmp_path: Path) -> None:
    import pyarrow as pa

    from retirecalc.roster import Roster

    table = pa.table({"birth": ["1971-09"], "sex": ["male"], "card": pa.array([6222021234567890123], pa.int64())})
    Roster.from_frame(table).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    assert opened(tmp_path / "plan.xlsx")["Details"]["C2"].value == "6222021234567890123"


def test_two_writes_give_the_same_bytes(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    plan = read_roster(make_file(LIST)).plan(law, "2026-11")
    plan.write(tmp_path / "one.xlsx")
    plan.write(tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_cell_longer_than_excel_can_hold_is_refused_and_nothing_is_cut_off(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    plan = read_roster(make_file(f"birth,category,note\n1971-09,male_60,{'x' * 32_768}\n")).plan(law, "2026-11")
    with pytest.raises(
        RosterError, match="32768 characters in a cell are more than the 32767 that an Excel sheet can hold"
    ):
        plan.write(tmp_path / "plan.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["staff.csv"]
    plan.write(tmp_path / "plan.csv")
    assert "x" * 32_768 in (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")


def test_more_columns_than_excel_can_hold(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    plan = read_roster(make_file("birth,category" + ",x" * 16_380 + "\n1971-09,male_60\n")).plan(law, "2026-11")
    with pytest.raises(RosterError, match="columns are more than the 16384"):
        plan.write(tmp_path / "plan.xlsx")


def test_every_column_is_accounted_for(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = "姓名,出生年月,性别,累计缴费年限,备注,出生地\n甲,1971-09,男,26,x,北京\n"
    read_roster(make_file(text)).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["依据与版本"]
    rows = [row[1:4] for row in sheet.iter_rows(values_only=True)]
    start = rows.index(("列名", "识别为", "备注"))
    assert [row[:2] for row in rows[start + 1 : start + 7]] == [
        ("姓名", "姓名"),
        ("出生年月", "出生年月"),
        ("性别", "性别"),
        ("累计缴费年限", "累计缴费年限"),
        ("备注", "未使用"),
        ("出生地", "未使用"),
    ]
    assert "--map" in str(rows[start + 6][2])


@pytest.mark.parametrize(("row", "count"), [("甲,女,1970-02,", 1), ("甲,男,,\n乙,女,1990-03,", 2)])
def test_nothing_is_due_is_never_said_while_a_row_is_open(
    make_file: MakeFile, law: Law, tmp_path: Path, row: str, count: int
) -> None:
    read_roster(make_file(f"姓名,性别,出生年月,岗位\n{row}\n丁,男,1990-03,\n")).plan(law, "2026-11").write(
        tmp_path / "plan.xlsx"
    )
    book = opened(tmp_path / "plan.xlsx")
    found = [line[0] for line in rows(book["摘要"])]
    yet = f"有结论的行无；另有{count}行待确认或有问题，是否有到期事项尚不能确定"
    for heading in ("已到期，请核实是否已办理", "近期到期", "已到龄，可以办理"):
        assert found[found.index(heading) + 1] == yet
    assert rows(book["到期事项"])[-1][0] == yet


def test_nobody_to_ask_is_never_said_while_a_row_has_a_problem(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    cases: tuple[tuple[Language, str, str], ...] = (
        ("zh", "须询问（请在“待确认”表中答复）", "无；另有1行有问题，须先更正（见“问题”）"),
        (
            "en",
            "To be asked (answer on the sheet Questions)",
            "none; rows with a problem: 1, to be corrected (sheet Problems)",
        ),
    )
    for lang, heading, said in cases:
        plan = read_roster(make_file("姓名,性别,出生年月\n甲,男,\n丁,男,1990-03\n")).plan(law, "2026-11")
        plan.write(tmp_path / "plan.xlsx", lang=lang, overwrite=True)
        found = [line[0] for line in rows(opened(tmp_path / "plan.xlsx").worksheets[0])]
        assert found[found.index(heading) + 1] == said


def test_of_a_list_without_an_open_row_nothing_is_due(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    read_roster(make_file("姓名,性别,出生年月\n丁,男,1990-03\n")).plan(law, "2026-11").write(tmp_path / "plan.xlsx")
    found = [line[0] for line in rows(opened(tmp_path / "plan.xlsx")["摘要"])]
    assert found[found.index("近期到期") + 1] == "无"
