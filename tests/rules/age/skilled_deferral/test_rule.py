"""Leading skilled workers are never refused, whoever they are."""

from __future__ import annotations

import pytest

from retirecalc.questions.ask import ask
from tests.law_day import load_law


@pytest.mark.parametrize("drawing", [None, "none", "resident", "other", "some", "employee"])
@pytest.mark.parametrize("employment", ["employee", "state_manager", "civil_servant", "own_account", "unknown"])
def test_nobody_is_refused(drawing: str | None, employment: str) -> None:
    facts = {"birth": "1966-05", "category": "male_60", "employment": employment, "drawing": drawing}
    found = ask("skilled_deferral", {**facts, "leading_skilled_worker": True}, load_law(), "2026-11").outcome.value
    assert found.standing == ("NOT_APPLICABLE" if drawing == "employee" else "UNDETERMINED")
    assert (found.reasons, found.rehire) == ((), "by_agreement")
