"""`retirecalc roster` for a long list: counts on the page, every row in the file, and a bar in a terminal."""

from __future__ import annotations

import contextlib
import csv
import os
import re
import subprocess
from pathlib import Path

import pytest

from retirecalc.roster import long
from tests.cli.conftest import COMMAND, Run
from tests.laid_out import home

ASKED = ("roster", "--as-of", "2026-11")


@pytest.fixture
def staff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sixty rows, where fifty are many."""
    monkeypatch.setattr(long, "ROWS", 50)
    path = tmp_path / "staff.csv"
    lines = ["1971-09,男,,26,=1+1", "1977-02,女,,16,", "1971-13,男,,26,"]
    path.write_text("出生年月,性别,人员类别,累计缴费年限,备注\n" + "\n".join(lines * 20) + "\n", encoding="utf-8")
    return path


def test_a_long_list(run: Run, staff: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    result = run(*ASKED, str(staff), "-o", str(out))
    assert (result.status, result.err) == (3, "")
    lines = result.out.splitlines()
    assert lines[2] == "Kept as they are and not read: 备注."
    assert lines[4].startswith(
        "A long list of 60 rows: counts on this page, every row with its answer in the file (-o)."
    )
    assert "People assessed: 20. Rows with a question: 20. Rows with a problem: 20. Blank rows: 0." in lines
    # 1971-09: 80//4+1 = 21 months, 2033-06. 1977-02 by her earlier class: 25//2+1 = 13, 2028-03. Before, 2026 to 2035, later
    assert "               0     0     0    20     0     0     0     0    20     0     0      0" in lines
    assert (
        "  Row 4, 7, 10, 13, 16, 19, 22, 25, 28, 31 and 10 more: 出生年月: '1971-13' has no such month: months run from 1 to 12. "
        "Check the date."
    ) in lines
    assert "    第一条  附件1  第二条  附件4 2033年" in result.out
    assert result.out.endswith(
        f"\nWritten: {out}\nCells that begin like a formula, written with an apostrophe before them: 20.\n"
    )
    with out.open(encoding="utf-8-sig", newline="") as file:
        header, first, *_ = csv.reader(file)
    assert (first[4], first[header.index("法定退休年月")]) == ("'=1+1", "2033-06")
    assert first[header.index("依据")].startswith("《国务院关于渐进式延迟法定退休年龄的办法》 第一条；")


@pytest.mark.parametrize("many", [50, 60])
def test_numbers_that_a_spreadsheet_spoils(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """As many in a list that is long as in one that is not: of 0012, 62220212345678, 012.5 and 12 the first two."""
    monkeypatch.setattr(long, "ROWS", many)
    path, out = tmp_path / "staff.csv", tmp_path / "plan.csv"
    lines = ["0012,1971-09,男,62220212345678,012.5,12"] * 55
    path.write_text("工号,出生年月,人员类别,卡号,得分,序\n" + "\n".join(lines) + "\n", encoding="utf-8")
    result = run(*ASKED, str(path), "-o", str(out))
    assert (result.status, "A long list of 55 rows" in result.out) == (0, many == 50)
    assert "Cells with a long number, or one that begins with a zero: 110." in result.out


def test_in_chinese_with_the_women_decided_and_the_columns_kept(run: Run, staff: Path, tmp_path: Path) -> None:
    kept = tmp_path / "columns.yaml"
    result = run(*ASKED, str(staff), "--lang", "zh", "--women", "55", "--save-mapping", str(kept))
    assert result.status == 3
    assert "未说明岗位的女性按 --women 统一视为女（原55周岁）。\n" in result.out
    assert "已测算40人，待确认的行0个，有问题的行20个，空行0个。\n" in result.out
    assert (
        kept.read_text(encoding="utf-8")
        == "出生年月: birth\n性别: sex\n人员类别: category\n累计缴费年限: cumulative_years\n"
    )


@pytest.mark.parametrize("more", [("-o", "plan.xlsx"), ("--within", "0"), ("--group-by", "性别")])
def test_what_needs_the_whole_list_is_still_done(
    run: Run, staff: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*ASKED, str(staff), *more)
    assert (result.status, "A long list" in result.out) == (3, False)


@pytest.mark.slow
def test_a_bar_with_rows_rate_and_time_left_in_a_terminal(tmp_path: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    staff = tmp_path / "staff.csv"
    # So many different people that a fast machine too works for more than two seconds.
    people = (f"{1966 + n % 20}-{n // 20 % 12 + 1:02},male_60,{100 + n // 240 % 100}" for n in range(120_000))
    staff.write_text("birth,category,cumulative_months\n" + "\n".join(people) + "\n", encoding="utf-8")
    terminal, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 120, 0, 0))
    with subprocess.Popen(
        [*COMMAND, *ASKED, str(staff), "-o", str(tmp_path / "plan.csv")],
        stdout=subprocess.PIPE,
        stderr=end,
        env={**os.environ, "PYTHONPATH": str(home()), "TERM": "xterm"},
    ) as process:
        os.close(end)
        shown = b""
        with os.fdopen(terminal, "rb", buffering=0) as screen, contextlib.suppress(OSError):  # its end, on Linux
            while part := screen.read(65536):
                shown += part
        assert process.stdout is not None
        page = process.stdout.read().decode("utf-8")
    assert process.returncode == 0
    assert "People assessed: 120000." in page
    text = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode("utf-8"))
    assert re.search(r"Planning .* +\d+/120000 \d+ rows/s \d:\d\d:\d\d", text)
