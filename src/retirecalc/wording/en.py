"""English."""

from __future__ import annotations

SEPARATOR = ", "
MISSING = "Not stated: {fact}."
ASSUMED = "{text} This was not stated: it is assumed."
SUBJECT = "on {subject} (article number not settled)"
BASIS = " [{places}]"
HEADING = "{rule} ({month})"


def age(years: int, months: int) -> str:
    return f"{years} years" + (f" {months} month{'s' * (months != 1)}" if months else "")


def term(years: int, months: int) -> str:
    return age(years, months) if years else count(months)


def count(months: int) -> str:
    return f"{months} month{'s' * (months != 1)}"


def short(months: int) -> str:
    return f"{count(months)} short of the minimum" if months else "the minimum is met"


def month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


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
    "minimum_at_age": "Whether the minimum is met in the statutory month",
    "obstacles": "What stands against it",
    "payments_needed": "What must still be paid",
    "birth_date": "Birth date that counts",
    "births_reaching": "Births that reach the statutory age",
}
BY_MONTH = frozenset(
    {
        "minimum_contribution",
        "pension_eligibility",
        "retirement_timeline",
        "retirement_events",
        "obstacles",
        "payments_needed",
        "births_reaching",
    }
)

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
        "The earliest month is {earliest_month}: not before the original age, and no longer before {statutory_month} than the text allows."
    ),
    "flexible_retirement.latest_month": (
        "The latest month is {latest_month}, as long after {statutory_month} as the text allows a deferral."
    ),
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
    "contribution_projection.lump_sum": "",
    "contribution_projection.lump_sum_in": "Paid in one sum in {lump_sum_in}: {lump_sum:count}.",
    "contribution_projection.lag_paid": "Taken as paid since the count, because contributions go on: {lag_paid}.",
    "contribution_projection.months": "What counts towards the minimum, paid and deemed: {months:count}.",
    "contribution_projection.months_at_most": "With the months that are not known it is {months_at_most:count} at most.",
    "contribution_projection.months_not_in_spells": "Months of the total that no spell holds: {months_not_in_spells:count}.",
    "contribution_projection.months_over_total": "Months of the spells beyond the total: {months_over_total:count}.",
    "minimum_at_age.statutory_month": "",
    "minimum_at_age.required_months": (
        "The minimum of the year of {statutory_month} is {required_months:term}, {required_months:count}."
    ),
    "minimum_at_age.counted_months": "Surely counted by {statutory_month}: {counted_months:count}.",
    "minimum_at_age.met": "The minimum is met by then: {met}.",
    "minimum_at_age.reached_month": "The count reaches the minimum of that year in {reached_month}.",
    "minimum_at_age.own_year_month": "It first reaches the minimum of its own year in {own_year_month}.",
    "minimum_at_age.extension_target": "Which year's minimum counts when paying on after the age: {extension_target}.",
    "minimum_at_age.complete_month": "Paying on is complete in {complete_month}, and stays so.",
    "qualifying_months.as_of": "",
    "qualifying_months.statutory_month": "",
    "qualifying_months.met_by": "By when an early month must have met its minimum: {met_by}.",
    "qualifying_months.qualifying": "Months, from {as_of} on, with the age reached and the minimum met: {qualifying}.",
    "qualifying_months.first_qualifying_month": "The first of them: {first_qualifying_month}.",
    "shortfall_remedies.at_age": "",
    "shortfall_remedies.shortfall_months": "By {at_age}, against the minimum of the statutory year: {shortfall_months:short}.",
    "shortfall_remedies.until_statutory_year": "Paying every month, the minimum of the statutory year is met in {until_statutory_year}.",
    "shortfall_remedies.until_completion_year": "The minimum of the year in which it is met: {until_completion_year}.",
    "shortfall_remedies.until_month": "Paying on therefore lasts until {until_month}.",
    "shortfall_remedies.lump_sum": "Paying the rest in one sum: {lump_sum}.",
    "shortfall_remedies.lump_sum_from": "Not before {lump_sum_from}.",
    "shortfall_remedies.transfer_to_resident": "Moving to the resident scheme where the household is registered: {transfer_to_resident}.",
    "shortfall_remedies.resident_month": "The resident scheme pays this person not before {resident_month}.",
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
    "pension_eligibility.kind": "Way: {kind}.",
    "pension_eligibility.reason": "Against it: {reason}.",
    "pension_eligibility.counting_year": "The minimum of {counting_year} counts.",
    "pension_eligibility.required_months": "It is {required_months:term}, {required_months:count}.",
    "pension_eligibility.projected_months": "Contributions surely counted by {month}: {projected_months:count}.",
    "pension_eligibility.met_by": "By when {month} must have met its minimum: {met_by}.",
    "pension_eligibility.extension_target": "Which year's minimum counts when paying on after the age: {extension_target}.",
    "pension_eligibility.deferral_while_short": "Short in the statutory month; deferring while short: {deferral_while_short}.",
    "pension_eligibility.deferral": "Deferring without an employer: {deferral}.",
    "pension_eligibility.agreed_after_age": "Whether a deferral can still be agreed after the age: {agreed_after_age}.",
    "pension_eligibility.shortfall_months": "By {month}: {shortfall_months:short}.",
    "pension_eligibility.due_since": "It could have been claimed since {due_since}.",
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
    "retirement_events.paper_file": "The paper file is brought by: {paper_file:needed}.",
    "retirement_events.counted_from": "Working days are counted from {counted_from}, the day after the application.",
    "retirement_events.procedure_end": "The whole procedure of the place ends by: {procedure_end:open}.",
    "obstacles.month": "",
    "obstacles.as_of": "",
    "obstacles.condition": "Against it: {condition}.",
    "obstacles.open_month": "The nearest month that is open: {open_month}.",
    "obstacles.pay_more": "That many months more, paid in time, would do: {pay_more:count}.",
    "obstacles.paying_on_until": "Paying on after the age meets the minimum in {paying_on_until}.",
    "payments_needed.month": "",
    "payments_needed.as_of": "",
    "payments_needed.counted_months": "On the count by {as_of}: {counted_months:count}.",
    "payments_needed.required_months": "Retiring in {month} takes {required_months:count}.",
    "payments_needed.met_by": "They must be there {met_by:count} before the month.",
    "payments_needed.missing_months": "Still to be paid: {missing_months:count}.",
    "payments_needed.paying_from": "Paying every month must begin in {paying_from} at the latest.",
    "birth_date.id_card": "Birth month on the ID card: {id_card}.",
    "birth_date.file_earliest": "Earliest one in the personnel file: {file_earliest}.",
    "birth_date.source": "What counts: {source}.",
    "birth_date.month": "That is {month}.",
    "births_reaching.month": "",
    "births_reaching.category": "Category: {category}.",
    "births_reaching.births": "Births that reach it in {month}: {births}.",
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
    "see_remedies": "{condition}: {months:count} short. Paying on after the statutory age meets the minimum in {month}.",
    "state_fact": "{condition}: not stated, and needed for the answer.",
    "ask_agency": "The text leaves this open ({condition}): ask the agency.",
    "none": "{condition}.",
    "none_short": "{condition}: {months:count} short.",
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
    "earlier_than_window": "longer before the statutory month than the text allows",
    "later_than_window": "longer after the statutory month than the text allows a deferral",
    "grandfathered": "the original age was reached before the reform, so there is no early or deferred retirement",
    "not_in_force": "there was no early or deferred retirement in that month",
    "post_excluded": "this kind of employment has no such choice",
    "deferral_not_lengthened": "the deferral was agreed to an earlier month and cannot be lengthened",
    "deferral_not_agreed": "no deferral was agreed",
    "approval_refused": "the authority did not approve",
    "contributions_short": "the minimum contribution period is not met",
    "already_drawing": "a pension is already being drawn, and nobody draws two basic pensions",
    "month_past": "the month is past",
    # kinds
    "early": "early",
    "statutory": "statutory",
    "deferred": "deferred",
    "extended": "after paying on",
    "late": "late claim",
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
    "spells": "the months in which contributions were paid",
    "continuing": "whether contributions went on",
    "counted_to": "the month to which contributions were counted",
    "deferral_agreed_to": "whether a deferral was agreed, and to which month",
    "pension_drawn": "what becomes of the pension that is drawn",
    # remedies
    "extended_contribution": "pay on until the minimum is met",
    "lump_sum": "pay the rest in one sum",
    "transfer_to_resident": "move to the resident scheme",
    "end_relation": "end the relation and take the account",
    # answers to readings
    "statutory_year": "that of the statutory year",
    "completion_year": "that of the year in which it is met",
    "undetermined": "not settled",
    "retirement_month_incl": "in the retirement month, which itself counts",
    "month_before": "in the month before",
    "at_notice": "when notice is given",
    "file_earliest": "the earliest record in the personnel file",
    "id_card": "the ID card",
    "allowed": "allowed",
    "not_available": "not available",
    # caveats
    "closes_at_year_end": "this chance closes at the end of the year: in January the minimum rises by more than the contributions",
    "stop_assumed": "it is assumed that nothing is paid after the last spell",
    "continuing_assumed": "it is assumed that contributions go on month by month",
    "lag_counted": "the months since the count are taken as paid, because contributions go on",
    "spells_differ": "the spells and the total do not agree: where that decides, the answer is not settled",
    "deadline_passed": "a deadline has passed: ask the agency, the text names no sanction",
    "deadline_before_rule": "a deadline lies before the rule began, so it was never due",
    "due_since": "the pension can be claimed from an earlier month on: whoever claims it later asks the agency about the months before",
    "claim_now": "do not plan on this month; the pension is not lost: it can be claimed from the statutory month on",
    "facts_conflict": "what is stated does not fit together, or not with the law: check it",
    "out_of_coverage": "no version of the rule is on file for this month, so the figure is not known",
    "drawing_unknown": "nobody draws two basic pensions: whether one is already drawn was not stated",
    "no_employer_notice": "without an employer there is nobody to notify; ask the agency how to state the choice",
    "no_local_tables": "there are no local tables for this place: national law only",
    "reading": "the text leaves this open",
    # sex and posts
    "male": "man",
    "female": "woman",
    "management": "management",
    "technical": "technical",
    "worker": "worker",
    # who acts
    "actor_person": "the person",
    "actor_employer": "the employer",
    "actor_agency": "the agency",
    "actor_authority": "the authority in charge of the post",
    "actor_both": "employer and employee",
    # conditions and facts of a step
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
    "not_needed": "not needed",
    # which pension is drawn
    "drawing_none": "no pension is drawn",
    "drawing_employee": "a pension of the employee scheme or of a public body is drawn",
    "drawing_resident": "a resident pension is drawn",
    "drawing_other": "another pension is drawn",
    "drawing_some": "a pension is drawn, its kind is not known",
    "calendar_missing": "no calendar of working days was given",
    "calendar_ends": "the calendar of working days does not reach that far",
    "post_changed": "no national rule says which class counts after the post has changed: ask the agency",
    "local_rule_not_read": "the place has a rule of its own, which was not read: ask the agency",
}
