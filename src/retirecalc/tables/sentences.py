"""The sentences of errors about tables and the law they make: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "law_changed": Said(
        "The law on file is not the one of this answer: {tables} differ or are missing. "
        "Use the version of retirecalc that gave the answer, or add the folder of its tables with tables=[...].",
        "库内规定与作出该结果时不同：{tables} 有变化或缺失。请使用作出该结果的 retirecalc 版本，或用 tables=[...] 加入当时的表。",
    ),
    "place_unknown": Said(
        "place: {value!r} is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
        "place：无法识别地区“{value}”。请使用 CN 或 ISO 3166-2 代码，例如 CN-CQ。",
    ),
    "place_own_system": Said(
        "place: {value} has a pension system of its own, which retirecalc does not hold. Use CN or a mainland place.",
        "place：{value} 实行单独的养老金制度，本库不涵盖。请使用 CN 或内地省级代码。",
    ),
    "reading_unknown": Said(
        "readings: there is no reading {value!r}. The readings on file are {allowed}.",
        "readings：没有编号为“{value}”的理解问题。现有：{allowed}。",
    ),
    "reading_answer_unknown": Said(
        "readings: {value!r} is not an answer to {reading}. Choose one of {allowed}.",
        "readings：“{value}”不是 {reading} 的可选答案。请在 {allowed} 中选择。",
    ),
    "not_covered": Said(
        "The table {table} has no version beyond {day}; those on file cover {covered}. "
        "Ask about a month inside that range, or add the version that is missing with tables=[...].",
        "{table} 表在 {day} 以外没有版本；库内版本的施行期间为 {covered}。"
        "请选择该期间内的月份，或用 tables=[...] 加入缺少的版本。",
    ),
    "not_known_then": Said(
        "On {day} the table {table} had no version for that month; those on file cover {covered}. "
        "Ask about a month inside, with a law of that time: leave in_force_on out for the newest one.",
        "{day} 时 {table} 表还没有适用于该月的版本；库内版本的施行期间为 {covered}。请改测该期间内的月份，并不指定 in_force_on。",
    ),
    "table_not_loaded": Said(
        "There is no table {table} for {place}. Check the name, or add a folder that holds it with tables=[...].",
        "{place} 没有 {table} 表。请核对名称，或用 tables=[...] 加入含有该表的文件夹。",
    ),
    "two_in_force": Said(
        "Two versions of the table {table} are in force on {day}: {files}. Keep one of the folders, or close "
        "the older version with effective_to.",
        "{day} 同时有两个版本的 {table} 表在施行：{files}。请只保留其中一个文件夹，或为旧版本填写 effective_to。",
    ),
    "table_malformed": Said("{file}: {field}: {problem}", "{file}：{field}：{problem}"),
}
