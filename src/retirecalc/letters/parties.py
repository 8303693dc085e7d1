"""Who a paper is between. Names and numbers stand on the paper alone: nothing here is stored, logged or put into a file name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from retirecalc.errors import InvalidFacts
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
                told[f"{whose}.{name}"] = said
    return told


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


def plain(text: str) -> str:
    """One line of what can be printed: no line ends, no control characters, no halves of a character.

    >>> plain("a\\n\\tb\\x00c \\ud800")
    'a b c'
    """
    kept = (" " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") else one for one in text)
    return " ".join("".join(kept).split())
