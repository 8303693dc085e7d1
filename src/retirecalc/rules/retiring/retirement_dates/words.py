"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Dates", "办理时间")

STEPS = {
    "month": SILENT,
    "kind": SILENT,
    "notice_by": Said("Written notice to the employer by: {notice_by}.", "书面告知用人单位的最后期限：{notice_by}。"),
    "agreement_by": Said(
        "Written agreement with the employer by: {agreement_by}.", "与用人单位书面约定的最后期限：{agreement_by}。"
    ),
    "apply_in": Said(
        "The application goes to the agency in {apply_in} at the latest.",
        "最迟在{apply_in}向经办机构提出申请。",
    ),
    "first_payment_month": Said(
        "If approved for {month}, the pension is first paid in {first_payment_month}.",
        "如获准在{month}退休，自{first_payment_month}起发放基本养老金。",
    ),
}
