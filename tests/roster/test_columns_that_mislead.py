"""Columns that look like one thing and are another, in codes, by title or by system: each says what is true of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from retirecalc import Person
from retirecalc.errors import RosterError
from retirecalc.ground.say import Language
from retirecalc.law import Law
from retirecalc.roster import (
    Roster,
    load_mapping,
    parse_mapping,
    parse_values,
    read_roster,
    save_mapping,
    write_template,
)
from retirecalc.roster.template import FIELDS
from tests.roster.conftest import MakeFile
from tests.roster.test_field import shown

MAN, WOMAN = "110101197109150010", "110101197702030028"


def people(roster: Roster) -> list[str]:
    return [line for row in roster.rows if (line := shown(row)) is not None]


def note_of(roster: Roster, title: str) -> str | None:
    (note,) = (use.note for use in roster.uses if use.title == title)
    return None if note is None else note.code


def the_person(roster: Roster) -> Person:
    (row,) = (row for row in roster.rows if row.person)
    assert row.person is not None
    return row.person


# states in codes


@pytest.mark.parametrize(
    "title", ["退休状态", "离退休状态", "领取养老金状态", "领取养老金种类", "养老待遇类别", "AAC016"]
)
@pytest.mark.parametrize("code", ["0", "1", "2", "01"])
def test_a_code_of_a_state_says_nothing_of_a_pension(make_file: MakeFile, title: str, code: str) -> None:
    path = make_file(f"性别,出生年月,{title}\n男,1966-01,{code}\n")
    (row,) = read_roster(path).rows
    assert row.person is not None
    assert row.person.drawing is None
    (warning,) = row.warnings
    assert warning.fields["why"] == "roster.code_open"
    for word, drawn in (("已退休", "some"), ("未退休", "none")):
        assert f'--map-value "{title}:{code}={word}"' in str(warning)
        assert f'--map-value "{title}:{code}={word}"' in warning.text("zh")
        said = the_person(read_roster(path, mapping=parse_values([f"{title}:{code}={word}"])))
        assert said.drawing == drawn


@pytest.mark.parametrize("title", ["是否领取养老金", "是否退休", "已领取养老金", "领取标志"])
def test_a_yes_or_no_to_whether_a_pension_is_drawn_may_be_a_digit(make_file: MakeFile, title: str) -> None:
    rows = read_roster(make_file(f"性别,出生年月,{title}\n男,1966-01,1\n男,1966-01,0\n")).rows
    assert [row.person and row.person.drawing for row in rows] == ["some", "none"]


def test_a_code_of_a_payment_state_is_said_to_be_open(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,累计缴费月数,缴费状态\n男,1971-09,300,3\n")
    (row,) = read_roster(path).rows
    (warning,) = row.warnings
    assert '--map-value "缴费状态:3=终止缴费"' in str(warning)
    assert shown(row) == "2 1971-09 M60 cumulative 300"
    said = read_roster(path, mapping={"缴费状态:3": "终止缴费"})
    assert people(said) == ["2 1971-09 M60 cumulative 300 ended"]


@pytest.mark.parametrize(
    ("title", "goes_on"), [("参保状态", ""), ("社保状态", ""), ("缴费状态", " goes on"), ("个人缴费状态", " goes on")]
)
def test_normal_is_said_of_payments_or_of_the_insurance(make_file: MakeFile, title: str, goes_on: str) -> None:
    roster = read_roster(make_file(f"性别,出生年月,累计缴费月数,{title}\n男,1971-09,300,正常\n"))
    assert people(roster) == [f"2 1971-09 M60 cumulative 300{goes_on}"]


def test_the_national_standard_in_codes_alone(make_file: MakeFile) -> None:
    text = "AAC003,AAC004,AAC006,AAE201,AAE200,AAC031,AAC016\n甲,1,19710903,180,0,3,3\n"
    (row,) = read_roster(make_file(text), mapping=load_mapping("gbt40217")).rows
    assert shown(row) == "2 1971-09-03 M60 cumulative 180 paid 180 deemed 0"
    assert [str(one.fields["said"])[:6] for one in row.warnings] == ["AAC016", "AAC031"]


def test_codes_beside_their_words_are_not_asked_about(make_file: MakeFile) -> None:
    text = "AAC003,AAC004,AAC006,AAE201,AAC031,AAC031N,AAC016,AAC016N\n甲,1,19710903,180,3,终止缴费,1,在业\n"
    roster = read_roster(make_file(text), mapping=load_mapping("gbt40217"))
    assert people(roster) == ["2 1971-09-03 M60 paid 180 ended"]
    assert {"AAC031", "AAC016"} == {use.title for use in roster.uses if use.field is None}
    assert the_person(roster).drawing == "none"


@pytest.mark.parametrize(("system", "title"), [("gbt40217", "性别代码"), ("yonyou", "性别")])
def test_sex_1_and_2_of_a_system_under_its_chinese_title(make_file: MakeFile, system: str, title: str) -> None:
    text = f"姓名,{title},出生日期,岗位\n甲,1,1971-09-03,\n乙,2,1977-02-03,工人\n"
    mapping = load_mapping(system) | {"岗位": "post"}
    assert people(read_roster(make_file(text), mapping=mapping)) == ["2 1971-09-03 M60", "3 1977-02-03 F50"]


# a preset that is not the list's


def test_id_numbers_overrule_the_codes_of_a_preset(make_file: MakeFile, tmp_path: Path) -> None:
    path = make_file(f"姓名,性别,身份证号,出生日期\n甲,1,{MAN},\n乙,2,{WOMAN},\n丙,1,,1966-03-15\n丁,2,,1976-05\n")
    roster = read_roster(path, mapping=load_mapping("ruoyi"))
    assert people(roster) == ["2 1971-09-15 M60", "3 1977-02-03 F50/F55", "4 1966-03-15 M60", "5 1976-05 F50/F55"]
    (note,) = (use.note for use in roster.uses if use.title == "性别")
    assert note is not None
    assert note.code == "roster.sex_codes_against"
    assert "ruoyi" in str(note)
    assert "ruoyi" in note.text("zh")
    save_mapping(roster, tmp_path / "columns.yaml")
    kept = read_roster(path, mapping=load_mapping(tmp_path / "columns.yaml"))
    assert people(kept) == people(roster)


def test_the_codes_of_a_preset_stand_where_nothing_contradicts_them(make_file: MakeFile) -> None:
    agreeing = f"姓名,性别,身份证号,出生日期\n甲,0,{MAN},\n丙,1,,1976-05\n"
    alone = "姓名,性别,出生日期\n甲,0,1971-09\n丙,1,1976-05\n"
    for text, first in ((agreeing, "2 1971-09-15 M60"), (alone, "2 1971-09 M60")):
        roster = read_roster(make_file(text), mapping=load_mapping("ruoyi"))
        assert people(roster) == [first, "3 1976-05 F50/F55"]
        assert note_of(roster, "性别") is None


def test_what_a_person_says_of_codes_goes_before_the_id_numbers(make_file: MakeFile) -> None:
    path = make_file(f"姓名,性别,身份证号\n甲,1,{MAN}\n")
    (row,) = read_roster(path, mapping=load_mapping("ruoyi") | {"性别:1": "女"}).rows
    assert "roster.row_sex_contradicts" in [one.code for one in row.questions]


# the empty list


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_to_choose_from_says_what_it_says(lang: Language, tmp_path: Path) -> None:
    """By hand: who the words of a post make of a woman, and that no word leaves a warning with a man or a woman."""
    of_woman = {"management": "female_55", "technical": "female_55", "worker": "female_50"}
    path = tmp_path / "list.xlsx"
    write_template(path, lang=lang)
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    titles = [one.title.en for one in FIELDS]
    sheet.cell(2, titles.index("name") + 1).value = "样例甲"  # in the place of the example, which is nobody
    sheet.cell(2, titles.index("post") + 1).value = FIELDS[titles.index("post")].words[0].of(lang)
    for sex in FIELDS[titles.index("sex")].words:
        for field in FIELDS:
            for word in field.words if field.title.en != "sex" else ():
                cell = sheet.cell(2, titles.index(field.title.en) + 1)
                before, cell.value = cell.value, word.of(lang)
                sheet.cell(2, titles.index("sex") + 1).value = sex.of(lang)
                book.save(path)
                (row,) = read_roster(path).rows
                assert row.person is not None, word
                assert [one.code for one in row.warnings if one.code != "roster.ended_when"] == [], word
                if field.title.en == "post":
                    wanted = "male_60" if sex.en == "male" else of_woman[word.en]
                    assert row.person.category == wanted
                if field.title.en == "employment":
                    assert row.person.employment == word.en
                cell.value = before


# advice


@pytest.mark.parametrize(
    ("header", "cells", "title", "advised", "other"),
    [
        ("岗位,职位", "工人,操作员", "职位", "post", "岗位"),
        ("拟退休年月,预计退休年月", "2032-01,2031-09", "预计退休年月", "retire_in", "拟退休年月"),
        ("累计缴费月数,缴费年限", "240,20", "缴费年限", "cumulative_years", "累计缴费月数"),
        ("岗位,个人身份", "工人,干部", "个人身份", "post", "岗位"),
    ],
)
def test_advice_says_which_column_it_would_replace(
    make_file: MakeFile, header: str, cells: str, title: str, advised: str, other: str
) -> None:
    path = make_file(f"性别,出生年月,{header}\n女,1977-02,{cells}\n")
    (note,) = (use.note for use in read_roster(path).uses if use.title == title)
    assert note is not None
    assert f'--map "{title}={advised}"' in str(note)
    assert f", which is then read instead of {other}" in str(note)
    assert f'--map "{title}={advised}"' in note.text("zh")
    assert f"届时不再读取“{other}”" in note.text("zh")
    followed = {use.title: use.field for use in read_roster(path, mapping=parse_mapping([f"{title}={advised}"])).uses}
    assert followed[title] is not None
    assert followed[other] is None


def test_months_of_special_work_stand_beside_the_yes(make_file: MakeFile) -> None:
    roster = read_roster(
        make_file("性别,出生年月,特殊工种,特殊工种月数\n男,1971-09,是,\n男,1971-09,,96\n男,1971-09,,0\n")
    )
    assert [[one.code for one in row.warnings] for row in roster.rows] == [["roster.other_way"]] * 2 + [[]]


def test_the_code_of_special_work_is_read_or_noted(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,EAC065,AAC019\n男,1971-09,96,1\n")
    roster = read_roster(path)
    assert [one.code for one in roster.rows[0].warnings] == ["roster.other_way"]
    (note,) = (use.note for use in roster.uses if use.title == "AAC019")
    assert '--map "AAC019=special_work"' in str(note)


@pytest.mark.parametrize(
    "title",
    [
        *("累计缴费月数（医疗）", "累计缴费月数（失业）", "缴费年限（公积金）", "实际缴费月数（本年）", "连续缴费月数"),
        *("本单位养老保险年限", "累计缴费月数（本单位）", "是否继续缴费（医保）", "累计缴费月数（至退休）"),
        *("视同缴纳结束时间(事业单位)", "出生国家(地区)", "place_of_birth", "country_of_birth", "出生证明"),
        *("岗位等级", "岗位编码", "birthday_public_display_string"),
    ],
)
def test_no_field_is_better_than_a_wrong_one(make_file: MakeFile, title: str) -> None:
    roster = read_roster(make_file(f"性别,出生年月,{title}\n男,1971-09,12\n"))
    assert note_of(roster, title) == "roster.column_unused_alone"


def test_years_that_are_called_actual_are_advised_as_paid(make_file: MakeFile) -> None:
    path = make_file("姓名,性别,出生年月,养老保险缴费,\n,,,累计年限,实际年限\n甲,男,1971-09,26,20\n")
    title = "养老保险缴费(实际年限)"
    (note,) = (use.note for use in read_roster(path).uses if use.title == title)
    assert f'"{title}=paid_years"' in str(note)
    followed = read_roster(path, mapping={title: "paid_years"})
    assert people(followed) == ["3 1971-09 M60 cumulative 312 paid 240 deemed 72"]


# up to when somebody was insured


@pytest.mark.parametrize("title", ["参保终止日期", "参保终止时间", "CBZZRQ", "本次终止日期", "AAE031"])
def test_where_payments_have_ended_the_count_goes_up_to_the_end_of_the_insurance(
    make_file: MakeFile, title: str
) -> None:
    def counted(state: str, until: str, more: str = "", cell: str = "") -> list[str | None]:
        text = f"性别,出生年月,累计缴费月数,缴费状态,{title}{more}\n男,1971-09,300,{state},{until}{cell}\n"
        person = the_person(read_roster(make_file(text)))
        assert person.contributions is not None
        return [None if (to := person.contributions.counted_to) is None else str(to)]

    assert counted("终止缴费", "2024-06-30") == ["2024-06"]
    assert counted("参保缴费", "2024-06-30") == [None]  # of an earlier spell
    assert counted("终止缴费", "2024-06-30", ",缴费截止年月", ",2023-12") == ["2023-12"]
    assert counted("终止缴费", "") == [None]
    assert counted("终止缴费", "9999-12-31") == [None]


def test_an_end_of_the_insurance_that_cannot_be_is_told_by_its_title(make_file: MakeFile, law: Law) -> None:
    path = make_file("性别,出生年月,累计缴费月数,缴费状态,参保终止日期\n男,1971-09,300,终止缴费,2027-06\n")
    (planned,) = read_roster(path).plan(law, "2026-11").rows
    assert "参保终止日期: 2027-06 is after 2026-11" in " ".join(map(str, planned.row.warnings))


# titles that mean something else elsewhere


def test_a_kind_of_insurance_by_its_initials(make_file: MakeFile) -> None:
    for title in ("XZLX", "险种代码"):
        text = f"姓名,性别,身份证号,{title},累计缴费月数\n甲,男,{MAN},310,99\n甲,男,{MAN},110,300\n"
        assert people(read_roster(make_file(text))) == ["3 1971-09-15 M60 cumulative 300"]
        text = f"姓名,性别,出生年月,{title},累计缴费月数\n甲,男,1971-09,A级,99\n"
        roster = read_roster(make_file(text))
        assert people(roster) == ["2 1971-09 M60 cumulative 99"]
        assert note_of(roster, title) == "roster.column_unused"


def test_what_is_no_insurance_tells_no_rows_apart(make_file: MakeFile) -> None:
    text = f"姓名,性别,身份证号,XZLX,年度,累计缴费月数\n甲,男,{MAN},A,2025,88\n甲,男,{MAN},B,2026,99\n"
    assert people(read_roster(make_file(text))) == ["3 1971-09-15 M60 cumulative 99"]
    text = f"姓名,性别,身份证号,XZLX\n甲,男,{MAN},A\n甲,男,{MAN},B\n"
    assert people(read_roster(make_file(text))) == ["2 1971-09-15 M60", "3 1971-09-15 M60"]


def test_a_state_is_one_of_payments_or_of_a_country(make_file: MakeFile) -> None:
    roster = read_roster(make_file("Sex,Birth,State,Cumulative months\nM,1971-09,NY,300\nM,1971-09,CA,300\n"))
    assert people(roster) == ["2 1971-09 M60 cumulative 300", "3 1971-09 M60 cumulative 300"]
    assert [row.warnings for row in roster.rows] == [(), ()]
    assert {use.title: use.field for use in roster.uses}["State"] is None
    roster = read_roster(make_file("Sex,Birth,State,Cumulative months\nM,1971-09,终止缴费,300\n"))
    assert people(roster) == ["2 1971-09 M60 cumulative 300 ended"]


@pytest.mark.parametrize("title", ["离退休日期", "AIC162"])
def test_a_day_of_retirement_is_one_that_was_approved(make_file: MakeFile, title: str) -> None:
    path = make_file(f"性别,出生年月,{title}\n男,1971-09,2031-09\n")
    assert note_of(read_roster(path), title) == "roster.column_retired"
    assert str(read_roster(path, mapping={title: "retire_in"}).rows[0].retire_in) == "2031-09"


# posts that are asked about


@pytest.mark.parametrize("yes", ["是", "1", "√", "Y", "yes"])
@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("是否管理岗位", "F55"),
        ("是否专技岗位", "F55"),
        ("是否工勤岗位", "F50"),
        ("是否管理岗", "F55"),
        ("是否工人岗位", "F50"),
    ],
)
def test_yes_to_a_post_says_the_post_and_no_says_nothing(make_file: MakeFile, title: str, who: str, yes: str) -> None:
    path = make_file(f"性别,出生年月,{title}\n女,1977-02,{yes}\n女,1977-02,否\n")
    assert people(read_roster(path, mapping={title: "post"})) == [f"2 1977-02 {who}", "3 1977-02 F50/F55"]


def test_the_posts_of_a_university_in_ticks(make_file: MakeFile, tmp_path: Path) -> None:
    path = make_file(
        "姓名,性别,出生日期,是否管理岗位,是否专技岗位,是否工勤岗位\n甲,女,1977-02-03,√,,\n乙,女,1977-02-03,0,0,1\n丙,女,1977-02-03,N,Y,N\n"
    )
    for mapping in (None, load_mapping("university")):
        roster = read_roster(path, mapping=mapping)
        assert people(roster) == ["2 1977-02-03 F55", "3 1977-02-03 F50", "4 1977-02-03 F55"]
    save_mapping(roster, tmp_path / "columns.yaml")
    assert people(read_roster(path, mapping=load_mapping(tmp_path / "columns.yaml"))) == people(roster)


# every column


def test_a_column_without_a_title_is_accounted_for(make_file: MakeFile) -> None:
    roster = read_roster(make_file("姓名,性别,出生年月,,累计缴费月数,\n甲,男,1971-09,终止缴费,200,\n"))
    assert [(use.position, use.title, use.field) for use in roster.uses][3:] == [
        (3, "D", None),
        (4, "累计缴费月数", "cumulative"),
    ]
    assert note_of(roster, "D") == "roster.column_untitled"
    numbered = read_roster(make_file(",姓名,性别,出生年月\n1,甲,男,1971-09\n2,乙,男,1971-09\n"))
    assert (numbered.uses[0].title, numbered.uses[0].note) == ("A", None)


# what is said of columns


def test_nothing_is_said_in_two_ways(tmp_path: Path) -> None:
    twice = tmp_path / "columns.yaml"
    twice.write_text("生于: birth\n岗位:班长: 女50\n岗位:班 长: 女55\n", encoding="utf-8")
    calls: dict[str, Callable[[], object]] = {
        "--map": lambda: parse_mapping(["生于=birth", "生 于=ignore"]),
        "--map-value": lambda: parse_values(["岗位:班长=女50", "岗位：班长=女55"]),
        str(twice): lambda: load_mapping(twice),
    }
    for by, call in calls.items():
        with pytest.raises(RosterError) as refused:
            call()
        assert (refused.value.code, refused.value.fields["by"]) == ("roster.mapping_twice", by)
    assert parse_mapping(["生于=birth", "生于=birth"]) == {"生于": "birth"}


def test_words_of_a_column_that_is_not_read_are_told(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,班组\n女,1977-02,一班\n")
    roster = read_roster(path, mapping={"班组:一班": "女50"})
    assert note_of(roster, "班组") == "roster.mapping_unread"
    followed = read_roster(path, mapping={"班组:一班": "女50", "班组": "post"})
    assert (people(followed), note_of(followed, "班组")) == (["2 1977-02 F50"], None)


def test_a_wrong_class_or_field_in_a_file_names_the_file(make_file: MakeFile, tmp_path: Path) -> None:
    path, said = make_file("性别,出生年月,岗位\n女,1977-02,班长\n"), tmp_path / "columns.yaml"
    said.write_text("岗位:班长: 女60\n", encoding="utf-8")
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping=load_mapping(said))
    for text in (str(refused.value), refused.value.text("zh")):
        assert str(said) in text
        assert "--map-value" not in text
    with pytest.raises(RosterError, match=r"--map-value 岗位:班长=女60"):
        read_roster(path, mapping=parse_values(["岗位:班长=女60"]))
    said.write_text("岗位: posten\n", encoding="utf-8")
    with pytest.raises(RosterError) as refused:
        load_mapping(said)
    assert str(said) in str(refused.value)


def test_a_title_with_a_colon_is_quoted_as_it_was_written(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,岗位\n女,1977-02,班:长\n")
    with pytest.raises(RosterError) as refused:
        read_roster(path, mapping=parse_values(["职务:类型:班=女50"]))
    assert refused.value.fields["column"] == "职务:类型"
