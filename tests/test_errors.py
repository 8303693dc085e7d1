"""Errors are part of the interface: a closed list of sentences in two languages, structured, and without personal data."""

from __future__ import annotations

import ast
import copy
import pickle
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import retirecalc
from retirecalc import errors
from retirecalc.errors import SENTENCES, InvalidFacts, MissingExtra, RetirecalcError, mask

KINDS = {
    "InvalidFacts": ValueError,
    "OutOfCoverage": LookupError,
    "AmbiguousLaw": RetirecalcError,
    "TableError": RetirecalcError,
    "RosterError": RetirecalcError,
    "MissingExtra": ImportError,
}
SOURCE = Path(retirecalc.__file__).parent
TREES = {
    path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")
}


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def raised() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every place that makes an error with a code written out: where, code, fields, and whether more may come by **."""
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in KINDS
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                named = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                yield f"{file}:{node.lineno}", str(node.args[0].value), named, len(named) < len(node.keywords)


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_say_the_same(code: str) -> None:
    english, chinese = SENTENCES[code]
    assert {name.removesuffix("_zh") for name in fields(chinese)} == fields(english)


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_made(code: str) -> None:
    """Each field stands in the sentence as given, in both languages, and nothing is left to fill in."""
    english, chinese = SENTENCES[code]
    filled = {name: f"<{name}>" for name in fields(english) | fields(chinese)}
    error = InvalidFacts(code, **filled)
    assert error.code == code
    assert error.fields == filled
    assert str(error) == error.text() == error.text("en")
    for text, sentence in ((error.text("en"), english), (error.text("zh"), chinese)):
        assert all(filled[name] in text for name in fields(sentence))
        assert "{" not in text
        assert "  " not in text


@pytest.mark.parametrize("code", sorted(set(SENTENCES) - {"table_malformed", "missing_extra"}))
def test_a_sentence_ends_and_says_what_to_do(code: str) -> None:
    english, chinese = SENTENCES[code]
    assert english.endswith(".")
    assert chinese.endswith("。")
    assert ". " in english or ": give " in english, "what is wrong, and then what to do"


def test_every_code_is_used() -> None:
    """A code that nothing raises is a sentence that nobody reads."""
    written = {
        node.value
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and file != "errors.py"
    }
    assert set(SENTENCES) - written == set()


def test_every_error_raised_has_a_sentence_and_all_its_fields() -> None:
    places = list(raised())
    assert len(places) > 30
    for where, code, named, more in places:
        assert code in SENTENCES, where
        assert more or fields(SENTENCES[code][0]) | fields(SENTENCES[code][1]) <= named, where


def test_the_tree() -> None:
    for name, base in KINDS.items():
        kind = getattr(errors, name)
        assert issubclass(kind, RetirecalcError)
        assert issubclass(kind, base)
        assert getattr(retirecalc, name) is kind
    assert not issubclass(RetirecalcError, ValueError)


def test_an_unknown_code_or_language_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        InvalidFacts("no_such_code")
    with pytest.raises(KeyError):
        InvalidFacts("no_such_month", field="birth")  # no value
    with pytest.raises(ValueError, match="not in tuple"):
        InvalidFacts("no_such_month", field="birth", value="1971-13").text("fr")


@pytest.mark.parametrize("name", KINDS)
def test_errors_pickle(name: str) -> None:
    error = getattr(errors, name)("no_such_month", field="birth", value="1971-13")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert (again.code, again.fields, str(again), again.text("zh")) == (
            "no_such_month",
            {"field": "birth", "value": "1971-13"},
            "birth: '1971-13' has no such month: months run from 1 to 12. Check the date.",
            "birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。",
        )


def test_a_missing_extra_gives_the_command() -> None:
    error = MissingExtra("missing_extra", feature="The command line", package="typer", extra="cli")
    assert str(error) == (
        'The command line needs the package typer, which is not installed. Run: pip install "retirecalc[cli]"'
    )


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("50010119710915123X", "5001**********123X"),
        ("50010119710915123x", "5001**********123x"),
        ("500101197109150011", "5001**********0011"),
        ("birth 50010119710915123X is", "birth 5001**********123X is"),
        ("身份证50010119710915123X。", "身份证5001**********123X。"),
        ("500101710915001", "5001*******5001"),  # the 15 digits of before 1999
        ("6222021234567890123", "6222***********0123"),  # a bank card
        ("500101 19710915 123X", "5001************123X"),
        ("500101-19710915-123X", "5001************123X"),
        ("５００１０１１９７１０９１５１２３４", "５００１**********１２３４"),
        ("50010119710915123X,510101197109150022", "5001**********123X,5101**********0022"),
        # what is no ID number stays readable
        ("1971-09", "1971-09"),
        ("19710915", "19710915"),
        ("1971-09-15 to 2026-11-21", "1971-09-15 to 2026-11-21"),
        ("13812345678", "13812345678"),
        ("26y4m", "26y4m"),
        ("人社部发〔2024〕94号", "人社部发〔2024〕94号"),
        ("", ""),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked
    assert mask(masked) == masked
    if masked != text:
        assert InvalidFacts("month_unreadable", field="birth", value=text).fields["value"] == masked
