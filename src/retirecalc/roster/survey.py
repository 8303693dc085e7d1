"""What each column is read as, decided once for the whole column: by its title, by the cells in it, and as the caller says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from typing import NamedTuple, TypedDict

from retirecalc.errors import InvalidFacts, RetirecalcError, RosterError
from retirecalc.facts.classes import class_meant, class_stated, says_senior
from retirecalc.facts.person import read_id
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import MAN_WORDS, NOTHING, WOMAN_WORDS, Category, Employment
from retirecalc.ground.say import Said
from retirecalc.ground.text import masked
from retirecalc.ground.written import SIMPLER
from retirecalc.roster import headers
from retirecalc.roster.cells import Cell, blank, id_text, typed
from retirecalc.roster.files import column as column_of
from retirecalc.roster.headers import Column, Preset
from retirecalc.roster.several import Several
from retirecalc.roster.states import STOP_ASKED, gone_asked, way_of
from retirecalc.roster.vocabulary import bare
from retirecalc.roster.written import Order, is_twelfth, month_of, orders_of, with_point

NEEDED = (
    (("birth", "file_birth", "id_number"), "a birth month", "出生年月"),
    (("category", "post", "sex", "id_number"), "a category", "人员类别"),
)
_MOST = 5_000
"""So many different cells of a column are looked at to decide what it is."""
_SHOWN = 5
_UNTITLED = 50
"""So many columns without a title are looked at; of a sheet that is wide by mistake there are thousands, all empty."""
_CODES = re.compile("0?[0-9]")
_FRAMES: tuple[Mapping[str, bool], ...] = ({"1": True, "2": False}, {"0": True, "1": False})
"""A man's code and a woman's: GB/T 2261.1, and a frame much copied by HR systems."""
_MEN = {**dict.fromkeys(MAN_WORDS, True), **dict.fromkeys(WOMAN_WORDS, False)}
_MANY, _ONE_IN = 10, 20
"""So many ID numbers agree with a frame, and of so many at most one does not."""
_SPEAKS = re.compile(
    "缴费|缴至|缴.{0,2}(?:年限|月数|年数|年资)|(?:参|社)保.{0,2}(?:年限|月数|年数)|[延推]迟至|延退|弹性延迟|延迟.*协议|减员|停缴|断缴|停保|[终中]止参保|参保.*[终停]止|是否参保|社保缴纳|是否.*缴.*社保|截[止至]|视同|出生|身份|岗位|职务|职位|退休|特殊工种|养老|待遇|领取标[志识]|birth|contribut|deemed|insured|retire|pension|defer|position|gender|^AAC019$|^累计[年月(（]",
    re.IGNORECASE,
)
"""An unused title that says one of these may hold what decides."""
_STATUS = "身份类别"
"""How a title of classes ends that may hold the status in the file."""
_STATUSES = re.compile(
    "(?:国家|国有|全民|集体|固定|正式|普通|聘用制?|合同制?)*(?:干部|工人|职工)(?:身份)?"
    "|(?:企业|单位|行政|党政)*(?:管理|技术|专业技术|专技|工勤|工勤技能)(?:人员)?(?:身份)?"
)
_KINDS_ASKED = (
    *("xzlx", "险种代码", "参保类别", "参保种类", "参保类型", "保险类型", "保险类别", "保险种类", "保险名称"),
    *("征收品目", "征收项目", "征收品目名称", "社保类型", "社保类别", "养老保险类型", "养老保险类别", "养老保险种类"),
    *("社保项目", "险种标志", "险种类型名称"),
    *("insurancekind", "kindofinsurance"),
)
_BY_CELLS = {
    "state": "state",
    "状态": "staff_state",
    **dict.fromkeys(_KINDS_ASKED, "insurance"),
}
"""Titles that may mean something else, such as a state of a country: their cells say whether they are of the fact."""
_OF_ROWS = frozenset({"月份", "年月", "月", "期间", "缴费年月", "缴费月份", "缴费月", "缴费期间", "period", "month"})
"""Titles that say of which month a row is, where the same person stands in several."""
_INSURANCES = re.compile(
    "[1-5][1-9]0|.*(险|养老|医疗|医保|失业|工伤|生育|居民|农保|农合|年金|pension|insur).*", re.IGNORECASE | re.DOTALL
)
_TO_CALL = re.compile("联系人|联络人|紧急|contact|emergency", re.IGNORECASE)
_OF_POST = re.compile("任职|上岗|岗位")
"""A title of since when a post is held: alone it tells nobody's rows from those of a namesake."""
_POST_ASKED = re.compile("是否(?:为|是)?(.+?)(?:岗位?)?(?:人员)?")
"""A title that asks whether somebody holds a post."""
_LEAVING = re.compile(
    "(?:(?:离职|离岗|内退|退养|辞职)(?:日期|时间|年月|月份|原因)|最后工作日期?"
    "|(?:termination|resignation|leaving|relieving|separation)date|dateof(?:termination|leaving)|last(?:day|working(?:day|date)))"
    r"(?:\([^()]*\))?"
)
"""A title of when or why somebody left, of whom it is said otherwise that they have."""
_NUMBER = re.compile(r"\d+")
_BREAK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_CLASSES = ("category", "post")
_STATES = ("state", "drawing", "staff_state")
_APPLIED = re.compile("申请退休时间$")
"""Whether for which month or on which day is told by what stands there."""
_LOOKED_AT = ("sex", "insurance", "relation", "staff_kind", *_STATES, *_CLASSES, *headers.PERIODS)
_BIRTHS = ("birth", "file_birth")
_SLASHED = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{4}", re.ASCII)
"""A date with its year last, which the spreadsheets of some countries take for one."""
_MONTHS_IN_YEAR = 12
_READ_AS: Mapping[Order, Mapping[str, str]] = {
    "dmy": {"order": "day, month, year", "order_zh": "日、月、年", "other": "mdy"},
    "mdy": {"order": "month, day, year", "order_zh": "月、日、年", "other": "dmy"},
}
"""How an order is said, and what to say if it is the other one."""
_RETIRED = {"离退休日期", "aic162"}
"""Titles of a day that an authority has approved."""
_LOOKS_LIKE = {"expected": "roster.column_expected", "identity": "roster.column_identity"}
"""Columns that look as if they decided something and do not."""


class How(TypedDict, total=False):
    """What a caller may say about the cells of a list."""

    women: str | Category | None
    """`female_50` or `female_55` for every woman whose post is not stated."""
    decimal_years: bool | None
    """Whether 26.4 is 26.4 years, or else 26 years 4 months; left out, the column says so or it is asked."""
    excel_serials: bool
    """Whether 26191 in a column of dates is the day number of a spreadsheet."""
    date_order: Order | None
    """How 03/05/1971 is read, `dmy` or `mdy`; left out, the other births of the column say so or it is asked."""
    encoding: str | None
    """The encoding of a text file, where it is not told by its bytes."""


class Options(NamedTuple):
    """The same, and the words that a mapping says something of."""

    women: Category | None = None
    values: Mapping[str, Mapping[str, str]] = {}
    """For a column, by its bare title: what a word in it stands for."""
    decimal_years: bool | None = None
    excel_serials: bool = False
    date_order: Order | None = None
    encoding: str | None = None
    of_1904: bool = False
    """Whether the day numbers of the workbook count from 1904 on."""

    @classmethod
    def of(cls, how: How) -> Options:
        """What a caller says, if it can be.

        Raises:
            InvalidFacts: no class of a woman, or no order of day and month.
        """
        stated = how.get("women")
        women = None if stated is None else Category.of(stated)
        if women is Category.MALE_60:
            raise InvalidFacts("facts.category_unreadable", field="women", value=str(stated))
        order = how.get("date_order")
        if order not in (None, "dmy", "mdy"):
            raise InvalidFacts("ground.word_unreadable", field="date_order", value=str(order), allowed="dmy, mdy")
        return cls(women, {}, how.get("decimal_years"), how.get("excel_serials", False), order, how.get("encoding"))


class Use(NamedTuple):
    """What is made of one column."""

    position: int
    title: str
    field: str | None
    note: RetirecalcError | None = None
    """What is to be known about it, or done."""
    row: int | None = None
    """Of a table below the first one, where its header stands."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands where: for each fact its columns, in the order in which they are asked, and how their cells are read."""

    header: tuple[str, ...]
    columns: Mapping[str, tuple[Column, ...]]
    uses: tuple[Use, ...]
    options: Options
    decimal: frozenset[int] = frozenset()
    """The columns in which a decimal is years."""
    pointed: frozenset[int] = frozenset()
    """The columns in which the months stand behind the point of the years."""
    halves: Mapping[str, tuple[Column, Column]] = field(default_factory=dict)
    """Periods in two columns: the years, and the months beside them."""
    sexes: Mapping[int, Mapping[str, bool]] = field(default_factory=dict)
    """Columns of sex in codes that are settled: whether a code is a man's."""
    several: Several | None = None
    """Which rows count, where a person may have one for each insurance or year."""
    orders: Mapping[int, Order] = field(default_factory=dict)
    """Columns of births whose cells say in which order day and month stand."""
    statuses: frozenset[int] = frozenset()
    """Columns of classes in which 干部 and 工人 are a status in the file, and no class."""
    ignored: tuple[str, ...] = ()
    """The titles of which it is stated that they are not to be looked at."""

    one_each: Mapping[str, Column] = field(init=False, repr=False, compare=False)
    """The first column of each fact."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "one_each", {fact: columns[0] for fact, columns in self.columns.items()})

    def place(self, name: str) -> int | None:
        """Where a column stands, by its fact or its title."""
        titles = [" ".join(title.split()) for title in self.header]
        known = self.one_each.get(name)
        return known.position if known is not None else titles.index(name) if name in titles else None


def survey(
    file: str,
    header: Sequence[str],
    parts: Iterable[Sequence[Sequence[Cell]]],
    mapping: Mapping[str, str],
    options: Options,
    first: int,
    answers: range = range(0),
) -> Layout:
    """Decide what each column is by the rows, which come some at a time; `first` is the number of the first of them. Where the
    `answers` of an earlier plan stand there are no titles.

    Raises:
        RosterError: a column of the mapping is not there, or no column says when somebody was born, or of which class.
    """
    if absent := headers.missing(header, mapping):
        wanted, there = mapping[absent[0]], quoted(file, header, frozenset())
        if isinstance(wanted, Preset):
            raise RosterError("roster.mapping_system", file=file, system=wanted.system, columns=there)
        raise RosterError("roster.mapping_column", file=file, column=absent[0], columns=there)
    found = headers.match(header, mapping)
    notes: dict[int, RetirecalcError] = {}
    ambiguous = found.pop("ambiguous", [])
    for column in ambiguous:
        unit = column.unit or "years"
        notes[column.position] = InvalidFacts(
            "roster.column_ambiguous", field=column.title, unit=unit, instead=_ALONE, instead_paid=_ALONE
        )
    births = [] if options.date_order else [column for name in _BIRTHS for column in found.get(name, ())]
    looked_at = {column.position for name in _LOOKED_AT for column in found.get(name, ())}
    looked_at |= {column.position for column in births}
    applied = [one for one in found.get("retire_in", ()) if _APPLIED.search(bare(one.title))]
    applied = [one for one in applied if bare(one.title) not in {bare(title) for title in mapping}]
    looked_at |= {column.position for column in applied}
    looked_at |= {column.position for column in chain.from_iterable(found.values()) if _own_of(column.title, options)}
    untitled = (place for place, title in enumerate(header) if not title.strip() and place not in answers)
    looked_at |= {*islice(untitled, _UNTITLED)}
    if "year" in found:
        looked_at |= {column.position for column in ambiguous}
    read = {column.position for column in chain.from_iterable(found.values())}
    leaving = {place for place, title in enumerate(header) if place not in read and _LEAVING.fullmatch(bare(title))}
    looked_at |= leaving - {*answers}
    of_rows = [
        Column(place, " ".join(title.split()), None)
        for place, title in enumerate(header)
        if bare(title) in _OF_ROWS and bare(title) not in {bare(one) for one in mapping}
    ]
    if "id_number" not in found and "staff_number" not in found:
        found["year"] = [one for one in found.get("year", []) if not _OF_POST.search(one.title)]
    year = found.get("year", [])
    if not year:
        found.pop("year", None)
    several = Several.of(found | ({"year": [*year, *of_rows]} if of_rows else {}))
    seen, codes, met = _distinct(parts, first, looked_at, found, several)

    if several is not None and of_rows:
        if several.repeated:
            found["year"] = [*year, *of_rows]
        else:
            several = Several.of(found)
    known = {bare(title): fact for title, fact in mapping.items()}
    stated = {title for title, fact in known.items() if not isinstance(fact, Preset)}
    ignored = {title for title, fact in known.items() if fact == headers.IGNORED}
    for name in ("state", "staff_state", "insurance"):
        found[name] = [one for one in found.get(name, ()) if bare(one.title) in known or _says_so(one, seen)]
    whose = meanings("relation")  # where nobody is the one of the staff, it may be said of somebody to call
    to_call = any(map(_TO_CALL.search, header))
    found["relation"] = [
        one
        for one in found.get("relation", ())
        if bare(one.title) in known
        or (not to_call and "self" in {whose.get(plain(word)) for word in seen[one.position]})
    ]
    if not found["insurance"]:
        del found["insurance"]  # of which the rows of one person are told apart no more
        several = several if "year" in found else None
    for column in chain.from_iterable(found.get(name, ()) for name in ("state", "continuing")):
        if STOP_ASKED.match(bare(column.title)):
            options = _with_words(options, column, {**_ended_or_not(), **options.values.get(bare(column.title), {})})
    for name in _STATES:
        found[name] = _in_words(found.get(name, []), seen, options)
    for column in chain.from_iterable(found.get(name, ()) for name in _CLASSES):
        if asked := _posts_asked(column, seen[column.position]):
            options = _with_words(options, column, {**asked, **options.values.get(bare(column.title), {})})
    for column in found.get("staff_kind", ()):
        if gone := gone_asked(column.title, seen[column.position]):
            preset = {word: Preset(meant) for word, meant in gone.items()}
            options = _with_words(options, column, {**preset, **options.values.get(bare(column.title), {})})
    friends = [
        column
        for column in found.get("category", ())
        if bare(column.title) in stated or _says_a_class(seen[column.position], column, options)
    ]
    if friends or found.keys() & {"post", "sex", "id_number"}:  # others suffice
        for column in found.get("category", ()):
            if column not in friends and seen[column.position]:
                employing = found.get("employment", [])
                mapped = any(bare(one.title) in stated for one in employing)
                if not mapped and any(map(_says_who_employs, seen[column.position])):
                    found["employment"] = [*employing, column]
                else:
                    notes[column.position] = InvalidFacts("roster.no_class", field=column.title, instead=_ALONE)
        apart = {column.position for column in found.get("employment", ())} | notes.keys()
        found["category"] = [column for column in found.get("category", ()) if column.position not in apart]
    statuses = set()
    for column in found.get("category", ()):
        if bare(column.title).endswith(_STATUS) and bare(column.title) not in stated:
            statuses.add(column.position)
            own = options.values.get(bare(column.title), {})
            found_in = sorted(word for word in seen[column.position] if is_status(word) and plain(word) not in own)
            if found_in:
                few = ", ".join(found_in[:_SHOWN])
                notes.setdefault(
                    column.position,
                    InvalidFacts("roster.column_statuses", field=column.title, words=few, instead=_ALONE),
                )
    if "year" in found:
        counts = [one for name in headers.PERIODS for one in found.get(name, ())]
        for column in (*_yearly(counts, seen, stated), *_yearly(ambiguous, seen, stated)):
            notes[column.position] = InvalidFacts("roster.column_yearly", field=column.title, instead=_ALONE)
        found |= {
            name: [column for column in found[name] if column.position not in notes]
            for name in headers.PERIODS
            if name in found
        }
    for column in chain.from_iterable(found.values()):
        stated_of = _own_of(column.title, options)
        words = {plain(word) for word in seen[column.position]} if stated_of else set()
        unmet = [word for word in stated_of if word not in words]
        if unmet and len(words) < _MOST:
            unseen = InvalidFacts("roster.mapping_unseen", field=column.title, words=", ".join(unmet))
            notes.setdefault(column.position, unseen)
    for column in applied:
        if days := sorted(filter(_is_day, seen[column.position])):
            unclear = {"field": column.title, "value": days[0], "instead": _ALONE}
            notes.setdefault(column.position, InvalidFacts("roster.planned_or_applied", **unclear))
    halves, decimal, pointed = {}, set(), set()
    for name in headers.PERIODS:
        periods = found.get(name, [])
        if len(periods) == 2 and {column.unit for column in periods} == {"years", "months"}:
            years, months = sorted(periods, key=lambda column: column.unit == "months")
            if _are_parts(seen[years.position], seen[months.position], titled=_titled_as_parts(years, months)):
                halves[name] = (years, months)
                both = InvalidFacts("roster.period_in_two", field=years.title, other=months.title)
                notes[years.position] = notes[months.position] = both
        for column in periods:
            fractions = _fractions(seen[column.position]) if column.unit != "months" else ()
            says = options.decimal_years
            if are_pointed(column, options):
                pointed.add(column.position)
                says = False
            if says is None and fractions and (any(int(f) > 11 for f in fractions) or all(map(is_twelfth, fractions))):
                says = True
                notes.setdefault(column.position, InvalidFacts("roster.decimal_years", field=column.title))
            if says:
                decimal.add(column.position)
    orders: dict[int, Order] = {}
    for column in births:
        dates = [some for word in seen[column.position] if (some := orders_of(word))]
        order = _order(dates) if len(seen[column.position]) < _MOST else None
        if order is not None and headers.order_of(column.title) is None:
            orders[column.position] = order
            if any(len(some) > 1 for some in dates):
                notes[column.position] = InvalidFacts(
                    "roster.date_order_settled", field=column.title, **_READ_AS[order]
                )
        left = _left_as_text(met[column.position])
        if left and not any(len(some) > 1 for some in dates):
            notes[column.position] = InvalidFacts("roster.dates_swapped", field=column.title, value=left)
    sexes: dict[int, Mapping[str, bool]] = {}
    for column in found.get("sex", ()):
        own = options.values.get(bare(column.title), {})
        systems = _contradicted(own, codes[column.position])
        if systems:
            own = {word: meant for word, meant in own.items() if not isinstance(meant, Preset)}
            options = _with_words(options, column, own)
        words = {own.get(plain(word), word) for word in seen[column.position]}
        said = headers.sex_codes(column.title)
        in_codes = said or not any(plain(word) in MAN_WORDS | WOMAN_WORDS for word in words)
        if in_codes and any(map(_CODES.fullmatch, words)):
            frame = said or _frame(codes[column.position])
            if frame is None or not _agreed(frame, codes[column.position]):
                notes[column.position] = InvalidFacts("roster.sex_codes", field=column.title)
            else:
                sexes[column.position] = frame
                by = {
                    "man": next(c for c, man in frame.items() if man),
                    "woman": next(c for c, man in frame.items() if not man),
                }
                if not said:
                    slips = _against(frame, codes[column.position])
                    code = "roster.sex_codes_nearly" if slips else "roster.sex_codes_settled"
                    if systems:
                        by, code = {**by, "system": systems}, "roster.sex_codes_against"
                    notes[column.position] = InvalidFacts(code, field=column.title, **by)
    columns = {name: tuple(some) for name, some in found.items() if some}
    _check_needed(file, header, columns)
    used: dict[int, str] = {column.position: name for name, some in columns.items() for column in some}
    uses = []
    for position, title in enumerate(header):
        shown = " ".join(title.split())
        fact: str | None = used.get(position)
        note = notes.get(position)
        unbroken = _BREAK.sub("", shown).replace("_", " ").translate(SIMPLER)
        if fact is None and note is None and bare(title) not in ignored:
            if unmet := _own_of(title, options):
                note = InvalidFacts("roster.mapping_unread", field=shown, words=", ".join(unmet))
            elif position in leaving and any(map(_says_when, seen.get(position, ()))):
                note = InvalidFacts("roster.column_of_leavers", field=shown)
            elif bare(title) in _BY_CELLS or _SPEAKS.search(unbroken):
                note = _unused(shown, unbroken[: headers.NO_TITLE])
        if fact is not None and fact in _LOOKS_LIKE:
            code = "roster.column_retired" if bare(title) in _RETIRED else _LOOKS_LIKE[fact]
            note = InvalidFacts(code, field=shown, instead=_ALONE)
            fact = None
        if not shown and seen.get(position):
            shown = headers.letters(position)
            if not all(map(_NUMBER.fullmatch, seen[position])):  # which are mostly those of the lines
                note = InvalidFacts("roster.column_untitled", field=shown)
        if shown:
            uses.append(Use(position, shown if fact else headers.hidden(shown), fact, _beside(note, columns)))
    return Layout(
        header=tuple(header),
        columns=columns,
        uses=tuple(uses),
        options=options,
        decimal=frozenset(decimal),
        pointed=frozenset(pointed),
        halves=halves,
        sexes=sexes,
        several=several,
        orders=orders,
        statuses=frozenset(statuses),
        ignored=tuple(" ".join(title.split()) for title in header if bare(title) in ignored),
    )


def are_pointed(column: Column, options: Options) -> bool:
    """Whether the months of a count stand behind the point of its years: as the caller says, else as its title does."""
    says = options.decimal_years
    return column.unit != "months" and (headers.is_pointed(column.title) if says is None else not says)


def _with_words(options: Options, column: Column, words: Mapping[str, str]) -> Options:
    """Options in which the words of a column stand for that."""
    return options._replace(values={**options.values, bare(column.title): words})


def _is_day(text: str) -> bool:
    """Whether a day is written, and not a month that a spreadsheet has made the first day of."""
    with suppress(InvalidFacts):
        return month_of(text, "month")[1] not in (None, 1)
    return False


def _own_of(title: str, options: Options) -> list[str]:
    """The words of a column of which a person says what they stand for."""
    own = options.values.get(bare(title), {})
    return [word for word, meant in own.items() if not isinstance(meant, Preset)]


_ADVISED = {
    "roster.column_ambiguous": "cumulative",
    "roster.column_expected": "retire_in",
    "roster.column_retired": "retire_in",
    "roster.column_identity": "post",
    "roster.column_statuses": "post",
    "roster.no_class": "category",
    "roster.column_yearly": "paid",
    "roster.planned_or_applied": "applied_on",
}
"""The field of the mapping that a note advises, where it does not name one itself."""


def _beside(note: RetirecalcError | None, columns: Mapping[str, Sequence[Column]]) -> RetirecalcError | None:
    """A note with what a mapping that it advises would take the place of: no other column holds a fact that one is mapped to."""
    if note is None or (note.code not in _ADVISED and note.code != "roster.column_unused"):
        return note
    likely = _ADVISED.get(note.code) or str(note.fields["likely"]).removesuffix("_years").removesuffix("_months")
    said = {"instead": _instead(likely, columns, note)}
    if note.code == "roster.column_ambiguous":
        said["instead_paid"] = _instead("paid", columns, note)
    return InvalidFacts(note.code, **{**note.fields, **said})


def _instead(fact: str, columns: Mapping[str, Sequence[Column]], note: RetirecalcError) -> Said:
    others = [column.title for column in columns.get(fact, ()) if column.title != note.fields["field"]]
    if not others:
        return _ALONE
    return Said(f", which is then read instead of {', '.join(others)}", f"（届时不再读取“{'、'.join(others)}”）")


_ALONE = Said("", "")
_OF_ONE_PLACE = "(?:本地|外地|异地|当地|转[入出移]|(?:本|原|上一?|现|其他|外)单位|[省市][内外]|[本外][省市]|跨省)"
"""Who or what has counted a part only: the other parts stand elsewhere."""
_OF_OTHERS = (
    "重复.*缴|缴.*含重复|insured status|是否.{0,2}(?:延迟|推迟|延后)|"
    "配偶|子女|父亲?|母亲?|家属|家庭|亲属|联系人|紧急|spouse|child|parent|depend|emergency|contact"
    r"|工伤保险|公积金|[企职]业年金|签发|缴费?中断|断缴|^\s*\d{4}年?(?![\s\d年底末前以.\-]).*缴|annuit|housing"
    "|缴费.{0,3}(基数|额|工资|比例|档次|标准|类别|类型|方式|地|单位|险种|银行)|合同"
    "|(单位|个人|[本当][年月期]|年度|上年|历年|建账[前后]|补|预计|退休时|欠|中断|应|尚需|还需|剩余|最低|最高|医疗?保?险?|失业|生育|居民|农村|[农居]保|年金|到龄).*缴"
    "|(缴|年限|月数).*(医疗|医保|失业|工伤|生育|居民|农村|年金|公积金|[企本]?单位|[本当上][年月]|年度)|连续.*缴|[至到]退休"
    r"|(?:19\d\d|20[01]\d)年(?:以|之)?[前后](?!.*累计).*缴"
    "|(缴|年限|月数).*(最低|要求|[还尚]差|[还尚]需|预计)|(工会|社会|党内|兼任?)职务|指数|pensionable|(签订|签署).*(日期|时间|年月)"
    f"|{_OF_ONE_PLACE}.*(缴|年限|月数)|(缴|年限|月数).*{_OF_ONE_PLACE}"
    "|public|display|视同.*(开始|结束|起|止|认定|日期)|出生.{0,4}(国|证|医院|省|市|区县|体重|顺序)"
    "|(岗位|职务|职位|行政|职称).*(级别|等级|职级|层级|档次|代码|编码|编号)|position.*(level|grade|code|number)"
    r"|(地|址|籍贯|金?额|工资|津贴|补贴|工资待遇|账号|职责|有效期?|到期日期?|复印件|原因|方式)\W*$|(岗位|职务|职位).*(时间|日期)|起[始止]|开始"
    "|(医疗|医保|失业|工伤|生育|公积金|年金|居民|农村).*(停[缴保]|[终停中]止|结束|减员)"
    r"|medical|unemploy|maternity"
    r"|\b(base|amount|rate|wages?|place|country|city|address|plan|scheme|fund|start|pronoun)\b|%|birth name"
)
"""What a title says that is about somebody or something else: a place, money, a paper, since when a post is held, the months of one
year, of one employer or place, of another insurance or fund or of none, and those still to be paid."""
_LIKELY = {
    f"^(?!.*(?:月数|年限|月份|时间|日期|年月|原因|次数|医|失业|工伤|生育|公积金|年金|居民|农村)){STOP_ASKED.pattern}": "state",
    _OF_OTHERS: None,
    "(改革|调整|延迟|渐进).*退休年龄|(延迟|推迟|延后).*(月数|年限|时长)|农历|阴历|旧历|lunar": None,
    "出生|birth": "birth",
    "gender|性別": "sex",
    "身份证": "id_number",
    "身份": "post",
    "特殊工种|^AAC019$": "special_work",
    "岗位|职务|职位|position": "post",
    r"退休年龄|retire.*age|pension.*\bage\b": "category",
    "(约定|协议|协商).*退休|(延迟|推迟|延后)退休|[延推]迟至|(延迟|推迟|延退).*([^截]至|截[止至]|到期)|defer": "deferral_agreed_to",
    r"^(?!.*(?:月数|年限|年数)\W*(?:$|[(（])).*缴费.*截[止至]": "counted_to",
    "(减员|停缴|停保|[终停中]止[缴参]|缴费(终止|结束)).*(年月|日期|时间|月份)": "insured_until",
    "^减员": None,
    "(退休金?|养老金?|待遇).*(年月|日期|时间|月份)|养老金.*缴": None,
    r"\b(?:until|to|before|after|since|left|remaining|missing)\b.*pension|"
    r"pension.*\b(?:until|since|left|remaining|missing|id|no|number|account|code|card|date|month|year)\b": None,
    r"(是否|已)退休|退休(标[志识]|状态|类别)|退休金|养老金|待遇|领取标[志识]|^(?!.*\b(?:months|years)\b).*pension": "drawing",
    "缴费.{0,2}(情况|状态|状况)|^state$": "state",
    "^(险种代码|XZLX)$": "insurance",
    "是否.*视同": None,
    "是否.*缴|继续.*缴|^contributing$": "continuing",
    "折算": None,
    "[不未](包?[含括]|计入?).?视同|(excl|without|no )[^,;]*deemed": "paid",
    "(包?[含括]|(?<![累合总共])计入?).?视同|(incl|with)[^,;]*deemed": "cumulative",
    "视同|deemed": "deemed",
    r"实际(缴费|缴纳|年限|年数|月数)|实缴|^(?=.*\b(?:paid|actual)\b).*\b(?:months|years)\b": "paid",
    "^(社保|养老保险)?缴费.{0,2}(年月|月份|日期|时间|期间)": None,
    r"^(?!.*(?:月数|年限|年数)\W*(?:$|[(（])).*(?:截[止至]|缴费.*[止至]|[缴止]至|最[后近].{0,2}缴费|末次缴费"
    "|contribut.*(?:as of|until))": "counted_to",
    "缴费|缴纳.*(年限|月数)|^累计|养老.*(年限|月数)|contribut|insured|pension": "cumulative",
}
"""By what stands in an unused title, the first that fits: the field it may mean, None where there is none for it."""
_MONTHS = re.compile(r"月数|月份数|个月|[(（]月[)）]|\bmonths", re.IGNORECASE)
_PLANNED = re.compile(
    "(计划|打算|意向|申请|选择|拟).*(退休.*(年月|日期|时间|月份)|(延迟|推迟|延后)至)|(plan|intend|chosen|wish).*retire",
    re.IGNORECASE,
)


def _unused(title: str, unbroken: str) -> InvalidFacts:
    """What is said of an unused title, with advice that can be followed; by the title without the breaks of a narrow column."""
    likely = next((field for words, field in _LIKELY.items() if re.search(words, unbroken, re.IGNORECASE)), None)
    if _PLANNED.search(unbroken) and not re.search(_OF_OTHERS, unbroken, re.IGNORECASE):
        likely = "retire_in"
    if likely is not None and likely in headers.PERIODS:
        likely += "_months" if _MONTHS.search(unbroken) else "_years"
    if likely is None:
        return InvalidFacts("roster.column_unused_alone", field=title)
    return InvalidFacts("roster.column_unused", field=title, likely=likely, instead=_ALONE)


def _distinct(
    parts: Iterable[Sequence[Sequence[Cell]]],
    first: int,
    looked_at: Set[int],
    found: Mapping[str, Sequence[Column]],
    several: Several | None,
) -> tuple[dict[int, set[str]], dict[int, Counter[tuple[str, bool]]], dict[int, set[str | date]]]:
    """The different cells of each column; of a column of sexes how often each code stands beside which sex by ID number; and the
    texts and dates as they came.
    """
    seen: dict[int, set[str]] = {position: set() for position in looked_at}
    met: dict[int, set[str | date]] = {position: set() for position in looked_at}
    ids = [column.position for column in found.get("id_number", ())]
    codes: dict[int, Counter[tuple[str, bool]]] = {column.position: Counter() for column in found.get("sex", ())}
    number = first
    for rows in parts:
        if several is not None:
            for at, cells in enumerate(rows, start=number):
                several.see(at, cells)
        number += len(rows)
        for position, some in seen.items():
            if len(some) < _MOST:
                _add_different(column_of(rows, position), some, met[position])
        for position, counted in codes.items():
            texts = [typed(cell) or "" for cell in column_of(rows, position)]
            coded = {text for text in {*texts} if _CODES.fullmatch(text)}
            for cells, code in zip(rows, texts, strict=True) if coded else ():
                if code in coded:
                    for man in _sexes_by_id(cells, ids):
                        counted[code.lstrip("0") or "0", man] += 1
    return seen, codes, met


def _add_different(cells: Sequence[Cell], some: set[str], met: set[str | date]) -> None:
    """Add what is new among the cells of a column to `some` of it; what was `met` as text or as a date is not."""
    texts = {*map(type, cells)} == {str}
    for cell in dict.fromkeys(cells) if texts else cells:
        if len(some) >= _MOST:
            return
        if isinstance(cell, str | date):
            if cell in met:
                continue
            met.add(cell)
        if not blank(cell):
            some.add(typed(cell) or "")


def _sexes_by_id(cells: Sequence[Cell], ids: Iterable[int]) -> Iterable[bool]:
    for position in ids:
        if position < len(cells):
            number = id_text(typed(cells[position]) or "")
            with suppress(InvalidFacts):
                if not number.endswith("000"):  # as a spreadsheet rounds them, so that the sex is gone
                    yield read_id(number)[1]


def _frame(counted: Counter[tuple[str, bool]]) -> Mapping[str, bool] | None:
    """The one frame that the ID numbers beside the codes agree with; None where they fit both or none, or there are none."""
    fitting = [frame for frame in _FRAMES if any(code in frame for code, _ in counted) and _agreed(frame, counted)]
    return fitting[0] if len(fitting) == 1 else None


def _agreed(frame: Mapping[str, bool], counted: Counter[tuple[str, bool]]) -> bool:
    """Whether the ID numbers agree with a frame: all of them, or of many nearly all, so that the others are slips of their rows."""
    against = _against(frame, counted)
    agreeing = sum(times for (code, _), times in counted.items() if code in frame) - against
    return not against or (agreeing >= _MANY and against * _ONE_IN <= agreeing + against)


def _against(frame: Mapping[str, bool], counted: Counter[tuple[str, bool]]) -> int:
    """How many ID numbers say another sex than the frame does."""
    return sum(times for (code, man), times in counted.items() if frame.get(code, man) is not man)


def _contradicted(own: Mapping[str, str], counted: Counter[tuple[str, bool]]) -> str:
    """The system whose codes of a sex the ID numbers beside them contradict; empty where they do not."""
    preset = {code: meant for code, meant in own.items() if isinstance(meant, Preset) and _CODES.fullmatch(code)}
    frame = {code: man for code, meant in preset.items() if (man := _MEN.get(plain(meant))) is not None}
    return "" if not frame or _agreed(frame, counted) else next(iter(preset.values())).system


def is_status(word: str) -> bool:
    """Whether a word is a status in the file: 女干部 and 原法定退休年龄55周岁女职工 are classes, 管理岗 is a post.

    >>> is_status("干部"), is_status("工人身份"), is_status("管理人员"), is_status("管理岗"), is_status("女干部")
    (True, True, True, False, False)
    """
    return _STATUSES.fullmatch(plain(word)) is not None


def _says_so(column: Column, seen: Mapping[int, Set[str]]) -> bool:
    """Whether a column is of the fact that its title may name: one of its cells at least speaks of it."""
    name = _BY_CELLS.get(bare(column.title))
    if name is None or not seen[column.position]:
        return True
    if name in _STATES:
        known = {**meanings(name), **meanings("state")}
        return any(plain(word) in known for word in seen[column.position])
    return any(_INSURANCES.fullmatch(word) for word in seen[column.position])


def _says_when(cell: str) -> bool:
    """Whether a cell says when or why somebody left; 9999-12-31 is how a system writes that nobody has."""
    return plain(cell) not in NOTHING and not cell.startswith("9999")


def _in_words(columns: list[Column], seen: Mapping[int, Set[str]], options: Options) -> list[Column]:
    """The columns of a state, of which those with nothing but codes go where another has the words."""

    def coded(column: Column) -> bool:
        own = options.values.get(bare(column.title), {})
        words = seen[column.position] - NOTHING
        return headers.is_of_states(column.title) and all(
            _NUMBER.fullmatch(word) and plain(word) not in own for word in words
        )

    return [column for column in columns if not coded(column)] or columns


def _ended_or_not() -> dict[str, str]:
    """What yes and no stand for under a title that asks whether payments have ended; what has not ended may end."""
    said = {"yes": Preset("停缴"), "no": Preset("无")}
    return {word: said[meant] for word, meant in meanings("yes_no").items() if meant in said}


def _posts_asked(column: Column, words: Set[str]) -> dict[str, str]:
    """What words stand for under a title of posts: yes and no where it asks whether somebody holds one; no names none."""
    if bare(column.title) == "post":  # as an empty list has it; elsewhere a worker may be anybody who is employed
        return {"worker": Preset("工人")}
    asked = _POST_ASKED.fullmatch(bare(column.title))
    if asked is None or class_meant(asked[1]).of_woman is None:
        return {}
    said = {plain(word): meanings("yes_no").get(plain(word)) for word in words}
    return {word: Preset(asked[1] if one == "yes" else "无") for word, one in said.items() if one in ("yes", "no")}


def _says_who_employs(word: str) -> bool:
    """Whether a word names a kind of employment, or one of several, or says that nobody employs somebody any more."""
    if plain(word) in meanings("retired"):
        return True
    try:
        return Employment.of(word) is not Employment.UNKNOWN
    except InvalidFacts:
        return meanings("employment").get(plain(word)) == "ask"


def _says_a_class(words: Iterable[str], column: Column, options: Options) -> bool:
    """Whether one of the words names a class, a rank that may decide it, or work that points to another way."""
    own = options.values.get(bare(column.title), {})
    return any(
        plain(word) in own or class_stated(word).known or says_senior(word) or way_of(word) is not None
        for word in words
    )


def _yearly(periods: Sequence[Column], seen: Mapping[int, Set[str]], stated: Set[str]) -> Sequence[Column]:
    """The columns that count the months of one year each, which is no total: nobody says that there were no other years."""
    words = [word for column in periods for word in seen[column.position] if word not in NOTHING]
    counts = [int(match[1]) for word in words if (match := re.fullmatch(r"(\d{1,4})(?:个?月)?", word))]
    of_months = all(column.unit == "months" and bare(column.title) not in stated for column in periods)
    return periods if of_months and len(counts) == len(words) and 0 < max(counts, default=0) <= 12 else ()


def _titled_as_parts(years: Column, months: Column) -> bool:
    """Whether the titles say 年 and 月 of one count: 累计缴费年 and 累计缴费月, 累计缴费年限（年） and 累计缴费年限（月）."""
    one, other = (re.split(r"\(?([年月])\)?$", bare(column.title)) for column in (years, months))
    return len(one) == len(other) == 3 and (one[0], one[1], other[1]) == (other[0], "年", "月")


def _are_parts(years: Iterable[str], months: Iterable[str], *, titled: bool) -> bool:
    """Whether the months stand beside the years, and do not count them over again; a slip in one row is none of the others'.

    Where the titles say so, no row has to do so too but one: of a row that has the whole in both columns the whole is read.
    """
    of_years, of_months = ([word for word in some if word not in NOTHING] for some in (years, months))
    whole = [word for word in of_years if re.fullmatch(r"\d{1,2}年?", word)]
    parts = [word for word in of_months if re.fullmatch(r"(\d|0\d|1[01])(个?月)?", word)]
    return bool(parts) if titled else 2 * len(parts) > len(of_months) and 2 * len(whole) >= len(of_years)


def _fractions(words: Iterable[str]) -> list[str]:
    """The digits after the point of every decimal in a column; 0.26 alone may be a share."""
    found = (re.fullmatch(r"(\d{1,2})\.(\d{1,15})\s*年?", with_point(word)) for word in words)
    parts = [(int(match[1]), part) for match in found if match and (part := match[2].rstrip("0"))]
    return [part for whole, part in parts if any(years for years, _ in parts) or whole or is_twelfth(part)]


def _order(dates: Sequence[Set[Order]]) -> Order | None:
    """The one order in which every date can be read; None where all can in both, or not all in one."""
    fitting: list[Order] = [order for order in _READ_AS if all(order in one for one in dates)]
    return fitting[0] if len(fitting) == 1 else None


def _left_as_text(cells: Set[str | date]) -> str:
    """A date that stays a text beside dates of the spreadsheet, because its day is no month there; empty where there is none.

    The others it has taken for dates, perhaps with day and month in the order of its own country.
    """
    if not any(isinstance(cell, date) and cell.day <= _MONTHS_IN_YEAR for cell in cells):
        return ""
    texts = (cell for cell in cells if isinstance(cell, str) and _SLASHED.match(cell.strip()))
    return min((text for text in texts if len(orders_of(text)) == 1), default="")


def _check_needed(file: str, header: Sequence[str], columns: Mapping[str, Sequence[Column]]) -> None:
    for facts, what, what_zh in NEEDED:
        if not columns.keys() & set(facts):
            shown = [fact for fact in facts if fact not in ("file_birth", "post")]
            allowed = ", ".join(f"{headers.shortest(fact)} ({fact})" for fact in shown)
            understood = frozenset(column.position for column in chain.from_iterable(columns.values()))
            others = str(masked(quoted(file, header, understood)))
            others_zh = others.replace(", ", "、")
            unread = Said(f". Columns not understood: {others}", f"。尚未识别的列：{others_zh}") if others else _ALONE
            raise RosterError(
                "roster.column_asked",
                file=file,
                what=what,
                what_zh=what_zh,
                allowed=allowed,
                unread=unread,
                field=facts[0],
            )


def quoted(file: str, header: Sequence[str], understood: Set[int]) -> str:
    """The other titles of a header, for a sentence.

    Raises:
        RosterError: the line holds data, not titles: it names people, and no message does.
    """
    if headers.is_data(header):
        raise RosterError("roster.file_empty", file=file)
    shown = headers.quotable(header)
    return ", ".join(title for place, title in enumerate(shown) if header[place].strip() and place not in understood)
