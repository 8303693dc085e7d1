"""An empty list to fill in: the columns that matter, with their words to choose from, help on each, and an example."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import NamedTuple

from retirecalc.ground.extras import need
from retirecalc.ground.replace import beside, ends_in
from retirecalc.ground.say import Language, Said
from retirecalc.ground.say import language as chosen_language

ROWS = 500
"""So many rows have drop-downs and help."""


class Field(NamedTuple):
    """A column of the empty list: its title, an example, help, and the words to choose from."""

    title: Said
    example: Said
    help: Said
    words: tuple[Said, ...] = ()


def _plain(text: str) -> Said:
    return Said(text, text)


FIELDS = (
    Field(Said("name", "姓名"), Said("Example", "样例"), Said("Delete the example row.", "填写前请删除样例行。")),
    Field(
        Said("id_number", "身份证号"),
        _plain(""),
        Said(
            "18 characters, as text. May be left out if birth and sex are given.",
            "18位，文本格式。已填出生年月和性别的可不填。",
        ),
    ),
    Field(
        Said("birth", "出生年月"),
        _plain("1971-09"),
        Said("Month or day, such as 1971-09.", "年月或日期，例如 1971-09。"),
    ),
    Field(
        Said("sex", "性别"),
        Said("male", "男"),
        Said("Of a woman the post decides too.", "女性还要填岗位。"),
        (Said("male", "男"), Said("female", "女")),
    ),
    Field(
        Said("post", "岗位类别"),
        _plain(""),
        Said("The post at retirement: it decides 50 or 55 for a woman.", "退休时的岗位，决定女职工是50还是55周岁。"),
        (Said("management", "管理岗"), Said("technical", "专业技术岗"), Said("worker", "工人岗")),
    ),
    Field(
        Said("employment", "用工性质"),
        Said("employee", "民营企业职工"),
        Said("Who employs: approval and deferral depend on it.", "决定弹性退休是否需经批准、能否延迟。"),
        (
            Said("employee", "民营企业职工"),
            Said("state_employee", "国有企业职工"),
            Said("state_manager", "国有企业管理人员"),
            Said("civil_servant", "公务员"),
            Said("own_account", "灵活就业人员"),
        ),
    ),
    Field(
        Said("cumulative_years", "累计缴费年限"),
        Said("26y4m", "26年4个月"),
        Said(
            "With deemed years. 26 is years; 26y4m or 316 months otherwise.",
            "含视同缴费年限。26 表示年；也可写 26年4个月。",
        ),
    ),
    Field(Said("deemed_years", "视同缴费年限"), _plain(""), Said("0 where there is none.", "没有的填 0。")),
    Field(
        Said("counted_to", "缴费截止年月"),
        _plain("2026-10"),
        Said("The last month that is in the count.", "累计年限统计到哪一个月。"),
    ),
    Field(
        Said("continuing", "个人缴费状态"),
        Said("yes", "参保缴费"),
        Said("Whether payments go on.", "今后是否继续缴费。"),
        (Said("yes", "参保缴费"), Said("no", "终止缴费")),
    ),
    Field(
        Said("retire_in", "拟退休年月"),
        _plain(""),
        Said("The month chosen, if one is.", "本人选定的退休年月，没有的留空。"),
    ),
    Field(Said("department", "部门"), _plain(""), Said("For groups.", "用于分组。")),
)


def write_template(path: str | PathLike[str], *, lang: Language = "zh", overwrite: bool = False) -> None:
    """Write an empty list as a workbook.

    Raises:
        RosterError: the name does not end in .xlsx; the place cannot be written, or holds a file already.
        MissingExtra: XLSX needs the extra `excel`.
    """
    ends_in(Path(path), ".xlsx")
    xlsxwriter = need("xlsxwriter", extra="excel", feature="XLSX")
    told = chosen_language(lang)
    with beside(Path(path), overwrite=overwrite) as part:
        book = xlsxwriter.Workbook(str(part))
        sheet = book.add_worksheet(Said("List", "名单").of(told))
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for place, field in enumerate(FIELDS):
            sheet.set_column(place, place, 16, text)
            sheet.write_string(0, place, field.title.of(told), bold)
            if example := field.example.of(told):
                sheet.write_string(1, place, example, text)
            rule: dict[str, object] = {"input_title": field.title.of(told), "input_message": field.help.of(told)}
            if field.words:
                rule |= {"validate": "list", "source": [word.of(told) for word in field.words], "error_type": "warning"}
            else:
                rule |= {"validate": "any"}
            sheet.data_validation(1, place, ROWS, place, rule)
        sheet.freeze_panes(1, 1)
        book.close()
