"""What goes back to people: one page a person, and the papers that the law asks for."""

from __future__ import annotations

from retirecalc.letters.papers import Paper, papers

__all__ = ["Paper", "papers"]
