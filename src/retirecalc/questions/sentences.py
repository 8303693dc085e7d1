"""The sentences of errors about questions: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "paying_conflict": Said(
        "{field}: contributions are said to have stopped, and here they go on. Leave the base out, or state {paying_on}.",
        "{field}：已说明停止缴费，而此处又填写了缴费基数。请删去缴费基数，或说明继续缴费（{paying_on}）。",
    ),
    "age_too_low": Said(
        "{field}: {age} is not after {month}, the first month compared, so nothing adds up by then. Write a later age, in years: 75y.",
        "{field}：{age}不晚于所对比的首个月份{month}，至该年龄没有可合计的金额。请填写更大的年龄，并写明单位，例如 75y。",
    ),
    "ends_needed": Said(
        "{field}: {value!r} is not two ends of a range. Write a low and a high one, such as ('0', '0.05').",
        "{field}：“{value}”不是范围的两端。请填写低值和高值，例如 ('0', '0.05')。",
    ),
    "ends_reversed": Said(
        "{field}: {name} runs from {low} down to {high}, and the low end comes first. Write {high}, then {low}.",
        "{field}：{name} 的低值 {low} 大于高值 {high}。请先填写 {high}，再填写 {low}。",
    ),
    "balance_later": Said(
        "{field}: the balance is of the end of {value}, after {month}, the first month compared. State that of the end of {last}, or of "
        "an earlier year.",
        "{field}：储存额为{value}年末的数额，晚于所对比的首个月份{month}。请填写{last}年末或更早年末的储存额。",
    ),
    "years_broken": Said(
        "{field}: {value} does not follow {before}, and each rise is on the pension that the year before left. Write the years in order, "
        "each once and none left out.",
        "{field}：{value}年未紧接{before}年；每年的调整以上一年调整后的养老金为准。请按顺序逐年填写，不重复，不遗漏。",
    ),
    "payer_needed": Said(
        "{field}: a contribution base is stated and not who pays. Write employee, or own_account for whoever pays alone.",
        "{field}：填写了缴费基数，而没有填写缴费方式。职工请填写 employee，灵活就业人员请填写 own_account。",
    ),
    "growth_needed": Said(
        "{field}: a wage or a contribution base is stated and not what it grows by, and nothing is assumed. Write a share a year, '0' for "
        "none.",
        "{field}：填写了工资或缴费基数，而没有填写其增长率；本库不作假定。请填写每年的增长比例，不增长的填写 '0'。",
    ),
    "nobody_left": Said(
        "{field}: whoever has died has no way to a pension left. Leave it out, or ask the agency what survivors have.",
        "{field}：参保人员已去世的，不再有领取养老金的途径。请删去该项；遗属待遇请咨询经办机构。",
    ),
    "room_unknown": Said(
        "There is no rule {value!r} that can be asked alone. The rules are {allowed}.",
        "没有可单独查询的规则“{value}”。可查询的规则：{allowed}。",
    ),
    "facts_missing": Said(
        "{field}: these are missing, and there is no answer without them. State them.",
        "{field}：均未填写，缺一不可。请填写。",
    ),
    "answer_unreadable": Said(
        "This is no answer of retirecalc.assessment/1. Pass what `to_json()` or `to_dict()` of an assessment gave.",
        "这不是 retirecalc.assessment/1 的结果。请传入 assessment 的 to_json() 或 to_dict() 的输出。",
    ),
    "months_unlisted": Said(
        "{field}: {value!r} is no list of months. Pass one, such as ['2033-06', '2034-01'].",
        "{field}：“{value}”不是年月的列表。请写成 ['2033-06', '2034-01']。",
    ),
    "month_before_birth": Said(
        "month: {value} is before the birth month {birth}. Check both.",
        "month：{value}早于出生年月{birth}。请核对两项。",
    ),
    "month_out_of_range": Said(
        "month: {value} is after 2399, when everybody here has long retired. Check the year.",
        "month：{value}晚于2399年。请核对年份。",
    ),
    "month_past": Said(
        "month: {value} is before {as_of}, the month of the question. Choose {as_of} or later.",
        "month：{value}早于测算月份{as_of}。请选择{as_of}或之后的月份。",
    ),
    "category_not_senior": Said(
        "category: {category} is no class of a senior woman. Give male_60 or female_55.",
        "category：{category} 不是县处级女干部或高级职称女性的类别。请填写 男60 或 女55。",
    ),
    "nothing_compared": Said(
        "There is nothing to draw: none of the months compared has sums, because each is refused, not settled or lacks a fact. "
        "The table says which; give what is missing, or compare other months.",
        "没有可画的内容：所对比的各月均不符合条件、尚不能确定或缺少信息，没有累计所得。缺什么见表，请补充，或改比其他月份。",
    ),
    "nothing_to_come": Said(
        "There is nothing to draw: no month before a first pension is to come. Ask what is open now: `retirecalc person`, "
        "or assess(person, law, as_of).",
        "没有可画的内容：首次领取养老金之前没有月份。目前可办理什么，请用 `retirecalc person` 或 assess(person, law, as_of) 测算。",
    ),
}
