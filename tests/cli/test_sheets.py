"""`retirecalc roster --sheets`: a page for everybody on a list. What needs a Chinese font runs with -m libreoffice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

LIST = "工号,姓名,出生年月,人员类别,累计缴费年限,用工性质\n007,样例甲,1971-09,男,26年4个月,民营企业职工\n008,样例乙,1980-06,女,20,\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(LIST, encoding="utf-8")


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, encoding="utf-8")
    return re.sub(r"[^\S\f]", "", done.stdout)


def test_nobody_has_an_answer_of_their_own(run: Run) -> None:
    Path("open.csv").write_text("birth,category\n1980-06,女\n", encoding="utf-8")
    found = run("roster", "open.csv", "--as-of", "2026-11", "--sheets", "pages", "--lang", "zh")
    assert found.status == 3
    assert found.out.endswith("未写出测算单：没有结果已确定的行。\n")
    assert not Path("pages").exists()


def test_no_page_is_begun_where_one_of_them_is_there_already(run: Run) -> None:
    Path("pages").mkdir()
    Path("pages/row-2.pdf").write_text("mine", encoding="utf-8")
    found = run("roster", "list.csv", "--as-of", "2026-11", "--sheets", "pages")
    assert (found.status, found.out) == (2, "")
    assert "pages/row-2.pdf: there is a file of that name already." in found.err
    assert [one.name for one in Path("pages").iterdir()] == ["row-2.pdf"]


def test_an_interrupted_run_leaves_no_page_and_can_be_run_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(made: Iterable[object]) -> Iterator[bytes]:
        yield b"%PDF"
        raise KeyboardInterrupt

    monkeypatch.setattr("retirecalc.letters.pdf.printer", lambda: None)
    monkeypatch.setattr("retirecalc.letters.sheets_pdf", lambda made: b"%PDF")
    monkeypatch.setattr("retirecalc.letters.pdf.each_pdf", broken)
    command = ("roster", "list.csv", "--as-of", "2026-11", "--sheets", "pages", "-o", "plan.csv")
    assert run(*command).status == 130
    assert [one.name for one in Path().iterdir()] == ["list.csv"]
    monkeypatch.setattr("retirecalc.letters.pdf.each_pdf", lambda made: (b"%PDF" for _ in made))
    assert run(*command).status == 3
    assert sorted(str(one) for one in Path().rglob("*.*")) == [
        "list.csv",
        "pages/row-2.pdf",
        "pages/sheets.pdf",
        "plan.csv",
    ]


def test_pages_of_an_earlier_list_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retirecalc.letters.pdf.printer", lambda: None)
    monkeypatch.setattr("retirecalc.letters.sheets_pdf", lambda made: b"%PDF")
    monkeypatch.setattr("retirecalc.letters.pdf.each_pdf", lambda made: (b"%PDF" for _ in made))
    Path("pages").mkdir()
    for name in ("row-10.pdf", "row-9.pdf", "row-2.pdf", "row-3.txt"):
        Path("pages", name).write_text("old", encoding="utf-8")
    found = run("roster", "list.csv", "--as-of", "2026-11", "--sheets", "pages", "--lang", "zh", "--force")
    assert found.out.endswith("pages 中还有以前生成的文件，不属于本次结果：row-9.pdf；row-10.pdf。请删除。\n")
    assert len(list(Path("pages").iterdir())) == 5


@pytest.mark.libreoffice
def test_a_page_each_and_all_of_them_in_one_file(run: Run) -> None:
    found = run("roster", "list.csv", "--as-of", "2026-11", "--sheets", "pages", "--lang", "zh")
    assert found.status == 3
    assert found.out.endswith(
        "已写入：pages/sheets.pdf，共1人；pages 中另有每人一份。1行没有测算单：有问题或待确认。\n"
    )
    assert sorted(one.name for one in Path("pages").iterdir()) == ["row-2.pdf", "sheets.pdf"]
    for name in ("row-2.pdf", "sheets.pdf"):
        page = text_of(Path("pages", name))
        assert "姓名：样例甲工号：007" in page
        assert "您的法定退休年龄为61周岁9个月，将于2033年6月达到。" in page


@pytest.mark.libreoffice
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everybody_of_the_example_has_one_page(run: Run, lang: str) -> None:
    run("roster", str(EXAMPLES / "roster.csv"), "--as-of", "2026-11", "--sheets", "pages", "--lang", lang)
    pages = text_of(Path("pages/sheets.pdf")).split("\f")[:-1]
    assert len(pages) == len(list(Path("pages").glob("row-*.pdf"))) == 40
    assert sum("样例员工" in page for page in pages) == 40
