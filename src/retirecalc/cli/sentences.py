"""The sentences of errors about the command line: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "parties_no_day": Said(
        "{file}: it has a date that is in no calendar, such as a month 13. Check the dates in it.",
        "{file}：其中有日历上没有的日期，例如13月。请核对其中的日期。",
    ),
    "unit_missing": Said(
        "{field}: {value} may be years or months. Write the unit: {value}y or {value} months.",
        "{field}：“{value}”可能是年数，也可能是月数。请写明单位：{value}年或{value}个月。",
    ),
    "range_unreadable": Said(
        "{field}: {value!r} is no range. Write it as base_growth=0.01..0.05.",
        "{field}：无法识别范围“{value}”。请写成 base_growth=0.01..0.05。",
    ),
    "column_missing": Said(
        "{file}: no column gives {what}. Add one of these columns: {allowed}.",
        "{file}：缺少表示{what_zh}的列。请加入以下任一列：{allowed}。",
    ),
    "interrupted": Said(
        "The run was interrupted, and no half file is left. Run it again.",
        "运行已中断，没有留下不完整的文件。请重新运行。",
    ),
    "page_unwritable": Said(
        "The answer cannot be printed: standard output takes no more ({reason}). Send it elsewhere. A file that was to be written "
        "beside it is whole where it is there.",
        "结果无法输出：标准输出写不进去（{reason}）。请改将输出转向别处。另行写出的文件，已存在的即为完整文件。",
    ),
    "birth_missing": Said(
        "birth: it is needed and not given. Add --birth, or --id in its place.",
        "出生年月：缺失。请用 --birth 填写，或改用 --id。",
    ),
    "birth_and_id": Said(
        "birth: --birth and --id both give it. Leave one of them out.",
        "出生年月：--birth 和 --id 不能同时填写。请去掉其中一项。",
    ),
    "category_missing": Said(
        "category: not given. Add --category with male_60, female_55 or female_50 (男, 女干部, 女工人), or with 女 for both of hers.",
        "人员类别：缺失。请用 --category 填写 男、女干部 或 女工人；岗位不清楚的填写 女，两种都测算。",
    ),
    "reading_unreadable": Said(
        "{field}: {value!r} answers no open question. Write it as R01=completion_year; `retirecalc readings list` names them.",
        "{field}：“{value}”无法识别。请写成 R01=completion_year；各问题见 retirecalc readings list。",
    ),
    "plan_and_open_spell": Said(
        "plan: a spell without an end goes on already, so a plan would change nothing. Give that spell its last month.",
        "plan：有时段未填结束月份，即一直缴费，计划不起作用。请为该时段填写结束月份。",
    ),
    "spells_empty": Said(
        "{file}: there is no spell in it. Write one a line under the header first,last,kind,scheme,place.",
        "{file}：其中没有缴费时段。请在表头 开始年月,结束年月,缴费类型,险种,地区 之下每行填写一段。",
    ),
    "spells_yaml": Said(
        "{file}: this is not a YAML list of spells. Write each one as - {{first: 2010-07, last: 2016-12}}.",
        "{file}：这不是缴费时段的 YAML 列表。每段请写成 - {{first: 2010-07, last: 2016-12}}。",
    ),
    "spell_too_long": Said(
        "{field}: the line has {found} cells but the header names {expected} columns. Check for a stray comma.",
        "{field}：该行有 {found} 个单元格，而表头只有 {expected} 列。请检查多余的逗号。",
    ),
    "json_or_explain": Said(
        "--json prints the whole trace already. Leave out --explain, or --json to read it as sentences.",
        "--json 已含全部步骤。请去掉 --explain；要看文字说明请去掉 --json。",
    ),
    "json_of_a_check": Said(
        "--json says how a list is read, and a plan is no JSON. Add --check, or leave out --json and write the plan with -o plan.csv.",
        "--json 只用于查看名单如何读取，测算结果不以 JSON 输出。请加上 --check；要测算结果请去掉 --json，用 -o 计划.csv 写入文件。",
    ),
    "keep_workbook": Said(
        "A list is kept only where it and the result are workbooks: staff.xlsx --keep -o plan.xlsx. Leave out --keep, or write under "
        "another name.",
        "只有名单和结果都是 .xlsx 时才能保留原工作簿，如 staff.xlsx --keep -o plan.xlsx。请去掉 --keep，或另取名称。",
    ),
    "timeline_alone": Said(
        "--timeline prints what to do and nothing else. Leave out --json and --explain.",
        "--timeline 只列出办理事项。请去掉 --json 和 --explain。",
    ),
    "names_nowhere": Said(
        "No row of the list has what --ics-names {value} asks for. Leave the option out, or add the column.",
        "名单中没有 --ics-names {value} 所指的内容。请去掉该选项，或在名单中加上该列。",
    ),
    "calendar_of_others": Said(
        "{file}: there is a file of that name already, and it is not the calendar of these people under this key. Choose another "
        "name, or replace it with --force.",
        "{file}：同名文件已存在，但不是同一密钥下同一人或同一名单的日历。请另选名称，或用 --force 覆盖。",
    ),
    "table_near": Said(
        "There is no table {value!r}. Did you mean {nearest}? `retirecalc law list` lists them.",
        "没有名为“{value}”的表。是否为 {nearest}？各表见 retirecalc law list。",
    ),
    "table_unknown": Said(
        "There is no table {value!r}. The tables are {allowed}.",
        "没有名为“{value}”的表。现有：{allowed}。",
    ),
    "usage_command": Said(
        "{command}: choose one of the commands {allowed}. See {command} --help.",
        "{command}：请选择命令 {allowed} 之一。参见 {command} --help。",
    ),
    "usage_command_near": Said(
        "{command}: there is no command {value}. Did you mean {nearest}? See {command} --help.",
        "{command}：没有命令 {value}。是否为 {nearest}？参见 {command} --help。",
    ),
    "usage_option_near": Said(
        "{command}: there is no option {value}. Did you mean {nearest}? See {command} --help.",
        "{command}：没有选项 {value}。是否为 {nearest}？参见 {command} --help。",
    ),
    "usage_option": Said(
        "{command}: there is no option {value}. See {command} --help.",
        "{command}：没有选项 {value}。参见 {command} --help。",
    ),
    "rule_near": Said(
        "There is no rule {value!r} that can be asked alone. Did you mean {nearest}? `retirecalc rules` lists them.",
        "没有可单独查询的规则“{value}”。是否为 {nearest}？各规则见 retirecalc rules。",
    ),
    "option_of_rule": Said(
        "{command}: there is no option {value}. This rule takes {allowed}. See {command} --help.",
        "{command}：没有选项 {value}。该规则的选项：{allowed}。参见 {command} --help。",
    ),
    "option_twice": Said(
        "{command}: {value} is given twice, and it is not said which counts. Leave one of them out.",
        "{command}：{value} 填写了两次，无法确定以哪一次为准。请只保留一次。",
    ),
    "contributions_option": Said(
        "{field}: no contribution months are stated, and there is no answer without them. Add --cumulative, --paid, --deemed "
        "or --spells.",
        "{field}：没有填写缴费年限，无法测算。请用 --cumulative、--paid、--deemed 或 --spells 填写。",
    ),
    "parties_unreadable": Said(
        "{file}: this is no YAML in UTF-8. Write it as retirecalc letter --help shows, values in quotation marks.",
        "{file}：不是 UTF-8 编码的 YAML。请按 retirecalc letter --help 所示填写，内容放在引号内。",
    ),
    "facts_no_json": Said(
        '{file}, line {line}: this is no JSON. Write the facts as {{"birth": "1971-09", ...}}, or save an answer with --json '
        "and pass that.",
        '{file} 第{line}行：不是 JSON。请写成 {{"birth": "1971-09", ...}}，或传入用 --json 保存的结果。',
    ),
    "fact_twice": Said(
        "--facts: {value} is there twice, and it is not said which counts. Leave one of them out.",
        "--facts：“{value}”出现了两次，无法确定以哪个为准。请去掉其中一个。",
    ),
    "facts_no_object": Said(
        '{file}: this is no JSON object. Write the facts as {{"birth": "1971-09", ...}}, or save an answer with --json and '
        "pass that.",
        '{file}：不是 JSON 对象。请写成 {{"birth": "1971-09", ...}}，或传入用 --json 保存的结果。',
    ),
    "option_empty": Said(
        "{command}: nothing follows {value}. Write what it is after it, or leave it out. See {command} --help.",
        "{command}：{value} 后没有内容。请在其后填写，或省略该选项。参见 {command} --help。",
    ),
    "usage_missing": Said(
        "{command}: {value} is missing. See {command} --help.",
        "{command}：缺少 {value}。参见 {command} --help。",
    ),
    "usage_extra": Said(
        "{command}: {value} is more than it takes. Leave it out, or write the name of its option before it. "
        "See {command} --help.",
        "{command}：多出了 {value}。请去掉，或在其前面写上选项名。参见 {command} --help。",
    ),
    "usage_no_value": Said(
        "{command}: {value} takes nothing after it. See {command} --help.",
        "{command}：{value} 后不能填写内容。参见 {command} --help。",
    ),
    "usage_choice": Said(
        "{command}: {value} must be one of {allowed}. See {command} --help.",
        "{command}：{value} 可填写 {allowed}。参见 {command} --help。",
    ),
    "employment_open": Said(
        "employment: {value!r} does not say whether the employer is of the state, nor whether the person manages there, so it counts as "
        "not stated. Use 民营企业职工 (employee), 国企职工 or 事业单位职工 (state_employee), 国企管理人员 (state_manager), 公务员 (civil_servant) "
        "or 灵活就业人员 (own_account: no employer).",
        "用工性质：“{value}”没有说明是否国有、是否管理人员，按未说明处理。请填写：民营企业职工、国企职工、事业单位职工、国企管理人员、公务员，"
        "或灵活就业人员（无用人单位）。",
    ),
    "option_alone": Said(
        "{command}: {value} changes nothing without {needed}. Add it, or leave out {value}.",
        "{command}：没有 {needed_zh} 时，{value} 不起作用。请加上，或去掉 {value}。",
    ),
    "option_idle": Said(
        "{command}: {value} has no effect beside {beside}. Leave out one of the two.",
        "{command}：有 {beside} 时，{value} 不起作用。请去掉其中一项。",
    ),
    "encoding_idle": Said(
        "{file}: this is no text, and says itself how it is encoded, so --encoding changes nothing. Leave it out.",
        "{file}：不是文本文件，编码由文件自身确定，--encoding 不起作用。请去掉该选项。",
    ),
    "within_far": Said(
        "--within: {value} months lead beyond the year 9999. Write fewer, such as 12.",
        "--within：{value}个月超出了9999年。请写小一些的数，例如12。",
    ),
    "usage_number": Said(
        "{command}: {value} must be a whole number, 0 or more. See {command} --help.",
        "{command}：{value} 须为不小于0的整数。参见 {command} --help。",
    ),
    "usage_other": Said(
        "{command}: it is not called like this. See {command} --help.",
        "{command}：用法有误。参见 {command} --help。",
    ),
}
