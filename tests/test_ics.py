"""Calendar files, read back by a second parser (vobject); no personal data in them; UIDs of the person, whatever else changes."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import vobject

from retirecalc import Contributions, InvalidFacts, Person, YearMonth, assess, read_roster
from retirecalc.errors import MissingExtra
from retirecalc.facts.filing import Filing
from retirecalc.ics import person_ics, roster_ics, updated
from retirecalc.roster import due_within
from tests.law_day import load_law
from tests.tiers import some
from tests.timeline.conftest import Weekdays

ROSTER = Path(__file__).parents[1] / "examples" / "roster.csv"
AS_OF = YearMonth(2026, 11)
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
AGES = 600


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


def of_one(
    birth: str = "1970-08-15",
    *,
    month: str = "2030-08",
    key: str = "k",
    made_at: Any = AT,
    lang: Any = "zh",
    **facts: Any,
) -> bytes:
    return person_ics(answer(birth, **facts), month, key=key, made_at=made_at, lang=lang)


def test_one_person() -> None:
    events = read(of_one(lang="en"))
    assert [(event.dtstart.value, event.summary.value) for event in events] == [
        (date(2030, 5, 1), "written notice to the employer (retirement in 2030-08)"),
        (date(2030, 8, 31), "written application that names the retirement month (retirement in 2030-08)"),
        (date(2030, 8, 31), "the employer files the pension application (retirement in 2030-08)"),
        (date(2030, 9, 1), "first payment of the pension this month (retirement in 2030-08)"),
    ]
    assert all(event.dtend.value.toordinal() - event.dtstart.value.toordinal() == 1 for event in events)
    assert "人社部发〔2024〕94号 on 提前三个月告知 (article number not settled)" in events[0].description.value
    assert "if approved" in events[3].description.value


def test_in_chinese() -> None:
    events = read(of_one())
    assert events[0].summary.value == "书面告知用人单位（2030年8月退休）"
    assert "办理人：本人" in events[0].description.value


def test_working_days_are_in_it() -> None:
    filing = Filing(on="2026-11-02", special_work=False)
    data = person_ics(
        answer(place="CN-CQ"), "2030-08", key="k", made_at=AT, lang="en", calendar=Weekdays(), filing=filing
    )
    days = {event.summary.value.split(" (")[0]: event for event in read(data)}
    assert days["end of the local procedure"].dtstart.value == date(2026, 12, 8)
    assert (
        "Not stated: whether the file was examined beforehand." in days["the paper file is handed in"].description.value
    )


def test_a_step_towards_a_month_that_is_not_certain_says_what_is_missing() -> None:
    """1966-08 is 19 months after 1965-01: 19//4+1 = 5 months, 2027-01; what was paid by then is not stated."""
    text = "birth,category,employment,drawing\n1966-08,male_60,employee,none\n"
    found = read(roster_of(text, lang="zh"))
    assert len(found) == 3
    assert all("未说明：缴费年限。" in event.description.value for event in found)


def test_an_article_that_is_sure_for_one_reason_and_not_for_another_stands_once() -> None:
    """Who files alone cites 94号 第八条 for the month and, less surely, for the filing."""
    text = "birth,category,employment\n1966-08,male_60,own_account\n"
    (event,) = (one for one in read(roster_of(text, lang="zh")) if "本人提出领取" in one.summary.value)
    (basis,) = (line for line in event.description.value.splitlines() if line.startswith("依据："))
    places = basis.removeprefix("依据：").split("、")
    assert len(places) == len(set(places))


def test_the_same_bytes_again() -> None:
    assert of_one() == of_one()


@pytest.mark.parametrize(
    "changed",
    [
        lambda: of_one(month="2030-10"),
        lambda: of_one(lang="en"),
        lambda: of_one(month="2030-09", as_of="2027-03"),
        lambda: of_one(place="CN-CQ"),
        lambda: of_one(contributions=None),
        lambda: of_one(made_at=AT + timedelta(days=400)),
    ],
)
def test_what_may_change_of_a_person_keeps_the_uids(changed: Any) -> None:
    assert by_uid(of_one()).keys() <= by_uid(changed()).keys()


def test_a_change_of_employment_keeps_the_application() -> None:
    before, after = by_uid(of_one()), by_uid(of_one(employment="own_account"))
    assert after.keys() < before.keys()
    assert len(after) == 3  # no notice without an employer


def test_a_change_of_post_is_no_other_woman() -> None:
    def woman(category: Any, month: str) -> set[str]:
        person = Person("1978-08", category, employment="own_account")
        return set(by_uid(person_ics(assess(person, load_law(), "2026-11"), month, key="k", made_at=AT)))

    # 43 months after 1975-01, 43//2+1 = 22: 2030-06; 103 after 1970-01, 103//4+1 = 26: 2035-10
    assert woman("female_50", "2030-06") == woman("female_55", "2035-10")
    assert woman("female_55", "2035-10").isdisjoint(by_uid(of_one("1978-08", month="2041-08")))


@pytest.mark.parametrize(
    "other",
    [
        lambda: of_one(key="another"),
        lambda: of_one(key=""),
        lambda: of_one("1970-08-16"),
        lambda: of_one("1970-08"),
        lambda: of_one("1970-07-15"),
    ],
)
def test_another_key_or_birth_is_another_person(other: Any) -> None:
    assert not by_uid(of_one()).keys() & by_uid(other()).keys()


def test_stamp_and_revision_are_those_of_the_moment_it_was_made() -> None:
    def first(made_at: datetime) -> Any:
        return read(of_one(made_at=made_at))[0]

    for made_at in (AT, AT.astimezone(timezone(timedelta(hours=8))), AT + timedelta(microseconds=7)):
        event = first(made_at)
        assert event.dtstamp.value.isoformat() == "2026-11-02T09:30:00+00:00"
        # 9,802 days from 2000-01-01 to 2026-11-02, and nine and a half hours
        assert int(event.sequence.value) == 9802 * 86_400 + 34_200
    assert int(first(AT + timedelta(seconds=1)).sequence.value) - int(first(AT).sequence.value) == 1
    last = first(datetime(2067, 12, 31, 23, 59, 59, tzinfo=UTC))
    assert int(last.sequence.value) < 2**31  # RFC 5545, 3.3.8


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 2, 9, 30),
        datetime(1999, 12, 31, tzinfo=UTC),
        datetime(2068, 1, 1, tzinfo=UTC),
        date(2026, 11, 2),
        "2026-11-02T09:30:00Z",
        None,
    ],
)
def test_a_moment_that_is_none(moment: Any) -> None:
    with pytest.raises(InvalidFacts, match=r"made_at: .* is no moment with a time zone in 2000 to 2067"):
        of_one(made_at=moment)


# over an older file


def test_nothing_changed_leaves_the_file_as_it_was() -> None:
    old = of_one()
    assert updated(old, lambda at: of_one(made_at=at), AT + timedelta(days=3)) == old


@pytest.mark.parametrize("later", [timedelta(days=3), timedelta(0), timedelta(microseconds=9), timedelta(days=-3)])
def test_whatever_the_clock_says_a_change_is_a_later_revision(later: timedelta) -> None:
    old = of_one()
    new = updated(old, lambda at: of_one(month="2030-10", made_at=at), AT + later)
    assert new is not None
    before, after = by_uid(old), by_uid(new)
    assert before.keys() == after.keys()
    for uid, event in after.items():
        assert int(event.sequence.value) > int(before[uid].sequence.value)
        assert event.dtstamp.value > before[uid].dtstamp.value


def test_the_file_of_somebody_else_is_not_updated() -> None:
    def make(at: datetime) -> bytes:
        return of_one(made_at=at)

    assert updated(None, make, AT) == of_one()
    for old in (b"", b"birth,category\n", of_one("1971-09"), of_one(key="another"), roster_of("birth,category\n")):
        assert updated(old, make, AT) is None
    nobody = b"BEGIN:VCALENDAR\r\nUID:1\r\nEND:VCALENDAR\r\n"
    assert updated(nobody, make, AT) is None


# a list


def test_the_example() -> None:
    plan = read_roster(ROSTER).plan(load_law(), AS_OF)
    data = roster_ics(plan, key="staff", made_at=AT, lang="en", within=12)
    events = [(event.dtstart.value, event.summary.value) for event in read(data)]
    assert (date(2026, 11, 1), "Row 23: written notice to the employer (retirement in 2027-02)") in events
    assert (date(2026, 12, 31), "Row 33: the employer files the pension application (retirement in 2026-12)") in events
    assert all(date(2026, 11, 1) <= day < date(2027, 12, 1) for day, _ in events)
    two_years = {event.dtstart.value for event in read(roster_ics(plan, key="staff", made_at=AT))}
    assert date(2028, 1, 1) < max(two_years) <= date(2028, 11, 30)


# 1976-03: 14 months after 1975-01, 14//2+1 = 8, 2026-11 of 50; 74 after 1970-01, 74//4+1 = 19, 2032-10 of 55.
# 1974-06: 2024-06 of 50, before the reform; 53 after 1970-01, 53//4+1 = 14, 2030-08 of 55.
OPEN = "birth,sex,cumulative_years\n1976-03,female,30\n1974-06,female,30\n1990-01,male,\n"


def test_a_row_with_a_question_stands_by_its_earliest_day_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(OPEN, encoding="utf-8")
    plan = read_roster(tmp_path / "staff.csv").plan(load_law(), AS_OF)
    said = [
        (event.dtstart.value, event.summary.value)
        for event in read(roster_ics(plan, key="staff", made_at=AT, lang="en", within=AGES))
        if "the employer files" in event.summary.value
    ]
    files = "the employer files the pension application"
    assert said == [
        (date(2026, 11, 30), f"Row 2: to be confirmed: {files} (retirement in 2026-11)"),
        (date(2030, 8, 31), f"Row 3: to be confirmed: {files} (retirement in 2030-08)"),
        (date(2053, 1, 31), f"Row 4: {files} (retirement in 2053-01)"),
    ]
    (first, *_) = read(roster_ics(plan, key="staff", made_at=AT, lang="zh", within=0))
    assert first.summary.value.startswith("第2行：待确认：")
    assert "该行有待确认事项" in first.description.value


def test_a_later_answer_stands_where_the_earlier_day_is_past(tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text(OPEN, encoding="utf-8")
    plan = read_roster(tmp_path / "staff.csv").plan(load_law(), YearMonth(2030, 8))
    said = [event.summary.value for event in read(roster_ics(plan, key="", made_at=AT, lang="en", within=0))]
    # Row 2 has no step in that month: of age in 2026-11 or in 2032-10, she is still to be asked about.
    assert [one for one in said if not one.startswith("Row 3")] == [
        "Row 2: to be confirmed: of age in 2026-11 at the earliest"
    ]
    assert len(said) > 1
    due = due_within(plan, 0)
    assert {(str(one.day), one.number, str(one.month), one.unsettled) for one in due} == {
        ("2030-08-31", 3, "2030-08", True)
    }


def test_a_question_that_is_settled_keeps_the_uids(tmp_path: Path) -> None:
    def uids(sex: str) -> set[str]:
        return set(by_uid(roster_of(f"工号,姓名,birth,sex\n7,甲,1976-03,{sex}\n")))

    assert uids("female") == uids("female_50") == uids("female_55")


def test_nothing_of_a_person_is_in_it() -> None:
    plan = read_roster(ROSTER).plan(load_law("CN-CQ"), AS_OF)
    text = roster_ics(plan, key="", made_at=AT, within=AGES).decode().replace("\r\n ", "")
    with ROSTER.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 40
    for row in rows:
        for column in ("姓名", "身份证号", "工号"):
            assert not re.search(rf"(?<!\w){row[column]}(?!\w)", text)
        assert f"{row['出生年月']}" not in text
    assert not re.search(r"\d{17}[\dX]", text)


def people(path: Path, size: int, *, later: int = 0) -> Path:
    """So many people; `later` moves every plan by so many months."""
    lines = ["姓名,身份证号,出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,拟退休年月"]
    for index in range(size):
        birth = YearMonth(1967, 1) + index % 60
        month = birth + 720 + index % 4 + later
        lines.append(f"某{index},,{birth},男,民营企业职工,30年,2026-10,{month}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("size", some([100, 500], [100]))
def test_hundreds_of_people_in_one_file(size: int, tmp_path: Path) -> None:
    plan = read_roster(people(tmp_path / "a.csv", size)).plan(load_law(), AS_OF)
    assert not plan.problems
    events = by_uid(roster_ics(plan, key="all", made_at=AT, within=AGES))
    assert len({event.summary.value.partition("行")[0] for event in events.values()}) == size
    assert len(events) >= 3 * size
    moved = read_roster(people(tmp_path / "b.csv", size, later=1)).plan(load_law(), AS_OF)
    after = by_uid(roster_ics(moved, key="all", made_at=AT, within=AGES))
    assert len(events.keys() & after.keys()) >= 3 * size
    assert events.keys().isdisjoint(by_uid(roster_ics(plan, key="another", made_at=AT, within=AGES)))


def roster_of(text: str, key: str = "", made_at: datetime = AT, as_of: str = "2026-11", **how: Any) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder, "staff.csv")
        file.write_text(text, encoding="utf-8")
        how = {"lang": "en", "within": AGES, **how}
        return roster_ics(read_roster(file).plan(load_law(), as_of), key=key, made_at=made_at, **how)


def steps(header: str, *rows: str, key: str = "") -> dict[str, frozenset[str]]:
    """The UIDs of each retirement month; the months are different for each person here.

    附件1: 1967-02 is 7 months late, 2027-09; 1968-02 is 10 late, 2028-12; 1970-03 is 16 late, 2031-07.
    """
    found: dict[str, set[str]] = {}
    for uid, event in by_uid(roster_of("\n".join([header, *rows, ""]), key)).items():
        found.setdefault(event.summary.value.rpartition(" ")[2].rstrip(")"), set()).add(uid)
    return {month: frozenset(uids) for month, uids in found.items()}


@pytest.mark.parametrize("title", ["工号,姓名", "Employee No.,Name", "备注,姓名", "工号,备注", "备注,其他"])
def test_people_keep_their_uids_when_rows_change_places(title: str) -> None:
    header = f"{title},birth,category"
    rows = ("007,甲,1967-02,male_60", "008,乙,1968-02,male_60", ",丙,1970-03,male_60")
    before = steps(header, *rows)
    assert before.keys() == {"2027-09", "2028-12", "2031-07"}
    assert steps(header, *rows[::-1]) == before
    gone = steps(header, *rows[1:])
    assert gone == {month: before[month] for month in ("2028-12", "2031-07")}


def test_a_day_a_blank_or_a_full_width_letter_makes_nobody_another() -> None:
    def uids(row: str) -> object:
        return steps("工号,姓名,birth,category,employment", row)["2027-09"]

    same = uids("a 7,张三,1967-02,male_60,own_account")
    assert uids("Ａ７,张 三 ,1967年2月,男60,灵活就业") == same
    assert uids("a7,张三,1967-02-15,male_60,own_account") == same
    assert uids("a8,张三,1967-02,male_60,own_account").isdisjoint(same)  # type: ignore[attr-defined]
    assert uids("a7,李四,1967-02,male_60,own_account").isdisjoint(same)  # type: ignore[attr-defined]


@pytest.mark.parametrize("header", ["工号,姓名,birth,category", "备注,其他,birth,category"])
def test_people_who_look_the_same_are_told_apart_by_their_order(header: str) -> None:
    def uids(rows: Sequence[str]) -> list[set[str]]:
        events = by_uid(roster_of("\n".join([header, *rows, ""])))
        found: dict[str, set[str]] = {}
        for uid, event in events.items():
            found.setdefault(event.summary.value.partition(":")[0], set()).add(uid)
        return list(found.values())

    row, other = "7,甲,1967-02,male_60", "8,乙,1968-02,male_60"
    one, two = uids([row, row])
    assert one.isdisjoint(two)
    first, _, second = uids([row, other, row])
    assert (first, second) == (one, two)


def test_two_sites_that_number_their_people_alike() -> None:
    header = "工号,姓名,birth,category"
    one = steps(header, "1,甲,1967-02,male_60")["2027-09"]
    assert steps(header, "1,乙,1968-02,male_60")["2028-12"].isdisjoint(one)
    assert steps(header, "1,乙,1967-02,male_60")["2027-09"].isdisjoint(one)
    assert steps(header, "1,甲,1967-02,male_60", key="site B")["2027-09"].isdisjoint(one)


def test_no_id_number_has_a_part_in_it() -> None:
    """Whoever knows the other facts could try them all out: a bare hash of one would give it away."""
    header = "身份证号,姓名,birth,category"
    without = steps(header, ",甲,1967-02,male_60", key="k")
    assert steps(header, "110221196702019976,甲,1967-02,male_60", key="k") == without


# reminders


def reminders(event: Any) -> list[int]:
    return [-alarm.trigger.value.days for alarm in getattr(event, "valarm_list", ())]


def test_steps_to_take_have_reminders_that_are_still_to_come() -> None:
    found = {event.summary.value.split(" (")[0]: reminders(event) for event in read(of_one(lang="en"))}
    assert found == {
        "written notice to the employer": [90, 30, 7],
        "written application that names the retirement month": [90, 30, 7],
        "the employer files the pension application": [90, 30, 7],
        "first payment of the pension this month": [],
    }
    # 1967-02: 25//4+1 = 7, statutory 2027-09; early 2027-03 needs notice by 2026-12-01, 30 days after 2026-11-01.
    (notice,) = read(roster_of("birth,category,employment,retire_in\n1967-02,male_60,employee,2027-03\n", within=1))
    assert notice.dtstart.value == date(2026, 12, 1)
    assert reminders(notice) == [30, 7]
    # Asked on 2026-11-15 the 30 days before are past.
    text = "birth,category,employment,retire_in\n1967-02,male_60,employee,2027-03\n"
    (later,) = read(roster_of(text, as_of="2026-11-15", within=1))
    assert reminders(later) == [7]
    notice_of_one = read(of_one(as_of="2030-03-10", lang="en"))[0]  # by 2030-05-01; 90 days before is 2030-01-31
    assert (notice_of_one.dtstart.value, reminders(notice_of_one)) == (date(2030, 5, 1), [30, 7])
    assert notice.valarm_list[0].action.value == "DISPLAY"
    assert notice.valarm_list[0].description.value == notice.summary.value


# what an entry says of its person


def test_what_has_a_month_and_no_day_is_said_to_be_of_the_month() -> None:
    """R14: that the employment ends in the month says nothing of its first day."""
    text = "出生年月,人员类别,用工性质,累计缴费年限,缴费截止年月,是否继续缴费,约定延迟至\n1966-08,男,民营企业职工,30年,2026-11,是,2027-06\n"
    found = {event.dtstart.value: event.summary.value for event in read(roster_of(text, lang="zh"))}
    assert found[date(2027, 6, 1)] == "第2行：当月劳动关系终止（2027年6月退休）"
    assert found[date(2027, 7, 1)] == "第2行：当月首次发放基本养老金（2027年6月退休）"


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (None, "Row 2: the employer"),
        ("name", "样例甲 (row 2): the employer"),
        ("staff_number", "0007 (row 2): the employer"),
    ],
)
def test_names_or_staff_numbers_only_if_asked(names: Any, title: str) -> None:
    text = "工号,姓名,birth,category\n0007,样例甲,1966-08,male_60\n"
    (event,) = (one for one in read(roster_of(text, names=names)) if "files" in one.summary.value)
    assert event.summary.value.startswith(title)


def test_an_id_number_in_the_column_of_names_is_masked() -> None:
    data = roster_of("姓名,birth,category\n110221196702019976,1967-02,male_60\n", names="name").decode()
    assert "1102**********9976 (row 2)" in data.replace("\r\n ", "")
    assert "110221196702019976" not in data.replace("\r\n ", "")


# one entry a month

TWO = "birth,category,employment,retire_in\n1967-02,male_60,employee,2027-03\n1966-06,male_60,employee,\n"


def test_one_entry_a_month() -> None:
    # Row 3: 17//4+1 = 5, statutory 2026-11: application and filing in November. Row 2: notice by 2026-12-01, the rest in March.
    events = read(roster_of(TWO, monthly=True, within=12))
    assert [(event.dtstart.value, event.summary.value) for event in events] == [
        (date(2026, 11, 1), "Steps due in 2026-11: 2"),
        (date(2026, 12, 1), "Steps due in 2026-12: 1"),
        (date(2027, 3, 1), "Steps due in 2027-03: 2"),
    ]
    assert events[1].description.value.splitlines()[0] == (
        "By 2026-12-01: Row 2: written notice to the employer (retirement in 2027-03)"
    )
    assert [reminders(event) for event in events] == [[], [30, 7], [90, 30, 7]]
    assert {event.uid.value for event in events}.isdisjoint(by_uid(roster_of(TWO)))


# never empty


def test_a_calendar_is_never_empty() -> None:
    nobody = "birth,category\n1990-01,male_60\n"
    (event,) = read(roster_of(nobody, within=24))
    assert (event.dtstart.value, event.summary.value) == (
        date(2026, 11, 1),
        "From 2026-11 to 2028-11 nothing falls due",
    )
    (event,) = read(roster_of(nobody, within=24, monthly=True, lang="zh"))
    assert event.summary.value == "2026年11月至2028年11月没有到期事项"
    # A month before the original age is refused: there is no step towards it.
    (event,) = read(of_one(month="2029-08"))
    assert event.summary.value == "没有到期事项（2026年11月生成）"


@pytest.mark.parametrize("monthly", [False, True])
def test_whoever_is_asked_about_stands_in_it_though_no_step_has_a_day(monthly: bool) -> None:
    """1970-02 as a worker: 50 in 2020-02, before 2025. As staff: 2 months after 1970-01 of 55, 2//4+1 = 1, 2025-03."""
    asked = "姓名,性别,出生年月,岗位\n甲,女,1970-02,\n"
    said = {"en": "Row 2: to be confirmed: of age in 2020-02 at the earliest", "zh": "第2行：待确认：最早2020年2月到龄"}
    for lang, title in said.items():
        (event,) = read(roster_of(asked, lang=lang, within=24, monthly=monthly))
        assert event.dtstart.value == date(2026, 11, 1)
        if monthly:
            assert (
                event.summary.value == {"en": "Rows to be confirmed, 2026-11: 1", "zh": "2026年11月待确认：1行"}[lang]
            )
            assert event.description.value.splitlines()[0] == title
        else:
            assert event.summary.value == title
        assert "没有到期事项" not in event.summary.value
        assert "nothing falls due" not in event.summary.value
    (event,) = read(roster_of(asked, within=24, names="name"))
    assert event.summary.value.startswith("甲 (row 2): to be confirmed: ")


def test_a_month_counts_apart_what_is_due_and_who_is_asked_about() -> None:
    """As `TWO`: application and filing of row 3 in 2026-11."""
    text = "birth,sex,category,employment\n1970-02,female,,employee\n1966-06,,male_60,employee\n"
    first, *_ = read(roster_of(text, monthly=True, within=12))
    assert first.summary.value == "Steps due in 2026-11: 2; rows to be confirmed: 1"
    assert [line.partition(":")[0] for line in first.description.value.splitlines()[:3]] == [
        "Row 2",
        "By 2026-11-30",
        "By 2026-11-30",
    ]
    first, *_ = read(roster_of(text, monthly=True, within=12, lang="zh"))
    assert first.summary.value == "2026年11月到期事项：2项；待确认：1行"


@pytest.mark.parametrize("monthly", [False, True])
@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("甲,女,1990-03,", (1, 0)),  # of age from 2040 on, either way
        ("甲,,1970-02,", (1, 0)),  # without a sex
        ("甲,男,,", (0, 1)),  # without a birth
        ("甲,男,,\n乙,女,1990-03,", (1, 1)),
    ],
)
def test_nothing_is_due_is_never_said_while_a_row_is_open(row: str, counts: tuple[int, int], monthly: bool) -> None:
    text, (questions, problems) = f"姓名,性别,出生年月,岗位\n{row}\n丁,男,1990-03,\n", counts
    *_, event = read(roster_of(text, within=24, monthly=monthly))
    assert "nothing falls due" not in event.summary.value
    if "1970" in row:  # of 50 in 2020-02 as well
        return
    assert event.summary.value == (
        "From 2026-11 to 2028-11: not all that falls due is known; rows with a question or a problem: "
        f"{questions + problems}"
    )
    assert f"Rows with a question: {questions}; rows with a problem: {problems}." in event.description.value
    *_, event = read(roster_of(text, within=24, monthly=monthly, lang="zh"))
    assert event.summary.value.startswith(f"2026年11月至2028年11月：{questions + problems}行待确认或有问题")


def test_problems_are_said_beside_what_is_due_and_settled_rows_take_their_entry_back() -> None:
    header = "姓名,性别,出生年月,岗位,employment\n"
    due = "乙,男,1966-12,,employee\n"
    old = roster_of(f"{header}甲,男,,,\n{due}", within=24)
    assert [event.summary.value for event in read(old)].count(
        "From 2026-11 to 2028-11: not all that falls due is known; rows with a question or a problem: 1"
    ) == 1
    assert any("files the pension application" in event.summary.value for event in read(old))
    # Corrected to somebody of 1990: nothing of hers is due, and the entry is taken back.
    new = roster_of(f"{header}甲,男,1990-03,,\n{due}", within=24, made_at=LATER, before=old)
    assert imported(old, new) == imported(roster_of(f"{header}甲,男,1990-03,,\n{due}", within=24))
    asked = roster_of(f"{header}甲,女,1970-02,,\n{due}", within=24)
    settled = roster_of(f"{header}甲,女,1990-02,女55,\n{due}", within=24, made_at=LATER, before=asked)
    assert imported(asked, settled) == imported(roster_of(f"{header}甲,女,1990-02,女55,\n{due}", within=24))


# two imports of a changed plan


def imported(*files: bytes) -> dict[str, tuple[date, str]]:
    """What a calendar holds after these imports: by UID the latest revision, without what is cancelled."""
    held: dict[str, Any] = {}
    for data in files:
        for uid, event in by_uid(data).items():
            if uid not in held or int(event.sequence.value) > int(held[uid].sequence.value):
                held[uid] = event
    return {
        uid: (event.dtstart.value, event.summary.value)
        for uid, event in held.items()
        if getattr(event, "status", None) is None or event.status.value != "CANCELLED"
    }


LATER = AT + timedelta(days=30)
NAMED = "姓名,birth,category,employment,retire_in,notice_given_on\n"
PLANNED = NAMED + "甲,1967-02,male_60,employee,2027-03,\n乙,1966-12,male_60,employee,2027-06,\n"


@pytest.mark.parametrize(
    "changed",
    [
        NAMED + "甲,1967-02,male_60,employee,2027-05,\n乙,1966-12,male_60,employee,2027-06,\n",  # another month
        NAMED
        + "甲,1967-02,male_60,employee,2027-03,2026-11-20\n乙,1966-12,male_60,employee,2027-06,\n",  # notice given
        NAMED + "乙,1966-12,male_60,employee,2027-06,\n",  # gone
        NAMED
        + "甲,1967-02,male_60,employee,2030-03,\n乙,1966-12,male_60,employee,2027-06,\n",  # moved out of the two years
        NAMED + "丙,1990-02,male_60,employee,,\n",  # nothing is due any more
    ],
)
@pytest.mark.parametrize("monthly", [False, True])
def test_two_imports_of_a_changed_plan_leave_one_entry_a_step(changed: str, monthly: bool) -> None:
    how: Any = {"within": 24, "monthly": monthly}
    old = roster_of(PLANNED, **how)
    new = roster_of(changed, made_at=LATER, before=old, **how)
    fresh = imported(roster_of(changed, **how))
    held = imported(old, new)
    assert fresh.items() <= held.items()
    # Beside what a new calendar would hold only what has moved out of the two years, on its new day.
    assert all(day > date(2028, 11, 30) for uid, (day, _) in held.items() if uid not in fresh)
    assert len({title for _, title in held.values()}) == len(held)


SITES = [
    "工号,姓名,birth,category,employment,retire_in\n1,赵,1966-09,male_60,employee,2027-05\n2,乙,1967-09,male_60,employee,\n",
    "工号,姓名,birth,category,employment,retire_in\n1,王,1966-09,male_60,employee,2027-05\n2,丙,1967-09,male_60,employee,\n",
]
YOUNG = [site.replace("1966-09", "1990-09").replace("1967-09", "1991-09").replace("2027-05", "") for site in SITES]
WRONG = [site.replace("male_60", "") for site in SITES]


@pytest.mark.parametrize("lists", [SITES, YOUNG, WRONG])
@pytest.mark.parametrize("monthly", [False, True])
def test_the_entries_of_one_list_take_the_place_of_none_of_another(lists: list[str], monthly: bool) -> None:
    one, other = (by_uid(roster_of(text, within=24, monthly=monthly)) for text in lists)
    assert one
    assert one.keys().isdisjoint(other)


def test_a_month_of_a_list_keeps_its_entry_in_any_order_and_moves_with_its_people() -> None:
    title, first, second = SITES[0].splitlines()
    how: Any = {"within": 24, "monthly": True}
    old = roster_of(SITES[0], **how)
    corrected = f"{title},出生地\n{second},\n{first.replace('2027-05', '2027-04')},京\n"
    assert by_uid(old).keys() & by_uid(roster_of(corrected, **how)).keys()
    # Whoever it is known by has gone: the file before tells what is to be taken back.
    for left in (first, second):
        new = f"{title}\n{left}\n3,丁,1966-10,male_60,employee,2027-05\n"
        later = roster_of(new, made_at=LATER, before=old, **how)
        assert imported(old, later) == imported(roster_of(new, **how))


def test_what_is_over_is_not_cancelled_and_what_is_cancelled_stays_so() -> None:
    old = roster_of(PLANNED, within=24)
    # In 2027-05 all of the first row is over (retired in March); it stands in no list any more.
    later = roster_of(
        PLANNED.replace("甲,1967-02", "丁,1967-02"), made_at=LATER, as_of="2027-05", before=old, within=24
    )
    assert not [event for event in read(later) if event.summary.value.startswith("cancelled")]
    gone = roster_of(NAMED + "乙,1966-12,male_60,employee,2027-06,\n", made_at=LATER, before=old, within=24)
    again = roster_of(NAMED + "乙,1966-12,male_60,employee,2027-06,\n", made_at=LATER, before=gone, within=24)
    assert again == gone
    # The notice, application, filing and first payment of the first row.
    assert [event.summary.value for event in read(gone)].count("cancelled: see the new calendar") == 4


@pytest.mark.parametrize("old", [b"", b"x", roster_of(PLANNED, key="another"), of_one()])
def test_the_file_of_somebody_else_cancels_nothing(old: bytes) -> None:
    assert roster_of(PLANNED, before=old) == roster_of(PLANNED)


def test_one_person_whose_month_moves() -> None:
    early, late = of_one(month="2030-08"), "2032-05"  # 67//4+1 = 17 months: statutory 2032-01, so 2032-05 is a deferral
    moved = person_ics(answer(), late, key="k", made_at=LATER, lang="zh", before=early)
    assert imported(early, moved) == imported(person_ics(answer(), late, key="k", made_at=LATER, lang="zh"))


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r'pip install -e ".*\[ics\]"'):
        of_one()
