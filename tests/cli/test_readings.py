"""`retirecalc readings`: the open questions, each with its answers, the one in use, why, and its authority."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tests.law_day import load_law

LAW = load_law()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_list_names_every_question_and_its_answer(run: Run, lang: str) -> None:
    result = run("readings", "list", "--lang", lang)
    assert (result.status, result.err) == (0, "")
    for reading in LAW.readings.values():
        assert f"  {reading.id} " in result.out
    first = {
        "en": "Which year's minimum must somebody reach who",
        "zh": "到龄后延长缴费，应达到哪一年的最低缴费年限？",
    }[lang]
    assert first in result.out


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("reading", LAW.readings)
def test_show_says_it_all(run: Run, reading: str, lang: str) -> None:
    found = LAW.reading(reading)
    result = run("readings", "show", reading, "--lang", lang)
    assert (result.status, result.err) == (0, "")
    text = "".join(result.out.split())
    for words in (found.question, found.reason, *(answer.text for answer in found.answers)):
        assert "".join(getattr(words, lang).split()) in text
    for answer in found.answers:
        default = {"en": "inuse", "zh": "采用"}[lang] if answer.id == found.default else ""
        assert f"{answer.id}{default}{''.join(getattr(answer.text, lang).split())}" in text
    assert found.cite[0].document_number in result.out


def test_show_says_how_sure_the_authority_is(run: Run) -> None:
    assert "[1] 第二条 (official wording, seen quoted)" in run("readings", "show", "R08").out
    assert "[1] 第七条（规定未明确）" in run("readings", "show", "R23", "--lang", "zh").out
    out = run("readings", "show", "R23").out
    assert "To choose another one: --reading R23=yes\n" in out


def test_a_chosen_answer_is_used_and_said(run: Run) -> None:
    # 1968-12, 150 months at 2029-12, the statutory month: 180 in 2032-06, of its own year 210 in 2034-12. If the extension goes by
    # the latter (R01) and a deferral may make up what is missing (R23), 2032-06 to 2032-12 are open by 94号 第七条.
    asked = (
        *("person", "--as-of", "2029-12", "--birth", "1968-12", "--category", "男", "--contributions", "150"),
        *("--employment", "employee", "--continuing", "--retire-in", "2032-06"),
    )
    assert "All months that qualify       2034-12 on" in run(*asked).out
    out = run(*asked, "--reading", "R01=completion_year", "--reading", "R23=yes").out
    assert "All months that qualify       2032-06 to 2032-12; 2034-12 on" in out
    assert "Open questions answered by the reader: R01=completion_year; R23=yes." in " ".join(out.split())
    # The default, chosen, is the default.
    assert run(*asked, "--reading", "R23=undetermined").out == run(*asked).out
