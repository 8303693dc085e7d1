"""What words of states say, with the notes beside them: whether payments go on, whether somebody is still there, what is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import drawn
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import Drawing, Employment
from retirecalc.roster import headers
from retirecalc.roster.vocabulary import bare

_BRACKETS = str.maketrans("【】[]〔〕{}", "()()()()")
_SAYS_NO_MORE = re.compile(
    "(?:本人|自己?|本?单位|个人|个体|企业|城镇|职工|灵活就业|自由职业|人员|在职|基本|养老|保险|参保|缴费|正常|按月|按年|[+、/和及]"
    "|self-?employed|employer|monthly)+"
)
"""What may stand in a note behind payments that go on; any other, such as 公积金, 配偶 or unpaid, may say something else."""
_DAY = r"(?:19|20)\d\d(?:(?:1[0-2]|0[1-9])(?:[0-3]\d)?|[年./-](?:1[0-2]|0?[1-9])(?:月份?)?(?:(?<=月)[0-3]?\d日?|[./-][0-3]?\d)?)"
_WHY_ENDED = (
    "(?:本人|自己|个人(?=原因|申请|要求|自愿|放弃)|(?<=人)(?:原因|申请|要求)|自愿|主动|放弃|自动(?=离职|停|减员)|已|被|因|系|为|办理"
    "|(?<=[休职员])(?:人员|职工)|(?:(?<=[停断止缴])|(?<![停断止缴])(?=[缴费社参养老保险]{2,6}(?:停|断|中断|暂停|终止)))(?:缴费|社保|参保|养老保险|保险)"
    "|离职|辞职|辞退|解聘|开除|退休|离休|病退|退职|到龄|达龄|正常(?=退休|到龄|减员|离职)|病(?=停|退休)|死亡|去世|身故|病故|亡故|离世"
    "|减员|减少|停[缴保止]|暂停|中断|断[缴保]|停|解除|终止|劳动合同|劳动关系|合同|到期|期满|欠费|出国|出境|定居|移民|movedabroad|emigrated)"
)
_LEAVES_ENDED = re.compile(
    f"(?:自|从|于|缴费?至|since|from)?{_DAY}(?:起|开始|以?后)?{_WHY_ENDED}*"
    f"|(?:(?:自|从|since|from)(?:19|20)\\d\\d年?起?|(?:19|20)\\d\\d年?(?:起|开始)){_WHY_ENDED}*"
    f"|(?:(?:19|20)\\d\\d年?)?{_WHY_ENDED}+"
)
"""What may stand in a note behind payments that have ended: since when, or why. Any other, such as 原单位, 已补缴 or a year alone,
may be about other payments, or about those of a time that is past."""
_MOVED = re.compile("调|转|transfer")
"""Who is with another employer now may pay there."""
STOP_ASKED: re.Pattern[str] = re.compile(
    "(?!.*(?:继续|在缴|续缴|恢复)).*(?:停缴|断缴|停保|中断|(?:[终停中]止|暂停)[缴参])"
)
"""A title that asks whether payments have ended, and not whether they go on."""
_IN_ORDER = frozenset({"正常", "active"})
"""Said of payments that they go on; of the insurance no more than that it is there."""
NO_MORE_THAN_INSURED: frozenset[str] = _IN_ORDER | {"正常参保", "已参保"}
"""What is no further word beside a state of payments."""
_OF_PAYMENTS = re.compile("缴|contribut|pay|continu", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:每月|月领)?(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?元?|\d+(?:\.\d{1,2})?元|(?!(?:19|20)\d\d\.)\d{3,5}\.\d{1,2})"
)
"""What is drawn; 2024.05 is a month, and 3250 may be anything."""
_PARTS_OF_STATE = re.compile("[()/、,，;；]|[-—](?=[\u4e00-\u9fff])")
_DATES = re.compile(r"\d[\d年月日.\-]*起?")
_GOING = re.compile("[退离停亡故辞死返病调走借待休]|leav|retir|end|quit|resign|suspend|termin", re.IGNORECASE)
_STAFF_SAID = ("roster.row_left", "roster.ended_elsewhere", "roster.row_retired", "roster.staff_state_open")
"""What is said of a state of staff: of several the first."""
_CODE = re.compile(r"\d{1,2}")
DENIED: re.Pattern[str] = re.compile(
    "(?:从来?)?(?:[无非没未]有?|不(?:[是属]于?|曾)?)(?:从事|涉及|存在)?过?"
    "(?:(?:(?:[此该]|上述|以上|相关)类?)?(?:情况|情形|经历|项)$)?(.*)"
)
"""What denies the words behind it."""
_PARTS_OF_WORK = re.compile(r"[()/、,;:|+-]")
_AROUND_WORK = re.compile("^[男女]性?|[45][05](?:周?岁)?$")
_WHO = re.compile("(?:人员|员工|职工)$")
_GONE_ASKED = re.compile("是否已?(.+)")
_GONE_OVER = re.compile("(?:离退休|退休|离休|离退|内退|退养|离职|离岗|返聘)(?:教?职工|人员|员工|干部|教师|名单|名册)")
_NOT_GONE = re.compile("[未待拟将应非不]|预计|计划|临近|测算|预测|在职|到龄|[部处科室办组所站]$|中心|服务")


def is_code(word: str) -> bool:
    """Whether a word is a bare number, which means one thing in one system and another in the next."""
    return _CODE.fullmatch(word) is not None


def goes_on(word: str, title: str, *, asked: bool) -> bool | None:
    """Whether payments go on by a word and the notes in brackets behind it; None where that is not said, or a note leaves it open.

    `asked`: yes and no say it too.

    >>> goes_on("停缴(2023-05)", "缴费状态", asked=False), goes_on("在缴(公积金)", "缴费状态", asked=False)
    (False, None)
    >>> goes_on("终止缴费-退休", "缴费状态", asked=False)
    False
    """
    known, answers = meanings("state"), meanings("yes_no")

    def said(part: str) -> bool | None:
        if part in _IN_ORDER and not asked and _OF_PAYMENTS.search(title) is None:
            return None
        return {"continuing": True, "not_continuing": False}.get(known.get(part, ""))

    parts = parts_of(word)
    if len(parts) < 2 or said(word) is not None:
        return said(word)
    told = [said(part) for part in parts]
    if asked or {*told} != {None}:
        ended = STOP_ASKED.match(bare(title)) is not None
        yes = {"yes": not ended, **({"no": False} if asked and not ended else {})}
        told = [yes.get(answers.get(part, "")) if one is None else one for part, one in zip(parts, told, strict=True)]
    if len({*told} - {None}) != 1:
        return None
    beside = [part for part, one in zip(parts, told, strict=True) if one is None]
    if True in told:
        return True if all(map(_SAYS_NO_MORE.fullmatch, beside)) else None
    notes = (note for part in beside for note in re.split("[、,，;；]", part))
    return False if all(said(note) is False or _leaves_ended(note) for note in notes) else None


def _leaves_ended(note: str) -> bool:
    """Whether a note behind payments that have ended says no more than since when, or why."""
    if _LEAVES_ENDED.fullmatch(note) is not None:
        return True
    return _gone(note) is not None and _MOVED.search(note) is None


def parts_of(word: str) -> list[str]:
    """A word and the notes in brackets, or behind a dash, beside it."""
    return [part for part in re.split("[()]|[-—](?=[\u4e00-\u9fff])", word.translate(_BRACKETS)) if part]


def drawn_noted(word: str) -> Drawing | None:
    """Which pension is drawn, by an amount, or by a word and a note behind it that says the same or which one; else None."""
    if _AMOUNT.fullmatch(word) and re.search("[1-9]", word):
        return Drawing.SOME
    parts = [part for part in re.split("[()]", word.translate(_BRACKETS)) if part]
    if len(parts) != 2 or word in meanings("drawing"):
        return None
    try:
        said, note = (drawn(part) for part in parts)
    except InvalidFacts:
        return None
    if said is Drawing.SOME:
        return None if note is Drawing.NONE else note
    return said if said is note else None


def of_staff(word: str, title: str) -> str | None:
    """What is said of a state of staff, with the notes in brackets behind it; None of one that says that somebody is there.

    >>> of_staff("在职", "人员状态"), of_staff("在职(返聘)", "人员状态"), of_staff("1", "是否在职")
    (None, 'roster.row_left', None)
    """
    if is_code(word):
        if headers.is_of_states(title):
            return "roster.code_open"
        return {"yes": None, "no": "roster.row_left"}.get(meanings("yes_no").get(word, ""), "roster.staff_state_open")
    parts = [one for part in _PARTS_OF_STATE.split(word.translate(_BRACKETS)) if (one := _DATES.sub("", part))]
    if len(parts) > 1 and meanings("staff_state").get(parts[0]) == "there":  # a note says more where it speaks of going
        parts = parts[:1] + [part for part in parts[1:] if _GOING.search(part)]
    said = {_part_of_staff(part) for part in parts} or {"roster.staff_state_open"}
    return next((code for code in _STAFF_SAID if code in said), None)


def _part_of_staff(word: str) -> str | None:
    for part in dict.fromkeys((word, re.sub("(?:人员|员工|职工|中|employee)$", "", word))):
        meant = meanings("staff_state").get(part)
        if meant == "left":
            return "roster.row_left"
        if meant == "unpaid" or meanings("state").get(part) == "not_continuing":
            return "roster.ended_elsewhere"
        if meanings("drawing").get(part) == "some" or part in meanings("retired"):
            return "roster.row_retired"
        known = (meanings(name) for name in ("yes_no", "drawing", "employment", "identity", "post"))
        if meant is not None or meanings("state").get(part) == "continuing" or any(part in words for words in known):
            return None
    with suppress(InvalidFacts):
        Employment.of(word)
        return None
    return "roster.staff_state_open"


def gone_by(word: str) -> str | None:
    """What is said of somebody whose employment or insurance is described so, in the word or in a note beside it.

    >>> gone_by("2024年退休返聘"), gone_by("离职人员"), gone_by("合同制(在职)")
    ('roster.row_retired', 'roster.row_left', None)
    """
    parts = (word, *(_DATES.sub("", part) for part in _PARTS_OF_STATE.split(word.translate(_BRACKETS))))
    return next((said for part in parts if (said := _gone(part)) is not None), None)


def _gone(word: str) -> str | None:
    for one in (word, _WHO.sub("", word)):
        if one in meanings("retired"):
            return "roster.row_retired"
        if meanings("staff_state").get(one) == "left" and one not in meanings("yes_no"):
            return "roster.row_left"
    return None


@lru_cache(maxsize=1 << 14)
def way_of(word: str) -> str | None:
    """The other way that a class or a post points to, in the word or in a note beside it, unless a part denies it.

    >>> way_of("特殊工种（高温）"), way_of("女特殊工种45"), way_of("特殊工种（无）"), way_of("管理岗")
    ('special_work', 'special_work', None, None)
    """
    whole, known = plain(word), meanings("other_way")
    parts = [_AROUND_WORK.sub("", part) for part in _PARTS_OF_WORK.split(whole.translate(_BRACKETS)) if part]
    if any(meanings("yes_no").get(part) == "no" or DENIED.fullmatch(part) for part in parts):
        parts = []
    return next((way for part in (whole, *parts) if (way := known.get(part)) not in (None, "no")), None)


def gone_asked(title: str, words: Iterable[str]) -> dict[str, str]:
    """Which words are a yes, perhaps with a note, under a title that asks whether somebody is gone, and what they stand for.

    >>> gone_asked("是否返聘", ["是", "是（2023年）", "否"])
    {'是': '返聘', '是(2023年)': '返聘'}
    """
    asked = _GONE_ASKED.fullmatch(bare(title))
    if asked is None or gone_by(asked[1]) is None:
        return {}
    said = {word: [*parts_of(word), ""][0] for word in map(plain, words)}
    return {word: asked[1] for word, first in said.items() if meanings("yes_no").get(first) == "yes"}


def gone_over(line: str) -> bool:
    """Whether a line over people of a list says that they have left or are retired.

    >>> gone_over("二、离退休人员"), gone_over("三、待退休人员"), gone_over("生产部")
    (True, False, False)
    """
    return _GONE_OVER.search(plain(line)) is not None and _NOT_GONE.search(plain(line)) is None
