"""Files written so that nothing is lost: one guard for every output, and a place that is filled only by a whole file."""

from __future__ import annotations

import errno
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

from retirecalc.errors import RosterError
from retirecalc.ground.say import Said

_NO_READER = Said(
    "nothing reads from the pipe; start what reads from it first", "没有程序读取该管道，请先启动读取它的程序"
)


def guard(
    outputs: Iterable[Path | None], *, inputs: Iterable[Path | None], overwrite: bool, updated: Path | None = None
) -> None:
    """Refuse, before anything is written, what would destroy a file that is read, or one result by another.

    Links are followed and capitals do not count, as they do not on most desktops. A pipe or a device keeps nothing that could
    be destroyed. `updated` is an output that may be there, because its writer looks at what it replaces.

    Raises:
        RosterError: an output is an input, equals another output, or is there already and `overwrite` is not said; or there is no
            folder for it, or none that can be written.
    """
    read = [path for path in inputs if path is not None and path.exists()]
    names: dict[str, Path] = {}
    for path in (*outputs, updated):
        if path is None or (path.exists() and not path.is_file()):
            continue
        if path.exists() and any(path.samefile(one) for one in read):
            raise RosterError("ground.output_is_input", file=str(path))
        name = unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
        if name in names or any(path.samefile(one) for one in names.values() if path.exists() and one.exists()):
            raise RosterError("ground.output_twice", file=str(path))
        names[name] = path
        folder = Path(os.path.realpath(path)).parent
        if not folder.is_dir():
            raise RosterError("ground.file_unwritable", file=str(path), reason=os.strerror(errno.ENOENT))
        if not os.access(folder, os.W_OK):
            raise RosterError("ground.file_unwritable", file=str(path), reason=os.strerror(errno.EACCES))
        if path.exists() and not overwrite and path is not updated:
            raise RosterError("ground.file_exists", file=str(path))


def ends_in(path: Path, suffix: str) -> None:
    """Refuse, before the work, a name that says that something else is written than will be. A pipe or a device says nothing.

    Raises:
        RosterError: the name ends otherwise.
    """
    if not path.name.lower().endswith(suffix) and not (path.exists() and not path.is_file()):
        raise RosterError("ground.file_ends_otherwise", file=str(path), suffix=suffix)


@contextmanager
def beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file beside the place, moved there once it is complete; a broken run leaves what stood there, and no half file.

    Raises:
        RosterError: the place cannot be written, or holds a file already and `overwrite` is not said.
    """
    with _written(path), _beside(path, overwrite=overwrite) as part:
        yield part


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RosterError("ground.file_unwritable", file=str(path), reason=_reason(error)) from None


def _reason(error: OSError) -> str | Said:
    if error.errno == errno.ENXIO:  # as a pipe has it; the system says "No such device or address"
        return _NO_READER
    return os.strerror(error.errno) if error.errno else error.strerror or type(error).__name__


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe or a device, and wait for nobody who may never read from it."""
    wait = getattr(os, "O_NONBLOCK", 0)  # not on Windows
    opened = os.open(path, flags | wait)
    if wait:
        os.set_blocking(opened, True)
    return opened


@contextmanager
def _beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    if path.exists():
        if not path.is_file():  # a pipe or a device is written to, never replaced
            with open(path, "wb", opener=_without_waiting) as device, scratch() as folder:
                whole = folder / "whole"
                yield whole
                with _written(path), whole.open("rb") as written:
                    shutil.copyfileobj(written, device)
                    device.flush()
            return
        if not overwrite:
            raise RosterError("ground.file_exists", file=str(path))
        if not os.access(path, os.W_OK):
            raise PermissionError(None, "Permission denied")
    path = path.resolve()  # through a link, so that the link stays
    part = path.with_name(f".retirecalc-{uuid4().hex}.part")
    with together() as waiting:
        waiting.files.append((part, path))
        try:
            yield part
        except BaseException:
            waiting.files.remove((part, path))
            part.unlink(missing_ok=True)
            raise


class _Waiting:
    """Whole files and their places, and the folders that were made for them, the innermost first."""

    def __init__(self) -> None:
        self.files: list[tuple[Path, Path]] = []
        self.folders: list[Path] = []

    def move(self) -> None:
        new: list[Path] = []
        try:
            for part, path in self.files:
                if not path.exists():
                    new.append(path)
                with _written(path):
                    part.replace(path)
        except BaseException:
            for path in new:
                path.unlink(missing_ok=True)
            raise

    def drop(self) -> None:
        for part, _ in self.files:
            part.unlink(missing_ok=True)
        for folder in self.folders:
            with suppress(OSError):  # somebody else has put something into it
                folder.rmdir()


_WAITING: ContextVar[_Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[_Waiting]:
    """Files that are written all or not at all: each is moved to its place once the last of them is whole.

    Within another one it is a part of that. A pipe or a device is written to at once; and where a file was to be replaced and
    another cannot be moved to its place after it, the new one stays.

    Raises:
        RosterError: a file cannot be moved to its place.
    """
    if (waiting := _WAITING.get()) is not None:
        yield waiting
        return
    waiting = _Waiting()
    token = _WAITING.set(waiting)
    try:
        yield waiting
        waiting.move()
    except BaseException:
        waiting.drop()
        raise
    finally:
        _WAITING.reset(token)


def make_folder(folder: Path) -> None:
    """Make a folder for results if it is not there; it goes again where they do not come about.

    Raises:
        RosterError: it cannot be made.
    """
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    if (waiting := _WAITING.get()) is not None:
        waiting.folders[:0] = new
    with _written(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what is on the way, gone with whatever ends the work.

    A `TemporaryDirectory` stays behind where a signal comes between the making of its folder and the next line.

    Raises:
        RosterError: what is on the way has no room there: another place for the result would not help.
    """
    folder = Path()
    try:
        folder = Path(gettempdir(), f"retirecalc-{uuid4().hex}")
        folder.mkdir(mode=0o700)
        yield folder
    except OSError as error:
        raise RosterError("ground.no_room_on_the_way", folder=str(folder.parent), reason=_reason(error)) from None
    finally:
        if folder.name:
            shutil.rmtree(folder, ignore_errors=True)
