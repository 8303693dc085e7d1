"""The sentences of what a rule finds missing in a table that is in force: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "area_missing": Said(
        "The table {table} of {place} names no district or county {value!r}. Write it as the notice does, such as 渝中区, and check the "
        "place: that of the law is {place}.",
        "{place} 的 {table} 表中没有区县“{value}”。请按通知的写法填写，例如 渝中区，并核对地区：所用规定的地区为 {place}。",
    ),
    "age_beyond": Said(
        "The annex of annuity divisors runs from {first_age} to {last_age}, and this age is {age}: it has no row, and none is carried on. Ask "
        "about a month inside, or ask the agency.",
        "计发月数表的年龄为{first_age}至{last_age}，而该年龄为{age}：表中没有这一行，也不作推延。请改测表内的月份，或咨询经办机构。",
    ),
    "year_missing": Said(
        "The table {table} of {place} has no figures for {year}, and none are made up; it has those of {covered}. Ask the agency{or_own_table}.",
        "{place} 的 {table} 表没有{year}年的数额，也不作推算；现有：{covered}。请向经办机构查询{or_own_table}。",
    ),
}
