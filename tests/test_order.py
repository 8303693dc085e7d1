"""The order of rooms: each after those it takes, once a question or once a month; and every parameter is a room or a fact."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from typing import Any

import pytest

from retirecalc import Contributions, Person, YearMonth, assess
from retirecalc import order as home
from retirecalc.errors import OutOfCoverage
from retirecalc.order import NEEDED, Answers, Asked, _calling, ask, order, with_month
from retirecalc.outcome import Outcome, Trace
from retirecalc.rooms import ROOMS, Room
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from tests.law_day import load_law

IN_ASSESS = tuple(room.name for room in ROOMS.values() if room.in_assess)
FACTS = {"person", "law", "as_of", "asked_on", "month"}
"""What `assess` knows before it asks a room."""
OUTSIDE = {"category", "id_card", "file_earliest", "readings", "filing", "calendar"}
"""Facts that rooms outside `assess` take; what a room alone takes it names in its `FACTS`."""


def test_the_order_of_assess() -> None:
    """Worked from what each article takes: the age first, then the window and the count, then what is judged by them."""
    plan = order(IN_ASSESS)
    assert [room.name for room in plan.once] == [
        "statutory_age",
        "contribution_projection",
        "flexible_retirement",
        "minimum_at_age",
        "qualifying_months",
        "shortfall_remedies",
    ]
    assert [room.name for room in plan.each_month] == [
        "minimum_contribution",
        "pension_eligibility",
        "retirement_dates",
    ]


@pytest.mark.parametrize("name", ROOMS)
def test_every_parameter_is_a_room_or_a_fact(name: str) -> None:
    """And a room that is named is taken as it answers, or as None or the refusal where no version says it."""
    parameters = inspect.signature(ROOMS[name].rule).parameters
    own = getattr(inspect.getmodule(ROOMS[name].rule), "FACTS", {})
    assert own.keys() <= parameters.keys() - ROOMS.keys() - FACTS - OUTSIDE
    for parameter, told in parameters.items():
        if parameter in own:
            assert told.annotation == own[parameter].__name__, (name, parameter)
            continue
        if parameter not in ROOMS:
            assert parameter in FACTS | (OUTSIDE if not ROOMS[name].in_assess else set()), (name, parameter)
            continue
        rule = ROOMS[parameter].rule
        answers = str(inspect.signature(rule).return_annotation)
        unknown = getattr(inspect.getmodule(rule), "UNKNOWN", NEEDED)
        lacking = "None" if unknown is None else "OutOfCoverage" if unknown is OutOfCoverage else ""
        allowed = {answers, f"Outcome[{answers[8:-1]} | {lacking}]"} if lacking else {answers}
        assert f"Outcome[{told.annotation}]" in allowed, (name, parameter)


def test_each_room_is_asked_once_and_a_monthly_one_once_a_month(monkeypatch: pytest.MonkeyPatch) -> None:
    person = Person("1971-09", "male_60", employment="employee", contributions=Contributions(cumulative=316))
    options = len(assess(person, load_law(), "2026-11").options)
    asked: list[str] = []

    def counted(one: Asked) -> Asked:
        def call(known: Mapping[str, Any]) -> Outcome[Any]:
            asked.append(one.name)
            return one.call(known)

        return one._replace(call=call)

    plan = order(IN_ASSESS)
    known = {"person": person, "law": load_law(), "as_of": YearMonth(2026, 11), "asked_on": YearMonth(2026, 11).on(30)}
    ask(map(counted, plan.once), known)
    for month in (YearMonth(2033, 6), YearMonth(2036, 6)):
        ask(map(counted, plan.each_month), with_month(known, month))
    assert options >= 3
    assert {name: asked.count(name) for name in IN_ASSESS} == {
        name: 2 if name in {room.name for room in plan.each_month} else 1 for name in IN_ASSESS
    }
    assert "month" not in known


def test_answers_have_the_type_of_their_rule() -> None:
    person = Person("1971-09", "male_60")
    found = ask(order(("statutory_age",)).once, {"person": person, "law": load_law()})
    assert str(found.of(statutory_age).value.month) == "2033-06"
    assert isinstance(found, Answers)


def rule_of(**named: Any) -> Any:
    def rule(**known: Any) -> Outcome[Any]:
        return Trace("made").outcome(tuple(known))

    rule.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in named]
    )
    return rule


def test_a_circle_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = {name: Room(name, "age", "S01") for name in ("one", "two")}
    monkeypatch.setattr(home, "ROOMS", rooms)
    rules = {"one": rule_of(two=None), "two": rule_of(one=None)}
    monkeypatch.setattr(Room, "rule", property(lambda room: rules[room.name]))
    with pytest.raises(RecursionError):
        order(("one",))


def test_a_parameter_that_nobody_knows() -> None:
    rule = rule_of(horoscope=None)
    stranger = Asked("stranger", ("horoscope",), NEEDED, _calling(rule, ("horoscope",)))
    with pytest.raises(KeyError, match="horoscope"):
        ask((stranger,), {"law": load_law()})


def test_what_no_version_says_is_unknown_where_the_room_has_a_word_for_it() -> None:
    old = load_law(in_force_on="2005-12-31")
    age = statutory_age(Person("1950-01", "male_60"), old).value
    known = {"law": old, "statutory_age": age, "month": age.month}
    (minimum,) = order(("minimum_contribution",)).each_month
    outcome = ask((minimum,), known).of(minimum_contribution)
    value: object = outcome.value
    assert value is None
    assert [caveat.code for caveat in outcome.caveats] == ["out_of_coverage"]
    assert outcome.trace[0][:2] == ("missing", "out_of_coverage")
    with pytest.raises(OutOfCoverage):
        ask((minimum._replace(unknown=NEEDED),), known)


def test_no_rule_calls_another() -> None:
    """What a rule needs of another comes by its parameter."""
    for room in ROOMS.values():
        tree = ast.parse(inspect.getsource(inspect.getmodule(room.rule)))  # type: ignore[arg-type]
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert called & (set(ROOMS) - {room.name}) == set()
