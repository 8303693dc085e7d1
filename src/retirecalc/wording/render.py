"""Turns steps into numbered sentences.

A room's sentences stand in its `words.py`, one for each name of a step, and may use any figure noted so far in the same rule,
so one trace serves every language.
`{age:age}` writes a period as an age, `:term` in years and months, `:count` in months, `:short` as what is missing, `{pension:yuan}` an
amount of money, `:percent` a rate; `:open` writes an unknown as not settled (`:yuan` and `:percent` too), and `:needed` also what is not asked for; anything else is written by its type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from retirecalc.errors import InvalidFacts
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said, language
from retirecalc.ground.stretches import END
from retirecalc.outcome import Eligibility, Outcome
from retirecalc.rooms import ROOMS
from retirecalc.sources import Citation
from retirecalc.wording import en, zh
from retirecalc.wording.common import CERTAINTY_WORDS, REGIONS, WORDS
from retirecalc.wording.html import joined, tag

if TYPE_CHECKING:
    from retirecalc.readings import Reading
    from retirecalc.rules.retiring.obstacles import Obstacle

Form = Literal["text", "markdown", "html"]
_RECKONED_WITH = Said("Reckoned with: {answer}", "此处按：{answer}")
_UNSTATED = "unknown"
"""The word for a fact that was not given: it is not known, which is not the same as none."""
LANGUAGES: dict[str, ModuleType] = {"en": en, "zh": zh}
"""How each language writes figures, and what stands around sentences."""


def words_of(room: str) -> Any:
    """The words of a room: `HEADING` and `STEPS`, in both languages."""
    return import_module(f"{ROOMS[room].home}.words")


def word(code: str, lang: str, room: str | None = None) -> str:
    """The phrase for a code: an eligibility, reason, caveat, kind, category, employment or fact.

    What one room alone says stands in the `WORDS` of that room.

    >>> word("grandfathered", "en"), word("NOT_ELIGIBLE", "zh")
    ('the original age was reached before the reform, so there is no early or deferred retirement', '不符合条件')
    """
    chosen = language(lang)
    own: dict[str, Said] = getattr(words_of(room), "WORDS", {}) if room else {}
    said = own.get(code) or WORDS.get(code)
    return code if said is None else said.of(chosen)


def refusal(reason: str, kind: str, lang: str) -> str:
    """Why a month is refused, as it is said where its kind does not stand beside it.

    >>> refusal("post_excluded", "deferred", "zh"), refusal("contributions_short", "deferred", "zh")
    ('该类人员不适用弹性延迟退休', '未达到最低缴费年限')
    """
    if reason != "post_excluded":
        return word(reason, lang)
    return Said("{a}: {b}", "{a}{b}").of(language(lang)).format(a=word(reason, lang), b=word(kind, lang))


class Explained(NamedTuple):
    """One step in words: its number, the sentence, and the places that it rests on, as text."""

    number: int
    text: str
    basis: str


def explained(outcomes: Iterable[Outcome[Any]], lang: str) -> Iterator[tuple[str, list[Explained]]]:
    """The name of each rule that says anything, and its steps."""
    catalogue = LANGUAGES[language(lang)]
    number = 0
    for outcome in outcomes:
        words = words_of(outcome.rule)
        heading = words.HEADING.of(lang)
        figures: dict[str, _Figure] = {}
        sentences: list[Explained] = []
        missing = {step.name for step in outcome.trace if step.kind == "missing"}
        for step in outcome.trace:
            unstated = step.kind == "given" and step.value is None
            if unstated and step.name in missing:  # said once, where the answer lacks it
                continue
            figures[step.name] = _Figure(_UNSTATED if unstated else step.value, lang, outcome.rule)
            sentence = catalogue.MISSING if step.kind == "missing" else words.STEPS[step.name].of(lang)
            if not sentence:
                continue
            number += 1
            text = sentence.format(**figures, fact=_Figure(step.name, lang, outcome.rule))
            if step.kind == "assumed":
                text = catalogue.ASSUMED.format(text=text)
            places = catalogue.SEPARATOR.join(
                dict.fromkeys(
                    f"{cite.document_number} {place(cite, lang)}{how_sure(cite, lang)}" for cite in step.citations
                )
            )
            sentences.append(Explained(number, text, catalogue.BASIS.format(places=places) if places else ""))
        if sentences:
            month = next((figures["month"] for step in outcome.trace if step[:2] == ("given", "month")), None)
            yield catalogue.HEADING.format(rule=heading, month=month) if month else heading, sentences


def explain(outcomes: Iterable[Outcome[Any]], lang: str, *, form: Form = "text") -> str:
    """Every step of the outcomes as numbered sentences under the name of its rule, each with its article."""
    write = _FORMS[_form(form)]
    return "\n".join(write(heading, steps) for heading, steps in explained(outcomes, lang))


def in_short(sentences: Iterable[str], *, form: Form = "text") -> str:
    """A few sentences, in one of the forms: a line each, a list, or paragraphs."""
    if _form(form) == "html":
        return joined(tag("p", one) for one in sentences)
    return "".join(f"- {_marked_down(one)}\n" if form == "markdown" else f"{one}\n" for one in sentences)


def _text(heading: str, steps: Iterable[Explained]) -> str:
    return "".join([f"{heading}\n", *(f"{one.number:>3}. {one.text}{one.basis}\n" for one in steps)])


def _markdown(heading: str, steps: Iterable[Explained]) -> str:
    told = (f"{one.number}. {_marked_down(one.text + one.basis)}\n" for one in steps)
    return "".join([f"### {_marked_down(heading)}\n\n", *told])


def _html(heading: str, steps: Sequence[Explained]) -> str:
    listed = (tag("li", one.text, tag("small", one.basis)) for one in steps)
    return joined([tag("h4", heading), tag("ol", *listed, start=str(steps[0].number))])


_FORMS: dict[str, Callable[[str, list[Explained]], str]] = {"text": _text, "markdown": _markdown, "html": _html}


def _form(form: object) -> str:
    """The form asked for, if it is one."""
    if form not in _FORMS:
        raise InvalidFacts("ground.word_unreadable", field="form", value=str(form), allowed=", ".join(_FORMS))
    return str(form)


def _marked_down(text: str) -> str:
    """Text in which Markdown, and the HTML inside it, finds nothing to do."""
    return re.sub(r"([\\`*_<>&\[\]])", r"\\\1", text)


def settled(outcome: Outcome[Any]) -> bool:
    """Whether the facts and the text decide the answer: it lacks no fact, and no figure of it reads "not settled"."""
    steps = words_of(outcome.rule).STEPS
    for step in outcome.trace:
        if step.kind == "missing" or step.value == Eligibility.UNDETERMINED:
            return False
        if (
            step.kind == "found"
            and step.value is None
            and re.search(rf"{{{step.name}:(open|needed|yuan|percent)}}", steps[step.name].en)
        ):
            return False
    return True


def place(cite: Citation, lang: str) -> str:
    """The place in a document; one whose article number is not settled by its subject.

    >>> place(Citation("flexible", "人社部发〔2024〕94号", "按事项：提前三个月告知", "text"), "zh")
    '关于提前三个月告知的规定（条次未核定）'
    """
    by_subject, _, subject = cite.locator.partition("：")
    if by_subject == "按事项":
        return str(LANGUAGES[lang].SUBJECT.format(subject=subject))
    return cite.locator.replace("(", "（").replace(")", "）") if lang == "zh" else cite.locator


def how_sure(cite: Citation, lang: str) -> str:
    """How sure a place is that was read in no text."""
    if cite.certainty not in ("secondary", "recall"):
        return ""
    return str(LANGUAGES[lang].BRACKETS.format(text=CERTAINTY_WORDS[cite.certainty].of(lang)))


def cited(cite: Citation, lang: str) -> str:
    """The document and the place in it."""
    return f"{cite.document_number} {place(cite, lang)}"


def region(code: str, lang: str) -> str:
    """A place of the law: in Chinese by its name.

    >>> region("CN-CQ", "en"), region("CN-CQ", "zh")
    ('CN-CQ', '重庆')
    """
    return REGIONS.get(code, code) if lang == "zh" else code


def open_question(reading: Reading, lang: str) -> tuple[str, str]:
    """A question that the text leaves open, and with which answer it is reckoned."""
    answer = next(one.text for one in reading.answers if one.id == reading.answer)
    chosen = language(lang)
    return getattr(reading.question, chosen), _RECKONED_WITH.of(chosen).format(answer=getattr(answer, chosen))


def figure(value: object, lang: str, spec: str = "", room: str | None = None) -> str:
    """A month, a day, a count or a code as its language writes it; `spec` as in the sentences of a room.

    >>> figure(YearMonth(2033, 6), "en"), figure(YearMonth(2033, 6), "zh"), figure(720, "en", "age")
    ('2033-06', '2033年6月', '60 years')
    """
    return format(_Figure(value, lang, room), spec)


def obstacle(found: Obstacle, lang: str = "en") -> str:
    """What keeps a month from being open, and what would remove it, as one sentence."""
    condition, change, month, months = found
    said = word(condition, lang)
    figures = {"month": _Figure(month, lang), "months": _Figure(Months(months or 0), lang)}
    key = "none_short" if change == "none" and months else change
    sentence: str = words_of("obstacles").CHANGES[key].of(lang).format(condition=said[0].upper() + said[1:], **figures)
    return sentence


def event(code: str, lang: str) -> str:
    """A step towards a retirement month as a heading.

    >>> event("first_payment", "en")
    'first payment of the pension'
    """
    said: Said = words_of("retirement_steps").EVENTS[code]
    return said.of(language(lang))


def event_text(
    code: str,
    actor: str,
    month: YearMonth,
    lang: str,
    *,
    row: int | None = None,
    called: str = "",
    during: bool = False,
    unsettled: bool = False,
    condition: str | None = None,
    missing: tuple[str, ...] = (),
    basis: tuple[str, ...] = (),
) -> tuple[str, str]:
    """A step as a heading and as lines: what, whose, for which month, on what condition, by which article.

    `during`: it happens in the month of its day, on no day that the text names.

    >>> event_text("filing", "employer", YearMonth(2030, 6), "en", row=7)[0]
    'Row 7: the employer files the pension application (retirement in 2030-06)'
    """
    catalogue, words = LANGUAGES[language(lang)], words_of("retirement_steps")
    what, lines = event(code, lang), {name: line.of(lang) for name, line in words.LINES.items()}
    what = lines["during"].format(what=what) if during else what
    month_text = figure(month, lang)
    title = lines["title"].format(what=what, month=month_text)
    title = lines["unsettled"].format(title=title) if unsettled else title
    if row is not None:
        title = _of_row(row, called, title, lang)
    text = [lines["actor"].format(actor=word(f"actor_{actor}", lang)), lines["month"].format(month=month_text)]
    if unsettled:
        text.append(lines["asked"])
    if condition is not None:
        text.append(lines["condition"].format(condition=word(condition, lang)))
    if missing:
        facts = catalogue.SEPARATOR.join(word(fact, lang) for fact in missing)
        text.append(str(catalogue.MISSING.format(fact=facts)))
    if basis:
        text.append(lines["basis"].format(basis=catalogue.SEPARATOR.join(basis)))
    return title, "\n".join([*text, lines["caution"]])


def month_text(month: YearMonth, steps: Sequence[tuple[date | None, str]], lang: str) -> tuple[str, str]:
    """The steps of a month, each with its day, as one entry: heading and lines. Who is to be asked about has no day.

    >>> month_text(YearMonth(2026, 12), [(date(2026, 12, 1), "第8行：书面告知用人单位")], "zh")[0]
    '2026年12月到期事项：1项'
    """
    asked = sum(day is None for day, _ in steps)
    due = len(steps) - asked
    name = "in_month" if not asked else "in_month_and_asked" if due else "in_month_asked"
    title = _line(name, lang).format(month=figure(month, lang), count=due, asked=asked)
    text = [
        step if day is None else _line("step", lang).format(day=figure(day, lang), title=step) for day, step in steps
    ]
    return title, "\n".join([*text, _line("caution", lang)])


def nothing_text(as_of: YearMonth, until: YearMonth | None, lang: str) -> tuple[str, str]:
    """That nothing falls due, as one entry.

    >>> nothing_text(YearMonth(2026, 11), YearMonth(2028, 11), "en")[0]
    'From 2026-11 to 2028-11 nothing falls due'
    """
    name = "nothing" if until is None else "nothing_until"
    said = _line(name, lang).format(as_of=figure(as_of, lang), until=figure(until, lang))
    return said, "\n".join([_line("again", lang), _line("caution", lang)])


def asked_text(month: YearMonth, lang: str, *, row: int, called: str = "") -> tuple[str, str]:
    """A row with a question that has no step to show, by its earliest statutory month, as one entry.

    >>> asked_text(YearMonth(2020, 2), "en", row=2)[0]
    'Row 2: to be confirmed: of age in 2020-02 at the earliest'
    """
    said = _line("unsettled", lang).format(title=_line("of_age", lang).format(month=figure(month, lang)))
    return _of_row(row, called, said, lang), "\n".join([_line("asked_first", lang), _line("caution", lang)])


def open_text(as_of: YearMonth, until: YearMonth, lang: str, *, questions: int, problems: int) -> tuple[str, str]:
    """That some rows are open, so that not all that falls due is known, as one entry.

    >>> open_text(YearMonth(2026, 11), YearMonth(2028, 11), "en", questions=1, problems=2)[0]
    'From 2026-11 to 2028-11: not all that falls due is known; rows with a question or a problem: 3'
    """
    said = _line("open", lang).format(as_of=figure(as_of, lang), until=figure(until, lang), count=questions + problems)
    rows = _line("open_rows", lang).format(questions=questions, problems=problems)
    return said, "\n".join([rows, _line("caution", lang)])


def _of_row(row: int, called: str, title: str, lang: str) -> str:
    return _line("called" if called else "row", lang).format(called=called, row=row, title=title)


def withdrawn_text(lang: str) -> str:
    """The heading of an entry that is cancelled."""
    return _line("withdrawn", lang)


def _line(name: str, lang: str) -> str:
    line: Said = words_of("retirement_steps").LINES[name]
    return line.of(language(lang))


class _Figure:
    """One figure, written as its language writes it."""

    __slots__ = ("_lang", "_room", "_value")

    def __init__(self, value: object, lang: str, room: str | None = None) -> None:
        self._value = value
        self._lang = lang
        self._room = room

    def __format__(self, spec: str) -> str:
        value, catalogue = self._value, LANGUAGES[self._lang]
        if isinstance(value, YearMonth):
            return str(catalogue.month(value.year, value.month))
        if isinstance(value, int) and spec in ("age", "term"):
            return str(getattr(catalogue, spec)(*divmod(int(value), 12)))
        if isinstance(value, int) and spec == "count":
            return str(catalogue.count(int(value)))
        if isinstance(value, int) and spec == "short":
            return str(catalogue.short(int(value)))
        if value == Eligibility.NOT_ELIGIBLE and spec == "needed":
            return word("not_needed", self._lang)
        if value is None and spec in ("open", "needed", "yuan", "percent"):
            return word("UNDETERMINED", self._lang)
        if spec == "yuan" and not isinstance(value, str):
            from retirecalc.ground.money import cents

            amount: Any = value
            return str(catalogue.yuan(cents(amount)))
        if spec == "number" and not isinstance(value, str):
            from retirecalc.ground.money import cents

            number: Any = value
            return str(cents(number))
        if spec == "percent" and not isinstance(value, str):
            from retirecalc.ground.money import percent

            rate: Any = value
            return percent(rate)
        if isinstance(value, bool) or value is None:
            return word({True: "yes", False: "no", None: "none"}[value], self._lang)
        if isinstance(value, Months):
            return str(catalogue.count(int(value)))
        if isinstance(value, tuple) and value and isinstance(value[0], str):
            return str(catalogue.SEPARATOR.join(word(str(one), self._lang, self._room) for one in value))
        if isinstance(value, tuple):
            runs = ((one, one) if isinstance(one, YearMonth) else one for one in value)
            stretches = [
                str(catalogue.stretch(figure(first, self._lang), None if last == END else figure(last, self._lang)))
                for first, last in runs
            ]
            return str(catalogue.SEPARATOR.join(stretches)) or word("none", self._lang)
        if isinstance(value, date):
            return str(catalogue.day(value.year, value.month, value.day))
        return word(str(value), self._lang, self._room)

    def __str__(self) -> str:
        return format(self)
