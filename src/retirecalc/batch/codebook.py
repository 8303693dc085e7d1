"""Which articles each result column rests on, read off the traces of `assess`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from retirecalc.columns import shown
from retirecalc.errors import OutOfCoverage
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.months import YearMonth
from retirecalc.law import Law
from retirecalc.questions.assess import Assessment, assess
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.sources import Citation


class ColumnBasis(NamedTuple):
    """What a column is, and where the law says so."""

    meaning: str
    citations: tuple[Citation, ...]


_OF_AN_EXTENSION = {"pension_eligibility.counting_year", "pension_eligibility.required_months"}


@functools.lru_cache(maxsize=8)
def _citations(law: Law, *, schedule: bool) -> dict[str, tuple[Citation, ...]]:
    cited: dict[str, dict[Citation, None]] = {step: {} for column in shown("batch") for step in column.steps}
    for answer in _examples(law):
        for outcome in answer.outcomes:
            for step in outcome.trace:
                named = f"{outcome.rule}.{step.name}"
                if named in cited and not (schedule and named in _OF_AN_EXTENSION):
                    cited[named].update(dict.fromkeys(step.citations))
    return {
        column.in_batch: tuple(sorted({cite for step in column.steps for cite in cited[step]}))
        for column in shown("batch")
    }


def code_book(law: Law, *, schedule: bool = False) -> dict[str, ColumnBasis]:
    """What `batch.code_book` does; for the columns of the schedule without what only a later month rests on."""
    citations = _citations(law, schedule=schedule)
    return {one.in_batch: ColumnBasis(one.says, citations[one.in_batch]) for one in shown("batch")}


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
