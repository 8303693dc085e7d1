"""Charts: what they show is what the answer says, worked by hand; drawn by the real renderer, in both languages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retirecalc import Contributions, Person, assess, plots, read_roster
from retirecalc.errors import MissingExtra
from retirecalc.questions.amounts import AmountComparison, Assumptions, compare_amounts
from retirecalc.questions.path import path_to_pension
from tests.law_day import load_law

EXAMPLES = Path(__file__).parents[1] / "examples"
PAID = Contributions(cumulative=316, counted_to="2026-11", continuing=True)
MAN = assess(Person("1971-09", "male_60", employment="employee", contributions=PAID), load_law(), "2026-11")


def rows(chart: Any) -> list[dict[str, Any]]:
    """Every row that a chart is drawn from, each once."""

    def found(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            yield from node.get("values", ()) if isinstance(node.get("values"), list) else ()
            for one in node.values():
                yield from found(one)
        elif isinstance(node, list):
            for one in node:
                yield from found(one)

    told = chart.to_dict()
    assert told["background"] == "white", "readable in a dark notebook"
    every = [*found(told), *(row for values in told.get("datasets", {}).values() for row in values)]
    return list({json.dumps(row): row for row in every}.values())  # what two layers share stands there twice


def comparison() -> AmountComparison:
    """That of docs/amounts.md, with a month below the original age, which is refused."""
    paid = Contributions(cumulative="30y", continuing=False)
    person = Person("1967-06", "male_60", employment="employee", contributions=paid)
    assumed = Assumptions(
        money="real",
        pension_base="8240",
        base_growth="0.02",
        average_index="1",
        balance="90000",
        balance_year=2025,
        interest="0.015",
        pension_growth="0",
        before_accounts=0,
        to_ages=["75y", "95y"],
    )
    return compare_amounts(person, load_law("CN-CQ"), "2026-11", ["2027-04", "2027-06", "2028-02"], assumed)


def test_the_window_shows_each_month_with_its_verdict_and_day() -> None:
    shown = rows(plots.window(MAN, "zh"))
    bars = {(one["row"], one["first"], one["end"]) for one in shown if "end" in one}
    assert bars == {
        ("弹性退休窗口", "2031-09-01", "2036-07-01"),
        ("符合条件的月份", "2031-09-01", "2036-07-01"),
    }
    points = [(one["row"], one["first"], one["text"], one["shape"]) for one in shown if "shape" in one]
    assert points == [
        ("2031年9月；弹性提前退休", "2031-09-01", "符合条件；不迟于2031年6月1日书面告知", "circle"),
        ("2033年6月；按法定退休年龄退休", "2033-06-01", "符合条件", "circle"),
        ("2036年6月；弹性延迟退休", "2036-06-01", "可与单位协商；不迟于2033年5月1日书面协议", "circle"),
    ]
    assert [one["day"] for one in shown if "day" in one] == ["2031-06-01", "2033-05-01"]


def test_who_was_before_the_reform_has_no_window_and_a_verdict_has_a_shape() -> None:
    paid = Contributions(cumulative=100, counted_to="2026-11", continuing=False)
    answer = assess(Person("1964-05", "male_60", contributions=paid), load_law(), "2026-11")
    shown = rows(plots.window(answer))
    assert not [one for one in shown if one.get("row") == "window of the law"]
    assert {one["shape"] for one in shown if one.get("text") == "not eligible"} == {"cross"}


def test_contributions_run_against_the_minimum_of_each_month() -> None:
    shown = rows(plots.contributions(MAN))
    told = {(one["line"], one["month"]): one["months"] for one in shown if "line" in one}
    assert told["counted by then, deemed included", "2026-11-01"] == 316
    assert told["counted by then, deemed included", "2031-09-01"] == 374  # 58 months later
    assert told["needed", "2029-12-01"] == 180
    assert told["needed", "2030-01-01"] == 186
    assert told["needed", "2036-06-01"] == 204  # that of 2033, the year of the statutory month
    unknown = rows(plots.contributions(assess(Person("1971-09", "male_60"), load_law(), "2026-11")))
    assert {one["line"] for one in unknown if "line" in one} == {"needed"}
    least = assess(Person("1971-09", "male_60", contributions=Contributions(paid=200)), load_law(), "2026-11")
    assert {one["line"] for one in rows(plots.contributions(least)) if "line" in one} == {"counted at least", "needed"}


def test_the_schedule_is_that_of_the_rule() -> None:
    shown = rows(plots.schedule(load_law(), first="1964-12", last="1965-05"))
    ages = {(one["line"], one["born"]): one["text"] for one in shown}
    assert len(shown) == 18
    assert ages["men (original age 60)", "December 1964"] == "60 years"
    assert ages["men (original age 60)", "January 1965"] == "60 years 1 month"
    assert ages["men (original age 60)", "May 1965"] == "60 years 2 months"


def test_the_outlook_of_a_list_counts_every_person() -> None:
    plan = read_roster(EXAMPLES / "roster.csv").plan(load_law(), "2026-11")
    shown = rows(plots.outlook(plan, "zh"))
    assert len(shown) == 5 * 11
    reached = {one["year"]: one["people"] for one in shown if one["line"] == "达到法定退休年龄"}
    assert reached == {"已过" if one.year is None else str(one.year): one.statutory for one in plan.outlook()}
    assert reached["已过"] == plan.summary().reached


def test_months_compared_are_shown_against_the_earliest() -> None:
    found = comparison()
    shown = rows(plots.compared(found))
    assert [(one["line"], one["text"]) for one in shown if "pension" in one] == [
        ("June 2027", "3,178.63 yuan"),
        ("February 2028", "3,262.27 yuan"),
    ]
    # 561110.44 - 572153.40, and 1344055.24 - 1335024.60
    ahead = [(one["line"], one["age"], one["text"]) for one in shown if "ahead" in one]
    assert ahead[2:] == [
        ("February 2028", "75 years", "-11,042.96 yuan"),
        ("February 2028", "95 years", "9,030.64 yuan"),
    ]
    title = plots.compared(found).to_dict()["title"]
    assert title["text"] == "What each month is worth, in the money of today: growth is above inflation."
    assert title["subtitle"][:2] == [
        "2028-02 overtakes 2027-06 in 2053-07, with payment 305 of its pension.",
        "Not compared, refused or not settled: April 2027.",
    ]


def test_the_path_has_every_month_once_and_says_what_is_open() -> None:
    paid = Contributions(cumulative="25y", counted_to="2023-05", continuing=True)
    person = Person("1966-01-10", "male_60", contributions=paid)
    told = {"benefit_from": "2023-06", "unemployment_months": 180, "still_unemployed": True}
    shown = rows(plots.path(path_to_pension(person, load_law("CN-CQ"), "2023-06", told), "zh"))
    bars = [(one["row"], one["first"], one["end"], one["settled"]) for one in shown if "end" in one]
    assert bars == [
        ("待遇：失业保险金", "2023-06-01", "2025-06-01", "已确定"),
        ("养老保险费缴纳：本人自愿缴纳", "2023-06-01", "2025-05-01", "已确定"),
        ("养老保险费缴纳：失业保险基金", "2025-05-01", "2025-06-01", "尚不能确定"),
        ("待遇：续发失业保险金", "2025-06-01", "2026-06-01", "已确定"),
        ("养老保险费缴纳：失业保险基金", "2025-06-01", "2026-06-01", "已确定"),
        ("待遇：首次领取养老金", "2026-06-01", "2026-07-01", "已确定"),
    ]
    assert "2025年5月（尚不能确定）；2025年6月至2026年5月" in [one["text"] for one in shown]


def test_a_chart_is_drawn_without_a_browser() -> None:
    drawn = plots.to_svg(plots.window(MAN, "zh"))
    assert drawn.startswith("<svg")
    for text in ("可选择的退休时间", "2033年6月；按法定退休年龄退休", "以经办机构核定为准"):
        assert text in drawn


@pytest.mark.libreoffice  # where a font with Chinese is installed
def test_chinese_is_drawn_as_letters_and_not_as_boxes() -> None:
    """Boxes are all alike: two charts that differ in two Chinese letters would be the same picture."""
    one, other = (
        plots.schedule(load_law(), first="1965-01", last="1965-02").properties(title=text) for text in ("退休", "养老")
    )
    assert plots.to_png(one, scale=1) != plots.to_png(other, scale=1)


@pytest.mark.slow  # every chart in both languages: some seconds a picture
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_chart_can_be_drawn(lang: str) -> None:
    plan = read_roster(EXAMPLES / "roster.csv").plan(load_law(), "2026-11")
    person = Person("1966-01-10", "male_60", contributions=PAID)
    way = path_to_pension(person, load_law("CN-CQ"), "2026-11", {})
    charts: list[plots.Chart] = [
        plots.window(MAN, lang),
        plots.contributions(MAN, lang),
        plots.schedule(load_law(), lang),
        plots.outlook(plan, lang),
        plots.compared(comparison(), lang),
        plots.path(way, lang),
    ]
    for chart in charts:
        assert plots.to_svg(chart).startswith("<svg")
        assert plots.to_png(chart).startswith(b"\x89PNG\r\n")


def test_without_altair_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)  # as if it were not installed
    with pytest.raises(MissingExtra, match=r"needs the package altair, which is not installed. Run: .*\[plots\]"):
        plots.window(MAN)
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra, match=r"needs the package vl-convert-python, .* Run: .*\[plots\]"):
        plots.to_svg(None)  # type: ignore[arg-type]  # not looked at
