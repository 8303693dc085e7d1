"""The sentences of errors about columns: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "column_missing": Said(
        "{field}: the table has no such column. Add it, or rename the one that holds it.",
        "{field}：表中没有这一列。请加入该列，或把对应的列改为此名。",
    ),
    "column_twice": Said(
        "{field}: two columns would have this name. Rename or drop one of them.",
        "{field}：会有两列同名。请改名或去掉其中一列。",
    ),
    "column_length": Said(
        "{field}: the column has {found} values, the others have {expected}. Give columns of one length.",
        "{field}：该列有 {found} 个值，其他列有 {expected} 个。各列长度须一致。",
    ),
    "column_type": Said(
        "{field}: a column of type {type} cannot hold it: {wanted} is wanted. Convert the column.",
        "{field}：类型为 {type} 的列不能表示该项（应为{wanted_zh}）。请转换该列。",
    ),
    "table_type": Said(
        "{field}: an object of type {type} is no table known here. Give a dict of arrays, a pandas, polars or pyarrow table, or an object "
        "with __arrow_c_stream__.",
        "{field}：无法识别 {type} 类型的表。请提供数组字典、pandas、polars 或 pyarrow 表，或带有 __arrow_c_stream__ 的对象。",
    ),
    "row": Said(
        "Row {row} has no answer: {problem}. Correct the row.",
        "第{row}行没有结果：{problem}。请更正该行。",
    ),
    "file_not_parquet": Said(
        "{file}: this is no Parquet file that can be read ({reason}). Check the file.",
        "{file}：不是可读取的 Parquet 文件（{reason}）。请核对文件。",
    ),
    "as_of_range": Said(
        "{field}: {value} is outside {first} to {last}, the months that a batch answers for. Choose one inside.",
        "{field}：{value}不在批量测算支持的{first}至{last}之间。请另选月份。",
    ),
    "table_range": Said(
        "The tables of this law lead to months or minimums that a batch cannot hold ({first} to {last}). Use assess.",
        "该法律表得出的月份或最低年限超出批量测算的范围（{first} 至 {last}）。请改用 assess。",
    ),
    "result_unknown": Said(
        "{field}: {value} is not a result. Use some of {allowed}.",
        "{field}：没有名为 {value} 的结果列。可选：{allowed}。",
    ),
    "spark_table_type": Said(
        "{field}: an object of type {type} is no Spark DataFrame. Give one, or call assess_batch for a table of this process.",
        "{field}：类型 {type} 不是 Spark DataFrame。请提供 Spark DataFrame；本进程内的表请用 assess_batch。",
    ),
    "sql_name": Said(
        "{field}: {value!r} cannot be the name of a table or column. Write the name without quotation marks, such as hr.people.",
        "{field}：“{value}”不能作为表名或列名。请直接填写名称，不加引号，例如 hr.people。",
    ),
}
