"""办法 第三条 and 94号: the window, who may use it, and who may not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from retirecalc import Eligibility, Law, Outcome, Person
from retirecalc.rules.age.flexible_retirement import Window, flexible_retirement
from retirecalc.rules.age.statutory_age import statutory_age
from tests import oracle, strategies
from tests.law_day import load_law
from tests.oracle import index, written

Windows = dict[str, list[tuple[int | None, int | None]]]
YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED


def ask(
    birth: str,
    category: Any,
    employment: Any = "employee",
    *,
    law: Law | None = None,
    drawing: Any = "none",
    **readings: str,
) -> Outcome[Window]:
    law = law or load_law(readings=readings)
    person = Person(birth, category, employment=employment, drawing=drawing)
    return flexible_retirement(person, law, statutory_age=statutory_age(person, law).value)


@pytest.mark.parametrize(
    ("birth", "category", "earliest", "latest"),
    [
        # 94号: the later of the original age and 36 months early; at most 36 months late. Both bounds included.
        ("1984-11", "female_50", "2036-11", "2042-11"),  # 52y, 58y
        ("1984-12", "female_50", "2036-12", "2042-12"),
        ("1980-12", "female_50", "2030-12", "2036-12"),  # 50y0m: the increase is 36, both floors meet
        ("1981-01", "female_50", "2031-02", "2037-02"),  # 50y1m: the increase passes 36
        ("1981-02", "female_50", "2031-03", "2037-03"),
        ("1981-03", "female_50", "2031-05", "2037-05"),  # 50y2m
        ("1975-01", "female_50", "2025-01", "2028-02"),  # the first month that any window can hold
        ("1965-01", "male_60", "2025-01", "2028-02"),
        ("1970-01", "female_55", "2025-01", "2028-02"),
        ("1976-09", "male_60", "2036-09", "2042-09"),  # 60y, 66y
        ("1981-09", "female_55", "2036-09", "2042-09"),  # 55y, 61y
        ("1971-09", "male_60", "2031-09", "2036-06"),
        ("1969-01", "male_60", "2029-01", "2033-02"),
    ],
)
def test_window(birth: str, category: Any, earliest: str, latest: str) -> None:
    found = ask(birth, category).value
    assert (str(found.earliest_month), str(found.latest_month)) == (earliest, latest)
    assert (found.available, found.early, found.deferral, found.reasons) == (True, YES, YES, ())


@pytest.fixture(scope="module")
def whole() -> Windows:
    law = load_law()
    found: Windows = {}
    for category in oracle.CLASSES:
        windows = (ask(written(birth), category, law=law).value for birth in range(1900 * 12, 2100 * 12))
        found[category] = [
            (strategies.number(window.earliest_month), strategies.number(window.latest_month)) for window in windows
        ]
    return found


def test_all_7200_windows_against_the_oracle(whole: Windows) -> None:
    for category, windows in whole.items():
        for birth, (earliest, latest) in zip(range(1900 * 12, 2100 * 12), windows, strict=True):
            expected = oracle.window(category, birth)
            got = None if earliest is None or latest is None else (int(earliest), int(latest))
            assert got == expected, f"{category} {written(birth)}"


def test_bounds_of_every_window(whole: Windows) -> None:
    for category, windows in whole.items():
        for birth, (earliest, latest) in zip(range(1900 * 12, 2100 * 12), windows, strict=True):
            if earliest is None or latest is None:
                assert oracle.original(category, birth) <= index("2024-12")
                continue
            at = oracle.statutory(category, birth)
            assert earliest >= index("2025-01")
            assert oracle.original(category, birth) <= earliest <= at < latest == at + 36
            assert at - earliest <= 36
            # The earliest month is one of the two floors, never later than both.
            assert earliest in (oracle.original(category, birth), at - 36)


def test_nobody_born_later_has_an_earlier_window(whole: Windows) -> None:
    for windows in whole.values():
        known = [(earliest, latest) for earliest, latest in windows if earliest is not None and latest is not None]
        for (e1, l1), (e2, l2) in pairwise(known):
            assert e1 < e2
            assert l1 < l2


@pytest.mark.parametrize(
    ("birth", "category"),
    [("1964-12", "male_60"), ("1969-12", "female_55"), ("1974-12", "female_50"), ("1940-01", "male_60")],
)
@pytest.mark.parametrize("employment", oracle.EMPLOYMENTS)
def test_grandfathered(birth: str, category: Any, employment: Any) -> None:
    # 94号 第十四条: original age reached on or before 2024-12-31, that day included.
    outcome = ask(birth, category, employment)
    assert outcome.value == Window(False, NO, NO, outcome.value.reasons, (), None, None, None)
    assert [str(reason) for reason in outcome.value.reasons] == ["grandfathered"]
    assert ("flexible", "第十四条") in {(cite.source, cite.locator) for cite in outcome.citations}


@pytest.mark.parametrize(
    ("birth", "category"), [("1965-01", "male_60"), ("1970-01", "female_55"), ("1975-01", "female_50")]
)
def test_not_grandfathered_one_month_later(birth: str, category: Any) -> None:
    assert ask(birth, category).value.available


@pytest.mark.parametrize(
    ("employment", "early", "deferral", "approval", "reasons", "missing", "latest"),
    [
        # 94号: deferral by agreement; barred for civil servants and managers of state units (by subject, 第四条);
        # 第十三条: approval for the staff of organs and state units, both ways (R24).
        ("employee", YES, YES, False, [], (), "2036-06"),
        ("state_employee", YES, YES, True, [], (), "2036-06"),
        ("state_manager", YES, NO, True, ["post_excluded"], (), "2033-06"),
        ("civil_servant", YES, NO, True, ["post_excluded"], (), "2033-06"),
        ("own_account", YES, OPEN, False, [], (), "2036-06"),
        ("unknown", YES, OPEN, None, [], ("employment",), "2036-06"),
    ],
)
def test_what_each_employment_may_do(
    employment: Any,
    early: Eligibility,
    deferral: Eligibility,
    approval: bool | None,
    reasons: list[str],
    missing: tuple[str, ...],
    latest: str,
) -> None:
    found = ask("1971-09", "male_60", employment).value
    assert (found.early, found.deferral, found.approval_required) == (early, deferral, approval)
    assert [str(reason) for reason in found.reasons] == reasons
    assert found.missing_facts == missing
    assert (str(found.earliest_month), str(found.latest_month)) == ("2031-09", latest)


@pytest.mark.parametrize("drawing", ["employee", "resident", "other", "some", "none", None])
def test_drawing_a_pension(drawing: Any) -> None:
    # 94号 第十条: no flexible application once a basic pension of the employee scheme is drawn. Unknown is not "no", and what
    # becomes of any other pension is asked month by month.
    outcome = ask("1971-09", "male_60", drawing=drawing)
    warned = [caveat.code for caveat in outcome.caveats]
    if drawing == "employee":
        assert [str(reason) for reason in outcome.value.reasons] == ["already_drawing"]
        assert (outcome.value.early, outcome.value.deferral, outcome.value.available) == (NO, NO, False)
        assert outcome.value.earliest_month is outcome.value.latest_month is None
        assert ("flexible", "第十条") in {(cite.source, cite.locator) for cite in outcome.citations}
    else:
        assert outcome.value.available
        assert ("drawing_unknown" in warned) == (drawing is None)


@pytest.mark.parametrize(
    ("drawing", "codes"), [("employee", ["already_drawing"]), (None, ["drawing_unknown"]), ("none", []), ("other", [])]
)
def test_the_grandfathered_have_no_second_pension_either(drawing: Any, codes: list[str]) -> None:
    # 94号 is not for them (第十四条); 17号 第三条 is for everybody.
    outcome = ask("1964-12", "male_60", drawing=drawing)
    assert [str(reason) for reason in outcome.value.reasons] == ["grandfathered"]
    assert [caveat.code for caveat in outcome.caveats] == codes
    for caveat in outcome.caveats:
        assert ("bridging", "第三条") in {(cite.source, cite.locator) for cite in caveat.citations}


@pytest.mark.parametrize("birth", ["1964-12", "1965-01", "1971-09"])
def test_no_window_before_the_measures(birth: str) -> None:
    # 94号 第十四条: in force from 2025-01-01.
    found = ask(birth, "male_60", law=load_law(in_force_on="2024-12-31")).value
    assert [str(reason) for reason in found.reasons] == ["not_in_force"]
    assert (found.available, found.early, found.deferral) == (False, NO, NO)
    assert found.earliest_month is found.latest_month is None


@pytest.mark.parametrize(
    ("answer", "deferral", "latest"),
    [("undetermined", OPEN, "2036-06"), ("allowed", YES, "2036-06"), ("not_available", NO, "2033-06")],
)
def test_own_account_deferral_r07(answer: str, deferral: Eligibility, latest: str) -> None:
    outcome = ask("1971-09", "male_60", "own_account", R07=answer)
    assert (outcome.value.deferral, str(outcome.value.latest_month)) == (deferral, latest)
    assert "R07" in outcome.readings
    assert "R07" in [caveat.reading for caveat in outcome.caveats]


@pytest.mark.parametrize(
    ("answer", "early", "earliest"), [("allowed", YES, "2031-09"), ("not_available", NO, "2033-06")]
)
def test_own_account_early_r07b(answer: str, early: Eligibility, earliest: str) -> None:
    outcome = ask("1971-09", "male_60", "own_account", R07b=answer)
    assert (outcome.value.early, str(outcome.value.earliest_month)) == (early, earliest)
    assert "R07b" in outcome.readings


@pytest.mark.parametrize(
    ("early", "deferral", "available"),
    [("not_available", "not_available", False), ("allowed", "not_available", True), ("not_available", "allowed", True)],
)
def test_a_window_of_one_month_is_none(early: str, deferral: str, available: bool) -> None:
    found = ask("1971-09", "male_60", "own_account", R07b=early, R07=deferral).value
    assert found.available is available
    if not available:
        assert str(found.earliest_month) == str(found.latest_month) == "2033-06"
        assert [str(reason) for reason in found.reasons] == ["post_excluded"]


@pytest.mark.parametrize("employment", [one for one in oracle.EMPLOYMENTS if one != "own_account"])
def test_r07_concerns_nobody_else(employment: Any) -> None:
    plain = ask("1971-09", "male_60", employment)
    other = ask("1971-09", "male_60", employment, R07="not_available", R07b="not_available")
    assert plain.value == other.value
    assert plain.readings == ()


@pytest.mark.parametrize("employment", oracle.EMPLOYMENTS)
def test_every_found_figure_is_cited(employment: Any) -> None:
    for step in ask("1971-09", "male_60", employment).trace:
        assert bool(step.citations) == (step.kind == "found"), step
