"""Which births reach the statutory age in a month (S01, looked at from the other end). 办法 第一条, 附件1-3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retirecalc.outcome import Outcome, Trace
from retirecalc.rules.age.statutory_age.table import StatutoryAgeTable

if TYPE_CHECKING:
    from retirecalc.facts.words import Category
    from retirecalc.ground.months import YearMonth
    from retirecalc.law import Law


def births_reaching(law: Law, *, month: YearMonth, category: Category) -> Outcome[tuple[YearMonth, ...]]:
    """The birth months of a category whose statutory month is `month`; while the age rises there are often none.

    Basis: 办法 第一条 and 附件1-3: because the age rises in steps, nobody of men and women-55 reaches it in 2025-01, 2025-06,
    2025-11 and so on, and nobody of women-50 in 2025-01, 2025-04, 2025-07 and so on.

    Not modelled: as in `statutory_age`.

    >>> from retirecalc import Category, YearMonth, load_law
    >>> births_reaching(load_law(), month=YearMonth(2025, 6), category=Category.MALE_60).value
    ()
    >>> births_reaching(load_law(), month=YearMonth(2025, 7), category=Category.MALE_60).value
    (YearMonth(1965, 5),)
    """
    trace = Trace("births_reaching", month=month, category=category)
    births: set[YearMonth] = set()
    articles = []
    for table in law.versions(StatutoryAgeTable):
        article = table.rule[category]
        candidates = (month - article.original_age - increase for increase in range((article.cap or 0) + 1))
        reaching = {birth for birth in candidates if birth + article.original_age + article.increase(birth) == month}
        mine = {birth for birth in reaching if law.for_age(category, birth) is table}
        if mine or table is law.at(month).get(StatutoryAgeTable):
            articles.append(article)
        births |= mine
    if not articles:
        raise law.at(month).not_covered(StatutoryAgeTable)
    found = trace.find("births", tuple(sorted(births)), *articles)
    oldest = law.versions(StatutoryAgeTable)[0]
    if month < oldest.first_month:
        trace.warn("before_first_version", oldest)
    return trace.outcome(found)
