"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import SILENT, Said

HEADING = Said("If the minimum is not met at the statutory age", "到龄缴费不足的处理")

STEPS = {
    "at_age": SILENT,
    "shortfall_months": Said(
        "By {at_age}, against the minimum of the statutory year: {shortfall_months:short}.",
        "按法定退休年龄当年的最低缴费年限，至{at_age}{shortfall_months:short}。",
    ),
    "until_statutory_year": Said(
        "Paying every month, the minimum of the statutory year is met in {until_statutory_year}.",
        "逐月缴费，{until_statutory_year}达到法定退休年龄当年的最低缴费年限。",
    ),
    "until_completion_year": Said(
        "The minimum of the year in which it is met: {until_completion_year}.",
        "如按缴满当年的最低缴费年限，则为{until_completion_year}。",
    ),
    "until_month": Said("Paying on therefore lasts until {until_month}.", "因此延长缴费至{until_month}。"),
    "lump_sum": Said("Paying the rest in one sum: {lump_sum}.", "一次性缴费：{lump_sum}。"),
    "lump_sum_from": Said("Not before {lump_sum_from}.", "一次性缴费不早于{lump_sum_from}。"),
    "lump_sum_at_latest_from": Said(
        "Not before {lump_sum_at_latest_from} if nothing else was paid since the statutory month; earlier if it was.",
        "达到法定退休年龄后未另行缴费的，一次性缴费不早于{lump_sum_at_latest_from}；另有缴费的，可提前。",
    ),
    "transfer_to_resident": Said(
        "Moving to the resident scheme where the household is registered: {transfer_to_resident}.",
        "转入户籍地城乡居民养老保险：{transfer_to_resident}。",
    ),
    "resident_month": Said(
        "The resident scheme pays this person not before {resident_month}.",
        "城乡居民养老保险待遇，此人不早于{resident_month}领取。",
    ),
    "resident_minimum": Said(
        "It asks for {resident_minimum:term} of contributions, employee months included.",
        "该制度要求缴费满{resident_minimum:term}，职工缴费年限可计入。",
    ),
    "end_relation": Said(
        "Ending the relation: {end_relation}. It takes a written request, the agency's written explanation and a written confirmation; the account is paid out once, and there is no pension.",
        "终止养老保险关系：{end_relation}。须本人书面申请，经办机构书面告知，本人书面确认；个人账户一次性支付，不再发放养老金。",
    ),
}
