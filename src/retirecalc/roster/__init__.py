"""Staff lists: a file of people in, a file of plans out, every row kept.

`read_roster(path)` reads a list as HR keeps it, XLSX, CSV or Parquet; `Roster.plan(law, as_of)` assesses every person;
`RosterPlan.write(path)` writes the file back with the answers beside each row. A row that cannot be read is a row with
a problem, and one that leaves open what decides a row with a question, never the end of the run; only a file that cannot
be used as a whole is a `RosterError`.
"""

from retirecalc.roster.due import Due, due_within
from retirecalc.roster.judged import Answer
from retirecalc.roster.lists import Roster, RosterPlan, read_roster, save_mapping
from retirecalc.roster.long import LongPlan, is_long, plan_long
from retirecalc.roster.lookup import write_lookup
from retirecalc.roster.mapping import load_mapping, parse_mapping, parse_values
from retirecalc.roster.plan import Action, PlanRow, Summary, Year
from retirecalc.roster.row import RosterRow
from retirecalc.roster.template import write_template

__all__ = [
    "read_roster",
    "Roster",
    "RosterRow",
    "RosterPlan",
    "PlanRow",
    "Answer",
    "Summary",
    "Action",
    "Year",
    "plan_long",
    "is_long",
    "LongPlan",
    "Due",
    "due_within",
    "load_mapping",
    "parse_mapping",
    "parse_values",
    "save_mapping",
    "write_lookup",
    "write_template",
]
