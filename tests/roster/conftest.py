"""Real files for the roster tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from retirecalc.law import Law, load_law

MakeFile = Callable[..., Path]


@pytest.fixture
def make_file(tmp_path: Path) -> MakeFile:
    """Writes a CSV file as given, in any encoding, and returns its path."""

    def make(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "staff.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return make


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()
