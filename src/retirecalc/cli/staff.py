"""What the pages of short and long staff lists share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from retirecalc.cli.phrases import told
from retirecalc.cli.shell import Page
from retirecalc.errors import RetirecalcError
from retirecalc.ground.months import YearMonth
from retirecalc.roster import Summary
from retirecalc.roster.survey import Use

_NAMED = 10
SHOWN = 20
"""Lines of each part of the page, people apart; the rest is where the last line of the part says."""
_LONGEST = 40
"""Characters of a cell or a title."""

_QUOTED = frozenset({"value", "field", "other", "word", "words", "title", "column"})
"""The fields of a sentence that hold what stands in the list."""

Remark = tuple[int, RetirecalcError | None]


def cut(text: str) -> str:
    """A cell or a title as the page has room for.

    >>> cut("样例" * 30) == "样例" * 20 + "…", cut("样例")
    (True, '样例')
    """
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def shortened(error: RetirecalcError) -> RetirecalcError:
    """An error that quotes a long cell or title, with its beginning; what has to be hidden in it is hidden already."""
    short = {
        name: shortened(value)
        if isinstance(value, RetirecalcError)
        else cut(value)
        if _is_quoted(value, name)
        else value
        for name, value in error.fields.items()
    }
    return error if short == error.fields else type(error)(error.code, **short)


def _is_quoted(value: object, name: str) -> TypeGuard[str]:
    return name in _QUOTED and isinstance(value, str)


def print_reaching(page: Page, summary: Summary, as_of: YearMonth, rows: int) -> None:
    """How many rows were answered, and who reaches the statutory age in which year."""
    say = page.say
    page.print()
    counts = {"people": summary.people, "questions": summary.questions}
    counts |= {"problems": summary.problems, "blank": summary.blank}
    none = rows - sum(counts.values())
    page.print(say("people", **counts) + (say("people_none", count=none) if none else ""))

    page.heading(say("reaching_asked" if summary.questions else "reaching"))
    years = [str(year) for year, _ in summary.reaching]
    numbers = [summary.reached, *(count for _, count in summary.reaching), summary.later]
    header = [say("reached", month=as_of), *years, say("later")]
    page.counts(header, [[str(number) for number in numbers]])


def print_columns(page: Page, uses: Sequence[Use], *, everything: bool = False) -> None:
    """What is to be known about the columns; `everything`: also what each is read as."""
    read = [page.say("column_as", title=cut(use.title), field=use.field) for use in uses if use.field is not None]
    unused = [cut(use.title) for use in uses if use.field is None]
    if everything or unused or any(use.note is not None for use in uses):
        page.print()
    if everything:
        page.heading(page.say("columns"))
        page.print(page.say("columns_read", columns=page.joined(_first(page, read))), indent=2)
    notes = [*dict.fromkeys(shortened(use.note).text(page.lang) for use in uses if use.note is not None)]
    if unused:
        page.print(page.say("columns_unused", columns=page.joined(_first(page, unused))), indent=2 if everything else 0)
    for note in notes[:SHOWN]:
        page.line(note, indent=2)
    if max(len(read) if everything else 0, len(unused), len(notes)) > SHOWN:
        page.print(page.say("more_columns"), indent=2)


def _first(page: Page, titles: Sequence[str]) -> list[str]:
    more = [page.say("and_more", count=len(titles) - SHOWN)] if len(titles) > SHOWN else []
    return [*titles[:SHOWN], *more]


def print_remarks(
    page: Page,
    found: Mapping[str, Iterable[Remark]],
    rows: Mapping[str, int] | None = None,
    *,
    checked: bool = False,
) -> None:
    """What is to be asked, what is wrong, and what is worth a look; `rows` says of how many rows where not all are named."""
    for heading, remarks in found.items():
        rows_of: dict[str, list[int]] = {}  # what is the same in many rows is said once
        left: set[int] = set()
        for number, one in remarks:
            if one is None:
                continue
            text = told(shortened(one), page.lang, of_list=True)
            if text in rows_of or len(rows_of) < SHOWN:
                rows_of.setdefault(text, []).append(number)
            else:
                left.add(number)
        if rows_of:
            page.heading(page.say(heading))
        for text, numbers in rows_of.items():
            page.line(page.say("problem_row", number=_some(page, numbers), text=text), indent=2)
        named = {number for numbers in rows_of.values() for number in numbers}
        if rows is not None and rows[heading] > len(named):
            page.line(page.say("first_of", shown=len(named), rows=rows[heading]), indent=2)
        elif rows is None and left:
            page.print(page.say("more_said_checked" if checked else "more_said", count=len(left)), indent=2)


def _some(page: Page, numbers: list[int]) -> str:
    shown = ("、" if page.lang == "zh" else ", ").join(str(number) for number in numbers[:_NAMED])
    more = len(numbers) - _NAMED
    return shown + page.say("and_more_rows", count=more) if more > 0 else shown
