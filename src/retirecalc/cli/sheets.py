"""Sheets and papers on their way into files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from retirecalc.cli.shell import Page
from retirecalc.errors import RetirecalcError, RosterError
from retirecalc.ground.months import YearMonth
from retirecalc.ground.replace import beside, guard
from retirecalc.questions.assess import Assessment


def check_kind(out: Path) -> None:
    """Refuse what is neither a PDF nor a Word file, before anything is worked out.

    Raises:
        RetirecalcError: the name ends otherwise.
    """
    if out.suffix.lower() not in (".pdf", ".docx"):
        raise RetirecalcError("letters.kind_of_file", file=str(out))


def of_person(page: Page, out: Path, answer: Assessment, months: list[YearMonth], name: str, *, overwrite: bool) -> str:
    """One person's sheet, for the first month asked for; what it says when it is written."""
    from retirecalc.letters import sheet, sheets_docx, sheets_pdf

    made = sheet(answer, months[0] if months else None, lang=page.lang, name=name)
    data = (sheets_pdf if out.suffix.lower() == ".pdf" else sheets_docx)([made])
    with beside(out, overwrite=overwrite) as part:
        part.write_bytes(data)
    return page.say("written", file=out)


def write_all(
    folder: Path,
    names: Iterable[str],
    made: Callable[[], Iterator[bytes]],
    *,
    read: Iterable[Path | None],
    overwrite: bool,
) -> list[Path]:
    """Files in a folder, which is made if it is not there; none is begun where one of them may not be replaced.

    Raises:
        RosterError: a file is there already and `overwrite` is not said, or the folder cannot be written.
    """
    paths = [folder / name for name in names]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        raise RosterError("ground.file_unwritable", file=str(folder), reason=reason) from None
    guard(paths, inputs=read, overwrite=overwrite)
    for path, data in zip(paths, made(), strict=True):
        with beside(path, overwrite=overwrite) as part:
            part.write_bytes(data)
    return paths
