"""The answer in a few sentences, as an official would write it: for a page, a sheet, or whatever shows an assessment in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.say import Said, language
from retirecalc.ground.stretches import END
from retirecalc.wording.common import WORDS
from retirecalc.wording.render import LANGUAGES

if TYPE_CHECKING:
    from types import ModuleType

    from retirecalc.questions.assess import Assessment, Option

PARTS = frozenset({"deemed", "paid"})
"""Parts of the count that, not stated, leave it without an upper bound worth saying."""

PHRASES: dict[str, Said] = {
    "bounds": Said("{least} to {most}", "{least}至{most}"),
    "months": Said("{text} months", "{text}个月"),
    "at_least": Said("at least {text}", "至少{text}"),
    "lead_age": Said(
        "Your statutory retirement age is {age}, reached in {month}.",
        "您的法定退休年龄为{age}，将于{month}达到。",
    ),
    "lead_age_past": Said(
        "Your statutory retirement age is {age}, reached in {month}.",
        "您的法定退休年龄为{age}，已于{month}达到。",
    ),
    "lead_qualifies": Said(
        "From {month} on ({age}): {projected} counted by then, {required} needed.",
        "最早可于{month}（{age}）退休，届时累计缴费（含视同）{projected}，要求{required}。",
    ),
    "lead_extended": Said(
        "From {month} on ({age}), after paying on: {projected} counted by then, {required} needed.",
        "延长缴费后最早可于{month}（{age}）领取，届时累计缴费（含视同）{projected}，要求{required}。",
    ),
    "lead_notice": Said(
        "For that month tell the employer in writing by {day}.",
        "如选择该月退休，请不迟于{day}书面告知用人单位。",
    ),
    "lead_due": Said(
        "The pension can be claimed now, and could have been since {due} ({way}): claim it, and ask the agency about the "
        "months before.",
        "自{due}起即可办理（{way}），现在仍可办理：请尽快申请，此前月份的待遇请咨询经办机构。",
    ),
    "lead_drawing": Said(
        "A pension of the employee scheme or of a public body is already drawn: nobody draws two, so there is nothing to "
        "apply for.",
        "已领取企业职工或机关事业单位基本养老金，不能重复领取，无须再申请。",
    ),
    "lead_drawn": Said(
        "A pension is already drawn, and nobody draws two basic pensions: ask the agency what becomes of it before you apply.",
        "已在领取养老金，基本养老金不能重复领取：申请前请先向经办机构问明已领取的养老金如何处理。",
    ),
    "lead_first_open": Said(
        "The first month that is not ruled out is {month}: whether it is open the text does not say.",
        "最早可能可以领取的月份为{month}，规定未明确，请咨询经办机构。",
    ),
    "lead_at_latest": Said(
        "From {month} on at the latest ({age}): {projected} counted by then, {required} needed. Not stated: {facts}, "
        "which may make it earlier.",
        "最迟可于{month}（{age}）退休，届时累计缴费（含视同）{projected}，要求{required}；补充{facts}后可能更早。",
    ),
    "lead_short": Said(
        "Short at the statutory age: {projected} counted by {month}, {required} needed, {short} short.",
        "到龄时缴费不足：至{month}累计缴费（含视同）{projected}，要求{required}，尚缺{short}。",
    ),
    "lead_open": Said(
        "Not settled whether enough will have been paid. Not stated: {facts}.",
        "缴费是否足够尚不能确定（需补充：{facts}）。",
    ),
    "lead_unknown": Said(
        "Not known: no version of a rule is on file for a month that decides this.",
        "无法测算：库内没有决定该结果的月份所适用的规定。",
    ),
    "lead_applied": Said(
        "The pension was applied for on {day}; what counts is the month of the application.",
        "已于{day}申请领取养老金，以申请当月为准。",
    ),
    "lead_other": Said(
        "Not settled: see the questions left open below.",
        "尚不能确定（规定未明确，请咨询经办机构）：见下文规定未明确的问题。",
    ),
}


class Counted(NamedTuple):
    """A count of contribution months, or what it lies between; `most` is None where nothing worth saying bounds it."""

    least: int
    most: int | None


Figures = dict[str, object]
"""What a sentence is filled with: a month, a day, an age in `Months`, a `Counted`, a code of the law, or several of them."""


def brief(answer: Assessment, month: YearMonth | None = None) -> tuple[Said, ...]:
    """The answer to the first question in a few sentences: the age, the first month, and what to do for it.

    Above the steps of another `month`, without what to do for the first.

    >>> from retirecalc import Contributions, Person, assess, load_law
    >>> person = Person(
    ...     "1971-09", "male_60", contributions=Contributions(cumulative=316, continuing=True), employment="employee"
    ... )
    >>> for said in brief(assess(person, load_law(), "2026-11")):
    ...     print(said.zh)
    您的法定退休年龄为61周岁9个月，将于2033年6月达到。
    最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）374个月，要求192个月。
    如选择该月退休，请不迟于2031年6月1日书面告知用人单位。
    """
    return tuple(
        Said(*(PHRASES[phrase].of(lang).format(**in_words(figures, lang, long=True)) for lang in Said._fields))
        for phrase, figures in lead(answer)
        if phrase != "lead_notice" or month in (None, answer.first_qualifying_month)
    )


def lead(answer: Assessment) -> Iterator[tuple[str, Figures]]:
    """Which sentences these are, each with its figures."""
    age, at_age = answer.statutory.value, answer.minimum_at_age.value
    yield "lead_age_past" if age.month < answer.as_of else "lead_age", {"age": age.age, "month": age.month}
    if answer.person.drawing is Drawing.EMPLOYEE:
        yield "lead_drawing", {}
        return
    first = answer.first_qualifying_month
    if first is not None:
        yield from _first(answer, answer.option(first))
        return
    option = answer.option(age.month)
    if option.missing_facts:
        yield "lead_drawn" if "pension_drawn" in option.missing_facts else "lead_open", {"facts": option.missing_facts}
    elif at_age is not None and at_age.met is False and option.shortfall_months:
        yield "lead_short", figures_of(answer, option)
        if answer.first_open_month is not None:
            yield "lead_first_open", {"month": answer.first_open_month}
    elif answer.person.applied_on is not None:
        yield "lead_applied", {"day": answer.person.applied_on}
    elif any(caveat.code == "out_of_coverage" for caveat in (*answer.caveats, *option.caveats)):
        yield "lead_unknown", {}
    else:
        yield "lead_other", {}


def _first(answer: Assessment, option: Option) -> Iterator[tuple[str, Figures]]:
    """From which month on, with what on the count, and what is to be done for it."""
    figures, projection = figures_of(answer, option), answer.projection.value
    due = due_since(option)
    if due is not None and option.month == answer.as_of:
        yield "lead_due", {"due": due, "way": option.kind}
        return
    earliest = answer.window.value.earliest_month or answer.statutory.value.month
    if projection is not None and projection.missing and option.month > max(answer.as_of, earliest):
        yield "lead_at_latest", {"facts": projection.missing, **figures}
    else:
        yield "lead_extended" if option.kind == "extended" else "lead_qualifies", figures
    if option.notice_by is not None and not any(one.code == "deadline_passed" for one in option.caveats):
        yield "lead_notice", {"day": option.notice_by}


def figures_of(answer: Assessment, option: Option) -> Figures:
    """What the sentences say of one month."""
    required = option.required_months
    return {
        "month": option.month,
        "age": option.age,
        "required": None if required is None else Counted(int(required), int(required)),
        "projected": counted_by(answer, option.month),
        "short": short_by(answer, option),
    }


def due_since(option: Option) -> YearMonth | None:
    """Since when a month that is claimed late was open."""
    found: YearMonth | None = option.outcomes[1].value.due_since
    return found


def counted_by(answer: Assessment, month: YearMonth) -> Counted | None:
    """How many months count by then, or between which bounds; None where nothing is known."""
    projection = answer.projection.value
    if projection is None:
        return None
    least, most = projection.at_least(month), projection.at_most(month)
    return Counted(least, None if least != most and PARTS & {*projection.missing} else most)


def short_by(answer: Assessment, option: Option) -> Counted | None:
    """How many months are missing, or between which bounds; None where none is."""
    projection, short = answer.projection.value, option.shortfall_months
    if projection is None or not short:
        return None
    less = short - (projection.at_most(option.month) - projection.at_least(option.month))
    if option.month != answer.statutory.value.month or PARTS & {*projection.missing}:
        less = short
    return Counted(max(0, less), short)


_BESIDE_ALLOWANCE = Said(
    "it is assumed that contributions go on month by month, but for the months on an invalidity allowance",
    "除领取病残津贴的月份外，假定此后逐月继续缴费",
)


def on_allowance_later(answer: Assessment) -> bool:
    """Whether months to come lie on an invalidity allowance: none of them is assumed to be paid."""
    stated = answer.person.contributions
    drawn = () if stated is None else stated.invalidity_allowance
    return any(spell.stretch[1] > answer.as_of for spell in drawn)


def caveat_in_words(answer: Assessment, code: str, lang: str) -> str:
    """A caveat as it is true of these facts."""
    if code == "continuing_assumed" and on_allowance_later(answer):
        return _BESIDE_ALLOWANCE.of(lang)
    return WORDS[code].of(lang)


def in_words(figures: Figures, lang: str, *, long: bool = False) -> dict[str, str]:
    """Figures as a language writes them; with `long` also months and days in words (June 2033), for what is read on paper."""
    return {name: written(figure, lang, long=long) for name, figure in figures.items()}


def written(figure: object, lang: str, *, long: bool = True) -> str:
    """One figure in words.

    >>> written(YearMonth(2033, 6), "en"), written(Counted(3, 9), "zh"), written(Months(721), "en"), written(None, "en")
    ('June 2033', '3至9个月', '60 years 1 month', '')
    """
    catalogue = LANGUAGES[language(lang)]
    if figure is None:
        return ""
    if isinstance(figure, YearMonth):
        return str((catalogue.long_month if long else catalogue.month)(figure.year, figure.month))
    if isinstance(figure, date):
        return str((catalogue.long_day if long else catalogue.day)(figure.year, figure.month, figure.day))
    if isinstance(figure, Months):
        return str(catalogue.age(*divmod(int(figure), 12)))
    if isinstance(figure, Counted):
        if figure.least == figure.most:
            return str(catalogue.count(figure.least))
        return PHRASES["months"].of(lang).format(text=bare(figure, lang))
    if isinstance(figure, tuple):
        return str(catalogue.BREAK.join(written(one, lang, long=long) for one in figure))
    said = WORDS.get(str(figure))
    return str(figure) if said is None else said.of(lang)


class Words:
    """The phrases of a page in one language, and figures as that language writes them on paper."""

    def __init__(self, lang: str, phrases: Mapping[str, Said]) -> None:
        self.lang = language(lang)
        self.catalogue: ModuleType = LANGUAGES[self.lang]
        self._phrases = phrases

    def say(self, phrase: str, **fields: object) -> str:
        return self._phrases[phrase].of(self.lang).format(**fields)

    def figure(self, value: object) -> str:
        return written(value, self.lang)

    def joined(self, parts: Iterable[str]) -> str:
        return str(self.catalogue.SEPARATOR.join(parts))

    def listed(self, parts: Iterable[str]) -> str:
        """Parts that have commas of their own."""
        return str(self.catalogue.BREAK.join(parts))

    def stretches(self, months: Iterable[tuple[YearMonth, YearMonth | None]]) -> str:
        return self.listed(
            str(self.catalogue.stretch(self.figure(first), None if last in (None, END) else self.figure(last)))
            for first, last in months
        )


def bare(counted: Counted, lang: str) -> str:
    """A count in figures alone."""
    if counted.least == counted.most:
        return str(counted.least)
    phrase = PHRASES["at_least" if counted.most is None else "bounds"]
    return phrase.of(lang).format(text=counted.least, least=counted.least, most=counted.most)
