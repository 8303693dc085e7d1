"""Out of work before the age: month by month from the last job to the first pension."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any, Literal, NamedTuple

from retirecalc.errors import OutOfCoverage, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Employment
from retirecalc.ground.months import MonthLike, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.law import Law
from retirecalc.outcome import Eligibility, Outcome, Standing, plain
from retirecalc.questions.ask import ask, fields_of
from retirecalc.questions.assess import Assessment, assess
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.contributions.contribution_rates.table import ContributionRatesTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.support.insurance_subsidy import InsuranceSubsidy
from retirecalc.rules.unemployment.bridge_to_age import BridgeToAge
from retirecalc.rules.unemployment.fund_paid import FundPaid
from retirecalc.rules.unemployment.fund_paid.table import FundPaidTable
from retirecalc.rules.unemployment.transition_2024 import Transition
from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit
from retirecalc.sources import Citation

Income = Literal["benefit", "paid_on", "transition", "nothing", "pension"]
Payer = Literal["fund", "own", "nobody"]
Place = Literal["unemployment_agency", "employment_agency", "pension_agency"]
ClaimOf = Literal["benefit", "transition", "fund", "subsidy", "pension"]
_ROOMS = ("unemployment_benefit", "bridge_to_age", "transition_2024", "fund_paid", "insurance_subsidy")


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
    """The months in a row, each once, what to claim on the way, and the answers of the rules behind them."""

    person: Person
    law: Law
    as_of: YearMonth
    facts: dict[str, Any]
    months: tuple[PathMonth, ...]
    claims: tuple[Claim, ...]
    first_pension_month: YearMonth | None
    outcomes: tuple[Outcome[Any], ...]
    assessment: Assessment

    def at(self, month: MonthLike) -> PathMonth | None:
        """One month of it."""
        asked = YearMonth.of(month)
        return next((one for one in self.months if one.month == asked), None)

    @property
    def missing_facts(self) -> tuple[str, ...]:
        """What would settle the open months."""
        lacks = (fact for one in self.outcomes for fact in one.value.missing_facts)
        return tuple(dict.fromkeys((*lacks, *self._of_pension)))

    @property
    def _of_pension(self) -> tuple[str, ...]:
        statutory = self.assessment.statutory.value.month
        return self.assessment.option(statutory).missing_facts

    def stretches(self) -> tuple[tuple[YearMonth, YearMonth, PathMonth], ...]:
        """The months that are alike, together: the first, the last, and what each of them brings."""
        runs = (tuple(run) for _, run in groupby(self.months, key=lambda one: one[1:]))
        return tuple((run[0].month, run[-1].month, run[0]) for run in runs)

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
            "missing_facts": list(self.missing_facts),
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as text, the same bytes on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


@cache
def path_fields() -> dict[str, Types]:
    """What can be stated, the facts of a person among it: by name, with the JSON types."""
    return {name: types for room in _ROOMS for name, types in fields_of(room).items()}


def path_to_pension(person: Person, law: Law, as_of: MonthLike, facts: Mapping[str, Any] | None = None) -> Path:
    """What somebody gets who lost the job, month by month, to the first pension at the statutory age.

    Args:
        person: the facts of `assess`.
        law: from `load_law`.
        as_of: the month or day of the question.
        facts: further facts, as JSON: those of `path_fields()`, such as `job_ended`, `benefit_from`, `still_unemployed`.

    Raises:
        InvalidFacts: a fact that no rule behind it takes, or one that cannot be read.
        OutOfCoverage: no law on file for the months of the benefit.

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
    told |= stated({} if facts is None else facts, path_fields())
    answer = assess(person, law, as_of)
    path = _Path(law, as_of, told, answer)
    months = tuple(path.months())
    pension = next((one.month for one in months if one.income == "pension"), None)
    return Path(person, law, at, told, months, tuple(path.claims()), pension, path.outcomes, answer)


class _Path:
    """The answers of the rules, and what they say of each month."""

    def __init__(self, law: Law, as_of: MonthLike, told: dict[str, Any], answer: Assessment) -> None:
        self._law, self._as_of, self._told, self._answer = law, as_of, told, answer
        self.outcomes = tuple(self._ask(room) for room in _ROOMS[:-1])
        self.benefit: UnemploymentBenefit
        self.bridge: BridgeToAge
        self.transition: Transition
        self.fund: FundPaid
        self.benefit, self.bridge, self.transition, self.fund = (one.value for one in self.outcomes)
        self.statutory: YearMonth = answer.statutory.value.month
        distance = law.versions(FundPaidTable)[-1].distance
        self._near, _ = distance.since(law, self.statutory, answer.person.birth_day)

    def _ask(self, room: str, as_of: MonthLike | None = None, **more: Any) -> Outcome[Any]:
        fields = fields_of(room)
        facts = {name: fact for name, fact in {**self._told, **more}.items() if name in fields}
        return ask(room, facts, self._law, self._as_of if as_of is None else as_of).outcome

    def _start(self) -> YearMonth:
        """The month after the job ended, or the first one of the benefit, or of the question."""
        ended = self._told.get("job_ended_on")
        first = None if ended is None else YearMonth.of(ended, "job_ended_on") + 1
        known = [one for one in (first, self.benefit.first_month) if one is not None]
        return min(known) if known else YearMonth.of(self._as_of)

    def months(self) -> Iterator[PathMonth]:
        start = self._start()
        for index in range(start.index, self.statutory.index + 1):
            yield self._month(start + (index - start.index))
        yield from self._after(max(self.statutory + 1, start))

    def _month(self, month: YearMonth) -> PathMonth:
        income, standing, by = self._income(month)
        payer, payer_standing, by_payer = self._payer(month, standing)
        subsidy, by_subsidy = self._subsidy(month, income)
        cited = tuple(dict.fromkeys((*by, *by_payer, *by_subsidy)))
        return PathMonth(month, income, standing, payer, payer_standing, subsidy, cited)

    def _income(self, month: YearMonth) -> tuple[Income, Standing, tuple[Citation, ...]]:
        benefit, bridge, transition = self.benefit, self.bridge, self.transition
        of_benefit, of_bridge, of_transition, _ = self.outcomes
        refused = benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE)
        first = benefit.first_month
        if refused or (first is not None and month < first):
            return "nothing", Standing.ELIGIBLE, _found(of_benefit, "standing")
        if benefit.last_month is None:
            at_most = None if first is None or benefit.months is None else first + (benefit.months - 1)
            if at_most is None or month <= at_most:
                return "benefit", Standing.UNDETERMINED, _found(of_benefit, "months", "months_at_most", "standing")
            if month >= self._near:
                return "paid_on", Standing.UNDETERMINED, _found(of_bridge, "standing")
            return "nothing", Standing.ELIGIBLE, _found(of_bridge, "standing")
        if month <= benefit.last_month:
            return "benefit", benefit.standing, _found(of_benefit, "months", "first_month", "last_month")
        transition_standing = transition.standing if transition.applied else Standing.UNDETERMINED
        ways: list[tuple[Income, Standing, tuple[Citation, ...]]] = []
        if _inside(month, bridge):
            ways.append(("paid_on", bridge.standing, _found(of_bridge, "near", "first_month")))
        if _inside(month, transition):
            ways.append(("transition", transition_standing, _found(of_transition, "standing", "last_month")))
        finished = transition.standing is Standing.ELIGIBLE and transition.applied  # nothing is paid on after that
        if bridge.open_from is not None and month >= bridge.open_from and not finished:
            ways.append(("paid_on", Standing.UNDETERMINED, _found(of_bridge, "open_from", "standing")))
        if not ways:
            return "nothing", Standing.ELIGIBLE, _found(of_bridge, "standing")
        return min(ways, key=lambda way: way[1] is not Standing.ELIGIBLE)

    def _payer(self, month: YearMonth, income: Standing) -> tuple[Payer, Standing, tuple[Citation, ...]]:
        fund, of_fund = self.fund, self.outcomes[-1]
        if any(first <= month <= last for first, last in fund.months):
            return "fund", Standing.ELIGIBLE, _found(of_fund, "months")
        unsettled = income is Standing.UNDETERMINED and month >= self._near and fund.reasons in ((), ("too_far",))
        if unsettled or any(first <= month <= last for first, last in fund.open_months):
            return "fund", Standing.UNDETERMINED, _found(of_fund, "open_months", "standing")
        return "own", Standing.ELIGIBLE, self._own(month)

    def _own(self, month: YearMonth) -> tuple[Citation, ...]:
        """Where it stands what somebody pays who pays alone."""
        era = self._law.at(month)
        rates = era.get(ContributionRatesTable)
        return era[MinimumContributionTable].cite if rates is None else rates.own_account.cite

    def _subsidy(self, month: YearMonth, income: Income) -> tuple[Standing | None, tuple[Citation, ...]]:
        """The subsidy of contributions paid alone, where somebody asked about it; none beside unemployment benefit."""
        if "subsidy_group" not in self._told or income != "nothing":
            return None, ()
        more = {} if "determined_on" in self._told else {"determined_on": str(max(month, self._start()))}
        try:
            found = self._ask("insurance_subsidy", month, **more)
        except OutOfCoverage:
            return Standing.UNDETERMINED, ()
        value: InsuranceSubsidy = found.value
        return value.standing, _found(found, "standing", "to_retirement")

    def _after(self, month: YearMonth) -> Iterator[PathMonth]:
        """The first pension; before it the months paid after the age by whoever has not paid enough."""
        option = self._answer.option(self.statutory)
        nothing = Standing.ELIGIBLE
        if option.eligibility is not Eligibility.NOT_ELIGIBLE:
            yield PathMonth(month, "pension", Standing(option.eligibility), "nobody", nothing, None, self._paid_after())
            return
        later = [first for first, _ in self._answer.qualifying if first > self.statutory]
        while later and month <= later[0]:
            yield PathMonth(month, "nothing", nothing, "own", nothing, None, option.citations[:1] or self._own(month))
            month += 1
        if later:
            yield PathMonth(month, "pension", nothing, "nobody", nothing, None, self._paid_after())

    def _paid_after(self) -> tuple[Citation, ...]:
        table = self._law.at(self.statutory).get(FlexibleRetirementTable)
        return self._answer.statutory.citations[-1:] if table is None else table.first_payment.cite

    def claims(self) -> Iterator[Claim]:
        """What to claim where, in order."""
        benefit, transition, fund = self.benefit, self.transition, self.fund
        of_benefit, _, of_transition, of_fund = self.outcomes
        live = (Standing.ELIGIBLE, Standing.UNDETERMINED)
        if benefit.standing in live and "benefit_from" not in self._told:
            by = _found(of_benefit, "claim_by", "standing")
            yield Claim("benefit", "unemployment_agency", benefit.claim_by, benefit.first_month, benefit.standing, by)
        if transition.standing in live and not transition.applied:
            by = _found(of_transition, "standing")
            month = transition.first_month
            yield Claim("transition", "unemployment_agency", benefit.ends_on, month, transition.standing, by)
        if fund.standing in live and (fund.months or fund.open_months):
            first = min((*fund.months, *fund.open_months), key=lambda one: one[0].index)[0]
            yield Claim("fund", "unemployment_agency", None, first, fund.standing, _found(of_fund, "standing"))
        if "subsidy_group" in self._told and "conditions_met_in" in self._told:
            try:
                found = self._ask("insurance_subsidy", self._told["conditions_met_in"])
            except OutOfCoverage:
                pass
            else:
                by = _found(found, "claim_by")
                yield Claim("subsidy", "employment_agency", found.value.claim_by, None, found.value.standing, by)
        option = self._answer.option(self.statutory)
        if option.eligibility is not Eligibility.NOT_ELIGIBLE:
            standing = Standing(option.eligibility)
            yield Claim("pension", "pension_agency", None, self.statutory, standing, self._paid_after())


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
