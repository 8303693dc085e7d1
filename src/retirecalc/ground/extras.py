"""The packages that only some answers need: imported when one is asked for, or missed with the line that installs them."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from retirecalc.errors import MissingExtra

_PACKAGES = {
    "chinese_calendar": "chinesecalendar",
    "python_calamine": "python-calamine",
    "vl_convert": "vl-convert-python",
    "xlsxwriter": "XlsxWriter",
}
"""What installs a module of another name."""


def need(module: str, *, extra: str, feature: str) -> Any:
    """A module of an optional package.

    Raises:
        MissingExtra: it is not installed; the sentence gives the command for `extra`.

    >>> need("json", extra="batch", feature="an example").loads("[1]")
    [1]
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        name = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != name:  # something that the package itself needs
            raise
        package = _PACKAGES.get(name, name)
        raise MissingExtra("ground.missing_extra", feature=feature, package=package, extra=extra) from None


def is_a(value: object, package: str, kind: str) -> bool:
    """Whether a value is of a class of an optional package; one that nobody has imported makes none.

    >>> is_a({}, "polars", "DataFrame")
    False
    """
    module = sys.modules.get(package)
    return module is not None and isinstance(value, getattr(module, kind))


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
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

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
