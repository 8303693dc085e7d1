"""The list of rooms: every rule of the house, one line each. Everything that goes through the rules reads it here.

A room is a folder `rules/<wing>/<name>/` with one public function of that name; its table, if it has one, stands in
`table.py` beside it and its words in `words.py`. This module imports none of them: each is fetched when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from retirecalc.outcome import Outcome

if TYPE_CHECKING:
    from retirecalc.tables.table import Table


class Room(NamedTuple):
    """One rule: where it stands, which rule sets of the law it decides, and which tables are its own.

    A `route` is a way to a pension, or to what takes its place: `routes` asks it.
    """

    name: str
    wing: str
    systems: str
    in_assess: bool = False
    tables: tuple[str, ...] = ()
    route: bool = False

    @property
    def home(self) -> str:
        """The module of the rule."""
        return f"retirecalc.rules.{self.wing}.{self.name}"

    @property
    def rule(self) -> Callable[..., Outcome[Any]]:
        """The one public function of the room."""
        found: Callable[..., Outcome[Any]] = getattr(import_module(self.home), self.name)
        return found


ROOMS = {
    room.name: room
    for room in (
        Room("account_balance", "amounts", "S30", tables=("account_interest",)),
        Room("annuity_divisor", "amounts", "S30", tables=("annuity_divisor", "divisor_months")),
        Room("birth_date", "age", "S49", tables=("birth_date",)),
        Room("births_reaching", "age", "S01"),
        Room("bridge_to_age", "unemployment", "S23", tables=("bridge_to_age",)),
        Room("contribution_base", "contributions", "S20", tables=("contribution_base",)),
        Room("contribution_projection", "contributions", "S16 S13", in_assess=True),
        Room(
            "contribution_rates", "contributions", "S51 S24", tables=("contribution_rates", "fund_part", "local_rates")
        ),
        Room("flexible_retirement", "age", "S05 S06 S07 S13", in_assess=True, tables=("flexible_retirement",)),
        Room("fund_paid", "unemployment", "S24", tables=("fund_paid",)),
        Room("insurance_subsidy", "support", "S26", tables=("insurance_subsidy",)),
        Room("invalidity_allowance", "incapacity", "S11", tables=("invalidity_allowance",), route=True),
        Room("invalidity_course", "incapacity", "S11", tables=("invalidity_course",)),
        Room("land_requisition", "early_routes", "S12", tables=("land_requisition",), route=True),
        Room("minimum_at_age", "contributions", "S03 S04", in_assess=True),
        Room("minimum_contribution", "contributions", "S03", in_assess=True, tables=("minimum_contribution",)),
        Room("minimum_wage", "amounts", "S47", tables=("minimum_wage",)),
        Room("obstacles", "retiring", "S03 S04 S05 S06 S07"),
        Room("other_benefits", "unemployment", "S39", tables=("other_benefits", "death_grants")),
        Room("payments_needed", "contributions", "S03 S04"),
        Room("pension_adjustment", "amounts", "S18 S19", tables=("adjustment_ceiling", "pension_adjustment")),
        Room("pension_amount", "amounts", "S30 S17 S11", tables=("pension_formula", "pension_pack")),
        Room("pension_eligibility", "retiring", "S03 S05 S06", in_assess=True),
        Room("public_bodies", "retiring", "S13", tables=("public_bodies",), route=True),
        Room("qualifying_months", "retiring", "S03 S05 S06", in_assess=True),
        Room("resident_amount", "resident", "S14", tables=("basic_part", "local_basic_part")),
        Room("resident_pension", "resident", "S14", tables=("resident_pension",), route=True),
        Room("retirement_dates", "retiring", "S08", in_assess=True),
        Room("retirement_steps", "retiring", "S08 S22 S50", tables=("procedure", "local_procedure")),
        Room("scheme_bridging", "resident", "S15", tables=("scheme_bridging",), route=True),
        Room("senior_experts", "age", "S61", tables=("senior_experts",), route=True),
        Room("shortfall_remedies", "contributions", "S04 S15", in_assess=True, tables=("shortfall_remedies",)),
        Room("sickness_closed", "incapacity", "S10", tables=("sickness_closed", "sickness_guide"), route=True),
        Room("skilled_deferral", "age", "S48", tables=("skilled_deferral",), route=True),
        Room("special_work", "early_routes", "S09", tables=("special_work",), route=True),
        Room("statutory_age", "age", "S01 S02", in_assess=True, tables=("statutory_age",)),
        Room("transition_2024", "unemployment", "S25", tables=("transition_2024",)),
        Room(
            "unemployment_benefit",
            "unemployment",
            "S38",
            tables=("unemployment_benefit", "unemployment_decision", "local_unemployment"),
        ),
        Room("unread_documents", "catalogue", "S28", tables=("unread_documents",)),
        Room("welfare_post", "support", "S27", tables=("welfare_post",)),
        Room("work_injury", "early_routes", "S44", tables=("work_injury",), route=True),
        Room("worker_class", "age", "S02 S49", tables=("worker_class", "left_management")),
        Room("working_days", "retiring", "S50", tables=("holidays",)),
    )
}
ROOM_OF = {table: room for room in ROOMS.values() for table in room.tables}
"""Which room a table belongs to, by the id of the table."""


def table_kind(table_id: str) -> type[Table]:
    """The class of a table, from the room that it belongs to."""
    module = import_module(f"{ROOM_OF[table_id].home}.table")
    kind: type[Table] = next(kind for kind in vars(module).values() if getattr(kind, "table_id", None) == table_id)
    return kind
