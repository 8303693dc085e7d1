"""How Chinese writes months, periods and ages: for errors, which stand below all wording, and for the wording."""

from __future__ import annotations


def age(years: int, months: int) -> str:
    return f"{years}周岁" + (f"{months}个月" if months else "")


def term(years: int, months: int) -> str:
    return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")


def month(year: int, month: int) -> str:
    return f"{year}年{month}月"
