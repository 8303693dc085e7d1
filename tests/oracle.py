"""The law a second time: closed forms over plain integers, sharing no code with `retirecalc`.

Written from 办法 第一条至第三条 with 附件1-4 and from 人社部发〔2024〕94号, by way of the digest (sections 1, 2, 4, 14). A month
is `year * 12 + month - 1`; an answer to an open question is the id that stands in section 14.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

# Original age in months, first birth month with an increase, birth months for one month more, highest increase (办法 第一条).
CLASSES = {
    "male_60": (60 * 12, 1965 * 12, 4, 36),
    "female_55": (55 * 12, 1970 * 12, 4, 36),
    "female_50": (50 * 12, 1975 * 12, 2, 60),
}
EMPLOYMENTS = ("employee", "state_employee", "state_manager", "civil_servant", "own_account", "unknown")
DECEMBER_2024 = 2024 * 12 + 11
DEFAULTS = {
    "R01": "statutory_year",
    "R07": "undetermined",
    "R07b": "allowed",
    "R08": "pre2011_else_open",
    "R22": "first_of_month",
    "R23": "undetermined",
    "R28": "retirement_month_incl",
}
ANSWERS = {
    "R01": ("statutory_year", "completion_year"),
    "R07": ("undetermined", "not_available", "allowed"),
    "R07b": ("allowed", "not_available"),
    "R08": ("pre2011_else_open", "pre2011_only", "any_short"),
    "R22": ("first_of_month", "birthday"),
    "R23": ("undetermined", "yes", "no"),
    "R28": ("retirement_month_incl", "month_before", "at_notice"),
}


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


@dataclass(frozen=True)
class Case:
    """One person and one question. `months` are the months that are certain; `unknown_part` is what nobody stated."""

    category: str
    birth: int
    as_of: int
    employment: str = "employee"
    months: int | None = None
    unknown_part: str | None = None
    counted_to: int = 0
    continuing: bool = True
    drawing: bool = False
    birth_day: int | None = None
    reform: bool = True
    readings: Mapping[str, str] = field(default_factory=dict)

    def answer(self, reading: str) -> str:
        return self.readings.get(reading, DEFAULTS[reading])

    @property
    def original(self) -> int:
        return original(self.category, self.birth)

    @property
    def statutory(self) -> int:
        return statutory(self.category, self.birth) if self.reform else self.original

    def required(self, year: int) -> int:
        return required(year) if self.reform else 180

    def contributed(self, month: int) -> int:
        """A month paid is a month more, the retirement month included (digest 2.4)."""
        assert self.months is not None
        return self.months + (month - self.counted_to if self.continuing else 0)

    @property
    def met_at_the_age(self) -> bool:
        """Whether the minimum was met in the statutory month for certain, even if every month counted since was paid since."""
        assert self.months is not None
        then = self.months - (self.counted_to - self.statutory)
        if self.counted_to <= self.statutory:
            then = self.contributed(self.statutory)
        return then >= self.required(self.statutory // 12)

    @property
    def closed(self) -> str | None:
        """Why there is no flexible retirement at all: 94号 第十四条, 第十条."""
        if not self.reform:
            return "not_in_force"
        if self.original <= DECEMBER_2024:
            return "grandfathered"
        return "already_drawing" if self.drawing else None

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


@dataclass(frozen=True)
class Dated(Case):
    """Months known one by one: those of `paid_in`, apart and in order, beside the `months` counted to `counted_to`.

    `months` is minus what is struck out, and `counted_to` 0, where there is no count, only the months themselves.
    """

    paid_in: tuple[tuple[int, int], ...] = ()
    unbroken: bool = False

    def contributed(self, month: int) -> int:
        assert self.months is not None
        if self.unbroken and month < self.counted_to:
            return max(0, self.months - (self.counted_to - month))
        return self.months + sum(min(last, month) - first + 1 for first, last in self.paid_in if first <= month)


@dataclass(frozen=True)
class Verdict:
    kind: str
    eligibility: str
    window_reasons: frozenset[str] = frozenset()
    short: bool = False
    missing: frozenset[str] = frozenset()


def counting_year(case: Case, month: int) -> int:
    """94号 第七条: the chosen year when early, the statutory year when late."""
    return min(month, case.statutory) // 12


def kind_of(case: Case, month: int) -> str:
    at = case.statutory
    if month < at:
        return "early"
    if month == at:
        return "statutory"
    return "deferred" if at >= case.as_of or (case.deferral == "yes" and month <= at + 36) else "late_application"


def judge(case: Case, month: int) -> Verdict:
    kind, at = kind_of(case, month), case.statutory
    if month < case.as_of and month != at:
        return Verdict(kind, "NOT_ELIGIBLE", frozenset({"month_past"}))

    reasons = set()
    missing = set()
    is_open = False
    if kind in ("early", "deferred"):
        way = case.early if kind == "early" else case.deferral
        if case.closed is not None:
            reasons.add(case.closed)
        elif way == "no":
            reasons.add("post_excluded")
        else:
            if month < case.original:
                reasons.add("below_original_age")
            if month < at - 36:
                reasons.add("more_than_36_months_early")
            if month > at + 36:
                reasons.add("more_than_36_months_late")
            is_open = way == "open"
            if is_open and case.employment == "unknown":
                missing.add("employment")

    short = False
    if case.months is None:
        missing.add("contributions")
    else:
        met = _met(case, month, kind, refused=bool(reasons))
        if met != "yes" and case.unknown_part is not None:
            missing.add(case.unknown_part)
        short = met == "no" and case.unknown_part is None
        is_open = is_open or met == "open"

    eligibility = "NOT_ELIGIBLE" if reasons or short else "UNDETERMINED" if is_open or missing else "ELIGIBLE"
    return Verdict(kind, eligibility, frozenset(reasons), short, frozenset(missing))


def _met(case: Case, month: int, kind: str, *, refused: bool) -> str:
    """Whether the minimum is met: `yes`, `no`, or `open` where a reading leaves it open."""
    need = case.required(counting_year(case, month))
    if kind == "early":
        before = (
            {"retirement_month_incl": 0, "month_before": 1, "at_notice": 3}[case.answer("R28")] if case.reform else 0
        )
        return "yes" if case.contributed(month - before) >= need else "no"
    now = max(case.statutory, case.as_of)
    counted = case.contributed(now)
    if kind == "statutory":
        return "yes" if counted >= need else "no"
    if counted >= need:
        # 办法 第二条, 94号 第七条: met at the age, in the year of the age, is met. Reached later, the year is R01.
        if case.met_at_the_age or counted >= case.required(now // 12) or case.answer("R01") == "statutory_year":
            return "yes"
        return "no" if refused else "open"
    # Short at the age: a later month is neither granted nor refused (R23, R01), unless R23 is answered for a deferral.
    if refused:
        return "no"
    if kind == "late_application" or case.answer("R23") == "undetermined":
        return "open"
    return "yes" if case.answer("R23") == "yes" and case.contributed(month) >= need else "no"


def candidates(case: Case) -> list[int]:
    """The months to ask about: from the earliest on, the statutory one (now, once it is past), and those of a deferral."""
    now = max(case.statutory, case.as_of)
    early = range(max(case.earliest, case.as_of), case.statutory) if case.earliest is not None else range(0)
    late = range(now + 1, case.statutory + 37) if case.deferral == "yes" else range(0)
    return [*early, now, *late]


def qualifying(case: Case) -> list[tuple[int, int]]:
    """Inclusive stretches, month by month."""
    return stretches(month for month in candidates(case) if judge(case, month).eligibility == "ELIGIBLE")


def stretches(months: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for month in months:
        if found and found[-1][1] + 1 == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found


def back(case: Case, month: int, months: int) -> str:
    """The last day, `months` calendar months before the reference day of `month` (R22; 民法典 第二百零二条 for the clip)."""
    day = 1
    if case.answer("R22") == "birthday" and case.birth_day is not None:
        day = min(case.birth_day, days_in(month))
    due = month - months
    return f"{written(due)}-{min(day, days_in(due)):02d}"


def under(case: Case, **readings: str) -> Case:
    """The same question under other answers."""
    return replace(case, readings={**case.readings, **readings})


def remedies(case: Case, first_insured: int | None) -> dict[str, tuple[str, str, str | None]]:
    """办法 第二条, 社会保险法 第十六条, 13号令 第二条至第三条: each way on with its answer, first month and, paying on, last month."""
    now = max(case.statutory, case.as_of)
    if case.months is None or case.unknown_part is not None:
        return {}
    have, need = case.contributed(now), case.required(case.statutory // 12)
    moving = case.reform and case.answer("R01") == "completion_year"
    if have >= need and (not moving or case.met_at_the_age or have >= case.required(now // 12)):
        return {}
    until = now + need - have
    if moving:
        until = next(m for m in range(now + 1, now + 300) if have + m - now >= case.required(m // 12))
    five_years = case.statutory + 60
    lump = {"pre2011_else_open": "UNDETERMINED", "pre2011_only": "NOT_ELIGIBLE", "any_short": "ELIGIBLE"}[
        case.answer("R08")
    ]
    lump_from = now if lump == "ELIGIBLE" else max(five_years, now)
    if lump != "ELIGIBLE" and first_insured is None:
        lump = "UNDETERMINED"
    elif lump != "ELIGIBLE" and first_insured is not None and first_insured < index("2011-07") and until > five_years:
        lump = "ELIGIBLE"
    fifteen = "ELIGIBLE" if have < 180 else "UNDETERMINED"
    return {
        "extended_contribution": ("ELIGIBLE", written(now + 1), written(until)),
        "lump_sum": (lump, written(lump_from), None),
        "transfer_to_resident": (fifteen, written(now), None),
        "end_relation": (fifteen, written(now), None),
    }
