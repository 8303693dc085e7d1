"""Kinds of insurance, states of payments and of staff as real lists write them: with notes, in English, under other titles."""

from __future__ import annotations

from contextlib import suppress

import pytest

from retirecalc.errors import RosterError
from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_passed_over import codes
from tests.roster.test_said_beside import goes_on, read


def months(row: RosterRow) -> int | None:
    """The cumulative months that count; None where none do."""
    assert row.person is not None
    counted = row.person.contributions
    return None if counted is None or counted.cumulative is None else int(counted.cumulative)


# kinds of insurance

KINDS = ("参保类别", "缴费险种", "保险类型", "保险种类", "保险类别", "社保险种", "养老保险类型")


@pytest.mark.parametrize("title", [*KINDS, "险种类型", "参保险种"])
def test_a_row_of_another_insurance_is_left_out_whatever_its_column_is_called(make_file: MakeFile, title: str) -> None:
    text = (
        f"姓名,性别,出生年月,{title},累计缴费月数\n甲,男,1971-09,医疗,90\n甲,男,1971-09,企业职工基本养老保险,200\n"
        "乙,男,1971-10,城乡居民养老保险,180\n丙,男,1971-11,机关事业单位养老保险,210\n"
    )
    medical, pension, resident, public = read_roster(make_file(text)).rows
    assert medical.left_out is not None
    assert medical.left_out.fields["row"] == 3
    assert [months(row) for row in (pension, resident, public)] == [200, None, 210]
    assert [codes(row) for row in (pension, resident, public)] == [[], ["roster.not_of_pension"], []]


@pytest.mark.parametrize(
    ("word", "counts"),
    [
        *(
            (word, True)
            for word in ("五险一金", "三险", "社保", "社会保险", "职工", "灵活就业", "养老、医疗", "是", "120")
        ),
        *(
            (word, False)
            for word in ("居民", "新农合", "职工医保", "企业年金", "公积金", "综合保险", "medical", "310", "A")
        ),
    ],
)
def test_a_word_that_names_no_other_insurance_costs_no_months(make_file: MakeFile, word: str, counts: bool) -> None:
    (row,) = read(make_file, "险种类型", f'"{word}"')
    assert months(row) == (150 if counts else None)
    assert codes(row) == ([] if counts else ["roster.not_of_pension"])


@pytest.mark.parametrize("title", ["参保类别", "保险类型"])
def test_a_title_that_may_mean_something_else_does_so_where_no_cell_names_an_insurance(
    make_file: MakeFile, title: str
) -> None:
    text = f"姓名,性别,出生年月,{title},累计缴费月数\n甲,男,1971-09,A,90\n甲,男,1971-09,B,200\n"
    roster = read_roster(make_file(text))
    assert [use.field for use in roster.uses if use.title == title] == [None]
    assert [months(row) for row in roster.rows] == [90, 200]


# states of payments

PAYS = {
    **dict.fromkeys(("在缴（养老）", "正常缴费（灵活就业）", "在缴[职工养老]", "正常（单位缴费）"), True),
    **dict.fromkeys(
        (
            "在缴（公积金）",
            "在缴（医保）",
            "正常（配偶）",
            "正常缴费（自愿放弃）",
            "在缴【停】",
            "在缴[停]",
            "在缴（离职）",
        ),
        None,
    ),
    **dict.fromkeys(("断保", "已断保", "减员", "已减员", "缴费终止", "已退保", "停", "已停", "停缴【2023-05】"), False),
    **dict.fromkeys(
        ("停缴（公积金）", "停缴（配偶）", "停缴（将恢复）", "是（停缴）", "正常参保（停缴）", "配偶（在缴）"), None
    ),
}


@pytest.mark.parametrize(("cell", "expected"), [*PAYS.items()])
def test_what_a_note_says_beside_a_state_of_payments(make_file: MakeFile, cell: str, expected: bool | None) -> None:
    (row,) = read(make_file, "缴费状态", cell)
    assert goes_on(row) is expected
    unread = [one for one in row.warnings if one.code in ("roster.not_stated", "roster.drawing_since")]
    assert bool(unread) is (expected is None)
    for one in unread:
        assert f"“{cell}”" in one.text("zh")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((f"否{note}", False) for note in ("【已停】", "[2024年停]", "（已断保）", "（2023年5月起）", "（个人原因）")),
        *((f"是{note}", None) for note in ("【已停】", "（配偶）", "（公积金）", "（自愿放弃）", "[减员]")),
        *((f"否{note}", None) for note in ("（公积金）", "（配偶）", "【明年恢复】", "（在缴）")),
        *((word, True) for word in ("是【养老】", "是（本人）", "在缴（养老）", "正常（单位）")),
        *((word, None) for word in ("在缴（公积金）", "正常（配偶）")),
        *((word, False) for word in ("断保", "减员", "停", "Stopped", "停缴（2024-05）")),
    ],
)
def test_what_a_note_says_beside_a_yes_or_no(make_file: MakeFile, cell: str, expected: bool | None) -> None:
    (row,) = read(make_file, "是否在缴", cell)
    assert goes_on(row) is expected
    assert bool([one for one in row.warnings if one.code == "roster.not_stated"]) is (expected is None)


@pytest.mark.parametrize("title", ["Contribution status", "Payment status", "缴费状态"])
@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *((word, True) for word in ("Contributing", "Active", "Paying", "Still contributing")),
        *((word, False) for word in ("Suspended", "Stopped", "Terminated", "Ceased", "Not contributing")),
        *((word, False) for word in ("Discontinued", "No longer contributing", "Stopped (2024-05)")),
        *((word, None) for word in ("Paid", "Unpaid", "Lapsed", "In arrears", "Up to date", "Paid up", "Exempt")),
        *((word, None) for word in ("Inactive", "Active (spouse)", "Stopped (until May)")),
    ],
)
def test_states_of_payments_in_english(make_file: MakeFile, title: str, cell: str, expected: bool | None) -> None:
    (row,) = read(make_file, title, cell)
    assert goes_on(row) is expected
    assert bool([one for one in row.warnings if one.code == "roster.not_stated"]) is (expected is None)


def test_an_insurance_that_is_active_says_nothing_of_payments(make_file: MakeFile) -> None:
    (row,) = read(make_file, "参保状态", "Active")
    assert (goes_on(row), codes(row)) == (None, ["roster.state_open"])


def test_payments_that_ended_by_their_own_column_are_no_end_of_the_employment(make_file: MakeFile) -> None:
    (row,) = read(make_file, "缴费状态", "Terminated")
    assert codes(row) == ["roster.ended_when"]


@pytest.mark.parametrize(("title", "cell"), [("缴费状态", "未缴费"), ("是否继续缴费", "看情况"), ("缴费状态", "3")])
def test_where_payments_are_not_read_it_is_said_that_they_are_taken_to_go_on(
    make_file: MakeFile, title: str, cell: str
) -> None:
    (row,) = read(make_file, title, cell)
    (warning,) = row.warnings
    assert "It counts as not stated until then, and paying on is assumed." in str(warning)
    assert "按未填写处理，即按继续缴费测算" in warning.text("zh")


def test_nothing_is_assumed_where_no_months_are_counted_or_another_column_says_it(make_file: MakeFile) -> None:
    text = "性别,出生年月,累计缴费月数,缴费状态,是否在缴\n男,1971-09,,未缴费,\n男,1971-09,150,未缴费,看情况\n男,1971-09,150,停缴,看情况\n"
    uncounted, assumed, ended = read_roster(make_file(text)).rows
    for row, said in ((uncounted, [False]), (assumed, [True, True]), (ended, [False, False])):
        assert ["assumed" in str(one) for one in row.warnings] == said
        assert ["继续缴费测算" in one.text("zh") for one in row.warnings] == said


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (("是否继续缴费", "个人缴费状态"), ("是", "终止缴费")),
        (("参保状态", "缴费状态"), ("终止参保", "在缴")),
        (("是否在缴", "是否继续缴费"), ("是", "否")),
    ],
)
def test_columns_of_payments_that_contradict_each_other_are_named_with_what_they_say(
    make_file: MakeFile, titles: tuple[str, str], cells: tuple[str, str]
) -> None:
    (row,) = read(make_file, ",".join(titles), ",".join(cells))
    assert goes_on(row) is None
    (warning,) = row.warnings
    assert warning.code == "roster.periods_differ"
    for word in (*titles, *cells):
        assert word in str(warning)
        assert word in warning.text("zh")
    assert "neither was used, and paying on is assumed" in str(warning)
    assert "均未采用，即按继续缴费测算" in warning.text("zh")


# states of staff

STAFF = {
    "": (
        *(
            "在职",
            "在岗",
            "在册",
            "待退休",
            "借调",
            "试用",
            "试用期",
            "长病假",
            "病假",
            "休假",
            "外派",
            "正式",
            "在职人员",
            "正常",
        ),
        *("Active", "On leave", "Probation", "Employed", "在职（试用）", "在职（2024-05）", "在职/借调"),
    ),
    "roster.row_left": (
        *(
            "返聘",
            "退休返聘",
            "离休",
            "病退",
            "内退",
            "离职",
            "辞退",
            "已故",
            "死亡",
            "调出",
            "已调出",
            "调离",
            "退养",
            "解聘",
        ),
        *("已去世", "病故", "离岗", "自动离职", "提前退休", "已办理退休", "离职人员", "退休职工"),
        *("退休（2024）", "离职（2024-05）", "去世【2025】", "2024年退休", "在职（返聘）"),
        *("Terminated", "Retired", "Resigned", "Deceased", "Dismissed", "Laid off", "Died", "Retired (2024)"),
    ),
    "roster.ended_elsewhere": (
        "停薪留职",
        "待岗",
        "下岗",
        "停职",
        "服刑",
        "Suspended",
        "Unpaid leave",
        "在职（停薪留职）",
    ),
    "roster.staff_state_open": ("失踪", "办理退休中", "拟离职", "借用结束", "Pipeline", "在职（待定岗）"),
    "roster.code_open": ("1", "3"),
}


@pytest.mark.parametrize("title", ["在职状态", "人员状态", "员工状态"])
@pytest.mark.parametrize(("word", "said"), [(word, said) for said, words in STAFF.items() for word in words])
def test_a_state_of_staff_is_read_or_said_to_be_unread(make_file: MakeFile, title: str, word: str, said: str) -> None:
    (row,) = read(make_file, title, word)
    assert row.person is not None
    assert (row.person.drawing, months(row)) == (None, 150)
    assert codes(row) == ([said] if said else [])
    for one in row.warnings:
        assert word in str(one)
        assert word in one.text("zh")


@pytest.mark.parametrize(
    ("word", "said"), [("是", []), ("1", []), ("否", ["roster.row_left"]), ("0", ["roster.row_left"])]
)
def test_a_yes_or_no_about_who_is_there(make_file: MakeFile, word: str, said: list[str]) -> None:
    (row,) = read(make_file, "是否在职", word)
    assert codes(row) == said


def test_a_code_of_staff_can_be_said_for_all(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,人员状态\n男,1971-09,1\n男,1971-10,3\n")
    here, gone = read_roster(path, mapping={"人员状态:1": "在职", "人员状态:3": "离职"}).rows
    assert (codes(here), codes(gone)) == ([], ["roster.row_left"])


def test_codes_of_staff_beside_a_column_that_has_the_words_are_not_asked_about(make_file: MakeFile) -> None:
    (row,) = read(make_file, "人员状态,员工状态", "3,离职")
    assert codes(row) == ["roster.row_left"]


# pensions

DRAWN = {
    **dict.fromkeys(
        ("办理中", "正在办理", "已申请", "申请中", "待审批", "未办", "未办理", "未到龄", "尚未领取", "待领取"), "none"
    ),
    **dict.fromkeys(("否（未到龄）", "否【办理中】", "未领取（未到龄）", "Pending", "Not yet", "Not drawing"), "none"),
    **dict.fromkeys(
        ("退休金", "养老金", "领取", "已办理退休", "是（退休）", "已领取（退休金）", "Drawing", "Retired"), "some"
    ),
    **dict.fromkeys(("3,250.50", "3250.50元", "3250元", "每月3,250元"), "some"),
    **dict.fromkeys(("是【居民】", "已领取（居民养老）", "是（城乡居民养老金）"), "resident"),
    **dict.fromkeys(("是（企业养老金）", "已退休（职工养老）"), "employee"),
    **dict.fromkeys(("2024-05", "2024.05", "2024年5月", "45413", "3250", "0元", "是（2024年起）", "已办"), None),
    **dict.fromkeys(("是（配偶）", "是（未到龄）", "否（居民）", "否（配偶已领）", "已停发", "办理中（已领）"), None),
}


@pytest.mark.parametrize("title", ["是否已领取养老金", "是否领取待遇", "养老待遇类别"])
@pytest.mark.parametrize(("cell", "expected"), [*DRAWN.items()])
def test_what_is_said_of_a_pension_decides_or_is_quoted(
    make_file: MakeFile, title: str, cell: str, expected: str | None
) -> None:
    (row,) = read(make_file, title, f'"{cell}"')
    assert row.person is not None
    assert row.person.drawing == expected
    unread = [one for one in row.warnings if one.code in ("roster.not_stated", "roster.drawing_since")]
    assert bool(unread) is (expected is None)
    for one in unread:
        assert f"“{cell}”" in one.text("zh")


# what a word is said to stand for

STATED = "性别,出生年月,缴费状态,是否在缴,是否领取养老金,是否批准,用工性质,人员状态,证件类型,与职工关系,险种类型\n男,1971-09,甲,乙,丙,丁,戊,己,庚,本人,辛\n"


@pytest.mark.parametrize(
    ("title", "right", "wrong", "allowed"),
    [
        ("性别", ("男", "女", "不详"), ("火星", "管理岗"), "男, 女"),
        ("缴费状态", ("参保缴费", "停缴", "未缴费", "无"), ("火星", "2030-01"), "参保缴费, 暂停缴费, 终止缴费"),
        ("是否在缴", ("是", "否", "终止缴费", "no"), ("火星", "未缴费"), "是, 否"),
        (
            "是否领取养老金",
            ("是", "居民养老金", "未领取", "病残津贴"),
            ("火星", "2024-05"),
            "是, 否, 企业职工基本养老金",
        ),
        ("是否批准", ("同意", "不批准", "审批中", "是"), ("火星",), "同意, 不同意"),
        ("用工性质", ("公务员", "own_account", "正式工"), ("火星", "女50"), "民营企业职工, 国有企业职工"),
        ("人员状态", ("在职", "离职", "Retired"), ("火星", "1"), "在职, 离职, 退休, 停薪留职"),
        ("证件类型", ("身份证", "护照"), ("火星",), "身份证, 护照"),
        ("与职工关系", ("本人", "配偶"), ("火星",), "本人, 配偶"),
    ],
)
def test_what_a_column_cannot_say_is_refused_at_the_start(
    make_file: MakeFile, title: str, right: tuple[str, ...], wrong: tuple[str, ...], allowed: str
) -> None:
    path = make_file(STATED)
    for meant in right:
        read_roster(path, mapping={f"{title}:甲": meant})
    for meant in wrong:
        with pytest.raises(RosterError) as refused:
            read_roster(path, mapping={f"{title}:甲": meant})
        assert refused.value.code == "roster.mapping_meaning"
        assert allowed in str(refused.value)
        assert f"{title}:甲={meant}" in str(refused.value)


@pytest.mark.parametrize("title", ["性别", "缴费状态", "是否领取养老金", "人员状态", "险种类型"])
def test_a_word_that_stands_nowhere_is_told(make_file: MakeFile, title: str) -> None:
    meant = {"性别": "女", "缴费状态": "停缴", "是否领取养老金": "是", "人员状态": "离职", "险种类型": "医疗保险"}[
        title
    ]
    roster = read_roster(make_file(STATED), mapping={f"{title}:没有": meant})
    (note,) = [use.note for use in roster.uses if use.title == title]
    assert note is not None
    assert (note.code, note.fields["words"]) == ("roster.mapping_unseen", "没有")


def test_what_a_refusal_advises_is_read(make_file: MakeFile) -> None:
    path = make_file(STATED)
    for title in STATED.splitlines()[0].split(","):
        with suppress(RosterError):
            read_roster(path, mapping={f"{title}:甲": "火星"})
            continue
        with pytest.raises(RosterError) as refused:
            read_roster(path, mapping={f"{title}:甲": "火星"})
        for advised in str(refused.value.fields["allowed"]).split(", "):
            read_roster(path, mapping={f"{title}:甲": advised})


# further lists


@pytest.mark.parametrize(
    ("word", "counts"),
    [
        *(
            (word, True)
            for word in ("机关养老保险、职业年金", "养老保险（含职业年金）", "基本养老、失业、工伤", "企业年金+养老")
        ),
        *(
            (word, False)
            for word in ("商业养老保险", "补充养老保险", "个人养老金", "养老保险（城乡居民）", "居民养老、居民医疗")
        ),
    ],
)
def test_of_several_kinds_in_a_cell_one_is_the_employee_pension(make_file: MakeFile, word: str, counts: bool) -> None:
    (row,) = read(make_file, "险种类型", f'"{word}"')
    assert months(row) == (150 if counts else None)
    assert codes(row) == ([] if counts else ["roster.not_of_pension"])


@pytest.mark.parametrize(
    ("title", "cell", "said"),
    [
        ("参保状态", "终止参保（死亡）", ["roster.row_left", "roster.ended_when"]),
        ("参保状态", "终止参保【退休】", ["roster.row_retired", "roster.ended_when"]),
        ("参保状态", "终止缴费-退休", ["roster.row_retired", "roster.ended_when"]),
        ("用工形式", "合同制（已离职）", ["roster.row_left"]),
        ("岗位", "司机（退休返聘）", ["roster.row_retired"]),
        ("岗位", "司机（调度）", []),
    ],
)
def test_who_is_gone_by_a_note_is_said(make_file: MakeFile, title: str, cell: str, said: list[str]) -> None:
    (row,) = read(make_file, title, cell)
    assert codes(row) == said


def test_both_payers_in_a_note_say_no_more(make_file: MakeFile) -> None:
    (row,) = read(make_file, "缴费状态", "缴费中（单位+个人）")
    assert (goes_on(row), codes(row)) == (True, [])


@pytest.mark.parametrize(
    ("title", "meant", "said"), [("人员状态", "已领取养老金", ["roster.row_retired"]), ("证件类型", "身份证", [])]
)
def test_a_word_may_stand_for_one_that_is_a_title_too(
    make_file: MakeFile, title: str, meant: str, said: list[str]
) -> None:
    path = make_file(f"性别,出生年月,{title}\n男,1971-09,3\n")
    (row,) = read_roster(path, mapping={f"{title}:3": meant}).rows
    assert codes(row) == said


def test_a_title_with_a_colon_is_mapped_as_before(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,基本信息:证件,基本信息\n男,1971-09,1,甲\n")
    roster = read_roster(path, mapping={"基本信息:证件": "证件类型"})
    assert [use.field for use in roster.uses] == ["sex", "birth", "id_type", None]


@pytest.mark.parametrize("title", ["状态"])
@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        (("在职", "Leaver"), "staff_state", ["roster.staff_state_open"]),
        (("Active", "Retired"), "staff_state", ["roster.row_left"]),
        (("在职", "终止缴费"), "staff_state", ["roster.ended_elsewhere"]),
        (("已审核", "草稿"), None, []),
    ],
)
def test_a_state_is_one_of_staff_where_a_cell_says_so(
    make_file: MakeFile, title: str, cells: tuple[str, str], field: str | None, said: list[str]
) -> None:
    text = f"性别,出生年月,{title}\n" + "".join(f"男,1971-09,{cell}\n" for cell in cells)
    roster = read_roster(make_file(text))
    use = roster.uses[-1]
    assert (use.field, use.note is None) == (field, field is not None)
    assert codes(roster.rows[1]) == said


@pytest.mark.parametrize("word", ["在职（2019-07-01入职）", "产假中", "退居二线", "外聘"])
def test_more_words_for_who_is_there(make_file: MakeFile, word: str) -> None:
    (row,) = read(make_file, "人员状态", word)
    assert codes(row) == []


def test_a_payment_that_is_put_off_has_not_ended(make_file: MakeFile) -> None:
    put_off, paid = read(make_file, "缴费状态", "暂停（疫情缓缴）", "正常缴纳")
    assert [goes_on(row) for row in (put_off, paid)] == [None, True]


def test_where_a_column_of_payments_says_it_a_state_of_staff_is_no_further_word(make_file: MakeFile) -> None:
    ended, going, open_ = read(make_file, "人员状态,缴费状态", "停薪留职,停缴", "停薪留职,在缴", "停薪留职,")
    assert [codes(row) for row in (ended, going, open_)] == [["roster.ended_when"], [], ["roster.ended_elsewhere"]]


@pytest.mark.parametrize("title", ["工作状态", "用工状态", "人事状态", "人员状态名称", "Worker Status"])
def test_who_has_left_is_said_under_other_titles_of_states(make_file: MakeFile, title: str) -> None:
    (row,) = read(make_file, title, "离职")
    assert codes(row) == ["roster.row_left"]


def test_who_has_retired_is_said_under_a_title_of_classes_too(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,人员类别\n甲,男,1964-05,退休人员\n乙,男,1971-09,民营企业职工\n")
    assert [codes(row) for row in read_roster(path).rows] == [["roster.row_retired"], []]
