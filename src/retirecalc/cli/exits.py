"""How a command may end: the one list of exit statuses."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit status of every command; `docs/cli.md` prints the list."""

    DONE = 0
    """Done, and every question asked has its answer."""
    BROKEN = 1
    """`law verify` found a table that is wrong; or the reader of the output has gone (`| head`), or no more goes into it."""
    UNUSABLE = 2
    """Nothing was done: a command, option, fact or file cannot be used, the output is there already, a package is missing."""
    OPEN = 3
    """Done, and something is left open: a row has a problem or question, `person`, `class`, `ask`, `routes` or a paper is open."""
    INTERRUPTED = 130
    """Broken off with Ctrl-C, or told to end (TERM, HUP); no half file is left."""
