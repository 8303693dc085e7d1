"""The law a second time: closed forms and brute force over plain integers, sharing no code with `retirecalc`.

Written from 办法 第一条至第三条 with 附件1-4 and from 人社部发〔2024〕94号, by way of the digest (sections 1, 2, 4, 5, 14). A
month is `year * 12 + month - 1`; an answer to an open question is the id that stands in section 14. What is known of the
contributions are two bounds for every month; where they meet, the count is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

# Original age in months, first birth month with an increase, birth months for one month more, highest increase (办法 第一条).
CLASSES = {
    "male_60": (60 * 12, 1965 * 12, 4, 36),
    "female_55": (55 * 12, 1970 * 12, 4, 36),
    "female_50": (50 * 12, 1975 * 12, 2, 60),
}
EMPLOYMENTS = ("employee", "state_employee", "state_manager", "civil_servant", "own_account", "unknown")
DRAWN = ("none", "employee", "resident", "other", "some")
DECEMBER_2024 = 2024 * 12 + 11
COVERED_FROM = 2006 * 12  # 国发〔2005〕38号 第六项: no older minimum is on file
# 第189项 stands with the law from 2014-07 on; who reached the age before counts by the older one.
PAID_ALONE_FROM = 2014 * 12 + 6
LAG = 12  # months of a yearly statement that "paying on" still covers
DEFAULTS = {
    "R01": "undetermined",
    "R07": "undetermined",
    "R07b": "allowed",
    "R08": "pre2011_else_open",
    "R22": "first_of_month",
    "R23": "undetermined",
    "R28": "retirement_month_incl",
    "R46": "after_claim",
    "R47": "undetermined",
}
ANSWERS = {
    "R01": ("undetermined", "statutory_year", "completion_year"),
    "R07": ("undetermined", "not_available", "allowed"),
    "R07b": ("allowed", "not_available"),
    "R08": ("pre2011_else_open", "pre2011_only", "any_short"),
    "R22": ("first_of_month", "birthday"),
    "R23": ("undetermined", "yes", "no"),
    "R28": ("retirement_month_incl", "month_before", "at_notice"),
    "R46": ("after_claim", "after_age", "undetermined"),
    "R47": ("undetermined", "no"),
}
Runs = tuple[tuple[int, int], ...]
NOTHING: frozenset[str] = frozenset()
SHORT = frozenset({"contributions_short"})


def index(text: str) -> int:
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def written(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def increase(category: str, birth: int) -> int:
    """办法 第一条: one month for every 4 (2) birth months begun, the first one included, up to 36 (60)."""
    _, first, step, cap = CLASSES[category]
    return min(cap, (birth - first) // step + 1) if birth >= first else 0


def original(category: str, birth: int) -> int:
    return birth + CLASSES[category][0]


def statutory(category: str, birth: int) -> int:
    return original(category, birth) + increase(category, birth)


def window(category: str, birth: int) -> tuple[int, int] | None:
    """94号: 36 months either way, not below the original age; 第十四条: none for whoever reached it by 2024-12-31."""
    if original(category, birth) <= DECEMBER_2024:
        return None
    at = statutory(category, birth)
    return max(original(category, birth), at - 36), at + 36


def required(year: int) -> int:
    """办法 第二条, 附件4: 15 years to 2029, then six months more each year, 20 years from 2039 on."""
    return min(240, 180 + 6 * max(0, year - 2029))


def days_in(month: int) -> int:
    year, number = divmod(month, 12)
    if number == 1:
        return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return 30 if number in (3, 5, 8, 10) else 31


def stretches(months: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for month in months:
        if found and found[-1][1] + 1 == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def within(runs: Runs, first: int, last: int) -> int:
    """How many months of the runs lie from `first` to `last`."""
    return sum(max(0, min(end, last) - max(start, first) + 1) for start, end in runs)


@dataclass(frozen=True)
class Case:
    """One person and one question.

    Of the contributions: `months` are certain by `counted_to`, `most` are possible, `unknown_part` is what makes the
    difference; `sure` are months paid beside that count, `perhaps` months that may or may not be, for want of the fact
    `gap`. Months known one by one have no count: `counted_to` is 0 and all of them are in `sure`.
    """

    category: str
    birth: int
    as_of: int
    employment: str = "employee"
    birth_day: int | None = None
    reform: bool = True
    readings: Mapping[str, str] = field(default_factory=dict)
    drawing: str | None = None
    approved: bool | None = None
    agreed: int | None = None
    """The month to which a deferral was agreed; `False` where none was."""
    noticed: bool = False
    applied: int | None = None
    months: int | None = None
    most: int | None = None
    unknown_part: str | None = None
    counted_to: int = 0
    sure: Runs = ()
    perhaps: Runs = ()
    gap: str | None = None
    lump: tuple[int, int] | None = None
    drawn: Runs = ()
    """Months of an invalidity allowance: none of them is credited (72号 第八条)."""

    def answer(self, reading: str) -> str:
        return self.readings.get(reading, DEFAULTS[reading])

    # --- the age and the window ---

    @property
    def original(self) -> int:
        return original(self.category, self.birth)

    @cached_property
    def statutory(self) -> int:
        return statutory(self.category, self.birth) if self.reform else self.original

    @property
    def horizon(self) -> int:
        """Later than anything asked: the last month up to which `sure` and `perhaps` are spelled out."""
        return max(self.statutory, self.as_of) + 720

    @property
    def now(self) -> int:
        return max(self.statutory, self.as_of)

    def required(self, year: int) -> int:
        return required(year) if self.reform else 180

    @property
    def target(self) -> int:
        """The minimum of the statutory year."""
        return self.required(self.statutory // 12)

    @property
    def outside(self) -> str | None:
        """Whom 94号 does not reach at all: 第十四条."""
        if not self.reform:
            return "not_in_force"
        return "grandfathered" if self.original <= DECEMBER_2024 else None

    @property
    def closed(self) -> str | None:
        """Why there is no flexible retirement at all: 94号 第十四条, 第十条."""
        return self.outside or ("already_drawing" if self.drawing == "employee" else None)

    @property
    def draws(self) -> bool:
        return self.drawing not in (None, "none")

    @property
    def early(self) -> str:
        """`yes` or `no` (R07b is the only question)."""
        barred = self.employment == "own_account" and self.answer("R07b") == "not_available"
        return "no" if self.closed or barred else "yes"

    @property
    def deferral(self) -> str:
        """`yes`, `no` or `open`: 94号 bars civil servants and managers of state units; R07; R24 for the unknown."""
        if self.closed or self.employment in ("civil_servant", "state_manager"):
            return "no"
        if self.employment == "own_account":
            return {"undetermined": "open", "not_available": "no", "allowed": "yes"}[self.answer("R07")]
        return "open" if self.employment == "unknown" else "yes"

    @property
    def earliest(self) -> int | None:
        if self.closed:
            return None
        return max(self.original, self.statutory - 36) if self.early == "yes" else self.statutory

    @property
    def latest(self) -> int | None:
        if self.closed:
            return None
        return self.statutory if self.deferral == "no" else self.statutory + 36

    @property
    def agreement(self) -> int | None:
        """The month of an agreement that counts: after the statutory month, 36 months at most, for a post that may defer."""
        at = self.statutory
        counts = self.agreed is not None and self.agreed is not False and at < self.agreed <= at + 36
        return self.agreed if counts and self.deferral != "no" and self.approved is not False else None

    @property
    def conflict(self) -> bool:
        """An agreement is stated that grants nothing."""
        return replace(self, approved=None).agreement is None and self.agreed is not None and self.agreed is not False

    @property
    def late_month(self) -> int:
        """The month of asking; where a claim was handed in, its month."""
        return self.as_of if self.applied is None else self.applied

    def may_be_agreed(self, month: int) -> bool:
        """Whether a deferral to `month` is possible at all."""
        at = self.statutory
        if not at < month <= at + 36 or self.deferral == "no" or self.approved is False or self.agreed is False:
            return False
        if self.agreement is not None:
            return month <= self.agreement
        return self.as_of <= at or self.answer("R47") != "no"

    # --- the months that count ---

    def _before_the_lump(self, month: int) -> int:
        """The months bought later in one sum that a count by `counted_to` holds already."""
        return self.lump[0] if self.lump is not None and month < self.lump[1] <= self.counted_to else 0

    def _bought_after(self, month: int) -> int:
        return self.lump[0] if self.lump is not None and self.counted_to < self.lump[1] <= month else 0

    def known(self, month: int) -> int:
        """Months counted by `month` for certain. Of a later total each month between may be one that it holds."""
        assert self.months is not None
        if month < self.counted_to:
            return max(0, self.months - self._before_the_lump(month) - (self.counted_to - month))
        return max(0, self.months + self._bought_after(month) + within(self.sure, 0, month))

    def possible(self, month: int) -> int:
        """The most that may have been counted by `month`."""
        assert self.months is not None
        most = self.months if self.most is None else self.most
        if month < self.counted_to:
            return most - self._before_the_lump(month)
        paid = within(self.sure, 0, month) + within(self.perhaps, 0, month)
        return max(0, most + self._bought_after(month) + paid)

    def exact(self, month: int) -> bool:
        return self.months is not None and self.known(month) == self.possible(month)

    def possible_if_short(self, month: int) -> int:
        """The most by a month after the statutory one, for somebody who was short in it."""
        assert self.months is not None
        at = self.statutory
        between = max(0, min(month, self.counted_to) - at)
        after = max(at, self.counted_to) + 1
        gained = between + within(self.sure, after, month) + within(self.perhaps, after, month)
        bought = self.lump[0] if self.lump is not None and at < self.lump[1] <= month else 0
        return min(self.possible(month), min(self.target - 1, self.possible(at)) + gained + bought)

    def lacking(self, month: int) -> frozenset[str]:
        """The facts that would say more of the count by `month`."""
        if self.months is None:
            return frozenset({"contributions"})
        found = set()
        if self.unknown_part is not None and self.most is not None and self.most > self.months:
            found.add(self.unknown_part)
        if self.gap is not None and within(self.perhaps, 0, month):
            found.add(self.gap)
        if month < self.counted_to and self.known(month) < self.possible(month):
            found.add("spells")
        return frozenset(found)

    def met(self, month: int, need: int) -> str:
        """`yes`, `no` or `unknown`."""
        if self.months is None:
            return "unknown"
        if self.known(month) >= need:
            return "yes"
        return "no" if self.possible(month) < need else "unknown"

    # --- paying on after the age ---

    @property
    def enough(self) -> str:
        return self.met(self.statutory, self.target)

    @cached_property
    def completed(self) -> int | None:
        """The first month after the statutory one in which the minimum of its own year is surely met."""
        return self._first_complete(self.known)

    @cached_property
    def completed_at_best(self) -> int | None:
        return self._first_complete(self.possible_if_short)

    def _first_complete(self, count: Callable[[int], int]) -> int | None:
        moving = self.answer("R01") != "statutory_year"
        for month in range(self.statutory + 1, self.horizon + 1):
            if count(month) >= (self.required(month // 12) if moving else self.target):
                return month
        return None

    def extended(self, month: int, *, best: bool) -> str:
        """Who is short at the age, by the fewest months or by the most: `yes`, `no`, or `open` (R01, R23)."""
        complete = self.completed_at_best if best else self.completed
        if complete is not None and complete <= month:
            return "yes"
        if (self.possible_if_short if best else self.known)(month) < self.target:
            return "no"
        if self.answer("R01") == "undetermined":
            return "open"
        # R01 answered "the year of completion": inside a deferral 94号 第七条 names the statutory year (R23).
        if not self.may_be_agreed(month):
            return "no"
        # It grants nothing that the post or an agreement not stated leaves open.
        sure = self.deferral == "yes" and (self.agreement is not None or self.as_of <= self.statutory)
        return {"undetermined": "open", "yes": "yes" if sure else "open", "no": "no"}[self.answer("R23")]


@dataclass(frozen=True)
class Verdict:
    """What must be said of a month, and what may stand beside it where the text leaves that to the writer.

    No kind, no year: not compared. A caveat is `due_since` or `claim_now`; what is in neither set must not be there.
    """

    eligibility: str
    kinds: frozenset[str] = NOTHING
    reasons: frozenset[str] = NOTHING
    beside: frozenset[str] = NOTHING
    missing: frozenset[str] = NOTHING
    may_miss: frozenset[str] = NOTHING
    years: frozenset[int] = frozenset()
    caveats: frozenset[str] = NOTHING
    may_warn: frozenset[str] = NOTHING
    due: int | None = None
    """The month since which a late or extended pension was due, where that is one month."""


EVERY_REASON = frozenset(
    {
        "below_original_age",
        "earlier_than_window",
        "later_than_window",
        "grandfathered",
        "not_in_force",
        "post_excluded",
        "deferral_not_lengthened",
        "deferral_not_agreed",
        "approval_refused",
        "contributions_short",
        "already_drawing",
        "month_past",
    }
)


def is_past(case: Case, month: int) -> bool:
    """The statutory month is always answered; so is the month in which a claim was handed in after it."""
    claimed = case.applied == month and month > case.statutory
    return month < case.as_of and month != case.statutory and not claimed


def judge(case: Case, month: int) -> Verdict:
    if month < case.statutory:
        found = _early(case, month)
    elif month == case.statutory:
        found = _counted(case, month, case.target, Verdict("ELIGIBLE", frozenset({"statutory"})))
    else:
        found = _after(case, month)
    if is_past(case, month):
        beside = EVERY_REASON if case.drawing == "employee" else NOTHING
        return replace(
            found,
            eligibility="NOT_ELIGIBLE",
            reasons=frozenset({"month_past"}),
            beside=beside,
            years=frozenset(),
            caveats=NOTHING,
            may_warn=found.caveats | found.may_warn,
        )
    return _drawn(case, month, found)


def _drawn(case: Case, month: int, found: Verdict) -> Verdict:
    """94号 第十条 for an employee pension; any other needs an answer first (17号 第三条)."""
    if not case.draws:
        return found
    loose = {"caveats": NOTHING, "may_warn": frozenset({"due_since"})}
    if case.drawing == "employee":
        kinds = found.kinds if month <= case.statutory else NOTHING
        refused = frozenset({"already_drawing"})
        return replace(
            found,
            eligibility="NOT_ELIGIBLE",
            reasons=refused,
            beside=EVERY_REASON,
            kinds=kinds,
            **loose,  # type: ignore[arg-type]
        )
    stays = frozenset({"pension_drawn"})
    if found.eligibility == "ELIGIBLE":
        return replace(found, eligibility="UNDETERMINED", missing=stays, **loose)  # type: ignore[arg-type]
    return replace(found, may_miss=found.may_miss | stays, **loose)  # type: ignore[arg-type]


def _counted(case: Case, month: int, need: int, found: Verdict, by: int | None = None) -> Verdict:
    """The verdict with the count by `month` held against the minimum of its year."""
    by = month if by is None else by
    met = case.met(by, need)
    eligibility = found.eligibility
    if met == "no":
        return replace(found, eligibility="NOT_ELIGIBLE", reasons=found.reasons | SHORT, years=frozenset({month // 12}))
    if met == "unknown":
        eligibility = "NOT_ELIGIBLE" if eligibility == "NOT_ELIGIBLE" else "UNDETERMINED"
        found = replace(found, missing=case.lacking(by), may_miss=case.lacking(month))
    return replace(found, eligibility=eligibility, years=frozenset({month // 12}))


def _early(case: Case, month: int) -> Verdict:
    reasons, beside = set(), set()
    if case.closed is not None:
        reasons.add(case.closed)
    elif case.early == "no":
        reasons.add("post_excluded")
    else:
        if month < case.original:
            reasons.add("below_original_age")
        if month < case.statutory - 36:
            reasons.add("earlier_than_window")
        if case.approved is False:
            reasons.add("approval_refused")
    if case.approved is False and "approval_refused" not in reasons:
        beside.add("approval_refused")
    found = Verdict(
        "NOT_ELIGIBLE" if reasons else "ELIGIBLE", frozenset({"early"}), frozenset(reasons), frozenset(beside)
    )
    before = {"retirement_month_incl": 0, "month_before": 1, "at_notice": 3}[case.answer("R28")]
    by = month - before if case.reform else month
    if month < COVERED_FROM:  # always outside any window: the minimum of the month is not known, and decides nothing
        return found
    return _counted(case, month, case.required(month // 12), found, by)


def _after(case: Case, month: int) -> Verdict:
    if case.enough == "yes":
        return _with_enough(case, month)
    if case.enough == "no":
        return _short(case, month)
    return _either(case, month)


def _with_enough(case: Case, month: int) -> Verdict:
    at, agreed = case.statutory, case.agreement
    years = frozenset({at // 12})
    late = Verdict("ELIGIBLE", frozenset({"late"}), years=years, caveats=frozenset({"due_since"}), due=at)
    if case.outside is not None:
        return late
    runs_on = agreed is not None and agreed > month and case.deferral == "yes"
    if month == case.late_month and not runs_on:
        return replace(late, due=agreed if agreed is not None and agreed <= month else at)

    bars = set()
    if case.deferral == "no":
        bars.add(case.closed or "post_excluded")
    if month > at + 36:
        bars.add("later_than_window")
    if case.approved is False:
        bars.add("approval_refused")
    deferred = Verdict("ELIGIBLE", frozenset({"deferred"}), years=years)
    refused = replace(deferred, eligibility="NOT_ELIGIBLE", caveats=frozenset({"claim_now"}))
    further = frozenset({"deferral_not_agreed", "deferral_not_lengthened"})
    if bars:
        first = frozenset({case.closed or "post_excluded"}) if case.deferral == "no" else frozenset(bars)
        return replace(refused, reasons=first, beside=frozenset(bars) | further)
    if agreed is not None and month > agreed:
        return replace(refused, reasons=frozenset({"deferral_not_lengthened"}))
    unstated = agreed is None and case.agreed is not False and case.as_of > at
    if case.agreed is False or (unstated and case.answer("R47") == "no"):
        return replace(refused, reasons=frozenset({"deferral_not_agreed"}))
    asked = frozenset({"deferral_agreed_to"}) if unstated else NOTHING
    if case.deferral == "open":
        missing = frozenset({"employment"}) if case.employment == "unknown" else NOTHING
        return replace(
            deferred,
            eligibility="UNDETERMINED",
            missing=missing,
            may_miss=asked,
            caveats=frozenset({"claim_now"}),
        )
    return replace(deferred, eligibility="UNDETERMINED" if unstated else "ELIGIBLE", missing=asked)


def _short(case: Case, month: int) -> Verdict:
    """Who is short at the age: 办法 第二条, 社会保险法 第十六条, whatever the post."""
    kinds, at = frozenset({"extended"}), case.statutory
    if case.months is None:
        return Verdict("UNDETERMINED", kinds, missing=case.lacking(month))
    least, most = case.extended(month, best=False), case.extended(month, best=True)
    lacking = case.lacking(month) | case.lacking(at)
    warn = frozenset({"due_since"})
    if least != most:
        missing = lacking if least == "no" else NOTHING
        return Verdict("UNDETERMINED", kinds, beside=SHORT, missing=missing, may_miss=lacking, may_warn=warn)

    complete = case.completed
    by_extension = complete is not None and complete <= month
    counted = case.known(month)
    if by_extension and case.completed_at_best != complete:
        years: frozenset[int] = frozenset()
    elif by_extension:
        assert complete is not None
        years = frozenset({at // 12 if case.answer("R01") == "statutory_year" else complete // 12})
    elif case.answer("R01") == "completion_year" and case.may_be_agreed(month):
        years = frozenset({at // 12, month // 12})
    elif (counted < case.target) != (case.possible_if_short(month) < case.target):
        years = frozenset()
    else:
        years = frozenset({at // 12 if counted < case.target else month // 12})

    if least == "yes":
        sure = by_extension and complete == case.completed_at_best
        due = complete is not None and complete < month
        caveats, may_warn = (warn if due else NOTHING, NOTHING) if sure else (NOTHING, warn)
        return Verdict(
            "ELIGIBLE", kinds, years=years, caveats=caveats, may_warn=may_warn, due=complete if sure else None
        )
    if least == "open":
        beside = frozenset({"employment", "deferral_agreed_to"})  # what R23 would rest on
        return Verdict("UNDETERMINED", kinds, beside=SHORT, may_miss=lacking | beside, years=years)
    return Verdict("NOT_ELIGIBLE", kinds, SHORT, years=years)


def _either(case: Case, month: int) -> Verdict:
    """Not known whether the minimum was met at the age: both halves; the same answer is the answer."""
    enough, short = _with_enough(case, month), _short(case, month)
    halves = (enough, short)
    kinds: frozenset[str] = frozenset({"late"} if month == case.late_month else {"extended"})
    if month == case.late_month and case.agreement is not None and case.agreement > month and case.deferral == "yes":
        kinds = NOTHING
    warn = frozenset({"due_since"})
    refusing = [half for half in halves if half.eligibility == "NOT_ELIGIBLE"]
    reasons = frozenset().union(*(half.reasons for half in refusing))
    beside = frozenset().union(*(half.beside for half in halves))
    if enough.eligibility == short.eligibility != "UNDETERMINED":
        return Verdict(enough.eligibility, kinds, NOTHING, reasons | beside, may_warn=warn)
    at = case.lacking(case.statutory)
    missing = at.union(*(half.missing | half.may_miss for half in halves))
    return Verdict("UNDETERMINED", kinds, reasons, beside, missing=at, may_miss=missing, may_warn=warn)


# --- a whole answer ---------------------------------------------------------------------------------------------------


def open_from(case: Case) -> int:
    """The first month, from that of the question on, in which anything may be open."""
    earliest = case.statutory if case.earliest is None else case.earliest
    return max(case.as_of, earliest)


def qualifying(case: Case) -> list[tuple[int, int | None]]:
    """Inclusive stretches, month by month; what is still open at the end of a lifetime has no end."""
    last = case.horizon - 60
    months = (month for month in range(open_from(case), last + 1) if judge(case, month).eligibility == "ELIGIBLE")
    return [(first, None if end == last else end) for first, end in stretches(months)]


def first_open(case: Case) -> int | None:
    """The first month open under any answer to a reading that is left open, one reading at a time."""
    left = [one for one in ANSWERS if case.answer(one) == "undetermined"]
    ways = [case, *(under(case, **{one: answer}) for one in left for answer in ANSWERS[one])]
    found: int | None = None
    for way in ways:
        until = case.horizon - 60 if found is None else found - 1
        months = range(open_from(way), until + 1)
        found = next((month for month in months if judge(way, month).eligibility == "ELIGIBLE"), found)
    return found


def under(case: Case, **readings: str) -> Case:
    """The same question under other answers."""
    return replace(case, readings={**case.readings, **readings})


def back(case: Case, month: int, months: int) -> str:
    """The last day, `months` calendar months before the reference day of `month` (R22; 民法典 第二百零二条 for the clip)."""
    day = 1
    if case.answer("R22") == "birthday" and case.birth_day is not None:
        day = min(case.birth_day, days_in(month))
    due = month - months
    return f"{written(due)}-{min(day, days_in(due)):02d}"


DATES = ("notice_by", "agreement_by", "apply_in", "first_payment_month")
Allowed = tuple[str | None, ...]


def dates(case: Case, month: int) -> dict[str, Allowed]:
    """What each date may be: 94号 第二条, 第四条, 第八条, 第九条; mostly one answer."""
    found, at = judge(case, month), case.statutory
    none: dict[str, Allowed] = dict.fromkeys(DATES, (None,))
    past = month == at < case.as_of
    if found.eligibility == "NOT_ELIGIBLE" or case.outside is not None or case.draws or past:
        return none
    done = case.applied is not None
    tells = month < at and case.employment != "own_account" and not case.noticed
    agreed, first = _agreement_by(case, month, found), _first_payment(case, month, found)
    return {
        "notice_by": (back(case, month, 3),) if tells and not done else (None,),
        "agreement_by": (None,) if done else agreed,
        "apply_in": (None,) if done else (written(month),),
        "first_payment_month": first,
    }


def _agreement_by(case: Case, month: int, found: Verdict) -> Allowed:
    """A month before the statutory one, also for somebody short who may defer the employment (R23)."""
    day = back(case, case.statutory, 1)
    if case.agreement is not None or month <= case.statutory or found.kinds == {"late"}:
        return (None,)
    if found.kinds == {"deferred"}:
        return (day,)
    if not case.may_be_agreed(month):
        return (None,)
    settled = case.deferral == "open" or case.answer("R23") != "undetermined" or case.enough != "no"
    return (None, day) if settled else (day,)


def _first_payment(case: Case, month: int, found: Verdict) -> Allowed:
    """The month after; for a late claim as R46 has it."""
    after = written(month + 1)
    if month <= case.statutory or case.answer("R46") == "after_claim" or found.kinds == {"deferred"}:
        return (after,)
    since = None if case.answer("R46") == "undetermined" or found.due is None else written(found.due + 1)
    sure = found.kinds == {"late"} and case.enough == "yes"
    complete = None if case.months is None or case.completed is None else written(case.completed + 1)
    return (since,) if sure else (after, since, complete, None, written(case.statutory + 1))


def remedies(case: Case, first_insured: int | None) -> dict[str, tuple[str, str, str | None]] | None:
    """办法 第二条, 社会保险法 第十六条, 13号令 第二条至第三条: each way on with its answer, first month and, paying on, last month.

    None where the months paid since the age are not known one by one: what is asked of the extension is then not settled.
    """
    if case.enough != "no":
        return {}
    now, at = case.now, case.statutory
    if not (case.exact(now) and case.exact(at)):
        return None
    if case.completed is not None and case.completed <= now:
        return {}
    have = case.known(now)

    def until(moving: bool) -> int | None:
        months = (month for month in range(now + 1, case.horizon) if not within(case.drawn, month, month))
        for paid, month in enumerate(months, 1):
            if have + paid >= (case.required(month // 12) if moving else case.target):
                return month
        return None

    frozen = case.answer("R01") == "statutory_year"
    last = until(not frozen)
    if last is None:  # an allowance without an end: nothing can be paid
        return None
    # 13号令 第二条: five years of paying on; only months paid after the age are that.
    since = have - case.known(at) - (case.lump[0] if case.lump is not None and at < case.lump[1] <= now else 0)
    five_years = now + max(0, 60 - since)
    lump = {"pre2011_else_open": "UNDETERMINED", "pre2011_only": "NOT_ELIGIBLE", "any_short": "ELIGIBLE"}[
        case.answer("R08")
    ]
    lump_from = now if lump == "ELIGIBLE" else five_years
    if lump != "ELIGIBLE" and first_insured is None:
        lump = "UNDETERMINED"
    elif lump != "ELIGIBLE" and first_insured is not None and first_insured < index("2011-07"):
        shortest = until(moving=False) if case.answer("R01") != "completion_year" and have < case.target else last
        if shortest is not None and min(shortest, last) > five_years:
            lump = "ELIGIBLE"
        elif last > five_years:
            lump = "UNDETERMINED"
    fifteen = "ELIGIBLE" if have < 180 else "UNDETERMINED"
    # What becomes of a pension of another kind that is drawn is not settled (17号 第三条).
    moves = fifteen if case.drawing in (None, "none") else "UNDETERMINED"
    return {
        "extended_contribution": ("ELIGIBLE", written(now + 1), written(last)),
        "lump_sum": (lump, written(lump_from), None),
        "transfer_to_resident": (moves, written(now), None),
        "end_relation": (fifteen, written(now), None),
    }


# --- what somebody states, as bounds ----------------------------------------------------------------------------------


def paying_on(case: Case, last: int, continuing: bool | None, drawn: set[int]) -> tuple[set[int], set[int], str | None]:
    """After the last month stated: what is sure, what is possible, and the fact that would settle it.

    Unstated months up to the question are never taken as paid, but for the lag of a yearly statement; later ones are projected.
    """
    lag = set(range(last + 1, case.as_of + 1)) - drawn
    ahead = set(range(max(last, case.as_of) + 1, case.horizon + 1)) - drawn
    if continuing is False:
        return set(), set(), None
    if continuing is True and case.as_of - last <= LAG:
        return lag | ahead, set(), None
    return ahead, lag, "continuing" if continuing is None else "counted_to"


def runs(months: Iterable[int]) -> Runs:
    return tuple(stretches(sorted(months)))


def counted(
    case: Case,
    months: int,
    *,
    most: int | None = None,
    unknown_part: str | None = None,
    counted_to: int | None = None,
    continuing: bool | None = None,
    plan: set[int] | None = None,
    drawn: set[int] | frozenset[int] = frozenset(),
    lump: tuple[int, int] | None = None,
) -> Case:
    """A count by a month, and what follows it: going on, or the months of a plan; none while an allowance is drawn."""
    last = case.as_of if counted_to is None else counted_to
    if plan is None:
        sure, perhaps, gap = paying_on(case, last, continuing, set(drawn))
    else:
        sure, perhaps, gap = {month for month in plan if month > last} - set(drawn), set[int](), None
    return replace(
        case,
        months=months,
        most=most,
        unknown_part=unknown_part,
        counted_to=last,
        sure=runs(sure),
        perhaps=runs(perhaps),
        gap=gap if perhaps else None,
        lump=lump,
        drawn=runs(drawn),
    )


def listed(
    case: Case,
    paid: set[int],
    deemed: set[int],
    *,
    last: int | None,
    continuing: bool | None = None,
    removed: int = 0,
    drawn: set[int] | frozenset[int] = frozenset(),
    paid_only: bool = False,
) -> Case:
    """Months known one by one; `last` is the end of the last spell, none where it goes on.

    72号 第八条: nothing is credited while the allowance is drawn, but what was really paid was paid. What is struck out are
    deemed months, never a month that is paid, or that the allowance took already.
    """
    allowance = set(drawn)
    credited = {month for month in paid if month <= case.as_of or month not in allowance}
    alone = set() if paid_only else deemed - credited - allowance
    struck = min(removed, len({month for month in alone if month <= case.as_of}))
    sure, perhaps, gap = set[int](), set[int](), None
    if last is not None and last <= case.as_of:
        sure, perhaps, gap = paying_on(case, last, continuing, allowance)
    elif last is not None and continuing:
        sure = set(range(last + 1, case.horizon + 1)) - allowance
    months = credited | alone | sure
    perhaps -= months
    return replace(
        case,
        months=-struck,
        counted_to=0,
        sure=runs(months),
        perhaps=runs(perhaps),
        gap=gap if perhaps else None,
        drawn=runs(drawn),
    )
