"""One malformed folder for each way to be wrong, under `bad/`, and the exact sentence that it gets.

Each folder is as an owner of tables would write it (no manifest, sources and readings of the library beside it), good but
for the one thing in its name. The sentence names the file, the line and the field, says what is wrong and what to do next.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from retirecalc.errors import TableError
from retirecalc.rooms import ROOM_OF
from retirecalc.tables import manifest
from retirecalc.tables.loader import read_shelf
from retirecalc.tables.problems import mistyped, nearest
from retirecalc.tables.sentences import SENTENCES
from retirecalc.tables.shelf import Shelf, built_in, tables_dir
from retirecalc.tables.table import citations
from tests.law_day import load_law

NEAREST = nearest("retirement_age", ROOM_OF)
BAD = Path(__file__).parent / "bad"
AGE = "CN/statutory_age/2030-01-01.yaml"
MINIMUM = "CN/minimum_contribution/2030-01-01.yaml"
FLEXIBLE = "CN/flexible_retirement/2030-01-01.yaml"
REMEDIES = "CN/shortfall_remedies/2030-01-01.yaml"

NEAREST = nearest("retirement_age", ROOM_OF)
PINNED: dict[str, tuple[str, int | None, str, str, str]] = {
    # folder: file, line, field, then what is said in both languages
    # the YAML itself
    "broken_syntax": (
        AGE,
        15,
        "file",
        "the YAML breaks off here. Look for a bracket, quote, colon or indentation that is wrong, in this line or just above.",
        "YAML 在此处无法解析。请检查本行及上一行的括号、引号、冒号和缩进。",
    ),
    "empty_file": (
        AGE,
        None,
        "file",
        "the file holds no fields. Write them as name: value, one in each line.",
        "文件中没有字段。请写成 名称: 值，每行一项。",
    ),
    "not_a_mapping": (
        AGE,
        None,
        "file",
        "the file holds no fields. Write them as name: value, one in each line.",
        "文件中没有字段。请写成 名称: 值，每行一项。",
    ),
    "not_utf8": (AGE, None, "file", "is not UTF-8 text. Save it as UTF-8.", "不是 UTF-8 文本。请另存为 UTF-8。"),
    "duplicate_key": (AGE, 8, "revision", "stands there twice. Keep one of the two.", "重复出现。请只保留一处。"),
    "key_not_text": (
        AGE,
        13,
        "rule.50",
        "the name of a field must be text, and 50 is none. Put it in quotes.",
        "字段名必须是文本，50 不是。请加引号。",
    ),
    "float_value": (
        AGE,
        11,
        "rule.male_60.cap",
        "2.0 is a decimal, and the law is exact. Write a whole number or a period such as 15y6m; where it is text, put it in quotes.",
        "2.0 是小数，而规定是精确的。请写整数或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "octal_number": (
        AGE,
        11,
        "rule.male_60.cap",
        "02 reads as another number than it looks. Write digits alone without a leading zero, or a period such as 15y6m; where it is text, put it in quotes.",
        "02 会被读成另一个数。请只写不带前导零的数字，或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "clock_number": (
        AGE,
        11,
        "rule.male_60.cap",
        "1:30 reads as another number than it looks. Write digits alone without a leading zero, or a period such as 15y6m; where it is text, put it in quotes.",
        "1:30 会被读成另一个数。请只写不带前导零的数字，或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "unquoted_date": (
        AGE,
        5,
        "effective_from",
        '2030-01-01 is a date without quotes. Write "2030-01-01".',
        '2030-01-01 是未加引号的日期。请写成 "2030-01-01"。',
    ),
    "yes_no_boolean": (
        FLEXIBLE,
        30,
        "employment.employee.approval.value",
        "no reads as yes or no. Write true or false; where it is text, put it in quotes.",
        "no 会被读成是或否。请写 true 或 false；如为文本请加引号。",
    ),
    "binary_tag": (
        AGE,
        7,
        "revision",
        "!!binary has no place in a table. Write plain text, numbers, lists and fields.",
        "表中不能使用 !!binary。请只写文本、数字、列表和字段。",
    ),
    # fields
    "wrong_schema": (
        AGE,
        1,
        "schema",
        "is 'retirecalc.table/2', and only retirecalc.table/1 can be read. Write schema: retirecalc.table/1 in its place.",
        "是“retirecalc.table/2”，只能读取 retirecalc.table/1。请改为 schema: retirecalc.table/1。",
    ),
    "unknown_key": (
        AGE,
        8,
        "vaild_to",
        "there is no such field. The fields here are, the nearest first: id, jurisdiction, effective_to, revision, certainty, cite, title, effective_from, ends, rule, rows, before, schema.",
        "没有此字段。此处的字段（最接近的在前）：id, jurisdiction, effective_to, revision, certainty, cite, title, effective_from, ends, rule, rows, before, schema。",
    ),
    "unknown_key_in_row": (
        AGE,
        15,
        "rows[0].note",
        "there is no such field. The fields here are, the nearest first: cite, category, increase, age, born.",
        "没有此字段。此处的字段（最接近的在前）：cite, category, increase, age, born。",
    ),
    "nearest_field": (
        MINIMUM,
        18,
        "rows[0].month",
        "there is no such field. The fields here are, the nearest first: months, cite, year.",
        "没有此字段。此处的字段（最接近的在前）：months, cite, year。",
    ),
    "missing_key": (
        AGE,
        1,
        "revision",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "missing_key_in_row": (
        AGE,
        15,
        "rows[0].age",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "mistyped_number": (
        AGE,
        7,
        "revision",
        "is '1', and must be a whole number. Write digits alone, without quotes.",
        "是“1”，而此处必须是整数。请只写数字，不加引号。",
    ),
    "mistyped_period": (
        AGE,
        15,
        "rows[0].age",
        "'sixty' is no period. Write it as 60y1m, or as a number of months from 0 on.",
        "“sixty”不是年限。请写成 60y1m，或从0起的月数。",
    ),
    "age_in_years_alone": (
        AGE,
        11,
        "rule.male_60.original_age",
        "60 reads as 5y0m, and a period here lies between 40 and 75 years; a number alone is months. Write it with its unit, such as 75y or 40y6m.",
        "“60”读作 5y0m，而此处的年限应在40年至75年之间；只写数字即为月数。请写明单位，例如 75y 或 40y6m。",
    ),
    "printed_age_in_years_alone": (
        AGE,
        15,
        "rows[0].age",
        "'61' reads as 5y1m, and a period here lies between 40 and 75 years; a number alone is months. Write it with its unit, such as 75y or 40y6m.",
        "“61”读作 5y1m，而此处的年限应在40年至75年之间；只写数字即为月数。请写明单位，例如 75y 或 40y6m。",
    ),
    "floor_in_years_alone": (
        FLEXIBLE,
        18,
        "floor.female_50.value",
        "50 reads as 4y2m, and a period here lies between 40 and 75 years; a number alone is months. Write it with its unit, such as 75y or 40y6m.",
        "“50”读作 4y2m，而此处的年限应在40年至75年之间；只写数字即为月数。请写明单位，例如 75y 或 40y6m。",
    ),
    "minimum_in_years_alone": (
        MINIMUM,
        18,
        "rows[0].months",
        "15 reads as 1y3m, and a period here lies between 5 and 60 years; a number alone is months. Write it with its unit, such as 60y or 5y6m.",
        "“15”读作 1y3m，而此处的年限应在5年至60年之间；只写数字即为月数。请写明单位，例如 60y 或 5y6m。",
    ),
    "minimum_with_a_digit_too_many": (
        MINIMUM,
        20,
        "later.value",
        "'200y' reads as 200y0m, and a period here lies between 5 and 60 years; a number alone is months. Write it with its unit, such as 60y or 5y6m.",
        "“200y”读作 200y0m，而此处的年限应在5年至60年之间；只写数字即为月数。请写明单位，例如 60y 或 5y6m。",
    ),
    "minimum_of_half_a_year": (
        MINIMUM,
        18,
        "rows[0].months",
        "15.5 is a decimal, and the law is exact. Write a whole number or a period such as 15y6m; where it is text, put it in quotes.",
        "15.5 是小数，而规定是精确的。请写整数或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "remedy_age_in_years_alone": (
        REMEDIES,
        18,
        "transfer_to_resident.resident_age.value",
        "60 reads as 5y0m, and a period here lies between 40 and 75 years; a number alone is months. Write it with its unit, such as 75y or 40y6m.",
        "“60”读作 5y0m，而此处的年限应在40年至75年之间；只写数字即为月数。请写明单位，例如 75y 或 40y6m。",
    ),
    "revision_zero": (
        AGE,
        7,
        "revision",
        "is 0, and transcriptions are counted from 1. Write 1, and one more after each correction.",
        "是 0，而转录版本从1起算。请写 1，每次更正加1。",
    ),
    "mistyped_month": (
        AGE,
        15,
        "rows[0].born[0]",
        "'1970-13' is no month. Write it in quotes, as \"1970-01\", with months from 01 to 12.",
        '“1970-13”不是年月。请加引号写成 "1970-01"，月份为01至12。',
    ),
    "mistyped_category": (
        AGE,
        15,
        "rows[0].category",
        "'male' is not known here. Use one of these, the nearest first: male_60, female_55, female_50.",
        "无法识别“male”。可填写（最接近的在前）：male_60, female_55, female_50。",
    ),
    "mistyped_truth": (
        FLEXIBLE,
        31,
        "employment.employee.employer_notice.value",
        "is 'true', and must be true or false. Write one of the two, without quotes.",
        "是“true”，而此处必须是 true 或 false。请填写其一，不加引号。",
    ),
    "number_for_text": (
        AGE,
        3,
        "title.en",
        "is 5, and must be text. Put it in quotes.",
        "是“5”，而此处必须是文本。请加引号。",
    ),
    "text_for_fields": (
        AGE,
        3,
        "title",
        "must hold fields. Write them as name: value.",
        "此处必须是字段。请写成 名称: 值。",
    ),
    "value_for_fields": (
        AGE,
        11,
        "rule.male_60",
        "must hold fields. Write them as name: value.",
        "此处必须是字段。请写成 名称: 值。",
    ),
    "value_for_list": (
        AGE,
        15,
        "rows[0].born",
        "must be a list. Write it as [one, two], or one item in each line after a dash.",
        "必须是列表。请写成 [甲, 乙]，或每行一项、前加短横线。",
    ),
    "unknown_class_in_rule": (
        AGE,
        13,
        "rule.female_5",
        "'female_5' is not known here. Use one of these, the nearest first: female_55, female_50, male_60.",
        "无法识别“female_5”。可填写（最接近的在前）：female_55, female_50, male_60。",
    ),
    "three_birth_months": (
        AGE,
        15,
        "rows[0].born",
        "holds 3 items instead of 2. Take out or add what differs.",
        "有 3 项，应为 2 项。请增减。",
    ),
    "title_one_language": (
        AGE,
        3,
        "title.zh",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    # where the file lies
    "file_name_and_date": (
        "CN/statutory_age/2031-01-01.yaml",
        5,
        "effective_from",
        "is '2030-01-01', but the file lies under '2031-01-01'. Change the field, or move the file.",
        "是“2030-01-01”，但文件位于“2031-01-01”之下。请修改字段，或移动文件。",
    ),
    "folder_and_id": (
        "CN/retirement_age/2030-01-01.yaml",
        2,
        "id",
        "is 'statutory_age', but the file lies under 'retirement_age'. Change the field, or move the file.",
        "是“statutory_age”，但文件位于“retirement_age”之下。请修改字段，或移动文件。",
    ),
    "folder_and_jurisdiction": (
        "CN-CQ/statutory_age/2030-01-01.yaml",
        4,
        "jurisdiction",
        "is 'CN', but the file lies under 'CN-CQ'. Change the field, or move the file.",
        "是“CN”，但文件位于“CN-CQ”之下。请修改字段，或移动文件。",
    ),
    "unknown_table": (
        "CN/retirement_age/2030-01-01.yaml",
        2,
        "id",
        f"there is no table 'retirement_age'. The tables are, the nearest first: {NEAREST}.",
        f"没有“retirement_age”表。可用的表（最接近的在前）：{NEAREST}。",
    ),
    "outside_the_layout": (
        "statutory_age/2030-01-01.yaml",
        None,
        "file",
        "lies outside the layout <jurisdiction>/<table id>/<effective_from>.yaml, where nobody reads it. Move or rename it.",
        "不在规定的位置 <jurisdiction>/<table id>/<effective_from>.yaml，不会被读取。请移动或改名。",
    ),
    "wrong_suffix": (
        "CN/statutory_age/2030-01-01.yml",
        None,
        "file",
        "lies outside the layout <jurisdiction>/<table id>/<effective_from>.yaml, where nobody reads it. Move or rename it.",
        "不在规定的位置 <jurisdiction>/<table id>/<effective_from>.yaml，不会被读取。请移动或改名。",
    ),
    # the days in force
    "no_such_day": (
        AGE,
        6,
        "effective_to",
        "'2030-02-30' is not a day of the calendar. Write it in quotes, as \"2025-01-01\".",
        '日历上没有“2030-02-30”这一天。请加引号写成 "2025-01-01"。',
    ),
    "last_day_as_month": (
        AGE,
        6,
        "effective_to",
        "'2030-12' is not a day of the calendar. Write it in quotes, as \"2025-01-01\".",
        '日历上没有“2030-12”这一天。请加引号写成 "2025-01-01"。',
    ),
    "first_day_malformed": (
        "CN/statutory_age/2030-13-01.yaml",
        5,
        "effective_from",
        "'2030-13-01' is not a day of the calendar. Write it in quotes, as \"2025-01-01\".",
        '日历上没有“2030-13-01”这一天。请加引号写成 "2025-01-01"。',
    ),
    "end_of_nobody": (
        AGE,
        1,
        "ends",
        "says who set effective_to, own_text or later_act. Give both fields, or neither.",
        "说明 effective_to 由谁规定（own_text 或 later_act）。请两项都填，或都不填。",
    ),
    "ends_without_a_day": (
        AGE,
        7,
        "ends",
        "says who set effective_to, own_text or later_act. Give both fields, or neither.",
        "说明 effective_to 由谁规定（own_text 或 later_act）。请两项都填，或都不填。",
    ),
    "ends_by_accident": (
        AGE,
        7,
        "ends",
        "'accident' is not known here. Use one of these, the nearest first: later_act, own_text.",
        "无法识别“accident”。可填写（最接近的在前）：later_act, own_text。",
    ),
    "ends_before_it_begins": (
        AGE,
        6,
        "effective_to",
        "2029-12-31 is before effective_from, 2030-01-01. Correct one of the two.",
        "2029-12-31 早于 effective_from 的 2030-01-01。请更正其一。",
    ),
    "gap_between_versions": (
        "CN/statutory_age/2031-01-01.yaml",
        5,
        "effective_from",
        "leaves a gap after the version of 2030-01-01, which ends on 2030-12-30. Begin on the next day, or let that one end on 2030-12-31.",
        "与 2030-01-01 的版本之间有空档，该版本止于 2030-12-30。请从次日起施行，或把该版本的截止日改为 2030-12-31。",
    ),
    "overlap_between_versions": (
        "CN/statutory_age/2031-01-01.yaml",
        5,
        "effective_from",
        "overlaps the version of 2030-01-01. Let that one end on 2030-12-31: if it has no end, run python -m retirecalc.tables refresh FOLDER, or give it effective_to and ends.",
        "与 2030-01-01 的版本重叠。该版本应止于 2030-12-31：如未填写截止日，请运行 python -m retirecalc.tables refresh FOLDER，或填写 effective_to 和 ends。",
    ),
    "two_open_versions": (
        "CN/statutory_age/2031-01-01.yaml",
        5,
        "effective_from",
        "overlaps the version of 2030-01-01. Let that one end on 2030-12-31: if it has no end, run python -m retirecalc.tables refresh FOLDER, or give it effective_to and ends.",
        "与 2030-01-01 的版本重叠。该版本应止于 2030-12-31：如未填写截止日，请运行 python -m retirecalc.tables refresh FOLDER，或填写 effective_to 和 ends。",
    ),
    # citations
    "uncited_row": (
        AGE,
        15,
        "rows[0].cite",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "uncited_table": (
        AGE,
        1,
        "cite",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "citation_without_place": (
        AGE,
        15,
        "rows[0].cite",
        "must be [source, locator] or [source, locator, certainty]. Write it as [measures, 第一条].",
        "必须是 [来源, 位置] 或 [来源, 位置, 确定程度]。请写成 [measures, 第一条]。",
    ),
    "citation_of_nothing": (
        AGE,
        15,
        "rows[0].cite",
        "must be [source, locator] or [source, locator, certainty]. Write it as [measures, 第一条].",
        "必须是 [来源, 位置] 或 [来源, 位置, 确定程度]。请写成 [measures, 第一条]。",
    ),
    "citation_empty_place": (
        AGE,
        15,
        "rows[0].cite",
        "names no place in the document. Give the article, as 第一条.",
        "没有写明文件中的位置。请填写条款，例如 第一条。",
    ),
    "unknown_source": (
        AGE,
        15,
        "rows[0].cite",
        "there is no source 'measure'. Use one on file, such as measures, or add it to CN/sources.yaml.",
        "没有编号为“measure”的文件。请使用已有编号，例如 measures，或加入 CN/sources.yaml。",
    ),
    "bad_certainty": (
        AGE,
        8,
        "certainty",
        "'sure' is no certainty. Use one of text, official, secondary, recall, open.",
        "“sure”不是确定程度。请填写其一：text, official, secondary, recall, open。",
    ),
    "missing_certainty": (
        AGE,
        1,
        "certainty",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "bad_certainty_of_citation": (
        AGE,
        15,
        "rows[0].cite",
        "'sure' is no certainty. Use one of text, official, secondary, recall, open.",
        "“sure”不是确定程度。请填写其一：text, official, secondary, recall, open。",
    ),
    # statutory_age against itself
    "increase_disagrees": (
        AGE,
        16,
        "rows[1] (male_60 1970-05).increase",
        "printed 3 months, the rule gives 2 for 1970-05. Compare both with the text.",
        "表中为 3 个月，按 rule 计算 1970-05 为 2 个月。请与原文核对两处。",
    ),
    "age_disagrees": (
        AGE,
        16,
        "rows[1] (male_60 1970-05).age",
        "printed 60y3m, the rule gives 60y2m. Compare both with the text.",
        "表中为 60y3m，按 rule 计算为 60y2m。请与原文核对两处。",
    ),
    "gap_between_rows": (
        AGE,
        16,
        "rows[1] (male_60 1970-06).born",
        "leaves a gap or overlaps. Let the group begin with 1970-05.",
        "与前一组之间有空档或重叠。请让该组从 1970-05 开始。",
    ),
    "overlap_between_rows": (
        AGE,
        16,
        "rows[1] (male_60 1970-04).born",
        "leaves a gap or overlaps. Let the group begin with 1970-05.",
        "与前一组之间有空档或重叠。请让该组从 1970-05 开始。",
    ),
    "rows_begin_late": (
        AGE,
        15,
        "rows[0] (male_60 1970-02).born",
        "leaves a gap or overlaps. Let the group begin with 1970-01.",
        "与前一组之间有空档或重叠。请让该组从 1970-01 开始。",
    ),
    "row_ends_before_it_begins": (
        AGE,
        15,
        "rows[0] (male_60 1970-01).born",
        "ends (1969-12) before it begins (1970-01). Put the earlier month first.",
        "止月 1969-12 早于起月 1970-01。请把较早的月份写在前面。",
    ),
    "rows_without_a_rise": (
        AGE,
        15,
        "rows[0] (male_60 1970-01)",
        "is printed, but the rule has no rise. Give it first_birth, births_per_month and cap, or take the row out.",
        "列有此行，但 rule 没有延迟。请填写 first_birth、births_per_month 和 cap，或删去此行。",
    ),
    "missing_category": (
        AGE,
        10,
        "rule",
        "the classes female_50 are missing. Add them.",
        "缺少类别 female_50。请补上。",
    ),
    "half_a_rule": (
        AGE,
        11,
        "rule.male_60",
        "has a part of first_birth, births_per_month and cap. Give all three, or none of them.",
        "first_birth、births_per_month 和 cap 只填了一部分。请三项都填，或都不填。",
    ),
    "no_births_per_month": (
        AGE,
        11,
        "rule.male_60.births_per_month",
        "is below 1. Write 1 or more.",
        "小于1。请填写1或更大的数。",
    ),
    # minimum_contribution against itself
    "minimum_year_gap": (
        MINIMUM,
        19,
        "rows[1].year",
        "leaves a gap or overlaps. The next year is 2031.",
        "年份有空档或重叠。下一年应为 2031。",
    ),
    "minimum_year_twice": (
        MINIMUM,
        19,
        "rows[1].year",
        "leaves a gap or overlaps. The next year is 2031.",
        "年份有空档或重叠。下一年应为 2031。",
    ),
    "minimum_falls": (
        MINIMUM,
        19,
        "rows[1].months",
        "the minimum falls from 186 to 180 months. Compare both with the text.",
        "最低缴费年限由 186 个月降为 180 个月。请与原文核对两处。",
    ),
    "minimum_falls_afterwards": (
        MINIMUM,
        20,
        "later.value",
        "the minimum falls from 192 to 180 months. Compare both with the text.",
        "最低缴费年限由 192 个月降为 180 个月。请与原文核对两处。",
    ),
    # flexible_retirement against itself
    "missing_floor": (
        FLEXIBLE,
        15,
        "floor",
        "the classes female_50 are missing. Add them.",
        "缺少类别 female_50。请补上。",
    ),
    "missing_employment": (
        FLEXIBLE,
        26,
        "employment",
        "the kinds unknown are missing. Add them.",
        "缺少用工性质 unknown。请补上。",
    ),
    "refused_without_reason": (
        FLEXIBLE,
        39,
        "employment.state_manager.deferral",
        "refuses without a reason. Add reason.",
        "不予准许但没有理由。请填写 reason。",
    ),
    "neither_value_nor_reading": (
        FLEXIBLE,
        28,
        "employment.employee.early",
        "has both a value and a reading, or neither. Give one of the two.",
        "value 和 reading 两项都有或都没有。请只填一项。",
    ),
    "both_value_and_reading": (
        FLEXIBLE,
        28,
        "employment.employee.early",
        "has both a value and a reading, or neither. Give one of the two.",
        "value 和 reading 两项都有或都没有。请只填一项。",
    ),
    "reading_without_answers": (
        FLEXIBLE,
        48,
        "employment.own_account.early",
        "has a reading without answers, or answers without a reading. Give both.",
        "有 reading 而没有 answers，或相反。请两项都填。",
    ),
    # shortfall_remedies
    "remedy_missing": (
        REMEDIES,
        1,
        "end_relation",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "remedy_uncited": (
        REMEDIES,
        16,
        "transfer_to_resident.cite",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "remedy_without_reading": (
        REMEDIES,
        11,
        "lump_sum.reading",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "remedy_cell_without_value": (
        REMEDIES,
        18,
        "transfer_to_resident.resident_age.value",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "remedy_unknown_key": (
        REMEDIES,
        13,
        "lump_sum.from_age",
        "there is no such field. The fields here are, the nearest first: reading, after_extending, first_insured_before, cite.",
        "没有此字段。此处的字段（最接近的在前）：reading, after_extending, first_insured_before, cite。",
    ),
    "remedy_mistyped_month": (
        REMEDIES,
        13,
        "lump_sum.first_insured_before.value",
        "'2011-13' is no month. Write it in quotes, as \"1970-01\", with months from 01 to 12.",
        '“2011-13”不是年月。请加引号写成 "1970-01"，月份为01至12。',
    ),
    "remedy_half_of_the_resident_scheme": (
        REMEDIES,
        16,
        "transfer_to_resident",
        "has one of resident_age and resident_minimum. Give both, or neither.",
        "resident_age 和 resident_minimum 只填了一项。请都填，或都不填。",
    ),
    "remedy_below_zero": (
        REMEDIES,
        14,
        "lump_sum.after_extending.value",
        "-60 is no period. Write it as 60y1m, or as a number of months from 0 on.",
        "“-60”不是年限。请写成 60y1m，或从0起的月数。",
    ),
    # readings that a table asks
    "remedy_reading_unknown": (
        REMEDIES,
        10,
        "extended_contribution",
        "there is no reading 'R77'. Use one on file, such as R07, or add it to CN/readings.yaml.",
        "没有编号为“R77”的理解问题。请使用已有编号，例如 R07，或加入 CN/readings.yaml。",
    ),
    "remedy_reading_of_another": (
        REMEDIES,
        11,
        "lump_sum",
        "does not answer R01 in its own words: any_short, completion_year, pre2011_else_open, pre2011_only, statutory_year, undetermined. Give exactly its answers: undetermined, statutory_year, completion_year.",
        "没有按 R01 的原有答案填写：any_short, completion_year, pre2011_else_open, pre2011_only, statutory_year, undetermined。请恰好填写其答案：undetermined, statutory_year, completion_year。",
    ),
    "reading_unknown": (
        FLEXIBLE,
        50,
        "employment.own_account.early.answers",
        "there is no reading 'R77'. Use one on file, such as R07, or add it to CN/readings.yaml.",
        "没有编号为“R77”的理解问题。请使用已有编号，例如 R07，或加入 CN/readings.yaml。",
    ),
    "reading_answers_differ": (
        MINIMUM,
        14,
        "met_by.months_before",
        "does not answer R28 in its own words: at_notice, when_told. Give exactly its answers: retirement_month_incl, month_before, at_notice.",
        "没有按 R28 的原有答案填写：at_notice, when_told。请恰好填写其答案：retirement_month_incl, month_before, at_notice。",
    ),
    "reading_answer_missing": (
        MINIMUM,
        14,
        "met_by.months_before",
        "does not answer R28 in its own words: at_notice. Give exactly its answers: retirement_month_incl, month_before, at_notice.",
        "没有按 R28 的原有答案填写：at_notice。请恰好填写其答案：retirement_month_incl, month_before, at_notice。",
    ),
    # sources and readings
    "sources_wrong_schema": (
        "CN/sources.yaml",
        1,
        "schema",
        "is 'retirecalc.source/1', and only retirecalc.sources/1 can be read. Write schema: retirecalc.sources/1 in its place.",
        "是“retirecalc.source/1”，只能读取 retirecalc.sources/1。请改为 schema: retirecalc.sources/1。",
    ),
    "sources_beside": (
        "CN/sources.yaml",
        3,
        "sources",
        "must be a list, with nothing beside it but schema; found schema, note, sources. Take out what is not.",
        "必须是列表，旁边只能有 schema；现有 schema, note, sources。请去掉其余内容。",
    ),
    "sources_not_a_list": (
        "CN/sources.yaml",
        2,
        "sources",
        "must be a list, with nothing beside it but schema; found schema, sources. Take out what is not.",
        "必须是列表，旁边只能有 schema；现有 schema, sources。请去掉其余内容。",
    ),
    "source_of_no_day": (
        "CN/sources.yaml",
        7,
        "sources[0].issued",
        "'2030-02-30' is not a day of the calendar. Write it in quotes, as \"2025-01-01\".",
        '日历上没有“2030-02-30”这一天。请加引号写成 "2025-01-01"。',
    ),
    "source_twice": (
        "CN/sources.yaml",
        8,
        "sources[1].id",
        "'our_rules' stands there twice. Keep one of the two.",
        "“our_rules”重复出现。请只保留一处。",
    ),
    "source_of_the_library": (
        "CN/sources.yaml",
        3,
        "sources[0].id",
        "the library has another document under 'measures', which its own tables cite. Choose another id, here and where it is cited.",
        "库内已有编号为“measures”的另一文件，并为库内各表所引用。请改用其他编号，引用处一并修改。",
    ),
    "source_of_a_place_alone": (
        AGE,
        15,
        "rows[0].cite",
        "'chongqing_rules' is a document of CN-CQ alone, and this file is of CN. Cite another one, or move it from CN-CQ/sources.yaml to CN/sources.yaml, where every place may cite it.",
        "“chongqing_rules”只是 CN-CQ 的文件，而本文件属于 CN。请引用其他文件，或把它从 CN-CQ/sources.yaml 移到各地均可引用的 CN/sources.yaml。",
    ),
    "reading_cites_a_place_alone": (
        "CN/readings.yaml",
        11,
        "readings[0].cite",
        "'chongqing_rules' is a document of CN-CQ alone, and this file is of CN. Cite another one, or move it from CN-CQ/sources.yaml to CN/sources.yaml, where every place may cite it.",
        "“chongqing_rules”只是 CN-CQ 的文件，而本文件属于 CN。请引用其他文件，或把它从 CN-CQ/sources.yaml 移到各地均可引用的 CN/sources.yaml。",
    ),
    "sources_empty": (
        "CN/sources.yaml",
        2,
        "sources",
        "holds nothing. Add an item, or delete the file.",
        "没有内容。请添加一项，或删除该文件。",
    ),
    "readings_empty": (
        "CN/readings.yaml",
        2,
        "readings",
        "holds nothing. Add an item, or delete the file.",
        "没有内容。请添加一项，或删除该文件。",
    ),
    "source_without_title": (
        "CN/sources.yaml",
        3,
        "sources[0].title",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "reading_twice": (
        "CN/readings.yaml",
        12,
        "readings[1].id",
        "'X01' stands there twice. Keep one of the two.",
        "“X01”重复出现。请只保留一处。",
    ),
    "reading_default_unknown": (
        "CN/readings.yaml",
        9,
        "readings[0].default",
        "'perhaps' is not one of the answers. Use one of so, not_so.",
        "“perhaps”不在可选答案之中。请填写其一：so, not_so。",
    ),
    "reading_answer_twice": (
        "CN/readings.yaml",
        8,
        "readings[0].answers[1].id",
        "'so' stands there twice. Keep one of the two.",
        "“so”重复出现。请只保留一处。",
    ),
    "reading_already_chosen": (
        "CN/readings.yaml",
        10,
        "readings[0].chosen",
        "is for the caller to choose, not for the file. Take it out, and choose with load_law(readings=...).",
        "由调用者选择，不写在文件里。请删去，并用 load_law(readings=...) 选择。",
    ),
    "reading_uncited": (
        "CN/readings.yaml",
        3,
        "readings[0].cite",
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "reading_unknown_source": (
        "CN/readings.yaml",
        11,
        "readings[0].cite",
        "there is no source 'measure'. Use one on file, such as measures, or add it to CN/sources.yaml.",
        "没有编号为“measure”的文件。请使用已有编号，例如 measures，或加入 CN/sources.yaml。",
    ),
}


def test_every_table_is_offered_the_nearest_first() -> None:
    offered = NEAREST.split(", ")
    assert sorted(offered) == sorted(ROOM_OF)
    assert offered[0] == "flexible_retirement"  # for `retirement_age`
    assert offered.index("statutory_age") < offered.index("local_procedure")


def test_every_bad_folder_has_its_sentence() -> None:
    assert {folder.name for folder in BAD.iterdir()} == set(PINNED)


@pytest.mark.parametrize("failure", sorted(PINNED))
def test_a_malformed_table_does_not_load(failure: str) -> None:
    with pytest.raises(TableError) as refused:
        read_shelf(BAD / failure, base=built_in())
    file, line, field, english, chinese = PINNED[failure]
    assert [refused.value.fields[name] for name in ("file", "line", "field")] == [file, line, field]
    assert str(refused.value) == (f"{file}, line {line}" if line else file) + f": {field}: {english}"
    assert refused.value.text("zh") == (f"{file} 第{line}行" if line else file) + f"：{field}：{chinese}"


CULPRITS = {
    # what stands in the line that is named, as somebody reads who looks for the slip
    "age_disagrees": "age: 60y3m",
    "bad_certainty": "certainty: sure",
    "binary_tag": "!!binary",
    "both_value_and_reading": "early:",
    "clock_number": "1:30",
    "ends_by_accident": "ends: accident",
    "file_name_and_date": 'effective_from: "2030-01-01"',
    "float_value": "2.0",
    "gap_between_rows": '"1970-06"',
    "half_a_rule": "male_60:",
    "increase_disagrees": "increase: 3",
    "key_not_text": "  50:",
    "minimum_falls_afterwards": "later:",
    "minimum_year_gap": "year: 2032",
    "missing_floor": "floor:",
    "mistyped_category": "category: male,",
    "mistyped_month": '"1970-13"',
    "mistyped_period": "age: sixty",
    "mistyped_truth": "employer_notice:",
    "nearest_field": "month: 16y",
    "no_such_day": "2030-02-30",
    "octal_number": "02",
    "reading_already_chosen": "chosen:",
    "reading_default_unknown": "default: perhaps",
    "reading_unknown_source": "cite: [measure,",
    "refused_without_reason": "NOT_ELIGIBLE",
    "remedy_below_zero": "-60",
    "remedy_cell_without_value": "resident_age:",
    "remedy_mistyped_month": "2011-13",
    "remedy_unknown_key": "from_age",
    "sources_wrong_schema": "schema:",
    "three_birth_months": "born:",
    "title_one_language": "title:",
    "uncited_row": "category: male_60",
    "unknown_key": "vaild_to:",
    "unknown_key_in_row": "note:",
    "unknown_source": "[measure,",
    "unquoted_date": "effective_from: 2030-01-01",
    "wrong_schema": "schema:",
    "yes_no_boolean": "no",
}


@pytest.mark.parametrize("failure", sorted(CULPRITS))
def test_the_line_is_the_one_with_the_slip(failure: str) -> None:
    with pytest.raises(TableError) as refused:
        read_shelf(BAD / failure, base=built_in())
    lines = (BAD / failure / str(refused.value.fields["file"])).read_text(encoding="utf-8").splitlines()
    assert CULPRITS[failure] in lines[int(str(refused.value.fields["line"])) - 1]


def test_the_second_of_two_is_the_line_named() -> None:
    for failure, culprit in (
        ("duplicate_key", "revision:"),
        ("source_twice", "id: our_rules"),
        ("reading_twice", "id: X01"),
    ):
        with pytest.raises(TableError) as refused:
            read_shelf(BAD / failure, base=built_in())
        lines = (BAD / failure / str(refused.value.fields["file"])).read_text(encoding="utf-8").splitlines()
        assert [n for n, line in enumerate(lines, 1) if culprit in line][1] == refused.value.fields["line"]


def test_the_line_is_found_below_comments_and_inside_blocks(tmp_path: Path) -> None:
    """The same slip, moved ten lines down: the line moves with it."""
    folder = shutil.copytree(BAD / "nearest_field", tmp_path / "moved")
    path = folder / MINIMUM
    path.write_text("# a comment\n\n" * 5 + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(TableError) as refused:
        read_shelf(folder, base=built_in())
    assert refused.value.fields["line"] == 28


SEEN_ELSEWHERE = {
    # tests/test_law.py, and here below
    "folder_missing",
    "folder_is_file",
    "no_table",
    "no_such_place",
    "manifest_missing",
    "version_missing",
    "unreadable",
    "file_changed",
    "file_unlisted",
    "file_gone",
    "kind_missing",
}


def test_what_pydantic_says_never_comes_out() -> None:
    """A complaint that no table gives rise to today has a sentence too."""
    kind = TypeAdapter(Decimal)
    with pytest.raises(ValidationError) as refused:
        kind.validate_python("much")
    error = mistyped(Decimal, refused.value, AGE, "rows[3].rate")
    assert error.code == "tables.value_wrong"
    assert str(error) == (
        f"{AGE}: rows[3].rate: 'much' does not fit here. Write it as the neighbouring tables of this id do."
    )
    assert error.text("zh") == f"{AGE}：rows[3].rate：“much”不能填在此处。请参照同一编号的其他表填写。"


def test_every_sentence_for_authors_is_pinned() -> None:
    seen = {*SEEN_ELSEWHERE, "value_wrong"}
    for failure in PINNED:
        with pytest.raises(TableError) as refused:
            read_shelf(BAD / failure, base=built_in())
        seen.add(refused.value.code.removeprefix("tables."))
    assert seen == set(SENTENCES) - OF_THE_LAW


def test_a_wing_that_does_not_have_the_room(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in rooms.py is told to whoever adds a rule, not raised at them as an import that failed."""
    monkeypatch.setitem(ROOM_OF, "statutory_age", ROOM_OF["statutory_age"]._replace(wing="retiring"))
    with pytest.raises(TableError) as refused:
        read_shelf(copy)
    assert str(refused.value) == (
        "CN/statutory_age/1978-06.yaml, line 2: id: rooms.py names the table 'statutory_age', but there is no class with this table_id in "
        "retirecalc.rules.retiring.statutory_age.table. Correct the wing or the name of the room in rooms.py, or the table_id of "
        "the class."
    )


OF_THE_LAW = {
    # what a caller of the law is told, who writes no table
    "law_changed",
    "place_unknown",
    "place_own_system",
    "reading_unknown",
    "reading_answer_unknown",
    "not_covered",
    "not_known_then",
    "not_in_yours",
    "readings_unreadable",
    "folder_unnamed",
    "folder_unreadable",
    "table_not_loaded",
    "not_of_place",
    "two_in_force",
}


def test_the_bad_folders_are_good_but_for_one_thing(tmp_path: Path) -> None:
    """Undo the one fault of a fixture of each kind, and it loads: so it fails for no other reason."""
    for number, (failure, rel, wrong, right) in enumerate(
        (
            ("increase_disagrees", AGE, "increase: 3", "increase: 2"),
            ("minimum_falls", MINIMUM, "months: 15y,", "months: 16y,"),
            ("age_in_years_alone", AGE, "original_age: 60,", "original_age: 60y,"),
            ("age_in_years_alone", AGE, "original_age: 60,", "original_age: 720,"),
            ("printed_age_in_years_alone", AGE, 'age: "61"', "age: 60y1m"),
            ("floor_in_years_alone", FLEXIBLE, "value: 50,", "value: 50y,"),
            ("minimum_in_years_alone", MINIMUM, "months: 15,", "months: 15y6m,"),
            ("minimum_of_half_a_year", MINIMUM, "months: 15.5,", "months: 186,"),
            ("revision_zero", AGE, "revision: 0", "revision: 1"),
            ("source_of_the_library", "CN/sources.yaml", "id: measures", "id: our_measures"),
            ("source_of_a_place_alone", AGE, "[chongqing_rules,", "[measures,"),
            ("remedy_reading_unknown", REMEDIES, "reading: R77", "reading: R01"),
            ("refused_without_reason", FLEXIBLE, "NOT_ELIGIBLE, cite", "NOT_ELIGIBLE, reason: post_excluded, cite"),
            ("reading_default_unknown", "CN/readings.yaml", "default: perhaps", "default: so"),
            ("source_without_title", "CN/sources.yaml", "    issuer", "    title: {en: Ours, zh: 本公司}\n    issuer"),
        )
    ):
        folder = shutil.copytree(BAD / failure, tmp_path / f"{number}-{failure}")
        text = (folder / rel).read_text(encoding="utf-8")
        assert text.count(wrong) == 1, failure
        (folder / rel).write_text(text.replace(wrong, right), encoding="utf-8")
        assert isinstance(read_shelf(folder, base=built_in()), Shelf)


def test_a_copy_of_the_documents_of_the_library_is_no_other_document(tmp_path: Path) -> None:
    own = shutil.copytree(tables_dir() / "CN/statutory_age", tmp_path / "CN/statutory_age").parents[1]
    shutil.copy(tables_dir() / "CN/sources.yaml", own / "CN/sources.yaml")
    assert read_shelf(own, base=built_in()).sources == built_in().sources


def test_a_document_of_a_place_is_cited_by_its_own_tables(tmp_path: Path) -> None:
    own = shutil.copytree(BAD / "source_of_a_place_alone", tmp_path / "own")
    text = (own / AGE).read_text(encoding="utf-8").replace("jurisdiction: CN", "jurisdiction: CN-CQ")
    (own / "CN-CQ" / "statutory_age").mkdir()
    (own / "CN-CQ" / "statutory_age" / "2030-01-01.yaml").write_text(text, encoding="utf-8")
    shutil.rmtree(own / "CN")
    (table,) = read_shelf(own, base=built_in()).tables["CN-CQ", "statutory_age"]
    assert "渝府发〔2030〕1号" in [cite.document_number for cite in citations(table)]


REMEDY = "after a change on purpose run python -m retirecalc.tables refresh FOLDER."


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The library's own tables, to be spoilt."""
    return shutil.copytree(tables_dir(), tmp_path / "tables")


def refusal(folder: Path) -> str:
    with pytest.raises(TableError) as refused:
        read_shelf(folder)
    return str(refused.value)


def test_there_is_no_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'}: folder: there is no such folder. Check the path."


def test_without_a_manifest(copy: Path) -> None:
    (copy / "manifest.yaml").unlink()
    assert refusal(copy) == (
        "manifest.yaml: file: there is no manifest in the folder. Run python -m retirecalc.tables refresh FOLDER."
    )


def test_a_manifest_without_a_data_version(copy: Path) -> None:
    path = copy / "manifest.yaml"
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[1:]) + "\n", encoding="utf-8")
    assert refusal(copy) == (
        'manifest.yaml, line 1: data_version: the data version is missing. Write data_version: "2026.11.0" into the first line.'
    )


@pytest.mark.parametrize("edit", ["# one more comment\n", " "])
def test_a_changed_file(copy: Path, edit: str) -> None:
    path = copy / "CN/minimum_contribution/2025-01-01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + edit, encoding="utf-8")
    assert (
        refusal(copy)
        == f"CN/minimum_contribution/2025-01-01.yaml: manifest.yaml: the file is changed. Put it back, or {REMEDY}"
    )


def test_an_extra_file(copy: Path) -> None:
    shutil.copy(copy / "CN/statutory_age/2025-01-01.yaml", copy / "CN/statutory_age/2026-01-01.yaml")
    assert (
        refusal(copy)
        == f"CN/statutory_age/2026-01-01.yaml: manifest.yaml: the file is not listed. Take it out, or {REMEDY}"
    )


def test_a_missing_file(copy: Path) -> None:
    (copy / "CN/readings.yaml").unlink()
    assert refusal(copy) == f"CN/readings.yaml: manifest.yaml: the file is missing. Put it back, or {REMEDY}"


def test_line_ends_of_another_platform_are_no_change(copy: Path) -> None:
    path = copy / "CN/sources.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_shelf(copy).sources == built_in().sources


def test_refresh_writes_what_check_reads(copy: Path) -> None:
    before = (copy / "manifest.yaml").read_bytes()
    manifest.refresh(copy)
    assert (copy / "manifest.yaml").read_bytes() == before
    manifest.refresh(copy, "2099.1.0")
    assert manifest.check(copy) == "2099.1.0"
    (copy / "manifest.yaml").unlink()
    manifest.refresh(copy)
    assert manifest.check(copy) == "0"


def test_an_own_folder_may_have_a_manifest_and_then_it_holds(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(tables_dir() / "CN/statutory_age", own / "CN/statutory_age")
    assert read_shelf(own, base=built_in()).data_version is None
    manifest.refresh(own, "ours.1")
    assert read_shelf(own, base=built_in()).data_version == "ours.1"
    path = own / "CN/statutory_age/1978-06.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(TableError, match="the file is changed"):
        read_shelf(own, base=built_in())


OUTSIDE = (
    "lies outside the layout <jurisdiction>/<table id>/<effective_from>.yaml, where nobody reads it. Move or rename it."
)
NO_TABLE = (
    "folder: holds no table. Tables lie at <jurisdiction>/<table id>/<effective_from>.yaml, "
    "such as CN/statutory_age/2025-01-01.yaml: move them there."
)


@pytest.mark.parametrize("name", ["2025-01-01.YAML", "2025-01-01.yml", "2025-01-01.Yml"])
def test_a_file_by_another_ending_is_not_passed_over(tmp_path: Path, name: str) -> None:
    own = tmp_path / "CN" / "statutory_age"
    own.mkdir(parents=True)
    shutil.copy(tables_dir() / "CN/statutory_age/2025-01-01.yaml", own / name)
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert str(caught.value) == f"CN/statutory_age/{name}: file: {OUTSIDE}"


def test_a_folder_without_a_table_never_leaves_the_built_in_law_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "CN").mkdir()
    (tmp_path / "CN" / "notes.txt").write_text("no table", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert str(caught.value) == f"{tmp_path}: {NO_TABLE}"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_broken_link_is_one_sentence(tmp_path: Path) -> None:
    own = tmp_path / "CN" / "statutory_age"
    own.mkdir(parents=True)
    (own / "2025-01-01.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(TableError) as caught:
        load_law(tables=[tmp_path])
    assert (
        str(caught.value)
        == "CN/statutory_age/2025-01-01.yaml: file: cannot be read (No such file or directory). Check that it is a file and that you may read it."
    )


def test_nothing_of_the_current_folder_is_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables that lie where the program runs are read only if they are named."""
    text = (tables_dir() / "CN/minimum_contribution/2025-01-01.yaml").read_text(encoding="utf-8")
    for folder in (tmp_path, tmp_path / "data/tables", tmp_path / "_tables"):
        own = folder / "CN" / "minimum_contribution"
        own.mkdir(parents=True)
        (own / "2025-01-01.yaml").write_text(text.replace("{year: 2033, months: 17y,", "{year: 2033, months: 17y1m,"))
    monkeypatch.chdir(tmp_path)
    code = "from retirecalc import load_law; print(load_law().stamp())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == f"{load_law(in_force_on=None).stamp()}\n"


def test_the_nearest_tables_come_first() -> None:
    named = NEAREST.split(", ")
    assert set(named) == set(ROOM_OF)
    assert named.index("flexible_retirement") < named.index("statutory_age") < named.index("local_procedure")
