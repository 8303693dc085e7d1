"""The procedure of a place is what its table says, row by row: a second place, with two steps and other figures.

The place is made up, and so are its figures and its document. Beside it Chongqing, of which nothing is in it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from retirecalc import Contributions, Law, Person, YearMonth, assess
from retirecalc.errors import TableError
from retirecalc.facts.filing import Filing
from retirecalc.questions.assess import timeline
from retirecalc.rules.age.birth_date import birth_date
from retirecalc.rules.retiring.retirement_steps.table import LocalCode
from tests.law_day import load_law

SOURCES = """\
schema: retirecalc.sources/1
sources:
  - {id: made_up, document_number: 《虚构的办事指南》, title: {en: Made-up guide, zh: 虚构的办事指南}, issuer: 虚构, issued: null}
"""
HEADER = """\
schema: retirecalc.table/1
id: local_procedure
title: {en: Procedure of a made-up place, zh: 虚构地区的退休办理程序}
jurisdiction: CN-SC
effective_from: "2025-01-01"
effective_to: null
before: none
revision: 1
certainty: text
cite: [made_up, 第一条]
"""
TWO_STEPS = """\
day_after: {cite: [made_up, 第四条]}
steps:
  - {step: paper_file, actor: person, counted_from: filed_on, working_days: 5, unless: [pre_examined], cite: [made_up, 第二条]}
  - {step: public_body_filing, actor: authority, counted_from: approved_in, months: 2, needed_for: [public_body], cite: [made_up, 第三条]}
"""


class Weekdays:
    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5


def place_of(folder: Path, rows: str) -> Law:
    (folder / "CN").mkdir()
    (folder / "CN" / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "CN-SC" / "local_procedure").mkdir(parents=True)
    (folder / "CN-SC" / "local_procedure" / "2025-01-01.yaml").write_text(HEADER + rows, encoding="utf-8")
    return load_law("CN-SC", tables=[folder])


def local(law: Law, employment: Any = "employee", **filing: Any) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    """The steps of the place for a man of 1966-06 who retires in 2026-11; the text of 94号 has none of these."""
    paid = Contributions(paid=300, deemed=0, continuing=True)
    person = Person("1966-06", "male_60", employment=employment, contributions=paid)
    told = Filing(**filing)
    events = timeline(person, law, "2026-11", "2026-11", filing=told, calendar=Weekdays()).value
    codes = {"paper_file", "public_body_filing", "procedure_end"}
    return [(e.code, e.actor, e.bound, e.when, e.missing_facts) for e in events if e.code in codes]


def test_a_place_has_its_own_steps_and_none_of_chongqing(tmp_path: Path) -> None:
    law = place_of(tmp_path, TWO_STEPS)
    # 2026-11-02 is a Monday: the fifth working day after it is Monday the 9th. Deemed years and special work do not matter.
    assert local(law, on="2026-11-02", pre_examined=False) == [("paper_file", "person", "by", "2026-11-09", ())]
    assert local(law, on="2026-11-02", pre_examined=True) == []
    assert local(law, on="2026-11-02") == [("paper_file", "person", "by", "2026-11-09", ("pre_examined",))]
    assert local(law, pre_examined=False) == [("paper_file", "person", "by", "", ("filed_on",))]
    # Here organs bring the paper file too, and the authority files two months after the approval.
    assert local(law, "civil_servant", on="2026-11-02", pre_examined=False, approved_in="2026-11") == [
        ("public_body_filing", "authority", "in", "2027-01", ()),
        ("paper_file", "person", "by", "2026-11-09", ()),
    ]


def test_assess_and_its_page_show_the_steps_of_the_place(tmp_path: Path) -> None:
    law = place_of(tmp_path, TWO_STEPS)
    person = Person("1966-06", "male_60", employment="civil_servant", contributions=Contributions(cumulative=300))
    answer = assess(person, law, "2026-11")
    assert [caveat.code for caveat in answer.caveats if caveat.code == "no_local_tables"] == []
    filing = Filing(on="2026-11-02", pre_examined=False, approved_in="2026-11")
    outcome = answer.timeline("2026-11", filing=filing, calendar=Weekdays())
    assert "procedure_end" not in [event.code for event in outcome.value]
    english, chinese = outcome.explain("en"), outcome.explain("zh")
    assert "The paper file is brought by: 2026-11-09. [《虚构的办事指南》 第二条]" in english
    assert "An organ or public institution applies after the approval: 2027-01. [《虚构的办事指南》 第三条]" in english
    assert "机关事业单位在批准后申请：2027年1月。" in chinese
    assert "in the month of approval" not in english


def test_a_month_may_be_counted_from_the_application(tmp_path: Path) -> None:
    rows = (
        "steps:\n  - {step: procedure_end, actor: agency, counted_from: filed_on, months: 1, cite: [made_up, 第五条]}\n"
    )
    law = place_of(tmp_path, rows)
    assert local(law, on="2026-11-30") == [("procedure_end", "agency", "in", "2026-12", ())]
    assert local(law) == [("procedure_end", "agency", "in", "", ("filed_on",))]
    # The made-up guide is in force from 2025-01-01 and says nothing of an application a day before.
    assert local(law, on="2025-01-01") == [("procedure_end", "agency", "in", "2025-02", ())]
    assert local(law, on="2024-12-31") == [("procedure_end", "agency", "in", "", ())]


def test_a_place_without_a_notice_on_birth_dates_warns_of_none(tmp_path: Path) -> None:
    asked, card, file = YearMonth(2026, 11), YearMonth(1966, 5), YearMonth(1966, 4)
    for law, warned in ((place_of(tmp_path, TWO_STEPS), False), (load_law("CN-CQ"), True)):
        found = birth_date(law, as_of=asked, id_card=card, file_earliest=file)
        assert ("local_rule_not_read" in [caveat.code for caveat in found.caveats]) is warned


STEP = "step: paper_file, actor: person, cite: [made_up, 第二条]"


EITHER = (
    "has both working_days and months, or neither. Give one of the two.",
    "working_days 和 months 两项都有或都没有。请只填一项。",
)


@pytest.mark.parametrize(
    ("row", "line", "field", "english", "chinese"),
    [
        ("counted_from: filed_on", 12, "steps[0]", *EITHER),
        ("counted_from: filed_on, working_days: 3, months: 1", 12, "steps[0]", *EITHER),
        (
            "counted_from: approved_in, working_days: 3",
            12,
            "steps[0].counted_from",
            "approved_in is a month, and working days are counted from a day. Write filed_on.",
            "approved_in 是月份，而工作日从某一天起算。请填写 filed_on。",
        ),
        (
            "counted_from: filed_on, working_days: 3",
            1,  # what is not there has no line of its own
            "day_after",
            "is missing, and steps are counted in working days. Add it with its article.",
            "有按工作日计算的事项，但缺少此项。请补上并注明依据。",
        ),
        (
            "counted_from: filed_on, working_days: -1",
            12,
            "steps[0].working_days",
            "is below 0. Write 0 or more.",
            "小于0。请填写0或更大的数。",
        ),
        (
            f"counted_from: filed_on, months: 1}}\n  - {{{STEP}, counted_from: filed_on, months: 2",
            13,
            "steps[1].step",
            "paper_file stands there twice. Keep one of the two.",
            "paper_file 重复出现。请只保留一处。",
        ),
    ],
)
def test_a_row_that_cannot_be_counted_does_not_load(
    tmp_path: Path, row: str, line: int, field: str, english: str, chinese: str
) -> None:
    with pytest.raises(TableError) as refused:
        place_of(tmp_path, f"steps:\n  - {{{STEP}, {row}}}\n")
    file = "CN-SC/local_procedure/2025-01-01.yaml"
    assert str(refused.value) == f"{file}, line {line}: {field}: {english}"
    assert refused.value.text("zh") == f"{file} 第{line}行：{field}：{chinese}"


def test_a_step_that_nobody_knows_is_told_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(TableError) as refused:
        place_of(
            tmp_path,
            "steps:\n  - {step: paper_files, actor: person, counted_from: filed_on, months: 1, cite: [made_up, 甲]}\n",
        )
    said, _, known = str(refused.value).rstrip(".").partition(" Use one of these, the nearest first: ")
    assert said == "CN-SC/local_procedure/2025-01-01.yaml, line 12: steps[0].step: 'paper_files' is not known here."
    nearest, *others = known.split(", ")
    assert (nearest, {nearest, *others}) == ("paper_file", {*get_args(LocalCode)})
