"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Statutory retirement age", "法定退休年龄")

STEPS = {
    "birth": Said("Born in {birth}.", "出生年月：{birth}。"),
    "category": Said("Category: {category}.", "人员类别：{category}。"),
    "original_age": Said(
        "The original retirement age of this category is {original_age:age}.",
        "该类人员的原法定退休年龄为{original_age:age}。",
    ),
    "original_month": Said("It is reached in {original_month}.", "于{original_month}达到原法定退休年龄。"),
    "increase_months": Said(
        "For births in {birth} the age rises by {increase_months:count}.", "{birth}出生者延迟{increase_months:count}。"
    ),
    "age": Said("The statutory retirement age is therefore {age:age}.", "法定退休年龄为{age:age}。"),
    "month": Said("It is reached in {month}.", "于{month}达到法定退休年龄。"),
}
