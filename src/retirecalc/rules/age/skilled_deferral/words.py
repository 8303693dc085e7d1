"""The words of this room. A sentence may use any figure of the trace noted before it, and holds no number of the law."""

from __future__ import annotations

from retirecalc.ground.say import Said

HEADING = Said("Leading skilled workers staying on", "高技能领军人才延迟退休、返聘")

STEPS = {
    "statutory_month": Said(
        "The statutory age is reached in {statutory_month}.", "{statutory_month}达到法定退休年龄。"
    ),
    "rehire": Said("After retirement they may be hired again: {rehire}.", "退休后可以返聘：{rehire}。"),
    "filing": Said(
        "Later retirement is filed with the local authority, under the national rules.",
        "按国家统一规定延迟退休的，须向当地人力资源社会保障部门备案。",
    ),
    "standing": Said(
        "Staying on as a leading skilled worker, beside an agreed deferral: {standing}.",
        "除协商弹性延迟外，以领军人才身份延迟退休：{standing}。",
    ),
}

WORDS = {
    "leading_skilled_worker": Said("whether the person is a leading skilled worker", "是否属于高技能领军人才"),
    "by_agreement": Said("by agreement with the employer", "由单位与本人协商"),
}

FIGURES = {
    "deferral": Said("later retirement", "延迟退休"),
    "filing": Said("filed with the local authority", "向当地备案"),
    "rehire": Said("hired again after retirement", "退休后返聘"),
}
