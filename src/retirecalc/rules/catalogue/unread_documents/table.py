"""仅知题名的文件: documents of a place that bear on a rule and were not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import Said
from retirecalc.rooms import ROOMS
from retirecalc.tables.table import Row, Table

if TYPE_CHECKING:
    from retirecalc.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadDocument(Row):
    """One document: the rules that name it beside their answer, the year of its number, and the month of its repeal."""

    bears_on: tuple[str, ...] = ()
    issued_in: int
    repealed_in: YearMonth | None = None

    def stood(self, month: YearMonth) -> bool:
        """Whether it was there in a month, as far as its number and the registers say."""
        return self.issued_in <= month.year and (self.repealed_in is None or month < self.repealed_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadDocumentsTable(Table):
    """The documents of one place of which the titles alone are known, by the ids of `sources.yaml`."""

    table_id: ClassVar[str] = "unread_documents"

    documents: dict[str, UnreadDocument]

    def check(self) -> Iterator[tuple[str, Said]]:
        for name, document in self.documents.items():
            if document.cite[0].source != name:
                yield (
                    f"documents.{name}.cite",
                    Said(
                        f"cites {document.cite[0].source} first. Cite the document itself first, or call the row by that name.",
                        f"首先引用的是 {document.cite[0].source}。请首先引用该文件本身，或以其 id 命名该行。",
                    ),
                )
            if unknown := [room for room in document.bears_on if room not in ROOMS]:
                names = ", ".join(unknown)
                yield (
                    f"documents.{name}.bears_on",
                    Said(
                        f"there is no rule {names}. `retirecalc rules` lists them.",
                        f"没有规则 {names}。可用 `retirecalc rules` 查看全部规则。",
                    ),
                )


def unread_by(law: Law, month: YearMonth, room: str) -> tuple[UnreadDocument, ...]:
    """The documents of the place that bear on a rule in a month and were not read: what `local_rule_not_read` cites."""
    table = law.at(month).get(UnreadDocumentsTable)
    if table is None:
        return ()
    return tuple([one for one in table.documents.values() if room in one.bears_on and one.stood(month)])
