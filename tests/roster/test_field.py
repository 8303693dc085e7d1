"""Lists of the kinds that people really have, as they are: who is in them, worked out by hand from what stands in the file.

A line for each row that is somebody: row number, birth, class (`M60`, `F55`, `F50`, or all that are asked between), and after it, where
stated, the contributions. `?` is a problem, a row that is not there is blank or no person.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from retirecalc import Person
from retirecalc.law import Law
from retirecalc.roster import RosterRow, read_roster
from tests.law_day import load_law

FIELD = Path(__file__).parent / "field"
SHORT = {"male_60": "M60", "female_55": "F55", "female_50": "F50"}


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()


def counted(person: Person) -> str:
    stated = person.contributions
    if stated is None:
        return ""
    told = [
        f"{name} {int(count)}"
        for name in ("cumulative", "paid", "deemed")
        if (count := getattr(stated, name)) is not None
    ]
    return " ".join([*told, *({True: ["goes on"], False: ["ended"], None: []}[stated.continuing])])


def shown(row: RosterRow) -> str | None:
    people = [row.person] if row.person is not None else list(row.candidates)
    if not people:
        return f"{row.number} ?" if row.problems else None
    births = "/".join(dict.fromkeys(person.birth for person in people))
    return f"{row.number} {births} {'/'.join(dict.fromkeys(SHORT[person.category] for person in people))} {counted(people[0])}".strip()


def read(name: str, **how: Any) -> list[str]:
    return [line for row in read_roster(FIELD / name, **how).rows if (line := shown(row)) is not None]


MAN = "1971-09 M60"
RIGHT: dict[str, list[str]] = {
    # 03/05/1971 may be May or March. In 05/13/1971 and 13.05.1971 the 13 is the day.
    "02_day_month_order.csv": ["2 ?", *(f"{number} 1971-05-13 M60" for number in range(3, 10))],
    # A moment is no date; 00:00:00.0 without a zone is midnight.
    "04_utc_iso_timestamps.csv": ["2 ?", "3 ?", "4 1971-09-01 M60", "5 ?"],
    "05_excel_csv_datetime_single_digit_hour.csv": [*(f"{number} 1971-09-15 M60" for number in range(2, 6)), "6 ?"],
    "06_excel_serial_numbers.csv": ["2 ?", "3 ?", "4 ?"],
    "06_excel_serial_numbers.xlsx": ["2 ?", "3 ?"],
    "07_years_formatted_as_date.xlsx": [f"2 {MAN}", f"3 {MAN} cumulative 312"],
    # 5年6个月 and 3年0个月 of deemed years; 参保缴费 goes on. 个人身份 is no post, so the women are asked.
    "09_agency_export_header.csv": [
        "2 1971-09-15 M60 deemed 66 goes on",
        "3 1977-11-02 F50/F55",
        "4 1973-11-02 F50/F55 deemed 36 goes on",
    ],
    "10_employment_words_of_hr.csv": [f"{number} {MAN}" for number in range(2, 32)],
    "12_two_line_header_years_months.xlsx": [f"3 {MAN} cumulative 316"],
    "12_years_and_months_in_two_columns.csv": [f"2 {MAN} cumulative 316", "3 1969-01 M60 cumulative 168"],
    "13_two_line_header_paid_deemed.xlsx": [f"3 {MAN} cumulative 316 paid 244 deemed 72"],
    "14_formula_no_value.xlsx": ["2 ?", "3 1969-01 M60"],
    "14_formula_not_calculated.xlsx": ["2 1971-09-15 M60", "3 1969-01-15 M60"],
    "16_sep_line.csv": [f"3 {MAN}"],
    "17_rare_names_gb18030.csv": [f"2 {MAN}", "3 1972-01 M60", "4 1969-05 M60"],
    # Lunar, a year alone, about, day 00, month 00: not certain.
    "18_birth_as_words.csv": [
        *(f"{number} {MAN}" for number in (2, 3)),
        "4 ?",
        *(f"{number} {MAN}" for number in (5, 6, 7, 8)),
        "9 1971-09-15 M60",
        *(f"{number} {MAN}" for number in (10, 11, 12, 13)),
        "14 1971-09-15 M60",
        *(f"{number} {MAN}" for number in (15, 16)),
        "17 1971-09-15 M60",
        *(f"{number} ?" for number in range(18, 23)),
    ],
    # .33 is above .11: the column is in decimal years. 满15年, 15年以上, 26年4, 26-4, 26/4 and 约26年 are not certain.
    "19_contributions_as_words.csv": [
        *(f"{number} {MAN} cumulative 316" for number in (2, 3, 4)),
        f"5 {MAN}",
        f"6 {MAN}",
        f"7 {MAN} cumulative 180",
        *(f"{number} {MAN} cumulative 312" for number in (8, 9, 10)),
        f"11 {MAN} cumulative 316",
        f"12 {MAN} cumulative 318",
        f"13 {MAN} cumulative 314",
        *(f"{number} {MAN}" for number in (14, 15, 16)),
        f"17 {MAN} cumulative 316 paid 292 deemed 24",
        f"18 {MAN}",
        f"19 {MAN} cumulative 318",
        f"20 {MAN} cumulative 0",
        *(f"{number} {MAN}" for number in (21, 22, 23)),
        f"24 {MAN} cumulative 316",
        f"25 {MAN} cumulative 312",
    ],
    "22_numbers.parquet": [f"2 {MAN} cumulative 312", "3 1969-01 M60"],
    "22_pandas_period.parquet": [f"2 {MAN}"],
    "23_date1904_workbook.xlsx": ["2 1971-09-15 M60", f"3 {MAN}"],
    "24_hidden_and_filtered_rows.xlsx": [f"2 {MAN}", "3 1950-01 M60", "4 1969-01 M60"],
    "25_foot_rows_and_second_table.xlsx": [f"4 {MAN}", "5 1977-02 F50", "10 1969-01 M60"],
    "26_retired_and_rehired_in_list.csv": ["2 1964-05 M60", "3 1972-03 F50/F55", f"4 {MAN}"],
    "27_rare_names_utf8.csv": [f"2 {MAN}", "3 ?", "4 1969-05 M60"],
    "28_id_with_tab_and_quotes.csv": [f"{number} 1971-09-15 M60" for number in range(2, 7)],
    "29_id_rounded_by_excel.xlsx": [f"2 {MAN}", "3 ?"],
    # 无, 没有, 0 and 0年 are none; an empty cell, dashes, N/A and 不适用 say nothing.
    "31_deemed_none_words.csv": [
        f"{number} {MAN} {'cumulative 240 paid 240 deemed 0' if number in (2, 4, 8, 9, 10) else 'paid 240'}"
        for number in range(2, 13)
    ],
    "33_employees_in_deferral.csv": [
        "2 1965-05 M60 cumulative 360",
        "3 1965-01 M60 cumulative 360",
        "4 1964-11 M60 cumulative 360",
    ],
    "35_official_class_words.csv": [f"2 {MAN}", "3 1977-02 F50", *(f"{number} 1973-11 F55" for number in (4, 5, 6))],
    "36_leading_blank_columns_and_rows.csv": [f"3 {MAN}", "5 1969-01 M60"],
    "37_plan_beyond_36_months.csv": [f"{number} 1965-05 M60 cumulative 360" for number in (2, 3, 4)],
    "38_page_header_repeated.csv": [f"2 {MAN}", "4 1969-01 M60"],
    "39_agency_export_biff8.xls": [f"2 {MAN}", "3 1969-01 M60"],
    "39_html_named.xls": [f"2 {MAN}"],
    "39_opendocument.ods": [f"2 {MAN}"],
    "44_expected_month_by_old_formula.csv": [
        "2 1967-03 M60 cumulative 360",
        "3 1977-02 F50 cumulative 240",
        "4 1984-12 F50 cumulative 180",
        "5 1966-12 M60 cumulative 360",
        "6 1972-04 F55 cumulative 300",
    ],
    "45_id_as_double.parquet": [f"2 {MAN}", "3 ?"],
    "45_id_as_int64.parquet": ["2 1971-09-15 M60", "3 1969-01-15 M60"],
    "52_survey_two_header_rows.xlsx": [
        f"3 {MAN}",
        "4 1972-10 M60",
        "5 1975-09-15 F55",
        "6 ?",
        "7 1976-03 F50",
        "8 ?",
        "9 1970-09 M60",
        "10 ?",
        "11 ?",
        "12 1977-11 F50/F55",
        "13 1967-02 M60",
    ],
    # The row of 失业保险 is the same man's; its 120 months are none of the pension's.
    "53_one_row_per_insurance_type.csv": ["2 1970-05-01 M60 cumulative 224 paid 200 deemed 24 goes on"],
    "54_payment_ended.csv": [
        "2 1968-05-01 M60 cumulative 170 paid 170 deemed 0 ended",
        "3 1968-05-01 M60 cumulative 170 paid 170 deemed 0 goes on",
        "4 1968-05-01 M60 cumulative 170 paid 170 deemed 0 ended",
        "5 1968-05-01 M60 cumulative 170 paid 170 deemed 0",
    ],
    "55_tax_office_51_columns.csv": ["2 1970-05-01 M60", "3 1970-05-01 F50/F55"],
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_list_as_it_is(name: str) -> None:
    assert read(name) == RIGHT[name]


def test_every_list_is_tried() -> None:
    others = {"11_post_words_of_hr.csv", "50_staff_list_with_titles_and_merges.xlsx", "51_export_of_25_mixed_words.csv"}
    assert {path.name for path in FIELD.iterdir()} - {"README.md"} == RIGHT.keys() | others


def test_men_have_their_answer_whatever_the_post_and_women_theirs_or_the_question() -> None:
    classes = [line.split(" ")[2] for line in read("11_post_words_of_hr.csv")]
    assert set(classes[::2]) == {"M60"}
    assert set(classes[1::2]) == {"F50", "F55", "F50/F55"}
    words = [str(row.cells[3]) for row in read_roster(FIELD / "11_post_words_of_hr.csv").rows][1::2]
    settled = dict(zip(words, classes[1::2], strict=True))
    assert {word: found for word, found in settled.items() if found != "F50/F55"} == {
        **dict.fromkeys(("管理", "行政管理", "管理类", "专业技术类"), "F55"),
        **dict.fromkeys(("技能操作", "操作", "操作类", "普工"), "F50"),
    }


def test_a_staff_list_with_titles_two_header_lines_and_merged_departments() -> None:
    roster = read_roster(FIELD / "50_staff_list_with_titles_and_merges.xlsx")
    assert not roster.problems
    assert all(row.person or row.candidates or row.left_out or not any(map(str, row.cells)) for row in roster.rows)
    left_out = {row.number: row.left_out.code for row in roster.rows if row.left_out is not None}
    assert set(left_out.values()) == {"roster.foot_row"}
    assert 9 in left_out  # 小计
    first = [line for row in roster.rows[:4] if (line := shown(row)) is not None]
    # 36年0个月, 39年6个月, 33年9个月, 31年8个月; 生产岗 is a worker's post, and which post a man has is no matter.
    assert [line.split(" ", 1)[1] for line in first] == [
        "1968-07-21 F50 cumulative 432",
        "1965-02-14 M60 cumulative 474",
        "1971-11-21 M60 cumulative 405",
        "1973-07-05 M60 cumulative 380",
    ]
    assert [row.department for row in roster.rows[:4]] == ["行政部"] * 4


def test_an_export_of_mixed_words_loses_one_row_and_says_why() -> None:
    """72.12 without an ID number that can be read is the one birth that is not certain; nine numbers are rounded."""
    roster = read_roster(FIELD / "51_export_of_25_mixed_words.csv")
    assert [(row.number, row.problems[0].code) for row in roster.problems] == [(8, "roster.two_digits")]
    assert sum("roster.id_rounded" in [warning.code for warning in row.warnings] for row in roster.rows) >= 8
    assert sum(row.person is not None for row in roster.rows) == 24
    assert [use.note.code for use in roster.uses if use.note is not None] == ["roster.column_ambiguous"]


def test_what_the_caller_says_settles_a_column() -> None:
    assert read("02_day_month_order.csv", date_order="dmy")[0] == "2 1971-05-03 M60"
    assert read("02_day_month_order.csv", date_order="mdy")[0] == "2 1971-03-05 M60"
    # Day 26191 of a spreadsheet is 1971-09-15, and 44088 is 2020-09-14: 1899-12-30 and so many days.
    assert read("06_excel_serial_numbers.csv", excel_serials=True) == [
        "2 1971-09-15 M60",
        "3 2020-09-14 M60",
        "4 1971-09-15 M60",
    ]
    assert read("19_contributions_as_words.csv", decimal_years=False)[10] == f"12 {MAN}"
    mapping = {"岗位类别": "post", "岗位类别:销售": "女50", "岗位类别：服务": "女55"}
    asked = read("11_post_words_of_hr.csv", mapping=mapping)
    assert [asked[7], asked[29]] == ["9 1977-02 F50", "31 1977-02 F55"]


def test_a_payment_that_ended_and_a_month_that_was_computed_decide(law: Law) -> None:
    plan = read_roster(FIELD / "54_payment_ended.csv").plan(law, "2026-11")
    # 170 and none more are short of the 180 of 2029-04; going on there are 199.
    assert [str(row.judged and row.judged.eligibility) for row in plan.rows] == [
        "NOT_ELIGIBLE",
        "ELIGIBLE",
        "NOT_ELIGIBLE",
        "ELIGIBLE",
    ]
    said = [row.assessment is not None and {caveat.code for caveat in row.assessment.caveats} for row in plan.rows]
    assert ["continuing_assumed" in one for one in said if one] == [
        False,
        False,
        False,
        True,
    ]  # never the same without a word
    plan = read_roster(FIELD / "44_expected_month_by_old_formula.csv").plan(law, "2026-11")
    assert [row.judged is not None and row.judged.kind for row in plan.rows] == ["statutory"] * 5
    plan = read_roster(FIELD / "37_plan_beyond_36_months.csv").plan(law, "2026-11")
    # 1965-05: statutory 2025-07, at most 36 months later 2028-07.
    assert [str(row.judged and row.judged.eligibility) for row in plan.rows][1:] == ["NOT_ELIGIBLE"] * 2
