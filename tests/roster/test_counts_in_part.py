"""Counts of which a part is stated, or that count a part: none is shown, read or advised as the whole."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import plan_long, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_columns_that_mislead import note_of, people

SHOWN, VERDICT, REASON = "届时累计缴费月数", "是否符合条件", "待补信息"


def planned(path: Path, law: Law, out: Path) -> list[dict[str, str]]:
    """The lines of a plan, the same ones by the long way."""
    once, long = out / "once.csv", out / "long.csv"
    read_roster(path).plan(law, "2026-11").write(once)
    plan_long(path, long, law, "2026-11")
    assert once.read_bytes() == long.read_bytes()
    with once.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


# 甲 reaches the age in 2029-04, 29 months after 2026-11: 24 and 160 and 29 are 213. Paid months alone are the least.
@pytest.mark.parametrize(
    ("paid", "deemed", "shown", "verdict"),
    [
        ("", "2年", "", "尚不能确定"),
        ("10年", "", "149", "尚不能确定"),
        ("20年", "", "269", "符合条件"),
        ("160个月", "2年", "213", "符合条件"),
        ("160个月", "0", "189", "符合条件"),
        ("", "", "", "尚不能确定"),
    ],
)
def test_a_part_of_the_count_is_not_shown_as_the_whole(
    make_file: MakeFile, law: Law, tmp_path: Path, paid: str, deemed: str, shown: str, verdict: str
) -> None:
    path = make_file(f"姓名,性别,出生年月,实际缴费年限,视同缴费年限\n甲,男,1968-05,{paid},{deemed}\n")
    (line,) = planned(path, law, tmp_path)
    assert (line[SHOWN], line[VERDICT]) == (shown, verdict)


def test_a_whole_count_alone_is_shown(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    path = make_file("姓名,性别,出生年月,累计缴费年限\n甲,男,1968-05,10年\n")
    (line,) = planned(path, law, tmp_path)
    assert line[SHOWN] == "149"


@pytest.mark.parametrize("zero", ["0", "00", "0.0", "零", "０"])
def test_zero_is_zero_in_any_unit(make_file: MakeFile, zero: str) -> None:
    for paid, deemed, said in (
        ("10年", zero, "cumulative 120 paid 120 deemed 0"),
        (zero, "10年", "cumulative 120 paid 0 deemed 120"),
    ):
        roster = read_roster(make_file(f"姓名,性别,出生年月,实际缴费,视同缴费\n甲,男,1968-05,{paid},{deemed}\n"))
        assert people(roster) == [f"2 1968-05 M60 {said}"]
        assert roster.rows[0].warnings == ()


@pytest.mark.parametrize("none", ["无", "没有"])
def test_no_deemed_years_are_none_in_any_unit(make_file: MakeFile, none: str) -> None:
    roster = read_roster(make_file(f"姓名,性别,出生年月,实际缴费,视同缴费\n甲,男,1968-05,10年,{none}\n"))
    assert people(roster) == ["2 1968-05 M60 cumulative 120 paid 120 deemed 0"]


@pytest.mark.parametrize(
    ("title", "likely"),
    [
        ("Pension insurance months", "cumulative_months"),
        ("Pension months", "cumulative_months"),
        ("Pension years", "cumulative_years"),
        ("Paid pension months", "paid_months"),
        ("Deemed pension years", "deemed_years"),
        ("Pension ID", None),
        ("Pension number", None),
        ("Pension No.", None),
        ("Pension account", None),
        ("Pension date", None),
        ("Months until pension", None),
        ("Pension age", "category"),
        ("Pension", "drawing"),
        ("Receives a pension", "drawing"),
        ("本地实际缴费月数", None),
        ("外地缴费月数", None),
        ("转入缴费月数", None),
        ("本单位实际缴费年限", None),
        ("省内实际缴费月数", None),
        ("省外缴费年限", None),
        ("市内缴费年限", None),
        ("本市实际缴费月数", None),
        ("实际缴费月数（本地）", None),
        ("累计年限", "cumulative_years"),
        ("累计年限（年）", "cumulative_years"),
        ("累计月数", "cumulative_months"),
    ],
)
def test_what_is_advised_is_what_the_title_may_mean(make_file: MakeFile, title: str, likely: str | None) -> None:
    (use,) = (
        one for one in read_roster(make_file(f"性别,出生年月,{title}\n男,1968-05,60\n")).uses if one.title == title
    )
    assert use.field is None
    assert use.note is not None
    assert (use.note.code, use.note.fields.get("likely")) == (
        ("roster.column_unused", likely) if likely else ("roster.column_unused_alone", None)
    )


def test_years_that_may_be_of_service_are_not_read_and_the_advice_works(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,累计年限\n甲,男,1968-05,20\n")
    assert people(read_roster(path)) == ["2 1968-05 M60"]
    assert people(read_roster(path, mapping={"累计年限": "cumulative_years"})) == ["2 1968-05 M60 cumulative 240"]


@pytest.mark.parametrize("over", ["养老保险缴费", "缴费情况", "参保情况"])
def test_under_a_title_of_payments_they_are_read(make_file: MakeFile, over: str) -> None:
    path = make_file(f"姓名,性别,出生年月,{over},\n,,,累计年限,视同年限\n甲,男,1968-05,20,2\n")
    assert people(read_roster(path)) == ["3 1968-05 M60 cumulative 240 paid 216 deemed 24"]


def test_months_of_one_year_are_not_advised_as_the_whole(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,险种类型,年度,缴费月数\n"
    text += "".join(
        f"甲,男,1968-05,养老保险,{year},{months}\n" for year, months in ((2024, 12), (2025, 12), (2026, "{}"))
    )
    for last in ("10", "10个月", "无"):
        assert note_of(read_roster(make_file(text.format(last))), "缴费月数") == "roster.column_yearly"
    # 310 is over 12: these are totals, and it is asked what is in them.
    assert note_of(read_roster(make_file(text.format("310"))), "缴费月数") == "roster.column_ambiguous"


@pytest.mark.parametrize("cell", ["14年13月", "14年13个月", "14年12个月"])
def test_more_than_eleven_months_beside_years_are_quoted(
    make_file: MakeFile, law: Law, tmp_path: Path, cell: str
) -> None:
    path = make_file(f"姓名,性别,出生年月,累计缴费年限,视同缴费年限\n甲,男,1968-05,{cell},0\n")
    (line,) = planned(path, law, tmp_path)
    assert (line[SHOWN], line[VERDICT]) == ("", "尚不能确定")
    assert f"“{cell}”" in line["提示"]


def test_more_than_eleven_months_in_their_own_column_are_quoted(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = "姓名,性别,出生年月,累计缴费年限,,视同缴费年限,\n,,,年,月,年,月\n"
    text += "甲,男,1968-05,14,6,2,0\n乙,男,1968-05,14,13,0,0\n"
    path, out = make_file(text), tmp_path / "out.csv"
    read_roster(path).plan(law, "2026-11").write(out)
    with out.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.reader(lines))
    at = next(line.index(SHOWN) for line in found if SHOWN in line)
    assert [line[at] for line in found[-2:]] == ["203", ""]
    assert "“13”" in "".join(found[-1])


def test_digits_with_a_blank_between_them_are_no_number(make_file: MakeFile) -> None:
    # 2 years 4 months, or 24?
    for title, cell in (
        ("累计缴费年限", "2 4"),
        ("累计缴费月数", "3 12"),
        ("累计缴费", "2 4"),
        ("累计缴费年限", "2 4.5"),
    ):
        (row,) = read_roster(make_file(f"姓名,性别,出生年月,{title}\n甲,男,1968-05,{cell}\n")).rows
        assert row.person is not None
        assert row.person.contributions is None
        assert f"“{cell}”" in row.warnings[0].text("zh")
    roster = read_roster(
        make_file("姓名,性别,出生年月,累计缴费年,累计缴费月\n甲,男,1968-05,1 2,4\n乙,男,1968-05,12,4\n")
    )
    assert people(roster) == ["2 1968-05 M60", "3 1968-05 M60 cumulative 148"]
    assert "“1 2”" in roster.rows[0].warnings[0].text("zh")
    kept = read_roster(make_file("姓名,性别,出生年月,累计缴费年限\n甲,男,1968-05,26 年\n乙,男,1968-05,2 年 4 个月\n"))
    assert people(kept) == ["2 1968-05 M60 cumulative 312", "3 1968-05 M60 cumulative 28"]


@pytest.mark.parametrize("years", ["-1", "12%", "约20年", "20/21"])
def test_months_beside_years_that_cannot_be_read_are_not_the_whole(make_file: MakeFile, years: str) -> None:
    text = "姓名,性别,出生年月,累计缴费年限,累计缴费月数\n甲,男,1968-05,20,240\n乙,男,1968-05,21,252\n"
    roster = read_roster(make_file(f"{text}丙,男,1968-05,{years},4\n丁,男,1968-05,{years},245\n"))
    assert people(roster)[2:] == ["4 1968-05 M60", "5 1968-05 M60 cumulative 245"]
    assert "“4”" in "".join(one.text("zh") for one in roster.rows[2].warnings)


@pytest.mark.parametrize(
    ("title", "likely"),
    [
        ("累计视同缴费年限", "deemed_years"),
        ("合计视同缴费月数", "deemed_months"),
        ("缴费年限计视同", "cumulative_years"),
        ("Contribution months paid", "paid_months"),
        ("Insured months actual", "paid_months"),
        ("缴费月数（含重复）", None),
        ("建账后实际缴费月数", None),
        ("1998年前缴费月数", None),
        ("1998年以后缴费月数", None),
        ("2025年以前累计缴费月数", "cumulative_months"),
        ("截至上月累计缴费月数", "cumulative_months"),
        ("截止目前实际缴费年限", "paid_years"),
        ("缴费年限截止时间", "counted_to"),
    ],
)
def test_a_part_is_advised_as_a_part(make_file: MakeFile, title: str, likely: str | None) -> None:
    test_what_is_advised_is_what_the_title_may_mean(make_file, title, likely)


@pytest.mark.parametrize("note", ["其中断缴12", "含欠缴12个月", "含重复12个月", "其中未缴12", "含预缴12", "含中断5年"])
def test_a_note_of_months_that_do_not_count_is_not_passed_over(make_file: MakeFile, note: str) -> None:
    (row,) = read_roster(make_file(f"姓名,性别,出生年月,累计缴费月数\n甲,男,1968-05,240（{note}）\n")).rows
    assert row.person is not None
    assert row.person.contributions is None
    assert note in row.warnings[0].text("zh")
    (kept,) = read_roster(make_file("姓名,性别,出生年月,累计缴费月数\n甲,男,1968-05,240（含转入60月）\n")).rows
    assert kept.person is not None
    assert kept.person.contributions is not None


@pytest.mark.parametrize(
    ("over", "parts", "paid"),
    [
        ("缴费年限（年）", "实际缴费,视同缴费", 120),
        ("缴费年限(单位：年)", "实际缴费,视同缴费", 120),
        ("缴费年限", "实际缴费,视同缴费", 120),
        ("缴费月数", "实际缴费,视同缴费", 10),
        ("缴费年限（月）", "实际缴费,视同缴费", 10),
        ("养老保险缴费情况（月）", "实际缴费,视同缴费", 10),
        ("缴费情况（月）", "实际缴费月数,视同缴费月数", 10),
        ("缴费情况（月）", "实际缴费年限,视同缴费年限", 120),  # the title itself says more
        ("缴费（年）", "实际,视同", 120),
        ("Contributions (months)", "Paid,Deemed", 10),
    ],
)
def test_the_unit_of_the_upper_title_is_that_of_both_below(
    make_file: MakeFile, over: str, parts: str, paid: int
) -> None:
    text = f"姓名,性别,出生年月,{over},,是否继续缴费\n,,,{parts},\n甲,男,1968-05,10,0,否\n"
    roster = read_roster(make_file(text))
    assert people(roster) == [f"3 1968-05 M60 cumulative {paid} paid {paid} deemed 0 ended"]


def test_without_a_unit_in_either_line_it_is_asked(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,缴费情况（万元）,,部门\n,,,实际缴费,视同缴费,\n甲,男,1968-05,10,0,甲部\n"
    assert people(read_roster(make_file(text))) == ["3 1968-05 M60 deemed 0"]


TAX = "姓名,工号,性别,出生年月,{},累计缴费月数\n"


@pytest.mark.parametrize("title", ["征收品目", "征收项目", "征收品目名称"])
@pytest.mark.parametrize("pension", ["基本养老保险费", "企业职工基本养老保险费"])
def test_of_the_items_that_are_levied_the_pension_counts(make_file: MakeFile, title: str, pension: str) -> None:
    text = TAX.format(title)
    for word, months in (("失业保险费", 12), (pension, 190), ("工伤保险费", 24), ("基本医疗保险费", 36)):
        text += f"甲,A1,男,1968-05,{word},{months}\n"
    text += "乙,A2,男,1968-06,失业保险费,12\n"
    roster = read_roster(make_file(text))
    assert people(roster) == ["3 1968-05 M60 cumulative 190", "6 1968-06 M60"]
    assert [row.number for row in roster.rows if row.left_out] == [2, 4, 5]
    assert [one.code for one in roster.rows[4].warnings if one.code.startswith("roster.not_of")] == [
        "roster.not_of_pension"
    ]


def test_other_items_are_no_kinds_of_insurance(make_file: MakeFile) -> None:
    roster = read_roster(make_file("姓名,性别,出生年月,征收项目,累计缴费月数\n甲,男,1968-05,工资薪金所得,190\n"))
    assert people(roster) == ["2 1968-05 M60 cumulative 190"]
    assert note_of(roster, "征收项目") == "roster.column_unused_alone"
