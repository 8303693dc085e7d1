"""Answers as a notebook and a page show them: right, compact, in the colours of the page, and safe with any text."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from retirecalc import Contributions, Person, assess, read_roster
from retirecalc.errors import InvalidFacts
from retirecalc.notebook import shown
from retirecalc.questions.amounts import Assumptions, compare_amounts
from retirecalc.questions.ask import ask
from retirecalc.questions.path import path_to_pension
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.wording.html import Html, folded, table, tag
from tests.law_day import load_law, tables_of

EXAMPLES = Path(__file__).parents[1] / "examples"
LAW = load_law("CN-CQ")
PAID = Contributions(cumulative=316, counted_to="2026-11", continuing=True)
MAN = assess(Person("1971-09", "male_60", employment="employee", contributions=PAID), LAW, "2026-11")
STATED = Assumptions(
    money="real",
    pension_base="8240",
    base_growth="0",
    average_index="1",
    balance="90000",
    balance_year=2025,
    interest="0",
    pension_growth="0",
    to_ages=["75y"],
    before_accounts=0,
    wage="5000",
    wage_growth="0",
)
WORKER = Person(
    "1967-06", "male_60", employment="employee", contributions=Contributions(cumulative="30y", continuing=False)
)
COMPARED = compare_amounts(
    WORKER, LAW, "2026-11", ["2027-05", "2027-06", "2028-02"], STATED, ranges={"base_growth": ("0", "0.02")}
)
OUT_OF_WORK = path_to_pension(
    Person("1966-01-10", "male_60", contributions=Contributions(cumulative=300, counted_to="2023-05")),
    LAW,
    "2023-06",
    {"benefit_from": "2023-06", "unemployment_months": 180},
)
HOSTILE = "<img src=x onerror=alert(1)>&\"'"
SHOWN = {
    "assessment": MAN,
    "option": MAN.options[0],
    "outcome": MAN.statutory,
    "comparison": COMPARED,
    "path": OUT_OF_WORK,
    "law": LAW,
    "table": LAW.at(MAN.as_of)[FlexibleRetirementTable],
    "plan": read_roster(EXAMPLES / "roster.csv").plan(load_law(), "2026-11"),
}


class Read(HTMLParser):
    """What stands in HTML: whether every element is closed where it should be, which there are, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.names: set[str] = set()
        self.text: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, element: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open.append(element)
        self.elements.add(element)
        self.names |= {name for name, _ in attributes}

    def handle_endtag(self, element: str) -> None:
        assert self.open.pop() == element

    def handle_data(self, text: str) -> None:
        self.text.append(text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SHOWN)
def test_what_a_notebook_shows_is_whole_and_needs_nothing(name: str, lang: str) -> None:
    html = shown(SHOWN[name], lang)
    read = Read(html)
    assert read.elements <= {"div", "style", "p", "b", "small", "table", "thead", "tbody", "tr", "th", "td"} | {
        "details", "summary", "ul", "ol", "li", "h4",
    }  # fmt: skip
    assert read.names <= {"class", "lang", "scope", "open", "start"}
    assert "http" not in html
    assert set(re.findall(r"[^-]color:(\w+)", html)) == {"inherit"}
    assert "None" not in " ".join(read.text)
    assert len(html) < 25_000


def test_a_comparison_names_what_its_amounts_rest_on_and_how_sure_that_is() -> None:
    """The formula is official, the roundings of Chongqing were seen in other sources alone (digest 8.1, 8.6)."""
    formula = ("国发〔2005〕38号 第六项", "国发〔2005〕38号第六项")
    pack = (
        "渝人社发〔2010〕275号 on 年限和指数的小数位数 (seen in other sources only)",
        "渝人社发〔2010〕275号关于年限和指数的小数位数的规定（依据其他资料）",
    )
    for lang, title, *said in zip(("en", "zh"), ("What the amounts rest on", "金额的依据"), formula, pack, strict=True):
        text = "|".join(Read(shown(COMPARED, lang)).text)
        for one in (title, *said):
            assert one in text
        assert f"{said[0]}（" not in text
        assert f"{said[0]} (" not in text


def test_a_deferral_may_be_agreed_and_is_no_promise() -> None:
    """94号 按事项 of the agreement: born 1971-09 the statutory month is 2033-06; 2034-06 lies inside the 36 months. What was agreed stands."""
    asked = (WORKER, LAW, "2026-11", ["2028-02", "2029-02"], STATED)
    for lang, said in (("en", "✓ may be agreed with the employer"), ("zh", "✓ 可与单位协商")):
        text = "|".join(Read(shown(MAN.option("2034-06"), lang)).text)
        assert said in text
        assert said in "|".join(Read(shown(compare_amounts(*asked), lang)).text)
    assert "✓ eligible" in "|".join(Read(shown(MAN.option("2033-06"))).text)
    agreed = Person("1971-09", "male_60", employment="employee", contributions=PAID, deferral_agreed_to="2034-12")
    text = "|".join(Read(shown(assess(agreed, LAW, "2026-11").option("2034-06"))).text)
    assert "✓ eligible" in text
    assert "may be agreed" not in text


def test_an_open_question_is_named_beside_a_rule() -> None:
    """R29: whether land requisition has the linked parts."""
    facts = {
        "pension": "3000",
        "cumulative": "12y3m",
        "retired_in": "2020-05",
        "scheme": "land_requisition",
        "district": "渝中区",
    }
    outcome = ask("pension_adjustment", facts, LAW, "2024-07").outcome
    assert "the text leaves this open (R29)" in "|".join(Read(shown(outcome)).text)


def test_each_of_them_shows_itself() -> None:
    for value in SHOWN.values():
        assert value._repr_html_() == shown(value)  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="nothing to show of int"):
        shown(1)


def test_an_answer_shows_the_sentences_the_months_and_the_steps() -> None:
    text = "|".join(Read(shown(MAN, "zh")).text)
    assert "您的法定退休年龄为61周岁9个月，将于2033年6月达到。" in text
    # 16 years for 2031, 316 + 58 months
    assert "2031年9月|60周岁|弹性提前退休|16年（192个月）|31年2个月（374个月）|✓ 符合条件" in text
    assert "不迟于2031年6月1日|书面告知用人单位|本人" in text
    assert "1971年9月出生者延迟21个月。" in text
    refused = assess(Person("1969-01", "male_60", employment="employee", contributions=PAID), LAW, "2026-11")
    said = "|".join(Read(shown(refused.option("2028-12"))).text)
    assert "✗ not eligible (the original retirement age is not reached)" in said
    assert "? not settled" in shown(assess(Person("1971-09", "male_60"), LAW, "2026-11"))


def test_a_comparison_shows_each_month_what_a_range_changes_and_the_assumptions() -> None:
    """8240 x 30 % = 2472.00 and 90000 / 139 = 647.48; 180 payments to 75, 2042-06, and seven wages: 561506.40 + 35000. The month before
    is before 60.
    """
    text = "|".join(Read(shown(COMPARED, "zh")).text)
    assert "2027年5月|✗ 不符合条件（未达到原法定退休年龄）|" in text
    assert "2027年6月|✓ 符合条件|3119.48元|0.00元|至75周岁：596506.40元；至退休当月的工资：35000.00元|比较基准" in text
    assert "2027年6月退休：每月3119.48元至3168.92元" in text
    assert "计发基数|8240.00元" in text


def test_a_path_shows_its_months_and_what_to_claim() -> None:
    """The man of 1966-01 reaches the age in 2026-05: 24 months of benefit end in 2025-05, a year before; the pension is claimed then."""
    text = "|".join(Read(shown(OUT_OF_WORK, "zh")).text)
    assert "2025年6月至2026年5月|续发失业保险金|失业保险基金|" in text
    assert "2026年6月|首次领取养老金|-|" in text
    assert "2026年5月|申领基本养老金|养老保险经办机构|" in text


def test_a_plan_shows_counts_and_rows_and_nobody_by_name() -> None:
    plan = SHOWN["plan"]
    html = shown(plan)
    assert '<tr><th scope="row">People assessed</th><td>40</td></tr>' in html
    listed = (EXAMPLES / "roster.csv").read_text(encoding="utf-8-sig").splitlines()
    names = {line.split(",")[1] for line in listed[1:]}
    assert len(names) > 10
    assert not [name for name in names if name in html]


def test_the_writer_escapes_what_is_text() -> None:
    assert tag("p", HOSTILE) == "<p>&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#x27;</p>"
    assert tag("b", tag("i", "<")) == "<b><i>&lt;</i></b>"
    for made in (table([HOSTILE], [[HOSTILE]]), folded(HOSTILE, HOSTILE), tag("a", title=HOSTILE)):
        assert "img" not in Read(made).elements
        assert isinstance(made, Html)


def test_a_table_of_ones_own_cannot_put_html_into_a_page(tmp_path: Path) -> None:
    folder = tables_of(tmp_path, "CN", "flexible_retirement")
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"(?m)^title: .*$", "title: {en: '<script>alert(1)</script>', zh: '<b>_x_</b>'}", text)
        path.write_text(
            text.replace("[flexible, 按事项：提前三个月告知]", "[flexible, '<script>x</script>']"), encoding="utf-8"
        )
    law = load_law(tables=[tmp_path])
    assert law.at(MAN.as_of)[FlexibleRetirementTable].title.en == "<script>alert(1)</script>"
    answer = assess(MAN.person, law, "2026-11")
    for value in (law, law.at(MAN.as_of)[FlexibleRetirementTable], answer, *answer.options):
        for lang in ("en", "zh"):
            html = shown(value, lang)
            assert "script" not in Read(html).elements
            assert "<b>_x_" not in html
    assert "&lt;script&gt;x&lt;/script&gt;" in answer.explain(form="html")
    assert "<script>x</script>" in answer.explain()
    assert r"\<script\>x\</script\>" in answer.explain(form="markdown")


def test_an_explanation_has_two_lengths_and_three_forms() -> None:
    assert MAN.explain("zh", length="short") == (
        "您的法定退休年龄为61周岁9个月，将于2033年6月达到。\n"
        "最早可于2031年9月（60周岁）退休，届时累计缴费（含视同）374个月，要求192个月。\n"
        "如选择该月退休，请不迟于2031年6月1日书面告知用人单位。\n"
    )
    short = MAN.explain(length="short", form="html")
    assert short.startswith("<p>Your statutory retirement age is 61 years 9 months, reached in June 2033.</p><p>From")
    assert MAN.explain(length="short", form="markdown").splitlines()[2] == (
        "- For that month tell the employer in writing by 1 June 2031."
    )
    full: dict[str, str] = {form: MAN.explain("zh", form=form) for form in ("text", "markdown", "html")}
    steps = len(re.findall(r"(?m)^ *\d+\. ", full["text"]))
    assert len(re.findall(r"(?m)^\d+\. ", full["markdown"])) == full["html"].count("<li>") == steps > 20
    step = "1971年9月出生者延迟21个月。"
    cited = (
        "（依据：《国务院关于渐进式延迟法定退休年龄的办法》 第一条、《国务院关于渐进式延迟法定退休年龄的办法》 附件1）"
    )
    assert f"\n  5. {step}{cited}\n" in full["text"]
    assert f"\n5. {step}{cited}\n" in full["markdown"]
    assert f"<li>{step}<small>{cited}</small></li>" in full["html"]
    assert full["markdown"].startswith("### 法定退休年龄\n\n1. ")
    assert full["html"].startswith(MAN.statutory.explain("zh", form="html"))
    for wrong in ({"length": "long"}, {"form": "pdf"}, {"length": "short", "form": "pdf"}):
        with pytest.raises(InvalidFacts, match="is not known here"):
            MAN.explain(**wrong)  # type: ignore[arg-type]


def test_nothing_is_loaded_for_it_before_it_is_asked() -> None:
    code = (
        "import sys, retirecalc.questions.assess, retirecalc.roster;"
        "assert 'retirecalc.notebook' not in sys.modules;"
        "import retirecalc.notebook, retirecalc.plots;"
        "print(sorted({'numpy', 'altair', 'vl_convert', 'docxtpl', 'typst', 'xlsxwriter', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
