"""Two languages side by side, and the one place that chooses between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from retirecalc.ground.months import Months, YearMonth

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


def month_said(month: YearMonth) -> Said:
    """A month as a field of an error.

    >>> from retirecalc.ground.months import YearMonth
    >>> month_said(YearMonth(2024, 11))
    Said(en='2024-11', zh='2024年11月')
    """
    return Said(str(month), f"{month.year}年{month.month}月")


def age_said(age: Months) -> Said:
    """An age as a field of an error.

    >>> from retirecalc.ground.months import Months
    >>> age_said(Months(480)), age_said(Months(841))
    (Said(en='40y0m', zh='40周岁'), Said(en='70y1m', zh='70周岁1个月'))
    """
    years, months = divmod(int(age), 12)
    return Said(str(age), f"{years}周岁" + (f"{months}个月" if months else ""))


def term_said(term: Months) -> Said:
    """A period as a field of an error.

    >>> from retirecalc.ground.months import Months
    >>> term_said(Months(442)), term_said(Months(7))
    (Said(en='36y10m', zh='36年10个月'), Said(en='0y7m', zh='7个月'))
    """
    years, months = divmod(int(term), 12)
    return Said(str(term), (f"{years}年" if years else "") + (f"{months}个月" if months or not years else ""))


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
