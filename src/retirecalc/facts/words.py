"""The words of the facts: codes, and what people write for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import Any, Literal, TypeVar

from retirecalc.errors import InvalidFacts
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.ground.written import arabic


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
        if (named := category_named(value)) is not None:
            return named
        from retirecalc.facts.classes import class_meant  # which asks by the words here

        meant = class_meant(str(value))
        ages = set(re.findall(r"\d+", arabic(_word(value))))
        if meant.man and ages <= {"60"}:
            return Category.MALE_60
        if meant.man is False and meant.of_woman is not None:
            return meant.of_woman
        of_woman = _word(value) in WOMAN_WORDS or (meant.man is False and not ages)
        code = "facts.category_of_woman" if of_woman else "facts.category_unreadable"
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
        if (
            isinstance(value, str) and value in _EMPLOYMENTS
        ):  # as the code is written: another system's Employee says less
            return cls(value)
        text = plain(str(value))
        meant = meanings("employment").get(text) or meanings("identity").get(text)
        if meant in _EMPLOYMENTS:
            return cls(meant)
        word = _word(value)
        for employment, words in EMPLOYMENT_WORDS.items():
            if word in words:
                return employment
        raise InvalidFacts("facts.employment_unreadable", field="employment", value=str(value), allowed=", ".join(cls))

    @property
    def public_body(self) -> bool | None:
        """Whether the employer is an organ or a public institution, where the word says it; staff of the state may be either.

        >>> (
        ...     Employment.CIVIL_SERVANT.public_body,
        ...     Employment.OWN_ACCOUNT.public_body,
        ...     Employment.STATE_MANAGER.public_body,
        ... )
        (True, False, None)
        """
        if self is Employment.CIVIL_SERVANT:
            return True
        return False if self in (Employment.EMPLOYEE, Employment.OWN_ACCOUNT) else None


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


CategoryWord = Literal[
    "male_60",
    "female_55",
    "female_50",
    "男",
    "男60",
    "男职工",
    "男干部",
    "男工人",
    "女干部",
    "女工人",
    "女职工55",
    "女职工50",
    "女55",
    "女50",
]
"""The codes, and the words of the annexes that name one class: what a type checker takes. `Category.of` reads more words."""
EmploymentWord = Literal[
    "employee",
    "state_employee",
    "state_manager",
    "civil_servant",
    "own_account",
    "unknown",
    "民营企业职工",
    "国有企业职工",
    "事业单位职工",
    "国有企业管理人员",
    "事业单位管理人员",
    "公务员",
    "灵活就业人员",
    "不详",
]
"""The same for who employs: `Employment.of` reads more words."""
DrawingWord = Literal["none", "employee", "resident", "other", "some"]

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
NOTHING = frozenset(
    {"无", "没有", "/", "\\", "-", "--", "---", "—", "——", "－", "·", "不详", "不适用", "未知", "待定", "暂无", "空"}
    | {"待补", "待补充", "待核实", "待查", "暂缺", "tbd", "tba", "n.a.", "#ref!", "#value!", "#name?", "#div/0!"}
    | {"none", "null", "n/a", "na", "nan", "nil", "#n/a", "unknown", "?", "？"}
    | {"未填写", "未填", "未说明", "不清楚", "notstated", "notgiven", "unstated"}
)
"""What is written for nothing: no more than an empty cell says."""
NONE = frozenset({"无", "没有", "none"})
NONE_SAYS = frozenset({"deemed", "deferral_agreed_to", "drawing", "notice_given_on", "applied_on"})
"""Facts of which 无 says that there is none; of others it says nothing."""
NOT_AGREED_WORDS = frozenset({"no", "none", "否", "无", "没有", "未约定", "不延迟"})
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
        {"state_employee", "国企职工", "国有企业职工", "事业单位职工", "机关工勤"} | {"机关工勤人员"}
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


_EMPLOYMENTS = frozenset(map(str, Employment))
E = TypeVar("E", bound=StrEnum)
C = TypeVar("C", bound=str)
Words = Mapping[Any, Collection[str]]
"""What people write for each code of a fact."""


def code_of(kind: type[E], value: object, words: Mapping[E, frozenset[str]], field: str) -> E:
    """The code that a word stands for."""
    return value if isinstance(value, kind) else word_of(value, words, field)


def word_of(value: object, words: Mapping[C, Collection[str]], field: str) -> C:
    """The code that a word stands for, or that it is."""
    word = _word(value)
    for code, known in words.items():
        if word in known or str(value) == str(code):
            return code
    raise InvalidFacts("ground.word_unreadable", field=field, value=str(value), allowed=", ".join(map(str, words)))


def _word(value: object) -> str:
    """A word as people write it, without the brackets, spaces and units around it."""
    return re.sub(r"[()·、:，,-]|周?岁", "", plain(str(value)))


def category_named(value: object) -> Category | None:
    """The class that a word names, None where it names none."""
    word = _word(value)
    return next((category for category, words in CATEGORY_WORDS.items() if word in words), None)


put: Callable[[object, str, object], None] = object.__setattr__
"""How a frozen fact is filled when it is made."""
