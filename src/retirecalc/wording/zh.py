"""中文。"""

from __future__ import annotations

SEPARATOR = "、"
BREAK = "；"
MISSING = "未说明：{fact}。"
ASSUMED = "{text}（未说明，为假定）"
SUBJECT = "关于{subject}的规定（条次未核定）"
BASIS = "（依据：{places}）"
HEADING = "{rule}（{month}）"


def age(years: int, months: int) -> str:
    return f"{years}周岁" + (f"{months}个月" if months else "")


def term(years: int, months: int) -> str:
    return (f"{years}年" if years else "") + (f"{months}个月" if months or not years else "")


def count(months: int) -> str:
    return f"{months}个月"


def short(months: int) -> str:
    return f"尚缺{count(months)}" if months else "已达到最低缴费年限"


def yuan(amount: object) -> str:
    return f"{amount:f}元"


def month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def long_month(year: int, month: int) -> str:
    return f"{year}年{month}月"


def long_day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first}至{last}" if last else f"自{first}起"
