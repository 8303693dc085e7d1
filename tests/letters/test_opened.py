"""Papers and sheets opened by programs that are none of ours: LibreOffice for Word files, poppler for PDF.

Run with: python -m pytest -m libreoffice
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from retirecalc import Contributions, Person, assess, plots
from retirecalc.letters import paper_docx, papers, sheet, sheets_docx, sheets_pdf
from retirecalc.questions.path import path_to_pension
from tests.law_day import load_law
from tests.test_plots import comparison

pytestmark = pytest.mark.libreoffice

NAME = "<&> {{ 7*7 }} #set *b* $m$ 张三"
ENOUGH = Contributions(cumulative=316, counted_to="2026-11", continuing=True)
LONG = Person(
    "1979-11-30", "female_55", employment="state_employee", contributions=Contributions(paid=100, counted_to="2026-10")
)
MAN = Person("1971-09", "male_60", employment="employee", contributions=ENOUGH)


def pages(pdf: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=60, encoding="utf-8"
    )
    return [re.sub(r"\s", "", one) for one in done.stdout.split("\f")[:-1]]


def opened(folder: Path, file: bytes) -> list[str]:
    (folder / "made.docx").write_bytes(file)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
    ]
    subprocess.run(
        [*command, str(folder), str(folder / "made.docx")],
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return pages(folder / "made.pdf")


def test_a_paper_shows_chinese_blanks_and_a_hostile_name(tmp_path: Path) -> None:
    notice = papers(assess(MAN, load_law(), "2026-11"), "2031-09", {"person": {"name": NAME}})[0]
    (page,) = opened(tmp_path, paper_docx(notice))
    assert page.startswith("弹性提前退休告知书________________：")
    assert NAME.replace(" ", "") in page
    assert "最低缴费年限16年（192个月）" in page


@pytest.mark.parametrize("person", [MAN, LONG], ids=["plain", "long"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sheet_is_one_page_as_pdf_and_as_a_word_file(tmp_path: Path, person: Person, lang: str) -> None:
    made = sheet(assess(person, load_law(), "2026-11"), lang=lang, name=NAME)
    (tmp_path / "sheet.pdf").write_bytes(sheets_pdf([made]))
    for found in (pages(tmp_path / "sheet.pdf"), opened(tmp_path, sheets_docx([made]))):
        assert len(found) == 1
        assert NAME.replace(" ", "") in found[0]
        assert re.sub(r"\s", "", made.caution) in found[0]
    assert sheets_pdf([made]) == sheets_pdf([made])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_months_compared_and_the_months_out_of_work_have_pages_of_their_own(tmp_path: Path, lang: str) -> None:
    worth = comparison()
    paid = Contributions(cumulative="25y", counted_to="2023-05", continuing=True)
    person = Person("1966-01-10", "male_60", contributions=paid)
    told = {"benefit_from": "2023-06", "unemployment_months": 180, "still_unemployed": True}
    found = path_to_pension(person, load_law("CN-CQ"), "2023-06", told)
    for made in (
        sheet(
            assess(worth.person, worth.law, worth.as_of),
            lang=lang,
            amounts=worth,
            charts=[plots.to_png(plots.compared(worth, lang))],
        ),
        sheet(found.assessment, lang=lang, path=found, charts=[plots.to_png(plots.path(found, lang))]),
    ):
        part = made.amounts or made.path
        assert part is not None
        (tmp_path / "sheet.pdf").write_bytes(sheets_pdf([made]))
        for opened_by in (pages(tmp_path / "sheet.pdf"), opened(tmp_path, sheets_docx([made]))):
            assert len(opened_by) == 2
            assert re.sub(r"\s", "", part.title) in opened_by[1]
            assert re.sub(r"\s", "", made.caution) in opened_by[1]
        listed = subprocess.run(["pdfimages", "-list", str(tmp_path / "sheet.pdf")], capture_output=True, check=True)
        assert [line.split()[2] for line in listed.stdout.splitlines()[2:]] == [b"image", b"smask"]


def test_a_list_is_one_file_with_a_page_each(tmp_path: Path) -> None:
    answer = assess(MAN, load_law(), "2026-11")
    several = [sheet(answer, name=name) for name in ("样例甲", "样例乙", "样例丙")]
    (tmp_path / "sheets.pdf").write_bytes(sheets_pdf(several))
    assert [page[:9] for page in pages(tmp_path / "sheets.pdf")] == ["个人测算单测算，不"] * 3


def test_no_table_of_months_for_somebody_in_work(tmp_path: Path) -> None:
    found = path_to_pension(MAN, load_law("CN-CQ"), "2026-11", {"job_ended": False})
    made = sheet(found.assessment, path=found)
    assert made.path is not None
    (tmp_path / "sheet.pdf").write_bytes(sheets_pdf([made]))
    for opened_by in (pages(tmp_path / "sheet.pdf"), opened(tmp_path, sheets_docx([made]))):
        assert re.sub(r"\s", "", made.path.notes[0]) in "".join(opened_by)
        assert made.path.head.income + made.path.head.payer not in "".join(opened_by)
