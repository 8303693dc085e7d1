"""What an error tells somebody to write is accepted where it was said, and means what the sentence says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retirecalc import Category, Contributions, Employment, InvalidFacts, Months, Person
from retirecalc.batch import PROBLEMS, assess_batch, to_sql
from retirecalc.cli import main
from retirecalc.cli.options import chosen_answers
from retirecalc.cli.spells import read_spells
from retirecalc.errors import RetirecalcError, RosterError
from retirecalc.facts.spells import Spell
from retirecalc.facts.words import SpellKind
from retirecalc.ground.months import YearMonth, parse_day
from retirecalc.questions.side_by_side import assess_both
from retirecalc.roster import parse_mapping, read_roster
from tests.law_day import load_law

LAW = load_law()
NOW = "2026-11"

ENGLISH = re.compile(r"(\d+)y(\d+)m(?: \((\d+) months(?:, (\d+\.\d+) years)?\))?")
CHINESE = re.compile(r"(\d+)年(\d+)个月(?:（(\d+)个月(?:，即(\d+\.\d+)年)?）)?")


def refused(ask: Callable[[], object], kind: type[RetirecalcError] = InvalidFacts) -> RetirecalcError:
    with pytest.raises(kind) as caught:
        ask()
    return caught.value


def advised(error: RetirecalcError, lang: str) -> str:
    """The sentences after the one that says what is wrong, which quotes what was written."""
    first, _, advice = error.text(lang).partition({"en": ". ", "zh": "。"}[lang])
    return advice or first


def paid(value: Any) -> int:
    return int(Contributions(paid=value).paid or 0)


def in_a_batch(value: Any) -> int | None:
    people = {"birth": ["1971-09"], "category": ["男"], "paid_months": [value], "continuing": [False]}
    found = assess_batch(people, as_of=NOW, law=LAW, columns="projected_months")
    return None if PROBLEMS[found["problem"][0]] else int(found["projected_months"][0])


decimals = st.builds(
    lambda years, part, unit: f"{years}.{part}{unit}",
    st.integers(0, 60),
    st.text("0123456789", min_size=1, max_size=4),
    st.sampled_from(["", "年", "y"]),
)
parts = st.builds(
    lambda form, years, months: form.format(years, months),
    st.sampled_from(["{}年{}个月", "{}y{}m", "P{}Y{}M", "{}岁{}个月", "{} years {} months"]),
    st.integers(0, 60),
    st.integers(0, 200),
)


@given(decimals | parts | st.floats(0, 60, allow_nan=False))
@example("12.67")
@example("26.4")
@example("12年67个月")
@example(152 / 12)
def test_every_period_that_is_advised_is_what_is_said(written: Any) -> None:
    try:
        Months.of(written)
    except InvalidFacts as error:
        refusal = error
    else:
        return
    texts = (advised(refusal, "en"), ENGLISH, "{}y{}m"), (advised(refusal, "zh"), CHINESE, "{}年{}个月")
    found = [
        [(*map(int, one[:2]), one[2], one[3], form) for one in pattern.findall(text)] for text, pattern, form in texts
    ]
    assert [one[:4] for one in found[0]] == [one[:4] for one in found[1]][-len(found[0]) :], (
        "both languages offer the same"
    )
    assert found[0], "and something"
    for years, months, count, in_years, form in (*found[0], *found[1]):
        value = form.format(years, months)
        assert Months.of(value) == paid(value) == years * 12 + months
        assert not count or int(count) == years * 12 + months == Months.of(f"{count}m") == Months.of(f"{count}个月")
        if in_years:  # so many months are so many years, to the last place that is written
            unit = 10 ** -len(in_years.partition(".")[2])
            assert abs(float(in_years) - (years * 12 + months) / 12) < unit


@pytest.mark.parametrize(
    ("written", "months"),
    [("12y8m", 152), ("12年8个月", 152), ("152个月", 152), ("26y4m", 316), ("316 months", 316), ("316个月", 316)],
)
def test_the_advised_forms_mean_the_same_at_every_door(
    written: str, months: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a column of years too, where a bare 316 would be 316 years: so no sentence advises a bare number."""
    assert paid(written) == in_a_batch(written) == months
    for title in ("累计缴费年限", "累计缴费月数", "累计缴费", "cumulative_years", "cumulative_months"):
        (tmp_path / "list.csv").write_text(f"birth,category,{title}\n1971-09,male_60,{written}\n", encoding="utf-8")
        (row,) = read_roster(tmp_path / "list.csv").rows
        assert row.person is not None
        assert row.person.contributions is not None
        assert row.person.contributions.cumulative == months
    assert (
        main(["person", "--birth", "1971-09", "--category", "男", "--contributions", written, "--as-of", NOW, "--json"])
        == 0
    )
    assert f'"cumulative": {months}' in capsys.readouterr().out


@pytest.mark.parametrize("written", ["12年67个月", "5y12m", "P1Y13M", "12.67", "26.4", "26.4年"])
def test_a_part_over_11_and_a_decimal_are_refused_at_every_door(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(lambda: Contributions(paid=written)).code in ("ground.period_part", "ground.period_decimal")
    assert in_a_batch(written) is None
    for title in ("累计缴费年限", "累计缴费月数", "累计缴费"):
        (tmp_path / "list.csv").write_text(f"birth,category,{title}\n1971-09,male_60,{written}\n", encoding="utf-8")
        (row,) = read_roster(tmp_path / "list.csv").rows
        assert row.person is not None
        if (
            written == "12.67" and title != "累计缴费月数"
        ):  # a part above 11 is no month, so the column is in decimal years
            assert row.person.contributions == Contributions(cumulative=152)
            continue
        assert row.person.contributions is None
        assert [warning.code for warning in row.warnings] == ["roster.not_stated"]
    assert main(["person", "--birth", "1971-09", "--category", "男", "--contributions", written, "--as-of", NOW]) == 2
    assert written.rstrip("年") in capsys.readouterr().err


@given(st.integers(1900, 2099), st.sampled_from(["{}.1", "{}-13", "soon {}", "{}-09-15T08:00Z", "{}-09-15 23:59"]))
def test_every_month_that_is_advised_is_accepted(year: int, form: str) -> None:
    error = refused(lambda: Person(form.format(year), "男"))
    for lang in ("en", "zh"):
        values = re.findall(r"\d{4}-\d{2}(?:-\d{2})?|\d{4}年\d+月|\b\d{8}\b", advised(error, lang))
        assert values or error.code == "ground.no_such_month"
        if error.code == "ground.month_or_decimal":
            assert [YearMonth.of(value) for value in values] == [YearMonth(year, 1), YearMonth(year, 10)]
        else:
            assert {str(Person(value, "男").birth_month) for value in values} <= {"1971-09"}


def test_a_day_that_is_advised_is_accepted() -> None:
    error = refused(lambda: load_law(in_force_on="2024-12"))
    (value,) = re.findall(r"\d{4}-\d{2}-\d{2}", advised(error, "en"))
    assert load_law(in_force_on=value).in_force_on == parse_day(value)


def test_every_word_that_is_advised_is_accepted() -> None:
    bare = refused(lambda: Category.of("女"))
    to_give = bare.text("en").partition(" and give ")[2]
    assert to_give.endswith(" as the category.")
    assert [Category.of(word) for word in re.findall(r"female_\d+", to_give)] == ["female_55", "female_50"]
    assert [Category.of(word) for word in re.findall(r"填“(女\d+)”", bare.text("zh"))] == ["female_55", "female_50"]

    unknown = refused(lambda: Category.of("x"))
    assert [Category.of(word) for word in re.findall(r"male_60|female_\d+", unknown.text("en"))] == [*Category]
    assert [Category.of(word) for word in ("男", "女干部", "女工人")] == [*Category]
    assert "(男, 女干部, 女工人)" in unknown.text("en")
    assert "男、女55（女干部）或 女50（女工人）" in unknown.text("zh")
    assert [Category.of(word) for word in ("男", "女55", "女干部", "女50", "女工人")] == [
        *("male_60", "female_55", "female_55", "female_50", "female_50")
    ]

    employment = refused(lambda: Employment.of("x"))
    assert [Employment.of(word) for word in str(employment.fields["allowed"]).split(", ")] == [*Employment]
    kind = refused(lambda: Spell("2000-01", kind="x"))
    assert [Spell("2000-01", kind=word).kind for word in str(kind.fields["allowed"]).split(", ")] == [*SpellKind]

    senior = refused(lambda: assess_both(Person("1976-03", "female_50"), LAW, NOW))
    assert "Give male_60 or female_55." in senior.text("en")
    assert "请填写 男60 或 女55。" in senior.text("zh")
    for word in ("male_60", "female_55", "男60", "女55"):
        assess_both(Person("1976-03", Category.of(word)), LAW, NOW)


def test_yes_and_no_that_are_advised_are_accepted(tmp_path: Path) -> None:
    error = refused(lambda: Contributions(paid=1, continuing="maybe"))  # type: ignore[arg-type]
    assert "Use yes or no, or leave it out" in error.text("en")
    assert "请填写 是 或 否；不清楚可留空" in error.text("zh")
    for words in (("yes", "no"), ("是", "否"), (True, False)):
        assert [Contributions(paid=1, continuing=word).continuing for word in words] == [True, False]  # type: ignore[arg-type]
    assert Contributions(paid=1, continuing="").continuing is None  # type: ignore[arg-type]
    for yes, no in (("yes", "no"), ("是", "否")):
        text = f"birth,category,累计缴费月数,continuing\n1971-09,男,1,{yes}\n1971-09,男,1,{no}\n"
        (tmp_path / "list.csv").write_text(text, encoding="utf-8")
        people = [row.person for row in read_roster(tmp_path / "list.csv").rows]
        assert [one and one.contributions and one.contributions.continuing for one in people] == [True, False]
    assert [
        Contributions.from_dict({"paid": 1, **json.loads(f'{{"continuing": {word}}}')}).continuing for word in WORDS
    ] == [
        True,
        False,
    ]
    (tmp_path / "list.csv").write_text("birth,category,累计缴费月数,continuing\n1971-09,男,1,maybe\n", encoding="utf-8")
    (row,) = read_roster(tmp_path / "list.csv").rows
    (warning,) = row.warnings
    assert "Use yes or no, or leave it out" in warning.text("en")
    assert "请填写 是 或 否；不清楚可留空。" in warning.text("zh")


WORDS = ("true", "false")


def test_what_is_advised_of_a_deferral_is_accepted(tmp_path: Path) -> None:
    error = refused(lambda: Person("1971-09", "男", deferral_agreed_to="maybe"))
    (month,) = re.findall(r"such as (\d{4}-\d{2}),", advised(error, "en"))
    (no,) = re.findall(r"or (\w+) if none was", advised(error, "en"))
    assert re.findall(r"没有约定的填写“(\w+)”", advised(error, "zh")) == ["未约定"]
    assert (month, no) == ("2027-01", "no")
    for written, meant in ((month, YearMonth(2027, 1)), (no, False), ("未约定", False)):
        assert Person("1971-09", "男", deferral_agreed_to=written).deferral_agreed_to == meant
        assert (
            Person.from_dict({"birth": "1971-09", "category": "男", "deferral_agreed_to": written}).deferral_agreed_to
            == meant
        )
        (tmp_path / "list.csv").write_text(f"birth,category,约定延迟至\n1971-09,男,{written}\n", encoding="utf-8")
        (row,) = read_roster(tmp_path / "list.csv").rows
        assert row.person is not None
        assert row.person.deferral_agreed_to == meant


def test_spells_that_are_advised_are_accepted(tmp_path: Path) -> None:
    not_a_list = refused(lambda: Contributions(spells="2000-01.."))
    spells = re.findall(r"'(\d{4}-\d{2}\.\.(?:\d{4}-\d{2})?)'", advised(not_a_list, "en"))
    assert [str(spell.first) for spell in Contributions(spells=spells).spells or ()] == ["2000-01", "2012-03"]
    unreadable = refused(lambda: Spell.of(12))
    (one,) = re.findall(r"\d{4}-\d{2}\.\.\d{4}-\d{2}", advised(unreadable, "zh"))
    assert Spell.of(one).to_dict() | {} == Spell("2000-01", "2010-12", "employer", "employee").to_dict()

    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    for lang in ("en", "zh"):
        error = refused(lambda: read_spells(empty), RosterError)
        (header,) = re.findall(r"first,last,kind,scheme,place|开始年月,结束年月,缴费类型,险种,地区", error.text(lang))
        (tmp_path / "spells.csv").write_text(f"{header}\n2010-07,2016-12,,,\n", encoding="utf-8")
        assert read_spells(tmp_path / "spells.csv") == [Spell("2010-07", "2016-12")]
    (tmp_path / "spells.yaml").write_text("spells: none", encoding="utf-8")
    error = refused(lambda: read_spells(tmp_path / "spells.yaml"), RosterError)
    for lang in ("en", "zh"):
        (line,) = re.findall(r"- \{[^}]*\}", error.text(lang))
        (tmp_path / "good.yaml").write_text(line, encoding="utf-8")
        assert read_spells(tmp_path / "good.yaml") == [Spell("2010-07", "2016-12")]


def test_places_names_and_readings_that_are_advised_are_accepted() -> None:
    place = refused(lambda: load_law("CN-ZZ"))
    assert [load_law(code).place for code in re.findall(r"CN-[A-Y]{2}|CN(?!-)", advised(place, "en"))] == [
        "CN",
        "CN-CQ",
    ]
    name = refused(lambda: to_sql(LAW, as_of=NOW, people="hr."))
    (good,) = re.findall(r"hr\.\w+", advised(name, "zh"))
    assert '"hr"."people"' in to_sql(LAW, as_of=NOW, people=good).select
    reading = refused(lambda: chosen_answers(["R99"]))
    (answer,) = re.findall(r"R01=\w+", advised(reading, "en"))
    assert load_law(readings=chosen_answers([answer])).reading("R01").chosen == "completion_year"


def test_headers_that_are_advised_are_accepted(tmp_path: Path) -> None:
    header, path = "出生年月,人员类别", tmp_path / "list.csv"
    path.write_text("", encoding="utf-8")
    error = refused(lambda: read_roster(path), RosterError)
    assert all(header in error.text(lang) for lang in ("en", "zh"))
    path.write_text(f"{header}\n1971-09,男\n", encoding="utf-8")
    assert read_roster(path).rows[0].person == Person("1971-09", "男")

    path.write_text(f"{header},缴费年限\n1971-09,男,26\n", encoding="utf-8")
    (note,) = (use.note for use in read_roster(path).uses if use.note is not None)
    assert note.code == "roster.column_ambiguous"
    pairs = [pair for lang in ("en", "zh") for pair in re.findall(r"--map \"(\w+=\w+)\"", note.text(lang))]
    assert pairs == ["缴费年限=cumulative_years", "缴费年限=paid_years"] * 2
    for pair in pairs:
        fact = "paid" if "paid" in pair else "cumulative"
        (row,) = read_roster(path, mapping=parse_mapping([pair])).rows
        assert row.person is not None
        assert getattr(row.person.contributions, fact) == 312

    path.write_text("born when,人员类别\n1971-09,男\n", encoding="utf-8")
    error = refused(lambda: read_roster(path), RosterError)
    assert error.code == "roster.column_asked"
    (field,) = re.findall(r"--map COLUMN=(\w+)", error.text("en"))
    assert read_roster(path, mapping={"born when": field}).rows[0].person == Person("1971-09", "男")
    for title in re.findall(r"出生年月|birth(?=\))", error.text("en")):
        path.write_text(f"{title},人员类别\n1971-09,男\n", encoding="utf-8")
        assert read_roster(path).rows[0].person == Person("1971-09", "男")
