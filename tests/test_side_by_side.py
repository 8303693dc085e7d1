"""Two answers side by side: senior women (R06), and a birth date in dispute (R15)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from retirecalc import Contributions, Eligibility, InvalidFacts, Person, assess
from retirecalc.questions.side_by_side import assess_both, assess_disputed
from tests.law_day import load_law

LAW = load_law()


def test_a_senior_woman_by_both_tables() -> None:
    # Born 1972-03. Annex 1 line for 1972-03: 22 months more, 2034-01. Annex 2: 7 months more, 2027-10.
    person = Person("1972-03", "female_55", contributions=Contributions(cumulative=390, continuing=True))
    both = assess_both(person, LAW, "2026-11")
    assert list(both.answers) == ["male_table", "female_55"]
    assert both.chosen is None
    assert both.eligibility is Eligibility.UNDETERMINED
    assert both.certainty == "recall"
    assert both.differences["statutory.month"] == {"male_table": "2034-01", "female_55": "2027-10"}
    assert both.differences["flexible.earliest_month"] == {"male_table": "2032-03", "female_55": "2027-03"}
    assert both.answers["female_55"].to_dict() == assess(person, LAW, "2026-11").to_dict()


@pytest.mark.parametrize("category", ["male_60", "female_55"])
def test_either_category_gives_the_same_two(category: Any) -> None:
    both = assess_both(Person("1972-03", category), LAW, "2026-11")
    assert both.to_dict() == assess_both(Person("1972-03", "female_55"), LAW, "2026-11").to_dict()
    assert json.loads(json.dumps(both.to_dict())) == both.to_dict()


def test_r06_chosen() -> None:
    both = assess_both(Person("1972-03", "female_55"), load_law(readings={"R06": "male_table"}), "2026-11")
    assert both.chosen == "male_table"


def test_a_woman_at_50_is_no_senior_woman() -> None:
    with pytest.raises(InvalidFacts, match="female_50 is no class of a senior woman"):
        assess_both(Person("1972-03", "female_50"), LAW, "2026-11")


def test_file_against_id_card() -> None:
    # The ID card says 1966-05-01 (5 months more: 2026-10), the file 1966-04-30 (4 months more: 2026-08).
    disputed = assess_disputed(Person("1966-05-01", "male_60"), LAW, "2026-07", file_birth="1966-04-30")
    assert list(disputed.answers) == ["file_earliest", "id_card"]
    assert (disputed.chosen, disputed.certainty) == ("file_earliest", "recall")
    assert disputed.eligibility is Eligibility.UNDETERMINED
    assert disputed.differences["statutory.month"] == {"file_earliest": "2026-08", "id_card": "2026-10"}
    assert disputed.differences["statutory.increase_months"] == {"file_earliest": 4, "id_card": 5}
    assert [str(cite) for cite in disputed.citations] == ["劳社部发〔1999〕8号 第二项"]
    assert disputed.answers["file_earliest"].person.birth == "1966-04-30"
    assert disputed.answers["id_card"].person.birth == "1966-05-01"


def test_the_same_month_makes_no_difference() -> None:
    disputed = assess_disputed(Person("1966-05-03", "male_60"), LAW, "2026-11", file_birth="1966-05-20")
    assert "statutory.month" not in disputed.differences


def test_without_a_file_it_is_the_id_card() -> None:
    disputed = assess_disputed(Person("1966-05", "male_60"), LAW, "2026-11", file_birth=None)
    assert (disputed.chosen, list(disputed.answers), disputed.differences) == ("id_card", ["id_card"], {})


def test_r15_chosen() -> None:
    law = load_law(readings={"R15": "id_card"})
    assert assess_disputed(Person("1966-05", "male_60"), law, "2026-11", file_birth="1966-04").chosen == "id_card"


def test_chongqing_has_a_notice_that_was_not_read() -> None:
    disputed = assess_disputed(Person("1966-05", "male_60"), load_law("CN-CQ"), "2026-11", file_birth="1966-04")
    assert [caveat.code for caveat in disputed.caveats] == ["reading", "local_rule_not_read"]
    assert "渝劳社办发〔2004〕265号" in {cite.document_number for cite in disputed.citations}


def test_a_file_that_cannot_be_read() -> None:
    with pytest.raises(InvalidFacts):
        assess_disputed(Person("1966-05", "male_60"), LAW, "2026-11", file_birth="1966-13")


def test_further_months_are_asked_of_both() -> None:
    disputed = assess_disputed(Person("1966-05", "male_60"), LAW, "2026-07", file_birth="1966-04", months=["2027-01"])
    for answer in disputed.answers.values():
        assert "2027-01" in [str(option.month) for option in answer.options]
