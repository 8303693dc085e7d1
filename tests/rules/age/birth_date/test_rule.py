"""Which record of a birth counts: 劳社部发〔1999〕8号 第二项, recalled (R15).

Mutations that must fail here: `without_file` to file_earliest; `in_conflict.answers` exchanged; `effective_from` a day later.
"""

from __future__ import annotations

import pytest

from retirecalc import InvalidFacts, OutOfCoverage, YearMonth
from retirecalc.outcome import Outcome
from retirecalc.rules.age.birth_date import BirthDate, birth_date
from retirecalc.rules.age.birth_date.table import BirthSource
from tests.law_day import load_law

CARD, EARLIER, LATER = YearMonth(1966, 5), YearMonth(1966, 4), YearMonth(1966, 6)


def ask(
    file: YearMonth | None, as_of: str = "2026-11", place: str = "CN", answer: str = "file_earliest"
) -> Outcome[BirthDate]:
    law = load_law(place, readings={"R15": answer})
    return birth_date(law, as_of=YearMonth.of(as_of), id_card=CARD, file_earliest=file)


@pytest.mark.parametrize(
    ("file", "answer", "source", "month"),
    [
        # 第二项: the earliest record in the personnel file prevails, whether it is earlier or later than the card.
        (EARLIER, "file_earliest", "file_earliest", EARLIER),
        (LATER, "file_earliest", "file_earliest", LATER),
        (CARD, "file_earliest", "file_earliest", CARD),
        (EARLIER, "id_card", "id_card", CARD),
        (LATER, "id_card", "id_card", CARD),
        # Without a file there is the card alone, whatever is read.
        (None, "file_earliest", "id_card", CARD),
        (None, "id_card", "id_card", CARD),
    ],
    ids=str,
)
def test_the_record_that_counts(file: YearMonth | None, answer: str, source: BirthSource, month: YearMonth) -> None:
    outcome = ask(file, answer=answer)
    assert outcome.value == BirthDate(source, month)
    assert outcome.readings == (() if file is None else ("R15",))
    assert {cite.certainty for cite in outcome.citations} == {"recall"}


@pytest.mark.parametrize(("place", "warned"), [("CN", False), ("CN-CQ", True), ("CN-BJ", False)])
def test_a_place_with_a_notice_of_its_own_says_that_it_was_not_read(place: str, warned: bool) -> None:
    # 渝劳社办发〔2004〕265号, named in the register only.
    assert ("local_rule_not_read" in [caveat.code for caveat in ask(EARLIER, place=place).caveats]) is warned


def test_the_first_month_on_file() -> None:
    assert ask(EARLIER, "1999-12").value.source == "file_earliest"
    with pytest.raises(OutOfCoverage):
        ask(EARLIER, "1999-11")


@pytest.mark.parametrize(
    ("card", "file", "code"),
    [
        ("1966-05", "1871-05", "facts.birth_out_of_range"),
        ("1871-05", "1966-05", "facts.birth_out_of_range"),
        ("2071-09", "1966-05", "facts.birth_after_as_of"),
        ("1966-05", "2026-12", "facts.birth_after_as_of"),
    ],
)
def test_a_record_of_nobody_who_lives(card: str, file: str, code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        birth_date(load_law(), as_of=YearMonth(2026, 11), id_card=YearMonth.of(card), file_earliest=YearMonth.of(file))
    assert caught.value.code == code
