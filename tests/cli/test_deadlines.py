"""`person --timeline`, `roster --within`, `--ics`, and `class`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROSTER = Path(__file__).parents[2] / "examples" / "roster.csv"
MAN = ("person", "--birth", "1970-08", "--category", "male_60", "--contributions", "324", "--employment", "employee")
ASKED = ("--as-of", "2026-11")


def test_timeline(run: Run) -> None:
    done = run(*MAN, *ASKED, "--retire-in", "2030-08", "--timeline")
    assert (done.status, done.err) == (0, "")
    assert "What to do by when, to retire in 2030-08" in done.out
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "by 2030-05-01 written notice to the employer the person" in [line.replace(" [1]", "") for line in lines]
    assert [line for line in lines if line.startswith("in 2030-09 first payment")]
    assert "人社部发〔2024〕94号 Interim measures for flexible retirement" in done.out


def test_timeline_of_several_months_and_of_the_first_that_qualifies(run: Run) -> None:
    done = run(*MAN, *ASKED, "--retire-in", "2030-08", "--retire-in", "2032-05", "--timeline", "--lang", "zh")
    assert "2030年8月退休的办理事项" in done.out
    assert "2032年5月退休的办理事项" in done.out
    assert "to retire in 2030-08" in run(*MAN, *ASKED, "--timeline").out


def test_timeline_of_a_month_that_is_refused(run: Run) -> None:
    done = run(*MAN, *ASKED, "--retire-in", "2029-08", "--timeline")
    # 1970-08 and 60 years: 2030-08.
    assert "Nothing: this month is refused (the original retirement age is not reached)." in " ".join(done.out.split())


def test_timeline_of_chongqing(run: Run) -> None:
    place = ("--place", "CN-CQ", "--filed-on", "2026-11-02", "--special-work", "--not-pre-examined")
    done = run(*MAN, *ASKED, *place, "--retire-in", "2030-08", "--timeline")
    assert "by 2026-11-05" in done.out
    assert "by 2026-12-08" in done.out


def test_without_a_calendar_it_says_how_to_get_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    done = run(*MAN, *ASKED, "--place", "CN-CQ", "--filed-on", "2026-11-02", "--retire-in", "2030-08", "--timeline")
    assert done.status == 0
    assert "no calendar of working days was given" in " ".join(done.out.split())
    assert f'pip install -e "{Path(__file__).parents[2]}[workdays]"' in done.out


@pytest.mark.parametrize("other", ["--json", "--explain"])
def test_a_timeline_stands_alone(run: Run, other: str) -> None:
    done = run(*MAN, *ASKED, "--timeline", other)
    assert (done.status, done.out) == (2, "")
    said = json.loads(done.err)["message"] if other == "--json" else done.err.rstrip("\n")
    assert said == "--timeline prints what to do and nothing else. Leave out --json and --explain."


def test_ics_of_a_person(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "me.ics"
    assert run(*MAN, *ASKED, "--retire-in", "2030-08", "--timeline", "--ics", str(out)).status == 0
    assert run(*MAN, *ASKED, "--ics", str(out)).out.endswith(f"\nWritten: {out}\n")
    assert "Written" not in run(*MAN, *ASKED, "--json", "--ics", str(out)).out
    first = out.read_bytes()
    assert first.count(b"BEGIN:VEVENT") == 4
    assert run(*MAN, *ASKED, "--retire-in", "2030-09", "--timeline", "--ics", str(out)).status == 0
    uids = [{line for line in data.splitlines() if line.startswith(b"UID")} for data in (first, out.read_bytes())]
    assert uids[0] == uids[1]


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    done = run(*MAN, *ASKED, "--timeline", "--ics", str(tmp_path / "no" / "me.ics"))
    assert done.status == 2
    assert "cannot be written" in done.err


def test_within(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    done = run("roster", str(ROSTER), *ASKED, "--within", "1", "--ics", str(out))
    assert done.status == 0
    rows = [line.split()[:2] for line in done.out.splitlines() if line.strip().startswith("2026-")]
    assert rows == [
        ["2026-11-01", "23"],
        ["2026-11-30", "5"],
        ["2026-11-30", "5"],
        ["2026-12-01", "8"],
        ["2026-12-01", "34"],
        ["2026-12-31", "33"],
        ["2026-12-31", "33"],
    ]
    assert "a deadline has" in done.out
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_calendar_of_a_list_over_that_of_last_month(run: Run, tmp_path: Path) -> None:
    staff, out = tmp_path / "staff.csv", tmp_path / "due.ics"
    header = "姓名,birth,category,employment,retire_in\n"
    staff.write_text(header + "样例甲,1967-02,male_60,employee,2027-03\n", encoding="utf-8")
    asked = ("roster", str(staff), *ASKED, "--ics", str(out), "--ics-names", "name")
    assert run(*asked).status == 0
    first = out.read_text(encoding="utf-8")
    assert first.count("BEGIN:VEVENT") == 4
    assert "样例甲 (row 2): written notice to the employer" in first.replace("\r\n ", "")
    assert "STATUS:CANCELLED" not in first
    assert run(*asked, "--ics-monthly").status == 0
    monthly = out.read_text(encoding="utf-8")
    assert (monthly.count("SUMMARY:Steps due in"), monthly.count("STATUS:CANCELLED")) == (2, 4)


@pytest.mark.parametrize("monthly", [(), ("--ics-monthly",)])
def test_a_list_of_other_people_replaces_no_calendar_unasked(
    run: Run, tmp_path: Path, monthly: tuple[str, ...]
) -> None:
    staff, out = tmp_path / "staff.csv", tmp_path / "due.ics"
    header = "姓名,birth,category,employment,retire_in\n"
    one, two = "样例甲,1967-02,male_60,employee,2027-03\n", "样例乙,1966-12,male_60,employee,2027-06\n"
    asked = ("roster", str(staff), *ASKED, "--ics", str(out), "--key", "k", *monthly)
    staff.write_text(header + one, encoding="utf-8")
    assert run(*asked).status == 0
    first = out.read_bytes()
    staff.write_text(header + two, encoding="utf-8")
    refused = run(*asked)
    assert (refused.status, out.read_bytes()) == (2, first)
    assert "not the calendar of these people" in refused.err
    # One of the people is still there: the list has changed, and is the same one.
    staff.write_text(header + two + one, encoding="utf-8")
    assert run(*asked).status == 0
    staff.write_text(header + two, encoding="utf-8")
    assert run(*asked).status == 0
    staff.write_text(header + one, encoding="utf-8")
    assert run(*asked).status == 2
    assert run(*asked, "--force").status == 0
    assert b"CANCELLED" not in out.read_bytes()
    # Nothing was to come, so nothing is lost.
    staff.write_text(header + "样例丙,1995-12,male_60,employee,\n", encoding="utf-8")
    assert run(*asked, "--force").status == 0
    staff.write_text(header + one, encoding="utf-8")
    assert run(*asked).status == 0


def test_a_row_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("birth,category\n1966-06,male_60\n1971-13,male_60\n", encoding="utf-8")
    done = run("roster", str(staff), *ASKED, "--within", "1")
    assert done.status == 3
    assert "2026-11-30" in done.out
    assert "Row 3: birth: '1971-13' has no such month" in done.out


def test_nothing_within(run: Run, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("birth,category\n1990-01,male_60\n", encoding="utf-8")
    assert "Nothing falls due." in run("roster", str(staff), *ASKED, "--within", "0").out


def test_nothing_within_is_not_said_while_a_row_is_open(run: Run, tmp_path: Path) -> None:
    staff = tmp_path / "staff.csv"
    staff.write_text("birth,sex\n1990-01,male\n1990-01,female\n1971-13,male\n", encoding="utf-8")
    for asked in (["--within", "0"], []):  # the woman is asked about, and the third row has no birth
        said = " ".join(run("roster", str(staff), *ASKED, *asked).out.split())
        assert "Nothing falls due." not in said
        assert "Nothing falls due for the rows that have their answer. Rows with a question or a problem: 2;" in said


# class


def test_a_class_that_is_settled(run: Run) -> None:
    done = run("class", "--sex", "female", "--post", "worker", "--employment", "employee")
    assert done.status == 0
    assert done.out.startswith("The facts support: women (original age 50) (female_50).\n")
    assert "国发〔1978〕104号" in done.out
    assert "from memory, to be verified" in done.out


@pytest.mark.parametrize(
    ("args", "questions"),
    [
        ((), ["--sex"]),
        (("--sex", "女"), ["--employment", "--post"]),
        (("--sex", "女", "--post", "management", "--employment", "state_employee"), ["--senior"]),
    ],
)
def test_what_to_ask(run: Run, args: tuple[str, ...], questions: list[str]) -> None:
    done = run("class", *args)
    assert done.status == 3
    assert "The facts do not settle the class." in done.out
    asked = [line.split()[0].rstrip(":") for line in done.out.splitlines() if line.startswith("  --")]
    assert asked == questions
    zh = run("class", *args, "--lang", "zh")
    assert zh.status == 3
    assert "需要问清" in zh.out


def test_a_class_asked_of_an_older_day(run: Run) -> None:
    asked = ("class", "--sex", "female", "--post", "worker", "--employment", "employee")
    assert run(*asked, "--as-of", "2026-11-05") == run(*asked, "--as-of", "2026-11")
    before = run(*asked, "--as-of", "1970-01")
    assert (before.status, before.out) == (2, "")


def test_a_woman_without_employer(run: Run) -> None:
    done = run("class", "--sex", "female", "--employment", "own_account")
    assert done.status == 3
    assert "R05" in done.out
    assert "Mostly" in done.out


def test_the_further_way_of_chongqing(run: Run) -> None:
    left = ("--left-management", "2024-03", "--birth", "1976-05", "--place", "CN-CQ")
    done = run("class", "--sex", "female", "--post", "worker", "--employment", "employee", *left)
    assert done.status == 3
    assert "A further way: women who left a management post" in done.out
    assert "2026-05" in done.out
    assert "R04" in done.out
