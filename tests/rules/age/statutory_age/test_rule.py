"""办法 第一条 and 附件1-3: every printed row, every boundary, and all 7,200 birth months against the oracle."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import Any

import pytest

from retirecalc import Category, Law, Months, OutOfCoverage, Person, YearMonth
from retirecalc.rules.age.statutory_age import StatutoryAge, statutory_age
from tests import oracle
from tests.law_day import load_law
from tests.oracle import index, written
from tests.tables.witnesses import Printed, annex

ORIGINAL = {"male_60": 720, "female_55": 660, "female_50": 600}
CAP = {"male_60": 36, "female_55": 36, "female_50": 60}


def groups(category: Any) -> list[tuple[int, int, int]]:
    """The printed groups as (first birth, last birth, increase)."""
    found = []
    for increase, rows in groupby(annex(category), key=lambda row: row.increase):
        births = [index(row.birth) for row in rows]
        found.append((births[0], births[-1], increase))
    return found


def ask(category: Any, birth: int, law: Law | None = None) -> StatutoryAge:
    return statutory_age(Person(written(birth), category), law or load_law()).value


@pytest.fixture(scope="module")
def whole() -> dict[str, list[StatutoryAge]]:
    """Every birth month of 1900-2099, by category."""
    law = load_law()
    return {c: [ask(c, birth, law) for birth in range(1900 * 12, 2100 * 12)] for c in ORIGINAL}


ROWS = [(category, row) for category in ORIGINAL for row in annex(category)]


def test_the_goldens_are_whole() -> None:
    assert [len(annex(category)) for category in ORIGINAL] == [144, 144, 120]
    assert len(ROWS) == 408
    assert [len(groups(category)) for category in ORIGINAL] == [36, 36, 60]


@pytest.mark.parametrize(("category", "row"), ROWS, ids=[f"{c}-{row.birth}" for c, row in ROWS])
def test_printed_row(category: Any, row: Printed) -> None:
    found = ask(category, index(row.birth))
    assert found == StatutoryAge(
        Months(ORIGINAL[category]),
        YearMonth.of(row.birth) + ORIGINAL[category],
        Months(row.increase),
        Months(row.age),
        YearMonth.of(row.month),
    )


@pytest.mark.parametrize("category", ORIGINAL)
def test_the_oracle_and_the_print_agree(category: Any) -> None:
    for row in annex(category):
        birth = index(row.birth)
        assert oracle.increase(category, birth) == row.increase
        assert written(oracle.statutory(category, birth)) == row.month


QUARTETS = [
    (category, birth, expected)
    for category in ORIGINAL
    for number, (first, last, increase) in enumerate(groups(category))
    for birth, expected in (
        (first - 1, groups(category)[number - 1][2] if number else 0),
        (first, increase),
        (last, increase),
        (last + 1, groups(category)[number + 1][2] if number + 1 < len(groups(category)) else CAP[category]),
    )
]


def test_a_quartet_for_every_group() -> None:
    assert len(QUARTETS) == 4 * (36 + 36 + 60)


@pytest.mark.parametrize(("category", "birth", "expected"), QUARTETS, ids=[f"{c}-{written(b)}" for c, b, _ in QUARTETS])
def test_boundary_of_a_printed_group(category: Any, birth: int, expected: int) -> None:
    assert ask(category, birth).increase_months == expected


@pytest.mark.parametrize(
    ("category", "birth", "age", "month"),
    [
        ("male_60", "1976-09", "P63Y", "2039-09"),  # 办法 第一条: the first birth month at 63
        ("male_60", "1964-12", "P60Y", "2024-12"),  # the month before 附件1 begins
        ("male_60", "1965-01", "P60Y1M", "2025-02"),  # 附件1, first row
        ("male_60", "1965-04", "P60Y1M", "2025-05"),
        ("male_60", "1965-05", "P60Y2M", "2025-07"),
        ("male_60", "1976-08", "P62Y11M", "2039-07"),
        ("male_60", "1990-06", "P63Y", "2053-06"),  # past the print, "gradually to 63"
        ("male_60", "1900-01", "P60Y", "1960-01"),
        ("male_60", "2099-12", "P63Y", "2162-12"),
        ("female_55", "1969-12", "P55Y", "2024-12"),
        ("female_55", "1970-01", "P55Y1M", "2025-02"),  # 附件2, first row
        ("female_55", "1981-08", "P57Y11M", "2039-07"),
        ("female_55", "1981-12", "P58Y", "2039-12"),  # 附件2, last row
        ("female_55", "1982-01", "P58Y", "2040-01"),
        ("female_50", "1974-12", "P50Y", "2024-12"),
        ("female_50", "1975-01", "P50Y1M", "2025-02"),  # 附件3, first row
        ("female_50", "1975-03", "P50Y2M", "2025-05"),
        ("female_50", "1980-11", "P53Y", "2033-11"),
        ("female_50", "1981-03", "P53Y2M", "2034-05"),  # 附件3 prints 53岁2月
        ("female_50", "1984-10", "P54Y11M", "2039-09"),
        ("female_50", "1984-11", "P55Y", "2039-11"),
        ("female_50", "1984-12", "P55Y", "2039-12"),  # 附件3, last row
        ("female_50", "1985-01", "P55Y", "2040-01"),
    ],
)
def test_worked(category: Any, birth: str, age: str, month: str) -> None:
    found = ask(category, index(birth))
    assert (found.age.iso, str(found.month)) == (age, month)


@pytest.mark.parametrize(
    ("category", "final", "first_at_cap"),
    [("male_60", 36, "1976-09"), ("female_55", 36, "1981-09"), ("female_50", 60, "1984-11")],
)
def test_where_the_increase_ends(
    whole: dict[str, list[StatutoryAge]], category: Any, final: int, first_at_cap: str
) -> None:
    increases = [int(found.increase_months) for found in whole[category]]
    assert increases[0] == 0
    assert increases[-1] == max(increases) == final
    assert written(1900 * 12 + increases.index(final)) == first_at_cap
    assert all(later - earlier in (0, 1) for earlier, later in pairwise(increases))


@pytest.mark.parametrize(("category", "empty"), [("male_60", 36), ("female_55", 36), ("female_50", 60)])
def test_months_in_which_nobody_reaches_the_age(
    whole: dict[str, list[StatutoryAge]], category: Any, empty: int
) -> None:
    reached = {found.month.index for found in whole[category]}
    span = range(index("2025-01"), index("2039-12") + 1)
    nobody = [month for month in span if month not in reached]
    assert len(nobody) == empty
    # digest 1.3: every 5th month from 2025-01, for female_50 every 3rd.
    step = 3 if category == "female_50" else 5
    assert nobody == [index("2025-01") + step * number for number in range(empty)]


def test_all_7200_birth_months_against_the_oracle(whole: dict[str, list[StatutoryAge]]) -> None:
    count = 0
    for category, found in whole.items():
        for birth, answer in zip(range(1900 * 12, 2100 * 12), found, strict=True):
            assert tuple(one.index if isinstance(one, YearMonth) else int(one) for one in answer) == (
                ORIGINAL[category],
                birth + ORIGINAL[category],
                oracle.increase(category, birth),
                ORIGINAL[category] + oracle.increase(category, birth),
                oracle.statutory(category, birth),
            ), f"{category} {written(birth)}"
            count += 1
    assert count == 7200


def test_nobody_born_later_reaches_the_age_earlier(whole: dict[str, list[StatutoryAge]]) -> None:
    for found in whole.values():
        assert all(earlier.month < later.month for earlier, later in pairwise(found))


def test_the_age_lies_between_the_original_one_and_the_cap(whole: dict[str, list[StatutoryAge]]) -> None:
    for category, found in whole.items():
        for one in found:
            assert one.original_month <= one.month <= one.original_month + CAP[category]
            assert one.age == one.original_age + one.increase_months
            # 决定 第五项: whoever reaches the original age by 2024-12 keeps it, whoever reaches it later does not.
            assert (one.increase_months > 0) == (one.original_month >= YearMonth(2025, 1))


@pytest.mark.parametrize("day", ["1976-09-01", "1976-09-15", "1976-09-30"])
def test_the_day_of_birth_never_matters(day: str) -> None:
    # digest 1.2, 2.3: born on the 1st still belongs to that birth month.
    assert str(statutory_age(Person(day, "male_60"), load_law()).value.month) == "2039-09"


@pytest.mark.parametrize("category", ORIGINAL)
@pytest.mark.parametrize("on", ["1978-06-01", "2000-01-01", "2024-12-31"])
def test_the_1978_ages_before_2025(category: Any, on: str) -> None:
    law = load_law(in_force_on=on)
    for birth in ("1918-01", "1964-12", "1965-01", "1976-09", "1984-12", "2010-06"):
        found = ask(category, index(birth), law)
        assert (found.age, found.increase_months) == (ORIGINAL[category], 0)
        assert found.month == YearMonth.of(birth) + ORIGINAL[category]


@pytest.mark.parametrize("on", ["2025-01-01", "2025-01-02", "2040-01-01"])
def test_the_reform_from_its_first_day(on: str) -> None:
    assert str(ask("male_60", index("1976-09"), load_law(in_force_on=on)).month) == "2039-09"


def test_no_law_before_1978_06() -> None:
    with pytest.raises(OutOfCoverage):
        ask("male_60", index("1976-09"), load_law(in_force_on="1978-05-31"))


def test_every_figure_cites_its_article_and_its_annex() -> None:
    number = {"male_60": "附件1", "female_55": "附件2", "female_50": "附件3"}
    locators: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for category, rows in ((category, annex(category)) for category in ORIGINAL):
        inside, outside = rows[0].birth, written(index(rows[-1].birth) + 1)
        for name, birth in (("inside", inside), ("outside", outside)):
            outcome = statutory_age(Person(birth, Category.of(category)), load_law())
            assert outcome.rule == "statutory_age"
            for step in outcome.trace:
                assert step.kind in ("given", "found")
                if step.kind == "found":
                    locators[name, category] |= {(cite.source, cite.locator) for cite in step.citations}
                    assert ("measures", "第一条") in {(cite.source, cite.locator) for cite in step.citations}
        assert locators["inside", category] == {("measures", "第一条"), ("measures", number[category])}
        # Past the print there is no row to cite.
        assert locators["outside", category] == {("measures", "第一条")}


def test_the_steps_fill_the_fields_of_the_answer() -> None:
    outcome = statutory_age(Person("1984-11", Category.FEMALE_50), load_law())
    found = {step.name: step.value for step in outcome.trace if step.kind == "found"}
    assert found == outcome.value._asdict()
