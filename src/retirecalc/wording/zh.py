"""中文。"""

from __future__ import annotations

from retirecalc.ground.chinese import age as age  # noqa: PLC0414  # a language has them, and errors below it too
from retirecalc.ground.chinese import day as day  # noqa: PLC0414
from retirecalc.ground.chinese import month as month  # noqa: PLC0414
from retirecalc.ground.chinese import term as term  # noqa: PLC0414

SEPARATOR = "、"
BREAK = "；"
MISSING = "未说明：{fact}。"
ASSUMED = "{text}（未说明，为假定）"
SUBJECT = "关于{subject}的规定（条次未核定）"
BRACKETS = "（{text}）"
BASIS = "（依据：{places}）"
HEADING = "{rule}（{month}）"


def count(months: int) -> str:
    return f"{months}个月"


def short(months: int) -> str:
    return f"尚缺{count(months)}" if months else "已达到最低缴费年限"


def yuan(amount: object) -> str:
    return f"{amount:f}元"


long_month = month
long_day = day


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first}至{last}" if last else f"自{first}起"
