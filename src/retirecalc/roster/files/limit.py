"""The other side of `inside.py`: starts it, limits it, and says in one sentence what came of it."""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from retirecalc.errors import RosterError
from retirecalc.roster.files import inside

MEMORY = 768 << 20
"""What reading may take; for a file beyond `_LARGE` bytes so much more as a list of its size needs."""
_LARGE = 10 << 20
_EACH = 64


def memory_for(size: int) -> int:
    """The memory that reading a file of a size may take, in bytes."""
    return MEMORY + _EACH * max(0, size - _LARGE)


def messages(file: str, sheet: str | None) -> Generator[tuple[Any, ...], None, None]:
    """What `inside.workbook` finds in a file.

    Raises:
        RosterError: it is refused, or takes more memory or time than a list of its size.
    """
    limit = memory_for(Path(file).stat().st_size)
    try:
        if not can_start():
            with Path(file).open("rb") as here:
                yield from inside.workbook(here, sheet)
            return
        with stream_of(file, limit, {"sheet": sheet}) as stream:
            # A fresh one each time: it numbers what it has loaded through all messages, the writer anew in each.
            while (message := _Plain(stream).load())[0] != "done":
                if message[0] == "refused":
                    raise inside.Refused(message[1], **message[2])
                yield message
    except inside.Refused as refused:
        fields = {"limit": limit >> 20} if refused.code == "roster.file_memory" else refused.fields
        raise RosterError(refused.code, file=file, **fields) from None


@contextmanager
def stream_of(file: str, limit: int, wants: Mapping[str, object]) -> Iterator[BinaryIO]:
    """What `inside.main` finds in a file, as it writes it. Leaving early ends it.

    Raises:
        RosterError: it took more memory or time than it may have, or broke off: said when the stream has come to its end.
    """
    told = json.dumps([limit, [str(Path(one).resolve()) for one in sys.path], wants])
    # -I and -S: nothing of the surroundings runs in it; where the readers are, it is told.
    command = [sys.executable, "-I", "-S", str(Path(inside.__file__)), told]
    with (
        Path(file).open("rb") as stream,
        subprocess.Popen(command, stdin=stream, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process,
    ):
        assert process.stdout is not None
        try:
            with suppress(EOFError, pickle.UnpicklingError):
                yield process.stdout  # type: ignore[misc]
            if process.stdout.read(1) == b"":
                _all_said(file, process.wait(), limit)
        finally:
            process.kill()


def can_start() -> bool:
    """Whether Python can be started here: not in a browser, and not where a program was packed around it."""
    return bool(sys.executable) and sys.platform not in ("emscripten", "wasi") and not getattr(sys, "frozen", False)


def _all_said(file: str, status: int, limit: int) -> None:
    """Raise what made the process end before its last word."""
    import signal

    if status == 0:
        return
    out_of_time = getattr(signal, "SIGXCPU", None)
    if out_of_time is not None and status == -out_of_time:
        raise RosterError("roster.file_time", file=file)
    # An allocation that fails ends the process; so does the system where it has no more to give.
    if status == 1:
        raise RosterError("roster.file_damaged", file=file)
    raise RosterError("roster.file_memory", file=file, limit=limit >> 20)


class _Plain(pickle.Unpickler):
    """Loads what cells are, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return getattr(datetime, name)
        raise pickle.UnpicklingError(name)
