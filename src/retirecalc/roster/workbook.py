"""A plan as an Excel workbook: what a clerk hands on first, the whole list with its answers behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from retirecalc.about import __version__
from retirecalc.columns import shown
from retirecalc.errors import RetirecalcError
from retirecalc.ground.months import YearMonth
from retirecalc.ground.say import CAUTION, Language, Said
from retirecalc.outcome import Eligibility
from retirecalc.roster.answers import RESULTS, answers, joined, sentence, supposing, table, title
from retirecalc.roster.book import Own, Sheet, Shown, Style, without_empty, write_book
from retirecalc.roster.cells import width
from retirecalc.roster.due import Due, due_within
from retirecalc.roster.filled import (
    ANSWER,
    DEPARTMENT,
    NAME,
    NUMBER,
    RETIRE_IN,
    ROW,
    SHEETS,
    SHORT,
    STAFF,
    STEPS,
    as_filled,
    reply_to,
)
from retirecalc.roster.headers import called
from retirecalc.roster.judged import Answer
from retirecalc.roster.plan import MILESTONES, YEARS_AHEAD, PlanRow, StaffPlan
from retirecalc.roster.row import asks_birth
from retirecalc.roster.since import KINDS, Kind, in_words
from retirecalc.tables.shelf import built_in
from retirecalc.wording import event, figure, place, refusal, region, word
from retirecalc.wording.common import CERTAINTY_WORDS

if TYPE_CHECKING:
    from retirecalc.errors import InvalidFacts
    from retirecalc.ground.workdays import WorkdayCalendar
    from retirecalc.sources import Citation

_MONTHS_AHEAD = 12
_SOON = 3
_AGES = 1_200
_LISTED = 8
"""So many lines of each kind stand on the first sheet; the rest is behind it."""
_NEAR = 200
"""But of those who are of age or nearly so all that a summary can hold."""
_NAMED = 10
_RUN = 3
_NAMES_WIDE = 100
"""A line that is wider makes the whole page small."""
_FIGURES = tuple(one.name for one in shown("plan"))
_COMPARED = tuple(one.name for one in shown("compared") if one.kind in ("month", "age"))
_PLACES = "articles"
_SHORT_BY = "shortfall_months"
_CHART_ROWS = 19
_NARROW: Mapping[Language, int] = {"en": 26, "zh": 18}

_STATES: Mapping[str, Style] = {
    "wrong": "wrong",
    "asked": "open",
    "late": "late",
    "reached": "reached",
    "soon": "soon",
    "unmet": "late",
    "unmet_soon": "open",
}
_BY_ELIGIBILITY: Mapping[Eligibility, Style] = {Eligibility.NOT_ELIGIBLE: "late", Eligibility.UNDETERMINED: "open"}

WORDS: Mapping[str, Said] = {
    **SHEETS,
    "page": Said("Page &P of &N", "第&P页，共&N页"),
    # columns
    "row": ROW,
    "staff_number": STAFF,
    "name": NAME,
    "department": DEPARTMENT,
    "birth": Said("birth month", "出生年月"),
    "state": Said("state", "状态"),
    "next": Said("next step", "下一步"),
    "by": Said("by", "截止日"),
    "what": Said("what", "事项"),
    "who": Said("who", "办理人"),
    "for": RETIRE_IN,
    "stated": Said("planned in the list", "名单是否写明"),
    "found": Said("eligible", "结论"),
    "note": Said("note", "备注"),
    "basis": Said("basis", "依据"),
    "number": NUMBER,
    "change": Said("change", "变化"),
    "figure": Said("what", "项目"),
    "last_time": Said("last time", "上次"),
    "now": Said("now", "本次"),
    "why": Said("why", "原因"),
    "none_changed": Said("Nothing has changed since the last plan.", "与上次计划相比没有变化。"),
    "question": Said("question", "待确认事项"),
    "possible": Said("possible answers", "各种可能"),
    "answer": ANSWER,
    **STEPS,
    "kind": Said("kind", "类型"),
    "text": Said("what", "内容"),
    "year": Said("year", "年份"),
    "earliest": Said("may retire earliest", "最早可退休"),
    "first_qualifying": Said("first qualify", "最早符合条件"),
    "statutory": Said("reach the statutory age", "达到法定退休年龄"),
    "latest": Said("latest month", "最晚可退休"),
    "staying": Said("staying at the end", "期末在册"),
    "group": Said("group", "分组"),
    "people": Said("people assessed", "已测算人数"),
    "asked_count": Said("with a question", "待确认行数"),
    "wrong_count": Said("with a problem", "有问题的行数"),
    "later": Said("later", "以后"),
    # states
    "state_wrong": Said("problem", "有问题"),
    "state_asked": Said("to be confirmed", "待确认"),
    "state_late": Said("overdue: check", "已到期，请核实"),
    "state_reached": Said("can be claimed", "已可办理"),
    "state_soon": Said("within 12 months", "12个月内办理"),
    "state_applied": Said("applied for", "已申请"),
    "state_unmet": Said("of age, something is open", "到龄，有待解决"),
    "state_unmet_soon": Said("of age within 12 months, something is open", "12个月内到龄，有待解决"),
    "state_near": Said("of age within 12 months", "12个月内到龄"),
    "state_past": Said("of age", "已到龄"),
    "state_rest": Said("later", "12个月后"),
    "due_late": Said("overdue", "已到期"),
    "due_now": Said("within 3 months", "3个月内"),
    "due_soon": Said("within 12 months", "12个月内"),
    # notes
    "overdue": Said("check whether it was done", "请核实是否已办理"),
    "earlier_step": Said("an earlier step was due: check whether it was done", "之前的步骤已到期，请核实是否已办理"),
    "to_confirm": Said("to be confirmed", "待确认"),
    "agreed": Said("may be agreed with the employer", "可与单位协商"),
    "or": Said("or ", "或"),
    "problem": Said("problem", "问题"),
    "warning": Said("warning", "提示"),
    "past_age": Said("before {month}: past the age", "已到龄（{month}前）"),
    "everybody": Said("everybody", "全部"),
    "empty": Said("(empty)", "（空）"),
    "yes": Said("yes", "是"),
    "no": Said("no", "否"),
    # the first sheet
    "summary_title": Said("Retirement plan, as of {as_of}", "退休计划摘要（{as_of}测算）"),
    "count_listed": Said("People on the list: the next three together", "名单人数（以下三项之和）"),
    "count_people": Said("People assessed", "已测算人数"),
    "count_asked": Said("People to be asked about", "待确认人数"),
    "count_wrong": Said("Rows with a problem", "有问题的行"),
    "count_reached": Said("Past the statutory age", "已到龄人数"),
    "count_near": Said("Of age within 12 months", "12个月内到龄人数"),
    "count_late": Said("Steps overdue", "已到期事项"),
    "count_due": Said("Steps due within 12 months", "12个月内到期事项"),
    "by_year": Said(
        "How many by year (those to be asked about by their earliest months)", "各年人数（待确认的按最早的可能计）"
    ),
    "list_late": Said("Overdue: check whether it was done", "已到期，请核实是否已办理"),
    "list_due": Said("Due next", "近期到期"),
    "list_reached": Said("Past the age: can be claimed now", "已到龄，可以办理"),
    "list_near": Said(
        "Of age by now or within 12 months (but for those above), and what is open",
        "已到龄或12个月内到龄（上列可以办理的除外），及待办或待解决的事项",
    ),
    "list_asked": Said("To be asked (answer on the sheet Questions)", "须询问（请在“待确认”表中答复）"),
    "since": Said("since", "自何时起"),
    "of_age": Said("of age in", "到龄年月"),
    "open": Said("what is open", "待办或待解决的事项"),
    "applied": Said("applied for on {day}", "已于{day}申请"),
    "missing_months": Said("{count} months are missing", "尚缺{count}个月"),
    "to_be_known": Said("to be known: {facts}", "需补充：{facts}"),
    "not_settled": Said("the text does not settle it: ask the agency", "规定未明确，请咨询经办机构"),
    "until": Said("{what} (by {day})", "{what}（{day}前）"),
    "more": Said("{count} more: see {sheet}", "另有{count}项，见“{sheet}”"),
    "and_more": Said("{names} and {count} more", "{names}等{count}人"),
    "none_of_it": Said("none", "无"),
    "none_yet": Said(
        "none in the rows that have their answer; rows with a question or a problem: {count}, of which it is not known yet",
        "有结论的行无；另有{count}行待确认或有问题，是否有到期事项尚不能确定",
    ),
    "none_asked_yet": Said(
        "none; rows with a problem: {count}, to be corrected (sheet {sheet})",
        "无；另有{count}行有问题，须先更正（见“{sheet}”）",
    ),
    "not_known": Said("not known", "未知"),
    # questions
    "for_all": Said("for all {count} below", "以下{count}人"),
    "how_to_answer": Said(
        "Fill in the yellow cells: beside a question for everybody below it, beside a name for that person. Then plan this "
        "workbook again, or give it with the new list as the last plan.",
        "请填写黄色单元格：事项所在行的适用于其下全部人员，姓名所在行的只适用于本人。填好后重新测算本工作簿即可。",
    ),
    "how_to_fill": Said(
        "Fill in what was done: a day; the month agreed to, or no; approved or refused. The next run reads it: it is due no more.",
        "请填写已办理的事项：日期；约定延迟至的年月或“未约定”；“同意”或“不同意”。填好后重新测算本工作簿，已办理的不再提醒。",
    ),
    # sources
    "program": Said("Program", "程序"),
    "data": Said("Tables, version", "数据版本"),
    "place": Said("Place", "地区"),
    "law": Said("Law of", "所依规定"),
    "newest": Said("the newest on file", "库内最新规定"),
    "as_of": Said("Month of the question", "测算月份"),
    "sheet": Said("Sheet read", "读取的工作表"),
    "not_read": Said("Sheets not read", "未读取的工作表"),
    "women": Said("Women without a post taken as", "未说明岗位的女性按"),
    "open_question": Said("Open question", "规定未明确的问题"),
    "readings": Said("Open questions answered", "对未明确问题所选答案"),
    "columns": Said("Column", "列名"),
    "field": Said("read as", "识别为"),
    "unused": Said("not used", "未使用"),
    "document": Said("Document", "文号"),
    "document_title": Said("Title", "名称"),
    "places": Said("Places", "条款"),
    "certainty": Said("How sure", "依据程度"),
    "judged_by": Said(
        "Staying: each leaves in the month planned in the list, else in the one agreed for a deferral, else in the statutory "
        "month. Rows with a question count by the earliest of their answers; whoever has no such month, and rows with a problem, "
        "not at all.",
        "期末在册：按名单写明的拟退休年月计，未写明的按约定延迟至的年月，再无的按法定退休年月计。待确认的行按各种可能中最早的计入，"
        "有问题的行和没有相应年月的人员不计入。",
    ),
}


def write_workbook(
    plan: StaffPlan, path: Path, lang: Language, *, file: str, group_by: str | None, calendar: WorkdayCalendar | None
) -> None:
    """Write the plan as a workbook; `file` is what messages call it.

    Raises:
        RosterError: more rows, columns or characters than Excel can hold; no such column to group by.
        MissingExtra: the package `xlsxwriter` is not installed.
        OSError: the folder cannot be written to, or the disk is full.
    """
    groups = None if group_by is None else plan.groups(group_by)
    found = _Found(plan, lang, groups, due_within(plan, _AGES, calendar=calendar, overdue=True))
    makers = (
        _summary,
        _plan,
        _changes,
        _details,
        _deadlines,
        _done,
        _questions,
        _problems,
        _outlook,
        _groups,
        _sources,
    )
    sheets = (sheet for make in makers if (sheet := make(found)) is not None)
    write_book(path, file, lang, sheets, plan.as_of.on(1), found.say("page"))


class _Topic(NamedTuple):
    """A question, and the rows that it is asked of."""

    question: InvalidFacts
    text: str
    rows: tuple[PlanRow, ...]


_AT_THE_COMMAND_LINE = re.compile(r", or (?:read|say) [^.]*--[^.]*(?=\.)|，或[^，。]*--[^。]*(?=。)")
"""Advice for whoever runs the program, which nobody reads who is handed a workbook."""


class _Found:
    """What the sheets are made of."""

    def __init__(
        self, plan: StaffPlan, lang: Language, groups: dict[str, StaffPlan] | None, due: Sequence[Due]
    ) -> None:
        self.plan, self.groups, self.due = plan, groups, due
        self.lang: Language = lang
        self.by_number = {planned.row.number: planned for planned in plan.rows}
        self.first: dict[int, Due] = {}
        for one in due:
            self.first.setdefault(one.number, one)
        cites = chain(
            chain.from_iterable(chain.from_iterable(one.cited for planned in plan.rows for one in planned.answers)),
            chain.from_iterable(one.event.citations for one in due),
        )
        self.documents: dict[str, list[Citation]] = {}
        for cite in dict.fromkeys(cites):
            self.documents.setdefault(cite.document_number, []).append(cite)
        self.articles = {cite: at for at, cite in enumerate(chain.from_iterable(self.documents.values()), start=1)}
        self.topics = self._topics()

    def say(self, phrase: str, **fields: object) -> str:
        return WORDS[phrase].of(self.lang).format(**fields)

    def told(self, error: RetirecalcError) -> str:
        """What is to be known of a row, to somebody who fills in cells."""
        return _AT_THE_COMMAND_LINE.sub("", sentence(error, self.lang))

    def titles(self, *names: str, style: Style = "head") -> list[Shown]:
        return [Shown(self.say(name), style) for name in names]

    def who(self, planned: PlanRow, *facts: str) -> list[object]:
        """The row, and some facts as they stand in it."""
        facts = facts or ("staff_number", "name", "department")
        return [planned.row.number, *(self.plan.roster.said(planned.row, fact) for fact in facts)]

    def numbers(self, cites: Iterable[Citation]) -> str:
        """Places by their numbers on the last sheet, in runs: a number that a narrow column cuts off would name another place."""
        runs: list[list[int]] = []
        for at in sorted({self.articles[one] for one in cites}):
            if runs and runs[-1][-1] == at - 1:
                runs[-1].append(at)
            else:
                runs.append([at])
        to, comma = ("至", "、") if self.lang == "zh" else ("-", ", ")
        said = (map(str, run) if len(run) < _RUN else (f"{run[0]}{to}{run[-1]}",) for run in runs)
        return comma.join(chain.from_iterable(said))

    def ahead(self, months: int) -> Iterator[Due]:
        last = self.plan.as_of + months
        return (one for one in self.due if YearMonth.of(one.day) <= last)

    def late(self, one: Due) -> bool:
        return one.day < self.plan.asked_on and one.event.past

    def nothing(self) -> str:
        """That there is nothing of a kind; not while a row leaves it open."""
        count = len(self.plan.questions) + len(self.plan.problems)
        return self.say("none_yet", count=count) if count else self.say("none_of_it")

    def _topics(self) -> tuple[_Topic, ...]:
        rows: dict[str, tuple[InvalidFacts, list[PlanRow]]] = {}
        for planned in self.plan.rows:
            for question in (*planned.row.questions, *planned.row.asked) if planned.answers else ():
                rows.setdefault(self.told(question), (question, []))[1].append(planned)
        return tuple(_Topic(question, text, tuple(some)) for text, (question, some) in rows.items())

    @staticmethod
    def open(planned: PlanRow) -> bool:
        """Whether a row still has a question."""
        return bool(planned.alternatives)

    def state(self, planned: PlanRow) -> str | None:
        """What is to be known of a row first."""
        if planned.blank:
            return None
        if planned.problems:
            return "wrong"
        if planned.alternatives:
            return "asked"
        first = self.first.get(planned.row.number)
        if first is not None and self.late(first):
            return "late"
        if self.claimable(planned.answers[0]):
            return "reached"
        if first is not None and YearMonth.of(first.day) <= self.plan.as_of + _MONTHS_AHEAD:
            return "soon"
        if not self.near(planned):
            return "rest"
        (answer,) = planned.answers
        if answer.person.applied_on is not None:
            return "applied"
        if answer.eligibility.eligibility is not Eligibility.ELIGIBLE:
            return "unmet" if answer.statutory.month <= self.plan.as_of else "unmet_soon"
        return "past" if answer.statutory.month < self.plan.as_of else "near"

    def claimable(self, answer: Answer) -> bool:
        """Whether the pension could have been claimed by now; after paying on the month may be one to come."""
        return answer.due_since is not None and answer.due_since <= self.plan.as_of

    def near(self, planned: PlanRow) -> bool:
        """Whether the statutory month is past or within the year."""
        return any(one.statutory.month <= self.plan.as_of + _MONTHS_AHEAD for one in planned.answers)

    def what_is_open(self, planned: PlanRow) -> str:
        """What keeps somebody of age from the pension in the month judged, else the next step; empty where nothing does."""
        (answer,) = planned.answers
        judged, first, said = answer.eligibility, self.first.get(planned.row.number), list[str]()
        if answer.person.applied_on is not None:
            said.append(self.say("applied", day=figure(answer.person.applied_on, self.lang)))
        if judged.eligibility is not Eligibility.ELIGIBLE:
            said += [refusal(reason, judged.kind, self.lang) for reason in judged.reasons]
            if judged.shortfall_months:
                said.append(self.say("missing_months", count=int(judged.shortfall_months)))
            if judged.missing_facts:
                comma = "、" if self.lang == "zh" else ", "
                said.append(
                    self.say("to_be_known", facts=comma.join(word(one, self.lang) for one in judged.missing_facts))
                )
            elif judged.eligibility is Eligibility.UNDETERMINED:
                said.append(self.say("not_settled"))
        if first is not None:
            said.append(self.say("until", what=self.step(first), day=figure(first.day, self.lang)))
        return joined(said, self.lang)

    def step(self, due: Due) -> str:
        """A step in words, behind the approval that it needs first."""
        first = [event("approval", self.lang)] if due.unapproved else []
        return joined([*first, event(due.event.code, self.lang)], self.lang)


def _summary(found: _Found) -> Sheet:
    """One page: how many, who is late, what comes next, whom to ask, and how many by year."""
    plan, say = found.plan, found.say
    summary, late = plan.summary(), [one for one in found.due if found.late(one)]
    next_year = [one for one in found.ahead(_MONTHS_AHEAD) if not found.late(one)]
    counts: list[tuple[str, int, Style | None]] = [
        ("count_listed", summary.people + summary.questions + summary.problems, None),
        ("count_people", summary.people, None),
        ("count_asked", summary.questions, "open"),
        ("count_wrong", summary.problems, "wrong"),
        ("count_reached", summary.reached, "reached"),
        ("count_near", sum(map(found.near, plan.rows)) - summary.reached, None),
        ("count_late", len(late), "late"),
        ("count_due", len(next_year), "soon"),
    ]
    above: list[list[object]] = [[Shown(say("summary_title", as_of=figure(plan.asked, found.lang)), "title")]]
    above += [[CAUTION.of(found.lang)], []]
    above += [[say(name), Shown(count, style) if style and count else count] for name, count, style in counts]
    above += [[], [Shown(say("by_year"), "heading")], [*found.titles("year", "statutory", "earliest")]]
    years_at = len(above)
    outlook = plan.outlook()
    above += [[_year(found, year.year), year.statutory, year.earliest] for year in outlook]
    above += [[say("later"), summary.later, _later(plan)[0]]]
    above += [[] for _ in range(_CHART_ROWS - len(above))]
    above += [[]]

    steps = ("by", "name", "department", "what", "who", "for", "row")
    soon = [one for one in next_year if YearMonth.of(one.day) <= plan.as_of + _SOON] or next_year
    for heading, some, style, most in (
        ("list_late", late, "late", _LISTED),
        ("list_due", next_year, "soon", min(len(soon), _LISTED)),
    ):
        lines = [_step(found, one, style) for one in some]  # type: ignore[arg-type]  # both are styles
        above += _block(found, heading, steps, lines, "deadlines", most)
    claims = [
        [
            one.due_since,
            *found.who(planned, "name", "department")[1:],
            *_claim(found, planned, one),
            number,
        ]
        for number, planned in found.by_number.items()
        if (one := planned.settled) is not None and found.claimable(one)
    ]
    above += _block(
        found, "list_reached", ("since", "name", "department", "found", "note", "for", "row"), claims, "plan"
    )
    claimed = {line[-1] for line in claims}
    others = [
        planned
        for number, planned in found.by_number.items()
        if planned.answers and number not in claimed and found.near(planned)
    ]
    others.sort(
        key=lambda planned: (found.state(planned) not in ("unmet", "unmet_soon"), _earliest(planned).statutory.month)
    )
    above += _block(
        found,
        "list_near",
        ("of_age", "name", "department", "open", "found", "for", "row"),
        [_near(found, planned) for planned in others],
        "plan",
        most=_NEAR,
    )
    topics = [topic._replace(rows=tuple(filter(found.open, topic.rows))) for topic in found.topics]
    asked: list[list[object]] = [[f"{one.text} {_names(found, one)}"] for one in topics if one.rows]
    wrong = summary.problems
    none = found.say("none_asked_yet", count=wrong, sheet=found.say("problems")) if wrong else found.say("none_of_it")
    above += _block(found, "list_asked", (), asked, "questions", none=none)

    def chart(book: Any, sheet: Any) -> None:
        drawn = book.add_chart({"type": "column"})
        last = years_at + len(outlook) - 1
        for column, color in ((1, "#2E75B6"), (2, "#A9D18E")):
            drawn.add_series(
                {
                    "name": [say("summary"), years_at - 1, column],
                    "categories": [say("summary"), years_at, 0, last, 0],
                    "values": [say("summary"), years_at, column, last, column],
                    "fill": {"color": color},
                }
            )
        most = max(max(year.statutory, year.earliest) for year in outlook)
        units = (one * 10**power for power in count() for one in (1, 2, 5))
        drawn.set_y_axis({"min": 0, "major_unit": next(one for one in units if 10 * one >= most)})
        drawn.set_legend({"position": "bottom"})
        drawn.set_size({"width": 620, "height": 320})
        sheet.insert_chart(2, 3, drawn)

    return Sheet(say("summary"), (), (), above=above, finish=chart, least=(26, 22, 18, 50, 24, 14, 6))


def _year(found: _Found, year: int | None) -> object:
    return found.say("past_age", month=figure(found.plan.as_of, found.lang)) if year is None else str(year)


def _step(found: _Found, one: Due, style: Style | None) -> list[object]:
    planned = found.by_number[one.number]
    name, department = found.who(planned, "name", "department")[1:]
    what = event(one.event.code, found.lang)
    actor = word(f"actor_{one.event.actor}", found.lang)
    return [one.day if style is None else Shown(one.day, style), name, department, what, actor, one.month, one.number]


def _earliest(planned: PlanRow) -> Answer:
    return min(planned.answers, key=lambda one: one.statutory.month)


def _claim(found: _Found, planned: PlanRow, one: Answer) -> list[object]:
    """The answer for whoever can claim, what is open, and the month: where the past month judged is open alone, that of now."""
    asked, open_ = found.plan.as_of, one.eligibility.eligibility is Eligibility.UNDETERMINED
    if open_ and one.month < asked == one.figure("first_qualifying_month") and one.person.applied_on is None:
        return [word(Eligibility.ELIGIBLE, found.lang), "", asked]
    return [_eligibility(found, one), found.what_is_open(planned), one.month]


def _near(found: _Found, planned: PlanRow) -> list[object]:
    """Who is of age, or nearly: of somebody who is asked about by the earliest answer."""
    one, who = _earliest(planned), found.who(planned, "name", "department")[1:]
    if found.open(planned):
        asked = Shown(found.say("to_confirm"), "open")
        return [one.statutory.month, *who, asked, asked, one.month, planned.row.number]
    open_ = found.what_is_open(planned) or found.say("none_of_it")
    return [one.statutory.month, *who, open_, _eligibility(found, one), one.month, planned.row.number]


def _later(plan: StaffPlan) -> list[int]:
    """How many come to each milestone after the years that are shown, in the order of `Year`."""
    last = YearMonth(plan.as_of.year + YEARS_AHEAD - 1, 12)
    found = []
    for name in MILESTONES:
        months = ([one.figure(name) for one in planned.answers] for planned in plan.rows)
        known = ([month for month in some if month is not None] for some in months)
        found.append(sum(min(some) > last for some in known if some))
    return found


def _block(
    found: _Found,
    heading: str,
    titles: Sequence[str],
    lines: Sequence[list[object]],
    behind: str,
    most: int = _LISTED,
    none: str | None = None,
) -> list[list[object]]:
    """Some lines under a heading, and where the rest is; `none` is what stands there without a line."""
    rows: list[list[object]] = [[Shown(found.say(heading), "heading")]]
    if lines and titles:
        rows.append([Shown(found.say(name) if name else "", "head") for name in titles])
    rows += lines[:most]
    if len(lines) > most:
        rows.append([found.say("more", count=len(lines) - most, sheet=found.say(behind))])
    return [*rows, [] if lines else [found.nothing() if none is None else none], []]


def _names(found: _Found, topic: _Topic) -> str:
    """Who is behind a question: names, else rows."""
    said = [str(found.who(planned, "name")[1] or planned.row.number) for planned in topic.rows]
    comma = "、" if found.lang == "zh" else ", "
    named = said[:_NAMED]
    while len(named) > 1 and width(comma.join(named)) > _NAMES_WIDE:
        named.pop()
    rest = len(said) if found.lang == "zh" else len(said) - len(named)
    names = comma.join(named)
    return names if len(said) == len(named) else found.say("and_more", names=names, count=rest)


def _plan(found: _Found) -> Sheet:
    """A line for each person, no wider than a page."""
    lang, who = found.lang, ("row", "staff_number", "name", "department", "birth")
    header = found.titles(*who) + found.titles("state", style="answer")
    header += [Shown(title(name, lang).replace("_", " "), "answer") for name in _FIGURES] + found.titles(
        "next", "by", style="answer"
    )
    rows: list[list[object]] = []
    for planned in found.plan.rows:
        state = found.state(planned)
        if state is None:
            continue
        births = dict.fromkeys(one.person.birth_month for one in planned.answers)
        number, staff, name, department = found.who(planned)
        line = [number, staff, Shown(name, "name"), department, next(iter(births)) if len(births) == 1 else ""]
        told = found.say(f"state_{state}")
        line.append(Shown(told, _STATES[state]) if state in _STATES else told)
        line += _figures(found, planned)
        first = found.first.get(planned.row.number)
        rows.append([*line, *(("", "") if first is None else (found.step(first), first.day))])
    header, rows = without_empty(header, rows)
    titles = [one.value for one in header]
    names = titles.index(found.say("name")) + 1 if found.say("name") in titles else 1
    return Sheet(found.say("plan"), header, rows, frozen=names, tall=True, most=_NARROW[lang])


def _figures(found: _Found, planned: PlanRow) -> Iterator[object]:
    """The figures of a row; where its answers differ each of them."""
    lang, all_of = found.lang, [answers(one, found.lang) for one in planned.answers]
    for name in _FIGURES:
        values = list(dict.fromkeys(one.get(name, "") for one in all_of))
        if len(values) > 1 and name == "eligibility":
            values = list(dict.fromkeys(word(one.eligibility.eligibility, lang) for one in planned.answers))
        if len(values) > 1:
            empty = found.say("not_known" if name == _SHORT_BY else "none_of_it")
            said = (_as_text(one, lang) or empty for one in values)
            yield f"\n{found.say('or')}".join(said)
        elif values and name == "eligibility":
            yield _eligibility(found, planned.answers[0])
        else:
            yield values[0] if values else ""


def _as_text(value: object, lang: Language) -> str:
    return figure(value, lang) if isinstance(value, YearMonth) else str(value)


def _eligibility(found: _Found, answer: Answer) -> object:
    code, deferred = answer.eligibility.eligibility, answer.eligibility.kind == "deferred"
    if code is Eligibility.ELIGIBLE and deferred and answer.window.to_be_agreed(answer.month):
        return found.say("agreed")
    said = word(code, found.lang)
    return Shown(said, _BY_ELIGIBILITY[code]) if code in _BY_ELIGIBILITY else said


def _changes(found: _Found) -> Sheet | None:
    """Who is new, gone or corrected since last time, and who has moved, and why."""
    if found.plan.roster.last is None:
        return None
    header = found.titles(*("change", "row", "staff_number", "name", "department", "figure", "last_time", "now", "why"))
    rows = [
        [Shown(KINDS[one.kind].of(found.lang), _BY_KIND[one.kind]), *one[1:]]
        for one in in_words(found.plan, found.lang)
    ]
    header, kept = without_empty(header, rows, keep=2)
    below = "" if rows else found.say("none_changed")
    return Sheet(found.say("changes"), header, kept, tall=True, below=below)


_BY_KIND: Mapping[Kind, Style] = {
    "new": "soon",
    "gone": "wrong",
    "corrected": "open",
    "moved": "reached",
    "unclear": "late",
    "unread": "late",
}


def _details(found: _Found) -> Sheet:
    """Every row and column of the list in its place, and every answer behind them."""
    plan = found.plan
    lines = list(table(plan, found.lang))
    at = len(plan.roster.above)
    cells, titles = lines[at]
    own, articles = len(cells), list(RESULTS).index(_PLACES)
    header: list[object] = [*(Shown(cell, "head") for cell in cells), *(Shown(one, "answer") for one in titles)]
    rows: list[list[object]] = []
    below = len(plan.roster.below)
    for line, (cells_of, values) in enumerate(lines[at + 1 :]):
        said = [_AT_THE_COMMAND_LINE.sub("", one) if isinstance(one, str) else one for one in values]
        if line >= below:
            planned = plan.rows[line - below]
            said[articles] = found.numbers(chain.from_iterable(chain.from_iterable(a.cited for a in planned.answers)))
        rows.append([*map(Own, cells_of), *said])
    header, rows = without_empty(header, rows, keep=own)
    above = [list(map(Own, cells_of)) for cells_of, _ in lines[:at]]
    column = plan.roster.columns.get("name")
    frozen = 0 if column is None or column.position > 3 else column.position + 1
    # The numbers whole, however many: a number that is cut off names another article.
    places = [at for at, one in enumerate(header) if at >= own and one == Shown(title(_PLACES, found.lang), "answer")]
    least = [0] * len(header)
    for at in places:
        least[at] = 2 + max(width(str(row[at])) for row in rows)
    return Sheet(found.say("details"), header, rows, above=above, frozen=frozen, wide=True, least=least)


def _deadlines(found: _Found) -> Sheet:
    """Who must do what by when: what was due before, and the twelve months from that of the question on."""
    names = (
        "state",
        "by",
        "row",
        "staff_number",
        "name",
        "department",
        "what",
        "who",
        "for",
        "stated",
        "found",
        "note",
        "basis",
    )
    rows: list[list[object]] = []
    near = found.plan.as_of + _SOON
    for due in found.ahead(_MONTHS_AHEAD):
        late = found.late(due)
        state = "due_late" if late else "due_now" if YearMonth.of(due.day) <= near else "due_soon"
        told = found.say(state)
        notes = ["overdue" if due.event.past else "earlier_step"] if due.deadline_passed or due.event.past else []
        notes += ["to_confirm"] if due.unsettled else []
        said = [*([event("approval", found.lang)] if due.unapproved else []), *map(found.say, notes)]
        agree = due.to_agree and due.eligibility is Eligibility.ELIGIBLE
        answer = found.say("agreed") if agree else word(due.eligibility, found.lang)
        what, who = event(due.event.code, found.lang), word(f"actor_{due.event.actor}", found.lang)
        line: list[object] = [
            Shown(told, "late") if late else Shown(told, "soon") if state == "due_now" else told,
            due.day,
        ]
        line += found.who(found.by_number[due.number])
        line += [what, who, due.month, found.say("yes" if due.stated else "no"), answer]
        rows.append([*line, joined(said, found.lang), found.numbers(due.event.citations)])
    header, kept = without_empty(found.titles(*names), rows, keep=2)
    return Sheet(found.say("deadlines"), header, kept, below="" if rows else found.nothing())


def _done(found: _Found) -> Sheet | None:
    """Who has something to do within the year, or has done it: cells to fill in, which the next run reads."""
    near = {one.number for one in found.ahead(_MONTHS_AHEAD)}
    rows: list[list[object]] = []
    for planned in found.plan.rows:
        if not planned.answers:
            continue
        stated = [getattr(planned.answers[0].person, fact) for fact in STEPS]
        if planned.row.number in near or any(one is not None for one in stated):
            months = dict.fromkeys(one.month for one in planned.answers)
            month = next(iter(months)) if len(months) == 1 else ""
            cells = (
                Shown(as_filled(fact, one, found.lang), "fill_in") for fact, one in zip(STEPS, stated, strict=True)
            )
            rows.append([*found.who(planned), month, *cells])
    if not rows:
        return None
    header = found.titles("row", "staff_number", "name", "department", "for") + found.titles(*STEPS, style="answer")
    header, rows = without_empty(header, rows)
    return Sheet(
        found.say("done"), header, rows, above=[[found.say("how_to_fill")]], least=(6, *[14] * 8), filtered=False
    )


def _questions(found: _Found) -> Sheet | None:
    """Each question once, the people behind it, and a cell to answer in, for all of them or for one."""
    if not found.topics:
        return None
    header = found.titles("number", "question", "row", "staff_number", "name", "department", "possible")
    header += found.titles("answer", style="answer")
    rows: list[list[object]] = []
    choices: list[list[str]] = []
    for number, topic in enumerate(found.topics, start=1):
        own = [_choices(found, topic.question, planned) for planned in topic.rows]
        words = list(dict.fromkeys(chain.from_iterable(own)))
        choices.append(words if len(words) > 1 and not (asks_birth(topic.question) and words != own[0]) else [])
        among = found.say("or").join(f"{one} " if found.lang == "en" else one for one in choices[-1])
        line = [number, topic.text, "", "", found.say("for_all", count=len(topic.rows)), "", among]
        rows.append([*(Shown(one, "open") for one in line), Shown("", "fill_in")])
        for planned, some in zip(topic.rows, own, strict=True):
            choices.append(some if len(some) > 1 else choices[-1])
            rows.append(
                [
                    *(number, "", *found.who(planned), _possible(found, planned)),
                    Shown(reply_to(topic.question, planned.row.reply), "fill_in"),
                ]
            )

    header, rows = without_empty(header, rows)

    def choose(book: Any, sheet: Any) -> None:
        for at, words in enumerate(choices, start=2):
            if words:
                rule = {"validate": "list", "source": words, "error_type": "warning"}
                sheet.data_validation(at, len(header) - 1, at, len(header) - 1, rule)

    return Sheet(
        found.say("questions"),
        header,
        rows,
        above=[[found.say("how_to_answer")]],
        frozen=0,
        filtered=False,
        tall=True,
        finish=choose,
    )


def _choices(found: _Found, question: InvalidFacts, planned: PlanRow) -> list[str]:
    """What a question of a row may be answered with."""
    people = [one.person for one in planned.answers]
    if asks_birth(question):
        return [figure(month, found.lang) for month in dict.fromkeys(one.birth_month for one in people)]
    classes = dict.fromkeys(one.category for one in people)
    return [SHORT[one] if found.lang == "zh" else str(one) for one in classes]


def _possible(found: _Found, planned: PlanRow) -> str:
    """Every answer of a row, in the figures that decide."""
    people = [one.person for one in planned.answers]
    lines = []
    for one in planned.answers:
        said = answers(one, found.lang)
        blank = "" if found.lang == "zh" else " "
        figures = (
            f"{title(name, found.lang).replace('_', ' ')}{blank}{_as_text(said[name], found.lang)}"
            for name in _COMPARED
            if name in said
        )
        colon, comma = ("：", "，") if found.lang == "zh" else (": ", ", ")
        whose = supposing(one.person, people, found.lang) or word(str(one.person.category), found.lang)
        lines.append(f"{whose}{colon}{comma.join(figures)}")
    return "\n".join(lines)


def _problems(found: _Found) -> Sheet | None:
    rows: list[list[object]] = []
    for planned in found.plan.rows:
        said = [("problem", problem) for problem in planned.problems]
        said += [("warning", warning) for warning in planned.row.warnings]
        for kind, one in said:
            told = found.say(kind)
            line = [Shown(told, "late") if kind == "problem" else told, *found.who(planned), found.told(one)]
            rows.append(line)
    if not rows:
        return None
    header, rows = without_empty(
        found.titles("kind", "row", "staff_number", "name", "department", "text"), rows, keep=2
    )
    return Sheet(found.say("problems"), header, rows, tall=True)


def _outlook(found: _Found) -> Sheet:
    names = ("year", "earliest", "first_qualifying", "statutory", "latest", "staying")
    rows: list[list[object]] = []
    for name, part in ((found.say("everybody"), found.plan), *(found.groups or {}).items()):
        group = name or found.say("empty")
        rows += [[group, _year(found, year.year), *year[1:]] for year in part.outlook()]
        rows.append([group, found.say("later"), *_later(part), ""])
    header = found.titles("group", *names)
    if found.groups is None:
        header, rows = header[1:], [row[1:] for row in rows]
    return Sheet(found.say("outlook"), header, rows, below=found.say("judged_by"))


def _groups(found: _Found) -> Sheet | None:
    if found.groups is None:
        return None
    years = [Shown(str(year), "head") for year, _ in found.plan.summary().reaching]
    header = found.titles("group", "people", "asked_count", "wrong_count")
    header += [Shown(_year(found, None), "head"), *years, *found.titles("later")]
    rows: list[list[object]] = []
    for name, part in (*found.groups.items(), (found.say("everybody"), found.plan)):
        one = part.summary()
        counts = (one.people, one.questions, one.problems, one.reached)
        rows.append([name or found.say("empty"), *counts, *(count for _, count in one.reaching), one.later])
    return Sheet(found.say("groups"), header, rows)


def _sources(found: _Found) -> Sheet:
    """The articles once, by the numbers that the other sheets name; then the versions, and what each column was read as."""
    say, law, roster, lang = found.say, found.plan.law, found.plan.roster, found.lang
    header = found.titles("number", "document", "document_title", "places", "certainty")
    rows: list[list[object]] = []
    for document, places in found.documents.items():
        for cite in places:
            source = built_in().sources.get(cite.source)
            name = getattr(source.title, lang) if source else ""
            sure = CERTAINTY_WORDS[cite.certainty].of(lang)
            rows.append([found.articles[cite], document, name, place(cite, lang), sure])
    answers = (answer for planned in found.plan.rows for answer in planned.answers)
    if asked := sorted({one for answer in answers for _, one in answer.caveats if one is not None}):
        rows += [[], *([one, say("open_question"), getattr(law.reading(one).question, lang)] for one in asked)]
    rows += [
        [],
        ["", say("as_of"), found.plan.asked],
        ["", say("program"), f"retirecalc {__version__}"],
        ["", say("data"), law.data_version],
        ["", say("place"), region(law.place, lang)],
        ["", say("law"), say("newest") if law.in_force_on is None else law.in_force_on],
    ]
    if chosen := [f"{one.id}={one.chosen}" for one in law.readings.values() if one.chosen is not None]:
        rows.append(["", say("readings"), joined(chosen, lang)])
    if roster.sheet is not None:
        rows.append(["", say("sheet"), roster.sheet])
        if others := [sheet for sheet in roster.sheets if sheet != roster.sheet]:
            rows.append(["", say("not_read"), joined(others, lang)])
    if roster.women is not None:
        rows.append(["", say("women"), word(roster.women, lang)])
    layouts = [(None, roster.layout), *((table.number, table.layout) for table in roster.further if table.layout)]
    units = {
        (row, column.position): column.unit
        for row, layout in layouts
        for some in layout.columns.values()
        for column in some
    }
    rows += [[], ["", *found.titles("columns", "field", "note")]]
    for use in roster.uses:
        unit = units.get((use.row, use.position))
        fact = say("unused") if use.field is None else called(use.field, unit, lang)
        rows.append(["", use.title, fact, "" if use.note is None else use.note.text(lang)])
    rows += [[], ["", CAUTION.of(lang)]]
    return Sheet(say("sources"), header, rows, tall=True, filtered=False)
