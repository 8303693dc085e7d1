"""Rows that are no person of their own: which one counts, worked out by hand, and that the others stay and say so."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import Roster, plan_long, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown

HEAD = "姓名,出生年月,性别,险种类型,年度,累计缴费月数\n"


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        # The pension row counts, wherever it stands, and whatever the year of another insurance.
        (
            "甲,1971-09,男,失业保险,2025,90\n甲,1971-09,男,企业职工基本养老保险,2024,200\n",
            {3: "1971-09 M60 cumulative 200"},
        ),
        # Of the pension rows the latest year; a month is later than its year alone says.
        (
            "甲,1971-09,男,养老保险,2024,190\n甲,1971-09,男,养老保险,2025年,202\n甲,1971-09,男,养老保险,2023年度,178\n",
            {3: "1971-09 M60 cumulative 202"},
        ),
        (
            "甲,1971-09,男,养老保险,202501,190\n甲,1971-09,男,养老保险,2025-11,201\n甲,1971-09,男,养老保险,2025/3,192\n",
            {3: "1971-09 M60 cumulative 201"},
        ),
        # No pension row: the person is somebody once, and no other insurance's months are counted.
        ("甲,1971-09,男,失业保险,2025,90\n甲,1971-09,男,工伤保险,2025,90\n", {2: "1971-09 M60"}),
        # Two pension rows of one year may contradict each other: both count.
        (
            "甲,1971-09,男,养老保险,2025,90\n甲,1971-09,男,养老保险,2025,95\n",
            {2: "1971-09 M60 cumulative 90", 3: "1971-09 M60 cumulative 95"},
        ),
        # The same name with another birth is another person; so is whoever says too little to be told apart.
        (
            "甲,1971-09,男,养老保险,2025,90\n甲,1972-01,男,失业保险,2025,90\n,1973-01,男,失业保险,2024,9\n,1973-01,男,失业保险,2025,9\n",
            {2: "1971-09 M60 cumulative 90", 3: "1972-01 M60", 4: "1973-01 M60", 5: "1973-01 M60"},
        ),
    ],
)
def test_one_row_counts(make_file: MakeFile, rows: str, right: dict[int, str]) -> None:
    found = read_roster(make_file(HEAD + rows)).rows
    assert {row.number: line.split(" ", 1)[1] for row in found if (line := shown(row)) is not None} == right
    others = {row.number: row.left_out for row in found if row.number not in right}
    assert len(others) == len(found) - len(right)
    for why in others.values():
        assert why is not None
        assert (why.code, why.fields["row"]) == ("roster.row_of_another", next(iter(right)))


def test_nothing_of_the_list_is_lost_and_what_was_left_out_says_where_the_person_stands(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    rows = "甲,1971-09,男,养老保险,2024,190\n甲,1971-09,男,养老保险,2025,202\n乙,1972-01,男,养老保险,2023,150\n"
    path, out, long = make_file(HEAD + rows), tmp_path / "plan.csv", tmp_path / "long.csv"
    plan = read_roster(path).plan(law, "2026-11")
    plan.write(out)
    plan_long(path, long, law, "2026-11")
    assert plan.summary().people == 2
    for written in (out, long):
        with written.open(encoding="utf-8-sig", newline="") as lines:
            found = list(csv.DictReader(lines))
        assert [",".join(list(row.values())[:6]) for row in found] == rows.splitlines()
        assert [row["届时累计缴费月数"] != "" for row in found] == [False, True, True]
        assert found[0]["提示"] == (
            "年度：该行是2024，此人在第3行中测算（以职工养老保险、再以最近年度或岗位的一行为准）。无需处理。"
        )


def test_months_of_one_year_are_no_total(make_file: MakeFile) -> None:
    text = "年度,姓名,出生年月,性别,实际缴费月数\n2024,甲,1971-09,男,12\n2025,甲,1971-09,男,{}\n"
    roster = read_roster(make_file(text.format("7个月")))
    assert [use.note.code for use in roster.uses if use.note is not None] == ["roster.column_yearly"]
    assert [line for row in roster.rows if (line := shown(row))] == ["3 1971-09 M60"]
    # 19 is over 12, so that they are totals; and the caller may say that they are.
    assert shown(read_roster(make_file(text.format("19"))).rows[1]) == "3 1971-09 M60 paid 19"
    mapped = read_roster(make_file(text.format("7")), mapping={"实际缴费月数": "paid_months"})
    assert shown(mapped.rows[1]) == "3 1971-09 M60 paid 7"


def test_of_the_posts_of_a_person_the_latest_counts(make_file: MakeFile) -> None:
    text = (
        "工号,姓名,性别,出生年月,岗位,任职开始日期\n1,甲,女,1977-02,工人,1998-07-01\n1,甲,女,1977-02,管理岗,2015-03-16\n"
        "2,乙,女,1977-02,工人,2001/9/1\n"
    )
    rows = read_roster(make_file(text)).rows
    assert [line for row in rows if (line := shown(row)) is not None] == ["3 1977-02 F55", "4 1977-02 F50"]
    assert rows[0].left_out is not None
    assert rows[0].left_out.fields["value"] == "1998-07-01"


FORMS = "姓名,出生年月,性别,累计缴费年限（含视同）,累计缴费月数\n"


@pytest.mark.parametrize(
    ("years", "months", "right"),
    [
        ("33年4个月", "400", 400),
        ("33", "400", 400),  # whole years: the months are the exact ones
        ("33年", "396", 396),
        ("33.33", "400", 400),
        ("33年4个月", "", 400),
        ("", "400", 400),
        ("34", "400", None),
        ("33年5个月", "400", None),
        ("33", "395", None),
    ],
)
def test_one_count_in_two_forms(make_file: MakeFile, years: str, months: str, right: int | None) -> None:
    text = f"{FORMS}甲,1966-05,男,{years},{months}\n乙,1966-05,男,30.5,366\n"
    first, second = read_roster(make_file(text)).rows
    assert [
        one.person.contributions and one.person.contributions.cumulative for one in (first, second) if one.person
    ] == [
        right,
        366,
    ]
    assert [warning.code for warning in first.warnings] == ([] if right else ["roster.periods_differ"])
    if not right:
        said = first.warnings[0].text("zh")
        assert f"累计缴费年限（含视同）为“{years}”，累计缴费月数为“{months}”" in said
        assert "均未采用" in said


@pytest.mark.parametrize(
    ("years", "months", "right", "code"),
    [
        ("33", "4", 400, None),
        ("33年4个月", "4", 400, None),  # the period, and its months over again
        ("33年4个月", "", 400, None),
        ("33", "400", 400, None),  # the whole where the months belong
        ("", "400", 400, None),
        ("33年4个月", "5", None, "roster.periods_differ"),
        ("12", "67", None, "roster.not_stated"),
    ],
)
def test_a_whole_count_beside_years_and_months_in_two_columns(
    make_file: MakeFile, years: str, months: str, right: int | None, code: str | None
) -> None:
    parts = "".join(f"乙,1966-05,男,2{number},{number}\n" for number in range(1, 6))
    roster = read_roster(make_file(f"{FORMS}甲,1966-05,男,{years},{months}\n{parts}"))
    counts = [one.person.contributions and one.person.contributions.cumulative for one in roster.rows if one.person]
    assert counts[0] == right
    assert counts[1:] == [21 * 12 + 1, 22 * 12 + 2, 23 * 12 + 3, 24 * 12 + 4, 25 * 12 + 5]
    assert [warning.code for warning in roster.rows[0].warnings] == ([] if code is None else [code])


def test_months_that_nobody_filled_in_are_no_part_of_the_years(make_file: MakeFile) -> None:
    roster = read_roster(make_file(f"{FORMS}甲,1966-05,男,33年4个月,\n乙,1966-05,男,30,\n"))
    counts = [one.person.contributions and one.person.contributions.cumulative for one in roster.rows if one.person]
    assert counts == [400, 360]
    assert not [one for row in roster.rows for one in row.warnings]


def test_a_row_that_is_left_out_is_no_repetition(make_file: MakeFile) -> None:
    number = "110101198005120030"
    text = f"姓名,身份证号,险种类型,实际缴费月数\n乙,{number},医疗保险,300\n乙,{number},失业保险,100\n"
    first, second = read_roster(make_file(text)).rows
    assert "roster.row_repeats" not in [one.code for one in first.warnings]
    assert second.left_out is not None
    # Of three rows two count and are named, the third is not.
    rows = "".join(f"乙,{number},{kind},300\n" for kind in ("养老保险", "医疗保险", "养老保险"))
    first, second, third = read_roster(make_file("姓名,身份证号,险种类型,实际缴费月数\n" + rows)).rows
    assert second.left_out is not None
    assert [row.warnings[0].fields["rows"] for row in (first, third)] == ["4", "2"]


def lost(roster: Roster) -> list[tuple[int, str, object]]:
    return [
        (row.number, str(one.fields["field"]), one.fields["row"])
        for row in roster.rows
        for one in row.warnings
        if one.code == "roster.only_here"
    ]


@pytest.mark.parametrize(
    ("counts", "other", "said"),
    [
        (",", "是,", [(3, "是否领取养老金", 2)]),
        ("否,", "是,", [(3, "是否领取养老金", 2)]),
        ("是,", "是,", []),
        ("是,", "否,", []),
        (",", "否,", []),
        (",", "无,", []),
        (",", ",2030-01", [(3, "拟退休年月", 2)]),
        (",2031-01", ",2030-01", []),  # of the two that of the row that counts
    ],
)
def test_what_only_a_row_that_is_left_out_says_of_the_person(
    make_file: MakeFile, counts: str, other: str, said: list[tuple[int, str, int]]
) -> None:
    head = "姓名,出生年月,性别,工号,险种类型,是否领取养老金,拟退休年月\n"
    roster = read_roster(
        make_file(f"{head}甲,1966-09,男,1,企业职工基本养老保险,{counts}\n甲,1966-09,男,1,失业保险,{other}\n")
    )
    assert lost(roster) == said
    assert [row.left_out is not None for row in roster.rows] == [False, True]
    if said:
        (warning,) = roster.rows[1].warnings
        assert "请填入第2行" in warning.text("zh")
        assert "put it into row 2" in str(warning)


def test_what_only_a_row_that_is_left_out_says_stands_in_the_plan(make_file: MakeFile, law: Law) -> None:
    head = "姓名,出生年月,性别,工号,险种类型,是否领取养老金\n"
    path = make_file(f"{head}甲,1966-09,男,1,失业保险,是\n甲,1966-09,男,1,职工养老保险,\n")
    written = path.with_name("plan.csv")
    read_roster(path).plan(law, "2026-11").write(written)
    first, second = written.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert "是否领取养老金：“是”只写在本行，而此人按第3行测算，未予采用。" in first
    assert "此人在第3行中测算" in first
    assert "只写在本行" not in second
    long = path.with_name("long.csv")
    plan_long(path, long, law, as_of="2026-11")
    assert long.read_bytes() == written.read_bytes()


BELOW = "姓名,身份证号,性别,部门,险种类型,累计缴费月数\n"
# GB 11643: born on 1971-09-15, men; the check characters by hand.
ONE, OTHER = "110221197109150011", "11022119710915029X"


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        # Who it is stands in the first row only.
        (
            f"样例甲,{ONE},男,一部,企业职工基本养老保险,316\n,,,,失业保险,120\n,,,,城镇职工基本医疗保险,200\n",
            {2: "1971-09-15 M60 cumulative 316"},
        ),
        # The pension row is another: it is that of the person above, with the months of its own.
        (
            f"样例甲,{ONE},男,一部,医疗保险,200\n,,,,企业职工基本养老保险,300\n,,,,失业保险,120\n"
            f"样例乙,{OTHER},男,一部,企业职工基本养老保险,316\n",
            {3: "1971-09-15 M60 cumulative 300", 5: "1971-09-15 M60 cumulative 316"},
        ),
        # No pension at all: somebody once, and no months.
        (f"样例甲,{ONE},男,一部,失业保险,120\n,,男,一部,工伤保险,90\n", {2: "1971-09-15 M60"}),
    ],
)
def test_rows_that_leave_out_who_it_is_belong_to_the_person_above(
    make_file: MakeFile, law: Law, tmp_path: Path, rows: str, right: dict[int, str]
) -> None:
    path = make_file(BELOW + rows)
    found = read_roster(path).rows
    assert {row.number: line.split(" ", 1)[1] for row in found if (line := shown(row)) is not None} == right
    assert {row.department for row in found if row.person} == {"一部"}
    for row in found:
        assert (row.left_out is None) == (row.number in right)
        assert row.left_out is None or row.left_out.code == "roster.row_of_another"
    out, long = tmp_path / "plan.csv", tmp_path / "long.csv"
    read_roster(path).plan(law, "2026-11").write(out)
    plan_long(path, long, law, "2026-11")
    assert out.read_bytes() == long.read_bytes()
    with out.open(encoding="utf-8-sig", newline="") as lines:
        assert [list(line.values())[:6] for line in csv.DictReader(lines)] == [*csv.reader(rows.splitlines())]


@pytest.mark.parametrize(
    "row",
    [
        ",,女,,失业保险,120",  # another sex
        ",,,二部,失业保险,120",  # another department
        ",,,,企业职工基本养老保险,120",  # the insurance of the row above once more
        ",,,,,120",
        "样例丙,,,,失业保险,120",
    ],
)
def test_a_row_that_may_be_of_somebody_else_is_no_row_of_the_person_above(make_file: MakeFile, row: str) -> None:
    first, second = read_roster(make_file(f"{BELOW}样例甲,{ONE},男,一部,企业职工基本养老保险,316\n{row}\n")).rows
    assert shown(first) == "2 1971-09-15 M60 cumulative 316"
    assert second.problems


def test_a_row_below_nobody_is_nobodys(make_file: MakeFile) -> None:
    rows = f"样例甲,{ONE},男,一部,企业职工基本养老保险,316\n,,,,,\n,,,,失业保险,120\n"
    assert read_roster(make_file(BELOW + rows)).rows[2].problems


PAYMENTS = "姓名,证件号码,征收项目,征收品目,费款所属期起,累计缴费月数\n"


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        # One payment in two parts, and another one a month later.
        (
            [
                ("职工基本养老保险(单位缴纳)", "2026-10-01", ""),
                ("职工基本养老保险(个人缴纳)", "2026-10-01", ""),
                ("失业保险(个人缴纳)", "2026-10-01", ""),
            ],
            {2: "1967-03-15 M60"},
        ),
        (
            [
                ("企业职工基本养老保险（单位缴费）", "2026-09-01", ""),
                ("企业职工基本养老保险（个人缴费）", "2026-09-01", ""),
                ("企业职工基本养老保险（个人部分）", "2026-10-01", ""),
                ("企业职工基本养老保险（单位部分）", "2026-10-01", ""),
            ],
            {4: "1967-03-15 M60"},
        ),
        # The part that states the months counts; the same months are no second person, others contradict them.
        ([("养老保险-单位", "2026-10", ""), ("养老保险-个人", "2026-10", "200")], {3: "1967-03-15 M60 cumulative 200"}),
        (
            [("养老保险-单位", "2026-10", "200"), ("养老保险-个人", "2026-10", "200")],
            {2: "1967-03-15 M60 cumulative 200"},
        ),
        (
            [("养老保险-单位", "2026-10", "200"), ("养老保险-个人", "2026-10", "201")],
            {2: "1967-03-15 M60 cumulative 200", 3: "1967-03-15 M60 cumulative 201"},
        ),
    ],
)
def test_the_two_parts_of_a_payment_are_one_person(
    make_file: MakeFile, rows: list[tuple[str, str, str]], right: dict[int, str]
) -> None:
    lines = "".join(f"褚一,110105196703155114,社会保险费,{kind},{month},{months}\n" for kind, month, months in rows)
    found = read_roster(make_file(PAYMENTS + lines)).rows
    assert {row.number: line.split(" ", 1)[1] for row in found if (line := shown(row)) is not None} == right
    for row in found:
        codes = [warning.code for warning in row.warnings]
        assert codes == (["roster.row_repeats"] if len(right) > 1 else [])
        assert row.number in right or (row.left_out is not None and row.left_out.fields["row"] == next(iter(right)))


def test_what_is_collected_together_is_no_insurance_by_itself(make_file: MakeFile) -> None:
    text = PAYMENTS + "褚一,110105196703155114,社会保险费,职工基本养老保险,2026-10,200\n"
    (row,) = read_roster(make_file(text)).rows
    assert (shown(row), row.warnings) == ("2 1967-03-15 M60 cumulative 200", ())
    # Its own months are none of the pension; where it states none there is nothing to say.
    for months, said in (("90", ["roster.not_of_pension"]), ("", [])):
        text = PAYMENTS + f"褚一,110105196703155114,社会保险费,职工基本医疗保险,2026-10,{months}\n"
        (row,) = read_roster(make_file(text)).rows
        assert (shown(row), [one.code for one in row.warnings]) == ("2 1967-03-15 M60", said)


@pytest.mark.parametrize("title", ["社保项目", "险种标志", "险种类型名称"])
def test_titles_of_kinds_of_insurance(make_file: MakeFile, title: str) -> None:
    text = f"姓名,出生年月,性别,{title}\n甲,1971-09,男,失业保险\n甲,1971-09,男,养老保险\n"
    rows = read_roster(make_file(text)).rows
    assert [shown(row) for row in rows] == [None, "3 1971-09 M60"]
    text = f"姓名,出生年月,性别,{title}\n甲,1971-09,男,A\n乙,1971-09,男,B\n"
    assert [use.field for use in read_roster(make_file(text)).uses][-1] is None


@pytest.mark.parametrize(("man", "woman"), [("男", "女"), ("1", "2"), ("男60", "女55"), ("Male", "Female")])
def test_namesakes_of_another_sex_are_two_people(make_file: MakeFile, man: str, woman: str) -> None:
    title = "人员类别" if man == "男60" else "性别"
    text = f"姓名,出生年月,{title},岗位,月份\n李伟,1975-03,{man},管理岗,202609\n李伟,1975-03,{woman},管理岗,202609\n"
    text += f"李伟,1975-03,{man},管理岗,202610\n李伟,1975-03,{woman},管理岗,202610\n"
    rows = read_roster(make_file(text)).rows
    assert [row.number for row in rows if row.left_out is None] == [4, 5]
    assert [row.left_out.fields["row"] for row in rows if row.left_out is not None] == [4, 5]


def test_of_a_namesake_without_a_sex_nothing_is_known(make_file: MakeFile) -> None:
    head = "姓名,出生年月,性别,岗位,月份\n李伟,1975-03,女,管理岗,202609\n"
    rows = read_roster(make_file(f"{head}李伟,1975-03,,管理岗,202610\n")).rows
    assert [row.number for row in rows if row.left_out is None] == [3]
    rows = read_roster(make_file(f"{head}李伟,1975-03,,管理岗,202610\n李伟,1975-03,男,管理岗,202610\n")).rows
    assert [row.number for row in rows if row.left_out is None] == [2, 3, 4]


OF_YEARS = (
    "姓名,性别,出生年月,{title},累计缴费月数{more}\n甲,男,1967-05,{cell},160{stated}\n甲,男,1967-05,2020,112{stated}\n"
)


@pytest.mark.parametrize(
    ("title", "cell", "more", "stated", "right"),
    [
        # Born 1967-05: 60 years 8 months in 2028-01, which asks for 180. After 2026-11 14 months more are paid, so that 160 of
        # 2024-12 are 174, and up to 23 more of 2025 and 2026: whether they were paid is not known.
        ("缴费年度", "2024", "", "", ("UNDETERMINED", "2024-12")),
        ("年度", "2024年", "", "", ("UNDETERMINED", "2024-12")),
        ("年度", "2024", ",是否继续缴费", ",是", ("UNDETERMINED", "2024-12")),
        # Eleven months of payments that go on are counted: 160 + 11 + 14.
        ("年度", "2025", ",是否继续缴费", ",是", ("ELIGIBLE", "2025-12")),
        # A year that is not over, a count up to a month that is stated, and payments that have ended on some day.
        ("年度", "2026", "", "", ("NOT_ELIGIBLE", None)),
        ("年度", "2024", ",缴费截止年月", ",2026-10", ("NOT_ELIGIBLE", "2026-10")),
        ("年度", "2024", ",是否继续缴费", ",否", ("NOT_ELIGIBLE", None)),
        # When a post was taken says nothing of a count.
        ("任职开始日期", "2024", "", "", ("NOT_ELIGIBLE", None)),
    ],
)
def test_a_count_of_a_year_goes_to_its_end(
    make_file: MakeFile,
    tmp_path: Path,
    law: Law,
    title: str,
    cell: str,
    more: str,
    stated: str,
    right: tuple[str, str | None],
) -> None:
    path = make_file(OF_YEARS.format(title=title, cell=cell, more=more, stated=stated))
    if title.startswith("任职"):
        path = make_file("工号," + path.read_text("utf-8").replace("\n甲", "\n7,甲"))
    plan = read_roster(path).plan(law, "2026-11")
    settled = plan.rows[0].settled
    assert settled is not None
    counted = settled.person.contributions
    assert counted is not None
    assert (settled.eligibility.eligibility.name, counted.counted_to and str(counted.counted_to)) == right
    assert plan.rows[1].row.left_out is not None
    plan_long(path, tmp_path / "long.csv", law, "2026-11")
    plan.write(tmp_path / "plan.csv")
    assert (tmp_path / "long.csv").read_bytes() == (tmp_path / "plan.csv").read_bytes()
