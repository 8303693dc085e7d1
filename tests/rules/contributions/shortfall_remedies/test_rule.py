"""Short at the age: 社会保险法 第十六条; 办法 第二条; 人社部令第13号 第二条至第三条; 17号 第三条; 国发〔2014〕8号 第七项."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retirecalc import Assessment, Contributions, Months, Person, YearMonth, assess
from retirecalc.rules.contributions.shortfall_remedies import Remedy
from tests import oracle, strategies
from tests.law_day import LAW_DAY, load_law, tables_of
from tests.oracle import index
from tests.strategies import Asked

KINDS = ["extended_contribution", "lump_sum", "transfer_to_resident", "end_relation"]


def ask(
    birth: str,
    category: Any,
    as_of: str,
    *,
    on: str = LAW_DAY,
    readings: dict[str, str] | None = None,
    **stated: Any,
) -> Assessment:
    contributions = Contributions(**{"continuing": False, **stated}) if stated else None
    person = Person(birth, category, employment="employee", contributions=contributions, drawing="none")
    return assess(person, load_law(in_force_on=on, readings=readings), as_of)


def listed(answer: Assessment) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.kind, str(one.eligibility), str(one.from_month), None if one.until_month is None else str(one.until_month))
        for one in answer.remedies
    ]


def remedy(answer: Assessment, kind: str) -> Remedy:
    return next(one for one in answer.remedies if one.kind == kind)


def figures(answer: Assessment) -> dict[str, object]:
    return {step.name: step.value for step in answer.shortfall_remedies.trace if step.kind == "found"}


def decided(answer: Assessment) -> set[str | None]:
    return {caveat.reading for caveat in answer.shortfall_remedies.caveats}


# --- worked cases -----------------------------------------------------------------------------------------------------


def test_a_man_36_months_short() -> None:
    # male_60 1965-05: 60y2m in 2025-07 (附件1), 180 (办法 第二条). 144 then: 36 short, paid 2025-08..2028-07.
    answer = ask("1965-05", "male_60", "2025-07", cumulative=144, counted_to="2025-07")
    assert listed(answer) == [
        ("extended_contribution", "ELIGIBLE", "2025-08", "2028-07"),
        # 13号令 第二条: five years after 2025-07; who may is R08, and the first month insured is not stated.
        ("lump_sum", "UNDETERMINED", "2030-07", None),
        ("transfer_to_resident", "ELIGIBLE", "2025-07", None),
        ("end_relation", "ELIGIBLE", "2025-07", None),
    ]
    assert figures(answer)["shortfall_months"] == Months(36)
    # 国发〔2014〕8号 第七项: 60, which is past (2025-05), and 15 years.
    assert figures(answer)["resident_month"] == YearMonth(2025, 7)
    assert figures(answer)["resident_minimum"] == 180
    # Both years' minimum is 180, so R01 decides nothing here.
    assert decided(answer) == {"R08"}


def test_three_years_before_the_age_the_same() -> None:
    assert listed(ask("1965-05", "male_60", "2022-07", cumulative=144)) == listed(
        ask("1965-05", "male_60", "2025-07", cumulative=144)
    )


def test_after_the_age_it_begins_next_month() -> None:
    # A year on, 12 paid since: 24 short, 2026-08..2028-07; the five years of paying on still end in 2030-07.
    answer = ask("1965-05", "male_60", "2026-07", cumulative=144, counted_to="2025-07", continuing=True)
    assert listed(answer)[0] == ("extended_contribution", "ELIGIBLE", "2026-08", "2028-07")
    assert str(remedy(answer, "lump_sum").from_month) == "2030-07"


def test_only_months_paid_after_the_age_are_paying_on() -> None:
    # 13号令 第二条: after extending for five years. Nothing paid since 2025-07, so five years from the month of asking; nor
    # does a total of 2026-07 say that any of it was paid since.
    for as_of, counted_to, first in (
        ("2026-07", "2025-07", "2031-07"),
        ("2031-02", "2025-07", "2036-02"),
        ("2026-07", "2026-07", "2031-07"),
    ):
        answer = ask("1965-05", "male_60", as_of, cumulative=150, counted_to=counted_to, first_insured="1995-01")
        assert str(remedy(answer, "lump_sum").from_month) == first
    # 30 of the 60 paid since: five years end in 2030-07 where he goes on from 2028-02, later where he does so later.
    paid: dict[str, Any] = {"spells": [("2015-08", "2025-07"), ("2025-08", "2028-01")], "first_insured": "1995-01"}
    for as_of, first in (("2028-01", "2030-07"), ("2028-07", "2031-01")):
        assert str(remedy(ask("1965-05", "male_60", as_of, **paid), "lump_sum").from_month) == first


def test_a_month_of_the_lump_sum_that_hangs_on_months_not_stated_says_so() -> None:
    """13号令 第二条: five years from 2026-07 if none of the 12 months since 2025-07 was paid; up to a year earlier if some were."""
    total = ask("1965-05", "male_60", "2026-07", cumulative=150, counted_to="2026-07", first_insured="1995-01")
    stated: dict[str, Any] = {"cumulative": 150, "counted_to": "2025-07", "first_insured": "1995-01"}
    count = ask("1965-05", "male_60", "2026-07", **stated, continuing=None)
    stopped = ask("1965-05", "male_60", "2026-07", **stated)
    ahead = ask("1968-05", "male_60", "2026-07", cumulative=10, first_insured="1995-01")  # the age is still to come
    for answer, facts in ((total, {"spells"}), (count, {"continuing"}), (stopped, set()), (ahead, set())):
        trace = answer.shortfall_remedies.trace
        assert {step.name for step in trace if step.kind == "missing"} == facts
        assert ("lump_sum_from" in {step.name for step in trace}) is (not facts)


@pytest.mark.parametrize(
    ("reading", "until"),
    # Digest R01: 150 months at 2029-12. 180 in 2032-06; or in 2034-12 the 210 of 2034 (2032-12: 186 of 198, 2033-12: 198
    # of 204). male_60 1968-12: 61y in 2029-12 (附件1).
    [("statutory_year", "2032-06"), ("completion_year", "2034-12")],
)
def test_r01_which_year_when_paying_on(reading: str, until: str) -> None:
    answer = ask("1968-12", "male_60", "2029-12", readings={"R01": reading}, cumulative=150)
    assert str(answer.statutory.value.month) == "2029-12"
    assert str(remedy(answer, "extended_contribution").until_month) == until
    assert str(figures(answer)["until_statutory_year"]) == "2032-06"
    assert str(figures(answer)["until_completion_year"]) == "2034-12"
    assert "R01" in decided(answer)
    (r01,) = [one for one in answer.readings if one.id == "R01"]
    name = "remedies.extended_contribution.until_month"
    assert {one: fields[name] for one, fields in r01.answers.items()} == {
        "undetermined": "2034-12",  # what is beyond doubt
        "statutory_year": "2032-06",
        "completion_year": "2034-12",
    }


def test_between_the_two_months_of_r01_nothing_is_settled() -> None:
    # The same man paying on from 2030-01: 2032-06 meets the 180 of 2029, 2034-12 the 210 of 2034; before the first nothing
    # is open, from the second on everything.
    answer = ask("1968-12", "male_60", "2029-12", cumulative=150, continuing=True)
    months = ("2030-01", "2032-05", "2032-06", "2034-11", "2034-12", "2035-01")
    assert [str(answer.option(month).eligibility) for month in months] == [
        "NOT_ELIGIBLE",
        "NOT_ELIGIBLE",
        "UNDETERMINED",
        "UNDETERMINED",
        "ELIGIBLE",
        "ELIGIBLE",
    ]
    assert str(remedy(answer, "extended_contribution").until_month) == "2034-12"


def test_the_grandfathered_with_too_few_years() -> None:
    # 94号 第十四条: male 1964-12 reached 60 in 2024-12. 15 years (社会保险法 第十六条, digest 1.6), 36 short in 2026-11.
    answer = ask("1964-12", "male_60", "2026-11", cumulative=144)
    assert (answer.first_qualifying_month, answer.qualifying) == (None, ())
    assert listed(answer) == [
        ("extended_contribution", "ELIGIBLE", "2026-12", "2029-11"),
        ("lump_sum", "UNDETERMINED", "2031-11", None),  # five years of paying on, none of them paid yet
        ("transfer_to_resident", "ELIGIBLE", "2026-11", None),
        ("end_relation", "ELIGIBLE", "2026-11", None),
    ]
    assert [str(reason) for reason in answer.window.value.reasons] == ["grandfathered"]


def test_a_woman_waits_for_60_in_the_resident_scheme() -> None:
    # female_50 1975-01: 50y1m in 2025-02 (附件3); the resident scheme pays women too from 60 (国发〔2014〕8号 第七项): 2035-01.
    answer = ask("1975-01", "female_50", "2025-02", cumulative=100)
    assert figures(answer)["resident_month"] == YearMonth(2035, 1)
    assert str(remedy(answer, "transfer_to_resident").from_month) == "2025-02"


# --- the lump sum (R08) -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first_insured", "months", "expected"),
    [
        # 13号令 第二条 (recalled): insured before the Act of 2011-07 took effect, and short after five years of paying on.
        # male_60 1965-05, 180 in 2025-07; five years after it is 2030-07.
        ("2011-06", 119, "ELIGIBLE"),  # 61 short: 60 paid by 2030-07, one still missing
        ("2011-06", 120, "UNDETERMINED"),  # 60 short: met in 2030-07, so not short after five years
        ("2011-06", 121, "UNDETERMINED"),
        ("2011-07", 119, "UNDETERMINED"),  # 办法 第二条 names the tool for anybody short: open, not refused
        ("2011-07", 12, "UNDETERMINED"),
        ("1995-01", 12, "ELIGIBLE"),
        (None, 12, "UNDETERMINED"),
    ],
)
def test_lump_sum(first_insured: str | None, months: int, expected: str) -> None:
    answer = ask("1965-05", "male_60", "2025-07", cumulative=months, first_insured=first_insured)
    found = remedy(answer, "lump_sum")
    assert (str(found.eligibility), str(found.from_month)) == (expected, "2030-07")
    assert "R08" in decided(answer)
    assert ("implementing_rules", "第二条", "official") in {
        (cite.source, cite.locator, cite.certainty) for cite in found.citations
    }
    missing = [step.name for step in answer.shortfall_remedies.trace if step.kind == "missing"]
    assert missing == (["first_insured"] if first_insured is None else [])


@pytest.mark.parametrize(
    ("reading", "first_insured", "expected", "first"),
    [
        ("any_short", "2015-01", "ELIGIBLE", "2025-07"),
        ("any_short", None, "ELIGIBLE", "2025-07"),
        ("pre2011_only", "2011-07", "NOT_ELIGIBLE", "2030-07"),
        ("pre2011_only", "2011-06", "ELIGIBLE", "2030-07"),
        ("pre2011_only", None, "UNDETERMINED", "2030-07"),  # not stated is not refused
    ],
)
def test_lump_sum_under_other_answers(reading: str, first_insured: str | None, expected: str, first: str) -> None:
    found = remedy(
        ask(
            "1965-05",
            "male_60",
            "2025-07",
            readings={"R08": reading},
            cumulative=100,
            first_insured=first_insured,
        ),
        "lump_sum",
    )
    assert (str(found.eligibility), str(found.from_month)) == (expected, first)


# --- fifteen years, where the minimum is above them -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "expected"), [(179, "ELIGIBLE"), (180, "UNDETERMINED"), (215, "UNDETERMINED"), (0, "ELIGIBLE")]
)
def test_moving_and_ending_from_fifteen_years_on_are_open(months: int, expected: str) -> None:
    # male_60 1973-05: 62y2m in 2035-07 (附件1), 216 (附件4). 17号 第三条 and 13号令 第三条 say 15 years; whether that moves with
    # the minimum no text says. Paying on is open to all of them.
    answer = ask("1973-05", "male_60", "2035-07", cumulative=months)
    assert (str(answer.statutory.value.month), figures(answer)["shortfall_months"]) == ("2035-07", 216 - months)
    assert [str(remedy(answer, kind).eligibility) for kind in KINDS] == [
        "ELIGIBLE",
        "UNDETERMINED",
        expected,
        expected,
    ]


# --- law dates and nobody short ---------------------------------------------------------------------------------------


def test_the_law_of_2024() -> None:
    # 社会保险法 第十六条: 15 years and paying on; male 1964-12 with 144 at 60 in 2024-12: 36 short, to 2027-12, whatever 2025
    # brings; no question of years (R01), the minimum does not rise.
    answer = ask("1964-12", "male_60", "2024-12", on="2024-12-31", cumulative=144)
    assert listed(answer)[0] == ("extended_contribution", "ELIGIBLE", "2025-01", "2027-12")
    assert [one.kind for one in answer.remedies] == KINDS
    assert "R01" not in decided(answer)
    cited = {cite.source for cite in remedy(answer, "extended_contribution").citations}
    assert cited == {"social_insurance_law"}  # the measures of 2024-09-13 hold from 2025 on
    assert "measures" not in {cite.source for one in answer.remedies for cite in one.citations}
    # Paying on past 2030 stays at 15 years there: 84 short in 2024-12 is 2031-12.
    long = ask("1964-12", "male_60", "2024-12", on="2024-12-31", cumulative=96)
    assert str(remedy(long, "extended_contribution").until_month) == "2031-12"


@pytest.mark.parametrize("months", [204, 205, 400])
def test_nobody_who_is_not_short_needs_one(months: int) -> None:
    # male_60 1971-09: 204 in 2033-06.
    assert ask("1971-09", "male_60", "2026-11", cumulative=months).remedies == ()


def test_short_of_an_early_month_only_is_not_short_at_the_age() -> None:
    # 125 in 2026-11 and paying on: 183 of 192 in 2031-09, 204 of 204 at the age.
    assert ask("1971-09", "male_60", "2026-11", cumulative=125, continuing=True).remedies == ()
    assert ask("1971-09", "male_60", "2026-11", cumulative=124, continuing=True).remedies != ()


def test_surely_short_although_a_part_is_unknown() -> None:
    # male_60 1965-05, 180 in 2025-07, asked in 2026-07: 144 counted to 2026-01, and whether the six months since were paid
    # nobody said. 144 at most at the age: short, with the ways on.
    stated: dict[str, Any] = {"cumulative": 144, "counted_to": "2026-01", "continuing": None}
    answer = ask("1965-05", "male_60", "2026-07", **stated)
    assert str(answer.option("2025-07").eligibility) == "NOT_ELIGIBLE"
    assert [one.kind for one in answer.remedies] == KINDS


@pytest.mark.parametrize("stated", [{}, {"paid": 100}, {"deemed": 24}], ids=str)
def test_nothing_is_said_to_somebody_whose_months_are_unknown(stated: dict[str, Any]) -> None:
    assert ask("1971-09", "male_60", "2026-11", **stated).remedies == ()


def test_who_is_short_under_the_answer_chosen_has_a_way_on() -> None:
    # male_60 1969-01 reached 61y1m in 2030-02 with 150 of 186, and has 186 in 2033-02, when 204 are asked for. Under R01
    # "the year of completion" he may not claim yet, so he is told how long to pay on: k months with 186 + k at the minimum of
    # the year: 2033-12 196 of 204, 2034-12 208 of 210, 2035-08 216 of 216.
    paid = [("2017-09", "2033-02")]
    answer = ask("1969-01", "male_60", "2033-02", readings={"R01": "completion_year"}, spells=paid)
    assert str(answer.option("2033-02").eligibility) == "UNDETERMINED"
    assert [(one.kind, str(one.until_month)) for one in answer.remedies][:1] == [("extended_contribution", "2035-08")]


# --- every remedy, against the law written twice ----------------------------------------------------------------------


@given(
    st.one_of(
        strategies.spelled(),
        strategies.planned(),
        strategies.questions(stated=True, exact=True),
        strategies.questions(stated=True, exact=True, past=True),
    ),
    st.sampled_from((None, "1995-01", "2011-06", "2011-07", "2020-01")),
)
def test_against_the_oracle(asked: Asked, first_insured: str | None) -> None:
    stated: dict[str, Any] = {**(asked.stated or {}), "first_insured": first_insured}
    case = asked.case
    assume(case.drawing != "employee")
    # A first month that leaves no room for the months paid is a contradiction, and no question.
    assume(first_insured is None or _room(asked, index(first_insured)))
    answer = replace(asked, stated=stated).answer
    expected = oracle.remedies(case, None if first_insured is None else index(first_insured))
    if expected is None:
        assert [one.kind for one in answer.remedies] in ([], KINDS)
        return
    assert {kind: tuple(rest) for kind, *rest in listed(answer)} == expected
    assert [one.kind for one in answer.remedies] == (KINDS if expected else [])
    for one in answer.remedies:
        assert one.citations
        assert one.reasons == ()


def _room(asked: Asked, first: int) -> bool:
    stated: dict[str, Any] = asked.stated or {}
    if "spells" in stated:
        return all(index(one["first"]) >= first for one in stated["spells"])
    return asked.case.counted_to - first + 1 >= strategies.total(asked)


def test_beyond_the_last_minimum_on_file_nobody_knows_when_paying_on_ends(tmp_path: Path) -> None:
    """A minimum that its own text closes in 2031: 60 months, of 1968-12 (2029-12), cannot be complete before."""
    last = max(tables_of(tmp_path, "CN", "minimum_contribution").glob("*.yaml"))
    text = last.read_text(encoding="utf-8")
    assert text.count("effective_to: null\n") == 1
    last.write_text(
        text.replace("effective_to: null\n", 'effective_to: "2031-12-31"\nends: own_text\n'), encoding="utf-8"
    )
    law = load_law(tables=tmp_path, in_force_on=None)
    stated = Contributions(cumulative=60, counted_to="2026-11", continuing=True)
    answer = assess(Person("1968-12", "male_60", employment="employee", contributions=stated), law, "2026-11")
    (paying_on,) = [one for one in answer.remedies if one.kind == "extended_contribution"]
    assert (str(paying_on.eligibility), paying_on.until_month) == ("UNDETERMINED", None)
    assert "out_of_coverage" in [caveat.code for caveat in answer.shortfall_remedies.caveats]
    assert [one.change for one in answer.why_not("2036-11")] != ["see_remedies"]
