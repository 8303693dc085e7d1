"""What callers pass by mistake: a language that is not spoken, a place for its law, a dict for a person. Our error, with what to pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retirecalc import InvalidFacts, Person, assess, assess_batch, read_roster, schedule_table
from retirecalc.batch import assess_parquet, code_book, explain_row, headcount, milestones, to_sql
from retirecalc.ics import person_ics, roster_ics
from retirecalc.roster import Roster, plan_long
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
