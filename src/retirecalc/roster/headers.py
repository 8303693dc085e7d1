"""What the columns of a staff list are called. Data, all in this file: add an alias here and nowhere else.

Spaces, underscores, full-width forms, capitals and a note in brackets that only gives a unit or a hint do not matter:
`累计缴费年限（年）`, `出生年月*` and `Birth Date` are found. Any other note makes it another column, which passes through
untouched: `累计缴费年限（医保）` is not a count of this scheme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Unit = Literal["years", "months"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "员工姓名", "职工姓名", "name", "employee name", "full name"),
    "id_number": (
        *(
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "公民身份证号码",
            "居民身份证号",
            "居民身份证号码",
            "证件号码",
            "证件号",
        ),
        *(
            "身份证",
            "id number",
            "id no",
            "id card",
            "id card number",
            "resident id",
            "resident id number",
            "national id",
        ),
    ),
    "birth": (
        *("出生年月", "出生日期", "出生年月日", "出生月份", "生日", "birth", "birth date", "birth month", "birthday"),
        *("date of birth", "month of birth", "dob"),
    ),
    "sex": ("性别", "sex", "gender"),
    "category": (
        *("人员类别", "类别", "岗位类别", "身份类别", "岗位性质", "职工类别", "category", "worker class", "class"),
    ),
    "counted_to": (
        *(
            "缴费截止年月",
            "缴费截止月",
            "缴费截止时间",
            "缴费统计截止",
            "缴费统计截止年月",
            "缴费截至年月",
            "统计截止年月",
        ),
        *("counted to", "contributions counted to"),
    ),
    "continuing": (
        *("是否继续缴费", "是否在缴", "是否续缴", "继续缴费", "continuing", "continuing contributions", "still paying"),
    ),
    "employment": (
        *(
            "用工性质",
            "用工形式",
            "用工类型",
            "用工类别",
            "就业形式",
            "employment",
            "employment type",
            "kind of employment",
        ),
    ),
    "first_insured": (
        *("首次参保年月", "首次参保时间", "首次参保月份", "首次参保日期", "first insured", "first insured in"),
    ),
    "drawing": (
        *("是否已领取养老金", "是否领取养老金", "已领取养老金", "是否已领取基本养老金", "是否领取基本养老金"),
        *("已领取养老金种类", "领取养老金种类", "drawing", "pension drawn", "drawing pension"),
    ),
    "approved": ("是否已批准", "是否批准", "审批结果", "approved"),
    "deferral_agreed_to": (
        *(
            "约定延迟至",
            "弹性延迟至",
            "延迟退休至",
            "约定延迟退休至",
            "弹性延迟退休至",
            "deferral agreed to",
            "deferred to",
        ),
    ),
    "notice_given_on": ("书面告知日期", "书面告知时间", "告知日期", "notice given on", "notice given"),
    "applied_on": ("申请日期", "退休申请日期", "申请退休日期", "applied on", "application date"),
    "department": ("部门", "所属部门", "所在部门", "部门名称", "department", "dept"),
    "retire_in": (
        *("拟退休年月", "计划退休年月", "拟退休时间", "计划退休时间", "意向退休年月", "预计退休年月", "retire in"),
        *("retirement month", "planned retirement", "planned retirement month"),
    ),
}

PERIODS: Mapping[str, tuple[str, ...]] = {
    "cumulative": (
        *("累计缴费", "累计", "合计缴费", "总缴费", "养老保险累计缴费", "养老累计缴费", "基本养老保险累计缴费"),
        *(
            "cumulative",
            "cumulative contribution",
            "cumulative contributions",
            "total contribution",
            "total contributions",
        ),
    ),
    "paid": (
        *(
            "实际缴费",
            "实缴",
            "养老保险实际缴费",
            "基本养老保险实际缴费",
            "paid",
            "paid contribution",
            "paid contributions",
        ),
        *("actual contribution", "actual contributions"),
    ),
    "deemed": ("视同缴费", "视同", "养老保险视同缴费", "deemed", "deemed contribution", "deemed contributions"),
}
"""Contribution columns without their unit, which follows the name (`UNITS`) or stands in brackets (`NOTES`)."""

UNITS: Mapping[str, Unit | None] = {
    "年限": "years",
    "年数": "years",
    "年": "years",
    "years": "years",
    "月数": "months",
    "月份数": "months",
    "月份": "months",
    "个月": "months",
    "月": "months",
    "months": "months",
    "时间": None,
    "": None,
}

NOTES: Mapping[str, Unit | None] = {
    "年": "years",
    "年数": "years",
    "years": "years",
    "y": "years",
    "月": "months",
    "月数": "months",
    "个月": "months",
    "months": "months",
    "m": "months",
    "年月": None,
    "年/月": None,
    "x年x个月": None,
    "x年x月": None,
}
"""A unit in brackets; it overrules the one in the name. None: written periods only."""

HINTS = frozenset(
    {
        "必填",
        "选填",
        "可选",
        "文本",
        "文本格式",
        "18位",
        "是/否",
        "男/女",
        "年-月",
        "年月日",
        "干部/工人",
        "男/女干部/女工人",
    }
    | {"required", "optional", "text", "yes/no", "y/n", "m/f", "yyyy-mm", "yyyymm", "yyyy-mm-dd", "yyyymmdd", "yyyy/mm"}
)
"""Notes in brackets that change nothing."""

AMBIGUOUS = (
    *("缴费年限", "缴费月数", "养老保险缴费年限", "养老保险缴费月数", "contribution years", "contribution months"),
    *("contributions",),
)
"""With or without deemed years? Taken for the wrong one, a pension is granted or refused wrongly, so it is asked."""

YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("是", "yes", "y", "true", "1"), True),
    **dict.fromkeys(("否", "no", "n", "false", "0"), False),
}
STATES: Mapping[str, Mapping[str, bool]] = {
    "continuing": {
        **dict.fromkeys(("在缴", "续缴", "继续缴费", "正常缴费"), True),
        **dict.fromkeys(("停缴", "中断", "中断缴费", "暂停缴费", "不再缴费"), False),
    },
    "approved": {
        **dict.fromkeys(
            ("批准", "已批准", "准予", "已核准", "同意", "已同意", "通过", "审批通过", "已通过", "approved"), True
        ),
        **dict.fromkeys(("不批准", "不予批准", "不同意", "不通过", "未通过", "审批未通过", "驳回", "refused"), False),
    },
    "deferral_agreed_to": dict.fromkeys(("无", "没有", "未约定", "不延迟", "none"), False),
}
"""Words that say yes or no in one column only."""

NOT_YET: Mapping[str, frozenset[str]] = {
    "approved": frozenset({"未批准", "未审批", "待审批", "审批中", "pending"}),
    "deferral_agreed_to": frozenset({"协商中", "待约定", "pending"}),
    "notice_given_on": frozenset({"否", "无", "未告知", "no", "none"}),
    "applied_on": frozenset({"否", "无", "未申请", "no", "none"}),
}
"""Words for what has not happened, which says no more than an empty cell: not decided is not refused."""

_CERTAIN = 2
"""A line with so many known titles is a header, whatever else stands in it."""
_DATA = re.compile(r"[\d年月日/.\-*x]*\d[\d年月日/.\-*x]*|\d.{0,3}(岁|个月)")
_SEXES = frozenset({"男", "女", "男性", "女性", "male", "female"})
_TITLE = re.compile(
    r"(年月|日期|时间|编号|号码|姓名|性别|类别|类型|性质|部门|备注|年限|月数|岗位)\W*$"
    r"|\b(name|date|month|months|year|years|sex|gender|category|class|type|department|number|no|id|note|birth|kind|first|last)\b",
    re.IGNORECASE,
)
_LONGEST = 20

IGNORED = "ignore"
"""The field that a column is mapped to if it is not to be looked at."""


STAFF_NUMBERS = (
    "工号",
    "员工编号",
    "员工号",
    "职工编号",
    "人员编号",
    "employee number",
    "employee no",
    "employee id",
    "staff number",
)
"""What an employer numbers its people by, and so tells them apart when rows change places."""


class Column(NamedTuple):
    """A column that is understood: where it stands, its title as written, and the unit of a contribution column."""

    position: int
    title: str
    unit: Unit | None


def match(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, list[Column]]:
    """Which columns of a header hold which fact; a list, because a file may name one fact twice.

    A column of the mapping holds the fact stated there, whatever its title, and no other column holds that fact.

    >>> match(["工号", "出生年月（必填）", "累计缴费年限(月)", "Paid years"])
    {'birth': [Column(position=1, title='出生年月（必填）', unit=None)], \
'cumulative': [Column(position=2, title='累计缴费年限(月)', unit='months')], \
'paid': [Column(position=3, title='Paid years', unit='years')]}
    """
    known = {_bare_title(title): field for title, field in (mapping or {}).items()}
    found: dict[str, list[Column]] = {}
    stated: dict[str, list[Column]] = {}
    for index, title in enumerate(header):
        field_stated = known.get(_bare_title(title))
        name, unit = _read_title(title if field_stated is None else field_stated)
        if name in _LOOKUP:
            field, unit_of_name = _LOOKUP[name]
            column = Column(index, " ".join(title.split()), unit_of_name if unit == "" else unit)
            (found if field_stated is None else stated).setdefault(field, []).append(column)
    return found | stated


def missing(header: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """The titles of a mapping that no column has."""
    titles = {_bare_title(title) for title in header}
    return [title for title in mapping if _bare_title(title) not in titles]


def is_data(header: Sequence[str]) -> bool:
    """Whether a line that should name the columns holds the facts of a person instead.

    >>> (
    ...     is_data(["样例甲", "1971-09", "男"]),
    ...     is_data(["姓名", "生于", "2026年备注"]),
    ...     is_data(["姓名", "性别", "1", "2"]),
    ... )
    (True, False, False)
    """
    cells = [_bare_title(title) for title in header]
    return len(match(header)) < _CERTAIN and any(_DATA.fullmatch(cell) or cell in _SEXES for cell in cells)


def quotable(header: Sequence[str]) -> list[str]:
    """The titles of a header, for a sentence; by its letter where a cell may be no title but somebody's name.

    >>> quotable(["生于", "性别", "经办人姓名：样例甲"]), quotable(["样例甲", "行政"])
    (['生于', '性别', 'C'], ['A', 'B'])
    """
    titled = bool(match(header)) or any(_TITLE.search(title) for title in header)
    return [
        " ".join(title.split()) if titled and len(title) <= _LONGEST and not set(title) & set(":：") else letters(place)
        for place, title in enumerate(header)
    ]


def letters(position: int) -> str:
    """A column as a spreadsheet names it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    return (letters(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def is_field(name: str) -> bool:
    """Whether a column can be mapped to it: a field, any name that a column of it may have, or `ignore`."""
    bare, _ = _read_title(name)
    return name == IGNORED or (bare in _LOOKUP and _LOOKUP[bare][0] != "ambiguous")


def names() -> list[str]:
    """The fields by their shortest names, for a sentence."""
    return [*FIELDS, *(f"{name}_{unit}" for name in PERIODS for unit in ("years", "months")), IGNORED]


def _bare_title(title: str) -> str:
    return _bare(unicodedata.normalize("NFKC", title).lower())


def staff_number(header: Sequence[str]) -> int | None:
    """Where the first column of staff numbers stands; None where there is none.

    >>> staff_number(["姓名", "工号", "员工编号"]), staff_number(["姓名"])
    (1, None)
    """
    names = {_bare(name) for name in STAFF_NUMBERS}
    return next((index for index, title in enumerate(header) if _read_title(title)[0] in names), None)


def _read_title(title: str) -> tuple[str, Unit | Literal[""] | None]:
    """The bare name, and the unit in brackets ("" where none is given)."""
    text = unicodedata.normalize("NFKC", title).lower()
    unit: Unit | Literal[""] | None = ""
    for note in re.findall(r"[(\[【]([^()\[\]【】]*)[)\]】]", text):
        word = re.sub(r"\s|^单位:?|^unit:?", "", note)
        if word in NOTES:
            unit = NOTES[word]
        elif word not in HINTS:
            return _bare(text), ""
    return _bare(re.sub(r"[(\[【][^()\[\]【】]*[)\]】]", "", text)), unit


def _bare(text: str) -> str:
    return re.sub(r"[\s_*:.\-\ufeff\u200b]", "", text)


_LOOKUP: dict[str, tuple[str, Unit | None]] = {
    **{_bare(name): (field, None) for field, names in FIELDS.items() for name in names},
    **{
        _bare(name + suffix): (field, unit)
        for field, names in PERIODS.items()
        for name in names
        for suffix, unit in UNITS.items()
        if unit or len(name) > 2  # 累计 or 实缴 alone may be a sum of money
    },
    **{_bare(name): ("ambiguous", None) for name in AMBIGUOUS},
}
