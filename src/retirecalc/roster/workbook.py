"""Writes a plan as an Excel workbook: text stays text, months and days are dates, and nothing is a formula."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from retirecalc.about import __version__
from retirecalc.columns import shown
from retirecalc.errors import RosterError
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import CAUTION, Language
from retirecalc.roster.answers import answers, joined, supposing, table, title
from retirecalc.roster.cells import text_of, width
from retirecalc.roster.due import due_within
from retirecalc.roster.plan import PlanRow, StaffPlan
from retirecalc.tables.shelf import built_in
from retirecalc.wording import event, word
from retirecalc.wording.common import CERTAINTY_WORDS

if TYPE_CHECKING:
    from retirecalc.ground.workdays import WorkdayCalendar
    from retirecalc.sources import Citation

_ROWS, _COLUMNS, _CHARACTERS = 1_048_576, 16_384, 32_767
_EXACT = 10**15  # beyond it a spreadsheet rounds
_FIRST_YEAR = 1900
_MONTHS_AHEAD = 12
_WIDEST, _WIDER, _MEASURED, _HEIGHT = 42, 72, 1_000, 15

_WORDS: dict[str, tuple[str, str]] = {
    "plan": ("Plan", "退休计划"),
    "questions": ("Questions", "待确认"),
    "deadlines": ("Deadlines", "到期事项"),
    "problems": ("Problems", "问题"),
    "outlook": ("Outlook", "人数预测"),
    "groups": ("Groups", "分组汇总"),
    "sources": ("Sources", "依据与版本"),
    "row": ("row", "行"),
    "name": ("name", "姓名"),
    "department": ("department", "部门"),
    "question": ("question", "待确认事项"),
    "if": ("if", "如属"),
    "month": ("month", "月份"),
    "by": ("by", "截止日"),
    "what": ("what", "事项"),
    "for": ("to retire in", "退休年月"),
    "stated": ("planned in the list", "名单是否写明"),
    "answer": ("answer", "结论"),
    "note": ("note", "备注"),
    "who": ("who", "办理人"),
    "basis": ("basis", "依据"),
    "overdue": ("was due: check whether it was done", "已到期，请核实是否已办理"),
    "earlier_step": ("an earlier step was due: check whether it was done", "之前的步骤已到期，请核实是否已办理"),
    "to_confirm": ("to be confirmed", "待确认"),
    "kind": ("kind", "类型"),
    "text": ("what", "内容"),
    "problem": ("problem", "问题"),
    "warning": ("warning", "提示"),
    "year": ("year", "年份"),
    "before": ("before {month}", "{month} 前"),
    "earliest": ("may retire earliest", "最早可退休"),
    "first_qualifying": ("first qualify", "最早符合条件"),
    "statutory": ("reach the statutory age", "达到法定退休年龄"),
    "latest": ("latest month", "最晚可退休"),
    "staying": ("staying at the end", "期末在册"),
    "group": ("group", "分组"),
    "everybody": ("everybody", "全部"),
    "empty": ("(empty)", "（空）"),
    "people": ("people assessed", "已测算人数"),
    "asked": ("with a question", "待确认行数"),
    "wrong": ("with a problem", "有问题的行数"),
    "reached": ("reached before {month}", "{month} 前已到龄"),
    "later": ("later", "以后"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "program": ("Program", "程序"),
    "data": ("Tables, version", "数据版本"),
    "place": ("Place", "地区"),
    "law": ("Law of", "所依规定"),
    "newest": ("the newest on file", "库内最新规定"),
    "as_of": ("Month of the question", "测算月份"),
    "sheet": ("Sheet read", "读取的工作表"),
    "not_read": ("Sheets not read", "未读取的工作表"),
    "women": ("Women without a post taken as", "未说明岗位的女性按"),
    "readings": ("Open questions answered", "对未明确问题所选答案"),
    "columns": ("Column", "列名"),
    "field": ("read as", "识别为"),
    "unused": ("not used", "未使用"),
    "document": ("Document", "文号"),
    "document_title": ("Title", "名称"),
    "places": ("Places", "条款"),
    "certainty": ("How sure", "依据程度"),
    "judged_by": (
        "Staying: each leaves in the month planned in the list, else in the statutory month. Rows with a question or a problem "
        "are not counted.",
        "期末在册：按名单写明的拟退休年月计，未写明的按法定退休年月计。待确认和有问题的行不计入。",
    ),
}

_QUESTION_COLUMNS = tuple(one.name for one in shown("questions"))


def write_workbook(
    plan: StaffPlan, path: Path, lang: Language, *, file: str, group_by: str | None, calendar: WorkdayCalendar | None
) -> None:
    """The plan, what to ask, what falls due, what is wrong, the outlook, and what all of it rests on: a sheet each.

    Raises:
        RosterError: more rows, columns or characters than a sheet can hold.
        MissingExtra: XlsxWriter is not installed.
    """
    xlsxwriter = need("xlsxwriter", extra="excel", feature="XLSX")
    from xlsxwriter.exceptions import FileCreateError

    groups = None if group_by is None else plan.groups(group_by)
    with TemporaryDirectory() as folder:
        # Row after row goes to disk, so that a long list does not fill the memory. The archive does not: one that breaks off
        # on a full disk would complain once more when it is thrown away.
        archive = io.BytesIO()
        book = xlsxwriter.Workbook(archive, {"constant_memory": True, "tmpdir": folder})
        first_day = plan.as_of.on(1)
        # The clock has no part in the bytes.
        book.set_properties({"created": datetime(first_day.year, first_day.month, 1)})  # noqa: DTZ001
        writer = _Workbook(book, lang, file)
        try:
            _plan(writer, plan)
            if plan.questions:
                _questions(writer, plan)
            _deadlines(writer, plan, calendar)
            _problems(writer, plan)
            _outlook(writer, plan, groups)
            if groups is not None:
                _groups(writer, plan, groups)
            _sources(writer, plan)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
    path.write_bytes(archive.getbuffer())


class _Workbook:
    """A workbook in one language: sheets of rows, each value in the form that it is."""

    def __init__(self, book: Any, lang: Language, file: str) -> None:
        self.lang: Language = lang
        self._book = book
        self._file = file
        self._formats = {
            "month": book.add_format({"num_format": "yyyy-mm", "align": "left", "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left", "valign": "top"}),
            "head": book.add_format({"bold": True, "bg_color": "#E7E6E6", "text_wrap": True, "valign": "vcenter"}),
            "head_of_answer": book.add_format(
                {"bold": True, "bg_color": "#DDEBF7", "text_wrap": True, "valign": "vcenter"}
            ),
            "count": book.add_format({"align": "left", "valign": "top"}),
            "text": book.add_format({"valign": "top"}),
            "long": book.add_format({"text_wrap": True, "valign": "top"}),
        }

    def say(self, phrase: str, **fields: object) -> str:
        return _WORDS[phrase][self.lang == "zh"].format(**fields)

    def sheet(
        self,
        name: str,
        header: Sequence[str],
        rows: Sequence[Sequence[object]],
        *,
        above: Sequence[Sequence[object]] = (),
        own: int | None = None,
        below: str = "",
        tall: bool = False,
    ) -> None:
        """A sheet with a frozen, filtered header; the first `own` columns are those of the list.

        Rows are one line high, so that a long text does not run over the cells beside it; `tall` ones show the whole of it.
        """
        lines, columns = len(above) + 1 + len(rows), len(header)
        longest = max(
            (len(value) for row in (header, *above, *rows) for value in row if isinstance(value, str)), default=0
        )
        limits = (
            (lines, _ROWS, "rows", "行"),
            (columns, _COLUMNS, "columns", "列"),
            (longest, _CHARACTERS, "characters in a cell", "个字符（一个单元格内）"),
        )
        for found, limit, what, what_zh in limits:
            if found > limit:
                raise RosterError(
                    "roster.excel_limit", file=self._file, found=found, limit=limit, what=what, what_zh=what_zh
                )
        sheet = self._book.add_worksheet(self.say(name))
        wide = [min(one, _WIDER if tall else _WIDEST) for one in _widths(header, rows[:_MEASURED])]
        for column, one in enumerate(wide):
            sheet.set_column(column, column, one)
        at = len(above)
        sheet.freeze_panes(at + 1, 0)
        sheet.autofilter(at, 0, at + len(rows), columns - 1)
        sheet.set_landscape()
        sheet.repeat_rows(at)
        if own is None:
            sheet.fit_to_pages(1, 0)
        for place, row in enumerate(above):
            self._row(sheet, place, row)
        for column, text in enumerate(header):
            mine = own is not None and column >= own
            self._text(sheet, at, column, text, self._formats["head_of_answer" if mine else "head"])
        for place, row in enumerate(rows, start=at + 1):
            sheet.set_row(place, _HEIGHT * (_lines(row, wide) if tall else 1))
            self._row(sheet, place, row)
        if below:
            self._text(sheet, lines + 1, 0, below, self._formats["text"])

    def _row(self, sheet: Any, place: int, row: Sequence[object]) -> None:
        for column, value in enumerate(row):
            self._put(sheet, place, column, value)

    def _put(self, sheet: Any, row: int, column: int, value: Any) -> None:
        """A value as what it is. Text is written as text, whatever it begins with."""
        if value is None or (isinstance(value, str) and not value):
            return
        if isinstance(value, YearMonth):
            value, form = value.on(1), self._formats["month"]
        elif isinstance(value, datetime):
            form = self._formats["moment" if ":" in text_of(value) else "day"]
        else:
            form = self._formats["day"]
        if isinstance(value, date) and value.year >= _FIRST_YEAR and getattr(value, "tzinfo", None) is None:
            sheet.write_datetime(row, column, value, form)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, float | int | Decimal) and _is_number_for_excel(value):
            sheet.write_number(row, column, value, self._formats["count"] if isinstance(value, int) else None)
        else:
            self._text(sheet, row, column, text_of(value))

    def _text(self, sheet: Any, row: int, column: int, text: str, form: Any = None) -> None:
        if form is None:
            form = self._formats["long" if width(text) > _WIDEST or "\n" in text else "text"]
        sheet.write_string(row, column, text, form)


def _is_number_for_excel(value: float | Decimal) -> bool:
    return math.isfinite(value) and (isinstance(value, float) or abs(value) < _EXACT)


def _widths(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[int]:
    """Columns as wide as what stands in them, within reason. A header may take two lines."""
    wide = [min(width(text), 6 + width(text) // 2) + 3 for text in header]  # + the button of the filter
    for row in rows:
        for column, value in enumerate(row[: len(wide)]):
            text = str(value) if isinstance(value, YearMonth) else text_of(value)
            wide[column] = max(wide[column], max(map(width, text.splitlines() or [""])) + 2)
    return wide


def _lines(row: Sequence[object], wide: Sequence[int]) -> int:
    """How many lines the longest text of a row takes."""
    texts = ((width(text_of(value)), one) for value, one in zip(row, wide, strict=False))
    return max((math.ceil(found / (one - 2)) for found, one in texts), default=1) or 1


def _plan(writer: _Workbook, plan: StaffPlan) -> None:
    lines = [(cells, found) for cells, found in table(plan, writer.lang)]
    at = len(plan.roster.above)
    cells, titles = lines[at]
    header = [*map(text_of, cells), *map(str, titles)]
    rows = [[*cells, *found] for cells, found in lines[at + 1 :]]
    writer.sheet("plan", header, rows, above=[cells for cells, _ in lines[:at]], own=len(cells))


def _questions(writer: _Workbook, plan: StaffPlan) -> None:
    """One line for each answer that a row may have, with the question that decides which one holds."""
    header = [writer.say(name) for name in ("row", "name", "department", "question", "if")]
    rows: list[list[Any]] = []
    for planned in plan.questions:
        question = joined((one.text(writer.lang) for one in planned.row.questions), writer.lang)
        people = [one.person for one in planned.alternatives]
        for one in planned.alternatives:
            found = answers(one, writer.lang)
            figures = [found.get(name, "") for name in _QUESTION_COLUMNS]
            rows.append([*_who(plan, planned), question, supposing(one.person, people, writer.lang), *figures])
    titles = [title(name, writer.lang) for name in _QUESTION_COLUMNS]
    writer.sheet("questions", [*header, *titles], rows, own=len(header), tall=True)


def _deadlines(writer: _Workbook, plan: StaffPlan, calendar: WorkdayCalendar | None) -> None:
    """Who must do what by when, month by month: what was due before, and the twelve months from that of the question on."""
    names = ("month", "by", "what", "who", "row", "name", "department", "for", "stated", "answer", "note", "basis")
    by_number = {planned.row.number: planned for planned in plan.rows}
    rows: list[list[Any]] = []
    for due in due_within(plan, _MONTHS_AHEAD, calendar=calendar, overdue=True):
        step = event(due.event.code, writer.lang)
        actor = word(f"actor_{due.event.actor}", writer.lang)
        notes = ["overdue" if due.event.past else "earlier_step"] if due.deadline_passed or due.event.past else []
        notes += ["to_confirm"] if due.unsettled else []
        who = _who(plan, by_number[due.number])
        stated = writer.say("yes" if due.stated else "no")
        answer = word(due.eligibility, writer.lang)
        basis = joined(dict.fromkeys(map(str, due.event.citations)), writer.lang)
        told = joined(map(writer.say, notes), writer.lang)
        rows.append([YearMonth.of(due.day), due.day, step, actor, *who, due.month, stated, answer, told, basis])
    writer.sheet("deadlines", [writer.say(name) for name in names], rows)


def _problems(writer: _Workbook, plan: StaffPlan) -> None:
    rows: list[list[Any]] = []
    for planned in plan.rows:
        found = [("problem", problem) for problem in planned.problems]
        found += [("warning", warning) for warning in planned.row.warnings]
        for kind, one in found:
            rows.append([*_who(plan, planned), writer.say(kind), one.text(writer.lang)])
    writer.sheet(
        "problems", [writer.say(name) for name in ("row", "name", "department", "kind", "text")], rows, tall=True
    )


def _outlook(writer: _Workbook, plan: StaffPlan, groups: dict[str, StaffPlan] | None) -> None:
    names = ("year", "earliest", "first_qualifying", "statutory", "latest", "staying")
    rows: list[list[Any]] = []
    for name, part in ((writer.say("everybody"), plan), *(groups or {}).items()):
        for year in part.outlook():
            when = writer.say("before", month=plan.as_of) if year.year is None else year.year
            rows.append([name or writer.say("empty"), when, *year[1:]])
    header = [writer.say(name) for name in ("group", *names)]
    if groups is None:
        header, rows = header[1:], [row[1:] for row in rows]
    writer.sheet("outlook", header, rows, below=writer.say("judged_by"))


def _groups(writer: _Workbook, plan: StaffPlan, groups: dict[str, StaffPlan]) -> None:
    years = [str(year) for year, _ in plan.summary().reaching]
    fixed = [writer.say(name) for name in ("group", "people", "asked", "wrong")]
    header = [*fixed, writer.say("reached", month=plan.as_of), *years, writer.say("later")]
    rows: list[list[Any]] = []
    for name, part in (*groups.items(), (writer.say("everybody"), plan)):
        found = part.summary()
        counts = (found.people, found.questions, found.problems, found.reached)
        rows.append([name or writer.say("empty"), *counts, *(count for _, count in found.reaching), found.later])
    writer.sheet("groups", header, rows)


def _sources(writer: _Workbook, plan: StaffPlan) -> None:
    say, law, roster = writer.say, plan.law, plan.roster
    lang = writer.lang
    rows: list[list[Any]] = [
        [say("as_of"), plan.asked],
        [say("program"), f"retirecalc {__version__}"],
        [say("data"), law.data_version],
        [say("place"), law.place],
        [say("law"), say("newest") if law.in_force_on is None else law.in_force_on],
    ]
    chosen = [f"{one.id}={one.chosen}" for one in law.readings.values() if one.chosen is not None]
    if chosen:
        rows.append([say("readings"), joined(chosen, lang)])
    if roster.sheet is not None:
        rows.append([say("sheet"), roster.sheet])
        if others := [sheet for sheet in roster.sheets if sheet != roster.sheet]:
            rows.append([say("not_read"), joined(others, lang)])
    if roster.women is not None:
        rows.append([say("women"), word(roster.women, lang)])
    units = {column.position: column.unit for some in roster.layout.columns.values() for column in some}
    rows += [[], [say("columns"), say("field"), say("note")]]
    for use in roster.uses:
        unit = units.get(use.position)
        fact = say("unused") if use.field is None else use.field if unit is None else f"{use.field}_{unit}"
        rows.append([use.title, fact, "" if use.note is None else use.note.text(lang)])
    rows += [[], [say(name) for name in ("document", "document_title", "places", "certainty")]]
    for document, places in _documents(plan).items():
        source = built_in().sources.get(places[0].source)
        name = getattr(source.title, lang) if source else ""
        certainties = dict.fromkeys(CERTAINTY_WORDS[place.certainty].of(lang) for place in places)
        locators = dict.fromkeys(place.locator for place in places)
        rows.append([document, name, joined(locators, lang), joined(certainties, lang)])
    writer.sheet("sources", [CAUTION.of(lang), "", "", ""], rows, tall=True)


def _documents(plan: StaffPlan) -> dict[str, list[Citation]]:
    """Every place of the law behind the answers, under its document."""
    found = dict.fromkeys(one.cited for planned in plan.rows for one in planned.answers)
    documents: dict[str, list[Citation]] = {}
    for cite in dict.fromkeys(chain.from_iterable(chain.from_iterable(found))):
        documents.setdefault(cite.document_number, []).append(cite)
    return documents


def _who(plan: StaffPlan, planned: PlanRow) -> list[object]:
    """The row, and name and department as they stand in it."""
    return [planned.row.number, *(plan.roster.said(planned.row, fact) for fact in ("name", "department"))]
