"""One month asked about: the window, the minimum of the right year, and what is neither granted nor refused.

Asked through `assess(...).option(month)`, which puts the rule behind the rules it needs.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Assessment, Contributions, Eligibility, Option, Person, assess
from tests.law_day import LAW_DAY, load_law

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED


def ask(
    birth: str,
    category: Any,
    as_of: str = "2026-11",
    *,
    employment: Any = "employee",
    on: str = LAW_DAY,
    readings: dict[str, str] | None = None,
    facts: dict[str, Any] | None = None,
    **stated: Any,
) -> Assessment:
    contributions = Contributions(**stated) if stated else None
    told = {"drawing": "none", **(facts or {})}
    person = Person(birth, category, employment=employment, contributions=contributions, **told)
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def caveats(option: Option) -> list[str]:
    return [caveat.code for caveat in option.caveats]


def open_questions(option: Option) -> list[str]:
    return [caveat.reading for caveat in option.caveats if caveat.code == "reading" and caveat.reading is not None]


def due_since(option: Option) -> str | None:
    found = [step.value for outcome in option.outcomes for step in outcome.trace if step.name == "due_since"]
    return str(found[0]) if found else None


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
    found = [step for outcome in option.outcomes for step in outcome.steps() if step["rule"] == "pension_eligibility"]
    assert {step["name"]: step["value"] for step in found}["projected_months"] == projected


def test_deferral_keeps_the_minimum_of_the_statutory_year() -> None:
    # female_50 1980-11: 53y in 2033-11 needs 204; deferred to 2036-11 still 204, not 222 (94号 第七条).
    answer = ask("1980-11", "female_50", cumulative=204, continuing=False)
    for month in ("2033-11", "2034-01", "2036-11"):
        option = answer.option(month)
        assert (option.required_months, option.counting_year, option.eligibility) == (204, 2033, YES)


def test_a_man_of_1976_09() -> None:
    # digest 1.7: statutory 2039-09 needs 240, earliest 2036-09 needs 222.
    answer = ask("1976-09", "male_60", cumulative=222, continuing=False)
    assert [(str(o.month), o.required_months, o.eligibility) for o in answer.options] == [
        ("2036-09", 222, YES),
        ("2039-09", 240, NO),
        ("2042-09", 240, NO),  # he stopped paying: no reading opens a month by what was counted
    ]


# --- outside the window ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "category", "month", "reasons"),
    [
        ("1969-01", "male_60", "2029-01", []),  # 60y0m, the floor itself
        ("1969-01", "male_60", "2028-12", ["below_original_age"]),  # 94号: not below 60
        ("1976-09", "male_60", "2036-09", []),
        ("1976-09", "male_60", "2036-08", ["below_original_age", "earlier_than_window"]),
        ("1984-11", "female_50", "2036-11", []),  # exactly 36 months
        ("1984-11", "female_50", "2036-10", ["earlier_than_window"]),  # 51y11m: above 50, too early
        ("1984-11", "female_50", "2034-11", ["earlier_than_window"]),  # exactly 50
        ("1984-11", "female_50", "2034-10", ["below_original_age", "earlier_than_window"]),
        ("1980-12", "female_50", "2030-11", ["below_original_age", "earlier_than_window"]),
        ("1981-01", "female_50", "2031-01", ["earlier_than_window"]),  # 50y0m: the floor is 50y1m
        ("1971-09", "male_60", "2036-06", []),  # exactly 36 months late
        ("1971-09", "male_60", "2036-07", ["later_than_window"]),
    ],
)
def test_window_bounds(birth: str, category: Any, month: str, reasons: list[str]) -> None:
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
    # No text bars a claim after the age, also one that is still to come.
    for as_of, month in (
        ("2024-06", "2025-01"),
        ("2024-06", "2040-01"),
        ("2026-11", "2026-11"),
        ("2026-11", "2040-01"),
    ):
        option = ask("1964-12", "male_60", as_of, cumulative=300, continuing=True).option(month)
        assert (option.kind, *short(option)) == ("late", YES, [], [])
        assert due_since(option) == "2024-12"
        assert "due_since" in caveats(option)


@pytest.mark.parametrize("employment", ["civil_servant", "state_manager"])
def test_who_may_not_defer(employment: Any) -> None:
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
        ("statutory", YES, None),  # nobody approves what falls due by the age alone
        ("deferred", YES, True),
    ]


def test_unknown_employment() -> None:
    answer = ask("1971-09", "male_60", employment="unknown", cumulative=300, continuing=True)
    early, statutory, deferred = answer.options
    assert (short(early), early.approval_required) == ((YES, [], []), None)
    assert (short(statutory), statutory.approval_required) == ((YES, [], []), None)
    assert (short(deferred), deferred.approval_required) == ((OPEN, [], ["employment"]), None)


def test_law_of_2024() -> None:
    # 国发〔1978〕104号 and 社会保险法 第十六条: 60, fifteen years, no window.
    answer = ask("1971-09", "male_60", on="2024-12-31", cumulative=180, continuing=False)
    assert [(str(option.month), option.eligibility, option.required_months) for option in answer.options] == [
        ("2031-09", YES, 180)
    ]
    assert short(answer.option("2031-08")) == (NO, ["not_in_force"], [])
    later = answer.option("2031-10")  # claimed late, as under any law
    assert (later.kind, due_since(later), *short(later)) == ("late", "2031-09", YES, [], [])


@pytest.mark.parametrize("month", ["2031-09", "2033-06", "2033-07", "2036-07"])
@pytest.mark.parametrize("as_of", ["2026-11", "2033-06"])
def test_whoever_draws_an_employee_pension_has_no_second_one(month: str, as_of: str) -> None:
    # 94号 第十条 for the flexible ways, 17号 第三条 for every other.
    answer = ask("1971-09", "male_60", as_of, facts={"drawing": "employee"}, cumulative=300, continuing=True)
    option = answer.option(month)
    assert option.eligibility is NO
    assert option.reasons[0] == "already_drawing"
    assert answer.first_qualifying_month is None
    assert (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month) == (None,) * 4


@pytest.mark.parametrize("drawing", ["resident", "other", "some"])
def test_what_becomes_of_another_pension_is_not_settled(drawing: Any) -> None:
    # 17号 第三条, the form of 渝人社〔2024〕282号: an open month waits for what becomes of it; a refusal stays one.
    answer = ask("1971-09", "male_60", facts={"drawing": drawing}, cumulative=300, continuing=True)
    for month in ("2031-09", "2033-06", "2036-06"):
        option = answer.option(month)
        assert short(option) == (OPEN, [], ["pension_drawn"])
        assert "already_drawing" in caveats(option)
        assert (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month) == (None,) * 4
    assert short(answer.option("2031-08")) == (NO, ["below_original_age"], [])
    assert short(answer.option("2036-07")) == (NO, ["later_than_window"], [])
    assert (answer.first_qualifying_month, answer.qualifying) == (None, ())


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
    assert (option.kind, option.eligibility) == ("late", OPEN)
    # With deemed months the total may be enough, and still not say how much of it was there seven months ago.
    assert list(option.missing_facts) == ["deemed", "spells"]


@pytest.mark.parametrize(
    ("counted_to", "continuing", "projected"),
    [
        # By 2026-12, asked in 2026-11. What nobody said was paid is not counted; what comes after the question is.
        ("2026-11", True, 101),
        ("2026-11", None, 101),
        ("2026-11", False, 100),
        ("2026-01", True, 111),  # ten months of a yearly statement's lag
        ("2026-01", None, 101),
        ("2026-01", False, 100),
        ("2020-12", True, 101),  # 71 months are no lag
        ("2020-12", None, 101),
        ("2020-12", False, 100),
    ],
)
def test_counted_to(counted_to: str, continuing: bool | None, projected: int) -> None:
    option = ask("1971-09", "male_60", cumulative=100, counted_to=counted_to, continuing=continuing).option("2026-12")
    assert option.projected_months == projected


# --- past the age ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "counted_to", "answer", "reasons", "missing", "shortfall"),
    [
        # male 1965-09: 60y3m in 2025-12, 180 (附件4), judged on what there was by then.
        (180, "2025-12", YES, [], [], 0),
        (179, "2025-12", NO, ["contributions_short"], [], 1),
        # A total of 2031-03: of its last 63 months nobody says whether they lie before or after 2025-12.
        (243, "2031-03", YES, [], [], 0),
        (242, "2031-03", OPEN, [], ["spells"], None),
        (180, "2031-03", OPEN, [], ["spells"], None),
        (179, "2031-03", NO, ["contributions_short"], [], 63 + 1),
    ],
)
def test_statutory_month_past(
    months: int, counted_to: str, answer: Eligibility, reasons: list[str], missing: list[str], shortfall: int | None
) -> None:
    found = ask("1965-09", "male_60", "2031-03", cumulative=months, counted_to=counted_to, continuing=False)
    option = next(one for one in found.options if one.kind == "statutory")
    assert (str(option.month), option.past, option.required_months) == ("2025-12", True, 180)
    assert short(option) == (answer, reasons, missing)
    assert option.shortfall_months == shortfall
    assert short(found.option("2025-12")) == short(option)  # not `month_past`
    assert (option.notice_by, option.agreement_by, option.apply_in, option.first_payment_month) == (None,) * 4
    # Whoever had enough claims in the month of asking, and no other month is in a stretch; 242 are enough either way: 179 at
    # the least in 2025-12 are 180 in 2026-01.
    opens = ((found.as_of, found.as_of),) if answer is YES or months == 242 else ()
    assert found.qualifying == opens


def test_past_the_age_what_was_paid_since_counts() -> None:
    # 办法 第二条: extended contribution. 170 months at the age (2025-12), 180 ten months later; 15 years stay (digest 1.6).
    person: dict[str, Any] = {"cumulative": 170, "counted_to": "2025-12", "continuing": True}
    before = ask("1965-09", "male_60", "2026-09", employment="civil_servant", **person)
    after = ask("1965-09", "male_60", "2026-10", employment="civil_servant", **person)
    for answer in (before, after):
        assert str(answer.first_qualifying_month) == "2026-10"
        assert (answer.option("2026-10").kind, *short(answer.option("2026-10"))) == ("extended", YES, [], [])
    assert short(before.option("2026-09")) == (NO, ["contributions_short"], [])


def test_past_the_age_the_month_of_asking_is_a_late_claim_and_no_other() -> None:
    # 237 of 180 at least in 2025-12 (300 in 2031-03, 63 months on). 2025-12 + 36 = 2028-12.
    answer = ask("1965-09", "male_60", "2031-03", cumulative=300, continuing=False)
    now, later = answer.option("2031-03"), answer.option("2032-01")
    assert (now.kind, due_since(now), now.required_months, *short(now)) == ("late", "2025-12", 180, YES, [], [])
    assert (later.kind, later.required_months, *short(later)) == ("deferred", 180, NO, ["later_than_window"], [])
    assert "claim_now" in caveats(later)  # the month cannot be planned; the pension is not lost


def test_past_the_age_a_deferral_may_have_been_agreed() -> None:
    # Statutory 2025-12, latest 2028-12. 94号 第四条 asks for the agreement a month ahead; nobody said whether there was one (R47).
    paid: dict[str, Any] = {"cumulative": 300, "continuing": True}
    answer = ask("1965-09", "male_60", **paid)
    assert [(str(a), str(b)) for a, b in answer.qualifying] == [("2026-11", "2026-11")]
    assert (answer.option("2026-11").kind, due_since(answer.option("2026-11"))) == ("late", "2025-12")
    for month in ("2026-12", "2028-12"):
        option = answer.option(month)
        assert (option.kind, *short(option)) == ("deferred", OPEN, [], ["deferral_agreed_to"])
        assert open_questions(option) == ["R47"]
    assert short(answer.option("2029-01")) == (NO, ["later_than_window"], [])
    closed = ask("1965-09", "male_60", readings={"R47": "no"}, **paid)
    assert short(closed.option("2026-12")) == (NO, ["deferral_not_agreed"], [])
    assert short(closed.option("2026-11")) == (YES, [], [])


def test_past_the_age_and_short() -> None:
    # 办法 第二条: pay on until the minimum is met: 150 in 2026-11 are 180 thirty months later, in 2029-05, whose own minimum
    # is 180 as well: no question of years.
    answer = ask("1965-09", "male_60", "2026-11", employment="civil_servant", cumulative=150, continuing=True)
    assert short(answer.option("2025-12")) == (NO, ["contributions_short"], [])
    for month, missing in (("2026-11", 30), ("2029-04", 1)):
        option = answer.option(month)
        assert (option.kind, *short(option)) == ("extended", NO, ["contributions_short"], [])
        assert option.shortfall_months == missing
    for month, since in (("2029-05", None), ("2029-06", "2029-05"), ("2045-01", "2029-05")):
        option = answer.option(month)
        assert (option.kind, due_since(option), *short(option)) == ("extended", since, YES, [], [])
        assert (option.required_months, option.counting_year) == (180, 2029)
    assert str(answer.first_qualifying_month) == "2029-05"
    assert answer.qualifying == ((answer.first_qualifying_month, None),)


@pytest.mark.parametrize(
    ("counted_to", "months", "default", "statutory_year", "completion_year"),
    [
        # male 1969-01 asks in 2035-03, long after 2030-02 (186), having stopped.
        ("2030-02", 190, YES, YES, YES),
        ("2030-02", 186, YES, YES, YES),
        ("2030-06", 190, YES, YES, YES),  # even if all four months since were paid since
        # Perhaps 185 at the age. Then 186 by 2030-03 at the latest, in a year that asks for 186: due either way.
        ("2030-06", 189, YES, YES, YES),
        # Perhaps 170 at the age. Then 186 by 2031-06 at the latest, when 192 are asked for.
        ("2031-06", 186, OPEN, YES, OPEN),
        # 185 at most: short at the age, and of every year.
        ("2031-06", 185, NO, NO, NO),
    ],
)
def test_r01_is_about_those_who_were_short_at_the_age(
    counted_to: str, months: int, default: Eligibility, statutory_year: Eligibility, completion_year: Eligibility
) -> None:
    expected = {"undetermined": default, "statutory_year": statutory_year, "completion_year": completion_year}
    for reading, eligibility in expected.items():
        answer = ask(
            "1969-01",
            "male_60",
            "2035-03",
            employment="civil_servant",
            readings={"R01": reading},
            cumulative=months,
            counted_to=counted_to,
            continuing=False,
        )
        assert answer.option("2035-03").eligibility is eligibility
        assert (answer.first_qualifying_month is not None) == (eligibility is YES)
        shown = {one.id: one.answers for one in answer.readings}.get("R01", {})
        first = {one: fields["first_qualifying_month"] for one, fields in shown.items() if len(fields) > 2}
        names = {one: "2035-03" if found is YES else None for one, found in expected.items()}
        assert first == (names if default is OPEN else {})


def test_an_open_answer_names_what_leaves_it_open() -> None:
    # DESIGN 5: UNDETERMINED comes with missing facts or with a reading. R01 here: male 1969-10 reached 61y3m in 2031-01,
    # when 192 were needed. He has 168 in 2031-06 and 192 in 2033-06: enough for the statutory year, short of the 204 of
    # the year of completion. 210 of 210 in 2034-12 (2033-12: 198 of 204).
    answer = ask("1969-10", "male_60", "2031-06", employment="civil_servant", cumulative=168, continuing=True)
    for month, eligibility in (("2033-05", NO), ("2033-06", OPEN), ("2034-11", OPEN), ("2034-12", YES)):
        assert answer.option(month).eligibility is eligibility
    option = answer.option("2033-06")
    assert (list(option.missing_facts), open_questions(option)) == ([], ["R01"])
    assert (option.required_months, option.counting_year, option.shortfall_months) == (204, 2033, 12)
    # Inside 36 months, but a civil servant may not defer: R23 has nothing to say.
    assert [str(month) for month in (answer.first_open_month, answer.first_qualifying_month)] == ["2033-06", "2034-12"]


@pytest.mark.parametrize(
    ("birth", "as_of", "employment", "months", "month", "kind", "cited"),
    [
        # 94号 第七条 names the year of a month that is chosen; what falls due by the age, or is paid on for, rests on 办法 第二条
        # (printed) and 社会保险法 第十六条 (seen quoted), and under the law of 2011 to 2024 on the latter.
        ("1966-05", "2026-06", "employee", 400, "2026-09", "early", ("flexible", "第七条")),
        ("1966-05", "2026-06", "employee", 400, "2026-10", "statutory", ("measures", "第二条")),
        ("1966-05", "2026-06", "employee", 400, "2026-11", "deferred", ("flexible", "第七条")),
        ("1966-05", "2026-11", "civil_servant", 400, "2026-11", "late", ("measures", "第二条")),
        ("1964-12", "2026-11", "employee", 400, "2026-11", "late", ("social_insurance_law", "第十六条")),
        ("1965-09", "2026-11", "employee", 150, "2029-05", "extended", ("measures", "第二条")),
    ],
)
def test_what_a_month_rests_on(
    birth: str, as_of: str, employment: Any, months: int, month: str, kind: str, cited: tuple[str, str]
) -> None:
    option = ask(birth, "male_60", as_of, employment=employment, cumulative=months, continuing=True).option(month)
    (outcome,) = [one for one in option.outcomes if one.rule == "pension_eligibility"]
    (step,) = [one for one in outcome.trace if one.name == "eligibility"]
    assert (option.kind, option.eligibility) == (kind, YES)
    assert [(cite.source, cite.locator) for cite in step.citations][:1] == [cited]
    if kind in ("late", "extended"):
        assert ("flexible", "第七条") not in {(cite.source, cite.locator) for cite in outcome.citations}


# --- readings -------------------------------------------------------------------------------------------------------


# male 1971-09: 204 in 2033-06, latest 2036-06. 110 at 2026-11 are 189 at the age, 204 in 2034-09 (of the 210 of 2034, which
# 2034-12 with 207 does not meet), and 216 of 216 in 2035-09.
BETWEEN: dict[str, Any] = {"cumulative": 110, "continuing": True}


@pytest.mark.parametrize(
    ("r01", "r23", "expected"),
    [
        ("undetermined", "undetermined", OPEN),
        ("undetermined", "yes", OPEN),
        ("undetermined", "no", OPEN),
        ("statutory_year", "undetermined", YES),
        ("statutory_year", "no", YES),
        ("completion_year", "undetermined", OPEN),  # 94号 第七条 names the statutory year inside a deferral
        ("completion_year", "yes", YES),
        ("completion_year", "no", NO),
    ],
)
def test_r23_decides_inside_a_deferral_and_under_the_year_of_completion(
    r01: str, r23: str, expected: Eligibility
) -> None:
    answer = ask("1971-09", "male_60", readings={"R01": r01, "R23": r23}, **BETWEEN)
    for month, eligibility in (
        ("2033-06", NO),
        ("2034-08", NO),
        ("2034-09", expected),
        ("2035-08", expected),
        ("2035-09", YES),
    ):
        assert answer.option(month).eligibility is eligibility, month
    assert answer.option("2034-09").projected_months == 204
    assert str(answer.first_qualifying_month) == ("2034-09" if expected is YES else "2035-09")
    if r01 != "statutory_year":
        # Answered, R23 decides nothing while R01 is open, and is no question any more.
        asked = ["R01"] if r01 == "undetermined" and r23 != "undetermined" else ["R01", "R23"]
        assert open_questions(answer.option("2034-09")) == asked


@pytest.mark.parametrize("employment", ["civil_servant", "state_manager"])
@pytest.mark.parametrize("r23", ["undetermined", "yes", "no"])
def test_r23_concerns_nobody_who_may_not_defer(employment: Any, r23: str) -> None:
    for r01, expected in {"undetermined": OPEN, "statutory_year": YES, "completion_year": NO}.items():
        answer = ask("1971-09", "male_60", employment=employment, readings={"R01": r01, "R23": r23}, **BETWEEN)
        assert answer.option("2034-09").eligibility is expected
        assert "R23" not in open_questions(answer.option("2034-09"))


@pytest.mark.parametrize(("r23", "expected"), [("undetermined", OPEN), ("no", NO)])
@pytest.mark.parametrize("employment", ["own_account", "unknown"])
def test_r23_settles_nothing_that_the_post_leaves_open(employment: Any, r23: str, expected: Eligibility) -> None:
    # Nobody has settled whether a person without an employer may defer (R07), nor is an unknown employer known. At most the
    # other answer of R23 refuses.
    answer = ask(
        "1971-09", "male_60", employment=employment, readings={"R01": "completion_year", "R23": r23}, **BETWEEN
    )
    assert answer.option("2034-09").eligibility is expected
    assert str(answer.first_qualifying_month) == "2035-09"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"deferral_agreed_to": "2034-09"}, YES),
        ({"deferral_agreed_to": "2034-08"}, NO),
        ({"deferral_agreed_to": False}, NO),
        ({"deferral_agreed_to": "2034-09", "approved": False}, NO),
    ],
    ids=str,
)
def test_r23_after_the_age_needs_an_agreement_that_reaches_the_month(
    facts: dict[str, Any], expected: Eligibility
) -> None:
    answer = ask(
        "1971-09",
        "male_60",
        "2033-09",
        facts=facts,
        readings={"R01": "completion_year", "R23": "yes"},
        cumulative=192,  # the same months: 82 later
        continuing=True,
    )
    assert answer.option("2034-09").eligibility is expected
    assert [answer.option(month).eligibility for month in ("2034-08", "2035-09")] == [NO, YES]


@pytest.mark.parametrize("reading", ["undetermined", "yes", "no"])
def test_r23_says_nothing_where_the_minimum_was_met(reading: str) -> None:
    readings = {} if reading == "undetermined" else {"R23": reading}
    answer = ask("1971-09", "male_60", readings=readings, cumulative=125, continuing=True)
    assert answer.option("2036-06").eligibility is YES
    assert "R23" not in [caveat.reading for caveat in answer.option("2036-06").caveats]
    assert "R23" not in [one.id for one in answer.readings]


def test_what_is_complete_in_its_own_year_needs_no_reading() -> None:
    # 120 at 2026-11: 199 at the age, 204 of 204 in 2033-11.
    answer = ask("1971-09", "male_60", cumulative=120, continuing=True)
    assert [(str(first), last) for first, last in answer.qualifying] == [("2033-11", None)]
    assert str(answer.first_qualifying_month) == "2033-11"
    assert answer.option("2033-10").eligibility is NO
    option = answer.option("2033-11")
    assert (option.kind, option.required_months, option.projected_months, *short(option)) == (
        "extended",
        204,
        204,
        YES,
        [],
        [],
    )
    assert not {"R01", "R23"} & {one.id for one in answer.readings}


@pytest.mark.parametrize(("month", "missing"), [("2033-06", 15), ("2034-08", 1), ("2034-09", 6), ("2034-12", 3)])
def test_contributions_short_never_goes_with_a_shortfall_of_nought(month: str, missing: int) -> None:
    # Short of the 204 of 2033 until 2034-09, and from then on of the 210 of 2034.
    option = ask("1971-09", "male_60", readings={"R01": "completion_year", "R23": "no"}, **BETWEEN).option(month)
    assert short(option) == (NO, ["contributions_short"], [])
    assert option.shortfall_months == missing


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
