"""What is known of somebody who works for an organ or public institution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from retirecalc.facts.reading import yes_no
from retirecalc.facts.words import put
from retirecalc.ground.months import Months, YearMonth
from retirecalc.ground.stated import Types, stated


@dataclass(frozen=True, slots=True, init=False)
class PublicFacts:
    """The employer and the service, as far as they are known.

    Args:
        public_body: whether the employer is an organ or public institution.
        civil_service_law: whether the post is under the Civil Servants Law, as that of a civil servant or managed like one.
        service: the time of service (工作年限), as months or written.
        service_approved: whether early retirement by the time of service was approved: no approval of an early or a deferred
            month that was chosen.
        approved_in: the month in which retirement was approved.
        electronic_id: whether the ID card is on file electronically (已关联电子证照库).
        electronic_card: whether the social security card is.
        senior_woman: whether this is a woman of division rank in an organ, or with a senior title in an institution.

    Raises:
        InvalidFacts: a fact that cannot be read.

    >>> PublicFacts(service="30年").service
    Months(360)
    """

    public_body: bool | None
    civil_service_law: bool | None
    service: Months | None
    service_approved: bool | None
    approved_in: YearMonth | None
    senior_woman: bool | None
    electronic_id: bool | None
    electronic_card: bool | None

    FIELDS: ClassVar[dict[str, Types]] = {
        **dict.fromkeys(
            (
                "public_body",
                "civil_service_law",
                "service_approved",
                "senior_woman",
                "electronic_id",
                "electronic_card",
            ),
            (bool,),
        ),
        "service": (int, str),
        "approved_in": (str,),
    }
    """The facts as JSON, and their types."""
    ANSWERS: ClassVar[dict[str, tuple[Any, ...]]] = {"service": (0, 250, 480)}
    """Some answers of every kind that the rule tells apart, where their types do not say them."""

    def __init__(
        self,
        *,
        public_body: bool | None = None,
        civil_service_law: bool | None = None,
        service: object = None,
        service_approved: bool | None = None,
        approved_in: object = None,
        senior_woman: bool | None = None,
        electronic_id: bool | None = None,
        electronic_card: bool | None = None,
    ) -> None:
        put(self, "public_body", yes_no(public_body, "public_body"))
        put(self, "civil_service_law", yes_no(civil_service_law, "civil_service_law"))
        put(self, "service", None if service is None else Months.of(service, "service"))
        put(self, "service_approved", yes_no(service_approved, "service_approved"))
        put(self, "approved_in", None if approved_in is None else YearMonth.of(approved_in, "approved_in"))
        put(self, "senior_woman", yes_no(senior_woman, "senior_woman"))
        put(self, "electronic_id", yes_no(electronic_id, "electronic_id"))
        put(self, "electronic_card", yes_no(electronic_card, "electronic_card"))

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """From the facts as JSON.

        Raises:
            InvalidFacts: a field that does not exist, is of another type, or cannot be read.
        """
        return cls(**stated(facts, cls.FIELDS))
