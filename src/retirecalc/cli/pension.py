"""`retirecalc pension`: how much pension a month."""

from __future__ import annotations

import typer

from retirecalc.cli.ask import asking

_EXAMPLES = """\b
Examples:
  retirecalc pension --place CN-CQ --birth 1966-01 --month 2026-04 --cumulative 30y --average-index 0.9 --before-accounts 5y \
--balance 90000
  retirecalc pension --birth 1966-01 --month 2026-04 --cumulative 30y --average-index 0.9 --before-accounts 0 --balance 90000 \
--pension-base 8000 --lang zh

\b
Options of the rule: --birth, --cumulative, --average-index (or wages by --facts), --before-accounts,
--started-work, --balance, --balance-year, --pension-base, --supplements, --employment.

\b
Exit status: 0 the rule answers, 3 it leaves the question open, 2 unusable input.
"""

app: typer.Typer = asking(
    "pension_amount", "pension", "How much pension a month, part by part.", _EXAMPLES, behind=True
)
