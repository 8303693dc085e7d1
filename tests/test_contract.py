"""The published JSON Schema is the contract: every answer keeps it, no other answer passes, and no facts break anything."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from retirecalc import Contributions, Person, RetirecalcError, assess
from retirecalc.cli import main
from retirecalc.contract.assessment import json_schema
from retirecalc.facts.reading import nothing
from tests import strategies
from tests.laid_out import search_path
from tests.law_day import LAW_DAY, load_law
from tests.strategies import Asked

PUBLISHED = Path(__file__).parents[1] / "docs" / "schema" / "assessment.json"
SCHEMA: dict[str, Any] = json.loads(json_schema())
VALIDATOR = Draft202012Validator(SCHEMA)


def complaint(answer: Any) -> str | None:
    """The first thing that the schema has against an answer."""
    return next((f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(answer)), None)


# the schema


def test_the_published_schema_is_the_one_of_the_code() -> None:
    assert PUBLISHED.read_bytes() == json_schema().encode()


def test_the_module_writes_what_is_published(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": search_path()}
    command = [sys.executable, "-m", "retirecalc.contract.assessment", str(tmp_path)]
    subprocess.run(command, env=env, check=True, timeout=60)
    for published in PUBLISHED.parent.glob("*.json"):
        assert (tmp_path / published.name).read_bytes() == published.read_bytes()


def test_the_schema_is_one() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_every_object_is_closed() -> None:
    """No answer may hold a field that the schema does not name; what is optional is a fact that was not stated."""
    for name, part in {**SCHEMA["$defs"], "AssessmentJson": SCHEMA}.items():
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, name
            optional = set(part["properties"]) - set(part.get("required", ()))
            assert not optional or name in ("FactsJson", "ContributionsJson", "SpellJson"), name


# answers


@settings(max_examples=2 * settings().max_examples)
@given(strategies.questions())
def test_the_answer_to_anybody_is_valid(asked: Asked) -> None:
    assert complaint(json.loads(asked.answer.to_json())) is None


DRAWING = [("2020-01", "2020-06")]
RICH: list[tuple[Person, dict[str, Any]]] = [
    # Short at the age, without an employer, unknown deemed months, a day of birth: remedies, readings, caveats of all kinds.
    (
        Person(
            "1971-09-15",
            "male_60",
            employment="own_account",
            contributions=Contributions(paid=133, counted_to="2026-10", first_insured="2010-01", continuing=True),
        ),
        {"place": "CN-CQ", "readings": {"R22": "birthday"}},
    ),
    # Refused months, reasons, missing facts; every fact that may be stated.
    (
        Person(
            "1969-01-31",
            "male_60",
            employment="civil_servant",
            contributions=Contributions(
                paid=80, deemed=20, removed=5, plan=[], invalidity_allowance=DRAWING, lump_sum=(12, "2026-05")
            ),
            drawing="none",
            approved=True,
            deferral_agreed_to="2031-05",
            notice_given_on="2026-10-30",
            applied_on="2026-11-02",
            joined_after_2015_reform=False,
        ),
        {},
    ),
    (
        Person(
            "1979-11",
            "female_55",
            contributions=Contributions.from_spells(
                [("2000-01", "2006-05", "own_account", "employee", "CN-CQ"), "2010-01.."]
            ),
        ),
        {},
    ),
    (Person("1984-11", "female_50", contributions=Contributions(cumulative=100, plan=["2027-01..2029-12"])), {}),
    # Short at the age, past, and paying on: a month open for good; no deferral.
    (
        Person(
            "1965-05",
            "male_60",
            employment="employee",
            contributions=Contributions(cumulative=150, continuing=True),
            deferral_agreed_to=False,
        ),
        {},
    ),
    (Person("1964-06", "male_60"), {"in_force_on": "2024-12-31"}),
]


def answers() -> Iterator[dict[str, Any]]:
    for person, law in RICH:
        as_of = "2024-12" if "in_force_on" in law else "2026-11"
        yield json.loads(assess(person, load_law(**law), as_of, months=["2031-01", "2040-01"]).to_json())


Place = tuple[str | int, ...]


def parts(schema: Any, answer: Any, place: Place = ()) -> Iterator[tuple[str, Place, dict[str, Any]]]:
    """Every closed object in an answer, with its name in the schema: schema and answer walked side by side."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        if SCHEMA["$defs"][name].get("type") == "object":
            yield name, place, answer
        yield from parts(SCHEMA["$defs"][name], answer, place)
    for one in schema.get("anyOf", ()):
        if answer is not None and one.get("type") != "null":
            yield from parts(one, answer, place)
    for key, inner in schema.get("properties", {}).items():
        if key in answer:
            yield from parts(inner, answer[key], (*place, key))
    for index, item in enumerate(answer if isinstance(answer, list) else ()):
        yield from parts(schema.get("items", {}), item, (*place, index))


def edited(answer: Any, place: Place, value: Any) -> Any:
    copy: Any = dict(answer) if isinstance(answer, dict) else list(answer)
    copy[place[0]] = value if len(place) == 1 else edited(copy[place[0]], place[1:], value)
    return copy


def objects() -> list[tuple[str, Place, dict[str, Any], dict[str, Any]]]:
    """One of each kind of object for each set of its fields and of the kinds of their values."""
    found: dict[Any, tuple[str, Place, dict[str, Any], dict[str, Any]]] = {}
    for answer in answers():
        for name, place, part in [("AssessmentJson", (), answer), *parts(SCHEMA, answer)]:
            shape = (name, tuple((key, type(value).__name__) for key, value in part.items()))
            found.setdefault(shape, (name, place, part, answer))
    return list(found.values())


OBJECTS = objects()


def with_part(answer: dict[str, Any], place: Place, part: dict[str, Any]) -> Any:
    return edited(answer, place, part) if place else part


def test_the_answers_of_this_file_hold_every_field_of_the_contract() -> None:
    named = {(name, key) for name, part in SCHEMA["$defs"].items() for key in part.get("properties", ())}
    named |= {("AssessmentJson", key) for key in SCHEMA["properties"]}
    assert {(name, key) for name, _, part, _ in OBJECTS for key in part} == named
    assert [complaint(answer) for answer in answers()] == [None] * len(RICH)


def test_a_field_renamed_is_refused() -> None:
    for name, place, part, answer in OBJECTS:
        for key in part:
            renamed = {f"{one}_" if one == key else one: value for one, value in part.items()}
            assert complaint(with_part(answer, place, renamed)), f"{name}.{key}"


def test_a_field_left_out_is_refused_unless_it_is_a_fact_not_stated() -> None:
    for name, place, part, answer in OBJECTS:
        required = (SCHEMA if name == "AssessmentJson" else SCHEMA["$defs"][name]).get("required", ())
        for key in part:
            less = {one: value for one, value in part.items() if one != key}
            assert (complaint(with_part(answer, place, less)) is not None) == (key in required), f"{name}.{key}"


def test_a_field_added_is_refused() -> None:
    for name, place, part, answer in OBJECTS:
        for key in ("name", "id_number", ""):
            assert complaint(with_part(answer, place, {**part, key: None})), f"{name}.{key}"


def mistyped(value: Any) -> list[Any]:
    """The same in another type of JSON, which readers in other languages would trip over."""
    if isinstance(value, bool):
        return [str(value).lower(), int(value) + 2, []]
    if isinstance(value, int):
        return [str(value), value + 0.5, True, []]
    if isinstance(value, str):
        return [8, [value], {"value": value}, False]
    if value is None:
        return [[], 0.5]
    return [json.dumps(value), {} if isinstance(value, list) else [], None]


def test_a_field_mistyped_is_refused() -> None:
    for name, place, part, answer in OBJECTS:
        for key, value in part.items():
            may_be_nothing = (name, key) == ("FactsJson", "contributions")
            for wrong in mistyped(value) if (name, key) != ("StepJson", "value") else ():
                if (wrong is None and may_be_nothing) or (
                    key == "deferral_agreed_to" and (wrong is False or isinstance(wrong, str))
                ):
                    continue
                assert complaint(with_part(answer, place, {**part, key: wrong})), f"{name}.{key}: {wrong!r}"


CLOSED_WORDS = {
    ("CitationJson", "certainty"),
    ("SpellJson", "kind"),
    ("SpellJson", "scheme"),
    ("FactsJson", "category"),
    ("FactsJson", "employment"),
    ("FactsJson", "drawing"),
    ("FlexibleJson", "early"),
    ("FlexibleJson", "deferral"),
    ("OptionJson", "kind"),
    ("OptionJson", "eligibility"),
    ("RemedyJson", "kind"),
    ("RemedyJson", "eligibility"),
    ("StepJson", "kind"),
    ("AssessmentJson", "schema"),
}


def test_a_word_outside_a_closed_list_is_refused() -> None:
    seen = set()
    for name, place, part, answer in OBJECTS:
        for key, value in part.items():
            if (name, key) in CLOSED_WORDS:
                seen.add((name, key))
                assert complaint(with_part(answer, place, {**part, key: f"{value}x"})), f"{name}.{key}"
            if key == "reasons":
                assert complaint(with_part(answer, place, {**part, key: ["too_young"]})), f"{name}.{key}"
    assert seen == CLOSED_WORDS


# any facts at all, valid and hostile, through the library and the command line

BAD = """|　|26.4|-1|1971-13|1971-02-30|9999-12|0001-01|2099-12|1900-01|2100-01|99999999|1971.1|男|女|女干部|１９７１年９月|💥|\x00|\udcff
50010119710915123X|110221197109150011|{}|{field}|%s|1e9|NaN|None|true|26y4m|26年4个月|..|2027-01..|2028-01..2027-01|R99=x|R01|=
CN-HK|CN-ZZ|2024-12-31|--help|-h|[]|null|0|1|999999|1000000|P60Y1M|现在|now|' OR 1=1|../../etc/passwd""".replace(
    "\n", "|"
).split("|")
BAD += ["9" * 400, "x" * 3000]
STRANGE: list[Any] = [
    None,
    0,
    -1,
    10**30,
    2.5,
    float("nan"),
    True,
    b"x",
    [],
    {},
    (),
    object,
    {"first": 1},
    [["2000-01"]],
]
READINGS = {
    "R01": ["undetermined", "statutory_year", "completion_year"],
    "R07": ["undetermined", "not_available", "allowed"],
    "R07b": ["allowed", "not_available"],
    "R08": ["pre2011_else_open", "pre2011_only", "any_short"],
    "R22": ["first_of_month", "birthday"],
    "R23": ["undetermined", "yes", "no"],
    "R28": ["retirement_month_incl", "month_before", "at_notice"],
    "R46": ["after_claim", "after_age", "undetermined"],
    "R47": ["undetermined", "no"],
}
OPTIONS = {
    "birth": "--birth",
    "category": "--category",
    "employment": "--employment",
    "cumulative": "--contributions",
    "paid": "--paid",
    "deemed": "--deemed",
    "counted_to": "--counted-to",
    "removed": "--removed",
    "first_insured": "--first-insured",
    "plan": "--plan",
    "invalidity_allowance": "--invalidity-allowance",
    "lump_sum": "--lump-sum",
    "drawing": "--drawing",
    "deferral_agreed_to": "--deferral-agreed-to",
    "notice_given_on": "--notice-given-on",
    "applied_on": "--applied-on",
    "as_of": "--as-of",
    "place": "--place",
    "in_force_on": "--in-force-on",
}
FLAGS = {
    "continuing": ("--stopped", "--continuing"),
    "approved": ("--not-approved", "--approved"),
    "joined_after_2015_reform": ("--joined-before-2015", "--joined-after-2015"),
}
COUNTS = ("cumulative", "paid", "deemed")
STATED = (*COUNTS, "counted_to", "removed", "first_insured", "plan", "invalidity_allowance", "continuing", "lump_sum")


def a_life(rng: random.Random) -> dict[str, Any]:
    """Facts in words, as somebody would type them; most of them can be true."""

    def month(first: int, last: int) -> str:
        year = rng.randint(first, last)
        form = rng.choice(["{}-{:02}", "{}-{:02}", "{}年{}月", "{}/{}", "{}{:02}"])
        return form.format(year, rng.randint(1, 12))

    def maybe(chance: float, value: Any) -> Any:
        return value if rng.random() < chance else None

    def runs(first: int, last: int) -> str:
        starts = sorted(rng.sample(range(first * 12, last * 12), 2))
        spells = [f"{start // 12}-{start % 12 + 1:02}" for start in starts]
        end = starts[0] + rng.randint(0, 30)
        return f"{spells[0]}..{end // 12}-{end % 12 + 1:02},{spells[1]}.."

    person: dict[str, Any] = {
        "birth": month(1930, 2004),
        "category": rng.choice(["male_60", "female_55", "female_50", "男", "女干部", "女工人"]),
        "employment": maybe(
            0.8, rng.choice(["employee", "state_employee", "公务员", "国企管理人员", "灵活就业人员", "unknown"])
        ),
        "as_of": month(2025, 2032) if rng.random() < 0.7 else month(2020, 2060),
        "continuing": maybe(0.5, rng.random() < 0.6),
        "drawing": maybe(0.3, rng.choice(["none", "none", "否", "employee", "resident", "other", "是"])),
        "approved": maybe(0.1, rng.random() < 0.5),
        "deferral_agreed_to": maybe(0.15, rng.choice(["no", month(2025, 2045)])),
        "notice_given_on": maybe(0.05, rng.choice(["2025-03-01", "2026年1月5日"])),
        "applied_on": maybe(0.05, "2025-06-02"),
        "joined_after_2015_reform": maybe(0.1, rng.random() < 0.7),
        "place": rng.choice(["CN", "CN", "CN-CQ", "CN-XZ"]),
        "in_force_on": maybe(0.1, rng.choice(["2024-12-31", "2011-07-01", "2025-01-01", "2011-06-30"])) or LAW_DAY,
        "retire_in": [month(2025, 2045) for _ in range(rng.choice([0, 0, 0, 1, 2]))],
        "readings": {one: rng.choice(READINGS[one]) for one in READINGS if rng.random() < 0.05},
    }
    for name in rng.choice([(), ("cumulative",), ("paid",), ("deemed",), ("paid", "deemed"), COUNTS]):
        months = rng.randint(0, 330)
        person[name] = rng.choice([str(months), f"{months // 12}y{months % 12}m", f"{months // 12}年{months % 12}个月"])
    person["counted_to"] = maybe(0.2, month(2018, 2026))
    person["removed"] = maybe(0.07, str(rng.randint(0, 40)))
    person["first_insured"] = maybe(0.2, month(1985, 2020))
    person["lump_sum"] = maybe(0.05, f"{rng.randint(0, 60)}@{month(2015, 2040)}")
    person["invalidity_allowance"] = maybe(0.05, runs(2015, 2035))
    if (plan := maybe(0.15, runs(2026, 2045))) is not None:
        person["plan"] = plan
        person["continuing"] = None if rng.random() < 0.9 else True
    if rng.random() < 0.2:
        person["spells"] = some_spells(rng)
        if rng.random() < 0.95:
            person |= dict.fromkeys((*COUNTS[rng.random() < 0.1 :], "counted_to", "plan"))
    if rng.random() < 0.3:
        for name in rng.sample([*OPTIONS], rng.choice([1, 1, 1, 2])):
            person[name] = rng.choice(BAD)
    if rng.random() < 0.03:
        person["retire_in"] = [rng.choice(BAD)]
    if rng.random() < 0.03:
        person["readings"] = {rng.choice(BAD).split("=")[0]: rng.choice(BAD)}
    if "spells" in person:
        person["plan"] = None  # the command line puts the two together; in Python that is the caller's to do
    return {name: fact for name, fact in person.items() if fact not in (None, [], {})}


FIELDS = ("first", "last", "kind", "scheme", "place")


def some_spells(rng: random.Random) -> list[dict[str, str]]:
    """Spells as they stand in a file: most of them can be true, some overlap, one may go on."""
    spells = []
    for _ in range(rng.randint(1, 6)):
        first = rng.randint(1985 * 12, 2030 * 12)
        last = first + rng.randint(0, 120)
        months = [f"{month // 12}-{month % 12 + 1:02}" for month in (first, last)]
        kind = rng.choice(["", "employer", "个人缴费", "deemed", "军龄", "unemployment_fund"])
        spells.append(dict(zip(FIELDS, [*months, kind, rng.choice(["", "", "employee", "城乡居民"]), ""], strict=True)))
    if rng.random() < 0.3:
        spells[-1]["last"] = ""
    if rng.random() < 0.1:
        spells[0][rng.choice(FIELDS)] = rng.choice(["1971-13", "x", "1900-01", "9999-12", "女", "2028-02..2029-01"])
    return spells


def by_library(life: dict[str, Any]) -> str:
    stated = {name: life[name] for name in (*STATED, "spells") if name in life}
    for name in ("plan", "invalidity_allowance"):
        if isinstance(stated.get(name), str):
            stated[name] = [one.strip() for one in stated[name].split(",")]
    if "@" in str(at_once := stated.get("lump_sum")):
        stated["lump_sum"] = [part.strip() for part in str(at_once).split("@", 1)]
    done = ("drawing", "approved", "deferral_agreed_to", "notice_given_on", "applied_on")
    others = ("employment", *done, "joined_after_2015_reform")
    given: dict[str, Any] = {name: False if life[name] == "no" else life[name] for name in others if name in life}
    # On the command line a word for what is not stated states no contributions.
    anything = any(not nothing(fact, name) for name, fact in stated.items())
    contributions = Contributions(**stated) if anything else None
    person = Person(life["birth"], life["category"], contributions=contributions, **given)
    law = load_law(life.get("place", "CN"), in_force_on=life["in_force_on"], readings=life.get("readings"))
    return assess(person, law, life["as_of"], months=life.get("retire_in", ())).to_json(indent=2)


def by_command(life: dict[str, Any], folder: Path) -> tuple[int, str, str]:
    args = ["person", "--json", *(f"{OPTIONS[name]}={life[name]}" for name in OPTIONS if name in life)]
    args += [FLAGS[name][life[name]] for name in FLAGS if name in life]
    args += [f"--retire-in={month}" for month in life.get("retire_in", ())]
    args += [f"--reading={one}={answer}" for one, answer in life.get("readings", {}).items()]
    if "spells" in life:
        with (folder / "spells.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, FIELDS)
            writer.writeheader()
            writer.writerows(life["spells"])
        args.append(f"--spells={folder / 'spells.csv'}")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(args)
    texts = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        texts.append(stream.read())
    return status, texts[0], texts[1]


KNOWN: set[str] = set()
ITEMS = {
    name: Draft202012Validator({"$defs": SCHEMA["$defs"], **part["items"]})
    for name, part in SCHEMA["properties"].items()
    if "$ref" in part.get("items", ())
}


def first_complaint(answer: dict[str, Any]) -> str | None:
    """`complaint`, but an item of a list that was good once is not looked at again."""
    for name, validator in ITEMS.items():
        for item in answer[name]:
            text = name + json.dumps(item, ensure_ascii=False)
            if text not in KNOWN:
                for error in validator.iter_errors(item):
                    return f"{name}: {error.json_path}: {error.message}"
                if len(text) < 2000:
                    KNOWN.add(text)
    return complaint({name: [] if name in ITEMS else value for name, value in answer.items()})


def ask(life: dict[str, Any], folder: Path, counts: dict[str, int]) -> None:
    """The same facts both ways: the same bytes, or both refuse them with a sentence."""
    status, out, err = by_command(life, folder)
    text, refused = "", ""
    try:
        text = by_library(life)
    except RetirecalcError as error:
        refused = error.code
    counts[refused or "answered"] = counts.get(refused or "answered", 0) + 1
    if refused:
        assert (status, out) == (2, ""), str(life)
        assert err.endswith("\n"), str((life, err))
        assert err.count("\n") == 1, str((life, err))
        return
    assert (status, err) == (0, ""), str((life, err))
    assert out == text + "\n", str(life)
    assert first_complaint(json.loads(text)) is None, str(life)


def ask_strangely(rng: random.Random, life: dict[str, Any], counts: dict[str, int]) -> None:
    """In Python a fact may be of any type at all."""
    name = rng.choice([one for one in (*OPTIONS, *FLAGS, "spells") if one not in ("place", "in_force_on")])
    try:
        text = by_library({**life, name: rng.choice(STRANGE)})
    except RetirecalcError:
        counts["refused in Python"] = counts.get("refused in Python", 0) + 1
    else:
        assert first_complaint(json.loads(text)) is None, str(life)


def run_of(people: int, seed: int, folder: Path) -> dict[str, int]:
    rng = random.Random(seed)
    counts: dict[str, int] = {}
    for _ in range(people):
        life = a_life(rng)
        ask(life, folder, counts)
        if rng.random() < 0.2:
            ask_strangely(rng, life, counts)
    return counts


def test_two_hundred_people_valid_and_hostile(tmp_path: Path) -> None:
    counts = run_of(200, 0, tmp_path)
    assert counts["answered"] > 60
    assert counts["refused in Python"] > 8
    assert len(counts) > 15, "many ways to be refused"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_twenty_thousand_people_valid_and_hostile(seed: int, tmp_path: Path) -> None:
    counts = run_of(5_000, seed, tmp_path)
    print(counts)
    assert counts["answered"] > 1_500
    assert len(counts) > 25
