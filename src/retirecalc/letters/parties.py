"""Who a paper is between. Names and numbers stand on the paper alone: nothing here is stored, logged or put into a file name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from retirecalc.errors import InvalidFacts
from retirecalc.facts.vocabulary import meanings
from retirecalc.facts.vocabulary import plain as plain_word
from retirecalc.ground.say import Said
from retirecalc.wording.brief import written

FIELDS: dict[str, tuple[str, ...]] = {
    "person": ("name", "sex", "id_type", "id_number", "phone", "address", "post"),
    "employer": ("name", "uscc", "representative", "address", "contact"),
    "contract": ("kind", "number", "from", "to"),
    "agreement": ("date", "number"),
}
"""What can be given, by whose it is: on the paper and in a template it is `person.name` and so on."""

BLANK = Said("________________", "________________")
"""A line to fill in by hand."""


def fields_of(parties: Mapping[str, Any] | None) -> dict[str, Said]:
    """What was given as it stands on the paper, by name: `person.name`.

    An error names the field and never says what stands in it.

    Raises:
        InvalidFacts: a field that no paper has, or one that is no text, number or date.

    >>> fields_of({"person": {"name": " 张 三\\n"}})["person.name"].zh
    '张 三'
    """
    told: dict[str, Said] = {}
    for whose, part in _items(parties or {}, "parties"):
        if whose not in FIELDS:
            raise InvalidFacts("letters.party_unknown", field=whose, allowed=", ".join(FIELDS))
        for name, value in _items(part, whose):
            if name not in FIELDS[whose]:
                raise InvalidFacts("letters.party_unknown", field=f"{whose}.{name}", allowed=", ".join(FIELDS[whose]))
            if value is not None and (said := _said(value, f"{whose}.{name}")).zh:
                told[f"{whose}.{name}"] = _in_words(f"{whose}.{name}", said)
    return told


_SEX = {"male": Said("male", "男"), "female": Said("female", "女")}
_IDENTITY_CARD = Said("resident identity card", "居民身份证")
_WORDS = {
    "person.id_type": {
        "居民身份证": _IDENTITY_CARD,
        "身份证": _IDENTITY_CARD,
        "护照": Said("passport", "护照"),
        "港澳居民居住证": Said("residence permit (Hong Kong, Macao)", "港澳居民居住证"),
        "台湾居民居住证": Said("residence permit (Taiwan)", "台湾居民居住证"),
        "外国人永久居留身份证": Said("foreign permanent resident identity card", "外国人永久居留身份证"),
    },
    "contract.kind": {
        "固定期限": Said("fixed-term", "固定期限"),
        "无固定期限": Said("open-ended", "无固定期限"),
        "以完成一定工作任务为期限": Said("until a piece of work is done", "以完成一定工作任务为期限"),
        "聘用合同": Said("engagement contract (public institution)", "聘用合同"),
    },
}
"""What has words of its own in the reading aid, by the field; anything else stands there as it was given."""


def _in_words(field: str, said: Said) -> Said:
    """A kind or a sex in both languages; names, numbers and whatever is not known as they were given."""
    if field == "person.sex":
        return _SEX.get(meanings("sex").get(plain_word(said.zh), ""), said)
    return _WORDS.get(field, {}).get(said.zh, said)


def _items(part: object, field: str) -> list[tuple[str, object]]:
    if not isinstance(part, Mapping):
        raise InvalidFacts("letters.party_no_fields", field=field)
    return [(str(name), value) for name, value in part.items()]


def _said(value: object, field: str) -> Said:
    if isinstance(value, date):
        return Said(written(value, "en"), written(value, "zh"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidFacts("letters.party_no_text", field=field)
    text = plain(str(value))
    return Said(text, text)


_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that change the direction of what follows them, and are not seen."""


def plain(text: str) -> str:
    """One line of what can be printed: no line ends, no control characters, no halves of a character, nothing that turns the line.

    >>> plain("a\\n\\tb\\x00c \\ud800"), plain("\\u202eABC")
    ('a b c', 'ABC')
    """
    kept = (
        " " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") else one for one in text if one not in _TURNING
    )
    return " ".join("".join(kept).split())
