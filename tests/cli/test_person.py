"""`retirecalc person`: pages checked by hand, the JSON contract, and what the options mean."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from retirecalc import Contributions, Person, assess, load_law
from tests.cli.conftest import Run, golden

ASKED = ("person", "--as-of", "2026-11")
A_MAN = (*ASKED, "--birth", "1971-09", "--category", "male_60")


def facts(run: Run, *args: str) -> dict[str, Any]:
    """The facts that the library was given."""
    result = run(*args, "--json")
    assert (result.status, result.err) == (0, "")
    stated: dict[str, Any] = json.loads(result.out)["facts"]
    return stated


def test_an_employee(run: Run) -> None:
    # 办法 第一条, 附件1: 1965-01 to 1971-09 are 80 months, 80 // 4 + 1 = 21, so 61y9m in 2033-06; 60y in 2031-09.
    # 94号: early at most 36 months and not below 60 (2031-09); late to 2033-06 + 36 = 2036-06; by agreement with the employer.
    # 316 months at 2026-11, one more a month: 2031-09 +58 = 374, 2032-03 +64 = 380, 2033-06 +79 = 395, 2036-06 +115 = 431.
    # 附件4: 2031 16y = 192, 2032 16y6m = 198, 2033 17y = 204; 94号 第七条: 2036-06 counts the year of 2033-06, 204.
    # Notice three months before the 1st of the month, agreement one month before 2033-06-01; 第九条: paid from the next month.
    result = run(
        *A_MAN,
        *("--contributions", "26y4m", "--counted-to", "2026-11", "--continuing"),
        *("--employment", "employee", "--not-drawing-pension", "--retire-in", "2032-03"),
    )
    assert result == (0, golden("person_employee.txt"), "")


def test_a_chance_that_closes_at_the_end_of_the_year_in_chinese(run: Run) -> None:
    # 附件2: 1970-01 to 1979-11 are 118 months, 118 // 4 + 1 = 30, so 57y6m in 2037-05; 55y in 2034-11; latest 2040-05.
    # 101 months at 2026-11: 2034-11 +96 = 197 of 210 (13 short), 2036-12 +121 = 222 of 222, 2037-05 +126 = 227 of 228,
    # 2040-05 +162 = 263 of 228 (year of 2037-05). January 2037 needs 228 and has 223.
    # R28: by the month before, 221 of 222; at notice, 219 of 222. R23: 228 is reached in 2037-06.
    result = run(
        *(*ASKED, "--birth", "1979-11", "--category", "女干部", "--contributions", "101", "--counted-to", "2026-11"),
        *("--continuing", "--employment", "企业职工", "--not-drawing-pension", "--lang", "zh"),
    )
    assert result == (0, golden("person_closing_zh.txt"), "")


def test_a_man_outside_flexible_retirement(run: Run) -> None:
    # 附件1 begins with births of 1965-01: 60y in 2024-12. 94号 第十四条: reached by 2024-12-31, no early or late retirement.
    # Years to 2029 need 15y = 180 (办法 第二条): 150 leave 30. Articles 8 and 9 do not speak of him: no dates.
    result = run(
        *(*ASKED, "--birth", "1964-12", "--category", "male_60", "--contributions", "150", "--counted-to", "2026-10"),
        "--stopped",
    )
    assert result == (0, golden("person_grandfathered.txt"), "")


def test_a_woman_without_employer(run: Run) -> None:
    # 附件3: 1975-01 to 1981-01 are 72 months, 72 // 2 + 1 = 37, so 53y1m in 2034-02; 36 months before that is 2031-02,
    # later than 50y in 2031-01. Latest 2037-02, if at all (R07).
    # 144 months at 2026-11: 2031-02 +51 = 195 of 192, 2034-02 +87 = 231 of 210, 2037-02 +123 = 267 of 210.
    # Agreement one month before 2034-02-01; by the birthday (R22) 31 February is the 28th, one month before it 2034-01-28.
    result = run(
        *(*ASKED, "--birth", "1981-01-31", "--category", "female_50", "--paid", "10y", "--deemed", "2y"),
        *("--counted-to", "2026-11", "--employment", "own_account", "--place", "CN-CQ"),
    )
    assert result == (0, golden("person_own_account.txt"), "")


def test_without_contributions_age_and_window_are_answered(run: Run) -> None:
    out = run(*A_MAN).out
    assert "Not settled: the contribution months not stated." in out
    assert "61 years 9 months, reached in 2033-06" in out
    assert "Earliest month by age   2031-09, at 60 years" in out


def test_unknown_deemed_months_can_only_bring_the_month_forward(run: Run) -> None:
    # 1979-11 paying on from 101 paid months: alone enough in 2036-12; deemed months may make it earlier.
    out = run(*ASKED, "--birth", "1979-11", "--category", "female_55", "--paid", "101", "--continuing").out
    assert "From 2036-12 on at the latest (57 years 1 month)" in out
    assert "the deemed months not stated" in out


def test_a_short_answer_never_reads_as_a_refusal(run: Run) -> None:
    # 办法 第二条: who is short at the age may go on paying.
    for lang, sentence in (("en", "may go on paying until the minimum is met"), ("zh", "可按规定延长缴费")):
        out = run(*A_MAN, "--contributions", "10y", "--stopped", "--lang", lang).out
        assert sentence in out


def test_the_law_of_an_older_day(run: Run) -> None:
    # 国发〔1978〕104号: 60 for men, nothing added; flexible retirement was not in force.
    out = run(*A_MAN, "--in-force-on", "2024-12-31").out
    assert "Place CN, the law of 2024-12-31" in out
    assert "Statutory age    60 years, reached in 2031-09" in out
    assert "flexible retirement was not in force on the law date" in out


def test_json_is_the_contract_and_nothing_else(run: Run) -> None:
    person = Person(
        "1971-09",
        "male_60",
        employment="employee",
        contributions=Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True),
        drawing_any_pension=False,
    )
    expected = assess(person, load_law("CN-CQ", in_force_on="2026-01-01"), "2026-11", months=["2032-03", "2033-01"])
    result = run(
        *(*A_MAN, "--paid", "24y4m", "--deemed", "24", "--counted-to", "2026-11", "--continuing"),
        *("--employment", "employee", "--not-drawing-pension", "--retire-in", "2032-03", "--retire-in", "2033-01"),
        *("--place", "CN-CQ", "--in-force-on", "2026-01-01", "--json", "--lang", "zh"),
    )
    assert result == (0, expected.to_json(indent=2) + "\n", "")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_explain_is_the_trace_of_the_library(run: Run, lang: str) -> None:
    answer = assess(Person("1976-09", "male_60", employment="civil_servant"), load_law(), "2026-11")
    result = run(
        *(*ASKED, "--birth", "1976-09", "--category", "男", "--employment", "公务员"), "--explain", "--lang", lang
    )
    assert (result.status, result.err) == (0, "")
    head, trace, foot = result.out.partition(answer.explain(lang))
    assert trace
    assert head.startswith({"en": "Born 1976-09, men", "zh": "1976-09 出生，男"}[lang])
    assert (
        foot.strip()
        == {
            "en": "The agency decides: this is a calculation from the published rules, not a decision.",
            "zh": "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。",
        }[lang]
    )


def test_what_the_options_mean(run: Run) -> None:
    assert facts(run, *A_MAN) == {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "unknown",
        "contributions": None,
    }
    # 累计缴费年限 includes 视同缴费年限.
    assert facts(run, *A_MAN, "--contributions", "26y4m", "--deemed", "2年")["contributions"] == {
        "paid": 292,
        "deemed": 24,
    }
    assert facts(run, *A_MAN, "--contributions", "316")["contributions"] == {"cumulative": 316}
    assert facts(run, *A_MAN, "--paid", "292", "--stopped")["contributions"] == {"paid": 292, "continuing": False}
    assert facts(run, *A_MAN, "--drawing-pension")["drawing_any_pension"] is True
    assert facts(run, *ASKED, "--birth", "1971年9月15日", "--category", "男")["birth"] == "1971-09-15"


def test_an_id_number_stands_for_birth_and_is_never_shown(run: Run) -> None:
    assert facts(run, *ASKED, "--id", "110221197109150011")["birth"] == "1971-09-15"
    assert facts(run, *ASKED, "--id", "11022119710915002X", "--category", "女50")["category"] == "female_50"
    for more in ((), ("--json",), ("--explain",), ("--lang", "zh"), ("--category", "female_50")):
        result = run(*ASKED, "--id", "110221197109150011", *more)
        assert "110221" not in result.out + result.err
        assert "0011" not in result.out + result.err.replace("**********0011", "")


def test_the_month_of_the_question_is_this_month_and_is_printed(run: Run) -> None:
    before = datetime.now().astimezone()  # noqa: TID251  # the shell's own question
    out = run("person", "--birth", "1971-09", "--category", "男").out
    after = datetime.now().astimezone()  # noqa: TID251
    assert any(f"Asked in {day:%Y-%m}." in out for day in (before, after))


def test_the_language_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = run(*A_MAN).out
    monkeypatch.setenv("RETIRECALC_LANG", "zh")
    assert "法定退休年龄" in run(*A_MAN).out
    assert run(*A_MAN, "--lang", "en").out == english
    assert run("person", "--birth", "1971-13", "--category", "男").err.startswith("birth：“1971-13”中的月份不存在")


def test_many_months_are_laid_out_in_rows_of_months(run: Run) -> None:
    months = [f"2032-{month:02}" for month in range(1, 8)]
    out = run(*A_MAN, "--contributions", "316", *(arg for month in months for arg in ("--retire-in", month))).out
    # 7 asked, earliest, statutory and latest: ten, four abreast at most, so rows of 4, 4 and 2.
    rows = [line.split()[1:] for line in out.splitlines() if line.startswith("  Month   ")]
    assert rows == [["2031-09", *months[:3]], months[3:], ["2033-06", "2036-06"]]
    assert max(map(len, out.splitlines())) <= 100
