"""What the property tests draw: a question as plain facts for the oracle, and the same as a `Person` and a `Law`.

Births sit on and beside the group boundaries, contributions on and beside the month in which a minimum is met, and the
month of the question around the window, because that is where an answer changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Law, Person, assess, load_law
from tests import oracle
from tests.oracle import Case, Dated, written

BIRTHS = (1900 * 12, 2099 * 12 + 11)
EDGES = {
    category: sorted(
        {birth + beside for birth in range(first, first + step * cap + 1, step) for beside in (-1, 0)}
        | {first + step * (cap - 1) + beside for beside in (-1, 0, 1, 11, 12)}
        | {1936 * 12 + 11, *BIRTHS}
    )
    for category, (_, first, step, cap) in oracle.CLASSES.items()
}
FORMS = ("paid", "deemed", "cumulative", "paid+deemed", "paid+cumulative", "deemed+cumulative", "all")


@dataclass(frozen=True)
class Asked:
    """One question, twice: `case` for the oracle; `stated` and the rest for the library."""

    case: Case
    stated: dict[str, Any] | None
    drawing: bool | None
    asked: tuple[int, ...] = ()
    joined: bool | None = None

    @property
    def person(self) -> Person:
        day = "" if self.case.birth_day is None else f"-{self.case.birth_day:02}"
        return Person(
            written(self.case.birth) + day,
            self.case.category,
            employment=self.case.employment,
            contributions=None if self.stated is None else Contributions(**self.stated),
            drawing_any_pension=self.drawing,
            joined_after_2015_reform=self.joined,
        )

    @property
    def law(self) -> Law:
        return load_law(in_force_on=None if self.case.reform else "2024-12-31", readings=self.case.readings)

    @property
    def answer(self) -> Assessment:
        return assess(self.person, self.law, written(self.case.as_of), months=[written(month) for month in self.asked])

    def with_day(self, day: int | None) -> Asked:
        return replace(self, case=replace(self.case, birth_day=day))


def categories() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(oracle.CLASSES))


@st.composite
def births(draw: st.DrawFn, category: str) -> int:
    _, first, step, cap = oracle.CLASSES[category]
    touched = st.integers(first - 12, first + step * cap + 240)
    return draw(st.one_of(st.sampled_from(EDGES[category]), touched, touched, st.integers(*BIRTHS)))


@st.composite
def readings(draw: st.DrawFn) -> dict[str, str]:
    """Mostly the defaults; now and then other answers."""
    other = st.fixed_dictionaries({}, optional={one: st.sampled_from(given) for one, given in oracle.ANSWERS.items()})
    extended = st.just({"R01": "completion_year"})
    chosen = draw(st.one_of(st.just({}), st.just({}), other, extended))
    return {one: answer for one, answer in chosen.items() if answer != oracle.DEFAULTS[one]}


@st.composite
def questions(
    draw: st.DrawFn,
    *,
    stated: bool | None = None,
    exact: bool = False,
    drawing: bool = True,
    past: bool = False,
) -> Asked:
    """A person of any kind. `stated`: contributions always or never; `exact`: no part of them unknown; `past`: the age is."""
    category = draw(categories())
    birth = draw(births(category))
    reform = draw(st.sampled_from((True,) * 5 + (False,) + (True,) * 5))
    case = Case(
        category,
        birth,
        birth,
        employment=draw(st.sampled_from(oracle.EMPLOYMENTS)),
        birth_day=draw(
            st.one_of(st.none(), st.sampled_from((1, 15, 28, 31)).map(lambda day: min(day, oracle.days_in(birth))))
        ),
        reform=reform,
        readings=draw(readings()),
    )
    at = case.statutory
    near = st.sampled_from((at - 36, case.original, at, at + 36)).flatmap(lambda m: st.integers(m - 14, m + 14))
    usual = st.sampled_from((2024 * 12 + 11, 2025 * 12, 2026 * 12 + 10, 2029 * 12 + 11, 2030 * 12))
    ahead = st.integers(at - 240, at - 37)
    as_of = max(birth, draw(st.integers(at + 1, at + 60) if past else st.one_of(ahead, ahead, near, usual)))
    pension = draw(st.sampled_from((None, False, None, *((True,) if drawing else ()), None, False, False)))
    case = replace(case, as_of=as_of, drawing=pension is True)
    asked = tuple(draw(st.lists(st.integers(as_of, max(as_of, at) + 48), max_size=2)))
    if stated is False or (stated is None and draw(st.sampled_from((True, True, False, True, True))) is False):
        return Asked(case, None, pension, asked)
    case, kwargs = draw(_contributions(case, exact))
    return Asked(case, kwargs, pension, asked)


@st.composite
def _contributions(draw: st.DrawFn, case: Case, exact: bool) -> tuple[Case, dict[str, Any]]:
    as_of = case.as_of
    lately = st.integers(max(case.birth, as_of - 30), as_of)
    at_the_age = st.integers(max(case.birth, min(case.statutory - 3, as_of)), min(case.statutory + 3, as_of))
    counted_to = draw(st.one_of(st.none(), lately, at_the_age if case.statutory < as_of else lately))
    upto = as_of if counted_to is None else counted_to
    continuing = draw(st.sampled_from((True, True, None, False)))
    goes_on = continuing is not False
    lived = upto - case.birth + 1
    # Aim at a month, mostly of the window: there the minimum is met, or missed by as little as a January takes away.
    first, last = max(as_of, case.statutory - 37), max(as_of, case.statutory + 37)
    target = draw(st.one_of(st.integers(first, max(first, case.statutory)), st.integers(first, last)))
    need = case.required(oracle.counting_year(case, target)) - (target - upto if goes_on else 0)
    beside = draw(st.sampled_from(range(-7, 8)))
    months = min(lived, max(0, draw(st.one_of(st.just(need + beside), st.just(need + beside), st.integers(0, 480)))))
    form = draw(st.sampled_from(FORMS[2:] if exact else FORMS))
    deemed = draw(st.integers(0, months))
    parts = {"paid": months - deemed, "deemed": deemed, "cumulative": months}
    names = ("paid", "deemed", "cumulative") if form == "all" else tuple(form.split("+"))
    kwargs: dict[str, Any] = {name: parts[name] for name in names}
    unknown = {("paid",): "deemed", ("deemed",): "paid"}.get(names)
    if unknown is not None:
        kwargs = {names[0]: months}
    if counted_to is not None:
        kwargs["counted_to"] = written(counted_to)
    if continuing is not None:
        kwargs["continuing"] = continuing
    return replace(case, months=months, unknown_part=unknown, counted_to=upto, continuing=goes_on), kwargs


Run = tuple[int, int | None]
DEEMED = ("deemed", "military")


def spell(run: Run, kind: str = "employer", scheme: str = "employee") -> dict[str, Any]:
    return {"first": written(run[0]), "last": run[1] and written(run[1]), "kind": kind, "scheme": scheme}


def run_of(stated: dict[str, Any]) -> Run:
    last = stated["last"]
    return oracle.index(stated["first"]), None if last is None else oracle.index(last)


def months_of(runs: Iterable[Run], horizon: int) -> set[int]:
    return {month for first, last in runs for month in range(first, (horizon if last is None else last) + 1)}


def horizon_of(case: Case) -> int:
    return max(case.statutory, case.as_of) + 120


def case_of_spells(case: Case, stated: dict[str, Any], joined: bool | None) -> Dated:
    """What spells come to, month by month: S13, S14, S16; 72号 第八条. Without an end, or continuing: for ever."""
    spells, horizon = stated["spells"], horizon_of(case)
    counted = [one for one in spells if one["scheme"] == "employee"]
    if joined is True and case.reform:
        counted = [one for one in counted if one["kind"] not in DEEMED]
    months = months_of(map(run_of, counted), horizon)
    ends = [run_of(one)[1] for one in spells]
    if stated.get("continuing") and None not in ends:
        months |= set(range(max(end for end in ends if end is not None) + 1, horizon + 1))
    months -= months_of(map(run_of, stated.get("invalidity_allowance", ())), horizon)
    struck = 0 if joined is True and case.reform else stated.get("removed", 0)
    return _dated(case, months=-struck, counted_to=0, paid_in=months)


def _dated(case: Case, paid_in: set[int], **more: Any) -> Dated:
    apart = tuple(oracle.stretches(sorted(paid_in)))
    return Dated(**{one.name: getattr(case, one.name) for one in fields(Case)} | {"paid_in": apart} | more)


@st.composite
def _allowance(draw: st.DrawFn, case: Case) -> dict[str, Any]:
    if draw(st.sampled_from((False, False, False, True))) is False:
        return {}
    first = draw(
        st.integers(max(case.birth, min(case.as_of, case.statutory) - 60), max(case.as_of, case.statutory) + 6)
    )
    last = draw(st.one_of(st.none(), st.integers(first, first + 40)))
    return {"invalidity_allowance": [spell((first, last))]}


@st.composite
def spelled(draw: st.DrawFn, *, past: bool = False) -> Asked:
    """A person whose months are stated one by one: holes, overlaps, other schemes, an end or none, past and future."""
    asked = draw(questions(stated=False, past=past))
    case, horizon = asked.case, horizon_of(asked.case)
    now = max(case.as_of, case.statutory)
    target = draw(st.integers(min(now, max(case.birth, case.statutory - 37)), now + 6))
    need = case.required(oracle.counting_year(case, target)) + draw(st.sampled_from(range(-7, 8)))
    end = draw(st.one_of(st.none(), st.integers(max(case.birth, min(case.as_of, target) - 30), target + 12)))
    upto = target if end is None else min(end, target)
    runs: list[Run] = []
    left, last = max(1, need), upto
    while left > 0 and last >= case.birth and len(runs) < 5:
        length = left if len(runs) == 4 else draw(st.integers(1, left))
        first = max(case.birth, last - length + 1)
        runs.append((first, end if not runs else last))
        left -= last - first + 1
        last = first - 1 - draw(st.integers(1, 30))
    kinds = ("employer", "employer", "own_account", "unemployment_fund", "military", "deemed")
    spells = [spell(run, draw(st.sampled_from(kinds))) for run in runs]
    final = max((run[1] if run[1] is not None else horizon) for run in runs)
    for scheme in draw(st.lists(st.sampled_from(("employee", "resident")), max_size=2)):
        first = draw(st.integers(case.birth, max(case.birth, min(final, upto))))
        spells.append(
            spell((first, min(final, first + draw(st.integers(0, 40)))), draw(st.sampled_from(kinds)), scheme)
        )
    joined = draw(st.sampled_from((None, False, None, True)))
    stated: dict[str, Any] = {"spells": draw(st.permutations(spells)), **draw(_allowance(case))}
    goes_on = draw(st.sampled_from((None, False, True)))
    if goes_on is not None:
        stated["continuing"] = goes_on
    employee = [one for one in spells if one["scheme"] == "employee"]
    paid = months_of([run_of(one) for one in employee if one["kind"] not in DEEMED], horizon)
    deemed = {one for one in months_of(map(run_of, employee), horizon) - paid if one <= case.as_of}
    if draw(st.booleans()) and deemed:
        stated["removed"] = draw(st.integers(1, len(deemed)))
    return replace(asked, case=case_of_spells(case, stated, joined), stated=stated, joined=joined)


@st.composite
def planned(draw: st.DrawFn, *, exact: bool = False) -> Asked:
    """A count and a plan: pauses, restarts, nothing at all, or on and on."""
    asked = draw(questions(stated=True, exact=exact))
    stated = {name: value for name, value in (asked.stated or {}).items() if name != "continuing"}
    case, first, runs = asked.case, asked.case.counted_to + 1, list[Run]()
    for _ in range(draw(st.integers(0, 3))):
        first += draw(st.sampled_from((0, 0, 1, 2, 5, 12, 24)))
        last = first + draw(st.sampled_from((0, 2, 6, 11, 24, 60)))
        runs.append((first, last))
        first = last + 2
    if draw(st.booleans()) and runs:
        runs[-1] = (runs[-1][0], None)
    stated |= {"plan": draw(st.permutations([spell(run) for run in runs])), **draw(_allowance(case))}
    ahead = months_of(runs, horizon_of(case))
    unbroken = case.counted_to + 1 in ahead
    credited = ahead - months_of(map(run_of, stated.get("invalidity_allowance", ())), horizon_of(case))
    dated = _dated(case, paid_in=credited, unbroken=unbroken)
    return replace(asked, case=dated, stated=stated)
