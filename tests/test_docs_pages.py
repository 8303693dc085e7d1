"""The JSON page names whatever an answer may hold; each decision is short, complete and listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from retirecalc import Category, Contributions, Eligibility, Employment, Person, assess
from retirecalc.outcome import Reason
from tests.law_day import load_law

ROOT = Path(__file__).parents[1]
DECISIONS = ROOT / "docs" / "decisions"
CHINESE = set(DECISIONS.glob("0*.zh.md"))
WRITTEN = {"en": sorted(set(DECISIONS.glob("0*.md")) - CHINESE), "zh": sorted(CHINESE)}
SAID = {
    "en": (r"^\*\*Status\*\*: \w+", ["Context", "Decision", "Consequences"]),
    "zh": (r"^\*\*状态\*\*：\w+", ["背景", "决定", "后果"]),
}


def keys(value: object) -> Iterator[str]:
    """Every field name in an answer; the names inside `answers` of a reading are answers, not fields."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            if key != "answers":
                yield from keys(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys(item)


def test_the_json_page_names_every_field_and_code() -> None:
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w.]+", " ".join(re.findall(r"`([^`\n]+)`", text))))
    facts = [
        Contributions(paid=80, deemed=21, counted_to="2026-11", continuing=True),
        Contributions(cumulative=101, counted_to="2026-11", continuing=True),
    ]
    people = [
        Person("1979-11-30", "female_55", employment="own_account", contributions=stated, drawing="none")
        for stated in facts
    ]
    expected = {key for person in people for key in keys(assess(person, load_law("CN-CQ"), "2026-11").to_dict())}
    assert {"paid", "deemed", "cumulative", "answers"} <= expected
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "retirecalc").rglob("*.py"))
    caveats = set(re.findall(r'(?:\.warn|Caveat)\(\s*"(\w+)"', source))
    assert "closes_at_year_end" in caveats
    expected |= {*caveats, *Reason, *Category, *Employment, *Eligibility}
    assert not expected - named


@pytest.mark.parametrize(("lang", "index"), [("en", "index.md"), ("zh", "index.zh.md")])
def test_decisions_are_listed(lang: str, index: str) -> None:
    listed = re.findall(r"\((0[\w-]+\.md)\)", (DECISIONS / index).read_text(encoding="utf-8"))
    assert listed == [page.name.replace(".zh.md", ".md") for page in WRITTEN[lang]]


@pytest.mark.parametrize(
    ("lang", "page"), [pytest.param(lang, page, id=page.stem) for lang, pages in WRITTEN.items() for page in pages]
)
def test_a_decision_is_short_and_complete(lang: str, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    status, parts = SAID[lang]
    assert re.search(status, text, re.MULTILINE)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == parts
    assert len(text.split()) < 250
