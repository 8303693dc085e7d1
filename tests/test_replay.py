"""The same facts, law and month give the same bytes: again, elsewhere, in another time zone, thread or process."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from retirecalc import Assessment, Contributions, InvalidFacts, Law, OutOfCoverage, Person, RetirecalcError, assess
from retirecalc.questions.replay import replay
from tests import strategies
from tests.laid_out import search_path
from tests.law_day import load_law, tables_of
from tests.strategies import Asked

PEOPLE: list[dict[str, Any]] = [
    # Every category and employment, with and without days, grandfathered, short, unknown, past the age, drawing.
    {"birth": "1971-09-15", "category": "male_60", "employment": "employee", "cumulative": 316, "continuing": True},
    {"birth": "1971-08-31", "category": "male_60", "employment": "own_account", "cumulative": 133, "continuing": True},
    {"birth": "1964-12", "category": "male_60", "employment": "employee", "paid": 179, "deemed": 12},
    {"birth": "1965-01-01", "category": "male_60", "employment": "state_employee", "paid": 200},
    {"birth": "1979-11", "category": "female_55", "employment": "employee", "cumulative": 101, "continuing": True},
    {"birth": "1970-01-31", "category": "female_55", "employment": "civil_servant", "deemed": 100, "cumulative": 400},
    {"birth": "1984-11", "category": "female_50", "employment": "unknown"},
    {"birth": "1980-02-29", "category": "female_50", "employment": "employee", "cumulative": 240, "continuing": False},
    {"birth": "1975-01", "category": "female_50", "employment": "own_account", "deemed": 60, "continuing": True},
    {
        "birth": "1981-01",
        "category": "female_50",
        "employment": "state_manager",
        "cumulative": 120,
        "counted_to": "2025-06",
    },
    {"birth": "1900-01", "category": "male_60", "employment": "unknown", "cumulative": 300},
    {"birth": "1969-01", "category": "male_60", "employment": "employee", "cumulative": 146, "drawing": "employee"},
]
SCRIPT = """
import json, sys
from retirecalc import Contributions, Person, assess
from tests.law_day import load_law, tables_of
for facts in json.loads(sys.argv[1]):
    stated = {n: facts[n] for n in ("paid", "deemed", "cumulative", "counted_to", "continuing") if n in facts}
    person = Person(
        facts["birth"], facts["category"], employment=facts["employment"],
        contributions=Contributions(**stated) if stated else None, drawing=facts.get("drawing"),
    )
    for place, on in (("CN", None), ("CN-CQ", "2024-12-31")):
        text = assess(person, load_law(place, in_force_on=on), "2026-11", months=["2030-01"]).to_json()
        sys.stdout.buffer.write(text.encode() + b"\\n")
"""
THREADS = """
import sys, threading
from retirecalc import Contributions, Person, assess
from tests.law_day import load_law, tables_of
start, found = threading.Barrier(8), []
def work():
    start.wait()
    person = Person("1971-09-15", "male_60", employment="own_account", contributions=Contributions(cumulative=133))
    found.append(assess(person, load_law("CN-CQ"), "2026-11").to_json())
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8, len(found)
sys.stdout.buffer.write("\\n".join(sorted(set(found))).encode())
"""


def run(script: str, *args: str, **environment: str) -> bytes:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ"))}
    env = kept | {"PYTHONPATH": search_path()} | environment
    done = subprocess.run([sys.executable, "-c", script, *args], env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return run(SCRIPT, json.dumps(PEOPLE), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")


def test_a_dozen_people(plain: bytes) -> None:
    assert len(PEOPLE) == 12
    lines = plain.decode().splitlines()
    assert len(set(lines)) == 24
    assert "人社部发〔2024〕94号" in lines[0]


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "3", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.GB18030", "PYTHONHASHSEED": "random"},
    ],
    ids=lambda environment: environment["TZ"],
)
def test_the_same_bytes_anywhere(plain: bytes, environment: dict[str, str]) -> None:
    assert run(SCRIPT, json.dumps(PEOPLE), **environment) == plain


def test_the_same_bytes_in_this_process(plain: bytes) -> None:
    """Which has read the tables as YAML, where the other processes have the snapshot of a wheel."""
    here = []
    for facts in PEOPLE:
        stated = {
            name: facts[name] for name in ("paid", "deemed", "cumulative", "counted_to", "continuing") if name in facts
        }
        person = Person(
            facts["birth"],
            facts["category"],
            employment=facts["employment"],
            contributions=Contributions(**stated) if stated else None,
            drawing=facts.get("drawing"),
        )
        for place, on in (("CN", None), ("CN-CQ", "2024-12-31")):
            here.append(assess(person, load_law(place, in_force_on=on), "2026-11", months=["2030-01"]).to_json())
    assert "\n".join(here).encode() + b"\n" == plain


def test_threads_that_load_the_law_at_the_same_time() -> None:
    assert len(run(THREADS).splitlines()) == 1


def test_two_threads_assessing_the_same() -> None:
    person = Person(
        "1971-09-15", "male_60", employment="own_account", contributions=Contributions(cumulative=133, continuing=True)
    )
    law = load_law()
    alone = assess(person, law, "2026-11").to_json()
    with ThreadPoolExecutor(2) as pool:
        together = list(pool.map(lambda _: assess(person, law, "2026-11").to_json(), range(20)))
    assert set(together) == {alone}


def rebuilt(text: str) -> Assessment:
    """From the JSON alone: its facts, its law stamp, its month, and the months it lists."""
    told = json.loads(text)
    law = Law.from_stamp(told["law"])
    on_file = law.stamp()
    assert {**on_file, "tables": told["law"]["tables"]} == told["law"]
    assert told["law"]["tables"]
    person = Person.from_dict(told["facts"])
    assert person.to_dict() == told["facts"]
    answer = assess(person, law, told["as_of"], months=[option["month"] for option in told["options"]])
    found = replay(text)
    assert (found.changed, found.answer.to_json()) == ((), answer.to_json())
    return answer


@given(strategies.questions())
def test_replay(asked: Asked) -> None:
    answer = asked.answer
    text = answer.to_json()
    again = rebuilt(text)
    assert again.to_json() == text
    assert again.person == answer.person
    # Nothing was worn out by asking.
    assert answer.to_json() == text
    assert asked.answer.to_json() == text


@given(strategies.questions())
def test_pickle(asked: Asked) -> None:
    person, law, answer = asked.person, asked.law, asked.answer
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(person, protocol)) == person
    same_law = pickle.loads(pickle.dumps(law))
    assert same_law.stamp() == law.stamp()
    same = pickle.loads(pickle.dumps(answer))
    assert same.to_json() == answer.to_json()
    # The copy still answers.
    month = str(answer.statutory.value.month + 1)
    assert same.option(month).to_dict() == answer.option(month).to_dict()
    assert (
        assess(person, same_law, answer.as_of, months=[option.month for option in answer.options]).to_json()
        == answer.to_json()
    )


def test_deep_copy() -> None:
    answer = assess(Person("1971-09", "male_60", contributions=Contributions(cumulative=133)), load_law(), "2026-11")
    assert copy.deepcopy(answer).to_json() == answer.to_json()
    assert copy.copy(answer.person) == answer.person


def test_changing_the_dictionary_changes_no_answer() -> None:
    answer = assess(
        Person("1971-09", "male_60", employment="own_account", contributions=Contributions(cumulative=133)),
        load_law(),
        "2026-11",
    )
    text = answer.to_json()
    told = answer.to_dict()
    told["facts"]["contributions"]["cumulative"] = 0
    told["law"]["readings"]["R07"] = "allowed"
    told["options"][0]["reasons"].append("month_past")
    told["trace"].clear()
    assert answer.to_json() == text
    assert load_law().stamp()["readings"] == {}


FACTS = {"birth": "1971-09", "category": "male_60", "contributions": {"cumulative": 316, "counted_to": "2026-11"}}


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({**FACTS, "contributions": {"cumulative": False}}, "ground.fact_type", "contributions.cumulative"),
        ({**FACTS, "contributions": {"cumulative": 316.0}}, "ground.fact_type", "contributions.cumulative"),
        ({**FACTS, "contributions": {"cumulativ": 316}}, "ground.fact_unknown", "contributions.cumulativ"),
        ({**FACTS, "contributions": 316}, "ground.fact_type", "contributions"),
        ({**FACTS, "contributions": {"continuing": 1}}, "ground.fact_type", "contributions.continuing"),
        ({**FACTS, "contributions": {"spells": "2000-01..2010-12"}}, "ground.fact_type", "contributions.spells"),
        ({**FACTS, "approved": "yes"}, "ground.fact_type", "approved"),
        ({**FACTS, "deferral_agreed_to": True}, "facts.agreed_unreadable", "deferral_agreed_to"),
        ({**FACTS, "birth": 197109}, "ground.fact_type", "birth"),
        ({**FACTS, "name": "样例甲"}, "ground.fact_unknown", "name"),
        ({"category": "male_60"}, "facts.fact_missing", "birth"),
        ({"birth": "1971-09", "category": None}, "facts.fact_missing", "category"),
        ([], "ground.fact_type", "facts"),
        ({**FACTS, "birth": "1971-13"}, "ground.no_such_month", "birth"),
    ],
)
def test_facts_as_json_are_read_strictly(facts: Any, code: str, field: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        Person.from_dict(facts)
    assert (caught.value.code, caught.value.fields["field"]) == (code, field)


def test_null_is_a_fact_not_stated() -> None:
    stated = {**FACTS, "employment": None, "approved": None, "deferral_agreed_to": None, "drawing": None}
    assert Person.from_dict(stated) == Person(
        "1971-09", "male_60", contributions=Contributions(cumulative=316, counted_to="2026-11")
    )
    assert Person.from_dict({**FACTS, "deferral_agreed_to": False}).deferral_agreed_to is False


def own_minimum(folder: Path, months: str) -> Path:
    """Own tables in which the minimum of 2033 is another one."""
    for path in tables_of(folder, "CN", "minimum_contribution").glob("2025-*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert text.count("{year: 2033, months: 17y,") == 1
        path.write_text(text.replace("{year: 2033, months: 17y,", f"{{year: 2033, months: {months},"), encoding="utf-8")
    return folder


def test_a_law_that_reads_otherwise_is_never_taken_for_the_same(tmp_path: Path) -> None:
    own = own_minimum(tmp_path, "17y1m")
    text = assess(Person.from_dict(FACTS), load_law(tables=own), "2026-11").to_json()
    assert '"required_months": 205' in text
    assert replay(text, tables=own).changed == ()
    for form in (text, json.loads(text)):
        with pytest.raises(OutOfCoverage) as caught:
            replay(form)
        assert (caught.value.code, caught.value.fields["tables"]) == (
            "tables.law_changed",
            "minimum_contribution 2025-01-01",
        )
    own_minimum(tmp_path / "later", "17y2m")
    with pytest.raises(OutOfCoverage):
        replay(text, tables=tmp_path / "later")


def test_what_is_different_is_named() -> None:
    told = assess(Person.from_dict(FACTS), load_law(), "2026-11").to_dict()
    told["options"][0]["required_months"] = 1
    told["statutory"]["month"] = "2030-01"
    told["retirecalc"] = "0.0.1"  # another version may well give the same answer
    told["first_qualifying_month"] = None
    assert replay(told).changed == ("statutory.month", "first_qualifying_month", "options[0].required_months")


@pytest.mark.parametrize(
    "told", ["", "{", "[]", "{}", {"schema": "retirecalc.assessment/2"}, 7, None, b"{}", "[" * 100_000]
)
def test_what_is_no_answer(told: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        replay(told)
    assert caught.value.code == "questions.answer_unreadable"


@pytest.mark.parametrize(
    ("field", "told", "code", "named"),
    [
        ("facts", None, "facts.fact_missing", "facts"),
        ("facts", [], "ground.fact_type", "facts"),
        ("facts", {}, "facts.fact_missing", "birth"),
        ("law", "CN", "ground.fact_type", "law"),
        ("law", {}, "facts.fact_missing", "law.place"),
        ("as_of", None, "facts.fact_missing", "as_of"),
        ("as_of", 202611, "ground.fact_type", "as_of"),
        ("options", None, "facts.fact_missing", "options"),
        ("options", {"month": "2030-01"}, "ground.fact_type", "options"),
        ("options", "2030-01", "ground.fact_type", "options"),
        ("options", ["2030-01"], "ground.fact_type", "options[0]"),
        ("options", [None], "ground.fact_type", "options[0]"),
        ("options", [{"month": "2033-06"}, {}], "facts.fact_missing", "options[1].month"),
        ("options", [{"month": 203001}], "ground.fact_type", "options[0].month"),
        ("options", [{"month": "soon"}], "ground.month_unreadable", "month"),
    ],
)
def test_an_answer_is_read_strictly(field: str, told: Any, code: str, named: str) -> None:
    answer = assess(Person.from_dict(FACTS), load_law(), "2026-11").to_dict()
    for form in ({**answer, field: told}, json.dumps({**answer, field: told})):
        with pytest.raises(InvalidFacts) as caught:
            replay(form)
        assert (caught.value.code, caught.value.fields["field"]) == (code, named)
    answer.pop(field)
    with pytest.raises(InvalidFacts) as caught:
        replay(answer)
    assert str(caught.value) == f"{field}: is missing. State it."


@pytest.mark.parametrize(
    ("stamp", "code"),
    [
        ({}, "facts.fact_missing"),
        ({"place": 7}, "ground.fact_type"),
        ({"place": "CN", "horoscope": "x"}, "ground.fact_unknown"),
        ({"place": "CN-ZZ"}, "tables.place_unknown"),
        ({"place": "CN", "readings": {"R99": "yes"}}, "tables.reading_unknown"),
        (
            {"place": "CN", "tables": [{"id": "statutory_age", "effective_from": "2025-01-01", "sha256": "0" * 64}]},
            "tables.law_changed",
        ),
        ({"place": "CN", "tables": ["statutory_age"]}, "ground.fact_type"),
        ({"place": "CN", "tables": [{}]}, "facts.fact_missing"),
        ({"place": "CN", "tables": [{"id": "statutory_age"}]}, "facts.fact_missing"),
        ({"place": "CN", "readings": {"R07": "perhaps"}}, "tables.reading_answer_unknown"),
        (None, "ground.fact_type"),
        ("CN", "ground.fact_type"),
    ],
)
def test_a_stamp_is_read_strictly(stamp: Any, code: str) -> None:
    with pytest.raises(RetirecalcError) as caught:
        Law.from_stamp(stamp)
    assert caught.value.code == code
