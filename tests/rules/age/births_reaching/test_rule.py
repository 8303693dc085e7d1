"""Who reaches the age in a month: the schedule read backwards (办法 第一条, 附件1-3)."""

from __future__ import annotations

from collections import defaultdict

import pytest

from retirecalc import Category, Person, YearMonth
from retirecalc.rules.age.births_reaching import births_reaching
from retirecalc.rules.age.statutory_age import statutory_age
from tests import oracle
from tests.law_day import LAW_DAY, load_law
from tests.oracle import index, written

FIRST, LAST = 1900 * 12, 2099 * 12 + 11


def reaching(category: str, month: str, on: str = LAW_DAY) -> list[str]:
    found = births_reaching(load_law(in_force_on=on), month=YearMonth.of(month), category=Category(category))
    return [str(birth) for birth in found.value]


@pytest.mark.parametrize("category", list(oracle.CLASSES))
def test_the_inverse_of_the_statutory_age_for_every_birth_month(category: str) -> None:
    law, kind = load_law(), Category(category)
    reached = defaultdict(list)
    for birth in range(FIRST, LAST + 1):
        found = statutory_age(Person(written(birth), kind), law).value.month
        assert found.index == oracle.statutory(category, birth)
        reached[found.index].append(birth)
    low, high = min(reached), max(reached)
    for month in range(low, high + 1):
        births = births_reaching(law, month=YearMonth.of(written(month)), category=kind).value
        assert [birth.index for birth in births] == reached[month]
        assert len(births) <= 1  # a month later in birth is at least a month later in retirement


@pytest.mark.parametrize(
    ("category", "every", "gaps", "last"),
    [
        # 附件1-3 name no birth for these months: while the age rises, one month in five (of women-50: in three) is skipped.
        ("male_60", 5, 36, "2039-08"),
        ("female_55", 5, 36, "2039-08"),
        ("female_50", 3, 60, "2039-10"),
    ],
)
def test_the_gaps_of_the_annexes(category: str, every: int, gaps: int, last: str) -> None:
    months = [index("2025-01") + every * number for number in range(gaps)]
    assert written(months[-1]) == last
    empty = [month for month in range(index("2024-01"), index("2045-01")) if reaching(category, written(month)) == []]
    assert empty == months


@pytest.mark.parametrize(
    ("category", "month", "birth"),
    [
        ("male_60", "2024-12", "1964-12"),  # 办法 第一条: the original age
        ("male_60", "2025-02", "1965-01"),  # 附件1, first row: 60y1m
        ("male_60", "2025-07", "1965-05"),
        ("male_60", "2039-07", "1976-08"),  # 62y11m
        ("male_60", "2039-09", "1976-09"),  # 63y
        ("male_60", "2053-06", "1990-06"),  # after the print: the highest age stays
        ("female_55", "2025-02", "1970-01"),  # 附件2
        ("female_55", "2039-12", "1981-12"),
        ("female_50", "2025-05", "1975-03"),  # 附件3
        ("female_50", "2039-09", "1984-10"),
        ("female_50", "2039-11", "1984-11"),
    ],
)
def test_rows_of_the_annexes(category: str, month: str, birth: str) -> None:
    assert reaching(category, month) == [birth]


@pytest.mark.parametrize("month", ["2024-12", "2025-01", "2025-06", "2039-08"])
def test_the_law_of_2024_skips_nothing(month: str) -> None:
    # 国发〔1978〕104号: 60, whatever the month.
    assert reaching("male_60", month, "2024-12-31") == [written(index(month) - 720)]


def test_an_empty_month_is_an_answer_with_its_article() -> None:
    found = births_reaching(load_law(), month=YearMonth(2025, 1), category=Category.MALE_60)
    (step,) = [step for step in found.trace if step.kind == "found"]
    assert (step.name, step.value) == ("births", ())
    assert [(cite.source, cite.locator) for cite in step.citations] == [("measures", "第一条")]
