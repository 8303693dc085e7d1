"""The help of every command in Chinese, for a reader whose terminal is. It is read when such a help is asked for, and not before.

The English stands where the option is; here it is the key, so that what was changed there is missed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from retirecalc.cli.layout import cells, filled
from retirecalc.ground.say import CAUTION, Said

_SAID = (
    # commands
    Said(
        "China's statutory retirement and basic-pension rules, with the article for every figure.",
        "中国法定退休年龄和基本养老金规则的测算，每个数字都注明依据。",
    ),
    Said(
        "When one person may retire, with what minimum, and what is due by when.",
        "一个人何时可以退休，最低缴费年限是多少，应在何时办理什么。",
    ),
    Said(
        "The papers for one retirement month, filled in: notice, agreement, ending, application. Chinese; --lang en adds English.",
        "按一个退休年月填好的文本：告知书、协议书、终止协议、申请书。文本为中文，--lang en 另附英文。",
    ),
    Said(
        "Read a staff list and print who may retire when, with a summary of what falls due.",
        "读取职工名单，列出每人何时可以退休，并汇总到期事项。",
    ),
    Said(
        "Out of work before the age: benefit, contributions and claims, month by month to the first pension.",
        "到龄前失业：逐月列出失业保险金、缴费和应办事项，直至首次领取养老金。",
    ),
    Said(
        "Which class by original age the facts support; lists the questions where they do not settle it.",
        "按原法定退休年龄判断人员类别；不能确定的，列出需要问清的问题。",
    ),
    Said(
        "Every way to a pension: open from when, closed by what, or which questions settle it.",
        "领取养老金的各种途径：何时可以办理，因何不符合条件，或者需要问清什么。",
    ),
    Said(
        "What contributions cost: the base between its limits, and who pays.",
        "缴费要多少钱：缴费基数及其上下限，由谁缴。",
    ),
    Said("How much pension a month, part by part.", "每月养老金多少，逐项计算。"),
    Said(
        "What each of some retirement months is worth, under assumptions that are all stated.",
        "比较几个退休年月的收入，所有假定都由您填写。",
    ),
    Said("By how much a pension rises in a year.", "某一年养老金调整增加多少。"),
    Said(
        "Print the schedule as SQL, so that the law goes to where the people are.",
        "输出 SQL 形式的退休年月表，在数据库中直接使用。",
    ),
    Said(
        "Any rule by its name: its answer, every step with its article.", "按名称查询任一规则：结论、每一步及其依据。"
    ),
    Said("Every rule: what it answers, and the articles that it rests on.", "全部规则：各回答什么，依据哪些条款。"),
    Said(
        "The tables of the law: what is on file, what they say, whether they hold.",
        "规定数据表：有哪些，内容是什么，是否完好。",
    ),
    Said("What is on file, in force when, from which documents.", "库内有哪些数据表，何时施行，出自哪些文件。"),
    Said(
        "What one table says, figure by figure with the article: every version, or the one in force on a day.",
        "一张数据表的内容，逐项注明依据：全部版本，或某日施行的版本。",
    ),
    Said(
        "Read every table anew: the manifest, every field, and the rules against the printed rows.",
        "重新读取全部数据表：清单、每个字段、算法与原文各行是否一致。",
    ),
    Said("The questions that the text leaves open: list, show.", "规定未明确的问题：列出、查看。"),
    Said("Every open question with the answer in use.", "规定未明确的全部问题，以及所采用的答案。"),
    Said(
        "One open question: its answers, the one in use and why, and how sure the text behind it is.",
        "一个未明确的问题：可选答案、采用的答案及理由、依据的可靠程度。",
    ),
    Said("The schedule as a workbook with formulas.", "带公式的退休年月对照工作簿。"),
    Said(
        "Write the schedule as a workbook that answers by formulas, for whoever has Excel and no Python.",
        "写出用公式查询的退休年月对照工作簿，供只用电子表格的人员使用。",
    ),
    Said("The workbook to write (.xlsx).", "要写入的工作簿（.xlsx）。"),
    Said("Replace a file that is there already.", "覆盖已有的文件。"),
    # the list of commands
    Said("One person: when, and what is due.", "一个人：何时退休，应办什么。"),
    Said("The papers for one retirement month.", "一个退休年月的文本。"),
    Said("A staff list: who, when, what is due.", "职工名单：谁、何时、应办什么。"),
    Said("Out of work: each month to the pension.", "失业人员：逐月直至领取养老金。"),
    Said("The class by original age.", "按原法定退休年龄的类别。"),
    Said("Every way to a pension, and what to ask.", "领取养老金的各种途径，及需问清的事项。"),
    Said("What contributions cost.", "缴费要多少钱。"),
    Said("How much pension.", "养老金多少。"),
    Said("What each month is worth.", "各退休年月的比较。"),
    Said("What a pension rises by.", "养老金调整多少。"),
    Said("The schedule as SQL, for a warehouse.", "SQL 形式的退休年月表，供数据库使用。"),
    Said("Any rule by its name.", "按名称查询任一规则。"),
    Said("The rules, and what they rest on.", "全部规则及其依据。"),
    Said("The tables: list, show, verify.", "数据表：列出、查看、核对。"),
    Said("What the text leaves open: list, show.", "规定未明确的问题：列出、查看。"),
    # options
    Said("Show this message and exit.", "显示本说明。"),
    Said("Print the versions and stop.", "显示版本号。"),
    Said("Install completion for the current shell.", "为当前命令行安装自动补全。"),
    Said(
        "Show completion for the current shell, to copy it or customize the installation.",
        "显示自动补全脚本，供自行安装。",
    ),
    Said("Birth month or date.", "出生年月或出生日期。"),
    Said("Birth month.", "出生年月。"),
    Said("Resident ID number instead of --birth; never shown or kept.", "身份证号码，代替 --birth；不显示，不保存。"),
    Said(
        "Category by original age; 女 answers for both of hers. A man with --id needs none.",
        "人员类别（按原法定退休年龄）；只填“女”则两种都答；用 --id 的男性不必填写。",
    ),
    Said("Class.", "人员类别。"),
    Said("Cumulative contributions, paid and deemed together.", "累计缴费年限，实际缴费与视同缴费合计。"),
    Said("Cumulative contributions.", "累计缴费年限。"),
    Said("Paid contributions alone.", "实际缴费年限。"),
    Said("Deemed contributions alone.", "视同缴费年限。"),
    Said("The months themselves, from a file (see below).", "各段缴费的起止年月，从文件读取（见下）。"),
    Said("Last month inside the count.", "缴费统计至哪个月。"),
    Said("month of the question", "测算月份"),
    Said("Whether contributions go on after the count.", "统计之后是否继续缴费。"),
    Said("not known up to the question, then assumed", "测算月份以前视为不详，以后假定继续"),
    Said(
        "Months to be paid from now on, e.g. 2027-03..2027-08,2028-01.. (goes on).",
        "今后打算缴费的月份，如 2027-03..2027-08,2028-01..（末尾不写表示一直缴）。",
    ),
    Said("Deemed months that the law strikes out (sentence, dismissal).", "依规定不计的视同缴费（判刑、开除等）。"),
    Said("First month insured: decides on paying in one sum.", "首次参保年月：关系到能否一次性缴费。"),
    Said(
        "Months drawing an invalidity allowance: only a month paid counts.",
        "领取病残津贴的月份：其间只计实际缴费的月份。",
    ),
    Said(
        "Months paid in one sum and the month of payment, e.g. 36@2030-02.",
        "一次性缴费的月数和缴费月份，如 36@2030-02。",
    ),
    Said("Kind of employment.", "用工性质。"),
    Said(
        "Staff of public bodies: whether they joined after the 2015 reform.",
        "机关事业单位人员：是否在2015年改革以后参加工作。",
    ),
    Said("Which pension is drawn (see below).", "已领取哪一种养老金（见下）。"),
    Said("Whether the authority approved the month, where it must.", "须经批准的，所选退休时间是否已获批准。"),
    Said("Month to which a deferral was agreed in writing, or no.", "书面约定弹性延迟至哪个月；没有约定填“否”。"),
    Said("Day on which the employer was told of an early retirement.", "书面告知单位提前退休的日期。"),
    Said("Day on which the pension was applied for.", "申请领取养老金的日期。"),
    Said("Month or day of the question: 2026-11 or 2026-11-05.", "测算月份或日期，如 2026-11 或 2026-11-05。"),
    Said("Month of the question, e.g. 2026-11.", "测算月份，如 2026-11。"),
    Said("today", "今天"),
    Said("this month", "本月"),
    Said("Answer for this month too; may be repeated.", "另外测算的退休年月，可填多次。"),
    Said("CN, or an ISO 3166-2 code such as CN-CQ.", "地区：全国为 CN，省级代码如重庆 CN-CQ。"),
    Said("Use the law of that day, e.g. 2024-12-31.", "按该日施行的规定测算，如 2024-12-31。"),
    Said("the newest law", "最新规定"),
    Said(
        "Answer an open question, e.g. R01=completion_year; may be repeated.",
        "为规定未明确的问题选定答案，如 R01=completion_year，可填多次。",
    ),
    Said("Language of the answer.", "结果所用语言。"),
    Said("that of the environment, else English", "随系统语言，否则英文"),
    Said(
        "Say everything: every open question with every answer, every reason.",
        "全部列出：每个未明确的问题及各种答案、每条原因。",
    ),
    Said("Print the assessment as JSON and nothing else.", "只输出 JSON 形式的测算结果。"),
    Said("Print the answer as JSON and nothing else.", "只输出 JSON 形式的结果。"),
    Said("Print every step with its article.", "列出每一步及其依据。"),
    Said("Print who must do what by when, in order.", "按时间列出谁应在何时办理什么。"),
    Said("Day of the application, for what is counted in working days.", "申请日期，用于计算工作日期限。"),
    Said("Whether years of special work are claimed.", "是否申报特殊工种年限。"),
    Said("Whether the file was examined beforehand.", "档案是否已预审。"),
    Said("Write the deadlines to a calendar file.", "把各项期限写入日历文件。"),
    Said(
        "Secret that the entries of the calendar file are known by; the same one updates them.",
        "日历条目所用的密钥；用同一密钥可更新原有条目。",
    ),
    Said("Write the answer as a page to hand on: .pdf or .docx.", "写成可交给本人的测算单：.pdf 或 .docx。"),
    Said("Replace a page that is there.", "覆盖已有的测算单。"),
    Said("Printed on that page, and kept nowhere.", "印在测算单上的姓名，不另保存。"),
    Said(
        "Replace a page that is there, or a calendar file of somebody else's.", "覆盖已有的测算单，或他人的日历文件。"
    ),
    Said("Ask for what is missing, one by one.", "缺什么就逐项询问。"),
    # letter
    Said("The facts as JSON, or an answer; - is standard input.", "JSON 形式的情况，或已保存的结果；- 表示标准输入。"),
    Said("The retirement month to name.", "拟退休年月。"),
    Said("Where the papers are written.", "文本写入的文件夹。"),
    Said("Who the papers are between (see below).", "文本各方的信息（见下）。"),
    Said("Your own paper.docx, or notice.docx and so on.", "自有模板所在文件夹：paper.docx，或 notice.docx 等。"),
    Said("Write our paper.docx, to begin your own with, and stop.", "只写出本程序的 paper.docx，供修改成自有模板。"),
    Said("Replace files that are there already.", "覆盖已有的文件。"),
    # roster
    Said("The staff list.", "职工名单。"),
    Said(
        "Write every row with its answer: .xlsx, .csv or .parquet.", "把每行及其结果写入文件：.xlsx、.csv 或 .parquet。"
    ),
    Said("Language of the page and of the file.", "页面和文件所用语言。"),
    Said("the page as elsewhere, the file in the language of the list", "页面随系统语言，文件随名单语言"),
    Said("The sheet of a workbook.", "工作簿中的工作表。"),
    Said("the first with a header", "第一个有表头的"),
    Said("What a column holds, if its title does not say it.", "表头看不出内容的列，指定其内容。"),
    Said(
        "The same for many columns: by the name of the system that the list comes from, e.g. dingtalk, or from a file "
        "(./dingtalk, if it is called so).",
        "同上，一次指定多列：写名单所来自的系统，如 dingtalk（钉钉），或写文件（与系统同名的写 ./dingtalk）。",
    ),
    Said("Keep what the columns hold, for --mapping.", "保存各列的指定，供 --mapping 使用。"),
    Said("What a word in a column stands for, e.g. 岗位:操作工=女50.", "某列中某个词的含义，如 岗位:操作工=女50。"),
    Said("Whether 26.4 is 26.4 years, or 26 years 4 months.", "26.4 指26.4年，还是26年4个月。"),
    Said("by the column", "按各列判断"),
    Said(
        "Read 26191 in a column of dates as a spreadsheet's day number.",
        "把日期列中的26191这类数字读作电子表格的日期序号。",
    ),
    Said("How 03/05/1971 is read.", "03/05/1971 如何读：日月年或月日年。"),
    Said("asked", "询问"),
    Said("The encoding of a text file.", "文本文件的编码。"),
    Said("by its bytes", "自动判断"),
    Said("Write an empty list to fill in (.xlsx), and stop.", "只写出空白名单供填写（.xlsx）。"),
    Said("Say how the list is read, and stop.", "只说明名单如何读取，不测算。"),
    Said(
        "With --check: say it as JSON, every column and row of note, and nothing else.",
        "与 --check 同用：只以 JSON 输出各列和有问题的行。",
    ),
    Said("The original age of women whose post is not stated.", "未说明岗位的女性的原法定退休年龄。"),
    Said("Count apart by a column, e.g. 部门.", "按某列分组统计，如 部门。"),
    Said("The plan of last time: say what has changed.", "上一次的计划：说明有何变化。"),
    Said(
        "Leave the workbook as it is; the plan goes behind its sheets (.xlsx).",
        "原工作簿保持不变，计划各表加在其后（.xlsx）。",
    ),
    Said("Print who must act in so many months, by day, and no more.", "只按日期列出今后若干个月内须办理的人员。"),
    Said("What each entry of the calendar calls its person.", "日历条目中如何称呼人员。"),
    Said("the row only", "只写行号"),
    Said("One entry a month in the calendar, with all that is due in it.", "日历每月一条，列出当月全部到期事项。"),
    Said(
        "Write a page for each person: sheets.pdf to print, row-N.pdf each.",
        "为每人写一页测算单：sheets.pdf 合并打印，row-N.pdf 每人一份。",
    ),
    # class, compare
    Said("male or female (男, 女).", "性别：男或女。"),
    Said("The post at retirement.", "退休时的岗位。"),
    Said("Division rank or a senior title in a public body.", "是否机关县处级或事业单位高级职称。"),
    Said("Month in which she left a management post.", "离开管理岗位的年月。"),
    Said("Birth month, for --left-management.", "出生年月，与 --left-management 同用。"),
    Said("For --left-management: cumulative contributions.", "累计缴费年限，与 --left-management 同用。"),
    Said("The retirement month, where one is asked.", "退休年月（规则需要时填写）。"),
    Said("Retirement months, e.g. 2027-06,2028-02.", "要比较的退休年月，如 2027-06,2028-02。"),
    Said("Whether amounts are nominal or in the money of today.", "金额按名义金额还是按今天的价格。"),
    Said("Pension base (计发基数) of the year of the question.", "测算年度的计发基数。"),
    Said("Its growth a year.", "计发基数的年增长率。"),
    Said("Average contribution index.", "平均缴费指数。"),
    Said("Individual account at the end of --balance-year.", "--balance-year 年末的个人账户储存额。"),
    Said("That year.", "个人账户储存额的截止年度。"),
    Said("Interest of the account in years not announced.", "尚未公布年度的个人账户记账利率。"),
    Said("Growth of a pension, each January after the retirement.", "退休后养老金每年一月的增长率。"),
    Said("Ages to add up to, e.g. 75y,85y.", "合计至哪些年龄，如 75y,85y。"),
    Said("Whether contributions go on.", "是否继续缴费。"),
    Said("Contributions before the individual accounts.", "建立个人账户前的缴费年限。"),
    Said(
        "Monthly base of contributions to come; with --payer, --wage-growth.",
        "今后每月缴费基数；与 --payer、--wage-growth 同用。",
    ),
    Said("Who pays them.", "由谁缴费。"),
    Said("Wage in hand a month; with --wage-growth.", "每月到手工资；与 --wage-growth 同用。"),
    Said("Growth of wage and base a year.", "工资和缴费基数的年增长率。"),
    Said("Try an assumption at two ends; may be repeated.", "把一项假定取上下两端各算一次，可填多次。"),
    # sql, ask, law, readings
    Said("schedule, select or both.", "schedule、select 或 both。"),
    Said("duckdb or spark.", "duckdb 或 spark。"),
    Said("The table of people; a dot parts schema and table.", "人员表；库名与表名之间用点隔开。"),
    Said("The table that is made and joined.", "要建立并连接的表。"),
    Said("Column with the birth date or month.", "出生日期或年月所在的列。"),
    Said("Column with the category.", "人员类别所在的列。"),
    Said("Column with the kind of employment.", "用工性质所在的列。"),
    Said("unknown for everybody", "全部视为未说明"),
    Said("A name from `retirecalc rules`.", "规则名称，见 retirecalc rules。"),
    Said("Print the rules behind it too.", "同时列出其所依据的其他规则。"),
    Said("A name from `retirecalc law list`.", "数据表名称，见 retirecalc law list。"),
    Said("Check every table again.", "重新核对每张数据表。"),
    Said("A folder of your own tables; left out, the built-in tables.", "自有数据表所在文件夹；不填则为内置数据表。"),
    Said("An id from `retirecalc readings list`.", "问题编号，见 retirecalc readings list。"),
)
HELP = {said.en: said.zh for said in _SAID}
"""What stands after an option or under a command, by its English."""

_EXIT = "退出状态：0表示{done}，3表示{open}，2表示{unusable}。"
_ASK_EXIT = _EXIT.format(done="规则有结论", open="规则未能得出结论", unusable="填写内容无法使用")
_OWN_FACTS = "--facts 从 JSON 读取情况：由各项情况组成的对象，或用 --json 保存的完整结果；- 表示标准输入。"
_EMPLOYMENT = """用工性质：employee（非国有企业职工）、state_employee（机关、国有企事业单位职工）、state_manager（其中的管理人员）、
civil_servant（公务员）、own_account（灵活就业）；也可填中文，如 民营企业职工、公务员、灵活就业。"""

AFTER = {
    "retirecalc": f"{CAUTION.zh}\n",
    "retirecalc person": f"""人员类别：男、女干部、女工人，或代码 male_60、female_55、female_50；只填“女”则50周岁和55周岁两种都答。
{_EMPLOYMENT}
已领取的养老金：none（无）、employee（职工养老金）、resident（居民养老金）、other（其他）、some（种类不详）。
时长：26y4m、26年4个月，或月数：只写15即15个月，15年写作 15y 或 15年。年数后的月数不超过11。
年月：1971-09、1971年9月、19710915。

\b
--interview 缺什么就逐项询问，直接按回车表示暂不回答。

\b
--spells 的文件为 CSV，或字段相同的 YAML；只需开始年月和结束年月，结束年月留空表示一直缴：
  开始年月,结束年月,缴费类型,险种,地区    （或 first,last,kind,scheme,place）
  1993-07,1998-06,deemed,,
  1998-07,,employer,employee,CN-CQ
缴费类型：employer（单位缴费）、own_account（个人缴费）、unemployment_fund（失业保险基金代缴）、
military（军龄）、deemed（视同缴费）。险种：employee（职工）、resident（城乡居民）。
""",
    "retirecalc letter": f"""情况用选项填写，选项名与 JSON 字段相同（--birth、--category、--employment、--cumulative、
--continuing 是、--deferral-agreed-to 等），或从文件读取：由各项情况组成的对象，或用 --json 保存的完整结果。
各退休年月所需的文本：弹性提前，告知书和申请书；弹性延迟，协议书和申请书；已约定的弹性延迟在约定月份之前结束的，
另有终止协议。未定事项和已过期限写在说明页上。

\b
--parties 的文件为 YAML；未填的印成空白横线。其中内容不保存、不显示。
  person: {{name: , sex: , id_type: , id_number: , phone: , address: , post: }}
  employer: {{name: , uscc: , representative: , address: , contact: }}
  contract: {{kind: , number: , from: , to: }}
  agreement: {{date: , number: }}

\b
{_EXIT.format(done="已写出文本", open="文本为草稿", unusable="该月份不符合条件，或填写内容无法使用")}
""",
    "retirecalc roster": f"""名单为 XLSX、CSV 或 Parquet 文件，表头用中文或英文：
  出生年月或身份证号，人员类别或性别；知道的还可以填
  累计缴费年限、视同缴费年限、用工性质、拟退休年月、是否已领取养老金、审批结果、
  约定延迟至、书面告知日期、申请日期等。其他列原样保留。

\b
{_EXIT.format(done="每行都有结论", open="有的行有问题或待确认", unusable="文件无法使用").replace("。", "，130表示中断。")}
""",
    "retirecalc path": f"""情况用选项填写，选项名与 JSON 字段相同，包括个人情况；原工作：--job-ended、--job-ended-on、
--unemployment-months、--unused-months、--registered-on；已核定的失业保险金：--benefit-from、--benefit-ends-on；以后的情况：--still-unemployed、
--transition-applied、--pays-at-benefit-place、--subsidy-group。--facts 从 JSON 读取；- 表示标准输入。

\b
{_EXIT.format(done="各月都已确定", open="有的月份尚不能确定", unusable="填写内容无法使用")}
""",
    "retirecalc class": f"""岗位：管理岗、专业技术岗、工人，或代码 management、technical、worker。
{_EMPLOYMENT}

\b
{_EXIT.format(done="能够确定类别", open="尚不能确定", unusable="填写内容无法使用")}
""",
    "retirecalc routes": f"""选项为个人情况和其他途径所需的情况，选项名与 JSON 字段相同。缺少情况时，页面会说明应填写什么；
--interview 逐项询问，直接按回车表示暂不回答。
{_OWN_FACTS}

\b
{_EXIT.format(done="通常的途径都已确定", open="其中有尚不能确定的", unusable="填写内容无法使用")}
""",
    "retirecalc base": f"""该规则的选项：--wage 元、--months 时长、--fund-pays 是。

\b
{_ASK_EXIT}
""",
    "retirecalc pension": f"""该规则的选项：--birth、--cumulative、--average-index（或用 --facts 填写各年工资）、--before-accounts、
--started-work、--balance、--balance-year、--pension-base、--supplements、--employment。

\b
{_ASK_EXIT}
""",
    "retirecalc compare": f"""没有填写的一概不假定。增长率和利率按每年的小数填写：0.02即百分之二。
--money real 时，增长率和利率为扣除通货膨胀后的。--range 把一项假定取两端各算一次：base_growth（计发基数增长）、
wage_growth（工资增长）、interest（记账利率）、pension_growth（养老金增长）、average_index（平均缴费指数）。

\b
{_EXIT.format(done="各项养老金都已确定", open="其中有尚不能确定的", unusable="填写内容无法使用")}
""",
    "retirecalc adjust": f"""年度由 --as-of 确定。该规则的选项：--pension（上年12月的养老金）、--cumulative、--retired-in、
--scheme、--district、--group、--revolution-start、--ex-officer、--city-average、--died-in。

\b
{_ASK_EXIT}
""",
    "retirecalc sql": """第一条语句按人员类别、用工性质和出生年月建立退休年月表；第二条语句列出人员表的每一列，以及
statutory_month、statutory_age_months、increase_months、earliest_month、latest_month、required_months 和 problem。
SQL 无法识别的内容，写在该行的 problem 中。
需要 NumPy（扩展“batch”）；未安装的，运行时会给出安装命令。
""",
    "retirecalc ask": f"""选项为该规则所需的情况，选项名与 JSON 字段相同；各规则见 retirecalc rules。
--file-earliest no 表示没有人事档案。
--spells 填写文件名；--plan 和 --lump-sum 的写法与 retirecalc person 相同。
{_OWN_FACTS}

\b
{_ASK_EXIT}
""",
}
"""What stands under the examples of a command; these are the same in both languages."""

METAVARS = {
    "50|55": "50|55",
    "AGES": "年龄",
    "CATEGORY": "类别",
    "CLASS": "类别",
    "COLUMN": "列名",
    "COLUMN:WORD=VALUE": "列名:词=含义",
    "COLUMN=FIELD": "列名=内容",
    "DATE": "日期",
    "DIALECT": "方言",
    "DIR": "文件夹",
    "FILE": "文件",
    "FOLDER": "文件夹",
    "ID": "编号",
    "ID=ANSWER": "编号=答案",
    "INDEX": "指数",
    "KIND": "种类",
    "MONTH": "年月",
    "MONTHS": "年月",
    "MONTHS@MONTH": "月数@年月",
    "MONTH|no": "年月|否",
    "N": "月数",
    "NAME": "名称",
    "NAME=LOW..HIGH": "名称=下限..上限",
    "NUMBER": "号码",
    "OUT": "文件",
    "OUT.ics": "文件.ics",
    "PART": "部分",
    "PAYER": "缴纳人",
    "PERIOD": "时长",
    "PLACE": "地区",
    "PLAN": "计划",
    "POST": "岗位",
    "RULE": "规则",
    "SECRET": "密钥",
    "SEX": "性别",
    "SHARE": "比率",
    "SYSTEM|FILE": "系统|文件",
    "TABLE": "表",
    "YEAR": "年度",
    "YUAN": "元",
}
"""What stands after an option for its value."""

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


def translate(command: Any, name: str) -> None:
    """Put a command and its options into Chinese."""
    command.help = HELP[command.help]
    command.options_metavar = "[选项]"
    for inner in getattr(command, "commands", {}).values():
        inner.short_help = HELP[inner.short_help or inner.help]
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = "命令 [参数]..."
    examples = re.sub("Examples?:", "示例：", command.epilog.partition("\n\n")[0])
    command.epilog = f"{examples}\n\n\b\n{AFTER[name]}" if name in AFTER else examples
    for param in command.params:
        if getattr(param, "help", None):
            param.help = HELP[param.help]
        if param.metavar:
            param.metavar = METAVARS[param.metavar]
        if isinstance(getattr(param, "show_default", None), str):
            param.show_default = HELP[param.show_default]


def in_chinese(formatter: Any) -> Any:
    """The same formatter with Chinese headings, and lines measured as they are on the screen."""
    usage = formatter.write_usage
    formatter.write_heading = lambda text: formatter.write(f"{_HEADINGS.get(text, text)}：\n")
    formatter.write_usage = lambda program, args="", prefix=None: usage(program, args, "用法：")
    formatter.write_dl = partial(_write_rows, formatter)
    return formatter


def _write_rows(formatter: Any, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
    rows = [(label, re.sub(r"  \[(.*)\]$", _marks, HELP.get(text) or text)) for label, text in rows]
    column = min(max(cells(label) for label, _ in rows), col_max) + col_spacing
    indent = " " * formatter.current_indent
    for label, text in rows:
        lines = list(filled(text, formatter.width - column - 2))
        if cells(label) > column - col_spacing:
            formatter.write(f"{indent}{label}\n")
        else:
            formatter.write(f"{indent}{label}{' ' * (column - cells(label))}{lines.pop(0)}\n")
        for line in lines:
            formatter.write(f"{indent}{' ' * column}{line}\n")


def _marks(found: re.Match[str]) -> str:
    """`[env var: KEY; default: (today)]` in Chinese."""
    marks = found[1].replace("default: ", "默认：").replace("env var: ", "环境变量 ").replace("required", "必填")
    return f"（{re.sub(r'[()]', '', marks.replace('; ', '；').replace('x>=0', '不小于0'))}）"
