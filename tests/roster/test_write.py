"""Writing plans: nothing of the input is lost, and no half file is left."""

import csv
import errno
import os
import resource
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from retirecalc.errors import RosterError
from retirecalc.ground.replace import beside, make_folder, scratch, together
from retirecalc.law import Law
from retirecalc.roster import read_roster
from retirecalc.roster.answers import RESULTS

MakeFile = Callable[..., Path]
Table = list[list[str]]


def table(path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def written(path: Path, law: Law, out: Path) -> Table:
    read_roster(path).plan(law, "2026-11").write(out, overwrite=True)
    return table(out)


AWKWARD = (
    "工号,姓名,出生年月,人员类别,备注,备注,累计缴费年限,\n"
    '0007,样例𠮷,1971-09,男,"带,逗号","两\n行",26年4个月,\n'
    "\n"
    '="0012",样例乙,1977-02,女工人,=1+1,"引""号",16.0,\n'
    " 0013 ,样例丙,1971-13,男, 空格 ,'撇号,\n"
    ",,,,,,,\n"
    "0014,样例丁,1971-09,男,,,26,,多一格\n"
    "0015,样例戊,1966-09,男\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_row_and_cell_of_the_input_is_in_the_output(
    make_file: MakeFile, law: Law, tmp_path: Path, encoding: str
) -> None:
    # The one cell that a spreadsheet would take for a formula gets an apostrophe, which comes off when the file is read again.
    rows = [
        ["'=1+1" if cell == "=1+1" else cell for cell in row] for row in csv.reader(AWKWARD.splitlines(keepends=True))
    ]
    output = written(make_file(AWKWARD, encoding), law, tmp_path / "plan.csv")
    width = 9  # one row has a cell more than the header
    assert [row[:width] for row in output] == [[*row, *[""] * (width - len(row))] for row in rows]
    assert output[0][width:] == list(RESULTS.values())
    assert {len(row) for row in output} == {width + len(RESULTS)}
    assert [bool(row[-1]) for row in output[1:]] == [False, False, False, True, False, False, False]
    assert [bool(row[width]) for row in output[1:]] == [True, False, True, False, False, True, True]


def test_output_is_utf8_with_a_mark_for_excel(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    written(make_file(AWKWARD, "gb18030"), law, tmp_path / "plan.csv")
    data = (tmp_path / "plan.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert "样例𠮷" in data.decode("utf-8-sig")


def test_the_output_can_be_read_again_with_the_same_people(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    source = make_file(AWKWARD)
    written(source, law, tmp_path / "plan.csv")
    before, after = read_roster(source).rows, read_roster(tmp_path / "plan.csv").rows
    assert sum(row.person is not None for row in before) == 4
    assert [new.person for new in after] == [old.person for old in before]


ENGLISH = (
    "Birth,Category,Employment,Cumulative months,Counted to,Continuing,Problem\n"
    "1971-09,male_60,employee,316,2026-10,yes,mine\n"
    "1967-05,male_60,,108,2026-10,yes,\n"
    "1976-12,male_60,,,,,\n"
    "1971-02-30,male_60,,,,,\n"
)


def test_english_file_has_english_names_and_codes(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    header, *rows = written(make_file(ENGLISH), law, tmp_path / "plan.csv")
    assert header[7:] == list(RESULTS)
    assert header[6:].count("Problem") == 1
    good, short, unknown, bad = (dict(zip(header[7:], row[7:], strict=True)) for row in rows)
    assert rows[0][6] == "mine"  # a column of the input keeps its cells, whatever it is called

    # 1971-09: 80 months after 1965-01, 80//4+1 = 21. No month is planned, so the statutory one is judged: in 2033 the minimum
    # is 204, and 316 + 80 months to 2033-06 are paid. No notice for it; application in the month, payment from the next.
    by_hand = {
        "statutory_month": "2033-06",
        "statutory_age": "61y9m",
        "earliest_month": "2031-09",
        "first_qualifying_month": "2031-09",
        "first_open_month": "2031-09",
        "latest_month": "2036-06",
        "judged_month": "2033-06",
        "required_months": "204",
        "projected_months": "396",
        "shortfall_months": "0",
        "eligibility": "ELIGIBLE",
        "reasons": "",
        "missing_facts": "",
        "notice_by": "",
        "agreement_by": "",
        "apply_in": "2033-06",
        "first_payment_month": "2033-07",
        "approval_required": "",  # nothing is chosen in the statutory month, so nothing to approve
    }
    assert {name: good[name] for name in by_hand} == by_hand
    assert good["problem"] == ""
    assert "人社部发〔2024〕94号 第七条" in good["articles"].split("; ")
    assert "《国务院关于渐进式延迟法定退休年龄的办法》 附件1" in good["articles"].split("; ")
    assert len(set(good["articles"].split("; "))) == len(good["articles"].split("; "))

    # 108 months at 2026-10 and 15 more to 2028-01 are 123 of 180.
    assert (short["eligibility"], short["reasons"]) == ("NOT_ELIGIBLE", "contributions_short")
    assert (short["required_months"], short["projected_months"], short["shortfall_months"]) == ("180", "123", "57")
    assert (short["apply_in"], short["first_payment_month"]) == ("", "")
    # Paying on, 72 months after 2026-10 are the 180 of 2028, and 108 the 216 of 2035 (206 of 210 in 2034-12); R01 lies between.
    assert (short["first_open_month"], short["first_qualifying_month"]) == ("2032-10", "2035-10")

    assert (unknown["eligibility"], unknown["missing_facts"]) == ("UNDETERMINED", "contributions")
    assert (unknown["required_months"], unknown["projected_months"]) == ("240", "")

    assert bad["problem"].startswith("Birth: '1971-02-30' is not a day of the calendar.")
    assert set(bad.values()) == {"", bad["problem"]}


def test_chinese_file_has_chinese_names_and_words(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    text = (
        "出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,拟退休年月\n"
        "1980-11,女工人,民营企业职工,13年4个月,2026-10,2036-11\n"
        "1972-11,男,公务员,31年,2026-10,2032-11\n"
        "1984-11,女工人,,,,2036-11\n"
        "1964-12,男,民营企业职工,21年,2026-10,\n"
        "1977-02,女,,,,\n"
    )
    header, *rows = written(make_file(text), law, tmp_path / "plan.csv")
    assert header[6:] == list(RESULTS.values())
    late, official, unknown, settled, woman = (dict(zip(RESULTS, row[6:], strict=True)) for row in rows)

    # 70 months after 1975-01: 70//2+1 = 36, 53 years. Deferred, so the minimum of 2033 stays; agreed before 2033-11. Whether
    # 2026-11 was paid is not said: 160 + 120 months at least.
    assert (late["statutory_month"], late["statutory_age"], late["latest_month"]) == ("2033-11", "53周岁", "2036-11")
    assert (late["required_months"], late["projected_months"], late["eligibility"]) == ("204", "280", "符合条件")
    assert (late["notice_by"], late["agreement_by"], late["apply_in"]) == ("", "2033-10-01", "2036-11")

    # No deferral for a civil servant; to go early needs approval.
    assert (official["statutory_month"], official["latest_month"]) == ("2034-11", "2034-11")
    assert (official["approval_required"], official["notice_by"]) == ("是", "2032-08-01")

    assert (unknown["statutory_age"], unknown["earliest_month"]) == ("55周岁", "2036-11")
    assert (unknown["eligibility"], unknown["approval_required"]) == (
        "尚不能确定",
        "尚不能确定",
    )  # early, and by whom employed?
    assert unknown["missing_facts"] == "缴费年限"

    # Reached 60 by 2024-12-31: no window.
    assert (settled["statutory_month"], settled["statutory_age"]) == ("2024-12", "60周岁")
    assert (settled["earliest_month"], settled["latest_month"]) == ("", "")

    # 1977-02: 25 months after 1975-01, 25//2+1 = 13, 51 years 1 month; or 85 months after 1970-01, 85//4+1 = 22, 56 years 10 months.
    assert woman["question"].startswith("人员类别：“女”没有说明原法定退休年龄是50周岁还是55周岁")
    assert woman["alternatives"] == (
        "女（原50周岁）：法定退休年月2028年3月，法定退休年龄51周岁1个月，最早可退休年月2027年2月，最晚可退休年月2031年3月；"
        "女（原55周岁）：法定退休年月2033年12月，法定退休年龄56周岁10个月，最早可退休年月2032年2月，最晚可退休年月2036年12月"
    )
    # What is the same in both stands in its column, and the places of the law behind either: no contributions are stated, so neither
    # is settled.
    assert {name for name, cell in woman.items() if cell} == {
        *("eligibility", "missing_facts", "caveats", "articles", "question", "alternatives"),
    }
    assert woman["eligibility"] == "尚不能确定"


def test_the_answers_of_a_row_keep_their_caveats_and_articles(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # Of 1972-01 a woman with 50 was 50 in 2022-01, short of 15 years; with 20 years in 2026-11 she may claim at once.
    text = "性别,出生年月,累计缴费年限\n女,1972-01,20\n女,1977-09,13\n"
    rows = written(make_file(text), law, tmp_path / "plan.csv")[1:]
    due, short = (dict(zip(RESULTS, row[3:], strict=True)) for row in rows)
    both = "基本养老金不能重复领取，是否已领取未说明；假定此后逐月继续缴费"
    assert due["caveats"] == f"{both}；女（原50周岁）：此前已可办理；晚于该时间办理的，此前月份的待遇请咨询经办机构"
    assert short["caveats"] == f"{both}；女（原50周岁）：规定未明确（R28）"
    # Of either class: the worker of before the reform and annex 2, annex 3 and annex 2.
    reform = "《国务院关于渐进式延迟法定退休年龄的办法》"
    assert {"国发〔1978〕104号 工人办法 第一条", f"{reform} 附件2"} <= {*due["articles"].split("；")}
    assert {f"{reform} 附件3", f"{reform} 附件2"} <= {*short["articles"].split("；")}


def test_language_of_the_answers_can_be_chosen(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    read_roster(make_file(ENGLISH)).plan(law, "2026-11").write(out, lang="zh")
    header, first, *_ = table(out)
    assert header[7:] == list(RESULTS.values())
    assert first[7:9] == ["2033-06", "61周岁9个月"]


def test_a_caveat_names_its_open_question(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # The day of birth is known, so R22 (three months before which day?) decides the day of the notice for an early month.
    header, row = written(
        make_file("birth,category,employment,cumulative_months,retire in\n1971-09-15,male_60,employee,316,2031-09\n"),
        law,
        tmp_path / "plan.csv",
    )
    assert "reading R22" in row[header.index("caveats")].split("; ")


def test_two_writes_give_the_same_bytes(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    written(make_file(AWKWARD), law, one)
    written(make_file(AWKWARD), law, two)
    assert one.read_bytes() == two.read_bytes()


# What goes wrong


@pytest.mark.parametrize("place", ["no such folder/plan.csv", "staff.csv/plan.csv", "folder"])
def test_place_that_cannot_be_written(make_file: MakeFile, law: Law, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    made = read_roster(make_file(ENGLISH)).plan(law, "2026-11")
    with pytest.raises(RosterError) as caught:
        made.write(tmp_path / place)
    assert caught.value.code == "ground.file_unwritable"
    assert str(tmp_path / place) in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "staff.csv"]
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_half_one(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    made = read_roster(make_file("birth,category\n" + "1971-09,male_60\n" * 500)).plan(law, "2026-11")
    out = tmp_path / "plan.csv"
    out.write_text("the old plan", encoding="utf-8")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))  # the plan is larger: the write really fails
    try:
        with pytest.raises(RosterError) as caught:
            made.write(out, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert str(caught.value) == f"{out}: the result cannot be written (File too large). Choose another place."
    assert out.read_text(encoding="utf-8") == "the old plan"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.csv", "staff.csv"]


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write everywhere, so a root that runs the tests is somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_a_read_only_file_is_not_replaced(make_file: MakeFile, law: Law) -> None:
    made = read_roster(make_file(ENGLISH)).plan(law, "2026-11")
    with TemporaryDirectory() as folder:  # not tmp_path, which only its owner may enter
        Path(folder).chmod(0o777)
        out = Path(folder, "plan.csv")
        made.write(out)
        out.write_text("the old plan", encoding="utf-8")
        out.chmod(0o444)
        with without_privileges(), pytest.raises(RosterError, match="Permission denied"):
            made.write(out, overwrite=True)
        assert out.read_text(encoding="utf-8") == "the old plan"
        assert [path.name for path in Path(folder).iterdir()] == ["plan.csv"]


def test_a_device_is_written_to_and_not_replaced(make_file: MakeFile, law: Law) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("no /dev/full here")
    made = read_roster(make_file(ENGLISH)).plan(law, "2026-11")
    with pytest.raises(RosterError, match="No space left on device"):
        made.write(full)
    made.write("/dev/null")
    assert full.is_char_device()
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    written(make_file(ENGLISH), law, link)
    assert link.is_symlink()
    assert table(target)[0][0] == "Birth"


def test_the_list_itself_can_be_the_place(make_file: MakeFile, law: Law) -> None:
    path = make_file(ENGLISH)
    output = written(path, law, path)
    assert [row[0] for row in output] == ["Birth", "1971-09", "1967-05", "1976-12", "1971-02-30"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+SUM(A1)", "-1+2", "@SUM(A1)", "\tx", "＝1+1", "＋SUM(A1)", "－1+2", "＠SUM(A1)"]
)
def test_whatever_starts_a_formula_is_text_in_a_csv(law: Law, make_file: MakeFile, tmp_path: Path, cell: str) -> None:
    path = make_file(f"出生年月,人员类别,备注\n1971-09,男,{cell}\n")
    out = tmp_path / "out.csv"
    assert written(path, law, out)[1][2] == f"'{cell}"
    assert read_roster(out).rows[0].cells[2] == read_roster(path).rows[0].cells[2] == cell


@pytest.mark.parametrize("ends", [OSError(errno.ENOSPC, "x"), KeyboardInterrupt()])
def test_several_files_are_written_all_or_none(tmp_path: Path, ends: BaseException) -> None:
    (tmp_path / "old.csv").write_text("old", encoding="utf-8")

    def run(*, broken: bool) -> None:
        with together():
            for name in ("old.csv", "new.csv"):
                with beside(tmp_path / name, overwrite=True) as part:
                    part.write_text("new", encoding="utf-8")
            make_folder(tmp_path / "a" / "b")
            with beside(tmp_path / "a" / "b" / "last.csv", overwrite=False) as part:
                part.write_text("half", encoding="utf-8")
                if broken:
                    raise ends

    with pytest.raises((RosterError, KeyboardInterrupt)):
        run(broken=True)
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "old"
    run(broken=False)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.csv")) == [
        "a/b/last.csv",
        "new.csv",
        "old.csv",
    ]
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "new"


def test_a_file_that_cannot_be_moved_to_its_place_takes_the_new_ones_with_it(tmp_path: Path) -> None:
    def run() -> None:
        with together():
            for name in ("one.csv", "two.csv"):
                with beside(tmp_path / name, overwrite=False) as part:
                    part.write_text("new", encoding="utf-8")
            (tmp_path / "two.csv").mkdir()

    with pytest.raises(RosterError) as caught:
        run()
    assert caught.value.code == "ground.file_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["two.csv"]


def test_no_room_on_the_way_is_not_said_of_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(RosterError) as caught, beside(tmp_path / "plan.csv", overwrite=False), scratch():
        raise OSError(errno.ENOSPC, "x")
    assert caught.value.code == "ground.no_room_on_the_way"
    reason = os.strerror(errno.ENOSPC)
    assert caught.value.text("en") == (
        f"{tmp_path}: what is written there on the way to the result cannot be ({reason}). Make room there, or set TMPDIR to a "
        "folder with room."
    )
    assert caught.value.text("zh") == (
        f"{tmp_path}：生成结果所需的临时文件无法写入（磁盘已满）。请腾出空间，或把环境变量 TMPDIR 设为有空间的文件夹。"
    )
    assert [*tmp_path.iterdir()] == []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(RosterError, match="nowhere"), scratch():
        pass


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_pipe_that_nobody_reads_is_said_and_not_waited_for(tmp_path: Path, overwrite: bool) -> None:
    pipe = tmp_path / "plan.csv"
    os.mkfifo(pipe)
    with pytest.raises(RosterError) as caught, beside(pipe, overwrite=overwrite) as part:
        part.write_text("never", encoding="utf-8")
    assert str(caught.value) == (
        f"{pipe}: the result cannot be written (nothing reads from the pipe; start what reads from it first). Choose another place."
    )
    assert caught.value.text("zh") == f"{pipe}：结果无法写入（没有程序读取该管道，请先启动读取它的程序）。请另选位置。"
    assert pipe.is_fifo()


def test_a_pipe_that_somebody_reads_has_the_whole_of_it(tmp_path: Path) -> None:
    pipe = tmp_path / "plan.csv"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(reading, "rb") as reader:
        with beside(pipe, overwrite=True) as part:
            part.write_bytes(b"whole")
        assert reader.read() == b"whole"


def test_a_plan_longer_than_a_pipe_holds_waits_for_its_reader(tmp_path: Path) -> None:
    pipe, told = tmp_path / "plan.csv", b"x" * (1 << 20)
    os.mkfifo(pipe)
    with subprocess.Popen(["wc", "-c", str(pipe)], stdout=subprocess.PIPE) as reader:
        for _ in range(200):  # until it has opened it
            try:
                with beside(pipe, overwrite=True) as part:
                    part.write_bytes(told)
                break
            except RosterError:
                time.sleep(0.05)
        counted, _ = reader.communicate(timeout=30)
    assert int(counted.split()[0]) == len(told)
