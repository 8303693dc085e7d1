"""A staff list and its plan as a caller holds them: read, planned, written back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any, Self, Unpack

from retirecalc.errors import RosterError
from retirecalc.ground.months import MonthLike
from retirecalc.ground.replace import beside
from retirecalc.ground.say import Language, Said, language
from retirecalc.ground.show import repr_html
from retirecalc.ground.workdays import WorkdayCalendar
from retirecalc.law import Law
from retirecalc.roster import headers
from retirecalc.roster.alike import listed
from retirecalc.roster.files import check_reader, edge, grids
from retirecalc.roster.filled import DETAILS, SHEETS, SUMMARY, Filled, filled_in, placed, quoted, with_filled
from retirecalc.roster.frames import Family, grid_of, with_answers
from retirecalc.roster.long import LongPlan
from retirecalc.roster.mapping import mapping_text
from retirecalc.roster.plan import Progress, StaffPlan, answered
from retirecalc.roster.read import StaffList
from retirecalc.roster.since import as_made, matched, planned_again, still_filled
from retirecalc.roster.survey import How, Options
from retirecalc.roster.write import write_plan


@dataclass(frozen=True, slots=True)
class Roster(StaffList):
    """A staff list as read. `lang` is the language of the headers that were understood."""

    def plan(self, law: Law, as_of: MonthLike, *, progress: Progress | None = None) -> RosterPlan:
        """Assess every person in the list.

        Args:
            law: from `load_law`.
            as_of: the month or day of the question, in any written form.
            progress: called now and then with the rows done and the rows there are.
        """
        month, rows, day = answered(self, law, as_of, progress)
        return RosterPlan(self, law, month, rows, day)

    def with_filled(self, filled: Mapping[int, Filled]) -> Self:
        """The list with what was filled in on the sheets of a plan, by row."""
        if not filled:
            return self
        rows = with_filled(self.rows, filled, self.who)
        found = len(filled.keys() & {row.number for row in rows})
        notes = [RosterError("roster.note_filled", count=found)] if found else []
        if len(filled) > found:
            lost = sorted(filled.keys() - {row.number for row in rows})
            rows_lost = ", ".join(str(abs(number)) for number in lost)
            notes.append(RosterError("roster.note_filled_nowhere", rows=rows_lost, what=quoted(filled, lost)))
        return replace(self, rows=rows, notes=(*self.notes, *notes))

    @classmethod
    def from_frame(cls, frame: Any, *, mapping: Mapping[str, str] | None = None, **how: Unpack[How]) -> Roster:
        """The list in a pandas or polars frame or a pyarrow table, with columns named as in a file.

        `RosterPlan.to_frame` gives the same kind of frame back, its columns first and the answers after them.

        Raises:
            MissingExtra: pyarrow is not installed.
            RosterError: as `read_roster`.
        """
        return listed(cls, "frame", [grid_of(frame)], mapping, Options.of(how))


@dataclass(frozen=True, slots=True)
class RosterPlan(StaffPlan):
    """A staff list with an answer for every row, in the order of the file."""

    roster: Roster

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        """Without the people: it stands in notebooks and logs."""
        return f"<RosterPlan as of {self.asked}: {len(self.rows)} rows>"

    def write(
        self,
        path: str | PathLike[str],
        *,
        lang: Language | None = None,
        overwrite: bool = False,
        group_by: str | None = None,
        calendar: WorkdayCalendar | None = None,
        keep: str | PathLike[str] | None = None,
    ) -> None:
        """Write the list back with the answers beside each row: XLSX, CSV or Parquet, by the suffix of the name.

        Every row and column of the list is there, in its place and unchanged. A workbook has more sheets: a summary, a plan to
        print, deadlines, questions, the outlook and the sources. The file is written beside its place and then moved there, so that
        a broken run leaves no half file.

        Args:
            path: where to; `.xlsx`, `.csv` or `.parquet`.
            lang: the language of headers and words; left out, that of the list.
            overwrite: whether a file that is there already may be replaced.
            group_by: a column by which the outlook is given apart, in a workbook.
            calendar: says which days are working days, for deadlines that are counted in them.
            keep: a workbook, mostly the list itself, whose sheets stay as they are in front of those of the plan.

        Raises:
            RosterError: the place cannot be written, or holds a file already; what stood there is then untouched.
            MissingExtra: XLSX needs the extra `excel`, Parquet `frames`.
        """
        told = self.roster.lang if lang is None else language(lang)
        write_plan(
            self,
            path,
            told,
            overwrite=overwrite,
            group_by=group_by,
            calendar=calendar,
            keep=None if keep is None else Path(keep),
        )

    def to_frame(self, *, family: Family | None = None, lang: Language | None = None) -> Any:
        """The list with the answers as columns. A `*_month` is the date of the first day of that month.

        Args:
            family: `pandas`, `polars` or `pyarrow`; left out, that of the frame which the list came from, and of a file pandas
                where it is installed, else pyarrow.
            lang: the language of headers and words; left out, that of the list.

        Raises:
            InvalidFacts: there is no such family.
            MissingExtra: pyarrow, or the family asked for, is not installed.
        """
        return with_answers(self, self.roster.lang if lang is None else language(lang), family)


def read_roster(
    path: str | PathLike[str],
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    since: str | PathLike[str] | None = None,
    **how: Unpack[How],
) -> Roster:
    """Read a staff list with Chinese or English headers from a file, whose kind is told by its content.

    A title such as 年限 or `years` makes a bare number in a contribution column years, 月数 or `months` months; 26年4个月
    and `26y4m` are read in either. Empty cells are unknown, not zero. Unknown columns are kept and not looked at. Rows above
    the header are titles and kept too.

    Args:
        path: CSV in UTF-8, UTF-16, GB18030, Big5 or Shift-JIS, separated by commas, tabs or semicolons; XLSX, XLSB, XLS or
            ODS; a web page with a table; or Parquet.
        sheet: the sheet of a workbook; left out, the first one with a header that is understood.
        mapping: fields by column title, where a title does not say it: `{"工龄": "cumulative_years"}`; `ignore` for a column
            that is not to be looked at. `{"岗位:操作工": "女50"}` says what a word in a column stands for. For the exports of known
            systems there are mappings already: `load_mapping("dingtalk")`.
        since: the plan of last time: what was answered and done there holds on, and the plan says what has changed.
        how: `women`, `female_50` or `female_55` for every woman whose post is not stated; left out, such a row has a question.
            `decimal_years`, whether 26.4 is 26.4 years, or else 26 years 4 months; left out, the column decides. `excel_serials`,
            whether 26191 is the day number of a spreadsheet. `date_order`, `dmy` or `mdy`, for 03/05/1971; left out, the other
            births of the column decide. `encoding`, of a text file that is not told.

    Raises:
        RosterError: no such file, not a list, damaged, no header, no column for birth or for category, or two for one fact.
        MissingExtra: a workbook needs the extra `excel`, Parquet `frames`.
    """
    if since is not None:
        check_reader(str(since))
    roster, behind, filled = _opened(path, sheet, mapping, how)
    if behind is None:
        bare, roster = roster, roster.with_filled(filled)
        if roster.answers and roster.sheet in DETAILS:
            with edge(str(path)):
                roster = replace(roster, last=as_made(planned_again(roster, filled), str(path), bare))
    else:
        roster = _since(roster, behind, filled, path)
        roster = replace(roster, notes=(*roster.notes, RosterError("roster.note_behind")))
    if since is not None:
        try:
            old, behind, filled = _opened(since, None, mapping, how)
        except RosterError:
            with suppress(StopIteration):
                _check_details(str(since), next(iter(grids(str(since)))).sheets)
            raise
        _check_details(str(since), old.sheets)
        roster = _since(roster, behind or old, filled, since)
    return roster


def _opened(
    path: str | PathLike[str], sheet: str | None, mapping: Mapping[str, str] | None, how: How
) -> tuple[Roster, Roster | None, dict[int, Filled]]:
    """The list in a file; the plan that stands behind it in the same workbook; what was filled in there, by row."""
    file, options, behind = str(path), Options.of(how), None
    with edge(file):
        roster = listed(Roster, file, grids(file, sheet, how.get("encoding")), mapping, options)
        for name in (one for one in DETAILS if one in roster.sheets and one != roster.sheet):
            with suppress(
                RosterError
            ):  # somebody's own sheet, or what is left of ours: what is filled in goes by row and name
                found = listed(Roster, file, grids(file, name), mapping, options)
                behind = found if found.answers else behind
        of = behind or roster
        return roster, behind, placed(filled_in(file, roster.sheets), of.rows, of.who)


_WHO = ("staff_number", "name", "id_number")
"""What people are matched by."""


def _check_details(file: str, sheets: Sequence[str]) -> None:
    """Say of a plan that its list is gone, where otherwise another of its sheets would be taken for one."""
    if {*sheets} & {*SUMMARY, *SHEETS["plan"]} and not {*sheets} & {*DETAILS}:
        raise RosterError("roster.last_without_details", file=file)


def _since(roster: Roster, old: Roster, filled: Mapping[int, Filled], path: str | PathLike[str]) -> Roster:
    """The list after a plan of last time: what was answered and done there, and who is who."""
    with edge(str(path)):
        last = as_made(matched(roster, old.with_filled(filled), filled), str(path), old)
    notes = [] if old.answers else [RosterError("roster.note_no_plan", file=str(path))]
    known = [fact for fact in _WHO if fact in roster.columns]
    if known and not any(fact in old.columns for fact in known):
        columns = Said(" or ".join(known).replace("_", " "), "、".join(map(headers.shortest, known)))
        notes.append(RosterError("roster.note_last_nameless", file=str(path), columns=columns))
    if lost := sorted(filled.keys() - {row.number for row in last.pairs.values()}):
        rows = ", ".join(str(abs(number)) for number in lost)
        notes.append(RosterError("roster.note_filled_gone", rows=rows, what=quoted(filled, lost)))
    roster = roster.with_filled(still_filled(last))
    return replace(roster, last=last, notes=(*roster.notes, *notes))


def save_mapping(roster: Roster | LongPlan, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Keep what the columns of a list hold, for `load_mapping` and the next list of this kind.

    Raises:
        RosterError: the place cannot be written, or holds a file already.
    """
    with beside(Path(path), overwrite=overwrite) as part:
        part.write_text(mapping_text(roster.layout), encoding="utf-8")
