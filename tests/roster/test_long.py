"""Long lists: the same rows and answers as of any list, in the memory of a piece."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from stdnum.cn import ric

from retirecalc.errors import MissingExtra, RosterError
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.roster import is_long, long, plan_long, read_roster
from retirecalc.roster.answers import RESULTS
from retirecalc.roster.marks import Marker
from retirecalc.roster.row import RosterRow, RowReader
from tests.laid_out import home
from tests.law_day import LAW_DAY, load_law
from tests.roster.conftest import MakeFile
from tests.roster.test_round_trip import HARD
from tests.roster.test_same_answers import HEADER, made_up
from tests.roster.test_tables import TWO

ROOT = Path(__file__).parents[2]
ID_MAN = "110221197109159972"


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dozen rows at a time, so that a short list has many pieces."""
    monkeypatch.setattr(long, "PIECE", 12)


def people(folder: Path, count: int) -> Path:
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *(cells for cells, _, _ in made_up(count))])
    return path


def whole(row: RosterRow) -> list[str]:
    """Everything in a row; an error is equal to itself alone, so by its words."""
    return [str(getattr(row, one.name)) for one in fields(row)]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def both(path: Path, law: Law, folder: Path, as_of: Any = "2026-11", women: str | None = None) -> None:
    """A list read row by row, by kinds of rows, and piece by piece, as CSV and as Parquet: cell for cell the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Marker, "can_mark", staticmethod(lambda source: False))
        row_by_row = read_roster(path, women=women)
    by_kind = read_roster(path, women=women)
    assert [whole(row) for row in by_kind.rows] == [whole(row) for row in row_by_row.rows]
    plan = row_by_row.plan(law, as_of)
    plan.write(folder / "short.csv", overwrite=True)
    found = plan_long(path, folder / "long.csv", law, as_of, women=women, overwrite=True)
    assert (folder / "long.csv").read_bytes() == (folder / "short.csv").read_bytes()
    assert found.summary() == plan.summary()._replace(actions=())
    assert found.rows == len(plan.rows)
    plan.write(folder / "short.parquet", overwrite=True)
    plan_long(path, folder / "long.parquet", law, as_of, women=women, overwrite=True)
    short, longer = pq.read_table(folder / "short.parquet"), pq.read_table(folder / "long.parquet")
    assert longer.to_pydict() == short.to_pydict()
    assert longer.schema.types == short.schema.types


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("as_of", ["2026-11", "2033-01"])
@pytest.mark.parametrize("name", ["roster.csv", "roster_with_problems.csv"])
def test_the_examples(law: Law, tmp_path: Path, name: str, as_of: str) -> None:
    both(ROOT / "examples" / name, law, tmp_path, as_of)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_hard_list(make_file: MakeFile, law: Law, tmp_path: Path, encoding: str) -> None:
    both(make_file(HARD, encoding), law, tmp_path)
    both(make_file(HARD.replace("\n", "\r\n") + "\x1a", encoding), law, tmp_path)


@pytest.mark.usefixtures("small_pieces")
def test_children(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    births = ["2012-05", "2012-05-03", "2012-05-20", "2012-06", "2026-09-02", "1971-09", "", "2011-01-09"]
    text = "姓名,性别,出生日期,身份证号,累计缴费月数\n" + "".join(
        f"样例{at},男,{births[at % 8]},{ID_MAN if at % 5 == 0 or at % 8 == 6 else ''},{at % 9 or ''}\n"
        for at in range(80)
    )
    both(make_file(text), law, tmp_path)
    both(make_file(text), law, tmp_path, as_of="2028-05")


@pytest.mark.usefixtures("small_pieces")
def test_synthetic_people(tmp_path: Path) -> None:
    path = people(tmp_path, 150)
    for law in (
        load_law(),
        load_law(readings={"R22": "birthday", "R23": "yes", "R01": "completion_year"}),
    ):
        both(path, law, tmp_path)


@pytest.mark.usefixtures("small_pieces")
def test_what_a_batch_does_not_know(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    # What was told, applied for and first insured; facts that cannot be true in the month asked; a month beyond those of a batch.
    text = (
        "birth,category,cumulative_months,counted_to,notice_given_on,applied_on,first_insured,retire_in\n"
        "1966-12-05,male_60,300,2026-10,2026-11-05,,,2026-12\n"
        "1966-12-05,male_60,300,2026-10,,2026-11-05,,2026-12\n"
        "1966-01-05,male_60,300,2026-10,,2026-08-05,,2026-08\n"
        "1969-01,male_60,100,2026-10,,,2009-04,\n"
        "1969-01,male_60,100,2026-10,,2026-12-05,,\n"
        "2030-01,male_60,,,,,,\n"
        "1971-09,male_60,664,,,,,\n"
        "1971-09,male_60,300,2026-12,,,,\n"
        "1971-09,male_60,300,1971-08,,,,\n"
        "1971-09,male_60,300,,,,,1960-01\n"
        "1967-03,male_60,300,,2012-03-05,,,2027-04\n"
        "1967-03,male_60,300,,,2012-03-05,,2027-04\n"
        "1971-09,male_60,300,,,,,2450-01\n"
        "1971-09,male_60,,,,,,\n"
    )
    both(make_file(text), law, tmp_path)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("header", ["性别,岗位序列", "岗位序列,人员类别", "人员类别", "性别,人员类别", "身份证号,岗位"])
def test_letters_and_ages_of_classes(make_file: MakeFile, law: Law, tmp_path: Path, header: str) -> None:
    words = {
        "性别": ("男", "女", "M", ""),
        "身份证号": (ID_MAN, "110101197109130028", ""),
        "人员类别": ("M", "F", "P", "男63", "女58", "女45", "Woman worker", "女干部"),
        "岗位": ("M", "F", "T", "男63", "操作工", ""),
    }
    lines = product(*(words[title.removesuffix("序列")] for title in header.split(",")))
    cells = [",".join([f"n{place}", "1971-09", *line]) for place, line in enumerate(lines)]
    both(make_file(f"姓名,出生年月,{header}\n" + "\n".join(cells * 2) + "\n"), law, tmp_path)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("as_of", ["2026-11", "2026-11-15"])
def test_what_is_drawn_approved_and_agreed(make_file: MakeFile, law: Law, tmp_path: Path, as_of: str) -> None:
    # Before the age, at it, past it with enough and short, and in a class that may not defer; every word of each column.
    people = [
        "1966-12-05,male_60,employee,300,2027-01",
        "1966-09,male_60,state_employee,300,2028-01",
        "1966-01,male_60,employee,300,2027-01",
        "1966-01,male_60,employee,100,2033-01",
        "1966-01,male_60,civil_servant,300,2027-01",
        "1964-12,male_60,employee,300,2026-11",
        "1971-09,male_60,unknown,,",
    ]
    drawn = ["", "no", "yes", "employee", "resident", "other", "some"]
    facts = [f"{one},," for one in drawn] + [f",{one}," for one in ("yes", "refused", "pending", "no")]
    facts += [f",,{one}" for one in ("no", "2026-12", "2027-01", "2028-01", "2031-01", "2020-01")]
    lines = [f"{person},{stated}" for person in people for stated in facts]
    header = "birth,category,employment,cumulative_months,retire_in,drawing,approved,deferral_agreed_to"
    both(make_file("\n".join([header, *lines]) + "\n"), law, tmp_path, as_of)


@pytest.mark.usefixtures("small_pieces")
def test_questions_and_people_who_stand_there_twice_in_different_pieces(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    lines = [f"{ID_MAN},,", *["无,1977-02,女"] * 30, f"'{ID_MAN},1971-10,", ",1971-09,男", f"{ID_MAN},1971-09,女"]
    path = make_file("身份证号,出生年月,性别\n" + "\n".join(lines) + "\n")
    both(path, law, tmp_path)
    both(make_file("出生年月,性别\n" + "1977-02,女\n" * 20), law, tmp_path, women="female_50")
    path = make_file("身份证号,出生年月,性别\n" + "\n".join(lines) + "\n")
    plan = plan_long(path, tmp_path / "plan.csv", law, "2026-11", overwrite=True)
    assert plan.counts == {"questions": 32, "warnings": 3}
    assert [number for number, _ in plan.said["warnings"]] == [2, 33, 35]
    assert plan.said["warnings"][0][1].fields["rows"] == "33, 35"


@pytest.mark.parametrize("piece", [1, 3, 50])
def test_a_second_table_with_other_columns(
    make_file: MakeFile, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr(long, "PIECE", piece)
    both(make_file(TWO), law, tmp_path)
    found = plan_long(make_file(TWO), None, law, "2026-11")
    assert (found.people, found.counts["problems"]) == (4, 0)
    unread = "姓名,出生年月,性别\n甲,1971-09,男\n姓名,离退休时间,部门,工号\n乙,2020-01,行政,009\n,,,\n"
    both(make_file(unread), law, tmp_path)


@pytest.mark.usefixtures("small_pieces")
def test_parquet_keeps_its_types_and_its_order(law: Law, tmp_path: Path) -> None:
    table = pa.table(
        {
            "birth": pa.array(["1971-09", None, "1971-13"] * 20),
            "category": pa.array(["男", None, "男"] * 20).dictionary_encode(),
            "card": pa.array([6222021234567890123, None, 1] * 20, pa.int64()),
            "problem": pa.array(["mine", None, None] * 20),
        }
    )
    pq.write_table(table, tmp_path / "staff.parquet")
    plan = plan_long(tmp_path / "staff.parquet", tmp_path / "plan.parquet", law, YearMonth(2026, 11))
    after = pq.read_table(tmp_path / "plan.parquet")
    assert after.select(table.column_names).cast(table.schema).equals(table)
    assert after.column_names[-1] == "problem (2)"
    assert (plan.people, plan.blank, plan.counts["problems"]) == (20, 20, 20)
    plan_long(tmp_path / "staff.parquet", tmp_path / "plan.csv", law, "2026-11")
    assert rows(tmp_path / "plan.csv")[1][:5] == ["1971-09", "男", "6222021234567890123", "mine", "2033-06"]


@pytest.mark.usefixtures("small_pieces")
def test_it_says_how_far_it_is(law: Law, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    plan_long(people(tmp_path, 30), None, law, "2026-11", progress=lambda done, there: told.append((done, there)))
    assert told == [(11, 30), (23, 30), (30, 30)]  # of twelve lines, the header among the first


@pytest.mark.usefixtures("small_pieces")
def test_the_first_remarks_are_kept_and_all_are_counted(make_file: MakeFile, law: Law) -> None:
    plan = plan_long(make_file("birth,sex\n" + "1977-02,female\n" * 50), None, law, "2026-11")
    assert plan.counts["questions"] == 50
    assert [number for number, _ in plan.said["questions"]] == list(range(2, 32))


# What goes wrong


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "roster.file_empty"),
        (b"birth,category\n1971-09,\xff\xff\n", "roster.file_encoding"),
        (b'birth,category\n1971-09,"male_60\n1972-01,male_60\n', "roster.file_quote"),
        (b"birth,category\n1971-09,male_60\x00\n", "roster.file_not_text"),
        (b"name\nA\n", "roster.column_asked"),
        (b"PK\x03\x04", "roster.file_not_text"),
        (b"PAR1", "roster.file_damaged"),
        (b"%PDF-", "roster.file_kind"),
    ],
)
def test_a_file_that_is_no_list(law: Law, tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "staff"
    path.write_bytes(data)
    with pytest.raises(RosterError) as caught:
        plan_long(path, tmp_path / "plan.csv", law, "2026-11")
    assert caught.value.code == code
    assert [one.name for one in tmp_path.iterdir()] == ["staff"]


@pytest.mark.usefixtures("small_pieces")
def test_a_run_that_breaks_off_leaves_the_old_file(law: Law, tmp_path: Path) -> None:
    path, out = people(tmp_path, 60), tmp_path / "plan.csv"
    out.write_text("the old plan", encoding="utf-8")

    def stop(done: int, there: int) -> None:
        if done > there // 2:
            raise KeyboardInterrupt

    for place in (out, tmp_path / "plan.parquet"):
        with pytest.raises(KeyboardInterrupt):
            plan_long(path, place, law, "2026-11", overwrite=True, progress=stop)
    with pytest.raises(RosterError, match="there is a file of that name already"):
        plan_long(path, out, law, "2026-11")
    with pytest.raises(RosterError, match="the name does not say what to write"):
        plan_long(path, tmp_path / "plan.xlsx", law, "2026-11")
    assert out.read_text(encoding="utf-8") == "the old plan"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["people.csv", "plan.csv"]


def test_which_lists_are_long(make_file: MakeFile, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long, "ROWS", 3)
    for count in (3, 4):
        text = "birth,category\n" + "1971-09,male_60\n" * count
        path = make_file(text)
        assert is_long(path) is (count + 1 > 3)  # by its lines, the header among them
        read_roster(path).plan(law, "2026-11").write(tmp_path / "plan.parquet", overwrite=True)
        assert is_long(tmp_path / "plan.parquet") is (count > 3)
        read_roster(path).plan(law, "2026-11").write(tmp_path / "plan.xlsx", overwrite=True)
        assert is_long(tmp_path / "plan.xlsx") is False
    assert is_long(tmp_path / "none.csv") is False
    assert is_long(tmp_path) is False


# A million rows

MEASURED = """
import json, resource, sys

from tests.law_day import load_law
from retirecalc.roster import plan_long
plan = plan_long(sys.argv[1], sys.argv[2], load_law(in_force_on=sys.argv[3]), "2026-11")
print(json.dumps([plan.rows, plan.people, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))
"""
BETWEEN = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
"""A child begins with the peak memory of whoever forks it, and the one that tests may have much."""


@pytest.mark.long
def test_a_million_rows_in_the_memory_of_a_piece(law: Law, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    block = rows(people(tmp_path, 1_000))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*block[0], "备注"])
        for number in range(1_000):
            writer.writerows([f"{number:04}{row[0]}", *row[1:], "样例备注" * 5] for row in block[1:])
    assert path.stat().st_size > 80_000_000
    parquet = tmp_path / "plan.parquet"
    for source, out in ((path, parquet), (parquet, tmp_path / "plan.csv")):
        done = subprocess.run(
            [sys.executable, "-c", BETWEEN, sys.executable, "-c", MEASURED, str(source), str(out), LAW_DAY],
            env={**os.environ, "PYTHONPATH": str(home())},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        counted, answered, megabytes = json.loads(done.stdout)
        assert (counted, answered) == (1_000_000, 1_000_000)
        # A million rows of cells and people would take some gigabytes.
        assert megabytes < 500
    first = read_roster(people(tmp_path, 1_000)).plan(law, "2026-11")
    columns = pq.read_table(parquet, columns=["法定退休年月", "最早符合条件年月", "尚缺月数"])
    expected = [
        (
            row.assessment.statutory.value.month.on(1),
            None if row.assessment.first_qualifying_month is None else row.assessment.first_qualifying_month.on(1),
            None if row.judged.shortfall_months is None else int(row.judged.shortfall_months),
        )
        for row in first.rows
        if row.assessment is not None and row.judged is not None
    ]
    for start in (0, 499_000, 999_000):
        part = columns.slice(start, 1_000)
        assert list(zip(*(column.to_pylist() for column in part.columns), strict=True)) == expected


def id_number(birth: str, sequence: int) -> str:
    """A number with its check character; that of a man has an odd sequence."""
    number = f"110221{birth}{sequence:03}"
    return number + ric.calc_check_digit(number + "0")


@pytest.mark.parametrize("as_of", ["2026-11", "2026-11-15", "2031-03"])
def test_rows_that_say_the_same_but_for_the_months(make_file: MakeFile, law: Law, tmp_path: Path, as_of: str) -> None:
    """Both sides of what is enough, of a life and of the time insured; and what must not be taken for an earlier row."""
    lines = ["no,name,sex,post,birth,paid months,deemed months,continuing,first insured,planned month"]
    facts = [
        ("男", "", "1971-09-15"),
        ("男", "", "1971-09"),
        ("男", "", "1971-09-01"),
        ("女", "管理岗", "1971年9月"),
        ("女", "", "1975-02-28"),
        ("女", "生产岗", "1977-12-31"),
    ]
    counts = [
        "",
        "0",
        "无",
        "-3",
        "120",
        "179",
        "180",
        "181",
        "239",
        "240",
        "241",
        "26年4个月",
        "662",
        "663",
        "664",
        "x",
    ]
    for sex, post, birth in facts:
        for paid in counts:
            for deemed in ("", "0", "60"):
                for rest in ("是,,", "否,,", ",2007-01,", "是,,2031-08"):
                    lines.append(f"{len(lines)},佚名{len(lines)},{sex},{post},{birth},{paid},{deemed},{rest}")
    lines += [
        "合计,,,,,4000,,,,",
        "一、,,,,,,,,,",
        "审核,佚名,男,,1971-09-15,300,0,是,,",
        "9,佚名,男,,1971-09-15,300,0,是,,,多",
    ]
    lines += ["10,=佚名,男,,1971-09-15,300,0,是,,", "011,佚名,男,,1971-09-15,300,0,是"]
    both(make_file("\n".join(lines)), law, tmp_path, as_of)


def test_what_an_id_number_says_is_of_its_own_row(
    make_file: MakeFile, law: Law, tmp_path: Path, small_pieces: None
) -> None:
    lines = ["name,birth,sex,ID number,paid months,department"]
    for birth in ("1971-09-15", "1971-09", "1971-09-16", "1971-10", ""):
        for sex in ("男", "女", ""):
            for _ in range(3):
                own, other = id_number("19710915", 300 + len(lines)), id_number("19710930", 301 + len(lines))
                woman, man = id_number("19680229", 2 * len(lines)), id_number("19680229", 2 * len(lines) + 1)
                wrong = f"{own[:-1]}{(int(own[-1].replace('X', '0')) + 1) % 10}"
                for number in (own, other, woman, man, wrong, f"{own[:15]}000", "G1234567", ""):
                    lines.append(f"佚名{len(lines)},{birth},{sex},{number},300,总部")
    both(make_file("\n".join(lines)), law, tmp_path, women="female_50")


def test_counts_that_contradict_each_other_and_numbers_that_end_in_zeros(
    make_file: MakeFile, law: Law, tmp_path: Path
) -> None:
    places = (f"{place}19810915000" for place in range(110000, 120000))
    zeros = [number + "0" for number in places if ric.calc_check_digit(number + "0") == "0"]
    lines = ["name,category,ID number,cumulative months,paid months,deemed months,department"]
    for cumulative in ("", "200", "260", "300"):
        for paid in ("", "200", "260"):
            for deemed in ("", "0", "60", "210"):
                for number in (id_number("19810915", 2 * len(lines)), zeros[len(lines)]):
                    lines.append(f"佚名{len(lines)},女50,{number},{cumulative},{paid},{deemed},")
    both(make_file("\n".join(lines)), law, tmp_path)


def test_a_row_that_says_what_an_earlier_one_said_is_not_read_again(
    make_file: MakeFile, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["name,birth,category,paid months"]
    lines += [f"佚名{n},1975-0{n % 3 + 1}-1{n % 7},male_60,{200 + n}" for n in range(90)]
    read: list[int] = []
    read_one = RowReader.read

    def watched(self: RowReader, number: int, cells: Sequence[Any]) -> RosterRow:
        read.append(number)
        return read_one(self, number, cells)

    monkeypatch.setattr(RowReader, "read", watched)
    plan = plan_long(make_file("\n".join(lines)), tmp_path / "out.csv", law, "2026-11")
    assert (plan.rows, plan.people, read) == (90, 90, [2, 3, 4])


def test_of_people_with_the_same_open_question_one_is_read(
    make_file: MakeFile, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A woman born in 1975-03 reaches the age in 2025-05 (50 and two months) or, if hers was 55, in 2031-07 (56 and four months)."""
    lines = ["name,sex,birth,cumulative months,continuing"]
    lines += [f"佚名{n},女,1975-03,{250 + n},yes" for n in range(60)]
    staff, read = make_file("\n".join(lines)), list[int]()
    both(staff, law, tmp_path)
    read_one = RowReader.read

    def watched(self: RowReader, number: int, cells: Sequence[Any]) -> RosterRow:
        read.append(number)
        return read_one(self, number, cells)

    monkeypatch.setattr(RowReader, "read", watched)
    plan = plan_long(staff, tmp_path / "out.csv", law, "2026-11", overwrite=True)
    assert (plan.rows, plan.people, plan.counts["questions"], read) == (60, 0, 60, [2])
    assert [number for number, _ in plan.said["questions"]] == list(range(2, 32))
    (header, *answered) = rows(tmp_path / "out.csv")
    assert {row[header.index("alternatives")].count("2025-05") for row in answered} == {1}
    assert {row[header.index("alternatives")].count("2031-07") for row in answered} == {1}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the rows that are read by themselves."""
    read: list[int] = []
    read_one = RowReader.read

    def one(self: RowReader, number: int, cells: Sequence[Any]) -> RosterRow:
        read.append(number)
        return read_one(self, number, cells)

    monkeypatch.setattr(RowReader, "read", one)
    return read


POSTS = (
    "",
    "工人",
    "管理岗",
    "班长",
    "销售",
    "岗1",
    "岗2",
    "干部",
    "女工",
    "男工",
    "女50",
    "50",
    "原50周岁",
    "60",
    "male_60",
    "井下采掘",
    "不详",
)


@pytest.mark.parametrize("women", [None, "female_50"])
@pytest.mark.parametrize("title", ["岗位", "身份类别"])
def test_whatever_stands_for_a_post(
    make_file: MakeFile, law: Law, tmp_path: Path, title: str, women: str | None, small_pieces: None
) -> None:
    lines = [f"姓名,性别,出生年月,{title},身份证号"]
    for sex in ("男", "女", "", "1", "男性", "女（外聘）"):
        for post in POSTS:
            for number in ("", id_number("19790915", 2 * len(lines)), id_number("19790915", 2 * len(lines) + 1)):
                lines.append(f"佚名{len(lines)},{sex},1979-09,{post},{number}")
    both(make_file("\n".join(lines)), law, tmp_path, women=women)


def test_however_an_id_number_is_written(make_file: MakeFile, law: Law, tmp_path: Path, small_pieces: None) -> None:
    """As it is, after a tab or an apostrophe, with blanks, a hyphen or wide digits; masked, of 15 digits, of other papers."""
    lines = ["姓名,性别,证件类型,出生日期,身份证号,岗位"]
    for kind in ("", "居民身份证", "护照"):
        for sex in ("男", "女", ""):
            for birth in ("1971-09-15", "1971-09", ""):
                for write in (
                    "{}", "{}\t", "'{}", '="{}"', " {} ", "身份证：{}", "wide", "masked", "masked behind", "old", "E1", "无", "rounded",
                ):  # fmt: skip
                    number = id_number("19710915", len(lines))
                    cell = {
                        "wide": number.translate({48 + digit: 0xFF10 + digit for digit in range(10)}),
                        "masked": f"{number[:6]}********{number[14:]}",
                        "masked behind": f"{number[:14]}****",
                        "old": f"{number[:6]}{number[8:17]}",
                        "E1": f"E{len(lines):08}",
                        "无": "无",
                        "rounded": "1.10221E+17",
                    }.get(write) or write.format(number)
                    lines.append(f'佚名{len(lines)},{sex},{kind},{birth},"{cell.replace(chr(34), chr(34) * 2)}",工人')
    both(make_file("\n".join(lines)), law, tmp_path)


def test_a_word_for_a_post_decides_nothing_of_a_man(
    make_file: MakeFile, law: Law, tmp_path: Path, watched: list[int]
) -> None:
    lines = ["姓名,性别,出生年月,岗位", *(f"佚名{n},男,1971-09,岗{n}" for n in range(40))]
    plan = plan_long(make_file("\n".join(lines)), tmp_path / "out.csv", law, "2026-11")
    assert (plan.people, watched) == (40, [2])


def test_id_numbers_of_other_forms_are_no_reason_to_read_a_row_by_itself(
    make_file: MakeFile, law: Law, tmp_path: Path, watched: list[int]
) -> None:
    lines = ["姓名,性别,出生年月,身份证号"]
    for n in range(20):
        number = id_number("19710915", 2 * n + 1)
        cells = (number, f"{number}\t", f"'{number}", f"{number[:6]}********{number[14:]}", f"E{n:08}")
        lines += [f"佚名{n}-{place},男,1971-09-15,{cell}" for place, cell in enumerate(cells) if not (n and place == 1)]
    plan = plan_long(make_file("\n".join(lines)), tmp_path / "out.csv", law, "2026-11")
    # A number that stands there twice is looked at each time.
    assert plan.people == len(lines) - 1
    assert len(watched) < 50


def test_what_writes_the_plan_is_missed_before_the_list_is_read(
    tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra):
        plan_long(tmp_path / "no_list.csv", tmp_path / "plan.parquet", law, "2026-11")
    with pytest.raises(RosterError) as caught:
        plan_long(tmp_path / "no_list.csv", tmp_path / "plan.txt", law, "2026-11")
    assert caught.value.code == "roster.file_suffix"


@pytest.mark.usefixtures("small_pieces")
def test_blank_cells_beyond_the_titles_are_of_no_row(make_file: MakeFile, law: Law, tmp_path: Path) -> None:
    lines = ["名单", "姓名,性别,出生年月", "甲,男,1971-09,", "乙,男,1971-10,,,", "合计,,,,", ",,,,,,", "丙,男,1971-11"]
    both(make_file("\n".join(lines)), law, tmp_path)
    assert {len(row) for row in rows(tmp_path / "long.csv")} == {3 + len(RESULTS)}
    both(make_file("\n".join([*lines, "丁,男,1971-12,备注,,"])), law, tmp_path)
    assert {len(row) for row in rows(tmp_path / "long.csv")} == {6 + len(RESULTS)}


@pytest.mark.parametrize("way", ["short", "long"])
def test_more_months_than_a_life_or_than_those_insured_are_not_taken_from_an_earlier_row(
    make_file: MakeFile, law: Law, tmp_path: Path, way: str
) -> None:
    """From 1971-09 to 2026-11 there are 663 months, from 2007-01 on 239. The minimum of 2033-06 is 204."""
    lines = ["性别,出生年月,实际缴费月数,视同缴费月数,首次参保时间,是否继续缴费"]
    lines += [f"男,1971-09,{months},0,,是" for months in (300, 663, 664)]
    lines += [
        f"男,1971-09,{months},{deemed},2007-01,是" for months, deemed in ((200, 0), (239, 0), (240, 0), (239, 424))
    ]
    staff, out = make_file("\n".join(lines)), tmp_path / "plan.csv"
    if way == "long":
        plan_long(staff, out, law, "2026-11")
    else:
        read_roster(staff).plan(law, "2026-11").write(out)
    (header, *planned) = rows(out)
    enough = [row[header.index(RESULTS["eligibility"])] == "符合条件" for row in planned]
    warned = [bool(row[header.index(RESULTS["warnings"])]) for row in planned]
    assert enough == [True, True, False, True, True, False, True]
    # 663 months can be true of a life, and are pointed out as paid from childhood on.
    assert warned == [False, True, True, False, False, True, True]


@pytest.mark.parametrize("of", ["险种类型", "年度"])
def test_rows_of_several_insurances_or_years(
    make_file: MakeFile, law: Law, tmp_path: Path, watched: list[int], of: str, small_pieces: None
) -> None:
    kinds = (
        ("企业职工基本养老保险", "失业保险", "", "城乡居民养老保险")
        if of == "险种类型"
        else ("2024", "2025", "", "2025")
    )
    lines = [f"姓名,身份证号,出生年月,性别,{of},累计缴费月数"]
    for n in range(60):
        number = id_number("19710915", 2 * n + 1) if n % 5 else ""
        some = kinds if n % 10 == 0 else kinds[:1]
        lines += [f"佚名{n},{number},1971-09,男,{kind},{200 + n + place}" for place, kind in enumerate(some)]
    both(make_file("\n".join(lines)), law, tmp_path)
    watched.clear()
    plan_long(tmp_path / "staff.csv", None, law, "2026-11")
    assert len(watched) < 40  # those of people with several rows, and one of each kind
