"""The limits of the contribution base: published, checked by what they follow from, and a wage between them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from retirecalc import OutOfCoverage, YearMonth
from retirecalc.errors import TableError
from retirecalc.outcome import Outcome
from retirecalc.rules.contributions.contribution_base import contribution_base
from retirecalc.rules.contributions.contribution_base.facts import PayFacts
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.shelf import built_in, tables_dir
from tests.law_day import load_law


def asked(month: str, wage: object = None, **law: Any) -> Outcome[Any]:
    return contribution_base(PayFacts(wage=wage), load_law("CN-CQ", **law), as_of=YearMonth.of(month))


@pytest.mark.parametrize("month", ["2024-12", "2025-01", "2026-11"])
@pytest.mark.parametrize("wage", ["0", "4358.99", "4359", "4404", "5000.55", "21793", "22017", "22765.01", "99999999"])
def test_a_base_put_in_again_is_itself(month: str, wage: str) -> None:
    once = asked(month, wage).value.base
    assert asked(month, once).value.base == once


def test_the_nearest_yuan_would_miss_both_limits_of_2024() -> None:
    """systems.md, S20: 4358.45 and 21792.25."""
    figures = {step.name: step.value for step in asked("2024-12", readings={"R20": "nearest"}).trace}
    assert (figures["derived_lower"], figures["derived_upper"]) == (Decimal(4358), Decimal(21792))
    assert (figures["lower"], figures["upper"]) == (Decimal(4359), Decimal(21793))


def test_before_the_first_notice_on_file_nothing_is_known_of_the_year_before() -> None:
    with pytest.raises(OutOfCoverage):
        asked("2024-07", readings={"R10": "notice_month"})
    assert asked("2024-08", readings={"R10": "notice_month"}).value.year == 2024


def own(folder: Path, change: tuple[str, str]) -> Path:
    """The table as somebody's own, with one change."""
    path = folder / "CN-CQ" / "contribution_base" / "2024-01-01.yaml"
    path.parent.mkdir(parents=True)
    text = (tables_dir() / path.relative_to(folder)).read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (('lower: "4404"', 'lower: "4403"'), "rows[1].lower"),
        (('"88068"', '"88080"'), "rows[1].upper"),  # 88080 x 0.6 / 12 is 4404 too
        (('{value: "3"', '{value: "3.01"'), "rows[0].upper"),
        (('notice: "2025-09"', 'notice: "2026-09"'), "rows[1].notice"),
        (("year: 2025", "year: 2027"), "rows[1].notice"),
        (('lower: "4404"', "lower: 4404"), "rows[1].lower"),
    ],
)
def test_a_table_that_contradicts_itself_does_not_load(tmp_path: Path, change: tuple[str, str], field: str) -> None:
    with pytest.raises(TableError) as caught:
        read_shelf(own(tmp_path, change), base=built_in())
    assert caught.value.fields["field"] == field
    assert caught.value.text("zh")


def test_a_table_of_ones_own_takes_its_place(tmp_path: Path) -> None:
    """The limits of 2026, read in the notice itself, in the place of those from one public script."""
    change = (
        'average_wage: "91059", lower: "4553", upper: "22765"',
        'average_wage: "91200", lower: "4560", upper: "22800"',
    )
    law = load_law("CN-CQ", tables=own(tmp_path, change))
    found = contribution_base(PayFacts(), law, as_of=YearMonth(2026, 10)).value
    assert (found.lower, found.upper) == (Decimal(4560), Decimal(22800))
