"""The answer of a rule: its value, and how it was reached, figure by figure.

The trace is the result. A rule cannot put a figure into its answer's trace without the row, scalar or reading that
answers for it: `Trace.find(name, value, by)` makes `by` mandatory, so a type checker refuses an uncited figure.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from retirecalc.ground.months import YearMonth
from retirecalc.ground.show import repr_html
from retirecalc.ground.stretches import END
from retirecalc.readings import Reading
from retirecalc.sources import Citation, Cited

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
V = TypeVar("V")

Kind = Literal["given", "found", "assumed", "missing"]


class Eligibility(StrEnum):
    """Not eligible and unknown are different things, and a wrong refusal is the worst error.

    For deferral, ELIGIBLE reads "may be agreed", never a right.
    """

    ELIGIBLE = "ELIGIBLE"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    UNDETERMINED = "UNDETERMINED"


class Standing(StrEnum):
    """How somebody stands to another way or a benefit: as `Eligibility`, or the facts do not concern it at all.

    An answer that has it begins with it: `standing`, `first_month`, `reasons` (the room's `Refusal`, what fails first
    first), `missing_facts`.
    """

    ELIGIBLE = "ELIGIBLE"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    UNDETERMINED = "UNDETERMINED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class Reason(StrEnum):
    """Why something is not eligible: a closed list."""

    BELOW_ORIGINAL_AGE = "below_original_age"
    EARLIER_THAN_WINDOW = "earlier_than_window"
    LATER_THAN_WINDOW = "later_than_window"
    GRANDFATHERED = "grandfathered"
    NOT_IN_FORCE = "not_in_force"
    POST_EXCLUDED = "post_excluded"
    DEFERRAL_NOT_LENGTHENED = "deferral_not_lengthened"
    DEFERRAL_NOT_AGREED = "deferral_not_agreed"
    APPROVAL_REFUSED = "approval_refused"
    CONTRIBUTIONS_SHORT = "contributions_short"
    ALREADY_DRAWING = "already_drawing"
    MONTH_PAST = "month_past"


Noted = tuple[Kind, str, object, tuple[Citation, ...]]
"""A step as a rule notes it."""


class Step(NamedTuple):
    """One figure on the way: given by the caller, found in the law, assumed, or missing."""

    kind: Kind
    name: str
    value: object
    citations: tuple[Citation, ...] = ()


class Caveat(NamedTuple):
    """Something the reader must know beside the answer."""

    code: str
    reading: str | None = None
    citations: tuple[Citation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "reading": self.reading, "citations": [c.to_dict() for c in self.citations]}


class Outcome(NamedTuple, Generic[T]):
    """What a rule answers. `readings` are the open questions whose answers decided it."""

    rule: str
    value: T
    noted: tuple[Noted, ...]
    """What `trace` is made of: most answers are asked for their value alone."""
    caveats: tuple[Caveat, ...]
    readings: tuple[str, ...]

    @property
    def trace(self) -> tuple[Step, ...]:
        """Every figure on the way, in order."""
        return tuple(map(Step._make, self.noted))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place of the law that this answer rests on, once, in order of use."""
        return tuple(dict.fromkeys(cite for step in self.trace for cite in step.citations))

    def explain(self, lang: str = "en", *, form: Literal["text", "markdown", "html"] = "text") -> str:
        """Every step as a numbered sentence with its article, in `en` or `zh`; as text, Markdown or HTML."""
        # By name: the words stand above the rules, and no rule knows them.
        text: str = import_module("retirecalc.wording").explain((self,), lang, form=form)
        return text

    def _repr_html_(self) -> str:
        return repr_html(self)

    def steps(self) -> list[dict[str, Any]]:
        """The trace for JSON."""
        return [
            {
                "rule": self.rule,
                "kind": step.kind,
                "name": step.name,
                "value": plain(step.value),
                "citations": [cite.to_dict() for cite in step.citations],
            }
            for step in self.trace
        ]


_outcome: Callable[[tuple[Any, ...]], Outcome[Any]] = partial(tuple.__new__, Outcome)
"""Without the constructor of a NamedTuple, which costs as much again."""


class Trace:
    """The notebook of one rule while it works."""

    __slots__ = ("_caveats", "_readings", "_rule", "_steps")

    def __init__(self, rule: str, **given: object) -> None:
        self._rule = rule
        steps: list[Noted] = []
        for name, value in given.items():
            steps.append(("given", name, value, ()))
        self._steps = steps
        self._caveats: tuple[Caveat, ...] = ()
        self._readings: tuple[str, ...] = ()

    def find(self, name: str, value: V, by: Cited, *more: Cited) -> V:
        """Note a figure and the law that gives it; returns the figure."""
        citations = by.cite
        if type(by) is Reading:
            self._readings += (by.id,)
        for cited in more:
            citations += cited.cite
            if type(cited) is Reading:
                self._readings += (cited.id,)
        self._steps.append(("found", name, value, citations))
        return value

    def assume(self, name: str, value: V) -> V:
        """Note a fact that nobody stated and the answer rests on; returns it."""
        self._steps.append(("assumed", name, value, ()))
        return value

    def miss(self, name: str) -> str:
        """Note a fact without which there is no answer; returns its name."""
        self._steps.append(("missing", name, None, ()))
        return name

    def warn(self, code: str, *by: Cited) -> None:
        """Put a caveat on the answer; where a reading is behind it, the caveat names the reading."""
        reading: str | None = None
        citations: tuple[Citation, ...] = ()
        for cited in by:
            citations += cited.cite
            if reading is None and type(cited) is Reading:
                reading = cited.id
        self._caveats += (Caveat(code, reading, citations),)

    def outcome(self, value: T) -> Outcome[T]:
        readings = tuple(dict.fromkeys(self._readings)) if self._readings else ()
        return _outcome((self._rule, value, tuple(self._steps), self._caveats, readings))


def plain(value: object) -> Any:
    """A figure as JSON has it.

    Ages are ISO periods only where the contract names an age; in a trace every period is a count of months.

    >>> from retirecalc.ground.months import Months
    >>> plain(YearMonth(2033, 6)), plain(Months(21)), plain(("a", Months(1)))
    ('2033-06', 21, ['a', 1])
    """
    if value == END:
        return None
    if isinstance(value, YearMonth):
        return str(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value)
