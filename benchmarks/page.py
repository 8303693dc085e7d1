"""How long somebody without Python waits: the one file opened from disk in a fresh browser, timed by the page's own clock.

From the start of the navigation until Python is ready and until the first answer is shown; from a list that is dropped until its plan is.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import tee
from pathlib import Path

from benchmarks.pairs import Figure
from page.drive import PROGRAMS, drive, go, look, wait

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "page"
PERSON = "birth=1971-09&sex=male&employment=employee&place=CN&cumulative=316&counted_to=now&continuing=yes&lang=en"
WATCH = """() => {
    const seen = (window.seen = {});
    const marks = { ready: "body[data-ready]", answer: "#answer .calendar", list: "#save-xlsx" };
    const look = () => {
        for (const [name, mark] of Object.entries(marks))
            if (!(name in seen) && document.querySelector(mark)) seen[name] = performance.now();
    };
    new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
    document.addEventListener("change", ({ target }) => { if (target.id === "file") seen.dropped = performance.now(); }, true);
}"""
"""When each first stood on the page."""
SHOWN = (("ready", "Python ready", None), ("answer", "first answer", 4), ("list", "a list of forty", 1))


def opened(browser: str) -> Iterator[dict[str, float]]:
    """Milliseconds by name, in a browser that has not seen the page, each time."""
    while True:
        with tempfile.TemporaryDirectory() as folder:
            *_, seen, _asked, _said = drive(
                browser,
                {"do": "before", "js": WATCH},
                go((OUT / "retirecalc.html").as_uri(), PERSON),
                wait("window.seen.answer"),
                {"do": "click", "on": "#tab-list"},
                {"do": "upload", "on": "#file", "file": str(ROOT / "examples" / "roster.csv")},
                wait("window.seen.list"),
                look("window.seen"),
                folder=Path(folder),
            )
        yield {"ready": seen["ready"], "answer": seen["answer"], "list": seen["list"] - seen["dropped"]}


def pairs(rows: int) -> Iterator[Figure]:
    for program in ("npm", *PROGRAMS.values()):
        if not shutil.which(program):
            raise ModuleNotFoundError(f"no {program}", name=program)  # left out, like any other peer that is not there
    subprocess.run([sys.executable, "-m", "page.build", "--out", str(OUT)], cwd=ROOT, check=True, stdout=sys.stderr)
    for browser, program in PROGRAMS.items():
        for (name, what, budget), runs in zip(SHOWN, tee(opened(browser), len(SHOWN)), strict=True):
            yield Figure(f"{what}, {program}", partial(_seconds, runs, name), "s", budget)


def _seconds(runs: Iterator[dict[str, float]], name: str) -> float:
    return next(runs)[name] / 1000
