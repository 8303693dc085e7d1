"""No text of ours holds an ID number: its middle is hidden, however it was written."""

from __future__ import annotations

import re
import unicodedata

# Patterns as text: compiled with the first error, for they take longer than the rest of a start.
_ESCAPED = r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])"
_BETWEEN = rf"(?:{_ESCAPED}|[\s./\\_·・。﹒．／＿|~\-‐-―−－\u200b-\u200f\u202a-\u202e\ufeff])"
"""What people and programs put between the groups of a number, and how Python shows some of it."""
_LONG_NUMBER = rf"\d(?:{_BETWEEN}{{0,3}}\d){{13,}}{_BETWEEN}{{0,3}}[\dXxＸｘ]"
_APART = rf"(?:{_ESCAPED}|[^\da-zA-ZＸｘ*])"
"""What stands between the groups of a number in a table or a sentence: brackets, commas, Chinese words.

A character is matched in one way only: with two, the time doubles with each of them where no number ends.
"""
_GROUPS = rf"(?<!\d)(?<!\d{{4}}[-./年])(?=(\d(?:{_APART}{{0,8}}\d){{16}}{_APART}{{0,8}}[\dXxＸｘ]))"
_RESIDENT = (
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{4}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx]"
)
"""Province, county, birth date, end. No province begins with 19 or 20, so that a list of dates is none."""
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
        if first >= at and re.fullmatch(_RESIDENT, unicodedata.normalize("NFKC", re.sub(_APART, "", found[1]))):
            parts += [rounded[at:first], _ends(found[1])]
            at = end
    return re.sub(_LONG_NUMBER, _hidden, "".join(parts) + rounded[at:])


def _hidden(found: re.Match[str]) -> str:
    return found[0] if re.fullmatch(_DATES, found[0]) else _ends(found[0])


def _ends(written: str) -> str:
    number = re.sub(_APART, "", written)
    return number[:4] + "*" * (len(written) - 8) + number[-4:]


def masked(field: object) -> object:
    """A field as it is, unless it is or holds an ID number: as text or as a number."""
    text = str(field)
    return field if (hidden := mask(text)) == text else hidden
