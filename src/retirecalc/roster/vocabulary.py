"""What people call the facts of a list: `words/titles.csv`, a line for each whole title of a column."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from retirecalc.ground.written import SIMPLER


@cache
def titles() -> Mapping[str, str]:
    """The field of each title, by its bare form.

    >>> titles()["证件号码"], titles()["dateofbirth"]
    ('id_number', 'birth')
    """
    text = files("retirecalc.roster").joinpath("words", "titles.csv").read_text(encoding="utf-8")
    return {bare(line["title"]): line["field"] for line in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1 << 14)
def bare(title: str) -> str:
    """A title without spaces, stars and punctuation, full-width forms and capitals."""
    text = unicodedata.normalize("NFKC", title).lower().translate(SIMPLER)
    return re.sub(r"[\s_*※:.,、?\"“”\-\ufeff\u200b]", "", text)
