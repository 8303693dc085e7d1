"""Which articles each result column rests on, read off the traces of `assess`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from retirecalc.errors import OutOfCoverage
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import Assessment, assess
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.sources import Citation

_MEANING = {
    "statutory_month": "month in which the statutory age is reached",
    "statutory_age_months": "statutory age in months",
    "increase_months": "months added to the original age",
    "earliest_month": "first month open to the choice, contributions apart; null without a window",
    "latest_month": "last month open to the choice, contributions apart; null without a window",
    "first_qualifying_month": "first month from as_of on that is open, early, on time, deferred, late or extended; null if none "
    "is known",
    "first_open_month": "the same, or an earlier month that only an open question of the text keeps from it (R01)",
    "judged_month": "month judged: retire_in, else the statutory month",
    "required_months": "minimum contribution for the judged month",
    "projected_months": "contribution months that surely count by the judged month",
    "shortfall_months": "months missing; null where the contributions are not known well enough",
    "eligibility": "ELIGIBLE, NOT_ELIGIBLE or UNDETERMINED for the judged month",
    "notice_by": "last day of the written notice to the employer, for an early month",
    "agreement_by": "last day of the written agreement, for a deferral that may still be agreed",
    "apply_in": "last month for the application",
    "first_payment_month": "first month of payment, if approved for the judged month",
    "problem": "why the row has no answer",
}
_STEPS = {
    # (rule, name of the step): the column that it fills
    ("statutory_age", "month"): "statutory_month",
    ("statutory_age", "age"): "statutory_age_months",
    ("statutory_age", "increase_months"): "increase_months",
    ("flexible_retirement", "earliest_month"): "earliest_month",
    ("flexible_retirement", "latest_month"): "latest_month",
    ("qualifying_months", "first_qualifying_month"): "first_qualifying_month",
    ("minimum_at_age", "complete_month"): "first_qualifying_month",
    ("minimum_at_age", "reached_month"): "first_open_month",
    ("minimum_at_age", "extension_target"): "first_open_month",
    ("minimum_contribution", "counting_year"): "required_months",
    ("minimum_contribution", "required_months"): "required_months",
    ("contribution_projection", "months"): "projected_months",
    ("pension_eligibility", "counting_year"): "required_months",
    ("pension_eligibility", "required_months"): "required_months",
    ("pension_eligibility", "projected_months"): "projected_months",
    ("pension_eligibility", "shortfall_months"): "shortfall_months",
    ("pension_eligibility", "eligibility"): "eligibility",
    ("pension_eligibility", "reason"): "eligibility",
    ("retirement_dates", "notice_by"): "notice_by",
    ("retirement_dates", "agreement_by"): "agreement_by",
    ("retirement_dates", "apply_in"): "apply_in",
    ("retirement_dates", "first_payment_month"): "first_payment_month",
}


class ColumnBasis(NamedTuple):
    """What a column is, and where the law says so."""

    meaning: str
    citations: tuple[Citation, ...]


_OF_AN_EXTENSION = {("pension_eligibility", "counting_year"), ("pension_eligibility", "required_months")}


@functools.lru_cache(maxsize=8)
def _citations(law: Law, *, schedule: bool) -> dict[str, tuple[Citation, ...]]:
    found: dict[str, dict[Citation, None]] = {name: {} for name in _MEANING}
    for answer in _examples(law):
        for outcome in answer.outcomes:
            for step in outcome.trace:
                named = outcome.rule, step.name
                column = _STEPS.get(named)
                if column is not None and not (schedule and named in _OF_AN_EXTENSION):
                    found[column].update(dict.fromkeys(step.citations))
    found["first_open_month"] |= found["first_qualifying_month"]
    return {name: tuple(sorted(citations)) for name, citations in found.items()}


def code_book(law: Law, *, schedule: bool = False) -> dict[str, ColumnBasis]:
    """What `batch.code_book` does; for the columns of the schedule without what only a later month rests on."""
    citations = _citations(law, schedule=schedule)
    return {name: ColumnBasis(meaning, citations[name]) for name, meaning in _MEANING.items()}


def _examples(law: Law) -> Iterator[Assessment]:
    """People who between them meet every article: births of three decades, each employment, early, on time and late."""
    as_of = YearMonth(2025, 1)
    few, many = (Contributions(cumulative=months, continuing=True) for months in (12, 240))
    for category in Category:
        first = 1954 if category is Category.MALE_60 else 1961 if category is Category.FEMALE_55 else 1968
        people = [(YearMonth(year, 11), Employment.EMPLOYEE) for year in range(first, first + 26)]
        people += [(YearMonth(first + 20, 11), employment) for employment in Employment]
        for place, (birth, employment) in enumerate(people):
            contributions = many if place % 3 else few
            person = Person(birth, category, employment=employment, contributions=contributions)
            try:
                statutory = statutory_age(person, law).value.month
            except OutOfCoverage:  # no version on file governs the person
                continue
            yield assess(person, law, as_of, months=(statutory - 12, statutory + 12))
