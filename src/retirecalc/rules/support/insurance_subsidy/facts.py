"""What is known of somebody who is hard to employ and pays social insurance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, code_of, put, word_of
from retirecalc.ground.money import money
from retirecalc.ground.months import Months, YearMonth, parse_day_or_month
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.support.insurance_subsidy.table import FlexibleKind, SubsidyGroup

GROUP_WORDS: Mapping[SubsidyGroup, frozenset[str]] = {
    SubsidyGroup.LIFTED_OUT_OF_POVERTY: frozenset({"lifted_out_of_poverty", "脱贫人口"}),
    SubsidyGroup.HARD_TO_EMPLOY_4050: frozenset({"hard_to_employ_4050", "4050", "4050人员"}),
    SubsidyGroup.LOW_INCOME_HOUSEHOLD: frozenset({"low_income_household", "低保家庭", "低保家庭人员"}),
    SubsidyGroup.ZERO_EMPLOYMENT_HOUSEHOLD: frozenset({"zero_employment_household", "零就业家庭", "零就业家庭人员"}),
    SubsidyGroup.DISABLED: frozenset({"disabled", "残疾人"}),
    SubsidyGroup.OTHER: frozenset({"other", "其他", "none", "无"}),
}
KIND_WORDS: Mapping[FlexibleKind, frozenset[str]] = {
    FlexibleKind.HOME_SERVICES: frozenset({"home_services", "家政服务"}),
    FlexibleKind.SOLE_TRADER_EMPLOYEE: frozenset({"sole_trader_employee", "个体工商户雇工"}),
    FlexibleKind.STREET_VENDOR: frozenset({"street_vendor", "流动摊贩"}),
    FlexibleKind.RIDE_HAILING_DRIVER: frozenset({"ride_hailing_driver", "网约车驾驶员"}),
    FlexibleKind.OTHER: frozenset({"other", "其他"}),
}
_FORMS: Mapping[Literal["employer", "flexible"], frozenset[str]] = {
    "employer": frozenset({"单位"}),
    "flexible": frozenset({"灵活就业"}),
}


@dataclass(frozen=True, slots=True, init=False)
class SubsidyFacts:
    """Somebody who asks for the subsidy, as far as it is known.

    Args:
        subsidy_group: a `SubsidyGroup`, its code, or Chinese words.
        recognised: whether recognised as hard to employ, with registration in the place.
        registered_months: for how many months registered as unemployed before.
        work_form: `employer` or `flexible`.
        flexible_kind: a `FlexibleKind`, its code, or Chinese words.
        employer_paid_months: for how many months in a row the employer has paid; a full-time welfare post asks for none.
        full_time_welfare_post: whether it is one.
        public_employer: whether the employer is an organ or a public institution.
        same_employer_again: whether the same employer has hired the person again.
        draws_unemployment_benefit: whether unemployment benefit is drawn.
        determined_on: the day or month of the first determination; left out, the month of the question, or
            that in which the conditions are met.
        subsidy_months_used: the months of this subsidy, and of that for graduates, used before; left out, none.
        conditions_met_in: the month in which the conditions were met.
        pension_paid: what was paid for pensions for the month, in yuan, of which no more than the lower limit counts; left out,
            that.
        medical_paid: the same for medical insurance, up to the lowest tier.

    Raises:
        InvalidFacts: a fact that cannot be read.
    """

    subsidy_group: SubsidyGroup | None
    recognised: bool | None
    registered_months: Months | None
    work_form: Literal["employer", "flexible"] | None
    flexible_kind: FlexibleKind | None
    employer_paid_months: Months | None
    full_time_welfare_post: bool | None
    public_employer: bool | None
    same_employer_again: bool | None
    draws_unemployment_benefit: bool | None
    determined_in: YearMonth | None
    determined_day: int | None
    subsidy_months_used: Months | None
    conditions_met_in: YearMonth | None
    pension_paid: Decimal | None
    medical_paid: Decimal | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(("subsidy_group", "work_form", "flexible_kind", "determined_on", "conditions_met_in"), (str,)),
        **dict.fromkeys(("recognised", "full_time_welfare_post", "public_employer", "same_employer_again"), (bool,)),
        "draws_unemployment_benefit": (bool,),
        **dict.fromkeys(("registered_months", "employer_paid_months", "subsidy_months_used"), (int, str)),
        **dict.fromkeys(("pension_paid", "medical_paid"), (int, str)),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"subsidy_group": GROUP_WORDS, "work_form": _FORMS, "flexible_kind": KIND_WORDS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        subsidy_group: object = None,
        recognised: bool | None = None,
        registered_months: object = None,
        work_form: str | None = None,
        flexible_kind: object = None,
        employer_paid_months: object = None,
        full_time_welfare_post: bool | None = None,
        public_employer: bool | None = None,
        same_employer_again: bool | None = None,
        draws_unemployment_benefit: bool | None = None,
        determined_on: object = None,
        subsidy_months_used: object = None,
        conditions_met_in: object = None,
        pension_paid: object = None,
        medical_paid: object = None,
    ) -> None:
        put(self, "work_form", None if work_form is None else word_of(work_form, _FORMS, "work_form"))
        group = subsidy_group
        if group is not None:
            group = code_of(SubsidyGroup, subsidy_group, GROUP_WORDS, "subsidy_group")
        put(self, "subsidy_group", group)
        kind = None if flexible_kind is None else code_of(FlexibleKind, flexible_kind, KIND_WORDS, "flexible_kind")
        put(self, "flexible_kind", kind)
        told = {"recognised": recognised, "full_time_welfare_post": full_time_welfare_post}
        told |= {"public_employer": public_employer, "same_employer_again": same_employer_again}
        for name, fact in {**told, "draws_unemployment_benefit": draws_unemployment_benefit}.items():
            put(self, name, yes_no(fact, name))
        counts = {"registered_months": registered_months, "employer_paid_months": employer_paid_months}
        for name, months in {**counts, "subsidy_months_used": subsidy_months_used}.items():
            put(self, name, None if months is None else Months.of(months, name))
        month, day = (None, None) if determined_on is None else parse_day_or_month(determined_on, "determined_on")
        put(self, "determined_in", month)
        put(self, "determined_day", day)
        met = None if conditions_met_in is None else YearMonth.of(conditions_met_in, "conditions_met_in")
        put(self, "conditions_met_in", met)
        for name, amount in {"pension_paid": pension_paid, "medical_paid": medical_paid}.items():
            put(self, name, None if amount is None else money(amount, name))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
