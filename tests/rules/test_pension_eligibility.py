"""One month asked about: the window, the minimum of the right year, and what is neither granted nor refused.

Asked through `assess(...).option(month)`, which puts the rule behind the rules it needs.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Assessment, Contributions, Eligibility, Option, Person, assess, load_law

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED


def ask(
    birth: str,
    category: str,
    as_of: str = "2026-11",
    *,
    employment: str = "employee",
    drawing: bool | None = False,
    on: str | None = None,
    readings: dict[str, str] | None = None,
    **stated: Any,
) -> Assessment:
    contributions = Contributions(**stated) if stated else None
    person = Person(birth, category, employment=employment, contributions=contributions, drawing_any_pension=drawing)
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def short(option: Option) -> tuple[Eligibility, list[str], list[str]]:
    return option.eligibility, [str(reason) for reason in option.reasons], list(option.missing_facts)


# --- the minimum, equal is enough -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("month", "months", "kind", "required", "projected", "answer", "shortfall"),
    [
        # male 1969-01: 办法 附件4 for 2030 at the age, 94号 第七条 for the chosen 2029. Equal is enough.
        ("2030-02", 146, "statutory", 186, 185, NO, 1),
        ("2030-02", 147, "statutory", 186, 186, YES, 0),
        ("2029-12", 142, "early", 180, 179, NO, 1),
        ("2029-12", 143, "early", 180, 180, YES, 0),
        ("2030-01", 147, "early", 186, 185, NO, 1),
        ("2030-01", 148, "early", 186, 186, YES, 0),
        ("2029-01", 154, "early", 180, 180, YES, 0),
        ("2029-01", 153, "early", 180, 179, NO, 1),
        ("2033-02", 147, "deferred", 186, 222, YES, 0),
    ],
)
def test_equal_is_enough(
    month: str, months: int, kind: str, required: int, projected: int, answer: Eligibility, shortfall: int
) -> None:
    option = ask("1969-01", "male_60", cumulative=months, continuing=True).option(month)
    assert (option.kind, option.required_months, option.projected_months) == (kind, required, projected)
    assert (option.eligibility, option.shortfall_months) == (answer, shortfall)
    assert [str(reason) for reason in option.reasons] == (["contributions_short"] if answer is NO else [])


def test_deferral_keeps_the_minimum_of_the_statutory_year() -> None:
    # female_50 1980-11: 53y in 2033-11 needs 204; deferred to 2036-11 still 204, not 222 (94号 第七条).
    answer = ask("1980-11", "female_50", cumulative=204, continuing=False)
    for month in ("2033-11", "2034-01", "2036-11"):
        option = answer.option(month)
        assert (option.required_months, option.counting_year, option.eligibility) == (204, 2033, YES)


def test_a_man_of_1976_09() -> None:
    # digest 1.7: statutory 2039-09 needs 240, earliest 2036-09 needs 222.
    answer = ask("1976-09", "male_60", cumulative=222, continuing=False)
    assert [(str(o.month), int(o.required_months), o.eligibility) for o in answer.options] == [
        ("2036-09", 222, YES),
        ("2039-09", 240, NO),
        ("2042-09", 240, OPEN),  # R23
    ]


# --- outside the window ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "category", "month", "reasons"),
    [
        ("1969-01", "male_60", "2029-01", []),  # 60y0m, the floor itself
        ("1969-01", "male_60", "2028-12", ["below_original_age"]),  # 94号: not below 60
        ("1976-09", "male_60", "2036-09", []),
        ("1976-09", "male_60", "2036-08", ["below_original_age", "more_than_36_months_early"]),
        ("1984-11", "female_50", "2036-11", []),  # exactly 36 months
        ("1984-11", "female_50", "2036-10", ["more_than_36_months_early"]),  # 51y11m: above 50, too early
        ("1984-11", "female_50", "2034-11", ["more_than_36_months_early"]),  # exactly 50
        ("1984-11", "female_50", "2034-10", ["below_original_age", "more_than_36_months_early"]),
        ("1980-12", "female_50", "2030-11", ["below_original_age", "more_than_36_months_early"]),
        ("1981-01", "female_50", "2031-01", ["more_than_36_months_early"]),  # 50y0m: the floor is 50y1m
        ("1971-09", "male_60", "2036-06", []),  # exactly 36 months late
        ("1971-09", "male_60", "2036-07", ["more_than_36_months_late"]),
    ],
)
def test_window_bounds(birth: str, category: str, month: str, reasons: list[str]) -> None:
    option = ask(birth, category, cumulative=300, continuing=True).option(month)
    assert [str(reason) for reason in option.reasons] == reasons
    assert option.eligibility is (NO if reasons else YES)


@pytest.mark.parametrize("month", ["2026-10", "2026-01", "2000-01"])
def test_a_past_month_is_refused(month: str) -> None:
    option = ask("1965-09", "male_60", cumulative=300, continuing=True).option(month)
    assert short(option) == (NO, ["month_past"], [])
    assert option.past


def test_this_month_is_not_past() -> None:
    option = ask("1966-11", "male_60", cumulative=300, continuing=True).option("2026-11")
    assert (option.kind, option.past, option.eligibility) == ("early", False, YES)


def test_grandfathered_has_no_early_month_and_claims_when_he_will() -> None:
    # 94号 第十四条; male 1964-12: 60y in 2024-12.
    answer = ask("1964-12", "male_60", "2024-06", cumulative=300, continuing=True)
    assert short(answer.option("2024-11")) == (NO, ["grandfathered"], [])
    assert short(answer.option("2024-12")) == (YES, [], [])
    assert short(answer.option("2025-01")) == (NO, ["grandfathered"], [])
    later = ask("1964-12", "male_60", "2026-11", cumulative=300, continuing=True)
    assert later.option("2026-11").kind == "late_application"
    assert short(later.option("2026-11")) == (YES, [], [])


@pytest.mark.parametrize("employment", ["civil_servant", "state_manager"])
def test_who_may_not_defer(employment: str) -> None:
    answer = ask("1971-09", "male_60", employment=employment, cumulative=300, continuing=True)
    early, late = answer.option("2031-09"), answer.option("2033-07")
    assert short(early) == (YES, [], [])
    assert early.approval_required is True  # 94号 第十三条
    assert short(late) == (NO, ["post_excluded"], [])
    assert [str(option.month) for option in answer.options] == ["2031-09", "2033-06"]
    assert str(answer.window.value.latest_month) == "2033-06"


def test_state_employee_needs_approval_both_ways() -> None:
    answer = ask("1971-09", "male_60", employment="state_employee", cumulative=300, continuing=True)
    assert [(option.kind, option.eligibility, option.approval_required) for option in answer.options] == [
        ("early", YES, True),
        ("statutory", YES, False),
        ("deferred", YES, True),
    ]


def test_unknown_employment() -> None:
    answer = ask("1971-09", "male_60", employment="unknown", cumulative=300, continuing=True)
    early, statutory, deferred = answer.options
    assert (short(early), early.approval_required) == ((YES, [], []), None)
    assert (short(statutory), statutory.approval_required) == ((YES, [], []), False)
    assert (short(deferred), deferred.approval_required) == ((OPEN, [], ["employment"]), None)


def test_law_of_2024() -> None:
    # 国发〔1978〕104号 and 社会保险法 第十六条: 60, fifteen years, no window.
    answer = ask("1971-09", "male_60", on="2024-12-31", cumulative=180, continuing=False)
    assert [(str(option.month), option.eligibility, int(option.required_months)) for option in answer.options] == [
        ("2031-09", YES, 180)
    ]
    assert short(answer.option("2031-08")) == (NO, ["not_in_force"], [])
    assert short(answer.option("2031-10")) == (NO, ["not_in_force"], [])


def test_drawing_a_pension_refuses_both_flexible_ways() -> None:
    # 94号 第十条
    answer = ask("1971-09", "male_60", drawing=True, cumulative=300, continuing=True)
    assert short(answer.option("2031-09")) == (NO, ["already_drawing"], [])
    assert short(answer.option("2033-07")) == (NO, ["already_drawing"], [])


# --- what is not known ----------------------------------------------------------------------------------------------


def test_no_contributions_stated() -> None:
    answer = ask("1971-09", "male_60")
    for option in answer.options:
        assert short(option) == (OPEN, [], ["contributions"])
        assert option.projected_months is option.shortfall_months is None
    assert answer.first_qualifying_month is None
    assert answer.qualifying == ()


def test_refused_by_the_window_without_contributions() -> None:
    option = ask("1971-09", "male_60").option("2031-08")
    assert (option.eligibility, [str(reason) for reason in option.reasons]) == (NO, ["below_original_age"])


@pytest.mark.parametrize(
    ("stated", "month", "answer", "missing"),
    [
        # Paid alone suffices, or else the deemed months decide: unknown is not zero.
        ({"paid": 192, "continuing": False}, "2031-09", YES, []),
        ({"paid": 191, "continuing": False}, "2031-09", OPEN, ["deemed"]),
        ({"deemed": 192, "continuing": False}, "2031-09", YES, []),
        ({"deemed": 191, "continuing": False}, "2031-09", OPEN, ["paid"]),
        ({"paid": 204, "continuing": False}, "2033-06", YES, []),
        ({"paid": 203, "continuing": False}, "2033-06", OPEN, ["deemed"]),
        ({"paid": 191, "deemed": 0, "continuing": False}, "2031-09", NO, []),
        ({"cumulative": 191, "continuing": False}, "2031-09", NO, []),
        ({"cumulative": 192, "continuing": False}, "2031-09", YES, []),
    ],
    ids=str,
)
def test_parts_of_the_count(stated: dict[str, Any], month: str, answer: Eligibility, missing: list[str]) -> None:
    option = ask("1971-09", "male_60", **stated).option(month)
    assert (option.eligibility, list(option.missing_facts)) == (answer, missing)
    assert [str(reason) for reason in option.reasons] == (["contributions_short"] if answer is NO else [])
    if answer is OPEN:
        assert option.shortfall_months is None


@pytest.mark.parametrize("month", ["2033-07", "2036-06"])
def test_deemed_unknown_and_short_without_it_is_missing_in_a_deferral_too(month: str) -> None:
    # DESIGN 4: deemed None is ELIGIBLE if paid alone suffices, else UNDETERMINED (missing: deemed). 203 < 204.
    option = ask("1971-09", "male_60", paid=203, continuing=False).option(month)
    assert option.eligibility is OPEN
    assert list(option.missing_facts) == ["deemed"]


def test_deemed_unknown_and_short_without_it_is_missing_after_the_age_too() -> None:
    # Past the age (2033-06), no deferral: a claim that is still to be made.
    answer = ask("1971-09", "male_60", "2034-01", employment="civil_servant", paid=203, continuing=False)
    option = answer.option("2034-01")
    assert (option.kind, option.eligibility) == ("late_application", OPEN)
    assert list(option.missing_facts) == ["deemed"]


@pytest.mark.parametrize("counted_to", ["2026-11", "2026-01", "2020-12"])
@pytest.mark.parametrize("continuing", [True, False, None])
def test_counted_to(counted_to: str, continuing: bool | None) -> None:
    gone_by = {"2026-11": 0, "2026-01": 10, "2020-12": 71}[counted_to]
    option = ask("1971-09", "male_60", cumulative=100, counted_to=counted_to, continuing=continuing).option("2026-12")
    assert option.projected_months == (100 if continuing is False else 100 + gone_by + 1)


# --- past the age ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "answer", "reasons", "shortfall"), [(180, YES, [], 0), (179, NO, ["contributions_short"], 1)]
)
def test_statutory_month_past(months: int, answer: Eligibility, reasons: list[str], shortfall: int) -> None:
    # male 1965-09: 60y3m in 2025-12. Judged on what there is now, with the year frozen at 2025.
    answers = ask("1965-09", "male_60", "2031-03", cumulative=months, continuing=False)
    option = next(one for one in answers.options if one.kind == "statutory")
    assert (str(option.month), option.past, option.required_months) == ("2025-12", True, 180)
    assert short(option) == (answer, reasons, [])
    assert (option.projected_months, option.shortfall_months) == (months, shortfall)
    assert [str(one) for one in (answers.first_qualifying_month,) if one] == (["2031-03"] if answer is YES else [])
    assert answers.qualifying == (((answers.as_of, answers.as_of),) if answer is YES else ())


def test_past_the_age_what_was_paid_since_counts() -> None:
    # 办法 第二条: extended contribution. 170 months at the age (2025-12), 180 ten months later; 15 years stay (digest 1.6).
    person: dict[str, Any] = {"cumulative": 170, "counted_to": "2025-12", "continuing": True}
    before = ask("1965-09", "male_60", "2026-09", employment="civil_servant", **person)
    after = ask("1965-09", "male_60", "2026-10", employment="civil_servant", **person)
    assert before.first_qualifying_month is None
    assert str(after.first_qualifying_month) == "2026-10"
    assert short(after.option("2026-10")) == (YES, [], [])


def test_past_the_age_a_claim_may_still_be_made() -> None:
    answer = ask("1965-09", "male_60", "2031-03", cumulative=300, continuing=False)
    option = answer.option("2032-01")
    assert (option.kind, option.eligibility, option.required_months) == ("late_application", YES, 180)


def test_past_the_age_a_deferral_may_still_run() -> None:
    # Statutory 2025-12, latest 2028-12.
    answer = ask("1965-09", "male_60", "2026-11", cumulative=300, continuing=True)
    assert [(str(a), str(b)) for a, b in answer.qualifying] == [("2026-11", "2028-12")]
    assert answer.option("2028-12").kind == "deferred"
    assert answer.option("2029-01").kind == "late_application"


def test_past_the_age_and_short_is_neither_granted_nor_refused() -> None:
    # 办法 第二条: pay on until the minimum is met; which year's is R01. The statutory month itself is refused.
    answer = ask("1965-09", "male_60", "2026-11", employment="civil_servant", cumulative=150, continuing=True)
    assert short(answer.option("2025-12")) == (NO, ["contributions_short"], [])
    assert answer.first_qualifying_month is None
    for month in ("2026-11", "2029-05"):
        option = answer.option(month)
        assert short(option) == (OPEN, [], [])
        assert "R01" in [caveat.reading for caveat in option.caveats]


@pytest.mark.parametrize(
    ("counted_to", "months", "decisive"),
    [
        ("2030-02", 190, False),  # 190 of 186 at the age (2030-02): met, in the year of the age
        ("2030-02", 186, False),
        ("2030-06", 190, False),  # even if all four months since were paid since
        ("2030-06", 189, True),  # perhaps 185 at the age: then it was reached later, and the year is open
    ],
)
@pytest.mark.parametrize("reading", ["statutory_year", "completion_year"])
def test_r01_is_about_those_who_were_short_at_the_age(
    counted_to: str, months: int, decisive: bool, reading: str
) -> None:
    # male 1969-01 claims in 2035-03, when that year's minimum is 216. 办法 第二条, 94号 第七条: the year of the age.
    answer = ask(
        "1969-01",
        "male_60",
        "2035-03",
        employment="civil_servant",
        readings={} if reading == "statutory_year" else {"R01": reading},
        cumulative=months,
        counted_to=counted_to,
        continuing=False,
    )
    expected = OPEN if decisive and reading == "completion_year" else YES
    assert answer.option("2035-03").eligibility is expected
    assert (answer.first_qualifying_month is None) == (expected is OPEN)
    assert ("R01" in [one.id for one in answer.readings]) is decisive


def test_an_open_answer_names_what_leaves_it_open() -> None:
    # DESIGN 5: UNDETERMINED comes with missing facts or with a reading. R01 here: male 1969-10 reached 61y3m in 2031-01,
    # when 192 were needed. He has 168 in 2031-06 and 192 in 2033-06: enough for the statutory year, short of the 204 of
    # the year of completion.
    answer = ask("1969-10", "male_60", "2031-06", employment="civil_servant", cumulative=168, continuing=True)
    option = answer.option("2033-06")
    assert option.eligibility is OPEN
    assert option.missing_facts or [caveat.reading for caveat in option.caveats if caveat.reading]


# --- readings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reading", "short_then_met", "never_met"),
    [("undetermined", OPEN, OPEN), ("yes", YES, NO), ("no", NO, NO)],
)
def test_r23_deferral_while_short(reading: str, short_then_met: Eligibility, never_met: Eligibility) -> None:
    # male 1971-09: 2033-06 needs 204. 120 at 2026-11: 199 at the age, 204 in 2033-11.
    readings = {} if reading == "undetermined" else {"R23": reading}
    answer = ask("1971-09", "male_60", readings=readings, cumulative=120, continuing=True)
    assert short(answer.option("2033-06"))[0] is NO
    assert answer.option("2033-11").eligibility is short_then_met
    assert answer.option("2033-11").projected_months == 204
    expected = never_met if reading != "yes" else NO
    assert answer.option("2033-10").eligibility is expected
    assert "R23" in [caveat.reading for caveat in answer.option("2033-11").caveats]


@pytest.mark.parametrize(("reading", "answer"), [("undetermined", OPEN), ("yes", OPEN), ("no", NO)])
def test_r23_settles_nothing_that_r07_leaves_open(reading: str, answer: Eligibility) -> None:
    # Nobody has settled whether a person without an employer may defer (R07), so catching up (204 in 2033-11) grants
    # nothing: never promise on a reading. At most the other answer of R23 refuses.
    readings = {} if reading == "undetermined" else {"R23": reading}
    found = ask("1971-09", "male_60", employment="own_account", readings=readings, cumulative=120, continuing=True)
    assert found.option("2033-11").eligibility is answer


def test_the_other_answers_of_r23_do_not_promise_what_r07_leaves_open() -> None:
    found = ask("1971-09", "male_60", employment="own_account", cumulative=120, continuing=True)
    (reading,) = [one for one in found.readings if one.id == "R23"]
    name = "options.2036-06.eligibility"
    assert {answer: fields[name] for answer, fields in reading.answers.items()} == {
        "undetermined": "UNDETERMINED",
        "yes": "UNDETERMINED",
        "no": "NOT_ELIGIBLE",
    }


@pytest.mark.parametrize("reading", ["undetermined", "yes", "no"])
def test_r23_says_nothing_where_the_minimum_was_met(reading: str) -> None:
    readings = {} if reading == "undetermined" else {"R23": reading}
    answer = ask("1971-09", "male_60", readings=readings, cumulative=125, continuing=True)
    assert answer.option("2036-06").eligibility is YES
    assert "R23" not in [caveat.reading for caveat in answer.option("2036-06").caveats]
    assert "R23" not in [one.id for one in answer.readings]


def test_r23_default_never_puts_the_first_month_after_the_age() -> None:
    answer = ask("1971-09", "male_60", cumulative=120, continuing=True)
    assert answer.first_qualifying_month is None
    assert answer.qualifying == ()
    (reading,) = [one for one in answer.readings if one.id == "R23"]
    assert reading.answers["yes"]["first_qualifying_month"] == "2033-11"
    assert reading.answers["no"]["first_qualifying_month"] is None


def test_contributions_short_never_goes_with_a_shortfall_of_nought() -> None:
    # R23 "no: the minimum must be met in the statutory month": 199 of 204 then, so 5 are missing, whatever is paid later.
    option = ask("1971-09", "male_60", readings={"R23": "no"}, cumulative=120, continuing=True).option("2036-06")
    assert [str(reason) for reason in option.reasons] == ["contributions_short"]
    assert option.shortfall_months == 5


@pytest.mark.parametrize(
    ("reading", "refused", "first"),
    [
        ("retirement_month_incl", "2031-09", "2031-10"),  # 192 of 192 in the month itself
        ("month_before", "2031-10", "2031-11"),  # 192 in the month before
        # 194 in 2031-12 is two to spare, and 2032 asks for 198: 201 in 2032-07, so 198 in 2032-04, three months before.
        ("at_notice", "2032-06", "2032-07"),
    ],
)
def test_r28_by_when_the_minimum_is_met(reading: str, refused: str, first: str) -> None:
    readings = {} if reading == "retirement_month_incl" else {"R28": reading}
    answer = ask("1971-09", "male_60", readings=readings, cumulative=133, continuing=True)
    assert [answer.option(month).eligibility for month in (refused, first)] == [NO, YES]
    assert str(answer.first_qualifying_month) == first


@pytest.mark.parametrize(("months", "decisive"), [(133, True), (134, True), (135, True), (136, False), (132, False)])
def test_r28_is_mentioned_only_where_it_decides(months: int, decisive: bool) -> None:
    # In 2031-10 there are 192, 193, 194 (decisive), 195 (three to spare: no answer differs) and 191 (short anyway).
    answer = ask("1971-09", "male_60", cumulative=months, continuing=True)
    assert ("R28" in [caveat.reading for caveat in answer.option("2031-10").caveats]) is decisive


@pytest.mark.parametrize(("months", "missing"), [(131, 5), (132, 4), (133, 3), (134, 2), (135, 1), (136, 0)])
def test_r28_what_is_missing_at_notice(months: int, missing: int) -> None:
    # 192 three months before 2031-10, in 2031-07: 131 at 2026-11 are 187 then, and so on, one month a month.
    answer = ask("1971-09", "male_60", readings={"R28": "at_notice"}, cumulative=months, continuing=True)
    assert answer.option("2031-10").shortfall_months == missing


def test_r28_leaves_the_statutory_month_alone() -> None:
    # Exactly 204 in 2033-06.
    for reading in ("month_before", "at_notice"):
        answer = ask("1971-09", "male_60", readings={"R28": reading}, cumulative=125, continuing=True)
        assert answer.option("2033-06").eligibility is YES


def test_r07_own_account_deferral() -> None:
    expected = {"undetermined": (OPEN, []), "not_available": (NO, ["post_excluded"]), "allowed": (YES, [])}
    for reading, (eligibility, reasons) in expected.items():
        readings = {} if reading == "undetermined" else {"R07": reading}
        answer = ask("1971-09", "male_60", employment="own_account", readings=readings, cumulative=300, continuing=True)
        option = answer.option("2035-06")
        assert (option.eligibility, [str(reason) for reason in option.reasons]) == (eligibility, reasons)
        assert [str(b) for _, b in answer.qualifying] == ["2036-06" if reading == "allowed" else "2033-06"]


def test_r07b_own_account_early() -> None:
    for reading, first in (("allowed", "2031-09"), ("not_available", "2033-06")):
        readings = {} if reading == "allowed" else {"R07b": reading}
        answer = ask("1971-09", "male_60", employment="own_account", readings=readings, cumulative=300, continuing=True)
        assert str(answer.first_qualifying_month) == first
        assert answer.option("2031-09").eligibility is (YES if reading == "allowed" else NO)


def test_the_answer_shows_what_other_answers_give() -> None:
    answer = ask("1971-09", "male_60", employment="own_account", cumulative=300, continuing=True)
    by_id = {one.id: one for one in answer.readings}
    assert by_id["R07"].chosen == "undetermined"
    assert {a: f["flexible.latest_month"] for a, f in by_id["R07"].answers.items()} == {
        "undetermined": "2036-06",
        "not_available": "2033-06",
        "allowed": "2036-06",
    }
    assert by_id["R07b"].chosen == "allowed"
    assert {a: f["first_qualifying_month"] for a, f in by_id["R07b"].answers.items()} == {
        "allowed": "2031-09",
        "not_available": "2033-06",
    }
