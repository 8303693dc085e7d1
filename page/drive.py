"""A browser, told what to do: for the tests of the page and of the site, and for the benchmark. Needs Node.js with npm."""

from __future__ import annotations

import http.server
import json
import shutil
import subprocess
import threading
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROGRAMS = {"chrome": "chromium", "firefox": "firefox-esr"}


def drive(browser: str, *steps: dict[str, Any], folder: Path) -> list[Any]:
    """What each step gives, and after them what was requested, and what the browser complained of; `folder` is for files."""
    program = shutil.which(PROGRAMS[browser])
    assert program, f"{PROGRAMS[browser]} is not installed: apt-get install {PROGRAMS[browser]}"
    told = json.dumps({"folder": str(folder), "steps": [*steps, {"do": "asked"}, {"do": "said"}]})
    command = ["node", str(HERE / "drive.mjs"), str(_driver()), browser, program]
    done = subprocess.run(command, input=told, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


@cache
def _driver() -> Path:
    """What drives a browser and what looks a page over, fetched once."""
    home = HERE.parent / "build" / "driver"
    home.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, home)
    if not (home / "node_modules" / "puppeteer-core").is_dir():
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(npm, cwd=home, check=True)
    return home


def look(js: str) -> dict[str, str]:
    return {"do": "eval", "js": js}


def wait(js: str) -> dict[str, str]:
    return {"do": "wait", "js": js}


def go(address: str, hash_: str = "") -> dict[str, str]:
    return {"do": "goto", "url": f"{address}#{hash_}"}


class Served:
    """A server on loopback while the block lasts."""

    def __init__(self, handler: Any) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> int:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self._server.server_address[1]

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
