"""Which birth date counts where the ID card and the personnel file differ (S49). 劳社部发〔1999〕8号 第二项, recalled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from retirecalc.errors import InvalidFacts
from retirecalc.facts.person import check_birth
from retirecalc.ground.months import YearMonth
from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.age.birth_date.table import BirthDateTable
from retirecalc.rules.catalogue.unread_documents.table import unread_by

if TYPE_CHECKING:
    from retirecalc.law import Law
    from retirecalc.rules.age.birth_date.table import BirthSource


class BirthDate(NamedTuple):
    """The record that counts, and the birth month in it."""

    source: BirthSource
    month: YearMonth


def birth_date(
    law: Law, *, as_of: YearMonth, id_card: YearMonth, file_earliest: YearMonth | Literal[False] | None
) -> Outcome[BirthDate]:
    """Which of two records of a birth counts: that of the ID card, or the earliest one in the personnel file (R15).

    Basis: 劳社部发〔1999〕8号 第二项, recalled: the earliest record in the personnel file prevails; without a file it is the
    ID card. Chongqing has notices of its own, which were not read.

    Args:
        as_of: the month of the question, whose version of the rule counts.
        id_card: the birth month on the ID card.
        file_earliest: the earliest one in the personnel file; False where there is no file, None where nothing is stated
            of it: then the card counts only if there is none, and the fact is missing.

    Not modelled: how a record is proved; changed ID cards; cadres, of whom 组通字〔2006〕41号 is only named.

    Raises:
        InvalidFacts: a birth outside 1900-2099, or after `as_of`.
        OutOfCoverage: no version on file is in force in `as_of`.

    >>> from retirecalc import YearMonth, load_law
    >>> asked, card, file = YearMonth(2026, 11), YearMonth(1966, 5), YearMonth(1966, 4)
    >>> birth_date(load_law(), as_of=asked, id_card=card, file_earliest=file).value.source
    'file_earliest'
    """
    for field, record in (("id_card", id_card), ("file_earliest", file_earliest)):
        if isinstance(record, YearMonth):
            check_birth(record, field)
            if record > as_of:
                raise InvalidFacts("facts.birth_after_as_of", field=field, value=str(record), as_of=str(as_of))
    table = law.at(as_of)[BirthDateTable]
    if file_earliest is False:
        trace = Trace("birth_date", id_card=id_card, no_file=True)
    else:
        trace = Trace("birth_date", id_card=id_card, file_earliest=file_earliest)
    source: BirthSource
    if not file_earliest:
        if file_earliest is None:
            trace.miss("file_earliest")
            trace.warn("file_not_stated", table.without_file)
        source = trace.find("source", table.without_file.value, table.without_file)
    else:
        reading = law.reading(table.in_conflict.reading)
        trace.warn("reading", reading)
        source = trace.find("source", table.in_conflict.answers[reading.answer], table.in_conflict, reading)
    if unread := unread_by(law, as_of, "birth_date"):
        trace.warn("local_rule_not_read", *unread)
    month = file_earliest if source == "file_earliest" and file_earliest else id_card
    return trace.outcome(BirthDate(source, trace.find("month", month, table.in_conflict)))
