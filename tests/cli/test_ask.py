"""`retirecalc ask` and `retirecalc rules`: any rule from the command line, and the list of them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from retirecalc.contract.outcome import outcome_dict
from retirecalc.questions.ask import ask, askable, fields_of, takes_month
from retirecalc.rooms import ROOMS
from tests.cli.conftest import Run
from tests.law_day import load_law
from tests.test_ask import day_of, places_of
from tests.test_cases import cases_of

MAN = ("--birth", "1971-09", "--category", "male_60")


def test_a_page(run: Run) -> None:
    # 附件4 2032年: 16年6个月, 198 months; 94号 第七条: the year of the chosen month.
    result = run("ask", "minimum_contribution", *MAN, "--month", "2032-01", "--as-of", "2026-11")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "Place CN, the law of 2026-11-26, tables 2026.11.0.\n\n"
        "Minimum contribution period (2032-01)\n"
        "  1. For retirement in 2032-01 the minimum of 2032 counts. [人社部发〔2024〕94号 第七条]\n"
        "  2. The minimum of 2032 is 16 years 6 months, 198 months. [《国务院关于渐进式延迟法定退休年龄的办法》 附件4 2032年]\n\n"
        "The agency decides: this is a calculation from the published rules, not a decision.\n"
    )


def test_what_is_behind_it(run: Run) -> None:
    out = run(
        "ask", "minimum_contribution", *MAN, "--month", "2032-01", "--as-of", "2026-11", "--explain", "--lang", "zh"
    ).out
    assert out.index("法定退休年龄\n") < out.index("最低缴费年限（2032年1月）")


def test_json_from_options_and_from_a_file(run: Run, tmp_path: Path) -> None:
    stated = {"birth": "1971-09", "category": "male_60", "contributions": {"paid": "20y", "continuing": True}}
    file = tmp_path / "person.json"
    file.write_text(json.dumps(stated), encoding="utf-8")
    asked = ("ask", "pension_eligibility", "--month", "2033-06", "--as-of", "2026-11", "--json")
    expected = outcome_dict(ask("pension_eligibility", stated, load_law(), "2026-11", "2033-06"))
    for options in (
        (*MAN, "--paid", "20y", "--continuing", "yes"),
        (*MAN, "--paid=20y", "--continuing=true"),
        ("--facts", str(file)),
    ):
        result = run(*asked, *options)
        assert (result.status, result.err) == (0, "")
        assert json.loads(result.out) == expected
    # An option takes the place of its own figure, and of nothing beside it.
    changed = json.loads(run(*asked, "--facts", str(file), "--paid", "21y").out)
    assert changed["facts"]["contributions"] == {"paid": "21y", "continuing": True}
    assert json.loads(run(*asked, "--facts", str(file), "--birth", "1971-10").out)["facts"]["birth"] == "1971-10"


def test_rooms_with_facts_of_their_own(run: Run) -> None:
    assert "1971-03" in run("ask", "birth_date", "--id-card", "1971-09", "--file-earliest", "1971-03").out
    assert "management" in run("ask", "worker_class", "--sex", "女", "--post", "管理岗", "--senior", "no").out
    assert "1969-01" in run("ask", "births_reaching", "--month", "2030-02", "--category", "男").out


def test_a_rule_that_has_nothing_to_say_says_so(run: Run) -> None:
    out = run("ask", "shortfall_remedies", *MAN, "--cumulative", "316", "--as-of", "2026-11").out
    assert "The question does not arise for these facts." in out


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("ask", "horoscope"), "There is no rule 'horoscope' that can be asked alone. The rules are "),
        (
            ("ask", "statutory_age", "--brith", "1971-09"),
            "retirecalc ask: there is no option --brith. Did you mean --birth? See retirecalc ask --help.",
        ),
        (
            ("ask", "statutori_age"),
            "There is no rule 'statutori_age' that can be asked alone. Did you mean statutory_age? `retirecalc rules` lists them.",
        ),
        (("ask", "statutory_age", "1971-09"), "retirecalc ask: 1971-09 is more than it takes. Leave it out, or write "),
        (
            ("ask", "statutory_age", "--birth"),
            "retirecalc ask: nothing follows --birth. Write what it is after it, or leave it out.",
        ),
        (("ask", "minimum_contribution", *MAN), "--month: is missing. State it."),
        (("ask", "birth_date"), "--id-card: is missing. State it."),
        # Everything that is missing at once, by the names of the options.
        (("ask", "minimum_contribution"), "--birth, --category, --month: these are missing, "),
        (("ask", "births_reaching"), "--category, --month: these are missing, "),
        # What is typed is named as it is typed.
        (("ask", "statutory_age", *MAN, "--counted-to", "soon", "--paid", "9"), "--counted-to: 'soon' is not a month."),
        (("ask", "statutory_age", *MAN, "--cumulative", "26.4"), "--cumulative: '26.4' is a decimal, "),
        (("ask", "statutory_age", "--birth", "1971-13", "--category", "男"), "--birth: '1971-13' has no such month"),
        (("ask", "statutory_age", *MAN, "--lump-sum", "36"), "--lump-sum: '36' does not say how many months"),
        (("ask", "statutory_age", *MAN, "--paid", "9y", "--plan", "soon"), "--plan: 'soon' is not a month."),
        (("ask", "statutory_age", *MAN, "--continuing", "yes"), "--cumulative: no contribution months are stated, "),
        (("ask", "payments_needed", *MAN, "--month", "2031-09"), "--cumulative: no contribution months are stated, "),
        # An option given twice: of the rule, and of the command.
        (
            ("ask", "statutory_age", *MAN, "--birth", "1971-10"),
            "retirecalc ask: --birth is given twice, and it is not said which counts. Leave one of them out.",
        ),
        (("ask", "statutory_age", *MAN, "--paid", "1", "--paid=1"), "retirecalc ask: --paid is given twice, "),
        (("ask", "statutory_age", *MAN, "--lang", "en", "--lang", "en"), "retirecalc ask: --lang is given twice, "),
        (
            ("ask", "statutory_age", *MAN, "--month", "2033-06"),
            "retirecalc ask: there is no option --month. This rule takes --birth, ",
        ),
        (
            ("ask", "statutory_age", *MAN, "--post", "x"),
            "retirecalc ask: there is no option --post. This rule takes --birth, ",
        ),
        (
            ("ask", "unread_documents", "--post", "x"),
            "retirecalc ask: there is no option --post. See retirecalc ask --help.",
        ),
        (("ask", "statutory_age", *MAN, "--spells", "no/such.csv"), "no/such.csv: there is no such file."),
        (("ask", "statutory_age", "--facts", "no/such.json"), "no/such.json: "),
    ],
)
def test_bad_input_is_one_sentence(run: Run, args: tuple[str, ...], sentence: str) -> None:
    result = run(*args)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(sentence)
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("", ", line 1: this is no JSON. ", " 第1行：不是 JSON。"),
        ('{\n"birth": 1971-09}', ", line 2: this is no JSON. ", " 第2行：不是 JSON。"),
        ("[]", ": this is no JSON object. ", "：不是 JSON 对象。"),
        ("7", ": this is no JSON object. ", "：不是 JSON 对象。"),
    ],
)
def test_a_file_that_is_no_json_object(run: Run, tmp_path: Path, text: str, english: str, chinese: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    for lang, said, after in (("en", english, 'Write the facts as {"birth": "1971-09", ...}, or save an answer with --json'),
                              ("zh", chinese, '请写成 {"birth": "1971-09", ...}，或传入用 --json 保存的结果。')):  # fmt: skip
        result = run("ask", "statutory_age", "--facts", str(file), "--lang", lang)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(f"{file}{said}{after}")


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ('{"birth": "1971-09", "category": "male_60", "birth": "1971-10"}', "birth"),
        ('{"birth": "1971-09", "category": "male_60", "contributions": {"paid": 240, "paid": 12}}', "paid"),
    ],
)
def test_a_fact_that_a_file_has_twice_is_refused(run: Run, tmp_path: Path, text: str, twice: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    for lang, said in (("en", f"--facts: {twice} is there twice"), ("zh", f"--facts：“{twice}”出现了两次")):
        result = run("ask", "pension_eligibility", "--month", "2033-06", "--facts", str(file), "--lang", lang)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith(said)


def test_a_saved_answer_is_taken_and_standard_input_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = run("person", *MAN, "--paid", "20y", "--stopped", "--as-of", "2026-11", "--json").out
    file = tmp_path / "answer.json"
    file.write_text(saved, encoding="utf-8")
    asked = ("ask", "pension_eligibility", "--month", "2033-06", "--as-of", "2026-11", "--json", "--facts")
    first = run(*asked, str(file))
    # 附件4 2033年: 17 years, 204 of 240 months.
    assert (first.status, json.loads(first.out)["value"]["eligibility"]) == (0, "ELIGIBLE")
    for text in (saved, first.out, json.dumps(json.loads(saved)["facts"])):  # an assessment, an outcome, bare facts
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        assert run(*asked, "-") == first


def test_spells_a_plan_and_a_sum_have_options(run: Run, tmp_path: Path) -> None:
    spells = tmp_path / "spells.csv"
    spells.write_text("first,last\n2000-01,2009-12\n", encoding="utf-8")
    asked = ("ask", "contribution_projection", *MAN, "--as-of", "2026-11", "--json")
    told = json.loads(run(*asked, "--spells", str(spells), "--invalidity-allowance", "2027-01..2027-03").out)["facts"]
    assert told["contributions"] == {
        "spells": [{"first": "2000-01", "last": "2009-12", "kind": "employer", "scheme": "employee"}],
        "invalidity_allowance": [{"first": "2027-01", "last": "2027-03", "kind": "employer", "scheme": "employee"}],
    }
    told = json.loads(
        run(*asked, "--paid", "9y", "--plan", "2027-03..2027-08，2028-01..", "--lump-sum", "36@2030-02").out
    )
    assert told["facts"]["contributions"] == {
        "paid": "9y",
        "plan": [
            {"first": "2027-03", "last": "2027-08", "kind": "employer", "scheme": "employee"},
            {"first": "2028-01", "last": None, "kind": "employer", "scheme": "employee"},
        ],
        "lump_sum": ["36", "2030-02"],
    }


@pytest.mark.parametrize(
    ("args", "status", "english", "chinese"),
    [
        # What is not known reads as not stated, the missing facts are named with their options, and the status is that of `class`.
        (
            ("worker_class", "--sex", "女"),
            3,
            "Not stated: the post at retirement. Left open until it is stated: the kind of employment (--employment); the "
            "post at retirement (--post).",
            "尚不能确定，需补充：用工性质（--employment）；退休时岗位（--post）。",
        ),
        # R05: a woman who pays for herself; no fact is missing, the text leaves it open.
        (
            ("worker_class", "--sex", "女", "--employment", "own_account"),
            3,
            "Post at retirement: not stated.",
            "退休时岗位：未说明。",
        ),
        (("worker_class", "--sex", "男"), 0, "Post at retirement: not stated.", "退休时岗位：未说明。"),
        # 劳社部发〔1999〕8号 第二项, R15: the card counts where there is no file; whether there is one is a fact.
        (
            ("birth_date", "--id-card", "1971-09"),
            3,
            "Not stated: the earliest record in the personnel file.",
            "需补充：本人档案最先记载的出生时间（--file-earliest）。",
        ),
        (
            ("birth_date", "--id-card", "1971-09"),
            3,
            "Whether there is a personnel file was not stated: the ID card counts where there is none.",
            "是否有职工档案未说明：没有档案的，以居民身份证为准。",
        ),
        (
            ("birth_date", "--id-card", "1971-09", "--file-earliest", "no"),
            0,
            "There is no personnel file.",
            "没有职工档案。",
        ),
        # Nothing is known of the contributions: whether anybody is short is open.
        (
            ("shortfall_remedies", *MAN),
            3,
            "Left open until it is stated: the contribution months (--cumulative).",
            "尚不能确定，需补充：缴费年限（--cumulative）。",
        ),
        # 316 months in 2026-11 of 204 in 2033: nobody is short.
        (
            ("shortfall_remedies", *MAN, "--cumulative", "316"),
            0,
            "The question does not arise for these facts.",
            "按所述情况，不涉及此问题。",
        ),
        # 60 + 58 = 118 of 192 in 2031-09.
        *(
            (
                (rule, *MAN, "--cumulative", "60", "--continuing", "yes", "--month", "2031-09"),
                0,
                "Nothing: this month is refused (the minimum contribution period is not met).",
                "无：该月份不符合条件（未达到最低缴费年限）。",
            )
            for rule in ("retirement_steps", "retirement_dates")
        ),
        # 17号 第三条: what becomes of the resident pension is not settled, so no dates are known.
        (
            ("retirement_dates", *MAN, "--cumulative", "316", "--month", "2033-06", "--drawing", "resident"),
            0,
            "No dated steps: what becomes of the pension drawn already is not settled.",
            "无办理期限：已领取的养老金如何处理尚未明确，请咨询经办机构。",
        ),
        # 94号 第七条: 180 needed in 2025, 60 there: 120 missing, and the month is past.
        (
            ("payments_needed", *MAN, "--cumulative", "60", "--month", "2025-09"),
            0,
            "It is too late to pay them by 2025-09, asked in 2026-11.",
            "自2026年11月起算，至2025年9月已来不及缴足。",
        ),
    ],
)
def test_what_is_open_or_refused_says_why(
    run: Run, args: tuple[str, ...], status: int, english: str, chinese: str
) -> None:
    asked = ("ask", *args) if "class" in args[0] or "birth_date" in args else ("ask", *args, "--as-of", "2026-11")
    page = run(*asked)
    assert (page.status, page.err) == (status, "")
    assert english in " ".join(page.out.split())
    assert chinese in "".join(run(*asked, "--lang", "zh").out.split())
    assert run(*asked, "--json").status == status


def test_a_caveat_of_two_steps_is_said_once(run: Run) -> None:
    """The paper file and the whole procedure of Chongqing are both counted in working days, of which `ask` has no calendar."""
    filed = ("--on", "2033-06-01", "--special-work", "yes", "--pre-examined", "no", "--deemed", "0", "--paid", "316")
    asked = (
        "ask",
        "retirement_steps",
        *MAN,
        "--employment",
        "employee",
        *filed,
        "--month",
        "2033-06",
        "--place",
        "CN-CQ",
    )
    page = run(*asked, "--as-of", "2026-11")
    assert page.status == 3
    assert page.out.count("No calendar of working days was given.") == 1
    assert "`retirecalc person --timeline --filed-on DATE` counts working days." in " ".join(page.out.split())
    chinese = run(*asked, "--as-of", "2026-11", "--lang", "zh").out
    assert chinese.count("没有工作日历。") == 1
    assert "计算工作日" in chinese


@pytest.mark.parametrize("rule", askable())
def test_one_ending_has_one_status_in_every_room(run: Run, rule: str, tmp_path: Path) -> None:
    """3 where a fact is missing or a figure is not settled, in JSON as on the page; else 0."""
    month = ("--place", places_of(rule)[0], *(("--month", "2033-06") if takes_month(rule) else ()))
    person = "birth" in fields_of(rule) and "category" in fields_of(rule)
    facts: tuple[str, ...] = MAN if person else MAN[2:]
    if not person and rule != "births_reaching":
        told = tmp_path / "facts.json"
        told.write_text(json.dumps(next(case for case in cases_of(rule) if "expect" in case)["facts"]))
        facts = ("--facts", str(told))
    known = ("--cumulative", "10y", "--counted-to", "2020-01", "--employment", "unknown") if person else ()
    for given in (facts, (*facts, *known)):
        found = run("ask", rule, *given, *month, "--as-of", day_of(rule))
        if found.status == 2:
            assert rule == "payments_needed"
            assert found.err.startswith("--cumulative: no contribution months are stated")
            continue
        as_json = run("ask", rule, *given, *month, "--as-of", day_of(rule), "--json")
        open_ = "Left open until it is stated" in found.out or "Not settled by what is stated" in found.out
        assert (found.status, as_json.status) == ((3, 3) if open_ else (0, 0))
        missing = [step for step in json.loads(as_json.out)["trace"] if step["kind"] == "missing"]
        undetermined = [step for step in json.loads(as_json.out)["trace"] if step["value"] == "UNDETERMINED"]
        assert not (missing or undetermined) or open_


def test_the_list_of_rules(run: Run) -> None:
    for lang in ("en", "zh"):
        out = run("rules", "--lang", lang).out
        for name, room in ROOMS.items():
            assert f"  {name}" in out
            assert room.systems in out
    words = run("rules", "--lang", "zh").out.split("依据", 1)[1]
    assert "recalled" not in words
    assert "人社部发〔2024〕94号" in words
