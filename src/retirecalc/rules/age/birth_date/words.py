"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Birth date that counts", "出生时间的认定")

STEPS = {
    "id_card": Said("Birth month on the ID card: {id_card}.", "身份证出生年月：{id_card}。"),
    "file_earliest": Said(
        "Earliest one in the personnel file: {file_earliest}.", "档案最先记载的出生年月：{file_earliest}。"
    ),
    "no_file": Said("There is no personnel file.", "没有职工档案。"),
    "source": Said("What counts: {source}.", "以{source}为准。"),
    "month": Said("That is {month}.", "即{month}。"),
}
