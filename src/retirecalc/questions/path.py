"""Out of work before the age: month by month from the last job to the first pension."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

from retirecalc.errors import wanted
from retirecalc.facts.person import Person
from retirecalc.facts.spells import Spell
from retirecalc.facts.words import Drawing, Employment, SpellKind, code_of
from retirecalc.ground.months import MonthLike, Months, YearMonth, parse_day_or_month
from retirecalc.ground.show import repr_html
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END, Stretch, common, count_to, minus, union
from retirecalc.law import Law
from retirecalc.outcome import Caveat, Eligibility, Outcome, Standing, plain
from retirecalc.questions.ask import ask, fields_of
from retirecalc.questions.assess import ASSUMED, Assessment, Option, assess
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.contributions.contribution_rates.table import ContributionRatesTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.support.insurance_subsidy import InsuranceSubsidy
from retirecalc.rules.support.insurance_subsidy.facts import SubsidyFacts
from retirecalc.rules.support.insurance_subsidy.table import InsuranceSubsidyTable
from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
from retirecalc.rules.unemployment.fund_paid import FundPaid
from retirecalc.rules.unemployment.fund_paid.table import FundPaidTable
from retirecalc.rules.unemployment.transition_2024 import Transition
from retirecalc.rules.unemployment.transition_2024.table import Transition2024Table
from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit
from retirecalc.rules.unemployment.unemployment_benefit.facts import STOP_WORDS
from retirecalc.rules.unemployment.unemployment_benefit.table import (
    LocalUnemploymentTable,
    Stop,
    UnemploymentBenefitTable,
    stopped_by,
)
from retirecalc.sources import Citation

Income = Literal["benefit", "paid_on", "transition", "nothing", "pension"]
Payer = Literal["fund", "own", "employer", "nobody"]
Place = Literal["unemployment_agency", "employment_agency", "pension_agency"]
ClaimOf = Literal["benefit", "transition", "fund", "subsidy", "pension"]
_ROOMS = ("unemployment_benefit", "bridge_to_age", "transition_2024", "fund_paid", "insurance_subsidy")


_OF_BENEFIT = (
    *("verified_anew", "other_reason", "time_is_kept", "registration_passed_on", "age_within_month"),
    *("job_still_ran", "stops_elsewhere", "facts_conflict"),
)
"""What a path says of the benefit beside its months: why there is none, or why some of it are open."""
_OF_AMOUNTS = frozenset({"wage", "benefit_total", "pension_paid", "medical_paid", "refused_before"})
"""What the rooms take and no month of a path depends on."""


class PathMonth(NamedTuple):
    """What a month brings: an income, who pays the pension contributions, and a subsidy for them where one was asked about.

    Each is certain, or open where its standing says UNDETERMINED.
    """

    month: YearMonth
    income: Income
    income_standing: Standing
    contributions: Payer
    contributions_standing: Standing
    subsidy: Standing | None
    citations: tuple[Citation, ...]

    @property
    def is_open(self) -> bool:
        """Whether anything of it is not settled."""
        return Standing.UNDETERMINED in (self.income_standing, self.contributions_standing, self.subsidy)

    def to_dict(self) -> dict[str, Any]:
        told = {name: plain(value) for name, value in zip(self._fields[:-1], self, strict=False)}
        return {**told, "open": self.is_open, "citations": [cite.to_dict() for cite in self.citations]}


class Claim(NamedTuple):
    """What is claimed, where, and by when: `by` the last day that a text names, else from or in `month`."""

    of: ClaimOf
    where: Place
    by: date | None
    month: YearMonth | None
    standing: Standing
    citations: tuple[Citation, ...]

    def to_dict(self) -> dict[str, Any]:
        told = {name: plain(value) for name, value in zip(self._fields[:-1], self, strict=False)}
        return {**told, "citations": [cite.to_dict() for cite in self.citations]}


@dataclass(frozen=True, slots=True)
class Path:
    """The months in a row, each once, what to claim on the way, and the answers of the rules behind them.

    `first_pension_month` is certain on what is stated; `first_open_month` is the first one that nothing refuses, certain or not.
    `own_months` are the contribution months after those counted, beside those of the fund, without which the first certain one is
    not reached. `assessment` counts the months that the fund is sure to pay, `fund_months` of them beyond what was stated.
    `missing_facts` would settle the open months, `readings` are the open questions of the text on which they hang, and
    whether the pension begins in `first_open_month`; `caveats` say what the count behind it and the subsidy take for granted.
    """

    person: Person
    law: Law
    as_of: YearMonth
    facts: dict[str, Any]
    months: tuple[PathMonth, ...]
    claims: tuple[Claim, ...]
    first_pension_month: YearMonth | None
    first_open_month: YearMonth | None
    own_months: Months
    fund_months: Months
    missing_facts: tuple[str, ...]
    readings: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    outcomes: tuple[Outcome[Any], ...]
    assessment: Assessment

    @property
    def in_work(self) -> bool:
        """Whether no job has ended, so that nothing here concerns the person."""
        return bool(self.outcomes[0].value.standing is Standing.NOT_APPLICABLE)

    def at(self, month: MonthLike) -> PathMonth | None:
        """One month of it."""
        asked = YearMonth.of(month)
        return next((one for one in self.months if one.month == asked), None)

    def stretches(self) -> tuple[tuple[YearMonth, YearMonth, PathMonth], ...]:
        """The months that are alike, together: the first, the last, and what each of them brings."""
        runs = (tuple(run) for _, run in groupby(self.months, key=lambda one: one[1:]))
        return tuple((run[0].month, run[-1].month, run[0]) for run in runs)

    def _repr_html_(self) -> str:
        return repr_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract `retirecalc.path/1`."""
        return {
            "schema": "retirecalc.path/1",
            "as_of": str(self.as_of),
            "law": self.law.stamp(),
            "facts": self.facts,
            "months": [one.to_dict() for one in self.months],
            "claims": [one.to_dict() for one in self.claims],
            "first_pension_month": plain(self.first_pension_month),
            "first_open_month": plain(self.first_open_month),
            "own_months": plain(self.own_months),
            "fund_months": plain(self.fund_months),
            "missing_facts": list(self.missing_facts),
            "readings": list(self.readings),
            "caveats": [one.to_dict() for one in self.caveats],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as text, the same bytes on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


@cache
def path_fields() -> dict[str, Types]:
    """What can be stated, the facts of a person among it: by name, with the JSON types."""
    fields = {name: types for room in _ROOMS for name, types in fields_of(room).items()}
    return {name: types for name, types in fields.items() if name not in _OF_AMOUNTS}


def path_to_pension(person: Person, law: Law, as_of: MonthLike, facts: Mapping[str, Any] | None = None) -> Path:
    """What somebody gets who lost the job, month by month, to the first pension at the statutory age.

    Args:
        person: the facts of `assess`.
        law: from `load_law`.
        as_of: the month or day of the question.
        facts: further facts, as JSON: those of `path_fields()`, such as `job_ended`, `benefit_from`, `still_unemployed`.

    Raises:
        InvalidFacts: a fact that no rule behind it takes, or one that cannot be read.
        OutOfCoverage: no law on file for the months of the benefit, as in a replay of a day before it.

    >>> from retirecalc import Contributions, Person, load_law
    >>> person = Person("1966-01-10", "male_60", contributions=Contributions(cumulative=300, counted_to="2023-05"))
    >>> told = {"benefit_from": "2023-06", "unemployment_months": 180}
    >>> found = path_to_pension(person, load_law("CN-CQ"), "2023-06", told)
    >>> [(str(first), str(last), one.income) for first, last, one in found.stretches()][-3:]
    [('2025-05', '2025-05', 'benefit'), ('2025-06', '2026-05', 'paid_on'), ('2026-06', '2026-06', 'pension')]
    """
    wanted(Person, person, "person")
    wanted(Law, law, "law")
    at, _ = parse_day_or_month(as_of, "as_of")
    person.check(at)
    told = {name: fact for name, fact in person.to_dict().items() if fact not in (None, Employment.UNKNOWN)}
    further = {name: types for name, types in path_fields().items() if name not in Person.FIELDS}
    told |= stated({} if facts is None else facts, further)
    SubsidyFacts.from_dict(_of_subsidy(told))  # read whether or not a month asks for them
    path = _Path(person, law, as_of, told)
    draws = person.drawing is Drawing.EMPLOYEE  # nothing is left to come
    nothing = draws or path.benefit.standing is Standing.NOT_APPLICABLE  # nor lost by whoever is in work
    return Path(
        person=person,
        law=law,
        as_of=at,
        facts=told,
        months=() if nothing else tuple(path.months()),
        claims=() if nothing else tuple(path.claims()),
        first_pension_month=None if path.sure is None else path.sure + 1,
        first_open_month=None if path.open is None else path.open + 1,
        own_months=path.own_months(),
        fund_months=path.fund_months,
        missing_facts=() if nothing else path.missing_facts(),
        readings=path.readings(),
        caveats=() if draws else path.caveats(),
        outcomes=path.outcomes,
        assessment=path.answer,
    )


class _Path:
    """The answers of the rules, and what they say of each month.

    `open` is the first month, at the age or after it, in which nothing refuses the pension, certain or not; `sure` the first
    certain one.
    """

    def __init__(
        self, person: Person, law: Law, as_of: MonthLike, told: dict[str, Any], *, other_answers: bool = True
    ) -> None:
        self._law, self._as_of, self._told = law, as_of, told
        ends = ("benefit_ends_on", "benefit_stopped")
        if told.get("still_unemployed") is False and not any(name in told for name in ends):
            self._told = told = {**told, "benefit_stopped": str(Stop.RE_EMPLOYED)}  # a job found in its time ends it
        stop = self._told.get("benefit_stopped")
        self._stop = None if stop is None else code_of(Stop, stop, STOP_WORDS, "benefit_stopped")
        self._draws_some = self._stop is Stop.DRAWING_PENSION and person.drawing in (None, Drawing.NONE)
        if self._draws_some:  # of which scheme was not said
            person = Person.from_dict({**person.to_dict(), "drawing": str(Drawing.SOME)})
        answer = assess(person, law, as_of)
        self._asked: YearMonth = answer.as_of
        for table in law.versions(Transition2024Table):
            if "job_ended_on" in told and YearMonth.of(told["job_ended_on"], "job_ended_on") > table.drawing_in.value:
                self._told = {"drew_at_end_of_2024": False, **told}
        self.outcomes = tuple(self._ask(room) for room in _ROOMS[:-1])
        self.benefit: UnemploymentBenefit
        self.bridge: BridgeToAge
        self.transition: Transition
        self.fund: FundPaid
        self.benefit, self.bridge, self.transition, self.fund = (one.value for one in self.outcomes)
        self.statutory: YearMonth = answer.statutory.value.month
        self._old_age: YearMonth = answer.statutory.value.original_month
        distance = law.versions(FundPaidTable)[-1].distance
        self._near, _ = distance.since(law, self.statutory, person.birth_day)
        self._subsidised: tuple[YearMonth, ...] = ()
        self._subsidy_lacks: dict[str, None] = {}
        self._subsidy_caveats: dict[Caveat, None] = {}
        self._subsidy_hangs_on: dict[str, None] = {}
        self._first_claim: tuple[date | None, tuple[Citation, ...]] = (None, ())
        spells = () if person.contributions is None else person.contributions.invalidity_allowance
        self._allowance = tuple(one.stretch for one in spells)
        self._to_age = tuple(self._months_to_age())
        self._hangs_on: dict[str, None] = {}
        if other_answers:
            self._to_age = self._under_other_answers(person, as_of, told)
        by_fund = [one for one in self._to_age if one.contributions == "fund"]
        settled = (one.month for one in by_fund if one.contributions_standing is Standing.ELIGIBLE)
        self._fund_sure = union([(month, month) for month in settled])
        self.answer = _with_fund(answer, self._fund_sure, as_of)
        self.fund_months = Months(_counted(self.answer) - _counted(answer))
        self.open, self.sure = _claimable(self.answer)
        by_employer = [one for one in self._to_age if one.contributions == "employer"]
        of_others = union([(one.month, one.month) for one in (*by_fund, *by_employer)])
        self._at_best = _with_fund(answer, of_others, as_of)
        at_best, _ = _claimable(self._at_best)
        self._hangs_on_others = at_best is not None and (self.open is None or at_best < self.open)
        self.open = at_best if self._hangs_on_others else self.open
        self._pays_nowhere = self._hangs_on_others and bool(by_employer)  # in a job, whose employer must pay
        self._enough_at_once = self.sure == _claimed_from(self.answer)  # so that nobody pays on
        self._serves = self._stop is Stop.IMPRISONED and self.open is not None
        if self._serves:  # perhaps to the age and after it
            self.sure = None
        self._later = tuple(self._after(max(self.statutory + 1, self._start())))

    def _under_other_answers(self, person: Person, as_of: MonthLike, told: dict[str, Any]) -> tuple[PathMonth, ...]:
        """The months, open where another answer to a question on which the benefit hangs brings something else."""
        months = {one.month: one for one in self._to_age}
        asked = (one.reading for one in self.outcomes[0].caveats if one.code == "reading" and one.reading is not None)
        readings = [self._law.reading(one) for one in asked]
        for reading in readings:
            for answer in reading.answers if reading.chosen is None else ():
                if answer.id == reading.answer:
                    continue
                law = self._law.answering(reading.id, answer.id)
                for other in _Path(person, law, as_of, told, other_answers=False)._to_age:
                    one = months.get(other.month, other)
                    if one[1:5] != other[1:5] or other.month not in months:
                        self._hangs_on[reading.id] = None
                        months[other.month] = _either(one, other)
        return tuple(months[month] for month in sorted(months, key=lambda month: month.index))

    def _open_option(self) -> Option | None:
        """The first month in which nothing refuses the pension, where it is not certain."""
        if self.open is None or self.open == self.sure:
            return None
        return (self._at_best if self._hangs_on_others else self.answer).option(self.open)

    def missing_facts(self) -> tuple[str, ...]:
        option = self._open_option()
        of_pension = () if option is None else option.missing_facts
        open_ = any(one.is_open for one in self._to_age)
        lacks = (fact for one in self.outcomes for fact in one.value.missing_facts if open_)
        apply = self.transition.standing is Standing.ELIGIBLE and self.transition.applied is None
        applied = ("transition_applied",) if apply else ()
        if any(one.income == "benefit" for one in self._later):
            applied = (*self.benefit.missing_facts, *applied)
        unused = self._told.get("unused_months") is None and self.benefit.months is not None
        if unused and any(
            (one.income, one.income_standing) == ("benefit", Standing.UNDETERMINED) for one in self._to_age
        ):
            applied = (*applied, "unused_months")
        if self.benefit.first_month is None and self.benefit.last_month is not None and open_:
            applied = (*applied, "benefit_from")
        if self._job_by_half():
            applied = (*applied, "benefit_stopped_in")
        drawing = ("drawing",) if self._draws_some else ()
        return tuple(dict.fromkeys((*lacks, *applied, *self._subsidy_lacks, *drawing, *of_pension)))

    def readings(self) -> tuple[str, ...]:
        option = self._open_option()
        of_pension = () if option is None else option.outcomes[1].caveats
        by_distance = not any(one.value.missing_facts for one in self.outcomes)  # that months of the fund are open
        of_fund = self.outcomes[-1].readings if option is not None and self._hangs_on_others and by_distance else ()
        of_bridge = [one for one in self.outcomes[1].caveats if one.code == "old_age_alone"]
        for way in self.outcomes[1:3] if self._paid_on_open() else ():
            near = [step.value for step in way.trace if step.name == "near"]
            by_days = way.value.standing is Standing.UNDETERMINED and near != [Eligibility.ELIGIBLE]
            of_bridge += way.caveats if by_days else ()
        asked = (one.reading for one in (*of_bridge, *of_pension) if one.code in ("reading", "old_age_alone"))
        return tuple(dict.fromkeys((*self._hangs_on, *filter(None, asked), *of_fund, *self._subsidy_hangs_on)))

    def _paid_on_open(self) -> bool:
        """Whether it is not settled of some month that the benefit is paid on."""
        ways = {(one.income, one.income_standing) for one in self._to_age}
        return not ways.isdisjoint((way, Standing.UNDETERMINED) for way in ("paid_on", "transition"))

    def _fund_open(self) -> bool:
        """Whether it is not settled of some month that the fund pays the contributions."""
        return ("fund", Standing.UNDETERMINED) in {
            (one.contributions, one.contributions_standing) for one in self._to_age
        }

    def caveats(self) -> tuple[Caveat, ...]:
        late = () if self.sure is None else self.answer.option(self.sure).caveats
        lost = "job_ended" in self._told or "benefit_from" in self._told
        of_rooms = (one for outcome in self.outcomes[0 if lost else 1 :] for one in outcome.caveats)
        said = {"age_elsewhere", "due_since", *_OF_BENEFIT}
        said |= {"joins_there"} if self.fund_months else set()
        said |= {"measured_later"} if self._paid_on_open() else set()
        said |= {"falls_below_within"} if self._fund_open() else set()
        beside = [one for one in (*of_rooms, *late) if one.code in said]
        assumed = (one for one in self.answer.projection.caveats if one.code in ASSUMED)
        past = any(one.income == "benefit" for one in self._later)
        by = _found(self.outcomes[0], "standing")
        runs_on = (
            (Caveat("age_elsewhere", None, by),) if past and "age_elsewhere" not in [one.code for one in beside] else ()
        )
        paid = [(one.month, one.month) for one in self._to_age if one.income != "nothing"]
        conflict = self._pays_nowhere or bool(common(paid, self._allowance))
        both = (Caveat("facts_conflict", None, by),) if conflict else ()
        serves = (Caveat("serves_at_age"),) if self._serves else ()  # of which no source on file has the text
        return (*both, *assumed, *beside, *runs_on, *serves, *self._subsidy_caveats)

    def own_months(self) -> Months:
        """The months still to be paid, by somebody else than the fund, for the first certain pension."""
        projection = self.answer.projection.value
        if self.sure is None or projection is None:
            return Months(0)
        required = self.answer.option(self.sure).required_months or 0
        counted_to = self._asked if projection.counted_to is None else projection.counted_to
        own = minus(common(projection.paying, [(counted_to + 1, END)]), self._fund_sure)
        of_others = projection.at_least(self.sure) - count_to(own, self.sure)
        return Months(max(0, required - of_others))

    def _ask(self, room: str) -> Outcome[Any]:
        fields = fields_of(room)
        facts = {name: fact for name, fact in self._told.items() if name in fields}
        return ask(room, facts, self._law, self._as_of).outcome

    def _ask_subsidy(self, month: MonthLike, **more: Any) -> Outcome[InsuranceSubsidy]:
        """The subsidy in a month that may be before that of the question: without what is counted or said up to the latter."""
        fields = {"birth", "category", "drawing", *SubsidyFacts.FIELDS}
        facts = {name: fact for name, fact in {**self._told, **more}.items() if name in fields}
        return ask("insurance_subsidy", facts, self._law, month).outcome

    def _start(self) -> YearMonth:
        """The month after the job ended, or the first one of the benefit, or of the question."""
        ended = self._told.get("job_ended_on")
        first = None if ended is None else YearMonth.of(ended, "job_ended_on") + 1
        known = [one for one in (first, self.benefit.first_month) if one is not None]
        return min(known) if known else YearMonth.of(self._as_of)

    def months(self) -> Iterator[PathMonth]:
        yield from self._to_age
        yield from self._later

    def _months_to_age(self) -> Iterator[PathMonth]:
        start = self._start()
        paid = [self._paid(start + step) for step in range(self.statutory.index - start.index + 1)]
        alone = [one.month for one in paid if self._subsidy_asked(one)]
        self._subsidised = tuple(one for one in alone if self._law.at(one).get(InsuranceSubsidyTable) is not None)
        this = (one for one in paid if one.month == self._asked)
        draws = self._told.get("draws_unemployment_benefit") is True
        none_now = any((one.income, one.income_standing) == ("nothing", Standing.ELIGIBLE) for one in this)
        if conflict := draws and none_now and self._asked in alone:
            self._subsidy_caveats[Caveat("facts_conflict")] = None
        perhaps = False  # a month is used up only if the benefit is not drawn in it
        for one in paid:
            if one.month not in alone:
                yield one
                continue
            subsidy, by = self._subsidy(one.month)
            away = self._away_from(one.month)
            if away and subsidy is not Standing.NOT_ELIGIBLE and self._stop is not Stop.DRAWING_PENSION:
                self._subsidy_caveats[Caveat("facts_conflict")] = None
            drawn = one.income != "nothing" or (conflict and one.month >= self._asked) or away
            open_ = drawn and subsidy is not Standing.NOT_ELIGIBLE  # none where the benefit is drawn
            if open_ or (perhaps and subsidy is Standing.NOT_ELIGIBLE):
                subsidy = Standing.UNDETERMINED
            perhaps = perhaps or open_
            yield one._replace(subsidy=subsidy, citations=tuple(dict.fromkeys((*one.citations, *by))))

    def _paid(self, month: YearMonth) -> PathMonth:
        income, standing, by = self._income(month)
        open_ = standing is Standing.UNDETERMINED or (
            income != "nothing" and self.fund.standing is Standing.UNDETERMINED
        )
        payer, payer_standing, by_payer = self._payer(month, standing, may_be_paid=open_)
        if income != "nothing" and common([(month, month)], self._allowance):
            standing = Standing.UNDETERMINED  # nobody who cannot work at all is paid for seeking work
            payer_standing = standing if payer == "fund" else payer_standing
        return PathMonth(month, income, standing, payer, payer_standing, None, tuple(dict.fromkeys((*by, *by_payer))))

    def _income(self, month: YearMonth) -> tuple[Income, Standing, tuple[Citation, ...]]:
        benefit, bridge, transition = self.benefit, self.bridge, self.transition
        of_benefit, of_bridge, of_transition, _ = self.outcomes
        refused = benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE)
        first = benefit.first_month
        if refused or (first is not None and month < first):
            return "nothing", Standing.ELIGIBLE, _found(of_benefit, "standing")
        if benefit.stopped_by is not None and benefit.stopped_in is not None and month > benefit.stopped_in:
            article = stopped_by(self._law, benefit.stopped_by, benefit.stopped_in)
            return "nothing", Standing.ELIGIBLE, _found(of_bridge, "standing") if article is None else article.cite
        if benefit.last_month is None:
            if month <= self._at_most():
                drawn = (
                    self._drawn(month) if month == first else Standing.UNDETERMINED
                )  # no more than one month is sure
                return "benefit", drawn, _found(of_benefit, "months", "months_at_most", "standing")
            if bridge.open_from is not None and month >= bridge.open_from:
                return "paid_on", Standing.UNDETERMINED, _found(of_bridge, "open_from", "standing")
            if transition.standing is Standing.UNDETERMINED and month <= self._old_age:
                return "transition", Standing.UNDETERMINED, _found(of_transition, "standing")
            return "nothing", Standing.ELIGIBLE, _found(of_bridge, "standing")
        if month <= benefit.last_month:
            return "benefit", self._drawn(month), _found(of_benefit, "months", "first_month", "last_month")
        transition_standing = transition.standing if transition.applied else Standing.UNDETERMINED
        ways: list[tuple[Income, Standing, tuple[Citation, ...]]] = []
        left = transition.after_it(bridge, benefit)
        beyond = transition.last_month is not None and month > transition.last_month
        if _inside(month, bridge) and left is not Standing.NOT_ELIGIBLE:
            ways.append(("paid_on", left if beyond else bridge.standing, _found(of_bridge, "near", "first_month")))
        if _inside(month, transition):
            ways.append(("transition", transition_standing, _found(of_transition, "standing", "last_month")))
        # Nothing is paid on after the transition; it does not end for sure what was paid on without it.
        finished = transition.standing is Standing.ELIGIBLE and transition.applied
        longer = (
            benefit.ended_by == "months_used" and self._at_most() > benefit.last_month
        )  # by months left, not stated
        over = finished and left is Standing.NOT_ELIGIBLE and not longer
        if bridge.open_from is not None and month >= bridge.open_from and not over:
            by = _found(of_bridge, "open_from", "not_settled_from", "standing")
            ways.append(("paid_on", Standing.UNDETERMINED, by))
        ran = benefit.sure_from is not None and benefit.sure_from != first and month == benefit.last_month + 1
        if not ways and benefit.ended_by == "months_used" and (ran or month <= self._at_most()):
            return (
                "benefit",
                Standing.UNDETERMINED,
                _found(of_benefit, "months"),
            )  # with what may be left of an earlier one
        if not ways:
            return "nothing", Standing.ELIGIBLE, _found(of_bridge, "standing")
        return min(ways, key=lambda way: way[1] is not Standing.ELIGIBLE)

    def _drawn(self, month: YearMonth) -> Standing:
        """The benefit in one of its months: open where the job still ran, certain of one that was granted up to what ended it."""
        if self.benefit.sure_from is not None and month < self.benefit.sure_from:
            return Standing.UNDETERMINED
        if self.benefit.first_month is None and month < min(self._asked, self.benefit.last_month or self._asked):
            return Standing.UNDETERMINED  # paid now, since when is not known
        granted = "benefit_from" in self._told or "benefit_ends_on" in self._told
        stopped_in = self._told.get("benefit_stopped_in")
        if granted and stopped_in is not None and month <= YearMonth.of(stopped_in, "benefit_stopped_in"):
            return Standing.ELIGIBLE
        return self.benefit.standing

    def _at_most(self) -> YearMonth:
        """The last month that a benefit can reach whose end is not known: one not begun yet is claimed now, or in time.

        What is left of an earlier one is added, up to the most that there is; unstated, it may be any number.
        """
        claim_by = self.benefit.claim_by
        in_time = self._asked if claim_by is None else YearMonth.of(claim_by)
        first = self.benefit.first_month or max(self._start(), self._asked, in_time)
        known = self._told.get("unused_months") is not None and self.benefit.months is not None
        most = self.benefit.months if known else self._law.at(first)[UnemploymentBenefitTable].most.value
        return first + ((most or 0) - 1)

    def _payer(
        self, month: YearMonth, income: Standing, *, may_be_paid: bool
    ) -> tuple[Payer, Standing, tuple[Citation, ...]]:
        fund, of_fund = self.fund, self.outcomes[-1]
        if any(first <= month <= last for first, last in fund.months):
            return "fund", Standing.ELIGIBLE, _found(of_fund, "months")
        by_half = self._job_by_half()
        if self._in_work_again(month) or by_half:
            refused = self.benefit.standing is Standing.NOT_ELIGIBLE and month <= self._asked
            later = self._told.get("still_unemployed") is True  # than the end of the benefit, nobody knows when
            standing = Standing.UNDETERMINED if refused or later else income
            return "employer", standing if by_half else Standing.ELIGIBLE, self._rate(month, "employer")
        may_pay = month >= self._near and self._law.at(month).get(FundPaidTable) is not None
        unsettled = may_be_paid and may_pay and fund.reasons in ((), ("too_far",))
        if unsettled or any(first <= month <= last for first, last in fund.open_months):
            return "fund", Standing.UNDETERMINED, _found(of_fund, "open_months", "standing")
        ended = self.benefit.stopped_in or self.benefit.last_month
        draws = self._draws_some and (ended is None or month > ended)
        stopped_in = self._told.get("benefit_stopped_in")
        stopped = stopped_in is not None and month > YearMonth.of(stopped_in, "benefit_stopped_in")
        works = self._stop is None and stopped  # perhaps: by what it was stopped is not said
        return "own", Standing.UNDETERMINED if draws or works else Standing.ELIGIBLE, self._rate(month, "own_account")

    def _job_by_half(self) -> bool:
        """Whether a new job is stated without its month."""
        return self._stop is Stop.RE_EMPLOYED and "benefit_stopped_in" not in self._told

    def _in_work_again(self, month: YearMonth) -> bool:
        """Whether a new job is stated to have ended the benefit, or to have begun by its end."""
        stopped_in = self._told.get("benefit_stopped_in")
        if self._stop is Stop.RE_EMPLOYED and stopped_in is not None:
            return month > YearMonth.of(stopped_in, "benefit_stopped_in")
        last = self.benefit.last_month
        return self.bridge.reasons == ("re_employed",) and last is not None and month > last

    def _rate(self, month: YearMonth, payer: Literal["own_account", "employer"]) -> tuple[Citation, ...]:
        """Where it stands what somebody pays who pays alone, or an employer."""
        era = self._law.at(month)
        rates = era.get(ContributionRatesTable)
        if rates is None:
            return era[MinimumContributionTable].cite
        return rates.own_account.cite if payer == "own_account" else rates.employer.cite

    def _subsidy_asked(self, one: PathMonth) -> bool:
        """Whether somebody asked about the subsidy of a month: none beside a sure benefit, nor before the conditions are met."""
        begins = (self._told[name] for name in ("determined_on", "conditions_met_in") if name in self._told)
        if "subsidy_group" not in self._told or any(one.month < YearMonth.of(begin) for begin in begins):
            return False
        form = SubsidyFacts.from_dict(_of_subsidy(self._told)).work_form
        if form is not None and (form == "employer") is not (one.contributions == "employer"):
            return False
        return one.income == "nothing" or one.income_standing is Standing.UNDETERMINED

    def _away_from(self, month: YearMonth) -> bool:
        """Whether what ended the benefit before that month leaves nobody who works here and pays alone."""
        stopped_in = self._told.get("benefit_stopped_in")
        return (
            self._stop in (Stop.MILITARY_SERVICE, Stop.MOVED_ABROAD, Stop.IMPRISONED, Stop.DRAWING_PENSION)
            and stopped_in is not None
            and month > YearMonth.of(stopped_in, "benefit_stopped_in")
        )

    def _subsidy(self, month: YearMonth) -> tuple[Standing, tuple[Citation, ...]]:
        """The subsidy of a month: determined in the first one, each using up a month."""
        if month not in self._subsidised:
            newest = self._law.versions(InsuranceSubsidyTable)[-1:]
            why = Caveat("unknown_after", None, newest[0].cite) if newest else Caveat("no_local_tables")
            self._subsidy_caveats[why] = None
            return Standing.UNDETERMINED, ()
        first, used = self._subsidised[0], self._told.get("subsidy_months_used")
        before = self._subsidised.index(month)
        if used is not None:  # by the month of the question, so that months before it are among them
            before += Months.of(used, "subsidy_months_used") - sum(one < self._asked for one in self._subsidised)
        determined = self._told.get("determined_on")
        more = {"determined_on": str(first) if determined is None else determined, "draws_unemployment_benefit": False}
        found = self._ask_subsidy(month, subsidy_months_used=max(0, before), **more)
        value = found.value
        standing = value.standing
        self._first_claim = (value.claim_by, _found(found, "claim_by"))
        if standing is Standing.UNDETERMINED:
            self._subsidy_lacks |= dict.fromkeys(value.missing_facts)
            for one in found.caveats:
                if one.code == "reading" and one.reading is not None:
                    self._subsidy_hangs_on[one.reading] = None
                elif one.code in ("earlier_conditions", "deferral_not_named"):
                    self._subsidy_caveats[one] = None
        if standing is Standing.ELIGIBLE or standing is Standing.UNDETERMINED:
            if determined is None:
                self._assumes("determination_assumed", found, "distance_months")
                if value.claim_by is not None and value.claim_by < max(first, self._asked).on(1):
                    standing = Standing.UNDETERMINED
                    self._subsidy_lacks["determined_on"] = None
                    self._assumes("claim_late", found, "claim_by")
            if used is None and value.months is not None:
                self._assumes("months_assumed", found, "months")
        return standing, _found(found, "standing", "to_retirement")

    def _assumes(self, code: str, found: Outcome[Any], figure: str) -> None:
        self._subsidy_caveats[Caveat(code, None, _found(found, figure))] = None

    def _after(self, month: YearMonth) -> Iterator[PathMonth]:
        """The first pension; before it the months after the age of whoever is short there, or claims late."""
        claimed = self.open if self.sure is None else self.sure
        if claimed is None or self.open is None:
            yield from self._without_pension(month)
            return
        nothing = Standing.ELIGIBLE
        payer: Payer = "nobody" if self._enough_at_once else "own"
        paying = Standing.UNDETERMINED if self._draws_some and payer == "own" else Standing.ELIGIBLE
        while month <= claimed:
            pension = month > self.open
            if not pension and self._beyond_the_age(month):
                by = _found(self.outcomes[0], "standing")
                yield PathMonth(month, "benefit", Standing.UNDETERMINED, payer, paying, None, by)
                month += 1
                continue
            standing = Standing.UNDETERMINED if pension else Standing.ELIGIBLE
            short = self.answer.option(self.statutory).citations[:1]
            by = self._paid_after() if pension else short or self._rate(month, "own_account")
            yield PathMonth(month, "pension" if pension else "nothing", standing, payer, paying, None, by)
            month += 1
        standing = Standing.UNDETERMINED if self.sure is None else Standing.ELIGIBLE
        yield PathMonth(claimed + 1, "pension", standing, "nobody", nothing, None, self._paid_after())

    def _without_pension(self, month: YearMonth) -> Iterator[PathMonth]:
        """The months after the age of a benefit that may be paid in them; the month of the question alone where there is none."""
        nothing, by = Standing.ELIGIBLE, _found(self.outcomes[0], "standing")
        if not self._to_age and not self._beyond_the_age(month):
            yield PathMonth(month, "nothing", nothing, "own", nothing, None, self._rate(month, "own_account"))
        while self._beyond_the_age(month):
            yield PathMonth(month, "benefit", Standing.UNDETERMINED, "own", nothing, None, by)
            month += 1

    def _beyond_the_age(self, month: YearMonth) -> bool:
        """Whether the benefit may be paid in a month after the age: no text of the nation ends it by the age, a place may."""
        benefit, local = self.benefit, self._law.at(month).get(LocalUnemploymentTable)
        if local is not None or benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE):
            return False
        begun = benefit.first_month is None or benefit.first_month <= month
        return begun and month <= (benefit.last_month or self._at_most())

    def _paid_after(self) -> tuple[Citation, ...]:
        table = self._law.at(self.statutory).get(FlexibleRetirementTable)
        return self.answer.statutory.citations[-1:] if table is None else table.first_payment.cite

    def claims(self) -> Iterator[Claim]:
        """What to claim where, in order."""
        benefit, transition, fund = self.benefit, self.transition, self.fund
        of_benefit, _, of_transition, of_fund = self.outcomes
        live = (Standing.ELIGIBLE, Standing.UNDETERMINED)
        in_time = (benefit.first_month or self._asked) <= self.statutory
        done = any(name in self._told for name in ("benefit_from", "benefit_ends_on", "claimed_on"))
        over = benefit.first_month is None and benefit.stopped_in is not None and benefit.stopped_in < self._asked
        done = done or over
        if benefit.standing in live and in_time and not done:
            by = _found(of_benefit, "claim_by", "standing")
            begins = benefit.first_month or max(self._start(), self._asked)
            yield Claim("benefit", "unemployment_agency", benefit.claim_by, begins, benefit.standing, by)
        ahead = transition.first_month is not None or self._old_age >= self._asked
        if transition.standing in live and not transition.applied and ahead and not over:
            by, month = _found(of_transition, "standing"), transition.first_month
            late = benefit.ends_on is not None and benefit.ends_on < self._asked.on(1)  # of which the text says nothing
            standing = Standing.UNDETERMINED if late else transition.standing
            yield Claim("transition", "unemployment_agency", benefit.ends_on, month, standing, by)
        by_fund = next((one.month for one in self._to_age if one.contributions == "fund"), None)
        if by_fund is not None:
            standing = fund.standing if fund.standing in live else Standing.UNDETERMINED
            yield Claim("fund", "unemployment_agency", None, by_fund, standing, _found(of_fund, "standing"))
        subsidised = [one for one in self._to_age if one.subsidy in live and one.month in self._subsidised]
        if subsidised:
            sure = any(one.subsidy is Standing.ELIGIBLE for one in subsidised)
            last, cites = self._first_claim
            since = subsidised[0].month if last is None else None
            standing = Standing.ELIGIBLE if sure else Standing.UNDETERMINED
            yield Claim("subsidy", "employment_agency", last, since, standing, cites or subsidised[0].citations[-1:])
        if "applied_on" not in self._told:
            ways = {self.open: Standing.UNDETERMINED, self.sure: Standing.ELIGIBLE}  # one where both are the same month
            for claimed, standing in ways.items():
                if claimed is not None:
                    yield Claim("pension", "pension_agency", None, claimed, standing, self._paid_after())


def _either(one: PathMonth, other: PathMonth) -> PathMonth:
    """A month that brings the one or the other: what it may bring is open where it differs."""
    more = other if one.income == "nothing" else one
    open_ = Standing.UNDETERMINED
    paid = [way.income_standing for way in (one, other) if way.income != "nothing"]  # under whatever name
    same = one[1:3] == other[1:3] or paid == [Standing.ELIGIBLE] * 2
    return one._replace(
        income=more.income,
        income_standing=one.income_standing if same else open_,
        contributions="fund" if "fund" in (one.contributions, other.contributions) else one.contributions,
        contributions_standing=one.contributions_standing if one[3:5] == other[3:5] else open_,
        subsidy=one.subsidy if one.subsidy == other.subsidy else open_,
        citations=tuple(dict.fromkeys((*one.citations, *other.citations))),
    )


def _of_subsidy(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in told.items() if name in SubsidyFacts.FIELDS}


def _with_fund(answer: Assessment, months: Iterable[Stretch], as_of: MonthLike) -> Assessment:
    """The same person, for whom the fund pays those months too; who pays every month on anyhow pays them already."""
    projection, given = answer.projection.value, answer.person.contributions
    if projection is None or given is None or (projection.paying and projection.paying[-1][1] == END):
        return answer
    after = answer.person.birth_month if projection.counted_to is None else projection.counted_to + 1
    added = minus(common(months, [(after, END)]), projection.paying)
    if not added:
        return answer
    spells = [Spell(first, last, SpellKind.UNEMPLOYMENT_FUND).to_dict() for first, last in added]
    facts = given.to_dict()
    if given.spells is not None:
        facts["spells"] = [*facts["spells"], *spells]
    else:
        facts["plan"] = [*facts.get("plan", ()), *spells]
        facts.pop("continuing", None)
    paid_for = Person.from_dict({**answer.person.to_dict(), "contributions": facts})
    return assess(paid_for, answer.law, as_of)


def _counted(answer: Assessment) -> int:
    """The months that surely count in the statutory month."""
    projection = answer.projection.value
    return 0 if projection is None else projection.at_least(answer.statutory.value.month)


def _claimed_from(answer: Assessment) -> YearMonth:
    """The first month in which a pension at the age or after it is claimed: not before the month of the question."""
    applied = answer.person.applied_on
    return max(answer.statutory.value.month, answer.as_of if applied is None else YearMonth.of(applied))


def _claimable(answer: Assessment) -> tuple[YearMonth | None, YearMonth | None]:
    """The first month, at the age or after it, in which nothing refuses the pension; and the first certain one."""
    first, at_age = _claimed_from(answer), answer.minimum_at_age.value
    stretches = answer.qualifying_months.value.stretches
    sure = next((max(first, begin) for begin, last in stretches if last >= first), None)
    last = sure
    if last is None:
        last = first
        if at_age is not None:
            turns = (at_age.reached_month, at_age.complete_month, at_age.perhaps_reached, at_age.perhaps_complete)
            last = max([first, *(one for one in (*turns, at_age.unknown_from) if one is not None)])
    months = (first + step for step in range(last - first + 1))
    refused = Eligibility.NOT_ELIGIBLE
    return next((month for month in months if answer.option(month).eligibility is not refused), None), sure


def _inside(month: YearMonth, way: BridgeToAge | Transition) -> bool:
    live = way.standing in (Standing.ELIGIBLE, Standing.UNDETERMINED)
    return (
        live
        and way.first_month is not None
        and way.last_month is not None
        and way.first_month <= month <= way.last_month
    )


def _found(outcome: Outcome[Any], *names: str) -> tuple[Citation, ...]:
    """The articles of some figures of an answer."""
    return tuple(dict.fromkeys(cite for step in outcome.trace if step.name in names for cite in step.citations))
