"""Writes a plan: the input's own rows and columns first and unchanged, the answers after them, every row in its place."""

from __future__ import annotations

import csv
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from retirecalc.errors import RosterError
from retirecalc.ground.say import Language
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.roster.answers import RESULTS, row_answers, title
from retirecalc.roster.cells import Cell, guarded, text_of
from retirecalc.roster.mapping import mapping_text
from retirecalc.roster.plan import RosterPlan
from retirecalc.roster.read import Roster

if TYPE_CHECKING:
    from retirecalc.roster.long import LongPlan


def write_plan(
    plan: RosterPlan,
    path: str | PathLike[str],
    lang: Language,
    *,
    overwrite: bool,
    group_by: str | None,
    calendar: WorkdayCalendar | None,
) -> None:
    """Write the whole plan in the format that the suffix names.

    Raises:
        RosterError: the place cannot be written, or holds a file already; what stood there before is then untouched.
    """
    out = Path(path)
    suffix = out.suffix.lower()
    device = out.exists() and not out.is_file()
    if suffix not in (".xlsx", ".csv", ".parquet") and not device:
        raise RosterError("roster.file_suffix", file=str(out))
    with beside(out, overwrite=overwrite) as part:
        if suffix == ".xlsx":
            from retirecalc.roster.workbook import write_workbook

            write_workbook(plan, part, lang, file=str(out), group_by=group_by, calendar=calendar)
        elif suffix == ".parquet":
            from retirecalc.roster.frames import write_parquet

            write_parquet(plan, part, lang)
        else:
            _write_csv(plan, part, lang)


def save_mapping(roster: Roster | LongPlan, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Keep what the columns of a list hold, for `load_mapping` and the next list of this kind.

    Raises:
        RosterError: the place cannot be written, or holds a file already.
    """
    with beside(Path(path), overwrite=overwrite) as part:
        part.write_text(mapping_text(roster.columns), encoding="utf-8")


def guard(
    outputs: Iterable[Path | None], *, inputs: Iterable[Path | None], overwrite: bool, updated: Path | None = None
) -> None:
    """Refuse, before anything is written, what would destroy a file that is read, or one result by another.

    Links are followed and capitals do not count, as they do not on most desktops. A pipe or a device keeps nothing that could
    be destroyed. `updated` is an output that may be there, because its writer looks at what it replaces.

    Raises:
        RosterError: an output is an input, equals another output, or is there already and `overwrite` is not said.
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
        if path.exists() and not overwrite and path is not updated:
            raise RosterError("ground.file_exists", file=str(path))


@contextmanager
def beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file beside the place, moved there once it is complete; a broken run leaves what stood there, and no half file.

    Raises:
        RosterError: the place cannot be written, or holds a file already and `overwrite` is not said.
    """
    try:
        with _beside(path, overwrite=overwrite) as part:
            yield part
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error.strerror or type(error).__name__
        raise RosterError("ground.file_unwritable", file=str(path), reason=reason) from None


@contextmanager
def _beside(path: Path, *, overwrite: bool) -> Iterator[Path]:
    if path.exists():
        if not path.is_file():  # a pipe or a device is written to, never replaced
            with TemporaryDirectory() as folder, path.open("wb") as device:
                whole = Path(folder, "whole")
                yield whole
                with whole.open("rb") as written:
                    shutil.copyfileobj(written, device)
            return
        if not overwrite:
            raise RosterError("ground.file_exists", file=str(path))
        if not os.access(path, os.W_OK):
            raise PermissionError(None, "Permission denied")
    path = path.resolve()  # through a link, so that the link stays
    part = path.with_name(f".retirecalc-{uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def table(plan: RosterPlan, lang: Language) -> Iterator[tuple[Sequence[Cell], Sequence[object]]]:
    """Every line of the result: the cells of the input, as many in each line, and the answers."""
    roster = plan.roster
    # A row with a stray comma keeps its extra cells, in columns of their own.
    width = max([len(roster.header), *(len(row) for row in roster.above), *(len(row.cells) for row in roster.rows)])
    for row in roster.above:
        yield _padded(row, width), [""] * len(RESULTS)
    yield _padded(roster.header, width), [title(name, lang) for name in RESULTS]
    for planned in plan.rows:
        answers = row_answers(planned, lang)
        yield _padded(planned.row.cells, width), [answers.get(name, "") for name in RESULTS]


def _padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *[""] * (width - len(cells))]


def _write_csv(plan: RosterPlan, path: Path, lang: Language) -> None:
    """UTF-8 with a byte-order mark, which Excel needs to show Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for cells, answers in table(plan, lang):
            writer.writerow([guarded(text_of(cell)) for cell in cells] + [guarded(str(answer)) for answer in answers])
