"""One assessment on a page: the answer first, then what it rests on, for a reader who is not a lawyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from retirecalc.assessment import Assessment, Option, OtherAnswers
from retirecalc.cli.shell import Page, cited
from retirecalc.months import Months, YearMonth
from retirecalc.outcome import Eligibility, Outcome
from retirecalc.rules.shortfall_remedies import Remedy
from retirecalc.stretches import END, common
from retirecalc.tables.loader import CERTAINTIES
from retirecalc.tables.shortfall_remedies import ShortfallRemediesTable
from retirecalc.wording.render import LANGUAGES

_SETTLED_BY = {
    "eligibility": ("eligibility", "reasons", "missing_facts", "shortfall_months"),
    "early": ("early", "reasons"),
    "deferral": ("deferral", "reasons"),
    "first_qualifying_month": ("first_qualifying_month", "qualifying"),
}
"""Where the field on the left changes, these say so; what else changes beside it only follows."""


def asked(page: Page, answer: Assessment) -> str:
    """Who, asked when, under which law."""
    someone = answer.person
    employment = page.say("employment", employment=page.word(someone.employment))
    who = page.say("person", birth=someone.birth, category=page.word(someone.category), employment=employment)
    return f"{who}\n{page.say('asked_in', as_of=answer.as_of, law=page.law_line(answer.law))}"


class Answer:
    """One assessment on a page. `asked_months` are those that the reader named; `everything` leaves nothing out."""

    def __init__(
        self, page: Page, answer: Assessment, asked_months: Iterable[YearMonth] = (), *, everything: bool = False
    ) -> None:
        self._page = page
        self._answer = answer
        self._asked = frozenset(asked_months)
        self._everything = everything
        self._say = page.say

    def print(self) -> None:
        page, say = self._page, self._say
        page.print(asked(page, self._answer))
        page.heading(say("when"))
        page.print(Text(self._lead(), "bold"), indent=2)
        page.lines(self._earliest())
        if self._everything:
            self._spells()
        page.heading(say("window"))
        page.lines(self._window())
        page.heading(say("hand_in"))
        self._months()
        self._why_not()
        self._remedies()
        if notes := list(self._notes()):
            page.heading(say("notes"))
            for note in notes:
                page.print(note, indent=2)
        self._readings()
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
        # Where a part of the count is not stated, what is found is a bound, and "none" would be a refusal.
        first, bound = answer.first_qualifying_month, projection.unknown_part is not None
        text = page.open(None) if bound else say("none")
        months = text if bound and not answer.qualifying else page.stretches(answer.qualifying)
        if first is not None:
            text = self._month_of_age(first)
            text, months = (say("at_latest", text=text), say("at_least", text=months)) if bound else (text, months)
        yield say("row_first"), f"{text} {self._mark('first_qualifying_month')}"
        yield say("row_qualifying"), f"{months} {self._mark('qualifying')}"
        counted_to = projection.counted_to or answer.as_of  # spells are all on record, whatever the month
        count = projection.at(counted_to)
        counted = say("of_months", term=page.term(count), count=page.count(count))
        if projection.unknown_part is not None:
            counted = say("at_least", text=counted)
            counted = say("without", text=counted, facts=page.word(projection.unknown_part))
        yield say("row_counted"), f"{counted} {self._mark('months')}"
        assumed = {step.name for step in answer.projection.trace if step.kind == "assumed"}
        yield say("row_counted_to"), self._assumed(str(counted_to), "counted_to" in assumed)
        after = counted_to + 1
        later = common(projection.paying, [(after, END)])
        text = page.open(bool(later)) if later in ((), ((after, END),)) else page.stretches(later)
        yield say("row_continuing"), self._assumed(text, "continuing" in assumed)
        found = _figures(answer.projection)
        if "removed" in found:
            yield say("row_removed"), page.count(found["removed"])
        for name in ("duplicate_months", "resident_months", "not_credited"):
            if name in found:
                yield say(f"row_{name}"), f"{page.stretches(found[name])} {self._mark(name)}"

    def _spells(self) -> None:
        """The months as they were stated, each run with where it comes from."""
        page, stated = self._page, self._answer.person.contributions
        if stated is None or stated.spells is None:
            return
        page.print()
        rows = [
            [
                page.stretches([spell.stretch]),
                self._say(f"spell_{spell.kind}"),
                self._say(f"scheme_{spell.scheme}"),
                spell.place or self._say("dash"),
            ]
            for spell in stated.spells
        ]
        page.table([self._say(f"col_{name}") for name in ("months", "paid_by", "scheme", "place")], rows)

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
            return self._say("without", text=text, facts=facts)
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
        if not text or name == "missing_facts":
            return text
        if name == "approval_required":
            return f"{text} {self._mark(name)}"
        figure = {"reasons": "reason"}.get(name, name)
        by = page.notes.mark(*cited(option.outcomes, figure)) or self._mark(figure)
        if name == "reasons" and not by:  # the window's own answer
            by = self._mark("early" if option.kind == "early" else "deferral")
        return f"{text} {by}".rstrip()

    def _why_not(self) -> None:
        """For each month that was asked for and is not open: what stands against it, and what it takes."""
        answer, page = self._answer, self._page
        for option in answer.options:
            if option.eligibility is Eligibility.ELIGIBLE or not (self._everything or option.month in self._asked):
                continue
            refused = option.eligibility is Eligibility.NOT_ELIGIBLE
            page.heading(self._say("why_not" if refused else "why_open", month=option.month))
            for obstacle in answer.why_not(option.month):
                page.print(obstacle.text(page.lang), indent=2)
            if option.shortfall_months and not option.past:
                page.print(self._required(option), indent=2)

    def _required(self, option: Option) -> str:
        """How many months the option takes, and from when they must be paid at the latest."""
        answer, page = self._answer, self._page
        required = answer.required_to_retire_in(option.month)
        deferred = option.kind == "deferred" and answer.statutory.value.month >= answer.as_of
        by = answer.statutory.value.month if deferred else required.month
        sentence = self._say(
            "required",
            month=required.month,
            as_of=answer.as_of,
            required=page.count(required.required_months),
            counted=page.count(required.counted_months),
            missing=page.count(required.missing_months),
        )
        if required.paying_from is not None:
            sentence += self._say("required_from", month=required.paying_from)
        else:
            sentence += self._say("required_late", month=by)
        if deferred:
            sentence += self._say("required_safe", month=by)
        return f"{sentence} {page.notes.mark(*cited(option.outcomes, 'required_months'))}"

    def _remedies(self) -> None:
        """What is left to somebody who is short at the statutory age: a heading for each way, then its conditions."""
        answer, page = self._answer, self._page
        if not answer.remedies:
            return
        found = _figures(answer.shortfall_remedies)
        page.heading(LANGUAGES[page.lang].RULES["shortfall_remedies"])
        by = page.notes.mark(*cited([answer.shortfall_remedies], "shortfall_months"))
        short = self._say("short_by", month=found["at_age"], short=page.count(found["shortfall_months"]))
        page.print(f"{short} {by}", indent=2)
        for remedy in answer.remedies:
            verdict = self._say(f"remedy_{remedy.eligibility}")
            text = self._say("because", text=_capital(page.word(remedy.kind)), why=verdict)
            page.print(f"{text} {page.notes.mark(*remedy.citations)}", indent=2)
            for line in self._conditions(remedy, found):
                page.print(line, indent=6)
            least = max((cite.certainty for cite in remedy.citations), key=CERTAINTIES.index)
            page.print(self._say("how_sure", certainty=self._say(f"certainty_{least}")), indent=6)

    def _conditions(self, remedy: Remedy, found: dict[str, Any]) -> Iterator[str]:
        page, say, table = self._page, self._say, self._answer.law.at(self._answer.as_of)[ShortfallRemediesTable]
        begin = remedy.from_month
        if remedy.kind == "extended_contribution" and remedy.until_month is not None:
            months = page.stretches([(begin, remedy.until_month)])
            yield say("extend_until", months=months, count=page.count(remedy.until_month - begin + 1))
            statutory, completion = found["until_statutory_year"], found.get("until_completion_year")
            if completion not in (None, statutory):
                reading = self._answer.law.reading(table.extended_contribution.reading or "")
                text = say("extend_both", statutory=statutory, completion=completion, reading=reading.id)
                yield f"{text} {page.notes.mark(*reading.cite)}"
            yield say("extend_then")
        elif remedy.kind == "lump_sum":
            reading = self._answer.law.reading(table.lump_sum.reading)
            if reading.answer == "any_short":
                yield say("lump_any", first=begin, reading=reading.id)
                return
            before, after = table.lump_sum.first_insured_before.value, page.term(table.lump_sum.after_extending.value)
            yield say("lump_rule", before=before, after=after, first=begin)
            if remedy.eligibility is Eligibility.UNDETERMINED:
                insured = self._answer.person.contributions
                if insured is None or insured.first_insured is None:
                    yield say("lump_unknown")
                if reading.answer != "pre2011_only":
                    yield say("lump_others", reading=reading.id)
        elif remedy.kind == "transfer_to_resident":
            yield say("transfer_from", first=begin)
            if (age := table.transfer_to_resident.resident_age) is not None:
                term, month = page.term(found["resident_minimum"]), found["resident_month"]
                yield say("transfer_pays", age=page.age(age.value), term=term, month=month)
            yield from self._below(remedy, table.transfer_to_resident.below.value)
        else:
            yield say("end_steps", first=begin)
            yield from self._below(remedy, table.end_relation.below.value)

    def _below(self, remedy: Remedy, below: Months) -> Iterator[str]:
        """Where the older texts speak only of people with fewer months, they leave this person's case open."""
        if remedy.eligibility is Eligibility.UNDETERMINED:
            yield self._say("only_below", term=self._page.term(below))

    def _notes(self) -> Iterator[str]:
        """Caveats in words; those of single months with the months. What is read in one of several ways stands below."""
        answer, page = self._answer, self._page
        for caveat in answer.caveats:
            if caveat.code == "reading":
                continue
            text = page.word(caveat.code)
            if caveat.code == "closes_at_year_end":
                closing = page.stretches(answer.qualifying_months.value.closing)
                text = self._say("note_months", months=closing, text=text)
            yield f"{self._sentence(text)} {page.notes.mark(*caveat.citations)}".rstrip()
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
            yield f"{self._sentence(text)} {page.notes.mark(*cites)}".rstrip()
        if self._everything:
            for kind in ("early", "statutory", "deferred"):
                outcomes = [outcome for option in answer.options if option.kind == kind for outcome in option.outcomes]
                if outcomes:
                    yield f"{self._say(f'year_{kind}')} {page.notes.mark(*cited(outcomes, 'counting_year'))}"

    def _readings(self) -> None:
        """The open questions that decided something: a line each, or with everything that each other answer gives."""
        answer, page = self._answer, self._page
        if not answer.readings:
            return
        page.heading(self._say("readings"))
        if self._everything:
            for reading in answer.readings:
                self._reading(reading)
            return
        page.lines((reading.id, self._in_short(reading)) for reading in answer.readings)
        page.print(self._say("readings_more"), indent=2)

    def _in_short(self, other: OtherAnswers) -> str:
        """An open question, the answer in use, and which fields the other answers change."""
        page, reading = self._page, self._answer.law.reading(other.id)
        places: dict[str, dict[str, None]] = {}
        for figures in other.answers.values():
            for place, name, _ in self._changes(other, figures, in_short=True):
                places.setdefault(name, {}).update(dict.fromkeys([place] if place else []))
        if len(places) > 1:
            places.pop("shortfall_months", None)  # of a month that stays short whatever the answer
        fields = []
        for name, where in places.items():
            field = self._say(f"field_{name}")
            field = field[0].lower() + field[1:]
            fields.append(self._say("field_where", field=field, where=page.joined(where)) if where else field)
        question = f"{getattr(reading.question, page.lang)} {page.notes.mark(*reading.cite)}"
        taken = self._say("taken", answer=page.answer_to(reading, other.chosen))
        return f"{question} {taken}{self._say('others_change', fields=page.joined(fields))}"

    def _reading(self, other: OtherAnswers) -> None:
        """An open question: what is taken here and why, and what each other answer would change."""
        page, reading = self._page, self._answer.law.reading(other.id)
        page.print(f"{other.id}  {getattr(reading.question, page.lang)} {page.notes.mark(*reading.cite)}", indent=2)
        page.print(self._say("taken", answer=page.answer_to(reading, other.chosen)), indent=6)
        page.print(getattr(reading.reason, page.lang), indent=6)
        late = {str(option.month) for option in self._answer.options if option.kind == "deferred"}
        for answer, figures in other.answers.items():
            if answer == other.chosen:
                continue
            page.print(self._say("otherwise", answer=page.answer_to(reading, answer)), indent=6)
            changed: dict[str, list[str]] = {}
            for where, name, value in self._changes(other, figures):
                none = page.open(None) if name == "shortfall_months" else self._say("none")
                text = _text(page, name, value, deferral=where in late) or none
                changed.setdefault(where, []).append(self._say("because", text=self._say(f"field_{name}"), why=text))
            if not changed:
                page.print(self._say("no_change"), indent=8)
            for where, texts in changed.items():
                line = page.joined(texts)
                page.print(self._say("note_months", months=_capital(where), text=line) if where else line, indent=8)

    def _changes(
        self, other: OtherAnswers, figures: dict[str, Any], *, in_short: bool = False
    ) -> Iterator[tuple[str, str, Any]]:
        """Where an answer differs from the one in use: the month or the remedy, the field, and its value there."""
        taken = other.answers[other.chosen]
        groups: dict[str, dict[str, Any]] = {}
        for field, value in figures.items():
            if value != taken[field]:
                group, _, name = field.rpartition(".")
                groups.setdefault(group, {})[name] = value
        for group, fields in groups.items():
            where = group.partition(".")[2]
            settled = [name for name in _SETTLED_BY if name in fields]
            names = [name for one in settled for name in ((one,) if in_short else _SETTLED_BY[one])] or list(fields)
            for name in names:
                if name in fields:
                    yield self._page.word(where), name, fields[name]

    def _month_of_age(self, month: YearMonth) -> str:
        answer = self._answer
        text = self._say("of_age", month=month, age=self._page.age(month - answer.person.birth_month))
        return self._say("past", text=text) if month < answer.as_of else text

    def _assumed(self, text: str, unstated: bool) -> str:
        return self._say("assumed", text=text) if unstated else text

    def _sentence(self, text: str) -> str:
        return _capital(text) + ("。" if self._page.lang == "zh" else ".")


def _text(page: Page, name: str, value: Any, *, deferral: bool) -> str:
    """A field of an option or a remedy, or of its JSON, as people read it; nothing where there is nothing to say."""
    if isinstance(value, bool) or (value is None and name == "approval_required"):
        return page.open(value)
    if value is None:
        return ""
    if name in ("deferral", "eligibility"):
        return page.eligibility(value, deferral=deferral or name == "deferral")
    if name == "age":
        return page.age(Months.of(value))
    if name == "qualifying":
        return page.stretches((YearMonth.of(first), YearMonth.of(last)) for first, last in value)
    if name in ("required_months", "projected_months", "shortfall_months"):
        return str(int(value))  # a count, where `Months` would print years and months
    if isinstance(value, list | tuple):
        return page.joined(map(page.word, value))
    return page.word(value)


def _figures(outcome: Outcome[Any]) -> dict[str, Any]:
    """What a rule noted, by name."""
    return {step.name: step.value for step in outcome.trace}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
