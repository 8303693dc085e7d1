"""What callers state: every form is read, nothing is guessed, and no ID number is kept."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.classes import class_stated
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.spells import Spell
from retirecalc.facts.words import (
    CATEGORY_WORDS,
    EMPLOYMENT_WORDS,
    SCHEME_WORDS,
    SPELL_WORDS,
    WOMAN_WORDS,
    Category,
    Employment,
    Scheme,
    SpellKind,
)
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stretches import END, Stretch
from retirecalc.wording import word as in_words


def refused(code: str, call: Any, *args: Any, **kwargs: Any) -> InvalidFacts:
    with pytest.raises(InvalidFacts) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code
    return caught.value


def mod_11_2(first17: str) -> str:
    """The check character of ISO 7064 MOD 11-2, as GB 11643 computes it: weights 2^17 ... 2^1 modulo 11."""
    weighted = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(first17))
    return "10X98765432"[weighted % 11]


def id_number(birth: str = "19710915", order: str = "001", county: str = "500101") -> str:
    first17 = county + birth + order
    return first17 + mod_11_2(first17)


def test_the_check_character_is_that_of_the_standards_own_examples() -> None:
    """GB 11643-1999 gives 11010519491231002X and 440524188001010014."""
    assert mod_11_2("11010519491231002") == "X"
    assert mod_11_2("44052418800101001") == "4"


# categories


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("male_60", "male_60"),
        ("male", "male_60"),
        ("M", "male_60"),
        ("man", "male_60"),
        ("男", "male_60"),
        ("男性", "male_60"),
        ("男职工", "male_60"),
        ("男干部", "male_60"),
        ("男（60周岁）", "male_60"),
        (" 男 ", "male_60"),
        ("female_55", "female_55"),
        ("FEMALE_55", "female_55"),
        ("女55", "female_55"),
        ("女５５", "female_55"),
        ("女(55岁)", "female_55"),
        ("女 55", "female_55"),
        ("女干部", "female_55"),
        ("女干部55", "female_55"),
        ("女管理岗位", "female_55"),
        ("女专业技术人员", "female_55"),
        ("女技术岗", "female_55"),
        ("female_50", "female_50"),
        ("女50", "female_50"),
        ("女（50周岁）", "female_50"),
        ("女工人", "female_50"),
        ("女职工50", "female_50"),
        ("女职工（50）", "female_50"),
        ("女生产操作岗位", "female_50"),
        ("女工勤人员", "female_50"),
        ("女非管理岗位", "female_50"),
        (Category.FEMALE_50, "female_50"),
    ],
)
def test_every_word_for_a_category(word: object, category: Any) -> None:
    assert Category.of(word) is Category(category)


@pytest.mark.parametrize("word", ["女", "女性", "女职工", "female", "F", "Woman", " 女 ", "（女）"])
def test_a_woman_is_asked_for_her_original_age(word: str) -> None:
    error = refused("facts.category_of_woman", Category.of, word)
    shown = "'(女)'" if word == "（女）" else repr(word)
    assert str(error) in {
        f"category: {given!r} does not say whether her original retirement age is 50 or 55, and the law treats the two "
        "differently. Ask which post she retires from (management or technical: female_55; worker: female_50) and give "
        "female_55 or female_50 as the category."
        for given in (word, shown)
    }
    assert "请先问清退休时的岗位" in error.text("zh")


@pytest.mark.parametrize("word", ["", "x", "60", "55", "干部", "female_60", "male_55", "女45", "女60", None, 55, True])
def test_what_is_no_category(word: object) -> None:
    error = refused("facts.category_unreadable", Category.of, word)
    english, chinese = ("not given", "未填写") if word is None else (str(word), str(word))
    assert str(error) == (
        f"category: {english!r} is not a category. Use male_60, female_55 or female_50 (男, 女干部, 女工人)."
    )
    assert error.text("zh") == f"category：无法识别人员类别“{chinese}”。请填写 男、女55（女干部）或 女50（女工人）。"


def test_no_word_means_two_things() -> None:
    for table in (CATEGORY_WORDS, EMPLOYMENT_WORDS, SPELL_WORDS, SCHEME_WORDS):
        words: list[frozenset[str]] = list(table.values())
        everything = [word for group in words for word in group]
        assert len(everything) == len(set(everything))
    assert not WOMAN_WORDS & {word for group in CATEGORY_WORDS.values() for word in group}
    assert all(Category.of(word) is category for category, words in CATEGORY_WORDS.items() for word in words)
    assert all(Employment.of(word) is kind for kind, words in EMPLOYMENT_WORDS.items() for word in words)


@pytest.mark.parametrize(
    ("word", "employment"),
    [
        ("employee", "employee"),
        ("民营企业职工", "employee"),
        ("非国有企业职工", "employee"),
        ("state_employee", "state_employee"),
        ("国企职工", "state_employee"),
        ("机关工勤", "state_employee"),
        ("state_manager", "state_manager"),
        ("国有企业管理人员", "state_manager"),
        ("事业单位领导人员", "state_manager"),
        ("civil_servant", "civil_servant"),
        ("公务员", "civil_servant"),
        ("own_account", "own_account"),
        ("灵活就业人员", "own_account"),
        ("个体工商户", "own_account"),
        ("自由职业者", "own_account"),
        ("unknown", "unknown"),
        ("", "unknown"),
        ("不详", "unknown"),
        # these may be of a state-owned enterprise, and so need approval
        ("职工", "unknown"),
        ("企业职工", "unknown"),
        ("合同制", "unknown"),
        ("合同制职工", "unknown"),
        ("劳动合同", "unknown"),
        ("劳动合同制", "unknown"),
        # and these may be managers, who may not defer
        ("机关事业单位职工", "unknown"),
        ("事业单位工作人员", "unknown"),
    ],
)
def test_every_word_for_an_employment(word: str, employment: Any) -> None:
    assert Employment.of(word) is Employment(employment)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", Employment)
def test_a_printed_employment_is_never_read_back_as_another(kind: Employment, lang: str) -> None:
    known = {word: code for code, words in EMPLOYMENT_WORDS.items() for word in words}
    printed = in_words(kind, lang)
    assert known.get(printed, kind) is kind
    if lang == "zh" and kind in (Employment.EMPLOYEE, Employment.CIVIL_SERVANT, Employment.UNKNOWN):
        assert Employment.of(printed) is kind


@pytest.mark.parametrize("word", ["退休", "国企/央企", "manager", "返聘"])
def test_what_is_no_employment(word: str) -> None:
    assert str(refused("facts.employment_unreadable", Person, "1971-09", "男", employment=word)) == (
        f"employment: {word!r} is not a kind of employment. Use one of employee, state_employee, state_manager, "
        "civil_servant, own_account, unknown, or leave it out if it is not known."
    )


# persons


@pytest.mark.parametrize(
    ("birth", "shown", "day"),
    [
        ("1971-09", "1971-09", None),
        ("1971年9月15日", "1971-09-15", 15),
        ("19710905", "1971-09-05", 5),
        (date(1971, 9, 15), "1971-09-15", 15),
        (YearMonth(1971, 9), "1971-09", None),
    ],
)
def test_a_person_keeps_the_birth_as_stated(birth: Any, shown: str, day: int | None) -> None:
    person = Person(birth, "男")
    assert (person.birth, person.birth_month, person.birth_day) == (shown, YearMonth(1971, 9), day)
    assert person.to_dict() == {"birth": shown, "category": "male_60", "employment": "unknown", "contributions": None}
    assert repr(person) == f"Person(birth='{shown}', category='male_60', employment='unknown')"


@pytest.mark.parametrize(
    ("birth", "shown"), [("1899-12", "1899-12"), ("2100-01-01", "2100-01"), ("0001-01", "0001-01")]
)
def test_a_birth_outside_the_range(birth: str, shown: str) -> None:
    assert str(refused("facts.birth_out_of_range", Person, birth, "男")) == (
        f"birth: a birth in {shown} is outside 1900-2099. Check the year."
    )


def test_the_range_of_births_is_inclusive() -> None:
    assert Person("1900-01", "男").birth_month.year == 1900
    assert Person("2099-12", "男").birth_month.year == 2099


@pytest.mark.parametrize("birth", ["1971-02-30", "1971-02-29"])
def test_a_birth_that_is_no_day(birth: str) -> None:
    assert str(refused("ground.no_such_birth_day", Person, birth, "男")) == (
        f"birth: {birth!r} is not a day of the calendar. Check the date on the ID card or in the personnel file."
    )


def test_a_birth_in_month_13() -> None:
    assert str(refused("ground.no_such_month", Person, "1971-13", "男")) == (
        "birth: '1971-13' has no such month: months run from 1 to 12. Check the date."
    )


TRUTHS: list[tuple[Any, bool | None]] = [
    *((word, True) for word in (True, np.True_, "yes", "是", "true", 1, 1.0, np.int64(1), Decimal(1))),
    *((word, False) for word in (False, np.False_, "no", "否", "false", 0, 0.0, np.float64(0), Decimal("0.0"))),
    *((word, None) for word in (None, "", "待定", "未知", pd.NA, pd.NaT, float("nan"), np.datetime64("NaT", "D"))),
]


def asked(stated: Any) -> dict[str, Any]:
    return {
        "approved": lambda: Person("1971-09", "男", approved=stated).approved,
        "joined_after_2015_reform": lambda: (
            Person("1971-09", "男", joined_after_2015_reform=stated).joined_after_2015_reform
        ),
        "continuing": lambda: Contributions(paid=1, continuing=stated).continuing,
    }


@pytest.mark.parametrize(("stated", "truth"), TRUTHS, ids=repr)
def test_yes_and_no_in_words_and_as_a_frame_has_them(stated: Any, truth: bool | None) -> None:
    assert [call() for call in asked(stated).values()] == [truth] * 3


@pytest.mark.parametrize("stated", ["maybe", 2, 0.5, -1, "是否", [], b"yes"])
def test_yes_and_no_are_never_guessed(stated: Any) -> None:
    for name, call in asked(stated).items():
        assert str(refused("facts.yes_no_unreadable", call)) == (
            f"{name}: {str(stated)!r} is neither yes nor no. Use yes or no, or leave it out if it is not known."
        )


def test_what_is_stated_of_the_reform_of_2015_is_kept() -> None:
    for stated in (True, False):
        person = Person("1971-09", "男", approved=False, joined_after_2015_reform=stated)
        assert list(person.to_dict().items())[-2:] == [("approved", False), ("joined_after_2015_reform", stated)]
        assert repr(person).endswith(f"approved=False, joined_after_2015_reform={stated})")
    assert Person("1971-09", "男").joined_after_2015_reform is None


@pytest.mark.parametrize("stated", [316, "26y4m", {"cumulative": 316}, [], 0, ""])
def test_a_bare_count_is_not_guessed_to_be_paid_or_cumulative(stated: Any) -> None:
    error = refused("facts.contributions_bare", Person, "1971-09", "男", contributions=stated)
    assert str(error) == (
        f"contributions: {str(stated)!r} does not say what it counts. Write Contributions(cumulative=...), with paid= or "
        "deemed= where they are known apart."
    )
    assert error.text("zh") == (
        f"contributions：“{stated}”没有说明是哪种缴费年限。请写成 Contributions(cumulative=...)，能分开的写 paid= 或 deemed=。"
    )


def test_facts_cannot_be_changed_and_compare_by_value() -> None:
    one, other = (Person("1971-09", "男", contributions=Contributions(paid=292, deemed=24)) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    for facts, name in ((one, "category"), (one.contributions, "paid")):
        with pytest.raises(AttributeError):
            setattr(facts, name, None)
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert again == one


# ID numbers


@pytest.mark.parametrize(
    "county",
    ["500101", "110221", "510202", "810000", "820000", "830000", "911156"],
    ids=["Chongqing", "retired 110221", "Chongqing before 1997", "Hong Kong", "Macao", "Taiwan", "permanent resident"],
)
def test_no_number_is_refused_for_its_county(county: str) -> None:
    person = Person.from_id(id_number(county=county))
    assert (person.birth, person.category) == ("1971-09-15", "male_60")


@pytest.mark.parametrize("order", ["001", "003", "999", "005", "117"])
def test_an_odd_order_is_a_mans(order: str) -> None:
    assert Person.from_id(id_number(order=order)).category is Category.MALE_60


@pytest.mark.parametrize("order", ["000", "002", "118", "998"])
def test_an_even_order_is_a_womans_and_her_class_is_asked(order: str) -> None:
    number = id_number(order=order)
    assert "her original retirement age is 50 or 55" in str(refused("facts.category_of_woman", Person.from_id, number))
    for category in ("female_50", "女55"):
        assert Person.from_id(number, category).category is Category.of(category)
    assert Person.from_id(number, "male_60").category is Category.MALE_60  # senior women, 组通字〔2015〕14号


def _ending_in_x() -> str:
    return next(number for order in range(1, 999, 2) if (number := id_number(order=f"{order:03}")).endswith("X"))


def test_every_way_to_write_a_number() -> None:
    number = _ending_in_x()
    full_width = "".join(chr(ord(one) + 0xFEE0) for one in number)
    for written in (number, number.lower(), full_width, f" {number}\n"):
        assert Person.from_id(written).birth == "1971-09-15"


@given(st.dates(date(1900, 1, 1), date(2026, 11, 1)), st.integers(0, 999), st.integers(110000, 999999))
def test_birth_and_sex_are_read_from_any_number(born: date, order: int, county: int) -> None:
    number = id_number(born.strftime("%Y%m%d"), f"{order:03}", str(county))
    person = Person.from_id(number, None if order % 2 else "female_50")
    assert person.birth == born.isoformat()
    assert (person.category is Category.MALE_60) == bool(order % 2)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place: int, by: int) -> None:
    number = id_number()
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    error = refused("facts.id_checksum", Person.from_id, wrong)
    assert str(error) == (
        f"id_number: {wrong[:4]}**********{wrong[-4:]} fails its check character, so at least one character is wrong. "
        "Copy it again from the card."
    )


@pytest.mark.parametrize("birth", ["19710230", "19711301", "19710900", "00000000"])
def test_a_number_without_a_birth_date(birth: str) -> None:
    number = id_number(birth)
    assert str(refused("facts.id_birth", Person.from_id, number)) == (
        f"id_number: {number[:4]}**********{number[-4:]} holds no real birth date. Copy it again from the card."
    )


def test_a_number_with_a_birth_outside_the_range() -> None:
    assert refused("facts.birth_out_of_range", Person.from_id, id_number("18991231")).fields["value"] == "1899-12"


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("", ""),
        ("123", "***"),
        ("500101710915001", "5001*******5001"),  # 15 digits, the cards of before 1999
        ("5.00101E+17", "***********"),  # what a spreadsheet makes of it
        ("50010119710915001", "5001*********5001"),
        ("X00101197109150012", "X001**********0012"),
        ("5001011971O9150012", "5001**********0012"),
        ("5001011971091500123", "5001***********0123"),
        ("500101 19710915 0012", "5001************0012"),
    ],
)
def test_what_is_no_number_is_hidden(written: str, hidden: str) -> None:
    assert str(refused("facts.id_unreadable", Person.from_id, written)) == (
        f"id_number: {hidden} is not an 18-character resident ID number. Copy it again as text, with the last character."
    )


@pytest.mark.parametrize("category", ["female_55", "女50"])
def test_a_man_is_not_in_a_womans_class(category: Any) -> None:
    assert str(refused("facts.sex_contradicts_category", Person.from_id, id_number(), category)) == (
        f"category: {Category.of(category)} does not fit the sex (男 male) given by the ID number. Correct one of the two."
    )


def test_no_number_is_kept() -> None:
    number = id_number(order="003")
    person = Person.from_id(number, contributions=Contributions(paid=292))
    kept = [repr(person), str(person), json.dumps(person.to_dict()), pickle.dumps(person).decode("latin-1")]
    kept += [repr(getattr(person, name)) for name in person.__slots__]
    for text in kept:
        assert number not in text
        assert number[:6] not in text
        assert number[-4:] not in text


@pytest.mark.parametrize("separator", ["", " ", "-"])
def test_a_number_in_the_wrong_place_is_masked_in_the_error(separator: str) -> None:
    number = id_number("19800229")  # not the date that the sentences take for an example
    written: Any = separator.join((number[:6], number[6:14], number[14:]))
    calls: list[Any] = [
        lambda: Person(written, "男"),
        lambda: Person("1971-09", written),
        lambda: Person("1971-09", "男", employment=written),
        lambda: Contributions(paid=written),
    ]
    for call in calls:
        with pytest.raises(RetirecalcError) as caught:
            call()
        error = caught.value
        for text in (str(error), error.text("zh"), repr(error), repr(error.fields), repr(error.args)):
            assert number[6:14] not in text


# contributions


def alone(name: str, months: object) -> Contributions:
    stated: dict[str, Any] = {name: months}
    return Contributions(**stated)


@given(st.integers(0, 600), st.integers(0, 600))
def test_any_two_of_the_three_give_the_third(paid: int, deemed: int) -> None:
    whole = (paid, deemed, paid + deemed)
    for stated in (
        Contributions(paid=paid, deemed=deemed),
        Contributions(paid=paid, cumulative=paid + deemed),
        Contributions(deemed=deemed, cumulative=paid + deemed),
        Contributions(paid=paid, deemed=deemed, cumulative=paid + deemed),
    ):
        assert (stated.paid, stated.deemed, stated.cumulative) == whole
        assert stated.at_least == paid + deemed
        assert stated.parts() == {"paid": paid, "deemed": deemed}
        assert stated.to_dict() == {"paid": paid, "deemed": deemed}


@pytest.mark.parametrize("name", ["paid", "deemed", "cumulative"])
def test_one_alone_leaves_the_others_unknown_and_not_zero(name: str) -> None:
    stated = alone(name, 316)
    assert {one: getattr(stated, one) for one in ("paid", "deemed", "cumulative")} == {
        "paid": None,
        "deemed": None,
        "cumulative": None,
        name: 316,
    }
    assert stated.at_least == 316
    assert stated.parts() == stated.to_dict() == {name: 316}


def test_zero_is_a_statement() -> None:
    assert Contributions(deemed=0).to_dict() == {"deemed": 0}
    assert Contributions(paid=292, deemed=0).cumulative == 292
    assert Contributions(cumulative=0).at_least == 0


def test_everything_stated_comes_back() -> None:
    stated = Contributions(paid="24y4m", deemed="2年", counted_to="2026年11月", continuing=False)
    facts = {"paid": 292, "deemed": 24, "counted_to": "2026-11", "continuing": False}
    assert stated.to_dict() == facts
    assert Contributions(**facts) == stated  # type: ignore[arg-type]
    assert type(stated.cumulative) is Months


def test_contributions_that_contradict_each_other() -> None:
    error = refused("facts.contributions_contradict", Contributions, paid=300, deemed=24, cumulative=316)
    assert str(error) == (
        "contributions: paid 300 and deemed 24 do not add up to cumulative 316 (months). Give two of the three, or correct one."
    )


@pytest.mark.parametrize("part", ["paid", "deemed"])
def test_a_part_is_no_more_than_the_whole(part: str) -> None:
    error = refused("facts.contributions_more_than_all", Contributions, **{part: 317}, cumulative=316)
    assert str(error) == (
        f"{part}: 317 months alone are more than the 316 months counted in all. Correct one of the two."
    )


def test_equal_to_the_whole_is_no_contradiction() -> None:
    assert Contributions(paid=316, cumulative=316).deemed == 0
    assert Contributions(deemed=316, cumulative=316).paid == 0


def test_nothing_stated() -> None:
    assert str(refused("facts.contributions_empty", Contributions, continuing=True)) == (
        "contributions: give paid, deemed or cumulative months. Leave contributions out if nothing is known."
    )


@pytest.mark.parametrize("name", ["paid", "deemed", "cumulative"])
@pytest.mark.parametrize(
    ("value", "code"),
    [(-1, "ground.period_negative"), ("26.4", "ground.period_decimal"), ("long", "ground.period_unreadable")],
)
def test_a_period_that_cannot_be_read_names_its_field(name: str, value: object, code: str) -> None:
    assert str(refused(code, Contributions, **{name: value})).startswith(f"{name}: ")


def test_counted_to_names_its_field() -> None:
    assert str(refused("ground.no_such_month", Contributions, paid=1, counted_to="2026-13")).startswith("counted_to: ")


# spells


def run(first: int, last: int | None, kind: SpellKind = SpellKind.EMPLOYER, scheme: Scheme = Scheme.EMPLOYEE) -> Spell:
    """A spell from month to month, as plain numbers."""
    begin, end = (None if one is None else f"{one // 12:04}-{one % 12 + 1:02}" for one in (first, last))
    assert begin is not None
    return Spell(begin, end, kind, scheme)


def months_of(stretches: tuple[Stretch, ...]) -> set[int]:
    """The months of stretches as plain numbers; what goes on is followed to the end of 2035."""
    return {month for first, last in stretches for month in range(first.index, min(last.index, CAP) + 1)}


CAP = 2035 * 12 + 11
FULL = Spell("2027-09", "2028-02", "own_account", "resident", "CN-CQ")


@pytest.mark.parametrize(
    "value",
    [
        FULL,
        ("2027-09", "2028-02", "own_account", "resident", "CN-CQ"),
        ["2027年9月", "2028年2月", "灵活就业", "城乡居民", "CN-CQ"],
        (date(2027, 9, 30), YearMonth(2028, 2), SpellKind.OWN_ACCOUNT, Scheme.RESIDENT, "CN-CQ"),
        {"first": "202709", "last": "2028/2", "kind": "个人缴费", "scheme": "居民养老", "place": "CN-CQ"},
    ],
)
def test_every_form_of_a_spell(value: Any) -> None:
    assert Spell.of(value) == FULL
    assert Spell.of(value).to_dict() == {
        "first": "2027-09",
        "last": "2028-02",
        "kind": "own_account",
        "scheme": "resident",
        "place": "CN-CQ",
    }


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("2027-09..2028-02", "2028-02"),
        (" 2027-09 .. 2028-02 ", "2028-02"),
        ("2027年9月..2027年9月", "2027-09"),
        ("2027-09", "2027-09"),
        ("2027-09..", None),
        (("2027-09",), None),
        (("2027-09", None), None),
        (("2027-09", ""), None),
        ({"first": "2027-09"}, None),
        ({"first": "2027-09", "last": "", "kind": "", "scheme": None, "place": ""}, None),
    ],
)
def test_a_spell_that_says_only_when(value: Any, last: str | None) -> None:
    """One month alone is one month; an end left open goes on. What is left out is the usual: an employer's, for employees."""
    assert Spell.of(value).to_dict() == {"first": "2027-09", "last": last, "kind": "employer", "scheme": "employee"}
    assert Spell.of(value).stretch == (YearMonth(2027, 9), END if last is None else YearMonth.of(last))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("employer", "employer"),
        ("单位缴费", "employer"),
        ("企业", "employer"),
        ("own_account", "own_account"),
        ("灵活就业人员", "own_account"),
        ("个人缴费", "own_account"),
        ("unemployment_fund", "unemployment_fund"),
        ("失业保险基金", "unemployment_fund"),
        ("military", "military"),
        ("军龄", "military"),
        ("deemed", "deemed"),
        ("视同缴费", "deemed"),
    ],
)
def test_every_word_for_a_kind_of_spell(word: str, kind: str) -> None:
    assert Spell("2020-01", kind=word).kind is SpellKind(kind)


@pytest.mark.parametrize(
    ("word", "scheme"),
    [("employee", "employee"), ("城镇职工", "employee"), ("resident", "resident"), ("城乡居民", "resident")],
)
def test_every_word_for_a_scheme(word: str, scheme: str) -> None:
    assert Spell("2020-01", scheme=word).scheme is Scheme(scheme)


UNREADABLE: list[tuple[str, Any, str, str]] = [
    (
        "facts.spell_backwards",
        "2028-02..2027-09",
        "spells: a spell ends (2027-09) before it begins (2028-02). Swap the two or correct one.",
        "spells：时段的结束2027年9月早于开始2028年2月。请核对。",
    ),
    (
        "facts.spell_without_first",
        {"last": "2028-02"},
        "spells: a spell has no first month. Give first and, unless it goes on, last.",
        "spells：时段缺少开始月份。请填写 first；未持续的还须填写 last。",
    ),
    (
        "facts.spell_field_unknown",
        {"first": "2020-01", "until": "2021-01", 3: "employer"},
        "spells: a spell has no field 3, until. Its fields are first, last, kind, scheme and place.",
        "spells：时段没有“3, until”这一项。可填写 first、last、kind、scheme、place。",
    ),
    (
        "facts.spell_unreadable",
        24,
        "spells: '24' is not a spell. Write it as 2000-01..2010-12, or as its fields first, last, kind, scheme, place.",
        "spells：无法识别时段“24”。请写成 2000-01..2010-12，或依次填写 first、last、kind、scheme、place。",
    ),
    (
        "ground.word_unreadable",
        ("2020-01", "2020-02", "bank"),
        "kind: 'bank' is not known here. Use one of employer, own_account, unemployment_fund, military, deemed.",
        "kind：无法识别“bank”。可填写：employer, own_account, unemployment_fund, military, deemed。",
    ),
    (
        "ground.word_unreadable",
        ("2020-01", "2020-02", "employer", "private"),
        "scheme: 'private' is not known here. Use one of employee, resident.",
        "scheme：无法识别“private”。可填写：employee, resident。",
    ),
    (
        "ground.month_unreadable",
        "2020-01..now",
        "last: 'now' is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
        "last：无法识别“now”为年月。请写成 1971-09、1971年9月 或 19710915。",
    ),
    (
        "ground.no_such_month",
        "2020-13..",
        "first: '2020-13' has no such month: months run from 1 to 12. Check the date.",
        "first：“2020-13”中的月份不存在，月份为1至12。请核对日期。",
    ),
]


@pytest.mark.parametrize(("code", "value", "english", "chinese"), UNREADABLE)
def test_a_spell_that_cannot_be_read(code: str, value: Any, english: str, chinese: str) -> None:
    for call in (lambda: Spell.of(value), lambda: Contributions.from_spells([value])):
        error = refused(code, call)
        assert (str(error), error.text("zh")) == (english, chinese)


@pytest.mark.parametrize("value", [None, (), ("2020-01", None, None, None, None, "more"), 2.5, {1, 2}, object])
def test_what_is_no_spell_at_all(value: Any) -> None:
    assert refused("facts.spell_unreadable", Spell.of, value).fields["value"] == str(value)


@pytest.mark.parametrize("field", ["spells", "plan", "invalidity_allowance"])
@pytest.mark.parametrize("value", ["2000-01..2010-12", 24, {"first": "2000-01"}, FULL])
def test_one_spell_is_no_list_of_spells(field: str, value: Any) -> None:
    error = refused("facts.spells_not_a_list", Contributions, **{"paid": 1, field: value})
    assert str(error) == f"{field}: {str(value)!r} is not a list of spells. Write ['2000-01..2010-12', '2012-03..']."
    assert error.text("zh") == f"{field}：“{value}”不是时段的列表。请写成 ['2000-01..2010-12', '2012-03..']。"


def test_a_place_is_text() -> None:
    assert Spell("2020-01", place=50).to_dict()["place"] == "50"  # type: ignore[arg-type]


spells = st.builds(
    lambda first, length, kind, scheme: run(first, first + length, kind, scheme),
    st.integers(1990 * 12, 2029 * 12),
    st.integers(0, 60),
    st.sampled_from(SpellKind),
    st.sampled_from([Scheme.EMPLOYEE] * 4 + [Scheme.RESIDENT]),
)
open_spells = st.builds(run, st.integers(2020 * 12, 2029 * 12), st.none(), st.sampled_from(SpellKind))
several = st.builds(
    lambda ended, going_on: [*ended, *going_on],
    st.lists(spells, min_size=1, max_size=6),
    st.lists(open_spells, max_size=1),
)


def covered(known: list[Spell], scheme: Scheme, kinds: set[SpellKind]) -> list[set[int]]:
    """The months of each spell of a scheme, as plain numbers."""
    return [
        set(range(one.first.index, (CAP if one.last is None else one.last.index) + 1))
        for one in known
        if one.scheme is scheme and one.kind in kinds
    ]


@given(several)
def test_every_month_of_the_spells_counts_once_and_in_its_scheme(known: list[Spell]) -> None:
    """Years add up and overlapping ones count once (public-service list, items 194-198); resident years are not employee years."""
    stated = Contributions.from_spells(known)
    every = set(SpellKind)
    assert months_of(stated.stretches(deemed=True)) == set().union(*covered(known, Scheme.EMPLOYEE, every))
    paid = every - {SpellKind.DEEMED, SpellKind.MILITARY}
    assert months_of(stated.stretches(deemed=False)) == set().union(*covered(known, Scheme.EMPLOYEE, paid))
    assert months_of(stated.resident_months()) == set().union(*covered(known, Scheme.RESIDENT, every))
    each = covered(known, Scheme.EMPLOYEE, every)
    assert months_of(stated.overlaps()) == {month for one in each for month in one if sum(month in x for x in each) > 1}


@given(several, st.randoms(use_true_random=False), st.data())
def test_order_and_cuts_change_no_month(known: list[Spell], random: Any, data: st.DataObject) -> None:
    cut = [one for one in known if one.last is not None and one.last > one.first]
    again = list(known)
    if cut:
        whole = data.draw(st.sampled_from(cut))
        assert whole.last is not None
        middle = data.draw(st.integers(whole.first.index, whole.last.index - 1))
        again.remove(whole)
        for first, last in ((whole.first.index, middle), (middle + 1, whole.last.index)):
            again.append(run(first, last, whole.kind, whole.scheme))
    random.shuffle(again)
    before, after = Contributions.from_spells(known), Contributions.from_spells(again)
    for deemed in (True, False):
        assert before.stretches(deemed=deemed) == after.stretches(deemed=deemed)
    assert before.resident_months() == after.resident_months()
    assert before.overlaps() == after.overlaps()


@given(several, st.booleans(), st.lists(spells, max_size=2))
def test_spells_come_back_as_stated(known: list[Spell], continuing: bool, drawing: list[Spell]) -> None:
    stated = Contributions.from_spells(
        known, continuing=continuing, first_insured="1990-01", invalidity_allowance=drawing
    )
    facts = json.loads(json.dumps(stated.to_dict()))
    assert list(facts) == ["first_insured", "continuing", "spells"] + (["invalidity_allowance"] if drawing else [])
    assert Contributions(**facts) == stated
    assert pickle.loads(pickle.dumps(stated)) == copy.deepcopy(stated) == stated
    assert hash(Contributions(**facts)) == hash(stated)


def test_everything_that_may_be_stated_comes_back() -> None:
    facts: dict[str, Any] = {
        "paid": 200,
        "deemed": 24,
        "removed": 12,
        "counted_to": "2026-11",
        "first_insured": "1995-07",
        "plan": [
            {"first": "2026-12", "last": "2027-02", "kind": "employer", "scheme": "employee"},
            {"first": "2027-09", "last": None, "kind": "own_account", "scheme": "employee", "place": "CN-CQ"},
        ],
        "invalidity_allowance": [{"first": "2025-01", "last": "2025-12", "kind": "employer", "scheme": "employee"}],
    }
    stated = Contributions(**facts)
    assert stated.to_dict() == facts
    assert list(stated.to_dict()) == list(facts)
    assert (stated.removed, stated.first_insured) == (Months(12), YearMonth(1995, 7))


def test_a_plan_of_nothing_is_a_plan() -> None:
    """Nothing will be paid: that is not the same as nothing being known of the future."""
    stated = Contributions(paid=200, plan=[])
    assert stated.plan == ()
    assert stated.to_dict() == {"paid": 200, "plan": []}
    assert Contributions(**stated.to_dict()) == stated != Contributions(paid=200)


def test_no_spells_are_no_statement() -> None:
    assert refused("facts.contributions_empty", Contributions, spells=[]).fields == {"field": "contributions"}
    assert Contributions(spells=[], paid=1) == Contributions(paid=1)
    assert Contributions.from_spells(iter(["2000-01.."])) == Contributions(spells=("2000-01..",))


@pytest.mark.parametrize(
    "more", [{"paid": 1}, {"deemed": 0}, {"deemed": 0, "counted_to": "2026-11"}], ids=lambda more: str(list(more))
)
def test_beside_spells_only_a_cumulative_count_may_stand(more: dict[str, Any]) -> None:
    error = refused("facts.spells_and_counts", Contributions.from_spells, ["2000-01..2010-12"], **more)
    assert str(error) == (
        "contributions: beside spells only cumulative, the months counted in all, may stand. Leave out paid and deemed: "
        "the spells say which month is which."
    )
    assert Contributions.from_spells(["2000-01..2010-12"], cumulative=130, counted_to="2026-11").cumulative == 130
    refused("facts.spells_and_counted_to", Contributions.from_spells, ["2000-01..2010-12"], counted_to="2026-11")


@pytest.mark.parametrize(
    ("word", "drawing"),
    [
        ("none", "none"),
        ("无", "none"),
        ("未领取", "none"),
        ("employee", "employee"),
        ("职工基本养老金", "employee"),
        ("机关事业单位养老金", "employee"),
        ("居民养老金", "resident"),
        ("其他", "other"),
        ("是", "some"),
        ("已领取", "some"),
    ],
)
def test_which_pension_is_drawn(word: Any, drawing: Any) -> None:
    person = Person("1971-09", "男", drawing=word)
    assert person.drawing == drawing
    assert person.to_dict()["drawing"] == drawing


@pytest.mark.parametrize("word", ["病残津贴", "失业金", "企业年金", "个人养老金", "遗属待遇"])
def test_what_is_no_pension_is_not_taken_for_one(word: str) -> None:
    # DESIGN 4: an invalidity allowance, unemployment benefit, a survivor's grant, an enterprise or personal pension is none.
    assert refused("facts.drawing_unreadable", Person, "1971-09", "男", drawing=word).fields["field"] == "drawing"


def test_what_has_happened_is_stated() -> None:
    person = Person(
        "1966-05",
        "男",
        drawing="none",
        approved=True,
        deferral_agreed_to="2027年1月",
        notice_given_on="2026-02-01",
        applied_on="2026/5/3",
    )
    facts = person.to_dict()
    assert (facts["deferral_agreed_to"], facts["notice_given_on"], facts["applied_on"]) == (
        "2027-01",
        "2026-02-01",
        "2026-05-03",
    )
    assert Person("1966-05", "男", deferral_agreed_to=False).to_dict()["deferral_agreed_to"] is False
    assert "deferral_agreed_to" not in Person("1966-05", "男").to_dict()


@pytest.mark.parametrize("name", ["notice_given_on", "applied_on"])
def test_nothing_happened_after_the_question(name: str) -> None:
    act: dict[str, Any] = {name: "2026-12-01"}
    person = Person("1966-05", "男", **act)
    person.check(YearMonth(2026, 12))
    error = refused("facts.act_after_as_of", person.check, YearMonth(2026, 11))
    assert error.fields["field"] == name


@pytest.mark.parametrize(
    ("stated", "contradicts"),
    [
        # From 2011-07 to 2026-11 are 185 months.
        ({"paid": 185, "deemed": 24}, False),
        ({"paid": 186, "deemed": 24}, True),
        ({"paid": 197, "lump_sum": (12, "2026-05")}, False),  # bought in one sum, so no months of their own
        ({"cumulative": 400}, False),  # deemed months lie before the first one insured
        ({"spells": [("2011-07", "2020-12")]}, False),
        ({"spells": [("2011-06", "2020-12")]}, True),
        ({"spells": [("1990-01", "1994-12", "deemed"), ("2011-07", "2020-12")]}, False),
    ],
    ids=str,
)
def test_the_first_month_insured_and_the_months_paid(stated: dict[str, Any], contradicts: bool) -> None:
    person = Person("1971-09", "男", contributions=Contributions(first_insured="2011-07", **stated))
    if contradicts:
        assert (
            refused("facts.first_insured_contradicts", person.check, YearMonth(2026, 11)).fields["field"]
            == "first_insured"
        )
    else:
        person.check(YearMonth(2026, 11))


@pytest.mark.parametrize(
    ("code", "stated"),
    [
        ("facts.lump_sum_unreadable", {"cumulative": 100, "lump_sum": 36}),
        ("facts.lump_sum_unreadable", {"cumulative": 100, "lump_sum": (36,)}),
        ("facts.lump_sum_unreadable", {"cumulative": 100, "lump_sum": "36"}),
    ],
    ids=str,
)
def test_a_lump_sum_is_months_and_their_month(code: str, stated: dict[str, Any]) -> None:
    refused(code, Contributions, **stated)
    assert Contributions(cumulative=36, lump_sum=(36, "2030-02")).to_dict()["lump_sum"] == [36, "2030-02"]


@pytest.mark.parametrize(
    ("count", "question", "good"),
    [
        # A sum that is still to come is no part of the count: 40 months, 60 paid on after the age, and the 80 that are left.
        ({"cumulative": 40, "counted_to": "2026-11"}, "2026-11", True),
        ({"cumulative": 40}, "2026-11", True),
        ({"paid": 40}, "2033-02", True),
        # Once it was paid it is in the count, which can be no less than it.
        ({"cumulative": 79}, "2033-03", False),
        ({"cumulative": 79, "counted_to": "2033-03"}, "2033-04", False),
        ({"cumulative": 80}, "2033-03", True),
        ({"cumulative": 79, "counted_to": "2033-02"}, "2033-04", True),
    ],
    ids=str,
)
def test_only_a_sum_that_was_paid_is_in_the_count(count: dict[str, Any], question: str, good: bool) -> None:
    person = Person("1967-06", "male_60", contributions=Contributions(**count, lump_sum=(80, "2033-03")))
    if good:
        person.check(YearMonth.of(question))
    else:
        refused("facts.lump_sum_too_many", person.check, YearMonth.of(question))


@pytest.mark.parametrize(
    "stated",
    [
        {"paid": 1, "plan": ["2027-01.."], "continuing": True},
        {"paid": 1, "plan": [], "continuing": False},
        {"spells": ["2000-01..2010-12"], "plan": ["2027-01.."]},
    ],
)
def test_the_future_is_stated_once(stated: dict[str, Any]) -> None:
    error = refused("facts.plan_and_continuing", Contributions, **stated)
    assert str(error) == (
        "plan: a plan says month by month what will be paid. Leave out continuing; where spells are given, put the planned "
        "months into them instead."
    )
    assert error.text("zh") == "plan：计划已逐月说明今后的缴费。请不要再填 continuing；已填写时段的，请把计划写进时段。"


@pytest.mark.parametrize(
    ("stated", "most"),
    [
        ({"paid": 200, "deemed": 24}, 24),
        ({"deemed": 24}, 24),
        ({"cumulative": 224, "paid": 200}, 24),
        ({"cumulative": 224}, 224),  # how many of them are deemed is not said
        ({"spells": [("1990-01", "1991-12", "deemed"), "1992-01..2010-12"]}, 24),
        ({"spells": [("1990-01", "1991-12", "军龄"), ("1991-01", None, "employer")]}, 12),  # 1991 was paid as well
        ({"spells": ["1992-01..2010-12"]}, 0),
    ],
)
def test_no_more_is_struck_out_than_was_deemed(stated: dict[str, Any], most: int) -> None:
    """What the law strikes out before a dismissal or a sentence is deemed (Chongqing form of 2024)."""
    assert Contributions(**stated, removed=most).removed == most
    error = refused("facts.removed_too_many", Contributions, **stated, removed=most + 1)
    assert str(error) == (
        f"removed: {most + 1} months are more than the deemed months they are struck from. Check both."
    )
    assert error.text("zh") == f"removed：剔除{most + 1}个月多于可剔除的视同缴费月数。请核对。"


def test_deemed_months_nobody_counted_may_be_struck_out() -> None:
    assert Contributions(paid=200, removed="2y").removed == 24


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("removed", -1, "ground.period_negative"),
        ("removed", "26.4", "ground.period_decimal"),
        ("first_insured", "2011", "ground.month_unreadable"),
    ],
)
def test_the_other_facts_name_their_field(name: str, value: object, code: str) -> None:
    assert str(refused(code, Contributions, paid=1, **{name: value})).startswith(f"{name}: ")


def test_a_spell_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FULL.first = YearMonth(2000, 1)  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(FULL)) == copy.copy(FULL) == FULL
    assert hash(Spell.of(FULL.to_dict())) == hash(FULL)


# facts that cannot be true in the month of the question

AS_OF = YearMonth(2026, 11)


def test_born_after_the_question() -> None:
    assert str(refused("facts.birth_after_as_of", Person("2026-12", "男").check, AS_OF)) == (
        "birth: 2026-12 is after 2026-11, the month of the question. Check the birth month or as_of."
    )
    Person("2026-11", "男").check(AS_OF)


def test_a_question_no_later_than_2199() -> None:
    """Nobody here is born after 2099. `9999-12` stands for an open end, so a question in it had null for a month."""
    person = Person("2099-12", "男")
    person.check(YearMonth(2199, 12))
    for as_of in (YearMonth(2200, 1), END):
        assert str(refused("facts.as_of_out_of_range", person.check, as_of)) == (
            f"as_of: {as_of} is after 2199, when everybody here has long retired. Check the year."
        )


def test_counted_past_the_question() -> None:
    person = Person("1971-09", "男", contributions=Contributions(paid=292, counted_to="2026-12"))
    assert str(refused("facts.counted_to_after_as_of", person.check, AS_OF)) == (
        "counted_to: 2026-12 is after 2026-11, the month of the question. Count contributions to 2026-11 at the latest; "
        "later months are projected."
    )
    Person("1971-09", "男", contributions=Contributions(paid=292, counted_to="2026-11")).check(AS_OF)


def test_counted_to_before_birth() -> None:
    person = Person("1971-09", "男", contributions=Contributions(paid=0, counted_to="1971-08"))
    assert str(refused("facts.counted_to_before_birth", person.check, AS_OF)) == (
        "counted_to: 1971-08 is before the birth month 1971-09. Check both."
    )


@pytest.mark.parametrize("form", ["paid", "deemed", "cumulative"])
def test_contributions_longer_than_the_life_lived(form: str) -> None:
    """1971-09 to 2026-11, both months counted: 55 years and 3 months are 663."""
    person = Person("1971-09", "男", contributions=alone(form, 664))
    assert str(refused("facts.contributions_exceed_life", person.check, AS_OF)) == (
        "contributions: 664 months are more than the 663 months lived from 1971-09 to 2026-11. "
        "Check the unit (months, not days) and the birth month."
    )
    Person("1971-09", "男", contributions=alone(form, 663)).check(AS_OF)


def test_the_life_is_measured_to_the_month_counted_to() -> None:
    stated = Contributions(paid=652, counted_to="2025-12")  # 1971-09 to 2025-12: 54 years and 4 months
    Person("1971-09", "男", contributions=stated).check(AS_OF)
    longer = Contributions(paid=653, counted_to="2025-12")
    error = refused("facts.contributions_exceed_life", Person("1971-09", "男", contributions=longer).check, AS_OF)
    assert (error.fields["lived"], error.fields["counted_to"]) == (652, "2025-12")


@pytest.mark.parametrize("form", ["spells", "plan"])
def test_a_spell_before_birth(form: str) -> None:
    def stated(first: str) -> Person:
        known: dict[str, Any] = {form: ["2027-01..2027-02", f"{first}..2027-03"]}
        known |= {"paid": 1} if form == "plan" else {}
        return Person("1971-09", "男", contributions=Contributions(**known))

    error = refused("facts.spell_before_birth", stated("1971-08").check, AS_OF)
    assert str(error) == "spells: a spell begins in 1971-08, before the birth month 1971-09. Check both."
    assert error.text("zh") == "spells：时段开始于1971年8月，早于出生年月1971年9月。请核对两项。"
    stated("1971-09").check(AS_OF)


def test_spells_may_be_past_and_planned() -> None:
    person = Person("1971-09", "男", contributions=Contributions.from_spells(["1990-01..2026-11", "2027-03.."]))
    person.check(AS_OF)


@pytest.mark.parametrize("word", ["男女", "男女职工", "不是男", "女（男）"])
def test_a_word_that_names_both_sexes_or_denies_one_is_no_class(word: str) -> None:
    with pytest.raises(InvalidFacts):
        Category.of(word)
    assert not class_stated(word).known
