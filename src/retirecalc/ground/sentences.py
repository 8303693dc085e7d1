"""The sentences of errors about what is given, and files and packages: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "fact_unknown": Said(
        "{field}: there is no such field. The fields are {allowed}.",
        "{field}：没有此字段。可用的字段：{allowed}。",
    ),
    "fact_type": Said(
        "{field}: this is {type}. Write {wanted}.",
        "{field}：此处是{type_zh}。请写成{wanted_zh}。",
    ),
    "month_unreadable": Said(
        "{field}: {value!r} is not a month. Write it as 1971-09, 1971年9月 or 19710915.",
        "{field}：无法识别“{value}”为年月。请写成 1971-09、1971年9月 或 19710915。",
    ),
    "month_or_decimal": Said(
        "{field}: {value!r} could be January, or October after a spreadsheet dropped the final 0. "
        "Write it as {year}-01 or {year}-10.",
        "{field}：“{value}”可能是1月，也可能是表格软件丢掉末尾0的10月。请写成 {year}-01 或 {year}-10。",
    ),
    "moment": Said(
        "{field}: {value!r} has a time of day or a time zone, and a date has neither: elsewhere it may be another day. Write "
        "the date alone, such as 1971-09-15.",
        "{field}：“{value}”带有时刻或时区，换一个时区可能是另一天。请只写日期，例如 1971-09-15。",
    ),
    "no_such_month": Said(
        "{field}: {value!r} has no such month: months run from 1 to 12. Check the date.",
        "{field}：“{value}”中的月份不存在，月份为1至12。请核对日期。",
    ),
    "no_such_year": Said(
        "{field}: {value!r} lies outside the years 1 to 9999. Check the year.",
        "{field}：“{value}”的年份不在1至9999之间。请核对年份。",
    ),
    "not_whole": Said(
        "{field}: {value} is no whole number. Write YearMonth(1971, 9), or read text by YearMonth.of('1971-09').",
        "{field}：{value} 不是整数。请写成 YearMonth(1971, 9)，或用 YearMonth.of('1971-09') 读取文字。",
    ),
    "no_count": Said(
        "{field}: {value} is no count. Write a whole number, 0 or more.",
        "{field}：{value} 不是个数。请填写0或更大的整数。",
    ),
    "no_such_day": Said(
        "{field}: {value!r} is not a day of the calendar. Check the date.",
        "{field}：日历上没有“{value}”这一天。请核对日期。",
    ),
    "no_such_birth_day": Said(
        "{field}: {value!r} is not a day of the calendar. Check the date on the ID card or in the personnel file.",
        "{field}：日历上没有“{value}”这一天。请核对身份证或档案上的日期。",
    ),
    "period_unreadable": Said(
        "{field}: {value!r} is not a period. Write it as 26y4m, 26年4个月 or 316 months.",
        "{field}：无法识别“{value}”为年限。请写成 26y4m、26年4个月 或 316个月。",
    ),
    "period_decimal": Said(
        "{field}: {value!r} is a decimal, and nothing is guessed from it. Write what is meant in years and months: {forms}, or "
        "another count.",
        "{field}：“{value}”是小数，含义不明确。请按实际写成年和月：{forms_zh}，或其他月数。",
    ),
    "period_part": Said(
        "{field}: {value!r} has {months} months beside the years, and a year has 12. Check it; added up it is {total}.",
        "{field}：“{value}”中年数之外另有{months}个月，而一年只有12个月。请核对；两者相加是{total_zh}。",
    ),
    "period_negative": Said(
        "{field}: {value!r} is below zero. Contribution months are counted from 0.",
        "{field}：“{value}”小于零。缴费月数从0起算。",
    ),
    "word_unreadable": Said(
        "{field}: {value!r} is not known here. Use one of {allowed}.",
        "{field}：无法识别“{value}”。可填写：{allowed}。",
    ),
    "amount_unreadable": Said(
        "{field}: {value!r} is not a number that can stand here. Write it in figures, at most {places} of them after the "
        "point, such as 3000.00.",
        "{field}：无法识别“{value}”。请填写不小于0的数字，小数不超过{places}位，例如 3000.00。",
    ),
    "share_unreadable": Said(
        "{field}: {value!r} is no share a year. Write it in figures between -1 and 1, at most six of them after the point: 0.02 is two in a "
        "hundred, -0.01 a fall by one.",
        "{field}：无法识别年增长比例“{value}”。请填写-1至1之间的数字，小数不超过六位：0.02 为百分之二，-0.01 为下降百分之一。",
    ),
    "amount_float": Said(
        "{field}: {value} came as a binary fraction, which is not exact to the cent. Write it as text, in quotes: '3000.00'.",
        "{field}：{value} 是二进制小数，不能精确到分。请写成带引号的文本，例如 '3000.00'。",
    ),
    "decimal_form": Said(
        "{value!r} is no decimal of a table. Write it in quotes, without commas, at most {places} figures after the point: "
        "'4359.00'.",
        "“{value}”不是表中小数的写法。请写在引号内，不用千位分隔，小数不超过{places}位，例如 '4359.00'。",
    ),
    "share_above": Said(
        "{value!r} is more than the whole. Write a share, such as '0.03' for three in a hundred.",
        "“{value}”超过全部。请写成比例，例如百分之三写 '0.03'。",
    ),
    "day_unreadable": Said(
        "{field}: {value!r} is not a day. Write it as 2024-12-31.",
        "{field}：无法识别日期“{value}”。请写成 2024-12-31。",
    ),
    "calendar_ends": Said(
        "The calendar says nothing about {day}: it covers {covered}. Use a newer one, or count the working days yourself.",
        "该日历没有 {day} 的数据，只涵盖 {covered}。请更新日历，或自行计算工作日。",
    ),
    "missing_extra": Said(
        "{feature} needs the package {package}, which is not installed. Run: {install}",
        "{feature} 需要尚未安装的 {package}。请运行：{install}",
    ),
    "file_missing": Said(
        "{file}: there is no such file. Check the path.",
        "{file}：文件不存在。请核对路径。",
    ),
    "file_unreadable": Said(
        "{file}: the file cannot be read ({reason}). Check that it is a file and that you may read it.",
        "{file}：文件无法读取（{reason}）。请确认它是文件且有读取权限。",
    ),
    "file_unwritable": Said(
        "{file}: the result cannot be written ({reason}). Choose another place.",
        "{file}：结果无法写入（{reason}）。请另选位置。",
    ),
    "no_room_on_the_way": Said(
        "{folder}: what is written there on the way to the result cannot be ({reason}). Make room there, or set TMPDIR to a folder "
        "with room.",
        "{folder}：生成结果所需的临时文件无法写入（{reason}）。请腾出空间，或把环境变量 TMPDIR 设为有空间的文件夹。",
    ),
    "file_ends_otherwise": Said(
        "{file}: what is written there is of another kind than the name says. End it in {suffix}.",
        "{file}：文件名与写出的格式不符。请以 {suffix} 结尾。",
    ),
    "file_exists": Said(
        "{file}: there is a file of that name already. Choose another name, or replace it with {overwrite}.",
        "{file}：同名文件已存在。请另选名称，或用 {overwrite} 覆盖。",
    ),
    "type_wanted": Said(
        "{field}: an object of type {type} is no {wanted}. Pass {how}.",
        "{field}：{type} 类型的对象不是 {wanted}。请传入 {how}。",
    ),
    "moment_unreadable": Said(
        "{field}: {value!r} is no moment with a time zone in 2000 to 2067. Pass datetime.now(timezone.utc).",
        "{field}：“{value}”不是2000至2067年间带时区的时刻。请传入 datetime.now(timezone.utc)。",
    ),
    "output_is_input": Said(
        "{file}: the result would replace a file that it is made from. Choose another name for the result.",
        "{file}：结果会覆盖所读取的文件。请为结果另选名称。",
    ),
    "output_twice": Said(
        "{file}: two results would be written to this name (small and capital letters count as one). Choose another name for "
        "one of them.",
        "{file}：有两项结果要写入同一名称（不分大小写）。请为其中一项另选名称。",
    ),
}
