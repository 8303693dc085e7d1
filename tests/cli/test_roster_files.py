"""`retirecalc roster` with files as HR keeps them: workbooks, mappings, groups, and what goes wrong on the way out."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from retirecalc.cli import main, progress
from retirecalc.cli.options import Language
from retirecalc.cli.shell import Page
from retirecalc.ground.replace import scratch
from retirecalc.roster import long
from tests.cli.conftest import COMMAND, EXAMPLES, GOLDENS, Run
from tests.laid_out import home
from tests.law_day import LAW_DAY
from tests.tiers import some

ASKED = ("roster", "--as-of", "2026-11")
STAFF = GOLDENS / "staff.csv"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets: what to know, and the list under a title."""
    made = openpyxl.Workbook()
    made.worksheets[0].title = "说明"
    made.worksheets[0]["A1"] = "请先阅读"
    sheet = made.create_sheet("名单")
    for row in (
        ["样例公司"],
        ["姓名", "生于", "性别", "工龄", "班组"],
        ["甲一", 197109, "男", 26, "北"],
        ["乙二", 197702, "女", 16, "南"],
    ):
        sheet.append(row)
    path = tmp_path / "名单.xlsx"
    made.save(path)
    return path


MAPPED = ("--map", "生于=birth", "--map", "工龄=cumulative_years")


def test_a_workbook_in_and_out(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "计划.xlsx"
    result = run(*ASKED, str(book), *MAPPED, "-o", str(out), "--lang", "zh")
    assert (result.status, result.err) == (3, "")  # 乙二 has a question
    assert "读取的工作表：名单。未读取：说明。\n" in result.out
    assert result.out.endswith(f"\n已写入：{out}\n")
    written = openpyxl.load_workbook(out)
    assert written.sheetnames[:3] == ["摘要", "计划", "明细"]
    assert [row[0] for row in written["明细"].iter_rows(values_only=True)] == ["样例公司", "姓名", "甲一", "乙二"]


def test_a_column_that_is_needed_is_asked_for_and_a_mapping_is_kept(run: Run, book: Path, tmp_path: Path) -> None:
    result = run(*ASKED, str(book))
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"{book}: which column gives a birth month? Name it 出生年月 (birth), 身份证号 (id_number); or say which of yours it is "
        "with --map COLUMN=birth. Columns not understood: 生于, 工龄, 班组.\n"
    )
    kept = tmp_path / "columns.yaml"
    first = run(*ASKED, str(book), *MAPPED, "--save-mapping", str(kept))
    assert first.out.endswith(f"\nWritten: {kept}\n")
    again = run(*ASKED, str(book), "--mapping", str(kept))
    assert again.out == first.out.removesuffix(f"\nWritten: {kept}\n")
    # What is said on the line goes before what is kept.
    months = run(*ASKED, str(book), "--mapping", str(kept), "--map", "工龄=cumulative_months")
    assert "not eligible" in months.out


def test_a_list_of_a_known_system(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("staff.csv").write_text(
        "工号,姓名,性别,出生日期,工龄,职位\nA7,样例甲,男,1971-09-15,26,班长\n", encoding="utf-8"
    )
    result = run(*ASKED, "staff.csv", "--mapping", "dingtalk", "--save-mapping", "columns.yaml")
    assert (result.status, result.err) == (0, "")
    assert "2033-06" in result.out  # 1971-09: 80//4+1 = 21 months after 2031-09
    assert Path("columns.yaml").read_text(encoding="utf-8") == (
        "工号: staff_number\n姓名: name\n性别: sex\n出生日期: birth\n职位: post\n工龄: ignore\n"
    )
    assert run(*ASKED, "staff.csv", "--mapping", "columns.yaml").status == 0
    counted = run("roster", "staff.csv", "--mapping", "dingtalk", "--map", "工龄=cumulative_years", "--check", "--json")
    fields = {one["title"]: one["field"] for one in json.loads(counted.out)["columns"]}
    assert (fields["工龄"], fields["职位"]) == ("cumulative", "post")
    refused = run(*ASKED, "staff.csv", "--mapping", "钉钉")
    assert refused.status == 2
    assert refused.err.startswith(
        "钉钉: there is neither a file nor a system of that name. The systems: archive, dingtalk,"
    )


def test_a_choice_for_women_without_a_post_is_recorded(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    result = run(*ASKED, str(book), *MAPPED, "--women", "50", "-o", str(out))
    assert (result.status, result.err) == (0, "")
    assert (
        "Women whose post is not stated are taken as women (original age 50), as chosen with --women.\n" in result.out
    )
    with out.open(encoding="utf-8-sig", newline="") as file:
        _, header, _, woman = csv.reader(file)
    # 1977-02: 25 months after 1975-01, 25//2+1 = 13: 2028-03
    assert woman[header.index("法定退休年月")] == "2028-03"
    assert "统一选定的女50" in woman[header.index("提示")]
    assert run(*ASKED, str(book), *MAPPED, "--women", "60").status == 2


def test_a_list_in_groups(run: Run, book: Path) -> None:
    out = run(*ASKED, str(book), *MAPPED, "--women", "55", "--group-by", "班组").out
    table = out[out.index("Reach the statutory age, by 班组") :].splitlines()
    assert table[1].split()[:2] == ["Group", "Assessed"]
    # 1971-09: 2033-06; 1977-02 as one of 55: 85 months after 1970-01, 85//4+1 = 22: 2033-12. Before, 2026 to 2035, later.
    row = ["1", "0", *["0"] * 7, "1", "0", "0", "0"]
    assert [line.split() for line in table[3:5]] == [["北", *row], ["南", *row]]
    # Asked about, she is counted in the year of the earlier answer: as one of 50 in 2028.
    asked = run(*ASKED, str(book), *MAPPED, "--group-by", "班组").out
    lines = asked[asked.index("Reach the statutory age, by 班组") :].splitlines()
    assert "To confirm" in lines[1]
    assert lines[4].split() == ["南", "0", "1", "0", "0", "0", "1", *["0"] * 8]
    result = run(*ASKED, str(book), *MAPPED, "--group-by", "部门")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("There is no column '部门' to group by.")


def test_the_same_question_in_many_rows_is_printed_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("出生年月,性别\n" + "1977-02,女\n" * 12, encoding="utf-8")
    lines = [line for line in run(*ASKED, str(file)).out.splitlines() if line.startswith("  Row 2")]
    assert len(lines) == 1
    assert lines[0].startswith("  Row 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: 性别: '女' does not say")


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_a_file_that_is_there_is_replaced_only_if_that_is_said(run: Run, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"plan.{suffix}"
    out.write_text("the old plan", encoding="utf-8")
    result = run(*ASKED, str(STAFF), "-o", str(out))
    assert result == (
        2,
        "",
        f"{out}: there is a file of that name already. Choose another name, or replace it with --force.\n",
    )
    assert out.read_text(encoding="utf-8") == "the old plan"
    assert run(*ASKED, str(STAFF), "-o", str(out), "--force").status == 3
    assert out.stat().st_size > 2_000


def test_the_language_of_the_file_is_its_own_unless_it_is_said(run: Run, tmp_path: Path) -> None:
    def last(*options: str) -> str:
        out = tmp_path / "plan.parquet"
        run(*ASKED, str(STAFF), "-o", str(out), "--force", *options)
        return str(pq.read_schema(out).names[-1])

    assert (last(), last("--lang", "en"), last("--lang", "zh")) == ("问题", "problem", "问题")


def test_cells_that_begin_like_a_formula_are_counted(run: Run, tmp_path: Path) -> None:
    file, out = tmp_path / "staff.csv", tmp_path / "plan.csv"
    file.write_text("birth,category,note,pay\n1971-09,male_60,=1+1,-3\n1971-09,male_60,@A,+4\n", encoding="utf-8")
    result = run(*ASKED, str(file), "-o", str(out))
    assert result.out.endswith("Cells that begin like a formula, written with an apostrophe before them: 2.\n")
    with out.open(encoding="utf-8-sig", newline="") as written:
        assert [row[2:4] for row in csv.reader(written)][1:] == [["'=1+1", "-3"], ["'@A", "+4"]]


def test_a_suffix_that_says_nothing(run: Run, tmp_path: Path) -> None:
    result = run(*ASKED, str(STAFF), "-o", str(tmp_path / "plan.pdf"))
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("plan.pdf: the name does not say what to write. End it in .xlsx, .csv or .parquet.\n")


# What goes wrong on the way out


def process(*args: str, folder: Path, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*before, *COMMAND, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(home()), "TMPDIR": str(folder)},
    )


@contextmanager
def full_disk(folder: Path) -> Iterator[tuple[str, ...]]:
    """A disk of 16 KB; where nothing can be mounted, a limit to the size of a file instead. Gives what a command needs before it."""
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    mounted = (
        shutil.which("mount") is not None and not subprocess.run(mounting, capture_output=True, check=False).returncode
    )
    try:
        yield () if mounted else ("sh", "-c", 'ulimit -f 32; exec "$@"', "sh")  # blocks of 512 bytes
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
@pytest.mark.parametrize("suffix", some(["csv", "xlsx", "parquet"], ["xlsx"]))
def test_a_full_disk_is_one_sentence_and_no_half_file(tmp_path: Path, suffix: str) -> None:
    with full_disk(tmp_path / "disk") as limited:
        out = tmp_path / "disk" / f"plan.{suffix}"
        with process(*ASKED, str(EXAMPLES / "roster.csv"), "-o", str(out), folder=tmp_path, before=limited) as child:
            printed, said = child.communicate()
        assert (child.returncode, printed) == (2, "")
        sentences = [
            f"{out}: the result cannot be written ({reason}). Choose another place.\n"
            for reason in ("No space left on device", "File too large")
        ]
        if limited and suffix == "xlsx":  # the limit holds on the way too
            sentences = [
                f"{tmp_path}: what is written there on the way to the result cannot be (File too large). Make room there, or set "
                "TMPDIR to a folder with room.\n"
            ]
        assert said in sentences
        assert list(out.parent.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["disk"]  # and nothing of the way there


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can write")
@pytest.mark.parametrize("list_", ["staff", "long"])
def test_where_one_result_cannot_be_written_none_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, list_: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: True)  # as the system says to whoever may do everything
    Path("staff.csv").write_text("birth,category\n1971-09,male_60\n", encoding="utf-8")
    more: tuple[str, ...] = ("--ics", "/proc/q.ics", "--save-mapping", "columns.yaml")
    if list_ == "long":
        monkeypatch.setattr(long, "ROWS", 0)
        more = ("--save-mapping", "/proc/q.yaml")
    result = run(*ASKED, "staff.csv", "-o", "plan.csv", *more)
    assert (result.status, result.out) == (2, "")
    assert "/proc/q" in result.err
    assert [one.name for one in Path().iterdir()] == ["staff.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "The answer cannot be printed: standard output takes no more (No space left on device). Send it elsewhere.",
        ),
        ("zh", "结果无法输出：标准输出写不进去（磁盘已满）。"),
    ],
)
def test_a_page_that_cannot_be_printed_is_no_file_that_cannot_be_read(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "staff.csv").write_text("birth,category\n1971-09,male_60\n", encoding="utf-8")
    out = tmp_path / "plan.csv"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, *ASKED, str(tmp_path / "staff.csv"), "-o", str(out), "--lang", lang],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(home())},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert out.exists()


INTERRUPTED = "The run was interrupted, and no half file is left. Run it again."


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
@pytest.mark.parametrize(("by", "suffix", "lang", "sentence"), [
    pytest.param("SIGINT", "csv", "en", INTERRUPTED, marks=pytest.mark.slow),
    ("SIGTERM", "xlsx", "zh", "运行已中断，没有留下不完整的文件。请重新运行。"),
    pytest.param("SIGHUP", "csv", "en", INTERRUPTED, marks=pytest.mark.slow),
])  # fmt: skip
def test_an_interrupted_run_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, by: str, suffix: str, lang: str, sentence: str
) -> None:
    staff, out, beside = tmp_path / "staff.csv", tmp_path / f"plan.{suffix}", tmp_path / "beside"
    staff.write_text("birth,category,cumulative_years\n" + "1971-09,male_60,26\n" * 4_000, encoding="utf-8")
    out.write_text("the old plan", encoding="utf-8")
    beside.mkdir()
    known = {staff, out, beside}
    if signal.getsignal(getattr(signal, by)) is signal.SIG_IGN:  # `nohup` around the tests, which a child would keep to
        signal.signal(getattr(signal, by), signal.SIG_DFL)
    with process(*ASKED, str(staff), "-o", str(out), "--force", "--lang", lang, folder=beside) as child:
        # In the middle of writing: the file beside the place is there, or the folder in which a workbook is put together.
        # (`tempfile` also tries the place out, with a file of a moment, which is not ours.)
        while child.poll() is None and not any(map(Path.is_dir, beside.iterdir())) and {*tmp_path.iterdir()} == known:
            time.sleep(0.005)
        child.send_signal(getattr(signal, by))
        printed, said = child.communicate()
    assert (child.returncode, printed, said.strip()) == (130, "", sentence)
    assert out.read_text(encoding="utf-8") == "the old plan"
    assert {*tmp_path.iterdir()} == known
    assert list(beside.iterdir()) == []


def test_a_folder_on_the_way_goes_with_a_signal_that_comes_as_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Path.mkdir

    def interrupted(folder: Path, mode: int = 0o777) -> None:
        made(folder, mode)
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt), scratch():
        pass
    assert list(tmp_path.iterdir()) == []


# Before the work, and while it goes on


@pytest.mark.parametrize(
    ("out", "module", "said"),
    [
        (("-o", "plan.xlsx"), "xlsxwriter", "[excel]"),
        (("-o", "plan.parquet"), "pyarrow", "[frames]"),
        (("--ics", "due.ics"), "icalendar", "[ics]"),
        (("-o", "plan.txt"), "", "the name does not say what to write"),
        (("-o", "no/plan.csv"), "", "no/plan.csv: the result cannot be written"),
        (("--ics", "no/due.ics"), "", "no/due.ics: the result cannot be written"),
        (("--save-mapping", "no/columns.yaml"), "", "no/columns.yaml: the result cannot be written"),
        (
            ("--ics", "due.txt"),
            "",
            "due.txt: what is written there is of another kind than the name says. End it in .ics.",
        ),
    ],
)
def test_what_could_not_be_written_is_said_before_the_list_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: tuple[str, str], module: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    result = run(*ASKED, "no_list.csv", *out)
    assert (result.status, result.out, list(tmp_path.iterdir())) == (2, "", [])
    assert said in result.err


@pytest.mark.parametrize(
    ("name", "start", "module", "said"),
    [
        ("last.xlsx", b"PK\x03\x04", "python_calamine", "[excel]"),
        ("last.parquet", b"PAR1", "pyarrow", "[frames]"),
        ("last.pdf", b"%PDF-", "", "last.pdf"),
    ],
)
def test_a_plan_of_last_time_that_cannot_be_read_is_said_before_the_list_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, start: bytes, module: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(start)
    monkeypatch.setitem(sys.modules, module, None)
    result = run(*ASKED, "no_list.csv", "--since", name)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        (("roster", "--template", "list.csv"), ".xlsx"),
        (("roster", "--template", "list"), ".xlsx"),
        (("law", "export", "--xlsx", "law.csv"), ".xlsx"),
        (("person", "--birth", "1971-09", "--category", "男", "--ics", "due.txt"), ".ics"),
    ],
)
def test_a_name_that_says_another_kind_of_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], suffix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for lang, end in (("en", f"End it in {suffix}."), ("zh", f"请以 {suffix} 结尾。")):
        result = run(*command, "--lang", lang)
        assert (result.status, result.out, list(tmp_path.iterdir())) == (2, "", [])
        assert result.err.strip().endswith(end)


def test_a_bar_for_whoever_waits_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "staff.csv").write_text("birth,category\n" + "1971-09,male_60\n" * 1_000, encoding="utf-8")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def reconfigure(self, **_: object) -> None: ...

    for seconds in (0, 60):
        screen = Terminal()
        monkeypatch.setattr(progress, "SECONDS", seconds)
        monkeypatch.setattr(sys, "stderr", screen)
        assert main([*ASKED, str(tmp_path / "staff.csv"), "--in-force-on", LAW_DAY]) == 0
        assert bool(screen.getvalue()) is (seconds == 0)
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    bar = progress.Bar(Page(Language.EN))
    bar.start()
    bar.stage("planning")
    bar.tick(500, 1_000)
    bar.stop()
    assert re.search(r"Planning .*500/1000", screen.getvalue())


SINCE_TITLES = "工号,姓名,出生年月,人员类别,累计缴费年限\n"
SINCE_ONE = "1,样例甲,1967-02,男,30\n"
SINCE_TWO = "2,样例乙,1976-03,女50,20\n"


def test_what_has_changed_since_the_last_plan(run: Run, tmp_path: Path) -> None:
    staff, last, out = tmp_path / "a.csv", tmp_path / "last.xlsx", tmp_path / "new.xlsx"
    staff.write_text(SINCE_TITLES + SINCE_ONE, encoding="utf-8")
    assert run("roster", str(staff), "--as-of", "2026-11", "-o", str(last)).status == 0
    staff.write_text(SINCE_TITLES + SINCE_ONE + SINCE_TWO, encoding="utf-8")
    done = run("roster", str(staff), "--as-of", "2026-11", "--since", str(last), "-o", str(out), "--lang", "zh")
    assert (done.status, done.err) == (0, "")
    assert "与上次计划相比" in done.out
    assert "新增" in done.out
    again = run("roster", str(staff), "--as-of", "2026-11", "--since", str(last), "-o", str(last), "--force")
    assert (again.status, again.out) == (2, "")
