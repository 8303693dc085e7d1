"""What a caller states about a person. Nothing here is law, and nothing here is guessed.

Unknown is not zero and not no: a fact left out is `None`, and the rules say what they miss.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal, NamedTuple, TypeVar

from retirecalc.errors import InvalidFacts, mask
from retirecalc.months import Months, YearMonth, parse_day, parse_day_or_month
from retirecalc.stretches import END, Stretch, common, count_to, union


class Category(StrEnum):
    """The law's own split by original retirement age (原法定退休年龄). Never guessed from sex."""

    MALE_60 = "male_60"
    FEMALE_55 = "female_55"
    FEMALE_50 = "female_50"

    @classmethod
    def of(cls, value: object) -> Category:
        """Read a code or the usual Chinese words.

        >>> Category.of("女干部"), Category.of("女50"), Category.of("男"), Category.of("female_55")
        (<Category.FEMALE_55: 'female_55'>, <Category.FEMALE_50: 'female_50'>, <Category.MALE_60: 'male_60'>, \
<Category.FEMALE_55: 'female_55'>)

        Raises:
            InvalidFacts: not a category; or a woman without 50 or 55, with the question to ask.
        """
        word = _word(value)
        for category, words in CATEGORY_WORDS.items():
            if word in words:
                return category
        code = "category_of_woman" if word in WOMAN_WORDS else "category_unreadable"
        raise InvalidFacts(code, field="category", value=str(value))


class Employment(StrEnum):
    """Who employs the person, as far as flexible retirement asks (94号 approval and bar)."""

    EMPLOYEE = "employee"
    STATE_EMPLOYEE = "state_employee"
    STATE_MANAGER = "state_manager"
    CIVIL_SERVANT = "civil_servant"
    OWN_ACCOUNT = "own_account"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: object) -> Employment:
        """Read a code or the usual Chinese words.

        >>> Employment.of("灵活就业人员"), Employment.of("公务员"), Employment.of("不详")
        (<Employment.OWN_ACCOUNT: 'own_account'>, <Employment.CIVIL_SERVANT: 'civil_servant'>, \
<Employment.UNKNOWN: 'unknown'>)
        """
        word = _word(value)
        for employment, words in EMPLOYMENT_WORDS.items():
            if word in words:
                return employment
        raise InvalidFacts("employment_unreadable", field="employment", value=str(value), allowed=", ".join(cls))


class Drawing(StrEnum):
    """Which pension somebody draws. `some`: one is drawn, its kind not known.

    An invalidity allowance, unemployment benefit, a survivor's grant, an enterprise or personal pension is none of them.
    """

    NONE = "none"
    EMPLOYEE = "employee"
    RESIDENT = "resident"
    OTHER = "other"
    SOME = "some"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class Post(StrEnum):
    """The post that somebody holds at retirement."""

    MANAGEMENT = "management"
    TECHNICAL = "technical"
    WORKER = "worker"


class SpellKind(StrEnum):
    """Who or what a run of contribution months comes from. `deemed` and `military` months count as deemed."""

    EMPLOYER = "employer"
    OWN_ACCOUNT = "own_account"
    UNEMPLOYMENT_FUND = "unemployment_fund"
    MILITARY = "military"
    DEEMED = "deemed"


class Scheme(StrEnum):
    """Which pension scheme a run of months belongs to. Resident months are no employee months."""

    EMPLOYEE = "employee"
    RESIDENT = "resident"


DEEMED_KINDS = frozenset({SpellKind.MILITARY, SpellKind.DEEMED})


CATEGORY_WORDS: Mapping[Category, frozenset[str]] = {
    Category.MALE_60: frozenset(
        {
            "male_60",
            "male",
            "m",
            "man",
            "男",
            "男性",
            "男60",
            "男职工",
            "男职工60",
            "男干部",
            "男工人",
            "男管理岗",
            "男技术岗",
        }
    ),
    Category.FEMALE_55: frozenset(
        {"female_55", "female55", "女55", "女干部", "女职工55", "女干部55", "女管理岗", "女管理岗位", "女管理人员"}
        | {
            "女管理",
            "女专业技术",
            "女专技",
            "女专技岗",
            "女技术",
            "女技术岗",
            "女技术岗位",
            "女技术人员",
            "女专业技术人员",
            "女专业技术岗",
            "女专业技术岗位",
            "女管理或技术岗位",
        }
    ),
    Category.FEMALE_50: frozenset(
        {
            "female_50",
            "female50",
            "女50",
            "女工人",
            "女工",
            "女职工50",
            "女工人50",
            "女生产岗",
            "女工人岗",
            "女工人岗位",
        }
        | {"女生产", "女操作", "女工勤", "女工勤岗", "女工勤人员", "女工勤技能岗", "女工勤技能人员"}
        | {"女生产岗位", "女操作岗", "女操作岗位", "女非管理岗位", "女生产操作岗", "女生产操作岗位"}
    ),
}
WOMAN_WORDS = frozenset({"女", "女性", "女职工", "female", "f", "woman"})
MAN_WORDS = frozenset({"男", "男性", "男职工", "male", "m", "man"})
SEX_WORDS: Mapping[Sex, frozenset[str]] = {Sex.MALE: MAN_WORDS, Sex.FEMALE: WOMAN_WORDS}
POST_WORDS: Mapping[Post, frozenset[str]] = {
    Post.MANAGEMENT: frozenset({"management", "manager", "管理", "管理岗", "管理岗位", "管理人员", "干部"}),
    Post.TECHNICAL: frozenset(
        {
            "technical",
            "技术",
            "技术岗",
            "技术岗位",
            "专业技术",
            "专业技术岗",
            "专业技术岗位",
            "专业技术人员",
            "专技",
            "专技岗",
        }
    ),
    Post.WORKER: frozenset(
        {
            "worker",
            "工人",
            "工人岗",
            "工人岗位",
            "生产岗",
            "生产岗位",
            "操作岗",
            "操作岗位",
            "生产操作岗",
            "生产操作岗位",
        }
        | {"工勤", "工勤岗", "工勤技能岗", "非管理岗位"}
    ),
}
SPELL_WORDS: Mapping[SpellKind, frozenset[str]] = {
    SpellKind.EMPLOYER: frozenset({"employer", "单位", "单位缴费", "企业", "企业缴费", "职工"}),
    SpellKind.OWN_ACCOUNT: frozenset({"own_account", "个人", "个人缴费", "灵活就业", "灵活就业人员"}),
    SpellKind.UNEMPLOYMENT_FUND: frozenset({"unemployment_fund", "失业保险基金", "失业基金代缴", "失保代缴"}),
    SpellKind.MILITARY: frozenset({"military", "军龄", "服役", "服兵役"}),
    SpellKind.DEEMED: frozenset({"deemed", "视同", "视同缴费"}),
}
SCHEME_WORDS: Mapping[Scheme, frozenset[str]] = {
    Scheme.EMPLOYEE: frozenset({"employee", "职工", "企业职工", "城镇职工", "职工养老"}),
    Scheme.RESIDENT: frozenset({"resident", "居民", "城乡居民", "居民养老"}),
}
DRAWING_WORDS: Mapping[Drawing, frozenset[str]] = {
    Drawing.NONE: frozenset({"none", "no", "无", "否", "没有", "未领取"}),
    Drawing.EMPLOYEE: frozenset(
        {
            "employee",
            "企业职工基本养老金",
            "职工基本养老金",
            "职工养老金",
            "机关事业单位基本养老金",
            "机关事业单位养老金",
        }
    ),
    Drawing.RESIDENT: frozenset({"resident", "城乡居民基本养老金", "城乡居民养老金", "居民养老金"}),
    Drawing.OTHER: frozenset({"other", "其他", "其他养老金"}),
    Drawing.SOME: frozenset({"some", "yes", "是", "有", "已领取"}),
}
EMPLOYMENT_WORDS: Mapping[Employment, frozenset[str]] = {
    Employment.EMPLOYEE: frozenset({"employee", "民营企业职工", "私营企业职工", "非国有企业职工", "外资企业职工"}),
    Employment.STATE_EMPLOYEE: frozenset(
        {"state_employee", "国企职工", "国有企业职工", "事业单位职工", "事业编", "机关工勤"} | {"机关工勤人员"}
    ),
    Employment.STATE_MANAGER: frozenset(
        {"state_manager", "国企管理人员", "国有企业管理人员", "国企领导", "国有企业领导人员", "事业单位管理人员"}
        | {"事业单位领导人员", "国有企事业单位管理人员"}
    ),
    Employment.CIVIL_SERVANT: frozenset({"civil_servant", "公务员"}),
    Employment.OWN_ACCOUNT: frozenset(
        {"own_account", "灵活就业", "灵活就业人员", "自由职业", "自由职业者", "个体", "个体工商户", "个体参保"}
    ),
    # A word never gets a code that says more than it: these may be of the state or not, managers or not.
    Employment.UNKNOWN: frozenset(
        {"unknown", "", "未知", "不详", "不清楚", "未说明", "职工", "企业职工", "合同制", "合同制职工", "劳动合同"}
        | {"劳动合同制", "机关事业单位职工", "事业单位工作人员"}
    ),
}


@dataclass(frozen=True, slots=True, init=False)
class Spell:
    """A run of contribution months, first and last included; without `last` it goes on.

    Raises:
        InvalidFacts: a month, kind or scheme that cannot be read, or an end before the beginning.

    >>> Spell.of("2027-09..")
    Spell(first=YearMonth(2027, 9), last=None, kind=<SpellKind.EMPLOYER: 'employer'>, scheme=<Scheme.EMPLOYEE: \
'employee'>, place=None)
    """

    first: YearMonth
    last: YearMonth | None
    kind: SpellKind
    scheme: Scheme
    place: str | None

    def __init__(
        self,
        first: object,
        last: object = None,
        kind: str | SpellKind = SpellKind.EMPLOYER,
        scheme: str | Scheme = Scheme.EMPLOYEE,
        place: str | None = None,
    ) -> None:
        begin = YearMonth.of(first, "first")
        end = None if last is None or last == "" else YearMonth.of(last, "last")
        if end is not None and end < begin:
            raise InvalidFacts("spell_backwards", field="spells", first=str(begin), last=str(end))
        _set(self, "first", begin)
        _set(self, "last", end)
        _set(self, "kind", _code(SpellKind, kind or SpellKind.EMPLOYER, SPELL_WORDS, "kind"))
        _set(self, "scheme", _code(Scheme, scheme or Scheme.EMPLOYEE, SCHEME_WORDS, "scheme"))
        _set(self, "place", mask(str(place)) if place else None)

    @classmethod
    def of(cls, value: object) -> Spell:
        """Read `2027-09..2028-02`, `2027-09..`, a mapping of the fields, or the fields in order."""
        if isinstance(value, Spell):
            return value
        if isinstance(value, str):
            first, dots, last = value.partition("..")
            return cls(first, last if dots else first)
        if isinstance(value, Mapping):
            if unknown := sorted(str(name) for name in set(value) - {"first", "last", "kind", "scheme", "place"}):
                raise InvalidFacts("spell_field_unknown", field="spells", value=", ".join(unknown))
            if not value.get("first"):
                raise InvalidFacts("spell_without_first", field="spells")
            return cls(**value)
        if not isinstance(value, Sequence) or not 1 <= len(value) <= 5:
            raise InvalidFacts("spell_unreadable", field="spells", value=str(value))
        return cls(*value)

    @property
    def stretch(self) -> Stretch:
        return self.first, END if self.last is None else self.last

    def to_dict(self) -> dict[str, Any]:
        facts: dict[str, Any] = {"first": str(self.first), "last": None if self.last is None else str(self.last)}
        facts |= {"kind": str(self.kind), "scheme": str(self.scheme)}
        return facts if self.place is None else facts | {"place": self.place}


class LumpSum(NamedTuple):
    """Months paid in one sum, and the month in which they were paid."""

    months: Months
    month: YearMonth


@dataclass(frozen=True, slots=True, init=False)
class Contributions:
    """Contribution months in the employee scheme: paid (实际缴费) + deemed (视同缴费) = cumulative (累计缴费).

    Give any two of the three, or one; or the months themselves, with `from_spells`. 累计缴费年限 includes 视同缴费年限: stating
    it as `paid` counts deemed twice.

    Args:
        paid: months, or a written period ("26y4m", "26年4个月"). A bare integer is months.
        deemed: the same.
        cumulative: the same.
        counted_to: last month inside the count; left out, the month of the question is assumed.
        continuing: whether contributions go on after `counted_to`; left out, it is assumed and marked so.
        plan: instead of `continuing`, the months to be paid after `counted_to`: `["2026-12..2027-02", "2027-09.."]`.
        removed: deemed months that the law strikes out (a sentence, a dismissal): the caller's fact, taken off the count.
        first_insured: the first month insured, which decides who may pay a lump sum.
        invalidity_allowance: months in which an invalidity allowance is drawn; only a month really paid counts in them.
        lump_sum: months paid in one sum, and the month of payment: `(36, "2030-02")`. They are part of the count if they
            were paid by `counted_to`.

    A cumulative count may stand beside spells. Where the two differ, both are answered.

    Raises:
        InvalidFacts: unreadable, below zero, nothing stated, or facts that contradict each other.

    >>> Contributions(cumulative="26y4m", deemed=24).paid
    Months(292)
    >>> Contributions(paid=292).deemed is None  # unknown, not zero
    True
    """

    paid: Months | None
    deemed: Months | None
    cumulative: Months | None
    counted_to: YearMonth | None
    continuing: bool | None
    plan: tuple[Spell, ...] | None
    spells: tuple[Spell, ...] | None
    removed: Months | None
    first_insured: YearMonth | None
    invalidity_allowance: tuple[Spell, ...]
    lump_sum: LumpSum | None

    def __init__(
        self,
        *,
        paid: object = None,
        deemed: object = None,
        cumulative: object = None,
        counted_to: object = None,
        continuing: bool | None = None,
        plan: Iterable[Any] | None = None,
        spells: Iterable[Any] | None = None,
        removed: object = None,
        first_insured: object = None,
        invalidity_allowance: Iterable[Any] = (),
        lump_sum: Sequence[Any] | None = None,
    ) -> None:
        p = None if paid is None else Months.of(paid, "paid")
        d = None if deemed is None else Months.of(deemed, "deemed")
        c = None if cumulative is None else Months.of(cumulative, "cumulative")
        known = None if spells is None else _spells(spells, "spells")
        future = None if plan is None else _spells(plan, "plan")
        counted = any(count is not None for count in (p, d, c))
        if not counted and not known:
            raise InvalidFacts("contributions_empty", field="contributions")
        if known and (p is not None or d is not None):
            raise InvalidFacts("spells_and_counts", field="contributions")
        if known and counted_to is not None and c is None:
            raise InvalidFacts("spells_and_counted_to", field="counted_to")
        if c is not None and p is not None and d is not None and p + d != c:
            raise InvalidFacts("contributions_contradict", paid=int(p), deemed=int(d), cumulative=int(c))
        for name, part in (("paid", p), ("deemed", d)):
            if c is not None and part is not None and part > c:
                raise InvalidFacts("contributions_more_than_all", field=name, part=int(part), cumulative=int(c))
        if c is None and p is not None and d is not None:
            c = p + d
        elif c is not None and p is not None:
            d = Months(c - p)
        elif c is not None and d is not None:
            p = Months(c - d)
        if future is not None and (continuing is not None or known):
            raise InvalidFacts("plan_and_continuing", field="plan")
        gone = None if removed is None else Months.of(removed, "removed")
        _set(self, "spells", known or None)
        struck_from = self._deemed_in_spells() if known else d if d is not None else c
        once = None if lump_sum is None else _lump_sum(lump_sum)
        if once is not None and not known and once.months > max(part or 0 for part in (p, c)):
            raise InvalidFacts("lump_sum_too_many", field="lump_sum", value=int(once.months))
        if gone is not None and struck_from is not None and gone > struck_from:
            raise InvalidFacts("removed_too_many", field="removed", value=int(gone))
        insured = None if first_insured is None else YearMonth.of(first_insured, "first_insured")
        _set(self, "paid", p)
        _set(self, "deemed", d)
        _set(self, "cumulative", c)
        _set(self, "counted_to", None if counted_to is None else YearMonth.of(counted_to, "counted_to"))
        _set(self, "continuing", _yes_no(continuing, "continuing"))
        _set(self, "plan", future)
        _set(self, "removed", gone)
        _set(self, "first_insured", insured)
        _set(self, "invalidity_allowance", _spells(invalidity_allowance, "invalidity_allowance"))
        _set(self, "lump_sum", once)

    @classmethod
    def from_spells(cls, spells: Iterable[Any], *, continuing: bool | None = None, **facts: Any) -> Contributions:
        """Contributions from the months themselves, past and planned; months that overlap count once.

        A spell without an end goes on. Where every spell has ended, `continuing` says whether contributions go on after the
        last of them. Left out, the months from the last spell to the month of the question are unknown, and paying on after
        that is assumed; spells that end after the month of the question are a plan, which is assumed to end with them.

        >>> from retirecalc.stretches import count_to
        >>> known = Contributions.from_spells([("2000-01", "2010-12"), ("2010-07", "2026-11", "own_account")])
        >>> count_to(known.stretches(deemed=True), YearMonth(2026, 11))
        323
        """
        return cls(spells=spells, continuing=continuing, **facts)

    def stretches(self, *, deemed: bool) -> tuple[Stretch, ...]:
        """The employee-scheme months of the spells, each once; without the deemed ones if not `deemed`."""
        return _counted(self.spells or (), deemed=deemed)

    def planned(self, *, deemed: bool) -> tuple[Stretch, ...]:
        """The employee-scheme months of the plan, each once; without the deemed ones if not `deemed`."""
        return _counted(self.plan or (), deemed=deemed)

    def overlaps(self) -> tuple[Stretch, ...]:
        """The employee-scheme months that more than one spell covers."""
        counted = [one.stretch for one in self.spells or () if one.scheme is Scheme.EMPLOYEE]
        return union(month for i, one in enumerate(counted) for month in common([one], counted[i + 1 :]))

    def resident_months(self) -> tuple[Stretch, ...]:
        """The months of the resident scheme, which are no employee months."""
        return union(one.stretch for one in self.spells or () if one.scheme is Scheme.RESIDENT)

    def _deemed_in_spells(self) -> int:
        return count_to(self.stretches(deemed=True), END) - count_to(self.stretches(deemed=False), END)

    @property
    def at_least(self) -> Months:
        """The months that are certain: the cumulative count, or as much of it as is stated."""
        return self.cumulative if self.cumulative is not None else Months((self.paid or 0) + (self.deemed or 0))

    def parts(self) -> dict[str, Months]:
        """What is known, in months: paid and deemed where they are, else cumulative. The rest follows."""
        if self.cumulative is not None and self.paid is None:
            return {"cumulative": self.cumulative}
        return {name: part for name, part in (("paid", self.paid), ("deemed", self.deemed)) if part is not None}

    def check(self, birth: YearMonth, as_of: YearMonth) -> None:
        """Refuse what cannot be true of somebody born in `birth`, asked in `as_of`.

        Raises:
            InvalidFacts: as `Person.check`.
        """
        for spell in (*(self.spells or ()), *(self.plan or ())):
            if spell.first < birth:
                raise InvalidFacts("spell_before_birth", value=str(spell.first), birth=str(birth))
        counted_to = self.counted_to or as_of
        if counted_to > as_of:
            raise InvalidFacts("counted_to_after_as_of", field="counted_to", value=str(counted_to), as_of=str(as_of))
        if counted_to < birth:
            raise InvalidFacts("counted_to_before_birth", field="counted_to", value=str(counted_to), birth=str(birth))
        at_once = self.lump_sum.months if self.lump_sum is not None and self.lump_sum.month <= counted_to else 0
        lived = counted_to - birth + 1
        if self.at_least - at_once > lived:
            raise InvalidFacts(
                "contributions_exceed_life",
                value=int(self.at_least),
                lived=int(lived),
                birth=str(birth),
                counted_to=str(counted_to),
            )
        if self.first_insured is not None:
            self._check_first_insured(self.first_insured, counted_to, at_once)

    def _check_first_insured(self, first: YearMonth, counted_to: YearMonth, at_once: int) -> None:
        """No month was paid before the first one insured; deemed months lie before it."""
        paid = self.stretches(deemed=False)
        earlier = [one for one in paid if one[0] < first]
        possible = max(0, counted_to - first + 1)
        if earlier or (self.paid is not None and self.paid - at_once > possible):
            months = count_to(paid, first - 1) if earlier else int(self.paid or 0)
            raise InvalidFacts("first_insured_contradicts", field="first_insured", value=str(first), months=months)

    def to_dict(self) -> dict[str, Any]:
        """The facts as stated, for the answer to carry and for a replay."""
        facts: dict[str, Any] = {name: int(months) for name, months in self.parts().items()}
        if self.removed is not None:
            facts["removed"] = int(self.removed)
        for name in ("counted_to", "first_insured"):
            if (month := getattr(self, name)) is not None:
                facts[name] = str(month)
        if self.continuing is not None:
            facts["continuing"] = self.continuing
        if self.lump_sum is not None:
            facts["lump_sum"] = [int(self.lump_sum.months), str(self.lump_sum.month)]
        for name in ("spells", "plan", "invalidity_allowance"):
            spells = getattr(self, name)
            if spells or (name == "plan" and spells is not None):  # an empty plan says that nothing will be paid
                facts[name] = [spell.to_dict() for spell in spells]
        return facts


@dataclass(frozen=True, slots=True, init=False)
class Person:
    """One person, as far as the law of retirement asks. No name, no ID number.

    Args:
        birth: a date or month in any usual written form. The law counts months; a day, where given, is kept only for
            answers that are days.
        category: the class by original retirement age: a `Category`, its code, or Chinese words.
        employment: an `Employment`, its code, or Chinese words; `unknown` where it is not known.
        contributions: a `Contributions`, or None where nothing is known.
        drawing: which pension is drawn: a `Drawing`, its code, or Chinese words; None where it is not known.
        approved: whether the authority approved the time chosen, where approval is asked for (94号 第十三条); None: not yet.
        deferral_agreed_to: the month to which a deferral was agreed in writing; False if none was agreed; None: not known.
        notice_given_on: the day on which the employer was told in writing of an early retirement.
        applied_on: the day on which the pension was applied for.
        joined_after_2015_reform: whether a public body's member joined after the 2015 reform of its pensions: then only
            individual contribution months count (S13).

    Raises:
        InvalidFacts: a fact that cannot be read, or a birth outside 1900-2099.

    >>> Person("1971年9月", "男")
    Person(birth='1971-09', category='male_60', employment='unknown')
    """

    birth_month: YearMonth
    birth_day: int | None
    category: Category
    employment: Employment
    contributions: Contributions | None
    drawing: Drawing | None
    approved: bool | None
    deferral_agreed_to: YearMonth | Literal[False] | None
    notice_given_on: date | None
    applied_on: date | None
    joined_after_2015_reform: bool | None

    def __init__(
        self,
        birth: str | date | YearMonth,
        category: str | Category,
        *,
        employment: str | Employment = Employment.UNKNOWN,
        contributions: Contributions | None = None,
        drawing: str | Drawing | None = None,
        approved: bool | None = None,
        deferral_agreed_to: object = None,
        notice_given_on: date | str | None = None,
        applied_on: date | str | None = None,
        joined_after_2015_reform: bool | None = None,
    ) -> None:
        if contributions is not None and not isinstance(contributions, Contributions):
            raise InvalidFacts("contributions_bare", field="contributions", value=str(contributions))
        month, day = parse_day_or_month(birth, "birth")
        if not 1900 <= month.year <= 2099:
            raise InvalidFacts("birth_out_of_range", field="birth", value=str(month))
        _set(self, "birth_month", month)
        _set(self, "birth_day", day)
        _set(self, "category", category if isinstance(category, Category) else Category.of(category))
        _set(self, "employment", employment if isinstance(employment, Employment) else Employment.of(employment))
        _set(self, "contributions", contributions)
        _set(self, "drawing", None if drawing is None else _drawing(drawing))
        _set(self, "approved", _yes_no(approved, "approved"))
        _set(self, "deferral_agreed_to", _agreed(deferral_agreed_to))
        _set(
            self, "notice_given_on", None if notice_given_on is None else parse_day(notice_given_on, "notice_given_on")
        )
        _set(self, "applied_on", None if applied_on is None else parse_day(applied_on, "applied_on"))
        _set(self, "joined_after_2015_reform", _yes_no(joined_after_2015_reform, "joined_after_2015_reform"))

    @classmethod
    def from_id(cls, id_number: str, category: str | Category | None = None, **facts: Any) -> Person:
        """A person from a resident ID number (GB 11643), which gives birth date and sex and is not kept.

        Retired county codes, 81/82/83 (residence permits of Hong Kong, Macao and Taiwan residents) and numbers that
        begin with 9 (permanent residents) are good: only the check character and the date are tested. A man needs no
        category. A woman does, and hers may be `male_60` (senior women, 组通字〔2015〕14号).

        Raises:
            InvalidFacts: not 18 characters, wrong check character, no such date, a woman without a category, or a man
                with a woman's.

        >>> Person.from_id("110221197109150011").birth_month
        YearMonth(1971, 9)
        """
        birth, is_man = read_id(id_number)
        if category is None:
            category = Category.MALE_60 if is_man else Category.of("女")
        person = cls(birth, category, **facts)
        if is_man and person.category is not Category.MALE_60:
            raise InvalidFacts("sex_contradicts_category", category=str(person.category), sex="男 male")
        return person

    @property
    def birth(self) -> str:
        """The birth date or month as stated: `1971-09` or `1971-09-15`."""
        return str(self.birth_month) if self.birth_day is None else f"{self.birth_month}-{self.birth_day:02}"

    def check(self, as_of: YearMonth) -> None:
        """Refuse facts that cannot be true in the month of the question.

        Raises:
            InvalidFacts: `as_of` after 2199, born after it, counted past it, contributions longer than the life lived or
                than the time since the first month insured, or an act dated after the question.
        """
        if as_of.year > 2199:  # born in 2099 at the latest; and far from `END`, the month that stands for none
            raise InvalidFacts("as_of_out_of_range", value=str(as_of))
        if self.birth_month > as_of:
            raise InvalidFacts("birth_after_as_of", field="birth", value=str(self.birth_month), as_of=str(as_of))
        for name in ("notice_given_on", "applied_on"):
            if (day := getattr(self, name)) is not None and YearMonth.of(day) > as_of:
                raise InvalidFacts("act_after_as_of", field=name, value=str(day), as_of=str(as_of))
        if self.contributions is not None:
            self.contributions.check(self.birth_month, as_of)

    def to_dict(self) -> dict[str, Any]:
        """The facts as stated, for the answer to carry and for a replay."""
        facts: dict[str, Any] = {
            "birth": self.birth,
            "category": str(self.category),
            "employment": str(self.employment),
            "contributions": None if self.contributions is None else self.contributions.to_dict(),
        }
        for name in ("approved", "joined_after_2015_reform"):
            if (fact := getattr(self, name)) is not None:
                facts[name] = fact
        for name in ("drawing", "deferral_agreed_to", "notice_given_on", "applied_on"):
            if (fact := getattr(self, name)) is not None:
                facts[name] = False if fact is False else str(fact)
        return facts

    def __repr__(self) -> str:
        stated = {name: fact for name, fact in self.to_dict().items() if fact is not None}
        return f"Person({', '.join(f'{name}={fact!r}' for name, fact in stated.items())})"


@dataclass(frozen=True, slots=True, init=False)
class WorkerFacts:
    """What decides the class of a person, as far as it is known.

    Args:
        sex: a `Sex`, its code, or 男, 女.
        post: the post at retirement: a `Post`, its code, or Chinese words.
        employment: an `Employment`, its code, or Chinese words; `unknown` where it is not known.
        senior: whether she has division rank (县处级) in an organ or a senior title (高级职称) in a public institution.
        left_management_in: the month in which she left a management post.
        birth: the birth month, which only the way for women who left a management post asks for.
        contributions: the months counted, paid and deemed, for the same way.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> WorkerFacts(sex="女", post="专业技术岗").post
    <Post.TECHNICAL: 'technical'>
    """

    sex: Sex | None
    post: Post | None
    employment: Employment
    senior: bool | None
    left_management_in: YearMonth | None
    birth_month: YearMonth | None
    contributions: Months | None

    def __init__(
        self,
        *,
        sex: str | Sex | None = None,
        post: str | Post | None = None,
        employment: str | Employment = Employment.UNKNOWN,
        senior: bool | None = None,
        left_management_in: object = None,
        birth: object = None,
        contributions: object = None,
    ) -> None:
        left = None if left_management_in is None else YearMonth.of(left_management_in, "left_management_in")
        born = None if birth is None else YearMonth.of(birth, "birth")
        if left is not None and born is not None and left < born:
            raise InvalidFacts("left_before_birth", field="left_management_in", value=str(left), birth=str(born))
        _set(self, "sex", None if sex is None else _code(Sex, sex, SEX_WORDS, "sex"))
        _set(self, "post", None if post is None else _code(Post, post, POST_WORDS, "post"))
        _set(self, "employment", employment if isinstance(employment, Employment) else Employment.of(employment))
        _set(self, "senior", _yes_no(senior, "senior"))
        _set(self, "left_management_in", left)
        _set(self, "birth_month", born)
        _set(self, "contributions", None if contributions is None else Months.of(contributions, "contributions"))


@dataclass(frozen=True, slots=True, init=False)
class Filing:
    """The application as far as it is known: what the procedure of a place asks for.

    Args:
        on: the day on which the application is handed in.
        special_work: whether years of special work (特殊工种) are claimed.
        pre_examined: whether the personnel file has been examined beforehand (预审).
        public_body: whether the employer is an organ or a public institution (机关事业单位).
        approved_in: the month in which the authority approved the retirement.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    on: date | None
    special_work: bool | None
    pre_examined: bool | None
    public_body: bool | None
    approved_in: YearMonth | None

    def __init__(
        self,
        *,
        on: date | str | None = None,
        special_work: bool | None = None,
        pre_examined: bool | None = None,
        public_body: bool | None = None,
        approved_in: object = None,
    ) -> None:
        _set(self, "on", None if on is None else parse_day(on, "filed_on"))
        _set(self, "special_work", _yes_no(special_work, "special_work"))
        _set(self, "pre_examined", _yes_no(pre_examined, "pre_examined"))
        _set(self, "public_body", _yes_no(public_body, "public_body"))
        _set(self, "approved_in", None if approved_in is None else YearMonth.of(approved_in, "approved_in"))


def read_id(id_number: str) -> tuple[date, bool]:
    """Birth date, and whether the number is a man's, of a resident ID number.

    >>> read_id("11022119710915002X")
    (datetime.date(1971, 9, 15), False)
    """
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    number = unicodedata.normalize("NFKC", str(id_number)).strip().upper()
    if not re.fullmatch(r"\d{17}[\dX]", number, re.ASCII):
        # Not all digits, so `mask` would not know it: hide whatever was typed but its two ends.
        hidden = number[:4] + "*" * (len(number) - 8) + number[-4:] if len(number) > 12 else "*" * len(number)
        raise InvalidFacts("id_unreadable", field="id_number", value=hidden)
    if ric.calc_check_digit(number) != number[-1]:
        raise InvalidFacts("id_checksum", field="id_number", value=mask(number))
    try:
        birth = ric.get_birth_date(number)
    except ValidationError:
        raise InvalidFacts("id_birth", field="id_number", value=mask(number)) from None
    return birth, int(number[16]) % 2 == 1


E = TypeVar("E", bound=StrEnum)


def _code(kind: type[E], value: object, words: Mapping[E, frozenset[str]], field: str) -> E:
    if isinstance(value, kind):
        return value
    word = _word(value)
    for code, known in words.items():
        if word in known:
            return code
    raise InvalidFacts("word_unreadable", field=field, value=str(value), allowed=", ".join(kind))


def _drawing(value: object) -> Drawing:
    try:
        return _code(Drawing, value, DRAWING_WORDS, "drawing")
    except InvalidFacts as error:
        raise InvalidFacts("drawing_unreadable", **error.fields) from None


def _spells(value: object, field: str) -> tuple[Spell, ...]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise InvalidFacts("spells_not_a_list", field=field, value=str(value))
    return tuple(Spell.of(spell) for spell in value)


def _counted(spells: Iterable[Spell], *, deemed: bool) -> tuple[Stretch, ...]:
    counted = (one for one in spells if one.scheme is Scheme.EMPLOYEE)
    return union(one.stretch for one in counted if deemed or one.kind not in DEEMED_KINDS)


def _lump_sum(value: object) -> LumpSum:
    if isinstance(value, str) or not isinstance(value, Sequence) or len(value) != 2:
        raise InvalidFacts("lump_sum_unreadable", field="lump_sum", value=str(value))
    return LumpSum(Months.of(value[0], "lump_sum"), YearMonth.of(value[1], "lump_sum"))


def _agreed(value: object) -> YearMonth | Literal[False] | None:
    if value is None or value is False:
        return value
    try:
        return YearMonth.of(value, "deferral_agreed_to")
    except InvalidFacts as error:
        if error.code != "month_unreadable":
            raise
        raise InvalidFacts("agreed_unreadable", **error.fields) from None


def _yes_no(value: bool | None, field: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise InvalidFacts("yes_no_unreadable", field=field, value=str(value))


def _word(value: object) -> str:
    """A word as people write it, without the brackets, spaces and units around it."""
    text = unicodedata.normalize("NFKC", str(value)).strip().lower()
    return re.sub(r"[\s()·、:，,-]|周?岁", "", text)


_set = object.__setattr__
