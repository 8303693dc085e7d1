"""Turns one row of a list into facts. A row needs a birth and a class, and nothing else can cost it.

Nothing is guessed. A cell that cannot be read counts as not stated, with a warning that quotes it. Where facts that decide are
missing or contradict each other, the row has a question and a person for each answer to it. Names and ID numbers stay in the
cells and reach neither a `Person` nor an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.classes import OF_WOMEN, Meaning, class_meant, class_stated, says_senior
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person, check_birth, counting, read_id
from retirecalc.facts.reading import NOT_YET, approval, approval_named, drawn, says_no, yes_no
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import (
    MAN_WORDS,
    NONE,
    NONE_SAYS,
    NOTHING,
    WOMAN_WORDS,
    Category,
    Drawing,
    Employment,
)
from retirecalc.ground.months import Months, YearMonth, parse_day
from retirecalc.ground.say import Said
from retirecalc.ground.text import mask
from retirecalc.ground.written import ENGLISH, arabic
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell, blank, id_key, id_text, text_of, typed
from retirecalc.roster.headers import Column
from retirecalc.roster.several import another_insurance
from retirecalc.roster.states import (
    DENIED,
    NO_MORE_THAN_INSURED,
    drawn_noted,
    goes_on,
    gone_by,
    gone_over,
    is_code,
    of_staff,
    parts_of,
    way_of,
)
from retirecalc.roster.survey import Layout, is_status
from retirecalc.roster.vocabulary import bare
from retirecalc.roster.written import (
    births_in,
    decimal_years,
    deemed_inside,
    month_of,
    noted,
    number_under,
    period_of,
    with_point,
    without_parts,
)
from retirecalc.wording.render import words_of

_E = TypeVar("_E", bound=RetirecalcError)
_V = TypeVar("_V")

_FOOT = re.compile(
    r"\s*[(（]?\s*(.{0,12}?[合小总共]\s*计\s*(?:[:：(（）)，,/\s\d人]|数|金额|缴费|$)|本页"
    r"|((制表|填表|填报|审核|复核|经办)(人(?!员)|(单位|机构|部门|日期|时间|意见)?\s*(?:[:：(（\s_]|$))|(单位)?负责人)"
    r"(?!.{0,4}[部科处室组岗心])|单位(盖章|名称)?[:：]|备注[:：]|注[:：]"
    r"|说明[:：]|(以上)?共\s*[\d一二三四五六七八九十百千]+\s*人|.{0,8}(签字|签名|签章|盖章)\s*(?:[:：(（)）]|$)"
    r"|(总|在册|在职|在岗|在编|员工|职工|退休|男|女)?人数\s*(?:[:：(（\s]|$)|平均(年龄|工龄|年限|值|数|缴费.{0,6})?\s*(?:[:：(（\s]|$)"
    r"|(审批|审核|审查|领导|主管|部门|单位)意见\s*(?:[:：]|$)|((填报|填表|制表|报送)(日期|时间|单位|部门)|(打印|导出|统计)(日期|时间))\s*(?:[:：]|$)"
    r"|联系(电话|方式)\s*(?:[:：]|$)"
    r"|[-—–－*]*以下空白|以上(?:数据|信息|人员|名单)|说明\s*$|第?\s*\d+\s*页(?![\u4e00-\u9fff])|第\s*\d+\s*页\s*[/，,、]?\s*共"
    r"|(grand )?total\b|subtotal\b|sum\b|(prepared|checked|approved) by|(notes?|remarks?|source):)",
    re.IGNORECASE,
)
"""How a foot row begins, by whole words; 总计划部, 总计量站 and 审核部 are where somebody works."""
_LABEL = re.compile(r"[\u4e00-\u9fff()（）、/ ]{2,12}[:：].{0,16}")
"""`校长：`, `填报日期：2026年11月`: what is said of a list, and of nobody in it."""
_SEXES_COUNTED = re.compile(
    r"(?:(?:其中)?[:：]?[男女][性职员工]*[:：]?\s*[一二三四五六七八九十\d]+\s*[人名][\s,，、;；。]*){1,2}"
)
"""`男1人，女0人`: how many there are, in one cell."""
_OF_SEXES = re.compile("(?:其中[:：]?)?[男女]性?(?:职工|员工|人员)?(?:人数)?[:：]?")
"""Whose number stands beside it at the foot."""
_OF_NAME = re.compile("(?![男女本])[\u4e00-\u9fff][合小总共]计")
"""A sum, or a surname and a name."""
_UNBORN = 2015
"""Nobody born in that year or later is on a staff list before 2031: at the foot such a date is that of a signature."""
_MEAN = re.compile("平均[值数]?[:：]?")
_DECIMAL = re.compile(r"\d{4}\.\d+")
_COUNT = re.compile(r"共?\s*\d+\s*[人名位个]?")
"""How many people there are, where a name would stand."""
_PAGE = re.compile(r"page\s*\d+(?:\s*(?:of|/)\s*\d+)?|[-–—]\s*\d+\s*[-–—]", re.IGNORECASE)
"""The number of a page, alone in its row."""
_CAPTION = re.compile(
    r"【[^【】]*】|〖[^〖〗]*〗"
    r"|[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]\s*[\u4e00-\u9fff].*"
    r"|[*※].+|.{2,}(部|部门|车间|公司|班组|中心|工厂|分厂|处室|科室|人员|名单)([(（][^()（）]*[)）])?[:：]?"
)
"""What stands alone over the people of a part of a list; no name ends so."""
_UP_TO = re.compile(r"^\s*(?:截[至止]到?|[至到])[:：]?\s*|(?:底|末|为?止)\s*$")
_END_OF_YEAR = re.compile("(?:截?[至止到]到?[:：]?)?((?:19|20)[0-9]{2})年?[底末](?:为?止)?")
_SECTION = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
"""How the parts of a list are numbered, beside the numbers of its lines."""
_OPEN = "open"
"""What a note behind a birth makes of it that is not known to be harmless."""
_WORD = re.compile("[\u4e00-\u9fff]{2}|[a-z]{3}", re.IGNORECASE)
_WHOLE = re.compile("[年y].*[\\d一二三四五六七八九十].*[月m]", re.IGNORECASE)
"""A period written in years and months."""
_MONTHS_BEHIND = re.compile(r"(\d{1,3})\.(0\d|1[01]|[2-9])")
"""Years, and the months behind the point; 26.1 may be 26.10 without its zero."""
_APART = re.compile(r"\d\s+\d")
"""Two numbers, and not one with a blank in it: 2 4 under 累计缴费年限 may be 2 years 4 months."""
_LINE_NUMBERS = frozenset({"序号", "行号", "编号", "no", "no.", "#", ""})
_MONTHS_IN_YEAR = 12
_FIRST_ACT, _LAST_ACT = 1950, 2199
"""The years of what people do: labour insurance begins in 1951, and no question is asked of a later time."""
_FIRST_BORN = 1911
_DIGITS_OF_ID = 12
"""A number with fewer digits is no ID number with a slip in it."""
_NEVER = "9999"
_NAMED = 5
"""So many other rows are named."""
_KEPT = 1 << 16
_WRITTEN_OUT = re.compile(r"\d{17}[\dXx]")
_ROUNDED = re.compile(r"\d+(\.\d+)?e\+?\d\d", re.IGNORECASE)
_A_POST = "*"
"""Any word for a post: which one it is decides nothing of a man."""
_PAID = ("insurance", *headers.PERIODS, "counted_to", "continuing", "state", "insured_until", "first_insured")
_OTHER_WAYS = {
    **dict.fromkeys(("special_work", "work_injury", "invalidity_allowance", "land_requisition"), "retirecalc routes"),
    **dict.fromkeys(("senior_experts", "skilled_deferral", "resident_pension"), "retirecalc routes"),
    "unemployment_benefit": "retirecalc path",
}
"""Columns that point to another way, by the rule that it is; and what answers it."""
_DOUBTED = frozenset({"待查", "待定", "待核实"})
"""What points to another way, where it is asked for: it may be open."""
_ASSUMED = Said(", and paying on is assumed", "，即按继续缴费测算")
_NOTHING_ASSUMED = Said("", "")
_LIGHTLY_HURT = re.compile("(?:工伤|伤残)*(?:[5-9五六七八九十]|10)级?(?:工伤|伤残)*")
"""The grades of an injury that are not of its rule."""
_TOGETHER = {
    "who": (
        *("birth", "year_of_birth", "day_of_birth", "file_birth", "id_type", "id_number", "category", "post", "sex"),
        *("rank", "employment", "staff_kind"),
    ),
    "paid": _PAID,
    "facts": (
        *(*_PAID, *_OTHER_WAYS, "category", "post", "staff_state", "staff_kind", "employment", "drawing"),
        *("approved", "deferral_agreed_to", "notice_given_on", "applied_on"),
    ),
}
"""Facts that are read together, and those that they are read from."""
DECIDING: frozenset[str] = frozenset(name for names in _TOGETHER.values() for name in names) | {
    "retire_in",
    "relation",
    "year",
}
"""The facts that decide what a row says of somebody."""
NOT_STATED = -1
_beside_counts = itemgetter("employment", "drawing", "approved", "deferral_agreed_to", "notice_given_on", "applied_on")
_SAID_ALONE = frozenset({"roster.row_no_approval", "roster.row_not_approved", "roster.drawing_since"})
"""What says by itself that it was left out."""
_OF_WOMAN = {Category.FEMALE_50: "女50", Category.FEMALE_55: "女55"}
"""Her class, as a Chinese list has it."""
_AS_WRITTEN = ("name", "department")
_OF_WOMEN = re.compile(r"(?<!\d)5[05](?!\d)")
"""The ages of their classes."""
_PUBLIC = re.compile(
    "事业|机关|公务员|参公|行政编|政法编|党政|civil.?servant|public (?:body|institution)", re.IGNORECASE
)
_NOT_OF_STAFF = re.compile("企|编外|外聘|非|派遣|临时")
"""What beside a public body leaves it open whether it employs somebody as its own."""
_COMPANY = re.compile(r"企|公司|\bsoe\b|company", re.IGNORECASE)
_OF_SEX = ("sex", "category", "post")
"""Where it stands that somebody is a woman."""
_LETTERS = frozenset({"m", "f"})
"""A sex, or a family of posts: M of management, F of full-time."""
_NO_SEX = frozenset({"0", "9"})
"""Not known and not stated, in the national standard (GB/T 2261.1)."""
_BIRTHDAY = re.compile("生日|出生月|birthday", re.IGNORECASE)
_OF_NO_YEAR = re.compile(r"\d{1,2}(?:[-./月]\d{1,2}日?|月?份?)|(?:0\d|1[0-2])[0-3]\d|[0-3]?\d-[A-Za-z]{3}")
"""A day of any year, or a month: beside a birth it says nothing more."""
_CODED = re.compile(
    r"(?:[A-Za-z]|(?!50|55|60)\d{1,4})\s*[-.:：、|_)）]\s*(?=[\u4e00-\u9fff])(?![〇零一二三四五六七八九十年月])"
)
"""The code or the letter of a choice before its words: `1-男`, `A. 管理岗`; an age is none, and a year before its month."""
_ABOUT_BIRTH = frozenset({"roster.row_birth_contradicts_id", "roster.row_births_differ", "roster.row_file_birth"})
_OF_CONTRIBUTIONS = frozenset(
    {
        "contributions",
        "paid",
        "deemed",
        "cumulative",
        "counted_to",
        "continuing",
        "first_insured",
        "removed",
        "spells",
        "plan",
    }
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row of the file.

    `number` is the row as a spreadsheet counts it. `cells` are as they stood in the file, and stay out of the repr, because
    they hold names and ID numbers. A row that says who somebody is has a `person`; one that leaves something open that
    decides has `questions`, and in `candidates` a person for each answer; one without a birth or a class has `problems`; one that
    is no person of its own (a sum, a second header, another insurance of the same person) says why in `left_out`. A blank row has
    none of them. `warnings` are worth a look and stop nothing.
    """

    number: int
    cells: tuple[Cell, ...] = field(repr=False)
    person: Person | None = None
    retire_in: YearMonth | None = None
    department: str | None = None
    problems: tuple[InvalidFacts, ...] = ()
    questions: tuple[InvalidFacts, ...] = ()
    candidates: tuple[Person, ...] = ()
    warnings: tuple[InvalidFacts, ...] = ()
    left_out: InvalidFacts | None = None
    asked: tuple[InvalidFacts, ...] = ()
    """Questions that were answered in an earlier plan."""
    reply: str = ""
    """That answer, as it was written."""

    @property
    def problem(self) -> InvalidFacts | None:
        """The first of the problems."""
        return self.problems[0] if self.problems else None


class _Read(NamedTuple):
    """A month as it was read, with its day where one stands there, and where it stood."""

    month: YearMonth
    day: int | None
    column: Column

    @property
    def stated(self) -> str:
        return str(self.month) if self.day is None else f"{self.month}-{self.day:02}"


class RowReader:
    """Turns one row after another into facts, for a header that is understood.

    `repeats` names for each row all that have its ID number, or without one its name, sex and birth; `header` are the lines in
    which the header stands. From `answers` on stand those of an earlier plan, which say nothing of who somebody is.
    """

    def __init__(
        self,
        layout: Layout,
        repeats: Mapping[int, tuple[int, ...]] | None = None,
        header: Sequence[Sequence[Cell]] = (),
        answers: int | None = None,
    ) -> None:
        self._layout, self._columns, self._options = layout, layout.columns, layout.options
        self._width = len(layout.header)
        self._answers = None if answers == self._width else answers
        self._repeats = repeats or {}
        lines = (tuple(plain(text_of(cell)) for cell in line) for line in (layout.header, *header))
        self._headers = tuple(dict.fromkeys(lines))
        values = layout.options.values
        read = {column for columns in layout.columns.values() for column in columns}
        self._own = {column.position: own for column in read if (own := values.get(bare(column.title))) is not None}
        self._marks = sorted(column.position for column in read)[:2]
        self._says = {
            column.position for fact, some in layout.columns.items() if fact != "department" for column in some
        }
        self._orders = {
            column.position: headers.order_of(column.title) or layout.orders.get(column.position) for column in read
        }
        self._again = InvalidFacts("roster.header_again")  # of thousands of such rows the same
        self._name = next((column.title for column in layout.columns.get("name", ())), "")
        self._beside = all(self._twice(names) for names in (("name",), ("birth", "sex", "id_number")))
        self._kept: dict[Any, tuple[Any, InvalidFacts | None, list[InvalidFacts]]] = {}
        self._together = {
            group: [column.position for name in names for column in layout.columns.get(name, ())]
            for group, names in _TOGETHER.items()
        }
        self._kept_together: dict[Any, tuple[Any, list[InvalidFacts], list[InvalidFacts], list[InvalidFacts]]] = {}
        self._people: dict[Any, Person] = {}
        self._number = 0
        self._cells: Sequence[Cell] = ()
        self._warnings: list[InvalidFacts] = []
        self._questions: list[InvalidFacts] = []
        self._problems: list[InvalidFacts] = []

    def _twice(self, names: Iterable[str]) -> bool:
        """Whether a title of one of these facts stands there twice; a second name alone may be somebody to call."""
        titles = [[column.title for column in self._columns.get(name, ())] for name in names]
        return any(len({*some}) < len(some) for some in titles)

    def read(self, number: int, cells: Sequence[Cell]) -> RosterRow:
        self._number, self._warnings, self._questions, self._problems = number, [], [], []
        self._cells = cells
        extra = len(cells) > self._width and not all(map(blank, cells[self._width :]))
        kept = tuple(cells) if extra else tuple(cells[: self._width])
        own = kept if self._answers is None else kept[: self._answers]
        texts = [cell if cell.__class__ is str else text_of(cell) for cell in own]
        told = [place for place, text in enumerate(texts) if text and not text.isspace()]
        if not told or (_is_nothing(texts[told[-1]]) and self._is_empty(texts, told)):
            return RosterRow(number, kept)
        if (why := self._no_person(kept, texts, told)) is not None:
            return RosterRow(number, kept, left_out=why, warnings=tuple(self._warnings))
        if self._layout.several is not None:
            cells = self._cells = self._layout.several.whole(number, cells)
        if (
            self._beside
            and len({text for column, text in self._stated(cells, "name") if column.title == self._name}) > 1
        ):
            return RosterRow(number, kept, problems=(InvalidFacts("roster.row_two_people", field=self._name),))
        department = next((text for _, text in self._stated(cells, "department")), None)
        births, classes = self._read_together("who", cells, self._who)
        facts = self._read_together("facts", cells, self._facts)
        people = [
            person for birth in births for one in classes if (person := self._person(birth, one, facts)) is not None
        ]
        retire_in = self._optional(cells, "retire_in", self._planned)
        if len(group := self._group(cells)) > 1 and self._unnumbered(cells):
            rows = ", ".join(map(str, self._others(group)))
            self._warnings.append(InvalidFacts("roster.row_alike", rows=rows, count=len(group) - 1))
        if extra:
            beyond = sum(not blank(cell) for cell in cells[self._width :])
            # As where a comma has moved the cells.
            if not people or self._problems or any(map(_is_unread, self._warnings)):
                problem = InvalidFacts("roster.row_too_long", found=len(cells), expected=self._width)
                return RosterRow(number, kept, problems=(problem,))
            self._warnings.append(InvalidFacts("roster.cells_beyond", count=beyond))
        warnings = tuple(self._warnings)
        if not people or self._problems:
            return RosterRow(
                number, kept, None, retire_in, department, problems=_once(self._problems), warnings=warnings
            )
        # What contradicts itself without deciding anything is worth a look, no more.
        if len(people) == 1:
            return RosterRow(
                number, kept, people[0], retire_in, department, warnings=_once([*warnings, *self._questions])
            )
        return RosterRow(
            number,
            kept,
            None,
            retire_in,
            department,
            questions=_once(self._questions),
            candidates=tuple(people),
            warnings=_once(warnings),
        )

    # what is no person

    def _no_person(self, cells: Sequence[Cell], texts: Sequence[str], told: Sequence[int]) -> InvalidFacts | None:
        """Why nobody stands in the row; in the places `told` something is written."""
        alone = told[0]
        first = texts[alone].strip()
        for titles in self._headers:
            if self._is_header(titles, texts):
                return self._again
        foot = is_foot(first) or (_LABEL.fullmatch(first) is not None and not self._told_of(cells))
        name_alone = (
            len(told) == 1
            and _OF_NAME.fullmatch(first) is not None
            and any(column.position == alone for column in self._columns.get("name", ()))
        )
        if foot and not name_alone and not self._is_somebody(cells, alone):
            return InvalidFacts("roster.foot_row", value=mask(first[:12]))
        if self._counts_a_sex(texts, told) and not self._is_born(cells):
            return InvalidFacts("roster.foot_row", value=first)
        if len(told) == 1 and (
            _SEXES_COUNTED.fullmatch(first) or _PAGE.fullmatch(first) or self._is_date_of_list(alone, first)
        ):
            return InvalidFacts("roster.foot_row", value=first[:12])
        if len(told) == 1 and (
            name_alone
            or self._is_class_over(alone, first)
            or _CAPTION.fullmatch(first)
            or (alone not in self._says and self._is_caption(alone, first))
        ):
            return _over(first)
        if len(told) == 2 and self._headers[0][alone] in _LINE_NUMBERS and _SECTION.fullmatch(first):
            return _over(texts[told[1]].strip())
        for column, text in self._stated(cells, "relation"):
            if meanings("relation").get(plain(text)) == "other":
                return InvalidFacts("roster.row_of_family", field=column.title, value=text)
        several = self._layout.several
        if several is not None and (found := several.elsewhere(self._number, cells)) is not None:
            column, text, row = found
            said = text or Said("nothing that is stated", "未填写的内容")
            for name, only in several.only_here(self._number, cells):
                stated = self._text(name, only, cells[only.position])
                if stated is not None and not _denies(name, stated):
                    here = {"field": only.title, "value": stated, "row": row}
                    self._warnings.append(InvalidFacts("roster.only_here", **here))
            code = "roster.row_of_another_too" if self._warnings else "roster.row_of_another"
            return InvalidFacts(code, field=column.title, value=said, row=row)
        return None

    def _is_empty(self, texts: Sequence[str], told: Sequence[int]) -> bool:
        """Whether dashes and words for nothing are all that stands beside the number of a line."""
        titles = self._headers[0]
        return all(
            _is_nothing(texts[place]) or (titles[place] in _LINE_NUMBERS and texts[place].strip().isdigit())
            for place in told
        )

    def _told_of(self, cells: Sequence[Cell]) -> bool:
        """Whether a row that begins with a label still names somebody, or says a sex or a class."""
        if any(_LABEL.fullmatch(text.strip()) is None for _, text in self._stated(cells, "name")):
            return True
        return any(class_meant(text).known for name in ("sex", "category") for _, text in self._stated(cells, name))

    def _is_somebody(self, cells: Sequence[Cell], alone: int) -> bool:
        """Whether a row that begins like a foot, in the place `alone`, is a person's: by an ID number, a birth, a sex or a class.

        A post is one beside a name, and so is a code of a sex: at the foot it may be a count.
        """
        if self._is_born(cells) and not self._is_mean(cells, alone):
            return True
        if any(class_meant(text).known for name in ("sex", "category") for _, text in self._stated(cells, name)):
            return True
        names = (text for column, text in self._stated(cells, "name") if column.position != alone)
        if all(_COUNT.fullmatch(text) or _LABEL.fullmatch(text) for text in names):
            return False
        coded = (text in self._layout.sexes.get(column.position, ()) for column, text in self._stated(cells, "sex"))
        return any(coded) or any(class_meant(text).known for _, text in self._stated(cells, "post"))

    def _is_mean(self, cells: Sequence[Cell], alone: int) -> bool:
        """Whether a row that begins with 平均 has a mean of years where a birth would stand: 1970.5."""
        if _MEAN.fullmatch(text_of(cells[alone]).strip()) is None or self._numbered(cells) >= _DIGITS_OF_ID:
            return False
        return all(
            _DECIMAL.fullmatch(text) for name in ("birth", "file_birth") for _, text in self._stated(cells, name)
        )

    def _counts_a_sex(self, texts: Sequence[str], told: Sequence[int]) -> bool:
        """Whether 男 or 女 stands where no sex does, and only numbers beside it."""
        first, *others = told
        at = {column.position for name in _OF_SEX for column in self._columns.get(name, ())}
        return (
            bool(others)
            and first not in at
            and _OF_SEXES.fullmatch(texts[first].strip()) is not None
            and all(_COUNT.fullmatch(texts[place].strip()) for place in others)
        )

    def _is_class_over(self, place: int, text: str) -> bool:
        """Whether a class or a post, which nobody is called, stands where neither does: over the people of whom it is true."""
        at = {column.position for name in _OF_SEX for column in self._columns.get(name, ())}
        return place not in at and (class_meant(text).known or plain(text) in meanings("post"))

    def _is_date_of_list(self, place: int, text: str) -> bool:
        """Whether a date stands alone where no fact does, or that of a signature anywhere."""
        with suppress(InvalidFacts):
            month, _ = month_of(text, "month")
            return place not in self._says or month.year >= _UNBORN
        return False

    def _numbered(self, cells: Sequence[Cell]) -> int:
        """The digits of the longest ID number."""
        return max((sum(map(str.isdigit, text)) for _, text in self._stated(cells, "id_number")), default=0)

    def _is_caption(self, place: int, text: str) -> bool:
        """Whether the number of a line, or a few words, stand where nothing is said about a person."""
        return self._headers[0][place] in _LINE_NUMBERS if text.isdigit() else bool(_WORD.search(text))

    def _is_header(self, titles: Sequence[str], texts: Sequence[str]) -> bool:
        for place in self._marks:
            if place < min(len(titles), len(texts)) and not headers.says(texts[place], titles[place]):
                return False
        return headers.is_again(titles, texts, but=1)

    def _is_born(self, cells: Sequence[Cell]) -> bool:
        """Whether an ID number stands in the row, or when somebody was born."""
        if self._numbered(cells) >= _DIGITS_OF_ID:
            return True
        for column, text in (one for name in ("birth", "file_birth") for one in self._stated(cells, name)):
            with suppress(InvalidFacts):
                if self._read_birth(column, text)[0].month.year < _UNBORN:
                    return True
        return False

    # cells

    def _stated(self, cells: Sequence[Cell], name: str) -> Iterator[tuple[Column, str]]:
        """What stands in the columns of a fact, one after the other; what is written for nothing is left out."""
        for column in self._columns.get(name, ()):
            if column.position < len(cells) and (text := self._text(name, column, cells[column.position])) is not None:
                yield column, text

    def _text(self, name: str, column: Column, cell: Cell) -> str | None:
        """A cell as it was typed, or as the mapping says what it stands for; None where it says nothing."""
        text = typed(cell)
        if text is None or (name == "birth" and text == "0"):  # a formula that was never calculated
            return None
        text, own = self._meant(name, column, text)
        text = text if own is None else own
        word = plain(text)
        if (
            word in NOTHING
            and not (name in NONE_SAYS and word in NONE)
            and not (name in _OTHER_WAYS and word in _DOUBTED)
        ):
            return None
        return text or None

    def _meant(self, name: str, column: Column, text: str) -> tuple[str, str | None]:
        """The words of a cell without the code before them, and what the mapping says that they stand for."""
        own = self._own.get(column.position)
        meant = None if own is None else own.get(plain(text))
        if meant is None and name not in _AS_WRITTEN and (code := _CODED.match(text)) is not None:
            text = text[code.end() :]
        return text, meant

    def _read_together(self, group: str, cells: Sequence[Cell], read: Callable[[Sequence[Cell]], _V]) -> _V:
        """What some columns say together, with what is to be said of it: once for the same cells, which stand in row after row."""
        if group == "who" and "id_number" in self._columns:  # every row has its own
            return read(cells)
        width = len(cells)
        some = [cells[place] for place in self._together[group] if place < width]
        key = (group, *some, *map(type, some))  # 1, 1.0 and True are one key, and three cells
        try:
            kept = self._kept_together.get(key)
        except TypeError:  # a frame can hold lists
            return read(cells)
        if kept is None:
            before = self._warnings, self._questions, self._problems
            self._warnings, self._questions, self._problems = [], [], []
            kept = read(cells), self._warnings, self._questions, self._problems
            self._warnings, self._questions, self._problems = before
            if len(self._kept_together) < _KEPT:
                self._kept_together[key] = kept
        value, warnings, questions, problems = kept
        if warnings or questions or problems:
            self._warnings += warnings
            self._questions += questions
            self._problems += problems
        return value

    def _optional(self, cells: Sequence[Cell], name: str, read: Callable[[Column, str, Cell], _V | None]) -> _V | None:
        """A fact that a row can do without: what cannot be read, or is said in two ways, counts as not stated."""
        if name not in self._columns:
            return None
        found: dict[Any, Column] = {}
        for column in self._columns[name]:
            if column.position >= len(cells):
                continue
            value, error = self._read_kept(name, column, cells[column.position], read)
            if error is not None:
                self._unread(error, column)
            elif value is not None:
                found.setdefault(value, column)
        if len(found) > 1:
            self._warnings.append(InvalidFacts("roster.columns_differ", columns=_named_apart([*found.values()])))
            return None
        return next(iter(found), None)

    def _read_kept(
        self, name: str, column: Column, cell: Cell, read: Callable[[Column, str, Cell], Any]
    ) -> tuple[Any, InvalidFacts | None]:
        """`_read_once`, once for the same cells, which stand in row after row."""
        key = (name, column.position, cell) if isinstance(cell, str) else None
        kept = None if key is None else self._kept.get(key)
        if kept is None:
            before, self._warnings = self._warnings, []
            value, error = self._read_once(name, column, cell, read)
            kept, self._warnings = (value, error, self._warnings), before
            if key is not None and len(self._kept) < _KEPT:
                self._kept[key] = kept
        value, error, warnings = kept
        if warnings:
            self._warnings += warnings
        return value, error

    def _read_once(
        self, name: str, column: Column, cell: Cell, read: Callable[[Column, str, Cell], Any]
    ) -> tuple[Any, InvalidFacts | None]:
        """The fact in a cell, or why it cannot be read."""
        text = self._text(name, column, cell)
        if text is None:
            return None, None
        try:
            return read(column, text, cell), None
        except InvalidFacts as error:
            return None, self._formatted(_as_it_stands(error, typed(cell) or ""), cell)

    def _formatted(self, error: InvalidFacts, cell: Cell) -> InvalidFacts:
        """The same error; of a plain number that has the format of a date, that it is one."""
        number = number_under(cell, self._options.of_1904) if isinstance(cell, date) else None
        if number is None:
            return error
        shown = {"field": error.fields.get("field"), "value": text_of(cell), "number": number}
        return InvalidFacts("roster.number_as_date", **shown)

    def _unread(self, error: InvalidFacts, column: Column) -> None:
        if error.code in _SAID_ALONE:
            self._warnings.append(titled(error, column))
        else:
            self._not_stated(error, column)

    def _not_stated(self, error: InvalidFacts, column: Column | None) -> None:
        said = error if column is None else titled(error, column)
        self._warnings.append(not_stated(said, error))

    def _month(self, column: Column, text: str, cell: Cell) -> YearMonth:
        return self._read_month(column, text).month

    def _month_of_act(self, column: Column, text: str, cell: Cell) -> YearMonth:
        """A month in which something is done, and none that a system writes where there is none."""
        return _of_act(self._month(column, text, cell), text)

    def _planned(self, column: Column, text: str, cell: Cell) -> YearMonth:
        return self._noted_month("retire_in_note", column, text, cell)

    def _noted_month(self, notes: str, column: Column, text: str, cell: Cell) -> YearMonth:
        """A month of an act, with words around it that say no more than the title of the column."""
        try:
            return self._month_of_act(column, text, cell)
        except InvalidFacts as error:
            month, said = noted(text, notes)
            if error.code != "ground.month_unreadable" or said is None:
                raise
            return self._month_of_act(column, month, cell)

    def _last_month(self, column: Column, text: str, cell: Cell) -> YearMonth:
        if (ended := _END_OF_YEAR.fullmatch(arabic("".join(text.split())))) is not None:
            return YearMonth(int(ended[1]), 12)
        return self._month_of_act(column, _UP_TO.sub("", text), cell)

    def _ended_in(self, column: Column, text: str, cell: Cell) -> YearMonth | None:
        """When an insurance ended; 9999-12-31 is how a system writes that it has not."""
        return None if text.startswith(_NEVER) else self._last_month(column, text, cell)

    def _read_month(self, column: Column, text: str, field: str = "month") -> _Read:
        options = self._options
        order = options.date_order or self._orders.get(column.position)
        return _Read(*month_of(text, field, order, options.excel_serials, options.of_1904), column)

    # one cell, as far as nothing is to be said of it

    def plain_department(self, column: Column, cell: str) -> str | None:
        """What stands in a column of departments, which says nothing of who somebody is."""
        return self._text("department", column, cell)

    def plain_birth(self, column: Column, cell: str) -> tuple[YearMonth, int | None] | None:
        """The month and the day in a column of births; None where it is more than that."""
        text = self._text("birth", column, cell)
        if text is None:
            return None
        try:
            (month, day, _), note = self._read_birth(column, text)
        except InvalidFacts:
            return None
        return None if note or month.year >= _UNBORN else (month, day)

    def plain_count(self, name: str, column: Column, cell: str) -> int | None:
        """The months in a column of counts, or `NOT_STATED`; None where it is more than that."""
        text = self._text(name, column, cell)
        if text is not None and deemed_inside(text) is not None:
            return None
        months, error = self._read_once(name, column, cell, self._counting(name))
        return None if error is not None else NOT_STATED if months is None else int(months)

    def plain_number(self, column: Column, cell: str) -> str | None:
        """An ID number as it stands on the card, "" where there is none; None where it is not written out, and not used."""
        text = self._text("id_number", column, cell)
        number = "" if text is None else id_text(text)
        if _is_other(number):
            return ""
        return number if _WRITTEN_OUT.fullmatch(number) or _ROUNDED.fullmatch(number) else None

    def of_other_papers(self, column: Column, cell: str) -> bool:
        """Whether a kind of papers is another than the ID card: then the number is not used."""
        text = self._text("id_type", column, cell)
        return text is not None and meanings("id_type").get(plain(text)) == "other"

    def plain_sex(self, column: Column, cell: str) -> bool | None:
        """Whether a column of sexes says that it is a man; None where it is more than that."""
        man: bool | None = self._read_once("sex", column, cell, self._sex)[0]
        return man

    def plain_post(self, column: Column, cell: str) -> tuple[Hashable, Hashable]:
        """What decides of a post in the row of a man, and in that of a woman, whose sex is stated: the cell, where more does."""
        text = self._text("post", column, cell)
        if text is None or column.position in self._own or column.position in self._layout.statuses:
            return cell, cell
        meant = self._meaning("post", text)
        if meant.man is not None or meant.by_code or gone_by(plain(text)) or way_of(text) is not None:
            return cell, cell
        aged = meant.known and re.search(r"\d", text)
        as_it_stands = says_senior(text) or _states_age(text)
        return cell if aged else _A_POST, (None if as_it_stands else meant.of_woman) or cell

    # birth

    def _who(self, cells: Sequence[Cell]) -> tuple[tuple[str, ...], tuple[Category, ...]]:
        return self._births(cells), self._classes(cells)

    def _births(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """Births as stated: one, or those that differ in their months."""
        wrong: list[InvalidFacts] = []
        without_year: list[InvalidFacts] = []
        read: dict[str, list[_Read]] = {"birth": [], "file_birth": []}
        unsettled: list[tuple[_Read, InvalidFacts]] = []
        for name in read:
            for column, cell in self._stated(cells, name):
                texts, settled = births_in(self._dated(cells, cell)) if name == "birth" else ([cell], True)
                for text in texts:
                    try:
                        one, note = self._read_birth(column, text)
                        if note == _OPEN or not settled:
                            unsettled.append(
                                (one, InvalidFacts("ground.month_unreadable", field=column.title, value=cell))
                            )
                        else:
                            read["file_birth" if note == "file" else name].append(one)
                    except InvalidFacts as error:
                        why = self._formatted(_as_it_stands(error, cell), cells[column.position])
                        birthday = _BIRTHDAY.search(column.title) and _OF_NO_YEAR.fullmatch(cell.strip())
                        (without_year if birthday else wrong).append(titled(why, column))
        by_id, unused = self._ids(cells)
        self._unused = unused
        if by_id or any(read.values()):  # beside another birth it is what may contradict it
            read["birth"] += [one for one, _ in unsettled]
        else:
            wrong += [why for _, why in unsettled]
        stated = [*read["birth"], *read["file_birth"]]
        if not stated and not by_id:
            self._problems += (
                [*wrong, *without_year, *unused]
                or self._year_alone(cells)
                or [InvalidFacts("roster.row_birth_missing")]
            )
            return ()
        self._warnings += unused
        for unread in wrong:
            self._not_stated(unread, None)
        for column, text in self._stated(cells, "year_of_birth"):
            year, births = re.fullmatch(r"(\d{4})年?", arabic(text)), [one.month for one in (*stated, *by_id)]
            if year is not None and all(int(year[1]) != month.year for month in births):
                both = {"field": column.title, "value": text, "birth": str(births[0])}
                self._warnings.append(InvalidFacts("roster.year_of_birth_differs", **both))
        return self._settled(read["birth"], read["file_birth"], by_id)

    def _year_alone(self, cells: Sequence[Cell]) -> list[InvalidFacts]:
        """That a year stands there without its month."""
        return [
            InvalidFacts("roster.birth_year_alone", field=column.title, value=text)
            for column, text in self._stated(cells, "year_of_birth")
        ][:1]

    def _read_birth(self, column: Column, text: str) -> tuple[_Read, str]:
        """A birth, and whether a note says that it is the one of the file, or leaves it open whether it is right."""
        note = ""
        try:
            one = self._read_month(column, text, "birth")
        except InvalidFacts as error:
            if error.code != "ground.month_unreadable":
                raise
            month, said = noted(text, "birth_note")
            if month == text:
                raise
            one = self._read_month(column, month, "birth")
            note = _OPEN if said is None else "file" if "file" in said else ""
        _check_born(one.month, text)
        return one, note

    def _dated(self, cells: Sequence[Cell], text: str) -> str:
        """A month alone with the year that stands in a column of its own, and the day if there is one."""
        if "year_of_birth" not in self._columns:
            return text
        if (day := re.fullmatch(r"(\d{1,2})月(\d{1,2})日?", text)) is not None:
            year = next((part for _, part in self._stated(cells, "year_of_birth")), "")
            return f"{year.removesuffix('年')}-{day[1]}-{day[2]}" if year else text
        month = str(ENGLISH.get(text.lower().rstrip("."), "")) or arabic(text)
        if not re.fullmatch(r"\d{1,2}月?", month):
            return text
        parts = [
            next((part for _, part in self._stated(cells, name)), "") for name in ("year_of_birth", "day_of_birth")
        ]
        return "-".join(re.sub("[年月日]$", "", part) for part in (parts[0], month, parts[1]) if part)

    def _settled(self, births: list[_Read], files: list[_Read], by_id: list[_Read]) -> tuple[str, ...]:
        """The one birth that the columns and the ID numbers agree on, as exactly as they do; or those that differ."""
        card = [*births, *by_id]
        months = {one.month: one for one in card}
        if len({one.month for one in by_id}) == 1 and births and len(months) > 1:
            other = next(one for one in births if one.month != by_id[0].month)
            both = {"birth": str(other.month), "id_birth": str(by_id[0].month)}
            self._questions.append(InvalidFacts("roster.row_birth_contradicts_id", **both))
        elif len(months) > 1:
            titles = _named_apart([one.column for one in months.values()])
            self._questions.append(InvalidFacts("roster.row_births_differ", columns=titles))
        for one in files:
            if card and one.month not in months:
                both = {"field": one.column.title, "birth": str(one.month), "id_birth": str(card[-1].month)}
                self._questions.append(InvalidFacts("roster.row_file_birth", **both))
            months.setdefault(one.month, one)
        if len(months) > 1:
            return tuple(one.stated for one in months.values())
        days: dict[int, _Read] = {}
        for one in (*card, *files):
            if one.day is not None:
                days.setdefault(one.day, one)
        (month,) = months
        if len(days) < 2:
            return (_Read(month, next(iter(days), None), next(iter(months.values())).column).stated,)
        # The law counts months. Where two days differ, neither is taken.
        first, *_, last = days.values()
        if first in births and last in by_id:
            both = {"birth": first.stated, "id_birth": last.stated}
            self._warnings.append(InvalidFacts("roster.row_day_contradicts_id", **both))
        else:
            title, another = _apart([first.column, last.column])
            both = {"one": title, "birth": first.stated, "other": another, "other_birth": last.stated}
            self._warnings.append(InvalidFacts("roster.row_days_differ", **both))
        return (str(month),)

    def _ids(self, cells: Sequence[Cell]) -> tuple[list[_Read], list[InvalidFacts]]:
        """The birth by the ID number, and by each other that is not the same; and why a number was not used."""
        unused: list[InvalidFacts] = []
        found: dict[str, _Read] = {}
        self._men_by_id = []
        kinds = [meanings("id_type").get(plain(text)) for _, text in self._stated(cells, "id_type")]
        for column, text in self._stated(cells, "id_number"):
            number = id_text(text)
            if "other" in kinds or _is_other(number):
                continue
            try:
                birth, man = self._read_id(number, cells[column.position])
            except InvalidFacts as error:
                if not found:
                    unused.append(titled(error, column))
                continue
            if number.upper() in found:
                continue
            rounded = re.fullmatch(r"\d{15}000", number) is not None
            if rounded:
                self._warnings.append(InvalidFacts("roster.id_ends_in_zeros", field=column.title, value=mask(number)))
            else:
                self._men_by_id.append((column, man))
            if not found and len(group := self._group(cells)) > 1:
                self._warnings.append(self._repeated(column, mask(number), group))
            found[number.upper()] = _Read(YearMonth(birth.year, birth.month), birth.day, column)
        by_id = [*found.values()]
        if len(by_id) > 1 and len({one.month for one in by_id}) == 1 and len({man for _, man in self._men_by_id}) < 2:
            titles = _named_apart([one.column for one in by_id])
            self._warnings.append(InvalidFacts("roster.row_ids_differ", columns=titles))
        return by_id, unused

    def _repeated(self, column: Column, value: str, group: tuple[int, ...]) -> InvalidFacts:
        """In which other rows a number stands; of many the first few."""
        others = self._others(group)
        rows, count = ", ".join(map(str, others)), len(group) - 1
        if count == len(others):
            return InvalidFacts("roster.row_repeats", field=column.title, value=value, rows=rows)
        return InvalidFacts("roster.row_repeats_often", field=column.title, value=value, rows=rows, count=count)

    def _unnumbered(self, cells: Sequence[Cell]) -> bool:
        """Whether no ID number tells the row from others."""
        return not any(id_key(text) for _, text in self._stated(cells, "id_number"))

    def _group(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """The rows that are this one over again: not those that are left out for another kind of insurance or year."""
        group, several = self._repeats.get(self._number, ()), self._layout.several
        return group if several is None or not group else several.counting(self._number, cells) or group

    def _others(self, group: tuple[int, ...]) -> list[int]:
        return [other for other in group[: _NAMED + 1] if other != self._number][:_NAMED]

    _men_by_id: Sequence[tuple[Column, bool]] = ()
    """Whether it is a man, by each ID number whose last digits are whole."""
    _unused: Sequence[InvalidFacts] = ()
    """Why an ID number was not used, which then gives no sex either."""

    def _read_id(self, number: str, cell: Cell) -> tuple[date, bool]:
        """Birth date and sex by the ID number, unless a spreadsheet has rounded it."""
        rounded = isinstance(cell, float) and len(number) > 15
        if rounded or _ROUNDED.fullmatch(number):
            raise InvalidFacts("roster.id_rounded", field="id_number")
        if not _WRITTEN_OUT.fullmatch(number):
            raise InvalidFacts("roster.id_not_used", field="id_number")
        try:
            return read_id(number)
        except InvalidFacts as error:
            if error.code == "facts.id_checksum" and re.fullmatch(r"\d{15}000", number):
                raise InvalidFacts("roster.id_rounded", field="id_number") from None
            raise

    # class

    def _classes(self, cells: Sequence[Cell]) -> tuple[Category, ...]:
        """The class by original age; two or three of them where the row leaves it open or contradicts itself."""
        words: list[tuple[Column, str, Meaning]] = []
        of_woman = hers = aged = False
        for name in ("category", "post", "rank"):
            for column, text in self._stated(cells, name):
                status = column.position in self._layout.statuses and is_status(text)
                meant = Meaning() if status else self._meaning(name, text)
                by_age = meant.of_woman is not None and _states_age(text)
                if name == "rank" and (meant.man is not False or not (meant.by_code or by_age)):
                    continue  # a rank is no class; what its question asks for is
                aged = aged or by_age
                word, own = self._meant(name, column, typed(cells[column.position]) or "")
                if name == "rank":  # nor does it say a sex
                    hers = hers or meant.by_code
                    words.append((column, word, meant._replace(man=None)))
                elif own is not None and (meant.of_woman is not None or (meant.by_code and meant.man is False)):
                    # Said for all who have the word, men too.
                    of_woman = of_woman or meant.man is False
                    hers = hers or meant.by_code
                    words.append((column, word, meant._replace(man=self._meaning(name, word).man)))
                else:
                    words.append((column, text, meant))
        for column, text in self._stated(cells, "sex"):  # what the question asks for is written where it was asked
            meant = class_meant(text)
            if meant.of_woman is not None or (meant.known and (meant.age or re.search(r"\d", text))):
                words.append((column, text, meant))
                aged = aged or (meant.of_woman is not None and _states_age(text))
        sexes = self._sexes(cells, words)
        if of_woman and not sexes and self._columns.keys().isdisjoint(("sex", "id_number")):
            sexes = {False}  # nothing but the word says it, of anybody in the list
        if any(meant.by_code or (sexes == {False} and meant.age == "60") for *_, meant in words):
            return self._by_code(words, sexes, hers=hers)
        codes = [] if sexes else self._take_back("roster.sex_code")
        self._questions += codes
        if not sexes and not codes and not any(meant.known for _, _, meant in words):
            if self._unused and not words:
                self._warnings = [one for one in self._warnings if one not in self._unused]
            unread = self._take_back("roster.sex_unreadable", "roster.sex_code_of_none")
            classes = self._columns.get("category", ())
            told = [(column.title, text, column in classes) for column, text, _ in words]
            self._problems += (
                [
                    InvalidFacts("facts.category_unreadable", field=one, value=text)
                    for one, text, stated in told
                    if stated
                ]
                or unread
                or [InvalidFacts("roster.row_sex_missing", field=one, value=text) for one, text, _ in told[:1]]
                or self._unused
                or [InvalidFacts("roster.row_category_missing")]
            )
            return ()
        if not sexes and not codes:
            column, text, _ = next(one for one in words if one[2].known)
            self._questions.append(InvalidFacts("roster.row_sex_missing", field=column.title, value=text))
        for column, text, meant in words:
            if meant.age and sexes == {meant.man}:
                self._warnings.append(InvalidFacts("roster.age_of_no_class", field=column.title, value=text))
            elif (
                sexes == {True} and meant.known and meant.man is None and _OF_WOMEN.search(text)
            ):  # an age, and not a post
                self._not_stated(InvalidFacts("facts.category_unreadable", field="category", value=text), column)
        if sexes == {False} and not aged and self._may_have_mens_age(cells, words):
            return (Category.MALE_60, *self._of_woman(words, ask=False))
        men = (Category.MALE_60,) if not sexes or True in sexes else ()
        return (*men, *(self._of_woman(words, ask=sexes == {False}) if not sexes or False in sexes else ()))

    def _meaning(self, name: str, text: str) -> Meaning:
        """What a word says under a title of classes or of posts; a letter says a sex where classes stand and no column has it."""
        if plain(text) in _LETTERS and (name == "post" or not self._columns.keys().isdisjoint(("sex", "id_number"))):
            return Meaning()
        return class_stated(text) if name == "category" else class_meant(text)

    def _may_have_mens_age(self, cells: Sequence[Cell], words: list[tuple[Column, str, Meaning]]) -> bool:
        """Whether a woman is asked for the men's age, by a rank or title that is stated.

        Who is not of a public body has no such age. Where nobody says who employs, a class that is settled stays so, with a
        warning.
        """
        stated = ((name, *one) for name in ("category", "post", "rank") for one in self._stated(cells, name))
        found = next(((name, column) for name, column, text in stated if says_senior(text, column.title)), None)
        if found is None or (public := self._by_public_body(cells)) is False:
            return False
        name, column = found
        said = {"field": column.title, "value": typed(cells[column.position]) or ""}
        if public or (name != "rank" and all(meant.of_woman is None for *_, meant in words)):
            self._questions.append(InvalidFacts("roster.senior_woman", **said))
            return True
        self._warnings.append(InvalidFacts("roster.senior_perhaps", **said))
        return False

    def _by_public_body(self, cells: Sequence[Cell]) -> bool | None:
        """Whether a public body employs somebody; None where that is not said, or in two ways."""
        said = set()
        for name in ("employment", "category", "staff_kind"):
            for _, text in self._stated(cells, name):
                kind = _employed_by(name, text)
                if _PUBLIC.search(text) or kind is Employment.CIVIL_SERVANT:
                    said.add(None if _NOT_OF_STAFF.search(text) else True)
                elif kind in (Employment.EMPLOYEE, Employment.OWN_ACCOUNT) or _COMPANY.search(text):
                    said.add(False)
        return said.pop() if len(said) == 1 else None

    def _by_code(
        self, words: list[tuple[Column, str, Meaning]], sexes: set[bool], *, hers: bool
    ) -> tuple[Category, ...]:
        """The men's age by its code. Of a woman it is asked, unless the code says itself that it is hers: 女（male_60）."""
        coded = [(column, text, meant) for column, text, meant in words if meant.by_code or meant.age == "60"]
        aged = any(meant.of_woman is not None and re.search(r"\d", text) for _, text, meant in words)
        of_woman = False in sexes or (aged and not sexes)
        if not of_woman:
            return (Category.MALE_60,)
        if hers or any(meant.by_code and meant.man is False for *_, meant in coded):
            # Who has a senior post is no worker, and has no other age.
            if aged or any(meant.of_woman is Category.FEMALE_50 for *_, meant in words):
                self._warnings.append(InvalidFacts("roster.classes_differ", columns=_titles(words)))
            return (Category.MALE_60,)
        column, text, _ = coded[0]
        self._questions.append(InvalidFacts("roster.woman_of_60", field=column.title, value=text))
        return (Category.MALE_60, *self._of_woman(words, ask=False))

    def _take_back(self, *why: str) -> list[InvalidFacts]:
        """The reasons of the warnings that something counts as not stated for one of these, which are said otherwise."""
        taken = [one for one in self._warnings if one.fields.get("why") in why]
        self._warnings = [one for one in self._warnings if one not in taken]
        return [said for one in taken if isinstance(said := one.fields["said"], InvalidFacts)]

    def _of_woman(self, words: list[tuple[Column, str, Meaning]], *, ask: bool) -> tuple[Category, ...]:
        """Her class by what is said of her post; `ask` for it, unless there is a question before that one."""
        said = sorted({meant.of_woman for _, _, meant in words if meant.of_woman is not None})
        if len(said) > 1:
            self._questions.append(InvalidFacts("roster.classes_differ", columns=_titles(words)))
        if said:
            return tuple(said)
        women = self._options.women
        if women is not None:
            taken_as = Said(str(women), _OF_WOMAN[women])
            self._warnings.append(InvalidFacts("roster.row_women_assumed", field=self._by(), category=taken_as))
            return (women,)
        posts = [
            (column, text)
            for column, text, meant in words
            if meant.man is None or not meant.known or re.search(r"\d", text)
        ]
        if not ask:
            return OF_WOMEN
        for column, text in posts:
            self._questions.append(InvalidFacts("roster.class_open", field=column.title, value=text))
        if not posts:
            stating = [(one.title, text) for name in _OF_SEX for one, text in self._stated(self._cells, name)]
            title, word = stating[0] if stating else (self._men_by_id[0][0].title, "女")
            self._questions.append(InvalidFacts("facts.category_of_woman", field=title, value=word))
        return OF_WOMEN

    def _by(self) -> str:
        return next(
            self._columns[name][0].title for name in ("category", "post", "sex", "id_number") if name in self._columns
        )

    def _sexes(self, cells: Sequence[Cell], words: list[tuple[Column, str, Meaning]]) -> set[bool]:
        """Whether it is a man, by everything in the row that says so; both where they contradict each other."""
        said: dict[str, tuple[str, bool]] = {}
        for column in self._columns.get("sex", ()):
            if column.position < len(cells):
                man, error = self._read_kept("sex", column, cells[column.position], self._sex)
                if error is not None:
                    self._unread(error, column)
                elif man is not None and all(man is not other for _, other in said.values()):
                    said["other sex column" if said else "sex column"] = ("另一性别列" if said else "性别列", man)
        by_id = self._men_by_id
        if len({man for _, man in by_id}) > 1:
            titles = _apart([column for column, _ in by_id])
            said |= {title: (title, man) for title, (_, man) in zip(titles, by_id, strict=True)}
        elif by_id:
            said["ID number"] = ("身份证号", by_id[0][1])
        for column, _, meant in words:
            if meant.man is not None and (meant.known or said):
                said.setdefault(column.title, (column.title, meant.man))
        sexes = {man for _, man in said.values()}
        if len(sexes) > 1:
            (one, (one_zh, man)), *others = said.items()
            other, (other_zh, other_man) = next(pair for pair in others if pair[1][1] != man)
            self._questions.append(_sexes_differ(one, one_zh, man, other, other_zh, other_man))
        return sexes

    def _sex(self, column: Column, text: str, cell: Cell) -> bool | None:
        word = plain(text)
        if word in MAN_WORDS or word in WOMAN_WORDS:
            return word in MAN_WORDS
        if re.fullmatch("0?[0-9]", word):
            settled, code = self._layout.sexes.get(column.position), word.lstrip("0") or "0"
            if settled is not None and (code in settled or code in _NO_SEX):
                return settled.get(code)
            in_use = code in ("0", "1", "2")
            raise InvalidFacts("roster.sex_code" if in_use else "roster.sex_code_of_none", field="sex", value=text)
        if noted := re.fullmatch(r"([男女])性?\([^男女]*\)", word):
            return noted[1] == "男"
        meant = meanings("sex").get(word)
        if meant is None and (said := class_meant(text)).known:
            return said.man
        if meant is None:
            raise InvalidFacts("roster.sex_unreadable", field="sex", value=text)
        return {"male": True, "female": False}.get(meant)

    # what a row can do without

    def _facts(self, cells: Sequence[Cell]) -> dict[str, Any]:
        for way in _OTHER_WAYS:
            for column, text in self._stated(cells, way):
                if _concerned(way, plain(text)):
                    self._point_to(way, column, text)
        for name in ("category", "post"):
            for column, text in self._stated(cells, name):
                if (named := way_of(text)) is not None:
                    self._point_to(named, column, text)
        drawing = self._optional(cells, "drawing", self._drawing)
        if drawing not in (None, Drawing.NONE):
            self._warnings = [one for one in self._warnings if one.code != "roster.drawing_since"]
        for column, text in self._stated(cells, "staff_state"):
            code = of_staff(plain(text), column.title)
            if code == "roster.code_open":
                words = {"one": "在职", "other": "离职"}
                self._warnings.append(InvalidFacts(code, field=column.title, value=text, **words))
            elif code is not None and (code != "roster.row_retired" or drawing is None):
                self._warnings.append(InvalidFacts(code, field=column.title, value=text))
        for name in ("employment", "state", "category", "post", "staff_kind"):
            for column, text in self._stated(cells, name):
                word = plain(text)
                if name == "state" and goes_on(word, "", asked=True) is not None:
                    word = ")".join(parts_of(word)[1:])  # why they have ended
                gone = gone_by(word)
                if gone == "roster.row_left" or (gone is not None and drawing is None):
                    self._warnings.append(InvalidFacts(gone, field=column.title, value=text))
        employed, counted = self._employed(cells), self._read_together("paid", cells, self._contributions)
        if counted is not None and counted.continuing is not None:  # by the column that asks for it
            self._warnings = [one for one in self._warnings if one.code != "roster.ended_elsewhere"]
        return {
            "employment": employed,
            "contributions": counted,
            "drawing": drawing,
            "approved": self._optional(cells, "approved", self._approved),
            "deferral_agreed_to": self._optional(cells, "deferral_agreed_to", self._agreed),
            "notice_given_on": self._optional(cells, "notice_given_on", self._day("notice_given_on")),
            "applied_on": self._optional(cells, "applied_on", self._day("applied_on")),
        }

    def _point_to(self, way: str, column: Column, text: str) -> None:
        heading = words_of(way).HEADING
        said = {"way": heading.en, "way_zh": heading.zh, "command": _OTHER_WAYS[way]}
        self._warnings.append(InvalidFacts("roster.other_way", field=column.title, value=text, **said))

    def _person(self, birth: str, category: Category, facts: dict[str, Any]) -> Person | None:
        """The person; what is not counted of them is the same in row after row."""
        key, counted = (birth, category, *_beside_counts(facts)), facts["contributions"]
        person = self._people.get(key)
        if person is None:
            said = len(self._warnings)
            person = self._without_counts(birth, category, {**facts, "contributions": None})
            if person is not None and said == len(self._warnings) and len(self._people) < _KEPT:
                self._people[key] = person
        return person if person is None or counted is None else counting(person, counted, person.birth_day)

    def _without_counts(self, birth: str, category: Category, facts: dict[str, Any]) -> Person | None:
        """The person; a fact that cannot be true beside the others counts as not stated."""
        while True:
            try:
                return Person(birth, category, **facts)
            except InvalidFacts as error:
                name = fact_of(error)
                if facts.get(name) is None:
                    self._problems.append(titled(error, self._columns[name][0]) if name in self._columns else error)
                    return None
                facts.pop(name)
                self._not_stated(error, self._columns[name][0] if name in self._columns else None)

    def _employed(self, cells: Sequence[Cell]) -> Employment:
        """Who employs, by its own columns; and where a state or a class is asked for, by a word that says it."""
        said = {}
        if (kind := self._optional(cells, "employment", self._employment)) is not None:
            said[kind] = self._columns["employment"][0]
        for name in ("staff_state", "category"):
            for column, text in self._stated(cells, name):
                if (beside := _employed_by(name, text)) is not None:
                    said.setdefault(beside, column)
        if len(said) > 1:
            self._warnings.append(InvalidFacts("roster.columns_differ", columns=_named_apart([*said.values()])))
        return next(iter(said)) if len(said) == 1 else Employment.UNKNOWN

    def _employment(self, column: Column, text: str, cell: Cell) -> Employment | None:
        with suppress(InvalidFacts):
            if (kind := Employment.of(text)) is not Employment.UNKNOWN:
                return kind
        if meanings("employment").get(plain(text)) == "not_stated" or gone_by(plain(text)) is not None:
            return None
        raise InvalidFacts("roster.employment_open", field="employment", value=text)

    def _drawing(self, column: Column, text: str, cell: Cell) -> Drawing | None:
        if (named := meanings("other_way").get(plain(text))) in _OTHER_WAYS:
            self._point_to(named, column, text)
            return None  # an allowance is no pension, and what follows it at the age is the other way
        if is_code(text) and headers.is_of_states(column.title):
            raise InvalidFacts("roster.code_open", field="drawing", value=text, one="已退休", other="未退休")
        if text.startswith(_NEVER):
            return None
        since = None
        with suppress(InvalidFacts):
            since = self._month_of_act(column, text.removesuffix("起"), cell)
        if since is not None:
            raise InvalidFacts("roster.drawing_since", field="drawing", value=text)
        found = drawn_noted(plain(text)) or drawn(text)
        if found is Drawing.RESIDENT:
            self._point_to("resident_pension", column, text)
        return found

    def _approved(self, column: Column, text: str, cell: Cell) -> bool | None:
        """Whether the authority approved. A bare no may stand for "not yet", which refuses nothing."""
        if meanings("approved_or_not_yet").get(plain(text)) == "ask":
            raise InvalidFacts("roster.row_not_approved", field="approved", value=text)
        try:
            said = approval(text)
        except InvalidFacts:
            raise InvalidFacts("roster.row_approval_unreadable", field="approved", value=text) from None
        if said is False and approval_named(text) is None:
            raise InvalidFacts("roster.row_no_approval", field="approved")
        return said

    def _agreed(self, column: Column, text: str, cell: Cell) -> YearMonth | bool | None:
        """The month to which a deferral was agreed, or False if none was."""
        if meanings("deferral_agreed_to").get(plain(text)) == NOT_YET:
            return None
        if says_no(text):
            return False
        try:
            return self._noted_month("deferral_agreed_to_note", column, text, cell)
        except InvalidFacts as error:
            if error.code != "ground.month_unreadable":
                raise
            raise InvalidFacts("facts.agreed_unreadable", field="deferral_agreed_to", value=text) from None

    def _day(self, name: str) -> Callable[[Column, str, Cell], str | None]:
        """A day as written. What a spreadsheet holds is one here, also on the first of a month."""

        def read(column: Column, text: str, cell: Cell) -> str | None:
            if meanings(name).get(plain(text)) == NOT_YET:
                return None
            written = text if isinstance(cell, str) else text_of(cell)
            day, said = noted(written, f"{name}_note")
            written = written if said is None else day
            _of_act(YearMonth.of(parse_day(written, name)), text)
            return written

        return read

    # contributions

    def _contributions(self, cells: Sequence[Cell]) -> Contributions | None:
        for column, text in self._stated(cells, "insurance"):
            if another_insurance(text):
                if any(next(self._stated(cells, name), None) for name in headers.PERIODS):
                    self._warnings.append(InvalidFacts("roster.not_of_pension", field=column.title, value=text))
                return None
        facts: dict[str, Any] = {name: self._period(cells, name) for name in headers.PERIODS}
        if any(facts[name] is None and self._is_sum(cells, name) for name in ("paid", "deemed")):
            return None  # the other part alone would be less than what is known
        self._take_deemed_inside(cells, facts)
        facts["counted_to"] = self._optional(cells, "counted_to", self._last_month) or self._counted_to(facts)
        before = len(self._warnings)
        facts["continuing"] = self._continuing(cells)
        told = slice(before, len(self._warnings))
        ended = self._optional(cells, "insured_until", self._ended_in)
        if facts["continuing"] is False:  # nothing was paid after it
            facts["counted_to"] = facts["counted_to"] or ended
        elif ended is not None:
            self._warnings.append(self._of_end(cells, facts["continuing"]))
        facts["first_insured"] = self._optional(cells, "first_insured", self._month_of_act)
        if all(facts[name] is None for name in headers.PERIODS):
            return None
        if facts["continuing"] is False and facts["counted_to"] is None:
            column = next(self._columns[name][0] for name in headers.PERIODS if facts[name] is not None)
            self._warnings.append(InvalidFacts("roster.ended_when", field=column.title))
        try:
            counted = Contributions(**facts)
        except InvalidFacts as error:
            self._not_stated(
                error, self._columns[name][0] if (name := str(error.fields.get("field"))) in self._columns else None
            )
            return None
        if facts["continuing"] is None:
            self._warnings[told] = [
                InvalidFacts(one.code, **{**one.fields, "assumed": _ASSUMED}) for one in self._warnings[told]
            ]
        return counted

    def _of_end(self, cells: Sequence[Cell], going_on: bool | None) -> InvalidFacts:
        """What is said of a month in which an insurance ended, where payments have not."""
        column, text = next(self._stated(cells, "insured_until"))
        said = {"field": column.title, "value": text}
        if going_on is None:
            return InvalidFacts("roster.insured_until_alone", **said)
        other, same = next(
            (one, word)
            for name, read in (("continuing", self._yes_no), ("state", self._state))
            for one, word in self._stated(cells, name)
            if self._read_kept(name, one, cells[one.position], read)[0]
        )
        return InvalidFacts("roster.insured_until_contradicts", **said, other=other.title, same=same)

    def _is_sum(self, cells: Sequence[Cell], name: str) -> bool:
        return any(deemed_inside(text) is not None for _, text in self._stated(cells, name))

    def _take_deemed_inside(self, cells: Sequence[Cell], facts: dict[str, Any]) -> None:
        """The deemed years that a cell of the cumulative count names: 26年4个月（含视同5年）."""
        for column, text in self._stated(cells, "cumulative") if facts["cumulative"] is not None else ():
            inside = deemed_inside(text)
            if not inside:
                continue
            within: Months | None
            try:
                within = self._count("deemed", column, inside, inside)
            except InvalidFacts as error:
                self._not_stated(error, column)
                continue
            if facts["deemed"] not in (None, within):
                other = self._columns["deemed"][0].title
                self._warnings.append(InvalidFacts("roster.deemed_differ", field=column.title, value=text, other=other))
                within = None
            facts["deemed"] = within

    def _counted_to(self, facts: Mapping[str, Months | None]) -> YearMonth | None:
        """The month that the titles of the counts name; None where they name none, or several."""
        used = (column for name in ("cumulative", "paid") if facts[name] is not None for column in self._columns[name])
        months = {headers.counted_to(column.title) for column in used}
        return months.pop() if len(months) == 1 else None

    def _continuing(self, cells: Sequence[Cell]) -> bool | None:
        """Whether payments go on: as a yes or no, or by the state of the insurance where that says so.

        Whoever pays today may stop; what has ended does not go on.
        """
        said, errors = self._each(cells, "continuing", self._yes_no)
        states, unread = self._each(cells, "state", self._state)
        if not said:
            if states:
                unread = [(error, column) for error, column in unread if not self._is_insured_alone(cells, column)]
            said, errors = states, errors + unread
        elif all(goes_on for _, goes_on in said):
            said += [(column, goes_on) for column, goes_on in states if not goes_on]
        for error, column in errors:
            self._unread(error, column)
        if len({goes_on for _, goes_on in said}) < 2:
            return said[0][1] if said else None
        one = said[0]
        other = next(other for other in said if other[1] is not one[1])
        value, same = (typed(cells[column.position]) for column, _ in (one, other))
        both = {"field": one[0].title, "value": value, "other": other[0].title, "same": same}
        self._warnings.append(InvalidFacts("roster.periods_differ", **both, assumed=_NOTHING_ASSUMED))
        return None

    def _is_insured_alone(self, cells: Sequence[Cell], column: Column) -> bool:
        """Whether a state says that somebody is insured, and nothing of payments."""
        return plain(self._text("state", column, cells[column.position]) or "") in NO_MORE_THAN_INSURED

    def _each(
        self, cells: Sequence[Cell], name: str, read: Callable[[Column, str, Cell], _V | None]
    ) -> tuple[list[tuple[Column, _V]], list[tuple[InvalidFacts, Column]]]:
        """What each column of a fact says, and what could not be read."""
        said, errors = [], []
        for column, _ in self._stated(cells, name):
            value, error = self._read_kept(name, column, cells[column.position], read)
            if error is not None:
                errors.append((error, column))
            elif value is not None:
                said.append((column, value))
        return said, errors

    def _yes_no(self, column: Column, text: str, cell: Cell) -> bool | None:
        said = goes_on(plain(text), column.title, asked=True)
        return yes_no(text, "continuing") if said is None else said

    def _state(self, column: Column, text: str, cell: Cell) -> bool | None:
        word = plain(text)
        if is_code(word):
            raise InvalidFacts("roster.code_open", field="state", value=text, one="参保缴费", other="终止缴费")
        said = goes_on(word, column.title, asked=False)
        gone = word in meanings("retired") or (meanings("state").get(word) == "ask" and gone_by(word) is not None)
        if said is None and not gone:  # of whom it is said otherwise
            raise InvalidFacts("roster.state_open", field="state", value=text)
        return said

    def _period(self, cells: Sequence[Cell], name: str) -> Months | None:
        """A contribution count: a written period, or a number in the unit of its column, or years and months in two."""
        if name in self._layout.halves:
            return self._of_halves(cells, name)
        columns = self._columns.get(name, ())
        if len(columns) == 2 and {column.unit for column in columns} == {"years", "months"}:
            years, months = sorted(columns, key=lambda column: column.unit == "months")
            return self._in_two_forms(name, cells, years, months)
        return self._optional(cells, name, self._counting(name))

    def _counting(self, name: str) -> Callable[[Column, str, Cell], Months | None]:
        return lambda column, text, cell: self._count(name, column, text, cell)

    def _of_halves(self, cells: Sequence[Cell], name: str) -> Months | None:
        """Years and the months beside them; of a row that has the whole in one of the two, the whole."""
        years, months = self._layout.halves[name]
        try:
            parts = [self._half(name, cells, column) for column in (years, months)]
        except InvalidFacts as error:
            texts = [next((text for at, text in self._stated(cells, name) if at is one), "") for one in (years, months)]
            if _WHOLE.search(texts[0]) or (
                texts[1].isdecimal() and texts[0] in ("", str(int(texts[1]) // _MONTHS_IN_YEAR))
            ):
                return self._in_two_forms(name, cells, years, months)
            self._not_stated(error, None)
            return None
        if parts[0] is None:
            for column, text in self._stated(cells, name):
                if column is months:  # of years that nobody states there may be any number
                    self._not_stated(InvalidFacts("roster.months_alone", field=years.title, value=text), None)
            return None
        return Months(parts[0] * _MONTHS_IN_YEAR + (parts[1] or 0))

    def _in_two_forms(self, name: str, cells: Sequence[Cell], years: Column, months: Column) -> Months | None:
        """One count in years and again in months, where the two agree; the months are the exact ones of whole years."""
        found: list[tuple[Column, str, Months]] = []
        unread = False
        for column, text in self._stated(cells, name):
            value, error = self._read_once(name, column, cells[column.position], self._counting(name))
            if error is not None:
                self._unread(error, column)
                unread = True
            elif value is not None:
                found.append((column, text, value))
        if (
            unread and found and found[0][0] is months and found[0][2] < _MONTHS_IN_YEAR
        ):  # they may stand beside the years
            self._not_stated(InvalidFacts("roster.months_alone", field=years.title, value=found[0][1]), None)
            return None
        if len(found) < 2 or found[0][2] == found[1][2]:
            return found[0][2] if found else None
        (one, text, value), (other, same, exact) = sorted(found, key=lambda each: each[0] is months)
        digits = with_point(plain(arabic(text))).removesuffix("年")
        whole, _, part = digits.partition(".")
        if digits.isdecimal() and exact // _MONTHS_IN_YEAR == int(digits):
            return exact
        if whole.isdecimal() and part.isdecimal():  # cut off or rounded where it ends
            unit = 10 ** len(part)
            if abs(int(whole + part) * _MONTHS_IN_YEAR - exact * unit) < _MONTHS_IN_YEAR:
                return exact
        if _WHOLE.search(text) and exact < _MONTHS_IN_YEAR and value % _MONTHS_IN_YEAR == exact:
            return value  # the months of the period over again
        both = {"field": one.title, "value": text, "other": other.title, "same": same}
        self._warnings.append(InvalidFacts("roster.periods_differ", **both, assumed=_NOTHING_ASSUMED))
        return None

    def _half(self, name: str, cells: Sequence[Cell], column: Column) -> int | None:
        text = self._text(name, column, cells[column.position]) if column.position < len(cells) else None
        if text is None:
            return None
        if plain(text) in NONE:
            return 0
        digits = re.sub(r"(年|个?月)$", "", arabic(plain(text)))
        if column.unit == "months" and digits.isdecimal() and int(digits) >= _MONTHS_IN_YEAR:
            raise InvalidFacts("roster.months_beside_years", field=column.title, value=text)
        if not re.fullmatch(r"\d{1,2}", digits) or _APART.search(text):
            raise InvalidFacts("ground.period_unreadable", field=column.title, value=text)
        return int(digits)

    def _count(self, name: str, column: Column, text: str, cell: Cell) -> Months | None:
        word = plain(text)
        if name == "deemed" and word in NONE:
            return Months(0)
        if isinstance(cell, date):
            raise InvalidFacts("roster.count_as_date", field=name, value=text_of(cell))
        if _APART.search(text):
            raise InvalidFacts("ground.period_unreadable", field=name, value=text)
        if name != "cumulative" and deemed_inside(text) is not None:
            raise InvalidFacts("roster.deemed_inside", field=name, value=text)
        word = with_point(plain(arabic(without_parts(text))))
        if "岁" in word:  # an age, and no count
            raise InvalidFacts("ground.period_unreadable", field=name, value=text)
        if re.fullmatch(r"\d{1,6}", word):
            if column.unit is None and int(word):
                raise InvalidFacts("roster.period_without_unit", field=name, value=text)
            return Months(int(word) * (12 if column.unit == "years" else 1))
        if match := re.fullmatch(r"(\d{1,3})\.(\d{1,15})年?", word):
            if column.unit == "months":
                raise InvalidFacts("ground.period_unreadable", field=name, value=text)
            if column.position in self._layout.pointed and (behind := _MONTHS_BEHIND.fullmatch(word)) is not None:
                return Months(int(behind[1]) * _MONTHS_IN_YEAR + int(behind[2]))
            if column.position in self._layout.decimal and (part := match[2].rstrip("0")[:4]):
                return decimal_years(match[1], part)
        return period_of(text, name)


def _check_born(month: YearMonth, text: str) -> None:
    """Refuse a birth that is none: nobody on a staff list is as old as 1900-01-01 says."""
    check_birth(month)
    if month.year < _FIRST_BORN:
        raise InvalidFacts("roster.no_date", field="birth", value=text)


def _of_act(month: YearMonth, text: str) -> YearMonth:
    """The month, if anybody whom a list is about can do or have done something in it.

    Raises:
        InvalidFacts: 9999-12-31, 1900-01-01 and such, by which systems say that there is no date.
    """
    if not _FIRST_ACT <= month.year <= _LAST_ACT:
        raise InvalidFacts("roster.no_date", field="month", value=text)
    return month


def is_foot(text: str) -> bool:
    """Whether the first words of a row are those of a foot."""
    return _FOOT.match(text) is not None


def _over(line: str) -> InvalidFacts:
    """What is said of a line that stands over the people of a part of a list."""
    return InvalidFacts("roster.row_over_gone" if gone_over(line) else "roster.row_of_nobody", value=mask(line[:12]))


def _is_nothing(text: str) -> bool:
    """Whether a text says no more than an empty cell does: a word for nothing, or a line of dashes."""
    return plain(text) in NOTHING or not any(map(str.isalnum, text))


def _is_other(number: str) -> bool:
    """Whether it is no resident ID number: a passport, a travel permit, in which no birth is."""
    return sum(map(str.isdigit, number)) < _DIGITS_OF_ID and "*" not in number and "e+" not in number.lower()


def _concerned(way: str, word: str) -> bool:
    """Whether what stands in the column of another way points to it: anything that does not deny it, or nothing at all."""
    named = meanings("other_way")
    if "no" in (meanings("yes_no").get(word), named.get(word)):
        return False
    if way == "work_injury" and _LIGHTLY_HURT.fullmatch(word):
        return False
    denied = DENIED.fullmatch(word)
    return denied is None or (bool(denied[1]) and way not in (named.get(denied[1]), headers.field_of(denied[1])))


_SAYS_NOTHING = {"roster.employment_open": "employment", "roster.state_open": "state"}
"""Of which words it is known that they leave something open."""


def _is_unread(warning: InvalidFacts) -> bool:
    """Whether it is about a cell that could not be read."""
    said, why = warning.fields.get("said"), str(warning.fields.get("why"))
    if isinstance(said, InvalidFacts) and why in _SAYS_NOTHING:
        return plain(str(said.fields["value"])) not in meanings(_SAYS_NOTHING[why])
    return warning.code in ("roster.not_stated", "roster.id_not_used", "roster.id_rounded") or warning.code.startswith(
        "facts.id_"
    )


def _denies(name: str, text: str) -> bool:
    """Whether it is a no, or that no pension is drawn."""
    with suppress(InvalidFacts):
        return says_no(text) if name != "drawing" else drawn(text) is Drawing.NONE
    return False


def _employed_by(name: str, text: str) -> Employment | None:
    """Who employs, by a word in a column that asks for something else: of a state, no more than that nobody does by contract."""
    if name == "staff_state":
        return Employment.OWN_ACCOUNT if meanings(name).get(plain(text)) == Employment.OWN_ACCOUNT else None
    with suppress(InvalidFacts):
        if (kind := Employment.of(text)) is not Employment.UNKNOWN:
            return kind
    return None


def _once(errors: Collection[InvalidFacts]) -> tuple[InvalidFacts, ...]:
    """Each sentence once."""
    if not errors:
        return ()
    return tuple({str(error): error for error in errors}.values())


def _states_age(text: str) -> bool:
    """Whether one of the ages of women stands in a word."""
    return _OF_WOMEN.search(arabic(text)) is not None


def _titles(words: Iterable[tuple[Column, str, Meaning]]) -> str:
    return _named_apart([column for column, *_ in words])


def _apart(columns: Sequence[Column]) -> list[str]:
    """The titles of columns, with their letters where two have the same."""
    titles = [column.title for column in columns]
    return [
        title if titles.count(title) == 1 else f"{title} ({headers.letters(column.position)})"
        for title, column in zip(titles, columns, strict=True)
    ]


def _named_apart(columns: Sequence[Column]) -> str:
    return ", ".join(_apart(columns))


def _as_it_stands(error: _E, cell: str) -> _E:
    """The same error, quoting the whole cell of which a part was read; a fresh one, without the frames that hold a row."""
    quoted = error.fields.get("value")
    whole = {"value": cell} if isinstance(quoted, str) and quoted and quoted in cell else {}
    return type(error)(error.code, **{**error.fields, **whole})


def not_stated(said: RetirecalcError, why: RetirecalcError) -> InvalidFacts:
    """The warning that something counts as not stated."""
    return InvalidFacts("roster.not_stated", said=said, why=why.code, assumed=_NOTHING_ASSUMED)


def asks_birth(question: InvalidFacts) -> bool:
    """Whether a question is answered by a birth month, and not by a class."""
    return question.code in _ABOUT_BIRTH


def titled(error: _E, column: Column) -> _E:
    """The same error, naming the column by its own title; a fresh one, so that no frame with cells hangs on it."""
    fields = dict(error.fields)
    if "field" in fields:
        fields["field"] = column.title
    return type(error)(error.code, **fields)


def fact_of(error: InvalidFacts) -> str:
    """The fact of a person that an error is about."""
    name = str(error.fields.get("field"))
    return "contributions" if name in _OF_CONTRIBUTIONS or error.code.startswith("facts.contributions") else name


def _sexes_differ(one: str, one_zh: str, man: bool, other: str, other_zh: str, other_man: bool) -> InvalidFacts:
    words = {True: ("male", "男"), False: ("female", "女")}
    return InvalidFacts(
        "roster.row_sex_contradicts",
        one=one,
        one_zh=one_zh,
        sex=words[man][0],
        sex_zh=words[man][1],
        other=other,
        other_zh=other_zh,
        other_sex=words[other_man][0],
        other_sex_zh=words[other_man][1],
    )
