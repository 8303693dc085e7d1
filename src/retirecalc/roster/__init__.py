"""Staff lists: a file of people in, a file of plans out, every row kept.

`read_roster(path)` reads a CSV as HR keeps it; `Roster.plan(law, as_of)` assesses every person;
`RosterPlan.write(path)` writes the file back with the answers beside each row. A row that cannot be read is a row with
a problem, never the end of the run; only a file that cannot be used as a whole is a `RosterError`.
"""

from retirecalc.roster.due import Due, due_within
from retirecalc.roster.plan import Action, PlanRow, RosterPlan, Summary
from retirecalc.roster.read import Roster, RosterRow, read_roster

__all__ = ["read_roster", "Roster", "RosterRow", "RosterPlan", "PlanRow", "Summary", "Action", "Due", "due_within"]
