"""Writes a plan as CSV: the input's own columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from uuid import uuid4

from retirecalc.errors import RosterError
from retirecalc.months import Months
from retirecalc.roster import headers
from retirecalc.roster.plan import PlanRow, RosterPlan
from retirecalc.roster.read import Language
from retirecalc.wording import word

_YES_NO = {True: ("yes", "是"), False: ("no", "否"), None: ("unknown", "待定")}


def write_plan(plan: RosterPlan, path: str | PathLike[str], lang: Language) -> None:
    """Write the whole plan; UTF-8 with a byte-order mark, which Excel needs to show Chinese.

    Raises:
        RosterError: the place cannot be written; what stood there before is then untouched.
    """
    header = plan.roster.header
    # A row with a stray comma keeps its extra cells, in columns of their own.
    width = max([len(header), *(len(planned.row.cells) for planned in plan.rows)])
    results = headers.RESULTS if lang == "en" else headers.RESULTS.values()
    table = [[*_padded(header, width), *results]]
    for planned in plan.rows:
        answers = _answers(planned, lang)
        table.append([*_padded(planned.row.cells, width), *(answers.get(name, "") for name in headers.RESULTS)])
    try:
        _write(Path(path), table)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RosterError("file_unwritable", file=str(path), reason=reason) from None


def _answers(planned: PlanRow, lang: Language) -> dict[str, str]:
    """The result cells of one row by name; what is not known or does not apply is left out."""
    if planned.problem is not None:
        return {"problem": planned.problem.text(lang)}
    assessment, judged = planned.assessment, planned.judged
    if assessment is None or judged is None:
        return {}
    statutory, window = assessment.statutory.value, assessment.window.value
    caveats = dict.fromkeys((caveat.code, caveat.reading) for caveat in (*judged.caveats, *assessment.caveats))
    by = (assessment.statutory, assessment.window, assessment.qualifying_months, judged)
    answers = {
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
        "reasons": _joined((_word(reason, lang) for reason in judged.reasons), lang),
        "missing_facts": _joined((_word(name, lang) for name in judged.missing_facts), lang),
        "notice_by": judged.notice_by,
        "agreement_by": judged.agreement_by,
        "apply_in": judged.apply_in,
        "first_payment_month": judged.first_payment_month,
        "approval_required": _YES_NO[judged.approval_required][lang == "zh"],
        "caveats": _joined((_caveat(code, reading, lang) for code, reading in caveats), lang),
        "articles": _joined(dict.fromkeys(str(cite) for answer in by for cite in answer.citations), lang),
    }
    return {name: str(answer) for name, answer in answers.items() if answer is not None}


def _word(code: str, lang: Language) -> str:
    """A code as it is in an English file, which programs read back; its words in a Chinese one, which people read."""
    return str(code) if lang == "en" else word(str(code), lang)


def _caveat(code: str, reading: str | None, lang: Language) -> str:
    """The caveat, and the number of the open question behind it."""
    words = _word(code, lang)
    if reading is None:
        return words
    return f"{words} {reading}" if lang == "en" else f"{words}（{reading}）"


def _joined(parts: Iterable[str], lang: Language) -> str:
    return ("；" if lang == "zh" else "; ").join(parts)


def _age(age: Months, lang: Language) -> str:
    years, months = divmod(age, 12)
    if lang == "en":
        return str(age)
    return f"{years}岁{months}个月" if months else f"{years}岁"


def _count(months: int | None) -> str | None:
    # Months would print as years and months; these columns are counts.
    return None if months is None else str(int(months))


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _write(path: Path, table: Iterable[Sequence[str]]) -> None:
    if path.exists():
        if not os.access(path, os.W_OK):
            raise PermissionError(None, "Permission denied")
        if not path.is_file():  # a pipe or a device is written to, never replaced
            _write_csv(path, "w", table)
            return
    path = path.resolve()  # through a link, so that the link stays
    beside = path.with_name(f".retirecalc-{uuid4().hex}.part")
    try:
        _write_csv(beside, "x", table)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_csv(path: Path, mode: str, table: Iterable[Sequence[str]]) -> None:
    with path.open(mode, encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table)
