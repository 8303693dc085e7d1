"""Which tables are in force where and when, whose tables they are, and which readings are in use."""

from __future__ import annotations

import json
import pickle
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from retirecalc import Person, assess
from retirecalc.errors import AmbiguousLaw, InvalidFacts, OutOfCoverage, TableError
from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth
from retirecalc.law import MAINLAND, OWN_SYSTEM, Law
from retirecalc.questions.ask import ask
from retirecalc.rooms import ROOM_OF, table_kind
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable
from retirecalc.rules.retiring.retirement_steps.table import LocalProcedureTable, ProcedureTable
from retirecalc.tables.manifest import digests
from retirecalc.tables.shelf import built_in, tables_dir
from retirecalc.tables.table import Table
from tests.law_day import LAW_DAY, load_law, tables_of

KINDS = {table_id: table_kind(table_id) for table_id in ROOM_OF}
PLACES_ON_FILE = {place for place, _ in built_in().filed}
TABLES: list[type[Table]] = [
    StatutoryAgeTable,
    MinimumContributionTable,
    FlexibleRetirementTable,
    ShortfallRemediesTable,
]

# places

# In the order of GB/T 2260.
IN_ORDER = "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ"
PROVINCES = IN_ORDER.split()


def test_the_mainland_is_31_places() -> None:
    assert len(PROVINCES) == 31
    assert {f"CN-{code}" for code in PROVINCES} == MAINLAND


def test_chongqing_has_tables_of_its_own() -> None:
    law = load_law("CN-CQ")
    assert law.caveats == ()
    assert set(law.known) - set(load_law("CN").known) == {table for table, place in PLACES.items() if place == "CN-CQ"}
    assert {"local_procedure", "left_management"} <= set(PLACES)


@pytest.mark.parametrize("code", [code for code in PROVINCES if f"CN-{code}" not in PLACES_ON_FILE])
def test_a_place_without_tables_gets_the_national_law_and_says_so(code: str) -> None:
    law = load_law(f"CN-{code}")
    assert law.place == f"CN-{code}"
    assert [caveat.code for caveat in law.caveats] == ["no_local_tables"]
    assert law.known == load_law("CN").known
    assert load_law("CN").caveats == ()


@pytest.mark.parametrize("place", sorted(OWN_SYSTEM))
def test_a_place_with_a_system_of_its_own(place: str) -> None:
    with pytest.raises(OutOfCoverage) as caught:
        load_law(place)
    assert str(caught.value) == (
        f"place: {place} has a pension system of its own, which retirecalc does not hold. Use CN or a mainland place."
    )


@pytest.mark.parametrize("place", ["", "cn", "CN-ZZ", "CN-cq", "CN-50", "US", "重庆", "CN_CQ", "CN-CQ "])
def test_a_place_that_is_none(place: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law(place)
    assert str(caught.value) == (
        f"place: {place!r} is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ."
    )


# which version is in force in a month

BEGINNING, END = YearMonth(1, 1), YearMonth(9999, 12)


@pytest.mark.parametrize(
    ("month", "statutory_age", "minimum_contribution", "flexible_retirement", "shortfall_remedies"),
    [
        ("1978-05", None, None, None, None),
        ("1978-06", "1978-06", None, None, None),
        ("2005-12", "1978-06", None, None, None),
        ("2006-01", "1978-06", "2006-01-01", None, None),
        ("2011-06", "1978-06", "2006-01-01", None, None),
        ("2011-07", "1978-06", "2011-07-01", None, "2011-07-01"),
        ("2014-06", "1978-06", "2011-07-01", None, "2011-07-01"),
        ("2014-07", "1978-06", "2014-07-01", None, "2014-07-01"),
        ("2024-12", "1978-06", "2014-07-01", None, "2014-07-01"),
        ("2025-01", "2025-01-01", "2025-01-01", "2025-01-01", "2025-01-01"),
        ("2039-12", "2025-01-01", "2025-01-01", "2025-01-01", "2025-01-01"),
        ("9999-12", "2025-01-01", "2025-01-01", "2025-01-01", "2025-01-01"),
    ],
)
def test_the_version_in_force_in_a_month(
    month: str,
    statutory_age: str | None,
    minimum_contribution: str | None,
    flexible_retirement: str | None,
    shortfall_remedies: str | None,
) -> None:
    versions = (statutory_age, minimum_contribution, flexible_retirement, shortfall_remedies)
    era = load_law("CN").at(YearMonth.of(month))
    for kind, version in zip(TABLES, versions, strict=True):
        found = era.get(kind)
        assert (None if found is None else found.effective_from) == version
        if found is not None:
            assert era[kind] is found


def test_the_eras_of_the_law() -> None:
    """One for each day in digest section 0 on which a table of ours begins; no gap, no overlap, nothing made twice."""
    law = load_law("CN")
    assert [str(era.first) for era in law.eras(BEGINNING, END)] == [
        "0001-01",
        "1978-06",
        "1983-09",  # 国务院关于高级专家离休退休若干问题的暂行规定
        "1999-12",  # 劳社部发〔1999〕8号, of that year, its day not read
        "2006-01",
        "2011-07",
        "2014-07",
        "2015-03",
        "2016-01",
        "2019-05",
        "2019-12",
        "2023-12",
        "2024-01",  # 人社部发〔2024〕29号
        "2024-12",
        "2025-01",
        "2040-01",  # 人社部发〔2024〕76号 ends with 2039
    ]
    assert [era.last + 1 for era in law.all_eras[:-1]] == [era.first for era in law.all_eras[1:]]
    assert law.all_eras[-1].last == END
    for month in (YearMonth(1, 1), YearMonth(1978, 5), YearMonth(2024, 12), YearMonth(2025, 1), END):
        era = law.at(month)
        assert era.first <= month <= era.last
        assert era is law.at(month) is law.answering("R22", "birthday").at(month)


def test_the_eras_between_two_months() -> None:
    law = load_law("CN")
    found = law.eras(YearMonth(2024, 12), YearMonth(2025, 1))
    assert [(str(era.first), str(era.last)) for era in found] == [("2024-12", "2024-12"), ("2025-01", "2039-12")]
    assert law.eras(YearMonth(2025, 1), YearMonth(2030, 1)) == (law.at(YearMonth(2026, 11)),)
    assert law.eras(YearMonth(2024, 1), YearMonth(2024, 11)) == (law.at(YearMonth(2024, 6)),)


def test_a_version_that_begins_inside_a_month_has_that_month() -> None:
    """渝人社〔2024〕282号 of 2024-07-09: in force on the last day of 2024-07."""
    law = load_law("CN-CQ")
    assert law.at(YearMonth(2024, 6)).get(LocalProcedureTable) is None
    assert law.at(YearMonth(2024, 7))[LocalProcedureTable].effective_from == "2024-07-09"


def test_a_table_of_a_place_that_begins_later_than_the_nation_s_is_nobody_s_own() -> None:
    """渝人社〔2024〕282号 of 2024-07-09 takes the place of what is recalled of the nation; nobody has brought it."""
    with pytest.raises(OutOfCoverage) as caught:
        load_law("CN-CQ").at(YearMonth(2024, 6))[table_kind("special_work")]
    assert str(caught.value) == (
        "The table special_work has no version for the months up to 2024-06, on which this figure rests; those on file cover "
        "2024-07-09 to 2024-12-31, from 2025-01-01. Ask the agency for the rule of that time, or add a folder of your own tables with tables=[...]."
    )


def test_every_version_known() -> None:
    assert [table.effective_from for table in load_law().versions(MinimumContributionTable)] == [
        "2006-01-01",
        "2011-07-01",
        "2014-07-01",
        "2025-01-01",
    ]
    replay = load_law(in_force_on="2024-12-31")
    assert [table.effective_from for table in replay.versions(MinimumContributionTable)] == [
        "2006-01-01",
        "2011-07-01",
        "2014-07-01",
    ]
    assert replay.versions(FlexibleRetirementTable) == ()


@pytest.mark.parametrize(
    ("month", "kind", "begins", "up_to", "covered_before"),
    [
        ("1978-05", StatutoryAgeTable, "1978-06-01", "1978-05", "1978-06 to 2024-12-31, "),
        (
            "2005-11",
            MinimumContributionTable,
            "2006-01-01",
            "2005-12",
            "2006-01-01 to 2011-06-30, 2011-07-01 to 2014-06-30, 2014-07-01 to 2024-12-31, ",
        ),
        (
            "2011-05",
            ShortfallRemediesTable,
            "2011-07-01",
            "2011-06",
            "2011-07-01 to 2014-06-30, 2014-07-01 to 2024-12-31, ",
        ),
        ("2024-12", FlexibleRetirementTable, "2025-01-01", "2024-12", ""),
    ],
)
def test_before_the_first_day_on_file(
    month: str, kind: type[Table], begins: str, up_to: str, covered_before: str
) -> None:
    newest = built_in().tables["CN", kind.table_id]
    covered = covered_before + ", ".join(one.in_force for one in newest if one.effective_from >= "2025-01-01")
    with pytest.raises(OutOfCoverage) as caught:
        load_law("CN").at(YearMonth.of(month))[kind]
    assert str(caught.value) == (
        f"The table {kind.table_id} has no version for the months up to {up_to}, on which this figure rests; "
        f"those on file cover {covered}. Ask the agency for the rule of that time, or add a folder of your own tables with tables=[...]."
    )
    assert caught.value.fields == {
        "table": kind.table_id,
        "day": begins,
        "missing": f"the months up to {up_to}",
        "missing_zh": f"{up_to[:4]}年{int(up_to[5:])}月及以前的月份",
        "covered": covered,
        "covered_zh": re.sub(
            r"(?:from )?([\d-]+)",
            lambda at: (
                "".join(f"{int(part)}{unit}" for part, unit in zip(at[1].split("-"), "年月日", strict=False))
                + ("起" if at[0].startswith("from") else "")
            ),
            covered.replace(", ", "、").replace(" to ", "至"),
        ),
    }
    assert isinstance(caught.value, LookupError)


def test_what_did_not_exist_yet_is_at_hand_to_be_cited() -> None:
    era = load_law("CN").at(YearMonth(2024, 12))
    to_come = era.not_yet(FlexibleRetirementTable)
    assert to_come is not None
    assert to_come.effective_from == "2025-01-01"
    assert era.not_yet(StatutoryAgeTable) is None  # it is in force
    assert load_law("CN").at(YearMonth(1978, 5)).not_yet(StatutoryAgeTable) is None  # 60/55/50 were not granted by it
    assert load_law("CN").at(YearMonth(2025, 1)).not_yet(FlexibleRetirementTable) is None


def test_a_kind_of_table_that_is_not_there() -> None:
    class Other(Table):
        table_id = "other"

    era = load_law("CN-CQ").at(YearMonth(2026, 11))
    assert (era.get(Other), era.not_yet(Other), load_law().versions(Other)) == (None, None, ())
    with pytest.raises(OutOfCoverage) as caught:
        era[Other]
    assert str(caught.value) == (
        "There is no table other for CN-CQ. Check the name, or add a folder of your own tables with tables=[...]."
    )


OF_THE_REFORM = {
    *("statutory_age", "minimum_contribution", "shortfall_remedies", "birth_date"),
    *("flexible_retirement", "procedure", "worker_class"),
}
"""The tables whose first days are told by hand below."""


def test_every_month_has_one_version_of_each_table() -> None:
    """From the Social Insurance Law on to after the last printed year, no gap and no overlap."""
    law = load_law("CN")
    for index in range(2011 * 12 + 6, 2046 * 12):
        day = YearMonth(index // 12, index % 12 + 1).on(31)  # what begins inside a month has that month
        expected = {"statutory_age", "minimum_contribution", "shortfall_remedies", "birth_date"}
        expected |= {"flexible_retirement", "procedure"} if day.year >= 2025 else set()
        expected |= {"worker_class"} if day >= date(2015, 3, 1) else set()
        there = set(law.at(YearMonth.of(day)).tables)
        assert there & OF_THE_REFORM == expected
        for (jurisdiction, table_id), versions in built_in().tables.items():
            in_force = sum(table.first_day <= day <= table.last_day for table in versions)
            assert in_force == (versions[0].first_day <= day <= versions[-1].last_day)
            if jurisdiction == "CN":
                assert bool(in_force) == (table_id in there)


# the age


@pytest.mark.parametrize(
    ("category", "birth", "version"),
    [
        # 94号 第十四条: the original age by 2024-12-31 keeps it; 决定 第五项 from 2025-01-01
        ("male_60", "1964-12", "1978-06"),
        ("male_60", "1965-01", "2025-01-01"),
        ("female_55", "1969-12", "1978-06"),
        ("female_55", "1970-01", "2025-01-01"),
        ("female_50", "1974-12", "1978-06"),
        ("female_50", "1975-01", "2025-01-01"),
        ("male_60", "1949-03", "1978-06"),
        ("male_60", "1900-01", "1978-06"),  # 60 in 1960-01, before the first day on file
        ("female_50", "2099-12", "2025-01-01"),
    ],
)
def test_the_one_version_of_the_age_that_governs(category: str, birth: str, version: str) -> None:
    found = load_law("CN").for_age(Category(category), YearMonth.of(birth))
    assert found.effective_from == version
    # On 2024-12-31 nobody knew of an end to the ages of 1978.
    replay = load_law("CN", in_force_on="2024-12-31")
    assert replay.for_age(Category(category), YearMonth.of(birth)).effective_from == "1978-06"


def test_no_age_on_file() -> None:
    law = load_law("CN", in_force_on="1978-05-31")
    with pytest.raises(OutOfCoverage) as caught:
        law.for_age(Category.MALE_60, YearMonth(1949, 3))
    assert str(caught.value) == (
        "On 1978-05-31 the table statutory_age had no version for that month; those on file cover 1978-06 to 2024-12-31, "
        "from 2025-01-01. Ask about a month inside, with a law of that time: leave in_force_on out for the newest "
        "one."
    )


# the law of an older day


@pytest.mark.parametrize(
    ("day", "month", "statutory_age", "minimum_contribution", "flexible_retirement"),
    [
        ("2024-12-31", "2026-11", "1978-06", "2014-07-01", None),  # nobody knew of the end
        ("2024-12-31", "2009-03", "1978-06", "2006-01-01", None),  # a month up to the day: what was in force in it
        ("2010-01-01", "2026-11", "1978-06", "2006-01-01", None),
        ("2011-06-30", "2011-07", "1978-06", "2006-01-01", None),
        ("2011-07-01", "2011-06", "1978-06", "2006-01-01", None),
        ("2011-07-01", "2011-07", "1978-06", "2011-07-01", None),
        ("2025-01-01", "2024-12", "1978-06", "2014-07-01", None),
        ("2025-01-01", "2026-11", "2025-01-01", "2025-01-01", "2025-01-01"),
        ("1978-05-31", "2026-11", None, None, None),
    ],
)
def test_a_replay_knows_what_had_begun(
    day: str, month: str, statutory_age: str | None, minimum_contribution: str | None, flexible_retirement: str | None
) -> None:
    era = load_law("CN", in_force_on=day).at(YearMonth.of(month))
    for kind, version in (
        (StatutoryAgeTable, statutory_age),
        (MinimumContributionTable, minimum_contribution),
        (FlexibleRetirementTable, flexible_retirement),
    ):
        found = era.get(kind)
        assert (None if found is None else found.effective_from) == version


def test_a_replay_says_what_was_still_to_come() -> None:
    era = load_law("CN", in_force_on="2024-12-31").at(YearMonth(2026, 11))
    to_come = era.not_yet(FlexibleRetirementTable)
    assert to_come is not None
    assert to_come.effective_from == "2025-01-01"
    with pytest.raises(OutOfCoverage) as caught:
        era[FlexibleRetirementTable]
    assert str(caught.value) == (
        "On 2024-12-31 the table flexible_retirement had no version for that month; those on file cover from 2025-01-01. "
        "Ask about a month inside, with a law of that time: leave in_force_on out for the newest one."
    )


@pytest.mark.parametrize(
    "day",
    ["2024-12-31", "2024年12月31日", "20241231", "2024/12/31 0:00", date(2024, 12, 31)],
)
def test_every_form_of_a_day(day: Any) -> None:
    assert load_law("CN", in_force_on=day) is load_law("CN", in_force_on="2024-12-31")


@pytest.mark.parametrize("day", ["2024-12-31T23:59", datetime(2024, 12, 31, 16, tzinfo=UTC)])
def test_a_moment_is_no_day_of_the_law(day: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law("CN", in_force_on=day)
    assert (caught.value.code, caught.value.fields["field"]) == ("ground.moment", "in_force_on")


@pytest.mark.parametrize("day", ["2024", "2024-12", "2024.1", "yesterday", "", 202412])
def test_what_is_no_day(day: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law("CN", in_force_on=day)
    assert str(caught.value) == f"in_force_on: {str(day)!r} is not a day. Write it as 2024-12-31."


# readings


def test_readings_are_the_files_unless_chosen() -> None:
    law = load_law("CN", readings={"R07": "allowed", "R23": "undetermined"})
    assert (law.reading("R07").answer, law.reading("R07").default) == ("allowed", "undetermined")
    assert law.stamp()["readings"] == {"R07": "allowed"}  # R23: the default
    assert load_law("CN").stamp()["readings"] == {}
    assert load_law("CN").reading("R07").answer == "undetermined"


def test_choosing_the_default_is_choosing_nothing() -> None:
    assert load_law("CN", readings={"R07": "undetermined", "R28": "retirement_month_incl"}) is load_law("CN")


def test_a_reading_that_is_not_there() -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law("CN", readings={"R99": "allowed"})
    assert str(caught.value) == (
        f"readings: there is no reading 'R99'. The readings on file are {', '.join(built_in().readings)}."
    )


def test_an_answer_that_is_none() -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law("CN", readings={"R07b": "undetermined"})
    assert (
        str(caught.value) == "readings: 'undetermined' is not an answer to R07b. Choose one of allowed, not_available."
    )


def test_answering_leaves_the_law_as_it_was() -> None:
    law = load_law("CN")
    other = law.answering("R22", "birthday")
    assert (law.reading("R22").answer, other.reading("R22").answer) == ("first_of_month", "birthday")
    assert other.all_eras is law.all_eras


# tables of one's own


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A company's copy of both versions of statutory_age, with men at 61 from the reform on."""
    folder = shutil.copytree(tables_dir() / "CN/statutory_age", tmp_path / "own/CN/statutory_age").parents[1]
    edit(
        folder / "CN/statutory_age/2025-01-01.yaml",
        "male_60: {original_age: 60y, first",
        "male_60: {original_age: 61y, first",
    )
    path = folder / "CN/statutory_age/2025-01-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").split("rows:")[0], encoding="utf-8")
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_own_table_replaces_the_whole_table_of_its_id(own: Path) -> None:
    law, month = load_law("CN", tables=[own]), YearMonth(2026, 11)
    assert law.at(month)[StatutoryAgeTable].rule[Person("1971-09", "男").category].original_age == 61 * 12
    assert law.at(month)[StatutoryAgeTable].rows == ()
    assert law.at(month)[MinimumContributionTable] is load_law("CN").at(month)[MinimumContributionTable]
    # 1971-09 + 61 years + 21 months (办法 第一条)
    assert str(assess(Person("1971-09", "男"), law, "2026-11").statutory.value.month) == "2034-06"


def test_an_own_table_holds_in_every_place_and_on_its_own_days(own: Path) -> None:
    before, after = YearMonth(2024, 12), YearMonth(2025, 1)
    assert load_law("CN-CQ", tables=[str(own)]).at(after)[StatutoryAgeTable].rows == ()
    assert load_law("CN", tables=[own]).at(before)[StatutoryAgeTable].effective_from == "1978-06"
    (own / "CN/statutory_age/1978-06.yaml").unlink()
    with pytest.raises(OutOfCoverage) as caught:
        load_law("CN", tables=[own]).at(before)[StatutoryAgeTable]
    assert caught.value.code == "tables.not_in_yours"
    assert str(caught.value) == (
        "Your own versions of the table statutory_age take the place of all of the library's, and none of them is in force in "
        "the months up to 2024-12; they cover from 2025-01-01. Copy the library's versions of those months too, which begin on "
        "1978-06."
    )
    assert caught.value.text("zh") == (
        "您自己的 statutory_age 表取代了库内该表的所有版本，其中没有适用于2024年12月及以前的月份的；其施行期间为2025年1月1日起。"
        "请把库内适用于该时期的版本（1978年6月起施行）一并复制到您的文件夹。"
    )
    shutil.copy(tables_dir() / "CN/statutory_age/1978-06.yaml", own / "CN/statutory_age")  # as the sentence says
    assert load_law("CN", tables=[own]).at(before)[StatutoryAgeTable].effective_from == "1978-06"


def test_one_copied_version_leaves_the_years_before_it_open_and_says_which(tmp_path: Path) -> None:
    """The minimum of 2020-05 is asked of a man born in 1960-05, whatever month the question names."""
    for path in tables_of(tmp_path, "CN", "minimum_contribution").glob("*.yaml"):
        if path.stem != "2025-01-01":
            path.unlink()
    law = load_law(tables=[tmp_path])
    with pytest.raises(OutOfCoverage) as caught:
        ask("minimum_contribution", {"birth": "1960-05", "category": "男"}, law, "2026-11", "2026-12")
    assert str(caught.value) == (
        "Your own versions of the table minimum_contribution take the place of all of the library's, and none of them is in "
        "force in 2020-05; they cover from 2025-01-01. Copy the library's versions of those months too, which begin on "
        "2014-07-01."
    )
    # The library's own table reaches back to 2006: of a man of 1940, it names the month of his age.
    with pytest.raises(OutOfCoverage) as caught:
        ask("minimum_contribution", {"birth": "1940-01", "category": "男"}, load_law(), "2026-11", "2026-12")
    assert str(caught.value).startswith(
        "The table minimum_contribution has no version for 2000-01, on which this figure rests; those on file cover 2006-01-01 to "
    )


@pytest.mark.parametrize("form", ["file", "text"])
def test_a_file_is_no_folder(own: Path, form: str) -> None:
    path = own / "CN/statutory_age/2025-01-01.yaml"
    with pytest.raises(TableError) as caught:
        load_law(tables=path if form == "file" else [str(path)])
    assert str(caught.value) == (
        f"{path}: folder: is a file, and tables are given by their folder. Give the folder above, in which they lie at "
        "<jurisdiction>/<table id>/<effective_from>.yaml."
    )


@pytest.mark.parametrize("tables", ["", [""], [" "], [None], None, Path(), [Path()]])
def test_nothing_of_the_current_folder_is_law(own: Path, tables: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own)
    with pytest.raises(InvalidFacts) as caught:
        load_law(tables=tables)
    assert caught.value.code == "tables.folder_unnamed"
    # Named, a folder beside the one in hand is one like any other.
    monkeypatch.chdir(own.parent)
    assert load_law(tables=["own"]).stamp() == load_law(tables=own).stamp()


@pytest.mark.parametrize("tables", [5, [5], [b"own"], b"own", [["own"]], True])
def test_what_is_no_folder(tables: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law(tables=tables)
    assert caught.value.code == "tables.folder_unreadable"


@pytest.mark.parametrize(
    ("place", "shown"), [(5, "5"), (None, "not given"), ([], "[]"), (Person, "retirecalc.facts.person.Person")]
)
def test_what_is_no_place(place: Any, shown: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law(place)
    assert str(caught.value) == (
        f"place: {shown!r} is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ."
    )


@pytest.mark.parametrize("readings", ["R01=x", ["R01"], 5, [("R07", "allowed")]])
def test_readings_are_given_by_id(readings: Any) -> None:
    with pytest.raises(InvalidFacts) as caught:
        load_law(readings=readings)
    assert caught.value.code == "tables.readings_unreadable"
    (advice,) = re.findall(r"\{.*\}", str(caught.value).partition("such as")[2])
    assert load_law(readings=json.loads(advice)).reading("R07").answer == "allowed"


@pytest.mark.parametrize("form", [str, Path], ids=["text", "path"])
def test_one_folder_needs_no_list(own: Path, form: Any) -> None:
    """Text is a folder too, not a list of letters."""
    law = load_law("CN", tables=form(own))
    assert law.stamp() == load_law("CN", tables=[own]).stamp()
    assert law.at(YearMonth(2025, 1))[StatutoryAgeTable].rows == ()


def test_an_own_folder_is_read_anew_each_time(own: Path) -> None:
    """Somebody corrects a table while a service runs: the next law has it, the one in hand keeps what it was."""
    before = load_law("CN", tables=[own])
    edit(own / "CN/statutory_age/2025-01-01.yaml", "original_age: 61y", "original_age: 62y")
    after = load_law("CN", tables=[own])
    man = Person("1971-09", "男").category
    ages = [law.at(YearMonth(2025, 1))[StatutoryAgeTable].rule[man].original_age for law in (before, after)]
    assert ages == [61 * 12, 62 * 12]
    shutil.rmtree(own)
    with pytest.raises(TableError, match="there is no such folder"):
        load_law("CN", tables=[own])
    assert load_law("CN") is load_law("CN")  # the library's own tables are read once


def test_a_table_of_a_place_holds_there_only(own: Path) -> None:
    local = own.parent / "local"
    for path in (own / "CN/statutory_age").iterdir():
        target = local / "CN-CQ/statutory_age" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            path.read_text(encoding="utf-8").replace("jurisdiction: CN", "jurisdiction: CN-CQ"), encoding="utf-8"
        )
    law = load_law("CN-CQ", tables=[local])
    month = YearMonth(2025, 1)
    assert (law.at(month)[StatutoryAgeTable].jurisdiction, law.caveats) == ("CN-CQ", ())
    for place in ("CN", "CN-SC"):
        assert load_law(place, tables=[local]).at(month)[StatutoryAgeTable].jurisdiction == "CN"
    assert [caveat.code for caveat in load_law("CN-SC", tables=[local]).caveats] == ["no_local_tables"]


def test_two_folders_with_the_same_table(own: Path) -> None:
    second = shutil.copytree(own, own.parent / "second")
    with pytest.raises(AmbiguousLaw) as caught:
        load_law("CN", tables=[own, second], in_force_on=None)
    assert str(caught.value) == (
        "Two versions of the table statutory_age are in force on the newest day: "
        f"{own}/CN/statutory_age/1978-06.yaml, {own}/CN/statutory_age/2025-01-01.yaml, "
        f"{second}/CN/statutory_age/1978-06.yaml, {second}/CN/statutory_age/2025-01-01.yaml. "
        "Keep one of the folders, or close the older version with effective_to."
    )
    assert caught.value.text("zh").endswith("。请只保留其中一个文件夹，或为旧版本填写 effective_to。")


def test_an_own_folder_for_a_place_that_is_none(own: Path) -> None:
    text = (own / "CN/statutory_age/1978-06.yaml").read_text(encoding="utf-8")
    wrong = own.parent / "wrong/CN-Chongqing/statutory_age/1978-06.yaml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text(text.replace("jurisdiction: CN", "jurisdiction: CN-Chongqing"), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_law("CN-CQ", tables=[own.parent / "wrong"])
    assert str(caught.value) == (
        "CN-Chongqing: folder: is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ."
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        load_law("CN", tables=[tmp_path / "nowhere"])
    assert str(caught.value) == f"{tmp_path / 'nowhere'}: folder: there is no such folder. Check the path."


READINGS = """\
schema: retirecalc.readings/1
readings:
  - id: {id}
    name: ours
    question: {{en: Is it so?, zh: 是否如此？}}
    answers:
      - {{id: so, text: {{en: It is., zh: 是。}}}}
      - {{id: not_so, text: {{en: It is not., zh: 否。}}}}
    default: so
    reason: {{en: The text is silent., zh: 条文没有规定。}}
    cite: [measures, 第一条, open]
"""


def test_an_own_reading_stands_beside_those_of_the_library(tmp_path: Path) -> None:
    """A company copies flexible_retirement and asks one more question: the others are still answered."""
    own = tmp_path / "own"
    shutil.copytree(tables_dir() / "CN/flexible_retirement", own / "CN/flexible_retirement")
    (own / "CN/readings.yaml").write_text(READINGS.format(id="X01"), encoding="utf-8")
    law = load_law("CN", tables=[own], readings={"X01": "not_so"})
    assert list(law.readings) == [*built_in().readings, "X01"]
    assert law.reading("X01").answer == "not_so"


def test_an_own_reading_may_not_leave_a_table_without_an_answer(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "CN").mkdir(parents=True)
    (own / "CN/readings.yaml").write_text(READINGS.format(id="R07"), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_law("CN", tables=[own])
    assert str(caught.value) == (
        "CN/flexible_retirement/2025-01-01.yaml: employment.own_account.deferral.answers: "
        "does not answer R07 in its own words: allowed, not_available, not_so, so, undetermined. "
        "Give exactly its answers: so, not_so."
    )


# a value to embed


def test_the_same_law_is_one_object() -> None:
    assert load_law() is load_law("CN")
    assert load_law("CN-CQ") is not load_law("CN")
    assert load_law(readings={"R07": "allowed", "R23": "yes"}) is load_law(readings={"R23": "yes", "R07": "allowed"})
    with ThreadPoolExecutor(8) as pool:
        assert len({id(law) for law in pool.map(lambda _: load_law("CN-CQ"), range(64))}) == 1


@pytest.mark.parametrize(
    "law",
    [load_law(), load_law("CN-CQ", in_force_on="2024-12-31"), load_law(readings={"R07": "allowed"})],
    ids=["newest", "older", "reading"],
)
def test_a_law_pickles(law: Law) -> None:
    again = pickle.loads(pickle.dumps(law))
    assert again.stamp() == law.stamp()
    for name in Law.__slots__:
        assert getattr(again, name) == getattr(law, name)
    person = Person("1971-09-15", "男", employment="own_account")
    assert assess(person, again, "2026-11").to_json() == assess(person, law, "2026-11").to_json()


def test_a_law_cannot_be_changed() -> None:
    law = load_law()
    era = law.at(YearMonth(2025, 1))
    for value, name in (
        (law, "place"),
        (era, "tables"),
        (era[StatutoryAgeTable], "rows"),
        (law.reading("R07"), "chosen"),
    ):
        with pytest.raises(AttributeError):
            setattr(value, name, None)


def without_digests(stamp: dict[str, Any]) -> dict[str, Any]:
    """The stamp without the digests of the files, each of which must be that of the file, as the manifest lists it too."""
    listed = {digest for file, digest in digests(tables_dir()).items()}
    assert {one["sha256"] for one in stamp["tables"]} <= listed
    return {**stamp, "tables": [{k: v for k, v in one.items() if k != "sha256"} for one in stamp["tables"]]}


def test_the_stamp() -> None:
    law = load_law("CN-CQ", in_force_on="2024-12-31", readings={"R22": "birthday"})
    told = without_digests(law.stamp())
    known = OF_THE_REFORM | {"left_management", "local_procedure"}
    assert {**told, "tables": [one for one in told["tables"] if one["id"] in known]} == {
        "place": "CN-CQ",
        "data_version": built_in().data_version,
        "in_force_on": "2024-12-31",
        "tables": [
            {"id": "birth_date", "effective_from": "1999-12-31", "revision": 1},
            {"id": "left_management", "effective_from": "2024-07-09", "revision": 1},
            {"id": "local_procedure", "effective_from": "2024-07-09", "revision": 1},
            {"id": "minimum_contribution", "effective_from": "2006-01-01", "revision": 1},
            {"id": "minimum_contribution", "effective_from": "2011-07-01", "revision": 1},
            {"id": "minimum_contribution", "effective_from": "2014-07-01", "revision": 1},
            {"id": "shortfall_remedies", "effective_from": "2011-07-01", "revision": 1},
            {"id": "shortfall_remedies", "effective_from": "2014-07-01", "revision": 1},
            {"id": "statutory_age", "effective_from": "1978-06", "revision": 1},
            {"id": "worker_class", "effective_from": "2015-03-01", "revision": 1},
        ],
        "readings": {"R22": "birthday"},
    }


def test_the_stamp_of_what_was_used() -> None:
    """A man born 1964-06 whose figures governed 2024-06 and 2026-11: each month's versions, and one version of the age."""
    law = load_law("CN")
    age = law.for_age(Category.MALE_60, YearMonth(1964, 6))
    used = law.used([YearMonth(2026, 11), YearMonth(2024, 6), YearMonth(2024, 6)], age)
    stamped = without_digests(law.stamp(used))["tables"]
    expected = [
        {"id": "birth_date", "effective_from": "1999-12-31", "revision": 1},
        {"id": "flexible_retirement", "effective_from": "2025-01-01", "revision": 1},
        {"id": "minimum_contribution", "effective_from": "2014-07-01", "revision": 1},
        {"id": "minimum_contribution", "effective_from": "2025-01-01", "revision": 1},
        {"id": "procedure", "effective_from": "2025-01-01", "revision": 1},
        {"id": "shortfall_remedies", "effective_from": "2014-07-01", "revision": 1},
        {"id": "shortfall_remedies", "effective_from": "2025-01-01", "revision": 1},
        {"id": "statutory_age", "effective_from": "1978-06", "revision": 1},
        {"id": "worker_class", "effective_from": "2015-03-01", "revision": 1},
    ]
    for one in expected:  # a correction raises the revision
        (table,) = (t for t in built_in().tables["CN", str(one["id"])] if t.effective_from == one["effective_from"])
        one["revision"] = table.revision
    assert [one for one in stamped if one["id"] in OF_THE_REFORM] == expected


# a version more, of every table


PLACES = {table: place for place, table in built_in().tables if ("CN", table) not in built_in().tables}
"""The tables that the nation does not have, each with a place that has it."""
NEWEST = {
    table_id: [
        one.effective_from
        for one in built_in().tables[PLACES.get(table_id, "CN"), table_id]
        if one.effective_from <= LAW_DAY
    ][-1]
    for table_id in KINDS
}
OPEN = [
    table_id for table_id in KINDS if built_in().tables[PLACES.get(table_id, "CN"), table_id][-1].effective_to is None
]
"""What no act has ended for good."""
OLDEST = {table_id: built_in().tables[PLACES.get(table_id, "CN"), table_id][0].effective_from for table_id in KINDS}


OPEN = [
    table_id
    for table_id in KINDS
    for one in built_in().tables[PLACES.get(table_id, "CN"), table_id]
    if one.effective_from == NEWEST[table_id] and one.effective_to is None
]
"""The tables of which another version may begin: the last one has no end."""


def with_version(folder: Path, table_id: str, **header: str | None) -> Path:
    """A copy of every version of a table, and one more: the newest with another header. Written next to them by hand."""
    place = PLACES.get(table_id, "CN")
    target = tables_of(folder, place, table_id)
    text = (target / f"{NEWEST[table_id]}.yaml").read_text(encoding="utf-8")
    for name, value in header.items():
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{name}:")]
        at = next(index for index, line in enumerate(kept) if line.startswith("revision:"))
        text = "".join([*kept[:at], *([f'{name}: "{value}"\n'] if value is not None else []), *kept[at:]])
        if name == "effective_to" and value is None:
            text = text.replace("revision:", "effective_to: null\nrevision:", 1)
    (target / f"{header['effective_from']}.yaml").write_text(text, encoding="utf-8")
    return target


def close(folder: Path, table_id: str, day: str, ends: str) -> None:
    path = folder / PLACES.get(table_id, "CN") / table_id / f"{NEWEST[table_id]}.yaml"
    edit(path, "effective_to: null\n", f'effective_to: "{day}"\nends: {ends}\n')


def effective_from(law: Law, kind: type[Table], month: YearMonth) -> str | None:
    found = law.at(month).get(kind)
    return None if found is None else found.effective_from


@pytest.mark.parametrize("table_id", OPEN)
def test_a_later_version_of_every_table(tmp_path: Path, table_id: str) -> None:
    """Enacted, and in force from 2030-01-01: the months before keep the old version, those from then on have the new one."""
    kind = KINDS[table_id]
    with_version(tmp_path, table_id, effective_from="2030-01-01")
    close(tmp_path, table_id, "2029-12-31", "later_act")
    law = load_law("CN-CQ", tables=[tmp_path], in_force_on=None)
    for month, version in (("2029-12", NEWEST[table_id]), ("2030-01", "2030-01-01"), ("2050-01", "2030-01-01")):
        assert effective_from(law, kind, YearMonth.of(month)) == version
    # Asked as of a day before, nobody knew of it; on the day itself it is the law.
    before = load_law("CN-CQ", tables=[tmp_path], in_force_on="2029-12-31")
    assert effective_from(before, kind, YearMonth(2030, 1)) == effective_from(before, kind, YearMonth(2050, 1))
    assert effective_from(before, kind, YearMonth(2050, 1)) == NEWEST[table_id]
    on_the_day = load_law("CN-CQ", tables=[tmp_path], in_force_on="2030-01-01")
    assert effective_from(on_the_day, kind, YearMonth(2029, 12)) == NEWEST[table_id]
    assert effective_from(on_the_day, kind, YearMonth(2050, 1)) == "2030-01-01"
    # Every other table is as it was.
    for other in KINDS.values():
        if other is not kind:
            for year in (2012, 2026, 2031):
                asked = YearMonth(year, 1)
                assert effective_from(law, other, asked) == effective_from(
                    load_law("CN-CQ", in_force_on=None), other, asked
                )


@pytest.mark.parametrize("table_id", OPEN)
def test_an_earlier_version_of_every_table(tmp_path: Path, table_id: str) -> None:
    kind, first = KINDS[table_id], built_in().tables[PLACES.get(table_id, "CN"), table_id][0]
    last = first.first_day - timedelta(days=1)
    version = with_version(
        tmp_path, table_id, effective_from="1960-01-01", effective_to=last.isoformat(), ends="later_act"
    )
    assert (version / "1960-01-01.yaml").exists()
    law = load_law("CN-CQ", tables=[tmp_path], in_force_on=None)
    assert effective_from(law, kind, YearMonth(1959, 12)) is None
    assert effective_from(law, kind, YearMonth(1960, 1)) == "1960-01-01"
    assert effective_from(law, kind, first.first_month - 1) == "1960-01-01"
    assert effective_from(law, kind, first.first_month) == OLDEST[table_id]
    assert effective_from(law, kind, YearMonth(2026, 11)) == NEWEST[table_id]


@pytest.mark.parametrize("table_id", OPEN)
def test_a_closed_table_says_so(tmp_path: Path, table_id: str) -> None:
    """Never the old figure: after a last day with nothing following it is unknown, whoever set that day."""
    kind, place = KINDS[table_id], PLACES.get(table_id, "CN")
    tables_of(tmp_path, place, table_id)
    close(tmp_path, table_id, "2026-10-31", "own_text")
    law = load_law("CN-CQ", tables=[tmp_path])
    assert effective_from(law, kind, YearMonth(2026, 10)) == NEWEST[table_id]
    era = law.at(YearMonth(2026, 11))
    assert (era.get(kind), era.not_yet(kind)) == (None, None)
    with pytest.raises(OutOfCoverage) as caught:
        era[kind]
    assert (caught.value.code, caught.value.fields["day"]) == ("tables.not_covered", "2026-10-31")
    # The text itself says when it ends, so that everybody knew on the day before; a later act would not have been known.
    replay = load_law("CN-CQ", tables=[tmp_path], in_force_on="2026-09-30")
    assert effective_from(replay, kind, YearMonth(2026, 10)) == NEWEST[table_id]
    with pytest.raises(OutOfCoverage):
        replay.at(YearMonth(2026, 11))[kind]
    edit(tmp_path / place / table_id / f"{NEWEST[table_id]}.yaml", "ends: own_text", "ends: later_act")
    for day, version in (("2026-09-30", NEWEST[table_id]), ("2026-10-31", NEWEST[table_id]), ("2026-11-01", None)):
        replay = load_law("CN-CQ", tables=[tmp_path], in_force_on=day)
        assert effective_from(replay, kind, YearMonth(2026, 11)) == version


def test_a_version_that_ends_inside_a_month_has_it_no_longer(tmp_path: Path) -> None:
    with_version(tmp_path, "procedure", effective_from="2030-05-16")
    close(tmp_path, "procedure", "2030-05-15", "later_act")
    law = load_law(tables=[tmp_path], in_force_on=None)
    assert effective_from(law, ProcedureTable, YearMonth(2030, 4)) == "2025-01-01"
    assert effective_from(law, ProcedureTable, YearMonth(2030, 5)) == "2030-05-16"
    (tmp_path / "CN/procedure/2030-05-16.yaml").unlink()
    law = load_law(tables=[tmp_path], in_force_on=None)
    assert effective_from(law, ProcedureTable, YearMonth(2030, 4)) == "2025-01-01"
    with pytest.raises(OutOfCoverage) as caught:
        law.at(YearMonth(2030, 5))[ProcedureTable]
    assert caught.value.fields["day"] == "2030-05-15"


@pytest.mark.parametrize(
    ("age", "birth", "version", "original_month"),
    [
        # 60 until 2039-12-31, then 62: 60 reached in 2039-12 stays; 1980-01 reaches 60 in 2040-01, after it, so 62 in 2042-01
        ("62y", "1979-12", "2025-01-01", "2039-12"),
        ("62y", "1980-01", "2040-01-01", "2042-01"),
        ("62y", "1978-01", "2025-01-01", "2038-01"),
        # then 58: 1980-01 has 58 in 2038-01, before the new text began, and is under it all the same: one version each
        ("58y", "1979-12", "2025-01-01", "2039-12"),
        ("58y", "1980-01", "2040-01-01", "2038-01"),
        ("58y", "1982-01", "2040-01-01", "2040-01"),
    ],
)
def test_an_original_age_that_moves(tmp_path: Path, age: str, birth: str, version: str, original_month: str) -> None:
    """Exactly one version for each person, whether the original age goes up or down."""
    target = with_version(tmp_path, "statutory_age", effective_from="2040-01-01") / "2040-01-01.yaml"
    text = target.read_text(encoding="utf-8").split("rows:")[0]
    target.write_text(text.replace("original_age: 60y", f"original_age: {age}"), encoding="utf-8")
    close(tmp_path, "statutory_age", "2039-12-31", "later_act")
    table = load_law(tables=[tmp_path], in_force_on=None).for_age(Category.MALE_60, YearMonth.of(birth))
    assert table.effective_from == version
    assert str(YearMonth.of(birth) + table.rule[Category.MALE_60].original_age) == original_month


def test_an_age_beyond_the_last_day_on_file(tmp_path: Path) -> None:
    tables_of(tmp_path, "CN", "statutory_age")
    close(tmp_path, "statutory_age", "2039-12-31", "own_text")
    law = load_law(tables=[tmp_path], in_force_on=None)
    assert law.for_age(Category.MALE_60, YearMonth(1979, 12)).effective_from == "2025-01-01"
    with pytest.raises(OutOfCoverage) as caught:
        law.for_age(Category.MALE_60, YearMonth(1980, 1))
    assert (caught.value.code, caught.value.fields["day"]) == ("tables.not_covered", "2039-12-31")


def test_every_kind_of_table_is_on_file() -> None:
    assert {table_id for _, table_id in built_in().tables} == set(KINDS)
