"""Money in the ground: exact, read from text, rounded where it is said, printed in both languages."""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from decimal import Decimal, getcontext, localcontext
from typing import Any, ClassVar, NamedTuple

import pytest
from pydantic import TypeAdapter, ValidationError

from retirecalc import InvalidFacts
from retirecalc.contract.outcome import _value
from retirecalc.ground.money import Rate, Rounding, Yuan, decimal_of, exactly, money, over, rounded
from retirecalc.ground.stated import stated
from retirecalc.outcome import Trace, plain
from retirecalc.sources import STRICT, Citation
from retirecalc.tables import snapshot
from retirecalc.tables.table import Cell
from retirecalc.wording.render import _Figure


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        ("3000", "3000.00"),
        (3000, "3000.00"),
        (Decimal("2567.5"), "2567.50"),
        ("85,790.01", "85790.01"),
        ("０.05元", "0.05"),
        (0, "0.00"),
    ],
)
def test_what_is_money(given: object, amount: str) -> None:
    assert str(money(given, "pension")) == amount


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (3000.0, "ground.amount_float"),
        (float("nan"), "ground.amount_float"),
        ("3000.001", "ground.amount_unreadable"),
        ("-1", "ground.amount_unreadable"),
        (-1, "ground.amount_unreadable"),
        ("1e3", "ground.amount_unreadable"),
        ("3,00", "ground.amount_unreadable"),
        ("NaN", "ground.amount_unreadable"),
        (Decimal("Infinity"), "ground.amount_unreadable"),
        (True, "ground.amount_unreadable"),
        (None, "ground.amount_unreadable"),
        ("", "ground.amount_unreadable"),
        ("1" * 13, "ground.amount_unreadable"),
    ],
)
def test_what_is_none(given: object, code: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        money(given, "pension")
    assert caught.value.code == code
    assert "pension" in str(caught.value)


def test_a_float_in_json_is_refused_where_money_is_stated() -> None:
    with pytest.raises(InvalidFacts) as caught:
        stated(json.loads('{"wage": 8000.5}'), {"wage": (str, int)})
    assert caught.value.text("zh") == "wage：此处是小数。请写成文本或整数。"


@pytest.mark.parametrize(
    ("amount", "places", "how", "expected"),
    [
        # 三(二)2 of 渝人社发〔2024〕16号, half up: a float and half-even both give 15.40.
        ("15.405", 2, "half_up", "15.41"),
        ("137.25", 1, "half_up", "137.3"),
        ("4358.45", 0, "up", "4359"),
        ("4404", 0, "up", "4404"),
        ("4358.45", 0, "half_up", "4358"),
        ("0.62789", 4, "down", "0.6278"),
    ],
)
def test_rounding(amount: str, places: int, how: Rounding, expected: str) -> None:
    assert str(rounded(Decimal(amount), places, how)) == expected


def test_the_decimals_of_the_caller_change_nothing() -> None:
    reckoned = exactly(lambda: rounded(over(Decimal("85790.01"), 139) * Decimal("1.0262") + Decimal("0.01")))
    with localcontext(prec=3):
        few = reckoned()
        assert getcontext().prec == 3
    assert few == reckoned() == Decimal("633.37")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    lower: Cell[Yuan]
    rate: Rate | None


CITE = [["a", "文", "一", "text"]]


def test_a_table_holds_decimals_as_text() -> None:
    told = {"lower": {"value": "4359.00", "cite": CITE}, "rate": "0.006"}
    found = TypeAdapter(Amounts).validate_json(json.dumps(told))
    assert (str(found.lower.value), str(found.rate)) == ("4359.00", "0.006")
    forms: list[Any] = []
    again = snapshot.reading(forms)(snapshot.form(Amounts, forms))(snapshot.to_json(found))
    assert repr(again) == repr(found) == repr(pickle.loads(pickle.dumps(found)))


@pytest.mark.parametrize("value", [4359, 4359.0, "4,359", "4359.001", "-1", "04", "1e3", "", None])
def test_a_table_holds_them_no_other_way(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Amounts).validate_json(json.dumps({"lower": {"value": value, "cite": CITE}, "rate": None}))


class Answer(NamedTuple):
    total: Decimal
    parts: tuple[Decimal, ...]


def test_json_has_them_as_text() -> None:
    answer = Answer(Decimal("4453.32"), (Decimal("0.00"),))
    assert _value(answer) == {"total": "4453.32", "parts": ["0.00"]}
    assert plain(answer) == ["4453.32", ["0.00"]]
    cell = Cell(value=answer.total, cite=(Citation("a", "文", "一", "text"),))
    trace = Trace("pension")
    assert trace.find("total", cell.value, cell) == Decimal("4453.32")
    assert trace.outcome(answer).steps()[0]["value"] == "4453.32"


def test_both_languages_print_them() -> None:
    def said(value: object, lang: str, spec: str) -> str:
        return format(_Figure(value, lang), spec)

    assert (said(Decimal("4453.32"), "en", "yuan"), said(Decimal("4453.32"), "zh", "yuan")) == (
        "4,453.32 yuan",
        "4453.32元",
    )
    assert (said(Decimal("0.014"), "en", "percent"), said(Decimal("0.0150"), "zh", "percent")) == ("1.4%", "1.5%")
    assert (said(None, "en", "yuan"), said("unknown", "zh", "yuan")) == ("not settled", "未说明")
    assert said(Decimal("138.4"), "en", "") == "138.4"


def test_a_number_is_read_to_the_places_that_it_may_have() -> None:
    assert decimal_of("0.6270", "average_index", places=4) == Decimal("0.6270")
    with pytest.raises(InvalidFacts):
        decimal_of("0.62701", "average_index", places=4)
