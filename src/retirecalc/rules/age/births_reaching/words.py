"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Births that reach the statutory age", "当月达到法定退休年龄的出生年月")

STEPS = {
    "month": SILENT,
    "category": Said("Category: {category}.", "人员类别：{category}。"),
    "births": Said("Births that reach it in {month}: {births}.", "{month}达到法定退休年龄的出生年月：{births}。"),
}
