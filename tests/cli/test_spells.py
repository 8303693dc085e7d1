"""Files for `--spells`: what is read, and that every error names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from retirecalc.cli.spells import read_spells
from retirecalc.errors import RetirecalcError
from retirecalc.facts.spells import Spell
from tests.cli.conftest import EXAMPLES, Run, but

EXPECTED = [
    Spell("1990-01", "1999-12", "deemed"),
    Spell("2000-01", "2010-06", "employer", "employee", "CN-CQ"),
    Spell("2010-07", None, "own_account"),
]
CHINESE = "开始年月,结束年月,缴费类型,险种,地区\n1990年1月,1999年12月,视同,,\n2000-01,2010-06,单位,职工,CN-CQ\n\n2010-07,,个人,,\n"


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("a.csv", "first,last,kind,scheme,place\n1990-01,1999-12,deemed\n2000-01,2010-06,,,CN-CQ\n2010-07,,own_account\n", "utf-8"),
        ("a.csv", "Last , First,Place,Kind\n1999-12,1990-01,,deemed\n2010-06,2000-01,CN-CQ,\n,2010-07,,own_account\n", "utf-8-sig"),
        ("a.csv", CHINESE, "gb18030"),
        ("a.csv", CHINESE, "utf-8-sig"),
        (
            "a.yaml",
            "- {first: 1990-01, last: 1999-12, kind: deemed}\n"
            "- first: 2000-01-01\n  last: '2010-06'\n  place: CN-CQ\n"
            "- {first: 201007, last: null, kind: 灵活就业}\n",
            "utf-8",
        ),
        ("a.YML", "- {开始年月: 1990-01, 结束年月: 1999-12, 缴费类型: 视同}\n- {first: 2000.06, last: 2000.07}\n", "utf-8"),
    ],
)  # fmt: skip
def test_what_is_read(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    if name == "a.YML":
        assert read_spells(file) == [EXPECTED[0], Spell("2000-06", "2000-07")]
    else:
        assert read_spells(file) == EXPECTED


def test_runs_of_months_in_yaml(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("- 1990-01..1999-12\n- 2000-01..\n", encoding="utf-8")
    assert read_spells(file) == [Spell("1990-01", "1999-12"), Spell("2000-01")]


BAD = {
    # CSV
    ("a.csv", ""): "{file}: there is no spell in it.",
    ("a.csv", "first,last\n,\n"): "{file}: there is no spell in it.",
    ("a.csv", "last,kind\n2000-01,\n"): "{file}: no column gives the first month.",
    ("a.csv", "first,kind\n2000-01,\n"): "{file}: no column gives the last month.",
    ("a.csv", "first,last,shceme\n2000-01,,\n"): "{file}:1: a spell has no field shceme.",
    (
        "a.csv",
        "样例甲,1971-09,男\n",
    ): "{file}: no column gives the first month. Add one of these columns: first, 开始年月",
    ("a.csv", "样例甲,综合处\n2000-01,\n"): "{file}:1: a spell has no field A, B.",
    ("a.csv", "first,开始年月,last\n"): "{file}: the columns first, 开始年月 both give first.",
    ("a.csv", "first,last\n2000-01,2001-13\n"): "{file}:2: last: '2001-13' has no such month",
    (
        "a.csv",
        "first,last\n\n2000-01,\n2001-01,2000-01\n",
    ): "{file}:4: a spell ends (2000-01) before it begins (2001-01).",
    ("a.csv", "first,last\n2000-01,\n,2001-01\n"): "{file}:3: a spell has no first month.",
    ("a.csv", "first,last,kind\n2000-01,,baker\n"): "{file}:2: kind: 'baker' is not known here.",
    ("a.csv", "first,last,scheme\n2000-01,,医保\n"): "{file}:2: scheme: '医保' is not known here.",
    ("a.csv", "first,last\n2000-01,,x\n"): "{file}:2: the line has 3 cells but the header names 2 columns.",
    ("a.csv", 'first,last\n2000-01,"2001\n'): "{file}: a quotation mark opened in row 2 is never closed.",
    # YAML
    ("a.yaml", "# nothing\n"): "{file}:1: this is not a YAML list of spells.",
    ("a.yaml", "[]\n"): "{file}: there is no spell in it.",
    ("a.yaml", "first: 2000-01\n"): "{file}:1: this is not a YAML list of spells.",
    ("a.yaml", "- {first: 2000-01}\n- {first: [2000-01]}\n"): "{file}:2: this is not a YAML list of spells.",
    ("a.yaml", "- {first: 2000-01}\n- [2000-01]\n"): "{file}:2: this is not a YAML list of spells.",
    ("a.yaml", "- {first: 2000-01, first: 2001-01}\n"): "{file}:1: this is not a YAML list of spells.",
    ("a.yaml", "- first: 2000-01\n- {first: 2000-01\n"): "{file}:3: this is not a YAML list of spells.",
    ("a.yaml", "[" * 5000): "{file}: this is not a YAML list of spells.",
    ("a.yaml", "- first: 2000-01\n\n- frist: 2000-01\n"): "{file}:3: a spell has no field frist.",
    ("a.yaml", "- first: 2000-01\n- last: 2000-01\n"): "{file}:2: a spell has no first month.",
    ("a.yaml", "- first: 2000-01\n- soon\n"): "{file}:2: first: 'soon' is not a month.",
}


@pytest.mark.parametrize(("name", "text"), BAD)
def test_what_is_wrong_and_where(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RetirecalcError) as caught:
        read_spells(file)
    assert str(caught.value).startswith(BAD[name, text].format(file=file))
    assert str(file) in caught.value.text("zh")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--paid", "9y"), "contributions: beside spells only cumulative"),
        (("--counted-to", "2026-10"), "counted_to: spells say themselves up to which month they go."),
        (("--plan", "2027-01..", "--stopped"), "plan: a plan says month by month what will be paid."),
        (("--birth", "1990-01"), "spells: a spell begins in 1986-12, before the birth month 1990-01."),
    ],
)
def test_what_does_not_go_with_a_file(run: Run, more: tuple[str, ...], sentence: str) -> None:
    asked = (
        "person",
        "--as-of",
        "2026-11",
        "--birth",
        "1968-04",
        "--category",
        "男",
        "--spells",
        str(EXAMPLES / "spells.csv"),
    )
    result = run(*(but(asked, *more) if more[0] in asked else (*asked, *more)))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(sentence)


def test_a_plan_after_a_spell_that_goes_on_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("first,last\n2000-01,\n", encoding="utf-8")
    asked = ("person", "--as-of", "2026-11", "--birth", "1968-04", "--category", "男", "--spells", str(file))
    result = run(*asked, "--plan", "2027-01..2027-06")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("plan: a spell without an end goes on already, so a plan would change nothing.")
