"""`retirecalc roster` for a list of more than a hundred thousand rows: counts on the page, the rest in the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from retirecalc.batch import code_book
from retirecalc.cli import staff
from retirecalc.cli.shell import Page
from retirecalc.law import Law
from retirecalc.roster.long import LongPlan
from retirecalc.roster.long import Progress as Tick


@contextmanager
def progress_bar(page: Page) -> Iterator[Tick]:
    """A bar on standard error with the rows done, how many a second, and the time left; nothing where it is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:  # where rich before 15 leaves an empty line
        yield lambda done, rows: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(page.say("progress"), total=None, rate="")

        def tick(done: int, rows: int) -> None:
            speed = bar.tasks[task].speed
            rate = "" if speed is None else page.say("rows_a_second", rate=int(speed))
            bar.update(task, completed=done, total=rows, rate=rate)

        yield tick


def print_long(page: Page, plan: LongPlan, law: Law) -> None:
    """The page of a long list: counts, the first remarks, and the articles behind the columns."""
    page.print()
    page.print(page.say("long_list", rows=plan.rows))
    staff.print_reaching(page, plan.summary(), plan.as_of)
    staff.print_remarks(page, plan.said, plan.counts)
    for name, basis in code_book(law).items():
        if name != "problem":
            page.notes.mark(*basis.citations)
    page.basis(numbered=False)
    page.print()
    page.print(page.say("caution"))
