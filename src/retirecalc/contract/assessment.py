"""The JSON contracts `retirecalc.assessment/1` and `retirecalc.outcome/1` as types, and the JSON Schemas made from them.

`python -m retirecalc.contract.assessment FOLDER` writes the schemas that are published in `docs/schema/`: of an
assessment, of the facts that `Person.from_dict` reads, and of what one room answers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal, NotRequired

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict  # the one of `typing` will do from Python 3.12 on

from retirecalc.contract.facts import StatedFacts
from retirecalc.facts.words import Category, Drawing, Employment, Scheme, SpellKind
from retirecalc.outcome import Eligibility, Reason
from retirecalc.sources import Certainty

CLOSED = with_config(ConfigDict(extra="forbid", strict=False))


@CLOSED
class CitationJson(TypedDict):
    source: str
    document_number: str
    locator: str
    certainty: Certainty


@CLOSED
class CaveatJson(TypedDict):
    code: str
    reading: str | None
    citations: list[CitationJson]


@CLOSED
class TableJson(TypedDict):
    id: str
    effective_from: str
    revision: int
    sha256: str


@CLOSED
class LawJson(TypedDict):
    place: str
    data_version: str
    in_force_on: str | None
    tables: list[TableJson]
    readings: dict[str, str]


@CLOSED
class SpellJson(TypedDict):
    first: str
    last: str | None
    kind: SpellKind
    scheme: Scheme
    place: NotRequired[str]


@CLOSED
class ContributionsJson(TypedDict):
    """What was stated: paid and deemed where they are known, else cumulative; or spells."""

    paid: NotRequired[int]
    deemed: NotRequired[int]
    cumulative: NotRequired[int]
    removed: NotRequired[int]
    counted_to: NotRequired[str]
    first_insured: NotRequired[str]
    continuing: NotRequired[bool]
    lump_sum: NotRequired[tuple[int, str]]
    spells: NotRequired[list[SpellJson]]
    plan: NotRequired[list[SpellJson]]
    invalidity_allowance: NotRequired[list[SpellJson]]


@CLOSED
class FactsJson(TypedDict):
    birth: str
    category: Category
    employment: Employment
    contributions: ContributionsJson | None
    drawing: NotRequired[Drawing]
    approved: NotRequired[bool]
    deferral_agreed_to: NotRequired[str | Literal[False]]
    notice_given_on: NotRequired[str]
    applied_on: NotRequired[str]
    joined_after_2015_reform: NotRequired[bool]


@CLOSED
class StatutoryJson(TypedDict):
    age: str
    month: str
    increase_months: int
    original_age: str
    original_month: str
    past: bool


@CLOSED
class FlexibleJson(TypedDict):
    available: bool
    early: Eligibility
    deferral: Eligibility
    reasons: list[Reason]
    approval_required: bool | None
    earliest_month: str | None
    latest_month: str | None


@CLOSED
class OptionJson(TypedDict):
    kind: Literal["early", "statutory", "deferred", "extended", "late"]
    month: str
    age: str
    required_months: int | None
    counting_year: int | None
    projected_months: int | None
    shortfall_months: int | None
    eligibility: Eligibility
    reasons: list[Reason]
    missing_facts: list[str]
    past: bool
    notice_by: str | None
    agreement_by: str | None
    apply_in: str | None
    first_payment_month: str | None
    approval_required: bool | None
    caveats: list[CaveatJson]
    citations: list[CitationJson]


@CLOSED
class RemedyJson(TypedDict):
    kind: Literal["extended_contribution", "lump_sum", "transfer_to_resident", "end_relation"]
    eligibility: Eligibility
    reasons: list[Reason]
    from_month: str
    until_month: str | None
    citations: list[CitationJson]


@CLOSED
class ReadingJson(TypedDict):
    id: str
    chosen: str
    answers: dict[str, dict[str, Any]]


@CLOSED
class StepJson(TypedDict):
    rule: str
    kind: Literal["given", "found", "assumed", "missing"]
    name: str
    value: Any
    citations: list[CitationJson]


@CLOSED
class AssessmentJson(TypedDict):
    schema: Literal["retirecalc.assessment/1"]
    retirecalc: str
    as_of: str
    law: LawJson
    facts: FactsJson
    statutory: StatutoryJson
    flexible: FlexibleJson
    first_qualifying_month: str | None
    first_open_month: str | None
    qualifying: list[tuple[str, str | None]]
    options: list[OptionJson]
    remedies: list[RemedyJson]
    caveats: list[CaveatJson]
    readings: list[ReadingJson]
    trace: list[StepJson]


@CLOSED
class OutcomeJson(TypedDict):
    """What one room answers. `value` has the fields of the answer type of the rule."""

    schema: Literal["retirecalc.outcome/1"]
    rule: str
    facts: dict[str, Any]
    as_of: str
    month: str | None
    law: LawJson
    value: Any
    caveats: list[CaveatJson]
    readings: list[str]
    trace: list[StepJson]


def json_schema(of: Any = AssessmentJson) -> str:
    """The schema of an answer, or of the facts that are read (`StatedFacts`), as text: the same bytes on every machine."""
    schema = TypeAdapter(of).json_schema()
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"


def publish(folder: Path) -> None:
    """Write the schemas."""
    for name, of in (("assessment", AssessmentJson), ("facts", StatedFacts), ("outcome", OutcomeJson)):
        Path(folder, f"{name}.json").write_text(json_schema(of), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
