"""China's statutory retirement and basic-pension rules as pure functions over versioned, cited tables.

>>> from retirecalc import Contributions, Person, assess, load_law
>>> person = Person("1971-09", "男", contributions=Contributions(cumulative="26y4m", continuing=True))
>>> answer = assess(person, load_law(), as_of="2026-11")
>>> str(answer.first_qualifying_month)
'2031-09'

Importing this module loads nothing but the standard library; each name below is fetched when it is first used. Everything
else is imported from its room: `from retirecalc.rules.age.statutory_age import statutory_age`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retirecalc.about import __version__ as __version__

if TYPE_CHECKING:
    from retirecalc.batch import assess_batch as assess_batch
    from retirecalc.batch import schedule_table as schedule_table
    from retirecalc.errors import InvalidFacts as InvalidFacts
    from retirecalc.errors import OutOfCoverage as OutOfCoverage
    from retirecalc.errors import RetirecalcError as RetirecalcError
    from retirecalc.facts.contributions import Contributions as Contributions
    from retirecalc.facts.person import Person as Person
    from retirecalc.facts.spells import Spell as Spell
    from retirecalc.facts.words import Category as Category
    from retirecalc.facts.words import Employment as Employment
    from retirecalc.ground.months import Months as Months
    from retirecalc.ground.months import YearMonth as YearMonth
    from retirecalc.law import Law as Law
    from retirecalc.law import load_law as load_law
    from retirecalc.outcome import Eligibility as Eligibility
    from retirecalc.outcome import Outcome as Outcome
    from retirecalc.questions.assess import Assessment as Assessment
    from retirecalc.questions.assess import Option as Option
    from retirecalc.questions.assess import assess as assess
    from retirecalc.questions.assess import compare as compare
    from retirecalc.questions.routes import routes as routes
    from retirecalc.roster import read_roster as read_roster

_HOMES = {
    "questions.assess": ("Assessment", "Option", "assess", "compare"),
    "questions.routes": ("routes",),
    "batch": ("assess_batch", "schedule_table"),
    "errors": ("InvalidFacts", "OutOfCoverage", "RetirecalcError"),
    "facts.contributions": ("Contributions",),
    "facts.person": ("Person",),
    "facts.spells": ("Spell",),
    "facts.words": ("Category", "Employment"),
    "ground.months": ("Months", "YearMonth"),
    "law": ("Law", "load_law"),
    "outcome": ("Eligibility", "Outcome"),
    "roster": ("read_roster",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*_HOME_OF, "__version__"]  # noqa: PLE0604  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'retirecalc' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"retirecalc.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
