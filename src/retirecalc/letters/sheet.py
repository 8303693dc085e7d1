"""One page a person: the answer in three sentences, the months around it, what to hand in by when, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from retirecalc.errors import InvalidFacts, wanted
from retirecalc.facts.person import Person
from retirecalc.facts.words import Drawing, Employment
from retirecalc.ground.months import MonthLike, YearMonth
from retirecalc.ground.say import CAUTION, Said, language
from retirecalc.ground.stretches import END, common
from retirecalc.letters import docx
from retirecalc.letters.papers import basis
from retirecalc.letters.parties import plain
from retirecalc.letters.parts import (
    Amounts,
    Claimed,
    Labelled,
    OutOfWork,
    SheetWords,
    Stretch,
    Worth,
    amounts_part,
    path_part,
)
from retirecalc.outcome import Caveat, Eligibility, Reason
from retirecalc.questions.assess import Assessment, Option, assess
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.retiring.retirement_steps import Event
from retirecalc.sources import Citation
from retirecalc.wording import event, region
from retirecalc.wording.brief import Counted, brief, caveat_in_words, counted_by
from retirecalc.wording.render import how_sure

if TYPE_CHECKING:
    from retirecalc.questions.amounts import AmountComparison
    from retirecalc.questions.path import Path

_HANDED_IN = (
    "approval",
    "written_notice",
    "deferral_agreement",
    "written_application",
    "filing",
    "own_filing",
    "public_body_filing",
    "public_body_filing_later",
    "paper_file",
    "first_payment",
)
"""The steps that somebody takes, and the first payment."""
_FIRST = (
    "already_drawing",
    "deadline_passed",
    "claim_now",
    "facts_conflict",
    "out_of_coverage",
    "due_since",
    "closes_at_year_end",
)
"""Caveats that come before the others."""
_OF_CHOICE = frozenset({"R07", "R07b"})
"""Questions about retiring early or late."""
_UNSAID = frozenset({"notice_by", "agreement_by", "apply_in", "first_payment_month"})
"""Days of a month: the steps of the month that is listed have the places themselves."""
_AT_MOST = 3
"""Remarks on a page: more are not read."""


class Choice(NamedTuple):
    """One month to choose from, as it is printed."""

    month: str
    age: str
    kind: str
    required: str
    counted: str
    answer: str


class Step(NamedTuple):
    """Something to be done, as it is printed."""

    when: str
    what: str
    who: str


class Sheet(NamedTuple):
    """One person's page in one language, every text of it as it is printed."""

    lang: str
    title: str
    subtitle: str
    head: tuple[Labelled, ...]
    lead: tuple[str, ...]
    facts_title: str
    facts: tuple[Labelled, ...]
    months_title: str
    months_head: Choice
    months: tuple[Choice, ...]
    months_notes: tuple[str, ...]
    todo_title: str
    todo_head: Step
    todo: tuple[Step, ...]
    no_todo: str
    ways_title: str
    ways: tuple[str, ...]
    notes_title: str
    notes: tuple[str, ...]
    amounts: Amounts | None
    path: OutOfWork | None
    charts_title: str
    charts: tuple[bytes, ...]
    basis_title: str
    basis: tuple[str, ...]
    law: str
    caution: str
    asked_on: date

    def __repr__(self) -> str:
        """Without what the page says: a name stands on it."""
        return f"<Sheet of {self.asked_on}, {self.lang}>"

    def fields(self) -> dict[str, Any]:
        """What a template may print, by name; a picture is bytes."""
        return {name: _as_data(value) for name, value in self._asdict().items() if name != "asked_on"}


def _as_data(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {name: _as_data(one) for name, one in value._asdict().items()}
    return [_as_data(one) for one in value] if isinstance(value, tuple) else value


def sheet(
    answer: Assessment,
    month: MonthLike | None = None,
    *,
    lang: str = "zh",
    name: str = "",
    number: str = "",
    amounts: AmountComparison | None = None,
    path: Path | None = None,
    charts: Iterable[bytes] = (),
) -> Sheet:
    """One person's page.

    Args:
        answer: from `assess`.
        month: the month whose steps are listed; left out, the first that qualifies or may, else the statutory one.
        lang: `zh` or `en`.
        name: printed on the page and kept nowhere; so is `number`, the staff number.
        amounts: from `compare_amounts`, for the same person, law and month; printed on a page of its own.
        path: from `path_to_pension`, likewise; where a job ended the page is then that of somebody without an employer.
        charts: pictures to print after them, as PNG, such as `retirecalc.plots.to_png` gives.

    Raises:
        InvalidFacts: `amounts` or `path` is of another person, law or month.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person(
    ...     "1971-09", "男", employment="employee", contributions=Contributions(cumulative=316, continuing=True)
    ... )
    >>> page = sheet(assess(person, load_law(), "2026-11"), name="张三")
    >>> page.lead[0], page.todo[0].when, page.todo[0].what
    ('您的法定退休年龄为61周岁9个月，将于2033年6月达到。', '不迟于2031年6月1日', '书面告知用人单位')
    """
    wanted(Assessment, answer, "assessment")
    if amounts is not None:
        from retirecalc.questions.amounts import AmountComparison

        wanted(AmountComparison, amounts, "amounts")
    if path is not None:
        from retirecalc.questions.path import Path

        wanted(Path, path, "path")
    # The assessment of a path counts the months that the fund pays too.
    found_for = () if path is None else (path.person, path.assessment.person)
    of_one = {"amounts": () if amounts is None else (amounts.person,), "path": found_for}
    for field, part in (("amounts", amounts), ("path", path)):
        if part is None:
            continue
        if answer.person not in of_one[field] or (part.law, part.as_of) != (answer.law, answer.as_of):
            raise InvalidFacts("letters.of_another", field=field)
    words = SheetWords(language(lang))
    employment = words.word(answer.person.employment)
    if path is not None and not path.in_work:
        employment = _jobless(words, answer.person.employment)
        answer = _without_employer(answer)
    first = _first(answer)
    at = first if month is None else YearMonth.of(month)
    chosen = answer.option(at)
    options = {option.month: option for option in (*answer.options, chosen)}
    shown = [options[one] for one in sorted(options)]
    # Before it is said what becomes of a pension that is drawn, nothing is handed in, the papers of the place neither.
    known = "pension_drawn" not in chosen.missing_facts
    steps = tuple(one for one in answer.timeline(at).value if known and one.code in _HANDED_IN)
    todo = tuple(_todo(words, steps))
    asked = answer.as_of if answer.as_of_day is None else answer.asked_on
    told = (("name", plain(name)), ("number", plain(number)), ("asked", words.figure(asked)))
    found = tuple(_notes(answer, chosen, shown))
    told_of = found if len(found) <= _AT_MOST else found[:_AT_MOST]
    notes = tuple(_remark(words, answer, chosen, one) for one in told_of)
    titles = {one: words.say(one) for one in ("title", "subtitle")}
    titles |= {f"{one}_title": words.say(one) for one in ("facts", "months", "notes", "charts", "basis", "ways")}
    return Sheet(
        lang=lang,
        **titles,
        head=tuple(Labelled(words.say("label", a=words.say(label)), text) for label, text in told if text),
        lead=(
            *(one.of(lang) for one in brief(answer, at)),
            *([_listed(words, answer, chosen)] if todo and at != first else []),
        ),
        facts=tuple(_facts(words, answer, employment)),
        months_head=Choice(*(words.say(f"col_{field}") for field in Choice._fields)),
        months=tuple(_choice(words, answer, one) for one in shown),
        months_notes=tuple(_about_months(words, answer, shown, at)),
        todo_title=words.say("todo", month=words.figure(at)) if todo else "",
        todo_head=Step(*(words.say(f"col_{field}") for field in Step._fields)),
        todo=todo,
        no_todo="" if todo else words.say(_no_todo(answer, chosen), month=words.figure(at)),
        ways=tuple(_ways(words, answer)),
        notes=notes if told_of == found else (*notes, words.say("more")),
        amounts=None
        if amounts is None
        else amounts_part(
            words,
            amounts,
            lambda compared: month_answer(words, answer.option(compared)),
            [caveat.reading or caveat.code for caveat in (*answer.caveats, *told_of)],
        ),
        path=None if path is None else path_part(words, path),
        charts=tuple(charts),
        basis=tuple(_basis(answer, shown, steps, told_of, lang, [] if amounts is None else cites_of(amounts))),
        law=words.say(
            "law",
            day=words.figure(answer.law.in_force_on or asked),
            place=words.say("national" if answer.law.place == "CN" else "place", place=region(answer.law.place, lang)),
            version=answer.law.data_version,
        ),
        caution=CAUTION.of(lang),
        asked_on=answer.asked_on,
    )


def to_docx(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as one Word file, each on a page of its own.

    Raises:
        MissingExtra: the package docxtpl is not installed.
    """
    made_on = max((one.asked_on for one in sheets), default=date(2025, 1, 1))
    fields = {"sheets": [one.fields() for one in sheets]}
    return docx.filled(_template(), fields, made_on=made_on, file="sheet.docx")


@cache
def _template() -> bytes:
    draft = docx.Draft(margin=1.5, size=10)
    draft.line("{%p for sheet in sheets %}")
    draft.line("{{ sheet.title }}", size=17, bold=True, center=True, new_page=True)
    draft.line("{{ sheet.subtitle }}", size=9, center=True)
    draft.line("{% for it in sheet.head %}{{ it.label }}{{ it.text }}    {% endfor %}", before=6)
    draft.line("{%p for line in sheet.lead %}")
    draft.line("{{ line }}", size=11.5, before=4)
    draft.line("{%p endfor %}")
    _section(draft, "facts_title")
    draft.table(_loop("sheet.facts", "it.label", "it.text"), (5.6, 12.4), size=9.5)
    _section(draft, "months_title")
    _table(draft, "sheet.months_head", "sheet.months", Choice, (2.3, 2.6, 2.9, 3.7, 3.9, 2.6))
    _lines(draft, "sheet.months_notes")
    draft.line("{%p if sheet.todo %}")
    _section(draft, "todo_title")
    _table(draft, "sheet.todo_head", "sheet.todo", Step, (4.8, 9.4, 3.8), size=9.5)
    draft.line("{%p else %}")
    draft.line("{{ sheet.no_todo }}", before=6)
    draft.line("{%p endif %}")
    for part in ("ways", "notes"):
        draft.line(f"{{%p if sheet.{part} %}}")
        _section(draft, f"{part}_title")
        draft.line(f"{{%p for line in sheet.{part} %}}")
        draft.line("{{ line }}")
        draft.line("{%p endfor %}")
        draft.line("{%p endif %}")
    draft.line("{%p if sheet.amounts %}")
    _section(draft, "amounts.title", new_page=True)
    _table(draft, "sheet.amounts.head", "sheet.amounts.rows", Worth, (2.5, 2.4, 2.5, 2.7, 4.6, 3.3))
    _lines(draft, "sheet.amounts.notes")
    _section(draft, "amounts.assumed_title")
    second = (f"it[1].{field} if it[1:] else ''" for field in Labelled._fields)
    in_pairs = _loop("sheet.amounts.assumed | batch(2)", "it[0].label", "it[0].text", *second)
    draft.table(in_pairs, (5.2, 3.8, 5.2, 3.8), size=9)
    _lines(draft, "sheet.amounts.ranges")
    draft.line("{%p endif %}")
    draft.line("{%p if sheet.path %}")
    _section(draft, "path.title", new_page=True)
    draft.line("{%p if sheet.path.rows %}")
    _table(draft, "sheet.path.head", "sheet.path.rows", Stretch, (3.8, 4.2, 4.0, 6.0))
    draft.line("{%p endif %}")
    _lines(draft, "sheet.path.notes")
    draft.line("{%p if sheet.path.claims %}")
    _section(draft, "path.claims_title")
    _table(draft, "sheet.path.claims_head", "sheet.path.claims", Claimed, (3.4, 5.6, 3.4, 5.6))
    draft.line("{%p endif %}")
    draft.line("{%p endif %}")
    draft.line("{%p for chart in sheet.charts %}")
    draft.line("{{ chart }}", before=8, center=True)
    draft.line("{%p endfor %}")
    _section(draft, "basis_title")
    draft.line("{{ sheet.basis | join('；' if sheet.lang == 'zh' else '; ') }}", size=8.5)
    draft.line("{{ sheet.law }}", size=8.5)
    draft.line("{{ sheet.caution }}", size=8.5, bold=True)
    draft.line("{%p endfor %}")
    return draft.bytes()


def _section(draft: docx.Draft, title: str, *, new_page: bool = False) -> None:
    draft.line(f"{{{{ sheet.{title} }}}}", size=11, bold=True, before=8, after=2, new_page=new_page)


def _lines(draft: docx.Draft, over: str) -> None:
    draft.line(f"{{%p for line in {over} %}}")
    draft.line("{{ line }}", before=3)
    draft.line("{%p endfor %}")


def _table(
    draft: docx.Draft, head: str, over: str, row: type[Any], widths: tuple[float, ...], *, size: float = 9
) -> None:
    titles = [f"{{{{ {head}.{field} }}}}" for field in row._fields]
    draft.table([titles, *_loop(over, *(f"it.{field}" for field in row._fields))], widths, size=size, head=True)


def _loop(over: str, *cells: str) -> list[list[str]]:
    """The rows of a template that print one row for each item."""
    return [[f"{{%tr for it in {over} %}}"], [f"{{{{ {cell} }}}}" for cell in cells], ["{%tr endfor %}"]]


def _first(answer: Assessment) -> YearMonth:
    """The month that the lead speaks of."""
    if answer.first_qualifying_month is not None:
        return answer.first_qualifying_month
    if answer.first_open_month is not None:
        return max(answer.first_open_month, answer.as_of)
    return answer.statutory.value.month


def _without_employer(answer: Assessment) -> Assessment:
    """The same question of somebody who has lost the job: nobody is left to be told, to agree a deferral or to file."""
    if answer.person.employment is Employment.OWN_ACCOUNT:
        return answer
    alone = Person.from_dict({**answer.person.to_dict(), "employment": str(Employment.OWN_ACCOUNT)})
    day = answer.as_of if answer.as_of_day is None else answer.asked_on
    return assess(alone, answer.law, day, months=[one.month for one in answer.options])


def _jobless(words: SheetWords, stated: Employment) -> str:
    if stated is Employment.OWN_ACCOUNT:
        return words.word(stated)
    return words.say("jobless") if stated is Employment.UNKNOWN else words.say("jobless_after", a=words.word(stated))


def _listed(words: SheetWords, answer: Assessment, option: Option) -> str:
    """Which month the steps are of, where the lead speaks of another."""
    verdict = month_answer(words, option)
    return words.say("listed", month=words.figure(option.month), age=words.figure(option.age), answer=verdict)


def _facts(words: SheetWords, answer: Assessment, employment: str) -> Iterator[Labelled]:
    person, age = answer.person, answer.statutory.value
    born = person.birth_month if person.birth_day is None else date.fromisoformat(person.birth)
    original = words.say("of_month", a=words.figure(age.original_age), b=words.figure(age.original_month))
    raised = int(age.increase_months)
    statutory = words.say(
        "increased" if raised else "of_month",
        a=words.figure(age.age),
        b=words.figure(age.month),
        c=words.figure(Counted(raised, raised)),
    )
    drawn = words.say("unstated") if person.drawing is None else words.word(f"drawing_{person.drawing}")
    for label, text in (
        ("birth", words.figure(born)),
        ("original", original),
        ("statutory", statutory),
        ("employment", employment),
        ("counted", _counted(words, answer)),
        ("continuing", "" if _drawn(answer) else _continuing(words, answer)),
        ("drawing", drawn),
    ):
        if text:
            yield Labelled(words.say(label), text)


def _drawn(answer: Assessment) -> bool:
    """Whether the pension is drawn already and nothing was said of paying on: then none is assumed."""
    assumed = any(step.kind == "assumed" and step.name == "continuing" for step in answer.projection.trace)
    return assumed and answer.person.drawing is Drawing.EMPLOYEE


def _counted(words: SheetWords, answer: Assessment) -> str:
    projection = answer.projection.value
    if projection is None:
        return words.say("unstated")
    to = projection.counted_to or answer.as_of
    return words.say("to_month", a=words.term(counted_by(answer, to)), b=words.figure(to))


def _continuing(words: SheetWords, answer: Assessment) -> str:
    projection = answer.projection.value
    if projection is None:
        return ""
    after = max(projection.counted_to or answer.as_of, answer.as_of) + 1
    later = common(projection.paying, [(after, END)])
    if not later:
        return words.say("stopped")
    if later == ((after, END),):
        assumed = any(step.kind == "assumed" and step.name == "continuing" for step in answer.projection.trace)
        return words.say("goes_on_assumed" if assumed else "goes_on")
    return words.say("planned", a=words.stretches(later))


def _choice(words: SheetWords, answer: Assessment, option: Option) -> Choice:
    required = option.required_months
    needed = words.say("unstated") if required is None else words.term(Counted(int(required), int(required)))
    kind = words.word(option.kind)
    return Choice(
        words.figure(option.month),
        words.figure(option.age),
        words.say("past", a=kind) if option.past else kind,
        needed,
        words.term(counted_by(answer, option.month)),
        month_answer(words, option),
    )


def month_answer(words: SheetWords, option: Option) -> str:
    """Whether a month is open, as a cell of a table: a deferral may be agreed, which is no promise."""
    said = words.word(option.eligibility)
    if option.eligibility is Eligibility.NOT_ELIGIBLE:
        return said
    if option.eligibility is Eligibility.UNDETERMINED:
        return said if option.missing_facts else words.say("ask_agency", a=said)
    to_agree = option.kind == "deferred" and option.agreement_by is not None
    return words.say("agreed") if to_agree else said


def _about_months(words: SheetWords, answer: Assessment, options: Sequence[Option], listed: YearMonth) -> Iterator[str]:
    """All months that qualify, why others are refused, what is missing, and which days are past; not of the month listed below."""
    if answer.qualifying:
        yield words.say("all_months", months=words.stretches(answer.qualifying))
    refused: dict[tuple[Reason, ...], list[Option]] = {}
    for option in options:
        if option.eligibility is Eligibility.NOT_ELIGIBLE:
            refused.setdefault(option.reasons, []).append(option)
    for reasons, of_these in refused.items():
        months = words.joined(words.figure(option.month) for option in of_these)
        yield words.say("refused", months=months, reasons=words.words(reasons))
    open_ = [option for option in options if option.eligibility is Eligibility.UNDETERMINED]
    if missing := dict.fromkeys(fact for option in open_ for fact in option.missing_facts):
        yield words.say("missing", facts=words.words(missing))
    for option in options:
        if option.month == listed:
            continue
        for name, due in days_past(answer, option):
            yield words.say(name, month=words.figure(option.month), day=words.figure(due))


def days_past(answer: Assessment, option: Option) -> Iterator[tuple[str, date]]:
    """Which days of a month are past, each with the name of what is said of it."""
    if not _overdue(option):
        return
    agree_by = None if answer.person.employment is Employment.OWN_ACCOUNT else option.agreement_by
    for name, due in (("notice_past", option.notice_by), ("agreement_past", agree_by)):
        if due is not None and due < answer.asked_on:
            yield name, due


def _todo(words: SheetWords, steps: Iterable[Event]) -> Iterator[Step]:
    for one in steps:
        at = one.day or one.month
        when = words.say("when_") if at is None else words.say(f"when_{one.bound}", at=words.figure(at))
        when = words.say("past_step", a=when) if one.past else when
        open_ = [words.say("not_stated", facts=words.words(one.missing_facts))] if one.missing_facts else []
        if one.why is not None:
            open_.append(words.word(one.why))
        what = event(one.code, words.lang)
        what = words.say("of_count", a=what, b=words.joined(open_)) if open_ else what
        yield Step(when, what, words.word(f"actor_{one.actor}"))


def _no_todo(answer: Assessment, option: Option) -> str:
    """Why nothing is listed: a refusal is only one of the reasons."""
    if option.eligibility is Eligibility.NOT_ELIGIBLE:
        return "no_todo_refused"
    return "no_todo" if answer.person.drawing in (None, Drawing.NONE) else "no_todo_drawn"


def _ways(words: SheetWords, answer: Assessment) -> Iterator[str]:
    for remedy in answer.remedies:
        verdict = words.say(f"way_{remedy.eligibility}")
        told = {"a": words.word(remedy.kind), "b": words.figure(remedy.from_month), "c": verdict}
        if remedy.until_month in (None, END):
            way = words.say("way", **told)
        else:
            way = words.say("way_until", **told, d=words.figure(remedy.until_month))
        yield words.sentence(way)


def _notes(answer: Assessment, option: Option, shown: Iterable[Option]) -> list[Caveat]:
    """What is to be known beside the answer, each once, the gravest first; last what is open of months that are refused anyway."""
    caveats: dict[tuple[str, str | None], Caveat] = {
        (caveat.code, caveat.reading): caveat for caveat in (*option.caveats, *answer.caveats)
    }
    if answer.person.drawing not in (None, Drawing.NONE) and not any(code == "already_drawing" for code, _ in caveats):
        places = [
            place for table in answer.law.versions(FlexibleRetirementTable)[-1:] for place in table.one_pension.cite
        ]
        caveats["already_drawing", None] = Caveat("already_drawing", citations=tuple(places))
    dropped = "continuing_assumed" if _drawn(answer) else ""
    known = (
        one for one in caveats.values() if one.code != dropped and (one.code != "reading" or one.reading is not None)
    )
    kinds = {one.kind for one in shown if one.eligibility is not Eligibility.NOT_ELIGIBLE}
    closed = _OF_CHOICE if kinds.isdisjoint({"early", "deferred"}) else frozenset()
    return sorted(known, key=lambda one: (one.reading in closed, one.code not in _FIRST))


def _remark(words: SheetWords, answer: Assessment, option: Option, caveat: Caveat) -> str:
    """One remark; what holds of the month listed alone, with the month."""
    if caveat.code != "reading" or caveat.reading is None:
        text = caveat_in_words(answer, caveat.code, words.lang)
        if caveat.code not in {"already_drawing", *(one.code for one in answer.caveats)}:
            text = words.say("label", a=words.figure(option.month)) + text
        return words.sentence(text)
    question = answer.law.reading(caveat.reading).question
    return words.say("open", a=Said(question.en, question.zh).of(words.lang))


def _overdue(option: Option) -> tuple[Citation, ...]:
    """The places of the days that are past; none where no day is."""
    return tuple(cite for one in option.caveats if one.code == "deadline_passed" for cite in one.citations)


def _basis(
    answer: Assessment,
    shown: Iterable[Option],
    steps: Iterable[Event],
    notes: Iterable[Caveat],
    lang: str,
    amounts: Iterable[Citation],
) -> Iterator[str]:
    """The places that what is printed rests on, each once, by document: no place of a step that nobody takes."""
    cites = [*answer.statutory.citations, *answer.window.citations]
    for option in shown:
        for outcome in option.outcomes:
            unsaid = _UNSAID if outcome.rule == "retirement_dates" else ()
            cites += [cite for step in outcome.trace if step.name not in unsaid for cite in step.citations]
        cites += _overdue(option)
    for part in (steps, answer.remedies, notes):
        cites += [cite for one in part for cite in one.citations]
    yield from by_document([*cites, *amounts], lang)


def cites_of(amounts: AmountComparison) -> list[Citation]:
    """What the figures of a comparison rest on, each once."""
    return list(dict.fromkeys(cite for choice in amounts.choices for cite in choice.citations))


def by_document(cites: Iterable[Citation], lang: str, *, sure: bool = False) -> Iterator[str]:
    """Places by their documents; `sure`: each says how sure it is."""
    documents: dict[str, dict[str, Citation]] = {}
    for cite in cites:  # a place that is read in two ways is still one
        places = documents.setdefault(cite.document_number, {})
        if not how_sure(places.setdefault(cite.locator, cite), lang):
            places[cite.locator] = cite
    for places in documents.values():
        yield basis(places.values(), lang, sure=sure).strip()[1:-1]
