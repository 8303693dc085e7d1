"""One person's answer as JSON: POST /v1/assess?as_of=2026-11, the facts as the body. Run with `uvicorn with_fastapi:app`."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from retirecalc import Assessment, Person, RetirecalcError, YearMonth, assess, load_law

app = FastAPI(title="retirecalc")
LAW = load_law()


@app.post("/v1/assess")
def answer(person: Person, as_of: YearMonth) -> Assessment:
    return assess(person, LAW, as_of)


@app.exception_handler(RequestValidationError)
def unreadable(request: Request, error: RequestValidationError) -> JSONResponse:
    """What is wrong and where, without `input`, which is what was sent."""
    return JSONResponse({"problems": [_problem(one) for one in error.errors()]}, 422)


@app.exception_handler(RetirecalcError)
def refused(request: Request, error: RetirecalcError) -> JSONResponse:
    problem = {"at": [], "code": error.code, "en": str(error), "zh": error.text("zh")}
    return JSONResponse({"problems": [problem]}, 422)


def _problem(one: dict[str, Any]) -> dict[str, Any]:
    said = one.get("ctx", {})  # of the library, both sentences; of FastAPI itself, such as a body that is no JSON, one
    zh = said.get("sentence_zh", "请求无法读取：请按 /openapi.json 检查此处。")
    return {"at": one["loc"], "code": one["type"], "en": said.get("sentence", one["msg"]), "zh": zh}
