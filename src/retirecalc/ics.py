"""Deadlines as a calendar file (RFC 5545), for one person or a whole plan. Needs the extra `ics`.

An entry is told apart by a hash of the caller's key and the step, never by a name, an ID number or a birth date: the same
key gives the same UIDs whatever the facts, so that a later file updates the earlier one. Nothing asks what day it is: the
stamp and the sequence number come from the month of the question.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.errors import MissingExtra
from retirecalc.months import YearMonth
from retirecalc.roster.cells import text_of
from retirecalc.roster.headers import staff_number
from retirecalc.wording import event_text

if TYPE_CHECKING:
    from icalendar import Calendar

    from retirecalc.assessment import Assessment
    from retirecalc.facts import Filing
    from retirecalc.roster import Roster
    from retirecalc.roster.plan import RosterPlan
    from retirecalc.rules.retirement_events import Event
    from retirecalc.workdays import WorkdayCalendar

Language = Literal["en", "zh"]

_EPOCH = YearMonth(2000, 1)
_SAME_STEP = {"own_filing": "filing"}
"""One step whoever takes it, so that a change of employment keeps its UID."""


class _Entry(NamedTuple):
    key: str
    row: int | None
    month: YearMonth
    event: Event


def person_ics(
    assessment: Assessment,
    month: object,
    *,
    key: str,
    lang: Language = "zh",
    calendar: WorkdayCalendar | None = None,
    filing: Filing | None = None,
    sequence: int | None = None,
) -> bytes:
    """The dated steps of one person towards retiring in a month, as a calendar file.

    Args:
        assessment: from `assess`.
        month: the month to retire in.
        key: what the caller knows this person by; only its hash is written. The same key later updates the entries.
        lang: language of the entries.
        calendar: says which days are working days, for what the place counts in them.
        filing: what is known of the application itself.
        sequence: the revision; left out, it rises with the month of the question.

    Raises:
        MissingExtra: the package `icalendar` is not installed.

    >>> from retirecalc import Person, assess, load_law
    >>> answer = assess(Person("1970-08", "male_60", employment="employee"), load_law(), "2026-11")
    >>> text = person_ics(answer, "2030-08", key="case 7", lang="en").decode()
    >>> "DTSTART;VALUE=DATE:20300501" in text, "1970" in text
    (True, False)
    """
    at = YearMonth.of(month)
    events = assessment.timeline(at, calendar=calendar, filing=filing).value
    return _file((_Entry(key, None, at, event) for event in events), assessment.as_of, lang, sequence)


def roster_ics(
    plan: RosterPlan,
    *,
    key: str,
    lang: Language | None = None,
    within: int | None = None,
    calendar: WorkdayCalendar | None = None,
    sequence: int | None = None,
) -> bytes:
    """The dated steps of everybody on a list, for the month judged of each, as one calendar file.

    An entry names its row and nothing else of the person. People are told apart by the hash of their staff number (工号) where
    the list has one and it is theirs alone, else by their row: then new people belong at the end of the list.

    Args:
        plan: from `Roster.plan`.
        key: what the caller knows this list by; only its hash is written.
        lang: language of the entries; left out, that of the list.
        within: only what falls from the month of the question to so many months later; left out, everything.
        calendar: says which days are working days.
        sequence: the revision; left out, it rises with the month of the question.

    Raises:
        MissingExtra: the package `icalendar` is not installed.
    """
    last = None if within is None else plan.as_of + within
    own = _own_keys(plan.roster)
    entries = (
        _Entry(f"{key}\0{own[planned.row.number]}", planned.row.number, planned.judged.month, event)
        for planned in plan.rows
        if planned.assessment is not None and planned.judged is not None
        for event in planned.assessment.timeline(planned.judged.month, calendar=calendar).value
        if last is None or ((day := event.last_day) is not None and plan.as_of <= YearMonth.of(day) <= last)
    )
    return _file(entries, plan.as_of, lang or plan.roster.lang, sequence)


def _own_keys(roster: Roster) -> dict[int, str]:
    """What tells each row from the others: its staff number, or where it has none of its own the number of the row."""
    column = staff_number(roster.header)
    cells = {row.number: () if column is None else row.cells[column : column + 1] for row in roster.rows}
    numbers = {row: "".join(map(text_of, cell)).strip() for row, cell in cells.items()}
    times = Counter(numbers.values())
    return {row: f"no {number}" if number and times[number] == 1 else str(row) for row, number in numbers.items()}


def _file(entries: Iterable[_Entry], as_of: YearMonth, lang: Language, sequence: int | None) -> bytes:
    try:
        from icalendar import Calendar
        from icalendar import Event as Component
    except ImportError:
        raise MissingExtra("missing_extra", feature="ics", package="icalendar", extra="ics") from None
    file: Calendar = Calendar()
    file.add("prodid", "-//retirecalc//deadlines//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    stamp = datetime(as_of.year, as_of.month, 1, tzinfo=UTC)
    revision = max(0, as_of - _EPOCH) if sequence is None else sequence
    for entry, day in _dated(entries):
        one = Component()
        one.add("uid", _uid(entry))
        one.add("dtstamp", stamp)
        one.add("sequence", revision)
        one.add("dtstart", day)
        one.add("dtend", day + timedelta(days=1))
        title, text = event_text(
            entry.event.code,
            entry.event.actor,
            entry.month,
            lang,
            row=entry.row,
            condition=entry.event.condition,
            missing=entry.event.missing_facts,
            basis=tuple(str(cite) for cite in entry.event.citations),
        )
        one.add("summary", title)
        one.add("description", text)
        one.add("transp", "TRANSPARENT")
        file.add_component(one)
    return bytes(file.to_ical())


def _dated(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, date]]:
    """The entries that have a day: of a month its last one, or its first for what happens in it or from it on."""
    for entry in entries:
        event = entry.event
        day = event.month.on(1) if event.month is not None and event.bound != "by" else event.last_day
        if day is not None:
            yield entry, day


def _uid(entry: _Entry) -> str:
    return (
        hashlib.sha256(f"{entry.key}\0{_SAME_STEP.get(entry.event.code, entry.event.code)}".encode()).hexdigest()[:32]
        + "@retirecalc"
    )
