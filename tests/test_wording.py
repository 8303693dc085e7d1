"""Every step, reason, caveat, kind, fact and obstacle of the rules has its words in both languages, and no sentence holds a number of the law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import retirecalc
from retirecalc import Category, Contributions, Eligibility, Employment, Person, Reason, YearMonth, assess
from retirecalc.facts import Drawing, Post, Sex
from retirecalc.rules.obstacles import Change, Obstacle
from retirecalc.rules.pension_eligibility import Way
from retirecalc.tables.loader import built_in
from retirecalc.tables.procedure import Actor, LocalCode, NationalCode
from retirecalc.wording import en, obstacle, render, zh
from tests.law_day import load_law

RULES = {
    path.stem: ast.parse(path.read_text(encoding="utf-8"))
    for path in (Path(retirecalc.__file__).parent / "rules").glob("*.py")
    if path.stem != "__init__"
}
LANGUAGES = pytest.mark.parametrize("words", [en, zh], ids=["en", "zh"])
CODES = frozenset((*get_args(NationalCode), *get_args(LocalCode)))

PASSED_ON = {
    # What is noted under a name that a function of the rule is given: the names it is given.
    "flexible_retirement": {"_permit": 1},
    "pension_eligibility": {"_ask": 3},
    "retirement_timeline": {"_before": 1},
}
GIVEN = {
    # `contribution_projection` notes what was stated: the parts that `Contributions` can say.
    "contribution_projection": {"paid", "deemed", "cumulative", "spells", "counted_to", "continuing", "removed"}
    | {"lump_sum", "lump_sum_in"},
    "retirement_events": CODES,
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


@LANGUAGES
@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_step_has_a_sentence(rule: str, words: object) -> None:
    sentences: dict[str, str] = words.SENTENCES  # type: ignore[attr-defined]
    assert rule in words.RULES  # type: ignore[attr-defined]
    assert {name for name in noted(rule) if f"{rule}.{name}" not in sentences} == set()
    # And no sentence is left over that no step asks for.
    mine = {key.partition(".")[2] for key in sentences if key.partition(".")[0] == rule}
    assert mine - noted(rule) == set()


@LANGUAGES
def test_every_code_has_words(words: object) -> None:
    known: dict[str, str] = words.WORDS  # type: ignore[attr-defined]
    codes: set[str] = {*Reason, *Eligibility, *Employment, *Category, *Sex, *Post, *get_args(Way)}
    codes |= {f"drawing_{kind}" for kind in Drawing} | {f"actor_{actor}" for actor in get_args(Actor)}
    for tree in RULES.values():
        for call in called(tree, "miss", "warn"):
            codes |= texts(call.args[0])
    codes |= {
        answer.id
        for reading in ("R01", "R07", "R15", "R23", "R28", "R47")
        for answer in built_in().readings[reading].answers
    }
    codes |= {"no_local_tables", "reading", "extended_contribution", "lump_sum", "transfer_to_resident", "end_relation"}
    assert {code for code in codes if code not in known} == set()
    assert set(get_args(Change)) <= set(words.CHANGES)  # type: ignore[attr-defined]
    assert set(words.EVENTS) == CODES  # type: ignore[attr-defined]


def test_both_languages_have_the_same_entries() -> None:
    for name in ("RULES", "SENTENCES", "WORDS", "EVENTS", "CHANGES", "EVENT_LINES"):
        assert getattr(en, name).keys() == getattr(zh, name).keys(), name
    for key, sentence in en.SENTENCES.items():
        assert set(re.findall(r"\{(\w+)", sentence)) == set(re.findall(r"\{(\w+)", zh.SENTENCES[key])), key


BY_THEIR_AGE = {
    # The names of the classes, of the reform of 2015, of January and of an answer to R28 hold a number.
    *Category,
    "closes_at_year_end",
    "month_before",
    "contribution_projection.individual_months_only",
}


@LANGUAGES
def test_no_sentence_holds_a_number_of_the_law(words: object) -> None:
    number = re.compile(
        r"\d|\b(?:two|three|five|six|ten|fifteen|sixty)\b|[一二三四五六七八九十]+(?:个月|年|日|个工作日|周岁)"
    )
    found = {
        key: text
        for name in ("SENTENCES", "WORDS", "EVENTS", "CHANGES", "EVENT_LINES", "RULES")
        for key, text in getattr(words, name).items()
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
