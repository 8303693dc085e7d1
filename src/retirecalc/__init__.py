"""China's statutory retirement and basic-pension rules as pure functions over versioned, cited tables.

>>> from retirecalc import Contributions, Person, assess, load_law
>>> person = Person("1971-09", "男", contributions=Contributions(cumulative="26y4m", continuing=True))
>>> answer = assess(person, load_law(), as_of="2026-11")
>>> str(answer.first_qualifying_month)
'2031-09'

Importing this module loads nothing but the standard library; each name below is fetched when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retirecalc.assessment import Assessment as Assessment
    from retirecalc.assessment import Option as Option
    from retirecalc.assessment import assess as assess
    from retirecalc.assessment import compare as compare
    from retirecalc.assessment import timeline as timeline
    from retirecalc.batch import assess_batch as assess_batch
    from retirecalc.batch import schedule_table as schedule_table
    from retirecalc.errors import AmbiguousLaw as AmbiguousLaw
    from retirecalc.errors import InvalidFacts as InvalidFacts
    from retirecalc.errors import MissingExtra as MissingExtra
    from retirecalc.errors import OutOfCoverage as OutOfCoverage
    from retirecalc.errors import RetirecalcError as RetirecalcError
    from retirecalc.errors import RosterError as RosterError
    from retirecalc.errors import TableError as TableError
    from retirecalc.facts import Category as Category
    from retirecalc.facts import Contributions as Contributions
    from retirecalc.facts import Drawing as Drawing
    from retirecalc.facts import Employment as Employment
    from retirecalc.facts import Filing as Filing
    from retirecalc.facts import Person as Person
    from retirecalc.facts import Spell as Spell
    from retirecalc.facts import WorkerFacts as WorkerFacts
    from retirecalc.law import Law as Law
    from retirecalc.law import load_law as load_law
    from retirecalc.months import Months as Months
    from retirecalc.months import YearMonth as YearMonth
    from retirecalc.outcome import Eligibility as Eligibility
    from retirecalc.outcome import Outcome as Outcome
    from retirecalc.outcome import Reason as Reason
    from retirecalc.roster import Roster as Roster
    from retirecalc.roster import read_roster as read_roster
    from retirecalc.rules.birth_date import birth_date as birth_date
    from retirecalc.rules.births_reaching import births_reaching as births_reaching
    from retirecalc.rules.contribution_projection import contribution_projection as contribution_projection
    from retirecalc.rules.flexible_retirement import flexible_retirement as flexible_retirement
    from retirecalc.rules.minimum_at_age import minimum_at_age as minimum_at_age
    from retirecalc.rules.minimum_contribution import minimum_contribution as minimum_contribution
    from retirecalc.rules.obstacles import Obstacle as Obstacle
    from retirecalc.rules.obstacles import obstacles as obstacles
    from retirecalc.rules.payments_needed import PaymentsNeeded as PaymentsNeeded
    from retirecalc.rules.payments_needed import payments_needed as payments_needed
    from retirecalc.rules.pension_eligibility import pension_eligibility as pension_eligibility
    from retirecalc.rules.qualifying_months import qualifying_months as qualifying_months
    from retirecalc.rules.retirement_events import Event as Event
    from retirecalc.rules.retirement_events import retirement_events as retirement_events
    from retirecalc.rules.retirement_timeline import retirement_timeline as retirement_timeline
    from retirecalc.rules.shortfall_remedies import Remedy as Remedy
    from retirecalc.rules.shortfall_remedies import shortfall_remedies as shortfall_remedies
    from retirecalc.rules.statutory_age import statutory_age as statutory_age
    from retirecalc.rules.worker_class import WorkerClass as WorkerClass
    from retirecalc.rules.worker_class import worker_class as worker_class
    from retirecalc.side_by_side import SideBySide as SideBySide
    from retirecalc.side_by_side import assess_both as assess_both
    from retirecalc.side_by_side import assess_disputed as assess_disputed
    from retirecalc.sources import Citation as Citation

__version__ = "0.1.0"

_HOMES = {
    "assessment": ("Assessment", "Option", "assess", "compare", "timeline"),
    "batch": ("assess_batch", "schedule_table"),
    "errors": (
        "AmbiguousLaw",
        "InvalidFacts",
        "MissingExtra",
        "OutOfCoverage",
        "RetirecalcError",
        "RosterError",
        "TableError",
    ),
    "facts": ("Category", "Contributions", "Drawing", "Employment", "Filing", "Person", "Spell", "WorkerFacts"),
    "law": ("Law", "load_law"),
    "months": ("Months", "YearMonth"),
    "outcome": ("Eligibility", "Outcome", "Reason"),
    "roster": ("Roster", "read_roster"),
    "rules.birth_date": ("birth_date",),
    "rules.births_reaching": ("births_reaching",),
    "rules.contribution_projection": ("contribution_projection",),
    "rules.flexible_retirement": ("flexible_retirement",),
    "rules.minimum_at_age": ("minimum_at_age",),
    "rules.minimum_contribution": ("minimum_contribution",),
    "rules.obstacles": ("Obstacle", "obstacles"),
    "rules.payments_needed": ("PaymentsNeeded", "payments_needed"),
    "rules.pension_eligibility": ("pension_eligibility",),
    "rules.qualifying_months": ("qualifying_months",),
    "rules.retirement_events": ("Event", "retirement_events"),
    "rules.retirement_timeline": ("retirement_timeline",),
    "rules.shortfall_remedies": ("Remedy", "shortfall_remedies"),
    "rules.statutory_age": ("statutory_age",),
    "rules.worker_class": ("WorkerClass", "worker_class"),
    "side_by_side": ("SideBySide", "assess_both", "assess_disputed"),
    "sources": ("Citation",),
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
