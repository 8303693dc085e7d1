"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Individual account", "个人账户储存额")

STEPS = {
    "month": SILENT,
    "stated": SILENT,
    "balance_year": SILENT,
    "year": SILENT,
    "rate": Said("The interest of {year} is {rate:percent}.", "{year}年的记账利率为{rate:percent}。"),
    "assumed_rate": Said(
        "For {year} nothing is announced; {assumed_rate:percent}, the last announced, stands in.",
        "{year}年利率尚未公布，按最近公布的{assumed_rate:percent}计算。",
    ),
    "carried": Said(
        "At the end of {year} the account holds {carried:yuan}.", "{year}年末个人账户储存额为{carried:yuan}。"
    ),
    "to_the_cent": Said(
        "The interest of each year is rounded {to_the_cent} to the cent.", "每年利息取整到分：{to_the_cent}。"
    ),
    "no_interest_in": Said(
        "{no_interest_in}, the year of retirement, bears no interest, nor does a payment in its own year.",
        "退休当年（{no_interest_in}年）不计息，当年缴费当年不计息。",
    ),
    "unpaid_years": Said(
        "Of payments into the account in {unpaid_years} nothing is stated: nothing is added for these years but interest.",
        "未填写{unpaid_years}年的缴费：除利息外，该年度没有缴费计入个人账户。",
    ),
    "taken_as_of": Said(
        "Of {stated:yuan} no year was stated: it is taken as what stands there in {taken_as_of}.",
        "{stated:yuan}未注明年份，按{taken_as_of}的储存额计算。",
    ),
    "balance": Said("In {month} the account holds {balance:yuan}.", "{month}个人账户储存额为{balance:yuan}。"),
}

WORDS = {
    "balance": Said("the balance of the individual account", "个人账户储存额"),
    "interest": Said("the interest of years not announced", "尚未公布年度的记账利率"),
    "out_of_coverage": Said("the interest of years before the first on file", "库内最早年度以前的记账利率"),
}

FIGURES = {
    "rate": Said("interest", "记账利率"),
    "unpublished": Said("a year not announced", "尚未公布的年度"),
    "last_stands_in": Said("the last announced stands in", "以最近公布的代替"),
}
