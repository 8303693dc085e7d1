"""A terminal of sixty columns: every line fits, and no word, month or number is broken."""

from __future__ import annotations

import re

import pytest

from retirecalc.cli import shell
from retirecalc.cli.layout import cells, columns
from tests.cli.conftest import EXAMPLES, Run

LIST = ("roster", str(EXAMPLES / "roster.csv"), "--as-of", "2026-11")
SHORT = ("person", "--birth", "1970-08", "--category", "male_60", "--contributions", "100", "--employment", "employee")
PERSON = (*SHORT, "--as-of", "2026-11")
PAGES = (LIST, (*LIST, "--group-by", "部门"), (*LIST, "--within", "3"), PERSON, (*PERSON, "--timeline"))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("args", PAGES, ids=lambda args: " ".join((args[0], *args[4:])))
def test_a_page_of_sixty_columns(run: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], lang: str) -> None:
    def words(width: int) -> set[str]:
        monkeypatch.setattr(shell, "WIDTH", width)
        lines = run(*args, "--lang", lang).out.splitlines()
        assert max(map(cells, lines)) <= width
        return {word.strip(":;.,") for line in lines for word in re.findall("[!-~]+", line) if set(word) != {"-"}}

    # Beside the words of a page with room there are those of the sentence that says what has none.
    said = [
        "No",
        "room",
        "here",
        "for",
        "A",
        "wider",
        "window",
        "shows",
        "them",
        "and",
        "so",
        "does",
        "the",
        "file",
        "written",
        "with",
        "-o",
    ]
    assert words(60) <= words(400) | set(said)


def test_what_has_no_room_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No room here" not in run(*LIST).out
    monkeypatch.setattr(shell, "WIDTH", 60)
    out = " ".join(run(*LIST).out.split())
    assert "Row Name Class By law For Answer Short" in out
    assert "No room here for: Born; Earliest; Latest; From." in out


def test_the_widest_column_gives_way_and_no_word_is_broken() -> None:
    rows = [["what", "who"], ["application", "the person who applies"]]
    set_ = [line for lines in columns(rows, 22, words=True) for line in lines]
    assert set_ == [
        "what         who",
        "application  the",
        "             person",
        "             who",
        "             applies",
    ]
