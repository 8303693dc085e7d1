"""Every printed Chinese page, read as a native reader would: punctuation, months, and no code among the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject

from retirecalc.cli.app import COMMANDS
from retirecalc.cli.phrases import told
from retirecalc.columns import shown
from retirecalc.errors import InvalidFacts
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Drawing, Employment
from retirecalc.ground.say import Said
from retirecalc.outcome import Eligibility
from retirecalc.questions.ask import askable, fields_of, takes_month
from tests.cli.conftest import Run
from tests.cli.test_errors import BAD

MAN = ("--birth", "1971-09", "--category", "男", "--as-of", "2026-11")
SHORT = ("--birth", "1976-03", "--category", "女工人", "--contributions", "12y", "--as-of", "2026-11")
CIVIL = (
    "--birth",
    "1971-05",
    "--category",
    "女干部",
    "--employment",
    "公务员",
    "--contributions",
    "10y4m",
    "--as-of",
    "2026-11",
)
LAST = """工号,姓名,性别,出生年月,人员类别,累计缴费年限,用工性质,拟退休年月
1,甲,男,1971-09,男,26年4个月,民营企业职工,2031-09
2,乙,女,1976-03,女,12年,,
3,丙,男,1966-09,,20年,公务员,2026-09
4,丁,男,1967-02,,20年,民营企业职工,2027-02
5,戊,女,1981-03,女工人,10年,灵活就业,
"""
NOW = (
    LAST.replace("1,甲,男,1971-09", "1,甲,男,1971-10")
    .replace("乙,女,1976-03,女", "乙,女,1976-03,女干部")
    .replace("5,戊", "6,己")
)

# A class, a day and a sex that are open, months that cannot be true, two of a name, a count longer than a life.
ODD = """工号,姓名,性别,出生年月,岗位,累计缴费年限,拟退休年月,缴费截止年月
1,甲,女,1976-03,班长,12年,,
2,乙,1,03/05/1971,,20年,,
3,丙,男,26191,,20年,,
4,丁,男,1967-02,,20年,1960-01,
5,戊,男,1967-02,,90年,,2026-10
6,己,男,1971-09,,20年,,2027-10
7,庚,男,1969-01,,20.4,,
8,庚,男,1969-01,,20年,,
"""

FACTS = {name for rule in askable() for name in fields_of(rule)}
CODES = {
    *(name for name in FACTS if "_" in name or name in ("balance", "interest", "wage", "wages", "pension", "district")),
    *(one.name for one in (*shown("list"), *shown("plan"))),
    *(name for name in (*Person.FIELDS, *Contributions.FIELDS) if name not in COMMANDS),
    *(str(one) for kind in (Category, Employment, Drawing, Eligibility) for one in kind),
}
"""Names of fields and codes: what a program writes."""

FAULTS = {
    "half-width punctuation": r"[\u4e00-\u9fff”）][,;:()?!]|[,;:()?!][\u4e00-\u9fff“（]",
    "a month of a program": r"(?<![A-Za-z0-9-])\d{4}-\d{2}(-\d{2})?(?!\d)",
    "an article by subject": "按事项",
    "a list of months called the least": r"至少自?\d{4}年",
}


def faults(page: str) -> Iterator[str]:
    """Each fault with its line; commands, options, files, and what was typed in quotation marks are nobody's prose."""
    for line in page.splitlines():
        prose = re.sub(
            r"“[^”]*”|--[a-z-]+ \"[^\"]*\"|（?--[a-z][\w-]*(?: [A-Z]\w*)?）?|[\w/.-]+\.(?:xlsx|csv|docx|pdf|ics)|pip install.*",
            "",
            line,
        )
        for name, fault in FAULTS.items():
            if found := re.search(fault, prose):
                yield f"{name}: {found[0]!r} in {line.strip()}"
        for word in re.findall(r"(?<![\w.-])[A-Za-z][a-z]*(?:_[a-z]+)*(?![\w.-])", prose):
            if word in CODES:
                yield f"a code: {word} in {line.strip()}"


IN_FILES = {
    "a blank beside a figure": r"[\u4e00-\u9fff，。：；] \d|\d [\u4e00-\u9fff]",
    "an option of the command line": r"--[a-z]",
}
"""Further faults of what is handed on; on a page columns stand a blank apart, and options can be typed."""


def faults_in_file(text: str) -> Iterator[str]:
    yield from faults(text)
    for line in text.splitlines():
        for name, fault in IN_FILES.items():
            if found := re.search(fault, line):
                yield f"{name}: {found[0]!r} in {line.strip()}"


def test_the_faults_are_found() -> None:
    assert len(list(faults_in_file("缴费 32个月\n超过32 个月\n请加 --sheet"))) == 3
    assert len(list(faults("最早2031-09\n尚缺;请\n方式（early_month）employee\n按事项：告知\n至少2036年6月"))) == 5
    assert list(faults("“2026-13”不是月份；请用 --birth 1971年9月，写入 plan-2026-11.xlsx")) == []


@pytest.mark.parametrize(
    "command",
    [
        ("person", *MAN, "--contributions", "26y4m", "--employment", "民营企业职工", "--all"),
        ("person", *SHORT, "--all", "--retire-in", "2026-11"),
        ("person", *CIVIL, "--all"),
        ("person", *MAN, "--explain"),
        ("person", *MAN, "--timeline", "--contributions", "26y4m"),
        ("routes", *MAN),
        ("class", "--sex", "女"),
        ("ask", "statutory_age", *MAN),
        (
            *(
                "path",
                "--place",
                "CN-CQ",
                "--birth",
                "1966-01-10",
                "--category",
                "男",
                "--cumulative",
                "25y",
                "--continuing",
                "是",
            ),
            *(
                "--job-ended",
                "dismissed",
                "--unemployment-months",
                "70",
                "--registered-on",
                "2025-06-03",
                "--as-of",
                "2025-06",
            ),
        ),
        ("readings", "list"),
        ("law", "show", "flexible_retirement"),
    ],
    ids=lambda one: " ".join(one[:2]),
)
def test_a_page(run: Run, command: tuple[str, ...]) -> None:
    page = run(*command, "--lang", "zh").out
    assert "规" in page
    assert list(faults(page)) == []


@pytest.mark.parametrize("rule", askable())
def test_a_rule_alone(run: Run, rule: str) -> None:
    """With hardly anything stated: then what is missing is said by name."""
    fields = fields_of(rule)
    told = ["--birth", "1966-01-10"] * ("birth" in fields) + ["--category", "男"] * ("category" in fields)
    month = ("--month", "2026-08") if takes_month(rule) else ()
    asked = run("ask", rule, *told, "--place", "CN-CQ", "--as-of", "2025-06", *month, "--lang", "zh")
    page = asked.out + re.sub(r"该规则的选项：.*|可查询的规则：.*", "", asked.err)
    assert list(faults(page)) == []
    assert "（C）" not in page


@pytest.mark.parametrize("command", BAD, ids=" ".join)
def test_bad_use(run: Run, command: tuple[str, ...]) -> None:
    if "--json" in command:  # for a program
        return
    said = run(*command, "--lang", "zh").err
    if not command or command[0] == "retire" or "--lang" in command:
        return
    said = re.sub(
        r"（[a-z_、]+）|(?:现有|请选择命令|可填写|请写成)[：]?[^。]*|请在[^。]*选择|retirecalc [a-z ]+|--[\w-]+",
        "",
        said,
    )
    for typed in command:
        said = said.replace(typed, "")
    assert not re.search(r"[A-Za-z]*_[a-z]+|^[a-z]+：|overwrite|=True|[A-Z][a-z]+ [a-z]+|（[A-Z][a-z]", said), said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ("person", *MAN, "-o", "no/such/page.docx"),
            "no/such/page.docx：结果无法写入（没有此文件或文件夹）。请另选位置。",
        ),
        (("person", *MAN, "--filed-on", "x", "--timeline"), "--filed-on：无法识别日期“x”。请写成 2024-12-31。"),
        (("class", "--sex", "x"), "性别：无法识别“x”。可填写：男、女（male、female）。"),
        (("compare",), "retirecalc compare：缺少 --birth。参见 retirecalc compare --help。"),
        (("ask",), "retirecalc ask：缺少规则。参见 retirecalc ask --help。"),
        (
            ("adjust", "--pension", "3000", "--as-of", "2026-07"),
            "全国的《全国调整比例》表没有2026年的数额，也不作推算；现有：2024、2025。请向经办机构查询。",
        ),
        (
            ("person", *MAN, "--cumulative", "20y", "--lump-sum", "36"),
            "一次性缴费：“36”没有说明一次性缴费的月数和缴费月份。请写成 36@2030-02。",
        ),
        (("law", "verify", "no-such"), "no-such：文件夹：没有此文件夹。请核对路径。"),
        (
            ("roster", "x.csv", "--within", "x"),
            "retirecalc roster：--within 须为不小于0的整数。参见 retirecalc roster --help。",
        ),
    ],
    ids=lambda one: " ".join(one[:1]) if isinstance(one, tuple) else "",
)
def test_what_is_said_of_bad_use(run: Run, command: tuple[str, ...], said: str) -> None:
    assert run(*command, "--lang", "zh").err == f"{said}\n"


def test_a_list_names_no_fact_by_its_code(run: Run, tmp_path: Path) -> None:
    """Each is named by its column, or in words."""
    (tmp_path / "list.csv").write_text(
        "姓名,出生年月,人员类别,累计缴费年限,拟退休年月,性别,身份证号码\n"
        "甲,1979-11,男,8y5m,1960-01,,\n"
        "乙,1979-11,男,99年,2040-01,,\n"
        "丙,,女干部,8年,,,110221197109150011\n",
        encoding="utf-8",
    )
    page = run("roster", str(tmp_path / "list.csv"), "--as-of", "2026-11", "--lang", "zh").out
    assert "第2行：拟退休年月：1960年1月早于出生年月1979年11月。" in page
    assert not re.search(r"：[a-z_]+：|male", page)
    number = run("person", "--id", "110221197109150011", "--category", "女干部", "--lang", "zh").err
    assert number == "人员类别：人员类别女55与身份证号码的性别（男）不符。请更正其中一项。\n"


def test_what_is_said_in_both_languages_is_said_in_one() -> None:
    error = InvalidFacts("roster.reply_unreadable", value="女60", allowed=Said("female_50, female_55", "女50、女55"))
    assert told(error, "zh", of_list=True).startswith("答复“女60”不在可能的范围内（女50、女55），未予采用。")
    assert "(female_50, female_55)" in told(error, "en", of_list=True)


def test_advice_at_the_command_line_can_be_typed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.docx").write_text("here already", encoding="utf-8")
    out = str(tmp_path / "page.docx")
    for command in (("person", *MAN, "-o", out), ("roster", "--template", out)):
        assert run(*command, "--lang", "zh").err == f"{out}：同名文件已存在。请另选名称，或用 --force 覆盖。\n"
        assert run(*command, "--lang", "en").err.endswith("or replace it with --force.\n")


@pytest.mark.slow
def test_a_list_its_files_and_what_has_changed(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "last.csv").write_text(LAST, encoding="utf-8")
    (tmp_path / "now.csv").write_text(NOW, encoding="utf-8")
    last, plan, now = (str(tmp_path / name) for name in ("last.csv", "plan.xlsx", "now.csv"))
    pages = [run("roster", last, "-o", plan, "--as-of", "2026-11", "--lang", "zh").out]
    pages.append(run("roster", last, "--within", "24", "--as-of", "2026-11", "--lang", "zh").out)
    second = str(tmp_path / "second.xlsx")
    pages.append(run("roster", now, "--since", plan, "-o", second, "--as-of", "2026-12", "--lang", "zh").out)
    odd, third = tmp_path / "odd.csv", str(tmp_path / "third.xlsx")
    odd.write_text(ODD, encoding="utf-8")
    pages.append(run("roster", str(odd), "-o", third, "--as-of", "2026-11", "--lang", "zh").out)
    said = [fault for page in pages for fault in faults(page)]
    for book in (plan, second, third):
        for sheet in openpyxl.load_workbook(book).worksheets:
            # The columns that came in are the list's own; a date is a date, and shown as the format says.
            own = 9 if sheet.title == "明细" else 1
            cells = (cell for row in sheet.iter_rows(min_col=own) for cell in row)
            text = "\n".join(cell.value for cell in cells if isinstance(cell.value, str))
            # What each column was read as stands there for whoever runs the program again.
            said += (faults if sheet.title == "依据与版本" else faults_in_file)(text)
    for more in ((), ("--ics-monthly",), ("--ics-names", "name")):
        out = tmp_path / f"{len(more)}{more[-1:]}.ics"
        assert run("roster", last, "--ics", str(out), *more, "--as-of", "2026-11", "--lang", "zh").status in (0, 3)
        (calendar,) = vobject.readComponents(out.read_text(encoding="utf-8"))
        for event in calendar.vevent_list:
            said += faults_in_file(f"{event.summary.value}\n{event.description.value}")
    assert [one for one in said if "retirecalc 0" not in one] == []


@pytest.mark.slow
def test_the_sheet_and_the_papers(run: Run, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    sheet, papers = tmp_path / "sheet.docx", tmp_path / "papers"
    assert run("person", *SHORT, "--lang", "zh", "-o", str(sheet)).status == 0
    facts = (
        "--birth",
        "1971-09",
        "--category",
        "男",
        "--cumulative",
        "26y4m",
        "--employment",
        "国企职工",
        "--as-of",
        "2026-11",
    )
    assert run("letter", *facts, "--retire-in", "2036-06", "--lang", "zh", "-o", str(papers)).status in (0, 3)
    files = [sheet, *sorted(papers.iterdir())]
    assert len(files) == 4
    for file in files:
        body = docx.Document(str(file)).element.body
        text = "\n".join(
            "".join(run.text or "" for run in one.iter() if run.tag.endswith("}t"))
            for one in body.iter()
            if one.tag.endswith("}p")
        )
        assert "退休" in text
        assert list(faults_in_file(text)) == [], file.name


def test_what_is_in_words_already_stays_so() -> None:
    """What an answer may be is given in both languages: it is no list of codes."""
    allowed = Said("female_50, female_55", "女50、女55")
    error = InvalidFacts("roster.reply_unreadable", value="女60", allowed=allowed)
    assert told(error, "zh", of_list=True) == "答复“女60”不在可能的范围内（女50、女55），未予采用。请填写其中之一。"
