"""A list that is in a frame already: the same rows, and a frame of the same kind back."""

import sys
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from retirecalc.errors import InvalidFacts, MissingExtra, RosterError
from retirecalc.law import Law
from retirecalc.roster import Roster, read_roster
from retirecalc.roster.answers import RESULTS
from tests.roster.conftest import MakeFile

COLUMNS: dict[str, list[Any]] = {
    "no": ["a", "b", "c", "d"],
    "birth": ["1971-09", "1977-02", None, "1971-13"],
    "sex": ["male", "female", None, "male"],
    "cumulative_months": [316, None, None, 10],
    "problem": ["mine", None, None, None],
}


def frames() -> dict[str, Any]:
    return {
        "pandas": pd.DataFrame(COLUMNS, index=[10, 20, 20, 40]),
        "polars": pl.DataFrame(COLUMNS),
        "pyarrow": pa.table(COLUMNS),
    }


def values(frame: Any) -> dict[str, list[Any]]:
    if isinstance(frame, pd.DataFrame):
        cells = frame.astype(object).where(frame.notna(), None)
        return {
            str(name): [one.date() if isinstance(one, pd.Timestamp) else one for one in cells[name]] for name in cells
        }
    return dict(frame.to_dict(as_series=False) if isinstance(frame, pl.DataFrame) else frame.to_pydict())


@pytest.mark.parametrize("family", ["pandas", "polars", "pyarrow"])
def test_the_same_kind_of_frame_comes_back_with_answers(law: Law, family: str) -> None:
    frame = frames()[family]
    plan = Roster.from_frame(frame).plan(law, "2026-11")
    assert [row.row.number for row in plan.rows] == [2, 3, 4, 5]
    answered = plan.to_frame()
    assert type(answered) is type(frame)
    found = values(answered)
    assert list(found)[:5] == list(COLUMNS)
    assert list(found)[5:] == [*list(RESULTS)[:-1], "problem (2)"]  # the list has a column of that name
    assert found["no"] == COLUMNS["no"]
    # 1971-09: 80//4+1 = 21 months, 2033-06; 1977-02 is open to 50 and 55.
    assert found["statutory_month"] == [date(2033, 6, 1), None, None, None]
    assert found["required_months"] == [204, None, None, None]
    assert found["eligibility"] == ["ELIGIBLE", "UNDETERMINED", None, None]
    assert [text is not None for text in found["question"]] == [False, True, False, False]
    assert [text is not None for text in found["problem (2)"]] == [False, False, True, True]


def test_a_pandas_index_and_types_stay(law: Law) -> None:
    frame = frames()["pandas"]
    answered = Roster.from_frame(frame).plan(law, "2026-11").to_frame()
    assert list(answered.index) == [10, 20, 20, 40]
    assert answered[list(COLUMNS)].equals(frame)
    assert str(answered["required_months"].dtype) == "Int32"
    assert str(answered["statutory_month"].dtype).startswith("datetime64")


def test_values_of_pandas_as_it_holds_them(law: Law) -> None:
    frame = pd.DataFrame(
        {
            "出生年月": pd.to_datetime(["1971-09-15", None]),
            "性别": pd.Categorical(["男", None]),
            "累计缴费月数": pd.array([316, None], dtype="Int64"),
            "混合": ["1", 2],
        }
    )
    first, blank = Roster.from_frame(frame).plan(law, "2026-11").rows
    assert first.row.person is not None
    assert first.row.person.to_dict()["birth"] == "1971-09-15"
    assert first.row.person.contributions is not None
    assert first.row.person.contributions.cumulative == 316
    assert blank.problem is not None  # the mixed column says that the row is not blank
    assert blank.problem.code == "roster.row_birth_missing"


def test_a_mapping_and_a_language_for_a_frame(law: Law) -> None:
    frame = pl.DataFrame({"born": ["1971-09"], "sex": ["男"]})
    with pytest.raises(RosterError, match="frame: which column gives a birth month"):
        Roster.from_frame(frame)
    plan = Roster.from_frame(frame, mapping={"born": "birth"}).plan(law, "2026-11")
    assert plan.to_frame(lang="zh").columns[2:] == list(RESULTS.values())


def test_anything_that_speaks_arrow(law: Law) -> None:
    class Speaks:
        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            return pa.table(COLUMNS).__arrow_c_stream__(requested_schema)

    answered = Roster.from_frame(Speaks()).plan(law, "2026-11").to_frame()
    assert isinstance(answered, pa.Table)
    assert answered.column_names[:5] == list(COLUMNS)


KINDS = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.Table}


@pytest.mark.parametrize("family", [None, *KINDS])
def test_a_file_as_a_frame_of_the_family_asked_for(make_file: MakeFile, law: Law, family: Any) -> None:
    frame = read_roster(make_file("no,birth,sex\n0007,1971-09,male\n")).plan(law, "2026-11").to_frame(family=family)
    assert type(frame) is KINDS[family or "pandas"]
    found = values(frame)
    assert (found["no"], found["earliest_month"], found["required_months"]) == (["0007"], [date(2031, 9, 1)], [204])


def test_a_file_where_pandas_is_not_installed(make_file: MakeFile, law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = read_roster(make_file("birth,sex\n1971-09,male\n")).plan(law, "2026-11")
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert type(plan.to_frame()) is pa.Table
    with pytest.raises(MissingExtra, match=r"\[pandas\]"):
        plan.to_frame(family="pandas")


@pytest.mark.parametrize("origin", KINDS)
@pytest.mark.parametrize("family", KINDS)
def test_a_frame_as_one_of_another_family(law: Law, origin: str, family: Any) -> None:
    plan = Roster.from_frame(frames()[origin]).plan(law, "2026-11")
    asked, own = plan.to_frame(family=family), plan.to_frame()
    assert type(asked) is KINDS[family]
    assert values(asked) == values(own)


def test_a_family_that_there_is_not(law: Law) -> None:
    with pytest.raises(InvalidFacts, match="pandas, polars, pyarrow"):
        Roster.from_frame(pa.table(COLUMNS)).plan(law, "2026-11").to_frame(family="dask")  # type: ignore[arg-type]


def test_what_is_no_frame() -> None:
    with pytest.raises(InvalidFacts) as caught:
        Roster.from_frame([["birth"], ["1971-09"]])
    assert str(caught.value).startswith("A value of type list is no frame known here.")


@pytest.mark.parametrize("second", [("", "", "", "年"), ("", "男/女", "yyyy-mm-dd", "年")])
@pytest.mark.parametrize("family", ["pandas", "polars", "pyarrow"])
def test_a_second_line_of_titles_in_a_frame_has_no_answers(law: Law, family: str, second: tuple[str, ...]) -> None:
    titles, rows = ("姓名", "性别", "出生年月", "累计缴费年限"), (second, ("甲", "男", "1971-09", "20"))
    table = pa.table({title: [row[place] for row in rows] for place, title in enumerate(titles)})
    frame = {"pandas": table.to_pandas(), "polars": pl.from_arrow(table), "pyarrow": table}[family]
    found = Roster.from_frame(frame).plan(law, "2026-11").to_frame(lang="zh")["法定退休年月"]
    months = found.to_pylist() if family == "pyarrow" else [*found]
    assert [month is None or month is pd.NaT for month in months] == [True, False]
