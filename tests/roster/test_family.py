"""Lists in which the family of the staff stands beside it: nobody of the family is planned, and nobody of the staff is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.law import Law
from retirecalc.roster import plan_long, read_roster
from retirecalc.roster.files import read_text
from tests.roster.conftest import MakeFile

LIST = """工号,姓名,{title},性别,出生日期,岗位
1,样甲,{own},男,1970-05-01,工人
1,样乙,子女,女,2005-03-02,
1,样丙,配偶,女,1975-08-02,工人
2,样丁,,女,1978-02-02,工人
"""


@pytest.mark.parametrize(
    ("title", "own"), [("与职工关系", "本人"), ("与本人关系", "职工本人"), ("Relationship", "self")]
)
def test_a_row_about_the_family_is_left_out_and_says_so(make_file: MakeFile, law: Law, title: str, own: str) -> None:
    plan = read_roster(make_file(LIST.format(title=title, own=own))).plan(law, "2026-11")
    assert [len(one.answers) for one in plan.rows] == [1, 0, 0, 1]
    left_out = [one.row.left_out for one in plan.rows if one.row.left_out is not None]
    assert [(one.code, one.fields["value"]) for one in left_out] == [
        ("roster.row_of_family", "子女"),
        ("roster.row_of_family", "配偶"),
    ]
    assert (plan.summary().people, plan.summary().blank, plan.problems) == (2, 0, ())


@pytest.mark.parametrize("title", ["与本人关系", "与员工关系", "与户主关系", "家庭关系"])
def test_a_column_in_which_nobody_is_of_the_staff_is_about_somebody_to_call(make_file: MakeFile, title: str) -> None:
    rows = read_roster(make_file(f"姓名,性别,出生日期,联系人,{title}\n样甲,男,1970-05-01,样戊,妻子\n")).rows
    assert [one.person is not None for one in rows] == [True]


def test_a_long_list_leaves_them_out_too(tmp_path: Path, law: Law) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(LIST.format(title="与职工关系", own="本人"), encoding="utf-8")
    assert plan_long(source, out, law, "2026-11").people == 2
    read_roster(source).plan(law, "2026-11").write(tmp_path / "short.csv")
    assert out.read_bytes() == (tmp_path / "short.csv").read_bytes()
    assert "家属" in read_text(str(out))
