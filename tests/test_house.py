"""The house itself: what may be imported where, no clock, no float, the shape of a rule, and no cell without a use."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import retirecalc
from retirecalc import Assessment, Category, Contributions, Employment, Outcome, Person, YearMonth, assess
from retirecalc.facts.filing import Filing
from retirecalc.facts.words import Post, Sex
from retirecalc.questions.ask import ask
from retirecalc.questions.assess import timeline
from retirecalc.questions.side_by_side import assess_both, assess_disputed
from retirecalc.rooms import ROOMS, table_kind
from retirecalc.rules.age.birth_date import birth_date
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.age.worker_class import worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.amounts.annuity_divisor import annuity_divisor
from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
from retirecalc.rules.catalogue.unread_documents import unread_documents
from retirecalc.rules.contributions.contribution_projection import contribution_projection
from retirecalc.rules.contributions.minimum_contribution import minimum_contribution
from retirecalc.rules.unemployment.unemployment_benefit.table import Ending, Stop
from retirecalc.tables.shelf import built_in
from tests.laid_out import search_path
from tests.law_day import LAW_DAY, load_law
from tests.strategies import reached
from tests.tables.witnesses import cited_places
from tests.test_cases import asked, cases_of

SOURCE = Path(retirecalc.__file__).parent
SHELLS = ("cli/", "service/")
TREES = {
    path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")
}
RULES = sorted(ROOMS)


def below_the_shells() -> list[str]:
    return [file for file in TREES if not file.startswith(SHELLS)]


def module(rule: str) -> ModuleType:
    return import_module(ROOMS[rule].home)


# the front door


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter loads for `code`, beside those that it starts with."""
    script = (
        f"import json, sys; before = set(sys.modules)\n{code}\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": search_path()},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "code",
    [
        "import retirecalc",
        "import retirecalc; dir(retirecalc); retirecalc.__version__",
        "from retirecalc import Person, Contributions, YearMonth, Months, Eligibility; Person('1971-09', '男')",
    ],
)
def test_the_front_door_loads_the_standard_library_only(code: str) -> None:
    assert loaded_by(code) - set(sys.stdlib_module_names) == {"retirecalc"}


def test_the_library_without_its_shell_loads_no_terminal_library() -> None:
    loaded = loaded_by("from retirecalc import *; assess(Person('1971-09', '男'), load_law(), '2026-11').to_json()")
    assert not {"typer", "rich", "click", "numpy", "pandas"} & loaded


def test_every_public_name_resolves() -> None:
    assert len(retirecalc.__all__) == len(set(retirecalc.__all__))
    for name in retirecalc.__all__:
        assert getattr(retirecalc, name) is not None
        assert name in dir(retirecalc)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = retirecalc.nothing


def test_no_public_name_is_a_module() -> None:
    """`from retirecalc import x` means one thing, whatever was imported before."""
    modules = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert not modules & set(retirecalc.__all__)


def test_checkers_see_the_same_names_as_the_interpreter() -> None:
    typed = {
        (alias.name, node.module)
        for block in ast.walk(TREES["__init__.py"])
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module != "typing"
        for alias in node.names
    }
    assert typed == {(name, f"retirecalc.{home}") for name, home in retirecalc._HOME_OF.items()}


# no clock, no float


def names_used(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.ImportFrom | ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


@pytest.mark.parametrize("file", below_the_shells())
def test_no_clock_below_the_shells(file: str) -> None:
    clocks = {
        "today",
        "now",
        "utcnow",
        "localtime",
        "gmtime",
        "time",
        "time_ns",
        "monotonic",
        "perf_counter",
        "fromtimestamp",
    }
    assert [(line, name) for line, name in names_used(TREES[file]) if name in clocks] == []


@pytest.mark.parametrize("file", below_the_shells())
def test_no_setting_of_the_machine_decides_anything(file: str) -> None:
    settings = {"environ", "getenv", "setlocale", "getlocale", "random", "basicConfig"}
    assert [(line, name) for line, name in names_used(TREES[file]) if name in settings] == []


EXACT = [
    file
    for file in below_the_shells()
    if file.startswith(("rules/", "tables/", "facts/", "questions/", "contract/"))
    or file in ("ground/money.py", "ground/months.py", "ground/stretches.py", "law.py", "outcome.py")
]
PATHS = ("tables/loader.py", "tables/manifest.py")
"""Here `/` joins paths: one side of it must show that."""


@pytest.mark.parametrize("file", EXACT)
def test_no_float_touches_the_law(file: str) -> None:
    found: list[tuple[int, object]] = []
    for node in ast.walk(TREES[file]):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            found.append((node.lineno, node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("float", "round"):
            found.append((node.lineno, node.func.id))
        if isinstance(node, ast.Import | ast.ImportFrom):
            module_name = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            found += [(node.lineno, "math")] if module_name in ("math", "statistics", "numpy") else []
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            right = node.right if isinstance(node, ast.BinOp) else node.value
            joins = (isinstance(right, ast.Constant) and isinstance(right.value, str)) or ast.unparse(right) in (
                "NAME",
                "manifest.NAME",
                "path.name",
            )
            if not (file in PATHS and joins):
                found.append((node.lineno, "/"))
    assert found == []


@pytest.mark.parametrize("file", [file for file in below_the_shells() if file.startswith("rules/")])
def test_a_rule_counts_days_by_their_kind_only(file: str) -> None:
    """`timedelta` takes any number of days, working days too, and no checker would say so."""
    assert [(line, name) for line, name in names_used(TREES[file]) if name == "timedelta"] == []


# a rule


def run_time_imports(tree: ast.Module) -> list[str]:
    """Modules imported when the module runs, those of its functions included, those for checkers left out."""
    nodes: list[ast.AST] = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")
    ]
    found = []
    for top in nodes:
        for node in ast.walk(top):
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found.append(node.module or "")
    return found


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_knows_its_tables_and_nothing_else(rule: str) -> None:
    """No rule imports another, no wording, no file, no shell."""
    library = (
        "law",
        "outcome",
        "readings",
        "sources",
        *(f"facts.{x}" for x in ("contributions", "filing", "person", "spells", "worker", "words")),
        "ground.money",
        "ground.months",
        "ground.stretches",
        "ground.workdays",
        "errors",
    )
    allowed = {
        "__future__",
        "typing",
        "collections.abc",
        "datetime",
        "decimal",
        "itertools",
        *(f"retirecalc.{x}" for x in library),
    }
    for name in run_time_imports(TREES[f"rules/{ROOMS[rule].wing}/{rule}/__init__.py"]):
        its_own = name == f"{ROOMS[rule].home}.facts"
        assert its_own or name in allowed or re.fullmatch(r"retirecalc\.rules\.\w+\.\w+\.table", name), name


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_one_public_function_named_as_its_module(rule: str) -> None:
    functions = [
        node.name
        for node in TREES[f"rules/{ROOMS[rule].wing}/{rule}/__init__.py"].body
        if isinstance(node, ast.FunctionDef)
    ]
    assert [name for name in functions if not name.startswith("_")] == [rule]
    assert ROOMS[rule].rule is getattr(module(rule), rule)


def test_the_list_of_rooms_is_what_stands_there() -> None:
    """A room is a folder, its table and words beside it; the list is in order of name."""
    folders = {(path.parent.name, path.name) for path in (SOURCE / "rules").glob("*/[!_]*")}
    assert folders == {(room.wing, room.name) for room in ROOMS.values()}
    lines = re.findall(r"\bRoom\(\s*\"(\w+)\"", (SOURCE / "rooms.py").read_text(encoding="utf-8"))
    assert lines == sorted(ROOMS)  # in order, and none of them twice
    for room in ROOMS.values():
        # Without it the wing is there for Python, and not for the documentation.
        assert (SOURCE / "rules" / room.wing / "__init__.py").is_file(), room.wing
        assert (SOURCE / "rules" / room.wing / room.name / "words.py").is_file()
        assert (SOURCE / "rules" / room.wing / room.name / "table.py").is_file() is bool(room.tables)
        assert [table_kind(table).table_id for table in room.tables] == list(room.tables)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_it_rests_on_and_what_it_leaves_out(rule: str) -> None:
    text = inspect.getdoc(getattr(module(rule), rule)) or ""
    for part in ("Basis: ", "Not modelled: ", ">>> "):
        assert f"\n{part}" in text, f"the docstring of {rule}() has no line that begins with {part!r}"
    assert len(text.splitlines()[0]) < 120
    assert module(rule).__doc__


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_takes_facts_and_law_and_gives_an_outcome(rule: str) -> None:
    signature = inspect.signature(getattr(module(rule), rule))
    positional = [p.name for p in signature.parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
    own = getattr(module(rule), "FACTS", {})
    assert positional in (["person", "law"], ["law"], *([one, "law"] for one in own))
    assert all(p.default is p.empty for p in signature.parameters.values())
    assert str(signature.return_annotation).startswith("Outcome[")


def test_the_checks_of_this_file_can_fail() -> None:
    assert run_time_imports(ast.parse("if TYPE_CHECKING:\n    import a\nimport b\ndef f():\n    from c import d")) == [
        "b",
        "c",
    ]
    assert ("now" in [name for _, name in names_used(ast.parse("datetime.now()"))]) is True


# every cell has a use

UNUSED = {
    # A header says what puts the version into force: `law list` shows it, and no answer need rest on it alone.
    "table",
    # 15 years flat: every year is `earlier`. Where the years before the print have versions of their own, none is.
    "minimum_contribution.later",
    "minimum_contribution.earlier",
}
"""What some version may hold that no answer cites, because the shape of the table asks for it."""
AS_OF = YearMonth(2026, 11)


def spread() -> Iterator[Assessment]:
    """People of every printed group under the newest law and that of 2024; of every employment, short or not, drawing or not.

    And, under both laws, somebody short who was in two schemes, twice at a time, on an allowance, or with a public body.
    """
    groups = {"male_60": (1964, 1977), "female_55": (1969, 1982), "female_50": (1974, 1985)}
    stated = Contributions(cumulative=200, continuing=False)
    for day, as_of in ((LAW_DAY, AS_OF), (None, AS_OF), ("2024-12-31", YearMonth(2024, 12))):
        law = load_law("CN", in_force_on=day)
        for category, (first, last) in groups.items():
            for index in range(first * 12, last * 12):
                person = Person(
                    YearMonth(index // 12, index % 12 + 1),
                    Category.of(category),
                    employment="employee",
                    contributions=stated,
                )
                yield assess(person, law, as_of)
    spells = ["2000-01..2005-12", ("2005-07", "2008-06", "own_account"), ("2009-01", "2010-12", "employer", "resident")]
    told = (
        Contributions(cumulative=100, continuing=False),
        Contributions.from_spells(spells, invalidity_allowance=["2004-01..2004-06"], first_insured="2000-01"),
    )
    laws = (
        (LAW_DAY, "1969-01", AS_OF),
        (None, "1969-01", AS_OF),
        ("2024-12-31", "1964-06", YearMonth(2024, 12)),
        ("2014-06-30", "1953-06", YearMonth(2013, 12)),
    )
    for day, birth, as_of in laws:
        for known in told:
            person = Person(birth, "male_60", contributions=known, joined_after_2015_reform=True)
            yield assess(person, load_law("CN", in_force_on=day), as_of)
    for law, employment in itertools.product((load_law(), load_law(in_force_on=None)), Employment):
        for drawing in (None, "none", "employee", "resident"):
            for birth in ("1960-01", "1965-03-31", "1979-11-15", "1990-05"):
                for months in (None, 101, 185, 240):
                    contributions = None if months is None else Contributions(cumulative=months)
                    for category in groups:
                        person = Person(
                            birth,
                            Category.of(category),
                            employment=employment,
                            drawing=drawing,
                            contributions=contributions,
                        )
                        yield assess(person, law, AS_OF)
    yield from after_the_age()


def after_the_age() -> Iterator[Assessment]:
    """People past the age: of 2009, with a deferral agreed or refused, and whoever asks about months beyond it."""
    law, enough = load_law(), Contributions(cumulative=300, continuing=False)
    beside: tuple[dict[str, Any], ...] = (
        {"deferral_agreed_to": "2027-01"},
        {"deferral_agreed_to": False},
        {"approved": False},
    )
    for facts in beside:
        person = Person("1966-05", "male_60", employment="state_employee", contributions=enough, **facts)
        yield assess(person, law, AS_OF, months=["2027-01", "2027-06", "2030-01"])
    for months in (100, 400):
        person = Person("1949-03", "male_60", contributions=Contributions(cumulative=months, continuing=False))
        yield assess(person, law, AS_OF, months=["2026-11"])


class Weekdays:
    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5


def other_outcomes() -> Iterator[Outcome[Any]]:
    """Beside assessments: timelines and classes, in every place with tables of its own, by the law of both versions of them.

    And the cases of the rooms that `assess` does not ask.
    """
    for place in sorted({place for place, _ in built_in().filed} - {"CN"}):
        yield from of_place(place)
    for name, room in ROOMS.items():
        if not room.in_assess:
            yield from (asked(name, case) for case in cases_of(name) if "expect" in case)
    for year in range(40, 71):
        reached_at = YearMonth(1970 + year, 1)
        yield annuity_divisor(RetiringFacts(birth="1970-01"), load_law(in_force_on=None), month=reached_at)
    yield from out_of_work()
    of_2006, at = load_law(in_force_on="2011-06-30"), YearMonth(2011, 6)
    yield minimum_contribution(of_2006, month=at, statutory_age=reached(at))
    counted = Person("1951-06", "male_60", contributions=Contributions(cumulative=100, continuing=False))
    age = statutory_age(counted, of_2006).value
    yield contribution_projection(counted, of_2006, as_of=at, statutory_age=age)


def out_of_work() -> Iterator[Outcome[Any]]:
    """Unemployment benefit by every row of months, every way to lose a job and everything that ends it."""
    told = {"birth": "1971-09", "category": "male_60", "registered_on": "2026-06-05", "unused_months": 0}
    for place in ("CN", "CN-CQ"):
        for years in range(1, 16):
            facts = {**told, "job_ended": "dismissed", "unemployment_months": 12 * years}
            yield ask("unemployment_benefit", facts, load_law(place), AS_OF).outcome
        for ending, stop in itertools.zip_longest(Ending, Stop, fillvalue=Stop.RE_EMPLOYED):
            facts = {**told, "job_ended": str(ending), "unemployment_months": 70}
            yield ask("unemployment_benefit", facts, load_law(place), AS_OF).outcome
            facts = {"benefit_from": "2026-06", "benefit_ends_on": "2027-05-31", "benefit_stopped_in": "2026-09"}
            facts |= {"birth": "1971-09", "category": "male_60", "benefit_stopped": str(stop)}
            yield ask("unemployment_benefit", facts, load_law(place), AS_OF).outcome


def of_place(place: str) -> Iterator[Outcome[Any]]:
    law = load_law(place)
    for employment in Employment:
        for month in ("2033-06", "2034-06", "2031-09"):
            paid = Contributions(cumulative=300, continuing=True)
            person = Person("1971-09", "male_60", employment=employment, contributions=paid)
            for body in (True, False):
                filing = Filing(
                    on="2026-11-02", special_work=True, pre_examined=False, approved_in="2026-11", public_body=body
                )
                yield timeline(person, law, AS_OF, month, filing=filing, calendar=Weekdays())
    yield unread_documents(law, as_of=YearMonth(2024, 1))  # before the register that repealed some of them
    yield birth_date(law, as_of=AS_OF, id_card=YearMonth(1971, 9), file_earliest=None)
    for day in (None, "2024-12-31"):
        for post in (None, *Post):
            for employment in Employment:
                for sex in Sex:
                    left = "2024-01" if post is Post.WORKER else None
                    for left_in in {None, left}:
                        facts = WorkerFacts(
                            sex=sex,
                            post=post,
                            employment=employment,
                            senior=left_in is None,
                            left_management_in=left_in,
                            birth="1974-12",
                            contributions=200,
                        )
                        yield worker_class(facts, law, as_of=YearMonth.of(day or "2026-11"))


def side_by_side() -> Iterator[Outcome[Any]]:
    law, person = load_law("CN-CQ"), Person("1972-03", "female_55")
    yield assess_both(person, law, AS_OF).decided
    yield assess_disputed(person, law, AS_OF, file_birth="1971-03").decided


@pytest.mark.slow
def test_every_cell_of_every_table_is_cited_by_some_answer() -> None:
    """By identity: another cell that cites the same article does not count for it."""
    cited = {
        id(cite)
        for outcomes in (*(answer.outcomes for answer in spread()), tuple(other_outcomes()), tuple(side_by_side()))
        for outcome in outcomes
        for citations in (
            *(step.citations for step in outcome.trace),
            *(caveat.citations for caveat in outcome.caveats),
        )
        for cite in citations
    }
    unused = {
        (table.id, field)
        for versions in built_in().tables.values()
        for table in versions
        if table.effective_from <= LAW_DAY  # what begins later is not asked about here
        for field, place in cited_places(table, "")
        if not cited & {id(cite) for cite in place.cite}
    }
    assert {field if field == "table" else f"{table}.{field}" for table, field in unused} == UNUSED
    assert [one.id for one in built_in().readings.values() if not cited & {id(cite) for cite in one.cite}] == []
