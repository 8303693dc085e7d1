"""The library in a folder as a wheel puts it there, once for each process of the tests.

A process of its own then begins as a user's does, from the snapshot of the tables and not with each of them as YAML.
"""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.start import lay_out


@functools.cache
def home() -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lay_out(folder)
    return folder


def search_path() -> str:
    """`PYTHONPATH` of such a process, with all that the tests find."""
    return os.pathsep.join(filter(None, [str(home()), *sys.path]))
