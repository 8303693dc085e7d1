"""Who has left, has retired or pays no more, by the words of agencies and of HR systems: said, read, or left open; never passed over."""

from __future__ import annotations

import pytest

from retirecalc.errors import RosterError
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_passed_over import codes
from tests.roster.test_said_beside import goes_on, read

# payments that have ended, with a note

_LEAVE_OPEN = (
    "上一单位 前单位 原单位 原单位/退休 转入新单位 本单位 外地 已转出 调出 已补缴 已恢复 续保 重新参保 离职又参保 "
    "曾 历史 以前 2019年 2019-2020 2019年5月至2020年3月 疫情期间 上月 本月 7月 产假 至2027-05 2023-13 "
    "计划 预计 拟 待核 申请中 审核中 未批 未离职 即将退休 撤销 取消 作废 不对 假 已缴费 已参保 缴费 离职已缴费 "
    "医疗 工伤 失业 年金 居民 配偶 个人 单位 职工 部分 一次 短期 临时 自动 见备注 否 是"
)
LEAVE_OPEN = (*_LEAVE_OPEN.split(), "until May", "previous employer", "planned")
_LEAVE_ENDED = (
    "2023-05 2023.5 2023/05 202305 2023-05-01 2023年5月 2023年5月起 自2023年 2023年起 2024年停 自2023年5月1日起 "
    "缴至2023-05 2019年离职 2023年5月，离职 离职 已离职 退休 已退休 退休人员 死亡 辞职 减员 终止 解除合同 "
    "终止劳动合同 到龄 到龄退休 本人 自愿 本人自愿 个人原因 自动离职 内退 已停 停缴 停缴社保 断保 参保终止"
)
LEAVE_ENDED = (*_LEAVE_ENDED.split(), "因病停保", "欠费", "出国定居", "retired", "resigned", "since 2023-05")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        *(("参保状态", word) for word in ("停保", "终止参保")),
        *(("缴费状态", word) for word in ("中断", "暂停缴费")),
        ("是否继续缴费", "否"),
    ],
)
@pytest.mark.parametrize(
    ("note", "expected"), [*((one, None) for one in LEAVE_OPEN), *((one, False) for one in LEAVE_ENDED)]
)
def test_only_a_note_of_when_or_why_leaves_payments_ended(
    make_file: MakeFile, title: str, word: str, note: str, expected: bool | None
) -> None:
    if (word, note) in {("否", "否"), ("否", "是")}:
        expected = False if note == "否" else None
    (row,) = read(make_file, title, f'"{word}（{note}）"')
    assert goes_on(row) is expected
    unread = [one for one in row.warnings if one.code == "roster.not_stated"]
    assert bool(unread) is (expected is None)
    for one in unread:
        assert f"“{word}（{note}）”" in one.text("zh")
        assert "按继续缴费测算" in one.text("zh")


@pytest.mark.parametrize("title", ["是否停缴", "是否停保"])
@pytest.mark.parametrize(
    ("cell", "expected", "said"),
    [
        ("是", False, ["roster.ended_when"]),
        ("是（已停）", False, ["roster.ended_when"]),
        ("是（停缴）", False, ["roster.ended_when"]),
        ("否", None, []),
        ("否（已停）", None, ["roster.state_open"]),
        ("是（在缴）", None, ["roster.state_open"]),
    ],
)
def test_a_title_that_asks_for_the_end_turns_yes_and_no_round(
    make_file: MakeFile, title: str, cell: str, expected: bool | None, said: list[str]
) -> None:
    (row,) = read(make_file, title, cell)
    assert (goes_on(row), codes(row)) == (expected, said)


def test_a_title_that_asks_for_the_end_is_turned_round_where_it_is_mapped(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,累计缴费月数,是否中断缴费\n男,1971-09,150,是（本人）\n男,1971-09,150,否（本人）\n")
    ended, open_ = read_roster(path, mapping={"是否中断缴费": "continuing"}).rows
    assert [goes_on(row) for row in (ended, open_)] == [False, None]


# pensions, in a column of payments

DRAWN = (
    *("待遇享受", "享受待遇", "待遇领取", "领取待遇", "已领取待遇", "待遇领取中", "待遇享受中", "正常领取", "待遇享受人员"),
    *("到龄退休", "在职转退休", "退休停保", "退休减员", "退休", "已退休", "离退休", "退休人员", "领取养老金"),
)  # fmt: skip


@pytest.mark.parametrize("title", ["参保状态", "缴费状态", "参保缴费状态"])
@pytest.mark.parametrize("word", DRAWN)
def test_a_pension_in_a_column_of_payments_is_asked_for_once(make_file: MakeFile, title: str, word: str) -> None:
    (row,) = read(make_file, title, word)
    (warning,) = row.warnings
    assert warning.code == "roster.row_retired"
    assert word in str(warning)


def test_a_pension_that_is_stated_beside_it_is_not_asked_for(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,参保状态,养老待遇类别\n男,1964-05,待遇享受,企业职工基本养老金\n")
    (row,) = read_roster(path).rows
    assert codes(row) == []


# an insurance that is there, beside a state of payments


@pytest.mark.parametrize("insured", ["正常参保", "已参保", "正常"])
@pytest.mark.parametrize(("paid", "expected"), [("正常缴费", True), ("中断缴费", False)])
@pytest.mark.parametrize("first", [True, False])
def test_that_somebody_is_insured_is_no_further_word_beside_a_state_of_payments(
    make_file: MakeFile, insured: str, paid: str, expected: bool, first: bool
) -> None:
    titles, cells = ("参保状态,缴费状态", f"{insured},{paid}") if first else ("缴费状态,参保状态", f"{paid},{insured}")
    (row,) = read(make_file, titles, cells)
    assert goes_on(row) is expected
    assert codes(row) == ([] if expected else ["roster.ended_when"])


@pytest.mark.parametrize("word", ["未缴费", "未参保", "停保（原单位）"])
def test_what_may_say_something_else_is_said_beside_a_state_of_payments(make_file: MakeFile, word: str) -> None:
    (row,) = read(make_file, "参保状态,缴费状态", f"{word},正常缴费")
    assert (goes_on(row), codes(row)) == (True, ["roster.state_open"])


# who has left or retired, by titles that decide nothing else


def kept(make_file: MakeFile, title: str, cell: str) -> tuple[str | None, list[str]]:
    """What a column is read as, and what is said of a row with that cell; which costs nothing and decides nothing."""
    roster = read_roster(make_file(f'姓名,性别,出生年月,{title}\n样例甲,男,1971-09,"{cell}"\n'))
    (row,) = roster.rows
    assert row.person is not None
    assert (row.person.employment, row.person.drawing, str(row.person.category)) == ("unknown", None, "male_60")
    assert [use.note for use in roster.uses] == [None] * 4
    for warning in row.warnings:
        assert cell in str(warning)
    return roster.uses[-1].field, codes(row)


@pytest.mark.parametrize(
    ("title", "cell", "said"),
    [
        ("人员类型", "退休返聘", "roster.row_retired"),
        ("人员分类", "离退休人员", "roster.row_retired"),
        ("人员类型", "退休职工", "roster.row_retired"),
        ("人员类型", "离职人员", "roster.row_left"),
        ("人员类型", "2024年退休", "roster.row_retired"),
        ("人员类型", "退休/返聘", "roster.row_retired"),
        ("人员类型", "在编-离职", "roster.row_left"),
        ("异动类型", "退休", "roster.row_retired"),
        ("异动类型", "离职", "roster.row_left"),
        ("雇佣类型", "返聘", "roster.row_retired"),
        ("合同类型", "退休返聘协议", "roster.row_retired"),
        ("合同类型", "劳务合同（退休返聘）", "roster.row_retired"),
        ("人员性质", "退休人员", "roster.row_retired"),
        ("在编状态", "退休", "roster.row_retired"),
        ("Employee Group", "Retiree", "roster.row_left"),
        ("Worker Type", "Retiree", "roster.row_left"),
        ("Employee Subgroup", "Rehired retiree", "roster.row_retired"),
        ("合同类别", "退休返聘", "roster.row_retired"),
        ("Status", "Retired", "roster.row_retired"),
        ("Status", "Resigned", "roster.row_left"),
    ],
)
def test_who_is_gone_is_said_under_a_title_that_decides_nothing(
    make_file: MakeFile, title: str, cell: str, said: str
) -> None:
    assert kept(make_file, title, cell) == ("staff_kind", [said])


@pytest.mark.parametrize(
    ("title", "word", "said"),
    [
        ("是否返聘", "返聘", "roster.row_retired"),
        ("是否退休返聘", "退休返聘", "roster.row_retired"),
        ("是否离职", "离职", "roster.row_left"),
        ("是否内退", "内退", "roster.row_left"),
    ],
)
def test_who_is_gone_may_be_asked_for(make_file: MakeFile, title: str, word: str, said: str) -> None:
    for cell in ("是", "Y", "是（2023-05）"):
        path = make_file(f"姓名,性别,出生年月,{title}\n样例甲,男,1971-09,{cell}\n")
        assert [codes(row) for row in read_roster(path).rows] == [[said]]
    for cell in ("否", "N", "", "无", "否（在职）"):
        assert kept(make_file, title, cell) == ("staff_kind", [])


@pytest.mark.parametrize("title", ["人员类型", "人员性质", "合同类型", "雇佣类型", "Worker Type", "Status", "异动类型"])
@pytest.mark.parametrize(
    "cell",
    [
        "正式",
        "实习",
        "外包",
        "固定期限",
        "无固定期限劳动合同",
        "民营企业职工",
        "女干部",
        "工人",
        "3",
        "入职",
        "Active",
        "即将退休",
        "甲类",
    ],
)
def test_other_words_there_say_nothing(make_file: MakeFile, title: str, cell: str) -> None:
    assert kept(make_file, title, cell) == ("staff_kind", [])


def test_a_long_list_says_who_is_gone_by_such_a_title_too(make_file: MakeFile) -> None:
    lines = [f"样例{place},男,1971-09,{'退休返聘' if place == 250 else '正式'}" for place in range(400)]
    rows = read_roster(make_file("姓名,性别,出生年月,人员类型\n" + "\n".join(lines) + "\n")).rows
    assert {row.number: codes(row) for row in rows if row.warnings} == {252: ["roster.row_retired"]}


# a column of when somebody left

LEAVING = (
    *("离职日期", "离职时间", "离职年月", "离职原因", "最后工作日", "Termination Date", "Last Working Day"),
    *("内退日期", "内退时间", "离职日期（选填）", "Last Working Date"),
)


@pytest.mark.parametrize("title", LEAVING)
def test_a_column_of_when_somebody_left_is_named_where_something_stands_in_it(make_file: MakeFile, title: str) -> None:
    head = f"姓名,性别,出生年月,{title}\n样例甲,男,1971-09,\n"
    roster = read_roster(make_file(f"{head}样例乙,男,1971-10,2024-05-31\n"))
    use = roster.uses[-1]
    assert use.note is not None
    assert (use.field, use.note.code, use.note.fields["field"]) == (None, "roster.column_of_leavers", title)
    assert [codes(row) for row in roster.rows] == [[], []]
    empty = read_roster(make_file(f"{head}样例乙,男,1971-10,9999-12-31\n样例丙,男,1971-10,无\n"))
    assert [one.note for one in empty.uses] == [None] * 4


def test_what_is_advised_of_a_column_of_leavers_works(make_file: MakeFile) -> None:
    head = "姓名,性别,出生年月,离职日期"
    path = make_file(f"{head},在职状态\n样例甲,男,1971-09,2024-05-31,离职\n")
    (row,) = read_roster(path).rows
    assert codes(row) == ["roster.row_left"]
    ignored = read_roster(make_file(f"{head}\n样例甲,男,1971-09,2024-05-31\n"), mapping={"离职日期": "ignore"})
    assert [use.note for use in ignored.uses] == [None] * 4


# a line over people who have left


@pytest.mark.parametrize(
    "line",
    ["二、离退休人员", "离休人员", "退休人员名单", "（三）退休职工", "【退休人员】", "三、内退人员", "离职人员名单"],
)
@pytest.mark.parametrize("numbered", [False, True])
def test_a_line_over_people_who_are_gone_says_that_they_are_planned(
    make_file: MakeFile, line: str, numbered: bool
) -> None:
    over = f"二,{line},," if numbered else f"{line},,,"
    path = make_file(f"序号,姓名,性别,出生年月\n1,样例甲,男,1971-09\n{over}\n1,样例乙,男,1963-05\n")
    _, heading, below = read_roster(path).rows
    assert heading.left_out is not None
    assert (heading.left_out.code, heading.left_out.fields["value"]) == ("roster.row_over_gone", line)
    assert below.person is not None


@pytest.mark.parametrize(
    "line",
    [
        *("一、在职人员", "待退休人员", "2027年拟退休人员名单", "即将退休人员", "二、未退休人员", "生产部"),
        *("2027年到龄退休人员", "离退休人员服务中心", "离退休人员管理处"),
    ],
)
def test_a_line_over_people_who_are_there_says_nothing(make_file: MakeFile, line: str) -> None:
    path = make_file(f"序号,姓名,性别,出生年月\n{line},,,\n1,样例乙,男,1971-05\n")
    heading, _ = read_roster(path).rows
    assert heading.left_out is not None
    assert heading.left_out.code == "roster.row_of_nobody"


# titles


def test_a_state_of_who_pays_is_one_of_payments(make_file: MakeFile) -> None:
    going, ended = read(make_file, "在缴状态", "在缴", "停缴")
    assert [goes_on(row) for row in (going, ended)] == [True, False]


def test_whether_social_insurance_is_paid_is_named_with_what_reads_it(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,累计缴费月数,是否缴纳社保\n样例甲,男,1971-09,150,否\n")
    note = read_roster(path).uses[-1].note
    assert note is not None
    assert (note.code, note.fields["likely"]) == ("roster.column_unused", "continuing")
    (row,) = read_roster(path, mapping={"是否缴纳社保": "continuing"}).rows
    assert goes_on(row) is False


def test_a_code_of_such_a_title_can_be_said_for_all(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,人员类型\n男,1971-09,1\n男,1971-10,3\n")
    here, gone = read_roster(path, mapping={"人员类型:1": "在职", "人员类型:3": "退休返聘"}).rows
    assert (codes(here), codes(gone)) == ([], ["roster.row_retired"])
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping={"人员类型:3": "火星"})
    assert refused.value.code == "roster.mapping_meaning"


def test_what_is_said_of_leavers_and_of_the_line_over_them(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,离职日期\n离休人员,,,\n样例甲,男,1971-09,2024-05-31\n")
    roster = read_roster(path)
    note, heading = roster.uses[-1].note, roster.rows[0].left_out
    assert note is not None
    assert heading is not None
    assert str(note) == (
        "离职日期: this column is not read. Whoever has something in it may no longer be there, and is planned like any other. If "
        "nothing is due for them, take those rows out, or state it in a column 在职状态 (离职), so that each of them is said."
    )
    assert note.text("zh") == (
        "离职日期：未读取此列。该列有内容的人员可能已不在岗，仍照常测算。如无需安排，请从名单中删去，或用“在职状态”一列注明（离职），"
        "以便逐行提示。"
    )
    assert str(heading) == (
        "'离休人员' speaks of people who are retired or have left; the rows below were planned like any other. If nothing is due for "
        "them, take them out."
    )
    assert heading.text("zh") == "“离休人员”所指人员已退休或离开；其下各行仍照常测算。如无需安排，请从名单中删去。"
