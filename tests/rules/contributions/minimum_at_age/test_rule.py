"""Enough at the age, or when paying on makes it enough: 办法 第二条 with 附件4; 社会保险法 第十六条; R01.

Statutory months are those of 附件1: male 1968-12 61y in 2029-12 (180), male 1969-01 61y1m in 2030-02 (186), male 1971-09
2033-06 (204), male 1976-09 2039-09 (240).

Mutations that must fail here: any `rows[].months` of minimum_contribution from 2029 on, `later.value`, and
`extended_contribution.reading` of shortfall_remedies left out.
"""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import Contributions, Outcome, OutOfCoverage, Person, YearMonth, assess
from retirecalc.rules.contributions.minimum_at_age import MinimumAtAge, minimum_at_age
from tests.law_day import LAW_DAY, load_law


def ask(birth: str, as_of: str, *, r01: str = "undetermined", on: str = LAW_DAY, **stated: Any) -> MinimumAtAge:
    contributions = Contributions(**stated) if stated else None
    person = Person(birth, "male_60", employment="employee", contributions=contributions)
    found = assess(person, load_law(in_force_on=on, readings={"R01": r01}), as_of).minimum_at_age.value
    assert found is not None
    return found


def months(found: MinimumAtAge) -> tuple[str | None, str | None]:
    reached, complete = found.reached_month, found.complete_month
    return None if reached is None else str(reached), None if complete is None else str(complete)


@pytest.mark.parametrize(
    ("birth", "required"), [("1968-12", 180), ("1969-01", 186), ("1971-09", 204), ("1976-09", 240), ("1980-01", 240)]
)
def test_equal_is_enough(birth: str, required: int) -> None:
    for counted, met in ((required, True), (required + 1, True), (required - 1, False)):
        found = ask(birth, "2026-11", cumulative=counted, continuing=False)
        assert (found.required_months, found.counted_months, found.met) == (required, counted, met)
        assert months(found) == (None, None)  # nothing to reach, or nothing more is paid


@pytest.mark.parametrize(
    ("at_age", "reached", "complete"),
    [
        # male 1968-12, paying on after 2029-12. The 180 of 2029 after the months that are missing; the minimum of its own
        # year later: 186 in 2030, 192, 198, 204, 210 in 2034, 216, 222, 228, 234, 240 from 2039 on.
        (179, "2030-01", "2030-07"),  # 186 in 2030-07
        (174, "2030-06", "2030-12"),  # 186 in the December of 2030
        (173, "2030-07", "2031-07"),  # 185 in 2030-12; 192 in 2031-07
        (150, "2032-06", "2034-12"),  # 210 in the December of 2034
        (149, "2032-07", "2035-07"),  # 209 then; 216 in 2035-07
        (120, "2034-12", "2039-12"),  # 240 in the December of 2039
        (100, "2036-08", "2041-08"),
        (0, "2044-12", "2049-12"),
    ],
)
def test_the_two_months_of_r01(at_age: int, reached: str, complete: str) -> None:
    for r01, expected in (
        ("undetermined", (reached, complete)),
        ("statutory_year", (reached, reached)),
        ("completion_year", (reached, complete)),
    ):
        found = ask("1968-12", "2029-12", r01=r01, cumulative=at_age, continuing=True)
        assert found.met is False
        assert months(found) == expected


def test_where_the_minimum_rises_no_more_the_two_months_are_one() -> None:
    # male 1976-09: 240 in 2039-09, and 240 ever after (办法 第二条): 10 short are 2040-07.
    outcome = ask("1976-09", "2039-09", cumulative=230, continuing=True)
    assert months(outcome) == ("2040-07", "2040-07")
    person = Person("1976-09", "male_60", contributions=Contributions(cumulative=230, continuing=True))
    assert "R01" not in assess(person, load_law(), "2039-09").minimum_at_age.readings


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2034-12", ("2032-06", "2034-12")),  # complete in the last month that is paid, and for good
        ("2034-11", ("2032-06", None)),
        ("2032-06", ("2032-06", None)),
        ("2032-05", (None, None)),
    ],
)
def test_where_payments_end(last: str, expected: tuple[str | None, str | None]) -> None:
    # 150 in 2029-12 (2017-07 on).
    assert months(ask("1968-12", "2029-12", spells=[("2017-07", last)], continuing=False)) == expected


@pytest.mark.parametrize("as_of", ["2027-01", "2029-12", "2031-05", "2040-01"])
def test_the_months_themselves_say_the_same_whenever_it_is_asked(as_of: str) -> None:
    assert months(ask("1968-12", as_of, spells=["2017-07.."])) == ("2032-06", "2034-12")


@pytest.mark.parametrize(
    ("counted_to", "counted", "met", "surely"),
    [
        # male 1968-12, a total of a later month: at least as many less were there in 2029-12 as months have passed.
        ("2030-06", 186, True, 180),
        ("2030-06", 185, None, 179),
        ("2030-06", 180, None, 174),
        ("2030-06", 179, False, 173),
        ("2029-12", 180, True, 180),
        ("2049-12", 200, None, 0),
    ],
)
def test_a_later_total(counted_to: str, counted: int, met: bool | None, surely: int) -> None:
    found = ask("1968-12", "2049-12", cumulative=counted, counted_to=counted_to, continuing=False)
    assert (found.met, found.counted_months) == (met, surely)
    assert found.missing_facts == (("spells",) if met is None else ())


def test_complete_for_sure_although_the_months_are_not_known() -> None:
    # Of 185 in 2030-06 perhaps 179 were there at the age: 180 in 2030-01 then, and the 186 of 2030 never.
    found = ask("1968-12", "2030-06", cumulative=185, continuing=False)
    assert (found.met, *months(found)) == (None, "2030-01", None)
    # 192 in 2031-06: perhaps 174 at the age, but then 186 in 2030-12.
    found = ask("1968-12", "2031-06", cumulative=192, continuing=False)
    assert (found.met, *months(found)) == (None, "2030-06", "2030-12")


@pytest.mark.parametrize(
    ("stated", "met", "missing"),
    [
        ({"paid": 180}, True, ()),
        ({"paid": 179}, None, ("deemed",)),
        ({"deemed": 179}, None, ("paid",)),
        ({"cumulative": 132, "counted_to": "2000-12", "continuing": None}, None, ("continuing",)),
        ({"cumulative": 132, "counted_to": "2000-12", "continuing": True}, None, ("counted_to",)),
        ({}, None, ("contributions",)),
    ],
    ids=str,
)
def test_what_is_missing(stated: dict[str, Any], met: bool | None, missing: tuple[str, ...]) -> None:
    known = {"continuing": False, **stated} if stated else {}
    found = ask("1968-12", "2026-11", **known)
    assert (found.met, found.missing_facts) == (met, missing)


def test_fifteen_years_under_the_law_of_2024() -> None:
    # 社会保险法 第十六条; male 1964-12, 60 in 2024-12. No rise, so no question of years.
    found = ask("1964-12", "2024-12", on="2024-12-31", cumulative=150, continuing=True)
    assert (found.required_months, found.met, *months(found)) == (180, False, "2027-06", "2027-06")


def test_nothing_on_file_before_2006() -> None:
    # 国发〔2005〕38号 第六项, from 2006-01-01: male 1946-01 is 60 then, male 1945-12 a month before.
    assert ask("1946-01", "2026-11", cumulative=300, counted_to="2006-01", continuing=False).met is True
    person = Person("1945-12", "male_60", contributions=Contributions(cumulative=300, continuing=False))
    answer = assess(person, load_law(), "2026-11")
    assert answer.minimum_at_age.value is None
    assert "out_of_coverage" in [caveat.code for caveat in answer.minimum_at_age.caveats]
    with pytest.raises(OutOfCoverage):
        minimum_at_age(
            load_law(),
            as_of=YearMonth(2026, 11),
            statutory_age=answer.statutory.value,
            contribution_projection=answer.projection.value,
        )


def test_every_figure_cites_its_article() -> None:
    person = Person("1968-12", "male_60", contributions=Contributions(cumulative=150, continuing=True))
    outcome: Outcome[Any] = assess(person, load_law(), "2029-12").minimum_at_age
    cited = {step.name: [cite.locator for cite in step.citations] for step in outcome.trace if step.kind == "found"}
    assert cited["required_months"] == ["第二条", "附件4 2029年"]
    assert cited["counted_months"] == ["第三条"]  # 72号
    assert "附件4 2034年" in cited["complete_month"]
    assert ("measures", "第二条") in {
        (cite.source, cite.locator)
        for step in outcome.trace
        if step.name == "complete_month"
        for cite in step.citations
    }
    assert outcome.readings == ("R01",)
