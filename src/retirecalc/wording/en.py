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
    "retirement_events": "What to do by when",
    "worker_class": "Class by original age",
}
BY_MONTH = frozenset({"minimum_contribution", "pension_eligibility", "retirement_timeline", "retirement_events"})

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
    "retirement_events.month": "",
    "retirement_events.kind": "",
    "retirement_events.approval": "First the approval of the retirement month by the authority in charge of the post.",
    "retirement_events.written_notice": "The person tells the employer in writing by {written_notice}.",
    "retirement_events.deferral_agreement": "Employer and employee agree in writing by {deferral_agreement}, before the statutory month.",
    "retirement_events.contributions_continue": "From {contributions_continue} on the employment and all contributions continue.",
    "retirement_events.deferral_not_lengthened": "Once agreed, the deferral cannot be lengthened.",
    "retirement_events.deferral_ended_early": "Both may end it earlier by agreement, from {deferral_ended_early} on.",
    "retirement_events.early_acceptance": "The agency may take the application earlier.",
    "retirement_events.written_application": "The person's written application names the retirement month: {written_application} at the latest.",
    "retirement_events.filing": "The employer files it with the agency in {filing} at the latest.",
    "retirement_events.own_filing": "Without an employer the person files it in {own_filing} at the latest; the text speaks of employers only.",
    "retirement_events.employment_ends": "The employment ends in {employment_ends}, when the agreed time arrives.",
    "retirement_events.first_payment": "If approved for {month}, the pension is first paid in {first_payment}.",
    "retirement_events.public_body_filing": "An organ or public institution applies in the month of approval: {public_body_filing:open}.",
    "retirement_events.paper_file": "The paper file, within three working days of the application: {paper_file:open}.",
    "retirement_events.counted_from": "Working days are counted from {counted_from}, the day after the application.",
    "retirement_events.procedure_end": "The whole procedure of the place ends by: {procedure_end:open}.",
    "worker_class.sex": "",
    "worker_class.post": "Post at retirement: {post}.",
    "worker_class.employment": "Employment: {employment}.",
    "worker_class.category": "The facts support the class: {category:open}.",
    "worker_class.route_from_month": "A woman who left a management post has a further way to apply, from {route_from_month} on.",
    "worker_class.route_required_months": "It asks for {route_required_months:term} of contributions.",
    "worker_class.route": "Whether that way is open: {route}.",
}

EVENTS = {
    "approval": "approval by the authority in charge of the post",
    "written_notice": "written notice to the employer",
    "deferral_agreement": "written agreement on the deferral",
    "contributions_continue": "employment and contributions continue",
    "deferral_not_lengthened": "the agreed deferral cannot be lengthened",
    "deferral_ended_early": "the deferral may be ended early",
    "early_acceptance": "the application may be handed in earlier",
    "written_application": "written application that names the retirement month",
    "filing": "the employer files the pension application",
    "own_filing": "the person files the pension application",
    "employment_ends": "the employment ends",
    "first_payment": "first payment of the pension",
    "public_body_filing": "the organ or institution applies",
    "paper_file": "the paper file is handed in",
    "procedure_end": "end of the local procedure",
}

EVENT_LINES = {
    "title": "{what} (retirement in {month})",
    "row": "Row {row}: {title}",
    "actor": "Who: {actor}",
    "month": "Retirement month: {month}",
    "condition": "Condition: {condition}",
    "basis": "Basis: {basis}",
    "caution": "The agency decides: this is a calculation from the published rules, not a decision.",
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
    "after_claim": "from the month after the claim",
    "after_age": "from the month after the age, with arrears",
    "undetermined": "not settled",
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
    #  sex and posts
    "male": "man",
    "female": "woman",
    "management": "management",
    "technical": "technical",
    "worker": "worker",
    #  who acts
    "actor_person": "the person",
    "actor_employer": "the employer",
    "actor_agency": "the agency",
    "actor_authority": "the authority in charge of the post",
    "actor_both": "employer and employee",
    #  conditions and facts of a step
    "if_approved": "if approved",
    "if_agreed": "if both agree",
    "special_work": "whether special work is claimed",
    "pre_examined": "whether the file was examined beforehand",
    "public_body": "whether the employer is an organ or public institution",
    "approved_in": "the month of approval",
    "filed_on": "the day of the application",
    "sex": "the sex",
    "post": "the post at retirement",
    "senior": "division rank or a senior title",
    "birth": "the birth month",
    "require_input": "it must be stated",
    "extra_route": "a further way",
    "male_table": "the table of men",
    "file_earliest": "the earliest record in the file",
    "id_card": "the ID card",
    "calendar_missing": "no calendar of working days was given",
    "calendar_ends": "the calendar of working days does not reach that far",
    "post_changed": "no national rule says which class counts after the post has changed: ask the agency",
    "local_rule_not_read": "the place has a rule of its own, which was not read: ask the agency",
}
