"""`retirecalc roster`: the pages checked by hand, the file written, and the exit status."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import GOLDENS, Run, golden

STAFF = GOLDENS / "staff.csv"
ASKED = ("roster", "--as-of", "2026-11")


@pytest.mark.parametrize(("lang", "page"), [("en", "roster.txt"), ("zh", "roster_zh.txt")])
def test_a_list(run: Run, lang: str, page: str) -> None:
    # 附件1: 1971-09 +21 = 2033-06; 1964-12 before the print, 2024-12; 1967-02 is 25 months in, 25 // 4 + 1 = 7: 2027-09;
    # 1966-12 is 23 months in, 6: 2027-06. 附件2: 1979-11 +30 = 2037-05. Earliest the original age, latest 36 months on;
    # a civil servant has no deferral (94号, subject of article 4), so his latest month is the statutory one.
    # Row 2: 192 needed in 2031-09, far more there. Row 3: 240 months, over the age: from 2026-11, the month of the question.
    # Row 4: 222 of 222 in 2036-12. Row 5 plans 2027-02: notice by 2026-11-01, application in that month.
    # Row 8: no contributions. Row 10 stopped at 120 of 180: 60 short.
    # Statutory months: 2024 one, 2027 two (rows 5, 10), 2033 two (rows 2, 8), after 2035 one (row 4).
    assert run(*ASKED, str(STAFF), "--lang", lang) == (3, golden(page), "")


def test_a_list_without_problems(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("birth,category\n1971-09,male_60\n", encoding="utf-8")
    result = run(*ASKED, str(file))
    assert (result.status, result.err) == (0, "")
    assert "People assessed: 1. Rows with a problem: 0. Blank rows: 0." in result.out
    assert "Nothing falls due." in result.out
    assert "Name" not in result.out  # the list has none


def test_the_file_written_has_every_row_in_order_with_its_own_columns(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "计划.csv"
    result = run(*ASKED, str(STAFF), "-o", str(out))
    assert result.status == 3
    assert result.out == golden("roster.txt") + f"\nWritten: {out}\n"
    with STAFF.open(encoding="utf-8-sig", newline="") as before, out.open(encoding="utf-8-sig", newline="") as after:
        rows, written = list(csv.reader(before)), list(csv.reader(after))
    assert [row[: len(rows[0])] for row in written] == rows
    assert written[1][len(rows[0])] == "2033-06"


def test_no_id_number_is_printed(run: Run) -> None:
    for lang in ("en", "zh"):
        result = run(*ASKED, str(STAFF), "--lang", lang)
        assert "1102211971" not in result.out + result.err


def test_place_and_day_of_the_law(run: Run) -> None:
    out = run(*ASKED, str(STAFF), "--place", "CN-SC", "--in-force-on", "2024-12-31").out
    assert "Place CN-SC, the law of 2024-12-31" in out
    assert "There are no local tables" in out.replace("there are", "There are")
    # 国发〔1978〕104号: born 1979-11, 55 in 2034-11; no window then.
    assert "丙三 1979-11 F55   2034-11 -        -" in out


def test_a_passed_deadline_is_said(run: Run, tmp_path: Path) -> None:
    # Born 1966-12, 60 in 2026-12: notice was due by 2026-09-01, the application in 2026-12 still stands.
    file = tmp_path / "staff.csv"
    file.write_text(
        "birth,category,employment,cumulative years,retire in\n1966-12,male_60,employee,30,2026-12\n", encoding="utf-8"
    )
    lines = run(*ASKED, str(file)).out.splitlines()
    due = [line.split() for line in lines if line.startswith("  2026-")]
    assert due == [["2026-12-31", "2", "application", "2026-12", "eligible;", "a", "deadline", "has", "passed"]]


def test_the_result_never_replaces_the_list(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    shutil.copy(STAFF, file)
    link = tmp_path / "link.csv"
    link.symlink_to(file)
    for output in (file, link):
        result = run(*ASKED, str(file), "-o", str(output))
        assert result == (
            2,
            "",
            f"{output}: the result would replace the list that it is made from. Choose another file with -o.\n",
        )
    assert file.read_bytes() == STAFF.read_bytes()


def test_nothing_is_printed_when_the_result_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run(*ASKED, str(STAFF), "-o", str(tmp_path / "nowhere" / "plan.csv"))
    assert (result.status, result.out) == (2, "")
    assert "cannot be written" in result.err
