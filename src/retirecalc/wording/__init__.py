"""Answers in words. Sees only steps and sources: no rule knows a language, and no language knows a rule."""

from __future__ import annotations

from retirecalc.wording.render import event_text, explain, figure, obstacle, place, word

__all__ = ["event_text", "explain", "figure", "obstacle", "place", "word"]
