"""Facts and answers as bodies of a web service, with FastAPI for real."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from itertools import combinations
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

from retirecalc import Assessment, Contributions, InvalidFacts, Law, Months, Option, Person, YearMonth, assess
from retirecalc.contract.assessment import json_schema
from retirecalc.contract.facts import StatedFacts
from retirecalc.questions.ask import Answered, ask
from tests.law_day import load_law, tables_of

LAW = load_law()
FACTS = {"birth": "1971-09", "category": "男", "contributions": {"cumulative": "26y4m", "continuing": True}}


def service() -> FastAPI:
    app = FastAPI()

    def whole(person: Person, as_of: YearMonth) -> Assessment:
        return assess(person, LAW, as_of)

    def month(person: Person, as_of: YearMonth, month: YearMonth) -> Option:
        return assess(person, LAW, as_of).option(month)

    def age(facts: dict[str, Any], as_of: YearMonth) -> Answered:
        return ask("statutory_age", facts, LAW, as_of)

    # The annotations stand in this function, where FastAPI does not look for them.
    for call, types in (
        (whole, {"person": Person, "as_of": YearMonth, "return": Assessment}),
        (month, {"person": Person, "as_of": YearMonth, "month": YearMonth, "return": Option}),
        (age, {"facts": dict[str, Any], "as_of": YearMonth, "return": Answered}),
    ):
        call.__annotations__ = types
        app.post(f"/{call.__name__}")(call)
    return app


class Client:
    """Requests of the service, without a network."""

    def __init__(self) -> None:
        self._transport = httpx.ASGITransport(app=service())

    def ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://service") as client:
                return await client.request(method, path, json=body)

        return asyncio.run(asked())

    def post(self, path: str, *, json: object) -> httpx.Response:
        return self.ask("POST", path, json)


@pytest.fixture(scope="module")
def client() -> Client:
    return Client()


def test_a_person_comes_in_and_an_assessment_goes_out(client: Client) -> None:
    found = client.post("/whole?as_of=2026-11", json=FACTS)
    assert found.status_code == 200
    assert found.json() == assess(Person.from_dict(FACTS), LAW, "2026-11").to_dict()
    assert found.json()["first_qualifying_month"] == "2031-09"


def test_one_month_and_one_rule(client: Client) -> None:
    option = client.post("/month?as_of=2026-11&month=2033-06", json=FACTS).json()
    assert (option["month"], option["kind"], option["required_months"]) == ("2033-06", "statutory", 204)
    told = client.post("/age?as_of=2026-11", json={"birth": "1971-09", "category": "男"}).json()
    assert told["schema"] == "retirecalc.outcome/1"
    assert told["value"]["month"] == "2033-06"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({**FACTS, "contributions": {"cumulative": False}}, "contributions.cumulative: this is true or false."),
        ({**FACTS, "category": "女"}, "does not say whether her original retirement age is 50 or 55"),
        ({**FACTS, "name": "x"}, "name: there is no such field."),
        ({"category": "男"}, "birth: is missing."),
    ],
)
def test_what_cannot_be_read_is_said(client: Client, facts: dict[str, Any], said: str) -> None:
    found = client.post("/whole?as_of=2026-11", json=facts)
    assert found.status_code == 422
    assert said in found.json()["detail"][0]["msg"]


def test_the_schema_of_the_service(client: Client) -> None:
    told = client.ask("GET", "/openapi.json").json()
    body = told["paths"]["/whole"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["required"]) == {"birth", "category"}
    assert body["properties"]["birth"]["examples"] == ["1971-09", "1971-09-15"]
    assert {"male_60", "女干部"} <= set(body["properties"]["category"]["enum"])
    response = told["paths"]["/whole"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert {"statutory", "options", "trace"} <= set(response["properties"])
    asked = told["paths"]["/whole"]["post"]["parameters"][0]
    assert (asked["name"], asked["schema"]["type"]) == ("as_of", "string")


def test_the_published_schema_of_the_facts_takes_what_is_read() -> None:
    schema = Draft202012Validator(json.loads(json_schema(StatedFacts)))
    told = assess(Person.from_dict(FACTS), LAW, "2026-11").to_dict()["facts"]
    for good in (FACTS, told, {"birth": "1971-09", "category": "female_55", "employment": None}):
        schema.validate(good)
        assert Person.from_dict(good).birth == "1971-09"
    for bad in ({"birth": "1971-09"}, {**FACTS, "category": "女"}, {**FACTS, "name": "x"}):
        assert not schema.is_valid(bad)


def test_an_answer_is_not_read_back_as_a_body() -> None:
    with pytest.raises(ValidationError, match="an answer is not read back"):
        TypeAdapter(Assessment).validate_python({"schema": "retirecalc.assessment/1"})
    assert TypeAdapter(Contributions).validate_python({"paid": 12}) == Contributions(paid=12)


def test_everything_is_equal_after_a_pickle_and_a_copy() -> None:
    answer = assess(Person.from_dict(FACTS), LAW, "2026-11")
    alone = ask("statutory_age", {"birth": "1971-09", "category": "男"}, LAW, "2026-11")
    parts = (answer.person, answer.statutory, answer.options, answer.statutory.value, alone.outcome, answer.as_of)
    for whole in (answer, alone, LAW, *parts):
        for again in (pickle.loads(pickle.dumps(whole)), copy.deepcopy(whole), copy.copy(whole)):
            assert again == whole
    again = pickle.loads(pickle.dumps(answer))
    assert again is not answer
    assert hash(again.law) == hash(LAW)
    assert again.to_json() == answer.to_json()
    assert again.option("2033-06") == answer.option("2033-06")


def test_laws_are_equal_where_they_were_read_from_the_same_text(tmp_path: Path) -> None:
    assert copy.deepcopy(LAW) == LAW
    assert Law.from_stamp(LAW.stamp()) == LAW
    own = tables_of(tmp_path / "own", "CN", "minimum_contribution")
    changed = tables_of(tmp_path / "changed", "CN", "minimum_contribution")
    for path in changed.glob("2025-01-01.yaml"):
        path.write_text(path.read_text(encoding="utf-8") + "# the same figures, another file\n", encoding="utf-8")
    laws = [
        LAW,
        load_law("CN-CQ"),
        load_law("CN-BJ"),
        load_law(in_force_on="2024-12-31"),
        load_law(readings={"R07": "allowed"}),
        load_law(readings={"R22": "birthday"}),
        load_law(tables=tmp_path / "changed"),
    ]
    for one, other in combinations(laws, 2):
        assert one != other
    assert load_law(tables=tmp_path / "own") == load_law(tables=own.parents[1]) == LAW
    assert load_law(tables=tmp_path / "own") is not load_law(tables=tmp_path / "own")
    assert LAW != "CN"


BASE = {"birth": "1971-09", "category": "male_60"}


def counted(**facts: Any) -> dict[str, Any]:
    return {**BASE, "contributions": facts}


READ_AND_TOLD: list[dict[str, Any]] = [
    BASE,
    {**BASE, "category": "女干部"},
    {**BASE, "birth": "19710915"},
    {**BASE, "birth": "1971年9月"},
    {**BASE, "applied_on": "2031-05-01"},
    {**BASE, "deferral_agreed_to": False},
    {**BASE, "deferral_agreed_to": "2034-01"},
    {**BASE, "contributions": None},
    counted(paid="26y4m"),
    counted(paid="26年4个月"),
    counted(cumulative=0),
    counted(paid="15y", counted_to="2026-11", deemed=None),
    counted(spells=["2020-01..2021-01", "2021-03.."]),
    counted(spells=[{"first": "2020-01", "last": None, "kind": None, "scheme": None, "place": None}]),
    counted(cumulative=100, lump_sum=[12, "2030-01"]),
]
NEITHER: list[dict[str, Any]] = [
    {"birth": "1971-09"},
    {**BASE, "name": "某人"},
    {**BASE, "birth": "1971"},
    {**BASE, "birth": "1971-13"},
    {**BASE, "birth": 197109},
    {**BASE, "category": "女"},
    {**BASE, "category": "工人"},
    {**BASE, "approved": "yes"},
    {**BASE, "applied_on": "2031-05"},
    {**BASE, "deferral_agreed_to": True},
    {**BASE, "contributions": {}},
    {**BASE, "contributions": []},
    counted(paid=-1),
    counted(paid=26.5),
    counted(paid=False),
    counted(paid="15y12m"),
    counted(paid="26.4"),
    counted(paid=None),
    counted(lump_sum=[12, "2030-01"]),
    counted(cumulative=1, lump_sum=[-1, "2030-01"]),
    counted(spells=[]),
    counted(spells=["x"]),
    counted(spells=[{"last": "2020-01"}]),
    counted(spells=[{"first": "2020-01", "kind": "state"}]),
]


@pytest.mark.parametrize("facts", READ_AND_TOLD, ids=str)
def test_what_the_schema_takes_is_read(facts: dict[str, Any]) -> None:
    assert Draft202012Validator(TypeAdapter(Person).json_schema()).is_valid(facts)
    assert Person.from_dict(facts).birth_month == YearMonth(1971, 9)


@pytest.mark.parametrize("facts", NEITHER, ids=str)
def test_what_is_not_read_the_schema_refuses(facts: dict[str, Any]) -> None:
    assert not Draft202012Validator(TypeAdapter(Person).json_schema()).is_valid(facts)
    with pytest.raises(InvalidFacts):
        Person.from_dict(facts)


NUMBER = "11010119710915001X"  # synthetic


@pytest.mark.parametrize(
    ("facts", "place", "code", "given"),
    [
        ({**BASE, "birth": NUMBER}, ["birth"], "ground.month_unreadable", "1101**********001X"),
        (counted(paid=NUMBER), ["contributions", "paid"], "ground.period_unreadable", "1101**********001X"),
        ({**BASE, "birth": None, NUMBER: 1}, ["1101**********001X"], "ground.fact_unknown", None),
        ({"category": "男"}, ["birth"], "facts.fact_missing", None),
        (
            counted(spells=["2020-01..", {"first": "2020-13"}]),
            ["contributions", "spells", 1, "first"],
            "ground.no_such_month",
            "2020-13",
        ),
        (
            counted(spells=[{"first": "2020-13"}, {"first": "2021-01"}]),
            ["contributions", "spells"],
            "ground.no_such_month",
            "2020-13",
        ),
    ],
    ids=str,
)
def test_a_refusal_says_where_and_repeats_no_number(
    facts: dict[str, Any], place: list[object], code: str, given: object, client: Client
) -> None:
    answer = client.post("/whole?as_of=2026-11", json=facts)
    assert answer.status_code == 422
    (said,) = answer.json()["detail"]
    assert (said["loc"], said["type"], said.get("input")) == (["body", *place], code, given)
    assert said["msg"] == said["ctx"]["sentence"]
    assert said["ctx"]["sentence_zh"] != said["msg"]
    assert NUMBER[:17] not in answer.text


def test_an_id_number_in_the_wrong_field_is_shown_nowhere() -> None:
    person = Person.from_dict(counted(paid=int(NUMBER[:17])))
    assert "'paid': 1101*********5001" in repr(person)
    with pytest.raises(InvalidFacts, match=r"1101\*{9}5001 months are more than"):
        assess(person, LAW, "2026-11")


def test_a_month_in_a_query_repeats_no_number(client: Client) -> None:
    answer = client.post(f"/whole?as_of={NUMBER}", json=BASE)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["query", "as_of"]
    assert NUMBER[:17] not in answer.text


class Worked(BaseModel):
    """A model of somebody else's with a period and a month in it."""

    since: YearMonth
    worked: Months = Months(0)


def test_a_model_with_periods_and_months_is_described_read_and_written() -> None:
    app = FastAPI()
    app.post("/", response_model=Worked)(lambda worked: worked)
    assert app.openapi()["paths"]["/"]["post"]["responses"]["200"]
    assert Worked.model_json_schema()["properties"]["since"]["type"] == "string"
    assert Worked.model_json_schema()["properties"]["worked"]["anyOf"] == [
        {"type": "integer", "minimum": 0},
        {"type": "string"},
    ]
    assert Worked.model_json_schema(mode="serialization")["properties"]["worked"]["type"] == "integer"
    read = Worked.model_validate({"since": "1999年3月", "worked": "26y4m"})
    assert (read.since, read.worked) == (YearMonth(1999, 3), Months(316))
    assert json.loads(read.model_dump_json()) == {"since": "1999-03", "worked": 316}
