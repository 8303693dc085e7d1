"""What the property tests draw: a question as plain facts for the oracle, and the same as a `Person` and a `Law`.

Births sit on and beside the group boundaries, contributions on and beside the month in which a minimum is met, and the
month of the question around the window, because that is where an answer changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from retirecalc import Assessment, Category, Contributions, Employment, Law, Option, Person, assess
from retirecalc.ground.months import Months, YearMonth
from retirecalc.rules.age.statutory_age import StatutoryAge
from tests import oracle
from tests.law_day import LAW_DAY, load_law
from tests.oracle import Case, written

BIRTHS = (1900 * 12, 2099 * 12 + 11)
ON_FILE = 2011 * 12 + 6
"""The first month in which both a minimum and what to do when short of it are on file; for ages reached before, see test_law_in_time."""
EDGES = {
    category: sorted(
        {birth + beside for birth in range(first, first + step * cap + 1, step) for beside in (-1, 0)}
        | {first + step * (cap - 1) + beside for beside in (-1, 0, 1, 11, 12)}
        | {ON_FILE - original, ON_FILE - original + 1, BIRTHS[1]}
    )
    for category, (original, first, step, cap) in oracle.CLASSES.items()
}
FORMS = ("paid", "deemed", "cumulative", "paid+deemed", "paid+cumulative", "deemed+cumulative", "all")


def number(month: YearMonth | None) -> int | None:
    """A month of the library's as the oracle has it."""
    return None if month is None else month.index


@dataclass(frozen=True)
class Asked:
    """One question, twice: `case` for the oracle; `stated` and the rest for the library."""

    case: Case
    stated: dict[str, Any] | None
    asked: tuple[int, ...] = ()
    joined: bool | None = None

    @property
    def happened(self) -> dict[str, Any]:
        """What was agreed, approved, told and handed in, where anything is stated of it."""
        case, agreed = self.case, self.case.agreed
        facts: dict[str, Any] = {"drawing": case.drawing, "approved": case.approved}
        facts["deferral_agreed_to"] = written(agreed) if agreed is not None and agreed is not False else agreed
        facts["notice_given_on"] = f"{written(case.as_of)}-01" if case.noticed else None
        facts["applied_on"] = None if case.applied is None else f"{written(case.applied)}-15"
        return {name: value for name, value in facts.items() if value is not None}

    @property
    def person(self) -> Person:
        day = "" if self.case.birth_day is None else f"-{self.case.birth_day:02}"
        return Person(
            written(self.case.birth) + day,
            Category.of(self.case.category),
            employment=Employment.of(self.case.employment),
            contributions=None if self.stated is None else Contributions(**self.stated),
            joined_after_2015_reform=self.joined,
            **self.happened,
        )

    @property
    def law(self) -> Law:
        return load_law(in_force_on=LAW_DAY if self.case.reform else "2024-12-31", readings=self.case.readings)

    @property
    def answer(self) -> Assessment:
        return assess(self.person, self.law, written(self.case.as_of), months=[written(month) for month in self.asked])

    def with_day(self, day: int | None) -> Asked:
        return replace(self, case=replace(self.case, birth_day=day))


def differences(asked: Asked, answer: Assessment, months: Iterable[int]) -> list[str]:
    """What the answer says otherwise than the law written twice, month by month, in words that a reader can check."""
    found = []
    for month in sorted(set(months)):
        if month >= asked.case.birth:
            option = answer.option(written(month))
            found += [f"{written(month)}: {one}" for one in _unlike(asked.case, answer, option, month)]
    return found


def _unlike(case: Case, answer: Assessment, option: Option, month: int) -> Iterator[str]:
    verdict = oracle.judge(case, month)
    reasons, missing = {str(one) for one in option.reasons}, {str(one) for one in option.missing_facts}
    eligibility, kind = str(option.eligibility), str(option.kind)
    if eligibility != verdict.eligibility:
        yield f"{eligibility} for {verdict.eligibility}, {verdict}"
    if verdict.kinds and kind not in verdict.kinds:
        yield f"{kind} for {verdict.kinds}"
    if not verdict.reasons <= reasons <= verdict.reasons | verdict.beside:
        yield f"reasons {reasons} for {verdict.reasons}, beside {verdict.beside}"
    if eligibility == "ELIGIBLE" and (reasons or missing):
        yield f"open with {reasons} and {missing}"
    if eligibility == "NOT_ELIGIBLE" and not reasons:
        yield "refused without a reason"
    if eligibility == verdict.eligibility == "UNDETERMINED":
        # Where several facts are lacking, one that may settle it is enough to ask for.
        if not missing <= verdict.missing | verdict.may_miss or (verdict.missing and not missing & verdict.missing):
            yield f"missing {missing} for {verdict.missing}, perhaps {verdict.may_miss}"
        read = {one.reading for one in (*option.caveats, *answer.caveats) if one.reading}
        if not missing and not read:
            yield "not settled, and nobody is told why"
    past = oracle.is_past(case, month)
    yield from _unlike_figures(case, option, month, verdict, past)
    codes = {str(one.code) for one in option.caveats} & {"due_since", "claim_now"}
    if not past and not verdict.caveats <= codes <= verdict.caveats | verdict.may_warn:
        yield f"caveats {codes} for {verdict.caveats}, perhaps {verdict.may_warn}"
    if kind in ("statutory", "late", "extended") and option.approval_required is not None:
        yield f"approval_required {option.approval_required} of a month that is {kind}"
    for name, allowed in oracle.dates(case, month).items():
        day = getattr(option, name)
        if (None if day is None else str(day)) not in allowed:
            yield f"{name} {day} for {allowed}"


def _unlike_figures(case: Case, option: Option, month: int, verdict: oracle.Verdict, past: bool) -> Iterator[str]:
    counted = None
    if case.months is not None and not past:
        counted = case.known(month)
    if option.projected_months != counted:
        yield f"projected {option.projected_months} for {counted}"
    if not verdict.years:
        return
    if option.counting_year not in verdict.years:
        yield f"counting year {option.counting_year} for {sorted(verdict.years)}"
    if option.required_months is None or option.required_months not in {case.required(year) for year in verdict.years}:
        yield f"required {option.required_months} in {sorted(verdict.years)}"
        return
    met = case.met(month, option.required_months)
    if counted is None or met == "unknown":
        if option.shortfall_months is not None and case.months is None:
            yield f"shortfall {option.shortfall_months} of nothing known"
    elif (month >= case.statutory or case.answer("R28") == oracle.DEFAULTS["R28"]) and case.exact(month):
        short = max(0, option.required_months - counted)
        if option.shortfall_months != short:
            yield f"shortfall {option.shortfall_months} for {short}"


def categories() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(oracle.CLASSES))


@st.composite
def births(draw: st.DrawFn, category: Any) -> int:
    _, first, step, cap = oracle.CLASSES[category]
    touched = st.integers(first - 12, first + step * cap + 240)
    on_file = st.integers(ON_FILE - oracle.CLASSES[category][0], BIRTHS[1])
    return draw(st.one_of(st.sampled_from(EDGES[category]), touched, touched, on_file))


@st.composite
def readings(draw: st.DrawFn) -> dict[str, str]:
    """Mostly the defaults; now and then other answers."""
    other = st.fixed_dictionaries({}, optional={one: st.sampled_from(given) for one, given in oracle.ANSWERS.items()})
    paying_on = st.fixed_dictionaries(
        {"R01": st.sampled_from(oracle.ANSWERS["R01"])},
        optional={one: st.sampled_from(oracle.ANSWERS[one]) for one in ("R07", "R23", "R47")},
    )
    chosen = draw(st.one_of(st.just({}), st.just({}), other, paying_on))
    return {one: answer for one, answer in chosen.items() if answer != oracle.DEFAULTS[one]}


@st.composite
def questions(
    draw: st.DrawFn,
    *,
    stated: bool | None = None,
    exact: bool = False,
    drawing: bool = True,
    past: bool = False,
    plain: bool = False,
    lag: int = 30,
) -> Asked:
    """A person of any kind. `stated`: contributions always or never; `exact`: no part of them unknown; `past`: the age is;
    `plain`: nothing said of what has happened; `lag`: by how many months the count may be older than the question."""
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
    drawn = (None, "none", None, *(oracle.DRAWN if drawing else ()), None, "none", "none")
    case = replace(case, as_of=as_of, drawing=draw(st.sampled_from(drawn)))
    if not plain:
        case = draw(_happened(case))
    asked = tuple(draw(st.lists(st.integers(as_of, max(as_of, at) + 48), max_size=2)))
    if stated is False or (stated is None and draw(st.sampled_from((True, True, False, True, True))) is False):
        return Asked(case, None, asked)
    case, kwargs, joined = draw(_contributions(case, exact, lag))
    return Asked(case, kwargs, asked, joined)


@st.composite
def _happened(draw: st.DrawFn, case: Case) -> Case:
    """Mostly nothing; now and then a deferral agreed to (or not), an approval, a notice, a claim handed in after the age."""
    if draw(st.sampled_from((False, False, True))) is False:
        return case
    at = case.statutory
    inside, outside = st.integers(at + 1, at + 36), st.sampled_from((at - 1, at, at + 37, at + 60))
    agreed = draw(st.one_of(st.none(), st.just(False), inside, inside, outside))
    approved = draw(st.sampled_from((None, None, True, False)))
    noticed = draw(st.sampled_from((False, False, True))) and case.as_of > case.birth
    claimed = case.as_of > at and draw(st.sampled_from((False, False, False, True)))
    applied = draw(st.integers(max(at + 1, case.as_of - 6), case.as_of)) if claimed else None
    return replace(case, agreed=agreed, approved=approved, noticed=noticed, applied=applied)


def _joined(as_of: int, seldom: int) -> st.SearchStrategy[bool | None]:
    """Whether somebody joined a public body after the reform of 2015, once that may have happened."""
    return st.sampled_from((None,) * seldom + (None, False, True)) if as_of >= 2016 * 12 else st.none()


@st.composite
def _contributions(draw: st.DrawFn, case: Case, exact: bool, lag: int) -> tuple[Case, dict[str, Any], bool | None]:
    as_of, at = case.as_of, case.statutory
    lately = st.integers(max(case.birth, as_of - lag), as_of)
    first = max(case.birth, as_of - lag, min(at - 3, as_of))
    at_the_age = st.integers(first, max(first, min(at + 3, as_of)))
    counted_to = draw(st.one_of(st.none(), lately, at_the_age if at < as_of else lately))
    upto = as_of if counted_to is None else counted_to
    going_on: tuple[bool | None, ...] = (True, True, None, False)
    if exact and upto < as_of:
        going_on = (True, True, False, False) if as_of - upto <= oracle.LAG else (False,) * 4
    continuing = draw(st.sampled_from(going_on))
    goes_on = continuing is not False
    lived = upto - case.birth + 1
    # Aim at a month, mostly of the window, or at the extension after it: there the minimum is met, or missed by as little
    # as a January takes away.
    first, last = max(as_of, at - 37), max(as_of, at + 37)
    target = draw(st.one_of(st.integers(first, max(first, at)), st.integers(first, last), st.just(at)))
    year = draw(st.sampled_from((min(target, at) // 12, target // 12)))
    need = case.required(year) + upto - target if goes_on or target < upto else case.required(year)
    beside = draw(st.sampled_from(range(-7, 8)))
    near = st.just(need + beside)
    months = min(lived, max(0, draw(st.one_of(near, near, near, st.integers(0, 480)))))
    form = draw(st.sampled_from(FORMS[2:] if exact else FORMS))
    joined = draw(_joined(as_of, 8))
    deemed = draw(st.integers(0, months))
    parts = {"paid": months - deemed, "deemed": deemed, "cumulative": months}
    names = ("paid", "deemed", "cumulative") if form == "all" else tuple(form.split("+"))
    kwargs: dict[str, Any] = {name: parts[name] for name in names}
    if len(names) == 1:
        kwargs = {names[0]: months}
    known, most, unknown = months, months, {("paid",): "deemed", ("deemed",): "paid"}.get(names)
    if unknown is not None:
        most = lived
    if joined and at >= oracle.PAID_ALONE_FROM:  # S13: only what was paid
        known, most, unknown = months - deemed, months - deemed, None
        if names == ("paid",):
            known = most = months
        elif len(names) == 1:
            known, most, unknown = 0, months if names == ("cumulative",) else lived, "paid"
            if exact:
                joined, known, unknown = None, months, None
    lump = None
    if joined is None and unknown is None and months > 24 and upto > at and draw(st.sampled_from((False, False, True))):
        lump = (draw(st.integers(1, 24)), draw(st.integers(at + 1, upto)))
        kwargs["lump_sum"] = (lump[0], written(lump[1]))
    if counted_to is not None:
        kwargs["counted_to"] = written(counted_to)
    if continuing is not None:
        kwargs["continuing"] = continuing
    case = oracle.counted(
        case, known, most=most, unknown_part=unknown, counted_to=counted_to, continuing=continuing, lump=lump
    )
    return case, kwargs, joined


Run = tuple[int, int | None]
DEEMED = ("deemed", "military")


def spell(run: Run, kind: str = "employer", scheme: str = "employee") -> dict[str, Any]:
    return {"first": written(run[0]), "last": run[1] and written(run[1]), "kind": kind, "scheme": scheme}


def run_of(stated: dict[str, Any]) -> Run:
    last = stated["last"]
    return oracle.index(stated["first"]), None if last is None else oracle.index(last)


def months_of(runs: Iterable[Run], horizon: int) -> set[int]:
    return {month for first, last in runs for month in range(first, (horizon if last is None else last) + 1)}


def case_of_spells(case: Case, stated: dict[str, Any], joined: bool | None) -> Case:
    """What spells come to, month by month: S13, S14, S16; 72号 第八条."""
    spells, horizon = stated["spells"], case.horizon
    employee = [one for one in spells if one["scheme"] == "employee"]
    ends = [run_of(one)[1] for one in spells]
    return oracle.listed(
        case,
        months_of((run_of(one) for one in employee if one["kind"] not in DEEMED), horizon),
        months_of((run_of(one) for one in employee if one["kind"] in DEEMED), horizon),
        last=None if None in ends else max(end for end in ends if end is not None),
        continuing=stated.get("continuing"),
        removed=stated.get("removed", 0),
        drawn=months_of(map(run_of, stated.get("invalidity_allowance", ())), horizon),
        paid_only=joined is True and case.statutory >= oracle.PAID_ALONE_FROM,
    )


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
def spelled(draw: st.DrawFn, *, past: bool = False, plain: bool = False) -> Asked:
    """A person whose months are stated one by one: holes, overlaps, other schemes, an end or none, past and future."""
    asked = draw(questions(stated=False, past=past, plain=plain))
    case, horizon = asked.case, asked.case.horizon
    now = case.now
    target = draw(st.integers(min(now, max(case.birth, case.statutory - 37)), now + 6))
    year = draw(st.sampled_from((min(target, case.statutory) // 12, target // 12)))
    need = case.required(year) + draw(st.sampled_from(range(-7, 8)))
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
    joined = draw(_joined(case.as_of, 1))
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
    asked = draw(questions(stated=True, exact=exact, lag=oracle.LAG))
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
    assert case.months is not None
    counted = oracle.counted(
        case,
        case.months,
        most=case.most,
        unknown_part=case.unknown_part,
        counted_to=case.counted_to,
        plan=months_of(runs, case.horizon),
        drawn=months_of(map(run_of, stated.get("invalidity_allowance", ())), case.horizon),
        lump=case.lump,
    )
    return replace(asked, case=counted, stated=stated)


def total(asked: Asked) -> int:
    """The count that is stated, whatever of it is paid or deemed."""
    stated: dict[str, Any] = asked.stated or {}
    found: int = stated.get("cumulative", stated.get("paid", 0) + stated.get("deemed", 0))
    return found


def raised(asked: Asked, more: int) -> Asked | None:
    """The same person with up to so many months more on the count; none where no more fit into the months lived."""
    stated: dict[str, Any] = asked.stated or {}
    more = min(more, asked.case.counted_to - asked.case.birth + 1 - total(asked))
    if more <= 0:
        return None
    better = {name: value + more if name in ("cumulative", "paid") else value for name, value in stated.items()}
    if not {"cumulative", "paid"} & stated.keys():
        better["deemed"] = stated["deemed"] + more
    return replace(asked, stated=better)


RANK = {"NOT_ELIGIBLE": 0, "UNDETERMINED": 1, "ELIGIBLE": 2}
BARS = {"post_excluded", "later_than_window", "approval_refused", "deferral_not_agreed", "deferral_not_lengthened"}


def never_worse(asked: Asked, before: Assessment, after: Assessment, months: Iterable[int]) -> None:
    """More contributions are never worse up to the statutory month, nor in the month of asking.

    After that, whoever has enough at the age has a pension to claim and no longer one to pay on for: a later month may be
    barred as a deferral, and then says that the pension can be claimed now.
    """
    case = asked.case
    for month in months:
        if month < case.birth:
            continue
        worse, better = before.option(written(month)), after.option(written(month))
        at = f"{written(month)} {worse.kind} {worse.eligibility} -> {better.kind} {better.eligibility}"
        if month <= case.statutory:
            assert RANK[str(better.eligibility)] >= RANK[str(worse.eligibility)], at
        elif month == case.late_month:
            assert worse.eligibility != "ELIGIBLE" or better.eligibility != "NOT_ELIGIBLE", at
        elif RANK[str(better.eligibility)] < RANK[str(worse.eligibility)] and better.eligibility == "NOT_ELIGIBLE":
            assert {str(reason) for reason in better.reasons} <= BARS, at
            assert case.draws or "claim_now" in {caveat.code for caveat in better.caveats}, at
        if worse.shortfall_months is not None and better.shortfall_months is not None:
            same = (worse.kind, worse.required_months) == (better.kind, better.required_months)
            assert not same or better.shortfall_months <= worse.shortfall_months, at
    # Where it is no longer sure that somebody was short at the age, it is no longer sure that paying on opens a month.
    known = case.exact(case.statutory) and case.applied is None and case.agreement is None
    if before.first_qualifying_month is not None and known:
        assert after.first_qualifying_month is not None
        assert after.first_qualifying_month <= before.first_qualifying_month


def stretches(asked: Asked, answer: Assessment) -> list[tuple[int, int | None]]:
    """The stretches from the month of the question on: that of a claim handed in before it is answered by its own option."""
    found = [(first.index, None if last is None else last.index) for first, last in answer.qualifying]
    now = asked.case.as_of
    return [(max(first, now), last) for first, last in found if last is None or last >= now]


def reached(month: str | YearMonth) -> StatutoryAge:
    """A statutory age of which only the month matters."""
    at = YearMonth.of(month)
    return StatutoryAge(Months(720), at, Months(0), Months(720), at)
