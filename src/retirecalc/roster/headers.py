"""Which column of a staff list holds which fact, by its title. What titles there are stands in `words/titles.csv`.

Spaces, underscores, full-width forms, capitals and a note in brackets that only gives a unit or a hint do not matter:
`累计缴费年限（年）`, `出生年月*` and `Birth Date` are found. Any other note makes it another column, which passes through
untouched: `累计缴费年限（医保）` is not a count of this scheme.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Literal, NamedTuple, Self

from retirecalc.columns import shown
from retirecalc.facts.classes import class_meant
from retirecalc.facts.vocabulary import plain
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Language
from retirecalc.ground.text import mask
from retirecalc.roster.vocabulary import bare, titles

Unit = Literal["years", "months"]
Order = Literal["dmy", "mdy"]

PERIODS: Mapping[str, tuple[str, ...]] = {
    "cumulative": (
        *("累计缴费", "合计缴费", "总缴费", "养老保险累计缴费", "养老累计缴费", "基本养老保险累计缴费"),
        *("cumulative", "cumulative contribution", "cumulative contributions", "total contribution"),
        "total contributions",
    ),
    "paid": (
        *("实际缴费", "实缴", "养老保险实际缴费", "基本养老保险实际缴费", "paid", "paid contribution"),
        *("paid contributions", "actual contribution", "actual contributions"),
    ),
    "deemed": (
        *("视同缴费", "视同", "养老保险视同缴费", "基本养老保险视同缴费", "deemed", "deemed contribution"),
        "deemed contributions",
    ),
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
        "必填项",
        "必须填写",
        "必录",
        "选填",
        "选填项",
        "非必填",
        "可选",
        "请选择",
        "下拉",
        "下拉框",
        "下拉选择",
        "下拉选项",
        "下拉菜单",
        "真实姓名",
        "文本",
        "文本格式",
        "是/否",
        "单选",
        "单选题",
        "多选",
        "填空",
        "填空题",
        "必答",
        "以身份证为准",
        "按身份证",
        "与身份证一致",
        "同身份证",
        "身份证",
        "公历",
        "阳历",
        "gregorian",
        "必选",
        "全称",
        "唯一",
        "本人",
        "末位x大写",
        "按身份证填写",
        "id",
        "asonidcard",
    }
    | {"required", "mandatory", "optional", "text", "dropdown", "yes/no", "y/n", "m/f"}
)
"""Notes in brackets that change nothing."""
_FORM = re.compile(
    r"(?:请?(?:填写|填|输入))?\d{1,2}位(?:数字?|数?号码)?|\d{1,2}digits|请?以?文本格式?填写|(?=.*[y年])(?=.*[m月])[ymd年月日/.\-]+"
)
"""A note of how many digits stand there, or in which form a date does."""
_SAME = re.compile(r"[/()\[\]【】]|(?<=[\u4e00-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u4e00-\u9fff])")
"""Between two names of one fact: 身份证号码（社会保障号）, 姓名/Name."""
_CERTIFIED = re.compile(
    "^(档案)?(?:经|已|最终|审核|社保)*(?:认定|核定|核实|审定)的?(?=出生|视同)"
    r"|[(（](档案)?(?:经|已|最终|审核|社保)*(?:认定|核定|核实|审定)[)）]$"
)
"""That an authority has established a birth, or deemed years."""
_STANDS_FOR = r"\s*(?:[\-:=.、为是填即]|代表|表示|填写)?\s*"
_CODED = (
    re.compile(rf"(?P<code>[0-9]){_STANDS_FOR}(?P<sex>男|女|female|male|f\b|m\b)", re.IGNORECASE),
    re.compile(
        rf"(?P<sex>男|女|\bfemale|\bmale|\bf\b|\bm\b)性?{_STANDS_FOR}(?P<code>[0-9])(?![0-9人名个位])", re.IGNORECASE
    ),
)
"""Which sex a code stands for, in the note of a title: `1男`, or `男填1`."""

AMBIGUOUS = (
    *(
        "社保缴费年限",
        "社保缴费月数",
        "社保缴纳年限",
        "社保缴纳月数",
        "养老缴费年限",
        "养老缴费月数",
        "养老保险缴纳年限",
        "养老保险缴纳月数",
    ),
    *("缴费年数", "参保年限", "社保年限"),
    *("缴费年限", "缴费月数", "养老保险缴费年限", "养老保险缴费月数", "contribution years", "contribution months"),
    *("缴费总月数", "缴费月数合计", "养老保险缴费总年限", "养老保险缴费总月数", "缴费总年限", "缴费年限合计"),
    *("contributions", "insured years", "insured months"),
)
"""With or without deemed years? Taken for the wrong one, a pension is granted or refused wrongly, so it is asked."""

IGNORED = "ignore"
"""The field that a column is mapped to if it is not to be looked at."""

_CHINESE = re.compile("[\u4e00-\u9fff]")
_CODE = re.compile(r"[A-Za-z]+[A-Za-z_.]*\d+|[a-z]+[A-Z][A-Za-z]*|[A-Za-z]+_[A-Za-z_]+")
"""What a system calls a column: `customString1`, `birthDate`, `AAC006`."""
_COUNTS = frozenset({*PERIODS, "ambiguous"})
_CERTAIN = 2
"""A line with so many known titles is a header, whatever else stands in it."""
_DATA = re.compile(r"(?=\D*\d)[\d年月日/.\-*x]+|\d.{0,3}(岁|个月)")
_SEXES = frozenset({"男", "女", "男性", "女性", "male", "female"})
_TITLE = re.compile(
    r"(年月|日期|时间|序号|编号|号码|姓名|性别|类别|类型|性质|部门|备注|年限|月数|岗位|状态)\W*$"
    r"|\b(name|date|month|months|year|years|sex|gender|category|class|type|department|number|no|id|note|birth|kind|first|last)\b",
    re.IGNORECASE,
)
_LONGEST = 20
NO_TITLE = 200
"""What is longer, with single blanks, is no title, and is looked at no further."""
_ASKED = re.compile(
    r"(?:[(（]?(?:[QＱ第]|题目?)?\s*\d{1,2}\s*(?:题|[.、．:：)）_-])\s*)?(?:请(?:填写|选择|输入|问))?"
    r"(?:您|你|本人|员工本人)?(?:目前|现在|当前|现任|现聘|现)?的?"
    r"(?=[\u4e00-\u9fff])",
    re.IGNORECASE,
)
"""How a form asks: `3. 请填写您的` or `Q3_` before the title."""
_ASKS = re.compile(r"(?:是什么|是哪[一]?[个种]?|是|为)?[:：]?\s*[?？]?(?=\s*$|[(（\[【])")
"""How its question ends."""
_EXAMPLE = re.compile("例?如|例[:：]|示例|格式|e\\.?g\\.|for example|format", re.IGNORECASE)
"""How a note begins that shows what to write."""
_OF_WHICH = re.compile("其中[:：]?")
_WHOSE = re.compile("员工|职工|人员|参保人员?|用户")
_OF_ANYBODY = ("name", "sex", "birth", "file_birth", "id_number")
_OF_STATES = re.compile("状[态况]|类[别型]|种类|情况|性质|status|state|stas|^aac0(?:08|16|31|84)")
_COUNTED = re.compile(
    r"[(（]?\s*(?:截?[至止]到?)?\s*(\d{4})[年.-](?:(1[0-2]|0?[1-9])月?(?:份|底|末)?|[底末])\s*(?:为?止|的)?[)）]?"
)
"""Up to when a count goes; 2025年累计 may be the count of that year, and says nothing of it."""
_WITH_DEEMED = re.compile(
    r"\s*[(（](?:(不?)含视同(?:缴费)?(?:年限|月数)?|(?:incl\.?|including|(excl\.?|excluding))\s*deemed(?:\s*(?:years|months))?)[)）]",
    re.IGNORECASE,
)
_IN_BRACKETS, _PARTS = re.compile("[(（]([^()（）]*[,，、;；][^()（）]*)[)）]"), re.compile("[,，、;；]")
"""Several notes in one pair of brackets, and between them."""


class Stated(str):
    """A field, or what a word stands for, with the file or the system that says so."""

    __slots__ = ("by",)
    by: str

    def __new__(cls, said: str, by: str = "") -> Self:
        made = super().__new__(cls, said)
        made.by = by
        return made


class Preset(Stated):
    """What the preset of a system says: the title may be missing from a list, and what a person states goes before it."""

    __slots__ = ()

    @property
    def system(self) -> str:
        return self.by


class Column(NamedTuple):
    """A column that is understood: where it stands, its title as written, and the unit of a contribution column."""

    position: int
    title: str
    unit: Unit | None


def match(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, list[Column]]:
    """Which columns of a header hold which fact; a list, because a file may name one fact twice.

    A column of the mapping holds the fact stated there, whatever its title, and no other column holds that fact. What a preset says
    of a title holds for that title alone.

    >>> match(["车间", "出生年月（必填）", "累计缴费年限(月)", "Paid years"])
    {'birth': [Column(position=1, title='出生年月（必填）', unit=None)], \
'cumulative': [Column(position=2, title='累计缴费年限(月)', unit='months')], \
'paid': [Column(position=3, title='Paid years', unit='years')]}
    """
    known = {bare(title): field for title, field in (mapping or {}).items()}
    found: dict[str, list[Column]] = {}
    stated: dict[str, list[Column]] = {}
    for index, title in enumerate(header):
        said = known.get(bare(title))
        named = _named(title if said is None else said)
        if named is not None:
            field, unit = named
            column = Column(index, " ".join(title.split()), unit)
            (found if said is None or isinstance(said, Preset) else stated).setdefault(field, []).append(column)
    return found | stated


def _named(title: str) -> tuple[str, Unit | None] | None:
    """The field of a title, and its unit; None for one that is not known."""
    lookup = _lookup()
    whole = bare(title)
    if whole in lookup:
        return lookup[whole]
    title = " ".join(title.split())  # a run of blanks can be divided in too many ways
    if len(title) > NO_TITLE:
        return None
    if (asked := _ASKED.match(title)) is not None and asked[0]:
        return _named(_ASKS.sub("", title[asked.end() :], count=1))
    if (of_which := _OF_WHICH.match(title)) is not None:
        named = _named(title[of_which.end() :])
        return named if named is not None and named[0] in ("paid", "deemed") else None
    if (counted := _COUNTED.search(title)) is not None:
        named = _named(title[: counted.start()] + title[counted.end() :])
        if named is not None and named[0] in (*PERIODS, "ambiguous"):
            return named
    if (with_deemed := _WITH_DEEMED.search(title)) is not None:
        said, paid = title[: with_deemed.start()] + title[with_deemed.end() :], bool(with_deemed[1] or with_deemed[2])
        base = _named(said)
        if base is not None and base[0] in ("ambiguous", "cumulative", *(("paid",) if paid else ())):
            name, unit = _read_title(said)
            counted_in: Unit | None = "months" if "月" in name else "years"
            return ("paid" if paid else "cumulative"), base[1] or (None if unit is None else counted_in)
    if (certified := _CERTIFIED.search(title)) is not None:
        of_file = "档案" if certified[1] or certified[2] else ""
        named = _named(of_file + title[: certified.start()] + title[certified.end() :])
        return named if named is not None and named[0] in ("birth", "file_birth", "deemed") else None
    name, unit = _read_title(title)
    if name not in lookup and _IN_BRACKETS.search(title) is not None:
        apart = _IN_BRACKETS.sub(lambda note: "".join(f"({one})" for one in _PARTS.split(note[1])), title)
        if (named := _named(apart)) is not None:
            return named
    if name not in lookup and unit:  # 视同 alone may be anything, in months it is a count
        counts = name + ("年限" if unit == "years" else "月数")
        name = counts if lookup.get(counts, ("",))[0] in PERIODS else name
    if name not in lookup and len(same := [part for part in _SAME.split(name) if part]) > 1:
        facts = {lookup.get(part, ("", None)) for part in same}
        return facts.pop() if len(facts) == 1 and not {name for name, _ in facts} & {"", "ambiguous"} else None
    if name not in lookup and (whose := _WHOSE.match(name)) is not None:
        named = lookup.get(name[whose.end() :])
        return named if named is not None and named[0] in _OF_ANYBODY else None
    if name not in lookup:
        return None
    field, unit_of_name = lookup[name]
    if field not in (*PERIODS, "ambiguous"):
        return ("year_of_birth" if field == "birth" and unit == "years" else field), None
    return field, unit_of_name if unit == "" else unit


def counted_to(title: str) -> YearMonth | None:
    """The last month inside a count, where its title names one.

    >>> (
    ...     counted_to("截至2025年底累计缴费年限"),
    ...     counted_to("累计缴费月数（截止2025.9）"),
    ...     counted_to("2025年累计缴费月数"),
    ... )
    (YearMonth(2025, 12), YearMonth(2025, 9), None)
    """
    match = _COUNTED.search(title)
    return None if match is None else YearMonth(int(match[1]), int(match[2] or 12))


def order_of(title: str) -> Order | None:
    """In which order day and month stand, where a title says so.

    >>> order_of("Date of Birth (DD/MM/YYYY)"), order_of("出生日期")
    ('dmy', None)
    """
    word = title.lower()
    return "dmy" if "dd/mm" in word else "mdy" if "mm/dd" in word else None


def sex_codes(title: str) -> Mapping[str, bool]:
    """Which codes stand for a man, where a title says so of both sexes.

    >>> sex_codes("性别（1男，2女）"), sex_codes("Sex (0 = Female, 1 = Male)"), sex_codes("性别（男1人）")
    ({'1': True, '2': False}, {'0': False, '1': True}, {})
    >>> sex_codes("性别（男填0，女填1）"), sex_codes("性别（男1女）")
    ({'0': True, '1': False}, {})
    """
    text = unicodedata.normalize("NFKC", title)
    told = [found for form in _CODED if (found := [*form.finditer(text)])]
    first = min(told, key=lambda found: found[0].start(), default=[])  # 男 stands before the 2 of `1男 2女` too
    said = {one["code"]: one["sex"][0] in "男Mm" for one in first}
    return said if len({*said.values()}) == len(said) == 2 else {}


def missing(header: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """The titles of a mapping that no column has and one should; of a preset all, where not one of them is there."""
    there = {bare(title) for title in header}
    systems = {_system(field) for title, field in mapping.items() if bare(title) in there} - {""}
    return [title for title, field in mapping.items() if bare(title) not in there and _system(field) not in systems]


def by_letter(header: Sequence[str], mapping: Mapping[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Titles and mapping with the letter of a column, where messages call it by that, put for its missing title or by its own one.

    >>> by_letter(["性别", "", "经办：样例甲"], {"B": "birth", "C": "ignore"})
    (('性别', 'B', '经办：样例甲'), {'B': 'birth', '经办：样例甲': 'ignore'})
    """
    titles, known = list(header), dict(mapping)
    there = {bare(title) for title in header}
    for place, called in enumerate(quotable(header) if mapping else ()):
        letter = letters(place)
        if called.strip() not in ("", letter) or bare(letter) in there or letter not in known:
            continue
        titles[place] = titles[place] if titles[place].strip() else letter
        known[titles[place]] = known.pop(letter)
    return tuple(titles), known


def _system(said: str) -> str:
    """The system whose preset says it; empty where a person does."""
    return said.system if isinstance(said, Preset) else ""


def is_of_states(title: str) -> bool:
    """Whether a title asks which of several states it is, and not yes or no: a bare code under it says nothing by itself.

    >>> is_of_states("退休状态"), is_of_states("是否领取养老金"), is_of_states("AAC016")
    (True, False, True)
    """
    return _OF_STATES.search(bare(title)) is not None


def is_data(header: Sequence[str]) -> bool:
    """Whether a line that should name the columns holds the facts of a person instead.

    >>> (
    ...     is_data(["样例甲", "1971-09", "男"]),
    ...     is_data(["姓名", "生于", "2026年备注"]),
    ...     is_data(["姓名", "性别", "1", "2"]),
    ... )
    (True, False, False)
    """
    return len(match(header)) < _CERTAIN and is_person(header)


def is_person(cells: Sequence[str]) -> bool:
    """Whether something stands in a line that is a fact and no title."""
    return any(_DATA.fullmatch(cell) or cell in _SEXES for cell in map(bare, cells))


def is_chinese(title: str) -> bool:
    """Whether a title has a Chinese word."""
    return _CHINESE.search(title) is not None


def is_said_again(titles: Sequence[str], line: Sequence[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Whether a line right under some titles says the same columns again: in another language, as codes of a system, or with what
    is to be filled in; none of them says anything of a person.

    >>> titles = ["姓名", "性别", "出生日期", "累计缴费年限"]
    >>> (
    ...     is_said_again(titles, ["Name", "Sex", "Birth Date", "Years"]),
    ...     is_said_again(titles, ["", "男/女", "yyyy-mm-dd", "年"]),
    ... )
    (True, True)
    >>> is_said_again(titles, ["F001", "F002", "F003", "F004"]), is_said_again(titles, ["Name", "男", "", ""])
    (True, False)
    """
    told = {place: text for place, text in enumerate(line) if text.strip()}
    if not told or is_person(line):
        return False
    above, below = _fields_at(titles, mapping), _fields_at(line, mapping)
    both = [(above[place], field) for place, field in below.items() if place in above]
    same = sum(len({*pair}) == 1 or ("ambiguous" in pair and {*pair} <= _COUNTS) for pair in both)
    chinese = [any(is_chinese(some[place]) for place in known) for some, known in ((titles, above), (line, below))]
    if not all(chinese) and same >= _CERTAIN and same > len(both) - same:
        return True
    if same < len(both):
        return False
    hints = [place for place, text in told.items() if says_how(text)]
    if len(hints) >= _CERTAIN:
        return True
    codes = [place for place, text in told.items() if _CODE.fullmatch(text.strip())]
    rest = told.keys() - below.keys() - {*hints, *codes}
    if any(_lower(told[place]) not in NOTES and told[place] not in UNITS for place in rest):
        return False
    return bool(hints) or (len(codes) > _CERTAIN and 2 * len(codes) >= sum(map(bool, map(str.strip, titles))))


def with_line(titles: Sequence[str], line: Sequence[str], mapping: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Titles with what a line under them says that they do not: a fact that no column gives yet under one that is blank or a code,
    the unit of a count, the order of a date, the codes of a sex.

    >>> with_line(["姓名", "customString1", "累计缴费年限"], ["Name", "Birth Date", "月"])
    ('姓名', 'Birth Date', '累计缴费年限(月)')
    """
    known, stated = _fields_at(titles, mapping), {*map(bare, mapping or {})}
    below = _fields_at(line, mapping)
    found = [*titles, *[""] * (len(line) - len(titles))]
    for place, text in enumerate(line):
        title = found[place]
        if bare(text) in stated and bare(title) not in stated:
            found[place] = text
        elif place not in known:
            if place in below and below[place] not in known.values() and not is_chinese(title):
                found[place] = text
        elif text and _says_more(title, noted := f"{title}({text.strip('()（）[]【】')})"):
            found[place] = noted
    return tuple(found)


def _says_more(title: str, noted: str) -> bool:
    """Whether a title says more with a note: the unit of a count, the order of a date, the codes of a sex."""
    one, other = _named(title), _named(noted)
    if one is None or other is None or one[0] != other[0]:
        return False
    return (one[0] in _COUNTS and one[1] != other[1]) or bool(order_of(noted) or sex_codes(noted))


def _fields_at(line: Sequence[str], mapping: Mapping[str, str] | None) -> dict[int, str]:
    """Which fact each title of a line names, by its place."""
    return {column.position: name for name, columns in match(line, mapping).items() for column in columns}


def _lower(note: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", note)).lower().strip("()[]【】")


def says_how(text: str) -> bool:
    """Whether a cell says how to fill in its column, and nothing of anybody."""
    note = _lower(text)
    return _is_hint(note) and "身份证" not in note and note not in ("公历", "阳历", "gregorian")


def is_code(title: str) -> bool:
    """Whether it is what a system calls a column."""
    return _CODE.fullmatch(title.strip()) is not None


def says(text: str, title: str) -> bool:
    """Whether a cell of a header that is printed again may stand under a title, as `plain` makes it: blank, the title, or more or
    less of it that is no other fact and no other unit.

    >>> says("累计缴费", "累计缴费年限"), says("累计缴费年限（月）", "累计缴费年限"), says("甲", "姓名")
    (True, False, False)
    """
    # Of plain letters, such as numbers of people are, it is told without `plain`.
    said = "".join(text.split()).lower() if text.isascii() else plain(text)
    if said == title or not said:
        return True
    if not title or (said not in title and title not in said):
        return False
    one, other = _named(said), _named(title)
    if one is None or other is None or one[0] == "ambiguous":
        return True
    return one[0] == other[0] and one[1] in (None, other[1])


def is_again(titles: Sequence[str], texts: Sequence[str], *, but: int = 0) -> bool:
    """Whether a line is a header printed again, on the next page: most of its cells are the titles, as `plain` makes them, the
    others blank or more or less of them, `but` so many.
    """
    told = [(text, title) for title, text in zip_longest(titles, texts, fillvalue="") if text and not text.isspace()]
    same = sum(plain(text) == title for text, title in told)
    return same > 1 and 2 * same > len(told) and sum(says(text, title) for text, title in told) >= len(told) - but


def is_turned(cells: Sequence[str], found: Mapping[str, Sequence[Column]]) -> bool:
    """Whether facts of people stand beside their titles in a line, which were `found` in it, and not under them: a sex, an ID
    number, a birth of long ago.

    >>> lines = ["性别", "男", "女"], ["姓名", "甲", "出生年月", "1971-09"], ["性别", "出生年月", "1998-01", "1998-02"]
    >>> [is_turned(line, match(line)) for line in lines]
    [True, True, False]
    """
    fields = {column.position: fact for fact, columns in found.items() for column in columns}
    if any(place + 1 in fields for place in fields):  # columns for months may stand beside a birth
        return False
    for place, fact in fields.items():
        beside = next(("".join(cell.split()).lower() for cell in cells[place + 1 :] if cell.strip()), "")
        if fact in _BESIDE and _BESIDE[fact](beside):
            return True
    return False


_NUMBER_OF = re.compile(r"\d{9,}")
_BORN = re.compile(r"(?:19[1-9]|200)\d(?:[-./年]0?[1-9]|[-./年]?(?:0[1-9]|1[0-2])).*")
_BESIDE: Mapping[str, Callable[[str], object]] = {
    "sex": _SEXES.__contains__,
    "birth": _BORN.fullmatch,
    "id_number": re.compile(r"\d{15}|\d{17}[\dx]").fullmatch,
}
"""What tells a fact of somebody beside a title from another title."""


_ANSWERS = {title: place for place, one in enumerate(shown("list")) for title in (one.name, one.zh)}
_FEWEST = 5


def answers_in(header: Sequence[str]) -> range:
    """Where the answers of an earlier plan stand: the titles that a plan adds, in their order, the last such in the list.

    Behind them may be what somebody has written beside a plan. Where there are none it is empty, at the end.

    >>> titles = [one.zh for one in shown("list")]
    >>> answers_in(["出生年月", "问题", *titles[:9], "领导批示"]), answers_in(["出生年月", "问题", "法定退休年月"])
    (range(2, 11), range(3, 3))
    """
    for stop in range(len(header), 0, -1):
        first, last = stop, len(_ANSWERS)
        while first and (place := _ANSWERS.get(re.sub(r" \(\d+\)$", "", header[first - 1]), last)) < last:
            first, last = first - 1, place
        if stop - first >= _FEWEST:
            return range(first, stop)
    return range(len(header), len(header))


def quotable(header: Sequence[str]) -> list[str]:
    """The titles of a header, for a sentence, a long one cut; by its letter where a cell may be no title but somebody's name.

    >>> quotable(["生于", "其中：视同缴费年限", "经办人姓名：样例甲"]), quotable(["样例甲", "行政"])
    (['生于', '其中：视同缴费年限', 'C'], ['A', 'B'])
    """
    titled = are_titles(header)
    return [_quoted(" ".join(title.split()), place) if titled else letters(place) for place, title in enumerate(header)]


def are_titles(texts: Sequence[str]) -> bool:
    """Whether one of the texts at least can be nothing but the title of a column."""
    return bool(match(texts)) or any(_TITLE.search(text) for text in texts)


def _quoted(title: str, place: int) -> str:
    if _named(title) is not None:
        return title
    if set(title.rstrip(":：")) & set(":："):
        return letters(place)
    # Of a number that is cut off nobody could tell any more that it has to be hidden.
    return hidden(title) if len(title) <= _LONGEST else f"{hidden(title)[:_LONGEST]}…"


def hidden(title: str) -> str:
    """A title that nothing is read by, without the middle of a number that may be somebody's.

    >>> hidden("110101197109150010"), hidden("13800138000"), hidden("202611")
    ('1101**********0010', '13*******00', '202611')
    """
    title = mask(title) if len(title) <= NO_TITLE else title
    return _NUMBER_OF.sub(lambda found: f"{found[0][:2]}{'*' * (len(found[0]) - 4)}{found[0][-2:]}", title)


def letters(position: int) -> str:
    """A column as a spreadsheet names it.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    return (letters(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def is_field(name: str) -> bool:
    """Whether a column can be mapped to it: a field, any name that a column of it may have, or `ignore`."""
    named = _named(name)
    return name == IGNORED or name in fields() or (named is not None and named[0] != "ambiguous")


def field_of(title: str) -> str | None:
    """The field that a title names, None where it names none."""
    return titles().get(bare(title))


@cache
def fields() -> frozenset[str]:
    """The fields that a column may hold."""
    return frozenset(titles().values()) | PERIODS.keys()


def names() -> list[str]:
    """The fields by their shortest names, for a sentence."""
    periods = [f"{name}_{unit}" for name in PERIODS for unit in ("years", "months")]
    return [*dict.fromkeys(field for field in titles().values() if field not in PERIODS), *periods, IGNORED]


def shortest(field: str) -> str:
    """A title of a field, for a sentence.

    >>> shortest("birth"), shortest("id_number"), shortest("cumulative")
    ('出生年月', '身份证号', '累计缴费')
    """
    return PERIODS[field][0] if field in PERIODS else _first_titles()[field]


@cache
def _first_titles() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for title, field in titles().items():
        found.setdefault(field, title)
    return found


def _read_title(title: str) -> tuple[str, Unit | Literal[""] | None]:
    """The bare name, and the unit in brackets ("" where none is given)."""
    text = unicodedata.normalize("NFKC", title).lower()
    unit: Unit | Literal[""] | None = ""
    for note in re.findall(r"[(\[【]([^()\[\]【】]*)[)\]】]", text):
        word = re.sub(r"\s|^单位:?|^unit:?", "", note)
        for part in [word] if word in NOTES or _is_hint(word) else re.split("[,、;/]", word):
            if part in NOTES:
                unit = NOTES[part]
            elif part and not _is_hint(part):
                return bare(text), ""
    return bare(re.sub(r"[(\[【][^()\[\]【】]*[)\]】]", "", text)), unit


def is_note(text: str) -> bool:
    """Whether a text, in brackets behind a title, would only give a unit or say how to fill in the column.

    >>> is_note("（年）"), is_note("YYYY-MM"), is_note("男/女"), is_note("医保")
    (True, True, True, False)
    """
    word = _lower(text)
    return word in NOTES or _is_hint(word)


def _is_hint(word: str) -> bool:
    return (
        word in HINTS
        or _FORM.fullmatch(word) is not None
        or _EXAMPLE.match(word) is not None
        or bool(sex_codes(word))
        or _are_choices(word)
    )


def _are_choices(note: str) -> bool:
    """Whether a note lists the classes, posts or sexes to choose from: `管理/生产`."""
    words = re.split("[/、,;|或]", note)
    return len(words) > 1 and all(class_meant(word).known for word in words)


@cache
def _lookup() -> Mapping[str, tuple[str, Unit | None]]:
    return {
        **{name: (field, "months" if field in PERIODS else None) for name, field in titles().items()},
        **{bare(field): (field, None) for field in titles().values() if field not in PERIODS},
        **{
            bare(name + suffix): (field, unit)
            for field, names in PERIODS.items()
            for name in names
            for suffix, unit in UNITS.items()
            if unit or len(name) > 2  # 实缴 alone may be a sum of money
        },
        **{bare(name): ("ambiguous", "months" if "月" in name or "month" in name else None) for name in AMBIGUOUS},
    }


def called(field: str, unit: str | None, lang: Language) -> str:
    """What a column is read as: the field of a mapping, in Chinese the title that an empty list has for it.

    >>> called("cumulative", "years", "en"), called("cumulative", "years", "zh"), called("staff_number", None, "zh")
    ('cumulative_years', '累计缴费年限', '工号')
    """
    if lang == "en":
        return field if unit is None else f"{field}_{unit}"
    return shortest(field) + {None: "", "years": "年限", "months": "月数"}[unit]
