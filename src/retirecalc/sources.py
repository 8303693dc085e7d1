"""Where a figure stands: documents, and places in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, get_args

STRICT: dict[str, Any] = {"strict": True, "extra": "forbid"}
"""How the tables are validated: the exact type, and no field that nobody knows."""

Certainty = Literal["text", "official", "secondary", "recall", "open"]
"""How sure a citation is: read in the text; official wording seen quoted; third-party; recalled; no authority found."""
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
"""The surest first."""


class Bilingual(NamedTuple):
    """The same words in English and Chinese."""

    en: str
    zh: str


class Citation(NamedTuple):
    """One place in one document.

    `source` is an id of `CN/sources.yaml`; `document_number` is its 文号, or its 《title》 where it has none; `locator` is
    an article, an annex row, or the subject where the print's article numbers cannot be relied on.
    """

    source: str
    document_number: str
    locator: str
    certainty: Certainty

    def __str__(self) -> str:
        return f"{self.document_number} {self.locator}"

    def to_dict(self) -> dict[str, str]:
        return self._asdict()


def weakest(cites: Iterable[Citation]) -> Certainty | None:
    """How sure the least sure of some places is; None where there are none.

    >>> weakest([Citation("a", "文", "一", "text"), Citation("b", "号", "二", "recall")])
    'recall'
    """
    named = {cite.certainty for cite in cites}
    return next((certainty for certainty in reversed(CERTAINTIES) if certainty in named), None)


class Cited(Protocol):
    """Whatever can answer for a figure: a row or scalar of a table, or a reading."""

    @property
    def cite(self) -> tuple[Citation, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document of the law."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    document_number: str
    title: Bilingual
    issuer: str
    issued: str | None
    note: str | None = None
