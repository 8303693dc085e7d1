"""Early retirement for sickness. 72号 第十四条: what no case can say.

Mutations that must fail here: `drawn_since < closed_from` to `<=`; the employment left out of `public_body`.
"""

from __future__ import annotations

import pytest

from retirecalc import Employment
from retirecalc.outcome import Standing
from retirecalc.questions.ask import ask
from retirecalc.rules.incapacity.sickness_closed import SicknessClosed
from tests.law_day import load_law

WOMAN = {"birth": "1975-08", "category": "female_55"}


def answered(place: str = "CN", **facts: object) -> SicknessClosed:
    found: SicknessClosed = ask("sickness_closed", {**WOMAN, **facts}, load_law(place), "2026-11").outcome.value
    return found


@pytest.mark.parametrize(
    ("employment", "standing"),
    [
        ("employee", Standing.NOT_ELIGIBLE),
        ("own_account", Standing.NOT_ELIGIBLE),  # insured in the enterprise scheme
        ("civil_servant", Standing.UNDETERMINED),
        ("state_employee", Standing.UNDETERMINED),
        ("state_manager", Standing.UNDETERMINED),
        ("unknown", Standing.UNDETERMINED),
    ],
)
def test_whom_the_end_concerns(employment: str, standing: Standing) -> None:
    assert answered(employment=employment, total_loss=True).standing is standing
    asked = answered(employment=employment, total_loss=True).missing_facts
    assert asked == (("public_body",) if Employment(employment).public_body is None else ())


@pytest.mark.parametrize("drawn", ["1999-01", "2024-12", "2025-01", "2026-01"])
@pytest.mark.parametrize("place", ["CN", "CN-CQ"])
def test_nobody_who_draws_is_refused(drawn: str, place: str) -> None:
    found = answered(place, employment="employee", drawn_since=drawn, total_loss=False)
    assert found.standing is (Standing.ELIGIBLE if drawn < "2025" else Standing.UNDETERMINED)


def test_what_is_drawn_at_a_public_body_is_not_promised() -> None:
    found = answered("CN-CQ", employment="civil_servant", drawn_since="2020-01")
    assert found == SicknessClosed(Standing.UNDETERMINED)
