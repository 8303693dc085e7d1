"""THE LIST of columns, in and out: one entry each. Whatever makes, names, types or explains a column reads it here.

The batch, its code book and SQL, Spark, the plan of a staff list, its workbook and the tables of the documentation do.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "month",
    "day",
    "count",
    "small_count",
    "age",
    "amount",
    "rate",
    "divisor",
    "code",
    "codes",
    "yes_no",
    "text",
    "problem",
]
"""What stands in a column.

A month, a day, a number of months (a small one fits 8 bits unless tables of your own need more), an age, an amount in yuan, a
rate, a divisor, a code of `Eligibility`, several codes, yes or no, sentences; and why a row has no answer.
"""

Place = Literal["batch", "asked", "sql", "list", "plan", "compared"]
"""Where a column is shown.

In the batch; there too, but only for whoever names it; in what a join can give; beside the rows of a staff list; in the plan that
is printed, a line a person; and in the one line that sets the answers of a row side by side.
"""


class Output(NamedTuple):
    """A column of results.

    `of` is where one answer has it, seen from its `assessment` and the option `judged`; empty where it is put together. `about`
    is what it is said of: the person, the month judged, or the row of a list as such. `steps` are those of the trace that it
    rests on, as `rule.step`.
    """

    name: str
    zh: str
    kind: Kind
    about: Literal["person", "month", "row"]
    of: str
    says: str
    shown: tuple[Place, ...]
    steps: tuple[str, ...] = ()

    @property
    def in_batch(self) -> str:
        """Its name in a batch, where an age is a count of months."""
        return f"{self.name}_months" if self.kind == "age" else self.name


_QUALIFYING = ("qualifying_months.first_qualifying_month", "minimum_at_age.complete_month")

OUTPUTS = (
    Output(
        "statutory_month",
        "法定退休年月",
        "month",
        "person",
        of="assessment.statutory.value.month",
        says="month in which the statutory age is reached",
        shown=("batch", "sql", "list", "compared", "plan"),
        steps=("statutory_age.month",),
    ),
    Output(
        "statutory_age",
        "法定退休年龄",
        "age",
        "person",
        of="assessment.statutory.value.age",
        says="statutory age in months",
        shown=("batch", "sql", "list", "compared", "plan"),
        steps=("statutory_age.age",),
    ),
    Output(
        "increase_months",
        "延迟月数",
        "small_count",
        "person",
        of="assessment.statutory.value.increase_months",
        says="months added to the original age",
        shown=("batch", "sql"),
        steps=("statutory_age.increase_months",),
    ),
    Output(
        "months_to_statutory_age",
        "距法定退休年龄月数",
        "count",
        "person",
        of="assessment.months_to_statutory_age",
        says="months from as_of to the statutory month; 0 once it is reached",
        shown=("batch",),
        steps=("statutory_age.month",),
    ),
    Output(
        "months_to_original_age",
        "距原法定退休年龄月数",
        "count",
        "person",
        of="assessment.months_to_original_age",
        says="months from as_of to the month of the age before the reform; 0 once it is reached",
        shown=("batch",),
        steps=("statutory_age.original_month",),
    ),
    Output(
        "earliest_month",
        "最早可退休年月",
        "month",
        "person",
        of="assessment.window.value.earliest_month",
        says="first month open to the choice, contributions apart; null without a window",
        shown=("batch", "sql", "list", "compared", "plan"),
        steps=("flexible_retirement.earliest_month",),
    ),
    Output(
        "first_qualifying_month",
        "最早符合条件年月",
        "month",
        "person",
        of="assessment.first_qualifying_month",
        says="first month from as_of on that is open, early, on time, deferred, late or extended; null if none is known",
        shown=("batch", "list", "compared", "plan"),
        steps=_QUALIFYING,
    ),
    Output(
        "first_open_month",
        "最早可能符合条件年月",
        "month",
        "person",
        of="assessment.first_open_month",
        says="the same, or an earlier month that only an open question of the text keeps from it (R01)",
        shown=("batch", "list"),
        steps=(*_QUALIFYING, "minimum_at_age.reached_month", "minimum_at_age.extension_target"),
    ),
    Output(
        "latest_month",
        "最晚可退休年月",
        "month",
        "person",
        of="assessment.window.value.latest_month",
        says="last month open to the choice, contributions apart; null without a window",
        shown=("batch", "sql", "list", "compared", "plan"),
        steps=("flexible_retirement.latest_month",),
    ),
    Output(
        "due_since",
        "自何时起可办理",
        "month",
        "person",
        of="",
        says="first month in which the pension could have been claimed, where that is past",
        shown=("plan",),
    ),
    Output(
        "judged_month",
        "测算退休年月",
        "month",
        "month",
        of="judged.month",
        says="month judged: retire_in, in a list else the month of an agreed deferral, else the statutory month",
        shown=("batch", "list", "plan"),
    ),
    Output(
        "required_months",
        "最低缴费月数",
        "small_count",
        "month",
        of="judged.required_months",
        says="minimum contribution for the judged month",
        shown=("batch", "sql", "list"),
        steps=(
            "minimum_contribution.counting_year",
            "minimum_contribution.required_months",
            "pension_eligibility.counting_year",
            "pension_eligibility.required_months",
        ),
    ),
    Output(
        "projected_months",
        "届时累计缴费月数",
        "count",
        "month",
        of="judged.projected_months",
        says="contribution months that surely count by the judged month",
        shown=("batch", "list"),
        steps=("contribution_projection.months", "pension_eligibility.projected_months"),
    ),
    Output(
        "shortfall_months",
        "尚缺月数",
        "small_count",
        "month",
        of="judged.shortfall_months",
        says="months missing; null where the contributions are not known well enough",
        shown=("batch", "list", "plan"),
        steps=("pension_eligibility.shortfall_months",),
    ),
    Output(
        "eligibility",
        "是否符合条件",
        "code",
        "month",
        of="judged.eligibility",
        says="ELIGIBLE, NOT_ELIGIBLE or UNDETERMINED for the judged month",
        shown=("batch", "list", "compared", "plan"),
        steps=("pension_eligibility.eligibility", "pension_eligibility.reason"),
    ),
    Output(
        "reasons",
        "原因",
        "codes",
        "month",
        of="judged.reasons",
        says="what stands against the judged month",
        shown=("list",),
    ),
    Output(
        "missing_facts",
        "待补信息",
        "codes",
        "month",
        of="judged.missing_facts",
        says="what must be known before the answer is settled",
        shown=("list",),
    ),
    Output(
        "notice_by",
        "书面告知截止日",
        "day",
        "month",
        of="judged.notice_by",
        says="last day of the written notice to the employer, for an early month",
        shown=("batch", "list"),
        steps=("retirement_dates.notice_by",),
    ),
    Output(
        "agreement_by",
        "书面协议截止日",
        "day",
        "month",
        of="judged.agreement_by",
        says="last day of the written agreement, for a deferral that may still be agreed",
        shown=("batch", "list"),
        steps=("retirement_dates.agreement_by",),
    ),
    Output(
        "apply_in",
        "最迟申请年月",
        "month",
        "month",
        of="judged.apply_in",
        says="last month for the application",
        shown=("batch", "list"),
        steps=("retirement_dates.apply_in",),
    ),
    Output(
        "first_payment_month",
        "首次领取年月",
        "month",
        "month",
        of="judged.first_payment_month",
        says="first month of payment, if approved for the judged month",
        shown=("batch", "list"),
        steps=("retirement_dates.first_payment_month",),
    ),
    Output(
        "annuity_divisor",
        "计发月数",
        "divisor",
        "person",
        of="",
        says="by what the individual account is divided at the statutory month",
        shown=("asked",),
        steps=("annuity_divisor.divisor",),
    ),
    Output(
        "base_lower",
        "缴费基数下限",
        "amount",
        "row",
        of="",
        says="lower limit of the contribution base in the month of as_of; null until that of its year is on file",
        shown=("asked",),
        steps=("contribution_base.lower",),
    ),
    Output(
        "base_upper",
        "缴费基数上限",
        "amount",
        "row",
        of="",
        says="upper limit of the contribution base, likewise",
        shown=("asked",),
        steps=("contribution_base.upper",),
    ),
    Output(
        "employer_rate",
        "单位缴费比例",
        "rate",
        "row",
        of="",
        says="what the employer pays of the base in the month of as_of",
        shown=("asked",),
        steps=("contribution_rates.employer",),
    ),
    Output(
        "employee_rate",
        "职工缴费比例",
        "rate",
        "row",
        of="",
        says="what the employee pays of it",
        shown=("asked",),
        steps=("contribution_rates.employee",),
    ),
    Output(
        "own_account_rate",
        "灵活就业人员缴费比例",
        "rate",
        "row",
        of="",
        says="what is paid of it by whoever pays alone",
        shown=("asked",),
        steps=("contribution_rates.own_account",),
    ),
    Output(
        "approval_required",
        "是否需经批准",
        "yes_no",
        "month",
        of="",
        says="for an early or deferred month; empty for any other, in which there is nothing to approve",
        shown=("list",),
    ),
    Output(
        "remedies",
        "缴费不足时的办法",
        "text",
        "person",
        of="",
        says="what can be done about a shortfall at the age",
        shown=("list",),
    ),
    Output(
        "caveats",
        "注意事项",
        "text",
        "month",
        of="",
        says="what else to know",
        shown=("list",),
    ),
    Output(
        "articles",
        "依据",
        "text",
        "month",
        of="",
        says="the articles that the answer rests on",
        shown=("list",),
    ),
    Output(
        "warnings",
        "提示",
        "text",
        "row",
        of="",
        says="what is worth a look in the row and stops nothing",
        shown=("list",),
    ),
    Output(
        "question",
        "待确认",
        "text",
        "row",
        of="",
        says="what to ask, where something that decides is missing or contradicts itself",
        shown=("list",),
    ),
    Output(
        "alternatives",
        "各种可能",
        "text",
        "row",
        of="",
        says="every answer that the row may have, side by side",
        shown=("list",),
    ),
    Output(
        "problem",
        "问题",
        "problem",
        "row",
        of="",
        says="why the row has no answer",
        shown=("batch", "sql", "list"),
    ),
)


def shown(place: Place) -> tuple[Output, ...]:
    """The columns that are shown in a place, in their order.

    >>> [one.in_batch for one in shown("sql")][:3]
    ['statutory_month', 'statutory_age_months', 'increase_months']
    """
    return tuple(one for one in OUTPUTS if place in one.shown)


class Input(NamedTuple):
    """A column of facts in a batch, and where a `Person` has the fact; `retire_in` is asked, not a fact.

    `kind` says what may stand in it; an `agreement` is a month or a no. `says` and `zh` say it to people.
    """

    name: str
    kind: Literal["birth", "category", "count", "month", "yes_no", "employment", "drawing", "agreement"]
    of: str
    says: str
    zh: str


INPUTS = (
    Input(
        "birth",
        "birth",
        of="birth",
        says="a date, or a month in any form that `Person` reads (`1971-09`, `1971年9月`, `19710915`); no time of day but "
        "midnight, no time zone, no float; required",
        zh="出生日期，或 `Person` 能读的任何写法的出生年月（`1971-09`、`1971年9月`、`19710915`）；"
        "时刻只能是零点，不能带时区，不能是小数；必填",
    ),
    Input(
        "category",
        "category",
        of="category",
        says="a code or the usual words: `male_60`, `女干部`, `女50`; required",
        zh="代码或通常用语：`male_60`、`女干部`、`女50`；必填",
    ),
    Input(
        "paid_months",
        "count",
        of="contributions.paid",
        says="实际缴费, in months; of the three counts any two, or one",
        zh="实际缴费月数；三项月数填任意两项或一项",
    ),
    Input("deemed_months", "count", of="contributions.deemed", says="视同缴费, in months", zh="视同缴费月数"),
    Input(
        "cumulative_months",
        "count",
        of="contributions.cumulative",
        says="累计缴费 (both), in months",
        zh="累计缴费月数（含视同）",
    ),
    Input(
        "counted_to",
        "month",
        of="contributions.counted_to",
        says="last month inside the count; null: `as_of`",
        zh="统计截止年月；空：`as_of`",
    ),
    Input(
        "continuing",
        "yes_no",
        of="contributions.continuing",
        says="whether contributions go on: yes or no, 是 or 否, or the state of payment (终止缴费); null: not stated",
        zh="此后是否继续缴费：yes 或 no、是或否，或缴费状态（终止缴费）；空：未说明",
    ),
    Input(
        "employment",
        "employment",
        of="employment",
        says="a code or the usual words; null, or a word that does not say it: unknown",
        zh="用工性质，代码或通常用语；空，或不能说明的词：不清楚",
    ),
    Input(
        "retire_in",
        "month",
        of="",
        says="the month to judge; null: the statutory month",
        zh="要测算的退休年月；空：法定退休年月",
    ),
    Input(
        "drawing",
        "drawing",
        of="drawing",
        says="which pension is drawn: `none`, `employee`, `resident`, `other`, `some`, or the usual words; null: not stated",
        zh="已领取哪种养老金：`none`、`employee`、`resident`、`other`、`some`，或通常用语；空：未说明",
    ),
    Input(
        "deferral_agreed_to",
        "agreement",
        of="deferral_agreed_to",
        says="the month to which a deferral was agreed; False, `no`, 否 or 未约定: there is none; null: not stated",
        zh="弹性延迟退休约定到的年月；False、`no`、否、未约定：没有约定；空：未说明",
    ),
    Input(
        "approved",
        "yes_no",
        of="approved",
        says="whether the authority approved the time chosen: yes or no, 批准, 不予批准; null or 审批中: not stated",
        zh="主管部门是否批准所选时间：yes 或 no、批准、不予批准；空、审批中：未说明",
    ),
)
REQUIRED = ("birth", "category")
