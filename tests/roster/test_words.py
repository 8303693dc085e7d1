"""Titles and values really seen in lists, each with what it means: read so, or as less; none costs anybody the answer.

`words/titles.csv` and `words/values.csv` hold them as they were collected; the reader has lists of its own.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from retirecalc import Category, Employment
from retirecalc.roster import RosterRow, headers, read_roster
from tests.roster.conftest import MakeFile

WORDS = Path(__file__).parent / "words"


def lines(name: str) -> list[dict[str, str]]:
    with (WORDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SAME = (
    "name",
    "id_number",
    "id_type",
    "staff_number",
    "birth",
    "file_birth",
    "sex",
    "first_insured",
    "employment",
    "counted_to",
)
MAY_BE: dict[str, set[str]] = {
    **{field: {field} for field in (*SAME, "drawing", "special_work", "department", "cumulative", "paid", "deemed")},
    # Up to when an insurance went is when the count ends only where payments have ended.
    "counted_to": {"counted_to", "insured_until"},
    # Of a staff_state or staff_kind only what says that somebody left is told; nothing is decided by it.
    "continuing": {"state", "continuing", "staff_state"},
    # 参保类别 may name the scheme, which its cells say.
    "category": {"category", "post", "identity", "insurance"},
    "post": {"post", "category"},
    "position": {"post"},
    "employer_kind": {"employment", "staff_kind"},
    "retire_in": {"retire_in", "expected"},
    "expected_retire": {"expected", "retire_in"},
    "rank": {"rank"},
    "other": {"insurance", "year", "staff_state", "staff_kind", "senior_experts"},
}
"""What a title that was collected under each name may be read as; to leave it alone says less."""
DECIDES_NOTHING = {"ambiguous", "expected", "identity"}
"""Columns that are noted, with what would use them, and not read."""
TRAPS = (
    *("Spouse Birthdate", "其他证件号码", "Passport No", "Passport Number", "残疾证号", "DOH", "年龄", "工龄", "司龄"),
    *("医疗保险视同缴费月数", "失业保险参保时间", "失业保险实际月数", "本单位缴费月数", "单位缴费月数", "个人缴费月数"),
    *(
        "本年缴费月数",
        "建账前累计缴费月数",
        "建账前视同累计缴费月数",
        "历年缴纳月数",
        "连续缴费月数",
        "缴费年月",
        "最后缴费年月",
    ),
    *(
        "特殊工种折算年限",
        "折算工龄",
        "折算年限",
        "折算缴费年限",
        "养老保险补缴年限",
        "参保时间",
        "参保日期",
        "本次参保时间",
        "月缴费工资",
    ),
)


@pytest.mark.parametrize("line", lines("titles.csv"), ids=lambda line: f"{line['field']}: {line['title']}")
def test_a_title_is_read_as_what_it_is_or_left_alone(line: dict[str, str]) -> None:
    assert headers.match([line["title"]]).keys() - DECIDES_NOTHING <= MAY_BE[line["field"]]


@pytest.mark.parametrize("title", TRAPS)
def test_a_title_that_looks_right_and_is_not_is_left_alone(title: str) -> None:
    assert headers.match([title]) == {}


@pytest.mark.parametrize(
    "title",
    ["领取标志", "待遇领取标志", "是否领取待遇", "是否已领取待遇", "领取状态", "领取养老金状态", "待遇领取状态"],
)
def test_a_title_that_says_whether_a_pension_is_drawn(make_file: MakeFile, title: str) -> None:
    people = "".join(f"男,1966-09,{word}\n" for word in ("是", "正常领取", "已享受", "否", "未领取"))
    rows = read_roster(make_file(f"性别,出生年月,{title}\n{people}")).rows
    assert [row.person and row.person.drawing for row in rows] == ["some", "some", "some", "none", "none"]


VALUES = lines("values.csv")


def of(column: str) -> list[tuple[str, str]]:
    return [(line["word"], line["meaning"]) for line in VALUES if line["column"] == column]


def one(make_file: MakeFile, header: str, *cells: str) -> RosterRow:
    """One row, each cell quoted, for words hold commas."""
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (found,) = read_roster(make_file(f"{header}\n{row}\n")).rows
    assert not found.problems
    return found


def classes(row: RosterRow) -> list[str]:
    return [str(person.category) for person in ((row.person,) if row.person else row.candidates)]


BOTH = ["female_50", "female_55"]
SENIOR = {"正高级专业技术职务", "副高级专业技术职务", "处级"}
"""Of a woman in a public body these may mean the men's age (组通字〔2015〕14号)."""
OF_POSTS = {"management": ["female_55"], "technical": ["female_55"], "worker": ["female_50"], "ask": BOTH}


@pytest.mark.parametrize(("word", "meaning"), of("post"))
def test_a_post(make_file: MakeFile, word: str, meaning: str) -> None:
    woman = one(make_file, "出生年月,性别,岗位类别", "1977-02", "女", word)
    if meaning == "male_60":
        assert "male_60" in classes(woman)  # and the question which it is
    elif word in SENIOR:
        assert classes(woman) == ["male_60", *BOTH]
    else:
        assert classes(woman) in (OF_POSTS.get(meaning, [meaning]), BOTH)
    if not meaning.startswith("female"):
        assert classes(one(make_file, "出生年月,性别,岗位类别", "1977-02", "男", word)) == ["male_60"]


@pytest.mark.parametrize(("word", "meaning"), of("sex"))
def test_a_sex(make_file: MakeFile, word: str, meaning: str) -> None:
    found = classes(one(make_file, "出生年月,性别,岗位类别", "1977-02", word, "工人"))
    settled = {"male": ["male_60"], "female": ["female_50"]}.get(meaning)
    assert found in (settled, ["male_60", "female_50"])


def continuing(row: RosterRow) -> bool | None:
    assert row.person is not None
    assert row.person.contributions is not None
    return row.person.contributions.continuing


GONE = {
    **dict.fromkeys(("退休", "离休", "退休终止", "退职", "退休返聘", "离休人员"), "roster.row_retired"),
    **dict.fromkeys(("离退休状态_退休", "离退休状态_离休"), "roster.row_retired"),
    **dict.fromkeys(("死亡", "离岗退养"), "roster.row_left"),
}
"""Words of which the pension is asked, or whether somebody is still there, and no longer the payments or the employer."""


@pytest.mark.parametrize(("word", "meaning"), of("insured_state"))
def test_a_state_of_the_insurance(make_file: MakeFile, word: str, meaning: str) -> None:
    row = one(make_file, "出生年月,性别,累计缴费月数,个人缴费状态", "1971-09", "男", "300", word)
    assert continuing(row) in ({"continuing": True, "not_continuing": False}.get(meaning), None)
    if meaning in ("continuing", "not_continuing"):
        assert continuing(row) is not None  # what ends somebody's payments is never passed over
    elif word in GONE:
        assert [warning.code for warning in row.warnings] == [GONE[word]]
    else:
        assert [warning.fields.get("why") for warning in row.warnings] == ["roster.state_open"]


@pytest.mark.parametrize(("word", "meaning"), of("yes_no"))
def test_a_yes_or_no(make_file: MakeFile, word: str, meaning: str) -> None:
    row = one(make_file, "出生年月,性别,累计缴费月数,是否继续缴费", "1971-09", "男", "300", word)
    assert continuing(row) in ({"yes": True, "no": False}.get(meaning), None)


@pytest.mark.parametrize(("word", "meaning"), [*of("employment"), *of("personal_identity")])
def test_who_employs(make_file: MakeFile, word: str, meaning: str) -> None:
    row = one(make_file, "出生年月,性别,用工形式", "1971-09", "男", word)
    assert row.person is not None
    settled = Employment(meaning) if meaning in list(Employment) else Employment.UNKNOWN
    assert row.person.employment in (settled, Employment.UNKNOWN)
    if word in GONE:
        assert [warning.code for warning in row.warnings] == [GONE[word]]
    elif settled is Employment.UNKNOWN:  # said once a word
        assert [warning.fields.get("why") for warning in row.warnings] == ["roster.employment_open"]


@pytest.mark.parametrize(("word", "meaning"), of("id_type"))
def test_a_kind_of_document(make_file: MakeFile, word: str, meaning: str) -> None:
    good, passport = "110221197109159972", "E12345678"
    row = one(make_file, "证件类型,证件号码,出生日期,性别", word, good, "1971-09-15", "男")
    assert row.person is not None
    assert row.person.birth == "1971-09-15"
    if meaning == "other":
        row = one(make_file, "证件类型,证件号码,出生日期,性别", word, passport, "1970-05-01", "男")
        assert row.person is not None
        assert (row.person.birth, row.warnings) == ("1970-05-01", ())
    else:
        alone = one(make_file, "证件类型,证件号码", word, good)
        assert alone.person is not None
        assert (alone.person.birth, alone.person.category) == ("1971-09-15", Category.MALE_60)


@pytest.mark.parametrize("note", ["yyyy/mm/dd", "YYYY年MM月DD日", "yyyy.mm", "8位", "6位数字", "年/月/日"])
def test_a_note_of_the_form_changes_no_title(note: str) -> None:
    assert headers.match([f"出生日期（{note}）"]).keys() == {"birth"}


@pytest.mark.parametrize(
    "title", ["性别（1男2女）", "性别(1-男,2-女)", "性别代码（0：女，1：男）", "性别(1=男性，2=女性)"]
)
def test_codes_of_a_sex_mean_what_the_title_says(make_file: MakeFile, title: str) -> None:
    woman = "0" if "0" in title else "2"
    rows = read_roster(make_file(f'"{title}",出生年月\n1,1971-09\n{woman},1977-02\n')).rows
    people = [row.candidates or (row.person,) for row in rows]
    assert [[one and one.category for one in some] for some in people] == [["male_60"], ["female_50", "female_55"]]


def test_codes_are_asked_where_the_title_and_an_id_number_disagree(make_file: MakeFile) -> None:
    # The seventeenth digit of the number is odd: a man.
    roster = read_roster(make_file("性别（1男2女）,身份证号\n2,500101197109150013\n1,\n"))
    assert "roster.sex_codes" in {use.note.code for use in roster.uses if use.note is not None}


def test_the_years_of_a_note_are_no_form_of_a_date() -> None:
    assert headers.match(["累计缴费（年）"])["cumulative"][0].unit == "years"
    assert headers.match(["累计缴费（月数）"])["cumulative"][0].unit == "months"
    assert headers.match(["出生（日）"]).keys() != {"birth"}


def test_whether_contributions_go_on_in_the_words_of_the_question(make_file: MakeFile) -> None:
    words = {
        "继续": True,
        "会": True,
        "会继续": True,
        "不继续": False,
        "不会": False,
        "不继续缴费": False,
        "看情况": None,
    }
    people = "".join(f"男,1971-09,200,{word}\n" for word in words)
    rows = read_roster(make_file(f"性别,出生年月,累计缴费月数,是否继续缴费\n{people}")).rows
    stated = [row.person.contributions.continuing for row in rows if row.person and row.person.contributions]
    assert stated == [*words.values()]


def test_a_note_behind_a_yes_or_no_that_says_nothing_else(make_file: MakeFile) -> None:
    words = {
        **dict.fromkeys(("是（灵活就业）", "是(单位缴费)", "是（在缴）", "Yes (self-employed)"), True),
        **dict.fromkeys(("否（个人原因）", "否（已停保）", "no (moved abroad)"), False),
        **dict.fromkeys(
            ("是（已停缴）", "是（停缴）", "是（至2027年）", "是（欠费）", "yes (unpaid)", "yes (until May)"), None
        ),
        **dict.fromkeys(("否（明年起）", "否（继续缴费）", "否（不确定）", "no (not yet)", "看情况（是）"), None),
    }
    people = "".join(f'男,1971-09,200,"{word}"\n' for word in words)
    rows = read_roster(make_file(f"性别,出生年月,累计缴费月数,是否继续缴费\n{people}")).rows
    assert {word: continuing(row) for word, row in zip(words, rows, strict=True)} == words
    for word, row in zip(words, rows, strict=True):
        if words[word] is None:
            assert [warning.fields.get("why") for warning in row.warnings] == ["facts.yes_no_unreadable"]


def numbered(man: bool, serial: int) -> str:
    """An ID number of somebody born in September 1971."""
    first = f"110101197109{serial % 28 + 1:02}{serial // 28:02}{1 if man else 2}"
    return first + "10X98765432"[sum(int(one) << 17 - place for place, one in enumerate(first)) % 11]


def coded(title: str, pairs: list[tuple[str, bool]]) -> str:
    people = (f"{code},{numbered(man, place)}" for place, (code, man) in enumerate(pairs))
    return "\n".join([f"{title},身份证号,岗位", *(f"{one},工人" for one in people)])


@pytest.mark.parametrize(
    ("men", "women", "slips", "note"),
    [
        (10, 9, 1, "roster.sex_codes_nearly"),
        (19, 0, 1, "roster.sex_codes_nearly"),
        (10, 8, 1, "roster.sex_codes"),  # 1 in 19
        (9, 0, 1, "roster.sex_codes"),
        (20, 18, 2, "roster.sex_codes_nearly"),
        (20, 0, 0, "roster.sex_codes_settled"),
    ],
)
def test_codes_of_a_sex_that_nearly_all_id_numbers_agree_with(
    make_file: MakeFile, men: int, women: int, slips: int, note: str
) -> None:
    pairs = [*[("1", True)] * men, *[("2", False)] * women, *[("2", True)] * slips]
    roster = read_roster(make_file(coded("性别", pairs)))
    assert [use.note.code for use in roster.uses if use.note is not None] == [note]
    if note != "roster.sex_codes":
        agree, differ = roster.rows[: men + women], roster.rows[men + women :]
        assert [classes(row) for row in agree] == [*[["male_60"]] * men, *[["female_50"]] * women]
        for row in differ:  # never decided in silence
            assert [question.code for question in row.questions] == ["roster.row_sex_contradicts"]
            assert classes(row) == ["male_60", "female_50"]


def test_codes_that_fit_two_systems_nearly_are_asked(make_file: MakeFile) -> None:
    # 1 is a woman's beside 0, a man's beside 2: the one number beside 1 says the former, nineteen beside 2 nearly the latter.
    pairs = [*[("2", False)] * 19, ("1", False)]
    roster = read_roster(make_file(coded("性别", pairs)))
    assert [use.note.code for use in roster.uses if use.note is not None] == ["roster.sex_codes"]


def test_codes_of_a_title_hold_where_one_id_number_is_a_slip(make_file: MakeFile) -> None:
    roster = read_roster(make_file(coded("性别（1男2女）", [*[("1", True)] * 10, *[("2", False)] * 9, ("2", True)])))
    assert [use.note for use in roster.uses if use.note is not None] == []
    assert [len(row.questions) for row in roster.rows] == [*[0] * 19, 1]
    assert classes(roster.rows[10]) == ["female_50"]
