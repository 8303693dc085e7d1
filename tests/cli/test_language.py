"""The language of the reader: by the variable, else by the terminal; the help, the questions, and both answers of 女."""

from __future__ import annotations

import io
import re
import sys

import pytest

from retirecalc.cli.app import COMMANDS as NAMES
from tests.cli.conftest import Run

COMMANDS: list[tuple[str, ...]] = [
    (),
    *((name,) for name in NAMES),
    *(("law", name) for name in ("list", "show", "verify", "export")),
    *(("readings", name) for name in ("list", "show")),
]
EXAMPLE = r"\n    retirecalc .*"
WOMAN = ("person", "--birth", "1976-03", "--category", "女", "--as-of", "2026-11")


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({}, False),
        ({"RETIRECALC_LANG": "zh", "LC_ALL": "en_GB.UTF-8"}, True),
        ({"RETIRECALC_LANG": "en", "LANG": "zh_CN.UTF-8"}, False),
        ({"RETIRECALC_LANG": "zh_CN.UTF-8"}, True),
        ({"RETIRECALC_LANG": "EN", "LANG": "zh_CN.UTF-8"}, False),
        ({"RETIRECALC_LANG": "fr", "LANG": "zh_CN.UTF-8"}, True),
        ({"RETIRECALC_LANG": "fr"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_ALL": "zh_TW", "LANG": "en_US.UTF-8"}, True),
        ({"LANG": "fr_FR.UTF-8"}, False),
    ],
)
def test_the_environment_says_which(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], chinese: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("--help").out.startswith("用法：" if chinese else "Usage: ")
    assert ("规则" in run("rules").out, "没有命令" in run("persn").err) == (chinese, chinese)


def test_an_option_goes_before_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("person", "--lang", "en", "--help").out.startswith("Usage: ")
    assert run(*WOMAN[:-2], "--as-of", "2026-11", "--lang", "en").out.startswith("category: ")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_is_whole_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    english = run(*command, "--help").out
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chinese = run(*command, "--help").out
    assert chinese.startswith(" ".join(("用法：retirecalc", *command)))
    for same in (r"--[a-z]+(?:-[a-z]+)*", EXAMPLE):  # the same options and examples
        assert set(re.findall(same, english)) == set(re.findall(same, chinese)) != set()
    said = re.sub(rf"{EXAMPLE}|用法：.*|  \w+: \{{.*|pip install.*|见 retirecalc .*", "", chinese)
    assert not re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}|Options|Commands|Arguments|\[default|\[required", said)


def test_both_answers_of_a_woman(run: Run) -> None:
    # Born in March 1976. At 50: March 2026 and eight months, November 2026; at 55: March 2031 and nineteen, October 2032.
    result = run(*WOMAN, "--contributions", "20年", "--lang", "zh")
    assert result.status == 3
    assert result.out.startswith("人员类别：“女”没有说明原法定退休年龄是50周岁还是55周岁")
    fifty, fifty_five = result.out.split("按女（原55周岁）测算")
    assert "您的法定退休年龄为50周岁8个月，将于2026年11月达到。" in fifty
    assert "您的法定退休年龄为56周岁7个月，将于2032年10月达到。" in fifty_five
    assert result.out.count("\n依据\n") == 1
    by_id = run("person", "--id", "110101197603050023", "--as-of", "2026-11", "--lang", "zh")
    assert (by_id.status, "56周岁7个月" in by_id.out) == (3, True)
    assert "197603050023" not in by_id.out


@pytest.mark.parametrize("one", [("--json",), ("-o", "sheet.docx"), ("--ics", "x.ics")], ids=lambda one: one[0])
def test_one_file_has_one_answer(run: Run, one: tuple[str, ...]) -> None:
    result = run(*WOMAN, *one)
    assert (result.status, result.out) == (2, "")
    assert "50 or 55" in result.err


def test_the_interview_asks_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # Birth and class first, then what leaves the answer open; a slip is said and asked again. Nothing is asked twice.
    monkeypatch.setattr(sys, "stdin", io.StringIO("1971.13\n1971-09\n男\n26年4个月\n民营企业职工\n"))
    asked = io.StringIO()
    asked.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stderr", asked)
    result = run("person", "--interview", "--as-of", "2026-11", "--lang", "zh")
    assert result.status == 0
    assert "您的法定退休年龄为61周岁9个月，将于2033年6月达到。最早可于2031年9月（60周岁）退休" in result.out
    assert "用工性质：非国有企业职工" in result.out
    questions = re.findall("出生年月，如|男、女干部|至今累计缴费年限|用工性质：民营企业职工", asked.getvalue())
    assert questions == ["出生年月，如", "出生年月，如", "男、女干部", "至今累计缴费年限", "用工性质：民营企业职工"]


def test_the_interview_says_how_the_months_paid_are_typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "1970-05\n女50\n20年3个月\n记不清\n2001年7月至2015年12月、2017年3月至今\n\n\n\n\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    told = io.StringIO()
    told.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stderr", told)
    run("person", "--interview", "--as-of", "2026-11", "--lang", "zh")
    asked = "缴费的起止年月，如2001年7月至2015年12月、2017年3月至今；不清楚的直接回车："
    assert f"{asked}逐月缴费情况：无法识别“记不清”为年月。" in told.getvalue()
    assert told.getvalue().count(asked) == 2
    assert "--first" not in told.getvalue()


def test_the_interview_asks_again_whether_a_bare_number_is_years(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1971-09\n男\n26\n26年\n民企\n"))
    asked = io.StringIO()
    asked.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stderr", asked)
    result = run("person", "--interview", "--as-of", "2026-11", "--lang", "zh")
    assert "缴费年限：“26”可能是年数，也可能是月数。请写明单位：26年或26个月。" in asked.getvalue()
    assert "26年（312个月）" in result.out


def test_the_interview_asks_again_after_a_word_that_leaves_it_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1971-09\n男\n26年4个月\n企业\n民企\n"))
    asked = io.StringIO()
    asked.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "stderr", asked)
    result = run("person", "--interview", "--as-of", "2026-11", "--lang", "zh")
    assert "用工性质：非国有企业职工" in result.out
    assert asked.getvalue().count("用工性质：民营企业职工、国企职工") == 2
    assert "“企业”没有说明是否国有、是否管理人员" in asked.getvalue()
