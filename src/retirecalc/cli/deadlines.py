"""What `person` and `roster` say about deadlines: `--timeline`, `--within` and `--ics`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retirecalc.cli.answer import asked_in, why_no_dates
from retirecalc.cli.options import Called
from retirecalc.cli.shell import Page
from retirecalc.cli.staff import SHOWN
from retirecalc.errors import MissingExtra, RosterError
from retirecalc.facts.filing import Filing
from retirecalc.ground.months import YearMonth
from retirecalc.ground.replace import beside
from retirecalc.ground.workdays import WorkdayCalendar, chinese_calendar
from retirecalc.outcome import Eligibility
from retirecalc.questions.assess import Assessment
from retirecalc.roster import RosterPlan, due_within
from retirecalc.rules.retiring.retirement_steps import Event
from retirecalc.wording import event as event_words

_OF_EVERY_MONTH = frozenset({"no_local_tables", "facts_conflict", "applied_before_age"})
"""What a reader of the steps must know of the place and of the facts, whatever the month."""
_NARROW = 80


def working_days() -> WorkdayCalendar | None:
    """The calendar of the extra `workdays`, if it is installed."""
    try:
        return chinese_calendar()
    except MissingExtra:
        return None


def months_of(answer: Assessment, asked: list[YearMonth]) -> list[YearMonth]:
    """The months to print a timeline for: those asked for, else the first that qualifies, else the statutory one."""
    return asked or [answer.first_qualifying_month or answer.statutory.value.month]


def print_person(page: Page, answer: Assessment, asked: list[YearMonth], filing: Filing | None) -> None:
    """The timelines of one person, and nothing else."""
    page.print(asked_in(page, answer))
    for month in months_of(answer, asked):
        print_timeline(page, answer, month, filing)
    if notes := [caveat for caveat in answer.caveats if caveat.code in _OF_EVERY_MONTH]:
        page.heading(page.say("notes"))
        for caveat in notes:
            text = page.sentence(page.word(caveat.code))
            page.print(f"{text} {page.notes.mark(*caveat.citations)}".rstrip(), indent=2)
    page.basis()
    page.print()
    page.print(page.say("caution"))


def print_timeline(page: Page, answer: Assessment, month: YearMonth, filing: Filing | None) -> None:
    """The steps towards one month, in order, each with its article."""
    outcome = answer.timeline(month, calendar=working_days(), filing=filing)
    page.heading(page.say("timeline", month=month))
    option = answer.option(month)
    if not outcome.value:
        why = why_no_dates(page, option, answer.person.drawing, answer.window.value, past=option.past)
        page.print(why, indent=2)
        return
    if option.eligibility is Eligibility.UNDETERMINED:
        text = page.word(option.eligibility)
        facts = page.joined(map(page.word, option.missing_facts))
        text = page.say("without", text=text, facts=facts) if facts else page.say("ask_agency", text=text)
        page.print(page.sentence(text), indent=2)
    rows = []
    for event in outcome.value:
        mark = page.notes.mark(*event.citations)
        what = f"{_name(page, event)} {mark}".rstrip()
        rows.append([when(page, event), what, page.word(f"actor_{event.actor}"), note(page, event)])
    page.table([page.say(f"col_{name}") for name in ("when", "what", "who", "note")], rows, whole=(0,))
    if any(event.why == "calendar_missing" for event in outcome.value):
        try:
            chinese_calendar()
        except MissingExtra as missing:
            page.line(missing.text(page.lang), indent=2)


def _name(page: Page, event: Event) -> str:
    return event_words(event.code, page.lang)


def when(page: Page, event: Event) -> str:
    """The day or month as it binds."""
    if not event.when:
        return page.say("dash")
    return page.say(f"when_{event.bound}", at=event.day or event.month)


def note(page: Page, event: Event) -> str:
    """What a reader must know about a step: past, conditional, or not settled and why."""
    said = [page.say("past_step")] if event.past else []
    if event.condition is not None:
        said.append(page.word(event.condition))
    if event.missing_facts:
        said.append(page.say("not_stated", facts=page.joined(map(page.word, event.missing_facts))))
    if event.why is not None:
        said.append(page.word(event.why))
    return page.joined(said)


def print_due(page: Page, plan: RosterPlan, within: int) -> None:
    """Who must act from the month of the question to so many months later, by day."""
    page.heading(page.say("act", month=plan.as_of + within))
    rows = []
    every = [*due_within(plan, within, calendar=working_days())]
    for due in every[:SHOWN]:
        month = page.month(due.month) if due.stated else page.say("if_stays", text=due.month)
        answer = [page.eligibility(due.eligibility, deferral=due.to_agree)]
        if due.unapproved:
            answer.append(event_words("approval", page.lang))
        if due.deadline_passed:
            answer.append(page.say("deadline"))
        if due.unsettled:
            answer.append(page.say("to_confirm"))
        what = f"{_name(page, due.event)} {page.notes.mark(*due.event.citations)}".rstrip()
        who = page.word(f"actor_{due.event.actor}")
        rows.append([page.month(due.day), str(due.number), who, what, month, page.joined(answer)])
    columns = ["by", "row", "who", "what", "for", "eligibility"]
    if page.width < _NARROW:  # who stands with what
        columns.remove("who")
        rows = [[by, row, page.say("who_does", who=who, what=what), *rest] for by, row, who, what, *rest in rows]
    if not rows:
        print_nothing_due(page, plan)
        return
    titles = [page.say(f"col_{name}") for name in columns]
    page.table(titles, rows, right=(1,), whole=(0, 1), dense=page.width < _NARROW)
    if len(every) > SHOWN:
        page.print(page.say("more_due", count=len(every) - SHOWN), indent=2)


def print_nothing_due(page: Page, plan: RosterPlan) -> None:
    """That nothing is due; not while a row leaves it open."""
    count = len(plan.questions) + len(plan.problems)
    page.print(page.say("nothing_due_yet" if count else "nothing_due", count=count), indent=2)


def of_person(
    out: Path, answer: Assessment, month: YearMonth, filing: Filing | None, *, key: str, lang: Any, overwrite: bool
) -> bytes:
    """One person's calendar, as an update of what is in the file."""
    from retirecalc.ics import person_ics

    def make(now: datetime, before: bytes | None) -> bytes:
        how: Any = {"calendar": working_days(), "filing": filing, "before": before}
        return person_ics(answer, month, key=key, made_at=now, lang=lang, **how)

    return _updated(out, make, overwrite=overwrite)


def of_roster(
    out: Path,
    plan: RosterPlan,
    within: int | None,
    *,
    key: str,
    lang: Any,
    overwrite: bool,
    names: Called | None,
    monthly: bool,
) -> bytes:
    """The calendar of a list, as an update of what is in the file."""
    from retirecalc.ics import AHEAD, of_same_people, roster_ics

    if names is not None and not any(plan.roster.said(one.row, names.value) for one in plan.rows):
        raise RosterError("cli.names_nowhere", value=names.value)
    how: Any = {"names": None if names is None else names.value, "monthly": monthly, "calendar": working_days()}
    how["within"] = AHEAD if within is None else within

    def make(now: datetime, before: bytes | None) -> bytes:
        return roster_ics(plan, key=key, made_at=now, lang=lang, before=before, **how)

    return _updated(out, make, overwrite=overwrite, ours=lambda old: of_same_people(old, plan, key=key))


def _updated(
    out: Path,
    make: Callable[[datetime, bytes | None], bytes],
    *,
    overwrite: bool,
    ours: Callable[[bytes], bool] = lambda _: True,
) -> bytes:
    from retirecalc.ics import updated

    now = datetime.now(UTC)
    old = out.read_bytes() if out.is_file() else None
    data = updated(old, lambda at: make(at, old), now)
    if data is not None and old is not None and not ours(old):
        data = None
    if data is None and not overwrite:
        raise RosterError("cli.calendar_of_others", file=str(out))
    return make(now, None) if data is None else data


def write(out: Path, data: bytes) -> None:
    """Write a calendar, once nothing else can be wrong."""
    with beside(out, overwrite=True) as part:
        part.write_bytes(data)
