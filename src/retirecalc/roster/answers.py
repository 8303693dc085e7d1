"""The answers of one row, cell by cell, as every output writes them: months, days, counts and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, TypeAlias

from retirecalc.columns import Kind, shown
from retirecalc.errors import RetirecalcError
from retirecalc.facts.person import Person
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Language
from retirecalc.ground.stretches import END
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell
from retirecalc.roster.judged import COUNT, FIGURES, Answer, Cited
from retirecalc.roster.plan import PlanRow, StaffPlan
from retirecalc.roster.read import StaffList
from retirecalc.rules.contributions.shortfall_remedies import Remedy
from retirecalc.wording import cited as cited_in
from retirecalc.wording import figure, word
from retirecalc.wording.render import LANGUAGES

Value: TypeAlias = YearMonth | date | int | str

RESULTS: Mapping[str, str] = {one.name: one.zh for one in shown("list")}
"""The columns that a plan adds: name in an English file, name in a Chinese one."""
_TITLES = {**RESULTS, **{one.name: one.zh for one in shown("plan")}}

_FACT = re.compile("^[a-z]+(?:_[a-z]+)*(?=：)")
"""What a Chinese sentence is about, where no column has a title for it."""
_COMPARED = tuple(one.name for one in shown("compared"))
_YES_NO = {True: ("yes", "是"), False: ("no", "否"), None: ("unknown", "尚不能确定")}


def title(name: str, lang: Language) -> str:
    """The header of a result column."""
    return name if lang == "en" else _TITLES[name]


def table(plan: StaffPlan, lang: Language) -> Iterator[tuple[Sequence[Cell], Sequence[object]]]:
    """Every line of the result: the cells of the input, as many in each line, and the answers."""
    roster = plan.roster
    width = width_of(roster)

    def padded(cells: Sequence[Cell]) -> list[Cell]:
        own = roster.kept(cells)
        return [*own, *[""] * (width - len(own))]

    for row in roster.above:
        yield padded(row), [""] * len(RESULTS)
    yield padded(roster.header), [title(name, lang) for name in RESULTS]
    for row in roster.below:
        yield padded(row), [""] * len(RESULTS)
    for planned in plan.rows:
        yield padded(planned.row.cells), ["" if one is None else one for one in added(planned, lang)]


def width_of(roster: StaffList) -> int:
    """The cells of the longest line: a row with a stray comma keeps its extra cells, in columns of their own."""
    lines = (roster.header, *roster.above, *roster.below, *(row.cells for row in roster.rows))
    return max(len(roster.kept(line)) for line in lines)


def row_answers(planned: PlanRow, lang: Language) -> dict[str, Value]:
    """The result cells of one row by name; what is not known or does not apply is left out.

    Of more than one answer the cells hold what is the same in all of them; a caveat of one says of which, and the articles are
    those of any.
    """
    row, found = planned.row, [(one.person, answers(one, lang)) for one in planned.answers]
    said = found[0][1] if found else {}
    if len(found) > 1:
        said = {name: one for name, one in said.items() if all(other.get(name) == one for _, other in found[1:])}
        if caveats := _caveats_of_each(planned.answers, lang):
            said["caveats"] = caveats
        places = (_places(one.cited, bool(one.remedies), lang) for one in planned.answers)
        said["articles"] = joined(dict.fromkeys(chain.from_iterable(places)), lang)
        said["question"] = joined((sentence(question, lang) for question in row.questions), lang)
        said["alternatives"] = _side_by_side(found, lang)
    return said | about_row(planned, lang)


def about_row(planned: PlanRow, lang: Language) -> dict[str, Value]:
    """What is to be known about the row itself, whatever its answer."""
    row, said = planned.row, dict[str, Value]()
    if worth := [*row.warnings, *([] if row.left_out is None else [row.left_out])]:
        said["warnings"] = joined((sentence(one, lang) for one in worth), lang)
    if planned.problems:
        said["problem"] = joined((sentence(problem, lang) for problem in planned.problems), lang)
    return said


def added(planned: PlanRow, lang: Language) -> list[Value | None]:
    """The result cells of one row, column by column."""
    return list(map(row_answers(planned, lang).get, RESULTS))


def answers(answer: Answer, lang: Language) -> dict[str, Value]:
    """The result cells of one answer."""
    kept = answer.situation.kept
    shared: dict[str, Value] = kept.get(("cells", lang)) or kept.setdefault(("cells", lang), shared_cells(answer, lang))
    count = answer.figure(COUNT)
    if count is None:
        return {name: cell for name, cell in shared.items() if name != COUNT}
    return {**shared, COUNT: int(count)}


def shared_cells(answer: Answer, lang: Language) -> dict[str, Value]:
    """The result cells of everybody in the situation; of the count, which is this answer's own, only the place."""
    found = {
        one.name: value
        for one in FIGURES
        if (value := _cell(one.kind, answer.figure(one.name), lang)) not in (None, "")
    }
    found |= {
        name: text
        for name, text in (
            ("due_since", answer.due_since),
            ("approval_required", _approval(answer, lang)),
            ("remedies", joined((_remedy(remedy, lang) for remedy in answer.remedies), lang)),
            ("caveats", _caveats(answer.caveats, lang)),
            ("articles", joined(_places(answer.cited, bool(answer.remedies), lang), lang)),
        )
        if text
    }
    found[COUNT] = 0
    return {name: found[name] for name in _TITLES if name in found}


def _cell(kind: Kind, value: Any, lang: Language) -> Value | None:
    """A figure as every output writes it."""
    if kind == "codes":
        return joined((code_word(code, lang) for code in value), lang)
    if value is None or kind in ("month", "day"):
        return value  # type: ignore[no-any-return]  # a month, a day, or None
    if kind == "age":
        return age_text(value, lang)
    # Months would print as years and months; these columns are counts.
    return code_word(value, lang) if kind == "code" else int(value)


def supposing(person: Person, among: Iterable[Person], lang: Language) -> str:
    """What one of several answers supposes: the class, the birth month, or both, whichever they differ in."""
    people = list(among)
    said = []
    if len({one.birth_month for one in people}) > 1:
        said.append(figure(person.birth_month, lang))
    if len({one.category for one in people}) > 1:
        said.append(code_word(person.category, lang))
    return " ".join(said)


def joined(parts: Iterable[str], lang: Language) -> str:
    return str(LANGUAGES[lang].BREAK.join(parts))


def _side_by_side(found: Sequence[tuple[Person, dict[str, Value]]], lang: Language) -> str:
    """Each answer in one line, in those figures in which they differ."""
    differing = [name for name in _COMPARED if len({str(cells.get(name)) for _, cells in found}) > 1]
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    people = [person for person, _ in found]
    lines = []
    for person, cells in found:
        blank = "" if lang == "zh" else " "
        figures = comma.join(f"{title(name, lang)}{blank}{_said(cells.get(name, '-'), lang)}" for name in differing)
        lines.append(f"{supposing(person, people, lang)}{colon}{figures}")
    return joined(lines, lang)


def _said(value: Value, lang: Language) -> str:
    """A cell inside a sentence."""
    return figure(value, lang) if isinstance(value, YearMonth | date) else str(value)


def _remedy(remedy: Remedy, lang: Language) -> str:
    until = None if remedy.until_month in (None, END) else remedy.until_month
    if lang == "en":
        return f"{remedy.kind} {remedy.eligibility} {remedy.from_month}..{until or ''}"
    first, last = figure(remedy.from_month, lang), None if until is None else figure(until, lang)
    span = f"自{first}起" if last is None else first if first == last else f"{first}至{last}"
    return f"{word(remedy.kind, lang)}（{word(remedy.eligibility, lang)}，{span}）"


def called_in_chinese(fact: str) -> str:
    """A fact as a Chinese list calls it; as it stands where no list has it.

    >>> (
    ...     called_in_chinese("contributions"),
    ...     called_in_chinese("cumulative"),
    ...     called_in_chinese("birth"),
    ...     called_in_chinese("x"),
    ... )
    ('缴费年限', '累计缴费年限', '出生年月', 'x')
    """
    if fact == "contributions":
        return word(fact, "zh")
    return (
        headers.called(fact, "years" if fact in headers.PERIODS else None, "zh") if fact in headers.fields() else fact
    )


def code_word(code: str, lang: Language) -> str:
    """A code as it is in an English file, which programs read back; its words in a Chinese one, which people read."""
    return str(code) if lang == "en" else word(str(code), lang)


@lru_cache(maxsize=1 << 12)
def sentence(error: RetirecalcError, lang: Language) -> str:
    """What is said of a row: the very same of every row with the same cells. In Chinese a fact is called as a list calls it."""
    said = error.text(lang)
    return said if lang == "en" else _FACT.sub(lambda named: called_in_chinese(named[0]), said)


@lru_cache(maxsize=1 << 12)
def _caveats(caveats: tuple[tuple[str, str | None], ...], lang: Language) -> str:
    """The caveats, with the numbers of the open questions behind them; in Chinese what several share is said once."""
    if lang == "en":
        return joined((code if reading is None else f"{code} {reading}" for code, reading in caveats), lang)
    numbers: dict[str, list[str]] = {}
    for code, reading in caveats:
        numbers.setdefault(word(code, lang), []).extend([] if reading is None else [reading])
    return joined((f"{words}（{'、'.join(some)}）" if some else words for words, some in numbers.items()), lang)


def _caveats_of_each(found: Sequence[Answer], lang: Language) -> str:
    """The caveats of all answers, and behind them those of one, with what it supposes."""
    people, first = [one.person for one in found], found[0].caveats
    shared = tuple([caveat for caveat in first if all(caveat in one.caveats for one in found[1:])])
    said = [_caveats(shared, lang)]
    for one in found:
        if own := tuple([caveat for caveat in one.caveats if caveat not in shared]):
            said.append(f"{supposing(one.person, people, lang)}{'：' if lang == 'zh' else ': '}{_caveats(own, lang)}")
    return joined(filter(None, said), lang)


@lru_cache(maxsize=1 << 12)
def _places(cited: Cited, remedies: bool, lang: Language) -> tuple[str, ...]:
    """The places of the law behind an answer."""
    places = [*cited.statutory, *cited.window, *cited.qualifying, *(cited.remedies if remedies else ()), *cited.judged]
    return tuple(dict.fromkeys(cited_in(cite, lang) if lang == "zh" else str(cite) for cite in places))


def age_text(age: Months, lang: Language) -> str:
    years, months = divmod(age, 12)
    if lang == "en":
        return str(age)
    return f"{years}周岁{months}个月" if months else f"{years}周岁"


def _approval(answer: Answer, lang: Language) -> str:
    """Whether approval is asked for; empty where there is nothing to approve, because no time is chosen."""
    if answer.eligibility.kind not in ("early", "deferred"):
        return ""
    return _YES_NO[answer.window.approval_required][lang == "zh"]
