"""The schedule as a workbook that answers by formulas, for whoever has Excel and no Python: no macro, nothing to install.

A sheet to fill in looks up what a sheet of the law holds: a row for each class and birth month, worked out by the same rules as
every answer. What no table can hold, such as paying on past the age, it does not answer and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Any

from retirecalc.errors import OutOfCoverage
from retirecalc.facts.person import Person
from retirecalc.facts.words import Category, Employment
from retirecalc.ground.extras import need
from retirecalc.ground.months import YearMonth
from retirecalc.ground.replace import beside, ends_in
from retirecalc.ground.say import CAUTION, Language, Said
from retirecalc.ground.say import language as chosen_language
from retirecalc.law import Law
from retirecalc.outcome import Eligibility
from retirecalc.rules.age.flexible_retirement import UNKNOWN as NO_WINDOW
from retirecalc.rules.age.flexible_retirement import flexible_retirement
from retirecalc.rules.age.statutory_age import statutory_age
from retirecalc.rules.contributions.minimum_contribution.table import minimum_of
from retirecalc.wording import word

ROWS = 200
"""So many people can be filled in."""
FIRST_BIRTH, LAST_BIRTH = YearMonth(1950, 1), YearMonth(2009, 12)
FIRST_YEAR, LAST_YEAR = 2010, 2079
_TOP = 4
"""The first row to fill in, below the title, two notes and the header."""

SHEETS = (Said("Answer", "测算"), Said("Schedule", "对照表"), Said("Minimum", "最低缴费年限"), Said("Words", "用语"))
FILLED = (
    Said("name", "姓名"),
    Said("birth month", "出生年月"),
    Said("category", "人员类别"),
    Said("employment", "用工性质"),
    Said("month planned", "拟退休年月"),
    Said("months paid by then (of a deferral: by the statutory month)", "届时累计缴费月数（延迟的填到龄时）"),
)
ANSWERED = (
    Said("statutory month", "法定退休年月"),
    Said("statutory age", "法定退休年龄"),
    Said("increase in months", "延迟月数"),
    Said("earliest month by age", "最早可退休年月"),
    Said("latest month by age", "最晚可退休年月"),
    Said("months needed", "要求的缴费月数"),
    Said("months short", "尚缺月数"),
    Said("result", "结果"),
)
SAID = {
    "title": Said("When may somebody retire?", "何时可以退休"),
    "how": Said(
        "Fill in the yellow columns, a person a row. Law on file: {version}. No month planned: the statutory one.",
        "填写黄色各列，一人一行。库内规定：{version}。未填拟退休年月的，按法定退休年月。",
    ),
    "check": Said("check birth month and category", "请核对出生年月和人员类别"),
    "no_choice": Said("no choice of month", "没有可选择的时间"),
    "too_early": Said("earlier than the earliest month", "早于最早可退休年月"),
    "too_late": Said("later than the latest month", "晚于最晚可退休年月"),
    "fill_in": Said("fill in the months paid by then", "请填写届时累计缴费月数"),
    "no_minimum": Said("no minimum on file for that year", "库内没有该年的最低缴费年限"),
    "short": Said("minimum not met; the ways on are not in this workbook", "未达到最低缴费年限，可采取的办法不在本表"),
    "met": Said("time and minimum are met", "时间和缴费年限均符合"),
    "agreed": Said("may be agreed with the employer", "可与单位协商"),
    "years": Said("y", "周岁"),
    "months": Said("m", "个月"),
}
_WINDOW = (
    Said("earliest", "最早"),
    Said("latest", "最晚"),
    Said("early", "提前"),
    Said("deferral", "延迟"),
)


def write_lookup(path: str | PathLike[str], law: Law, *, lang: Language = "zh", overwrite: bool = False) -> None:
    """Write the schedule of a law as a workbook with formulas.

    Raises:
        RosterError: the name does not end in .xlsx; the place cannot be written, or holds a file already.
        MissingExtra: XLSX needs the extra `excel`.
    """
    ends_in(Path(path), ".xlsx")
    xlsxwriter = need("xlsxwriter", extra="excel", feature="XLSX")
    told = chosen_language(lang)
    with beside(Path(path), overwrite=overwrite) as part:
        book = xlsxwriter.Workbook(str(part))
        year, month = map(int, law.data_version.split(".")[:2])
        book.set_properties({"created": datetime(year, month, 1)})  # noqa: DTZ001  # the clock has no part in the bytes
        answer, schedule, minimum, words = (book.add_worksheet(name.of(told)) for name in SHEETS)
        form = {"month": book.add_format({"num_format": "yyyy-mm", "align": "left"})}
        form |= {"head": book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})}
        form |= {"fill": book.add_format({"bg_color": "#FFF2CC", "border": 1})}
        form |= {
            "fill_month": book.add_format(
                {"bg_color": "#FFF2CC", "border": 1, "num_format": "yyyy-mm", "align": "left"}
            )
        }
        form |= {"title": book.add_format({"bold": True, "font_size": 16})}
        _put(schedule, [_titles(told), *_schedule(law, told)], form)
        _put(minimum, [[Said("year", "年份").of(told), ANSWERED[5].of(told)], *_minimum(law)], form)
        for column, kinds in enumerate((Category, Employment)):
            words.set_column(column, column, 60)
            words.write_column(0, column, [word(one, told) for one in kinds])
        _answer(answer, law, told, form)
        for sheet in (schedule, minimum):
            sheet.freeze_panes(1, 0)
        book.close()


def _titles(lang: Language) -> list[str]:
    own = [Said("key", "键"), Said("category", "人员类别"), Said("birth month", "出生年月"), *ANSWERED[:3]]
    return [one.of(lang) for one in own] + [
        f"{part.of(lang)}: {word(kind, lang)}" for kind in Employment for part in _WINDOW
    ]


def _schedule(law: Law, lang: Language) -> Iterator[list[object]]:
    """Every class and birth month that a version on file governs: what its key finds."""
    may = {one: word(one, lang) for one in Eligibility}
    agreed = may | {Eligibility.ELIGIBLE: SAID["agreed"].of(lang)}
    for number, category in enumerate(Category, 1):
        for birth in (FIRST_BIRTH + months for months in range(LAST_BIRTH - FIRST_BIRTH + 1)):
            try:
                found = statutory_age(Person(birth, category), law).value
            except OutOfCoverage:
                continue
            row: list[object] = [number * 100_000 + birth.year * 12 + birth.month, word(category, lang), birth]
            row += [found.month, int(found.age), int(found.increase_months)]
            for kind in Employment:
                try:
                    window = flexible_retirement(
                        Person(birth, category, employment=kind), law, statutory_age=found
                    ).value
                except OutOfCoverage:
                    window = NO_WINDOW
                row += [window.earliest_month, window.latest_month, may[window.early], agreed[window.deferral]]
            yield row


def _minimum(law: Law) -> Iterator[list[object]]:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        if (found := minimum_of(law, YearMonth(year, 1))) is not None:
            yield [year, int(found[0])]


def _put(sheet: Any, rows: Sequence[Sequence[object]], form: dict[str, Any]) -> None:
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, YearMonth):
                sheet.write_datetime(place, column, value.on(1), form["month"])
            elif isinstance(value, int):
                sheet.write_number(place, column, value)
            elif value is not None:
                sheet.write_string(place, column, str(value), form["head"] if place == 0 else None)
    sheet.set_column(0, len(rows[0]) - 1, 14)


def _answer(sheet: Any, law: Law, lang: Language, form: dict[str, Any]) -> None:
    said = {name: phrase.of(lang) for name, phrase in SAID.items()}
    sheet.write_string(0, 0, said["title"], form["title"])
    sheet.write_string(1, 0, CAUTION.of(lang))
    sheet.write_string(2, 0, said["how"].format(version=law.data_version))
    for column, head in enumerate((*FILLED, *ANSWERED)):
        sheet.write_string(_TOP - 1, column, head.of(lang), form["head"])
    sheet.set_row(_TOP - 1, 48)
    sheet.set_column(0, len(FILLED) + len(ANSWERED) - 1, 15)
    sheet.set_column(len(FILLED) + len(ANSWERED) - 1, len(FILLED) + len(ANSWERED) - 1, 44)
    sheet.set_column(14, 16, None, None, {"hidden": True})
    sheet.freeze_panes(_TOP, 1)
    last = _TOP + ROWS - 1
    words = SHEETS[3].of(lang)
    for column, kinds in ((2, Category), (3, Employment)):
        source = f"='{words}'!${'AB'[column - 2]}$1:${'AB'[column - 2]}${len(kinds)}"
        sheet.data_validation(_TOP, column, last, column, {"validate": "list", "source": source})
    between = {"validate": "date", "criteria": "between", "minimum": FIRST_BIRTH.on(1), "maximum": LAST_BIRTH.on(31)}
    sheet.data_validation(_TOP, 1, last, 1, between)
    sheet.data_validation(
        _TOP, 4, last, 4, between | {"minimum": date(FIRST_YEAR, 1, 1), "maximum": date(LAST_YEAR, 12, 31)}
    )
    months = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 1200}
    sheet.data_validation(_TOP, 5, last, 5, months)
    for row in range(_TOP, last + 1):
        for column in range(len(FILLED)):
            sheet.write_blank(row, column, None, form["fill_month" if column in (1, 4) else "fill"])
        for column, formula in enumerate(_formulas(row + 1, lang, said), len(FILLED)):
            sheet.write_formula(row, column, formula, form["month"] if column in (6, 9, 10) else None, "")


def _formulas(row: int, lang: Language, said: dict[str, str]) -> Iterator[str]:
    """The answers of a row, then what they rest on, out of sight: its row of the schedule, its employment, the month judged."""
    schedule, minimum, words = (f"'{name.of(lang)}'!" for name in SHEETS[1:])
    name = {letter: f"${letter}{row}" for letter in "BCDEFGIJKLMNOPQ"}
    birth, category, kind, planned, paid = (name[letter] for letter in "BCDEF")
    statutory, earliest, latest, needed, short = (name[letter] for letter in "GJKLM")
    found, place, judged = (name[letter] for letter in "OPQ")
    unknown = len(Employment)

    def seek(column: str) -> str:
        return f"INDEX({schedule}${column}:${column},{found})"

    def window(part: int) -> str:
        return f"INDEX({schedule}$G:$AD,{found},{place}*{len(_WINDOW)}-{len(_WINDOW) - part})"

    def month(part: int) -> str:
        return f'=IF({found}="","",IF({window(part)}=0,"",{window(part)}))'

    age = seek("E")
    yield f'=IF({found}="","",{seek("D")})'
    yield (
        f'=IF({found}="","",INT({age}/12)&"{said["years"]}"&IF(MOD({age},12)=0,"",MOD({age},12)&"{said["months"]}"))'
    )
    yield f'=IF({found}="","",{seek("F")})'
    yield month(1)
    yield month(2)
    year = f"YEAR(MIN({judged},{statutory}))"
    yield f'=IF({found}="","",IFERROR(INDEX({minimum}$B:$B,MATCH({year},{minimum}$A:$A,0)),""))'
    yield f'=IF(OR({needed}="",{paid}=""),"",MAX(0,{needed}-{paid}))'
    choices = (
        (f'AND({birth}="",{category}="")', '""'),
        (f'{found}=""', f'"{said["check"]}"'),
        (f'AND({earliest}="",{judged}<>{statutory})', f'"{said["no_choice"]}"'),
        (f'AND({earliest}<>"",{judged}<{earliest})', f'"{said["too_early"]}"'),
        (f'AND({latest}<>"",{judged}>{latest})', f'"{said["too_late"]}"'),
        (f'{paid}=""', f'"{said["fill_in"]}"'),
        (f'{needed}=""', f'"{said["no_minimum"]}"'),
        (f"{short}>0", f'"{said["short"]}"'),
        (f"{judged}>{statutory}", window(4)),
        (f'AND({judged}<{statutory},{window(3)}<>"{word(Eligibility.ELIGIBLE, lang)}")', window(3)),
    )
    yield "=" + "".join(f"IF({when},{then}," for when, then in choices) + f'"{said["met"]}"' + ")" * len(choices)
    key = f"MATCH({category},{words}$A$1:$A${len(Category)},0)*100000+YEAR({birth})*12+MONTH({birth})"
    yield f'=IF(OR({birth}="",{category}=""),"",IFERROR(MATCH({key},{schedule}$A:$A,0),""))'
    yield f'=IF({kind}="",{unknown},IFERROR(MATCH({kind},{words}$B$1:$B${unknown},0),{unknown}))'
    yield f'=IF({found}="","",IF({planned}="",{statutory},DATE(YEAR({planned}),MONTH({planned}),1)))'
