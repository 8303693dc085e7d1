"""The answers of one row, cell by cell, as every output writes them: months, days, counts and words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from retirecalc.months import Months, YearMonth
from retirecalc.roster.headers import RESULTS
from retirecalc.roster.plan import Alternative, PlanRow
from retirecalc.roster.read import Language
from retirecalc.rules.shortfall_remedies import Remedy
from retirecalc.stretches import END
from retirecalc.wording import word

Value: TypeAlias = YearMonth | date | int | str

MONTHS = frozenset(
    {
        *("statutory_month", "earliest_month", "first_qualifying_month", "latest_month", "judged_month"),
        *("apply_in", "first_payment_month"),
    }
)
DAYS = frozenset({"notice_by", "agreement_by"})
COUNTS = frozenset({"required_months", "projected_months", "shortfall_months"})

_YES_NO = {True: ("yes", "是"), False: ("no", "否"), None: ("unknown", "待定")}
_SHOWN = ("statutory_month", "statutory_age", "earliest_month", "first_qualifying_month", "latest_month", "eligibility")


def title(name: str, lang: Language) -> str:
    """The header of a result column."""
    return name if lang == "en" else RESULTS[name]


def row_answers(planned: PlanRow, lang: Language) -> dict[str, Value]:
    """The result cells of one row by name; what is not known or does not apply is left out.

    Of a row with alternatives the cells hold what is the same in all of them.
    """
    said: dict[str, Value] = {}
    row = planned.row
    if planned.answers:
        first, *others = (answers(one, lang) for one in planned.answers)
        said = {name: value for name, value in first.items() if all(other.get(name) == value for other in others)}
    if planned.alternatives:
        said["question"] = joined((question.text(lang) for question in row.questions), lang)
        said["alternatives"] = joined((_in_short(planned, one, lang) for one in planned.alternatives), lang)
    if row.warnings:
        said["warnings"] = joined((warning.text(lang) for warning in row.warnings), lang)
    if planned.problem is not None:
        said["problem"] = planned.problem.text(lang)
    return said


def answers(answer: Alternative, lang: Language) -> dict[str, Value]:
    """The result cells of one answer."""
    assessment, judged = answer
    statutory, window = assessment.statutory.value, assessment.window.value
    caveats = dict.fromkeys((caveat.code, caveat.reading) for caveat in (*judged.caveats, *assessment.caveats))
    remedies = (assessment.shortfall_remedies,) if assessment.remedies else ()
    by = (assessment.statutory, assessment.window, assessment.qualifying_months, *remedies, judged)
    found: dict[str, Value | None] = {
        "statutory_month": statutory.month,
        "statutory_age": _age(statutory.age, lang),
        "earliest_month": window.earliest_month,
        "first_qualifying_month": assessment.first_qualifying_month,
        "latest_month": window.latest_month,
        "judged_month": judged.month,
        "required_months": _count(judged.required_months),
        "projected_months": _count(judged.projected_months),
        "shortfall_months": _count(judged.shortfall_months),
        "eligibility": _word(judged.eligibility, lang),
        "reasons": joined((_word(reason, lang) for reason in judged.reasons), lang),
        "missing_facts": joined((_word(name, lang) for name in judged.missing_facts), lang),
        "notice_by": judged.notice_by,
        "agreement_by": judged.agreement_by,
        "apply_in": judged.apply_in,
        "first_payment_month": judged.first_payment_month,
        "approval_required": _YES_NO[judged.approval_required][lang == "zh"],
        "remedies": joined((_remedy(remedy, lang) for remedy in assessment.remedies), lang),
        "caveats": joined((_caveat(code, reading, lang) for code, reading in caveats), lang),
        "articles": joined(dict.fromkeys(str(cite) for answer in by for cite in answer.citations), lang),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def supposing(planned: PlanRow, one: Alternative, lang: Language) -> str:
    """What an alternative supposes: the class, the birth month, or both, whichever the alternatives differ in."""
    people = [other.assessment.person for other in planned.alternatives]
    said = []
    if len({person.birth_month for person in people}) > 1:
        said.append(str(one.assessment.person.birth_month))
    if len({person.category for person in people}) > 1:
        said.append(_word(one.assessment.person.category, lang))
    return " ".join(said)


def joined(parts: Iterable[str], lang: Language) -> str:
    return ("；" if lang == "zh" else "; ").join(parts)


def _in_short(planned: PlanRow, one: Alternative, lang: Language) -> str:
    """An alternative in one line, in those figures in which the alternatives differ."""
    every = [answers(other, lang) for other in planned.alternatives]
    mine = answers(one, lang)
    differing = [name for name in _SHOWN if len({str(other.get(name)) for other in every}) > 1]
    figures = (f"{title(name, lang)} {mine.get(name, '-')}" for name in differing)
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    return f"{supposing(planned, one, lang)}{colon}{comma.join(figures)}"


def _remedy(remedy: Remedy, lang: Language) -> str:
    until = None if remedy.until_month in (None, END) else remedy.until_month
    if lang == "en":
        return f"{remedy.kind} {remedy.eligibility} {remedy.from_month}..{until or ''}"
    span = f"{remedy.from_month}至{until}" if until else f"{remedy.from_month}起"
    return f"{word(remedy.kind, lang)}（{word(remedy.eligibility, lang)}，{span}）"


def _word(code: str, lang: Language) -> str:
    """A code as it is in an English file, which programs read back; its words in a Chinese one, which people read."""
    return str(code) if lang == "en" else word(str(code), lang)


def _caveat(code: str, reading: str | None, lang: Language) -> str:
    """The caveat, and the number of the open question behind it."""
    words = _word(code, lang)
    if reading is None:
        return words
    return f"{words} {reading}" if lang == "en" else f"{words}（{reading}）"


def _age(age: Months, lang: Language) -> str:
    years, months = divmod(age, 12)
    if lang == "en":
        return str(age)
    return f"{years}岁{months}个月" if months else f"{years}岁"


def _count(months: int | None) -> int | None:
    # Months would print as years and months; these columns are counts.
    return None if months is None else int(months)
