"""Where what was given for the papers does not fit the facts that they were worked out from. What was given is never said again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import read_id
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth, parse_day_or_month
from retirecalc.ground.say import Said
from retirecalc.questions.assess import Assessment
from retirecalc.wording.brief import written


def doubts_of(answer: Assessment, told: Mapping[str, Said], *, agreed: bool) -> Iterator[Said]:
    """What is to be put right before anybody signs: sex, ID number, and the contract where a deferral is agreed."""
    sexes = set(_sex(told))
    found = _read(told)
    if found == "unreadable":
        yield _NO_ID
    elif found is not None:
        born, man = found
        sexes.add(man)
        day = answer.person.birth_day
        if YearMonth(born.year, born.month) != answer.person.birth_month or day not in (None, born.day):
            yield _OTHER_BIRTH
    if len(sexes) > 1:
        yield _TWO_SEXES
    elif sexes and sexes != {answer.person.category is Category.MALE_60}:
        age = answer.statutory.value.original_age
        doubt = _A_MAN if True in sexes else _A_WOMAN
        yield Said(*(doubt.of(lang).format(age=written(age, lang)) for lang in Said._fields))
    for field, label in _DAYS.items():
        stated = told.get(field)
        if stated is not None and _LIKE_A_DAY.fullmatch(stated.zh) and _day(told, field) is None:
            yield Said(*(_NO_DAY.of(lang).format(label=label.of(lang)) for lang in Said._fields))
    if agreed and _past(told, "contract.to", answer.asked_on):
        yield _CONTRACT_OVER


_DAYS = {
    "contract.from": Said("the beginning of the contract", "现合同起始时间"),
    "contract.to": Said("the end of the contract", "现合同终止时间"),
    "agreement.date": Said("the date of the agreement", "约定日期"),
}
_LIKE_A_DAY = re.compile(r"\d{4} ?[-./年] ?\d{1,2}(?: ?月| ?[-./月] ?\d{1,2} ?日?)?")
"""What is meant as a day or month; 长期 is none."""
_NO_DAY = Said(
    "The date given as {label} is in no calendar. Check it before anybody signs.",
    "所填{label}不是日历上的日期，签署前请核对。",
)
_NO_ID = Said(
    "The ID number given is no valid resident ID number. Check it before anybody signs.",
    "所填证件号码不是有效的居民身份证号码，签署前请核对。",
)
_OTHER_BIRTH = Said(
    "The birth date in the ID number is not the one that this was worked out from. Check it against the personnel file before "
    "anybody signs.",
    "证件号码中的出生日期与测算所用的出生年月不一致，签署前请对照人事档案核对。",
)
_TWO_SEXES = Said(
    "The sex given and the ID number contradict each other. Correct one of the two before anybody signs.",
    "所填性别与证件号码不一致，签署前请更正其中一项。",
)
_A_MAN = Said(
    "The papers name a man, and this was worked out for a woman whose original retirement age is {age}. Correct one of the two "
    "before anybody signs.",
    "文本中的职工为男性，测算却按原法定退休年龄{age}的女职工，签署前请更正其中一项。",
)
_A_WOMAN = Said(
    "The papers name a woman, and this was worked out for the original retirement age of {age}, which is that of men and of few "
    "senior women. Check it before anybody signs.",
    "文本中的职工为女性，测算却按原法定退休年龄{age}：该年龄适用于男职工和少数按规定执行的女性，签署前请核对。",
)
_CONTRACT_OVER = Said(
    "The contract given has run out already. Check it before a deferral is agreed.",
    "所填现合同的终止时间已过，约定弹性延迟退休前请核对。",
)


def _sex(told: Mapping[str, Said]) -> Iterator[bool]:
    """Whether a man, where the sex was given in a word that is known."""
    said = told.get("person.sex")
    meant = None if said is None else meanings("sex").get(plain(said.zh))
    if meant in ("male", "female"):
        yield meant == "male"


def _read(told: Mapping[str, Said]) -> tuple[date, bool] | Literal["unreadable"] | None:
    """Birth date and whether a man; `unreadable` where it ought to be a resident ID number and is none."""
    number, kind = told.get("person.id_number"), told.get("person.id_type")
    if number is None or (kind is not None and "身份证" not in kind.zh):
        return None
    try:
        return read_id(number.zh)
    except InvalidFacts:
        looks_so = re.fullmatch(r"[0-9]{17}[0-9Xx]", number.zh) is not None
        return "unreadable" if looks_so or kind is not None else None


def _day(told: Mapping[str, Said], field: str) -> tuple[YearMonth, int | None] | None:
    """The day or month that was given; None where nothing was, or where it cannot be read."""
    said = told.get(field)
    try:
        return None if said is None else parse_day_or_month(said.zh, field)
    except InvalidFacts:
        return None


def _past(told: Mapping[str, Said], field: str, asked_on: date) -> bool:
    """Whether a day or month was given, and it is past."""
    if (found := _day(told, field)) is None:
        return False
    month, day = found
    return (month.year, month.month, day or 31) < (asked_on.year, asked_on.month, asked_on.day)
