"""The notebooks of `examples/`: each runs from a clean kernel and comes out as it is kept; what the site shows is what is kept."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs import _pages as pages

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ["another_province", "cohorts", "one_person", "staff_list"]


def test_the_site_shows_every_cell_and_every_picture() -> None:
    assert [path.stem for path in pages.NOTEBOOKS] == NAMES
    for path in pages.NOTEBOOKS:
        page = pages.notebook_page(path)
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert page.count("```python\n") == sum(cell["cell_type"] == "code" for cell in cells)
        drawn = [
            one for cell in cells for out in cell.get("outputs", ()) for one in out.get("data", {}) if "svg" in one
        ]
        pictures = re.findall(r"\]\(data:image/svg\+xml;base64,([\w+/=]+)\)", page)
        assert len(pictures) == len(drawn)
        assert all(base64.b64decode(picture).startswith(b"<svg") for picture in pictures)
        kept = path.read_text(encoding="utf-8")
        assert '"ename"' not in kept
        assert not re.search(r"/(home|tmp|root|opt)/", kept), "a place on somebody's machine"
    page = pages.notebook_page(EXAMPLES / "one_person.ipynb")
    assert "![可选择的退休时间](data:image/svg+xml;base64," in page
    assert '<div class="retirecalc" lang="zh-CN">' in page


@pytest.mark.slow  # a kernel each, and millions of rows
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_from_a_clean_kernel_and_comes_out_as_it_is_kept(name: str) -> None:
    run = [sys.executable, str(EXAMPLES / "run.py"), "--check", name]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", check=False, timeout=500)
    assert done.returncode == 0, done.stdout + done.stderr
