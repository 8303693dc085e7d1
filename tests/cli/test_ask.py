"""`retirecalc ask` and `retirecalc rules`: any rule from the command line, and the list of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retirecalc.contract.outcome import outcome_dict
from retirecalc.questions.ask import ask
from retirecalc.rooms import ROOMS
from tests.cli.conftest import Run
from tests.law_day import load_law

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
        (("ask", "horoscope"), "There is no rule 'horoscope' that can be asked alone. The rules are birth_date, "),
        (
            ("ask", "statutory_age", "--brith", "1971-09"),
            "retirecalc ask: there is no option --brith. Did you mean --birth? See retirecalc ask --help.",
        ),
        (
            ("ask", "statutori_age"),
            "There is no rule 'statutori_age' that can be asked alone. Did you mean statutory_age? `retirecalc rules` lists them.",
        ),
        (("ask", "statutory_age", "1971-09"), "retirecalc ask: there is no option 1971-09. See retirecalc ask --help."),
        (
            ("ask", "statutory_age", "--birth"),
            "retirecalc ask: nothing follows --birth. Write what it is after it, or leave it out.",
        ),
        (("ask", "minimum_contribution", *MAN), "month: is missing. State it."),
        (
            ("ask", "statutory_age", *MAN, "--month", "2033-06"),
            "retirecalc ask: there is no option --month. This rule takes --birth, ",
        ),
        (
            ("ask", "statutory_age", *MAN, "--spells", "x"),
            "retirecalc ask: there is no option --spells. This rule takes --birth, ",
        ),
        (("ask", "statutory_age", "--facts", "no/such.json"), "no/such.json: "),
    ],
)
def test_bad_input_is_one_sentence(run: Run, args: tuple[str, ...], sentence: str) -> None:
    result = run(*args)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(sentence)
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("text", ["", "[]", "{", "7"])
def test_a_file_that_is_no_json_object(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "facts.json").write_text(text, encoding="utf-8")
    result = run("ask", "statutory_age", "--facts", str(tmp_path / "facts.json"))
    assert (result.status, result.out) == (2, "")
    assert "no JSON" in result.err


def test_the_list_of_rules(run: Run) -> None:
    for lang in ("en", "zh"):
        out = run("rules", "--lang", lang).out
        for name, room in ROOMS.items():
            assert f"  {name}" in out
            assert room.systems in out
    words = run("rules", "--lang", "zh").out.split("依据", 1)[1]
    assert "recalled" not in words
    assert "人社部发〔2024〕94号" in words
