"""The commands for amounts: pages that say what is assumed, in both languages, and no code."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from docx import Document

from retirecalc.letters import pdf
from tests.cli.conftest import Run, but
from tests.cli.test_exits import COMPARED

PLACE = ("--place", "CN-CQ")
OUT_OF_WORK = (
    *("--birth", "1966-01-10", "--category", "male_60", "--cumulative", "25y", "--continuing", "yes"),
    *("--job-ended", "dismissed", "--unemployment-months", "70", "--registered-on", "2025-06-03", "--as-of", "2025-06"),
)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_compare_prints_no_code(run: Run, lang: str) -> None:
    paid = ("--contribution-base", "6000", "--payer", "own_account", "--wage", "5000", "--wage-growth", "0.02")
    going_on = tuple("--continuing" if one == "--stopped" else one for one in COMPARED)
    for args in (COMPARED, (*COMPARED, "--before-accounts", "0", "--range", "interest=0..0.03"), (*going_on, *paid)):
        out = run("compare", *PLACE, *args, "--lang", lang).out
        assert not re.findall(r"[A-Za-z]+_\w+|\bNone\b|[A-Z]{4,}", out)
        assert ("假定" if lang == "zh" else "assumed") in out


def test_compare_says_why_a_month_is_refused_or_open(run: Run) -> None:
    """1967-06: 60 in 2027-06, 60y8m in 2028-02, a deferral to 2031-02; of none of these is it said what kind of post he has."""
    months = "2026-10,2027-05,2027-06,2028-03,2031-03"
    args = ("compare", *PLACE, *but(COMPARED, "--months", months), "--before-accounts", "0")
    lines = [" ".join(line.split()) for line in run(*args).out.splitlines()]
    assert "2026-10 not eligible - - -" in lines
    assert "2026-10: the month is past." in lines
    assert "2027-05: the original retirement age is not reached." in lines
    assert "2028-03: not settled (not stated: the kind of employment)." in lines
    assert "2031-03: longer after the statutory month than the text allows a deferral." in lines
    assert not any(line.startswith(("2027-06:", "Left open until")) for line in lines)  # the past month lacks nothing
    assert [line.split()[0] for line in lines if "overtake" in line] == ["2028-03"]  # no refused month is compared
    text = run(*args, "--lang", "zh").out
    assert "2028年3月：尚不能确定（需补充：用工性质）。" in text
    told = json.loads(run(*args, "--json").out)["choices"]
    assert [(one["reasons"], one["missing_facts"]) for one in told[:1] + told[3:4]] == [
        (["month_past"], []),
        ([], ["employment"]),
    ]


def test_the_advice_of_compare_can_be_followed(run: Run) -> None:
    args = ("compare", *PLACE, *but(COMPARED, "--balance-year", "2029"), "--before-accounts", "0")
    refused = run(*args)
    assert refused.status == 2
    year = re.search(r"end of (\d{4}), or of an earlier year", refused.err)
    assert year is not None
    assert run(*but(args, "--balance-year", year[1])).status == 0
    assert "--months is missing" in run("compare", "--birth", "1967-06", "--category", "male_60").err


@pytest.mark.parametrize("unstated", ["未填写", "不详", "待定", "not stated"])
def test_a_word_for_not_stated_is_not_stated(run: Run, unstated: str) -> None:
    """As in a list, of any fact that may be left out; 无 is an answer where a fact has one."""
    args = ("compare", *PLACE, *COMPARED, "--before-accounts", "0", "--json")
    for option in ("--payer", "--contribution-base", "--wage", "--wage-growth", "--employment"):
        assert run(*args, option, unstated) == run(*args)
    man = ("--birth", "1967-06", "--category", "male_60", "--as-of", "2026-11")
    for command, options in (
        ("person", ("--employment", "--cumulative", "--drawing", "--first-insured")),
        ("path", ("--job-ended", "--unemployment-months", "--registered-on", "--benefit-from", "--still-unemployed")),
        ("routes", ("--injury-grade", "--expert-rank", "--resident-months", "--special-work", "--cumulative")),
    ):
        as_it_is = run(command, *man, "--json")
        for option in options:
            assert run(command, *man, "--json", option, unstated) == as_it_is, (command, option)
    none = json.loads(run("routes", *man, "--json", "--injury-grade", "无").out)
    assert none["facts"]["injury_grade"] is False


def test_compare_by_hand(run: Run) -> None:
    """8240 x 1.02 = 8404.80 in 2027, x 30 % = 2521.44; 90000 / 139 = 647.48."""
    out = run("compare", *PLACE, *COMPARED, "--before-accounts", "0").out
    assert "2027-06     eligible    3,168.92 yuan" in out
    # 8240 x 1.0404 = 8572.896, 8572.90; x 30 % = 2571.87; 90000 / 134.3 = 670.14; together 3242.01
    assert "2028-02     eligible    3,242.01 yuan" in out
    # 180 payments to 75 years, and 172
    assert "570,405.60 yuan" in out
    assert "557,625.72 yuan" in out


def test_a_range_shows_what_it_changes(run: Run) -> None:
    """12 x 3168.92 = 38027.04 to 61, 2028-06; with 5 % from 2028-01 on 6 x 3168.92 + 6 x 3327.37 = 38977.74. The later month, with 4
    payments before its first January, changes nothing. Without growth of the base the 1102nd payment would overtake, not the 347th.
    """
    args = ("compare", *PLACE, *COMPARED, "--before-accounts", "0")
    out = run(*but(args, "--to-ages", "61y"), "--range", "pension_growth=0..0.05").out
    assert "  2027-06: 38,027.04 yuan to 38,977.74 yuan in all to 61 years\n" in out
    assert out.count(" in all to ") == 1
    assert "3,168.92 yuan to" not in out
    text = " ".join(run(*but(args, "--to-ages", "95y"), "--range", "base_growth=0..0.02").out.split())
    assert "3,119.48 yuan to 3,168.92 yuan a month" in text
    assert (
        "when 2028-02 overtakes 2027-06: not within the ages asked about at the low end, in 2057-01 at the high end"
        in text
    )
    whole = but(but(args, "--balance-year", "2026"), "--months", "2027-06")  # no year of interest lies between
    assert "none of these figures changes" in run(*whole, "--range", "interest=0..0.03").out


def test_a_range_that_is_given_twice_is_refused(run: Run) -> None:
    args = ("compare", *PLACE, *COMPARED, "--before-accounts", "0", "--range", "base_growth=0..0.05")
    assert run(*args, "--range", "interest=0..0.01").status == 0
    again = run(*args, "--range", "base_growth=0..0.01")
    assert (again.status, again.out) == (2, "")
    assert "--range base_growth is given twice" in again.err


def test_contributions_and_wages_stand_in_the_table(run: Run) -> None:
    """From 2026-12 on 7 and 15 months: 480.00 (8 % of 6000) a month, and 5000."""
    going_on = ["--continuing" if one == "--stopped" else one for one in COMPARED]
    more = ("--contribution-base", "6000", "--payer", "employee", "--wage", "5000", "--wage-growth", "0")
    args = ("compare", *PLACE, *going_on, "--before-accounts", "0")
    lines = [" ".join(line.split()) for line in run(*args, *more, "--lang", "zh").out.splitlines()]
    assert any("每月养老金 尚须缴纳的费用 退休前工资" in line for line in lines)
    for month, flows in (("2027年6月", "3360.00元 35000.00元"), ("2028年2月", "7200.00元 75000.00元")):
        assert any(line.startswith(month) and flows in line for line in lines)
    assert "Wages" not in run(*args).out


def test_compare_as_json(run: Run) -> None:
    """The figures of the page (see above), as the contract has them."""
    ranged = ("--before-accounts", "0", "--range", "interest=0..0.03")
    found = run("compare", *PLACE, *COMPARED, *ranged, "--json")
    told = json.loads(found.out)
    assert (found.status, told["schema"], told["as_of"]) == (0, "retirecalc.comparison/1", "2026-11")
    assert (told["facts"]["birth"], told["law"]["place"]) == ("1967-06", "CN-CQ")
    assert (told["assumptions"]["money"], told["assumptions"]["to_ages"]) == ("real", [900, 1020])
    first, second = told["choices"]
    assert (first["month"], first["counts"], first["pension"]["total"]) == ("2027-06", True, "3168.92")
    assert (first["by_age"][0], second["by_age"][0]) == ("570405.60", "557625.72")
    assert told["best_by_age"][0] == {"age": 900, "month": "2027-06"}
    # 73.09 more a month against eight payments of 3168.92: 25351.36 takes 347 payments, 28 years and 11 months from 2028-03.
    assert [(one["earlier"], one["later"], one["month"]) for one in told["overtakings"]] == [
        ("2027-06", "2028-02", None)
    ]
    (varied,) = told["sensitivity"]
    assert (varied["name"], varied["low"], varied["high"], len(varied["pensions"])) == ("interest", "0", "0.03", 2)
    open_ = run("compare", *PLACE, *COMPARED, "--json")
    assert (open_.status, json.loads(open_.out)["choices"][0]["pension"]["missing_facts"]) == (3, ["before_accounts"])


@pytest.mark.slow
def test_compare_writes_the_sheet_with_its_chart(run: Run, tmp_path: Path) -> None:
    args = (
        "compare",
        *COMPARED,
        *PLACE,
        "--before-accounts",
        "0",
        "-o",
        str(tmp_path / "sheet.docx"),
        "--name",
        "样例甲",
    )
    found = run(*args)
    assert (found.status, found.out.splitlines()[-1]) == (0, f"Written: {tmp_path / 'sheet.docx'}")
    word = Document(str(tmp_path / "sheet.docx"))
    assert "3,168.92 yuan" in [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert len(word.inline_shapes) == 1


def test_without_what_draws_a_chart_the_sheet_has_its_tables(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)  # as if it were not installed
    sheet = tmp_path / "sheet.docx"
    for args, figure in (
        (("compare", *COMPARED, "--before-accounts", "0"), "3,168.92 yuan"),
        (("path", *OUT_OF_WORK), "the unemployment fund"),
    ):
        found = run(*args, *PLACE, "-o", str(sheet), "--name", "样例甲", "--force")
        assert re.search(
            r"sheet\.docx The sheet has no chart\. .*altair, .*not installed\. Run: .*\[plots\]", found.out
        )
        word = Document(str(sheet))
        assert figure in [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        assert not word.inline_shapes
    monkeypatch.setattr(pdf, "_CHINESE", ())  # as if no family with Chinese were installed
    found = run("path", *OUT_OF_WORK, *PLACE, "-o", str(sheet), "--force", "--lang", "zh")
    assert found.out.endswith(
        "sheet.docx测算单中没有图：系统中没有中文字体。请安装，例如运行 apt-get install fonts-noto-cjk。\n"
    )
    again = run("path", *OUT_OF_WORK, *PLACE, "-o", str(sheet))
    assert (again.status, again.out) == (2, "")
    assert "there is a file of that name already" in again.err


def test_what_cannot_be_drawn_leaves_the_sheet_without_a_chart(run: Run, tmp_path: Path) -> None:
    """No month counts while the months before the accounts are not stated; somebody who draws a pension has none to come."""
    sheet = tmp_path / "sheet.docx"
    drawing = ("--birth", "1965-03", "--category", "male_60", "--cumulative", "20y", "--drawing", "employee")
    for args in (("compare", *COMPARED, *PLACE), ("path", *drawing, "--as-of", "2026-11")):
        found = run(*args, "-o", str(sheet), "--force")
        assert found.err == ""
        assert "The sheet has no chart. There is nothing to draw: " in found.out
        assert not Document(str(sheet)).inline_shapes


def test_what_the_first_pension_rests_on_is_said_in_both_languages(run: Run) -> None:
    """1966-01: 2026-05. 170 months at 2025-04: 10 more of the 180, and R01 for the man of 1968-03 with 120 (2031-11, 2033-11)."""
    quit_ = ("--job-ended", "resigned", "--job-ended-on")
    man = ("path", "--birth", "1966-01-10", "--category", "male_60", "--as-of", "2025-04", *quit_, "2025-03-31")
    found = run(*man, "--cumulative", "170")
    text = " ".join(found.out.split())
    assert "That the pension begins in 2026-06 rests on 10 months more of contributions by 2026-05" in text
    assert "It is assumed that contributions go on month by month." in text
    text = "".join(run(*man, "--cumulative", "170", "--lang", "zh").out.split())
    assert "自2026年6月起领取养老金的前提是：2026年5月及以前还须由本人（或用人单位）缴费10个月" in text
    assert "假定此后逐月继续缴费。" in text
    text = " ".join(run(*man, "--cumulative", "170", "--stopped").out.split())
    assert (
        "there is no month in which the pension begins. In 2026-05, the month of the age, 10 months are missing" in text
    )
    text = "".join(run(*man, "--cumulative", "170", "--stopped", "--lang", "zh").out.split())
    assert "没有可开始领取养老金的月份。至2026年5月（达到法定退休年龄当月）尚缺10个月" in text
    man = ("path", "--birth", "1968-03-12", "--category", "male_60", "--as-of", "2026-11", *quit_, "2026-10-31")
    found = run(*man, "--cumulative", "120", "--continuing", "yes")
    assert found.status == 3
    text = " ".join(found.out.split())
    assert "Whether the pension begins in 2031-12 hangs on what the text leaves open: Which year's minimum" in text


def test_whoever_draws_a_pension_is_told_so(run: Run) -> None:
    man = ("path", "--birth", "1965-03", "--category", "male_60", "--drawing", "employee", "--as-of", "2026-11")
    found = run(*man)
    assert (found.status, "nobody draws two" in found.out, "Months" in found.out) == (0, True, False)
    assert "不能重复领取" in run(*man, "--lang", "zh").out


def test_an_age_before_the_months_is_refused(run: Run) -> None:
    """75 without a unit is 75 months; 60 years is June 2027, the first month itself, when nothing is paid yet."""
    for ages, said in (("75", "6y3m"), ("60y", "60y0m")):
        args = [ages if before == "--to-ages" else one for before, one in zip(("", *COMPARED), COMPARED, strict=False)]
        found = run("compare", *PLACE, *args, "--before-accounts", "0")
        assert found.status == 2
        assert f"{said} is not after 2027-06" in found.err


def test_a_rise_is_conditional_while_the_month_of_the_retirement_is_not_stated(run: Run) -> None:
    """28 + 31 x 1.60 + 15.41 + 15 (石柱) = 108.01, for who had retired by the end of 2023."""
    pensioner = ("--pension", "2567.50", "--cumulative", "30y1m", "--scheme", "enterprise", "--district", "石柱县")
    args = ("adjust", *PLACE, "--as-of", "2024-07", *pensioner)
    found = run(*args)
    assert found.status == 3
    assert "2,675.51" not in found.out
    text = " ".join(found.out.split())
    assert "If the retirement was approved for 2023-12 or an earlier month, the pension rises by 108.01 yuan" in text
    assert "批准退休的年月在2023年12月及以前的，每月共增加108.01元。" in "".join(run(*args, "--lang", "zh").out.split())
    assert "Afterwards it is 2,675.51 yuan" in run(*args, "--retired-in", "2020-05").out


def test_the_years_of_the_account_are_named(run: Run) -> None:
    """The balance is of the end of 2025; the months run to 2028-02, the pension asked about is of 2027-06."""
    args = ("compare", *PLACE, *COMPARED, "--before-accounts", "0")
    text = " ".join(run(*args).out.split())
    assert (
        "Of payments into the account since its balance (2026, 2027, 2028) nothing is stated: nothing is added" in text
    )
    assert "储存额年份以后（2026、2027、2028年）未填写缴费" in run(*args, "--lang", "zh").out
    going_on = tuple("--continuing" if one == "--stopped" else one for one in args)
    paid = ("--contribution-base", "6000", "--payer", "own_account", "--wage-growth", "0")
    text = " ".join(run(*going_on, *paid).out.split())
    assert (
        "Since its balance (2026, 2027, 2028) the account is taken as paid into on that base, in every month before"
        in text
    )
    assert "（2026、2027、2028年）个人账户按该缴费基数计入缴费" in run(*going_on, *paid, "--lang", "zh").out
    unstated = tuple(one for one in args if one != "--stopped")
    for some in (going_on, unstated):
        text = " ".join(run(*some).out.split())
        assert "where they go on, nothing is taken off for them, and nothing is added to the account" in text
        assert "Contributions go on" not in text
    facts: tuple[str, ...] = ("--birth", "1967-06", "--month", "2027-06", "--cumulative", "30y", "--average-index", "1")
    facts += ("--balance", "90000", "--balance-year", "2025", "--before-accounts", "0", "--as-of", "2026-11")
    text = " ".join(run("pension", *PLACE, *facts).out.split())
    assert "Of payments into the account in 2026, 2027 nothing is stated" in text
    assert json.loads(run("pension", *PLACE, *facts, "--json").out)["value"]["unpaid_years"] == [2026, 2027]


@pytest.mark.parametrize(
    ("args", "english", "chinese"),
    [
        (
            ("base", "--place", "CN-HI", "--wage", "8000", "--as-of", "2026-11"),
            "No table contribution_base of CN-HI is on file. Ask the agency for the figures.",
            "库内没有海南的《缴费基数上下限》表。请向经办机构查询。",
        ),
        (
            ("base", *PLACE, "--wage", "8000", "--as-of", "2029-11"),
            "The table contribution_base of CN-CQ has no figures for 2028, and none are made up; it has those of 2024, 2025, 2026. "
            "Ask the agency.",
            "重庆的《重庆市缴费基数上下限》表没有2028年的数额，也不作推算；现有：2024、2025、2026。请向经办机构查询。",
        ),
        (
            ("adjust", *PLACE, "--pension", "3000", "--as-of", "2028-07"),
            "The table adjustment_ceiling of CN has no figures for 2028, and none are made up; it has those of 2024, 2025. Ask the "
            "agency.",
            "全国的《全国调整比例》表没有2028年的数额，也不作推算；现有：2024、2025。请向经办机构查询。",
        ),
    ],
)
def test_a_gap_is_that_of_whose_table_it_is(run: Run, args: tuple[str, ...], english: str, chinese: str) -> None:
    """Hainan has no table of limits, and that of Chongqing is not asked for; the percentages are the nation's."""
    for lang, said in (("en", english), ("zh", chinese)):
        found = (
            run("ask", "contribution_base", *args[1:], "--lang", lang)
            if args[0] == "base"
            else run(*args, "--lang", lang)
        )
        assert found.status == 2
        assert found.err.strip().splitlines()[0] == said


def test_questions_left_open_behind_an_amount_are_passed_on(run: Run) -> None:
    """R10: the notice of 2026 is of September. R16: 60y1m lies between whole ages, 60y0m does not. R18: 2026 is not announced."""

    def told(*args: str) -> tuple[set[str], set[str]]:
        answer = json.loads(run(*args, *PLACE, "--json").out)
        return {*answer["readings"]}, {one["reading"] for one in answer["caveats"]} - {None}

    assert told("base", "--wage", "8000", "--as-of", "2026-03") == ({"R10"}, {"R10"})
    assert told("base", "--wage", "8000", "--as-of", "2026-10") == ({"R10"}, set())
    assert "R10  " in run("base", "--wage", "8000", "--as-of", "2026-03", *PLACE).out
    facts: tuple[str, ...] = (
        "--birth",
        "1965-01",
        "--cumulative",
        "30y",
        "--average-index",
        "1",
        "--before-accounts",
        "0",
    )
    facts = ("pension", *facts, "--balance", "90000", "--pension-base", "8240", "--as-of", "2026-11")
    assert told(*facts, "--month", "2025-02") == ({"R16", "R19"}, set())
    assert told(*facts, "--month", "2025-01") == ({"R19"}, set())
    assert told(*facts, "--month", "2027-01", "--balance-year", "2025") == ({"R18", "R19"}, {"R18"})


def test_compare_says_of_a_month_what_the_sheet_says(run: Run) -> None:
    """94号: 2029-02 is a year after the statutory month, a deferral. Notice for 2027-06 three months ahead, by 2027-03-01."""
    args = ("compare", *PLACE, *but(COMPARED, "--months", "2027-06,2028-02,2029-02"), "--before-accounts", "0")
    args = (*but(args, "--as-of", "2027-05"), "--employment", "employee")
    out = run(*args).out
    rows = [" ".join(line.split()) for line in out.splitlines() if "yuan" in line]
    lines = {row[:7]: row for row in rows}
    assert lines["2027-06"].startswith("2027-06 eligible ")
    assert lines["2029-02"].startswith("2029-02 may be agreed with the ")
    late = "2027-06: the written notice was due by 2027-03-01. The text names no sanction: ask the agency."
    assert late in " ".join(out.split())
    chinese = run(*args, "--lang", "zh").out
    assert "可与单位协商" in chinese
    assert "2027年6月：书面告知的期限2027年3月1日已过，规定没有写明逾期的后果，请咨询经办机构。" in "".join(
        chinese.split()
    )


def test_every_two_months_are_told(run: Run) -> None:
    """61y8m in 2029-02 is 127.3: 706.99, and 8240 x 1.02^3 = 8744.35 (8744.354), x 30 % = 2623.31 (2623.305): 3330.30 against 3242.01
    of 2028-02 and 3168.92 of 2027-06. 12 x 3242.01 = 38904.12 / 88.29 = 440.6: the 441st payment from 2029-03 on, 2065-11. 20 x
    3168.92 = 63378.40 / 161.38 = 392.7: the 393rd, 2061-11. The 347th of 2028-02 is 2057-01 (see above).
    """
    args = ("compare", *PLACE, *but(COMPARED, "--months", "2027-06,2028-02,2029-02"), "--before-accounts", "0")
    args = (*but(args, "--to-ages", "100y"), "--employment", "employee")
    assert [line for line in run(*args).out.splitlines() if "overtake" in line] == [
        "2028-02 overtakes 2027-06 in 2057-01, with payment 347 of its pension.",
        "2029-02 overtakes 2027-06 in 2061-11, with payment 393 of its pension.",
        "2029-02 overtakes 2028-02 in 2065-11, with payment 441 of its pension.",
    ]
    told = json.loads(run(*args, "--json").out)["overtakings"]
    assert [(one["earlier"], one["later"], one["month"], one["regained"]) for one in told] == [
        ("2027-06", "2028-02", "2057-01", None),
        ("2027-06", "2029-02", "2061-11", None),
        ("2028-02", "2029-02", "2065-11", None),
    ]


def test_what_is_not_settled_is_no_result(run: Run) -> None:
    """Without the months before the accounts no pension is settled; with them 73.09 more a month is too little until 85."""
    args = ("compare", *PLACE, *COMPARED)
    for lang, open_, never in (
        (
            "en",
            "Whether 2028-02 overtakes 2027-06 is not settled.",
            "2028-02 does not overtake 2027-06 within the ages asked about.",
        ),
        (
            "zh",
            "2028年2月退休的累计所得是否超过2027年6月退休的，尚不能确定。",
            "在所测年龄内，2028年2月退休的累计所得未超过2027年6月退休的。",
        ),
    ):
        assert open_ in run(*args, "--lang", lang).out
        found = run(*args, "--before-accounts", "0", "--lang", lang).out
        assert never in found
        assert open_ not in found
    told = json.loads(run(*args, "--json").out)
    assert [one["by_age"] for one in told["choices"]] == [[None, None], [None, None]]
    assert [(one["month"], one["compared"]) for one in told["overtakings"]] == [(None, False)]
    told = json.loads(run(*args, "--before-accounts", "0", "--json").out)
    assert [(one["month"], one["compared"]) for one in told["overtakings"]] == [(None, True)]


def test_a_period_in_an_error_is_text_in_json_and_chinese_in_chinese(run: Run) -> None:
    born = ("--birth", "1965-01", "--month", "2025-02")
    args = ("pension", *PLACE, *born, "--cumulative", "10y", "--before-accounts", "36y10m")
    told = json.loads(run(*args, "--json").err)["fields"]
    assert (told["value"], told["cumulative"]) == ("36y10m", "10y0m")
    said = run(*args, "--lang", "zh").err
    assert said == "--before-accounts：建立个人账户前的36年10个月多于累计缴费年限10年。请核对两项。\n"


def test_a_preset_names_itself_in_its_errors(run: Run) -> None:
    found = run("base", *PLACE, "--wages", "8000")
    assert found.status == 2
    assert "retirecalc base" in found.err
    assert "--wage" in found.err


def test_presets_answer_as_ask_does(run: Run) -> None:
    facts = (
        "--birth",
        "1964-12",
        "--month",
        "2024-12",
        "--cumulative",
        "30y",
        "--average-index",
        "1",
        *PLACE,
        "--json",
    )
    assert (
        run("pension", *facts, "--as-of", "2024-11").out
        == run("ask", "pension_amount", *facts, "--as-of", "2024-11").out
    )


ADJUSTED = (
    "adjust",
    *PLACE,
    "--as-of",
    "2024-07",
    "--pension",
    "3000",
    "--scheme",
    "enterprise",
    "--district",
    "渝中区",
)


def test_adjust_says_what_keeps_somebody_out(run: Run) -> None:
    """渝人社发〔2024〕16号 一: retired by 2023-12-31; before 1949-10-01 outside the notice."""
    years = ("--cumulative", "30y1m")
    found = run(*ADJUSTED, *years, "--retired-in", "2024-05").out
    assert "Because: retired after the last month that the notice reaches." in found
    founding = ("--retired-in", "1980-05", "--revolution-start", "1949-09-30")
    assert "原因：建国前参加革命工作，不适用该通知。" in run(*ADJUSTED, *years, *founding, "--lang", "zh").out
    died = run(*ADJUSTED, *years, "--retired-in", "2020-05", "--died-in", "2023-11").out
    assert died.count("died") == 1


def test_the_rise_and_what_was_brought_up_first_are_told_apart(run: Run) -> None:
    """三(三)1: brought up from 3000 to 4000, then 28 + 31 x 1.60 + 0.6 % of 3000 = 95.60: 4095.60, not 3000 + 95.60."""
    years = ("--cumulative", "30y1m", "--retired-in", "2020-05")
    plain = run(*ADJUSTED, *years).out
    assert "The pension rises by 95.60 yuan a month." in plain
    assert "Afterwards it is 3,095.60 yuan." in plain
    assert "Together" not in plain
    out = " ".join(run(*ADJUSTED, *years, "--ex-officer", "yes", "--city-average", "4000").out.split())
    assert "first brought up to the average by 1,000.00 yuan" in out
    assert "Afterwards it is 4,095.60 yuan, what it was first brought up by included." in out


def test_what_is_not_known_ends_with_three(run: Run) -> None:
    national = (*ADJUSTED, "--retired-in", "2020-05")
    args = ["2025-08" if one == "2024-07" else one for one in national]
    found = run(*args)
    assert (found.status, "By how much the pension of a person rises: not settled." in found.out) == (3, True)
    for place, as_of in (("CN", "2025-10"), ("CN-CQ", "2028-02")):
        found = run("base", "--place", place, "--wage", "6000", "--as-of", as_of)
        assert (found.status, "What a month costs: not settled." in found.out) == (3, True)


def test_help_offers_no_month_where_none_is_asked(run: Run) -> None:
    for command in ("adjust", "base"):
        assert "--month " not in run(command, "--help").out
        assert "there is no option --month" in run(command, "--month", "2024-03").err
    assert "--month " in run("pension", "--help").out


def test_an_index_is_printed_with_as_many_figures_as_can_be_read(run: Run, tmp_path: Path) -> None:
    """(70 x 3001 / 4567 + 77 x 5001 / 4567) / 147 = 595147 / 671349 = 0.8864942...; half of 8000 x 1.8864942 is 7545.976831..."""
    facts = tmp_path / "facts.json"
    wages = [{"months": 70, "base": "3001", "average": "4567"}, {"months": 77, "base": "5001", "average": "4567"}]
    told = {"birth": "1966-01", "cumulative": 147, "wages": wages, "before_accounts": 0, "balance": "0"}
    facts.write_text(json.dumps(told | {"pension_base": "8000"}), encoding="utf-8")
    out = run("pension", "--place", "CN-HI", "--month", "2026-04", "--as-of", "2026-11", "--facts", str(facts)).out
    assert "The average index is 0.886494." in out
    assert not re.search(r"\d\.\d{7}", out)


def test_an_open_question_says_what_is_reckoned_with(run: Run) -> None:
    """R29: of 70.00 only the flat 28.00 is certain for land requisition. R07, R07b: without an employer."""
    land = ["land_requisition" if one == "enterprise" else one for one in ADJUSTED]
    args = (*land, "--cumulative", "12y3m", "--retired-in", "2020-05")
    out = run(*args).out
    assert "R29  " in out
    assert "Reckoned with: " in out
    assert "此处按：" in run(*args, "--lang", "zh").out
    alone = but(COMPARED, "--months", "2027-06")
    found = run("compare", *PLACE, *alone, "--before-accounts", "0", "--employment", "own_account", "--json")
    assert json.loads(found.out)["readings"] == ["R07b", "R07"]
    assert "R07b  " in run("compare", *PLACE, *alone, "--before-accounts", "0", "--employment", "own_account").out


def test_a_range_that_turns_the_answer_says_so(run: Run) -> None:
    """With 2 % the 347th payment overtakes, 2057-01; with the base falling the later pension is no higher, so never at either end."""
    args = ("compare", *PLACE, *but(COMPARED, "--to-ages", "95y"), "--before-accounts", "0")
    text = " ".join(run(*args, "--range", "base_growth=-0.02..-0.01").out.split())
    never = "not within the ages asked about"
    assert f"when 2028-02 overtakes 2027-06: {never} at the low end, {never} at the high end" in text


def test_a_fact_that_a_comparison_wants_is_named_with_its_option(run: Run) -> None:
    for lang in ("en", "zh"):
        out = run("compare", *PLACE, *COMPARED, "--lang", lang)
        assert (out.status, "--before-accounts" in out.out) == (3, True)


def test_what_the_amounts_rest_on_is_printed(run: Run) -> None:
    args = ("compare", *PLACE, *COMPARED, "--before-accounts", "0")
    out = run(*args).out
    assert "What the amounts rest on" in out
    assert "国发〔2005〕38号 第六项" in out
    # A page copied from no text says so, the formula of the state does not.
    assert "渝人社发〔2010〕275号 on 年限和指数的小数位数 (seen in other sources only)" in " ".join(out.split())
    assert "国发〔2005〕38号 第六项 (" not in out
    said = run(
        "pension", *PLACE, "--birth", "1966-01", "--month", "2026-04", "--as-of", "2026-11", "--average-index", "1"
    ).out
    assert "(seen in other sources only)]" in " ".join(said.split())


def test_no_amount_is_broken_however_many_ages_are_asked_about(run: Run) -> None:
    """180 payments of 3168.92 to 75 are 570405.60, 480 to 100 1521081.60."""
    seven = but(COMPARED, "--to-ages", "70y,75y,80y,85y,90y,95y,100y")
    for lang, amounts in (("en", ("570,405.60 yuan", "1,521,081.60 yuan")), ("zh", ("570405.60元", "1521081.60元"))):
        out = run("compare", *PLACE, *seven, "--before-accounts", "0", "--lang", lang).out
        for amount in amounts:
            assert amount in out
        assert max(map(len, out.splitlines())) <= 100


def test_of_many_months_a_page_has_the_neighbours_and_the_earliest(run: Run) -> None:
    """Seven months are 21 pairs: six with the earliest and five more neighbours; JSON has all."""
    seven = ",".join(f"2027-{month:02}" for month in range(6, 13))
    args = ("compare", *PLACE, *but(COMPARED, "--months", seven), "--before-accounts", "0")
    out = run(*args).out
    assert len([line for line in out.splitlines() if "overtake" in line]) == 11
    assert "--json has every two" in " ".join(out.split())
    assert len(json.loads(run(*args, "--json").out)["overtakings"]) == 21
    six = but(args, "--months", seven.removesuffix(",2027-12"))
    out = run(*six).out
    assert len([line for line in out.splitlines() if "overtake" in line]) == 15
    assert "--json has every two" not in " ".join(out.split())
