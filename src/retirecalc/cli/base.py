"""`retirecalc base`: the contribution base, and what a month, a gap or a lump sum costs."""

from __future__ import annotations

import typer

from retirecalc.cli.ask import asking

_EXAMPLES = """\b
Examples:
  retirecalc base --place CN-CQ --wage 8000
  retirecalc base --place CN-CQ --wage 6000 --months 14 --as-of 2025-10 --lang zh
  retirecalc base --place CN-CQ --wage 6000 --months 12 --fund-pays yes

\b
Options of the rule: --wage YUAN, --months PERIOD, --fund-pays yes.

\b
Exit status: 0 the rule answers, 3 it leaves the question open, 2 unusable input.
"""

app: typer.Typer = asking(
    "contribution_rates",
    "base",
    "What contributions cost: the base between its limits, and who pays.",
    _EXAMPLES,
    behind=True,
)
