"""The examples of a service, each as it stands: strict bodies, errors in both languages, no facts in any log."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from retirecalc import Person, assess, load_law

EXAMPLES = Path(__file__).parents[1] / "examples" / "service"
FACTS: dict[str, Any] = {
    "birth": "1971-09",
    "category": "male_60",
    "contributions": {"cumulative": 316, "counted_to": "2026-11", "continuing": True},
}
Post = Callable[[str, bytes, str], tuple[int, Any]]


def example(name: str) -> ModuleType:
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def fastapi() -> Post:
    app = example("with_fastapi").app

    def post(query: str, body: bytes, kind: str) -> tuple[int, Any]:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
                return await client.post(f"/v1/assess{query}", content=body, headers={"content-type": kind})

        found = asyncio.run(asked())
        return found.status_code, found.json()

    return post


@pytest.fixture(scope="module")
def django() -> Iterator[Post]:
    from django.conf import settings

    module = example("with_django")
    sys.modules[module.__name__] = module
    settings.configure(ROOT_URLCONF=module.__name__, ALLOWED_HOSTS=["testserver"])
    import django as framework

    framework.setup()
    from django.test import Client

    def post(query: str, body: bytes, kind: str) -> tuple[int, Any]:
        found = Client(enforce_csrf_checks=True).post(f"/v1/assess{query}", body, content_type=kind)
        return found.status_code, json.loads(found.content)

    yield post
    del sys.modules[module.__name__]


@pytest.fixture(params=["fastapi", "django"])
def post(request: pytest.FixtureRequest) -> Post:
    found: Post = request.getfixturevalue(request.param)
    return found


def test_the_answer_of_a_service_is_that_of_the_library(post: Post) -> None:
    status, told = post("?as_of=2026-11", json.dumps(FACTS).encode(), "application/json")
    assert status == 200
    assert told == assess(Person.from_dict(FACTS), load_law(), "2026-11").to_dict()
    assert (told["statutory"]["month"], told["first_qualifying_month"]) == ("2033-06", "2031-09")


@pytest.mark.parametrize(
    ("query", "changed", "code", "en"),
    [
        ("?as_of=2026-11", {"contributions": {"cumulative": False}}, "ground.fact_type", "this is true or false"),
        ("?as_of=2026-11", {"name": "张三"}, "ground.fact_unknown", "there is no such field"),
        ("?as_of=2026-11", {"category": "女"}, "facts.category_of_woman", "50 or 55"),
        ("?as_of=2026-13", {}, "ground.no_such_month", "no such month"),
        ("?as_of=2026-11", {"birth": "11010519491231002X"}, "ground.month_unreadable", "is not a month"),
    ],
)
def test_what_is_refused_is_said_in_both_languages_and_logged_nowhere(
    post: Post, query: str, changed: dict[str, Any], code: str, en: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    status, told = post(query, json.dumps(FACTS | changed).encode(), "application/json")
    assert status == 422
    (problem,) = told.get("problems", [told])
    assert set(problem) - {"at"} == {"code", "en", "zh"}
    assert problem["code"] == code
    assert en in problem["en"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in problem["zh"])
    for held in ("11010519491231002X", "张三", "1971-09"):
        assert held not in caplog.text
    assert "11010519491231002X" not in json.dumps(told)


def test_what_is_no_json_is_refused(post: Post) -> None:
    for body, kind in ((b"birth=1971-09", "application/json"), (b"[]", "application/json"), (b"{}", "text/plain")):
        status, told = post("?as_of=2026-11", body, kind)
        assert status in (400, 422)
        assert "1971-09" not in json.dumps(told)
        assert told.get("problems", [told])[0]["zh"]


def test_an_assistant_gets_a_short_answer_with_its_articles() -> None:
    from mcp import Client

    module = example("mcp_server")
    ask = {"birth": "1971-09", "category": "male_60", "as_of": "2026-11", "cumulative_months": 316, "continuing": True}

    async def talk() -> list[Any]:
        async with Client(module.server) as client:
            (tool,) = (await client.list_tools()).tools
            assert set(tool.input_schema["required"]) == {"birth", "category", "as_of"}
            asked = (ask, ask | {"birth": "1971-13"}, ask | {"cumulative_months": True}, ask | {"category": "female"})
            return [await client.call_tool("assess_person", one) for one in asked]

    good, wrong, not_strict, no_class = asyncio.run(talk())
    told = good.structured_content
    assert told["zh"].startswith("您的法定退休年龄为61周岁9个月，将于2033年6月达到。最早可于2031年9月（60周岁）退休")
    assert [one["month"] for one in told["months"]] == ["2031-09", "2033-06", "2036-06"]
    assert "《国务院关于渐进式延迟法定退休年龄的办法》 第一条" in told["articles"]
    assert len(json.dumps(told, ensure_ascii=False)) < 2500
    assert wrong.structured_content["refused"] == "ground.no_such_month"
    assert not_strict.is_error
    assert no_class.is_error


def test_the_examples_are_short() -> None:
    for path in EXAMPLES.glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path
