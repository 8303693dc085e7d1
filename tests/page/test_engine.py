"""What the page asks of Python, asked natively: the browser runs the same file (`test_browser.py`)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page import engine
from page.build import LATER
from retirecalc import Contributions, Person, assess, read_roster
from retirecalc.ground.workdays import chinese_calendar
from retirecalc.letters import paper_docx, papers
from retirecalc.rules.early_routes.special_work.table import Kind
from tests.laid_out import search_path
from tests.law_day import load_law

PAGE = Path(engine.__file__).parent
ROSTER = Path(__file__).parents[2] / "examples" / "roster.csv"
WITH_PROBLEMS = ROSTER.with_name("roster_with_problems.csv")
MAN = {"birth": "1971-09", "sex": "male", "employment": "employee", "cumulative": 316, "continuing": True}


@pytest.fixture(autouse=True)
def law_of_the_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(engine, "load_law", load_law)
    engine._law.cache_clear()
    yield
    engine._law.cache_clear()


def ask(question: Any, facts: dict[str, Any] | None = None, *, lang: str = "zh", place: str = "CN", **more: Any) -> Any:
    return json.loads(
        question(json.dumps({"lang": lang, "place": place, "as_of": "2026-11-27", "facts": facts, **more}))
    )


def test_the_answer_in_three_sentences_with_its_figures() -> None:
    (case,) = ask(engine.person, MAN)["cases"]
    assert case["lead"] == [
        "您的法定退休年龄为61周岁9个月，将于2033年6月达到。",
        "最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）374个月，要求192个月。",
        "如选择该月退休，请不迟于2031年6月1日书面告知用人单位。",
    ]
    assert case["verdict"] == "yes"
    assert {one["name"]: one["value"] for one in case["figures"]} == {
        "age": "61周岁9个月",
        "month": "2033年6月",
        "earliest": "2031年9月",
        "latest": "2036年6月",
        "first": "2031年9月",
        "required": "192个月",
        "counted": "374个月",
        "for": "2031年9月",
    }
    assert all(one["basis"] for one in case["figures"] if one["name"] != "for")
    assert case["listed"] == ["2031-09", "2033-06", "2036-06"]
    assert case["chosen"] == "2031-09"


def test_every_month_of_the_window_is_what_the_library_answers_for_it() -> None:
    (case,) = ask(engine.person, MAN, lang="en")["cases"]
    person = Person(
        "1971-09", "male_60", employment="employee", contributions=Contributions(cumulative=316, continuing=True)
    )
    answer = assess(person, load_law(), "2026-11-27")
    assert (case["months"][0]["at"], case["months"][-1]["at"], len(case["months"])) == ("2031-09", "2036-06", 58)
    for one in case["months"]:
        option = answer.option(one["at"])
        required = None if option.required_months is None else f"{int(option.required_months)} months"
        assert (one["eligibility"], one["required"]) == (str(option.eligibility), required)
    assert case["explained"] == answer.explain("en")


def test_the_picture_begins_before_the_month_with_enough_and_says_what_it_shows() -> None:
    """160 months on 2026-11, paying on: 192 in 2029-07, which 2031-09 asks; 198 are asked in 2032, 204 from 2033 on."""
    (case,) = ask(engine.person, {**MAN, "cumulative": 160})["cases"]
    picture = case["picture"]
    assert (picture["begin"], picture["crossing"], picture["statutory"]) == ("2029-01", "2029-07", "2033-06")
    assert picture["least"] == picture["most"] == list(range(186, 276))
    assert picture["required"] == [192] * 36 + [198] * 12 + [204] * 42
    assert picture["text"] == (
        "图：可选择的退休年月自2031年9月至2036年6月。其中各月累计缴费均达到要求的年限。法定退休年月为2033年6月。"
    )


@pytest.mark.parametrize(
    ("facts", "crossing", "enough"),
    [
        ({"cumulative": 195, "continuing": False}, None, "累计缴费达到要求年限的月份：2031年9月至2031年12月。"),
        ({"cumulative": 191, "continuing": False}, None, "其中各月累计缴费均不能确定达到要求的年限。"),
        ({"cumulative": None, "continuing": None}, None, "未填缴费年限，只画出要求的年限。"),
    ],
)
def test_the_picture_says_where_contributions_are_enough(
    facts: dict[str, Any], crossing: str | None, enough: str
) -> None:
    """The months of 2031 ask 192, those of 2032 ask 198."""
    (case,) = ask(engine.person, {**MAN, **facts})["cases"]
    assert case["picture"]["crossing"] == crossing
    assert case["picture"]["text"].split("月。", 1)[1].startswith(enough)


def test_other_ways_are_open_closed_or_say_what_would_settle_them() -> None:
    def way_of(name: str, **stated: Any) -> tuple[str, list[str]]:
        (case,) = ask(engine.ways, MAN, ways=stated)["cases"]
        (found,) = (one for one in case["ways"] if one["name"] == name)
        return found["group"], found["said"]

    assert ask(engine.ways, MAN, ways={})["ask"] == [
        *("total_loss", "certified_by", "certified_on", "land_requisition_4050"),
        *("resident_months", "drawing", "expert_rank", "leading_skilled_worker", "special_work", "injury_grade"),
    ]
    assert "altitude_m" in ask(engine.ways, MAN, ways={"special_work": ["altitude 102m"]})["ask"]
    # 附件1 二(一)2: at altitude the metres decide, eight years at 4500 m and nine at 3500 m.
    high = {"special_work": ["altitude 102m"], "altitude_m": 4600}
    assert way_of("special_work", special_work=["altitude 102m"])[1] == ["需补充：高海拔工作的海拔米数"]
    assert way_of("special_work", **high)[0] == "unsettled"
    assert way_of("special_work", **high | {"altitude_m": 3600})[0] == "closed"
    assert way_of("work_injury") == ("unsettled", ["需补充：工伤伤残等级，或没有工伤"])
    assert way_of("work_injury", injury_grade=1)[0] == "open"
    certified = {"total_loss": True, "certified_on": "2026-10-05", "certified_by": "prefecture"}
    assert way_of("invalidity_allowance", **certified) == ("open", ["自2026年12月起"])
    assert way_of("sickness_closed") == ("closed", ["该途径已停止受理"])
    settled = {"total_loss": False, "injury_grade": False, "special_work": False, "resident_months": 0}
    settled |= {"expert_rank": False, "leading_skilled_worker": False}
    assert ask(engine.ways, {**MAN, "drawing": "none"}, ways=settled)["ask"] == ["land_requisition_4050"]


def test_a_deferral_is_never_a_right() -> None:
    (case,) = ask(engine.person, MAN)["cases"]
    verdicts = {one["at"]: one["verdict"] for one in case["months"]}
    assert (verdicts["2033-06"], verdicts["2033-07"]) == ("符合条件", "可与单位协商")


@pytest.mark.parametrize(
    ("facts", "classes", "asked"),
    [
        ({"employment": "employee", "post": "worker"}, ["female_50"], None),
        ({"employment": "employee", "post": "technical"}, ["female_55"], None),
        ({}, ["female_55", "female_50", "male_60"], ["employment", "post"]),
        ({"employment": "own_account"}, ["female_55", "female_50"], []),
        ({"employment": "state_employee", "post": "management"}, ["female_55", "male_60"], ["senior"]),
    ],
)
def test_a_woman_is_answered_for_each_class_that_remains(
    facts: dict[str, Any], classes: list[str], asked: list[str] | None
) -> None:
    answer = ask(engine.person, {"birth": "1976-03", "sex": "female", **facts})
    assert [case["category"] for case in answer["cases"]] == classes
    assert (answer["class"] and answer["class"]["ask"]) == asked


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("zh", ["女（原55周岁）", "女（原60周岁，按男职工的附表）"]),
        ("en", ["women (original age 55)", "women (original age 60, by the table of men)"]),
    ],
)
def test_each_class_that_remains_says_whose_table_it_is(lang: str, labels: list[str]) -> None:
    facts = {"birth": "1976-03", "sex": "female", "employment": "state_employee", "post": "management"}
    assert [case["label"] for case in ask(engine.person, facts, lang=lang)["cases"]] == labels


def test_what_the_text_leaves_open_about_her_class_is_said() -> None:
    answer = ask(engine.person, {"birth": "1976-03", "sex": "female", "employment": "own_account"})
    assert answer["class"]["texts"] == ["适用哪一类别，规定未明确：以灵活就业身份缴费的女性，原法定退休年龄是多少？"]


def test_nothing_known_of_contributions_is_open_and_no_refusal() -> None:
    (case,) = ask(engine.person, {"birth": "1971-09", "sex": "male"})["cases"]
    assert case["verdict"] == "open"
    assert case["lead"][-1] == "缴费是否足够尚不能确定（需补充：缴费年限）。"


def test_short_at_the_age_is_a_no_with_the_ways_on_and_what_else_matters() -> None:
    facts = {"birth": "1965-05", "sex": "male", "employment": "employee", "cumulative": 100, "continuing": False}
    (case,) = ask(engine.person, facts)["cases"]
    assert case["verdict"] == "no"
    assert [one["what"] for one in case["remedies"]][:2] == ["延长缴费至最低缴费年限", "一次性缴费"]
    assert case["ask"] == ["drawing", "first_insured"]
    assert ask(engine.person, {**facts, "drawing": "none", "first_insured": "2005-01"})["cases"][0]["ask"] == []


def test_the_steps_of_a_month_and_what_speaks_against_another() -> None:
    told = {"category": "male_60"}
    good = ask(engine.month, MAN, month="2031-09", **told)
    assert [(one["when"], one["who"], one["what"]) for one in good["steps"]][:1] == [
        ("2031年6月1日及以前", "本人", "书面告知用人单位")
    ]
    assert good["against"] == []
    bad = ask(engine.month, MAN, month="2031-08", **told)
    assert (bad["eligibility"], bad["steps"]) == ("NOT_ELIGIBLE", [])
    assert bad["against"]


def test_a_page_names_a_month_by_its_name() -> None:
    facts = {"birth": "1965-05", "sex": "male", "employment": "own_account", "cumulative": 100, "continuing": False}
    told = {"lang": "en", "place": "CN-CQ", "month": "2025-07"}
    (against,) = ask(engine.month, facts, category="male_60", **told)["against"]
    # 100 months in November 2026, and one more a month: 228 in July 2037, and 2037 asks for 228
    assert against.endswith("Paying on after the statutory age meets the minimum in July 2037.")
    notes = json.dumps(ask(engine.person, facts, lang="en")["cases"][0]["notes"])
    assert "First insured before July 2011" in notes
    assert not re.search(r"\b\d{4}-\d{2}\b", notes)


@pytest.mark.parametrize(("lang", "begin"), [("zh", "出生年月："), ("en", "the birth month:")])
def test_what_is_wrong_comes_back_as_a_sentence_that_names_the_field(lang: str, begin: str) -> None:
    for birth in ("1976-13", ""):
        found = ask(engine.person, {"birth": birth, "sex": "male"}, lang=lang)
        assert set(found) == {"error"}
        assert found["error"].startswith(begin)


def test_the_calendar_file_of_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = {"category": "male_60", "month": "2031-09", "made_at": "2026-11-27T08:00:00.000Z"}
    made = Path(ask(engine.calendar, MAN, **told)["file"]).read_bytes()
    assert b"DTSTART;VALUE=DATE:20310601" in made
    assert b"1971" not in made


def test_the_papers_of_a_month_are_those_of_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved = ask(engine.papers, MAN, category="male_60", month="2031-09")["file"]
    with zipfile.ZipFile(saved) as made:
        found = {name: made.read(name) for name in made.namelist()}
    paid = Contributions(cumulative=316, continuing=True)
    answer = assess(Person("1971-09", "male_60", employment="employee", contributions=paid), load_law(), "2026-11-27")
    assert list(found) == ["弹性提前退休告知书.docx", "退休时间申请书.docx", "说明（不签署，不随文本提交）.docx"]
    assert list(found.values()) == [paper_docx(one) for one in papers(answer, "2031-09")]
    refused = ask(engine.papers, MAN, category="male_60", month="2031-08")["error"]
    assert refused == (
        "2031年8月：不能在该月退休（未达到原法定退休年龄），不生成文本。符合条件的月份：2031年9月至2036年6月。"
    )


def test_the_papers_of_a_list_are_for_those_who_have_something_to_hand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    listed = tmp_path / "list.csv"
    listed.write_text(
        "姓名,性别,身份证号,出生年月,类别,用工性质,累计缴费年限,缴费截止年月,是否继续缴费,拟退休年月\n"
        "甲,男,110101197104010011,1971-04,男,民营企业职工,30年,2026-10,是,2031-04\n"  # in years
        "乙,男,,1967-02,男,民营企业职工,30年,2026-10,是,2027-03\n"  # notice by 2026-12-01
        "丙,女,,1977-02,女,民营企业职工,30年,2026-10,是,\n"  # 50 or 55: which papers is not known yet
        "丁,男,,1966-12,男,灵活就业人员,30年,2026-10,是,2027-10\n",  # nobody to agree a deferral with, and an application by 2027-10-31
        encoding="utf-8",
    )
    assert ask(engine.staff, name=str(listed))["papers"] is True
    with zipfile.ZipFile(ask(engine.save, kind="papers")["file"]) as made:
        names = ("弹性提前退休告知书", "退休时间申请书", "说明（不签署，不随文本提交）")
        assert made.namelist() == [*(f"第3行/{name}.docx" for name in names), "第5行/无文书.txt"]
        assert made.read("第5行/无文书.txt").decode().startswith("2027年10月：没有用人单位")
        with zipfile.ZipFile(made.open("第3行/弹性提前退休告知书.docx")) as paper:
            text = re.sub("<[^>]*>", "|", paper.read("word/document.xml").decode())
    assert "|乙|" in text
    assert "2027年3月（60周岁1个月）" in text
    listed.write_text("姓名,出生年月,类别\n丁,1990-01,男\n", encoding="utf-8")
    assert ask(engine.staff, name=str(listed))["papers"] is False


def test_a_list_is_planned_and_saved_as_the_library_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask(engine.staff, name=str(ROSTER))
    assert answer["counts"]["people"] + answer["counts"]["questions"] == len(answer["rows"]) == 40
    plan = read_roster(ROSTER).plan(load_law(), "2026-11-27")
    for kind in ("xlsx", "csv"):
        saved = Path(ask(engine.save, kind=kind)["file"]).read_bytes()
        plan.write(f"library.{kind}", calendar=chinese_calendar())
        assert saved == Path(f"library.{kind}").read_bytes()
    assert b"BEGIN:VEVENT" in Path(ask(engine.save, kind="ics", made_at="2026-11-27T08:00:00Z")["file"]).read_bytes()


def test_what_a_list_leaves_open_is_asked_and_can_be_answered() -> None:
    answer = ask(engine.staff, name=str(WITH_PROBLEMS))
    assert answer["women_asked"]
    assert not re.search(r"\d{15}", json.dumps(answer))  # an ID number is masked wherever it is quoted
    fewer = ask(engine.staff, name=str(WITH_PROBLEMS), women="female_55")
    assert fewer["counts"]["questions"] < answer["counts"]["questions"]


def test_a_column_and_a_word_can_be_named(tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("姓名,生辰,人员\n甲,1971-09,师傅\n", encoding="utf-8")
    assert "error" in ask(engine.staff, name=str(listed))
    for reading in (
        "--map 生辰=出生年月\n\n--map 人员=category\n--map-value 人员：师傅=男\n",
        "生辰=birth\n人员=category\n人员:师傅=男",
    ):
        answer = ask(engine.staff, name=str(listed), reading=reading)
        assert answer["rows"][0]["statutory"] == "2033年6月"


@pytest.mark.parametrize(
    ("advice", "cell", "found"),
    [
        ("--date-order dmy", "03/09/1971", "2033年6月"),
        ("--date-order mdy", "09/03/1971", "2033年6月"),
        ("--excel-serials", "26191", "2033年6月"),
        ("--encoding utf-8", "1971-09", "2033年6月"),
    ],
)
def test_what_a_sentence_advises_can_be_followed_here(tmp_path: Path, advice: str, cell: str, found: str) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(f"姓名,出生年月,类别\n甲,{cell},男\n", encoding="utf-8")
    assert ask(engine.staff, name=str(listed), reading=advice)["rows"][0]["statutory"] == found


def test_a_deferral_on_a_list_is_no_right_either(tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    head = "姓名,出生年月,类别,累计缴费年限,是否继续缴费,拟退休年月,用工性质"
    listed.write_text(f"{head}\n甲,1971-09,男,26年4个月,是,2034-06,民营企业职工\n", encoding="utf-8")
    assert ask(engine.staff, name=str(listed))["rows"][0]["verdict"] == "可与单位协商"


def test_every_word_of_the_page_is_in_both_languages_and_in_use() -> None:
    words = json.loads((PAGE / "words.json").read_text(encoding="utf-8"))
    source = "".join((PAGE / name).read_text(encoding="utf-8") for name in ("page.js", "page.html"))
    made_up = {"v_": "yes no open", "file_": "xlsx csv ics papers template", "save_": "xlsx csv ics papers"}
    made_up |= {"w_": "open unsettled closed", "sw_": " ".join(Kind)}
    known = {begin + end for begin, ends in made_up.items() for end in ends.split()}
    known |= {
        f"f_{name}" for name in ("age", "month", "earliest", "latest", "first", "required", "counted", "short", "for")
    }
    known |= {
        f"q_{one}" for one in re.findall(r'(?:(?:choice|yesNo)\(|{ id: )"(\w+)"(?:\)|, (?:kind|\[|lost))', source)
    }
    known |= {f"d_{one}" for one in ("none", "employee", "resident", "other")}
    known |= {"notice_by", "agreement_by", "apply_in"}
    assert {one for one in words if one not in known and f'"{one}"' not in source} == set()
    asked = set(re.findall(r'(?:say\(|data-word=)"(\w+)"', source)) | known
    assert {one for one in asked - set(words) if not one.endswith("_")} == set()
    assert all(len(said) == 2 and all(said) for said in words.values())
    chinese = [said[1] for name, said in words.items() if name not in ("language", "naming_how", "list_intro")]
    assert not [
        said
        for said in chinese
        if re.search(r"[,;:()]|[A-Za-z]{2,}", said)
        and not re.search(r"\{|Excel|Word|CSV|PDF|Chrome|xlsx|csv|ics|zip", said)
    ]


def test_everything_that_goes_in_is_pinned_by_hash() -> None:
    pins = [line for line in (PAGE / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert pins
    assert all(re.fullmatch(r"[\w-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line) for line in pins)
    lock = json.loads((PAGE / "package-lock.json").read_text())["packages"]
    assert all(one["integrity"].startswith("sha512-") for name, one in lock.items() if name)
    assert not [name for name, one in lock.items() if "resolved" in one]


def test_one_person_is_answered_without_what_comes_later_with_the_lists() -> None:
    """What the build leaves out of the first part (`LATER`) is not there when the first answer is given."""
    script = """
import re, sys
later = re.compile(sys.argv[1])
def is_later(name):
    return any(later.match(name.replace(".", "/") + end) for end in ("/", ".py"))
class Missing:
    def find_spec(self, name, path=None, target=None):
        if is_later(name):
            raise ModuleNotFoundError(name)
for name in filter(is_later, list(sys.modules)):
    del sys.modules[name]
sys.meta_path.insert(0, Missing())
from page import engine
print(engine.person(sys.argv[2]))
"""
    told = json.dumps({"lang": "zh", "place": "CN", "as_of": "2026-11-27", "facts": MAN})
    done = subprocess.run(
        [sys.executable, "-c", script, LATER.pattern, told],
        env={**os.environ, "PYTHONPATH": search_path()},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout)["cases"] == ask(engine.person, MAN)["cases"]
