"""`retirecalc roster`: the pages checked by hand, the file written, and the exit status."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import openpyxl
import openpyxl.comments
import pytest

from tests.cli.conftest import GOLDENS, Run, golden

STAFF = GOLDENS / "staff.csv"
ASKED = ("roster", "--as-of", "2026-11")


@pytest.mark.parametrize(("lang", "page"), [("en", "roster.txt"), ("zh", "roster_zh.txt")])
def test_a_list(run: Run, lang: str, page: str) -> None:
    # 附件1: 1971-09 +21 = 2033-06; 1964-12 before the print, 2024-12; 1967-02 is 25 months in, 25 // 4 + 1 = 7: 2027-09;
    # 1966-12 is 23 months in, 6: 2027-06. 附件2: 1979-11 +30 = 2037-05. Earliest the original age, latest 36 months on;
    # a civil servant has no deferral (94号, subject of article 4), so his latest month is the statutory one.
    # Judged is the month planned, else the statutory one. Row 2: 395 of 204 in 2033-06. Row 3: 240 of 180 in 2024-12; first
    # from 2026-11, the month of the question; outside 94号, so nothing falls due. Row 4: first 2036-12 (222 of 222), but by
    # 2037-05 101 + 126 = 227 of 228. Row 5 plans 2027-02: notice by 2026-11-01, past when November ends; application in that
    # month.
    # Row 6 says 女 alone, so both: 65 months after 1975-01, 65 // 2 + 1 = 33, 52y9m: 2033-03, by then 144 + 76 of 204, and from
    # 2030-06 on 187 of 186; or 125 months after 1970-01, 125 // 4 + 1 = 32, 57y8m: 2038-02, by then 144 + 135 of 234.
    # Row 8: no contributions. Row 10 stopped at 120 of 180: 60 short.
    # Statutory months: 2024 one, 2027 two (rows 5, 10), 2033 three (rows 2, 8, and 6 by her earlier class), after
    # 2035 one (row 4).
    assert run(*ASKED, str(STAFF), "--lang", lang) == (3, golden(page), "")


def test_a_list_without_problems(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("birth,category\n1971-09,male_60\n", encoding="utf-8")
    result = run(*ASKED, str(file))
    assert (result.status, result.err) == (0, "")
    assert "People assessed: 1. Rows with a question: 0. Rows with a problem: 0. Blank rows: 0." in result.out
    assert "Nothing falls due." in result.out
    assert "Name" not in result.out  # the list has none


def test_the_file_written_has_every_row_in_order_with_its_own_columns(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "计划.csv"
    result = run(*ASKED, str(STAFF), "-o", str(out))
    assert result.status == 3
    long_number = (
        "Cells with a long number, or one that begins with a zero: 1. A spreadsheet that opens a CSV spoils\n"
        "them. Import it as text, or write .xlsx.\n"
    )
    assert result.out == golden("roster.txt") + f"\nWritten: {out}\n{long_number}"
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


def test_what_was_due_before_is_said(run: Run, tmp_path: Path) -> None:
    # Born 1966-12, 60 in 2026-12: notice was due by 2026-09-01, the application in 2026-12 still stands.
    # Born 1966-01, 12 // 4 + 1 = 4: 60y4m in 2026-05, which is past, so none of its days is still to come.
    file = tmp_path / "staff.csv"
    file.write_text(
        "birth,category,employment,cumulative years,retire in\n"
        "1966-12,male_60,employee,30,2026-12\n"
        "1966-01,male_60,employee,30,\n",
        encoding="utf-8",
    )
    out = run(*ASKED, str(file)).out
    due = [" ".join(line.split()) for line in out.splitlines() if line.startswith("  2026-")]
    assert due == [
        "2026-09-01 2 notice to employer 2026-12 eligible; was due: check",
        "2026-12-31 2 application 2026-12 eligible",
    ]
    assert "The list does not say whether it was handed in." in out
    assert "名单没有说明是否已办理。" in run(*ASKED, str(file), "--lang", "zh").out


def test_a_reading_for_the_whole_list(run: Run, tmp_path: Path) -> None:
    # 1968-12 (附件1: 2029-12), 63 months at 2026-11 are 100 of 180 in the statutory month and 180 in 2036-08, planned: enough if
    # the year of the age counts (R01). In the year of paying it is enough with the 240 of 2039 and after, in 2041-08.
    file = tmp_path / "staff.csv"
    file.write_text(
        "birth,category,employment,cumulative months,retire in\n1968-12,male_60,employee,63,2036-08\n",
        encoding="utf-8",
    )
    for reading, answer in (
        ((), "2041-08 2036-08 not settled"),
        (("--reading", "R01=completion_year"), "2041-08 2036-08 not eligible"),
        (("--reading", "R01=statutory_year"), "2036-08 2036-08 eligible"),
    ):
        out = run(*ASKED, str(file), *reading).out
        assert f"2032-12 {answer}" in out
    assert "Open questions answered by the reader: R01=statutory_year." in " ".join(out.split())


def test_a_day_of_the_question(run: Run, tmp_path: Path) -> None:
    # Born 1967-02, early 2027-02, so notice by 2026-11-01: on that day it can still be given.
    file = tmp_path / "staff.csv"
    file.write_text("birth,category,cumulative years,retire in\n1967-02,male_60,30,2027-02\n", encoding="utf-8")
    for as_of, said in (("2026-11-01", "2027-02 eligible"), ("2026-11-02", "2027-02 eligible; was due: check")):
        out = run("roster", "--as-of", as_of, str(file)).out
        assert f"Asked on {as_of}." in out
        (notice,) = [" ".join(line.split()) for line in out.splitlines() if line.startswith("  2026-11-01")]
        assert notice == f"2026-11-01 2 notice to employer {said}"


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
            f"{output}: the result would replace a file that it is made from. Choose another name for the result.\n",
        )
    assert file.read_bytes() == STAFF.read_bytes()


def test_nothing_is_printed_when_the_result_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run(*ASKED, str(STAFF), "-o", str(tmp_path / "nowhere" / "plan.csv"))
    assert (result.status, result.out) == (2, "")
    assert "cannot be written" in result.err


def test_a_page_names_forty_lines_and_points_to_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("出生年月,性别\n" + "1971-09,男\n" * 50, encoding="utf-8")
    out = run(*ASKED, str(path)).out
    assert out.count(" 1971-09 ") == 40
    assert "10 more rows: every row with its answer goes into a file with -o." in out
    path.write_text("出生年月,性别\n" + "1971-09,男\n" * 40, encoding="utf-8")
    assert "more rows" not in run(*ASKED, str(path)).out


def test_every_column_and_row_of_note_for_a_program(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(
        "姓名,出生年月,性别,备注,出生地\n甲,1971-09,男,x,北京\n乙,1977-02,女,,\n丙,1971-13,男,,\n", encoding="utf-8"
    )
    result = run("roster", str(path), "--check", "--json")
    told = json.loads(result.out)
    assert (result.status, result.err) == (3, "")
    assert [(one["column"], one["title"], one["field"]) for one in told["columns"]] == [
        (1, "姓名", "name"),
        (2, "出生年月", "birth"),
        (3, "性别", "sex"),
        (4, "备注", None),
        (5, "出生地", None),
    ]
    notes = [one["note"] and one["note"]["code"] for one in told["columns"]]
    assert notes == [None, None, None, None, "roster.column_unused_alone"]
    assert told["rows"] == {"people": 1, "asked": 1, "wrong": 1, "left_out": 0, "blank": 0}
    said = {kind: [(one["row"], one["code"]) for one in told[kind]] for kind in ("questions", "problems", "warnings")}
    assert said == {
        "questions": [(3, "facts.category_of_woman")],
        "problems": [(4, "ground.no_such_month")],
        "warnings": [],
    }
    alone = run("roster", str(path), "--json")
    assert (alone.status, alone.out, json.loads(alone.err)["error"]) == (2, "", "cli.json_of_a_check")


def test_a_program_is_told_of_the_sheets_and_the_file_as_the_page_is(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "生产部"
    for row in (("姓名", "性别", "出生年月"), ("甲", "男", "1971-09"), ("乙", "男", "1972-09")):
        book.worksheets[0].append(row)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0]["A2"].comment = openpyxl.comments.Comment("x", "x")
    for name in ("财务部", "说明"):
        book.create_sheet(name).append(["姓名", "性别", "出生年月"])
    book.save(tmp_path / "staff.xlsx")
    told = json.loads(run("roster", str(tmp_path / "staff.xlsx"), "--check", "--json").out)
    assert (told["sheet"], told["sheets_not_read"], told["rows_hidden"]) == ("生产部", ["财务部", "说明"], [3])
    assert [note["code"] for note in told["notes"]] == ["roster.note_comments"]
    (tmp_path / "staff.csv").write_text("性别,出生年月\n男,1971-09\n", encoding="utf-8")
    told = json.loads(run("roster", str(tmp_path / "staff.csv"), "--check", "--json").out)
    assert (told["sheet"], told["sheets_not_read"], told["rows_hidden"], told["notes"]) == (None, [], [], [])


def test_what_a_program_is_told_in_chinese_names_facts_in_chinese(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text(
        "出生年月,性别,累计缴费年限,实际缴费年限,视同缴费年限\n1971-09,男,26,20,3\n1971-09,女,,,\n", encoding="utf-8"
    )
    result = run("roster", str(path), "--check", "--json", "--lang", "zh")
    told = json.loads(result.out)
    messages = [one["message"] for kind in ("questions", "warnings") for one in told[kind]]
    assert [text.partition("：")[0] for text in messages] == ["性别", "缴费年限"]
    assert messages[1] in run("roster", str(path), "--check", "--lang", "zh").out


def test_a_check_says_what_cannot_be_true_in_the_month_of_the_question(run: Run, tmp_path: Path) -> None:
    """316 in a column of years is more than a life; nobody is born in 2071-09 in 2026-11."""
    path = tmp_path / "staff.csv"
    path.write_text("出生年月,性别,累计缴费年限\n1971-09,男,316\n2071-09,男,26\n1971-09,男,26\n", encoding="utf-8")
    told = json.loads(run("roster", str(path), "--check", "--json", "--as-of", "2026-11").out)
    assert told["rows"] == {"people": 2, "asked": 0, "wrong": 1, "left_out": 0, "blank": 0}
    assert [(one["row"], one["code"]) for one in told["problems"]] == [(3, "facts.birth_after_as_of")]
    assert [one["row"] for one in told["warnings"]] == [2]
    assert "316 comes to 3792 months" in told["warnings"][0]["message"]


GROUPED = "姓名,性别,出生年月,岗位,部门\n甲,女,1970-02,,人事\n乙,男,1990-03,,人事\n丙,男,,,人事\n丁,男,1980-01,,财务\n"


@pytest.mark.parametrize(("lang", "heading"), [("en", "by 部门"), ("zh", "按部门")])
def test_the_counts_of_a_group_come_to_its_rows(run: Run, tmp_path: Path, lang: str, heading: str) -> None:
    (tmp_path / "staff.csv").write_text(GROUPED, encoding="utf-8")
    page = run(*ASKED, str(tmp_path / "staff.csv"), "--group-by", "部门", "--lang", lang).out
    table = page.partition(heading)[2]
    (first,) = re.findall(r"^ +人事 +(\d+) +(\d+) +(\d+) +1 +0", table, re.MULTILINE)  # 1970-02 as a worker: 2020-02
    assert first == ("1", "1", "1")
    (other,) = re.findall(r"^ +财务 +(\d+) +(\d+) +(\d+) +0", table, re.MULTILINE)
    assert other == ("1", "0", "0")
    assert ("Problems" if lang == "en" else "有问题") in table


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Rows with somebody in them: 4 (nothing to ask: 2; with a question: 1; with a problem: 1)."),
        ("zh", "人员行4个：无须询问2个，待确认1个，有问题1个。非人员行0个，空行0个。"),
    ],
)
def test_a_check_counts_everybody_who_was_read(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "staff.csv").write_text(GROUPED, encoding="utf-8")
    assert said in run(*ASKED, str(tmp_path / "staff.csv"), "--check", "--lang", lang).out


def test_columns_of_a_second_table_are_on_the_page_and_numbered_in_their_table(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    text = "姓名,性别,出生年月\n甲,男,1971-09\n姓名,人员类别,部门,工号,出生年月,累计缴费年限,爱好\n丙,男,后勤,007,1969-01,30,棋\n"
    file.write_text(text, encoding="utf-8")
    found = json.loads(run(*ASKED, str(file), "--check", "--json", "--lang", "en").out)["columns"]
    columns = {one["title"]: (one["column"], one.get("row")) for one in found}
    assert (columns["出生年月"], columns["累计缴费年限"], columns["爱好"]) == ((3, None), (6, 3), (7, 3))
    page = run(*ASKED, str(file), "--check", "--lang", "en").out
    assert "爱好" in page
    assert "累计缴费年限" in page
