"""What is said of retirement months side by side, and of what that rests on: on the command line, in a chart, on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from retirecalc.ground.say import Said, language
from retirecalc.wording.render import LANGUAGES, figure, word

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.questions.amounts import AmountComparison, Assumptions, Overtaking, Varied

COMPARED: dict[str, Said] = {
    "money_nominal": Said(
        "What each month is worth, in nominal amounts: growth includes inflation.",
        "各退休年月对比（名义金额：增长率含通货膨胀）",
    ),
    "money_real": Said(
        "What each month is worth, in the money of today: growth is above inflation.",
        "各退休年月对比（实际金额：增长率已扣除通货膨胀）",
    ),
    "amounts_month": Said("Retirement", "退休年月"),
    "amounts_open": Said("Open", "是否符合条件"),
    "amounts_pension": Said("Pension a month", "每月养老金"),
    "amounts_paid": Said("Contributions still to pay", "尚须缴纳的费用"),
    "amounts_wages": Said("Wages till then", "退休前工资"),
    "amounts_by_age": Said("All to {age}", "至{age}合计"),
    "amounts_overtakes": Said(
        "{later} overtakes {earlier} in {month}, with payment {payment} of its pension.",
        "{later}退休的累计所得自{month}起超过{earlier}退休的，该月为其第{payment}次领取。",
    ),
    "amounts_overtakes_at_work": Said(
        "{later} overtakes {earlier} in {month}, still at work.",
        "{later}退休的累计所得自{month}起超过{earlier}退休的，当时仍在工作。",
    ),
    "amounts_regained": Said(
        "{later} is ahead of {earlier} for a time, and {earlier} overtakes it for good in {regained}.",
        "{later}退休的累计所得曾超过{earlier}退休的，自{regained}起又少于后者。",
    ),
    "amounts_others": Said(
        "Of so many months each is compared with the earliest and with the one before it: --json has every two.",
        "所对比的月份较多，只列出各月与最早月份、与前一月份的比较；任意两个月份的比较见 --json。",
    ),
    "amounts_never": Said(
        "{later} does not overtake {earlier} within the ages asked about.",
        "在所测年龄内，{later}退休的累计所得未超过{earlier}退休的。",
    ),
    "amounts_open_whether": Said(
        "Whether {later} overtakes {earlier} is not settled.",
        "{later}退休的累计所得是否超过{earlier}退休的，尚不能确定。",
    ),
    "amounts_account_credited": Said(
        "since its balance ({years}) the account is taken as paid into on that base, in every month before the question and in those "
        "paid after it",
        "储存额年份以后（{years}年）个人账户按该缴费基数计入缴费：测算月份以前逐月计入，以后按实际缴费月份计入",
    ),
    "amounts_account_unpaid": Said(
        "of payments into the account since its balance ({years}) nothing is stated: nothing is added to it but interest",
        "储存额年份以后（{years}年）未填写缴费：除利息外，没有缴费计入个人账户",
    ),
    "amounts_range": Said("{name}, {low} to {high}", "{name}：{low}至{high}"),
    "amounts_between": Said("{month}: {low} to {high} a month", "{month}退休：每月{low}至{high}"),
    "amounts_sums_between": Said("{month}: {low} to {high} in all to {age}", "{month}退休：至{age}合计{low}至{high}"),
    "amounts_overtaken_between": Said(
        "when {later} overtakes {earlier}: {low} at the low end, {high} at the high end",
        "{later}退休的累计所得超过{earlier}退休的：取低值时{low}，取高值时{high}",
    ),
    "amounts_in": Said("in {month}", "自{month}起"),
    "amounts_not": Said("not within the ages asked about", "在所测年龄内未超过"),
    "amounts_unchanged": Said("none of these figures changes", "上述数额均不变"),
    "amounts_basis": Said("What the amounts rest on", "金额的依据"),
    "amounts_assumed": Said("Stated and assumed", "所依据的假定"),
    "assumed_pension_base": Said("pension base", "计发基数"),
    "assumed_base_growth": Said("growth of the pension base", "计发基数年增长"),
    "assumed_average_index": Said("average index", "平均缴费指数"),
    "assumed_balance": Said("individual account", "个人账户储存额"),
    "assumed_balance_year": Said("account at the end of", "个人账户截至年末"),
    "assumed_interest": Said("interest of years not announced", "尚未公布年度的记账利率"),
    "assumed_pension_growth": Said("growth of a pension, each January after the retirement", "退休后每年一月的增长"),
    "assumed_to_ages": Said("added up to", "合计至"),
    "assumed_contribution_base": Said("contribution base to come", "今后缴费基数"),
    "assumed_payer": Said("who pays", "缴费方式"),
    "assumed_wage": Said("wage in hand", "到手工资"),
    "assumed_wage_growth": Said("growth of wage and base", "工资和缴费基数年增长"),
    "assumed_before_accounts": Said("before the individual accounts", "建立个人账户前的缴费年限"),
    "assumed_supplements": Said("additions claimed", "申请的增发待遇"),
    "assumed_started_work": Said("work began in", "参加工作时间"),
    "payer_employee": Said("an employee", "职工"),
    "payer_own_account": Said("alone", "灵活就业人员"),
}


_A_FEW = 6
"""So many months are told in pairs."""


def overtaking(one: Overtaking, lang: str) -> str:
    """Whether and when one of two months comes to be worth more, as one sentence.

    >>> from retirecalc import YearMonth
    >>> from retirecalc.questions.amounts import Overtaking
    >>> overtaking(Overtaking(YearMonth(2026, 1), YearMonth(2027, 1), YearMonth(2057, 5), 365), "en")
    '2027-01 overtakes 2026-01 in 2057-05, with payment 365 of its pension.'
    """
    figures = {name: figure(value, lang) for name, value in one._asdict().items() if value is not None}
    return COMPARED[f"amounts_{ends(one)}"].of(language(lang)).format(**figures)


def with_room(found: AmountComparison) -> tuple[Overtaking, ...]:
    """What a page has room for: every two of a few months, of many each with the earliest and with the one before it."""
    months = list(dict.fromkeys(month for one in found.overtakings for month in (one.earlier, one.later)))
    if len(months) <= _A_FEW:
        return found.overtakings
    before = dict(zip(months[1:], months, strict=False))
    return tuple(one for one in found.overtakings if one.earlier in (months[0], before[one.later]))


def ends(one: Overtaking) -> str:
    """How it ends between two choices, as the name of what is said of it."""
    if not one.compared:
        return "open_whether"
    if one.regained is not None:
        return "regained"
    if one.month is None:
        return "never"
    return "overtakes_at_work" if one.payment is None else "overtakes"


def remark(code: str, found: AmountComparison, lang: str) -> str:
    """A caveat of a comparison; one about the account names its years."""
    said = COMPARED.get(f"amounts_{code}")
    if said is None:
        return word(code, lang, "pension_amount")
    years = map(str, found.account_years)
    return said.of(language(lang)).format(years=LANGUAGES[language(lang)].SEPARATOR.join(years))


def between(
    found: AmountComparison, varied: Varied, lang: str, month: Callable[[YearMonth], str]
) -> tuple[tuple[str, ...], ...]:
    """What a range changes: the pensions, the sums, the months of overtaking, each where it changes at all; `month` writes one."""

    def say(key: str, **told: str) -> str:
        return COMPARED[key].of(language(lang)).format(**told)

    def yuan(amount: object) -> str:
        return figure(amount, lang, "yuan")

    def when(over: YearMonth | None) -> str:
        return say("amounts_not") if over is None else say("amounts_in", month=month(over))

    changed = []
    told = with_room(found)
    if any(low != high for low, high in varied.pensions):
        changed.append(
            tuple(
                say("amounts_between", month=month(choice.month), low=yuan(low), high=yuan(high))
                for choice, (low, high) in zip(found.choices, varied.pensions, strict=True)
                if low is not None and high is not None
            )
        )
    sums = tuple(
        say(
            "amounts_sums_between",
            month=month(choice.month),
            low=yuan(low),
            high=yuan(high),
            age=figure(age, lang, "age"),
        )
        for choice, ends in zip(found.choices, varied.by_age, strict=True)
        for age, low, high in zip(found.assumptions.to_ages, *ends, strict=True)
        if choice.counts and low != high
    )
    overtaken = tuple(
        say(
            "amounts_overtaken_between",
            later=month(one.later),
            earlier=month(one.earlier),
            low=when(low),
            high=when(high),
        )
        for one, (low, high) in zip(found.overtakings, varied.overtaken, strict=True)
        if one in told and not one.month == low == high
    )
    return tuple(filter(None, (*changed, sums, overtaken))) or ((say("amounts_unchanged"),),)


_WRITTEN = {
    **dict.fromkeys(("pension_base", "balance", "contribution_base", "wage"), "yuan"),
    **dict.fromkeys(("base_growth", "interest", "pension_growth", "wage_growth"), "percent"),
    "before_accounts": "term",
}


def assumed(stated: Assumptions, lang: str) -> Iterator[tuple[str, str]]:
    """What a comparison rests on, each with its name; whether amounts are nominal or real is said above it."""
    for name, value in stated.to_dict().items():
        if name != "money" and value not in (None, ()):
            yield COMPARED[f"assumed_{name}"].of(language(lang)), assumption(name, value, lang)


def assumption(name: str, value: Any, lang: str) -> str:
    """One of them as it is written.

    >>> from decimal import Decimal
    >>> assumption("interest", Decimal("0.015"), "en"), assumption("wage", Decimal(6000), "zh")
    ('1.5%', '6000元')
    """
    if name == "to_ages":
        return str(LANGUAGES[language(lang)].SEPARATOR.join(figure(age, lang, "age") for age in value))
    if name == "payer":
        return COMPARED[f"payer_{value}"].of(language(lang))
    return figure(value, lang, _WRITTEN.get(name, ""), "pension_amount")
