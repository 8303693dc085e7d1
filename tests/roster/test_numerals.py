"""A number in Chinese characters means what the same number in digits means in its column."""

import pytest

from retirecalc.cli import main
from retirecalc.roster import read_roster
from tests.roster.conftest import MakeFile


@pytest.mark.parametrize("name", ["累计缴费", "实际缴费", "视同缴费"])
@pytest.mark.parametrize(("unit", "months"), [("年限", 192), ("年限（年）", 192), ("月数", 16)])
def test_a_bare_chinese_number_is_in_the_unit_of_its_column(
    make_file: MakeFile, name: str, unit: str, months: int
) -> None:
    rows = read_roster(make_file(f"性别,出生年月,{name}{unit}\n男,1971-09,十六\n男,1971-09,16\n")).rows
    for row in rows:
        assert row.person is not None
        assert row.person.contributions is not None
        assert [*row.person.contributions.parts().values()] == [months]
        assert row.warnings == ()


def test_a_bare_chinese_number_without_a_unit_is_asked_like_digits(make_file: MakeFile) -> None:
    rows = read_roster(make_file("性别,出生年月,累计缴费\n男,1971-09,二十六\n男,1971-09,26\n")).rows
    for row, word in zip(rows, ("二十六", "26"), strict=True):
        assert row.person is not None
        assert row.person.contributions is None
        assert repr(word) in str(row.warnings[0])
        assert row.warnings[0].fields["why"] == "roster.period_without_unit"


def test_chinese_numbers_stand_in_years_and_months_of_two_columns(make_file: MakeFile) -> None:
    text = (
        "性别,出生年月,累计缴费年,累计缴费月\n男,1971-09,26,4\n男,1971-10,二十六,四\n男,1971-11,20,0\n男,1971-12,21,1\n"
    )
    _, row, *_ = read_roster(make_file(text)).rows
    assert row.person is not None
    assert row.person.contributions is not None
    assert row.person.contributions.cumulative == 26 * 12 + 4


def test_one_person_is_told_how_a_bare_number_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    for number in ("16", "十六"):
        assert main(["person", "--birth", "1971-09", "--category", "男", "--cumulative", number, "--lang", "en"]) == 0
        assert f"{number} is read as 16 months. Where years are meant, write 16y." in capsys.readouterr().out
