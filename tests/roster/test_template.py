"""The empty list: drop-downs and help in it, and it reads back clean."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from retirecalc.errors import RosterError
from retirecalc.ground.say import Language
from retirecalc.roster import read_roster, write_template


@pytest.mark.parametrize(("lang", "lines"), [("zh", "zh"), ("en", "en")])
def test_it_reads_back_clean(lang: Language, lines: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_template(path, lang=lang)
    roster = read_roster(path)
    (row,) = roster.rows
    assert row.person is not None
    assert row.person.to_dict() == {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "employee",
        "contributions": {"cumulative": 316, "counted_to": "2026-10", "continuing": True},
    }
    assert (row.warnings, roster.lang) == ((), lines)
    assert all(use.field is not None and use.note is None for use in roster.uses)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_to_choose_from_is_read(lang: Language, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_template(path, lang=lang)
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    rules = list(sheet.data_validations.dataValidation)
    assert len(rules) == sheet.max_column
    assert all(rule.prompt and rule.promptTitle for rule in rules)
    chosen = {
        str(rule.sqref).split(":")[0][0]: rule.formula1.strip('"').split(",") for rule in rules if rule.type == "list"
    }
    assert len(chosen) == 4
    for letter, words in chosen.items():
        for word in words:
            sheet[f"{letter}2"] = word
            book.save(path)
            (row,) = read_roster(path).rows
            assert not row.problems
            assert "roster.not_stated" not in [warning.code for warning in row.warnings], word


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_template(path)
    with pytest.raises(RosterError):
        write_template(path)
    write_template(path, overwrite=True)


def test_it_is_a_workbook_by_its_name_too(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as caught:
        write_template(tmp_path / "list.csv")
    assert caught.value.code == "ground.file_ends_otherwise"
    name = tmp_path / "list.csv"
    assert caught.value.text("en") == (
        f"{name}: what is written there is of another kind than the name says. End it in .xlsx."
    )
    assert caught.value.text("zh") == f"{name}：文件名与写出的格式不符。请以 .xlsx 结尾。"
    assert not [*tmp_path.iterdir()]
