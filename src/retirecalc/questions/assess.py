"""The one place that puts the rules in order: facts and law in, everything a person asks about out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from retirecalc.about import __version__
from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.person import Person
from retirecalc.ground.body import body_described, body_schema
from retirecalc.ground.months import MonthLike, Months, YearMonth, parse_day_or_month
from retirecalc.ground.say import language
from retirecalc.ground.show import repr_html
from retirecalc.ground.stretches import END
from retirecalc.law import Law
from retirecalc.order import ask, order, with_month
from retirecalc.outcome import Caveat, Eligibility, Outcome, Reason, plain
from retirecalc.rooms import ROOMS
from retirecalc.rules.age.flexible_retirement import Window, flexible_retirement
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.statutory_age import StatutoryAge, statutory_age
from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
from retirecalc.rules.contributions.contribution_projection import Projection, contribution_projection
from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.contributions.shortfall_remedies import Remedy, shortfall_remedies
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable
from retirecalc.rules.retiring.pension_eligibility import Way, pension_eligibility
from retirecalc.rules.retiring.qualifying_months import QualifyingMonths, qualifying_months
from retirecalc.rules.retiring.retirement_dates import RetirementDates, retirement_dates
from retirecalc.sources import Citation

if TYPE_CHECKING:
    from retirecalc.facts.filing import Filing
    from retirecalc.ground.workdays import WorkdayCalendar
    from retirecalc.rules.contributions.payments_needed import PaymentsNeeded
    from retirecalc.rules.retiring.obstacles import Obstacle
    from retirecalc.rules.retiring.retirement_steps import Event
    from retirecalc.tables.table import Table
    from retirecalc.wording.render import Form

ASSUMED = frozenset({"continuing_assumed", "stop_assumed"})
"""Caveats on what nobody stated and an open month rests on."""
Length = Literal["full", "short"]
X = TypeVar("X")


class Option(NamedTuple):
    """Retiring in one month: whether, with what minimum, and what is due by when.

    `required_months` is None where no minimum is on file for the year.
    """

    kind: Way
    month: YearMonth
    age: Months
    required_months: Months | None
    counting_year: int | None
    projected_months: int | None
    shortfall_months: int | None
    eligibility: Eligibility
    reasons: tuple[Reason, ...]
    missing_facts: tuple[str, ...]
    past: bool
    notice_by: date | None
    agreement_by: date | None
    apply_in: YearMonth | None
    first_payment_month: YearMonth | None
    approval_required: bool | None
    outcomes: tuple[Outcome[Any], ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return body_schema(cls, source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        return body_described(cls, schema, handler)

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields[:-1], self, strict=False))
        return f"Option({told})"

    def _repr_html_(self) -> str:
        return repr_html(self)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        return _once(caveat for outcome in self.outcomes for caveat in outcome.caveats)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _once(cite for outcome in self.outcomes for cite in outcome.citations)

    def figures(self) -> dict[str, Any]:
        """The answer without its caveats and citations."""
        return {
            "kind": self.kind,
            "month": str(self.month),
            "age": self.age.iso,
            "required_months": plain(self.required_months),
            "counting_year": self.counting_year,
            "projected_months": plain(self.projected_months),
            "shortfall_months": plain(self.shortfall_months),
            "eligibility": str(self.eligibility),
            "reasons": plain(self.reasons),
            "missing_facts": list(self.missing_facts),
            "past": self.past,
            "notice_by": None if self.notice_by is None else self.notice_by.isoformat(),
            "agreement_by": None if self.agreement_by is None else self.agreement_by.isoformat(),
            "apply_in": plain(self.apply_in),
            "first_payment_month": plain(self.first_payment_month),
            "approval_required": self.approval_required,
        }

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.figures(),
            "caveats": [caveat.to_dict() for caveat in self.caveats],
            "citations": [cite.to_dict() for cite in self.citations],
        }


@dataclass(frozen=True, slots=True)
class OtherAnswers:
    """An open question that decided something here, and what each of its answers gives, field by field."""

    id: str
    chosen: str
    answers: dict[str, dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        return {"id": self.id, "chosen": self.chosen, "answers": self.answers}


@dataclass(frozen=True, slots=True, repr=False)
class Assessment:
    """Everything about one person's retirement at one month of asking, with its trace. `to_dict` is the contract.

    >>> from retirecalc import Person, assess, load_law
    >>> assess(Person("1971-09", "male_60"), load_law(), "2026-11")
    <Assessment as of 2026-11: male_60 born 1971-09, statutory month 2033-06, first qualifying month not settled>
    """

    person: Person
    law: Law
    as_of: YearMonth
    as_of_day: int | None
    asked_on: date
    """The day of the question; of a month its last one, so that a deadline before the end of it counts as passed."""
    statutory: Outcome[StatutoryAge]
    window: Outcome[Window]
    projection: Outcome[Projection | None]
    minimum_at_age: Outcome[MinimumAtAge | None]
    qualifying_months: Outcome[QualifyingMonths]
    shortfall_remedies: Outcome[tuple[Remedy, ...]]
    options: tuple[Option, ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return body_schema(cls, source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        return body_described(cls, schema, handler)

    @property
    def first_open_month(self) -> YearMonth | None:
        """The first month that qualifies, or would under an answer to a question that the text leaves open."""
        return self.qualifying_months.value.first_open

    @property
    def months_to_statutory_age(self) -> Months:
        """From `as_of`, which is how the rules measure; 0 once it is reached."""
        return Months(max(0, self.statutory.value.month - self.as_of))

    @property
    def months_to_original_age(self) -> Months:
        """The same to the age of before the reform, to which distances before 2025 run."""
        return Months(max(0, self.statutory.value.original_month - self.as_of))

    @property
    def first_qualifying_month(self) -> YearMonth | None:
        return self.qualifying_months.value.first

    @property
    def qualifying(self) -> tuple[tuple[YearMonth, YearMonth | None], ...]:
        """The months that qualify as stretches, first and last included; without a last one they go on."""
        found = self.qualifying_months.value.stretches
        return tuple((first, None if last == END else last) for first, last in found)

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """What is left to somebody short of the minimum at the statutory age; empty for anybody else."""
        return self.shortfall_remedies.value

    @property
    def readings(self) -> tuple[OtherAnswers, ...]:
        """The open questions that decided something here, each asked again under its other answers."""
        return tuple(_other_answers(self))

    @property
    def outcomes(self) -> tuple[Outcome[Any], ...]:
        """Every outcome, in the order in which the rules were asked."""
        return (*self._general, *(outcome for option in self.options for outcome in option.outcomes))

    @property
    def _known(self) -> dict[str, Any]:
        """The facts, and what every room answered that is asked once."""
        answers = {outcome.rule: outcome.value for outcome in self._general}
        return {"person": self.person, "law": self.law, "as_of": self.as_of, "asked_on": self.asked_on, **answers}

    @property
    def _general(self) -> tuple[Outcome[Any], ...]:
        return (
            self.statutory,
            self.window,
            self.projection,
            self.minimum_at_age,
            self.qualifying_months,
            self.shortfall_remedies,
        )

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What concerns the whole answer; an option has its own."""
        return _once((*self.law.caveats, *(caveat for outcome in self._general for caveat in outcome.caveats)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        return _once(cite for outcome in self.outcomes for cite in outcome.citations)

    def option(self, month: MonthLike) -> Option:
        """The answer for any one month.

        Raises:
            InvalidFacts: it lies before the birth, or after 2399.

        >>> from retirecalc import Person, assess, load_law
        >>> assess(Person("1969-01", "male_60"), load_law(), "2026-11").option("2028-12").reasons
        (<Reason.BELOW_ORIGINAL_AGE: 'below_original_age'>,)
        """
        return _option(self._known, YearMonth.of(month))

    def timeline(
        self, month: MonthLike, *, calendar: WorkdayCalendar | None = None, filing: Filing | None = None
    ) -> Outcome[tuple[Event, ...]]:
        """Who must do what by when to retire in a month, in order.

        Args:
            month: the month to retire in.
            calendar: says which days are working days, for what the place counts in them.
            filing: what is known of the application itself.

        >>> from retirecalc import Person, assess, load_law
        >>> answer = assess(Person("1965-05", "male_60", employment="employee"), load_law(), "2025-03")
        >>> [(event.code, event.when) for event in answer.timeline("2025-09").value if event.actor == "both"][:1]
        [('deferral_agreement', '2025-06-01')]
        """
        return _timeline(self, YearMonth.of(month), calendar, filing)

    def why_not(self, month: MonthLike) -> tuple[Obstacle, ...]:
        """What keeps a month from being open, each with the smallest change that removes it; empty for an open month.

        >>> from retirecalc import Contributions, Person, assess, load_law
        >>> person = Person("1969-01", "male_60", contributions=Contributions(cumulative=180, continuing=False))
        >>> from retirecalc.wording import obstacle
        >>> for found in assess(person, load_law(), "2026-11").why_not("2030-01"):
        ...     print(obstacle(found))
        The minimum contribution period is not met: pay 6 months more by 2030-01.
        The minimum contribution period is not met: choose 2029-12 instead.
        """
        return self.obstacles(month).value

    def obstacles(self, month: MonthLike) -> Outcome[tuple[Obstacle, ...]]:
        """`why_not` with its trace: each obstacle with the place of the law behind it."""
        return _obstacles(self, self.option(month))

    def required_to_retire_in(self, month: MonthLike) -> PaymentsNeeded:
        """How many more months must be paid to retire in a month, and from when at the latest.

        Counts what is paid up to the month of the question, and nothing planned after it.

        Raises:
            InvalidFacts: nothing is known of the contributions, or the month is past.

        >>> from retirecalc import Contributions, Person, assess, load_law
        >>> person = Person("1969-01", "male_60", contributions=Contributions(cumulative=150, continuing=False))
        >>> required = assess(person, load_law(), "2026-11").required_to_retire_in("2029-12")
        >>> int(required.missing_months), str(required.paying_from)
        (30, '2027-07')
        """
        return self.payments_needed(month).value

    def payments_needed(self, month: MonthLike) -> Outcome[PaymentsNeeded]:
        """`required_to_retire_in` with its trace.

        Raises:
            InvalidFacts: nothing is known of the contributions, or the month is past.
            OutOfCoverage: no minimum on file for the month.
        """
        return _payments_needed(self, YearMonth.of(month))

    def explain(self, lang: str = "en", *, length: Length = "full", form: Form = "text") -> str:
        """The answer in words.

        Args:
            lang: `en` or `zh`.
            length: `full` for every step as a numbered sentence with its article, `short` for the three sentences that
                somebody needs who knows nothing of the law.
            form: `text`, `markdown` or `html`.

        >>> from retirecalc import Person, assess, load_law
        >>> answer = assess(Person("1971-09", "male_60"), load_law(), "2026-11")
        >>> print(answer.explain(length="short", form="markdown"), end="")
        - Your statutory retirement age is 61 years 9 months, reached in June 2033.
        - Not settled whether enough will have been paid. Not stated: the contribution months.
        """
        from retirecalc.wording.brief import brief
        from retirecalc.wording.render import explain, in_short

        if length == "short":
            return in_short([one.of(language(lang)) for one in brief(self)], form=form)
        if length != "full":
            raise InvalidFacts("ground.word_unreadable", field="length", value=str(length), allowed="full, short")
        return explain(self.outcomes, lang, form=form)

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract `retirecalc.assessment/1`."""
        statutory = self.statutory.value
        return {
            "schema": "retirecalc.assessment/1",
            "retirecalc": __version__,
            "as_of": str(self.as_of) if self.as_of_day is None else self.asked_on.isoformat(),
            "law": self.law.stamp(self._tables()),
            "facts": self.person.to_dict(),
            "statutory": {
                "age": statutory.age.iso,
                "month": str(statutory.month),
                "increase_months": int(statutory.increase_months),
                "original_age": statutory.original_age.iso,
                "original_month": str(statutory.original_month),
                "past": statutory.month < self.as_of,
            },
            "flexible": _flexible(self.window.value),
            "first_qualifying_month": plain(self.first_qualifying_month),
            "first_open_month": plain(self.first_open_month),
            "qualifying": plain(self.qualifying),
            "options": [option.to_dict() for option in self.options],
            "remedies": [_remedy(remedy) for remedy in self.remedies],
            "caveats": [caveat.to_dict() for caveat in self.caveats],
            "readings": [reading.to_dict() for reading in self.readings],
            "trace": [step for outcome in self.outcomes for step in outcome.steps()],
        }

    def _tables(self) -> tuple[Table, ...]:
        """The versions in force in the months that figures here governed, and the one of the age."""
        age = self.statutory.value
        months = [self.as_of, age.month, *(option.month for option in self.options)]
        months += [month for stretch in self.qualifying for month in stretch if month is not None]
        used = self.law.used(months, self.law.for_age(self.person.category, self.person.birth_month))
        return tuple(table for table in used if table.id in _TABLES)

    def to_json(self, indent: int | None = None) -> str:
        """`to_dict` as text, Chinese left readable; the same bytes on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def __repr__(self) -> str:
        who = f"{self.person.category} born {self.person.birth_month}"
        settled = self.projection.value is not None and not self.projection.value.missing
        first = self.first_qualifying_month or ("none" if settled else "not settled")
        months = f"statutory month {self.statutory.value.month}, first qualifying month {first}"
        return f"<Assessment as of {self.as_of}: {who}, {months}>"

    def __str__(self) -> str:
        return self.explain()

    _repr_html_ = repr_html


_TABLES = {
    kind.table_id
    for kind in (StatutoryAgeTable, MinimumContributionTable, FlexibleRetirementTable, ShortfallRemediesTable)
}
"""What the rules of an assessment look up."""


def assess(person: Person, law: Law, as_of: MonthLike, *, months: Iterable[MonthLike] = ()) -> Assessment:
    """When a person may retire, with what minimum, and what is due by when.

    Args:
        person: the facts.
        law: from `load_law`.
        as_of: the month or day of the question, in any written form. There is no clock in here.
        months: further months to answer for, beside the earliest, first qualifying, statutory and latest.

    Raises:
        InvalidFacts: born after `as_of`, contributions counted past it or longer than the life lived.
        OutOfCoverage: no law on file for the law date.

    >>> from retirecalc import Contributions, Person, load_law
    >>> person = Person("1971-09", "male_60", contributions=Contributions(cumulative="26y4m", continuing=True))
    >>> answer = assess(person, load_law(), "2026-11")
    >>> str(answer.statutory.value.month), str(answer.first_qualifying_month)
    ('2033-06', '2031-09')
    """
    wanted(Person, person, "person")
    wanted(Law, law, "law")
    asked = tuple(YearMonth.of(month) for month in _listed(months))
    month, day = parse_day_or_month(as_of, "as_of")
    person.check(month)
    return _assess(person, law, month, day, asked)


def compare(person: Person, law: Law, as_of: MonthLike, months: Iterable[MonthLike]) -> tuple[Option, ...]:
    """Several retirement months side by side, in the order asked.

    >>> from retirecalc import Person, load_law
    >>> options = compare(Person("1969-01", "male_60"), load_law(), "2026-11", ["2029-12", "2030-02"])
    >>> [int(option.required_months) for option in options]
    [180, 186]
    """
    answer = assess(person, law, as_of)
    return tuple(answer.option(month) for month in _listed(months))


def _listed(months: Iterable[MonthLike]) -> Iterable[MonthLike]:
    """Text is one month, not a list of them."""
    if isinstance(months, str | Mapping) or not isinstance(months, Iterable):
        raise InvalidFacts("questions.months_unlisted", field="months", value=str(months))
    return months


def timeline(
    person: Person,
    law: Law,
    as_of: MonthLike,
    month: MonthLike,
    *,
    calendar: WorkdayCalendar | None = None,
    filing: Filing | None = None,
) -> Outcome[tuple[Event, ...]]:
    """Who must do what by when to retire in `month`, in order: `assess` and `Assessment.timeline` in one.

    >>> from retirecalc import Person, load_law
    >>> events = timeline(Person("1971-09", "male_60"), load_law(), "2026-11", "2033-06").value
    >>> [(event.code, event.when) for event in events if event.actor == "employer"]
    [('filing', '2033-06')]
    """
    return assess(person, law, as_of).timeline(month, calendar=calendar, filing=filing)


def _timeline(
    answer: Assessment, month: YearMonth, calendar: WorkdayCalendar | None, filing: Filing | None
) -> Outcome[tuple[Event, ...]]:
    from retirecalc.facts.filing import Filing
    from retirecalc.rules.retiring.retirement_steps import retirement_steps  # few ask, and all would wait for it

    option = _option(answer._known, month)
    return retirement_steps(
        answer.person,
        answer.law,
        month=month,
        asked_on=answer.asked_on,
        statutory_age=answer.statutory.value,
        flexible_retirement=answer.window.value,
        pension_eligibility=option.outcomes[1].value,
        retirement_dates=RetirementDates(
            option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month
        ),
        filing=Filing() if filing is None else filing,
        calendar=calendar,
    )


def _obstacles(answer: Assessment, option: Option) -> Outcome[tuple[Obstacle, ...]]:
    from retirecalc.rules.retiring.obstacles import obstacles

    eligibility = option.outcomes[1]
    readings = dict.fromkeys(
        caveat.reading for caveat in eligibility.caveats if caveat.code == "reading" and caveat.reading is not None
    )
    return obstacles(
        answer.person,
        answer.law,
        month=option.month,
        as_of=answer.as_of,
        statutory_age=answer.statutory.value,
        contribution_projection=answer.projection.value,
        pension_eligibility=eligibility.value,
        qualifying_months=answer.qualifying_months.value,
        shortfall_remedies=answer.remedies,
        readings=tuple(readings),
    )


def _payments_needed(answer: Assessment, month: YearMonth) -> Outcome[PaymentsNeeded]:
    from retirecalc.rules.contributions.payments_needed import payments_needed

    if month < answer.as_of:
        raise InvalidFacts("questions.month_past", value=str(month), as_of=str(answer.as_of))
    minimum = minimum_contribution(answer.law, month=month, statutory_age=answer.statutory.value)
    return payments_needed(
        answer.person,
        answer.law,
        month=month,
        as_of=answer.as_of,
        statutory_age=answer.statutory.value,
        flexible_retirement=answer.window.value,
        minimum_contribution=minimum.value,
        contribution_projection=answer.projection.value,
    )


_IN_ASSESS = tuple(room.name for room in ROOMS.values() if room.in_assess)


def judged_in(person: Person, law: Law, asked: YearMonth | date, month: YearMonth | None) -> Assessment:
    """`assess` with the options that a list reads, and no other: `month`, else the statutory one, and the first that qualifies.

    Raises:
        InvalidFacts, OutOfCoverage: as `assess`.
    """
    as_of, day = parse_day_or_month(asked, "as_of")
    person.check(as_of)
    return _assess(person, law, as_of, day, () if month is None else (month,), every=False)


def _assess(
    person: Person, law: Law, as_of: YearMonth, day: int | None, asked: tuple[YearMonth, ...], *, every: bool = True
) -> Assessment:
    asked_on = as_of.on(31 if day is None else day)
    known: dict[str, Any] = {"person": person, "law": law, "as_of": as_of, "asked_on": asked_on}
    whole = ask(order(_IN_ASSESS).once, known)
    statutory, window = whole.of(statutory_age), whole.of(flexible_retirement)
    qualifying = whole.of(qualifying_months)
    answer = Assessment(
        person,
        law,
        as_of,
        day,
        asked_on,
        statutory,
        window,
        whole.of(contribution_projection),
        whole["minimum_at_age"],
        qualifying,
        whole.of(shortfall_remedies),
        (),
    )
    found = qualifying.value
    months = {statutory.value.month, *asked} if every or not asked else {*asked}
    others = (window.value.earliest_month, found.first_open, window.value.latest_month) if every else ()
    listed = months | {month for month in (found.first, *others) if month is not None and month >= as_of}
    options = tuple([_option(known, month) for month in sorted(listed)])
    object.__setattr__(answer, "options", options)  # nobody has seen it yet
    return answer


def _option(known: dict[str, Any], month: YearMonth) -> Option:
    """One month, with what is known of the person and of every room that is asked once."""
    person: Person = known["person"]
    if month < person.birth_month:
        raise InvalidFacts("questions.month_before_birth", value=str(month), birth=str(person.birth_month))
    if month.year > 2399:  # as in a batch; and far from `END`, the month that stands for none
        raise InvalidFacts("questions.month_out_of_range", value=str(month))
    monthly = ask(order(_IN_ASSESS).each_month, with_month(known, month))
    minimum: Outcome[Any] = monthly.of(minimum_contribution)
    eligibility, dates = monthly.of(pension_eligibility), monthly.of(retirement_dates)
    found, window, statutory = eligibility.value, known["flexible_retirement"], known["statutory_age"]
    if found.kind == "late":  # by the minimum of the statutory month, which is not a chosen one
        again = order(("minimum_contribution",)).each_month
        minimum = ask(again, with_month(known, statutory.month)).of(minimum_contribution)
    elif found.kind == "extended":  # the minimum that counts is that of `pension_eligibility`
        minimum = minimum._replace(noted=())
    return Option(
        found.kind,
        month,
        month - person.birth_month,
        found.required_months,
        found.counting_year,
        found.projected_months,
        found.shortfall_months,
        found.eligibility,
        found.reasons,
        found.missing_facts,
        month < known["as_of"],
        *dates.value,
        window.approval_required if found.kind in ("early", "deferred") else None,
        (minimum, eligibility, dates),
    )


def _other_answers(assessment: Assessment) -> Iterator[OtherAnswers]:
    """Every reading that was used, asked again under its other answers; kept only where something differs."""
    used = dict.fromkeys(reading for outcome in assessment.outcomes for reading in outcome.readings)
    listed = tuple(option.month for option in assessment.options)
    for one in used:
        reading = assessment.law.reading(one)
        given = {}
        for answer in reading.answers:
            other = assessment
            if answer.id != reading.answer:
                law = assessment.law.answering(one, answer.id)
                other = _assess(assessment.person, law, assessment.as_of, assessment.as_of_day, listed)
            given[answer.id] = dict(_figures(other, listed))
        fields = dict.fromkeys(field for figures in given.values() for field in figures)
        differing = [field for field in fields if len({repr(figures.get(field)) for figures in given.values()}) > 1]
        if differing:
            answers = {answer: {field: figures.get(field) for field in differing} for answer, figures in given.items()}
            yield OtherAnswers(one, reading.answer, answers)


def _figures(assessment: Assessment, listed: tuple[YearMonth, ...]) -> Iterator[tuple[str, Any]]:
    """What a reader compares, flat: `options.2031-09.notice_by`."""
    for name, value in _flexible(assessment.window.value).items():
        yield f"flexible.{name}", value
    yield "first_qualifying_month", plain(assessment.first_qualifying_month)
    yield "first_open_month", plain(assessment.first_open_month)
    yield "qualifying", plain(assessment.qualifying)
    for remedy in assessment.remedies:
        for name in ("eligibility", "from_month", "until_month"):
            yield f"remedies.{remedy.kind}.{name}", plain(getattr(remedy, name))
    for option in assessment.options:
        if option.month in listed:
            for name, value in option.figures().items():
                yield f"options.{option.month}.{name}", value


def _flexible(window: Window) -> dict[str, Any]:
    return {
        "available": window.available,
        "early": str(window.early),
        "deferral": str(window.deferral),
        "reasons": plain(window.reasons),
        "approval_required": window.approval_required,
        "earliest_month": plain(window.earliest_month),
        "latest_month": plain(window.latest_month),
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {
        "kind": remedy.kind,
        "eligibility": str(remedy.eligibility),
        "reasons": plain(remedy.reasons),
        "from_month": str(remedy.from_month),
        "until_month": plain(remedy.until_month),
        "citations": [cite.to_dict() for cite in remedy.citations],
    }


def _once(items: Iterable[X]) -> tuple[X, ...]:
    return tuple(dict.fromkeys(items))
