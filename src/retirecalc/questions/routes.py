"""Every way to a pension: what is open and from when, what closes the others, and the fewest questions that settle the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations, product
from typing import Any, NamedTuple, get_args

from retirecalc.errors import InvalidFacts, OutOfCoverage, wanted
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Drawing, Employment
from retirecalc.ground.months import MonthLike, Months, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.ground.stretches import END
from retirecalc.law import Law
from retirecalc.outcome import Caveat, Eligibility, Reason, Standing, plain
from retirecalc.questions.ask import ask, fields_of
from retirecalc.questions.assess import ASSUMED, Assessment, Option, assess
from retirecalc.rooms import ROOMS
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from retirecalc.rules.early_routes.work_injury.facts import InjuryFacts
from retirecalc.rules.incapacity.invalidity_allowance.table import InvalidityAllowanceTable
from retirecalc.rules.incapacity.sickness_closed.facts import SicknessFacts
from retirecalc.rules.resident.resident_pension.facts import ResidentFacts
from retirecalc.rules.retiring.pension_eligibility import Way
from retirecalc.sources import Citation

Facts = dict[str, Any]
_OF_A_MONTH = frozenset({"claim_now"})
"""Caveats on planning one month, said to whoever chose it: here nobody chose any."""
_OF_EXTENSION = ("R01",)
"""The open question of how long somebody pays on; the others of the remedies are of other remedies."""
ORDINARY: tuple[Way, ...] = get_args(Way)
"""The ways that `assess` answers, by kind; every other one is a room."""


class Route(NamedTuple):
    """One way to a pension.

    `first_month` is the first month in which it is open: one of the past or the present where it is open now, one to come
    where nothing but time closes it, None where it is open and no text settles from when. `first_open_month`, of ways that
    know it, is the first month that nothing refuses, certain or not. `reasons` says what closes it, what fails first first;
    `questions` are the fewest facts that settle it whatever they turn out to be, of those that can be stated.

    `approval_required`: open only if the authority approves, which was not stated; None where it is not known whether it must.
    `paying_from`: open only if every month from that one on is paid. `direction`: which way months move, of bridging.
    """

    name: str
    standing: Standing
    first_month: YearMonth | None
    reasons: tuple[str, ...]
    missing_facts: tuple[str, ...]
    questions: tuple[str, ...]
    caveats: tuple[Caveat, ...]
    citations: tuple[Citation, ...]
    first_open_month: YearMonth | None = None
    approval_required: bool | None = False
    paying_from: YearMonth | None = None
    direction: str | None = None

    @property
    def is_open(self) -> bool:
        """Open now, or closed by nothing but time."""
        waits = self.standing is Standing.NOT_ELIGIBLE and self.first_month is not None
        return self.standing is Standing.ELIGIBLE or (waits and not self.missing_facts)

    @property
    def is_unsettled(self) -> bool:
        """Not known; or closed for now, and not known whether it opens."""
        perhaps = self.first_month is None and self.first_open_month is not None
        return self.standing is Standing.UNDETERMINED or bool(self.missing_facts) or perhaps

    def to_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "standing": str(self.standing),
            "open": self.is_open,
            "settled": not self.is_unsettled,
            "first_month": plain(self.first_month),
            "first_open_month": plain(self.first_open_month),
            "approval_required": self.approval_required,
            "paying_from": plain(self.paying_from),
            "direction": self.direction,
            "reasons": list(self.reasons),
            "missing_facts": list(self.missing_facts),
            "questions": list(self.questions),
            "caveats": [caveat.to_dict() for caveat in self.caveats],
            "citations": [cite.to_dict() for cite in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Routes:
    """All of them: those that are open by first month, then what is not settled, what is closed, what does not apply."""

    person: Person
    law: Law
    as_of: YearMonth
    facts: Facts
    routes: tuple[Route, ...]

    @property
    def open(self) -> tuple[Route, ...]:
        return tuple(route for route in self.routes if route.is_open)

    @property
    def unsettled(self) -> tuple[Route, ...]:
        return tuple(route for route in self.routes if route.is_unsettled)

    @property
    def closed(self) -> tuple[Route, ...]:
        settled = (route for route in self.routes if not route.is_open and not route.is_unsettled)
        return tuple(route for route in settled if route.standing is Standing.NOT_ELIGIBLE)

    @property
    def not_applicable(self) -> tuple[Route, ...]:
        return tuple(route for route in self.routes if route.standing is Standing.NOT_APPLICABLE)

    def of(self, name: str) -> Route:
        """The route of a name."""
        return next(route for route in self.routes if route.name == name)

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract `retirecalc.routes/1`."""
        return {
            "schema": "retirecalc.routes/1",
            "as_of": str(self.as_of),
            "law": self.law.stamp(),
            "facts": self.facts,
            "routes": [route.to_dict() for route in self.routes],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as text, the same bytes on every machine."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


def route_fields() -> dict[str, Types]:
    """What can be stated beside the facts of a person: by name, with the JSON types."""
    every = {name: types for room in _rooms() for name, types in fields_of(room).items()}
    return {name: types for name, types in every.items() if name not in Person.FIELDS}


def routes(person: Person, law: Law, as_of: MonthLike, facts: Mapping[str, Any] | None = None) -> Routes:
    """Every way to a pension for one person: the ordinary ones, and each room that is one.

    What one way is told of a pension that is drawn, every way is told: one for sickness that is drawn, a retirement that is
    completed after a work injury, another pension that ended the resident one.

    Args:
        person: the facts of `assess`.
        law: from `load_law`.
        as_of: the month or day of the question.
        facts: further facts, as JSON: those of `route_fields()`.

    Raises:
        InvalidFacts: a fact that no route takes, or one that cannot be read; or the person has died.
        OutOfCoverage: no law on file for the law date.

    >>> from retirecalc import Contributions, Person, load_law
    >>> person = Person("1971-09", "male_60", employment="employee", contributions=Contributions(cumulative=300))
    >>> found = routes(person, load_law(), "2026-11", {"resident_months": 0, "injury_grade": False})
    >>> [(route.name, str(route.first_month)) for route in found.open][:2]
    [('early', '2031-09'), ('statutory', '2033-06')]
    """
    wanted(Person, person, "person")
    wanted(Law, law, "law")
    person.check(month := parse_day_or_month(as_of, "as_of")[0])
    told = {name: fact for name, fact in person.to_dict().items() if fact not in (None, Employment.UNKNOWN)}
    told |= stated({} if facts is None else facts, route_fields())
    known, conflict = _one_person(told, month)
    seen: dict[str, tuple[Route, ...]] = {}

    def ways(told: Facts) -> tuple[Route, ...]:
        key = repr(told)
        if key not in seen:
            seen[key] = tuple(_ordinary(assess(Person.from_dict(_of(told, Person.FIELDS)), law, as_of)))
        return seen[key]

    def ordinary(kind: Way) -> Callable[[Facts], Route]:
        return lambda told: ways(told)[ORDINARY.index(kind)]

    def of_room(room: str) -> Callable[[Facts], Route]:
        return lambda told: _from_its_beginning(_room(room, told, law, as_of), told, law, month)

    counts = _counts(person, law, month)
    found = [_asking(ordinary(kind), known, _Askable(Person.FIELDS, month, counts)) for kind in ORDINARY]
    if conflict:
        found = [one._replace(caveats=(*one.caveats, Caveat("facts_conflict"))) for one in found]
    found += [_asking(of_room(room), known, _Askable(fields_of(room), month, counts, room)) for room in _rooms()]
    by = {one.name: one for one in found}
    by["statutory"] = statutory = _on_the_allowance(by["statutory"], by["invalidity_allowance"])
    if untested := [one for one in (*statutory.caveats, *by["late"].caveats) if one.code == UNTESTED]:
        # Who retires then has nothing to pay on, and who does not may: with the one the other is not settled.
        paying = by["extended"]
        caveats = tuple(dict.fromkeys((*paying.caveats, *untested)))
        by["extended"] = paying._replace(
            standing=Standing.UNDETERMINED, first_month=None, reasons=(), caveats=caveats, paying_from=None
        )
    resident, bridging = by["resident_pension"], by["scheme_bridging"]
    if "nationality_lost" in resident.reasons and bridging.is_open:
        # Whether anything moves into or out of what has ended, no text says.
        by["scheme_bridging"] = bridging._replace(
            standing=Standing.UNDETERMINED, first_month=None, reasons=(), direction=None
        )
    by["resident_pension"] = _after_bridging(resident, bridging, known, law, as_of)
    return Routes(person, law, month, told, tuple(sorted(by.values(), key=_rank)))


def _one_person(told: Facts, month: YearMonth) -> tuple[Facts, bool]:
    """The facts with what those of one way say of the pension that is drawn, and whether both were stated and differ.

    Raises:
        InvalidFacts: the person has died.
    """
    resident = ResidentFacts.from_dict(_of(told, ResidentFacts.FIELDS))
    ended = None if resident.ended_in is None or resident.ended_in > month else resident.ended_by
    if ended == "death":
        raise InvalidFacts("questions.nobody_left", field="ended_by")
    sick = SicknessFacts.from_dict(_of(told, SicknessFacts.FIELDS)).drawn_since
    retired = InjuryFacts.from_dict(_of(told, InjuryFacts.FIELDS)).retired_in
    drawing = Drawing.SOME if ended == "other_pension" else None
    if (sick is not None and sick <= month) or (retired and retired <= month):
        drawing = Drawing.EMPLOYEE
    if drawing is None:
        return told, False
    if "drawing" not in told:
        return {**told, "drawing": str(drawing)}, False
    return told, told["drawing"] == Drawing.NONE


UNTESTED = "minimum_not_tested_again"


def _on_the_allowance(statutory: Route, allowance: Route) -> Route:
    """The statutory month of somebody whose allowance becomes a pension then (72号 第三条): the minimum is not tested again."""
    untested = [one for one in allowance.caveats if one.code == UNTESTED]
    if not (allowance.is_open and untested and statutory.reasons == (str(Reason.CONTRIBUTIONS_SHORT),)):
        return statutory
    caveats = (*statutory.caveats, *untested)
    return statutory._replace(standing=Standing.UNDETERMINED, first_month=None, reasons=(), caveats=caveats)


def _after_bridging(resident: Route, bridging: Route, told: Facts, law: Law, as_of: MonthLike) -> Route:
    """The resident pension of somebody short there who may move employee months into it, now or from a month to come."""
    short = "resident_years_short"
    if short not in resident.reasons or set(resident.reasons) - {short, "below_resident_age"}:
        return resident
    caveats = (*resident.caveats, Caveat("after_bridging", citations=bridging.citations))
    open_ = resident._replace(standing=Standing.UNDETERMINED, first_month=None, reasons=(), caveats=caveats)
    if bridging.is_unsettled:
        return open_ if resident.reasons == (short,) else resident  # before the age it is open already
    if not bridging.is_open or bridging.first_month is None:
        return resident
    to_come = bridging.standing is Standing.NOT_ELIGIBLE
    when = str(bridging.first_month) if to_come else as_of
    moved = ask("scheme_bridging", _of(told, fields_of("scheme_bridging")), law, when).outcome.value
    if moved.direction != "employee_to_resident":
        return resident
    there = Months.of(told["resident_months"], "resident_months")
    # Where it was not stated how many months were paid in both, the most that there can be.
    after = moved.months_after if moved.months_after is not None else moved.employee_months + there
    found = _room("resident_pension", {**told, "resident_months": int(after)}, law, when)
    if short in found.reasons:
        return resident
    if moved.months_after is None or found.first_month is None:
        return open_ if resident.reasons == (short,) else resident
    return found._replace(
        standing=Standing.NOT_ELIGIBLE if to_come else found.standing,
        first_month=max(found.first_month, bridging.first_month),
        reasons=resident.reasons if to_come else found.reasons,
        caveats=(*(one for one in found.caveats if one.code != "due_since"), *caveats[-1:]),
    )


def _rooms() -> tuple[str, ...]:
    return tuple(room.name for room in ROOMS.values() if room.route)


def _rank(route: Route) -> tuple[int, int]:
    applies = route.standing is not Standing.NOT_APPLICABLE
    group = 0 if route.is_open else 1 if route.is_unsettled else 2 if applies else 3
    if group or route.first_month is None:  # open in a month that is not settled: after the others that are open
        return group, END.index
    return group, route.first_month.index


def _of(told: Facts, fields: Mapping[str, Types]) -> Facts:
    return {name: fact for name, fact in told.items() if name in fields}


# what one way answers


def _room(room: str, told: Facts, law: Law, as_of: MonthLike) -> Route:
    try:
        outcome = ask(room, _of(told, fields_of(room)), law, as_of).outcome
    except OutOfCoverage:
        caveat = Caveat("out_of_coverage")
        return Route(room, Standing.UNDETERMINED, None, (), (), (), (caveat,), ())
    value = outcome.value
    return Route(
        room,
        value.standing,
        value.first_month,
        tuple(map(str, value.reasons)),
        value.missing_facts,
        (),
        outcome.caveats,
        outcome.citations,
        getattr(value, "first_open_month", None),
        direction=getattr(value, "direction", None),
    )


def _from_its_beginning(route: Route, told: Facts, law: Law, month: YearMonth) -> Route:
    """The allowance asked for before there was one: as it is on an application in its first month."""
    to_come = law.at(month).not_yet(InvalidityAllowanceTable) if route.reasons == ("not_yet",) else None
    if to_come is None:
        return route
    # Nothing could be applied for yet.
    told = {name: fact for name, fact in told.items() if name != "allowance_applied_on"}
    then = _room(route.name, told, law, str(to_come.first_month))
    if then.standing is Standing.ELIGIBLE:
        return then._replace(standing=Standing.NOT_ELIGIBLE, reasons=route.reasons)
    if then.standing is Standing.UNDETERMINED:
        closed = then._replace(standing=Standing.NOT_ELIGIBLE, reasons=route.reasons)
        return closed._replace(first_month=None, first_open_month=then.first_month)
    return then


def _ordinary(answer: Assessment) -> Iterator[Route]:
    """The ways of `assess`: of each kind the first month that is open, else the first not settled, else what closes it."""
    asked = [*answer.options, *_more(answer)]
    earliest = answer.window.value.earliest_month
    for kind in ORDINARY:
        # A late claim that was made is of a past month.
        open_ = (one for one in asked if one.kind == kind and (kind == "late" or not one.past))
        if kind == "early" and earliest is not None:  # before it every month is refused, for the age alone
            open_ = (one for one in open_ if one.month >= earliest)
        options = sorted(open_, key=lambda one: one.month.index)
        judged = min(options, key=_openness, default=None)
        if judged is None:
            yield _absent(kind, answer)
        elif kind == "extended" and judged.eligibility is Eligibility.NOT_ELIGIBLE and (again := _paying_again(answer)):
            yield again
        else:
            open_now = judged.eligibility is Eligibility.ELIGIBLE
            assumed = [one for one in answer.projection.caveats if one.code in ASSUMED and open_now]
            if judged.eligibility is not Eligibility.NOT_ELIGIBLE:
                assumed += _drawing_unknown(answer)
            yield Route(
                kind,
                Standing(judged.eligibility),
                judged.month if open_now else None,
                tuple(map(str, judged.reasons)),
                judged.missing_facts,
                (),
                (*(caveat for caveat in judged.caveats if caveat.code not in _OF_A_MONTH), *assumed),
                judged.citations,
                approval_required=_approval(answer, judged),
            )


def _drawing_unknown(answer: Assessment) -> tuple[Caveat, ...]:
    """What `assess` says of the whole answer where nobody stated whether a pension is drawn."""
    return tuple(one for one in answer.window.caveats if one.code == "drawing_unknown")


def _approval(answer: Assessment, option: Option) -> bool | None:
    """Whether it hangs on an approval that was not stated."""
    chosen = option.kind in ("early", "deferred") and option.eligibility is Eligibility.ELIGIBLE
    return option.approval_required if chosen and answer.person.approved is None else False


def _paying_again(answer: Assessment) -> Route | None:
    """Paying on after the age, for somebody who stopped and is short: open to whoever pays again."""
    remedy = next((one for one in answer.remedies if one.kind == "extended_contribution"), None)
    if remedy is None:
        return None
    drawn = answer.person.drawing not in (None, Drawing.NONE)
    standing = Standing.UNDETERMINED if drawn else Standing(remedy.eligibility)
    first = remedy.until_month if standing is Standing.ELIGIBLE else None
    caveats = answer.shortfall_remedies.caveats
    return Route(
        "extended",
        standing,
        first,
        (),
        ("pension_drawn",) if drawn else (),
        (),
        (*(one for one in caveats if one.reading in (None, *_OF_EXTENSION)), *_drawing_unknown(answer)),
        remedy.citations,
        paying_from=remedy.from_month,
    )


def _more(answer: Assessment) -> Iterator[Option]:
    """Months that not every answer lists: the first of each stretch, that of the claim, which may be late, and the first after
    the age that can still be chosen.
    """
    applied = answer.person.applied_on
    for first, _ in answer.qualifying:
        yield answer.option(first)
    yield answer.option(answer.as_of if applied is None else YearMonth.of(applied))
    yield answer.option(max(answer.statutory.value.month, answer.as_of) + 1)


def _openness(option: Option) -> int:
    return (Eligibility.ELIGIBLE, Eligibility.UNDETERMINED, Eligibility.NOT_ELIGIBLE).index(option.eligibility)


def _absent(kind: Way, answer: Assessment) -> Route:
    """A kind of which no month is left or was ever there: barred, past, or a question that does not arise."""
    window, at_age = answer.window.value, answer.minimum_at_age.value
    barred = {"early": window.early, "deferred": window.deferral}.get(kind) is Eligibility.NOT_ELIGIBLE
    closed = Route(kind, Standing.NOT_ELIGIBLE, None, (), (), (), (), answer.window.citations)
    if barred:
        return closed._replace(reasons=tuple(map(str, window.reasons)), caveats=answer.window.caveats)
    if kind in ("early", "statutory") and answer.statutory.value.month <= answer.as_of:
        return closed._replace(reasons=(str(Reason.MONTH_PAST),), citations=answer.statutory.citations)
    if kind in ("extended", "deferred") and at_age is not None and not at_age.met:
        closed = closed._replace(citations=answer.minimum_at_age.citations)
        if at_age.met is None:
            return closed._replace(standing=Standing.UNDETERMINED, missing_facts=at_age.missing_facts)
        return closed._replace(reasons=(str(Reason.CONTRIBUTIONS_SHORT),))
    return closed._replace(standing=Standing.NOT_APPLICABLE, citations=())


# the fewest questions


def _counts(person: Person, law: Law, as_of: YearMonth) -> tuple[int, ...]:
    """Months paid by `as_of`, some of every kind: none, a few short of the minimum, just enough, enough at the age too."""
    at = statutory_age(person, law).value.month
    least, most = minimum_of(law, min(at, as_of)), minimum_of(law, max(at, as_of))
    if least is None or most is None:
        return (0,)
    some = (0, least[0] - _FEW, least[0], most[0] + max(0, as_of - at))
    return tuple(dict.fromkeys(map(int, some)))


class _Askable:
    """The facts that a way can be given, and for each some answers of every kind that the rules tell apart."""

    def __init__(
        self, fields: Mapping[str, Types], as_of: YearMonth, counts: tuple[int, ...], room: str | None = None
    ) -> None:
        inside = Contributions.FIELDS if dict in fields.get("contributions", ()) else {}
        own = {} if room is None else getattr(import_module(ROOMS[room].home), "FACTS", {})
        self._fields = fields
        self._answers: dict[str, tuple[Any, ...]] = {
            name: _BY_TYPE[kind] for name, types in {**inside, **fields}.items() for kind in types if kind in _BY_TYPE
        }
        self._answers |= {name: answers for name, answers in _ANSWERS.items() if name in {**inside, **fields}}
        for facts in own.values():
            self._answers |= getattr(facts, "ANSWERS", {})
        if inside:
            self._answers["deferral_agreed_to"] = (False, str(as_of + 1))
            self._answers["counted_to"] = (str(as_of),)
            self._answers["contributions"] = tuple(
                {"paid": paid, "deemed": 0, "counted_to": str(as_of), "continuing": going_on}
                for paid in counts
                for going_on in (True, False)
            )
        self.at_large: frozenset[str] = frozenset({**inside, **fields}) - self._answers.keys()
        """What can be stated and has no list of answers, such as the months themselves."""
        self.own_at_large = self.at_large & {fact for facts in own.values() for fact in facts.FIELDS}
        """Those that the way alone takes."""

    def of(self, fact: str) -> tuple[Any, ...]:
        return self._answers[fact]

    def __contains__(self, fact: object) -> bool:
        return fact in self._answers

    def stating(self, told: Facts, answers: Mapping[str, Any]) -> Facts:
        """The facts with these beside them; what is stated of contributions goes among those."""
        found = dict(told)
        for fact, answer in answers.items():
            if fact in self._fields:
                found[fact] = answer
            else:
                found["contributions"] = {**(found.get("contributions") or {}), fact: answer}
        return found


_FEW = 5
"""Months, few enough to be paid while a deferral runs."""
_BY_TYPE: dict[type, tuple[Any, ...]] = {bool: (True, False), int: (0, 60, 250, 480)}
_ANSWERS: dict[str, tuple[Any, ...]] = {
    "employment": tuple(str(one) for one in Employment if one is not Employment.UNKNOWN),
    "drawing": tuple(map(str, (Drawing.NONE, Drawing.EMPLOYEE, Drawing.RESIDENT))),
    "first_insured": ("2000-01", "2015-01"),
}


def _asking(way: Callable[[Facts], Route], told: Facts, askable: _Askable) -> Route:
    """The route, with the fewest questions that settle it.

    Those are looked for among the facts that it misses, or would miss after some answer: the first set of them, the smallest
    first, after which none of its facts is missing any more whatever is answered. What has no list of answers is asked beside
    them where it is missing, or, of what this way alone takes, would be after some answer.
    """
    route = way(told)

    def after(some: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for answers in product(*map(askable.of, some)):
            try:
                yield way(askable.stating(told, dict(zip(some, answers, strict=True)))).missing_facts
            except InvalidFacts:  # an answer that this person cannot give
                continue

    every = tuple(fact for fact in route.missing_facts if fact in askable)
    while more := dict.fromkeys(
        fact for missing in after(every) for fact in missing if fact in askable and fact not in every
    ):
        every += tuple(more)
    for size in range(len(every) + 1):
        for some in combinations(every, size):
            at_large = {fact: None for fact in route.missing_facts if fact in askable.at_large}
            for missing in after(some):
                if any(fact in askable for fact in missing):
                    break
                at_large |= {fact: None for fact in missing if fact in askable.own_at_large}
            else:
                return route._replace(questions=(*some, *at_large))
    raise AssertionError("all of them settle it")
