"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Amount of the resident pension", "城乡居民养老金测算")

STEPS = {
    "month": SILENT,
    "balance": SILENT,
    "least": Said(
        "The nation has set the least basic part of that year at {least:yuan} a month.",
        "该年度全国基础养老金最低标准为每月{least:yuan}。",
    ),
    "base": Said("The place pays a basic part of {base:yuan} a month.", "当地基础养老金标准为每月{base:yuan}。"),
    "base_open": Said(
        "What the place pays above the national minimum: {base_open:open}.",
        "当地标准高出全国最低标准多少：{base_open:open}。",
    ),
    "to_the_cent": Said("Amounts are rounded {to_the_cent} to the cent.", "金额取整到分：{to_the_cent}。"),
    "divisor": SILENT,
    "account": Said(
        "{balance:yuan} over {divisor} make an account pension of {account:yuan}.",
        "个人账户储存额{balance:yuan}除以{divisor}，个人账户养老金为{account:yuan}。",
    ),
    "at_least": Said(
        "The pension is at least {at_least:yuan} a month, before anything that a place adds for years or age.",
        "养老金每月至少{at_least:yuan}，未含当地按缴费年限或年龄加发的部分。",
    ),
}

WORDS = {
    "balance": Said("the balance of the individual account", "个人账户储存额"),
}

FIGURES = {
    "divisor": Said("divisor of the account", "个人账户养老金计发月数"),
    "base": Said("basic part a month", "每月基础养老金"),
}
