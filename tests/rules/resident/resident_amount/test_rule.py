"""The amount of a resident pension: what no case can say. 国发〔2014〕8号; digest 5.5."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from retirecalc import InvalidFacts
from retirecalc.errors import TableError
from retirecalc.questions.ask import ask
from retirecalc.rules.resident.resident_amount.facts import ResidentAccountFacts
from retirecalc.tables.shelf import tables_dir
from retirecalc.wording.render import settled
from tests.law_day import load_law, tables_of


@pytest.mark.parametrize("balance", ["0", "0.69", "0.70", "9999.99", "13900", "123456.78"])
def test_the_parts_add_up_to_the_cent(balance: str) -> None:
    found = ask("resident_amount", {"balance": balance}, load_law("CN-CQ"), "2025-06").outcome.value
    assert found.account == (Decimal(balance) / 139).quantize(Decimal("0.01"), "ROUND_HALF_UP")
    assert found.at_least == found.base + found.account


def test_what_was_not_read_is_said_and_what_the_place_pays_is_open() -> None:
    outcome = ask("resident_amount", {"balance": "10000"}, load_law(), "2026-06").outcome
    assert not settled(outcome)
    text = outcome.explain("zh")
    assert "该年度全国基础养老金最低标准为每月163元。" in text
    assert "养老金每月至少234.94元，未含当地按缴费年限或年龄加发的部分。" in text
    (step,) = [step for step in outcome.trace if step.name == "least"]
    assert {cite.certainty for cite in step.citations} == {"secondary"}


def test_a_table_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    """180 (made up) in a notice that was read, instead of 163: 180 + 71.94, and nothing to mark."""
    path = tables_of(tmp_path, "CN", "basic_part") / "2024-01-01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('base: "163"', 'base: "180"').replace(", secondary]", ", text]"), encoding="utf-8")
    outcome = ask("resident_amount", {"balance": "10000"}, load_law(tables=tmp_path), "2026-06").outcome
    assert (outcome.value.least, outcome.value.at_least) == (Decimal(180), Decimal("251.94"))
    assert "secondary" not in [caveat.code for caveat in outcome.caveats]


def test_years_that_are_not_in_order_do_not_load(tmp_path: Path) -> None:
    text = (tables_dir() / "CN/basic_part/2024-01-01.yaml").read_text(encoding="utf-8")
    path = tables_of(tmp_path, "CN", "basic_part") / "2024-01-01.yaml"
    path.write_text(text.replace("year: 2025", "year: 2027"), encoding="utf-8")
    with pytest.raises(TableError):
        load_law(tables=tmp_path)


@pytest.mark.parametrize("facts", [{"balance": "much"}, {"balance": 1.5}, {"balance": "-1"}], ids=str)
def test_facts_that_cannot_be(facts: dict[str, object]) -> None:
    with pytest.raises(InvalidFacts):
        ResidentAccountFacts(**facts)
