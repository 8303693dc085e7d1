"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Annuity divisor", "计发月数")

STEPS = {
    "month": SILENT,
    "birth": SILENT,
    "age": Said("Born in {birth}, the age in {month} is {age:age}.", "出生于{birth}，{month}为{age:age}。"),
    "whole_age_divisor": Said(
        "The divisor of the whole age reached is {whole_age_divisor}.", "已满整岁的计发月数为{whole_age_divisor}。"
    ),
    "next_age_divisor": Said(
        "That of the next whole age is {next_age_divisor}.", "下一整岁的计发月数为{next_age_divisor}。"
    ),
    "divisor": Said("The account is divided by {divisor}.", "个人账户储存额除以{divisor}。"),
}

WORDS = {
    "rounded_line": Said("straight line, rounded", "线性插值并取整"),
    "age_reached": Said("the whole age reached", "已满的整岁"),
    "next_age": Said("the next whole age", "下一整岁"),
    "line": Said("straight line", "线性插值"),
    "out_of_coverage": Said(
        "a divisor of this age, which the annex does not have", "该年龄的计发月数（计发月数表无此年龄）"
    ),
}

FIGURES = {
    "divisor": Said("divisor", "计发月数"),
    "between": Said("between whole ages", "整岁之间"),
    "decimals": Said("decimals", "小数位数"),
}
