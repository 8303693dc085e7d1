"""What is known of somebody in a public-welfare post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.months import Months, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.support.welfare_post.table import WelfareGroup

_WORDS: Mapping[WelfareGroup, frozenset[str]] = {
    WelfareGroup.GRADUATE: frozenset({"graduate", "高校毕业生", "离校未就业高校毕业生"}),
    WelfareGroup.LIFTED_OUT_OF_POVERTY: frozenset({"lifted_out_of_poverty", "脱贫人口"}),
    WelfareGroup.HARD_TO_EMPLOY_4050: frozenset({"hard_to_employ_4050", "4050", "4050人员"}),
    WelfareGroup.LOW_INCOME_HOUSEHOLD: frozenset({"low_income_household", "低保家庭", "低保家庭人员"}),
    WelfareGroup.ZERO_EMPLOYMENT_HOUSEHOLD: frozenset({"zero_employment_household", "零就业家庭", "零就业家庭人员"}),
    WelfareGroup.DISABLED: frozenset({"disabled", "残疾人"}),
    WelfareGroup.EX_CONVICT: frozenset({"ex_convict", "刑满释放人员"}),
    WelfareGroup.RECOVERING_ADDICT: frozenset({"recovering_addict", "戒毒康复人员"}),
    WelfareGroup.DOWNSIZED_INDUSTRY_WORKER: frozenset({"downsized_industry_worker", "去产能企业职工"}),
    WelfareGroup.VETERAN: frozenset({"veteran", "复员退伍军人", "退役军人"}),
    WelfareGroup.OTHER: frozenset({"other", "其他"}),
}


@dataclass(frozen=True, slots=True, init=False)
class WelfareFacts:
    """Somebody in a public-welfare post, as far as it is known.

    Args:
        welfare_group: a `WelfareGroup`, its code, or Chinese words.
        recognised: whether recognised as hard to employ, with registration in the place.
        registered_months: for how many months registered as unemployed before.
        post_determined_on: the day or month of the first determination; left out, the month of the question.
        post_months_used: the months of it used before.
        full_time: whether the post is full time.
        post_district: the district or county of the post.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    welfare_group: WelfareGroup | None
    recognised: bool | None
    registered_months: Months | None
    determined_in: YearMonth | None
    determined_day: int | None
    post_months_used: Months | None
    full_time: bool | None
    post_district: str | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("welfare_group", "post_determined_on", "post_district"), (str,)),
        **dict.fromkeys(("recognised", "full_time"), (bool,)),
        **dict.fromkeys(("registered_months", "post_months_used"), (int, str)),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"welfare_group": _WORDS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        welfare_group: object = None,
        recognised: bool | None = None,
        registered_months: object = None,
        post_determined_on: object = None,
        post_months_used: object = None,
        full_time: bool | None = None,
        post_district: str | None = None,
    ) -> None:
        group = None if welfare_group is None else code_of(WelfareGroup, welfare_group, _WORDS, "welfare_group")
        put(self, "welfare_group", group)
        put(self, "recognised", yes_no(recognised, "recognised"))
        put(self, "full_time", yes_no(full_time, "full_time"))
        for name, months in {"registered_months": registered_months, "post_months_used": post_months_used}.items():
            put(self, name, None if months is None else Months.of(months, name))
        month, day = (None, None)
        if post_determined_on is not None:
            month, day = parse_day_or_month(post_determined_on, "post_determined_on")
        put(self, "determined_in", month)
        put(self, "determined_day", day)
        put(self, "post_district", None if post_district is None else post_district.strip())

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
