"""Two languages side by side, and the one place that chooses between them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "zh"]


class Said(NamedTuple):
    """One sentence or word in both languages.

    >>> Said("age", "年龄").of("zh")
    '年龄'
    """

    en: str
    zh: str

    def of(self, lang: str) -> str:
        """The one of a language that `language` has checked."""
        return self.zh if lang == "zh" else self.en


CAUTION = Said(
    "The agency decides: this is a calculation from the published rules, not a decision.",
    "以经办机构核定为准：以上为按公开规定的测算，不是审批结果。",
)
"""What stands under every answer that people read."""

SILENT = Said("", "")
"""For a step that is noted and not read out."""


def language(lang: object) -> Language:
    """The language asked for, if it is one that answers are written in.

    >>> language("zh")
    'zh'
    >>> language("fr")
    Traceback (most recent call last):
    retirecalc.errors.InvalidFacts: lang: 'fr' is not known here. Use one of en, zh.
    """
    from retirecalc.errors import InvalidFacts

    if lang == "en":
        return "en"
    if lang == "zh":
        return "zh"
    said = str(lang) if isinstance(lang, str) else type(lang).__name__
    raise InvalidFacts("ground.word_unreadable", field="lang", value=said, allowed="en, zh")
