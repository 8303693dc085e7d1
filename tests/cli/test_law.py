"""`retirecalc law`: what is on file, what it says, and whether `verify` finds what is wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from retirecalc.rooms import ROOM_OF
from retirecalc.tables import manifest, shelf
from retirecalc.tables.table import citations
from tests.cli.conftest import Run, golden
from tests.law_day import tables_of
from tests.tables.witnesses import annex


def test_list(run: Run) -> None:
    """Each version, each document in use and each open question has its line; what they say the witnesses hold."""
    result = run("law", "list")
    assert (result.status, result.err) == (0, "")
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    # Dates and numbers of the documents as in law/systems.md section 8; in force: digest section 0.
    for line in (
        "birth_date Birth date that CN from 1999-12-31 劳社部发〔1999〕8号",
        "minimum_contribution Minimum contribution CN 2006-01-01 to 国发〔2005〕38号",
        "人社部发〔2024〕94号 Interim measures for flexible retirement 2024-12-31",
        "R22 Before which day of the month do the three The first day of the month.",
    ):
        assert line in lines
    on_file = [one for versions in shelf.built_in().tables.values() for one in versions]
    starts = [(one.id, one.jurisdiction, one.effective_from) for one in on_file]
    listed = [line.split(" ") for line in lines if line.partition(" ")[0] in ROOM_OF]
    assert [row[0] for row in listed] == [name for name, _, _ in starts]
    for row, (_, place, first) in zip(listed, starts, strict=True):
        assert {place, first} <= set(row)
    first_words = [line.partition(" ")[0] for line in lines]
    for source in {cite.source for one in on_file for cite in citations(one)}:
        number = shelf.built_in().sources[source].document_number
        assert any(line.startswith(f"{number} ") for line in lines), number
    assert [word for word in first_words if re.fullmatch(r"R\d+\w?", word)] == list(shelf.built_in().readings)


def test_show_in_chinese(run: Run) -> None:
    # 附件4: 15年 to 2029, then six months more each year to 20年 in 2039; 办法 第二条, 94号 第七条 for the year.
    result = run("law", "show", "minimum_contribution", "--lang", "zh")
    assert (result.status, result.err) == (0, "")
    # A version that begins later closes the last one and adds its own; nothing else of what was there moves.
    told, _, basis = golden("law_minimum_zh.txt").partition("\n依据\n")
    assert basis
    lost = [line for line in told.splitlines() if line not in result.out.splitlines()]
    assert set(lost) <= {told.splitlines()[0], "2025年1月1日起；修订1 [9]"}


def test_show_what_is_left_to_somebody_short(run: Run) -> None:
    # 社会保险法 第十六条 and 办法 第二条; 人社部令第13号 第二条 (seen quoted: before 2011-07, after five years) and 第三条;
    # 17号 第三条 below 15 years; 国发〔2014〕8号 第七项: 60 and 15 years.
    out = run("law", "show", "shortfall_remedies").out
    for words in (
        "paying on open question: R01 [2,8]",
        "first insured before: 2011-07 [3]; after paying on for: 60 months [3] [3,8]",
        "with less than: 15 years [6]; paid from: 60 years [7]; with: 15 years [7] [1,4,6]",
        "ending the relation with less than: 15 years [1] [1]",
    ):
        assert words in " ".join(out.split())
    assert "[1] 第三条  [3] 第二条 (official wording, seen quoted)" in out


FIRST_DAYS = {name: min(path.stem for path in shelf.tables_dir().glob(f"*/{name}/*.yaml")) for name in ROOM_OF}


@pytest.mark.parametrize("table", ROOM_OF)
@pytest.mark.parametrize("day", [None, "2024-12-31"])
def test_every_figure_of_a_table_has_a_name(run: Run, table: str, day: str | None) -> None:
    for lang in ("en", "zh"):
        # Chongqing has every table: its own and the national ones.
        asked = ("law", "show", table, "--place", "CN-CQ", "--lang", lang)
        result = run(*asked, *(("--in-force-on", day) if day else ()))
        if day is not None and FIRST_DAYS[table] > day:  # not in force then
            assert result.status == 2
            continue
        assert (result.status, result.err) == (0, "")
        assert not re.findall(r"(?<![`(（\w])[a-z]+_[a-z_]+(?! = )(?![)）])", result.out)


def test_show_what_each_employment_may_do(run: Run) -> None:
    # 94号: 36 months either way, notice 3, agreement 1; 第八条 in the month, 第九条 the month after; 第十三条 approval for
    # staff of organs and state units; no deferral for civil servants and state managers (subject of article 4).
    assert run("law", "show", "flexible_retirement") == (0, golden("law_flexible.txt"), "")


@pytest.mark.parametrize(
    ("category", "shown_as"),
    [("male_60", "男（原60周岁）"), ("female_55", "女（原55周岁）"), ("female_50", "女（原50周岁）")],
)
def test_show_prints_every_group_of_the_annexes(run: Run, category: str, shown_as: str) -> None:
    """The second transcription of the annexes, birth month by birth month, found again on the page."""
    out = run("law", "show", "statutory_age", "--lang", "zh").out
    shown = re.findall(
        rf"^  {shown_as} +(\d+)年(\d+)月至(\d+)年(\d+)月 +(\d+)周岁(?:(\d+)个月)? +(\d+)个月 ", out, re.MULTILINE
    )
    shown = [(f"{a}-{int(b):02}", f"{c}-{int(d):02}", *rest) for a, b, c, d, *rest in shown]
    printed = {row.birth: row for row in annex(category)}
    assert shown
    for first, last, years, months, increase in shown:
        for birth in (first, last):
            row = printed[birth]
            assert (int(years) * 12 + int(months or 0), int(increase)) == (row.age, row.increase)
    assert (shown[0][0], shown[-1][1]) == (min(printed), max(printed))


def test_show_an_older_version(run: Run) -> None:
    out = run("law", "show", "statutory_age", "--in-force-on", "2024-12-31").out
    assert "1978-06 to 2024-12-31; revision 1" in out
    assert "国发〔1978〕104号" in out
    assert re.search(r"women \(original age 55\) +55 years +\[", out)


def test_show_prints_every_version(run: Run) -> None:
    # digest section 0: 国发〔2005〕38号, the Social Insurance Law, 17号, the reform; 15 years in the first three.
    out = run("law", "show", "minimum_contribution").out
    headings = re.findall(
        r"^(\d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}|from \d{4}-\d{2}-\d{2}); revision 1 ", out, re.MULTILINE
    )
    assert headings[:3] == ["2006-01-01 to 2011-06-30", "2011-07-01 to 2014-06-30", "2014-07-01 to 2024-12-31"]
    assert len(headings) == len(shelf.built_in().tables["CN", "minimum_contribution"])
    assert "2025-01-01" in headings[3]
    assert len(re.findall(r"years before the print +15 years", out)) == 4
    only = run("law", "show", "minimum_contribution", "--in-force-on", "2011-06-30").out
    assert re.findall(r"^\S+ to \S+; revision", only, re.MULTILINE) == ["2006-01-01 to 2011-06-30; revision"]


def test_verify_names_every_file_once(run: Run) -> None:
    result = run("law", "verify")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    files = {path.relative_to(shelf.tables_dir()).as_posix() for path in shelf.tables_dir().rglob("*.yaml")}
    assert sorted(line.split(": ")[0] for line in lines) == sorted(files)
    # 36 + 36 + 60 groups in annexes 1 to 3, 15 years in annex 4.
    assert "CN/statutory_age/2025-01-01.yaml: ok. from 2025-01-01, revision 1, 132 printed rows checked." in lines
    assert any("CN/minimum_contribution/2025-01-01.yaml: ok." in line and "15 printed rows" in line for line in lines)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shelf.tables_dir(), tmp_path / "tables"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_verify_a_good_copy(run: Run, copy: Path) -> None:
    assert run("law", "verify", str(copy)).out == run("law", "verify").out


AGES = "CN/statutory_age/2025-01-01.yaml"


def test_verify_finds_a_changed_file(run: Run, copy: Path) -> None:
    spoil(copy, AGES, "revision: 1", "revision: 2")
    result = run("law", "verify", str(copy))
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"{AGES}: manifest.yaml: the file is changed")


def test_verify_finds_a_row_that_disagrees_with_the_rule(run: Run, copy: Path) -> None:
    spoil(
        copy,
        AGES,
        'born: ["1971-09", "1971-12"], age: 61y9m, increase: 21',
        'born: ["1971-09", "1971-12"], age: 61y9m, increase: 20',
    )
    manifest.refresh(copy)
    assert run("law", "verify", str(copy)) == (
        1,
        "",
        f"{AGES}, line 40: rows[20] (male_60 1971-09).increase: printed 20 months, the rule gives 21 for 1971-09. "
        "Compare both with the text.\n",
    )


@pytest.mark.parametrize("file", ["CN/minimum_contribution.yaml", "CN/statutory_age/2025-01-01.yml", "CN/a/b/c.yaml"])
def test_verify_finds_a_file_that_nobody_reads(run: Run, copy: Path, file: str) -> None:
    (copy / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(copy / AGES, copy / file)
    manifest.refresh(copy)
    assert run("law", "verify", str(copy)) == (
        1,
        "",
        f"{file}: file: lies outside the layout <jurisdiction>/<table id>/<effective_from>.yaml, where nobody reads it. "
        "Move or rename it.\n",
    )


def test_verify_a_folder_of_ones_own(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own"
    tables_of(own, "CN", "minimum_contribution")
    result = run("law", "verify", str(own))
    assert (result.status, result.err) == (0, "")
    assert [line.split(": ")[0] for line in result.out.splitlines()] == [
        "CN/minimum_contribution/2006-01-01.yaml",
        "CN/minimum_contribution/2011-07-01.yaml",
        "CN/minimum_contribution/2014-07-01.yaml",
        "CN/minimum_contribution/2025-01-01.yaml",
    ]


def test_verify_an_empty_folder_is_not_fine(run: Run, tmp_path: Path) -> None:
    result = run("law", "verify", str(tmp_path), "--lang", "zh")
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"{tmp_path}：文件夹：其中没有表。表应位于 ")
