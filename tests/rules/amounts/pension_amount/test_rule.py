"""The amount of a pension: parts that add up, a place added without code, and what a caller's table replaces."""

from __future__ import annotations

from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest

from retirecalc import InvalidFacts, Law
from retirecalc.errors import TableError
from retirecalc.questions.ask import ask
from retirecalc.rules.amounts.pension_amount import PensionAmount
from retirecalc.rules.amounts.pension_amount.facts import PensionFacts
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.shelf import built_in, tables_dir
from retirecalc.wording.render import settled
from tests.law_day import load_law

SHEET: dict[str, Any] = {
    "birth": "1964-12",
    "cumulative": "40y10m",
    "average_index": "0.6270",
    "before_accounts": "13y",
    "balance": "85790.01",
    "pension_base": "7988",
}

MADE_UP = """\
schema: retirecalc.sources/1
sources:
  - {id: made_up, document_number: 《虚构的计发办法》, title: {en: Made up, zh: 虚构}, issuer: 虚构, issued: null}
"""
PACK = """\
schema: retirecalc.table/1
id: pension_pack
title: {en: Made-up pack, zh: 虚构的计发参数}
jurisdiction: CN-HI
effective_from: "2020-01-01"
effective_to: null
revision: 1
certainty: text
cite: [made_up, 第一条]
rows: [{year: 2024, base: "8000", cite: [made_up, 第一条]}]
unpublished: {reading: R17, year_before: {previous_year_provisional: true, error: false}, cite: [made_up, 第二条]}
rounding: {reading: R19, decimals: {place_pack: 1, unrounded: null}, money: 1, how: up, cite: [made_up, 第三条]}
transition: {of: indexed_wage, year_rate: "0.012", before: "1998-07", cite: [made_up, 第四条]}
"""


def asked(law: Law, month: str = "2024-12", **facts: Any) -> PensionAmount:
    found: PensionAmount = ask("pension_amount", SHEET | facts, law, month, month).outcome.value
    return found


def own(folder: Path, place: str, sources: str | None, pack: str) -> Path:
    path = folder / place / "pension_pack" / ("2020-01-01.yaml" if sources else "2022-01-01.yaml")
    path.parent.mkdir(parents=True)
    path.write_text(pack, encoding="utf-8")
    if sources is not None:
        (folder / place / "sources.yaml").write_text(sources, encoding="utf-8")
    return folder


def test_another_place_is_a_file_and_no_code(tmp_path: Path) -> None:
    """Worked by hand: 490 months are 40.83 years, up 40.9; index 0.627 up 0.7; 8000 x 1.7 / 2 = 6800, x 40.9 % = 2781.2;
    account 617.19..., up 617.2; transition on the indexed wage alone, 8000 x 0.7 x 13 x 1.2 % = 873.6. Together 4272.0.
    """
    law = load_law("CN-HI", tables=own(tmp_path, "CN-HI", MADE_UP, PACK))
    found = asked(law, pension_base=None)
    parts = (found.basic, found.account, found.transition, found.total)
    assert parts == (Decimal("2781.2"), Decimal("617.2"), Decimal("873.6"), Decimal("4272.0"))
    assert (found.base_year, found.provisional) == (2024, False)


def test_a_place_that_leaves_its_part_out_does_not_settle_it(tmp_path: Path) -> None:
    pack = "".join(line for line in PACK.splitlines(keepends=True) if not line.startswith("transition"))
    found = asked(load_law("CN-HI", tables=own(tmp_path, "CN-HI", MADE_UP, pack)))
    assert (found.transition, found.total) == (None, None)
    assert found.basic is not None


@pytest.mark.parametrize(
    ("line", "facts", "marked"),
    [
        ("rows:", {"pension_base": None}, True),
        ("rows:", {}, False),
        ("rounding:", {}, True),
        ("rounding:", {"average_index": None, "balance": None}, False),
        ("transition:", {}, True),
        ("transition:", {"before_accounts": None, "started_work": "1998-07"}, True),
        ("transition:", {"before_accounts": 0}, False),
        ("transition:", {"invalidity_tier": "C"}, False),
        ("unpublished:", {"pension_base": None}, False),
    ],
)
def test_what_was_not_read_marks_the_amounts_that_it_goes_into(
    tmp_path: Path, line: str, facts: dict[str, Any], marked: bool
) -> None:
    """One figure of a pack that was read is of another source: the base, the roundings, the rate or the cut-off of the transition."""
    head, mark, rest = PACK.partition(f"\n{line}")
    first, end, others = rest.partition("\n")
    place, _, closing = first.rpartition("条]")
    law = load_law(
        "CN-HI", tables=own(tmp_path, "CN-HI", MADE_UP, f"{head}{mark}{place}条, secondary]{closing}{end}{others}")
    )
    month = "2025-01" if "invalidity_tier" in facts else "2024-12"
    told = SHEET | {"birth": "1965-01" if month == "2025-01" else "1964-12"} | facts
    told = {name: one for name, one in told.items() if one is not None}
    outcome = ask("pension_amount", told, law, month, month).outcome
    assert ("secondary" in [caveat.code for caveat in outcome.caveats]) is marked


def test_a_base_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    """The base of 2026, once it is read: 8300 x 1.6270 / 2 x 40.8333 % = 2757.0848..., 2757.08."""
    text = (tables_dir() / "CN-CQ/pension_pack/2022-01-01.yaml").read_text(encoding="utf-8")
    line = '  - {year: 2025, base: "8240", cite: [approval_sheets, 按事项：计发基数]}\n'
    assert line in text
    pack = text.replace(line, line + line.replace("2025", "2026").replace("8240", "8300"))
    law = load_law("CN-CQ", tables=own(tmp_path, "CN-CQ", None, pack))
    found = asked(law, "2026-04", birth="1966-01", pension_base=None)
    assert (found.base_year, found.provisional, found.basic) == (2026, False, Decimal("2757.08"))


def test_a_gap_between_the_years_does_not_load(tmp_path: Path) -> None:
    text = (tables_dir() / "CN-CQ/pension_pack/2022-01-01.yaml").read_text(encoding="utf-8")
    for change in (("year: 2024", "year: 2026"), ("added:", "# added:")):
        with pytest.raises(TableError) as caught:
            read_shelf(own(tmp_path / change[0][0], "CN-CQ", None, text.replace(*change)), base=built_in())
        assert caught.value.code == "tables.contradiction"


@pytest.mark.parametrize("index", ["0.3", "0.6270", "0.62705", "1", "2.9999", "3"])
@pytest.mark.parametrize("cumulative", ["15y", "40y10m", "22y7m"])
def test_the_parts_add_up_to_the_cent(index: str, cumulative: str) -> None:
    law = load_law("CN-CQ", readings={"R27": "on_if_pre1996"})
    facts: dict[str, Any] = {
        "average_index": index,
        "cumulative": cumulative,
        "started_work": "1983-01",
        "supplements": ["only_child"],
    }
    found = asked(law, **facts)
    assert found.total is not None
    parts = (found.basic, found.account, found.transition, found.supplements)
    assert sum(part for part in parts if part is not None) == found.total
    assert found.total.as_tuple().exponent == -2


def test_the_rounding_is_in_the_trace_with_its_document() -> None:
    outcome = ask("pension_amount", SHEET, load_law("CN-CQ"), "2024-12", "2024-12").outcome
    (step,) = (step for step in outcome.trace if step.name == "decimals")
    assert step.value == 4
    assert "渝人社发〔2010〕275号 按事项：年限和指数的小数位数" in map(str, step.citations)
    text = outcome.explain("zh")
    assert "基本养老金为每月4453.32元。" in text
    assert "individual" not in text


def test_a_caller_with_few_decimals_gets_the_same() -> None:
    law = load_law("CN-CQ")
    with localcontext(prec=4):
        assert asked(law).total == Decimal("4453.32")


@pytest.mark.parametrize(
    "facts",
    [
        {"average_index": "1", "wages": [{"months": 12, "base": "1", "average": "1"}]},
        {"wages": [{"months": 12, "base": "5000"}]},
        {"wages": [{"months": 12, "base": "5000", "average": "0"}]},
        {"wages": [{"months": 12, "base": 5000.5, "average": "6000"}]},
        {"average_index": 0.627},
        {"supplements": ["lottery"]},
        {"pension_base": "0"},
    ],
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        PensionFacts(**facts)


@pytest.mark.parametrize("place", ["CN-CQ", "CN"])
def test_an_addition_without_a_rate_leaves_the_total_open(place: str) -> None:
    """Nothing was read of what is added: the parts of the sheet stand, and their sum is only the least that it may be."""
    facts = SHEET | {"before_accounts": 0, "supplements": ["childless"]}
    outcome = ask("pension_amount", facts, load_law(place), "2024-12", "2024-12").outcome
    assert "supplement_not_on_file" in [caveat.code for caveat in outcome.caveats]
    found = outcome.value
    assert (found.transition, found.supplements, found.total) == (Decimal("0.00"), None, None)
    assert found.account == Decimal("617.19")
    assert not settled(outcome)
    assert "库内没有标准的加发项目：尚不能确定。" in outcome.explain("zh")


def test_an_open_transitional_part_and_a_stated_balance_in_chinese() -> None:
    """Without a pack of the place the transitional part is open, and so is the answer; of the balance only its time is assumed."""
    found = ask("pension_amount", SHEET, load_law(), "2024-12", "2024-12")
    assert "过渡性养老金尚不能确定。" in found.outcome.explain("zh")
    assert not settled(found.outcome)
    balance = next(one for one in found.behind if one.rule == "account_balance")
    assert "85790.01元未注明年份，按2024年12月的储存额计算。（未说明，为假定）" in balance.explain("zh")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"average_index": "3.01"}, "3.01 is more than 3"),
        ({"wages": [{"months": 12, "base": "21794", "average": "7264.08"}]}, "21794.00 is more than 3 times"),
        ({"wages": [{"months": 491, "base": "5000", "average": "6000"}]}, "more than the 40y10m"),
    ],
)
def test_no_index_above_the_limits_and_no_more_wages_than_contributions(facts: dict[str, Any], said: str) -> None:
    """渝人社发〔2024〕18号: 87169 a year are 7264.08 a month, three times that 21792.24, published rounded up as 21793. 490 months in all."""
    with pytest.raises(InvalidFacts, match=said):
        asked(load_law("CN-CQ"), **{"average_index": None} | facts)


@pytest.mark.parametrize(
    ("employment", "said"), [("公务员", True), ("事业单位职工", True), ("民营企业职工", False), ("不详", False)]
)
def test_public_bodies_have_a_transition_of_their_own(employment: str, said: bool) -> None:
    """S13, S30: no rule of theirs on amounts is in the sources."""
    outcome = ask("pension_amount", SHEET | {"employment": employment}, load_law("CN-CQ"), "2024-12", "2024-12").outcome
    assert ("public_bodies_apart" in [caveat.code for caveat in outcome.caveats]) is said


def test_what_the_limits_allow_and_what_is_said_of_the_other_months() -> None:
    """21793 / 7264.08 = 3.00010..., 3.0001 to four decimals; 478 of 490 months have no wages. Without limits on file 3.5 stands."""
    wages = [{"months": 12, "base": "21793", "average": "7264.08"}]
    told = {name: one for name, one in SHEET.items() if name != "average_index"} | {"wages": wages}
    outcome = ask("pension_amount", told, load_law("CN-CQ"), "2024-12", "2024-12").outcome
    assert outcome.value.average_index == Decimal("3.0001")
    assert "For 478 months of contributions no wages are stated" in outcome.explain()
    assert "其余478个月的缴费未填写缴费工资" in outcome.explain("zh")
    assert asked(load_law("CN-CQ"), average_index="3.0001").average_index == Decimal("3.0001")
    assert asked(load_law("CN-HI"), average_index="3.5").average_index == Decimal("3.5")
    whole = told | {"wages": [{"months": 490, "base": "5000", "average": "6000"}]}
    steps = ask("pension_amount", whole, load_law("CN-CQ"), "2024-12", "2024-12").outcome.trace
    assert "same_index" not in [step.name for step in steps]


@pytest.mark.parametrize(
    ("written", "slip", "field"),
    [
        ('year_rate: "0.014"', 'year_rate: "1.4"', "transition.year_rate"),
        ('rate: "0.03"', 'rate: "3"', "additions.only_child.rate"),
        ('base: "8240"', 'base: "0"', "rows"),
        ("money: 2", "money: -1", "rounding.money"),
        ("place_pack: 4", "place_pack: -2", "rounding.decimals.place_pack"),
    ],
)
def test_a_slip_in_a_pack_does_not_load(tmp_path: Path, written: str, slip: str, field: str) -> None:
    text = (tables_dir() / "CN-CQ/pension_pack/2022-01-01.yaml").read_text(encoding="utf-8")
    assert text.count(written) == 1
    with pytest.raises(TableError) as caught:
        read_shelf(own(tmp_path, "CN-CQ", None, text.replace(written, slip)), base=built_in())
    assert field in str(caught.value)


@pytest.mark.parametrize(
    ("file", "written", "slip", "field"),
    [
        # A share written in hundredths would be 831 in a hundred of interest, sixteen times the base, and so on.
        ("CN/account_interest/2016-01-01.yaml", 'rate: "0.0831"', 'rate: "8.31"', "rows[0].rate"),
        ("CN/contribution_rates/2019-05-01.yaml", 'value: "0.16"', 'value: "16"', "employer"),
        ("CN-CQ/pension_adjustment/2024-01-01.yaml", 'rate: "0.006"', 'rate: "1.006"', "share.rate"),
        ("CN/pension_formula/2006-01-01.yaml", 'mean_share: "0.5"', 'mean_share: "5"', "basic.mean_share"),
        ("CN/divisor_months/2025-01-01.yaml", "decimals: 1", "decimals: -1", "between.decimals"),
        ("CN-CQ/pension_adjustment/2024-01-01.yaml", "decimals: 2", "decimals: -2", "share.decimals"),
        ("CN-CQ/pension_adjustment/2024-01-01.yaml", "decimals: 2", "decimals: 3", "share.decimals"),  # no money
    ],
)
def test_a_slip_in_a_table_of_amounts_does_not_load(
    tmp_path: Path, file: str, written: str, slip: str, field: str
) -> None:
    text = (tables_dir() / file).read_text(encoding="utf-8")
    assert text.count(written) == 1
    mine = tmp_path / file
    mine.parent.mkdir(parents=True)
    mine.write_text(text.replace(written, slip), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_shelf(tmp_path, base=built_in())
    assert field in str(caught.value)
