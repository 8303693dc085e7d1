"""Runs the notebooks of this folder, each from a clean kernel: `python examples/run.py [--check] [NAME ...]`.

Without an option what comes out is kept in the notebook, as the documentation shows it. With `--check` nothing is written: exit
status 1, and a line for each cell, where a cell fails or its text comes out otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

HERE = Path(__file__).resolve().parent
_DRAWN = {"text/html", "image/svg+xml"}


def fresh(path: Path) -> Any:
    """The notebook as it comes out of a clean kernel, without what differs from run to run."""
    book = nbformat.read(path, as_version=4)
    book.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    where = {"metadata": {"path": str(HERE)}}
    NotebookClient(book, timeout=300, kernel_name="python3", coalesce_streams=True, resources=where).execute()
    for cell in book.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if _DRAWN & {*output.get("data", {})}:
                del output["data"]["text/plain"]  # said once
    return book


def texts(book: Any) -> list[str]:
    """What each cell prints or gives as text; HTML and pictures carry the version of the data."""
    found = []
    for cell in book.cells:
        said = [one.get("text") or one.get("data", {}).get("text/plain", "") for one in cell.get("outputs", ())]
        drawn = [one for one in cell.get("outputs", ()) if _DRAWN & {*one.get("data", {})}]
        found.append("shown" if drawn else "".join(said))
    return found


def main(arguments: list[str]) -> int:
    names = [one for one in arguments if not one.startswith("--")]
    failed = 0
    for path in sorted(HERE.glob("*.ipynb")):
        if names and path.stem not in names:
            continue
        try:
            book = fresh(path)
        except CellExecutionError as error:
            print(f"{path.name}: {error}")
            failed += 1
            continue
        if "--check" not in arguments:
            nbformat.write(book, path)
            continue
        kept = texts(nbformat.read(path, as_version=4))
        for number, (was, now) in enumerate(zip(kept, texts(book), strict=True), start=1):
            if was != now:
                print(
                    f"{path.name}, cell {number}: {was!r} is kept, and {now!r} comes out. Run: python examples/run.py"
                )
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
