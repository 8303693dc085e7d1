"""Errors are part of the interface: a closed list of sentences in two languages, structured, and without personal data."""

from __future__ import annotations

import ast
import copy
import pickle
import re
import shutil
import string
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest

import retirecalc
from retirecalc import Contributions, Law, Person, YearMonth, assess, assess_batch, errors, routes, schedule_table
from retirecalc.batch import assess_parquet, explain_row, spark, to_sql
from retirecalc.batch.columns import EVERY
from retirecalc.errors import InvalidFacts, MissingExtra, RetirecalcError
from retirecalc.facts.person import check_lived, check_span
from retirecalc.facts.spells import Spell
from retirecalc.ground.extras import need
from retirecalc.ground.money import Written, money, share
from retirecalc.ground.months import Months
from retirecalc.ground.replace import guard
from retirecalc.ground.say import Said
from retirecalc.ground.text import mask
from retirecalc.ics import person_ics
from retirecalc.letters import papers
from retirecalc.questions.amounts import Assumptions, adjusted, compare_amounts
from retirecalc.questions.ask import ask, askable
from retirecalc.questions.replay import replay
from retirecalc.questions.side_by_side import assess_both
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.worker_class.facts import WorkerFacts
from retirecalc.rules.amounts.account_balance import account_balance
from retirecalc.rules.amounts.account_balance.facts import AccountFacts
from retirecalc.rules.amounts.annuity_divisor import annuity_divisor
from retirecalc.rules.amounts.annuity_divisor.facts import RetiringFacts
from retirecalc.rules.amounts.minimum_wage import minimum_wage
from retirecalc.rules.amounts.minimum_wage.facts import WorkplaceFacts
from retirecalc.rules.amounts.pension_amount.facts import PensionFacts
from retirecalc.rules.contributions.contribution_base import contribution_base
from retirecalc.rules.contributions.contribution_base.facts import PayFacts
from retirecalc.rules.early_routes.special_work.facts import Run, SpecialWorkFacts
from retirecalc.rules.early_routes.work_injury.facts import InjuryFacts
from retirecalc.rules.retiring.working_days.facts import CountFacts
from retirecalc.rules.unemployment.fund_paid.table import FundPaidTable
from retirecalc.rules.unemployment.unemployment_benefit.facts import UnemploymentFacts
from retirecalc.tables.shelf import built_in, tables_dir
from retirecalc.tables.table import Table
from tests.law_day import load_law

ROOT = Path(__file__).parents[1]

KINDS = {
    "InvalidFacts": ValueError,
    "OutOfCoverage": LookupError,
    "AmbiguousLaw": RetirecalcError,
    "TableError": RetirecalcError,
    "RosterError": RetirecalcError,
    "MissingExtra": ImportError,
}
SOURCE = Path(retirecalc.__file__).parent
TREES = {
    path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")
}

HOMES = sorted(file.removesuffix("/sentences.py") for file in TREES if file.endswith("/sentences.py"))
SENTENCES: dict[str, Said] = {
    f"{home}.{name}": said
    for home in HOMES
    for name, said in import_module(f"retirecalc.{home}.sentences").SENTENCES.items()
}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


FOR_AUTHORS = {"file", "line", "field"}
"""What every error about a table names."""


def raised() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every place that makes an error with a code written out: where, code, fields, and whether more may come by **."""
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            # `fail(file, field, code, ...)` is how the loader raises a TableError.
            at = {**dict.fromkeys(KINDS, 0), "fail": 2}.get(node.func.id)
            if at is not None and len(node.args) > at and isinstance(code := node.args[at], ast.Constant):
                named = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                more = len(named) < len(node.keywords)
                yield f"{file}:{node.lineno}", str(code.value), named | (FOR_AUTHORS if at else set()), more


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same(code: str) -> None:
    english, chinese = SENTENCES[code]
    assert {name.removesuffix("_zh") for name in fields(chinese)} == fields(english)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_made(code: str) -> None:
    """Each field stands in the sentence as given, in both languages, and nothing is left to fill in."""
    english, chinese = SENTENCES[code]
    filled = {name: f"<{name}>" for name in fields(english) | fields(chinese)}
    error = InvalidFacts(code, **filled)
    assert error.code == code
    assert error.fields == filled
    assert str(error) == error.text() == error.text("en")
    for text, sentence in ((error.text("en"), english), (error.text("zh"), chinese)):
        assert all(filled[name] in text for name in fields(sentence))
        assert ("{" in text) == ("{{" in sentence), "a brace is there on purpose or not at all"
        assert "  " not in text


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"tables.contradiction", "ground.missing_extra"}))
def test_a_sentence_ends_and_says_what_to_do(code: str) -> None:
    english, chinese = SENTENCES[code]
    assert english.endswith(".")
    assert chinese.endswith("。")
    assert re.search(r"\. |: give |\? Name it ", english), "what is wrong, and then what to do"


def test_every_code_is_used() -> None:
    """A code that nothing raises is a sentence that nobody reads."""
    written = {
        node.value
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not file.endswith("/sentences.py")
    }
    assert set(SENTENCES) - written - {code for _, code, *_ in raised()} == set()


def test_every_error_raised_has_a_sentence_and_all_its_fields() -> None:
    places = list(raised())
    assert len(places) > 30
    for where, code, named, more in places:
        assert code in SENTENCES, where
        own = (
            {"install", *errors.ADVICE} if code == "ground.missing_extra" else {*errors.ADVICE}
        )  # which the error finds by itself
        assert more or fields(SENTENCES[code][0]) | fields(SENTENCES[code][1]) <= named | own, where


# what the library says, in both languages, for one slip of each kind


def stating(**facts: Any) -> Person:
    return Person("1971-09", "男", contributions=Contributions(**facts))


def asked(month: str = "2026-11", **facts: Any) -> Any:
    return assess(stating(**facts) if facts else Person("1971-09", "男"), load_law(), month)


PEOPLE = {"birth": ["1971-09"], "category": ["男"]}


def batch(**columns: Any) -> Any:
    return assess_batch(columns, as_of="2026-11", law=load_law())


def needing(later: str) -> Law:
    """A law whose minimum goes on rising, far beyond the print."""
    with TemporaryDirectory() as folder:
        own = shutil.copytree(tables_dir() / "CN/minimum_contribution", Path(folder, "CN/minimum_contribution"))
        path = own / "2025-01-01.yaml"
        text = path.read_text(encoding="utf-8")
        assert text.count("later: {value: 20y,") == 1
        path.write_text(text.replace("later: {value: 20y,", f"later: {{value: {later},"), encoding="utf-8")
        return load_law(tables=[folder])


class Unknown(Table):
    table_id = "horoscope"


ASKABLE, READINGS = ", ".join(askable()), ", ".join(built_in().readings)


AMOUNTS: dict[str, Any] = {
    "money": "real",
    "pension_base": "8240",
    "average_index": "1",
    "balance": "90000",
    "balance_year": 2025,
    "base_growth": "0",
    "interest": "0",
    "pension_growth": "0",
    "to_ages": ["80y"],
}


def of_2028() -> object:
    return contribution_base(PayFacts(), load_law("CN-CQ"), as_of=YearMonth(2028, 1))


def _account(as_of: str, **facts: Any) -> object:
    return account_balance(
        AccountFacts(balance="1", **facts), load_law(), as_of=YearMonth.of(as_of), month=YearMonth(2026, 10)
    )


def _pension(**facts: Any) -> object:
    stated = {"birth": "1966-01", "cumulative": "15y", **facts}
    return ask("pension_amount", stated, load_law("CN-CQ"), "2026-11", "2026-04")


SAID: dict[str, tuple[Callable[[], object], str, str]] = {
    "ground.fact_unknown": (
        lambda: Person.from_dict({"birth": "1971-09", "category": "男", "contributions": {"months": 316}}),
        "contributions.months: there is no such field. The fields are paid, deemed, cumulative, removed, counted_to, "
        "first_insured, continuing, lump_sum, spells, plan, invalidity_allowance.",
        "contributions.months：没有此字段。可用的字段：paid, deemed, cumulative, removed, counted_to, first_insured, continuing, "
        "lump_sum, spells, plan, invalidity_allowance。",
    ),
    "ground.fact_type": (
        lambda: Person.from_dict({"birth": "1971-09", "category": "男", "approved": 1}),
        "approved: this is a whole number. Write true or false.",
        "approved：此处是整数。请写成true 或 false。",
    ),
    "facts.fact_missing": (
        lambda: Person.from_dict({"category": "男"}),
        "birth: is missing. State it.",
        "birth：缺失。请填写。",
    ),
    "questions.nobody_left": (
        lambda: routes(
            Person("1965-09", "male_60"), load_law(), "2026-11", {"ended_by": "death", "ended_in": "2026-05"}
        ),
        "ended_by: whoever has died has no way to a pension left. Leave it out, or ask the agency what survivors have.",
        "ended_by：参保人员已去世的，不再有领取养老金的途径。请删去该项；遗属待遇请咨询经办机构。",
    ),
    "questions.room_unknown": (
        lambda: ask("horoscope", {}, load_law(), "2026-11"),
        f"There is no rule 'horoscope' that can be asked alone. The rules are {ASKABLE}.",
        f"没有可单独查询的规则“horoscope”。可查询的规则：{ASKABLE}。",
    ),
    "questions.balance_later": (
        lambda: compare_amounts(
            Person("1966-01", "male_60"),
            load_law(),
            "2026-11",
            ["2028-06"],
            Assumptions(**{**AMOUNTS, "balance_year": 2029}),
        ),
        "balance_year: the balance is of the end of 2029, after 2028-06, the first month compared. State that of the end of 2025, or of "
        "an earlier year.",
        "balance_year：储存额为2029年末的数额，晚于所对比的首个月份2028年6月。请填写2025年末或更早年末的储存额。",
    ),
    "questions.years_broken": (
        lambda: adjusted({"retired_in": "2020-05"}, load_law(), [2025, 2024]),
        "years: 2024 does not follow 2025, and each rise is on the pension that the year before left. Write the years in order, each "
        "once and none left out.",
        "years：2024年未紧接2025年；每年的调整以上一年调整后的养老金为准。请按顺序逐年填写，不重复，不遗漏。",
    ),
    "questions.payer_needed": (
        lambda: Assumptions(**{**AMOUNTS, "contribution_base": "5000"}),
        "payer: a contribution base is stated and not who pays. Write employee, or own_account for whoever pays alone.",
        "payer：填写了缴费基数，而没有填写缴费方式。职工请填写 employee，灵活就业人员请填写 own_account。",
    ),
    "questions.growth_needed": (
        lambda: Assumptions(**{**AMOUNTS, "wage": "5000"}),
        "wage_growth: a wage or a contribution base is stated and not what it grows by, and nothing is assumed. Write a share a year, "
        "'0' for none.",
        "wage_growth：填写了工资或缴费基数，而没有填写其增长率；本库不作假定。请填写每年的增长比例，不增长的填写 '0'。",
    ),
    "questions.ends_reversed": (
        lambda: compare_amounts(
            stating(cumulative=360),
            load_law("CN-CQ"),
            "2026-11",
            ["2031-09"],
            Assumptions(**AMOUNTS),
            ranges={"base_growth": ("0.08", "0")},
        ),
        "ranges: base_growth runs from 0.08 down to 0, and the low end comes first. Write 0, then 0.08.",
        "ranges：base_growth 的低值 0.08 大于高值 0。请先填写 0，再填写 0.08。",
    ),
    "questions.ends_needed": (
        lambda: compare_amounts(
            stating(cumulative=360),
            load_law("CN-CQ"),
            "2026-11",
            ["2031-09"],
            Assumptions(**AMOUNTS),
            ranges={"base_growth": "0..1"},  # type: ignore[dict-item]
        ),
        "ranges: '0..1' is not two ends of a range. Write a low and a high one, such as ('0', '0.05').",
        "ranges：“0..1”不是范围的两端。请填写低值和高值，例如 ('0', '0.05')。",
    ),
    "questions.age_too_low": (
        lambda: compare_amounts(
            stating(cumulative=360),
            load_law("CN-CQ"),
            "2026-11",
            ["2031-09"],
            Assumptions(**{**AMOUNTS, "to_ages": ["75"]}),
        ),
        "to_ages: 6y3m is not after 2031-09, the first month compared, so nothing adds up by then. Write a later age, in years: 75y.",
        "to_ages：6周岁3个月不晚于所对比的首个月份2031年9月，至该年龄没有可合计的金额。请填写更大的年龄，并写明单位，例如 75y。",
    ),
    "questions.paying_conflict": (
        lambda: compare_amounts(
            stating(cumulative=360, continuing=False),
            load_law("CN-CQ"),
            "2026-11",
            ["2031-09"],
            Assumptions(**{**AMOUNTS, "contribution_base": "5000", "payer": "employee", "wage_growth": "0"}),
        ),
        "contribution_base: contributions are said to have stopped, and here they go on. Leave the base out, or state continuing=True.",
        "contribution_base：已说明停止缴费，而此处又填写了缴费基数。请删去缴费基数，或说明继续缴费（continuing=True）。",
    ),
    "questions.answer_unreadable": (
        lambda: replay("{}"),
        "This is no answer of retirecalc.assessment/1. Pass what `to_json()` or `to_dict()` of an assessment gave.",
        "这不是 retirecalc.assessment/1 的结果。请传入 assessment 的 to_json() 或 to_dict() 的输出。",
    ),
    "tables.law_changed": (
        lambda: Law.from_stamp({"place": "CN", "tables": [{"id": "statutory_age", "effective_from": "2025-01-01"}]}),
        "The law on file is not the one of this answer: statutory_age 2025-01-01 differ or are missing. Use the version of "
        "retirecalc that gave the answer, or add a folder of your own tables with tables=[...].",
        "库内规定与作出该结果时不同：statutory_age 2025-01-01 有变化或缺失。请使用作出该结果的 retirecalc 版本，或用 tables=[...] "
        "加入自己的表所在的文件夹。",
    ),
    "ground.month_unreadable": (
        lambda: Person("soon", "男"),
        "birth: 'soon' is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
        "birth：无法识别“soon”为年月。请写成 1971-09、1971年9月 或 19710915。",
    ),
    "ground.month_or_decimal": (
        lambda: Person("1971.1", "男"),
        "birth: '1971.1' could be January, or October after a spreadsheet dropped the final 0. "
        "Write it as 1971-01 or 1971-10.",
        "birth：“1971.1”可能是1月，也可能是表格软件丢掉末尾0的10月。请写成 1971-01 或 1971-10。",
    ),
    "ground.moment": (
        lambda: Person("1971-08-31T16:00:00Z", "男"),
        "birth: '1971-08-31T16:00:00Z' has a time of day or a time zone, and a date has neither: elsewhere it may be another "
        "day. Write the date alone, such as 1971-09-15.",
        "birth：“1971-08-31T16:00:00Z”带有时刻或时区，换一个时区可能是另一天。请只写日期，例如 1971-09-15。",
    ),
    "ground.no_such_month": (
        lambda: Person("1971-13", "男"),
        "birth: '1971-13' has no such month: months run from 1 to 12. Check the date.",
        "birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。",
    ),
    "ground.no_such_year": (
        lambda: YearMonth(10000, 1),
        "month: '10000-01' lies outside the years 1 to 9999. Check the year.",
        "month：“10000-01”的年份不在1至9999之间。请核对年份。",
    ),
    "ground.not_whole": (
        lambda: YearMonth("1971", 9),  # type: ignore[arg-type]
        "year: '1971' is no whole number. Write YearMonth(1971, 9), or read text by YearMonth.of('1971-09').",
        "year：'1971' 不是整数。请写成 YearMonth(1971, 9)，或用 YearMonth.of('1971-09') 读取文字。",
    ),
    "ground.no_count": (
        lambda: CountFacts(counted_after="2026-06-01", working_days="-3"),
        "working_days: '-3' is no count. Write a whole number, 0 or more.",
        "working_days：'-3' 不是个数。请填写0或更大的整数。",
    ),
    "ground.no_such_day": (
        lambda: Person("1971-09", "男", applied_on="2026-02-29"),
        "applied_on: '2026-02-29' is not a day of the calendar. Check the date.",
        "applied_on：日历上没有“2026-02-29”这一天。请核对日期。",
    ),
    "facts.agreed_unreadable": (
        lambda: Person("1971-09", "男", deferral_agreed_to="maybe"),
        "deferral_agreed_to: 'maybe' is neither a month nor no. Write the month to which a deferral was agreed, such as 2027-01, "
        "or no if none was.",
        "deferral_agreed_to：“maybe”既不是年月，也不是“未约定”。请填写约定延迟至的年月，例如 2027-01；没有约定的填写“未约定”。",
    ),
    "facts.drawing_unreadable": (
        lambda: Person("1971-09", "男", drawing="maybe"),  # type: ignore[arg-type]
        "drawing: 'maybe' is no pension known here. Use one of none, employee, resident, other, some, or leave it out if it is "
        "not known.",
        "drawing：无法识别“maybe”。可填写：否、企业职工基本养老金、城乡居民养老金、其他养老金、是（none, employee, resident, other, "
        "some）；不清楚可留空。",
    ),
    "facts.contributions_more_than_all": (
        lambda: Contributions(paid=317, cumulative=316),
        "paid: 317 months alone are more than the 316 months counted in all. Correct one of the two.",
        "paid：其中一项为317个月，已多于累计缴费316个月。请更正其一。",
    ),
    "facts.spells_and_counted_to": (
        lambda: Contributions(spells=["2000-01..2010-12"], counted_to="2026-11"),
        "counted_to: spells say themselves up to which month they go. Leave counted_to out, or give the months counted by then "
        "in cumulative.",
        "counted_to：缴费时段已写明到哪一个月。请去掉统计截止月，或另填截至该月的累计缴费年限。",
    ),
    "ground.no_such_birth_day": (
        lambda: Person("1971-02-29", "男"),
        "birth: '1971-02-29' is not a day of the calendar. Check the date on the ID card or in the personnel file.",
        "birth：日历上没有“1971-02-29”这一天。请核对身份证或档案上的日期。",
    ),
    "facts.birth_out_of_range": (
        lambda: Person("1899-12", "男"),
        "birth: a birth in 1899-12 is outside 1900-2099. Check the year.",
        "birth：出生年月1899年12月不在1900至2099年之间。请核对年份。",
    ),
    "facts.birth_after_as_of": (
        lambda: asked("1971-08"),
        "birth: 1971-09 is after 1971-08, the month of the question. Check the birth month or as_of.",
        "birth：出生年月1971年9月晚于测算月份1971年8月。请核对出生年月或测算月份。",
    ),
    "facts.as_of_out_of_range": (
        lambda: asked("2200-01"),
        "as_of: 2200-01 is after 2199, when everybody here has long retired. Check the year.",
        "as_of：测算月份2200年1月晚于2199年。请核对年份。",
    ),
    "ground.period_unreadable": (
        lambda: Contributions(paid="long"),
        "paid: 'long' is not a period. Write it as 26y4m, 26年4个月 or 316 months.",
        "paid：无法识别“long”为年限。请写成 26y4m、26年4个月 或 316个月。",
    ),
    "ground.period_decimal": (
        lambda: Contributions(cumulative="26.4年"),
        "cumulative: '26.4' is a decimal, and nothing is guessed from it. Write what is meant in years and months: 26y4m (316 "
        "months), or another count.",
        "cumulative：“26.4”是小数，含义不明确。请按实际写成年和月：26年4个月（316个月），或其他月数。",
    ),
    "ground.amount_unreadable": (
        lambda: money("3000.001", "pension"),
        "pension: '3000.001' is not a number that can stand here. Write it in figures, at most 2 of them after the point, such as "
        "3000.00.",
        "pension：无法识别“3000.001”。请填写不小于0的数字，小数不超过2位，例如 3000.00。",
    ),
    "ground.share_unreadable": (
        lambda: share("2%", "interest"),
        "interest: '2%' is no share a year. Write it in figures between -1 and 1, at most six of them after the point: 0.02 is two "
        "in a hundred, -0.01 a fall by one.",
        "interest：无法识别年增长比例“2%”。请填写-1至1之间的数字，小数不超过六位：0.02 为百分之二，-0.01 为下降百分之一。",
    ),
    "ground.amount_float": (
        lambda: money(3000.1, "pension"),
        "pension: 3000.1 came as a binary fraction, which is not exact to the cent. Write it as text, in quotes: '3000.00'.",
        "pension：3000.1 是二进制小数，不能精确到分。请写成带引号的文本，例如 '3000.00'。",
    ),
    "ground.decimal_form": (
        lambda: Written(2).read("4,359"),
        "'4,359' is no decimal of a table. Write it in quotes, without commas, at most 2 figures after the point: '4359.00'.",
        "“4,359”不是表中小数的写法。请写在引号内，不用千位分隔，小数不超过2位，例如 '4359.00'。",
    ),
    "ground.share_above": (
        lambda: Written(6, share=True).read("8.31"),
        "'8.31' is more than the whole. Write a share, such as '0.03' for three in a hundred.",
        "“8.31”超过全部。请写成比例，例如百分之三写 '0.03'。",
    ),
    "rules.year_missing": (
        of_2028,
        "The table contribution_base of CN-CQ has no figures for 2027, and none are made up; it has those of 2024, 2025, 2026. Ask "
        "the agency, or add a folder of your own tables with tables=[...].",
        "CN-CQ 的 contribution_base 表没有2027年的数额，也不作推算；现有：2024、2025、2026。请向经办机构查询，或用 tables=[...] "
        "加入自己的表所在的文件夹。",
    ),
    "rules.area_missing": (
        lambda: minimum_wage(WorkplaceFacts(district="成都市"), load_law("CN-CQ"), as_of=YearMonth(2025, 1)),
        "The table minimum_wage of CN-CQ names no district or county '成都市'. Write it as the notice does, such as 渝中区, and check "
        "the place: that of the law is CN-CQ.",
        "CN-CQ 的 minimum_wage 表中没有区县“成都市”。请按通知的写法填写，例如 渝中区，并核对地区：所用规定的地区为 CN-CQ。",
    ),
    "rules.age_beyond": (
        lambda: annuity_divisor(RetiringFacts(birth="1954-01"), load_law(), month=YearMonth(2025, 2)),
        "The annex of annuity divisors runs from 40y0m to 70y0m, and this age is 71y1m: it has no row, and none is carried on. Ask "
        "about a month inside, or ask the agency.",
        "计发月数表的年龄为40周岁至70周岁，而该年龄为71周岁1个月：表中没有这一行，也不作推延。请改测表内的月份，或咨询经办机构。",
    ),
    "facts.year_unreadable": (
        lambda: AccountFacts(balance_year="98"),
        "balance_year: '98' is not a year. Write it in four figures, such as 2025.",
        "balance_year：无法识别年份“98”。请写成四位数字，例如 2025。",
    ),
    "facts.before_more": (
        lambda: PensionFacts(cumulative="10y", before_accounts="10y1m"),
        "before_accounts: 10y1m before the individual accounts are more than 10y0m in all. Check both.",
        "before_accounts：建立个人账户前的10年1个月多于累计缴费年限10年。请核对两项。",
    ),
    "facts.index_beyond": (
        lambda: PensionFacts(average_index="99"),
        "average_index: 99 would be so many times the average wage. Write the ratio as on the statement, such as 0.9 where "
        "contributions were on nine tenths of it.",
        "average_index：99 表示缴费工资为平均工资的这么多倍。请按对账单填写比值，例如按平均工资九成缴费的填写 0.9。",
    ),
    "facts.before_exceeds_life": (
        lambda: _pension(birth="1976-01", cumulative="25y", average_index="1", balance="0", before_accounts="20y1m"),
        "before_accounts: 20y1m before the individual accounts are more than were lived from 1976-01 to 1996-01, when they began. Check the "
        "unit and the birth month.",
        "before_accounts：建立个人账户前的20年1个月超过自1976年1月出生至1996年1月建立个人账户的时间。请核对单位和出生年月。",
    ),
    "facts.started_outside": (
        lambda: _pension(birth="1964-12", started_work="1964-12"),
        "started_work: 1964-12 does not lie between the birth in 1964-12 and the retirement in 2026-04. Check all three.",
        "started_work：1964年12月不在1964年12月出生至2026年4月退休之间。请核对三项。",
    ),
    "facts.wages_more": (
        lambda: PensionFacts(cumulative="1y", wages=[{"months": 13, "base": "5000", "average": "6000"}]),
        "wages: the runs have 1y1m in all, more than the 1y0m of contributions. Check both.",
        "wages：各段合计1年1个月，多于累计缴费年限1年。请核对两项。",
    ),
    "facts.index_above": (
        lambda: _pension(average_index="9"),
        "average_index: 9 is more than 3, the upper limit of the contribution base over the average wage. Copy the index from the "
        "statement.",
        "average_index：9高于3，即缴费基数上限与平均工资之比。请按对账单填写。",
    ),
    "facts.base_above": (
        lambda: _pension(wages=[{"months": 12, "base": "18001", "average": "6000"}]),
        "wages[0].base: 18001.00 is more than 3 times the average wage of 6000.00, and contributions are paid on no more. State the base that "
        "was paid on, not the wage, and the average wage that its limits came from.",
        "wages[0].base：18001.00高于平均工资6000.00的3倍，超出缴费基数上限。请填写实际缴费基数（不是工资），以及确定该上限所依据的平均工资。",
    ),
    "facts.run_empty": (
        lambda: PensionFacts(wages=[{"months": 0, "base": "5000", "average": "6000"}]),
        "wages[0].months: a run of no months says nothing of wages. State its months, or leave the run out.",
        "wages[0].months：月数为零，无法计算指数。请填写月数，或删去这一段。",
    ),
    "facts.balance_later": (
        lambda: _account("2026-11", balance_year=2030),
        "balance_year: the balance is of the end of 2030, after the retirement month 2026-10. State an earlier balance, or leave the "
        "year out if it is that of the retirement month.",
        "balance_year：储存额为2030年末的数额，晚于退休年月2026年10月。请填写较早的储存额；如为退休当月的储存额，请不要填写年份。",
    ),
    "facts.balance_ahead": (
        lambda: _account("2025-11", balance_year=2026),
        "balance_year: the end of 2026 lies after 2025-11, the month of the question, and nobody knows what will stand in the account. "
        "State the last balance that is known, with its year.",
        "balance_year：2026年末晚于测算月份2025年11月，届时的储存额尚不可知。请填写最近一次已知的储存额及其年份。",
    ),
    "facts.balance_year_needed": (
        lambda: AccountFacts(balance="1", payments={2026: "1"}),
        "payments: amounts of single years are stated, and not of which year the balance is. State balance_year, the year at whose end it "
        "stood in the account.",
        "payments：填写了分年度的数额，而没有填写储存额截至的年份。请填写该年份（balance_year，储存额为该年年末的数额）。",
    ),
    "facts.year_apart": (
        lambda: _account("2026-11", balance_year=2023, payments={2027: "1"}),
        "payments: 2027 counts for nothing here: only years after 2023, that of the balance, up to 2026 do. Check both years.",
        "payments：2027年的数额不起作用：只计算2023年（储存额年份）之后、至2026年止的年度。请核对年份。",
    ),
    "facts.interest_announced": (
        lambda: _account("2026-11", balance_year=2023, interest={2024: "0.01"}),
        "interest: for 2024 an interest of 2.62% is announced, and that counts. Leave that year out, or add a folder of "
        "your own tables with tables=[...].",
        "interest：2024年的记账利率已公布，为2.62%，以公布的为准。请删去该年度，或用 tables=[...] 加入自己的表所在的文件夹。",
    ),
    "facts.index_and_wages": (
        lambda: PensionFacts(average_index="1", wages=[]),
        "average_index: the average index is stated beside the wages that it comes from. Give one of the two.",
        "average_index：同时填写了平均缴费指数和历年缴费工资。请只填一项。",
    ),
    "ground.period_part": (
        lambda: Contributions(cumulative="12年67个月"),
        "cumulative: '12年67个月' has 67 months beside the years, and a year has 12. Check it; added up it is 17y7m.",
        "cumulative：“12年67个月”中年数之外另有67个月，而一年只有12个月。请核对；两者相加是17年7个月。",
    ),
    "ground.period_negative": (
        lambda: Contributions(deemed=-1),
        "deemed: -1 is below zero. Contribution months are counted from 0.",
        "deemed：“-1”小于零。缴费月数从0起算。",
    ),
    "facts.employment_unreadable": (
        lambda: Person("1971-09", "男", employment="退休"),  # type: ignore[arg-type]
        "employment: '退休' is not a kind of employment. Use one of employee, state_employee, state_manager, civil_servant, "
        "own_account, unknown, or leave it out if it is not known.",
        "employment：无法识别用工性质“退休”。可填写：民营企业职工、国企职工、国企管理人员、公务员、灵活就业人员、不详"
        "（employee, state_employee, state_manager, civil_servant, own_account, unknown）；不清楚可留空。",
    ),
    "facts.yes_no_unreadable": (
        lambda: Contributions(paid=1, continuing="maybe"),  # type: ignore[arg-type]
        "continuing: 'maybe' is neither yes nor no. Use yes or no, or leave it out if it is not known.",
        "continuing：“maybe”既不是“是”也不是“否”。请填写 是 或 否；不清楚可留空。",
    ),
    "facts.sex_contradicts_category": (
        lambda: Person.from_id("110221197109150011", "女50"),
        "category: female_50 does not fit the sex (男 male) given by the ID number. Correct one of the two.",
        "category：人员类别 female_50 与身份证号码的性别（男 male）不符。请更正其中一项。",
    ),
    "facts.id_unreadable": (
        lambda: Person.from_id("123"),
        "id_number: *** is not an 18-character resident ID number. Copy it again as text, with the last character.",
        "id_number：*** 不是18位公民身份号码。请以文本方式重新填写全部18位。",
    ),
    "facts.id_checksum": (
        lambda: Person.from_id("110221197109150012"),
        "id_number: 1102**********0012 fails its check character, so at least one character is wrong. "
        "Copy it again from the card.",
        "id_number：1102**********0012 校验码不符，至少有一位有误。请对照证件重新填写。",
    ),
    "facts.id_birth": (
        lambda: Person.from_id("500101197102300015"),
        "id_number: 5001**********0015 holds no real birth date. Copy it again from the card.",
        "id_number：5001**********0015 中的出生日期不存在。请对照证件重新填写。",
    ),
    "facts.contributions_bare": (
        lambda: Person("1971-09", "男", contributions=316),  # type: ignore[arg-type]
        "contributions: '316' does not say what it counts. Write Contributions(cumulative=...), with paid= or deemed= where "
        "they are known apart.",
        "contributions：“316”没有说明是哪种缴费年限。请写成 Contributions(cumulative=...)，能分开的写 paid= 或 deemed=。",
    ),
    "facts.contributions_contradict": (
        lambda: Contributions(paid=300, deemed=24, cumulative=316),
        "contributions: paid 300 and deemed 24 do not add up to cumulative 316 (months). "
        "Give two of the three, or correct one.",
        "contributions：实际缴费300与视同缴费24之和不等于累计缴费316（月）。请只填其中两项或更正其一。",
    ),
    "facts.contributions_empty": (
        lambda: Contributions(continuing=True),
        "contributions: give paid, deemed or cumulative months. Leave contributions out if nothing is known.",
        "contributions：请填写实际缴费、视同缴费或累计缴费年限；都不清楚时请不要填写。",
    ),
    "facts.contributions_exceed_life": (
        lambda: asked(paid=664),
        "contributions: 664 months are more than the 663 months lived from 1971-09 to 2026-11. "
        "Check the unit (months, not days) and the birth month.",
        "contributions：缴费664个月超过自1971年9月至2026年11月的663个月。请核对单位（月）和出生年月。",
    ),
    "facts.spells_and_counts": (
        lambda: Contributions(spells=["2000-01.."], paid=1),
        "contributions: beside spells only cumulative, the months counted in all, may stand. Leave out paid and deemed: the "
        "spells say which month is which.",
        "contributions：填写缴费时段时，只可另填累计缴费年限。请去掉实际缴费和视同缴费，由各时段的类型说明。",
    ),
    "facts.first_insured_contradicts": (
        # 2026-01 to 2026-11 are 11 months.
        lambda: asked(paid=12, first_insured="2026-01"),
        "first_insured: 12 months paid do not fit a first month insured of 2026-01. Correct one of the two; months before it "
        "that count as paid by law go into deemed.",
        "first_insured：首次参保为2026年1月，与实际缴费12个月不符。请更正其中一项；参保前按规定视同缴费的月份请填入视同缴费。",
    ),
    "facts.lump_sum_too_many": (
        lambda: asked(cumulative=35, lump_sum=(36, "2026-02")),
        "lump_sum: 36 months paid at once are more than the months counted in all. Check both.",
        "lump_sum：一次性缴费36个月多于累计月数。请核对。",
    ),
    "facts.lump_sum_unreadable": (
        lambda: Contributions(cumulative=35, lump_sum=[36]),
        "lump_sum: '[36]' does not say how many months were paid at once and when. Write it as (36, '2030-02').",
        "lump_sum：“[36]”没有说明一次性缴费的月数和缴费月份。请写成 (36, '2030-02')。",
    ),
    "facts.act_after_as_of": (
        lambda: assess(Person("1971-09", "男", applied_on="2026-12-01"), load_law(), "2026-11"),
        "applied_on: 2026-12-01 is after 2026-11, the month of the question, so it has not happened yet. Leave it out or ask "
        "later.",
        "applied_on：2026年12月1日晚于测算月份2026年11月，尚未发生。请不要填写，或改用之后的测算月份。",
    ),
    "facts.spells_not_a_list": (
        lambda: Contributions(spells="2000-01.."),
        "spells: '2000-01..' is not a list of spells. Write ['2000-01..2010-12', '2012-03..'].",
        "spells：“2000-01..”不是时段的列表。请写成 ['2000-01..2010-12', '2012-03..']。",
    ),
    "facts.spell_unreadable": (
        lambda: Spell.of(12),
        "spells: '12' is not a spell. Write it as 2000-01..2010-12, or as its fields first, last, kind, scheme, place.",
        "spells：无法识别时段“12”。请写成 2000-01..2010-12，或依次填写 first、last、kind、scheme、place。",
    ),
    "facts.before_job_ended": (
        lambda: UnemploymentFacts(job_ended_on="2026-10-31", registered_on="2026-01-31"),
        "registered_on: 2026-01-31 is before 2026-10-31, the day on which the job ended: nobody is out of work before that. "
        "Correct one of the two.",
        "registered_on：2026年1月31日早于工作结束之日2026年10月31日，此前尚未失业。请核对。",
    ),
    "facts.spell_backwards": (
        lambda: Spell("2010-12", "2000-01"),
        "spells: a spell ends (2000-01) before it begins (2010-12). Swap the two or correct one.",
        "spells：时段的结束2000年1月早于开始2010年12月。请核对。",
    ),
    "facts.special_work_no_list": (
        lambda: SpecialWorkFacts(special_work="underground 5y"),
        "special_work: 'underground 5y' is not a list of runs of special work. Write ['underground 2001-03..2006-02'], or false "
        "where there was none.",
        "special_work：“underground 5y”不是特殊工种经历的列表。请写成 ['井下 2001-03..2006-02']，没有的填 false。",
    ),
    "facts.special_run_when": (
        lambda: Run.of("underground"),
        "special_work: of the work underground it must be said when: from one month to another, or how many months, and not "
        "both. Write underground 2001-03..2006-02 or underground 5y.",
        "special_work：须说明工作 underground 的起止年月或累计时间，只填其中一项。请写成 underground 2001-03..2006-02 或 "
        "underground 5年。",
    ),
    "facts.special_run_measure": (
        lambda: Run.of("altitude@high 4y"),
        "special_work: in 'altitude@high 4y' there is no whole number after @. Write metres, as altitude@4600 4y, or degrees, "
        "as low_temperature@-5 4y.",
        "special_work：“altitude@high 4y”中 @ 之后不是整数。请填写海拔米数，如 高原@4600 4年，或摄氏温度，如 低温@-5 4年。",
    ),
    "facts.month_before_birth": (
        lambda: check_lived(YearMonth(1963, 12), YearMonth(1964, 1), "retired_in"),
        "retired_in: 1963-12 is before the birth month 1964-01. Check both.",
        "retired_in：1963年12月早于出生年月1964年1月。请核对两项。",
    ),
    "facts.months_exceed_life": (
        lambda: check_span(Months(1087), YearMonth(1966, 3), YearMonth(2026, 2), "resident_months"),
        "resident_months: 1087 months are more than the 720 months lived from 1966-03 to 2026-02. Check the unit (months, not "
        "days) and the birth month.",
        "resident_months：1087个月超过自1966年3月至2026年2月的720个月。请核对单位（月）和出生年月。",
    ),
    "facts.spouse_twice": (
        lambda: InjuryFacts(dependants=["spouse", "孤寡配偶"]),
        "dependants: a spouse stands there twice, and there is one at the most. Write spouse once, or lone_spouse once.",
        "dependants：配偶写了两次，而配偶至多一人。请只写一次配偶或孤寡配偶。",
    ),
    "facts.special_run_unmeasured": (
        lambda: Run.of("heights@3000 10y"),
        "special_work: heights has no measure after @. Metres belong to altitude, as altitude@4600 4y, degrees to "
        "low_temperature, as low_temperature@-5 4y.",
        "special_work：“heights”之后的 @ 没有含义。海拔米数写在高原之后，如 高原@4600 4年；摄氏温度写在低温之后，如 低温@-5 4年。",
    ),
    "facts.altitude_below_sea": (
        lambda: Run.of("altitude@-5 8y"),
        "special_work: -5 metres are below the sea, and no work at altitude. Write the metres above the sea, as altitude@4600 4y.",
        "special_work：海拔 -5 米低于海平面，不属于高海拔工作。请填写海拔米数，如 高原@4600 4年。",
    ),
    "facts.altitude_above_land": (
        lambda: Run.of("altitude@100000 9y"),
        "special_work: 100000 metres are above every mountain. Write the metres above the sea, as altitude@4600 4y.",
        "special_work：海拔 100000 米高于任何山峰。请填写海拔米数，如 高原@4600 4年。",
    ),
    "facts.degrees_too_few": (
        lambda: Run.of("low_temperature@-300 9y"),
        "special_work: -300 degrees are colder than anything can be. Write the degrees Celsius, as low_temperature@-5 4y.",
        "special_work：-300 摄氏度低于可能的最低温度。请填写摄氏温度，如 低温@-5 4年。",
    ),
    "facts.spell_without_first": (
        lambda: Spell.of({"last": "2010-12"}),
        "spells: a spell has no first month. Give first and, unless it goes on, last.",
        "spells：时段缺少开始月份。请填写 first；未持续的还须填写 last。",
    ),
    "facts.spell_field_unknown": (
        lambda: Spell.of({"first": "2000-01", "to": "2010-12"}),
        "spells: a spell has no field to. Its fields are first, last, kind, scheme and place.",
        "spells：时段没有“to”这一项。可填写 first、last、kind、scheme、place。",
    ),
    "facts.spell_before_birth": (
        lambda: asked(spells=["1971-08..2000-01"]),
        "spells: a spell begins in 1971-08, before the birth month 1971-09. Check both.",
        "spells：时段开始于1971年8月，早于出生年月1971年9月。请核对两项。",
    ),
    "ground.word_unreadable": (
        lambda: Spell("2000-01", kind="bank"),
        "kind: 'bank' is not known here. Use one of employer, own_account, unemployment_fund, military, deemed.",
        "kind：无法识别“bank”。可填写：employer, own_account, unemployment_fund, military, deemed。",
    ),
    "facts.plan_and_continuing": (
        lambda: Contributions(paid=1, plan=["2027-01.."], continuing=True),
        "plan: a plan says month by month what will be paid. Leave out continuing; where spells are given, put the planned "
        "months into them instead.",
        "plan：计划已逐月说明今后的缴费。请不要再填 continuing；已填写时段的，请把计划写进时段。",
    ),
    "facts.removed_too_many": (
        lambda: Contributions(paid=200, deemed=24, removed=25),
        "removed: 25 months are more than the deemed months they are struck from. Check both.",
        "removed：剔除25个月多于可剔除的视同缴费月数。请核对。",
    ),
    "facts.counted_to_after_as_of": (
        lambda: asked(paid=1, counted_to="2026-12"),
        "counted_to: 2026-12 is after 2026-11, the month of the question. Count contributions to 2026-11 at the latest; "
        "later months are projected.",
        "counted_to：缴费统计截止月为2026年12月，晚于测算月份2026年11月。请统计至2026年11月或更早，之后的月份由测算推定。",
    ),
    "facts.counted_to_before_birth": (
        lambda: asked(paid=0, counted_to="1971-08"),
        "counted_to: 1971-08 is before the birth month 1971-09. Check both.",
        "counted_to：缴费统计截止月为1971年8月，早于出生年月1971年9月。请核对两项。",
    ),
    "questions.month_before_birth": (
        lambda: asked().option("1971-08"),
        "month: 1971-08 is before the birth month 1971-09. Check both.",
        "month：1971年8月早于出生年月1971年9月。请核对两项。",
    ),
    "questions.month_out_of_range": (
        lambda: asked().option("2400-01"),
        "month: 2400-01 is after 2399, when everybody here has long retired. Check the year.",
        "month：2400年1月晚于2399年。请核对年份。",
    ),
    "questions.month_past": (
        lambda: asked(paid=200).required_to_retire_in("2026-10"),
        "month: 2026-10 is before 2026-11, the month of the question. Choose 2026-11 or later.",
        "month：2026年10月早于测算月份2026年11月。请选择2026年11月或之后的月份。",
    ),
    "facts.contributions_needed": (
        lambda: asked().required_to_retire_in("2033-06"),
        "contributions: nothing is known of them, so nothing can be said about what is missing. State them.",
        "contributions：缴费年限未知，无法计算还差多少。请先填写。",
    ),
    "tables.place_unknown": (
        lambda: load_law("CN-ZZ"),
        "place: 'CN-ZZ' is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
        "place：无法识别地区“CN-ZZ”。请使用 CN 或 ISO 3166-2 代码，例如 CN-CQ。",
    ),
    "tables.place_own_system": (
        lambda: load_law("CN-HK"),
        "place: CN-HK has a pension system of its own, which retirecalc does not hold. Use CN or a mainland place.",
        "place：CN-HK 实行单独的养老金制度，本库不涵盖。请使用 CN 或内地省级代码。",
    ),
    "ground.day_unreadable": (
        lambda: load_law(in_force_on="2024"),
        "in_force_on: '2024' is not a day. Write it as 2024-12-31.",
        "in_force_on：无法识别日期“2024”。请写成 2024-12-31。",
    ),
    "tables.reading_unknown": (
        lambda: load_law(readings={"R99": "yes"}),
        f"readings: there is no reading 'R99'. The readings on file are {READINGS}.",
        f"readings：没有编号为“R99”的理解问题。现有：{READINGS}。",
    ),
    "tables.reading_answer_unknown": (
        lambda: load_law(readings={"R07b": "yes"}),
        "readings: 'yes' is not an answer to R07b. Choose one of allowed, not_available.",
        "readings：“yes”不是 R07b 的可选答案。请在 allowed, not_available 中选择。",
    ),
    "tables.not_covered": (
        lambda: load_law().at(YearMonth(2024, 12))[FlexibleRetirementTable],
        "The table flexible_retirement has no version for the months up to 2024-12, on which this figure rests; those on file "
        "cover from 2025-01-01. Ask the agency for the rule of that time, or add a folder of your own tables with tables=[...].",
        "flexible_retirement 表没有适用于2024年12月及以前的月份的版本，而该项须以此为据；库内版本的施行期间为2025年1月1日起。"
        "请向经办机构查询当时的规定，或用 tables=[...] 加入自己的表所在的文件夹。",
    ),
    "tables.readings_unreadable": (
        lambda: load_law(readings="R07=allowed"),
        "readings: 'R07=allowed' does not say which answer goes with which reading. Pass them by id, such as "
        '{"R07": "allowed"}, or leave readings out for the defaults.',
        'readings：“R07=allowed”没有按编号说明答案。请按编号传入，例如 {"R07": "allowed"}；采用默认答案的请不要填写。',
    ),
    "tables.folder_unnamed": (
        lambda: load_law(tables=[""]),
        "tables: a folder has no name, and the current folder is never taken for law without one. Give the path of the folder, "
        "such as my-company, or leave tables out for the library's own.",
        "tables：有一个文件夹没有名称，而未写明的当前文件夹从不作为规定读取。请填写文件夹的路径，例如 my-company；"
        "只用库内规定的请不要填写。",
    ),
    "tables.folder_unreadable": (
        lambda: load_law(tables=5),
        "tables: an object of type int is no folder. Give the path of the folder as text, such as my-company, or leave tables out "
        "for the library's own.",
        "tables：int 类型的对象不是文件夹。请以文本填写文件夹的路径，例如 my-company；只用库内规定的请不要填写。",
    ),
    "questions.months_unlisted": (
        lambda: assess(Person("1971-09", "男"), load_law(), "2026-11", months="2033-06"),
        "months: '2033-06' is no list of months. Pass one, such as ['2033-06', '2034-01'].",
        "months：“2033-06”不是年月的列表。请写成 ['2033-06', '2034-01']。",
    ),
    "tables.not_known_then": (
        lambda: load_law(in_force_on="2024-12-31").at(YearMonth(2026, 11))[FlexibleRetirementTable],
        "On 2024-12-31 the table flexible_retirement had no version for that month; those on file cover from 2025-01-01. "
        "Ask about a month inside, with a law of that time: leave in_force_on out for the newest one.",
        "2024年12月31日时 flexible_retirement 表还没有适用于该月的版本；库内版本的施行期间为2025年1月1日起。"
        "请改测该期间内的月份，并不指定 in_force_on。",
    ),
    "batch.column_missing": (
        lambda: batch(category=["男"]),
        "birth: the table has no such column. Add it, or rename the one that holds it.",
        "birth：表中没有这一列。请加入该列，或把对应的列改为此名。",
    ),
    "batch.column_twice": (
        lambda: assess_batch(PEOPLE, as_of="2026-11", law=load_law(), keep="problem"),
        "problem: two columns would have this name. Rename or drop one of them.",
        "problem：会有两列同名。请改名或去掉其中一列。",
    ),
    "batch.column_length": (
        lambda: batch(birth=["1971-09", "1971-10"], category=["男"]),
        "category: the column has 1 values, the others have 2. Give columns of one length.",
        "category：该列有 1 个值，其他列有 2 个。各列长度须一致。",
    ),
    "batch.column_type": (
        lambda: batch(birth=np.array([True]), category=["男"]),
        "birth: a column of type bool cannot hold it: a date or a month is wanted. Convert the column.",
        "birth：类型为 bool 的列不能表示该项（应为日期或年月）。请转换该列。",
    ),
    "batch.table_type": (
        lambda: assess_batch(7, as_of="2026-11", law=load_law()),
        "table: an object of type int is no table known here. Give a dict of arrays, a pandas, polars or pyarrow table, or an "
        "object with __arrow_c_stream__.",
        "table：无法识别 int 类型的表。请提供数组字典、pandas、polars 或 pyarrow 表，或带有 __arrow_c_stream__ 的对象。",
    ),
    "batch.row": (
        lambda: explain_row({"birth": ["soon"], "category": ["男"]}, 0, as_of="2026-11", law=load_law()),
        "Row 0 has no answer: birth_unreadable. Correct the row.",
        "第0行没有结果：birth_unreadable。请更正该行。",
    ),
    "batch.as_of_range": (
        lambda: assess_batch(PEOPLE, as_of="1899-12", law=load_law()),
        "as_of: 1899-12 is outside 1900-01 to 2199-12, the months that a batch answers for. Choose one inside.",
        "as_of：1899年12月不在批量测算支持的1900年1月至2199年12月之间。请另选月份。",
    ),
    "batch.spark_table_type": (
        lambda: spark.assess(PEOPLE, "2026-11", load_law()),
        "df: an object of type dict is no Spark DataFrame. Give one, or call assess_batch for a table of this process.",
        "df：类型 dict 不是 Spark DataFrame。请提供 Spark DataFrame；本进程内的表请用 assess_batch。",
    ),
    "batch.sql_name": (
        lambda: to_sql(load_law(), as_of="2026-11", people="hr."),
        "people: 'hr.' cannot be the name of a table or column. Write the name without quotation marks, such as hr.people.",
        "people：“hr.”不能作为表名或列名。请直接填写名称，不加引号，例如 hr.people。",
    ),
    "batch.file_not_parquet": (
        lambda: assess_parquet(__file__, "answers.parquet", as_of="2026-11", law=load_law()),
        f"{__file__}: this is no Parquet file that can be read (ArrowInvalid). Check the file.",
        f"{__file__}：不是可读取的 Parquet 文件（ArrowInvalid）。请核对文件。",
    ),
    "batch.table_range": (
        lambda: schedule_table(needing("60y")),
        "The tables of this law lead to months or minimums that a batch cannot hold (1900-01 to 2399-12). Use assess.",
        "该法律表得出的月份或最低年限超出批量测算的范围（1900年1月至2399年12月）。请改用 assess。",
    ),
    "batch.result_unknown": (
        lambda: assess_batch(PEOPLE, as_of="2026-11", law=load_law(), columns=["pension"]),
        f"columns: pension is not a result. Use some of {', '.join(EVERY)}.",
        f"columns：没有名为 pension 的结果列。可选：{', '.join(EVERY)}。",
    ),
    "ground.missing_extra": (
        lambda: need("astrolabe", extra="frames", feature="A star chart"),
        f'A star chart needs the package astrolabe, which is not installed. Run: pip install -e "{ROOT}[frames]"',
        f'A star chart 需要尚未安装的 astrolabe。请运行：pip install -e "{ROOT}[frames]"',
    ),
    "tables.not_of_place": (
        lambda: contribution_base(PayFacts(), load_law("CN-HI"), as_of=YearMonth(2026, 11)),
        "No table contribution_base of CN-HI is on file. Ask the agency for the figures, or add a folder of your own tables with tables=[...].",
        "库内没有 CN-HI 的 contribution_base 表。请向经办机构查询，或用 tables=[...] 加入自己的表所在的文件夹。",
    ),
    "tables.table_not_loaded": (
        lambda: load_law("CN-CQ").at(YearMonth(2026, 11))[Unknown],
        "There is no table horoscope for CN-CQ. Check the name, or add a folder of your own tables with tables=[...].",
        "CN-CQ 没有 horoscope 表。请核对名称，或用 tables=[...] 加入自己的表所在的文件夹。",
    ),
    "ground.type_wanted": (
        lambda: assess_batch(PEOPLE, as_of="2026-11", law="CN"),  # type: ignore[call-overload]
        'law: an object of type str is no Law. Pass load_law("CN").',
        'law：str 类型的对象不是 Law。请传入 load_law("CN")。',
    ),
    "ground.moment_unreadable": (
        lambda: person_ics(
            assess(Person("1971-09", "male_60"), load_law(), "2026-11"),
            "2033-06",
            key="",
            made_at=datetime(2026, 11, 2, 9, 30),
        ),
        "made_at: '2026-11-02 09:30:00' is no moment with a time zone in 2000 to 2067. Pass datetime.now(timezone.utc).",
        "made_at：“2026-11-02 09:30:00”不是2000至2067年间带时区的时刻。请传入 datetime.now(timezone.utc)。",
    ),
    "facts.left_before_birth": (
        lambda: WorkerFacts(sex="女", birth="1976-03", left_management_in="1976-02"),
        "left_management_in: 1976-02 is before the birth month 1976-03. Check both.",
        "left_management_in：1976年2月早于出生年月1976年3月。请核对两项。",
    ),
    "ground.output_twice": (
        lambda: guard([Path("plan.csv"), Path("Plan.csv")], inputs=[], overwrite=False),
        "Plan.csv: two results would be written to this name (small and capital letters count as one). Choose another name for "
        "one of them.",
        "Plan.csv：有两项结果要写入同一名称（不分大小写）。请为其中一项另选名称。",
    ),
    "letters.refused": (
        lambda: papers(
            assess(Person("1971-09", "male_60", employment="civil_servant"), load_law(), "2026-11"), "2031-08"
        ),
        "2031-08: no paper is made, because this month is not open: the original retirement age is not reached. Not settled: "
        "September 2031, June 2033. State the contribution months first.",
        "2031年8月：不能在该月退休（未达到原法定退休年龄），不生成文本。2031年9月、2033年6月能否退休尚不能确定，请先补充缴费年限。",
    ),
    "letters.party_unknown": (
        lambda: papers(
            assess(Person("1971-09", "male_60"), load_law(), "2026-11"), "2033-06", {"contract": {"until": "x"}}
        ),
        "contract.until: no paper has such a field. The fields are kind, number, from, to.",
        "contract.until：文本中没有此字段。可用的字段：kind, number, from, to。",
    ),
    "questions.category_not_senior": (
        lambda: assess_both(Person("1976-03", "female_50"), load_law(), "2026-11"),
        "category: female_50 is no class of a senior woman. Give male_60 or female_55.",
        "category：female_50 不是县处级女干部或高级职称女性的类别。请填写 男60 或 女55。",
    ),
}
ELSEWHERE = {
    "ground.calendar_ends": "tests/test_workdays.py",
    **{code: "tests/tables/test_bad_tables.py" for _, code, named, _ in raised() if named >= FOR_AUTHORS},
    "tables.period_far": "tests/tables/test_bad_tables.py",
    "tables.source_elsewhere": "tests/tables/test_bad_tables.py",
    "tables.two_in_force": "tests/test_law.py",
    "tables.not_in_yours": "tests/test_law.py",
    **{
        f"letters.{name}": "tests/letters/test_papers.py"
        for name in ("past", "drawing", "no_employer", "party_no_fields", "party_no_text")
    },
    "letters.of_another": "tests/letters/test_sheet.py",
    "ground.file_ends_otherwise": "tests/roster/test_template.py",
    "ground.file_exists": "tests/roster/test_sentences.py",
    "ground.file_missing": "tests/roster/test_read.py",
    "ground.no_room_on_the_way": "tests/roster/test_write.py",
    "ground.file_unwritable": "tests/roster/test_write.py",
    "ground.output_is_input": "tests/roster/test_sentences.py",
}


@pytest.mark.parametrize("code", SAID)
def test_what_is_said_word_for_word(code: str) -> None:
    call, english, chinese = SAID[code]
    with pytest.raises(RetirecalcError) as caught:
        call()
    assert caught.value.code == code
    assert (str(caught.value), caught.value.text("zh")) == (english, chinese)


def test_whatever_class_is_wanted_is_said_where_it_comes_from() -> None:
    calls = (node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    kinds = {ast.unparse(one.args[0]) for one in calls if ast.unparse(one.func) == "wanted"}
    assert kinds == {*errors._HOW}


def test_every_code_of_the_library_below_its_shells_is_said_here() -> None:
    above = ("cli/", "roster/")
    assert {code for where, code, *_ in raised() if not where.startswith(above)} == {*SAID, *ELSEWHERE}


def test_the_tree() -> None:
    for name, base in KINDS.items():
        kind = getattr(errors, name)
        assert issubclass(kind, RetirecalcError)
        assert issubclass(kind, base)
        assert not hasattr(retirecalc, name) or getattr(retirecalc, name) is kind
    assert not issubclass(RetirecalcError, ValueError)


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        InvalidFacts("ground.no_such_code")
    with pytest.raises(KeyError):
        InvalidFacts("ground.no_such_month", field="birth")  # no value


@pytest.mark.parametrize("name", KINDS)
def test_errors_pickle(name: str) -> None:
    error = getattr(errors, name)("ground.no_such_month", field="birth", value="1971-13")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert (again.code, again.fields, str(again), again.text("zh")) == (
            "ground.no_such_month",
            {"field": "birth", "value": "1971-13"},
            "birth: '1971-13' has no such month: months run from 1 to 12. Check the date.",
            "birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。",
        )


def test_a_missing_extra_gives_the_command() -> None:
    error = MissingExtra("ground.missing_extra", feature="The command line", package="typer", extra="cli")
    assert str(error) == (
        f'The command line needs the package typer, which is not installed. Run: pip install -e "{ROOT}[cli]"'
    )


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("50010119710915123X", "5001**********123X"),
        ("50010119710915123x", "5001**********123x"),
        ("500101197109150011", "5001**********0011"),
        ("birth 50010119710915123X is", "birth 5001**********123X is"),
        ("身份证50010119710915123X。", "身份证5001**********123X。"),
        ("500101710915001", "5001*******5001"),  # the 15 digits of before 1999
        ("6222021234567890123", "6222***********0123"),  # a bank card
        ("500101 19710915 123X", "5001************123X"),
        ("500101-19710915-123X", "5001************123X"),
        ("５００１０１１９７１０９１５１２３４", "５００１**********１２３４"),
        ("5.00101E+17", "5.001**E+17"),
        ("5.0010119710915123e+17", "5.001*************e+17"),
        ("5001 0119 7109 1512 3X", "5001**************123X"),
        ("500101.19710915.123X", "5001************123X"),
        ("５００１　０１１９　７１０９　１５１２　３Ｘ", "５００１**************１２３Ｘ"),
        ("50010119710915123X,510101197109150022", "5001**********123X,5101**********0022"),
        # what is no ID number stays readable
        ("1971-09", "1971-09"),
        ("19710915", "19710915"),
        ("1971-09-15 to 2026-11-21", "1971-09-15 to 2026-11-21"),
        ("13812345678", "13812345678"),
        ("26y4m", "26y4m"),
        ("人社部发〔2024〕94号", "人社部发〔2024〕94号"),
        ("", ""),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked
    if masked != text:
        assert InvalidFacts("ground.month_unreadable", field="birth", value=text).fields["value"] == masked


def test_a_chinese_sentence_writes_months_days_and_rows_as_chinese_does_but_quotes_what_was_typed() -> None:
    late = InvalidFacts("facts.act_after_as_of", field="applied_on", value="2026-12-01", as_of="2026-11")
    assert late.text("zh").startswith("applied_on：2026年12月1日晚于测算月份2026年11月，尚未发生。")
    assert late.fields["value"] == "2026-12-01"
    typed = InvalidFacts("ground.no_such_month", field="birth", value="1971-13")
    assert "“1971-13”" in typed.text("zh")
    again = InvalidFacts("roster.row_alike", rows="3, 5", count=2)
    assert "（第3、5行）" in again.text("zh")
    assert "3, 5" in str(again)


@pytest.mark.parametrize("code", [code for code in SAID if not code.startswith(("cli.", "tables."))])
def test_chinese_sentences_write_months_as_people_do(code: str) -> None:
    """2033年6月, with no blank beside it; what is quoted stands as it was typed, and what to type as a machine takes it."""
    told = re.sub(r"“[^”]*”|'[^']*'|\[[^\]]*\]", "", SAID[code][2])
    told = "。".join(part for part in told.split("。") if not re.search("例如|请写成|请填写|请只写", part))
    assert not re.search(r"(?<!\d)\d{4}-\d\d|\d月 |日 [^\d]", told)


def test_a_period_in_force_is_written_as_people_do() -> None:
    """人社部发〔2024〕94号 from 2025-01-01; the fund's rule of 76号 to 2039-12-31."""
    era = load_law().at(YearMonth(2026, 1))
    assert era[FlexibleRetirementTable].in_force_zh == "2025年1月1日起"
    assert era[FundPaidTable].in_force_zh == "2025年1月1日至2039年12月31日"
