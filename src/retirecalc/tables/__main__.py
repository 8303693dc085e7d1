"""`python -m retirecalc.tables refresh [FOLDER [DATA_VERSION]]`: what follows from the tables, after a change on purpose.

A version that another one follows is closed on the day before, by a later act; then the manifest is written anew. Without a
folder these are the tables of this copy of the library, and they are read once: what is wrong in one of them is said at once.
"""

from __future__ import annotations

import itertools
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from retirecalc.errors import TableError
from retirecalc.tables import manifest
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.shelf import tables_dir

OPEN = re.compile(r"^effective_to: null\b(.*)$", re.MULTILINE)


def close(folder: Path) -> list[Path]:
    """Give every open version that another one follows its last day; returns the files that were changed."""
    changed = []
    for versions in itertools.groupby(sorted(folder.glob("*/*/*.yaml")), lambda path: path.parent):
        for older, newer in itertools.pairwise(versions[1]):
            text = older.read_text(encoding="utf-8")
            if (begins := _first_day(newer.stem)) is not None and OPEN.search(text):
                end = rf'effective_to: "{begins - timedelta(days=1)}"\1\nends: later_act'
                older.write_text(OPEN.sub(end, text), encoding="utf-8", newline="\n")
                changed.append(older)
    return changed


def _first_day(name: str) -> date | None:
    """The day in a file's name; None where there is none, of which the loader speaks."""
    try:
        return date.fromisoformat(f"{name}-01" if len(name) == len("1978-06") else name)
    except ValueError:
        return None


def main(args: list[str]) -> int:
    if args[:1] != ["refresh"] or len(args) > 3:
        print("usage: python -m retirecalc.tables refresh [FOLDER [DATA_VERSION]]", file=sys.stderr)
        return 2
    folder = Path(args[1]) if len(args) > 1 else tables_dir()
    if not folder.is_dir():
        print(TableError("tables.folder_missing", file=str(folder), field="folder", line=None), file=sys.stderr)
        return 1
    for path in close(folder):
        print(f"{path.relative_to(folder).as_posix()}: closed")
    manifest.refresh(folder, *args[2:])
    print(f"{manifest.NAME}: written")
    if len(args) > 1:
        return 0  # a folder of one's own may need the documents of others
    try:
        read_shelf(folder)
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
