"""Answers, law and lists as a notebook shows them: compact HTML in the colours of the page, light or dark.

Whatever is shown by itself is in English; `shown(answer, "zh")` has Chinese. Nothing is said by colour, and no name is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from retirecalc.columns import OUTPUTS
from retirecalc.ground.say import CAUTION, Said
from retirecalc.law import Law
from retirecalc.letters.parts import SheetWords, amounts_part, path_part
from retirecalc.letters.sheet import by_document, cites_of, month_answer, sheet
from retirecalc.outcome import Eligibility, Outcome
from retirecalc.questions.amounts import AmountComparison
from retirecalc.questions.assess import Assessment, Option, assess
from retirecalc.questions.path import Path
from retirecalc.roster.plan import StaffPlan
from retirecalc.roster.workbook import WORDS as WORKBOOK
from retirecalc.sources import Citation
from retirecalc.tables.table import Cell, Row, Table, opened
from retirecalc.wording import place, word
from retirecalc.wording.brief import Words
from retirecalc.wording.compared import COMPARED
from retirecalc.wording.html import Html, folded, labelled, page, table, tag
from retirecalc.wording.render import explain

__all__ = ["shown"]

PHRASES: dict[str, Said] = {
    "steps": Said("every step, with its article", "逐步说明与依据"),
    "facts": Said("what this rests on", "所依据的情况和规定"),
    "on_file": Said("tables on file", "库内各表"),
    "table": Said("table", "表"),
    "title": Said("title", "名称"),
    "in_force": Said("in force", "施行期间"),
    "revision": Said("revision", "修订"),
    "figure": Said("figure", "项目"),
    "value": Said("value", "数值"),
    "article": Said("article", "依据"),
    "rows": Said("{count} figures", "{count}项"),
    "caveats": Said("to be known", "请注意"),
    "more": Said("{count} more", "另有{count}项"),
    "noted": Said("{text} ({more})", "{text}（{more}）"),
    "row": Said("row {number}", "第{number}行"),
}
_MARKS = {Eligibility.ELIGIBLE: "✓", Eligibility.NOT_ELIGIBLE: "✗", Eligibility.UNDETERMINED: "?"}
_SOME = 12
"""Rows of what may be long."""
_LABELS = {one.name: Said(one.name.replace("_", " "), one.zh) for one in OUTPUTS}
_OF_OPTION = ("required_months", "projected_months", "shortfall_months", "notice_by", "agreement_by", "apply_in")


def shown(value: object, lang: str = "en") -> Html:
    """An answer, an option, a comparison, a path, the law, a table or the plan of a list as HTML, which a notebook shows as such.

    Args:
        value: an `Assessment`, `Option`, `Outcome`, `AmountComparison`, `Path`, `Law`, table or plan.
        lang: `en` or `zh`.

    >>> from retirecalc import Person, assess, load_law
    >>> answer = assess(Person("1971-09", "male_60"), load_law(), "2026-11")
    >>> "<p>您的法定退休年龄为61周岁9个月，将于2033年6月达到。</p>" in shown(answer, "zh")
    True
    """
    words = _Words(lang)
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return page(*write(words, value), lang=words.lang)
    raise TypeError(f"nothing to show of {type(value).__name__}")


class _Words(Words):
    def __init__(self, lang: str) -> None:
        super().__init__(lang, {**WORKBOOK, **PHRASES})

    def label(self, name: str) -> str:
        return _LABELS[name].of(self.lang)

    def verdict(self, option: Option) -> str:
        """What a sheet says of a month, and why."""
        said = f"{_MARKS[option.eligibility]} {month_answer(SheetWords(self.lang), option)}"
        why = (*option.reasons, *option.missing_facts)
        return (
            self.say("noted", text=said, more=self.joined(word(str(code), self.lang) for code in why)) if why else said
        )

    def caution(self) -> Html:
        return tag("p", tag("small", CAUTION.of(self.lang)))

    def steps(self, *outcomes: Outcome[Any]) -> Html:
        return folded(self.say("steps"), Html(explain(outcomes, self.lang, form="html")))


def _assessment(words: _Words, answer: Assessment) -> Iterator[Html]:
    """The page of a person without what identifies one, and the steps behind it."""
    told = sheet(answer, lang=words.lang)
    yield from (tag("p", line) for line in told.lead)
    verdicts = {words.figure(option.month): f"{_MARKS[option.eligibility]} " for option in answer.options}
    yield table(told.months_head, ((*row[:-1], verdicts.get(row.month, "") + row.answer) for row in told.months))
    yield from (tag("p", line) for line in told.months_notes)
    if told.todo:
        yield tag("p", tag("b", told.todo_title))
        yield table(told.todo_head, told.todo)
    if told.notes:
        yield tag("ul", *(tag("li", line) for line in told.notes))
    basis = tag("p", words.listed(told.basis))
    yield folded(words.say("facts"), labelled(told.facts), basis, tag("p", told.law))
    yield words.steps(*answer.outcomes)
    yield words.caution()


def _option(words: _Words, option: Option) -> Iterator[Html]:
    way = words.joined([word(option.kind, words.lang), words.figure(option.age)])
    yield tag("p", tag("b", words.figure(option.month)), f" {way}")
    told = [(words.label("eligibility"), words.verdict(option))]
    for name in _OF_OPTION:
        if (value := getattr(option, name)) is not None:
            told.append((words.label(name), str(int(value)) if isinstance(value, int) else words.figure(value)))
    yield labelled(told)
    yield words.steps(*option.outcomes)
    yield words.caution()


def _outcome(words: _Words, outcome: Outcome[Any]) -> Iterator[Html]:
    yield Html(explain([outcome], words.lang, form="html"))
    noted = [
        word(code, words.lang, outcome.rule)
        if reading is None
        else words.say("noted", text=word(code, words.lang), more=reading)
        for code, reading in dict.fromkeys((one.code, one.reading) for one in outcome.caveats)
    ]
    if noted:
        yield tag("p", words.say("caveats"))
        yield tag("ul", *(tag("li", line) for line in noted))
    yield words.caution()


def _compared(words: _Words, found: AmountComparison) -> Iterator[Html]:
    """Months side by side as a sheet has them, each with its verdict."""
    answer = assess(found.person, found.law, found.as_of, months=[one.month for one in found.choices])
    told = amounts_part(SheetWords(words.lang), found, lambda month: words.verdict(answer.option(month)), ())
    yield tag("p", tag("b", told.title))
    yield table(told.head, (map(words.listed, map(str.splitlines, row)) for row in told.rows))
    if lines := (*told.ranges, *told.notes):
        yield tag("ul", *(tag("li", line) for line in lines))
    yield folded(told.assumed_title, labelled(told.assumed))
    basis = by_document(cites_of(found), words.lang, sure=True)
    yield folded(COMPARED["amounts_basis"].of(words.lang), tag("ul", *(tag("li", line) for line in basis)))
    yield words.caution()


def _path(words: _Words, found: Path) -> Iterator[Html]:
    """The months out of work that are alike together, and what to claim on the way."""
    told = path_part(SheetWords(words.lang), found)
    yield tag("p", tag("b", told.title))
    yield table(told.head, told.rows)
    if told.notes:
        yield tag("ul", *(tag("li", line) for line in told.notes))
    if told.claims:
        yield tag("p", tag("b", told.claims_title))
        yield table(told.claims_head, told.claims)
    yield words.steps(*found.outcomes)
    yield words.caution()


def _law(words: _Words, law: Law) -> Iterator[Html]:
    yield labelled(
        [
            (words.say("place"), law.place),
            (words.say("law"), words.say("newest") if law.in_force_on is None else words.figure(law.in_force_on)),
            (words.say("data"), law.data_version),
        ]
    )
    versions = [version for every in law.known.values() for version in every]
    head = [words.say(name) for name in ("table", "title", "in_force", "revision")]
    rows = ((one.id, *_header(words, one)) for one in versions)
    yield folded(words.say("noted", text=words.say("on_file"), more=len(versions)), table(head, rows))


def _header(words: _Words, version: Table) -> tuple[str, str, str]:
    in_force = version.in_force_zh if words.lang == "zh" else version.in_force
    return getattr(version.title, words.lang), in_force, str(version.revision)


def _table(words: _Words, version: Table) -> Iterator[Html]:
    title, in_force, revision = _header(words, version)
    yield tag("p", tag("b", title), f" {version.id}, {version.jurisdiction}")
    yield labelled(
        [
            (words.say("in_force"), in_force),
            (words.say("revision"), revision),
            (words.say("article"), _cited(words, version.cite)),
        ]
    )
    header = {field.name for field in fields(Table)}
    whole = opened(version)
    rows = [
        row
        for field in fields(whole)
        if field.name not in header
        for row in _figures(words, field.name, getattr(whole, field.name))
    ]
    head = [words.say(name) for name in ("figure", "value", "article")]
    yield folded(words.say("rows", count=len(rows)), table(head, rows), open_=len(rows) <= _SOME)


def _figures(words: _Words, name: str, value: Any) -> Iterator[tuple[str, str, str]]:
    """What a table holds, figure by figure, by the names that its file has, each with its article."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _figures(words, f"{name}.{key}", one)
    elif isinstance(value, tuple) and value and isinstance(value[0], Row):
        for number, one in enumerate(value, start=1):
            yield from _figures(words, f"{name}[{number}]", one)
    elif isinstance(value, Cell):
        yield name, _plain(words, value.value), _cited(words, value.cite)
    elif isinstance(value, Row):
        yield name, _plain(words, value), _cited(words, value.cite)
    elif value not in (None, ()):
        yield name, _plain(words, value), ""


def _plain(words: _Words, value: Any) -> str:
    """A value as its file has it."""
    if isinstance(value, bool):
        return word("yes" if value else "no", words.lang)
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {_plain(words, one)}" for key, one in value.items())
    if isinstance(value, tuple):
        return ", ".join(_plain(words, one) for one in value)
    if is_dataclass(value):
        told = ((one.name, getattr(value, one.name)) for one in fields(value) if one.name != "cite")
        return ", ".join(f"{name}: {_plain(words, one)}" for name, one in told if one not in (None, ()))
    return str(value)


def _cited(words: _Words, cites: tuple[Citation, ...]) -> str:
    return words.listed(f"{cite.document_number} {place(cite, words.lang)}" for cite in cites)


def _plan(words: _Words, plan: StaffPlan) -> Iterator[Html]:
    """The list at a glance: counts, years, and what is due first; people by the number of their row."""
    summary = plan.summary()
    late = sum(action.overdue for action in summary.actions)
    yield tag("p", tag("b", words.say("summary_title", as_of=words.figure(plan.asked))))
    counts = {
        "count_people": summary.people,
        "count_reached": summary.reached,
        "count_late": late,
        "count_due": len(summary.actions) - late,
        "count_asked": summary.questions,
        "count_wrong": summary.problems,
    }
    yield labelled([(words.say(name), str(count)) for name, count in counts.items()])
    years = plan.outlook()
    names = years[0]._fields[1:]
    past = words.say("past_age", month=words.figure(plan.as_of))
    rows = ((past if one.year is None else str(one.year), *map(str, one[1:])) for one in years)
    yield folded(words.say("by_year"), table([words.say("year"), *map(words.say, names)], rows), open_=True)
    if summary.actions:
        due = [
            (
                words.say("noted", text=words.figure(one.day), more=words.say("due_late"))
                if one.overdue
                else words.figure(one.day),
                words.label(one.what),
                words.say("row", number=one.number),
                words.figure(one.month),
            )
            for one in summary.actions[:_SOME]
        ]
        more = len(summary.actions) - len(due)
        head = ("", "", "", words.label("judged_month"))
        yield folded(words.say("list_due"), table(head, due), words.say("more", count=more) if more else "")
    yield words.caution()


_WRITERS: dict[type, Any] = {
    Assessment: _assessment,
    Option: _option,
    Outcome: _outcome,
    AmountComparison: _compared,
    Path: _path,
    Law: _law,
    Table: _table,
    StaffPlan: _plan,
}
