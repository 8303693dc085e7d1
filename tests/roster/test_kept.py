"""Lists as clerks keep them, made before anyone looked at what the reader does: who is in each, worked out by hand.

The lines are those of `test_field`: row, birth, class, contributions; `?` is a problem.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.roster import RosterRow, plan_long, read_roster
from tests.law_day import load_law
from tests.roster.conftest import MakeBook, MakeFile
from tests.roster.test_field import shown

FORM = """\
提交时间,提交人,您的姓名（必填）,您的性别（必填）,您的出生日期（以身份证为准）,您的岗位类别（单选）,累计缴费年限（含视同）
2026-11-03 09:15:22,甲,甲,男,1971/09/15 周三,A. 管理岗,26年4个月
2026-11-03 09:16:01,乙,乙,女,1977年2月3日 星期四,B. 生产岗,16年
2026-11-03 11:40:59,丙,丙,女,1973-11-02（星期五）,A.管理岗,满20年
2026-11-04 08:00:00,丁,丁,女,1980.4.10,C、其他,
"""

FULL_WIDTH = """\
姓　名,性　别,出 生 年 月,累计缴费年限,身份证号
甲,男,１９７１－０９,２６年,
乙,女（干部）,１９７７年２月,１６年０４个月,
丙,女（工人）,１９７３．１１,,
丁,男,,２６,１１０１０１１９６９０１２０００３Ｘ
戊,男,,,110101 19710915 0010
己,男,,,'110101197109150053
"""

WOMEN = """\
出生年月,性别,岗位
1977-02,女,女干
1977-02,女,女干部
1977-02,女,女工人
1977-02,女,女工
1977-02,女,女职工
1977-02,女,工人岗
1977-02,女,管理岗
1977-02,女,技术岗
1977-02,女,专业技术岗
1977-02,女,操作岗
1977-02,女,生产岗
1977-02,女,生产操作岗
1977-02,女,管理岗（55）
1977-02,女,工人岗（50岁）
1977-02,女,50
1977-02,女,55周岁
1977-02,女,干部
1977-02,女,工人
1977-02,女,一线工人
1977-02,女,管理人员
1977-02,女,非管理岗
1977-02,女,管理岗/工人岗
1977-02,女,原管理岗现工人岗
1977-02,女,待定
"""

REMARKS = """\
姓名,性别,出生年月,累计缴费年限,人员类别
甲,男,1971.09(档案),26年4个月(含视同6年),
乙,男,1971.09(身份证)1970.12(档案),26,
丙,男,71.9,26,
丁、戊,男,1971-09、1972-03,26、20,
己,男,1971-09-15（阳历）,26+4/12,
庚,女,1973年八月初三（阴历）,20,女干部
辛,女,1977-02 生日二月初三,16,女工人
壬,男,1971-09左右,26,
癸,男,1971-09?,26,
子,男,1971-09 ,26年 ,
丑,男,"1971-09
核对过",26,
"""

PERIODS = """\
出生年月,性别,累计缴费年限
1971-09,男,26年
1971-09,男,26年4个月
1971-09,男,26年零4个月
1971-09,男,26+4/12
1971-09,男,26年又4个月
1971-09,男,26 年 4 月
1971-09,男,26周年
1971-09,男,26整年
1971-09,男,约26年
1971-09,男,26年多
1971-09,男,316个月
1971-09,男,316月
1971-09,男,100%
1971-09,男,26y4m
1971-09,男,26 yrs 4 mos
1971-09,男,26年4个月15天
"""

ENGLISH = """\
Employee ID,Legal Name,Gender,Date of Birth,Job Category,Insured Years (incl. deemed),Retirement Date
E001,A,M,15-Sep-1971,Management,26 years 4 months,2031-09-15
E002,B,Female,3 Feb 1977,Blue Collar,16 yrs,2027-02-03
E003,C,F,"Nov 2, 1973",White Collar,20 years,
E004,D,F,1977-02,Manager,N/A,
E005,E,F,1977-02,Worker,TBD,
E006,F,Male,September 1971,-,,
"""

AGENCY = """\
个人编号,姓名,证件类型,证件号码,性别,参保险种,缴费状态,实际缴费月数,视同缴费月数
0001,甲,01-居民身份证,110101197109150010,1-男,110-企业职工基本养老保险,1-参保缴费,200,24
0001,甲,01-居民身份证,110101197109150010,1-男,310-职工基本医疗保险,1-参保缴费,250,0
0001,甲,01-居民身份证,110101197109150010,1-男,210-失业保险,1-参保缴费,120,0
0001,甲,01-居民身份证,110101197109150010,1-男,410-工伤保险,1-参保缴费,0,0
0002,乙,01-居民身份证,110101197702030028,2-女,310-职工基本医疗保险,2-暂停缴费,100,0
0002,乙,01-居民身份证,110101197702030028,2-女,110-企业职工基本养老保险,2-暂停缴费,100,0
0003,丙,01-居民身份证,11010119690120003X,1-男,310-职工基本医疗保险,1-参保缴费,90,0
"""

YEARS = """\
年度,姓名,身份证号,性别,累计缴费月数,单位
2024,甲,110101197109150010,男,304,一厂
2024,乙,11010119690120003X,男,180,一厂
2025,甲,110101197109150010,男,316,一厂
2025,丙,110101197109150053,男,12,二厂
2023,乙,11010119690120003X,男,168,一厂
"""

YEARLY = """\
年份,姓名,身份证号,性别,实际缴费月数
2023,甲,110101197109150010,男,12
2024,甲,110101197109150010,男,12
2025,甲,110101197109150010,男,7
2025,乙,11010119690120003X,男,12
"""

QUESTIONNAIRE = """\
序号,提交答卷时间,所用时间,来自IP,1、您的姓名：,2、您的性别是？,3、您的出生年月？,4、您目前的岗位是（单选）,5、养老保险累计缴费年限（年）,6、您的身份是:[单选题]
1,2026/10/3 9:12:33,63秒,1.1.1.1(北京-北京),甲,A.男,1970年8月,(跳过),28,工人
2,2026/10/3 9:15:33,63秒,1.1.1.1(北京-北京),乙,B.女,1976-3,B、管理岗,20,干部
3,2026/10/3 9:15:33,63秒,1.1.1.1(北京-北京),丙,女,1976.03,A、生产操作岗,21年6个月,工人
4,2026/10/3 9:15:33,63秒,1.1.1.1(北京-北京),丁,女,1976.03,(空),,干部
"""

INSTITUTION = """\
姓名,性别,出生年月,身份证出生年月,档案出生年月,人员身份,岗位类型,岗位等级,是否退休,退休年月,连续工龄,视同缴费年限,实际缴费年限,延迟退休至,是否特殊工种
甲,男,196609,1966-09-01,1966-09,干部,管理岗,六级,否,2027.1,38年,23年,12年,,否
乙,女,197110,1971-10-02,1970-10,干部,双肩挑,七级,否,,30,15年2个月,12年,2028-10,不涉及
丙,女,197110,1971-10-02,,工人,工勤,三级,是,,30,无,30.5,,否
丁,男,196601,1966-01-01,1966-01,干部,专业技术岗位,五级,已退休,2026.2,38年,23年,12年,,
"""

PARTS = """\
某公司2026年退休人员预测表,,,,
填报单位：某公司,,,填报日期：2026年11月,
序号,姓名,性别,出生年月,岗位
一,机关,,,
1,甲,男,1971-09,
,小计,1人,,
二、后勤,,,,
2,乙,女,1976-03,工人
总计,,,,2
审批：,,,日期：2026-11,
"""

# A day of birth where an ID number gives it; 生产岗, 操作岗 and 工人岗 are workers' posts, 管理岗 and 专业技术岗 are not, 女工 is short for
# 女工人 as 女干 is for 女干部; 技术岗, 女职工, White Collar, Manager (经理: a title), Worker (anybody's, in some systems) and whatever
# names both or neither are asked about. 其他 is no class.
RIGHT: dict[str, tuple[str, list[str]]] = {
    "form": (
        FORM,
        [
            "2 1971-09-15 M60 cumulative 316",
            "3 1977-02-03 F50 cumulative 192",
            "4 1973-11-02 F55",
            "5 1980-04-10 F50/F55",
        ],
    ),
    "full_width": (
        FULL_WIDTH,
        [
            "2 1971-09 M60 cumulative 312",
            "3 1977-02 F55 cumulative 196",
            "4 1973-11 F50",
            "5 1969-01-20 M60 cumulative 312",
            "6 1971-09-15 M60",
            "7 1971-09-15 M60",
        ],
    ),
    "women": (
        WOMEN,
        [
            f"{number} 1977-02 {found}"
            for number, found in enumerate(
                [
                    *("F55", "F55", "F50", "F50", "F50/F55", "F50", "F55", "F50/F55", "F55", "F50", "F50", "F50"),
                    *(
                        "F55",
                        "F50",
                        "F50",
                        "F55",
                        "F55",
                        "F50",
                        "F50",
                        "F55",
                        "F50/F55",
                        "F50/F55",
                        "F50/F55",
                        "F50/F55",
                    ),
                ],
                2,
            )
        ],
    ),
    # Of two births in a cell neither is taken, nor of two people; 71.9 wants four digits; a doubt in words is a doubt.
    "remarks": (
        REMARKS,
        [
            "2 1971-09 M60 cumulative 316 paid 244 deemed 72",
            "3 1971-09/1970-12 M60 cumulative 312",
            "4 ?",
            "5 ?",
            "6 1971-09-15 M60 cumulative 316",
            "7 ?",
            "8 ?",
            "9 ?",
            "10 ?",
            "11 1971-09 M60 cumulative 312",
            "12 ?",
        ],
    ),
    "periods": (
        PERIODS,
        [
            f"{number} 1971-09 M60{' cumulative ' if counted else ''}{counted}"
            for number, counted in enumerate(
                ["312", *["316"] * 5, "312", "312", "", "", "316", "316", "", "316", "316", ""], 2
            )
        ],
    ),
    "english": (
        ENGLISH,
        [
            "2 1971-09-15 M60 cumulative 316",
            "3 1977-02-03 F50 cumulative 192",
            "4 1973-11-02 F50/F55 cumulative 240",
            "5 1977-02 F50/F55",
            "6 1977-02 F50/F55",
            "7 1971-09 M60",
        ],
    ),
    # Of 丙 there is only a row of the medical insurance: he is somebody, its months are not the pension's.
    "agency": (
        AGENCY,
        [
            "2 1971-09-15 M60 cumulative 224 paid 200 deemed 24 goes on",
            "7 1977-02-03 F50/F55 cumulative 100 paid 100 deemed 0 ended",
            "8 1969-01-20 M60",
        ],
    ),
    # The latest year of each is the person.
    "years": (
        YEARS,
        ["3 1969-01-20 M60 cumulative 180", "4 1971-09-15 M60 cumulative 316", "5 1971-09-15 M60 cumulative 12"],
    ),
    # Twelve and twelve and seven are those of the years, and nobody says that there were no others: no total.
    "yearly": (YEARLY, ["4 1971-09-15 M60", "5 1969-01-20 M60"]),
    # The answer that was passed over says nothing, and 个人身份 of any name is no post.
    "questionnaire": (
        QUESTIONNAIRE,
        [
            "2 1970-08 M60 cumulative 336",
            "3 1976-03 F55 cumulative 240",
            "4 1976-03 F50 cumulative 258",
            "5 1976-03 F50/F55",
        ],
    ),
    # Of the two births of 乙 the agency decides; 无 of deemed years is none, and 30.5 is 30 years and 6 months.
    "institution": (
        INSTITUTION,
        [
            "2 1966-09-01 M60 cumulative 420 paid 144 deemed 276",
            "3 1971-10-02/1970-10 F50/F55 cumulative 326 paid 144 deemed 182",
            "4 1971-10-02 F50 cumulative 366 paid 366 deemed 0",
            "5 1966-01-01 M60 cumulative 420 paid 144 deemed 276",
        ],
    ),
    "parts": (PARTS, ["5 1971-09 M60", "8 1976-03 F50"]),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_list_as_it_is_kept(name: str, tmp_path: Path) -> None:
    text, right = RIGHT[name]
    path = tmp_path / "staff.csv"
    path.write_text(text, encoding="utf-8")
    assert [line for row in read_roster(path).rows if (line := shown(row)) is not None] == right


def test_a_workbook_with_a_cover_a_title_subtotals_and_two_departments(make_book: MakeBook) -> None:
    """A cover first, the list on the second sheet; a name stands over its people; 小计 and 合计 are nobody."""
    path = make_book(
        {
            "填表说明": [["填表说明"], ["一、出生年月按身份证填写"], ["二、人员类别：男、女干部、女工人"]],
            "在职": [
                ["XX集团在职人员花名册"],
                ["编制单位：XX集团", None, None, None, "2026年11月"],
                ["序号", "姓名", "性别", "出生年月", "人员类别"],
                ["一、生产部"],
                [1, "甲", "男", "1971.09", "工人"],
                [2, "乙", "女", "1977.02", "工人"],
                ["生产部小计", "2人"],
                ["二、行政部"],
                [3, "丙", "女", "1973.11", "干部"],
                ["小计", 1],
                ["合计（人）", None, None, 3],
                ["填表人：", "丁", None, "审核人：", "戊"],
            ],
            "离退休": [["姓名", "性别", "出生年月"], ["己", "男", "1950-01"]],
        }
    )
    roster = read_roster(path)
    assert [line for row in roster.rows if (line := shown(row)) is not None] == [
        "5 1971-09 M60",
        "6 1977-02 F50",
        "9 1973-11 F55",
    ]
    assert not roster.problems
    assert [row.number for row in roster.rows if row.left_out is not None] == [4, 7, 8, 10, 11, 12]


# One cell of one kind; where nothing else is said, a man born in 1971-09.
CELLS: dict[str, dict[str, str]] = {
    "出生年月": {
        "1971年9月15号": "1971-09-15 M60",
        "生于1971年9月": "1971-09 M60",
        "出生：1971.9": "1971-09 M60",
        "1971—09": "1971-09 M60",
        "1971·09": "1971-09 M60",
        "1971年9月。": "1971-09 M60",
        "公历1971-09-15": "1971-09-15 M60",
        "Wed, 15 Sep 1971": "1971-09-15 M60",
        "Sep-71": "1971-09 M60",  # no month has 71 days
        "Sep-25": "?",
        "71年": "?",
        "1971年9月（虚岁）": "?",
        "1971年9月15日(档案1970年12月)": "1971-09-15/1970-12 M60",
        "1971-09/1970-12": "?",
        "1971年秋": "?",
    },
    "累计缴费年限": {
        "26年4个月。": "1971-09 M60 cumulative 316",
        "316（月）": "1971-09 M60 cumulative 316",
        "26年4个月（316个月）": "1971-09 M60 cumulative 316",
        "26年4个月（317个月）": "1971-09 M60",
        "26年4个月(含视同6年)": "1971-09 M60 cumulative 316 paid 244 deemed 72",
        "26（实缴20）": "1971-09 M60",
        "20年+6年": "1971-09 M60",
        "26+13/12": "1971-09 M60",
        "#REF!": "1971-09 M60",
    },
    "性别": {
        "女(已婚)": "1971-09 F50/F55",
        "男（退役军人）": "1971-09 M60",
        "女同志": "1971-09 F50/F55",
        "♂": "1971-09 M60",
        "Ms": "1971-09 F50/F55",
        "男/女": "?",
        "1": "1971-09 M60/F50/F55",
    },
    "身份证号": {
        "110101-19710915-0010": "1971-09-15 M60",
        "身份证：110101197109150010": "1971-09-15 M60",
        "110101197109150010（临）": "1971-09 M60",  # a note may say that it is not the number
        "110101197109150010、11010119690120003X": "1971-09 M60",  # whose is it?
        "6222021101011971091500108": "1971-09 M60",
    },
    "参保状态": {
        "参保缴费（正常）": "1971-09 M60 cumulative 316 goes on",
        "暂停缴费(欠费)": "1971-09 M60 cumulative 316 ended",
        "停缴（2023-05）": "1971-09 M60 cumulative 316 ended",
        "参保缴费（停缴）": "1971-09 M60 cumulative 316",
        "2-停保": "1971-09 M60 cumulative 316 ended",
        "死亡": "1971-09 M60 cumulative 316",
    },
    "岗位": {
        "50岁退休": "1971-09 F50",
        "管理、技术岗位": "1971-09 F55",
        "管理/技术": "1971-09 F55",
        "一线操作": "1971-09 F50",
        "操作岗（55）": "1971-09 F50/F55",  # contradicts itself
        "60岁退休": "1971-09 M60/F50/F55",  # a man's, beside 女
        "工人→管理": "1971-09 F50/F55",
        "干部/工人": "1971-09 F50/F55",
        "B. 工人岗": "1971-09 F50",
    },
}


@pytest.mark.parametrize("title", CELLS)
def test_a_cell_as_it_is_kept(title: str, tmp_path: Path) -> None:
    rest = {"出生年月": "1971-09", "性别": "女" if title == "岗位" else "男", "累计缴费月数": "316"}
    rest.pop(title, None)
    if title != "参保状态":
        rest.pop("累计缴费月数")
    lines = [[title, *rest], *([cell, *rest.values()] for cell in CELLS[title])]
    path = tmp_path / "staff.csv"
    path.write_text("".join(",".join(f'"{cell}"' for cell in line) + "\n" for line in lines), encoding="utf-8")
    rows = read_roster(path).rows
    found = {str(row.cells[0]): (shown(row) or "").split(" ", 1)[1] for row in rows}
    assert found == CELLS[title]


def test_an_unread_sex_is_the_problem_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("出生年月,性别\n1971-09,汉族\n", encoding="utf-8")
    (row,) = read_roster(path).rows
    assert [str(problem) for problem in row.problems] == [
        "性别: '汉族' is not a sex. Write male or female, or leave it empty if the category says it."
    ]
    assert row.warnings == ()


def read_text(tmp_path: Path, text: str) -> list[RosterRow]:
    path = tmp_path / "staff.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_roster(path).rows)


@pytest.mark.parametrize(
    "text",
    [
        "姓名,性别,出生年份,出生月份\n甲,男,1971,9\n乙,女干部,1977年,02月\n丙,男,1971,\n丁,男,,9\n",
        "姓名,性别,出生年月,\n,,年,月\n甲,男,1971,9\n乙,女干部,1977年,02月\n丙,男,1971,\n丁,男,,9\n",
        "姓名,性别,出生,,\n,,年,月,日\n甲,男,1971,9,\n乙,女干部,1977年,02月,\n丙,男,1971,,\n丁,男,,9,\n",
    ],
)
def test_a_birth_in_several_columns(tmp_path: Path, text: str) -> None:
    lines = [(line or "").split(" ", 1)[1] for row in read_text(tmp_path, text) if (line := shown(row))]
    assert lines == ["1971-09 M60", "1977-02 F55", "?", "?"]


def test_the_day_of_a_birth_in_three_columns(tmp_path: Path) -> None:
    text = "姓名,性别,出生年,出生月,出生日\n甲,男,1971,9,15\n"
    assert [shown(row) for row in read_text(tmp_path, text)] == ["2 1971-09-15 M60"]


def test_two_people_side_by_side_are_not_made_one(tmp_path: Path) -> None:
    text = "姓名,性别,出生年月,姓名,性别,出生年月\n甲,男,1971-09,乙,女,1977-02\n丙,男,1969-01,,,\n"
    rows = read_text(tmp_path, text)
    assert [shown(row) for row in rows] == ["2 ?", "3 1969-01 M60"]
    assert [problem.code for problem in rows[0].problems] == ["roster.row_two_people"]


@pytest.mark.parametrize(
    "header",
    ["姓名,性别,出生年月,姓名,联系电话", "姓名,性别,出生年月,姓名,档案出生日期", "姓名,性别,出生日期,姓名,出生年月"],
)
def test_a_second_name_alone_is_somebody_to_call(tmp_path: Path, header: str) -> None:
    (row,) = read_text(tmp_path, f"{header}\n甲,男,1971-09,乙,\n")
    assert shown(row) == "2 1971-09 M60"
    assert not row.warnings


@pytest.mark.parametrize("fact", ["性别", "出生年月", "身份证号"])
def test_a_second_name_beside_a_second_birth_sex_or_number_is_another_person(tmp_path: Path, fact: str) -> None:
    (row,) = read_text(tmp_path, f"姓名,性别,出生年月,身份证号,姓名,{fact}\n甲,男,1971-09,,乙,\n")
    assert [problem.code for problem in row.problems] == ["roster.row_two_people"]


NO_DATES = [
    "9999-12",
    "9999-12-31",
    "9999/12/31",
    "99991231",
    "9999年12月31日",
    "1900-01-01",
    "0001-01-01",
    "1899-12-30",
]
NO_DATES += ["2999-12-31", "2200-01-01"]


@pytest.mark.parametrize("cell", NO_DATES)
@pytest.mark.parametrize(
    "title", ["拟退休年月", "约定延迟至", "缴费截止年月", "首次参保时间", "申请日期", "书面告知日期"]
)
def test_a_date_that_stands_for_none_costs_nothing_but_itself(tmp_path: Path, title: str, cell: str) -> None:
    header, facts = "姓名,性别,出生年月,累计缴费月数", "甲,男,1964-12,316"
    (row,) = read_text(tmp_path, f"{header},{title}\n{facts},{cell}\n")
    (without,) = read_text(tmp_path, f"{header},{title}\n{facts},\n")
    assert (row.person, row.retire_in) == (without.person, None)
    if not (cell == "9999-12" and title in ("申请日期", "书面告知日期")):  # which are days
        (warning,) = row.warnings
        assert (warning.code, warning.fields["why"]) == ("roster.not_stated", "roster.no_date")
        assert str(warning).startswith(f"{title}: '{cell}' is too early or too late")


@pytest.mark.parametrize("cell", ["9999-12", "9999-12-31", "1900-01-01"])
def test_a_planned_month_that_stands_for_none_costs_no_answer_in_a_list_of_any_length(
    tmp_path: Path, cell: str
) -> None:
    path = tmp_path / "staff.csv"
    lines = ("甲,男,1971-09", "乙,男,1964-12", "丙,女干部,1979-11")
    path.write_text("姓名,性别,出生年月,拟退休年月\n" + "".join(f"{one},{cell}\n" for one in lines), encoding="utf-8")
    made = read_roster(path).plan(load_law(), "2026-11-28")
    assert not made.problems
    # 办法 第一条: 1971-09 附件1 61y9m; 1964-12 before it 60y; 1979-11 附件2 57y6m
    assert [str(one.statutory.month) for row in made.rows for one in row.answers] == ["2033-06", "2024-12", "2037-05"]
    made.write(tmp_path / "short.csv")
    plan_long(path, tmp_path / "long.csv", load_law(), "2026-11-28")
    assert (tmp_path / "long.csv").read_bytes() == (tmp_path / "short.csv").read_bytes()


@pytest.mark.parametrize(
    ("cells", "who"),
    [("1,1971-09,", "M60/F50/F55"), ("2,1971-09,销售岗", "M60/F50/F55"), ("2,1971-09,干部", "M60/F55")],
)
def test_a_code_of_sex_that_is_not_settled_is_asked_about(tmp_path: Path, cells: str, who: str) -> None:
    (row,) = read_text(tmp_path, f"姓名,性别,出生年月,岗位\n甲,{cells}\n")
    assert shown(row) == f"2 1971-09 {who}"
    assert [question.code for question in row.questions] == ["roster.sex_code"]
    assert not row.warnings
    code = cells[0]
    assert f'--map-value "性别:{code}=男"' in row.questions[0].text("zh")
    path = tmp_path / "staff.csv"
    (row,) = read_roster(path, mapping={f"性别:{code}": "男"}).rows
    assert shown(row) == "2 1971-09 M60"


def test_whoever_has_left_is_planned_and_pointed_out(tmp_path: Path) -> None:
    text = "姓名,性别,出生年月,员工状态\n甲,男,1971-09,在职\n乙,男,1971-09,已离职\n丙,男,1971-09,试用\n"
    rows = read_text(tmp_path, text)
    assert [shown(row) for row in rows] == ["2 1971-09 M60", "3 1971-09 M60", "4 1971-09 M60"]
    assert [[warning.code for warning in row.warnings] for row in rows] == [[], ["roster.row_left"], []]


def test_another_route_is_pointed_out_where_the_column_says_so(tmp_path: Path) -> None:
    text = "姓名,性别,出生年月,特殊工种\n甲,男,1971-09,否\n乙,男,1971-09,是\n丙,男,1971-09,井下\n丁,男,1971-09,\n"
    said = [[warning.text("en") for warning in row.warnings] for row in read_text(tmp_path, text)]
    assert [len(one) for one in said] == [0, 1, 1, 0]
    assert "another route may be open" in said[2][0]
    assert "`retirecalc routes`" in said[2][0]


@pytest.mark.parametrize(
    ("title", "value", "way", "none"),
    [
        ("工伤等级", "三级", "工伤职工退休", "无"),
        ("伤残等级", "2", "工伤职工退休", "0"),
        # 工伤保险条例 第三十五条 speaks of grades 1 to 4.
        ("工伤等级", "四级", "工伤职工退休", "五级"),
        ("工伤等级", "四级伤残", "工伤职工退休", "十级"),
        ("伤残等级", "1", "工伤职工退休", "10级"),
        ("病退", "是", "病残津贴", "否"),
        ("征地农转非人员", "是", "征地安置", "非"),
        ("被征地农民", "√", "征地安置", "不是"),
        ("城乡居民养老保险", "已参保", "城乡居民基本养老保险待遇", "未参保"),
        ("失业登记", "已登记", "失业保险金", "在职"),
        ("特殊工种", "非煤矿山井下", "特殊工种", "非特殊工种"),
        ("特殊工种", "无损检测（放射）", "特殊工种", "无特殊工种"),
        ("是否特殊工种", "非金属矿井下", "特殊工种", "未从事特殊工种"),
        ("是否特殊工种", "从事", "特殊工种", "从未从事特殊工种"),
        ("是否特殊工种", "井下9年", "特殊工种", "没有从事过"),
        ("特殊工种", "井下0年9个月", "特殊工种", "0年"),
        ("高级专家", "副教授", "高级专家", "不是"),
        ("高技能领军人才", "是", "高技能领军人才", "否"),
        ("征地人员", "是", "征地安置", "非征地人员"),
        ("征地4050", "√", "征地安置", "无"),
    ],
)
def test_other_columns_that_point_to_a_way(tmp_path: Path, title: str, value: str, way: str, none: str) -> None:
    text = f"性别,出生年月,{title}\n男,1971-09,{value}\n男,1971-09,{none}\n男,1971-09,\n"
    told, denied, empty = read_text(tmp_path, text)
    assert (shown(told), denied.warnings, empty.warnings) == ("2 1971-09 M60", (), ())
    (warning,) = told.warnings
    assert way in warning.text("zh")
    assert ("`retirecalc path`" if title == "失业登记" else "`retirecalc routes`") in warning.text("en")


def test_a_column_of_another_insurance_points_to_no_way(tmp_path: Path) -> None:
    # Who is insured against unemployment or injury is not out of work, nor hurt.
    (row,) = read_text(tmp_path, "性别,出生年月,失业保险,工伤保险,残疾证号\n男,1971-09,是,是,X1\n")
    assert row.warnings == ()


def test_a_count_whose_title_says_up_to_when(tmp_path: Path) -> None:
    for title in ("截至2025年底累计缴费年限", "累计缴费年限（截止2025年12月）", "截止2025.12累计缴费月数"):
        (row,) = read_text(tmp_path, f"姓名,性别,出生年月,{title}\n甲,男,1971-09,26年4个月\n")
        assert row.person is not None
        assert row.person.contributions is not None
        assert (row.person.contributions.cumulative, str(row.person.contributions.counted_to)) == (316, "2025-12")
    # The months of a year are no total, and deemed ones lie before the month that theirs names.
    (row,) = read_text(tmp_path, "性别,出生年月,2025年累计缴费月数\n男,1971-09,9\n")
    assert row.person is not None
    assert row.person.contributions is None
    (row,) = read_text(tmp_path, "性别,出生年月,视同缴费年限（1995年12月底）,实际缴费月数\n男,1971-09,3,200\n")
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.deemed, row.person.contributions.counted_to) == (36, None)


@pytest.mark.parametrize(
    ("title", "month"), [("Date of Birth (DD/MM/YYYY)", "1971-05-03"), ("DOB (MM/DD/YYYY)", "1971-03-05")]
)
def test_a_title_that_says_the_order_of_day_and_month(tmp_path: Path, title: str, month: str) -> None:
    (row,) = read_text(tmp_path, f"{title},Gender (Male/Female)\n03/05/1971,Male\n")
    assert shown(row) == f"2 {month} M60"


@pytest.mark.parametrize(
    ("title", "value", "way"),
    [
        ("岗位", "特殊工种岗位", "特殊工种"),
        ("岗位", "高空作业", "特殊工种"),
        ("岗位", "井下采煤", "特殊工种"),
        ("岗位", "高温井下工人", "特殊工种"),
        ("是否领取待遇", "病残津贴", "病残津贴"),
        ("是否领取待遇", "伤残津贴", "工伤职工退休"),
        ("是否领取待遇", "城乡居民养老金", "城乡居民基本养老保险待遇"),
        ("是否领取待遇", "城居保", "城乡居民基本养老保险待遇"),
    ],
)
def test_whole_words_of_a_post_or_of_what_is_drawn_point_to_a_way(
    tmp_path: Path, title: str, value: str, way: str
) -> None:
    (row,) = read_text(tmp_path, f"性别,出生年月,{title}\n男,1971-09,{value}\n")
    assert [warning.code for warning in row.warnings] == ["roster.other_way"]
    assert way in row.warnings[0].text("zh")
    assert row.person is not None
    # An allowance is no pension: nothing is said of one.
    assert row.person.drawing == ("resident" if "居" in value else None)


@pytest.mark.parametrize(
    ("cell", "contributions"),
    [
        ("26（含视同5）", " cumulative 312 paid 252 deemed 60"),
        ("26年（含视同5）", " cumulative 312 paid 252 deemed 60"),
        ("26（含视同5年2个月）", " cumulative 312 paid 250 deemed 62"),
        ("26（含军龄3年）", " cumulative 312 paid 276 deemed 36"),
        ("26（包括补缴）", " cumulative 312"),
        ("26.4（含视同5年）", ""),  # years and months, or years: asked
    ],
)
def test_a_number_with_a_note_counts_in_the_unit_of_its_column(
    make_file: MakeFile, cell: str, contributions: str
) -> None:
    path = make_file(f"性别,出生年月,累计缴费年限\n男,1966-09,{cell}\n")
    assert [shown(row) for row in read_roster(path).rows] == [f"2 1966-09 M60{contributions}"]


def test_the_months_of_a_note_are_months_in_a_column_of_months(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,累计缴费月数\n男,1966-09,312（含视同60）\n")
    assert [shown(row) for row in read_roster(path).rows] == ["2 1966-09 M60 cumulative 312 paid 252 deemed 60"]


def test_how_a_questionnaire_asks_changes_no_title(make_file: MakeFile) -> None:
    for header in (
        "1、您的姓名：,2、您的性别是？,3、您的出生年月？,4、您目前的岗位是（单选）,5、您的用工形式为？",
        "Q1_姓名,Q2_性别,Q3_出生年月,Q4_现任岗位,Q5_用工形式",
        "第1题 姓名,第2题 性别,第3题 出生年月,第4题 岗位类别,第5题 用工形式",
        "(1) 姓名,(2) 性别,(3) 出生年月,(4) 现聘岗位,(5) 用工形式",
        "Name?,Gender?,Birth date?,Post?,Employment?",
    ):
        roster = read_roster(make_file(f"{header}\na,B.女,1976-03,A、管理岗,灵活就业\n"))
        assert [use.field for use in roster.uses] == ["name", "sex", "birth", "post", "employment"], header
        assert [shown(row) for row in roster.rows] == ["2 1976-03 F55"]


def test_labels_and_signatures_are_nobody_wherever_they_stand(make_file: MakeFile) -> None:
    feet = ("校长：,,制表人：a,", "部门：生产部,,,", "填报日期：2026年11月,,,", "分管领导：,,审核：,")
    people = ("部门：一车间,,1971-09,", "部门：一车间,男,,", "样例：甲,男,1971-09,")
    text = "姓名,性别,出生年月,岗位\n" + "".join(f"{line}\n" for line in (*feet, *people))
    assert [row.left_out.code if row.left_out else shown(row) for row in read_roster(make_file(text)).rows] == [
        *["roster.foot_row"] * 4,
        "6 ?",
        "7 ?",
        "8 1971-09 M60",
    ]


def test_two_columns_of_sex_that_differ_are_a_question_with_every_answer(make_file: MakeFile) -> None:
    path = make_file(
        "姓名,性别,性别,出生年月,岗位\na,女,男,1976-03,\nb,,女,1976-03,工人\nc,男,男,1976-03,\nd,未知,男,1976-03,\n"
    )
    rows = read_roster(path).rows
    assert [shown(row) for row in rows] == ["2 1976-03 M60/F50/F55", "3 1976-03 F50", "4 1976-03 M60", "5 1976-03 M60"]
    assert [one.code for one in rows[0].questions] == ["roster.row_sex_contradicts"]


def test_the_last_month_of_a_count_may_say_up_to(make_file: MakeFile) -> None:
    cells = ("截至2026年10月", "至2026-10", "2026年10月底", "2026年10月止", "截止到2026.10")
    text = "性别,出生年月,累计缴费年限,缴费截至\n" + "".join(f"男,1966-09,26,{cell}\n" for cell in cells)
    people = [row.person for row in read_roster(make_file(text)).rows]
    assert [str(one.contributions.counted_to) for one in people if one and one.contributions] == ["2026-10"] * 5


@pytest.mark.parametrize("cell", ["1971年闰五月", "1971年八月初三", "农历1971年八月十五"])
def test_a_month_of_the_lunar_calendar_is_said_to_be_one(make_file: MakeFile, cell: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月\n男,{cell}\n")).rows
    assert [one.code for one in row.problems] == ["roster.lunar"]


def test_titles_of_exports_that_were_not_known(make_file: MakeFile) -> None:
    text = "PERSON_NUMBER,DISPLAY_NAME,DATE_OF_BIRTH,SEX,NATIONAL_IDENTIFIER_NUMBER,Planned retirement date,伤残情况\n"
    roster = read_roster(make_file(text + "1,a,1968-04-30,男士,,,\n"))
    expected = ["staff_number", "name", "birth", "sex", "id_number", "retire_in", "work_injury"]
    assert [use.field for use in roster.uses] == expected
    assert [shown(row) for row in roster.rows] == ["2 1968-04-30 M60"]


@pytest.mark.parametrize("cell", ["不涉及", "未涉及", "无此情况", "没有该情况", "从未从事", "不存在此类情况", "无此项"])
def test_what_denies_a_column_points_to_no_way(make_file: MakeFile, cell: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,特殊工种,是否工伤\n男,1971-09,{cell},{cell}\n")).rows
    assert row.warnings == ()


@pytest.mark.parametrize("cell", ["无法核实", "有", "从事过井下", "未核实"])
def test_what_only_begins_like_a_denial_points_to_the_way(make_file: MakeFile, cell: str) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,特殊工种\n男,1971-09,{cell}\n")).rows
    assert [one.code for one in row.warnings] == ["roster.other_way"]


def test_what_is_not_done_yet_is_no_slip(make_file: MakeFile) -> None:
    text = "性别,出生年月,书面告知日期,申请日期,约定延迟至\n男,1965-01,尚未告知,尚未申请,待协商\n男,1965-01,未通知,未提交,尚未约定\n"
    for row in read_roster(make_file(text)).rows:
        assert row.warnings == ()
        assert row.person is not None
        done = (row.person.notice_given_on, row.person.applied_on, row.person.deferral_agreed_to)
        assert done == (None, None, None)


def test_codes_of_a_sex_in_an_english_title(make_file: MakeFile) -> None:
    path = make_file('"Sex (1=Male, 2=Female)",DOB,Category\n1,1971-09,\n2,1976-03,female_50\n')
    assert [shown(row) for row in read_roster(path).rows] == ["2 1971-09 M60", "3 1976-03 F50"]


def test_the_parts_of_a_list_by_number_and_name_are_nobody(make_file: MakeFile) -> None:
    text = "序号,姓名,性别,出生年月\n一,机关,,\n1,a,男,1971-09\n（二）,后勤,,\n2,b,男,1971-10\n三,c,男,1971-11\n3,d,,\n"
    assert [row.left_out.code if row.left_out else shown(row) for row in read_roster(make_file(text)).rows] == [
        *("roster.row_of_nobody", "3 1971-09 M60", "roster.row_of_nobody", "5 1971-10 M60", "6 1971-11 M60", "7 ?"),
    ]


def test_notes_that_list_what_to_choose_from_change_no_title(make_file: MakeFile) -> None:
    for note in ("管理/生产", "管理、专技或工勤", "女干部/女工人", "工人，管理"):
        header = f"*性 别（男/女）,出 生 年 月,岗位（{note}）".replace("，", "、")
        roster = read_roster(make_file(f"{header}\n女,1976-03,管理\n"))
        assert [use.field for use in roster.uses] == ["sex", "birth", "post"], note
    assert [use.field for use in read_roster(make_file("性别,出生年月,岗位（原）\n男,1971-09,\n")).uses][2] is None


def test_a_birth_by_the_file_alone_is_one_and_said_where_the_card_differs(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生年月（以档案为准）\n男,1971-09\n")).rows
    assert shown(row) == "2 1971-09 M60"
    (row,) = read_roster(make_file("性别,出生年月（以档案为准）,出生日期\n男,1970-09,1971-09-15\n")).rows
    assert [one.code for one in row.questions] == ["roster.row_file_birth"]


def test_every_reason_why_no_birth_was_found_is_named(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生年月,身份证号\n男,71年9月,110101710915001\n")).rows
    assert [one.code for one in row.problems] == ["roster.two_digits", "roster.id_not_used"]


def test_up_to_when_a_count_goes_may_be_said_in_short(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file("性别,出生年月,至2026年6月累计缴费年限\n男,1966-09,30\n")).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.cumulative, str(row.person.contributions.counted_to)) == (360, "2026-06")


def test_a_row_without_the_word_that_tells_rows_apart_says_so(make_file: MakeFile) -> None:
    text = "工号,姓名,性别,出生日期,任职开始日期,岗位类别\n1,a,女,1976-03-01,2020/5/1,工人\n1,a,女,1976-03-01,,管理\n"
    (counts, other) = read_roster(make_file(text)).rows
    assert shown(counts) == "2 1976-03-01 F50"
    assert other.left_out is not None
    assert "未填写的内容" in other.left_out.text("zh")


def test_employers_in_english_words(make_file: MakeFile) -> None:
    words = {"civil servant": "civil_servant", "Self-employed": "own_account", "SOE manager": "state_manager"}
    text = "birth,sex,employment type\n" + "".join(f"1971-09,M,{word}\n" for word in words)
    people = [row.person for row in read_roster(make_file(text)).rows]
    assert [str(one.employment) for one in people if one is not None] == list(words.values())
