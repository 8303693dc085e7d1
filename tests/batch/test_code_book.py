"""Every column says on which articles it rests."""

from __future__ import annotations

from retirecalc import Contributions, Person, assess
from retirecalc.batch import RESULTS, code_book
from tests.law_day import load_law


def test_every_result_is_in_it() -> None:
    book = code_book(load_law())
    assert tuple(book) == RESULTS
    assert {name for name, basis in book.items() if not basis.citations} == {"judged_month", "problem"}
    assert all(basis.meaning for basis in book.values())


def test_the_articles_by_hand() -> None:
    book = code_book(load_law())
    found = {name: {cite.locator for cite in basis.citations} for name, basis in book.items()}
    by_1978 = {"工人办法 第一条", "干部办法 第四条"}
    assert (
        found["statutory_month"] == {"第一条", "附件1", "附件2", "附件3"} | by_1978
    )  # who reached the age before 2025
    assert found["first_payment_month"] == {"第九条"}
    assert "第二条" in found["first_open_month"]
    assert found["first_qualifying_month"] <= found["first_open_month"]
    assert "第八条" in found["apply_in"]
    assert {f"附件4 {year}年" for year in range(2025, 2040)} <= found["required_months"]
    assert {"第二条", "第七条"} <= found["required_months"]


def test_nothing_that_a_trace_cites_for_a_column_is_missing() -> None:
    law = load_law()
    book = code_book(law)
    person = Person("1973-05", "female_55", employment="own_account", contributions=Contributions(cumulative=150))
    steps = {
        ("statutory_age", "month"): "statutory_month",
        ("flexible_retirement", "latest_month"): "latest_month",
        ("minimum_contribution", "required_months"): "required_months",
        ("pension_eligibility", "shortfall_months"): "shortfall_months",
        ("retirement_dates", "apply_in"): "apply_in",
    }
    seen = set()
    for outcome in assess(person, law, "2026-11").outcomes:
        for step in outcome.trace:
            if (column := steps.get((outcome.rule, step.name))) is not None:
                seen.add(column)
                assert set(step.citations) <= set(book[column].citations)
    assert seen == set(steps.values())


def test_an_older_law_has_its_own() -> None:
    book = code_book(load_law(in_force_on="2024-12-31"))
    assert book["latest_month"].citations == ()
    assert {cite.document_number for cite in book["statutory_month"].citations} == {"国发〔1978〕104号"}
