"""`retirecalc adjust`: by how much a pension rises in the adjustment of a year."""

from __future__ import annotations

import typer

from retirecalc.cli.ask import asking

_EXAMPLES = """\b
Examples:
  retirecalc adjust --place CN-CQ --as-of 2024-07 --pension 3000 --cumulative 30y1m --retired-in 2020-05 --scheme enterprise \
--district 渝中区
  retirecalc adjust --place CN-CQ --as-of 2024-07 --pension 3000 --cumulative 30年1个月 --retired-in 2020-05 --scheme 企业 \
--district 渝中区 --lang zh

\b
The year is that of --as-of. Options of the rule: --pension (of the December before), --cumulative,
--retired-in, --scheme, --district, --group, --revolution-start, --ex-officer, --city-average, --died-in.

\b
Exit status: 0 the rule answers, 3 it leaves the question open, 2 unusable input.
"""

app: typer.Typer = asking("pension_adjustment", "adjust", "By how much a pension rises in a year.", _EXAMPLES)
