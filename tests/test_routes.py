"""Every way to a pension at once: in order, each closed one with its reason, each open question with the fewest that settle it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from retirecalc import Contributions, InvalidFacts, OutOfCoverage, Person, routes
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask, fields_of
from retirecalc.questions.assess import assess
from retirecalc.questions.routes import ORDINARY, Routes, _ordinary, route_fields
from retirecalc.rooms import ROOMS
from tests.law_day import load_law
from tests.tiers import some

AS_OF = "2026-11"
ROUTES = tuple(room.name for room in ROOMS.values() if room.route)
NOTHING_ELSE = {"resident_months": 0, "injury_grade": False, "expert_rank": False, "leading_skilled_worker": False}


def of(facts: Mapping[str, Any], **beside: Any) -> Routes:
    return routes(Person.from_dict(facts), load_law("CN-CQ"), AS_OF, beside)


def months(found: Routes) -> dict[str, str]:
    return {route.name: str(route.first_month) for route in found.open}


def test_a_man_who_has_enough() -> None:
    # 1971-09: 附件1, 61y9m, 2033-06; early from 60 in 2031-09, deferred from the month after. Nothing else concerns him.
    facts = {"birth": "1971-09", "category": "male_60", "employment": "employee"}
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    found = of({**facts, "contributions": paid}, **NOTHING_ELSE)
    assert list(months(found).items()) == [("early", "2031-09"), ("statutory", "2033-06"), ("deferred", "2033-07")]
    assert (
        {"extended", "late", *ROUTES}
        >= {route.name for route in found.not_applicable}
        >= {"extended", "late", "work_injury"}
    )
    assert "early" not in {route.name for route in (*found.closed, *found.unsettled)}


def test_a_civil_servant_of_long_service_and_a_bar() -> None:
    # 公务员法 第九十三条, recalled: 29y in 2026-11 are 30y in 2027-11; 94号: no deferral for civil servants.
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    facts = {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "civil_servant",
        "contributions": paid,
        "approved": True,
    }
    found = of(facts, **NOTHING_ELSE, service="29y", service_approved=True)
    assert list(months(found).items()) == [("public_bodies", "2027-11"), ("early", "2031-09"), ("statutory", "2033-06")]
    assert found.of("deferred").reasons[0] == "post_excluded"
    assert found.of("public_bodies").reasons == ("too_far_from_age",)


def test_whoever_reached_the_age_before_the_reform_and_is_short() -> None:
    # 60 in 2024-09 with 100 months and no more paid: no flexible retirement. Whoever is short may pay on (办法 第二条): from
    # 2026-12 on every month, the 228 of 2037 in 2037-07 (221 in 2036-12, one short of 222), the 180 of 2024 in 2033-07 (R01).
    paid = {"cumulative": 100, "counted_to": AS_OF, "continuing": False}
    found = of(
        {"birth": "1964-09", "category": "male_60", "contributions": paid, "drawing": "none"},
        resident_months=36,
        injury_grade=False,
    )
    reasons = {route.name: route.reasons[0] for route in found.closed}
    assert reasons["early"] == reasons["deferred"] == "grandfathered"
    assert reasons["statutory"] == "month_past"
    again = found.of("extended")
    assert (str(again.standing), str(again.first_month), str(again.paying_from)) == ("ELIGIBLE", "2037-07", "2026-12")
    assert [caveat.reading for caveat in again.caveats] == ["R01"]
    # 17号 第三条: he may move into the resident scheme, since the age; 国发〔2014〕8号: there he has 36 of 180, and was near the age.
    assert months(found)["scheme_bridging"] == "2024-09"
    assert found.of("resident_pension").questions == ("scheme_began",)


def test_an_early_month_is_refused_for_what_stands_against_the_window() -> None:
    # 1968-03: from 60 in 2028-03 to 60y10m in 2029-01 (附件1). 120 of 180 and no more paid: that, and not the age of today.
    paid = {"cumulative": 120, "counted_to": AS_OF, "continuing": False}
    found = of({"birth": "1968-03", "category": "male_60", "contributions": paid, "employment": "employee"})
    assert found.of("early").reasons == ("contributions_short",)


def test_what_an_open_way_hangs_on() -> None:
    """94号 第十三条: early months in an organ need approval; 第四条: no deferral there. And paying on that nobody stated."""
    paid = {"cumulative": 300, "counted_to": AS_OF}
    man: dict[str, Any] = {"birth": "1971-09", "category": "male_60"}
    for employment, approved, early, deferred in (
        ("civil_servant", None, True, False),
        ("civil_servant", True, False, False),
        ("state_employee", None, True, True),
        ("employee", None, False, False),
        ("unknown", None, None, False),
    ):
        facts = {**man, "employment": employment, "contributions": {**paid, "continuing": True}}
        found = of(facts | ({} if approved is None else {"approved": approved}))
        assert (found.of("early").approval_required, found.of("deferred").approval_required) == (early, deferred)
        assert found.of("statutory").approval_required is False
        assert found.to_dict()["routes"][0]["approval_required"] is found.routes[0].approval_required
    for continuing, said in ((True, False), (False, False), (None, True)):
        stated = paid if continuing is None else {**paid, "continuing": continuing}
        route = of({**man, "employment": "employee", "contributions": stated}).of("early")
        assert ("continuing_assumed" in [caveat.code for caveat in route.caveats]) is said


def test_the_fewest_questions() -> None:
    found = of({"birth": "1971-09", "category": "male_60"})
    every = [
        route.name for group in (found.open, found.unsettled, found.closed, found.not_applicable) for route in group
    ]
    assert every == [route.name for route in found.routes]  # each in one group, and in order
    asked = {route.name: route.questions for route in found.unsettled}
    assert asked["statutory"] == ("contributions",)
    assert asked["extended"] == ("contributions",)  # the employment is missing only while the contributions are
    assert asked["work_injury"] == (
        "injury_grade",
        "contributions",
    )  # of grades 1 to 4, whether there will be a pension
    # Whether it is a public body, then whether the post is under that law, how long, and whether it was approved.
    assert asked["public_bodies"] == ("public_body", "civil_service_law", "service", "service_approved")
    # Born after 1969-06: when the scheme began does not matter.
    assert asked["resident_pension"] == ("resident_months", "drawing")


def test_a_month_that_would_be_missing_after_an_answer_is_asked_at_once() -> None:
    # 72号 第十四条: drawn since 2025-02, so granted before 2025-01-01 or not; with a public body that would not matter.
    found = of({"birth": "1960-01", "category": "male_60"}, drawn_since="2025-02")
    assert found.of("sickness_closed").questions == ("public_body", "granted_in")


def test_the_metres_of_work_at_altitude_are_asked() -> None:
    # 附件1 二(一)2: eight years are enough at 4500 m and not at 3500 m, where nine are asked for; he was 55 in 2026-04.
    paid = {"cumulative": 240, "counted_to": AS_OF, "continuing": True}
    man = {
        "birth": "1971-04",
        "category": "male_60",
        "employment": "employee",
        "contributions": paid,
        "drawing": "none",
    }
    route = of(man, special_work=["altitude 8y"]).of("special_work")
    assert (str(route.standing), route.missing_facts, route.questions) == (
        "UNDETERMINED",
        ("altitude_m",),
        ("altitude_m",),
    )
    low, high = (of(man, special_work=["altitude 8y"], altitude_m=metres).of("special_work") for metres in (4499, 4500))
    assert (low.reasons, low.questions) == (("special_time_short",), ())
    assert (str(high.standing), high.reasons, high.questions) == ("UNDETERMINED", (), ())  # R09: which age since 2025
    assert (
        of(man, special_work=["altitude@4600 8y"], altitude_m=3600).of("special_work").reasons == ()
    )  # its own metres


def test_whether_a_pension_is_drawn_was_not_stated() -> None:
    """17号 第三条: as `assess` says it, without a refusal."""
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    for birth, ways in (("1971-09", ("early", "statutory", "deferred")), ("1964-09", ("late",))):
        for drawing in (None, "none"):
            found = of({"birth": birth, "category": "male_60", "contributions": paid, "drawing": drawing})
            for way in ways:
                said = [caveat.code for caveat in found.of(way).caveats]
                assert found.of(way).is_open or way != "late"
                assert ("drawing_unknown" in said) is (drawing is None), way


def test_an_open_way_whose_month_is_not_settled_comes_after_those_that_have_one() -> None:
    # 渝人社〔2024〕282号 附件1 二(一)3: open in 2024-12 with 15 years and a certified total loss; no text says from when it pays.
    paid = Contributions(cumulative=180, counted_to="2024-12", continuing=False)
    woman = Person("1975-08", "female_55", employment="employee", contributions=paid)
    found = routes(woman, load_law("CN-CQ"), "2024-12", {"total_loss": True})
    assert found.of("sickness_closed").is_open
    assert found.of("sickness_closed").first_month is None
    assert found.open[-1].name == "sickness_closed"


def test_ways_of_special_work_land_and_sickness() -> None:
    # 附件1 二(一)2: underground for nine years, at 55, born 1975-03; since 2025 R09, so no month is certain.
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    man = {
        "birth": "1975-03",
        "category": "male_60",
        "employment": "employee",
        "contributions": paid,
        "drawing": "none",
    }
    found = of(man, special_work=["underground 9y"], total_loss=True, land_requisition_4050=False)
    special = found.of("special_work")
    assert special in found.unsettled
    assert (special.reasons, special.first_month, special.questions) == (("below_special_age",), None, ())
    assert str(special.first_open_month) == "2030-03"
    # 72号 第十四条: closed; an allowance instead, once it is known who found the loss, and when.
    assert found.of("sickness_closed").reasons == ("route_closed",)
    assert found.of("invalidity_allowance").questions == ("certified_by", "certified_on")
    assert found.of("land_requisition") in found.not_applicable
    found = of(man, special_work=["underground 8y"], total_loss=False)
    assert found.of("special_work").reasons == ("below_special_age", "special_time_short")
    assert found.of("special_work") in found.closed
    assert {"sickness_closed", "invalidity_allowance"} <= {route.name for route in found.not_applicable}
    assert found.of("land_requisition").questions == ("land_requisition_4050", "continued_contributions")


@pytest.mark.parametrize(
    ("birth", "paid", "standing", "questions"),
    [
        # 附件1: 1966-05 is 16 // 4 + 1 = 5 months late, 2026-10; 1960-05 was 60 in 2020-05. Both may be late with a claim.
        ("1966-05", None, "UNDETERMINED", ("contributions",)),
        ("1960-05", None, "UNDETERMINED", ("contributions",)),
        # 132 months by 2000-12: whether 180 were reached hangs on what was paid since.
        ("1966-05", {"cumulative": 132, "counted_to": "2000-12"}, "UNDETERMINED", ("counted_to",)),
        ("1966-05", {"cumulative": 240}, "ELIGIBLE", ()),
        # Short at the age is no late claim, and before the age nothing is late.
        ("1966-05", {"cumulative": 60, "continuing": False}, "NOT_APPLICABLE", ()),
        ("1971-09", None, "NOT_APPLICABLE", ()),
    ],
    ids=str,
)
def test_a_late_claim(birth: str, paid: dict[str, Any] | None, standing: str, questions: tuple[str, ...]) -> None:
    late = of({"birth": birth, "category": "male_60", "employment": "employee", "contributions": paid}).of("late")
    assert (late.standing, late.questions) == (standing, questions)


def test_staying_on_as_an_expert_or_a_leading_worker_is_never_refused() -> None:
    # S48, S61: to be asked of the agency, not before the month after the age. 1971-09: 附件1, 61y9m, 2033-06.
    facts = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": {"cumulative": 300}}
    unasked = of(facts)
    assert unasked.of("senior_experts").questions == ("expert_rank",)
    assert unasked.of("skilled_deferral").questions == ("leading_skilled_worker",)
    for told in ({"expert_rank": "副教授"}, {"leading_skilled_worker": True}):
        found = of(facts, **told)
        route = found.of("senior_experts" if "expert_rank" in told else "skilled_deferral")
        assert route in found.unsettled
        assert (route.reasons, route.questions, str(route.first_open_month)) == ((), (), "2033-07")
        assert [caveat.code for caveat in route.caveats] == ["needs_review"]
    none = of(facts, expert_rank=False, leading_skilled_worker=False)
    assert {"senior_experts", "skilled_deferral"} <= {route.name for route in none.not_applicable}


def test_exactly_the_minimum_today_is_one_of_the_answers() -> None:
    # 附件2: born 1970-12, 55y3m, 2026-03. With 180 months in 2026-11 she had 172 then: complete now, not at the age, so whether
    # a deferral was agreed is missing. Neither 175 nor 400 months tell.
    woman = {"birth": "1970-12", "category": "female_55", "employment": "employee"}
    paid = {"paid": 180, "deemed": 0, "counted_to": AS_OF, "continuing": True}
    assert "deferral_agreed_to" in of({**woman, "contributions": paid}).of("extended").missing_facts
    assert of(woman).of("extended").questions == ("contributions", "deferral_agreed_to")


def test_a_late_claim_that_was_made() -> None:
    # Open since 2026-10 and claimed in 2026-11: asked two months later it is the same claim.
    person = Person(
        "1966-05",
        "male_60",
        employment="employee",
        contributions=Contributions(cumulative=240),
        applied_on="2026-11-05",
    )
    late = routes(person, load_law("CN-CQ"), "2027-01").of("late")
    assert (str(late.standing), str(late.first_month)) == ("ELIGIBLE", "2026-11")


def test_no_month_is_warned_of_that_nobody_chose() -> None:
    # The employment is not known, so whether a deferral may be agreed is not either: no month was chosen.
    found = of({"birth": "1971-09", "category": "male_60", "contributions": {"cumulative": 300}})
    assert found.of("deferred").questions == ("employment",)
    assert "claim_now" not in {caveat.code for route in found.routes for caveat in route.caveats}


def test_before_a_rule_is_on_file_its_way_is_not_known() -> None:
    person = Person("1964-05", "male_60", contributions=Contributions(cumulative=300))
    found = routes(person, load_law(), "2024-01").of("public_bodies")
    assert found.standing is Standing.UNDETERMINED
    assert [caveat.code for caveat in found.caveats] == ["out_of_coverage"]


def test_json_says_the_same() -> None:
    found = of({"birth": "1971-09", "category": "male_60"}, injury_grade=False)
    told = json.loads(found.to_json())
    assert told["schema"] == "retirecalc.routes/1"
    assert told["facts"] == {"birth": "1971-09", "category": "male_60", "injury_grade": False}
    assert [one["name"] for one in told["routes"]] == [route.name for route in found.routes]
    assert {one["name"] for one in told["routes"]} == {*ORDINARY, *ROUTES}


def test_a_fact_that_no_way_takes() -> None:
    with pytest.raises(InvalidFacts):
        of({"birth": "1971-09", "category": "male_60"}, horoscope="fish")
    with pytest.raises(InvalidFacts):
        of({"birth": "1971-09", "category": "male_60"}, birth="1970-01")


def test_every_answer_of_a_room_can_be_read() -> None:
    for room in ROUTES:
        facts = getattr(__import__(ROOMS[room].home, fromlist=["FACTS"]), "FACTS", {})
        for kind in facts.values():
            for fact, answers in getattr(kind, "ANSWERS", {}).items():
                assert fact in kind.FIELDS
                assert len({repr(kind.from_dict({fact: answer})) for answer in answers if fact != "double_months"}) in (
                    0,
                    len(answers),
                )


@pytest.mark.parametrize(
    "beside",
    [
        {"drawn_since": "2024-12"},  # a pension for sickness, which goes on
        {"injury_grade": 2, "retired_in": "2026-06"},  # retirement completed in 2026-06
    ],
    ids=str,
)
def test_a_pension_that_one_way_is_told_of_closes_the_others(beside: dict[str, Any]) -> None:
    # 94号 第十条: no early or deferred retirement once a pension is drawn.
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    man = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": paid}
    found = of(man, **beside)
    for way in ("early", "statutory", "deferred"):
        assert found.of(way).reasons[0] == "already_drawing"
    assert found.to_dict()["facts"] == {**man, "contributions": found.facts["contributions"], **beside}
    said = of({**man, "drawing": "none"}, **beside)
    assert "facts_conflict" in {caveat.code for caveat in said.of("early").caveats}
    assert "facts_conflict" not in {caveat.code for caveat in found.of("early").caveats}


def test_another_pension_leaves_open_what_becomes_of_it() -> None:
    paid = {"cumulative": 300, "counted_to": AS_OF, "continuing": True}
    man = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": paid}
    ended = {"ended_by": "other_pension", "ended_in": "2026-05"}
    assert of(man, **ended).of("early").missing_facts == ("pension_drawn",)
    assert of(man, ended_by="other_pension", ended_in="2026-12").of("early").is_open  # not yet


def test_an_allowance_that_becomes_a_pension_keeps_the_statutory_month_open() -> None:
    # 72号 第三条: met in 2025 (180), tier B; at the age in 2033-06 the minimum of 2033 (204) is not tested again.
    paid = {"cumulative": 190, "counted_to": "2025-03", "continuing": False}
    man = {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "employee",
        "contributions": paid,
        "drawing": "none",
    }
    certified = {"total_loss": True, "certified_on": "2025-01-10", "certified_by": "prefecture"}
    found = of(man, **certified, allowance_applied_on="2025-03-10")
    statutory = found.of("statutory")
    assert (statutory.standing, statutory.reasons) == (Standing.UNDETERMINED, ())
    assert "minimum_not_tested_again" in {caveat.code for caveat in statutory.caveats}
    paying = found.of("extended")
    assert (paying.standing, paying.first_month, paying.paying_from) == (Standing.UNDETERMINED, None, None)
    assert of(man).of("statutory").reasons == ("contributions_short",)


def test_an_allowance_that_is_drawn_keeps_the_statutory_month_open() -> None:
    # Drawn since 2025-04, so applied for in 2025-03, when 180 were asked (72号 第三条, 第十二条); 2033 asks 204.
    man = {"birth": "1971-09", "category": "male_60", "employment": "employee", "drawing": "none"}

    def paid(count: int, drawn: str) -> dict[str, Any]:
        return {"cumulative": count, "counted_to": "2025-03", "continuing": False, "invalidity_allowance": [drawn]}

    found = of({**man, "contributions": paid(190, "2025-04..")})
    assert (found.of("statutory").standing, found.of("statutory").reasons) == (Standing.UNDETERMINED, ())
    assert found.of("extended").paying_from is None
    # Below the minimum of 2025 it is paid for some months alone, and no pension follows (第五条); nor where it has ended.
    for short in (paid(179, "2025-04.."), paid(190, "2025-04..2026-03")):
        assert of({**man, "contributions": short}).of("statutory").reasons == ("contributions_short",)
    # In 2032 the minimum of that year, 198, is another one: that of the application counts.
    later = Person.from_dict({**man, "contributions": paid(190, "2025-04..")})
    assert routes(later, load_law("CN-CQ"), "2032-05").of("statutory").standing is Standing.UNDETERMINED
    # Claimed two months late.
    claimed = routes(later, load_law("CN-CQ"), "2033-08")
    assert claimed.of("late").standing is Standing.UNDETERMINED
    assert claimed.of("extended").paying_from is None


def test_before_there_was_an_allowance_it_opens_with_its_rule() -> None:
    # 72号 第十四条: since 2025-01-01; 第十二条: applied for then, paid from the month after.
    paid = {"cumulative": 300, "counted_to": "2024-12", "continuing": True}
    man = {"birth": "1971-09", "category": "male_60", "employment": "employee", "contributions": paid}

    def in_december(**beside: Any) -> Any:
        person = Person.from_dict({**man, "drawing": "none"})
        return routes(person, load_law("CN-CQ"), "2024-12", beside).of("invalidity_allowance")

    certified = {"certified_on": "2024-12-01", "certified_by": "prefecture", "total_loss": True}
    found = in_december(**certified)
    assert (found.is_open, found.reasons, str(found.first_month)) == (True, ("not_yet",), "2025-02")
    unknown = in_december()
    assert (unknown.is_open, unknown.is_unsettled, str(unknown.first_open_month)) == (False, True, "2025-02")
    assert set(unknown.questions) == {"certified_by", "certified_on", "total_loss"}
    county = in_december(**{**certified, "certified_by": "county"})
    assert (county.is_unsettled, county.reasons) == (False, ("body_too_low",))
    assert in_december(total_loss=False).standing is Standing.NOT_APPLICABLE


def test_the_resident_pension_counts_the_months_that_may_be_moved() -> None:
    # 17号 第三条, 第五条至第六条: 100 employee months may be moved to the 100 there, 200 of 180; 60 in 2026-05.
    paid = {"cumulative": 100, "counted_to": AS_OF, "continuing": False}
    man = {
        "birth": "1966-05",
        "category": "male_60",
        "employment": "employee",
        "contributions": paid,
        "drawing": "none",
    }
    beside = {"double_months": 0, "scheme_began": "2009-09"}
    found = of(man, **beside, resident_months=100).of("resident_pension")
    assert found.is_open
    assert "after_bridging" in {caveat.code for caveat in found.caveats}
    # How many were paid in both is not stated: 200 at the most.
    unsaid = of(man, scheme_began="2009-09", resident_months=100).of("resident_pension")
    assert (unsaid.standing, unsaid.reasons) == (Standing.UNDETERMINED, ())
    # 79 and 100 are one month short.
    short = {**man, "contributions": {**paid, "cumulative": 79}}
    assert not of(short, **beside, resident_months=100).of("resident_pension").is_open


RESIDENT = {
    "category": "male_60",
    "employment": "own_account",
    "contributions": {"cumulative": 100, "counted_to": AS_OF, "continuing": False},
    "drawing": "none",
}


def test_the_resident_pension_counts_what_may_be_moved_later() -> None:
    # 60 in 2026-09; the age of the employee scheme is 60y6m (附件1), 2027-03: from then on 100 and 100 are 200 of 180.
    there = {"double_months": 0, "scheme_began": "2009-09", "resident_months": 100}
    found = of({**RESIDENT, "birth": "1966-09"}, **there).of("resident_pension")
    assert (found.is_open, found.is_unsettled, str(found.first_month)) == (True, False, "2027-03")
    assert found.reasons == ("resident_years_short",)
    # A woman of 1975-06 may move them since 50y3m, 2025-09 (附件3); she is 60 in 2035-06.
    found = of({**RESIDENT, "birth": "1975-06", "category": "female_50"}, **there).of("resident_pension")
    assert (found.is_open, found.is_unsettled, str(found.first_month)) == (True, False, "2035-06")
    # 60 in 2026-05, moved since 60y5m, 2026-10 (附件1): not before that.
    assert str(of({**RESIDENT, "birth": "1966-05"}, **there).of("resident_pension").first_month) == "2026-10"


def test_years_of_the_resident_scheme_may_be_paid_up_to_its_age() -> None:
    # 51 years old and 80 months short, with 103 to go: not refused, and not certain.
    nothing = {**RESIDENT, "contributions": {"cumulative": 0, "counted_to": AS_OF, "continuing": False}}
    there = {"scheme_began": "2009-09", "resident_months": 100}
    found = of({**nothing, "birth": "1975-06"}, **there).of("resident_pension")
    assert (found.is_open, found.is_unsettled, str(found.first_open_month)) == (False, True, "2035-06")
    # 60 since 2024-05, fifteen years after the scheme began: nothing is left to wait for.
    since = {**there, "scheme_began": "2009-05"}
    assert not of({**nothing, "birth": "1964-05"}, **since).of("resident_pension").is_unsettled


def test_employee_months_that_were_not_stated_may_be_moved() -> None:
    man = {"birth": "1964-05", "category": "male_60", "employment": "own_account", "drawing": "none"}
    found = of(man, scheme_began="2009-05", resident_months=100).of("resident_pension")
    assert (found.standing, found.reasons) == (Standing.UNDETERMINED, ())


def test_nothing_is_promised_to_move_into_a_relation_that_has_ended() -> None:
    # 84号 第三十七条: the relation ends with the nationality; 100 employee months would otherwise move there.
    man = {**RESIDENT, "birth": "1961-09"}
    ended = {"ended_by": "nationality_lost", "ended_in": "2026-05", "resident_months": 200}
    assert of(man, resident_months=200).of("scheme_bridging").is_open
    found = of(man, **ended).of("scheme_bridging")
    assert (found.standing, found.first_month, found.direction) == (Standing.UNDETERMINED, None, None)


def test_nobody_who_has_died_has_a_way_left() -> None:
    man = {"birth": "1971-09", "category": "male_60"}
    with pytest.raises(InvalidFacts) as caught:
        of(man, ended_by="death", ended_in="2026-05")
    assert caught.value.code == "questions.nobody_left"


def test_bridging_says_which_way() -> None:
    # 60y5m in 2026-10 (附件1) with 100 of 180 months: out of the employee scheme (17号 第三条).
    paid = {"cumulative": 100, "counted_to": AS_OF, "continuing": False}
    route = of({"birth": "1966-05", "category": "male_60", "contributions": paid, "drawing": "none"}).of(
        "scheme_bridging"
    )
    assert (route.is_open, route.direction) == (True, "employee_to_resident")
    assert route.to_dict()["direction"] == "employee_to_resident"


def test_whoever_draws_a_pension_is_not_asked_whether_leading_a_skill() -> None:
    man = {"birth": "1966-05", "category": "male_60", "contributions": {"cumulative": 300}, "drawing": "employee"}
    assert of(man).of("skilled_deferral").standing is Standing.NOT_APPLICABLE


def test_months_in_both_schemes_without_those_in_one_are_no_error() -> None:
    man = {"birth": "1966-05", "category": "male_60", "contributions": {"cumulative": 100}, "drawing": "none"}
    assert of(man, double_months=5).of("scheme_bridging").direction == "employee_to_resident"


# every subset of the missing facts

DOMAIN: dict[str, tuple[Any, ...]] = {
    "employment": ("employee", "state_employee", "state_manager", "civil_servant", "own_account"),
    "drawing": ("none", "employee", "resident"),
    "approved": (True, False),
    "deferral_agreed_to": (False, "2027-06"),
    "joined_after_2015_reform": (True, False),
    "resident_months": (0, 12, 179, 180, 300),
    "scheme_began": ("2009-09", "2014-06"),
    "student": (False,),
    "public_body": (True, False),
    "civil_service_law": (True, False),
    "service": (0, 239, 240, 360),
    "service_approved": (True, False),
    "senior_woman": (False,),
    "injury_grade": (False, 1, 4, 5),
    # An answer says the metres too; who leaves them out is asked for them, which has a test of its own.
    "special_work": (
        False,
        ["underground 9y"],
        ["underground 5y", "heights 4y"],
        ["altitude@4600 12y"],
        ["heights 2y"],
    ),
    "altitude_m": (3000, 3600, 4600),
    "land_requisition_4050": (True, False),
    "continued_contributions": (0, 59, 60),
    "total_loss": (True, False),
    "certified_by": ("county", "prefecture"),
    "contributions": tuple(
        {"paid": count, "deemed": 0, "counted_to": AS_OF, "continuing": going_on}
        for count in (0, 100, 179, 180, 185, 240)
        for going_on in (True, False)
    ),
    "retired_in": (False, "2026-01"),
    "expert_rank": (False, "associate_professor", "professor"),
    "leading_post": (True, False),
    "leading_skilled_worker": (True, False),
}
"""What people answer, written out here: not the answers that the search tries."""
AT_LARGE = {"spells", "certified_on"}
"""What is asked beside the fewest questions: months and days themselves have no list of answers."""
NOT_TO_BE_STATED = {"pension_drawn"}
"""What no fact can say: what becomes of the pension that is drawn."""


def somebody(chance: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is stated of somebody, and what is true and not stated."""
    born = chance.randrange(1955 * 12, 1985 * 12)
    stated: dict[str, Any] = {
        "birth": f"{born // 12}-{born % 12 + 1:02}",
        "category": chance.choice(("male_60", "female_55", "female_50")),
    }
    hidden: dict[str, Any] = {}
    for fact, answers in DOMAIN.items():
        (hidden if chance.random() < 0.4 else stated)[fact] = chance.choice(answers)
    if stated.get("retired_in") and hidden.pop("drawing", None):
        stated["drawing"] = "employee"  # who has retired draws it, and is not asked for it
    if chance.random() < 0.4:
        stated["certified_on"] = chance.choice(("2025-03-05", "2026-03-05"))
    return stated, hidden


def lacks(way: str, told: Mapping[str, Any]) -> set[str]:
    """The facts that a way misses and that somebody can be asked for: the months themselves have no list of answers."""
    law = load_law("CN-CQ")
    if way in ORDINARY:
        person = Person.from_dict({name: fact for name, fact in told.items() if name in Person.FIELDS})
        missing = next(route for route in _ordinary(assess(person, law, AS_OF)) if route.name == way).missing_facts
        return set(missing) & ((Person.FIELDS.keys() | Contributions.FIELDS.keys()) - AT_LARGE)
    facts = {name: fact for name, fact in told.items() if name in fields_of(way)}
    try:
        return set(ask(way, facts, law, AS_OF).outcome.value.missing_facts) & (fields_of(way).keys() - AT_LARGE)
    except OutOfCoverage:  # nobody can be asked for what no version on file says
        return set()


def answered(facts: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for answers in product(*(DOMAIN[fact] for fact in facts)):
        yield dict(zip(facts, answers, strict=True))


@pytest.mark.parametrize("number", some(range(1000), quick=range(50)))
def test_no_fewer_questions_settle_it_and_these_do(number: int) -> None:
    stated, hidden = somebody(Random(number))
    beside = {name: fact for name, fact in stated.items() if name not in Person.FIELDS}
    person = Person.from_dict({name: fact for name, fact in stated.items() if name in Person.FIELDS})
    for route in routes(person, load_law("CN-CQ"), AS_OF, beside).routes:
        takes = Person.FIELDS.keys() if route.name in ORDINARY else fields_of(route.name).keys()
        missing = tuple(sorted(fact for fact in hidden if fact in takes))
        unknown = {*route.missing_facts, *route.questions} - DOMAIN.keys() - AT_LARGE - NOT_TO_BE_STATED
        assert not unknown, f"{route.name}: write what people answer to {unknown} into DOMAIN"
        questions = tuple(fact for fact in route.questions if fact not in AT_LARGE)
        assert bool(questions) is bool(lacks(route.name, stated)), route
        assert set(questions) <= set(missing), route
        true = {fact: hidden[fact] for fact in questions}
        assert not lacks(route.name, {**stated, **true}), (route, true)
        for size in range(len(questions)):
            for fewer in combinations(missing, size):
                assert any(lacks(route.name, {**stated, **told}) for told in answered(fewer)), (route, fewer)


def test_route_fields_are_no_facts_of_a_person() -> None:
    assert not route_fields().keys() & Person.FIELDS.keys()
