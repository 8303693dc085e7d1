"""Births, ID numbers and planned months with something else in the cell: read where it says nothing, never passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from retirecalc.roster import RosterRow, read_roster

MakeFile = Callable[[str], Path]

# GB 11643, the check characters by hand: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, the sum modulo 11.
DIGIT = "110221197109150011"
LETTER = "11022119710915029X"


def row_of(make_file: MakeFile, titles: str, *cells: str) -> RosterRow:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (row,) = read_roster(make_file(f"姓名,性别,{titles}\n样例甲,男,{quoted}\n")).rows
    return row


def codes(row: RosterRow) -> list[str]:
    return [one.code for one in (*row.questions, *row.warnings, *row.problems)]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "1970-09（待核）",
            "1970-09?",
            "1970年9月？",
            "1970年9月(待核实)",
            "1970-09待查",
            "约1970-09",
            "1970-09（存疑）",
        ),
        *("1970-09（户口）", "1970-09（实际）", "一九七〇年九月（待核）", "1970-09（×）"),
    ],
)
def test_a_birth_that_a_note_leaves_open_is_asked_about_where_the_id_number_says_another(
    make_file: MakeFile, cell: str
) -> None:
    row = row_of(make_file, "出生日期,身份证号", cell, DIGIT)
    assert codes(row) == ["roster.row_birth_contradicts_id"]
    assert [one.birth for one in row.candidates] == ["1970-09", "1971-09-15"]
    same = row_of(make_file, "出生日期,身份证号", cell.replace("1970", "1971").replace("七〇", "七一"), DIGIT)
    assert (codes(same), same.person and same.person.birth) == ([], "1971-09-15")


@pytest.mark.parametrize("cell", ["1970-09（待核）", "1970-09?", "1970-09（户口）"])
def test_a_birth_that_a_note_leaves_open_is_none_where_it_stands_alone(make_file: MakeFile, cell: str) -> None:
    (problem,) = row_of(make_file, "出生日期", cell).problems
    assert (problem.code, problem.fields["value"]) == ("ground.month_unreadable", cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("1970-09（档案）", "1970年9月 档案", "档案1970-09", "档案：1970年9月", "1970-09（以档案为准）"),
        *("1970.9（档案记载）", "1970-09（档）", "1970-09（人事档案）", "1970-09（档案，已核）"),
    ],
)
def test_a_birth_of_the_file_is_worked_out_beside_that_of_the_card(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,身份证号", cell, DIGIT)
    assert codes(row) == ["roster.row_file_birth"]
    assert [one.birth for one in row.candidates] == ["1971-09-15", "1970-09"]
    alone = row_of(make_file, "出生日期", cell)
    assert (codes(alone), alone.person and alone.person.birth) == ([], "1970-09")


@pytest.mark.parametrize(
    "cell",
    [
        "1971-09（档案1970-12）",
        "1971年9月15日(档案1970年12月)",
        "1971-09 / 档案1970-12",
        "1971-09，档案记载1970-12",
        "1971-09（原档案1970-12）",
    ],
)
def test_both_births_in_one_cell_are_worked_out(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,身份证号", cell, DIGIT)
    assert codes(row) == ["roster.row_file_birth"]
    assert [one.birth for one in row.candidates][1:] == ["1970-12"]


@pytest.mark.parametrize("cell", ["1971.09(身份证)1970.12(档案)", "1970.12（档案），1971.09（身份证）"])
def test_each_of_two_births_goes_by_its_own_note(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期", cell)
    (question,) = row.questions
    assert (question.code, question.fields["birth"], question.fields["id_birth"]) == (
        "roster.row_file_birth",
        "1970-12",
        "1971-09",
    )


@pytest.mark.parametrize("cell", ["1971-09/1970-12", "1971年9月15日、1970年12月1日", "1970.12或1971.09"])
def test_two_births_without_a_note_are_asked_about_beside_an_id_number(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,身份证号", cell, DIGIT)
    assert codes(row) == ["roster.row_birth_contradicts_id"]
    assert {one.birth[:7] for one in row.candidates} == {"1971-09", "1970-12"}
    alone = row_of(make_file, "出生日期", cell)
    assert (codes(alone), alone.problems[0].fields["value"]) == (["ground.month_unreadable"], cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("1970-09*", "※1970-09", "1970-09 √", "“1970-09”", '"1970-09"', "「1970-09」", "（1970-09）", "19\u200b70-09"),
        *(
            "1970-09（新）",
            "1970年9月（新身份证）",
            "出生1970-09",
            "1970年9月生人",
            "生日：1970-09",
            "出生年月:1970-09",
        ),
        *(
            "1970-09 公历",
            "阳历1970年9月",
            "1970-09（阳）",
            "1970-09（已核）",
            "1970-09（与档案一致）",
            "\ufeff1970-09",
        ),
    ],
)
def test_a_harmless_note_costs_no_birth(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期", cell)
    assert (codes(row), row.person and row.person.birth) == ([], "1970-09")


@pytest.mark.parametrize("cell", ["农历1970年8月", "1970-08（阴历）", "1970年八月（农）", "1970-08 阴"])
def test_the_lunar_calendar_is_still_asked_about(make_file: MakeFile, cell: str) -> None:
    assert [one.code for one in row_of(make_file, "出生日期", cell).problems] == ["roster.lunar"]


@pytest.mark.parametrize(
    "cell",
    [
        *(f"{DIGIT}（新）", f"“{DIGIT}”", f"ID {DIGIT}", f"ID:{DIGIT}", f"身份证：{DIGIT}", f"居民身份证号码 {DIGIT}"),
        *(f"{LETTER[:-1]}×", f"{LETTER[:-1]}＊", f"{LETTER[:-1]}*", f"{LETTER[:-1]}Х", f"{LETTER[:-1]}-X"),
        *(
            "１１０２２１１９７１０９１５００１１",
            "110221 19710915 0011",
            "110221—19710915—0011",
            "110221.19710915.0011",
        ),
        *(f"{DIGIT}。", f"{DIGIT}，", f"{DIGIT}*", f"*{DIGIT}", f"（{DIGIT}）", f"{DIGIT[:9]}\u200b{DIGIT[9:]}"),
        *(f"证件号码：{DIGIT}（本人）", f"{DIGIT} 长期"),
    ],
)
def test_an_id_number_is_read_with_what_stands_around_it(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "身份证号", cell)
    assert (codes(row), row.person and row.person.birth) == ([], "1971-09-15")


@pytest.mark.parametrize(
    "cell",
    [
        *(f"{DIGIT}（临）", f"{DIGIT}（待核）", f"{DIGIT}?", f"{DIGIT}（配偶）", f"妻：{DIGIT}", f"{DIGIT}/{LETTER}"),
        *(f"{DIGIT[:-1]}×", f"{DIGIT[:-1]}*", f"{DIGIT}1", DIGIT[:-1]),
    ],
)
def test_what_may_be_another_number_is_not_used_and_costs_no_row(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,身份证号", "1970-09", cell)
    assert (codes(row), row.person and row.person.birth) == (["roster.id_not_used"], "1970-09")


def test_one_number_in_two_spellings_is_one_person(make_file: MakeFile) -> None:
    text = f"姓名,身份证号\n样例甲,{LETTER}\n样例乙,{LETTER[:-1]}×\n"
    assert [codes(row) for row in read_roster(make_file(text)).rows] == [["roster.row_repeats"]] * 2


@pytest.mark.parametrize(
    "cell",
    [
        *("约定延迟至 2027年12月（已签）", "延迟到2027-12", "2027年12月退休", "弹性延迟至2027年12月，已签协议"),
        *(
            "书面约定延迟退休至2027年12月",
            "2027-12（已签协议）",
            "推迟到2027.12",
            "2027年12月底",
            "2027-12*",
            "“2027-12”",
        ),
        "经协商一致，同意延迟至2027-12",
    ],
)
def test_a_month_agreed_to_is_read_among_words(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,约定延迟至", "1966-12", cell)
    assert (codes(row), str(row.person and row.person.deferral_agreed_to)) == ([], "2027-12")
    planned = row_of(make_file, "出生日期,拟退休年月", "1966-12", cell)
    assert (codes(planned), str(planned.retire_in)) == ([], "2027-12")


@pytest.mark.parametrize(
    "cell",
    [
        "2027-12（拟）",
        "拟于2027年12月退休",
        "2027年12月（正常退休）",
        "弹性提前至2027-12",
        "申请2027-12退休",
        "planned 2027-12",
    ],
)
def test_a_planned_month_is_no_month_agreed_to(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,拟退休年月", "1966-12", cell)
    assert (codes(row), str(row.retire_in)) == ([], "2027-12")
    agreed = row_of(make_file, "出生日期,约定延迟至", "1966-12", cell)
    assert (codes(agreed), agreed.person and agreed.person.deferral_agreed_to) == (["roster.not_stated"], None)


@pytest.mark.parametrize("title", ["约定延迟至", "拟退休年月"])
@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2027-12（待签）",
            "2027-12（未签）",
            "2027-12?",
            "2027-12（取消）",
            "不同意延迟至2027年12月",
            "2027年12月以后",
        ),
        *("2027-12或2028-03", "延迟至2027年12月（原2026年11月）", "2027年底", "延迟12个月", "暂不延迟"),
    ],
)
def test_a_month_that_may_not_be_meant_is_quoted(make_file: MakeFile, title: str, cell: str) -> None:
    row = row_of(make_file, f"出生日期,{title}", "1966-12", cell)
    assert row.person is not None
    assert row.person.deferral_agreed_to is None
    assert row.retire_in is None
    (warning,) = row.warnings
    assert warning.code == "roster.not_stated"
    assert cell in str(warning)


def test_no_month_says_nothing(make_file: MakeFile) -> None:
    row = row_of(make_file, "出生日期,约定延迟至,拟退休年月", "1966-12", "不延迟", "待定")
    assert row.person is not None
    assert row.person.deferral_agreed_to is False
    assert (codes(row), row.retire_in) == ([], None)


@pytest.mark.parametrize("cell", ["未签", "待签协议"])
def test_what_is_not_signed_yet_is_not_stated(make_file: MakeFile, cell: str) -> None:
    row = row_of(make_file, "出生日期,约定延迟至", "1966-12", cell)
    assert (codes(row), row.person and row.person.deferral_agreed_to) == ([], None)


def test_the_days_of_a_notice_and_of_an_application_are_read_among_words(make_file: MakeFile) -> None:
    titles = "出生日期,书面告知日期,申请日期"
    row = row_of(make_file, titles, "1966-12", "2026-10-15（已送达）", "已申请2026年10月20日*")
    assert row.person is not None
    assert (codes(row), str(row.person.notice_given_on), str(row.person.applied_on)) == ([], "2026-10-15", "2026-10-20")
    planned = row_of(make_file, titles, "1966-12", "2026-10-15（拟）", "2026-10-20（拟申请）")
    assert planned.person is not None
    assert (codes(planned), planned.person.notice_given_on, planned.person.applied_on) == (
        ["roster.not_stated"] * 2,
        None,
        None,
    )
