"""`retirecalc person`: pages checked by hand, the JSON contract, and what the options mean."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from retirecalc import Contributions, Person, assess
from retirecalc.cli.phrases import PHRASES
from tests.cli.conftest import EXAMPLES, GOLDENS, Run, but, golden
from tests.law_day import load_law

ASKED = ("person", "--as-of", "2026-11")
A_MAN = (*ASKED, "--birth", "1971-09", "--category", "male_60")
SETTLED = ("--drawing", "none")
ENTERPRISE = ("--employment", "民营企业职工", *SETTLED)

# Twelve typical people, each worked by hand from the annexes (group width 4 months for men and women-55, 2 for women-50, the
# first group is +1) and the articles. 附件4 in months: to 2029 180, then six more each year to 240 in 2039.
PEOPLE = {
    # 附件1: 1965-01 to 1971-09 are 80 months, 80 // 4 + 1 = 21, so 61y9m in 2033-06; 60y in 2031-09.
    # 94号: early at most 36 months and not below 60 (2031-09); late to 2033-06 + 36 = 2036-06; by agreement with the employer.
    # 316 months at 2026-11, one more a month: 2031-09 +58 = 374, 2032-03 +64 = 380, 2033-06 +79 = 395, 2036-06 +115 = 431.
    # Needed: 2031 192, 2032 198, 2033 204; 94号 第七条: 2036-06 counts the year of 2033-06, 204.
    # Notice three months before the 1st of the month, agreement one month before 2033-06-01; 第九条: paid from the next month.
    "employee": (
        *("--birth", "1971-09", "--category", "male_60", "--contributions", "26y4m", "--counted-to", "2026-11"),
        *("--continuing", *ENTERPRISE, "--retire-in", "2032-03"),
    ),
    # 附件1: 48 months, 48 // 4 + 1 = 13: 61y1m in 2030-02; 60y in 2029-01; latest 2033-02. 180 months and no more: enough in
    # 2029 (180), 6 short from 2030-01 on (186). To be paid by 2030-01: 2029-08 to 2030-01. Notice 2028-10-01 and 2029-09-01.
    # Remedies (办法 第二条): 2030-03 to 2030-08 is six months, in 2030 still, so R01 asks nothing. One sum: 2030-02 + 5 years.
    # 15 years are there, so moving and ending, which the texts know below 15 years, are not settled. 60 is past in 2030-02.
    "stopped": (
        *("--birth", "1969-01", "--category", "男", "--contributions", "15y", "--counted-to", "2026-11", "--stopped"),
        *(*ENTERPRISE, "--retire-in", "2029-12", "--retire-in", "2030-01"),
    ),
    # 附件1: 4 months, 4 // 4 + 1 = 2: 60y2m in 2025-07, the month of the question; latest 2028-07. 144 of 180: 36 short.
    # Remedies: 2025-08 to 2028-07 is 36 months, and 2028 still needs 180; one sum not before 2030-07, and first insured in
    # 2012-03 is not before 2011-07 (人社部令第13号 第二条, recalled); below 15 years: moving, and ending. 60y is past.
    # The agreement to defer was due one month before 2025-07-01.
    "short": (
        *("--as-of", "2025-07", "--birth", "1965-05", "--category", "男", "--contributions", "144", "--counted-to"),
        *("2025-07", "--stopped", *ENTERPRISE, "--first-insured", "2012-03"),
    ),
    # 附件1 begins with births of 1965-01: 60y in 2024-12. 94号 第十四条: reached by 2024-12-31, no early or late retirement.
    # Years to 2029 need 180 (办法 第二条): 150 leave 30. Articles 8 and 9 do not speak of him: no dates.
    # Remedies from the month of the question: 2026-12 to 2029-05 is 30 months; one sum not before 2024-12 + 5 years.
    "grandfathered": (
        *(
            "--birth",
            "1964-12",
            "--category",
            "male_60",
            "--contributions",
            "150",
            "--counted-to",
            "2026-10",
            "--stopped",
        ),
    ),
    # 附件3: 118 months, 118 // 2 + 1 = 60: 55y in 2039-11; 36 months before is 2036-11 (52y), later than 50y (2034-11);
    # latest 2042-11. 97 months at 2026-11: 2036-11 217 of 222; 2037-10 228 of 228; 2037-12 230, 2038-01 231 of 234, so that
    # chance closes; 2038-04 234; 2039-01 243 of 240, no gap; 2039-11 253, 2042-11 289 of 240.
    # R28: in the month before 2037-10 it is 227, three months before 225.
    "floor": (
        *("--birth", "1984-11", "--category", "女工人", "--contributions", "8y1m", "--counted-to", "2026-11"),
        *("--continuing", *ENTERPRISE),
    ),
    # 附件2: 118 months, 118 // 4 + 1 = 30: 57y6m in 2037-05; 55y in 2034-11; latest 2040-05.
    # 101 months at 2026-11: 2034-11 +96 = 197 of 210 (13 short), 2036-12 +121 = 222 of 222, 2037-05 +126 = 227 of 228,
    # 2040-05 +162 = 263 of 228 (year of 2037-05). January 2037 needs 228 and has 223.
    # R28: by the month before, 221 of 222; at notice, 219 of 222. R23: 228 is reached in 2037-06, and so is the extension;
    # one sum not before 2037-05 + 5 years; the resident scheme pays from 60y: 2039-11.
    "closing": (
        *("--birth", "1979-11", "--category", "女干部", "--contributions", "101", "--counted-to", "2026-11"),
        *("--continuing", *ENTERPRISE),
    ),
    # 附件1: 94 months, 94 // 4 + 1 = 24: 62y in 2034-11; 60y in 2032-11. No deferral (94号, subject of article 4), so 2035-02
    # is refused; early needs approval (第十三条) and notice. 375 months at 2026-10: 2032-11 +73 = 448 of 198,
    # 2034-11 +97 = 472 and 2035-02 +100 = 475 of 210.
    "civil_servant": (
        *("--birth", "1972-11", "--category", "男", "--contributions", "31y3m", "--deemed", "19y2m", "--counted-to"),
        *("2026-10", "--continuing", "--employment", "公务员", *SETTLED, "--retire-in", "2035-02"),
    ),
    # 附件2: 22 months, 22 // 4 + 1 = 6: 55y6m in 2027-05; 55y in 2026-11, the month of the question: its notice was due on
    # 2026-08-01; that for 2027-02 is due on 2026-11-01. No deferral. 386 months at 2026-10: 387, 390 in 2027-02, 393 of 180.
    "state_manager": (
        *("--birth", "1971-11", "--category", "female_55", "--contributions", "32y2m", "--counted-to", "2026-10"),
        *("--continuing", "--employment", "国企管理人员", *SETTLED, "--retire-in", "2027-02"),
    ),
    # 附件3: 72 months, 72 // 2 + 1 = 37: 53y1m in 2034-02; 36 months before that is 2031-02, later than 50y in 2031-01.
    # Latest 2037-02, if at all (R07). Nobody to notify (R07b).
    # 144 months at 2026-11: 2031-02 +51 = 195 of 192, 2034-02 +87 = 231 of 210, 2037-02 +123 = 267 of 210.
    # Agreement one month before 2034-02-01 (R22: or before her birthday).
    "own_account": (
        *(
            "--birth",
            "1981-01-31",
            "--category",
            "female_50",
            "--paid",
            "10y",
            "--deemed",
            "2y",
            "--counted-to",
            "2026-11",
        ),
        *("--employment", "own_account", "--place", "CN-CQ"),
    ),
    # 附件1: 140 months, 140 // 4 + 1 = 36, the cap: 63y in 2039-09; 60y in 2036-09; latest 2042-09, unless his post bars it.
    # Needed: 222 in 2036, 240 in 2039. Notice by 2036-06-01, agreement by 2039-08-01. Contributions are not known.
    "unknown_employment": ("--birth", "1976-09", "--category", "male_60"),
    # 附件1: 62 months, 62 // 4 + 1 = 16: 61y4m in 2031-07; 60y in 2030-03; latest 2034-07. 120 paid at 2026-11, deemed not
    # stated: at least 160 of 186 in 2030-03, 176 of 192 in 2031-07, 212 of 192 (year of 2031-07) in 2034-07: nothing refused.
    # Staff of a state unit: approval both ways (第十三条).
    "deemed_unknown": (
        *("--birth", "1970-03", "--category", "male_60", "--paid", "10y", "--counted-to", "2026-11", "--continuing"),
        *("--employment", "事业单位职工", *SETTLED),
    ),
    # 附件1: 39 months, 39 // 4 + 1 = 10: 60y10m in 2029-02; 60y in 2028-04; latest 2032-02.
    # Military 1986-12 to 1990-11 is 48, deemed to 1992-02 15, 2014-01 to 2021-06 90 (2019-07 to 2019-12 twice, counted once),
    # 2025-12 to 2026-11 12: 165; the resident year is none. Plan: 3 to 2027-02, then from 2027-09: 176 in 2028-04, 180 in
    # 2028-08, 186 in 2029-02, 222 in 2032-02, against 180. Paying every month, 2028-04 takes 15 from 2027-02 on.
    "spells": (
        *("--birth", "1968-04", "--category", "男", "--spells", str(EXAMPLES / "spells.csv")),
        *("--plan", "2026-12..2027-02,2027-09..", *ENTERPRISE, "--retire-in", "2028-04"),
    ),
    # After the statutory month, a person for each row of the table (办法 第二条; 社会保险法 第十六条; 94号 articles 4 to 7).
    # 附件1: 16 months, 16 // 4 + 1 = 5: 60y5m in 2026-10, the month before the question. 375 at 2026-11, so 374 or 375 by
    # 2026-10, of 180: enough. Claimed now; no deferral for a civil servant, so 2028-01 cannot be planned. Paid from 2026-12 (R46).
    "late": (
        *("--birth", "1966-05", "--category", "男", "--contributions", "31y3m", "--counted-to", "2026-11", "--stopped"),
        *("--employment", "公务员", "--retire-in", "2028-01"),
    ),
    # 附件1: 47 months, 47 // 4 + 1 = 12: 61y in 2029-12, the month of the question. 150 of 180 there. Paying on: 180 in 2032-06;
    # of its own year 210 in 2034-12 (150 + 60; in 2033-12 198 of 204, in 2034-11 209 of 210). 2033-01 lies between (187 of 204): R01.
    "extended": (
        *("--as-of", "2029-12", "--birth", "1968-12", "--category", "男", "--contributions", "150", "--counted-to"),
        *("2029-12", "--continuing", *ENTERPRISE, "--retire-in", "2033-01", "--retire-in", "2040-01"),
    ),
    # The same, asked later, with the months on record: 2017-07 to 2029-12 is 150, to 2032-07 181. The same two months.
    "past": (
        *("--as-of", "2032-07", "--birth", "1968-12", "--category", "男", "--spells", str(GOLDENS / "months.csv")),
        *("--continuing", *ENTERPRISE, "--retire-in", "2033-01"),
    ),
    # 附件1: 4 months, 4 // 4 + 1 = 2: 60y2m in 2025-07. 300 at 2026-11, so 284 to 300 by 2025-07, of 180. Agreed to 2027-01: up to
    # it, not past it (94号, subject of article 4).
    "agreed": (
        *("--as-of", "2026-11-05", "--birth", "1965-05", "--category", "男", "--contributions", "25y", "--counted-to"),
        *("2026-11", "--continuing", *ENTERPRISE, "--deferral-agreed-to", "2027-01", "--retire-in", "2027-01"),
        *("--retire-in", "2027-06"),
    ),
    # The same man, drawing a pension of the employee scheme: no second one (17号 第三条), nothing to apply for.
    "drawing": (
        *(
            "--birth",
            "1965-05",
            "--category",
            "男",
            "--contributions",
            "25y",
            "--counted-to",
            "2026-11",
            "--continuing",
        ),
        *("--employment", "民营企业职工", "--drawing", "employee"),
    ),
    # 附件1: 60y5m in 2026-10 as above. 132 at 2000-12, and nothing said of the 311 months since: 132 to 443 at 2026-11, 132 to 442
    # at 2026-10, of 180.
    "bounds": (
        *("--birth", "1966-05", "--category", "男", "--contributions", "132", "--counted-to", "2000-12", *ENTERPRISE),
    ),
}


def facts(run: Run, *args: str) -> dict[str, Any]:
    """The facts that the library was given."""
    result = run(*args, "--json")
    assert (result.status, result.err) == (0, "")
    stated: dict[str, Any] = json.loads(result.out)["facts"]
    return stated


def _iso(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}-{int(month):02}" + ("" if day is None else f"-{int(day):02}")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", PEOPLE)
def test_a_typical_person(run: Run, name: str, lang: str) -> None:
    asked = ASKED[:1] if "--as-of" in PEOPLE[name] else ASKED
    assert run(*asked, *PEOPLE[name], "--lang", lang) == (0, golden(f"person_{name}_{lang}.txt"), "")


@pytest.mark.parametrize("name", PEOPLE)
def test_both_languages_say_the_same(name: str) -> None:
    """Every month, day and footnote of one page stands as often on the other."""
    found = []
    for lang in ("en", "zh"):
        # The questions left open are worded differently, as text of the tables.
        page = re.split(
            r"\n(?:Left open by the text|规定未明确的问题|Basis|依据)\n", golden(f"person_{name}_{lang}.txt")
        )[0]
        page = re.sub(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?", _iso, page)
        found.append(sorted(re.findall(r"\d{4}-\d{2}(?:-\d{2})?|\[[\d,]+\]|R\d\d", page)))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("facts", "row", "answer"),
    [
        # 1968-03: 60 in 2028-03, 60y10m in 2029-01 (附件1). 120 of 180, and no more: 60 short in every early month.
        (
            ("--contributions", "120", "--stopped"),
            "by age from 2028-03 on: the minimum contribution period is",
            "not eligible",
        ),
        # 170 and one a month: the 180 of 2028 in 2027-09, so every early month.
        (
            ("--contributions", "170", "--counted-to", "2026-11", "--continuing"),
            "eligible, from 2028-03 on",
            "eligible",
        ),
        # 155: 171 in 2028-03, 180 in 2028-12.
        (
            ("--contributions", "155", "--counted-to", "2026-11", "--continuing"),
            "eligible, from 2028-12 on",
            "not eligible",
        ),
        (
            ("--paid", "120", "--stopped"),
            "by age from 2028-03 on: not settled (not stated: the deemed months)",
            "not settled",
        ),
        ((), "by age from 2028-03 on: not settled (not stated: the contribution months)", "not settled"),
    ],
)
def test_retiring_early_agrees_with_the_table(run: Run, facts: tuple[str, ...], row: str, answer: str) -> None:
    man = ("--birth", "1968-03", "--category", "male_60", "--employment", "employee", "--drawing", "none")
    page = run("person", "--as-of", "2026-11", *man, *facts, "--retire-in", "2028-03").out
    said = re.search(r"Retiring early +(.*?) \[", " ".join(page.split()))
    assert said is not None
    assert said[1].startswith(row)
    first = next(line for line in page.splitlines() if line.strip().startswith("Answer"))
    assert first.split("  Answer ")[1].strip().startswith(answer)


def test_everything(run: Run) -> None:
    # As "short" above, with R01 decisive: 150 months in the statutory month 2029-12 (附件1: 47 months, 47 // 4 + 1 = 12).
    # 30 more to 180 (2029) end in 2032-06; chasing the rising minimum, 210 (2034) is met in 2034-12, 60 months on.
    # One sum: insured before 2011-07, but after five years, 2034-12, nobody is short any more who needs 30 months.
    # He has stopped, so no later month is open by what is on the count; what is left is paying on.
    asked = ("--birth", "1968-12", "--category", "male_60", "--contributions", "150", "--stopped", "--first-insured")
    page = run("person", "--as-of", "2029-12", *asked, "2008-05", "--employment", "own_account", "--all")
    assert page == (0, golden("person_all_en.txt"), "")
    taken = run(
        *("person", "--as-of", "2029-12", *asked, "2008-05", "--reading", "R01=completion_year", "--lang", "zh"),
        *("--reading", "R08=any_short"),
    ).out
    taken = re.sub(r"\n *", "", taken)  # where lines are folded does not matter here
    assert "对规定未明确的问题，按所选答案：R01=completion_year；R08=any_short。" in taken
    assert "逐月缴费：2030年1月至2034年12月，共60个月。" in taken
    assert "如按达到法定退休年龄当年，缴至2032年6月；如按实际缴满当年，缴至2034年12月" in taken
    assert "本次采用（R08）：到龄缴费不足的均可。办理时间不早于2029年12月。" in taken


@pytest.mark.parametrize(
    ("insured", "reading", "verdict"),
    [
        # 72 months at 2026-11, 108 short: five years on he is still 48 short, and the older rule is for him.
        ("2008-05", "pre2011_else_open", "Pay the rest in one sum: possible"),
        ("2011-07", "pre2011_else_open", "Pay the rest in one sum: not settled, ask the agency"),
        ("2011-07", "pre2011_only", "Pay the rest in one sum: not possible"),
    ],
)
def test_who_may_pay_in_one_sum(run: Run, insured: str, reading: str, verdict: str) -> None:
    out = run(
        *(*ASKED, "--birth", "1966-06", "--category", "男", "--paid", "6y", "--deemed", "0", "--stopped"),
        *("--first-insured", insured, "--reading", f"R08={reading}"),
    ).out
    assert verdict in out


def test_what_each_other_answer_gives(run: Run) -> None:
    # As "closing" above. R28: 221 in the month before 2036-12 and 219 at notice, of 222. Paying on, 228 is reached in 2037-06.
    out = run(*ASKED, *PEOPLE["closing"], "--all").out
    short = "Answer: not eligible; Because: the minimum contribution period is not met; Months short:"
    assert (
        "If instead: In the month before the retirement month. "
        "Earliest month, minimum met: 2037-06; All months that qualify: 2037-06 on "
        f"2034-11: Months short: 14 2036-12: {short} 1 "
        "If instead: When notice is given, three months before. "
        "Earliest month, minimum met: 2037-06; All months that qualify: 2037-06 on "
        f"2034-11: Months short: 16 2036-12: {short} 3 "
        "R08"
    ) in " ".join(out.split())
    assert "Why not 2034-11" in out
    assert "Whoever was short at the age pays on until the minimum is met." in out


def test_why_an_asked_month_is_not_open(run: Run) -> None:
    out = run(
        *ASKED, *PEOPLE["closing"], "--retire-in", "2034-11", "--retire-in", "2027-01", "--retire-in", "2041-01"
    ).out
    # 13 short in 2034-11 (197 of 210); 101 on the count, 109 to pay in the 96 months left: too many. Paying on: 2037-06.
    assert (
        "Why not 2034-11 "
        "The minimum contribution period is not met: 13 months short. Paying on after "
        "the statutory age meets the minimum in 2037-06. "
        "The minimum contribution period is not met: choose 2036-12 instead. "
        "What 2034-11 takes: 210 months. On the count by 2026-11: 101 months. Still to be paid: 109 months, "
        "more than there are months left until 2034-11. ["
    ) in " ".join(out.split())
    assert "The original retirement age is not reached: choose 2036-12 instead." in out
    # Not asked for, not explained.
    assert "Why not 2037-05" not in out
    assert "Why 2040-05 is not settled" not in out


def test_an_unknown_fact_is_named_with_the_month(run: Run) -> None:
    out = run(*A_MAN, "--retire-in", "2034-01").out
    assert "Why 2034-01 is not settled\n  The contribution months: not stated, and needed for the answer.\n" in out
    assert "  The kind of employment: not stated, and needed for the answer.\n" in out
    out = run(*ASKED, *PEOPLE["stopped"], "--retire-in", "2031-01", "--lang", "zh").out
    # Never paying again, he is 6 short of 186 in every later month; paying on from 2030-03 makes it up in 2030-08.
    out = re.sub(r"\n *", "", out)
    assert (
        "2031年1月不符合条件的原因未达到最低缴费年限：尚缺6个月。到龄后继续缴费，2030年8月可达到最低缴费年限。" in out
    )
    # Paid by the statutory month 2030-02 the six open it too: from 2029-09 on.
    assert "在2031年1月退休须有186个月：至2026年11月已有180个月，还须缴费6个月，最迟自2029年9月起逐月缴费。" in out


def test_without_contributions_age_and_window_are_answered(run: Run) -> None:
    out = " ".join(run(*A_MAN).out.split())
    assert "Not settled whether enough will have been paid. Not stated: the contribution months." in out
    assert "61 years 9 months, reached in 2033-06" in out
    assert "Earliest month by age 2031-09, at 60 years" in out


def test_unknown_deemed_months_can_only_bring_the_month_forward(run: Run) -> None:
    # 1979-11 paying on from 101 paid months: alone enough in 2036-12; deemed months may make it earlier.
    out = run(*ASKED, "--birth", "1979-11", "--category", "female_55", "--paid", "101", "--continuing").out
    assert "From 2036-12 on at the latest (57 years 1 month): at least 222 months counted by then" in " ".join(
        out.split()
    )
    assert "Not stated: the deemed months, which may make it earlier." in " ".join(out.split())
    assert re.search(r"Earliest month, minimum met +2036-12, at 57 years 1 month, at the latest \[", out)
    assert re.search(r"All months that qualify +at least 2036-12 \[", out)


def test_a_short_answer_never_reads_as_a_refusal(run: Run) -> None:
    # 办法 第二条: who is short at the age may go on paying: 120 at 2033-06. By the minimum of its own year, which is beyond doubt,
    # 240 in 2043-06, 120 months on; by that of 2033, 204 in 2040-06 (R01).
    for lang, sentence in (
        ("en", "Pay month by month: 2033-07 to 2043-06, 120 months in all."),
        ("zh", "逐月缴费：2033年7月至2043年6月，共120个月。"),
    ):
        out = run(*A_MAN, "--contributions", "10y", "--stopped", "--lang", lang).out
        assert sentence in out


def test_months_from_a_yaml_file_and_months_struck_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "months.yaml"
    file.write_text(
        "- {first: 1990-01, last: 1999-12, kind: deemed}\n- {first: 2000-01, place: CN-CQ}\n", encoding="utf-8"
    )
    asked = (*A_MAN, "--spells", str(file), "--removed", "2y", "--invalidity-allowance", "2028-01..2028-06")
    assert facts(run, *asked)["contributions"] == {
        "removed": 24,
        "spells": [
            {"first": "1990-01", "last": "1999-12", "kind": "deemed", "scheme": "employee"},
            {"first": "2000-01", "last": None, "kind": "employer", "scheme": "employee", "place": "CN-CQ"},
        ],
        "invalidity_allowance": [{"first": "2028-01", "last": "2028-06", "kind": "employer", "scheme": "employee"}],
    }
    out = run(*asked, "--all").out
    # 120 - 24 + 2000-01 to 2026-11, 323 months: 419. To 2031-09 58 more, less the six with the allowance: 471.
    assert "34 years 11 months (419 months)" in out
    assert "471 months counted by then, 192 months needed." in " ".join(out.split())
    assert re.search(r"Struck out, as stated +24 months\n", out)
    assert re.search(r"Invalidity allowance, not counted +2028-01 to 2028-06 \[", out)
    assert re.search(r"2000-01 on +employer +employees +CN-CQ\n", out)
    assert re.search(r"Paying on after that +2026-12 to 2027-12; 2028-07 on\n", out)


def test_staff_who_joined_after_the_reform_count_individual_months(run: Run) -> None:
    # 001 item 189: 120 paid count, 196 deemed do not: 178 of 192 in 2031-09.
    asked = (*A_MAN, "--paid", "120", "--deemed", "196", "--continuing", "--employment", "公务员")
    assert "374 months counted by then" in " ".join(run(*asked).out.split())
    out = run(*asked, "--joined-after-2015").out
    assert "10 years (120 months)" in out
    assert facts(run, *asked, "--joined-after-2015")["joined_after_2015_reform"] is True


def test_a_plan(run: Run) -> None:
    stated = facts(run, *A_MAN, "--paid", "100", "--plan", "2027-03..2027-08, 2028-01..")["contributions"]
    assert [(spell["first"], spell["last"]) for spell in stated["plan"]] == [("2027-03", "2027-08"), ("2028-01", None)]
    # 100 and nothing more but six months in 2027 and all from 2028-01: 2031-09 has 100 + 6 + 45 = 151.
    out = run(*A_MAN, "--paid", "100", "--deemed", "0", "--plan", "2027-03..2027-08，2028-01..").out
    assert re.search(r"Paying on after that +2027-03 to 2027-08; 2028-01 on\n", out)
    assert re.search(r"Months counted by then +151 \[", out)


def test_the_law_of_an_older_day(run: Run) -> None:
    # 国发〔1978〕104号: 60 for men, nothing added; flexible retirement was not in force.
    out = run(*A_MAN, "--in-force-on", "2024-12-31").out
    assert "Place CN, the law of 2024-12-31" in out
    assert "Statutory age    60 years, reached in 2031-09" in out
    assert "there was no early or deferred retirement in that month" in " ".join(out.split())


def test_json_is_the_contract_and_nothing_else(run: Run) -> None:
    person = Person(
        "1971-09",
        "male_60",
        employment="employee",
        contributions=Contributions(paid=292, deemed=24, counted_to="2026-11", continuing=True),
        drawing="none",
    )
    expected = assess(person, load_law("CN-CQ", in_force_on="2026-01-01"), "2026-11", months=["2032-03", "2033-01"])
    result = run(
        *(*A_MAN, "--paid", "24y4m", "--deemed", "24", "--counted-to", "2026-11", "--continuing"),
        *("--employment", "employee", "--drawing", "none", "--retire-in", "2032-03", "--retire-in", "2033-01"),
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
    assert head.startswith({"en": "Born 1976-09, men", "zh": "1976年9月出生，男"}[lang])
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
    assert facts(run, *A_MAN, "--drawing", "employee")["drawing"] == "employee"
    done = (
        "--not-approved",
        "--deferral-agreed-to",
        "2034-01",
        "--notice-given-on",
        "2026-11-02",
        "--applied-on",
        "2026-11-03",
    )
    assert facts(run, *A_MAN, *done) == {
        "birth": "1971-09",
        "category": "male_60",
        "employment": "unknown",
        "contributions": None,
        "approved": False,
        "deferral_agreed_to": "2034-01",
        "notice_given_on": "2026-11-02",
        "applied_on": "2026-11-03",
    }
    assert facts(run, *A_MAN, "--deferral-agreed-to", "no")["deferral_agreed_to"] is False
    assert facts(run, *A_MAN, "--contributions", "60", "--lump-sum", "36@2026-02")["contributions"] == {
        "cumulative": 60,
        "lump_sum": [36, "2026-02"],
    }
    assert run(*A_MAN, "--contributions", "60", "--lump-sum", "36").err.startswith("lump_sum: '36' does not say")
    beside = facts(
        run, *but(A_MAN, "--as-of", "2032-07"), "--spells", str(GOLDENS / "months.csv"), "--contributions", "181"
    )
    assert beside["contributions"]["cumulative"] == 181
    assert len(beside["contributions"]["spells"]) == 1
    assert facts(run, *ASKED, "--birth", "1971年9月15日", "--category", "男")["birth"] == "1971-09-15"


def test_a_day_of_the_question(run: Run) -> None:
    # The notice for 2027-02 is due on 2026-11-01 (94号: three months before): on that day it can still be given.
    asked = ("person", "--birth", "1971-11", "--category", "女55", "--contributions", "32y", "--retire-in", "2027-02")
    for day, passed in (("2026-11-01", False), ("2026-11-02", True), ("2026-11", True)):
        out = run(*asked, "--as-of", day).out
        assert bool(re.search(r"2027-02: a deadline has passed", " ".join(out.split()))) is passed
    assert "Asked on 2026-11-01." in run(*asked, "--as-of", "2026-11-01").out
    # Given in time, it has no last day any more.
    assert "Written notice by" not in run(*asked, "--as-of", "2026-11", "--notice-given-on", "2026-10-30").out


def test_spells_and_a_total_that_differ(run: Run) -> None:
    # 181 months in the file to 2032-07, 183 stated: two are in no spell, and both counts are shown.
    out = run(
        *(
            "person",
            "--as-of",
            "2032-07",
            "--birth",
            "1968-12",
            "--category",
            "男",
            "--spells",
            str(GOLDENS / "months.csv"),
        ),
        *("--contributions", "183", "--continuing"),
    ).out
    assert re.search(r"In the total, in no spell +2 months \[", out)
    assert "181 to 183 months" in out
    assert "The spells and the total do not agree" in out


def test_an_id_number_stands_for_birth_and_is_never_shown(run: Run) -> None:
    assert facts(run, *ASKED, "--id", "110221197109150011")["birth"] == "1971-09-15"
    assert facts(run, *ASKED, "--id", "11022119710915002X", "--category", "女50")["category"] == "female_50"
    for more in ((), ("--json",), ("--explain",), ("--lang", "zh"), ("--category", "female_50")):
        result = run(*ASKED, "--id", "110221197109150011", *more)
        assert "110221" not in result.out + result.err
        assert "0011" not in result.out + result.err.replace("**********0011", "")


def test_the_day_of_the_question_is_today_and_is_printed(run: Run) -> None:
    before = datetime.now().astimezone()  # noqa: TID251  # the shell's own question
    out = run("person", "--birth", "1971-09", "--category", "男").out
    after = datetime.now().astimezone()  # noqa: TID251
    assert any(f"Asked on {day:%Y-%m-%d}." in out for day in (before, after))


def test_the_language_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = run(*A_MAN).out
    monkeypatch.setenv("RETIRECALC_LANG", "zh")
    assert "法定退休年龄" in run(*A_MAN).out
    assert run(*A_MAN, "--lang", "en").out == english
    assert run("person", "--birth", "1971-13", "--category", "男").err.startswith("出生年月：“1971-13”中的月份不存在")


def test_many_months_are_laid_out_in_rows_of_months(run: Run) -> None:
    months = [f"2032-{month:02}" for month in range(1, 8)]
    out = run(*A_MAN, "--contributions", "316", *(arg for month in months for arg in ("--retire-in", month))).out
    # 7 asked, earliest, statutory and latest: ten, four abreast at most, so rows of 4, 4 and 2.
    rows = [line.split()[1:] for line in out.splitlines() if line.startswith("  Month   ")]
    assert rows == [["2031-09", *months[:3]], months[3:], ["2033-06", "2036-06"]]
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        # Reached 60 in 2024-05: 94号 第十四条 leaves him outside its articles, and he may claim late.
        (
            ("--birth", "1964-05", "--contributions", "250", "--continuing", "--retire-in", "2028-05"),
            "timeline_outside",
        ),
        # 60y5m in 2026-10: another pension is drawn.
        (
            ("--birth", "1966-05", "--contributions", "250", "--continuing", "--drawing", "resident"),
            "timeline_drawn",
        ),
        (("--birth", "1966-05", "--contributions", "250", "--continuing", "--retire-in", "2026-10"), "timeline_past"),
    ],
)
def test_a_timeline_without_steps_says_why(run: Run, options: tuple[str, ...], sentence: str) -> None:
    settled = () if "--drawing" in options else ("--drawing", "none")
    for lang, place in (("en", 0), ("zh", 1)):
        result = run(
            "person", "--as-of", "2026-11", "--category", "男", *options, *settled, "--timeline", "--lang", lang
        )
        assert (result.status, result.err) == (0, "")
        assert PHRASES[sentence][place] in " ".join(result.out.split()) or PHRASES[sentence][place] in "".join(
            result.out.split()
        )


def test_no_empty_calendar_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "me.ics"
    options = ("--birth", "1964-05", "--category", "男", "--contributions", "250", "--continuing", "--drawing", "none")
    result = run("person", "--as-of", "2026-11", *options, "--retire-in", "2028-05", "--ics", str(out))
    assert (result.status, out.exists()) == (0, False)
    assert "No calendar was written: there is no dated step towards 2028-05." in result.out


def test_what_no_version_says_is_said_as_that(run: Run) -> None:
    # 60 in 2004-12, before the first minimum on file (2006-01).
    options = ("--birth", "1944-12", "--category", "男", "--contributions", "170", "--continuing", "--drawing", "none")
    out = run("person", "--as-of", "2026-11", *options, "--retire-in", "2027-09").out
    assert "Not known: no version of a rule is on file for a month that decides this." in " ".join(out.split())
    assert "see the questions left open below" not in out
    assert "Why 2027-09 is not settled\n  No version of the rule is on file" in out


def test_a_timeline_of_a_month_that_is_refused_says_the_reason(run: Run) -> None:
    # A civil servant may not defer (94号 by subject); of 2030-01 the man of 1971-09 is 58, and 41 months before 2033-06.
    asked = (*ASKED, "--category", "男", "--timeline", *SETTLED)
    servant = ("--birth", "1966-05", "--contributions", "250", "--employment", "公务员", "--retire-in", "2028-05")
    young = ("--birth", "1971-09", "--retire-in", "2030-01")
    for options, en, zh in (
        (servant, "(this kind of employment has no such choice)", "（该类人员不适用）"),
        (
            young,
            "(the original retirement age is not reached; longer before the statutory month than the text allows)",
            "（未达到原法定退休年龄；早于规定的最长提前时间）",
        ),
    ):
        page = " ".join(run(*asked, *options).out.split())
        assert f"Nothing: this month is refused {en}." in page
        assert "Basis" not in page  # nothing was cited
        assert f"无：该月份不符合条件{zh}。" in "".join(run(*asked, *options, "--lang", "zh").out.split())


def test_a_timeline_of_a_place_without_tables_keeps_its_note(run: Run) -> None:
    asked = (*A_MAN, "--contributions", "26y4m", "--timeline", "--place", "CN-BJ")
    for months in ((), ("--retire-in", "2030-01")):
        assert "There are no local tables for this place: national law only." in run(*asked, *months).out
        assert "没有该地区的本地规定，仅按国家规定测算。" in run(*asked, *months, "--lang", "zh").out
    assert "local tables" not in run(*(one for one in asked if one not in ("--place", "CN-BJ"))).out


def test_a_timeline_without_an_employer_has_no_step_of_an_employer(run: Run) -> None:
    # R07: whether somebody without an employer may defer is open; 2034-01 lies seven months after 2033-06.
    asked = (*A_MAN, "--contributions", "26y4m", "--continuing", *SETTLED, "--timeline", "--retire-in", "2034-01")
    alone = run(*asked, "--employment", "own_account").out
    assert "Not settled: ask the agency." in alone
    assert "employer" not in alone
    assert "employment" not in alone
    assert "the person files the pension application" in alone
    assert "written agreement on the deferral" in " ".join(run(*asked, "--employment", "employee").out.split())


def test_an_application_from_before_the_age_is_doubted(run: Run) -> None:
    # Earliest by age 2031-09: whoever was 48 in 2020-01 has applied for something else, or the day is wrong.
    asked = (*A_MAN, "--contributions", "26y4m", "--applied-on", "2020-01-01")
    for more in ((), ("--timeline",)):
        page = " ".join(run(*asked, *more).out.split())
        assert "The day of the application lies before the earliest month by age: check it;" in page
    assert "所填申请日期早于按年龄最早可退休的月份，请核对" in "".join(run(*asked, "--lang", "zh").out.split())
    # A man of 1965-05: 60 in 2025-05, which is the earliest month; the day of an application in it is not doubted.
    other = (*ASKED, "--birth", "1965-05", "--category", "男", "--applied-on")
    assert "lies before" not in run(*other, "2025-05-01").out
    assert "lies before" in run(*other, "2025-04-30").out


def test_an_application_from_before_the_procedure_of_the_place_is_not_counted_by_it(run: Run) -> None:
    # 渝人社〔2024〕282号 is on file from 2024-07-09: 26 working days from 2020-01-01 are not counted by it.
    asked = (*A_MAN, "--contributions", "26y4m", "--timeline", "--retire-in", "2033-06", "--place", "CN-CQ")
    page = " ".join(run(*asked, "--filed-on", "2020-01-01").out.split())
    assert "no version of the rule is on file for" in page
    assert "2020-" not in page
    assert "no version" not in run(*asked, "--filed-on", "2024-07-09").out
    assert "no version" in run(*asked, "--filed-on", "2024-07-08").out


def test_a_bare_number_that_looks_like_years_is_said_to_be_months(run: Run) -> None:
    page = run(*A_MAN, "--contributions", "15", "--lang", "zh").out
    assert page.startswith("15按15个月计；如指年数，请写成15年。\n")
    for clear in ("15年", "15m", "180"):
        assert "如指年数" not in run(*A_MAN, "--contributions", clear, "--lang", "zh").out


@pytest.mark.parametrize("drawn", ["resident", "some"])
def test_a_deferral_beside_a_pension_that_is_drawn_is_open_like_each_of_its_months(run: Run, drawn: str) -> None:
    """94号 第十条 has no choice for whoever draws a basic pension; what becomes of another one is not settled."""
    facts = (
        "--birth",
        "1967-01",
        "--category",
        "男",
        "--employment",
        "国企职工",
        "--cumulative",
        "20y",
        "--continuing",
    )
    page = run("person", *facts, "--drawing", drawn, "--as-of", "2026-11", "--lang", "zh").out
    (line,) = (line for line in page.splitlines() if line.strip().startswith("弹性延迟退休  "))
    assert "尚不能确定（需补充：已领取的养老金如何处理）" in line
