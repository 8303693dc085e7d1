"""What people have filled in on the sheets of a plan: answers to its questions, and what has been done since."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from retirecalc.errors import InvalidFacts, RetirecalcError, RosterError
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language, Said
from retirecalc.ground.text import mask
from retirecalc.roster.cells import Cell, blank, text_of, typed
from retirecalc.roster.files import edge, grids
from retirecalc.roster.possible import AGREED_TO
from retirecalc.roster.row import RosterRow, RowReader, asks_birth, not_stated
from retirecalc.roster.survey import Options, survey
from retirecalc.wording import figure

_E = TypeVar("_E", bound=RetirecalcError)

SHEETS: Mapping[str, Said] = {
    "summary": Said("Summary", "摘要"),
    "plan": Said("Plan", "计划"),
    "changes": Said("Changes", "变化"),
    "details": Said("Details", "明细"),
    "deadlines": Said("Deadlines", "到期事项"),
    "questions": Said("Questions", "待确认"),
    "done": Said("Done", "办理记录"),
    "problems": Said("Problems", "问题"),
    "outlook": Said("Outlook", "人数预测"),
    "groups": Said("Groups", "分组汇总"),
    "sources": Said("Sources", "依据与版本"),
}
"""The sheets of a plan."""
SUMMARY, DETAILS, QUESTIONS, DONE = (SHEETS[name] for name in ("summary", "details", "questions", "done"))
ROW, NAME, NUMBER = Said("row", "行"), Said("name", "姓名"), Said("no.", "编号")
STAFF = Said("staff number", "工号")
DEPARTMENT, RETIRE_IN = Said("department", "部门"), Said("to retire in", "退休年月")
ANSWER = Said("answer here", "答复")
STEPS: Mapping[str, Said] = {
    "notice_given_on": Said("notice given on", "已告知"),
    "deferral_agreed_to": AGREED_TO,
    "applied_on": Said("applied on", "已申请"),
    "approved": Said("approved", "已批准"),
}
"""The columns of what was done, by the fact that each fills."""
SHORT: Mapping[Category, str] = {Category.MALE_60: "男", Category.FEMALE_55: "女55", Category.FEMALE_50: "女50"}
"""What to write for a class, as a list has it."""
_WORDS = {
    ("approved", True): Said("approved", "同意"),
    ("approved", False): Said("refused", "不同意"),
    ("deferral_agreed_to", False): Said("no", "未约定"),
}


class Filled(NamedTuple):
    """What was filled in for a row, and the name and the staff number that stand beside it.

    `other`: what stands under titles that are none of a plan, where one of its own is missing.
    """

    name: str
    reply: str = ""
    done: Mapping[str, Cell] = {}
    staff: str = ""
    other: Mapping[str, Cell] = {}

    def of_another(self, name: str, staff: str) -> bool:
        """Whether it stands beside somebody else than has this name and staff number."""
        return bool(self.name and self.name != name) or bool(self.staff and staff and self.staff != staff)


def as_filled(fact: str, value: object, lang: Language) -> object:
    """What is stated of a step, as it is filled in."""
    return _WORDS[fact, value].of(lang) if isinstance(value, bool) else value


def filled_in(file: str, sheets: Sequence[str]) -> dict[int, Filled]:
    """What stands in the cells to fill in of a plan, by the row of the list that it is about; nothing where there is no plan."""
    found: dict[int, Filled] = {}
    names = [one for one in (*QUESTIONS, *DONE) if one in sheets]
    if not {*DETAILS}.isdisjoint(sheets) and {*DONE}.isdisjoint(sheets):  # it may have been renamed
        ours = {title for both in SHEETS.values() for title in both}
        names += [one for one in sheets if one not in ours]
    for name in names:
        for grid in grids(file, name):
            for number, one in _of_sheet(grid.rows).items():
                before = found.get(number, Filled(one.name))
                found[number] = one._replace(
                    reply=before.reply or one.reply,
                    done={**before.done, **one.done},
                    other={**before.other, **one.other},
                )
    return {number: one for number, one in found.items() if one.reply or one.done or one.other}


def placed(
    filled: Mapping[int, Filled], rows: Iterable[RosterRow], who: Callable[[RosterRow], tuple[str, str]]
) -> dict[int, Filled]:
    """What was filled in, by the rows of now: rows that were sorted since are known by the name and staff number beside it.

    What fits nobody, or several, stays where it was, for that to be said; where somebody's own has come to stand there, under the
    number below zero.
    """
    at = {row.number: who(row) for row in rows} if filled else {}
    home = {number for number, one in filled.items() if number in at and not one.of_another(*at[number])}
    free: dict[str, list[int]] = defaultdict(list)
    for number, told in at.items():
        if number not in home:
            for text in {*told} - {""}:
                free[text].append(number)
    moves: dict[int, int] = {}
    for number in filled.keys() - home:
        one = filled[number]
        if len(fits := [row for row in free[one.name or one.staff] if not one.of_another(*at[row])]) == 1:
            moves[number] = fits[0]
    came = Counter(moves.values())
    moves = {number: to for number, to in moves.items() if came[to] == 1}
    taken = {*moves.values()}
    return {moves.get(number, -number if number in taken else number): one for number, one in filled.items()}


def quoted(filled: Mapping[int, Filled], numbers: Iterable[int]) -> Said:
    """What was filled in for some rows, beside whose name."""
    some = [filled[number] for number in numbers]
    return Said(
        "; ".join(f"{mask(one.name or one.staff or '-')}: {in_words(one, 'en')}" for one in some),
        "；".join(f"{mask(one.name or one.staff or '-')}，{in_words(one, 'zh')}" for one in some),
    )


def _what(done: Filled) -> Said:
    return Said(in_words(done, "en"), in_words(done, "zh"))


def in_words(done: Filled, lang: Language) -> str:
    """What was filled in for a row, by the titles of its cells."""
    said = [(ANSWER, done.reply)] if done.reply else []
    said += [(STEPS[fact], _as_done(fact, cell, lang)) for fact, cell in done.done.items()]
    said += [(Said(title, title), _as_done("", cell, lang)) for title, cell in done.other.items()]
    comma, colon = ("，", "：") if lang == "zh" else (", ", " ")
    return comma.join(f"{mask(title.of(lang))}{colon}{mask(text)}" for title, text in said)


def _as_done(fact: str, cell: Cell, lang: Language) -> str:
    """A cell of what was done, a date as the day or the month that it stands for."""
    if not isinstance(cell, date):
        return text_of(cell)
    month = YearMonth(cell.year, cell.month)
    return figure(month if fact == "deferral_agreed_to" else month.on(cell.day), lang)


def step_named(error: _E) -> _E:
    """An error about what was done by the title of its column, where the list itself has none for it."""
    title = STEPS.get(str(error.fields.get("field")))
    return error if title is None else type(error)(error.code, **{**error.fields, "field": title})


def cells_filled(file: str) -> set[tuple[str, str, str]]:
    """What was filled in on the sheets of a plan, each with the name beside it; nothing where the file is no plan."""
    with edge(file), suppress(RosterError):
        filled = filled_in(file, next(iter(grids(file))).sheets).values()
        cells = (
            (one.name, what, text_of(cell)) for one in filled for what, cell in (("", one.reply), *one.done.items())
        )
        return {cell for cell in cells if cell[-1]}
    return set()


def _of_sheet(rows: Sequence[Sequence[Cell]]) -> dict[int, Filled]:
    found: dict[int, Filled] = {}
    places: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for_all: dict[str, str] = {}
    for line, cells in enumerate(rows, start=1):
        texts = [text_of(cell).strip() for cell in cells]
        if not places:
            steps = {title for both in STEPS.values() for title in both}
            if not {*ROW}.isdisjoint(texts) or not ({*NAME}.isdisjoint(texts) or steps.isdisjoint(texts)):
                places = {title: at for at, title in enumerate(texts) if title}
                if 0 < len(steps & places.keys()) < len(STEPS):  # one may stand there under another title
                    ours = {*steps, *ROW, *STAFF, *NAME, *DEPARTMENT, *RETIRE_IN}
                    unknown = {title: at for title, at in places.items() if title not in ours}
            continue
        reply, number, topic = (text_of(typed(_at(cells, places, title))) for title in (ANSWER, ROW, NUMBER))
        done = {fact: cell for fact, title in STEPS.items() if (cell := _at(cells, places, title)) is not None}
        name, staff = (" ".join(text_of(_at(cells, places, title)).split()) for title in (NAME, STAFF))
        other = {one: cells[at] for one, at in unknown.items() if at < len(cells) and not blank(cells[at])}
        if number.isdigit():
            row = int(number)
            before = found.get(row)
            reply = _joined("" if before is None else before.reply, reply or for_all.get(topic, ""))
            found[row] = Filled(name, reply, done, staff, other)
        elif done or (other and name):  # a line of somebody's own, who is known by name alone
            found[-line] = Filled(name, reply, done, staff, other)
        elif reply:
            for_all[topic] = reply
    return found


def _at(cells: Sequence[Cell], places: Mapping[str, int], title: Said) -> Cell:
    """What stands under a title in either language; None where nothing does."""
    place = next((places[one] for one in title if one in places), None)
    return None if place is None or place >= len(cells) or blank(cells[place]) else cells[place]


def with_filled(
    rows: Sequence[RosterRow], filled: Mapping[int, Filled], who: Callable[[RosterRow], tuple[str, str]]
) -> tuple[RosterRow, ...]:
    """The rows with what was filled in for each; what cannot be used is said in the row."""
    if not filled:
        return tuple(rows)
    titles = {title.zh: fact for fact, title in STEPS.items()}
    layout = survey("", ("birth", "category", *titles), (), titles, Options(), 1)
    reader = RowReader(layout)
    made = []
    for row in rows:
        one = filled.get(row.number)
        if one is None:
            made.append(row)
        elif row.person is None and not row.candidates:
            made.append(_warned(row, InvalidFacts("roster.filled_unused", value=mask(one.name or one.staff or "-"))))
        elif one.of_another(*who(row)):
            made.append(
                _warned(
                    row, InvalidFacts("roster.filled_of_another", value=mask(one.name or one.staff), what=_what(one))
                )
            )
        else:
            told = _done(_replied(row, one.reply), one.done, reader)
            what = _what(Filled("", other=one.other))
            made.append(_warned(told, InvalidFacts("roster.filled_elsewhere", what=what)) if one.other else told)
    return tuple(made)


def _warned(row: RosterRow, *warnings: InvalidFacts) -> RosterRow:
    return replace(row, warnings=(*row.warnings, *warnings))


def _parts(reply: str) -> list[str]:
    """The answers of a row that is asked more than once."""
    return [part.strip() for part in re.split("[;；]", reply) if part.strip()]


def _joined(*replies: str) -> str:
    return "；".join(dict.fromkeys(part for reply in replies for part in _parts(reply)))


def reply_to(question: InvalidFacts, reply: str) -> str:
    """What was answered to one of the questions of a row."""
    return _joined(*(part for part in _parts(reply) if _among((), part)[1] == asks_birth(question)))


def _replied(row: RosterRow, reply: str) -> RosterRow:
    """The row with its questions settled by what was answered to each."""
    if not row.candidates:
        return row
    for part in _parts(reply):
        row = _answered(row, part)
    return row


def _answered(row: RosterRow, reply: str) -> RosterRow:
    """The row with a question settled by an answer: a class or a birth month among those that it may mean."""
    people = row.candidates if row.person is None else (row.person,)
    left, about_birth = _among(people, reply)
    if not left:
        return _warned(row, InvalidFacts("roster.reply_unreadable", value=mask(reply), allowed=_allowed(people)))
    settled = tuple(one for one in row.questions if asks_birth(one) == about_birth)
    asked, rest = (*row.asked, *settled), tuple(one for one in row.questions if one not in settled)
    reply = _joined(row.reply, reply)
    if len(left) == 1:
        return replace(row, person=left[0], candidates=(), questions=(), asked=(*asked, *rest), reply=reply)
    return replace(row, candidates=left, questions=rest, asked=asked, reply=reply)


def _allowed(people: Sequence[Person]) -> Said:
    """What an answer may be: the classes, and the birth months, in which the people differ; of one who is settled, both."""
    classes = list(dict.fromkeys(one.category for one in people))
    months = list(dict.fromkeys(one.birth_month for one in people))
    en, zh = (
        ([*map(str, classes)], [SHORT[one] for one in classes]) if len(classes) > 1 or len(people) == 1 else ([], [])
    )
    more = months if len(months) > 1 or len(people) == 1 else []
    return Said(", ".join([*en, *map(str, more)]), "、".join([*zh, *(figure(one, "zh") for one in more)]))


def _among(people: Sequence[Person], reply: str) -> tuple[tuple[Person, ...], bool]:
    """The people whom an answer leaves, and whether it is a birth month."""
    try:
        category = Category.of(reply)
    except InvalidFacts:
        try:
            month = YearMonth.of(reply)
        except InvalidFacts:
            return (), True
        return tuple(one for one in people if one.birth_month == month), True
    return tuple(one for one in people if one.category is category), False


def _done(row: RosterRow, done: Mapping[str, Cell], reader: RowReader) -> RosterRow:
    """The row with what has been done; what the list itself says goes before it."""
    if not done:
        return row
    people = row.candidates if row.person is None else (row.person,)
    first = people[0]
    read = reader.read(row.number, (str(first.birth), str(first.category), *(done.get(fact) for fact in STEPS)))
    warnings = list(read.warnings)
    stated: dict[str, Any] = {}
    for fact in STEPS:
        value, own = getattr(read.person, fact, None), getattr(first, fact)
        if value is not None and own is None and read.person is not None:
            stated[fact] = read.person.to_dict()[fact]
        elif value is not None and value != own:
            warnings.append(InvalidFacts("roster.done_differs", field=STEPS[fact], value=str(value), own=str(own)))
    try:
        told = tuple(Person.from_dict({**one.to_dict(), **stated}) for one in people)
    except InvalidFacts as error:
        told, warnings = people, [*warnings, not_stated(step_named(error), error)]
    warned = _warned(row, *warnings)
    return replace(warned, person=told[0]) if row.person is not None else replace(warned, candidates=told)
