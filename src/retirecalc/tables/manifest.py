"""The manifest: one data version and a SHA-256 for each table file, so that no cell changes unnoticed.

After a change on purpose: `python -m retirecalc.tables refresh`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retirecalc.errors import TableError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NAME = "manifest.yaml"


def digest(path: Traversable) -> str:
    """SHA-256 of a table file, with line ends made equal on every platform."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def digests(folder: Traversable) -> dict[str, str]:
    """The digest of every table file, also below a folder inside a zip file."""
    return {name: digest(path) for name, path in _files(folder, "")}


def _files(folder: Traversable, within: str) -> Iterator[tuple[str, Traversable]]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _files(path, f"{within}{path.name}/")
        elif path.name.endswith(".yaml") and path.name != NAME:
            yield f"{within}{path.name}", path


def check(folder: Path) -> str:
    """Compare the files with the manifest; returns the data version.

    Raises:
        TableError: no manifest, or a file that was changed, added or removed since it was written.
    """
    path = folder / NAME
    if not path.exists():
        raise TableError("tables.manifest_missing", file=NAME, field="file", line=None)
    lines = dict(line.split(": ", 1) for line in path.read_text(encoding="utf-8").splitlines() if ": " in line)
    data_version = lines.pop("data_version", "").strip('"')
    if not data_version:
        raise TableError("tables.version_missing", file=NAME, field="data_version", line=1)
    found = digests(folder)
    for file in sorted(found.keys() | lines.keys()):
        if found.get(file) != lines.get(file):
            if file not in lines:
                raise TableError("tables.file_unlisted", file=file, field=NAME, line=None)
            code = "tables.file_changed" if file in found else "tables.file_gone"
            raise TableError(code, file=file, field=NAME, line=None)
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
