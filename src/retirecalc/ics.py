"""Deadlines as a calendar file (RFC 5545), for one person or a whole plan. Needs the extra `ics`.

A step that somebody must take has reminders before it. A file made over an earlier one cancels what is no step any more, so that
whoever imports both has each step once, on its day.

An entry is known by a keyed hash of what does not change of a person, and of the step: never by the name of a file, and never by
an ID number. The same person under the same key has the same UIDs whatever else changes, so that a later file updates the
earlier one. What is said of a list as a whole, a month of it among that, is known by one of its people, the same in
any order. Nothing here asks what time it is: the caller says when the file is made, which is its stamp and its revision.
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
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language, language
from retirecalc.ground.text import mask
from retirecalc.questions.assess import Assessment
from retirecalc.roster import RosterPlan
from retirecalc.roster.due import steps
from retirecalc.rules.retiring.retirement_steps.table import LocalCode, NationalCode
from retirecalc.wording import asked_text, cited, event_text, month_text, nothing_text, open_text, withdrawn_text

if TYPE_CHECKING:
    from icalendar import Calendar, Component

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
_LIST = re.compile(rb"^X-RETIRECALC-LIST:(\w+)\r\n", re.MULTILINE)
_LISTED = "x-retirecalc-step"
_SAME_STEP = {"own_filing": "filing"}
"""One step whoever takes it, so that a change of employment keeps its UID."""

_ASKED = "asked"
_OPEN = "open"
"""Beside the steps: an entry for somebody who is asked about, and one for a list with open rows."""

REMINDERS = (90, 30, 7)
"""So many days before a step that somebody must take there is a reminder."""
AHEAD = 24
"""So many months of a list are in its calendar, unless another number is asked for."""

Names = Literal["name", "staff_number"]


class _Entry(NamedTuple):
    """One step of one person."""

    uid: str
    row: int | None
    called: str
    month: YearMonth
    event: Event
    day: date
    """Of a month the last one, or the first for what happens in it or from it on."""
    unsettled: bool = False
    missing: tuple[str, ...] = ()
    """What the month that it is for is not certain without."""

    @property
    def to_take(self) -> bool:
        """Whether somebody must take it by its day."""
        return self.event.bound == "by" and self.event.actor != "agency"


class _Item(NamedTuple):
    """An entry of the file."""

    uid: str
    day: date
    title: str
    text: str
    reminded: bool
    steps: tuple[str, ...] = ()
    """The steps that an entry of a month lists, by their UIDs."""
    due: bool = True
    """Whether something is to be done by its day; not of somebody who is only to be asked about."""


def person_ics(
    assessment: Assessment,
    month: object,
    *,
    key: str,
    made_at: datetime,
    lang: Language = "zh",
    calendar: WorkdayCalendar | None = None,
    filing: Filing | None = None,
    before: bytes | None = None,
) -> bytes:
    """The dated steps of one person towards retiring in a month, as a calendar file.

    The person is known by key, birth as stated and sex. Where there is no step, one entry says so.

    Args:
        assessment: from `assess`.
        month: the month to retire in.
        key: a secret of the caller's, or what the caller knows this person by; only a hash is written. People of one birth date
            need keys of their own.
        made_at: the moment, with a time zone, at which the file is made: later files update earlier ones.
        lang: language of the entries.
        calendar: says which days are working days, for what the place counts in them.
        filing: what is known of the application itself.
        before: the file that this one follows: what was to come in it and is no step any more is cancelled.

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
    told = language(lang)
    events = wanted(Assessment, assessment, "assessment").timeline(at, calendar=calendar, filing=filing).value
    person = assessment.person
    who = _hash(key, "person", str(person.birth), _sex(person))
    first, missing = assessment.as_of.on(1), assessment.option(at).missing_facts
    items = [
        _item(_Entry(_uid_of(who, event), None, "", at, event, day, False, missing), told)
        for event in events
        if (day := _day(event)) is not None
    ]
    items = items or [_nothing(who, assessment.as_of, None, told)]
    return _file(items, who, made_at, told, assessment.as_of.on(assessment.as_of_day or 1), _coming(before, who, first))


def roster_ics(
    plan: RosterPlan,
    *,
    key: str,
    made_at: datetime,
    lang: Language | None = None,
    within: int = AHEAD,
    calendar: WorkdayCalendar | None = None,
    names: Names | None = None,
    monthly: bool = False,
    before: bytes | None = None,
) -> bytes:
    """The dated steps of everybody on a list, for the month judged of each, as one calendar file.

    An entry names its row, and nothing else of the person unless that is asked for. Of a row with a question it has the
    earliest day that an answer gives, and says that it is to be confirmed; one without a step in that time stands by the earliest
    statutory month of its answers. People are known by key, staff number (工号) and
    name where the list has them, month of birth (without number and name also the day) and sex; those who are alike in all of it
    by their order. No ID number is used. Where nothing falls due, one entry says so; where a row is open, it says that instead.

    Args:
        plan: from `Roster.plan`.
        key: a secret of the caller's; only a hash is written. With "" anybody who guesses who is on the list can find out
            which entry is whose.
        made_at: the moment, with a time zone, at which the file is made: later files update earlier ones.
        lang: language of the entries; left out, that of the list.
        within: what falls from the month of the question to so many months later.
        calendar: says which days are working days.
        names: what an entry calls its person by beside the row; left out, nothing.
        monthly: one entry a month that lists its steps, instead of an entry a step.
        before: the file that this one follows: what was to come in it and is no step any more is cancelled, and what has
            moved out of `within` moves in it too.

    Raises:
        InvalidFacts: no such language, or a moment without a time zone.
        MissingExtra: the package `icalendar` is not installed.
    """
    told = wanted(RosterPlan, plan, "plan").roster.lang if lang is None else language(lang)
    owner, first, last = _hash(key, "list"), plan.as_of.on(1), (plan.as_of + within).on(31)
    coming = _coming(before, owner, first)
    known = [*_known(plan, key)]
    of_list = _hash(key, "list", min([who for _, who in known] or _unanswered(plan, key)))
    if monthly:
        last = max([last, *(YearMonth.of(day).on(31) for day in coming.values())])
    items: list[_Item] = []
    for planned, who in known:
        called = _called(plan, planned, names)
        steps_of = [one for one in _entries(planned, who, called, calendar, first) if one.to_take or not monthly]
        within_it = [one for one in steps_of if first <= one.day <= last]
        items += [_item(one, told) for one in steps_of if one in within_it or (one.uid in coming and not monthly)]
        if planned.alternatives and not within_it:
            items += [one for one in [_asked(planned, who, called, first, told)] if one.day <= last]
    if monthly:
        items = _by_month(of_list, items, told)
    if plan.problems or (plan.questions and not items):
        items.append(_open(of_list, plan, plan.as_of + within, told))
    elif not items:
        items.append(_nothing(of_list, plan.as_of, plan.as_of + within, told))
    return _file(items, owner, made_at, told, plan.as_of.on(plan.as_of_day or 1), coming, of_list)


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


def of_same_people(old: bytes, plan: RosterPlan, *, key: str) -> bool:
    """Whether somebody in a calendar of a list stands on this list too; where it names no step, nobody is lost with it."""
    live = [one for one in _events(old) if one.get("status") != "CANCELLED"]
    lists = [_hash(key, "list"), *(found.decode() for found in _LIST.findall(old))]
    of_the_list = {_uid(one, what) for one in lists for what in ("nothing", _OPEN)}
    told = {uid for one in live for uid in _listed(one) or [str(one["uid"])]} - of_the_list
    every: tuple[str, ...] = (*get_args(NationalCode), *get_args(LocalCode))
    codes = {_ASKED, *(_SAME_STEP.get(code, code) for code in every)}
    return not told or any(_uid(who, code) in told for _, who in _known(plan, key) for code in codes)


def _unanswered(plan: RosterPlan, key: str) -> list[str]:
    """What those without an answer are known by, for a list in which nobody has one."""
    told = ([_folded(plan.roster.said(one.row, fact)) for fact in ("staff_number", "name")] for one in plan.problems)
    return [_hash(key, "row", *some) for some in told] or [""]


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


def _called(plan: RosterPlan, planned: PlanRow, names: Names | None) -> str:
    """What the list calls somebody, without an ID number that may stand there by a slip."""
    return "" if names is None else mask(" ".join(plan.roster.said(planned.row, names).split()))


def _entries(
    planned: PlanRow, who: str, called: str, calendar: WorkdayCalendar | None, first: date
) -> Iterable[_Entry]:
    """The steps of one row; of several answers each by its earliest day that is to come, so that nobody comes too late."""
    found: dict[str, _Entry] = {}
    for answer in planned.answers:
        for event in steps(answer, calendar):
            if (day := _day(event)) is None:
                continue
            uid = _uid_of(who, event)
            other = found.get(uid)
            if other is None or (day < first, day) < (other.day < first, other.day):
                found[uid] = _Entry(
                    uid,
                    planned.row.number,
                    called,
                    answer.month,
                    event,
                    day,
                    len(planned.answers) > 1,
                    answer.eligibility.missing_facts,
                )
    return found.values()


def _day(event: Event) -> date | None:
    return event.month.on(1) if event.month is not None and event.bound != "by" else event.last_day


def _item(entry: _Entry, lang: Language) -> _Item:
    title, text = event_text(
        entry.event.code,
        entry.event.actor,
        entry.month,
        lang,
        row=entry.row,
        called=entry.called,
        during=entry.event.bound == "in",
        unsettled=entry.unsettled,
        condition=entry.event.condition,
        missing=tuple(dict.fromkeys((*entry.event.missing_facts, *entry.missing))),
        basis=tuple(dict.fromkeys(cited(cite, lang) for cite in entry.event.citations)),
    )
    return _Item(entry.uid, entry.day, title, text, entry.to_take)


def _asked(planned: PlanRow, who: str, called: str, first: date, lang: Language) -> _Item:
    """Somebody who is asked about, by the earliest statutory month of the answers; where that is past, from the first day on."""
    month = min(one.statutory.month for one in planned.answers)
    title, text = asked_text(month, lang, row=planned.row.number, called=called)
    return _Item(_uid(who, _ASKED), max(month.on(1), first), title, text, True, due=False)


def _by_month(owner: str, entries: Iterable[_Item], lang: Language) -> list[_Item]:
    """An entry on the first of each month that has steps, with all of them."""
    months: dict[YearMonth, list[_Item]] = {}
    for entry in sorted(entries, key=lambda one: one.day):  # of one day they stay in the order of the rows
        months.setdefault(YearMonth.of(entry.day), []).append(entry)
    items = []
    for month, some in months.items():
        lines = [(entry.day if entry.due else None, entry.title) for entry in some]
        uids = tuple(entry.uid for entry in some)
        items.append(_Item(_uid(owner, str(month)), month.on(1), *month_text(month, lines, lang), True, uids))
    return items


def _nothing(owner: str, as_of: YearMonth, until: YearMonth | None, lang: Language) -> _Item:
    """No calendar is empty: programs refuse one, and nobody would know whether it was made."""
    return _Item(_uid(owner, "nothing"), as_of.on(1), *nothing_text(as_of, until, lang), False)


def _open(owner: str, plan: RosterPlan, until: YearMonth, lang: Language) -> _Item:
    """That rows are open: while they are, nobody knows that nothing is due."""
    text = open_text(plan.as_of, until, lang, questions=len(plan.questions), problems=len(plan.problems))
    return _Item(_uid(owner, _OPEN), plan.as_of.on(1), *text, False)


def _coming(before: bytes | None, owner: str, first: date) -> dict[str, date]:
    """What was to come from a day on in an earlier file of the same owner."""
    if before is None or _OWNER.findall(before) != [f"X-RETIRECALC-CALENDAR:{owner}\r\n".encode()]:
        return {}
    found = {str(one["uid"]): one.decoded("dtstart") for one in _events(before)}
    return {uid: day for uid, day in found.items() if type(day) is date and day >= first}


def _events(data: bytes) -> list[Component]:
    """The entries of a file; none where somebody else has written into it."""
    need("icalendar", extra="ics", feature="ics")
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(data).walk("VEVENT")
        return [one for one in found if one["uid"] and one.decoded("dtstart")]
    except (ValueError, KeyError):
        return []


def _listed(event: Component) -> list[str]:
    """The steps that an entry of a month lists."""
    found = event.get(_LISTED, [])
    return [str(one) for one in (found if isinstance(found, list) else [found])]


def _sex(person: Person) -> str:
    """Sex, not category: a post may change, and with it the category of a woman."""
    return "male" if person.category is Category.MALE_60 else "female"


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _hash(key: str, *parts: str) -> str:
    message = json.dumps(parts).encode()  # in ASCII, whatever a cell holds
    return hmac.new(key.encode(errors="surrogatepass"), message, hashlib.sha256).hexdigest()[:32]


def _file(
    items: Iterable[_Item],
    owner: str,
    made_at: datetime,
    lang: Language,
    asked: date,
    coming: dict[str, date],
    of_list: str = "",
) -> bytes:
    """The file: its entries, with no reminder before the day of the question, and what is cancelled."""
    need("icalendar", extra="ics", feature="ics")
    from icalendar import Alarm, Calendar
    from icalendar import Event as Entry

    file: Calendar = Calendar()
    file.add("prodid", "-//retirecalc//deadlines//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-retirecalc-calendar", owner)
    if of_list:
        file.add("x-retirecalc-list", of_list)
    stamp = _moment(made_at)

    def component(uid: str, day: date, title: str) -> Entry:
        one = Entry()
        one.add("uid", uid)
        one.add("dtstamp", stamp)
        one.add("sequence", int((stamp - _EPOCH).total_seconds()))
        one.add("dtstart", day)
        one.add("dtend", day + timedelta(days=1))
        one.add("summary", title)
        one.add("transp", "TRANSPARENT")
        file.add_component(one)
        return one

    shown = set()
    for item in items:
        shown.add(item.uid)
        one = component(item.uid, item.day, item.title)
        one.add("description", item.text)
        for step in item.steps:
            one.add(_LISTED, step)
        for days in REMINDERS:
            if item.reminded and item.day - timedelta(days=days) >= asked:
                reminder = Alarm()
                reminder.add("action", "DISPLAY")
                reminder.add("description", item.title)
                reminder.add("trigger", timedelta(days=-days))
                one.add_component(reminder)
    for uid, day in coming.items():
        if uid not in shown:
            component(uid, day, withdrawn_text(lang)).add("status", "CANCELLED")
    return bytes(file.to_ical())


def _moment(stated: object) -> datetime:
    """When the file is made, to the second, in UTC."""
    if isinstance(stated, datetime) and stated.tzinfo is not None and _EPOCH <= stated < _END:
        return stated.astimezone(UTC).replace(microsecond=0)
    raise InvalidFacts("ground.moment_unreadable", field="made_at", value=str(stated))


def _uid_of(who: str, event: Event) -> str:
    return _uid(who, _SAME_STEP.get(event.code, event.code))


def _uid(owner: str, what: str) -> str:
    return f"{_hash(owner, what)}@retirecalc"
