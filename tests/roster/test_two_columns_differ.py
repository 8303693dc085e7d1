"""Two columns of one fact that say different things: nothing is chosen silently, and the columns are named."""

import pytest

from retirecalc.errors import InvalidFacts
from retirecalc.roster import RosterRow, read_roster
from tests.roster.conftest import MakeFile

# GB 11643; the check characters by stdnum, as in `read_id`.
MAN_1971, WOMAN_1980, WOMAN_1971 = "110101197109030035", "110101198005120022", "110101197109030027"
ANOTHER_MAN_1971 = "110101197109030051"


def only(make_file: MakeFile, text: str) -> RosterRow:
    (row,) = read_roster(make_file(text)).rows
    return row


def said(errors: tuple[InvalidFacts, ...]) -> list[tuple[str, object]]:
    return [(one.code, one.fields.get("columns")) for one in errors]


@pytest.mark.parametrize("turned", [False, True])
def test_two_id_numbers_of_different_births_and_sexes_are_a_question(make_file: MakeFile, turned: bool) -> None:
    numbers = [MAN_1971, WOMAN_1980][:: -1 if turned else 1]
    row = only(make_file, f"社会保障号码,证件号码,姓名\n{numbers[0]},{numbers[1]},甲\n")
    assert {one.code for one in row.questions} >= {"roster.row_births_differ", "roster.row_sex_contradicts"}
    assert {one.birth for one in row.candidates} == {"1971-09-03", "1980-05-12"}
    assert {str(one.category) for one in row.candidates} == {"male_60", "female_50", "female_55"}
    births, sexes = row.questions[:2]
    assert births.fields["columns"] == "社会保障号码, 证件号码"
    assert (sexes.fields["one"], sexes.fields["other"]) == ("社会保障号码", "证件号码")


def test_two_id_numbers_of_one_birth_and_different_sexes_are_a_question(make_file: MakeFile) -> None:
    row = only(make_file, f"社会保障号码,证件号码,岗位\n{MAN_1971},{WOMAN_1971},工人\n")
    assert said(row.questions) == [("roster.row_sex_contradicts", None)]
    assert [str(one.category) for one in row.candidates] == ["male_60", "female_50"]


def test_two_id_numbers_that_say_the_same_are_a_warning(make_file: MakeFile) -> None:
    row = only(make_file, f"社会保障号码,证件号码\n{MAN_1971},{ANOTHER_MAN_1971}\n")
    assert row.person is not None
    assert (row.person.birth, row.person.category) == ("1971-09-03", "male_60")
    assert said(row.warnings) == [("roster.row_ids_differ", "社会保障号码, 证件号码")]
    same = only(make_file, f"社会保障号码,证件号码\n{MAN_1971},{MAN_1971}\n")
    assert same.warnings == ()


def test_a_birth_that_only_one_of_two_id_numbers_has_is_a_question(make_file: MakeFile) -> None:
    row = only(make_file, f"社会保障号码,证件号码,出生日期,性别,岗位\n{WOMAN_1971},{WOMAN_1980},1971-09-03,女,工人\n")
    assert said(row.questions) == [("roster.row_births_differ", "社会保障号码, 证件号码")]


def test_a_number_that_ends_in_zeros_gives_a_birth_and_no_sex(make_file: MakeFile) -> None:
    # The check character happens to fit; the digit of the sex may be what the spreadsheet has left.
    rows = read_roster(
        make_file("身份证号,性别\n110101197109030000,男\n110101197109030000,女工人\n110101197109030000,\n")
    ).rows
    man, woman, nobody = rows
    assert man.person is not None
    assert woman.person is not None
    assert (man.person.birth, man.person.category) == ("1971-09-03", "male_60")
    assert (woman.person.birth, woman.person.category) == ("1971-09-03", "female_50")
    assert [one.code for one in nobody.problems] == ["roster.row_category_missing"]
    assert all(row.warnings[0].code == "roster.id_ends_in_zeros" and not row.questions for row in rows)


@pytest.mark.parametrize(
    ("header", "cells", "names"),
    [
        ("出生日期,档案出生日期", "1971-09-03,1971-09-09", ("出生日期", "档案出生日期")),
        ("出生日期,生日", "1971-09-03,1971-09-09", ("出生日期", "生日")),
        ("身份证号,档案出生日期", f"{MAN_1971},1971-09-09", ("身份证号", "档案出生日期")),
        ("出生日期,出生日期", "1971-09-03,1971-09-09", ("出生日期 (B)", "出生日期 (C)")),
    ],
)
def test_days_that_differ_are_told_by_their_columns(
    make_file: MakeFile, header: str, cells: str, names: tuple[str, str]
) -> None:
    row = only(make_file, f"性别,{header}\n男,{cells}\n")
    assert row.person is not None
    assert row.person.birth == "1971-09"
    (warning,) = [one for one in row.warnings if one.code == "roster.row_days_differ"]
    said = {"one": names[0], "birth": "1971-09-03", "other": names[1], "other_birth": "1971-09-09"}
    assert warning.fields == said


@pytest.mark.parametrize(
    ("form", "kind", "employment", "codes"),
    [
        ("公务员", "民营企业职工", "unknown", ["roster.columns_differ"]),
        ("国有企业职工", "灵活就业", "unknown", ["roster.columns_differ"]),
        ("公务员", "公务员", "civil_servant", []),
        ("公务员", "", "civil_servant", []),
        ("合同工", "公务员", "civil_servant", ["roster.not_stated"]),  # which says nothing of who employs
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_kinds_of_employment_count_as_not_stated(
    make_file: MakeFile, form: str, kind: str, employment: str, codes: list[str], turned: bool
) -> None:
    columns = [("用工形式", form), ("用工性质", kind)][:: -1 if turned else 1]
    (first, one), (second, other) = columns
    row = only(make_file, f"性别,出生年月,{first},{second}\n男,1971-09,{one},{other}\n")
    assert row.person is not None
    assert row.person.employment == employment
    assert [warning.code for warning in row.warnings] == codes
    assert [warning.fields["columns"] for warning in row.warnings if warning.code == "roster.columns_differ"] == [
        f"{first}, {second}"
    ] * codes.count("roster.columns_differ")


def test_columns_of_one_title_are_told_apart_by_their_letters(make_file: MakeFile) -> None:
    row = only(make_file, "性别,出生年月,实际缴费月数,实际缴费月数\n男,1971-09,200,210\n")
    assert said(row.warnings) == [("roster.columns_differ", "实际缴费月数 (C), 实际缴费月数 (D)")]
