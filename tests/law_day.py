"""The law as it stood on one day, for every test: an act that begins later moves no expectation written before it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, Final

import retirecalc
from retirecalc.tables.shelf import tables_dir

LAW_DAY: Final = "2026-11-26"


def load_law(place: str = "CN", *, in_force_on: str | None = LAW_DAY, **more: Any) -> retirecalc.Law:
    """`retirecalc.load_law` with that day as its default; a test of what follows an act names a later day, or None."""
    return retirecalc.load_law(place, in_force_on=in_force_on, **more)


def tables_of(folder: Path, place: str, table_id: str, *, on: str = LAW_DAY) -> Path:
    """A copy below `folder` of the versions of a built-in table that had begun by a day, the last of them still open."""
    target = Path(shutil.copytree(tables_dir() / place / table_id, folder / place / table_id, dirs_exist_ok=True))
    later = sorted(path for path in target.iterdir() if path.stem > on)
    for path in later:
        path.unlink()
    if later:
        last = max(target.iterdir())
        text = last.read_text(encoding="utf-8")
        last.write_text(
            re.sub(r"^effective_to: .*\nends: .*$", "effective_to: null", text, flags=re.MULTILINE), encoding="utf-8"
        )
    return target
