"""Deadlines as a calendar file (RFC 5545), for one person or a whole plan. Needs the extra `ics`.

An entry is known by a keyed hash of what does not change of a person, and of the step: never by the name of a file, and never by
an ID number. The same person under the same key has the same UIDs whatever else changes, so that a later file updates the
earlier one. Nothing here asks what time it is: the caller says when the file is made, which is its stamp and its revision.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language, language
from retirecalc.questions.assess import Assessment
from retirecalc.roster import RosterPlan
from retirecalc.roster.due import steps
from retirecalc.wording import event_text

if TYPE_CHECKING:
    from icalendar import Calendar

    from retirecalc.facts.filing import Filing
    from retirecalc.ground.workdays import WorkdayCalendar
    from retirecalc.roster import PlanRow
    from retirecalc.rules.retiring.retirement_steps import Event

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_END = datetime(2068, 1, 1, tzinfo=UTC)
"""Until then the seconds fit into the whole number that RFC 5545 allows for a revision."""
_REVISION = re.compile(rb"^(?:DTSTAMP|SEQUENCE):.*\r\n", re.MULTILINE)
_STAMP = re.compile(rb"^DTSTAMP:(\d{8}T\d{6})Z\r\n", re.MULTILINE)
_OWNER = re.compile(rb"^X-RETIRECALC-CALENDAR:\w+\r\n", re.MULTILINE)
_SAME_STEP = {"own_filing": "filing"}
"""One step whoever takes it, so that a change of employment keeps its UID."""


class _Entry(NamedTuple):
    who: str
    row: int | None
    month: YearMonth
    event: Event
    unsettled: bool = False

    @property
    def day(self) -> date | None:
        """Its day: of a month the last one, or the first for what happens in it or from it on."""
        event = self.event
        return event.month.on(1) if event.month is not None and event.bound != "by" else event.last_day

    @property
    def step(self) -> str:
        return _SAME_STEP.get(self.event.code, self.event.code)


def person_ics(
    assessment: Assessment,
    month: object,
    *,
    key: str,
    made_at: datetime,
    lang: Language = "zh",
    calendar: WorkdayCalendar | None = None,
    filing: Filing | None = None,
) -> bytes:
    """The dated steps of one person towards retiring in a month, as a calendar file.

    The person is known by key, birth as stated and sex.

    Args:
        assessment: from `assess`.
        month: the month to retire in.
        key: a secret of the caller's, or what the caller knows this person by; only a hash is written. People of one birth date
            need keys of their own.
        made_at: the moment, with a time zone, at which the file is made: later files update earlier ones.
        lang: language of the entries.
        calendar: says which days are working days, for what the place counts in them.
        filing: what is known of the application itself.

    Raises:
        InvalidFacts: no such language, or a moment without a time zone.
        MissingExtra: the package `icalendar` is not installed.

    >>> from retirecalc import Person, assess, load_law
    >>> answer = assess(Person("1970-08", "male_60", employment="employee"), load_law(), "2026-11")
    >>> at = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    >>> text = person_ics(answer, "2030-08", key="case 7", made_at=at, lang="en").decode()
    >>> "DTSTART;VALUE=DATE:20300501" in text, "1970" in text
    (True, False)
    """
    at = YearMonth.of(month)
    events = wanted(Assessment, assessment, "assessment").timeline(at, calendar=calendar, filing=filing).value
    person = assessment.person
    who = _hash(key, "person", str(person.birth), _sex(person))
    return _file((_Entry(who, None, at, event) for event in events), who, made_at, language(lang))


def roster_ics(
    plan: RosterPlan,
    *,
    key: str,
    made_at: datetime,
    lang: Language | None = None,
    within: int | None = None,
    calendar: WorkdayCalendar | None = None,
) -> bytes:
    """The dated steps of everybody on a list, for the month judged of each, as one calendar file.

    An entry names its row and nothing else of the person. Of a row with a question it has the earliest day that an answer
    gives, and says that it is to be confirmed. People are known by key, staff number (工号) and name where the list
    has them, month of birth (without number and name also the day) and sex; those who are alike in all of it by their order. No
    ID number is used.

    Args:
        plan: from `Roster.plan`.
        key: a secret of the caller's; only a hash is written. With "" anybody who guesses who is on the list can find out
            which entry is whose.
        made_at: the moment, with a time zone, at which the file is made: later files update earlier ones.
        lang: language of the entries; left out, that of the list.
        within: only what falls from the month of the question to so many months later; left out, everything.
        calendar: says which days are working days.

    Raises:
        InvalidFacts: no such language, or a moment without a time zone.
        MissingExtra: the package `icalendar` is not installed.
    """
    told = wanted(RosterPlan, plan, "plan").roster.lang if lang is None else language(lang)
    last = None if within is None else plan.as_of + within
    entries = (
        entry
        for planned, who in _known(plan, key)
        for entry in _entries(planned, who, calendar, None if last is None else (plan.as_of, last))
    )
    return _file(entries, _hash(key, "list"), made_at, told)


def updated(old: bytes | None, make: Callable[[datetime], bytes], made_at: datetime) -> bytes | None:
    """A calendar made anew over an old file: the old bytes where nothing changed, else of a later revision than they are.

    None where the old file is no calendar of the same key and person, or of the same key and a list.
    """
    new = make(made_at)
    if old is None:
        return new
    if not (owner := _OWNER.search(old)) or owner[0] not in new:
        return None
    if _REVISION.sub(b"", old) == _REVISION.sub(b"", new):
        return old
    stamps = (datetime.strptime(f"{found.decode()}Z", "%Y%m%dT%H%M%S%z") for found in _STAMP.findall(old))
    last = max(stamps, default=_EPOCH)
    return new if last < made_at.replace(microsecond=0) else make(last + timedelta(seconds=1))


def _known(plan: RosterPlan, key: str) -> Iterator[tuple[PlanRow, str]]:
    """Everybody with an answer, and what they are known by."""
    roster = plan.roster
    alike: Counter[tuple[str, ...]] = Counter()
    for planned in plan.rows:
        if planned.answers:
            told = [_folded(roster.said(planned.row, fact)) for fact in ("staff_number", "name")]
            person = planned.answers[0].person
            # The day may come later, with an ID number; it is needed only where nothing else tells people apart.
            birth = person.birth_month if any(told) else person.birth
            facts = (*told, str(birth), _sex(person))
            alike[facts] += 1
            yield planned, _hash(key, "row", *facts, str(alike[facts]))


def _entries(
    planned: PlanRow, who: str, calendar: WorkdayCalendar | None, within: tuple[YearMonth, YearMonth] | None
) -> Iterable[_Entry]:
    """The steps of one row; of several answers each by its earliest day, so that nobody comes too late."""
    found: dict[str, _Entry] = {}
    for answer in planned.answers:
        for event in steps(answer, calendar):
            day = event.last_day
            if within is not None and (day is None or not within[0] <= YearMonth.of(day) <= within[1]):
                continue
            entry = _Entry(who, planned.row.number, answer.month, event, len(planned.answers) > 1)
            other = found.get(entry.step)
            if other is None or (entry.day or date.max) < (other.day or date.max):
                found[entry.step] = entry
    return found.values()


def _sex(person: Person) -> str:
    """Sex, not category: a post may change, and with it the category of a woman."""
    return "male" if person.category is Category.MALE_60 else "female"


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _hash(key: str, *parts: str) -> str:
    message = json.dumps(parts).encode()  # in ASCII, whatever a cell holds
    return hmac.new(key.encode(errors="surrogatepass"), message, hashlib.sha256).hexdigest()[:32]


def _file(entries: Iterable[_Entry], owner: str, made_at: datetime, lang: Language) -> bytes:
    need("icalendar", extra="ics", feature="ics")
    from icalendar import Calendar
    from icalendar import Event as Component

    file: Calendar = Calendar()
    file.add("prodid", "-//retirecalc//deadlines//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-retirecalc-calendar", owner)
    stamp = _moment(made_at)
    revision = int((stamp - _EPOCH).total_seconds())
    for entry in entries:
        if (day := entry.day) is None:
            continue
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
            unsettled=entry.unsettled,
            condition=entry.event.condition,
            missing=entry.event.missing_facts,
            basis=tuple(str(cite) for cite in entry.event.citations),
        )
        one.add("summary", title)
        one.add("description", text)
        one.add("transp", "TRANSPARENT")
        file.add_component(one)
    return bytes(file.to_ical())


def _moment(stated: object) -> datetime:
    """When the file is made, to the second, in UTC."""
    if isinstance(stated, datetime) and stated.tzinfo is not None and _EPOCH <= stated < _END:
        return stated.astimezone(UTC).replace(microsecond=0)
    raise InvalidFacts("ground.moment_unreadable", field="made_at", value=str(stated))


def _uid(entry: _Entry) -> str:
    return f"{_hash(entry.who, entry.step)}@retirecalc"
