"""One assessment on a page: the answer first, then what it rests on, for a reader who is not a lawyer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from retirecalc.cli.shell import Page, cited
from retirecalc.facts.words import Drawing
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END, common
from retirecalc.outcome import Eligibility, Outcome, Reason
from retirecalc.questions.assess import Assessment, Option, OtherAnswers
from retirecalc.rules.age.flexible_retirement import Window
from retirecalc.rules.contributions.contribution_projection import Projection
from retirecalc.rules.contributions.shortfall_remedies import Remedy
from retirecalc.rules.retiring.pension_eligibility import PensionEligibility, Way
from retirecalc.sources import weakest
from retirecalc.wording import obstacle as obstacle_text
from retirecalc.wording.brief import (
    PARTS,
    bare,
    caveat_in_words,
    counted_by,
    due_since,
    figures_of,
    in_words,
    lead,
    short_by,
)
from retirecalc.wording.render import words_of

if TYPE_CHECKING:
    from retirecalc.rules.contributions.payments_needed import PaymentsNeeded

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
    born = answer.person.birth_month if someone.birth_day is None else date.fromisoformat(someone.birth)
    employment = page.say("employment", employment=page.word(someone.employment))
    who = page.say("person", birth=born, category=page.word(someone.category), employment=employment)
    if stated := page.joined(_stated(page, answer)):
        who = page.sentences((who, page.say("stated", facts=stated)))
    return f"{who}\n{asked_in(page, answer)}"


def asked_in(page: Page, answer: Assessment) -> str:
    """Asked when, under which law."""
    law = page.law_line(answer.law)
    if answer.as_of_day is None:
        return page.say("asked_in", as_of=answer.as_of, law=law)
    return page.say("asked_on", as_of=answer.asked_on, law=law)


def _stated(page: Page, answer: Assessment) -> Iterator[str]:
    """What has happened, as far as it was stated."""
    someone = answer.person
    if someone.drawing is not None:
        yield page.word(f"drawing_{someone.drawing}")
    if someone.approved is not None:
        yield page.say("stated_approved" if someone.approved else "stated_refused")
    if someone.deferral_agreed_to is False:
        yield page.say("stated_no_deferral")
    elif someone.deferral_agreed_to is not None:
        yield page.say("stated_deferral", month=someone.deferral_agreed_to)
    if someone.notice_given_on is not None:
        yield page.say("stated_notice", day=someone.notice_given_on)
    if someone.applied_on is not None:
        yield page.say("stated_application", day=someone.applied_on)


def may_be_agreed(window: Window, kind: Way, month: YearMonth) -> bool:
    """Whether an open month of a deferral is still to be agreed: not inside one that is."""
    return kind == "deferred" and window.to_be_agreed(month)


def why_no_dates(
    page: Page, found: Option | PensionEligibility, drawing: Drawing | None, window: Window, *, past: bool
) -> str:
    """Why a month has no dated steps: a refusal is only one of the reasons."""
    if found.eligibility is Eligibility.NOT_ELIGIBLE:
        return page.say("timeline_none", reasons=page.joined(map(page.word, found.reasons)))
    if drawing not in (None, Drawing.NONE):
        return page.say("timeline_drawn")
    if past:
        return page.say("timeline_past")
    return page.say("timeline_outside" if window.outside_94 else "timeline_unknown")


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
        page.print(page.sentences(self._lead()), indent=2, bold=True)
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

    def _mark(self, *names: str) -> str:
        """Footnotes for figures that concern the whole answer."""
        answer = self._answer
        general = (
            answer.statutory,
            answer.window,
            answer.projection,
            answer.minimum_at_age,
            answer.qualifying_months,
        )
        return self._page.notes.mark(*cited(general, *names))

    def _lead(self) -> Iterator[str]:
        """The answer to the first question in a few sentences: the age, the first month, and what to do for it."""
        for phrase, figures in lead(self._answer):
            yield self._say(phrase, **in_words(figures, self._page.lang))

    def _counted_by(self, month: YearMonth) -> str | None:
        """How many months count by then, or between which bounds."""
        found = counted_by(self._answer, month)
        return None if found is None else bare(found, self._page.lang)

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
        at_age, first = answer.minimum_at_age.value, answer.first_qualifying_month
        drawn = answer.person.drawing not in (None, Drawing.NONE, Drawing.EMPLOYEE)
        bound = drawn or bool(projection.missing) or (at_age is not None and at_age.met is None)
        text = page.open(None) if bound else say("none")
        months = text if bound and not answer.qualifying else page.stretches(answer.qualifying)
        if first is not None:
            text = self._month_of_age(first)
            text, months = (say("at_latest", text=text), say("at_least", text=months)) if bound else (text, months)
        yield say("row_first"), f"{text} {self._mark('first_qualifying_month')}"
        yield say("row_qualifying"), f"{months} {self._mark('qualifying')}"
        if answer.first_open_month not in (None, first):
            reached = self._month_of_age(max(answer.first_open_month, answer.as_of))
            yield say("field_first_open_month"), f"{reached} {self._mark('extension_target')}"
        yield from self._counted(projection)

    def _counted(self, projection: Projection) -> Iterator[tuple[str, str]]:
        """What is on the count, to which month, and what goes on after it."""
        answer, page, say = self._answer, self._page, self._say
        found = _figures(answer.projection)
        counted_to = projection.counted_to or answer.as_of  # spells are all on record, whatever the month
        unknown = [fact for fact in projection.missing if fact in PARTS]
        counted = page.term_and_count(projection.at(counted_to))
        if unknown:
            facts = page.joined(map(page.word, unknown))
            counted = say("without", text=say("at_least", text=counted), facts=facts)
        yield say("row_counted"), f"{counted} {self._mark('months')}"
        assumed = {step.name for step in answer.projection.trace if step.kind == "assumed"}
        yield say("row_counted_to"), self._assumed(str(page.text(counted_to)), "counted_to" in assumed)
        if "lag_paid" in found:
            yield say("row_lag_paid"), page.stretches(found["lag_paid"])
        if "months_at_most" in found:
            bounds = say("bounds", least=int(found["months"]), most=int(found["months_at_most"]))
            bounds = say("months", text=bounds)
            facts = page.joined(map(page.word, projection.missing))
            row = say("row_counted_by", month=answer.as_of)
            yield row, f"{say('without', text=bounds, facts=facts)} {self._mark('months_at_most')}"
        for name in ("months_not_in_spells", "months_over_total"):
            if name in found:
                yield say(f"row_{name}"), f"{page.count(found[name])} {self._mark(name)}"
        if projection.lump_sum is not None:
            months, month = projection.lump_sum
            yield say("row_lump_sum"), say("in_month", text=page.count(months), month=month)
        after = max(counted_to, answer.as_of) + 1
        later = common(projection.paying, [(after, END)])
        text = page.open(bool(later)) if later in ((), ((after, END),)) else page.stretches(later)
        if projection.perhaps and projection.paying and "continuing" in assumed:
            yield say("row_continuing"), say("assumed_from", month=projection.paying[0][0])
        else:
            yield say("row_continuing"), self._assumed(text, "continuing" in assumed)
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
        yield from self._at_age()
        by = self._mark("early", "earliest_month") or self._mark("reason")
        yield say("row_early"), f"{self._permission(window.early, self._early())} {by}"
        by = self._mark("deferral", "latest_month") or self._mark("reason")
        yield say("row_deferral"), f"{self._deferral()} {by}"
        if window.early is not Eligibility.NOT_ELIGIBLE or window.deferral is not Eligibility.NOT_ELIGIBLE:
            needed = page.open(window.approval_required)
            if window.approval_required is None:
                needed = say("without", text=needed, facts=page.word("employment"))
            yield say("row_approval"), f"{needed} {self._mark('approval_required')}"

    def _early(self) -> str:
        """From which month on, with the minimum met; else from which by age, and what is against every month from there."""
        answer, page, say = self._answer, self._page, self._say
        window, at = answer.window.value, answer.statutory.value.month
        text = page.word(window.early)
        if window.early is Eligibility.NOT_ELIGIBLE or window.earliest_month is None:
            return text
        if window.early is Eligibility.UNDETERMINED:
            return say("from_month", text=text, month=window.earliest_month)
        if (first := answer.first_qualifying_month) is not None and first < at:
            return say("from_month", text=text, month=first)
        by_age = say("early_by_age", month=window.earliest_month)
        if at <= answer.as_of:
            return say("past", text=by_age)
        last = answer.option(at - 1)  # no early month has more on the count
        if last.eligibility is Eligibility.UNDETERMINED:
            facts = page.joined(map(page.word, last.missing_facts))
            return say("because", text=by_age, why=say("without", text=page.open(None), facts=facts))
        return say("because", text=by_age, why=page.joined(map(page.word, last.reasons)))

    def _deferral(self) -> str:
        """Whether a deferral may be agreed; what was agreed or refused, where that is stated; open once the age is past."""
        answer, page, say = self._answer, self._page, self._say
        window, someone = answer.window.value, answer.person
        if window.deferral is Eligibility.NOT_ELIGIBLE:
            return self._permission(window.deferral, page.word(window.deferral))
        if someone.approved is False:
            return say("stated_refused")
        if window.agreed_to is not None:
            return say("stated_deferral", month=window.agreed_to)
        if someone.deferral_agreed_to is False:
            return say("stated_no_deferral")
        if answer.statutory.value.month < answer.as_of:
            return say("without", text=page.open(None), facts=page.word("deferral_agreed_to"))
        if someone.drawing not in (None, Drawing.NONE):  # as every month of it is
            return say("without", text=page.open(None), facts=page.word("pension_drawn"))
        text = page.eligibility(window.deferral, deferral=True)
        if window.latest_month is not None:
            text = say("to_month", text=text, month=window.latest_month)
        return self._permission(window.deferral, text)

    def _at_age(self) -> Iterator[tuple[str, str]]:
        """Whether the minimum was met in a statutory month that is past, and when paying on meets it for whoever is short."""
        answer, page, say = self._answer, self._page, self._say
        month, at_age = answer.statutory.value.month, answer.minimum_at_age.value
        projection = answer.projection.value
        if at_age is None or projection is None:
            return
        if month < answer.as_of:
            verdict = {True: "met_yes", False: "met_no", None: "met_open"}[at_age.met]
            facts = page.joined(map(page.word, at_age.missing_facts))
            figures = in_words(figures_of(answer, answer.option(month)), page.lang)
            text = say(verdict, facts=facts, **{**figures, "required": page.count(at_age.required_months)})
            text = say("counted_until", text=text, month=projection.counted_to or answer.as_of)
            yield say("row_met", month=month), f"{text} {self._mark('met') or self._mark('required_months')}"
        found = _figures(answer.minimum_at_age)
        if "own_year_month" in found:
            text = say("both_months", reached=found["reached_month"], complete=found["own_year_month"])
        elif "complete_month" in found:
            text = say("one_month", month=found["complete_month"])
        else:
            return
        bound = projection.base != projection.most or projection.perhaps
        text = say("at_latest", text=text) if bound else text
        text = text if at_age.met is False else say("if_short", month=month, text=text)
        yield say("row_extension"), f"{text} {self._mark('reached_month', 'own_year_month', 'complete_month')}"

    def _permission(self, permission: Eligibility, text: str) -> str:
        """A way out, with the reason if it is closed or open to question."""
        window, page = self._answer.window.value, self._page
        if permission is Eligibility.NOT_ELIGIBLE and window.reasons:
            return self._say("because", text=text, why=page.joined(map(page.word, window.reasons)))
        if permission is Eligibility.UNDETERMINED and window.missing_facts:
            facts = page.joined(map(page.word, window.missing_facts))
            return self._say("without", text=text, facts=facts)
        return self._say("ask_agency", text=text) if permission is Eligibility.UNDETERMINED else text

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
            page.table([self._say("field_month"), *(str(page.text(option.month)) for option in some)], rows, whole=(0,))

    def _fields(self, options: tuple[Option, ...]) -> Iterator[tuple[str, list[str]]]:
        """Every line of the table that says something for at least one of the months."""
        for name in (
            *("kind", "age", "eligibility", "reasons", "missing_facts", "due_since", "counting_year"),
            *("required_months", "projected_months", "shortfall_months", "approval_required", "notice_by"),
            *("agreement_by", "apply_in", "first_payment_month"),
        ):
            cells = [self._cell(option, name) for option in options]
            if any(cells):
                yield name, [cell or self._say("dash") for cell in cells]

    def _cell(self, option: Option, name: str) -> str:
        page = self._page
        refused = option.eligibility is Eligibility.NOT_ELIGIBLE
        if name == "approval_required" and (refused or option.kind not in ("early", "deferred")):
            return ""
        value = due_since(option) if name == "due_since" else getattr(option, name)
        text = _text(page, name, value, deferral=may_be_agreed(self._answer.window.value, option.kind, option.month))
        if name == "eligibility" and option.eligibility is Eligibility.UNDETERMINED and not option.missing_facts:
            text = self._say("ask_agency", text=text)
        if name == "kind" and option.past:
            text = self._say("past", text=text)
        if name == "projected_months" and text:
            text = self._counted_by(option.month) or text
        if name == "shortfall_months" and option.shortfall_months:
            short = short_by(self._answer, option)
            text = "" if short is None else bare(short, page.lang)
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
            found = answer.obstacles(option.month)
            refused = option.eligibility is Eligibility.NOT_ELIGIBLE
            page.heading(self._say("why_not" if refused else "why_open", month=option.month))
            for obstacle in found.value:
                page.print(obstacle_text(obstacle, page.lang), indent=2)
            if not found.value and any(caveat.code == "out_of_coverage" for caveat in option.caveats):
                page.print(page.sentence(page.word("out_of_coverage")), indent=2)
            if Reason.CONTRIBUTIONS_SHORT in option.reasons and not option.past:
                page.print(self._payments(option, answer.payments_needed(option.month)), indent=2)

    def _payments(self, option: Option, found: Outcome[PaymentsNeeded]) -> str:
        """How many months the option takes, and from when they must be paid at the latest."""
        page, needed = self._page, found.value
        sentence = self._say(
            "required",
            month=needed.month,
            as_of=self._answer.as_of,
            required=page.count(needed.required_months),
            counted=page.count(needed.counted_months),
            missing=page.count(needed.missing_months),
        )
        if needed.paying_from is not None:
            sentence += self._say("required_from", month=needed.paying_from)
        else:
            sentence += self._say("required_all" if needed.in_time else "required_late", month=needed.by)
        return f"{sentence} {page.notes.mark(*cited((found, *option.outcomes), 'required_months'))}"

    def _remedies(self) -> None:
        """What is left to somebody who is short at the statutory age: a heading for each way, then its conditions."""
        answer, page = self._answer, self._page
        if not answer.remedies or answer.person.drawing is Drawing.EMPLOYEE:
            return
        found = _figures(answer.shortfall_remedies)
        page.heading(words_of("shortfall_remedies").HEADING.of(page.lang))
        by = page.notes.mark(*cited([answer.shortfall_remedies], "shortfall_months"))
        missing = found["shortfall_months"]
        short = self._say("short_by" if missing else "enough_by", month=found["at_age"], short=page.count(missing))
        page.print(f"{short} {by}", indent=2)
        for remedy in answer.remedies:
            verdict = self._say(f"remedy_{remedy.eligibility}")
            text = self._say("because", text=_capital(page.word(remedy.kind)), why=verdict)
            page.print(f"{text} {page.notes.mark(*remedy.citations)}", indent=2)
            for line in self._conditions(remedy, found):
                page.print(line, indent=6)
            least = weakest(remedy.citations)
            page.print(self._say("how_sure", certainty=self._say(f"certainty_{least}")), indent=6)

    def _conditions(self, remedy: Remedy, found: dict[str, Any]) -> Iterator[str]:
        page, say, law = self._page, self._say, self._answer.law
        begin = remedy.from_month
        if remedy.kind == "extended_contribution" and remedy.until_month is not None:
            if begin <= remedy.until_month:
                months = page.stretches([(begin, remedy.until_month)])
                yield say("extend_until", months=months, count=page.count(remedy.until_month - begin + 1))
            if found["shortfall_months"] and "until_completion_year" in found:
                statutory, completion = found["until_statutory_year"], found["until_completion_year"]
                reading = law.reading("R01")
                text = say("extend_both", statutory=statutory, completion=completion, reading=reading.id)
                yield f"{text} {page.notes.mark(*reading.cite)}"
            yield say("extend_then")
        elif remedy.kind == "lump_sum":
            reading = law.reading("R08")
            yield say("lump_rule", answer=page.answer_to(reading, reading.answer), reading=reading.id)
            missing = [step.name for step in self._answer.shortfall_remedies.trace if step.kind == "missing"]
            since = page.joined(page.word(fact) for fact in missing if fact != "first_insured")
            yield say("lump_since" if since else "lump_from", first=begin, facts=since)
            if "first_insured" in missing:
                yield say("lump_unknown")
        elif remedy.kind == "transfer_to_resident":
            yield say("transfer_from", first=begin)
            if "resident_month" in found:
                yield say("transfer_pays", term=page.term(found["resident_minimum"]), month=found["resident_month"])
        else:
            yield say("end_steps", first=begin)
        if remedy.kind in ("transfer_to_resident", "end_relation") and remedy.eligibility is Eligibility.UNDETERMINED:
            yield say("only_below")

    def _notes(self) -> Iterator[str]:
        """Caveats in words; those of single months with the months. What is read in one of several ways stands below."""
        answer, page = self._answer, self._page
        for caveat in answer.caveats:
            if caveat.code == "reading":
                continue
            text = caveat_in_words(answer, caveat.code, page.lang)
            if caveat.code == "closes_at_year_end":
                closing = page.stretches(answer.qualifying_months.value.closing)
                text = self._say("note_months", months=closing, text=text)
            if caveat.code == "lag_counted":
                lag = page.stretches(_figures(answer.projection)["lag_paid"])
                text = self._say("note_months", months=lag, text=text)
            yield f"{self._sentence(text)} {page.notes.mark(*caveat.citations)}".rstrip()
        general = {caveat.code for caveat in answer.caveats} | {"reading"}
        months: dict[str, list[Option]] = {}
        for option in answer.options:
            for code in dict.fromkeys(caveat.code for caveat in option.caveats):
                if code not in general:
                    months.setdefault(code, []).append(option)
        for code, options in months.items():
            text = self._say(
                "note_months", months=page.joined(str(page.text(one.month)) for one in options), text=page.word(code)
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
            for kind in ("early", "statutory", "deferred", "extended", "late"):
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
        late = {page.text(option.month) for option in self._answer.options if option.kind == "deferred"}
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
        page = self._page
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
                    yield page.word(where) if group.startswith("remedies") else _when(page, where), name, fields[name]

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
        return page.stretches(
            (YearMonth.of(first), END if last is None else YearMonth.of(last)) for first, last in value
        )
    if name == "shortfall_months" and not value:
        return page.say("enough")
    if name in ("required_months", "projected_months", "shortfall_months"):
        return str(int(value))  # a count, where `Months` would print years and months
    if isinstance(value, list | tuple):
        return page.joined(map(page.word, value))
    if isinstance(value, YearMonth | date):
        return str(page.text(value))
    return _when(page, value) if _ISO.fullmatch(str(value)) else page.word(value)


_ISO = re.compile(r"\d{4}-\d\d(-\d\d)?")


def _when(page: Page, written: str) -> str:
    """A month or a day of the JSON as the language of the page writes it."""
    if not _ISO.fullmatch(written):
        return written
    return str(page.text(date.fromisoformat(written) if len(written) == 10 else YearMonth.of(written)))


def _figures(outcome: Outcome[Any]) -> dict[str, Any]:
    """What a rule noted, by name."""
    return {step.name: step.value for step in outcome.trace}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
