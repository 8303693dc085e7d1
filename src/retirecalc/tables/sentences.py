"""The sentences of errors about tables and the law they make: what is wrong and why, then what to do next.

Those of a `TableError` follow its file, line and field.
"""

from retirecalc.ground.say import Said

SENTENCES = {
    "law_changed": Said(
        "The law on file is not the one of this answer: {tables} differ or are missing. "
        "Use the version of retirecalc that gave the answer{or_own_table}.",
        "库内规定与作出该结果时不同：{tables} 有变化或缺失。请使用作出该结果的 retirecalc 版本{or_own_table}。",
    ),
    "place_unknown": Said(
        "place: {value!r} is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
        "place：无法识别地区“{value}”。请使用 CN 或 ISO 3166-2 代码，例如 CN-CQ。",
    ),
    "place_own_system": Said(
        "place: {value} has a pension system of its own, which retirecalc does not hold. Use CN or a mainland place.",
        "place：{value} 实行单独的养老金制度，本库不涵盖。请使用 CN 或内地省级代码。",
    ),
    "reading_unknown": Said(
        "readings: there is no reading {value!r}. The readings on file are {allowed}.",
        "readings：没有编号为“{value}”的理解问题。现有：{allowed}。",
    ),
    "reading_answer_unknown": Said(
        "readings: {value!r} is not an answer to {reading}. Choose one of {allowed}.",
        "readings：“{value}”不是 {reading} 的可选答案。请在 {allowed} 中选择。",
    ),
    "readings_unreadable": Said(
        "readings: {value!r} does not say which answer goes with which reading. Pass them by id, such as "
        '{{"R07": "allowed"}}, or leave readings out for the defaults.',
        'readings：“{value}”没有按编号说明答案。请按编号传入，例如 {{"R07": "allowed"}}；采用默认答案的请不要填写。',
    ),
    "folder_unnamed": Said(
        "tables: a folder has no name, and the current folder is never taken for law without one. Give the path of the folder, such as "
        "my-company, or leave tables out for the library's own.",
        "tables：有一个文件夹没有名称，而未写明的当前文件夹从不作为规定读取。请填写文件夹的路径，例如 my-company；只用库内规定的请不要填写。",
    ),
    "folder_unreadable": Said(
        "tables: an object of type {type} is no folder. Give the path of the folder as text, such as my-company, or leave "
        "tables out for the library's own.",
        "tables：{type} 类型的对象不是文件夹。请以文本填写文件夹的路径，例如 my-company；只用库内规定的请不要填写。",
    ),
    "not_covered": Said(
        "The table {table} has no version for {missing}, on which this figure rests; those on file cover {covered}. "
        "Ask the agency for the rule of that time{or_own_table}.",
        "{table} 表没有适用于{missing_zh}的版本，而该项须以此为据；库内版本的施行期间为{covered_zh}。"
        "请向经办机构查询当时的规定{or_own_table}。",
    ),
    "not_in_yours": Said(
        "Your own versions of the table {table} take the place of all of the library's, and none of them is in force in "
        "{missing}; they cover {covered}. Copy the library's versions of those months too, which begin on {dropped}.",
        "您自己的 {table} 表取代了库内该表的所有版本，其中没有适用于{missing_zh}的；其施行期间为{covered_zh}。"
        "请把库内适用于该时期的版本（{dropped} 起施行）一并复制到您的文件夹。",
    ),
    "not_known_then": Said(
        "On {day} the table {table} had no version for that month; those on file cover {covered}. "
        "Ask about a month inside, with a law of that time: leave {in_force_on} out for the newest one.",
        "{day} 时 {table} 表还没有适用于该月的版本；库内版本的施行期间为{covered_zh}。请改测该期间内的月份，并不指定 {in_force_on}。",
    ),
    "table_not_loaded": Said(
        "There is no table {table} for {place}. Check the name{or_own_table}.",
        "{place} 没有 {table} 表。请核对名称{or_own_table}。",
    ),
    "not_of_place": Said(
        "No table {table} of {place} is on file. Ask the agency for the figures{or_own_table}.",
        "库内没有 {place} 的 {table} 表。请向经办机构查询{or_own_table}。",
    ),
    "two_in_force": Said(
        "Two versions of the table {table} are in force on {day}: {files}. Keep one of the folders, or close "
        "the older version with effective_to.",
        "{day} 同时有两个版本的 {table} 表在施行：{files}。请只保留其中一个文件夹，或为旧版本填写 effective_to。",
    ),
    "contradiction": Said("{problem}", "{problem_zh}"),
    # a folder and its manifest
    "folder_missing": Said("there is no such folder. Check the path.", "没有此文件夹。请核对路径。"),
    "folder_is_file": Said(
        "is a file, and tables are given by their folder. Give the folder above, in which they lie at {layout}.",
        "是文件，而表须以文件夹给出。请填写其上层文件夹，其中的表位于 {layout}。",
    ),
    "no_table": Said(
        "holds no table. Tables lie at {layout}, such as CN/statutory_age/2025-01-01.yaml: move them there.",
        "其中没有表。表应位于 {layout}，例如 CN/statutory_age/2025-01-01.yaml：请移到那里。",
    ),
    "no_such_place": Said(
        "is not a place of the law. Use CN or an ISO 3166-2 code such as CN-CQ.",
        "不是规定适用的地区。请使用 CN 或 ISO 3166-2 代码，例如 CN-CQ。",
    ),
    "layout": Said(
        "lies outside the layout {layout}, where nobody reads it. Move or rename it.",
        "不在规定的位置 {layout}，不会被读取。请移动或改名。",
    ),
    "manifest_missing": Said(
        "there is no manifest in the folder. Run python -m retirecalc.tables refresh FOLDER.",
        "文件夹中没有清单。请运行 python -m retirecalc.tables refresh FOLDER。",
    ),
    "version_missing": Said(
        'the data version is missing. Write data_version: "2026.11.0" into the first line.',
        '缺少数据版本。请在第一行写 data_version: "2026.11.0"。',
    ),
    "file_changed": Said(
        "the file is changed. Put it back, or after a change on purpose run python -m retirecalc.tables refresh FOLDER.",
        "文件已改动。请恢复原文件；如为有意修改，请运行 python -m retirecalc.tables refresh FOLDER。",
    ),
    "file_unlisted": Said(
        "the file is not listed. Take it out, or after a change on purpose run python -m retirecalc.tables refresh FOLDER.",
        "文件未列入清单。请移走该文件；如为有意增加，请运行 python -m retirecalc.tables refresh FOLDER。",
    ),
    "file_gone": Said(
        "the file is missing. Put it back, or after a change on purpose run python -m retirecalc.tables refresh FOLDER.",
        "文件缺失。请放回该文件；如为有意删除，请运行 python -m retirecalc.tables refresh FOLDER。",
    ),
    # the YAML
    "not_utf8": Said("is not UTF-8 text. Save it as UTF-8.", "不是 UTF-8 文本。请另存为 UTF-8。"),
    "unreadable": Said(
        "cannot be read ({reason}). Check that it is a file and that you may read it.",
        "无法读取（{reason}）。请确认它是文件且有读取权限。",
    ),
    "yaml_broken": Said(
        "the YAML breaks off here. Look for a bracket, quote, colon or indentation that is wrong, in this line or just above.",
        "YAML 在此处无法解析。请检查本行及上一行的括号、引号、冒号和缩进。",
    ),
    "not_fields": Said(
        "the file holds no fields. Write them as name: value, one in each line.",
        "文件中没有字段。请写成 名称: 值，每行一项。",
    ),
    "key_not_text": Said(
        "the name of a field must be text, and {value} is none. Put it in quotes.",
        "字段名必须是文本，{value} 不是。请加引号。",
    ),
    "key_twice": Said("stands there twice. Keep one of the two.", "重复出现。请只保留一处。"),
    "decimal": Said(
        "{value} is a decimal, and the law is exact. Write a whole number or a period such as 15y6m; where it is text, put it in quotes.",
        "{value} 是小数，而规定是精确的。请写整数或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "date_unquoted": Said(
        '{value} is a date without quotes. Write "{value}".',
        '{value} 是未加引号的日期。请写成 "{value}"。',
    ),
    "yes_or_no": Said(
        "{value} reads as yes or no. Write true or false; where it is text, put it in quotes.",
        "{value} 会被读成是或否。请写 true 或 false；如为文本请加引号。",
    ),
    "number_unclear": Said(
        "{value} reads as another number than it looks. Write digits alone without a leading zero, or a period such as 15y6m; where it is text, put it in quotes.",
        "{value} 会被读成另一个数。请只写不带前导零的数字，或 15y6m 这样的年限；如为文本请加引号。",
    ),
    "tag": Said(
        "{value} has no place in a table. Write plain text, numbers, lists and fields.",
        "表中不能使用 {value}。请只写文本、数字、列表和字段。",
    ),
    # fields
    "field_unknown": Said(
        "there is no such field. The fields here are, the nearest first: {allowed}.",
        "没有此字段。此处的字段（最接近的在前）：{allowed}。",
    ),
    "field_missing": Said(
        "is missing, and must be there. Add it with its value.",
        "缺少此项，而此处必须有它。请补上并填写值。",
    ),
    "word_unknown": Said(
        "{value!r} is not known here. Use one of these, the nearest first: {allowed}.",
        "无法识别“{value}”。可填写（最接近的在前）：{allowed}。",
    ),
    "number_wanted": Said(
        "is {value!r}, and must be a whole number. Write digits alone, without quotes.",
        "是“{value}”，而此处必须是整数。请只写数字，不加引号。",
    ),
    "truth_wanted": Said(
        "is {value!r}, and must be true or false. Write one of the two, without quotes.",
        "是“{value}”，而此处必须是 true 或 false。请填写其一，不加引号。",
    ),
    "text_wanted": Said(
        "is {value!r}, and must be text. Put it in quotes.", "是“{value}”，而此处必须是文本。请加引号。"
    ),
    "period_wrong": Said(
        "{value!r} is no period. Write it as 60y1m, or as a number of months from 0 on.",
        "“{value}”不是年限。请写成 60y1m，或从0起的月数。",
    ),
    "period_far": Said(
        "{value!r} reads as {period}, and a period here lies between {least} and {most} years; a number alone is months. "
        "Write it with its unit, such as {most}y or {least}y6m.",
        "“{value}”读作 {period}，而此处的年限应在{least}年至{most}年之间；只写数字即为月数。"
        "请写明单位，例如 {most}y 或 {least}y6m。",
    ),
    "month_wrong": Said(
        '{value!r} is no month. Write it in quotes, as "1970-01", with months from 01 to 12.',
        '“{value}”不是年月。请加引号写成 "1970-01"，月份为01至12。',
    ),
    "items_wanted": Said(
        "must be a list. Write it as [one, two], or one item in each line after a dash.",
        "必须是列表。请写成 [甲, 乙]，或每行一项、前加短横线。",
    ),
    "fields_wanted": Said(
        "must hold fields. Write them as name: value.",
        "此处必须是字段。请写成 名称: 值。",
    ),
    "items_count": Said(
        "holds {count} items instead of {wanted}. Take out or add what differs.",
        "有 {count} 项，应为 {wanted} 项。请增减。",
    ),
    "value_wrong": Said(
        "{value!r} does not fit here. Write it as the neighbouring tables of this id do.",
        "“{value}”不能填在此处。请参照同一编号的其他表填写。",
    ),
    # the header
    "schema_wrong": Said(
        "is {value!r}, and only {wanted} can be read. Write schema: {wanted} in its place.",
        "是“{value}”，只能读取 {wanted}。请改为 schema: {wanted}。",
    ),
    "filed_elsewhere": Said(
        "is {value!r}, but the file lies under {expected!r}. Change the field, or move the file.",
        "是“{value}”，但文件位于“{expected}”之下。请修改字段，或移动文件。",
    ),
    "table_unknown": Said(
        "there is no table {value!r}. The tables are, the nearest first: {allowed}.",
        "没有“{value}”表。可用的表（最接近的在前）：{allowed}。",
    ),
    "kind_missing": Said(
        "rooms.py names the table {value!r}, but there is no class with this table_id in {module}. Correct the wing or the name of "
        "the room in rooms.py, or the table_id of the class.",
        "rooms.py 列有表“{value}”，但 {module} 中没有 table_id 与之相同的类。请更正 rooms.py 中的 wing 或名称，或该类的 table_id。",
    ),
    "certainty_unknown": Said(
        "{value!r} is no certainty. Use one of {allowed}.",
        "“{value}”不是确定程度。请填写其一：{allowed}。",
    ),
    "day_wrong": Said(
        '{value!r} is not a day of the calendar. Write it in quotes, as "2025-01-01".',
        '日历上没有“{value}”这一天。请加引号写成 "2025-01-01"。',
    ),
    "ends_early": Said(
        "{value} is before effective_from, {first}. Correct one of the two.",
        "{value} 早于 effective_from 的 {first}。请更正其一。",
    ),
    "ends_half": Said(
        "says who set effective_to, own_text or later_act. Give both fields, or neither.",
        "说明 effective_to 由谁规定（own_text 或 later_act）。请两项都填，或都不填。",
    ),
    "versions_overlap": Said(
        "overlaps the version of {older}. Let that one end on {day}: if it has no end, run python -m retirecalc.tables refresh "
        "FOLDER, or give it effective_to and ends.",
        "与 {older} 的版本重叠。该版本应止于 {day}：如未填写截止日，请运行 python -m retirecalc.tables refresh FOLDER，"
        "或填写 effective_to 和 ends。",
    ),
    "versions_gap": Said(
        "leaves a gap after the version of {older}, which ends on {last}. Begin on the next day, or let that one end on {day}.",
        "与 {older} 的版本之间有空档，该版本止于 {last}。请从次日起施行，或把该版本的截止日改为 {day}。",
    ),
    "revision_low": Said(
        "is {value}, and transcriptions are counted from 1. Write 1, and one more after each correction.",
        "是 {value}，而转录版本从1起算。请写 1，每次更正加1。",
    ),
    # citations, sources and readings
    "cite_form": Said(
        "must be [source, locator] or [source, locator, certainty]. Write it as [measures, 第一条].",
        "必须是 [来源, 位置] 或 [来源, 位置, 确定程度]。请写成 [measures, 第一条]。",
    ),
    "cite_empty": Said(
        "names no place in the document. Give the article, as 第一条.",
        "没有写明文件中的位置。请填写条款，例如 第一条。",
    ),
    "source_unknown": Said(
        "there is no source {value!r}. Use one on file, such as {near}, or add it to {place}/sources.yaml.",
        "没有编号为“{value}”的文件。请使用已有编号，例如 {near}，或加入 {place}/sources.yaml。",
    ),
    "list_alone": Said(
        "must be a list, with nothing beside it but schema; found {found}. Take out what is not.",
        "必须是列表，旁边只能有 schema；现有 {found}。请去掉其余内容。",
    ),
    "source_elsewhere": Said(
        "{value!r} is a document of {home} alone, and this file is of {place}. Cite another one, or move it from "
        "{home}/sources.yaml to CN/sources.yaml, where every place may cite it.",
        "“{value}”只是 {home} 的文件，而本文件属于 {place}。请引用其他文件，或把它从 {home}/sources.yaml 移到各地均可引用的 CN/sources.yaml。",
    ),
    "source_on_file": Said(
        "the library has another document under {value!r}, which its own tables cite. Choose another id, here and where it "
        "is cited.",
        "库内已有编号为“{value}”的另一文件，并为库内各表所引用。请改用其他编号，引用处一并修改。",
    ),
    "list_empty": Said(
        "holds nothing. Add an item, or delete the file.",
        "没有内容。请添加一项，或删除该文件。",
    ),
    "listed_twice": Said("{value!r} stands there twice. Keep one of the two.", "“{value}”重复出现。请只保留一处。"),
    "default_unknown": Said(
        "{value!r} is not one of the answers. Use one of {allowed}.",
        "“{value}”不在可选答案之中。请填写其一：{allowed}。",
    ),
    "already_chosen": Said(
        "is for the caller to choose, not for the file. Take it out, and choose with load_law(readings=...).",
        "由调用者选择，不写在文件里。请删去，并用 load_law(readings=...) 选择。",
    ),
    "reading_absent": Said(
        "there is no reading {value!r}. Use one on file, such as {near}, or add it to CN/readings.yaml.",
        "没有编号为“{value}”的理解问题。请使用已有编号，例如 {near}，或加入 CN/readings.yaml。",
    ),
    "answers_differ": Said(
        "does not answer {reading} in its own words: {differ}. Give exactly its answers: {allowed}.",
        "没有按 {reading} 的原有答案填写：{differ}。请恰好填写其答案：{allowed}。",
    ),
}
