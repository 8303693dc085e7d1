"""Answers in words. The words of a rule stand in its room; here is what turns steps into sentences."""

from __future__ import annotations

from retirecalc.wording.render import (
    asked_text,
    cited,
    event,
    event_text,
    explain,
    figure,
    month_text,
    nothing_text,
    obstacle,
    open_text,
    place,
    refusal,
    region,
    withdrawn_text,
    word,
)

__all__ = [
    "asked_text",
    "cited",
    "event",
    "event_text",
    "explain",
    "figure",
    "month_text",
    "nothing_text",
    "obstacle",
    "open_text",
    "place",
    "refusal",
    "region",
    "withdrawn_text",
    "word",
]
