"""The sentences of errors about staff lists: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "file_suffix": Said(
        "{file}: the name does not say what to write. End it in .xlsx, .csv or .parquet.",
        "{file}：文件名没有说明写成哪种格式。请以 .xlsx、.csv 或 .parquet 结尾。",
    ),
    "excel_limit": Said(
        "{file}: {found} {what} are more than the {limit} that an Excel sheet can hold. Write .csv or .parquet instead.",
        "{file}：{found} {what_zh}超过 Excel 工作表的上限 {limit}。请改写为 .csv 或 .parquet。",
    ),
    "file_encoding": Said(
        "{file}: the text is neither UTF-8 nor GB18030. Save it again as CSV UTF-8.",
        "{file}：文件编码既不是 UTF-8 也不是 GB18030。请另存为 CSV UTF-8。",
    ),
    "file_not_text": Said(
        "{file}: this is no text, and no XLSX or Parquet file either. Save it again as .xlsx or as CSV UTF-8.",
        "{file}：这不是文本文件，也不是 XLSX 或 Parquet 文件。请另存为 .xlsx 或 CSV UTF-8。",
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
        "{file}：工作簿解压后超过 {limit} MB，正常名单不会这样大，因此没有打开。请核实来源，或把名单导出为 CSV。",
    ),
    "file_far_cell": Said(
        "{file}: a sheet is used down to the cell {cell}, which is too large to read. Delete the empty rows and columns "
        "beyond the list, or save it as CSV.",
        "{file}：工作表一直用到单元格 {cell}，范围过大。请删除名单以外的空行空列，或另存为 CSV。",
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
    "column_asked": Said(
        "{file}: which column gives {what}? Name it {allowed}; or say which of yours it is with --map COLUMN={field}. "
        "Columns not understood: {columns}.",
        "{file}：哪一列是{what_zh}？请把列名改为 {allowed}；或用 --map 列名={field} 指明。尚未识别的列：{columns}。",
    ),
    "mapping_pair": Said(
        "--map {value!r} does not map a column. Write it as COLUMN=FIELD, for example 工龄=cumulative_years.",
        "--map“{value}”无法识别。请写成 列名=项目，例如 工龄=cumulative_years。",
    ),
    "mapping_field": Said(
        "{column}={value}: there is no field {value!r}. Use one of {allowed}.",
        "{column}={value}：没有“{value}”这一项。可用：{allowed}。",
    ),
    "mapping_column": Said(
        "{file}: there is no column {column!r} to be mapped. Use one of its columns: {columns}.",
        "{file}：没有名为“{column}”的列可供指定。文件中的列：{columns}。",
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
        "{file}: the column {column!r} does not say whether deemed years are in it. Name it cumulative_years (with deemed) "
        "or paid_years (without).",
        "{file}：“{column}”没有说明是否包含视同缴费年限。含视同的请把列名改为 累计缴费年限，不含的改为 实际缴费年限。",
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
        "{file}：第 {number} 行的引号没有闭合。请补上或删去该引号。",
    ),
    "row_birth_missing": Said(
        "The row has neither a birth month nor an ID number. Fill in one of the two.",
        "该行既没有出生年月也没有身份证号。请至少填写一项。",
    ),
    "row_category_missing": Said(
        "The row has neither a category nor a sex. Fill in male_60, female_55 or female_50.",
        "该行既没有人员类别也没有性别。请填写 男、女55 或 女50。",
    ),
    "row_birth_contradicts_id": Said(
        "The birth column says {birth} and the ID number says {id_birth}. Correct the wrong one.",
        "出生年月列为 {birth}，身份证号为 {id_birth}，两者不符。请更正有误的一项。",
    ),
    "row_sex_contradicts": Said(
        "The sex column says {sex}, but the {other} says {other_sex}. Correct the wrong one.",
        "性别列为{sex_zh}，而{other_zh}为{other_sex_zh}，两者不符。请更正有误的一项。",
    ),
    "row_day_contradicts_id": Said(
        "The birth column says {birth} and the ID number {id_birth}. The month, which alone counts, is the same: correct the "
        "wrong day.",
        "出生年月列为 {birth}，身份证号为 {id_birth}。月份相同，不影响测算；请更正有误的日期。",
    ),
    "row_repeats": Said(
        "{field}: {value} stands in row {rows} too. Check whether it is the same person twice; nothing was dropped.",
        "{field}：{value} 还出现在第 {rows} 行。请核对是否为同一人重复；各行均已保留。",
    ),
    "row_women_assumed": Said(
        "{field}: the post is not stated; taken as {category}, as chosen for all such women. Check it.",
        "{field}：没有说明岗位，按为此类女性统一选定的 {category} 测算。请核对。",
    ),
    "row_approval_unreadable": Said(
        "{field}: {value!r} does not say whether the authority approved. Write approved or refused, or leave it empty if it is not "
        "decided yet.",
        "{field}：无法识别审批结果“{value}”。请填写 同意 或 不同意；尚未审批的请留空。",
    ),
    "row_no_approval": Said(
        "{field}: a bare no does not say whether it was refused or is not decided yet, and was left out. Write refused if it "
        "was; else leave the cell empty.",
        "{field}：“否”没有说明是未通过还是尚未审批，未予采用。审批未通过的请写“不批准”，尚未审批的请留空。",
    ),
    "id_rounded": Said(
        "{field}: a spreadsheet has rounded this ID number, so its last digits are lost. It was not used: format the column "
        "as text and copy the number again from the card.",
        "{field}：身份证号已被表格软件四舍五入，末几位丢失，未予采用。请将该列设为文本格式，再对照证件重新填写。",
    ),
    "id_ends_in_zeros": Said(
        "{field}: {value} ends in 000, as a number does that a spreadsheet has rounded. Compare it with the card.",
        "{field}：{value} 以000结尾，可能已被表格软件四舍五入。请与证件核对。",
    ),
    "row_sex_missing": Said(
        "{field}: {value!r} names a post, and the post decides 55 or 50 for a woman only. Fill in the sex.",
        "{field}：“{value}”只说明岗位，而岗位只决定女性的55或50周岁。请填写性别。",
    ),
    "sex_unreadable": Said(
        "{field}: {value!r} is not a sex. Write male or female, or leave it empty if the category says it.",
        "{field}：无法识别性别“{value}”。请填写 男 或 女；人员类别已写明的可留空。",
    ),
    "period_without_unit": Said(
        "{field}: {value!r} could be years or months, and the column's name says neither. Write it as 26y4m, "
        "or put years or months into the column's name.",
        "{field}：“{value}”可能是年数，也可能是月数，列名没有写明单位。请写成 26年4个月，或在列名中写明年限或月数。",
    ),
    "row_too_long": Said(
        "The row has {found} cells but the header names {expected} columns. Check for a stray comma or quotation mark.",
        "该行有 {found} 个单元格，而表头只有 {expected} 列。请检查多余的逗号或引号。",
    ),
    "file_unexpected": Said(
        "{file}: something in the file is not as expected ({reason}), so it was not read. Save it again as CSV UTF-8.",
        "{file}：文件中有无法处理的内容（{reason}），未能读取。请另存为 CSV UTF-8。",
    ),
}
