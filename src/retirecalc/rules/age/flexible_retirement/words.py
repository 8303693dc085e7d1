"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Flexible retirement", "弹性退休")

STEPS = {
    "statutory_month": SILENT,
    "employment": Said("Employment: {employment}.", "用工性质：{employment}。"),
    "reason": Said(
        "There is no early or deferred retirement: {reason}.", "不适用弹性提前退休和弹性延迟退休：{reason}。"
    ),
    "early": Said("Retiring early: {early}.", "弹性提前退休：{early}。"),
    "deferral": Said("Deferring by agreement: {deferral}.", "协商弹性延迟退休：{deferral}。"),
    "approval_required": Said(
        "Approval by the authority in charge of the post: {approval_required:open}.",
        "须按管理权限报批：{approval_required:open}。",
    ),
    "earliest_month": Said(
        "The earliest month is {earliest_month}: not before the original age, and no longer before {statutory_month} than the text allows.",
        "最早可选择{earliest_month}：不早于原法定退休年龄，且不超过{statutory_month}之前规定的最长提前时间。",
    ),
    "latest_month": Said(
        "The latest month is {latest_month}, as long after {statutory_month} as the text allows a deferral.",
        "最晚可延迟至{latest_month}，即{statutory_month}之后规定的最长延迟时间。",
    ),
}
