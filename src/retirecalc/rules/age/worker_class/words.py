"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("Class by original age", "人员类别（按原法定退休年龄）")

STEPS = {
    "sex": SILENT,
    "post": Said("Post at retirement: {post}.", "退休时岗位：{post}。"),
    "employment": Said("Employment: {employment}.", "用工性质：{employment}。"),
    "category": Said("The facts support the class: {category:open}.", "所述事实支持的类别：{category:open}。"),
    "route_from_month": Said(
        "A woman who left a management post has a further way to apply, from {route_from_month} on.",
        "离开管理岗位的女职工另有申请途径，自{route_from_month}起。",
    ),
    "route_required_months": Said(
        "It asks for {route_required_months:term} of contributions.", "该途径要求缴费满{route_required_months:term}。"
    ),
    "route": Said("Whether that way is open: {route}.", "该途径是否可用：{route}。"),
}
