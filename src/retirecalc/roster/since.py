"""What has changed since the plan of last time: who is new, gone, corrected, who has moved, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from retirecalc.columns import Output, shown
from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language, Said
from retirecalc.ground.text import mask
from retirecalc.outcome import Eligibility
from retirecalc.roster import headers
from retirecalc.roster.answers import row_answers, title
from retirecalc.roster.cells import blank, id_key, text_of, typed
from retirecalc.roster.files import grids
from retirecalc.roster.filled import STEPS, SUMMARY, Filled, as_filled
from retirecalc.roster.filled import in_words as filled_in_words
from retirecalc.roster.row import RosterRow
from retirecalc.wording import figure, word

if TYPE_CHECKING:
    from retirecalc.roster.plan import StaffPlan
    from retirecalc.roster.read import StaffList

Kind = Literal["new", "gone", "corrected", "moved", "unclear", "unread"]
Why = Literal["facts", "answered", "law", "done", "done_since", "month", "same", "no_column"]

COMPARED = tuple(one for one in shown("plan") if "list" in one.shown and one.kind in ("month", "code"))
"""The figures in which somebody moves."""
_VERSION = ("数据版本", "Tables, version")
_SOURCES = ("依据与版本", "Sources")
_MONTH = re.compile(r"(\d{4})[-年](\d{1,2})")
_ID = 18

KINDS: Mapping[Kind, Said] = {
    "new": Said("new", "新增"),
    "gone": Said("gone", "已不在名单"),
    "corrected": Said("corrected", "更正"),
    "moved": Said("moved", "变动"),
    "unclear": Said("who is it?", "需核对是谁"),
    "unread": Said("not understood", "无法识别"),
}
_REASONS: Mapping[Why, Said] = {
    "facts": Said("facts: {facts}", "事实变化：{facts}"),
    "answered": Said("a question was answered", "待确认事项已答复"),
    "law": Said("a newer version of the tables", "规定数据已更新"),
    "done": Said("another month of the question, or what was filled in as done", "测算月份不同，或填写了办理记录"),
    "done_since": Said("what was filled in as done", "填写了办理记录"),
    "month": Said("another month of the question", "测算月份不同"),
    "same": Said(
        "facts, tables and month are the same: other options of the calculation, or the last plan was changed by hand",
        "事实、规定数据和测算月份均相同：测算选项不同，或上次计划已被手工改动",
    ),
    "no_column": Said(
        "the last plan has no such column: nobody had it then, or it was deleted",
        "上次计划没有该列：当时无人有此项，或该列已被删除",
    ),
}
_WITHOUT_FACTS = frozenset({"done", "done_since", "month", "same"})
_UNCLEAR = Said(
    "several rows of last time match equally: give staff numbers or ID numbers",
    "上次有多行同样相符，请填写工号或身份证号",
)
_OF_ANOTHER_NAME = Said(
    "may be {name} of last time, born in the same month: if so, give both lists a staff number or the full ID number",
    "可能是上次的“{name}”（出生年月相同）：如是同一人，请在两次名单中填写相同的工号或完整的身份证号",
)
_NOT_CARRIED = Said(
    "what was filled in is not carried on: {what}; fill it in again if the person comes back",
    "所填内容不再带入（{what}）；此人再回到名单的，请重新填写",
)
_COUNTED = Said(
    "; the count names no last month and is taken up to the month of the question",
    "；缴费年限未注明截止年月，按截至测算月份计",
)
_MOVING = frozenset({"deferral_agreed_to", "approved"})
"""What was done that moves a figure, and not only a step."""
_OR_DONE = Said("; or what was filled in as done", "；或填写了办理记录")
_OR_EDITED = Said("; or facts were changed in the plan itself", "；或表中的事实已改动")
_ASKED = Said("to be confirmed", "待确认")
_UNREAD = Said("what the last plan has there was not understood", "上次计划中该格内容无法识别")


class Change(NamedTuple):
    """One thing that has changed about one row; of whoever is gone the row of last time."""

    kind: Kind
    row: RosterRow
    what: str = ""
    """The column of the plan that has moved, or the fact that was corrected."""
    before: object = None
    after: object = None
    why: Why | None = None
    facts: tuple[str, ...] = ()
    """The facts that differ."""


class Last(NamedTuple):
    """The plan of last time, and whose row in it each row of the list is."""

    roster: StaffList
    filled: Mapping[int, Filled]
    """What was filled in there, by its rows."""
    pairs: Mapping[int, RosterRow]
    gone: tuple[RosterRow, ...]
    unclear: Mapping[int, str]
    """Rows that cannot be told: with the name that may have been corrected, or none where several are alike."""
    version: str | None = None
    """Of its tables, as far as it says."""
    as_of: YearMonth | None = None
    """Its month of the question, as far as it says."""
    done: Mapping[int, Set[str]] = {}
    """The facts that were filled in as done, by its rows."""
    itself: bool = False
    """Whether the list is that plan, planned again: of its facts there are only those of now."""

    def its_own(self, row: RosterRow) -> Filled | None:
        """What was filled in for a row of last time, beside its own name."""
        found = self.filled.get(row.number)
        return None if found is None or found.of_another(*self.roster.who(row)) else found


def version_in(file: str, sheets: Sequence[str]) -> str | None:
    """The version of the tables that a workbook was made by."""
    for name in (one for one in _SOURCES if one in sheets):
        for grid in grids(file, name):
            for cells in grid.rows:
                texts = [text_of(cell) for cell in cells]
                for place, text in enumerate(texts[:-1]):
                    if text in _VERSION:
                        return texts[place + 1]
    return None


def month_in(file: str, sheets: Sequence[str]) -> YearMonth | None:
    """The month of the question that stands in the title of a plan."""
    for name in (one for one in SUMMARY if one in sheets):
        for grid in grids(file, name):
            texts = (text_of(cell) for cells in grid.rows[:1] for cell in cells)
            for found in filter(None, map(_MONTH.search, texts)):
                with suppress(InvalidFacts):
                    return YearMonth.of(f"{found[1]}-{int(found[2]):02}")
    return None


def matched(new: StaffList, old: StaffList, filled: Mapping[int, Filled]) -> Last:
    """Who is who: by staff number, else ID, else name with birth; then one whose birth or name alone was corrected.

    ID numbers are compared and not kept. A staff number that another person has now, by name and birth, matches nobody.
    """
    left = {id(new): list(_people(new)), id(old): list(_people(old))}
    pairs: dict[int, RosterRow] = {}

    def stage(key: _Key, same: Callable[[RosterRow, RosterRow], bool] = lambda one, other: True) -> None:
        ours, theirs = _by(new, left[id(new)], key), _by(old, left[id(old)], key)
        for found, rows in ours.items():
            if len(rows) == len(theirs.get(found, ())) == 1 and same(rows[0], theirs[found][0]):
                pairs[rows[0].number] = theirs[found][0]
        taken = {row.number for row in pairs.values()}
        left[id(new)] = [row for row in left[id(new)] if row.number not in pairs]
        left[id(old)] = [row for row in left[id(old)] if row.number not in taken]

    def alike(one: RosterRow, other: RosterRow) -> bool:
        return new.said(one, "name") == old.said(other, "name") or bool(set(_births(one)) & set(_births(other)))

    stage(_staff_number, alike)
    stage(_id_number)
    stage(_name_and_birth)
    again: set[int] = set()
    kept: set[int] = set()
    for key in (_staff_number, _id_number, _name_and_birth):
        ours, theirs = _by(new, left[id(new)], key), _by(old, left[id(old)], key)
        for found in ours.keys() & theirs.keys():
            if key is not _staff_number or any(alike(one, other) for one in ours[found] for other in theirs[found]):
                again |= {row.number for row in ours[found]}
                kept |= {row.number for row in theirs[found]}
    left[id(new)] = [row for row in left[id(new)] if row.number not in again]
    left[id(old)] = [row for row in left[id(old)] if row.number not in kept]
    stage(_name)
    stage(_born_there)
    unclear = dict.fromkeys(again, "")
    ours, theirs = _by(new, left[id(new)], _born), _by(old, left[id(old)], _born)
    for found in ours.keys() & theirs.keys():
        if len(ours[found]) == len(theirs[found]) == 1:
            one, other = ours[found][0], theirs[found][0]
            if not any(key(new, one) and key(old, other) for key in (_staff_number, _id_number)):
                unclear[one.number] = old.said(other, "name")
                left[id(old)].remove(other)
    return Last(old, filled, pairs, tuple(left[id(old)]), unclear)


def planned_again(plan: StaffList, filled: Mapping[int, Filled]) -> Last:
    """Of a plan that is the list of now each row is its own."""
    return Last(plan, filled, {row.number: row for row in plan.rows}, (), {}, itself=True)


def as_made(last: Last, file: str, bare: StaffList) -> Last:
    """The plan with what its file says of how it was made; `bare` is its list without what was filled in."""
    version, as_of = version_in(file, bare.sheets), month_in(file, bare.sheets)
    return last._replace(version=version, as_of=as_of, done=_done_beside(bare, last.roster))


_Key = Callable[["StaffList", RosterRow], tuple[str, ...]]


def _people(roster: StaffList) -> Iterator[RosterRow]:
    return (row for row in roster.rows if row.person is not None or row.candidates or row.problems)


def _by(roster: StaffList, rows: Iterable[RosterRow], key: _Key) -> dict[tuple[str, ...], list[RosterRow]]:
    found: dict[tuple[str, ...], list[RosterRow]] = defaultdict(list)
    for row in rows:
        if one := key(roster, row):
            found[one].append(row)
    return found


def _persons(row: RosterRow) -> tuple[Person, ...]:
    return row.candidates if row.person is None else (row.person,)


def _one_month(births: tuple[str, ...]) -> YearMonth | str:
    return YearMonth.of(births[0]) if len(births) == 1 else " / ".join(births)


def _births(row: RosterRow) -> tuple[str, ...]:
    return tuple(sorted({str(one.birth_month) for one in _persons(row)}))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _staff_number(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    return _some(_folded(roster.said(row, "staff_number")))


def _id_number(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    number = id_key(roster.said(row, "id_number"))
    return _some(number if len(number) == _ID else "")


def _name(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    return _some(_folded(roster.said(row, "name")))


def _name_and_birth(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    name, births = _name(roster, row), _births(row)
    return (*name, *births) if name and births else ()


def _born(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    """A birth month, sex and department, of somebody who has a name."""
    sexes = {str(one.category is Category.MALE_60) for one in _persons(row)}
    return (*_births(row), *sexes, roster.said(row, "department")) if _name(roster, row) and len(sexes) == 1 else ()


def _born_there(roster: StaffList, row: RosterRow) -> tuple[str, ...]:
    """A day of birth and a department: of two lists, with nobody else left to it, one person by another name."""
    days = {str(one.birth) for one in _persons(row) if str(one.birth) != str(one.birth_month)}
    return (*sorted(days), roster.said(row, "department")) if days else ()


def still_filled(last: Last) -> dict[int, Filled]:
    """What was answered and done by last time, by the rows of now; what could not be used there is tried, and said, again."""
    found: dict[int, Filled] = {}
    for number, old in last.pairs.items():
        people = _persons(old)
        told = people[0].to_dict() if people else {}
        done = {fact: as_filled(fact, told[fact], "zh") for fact in STEPS if told.get(fact) is not None}
        raw = last.filled.get(old.number, Filled(""))
        beside = raw if raw.of_another(*last.roster.who(old)) else Filled("")
        if old.reply or done or raw.reply or raw.done or raw.other:
            reply = raw.reply or old.reply
            found[number] = beside._replace(reply=reply, done={**done, **raw.done}, other=raw.other)
    return found


def changes(plan: StaffPlan) -> tuple[Change, ...]:
    """What has changed since the plan of last time, row by row; then who is gone. Nothing without one."""
    last: Last | None = plan.roster.last
    if last is None:
        return ()
    old, found = last.roster, list[Change]()
    columns = _columns(old) if old.answers else {}
    for planned in plan.rows:
        row = planned.row
        if planned.blank:
            continue
        if row.number in last.unclear:
            found.append(Change("unclear", row))
        elif row.number not in last.pairs:
            found.append(Change("new", row))
        else:
            before = last.pairs[row.number]
            found += _corrected(plan.roster, row, old, before)
            values = row_answers(planned, "en")
            why = _why(plan, last, row, before)
            for one, place in columns.items():
                found += _moved(plan, one, row, before, place, values.get(one.name), why)
    return (*found, *(Change("gone", row) for row in last.gone))


def _columns(old: StaffList) -> dict[Output, int | None]:
    """Where the figures of last time stand, by their titles in either language; a column that nobody had is left out there."""
    places = {old.header[place]: place for place in old.answers}
    return {one: places.get(title(one.name, "zh"), places.get(title(one.name, "en"))) for one in COMPARED}


def _corrected(new: StaffList, row: RosterRow, old: StaffList, before: RosterRow) -> Iterator[Change]:
    names = old.said(before, "name"), new.said(row, "name")
    if _folded(names[0]) != _folded(names[1]):
        yield Change("corrected", row, "name", *names)
    births = _births(before), _births(row)
    if births[0] != births[1] and all(births):
        yield Change("corrected", row, "birth", _one_month(births[0]), _one_month(births[1]))


def _was_asked(old: StaffList, before: RosterRow) -> bool:
    """Whether the plan of last time had a question about a row."""
    titles = (title("question", "en"), title("question", "zh"))
    places = (place for place in old.answers if old.header[place] in titles)
    return any(place < len(before.cells) and not blank(before.cells[place]) for place in places)


def _why(plan: StaffPlan, last: Last, row: RosterRow, before: RosterRow) -> tuple[Why, tuple[str, ...]]:
    """The first of these that holds: a question was answered, a fact differs, the tables do, or the month of the question.

    What stands on the sheet of what was done may have been filled in before that plan or after it.
    """
    if row.person is not None and _was_asked(last.roster, before):
        return "answered", ()
    ours, theirs = (people[0].to_dict() if (people := _persons(one)) else {} for one in (row, before))
    facts = [fact for fact in {**ours, **theirs} if ours.get(fact) != theirs.get(fact)]
    facts += ["retire_in"] if row.retire_in != before.retire_in else []
    if facts:
        return "facts", tuple(facts)
    if last.version is not None and last.version != plan.law.data_version:
        return "law", ()
    done, same = bool(_done_in(last, row)), last.as_of == plan.as_of
    return ("done_since" if done else "same") if same else ("done" if done else "month"), ()


def _done_in(last: Last, row: RosterRow) -> Set[str]:
    """What was filled in as done for a row of now, and did not stand in the list of last time."""
    return last.done.get(last.pairs[row.number].number, frozenset())


def _done_beside(old: StaffList, filled: StaffList) -> dict[int, Set[str]]:
    """The facts that a list of last time has only by what was filled in, row by row."""
    return {
        row.number: {fact for fact in STEPS if getattr(one, fact) != getattr(other, fact)}
        for row, more in zip(old.rows, filled.rows, strict=True)
        for one, other in zip(_persons(row)[:1], _persons(more)[:1], strict=False)
    }


def _moved(
    plan: StaffPlan,
    one: Output,
    row: RosterRow,
    before: RosterRow,
    place: int | None,
    value: Any,
    why: tuple[Why, tuple[str, ...]],
) -> Iterator[Change]:
    cell = before.cells[place] if place is not None and place < len(before.cells) else None
    try:
        was = _read(one, typed(cell))
    except InvalidFacts:
        yield Change("unread", row, one.name, text_of(cell), value)
        return
    if was == value or (one.name == "first_qualifying_month" and value == plan.as_of):
        return  # whoever can claim can do so in the month of the question, whichever it is
    yield Change(
        "moved", row, one.name, was, value, *(why if place is not None or why[0] == "answered" else ("no_column", ()))
    )


def _read(one: Output, text: str | None) -> YearMonth | str | None:
    """What a plan has written in a column."""
    if text is None:
        return None
    if one.kind == "month":
        return YearMonth.of(text)
    codes = {word(str(code), lang): str(code) for code in Eligibility for lang in ("en", "zh")}
    codes |= {str(code): str(code) for code in Eligibility}
    if text not in codes:
        raise InvalidFacts("ground.word_unreadable", field=one.name, value=text, allowed=", ".join(codes))
    return codes[text]


class Line(NamedTuple):
    """A change in words."""

    kind: Kind
    number: int
    staff_number: str
    name: str
    department: str
    what: str
    before: str
    after: str
    why: str


def in_words(plan: StaffPlan, lang: Language) -> list[Line]:
    """`changes`, as people read them; whoever is gone by the row of last time."""
    last: Last | None = plan.roster.last
    lines = []
    for one in changes(plan):
        roster = last.roster if one.kind == "gone" and last is not None else plan.roster
        who = [roster.said(one.row, fact) for fact in ("staff_number", "name", "department")]
        figures = {column.name for column in COMPARED}
        what = title(one.what, lang) if lang == "zh" and one.what in figures else _fact(one.what, lang)
        why = _UNREAD.of(lang) if one.kind == "unread" else ""
        if one.kind == "unclear" and last is not None:
            name = last.unclear[one.row.number]
            why = (_OF_ANOTHER_NAME if name else _UNCLEAR).of(lang).format(name=mask(name))
        if one.kind == "gone" and last is not None and (done := last.its_own(one.row)) is not None:
            why = _NOT_CARRIED.of(lang).format(what=filled_in_words(done, lang))
        if one.why is not None:
            facts = ("、" if lang == "zh" else ", ").join(_fact(fact, lang) for fact in one.facts)
            why = _REASONS[one.why].of(lang).format(facts=facts)
            why += _COUNTED.of(lang) if one.why in ("done", "month") and _counted_to_now(one.row) else ""
            why += _OR_EDITED.of(lang) if last is not None and last.itself and one.why in _WITHOUT_FACTS else ""
            why += (
                _OR_DONE.of(lang)
                if one.why == "facts" and last is not None and _MOVING & _done_in(last, one.row)
                else ""
            )
        number, name, department = map(mask, who)
        before, after = _shown(one.before, lang), _shown(one.after, lang)
        if one.why == "answered" and one.before is None:
            before = _ASKED.of(lang)
        lines.append(Line(one.kind, one.row.number, number, name, department, what, before, after, why))
    return lines


def _counted_to_now(row: RosterRow) -> bool:
    """Whether a count is stated without its last month, so that it is another one in each month."""
    return any(one.contributions is not None and one.contributions.counted_to is None for one in _persons(row))


def _fact(name: str, lang: Language) -> str:
    """A fact or a figure as a list calls it; nothing where none is meant."""
    if lang == "en":
        return name.replace("_", " ")
    if not name:
        return ""
    return word(name, lang) if name == "contributions" else headers.shortest(name)


def _shown(value: object, lang: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, YearMonth):
        return figure(value, lang)
    return word(value, lang) if isinstance(value, str) and value in Eligibility.__members__ else mask(str(value))
