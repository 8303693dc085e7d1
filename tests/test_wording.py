"""Every step, reason, caveat, kind, fact and obstacle of the rules has its words in both languages, and no sentence holds a number of the law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

import pytest

from retirecalc import Category, Contributions, Eligibility, Employment, Person, YearMonth, assess
from retirecalc.cli.figures import FIGURES as LAW_FIGURES
from retirecalc.facts.words import Drawing, Post, Sex
from retirecalc.ground.say import Said
from retirecalc.outcome import Reason, Standing
from retirecalc.rooms import ROOM_OF, ROOMS, table_kind
from retirecalc.rules.retiring.obstacles import Change, Obstacle
from retirecalc.rules.retiring.pension_eligibility import Way
from retirecalc.rules.retiring.retirement_steps.table import Actor, LocalCode, NationalCode
from retirecalc.tables.shelf import built_in
from retirecalc.tables.table import Row, Table
from retirecalc.wording import obstacle, render
from retirecalc.wording.common import WORDS
from retirecalc.wording.render import words_of
from tests.law_day import load_law

RULES = {
    name: ast.parse(Path(str(import_module(room.home).__file__)).read_text(encoding="utf-8"))
    for name, room in ROOMS.items()
}
CODES = frozenset((*get_args(NationalCode), *get_args(LocalCode)))

PASSED_ON = {
    # What is noted under a name that a function of the rule is given: the names it is given.
    "flexible_retirement": {"_permit": 1},
    "pension_eligibility": {"_ask": 3},
    "retirement_dates": {"_before": 1},
}
GIVEN = {
    # `contribution_projection` notes what was stated: the parts that `Contributions` can say.
    "contribution_projection": {"paid", "deemed", "cumulative", "spells", "counted_to", "continuing", "removed"}
    | {"lump_sum", "lump_sum_in"},
    # A step of a place that is counted otherwise than its sentence says has a second sentence.
    "retirement_steps": CODES | {"public_body_filing_later"},
}
NOT_LITERAL = {
    # Facts that a table names, or that another step was given.
    "fact": {"employment", "deferral_agreed_to", "contributions", "pension_drawn"},
    "name": {"birth", "contributions"},
    "other": {"senior", "employment"},
    "permission.missing": {"employment"},
    "why": {"calendar_missing", "calendar_ends"},
}


def called(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in names:
                yield node


def texts(node: ast.expr) -> set[str]:
    """The words that an expression may be: a literal, either branch of a choice, or what the lists above say."""
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    return NOT_LITERAL[ast.unparse(node)]


def noted(rule: str) -> set[str]:
    """The names under which a rule notes something found, given or assumed."""
    tree = RULES[rule]
    names: set[str] = set(GIVEN.get(rule, ()))
    for call in called(tree, "Trace"):
        names |= {keyword.arg for keyword in call.keywords if keyword.arg is not None}
    for call in called(tree, "find", "assume"):
        if isinstance(call.args[0], ast.Name):
            assert rule in PASSED_ON or rule in GIVEN, ast.unparse(call)
        else:
            names |= texts(call.args[0])
    for function, place in PASSED_ON.get(rule, {}).items():
        for call in called(tree, function):
            names |= texts(call.args[place])
    return names


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_step_has_a_sentence_and_none_is_left_over(rule: str) -> None:
    words, found = set(words_of(rule).STEPS), noted(rule)
    assert not found - words, f"{rule}/words.py: STEPS has no sentence (or SILENT) for {sorted(found - words)}"
    assert not words - found, f"{rule}/words.py: the rule notes nothing under {sorted(words - found)}"


def home_of(room: str) -> Path:
    return Path(str(import_module(ROOMS[room].home).__file__)).parent


def refusals(room: str) -> set[str]:
    """The reasons that a room gives, where it lists its own: `Refusal`, a Literal."""
    return set(get_args(getattr(import_module(ROOMS[room].home), "Refusal", None)))


def test_every_code_has_words() -> None:
    codes: set[str] = {*Reason, *Eligibility, *Employment, *Category, *Sex, *Post, *get_args(Way)}
    codes |= {f"drawing_{kind}" for kind in Drawing} | {f"actor_{actor}" for actor in get_args(Actor)} | {*Standing}
    for room, tree in RULES.items():
        own = getattr(words_of(room), "WORDS", {})
        said = {code for call in called(tree, "miss", "warn") for code in texts(call.args[0])}
        codes |= (said | refusals(room)) - set(own)
        source = "".join(path.read_text(encoding="utf-8") for path in home_of(room).glob("[!w]*.py"))
        unsaid = {code for code in own if f'"{code}"' not in source}
        assert not unsaid, f"{room}/words.py: WORDS has words for {sorted(unsaid)}, which nothing there says"
    codes |= {
        answer.id
        for reading in ("R01", "R07", "R15", "R23", "R28", "R47")
        for answer in built_in().readings[reading].answers
    }
    codes |= {"no_local_tables", "reading", "extended_contribution", "lump_sum", "transfer_to_resident", "end_relation"}
    assert codes - set(WORDS) == set()
    assert set(get_args(Change)) <= set(words_of("obstacles").CHANGES)
    assert set(words_of("retirement_steps").EVENTS) == CODES


def rows_within(hint: object) -> Iterator[type[Row]]:
    """The kinds of rows with fields of their own that a field of a table holds."""
    if isinstance(hint, type) and issubclass(hint, Row):
        yield hint
    for inner in get_args(hint):
        yield from rows_within(inner)


def named(table: str) -> Iterator[str]:
    """The fields of a table that `retirecalc law show` calls by a name; a row that a reading decides shows its answers alone."""
    hints = get_type_hints(table_kind(table))
    for field in {one.name for one in fields(table_kind(table))} - {one.name for one in fields(Table)}:
        yield field
        for row in rows_within(hints[field]):
            within = get_type_hints(row)
            maps = any(dict in (get_origin(one), *map(get_origin, get_args(one))) for one in within.values())
            if "reading" not in within or not maps:
                yield from {one.name for one in fields(row)} - {"cite", "value"}


@pytest.mark.parametrize("table", ROOM_OF)
def test_every_field_of_a_table_has_a_name_in_both_languages(table: str) -> None:
    room = ROOM_OF[table].name
    names = set(named(table)) - set(getattr(words_of(room), "FIGURES", {})) - set(LAW_FIGURES)
    assert not names, f"{room}/words.py: FIGURES has no name for {sorted(names)}, which `law show` prints"


def said() -> Iterator[tuple[str, Said]]:
    """Everything that is said, with where it stands."""
    yield from WORDS.items()
    for name in ROOMS:
        words = words_of(name)
        yield name, words.HEADING
        for catalogue in ("STEPS", "WORDS", "EVENTS", "LINES", "CHANGES", "FIGURES"):
            for key, one in getattr(words, catalogue, {}).items():
                yield f"{name}.{key}", one


def test_both_languages_use_the_same_figures() -> None:
    for key, one in said():
        assert set(re.findall(r"\{(\w+)", one.en)) == set(re.findall(r"\{(\w+)", one.zh)), key
        assert bool(one.en) is bool(one.zh), key


BY_THEIR_AGE = {
    # The names of the classes, of the reform of 2015, of January, of an answer to R28 and of the 4050 people hold a number.
    *Category,
    "closes_at_year_end",
    "month_before",
    "contribution_projection.individual_months_only",
    "land_requisition",
    "land_requisition.land_requisition_4050",
}


def test_no_sentence_holds_a_number_of_the_law() -> None:
    number = re.compile(
        r"\d|\b(?:two|three|five|six|ten|fifteen|sixty)\b|[一二三四五六七八九十]+(?:个月|年|日|个工作日|周岁)"
    )
    found = {
        key: text
        for key, one in said()
        for text in one
        if key not in BY_THEIR_AGE and number.search(text.replace("two basic pensions", ""))
    }
    assert found == {}


PEOPLE = [
    Person("1966-05", "male_60", employment="civil_servant", contributions=Contributions(cumulative=400)),
    Person("1968-12", "male_60", contributions=Contributions(cumulative=100, counted_to="2020-01")),
    Person(
        "1965-05",
        "male_60",
        employment="employee",
        contributions=Contributions.from_spells(
            ["2000-01..2010-12", ("2010-07", "2012-03", "own_account")], lump_sum=(12, "2026-01"), cumulative=160
        ),
        deferral_agreed_to="2030-01",
    ),
    Person("1964-01", "male_60", employment="own_account", drawing="resident", contributions=Contributions(paid=170)),
    Person("1965-05", "male_60", employment="employee", approved=False, contributions=Contributions(cumulative=300)),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: str(person.birth))
def test_no_code_is_printed(person: Person, lang: str) -> None:
    answer = assess(person, load_law(in_force_on="2026-11-30"), "2026-11", months=["2027-06", "2031-01", "2040-01"])
    outcomes = list(answer.outcomes)
    for option in answer.options:
        outcomes.append(answer.obstacles(option.month))
        if not option.past and answer.projection.value is not None:
            outcomes.append(answer.payments_needed(option.month))
    text = render.explain(outcomes, lang) + "".join(
        obstacle(one, lang) for option in answer.options for one in answer.obstacles(option.month).value
    )
    assert not re.findall(r"[A-Za-z]+_\w+|\bNone\b|\bnull\b|[A-Z]{4,}", text)
    if lang == "zh":
        assert not re.findall(r"\d{4}-\d\d|[;()]|[\u4e00-\u9fff] ?[,.:]", text)


def test_an_obstacle_says_its_months_as_the_language_writes_them() -> None:
    month = YearMonth(2033, 6)
    assert (
        obstacle(Obstacle("contributions_short", "pay_more", month, 3), "zh")
        == "未达到最低缴费年限：至2033年6月须再缴3个月。"
    )
    assert obstacle(Obstacle("contributions_short", "none", None, 3), "en") == (
        "The minimum contribution period is not met: 3 months short."
    )
    assert obstacle(Obstacle("post_excluded", "none"), "zh") == "该类人员不适用。"
