"""One person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar, Literal

from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.reading import agreed_to, approval, drawn, nothing, yes_no
from retirecalc.facts.words import (
    Category,
    CategoryWord,
    Drawing,
    DrawingWord,
    Employment,
    EmploymentWord,
    put,
)
from retirecalc.ground.body import body_described, body_schema
from retirecalc.ground.months import MonthLike, Months, YearMonth, parse_day, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.text import ends, mask


@dataclass(frozen=True, slots=True, init=False)
class Person:
    """One person, as far as the law of retirement asks. No name, no ID number.

    Args:
        birth: a date or month in any usual written form. The law counts months; a day, where given, is kept only for
            answers that are days.
        category: the class by original retirement age: a `Category`, its code, or Chinese words.
        employment: an `Employment`, its code, or Chinese words; `unknown` where it is not known.
        contributions: a `Contributions`, or None where nothing is known.
        drawing: which pension is drawn: a `Drawing`, its code, or Chinese words; None where it is not known.
        approved: whether the authority approved the time chosen, where approval is asked for (94号 第十三条); None: not yet.
        deferral_agreed_to: the month to which a deferral was agreed in writing; False, "no" or 未约定 if none was agreed; None:
            not known.
        notice_given_on: the day on which the employer was told in writing of an early retirement.
        applied_on: the day on which the pension was applied for.
        joined_after_2015_reform: whether a public body's member joined after the 2015 reform of its pensions: then only
            individual contribution months count (S13).

    Raises:
        InvalidFacts: a fact that cannot be read, or a birth outside 1900-2099.

    >>> Person("1971年9月", "男")
    Person(birth='1971-09', category='male_60', employment='unknown')
    """

    birth_month: YearMonth
    birth_day: int | None
    category: Category
    employment: Employment
    contributions: Contributions | None
    drawing: Drawing | None
    approved: bool | None
    deferral_agreed_to: YearMonth | Literal[False] | None
    notice_given_on: date | None
    applied_on: date | None
    joined_after_2015_reform: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("birth", "category", "employment", "drawing", "notice_given_on", "applied_on"), (str,)),
        "contributions": (dict,),
        "approved": (bool,),
        "deferral_agreed_to": (str, bool),
        "joined_after_2015_reform": (bool,),
    }
    """The facts as JSON, and their types."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        return body_schema(cls, source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> Any:
        return body_described(cls, schema, handler)

    def __init__(
        self,
        birth: MonthLike,
        category: Category | CategoryWord,
        *,
        employment: Employment | EmploymentWord = Employment.UNKNOWN,
        contributions: Contributions | None = None,
        drawing: Drawing | DrawingWord | None = None,
        approved: bool | None = None,
        deferral_agreed_to: MonthLike | Literal[False] | None = None,
        notice_given_on: date | str | None = None,
        applied_on: date | str | None = None,
        joined_after_2015_reform: bool | None = None,
    ) -> None:
        for name, fact in (("birth", birth), ("category", category)):
            if nothing(fact, name):
                raise InvalidFacts("facts.fact_missing", field=name)
        if contributions is not None and not isinstance(contributions, Contributions):
            raise InvalidFacts("facts.contributions_bare", field="contributions", value=str(contributions))
        month, birth_day = parse_day_or_month(birth, "birth")
        check_birth(month)
        put(self, "birth_month", month)
        put(self, "birth_day", birth_day)
        put(self, "category", category if isinstance(category, Category) else Category.of(category))
        put(self, "employment", employment if isinstance(employment, Employment) else _employment(employment))
        put(self, "contributions", contributions)
        put(self, "drawing", drawn(drawing))
        put(self, "approved", approval(approved))
        put(self, "deferral_agreed_to", agreed_to(deferral_agreed_to))
        for name, day in (("notice_given_on", notice_given_on), ("applied_on", applied_on)):
            put(self, name, None if nothing(day, name) else parse_day(day, name))
        put(self, "joined_after_2015_reform", yes_no(joined_after_2015_reform, "joined_after_2015_reform"))

    @classmethod
    def from_id(cls, id_number: str, category: Category | CategoryWord | None = None, **facts: Any) -> Person:
        """A person from a resident ID number (GB 11643), which gives birth date and sex and is not kept.

        Retired county codes, 81/82/83 (residence permits of Hong Kong, Macao and Taiwan residents) and numbers that
        begin with 9 (permanent residents) are good: only the check character and the date are tested. A man needs no
        category. A woman does, and hers may be `male_60` (senior women, 组通字〔2015〕14号).

        Raises:
            InvalidFacts: not 18 characters, wrong check character, no such date, a woman without a category, or a man
                with a woman's.

        >>> Person.from_id("110221197109150011").birth_month
        YearMonth(1971, 9)
        """
        birth, is_man = read_id(id_number)
        if category is None:
            category = Category.MALE_60 if is_man else Category.of("女")
        person = cls(birth, category, **facts)
        if is_man and person.category is not Category.MALE_60:
            raise InvalidFacts("facts.sex_contradicts_category", category=str(person.category), sex="男 male")
        return person

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Person:
        """From the facts as JSON, as `to_dict` writes them and every answer carries them.

        >>> Person.from_dict({"birth": "1971-09", "category": "male_60", "contributions": {"cumulative": 316}})
        Person(birth='1971-09', category='male_60', employment='unknown', contributions={'cumulative': 316})

        Raises:
            InvalidFacts: birth or category is missing; a field that does not exist, is of another type, or cannot be read.
        """
        told = stated(facts, cls.FIELDS)
        for field in ("birth", "category"):
            if field not in told:
                raise InvalidFacts("facts.fact_missing", field=field)
        paid = told.pop("contributions", None)
        if told.get("deferral_agreed_to") is True:
            raise InvalidFacts("facts.agreed_unreadable", field="deferral_agreed_to", value="true")
        contributions = None if paid is None else Contributions.from_dict(paid, within="contributions")
        return cls(**told, contributions=contributions)

    @property
    def birth(self) -> str:
        """The birth date or month as stated: `1971-09` or `1971-09-15`."""
        return str(self.birth_month) if self.birth_day is None else f"{self.birth_month}-{self.birth_day:02}"

    def check(self, as_of: YearMonth) -> None:
        """Refuse facts that cannot be true in the month of the question.

        Raises:
            InvalidFacts: `as_of` after 2199, born after it, counted past it, contributions longer than the life lived or
                than the time since the first month insured, or an act dated after the question.
        """
        if as_of.year > 2199:  # born in 2099 at the latest; and far from `END`, the month that stands for none
            raise InvalidFacts("facts.as_of_out_of_range", value=str(as_of))
        if self.birth_month > as_of:
            raise InvalidFacts("facts.birth_after_as_of", field="birth", value=str(self.birth_month), as_of=str(as_of))
        for name, day in (("notice_given_on", self.notice_given_on), ("applied_on", self.applied_on)):
            if day is not None and YearMonth.of(day) > as_of:
                raise InvalidFacts("facts.act_after_as_of", field=name, value=str(day), as_of=str(as_of))
        if self.contributions is not None:
            self.contributions.check(self.birth_month, as_of)

    def to_dict(self) -> dict[str, Any]:
        """The facts as stated, for the answer to carry and for a replay."""
        facts: dict[str, Any] = {
            "birth": self.birth,
            "category": str(self.category),
            "employment": str(self.employment),
            "contributions": None if self.contributions is None else self.contributions.to_dict(),
        }
        for name in ("approved", "joined_after_2015_reform"):
            if (fact := getattr(self, name)) is not None:
                facts[name] = fact
        for name in ("drawing", "deferral_agreed_to", "notice_given_on", "applied_on"):
            if (fact := getattr(self, name)) is not None:
                facts[name] = False if fact is False else str(fact)
        return facts

    def __repr__(self) -> str:
        stated = {name: fact for name, fact in self.to_dict().items() if fact is not None}
        return mask(f"Person({', '.join(f'{name}={fact!r}' for name, fact in stated.items())})")


def counting(person: Person, contributions: Contributions | None, birth_day: int | None) -> Person:
    """The same person with these contributions, born on this day of the month: the other facts are not read again."""
    other = object.__new__(Person)
    put(other, "contributions", contributions)
    put(other, "birth_day", birth_day)
    for name, fact in zip(_OTHERS, _others(person), strict=True):
        put(other, name, fact)
    return other


_OTHERS = tuple(name for name in Person.__slots__ if name not in ("contributions", "birth_day"))
_others = attrgetter(*_OTHERS)


def check_birth(month: YearMonth, field: str = "birth") -> None:
    """Refuse a birth that nobody has who is asked about here.

    Raises:
        InvalidFacts: it lies outside 1900-2099.
    """
    if not 1900 <= month.year <= 2099:
        raise InvalidFacts("facts.birth_out_of_range", field=field, value=str(month))


def check_lived(month: YearMonth, birth: YearMonth, field: str) -> None:
    """Refuse a month of nobody's life.

    Raises:
        InvalidFacts: it lies before the birth.
    """
    if month < birth:
        raise InvalidFacts("facts.month_before_birth", field=field, value=month, birth=birth)


def check_span(months: Months, birth: YearMonth, as_of: YearMonth, field: str) -> None:
    """Refuse more months than were lived.

    Raises:
        InvalidFacts: they are more than those from the birth to `as_of`, both included.
    """
    lived = as_of - birth + 1
    if months > lived:
        raise InvalidFacts(
            "facts.months_exceed_life",
            field=field,
            value=int(months),
            lived=int(lived),
            birth=str(birth),
            as_of=str(as_of),
        )


def read_id(id_number: str) -> tuple[date, bool]:
    """Birth date, and whether the number is a man's, of a resident ID number.

    >>> read_id("11022119710915002X")
    (datetime.date(1971, 9, 15), False)
    """
    from stdnum.cn import ric

    number = unicodedata.normalize("NFKC", str(id_number)).strip().upper()
    if not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII):
        # Not all digits, so `mask` would not know it: hide whatever was typed but its two ends.
        raise InvalidFacts("facts.id_unreadable", field="id_number", value=ends(number))
    if ric.calc_check_digit(number) != number[-1]:
        raise InvalidFacts("facts.id_checksum", field="id_number", value=mask(number))
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise InvalidFacts("facts.id_birth", field="id_number", value=mask(number)) from None
    return birth, int(number[16]) % 2 == 1


def _employment(value: object) -> Employment:
    return Employment.UNKNOWN if nothing(value, "employment") else Employment.of(value)
