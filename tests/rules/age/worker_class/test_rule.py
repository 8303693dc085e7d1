"""Which class the facts support. 国发〔1978〕104号 by subject; R04, R05, R06; nothing is guessed."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from retirecalc import Category, Eligibility, Employment, InvalidFacts, OutOfCoverage, YearMonth
from retirecalc.facts.words import Post, Sex
from retirecalc.rules.age.worker_class import worker_class
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.wording import explain
from tests.law_day import LAW_DAY, load_law

M, F55, F50 = Category.MALE_60, Category.FEMALE_55, Category.FEMALE_50


def ask(place: str = "CN", on: str = LAW_DAY, readings: dict[str, str] | None = None, **facts: Any) -> Any:
    law = load_law(place, in_force_on=on, readings=readings)
    return worker_class(WorkerFacts(**facts), law, as_of=YearMonth.of(on or "2026-11"))


@pytest.mark.parametrize(
    ("facts", "category", "certainty"),
    [
        ({"sex": "男"}, M, "text"),
        ({"sex": "male", "post": "worker", "employment": "own_account"}, M, "text"),
        ({"sex": "女", "post": "工人", "employment": "employee"}, F50, "recall"),
        ({"sex": "female", "post": "worker"}, F50, "recall"),  # whoever has a post has an employer
        ({"sex": "female", "post": "management", "employment": "employee"}, F55, "recall"),
        ({"sex": "female", "post": "专业技术岗", "employment": "民营企业职工", "senior": True}, F55, "recall"),
        ({"sex": "female", "post": "technical", "employment": "state_employee", "senior": False}, F55, "recall"),
        ({"sex": "female", "post": "management", "employment": "civil_servant", "senior": False}, F55, "recall"),
    ],
)
def test_what_the_facts_support(facts: dict[str, Any], category: Category, certainty: str) -> None:
    found = ask(**facts).value
    assert (found.category, found.candidates, found.missing_facts) == (category, (category,), ())
    assert found.certainty == certainty


@pytest.mark.parametrize(
    ("facts", "missing", "candidates"),
    [
        ({}, ("sex",), (M, F55, F50)),
        ({"post": "worker"}, ("sex",), (M, F55, F50)),
        ({"sex": "女"}, ("employment", "post"), (F55, F50, M)),
        ({"sex": "女", "senior": False}, ("employment", "post"), (F55, F50)),
        ({"sex": "女", "employment": "employee"}, ("post",), (F55, F50)),
        ({"sex": "女", "employment": "civil_servant"}, ("post",), (F55, F50, M)),
        ({"sex": "女", "post": "management"}, ("employment", "senior"), (F55, M)),
        ({"sex": "女", "post": "technical", "senior": True}, ("employment",), (F55, M)),
        ({"sex": "女", "post": "technical", "employment": "state_employee"}, ("senior",), (F55, M)),
    ],
)
def test_what_is_missing(facts: dict[str, Any], missing: tuple[str, ...], candidates: tuple[Category, ...]) -> None:
    outcome = ask(**facts)
    found = outcome.value
    assert (found.category, found.missing_facts, found.candidates) == (None, missing, candidates)
    assert [step.name for step in outcome.trace if step.kind == "missing"] == list(missing)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        # 公务员法 knows no worker posts, and 组通字〔2015〕14号 no senior worker: one of the two facts is wrong.
        ({"employment": "civil_servant"}, ("post", "employment")),
        ({"employment": "civil_servant", "senior": False}, ("post", "employment")),
        ({"employment": "civil_servant", "senior": True}, ("post", "senior")),
        ({"employment": "state_employee", "senior": True}, ("post", "senior")),
        ({"employment": "employee", "senior": True}, ("post", "senior")),
        ({"senior": True}, ("post", "senior")),
    ],
    ids=str,
)
def test_a_worker_who_cannot_be_one_is_asked_and_not_answered(facts: dict[str, Any], missing: tuple[str, ...]) -> None:
    outcome = ask(sex="female", post="worker", **facts)
    assert (outcome.value.category, outcome.value.candidates) == (None, (F50, F55))
    assert outcome.value.missing_facts == missing
    assert [caveat.code for caveat in outcome.caveats] == ["facts_conflict"]


@pytest.mark.parametrize("employment", ["state_employee", "state_manager", "employee", "unknown"])
def test_any_other_worker_is_answered(employment: str) -> None:
    # 国发〔1978〕104号: a woman worker, 50; a state-owned enterprise or institution has worker posts.
    assert ask(sex="female", post="worker", employment=employment, senior=False).value.category is F50


# R05


@pytest.mark.parametrize("post", [None, "worker", "management"])
def test_a_woman_who_pays_for_herself(post: str | None) -> None:
    facts: dict[str, Any] = {"sex": "female", "employment": "own_account", "post": post}
    outcome = ask(**facts)
    assert (outcome.value.category, outcome.value.suggested) == (None, F55)
    assert outcome.value.candidates == (F55, F50)
    assert [(caveat.code, caveat.reading) for caveat in outcome.caveats] == [("reading", "R05")]
    assert ask(readings={"R05": "55"}, **facts).value.category is F55
    assert ask(readings={"R05": "50"}, **facts).value.category is F50
    assert ask(readings={"R05": "50"}, **facts).value.suggested is None


# R06


@pytest.mark.parametrize("employment", ["state_employee", "state_manager", "civil_servant"])
@pytest.mark.parametrize("post", ["management", "technical"])
def test_a_senior_woman(employment: str, post: str) -> None:
    facts: dict[str, Any] = {"sex": "female", "employment": employment, "post": post, "senior": True}
    outcome = ask(**facts)
    assert (outcome.value.category, outcome.value.candidates) == (None, (F55, M))
    assert outcome.readings == ("R06",)
    assert ask(readings={"R06": "male_table"}, **facts).value.category is M
    assert ask(readings={"R06": "female_55"}, **facts).value.category is F55


# R04: an additional way, never another class

LEFT: dict[str, Any] = {"sex": "female", "employment": "employee", "left_management_in": "2024-03", "birth": "1976-05"}


@pytest.mark.parametrize("post", [None, *Post])
@pytest.mark.parametrize("left", ["2024-03", "2010-01"])
def test_the_way_of_chongqing_changes_no_class(post: Post | None, left: str) -> None:
    facts = LEFT | {"post": post, "left_management_in": left}
    everywhere = ask("CN", **facts).value
    for readings in (None, {"R04": "off"}):
        here = ask("CN-CQ", readings=readings, **facts).value
        assert here._replace(route=None) == everywhere
        assert here.route is not None
    assert everywhere.route is None


def test_the_way_of_chongqing() -> None:
    # 50 in 2026-05; two years after 2024-03 is 2026-03: the later of the two.
    route = ask("CN-CQ", **LEFT, contributions=180).value.route
    assert (str(route.from_month), int(route.required_months)) == ("2026-05", 180)
    assert (route.eligibility, route.missing_facts) == (Eligibility.UNDETERMINED, ())
    later = ask("CN-CQ", **(LEFT | {"left_management_in": "2025-03"})).value.route
    assert (str(later.from_month), later.missing_facts) == ("2027-03", ("contributions",))
    off = ask("CN-CQ", readings={"R04": "off"}, **LEFT, contributions=180).value.route
    assert off.eligibility is Eligibility.NOT_ELIGIBLE
    unborn = ask("CN-CQ", **(LEFT | {"birth": None})).value.route
    assert (unborn.from_month, unborn.missing_facts) == (None, ("birth", "contributions"))


@pytest.mark.parametrize(
    ("contributions", "expected"),
    [(180, Eligibility.ELIGIBLE), (179, Eligibility.UNDETERMINED), (None, Eligibility.UNDETERMINED)],
)
def test_before_the_reform_the_form_applied(contributions: int | None, expected: Eligibility) -> None:
    facts = LEFT | {"birth": "1974-10", "left_management_in": "2022-10", "contributions": contributions}
    outcome = ask("CN-CQ", "2024-12-31", **facts)
    assert outcome.value.route.eligibility is expected
    assert "R04" not in outcome.readings
    assert ask("CN-CQ", "2024-07-08", **facts).value.route is None  # not issued yet


def test_who_has_no_such_way() -> None:
    assert ask("CN-CQ", **(LEFT | {"sex": "male"})).value.route is None
    assert ask("CN-CQ", **(LEFT | {"employment": "own_account"})).value.route is None
    assert ask("CN-CQ", **(LEFT | {"left_management_in": None})).value.route is None


def test_a_changed_post_is_not_settled() -> None:
    outcome = ask(**(LEFT | {"post": "worker"}))
    assert (outcome.value.category, outcome.value.candidates) == (None, (F50, F55))
    assert outcome.value.certainty == "open"
    assert "post_changed" in [caveat.code for caveat in outcome.caveats]


# every mixture of facts


def test_a_class_is_one_of_the_candidates_and_cited() -> None:
    stated: tuple[tuple[Any, ...], ...] = (
        (None, *Sex),
        (None, *Post),
        tuple(Employment),
        (None, True, False),
        (None, "2024-03"),
        ("CN", "CN-CQ"),
    )
    for sex, post, employment, senior, left, place in itertools.product(*stated):
        outcome = ask(
            place, sex=sex, post=post, employment=employment, senior=senior, left_management_in=left, birth="1975-01"
        )
        found = outcome.value
        if found.category is None:
            assert len(found.candidates) > 1
            assert found.missing_facts or [one for one in outcome.caveats if one.code in ("reading", "post_changed")]
        else:
            assert found.candidates == (found.category,)
            assert found.missing_facts == ()
            assert found.certainty is not None
        for lang in ("en", "zh"):
            assert "{" not in explain((outcome,), lang)


def test_more_facts_never_bring_back_a_class_that_was_out() -> None:
    few = set(ask(sex="female").value.candidates)
    for post, employment, senior in itertools.product(Post, Employment, (True, False)):
        assert set(ask(sex="female", post=post, employment=employment, senior=senior).value.candidates) <= few


def test_outside_the_coverage() -> None:
    with pytest.raises(OutOfCoverage):
        ask(on="2015-02-28", sex="male")


@pytest.mark.parametrize(
    "facts",
    [{"sex": "x"}, {"post": "经理人"}, {"senior": "perhaps"}, {"left_management_in": "1970-01", "birth": "1976-05"}],
)
def test_facts_that_cannot_be(facts: dict[str, Any]) -> None:
    with pytest.raises(InvalidFacts):
        WorkerFacts(**facts)
