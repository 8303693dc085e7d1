"""One malformed folder for each way to be wrong, under `bad/`, and the exact sentence that it gets.

Each folder is as an owner of tables would write it (no manifest, sources and readings of the library beside it), good but
for the one thing in its name. The sentence must name the file and the field.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from retirecalc.errors import TableError
from retirecalc.tables import manifest
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.shelf import Shelf, built_in, tables_dir
from tests.law_day import load_law

BAD = Path(__file__).parent / "bad"
AGE = "CN/statutory_age/2030-01-01.yaml"
MINIMUM = "CN/minimum_contribution/2030-01-01.yaml"
FLEXIBLE = "CN/flexible_retirement/2030-01-01.yaml"
REMEDIES = "CN/shortfall_remedies/2030-01-01.yaml"
CERTAINTIES = "text, official, secondary, recall, open"

PINNED = {
    # the YAML itself
    "broken_syntax": f"{AGE}: line 15: did not find expected ',' or ']'",
    "empty_file": f"{AGE}: file: must be a mapping of fields",
    "not_a_mapping": f"{AGE}: file: must be a mapping of fields",
    "not_utf8": f"{AGE}: file: is not UTF-8 text",
    "duplicate_key": f"{AGE}: line 8: the key 'revision' stands there twice",
    "key_not_text": f"{AGE}: line 13: the key 50 is not text",
    "float_value": f"{AGE}: line 11: 2.0 is a float: the law is exact, quote it",
    "octal_number": f"{AGE}: line 11: 02 reads as another number than it looks: quote it",
    "clock_number": f"{AGE}: line 11: 1:30 reads as another number than it looks: quote it",
    "unquoted_date": f"{AGE}: line 5: 2030-01-01 is an unquoted date: quote it",
    "yes_no_boolean": f"{FLEXIBLE}: line 30: no reads as yes or no: write true, false or a quoted text",
    "binary_tag": f"{AGE}: line 7: tag:yaml.org,2002:binary has no place in a table",
    # fields
    "wrong_schema": f"{AGE}: schema: must be retirecalc.table/1",
    "unknown_key": f"{AGE}: vaild_to: there is no such field",
    "unknown_key_in_row": f"{AGE}: rows[0].note: there is no such field",
    "missing_key": f"{AGE}: revision: is missing",
    "missing_key_in_row": f"{AGE}: rows[0].age: is missing",
    "mistyped_number": f"{AGE}: revision: must be a whole number",
    "mistyped_period": f"{AGE}: rows[0].age: months: 'sixty' is not a period. "
    "Write it as 26y4m, 26年4个月 or 316 months.",
    "mistyped_month": f"{AGE}: rows[0].born[0]: month: '1970-13' has no such month: months run from 1 to 12. Check the date.",
    "mistyped_category": f"{AGE}: rows[0].category: Input should be 'male_60', 'female_55' or 'female_50'",
    "mistyped_truth": f"{FLEXIBLE}: employment.employee.employer_notice.value: must be true or false",
    "three_birth_months": f"{AGE}: rows[0].born: holds more items than it should",
    "title_one_language": f"{AGE}: title.zh: is missing",
    # where the file lies
    "file_name_and_date": "CN/statutory_age/2031-01-01.yaml: effective_from: is '2030-01-01', "
    "but the file lies under '2031-01-01'",
    "folder_and_id": "CN/retirement_age/2030-01-01.yaml: id: is 'statutory_age', but the file lies under 'retirement_age'",
    "folder_and_jurisdiction": "CN-CQ/statutory_age/2030-01-01.yaml: jurisdiction: is 'CN', but the file lies under 'CN-CQ'",
    "unknown_table": "CN/retirement_age/2030-01-01.yaml: id: there is no table 'retirement_age'; "
    "tables are birth_date, flexible_retirement, minimum_contribution, procedure, local_procedure, "
    "shortfall_remedies, statutory_age, worker_class, left_management",
    "outside_the_layout": "statutory_age/2030-01-01.yaml: file: lies outside the layout "
    "<jurisdiction>/<table id>/<effective_from>.yaml",
    "wrong_suffix": "CN/statutory_age/2030-01-01.yml: file: lies outside the layout "
    "<jurisdiction>/<table id>/<effective_from>.yaml",
    # the days in force
    "no_such_day": f"{AGE}: effective_to: '2030-02-30' is not a day of the calendar, written as 2025-01-01",
    "last_day_as_month": f"{AGE}: effective_to: '2030-12' is not a day of the calendar, written as 2025-01-01",
    "first_day_malformed": "CN/statutory_age/2030-13-01.yaml: effective_from: '2030-13-01' is not a day of the calendar, "
    "written as 2025-01-01",
    "end_of_nobody": f"{AGE}: ends: says who set effective_to, own_text or later_act: give both, or neither",
    "ends_without_a_day": f"{AGE}: ends: says who set effective_to, own_text or later_act: give both, or neither",
    "ends_by_accident": f"{AGE}: ends: Input should be 'own_text' or 'later_act'",
    "ends_before_it_begins": f"{AGE}: effective_to: 2029-12-31 is before effective_from",
    "gap_between_versions": "CN/statutory_age/2031-01-01.yaml: effective_from: leaves a gap after the version of 2030-01-01",
    "overlap_between_versions": "CN/statutory_age/2031-01-01.yaml: effective_from: overlaps the version of 2030-01-01; "
    "close that with effective_to",
    "two_open_versions": "CN/statutory_age/2031-01-01.yaml: effective_from: overlaps the version of 2030-01-01; "
    "close that with effective_to",
    # citations
    "uncited_row": f"{AGE}: rows[0].cite: is missing",
    "uncited_table": f"{AGE}: cite: is missing",
    "citation_without_place": f"{AGE}: rows[0].cite: must be [source, locator] or [source, locator, certainty]",
    "citation_of_nothing": f"{AGE}: rows[0].cite: must be [source, locator] or [source, locator, certainty]",
    "citation_empty_place": f"{AGE}: rows[0].cite: names no place in the document",
    "unknown_source": f"{AGE}: rows[0].cite: there is no source 'measure' in CN/sources.yaml",
    "bad_certainty": f"{AGE}: certainty: must be one of {CERTAINTIES}",
    "missing_certainty": f"{AGE}: certainty: must be one of {CERTAINTIES}",
    "bad_certainty_of_citation": f"{AGE}: rows[0].cite: 'sure' is no certainty; use one of {CERTAINTIES}",
    # statutory_age against itself
    "increase_disagrees": f"{AGE}: rows[1] (male_60 1970-05).increase: printed 3 months, the rule gives 2 for 1970-05",
    "age_disagrees": f"{AGE}: rows[1] (male_60 1970-05).age: printed 60y3m, the rule gives 60y2m",
    "gap_between_rows": f"{AGE}: rows[1] (male_60 1970-06).born: a gap or an overlap: "
    "the next group should begin with 1970-05",
    "overlap_between_rows": f"{AGE}: rows[1] (male_60 1970-04).born: a gap or an overlap: "
    "the next group should begin with 1970-05",
    "rows_begin_late": f"{AGE}: rows[0] (male_60 1970-02).born: a gap or an overlap: "
    "the next group should begin with 1970-01",
    "row_ends_before_it_begins": f"{AGE}: rows[0] (male_60 1970-01).born: ends (1969-12) before it begins",
    "rows_without_a_rise": f"{AGE}: rows[0] (male_60 1970-01): is printed, but the rule has no rise (no first_birth)",
    "missing_category": f"{AGE}: rule: the categories female_50 are missing",
    "half_a_rule": f"{AGE}: rule.male_60: give first_birth, births_per_month and cap together, or none of them",
    "no_births_per_month": f"{AGE}: rule.male_60.births_per_month: must be 1 or more",
    # minimum_contribution against itself
    "minimum_year_gap": f"{MINIMUM}: rows[1].year: a gap or an overlap: the next year should be 2031",
    "minimum_year_twice": f"{MINIMUM}: rows[1].year: a gap or an overlap: the next year should be 2031",
    "minimum_falls": f"{MINIMUM}: rows[1].months: the minimum falls from 186 to 180 months",
    "minimum_falls_afterwards": f"{MINIMUM}: later.value: the minimum falls from 192 to 180 months",
    # flexible_retirement against itself
    "missing_floor": f"{FLEXIBLE}: floor: the categories female_50 are missing",
    "missing_employment": f"{FLEXIBLE}: employment: the kinds unknown are missing",
    "refused_without_reason": f"{FLEXIBLE}: employment.state_manager.deferral: a refusal needs a reason",
    "neither_value_nor_reading": f"{FLEXIBLE}: employment.employee.early: give either value or reading",
    "both_value_and_reading": f"{FLEXIBLE}: employment.employee.early: give either value or reading",
    "reading_without_answers": f"{FLEXIBLE}: employment.own_account.early: a reading needs answers, and answers a reading",
    # shortfall_remedies
    "remedy_missing": f"{REMEDIES}: end_relation: is missing",
    "remedy_uncited": f"{REMEDIES}: transfer_to_resident.cite: is missing",
    "remedy_without_reading": f"{REMEDIES}: lump_sum.reading: is missing",
    "remedy_cell_without_value": f"{REMEDIES}: transfer_to_resident.resident_age.value: is missing",
    "remedy_unknown_key": f"{REMEDIES}: lump_sum.from_age: there is no such field",
    "remedy_mistyped_month": f"{REMEDIES}: lump_sum.first_insured_before.value: month: '2011-13' has no such month: "
    "months run from 1 to 12. Check the date.",
    "remedy_half_of_the_resident_scheme": f"{REMEDIES}: transfer_to_resident: give resident_age and resident_minimum "
    "together, or neither",
    "remedy_below_zero": f"{REMEDIES}: lump_sum.after_extending.value: months: -60 is below zero. "
    "Contribution months are counted from 0.",
    # readings that a table asks
    "remedy_reading_unknown": f"{REMEDIES}: extended_contribution: there is no reading 'R77' in CN/readings.yaml",
    "remedy_reading_of_another": f"{REMEDIES}: lump_sum: does not answer R01 in the same words: "
    "any_short, completion_year, pre2011_else_open, pre2011_only, statutory_year, undetermined",
    "reading_unknown": f"{FLEXIBLE}: employment.own_account.early.answers: there is no reading 'R77' in CN/readings.yaml",
    "reading_answers_differ": f"{MINIMUM}: met_by.months_before: does not answer R28 in the same words: at_notice, when_told",
    "reading_answer_missing": f"{MINIMUM}: met_by.months_before: does not answer R28 in the same words: at_notice",
    # sources and readings
    "sources_wrong_schema": "CN/sources.yaml: schema: must be retirecalc.sources/1",
    "sources_beside": "CN/sources.yaml: sources: must be a list, and nothing stands beside it but schema; "
    "found schema, note, sources",
    "sources_not_a_list": "CN/sources.yaml: sources: must be a list, and nothing stands beside it but schema; "
    "found schema, sources",
    "source_twice": "CN/sources.yaml: sources: our_rules stands there twice",
    "source_without_title": "CN/sources.yaml: sources[0].title: is missing",
    "reading_twice": "CN/readings.yaml: readings: X01 stands there twice",
    "reading_default_unknown": "CN/readings.yaml: X01.default: 'perhaps' is not one of the answers",
    "reading_answer_twice": "CN/readings.yaml: X01.answers: so stands there twice",
    "reading_already_chosen": "CN/readings.yaml: X01.chosen: is for the caller to choose, not for the file",
    "reading_uncited": "CN/readings.yaml: readings[0].cite: is missing",
    "reading_unknown_source": "CN/readings.yaml: readings[0].cite: there is no source 'measure' in CN/sources.yaml",
}


def test_every_bad_folder_has_its_sentence() -> None:
    assert {folder.name for folder in BAD.iterdir()} == set(PINNED)


@pytest.mark.parametrize("failure", sorted(PINNED))
def test_a_malformed_table_does_not_load(failure: str) -> None:
    with pytest.raises(TableError) as refused:
        read_shelf(BAD / failure, base=built_in())
    assert str(refused.value) == PINNED[failure]
    assert set(refused.value.fields) == {"file", "field", "problem"}
    assert f"{refused.value.fields['file']}：{refused.value.fields['field']}：" in refused.value.text("zh")


def test_the_bad_folders_are_good_but_for_one_thing(tmp_path: Path) -> None:
    """Undo the one fault of a fixture of each kind, and it loads: so it fails for no other reason."""
    for failure, rel, wrong, right in (
        ("increase_disagrees", AGE, "increase: 3", "increase: 2"),
        ("minimum_falls", MINIMUM, "months: 15y,", "months: 16y,"),
        ("remedy_reading_unknown", REMEDIES, "reading: R77", "reading: R01"),
        ("refused_without_reason", FLEXIBLE, "NOT_ELIGIBLE, cite", "NOT_ELIGIBLE, reason: post_excluded, cite"),
        ("reading_default_unknown", "CN/readings.yaml", "default: perhaps", "default: so"),
        ("source_without_title", "CN/sources.yaml", "    issuer", "    title: {en: Ours, zh: 本公司}\n    issuer"),
    ):
        folder = shutil.copytree(BAD / failure, tmp_path / failure)
        text = (folder / rel).read_text(encoding="utf-8")
        assert text.count(wrong) == 1, failure
        (folder / rel).write_text(text.replace(wrong, right), encoding="utf-8")
        assert isinstance(read_shelf(folder, base=built_in()), Shelf)


REMEDY = "after a change on purpose run python -m retirecalc.tables refresh FOLDER"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The library's own tables, to be spoilt."""
    return shutil.copytree(tables_dir(), tmp_path / "tables")


def refusal(folder: Path) -> str:
    with pytest.raises(TableError) as refused:
        read_shelf(folder)
    return str(refused.value)


def test_there_is_no_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'}: folder: there is no such folder"


def test_without_a_manifest(copy: Path) -> None:
    (copy / "manifest.yaml").unlink()
    assert refusal(copy) == "manifest.yaml: file: there is no manifest in the folder"


def test_a_manifest_without_a_data_version(copy: Path) -> None:
    path = copy / "manifest.yaml"
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[1:]) + "\n", encoding="utf-8")
    assert (
        refusal(copy) == 'manifest.yaml: data_version: is missing; the first line should be data_version: "2026.11.0"'
    )


@pytest.mark.parametrize("edit", ["# one more comment\n", " "])
def test_a_changed_file(copy: Path, edit: str) -> None:
    path = copy / "CN/minimum_contribution/2025-01-01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + edit, encoding="utf-8")
    assert refusal(copy) == f"CN/minimum_contribution/2025-01-01.yaml: manifest.yaml: the file is changed; {REMEDY}"


def test_an_extra_file(copy: Path) -> None:
    shutil.copy(copy / "CN/statutory_age/2025-01-01.yaml", copy / "CN/statutory_age/2026-01-01.yaml")
    assert refusal(copy) == f"CN/statutory_age/2026-01-01.yaml: manifest.yaml: the file is not listed; {REMEDY}"


def test_a_missing_file(copy: Path) -> None:
    (copy / "CN/readings.yaml").unlink()
    assert refusal(copy) == f"CN/readings.yaml: manifest.yaml: the file is missing; {REMEDY}"


def test_line_ends_of_another_platform_are_no_change(copy: Path) -> None:
    path = copy / "CN/sources.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_shelf(copy).sources == built_in().sources


def test_refresh_writes_what_check_reads(copy: Path) -> None:
    before = (copy / "manifest.yaml").read_bytes()
    manifest.refresh(copy)
    assert (copy / "manifest.yaml").read_bytes() == before
    manifest.refresh(copy, "2099.1.0")
    assert manifest.check(copy) == "2099.1.0"
    (copy / "manifest.yaml").unlink()
    manifest.refresh(copy)
    assert manifest.check(copy) == "0"


def test_an_own_folder_may_have_a_manifest_and_then_it_holds(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(tables_dir() / "CN/statutory_age", own / "CN/statutory_age")
    assert read_shelf(own, base=built_in()).data_version is None
    manifest.refresh(own, "ours.1")
    assert read_shelf(own, base=built_in()).data_version == "ours.1"
    path = own / "CN/statutory_age/1978-06.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(TableError, match="the file is changed"):
        read_shelf(own, base=built_in())


OUTSIDE = "lies outside the layout <jurisdiction>/<table id>/<effective_from>.yaml"
NO_TABLE = (
    "folder: holds no table; tables lie at <jurisdiction>/<table id>/<effective_from>.yaml, "
    "such as CN/statutory_age/2025-01-01.yaml"
)


@pytest.mark.parametrize("name", ["2025-01-01.YAML", "2025-01-01.yml", "2025-01-01.Yml"])
def test_a_file_by_another_ending_is_not_passed_over(tmp_path: Path, name: str) -> None:
    own = tmp_path / "CN" / "statutory_age"
    own.mkdir(parents=True)
    shutil.copy(tables_dir() / "CN/statutory_age/2025-01-01.yaml", own / name)
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert str(caught.value) == f"CN/statutory_age/{name}: file: {OUTSIDE}"


def test_a_folder_without_a_table_never_leaves_the_built_in_law_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "CN").mkdir()
    (tmp_path / "CN" / "notes.txt").write_text("no table", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert str(caught.value) == f"{tmp_path}: {NO_TABLE}"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_broken_link_is_one_sentence(tmp_path: Path) -> None:
    own = tmp_path / "CN" / "statutory_age"
    own.mkdir(parents=True)
    (own / "2025-01-01.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert str(caught.value) == "CN/statutory_age/2025-01-01.yaml: file: cannot be read: No such file or directory"


def test_nothing_of_the_current_folder_is_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables that lie where the program runs are read only if they are named."""
    text = (tables_dir() / "CN/minimum_contribution/2025-01-01.yaml").read_text(encoding="utf-8")
    for folder in (tmp_path, tmp_path / "data/tables", tmp_path / "_tables"):
        own = folder / "CN" / "minimum_contribution"
        own.mkdir(parents=True)
        (own / "2025-01-01.yaml").write_text(text.replace("{year: 2033, months: 17y,", "{year: 2033, months: 17y1m,"))
    monkeypatch.chdir(tmp_path)
    code = "from retirecalc import load_law; print(load_law().stamp())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == f"{load_law(in_force_on=None).stamp()}\n"
