"""`retirecalc roster`: a page that can be read whatever the list, and where the rest stands - followed, it stands there."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import python_calamine

from tests.cli.conftest import Run

ASKED = ("roster", "--as-of", "2026-11-01")


def written(tmp_path: Path, titles: str, rows: list[str]) -> str:
    file = tmp_path / "staff.csv"
    file.write_text("\n".join([titles, *rows]) + "\n", encoding="utf-8")
    return str(file)


def part(page: str, heading: str) -> list[str]:
    """The lines of a part of the page, below its heading."""
    lines = page.splitlines()
    rest = lines[lines.index(heading) + 1 :]
    return rest[: rest.index("")] if "" in rest else rest


def test_what_falls_due_is_shown_to_a_count_and_the_workbook_has_it_all(run: Run, tmp_path: Path) -> None:
    # August 1966 is the twentieth month: 19 // 4 + 1 = 5 months after 60, 2027-01
    file = written(tmp_path, "姓名,性别,出生年月,累计缴费年限", [f"人{at},男,1966-08,26" for at in range(30)])
    out = tmp_path / "plan.xlsx"
    result = run(*ASKED, file, "-o", str(out))
    due = part(result.out, "To be handed in by 2027-11")
    assert len(due) == 2 + 20 + 1
    assert due[-1].strip() == "10 more: every one stands in the workbook written with -o plan.xlsx."
    book = python_calamine.CalamineWorkbook.from_path(out)
    rows = book.get_sheet_by_name("到期事项").to_python()
    titles = rows[0]
    steps = [row for row in rows[1:] if str(row[titles.index("事项")]).startswith("本人提交")]
    assert sorted(row[titles.index("姓名")] for row in steps) == sorted(f"人{at}" for at in range(30))


def test_what_falls_due_in_longer_than_a_year_stands_in_a_calendar(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "工号,性别,出生年月,累计缴费年限", [f"{at},男,1966-08,26" for at in range(30)])
    ics = tmp_path / "due.ics"
    result = run(*ASKED, file, "--within", "24", "--ics", str(ics), "--key", "k" * 32)
    due = part(result.out, "To be handed in by 2028-11")
    assert sum(line.startswith("  20") for line in due) == 20
    found = re.search(r"(\d+) more: every one goes into a calendar with --ics", " ".join(due))
    assert found is not None
    assert found[1] == "40"  # two steps of each of thirty people
    assert ics.read_text(encoding="utf-8").count("BEGIN:VEVENT") >= 60


@pytest.mark.parametrize(
    ("titles", "row", "heading"),
    [
        ("性别,出生年月,岗位", "女,1975-01,岗{}", "To be asked"),
        ("性别,出生年月,岗位", "男,1975-1x{},工人", "Problems"),
        ("性别,出生年月,缴费截止年月", "男,1975-01,上{}", "Worth a look"),
        ("性别,出生年月,姓名", ",,合计{}人", "Rows that are no people"),
    ],
)
def test_what_is_said_of_rows_is_shown_to_a_count_and_a_file_has_it_all(
    run: Run, tmp_path: Path, titles: str, row: str, heading: str
) -> None:
    file = written(tmp_path, titles, ["男,1971-09,", *(row.format(at) for at in range(100, 150))])
    out = tmp_path / "plan.csv"
    result = run(*ASKED, file, "-o", str(out))
    said = part(result.out, heading)
    assert [line.partition(":")[0].strip() for line in said[:20]] == [f"Row {number}" for number in range(3, 23)]
    assert said[20:] == ["  More is said of 30 rows: all of it goes into a file with -o, row by row."]
    with out.open(encoding="utf-8-sig", newline="") as lines:
        rows = [*csv.reader(lines)][2:]
    added = [" ".join(cells[3:]) for cells in rows]
    assert [str(at) in text for at, text in zip(range(100, 150), added, strict=True)] == [True] * 50

    checked = run(*ASKED, file, "--check")
    assert part(checked.out + "\n\n", heading)[20:] == ["  More is said of 30 rows: --check --json lists all of it."]
    told = json.loads(run(*ASKED, file, "--check", "--json").out)
    kind = {"To be asked": "questions", "Problems": "problems", "Worth a look": "warnings"}
    assert [one["row"] for one in told[kind.get(heading, "no_people")]] == [*range(3, 53)]


def test_people_are_shown_to_a_count_of_lines_a_row_of_two_answers_whole(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "性别,出生年月", ["男,1971-09", *["女,1975-01"] * 30])
    lines = run(*ASKED, file).out.splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("  ---")) + 1
    # one line of the man and two of each woman: 19 of them, 39 lines, are shown, and the twentieth would be the 41st
    assert lines[first + 38].strip().startswith("or")
    assert lines[first + 39] == "  11 more rows: every row with its answer goes into a file with -o."


def test_long_cells_and_titles_are_cut_on_the_page_and_whole_in_json(run: Run, tmp_path: Path) -> None:
    cell = "岗位说明" * 2_000
    titles = ["性别", "出生年月", "岗位", "姓名", *("备注" * 500 + str(at) for at in range(30))]
    file = written(tmp_path, ",".join(titles), [f"女,1975-01,{cell},{cell}" + "," * 30])
    for options in ((), ("--check",), ("--lang", "zh")):
        page = run(*ASKED, file, *options).out
        assert cell[:41] not in page
        assert cell[:40] + "…" in page.replace("\n", "").replace("  ", "")
        assert len(page.splitlines()) < 100
        assert "--check --json" in page
    told = json.loads(run(*ASKED, file, "--check", "--json").out)
    assert [one["title"] for one in told["columns"]] == titles
    assert cell in told["questions"][0]["message"]


def test_groups_are_shown_to_a_count(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "性别,出生年月,部门", [f"男,1971-09,部门{at}" for at in range(100, 130)])
    out = tmp_path / "plan.xlsx"
    page = run(*ASKED, file, "--group-by", "部门", "-o", str(out)).out
    assert "部门119" in page.partition("10 more: every group stands in the workbook written with -o plan.xlsx.")[0]
    book = python_calamine.CalamineWorkbook.from_path(out)
    found = {str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert {f"部门{at}" for at in range(100, 130)} <= found


def test_what_is_said_in_chinese_reads_as_a_person_writes_it(run: Run, tmp_path: Path) -> None:
    titles = ["sex", "birth", "post", *(f"附注{at}" for at in range(30))]
    rows = [f"女,1980-05,销售{',' * 30}"] * 11 + [f"男,03/05/1971,{',' * 30}", f"男,1971-09,{',' * 30}"]
    result = run(*ASKED, written(tmp_path, ",".join(titles), rows), "--lang", "zh")
    said = result.out
    # Eleven rows: ten are named.
    assert "第2、3、4、5、6、7、8、9、10、11行，另有1行：post：“销售”不能说明" in said
    assert "附注19；另外10项。" in re.sub(r"\s", "", said)
    assert "第13行：birth：“03/05/1971”可能是日月，也可能是月日。请按年、月、日的顺序填写（例如1971年9月15日）" in said
