"""Months and periods as people spell them, made plain: what one way only can be read as is, and nothing else.

Every door reads by these. What a list alone may settle (the order of day and month, the day numbers of a spreadsheet, years of
two digits, the deemed years that a count names as part of it) is not here.
"""

from __future__ import annotations

import re

SIMPLER = str.maketrans(
    "別證號碼計繳費務個職業養險類歲視參狀態實際齡間編員單門農曆無續終幹崗術專軍醫療領繼擬資稱簽協議約書級師處廳",
    "别证号码计缴费务个职业养险类岁视参状态实际龄间编员单门农历无续终干岗术专军医疗领继拟资称签协议约书级师处厅",
)
"""The traditional characters of dates, periods and the words of the facts."""
_DIGITS = dict(zip("〇○零一二三四五六七八九两", [*"000123456789", "2"], strict=True))
_NUMBER = re.compile("[〇○零一二两三四五六七八九十]+")
_MONTHS = "jan january/feb february/mar march/apr april/may/jun june/jul july/aug august/sep sept september/oct october"
ENGLISH = {
    name: month
    for month, names in enumerate(f"{_MONTHS}/nov november/dec december".split("/"), start=1)
    for name in names.split()
}
_APART = "[ .,/-]"
_IN_ORDER = re.compile(rf"(?P<year>\d{{4}}){_APART}(?P<name>[a-z]{{3,9}})(?:{_APART}(?P<day>\d{{1,2}}))?")
_BACKWARDS = re.compile(rf"(?:(?P<day>\d{{1,2}}){_APART}*)?(?P<name>[a-z]{{3,9}}){_APART}*(?P<year>\d{{4}})")
_AMERICAN = re.compile(rf"(?P<name>[a-z]{{3,9}})[ .]*(?P<day>\d{{1,2}}){_APART}+(?P<year>\d{{4}})")
_DAY_NAMES = re.compile(
    r"[,，(]?\s*(周|星期|礼拜)[一二三四五六日天]\)?$|^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[,.]?\s+|[,.]?\s+(mon|tues?|wed(nes)?"
    r"|thu(rs)?|fri|sat(ur)?|sun)(day)?$",
    re.IGNORECASE,
)
_SOLAR = re.compile(r"^(阳历|公历|新历)[:：]?|\((阳历|公历|新历|身份证上?|以身份证为准)\)$|(阳历|公历|新历)$")
"""The calendar and the card by which births go anyway."""
_ZERO = "0?0:0?0(?::0?0(?:[.,]0+)?)?|0?0时(?:0?0分(?:0?0秒)?)?|12:00(?::00)? *am|(?:上午|凌晨) *(?:12|0?0):00(?::00)?"
MIDNIGHT = f"t0?0|[t日 ] *(?:{_ZERO})"
"""The time that a date has by itself, behind it; in lower case."""
_AT_MIDNIGHT = re.compile(rf"(?<=[\w)])(?:[t, ]|(?<=[日号])) *(?:{_ZERO})$", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})([-/.]))?(\d{1,2})[-/.](\d{4})")


def arabic(text: str) -> str:
    """Chinese numerals as digits: one by one as in a year, or up to 99 by tens.

    >>> arabic("一九七一年九月"), arabic("二十六年零四个月"), arabic("一九六八年十二月")
    ('1971年9月', '26年4个月', '1968年12月')
    """
    return _NUMBER.sub(lambda found: _figure(found[0]), re.sub("年[零〇又]", "年", text.translate(SIMPLER)))


def _figure(text: str) -> str:
    tens, ten, ones = text.partition("十")
    if not ten:
        return "".join(_DIGITS[one] for one in text)
    if len(tens) > 1 or len(ones.lstrip("零〇")) > 1 or "十" in ones:
        return text
    return f"{_DIGITS.get(tens, '1')}{_DIGITS.get(ones.lstrip('零〇'), '0')}"


def plain_month(text: str) -> str:
    """A month or date as digits in order; a text that may be read in two ways, or in none, stays as it is.

    >>> plain_month("一九七一年九月生"), plain_month("1971、9"), plain_month("13 May 1971"), plain_month("9/1971")
    ('1971年9月', '1971-9', '1971-5-13', '1971-9')
    >>> plain_month("13/5/1971"), plain_month("5/6/1971")  # the fifth of June, or the sixth of May
    ('1971-5-13', '5/6/1971')
    >>> plain_month("生于1971年9月15号(公历) 星期三"), plain_month("1971—09。")
    ('1971年9月15日', '1971-09')
    """
    text = _AT_MIDNIGHT.sub("", text)
    plain = arabic(_SOLAR.sub("", _DAY_NAMES.sub("", _SOLAR.sub("", text)).strip()))
    plain = re.sub(r"(?<=\d)\s*[—–‐·。]\s*(?=\d)", "-", plain.replace("号", "日"))
    plain = re.sub(r"^(出?生于|出生[:：])|(出?生人?|份|(?<=月)[上中下]旬)$", "", plain).removeprefix("公元")
    plain = plain.rstrip("./、,，。;；-")
    plain = re.sub(r"^(\d{4})(?:[、,，]\s*| )(\d{1,2})$", r"\1-\2", plain)
    plain = re.sub(r"^(\d{4})[-/.](\d{1,2})月$", r"\1-\2", plain)
    if match := _DAY_FIRST.fullmatch(plain):
        day, _, month, year = match.groups()
        if day is None or (int(month) <= 12 < int(day)) or int(day) == int(month):
            return f"{year}-{month}" + (f"-{day}" if day else "")
        return f"{year}-{day}-{month}" if int(day) <= 12 < int(month) else plain
    for form in (_IN_ORDER, _BACKWARDS, _AMERICAN):
        if (match := form.fullmatch(plain.lower())) and match["name"] in ENGLISH:
            return f"{match['year']}-{ENGLISH[match['name']]}" + (f"-{match['day']}" if match["day"] else "")
    return plain


def plain_period(text: str) -> str:
    """A period as digits.

    >>> plain_period("二十六年零四个月"), plain_period("26年半"), plain_period("26+4/12"), plain_period("316（月）")
    ('26年4个月', '26年6个月', '26年4个月', '316月')
    >>> plain_period("26 yrs 4 mos"), plain_period("26整年。")
    ('26y 4m', '26年')
    """
    plain = re.sub(r"[。;；,，]$", "", arabic(text))
    plain = re.sub(r"^(\d{1,3})\s*(?:年\s*)?\+\s*(1[01]|\d)/12\s*年?$", r"\1年\2个月", plain)
    plain = re.sub(r"(?<=\d)\s*y(?:ea)?rs?\b[,.]?(?:\s+and\b)?", "y", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?<=\d)\s*(?:mos?|mths?|mons?|months?)\b\.?", "m", plain, flags=re.IGNORECASE)
    plain = re.sub(r"[(（](年|个?月)[)）]$", r"\1", plain)
    return re.sub(r"^(\d{1,3})年半$", r"\1年6个月", re.sub("整年|年整$|周年", "年", plain))
