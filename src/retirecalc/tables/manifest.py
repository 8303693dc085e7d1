"""The manifest: one data version and a SHA-256 for each table file, so that no cell changes unnoticed.

After a change on purpose: `python -m retirecalc.tables.manifest data/tables 2026.12.0`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from retirecalc.errors import TableError

NAME = "manifest.yaml"


def digest(path: Path) -> str:
    """SHA-256 of a table file, with line ends made equal on every platform."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """The digest of every table file."""
    return {
        path.relative_to(folder).as_posix(): digest(path)
        for path in sorted(folder.rglob("*.yaml"))
        if path.name != NAME
    }


def check(folder: Path) -> str:
    """Compare the files with the manifest; returns the data version.

    Raises:
        TableError: no manifest, or a file that was changed, added or removed since it was written.
    """
    path = folder / NAME
    if not path.exists():
        raise TableError("table_malformed", file=NAME, field="file", problem="there is no manifest in the folder")
    lines = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines() if ": " in line)
    data_version = lines.pop("data_version", "").strip('"')
    if not data_version:
        problem = 'is missing; the first line should be data_version: "2026.11.0"'
        raise TableError("table_malformed", file=NAME, field="data_version", problem=problem)
    found = digests(folder)
    for file in sorted(found.keys() | lines.keys()):
        if found.get(file) != lines.get(file):
            state = "not listed" if file not in lines else "missing" if file not in found else "changed"
            raise TableError(
                "table_malformed",
                file=file,
                field=NAME,
                problem=f"the file is {state}; after a change on purpose run python -m retirecalc.tables.manifest FOLDER",
            )
    return data_version


def refresh(folder: Path, data_version: str | None = None) -> None:
    """Write the manifest anew, keeping the data version unless a new one is given."""
    path = folder / NAME
    if data_version is None:
        found = re.search(
            r'^data_version: "(.*)"$', path.read_text(encoding="utf-8") if path.exists() else "", re.MULTILINE
        )
        data_version = found[1] if found else "0"
    lines = [f'data_version: "{data_version}"', *(f"{file}: {digest}" for file, digest in digests(folder).items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh(Path(sys.argv[1]), *sys.argv[2:3])
