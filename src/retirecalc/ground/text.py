"""No text of ours holds an ID number: its middle is hidden, however it was written."""

from __future__ import annotations

import re
import unicodedata

# Patterns as text: compiled with the first error, for they take longer than the rest of a start.
_ESCAPED = r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])"
_BETWEEN = rf"(?:{_ESCAPED}|[\s./\\_·・。﹒．／＿|~\-‐-―−－\u200b-\u200f\u202a-\u202e\ufeff])"
"""What people and programs put between the groups of a number, and how Python shows some of it."""
_LONG_NUMBER = rf"\d(?:{_BETWEEN}{{0,3}}\d){{13,}}{_BETWEEN}{{0,3}}[\dXxＸｘ×✕✖╳乂хХχΧ]"
_APART = rf"(?:{_ESCAPED}|[^\da-zA-ZＸｘ*])"
"""What stands between the groups of a number in a table or a sentence: brackets, commas, Chinese words.

A character is matched in one way only: with two, the time doubles with each of them where no number ends.
"""
_LAST = r"[\dXxＸｘ×✕✖╳乂хХχΧ*＊]"
"""The last character of a number, with what people type for the X."""
_GROUPS = rf"(?<!\d)(?<!\d{{4}}[-./年])(?=(\d(?:{_APART}{{0,8}}\d){{16}}{_APART}{{0,8}}{_LAST}))"
_RESIDENT = (
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{4}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx]"
)
"""Province, county, birth date, end. No province begins with 19 or 20, so that a list of dates is none."""
_WORDS = r"[\u4e00-\u9fff]"
_STAYS = rf"{_WORDS}|[\s“”‘’《》「」：，。；、？！（）():,;]"
_ROUNDED = r"(\d\.\d{3})\d+(?=[eE]\+?1[4-8])"
"""An ID number as a spreadsheet or a float has it: 5.00101E+17."""
_DATES = rf"(?:(?:19|20)\d\d(?:[-./](?:0?[1-9]|1[0-2])(?:[-./](?:[12]\d|3[01]|0?[1-9]))?|[01]\d(?:[0-3]\d)?)(?:{_BETWEEN}+|$))+"


def mask(text: str) -> str:
    """Hide the middle of anything that looks like an ID number, so that no error or log holds one.

    Written in groups, in wide digits or with another number after it, it is an ID number still; a row of dates is none.
    Groups with brackets, commas or words between them are one where they hold a province and a birth date.

    >>> mask("birth 50010119710915123X"), mask("(500101)19710915(123X)"), mask("1971-09")
    ('birth 5001**********123X', '(5001************123X)', '1971-09')
    """
    rounded = re.sub(_ROUNDED, lambda found: found[1] + "*" * (len(found[0]) - 5), text)
    parts, at = [], 0
    for found in re.finditer(_GROUPS, rounded):
        first, end = found.span(1)
        number = re.sub(_APART, "", found[1][:-1]) + (found[1][-1] if found[1][-1].isdecimal() else "X")
        if first >= at and re.fullmatch(_RESIDENT, unicodedata.normalize("NFKC", number)):
            parts += [rounded[at:first], _ends(found[1])]
            at = end
    return re.sub(_LONG_NUMBER, _hidden, "".join(parts) + rounded[at:])


def _hidden(found: re.Match[str]) -> str:
    return found[0] if re.fullmatch(_DATES, found[0]) else _ends(found[0])


def _ends(written: str) -> str:
    if re.search(_WORDS, written):
        return ends(written)
    number = re.sub(_APART, "", written)
    return number[:4] + "*" * (len(written) - 8) + number[-4:]


def ends(typed: str) -> str:
    """The two ends of what was typed as a number; words in it say nothing of it, and stay.

    >>> ends("500101-19710915-12"), ends("身份证500101出生19710915顺序123X"), ends("累计缴费月数：“316”")
    ('5001**********5-12', '身份证5001**出生********顺序123X', '累计缴费月数：“***”')
    """
    worded = re.search(_WORDS, typed) is not None
    places = [at for at, one in enumerate(typed) if not worded or one.isnumeric() or not re.match(_STAYS, one)]
    shown = {*places[:4], *places[-4:]} if len(places) > 12 else set()
    hide = {*places} - shown
    return "".join("*" if at in hide else one for at, one in enumerate(typed))


def masked(field: object) -> object:
    """A field as it is, unless it is or holds an ID number: as text or as a number."""
    text = str(field)
    return field if (hidden := mask(text)) == text else hidden
