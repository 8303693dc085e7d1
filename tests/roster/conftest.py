"""Real files for the roster tests."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retirecalc.law import Law
from tests.law_day import load_law

MakeFile = Callable[..., Path]
MakeBook = Callable[[Mapping[str, Sequence[Sequence[Any]]]], Path]

"""The law of that day, so that a later amendment moves no expectation."""


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Writes a CSV file as given, in any encoding, and returns its path."""

    def make(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "staff.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return make


@pytest.fixture
def make_book(tmp_path: Path) -> MakeBook:
    """Writes a workbook, sheet by sheet, with a library that the code under test does not use."""

    def make(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row, start=1):
                    if value is not None:
                        cell = sheet.cell(number, column)
                        cell.value = value
                        if isinstance(value, str):
                            cell.data_type = "s"  # text, also where it begins with =
        path = tmp_path / "staff.xlsx"
        book.save(path)
        return path

    return make


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()
