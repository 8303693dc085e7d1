"""What is said of retirement months side by side: on the command line, in a chart, on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retirecalc.ground.say import Said, language
from retirecalc.wording.render import figure

if TYPE_CHECKING:
    from retirecalc.questions.amounts import Overtaking

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
    "amounts_by_age": Said("All to {age}", "至{age}合计"),
    "amounts_overtakes": Said(
        "{later} overtakes {earlier} in {month}, with payment {payment} of its pension.",
        "{later}退休的累计所得自{month}起超过{earlier}退休的，该月为其第{payment}次领取。",
    ),
    "amounts_overtakes_at_work": Said(
        "{later} overtakes {earlier} in {month}, still at work.",
        "{later}退休的累计所得自{month}起超过{earlier}退休的，当时仍在工作。",
    ),
    "amounts_never": Said(
        "{later} does not overtake {earlier} within the ages asked about, as far as is known.",
        "在所测年龄内，{later}退休的累计所得未超过{earlier}退休的，或尚不能确定。",
    ),
}


def overtaking(one: Overtaking, lang: str) -> str:
    """Whether and when a later month comes to be worth more, as one sentence.

    >>> from retirecalc import YearMonth
    >>> from retirecalc.questions.amounts import Overtaking
    >>> overtaking(Overtaking(YearMonth(2026, 1), YearMonth(2027, 1), YearMonth(2057, 5), 365), "en")
    '2027-01 overtakes 2026-01 in 2057-05, with payment 365 of its pension.'
    """
    key = "amounts_never" if one.month is None else "amounts_overtakes" if one.payment else "amounts_overtakes_at_work"
    figures = {name: figure(value, lang) for name, value in one._asdict().items() if value is not None}
    return COMPARED[key].of(language(lang)).format(**figures)
