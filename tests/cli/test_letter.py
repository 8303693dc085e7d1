"""`retirecalc letter`, and the page that `retirecalc person -o` writes: run for real."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.cli.conftest import Run

MAN = ("--birth", "1971-09", "--category", "男", "--employment", "employee", "--as-of", "2026-11")
PAID = ("--cumulative", "26y4m", "--continuing", "yes")
PARTIES = """\
person: {name: 样例甲, id_number: "110221197109150011"}
employer: {name: 样例公司}
agreement: {date: 2033-04-01}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def text_of(path: str) -> str:
    body = Document(BytesIO(Path(path).read_bytes())).element.body
    return "".join(one.text or "" for one in body.iter(qn("w:t")))


def test_the_papers_of_an_early_month(run: Run) -> None:
    Path("us.yaml").write_text(PARTIES, encoding="utf-8")
    found = run("letter", *MAN, *PAID, "--retire-in", "2031-09", "--parties", "us.yaml", "-o", "papers", "--lang", "zh")
    assert found == (
        0,
        "已写入：papers/notice.docx\n"
        "已写入：papers/application.docx\n"
        "已写入：papers/cover-note.docx\n"
        "\n"
        "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。\n",
        "",
    )
    assert sorted(one.name for one in Path("papers").iterdir()) == [
        "application.docx",
        "cover-note.docx",
        "notice.docx",
    ]
    notice = text_of("papers/notice.docx")
    assert notice.startswith("弹性提前退休告知书样例公司：姓名样例甲证件号码110221197109150011")


def test_a_draft_says_what_is_open(run: Run) -> None:
    found = run("letter", *MAN, "--retire-in", "2036-06", "-o", "papers")
    assert found.status == 3
    assert "To be settled before anybody signs: not settled (not stated: the contribution months)." in found.out
    assert "The papers are marked as drafts" in found.out


def test_facts_from_an_answer_and_an_option_beside_them(run: Run) -> None:
    answer = run("person", *MAN, "--contributions", "26y4m", "--continuing", "--json").out
    Path("answer.json").write_text(answer, encoding="utf-8")
    asked = ("--facts", "answer.json", "--as-of", "2026-11", "-o", "papers")
    assert run("letter", *asked, "--retire-in", "2031-09").status == 0
    ended = run("letter", *asked, "--retire-in", "2035-01", "--deferral-agreed-to", "2036-06", "--force")
    assert ended.status == 0
    assert Path("papers/ending.docx").is_file()


def test_a_date_of_no_calendar_is_said_to_be_one(run: Run) -> None:
    Path("us.yaml").write_text("contract: {to: 2029-13-45}\n", encoding="utf-8")
    found = run("letter", *MAN, *PAID, "--retire-in", "2031-09", "--parties", "us.yaml", "-o", "papers", "--lang", "zh")
    assert (found.status, found.err) == (2, "us.yaml：其中有日历上没有的日期，例如13月。请核对其中的日期。\n")


def test_what_is_there_is_replaced_only_if_that_is_said(run: Run) -> None:
    asked = ("letter", *MAN, *PAID, "--retire-in", "2031-09", "-o", "papers")
    Path("papers").mkdir()
    Path("papers/cover-note.docx").write_text("mine", encoding="utf-8")
    found = run(*asked)
    assert (found.status, found.out) == (2, "")
    assert "papers/cover-note.docx: there is a file of that name already." in found.err
    assert [one.name for one in Path("papers").iterdir()] == ["cover-note.docx"]  # nothing is begun
    assert run(*asked, "--force").status == 0


def test_a_paper_of_another_month_that_was_left_is_named(run: Run) -> None:
    run("letter", *MAN, *PAID, "--retire-in", "2031-09", "-o", "papers")
    Path("papers/mine.docx").touch()
    found = run("letter", *MAN, *PAID, "--retire-in", "2033-06", "-o", "papers", "--lang", "zh", "--force")
    assert "papers 中还有以前生成的文件，不属于本次结果：notice.docx。请删除。\n" in found.out


def test_templates_go_out_and_come_back(run: Run) -> None:
    assert run("letter", "--write-templates", "ours") == (
        0,
        "Written: ours/paper.docx\n",
        "",
    )
    assert (
        run(
            "letter", *MAN, *PAID, "--retire-in", "2031-09", "--templates", "ours", "-o", "papers", "--lang", "zh"
        ).status
        == 0
    )
    assert text_of("papers/notice.docx").startswith("弹性提前退休告知书")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--retire-in", "2036-07"), "2036-07: no paper is made, because this month is not open: "),
        (("--retire-in", "2031-13"), "month: '2031-13' has no such month"),
        (
            ("--retire-in", "2031-09", "--brith", "x"),
            "retirecalc letter: there is no option --brith. Did you mean --birth?",
        ),
        (
            ("--retire-in", "2031-09", "--approved", "也许"),
            "--approved: '也许' is neither yes nor no. Use yes or no, or ",
        ),
        (("--retire-in", "2031-09", "--parties", "bad.yaml"), "bad.yaml: this is no YAML in UTF-8."),
    ],
)
def test_what_cannot_be_used(run: Run, args: tuple[str, ...], said: str) -> None:
    Path("bad.yaml").write_text("person: {name: 样例甲", encoding="utf-8")
    found = run("letter", *MAN, *PAID, *args, "-o", "papers")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(said)
    assert "样例甲" not in found.err
    assert not Path("papers").exists()


def test_the_page_of_a_person(run: Run) -> None:
    asked = ("person", *MAN, "--contributions", "26y4m", "--continuing", "--name", "样例甲")
    found = run(*asked, "-o", "sheet.docx", "--lang", "zh")
    assert found.status == 0
    assert found.out.endswith("已写入：sheet.docx\n")
    assert "姓名：样例甲" in text_of("sheet.docx")
    # The name is on the page and nowhere else.
    told = run(*asked, "-o", "sheet.docx", "--json", "--force").out
    assert "样例甲" not in found.out + told
    assert json.loads(told)["schema"] == "retirecalc.assessment/1"
    assert (
        run(*asked, "-o", "sheet.odt").err
        == "sheet.odt: a sheet is written as .pdf or .docx. Choose a name that ends so.\n"
    )
    assert run(*asked, "-o", "sheet.docx").status == 2
