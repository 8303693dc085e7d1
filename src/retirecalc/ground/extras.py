"""How an extra is added to this copy of the library: by whatever put it where it is, and from the same place."""

from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

_NAME = "retirecalc"


def install_line(extra: str) -> str:
    """The command that adds an extra to this copy: of an index, a checkout, a file or a repository; with pip, pipx or uv."""
    prefix = Path(sys.prefix)
    if (receipt := prefix / "uv-receipt.toml").is_file():
        return _uv_tool(extra, receipt)
    what = _wanted(extra)
    if (prefix / "pipx_metadata.json").is_file():
        return f"pipx runpip {prefix.name} install {what}"
    if find_spec("pip") is None:  # as uv makes environments
        return f'uv pip install --python "{sys.executable}" {what}'
    return f"pip install {what}"


def _uv_tool(extra: str, receipt: Path) -> str:
    """`uv tool install` makes the environment anew: what was asked for before is asked for again."""
    import tomllib

    asked = tomllib.loads(receipt.read_text(encoding="utf-8")).get("tool", {}).get("requirements", [])
    extras = {extra}.union(*(one.get("extras", ()) for one in asked if one["name"] == _NAME))
    others = "".join(f" --with {one['name']}" for one in asked if one["name"] != _NAME)
    return f"uv tool install {_wanted(','.join(sorted(extras)))}{others}"


def _wanted(extra: str) -> str:
    """The library with an extra, from where this copy came."""
    package = Path(__file__).resolve().parents[1]
    if package.parent.name == "src" and (package.parents[1] / "pyproject.toml").is_file():
        return f'-e "{package.parents[1]}[{extra}]"'
    url = _origin()
    return f'"{_NAME}[{extra}]"' if url is None else f'"{_NAME}[{extra}] @ {url}"'


def _origin() -> str | None:
    """The file, folder or repository that was named when this copy was installed (PEP 610); None for an index."""
    try:
        told = distribution(_NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    if told is None:
        return None
    origin = json.loads(told)
    url: str = origin["url"]
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    # A file that is gone gives nothing, and an address may be a registry's: then whatever index pip is set up with.
    return url if url.startswith("file:") and Path(url2pathname(urlsplit(url).path)).exists() else None
