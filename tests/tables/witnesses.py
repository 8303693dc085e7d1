"""What the tables must say, a second time and by hand: a witness for every cell, none of them taken from the YAML.

`disagreements(shelf)` compares. A new table, or a new version of one, needs a line in `goldens/versions.csv`, its citations
in `goldens/citations.csv`, and a function in `WITNESSES`; until it has them it disagrees.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from retirecalc.facts.words import Category
from retirecalc.ground.months import YearMonth
from retirecalc.rules.age.birth_date.table import BirthDateTable
from retirecalc.rules.age.flexible_retirement.table import FlexibleRetirementTable
from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable
from retirecalc.rules.age.worker_class.table import LeftManagementTable, WorkerClassTable
from retirecalc.rules.contributions.minimum_contribution.table import MinimumContributionTable
from retirecalc.rules.contributions.shortfall_remedies.table import ShortfallRemediesTable
from retirecalc.rules.retiring.retirement_steps.table import LocalProcedureTable, ProcedureTable
from retirecalc.sources import Bilingual, Citation
from retirecalc.tables.shelf import Shelf
from retirecalc.tables.table import Table

GOLDENS = Path(__file__).parents[1] / "goldens"
Version = tuple[str, str, str]


@functools.cache
def golden(name: str) -> tuple[dict[str, str], ...]:
    with (GOLDENS / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def disagreements(shelf: Shelf, only: str | None = None) -> list[str]:
    """Where the shelf and the witnesses differ; `only` one file of it, as `CN/sources.yaml`."""
    found = list(_versions(shelf))
    if only in (None, "CN/sources.yaml"):
        found += _sources(shelf)
    if only in (None, "CN/readings.yaml"):
        found += _readings(shelf)
    for versions in shelf.tables.values():
        for table in versions:
            version = (table.jurisdiction, table.id, table.effective_from)
            if only in (None, "/".join(version) + ".yaml"):
                witness = WITNESSES.get(version)
                found += [f"{version}: no witness"] if witness is None else (f"{version}: {x}" for x in witness(table))
                found += _compare(f"{version} citations", _citations_of(table), _citations_in(table.id, version[2]))
    return found


def _compare(what: str, actual: Iterable[Any], expected: Iterable[Any]) -> Iterator[str]:
    actual, expected = list(actual), list(expected)
    for one in actual:
        if one not in expected:
            yield f"{what}: unexpected {one}"
    for one in expected:
        if one not in actual:
            yield f"{what}: missing {one}"


def _versions(shelf: Shelf) -> Iterator[str]:
    actual = [
        (t.jurisdiction, t.id, t.effective_from, t.effective_to, t.ends, t.before, t.revision, *t.title)
        for versions in shelf.tables.values()
        for t in versions
    ]
    expected = [
        (
            row["jurisdiction"],
            row["table"],
            row["effective_from"],
            row["effective_to"] or None,
            row["ends"] or None,
            row["before"] or None,
            int(row["revision"]),
            row["title_en"],
            row["title_zh"],
        )
        for row in golden("versions.csv")
    ]
    yield from _compare("versions", actual, expected)


def _sources(shelf: Shelf) -> Iterator[str]:
    actual = [
        (s.id, s.document_number, s.title.en, s.title.zh, s.issuer, s.issued or "", s.note or "")
        for s in shelf.sources.values()
    ]
    yield from _compare("sources", actual, (tuple(row.values()) for row in golden("sources.csv")))


def _readings(shelf: Shelf) -> Iterator[str]:
    readings = shelf.readings.values()
    actual = [(r.id, r.name, r.default, r.question.en, r.question.zh, r.reason.en, r.reason.zh) for r in readings]
    yield from _compare("readings", actual, (tuple(row.values()) for row in golden("readings.csv")))
    answers = [(r.id, answer.id, *answer.text) for r in readings for answer in r.answers]
    yield from _compare("answers", answers, (tuple(row.values()) for row in golden("answers.csv")))
    citations = [(r.id, cite) for r in readings for cite in r.cite]
    yield from _compare("readings citations", citations, _citations_in("readings", ""))
    yield from (f"{r.id} is answered in the file" for r in readings if r.chosen is not None)


def _citations_in(table: str, version: str) -> list[tuple[str, Citation]]:
    return [
        (
            row["field"],
            Citation(row["source"], row["document_number"], row["locator"], row["certainty"]),  # type: ignore[arg-type]
        )
        for row in golden("citations.csv")
        if (row["table"], row["version"]) == (table, version)
    ]


def _citations_of(table: Table) -> list[tuple[str, Citation]]:
    return [(field, cite) for field, cited in cited_places(table, "") for cite in cited.cite]


ROW_KEYS = ("category", "year", "step")
"""What a row is called by, if it has one of them; any other by its number."""


def cited_places(node: Any, field: str) -> Iterator[tuple[str, Any]]:
    """Every row, cell and header below `node` that cites, with its name in `citations.csv`."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from cited_places(value, f"{field}.{key}".lstrip("."))
    elif isinstance(node, tuple) and not isinstance(node, Bilingual):
        for index, value in enumerate(node):
            name = next((found for key in ROW_KEYS if (found := getattr(value, key, None))), index)
            yield from cited_places(value, f"{field}.{name}")
    elif is_dataclass(node):
        if hasattr(node, "cite"):
            yield field or "table", node
        for one in fields(node):
            if one.name != "cite":
                yield from cited_places(getattr(node, one.name), f"{field}.{one.name}".lstrip("."))


# statutory_age: the annexes as printed, and the closed form of 办法 第一条 over two centuries of births

CLASSES = {
    Category.MALE_60: (720, 1965, 4, 36, "annex1_male.csv"),
    Category.FEMALE_55: (660, 1970, 4, 36, "annex2_female55.csv"),
    Category.FEMALE_50: (600, 1975, 2, 60, "annex3_female50.csv"),
}
BIRTHS = [YearMonth(year, month) for year in range(1900, 2100) for month in range(1, 13)]


def statutory_age_1978(table: Table) -> Iterator[str]:
    assert isinstance(table, StatutoryAgeTable)
    ages = {category: int(rule.original_age) for category, rule in table.rule.items()}
    if ages != {"male_60": 60 * 12, "female_55": 55 * 12, "female_50": 50 * 12}:
        yield f"the ages are {ages}"
    for category, rule in table.rule.items():
        if (rule.first_birth, rule.births_per_month, rule.cap) != (None, None, None) or table.rows:
            yield f"the age of {category} rises"


def statutory_age_2025(table: Table) -> Iterator[str]:
    assert isinstance(table, StatutoryAgeTable)
    for category, (original, year, step, cap, _) in CLASSES.items():
        rule = table.rule[category]
        if rule.original_age != original:
            yield f"the original age of {category} is {rule.original_age}"
        first = year * 12
        increases = [rule.increase(birth) for birth in BIRTHS]
        if increases != [0 if b < first else min(cap, (b - first) // step + 1) for b in map(int, BIRTHS)]:
            yield f"the increase of {category} is not that of 第一条"
        if (str(rule.first_birth), rule.births_per_month, rule.cap) != (f"{year}-01", step, cap):
            yield f"the rule of {category} is not that of 第一条"
    if list(table.rule) != list(CLASSES):
        yield "there are other classes"
    printed = [
        (str(row.category), str(birth), int(row.age), int(row.increase), str(birth + row.age))
        for row in table.rows
        for birth in (row.born[0] + later for later in range(row.born[1] - row.born[0] + 1))
    ]
    if printed != _annexes():
        yield "the printed rows are not those of the annexes"


@functools.cache
def _annexes() -> list[tuple[str, str, int, int, str]]:
    rows = [(category, row) for category, (*_, file) in CLASSES.items() for row in golden(file)]
    assert len(rows) == 408
    return [
        (
            str(category),
            row["birth_month"],
            int(row["statutory_age_years"]) * 12 + int(row["statutory_age_months"]),
            int(row["delay_months"]),
            row["retirement_month"],
        )
        for category, row in rows
    ]


# minimum_contribution: 15 years flat, then annex 4 between 15 years before and 20 years after


def minimum_contribution_2006(table: Table) -> Iterator[str]:
    yield from _fifteen_years(table, ())


def minimum_contribution_2014(table: Table) -> Iterator[str]:
    yield from _fifteen_years(table, ("counts_after_reform", "counts_once", "not_resident"))


def _fifteen_years(table: Table, stated: tuple[str, ...]) -> Iterator[str]:
    """15 years in every year; of what may be left out, only what is named in `stated`."""
    assert isinstance(table, MinimumContributionTable)
    if any(table.required(year)[0] != 180 for year in range(1990, 2061)) or table.rows:
        yield "the minimum is not 15 years flat"
    if (table.earlier.value, table.later.value) != (180, 180):
        yield "the minimum is not 15 years before and after"
    may_be_left_out = ("at_chosen_month", "met_by", "not_while_on_allowance", *LATER)
    for name in may_be_left_out:
        if (getattr(table, name) is None) == (name in stated):
            yield f"{name} is stated, or missing"


LATER = ("counts_after_reform", "counts_once", "not_resident")


def minimum_contribution_2025(table: Table) -> Iterator[str]:
    assert isinstance(table, MinimumContributionTable)
    printed = {
        int(row["year"]): int(row["years"]) * 12 + int(row["months"]) for row in golden("annex4_min_contribution.csv")
    }
    assert list(printed) == list(range(2025, 2040))
    if [(row.year, int(row.months)) for row in table.rows] != list(printed.items()):
        yield "the printed years are not those of 附件4"
    for year in range(1990, 2101):
        expected = printed.get(year, 15 * 12 if year < 2025 else 20 * 12)
        if table.required(year)[0] != expected or expected != min(240, 180 + 6 * max(0, year - 2029)):
            yield f"the minimum of {year} is {table.required(year)[0]}"
    stated = ("at_chosen_month", "counts_after_reform", "counts_once", "not_resident", "not_while_on_allowance")
    yield from (f"{name} is missing" for name in stated if getattr(table, name) is None)
    before = {"retirement_month_incl": 0, "month_before": 1, "at_notice": 3}
    if table.met_by is None or (table.met_by.reading, table.met_by.months_before) != ("R28", before):
        yield "met_by is not R28"


# flexible_retirement: 94号


def flexible_retirement_2025(table: Table) -> Iterator[str]:
    assert isinstance(table, FlexibleRetirementTable)
    expected = {
        "grandfathered_to": "2024-12",  # 第十四条
        "most_months_early": 36,
        "most_months_late": 36,
        "notice": 3,  # three months before the chosen month
        "agreement": 1,  # one month before the statutory month
        "application": 0,  # 第八条: in the retirement month at the latest
        "first_payment": 1,  # 第九条: from the following month
    }
    for name, value in expected.items():
        actual = getattr(table, name).value
        if (str(actual) if isinstance(value, str) else int(actual)) != value:
            yield f"{name} is {actual}"
    floor = {category: int(cell.value) for category, cell in table.floor.items()}
    if floor != {"male_60": 720, "female_55": 660, "female_50": 600}:
        yield f"the floors are {floor}"
    actual = {
        str(kind): (
            _permission(row.early),
            _permission(row.deferral),
            row.approval.value,
            row.employer_notice.value,
        )
        for kind, row in table.employment.items()
    }
    yield from _compare("employment", actual.items(), EMPLOYMENTS.items())


def _permission(one: Any) -> tuple[Any, ...]:
    return (one.value, one.reading, one.answers, one.reason, one.missing)


YES = ("ELIGIBLE", None, None, None, None)
BARRED = ("NOT_ELIGIBLE", None, None, "post_excluded", None)
EMPLOYMENTS: dict[str, tuple[Any, ...]] = {
    # early, deferral, approval by the authority (第十三条), notice to the employer
    "employee": (YES, YES, False, True),
    "state_employee": (YES, YES, True, True),
    "state_manager": (YES, BARRED, True, True),
    "civil_servant": (YES, BARRED, True, True),
    "own_account": (
        (None, "R07b", {"allowed": "ELIGIBLE", "not_available": "NOT_ELIGIBLE"}, "post_excluded", None),
        (
            None,
            "R07",
            {"undetermined": "UNDETERMINED", "not_available": "NOT_ELIGIBLE", "allowed": "ELIGIBLE"},
            "post_excluded",
            None,
        ),
        False,
        False,
    ),
    "unknown": (YES, ("UNDETERMINED", None, None, None, "employment"), None, True),
}


# shortfall_remedies: 人社部令第13号 第二条 and 第三条, 人社部发〔2014〕17号 第三条, 国发〔2014〕8号 第七项; R01 with 办法 第二条


def shortfall_remedies_2011(table: Table) -> Iterator[str]:
    # 15 years flat: whichever year counts, the target is the same
    yield from _shortfall_remedies(table, extension=None, of_2014=False)


def shortfall_remedies_2014(table: Table) -> Iterator[str]:
    yield from _shortfall_remedies(table, extension=None)


def shortfall_remedies_2025(table: Table) -> Iterator[str]:
    yield from _shortfall_remedies(table, extension="R01")


def _shortfall_remedies(table: Table, extension: str | None, *, of_2014: bool = True) -> Iterator[str]:
    assert isinstance(table, ShortfallRemediesTable)
    lump_sum, transfer = table.lump_sum, table.transfer_to_resident
    resident = (transfer.resident_age, transfer.resident_minimum)
    found = {
        "extended_contribution.reading": table.extended_contribution.reading,
        "lump_sum.reading": lump_sum.reading,
        "lump_sum.first_insured_before": str(lump_sum.first_insured_before.value),
        "lump_sum.after_extending": int(lump_sum.after_extending.value),
        "transfer_to_resident.below": int(transfer.below.value),
        "transfer_to_resident.resident": [cell and int(cell.value) for cell in resident],
        "end_relation.below": int(table.end_relation.below.value),
    }
    expected = {
        "extended_contribution.reading": extension,
        "lump_sum.reading": "R08",
        "lump_sum.first_insured_before": "2011-07",  # the Social Insurance Law is in force from 2011-07-01
        "lump_sum.after_extending": 60,  # five years
        "transfer_to_resident.below": 15 * 12,
        # 60 for men and women, with 15 years; the resident scheme before 2014 is not on file
        "transfer_to_resident.resident": [60 * 12, 15 * 12] if of_2014 else [None, None],
        "end_relation.below": 15 * 12,
    }
    yield from _compare("the remedies", found.items(), expected.items())


# procedure: who acts, 94号; local_procedure: 渝人社〔2024〕282号

ACTORS = {
    "approval": "authority",  # 第十三条
    "written_notice": "person",
    "deferral_agreement": "both",
    "contributions_continue": "both",
    "deferral_not_lengthened": "both",
    "deferral_ended_early": "both",
    "early_acceptance": "agency",  # 第十二条
    "written_application": "person",  # 第八条
    "filing": "employer",  # 第八条
    "own_filing": "person",
    "employment_ends": "both",
    "first_payment": "agency",  # 第九条
}


def procedure_2025(table: Table) -> Iterator[str]:
    assert isinstance(table, ProcedureTable)
    yield from _compare("actors", ((code, duty.actor) for code, duty in table.duties.items()), ACTORS.items())


def local_procedure_chongqing(table: Table) -> Iterator[str]:
    assert isinstance(table, LocalProcedureTable)
    actual = [
        (row.step, row.actor, row.counted_from, row.working_days, row.months, row.needed_for, row.unless)
        for row in table.steps
    ]
    expected = [
        ("public_body_filing", "employer", "approved_in", None, 0, ("public_body",), ()),  # the month of approval
        ("paper_file", "filer", "filed_on", 3, None, ("deemed", "special_work"), ("pre_examined", "public_body")),
        ("procedure_end", "agency", "filed_on", 26, None, (), ()),
    ]
    if actual != expected:
        yield f"the steps are {actual}"


# worker_class: 国发〔1978〕104号; left_management: the Chongqing form


def worker_class_2015(table: Table) -> Iterator[str]:
    assert isinstance(table, WorkerClassTable)
    posts = {str(post): str(cell.value) for post, cell in table.women.items()}
    if table.men.value != "male_60" or posts != {
        "management": "female_55",
        "technical": "female_55",
        "worker": "female_50",
    }:
        yield f"the classes are {table.men.value}, {posts}"
    own, senior = table.own_account, table.senior
    if (own.reading, own.suggested, own.answers) != (
        "R05",
        "female_55",
        {"require_input": None, "55": "female_55", "50": "female_50"},
    ):
        yield "own_account is not R05"
    if (senior.reading, senior.suggested, senior.answers) != (
        "R06",
        None,
        {"undetermined": None, "male_table": "male_60", "female_55": "female_55"},
    ):
        yield "senior is not R06"
    if (senior.posts, senior.employment) != (
        ("management", "technical"),
        ("state_employee", "state_manager", "civil_servant", "unknown"),
    ):
        yield "senior women are found elsewhere"


def birth_date_1999(table: Table) -> Iterator[str]:
    assert isinstance(table, BirthDateTable)
    conflict = table.in_conflict
    if (conflict.reading, conflict.answers) != ("R15", {"file_earliest": "file_earliest", "id_card": "id_card"}):
        yield "a conflict is not R15"
    if table.without_file.value != "id_card":  # digest 2.5: no file, the ID card
        yield "without a file it is not the ID card"


def left_management(route: tuple[Any, ...]) -> Callable[[Table], Iterator[str]]:
    def witness(table: Table) -> Iterator[str]:
        assert isinstance(table, LeftManagementTable)
        if (table.away.value, table.age.value, table.contributions.value) != (24, 600, 180):
            yield "not two years, 50 and 15 years"
        if (table.route.value, table.route.reading, table.route.answers) != route:
            yield "the route is not as the form, or R04, says"

    return witness


WITNESSES: dict[Version, Callable[[Table], Iterator[str]]] = {
    ("CN", "statutory_age", "1978-06"): statutory_age_1978,
    ("CN", "statutory_age", "2025-01-01"): statutory_age_2025,
    ("CN", "minimum_contribution", "2006-01-01"): minimum_contribution_2006,
    ("CN", "minimum_contribution", "2011-07-01"): minimum_contribution_2006,  # nothing of 2014 yet
    ("CN", "minimum_contribution", "2014-07-01"): minimum_contribution_2014,
    ("CN", "minimum_contribution", "2025-01-01"): minimum_contribution_2025,
    ("CN", "flexible_retirement", "2025-01-01"): flexible_retirement_2025,
    ("CN", "shortfall_remedies", "2011-07-01"): shortfall_remedies_2011,
    ("CN", "shortfall_remedies", "2014-07-01"): shortfall_remedies_2014,
    ("CN", "shortfall_remedies", "2025-01-01"): shortfall_remedies_2025,
    ("CN", "procedure", "2025-01-01"): procedure_2025,
    ("CN", "birth_date", "1999-12-31"): birth_date_1999,
    ("CN", "worker_class", "2015-03-01"): worker_class_2015,
    ("CN-CQ", "local_procedure", "2024-07-09"): local_procedure_chongqing,
    ("CN-CQ", "left_management", "2024-07-09"): left_management(("ELIGIBLE", None, None)),
    ("CN-CQ", "left_management", "2025-01-01"): left_management(
        (None, "R04", {"extra_route": "UNDETERMINED", "off": "NOT_ELIGIBLE"})
    ),
}
