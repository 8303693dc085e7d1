"""The schedule as SQL: a table that the database makes for itself, and the SELECT that joins people to it.

Runs of birth months with the same ages, as the annexes print them, taken from the schedule of the scalar rules: nothing here
and nothing in the SQL computes with the law.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import numpy as np

from retirecalc.batch.codebook import code_book
from retirecalc.batch.codes import BIRTHS, CATEGORIES, EMPLOYMENTS, FIRST, NONE
from retirecalc.batch.layout import laid_out
from retirecalc.batch.rows import category_of
from retirecalc.batch.schedule import schedule_table
from retirecalc.columns import shown
from retirecalc.errors import InvalidFacts
from retirecalc.facts.vocabulary import meanings
from retirecalc.facts.words import CATEGORY_WORDS, EMPLOYMENT_WORDS, NOTHING, WOMAN_WORDS, Category, Employment
from retirecalc.ground.months import WRITTEN
from retirecalc.ground.say import language
from retirecalc.ground.written import SIMPLER
from retirecalc.law import Law
from retirecalc.wording import word
from retirecalc.wording.common import AGENCY_DECIDES_IN_SHORT

JOINED = tuple(one.in_batch for one in shown("sql"))
"""The results of `assess_batch` that a join can give; `required_months` is that of the statutory month."""


class Sql(NamedTuple):
    """Two statements: `schedule` makes the table, `select` joins people to it."""

    schedule: str
    select: str


class _Dialect(NamedTuple):
    """Where DuckDB and Spark SQL differ."""

    quote: str
    text: str
    dated: tuple[str, ...]
    """The type of a date, and those of a time without a zone, as `typeof` names them."""
    timed: tuple[str, ...]
    zoned: tuple[str, ...]
    fractional: tuple[str, ...]
    """Types of numbers with a point, without what `typeof` adds in brackets."""
    parts: str
    everywhere: str
    each_month: str
    add_months: str
    first_day: str
    hint: str


_DIALECTS = {
    "duckdb": _Dialect(
        quote='"',
        text="VARCHAR",
        dated=("DATE",),
        timed=("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"),
        zoned=("TIMESTAMP WITH TIME ZONE",),
        fractional=("DOUBLE", "FLOAT", "DECIMAL"),
        parts=r"\1\4-\2\5-\3\6",
        everywhere=", 'g'",
        each_month="CAST(unnest(generate_series(first_birth, last_birth, INTERVAL 1 MONTH)) AS DATE)",
        add_months="CAST(birth_month + to_months(CAST({0} AS INTEGER)) AS DATE)",
        first_day="CAST(date_trunc('month', {0}) AS DATE)",
        hint="",
    ),
    "spark": _Dialect(
        quote="`",
        text="STRING",
        dated=("date",),
        timed=("timestamp_ntz",),
        zoned=("timestamp",),
        fractional=("double", "float", "decimal"),
        parts="$1$4-$2$5-$3$6",
        everywhere="",
        each_month="explode(sequence(first_birth, last_birth, INTERVAL 1 MONTH))",
        add_months="add_months(birth_month, CAST({0} AS INT))",
        first_day="trunc({0}, 'MM')",
        hint=" /*+ BROADCAST(s) */",
    ),
}

_SAID = {
    "law": (
        "The law of {place}, {on}; tables {version}{readings}. Made by retirecalc: {decides}.",
        "{place}，{on}，数据版本 {version}{readings}。由 retirecalc 生成；{decides}。",
    ),
    "newest": ("the newest on file", "库内最新规定"),
    "of_day": ("as in force on {day}", "{day} 施行的规定"),
    "units": (
        "A month is the date of its first day; ages and counts are whole months.",
        "年月写作当月第一天的日期；年龄和年限以月计。",
    ),
    "group": (
        "category, employment, born from, born to, statutory age, increase, minimum, earliest age, latest age",
        "人员类别，用工性质，出生自，至，法定退休年龄，延迟月数，最低缴费月数，最早年龄，最晚年龄",
    ),
    "alike": ("kinds of employment, and the one above with the same window", "用工性质，以及上表中可选范围与之相同者"),
    "folded": ("full-width forms and stray blanks, made plain", "全角字符与多余空白"),
    "read": (
        "1971-09, 1971/9/15, 1971年9月, 197109; what cannot be read is not guessed",
        "1971-09、1971/9/15、1971年9月、197109；无法识别的不猜测",
    ),
    "decimal": ("1971.1: January, or October without its 0?", "1971.1：1月，还是丢掉末尾0的10月？"),
    "moment": ("a moment is no date", "时刻不是日期"),
    "number": ("a number with a point is no month", "带小数点的数不是年月"),
    "asked": ("the month of the question", "测算月份"),
}

_SCHEDULE = """\
WITH born (
  category, employment_like, first_birth, last_birth, statutory_age_months, increase_months, required_months,
  earliest_age_months, latest_age_months
) AS (
  VALUES
    -- {group}
{rows}
),
kind (employment, employment_like) AS (
  VALUES
    -- {alike}
{kinds}
),
birth AS (
  SELECT born.*, {each_month} AS birth_month FROM born
)
SELECT
  category,
  employment,
  birth_month,
  {statutory_month} AS statutory_month,
  CAST(statutory_age_months AS SMALLINT) AS statutory_age_months,
  CAST(increase_months AS SMALLINT) AS increase_months,
  {earliest_month} AS earliest_month,
  {latest_month} AS latest_month,
  CAST(required_months AS SMALLINT) AS required_months
FROM birth
JOIN kind USING (employment_like)
"""

_SELECT = """\
SELECT{hint}
  p.*,
{joined}
  CASE
    WHEN s.statutory_month IS NOT NULL THEN CASE WHEN fact.employment IS NULL THEN 'employment_unreadable' END
    WHEN s.category IS NOT NULL THEN 'not_covered'
    WHEN word.birth IS NULL OR trim(given.birth) IN ({nothing}) THEN 'birth_missing'
    WHEN fact.birth_month IS NULL THEN 'birth_unreadable'
    WHEN fact.birth_month NOT BETWEEN {first} AND {last} THEN 'birth_out_of_range'
    WHEN fact.birth_month > {as_of} THEN 'birth_after_as_of'
    WHEN word.category IS NULL OR trim(given.category) IN ({nothing}) THEN 'category_missing'
    WHEN class.category = '{ask}' THEN 'category_of_woman'
    ELSE 'category_unreadable'
  END AS problem
FROM {people} AS p
CROSS JOIN LATERAL (
  SELECT
    {text_birth} AS birth,
    {text_category} AS category,
    {text_employment} AS employment
) AS given
CROSS JOIN LATERAL ( -- {folded}
  SELECT
    {word_birth} AS birth,
    {word_category} AS category,
    {word_employment} AS employment
) AS word
CROSS JOIN LATERAL ( -- {read}
  SELECT
    CASE
      WHEN typeof({birth}) IN ({dated}) THEN TRY_CAST(word.birth AS DATE)
      WHEN typeof({birth}) IN ({timed}) AND word.birth LIKE '% 00:00:00' THEN TRY_CAST(word.birth AS DATE)
      WHEN typeof({birth}) IN ({timed}, {zoned}) THEN NULL -- {moment}
      WHEN word.birth LIKE '%.%' AND regexp_extract(typeof({birth}), '^[A-Za-z]+', 0) IN ({fractional}) THEN NULL -- {number}
      WHEN word.birth LIKE '0000%' THEN NULL
      WHEN word.birth LIKE '____.1' THEN NULL -- {decimal}
      ELSE TRY_CAST(regexp_replace(regexp_replace(nullif(regexp_extract(word.birth,
        '{written}', 0), ''),
        '{written}', '{parts}'), '-$', '-01') AS DATE)
    END AS birth_on
) AS day
LEFT JOIN (
  VALUES
{categories}
) AS class (word, category)
  ON class.word = word.category
LEFT JOIN (
  VALUES
{employments}
) AS employer (word, employment)
  ON employer.word = word.employment
CROSS JOIN LATERAL (
  SELECT
    {birth_month} AS birth_month,
    CASE
      WHEN given.employment IN ({codes_employment}) THEN given.employment
      WHEN word.employment IS NULL THEN 'unknown'
      ELSE employer.employment
    END AS employment
) AS fact
LEFT JOIN {schedule} AS s
  ON s.category = class.category
  AND s.employment = coalesce(fact.employment, 'unknown')
  AND s.birth_month = fact.birth_month
  AND fact.birth_month <= {as_of} -- {asked}
"""

_WRITTEN = f"^(?:{WRITTEN})$"
_NOISE = "[ ()·、:,-]|周?岁"
"""What `facts` takes out of a word."""
_TRADITIONAL = "".join(map(chr, SIMPLER))
_ODD = {"birth": "[^!-~一-鿿]", **dict.fromkeys(("category", "employment"), f"[^0-9a-z_一-鿿]|[岁{_TRADITIONAL}]")}
"""Only text with such a character needs to be folded, which costs far more than to look."""
_BLANKS = (9, 10, 13, 160)
_NOTHING = NOTHING - {"\\"}  # which begins an escape in Spark SQL
_ASK = "ask"


def to_sql(
    law: Law,
    *,
    as_of: object,
    dialect: str,
    people: str,
    schedule: str,
    birth: str,
    category: str,
    employment: str | None,
    lang: str,
) -> Sql:
    """What `batch.to_sql` does, once NumPy is there."""
    if dialect not in _DIALECTS:
        raise InvalidFacts("ground.word_unreadable", field="dialect", value=dialect, allowed=", ".join(_DIALECTS))
    language(lang)
    speech = _DIALECTS[dialect]
    columns = {"birth": birth, "category": category} | ({} if employment is None else {"employment": employment})
    names = {fact: _quoted(column, speech, fact) for fact, column in columns.items()}
    from_people, from_schedule = _table(people, speech, "people"), _table(schedule, speech, "schedule")
    joined = select_joined(law, as_of, dialect, from_people, from_schedule, names, lang)
    head = _head(law, lang)
    return Sql(
        schedule=f"{head}CREATE TABLE {from_schedule} AS\n{select_schedule(law, dialect, lang)}", select=head + joined
    )


def _table(name: str, speech: _Dialect, field: str) -> str:
    return ".".join(_quoted(part, speech, field, name) for part in name.split("."))


def _quoted(name: str, speech: _Dialect, field: str, written: str | None = None) -> str:
    """An identifier in quotation marks: whatever it holds is a name and nothing else."""
    if not name or not name.isprintable():
        raise InvalidFacts("batch.sql_name", field=field, value=name if written is None else written)
    return speech.quote + name.replace(speech.quote, speech.quote * 2) + speech.quote


def _say(lang: str) -> dict[str, str]:
    return {name: text[("en", "zh").index(lang)] for name, text in _SAID.items()}


def _head(law: Law, lang: str) -> str:
    said = _say(lang)
    on = said["newest"] if law.in_force_on is None else said["of_day"].format(day=law.in_force_on)
    comma = "，" if lang == "zh" else ", "
    chosen = "".join(f"{comma}{one.id}={one.chosen}" for one in law.readings.values() if one.chosen is not None)
    lines = [
        said["law"].format(
            place=law.place,
            on=on,
            version=law.data_version,
            readings=chosen,
            decides=AGENCY_DECIDES_IN_SHORT.of(lang),
        )
    ]
    lines += [word(caveat.code, lang) for caveat in law.caveats]
    lines.append(said["units"])
    return "".join(f"-- {' '.join(line.split())}\n" for line in (*lines, *_basis(law)))


def _basis(law: Law) -> Iterator[str]:
    """Which articles a column rests on, a line for each document."""
    book = code_book(law, schedule=True)
    for name in JOINED:
        places: dict[str, dict[str, list[str]]] = {}
        for cite in book[name].citations:
            article, _, row = cite.locator.partition(" ")
            rows = places.setdefault(cite.document_number, {}).setdefault(article, [])
            rows += [row] if row else []
        for document, articles in places.items():
            located = (f"{article} {'、'.join(rows)}".strip() for article, rows in articles.items())
            yield f"{name}: {document} {'，'.join(located)}"


def select_schedule(law: Law, dialect: str, lang: str = "en") -> str:
    """The rows of the schedule: each category, employment and birth month."""
    runs, like = _runs(law)
    speech = _DIALECTS[dialect]
    return _SCHEDULE.format(
        **_say(lang),
        rows=",\n".join(f"    ({', '.join(run)})" for run in runs),
        kinds=",\n".join(f"    ('{kind}', '{other}')" for kind, other in like.items()),
        each_month=speech.each_month,
        statutory_month=speech.add_months.format("statutory_age_months"),
        earliest_month=speech.add_months.format("earliest_age_months"),
        latest_month=speech.add_months.format("latest_age_months"),
    )


def _runs(law: Law) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """Runs of birth months with the same ages and minimum, and for each employment the one that has the same window."""
    table = schedule_table(law)
    ages: dict[str, Any] = {}
    like: dict[str, str] = {}
    for kind in map(str, EMPLOYMENTS):
        window = table.windows(kind)
        ends = np.stack([window.earliest_month, window.latest_month], axis=1)
        age = np.where(ends == NONE, NONE, ends - table.birth_month[:, None])
        like[kind] = next((other for other, known in ages.items() if np.array_equal(known, age)), kind)
        ages.setdefault(like[kind], age)
    runs = []
    for kind, age in ages.items():
        values = np.column_stack([table.statutory_age_months, table.increase_months, table.required_months, age])
        new = (values[1:] != values[:-1]).any(axis=1) | (table.category[1:] != table.category[:-1])
        starts = [0, *(np.flatnonzero(new) + 1).tolist(), len(values)]
        for first, end in itertools.pairwise(starts):
            born = (_date(int(table.birth_month[row])) for row in (first, end - 1))
            counts = ("NULL" if value == NONE else str(value) for value in values[first].tolist())
            runs.append((f"'{CATEGORIES[table.category[first]]}'", f"'{kind}'", *born, *counts))
    return runs, like


def select_joined(
    law: Law, as_of: object, dialect: str, people: str, schedule: str, columns: Mapping[str, str], lang: str = "en"
) -> str:
    """People joined to the schedule. The names of tables and columns come quoted."""
    speech = _DIALECTS[dialect]
    source = {fact: f"p.{column}" for fact, column in columns.items()}
    fields = _say(lang) | {"hint": speech.hint, "people": people, "schedule": schedule, "text": speech.text}
    fields |= {
        "as_of": _date(int(laid_out(law, as_of, employment=False).as_of)),
        "first": _date(FIRST.index),
        "last": _date(FIRST.index + BIRTHS - 1),
        "joined": "\n".join(f"  s.{name}," for name in JOINED if name != "problem"),
        "birth": source["birth"],
        "dated": _list(speech.dated),
        "timed": _list(speech.timed),
        "zoned": _list(speech.zoned),
        "fractional": _list(speech.fractional),
        "written": _WRITTEN,
        "parts": speech.parts,
        "birth_month": speech.first_day.format("day.birth_on"),
        "nothing": _list(_NOTHING),
        "ask": _ASK,
        "categories": _rows(_classes()),
        "employments": _rows(_employments()),
        "codes_employment": _list(EMPLOYMENTS),
    }
    wide, narrow = _wide()
    blanks = " || ".join(f"chr({code})" for code in _BLANKS)
    for fact, odd in _ODD.items():
        text = f"CAST({source.get(fact, 'NULL')} AS {speech.text})"
        if fact != "employment":  # of which the codes are read as they are written
            text = f"lower({text})"
        fields[f"text_{fact}"] = text
        folded = f"translate(lower(given.{fact}),\n      '{wide}' || {blanks},\n      '{narrow}{' ' * len(_BLANKS)}')"
        folded = f"nullif(trim({folded}), '')"
        if fact == "birth":
            known = f"typeof({source[fact]}) IN ({_list(speech.dated + speech.timed)})"
        else:
            known = f"given.{fact} IN ({_list(CATEGORIES if fact == 'category' else EMPLOYMENTS)})"
            folded = f"regexp_replace({folded}, '{_NOISE}', ''{speech.everywhere})"
        fields[f"word_{fact}"] = (
            f"CASE WHEN {known} THEN given.{fact}\n"
            f"      WHEN regexp_extract(given.{fact}, '{odd}', 0) = '' THEN nullif(given.{fact}, '')\n"
            f"      ELSE {folded} END"
        )
    return _SELECT.format(**fields)


def _rows(words: Mapping[str, Iterable[str]]) -> str:
    """A word and what it stands for: a table to join, for a long list of words is looked through one by one."""
    lines = (", ".join(f"('{word}', '{code}')" for word in sorted(some)) for code, some in words.items())
    return ",\n".join(f"    {line}" for line in lines)


_AGES = ("45", "50", "55", "58", "60", "63")
"""The ages that stand beside a sex: of the classes, of special work, and what they come to."""


@functools.cache
def _classes() -> Mapping[str, frozenset[str]]:
    """The words that a batch reads, by what it reads them as; under `_ASK` those of women whose class is asked."""
    posts = meanings("post")
    words = {*WOMAN_WORDS, *posts, *(sex + post for sex in "男女" for post in posts)}.union(*CATEGORY_WORDS.values())
    ages = itertools.product(("", "原法定"), ("50", "55", "60"), ("", "男", "女"), ("", "职工", "工人", "干部"))
    words |= {f"{by}退休年龄{age}{sex}{who}" for by, age, sex, who in ages}
    for sex, age in itertools.product(("男", "男性", "男职工", "女", "女性", "女职工"), _AGES):
        words |= {f"{sex}{age}", f"{age}{sex}"}
    told = {text: text for text in (re.sub(_NOISE, "", one) for one in words)}
    told |= {re.sub(_NOISE, "", one): one for one in _in_english(posts)}
    found: dict[str, set[str]] = {category: set() for category in (*Category, _ASK)}
    for text, stated in told.items():
        try:
            found[category_of(stated)].add(text)
        except InvalidFacts as error:
            if error.code == "facts.category_of_woman":
                found[_ASK].add(text)
    return {category: frozenset(some) for category, some in found.items()}


def _in_english(posts: Iterable[str]) -> Iterator[str]:
    """Classes by a sex and an age, or a sex and a post, or as somebody who is employed."""
    yield from meanings("sex")
    sexes = ("female", "male", "woman", "man", "women", "men")
    for sex, age in itertools.product(("f", "m", *sexes), _AGES):
        yield f"{sex}{age}"
    posts = {*filter(str.isascii, posts), *("worker", "workers", "employee", "employees", "staff")}
    for sex, between, post in itertools.product(sexes, " _", posts):
        yield f"{sex}{between}{post}"


@functools.cache
def _employments() -> Mapping[str, frozenset[str]]:
    """The words that `Employment.of` reads. A code is one as it is written, and may be a word of less in capitals."""
    words = {*meanings("employment"), *meanings("identity")}.union(*EMPLOYMENT_WORDS.values(), _NOTHING)
    found: dict[str, set[str]] = {kind: set() for kind in Employment}
    for text in {re.sub(_NOISE, "", one) for one in words}:
        with suppress(InvalidFacts):
            found[Employment.UNKNOWN if text in _NOTHING else Employment.of(text.capitalize())].add(text)
    return {kind: frozenset(some) for kind, some in found.items()}


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


def _date(month: int) -> str:
    return f"DATE '{month // 12:04}-{month % 12 + 1:02}-01'"


@functools.cache
def _wide() -> tuple[str, str]:
    """Wide and traditional characters, in lower case, of whatever a word or a date is written with, and what they stand for."""
    words = frozenset[str]().union(*_classes().values(), *_employments().values())
    known = set("".join(words)) | set(_NOISE + "0123456789-/.年月日时分秒")
    found = {one: one.translate(SIMPLER) for one in _TRADITIONAL}
    for char in map(chr, range(0x80, 0xFFFF)):
        plain = unicodedata.normalize("NFKC", char)
        if plain != char and char == char.lower() and plain in known and unicodedata.east_asian_width(char) in "FWH":
            found[char] = plain
    return "".join(found), "".join(found.values())
