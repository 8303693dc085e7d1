"""Calendar files, read back by a second parser (vobject); no personal data in them; UIDs that outlive a change of facts."""

from __future__ import annotations

import csv
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject

from retirecalc import Contributions, Filing, MissingExtra, Person, YearMonth, assess, load_law, read_roster
from retirecalc.ics import person_ics, roster_ics
from tests.timeline.conftest import Weekdays

ROSTER = Path(__file__).parents[1] / "examples" / "roster.csv"
AS_OF = YearMonth(2026, 11)


def read(data: bytes) -> list[Any]:
    (calendar,) = vobject.readComponents(data.decode())
    assert calendar.version.value == "2.0"
    assert calendar.method.value == "PUBLISH"
    return list(calendar.vevent_list)


def by_uid(data: bytes) -> dict[str, Any]:
    events = read(data)
    assert len({event.uid.value for event in events}) == len(events)
    return {event.uid.value: event for event in events}


def answer(birth: str = "1970-08-15", as_of: str = "2026-11", place: str = "CN", **facts: Any) -> Any:
    contributions = Contributions(paid=300, deemed=24, continuing=True)
    facts = {"employment": "employee", "contributions": contributions, **facts}
    return assess(Person(birth, "male_60", **facts), load_law(place), as_of)


def test_one_person() -> None:
    events = read(person_ics(answer(), "2030-08", key="case 7", lang="en"))
    assert [(event.dtstart.value, event.summary.value) for event in events] == [
        (date(2030, 5, 1), "written notice to the employer (retirement in 2030-08)"),
        (date(2030, 8, 31), "written application that names the retirement month (retirement in 2030-08)"),
        (date(2030, 8, 31), "the employer files the pension application (retirement in 2030-08)"),
        (date(2030, 9, 1), "first payment of the pension (retirement in 2030-08)"),
    ]
    assert all(event.dtend.value.toordinal() - event.dtstart.value.toordinal() == 1 for event in events)
    assert "人社部发〔2024〕94号 按事项：提前三个月告知" in events[0].description.value
    assert "if approved" in events[3].description.value


def test_in_chinese() -> None:
    events = read(person_ics(answer(), "2030-08", key="case 7"))
    assert events[0].summary.value == "书面告知单位（2030-08退休）"
    assert "办理人：本人" in events[0].description.value


def test_working_days_are_in_it() -> None:
    filing = Filing(on="2026-11-02", special_work=False)
    data = person_ics(answer(place="CN-CQ"), "2030-08", key="k", lang="en", calendar=Weekdays(), filing=filing)
    days = {event.summary.value.split(" (")[0]: event for event in read(data)}
    assert days["end of the local procedure"].dtstart.value == date(2026, 12, 8)
    assert (
        "Not stated: whether the file was examined beforehand." in days["the paper file is handed in"].description.value
    )


def test_the_same_bytes_again() -> None:
    assert person_ics(answer(), "2030-08", key="k") == person_ics(answer(), "2030-08", key="k")


@pytest.mark.parametrize(
    "changed",
    [
        lambda: person_ics(answer("1970-07-01"), "2030-08", key="k"),
        lambda: person_ics(answer(), "2030-10", key="k"),
        lambda: person_ics(answer(), "2030-08", key="k", lang="en"),
        lambda: person_ics(answer(as_of="2027-03"), "2030-09", key="k"),
    ],
)
def test_changed_facts_keep_the_uids(changed: Any) -> None:
    assert by_uid(person_ics(answer(), "2030-08", key="k")).keys() == by_uid(changed()).keys()


def test_a_change_of_employment_keeps_the_application() -> None:
    before = by_uid(person_ics(answer(), "2030-08", key="k"))
    after = by_uid(person_ics(answer(employment="own_account"), "2030-08", key="k"))
    assert after.keys() < before.keys()
    assert len(after) == 3  # no notice without an employer


def test_another_key_is_another_person() -> None:
    assert (
        not by_uid(person_ics(answer(), "2030-08", key="a")).keys()
        & by_uid(person_ics(answer(), "2030-08", key="b")).keys()
    )


def test_sequence_and_stamp_rise_with_the_month_asked_and_with_nothing_else() -> None:
    (first, *_), (later, *_) = (read(person_ics(answer(as_of=at), "2030-08", key="k")) for at in ("2026-11", "2027-03"))
    assert int(later.sequence.value) - int(first.sequence.value) == 4
    assert first.dtstamp.value.isoformat() == "2026-11-01T00:00:00+00:00"
    assert later.dtstamp.value.isoformat() == "2027-03-01T00:00:00+00:00"
    (own, *_) = read(person_ics(answer(), "2030-08", key="k", sequence=9))
    assert own.sequence.value == "9"


# a list


def test_the_example() -> None:
    plan = read_roster(ROSTER).plan(load_law(), AS_OF)
    data = roster_ics(plan, key="staff", lang="en", within=12)
    events = [(event.dtstart.value, event.summary.value) for event in read(data)]
    assert (date(2026, 11, 1), "Row 23: written notice to the employer (retirement in 2027-02)") in events
    assert (date(2026, 12, 31), "Row 33: the employer files the pension application (retirement in 2026-12)") in events
    assert all(date(2026, 11, 1) <= day < date(2027, 12, 1) for day, _ in events)
    assert len(read(roster_ics(plan, key="staff"))) > len(events)


def test_nothing_of_a_person_is_in_it() -> None:
    plan = read_roster(ROSTER).plan(load_law("CN-CQ"), AS_OF)
    text = roster_ics(plan, key="staff").decode().replace("\r\n ", "")
    with ROSTER.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 40
    for row in rows:
        for column in ("姓名", "身份证号", "工号"):
            assert not re.search(rf"(?<!\w){row[column]}(?!\w)", text)
        assert f"{row['出生年月']}" not in text
    assert not re.search(r"\d{17}[\dX]", text)


def people(path: Path, *, later: int = 0) -> Path:
    """500 people; `later` moves every plan by so many months."""
    lines = ["姓名,身份证号,出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,拟退休年月"]
    for index in range(500):
        birth = YearMonth(1967, 1) + index % 60
        month = birth + 720 + index % 4 + later
        lines.append(f"某{index},,{birth},男,民营企业职工,30年,2026-10,{month}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_five_hundred_people_in_one_file(tmp_path: Path) -> None:
    plan = read_roster(people(tmp_path / "a.csv")).plan(load_law(), AS_OF)
    assert not plan.problems
    events = by_uid(roster_ics(plan, key="all"))
    assert len({event.summary.value.partition("行")[0] for event in events.values()}) == 500
    assert len(events) >= 1500
    moved = read_roster(people(tmp_path / "b.csv", later=1)).plan(load_law(), AS_OF)
    after = by_uid(roster_ics(moved, key="all"))
    assert len(events.keys() & after.keys()) >= 1500
    assert events.keys().isdisjoint(by_uid(roster_ics(plan, key="another")))


@pytest.mark.parametrize("title", ["工号", "Employee No."])
def test_a_staff_number_outlives_a_change_of_rows(tmp_path: Path, title: str) -> None:
    def steps(name: str, *rows: str) -> dict[str, set[str]]:
        """The UIDs of each retirement month; the months are different for each person here."""
        file = tmp_path / f"{name}.csv"
        file.write_text(f"{title},birth,category\n" + "\n".join(rows) + "\n", encoding="utf-8")
        found: dict[str, set[str]] = {}
        for uid, event in by_uid(roster_ics(read_roster(file).plan(load_law(), AS_OF), key="k", lang="en")).items():
            found.setdefault(event.summary.value.rpartition(" ")[2], set()).add(uid)
        return found

    # 附件1: 1967-02 is 7 months late, 2027-09; 1968-02 is 10 late, 2028-12; 1970-03 is 16 late, 2031-07.
    before = steps("a", "007,1967-02,male_60", "008,1968-02,male_60", ",1970-03,male_60")
    after = steps("b", "008,1968-02,male_60", "007,1967-02,male_60", ",1970-03,male_60")
    assert before == after
    assert before.keys() == {"2027-09)", "2028-12)", "2031-07)"}
    # Without numbers of their own the rows decide, and whoever moves up takes the UIDs of the row.
    twice = steps("c", "7,1967-02,male_60", "7,1968-02,male_60")
    moved = steps("d", "7,1968-02,male_60", "7,1967-02,male_60")
    assert twice["2027-09)"] == moved["2028-12)"]
    assert twice["2027-09)"].isdisjoint(before["2027-09)"])


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r'pip install "retirecalc\[ics\]"'):
        person_ics(answer(), "2030-08", key="k")
