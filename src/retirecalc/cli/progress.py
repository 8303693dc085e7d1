"""A bar for whoever waits for more than two seconds at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from retirecalc.cli.shell import Page

if TYPE_CHECKING:
    from rich.progress import Progress

SECONDS = 2


class Bar:
    """What is being done, the rows done, how many a second, and the time left; on standard error, and only at a terminal."""

    def __init__(self, page: Page) -> None:
        self._page, self._stage = page, "reading"
        self._bar: Progress | None = None

    def start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.stage(self._stage)
        self._bar.start()

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, stage: str) -> None:
        """From here on something else is done, and nobody knows yet how much there is of it."""
        self._stage = stage
        if self._bar is not None:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._bar.add_task(self._page.say(stage), total=None, rate="")

    def tick(self, done: int, rows: int) -> None:
        if self._bar is not None:
            for task in self._bar.tasks:
                rate = "" if task.speed is None else self._page.say("rows_a_second", rate=int(task.speed))
                self._bar.update(task.id, completed=done, total=rows, rate=rate)


@contextmanager
def bar_for(page: Page) -> Iterator[Bar]:
    """A bar that shows itself once it is waited for."""
    bar = Bar(page)
    if not sys.stderr.isatty():
        yield bar
        return
    timer = Timer(SECONDS, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
