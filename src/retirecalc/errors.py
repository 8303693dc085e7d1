"""What can go wrong, as one short tree of exceptions.

Negative legal answers are values, never exceptions. These are for input that cannot be read, facts that
contradict each other, and law that is missing or contradictory. Each error is one sentence of what is wrong and why,
and one of what to do next, in English (`str(error)`) and Chinese (`error.text("zh")`), from a closed list of codes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeVar

from retirecalc.ground.say import language

X = TypeVar("X")

SENTENCES: dict[str, tuple[str, str]] = {
    # facts as JSON
    "fact_unknown": (
        "{field}: there is no such field. The fields are {allowed}.",
        "{field}：没有此字段。可用的字段：{allowed}。",
    ),
    "fact_type": (
        "{field}: this is {type}. Write {wanted}, or leave the field out.",
        "{field}：此处是{type_zh}。请写成{wanted_zh}，或省略该字段。",
    ),
    "fact_missing": (
        "{field}: is missing. State it.",
        "{field}：缺失。请填写。",
    ),
    "room_unknown": (
        "There is no rule {value!r} that can be asked alone. The rules are {allowed}.",
        "没有可单独查询的规则“{value}”。可查询的规则：{allowed}。",
    ),
    "answer_unreadable": (
        "This is no answer of retirecalc.assessment/1. Pass what `to_json()` or `to_dict()` of an assessment gave.",
        "这不是 retirecalc.assessment/1 的结果。请传入 assessment 的 to_json() 或 to_dict() 的输出。",
    ),
    "law_changed": (
        "The law on file is not the one of this answer: {tables} differ or are missing. "
        "Use the version of retirecalc that gave the answer, or add the folder of its tables with tables=[...].",
        "库内规定与作出该结果时不同：{tables} 有变化或缺失。请使用作出该结果的 retirecalc 版本，或用 tables=[...] 加入当时的表。",
    ),
    # facts
    "month_unreadable": (
        "{field}: {value!r} is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
        "{field}：无法识别“{value}”为年月。请写成 1971-09、1971年9月 或 19710915。",
    ),
    "month_or_decimal": (
        "{field}: {value!r} could be January, or October after a spreadsheet dropped the final 0. "
        "Write it as {year}-01 or {year}-10.",
        "{field}：“{value}”可能是1月，也可能是表格软件丢掉末尾0的10月。请写成 {year}-01 或 {year}-10。",
    ),
    "moment": (
        "{field}: {value!r} has a time of day or a time zone, and a date has neither: elsewhere it may be another day. Write "
        "the date alone, such as 1971-09-15.",
        "{field}：“{value}”带有时刻或时区，换一个时区可能是另一天。请只写日期，例如 1971-09-15。",
    ),
    "no_such_month": (
        "{field}: {value!r} has no such month: months run from 1 to 12. Check the date.",
        "{field}：“{value}”中的月份不存在，月份为1至12。请核对日期。",
    ),
    "no_such_day": (
        "{field}: {value!r} is not a day of the calendar. Check the date.",
        "{field}：日历上没有“{value}”这一天。请核对日期。",
    ),
    "no_such_birth_day": (
        "{field}: {value!r} is not a day of the calendar. Check the date on the ID card or in the personnel file.",
        "{field}：日历上没有“{value}”这一天。请核对身份证或档案上的日期。",
    ),
    "agreed_unreadable": (
        "{field}: {value!r} is neither a month nor no. Write the month to which a deferral was agreed, such as 2027-01, or no if "
        "none was (in Python False).",
        "{field}：“{value}”既不是年月，也不是“未约定”。请填写约定延迟至的年月，例如 2027-01；没有约定的填写“未约定”（Python 中用 False）。",
    ),
    "birth_out_of_range": (
        "{field}: a birth in {value} is outside 1900-2099. Check the year.",
        "{field}：出生年月 {value} 不在1900至2099年之间。请核对年份。",
    ),
    "birth_after_as_of": (
        "{field}: {value} is after {as_of}, the month of the question. Check the birth month or as_of.",
        "{field}：出生年月 {value} 晚于测算月份 {as_of}。请核对出生年月或测算月份。",
    ),
    "as_of_out_of_range": (
        "as_of: {value} is after 2199, when everybody here has long retired. Check the year.",
        "as_of：测算月份 {value} 晚于2199年。请核对年份。",
    ),
    "period_unreadable": (
        "{field}: {value!r} is not a period. Write it as 26y4m, 26年4个月 or 316 months.",
        "{field}：无法识别“{value}”为年限。请写成 26y4m、26年4个月 或 316个月。",
    ),
    "period_decimal": (
        "{field}: {value!r} is a decimal, and nothing is guessed from it. Write what is meant in years and months: {forms}, or "
        "another count.",
        "{field}：“{value}”是小数，含义不明确。请按实际写成年和月：{forms_zh}，或其他月数。",
    ),
    "period_part": (
        "{field}: {value!r} has {months} months beside the years, and a year has 12. Check it; added up it is {total}.",
        "{field}：“{value}”中年数之外另有{months}个月，而一年只有12个月。请核对；两者相加是 {total_zh}。",
    ),
    "period_negative": (
        "{field}: {value!r} is below zero. Contribution months are counted from 0.",
        "{field}：“{value}”小于零。缴费月数从0起算。",
    ),
    "category_of_woman": (
        "{field}: {value!r} does not say whether her original retirement age is 50 or 55, and the law treats the two "
        "differently. Ask which post she retires from (management or technical: female_55; worker: female_50) and give "
        "female_55 or female_50 as the category.",
        "{field}：“{value}”没有说明原法定退休年龄是50周岁还是55周岁，两者适用不同的附表。"
        "请先问清退休时的岗位（管理或技术岗位填“女55”，工人岗位填“女50”）再填写。",
    ),
    "category_unreadable": (
        "{field}: {value!r} is not a category. Use male_60, female_55 or female_50 (男, 女干部, 女工人).",
        "{field}：无法识别人员类别“{value}”。请填写 男、女55（女干部）或 女50（女工人）。",
    ),
    "employment_unreadable": (
        "{field}: {value!r} is not a kind of employment. Use one of {allowed}, or leave it out if it is not known.",
        "{field}：无法识别用工性质“{value}”。可填写：民营企业职工、国企职工、国企管理人员、公务员、灵活就业人员、不详（{allowed}）；不清楚可留空。",
    ),
    "drawing_unreadable": (
        "{field}: {value!r} is no pension known here. Use one of {allowed}, or leave it out if it is not known.",
        "{field}：无法识别“{value}”。可填写：否、企业职工基本养老金、城乡居民养老金、其他养老金、是（{allowed}）；不清楚可留空。",
    ),
    "yes_no_unreadable": (
        "{field}: {value!r} is neither yes nor no. Use yes or no (in Python True or False), or leave it out if it is "
        "not known.",
        "{field}：“{value}”既不是“是”也不是“否”。请填写 是 或 否（Python 中用 True 或 False）；不清楚可留空。",
    ),
    "sex_contradicts_category": (
        "category: {category} does not fit the sex ({sex}) given by the ID number. Correct one of the two.",
        "category：人员类别 {category} 与身份证号码的性别（{sex}）不符。请更正其中一项。",
    ),
    "id_unreadable": (
        "{field}: {value} is not an 18-character resident ID number. Copy it again as text, with the last character.",
        "{field}：{value} 不是18位公民身份号码。请以文本方式重新填写全部18位。",
    ),
    "id_checksum": (
        "{field}: {value} fails its check character, so at least one character is wrong. Copy it again from the card.",
        "{field}：{value} 校验码不符，至少有一位有误。请对照证件重新填写。",
    ),
    "id_birth": (
        "{field}: {value} holds no real birth date. Copy it again from the card.",
        "{field}：{value} 中的出生日期不存在。请对照证件重新填写。",
    ),
    "contributions_contradict": (
        "contributions: paid {paid} and deemed {deemed} do not add up to cumulative {cumulative} (months). "
        "Give two of the three, or correct one.",
        "contributions：实际缴费 {paid} 与视同缴费 {deemed} 之和不等于累计缴费 {cumulative}（月）。请只填其中两项或更正其一。",
    ),
    "contributions_more_than_all": (
        "{field}: {part} months alone are more than the {cumulative} months counted in all. Correct one of the two.",
        "{field}：其中一项为 {part} 个月，已多于累计缴费 {cumulative} 个月。请更正其一。",
    ),
    "contributions_empty": (
        "contributions: give paid, deemed or cumulative months. Leave contributions out if nothing is known.",
        "contributions：请填写实际缴费、视同缴费或累计缴费年限；都不清楚时请不要填写。",
    ),
    "contributions_exceed_life": (
        "contributions: {value} months are more than the {lived} months lived from {birth} to {counted_to}. "
        "Check the unit (months, not days) and the birth month.",
        "contributions：缴费 {value} 个月超过自 {birth} 至 {counted_to} 的 {lived} 个月。请核对单位（月）和出生年月。",
    ),
    "contributions_bare": (
        "{field}: {value!r} does not say what it counts. Write Contributions(cumulative=...), with paid= or deemed= where "
        "they are known apart.",
        "{field}：“{value}”没有说明是哪种缴费年限。请写成 Contributions(cumulative=...)，能分开的写 paid= 或 deemed=。",
    ),
    "spells_and_counts": (
        "contributions: beside spells only cumulative, the months counted in all, may stand. Leave out paid and deemed: the "
        "spells say which month is which.",
        "contributions：填写缴费时段时，只可另填累计缴费年限。请去掉实际缴费和视同缴费，由各时段的类型说明。",
    ),
    "spells_and_counted_to": (
        "{field}: spells say themselves up to which month they go. Leave counted_to out, or give the months counted by then "
        "in cumulative.",
        "{field}：缴费时段已写明到哪一个月。请去掉统计截止月，或另填截至该月的累计缴费年限。",
    ),
    "lump_sum_unreadable": (
        "{field}: {value!r} does not say how many months were paid at once and when. Write it as (36, '2030-02'), or "
        "36@2030-02 on the command line.",
        "{field}：“{value}”没有说明一次性缴费的月数和缴费月份。请写成 (36, '2030-02')，命令行写成 36@2030-02。",
    ),
    "lump_sum_too_many": (
        "{field}: {value} months paid at once are more than the months counted in all. Check both.",
        "{field}：一次性缴费 {value} 个月多于累计月数。请核对。",
    ),
    "first_insured_contradicts": (
        "{field}: {months} months paid do not fit a first month insured of {value}. Correct one of the two; months before it "
        "that count as paid by law go into deemed.",
        "{field}：首次参保为 {value}，与实际缴费 {months} 个月不符。请更正其中一项；参保前按规定视同缴费的月份请填入视同缴费。",
    ),
    "act_after_as_of": (
        "{field}: {value} is after {as_of}, the month of the question, so it has not happened yet. Leave it out or ask later.",
        "{field}：{value} 晚于测算月份 {as_of}，尚未发生。请不要填写，或改用之后的测算月份。",
    ),
    "spell_backwards": (
        "{field}: a spell ends ({last}) before it begins ({first}). Swap the two or correct one.",
        "{field}：时段的结束 {last} 早于开始 {first}。请核对。",
    ),
    "spells_not_a_list": (
        "{field}: {value!r} is not a list of spells. Write ['2000-01..2010-12', '2012-03..'].",
        "{field}：“{value}”不是时段的列表。请写成 ['2000-01..2010-12', '2012-03..']。",
    ),
    "spell_unreadable": (
        "{field}: {value!r} is not a spell. Write it as 2000-01..2010-12, or as its fields first, last, kind, scheme, place.",
        "{field}：无法识别时段“{value}”。请写成 2000-01..2010-12，或依次填写 first、last、kind、scheme、place。",
    ),
    "spell_without_first": (
        "{field}: a spell has no first month. Give first and, unless it goes on, last.",
        "{field}：时段缺少开始月份。请填写 first；未持续的还须填写 last。",
    ),
    "spell_field_unknown": (
        "{field}: a spell has no field {value}. Its fields are first, last, kind, scheme and place.",
        "{field}：时段没有“{value}”这一项。可填写 first、last、kind、scheme、place。",
    ),
    "spell_before_birth": (
        "spells: a spell begins in {value}, before the birth month {birth}. Check both.",
        "spells：时段开始于 {value}，早于出生年月 {birth}。请核对两项。",
    ),
    "word_unreadable": (
        "{field}: {value!r} is not known here. Use one of {allowed}.",
        "{field}：无法识别“{value}”。可填写：{allowed}。",
    ),
    "plan_and_continuing": (
        "plan: a plan says month by month what will be paid. Leave out continuing; where spells are given, put the planned "
        "months into them instead.",
        "plan：计划已逐月说明今后的缴费。请不要再填 continuing；已填写时段的，请把计划写进时段。",
    ),
    "removed_too_many": (
        "removed: {value} months are more than the deemed months they are struck from. Check both.",
        "removed：剔除 {value} 个月多于可剔除的视同缴费月数。请核对。",
    ),
    "counted_to_after_as_of": (
        "{field}: {value} is after {as_of}, the month of the question. Count contributions to {as_of} at the latest; "
        "later months are projected.",
        "{field}：缴费统计截止月 {value} 晚于测算月份 {as_of}。请统计至 {as_of} 或更早，之后的月份由测算推定。",
    ),
    "counted_to_before_birth": (
        "{field}: {value} is before the birth month {birth}. Check both.",
        "{field}：缴费统计截止月 {value} 早于出生年月 {birth}。请核对两项。",
    ),
    "month_before_birth": (
        "month: {value} is before the birth month {birth}. Check both.",
        "month：{value} 早于出生年月 {birth}。请核对两项。",
    ),
    "month_past": (
        "month: {value} is before {as_of}, the month of the question. Choose {as_of} or later.",
        "month：{value} 早于测算月份 {as_of}。请选择 {as_of} 或之后的月份。",
    ),
    "contributions_needed": (
        "contributions: nothing is known of them, so nothing can be said about what is missing. State them.",
        "contributions：缴费年限未知，无法计算还差多少。请先填写。",
    ),
    "left_before_birth": (
        "{field}: {value} is before the birth month {birth}. Check both.",
        "{field}：{value} 早于出生年月 {birth}。请核对两项。",
    ),
    "category_not_senior": (
        "category: {category} is no class of a senior woman. Give male_60 or female_55.",
        "category：{category} 不是县处级女干部或高级职称女性的类别。请填写 男60 或 女55。",
    ),
    # law
    "place_unknown": (
        "place: {value!r} is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
        "place：无法识别地区“{value}”。请使用 CN 或 ISO 3166-2 代码，例如 CN-CQ。",
    ),
    "place_own_system": (
        "place: {value} has a pension system of its own, which retirecalc does not hold. Use CN or a mainland place.",
        "place：{value} 实行单独的养老金制度，本库不涵盖。请使用 CN 或内地省级代码。",
    ),
    "day_unreadable": (
        "{field}: {value!r} is not a day. Write it as 2024-12-31.",
        "{field}：无法识别日期“{value}”。请写成 2024-12-31。",
    ),
    "reading_unknown": (
        "readings: there is no reading {value!r}. The readings on file are {allowed}.",
        "readings：没有编号为“{value}”的理解问题。现有：{allowed}。",
    ),
    "reading_answer_unknown": (
        "readings: {value!r} is not an answer to {reading}. Choose one of {allowed}.",
        "readings：“{value}”不是 {reading} 的可选答案。请在 {allowed} 中选择。",
    ),
    "not_covered": (
        "The table {table} has no version beyond {day}; those on file cover {covered}. "
        "Ask about a month inside that range, or add the version that is missing with tables=[...].",
        "{table} 表在 {day} 以外没有版本；库内版本的施行期间为 {covered}。"
        "请选择该期间内的月份，或用 tables=[...] 加入缺少的版本。",
    ),
    "not_known_then": (
        "On {day} the table {table} had no version for that month; those on file cover {covered}. "
        "Ask about a month inside, with a law of that time: leave in_force_on out for the newest one.",
        "{day} 时 {table} 表还没有适用于该月的版本；库内版本的施行期间为 {covered}。请改测该期间内的月份，并不指定 in_force_on。",
    ),
    "table_not_loaded": (
        "There is no table {table} for {place}. Check the name, or add a folder that holds it with tables=[...].",
        "{place} 没有 {table} 表。请核对名称，或用 tables=[...] 加入含有该表的文件夹。",
    ),
    "two_in_force": (
        "Two versions of the table {table} are in force on {day}: {files}. Keep one of the folders, or close "
        "the older version with effective_to.",
        "{day} 同时有两个版本的 {table} 表在施行：{files}。请只保留其中一个文件夹，或为旧版本填写 effective_to。",
    ),
    "table_malformed": ("{file}: {field}: {problem}", "{file}：{field}：{problem}"),
    "calendar_ends": (
        "The calendar says nothing about {day}: it covers {covered}. Use a newer one, or count the working days yourself.",
        "该日历没有 {day} 的数据，只涵盖 {covered}。请更新日历，或自行计算工作日。",
    ),
    # batches
    "batch_column_missing": (
        "{field}: the table has no such column. Add it, or rename the one that holds it.",
        "{field}：表中没有这一列。请加入该列，或把对应的列改为此名。",
    ),
    "batch_column_twice": (
        "{field}: two columns would have this name. Rename or drop one of them.",
        "{field}：会有两列同名。请改名或去掉其中一列。",
    ),
    "batch_column_length": (
        "{field}: the column has {found} values, the others have {expected}. Give columns of one length.",
        "{field}：该列有 {found} 个值，其他列有 {expected} 个。各列长度须一致。",
    ),
    "batch_column_type": (
        "{field}: a column of type {type} cannot hold it: {wanted} is wanted. Convert the column.",
        "{field}：类型为 {type} 的列不能表示该项（应为{wanted_zh}）。请转换该列。",
    ),
    "batch_table_type": (
        "{field}: an object of type {type} is no table known here. Give a dict of arrays, a pandas, polars or pyarrow table, or an object "
        "with __arrow_c_stream__.",
        "{field}：无法识别 {type} 类型的表。请提供数组字典、pandas、polars 或 pyarrow 表，或带有 __arrow_c_stream__ 的对象。",
    ),
    "batch_row": (
        "Row {row} has no answer: {problem}. Correct the row.",
        "第 {row} 行没有结果：{problem}。请更正该行。",
    ),
    "file_not_parquet": (
        "{file}: this is no Parquet file that can be read ({reason}). Check the file.",
        "{file}：不是可读取的 Parquet 文件（{reason}）。请核对文件。",
    ),
    "batch_as_of_range": (
        "{field}: {value} is outside {first} to {last}, the months that a batch answers for. Choose one inside.",
        "{field}：{value} 不在批量测算支持的 {first} 至 {last} 之间。请另选月份。",
    ),
    "batch_table_range": (
        "The tables of this law lead to months or minimums that a batch cannot hold ({first} to {last}). Use assess.",
        "该法律表得出的月份或最低年限超出批量测算的范围（{first} 至 {last}）。请改用 assess。",
    ),
    "result_unknown": (
        "{field}: {value} is not a result. Use some of {allowed}.",
        "{field}：没有名为 {value} 的结果列。可选：{allowed}。",
    ),
    "spark_table_type": (
        "{field}: an object of type {type} is no Spark DataFrame. Give one, or call assess_batch for a table of this process.",
        "{field}：类型 {type} 不是 Spark DataFrame。请提供 Spark DataFrame；本进程内的表请用 assess_batch。",
    ),
    "sql_name": (
        "{field}: {value!r} cannot be the name of a table or column. Write the name without quotation marks, such as hr.people.",
        "{field}：“{value}”不能作为表名或列名。请直接填写名称，不加引号，例如 hr.people。",
    ),
    # extras
    "missing_extra": (
        '{feature} needs the package {package}, which is not installed. Run: pip install "retirecalc[{extra}]"',
        '{feature} 需要尚未安装的 {package}。请运行：pip install "retirecalc[{extra}]"',
    ),
    # staff lists
    "file_missing": (
        "{file}: there is no such file. Check the path.",
        "{file}：文件不存在。请核对路径。",
    ),
    "file_unreadable": (
        "{file}: the file cannot be read ({reason}). Check that it is a file and that you may read it.",
        "{file}：文件无法读取（{reason}）。请确认它是文件且有读取权限。",
    ),
    "file_unwritable": (
        "{file}: the result cannot be written ({reason}). Choose another place.",
        "{file}：结果无法写入（{reason}）。请另选位置。",
    ),
    "file_exists": (
        "{file}: there is a file of that name already. Choose another name, or replace it with --force (overwrite=True).",
        "{file}：同名文件已存在。请另选名称，或用 --force（overwrite=True）覆盖。",
    ),
    "file_suffix": (
        "{file}: the name does not say what to write. End it in .xlsx, .csv or .parquet.",
        "{file}：文件名没有说明写成哪种格式。请以 .xlsx、.csv 或 .parquet 结尾。",
    ),
    "excel_limit": (
        "{file}: {found} {what} are more than the {limit} that an Excel sheet can hold. Write .csv or .parquet instead.",
        "{file}：{found} {what_zh}超过 Excel 工作表的上限 {limit}。请改写为 .csv 或 .parquet。",
    ),
    "file_encoding": (
        "{file}: the text is neither UTF-8 nor GB18030. Save it again as CSV UTF-8.",
        "{file}：文件编码既不是 UTF-8 也不是 GB18030。请另存为 CSV UTF-8。",
    ),
    "file_not_text": (
        "{file}: this is no text, and no XLSX or Parquet file either. Save it again as .xlsx or as CSV UTF-8.",
        "{file}：这不是文本文件，也不是 XLSX 或 Parquet 文件。请另存为 .xlsx 或 CSV UTF-8。",
    ),
    "file_kind": (
        "{file}: inside, whatever its name says, this is {kind}. Open it with the program that made it and save it as .xlsx "
        "or as CSV UTF-8.",
        "{file}：不论文件名如何，其内容是{kind_zh}。请用原来的程序打开，另存为 .xlsx 或 CSV UTF-8。",
    ),
    "file_protected": (
        "{file}: the workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect "
        "Workbook) and save a copy.",
        "{file}：工作簿设有打开密码。请在 Excel 中打开，取消密码（文件→信息→保护工作簿）后另存一份。",
    ),
    "file_damaged": (
        "{file}: the file is damaged or cut off. Copy or export it again.",
        "{file}：文件已损坏或不完整。请重新复制或导出。",
    ),
    "file_bomb": (
        "{file}: the workbook would unpack to more than {limit} MB, which no staff list needs. Nothing was opened: check "
        "where it comes from, or export the list as CSV.",
        "{file}：工作簿解压后超过 {limit} MB，正常名单不会这样大，因此没有打开。请核实来源，或把名单导出为 CSV。",
    ),
    "file_far_cell": (
        "{file}: a sheet is used down to the cell {cell}, which is too large to read. Delete the empty rows and columns "
        "beyond the list, or save it as CSV.",
        "{file}：工作表一直用到单元格 {cell}，范围过大。请删除名单以外的空行空列，或另存为 CSV。",
    ),
    "sheet_missing": (
        "{file}: there is no sheet {sheet!r}. Choose one of {allowed}.",
        "{file}：没有名为“{sheet}”的工作表。现有：{allowed}。",
    ),
    "sheet_in_no_workbook": (
        "{file}: this is no workbook, so there is no sheet {sheet!r} in it. Leave out --sheet.",
        "{file}：该文件不是工作簿，没有工作表“{sheet}”。请去掉 --sheet。",
    ),
    "file_empty": (
        "{file}: the file has no header line. The first line must name the columns, for example 出生年月,人员类别.",
        "{file}：文件没有表头。第一行应为列名，例如 出生年月,人员类别。",
    ),
    "column_missing": (
        "{file}: no column gives {what}. Add one of these columns: {allowed}.",
        "{file}：缺少表示{what_zh}的列。请加入以下任一列：{allowed}。",
    ),
    "column_asked": (
        "{file}: which column gives {what}? Name it {allowed}; or say which of yours it is with --map COLUMN={field}. "
        "Columns not understood: {columns}.",
        "{file}：哪一列是{what_zh}？请把列名改为 {allowed}；或用 --map 列名={field} 指明。尚未识别的列：{columns}。",
    ),
    "mapping_pair": (
        "--map {value!r} does not map a column. Write it as COLUMN=FIELD, for example 工龄=cumulative_years.",
        "--map“{value}”无法识别。请写成 列名=项目，例如 工龄=cumulative_years。",
    ),
    "mapping_field": (
        "{column}={value}: there is no field {value!r}. Use one of {allowed}.",
        "{column}={value}：没有“{value}”这一项。可用：{allowed}。",
    ),
    "mapping_column": (
        "{file}: there is no column {column!r} to be mapped. Use one of its columns: {columns}.",
        "{file}：没有名为“{column}”的列可供指定。文件中的列：{columns}。",
    ),
    "mapping_file": (
        "{file}: this is no mapping. Write one column a line, such as 工龄: cumulative_years.",
        "{file}：这不是列名对照文件。请每行写一列，例如 工龄: cumulative_years。",
    ),
    "column_twice": (
        "{file}: the columns {columns} both give {what}. Keep one of them.",
        "{file}：{columns} 两列含义相同（{what}）。请只保留一列。",
    ),
    "column_ambiguous": (
        "{file}: the column {column!r} does not say whether deemed years are in it. Name it cumulative_years (with deemed) "
        "or paid_years (without).",
        "{file}：“{column}”没有说明是否包含视同缴费年限。含视同的请把列名改为 累计缴费年限，不含的改为 实际缴费年限。",
    ),
    "frame_unknown": (
        "A value of type {value} is no frame known here. Give a pandas or polars DataFrame, a pyarrow Table, or what has __arrow_c_stream__.",
        "无法识别 {value} 类型的表。请提供 pandas 或 polars 的 DataFrame、pyarrow 的 Table，或带有 __arrow_c_stream__ 的对象。",
    ),
    "group_column": (
        "There is no column {column!r} to group by. Use one of {columns}.",
        "没有名为“{column}”的列可供分组。可用：{columns}。",
    ),
    "file_quote": (
        "{file}: a quotation mark opened in row {number} is never closed. Close or remove it.",
        "{file}：第 {number} 行的引号没有闭合。请补上或删去该引号。",
    ),
    "row_birth_missing": (
        "The row has neither a birth month nor an ID number. Fill in one of the two.",
        "该行既没有出生年月也没有身份证号。请至少填写一项。",
    ),
    "row_category_missing": (
        "The row has neither a category nor a sex. Fill in male_60, female_55 or female_50.",
        "该行既没有人员类别也没有性别。请填写 男、女55 或 女50。",
    ),
    "row_birth_contradicts_id": (
        "The birth column says {birth} and the ID number says {id_birth}. Correct the wrong one.",
        "出生年月列为 {birth}，身份证号为 {id_birth}，两者不符。请更正有误的一项。",
    ),
    "row_sex_contradicts": (
        "The sex column says {sex}, but the {other} says {other_sex}. Correct the wrong one.",
        "性别列为{sex_zh}，而{other_zh}为{other_sex_zh}，两者不符。请更正有误的一项。",
    ),
    "row_day_contradicts_id": (
        "The birth column says {birth} and the ID number {id_birth}. The month, which alone counts, is the same: correct the "
        "wrong day.",
        "出生年月列为 {birth}，身份证号为 {id_birth}。月份相同，不影响测算；请更正有误的日期。",
    ),
    "row_repeats": (
        "{field}: {value} stands in row {rows} too. Check whether it is the same person twice; nothing was dropped.",
        "{field}：{value} 还出现在第 {rows} 行。请核对是否为同一人重复；各行均已保留。",
    ),
    "row_women_assumed": (
        "{field}: the post is not stated; taken as {category}, as chosen for all such women. Check it.",
        "{field}：没有说明岗位，按为此类女性统一选定的 {category} 测算。请核对。",
    ),
    "row_approval_unreadable": (
        "{field}: {value!r} does not say whether the authority approved. Write approved or refused, or leave it empty if it is not "
        "decided yet.",
        "{field}：无法识别审批结果“{value}”。请填写 同意 或 不同意；尚未审批的请留空。",
    ),
    "row_no_approval": (
        "{field}: a bare no does not say whether it was refused or is not decided yet, and was left out. Write refused if it "
        "was; else leave the cell empty.",
        "{field}：“否”没有说明是未通过还是尚未审批，未予采用。审批未通过的请写“不批准”，尚未审批的请留空。",
    ),
    "id_rounded": (
        "{field}: a spreadsheet has rounded this ID number, so its last digits are lost. It was not used: format the column "
        "as text and copy the number again from the card.",
        "{field}：身份证号已被表格软件四舍五入，末几位丢失，未予采用。请将该列设为文本格式，再对照证件重新填写。",
    ),
    "id_ends_in_zeros": (
        "{field}: {value} ends in 000, as a number does that a spreadsheet has rounded. Compare it with the card.",
        "{field}：{value} 以000结尾，可能已被表格软件四舍五入。请与证件核对。",
    ),
    "row_sex_missing": (
        "{field}: {value!r} names a post, and the post decides 55 or 50 for a woman only. Fill in the sex.",
        "{field}：“{value}”只说明岗位，而岗位只决定女性的55或50周岁。请填写性别。",
    ),
    "sex_unreadable": (
        "{field}: {value!r} is not a sex. Write male or female, or leave it empty if the category says it.",
        "{field}：无法识别性别“{value}”。请填写 男 或 女；人员类别已写明的可留空。",
    ),
    "period_without_unit": (
        "{field}: {value!r} could be years or months, and the column's name says neither. Write it as 26y4m, "
        "or put years or months into the column's name.",
        "{field}：“{value}”可能是年数，也可能是月数，列名没有写明单位。请写成 26年4个月，或在列名中写明年限或月数。",
    ),
    "row_too_long": (
        "The row has {found} cells but the header names {expected} columns. Check for a stray comma or quotation mark.",
        "该行有 {found} 个单元格，而表头只有 {expected} 列。请检查多余的逗号或引号。",
    ),
    "file_unexpected": (
        "{file}: something in the file is not as expected ({reason}), so it was not read. Save it again as CSV UTF-8.",
        "{file}：文件中有无法处理的内容（{reason}），未能读取。请另存为 CSV UTF-8。",
    ),
    # what a function is given
    "type_wanted": (
        "{field}: an object of type {type} is no {wanted}. Pass {how}.",
        "{field}：{type} 类型的对象不是 {wanted}。请传入 {how}。",
    ),
    "moment_unreadable": (
        "{field}: {value!r} is no moment with a time zone in 2000 to 2067. Pass datetime.now(timezone.utc).",
        "{field}：“{value}”不是2000至2067年间带时区的时刻。请传入 datetime.now(timezone.utc)。",
    ),
    # the command line
    "interrupted": (
        "The run was interrupted, and no half file is left. Run it again.",
        "运行已中断，没有留下不完整的文件。请重新运行。",
    ),
    "birth_or_id": (
        "birth: give either --birth or --id, and not both.",
        "birth：请填写 --birth 或 --id 其中一项，且不要同时填写。",
    ),
    "category_missing": (
        "category: not given. Add --category with male_60, female_55 or female_50 (男, 女干部, 女工人).",
        "category：缺少人员类别。请用 --category 填写 男、女55（女干部）或 女50（女工人）。",
    ),
    "reading_unreadable": (
        "{field}: {value!r} answers no open question. Write it as R01=completion_year; `retirecalc readings list` names them.",
        "{field}：“{value}”无法识别。请写成 R01=completion_year；各问题见 retirecalc readings list。",
    ),
    "plan_and_open_spell": (
        "plan: a spell without an end goes on already, so a plan would change nothing. Give that spell its last month.",
        "plan：有时段未填结束月份，即一直缴费，计划不起作用。请为该时段填写结束月份。",
    ),
    "spells_empty": (
        "{file}: there is no spell in it. Write one a line under the header first,last,kind,scheme,place.",
        "{file}：其中没有缴费时段。请在表头 开始年月,结束年月,缴费类型,险种,地区 之下每行填写一段。",
    ),
    "spells_yaml": (
        "{file}: this is not a YAML list of spells. Write each one as - {{first: 2010-07, last: 2016-12}}.",
        "{file}：这不是缴费时段的 YAML 列表。每段请写成 - {{first: 2010-07, last: 2016-12}}。",
    ),
    "spell_too_long": (
        "{field}: the line has {found} cells but the header names {expected} columns. Check for a stray comma.",
        "{field}：该行有 {found} 个单元格，而表头只有 {expected} 列。请检查多余的逗号。",
    ),
    "json_or_explain": (
        "--json prints the whole trace already. Leave out --explain, or --json to read it as sentences.",
        "--json 已含全部步骤。请去掉 --explain；要看文字说明请去掉 --json。",
    ),
    "timeline_alone": (
        "--timeline prints what to do and nothing else. Leave out --json and --explain.",
        "--timeline 只列出办理事项。请去掉 --json 和 --explain。",
    ),
    "output_is_input": (
        "{file}: the result would replace a file that it is made from. Choose another name for the result.",
        "{file}：结果会覆盖所读取的文件。请为结果另选名称。",
    ),
    "output_twice": (
        "{file}: two results would be written to this name (small and capital letters count as one). Choose another name for "
        "one of them.",
        "{file}：有两项结果要写入同一名称（不分大小写）。请为其中一项另选名称。",
    ),
    "calendar_of_others": (
        "{file}: there is a file of that name already, and it is not the calendar of these people under this key. Choose another "
        "name, or replace it with --force.",
        "{file}：同名文件已存在，但不是同一密钥下同一人或同一名单的日历。请另选名称，或用 --force 覆盖。",
    ),
    "table_unknown": (
        "There is no table {value!r}. The tables are {allowed}.",
        "没有名为“{value}”的表。现有：{allowed}。",
    ),
    "usage_command": (
        "{command}: choose one of the commands {allowed}. See {command} --help.",
        "{command}：请选择命令 {allowed} 之一。参见 {command} --help。",
    ),
    "usage_command_near": (
        "{command}: there is no command {value}. Did you mean {nearest}? See {command} --help.",
        "{command}：没有命令 {value}。是否为 {nearest}？参见 {command} --help。",
    ),
    "usage_option_near": (
        "{command}: there is no option {value}. Did you mean {nearest}? See {command} --help.",
        "{command}：没有选项 {value}。是否为 {nearest}？参见 {command} --help。",
    ),
    "usage_option": (
        "{command}: there is no option {value}. See {command} --help.",
        "{command}：没有选项 {value}。参见 {command} --help。",
    ),
    "usage_missing": (
        "{command}: {value} is missing. See {command} --help.",
        "{command}：缺少 {value}。参见 {command} --help。",
    ),
    "usage_other": (
        "{command}: {problem}. See {command} --help.",
        "{command}：用法有误（{problem}）。参见 {command} --help。",
    ),
}


_BETWEEN = r"(?:\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[nrt])|[\s./\\_·・。﹒．／＿|~\-‐-―−－\u200b-\u200f\u202a-\u202e\ufeff])"
"""What people and programs put between the groups of a number, and how Python shows some of it."""
_LONG_NUMBER = re.compile(rf"\d(?:{_BETWEEN}{{0,3}}\d){{13,}}{_BETWEEN}{{0,3}}[\dXxＸｘ]")
_APART = rf"(?:{_BETWEEN}|[^\da-zA-ZＸｘ*])"
"""What stands between the groups of a number in a table or a sentence: brackets, commas, Chinese words."""
_GROUPS = re.compile(rf"(?<!\d)(?<!\d{{4}}[-./年])(?=(\d(?:{_APART}{{0,8}}\d){{16}}{_APART}{{0,8}}[\dXxＸｘ]))")
_RESIDENT = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)\d{4}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx]"
)
"""Province, county, birth date, end. No province begins with 19 or 20, so that a list of dates is none."""
_ROUNDED = re.compile(r"(\d\.\d{3})\d+(?=e\+?1[4-8])", re.IGNORECASE)
"""An ID number as a spreadsheet or a float has it: 5.00101E+17."""
_DATES = re.compile(
    rf"(?:(?:19|20)\d\d(?:[-./](?:0?[1-9]|1[0-2])(?:[-./](?:[12]\d|3[01]|0?[1-9]))?|[01]\d(?:[0-3]\d)?)(?:{_BETWEEN}+|$))+"
)


def mask(text: str) -> str:
    """Hide the middle of anything that looks like an ID number, so that no error or log holds one.

    Written in groups, in wide digits or with another number after it, it is an ID number still; a row of dates is none.
    Groups with brackets, commas or words between them are one where they hold a province and a birth date.

    >>> mask("birth 50010119710915123X"), mask("(500101)19710915(123X)"), mask("1971-09")
    ('birth 5001**********123X', '(5001************123X)', '1971-09')
    """
    rounded = _ROUNDED.sub(lambda found: found[1] + "*" * (len(found[0]) - 5), text)
    parts, at = [], 0
    for found in _GROUPS.finditer(rounded):
        first, end = found.span(1)
        if first >= at and _RESIDENT.fullmatch(unicodedata.normalize("NFKC", re.sub(_APART, "", found[1]))):
            parts += [rounded[at:first], _ends(found[1])]
            at = end
    return _LONG_NUMBER.sub(_hidden, "".join(parts) + rounded[at:])


def _hidden(found: re.Match[str]) -> str:
    return found[0] if _DATES.fullmatch(found[0]) else _ends(found[0])


def _ends(written: str) -> str:
    number = re.sub(_APART, "", written)
    return number[:4] + "*" * (len(written) - 8) + number[-4:]


def _masked(field: object) -> object:
    """A field as it is, unless it is or holds an ID number: as text or as a number."""
    text = str(field)
    return field if (hidden := mask(text)) == text else hidden


_HOW = {
    "Assessment": "assess(person, law, as_of)",
    "Law": 'load_law("CN")',
    "Person": 'Person("1971-09", "male_60")',
    "RosterPlan": "read_roster(path).plan(law, as_of)",
}
"""Where an object of each class comes from."""


def wanted(kind: type[X], value: object, field: str) -> X:
    """What was given, if it is of the class that is wanted: a place or a dict of facts is none.

    >>> wanted(int, 7, "row")
    7
    """
    if not isinstance(value, kind):
        given, name = type(value).__name__, kind.__name__
        raise InvalidFacts("type_wanted", field=field, type=given, wanted=name, how=_HOW[name])
    return value


class RetirecalcError(Exception):
    """Every error this library raises on purpose. `code` and `fields` carry what the sentence says.

    >>> error = InvalidFacts("no_such_month", field="birth", value="1971-13")
    >>> error.code, error.fields["value"]
    ('no_such_month', '1971-13')
    >>> print(error)
    birth: '1971-13' has no such month: months run from 1 to 12. Check the date.
    >>> print(error.text("zh"))
    birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。
    """

    def __init__(self, code: str, /, **fields: object) -> None:
        self.code = code
        self.fields: dict[str, object] = {name: _masked(field) for name, field in fields.items()}
        super().__init__(self.text("en"))

    def text(self, lang: str = "en") -> str:
        """The error as a sentence, in `en` or `zh`."""
        return SENTENCES[self.code][language(lang) == "zh"].format(**self.fields)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.fields)


class InvalidFacts(RetirecalcError, ValueError):
    """The facts stated cannot be read, cannot be true, or contradict each other."""


class OutOfCoverage(RetirecalcError, LookupError):
    """No law on file for the day or place asked about."""


class AmbiguousLaw(RetirecalcError):
    """Two versions of one table claim the same day."""


class TableError(RetirecalcError):
    """A table file is malformed or contradicts itself; names the file and the field."""


class RosterError(RetirecalcError):
    """A staff list as a whole cannot be used. A single bad row is never an error: it is a problem in the result."""


class MissingExtra(RetirecalcError, ImportError):
    """An optional package is needed; the sentence gives the exact command."""


def _rebuild(kind: type[RetirecalcError], code: str, fields: dict[str, object]) -> RetirecalcError:
    return kind(code, **fields)
