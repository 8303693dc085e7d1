"""The command line: `retirecalc person`, `retirecalc letter`, `retirecalc roster`, `retirecalc ask`, `retirecalc rules`,
`retirecalc law`, `retirecalc readings`, `retirecalc class`, `retirecalc sql`.

A thin shell: it reads options, asks the library, and prints. It is the only place that asks what day it is. Needs the
extra `[cli]`; without it `main` says so in one line.
"""

from __future__ import annotations

import gc
import itertools
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from retirecalc.cli.exits import Exit
from retirecalc.errors import MissingExtra, RetirecalcError
from retirecalc.ground.say import Language

__all__ = ["main"]

_OBJECTS = 200_000
"""How many objects may be made before Python looks for garbage: a start makes none, and looking is a tenth of it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status, one of `Exit`."""
    args = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese gets its code points, not a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    collected = gc.get_threshold()
    gc.set_threshold(_OBJECTS)
    if argv is None:
        _end_as_interrupted()
    told_to_end.clear()
    try:
        return _run(args)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN
    except KeyboardInterrupt:
        return interrupted(language_of(args))
    except Exception:
        if not told_to_end:
            raise
        return interrupted(language_of(args))
    finally:
        gc.set_threshold(*collected)
        if argv is None:
            gc.freeze()  # the process ends: what it holds need not be searched for garbage first


told_to_end: list[int] = []
"""The signals that came: a package may make an error of its own of one."""


def _end_as_interrupted() -> None:
    """Being told to end cleans up as Ctrl-C does. What was told to be ignored (`nohup`) is."""
    for name, usual in (
        ("SIGINT", signal.default_int_handler),
        ("SIGTERM", signal.SIG_DFL),
        ("SIGHUP", signal.SIG_DFL),
    ):
        number = getattr(signal, name, None)  # Windows knows no hanging up
        if number is not None and signal.getsignal(number) is usual:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    told_to_end.append(number)
    signal.default_int_handler(number, frame)


def interrupted(lang: str) -> int:
    """Say that the run was broken off."""
    print(RetirecalcError("cli.interrupted").text(lang), file=sys.stderr)
    return Exit.INTERRUPTED


def _run(args: list[str]) -> int:
    try:
        from retirecalc.cli.app import run
    except ModuleNotFoundError as error:
        package = str(error.name).partition(".")[0]
        if package not in ("typer", "rich", "click"):
            raise
        missing = MissingExtra("ground.missing_extra", feature="retirecalc", package=package, extra="cli")
        print(missing.text(language_of(args)), file=sys.stderr)
        return Exit.UNUSABLE
    # The options take it from there, and know only ours.
    if (chosen := _chosen()) is not None:
        os.environ["RETIRECALC_LANG"] = chosen
    else:
        os.environ.pop("RETIRECALC_LANG", None)
    return run(args, language_of(args))


def language_of(args: Sequence[str]) -> Language:
    """The language that is asked for, also where the options are not parsed yet; else that of the environment.

    >>> language_of(["person", "--lang", "zh"]), language_of(["law", "list", "--lang=zh"])
    ('zh', 'zh')
    """
    said: list[str] = [_of_environment()]
    for arg, following in itertools.pairwise([*args, ""]):
        if arg == "--lang":
            said.append(following)
        elif arg.startswith("--lang="):
            said.append(arg.removeprefix("--lang="))
    return "zh" if [lang for lang in said if lang in ("en", "zh")][-1] == "zh" else "en"


def _chosen() -> Language | None:
    """What `RETIRECALC_LANG` says, also where it says it as a terminal does: zh_CN.UTF-8."""
    return {"zh": "zh", "en": "en"}.get(os.environ.get("RETIRECALC_LANG", "")[:2].lower())  # type: ignore[return-value]  # of ours


def _of_environment() -> Language:
    """`RETIRECALC_LANG`; where that is none of ours the language of the terminal, if that is Chinese."""
    if (chosen := _chosen()) is not None:
        return chosen
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"
