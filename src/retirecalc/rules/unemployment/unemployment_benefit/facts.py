"""What is known of a job that ended and of the benefit after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal, Self

from retirecalc.errors import InvalidFacts
from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import Words, code_of, put
from retirecalc.ground.money import money
from retirecalc.ground.months import Months, YearMonth, parse_day
from retirecalc.ground.stated import Types, stated
from retirecalc.rules.unemployment.unemployment_benefit.table import Ending, Stop

ENDING_WORDS: Mapping[Ending, frozenset[str]] = {
    Ending.CONTRACT_ENDED: frozenset({"contract_ended", "终止劳动合同", "劳动合同终止", "合同到期", "合同期满"}),
    Ending.DISMISSED: frozenset({"dismissed", "被解除劳动合同", "单位解除劳动合同", "被辞退", "裁员", "经济性裁员"}),
    Ending.REMOVED: frozenset({"removed", "开除", "除名", "辞退"}),
    Ending.LEFT_FOR_CAUSE: frozenset({"left_for_cause", "被迫解除劳动合同", "因单位过错解除"}),
    Ending.AGREED_BY_EMPLOYER: frozenset({"agreed_by_employer", "单位提出协商解除"}),
    Ending.AGREED_BY_WORKER: frozenset({"agreed_by_worker", "本人提出协商解除"}),
    Ending.RESIGNED: frozenset({"resigned", "辞职", "主动辞职", "本人辞职"}),
    Ending.OTHER: frozenset({"other", "其他"}),
}
STOP_WORDS: Mapping[Stop, frozenset[str]] = {
    Stop.RE_EMPLOYED: frozenset({"re_employed", "重新就业"}),
    Stop.MILITARY_SERVICE: frozenset({"military_service", "应征服兵役"}),
    Stop.MOVED_ABROAD: frozenset({"moved_abroad", "移居境外"}),
    Stop.DRAWING_PENSION: frozenset({"drawing_pension", "享受基本养老保险待遇"}),
    Stop.IMPRISONED: frozenset({"imprisoned", "被判刑收监执行"}),
    Stop.REFUSED_WORK: frozenset({"refused_work", "无正当理由拒绝工作"}),
    Stop.NOT_REPORTED: frozenset({"not_reported", "未按时报告"}),
}


@dataclass(frozen=True, slots=True, init=False)
class UnemploymentFacts:
    """The end of a job and the unemployment benefit, as far as they are known.

    Args:
        job_ended: how the last job ended: an `Ending`, its code, or Chinese words; False where no job has ended.
        job_ended_on: the day on which the contract ended.
        papers_on: the day on which the employer gave out the papers.
        unemployment_months: the months of unemployment insurance since the benefit was last drawn, with deemed ones.
        unused_months: the months of benefit left of an earlier time; 0 where there are none.
        registered_on: the day of the unemployment registration (失业登记).
        claimed_on: the day on which the benefit was claimed.
        refused_before: whether an earlier claim was refused.
        benefit_from: the first month for which a benefit that was granted is paid.
        benefit_ends_on: the last day for which it is paid, as the agency has set it.
        benefit_stopped: what ended it earlier: a `Stop`, its code, or Chinese words.
        benefit_stopped_in: the month in which that happened.
        benefit_total: the whole amount still due, in yuan, where somebody moves to another province.

    Raises:
        InvalidFacts: a fact that cannot be read, a benefit that ends or is stopped before it begins, or a registration before the
            job ended.
    """

    job_ended: Ending | Literal[False] | None
    job_ended_on: date | None
    papers_on: date | None
    unemployment_months: Months | None
    unused_months: Months | None
    registered_on: date | None
    claimed_on: date | None
    refused_before: bool | None
    benefit_from: YearMonth | None
    benefit_ends_on: date | None
    benefit_stopped: Stop | None
    benefit_stopped_in: YearMonth | None
    benefit_total: Decimal | None

    FIELDS: ClassVar[dict[str, Types]] = {
        "job_ended": (str, bool),
        **dict.fromkeys(("job_ended_on", "papers_on"), (str,)),
        **dict.fromkeys(("unemployment_months", "unused_months"), (int, str)),
        **dict.fromkeys(("registered_on", "claimed_on", "benefit_from", "benefit_ends_on"), (str,)),
        **dict.fromkeys(("benefit_stopped", "benefit_stopped_in"), (str,)),
        "benefit_total": (str, int),
        "refused_before": (bool,),
    }
    """The facts as JSON, and their types."""
    WORDS: ClassVar[dict[str, Words]] = {"job_ended": ENDING_WORDS, "benefit_stopped": STOP_WORDS}
    """The words of those that have codes."""

    def __init__(
        self,
        *,
        job_ended: object = None,
        job_ended_on: object = None,
        papers_on: object = None,
        unemployment_months: object = None,
        unused_months: object = None,
        registered_on: object = None,
        claimed_on: object = None,
        benefit_from: object = None,
        benefit_ends_on: object = None,
        benefit_stopped: object = None,
        benefit_stopped_in: object = None,
        benefit_total: object = None,
        refused_before: bool | None = None,
    ) -> None:
        ending = job_ended
        if job_ended is not None and job_ended is not False:
            ending = code_of(Ending, job_ended, ENDING_WORDS, "job_ended")
        put(self, "job_ended", ending)
        stop = None if benefit_stopped is None else code_of(Stop, benefit_stopped, STOP_WORDS, "benefit_stopped")
        put(self, "benefit_stopped", stop)
        days = {"job_ended_on": job_ended_on, "papers_on": papers_on, "registered_on": registered_on}
        for name, day in {**days, "claimed_on": claimed_on, "benefit_ends_on": benefit_ends_on}.items():
            put(self, name, None if day is None else parse_day(day, name))
        for name, month in {"benefit_from": benefit_from, "benefit_stopped_in": benefit_stopped_in}.items():
            put(self, name, None if month is None else YearMonth.of(month, name))
        for name, months in {"unemployment_months": unemployment_months, "unused_months": unused_months}.items():
            put(self, name, None if months is None else Months.of(months, name))
        put(self, "refused_before", yes_no(refused_before, "refused_before"))
        put(self, "benefit_total", None if benefit_total is None else money(benefit_total, "benefit_total"))
        if self.benefit_from is not None and self.benefit_ends_on is not None:
            last = YearMonth.of(self.benefit_ends_on)
            if last < self.benefit_from:
                raise InvalidFacts(
                    "facts.spell_backwards", field="benefit_ends_on", first=str(self.benefit_from), last=str(last)
                )

        begins = self.benefit_from or min(
            (YearMonth.of(day) for day in (self.registered_on, self.claimed_on) if day is not None), default=None
        )
        stopped_in = self.benefit_stopped_in
        if begins is not None and stopped_in is not None and stopped_in < begins:
            raise InvalidFacts(
                "facts.spell_backwards", field="benefit_stopped_in", first=str(begins), last=str(stopped_in)
            )
        self._check_job_end()

    def _check_job_end(self) -> None:
        """Nobody is out of work before the job ended, nor draws a benefit for months before, but one that has ended."""
        ended = self.job_ended_on
        if ended is None:
            return
        over = self.benefit_ends_on is not None or self.benefit_stopped is not None
        begins = None if self.benefit_from is None or over else self.benefit_from.on(31)
        days = {"registered_on": self.registered_on, "claimed_on": self.claimed_on, "benefit_from": begins}
        for name, day in days.items():
            if day is not None and day < ended:
                value = str(self.benefit_from if name == "benefit_from" else day)
                raise InvalidFacts("facts.before_job_ended", field=name, value=value, ended=str(ended))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
