"""Tables as a warehouse holds them: births and words in every written form, nulls and bad rows among them."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pyarrow as pa

from retirecalc.facts.words import CATEGORY_WORDS, EMPLOYMENT_WORDS, WOMAN_WORDS

WIDE = str.maketrans(
    "0123456789-/.() abcdefghijklmnopqrstuvwxyz_",
    "０１２３４５６７８９－／．（）　ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＿",
)
FORMS = (
    "{y}-{m:02}",
    "{y}-{m}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}",
    "{y}.{m:02}",
    "{y}.{m}",
    "{y}.{m}.{d}",
    "{y} - {m} - {d}",
    "{y}年{m}月",
    "{y}年{m}月{d}日",
    "{y} 年 {m} 月 {d} 日",
    "{y}年{m}",
    "{y}-{m}月{d}",
    "{y}-{m}月",
    "{y}{m:02}",
    "{y}{m:02}{d:02}",
    "{y}-{m:02}-{d:02} 00:00:00",
    "{y}-{m:02}-{d:02}T00:00",
    "{y}/{m}/{d} 00:00:00.000",
    "{y}-{m:02} 00:00",
)
BAD_BIRTHS = (
    *("", " ", "\t", "　", "不详", "soon", "0", "-1", "1971", "71-09", "1971-00", "1971-13", "197113", "19710230"),
    *(
        "1971-02-29",
        "1972-02-29",
        "1900-02-29",
        "2000-02-29",
        "1971-04-31",
        "1971-12-32",
        "1971-1-0",
        "1971.1",
        "1971.10",
    ),
    *("0000-05", "00000501", "0001-01", "9999-12-31", "10000-01-01", "1899-12", "1900-01", "2099-12", "2100-01"),
    *("1971-09-15 23:59", "1971-09-15 00:00:01", "1971-09-15T00:00:00Z", "1971-09-15日", "1971-9月-5"),
    *("1971月9年", "1971--09", "1971-09-15-1", "+1971-09-15", "1971-09-15 (BC)", "infinity", "epoch", "today", "now"),
    *(
        "19719",
        "1971-009",
        "'; DROP TABLE people; --",
        "1971-09-15\n",
        "１９７１年９月１５日",
        "⽇",
    ),
)
BAD_CATEGORIES = (
    *(
        "",
        " ",
        "-",
        "()",
        "men",
        "gibberish",
        "60",
        "male-60",
        "male 60",
        "MALE_60",
        "Female_55",
        "女（50）",
        "女 55 周岁",
        "女55周岁",
        "男60岁",
    ),
    *(
        "女工人（50岁）",
        "女，50",
        "⼥55",
        "ｆｅｍａｌｅ＿５０",
        "女\t干部",
        "女\n",
        "\u00a0男\u00a0",
        "男、",
        "male_60'",
        '"男"',
        "女 ",
        "岁",
        "周岁",
    ),
)
BAD_EMPLOYMENTS = (
    "",
    " ",
    "-",
    "（）",
    "astronaut",
    "3",
    "EMPLOYEE",
    "灵活 就业",
    "公务员、",
    "civil_servant;",
    "Unknown",
    "国企 职工",
)


def people(rows: int, seed: int) -> Any:
    """A table `id, birth, category, employment`; most births are months of the ramp, most words are known."""
    pick = random.Random(seed)
    births: list[str | None] = []
    for _ in range(20_000):
        index = pick.randint(1960 * 12, 1990 * 12) if pick.random() < 0.8 else pick.randint(1895 * 12, 2105 * 12)
        text = pick.choice(FORMS).format(y=index // 12, m=index % 12 + 1, d=pick.randint(1, 31))
        if pick.random() < 0.1:
            text = pick.choice((" {}", "{} ", "\t{}", "{}\r\n", "　{}", "\u00a0{}")).format(text)
        births.append(text.translate(WIDE) if pick.random() < 0.1 else text)
    births += [*BAD_BIRTHS * 20, *[None] * 500]
    categories = _words(CATEGORY_WORDS, (*WOMAN_WORDS, *BAD_CATEGORIES))
    employments = _words(EMPLOYMENT_WORDS, BAD_EMPLOYMENTS)
    draw = np.random.default_rng(seed)
    columns: dict[str, Any] = {"id": np.arange(rows)}
    for name, pool in (("birth", births), ("category", categories), ("employment", employments)):
        columns[name] = pa.array(pool, pa.string()).take(pa.array(draw.integers(0, len(pool), rows)))
    return pa.table(columns)


def with_every_fact(table: Any, seed: int) -> Any:
    """The table with the other facts too: counts around the minimum, months around the window, some of them unreadable."""
    pick, draw, rows = random.Random(seed), np.random.default_rng(seed), table.num_rows
    counts = [str(pick.randint(100, 300)) for _ in range(2000)] + [
        "26y4m",
        "20年",
        "0",
        "-1",
        "26.4",
        "many",
        "",
        "9999",
    ] * 5
    months = [f"{pick.randint(2015, 2045)}-{pick.randint(1, 12):02}" for _ in range(2000)]
    months += ["1971-13", "soon", "", "1899-12", "2399-12", "2400-01"] * 5
    pools: dict[str, tuple[list[Any], Any]] = {
        "paid_months": ([*counts, *[None] * 3000], pa.string()),
        "deemed_months": ([*counts, *[None] * 4000], pa.string()),
        "cumulative_months": ([*range(100, 300), *[None] * 100, -1, 99_999], pa.int32()),
        "counted_to": ([*months, "2026-11", "2026-10", *[None] * 3000], pa.string()),
        "continuing": ([True, True, False, None], pa.bool_()),
        "retire_in": ([*months, *[None] * 1000], pa.string()),
        "drawing": (["none", "employee", "城乡居民养老金", "some", "pension", *[None] * 20], pa.string()),
        "deferral_agreed_to": ([*months, *["no", "否", "未约定"] * 200, *[None] * 3000], pa.string()),
        "approved": ([True, False, *[None] * 8], pa.bool_()),
    }
    for name, (pool, kind) in pools.items():
        table = table.append_column(name, pa.array(pool, kind).take(pa.array(draw.integers(0, len(pool), rows))))
    return table


def _words(known: Any, others: tuple[str, ...]) -> list[str | None]:
    codes = [str(code) for code in known]
    words = [word for some in known.values() for word in sorted(some)]
    return [*codes * 60, *words * 2, *(word.translate(WIDE) for word in words), *others, None, None, None]
