"""What people call the facts of a list, and what they write for them: two lists in `words/`, whole titles and whole words only.

`titles.csv` has a line for each title of a column, `values.csv` one for each word in one, with what it means: `ask` where it leaves
open what decides, `unknown` where it says nothing. A word that is not there is looked for among the words of the facts.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files


@cache
def titles() -> Mapping[str, str]:
    """The field of each title, by its bare form.

    >>> titles()["证件号码"], titles()["dateofbirth"]
    ('id_number', 'birth')
    """
    return {bare(line["title"]): line["field"] for line in _lines("titles")}


@cache
def meanings(column: str) -> Mapping[str, str]:
    """What each word means in one kind of column.

    >>> meanings("state")["终止缴费"], meanings("post")["销售岗"]
    ('not_continuing', 'ask')
    """
    return {plain(line["word"]): line["meaning"] for line in _lines("values") if line["column"] == column}


def _lines(name: str) -> Iterator[dict[str, str]]:
    text = files("retirecalc.roster").joinpath("words", f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


SIMPLER = str.maketrans(
    "別證號碼計繳費務個職業養險類歲視參狀態實際齡間編員單門農曆無續終幹崗術專軍醫療領繼擬",
    "别证号码计缴费务个职业养险类岁视参状态实际龄间编员单门农历无续终干岗术专军医疗领继拟",
)
"""The traditional characters of the titles and words of a list."""


@lru_cache(maxsize=1 << 14)
def bare(title: str) -> str:
    """A title without spaces, stars and punctuation, full-width forms and capitals."""
    text = unicodedata.normalize("NFKC", title).lower().translate(SIMPLER)
    return re.sub(r"[\s_*:.\-\ufeff\u200b]", "", text)


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word without full-width forms, capitals and blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", word)).lower().translate(SIMPLER)
