"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Documents that were not read", "仅知题名的文件")

STEPS = {
    "place": Said("Documents of {place} that are known by their titles only.", "{place}仅知题名、未见原文的文件。"),
    "document": Said("{document}: ask the agency what it says.", "{document}：内容请咨询经办机构。"),
}

FIGURES = {
    "documents": Said("documents known by their titles only", "仅知题名的文件"),
    "bears_on": Said("bears on the rules", "相关规则"),
    "issued_in": Said("of the year", "文号年份"),
    "repealed_in": Said("repealed in", "废止年月"),
}
