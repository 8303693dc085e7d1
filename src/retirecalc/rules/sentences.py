"""The sentences of what a rule finds missing in a table that is in force: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "year_missing": Said(
        "The table {table} of {place} has no figures for {year}, and none are made up; it has those of {covered}. Ask the agency, "
        "or add the year in a table of your own with tables=[...].",
        "{place} 的 {table} 表没有{year}年的数额，也不作推算；现有：{covered}。请向经办机构查询，或用 tables=[...] 在自己的表中补上该年度。",
    ),
}
