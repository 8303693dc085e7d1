"""Any room by its name: the same answer as inside an assessment, and one JSON for all of them."""

from __future__ import annotations

import json
from datetime import date
from importlib import import_module
from typing import Any, get_type_hints

import pytest
from jsonschema import Draft202012Validator

from retirecalc import Contributions, InvalidFacts, OutOfCoverage, Person, RetirecalcError, assess
from retirecalc.contract.assessment import FactsJson, json_schema
from retirecalc.contract.outcome import outcome_dict, outcome_json
from retirecalc.facts.filing import Filing
from retirecalc.order import order
from retirecalc.questions.ask import ask, askable, fields_of, takes_month
from retirecalc.rooms import ROOMS
from retirecalc.tables.shelf import built_in
from tests.law_day import load_law
from tests.test_cases import cases_of

MAN = {
    "birth": "1971-09",
    "category": "male_60",
    "employment": "employee",
    "contributions": {"cumulative": 316, "counted_to": "2026-11", "continuing": True},
}
IN_ASSESS = [room.name for room in ROOMS.values() if room.in_assess]


@pytest.mark.parametrize("room", IN_ASSESS)
def test_alone_as_inside_an_assessment(room: str) -> None:
    month = "2031-09" if takes_month(room) else None
    found = ask(room, MAN, load_law(), "2026-11-15", month)
    answer = assess(Person.from_dict(MAN), load_law(), "2026-11-15")
    outcomes = answer.outcomes if month is None else answer.option(month).outcomes
    assert found.outcome == next(outcome for outcome in outcomes if outcome.rule == room)
    assert found.outcome.explain("zh") in answer.explain("zh") or found.outcome.explain("zh").count("\n") > 1
    assert [outcome.rule for outcome in found.behind][-1] == room


@pytest.mark.parametrize(
    ("room", "facts", "month", "value"),
    [
        # 附件1: 80 months after 1965-01, 80 // 4 + 1 = 21, so 61y9m (741 months) in 2033-06.
        (
            "statutory_age",
            {"birth": "1971-09", "category": "男"},
            None,
            {"original_age": 720, "original_month": "2031-09", "increase_months": 21, "age": 741, "month": "2033-06"},
        ),
        # 附件4: 2032 16年6个月.
        ("minimum_contribution", MAN, "2032-01", {"counting_year": 2032, "required_months": 198}),
        # 附件1: born 1969-01 is 48 months after 1965-01, 13 months late, 61y1m in 2030-02; so are the next three births, which
        # are 61y1m in 2030-03 to 2030-05.
        ("births_reaching", {"category": "male_60"}, "2030-02", ["1969-01"]),
        # R15 and 劳社部发〔1999〕8号: the file prevails.
        (
            "birth_date",
            {"id_card": "1971-09", "file_earliest": "1971-03"},
            None,
            {"source": "file_earliest", "month": "1971-03"},
        ),
        ("birth_date", {"id_card": "1971-09"}, None, {"source": "id_card", "month": "1971-09"}),
    ],
)
def test_values(room: str, facts: dict[str, Any], month: str | None, value: object) -> None:
    found = outcome_dict(ask(room, facts, load_law(), "2026-11", month))
    assert found["value"] == value
    assert (found["schema"], found["rule"], found["facts"], found["month"]) == (
        "retirecalc.outcome/1",
        room,
        facts,
        month,
    )
    assert list(found) == ["schema", "rule", "facts", "as_of", "month", "law", "value", "caveats", "readings", "trace"]


def facts_for(room: str) -> dict[str, Any]:
    if room == "shortfall_remedies":  # 108 months in 2033-06, 204 are needed: short
        return {**MAN, "contributions": {"cumulative": 108, "counted_to": "2026-11", "continuing": False}}
    if (
        "birth" in fields_of(room)
        and "contributions" in fields_of(room)
        and room != "worker_class"
        and not has_ended(room)
    ):
        return MAN
    if room == "births_reaching":
        return {"category": "female_50"}
    if "category" in fields_of(room) and not has_ended(room):
        return {"birth": "1971-09", "category": "male_60"}
    answered: dict[str, Any] = next(case for case in cases_of(room) if "expect" in case)["facts"]
    return answered


def has_ended(room: str) -> bool:
    """Whether nothing of its own is in force any more in the month of the question."""
    versions = [found for (_, table), found in built_in().filed.items() if table in ROOMS[room].tables]
    return bool(versions) and all(found[-1].last_day < date(2026, 11, 1) for found in versions)


def day_of(room: str) -> str:
    """When a room is asked: as in its first case where it has ended, and where no person is asked about, since a year may be all
    that is on file."""
    answered: dict[str, Any] = next(case for case in cases_of(room) if "expect" in case)
    as_now = "category" in fields_of(room) and not has_ended(room)
    return "2026-11" if as_now else answered.get("as_of", "2026-11")


def places_of(room: str) -> list[str]:
    """Where a room can be asked: a figure that only places have, the nation has not."""
    local = ROOMS[room].tables and not any(("CN", table) in built_in().filed for table in ROOMS[room].tables)
    return ["CN-CQ"] if local else ["CN", "CN-CQ"]


@pytest.mark.parametrize(("room", "place"), [(room, place) for room in askable() for place in places_of(room)])
def test_every_room_answers_in_json_and_words(room: str, place: str) -> None:
    found = ask(room, facts_for(room), load_law(place), day_of(room), "2033-06" if takes_month(room) else None)
    told = json.loads(outcome_json(found))
    assert told == outcome_dict(found)
    assert told["law"]["tables"]
    assert told["trace"]
    # Read back, the same.
    again = ask(told["rule"], told["facts"], load_law(place), told["as_of"], told["month"])
    assert outcome_json(again) == outcome_json(found)
    for lang in ("en", "zh"):
        text = found.outcome.explain(lang)
        assert "None" not in text
        assert text.splitlines()[1].startswith("  1. ")


def test_the_rooms_that_only_an_assessment_asks() -> None:
    assert set(ROOMS) - set(askable()) == {"obstacles"}


@pytest.mark.parametrize(
    ("room", "facts", "month", "code", "field"),
    [
        ("obstacles", MAN, "2030-01", "questions.room_unknown", None),
        ("statutory_age", {"birth": "1971-09", "category": "男", "sex": "男"}, None, "ground.fact_unknown", "sex"),
        ("statutory_age", {"birth": "1971-09"}, None, "facts.fact_missing", "category"),
        ("statutory_age", [], None, "ground.fact_type", "facts"),
        ("births_reaching", {}, "2030-01", "facts.fact_missing", "category"),
        ("births_reaching", {"category": "女"}, "2030-01", "facts.category_of_woman", "category"),
        ("births_reaching", {"category": "男"}, None, "facts.fact_missing", "month"),
        ("birth_date", {}, None, "facts.fact_missing", "id_card"),
        ("worker_class", {"senior": "yes"}, None, "ground.fact_type", "senior"),
        ("pension_eligibility", MAN, None, "facts.fact_missing", "month"),
        (
            "payments_needed",
            {"birth": "1971-09", "category": "男"},
            "2033-06",
            "facts.contributions_needed",
            "contributions",
        ),
        ("contribution_projection", {**MAN, "birth": "2027-01"}, None, "facts.birth_after_as_of", "birth"),
    ],
)
def test_what_cannot_be_asked(room: str, facts: Any, month: str | None, code: str, field: str | None) -> None:
    with pytest.raises(InvalidFacts) as caught:
        ask(room, facts, load_law(), "2026-11", month)
    assert (caught.value.code, caught.value.fields.get("field")) == (code, field)


def test_alone_what_no_version_says_is_an_error() -> None:
    with pytest.raises(OutOfCoverage):
        ask("minimum_contribution", {"birth": "1945-01", "category": "男"}, load_law(), "2004-12", "2005-01")


def own_facts() -> set[Any]:
    """The classes of facts that one room alone takes."""
    return {kind for room in ROOMS.values() for kind in getattr(import_module(room.home), "FACTS", {}).values()}


def test_the_fields_are_those_of_the_facts() -> None:
    """What each class of facts says of itself is what its constructor takes."""
    for kind in (Person, Contributions, Filing, *own_facts()):
        named = set(get_type_hints(kind.__init__)) - {"return"}
        assert set(kind.FIELDS) == named, kind


def test_the_schema_of_the_facts() -> None:
    schema = json.loads(json_schema(FactsJson))
    Draft202012Validator.check_schema(schema)
    full = {**MAN, "drawing": "none", "applied_on": str(date(2026, 11, 2)), "deferral_agreed_to": False}
    assert list(Draft202012Validator(schema).iter_errors(Person.from_dict(full).to_dict())) == []
    for wrong in ({**MAN, "contributions": {"cumulative": False}}, {**MAN, "name": "样例甲"}, {"birth": "1971-09"}):
        assert list(Draft202012Validator(schema).iter_errors(wrong))
        with pytest.raises(RetirecalcError):
            Person.from_dict(wrong)


def test_a_monthly_room_knows_it() -> None:
    assert [name for name in IN_ASSESS if takes_month(name)] == [
        "minimum_contribution",
        "pension_eligibility",
        "retirement_dates",
    ]
    assert not order(("statutory_age",)).each_month
