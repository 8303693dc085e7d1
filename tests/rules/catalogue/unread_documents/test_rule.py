"""Documents that were not read: every one of the list is named, and by every rule on which it bears."""

from __future__ import annotations

import pytest

from retirecalc import YearMonth
from retirecalc.errors import TableError
from retirecalc.questions.ask import ask
from retirecalc.rooms import ROOMS
from retirecalc.rules.catalogue.unread_documents import unread_documents
from retirecalc.rules.catalogue.unread_documents.table import UnreadDocumentsTable, unread_by
from retirecalc.tables import loader
from retirecalc.tables.shelf import built_in, tables_dir
from tests.law_day import load_law
from tests.tables.test_every_cell import edited
from tests.test_cases import cases_of

PLACES = sorted(place for place, table_id in built_in().tables if table_id == "unread_documents")
NOVEMBER = YearMonth(2026, 11)

# law/named_gaps.md, number by number; what the register of 2024-02-29 repealed is apart.
NAMED = [
    "渝劳社办发〔2004〕267号",
    "渝劳社办发〔2005〕157号",
    "渝劳社办发〔2008〕159号",
    "渝劳社发〔2007〕20号",
    "渝人社发〔2010〕1号",
    "渝人社发〔2013〕19号",
    "渝人社发〔2014〕2号",
    "渝人社发〔2014〕215号",
    "渝人社发〔2014〕239号",
    "渝人社发〔2017〕76号",
    "渝人社发〔2017〕92号",
    "渝人社发〔2019〕112号",
    "渝人社发〔2020〕91号",
    "渝人社发〔2020〕126号",
    "渝人社发〔2021〕9号",
    "渝人社发〔2021〕5号",
    "渝人社发〔2021〕20号",
    "渝人社发〔2021〕53号",
    "渝人社发〔2021〕67号",
    "渝人社发〔2022〕1号",
    "渝人社发〔2022〕6号",
    "渝人社发〔2023〕53号",
    "渝劳社办发〔2006〕206号",
    "渝劳办发〔2000〕250号",
    "渝劳社办发〔2002〕37号",
    "渝劳社办发〔2002〕177号",
]
REPEALED = ["渝劳社办发〔2005〕94号", "渝人社发〔2011〕270号", "渝人社发〔2016〕115号"]
# law/systems.md S10, S14, S15, S44: kept by the register of 2024-11-19 too, and no more than named.
BESIDE = [
    "渝劳社发〔2009〕24号",
    "渝人社发〔2019〕9号",
    "渝人社发〔2014〕104号",
    "渝人社发〔2014〕153号",
    "渝人社发〔2022〕65号",
]
BIRTHS = ["渝劳发〔1999〕57号", "渝劳社办发〔2004〕265号"]


def named(month: YearMonth) -> set[str]:
    return {one.document_number for one in unread_documents(load_law("CN-CQ"), as_of=month).value}


def test_no_document_of_the_registers_is_missing() -> None:
    assert named(NOVEMBER) == {*NAMED, *BESIDE, *BIRTHS}
    # Repealed on 2024-02-29, the last day of a month: in 2024-01 they stood, in 2024-02 no longer.
    assert named(YearMonth(2024, 1)) == {*NAMED, *BESIDE, *BIRTHS, *REPEALED}
    assert named(YearMonth(2024, 2)) == {*NAMED, *BESIDE, *BIRTHS}


# law/named_gaps.md, read for what each title is of: the ways of this house on which it may bear; the others are of pensioners
# (sentences, detention, certification, some pensions), of paying (own-account workers, joining and paying), and of staff of
# enterprises in hardship who are placed elsewhere.
BEARS_ON = {
    "special_work": {
        *("渝劳社办发〔2005〕157号", "渝劳社办发〔2008〕159号", "渝劳发〔1999〕57号"),
        *("渝劳社办发〔2004〕267号", "渝劳社办发〔2006〕206号", "渝劳办发〔2000〕250号"),
    },
    "sickness_closed": {
        *("渝人社发〔2021〕53号", "渝劳社办发〔2004〕267号"),
        *("渝劳社办发〔2006〕206号", "渝劳办发〔2000〕250号", "渝劳社发〔2009〕24号"),
    },
    "invalidity_allowance": {"渝人社发〔2021〕53号", "渝劳社办发〔2006〕206号", "渝劳办发〔2000〕250号"},
    "land_requisition": {"渝人社发〔2022〕6号"},
    "resident_pension": {
        *("渝人社发〔2014〕2号", "渝人社发〔2014〕215号", "渝人社发〔2019〕112号", "渝人社发〔2022〕1号"),
        *("渝人社发〔2023〕53号", "渝人社发〔2020〕126号", "渝人社发〔2021〕9号", "渝人社发〔2019〕9号"),
    },
    "resident_amount": {"渝人社发〔2019〕112号"},
    "scheme_bridging": {
        *("渝人社发〔2014〕215号", "渝人社发〔2023〕53号", "渝人社发〔2010〕1号", "渝人社发〔2013〕19号"),
        "渝人社发〔2014〕104号",
    },
    "work_injury": {"渝人社发〔2021〕5号", "渝人社发〔2014〕153号", "渝人社发〔2022〕65号"},
    "public_bodies": {"渝人社发〔2017〕76号"},
    "birth_date": set(BIRTHS),
}


def test_each_way_names_the_documents_that_bear_on_it() -> None:
    found: dict[str, set[str]] = {}
    for one in unread_documents(load_law("CN-CQ"), as_of=NOVEMBER).value:
        for room in one.bears_on:
            found.setdefault(room, set()).add(one.document_number)
    assert found == BEARS_ON


BEARING = sorted(
    {
        (place, room)
        for place in PLACES
        for row in load_law(place).at(NOVEMBER)[UnreadDocumentsTable].documents.values()
        for room in row.bears_on
    }
)


@pytest.mark.parametrize(("place", "room"), BEARING)
def test_a_rule_names_the_documents_that_bear_on_it(place: str, room: str) -> None:
    """Whatever it answers: each of its cases of the place that is answered."""
    law, cases = load_law(place), [case for case in cases_of(room) if case.get("place") == place and "expect" in case]
    assert cases
    for case in cases:
        found = ask(room, case["facts"], law, case["as_of"], case.get("month")).outcome
        cited = {cite for one in found.caveats if one.code == "local_rule_not_read" for cite in one.citations}
        wanted = unread_by(law, YearMonth.of(case["as_of"]), room)
        assert cited == {cite for one in wanted for cite in one.cite}, case["name"]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("documents", "chongqing_births_2004", "bears_on", 0), "birthdate", "there is no rule birthdate"),
        (("documents", "chongqing_births_2004", "cite", 0), "chongqing_relay_1999", "cites chongqing_relay_1999 first"),
    ],
)
def test_a_row_names_its_document_and_rules_that_there_are(
    place: tuple[str | int, ...], value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = "CN-CQ/unread_documents/1999-12-31.yaml"
    raw = loader._read_yaml(tables_dir() / file, file)
    monkeypatch.setattr(loader, "_read_yaml", lambda *_: edited(raw, place, value))
    with pytest.raises(TableError, match=said):
        loader.read_table(tables_dir() / file, tables_dir(), dict(built_in().sources))


def test_the_rules_that_are_named_are_asked_alone() -> None:
    """What `assess` asks is the same in every place."""
    assert [room for _, room in BEARING if ROOMS[room].in_assess] == []
