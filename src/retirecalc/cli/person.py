"""`retirecalc person`: the questions that one person asks, answered in their order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.text import Text

from retirecalc.assessment import Assessment, Option, OtherAnswers, assess
from retirecalc.cli import deadlines
from retirecalc.cli.shell import AsOf, InForceOn, Lang, Language, Page, Place, cited, month_or_today
from retirecalc.errors import InvalidFacts
from retirecalc.facts import Contributions, Filing, Person
from retirecalc.law import load_law
from retirecalc.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Reason

EXAMPLES = """\b
Examples:
  retirecalc person --birth 1971-09 --category male_60
  retirecalc person --birth 1971-09 --category male_60 --contributions 26y4m --continuing
  retirecalc person --birth 1979-11 --category 女干部 --paid 8y5m --employment 企业职工 --lang zh
  retirecalc person --birth 1971-09 --category male_60 --retire-in 2032-03 --retire-in 2033-01
  retirecalc person --birth 1971-09 --category male_60 --contributions 316 --as-of 2026-11 --json

\b
Categories: male_60, female_55, female_50 (男, 女干部, 女工人).
Kinds of employment: employee, state_employee, state_manager, civil_servant, own_account.
Periods: 26y4m, 26年4个月, or a whole number of months.
Months: 1971-09, 1971年9月, 19710915.
"""

_PERIOD = "PERIOD"


def person(
    birth: Annotated[str | None, typer.Option(metavar="MONTH", help="Birth month or date.")] = None,
    id_number: Annotated[
        str | None,
        typer.Option("--id", metavar="NUMBER", help="Resident ID number instead of --birth; never shown or kept."),
    ] = None,
    category: Annotated[
        str | None, typer.Option(metavar="CATEGORY", help="Category by original age; not needed for a man with --id.")
    ] = None,
    contributions: Annotated[
        str | None, typer.Option(metavar=_PERIOD, help="Cumulative contributions, paid and deemed together.")
    ] = None,
    paid: Annotated[str | None, typer.Option(metavar=_PERIOD, help="Paid contributions alone.")] = None,
    deemed: Annotated[str | None, typer.Option(metavar=_PERIOD, help="Deemed contributions alone.")] = None,
    counted_to: Annotated[
        str | None,
        typer.Option(metavar="MONTH", help="Last month inside the count.", show_default="month of the question"),
    ] = None,
    continuing: Annotated[
        bool | None,
        typer.Option("--continuing/--stopped", help="Whether contributions go on.", show_default="assumed to go on"),
    ] = None,
    employment: Annotated[str | None, typer.Option(metavar="KIND", help="Kind of employment.")] = None,
    drawing_pension: Annotated[
        bool | None,
        typer.Option("--drawing-pension/--not-drawing-pension", help="Whether a basic pension is being drawn."),
    ] = None,
    as_of: AsOf = None,
    retire_in: Annotated[
        list[str] | None, typer.Option(metavar="MONTH", help="Answer for this month too; may be repeated.")
    ] = None,
    place: Place = "CN",
    in_force_on: InForceOn = None,
    lang: Lang = Language.EN,
    as_json: Annotated[bool, typer.Option("--json", help="Print the assessment as JSON and nothing else.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Print every step with its article.")] = False,
    timeline: deadlines.Timeline = False,
    filed_on: deadlines.FiledOn = None,
    special_work: deadlines.SpecialWork = None,
    pre_examined: deadlines.PreExamined = None,
    ics: deadlines.Ics = None,
) -> int:
    """When one person may retire, with what minimum, and what is due by when."""
    if as_json and explain:
        raise InvalidFacts("json_or_explain")
    if timeline and (as_json or explain):
        raise InvalidFacts("timeline_alone")
    filing = Filing(on=filed_on, special_work=special_work, pre_examined=pre_examined)
    facts: dict[str, Any] = {
        "employment": employment if employment is not None else "unknown",
        "contributions": _contributions(contributions, paid, deemed, counted_to, continuing),
        "drawing_any_pension": drawing_pension,
    }
    someone = _person(birth, id_number, category, facts)
    law = load_law(place, in_force_on=in_force_on)
    months = [YearMonth.of(month, "retire_in") for month in retire_in or ()]
    if months and min(months) < someone.birth_month:
        raise InvalidFacts("retire_in_before_birth", value=str(min(months)), birth=str(someone.birth_month))
    answer = assess(someone, law, month_or_today(as_of), months=months)
    page = Page(lang)
    if ics is not None:
        deadlines.write_person(ics, answer, deadlines.months_of(answer, months)[0], filing, page.lang)
    if as_json:
        # The contract is UTF-8 whatever the terminal speaks.
        sys.stdout.buffer.write(answer.to_json(indent=2).encode() + b"\n")
    elif explain:
        page.print(_asked(page, answer))
        page.print()
        page.line(answer.explain(page.lang))
        page.print(page.say("caution"))
    elif timeline:
        deadlines.print_person(page, answer, months, filing)
    else:
        _Answer(page, answer).print()
    page.show()
    return 0


def _person(birth: str | None, id_number: str | None, category: str | None, facts: dict[str, Any]) -> Person:
    if id_number is not None and birth is None:
        return Person.from_id(id_number, category, **facts)
    if birth is None or id_number is not None:
        raise InvalidFacts("birth_or_id")
    if category is None:
        raise InvalidFacts("category_missing")
    return Person(birth, category, **facts)


def _contributions(
    cumulative: str | None, paid: str | None, deemed: str | None, counted_to: str | None, continuing: bool | None
) -> Contributions | None:
    stated: dict[str, Any] = {
        "cumulative": cumulative,
        "paid": paid,
        "deemed": deemed,
        "counted_to": counted_to,
        "continuing": continuing,
    }
    return None if all(fact is None for fact in stated.values()) else Contributions(**stated)


def _asked(page: Page, answer: Assessment) -> str:
    """Who, asked when, under which law."""
    someone = answer.person
    employment = page.say("employment", employment=page.word(someone.employment))
    who = page.say("person", birth=someone.birth, category=page.word(someone.category), employment=employment)
    return f"{who}\n{page.say('asked_in', as_of=answer.as_of, law=page.law_line(answer.law))}"


class _Answer:
    """One assessment on a page."""

    def __init__(self, page: Page, answer: Assessment) -> None:
        self._page = page
        self._answer = answer
        self._say = page.say

    def print(self) -> None:
        page, say = self._page, self._say
        page.print(_asked(page, self._answer))
        page.heading(say("when"))
        page.print(Text(self._lead(), "bold"), indent=2)
        page.lines(self._earliest())
        page.heading(say("window"))
        page.lines(self._window())
        page.heading(say("hand_in"))
        self._months()
        if notes := list(self._notes()):
            page.heading(say("notes"))
            for note in notes:
                page.print(note, indent=2)
        if self._answer.readings:
            page.heading(say("readings"))
            for reading in self._answer.readings:
                self._reading(reading)
        page.basis()
        page.print()
        page.print(say("caution"))

    def _mark(self, *names: str) -> str:
        """Footnotes for figures that concern the whole answer."""
        answer = self._answer
        return self._page.notes.mark(
            *cited((answer.statutory, answer.window, answer.projection, answer.qualifying_months), *names)
        )

    def _lead(self) -> str:
        """The answer to the first question in one sentence."""
        answer, page = self._answer, self._page
        at = answer.first_qualifying_month or answer.statutory.value.month
        option = next(option for option in answer.options if option.month == at)
        figures: dict[str, object] = {
            "month": max(at, answer.as_of),
            "age": page.age(option.age),
            "required": page.count(option.required_months),
            "projected": "" if option.projected_months is None else page.count(option.projected_months),
            "short": "" if option.shortfall_months is None else page.count(option.shortfall_months),
        }
        if answer.first_qualifying_month is not None and option.eligibility is Eligibility.ELIGIBLE:
            unknown = None if answer.projection.value is None else answer.projection.value.unknown_part
            if unknown is not None and at > max(answer.as_of, answer.window.value.earliest_month or at):
                return self._say("lead_at_latest", facts=page.word(unknown), **figures)
            return self._say("lead_qualifies", **figures)
        if option.missing_facts:
            return self._say("lead_open", facts=page.joined(map(page.word, option.missing_facts)))
        if option.eligibility is Eligibility.NOT_ELIGIBLE and option.shortfall_months:
            return self._say("lead_short", **figures)
        return self._say("lead_other")

    def _earliest(self) -> Iterator[tuple[str, str]]:
        answer, page, say = self._answer, self._page, self._say
        window = answer.window.value
        # Without a window the earliest month is the statutory one.
        earliest = window.earliest_month or answer.statutory.value.month
        by = self._mark("earliest_month") if window.earliest_month else ""
        yield say("row_earliest"), f"{self._month_of_age(earliest)} {by or self._mark('month')}"
        projection = answer.projection.value
        if projection is None:
            return
        first = answer.first_qualifying_month
        text = say("none") if first is None else self._month_of_age(first)
        yield say("row_first"), f"{text} {self._mark('first_qualifying_month')}"
        stretches = page.joined(_stretch(str(a), str(b)) for a, b in answer.qualifying) or say("none")
        yield say("row_qualifying"), f"{stretches} {self._mark('qualifying')}"
        counted = say("of_months", term=page.term(projection.months), count=page.count(projection.months))
        if projection.unknown_part is not None:
            counted = say("at_least", text=counted)
            counted = say("because", text=counted, why=say("not_stated", facts=page.word(projection.unknown_part)))
        yield say("row_counted"), f"{counted} {self._mark('months')}"
        stated = answer.person.contributions
        unstated = stated is None or stated.counted_to is None
        yield say("row_counted_to"), self._assumed(str(projection.counted_to), unstated)
        unstated = stated is None or stated.continuing is None
        yield say("row_continuing"), self._assumed(page.open(projection.continuing), unstated)

    def _window(self) -> Iterator[tuple[str, str]]:
        answer, page, say = self._answer, self._page, self._say
        age, window = answer.statutory.value, answer.window.value
        original = say("reached_in", age=page.age(age.original_age), month=age.original_month)
        yield say("row_original"), f"{original} {self._mark('original_age', 'original_month')}"
        yield say("row_increase"), f"{page.count(age.increase_months)} {self._mark('increase_months')}"
        statutory = say("reached_in", age=page.age(age.age), month=age.month)
        statutory = say("past", text=statutory) if age.month < answer.as_of else statutory
        yield say("row_statutory"), f"{statutory} {self._mark('age', 'month')}"
        early = page.word(window.early)
        if window.early is not Eligibility.NOT_ELIGIBLE and window.earliest_month is not None:
            early = say("from_month", text=early, month=window.earliest_month)
        by = self._mark("early", "earliest_month") or self._mark("reason")
        yield say("row_early"), f"{self._permission(window.early, early)} {by}"
        deferral = page.eligibility(window.deferral, deferral=True)
        if window.deferral is not Eligibility.NOT_ELIGIBLE and window.latest_month is not None:
            deferral = say("to_month", text=deferral, month=window.latest_month)
        by = self._mark("deferral", "latest_month") or self._mark("reason")
        yield say("row_deferral"), f"{self._permission(window.deferral, deferral)} {by}"
        if window.early is not Eligibility.NOT_ELIGIBLE or window.deferral is not Eligibility.NOT_ELIGIBLE:
            yield say("row_approval"), f"{page.open(window.approval_required)} {self._mark('approval_required')}"

    def _permission(self, permission: Eligibility, text: str) -> str:
        """A way out, with the reason if it is closed or open to question."""
        window, page = self._answer.window.value, self._page
        if permission is Eligibility.NOT_ELIGIBLE and window.reasons:
            return self._say("because", text=text, why=page.joined(map(page.word, window.reasons)))
        if permission is Eligibility.UNDETERMINED and window.missing_facts:
            facts = page.joined(map(page.word, window.missing_facts))
            return self._say("because", text=text, why=self._say("not_stated", facts=facts))
        return text

    def _months(self) -> None:
        """The months to choose from side by side, as many as the page is wide."""
        page, options = self._page, self._answer.options
        abreast = max(1, (page.width - 30) // 17)
        abreast = -(-len(options) // -(-len(options) // abreast))  # the same number in every row of months
        for start in range(0, len(options), abreast):
            if start:
                page.print()
            some = options[start : start + abreast]
            rows = ([self._say(f"field_{name}"), *cells] for name, cells in self._fields(some))
            page.table([self._say("field_month"), *(str(option.month) for option in some)], rows, whole=(0,))

    def _fields(self, options: tuple[Option, ...]) -> Iterator[tuple[str, list[str]]]:
        """Every line of the table that says something for at least one of the months."""
        for name in (
            *("kind", "age", "eligibility", "reasons", "missing_facts", "counting_year", "required_months"),
            *("projected_months", "shortfall_months", "approval_required", "notice_by", "agreement_by", "apply_in"),
            "first_payment_month",
        ):
            cells = [self._cell(option, name) for option in options]
            if any(cells):
                yield name, [cell or self._say("dash") for cell in cells]

    def _cell(self, option: Option, name: str) -> str:
        page = self._page
        if name == "approval_required" and (
            option.kind not in ("early", "deferred") or option.eligibility is Eligibility.NOT_ELIGIBLE
        ):
            return ""
        text = _text(page, name, getattr(option, name), deferral=option.kind == "deferred")
        if name == "kind" and option.past:
            text = self._say("past", text=text)
        if not text or name in ("kind", "age", "missing_facts"):
            return text
        if name == "approval_required":
            return f"{text} {self._mark(name)}"
        figure = {"reasons": "reason"}.get(name, name)
        by = page.notes.mark(*cited(option.outcomes, figure))
        return f"{text} {by or self._mark(figure)}".rstrip()

    def _notes(self) -> Iterator[str]:
        """Caveats in words; those of single months with the months. What is read in one of several ways stands below."""
        answer, page = self._answer, self._page
        for caveat in answer.caveats:
            if caveat.code != "reading":
                yield f"{_sentence(page.word(caveat.code), page)} {page.notes.mark(*caveat.citations)}".rstrip()
        at_age = next(option for option in answer.options if option.month == answer.statutory.value.month)
        if Reason.CONTRIBUTIONS_SHORT in at_age.reasons:
            yield f"{self._say('short_at_age')} {page.notes.mark(*cited(at_age.outcomes, 'eligibility'))}"
        general = {caveat.code for caveat in answer.caveats} | {"reading"}
        months: dict[str, list[Option]] = {}
        for option in answer.options:
            for code in dict.fromkeys(caveat.code for caveat in option.caveats):
                if code not in general:
                    months.setdefault(code, []).append(option)
        for code, options in months.items():
            text = self._say(
                "note_months", months=page.joined(str(option.month) for option in options), text=page.word(code)
            )
            cites = (
                cite
                for option in options
                for caveat in option.caveats
                if caveat.code == code
                for cite in caveat.citations
            )
            yield f"{_sentence(text, page)} {page.notes.mark(*cites)}".rstrip()

    def _reading(self, other: OtherAnswers) -> None:
        """An open question: what is taken here, and what each other answer would change."""
        page, reading = self._page, self._answer.law.reading(other.id)
        lang = page.lang
        page.print(f"{other.id}  {getattr(reading.question, lang)} {page.notes.mark(*reading.cite)}", indent=2)
        texts = {answer.id: getattr(answer.text, lang) for answer in reading.answers}
        page.print(self._say("taken", answer=texts[other.chosen]), indent=6)
        taken = other.answers[other.chosen]
        late = {str(option.month) for option in self._answer.options if option.kind == "deferred"}
        for answer, figures in other.answers.items():
            if answer == other.chosen:
                continue
            page.print(self._say("otherwise", answer=texts[answer]), indent=6)
            changed: dict[str, list[str]] = {}
            for field, value in figures.items():
                *where, name = field.split(".")
                if value != taken[field]:
                    at = where[1] if where[:1] == ["options"] else ""
                    text = _text(page, name, value, deferral=at in late) or self._say("none")
                    changed.setdefault(at, []).append(self._say("because", text=self._say(f"field_{name}"), why=text))
            if not changed:
                page.print(self._say("no_change"), indent=8)
            for at, texts_at in changed.items():
                line = page.joined(texts_at)
                page.print(self._say("note_months", months=at, text=line) if at else line, indent=8)

    def _month_of_age(self, month: YearMonth) -> str:
        answer = self._answer
        text = self._say("of_age", month=month, age=self._page.age(month - answer.person.birth_month))
        return self._say("past", text=text) if month < answer.as_of else text

    def _assumed(self, text: str, unstated: bool) -> str:
        return self._say("assumed", text=text) if unstated else text


def _text(page: Page, name: str, value: Any, *, deferral: bool) -> str:
    """A field of an option, or of its JSON, as people read it; nothing where there is nothing to say."""
    if name in ("deferral", "eligibility"):
        return page.eligibility(value, deferral=deferral or name == "deferral")
    if name == "age":
        return page.age(Months.of(value)) if value is not None else ""
    if isinstance(value, bool) or (value is None and name == "approval_required"):
        return page.open(value)
    if value is None:
        return ""
    if name == "qualifying":
        return page.joined(_stretch(first, last) for first, last in value)
    if name in ("required_months", "projected_months", "shortfall_months"):
        return str(int(value))  # a count, where `Months` would print years and months
    if isinstance(value, list | tuple):
        return page.joined(map(page.word, value))
    return page.word(value)


def _stretch(first: str, last: str) -> str:
    return first if first == last else f"{first} - {last}"


def _sentence(text: str, page: Page) -> str:
    return f"{text[0].upper()}{text[1:]}" + ("。" if page.lang == "zh" else ".")
