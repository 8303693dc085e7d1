"""The sentences of errors about staff lists: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "file_suffix": Said(
        "{file}: the name does not say what to write. End it in .xlsx, .csv or .parquet.",
        "{file}：文件名没有说明写成哪种格式。请以 .xlsx、.csv 或 .parquet 结尾。",
    ),
    "keep_unusual": Said(
        "{file}: it is no .xlsx as spreadsheet programs write it, so that no sheets can be put behind its own. Save it anew as "
        ".xlsx, or write a new workbook under another name, without --keep.",
        "{file}：不是电子表格软件通常写出的 .xlsx，无法在其后加入工作表。请另存为 .xlsx，或去掉 --keep，另取名称写成新的工作簿。",
    ),
    "keep_sheet_twice": Said(
        "{file}: it has sheets of its own by these names: {sheets}. Delete or rename them there, or write a new workbook under another "
        "name, without --keep.",
        "{file}：其中已有同名的其他工作表：{sheets}。请先删除或改名，或去掉 --keep，另取名称写成新的工作簿。",
    ),
    "filled_lost": Said(
        "{file}: a plan stands there in which {count} cells were filled in that this run has not read. Give it as --since and write under "
        "another name, or delete it if nothing of it is needed.",
        "{file}：该文件是已有的计划，其中填写的{count}格内容本次没有读取。请用 --since 指定它，并另取名称写出；确实不需要的，请先删除该文件。",
    ),
    "excel_limit": Said(
        "{file}: {found} {what} are more than the {limit} that an Excel sheet can hold. Write .csv or .parquet instead.",
        "{file}：{found}{what_zh}超过 Excel 工作表的上限{limit}。请改写为 .csv 或 .parquet。",
    ),
    "file_encoding": Said(
        "{file}: the text is in no encoding that is known here (UTF-8, UTF-16, GB18030, Big5, Shift-JIS). Save it again as CSV "
        "UTF-8, or name its encoding with --encoding.",
        "{file}：无法识别文件编码（可读：UTF-8、UTF-16、GB18030、Big5、Shift-JIS）。请另存为 CSV UTF-8，或用 --encoding 指明编码。",
    ),
    "encoding_unknown": Said(
        "--encoding {encoding!r}: there is no such encoding. Write for example utf-8, gb18030, big5 or shift_jis.",
        "--encoding“{encoding}”：没有这种编码。可写 utf-8、gb18030、big5、shift_jis 等。",
    ),
    "encoding_wrong": Said(
        "{file}: the text is not in the encoding {encoding}. Name another one with --encoding, or leave it out.",
        "{file}：文件编码不是 {encoding}。请用 --encoding 指明另一种编码，或不作指定。",
    ),
    "note_encoding": Said(
        "The file does not say its encoding; it was read as {encoding}. Look at the names: if they are wrong, name the encoding "
        "with --encoding, or save the list again as CSV UTF-8.",
        "文件没有标明编码，按 {encoding} 读取。请核对姓名；如有乱码，请用 --encoding 指明编码，或另存为 CSV UTF-8。",
    ),
    "note_tables": Said(
        "The page holds further tables ({count}), which were not read: nobody in them was planned. If they hold people, put them into one "
        "list or save each table as a file.",
        "网页中还有{count}张表没有读取，其中的人员未作测算。如有需要测算的人员，请并入同一名单，或把各表分别另存为文件。",
    ),
    "note_private": Said(
        "Characters of no standard, made by the program that wrote the file (the private use area of Unicode): {count}. Names may "
        "look wrong elsewhere. Compare them with the original; if all are wrong, name the encoding with --encoding.",
        "文件中有{count}个字符是写出该文件的程序自造的（Unicode 专用区），姓名在别处可能显示有误。请与原件核对；如大量有误，请用 --encoding 指明编码。",
    ),
    "note_uncalculated": Said(
        "Formulas that have not been calculated: {count}; their cells count as empty. Open the workbook in Excel or WPS, save it and "
        "read it again.",
        "{count}个单元格的公式尚未计算，按空白处理。请用 Excel 或 WPS 打开工作簿，保存后再读取。",
    ),
    "note_comments": Said(
        "Cells with a comment: {count}. Comments are not read, and no sheet of a plan has them; with --keep they stay where they are. Put "
        "what matters into a column of its own.",
        "{count}个单元格有批注。批注没有读取，计划的各表中也没有；加 --keep 时批注留在原处。重要内容请另设一列填写。",
    ),
    "note_answers": Said(
        "{count} columns, {first!r} to {last!r}, are the answers of an earlier plan. They were not read, and a new plan has new ones "
        "at its end.",
        "其中{count}列（“{first}”至“{last}”）是以前测算的结果，没有读取；重新测算时由新的结果代替。",
    ),
    "note_sheet_hidden": Said(
        "The sheet {sheet!r} is hidden in the workbook. It was read as the list, because no sheet in sight has people. If another one "
        "is meant, name it with --sheet.",
        "工作表“{sheet}”在工作簿中是隐藏的；因显示的工作表中没有名单，按它读取。如应读取其他工作表，请用 --sheet 指明。",
    ),
    "note_plan_read": Said(
        "No other sheet has people, so that the sheet {sheet!r}, which an earlier plan has written, was read as the list. If the list has "
        "changed since, put it back or give it as a file of its own.",
        "其他工作表中没有名单，因此按以前的计划写出的工作表“{sheet}”读取。名单如有变动，请把名单所在的工作表放回，或另行提供名单文件。",
    ),
    "note_column": Said(
        "The column {column!r} holds {type}, which is no text, number or date: it is not read. If it is needed, export it as text.",
        "“{column}”列的类型为 {type}，不是文本、数字或日期，没有读取。如需使用，请导出为文本。",
    ),
    "note_long_texts": Said(
        "The column {column!r} holds texts longer than any cell of a list: it is not read. Check what it was exported from.",
        "“{column}”列的文字远长于名单中的单元格，没有读取。请核实其来源。",
    ),
    "file_of_no_end": Said(
        "{file}: this is a pipe or a device and no file. A list is read more than once, so it was not opened. Save it as a file and give "
        "its name.",
        "{file}：这是管道或设备，不是文件。名单需要反复读取，因此没有打开。请先存为文件，再写出该文件名。",
    ),
    "file_not_text": Said(
        "{file}: this is no text, and no workbook or Parquet file either. Save it again as .xlsx or as CSV UTF-8.",
        "{file}：这不是文本文件，也不是工作簿或 Parquet 文件。请另存为 .xlsx 或 CSV UTF-8。",
    ),
    "file_kind": Said(
        "{file}: inside, whatever its name says, this is {kind}. Open it with the program that made it and save it as .xlsx "
        "or as CSV UTF-8.",
        "{file}：不论文件名如何，其内容是{kind_zh}。请用原来的程序打开，另存为 .xlsx 或 CSV UTF-8。",
    ),
    "file_protected": Said(
        "{file}: the workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect "
        "Workbook) and save a copy.",
        "{file}：工作簿设有打开密码。请在 Excel 中打开，取消密码（文件→信息→保护工作簿）后另存一份。",
    ),
    "file_damaged": Said(
        "{file}: the file is damaged or cut off. Copy or export it again.",
        "{file}：文件已损坏或不完整。请重新复制或导出。",
    ),
    "file_bomb": Said(
        "{file}: the workbook would unpack to more than {limit} MB, which no staff list needs. Nothing was opened: check "
        "where it comes from, or export the list as CSV.",
        "{file}：工作簿解压后超过{limit} MB，正常名单不会这样大，因此没有打开。请核实来源，或把名单导出为 CSV。",
    ),
    "file_memory": Said(
        "{file}: reading it takes more than {limit} MB of memory, which no list of this size needs, so it was not read. Something "
        "far beyond the list does that (Ctrl+End in the spreadsheet goes there): delete the rows and columns beyond the list, or "
        "save it as CSV UTF-8.",
        "{file}：读取需要超过{limit} MB 内存，这样大小的名单不会如此，因此没有读取。多半是名单以外很远处还有内容（在表格软件中按 "
        "Ctrl+End 可以看到）：请删除名单以外的行和列，或另存为 CSV UTF-8。",
    ),
    "file_time": Said(
        "{file}: reading it takes longer than any list of this size, so it was stopped. Check where the file comes from, or save "
        "the list as CSV UTF-8.",
        "{file}：读取所需时间远超同样大小的名单，已停止。请核实文件来源，或把名单另存为 CSV UTF-8。",
    ),
    "file_gap": Said(
        "{file}: from row {number} on more than {rows} rows in a run are blank, and something stands below them. Delete the blank "
        "rows and what is below them, or move it up.",
        "{file}：从第{number}行起连续{rows}多行空白，下面还有内容。请删除这些空行和其下的内容，或把内容移上来。",
    ),
    "file_rows": Said(
        "{file}: there are more than the {limit} rows that are read of a workbook. Save the list as CSV UTF-8, whose rows have no "
        "limit, or as several workbooks.",
        "{file}：工作簿的行数超过上限{limit}。请另存为 CSV UTF-8（行数不限），或分成几个工作簿。",
    ),
    "file_wide": Said(
        "{file}: row {number} has {found} columns; a list has {limit} at most. Check how the columns are separated, or delete those "
        "that are not needed.",
        "{file}：第{number}行有{found}列，名单最多{limit}列。请检查分隔符，或删除不需要的列。",
    ),
    "file_columns": Said(
        "{file}: there are more than the {limit} columns that a list can have. Export only those that are needed.",
        "{file}：列数超过名单的上限{limit}。请只导出需要的列。",
    ),
    "file_long_cell": Said(
        "{file}: a cell in row {number} is longer than any cell of a list. Check how lines and columns are separated, and "
        "whether a quotation mark is not closed; a list has a line for each person.",
        "{file}：第{number}行有一个单元格过长，不像名单。请检查换行和分隔符，以及引号是否闭合；名单应每人一行。",
    ),
    "file_unpacked": Said(
        "{file}: unpacked, it is more than {limit} MB or {cells} cells. Export only the columns that are needed, or write it in "
        "several files.",
        "{file}：解压后超过{limit} MB 或{cells}个单元格。请只导出需要的列，或分成几个文件。",
    ),
    "page_large": Said(
        "{file}: a table of the page is larger than any list. Export the list as .xlsx or CSV UTF-8.",
        "{file}：网页中的表格远大于任何名单。请把名单导出为 .xlsx 或 CSV UTF-8。",
    ),
    "sheet_missing": Said(
        "{file}: there is no sheet {sheet!r}. Choose one of {allowed}.",
        "{file}：没有名为“{sheet}”的工作表。现有：{allowed}。",
    ),
    "sheet_in_no_workbook": Said(
        "{file}: this is no workbook, so there is no sheet {sheet!r} in it. Leave out --sheet.",
        "{file}：该文件不是工作簿，没有工作表“{sheet}”。请去掉 --sheet。",
    ),
    "file_empty": Said(
        "{file}: the file has no header line. The first line must name the columns, for example 出生年月,人员类别.",
        "{file}：文件没有表头。第一行应为列名，例如 出生年月,人员类别。",
    ),
    "list_turned": Said(
        "{file}: titles stand in a column, and what is said of people beside them. Each person needs a row under one line of titles. In "
        "Excel or WPS, copy the list, choose Paste Special > Transpose and save it; a form of one person is to be copied into a list.",
        "{file}：项目名称排在一列，人员信息写在其右侧。名单应以一行列名开头，其下每人一行。请在 Excel 或 WPS 中复制后用“选择性粘贴→转置”，再保存；"
        "个人登记表请先汇总成名单。",
    ),
    "separator_unknown": Said(
        "{file}: the columns seem to be separated by {separator!r}, which is not tried by itself. Put the line sep={separator} before the "
        "first one, or save the list as CSV UTF-8.",
        "{file}：各列似乎以“{separator}”分隔，程序不会自行尝试。请在第一行之前加一行 sep={separator}，或另存为 CSV UTF-8。",
    ),
    "column_asked": Said(
        "{file}: which column gives {what}? Name it {allowed}; or say which of yours it is with --map COLUMN={field}{unread}.",
        "{file}：哪一列是{what_zh}？请把列名改为 {allowed}；或用 --map 列名={field} 指明{unread}。",
    ),
    "mapping_pair": Said(
        "--map {value!r} does not map a column. Write it as COLUMN=FIELD, for example 工龄=cumulative_years.",
        "--map“{value}”无法识别。请写成 列名=项目，例如 工龄=cumulative_years。",
    ),
    "mapping_value": Said(
        "--map-value {value!r} does not say what a word stands for. Write it as COLUMN:WORD=VALUE, for example 岗位:操作工=女50.",
        "--map-value“{value}”无法识别。请写成 列名:词=含义，例如 岗位:操作工=女50。",
    ),
    "mapping_field": Said(
        "{given}: there is no field {value!r}. Use one of {allowed}.",
        "{given}：没有“{value}”这一项。可用：{allowed}。",
    ),
    "mapping_twice": Said(
        "{by}: {column!r} is said to be {value} and again {other}. Keep one of them.",
        "{by}：“{column}”指定了两次，一为{value}，一为{other}。请只保留一个。",
    ),
    "mapping_class": Said(
        "{given}: {value!r} is no class by original retirement age and no post. Write one such as 女50, 女55, "
        "男, 管理岗 or 工人.",
        "{given}：“{value}”不是原法定退休年龄类别，也不是岗位。请写 女50、女55、男、管理岗 或 工人 等。",
    ),
    "mapping_meaning": Said(
        "{given}: {value!r} is nothing that this column can say. Write one such as {allowed}.",
        "{given}：该列不能表示“{value}”。请写 {allowed} 等。",
    ),
    "mapping_unseen": Said(
        "{field}: nothing in this column reads {words}, so that what was said of it had no effect. Check how it is written, unless it is "
        "meant for another list.",
        "{field}：该列没有“{words}”，对它的指定没有生效。如非用于其他名单，请核对写法。",
    ),
    "mapping_column": Said(
        "{file}: there is no column {column!r} to be mapped. Use one of its columns: {columns}.",
        "{file}：没有名为“{column}”的列可供指定。文件中的列：{columns}。",
    ),
    "mapping_system": Said(
        "{file}: it has none of the columns that {system} is known to export, so that it may come from elsewhere. Its columns: {columns}. "
        "Leave out --mapping {system}, or name the system that it comes from.",
        "{file}：没有任何一列是 {system} 已知的导出列，可能来自其他系统。文件中的列：{columns}。请去掉 --mapping {system}，或写出名单所来自的系统。",
    ),
    "mapping_unknown": Said(
        "{value}: there is neither a file nor a system of that name. The systems: {systems}. Name one of them, or a file.",
        "{value}：没有这个文件，也没有这个系统。可用的系统：{systems}。请写其中之一，或写出文件。",
    ),
    "mapping_file": Said(
        "{file}: this is no mapping. Write one column a line, such as 工龄: cumulative_years.",
        "{file}：这不是列名对照文件。请每行写一列，例如 工龄: cumulative_years。",
    ),
    "column_twice": Said(
        "{file}: the columns {columns} both give {what}. Keep one of them.",
        "{file}：{columns} 两列含义相同（{what}）。请只保留一列。",
    ),
    "column_ambiguous": Said(
        '{field}: this column is not used, because it does not say whether deemed years are in it. Say it: --map "{field}=cumulative_{unit}" '
        '(with deemed){instead}, or --map "{field}=paid_{unit}" (without){instead_paid}.',
        '{field}：该列没有说明是否包含视同缴费年限，未予采用。请指明：含视同的用 --map "{field}=cumulative_{unit}"{instead}，不含的用 --map "{field}=paid_{unit}"{instead_paid}。',
    ),
    "frame_unknown": Said(
        "A value of type {value} is no frame known here. Give a pandas or polars DataFrame, a pyarrow Table, or what has __arrow_c_stream__.",
        "无法识别 {value} 类型的表。请提供 pandas 或 polars 的 DataFrame、pyarrow 的 Table，或带有 __arrow_c_stream__ 的对象。",
    ),
    "group_column": Said(
        "There is no column {column!r} to group by. Use one of {columns}.",
        "没有名为“{column}”的列可供分组。可用：{columns}。",
    ),
    "file_quote": Said(
        "{file}: a quotation mark opened in row {number} is never closed. Close or remove it.",
        "{file}：第{number}行的引号没有闭合。请补上或删去该引号。",
    ),
    "row_birth_missing": Said(
        "The row has neither a birth month nor an ID number. Fill in one of the two.",
        "该行既没有出生年月也没有身份证号。请至少填写一项。",
    ),
    "row_category_missing": Said(
        "The row has neither a category nor a sex. Fill in male_60, female_55 or female_50.",
        "该行既没有人员类别也没有性别。请填写“男”、“女55”或“女50”。",
    ),
    "row_birth_contradicts_id": Said(
        "The birth column says {birth} and the ID number says {id_birth}. Correct the wrong one.",
        "出生年月列为{birth}，身份证号为{id_birth}，两者不符。请更正有误的一项。",
    ),
    "row_sex_contradicts": Said(
        "The {one} says {sex}, but the {other} says {other_sex}. Correct the wrong one.",
        "{one_zh}为{sex_zh}，而{other_zh}为{other_sex_zh}，两者不符。请更正有误的一项。",
    ),
    "row_day_contradicts_id": Said(
        "The birth column says {birth} and the ID number {id_birth}. The month, which alone counts, is the same: correct the "
        "wrong day.",
        "出生年月列为{birth}，身份证号为{id_birth}。月份相同，不影响测算；请更正有误的日期。",
    ),
    "row_days_differ": Said(
        "{one} says {birth} and {other} {other_birth}. The month, which alone counts, is the same: correct the wrong day.",
        "{one}为{birth}，{other}为{other_birth}。月份相同，不影响测算；请更正有误的日期。",
    ),
    "row_ids_differ": Said(
        "{columns}: two different ID numbers. They say the same birth month and sex, so that the answer is the same with either. Correct "
        "the wrong one.",
        "{columns}：两列的身份证号不同。两者的出生年月和性别相同，不影响测算。请更正有误的一项。",
    ),
    "row_repeats": Said(
        "{field}: {value} stands in row {rows} too. Check whether it is the same person twice; nothing was dropped.",
        "{field}：{value}还出现在第{rows}行。请核对是否为同一人重复；各行均已保留。",
    ),
    "row_repeats_often": Said(
        "{field}: {value} stands in {count} more rows, {rows} among them. Check whether it is the same person; nothing was dropped.",
        "{field}：{value}还出现在另外{count}行（第{rows}行等）。请核对是否为同一人重复；各行均已保留。",
    ),
    "row_alike": Said(
        "The same name, sex and birth stand in other rows too ({count}: {rows}), and no ID number tells them apart. Check whether it "
        "is the same person twice; nothing was dropped.",
        "另有{count}行（第{rows}行）姓名、性别和出生年月与本行相同，又没有身份证号可以区分。请核对是否为同一人重复；各行均已保留。",
    ),
    "row_women_assumed": Said(
        "{field}: the post is not stated; taken as {category}, as chosen for all such women. Check it.",
        "{field}：没有说明岗位，按为此类女性统一选定的{category}测算。请核对。",
    ),
    "row_approval_unreadable": Said(
        "{field}: {value!r} does not say whether the authority approved. Write approved or refused, or leave it empty if it is not "
        "decided yet.",
        "{field}：无法识别审批结果“{value}”。请填写“同意”或“不同意”；尚未审批的请留空。",
    ),
    "row_no_approval": Said(
        "{field}: a bare no does not say whether it was refused or is not decided yet, and was left out. Write refused if it "
        "was; else leave the cell empty.",
        "{field}：“否”没有说明是未通过还是尚未审批，未予采用。审批未通过的请写“不批准”，尚未审批的请留空。",
    ),
    "row_not_approved": Said(
        "{field}: {value!r} may mean that it was refused or that it is not decided yet, and was left out. Write refused if it was; else "
        "leave the cell empty.",
        "{field}：“{value}”没有说明是未通过还是尚未审批，未予采用。审批未通过的请写“不批准”，尚未审批的请留空。",
    ),
    "id_rounded": Said(
        "{field}: a spreadsheet has rounded this ID number, so its last digits are lost. It was not used: format the column "
        "as text and copy the number again from the card.",
        "{field}：身份证号已被表格软件四舍五入，末几位丢失，未予采用。请将该列设为文本格式，再对照证件重新填写。",
    ),
    "id_ends_in_zeros": Said(
        "{field}: {value} ends in 000, as a number does that a spreadsheet has rounded, so that the sex was not taken from it. Compare "
        "it with the card.",
        "{field}：{value}以000结尾，可能已被表格软件四舍五入，未据以判断性别。请与证件核对。",
    ),
    "row_sex_missing": Said(
        "{field}: {value!r} names a post, and the post decides 55 or 50 for a woman only. Fill in the sex.",
        "{field}：“{value}”只说明岗位，而岗位只决定女性的55或50周岁。请填写性别。",
    ),
    "sex_unreadable": Said(
        "{field}: {value!r} is not a sex. Write male or female, or leave it empty if the category says it.",
        "{field}：无法识别性别“{value}”。请填写“男”或“女”；人员类别已写明的可留空。",
    ),
    "period_without_unit": Said(
        "{field}: {value!r} could be years or months, and the column's name says neither. Write it as 26y4m, "
        "or put years or months into the column's name.",
        "{field}：“{value}”可能是年数，也可能是月数，列名没有写明单位。请写成 26年4个月，或在列名中写明年限或月数。",
    ),
    "row_too_long": Said(
        "The row has {found} cells but the header names {expected} columns. Check for a stray comma or quotation mark.",
        "该行有{found}个单元格，而表头只有{expected}列。请检查多余的逗号或引号。",
    ),
    "cells_beyond": Said(
        "Behind the last column of the header something more stands in this row ({count}): it is kept and was not read. If it says "
        "something of the person, give it a column with a title.",
        "该行在表头最后一列之后另有{count}格内容，已原样保留，未读取。如与此人有关，请为其设置带列名的一列。",
    ),
    "file_unexpected": Said(
        "{file}: something in the file is not as expected ({reason}), so it was not read. Save it again as CSV UTF-8.",
        "{file}：文件中有无法处理的内容（{reason}），未能读取。请另存为 CSV UTF-8。",
    ),
    "not_stated": Said(
        "{said} It counts as not stated until then{assumed}. The rest of the row is read.",
        "{said}在此之前按未填写处理{assumed}，该行其余内容照常读取。",
    ),
    "contributions_not_used": Said(
        "{said} Until then no contributions of the row are used. The rest of it is read.",
        "{said}在此之前该行的缴费情况均不采用，其余内容照常读取。",
    ),
    "insured_ahead": Said(
        "{field}: {value} is after {as_of}, the month of the question: nobody was insured since a month to come. Correct it.",
        "{field}：{value}晚于测算月份{as_of}，不可能在此之后才首次参保。请更正。",
    ),
    "act_before_rule": Said(
        "{field}: {value} is before {decided}, when the ages that hold for this person were decided on: nobody could give notice or apply "
        "under that decision then, and the day may be that of something else, such as of joining the staff or of another route. Correct it "
        "or clear the cell.",
        "{field}：{value}早于{decided}，即此人所适用的《关于实施渐进式延迟法定退休年龄的决定》作出之日，当时不可能据以告知或申请，可能是应聘、其他退休途径等其他事项的日期。"
        "请更正或清空该单元格。",
    ),
    "year_of_birth_differs": Said(
        "{field}: {value!r} is not the year of the birth in the other columns ({birth}), and was not used. Correct the wrong one.",
        "{field}：“{value}”与其他列的出生年月（{birth}）不一致，未予采用。请更正有误的一项。",
    ),
    "columns_differ": Said(
        "{columns}: these columns say different things, so that neither was used. Correct the wrong one.",
        "{columns}：各列内容不一致，均未采用。请更正有误的一列。",
    ),
    "periods_differ": Said(
        "{field} says {value!r} and {other} {same!r}, which is not the same, so that neither was used{assumed}. Correct the wrong one.",
        "{field}为“{value}”，{other}为“{same}”，两者不一致，均未采用{assumed}。请更正有误的一项。",
    ),
    "deemed_inside": Said(
        "{field}: {value!r} says that deemed years are in it, and the column is for one kind of years only; added to another column they "
        "would count twice, so that no contributions of the row were used. Write the months paid and the deemed ones each in its own column, or the sum under 累计缴费年限.",
        "{field}：“{value}”注明含视同年限，而该列只应填写一种年限，与其他列相加会重复计算，该行的缴费因此均未采用。请把实际缴费和视同缴费分别填入各自的列，或把合计填入“累计缴费年限”。",
    ),
    "deemed_differ": Said(
        "{field}: {value!r} names other deemed years than the column {other}, so that neither figure for them was used. Correct the "
        "wrong one.",
        "{field}：“{value}”注明的视同年限与“{other}”列不一致，视同年限均未采用。请更正有误的一项。",
    ),
    "months_beside_years": Said(
        "{field}: {value!r} stands beside years, where months go from 0 to 11. Correct the months or the years.",
        "{field}：“{value}”与年数分列填写，月数应为0至11。请更正月数或年数。",
    ),
    "months_alone": Said(
        "{field}: nothing says how many years stand beside the {value!r} months. Enter the years, 0 for none.",
        "{field}：只有月数“{value}”，没有年数。请填写年数，不满一年的填0。",
    ),
    "no_date": Said(
        "{field}: {value!r} is too early or too late to be true; systems write such a date where there is none. Write the true one, or "
        "leave the cell empty.",
        "{field}：“{value}”太早或太晚，不会是真实的日期，系统常在没有日期时这样填写。请填写真实的日期，没有的请留空。",
    ),
    "lunar": Said(
        "{field}: {value!r} is a date of the lunar calendar. Write the date on the ID card.",
        "{field}：“{value}”是农历日期。请填写身份证上的日期。",
    ),
    "serial": Said(
        "{field}: {value!r} is how a spreadsheet keeps {day} where the cell is not formatted as a date. Format the column as a date, "
        "or read such numbers with --excel-serials.",
        "{field}：“{value}”是表格软件内部的日期序号，对应{day}。请把该列设为日期格式，或加 --excel-serials 读取。",
    ),
    "serial_or_month": Said(
        "{field}: {value!r} may be {month} without its hyphen, or how a spreadsheet keeps {day} where the cell is not formatted as a "
        "date. Write year and month in full, such as 1971-09; if all such numbers are days, read them with --excel-serials.",
        "{field}：“{value}”可能是漏写分隔的{month}，也可能是表格软件内部的日期序号（对应{day}）。请完整填写年月，例如 1971-09；"
        "这样的数字都是日期序号的，可加 --excel-serials 读取。",
    ),
    "number_as_date": Said(
        "{field}: the cell has the format of a date over the plain number {number}, and so shows {value}. Format it as text and write "
        "year and month again, such as 1971-09.",
        "{field}：该单元格是数字 {number}，被设成日期格式，显示为 {value}。请改为文本格式后重新填写年月，例如 1971-09。",
    ),
    "timestamp": Said(
        "{field}: {value!r} is a timestamp of a computer, which counts seconds or milliseconds from 1970 on. Write the date itself, such "
        "as 1971-09-15.",
        "{field}：“{value}”是计算机时间戳（自1970年起的秒数或毫秒数）。请填写日期本身，例如 1971-09-15。",
    ),
    "birth_year_alone": Said(
        "{field}: {value!r} is the year alone, and the month of the birth is missing. Fill in the month.",
        "{field}：只有年份“{value}”，没有出生月份。请填写月份。",
    ),
    "two_digits": Said(
        "{field}: {value!r} has a year of two digits. Write it with four digits.",
        "{field}：“{value}”的年份只有两位。请写成四位年份。",
    ),
    "day_order": Said(
        "{field}: {value!r} may be day and month or month and day. Write the year first, for example 1971-09-15, or say the order with "
        "--date-order.",
        "{field}：“{value}”可能是日月，也可能是月日。请按年、月、日的顺序填写（例如1971年9月15日），或用 --date-order 说明顺序。",
    ),
    "row_births_differ": Said(
        "{columns}: these columns give different birth months. Correct the wrong one.",
        "{columns}：各列的出生年月不一致。请更正有误的一列。",
    ),
    "row_file_birth": Said(
        "{field}: the personnel file says {birth} and the ID card {id_birth}. Which one counts is decided by the agency; both are worked "
        "out.",
        "{field}：档案为{birth}，身份证为{id_birth}。以何者为准由经办机构认定，两种结果均已测算。",
    ),
    "id_not_used": Said(
        "{field}: this is no resident ID number of 18 characters, and was not used. Write it out, or leave it to the birth and sex "
        "columns.",
        "{field}：不是完整的18位居民身份证号，未予采用。请填写完整，或由出生年月和性别列说明。",
    ),
    "classes_differ": Said(
        "{columns}: these say different classes for a woman. Correct the wrong one.",
        "{columns}：对女性类别的说法不一致。请更正有误的一项。",
    ),
    "woman_of_60": Said(
        "{field}: {value!r} is the retirement age of men, and the row says that this is a woman, who may have it only where she "
        "is of division rank or has a senior title (组通字〔2015〕14号). If she has, write 女（male_60）; else write her class, 女55 or 女50, or "
        "correct the sex.",
        "{field}：“{value}”是男性的退休年龄，而该行说明是女性；女性只有县处级干部和具有高级职称的才可能适用（组通字〔2015〕14号）。确实适用的，"
        "请写“女（male_60）”；否则请写“女55”或“女50”，性别有误的请更正。",
    ),
    "senior_woman": Said(
        "{field}: {value!r}: a woman of division rank or with a senior title in a public body may have the men's original retirement age "
        "(组通字〔2015〕14号). If she has, write 女（male_60） there, or say it of all women with the word: --map-value "
        '"{field}:{value}=女（male_60）". If not, write 女55 or 女50.',
        "{field}：“{value}”：机关事业单位中县处级的女干部和具有高级职称的女性，原法定退休年龄可能与男性相同（组通字〔2015〕14号）。确实适用的，请在该格写"
        '“女（male_60）”，或对所有写有该词的女性统一指定：--map-value "{field}:{value}=女（male_60）"；不适用的，请写“女55”或“女50”。',
    ),
    "senior_perhaps": Said(
        "{field}: {value!r}: a woman of division rank or with a senior title in a public body may have the men's original retirement age "
        "(组通字〔2015〕14号); whether one employs her is not stated, so that it was not used. If she has that age, write 女（male_60） there, "
        'or --map-value "{field}:{value}=女（male_60）" for all women with the word; if not, state who employs in a column 用工性质, or '
        "write 女55 or 女50.",
        "{field}：“{value}”：机关事业单位中县处级的女干部和具有高级职称的女性，原法定退休年龄可能与男性相同（组通字〔2015〕14号）；该行没有说明是否由机关事业"
        '单位聘用，未按此测算。确实适用的，请在该格写“女（male_60）”，或对所有写有该词的女性统一指定：--map-value "{field}:{value}=女（male_60）"；'
        "不适用的，请在“用工性质”列填写用工性质，或写“女55”或“女50”。",
    ),
    "age_of_no_class": Said(
        "{field}: {value!r}: the original retirement age is 60 for men and 55 or 50 for women. Another age may be that of another way, "
        "such as special work (55, of women 45), which is not answered here, so that the age was not used. Ask by `retirecalc routes`, or "
        "ask the agency.",
        "{field}：“{value}”所写的不是原法定退休年龄（男性60周岁，女性55或50周岁）。可能属另一途径，如特殊工种（男55、女45周岁），此处未测算，该年龄未采用。"
        "请用 `retirecalc routes` 查询，或咨询经办机构。",
    ),
    "class_open": Said(
        "{field}: {value!r} does not say whether a woman's original retirement age is 50 or 55. Find out her post and write 女50 or 女55, or "
        "say it for all with --map-value.",
        "{field}：“{value}”不能说明女职工的原法定退休年龄是50周岁还是55周岁。请查明岗位后写“女50”或“女55”，或用 --map-value 统一指定。",
    ),
    "sex_code": Said(
        "{field}: the code {value!r} does not mean the same in every system. Write 男 or 女, or say for all which it is: "
        'either --map-value "{field}:{value}=男" or --map-value "{field}:{value}=女".',
        "{field}：代码“{value}”在不同系统中含义不同。请改写为“男”或“女”，或统一指定："
        '--map-value "{field}:{value}=男"（男）或 --map-value "{field}:{value}=女"（女）。',
    ),
    "sex_code_of_none": Said(
        "{field}: the code {value!r} names no sex: in the national standard (GB/T 2261.1) 1 is a man, 2 a woman, 0 not known and 9 not "
        "stated. Write 男 or 女.",
        "{field}：代码“{value}”不表示男或女：国家标准（GB/T 2261.1）中1为男，2为女，0为未知，9为未说明。请填写“男”或“女”。",
    ),
    "reply_unreadable": Said(
        "The answer {value!r} is none of those that the question leaves ({allowed}), and was not used. Write one of them.",
        "答复“{value}”不在可能的范围内（{allowed}），未予采用。请填写其中之一。",
    ),
    "filled_of_another": Said(
        "What was filled in for this row ({what}) stands beside another name ({value}), and was not used: the name was corrected, or "
        "rows were moved since. Fill it in again in the new plan.",
        "所填内容（{what}）旁的姓名是“{value}”，与该行不符，未予采用：姓名可能已更正，或名单的行已变动。请在新的计划中重新填写。",
    ),
    "filled_elsewhere": Said(
        "What was filled in for this row under another title than the plan gave its column ({what}) was not read. Give the column its "
        "title back, or fill it in again in the new plan.",
        "为该行填写的内容（{what}）所在列的标题已被改动，未读取。请恢复原标题，或在新的计划中重新填写。",
    ),
    "filled_unused": Said(
        "What was filled in for this row (name: {value}) was not used, because the row itself cannot be read. Correct the row, then fill "
        "it in again in the new plan.",
        "为该行（姓名：{value}）填写的内容未予采用，因为该行本身无法识别。请先更正该行，再在新的计划中重新填写。",
    ),
    "done_differs": Said(
        "{field}: {value} was filled in, but the list says {own}, which counts. Correct the wrong one.",
        "{field}：所填为{value}，而名单为{own}，以名单为准。请更正有误的一项。",
    ),
    "note_no_plan": Said(
        "{file}: no answers of a plan stand in it, so that only people and facts were compared. Give the plan written last time.",
        "{file}：其中没有计划的测算结果，只比较了人员和事实。请指定上次写出的计划。",
    ),
    "note_last_nameless": Said(
        "{file}: the list in this plan has no column {columns}, so that nobody could be matched by it. Put the columns back into its "
        "sheet Details and give it again.",
        "{file}：该计划的名单中没有{columns}列，人员无法对应。请在其“明细”表中恢复原有的列，再重新指定该计划。",
    ),
    "last_without_details": Said(
        "{file}: this plan has no sheet Details any more, in which the people and answers stand. Put the sheet back, or give the plan as "
        "it was written.",
        "{file}：该计划中已没有“明细”表，而人员和测算结果在该表中。请恢复该表，或指定原来写出的计划。",
    ),
    "note_filled": Said(
        "What was filled in on the sheets of the plan was read: {count} rows. Nothing to do.",
        "已读取计划中填写的答复和办理记录，涉及{count}行。无需处理。",
    ),
    "note_filled_nowhere": Said(
        "What was filled in on the sheets of the plan for the rows {rows} ({what}) was not used: the list has no such rows or names any "
        "more, or several. Fill it in again in the new plan, if these people are still there.",
        "计划中为第{rows}行填写的内容（{what}）未予采用：名单中已没有这些行或姓名，或有多人同名。有关人员仍在名单中的，请在新的计划中重新填写。",
    ),
    "note_filled_gone": Said(
        "What was filled in on the sheets of the last plan for its rows {rows} ({what}) is not carried on: these people are not on the "
        "list, or cannot be told apart. Fill it in again once they are back or told apart.",
        "上次计划中为其第{rows}行填写的内容（{what}）不再带入：有关人员已不在名单，或无法确定是谁。再回到名单或核对清楚后，请重新填写。",
    ),
    "note_behind": Said(
        "The plan of last time stands behind the list. What was filled in on its sheets Done and Questions goes on with the people, "
        "whichever row they have now. With --keep its sheets are written anew; what is to stay of anything else in them, put on a sheet "
        "of your own, or rename the sheet.",
        "名单之后有上次的计划，“办理记录”和“待确认”中填写的内容随人员继续有效，不论其现在在哪一行。加 --keep 时这些工作表重新写出；"
        "其中另有需要保留的内容，请移到自己的工作表，或将该表改名。",
    ),
    "other_way": Said(
        "{field}: {value!r}: another route may be open ({way}), which is not answered here. Ask by `{command}`, or ask the agency.",
        "{field}：“{value}”可能另有途径（{way_zh}），此处未测算。请用 `{command}` 查询，或咨询经办机构。",
    ),
    "employment_open": Said(
        "{field}: {value!r} does not say who the employer is by law. Write one such as 民营企业职工, 国有企业职工 or 灵活就业人员 if it is "
        "known.",
        "{field}：“{value}”不能说明法律上的用工性质。如已知，请填写民营企业职工、国有企业职工、灵活就业人员等。",
    ),
    "state_open": Said(
        "{field}: {value!r} does not say whether payments go on. Write 参保缴费, 暂停缴费 or 终止缴费.",
        "{field}：“{value}”不能说明今后是否继续缴费。请填写“参保缴费”、“暂停缴费”或“终止缴费”。",
    ),
    "code_open": Said(
        "{field}: the code {value!r} means one thing in one system and another in the next. Write the word, or say for all what it "
        'stands for: either --map-value "{field}:{value}={one}" or --map-value "{field}:{value}={other}".',
        "{field}：代码“{value}”在不同系统中含义不同。请改写为文字，或统一指定："
        '--map-value "{field}:{value}={one}"或 --map-value "{field}:{value}={other}"。',
    ),
    "ended_when": Said(
        "{field}: payments ended, and up to which month this count runs is not said. It was taken for everything ever paid; where months "
        "were paid after it was made, the answer may be too low. Of somebody past the age it is then not known how much of it was paid by "
        "the age, and the months missing there grow from month to month. State the last month counted in a column 缴费截止年月.",
        "{field}：已不再缴费，但没有说明统计到哪个月，按全部缴费计算；如统计之后还缴过费，结果可能偏低。已到龄的，因不知其中到龄前缴了多少，到龄时尚缺的月数会逐月增加。请用“缴费截止年月”一列注明统计截止的年月。",
    ),
    "insured_until_alone": Said(
        "{field}: {value} says when the insurance ended, and no column says that payments have ended, so that paying on is assumed. If "
        "they have ended, state it in a column 缴费状态 (终止缴费).",
        "{field}：“{value}”表示参保终止，但没有一列说明已不再缴费，仍按继续缴费测算。如已不再缴费，请用“缴费状态”一列注明（终止缴费）。",
    ),
    "insured_until_contradicts": Said(
        "{field} says that the insurance ends at {value}, and {other} ({same!r}) that payments go on. The row was planned as if they go "
        "on, and the date was not used. If they have ended, correct {other}.",
        "{field}为“{value}”，而{other}为“{same}”，表示仍在缴费。按继续缴费测算，{field}未采用。如已不再缴费，请更正{other}。",
    ),
    "ended_elsewhere": Said(
        "{field}: {value} may mean that payments have ended; the row was planned as if they went on, because this is no column of "
        "payments. If they have ended, state it in a column 缴费状态 (终止缴费).",
        "{field}：“{value}”可能表示已不再缴费；该列不是缴费状态，仍按继续缴费测算。如已不再缴费，请用“缴费状态”一列注明（终止缴费）。",
    ),
    "refused_and_past": Said(
        "{field}: {value} was not approved and is past, so that it was left out and the statutory month is judged. Fill in the month "
        "that is planned now, or empty the cell.",
        "{field}：{value}未获批准且已过去，未予采用，改按法定退休年月测算。请填写现在计划的年月，或清空该单元格。",
    ),
    "agreed_barred": Said(
        "{field}: {value} was not counted as a deferral, because retirement cannot be deferred here: {reasons}. Check the birth, the "
        "class and the employment; if they are right, write 未约定.",
        "{field}：不能弹性延迟退休（{reasons}），{value}未按延迟计算。请核对出生年月、人员类别和用工性质；无误的，填写“未约定”。",
    ),
    "agreed_outside": Said(
        "{field}: {value} is no month to which retirement in {statutory} can be deferred, the latest being {latest}, so that it was not "
        "counted as a deferral. Correct the month, or write 未约定.",
        "{field}：{value}不能作为{statutory}之后的延迟退休年月（最晚{latest}），未按延迟计算。请更正年月，或填写“未约定”。",
    ),
    "not_of_pension": Said(
        "{field}: this row is about {value}, so that its months are none of the employee pension and were not counted. State "
        "those of the employee pension if they are known.",
        "{field}：该行是{value}，其月数不是职工养老保险的缴费月数，未予采用。如已知职工养老保险的月数，请填写。",
    ),
    "row_of_family": Said(
        "{field}: {value}, so the row is about somebody of the family and nobody of the staff; nothing is planned for it. If the person "
        "is of the staff, clear the cell.",
        "{field}：{value}，该行是职工的家属，不是职工本人，不予测算。如为职工本人，请清空该单元格。",
    ),
    "row_of_another": Said(
        "{field}: this row is about {value}; the person stands in row {row}, which counts (the employee pension, then the latest "
        "year or post). Nothing to do.",
        "{field}：该行是{value}，此人在第{row}行中测算（以职工养老保险、再以最近年度或岗位的一行为准）。无需处理。",
    ),
    "row_of_another_too": Said(
        "{field}: this row is about {value}; the person stands in row {row}, which counts (the employee pension, then the latest "
        "year or post). Look at what only this row says.",
        "{field}：该行是{value}，此人在第{row}行中测算（以职工养老保险、再以最近年度或岗位的一行为准）。请核对只写在本行的内容。",
    ),
    "only_here": Said(
        "{field}: {value!r} stands in this row, which is left out, and not in row {row}, where the person is planned, so that it was not "
        "used. If it holds, put it into row {row}.",
        "{field}：“{value}”只写在本行，而此人按第{row}行测算，未予采用。如属实，请填入第{row}行。",
    ),
    "header_again": Said(
        "This is the header again, not a person. Nothing to do.",
        "此行是重复的表头，不是人员。无需处理。",
    ),
    "another_table": Said(
        "The header of another table with other columns. Nothing to do.",
        "此行是另一张列不同的表的表头。无需处理。",
    ),
    "row_of_nobody": Said(
        "Only {value!r} stands in this row, which says nothing about a person. Nothing to do.",
        "此行只有“{value}”，没有任何人员信息。无需处理。",
    ),
    "row_over_gone": Said(
        "{value!r} speaks of people who are retired or have left; the rows below were planned like any other. If nothing is due for them, "
        "take them out.",
        "“{value}”所指人员已退休或离开；其下各行仍照常测算。如无需安排，请从名单中删去。",
    ),
    "row_of_example": Said(
        "{value!r} shows how to fill in the list and is nobody's name; nothing is planned for the row. If it is about somebody, write the "
        "name alone.",
        "“{value}”是填写示例，不是人员，不予测算。如该行是职工，请只填写姓名。",
    ),
    "contributions_exceed_life": Said(
        "{field}: {value} comes to {months} months, more than the {lived} months lived from {birth} to {counted_to}. Check whether it is "
        "years or months, and the birth month.",
        "{field}：“{value}”合{months}个月，超过自{birth}至{counted_to}的{lived}个月。请核对该列以年还是以月计，以及出生年月。",
    ),
    "born_young": Said(
        "A birth in {birth} makes this person {age} years old in {as_of}, too young for a staff list. Check the year of the birth.",
        "按出生年月{birth}，此人在{as_of}仅{age}周岁，不像在册职工。请核对出生年份。",
    ),
    "counted_young": Said(
        "{field}: {value} comes to {months} months, as if paid every month from the age of {age} on. The row is planned so. Check "
        "whether it is years or months, and the birth month.",
        "{field}：“{value}”合{months}个月，相当于从{age}岁起每月缴费；该行仍按此测算。请核对该列以年还是以月计，以及出生年月。",
    ),
    "table_unread": Said(
        "This row belongs to another table, whose header in row {row} names no column for a birth month or none for a category, so that "
        "nobody was planned from it. Add the columns, or put the people into the table above.",
        "该行属于另一张表，其表头（第{row}行）没有出生年月或人员类别的列，未作测算。请补充列，或把人员移入上面的表。",
    ),
    "row_two_people": Said(
        "{field}: two people stand side by side in this row, so that none of them was planned. Put the columns of the second below those of "
        "the first, a row for each person.",
        "{field}：该行并排列有两个人，均未测算。请把右边各列移到左边各列的下面，每人一行。",
    ),
    "row_left": Said(
        "{field}: {value} may mean that this person is no longer there; the row was planned like any other. If nothing is due for them, "
        "take the row out.",
        "{field}：“{value}”可能表示此人已不在岗，该行仍照常测算。如无需安排，请从名单中删去。",
    ),
    "staff_state_open": Said(
        "{field}: {value} does not say here whether this person is still there; the row was planned like any other. If nothing is due for "
        "them, take the row out.",
        "{field}：“{value}”不能说明此人是否仍在职，该行仍照常测算。如无需安排，请从名单中删去。",
    ),
    "row_retired": Said(
        "{field}: {value} may mean that this person has retired; the row was planned like any other, because which pension is drawn is "
        "not said. State it in a column 养老待遇类别 (企业职工基本养老金, or 未领取), or take the row out if nothing is due for them.",
        "{field}：“{value}”可能表示此人已退休；因没有说明领取哪种养老待遇，该行仍照常测算。请用“养老待遇类别”一列注明"
        "（如“企业职工基本养老金”，没有领取的填“未领取”）；无需安排的，请从名单中删去。",
    ),
    "drawing_since": Said(
        "{field}: {value} is a month in which a pension has begun, or is to begin; the row was planned like any other, because which "
        "pension is drawn is not said. If one is drawn already, state it in a column 养老待遇类别 (企业职工基本养老金), or take the row "
        "out if nothing is due for this person.",
        "{field}：“{value}”是开始或将开始领取养老金的年月；因没有说明领取哪种养老待遇，该行仍照常测算。如已在领取，请用“养老待遇类别”一列注明"
        "（如“企业职工基本养老金”）；无需安排的，请从名单中删去。",
    ),
    "foot_row": Said(
        "{value!r} begins a foot row, not a person. Nothing to do.",
        "“{value}”是表尾行，不是人员。无需处理。",
    ),
    "count_as_date": Said(
        "{field}: the cell is formatted as a date and shows {value}. Format it as a number or text and write years and months.",
        "{field}：该单元格被设成日期格式，显示为 {value}。请改为数字或文本格式，填写年和月。",
    ),
    "no_class": Said(
        "{field}: no word in this column names a class by original retirement age, so that it was passed through. If it does, map it: "
        '--map "{field}=category"{instead}.',
        '{field}：该列没有说明原法定退休年龄类别的词，已原样保留。如确有说明，请用 --map "{field}=category" 指定{instead}。',
    ),
    "period_in_two": Said(
        "{field} and {other}: read as one period, in years and in months beside them. Check one row.",
        "{field} 与 {other}：合并为一个年限读取（年和月）。请抽查一行。",
    ),
    "decimal_years": Said(
        "{field}: decimals in this column were read as years (26.5 as 26 years 6 months). If they are not, say --no-decimal-years.",
        "{field}：该列的小数按年读取（26.5 为26年6个月）。如并非如此，请加 --no-decimal-years。",
    ),
    "date_order_settled": Said(
        "{field}: dates such as 03/05/1971 are read as {order}, because other dates of the column can only be read so. If they are not, say "
        "--date-order {other}.",
        "{field}：03/05/1971 这样的日期按{order_zh}读取，因为该列其他日期只能这样读。如并非如此，请加 --date-order {other}。",
    ),
    "planned_or_applied": Said(
        "{field}: a day such as {value} is read as the month planned for retirement. If it is the day on which the pension was applied for, "
        'say --map "{field}=applied_on"{instead}.',
        '{field}：{value} 这样的日期按拟退休的年月读取。如为提出申请的日期，请用 --map "{field}=applied_on" 指明{instead}。',
    ),
    "dates_swapped": Said(
        "{field}: some births are texts such as {value} and others dates of the spreadsheet, which may have made them of texts in another "
        "order: day and month of dates up to the 12th may be swapped. They were read as they stand; compare some with the ID cards.",
        "{field}：部分为 {value} 这样的文本，部分为日期；表格软件可能按另一种顺序把文本转成了日期，12日及以前的日期可能日、月颠倒。现按单元格所示读取，请抽查并与身份证核对。",
    ),
    "sex_codes": Said(
        "{field}: codes such as 1 and 2 mean different sexes in different systems, and the ID numbers do not settle it. Write 男 and 女.",
        "{field}：1、2 等代码在不同系统中含义不同，身份证号也无法确定。请改写为“男”和“女”。",
    ),
    "sex_codes_settled": Said(
        "{field}: {man} was read as male and {woman} as female, as the ID numbers beside them say. Check one row.",
        "{field}：按身份证号核对，{man}为男，{woman}为女。请抽查一行。",
    ),
    "sex_codes_nearly": Said(
        "{field}: {man} was read as male and {woman} as female, as nearly all ID numbers beside them say. Each row whose number says "
        "otherwise is asked about.",
        "{field}：按身份证号核对，绝大多数{man}为男、{woman}为女，据此读取；与身份证号不符的行列为待确认。",
    ),
    "sex_codes_against": Said(
        "{field}: {man} was read as male and {woman} as female, as the ID numbers beside them say, and not as {system} has it. Check one "
        "row, and leave out --mapping {system} if the list does not come from there.",
        "{field}：按身份证号核对，{man}为男，{woman}为女，据此读取，未按 {system} 的代码。请抽查一行；名单如非来自该系统，请去掉 --mapping {system}。",
    ),
    "column_yearly": Said(
        "{field}: no number in it is over 12 and a year stands beside each, so they were taken for the months of one year and not for a "
        'total: not used. Give the total of all years; if these are totals, say --map "{field}=paid_months"{instead}, or another field.',
        "{field}：各数均不超过12，且每行注明年度，视为当年月数而非累计数，未予采用。请提供历年合计；如确为累计数，请用 --map "
        '"{field}=paid_months" 等指明{instead}。',
    ),
    "column_unused": Said(
        '{field}: this column is not used. If it matters, map it: --map "{field}={likely}"{instead}, or to another field.',
        '{field}：未使用此列。如与测算有关，请用 --map "{field}={likely}" 等指明{instead}。',
    ),
    "column_unused_alone": Said(
        '{field}: this column is not used. If a field of the list is meant, map it with --map "{field}=FIELD"; else nothing to do.',
        '{field}：未使用此列。如确为测算所用的项目，请用 --map "{field}=项目" 指明；否则无需处理。',
    ),
    "column_expected": Said(
        "{field}: not read as a decision: such months are computed by the system that the list comes from. If it is the month chosen, say "
        '--map "{field}=retire_in"{instead}.',
        '{field}：此类年月多由原系统推算，不作为本人选择。如确为本人选定的年月，请用 --map "{field}=retire_in" 指明{instead}。',
    ),
    "column_retired": Said(
        "{field}: not read as a decision: this is mostly the day of a retirement that was approved and is past. Whoever draws a pension "
        'already, state it in a column 是否领取养老金. If it is the month chosen, say --map "{field}=retire_in"{instead}.',
        "{field}：此列多为已批准的离退休日期，不作为本人选择。已领取养老金的，请用“是否领取养老金”一列注明；"
        '如确为本人选定的年月，请用 --map "{field}=retire_in" 指明{instead}。',
    ),
    "column_of_leavers": Said(
        "{field}: this column is not read. Whoever has something in it may no longer be there, and is planned like any other. If nothing is "
        "due for them, take those rows out, or state it in a column 在职状态 (离职), so that each of them is said.",
        "{field}：未读取此列。该列有内容的人员可能已不在岗，仍照常测算。如无需安排，请从名单中删去，或用“在职状态”一列注明（离职），"
        "以便逐行提示。",
    ),
    "column_untitled": Said(
        "Column {field} has no title, so that what stands in it is not used. If it matters, give it a title.",
        "{field}列没有标题，其中的内容未使用。如与测算有关，请为该列加上标题。",
    ),
    "mapping_unread": Said(
        "{field}: this column is not read, so that what was said of its words ({words}) had no effect. Say what it holds too: "
        '--map "{field}=FIELD".',
        '{field}：未读取此列，对其中的词（{words}）的指定没有生效。请同时指明该列是什么：--map "{field}=项目"。',
    ),
    "column_statuses": Said(
        "{field}: {words}: a status in the file and not the post, so that it decides no class; what names a post (管理岗) or a class (女干部) "
        'does. If the column is the post, say --map "{field}=post"{instead}.',
        "{field}：“{words}”是档案中的身份，不是岗位，不据以确定类别；写明岗位（管理岗）或类别（女干部）的照常读取。该列如确为岗位，请用"
        ' --map "{field}=post" 指明{instead}。',
    ),
    "column_identity": Said(
        '{field}: a status in the file and not the post, so that it decides no class. If it is the post, say --map "{field}=post"{instead}.',
        '{field}：这是档案中的身份，不是岗位，不据以确定类别。如确为岗位，请用 --map "{field}=post" 指明{instead}。',
    ),
}
