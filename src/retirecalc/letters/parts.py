"""What a person's sheet may hold beside the answer: months compared by what they are worth, and the months out of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from retirecalc.letters.papers import basis
from retirecalc.letters.phrases import PHRASES
from retirecalc.outcome import Reason, Standing
from retirecalc.wording import word
from retirecalc.wording.brief import Counted, Words
from retirecalc.wording.compared import COMPARED, assumed, assumption, between, ends, remark, with_room
from retirecalc.wording.out_of_work import about_path
from retirecalc.wording.render import figure, open_question

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.questions.amounts import AmountComparison, Choice
    from retirecalc.questions.path import Claim, Path, PathMonth
    from retirecalc.sources import Citation

_ROOM = "pension_amount"
"""Whose words a comparison has for what it lacks."""


class SheetWords(Words):
    """What a sheet says, in one language."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang, PHRASES)

    def word(self, code: object) -> str:
        return word(str(code), self.lang)

    def words(self, codes: Iterable[object]) -> str:
        return self.joined(map(self.word, codes))

    def term(self, counted: Counted | None) -> str:
        """26 years 4 months (316 months), or between which bounds."""
        if counted is None:
            return self.say("unstated")
        if counted.least != counted.most:
            return self.figure(counted)
        return self.say("of_count", a=str(self.catalogue.term(*divmod(counted.least, 12))), b=self.figure(counted))

    def sentence(self, text: str) -> str:
        return f"{text}。" if self.lang == "zh" else f"{text[:1].upper()}{text[1:]}."

    def yuan(self, amount: Decimal | None) -> str:
        """An amount, or that it is not settled."""
        return figure(amount, self.lang, "yuan")


class Labelled(NamedTuple):
    """A label and what stands beside it."""

    label: str
    text: str


class Worth(NamedTuple):
    """What one retirement month is worth, as it is printed."""

    month: str
    answer: str
    pension: str
    paid: str
    by_age: str
    overtakes: str


class Amounts(NamedTuple):
    """Months side by side, and every assumption behind them."""

    title: str
    head: Worth
    rows: tuple[Worth, ...]
    notes: tuple[str, ...]
    assumed_title: str
    assumed: tuple[Labelled, ...]
    ranges: tuple[str, ...]


class Stretch(NamedTuple):
    """Months out of work that are alike, as they are printed."""

    months: str
    income: str
    payer: str
    basis: str


class Claimed(NamedTuple):
    """Something to claim, as it is printed."""

    when: str
    what: str
    where: str
    basis: str


class OutOfWork(NamedTuple):
    """The months to the first pension, and what to claim on the way."""

    title: str
    head: Stretch
    rows: tuple[Stretch, ...]
    notes: tuple[str, ...]
    claims_title: str
    claims_head: Claimed
    claims: tuple[Claimed, ...]


def amounts_part(
    words: SheetWords, found: AmountComparison, answer: Callable[[YearMonth], str], said: Iterable[str]
) -> Amounts:
    """A comparison; `answer` is what the sheet says of a month, `said` are the caveats that it has already."""
    unpaid = "cost_not_stated" in found.caveats
    past = {one.month for one in found.choices if Reason.MONTH_PAST in one.reasons}
    open_ = [one for one in found.choices if one.pension.total is None and one.month not in past]
    notes = []
    if missing := dict.fromkeys(fact for choice in open_ for fact in choice.pension.missing_facts):
        facts = words.joined(word(fact, words.lang, _ROOM) for fact in missing)
        notes.append(words.say("missing", facts=facts))
    others = (code for code in found.caveats if code != "reading" and code not in {*said})
    notes += [words.sentence(remark(code, found, words.lang)) for code in others]
    notes += [
        ("" if words.lang == "zh" else " ").join(open_question(found.law.reading(asked), words.lang))
        for asked in found.readings
        if asked not in {*said}
    ]
    return Amounts(
        title=COMPARED[f"money_{found.money}"].of(words.lang),
        head=Worth(*(words.say(f"col_{name}") for name in Worth._fields)),
        rows=tuple(
            Worth(
                words.figure(one.month),
                answer(one.month),
                words.say("dash") if one.month in past else words.yuan(one.pension.total),
                words.say("unstated") if unpaid else words.yuan(one.paid),
                "\n".join(_by_age(words, found, one)),
                "\n".join(_overtakes(words, found, one)),
            )
            for one in found.choices
        ),
        notes=tuple(notes),
        assumed_title=COMPARED["amounts_assumed"].of(words.lang),
        assumed=tuple(Labelled(*one) for one in assumed(found.assumptions, words.lang)),
        ranges=tuple(_ranges(words, found)),
    )


def _by_age(words: SheetWords, found: AmountComparison, one: Choice) -> Iterator[str]:
    if not one.counts:
        yield words.say("dash")
        return
    for age, total in zip(found.assumptions.to_ages, one.by_age, strict=True):
        yield words.say("by_age", age=words.figure(age), total=words.yuan(total))
    if found.assumptions.wage is not None:
        yield words.say("wages_in_it", total=words.yuan(one.wages))


def _overtakes(words: SheetWords, found: AmountComparison, choice: Choice) -> Iterator[str]:
    """In which month a choice comes to be worth more than each earlier one."""
    if not choice.counts:
        yield words.say("dash")
        return
    against = [one for one in with_room(found) if one.later == choice.month and one.compared]
    if not against:
        yield words.say("compared_with")
    for one in against:
        told = words.say(f"cell_{ends(one)}", **{name: words.figure(at) for name, at in one._asdict().items()})
        yield told if len(against) == 1 else words.say("label", a=words.figure(one.earlier)) + told


def _ranges(words: SheetWords, found: AmountComparison) -> Iterator[str]:
    """What changes between the ends of what was given a range."""
    for varied in found.sensitivity:
        name = COMPARED[f"assumed_{varied.name}"].of(words.lang)
        low, high = (assumption(varied.name, end, words.lang) for end in (varied.low, varied.high))
        tried = COMPARED["amounts_range"].of(words.lang).format(name=name, low=low, high=high)
        for changes in between(found, varied, words.lang, words.figure):
            yield words.sentence(words.say("in_range", tried=tried, changes=words.listed(changes)))


def path_part(words: SheetWords, found: Path) -> OutOfWork:
    """The months of a path, those that are alike together, each with its articles."""
    notes = [*about_path(found, words.lang)]
    if found.missing_facts:
        notes.append(words.say("missing", facts=words.words(found.missing_facts)))
    return OutOfWork(
        title=words.say("path"),
        head=Stretch(*(words.say(f"col_{name}") for name in Stretch._fields)),
        rows=tuple(
            Stretch(
                words.stretches([(first, last)]),
                _settled(words, words.word(f"income_{one.income}"), one.income_standing),
                _payer(words, one),
                _cited(words, one.citations),
            )
            for first, last, one in found.stretches()
        ),
        notes=tuple(notes),
        claims_title=words.say("path_claims") if found.claims else "",
        claims_head=Claimed(*(words.say(f"col_{name}") for name in Claimed._fields)),
        claims=tuple(
            Claimed(
                _when(words, one),
                _settled(words, words.word(f"claim_{one.of}"), one.standing),
                words.word(one.where),
                _cited(words, one.citations),
            )
            for one in found.claims
        ),
    )


def _payer(words: SheetWords, one: PathMonth) -> str:
    """Who pays the contributions, and a subsidy for them where one was asked about."""
    payer = _settled(words, words.word(f"contributions_{one.contributions}"), one.contributions_standing)
    if one.subsidy is None:
        return payer
    known = one.subsidy in (Standing.ELIGIBLE, Standing.UNDETERMINED)
    subsidy = _settled(words, words.say("path_subsidised"), one.subsidy) if known else words.word(one.subsidy)
    return words.listed([payer, words.say("label", a=words.say("subsidy")) + subsidy])


def _when(words: SheetWords, claim: Claim) -> str:
    if claim.by is not None:
        return words.say("when_by", at=words.figure(claim.by))
    if claim.month is None:
        return words.say("when_")
    return words.say("when_in" if claim.of == "pension" else "when_from", at=words.figure(claim.month))


def _settled(words: SheetWords, text: str, standing: Standing) -> str:
    return words.say("path_open", text=text) if standing is Standing.UNDETERMINED else text


def _cited(words: SheetWords, cites: Iterable[Citation]) -> str:
    """The places, each once: one that is read in two ways is still one."""
    places = {(cite.document_number, cite.locator): cite for cite in cites}
    return basis(places.values(), words.lang).strip("（） []")
