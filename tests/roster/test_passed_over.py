"""What a cell says beside what its column is for: it counts once, it is asked where it contradicts, and it costs no other row anything.

The lines are those of `test_field`: row, birth, class, contributions; `?` is a problem.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from retirecalc.errors import RosterError
from retirecalc.law import Law
from retirecalc.roster import RosterRow, headers, plan_long, read_roster
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown


def read(path: Path) -> list[str]:
    return [line for row in read_roster(path).rows if (line := shown(row)) is not None]


def codes(row: RosterRow) -> list[str]:
    """What is said of a row: of a cell that counts as not stated, why."""
    said = (*row.questions, *row.problems, *row.warnings)
    return [str(one.fields.get("why", one.code)) for one in said]


@pytest.mark.parametrize(
    ("paid", "deemed", "contributions", "said"),
    [
        ("14年（含视同5年）", "5年", "", ["roster.deemed_inside"]),
        ("14年（其中视同缴费年限5年）", "", "", ["roster.deemed_inside"]),
        ("14年", "19年（含视同5年）", "", ["roster.deemed_inside"]),
        ("14年（含补缴2年）", "5年", " cumulative 228 paid 168 deemed 60", []),
    ],
)
def test_a_sum_in_a_column_of_one_kind_of_years_counts_nothing_twice(
    make_file: MakeFile, paid: str, deemed: str, contributions: str, said: list[str]
) -> None:
    path = make_file(f"姓名,性别,出生年月,实际缴费年限,视同缴费年限\na,男,1966-09,{paid},{deemed}\n")
    assert read(path) == [f"2 1966-09 M60{contributions}"]
    assert [codes(row) for row in read_roster(path).rows] == [said]


@pytest.mark.parametrize(
    ("cell", "deemed", "contributions", "said"),
    [
        ("26年4个月（含视同5年）", "", "cumulative 316 paid 256 deemed 60", []),
        ("26年4个月（其中：视同缴费5年2个月）", "", "cumulative 316 paid 254 deemed 62", []),
        ("26年4个月（含视同5年）", "5年", "cumulative 316 paid 256 deemed 60", []),
        ("26年4个月（含视同5年）", "4年", "cumulative 316", ["roster.deemed_differ"]),
        ("26年4个月（含视同）", "", "cumulative 316", []),
    ],
)
def test_deemed_years_that_a_cumulative_count_names_are_known(
    make_file: MakeFile, cell: str, deemed: str, contributions: str, said: list[str]
) -> None:
    path = make_file(f"姓名,性别,出生年月,累计缴费年限,视同缴费年限\na,男,1966-09,{cell},{deemed}\n")
    assert read(path) == [f"2 1966-09 M60 {contributions}"]
    assert [codes(row) for row in read_roster(path).rows] == [said]


def test_a_sex_that_an_unknown_class_names_is_no_secret(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,人员类别\n" + "".join(
        f"{word},{sex},1976-03,{word}\n"
        for sex, word in (
            ("男", "女灵活就业"),
            ("女", "男灵活就业"),
            ("男", "女教师"),
            ("女", "企业男职工"),
            ("男", "女45"),
            ("女", "女灵活就业"),
            ("男", "独生子女"),
        )
    )
    rows = read_roster(make_file(text)).rows
    assert [codes(row) for row in rows] == [
        *[["roster.row_sex_contradicts"]] * 5,
        ["facts.category_of_woman"],
        [],
    ]
    assert {shown(row) for row in rows[:5]} == {f"{number} 1976-03 M60/F50/F55" for number in range(2, 7)}


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("女灵活就业", "F50/F55"),
        ("企业女职工", "F50/F55"),
        ("女教师", "F50/F55"),
        ("女会计", "F50/F55"),
        ("工人（女）", "F50"),
        ("女性管理技术岗", "F55"),
        ("原55岁女职工", "F55"),
        ("企业男职工", "M60"),
    ],
)
def test_a_class_says_whether_a_woman_is_meant_where_no_column_of_sex_does(
    make_file: MakeFile, word: str, classes: str
) -> None:
    assert read(make_file(f"姓名,出生年月,人员类别\na,1976-03,{word}\n")) == [f"2 1976-03 {classes}"]


def test_a_slip_in_the_months_of_one_row_leaves_the_others_what_they_say(make_file: MakeFile) -> None:
    """26 years and 4 months are 316 months, 20 and 11 are 251."""
    text = "姓名,性别,出生年月,累计缴费年限,累计缴费月数\na,男,1971-09,26,4\nb,男,1966-09,20,11\nc,男,1971-09,20,12\n"
    path = make_file(text)
    assert read(path) == ["2 1971-09 M60 cumulative 316", "3 1966-09 M60 cumulative 251", "4 1971-09 M60"]
    assert [codes(row) for row in read_roster(path).rows] == [[], [], ["roster.months_beside_years"]]


UNDER_BIRTHS = {
    "merged": ("姓名,性别,出生,\n,,身份证,档案\n乙,男,1976-03,1975-12\n", "3 1976-03/1975-12 M60"),
    "below a title": (
        "名单一览,,,,,,,\n部门,姓名,性别,出生,,岗位,累计缴费年限,\n,,,身份证,档案,,年,月\n办公室,乙,女,1976-03,1975-12,管理岗,20,4\n",
        "4 1976-03/1975-12 F55 cumulative 244",
    ),
    "repeated": (
        "姓名,性别,出生日期,出生日期,养老保险累计缴费,养老保险累计缴费\n,,按身份证,按档案,年数,月数\n乙,男,1976-03,1975-12,26,4\n",
        "3 1976-03/1975-12 M60 cumulative 316",
    ),
}


@pytest.mark.parametrize("kind", UNDER_BIRTHS)
def test_the_births_of_the_card_and_of_the_file_stand_under_one_title(make_file: MakeFile, kind: str) -> None:
    text, line = UNDER_BIRTHS[kind]
    path = make_file(text)
    assert read(path) == [line]
    (row,) = (row for row in read_roster(path).rows if shown(row) is not None)
    assert codes(row) == ["roster.row_file_birth"]


@pytest.mark.parametrize(
    ("title", "likely"),
    [
        ("离退休补助待遇", "drawing"),
        ("领取标识", "drawing"),
        ("待遇领取资格", "drawing"),
        ("约定退休时间", "deferral_agreed_to"),
        ("协议延迟退休年月", "deferral_agreed_to"),
        ("打算退休时间", "retire_in"),
        ("女性原退休年龄", "category"),
        ("养老金核定年月", None),
        ("首次领取待遇年月", None),
        ("退休人员编号", None),
        ("视同部分（年）", "deemed_years"),
        ("实际缴费合计年限", "paid_years"),
        ("参保缴费月数（含视同）", "cumulative_months"),
        ("视同月数（军龄）", "deemed_months"),
        ("参保缴费月数（不含视同）", "paid_months"),
        ("养老缴费年限（未包括视同）", "paid_years"),
        ("养老缴费年限-包括视同", "cumulative_years"),
        ("Years of contribution (incl. deemed)", "cumulative_years"),
        ("Years of contribution (excluding deemed)", "paid_years"),
        ("Gender of staff", "sex"),
        ("养老账户缴至何月", "counted_to"),
        ("Deferral signed until", "deferral_agreed_to"),
        ("Contribution record (years)", "cumulative_years"),
        ("Wish to retire in", "retire_in"),
        ("法定退 休年龄", "category"),  # broken in a narrow column
        ("截止时间", "counted_to"),
        ("拟延迟至", "retire_in"),
        ("约定延迟至（上限）", "deferral_agreed_to"),
        ("弹性延迟截止时间", "deferral_agreed_to"),
        ("Contributing", "continuing"),
        ("实际缴纳月数", "paid_months"),
        ("職務", "post"),
        *(
            (title, None)
            for title in (
                "农保缴费年限",
                "城乡居保累计缴费年限",
                "年金缴费年限",
                "到龄时累计缴费月数",
                "欠缴月数",
                "应缴年限",
            )
        ),
        *(
            (title, None)
            for title in ("累计缴费年限（最低要求）", "累计缴费年限（还差）", "累计缴费年限（预计退休时）")
        ),
        *(
            (title, None)
            for title in ("是否有视同缴费年限", "视同缴费指数", "养老金缴纳", "Pensionable Service", "工会职务")
        ),
        *((title, None) for title in ("拟退休年月（配偶）", "延迟退休协议签订日期", "是否签订延迟协议", "弹性延迟")),
        ("缴费截止", "counted_to"),
        ("缴费年限（截至2026年6月，见台账）", "cumulative_years"),
        ("身份性质", "post"),  # a status of the file is no class by age: at most it is the post
        ("缴费基数", None),
        *((title, None) for title in ("本年缴费月数", "建账前累计缴费月数", "医疗保险视同缴费月数", "中断缴费月数")),
        *(
            (title, None)
            for title in ("预计退休时累计缴费年限", "尚需缴费年限", "单位缴费月数", "失业保险实际缴费月数")
        ),
        ("配偶出生日期", None),
        ("出生地", None),
        ("出生日期（农历）", None),
        ("身份证地址", None),
        ("岗位工资", None),
        ("现任职务时间", None),
        ("合同截止日期", None),
        ("延迟退休月数", None),
        ("Place of birth", None),
        ("Position start date", None),
        ("缴费人员类别", None),
        ("改革后法定退休年龄", None),
        ("离退休类别", "drawing"),
        ("养老保险缴费(月)", "cumulative_months"),
        ("身份证信息", "id_number"),
        ("折算缴费年限", None),  # converted service is no contribution year
    ],
)
def test_the_advice_for_a_title_names_the_field_that_it_may_mean(
    make_file: MakeFile, title: str, likely: str | None
) -> None:
    uses = read_roster(make_file(f"性别,出生年月,{title}\n男,1971-09,\n")).uses
    note = uses[2].note
    assert note is not None
    assert note.code == ("roster.column_unused" if likely else "roster.column_unused_alone")
    assert note.fields.get("likely") == likely


@pytest.mark.parametrize(
    ("title", "cell", "drawing"),
    [
        ("养老待遇状态", "正常享受", "some"),
        ("待遇享受状态", "正常享受", "some"),
        ("离退休标志", "退休返聘", "some"),
        ("是否退休", "否", "none"),
        ("是否已领取养老金", "居民养老", "resident"),
        ("是否已领取养老金", "城居保", "resident"),
        ("养老待遇类别", "新农保", "resident"),
        ("已领养老金", "是（居民）", "resident"),
        ("养老金状态", "是（职工）", "employee"),
    ],
)
def test_what_is_drawn_is_read_in_the_words_of_the_agencies(
    make_file: MakeFile, title: str, cell: str, drawing: str
) -> None:
    (row,) = read_roster(make_file(f"性别,出生年月,{title}\n男,1964-03,{cell}\n")).rows
    assert row.person is not None
    assert row.person.drawing == drawing
    # A resident pension that is drawn is read, and the way of that scheme is pointed out.
    assert codes(row) == (["roster.other_way"] if drawing == "resident" else [])


@pytest.mark.parametrize("title", ["人员状态", "人员现状", "状态", "员工状态"])
def test_whoever_has_left_is_pointed_out(make_file: MakeFile, title: str) -> None:
    words = ("在职", "退休", "死亡", "退休返聘", "离退休", "返聘", "已故", "病退")
    text = f"性别,出生年月,{title}\n" + "".join(f"男,1971-09,{word}\n" for word in words)
    assert [codes(row) for row in read_roster(make_file(text)).rows] == [[], *[["roster.row_left"]] * 7]


def test_the_original_age_of_a_woman_settles_her_class(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月,原法定退休年龄\na,女,1976-03,50周岁\nb,女,1976-03,55\nc,男,1976-03,60周岁\nd,男,1976-03,50周岁\n"
    path = make_file(text)
    assert read(path) == ["2 1976-03 F50", "3 1976-03 F55", "4 1976-03 M60", "5 1976-03 M60"]
    assert [codes(row) for row in read_roster(path).rows] == [[], [], [], ["facts.category_unreadable"]]


def test_not_approved_may_be_refused_and_is_said(make_file: MakeFile) -> None:
    text = "性别,出生年月,审批结果\n男,1971-09,未批准\n男,1971-09,审批中\n男,1971-09,不批准\n"
    rows = read_roster(make_file(text)).rows
    assert [codes(row) for row in rows] == [["roster.row_not_approved"], [], []]
    assert [row.person and row.person.approved for row in rows] == [None, None, False]


def test_a_count_longer_than_a_life_is_quoted_by_its_column(make_file: MakeFile, law: Law) -> None:
    """316 years are 3792 months; from 1971-09 to 2026-11 there are 55 years and 3 months, both ends counted."""
    path = make_file("姓名,性别,出生年月,实际缴费年限,视同缴费年限\na,男,1971-09,316,\n")
    (row,) = read_roster(path).plan(law, "2026-11").rows
    (warning,) = row.row.warnings
    assert warning.text("zh").startswith(
        "实际缴费年限：“316”合3792个月，超过自1971年9月至2026年11月的663个月。请核对该列以年还是以月计"
    )


PAGE = """<html><head><meta charset="utf-8"></head><body>
<table><tr><td>姓名</td><td>性别</td><td>出生年月</td></tr>
<tr style="display:none"><td>甲</td><td>男</td><td>1971-09</td></tr><tr><td>乙</td><td>男</td><td>1971-10</td></tr></table>
{}</body></html>"""


@pytest.mark.parametrize(
    ("more", "notes"),
    [
        (
            "<table><tr><td>姓名</td><td>出生年月</td></tr><tr><td>丙</td><td>1971-11</td></tr></table>",
            ["roster.note_tables"],
        ),
        ("<table><tr><td>第1页</td></tr></table>", []),
    ],
)
def test_a_table_that_is_left_and_a_row_that_is_hidden_are_told(tmp_path: Path, more: str, notes: list[str]) -> None:
    path = tmp_path / "staff.xls"
    path.write_text(PAGE.format(more), encoding="utf-8")
    roster = read_roster(path)
    assert read(path) == ["2 1971-09 M60", "3 1971-10 M60"]
    assert roster.hidden == (2,)
    assert [note.code for note in roster.notes] == notes


def test_a_word_stands_for_a_class_or_for_nothing(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,岗位\na,女,1976-03,操作工\n")
    (hers,) = read_roster(path, mapping={"岗位:操作工": "女（male_60）"}).rows  # of a senior official
    assert shown(hers) == "2 1976-03 M60"
    (asked,) = read_roster(path, mapping={"岗位:操作工": "male_60"}).rows
    assert [question.code for question in asked.questions] == ["roster.woman_of_60"]
    for no_class in ("女56", "女60", "女45", "60"):
        with pytest.raises(RosterError) as refused:
            read_roster(path, mapping={"岗位:操作工": no_class})
        assert refused.value.code == "roster.mapping_class"
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping={"职位:操作工": "女50"})
    assert refused.value.code == "roster.mapping_column"
    roster = read_roster(path, mapping={"岗位:不存在": "女50", "岗位:操作工": "女55"})
    assert [use.note and use.note.fields.get("words") for use in roster.uses] == [None, None, None, "不存在"]
    assert [shown(row) for row in roster.rows] == ["2 1976-03 F55"]


def test_signatures_and_counts_at_the_foot_are_nobody(make_file: MakeFile) -> None:
    feet = ("以上共2人", "共 2 人", "领导签字：", "单位负责人（签章）", "经办人签名")
    text = "姓名,性别,出生年月\na,男,1971-09\n共青,男,1971-09\n" + "".join(f"{foot},,\n" for foot in feet)
    rows = read_roster(make_file(text)).rows
    assert [row.left_out.code if row.left_out else shown(row) for row in rows] == [
        "2 1971-09 M60",
        "3 1971-09 M60",
        *["roster.foot_row"] * 5,
    ]


def test_of_which_names_a_part_of_the_count(make_file: MakeFile) -> None:
    text = "性别,出生年月,累计缴费年限,其中：视同缴费年限,其中:实际缴费年限\n男,1971-09,26,4,22\n"
    roster = read_roster(make_file(text))
    assert [use.field for use in roster.uses][3:] == ["deemed", "paid"]
    (row,) = roster.rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.deemed, row.person.contributions.paid) == (48, 264)


def test_titles_are_quoted_where_a_column_of_a_mapping_is_not_there(make_file: MakeFile) -> None:
    long = "截至二〇二五年十二月三十一日的缴费情况及其组成说明"
    text = f"性别,出生年月,其中：视同缴费年限,{long},经办人：样例甲\n男,1971-09,4,,\n"
    with pytest.raises(RosterError) as caught:
        read_roster(make_file(text), mapping={"没有": "birth"})
    assert str(caught.value).endswith(f"性别, 出生年月, 其中：视同缴费年限, {long[:20]}…, E.")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("缴至年月", "counted_to"),
        ("Contributions as of", "counted_to"),
        ("Still contributing", "continuing"),
        ("Deferral agreed until", "deferral_agreed_to"),
        ("协议延迟至", "deferral_agreed_to"),
        ("Pension application date", "applied_on"),
        ("Last name, First name", "name"),
        ("Agreed to defer until", "deferral_agreed_to"),
        ("Position type", "post"),
        # as a form asks: with an example, and a verb
        ("3、您的出生年月（如1971-09）", "birth"),
        ("4、您的岗位是（单选题）", "post"),
        ("出生日期（格式：1971-09-15）", "birth"),
    ],
)
def test_titles_of_forms_and_exports(title: str, field: str) -> None:
    assert list(headers.match([title])) == [field]


def test_the_foot_of_an_english_list_is_nobody(make_file: MakeFile) -> None:
    feet = ("Grand total,5,", "* figures from payroll,,", "Notes: as of October,,", "Approved by: A,,")
    text = "name,sex,birth\n* Doe A,male,1971-09\n" + "".join(f"{foot}\n" for foot in feet)
    first, *others = read_roster(make_file(text)).rows
    assert first.person is not None
    assert [row.left_out.code if row.left_out else None for row in others] == [
        "roster.foot_row",
        "roster.row_of_nobody",
        "roster.foot_row",
        "roster.foot_row",
    ]


def test_a_caption_with_a_note_in_brackets_is_nobody(make_file: MakeFile) -> None:
    text = "姓名,性别,出生年月\n甲,男,1971-09\n离岗人员（内退、停薪留职）,,\n乙,男,1971-09\n"
    rows = read_roster(make_file(text)).rows
    assert [row.left_out.code if row.left_out else shown(row) for row in rows] == [
        "2 1971-09 M60",
        "roster.row_over_gone",
        "4 1971-09 M60",
    ]


def test_months_beside_years_that_nobody_states_are_no_count(make_file: MakeFile) -> None:
    """26 years and 4 months are 316 months; a blank beside 26 years adds nothing."""
    rows = "a,男,1971-09,26,4\nb,男,1971-09,不详,6\nc,男,1971-09,,6\nd,男,1971-09,-,0\ne,男,1971-09,26,\nf,男,1971-09,0,6\n"
    path = make_file(f"姓名,性别,出生年月,累计缴费年限,\n,,,年,月\n{rows}")
    assert read(path) == [
        "3 1971-09 M60 cumulative 316",
        *(f"{row} 1971-09 M60" for row in (4, 5, 6)),
        "7 1971-09 M60 cumulative 312",
        "8 1971-09 M60 cumulative 6",
    ]
    alone = "roster.months_alone"
    assert [codes(row) for row in read_roster(path).rows] == [[], [alone], [alone], [alone], [], []]


@pytest.mark.parametrize(
    ("state", "yes_no", "continuing", "said"),
    [
        ("终止缴费", "是", None, ["roster.periods_differ"]),
        ("终止缴费", "否", False, []),
        ("终止缴费", "", False, []),
        ("参保缴费", "是", True, []),
        ("参保缴费", "否", False, []),  # whoever pays today may stop
        ("正常参保", "是", True, []),  # says nothing of paying
    ],
)
def test_what_has_ended_does_not_go_on(
    make_file: MakeFile, state: str, yes_no: str, continuing: bool | None, said: list[str]
) -> None:
    head = "姓名,性别,出生年月,累计缴费月数,缴费截止年月,个人缴费状态,是否继续缴费"
    (row,) = read_roster(make_file(f"{head}\na,男,1971-09,185,2026-10,{state},{yes_no}\n")).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert (row.person.contributions.continuing, codes(row)) == (continuing, said)


def test_what_is_said_of_a_row_does_not_depend_on_the_rows_above_it(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    head = "姓名,性别,出生年月,岗位,累计缴费月数,是否已领取养老金,特殊工种,人员状态,拟退休年月"
    cells = [
        ("女", "男"),
        ("1971-09", "1971-09-15", "1971-09-01"),
        ("管理岗", "井下", "高空", "会计"),
        ("316", "600"),
        ("", "病残津贴", "城乡居民养老金", "未领取"),
        ("", "", "是", "否"),
        ("", "离职"),
        ("", "2031-10", "2033-06"),
    ]
    pick = Random(7)
    lines = [",".join([f"样例{at}", *map(pick.choice, cells)]) for at in range(96)]

    def answers(text: str) -> list[str]:
        out = tmp_path / "out.csv"
        read_roster(make_file(text)).plan(law, "2026-11").write(out, overwrite=True)
        return out.read_text(encoding="utf-8-sig").splitlines()[1:]

    alone = [line for one in lines for line in answers(f"{head}\n{one}\n")]
    assert answers("\n".join([head, *lines])) == alone
    assert answers("\n".join([head, *reversed(lines)])) == [*reversed(alone)]


@pytest.mark.parametrize(
    ("title", "word", "code"),
    [
        *[("用工形式", word, "roster.row_retired") for word in ("退休返聘", "返聘", "离休人员")],
        *[("员工类型", word, "roster.row_retired") for word in ("退休返聘", "退休人员")],
        *[("参保状态", word, "roster.row_retired") for word in ("退休", "离休", "退休终止")],
        *[("参保状态", word, "roster.row_left") for word in ("死亡",)],
        *[("用工形式", word, "roster.row_left") for word in ("离岗退养", "离职")],
    ],
)
def test_whoever_has_retired_or_gone_by_the_kind_of_employment_or_insurance(
    make_file: MakeFile, title: str, word: str, code: str
) -> None:
    path = make_file(f"性别,出生年月,{title},养老待遇类别\n男,1971-09,{word},\n男,1971-09,{word},未领取\n")
    row, drawing = read_roster(path).rows
    assert row.person is not None
    assert [(one.code, one.fields["field"], one.fields["value"]) for one in row.warnings] == [(code, title, word)]
    # What the sentence asks for settles it.
    assert codes(drawing) == ([code] if code == "roster.row_left" else [])


def test_the_advice_of_a_retired_person_can_be_followed(make_file: MakeFile) -> None:
    (row,) = read_roster(
        make_file("性别,出生年月,用工形式,养老待遇类别\n男,1964-03,退休返聘,企业职工基本养老金\n")
    ).rows
    assert row.person is not None
    assert (row.person.drawing, codes(row)) == ("employee", [])


@pytest.mark.parametrize(
    ("count", "deemed", "age"),
    [
        # From 1968-11 to 2026-11 there are 697 months, both ends counted; 55 years are 660 of them, which leaves 3 years and a month.
        ("55", "", 3),
        ("56年", "", 2),
        ("44", "", None),  # 169 months before
        ("44年1个月", "", None),  # 168, 14 years
        ("44年2个月", "", 13),
        ("44年2个月", "10年", 13),
        ("", "45", 13),
    ],
)
def test_a_count_from_childhood_on_is_believed_and_pointed_out(
    make_file: MakeFile, law: Law, count: str, deemed: str, age: int | None
) -> None:
    path = make_file(f"姓名,性别,出生年月,累计缴费年限,视同缴费年限\na,男,1968-11,{count},{deemed}\n")
    plan = read_roster(path).plan(law, "2026-11")
    (row,) = plan.rows
    assert row.row.person is not None
    assert row.row.person.contributions is not None
    said = [one for one in row.row.warnings if one.code == "roster.counted_young"]
    assert [one.fields["age"] for one in said] == ([] if age is None else [age])
    for one in said:
        assert f"相当于从{age}岁起每月缴费" in one.text("zh")
        assert f"from the age of {age} on" in str(one)
    long, short = path.with_name("long.csv"), path.with_name("short.csv")
    plan_long(path, long, law, as_of="2026-11")
    plan.write(short)
    assert long.read_bytes() == short.read_bytes()


def test_a_count_that_a_birth_leaves_room_for_is_not_pointed_out(make_file: MakeFile, law: Law) -> None:
    # By the file he was born ten years before, so that 50 years begin at 18.
    text = "姓名,性别,出生日期,档案出生日期,累计缴费年限\na,男,1968-11,1958-11,50\nb,男,1968-11,,50\n"
    rows = read_roster(make_file(text)).plan(law, "2026-11").rows
    assert ["roster.counted_young" in [one.code for one in row.row.warnings] for row in rows] == [False, True]
