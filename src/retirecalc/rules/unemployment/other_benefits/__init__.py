"""Other benefits while unemployment benefit is drawn (S39). 人社厅发〔2024〕60号 四; 劳动保障部令第8号; 重庆市失业保险条例."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.ground.money import NOTHING, exactly
from retirecalc.outcome import Outcome, Standing, Trace
from retirecalc.rules.unemployment.other_benefits.facts import ClaimantFacts
from retirecalc.rules.unemployment.other_benefits.table import DeathGrantsTable, OtherBenefitsTable

if TYPE_CHECKING:
    from decimal import Decimal

    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law
    from retirecalc.rules.unemployment.other_benefits.table import Payer
    from retirecalc.rules.unemployment.unemployment_benefit import UnemploymentBenefit

FACTS = {"claimant": ClaimantFacts}


class OtherBenefits(NamedTuple):
    """What comes with the benefit, from `first_month` to `last_month`; nobody is refused who has it, so `reasons` is empty.

    `medical_refund` is what is refunded of medical contributions of one's own; `medical_grant` whether a grant for treatment may be
    asked for. The two grants at a death are in yuan, None where nobody died or the place does not say how much.
    """

    standing: Standing
    first_month: YearMonth | None = None
    reasons: tuple[str, ...] = ()
    missing_facts: tuple[str, ...] = ()
    last_month: YearMonth | None = None
    medical_paid_by: Payer | None = None
    medical_refund: Decimal | None = None
    medical_grant: bool | None = None
    funeral_grant: Decimal | None = None
    dependants_payment: Decimal | None = None


@exactly
def other_benefits(
    law: Law, *, as_of: YearMonth, claimant: ClaimantFacts, unemployment_benefit: UnemploymentBenefit
) -> Outcome[OtherBenefits]:
    """What somebody who draws unemployment benefit has beside it.

    Basis: 60号 四: the fund pays the contributions of the employee medical scheme; where the office cannot, it refunds those that
    were paid, up to the local standard. 令第8号 第九条: a grant for treatment may be asked for; 第十条: at a death a funeral grant,
    a payment to dependants and what was still due of the month; 第十二条: support for a low income, during or after. 40号 四: a
    price allowance, paid monthly by the fund. Chongqing: 市条例 第二十七条, the grants at a death in monthly benefits.

    Units: yuan; the monthly benefit is stated, since no amount of it is on file.

    Not modelled: when a price allowance is due, and all amounts but those at a death; the months of a benefit that is paid on
    (`bridge_to_age`, `transition_2024`), which bring the same; pension contributions, which are `fund_paid`.

    Raises:
        OutOfCoverage: the notice was not there yet in `as_of`.

    >>> from retirecalc import load_law
    >>> from retirecalc.questions.ask import ask
    >>> facts = {"birth": "1971-09", "category": "male_60", "benefit_from": "2026-01", "benefit_ends_on": "2026-12-31"}
    >>> facts |= {"monthly_benefit": "1600", "died_while_drawing": True, "has_dependants": True}
    >>> found = ask("other_benefits", facts, load_law("CN-CQ"), "2026-11").outcome.value
    >>> str(found.funeral_grant), str(found.dependants_payment)
    ('9600.00', '16000.00')
    """
    era = law.at(as_of)
    table, local = era[OtherBenefitsTable], era.get(DeathGrantsTable)
    trace = Trace("other_benefits", monthly_benefit=claimant.monthly_benefit)
    benefit = unemployment_benefit
    if benefit.standing in (Standing.NOT_ELIGIBLE, Standing.NOT_APPLICABLE):
        trace.find("standing", Standing.NOT_APPLICABLE, table)
        return trace.outcome(OtherBenefits(Standing.NOT_APPLICABLE))
    missing = list(benefit.missing_facts)
    standing = trace.find("standing", benefit.standing, table)
    payer = table.medical.value
    trace.find("medical_paid_by", payer, table.medical)
    refund = None
    if claimant.medical_paid is not None and claimant.medical_standard is not None:
        refund = min(claimant.medical_paid, claimant.medical_standard)
        trace.find("medical_refund", refund, table.medical_refund)
    grant = None
    if claimant.ill_while_drawing is not None:
        grant = trace.find("medical_grant", claimant.ill_while_drawing, table.medical_grant)
    trace.find("price_allowance", True, table.price_allowance)
    trace.find("low_income", True, table.low_income)
    funeral = dependants = None
    if claimant.died_while_drawing:
        trace.find("at_death", True, table.at_death)
        if local is None:
            trace.warn("death_grants_local", table.at_death)
        else:
            monthly = claimant.monthly_benefit
            missing += [] if monthly is not None else ["monthly_benefit"]
            missing += [] if claimant.has_dependants is not None else ["has_dependants"]
            if monthly is not None:
                funeral = trace.find("funeral_grant", monthly * local.funeral.value, local.funeral)
            if claimant.has_dependants is False:
                dependants = trace.find("dependants_payment", NOTHING, local.dependants)
            elif claimant.has_dependants and monthly is not None:
                dependants = trace.find("dependants_payment", monthly * local.dependants.value, local.dependants)
    facts = tuple(map(trace.miss, dict.fromkeys(missing)))
    return trace.outcome(
        OtherBenefits(
            standing, benefit.first_month, (), facts, benefit.last_month, payer, refund, grant, funeral, dependants
        )
    )
