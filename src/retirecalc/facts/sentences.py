"""The sentences of errors about facts: what is wrong and why, then what to do next."""

from retirecalc.ground.say import Said

SENTENCES = {
    "year_unreadable": Said(
        "{field}: {value!r} is not a year. Write it in four figures, such as 2025.",
        "{field}：无法识别年份“{value}”。请写成四位数字，例如 2025。",
    ),
    "before_more": Said(
        "{field}: {value} before the individual accounts are more than {cumulative} in all. Check both.",
        "{field}：建立个人账户前的{value}多于累计缴费年限{cumulative}。请核对两项。",
    ),
    "before_exceeds_life": Said(
        "{field}: {value} before the individual accounts are more than were lived from {birth} to {start}, when they began. Check the unit "
        "and the birth month.",
        "{field}：建立个人账户前的{value}超过自{birth}出生至{start}建立个人账户的时间。请核对单位和出生年月。",
    ),
    "started_outside": Said(
        "{field}: {value} does not lie between the birth in {birth} and the retirement in {month}. Check all three.",
        "{field}：{value}不在{birth}出生至{month}退休之间。请核对三项。",
    ),
    "wages_more": Said(
        "{field}: the runs have {value} in all, more than the {cumulative} of contributions. Check both.",
        "{field}：各段合计{value}，多于累计缴费年限{cumulative}。请核对两项。",
    ),
    "index_above": Said(
        "{field}: {value} is more than {most}, the upper limit of the contribution base over the average wage. Copy the index from the "
        "statement.",
        "{field}：{value}高于{most}，即缴费基数上限与平均工资之比。请按对账单填写。",
    ),
    "base_above": Said(
        "{field}: {value} is more than {most} times the average wage of {average}, and contributions are paid on no more. State the base "
        "that was paid on, not the wage, and the average wage that its limits came from.",
        "{field}：{value}高于平均工资{average}的{most}倍，超出缴费基数上限。请填写实际缴费基数（不是工资），以及确定该上限所依据的平均工资。",
    ),
    "index_beyond": Said(
        "{field}: {value} would be so many times the average wage. Write the ratio as on the statement, such as 0.9 where contributions "
        "were on nine tenths of it.",
        "{field}：{value} 表示缴费工资为平均工资的这么多倍。请按对账单填写比值，例如按平均工资九成缴费的填写 0.9。",
    ),
    "run_empty": Said(
        "{field}: a run of no months says nothing of wages. State its months, or leave the run out.",
        "{field}：月数为零，无法计算指数。请填写月数，或删去这一段。",
    ),
    "balance_later": Said(
        "{field}: the balance is of the end of {value}, after the retirement month {month}. State an earlier balance, or leave the year "
        "out if it is that of the retirement month.",
        "{field}：储存额为{value}年末的数额，晚于退休年月{month}。请填写较早的储存额；如为退休当月的储存额，请不要填写年份。",
    ),
    "balance_ahead": Said(
        "{field}: the end of {value} lies after {as_of}, the month of the question, and nobody knows what will stand in the account. State "
        "the last balance that is known, with its year.",
        "{field}：{value}年末晚于测算月份{as_of}，届时的储存额尚不可知。请填写最近一次已知的储存额及其年份。",
    ),
    "balance_year_needed": Said(
        "{field}: amounts of single years are stated, and not of which year the balance is. State balance_year, the year at whose end it "
        "stood in the account.",
        "{field}：填写了分年度的数额，而没有填写储存额截至的年份。请填写该年份（balance_year，储存额为该年年末的数额）。",
    ),
    "year_apart": Said(
        "{field}: {value} counts for nothing here: only years after {first}, that of the balance, up to {last} do. Check both years.",
        "{field}：{value}年的数额不起作用：只计算{first}年（储存额年份）之后、至{last}年止的年度。请核对年份。",
    ),
    "interest_announced": Said(
        "{field}: for {value} an interest of {rate} is announced, and that counts. Leave that year out{or_own_table}.",
        "{field}：{value}年的记账利率已公布，为{rate}，以公布的为准。请删去该年度{or_own_table}。",
    ),
    "index_and_wages": Said(
        "{field}: the average index is stated beside the wages that it comes from. Give one of the two.",
        "{field}：同时填写了平均缴费指数和历年缴费工资。请只填一项。",
    ),
    "fact_missing": Said(
        "{field}: is missing. State it.",
        "{field}：缺失。请填写。",
    ),
    "agreed_unreadable": Said(
        "{field}: {value!r} is neither a month nor no. Write the month to which a deferral was agreed, such as 2027-01, or no if "
        "none was.",
        "{field}：“{value}”既不是年月，也不是“未约定”。请填写约定延迟至的年月，例如 2027-01；没有约定的填写“未约定”。",
    ),
    "birth_out_of_range": Said(
        "{field}: a birth in {value} is outside 1900-2099. Check the year.",
        "{field}：出生年月{value}不在1900至2099年之间。请核对年份。",
    ),
    "birth_after_as_of": Said(
        "{field}: {value} is after {as_of}, the month of the question. Check the birth month or as_of.",
        "{field}：出生年月{value}晚于测算月份{as_of}。请核对出生年月或测算月份。",
    ),
    "as_of_out_of_range": Said(
        "as_of: {value} is after 2199, when everybody here has long retired. Check the year.",
        "as_of：测算月份{value}晚于2199年。请核对年份。",
    ),
    "category_of_woman": Said(
        "{field}: {value!r} does not say whether her original retirement age is 50 or 55, and the law treats the two "
        "differently. Ask which post she retires from (management or technical: female_55; worker: female_50) and give "
        "female_55 or female_50 as the category.",
        "{field}：“{value}”没有说明原法定退休年龄是50周岁还是55周岁，两者适用不同的附表。"
        "请先问清退休时的岗位（管理或技术岗位填“女55”，工人岗位填“女50”）再填写。",
    ),
    "category_unreadable": Said(
        "{field}: {value!r} is not a category. Use male_60, female_55 or female_50 (男, 女干部, 女工人).",
        "{field}：无法识别人员类别“{value}”。请填写 男、女55（女干部）或 女50（女工人）。",
    ),
    "employment_unreadable": Said(
        "{field}: {value!r} is not a kind of employment. Use one of {allowed}, or leave it out if it is not known.",
        "{field}：无法识别用工性质“{value}”。可填写：民营企业职工、国企职工、国企管理人员、公务员、灵活就业人员、不详（{allowed}）；不清楚可留空。",
    ),
    "drawing_unreadable": Said(
        "{field}: {value!r} is no pension known here. Use one of {allowed}, or leave it out if it is not known.",
        "{field}：无法识别“{value}”。可填写：否、企业职工基本养老金、城乡居民养老金、其他养老金、是（{allowed}）；不清楚可留空。",
    ),
    "yes_no_unreadable": Said(
        "{field}: {value!r} is neither yes nor no. Use yes or no, or leave it out if it is not known.",
        "{field}：“{value}”既不是“是”也不是“否”。请填写 是 或 否；不清楚可留空。",
    ),
    "sex_contradicts_category": Said(
        "category: {category} does not fit the sex ({sex}) given by the ID number. Correct one of the two.",
        "category：人员类别 {category} 与身份证号码的性别（{sex}）不符。请更正其中一项。",
    ),
    "id_unreadable": Said(
        "{field}: {value} is not an 18-character resident ID number. Copy it again as text, with the last character.",
        "{field}：{value} 不是18位公民身份号码。请以文本方式重新填写全部18位。",
    ),
    "id_checksum": Said(
        "{field}: {value} fails its check character, so at least one character is wrong. Copy it again from the card.",
        "{field}：{value} 校验码不符，至少有一位有误。请对照证件重新填写。",
    ),
    "id_birth": Said(
        "{field}: {value} holds no real birth date. Copy it again from the card.",
        "{field}：{value} 中的出生日期不存在。请对照证件重新填写。",
    ),
    "contributions_contradict": Said(
        "contributions: paid {paid} and deemed {deemed} do not add up to cumulative {cumulative} (months). "
        "Give two of the three, or correct one.",
        "contributions：实际缴费{paid}与视同缴费{deemed}之和不等于累计缴费{cumulative}（月）。请只填其中两项或更正其一。",
    ),
    "contributions_more_than_all": Said(
        "{field}: {part} months alone are more than the {cumulative} months counted in all. Correct one of the two.",
        "{field}：其中一项为{part}个月，已多于累计缴费{cumulative}个月。请更正其一。",
    ),
    "contributions_empty": Said(
        "contributions: give paid, deemed or cumulative months. Leave contributions out if nothing is known.",
        "contributions：请填写实际缴费、视同缴费或累计缴费年限；都不清楚时请不要填写。",
    ),
    "contributions_exceed_life": Said(
        "contributions: {value} months are more than the {lived} months lived from {birth} to {counted_to}. "
        "Check the unit (months, not days) and the birth month.",
        "contributions：缴费{value}个月超过自{birth}至{counted_to}的{lived}个月。请核对单位（月）和出生年月。",
    ),
    "contributions_bare": Said(
        "{field}: {value!r} does not say what it counts. Write Contributions(cumulative=...), with paid= or deemed= where "
        "they are known apart.",
        "{field}：“{value}”没有说明是哪种缴费年限。请写成 Contributions(cumulative=...)，能分开的写 paid= 或 deemed=。",
    ),
    "spells_and_counts": Said(
        "contributions: beside spells only cumulative, the months counted in all, may stand. Leave out paid and deemed: the "
        "spells say which month is which.",
        "contributions：填写缴费时段时，只可另填累计缴费年限。请去掉实际缴费和视同缴费，由各时段的类型说明。",
    ),
    "spells_and_counted_to": Said(
        "{field}: spells say themselves up to which month they go. Leave counted_to out, or give the months counted by then "
        "in cumulative.",
        "{field}：缴费时段已写明到哪一个月。请去掉统计截止月，或另填截至该月的累计缴费年限。",
    ),
    "lump_sum_unreadable": Said(
        "{field}: {value!r} does not say how many months were paid at once and when. Write it as {lump_sum}.",
        "{field}：“{value}”没有说明一次性缴费的月数和缴费月份。请写成 {lump_sum}。",
    ),
    "lump_sum_too_many": Said(
        "{field}: {value} months paid at once are more than the months counted in all. Check both.",
        "{field}：一次性缴费{value}个月多于累计月数。请核对。",
    ),
    "first_insured_contradicts": Said(
        "{field}: {months} months paid do not fit a first month insured of {value}. Correct one of the two; months before it "
        "that count as paid by law go into deemed.",
        "{field}：首次参保为{value}，与实际缴费{months}个月不符。请更正其中一项；参保前按规定视同缴费的月份请填入视同缴费。",
    ),
    "act_after_as_of": Said(
        "{field}: {value} is after {as_of}, the month of the question, so it has not happened yet. Leave it out or ask later.",
        "{field}：{value}晚于测算月份{as_of}，尚未发生。请不要填写，或改用之后的测算月份。",
    ),
    "before_job_ended": Said(
        "{field}: {value} is before {ended}, the day on which the job ended: nobody is out of work before that. Correct one of the two.",
        "{field}：{value}早于工作结束之日{ended}，此前尚未失业。请核对。",
    ),
    "spell_backwards": Said(
        "{field}: a spell ends ({last}) before it begins ({first}). Swap the two or correct one.",
        "{field}：时段的结束{last}早于开始{first}。请核对。",
    ),
    "spells_not_a_list": Said(
        "{field}: {value!r} is not a list of spells. Write ['2000-01..2010-12', '2012-03..'].",
        "{field}：“{value}”不是时段的列表。请写成 ['2000-01..2010-12', '2012-03..']。",
    ),
    "spell_unreadable": Said(
        "{field}: {value!r} is not a spell. Write it as 2000-01..2010-12, or as its fields first, last, kind, scheme, place.",
        "{field}：无法识别时段“{value}”。请写成 2000-01..2010-12，或依次填写 first、last、kind、scheme、place。",
    ),
    "spell_without_first": Said(
        "{field}: a spell has no first month. Give first and, unless it goes on, last.",
        "{field}：时段缺少开始月份。请填写 first；未持续的还须填写 last。",
    ),
    "spell_field_unknown": Said(
        "{field}: a spell has no field {value}. Its fields are first, last, kind, scheme and place.",
        "{field}：时段没有“{value}”这一项。可填写 first、last、kind、scheme、place。",
    ),
    "special_work_no_list": Said(
        "{field}: {value!r} is not a list of runs of special work. Write ['underground 2001-03..2006-02'], or false where there "
        "was none.",
        "{field}：“{value}”不是特殊工种经历的列表。请写成 ['井下 2001-03..2006-02']，没有的填 false。",
    ),
    "special_run_when": Said(
        "{field}: of the work {value} it must be said when: from one month to another, or how many months, and not both. Write "
        "{value} 2001-03..2006-02 or {value} 5y.",
        "{field}：须说明工作 {value} 的起止年月或累计时间，只填其中一项。请写成 {value} 2001-03..2006-02 或 {value} 5年。",
    ),
    "special_run_measure": Said(
        "{field}: in {value!r} there is no whole number after @. Write metres, as altitude@4600 4y, or degrees, as "
        "low_temperature@-5 4y.",
        "{field}：“{value}”中 @ 之后不是整数。请填写海拔米数，如 高原@4600 4年，或摄氏温度，如 低温@-5 4年。",
    ),
    "spouse_twice": Said(
        "{field}: a spouse stands there twice, and there is one at the most. Write spouse once, or lone_spouse once.",
        "{field}：配偶写了两次，而配偶至多一人。请只写一次配偶或孤寡配偶。",
    ),
    "special_run_unmeasured": Said(
        "{field}: {value} has no measure after @. Metres belong to altitude, as altitude@4600 4y, degrees to low_temperature, as "
        "low_temperature@-5 4y.",
        "{field}：“{value}”之后的 @ 没有含义。海拔米数写在高原之后，如 高原@4600 4年；摄氏温度写在低温之后，如 低温@-5 4年。",
    ),
    "month_before_birth": Said(
        "{field}: {value} is before the birth month {birth}. Check both.",
        "{field}：{value}早于出生年月{birth}。请核对两项。",
    ),
    "months_exceed_life": Said(
        "{field}: {value} months are more than the {lived} months lived from {birth} to {as_of}. Check the unit (months, not "
        "days) and the birth month.",
        "{field}：{value}个月超过自{birth}至{as_of}的{lived}个月。请核对单位（月）和出生年月。",
    ),
    "altitude_below_sea": Said(
        "{field}: {value} metres are below the sea, and no work at altitude. Write the metres above the sea, as altitude@4600 4y.",
        "{field}：海拔 {value} 米低于海平面，不属于高海拔工作。请填写海拔米数，如 高原@4600 4年。",
    ),
    "altitude_above_land": Said(
        "{field}: {value} metres are above every mountain. Write the metres above the sea, as altitude@4600 4y.",
        "{field}：海拔 {value} 米高于任何山峰。请填写海拔米数，如 高原@4600 4年。",
    ),
    "degrees_too_few": Said(
        "{field}: {value} degrees are colder than anything can be. Write the degrees Celsius, as low_temperature@-5 4y.",
        "{field}：{value} 摄氏度低于可能的最低温度。请填写摄氏温度，如 低温@-5 4年。",
    ),
    "spell_before_birth": Said(
        "spells: a spell begins in {value}, before the birth month {birth}. Check both.",
        "spells：时段开始于{value}，早于出生年月{birth}。请核对两项。",
    ),
    "plan_and_continuing": Said(
        "plan: a plan says month by month what will be paid. Leave out {continuing}; where spells are given, put the planned "
        "months into them instead.",
        "plan：计划已逐月说明今后的缴费。请不要再填 {continuing}；已填写时段的，请把计划写进时段。",
    ),
    "removed_too_many": Said(
        "removed: {value} months are more than the deemed months they are struck from. Check both.",
        "removed：剔除{value}个月多于可剔除的视同缴费月数。请核对。",
    ),
    "counted_to_after_as_of": Said(
        "{field}: {value} is after {as_of}, the month of the question. Count contributions to {as_of} at the latest; "
        "later months are projected.",
        "{field}：缴费统计截止月为{value}，晚于测算月份{as_of}。请统计至{as_of}或更早，之后的月份由测算推定。",
    ),
    "counted_to_before_birth": Said(
        "{field}: {value} is before the birth month {birth}. Check both.",
        "{field}：缴费统计截止月为{value}，早于出生年月{birth}。请核对两项。",
    ),
    "contributions_needed": Said(
        "contributions: nothing is known of them, so nothing can be said about what is missing. State them.",
        "contributions：缴费年限未知，无法计算还差多少。请先填写。",
    ),
    "left_before_birth": Said(
        "{field}: {value} is before the birth month {birth}. Check both.",
        "{field}：{value}早于出生年月{birth}。请核对两项。",
    ),
}
