"""Documents of a place that are known by their titles only (S28). 渝人社发〔2024〕6号; 渝人社发〔2024〕21号."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.catalogue.unread_documents.table import UnreadDocumentsTable

if TYPE_CHECKING:
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law


class Unread(NamedTuple):
    """One document, what it is about, and the rules that name it beside their answer."""

    document_number: str
    subject: str
    bears_on: tuple[str, ...]


def unread_documents(law: Law, *, as_of: YearMonth) -> Outcome[tuple[Unread, ...]]:
    """Which documents of the place bear on retirement in a month and were not read; none where no list is on file.

    Basis: the registers of valid documents (渝人社发〔2024〕6号, 渝人社发〔2024〕21号), which print titles. A rule on which one of
    them bears says so by the caveat `local_rule_not_read`, with the document.

    Not modelled: what the documents say; documents that no register names; repeals after the register.

    >>> from retirecalc import YearMonth, load_law
    >>> unread_documents(load_law("CN-CQ"), as_of=YearMonth(2026, 11)).value[0].document_number
    '渝劳发〔1999〕57号'
    """
    trace = Trace("unread_documents", place=law.place)
    table = law.at(as_of).get(UnreadDocumentsTable)
    found: list[Unread] = []
    for row in () if table is None else table.documents.values():
        if row.stood(as_of):
            document = row.cite[0]
            trace.find("document", document.document_number, row)
            found.append(Unread(document.document_number, document.locator.partition("：")[2], row.bears_on))
    return trace.outcome(tuple(found))
