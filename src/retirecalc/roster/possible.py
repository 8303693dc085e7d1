"""What of a row cannot be in the month of the question: left out with a warning. No cell is read again but to quote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person, counting
from retirecalc.facts.words import Drawing
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Said
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.roster import headers
from retirecalc.roster.cells import text_of
from retirecalc.roster.headers import Column
from retirecalc.roster.row import RosterRow, asks_birth, fact_of, not_stated
from retirecalc.rules.age.flexible_retirement import Window
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.tables.shelf import built_in
from retirecalc.wording import word

_E = TypeVar("_E", bound=RetirecalcError)

_MONTHS_IN_YEAR = 12


def still_planned(row: RosterRow, columns: Mapping[str, Column], asked: YearMonth) -> RosterRow:
    """The row without a planned month that was refused and is past in the month of the question: it would hide what is due now."""
    month = row.retire_in
    if month is None or month >= asked:
        return row
    people = row.candidates if row.person is None else (row.person,)
    if not any(person.approved is False for person in people):
        return row
    said = InvalidFacts("roster.refused_and_past", field=columns["retire_in"].title, value=str(month))
    return replace(row, retire_in=None, warnings=(*row.warnings, said))


GROWN = 16 * _MONTHS_IN_YEAR
"""Nobody younger is employed but in art and sport: such a birth on a list is mostly another date."""


def born_young(row: RosterRow, asked: YearMonth) -> RosterRow:
    """The row with a warning for a birth that makes somebody a child; without that birth where another one is stated too."""
    people = row.candidates if row.person is None else (row.person,)
    young = {one.birth_month for one in people if 0 <= asked - one.birth_month < GROWN}
    if not young:
        return row
    said = [
        InvalidFacts("roster.born_young", birth=str(month), age=(asked - month) // _MONTHS_IN_YEAR, as_of=str(asked))
        for month in sorted(young)
    ]
    left = [one for one in people if asked - one.birth_month >= GROWN]
    less = _with_births(row, left, (*row.warnings, *(not_stated(one, one) for one in said)))
    return replace(row, warnings=(*row.warnings, *said)) if less is None else less


_NAMES_YEAR = re.compile("年[度份]|year", re.IGNORECASE)
_YEAR = re.compile("((?:19|20)[0-9]{2})年?度?")


def counted_to_year(row: RosterRow, columns: Mapping[str, Column], asked: YearMonth) -> RosterRow:
    """The row with a count up to the end of its year, where it is the row of a year that is over and says nothing else of it."""
    column = columns.get("year")
    if column is None or column.position >= len(row.cells) or _NAMES_YEAR.search(column.title) is None:
        return row
    year = _YEAR.fullmatch(text_of(row.cells[column.position]).strip())
    if year is None or (end := YearMonth(int(year[1]), _MONTHS_IN_YEAR)) >= asked:
        return row
    people = [_counted_to(person, end) for person in (row.candidates if row.person is None else (row.person,))]
    if row.person is None:
        return replace(row, candidates=tuple(people))
    return replace(row, person=people[0])


def _counted_to(person: Person, end: YearMonth) -> Person:
    """The person with that end of the count; of payments that have ended it would say when."""
    counted = person.contributions
    if counted is None or counted.counted_to is not None or counted.continuing is False:
        return person
    if end < (counted.first_insured or person.birth_month):
        return person
    return counting(person, Contributions.from_dict({**counted.to_dict(), "counted_to": str(end)}), person.birth_day)


AGREED_TO = Said("agreed to", "协议至")
"""The title for the month of a deferral on the sheet of what was done."""


def agreed_to_no_effect(
    row: RosterRow, columns: Mapping[str, Column], windows: Sequence[tuple[YearMonth, Window]]
) -> RosterRow:
    """The row with a warning that quotes the month to which a deferral was agreed, where it lies in none of the times that the text
    allows: after the statutory month, and by the latest; where no month would do, with what bars a deferral.
    """
    month = (row.person or row.candidates[0]).deferral_agreed_to
    latest = [(first, window.latest_month or first) for first, window in windows]
    if not isinstance(month, YearMonth) or any(first < month <= last for first, last in latest):
        return row
    column = columns.get("deferral_agreed_to")  # none where it was filled in on the sheet of what was done
    field = AGREED_TO if column is None else column.title
    given: dict[str, object] = {"field": field, "value": str(month)}
    if all(window.deferral is Eligibility.NOT_ELIGIBLE for _, window in windows):
        reasons = dict.fromkeys(str(reason) for _, window in windows for reason in window.reasons)
        why = Said("; ".join(word(one, "en") for one in reasons), "；".join(word(one, "zh") for one in reasons))
        said = InvalidFacts("roster.agreed_barred", **given, reasons=why)
    else:
        first, last = latest[0]
        said = InvalidFacts("roster.agreed_outside", **given, statutory=str(first), latest=str(last))
    return replace(row, warnings=(*row.warnings, said))


def counted_too_long(row: RosterRow, columns: Mapping[str, Column], error: _E) -> _E | InvalidFacts:
    """The error of contributions longer than a life, by the columns and the cells that say so; any other as it is."""
    if error.code != "facts.contributions_exceed_life" or (stated := _counts_stated(row, columns)) is None:
        return error
    fields = {name: error.fields[name] for name in ("lived", "birth", "counted_to")}
    return InvalidFacts("roster.contributions_exceed_life", **stated, months=error.fields["value"], **fields)


def _counts_stated(row: RosterRow, columns: Mapping[str, Column]) -> dict[str, str] | None:
    """The titles of the counts and what stands in them; None where they are not stated."""
    counted = [column for name in headers.PERIODS if (column := columns.get(name)) is not None]
    cells = [
        (column.title, text_of(row.cells[column.position])) for column in counted if column.position < len(row.cells)
    ]
    stated = [(title, text) for title, text in cells if text.strip()]
    if not stated:
        return None
    titles, texts = (", ".join(some) for some in zip(*stated, strict=True))
    return {"field": titles, "value": texts}


YOUNG = 14 * _MONTHS_IN_YEAR
"""Hardly anybody has contributions, deemed ones among them, from before that age: more is worth a look. No law draws that line."""


def counted_young(row: RosterRow, columns: Mapping[str, Column], asked: YearMonth) -> RosterRow:
    """The row with a warning that quotes contributions which can only be true of somebody who has paid as a child."""
    ages = []
    for person in row.candidates if row.person is None else (row.person,):
        if (counted := person.contributions) is None:
            return row
        lived, _ = counted.limits(person.birth_month, asked)
        if (before := lived - counted.at_least) >= YOUNG:
            return row
        ages.append((before // _MONTHS_IN_YEAR, int(counted.at_least)))
    stated = _counts_stated(row, columns) if ages else None
    if stated is None:
        return row
    age, months = max(ages)
    said = InvalidFacts("roster.counted_young", **stated, months=months, age=age)
    return replace(row, warnings=(*row.warnings, said))


def counting_column(columns: Mapping[str, Column], error: RetirecalcError) -> Column | None:
    """The column of counts whose title names the month that an error is about."""
    if error.fields.get("field") != "counted_to":
        return None
    counts = (columns[name] for name in headers.PERIODS if name in columns)
    return next((one for one in counts if headers.counted_to(one.title) is not None), None)


_OF_COUNT = ("counted_to", "first_insured")
"""What is left out of the contributions without them, where it cannot be true."""


def check_acts(row: RosterRow, asked: YearMonth, law: Law) -> None:
    """Refuse what nobody can have done: before a birth or the rule under which it is done, or be insured since a month to come.

    Raises:
        InvalidFacts: so it stands in the row.
    """
    people = row.candidates if row.person is None else (row.person,)
    for person in people:
        first = None if person.contributions is None else person.contributions.first_insured
        if first is not None and first > asked:
            ahead = {"field": "first_insured", "value": str(first), "as_of": str(asked)}
            raise InvalidFacts("roster.insured_ahead", **ahead)
        done = ("first_insured", first), ("notice_given_on", person.notice_given_on), ("applied_on", person.applied_on)
        for name, act in done:
            if act is None:
                continue
            month, born = YearMonth.of(act), min([one.birth_month for one in people])
            if month < born:
                raise InvalidFacts("facts.month_before_birth", field=name, value=str(month), birth=str(born))
    for name in ("notice_given_on", "applied_on"):
        day = None if not people else getattr(people[0], name)
        if day is not None and day < (decided := _decided()) and all(_comes_under(person, law) for person in people):
            raise InvalidFacts("roster.act_before_rule", field=name, value=str(day), decided=str(decided))


def _decided() -> date:
    """When the ages that are raised and the months before and after them were decided on."""
    issued = built_in().sources["decision"].issued
    assert issued is not None
    return date.fromisoformat(issued)


def _comes_under(person: Person, law: Law) -> bool:
    """Whether the raised ages are those of a person, who draws no pension that was applied for in another way."""
    rules = law.versions(FlexibleRetirementTable)
    if not rules or person.drawing not in (None, Drawing.NONE):
        return False
    return statutory_age(person, law).value.original_month > rules[0].grandfathered_to.value


def without(
    row: RosterRow, columns: Mapping[str, Column], error: InvalidFacts, said: RetirecalcError
) -> RosterRow | None:
    """The row without what cannot be true in the month of the question, and a warning; None where nobody is left of it."""
    name, part = fact_of(error), str(error.fields.get("field"))
    warned = (*row.warnings, not_stated(said, error))
    people = [row.person] if row.person is not None else list(row.candidates)
    if error.code == "facts.first_insured_contradicts":  # either may be the wrong one
        warned = (*row.warnings, InvalidFacts("roster.contributions_not_used", said=said, why=error.code))
    elif part in _OF_COUNT:
        people = [_without_part(person, part) for person in people]
        ended = any(one.contributions is not None and one.contributions.continuing is False for one in people)
        if ended and part == "counted_to":
            counted = next(columns[count].title for count in headers.PERIODS if count in columns)
            warned += (InvalidFacts("roster.ended_when", field=counted),)
        return _with_people(row, people, warned)
    if error.code.startswith("questions.month_") and row.retire_in is not None:
        return replace(row, retire_in=None, warnings=warned)
    if name == "birth":  # of a row that is asked about its birth
        people = [person for person in people if str(person.birth_month) != error.fields.get("value")]
        return _with_births(row, people, warned)
    if name in Person.FIELDS and any(getattr(person, name) is not None for person in people):
        facts = ({key: fact for key, fact in person.to_dict().items() if key != name} for person in people)
        people = [Person.from_dict(stated) for stated in facts]
    else:
        return None
    return _with_people(row, people, warned)


def _without_part(person: Person, name: str) -> Person:
    """The person without one of the facts about the contributions."""
    counted = person.contributions
    assert counted is not None
    left = Contributions.from_dict({key: fact for key, fact in counted.to_dict().items() if key != name})
    return counting(person, left, person.birth_day)


def _with_births(row: RosterRow, people: Sequence[Person], warned: tuple[InvalidFacts, ...]) -> RosterRow | None:
    """The row with those people alone whose births can be true: where one birth is left, no question asks which."""
    if len({one.birth_month for one in people}) == 1:
        settled = tuple(one for one in row.questions if asks_birth(one))
        # Of two births that count neither is the wrong one, and now only one is worked out.
        warned += tuple(one for one in settled if one.code != "roster.row_file_birth")
        row = replace(row, questions=tuple(one for one in row.questions if one not in settled))
    return _with_people(row, people, warned)


def _with_people(row: RosterRow, people: Sequence[Person], warned: tuple[InvalidFacts, ...]) -> RosterRow | None:
    if not people:
        return None
    if len(people) == 1:
        return replace(row, person=people[0], candidates=(), questions=(), warnings=(*warned, *row.questions))
    return replace(row, person=None, candidates=tuple(people), warnings=warned)
