"""No error, at any door, shows more of an ID number than four characters at each end, however the number is written."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retirecalc import Category, Contributions, Employment, Person, assess
from retirecalc.batch import assess_batch, to_sql
from retirecalc.cli import main
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.filing import Filing
from retirecalc.facts.spells import Spell
from retirecalc.ground.text import mask
from retirecalc.roster import read_roster
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from tests.law_day import load_law

LAW = load_law()
WIDE = str.maketrans("0123456789Xx", "０１２３４５６７８９Ｘｘ")
BLANKS = [" ", "\u3000", "\u00a0", "  ", "\t", "\u200b"]
DASHES = ["-", "－", "‐", "–", "—", "−", " - "]
BETWEEN = [*BLANKS, *DASHES, ".", "．", "·", "。", "/", "／", "\\", "_", "|"]
APART = [
    *BETWEEN,
    "(",
    ")",
    "（",
    "）",
    "[",
    "]",
    ",",
    ", ",
    "，",
    ";",
    "；",
    ":",
    "：",
    "#",
    "+",
    "年",
    "月",
    "日",
    " 出生日期：",
]


def id_numbers() -> st.SearchStrategy[str]:
    """Made up: an area, a birth of the eighties, and an end, of figures that no sentence has by itself."""
    area = st.sampled_from(["500101", "110221", "832101", "440305", "650102"])
    birth = st.builds("{}{:02}{:02}".format, st.integers(1983, 1989), st.integers(3, 9), st.integers(13, 33))
    end = st.text("3456789", min_size=3, max_size=3)
    new = st.builds("{}{}{}{}".format, area, birth, end, st.sampled_from("3456789Xx"))
    old = st.builds(lambda area, birth, end: area + birth[2:] + end, area, birth, end)
    return new | old


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """An ID number, and the same as somebody may write it: cut anywhere, anything between, in wide characters or not.

    Brackets, commas and words stand between the groups of new numbers only: fifteen figures in a list are figures.
    """
    number = draw(id_numbers())
    between = APART if len(number) == 18 else BETWEEN
    cuts = sorted(draw(st.sets(st.integers(1, len(number) - 1), max_size=17)))
    text = number[: cuts[0]] if cuts else number
    for first, last in pairwise([*cuts, len(number)]):
        text += draw(st.sampled_from(between)) + number[first:last]
    return number, text.translate(WIDE) if draw(st.booleans()) else text


def shows_no_more_than_its_ends(text: str, number: str) -> None:
    """No five characters of it that follow each other, whatever stands between them."""
    plain = re.sub(r"[^\w*]|_", "", unicodedata.normalize("NFKC", text).upper())
    shown = [number[at : at + 5] for at in range(len(number) - 4) if number[at : at + 5].upper() in plain]
    assert shown == [], text


def check(error: RetirecalcError, number: str) -> None:
    for text in (
        str(error),
        error.text("zh"),
        repr(error),
        repr(error.args),
        repr(error.fields),
        str(error.__reduce__()[1:]),  # the function before it has an address, whose digits are chance
    ):
        shows_no_more_than_its_ends(text, number)


@given(written())
@example(("50010119810915123X", "5001 0119 8109 1512 3X"))
@example(("500101198109151239", "5.00101198109151239"))
@example(
    ("500101198303133333", "5年00101198303133333")
)  # a word stays where it stands, between the figures that are shown
def test_mask(pair: tuple[str, str]) -> None:
    number, text = pair
    for around in ("{}", "身份证{}。", "id: {} (man)", "x{}", "{},{}"):
        masked = mask(around.format(text, text))
        shows_no_more_than_its_ends(masked, number)
        assert mask(masked) == masked
        figures = re.sub("[^0-9X*]", "", unicodedata.normalize("NFKC", masked).upper()).lstrip("X")
        # Between words any sign is one of the four that are shown.
        assert figures.startswith(number[0] if re.search("[\u4e00-\u9fff]", text) else number[:4])


def test_fifteen_figures_far_apart_are_masked_at_once() -> None:
    """Too few for a number of today: each way to read what stands between them was tried, for hours."""
    assert mask(" - ".join("500101198109151")) == "5001" + "*" * 49 + "9151"
    assert mask("（ ".join("500101198109151")) == "（ ".join("500101198109151")


@pytest.mark.parametrize(
    "text",
    [
        "(500101)19810915(123X)",
        "（500101）19810915（123X）",
        "500101,19810915,123X",
        "500101，19810915，123X",
        "500101;19810915;123X",
        "500101:19810915:123X",
        "500101#19810915#123X",
        "500101+19810915+123X",
        "[500101] [19810915] [123X]",
        "500,101,198,109,151,239",
        "500101,198,109,151,239",
        "('500101', '19810915', '123X')",
        "身份证500101 1981年09月15日 123X",
        "身份证500101 出生1981年09月15日 顺序码123X",
        "316, 500101,19810915,123X, 1971-09",
    ],
)
def test_groups_with_anything_between(text: str) -> None:
    for number in ("50010119810915123X", "500101198109151239"):
        shows_no_more_than_its_ends(mask(text), number)
    assert mask(mask(text)) == mask(text)
    assert Spell("2000-01", place=text).place == mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "19710915",
        "1971-09-15",
        "1971-09-15 00:00:00.000",
        "1971-09-15T16:00:00.123456+08:00",
        "1971-09-15 2026-11-21",
        "1971/9/15 - 2026/11/21",
        "19710915 20261121",
        "2000-01..2010-12",
        "1990-01-01..2004-12-31",
        "2031-09 2036-06 2038-01 2039-12",
        "12.67",
        "26.333333333",
        "316",
        "1,234,567.89",
        "101, 102, 103, 104, 105, 106",
        "316, 317, 320, 101, 110, 118, 12",
        "2031-09, 2036-06, 2038-01, 2039-12",
        "202609,202610,202611,202612",
        "1971-09-15, 2026-11-21, 1990-01-01, 2004-12-31",
        "19710915;20261121;19900101",
        "1971年09月15日、2026年11月20日、2031年12月31日、2036年06月15日",
        "2000-01..2010-12; 2012-03..2019-11; 2020-02..",
        "(2031-11-20) (2036-06-15) (2041-01-01)",
        "13812345678",
        "人社部发〔2024〕94号",
    ],
)
def test_dates_and_figures_are_not_masked(text: str) -> None:
    assert mask(text) == text
    assert InvalidFacts("ground.word_unreadable", field="x", value=text, allowed=text).fields["value"] == text


@pytest.mark.parametrize("number", [316, 20261121, 1971.0833, 13812345678, True, None, -1])
def test_ordinary_numbers_stay_numbers(number: object) -> None:
    assert InvalidFacts("facts.removed_too_many", field="x", value=number).fields["value"] is number


def in_contributions(value: Any, **facts: Any) -> object:
    stated = Contributions(cumulative=value, **facts)
    return assess(Person("1971-09", "男", contributions=stated), LAW, "2026-11")


DOORS: dict[str, Callable[[Any], object]] = {
    "birth": lambda value: Person(value, "男"),
    "category": lambda value: Person("1971-09", value),
    "category of": Category.of,
    "employment": Employment.of,
    "drawing": lambda value: Person("1971-09", "男", drawing=value),
    "contributions": lambda value: Person("1971-09", "男", contributions=value),
    "paid": lambda value: Contributions(paid=value, deemed=1, cumulative=2),
    "cumulative": in_contributions,
    "removed": lambda value: in_contributions(1, removed=value),
    "counted_to": lambda value: in_contributions(1, counted_to=value),
    "continuing": lambda value: in_contributions(1, continuing=value),
    "spells": lambda value: Contributions(spells=value),
    "spell": lambda value: Spell.of([value, value, value, value, value, value]),
    "first": Spell,
    "last": lambda value: Spell("2000-01", value),
    "kind": lambda value: Spell("2000-01", kind=value),
    "spell field": lambda value: Spell.of({"first": "2000-01", str(value): 1}),
    "id": Person.from_id,
    "id and class": lambda value: Person.from_id(value, "女50"),
    "worker facts": lambda value: WorkerFacts(post=value),
    "filing": lambda value: Filing(on=value),
    "as_of": lambda value: assess(Person("1971-09", "男"), LAW, value),
    "place": load_law,
    "law day": lambda value: load_law(in_force_on=value),
    "reading": lambda value: load_law(readings={value: "yes"}),
    "answer": lambda value: load_law(readings={"R01": value}),
    "dialect": lambda value: to_sql(LAW, as_of="2026-11", dialect=value),
    "table": lambda value: to_sql(LAW, as_of="2026-11", people=f"{value}\n"),
    "result": lambda value: assess_batch({}, as_of="2026-11", law=LAW, columns=[str(value)]),
    "kept": lambda value: assess_batch({"birth": [], "category": []}, as_of="2026-11", law=LAW, keep=str(value)),
}


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=settings().max_examples // 2)
@given(pair=written())
def test_text_in_every_error_of_python(door: str, pair: tuple[str, str]) -> None:
    number, text = pair
    try:
        DOORS[door](text)
    except RetirecalcError as error:
        check(error, number)


@pytest.mark.parametrize("door", sorted(set(DOORS) - {"place", "dialect"}))
@settings(max_examples=settings().max_examples // 4)
@given(number=id_numbers())
def test_numbers_in_every_error_of_python(door: str, number: str) -> None:
    digits = re.sub("[Xx]", "0", number)
    for value in (int(digits), float(digits), np.int64(int(digits))):
        try:
            DOORS[door](value)
        except RetirecalcError as error:
            check(error, digits)
        except TypeError:
            pass  # of Python's own, about what is no text and no list


COLUMNS = (
    *("身份证号", "出生年月", "人员类别", "性别", "用工性质", "累计缴费年限", "缴费截止年月", "是否继续缴费"),
    *("是否已领取养老金", "拟退休年月"),
)


@settings(max_examples=settings().max_examples // 2)
@given(pair=written())
def test_every_sentence_about_a_row(pair: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    number, text = pair
    path = tmp_path_factory.mktemp("list") / "list.csv"
    rows = [["1971-09" if title == "出生年月" else "男" if title == "人员类别" else "" for title in COLUMNS]]
    rows += [[text if at == place else cell for at, cell in enumerate(rows[0])] for place in range(len(COLUMNS))]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows, [*rows[0], text]])
    for row in read_roster(path).rows:
        for error in filter(None, [*row.problems, *row.questions, *row.warnings]):
            # Which month the number says somebody was born in is what a contradiction is about.
            months: dict[str, object] = {name: "" for name in ("birth", "id_birth") if name in error.fields}
            check(type(error)(error.code, **{**error.fields, **months}), number)
        # A person has a birth, also where the number says it.
        born = f"{number[6:10]}-{number[10:12]}"
        shows_no_more_than_its_ends(re.sub(f"{re.escape(born)}(-{number[12:14]})?", "", repr(row)), number)


@settings(max_examples=settings().max_examples // 2)
@given(pair=written())
def test_every_sentence_about_a_list(pair: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A list without a header has somebody's number where the titles stand."""
    number, text = pair
    path = tmp_path_factory.mktemp("list") / "list.csv"
    for header in ([text, "男"], [text, "出生年月"], ["出生年月", text], ["出生年月", "人员类别", f"缴费年限{text}"]):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, ["1971-09"] * len(header)])
        for mapping in (None, {text: "birth"}, {"出生年月": text}):
            with suppress(StopIteration):
                check(next(raised(path, mapping)), number)


def raised(path: Path, mapping: dict[str, str] | None) -> Iterator[RetirecalcError]:
    try:
        read_roster(path, mapping=mapping)
    except RetirecalcError as error:
        yield error


@pytest.mark.parametrize(
    "text",
    [
        "50010119870617123X",
        "5001 0119 8706 1712 3X",
        "500101.19870617.123X",
        "５００１０１　１９８７０６１７　１２３Ｘ",
    ],
)
def test_every_option_of_the_command_line(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    person = {"--birth": "1971-09", "--category": "男"}
    options = [
        "--birth",
        "--id",
        "--category",
        "--contributions",
        "--paid",
        "--deemed",
        "--spells",
        "--counted-to",
        "--plan",
    ]
    options += [
        "--employment",
        "--retire-in",
        "--as-of",
        "--place",
        "--in-force-on",
        "--reading",
        "--lang",
        f"--{text}",
    ]
    asked = [["person", *(part for pair in (person | {option: text}).items() for part in pair)] for option in options]
    asked += [
        ["person", "--id", text],
        ["person", text],
        [text],
        ["roster", text],
        ["law", "show", text],
        ["sql", text],
    ]
    for arguments in asked:
        assert main(arguments) != 0, arguments
        shows_no_more_than_its_ends("".join(capsys.readouterr()), "50010119870617123X")


@given(written(), st.sampled_from("×＊✕хＸX"))
def test_whatever_stands_for_the_x(pair: tuple[str, str], last: str) -> None:
    number, text = pair
    masked = mask(f"身份证：“{text[:-1]}{last}”，累计缴费")
    if len(number) == 18:
        shows_no_more_than_its_ends(masked.replace(last, number[-1]), number)
    assert masked.startswith("身份证：“")
    assert masked.endswith("”，累计缴费")
    assert mask(masked) == masked


@given(written())
def test_words_beside_a_number_stay(pair: tuple[str, str]) -> None:
    number, text = pair
    with pytest.raises(InvalidFacts) as caught:
        Person.from_id(f"样例的号码{text}，请核对。")
    check(caught.value, number)
    hidden = str(caught.value.fields["value"])
    assert hidden.startswith("样例的号码")
    assert "请核对" in hidden


def test_a_sentence_within_a_sentence_keeps_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It holds figures enough for a number: 9911881979112026."""
    path = tmp_path / "list.csv"
    path.write_text("出生年月,性别,累计缴费年限\n1979-11,男,99年\n", encoding="utf-8")
    main(["roster", str(path), "--as-of", "2026-11", "--lang", "zh"])
    said = re.sub(r"\s", "", capsys.readouterr().out)
    assert "累计缴费年限：“99年”合1188个月，超过自1979年11月至2026年11月的565个月。" in said


def test_figures_of_an_unlucky_sentence_are_hidden_and_its_words_are_not() -> None:
    hidden = "身份证5001** ****年**月**日 顺序码123X"
    assert mask("身份证500101 1981年09月15日 顺序码123X") == hidden
