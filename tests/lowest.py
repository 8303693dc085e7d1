"""The lower bounds of `pyproject.toml` as constraints for pip: `python -m tests.lowest`.

What they cannot name, the packages that these need in turn, pip takes as new as it finds them.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
NAMED = re.compile(r"(?P<name>[\w.-]+)(?:\[[\w,]+\])?(?:>=(?P<low>[\d.]+))?(?P<rest>.*)")


def lowest(but: str = "spark") -> list[str]:
    """Every dependency of the project and its extras, at its lowest version; an extra has tests of its own."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = {name: lines for name, lines in project["optional-dependencies"].items() if name != but}
    found = {}
    for line in (*project["dependencies"], *(line for lines in extras.values() for line in lines)):
        named = NAMED.fullmatch(line)
        assert named, line
        if named["name"] == project["name"]:
            continue  # one extra of ours in another
        assert named["low"], f"{line}: without a lower bound"
        found[named["name"]] = named["low"]
    return [f"{name}=={low}" for name, low in found.items()]


if __name__ == "__main__":
    print(*lowest(), sep="\n")
