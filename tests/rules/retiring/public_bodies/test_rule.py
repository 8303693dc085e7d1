"""Organs and public institutions: what no case can say. 公务员法 第九十三条, recalled."""

from __future__ import annotations

from typing import Any

import pytest

from retirecalc import YearMonth
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.retiring.public_bodies import PublicBodies
from tests.law_day import load_law

APPROVED = {"birth": "1971-09", "category": "male_60", "employment": "civil_servant", "service_approved": True}


def answer(as_of: str, **facts: Any) -> PublicBodies:
    value: PublicBodies = ask("public_bodies", {**APPROVED, **facts}, load_law(), as_of).outcome.value
    return value


@pytest.mark.parametrize("years", [5, 15, 22, 26, 31])
def test_the_first_month_is_the_first_that_is_open_if_service_goes_on(years: int) -> None:
    begin = YearMonth(2026, 11)
    first = answer("2026-11", service=years * 12).first_month
    open_in = [
        begin + later
        for later in range(79)  # to the month before 2033-06
        if answer(str(begin + later), service=years * 12 + later).standing is Standing.ELIGIBLE
    ]
    assert first == (open_in[0] if open_in else None)


def test_nothing_is_open_without_an_approval() -> None:
    for service in (None, 240, 360, 480):
        for civil in (None, True, False):
            found = answer(
                "2028-08",
                service_approved=None,
                employment="unknown",
                public_body=True,
                civil_service_law=civil,
                service=service,
            )
            assert found.standing is not Standing.ELIGIBLE
