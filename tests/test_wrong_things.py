"""What callers pass by mistake: a language that is not spoken, a place for its law, a dict for a person. Our error, with what to pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from retirecalc import Contributions, InvalidFacts, Person, assess, assess_batch, read_roster, schedule_table
from retirecalc.batch import assess_parquet, code_book, explain_row, headcount, milestones, to_sql
from retirecalc.errors import RetirecalcError
from retirecalc.facts.filing import Filing
from retirecalc.facts.spells import Spell
from retirecalc.ground.months import YearMonth
from retirecalc.ics import person_ics, roster_ics
from retirecalc.roster import Roster, plan_long
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.wording import event_text, obstacle, word
from tests.law_day import load_law

LAW = load_law()
ANSWER = assess(Person("1971-09", "male_60"), LAW, "2026-11")
PEOPLE = {"birth": np.array(["1971-09"]), "category": np.array(["男"])}
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
CN: Any = "CN"
FRENCH: Any = "fr"


@pytest.fixture(scope="module")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("staff") / "staff.csv"
    path.write_text("birth,category\n1971-09,male_60\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def roster(staff: Path) -> Roster:
    return read_roster(staff)


SPOKEN: dict[str, Callable[[Roster, Path, Any], object]] = {
    "explain": lambda _, __, lang: ANSWER.explain(lang),
    "error": lambda _, __, lang: InvalidFacts("ground.no_such_month", field="birth", value="1971-13").text(lang),
    "obstacle": lambda _, __, lang: obstacle(ANSWER.why_not("2026-12")[0], lang),
    "wording.word": lambda _, __, lang: word("ELIGIBLE", lang),
    "event_text": lambda _, __, lang: event_text("filing", "employer", ANSWER.as_of, lang=lang),
    "roster.write": lambda roster, path, lang: roster.plan(LAW, "2026-11").write(path.with_name("o.csv"), lang=lang),
    "roster.to_frame": lambda roster, _, lang: roster.plan(LAW, "2026-11").to_frame(lang=lang),
    "plan_long": lambda _, path, lang: plan_long(path, path.with_name("o.csv"), LAW, "2026-11", lang=lang),
    "person_ics": lambda _, __, lang: person_ics(ANSWER, "2033-06", key="", made_at=AT, lang=lang),
    "roster_ics": lambda roster, _, lang: roster_ics(roster.plan(LAW, "2026-11"), key="", made_at=AT, lang=lang),
    "to_sql": lambda _, __, lang: to_sql(LAW, as_of="2026-11", lang=lang),
}


@pytest.mark.parametrize("door", SPOKEN)
@pytest.mark.parametrize(("lang", "said"), [("fr", "fr"), ("", ""), ("EN", "EN"), (7, "int"), (["en"], "list")])
def test_a_language_that_is_not_spoken(door: str, lang: object, said: str, roster: Roster, staff: Path) -> None:
    with pytest.raises(InvalidFacts) as caught:
        SPOKEN[door](roster, staff, lang)
    assert str(caught.value) == f"lang: {said!r} is not known here. Use one of en, zh."
    assert caught.value.text("zh") == f"lang：无法识别“{said}”。可填写：en, zh。"
    assert [path.name for path in staff.parent.iterdir()] == ["staff.csv"]


LAWS: dict[str, Callable[[Roster, Path], object]] = {
    "Roster.plan": lambda roster, _: roster.plan(CN, "2026-11"),
    "plan_long": lambda _, path: plan_long(path, None, CN, "2026-11"),
    "assess_batch": lambda _, __: assess_batch(PEOPLE, as_of="2026-11", law=CN),
    "assess_parquet": lambda _, path: assess_parquet(path, path, as_of="2026-11", law=CN),
    "explain_row": lambda _, __: explain_row(PEOPLE, 0, as_of="2026-11", law=CN),
    "milestones": lambda _, __: milestones(PEOPLE, as_of="2026-11", law=CN),
    "headcount": lambda _, __: headcount(PEOPLE, as_of="2026-11", law=CN, until="2030-12"),
    "schedule_table": lambda _, __: schedule_table(CN),
    "code_book": lambda _, __: code_book(CN),
    "to_sql": lambda _, __: to_sql(CN, as_of="2026-11"),
}


@pytest.mark.parametrize("door", LAWS)
def test_a_place_is_no_law(door: str, roster: Roster, staff: Path) -> None:
    with pytest.raises(InvalidFacts) as caught:
        LAWS[door](roster, staff)
    assert str(caught.value) == 'law: an object of type str is no Law. Pass load_law("CN").'
    assert caught.value.text("zh") == 'law：str 类型的对象不是 Law。请传入 load_law("CN")。'


def test_what_a_calendar_is_made_of(roster: Roster) -> None:
    wrong: Any = roster
    with pytest.raises(InvalidFacts) as caught:
        roster_ics(wrong, key="", made_at=AT)
    assert (
        str(caught.value) == "plan: an object of type Roster is no RosterPlan. Pass read_roster(path).plan(law, as_of)."
    )
    wrong = {"birth": "1971-09"}
    with pytest.raises(InvalidFacts) as caught:
        person_ics(wrong, "2033-06", key="", made_at=AT)
    assert str(caught.value) == "assessment: an object of type dict is no Assessment. Pass assess(person, law, as_of)."


EMPTY: dict[str, Any] = {"None": None, "nan": float("nan"), "NaT": pd.NaT, "<NA>": pd.NA}
BAD: dict[str, Any] = {
    **EMPTY,
    "empty text": "",
    "list": [],
    "dict": {},
    "decimal": 5.5,
    "truth": True,
    "class": object,
    "object": object(),
}


def with_fact(kind: Any, name: str, **needed: Any) -> Callable[[Any], object]:
    return lambda value: kind(**{**needed, name: value})


def in_json(name: str) -> Callable[[Any], object]:
    return lambda value: Person.from_dict({"birth": "1971-09", "category": "男", name: value})


ALONE: dict[str, Any] = {"paid": {}, "spells": {}}
FIELDS: dict[str, Callable[[Any], object]] = {
    **{f"Person.{name}": with_fact(Person, name, birth="1971-09", category="男") for name in Person.FIELDS},
    **{
        f"Contributions.{name}": with_fact(Contributions, name, **ALONE.get(name, {"paid": 12}))
        for name in Contributions.FIELDS
    },
    **{f"Filing.{name}": with_fact(Filing, name) for name in Filing.FIELDS},
    **{f"WorkerFacts.{name}": with_fact(WorkerFacts, name) for name in WorkerFacts.FIELDS},
    **{
        f"Spell.{name}": with_fact(Spell, name, first="2000-01")
        for name in ("first", "last", "kind", "scheme", "place")
    },
    **{f"Person.from_dict.{name}": in_json(name) for name in Person.FIELDS},
    "lump_sum.months": lambda value: Contributions(paid=12, lump_sum=(value, "2020-01")),
    "lump_sum.month": lambda value: Contributions(paid=12, lump_sum=(1, value)),
    "a spell": lambda value: Contributions(spells=[value]),
    "Person.from_id": Person.from_id,
    "Person.from_dict": Person.from_dict,
    "as_of": lambda value: assess(Person("1971-09", "男"), LAW, value),
    "months": lambda value: assess(Person("1971-09", "男"), LAW, "2026-11", months=value),
    "one of the months": lambda value: assess(Person("1971-09", "男"), LAW, "2026-11", months=[value]),
    "place": load_law,
    "in_force_on": lambda value: load_law(in_force_on=value),
    "readings": lambda value: load_law(readings=value),
    "tables": lambda value: load_law(tables=value),
    "a folder": lambda value: load_law(tables=[value]),
}
RAW = re.compile(r"None|\bnan\b|NaT|<NA>|NAType|<class|0x[0-9a-f]+")
"""What Python shows of a value that is none, or of an object."""


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("field", FIELDS)
def test_no_word_of_python_for_what_is_empty(field: str, bad: str) -> None:
    """Taken, or refused by an error of ours that a reader understands: never an error or a word of Python's."""
    try:
        FIELDS[field](BAD[bad])
    except RetirecalcError as refusal:
        said = (str(refusal), refusal.text("zh"))
        assert [text for text in said if RAW.search(text)] == []
    else:
        assert bad not in ("decimal", "class", "object"), "what is no value is no fact"


@pytest.mark.parametrize("bad", EMPTY)
def test_what_is_empty_is_called_not_given(bad: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        YearMonth.of(EMPTY[bad], "counted_to")
    assert str(caught.value) == "counted_to: 'not given' is not a month. Write it as 1971-09, 1971年9月 or 19710915."
    assert caught.value.text("zh") == "counted_to：无法识别“未填写”为年月。请写成 1971-09、1971年9月 或 19710915。"


@pytest.mark.parametrize("bad", [*EMPTY, "empty text"])
@pytest.mark.parametrize("field", ["birth", "category"])
def test_what_every_person_has(field: str, bad: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        with_fact(Person, field, birth="1971-09", category="男")(BAD[bad])
    assert str(caught.value) == f"{field}: is missing. State it."


@pytest.mark.parametrize("bad", [*EMPTY, "empty text"])
def test_what_is_empty_in_a_frame_is_not_stated(bad: str) -> None:
    facts = dict.fromkeys(("employment", "drawing", "approved", "deferral_agreed_to", "applied_on"), BAD[bad])
    person = Person("1971-09", "男", **facts)
    assert person.to_dict() == Person("1971-09", "男").to_dict()
    counted = dict.fromkeys(("deemed", "cumulative", "counted_to", "continuing", "first_insured"), BAD[bad])
    assert Contributions(paid=12, **counted) == Contributions(paid=12)


@pytest.mark.parametrize("bad", ["decimal", "class"])
@pytest.mark.parametrize(
    ("field", "kind", "literals"),
    [
        ("birth", Person, r"\d{4}-\d{2}\b|\d{4}年\d+月|\b\d{8}\b"),
        ("category", Person, r"male_60|female_55|female_50|男|女干部|女工人"),
        ("employment", Person, r"[a-z]+_[a-z]+|unknown"),
        ("drawing", Person, r"resident|employee|other|some|none"),
        ("approved", Person, r"yes|no\b"),
        ("deferral_agreed_to", Person, r"\d{4}-\d{2}|\bno\b"),
        ("applied_on", Person, r"\d{4}-\d{2}-\d{2}"),
        ("cumulative", Contributions, r"\d+y\d+m|\d+年\d+个月|\d+ months"),
        ("counted_to", Contributions, r"\d{4}-\d{2}\b|\d{4}年\d+月|\b\d{8}\b"),
        ("continuing", Contributions, r"yes|no\b"),
    ],
)
def test_what_is_advised_is_taken(field: str, kind: Any, literals: str, bad: str) -> None:
    needed = {"birth": "1971-09", "category": "男"} if kind is Person else {} if field == "cumulative" else {"paid": 1}
    with pytest.raises(InvalidFacts) as caught:
        kind(**{**needed, field: BAD[bad]})
    advice = str(caught.value).partition(". ")[2]
    found = re.findall(literals, advice)
    assert found, advice
    for literal in found:
        kind(**{**needed, field: literal})
