"""Questions that the text leaves open, and the answers in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from retirecalc.sources import STRICT, Bilingual, Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One possible answer to an open question."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    text: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question that the text leaves open, and the answer in use. Cited like a row."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    id: str
    name: str
    question: Bilingual
    answers: tuple[Answer, ...]
    default: str
    reason: Bilingual
    cite: tuple[Citation, ...]
    chosen: str | None = None

    @property
    def answer(self) -> str:
        return self.default if self.chosen is None else self.chosen
