"""What the page asks of Python: JSON in, JSON out. The law's words come from the library, the page's own from `words.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, ZipInfo

from retirecalc import Category, Contributions, Law, Person, assess, load_law
from retirecalc.errors import RetirecalcError
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import CAUTION, Said
from retirecalc.outcome import Caveat, Eligibility, Standing
from retirecalc.questions.assess import Assessment, Option
from retirecalc.rules.age.worker_class import WorkerClass, worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.retiring.retirement_steps import Event
from retirecalc.sources import Citation
from retirecalc.wording import event, obstacle, place, word
from retirecalc.wording.brief import Counted, brief, counted_by, short_by, written
from retirecalc.wording.common import CERTAINTY_WORDS
from retirecalc.wording.render import words_of

if TYPE_CHECKING:
    from retirecalc.questions.routes import Route

Told = dict[str, Any]
MARGIN, LEAD = 6, 60
"""Months that a picture shows before the first one that counts, at least and at most."""

PHRASES = {
    "law": Said("{place}, the newest law on file, tables {version}", "{place}，库内最新规定，数据版本{version}"),
    "CN": Said("National rules", "全国规定"),
    "CN-CQ": Said("Chongqing", "重庆市"),
    "may_be_agreed": Said("may be agreed with the employer", "可与单位协商"),
    "ask_agency": Said("{text} (ask the agency)", "{text}（规定未明确，请咨询经办机构）"),
    "not_stated": Said("{text} (not stated: {facts})", "{text}（需补充：{facts}）"),
    "by": Said("by {at}", "{at}及以前"),
    "in": Said("in {at}", "{at}"),
    "from": Said("from {at} on", "自{at}起"),
    "any_time": Said("at any time, or not known yet", "时间不限或尚不能确定"),
    "past": Said("past: ask the agency", "已过，请咨询经办机构"),
    "not_before": Said("not before {at}", "不早于{at}"),
    "no_fact": Said("ask the agency", "规定未明确，请咨询经办机构"),
    "needs": Said("not stated: {facts}", "需补充：{facts}"),
    "open_reading": Said("{question} Taken here: {answer}.", "{question}此处按：{answer}。"),
    "picture": Said(
        "Picture: the months to choose from run from {first} to {last}. {enough} The statutory month is {statutory}.",
        "图：可选择的退休年月自{first}至{last}。{enough}法定退休年月为{statutory}。",
    ),
    "enough": Said("Contributions reach the minimum in all of them.", "其中各月累计缴费均达到要求的年限。"),
    "enough_in": Said("Contributions reach the minimum in {runs}.", "累计缴费达到要求年限的月份：{runs}。"),
    "enough_never": Said(
        "It is not certain that contributions reach the minimum in any of them.",
        "其中各月累计缴费均不能确定达到要求的年限。",
    ),
    "enough_unknown": Said(
        "Contributions are not stated, so only the minimum is drawn.", "未填缴费年限，只画出要求的年限。"
    ),
    "run": Said("{first} to {last}", "{first}至{last}"),
    "as_man": Said("women (original age 60, by the table of men)", "女（原60周岁，按男职工的附表）"),
    "no_papers": Said("no papers", "无文书"),
    "of_row": Said("row {number}", "第{number}行"),
    "class_reading": Said(
        "Which class counts the text does not settle: {question}", "适用哪一类别，规定未明确：{question}"
    ),
}


def _json(answer: Callable[[Told], Any]) -> Callable[[str], str]:
    """A question of the page: what cannot be answered comes back as a sentence, never as a traceback."""

    def asked(told: str) -> str:
        facts = json.loads(told)
        try:
            found = answer(facts)
        except RetirecalcError as error:
            found = {"error": _sentence(error, facts["lang"])}
        return json.dumps(found, ensure_ascii=False)

    return asked


def _sentence(error: RetirecalcError, lang: str) -> str:
    """What is wrong, with the field as a reader calls it."""
    field = error.fields.get("field")
    if field is None:
        return error.text(lang)
    named = word(str(field).rpartition(".")[2], lang)
    return type(error)(error.code, **{**error.fields, "field": named}).text(lang)


# One person


@_json
def person(told: Told) -> Told:
    """Everything about one person; where the class is open, once for each class that remains."""
    lang, law = told["lang"], _law(told["place"])
    found, answers = _answers(told)
    return {
        "asked": written(answers[0].asked_on, lang),
        "law": PHRASES["law"].of(lang).format(place=_say(told["place"], lang), version=law.data_version),
        "caution": CAUTION.of(lang),
        "class": _class(found, told, law) if found is not None else None,
        "cases": [_case(answer, told, many=len(answers) > 1) for answer in answers],
    }


@_json
def month(told: Told) -> Told:
    """One month: what must be done by when, what speaks against it, and what is to be known."""
    lang, answer = told["lang"], _chosen(told)
    at = YearMonth.of(told["month"], "month")
    option = answer.option(at)
    return {
        **_month(answer, option, lang),
        "steps": [_step(one, lang) for one in answer.timeline(at, calendar=_working_days()).value],
        "against": [_spelt(obstacle(one, lang), lang) for one in answer.why_not(at)],
        "notes": _notes(answer, option.caveats, lang),
        "basis": _basis(option.citations, lang),
    }


@_json
def calendar(told: Told) -> Told:
    """The calendar file of one person for one month."""
    from retirecalc.ics import person_ics

    at = YearMonth.of(told["month"], "month")
    made_at = datetime.fromisoformat(told["made_at"]).astimezone(UTC)
    data = person_ics(_chosen(told), at, key="page", made_at=made_at, lang=told["lang"], calendar=_working_days())
    return _kept("retirement.ics", data)


@_json
def papers(told: Told) -> Told:
    """The papers of one person for one month, as Word files in a zip."""
    found = _papers(_chosen(told), YearMonth.of(told["month"], "month"), told["lang"])
    return _kept("papers.zip", _zipped(found))


def _papers(answer: Assessment, at: YearMonth, lang: str, parties: Told | None = None) -> dict[str, bytes]:
    from retirecalc.letters.papers import papers as made_out
    from retirecalc.letters.papers import to_docx

    return {f"{one.title.of(lang)}.docx": to_docx(one, lang=lang) for one in made_out(answer, at, parties)}


def _zipped(files: dict[str, bytes]) -> bytes:
    """Without a clock, so that the same papers are the same bytes."""
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        for name, data in files.items():
            file.writestr(ZipInfo(name), data)
    return whole.getvalue()


@_json
def ways(told: Told) -> Told:
    """The ways beside the ordinary ones, once for each class that remains, and which facts would settle them."""
    from retirecalc.questions.routes import ORDINARY, routes

    lang, law = told["lang"], _law(told["place"])
    beside = {name: fact for name, fact in told["ways"].items() if fact is not None}
    answers = _answers(told)[1]
    found = [
        (
            answer,
            [route for route in routes(answer.person, law, told["as_of"], beside).routes if route.name not in ORDINARY],
        )
        for answer in answers
    ]
    return {
        "ask": list(dict.fromkeys(fact for _, every in found for route in every for fact in route.questions)),
        "cases": [
            {
                "label": _label(answer, told) if len(found) > 1 else "",
                "ways": [_way(answer, route, lang) for route in every if route.standing is not Standing.NOT_APPLICABLE],
                "not_applicable": _joined(
                    (_heading(route, lang) for route in every if route.standing is Standing.NOT_APPLICABLE), lang
                ),
            }
            for answer, every in found
        ],
    }


def _way(answer: Assessment, route: Route, lang: str) -> Told:
    """One way: since when it is open, or what closes it, or what would have to be known."""
    name, month = route.name, route.first_month
    group = "open" if route.is_open else "unsettled" if route.is_unsettled else "closed"
    if group == "open":
        said = [_say("from", lang).format(at=written(month, lang))] if month is not None else []
    elif group == "unsettled":
        facts = _joined((word(fact, lang, name) for fact in route.questions), lang)
        said = [_say("needs" if facts else "no_fact", lang).format(facts=facts)]
        if route.first_open_month is not None and route.first_open_month > answer.as_of:
            said = [_say("not_before", lang).format(at=written(route.first_open_month, lang)), *said]
    else:
        said = [word(one, lang, name) for one in route.reasons]
    return {
        "name": name,
        "what": _heading(route, lang),
        "group": group,
        "said": said,
        "notes": [] if group == "closed" else _notes(answer, route.caveats, lang, name),
        "basis": _basis(route.citations, lang),
    }


def _heading(route: Route, lang: str) -> str:
    found: str = words_of(route.name).HEADING.of(lang)
    return found[:1].upper() + found[1:]


def _answers(told: Told) -> tuple[WorkerClass | None, list[Assessment]]:
    facts, law = told["facts"], _law(told["place"])
    as_of = told["as_of"]
    deciding = {name: facts.get(name) for name in ("sex", "post", "senior")}
    worker = WorkerFacts(**deciding, employment=facts.get("employment") or "unknown")
    found = worker_class(worker, law, as_of=YearMonth.of(as_of)).value
    categories = (found.category,) if found.category is not None else found.candidates
    answers = [assess(_person(facts, category), law, as_of) for category in categories]
    return (None if found.category is not None else found), answers


def _chosen(told: Told) -> Assessment:
    """The answer for the class that the reader looks at."""
    return next(one for one in _answers(told)[1] if str(one.person.category) == told["category"])


def _person(facts: Told, category: Category) -> Person:
    counted = {name: facts[name] for name in ("cumulative", "deemed", "counted_to", "first_insured") if facts.get(name)}
    paid = None
    if "cumulative" in counted or "deemed" in counted:
        paid = Contributions(**counted, continuing=facts.get("continuing"))
    stated = {name: facts[name] for name in ("drawing", "deferral_agreed_to") if facts.get(name) is not None}
    return Person(
        facts.get("birth") or "",
        category,
        employment=facts.get("employment") or "unknown",
        contributions=paid,
        **stated,
    )


def _class(found: WorkerClass, told: Told, law: Law) -> Told:
    """Why more than one class is answered, and what would decide it."""
    lang = told["lang"]
    texts = []
    if not found.missing_facts:
        facts = {name: told["facts"].get(name) for name in ("sex", "post", "senior")}
        worker = WorkerFacts(**facts, employment=told["facts"].get("employment") or "unknown")
        caveats = worker_class(worker, law, as_of=YearMonth.of(told["as_of"])).caveats
        asked = [law.reading(one.reading) for one in caveats if one.reading is not None]
        texts = [_say("class_reading", lang).format(question=getattr(one.question, lang)) for one in asked]
    return {"ask": list(found.missing_facts), "facts": [word(one, lang) for one in found.missing_facts], "texts": texts}


def _label(answer: Assessment, told: Told) -> str:
    """The class of an answer, where there is more than one."""
    category = answer.person.category
    as_man = told["facts"].get("sex") == "female" and category is Category.MALE_60
    return _say("as_man", told["lang"]) if as_man else word(str(category), told["lang"])


def _case(answer: Assessment, told: Told, *, many: bool) -> Told:
    lang = told["lang"]
    window, first = answer.window.value, answer.first_qualifying_month
    at_age = answer.option(answer.statutory.value.month)
    listed = [option.month for option in answer.options]
    months = sorted({*listed, *_window(answer)})
    opened = {one.month: one for one in answer.options}
    options = [opened.get(one) or answer.option(one) for one in months]
    return {
        "category": str(answer.person.category),
        "label": _label(answer, told) if many else "",
        "lead": [said.of(lang) for said in brief(answer)],
        "verdict": "yes" if first is not None else "open" if _is_open(answer, at_age) else "no",
        "figures": list(_figures(answer, at_age, lang)),
        "listed": [str(one) for one in listed],
        "chosen": str(first or answer.first_open_month or answer.statutory.value.month),
        "months": [_month(answer, one, lang) for one in options],
        "picture": _picture(answer, options, lang),
        "window": [None if one is None else str(one) for one in (window.earliest_month, window.latest_month)],
        "remedies": [
            {
                "what": word(one.kind, lang),
                "verdict": word(str(one.eligibility), lang),
                "from": written(one.from_month, lang),
                "until": written(one.until_month, lang),
                "reasons": [word(reason, lang) for reason in one.reasons],
                "basis": _basis(one.citations, lang),
            }
            for one in answer.remedies
        ],
        "notes": _notes(answer, answer.caveats, lang),
        "ask": list(dict.fromkeys(_more(answer, at_age))),
        "explained": answer.explain(lang),
    }


def _is_open(answer: Assessment, at_age: Option) -> bool:
    return answer.first_open_month is not None or at_age.eligibility is Eligibility.UNDETERMINED


def _window(answer: Assessment) -> Iterable[YearMonth]:
    """Every month of the window that is not past."""
    first, last = answer.window.value.earliest_month, answer.window.value.latest_month
    if first is None or last is None:
        return ()
    begin = max(first, answer.as_of)
    return [begin + offset for offset in range(max(0, last - begin + 1))]


def _picture(answer: Assessment, options: list[Option], lang: str) -> Told | None:
    """What a picture of the months is drawn from: contributions and the minimum by month, and where they meet.

    It begins a little before the first month to choose, the statutory month, or the month with enough for the first one.
    """
    if len(options) < 2:
        return None
    first, last, statutory = options[0], options[-1], answer.statutory.value.month

    def enough(month: YearMonth, required: int | None) -> bool:
        counted = counted_by(answer, month)
        return counted is not None and required is not None and counted.least >= required

    lead = [first.month - back for back in range(min(LEAD, max(MARGIN, first.month - answer.as_of)), 0, -1)]
    short = [month for month in lead if not enough(month, first.required_months)]
    met = short[-1] + 1 if short else first.month
    begin = max(lead[0], min(met, first.month, statutory) - MARGIN)
    axis = [begin + offset for offset in range(last.month - begin + 1)]
    needs = [first.required_months if one < first.month else answer.option(one).required_months for one in axis]
    reached = [enough(*one) for one in zip(axis, needs, strict=True)]
    counts = [counted_by(answer, one) for one in axis]
    crossing = next((axis[at] for at in range(1, len(axis)) if reached[at] and not reached[at - 1]), None)
    return {
        "begin": str(begin),
        "least": [None if one is None else one.least for one in counts],
        "most": [None if one is None else one.most for one in counts],
        "required": [None if one is None else int(one) for one in needs],
        "statutory": str(statutory),
        "crossing": None if crossing is None else str(crossing),
        "text": _say("picture", lang).format(
            first=written(first.month, lang),
            last=written(last.month, lang),
            enough=_enough(axis, reached, first.month, lang) if counts[-1] else _say("enough_unknown", lang),
            statutory=written(statutory, lang),
        ),
    }


def _enough(axis: list[YearMonth], reached: list[bool], first: YearMonth, lang: str) -> str:
    """In which of the months to choose from the contributions are enough."""
    months = [(month, is_met) for month, is_met in zip(axis, reached, strict=True) if month >= first]
    runs = [[month for month, _ in run] for is_met, run in groupby(months, lambda one: one[1]) if is_met]
    if not runs or len(runs[0]) == len(months):
        return _say("enough" if runs else "enough_never", lang)
    said = (_say("run", lang).format(first=written(one[0], lang), last=written(one[-1], lang)) for one in runs)
    return _say("enough_in", lang).format(runs=_joined(said, lang))


def _figures(answer: Assessment, at_age: Option, lang: str) -> Iterator[Told]:
    """The figures that people ask for, each with the places of the law that it stands on."""
    age, window, first = answer.statutory.value, answer.window.value, answer.first_qualifying_month
    option = at_age if first is None else answer.option(first)
    judged = option.outcomes
    required = None if option.required_months is None else Counted(*[int(option.required_months)] * 2)
    rows = (
        ("age", age.age, answer.statutory.citations),
        ("month", age.month, answer.statutory.citations),
        ("earliest", window.earliest_month, answer.window.citations),
        ("latest", window.latest_month, answer.window.citations),
        ("first", first, judged[1].citations),
        ("required", required, judged[0].citations or judged[1].citations),
        ("counted", counted_by(answer, option.month), answer.projection.citations),
        ("short", short_by(answer, option), judged[1].citations),
    )
    for name, value, cites in rows:
        if value is not None:
            yield {"name": name, "value": written(value, lang), "basis": _basis(cites, lang)}
    if required is not None:
        yield {"name": "for", "value": written(option.month, lang), "basis": []}


def _month(answer: Assessment, option: Option, lang: str) -> Told:
    due = {"notice_by": option.notice_by, "agreement_by": option.agreement_by, "apply_in": option.apply_in}
    return {
        "at": str(option.month),
        "state": _state(answer, option),
        "due": [str(one) for one in due.values() if one is not None],
        "month": written(option.month, lang),
        "age": written(option.age, lang),
        "kind": word(option.kind, lang),
        "eligibility": str(option.eligibility),
        "verdict": _verdict(answer, option, lang),
        "required": _count(option.required_months, lang),
        "counted": written(counted_by(answer, option.month), lang),
        "short": written(short_by(answer, option), lang),
        "notice_by": written(option.notice_by, lang),
        "agreement_by": written(option.agreement_by, lang),
        "apply_in": written(option.apply_in, lang),
        "first_payment": written(option.first_payment_month, lang),
        "reasons": [word(reason, lang) for reason in option.reasons],
    }


def _count(months: int | None, lang: str) -> str:
    return "" if months is None else written(Counted(int(months), int(months)), lang)


def _state(answer: Assessment, option: Option) -> str:
    """How a month stands: a deferral that nobody agreed to is a state of its own."""
    window, found = answer.window.value, option.eligibility
    agreed = window.agreed_to is not None and option.month <= window.agreed_to
    return "may_be_agreed" if found is Eligibility.ELIGIBLE and option.kind == "deferred" and not agreed else str(found)


def _verdict(answer: Assessment, option: Option, lang: str) -> str:
    """Eligible, not, or not settled and why; a deferral is never a right."""
    found = option.eligibility
    if _state(answer, option) == "may_be_agreed":
        return _say("may_be_agreed", lang)
    text = word(str(found), lang)
    if found is not Eligibility.UNDETERMINED:
        return text
    if option.missing_facts:
        return _say("not_stated", lang).format(
            text=text, facts=_joined((word(one, lang) for one in option.missing_facts), lang)
        )
    return _say("ask_agency", lang).format(text=text)


def _step(one: Event, lang: str) -> Told:
    at = written(one.day or one.month, lang)
    notes = [_say("past", lang)] if one.past else []
    notes += [word(one.condition, lang)] if one.condition is not None else []
    if one.missing_facts:
        notes.append(_say("needs", lang).format(facts=_joined((word(fact, lang) for fact in one.missing_facts), lang)))
    notes += [word(one.why, lang)] if one.why is not None else []
    return {
        "what": event(one.code, lang),
        "who": word(f"actor_{one.actor}", lang),
        "when": _say(one.bound if at else "any_time", lang).format(at=at),
        "notes": notes,
        "basis": _basis(one.citations, lang),
    }


def _notes(answer: Assessment, caveats: Iterable[Caveat], lang: str, room: str | None = None) -> list[Told]:
    """What a reader must know; of an open question also the answer that was taken."""
    notes = []
    for caveat in caveats:
        if caveat.reading is None:
            said = word(caveat.code, lang, room)
            text = f"{said}。" if lang == "zh" else f"{said[0].upper()}{said[1:]}."
        else:
            reading = answer.law.reading(caveat.reading)
            taken = next(one.text for one in reading.answers if one.id == reading.answer)
            text = _say("open_reading", lang).format(
                question=getattr(reading.question, lang), answer=getattr(taken, lang).rstrip("。.")
            )
        notes.append({"text": _spelt(text, lang), "basis": _basis(caveat.citations, lang)})
    return notes


def _more(answer: Assessment, at_age: Option) -> Iterator[str]:
    """The further facts that matter here, to be asked after the first answer."""
    option = at_age if answer.first_qualifying_month is None else answer.option(answer.first_qualifying_month)
    known = {*at_age.missing_facts, *option.missing_facts}
    projection = answer.projection.value
    known |= {*projection.missing} if projection is not None and answer.first_qualifying_month is None else set()
    yield from (one for one in ("deemed", "first_insured", "deferral_agreed_to") if one in known)
    earliest = answer.window.value.earliest_month or answer.statutory.value.month
    if answer.person.drawing is None and earliest <= answer.as_of:
        yield "drawing"
    paid = answer.person.contributions
    if any(one.kind == "lump_sum" for one in answer.remedies) and paid is not None and paid.first_insured is None:
        yield "first_insured"


# A list

_last: dict[str, Any] = {}
"""The plan on the page: to save it is a second question."""


@_json
def staff(told: Told) -> Told:
    """A list read and planned: what was read, what is asked, what is wrong, what falls due."""
    from retirecalc.roster import read_roster

    lang = told["lang"]
    women: Told = {} if told.get("women") is None else {"women": Category.of(told["women"])}
    listed = read_roster(told["name"], **_reading(told.get("reading") or ""), **women)
    plan = listed.plan(_law(told["place"]), told["as_of"])
    _last["plan"] = plan
    summary = plan.summary()
    remarks: dict[str, list[tuple[int, RetirecalcError]]] = {
        "questions": [(row.row.number, one) for row in plan.questions for one in row.row.questions],
        "problems": [(row.row.number, one) for row in plan.problems for one in row.problems],
        "warnings": [(row.row.number, one) for row in plan.warnings for one in row.row.warnings],
        "left_out": [(row.row.number, row.row.left_out) for row in plan.rows if row.row.left_out is not None],
    }
    return {
        "caution": CAUTION.of(lang),
        "sheet": listed.sheet,
        "columns": [
            {"title": use.title, "field": use.field, "note": None if use.note is None else use.note.text(lang)}
            for use in listed.uses
        ],
        "file_notes": [note.text(lang) for note in listed.notes],
        "counts": {
            name: getattr(summary, name) for name in ("people", "questions", "problems", "blank", "reached", "later")
        },
        "reaching": [[year, count] for year, count in summary.reaching],
        "remarks": {name: _gathered(found, lang) for name, found in remarks.items()},
        "women_asked": any(one.code == "facts.category_of_woman" for _, one in remarks["questions"]),
        "rows": [_row(row, plan, lang) for row in plan.rows if not row.blank],
        "papers": bool(_due(plan)),
        "actions": [
            {
                "day": written(one.day, lang),
                "row": one.number,
                "what": one.what,
                "for": written(one.month, lang),
                "overdue": one.overdue,
            }
            for one in summary.actions
        ],
    }


@_json
def save(told: Told) -> Told:
    """The plan as a workbook, as CSV, its deadlines as a calendar file, or papers of those who are due; or an empty list to fill in."""
    from retirecalc.ground.workdays import chinese_calendar
    from retirecalc.ics import roster_ics
    from retirecalc.roster import write_template

    kind = told["kind"]
    if kind == "template":
        write_template("list.xlsx", lang=told["lang"], overwrite=True)
        return {"file": "list.xlsx"}
    plan = _last["plan"]
    if kind == "ics":
        made_at = datetime.fromisoformat(told["made_at"]).astimezone(UTC)
        return _kept(
            "plan.ics", roster_ics(plan, key="page", made_at=made_at, lang=told["lang"], calendar=chinese_calendar())
        )
    if kind == "papers":
        return _kept("papers.zip", _zipped(_papers_of_list(plan, told["lang"])))
    plan.write(f"plan.{kind}", overwrite=True, calendar=chinese_calendar())
    return {"file": f"plan.{kind}"}


def _due(plan: Any) -> list[Any]:
    """Whose papers go with a list: of everybody with one answer who has something to hand in within the year."""
    due = {one.number for one in plan.summary().actions}
    return [one for one in plan.rows if one.row.number in due and one.settled is not None]


def _papers_of_list(plan: Any, lang: str) -> dict[str, bytes]:
    """A folder a row, by its number: a name stands on the papers alone. Where a row has none, why."""
    found: dict[str, bytes] = {}
    for one in _due(plan):
        person = {fact: plan.roster.said(one.row, fact) for fact in ("name", "sex", "id_number")}
        folder = _say("of_row", lang).format(number=one.row.number)
        try:
            made = _papers(one.assessment, one.settled.month, lang, {"person": person})
        except RetirecalcError as error:
            made = {f"{_say('no_papers', lang)}.txt": error.text(lang).encode()}
        found |= {f"{folder}/{name}": data for name, data in made.items()}
    return found


def _reading(text: str) -> Told:
    """How a list is to be read, one thing a line, as the library's sentences advise it: `--map 工龄=累计缴费年限`, `--sheet 名单`."""
    from retirecalc.roster import parse_mapping, parse_values
    from retirecalc.roster.headers import is_field

    how: Told = {}
    mapping: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        option, _, value = line.partition(" ")
        if option in ("--decimal-years", "--no-decimal-years"):
            how["decimal_years"] = option == "--decimal-years"
        elif option == "--excel-serials":
            how["excel_serials"] = True
        elif option in ("--sheet", "--encoding", "--date-order"):
            how[option[2:].replace("-", "_")] = value.strip()
        else:
            pair = value.strip() if option in ("--map", "--map-value") else line
            left, _, right = pair.replace("：", ":").rpartition("=")
            mapping |= (parse_values if ":" in left and not is_field(right.strip()) else parse_mapping)([pair])
    return {**how, "mapping": mapping}


def _gathered(found: Iterable[tuple[int, RetirecalcError]], lang: str) -> list[Told]:
    """What is the same in many rows, said once."""
    rows: dict[str, list[int]] = {}
    for number, one in found:
        rows.setdefault(one.text(lang), []).append(number)
    return [{"text": text, "rows": numbers} for text, numbers in rows.items()]


def _row(planned: Any, plan: Any, lang: str) -> Told:
    """One row: of one with a question the months of every answer."""
    said = plan.roster.said(planned.row, "name") if "name" in plan.roster.columns else ""
    answers = planned.answers

    def every(name: str) -> str:
        months = dict.fromkeys(one.figure(name) for one in answers)
        return " / ".join(written(one, lang) or "–" for one in months)

    verdicts = dict.fromkeys(str(one.eligibility.eligibility) for one in answers)
    said_so = dict.fromkeys(_answer_of_row(one, lang) for one in answers)
    return {
        "row": planned.row.number,
        "name": _masked(said),
        "statutory": every("statutory_month"),
        "earliest": every("earliest_month"),
        "first": every("first_qualifying_month"),
        "judged": every("judged_month"),
        "verdict": " / ".join(said_so) or "–",
        "state": "problem" if planned.problems else "question" if len(answers) > 1 else next(iter(verdicts)),
    }


def _answer_of_row(one: Any, lang: str) -> str:
    found, agreed = one.eligibility, one.window.agreed_to
    if (
        found.kind == "deferred"
        and found.eligibility is Eligibility.ELIGIBLE
        and (agreed is None or one.month > agreed)
    ):
        return _say("may_be_agreed", lang)
    return word(str(found.eligibility), lang)


def _masked(text: str) -> str:
    from retirecalc.ground.text import mask

    return mask(text)  # a number may stand there by a slip


# What both share


@cache
def _law(of: str) -> Law:
    return load_law(of)


def _working_days() -> Any:
    """The calendar of working days, where it is loaded: it comes with what a list needs."""
    from retirecalc.ground.workdays import chinese_calendar

    return None if find_spec("chinese_calendar") is None else chinese_calendar()


def _kept(name: str, data: bytes) -> Told:
    with open(name, "wb") as file:  # noqa: PTH123  # the disk in memory
        file.write(data)
    return {"file": name}


def _spelt(text: str, lang: str) -> str:
    """A sentence of the library with its months as a page writes them: June 2033, where a command line has 2033-06."""
    if lang == "zh":
        return text
    return re.sub(r"\b\d{4}-\d{2}\b(?!-)", lambda found: written(YearMonth.of(found[0], "month"), lang), text)


def _say(key: str, lang: str) -> str:
    return PHRASES[key].of(lang)


def _joined(words: Iterable[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def _basis(cites: Iterable[Citation], lang: str) -> list[Told]:
    """Places of the law with how sure each is."""
    return [
        {"text": f"{one.document_number} {place(one, lang)}", "certainty": CERTAINTY_WORDS[one.certainty].of(lang)}
        for one in dict.fromkeys(cites)
    ]
