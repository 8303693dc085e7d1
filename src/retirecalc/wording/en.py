"""English."""

from __future__ import annotations

SEPARATOR = ", "
MISSING = "Not stated: {fact}."
ASSUMED = "{text} This was not stated: it is assumed."


def age(years: int, months: int) -> str:
    return f"{years} years" + (f" {months} month{'s' * (months != 1)}" if months else "")


term = age


def count(months: int) -> str:
    return f"{months} month{'s' * (months != 1)}"


def stretch(first: str, last: str | None) -> str:
    return first if first == last else f"{first} to {last}" if last else f"{first} on"


RULES = {
    "statutory_age": "Statutory retirement age",
    "flexible_retirement": "Flexible retirement",
    "contribution_projection": "Contributions",
    "qualifying_months": "Months that qualify",
    "shortfall_remedies": "If the minimum is not met at the statutory age",
    "minimum_contribution": "Minimum contribution period",
    "pension_eligibility": "Eligibility",
    "retirement_timeline": "Dates",
}
BY_MONTH = frozenset({"minimum_contribution", "pension_eligibility", "retirement_timeline"})

SENTENCES = {
    "statutory_age.birth": "Born in {birth}.",
    "statutory_age.category": "Category: {category}.",
    "statutory_age.original_age": "The original retirement age of this category is {original_age:age}.",
    "statutory_age.original_month": "It is reached in {original_month}.",
    "statutory_age.increase_months": "For births in {birth} the age rises by {increase_months:count}.",
    "statutory_age.age": "The statutory retirement age is therefore {age:age}.",
    "statutory_age.month": "It is reached in {month}.",
    "flexible_retirement.statutory_month": "",
    "flexible_retirement.employment": "Employment: {employment}.",
    "flexible_retirement.reason": "There is no early or deferred retirement: {reason}.",
    "flexible_retirement.early": "Retiring early: {early}.",
    "flexible_retirement.deferral": "Deferring by agreement: {deferral}.",
    "flexible_retirement.approval_required": "Approval by the authority in charge of the post: {approval_required:open}.",
    "flexible_retirement.earliest_month": (
        "The earliest month is {earliest_month}: not before the original age, and at most 36 months before {statutory_month}."
    ),
    "flexible_retirement.latest_month": "The latest month is {latest_month}, 36 months after {statutory_month}.",
    "contribution_projection.paid": "Paid: {paid:count}.",
    "contribution_projection.deemed": "Deemed: {deemed:count}.",
    "contribution_projection.cumulative": "Cumulative contributions, paid and deemed: {cumulative:count}.",
    "contribution_projection.counted_to": "Counted to the end of {counted_to}.",
    "contribution_projection.continuing": "Contributions go on after that: {continuing}.",
    "contribution_projection.spells": "Months stated: {spells}.",
    "contribution_projection.removed": "Struck out of the count, as stated: {removed:count}.",
    "contribution_projection.individual_months_only": "Only individual contribution months count (joined after the 2015 reform).",
    "contribution_projection.duplicate_months": "Covered by more than one spell, counted once: {duplicate_months}.",
    "contribution_projection.resident_months": "Resident-scheme months, not counted: {resident_months}.",
    "contribution_projection.not_credited": "No month is credited while an invalidity allowance is drawn: {not_credited}.",
    "contribution_projection.plan": "To be paid after that, by plan: {plan}.",
    "contribution_projection.months": "What counts towards the minimum, paid and deemed: {months:count}.",
    "qualifying_months.as_of": "",
    "qualifying_months.statutory_month": "",
    "qualifying_months.met_by": "By when an early month must have met its minimum: {met_by}.",
    "qualifying_months.extension_target": "Which year's minimum counts when paying on after the age: {extension_target}.",
    "qualifying_months.deferral_while_short": "Short in the statutory month; deferring while short: {deferral_while_short}.",
    "qualifying_months.qualifying": "Months, from {as_of} on, with the age reached and the minimum met: {qualifying}.",
    "qualifying_months.first_qualifying_month": "The first of them: {first_qualifying_month}.",
    "shortfall_remedies.at_age": "",
    "shortfall_remedies.shortfall_months": "Short of the minimum by {at_age}: {shortfall_months:count}.",
    "shortfall_remedies.until_statutory_year": "Paying on, the minimum of the statutory year is met in {until_statutory_year}.",
    "shortfall_remedies.until_completion_year": "The minimum of the year in which it is met: {until_completion_year}.",
    "shortfall_remedies.until_month": "Extended contribution therefore lasts until {until_month}.",
    "shortfall_remedies.lump_sum": "Paying the rest in one sum: {lump_sum}.",
    "shortfall_remedies.transfer_to_resident": "Moving to the resident scheme where the household is registered: {transfer_to_resident}.",
    "shortfall_remedies.resident_month": "The resident scheme pays from the age of 60, for this person not before {resident_month}.",
    "shortfall_remedies.resident_minimum": "It asks for {resident_minimum:term} of contributions, employee months included.",
    "shortfall_remedies.end_relation": (
        "Ending the relation: {end_relation}. It takes a written request, the agency's written explanation and a written "
        "confirmation; the account is paid out once, and there is no pension."
    ),
    "minimum_contribution.month": "",
    "minimum_contribution.statutory_month": "",
    "minimum_contribution.counting_year": "For retirement in {month} the minimum of {counting_year} counts.",
    "minimum_contribution.required_months": "The minimum of {counting_year} is {required_months:term}, {required_months:count}.",
    "pension_eligibility.month": "",
    "pension_eligibility.as_of": "",
    "pension_eligibility.age": "Age in {month}: {age:age}.",
    "pension_eligibility.kind": "Measured against the statutory month: {kind}.",
    "pension_eligibility.reason": "Against it: {reason}.",
    "pension_eligibility.projected_months": "Contributions by {month}: {projected_months:count}.",
    "pension_eligibility.met_by": "By when {month} must have met its minimum: {met_by}.",
    "pension_eligibility.extension_target": "Which year's minimum counts when paying on after the age: {extension_target}.",
    "pension_eligibility.deferral_while_short": "Short in the statutory month; deferring while short: {deferral_while_short}.",
    "pension_eligibility.shortfall_months": "Short of the minimum: {shortfall_months:count}.",
    "pension_eligibility.eligibility": "Retirement in {month}: {eligibility}.",
    "retirement_timeline.month": "",
    "retirement_timeline.kind": "",
    "retirement_timeline.notice_by": "Written notice to the employer by: {notice_by}.",
    "retirement_timeline.agreement_by": "Written agreement with the employer by: {agreement_by}.",
    "retirement_timeline.apply_in": "The employer applies to the agency in {apply_in} at the latest.",
    "retirement_timeline.first_payment_month": "If approved for {month}, the pension is first paid in {first_payment_month}.",
}

CHANGES = {
    "choose_month": "{condition}: choose {month} instead.",
    "pay_more": "{condition}: pay {months:count} more by {month}.",
    "state_fact": "{condition}: not stated, and needed for the answer.",
    "ask_agency": "The text leaves this open ({condition}): ask the agency.",
}

WORDS = {
    "yes": "yes",
    "no": "no",
    "none": "none",
    # eligibility
    "ELIGIBLE": "eligible",
    "NOT_ELIGIBLE": "not eligible",
    "UNDETERMINED": "not settled",
    # reasons
    "below_original_age": "the original retirement age is not reached",
    "more_than_36_months_early": "more than 36 months before the statutory month",
    "more_than_36_months_late": "more than 36 months after the statutory month",
    "grandfathered": "the original age was reached by 2024-12-31, so there is no flexible retirement",
    "not_in_force": "flexible retirement was not in force on the law date",
    "post_excluded": "this kind of employment has no such choice",
    "contributions_short": "the minimum contribution period is not met",
    "already_drawing": "a basic pension is already being drawn",
    "month_past": "the month is past",
    # kinds
    "early": "early",
    "statutory": "statutory",
    "deferred": "deferred",
    "late_application": "late application",
    # categories
    "male_60": "men (original age 60)",
    "female_55": "women (original age 55)",
    "female_50": "women (original age 50)",
    # employment
    "employee": "employee",
    "state_employee": "staff of an organ, a state-owned enterprise or a public institution",
    "state_manager": "manager in a state-owned enterprise or a public institution",
    "civil_servant": "civil servant",
    "own_account": "own-account worker, no employer",
    "unknown": "not stated",
    # facts
    "contributions": "the contribution months",
    "deemed": "the deemed months",
    "paid": "the paid months",
    "employment": "the kind of employment",
    "first_insured": "the first month insured",
    # remedies
    "extended_contribution": "pay on until the minimum is met",
    "lump_sum": "pay the rest in one sum",
    "transfer_to_resident": "move to the resident scheme",
    "end_relation": "end the relation and take the account",
    # answers to readings
    "statutory_year": "that of the statutory year",
    "completion_year": "that of the year in which it is met",
    "undetermined": "not settled",
    "evaluate_at_end": "the minimum counts in the deferred month",
    "require_at_statutory": "the minimum counts in the statutory month",
    "retirement_month_incl": "in the retirement month, which itself counts",
    "month_before": "in the month before",
    "at_notice": "when notice is given, three months before",
    # caveats
    "closes_at_year_end": "this chance closes at the end of the year: in January the minimum rises by more than the contributions",
    "stop_assumed": "it is assumed that nothing is paid after the last spell",
    "continuing_assumed": "it is assumed that contributions go on month by month",
    "deadline_passed": "a deadline has passed: ask the agency",
    "drawing_any_pension_unknown": "nobody who already draws a basic pension may choose: this was not stated",
    "no_employer_notice": "without an employer there is nobody to notify; ask the agency how to state the choice",
    "no_local_tables": "there are no local tables for this place: national law only",
    "reading": "the text leaves this open",
}
