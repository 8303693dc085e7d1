"""One person's answer as JSON: POST /v1/assess?as_of=2026-11, the facts as the body. Run: python with_django.py runserver"""

import json
import sys

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from retirecalc import Person, RetirecalcError, YearMonth, assess, load_law

LAW = load_law()
NO_JSON = {
    "code": "not_json",
    "en": "The body is no JSON object. Send the facts as application/json.",
    "zh": "请求正文不是 JSON 对象。请以 application/json 发送各项事实。",
}


@csrf_exempt  # it keeps no session and no cookie that another site could use
@require_POST
def answer(request: HttpRequest) -> JsonResponse:
    try:
        facts = json.loads(request.body) if request.content_type == "application/json" else None
    except ValueError:
        facts = None
    if not isinstance(facts, dict):
        return JsonResponse(NO_JSON, status=400)
    try:
        as_of = YearMonth.of(request.GET.get("as_of", ""), "as_of")
        return JsonResponse(assess(Person.from_dict(facts), LAW, as_of).to_dict())
    except RetirecalcError as error:
        return JsonResponse({"code": error.code, "en": str(error), "zh": error.text("zh")}, status=422)


urlpatterns = [path("v1/assess", answer)]

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"])
    execute_from_command_line(sys.argv)
