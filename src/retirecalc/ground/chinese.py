"""How Chinese writes months, periods and ages: for errors, which stand below all wording, and for the wording."""

from __future__ import annotations

import re


def age(years: int, months: int) -> str:
    return f"{years}周岁" + (f"{months}个月" if months else "")


def term(years: int, months: int) -> str:
    return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")


def month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def dated(text: str) -> str | None:
    """A month or a day that stands as 2033-06 or 2033-06-01; None where it is neither.

    >>> dated("2033-06"), dated("2033-06-01"), dated("soon")
    ('2033年6月', '2033年6月1日', None)
    """
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", text, re.ASCII)
    if found is None:
        return None
    of_month = int(found[1]), int(found[2])
    return month(*of_month) if found[3] is None else day(*of_month, int(found[3]))
