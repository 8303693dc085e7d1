"""Saying what a column holds where its title does not."""

from pathlib import Path

import pytest

from retirecalc.errors import RosterError
from retirecalc.facts.person import Person
from retirecalc.roster import load_mapping, parse_mapping, read_roster, save_mapping
from retirecalc.roster.mapping import parse_values
from tests.roster.conftest import MakeFile

TEXT = "员工,生于,男女,工龄,缴费年限\n甲,1971-09,男,26,20\n"
MAPPING = {"生于": "birth", "男女": "sex", "工龄": "cumulative_years"}


def person(row_person: Person | None) -> Person:
    assert row_person is not None
    return row_person


def test_columns_are_taken_for_what_is_said(make_file: MakeFile) -> None:
    (row,) = read_roster(make_file(TEXT), mapping=MAPPING).rows
    assert person(row.person).to_dict() == {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "unknown",
        "contributions": {"cumulative": 312},
    }


@pytest.mark.parametrize(
    ("field", "months"),
    [("cumulative_years", 312), ("累计缴费年限", 312), ("cumulative_months", 26), ("累计缴费月数", 26)],
)
def test_a_field_may_have_any_of_its_names_and_brings_its_unit(make_file: MakeFile, field: str, months: int) -> None:
    (row,) = read_roster(make_file(TEXT), mapping={**MAPPING, "工龄": field}).rows
    contributions = person(row.person).contributions
    assert contributions is not None
    assert contributions.cumulative == months


def test_titles_are_found_as_headers_are(make_file: MakeFile) -> None:
    text = '"出生\n（档案）",Ｓex\n1971-09,男\n'
    (row,) = read_roster(make_file(text), mapping={"出生(档案)": "birth", "sex": "sex"}).rows
    assert person(row.person).birth == "1971-09"


def test_what_is_said_goes_before_what_a_title_says(make_file: MakeFile) -> None:
    text = "出生日期,档案出生年月,性别\n1971-10-01,1971-09,男\n"
    (row,) = read_roster(make_file(text), mapping={"档案出生年月": "birth"}).rows
    assert person(row.person).birth == "1971-09"
    (row,) = read_roster(make_file("出生日期,出生年月,性别\n1971-10,1971-09,男\n"), mapping={"出生日期": "ignore"}).rows
    assert person(row.person).birth == "1971-09"


def test_the_pairs_of_the_command_line() -> None:
    assert parse_mapping(["工龄=cumulative_years", " a=b = birth "]) == {"工龄": "cumulative_years", "a=b": "birth"}


def test_a_mapping_is_kept_and_used_for_the_next_list(make_file: MakeFile, tmp_path: Path) -> None:
    kept = tmp_path / "columns.yaml"
    roster = read_roster(make_file(TEXT), mapping=MAPPING)
    save_mapping(roster, kept)
    assert kept.read_text(encoding="utf-8") == "生于: birth\n男女: sex\n工龄: cumulative_years\n"
    again = read_roster(make_file(TEXT), mapping=load_mapping(kept))
    assert [row.person for row in again.rows] == [row.person for row in roster.rows]
    with pytest.raises(RosterError, match="there is a file of that name already"):
        save_mapping(roster, kept)
    save_mapping(roster, kept, overwrite=True)


def test_a_title_in_a_kept_mapping_is_text_whatever_yaml_would_make_of_it(tmp_path: Path) -> None:
    (tmp_path / "columns.yaml").write_text("2026-11: birth\nno: sex\n'1': name\n", encoding="utf-8")
    assert load_mapping(tmp_path / "columns.yaml") == {"2026-11": "birth", "no": "sex", "1": "name"}


@pytest.mark.parametrize("text", ["- birth\n", "生于: [birth]\n", "a: b: c\n", "", "&a [*a]\n", "{" * 5000])
def test_a_file_that_is_no_mapping(tmp_path: Path, text: str) -> None:
    (tmp_path / "columns.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RosterError, match=r"columns\.yaml: this is no mapping\. Write one column a line"):
        load_mapping(tmp_path / "columns.yaml")


def test_a_post_mapped_to_the_class_of_a_woman_leaves_a_man_alone(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    man, woman = "110101197109030035", "110101198005120022"
    path.write_text(
        "身份证号,性别,出生年月,岗位\n,男,1971-09,驾驶员\n,女,1980-05,驾驶员\n"
        f"{man},,,驾驶员\n{woman},,,驾驶员\n,,1980-05,驾驶员\n",
        encoding="utf-8",
    )
    rows = read_roster(path, mapping={"岗位:驾驶员": "女50"}).rows
    assert [row.person and row.person.category for row in rows] == [
        "male_60",
        "female_50",
        "male_60",
        "female_50",
        None,
    ]
    assert [[one.code for one in (*row.warnings, *row.questions)] for row in rows] == [
        *([], [], [], [], ["roster.row_sex_missing"])
    ]


def test_a_mapped_word_that_says_woman_itself_still_contradicts(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("性别,出生年月,岗位\n男,1971-09,女司机\n", encoding="utf-8")
    (row,) = read_roster(path, mapping={"岗位:女司机": "女50"}).rows
    assert [one.code for one in row.questions] == ["roster.row_sex_contradicts"]


@pytest.mark.parametrize(
    ("title", "word", "others"),
    [("岗位", "A:B", ""), ("岗位：现任", "A", ""), ("岗位", "A：B", ""), ("岗位", "A:B", "其中")],
)
def test_a_word_or_a_title_may_have_a_colon(
    make_file: MakeFile, tmp_path: Path, title: str, word: str, others: str
) -> None:
    path = make_file(f"性别,出生年月,{title},{others}\n女,1976-03,{word},\n女,1976-03,A:C,\n")
    said = {title: "post", **parse_values([f"{title}:{word}=女50"])}
    roster = read_roster(path, mapping=said)
    assert [row.person and str(row.person.category) for row in roster.rows] == ["female_50", None]
    save_mapping(roster, tmp_path / "columns.yaml")
    again = read_roster(path, mapping=load_mapping(tmp_path / "columns.yaml"))
    assert [row.person for row in again.rows] == [row.person for row in roster.rows]


def test_of_two_titles_that_fit_the_whole_one_is_meant(make_file: MakeFile) -> None:
    path = make_file("性别,出生年月,岗位,岗位:A\n女,1976-03,,B\n女,1976-03,A:B,\n")
    said = {"岗位": "post", "岗位:A": "post", "岗位:A:B": "女50"}
    assert [row.person is not None for row in read_roster(path, mapping=said).rows] == [True, False]


def test_a_word_of_a_column_that_is_not_there_is_refused_with_colons_too(make_file: MakeFile) -> None:
    with pytest.raises(RosterError, match="there is no column"):
        read_roster(make_file("性别,出生年月\n女,1976-03\n"), mapping={"岗位:A:B": "女50"})
