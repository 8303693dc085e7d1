"""`retirecalc rules`: the rules, and what each rests on."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import typer

from retirecalc.cli.exits import Exit
from retirecalc.cli.options import Lang
from retirecalc.cli.shell import Page
from retirecalc.questions.ask import askable
from retirecalc.rooms import ROOMS
from retirecalc.wording.render import words_of

app: typer.Typer = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(epilog="\b\nExamples:\n  retirecalc rules\n  retirecalc rules --lang zh")
def rules(lang: Lang = None) -> int:
    """Every rule: what it answers, and the articles that it rests on."""
    page = Page(lang)
    alone = askable()
    rows = []
    for name, room in ROOMS.items():
        mark = "" if name in alone else "*"
        rows.append([f"{name}{mark}", words_of(name).HEADING.of(page.lang), room.systems, _basis(room.rule, page.lang)])
    page.table(
        [page.say("col_rule"), page.say("col_says"), page.say("col_systems"), page.say("basis")], rows, whole=(0,)
    )
    page.print()
    page.print(page.say("rules_explained"))
    page.show()
    return Exit.DONE


def _basis(rule: Callable[..., Any], lang: str) -> str:
    """The documents and articles that the first line of a room names."""
    first = (inspect.getdoc(inspect.getmodule(rule)) or "").partition("\n")[0]
    cited = re.sub(r"^.*?\(S\d\d.*?\)\.\s*|[A-Za-z][A-Za-z ,:'-]*", "", first)
    cited = re.sub(r"[\s,;:.]+(?=;|$)", "", cited)
    return re.sub(r"; *", "；", re.sub(r", *", "、", cited)) if lang == "zh" else cited
