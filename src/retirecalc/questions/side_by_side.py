"""Two assessments of one person, where it is not settled which of two facts counts (R06, R15)."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Post, Sex
from retirecalc.ground.months import MonthLike, YearMonth, parse_day_or_month
from retirecalc.law import Law
from retirecalc.outcome import Caveat, Eligibility, Outcome, plain
from retirecalc.questions.assess import Assessment, assess
from retirecalc.rules.age.birth_date import birth_date
from retirecalc.rules.age.worker_class import worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.age.worker_class.table import WorkerClassTable
from retirecalc.sources import Certainty, Citation


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both answers, and what differs. `decided` says with its trace which one counts; `chosen` is that one, or None.

    `reading` is the question that the text leaves open.
    """

    reading: str
    decided: Outcome[Any]
    chosen: str | None
    answers: Mapping[str, Assessment]

    @property
    def eligibility(self) -> Eligibility:
        """Which of the two is right: UNDETERMINED while there are two."""
        return Eligibility.UNDETERMINED if len(self.answers) > 1 else Eligibility.ELIGIBLE

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What concerns the question itself."""
        return self.decided.caveats

    @property
    def certainty(self) -> Certainty:
        """That of the rule which says which of the two prevails."""
        return self.decided.citations[0].certainty

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The places of the law behind the question, not those of the two answers."""
        beside = (cite for caveat in self.caveats for cite in caveat.citations)
        return tuple(dict.fromkeys((*self.decided.citations, *beside)))

    @property
    def differences(self) -> dict[str, dict[str, Any]]:
        """Every field in which the two answers differ, with both values."""
        fields = {answer: dict(_figures(assessment)) for answer, assessment in self.answers.items()}
        names = dict.fromkeys(name for figures in fields.values() for name in figures)
        found = {name: {answer: figures.get(name) for answer, figures in fields.items()} for name in names}
        return {name: values for name, values in found.items() if len({str(value) for value in values.values()}) > 1}

    def to_dict(self) -> dict[str, Any]:
        return {
            "reading": self.reading,
            "chosen": self.chosen,
            "eligibility": str(self.eligibility),
            "certainty": self.certainty,
            "citations": [cite.to_dict() for cite in self.citations],
            "caveats": [caveat.to_dict() for caveat in self.caveats],
            "differences": self.differences,
            "trace": self.decided.steps(),
            "answers": {answer: assessment.to_dict() for answer, assessment in self.answers.items()},
        }


def assess_both(person: Person, law: Law, as_of: MonthLike, *, months: Iterable[MonthLike] = ()) -> SideBySide:
    """A senior woman by the men's table and by that of women at 55: which of the two is not settled (R06).

    Basis: 组通字〔2015〕14号, recalled: 60 for women of county-division rank in organs and women with senior titles in public
    institutions, with a right to go at 55.

    Args:
        person: her facts, under either category.
        law: from `load_law`; the answer `male_table` or `female_55` to R06 makes that one `chosen`.
        as_of: the month of the question.
        months: further months to answer for.

    Raises:
        InvalidFacts: the category is that of women at 50; or the facts cannot be true.

    >>> from retirecalc import Person, load_law
    >>> both = assess_both(Person("1972-03", "female_55"), load_law(), "2026-11")
    >>> both.chosen, both.differences["statutory.month"]
    (None, {'male_table': '2034-01', 'female_55': '2027-10'})
    """
    wanted(Person, person, "person")
    wanted(Law, law, "law")
    if person.category is Category.FEMALE_50:
        raise InvalidFacts("questions.category_not_senior", field="category", category=str(person.category))
    asked = tuple(months)
    month = parse_day_or_month(as_of, "as_of")[0]
    facts = WorkerFacts(sex=Sex.FEMALE, post=Post.MANAGEMENT, employment=_IN_PUBLIC_BODY, senior=True)
    decided = worker_class(facts, law, as_of=month)
    row = law.at(month)[WorkerClassTable].senior
    named = {answer: category for answer, category in row.answers.items() if category is not None}
    answers = {
        answer: assess(_with(person, category=category), law, as_of, months=asked) for answer, category in named.items()
    }
    chosen = next((answer for answer, category in named.items() if category is decided.value.category), None)
    return SideBySide(row.reading, decided, chosen, answers)


_IN_PUBLIC_BODY = "state_employee"
"""Senior women of R06 are staff of organs and public institutions, whatever else they are."""


def assess_disputed(
    person: Person, law: Law, as_of: MonthLike, *, file_birth: MonthLike | None, months: Iterable[MonthLike] = ()
) -> SideBySide:
    """A person whose ID card and personnel file give different birth dates: both answers (R15).

    Basis: 劳社部发〔1999〕8号 第二项, recalled: the earliest record in the personnel file prevails; without a file it is the
    ID card. Chongqing has a notice of its own, which was not read.

    Args:
        person: the facts, with the birth date of the ID card.
        law: from `load_law`; the answer to R15 says which one is `chosen`.
        as_of: the month of the question.
        file_birth: the earliest record in the personnel file, or None where there is no file.
        months: further months to answer for.

    Raises:
        InvalidFacts: a birth date that cannot be read, or facts that cannot be true.

    >>> from retirecalc import Person, load_law
    >>> disputed = assess_disputed(Person("1966-05", "male_60"), load_law(), "2026-11", file_birth="1966-04")
    >>> disputed.chosen, disputed.certainty, disputed.differences["statutory.month"]
    ('file_earliest', 'recall', {'file_earliest': '2026-08', 'id_card': '2026-10'})
    """
    asked = tuple(months)
    month = parse_day_or_month(as_of, "as_of")[0]
    answers: dict[str, Assessment] = {}
    filed: YearMonth | Literal[False] = False
    if file_birth is not None:
        by_file = Person(file_birth, person.category)
        filed, day = by_file.birth_month, by_file.birth_day
        answers["file_earliest"] = assess(_with(person, birth_month=filed, birth_day=day), law, as_of, months=asked)
    answers["id_card"] = assess(person, law, as_of, months=asked)
    decided = birth_date(law, as_of=month, id_card=person.birth_month, file_earliest=filed)
    return SideBySide("R15", decided, decided.value.source, answers)


def _with(person: Person, **facts: object) -> Person:
    """The same person with other facts, which are already of their types."""
    other = copy.copy(person)
    for name, fact in facts.items():
        object.__setattr__(other, name, fact)
    return other


def _figures(answer: Assessment) -> Iterator[tuple[str, Any]]:
    """What a reader compares, flat: `statutory.month`, `options.2031-09.notice_by`."""
    for name, value in answer.statutory.value._asdict().items():
        yield f"statutory.{name}", plain(value)
    for name, value in answer.window.value._asdict().items():
        yield f"flexible.{name}", plain(value)
    yield "first_qualifying_month", plain(answer.first_qualifying_month)
    yield "qualifying", plain(answer.qualifying)
    at: YearMonth = answer.statutory.value.month
    for name, value in answer.option(at).figures().items():
        yield f"at_statutory_month.{name}", value
