"""Puts the commands together, and turns every error into one sentence and an exit status."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup

from retirecalc.cli.exits import Exit
from retirecalc.errors import RetirecalcError
from retirecalc.ground.say import CAUTION

COMMANDS = {
    "person": ("person", "One person: when, and what is due."),
    "roster": ("roster", "A staff list: who, when, what is due."),
    "class": ("worker_class", "The class by original age."),
    "sql": ("sql", "The schedule as SQL, for a warehouse."),
    "ask": ("ask", "Any rule by its name."),
    "rules": ("rules", "The rules, and what they rest on."),
    "law": ("law", "The tables: list, show, verify."),
    "readings": ("readings", "What the text leaves open: list, show."),
}
"""Every command: the module whose `app` it is, and what the list of commands says of it."""

# typer brings its own click in new versions and uses the installed one in old ones: in both this is click's UsageError.
_USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__mro__[1])

_EXAMPLES = f"""\b
Examples:
  retirecalc person --birth 1971-09 --category male_60 --contributions 26y4m
  retirecalc roster staff.csv -o plan.csv
  retirecalc law show minimum_contribution

{CAUTION.en}
"""


class _Commands(TyperGroup):
    """The commands by name; each is imported when it is called, and none for the list of them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        return typer.main.get_command(import_module(f"retirecalc.cli.{module}").app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


app: typer.Typer = typer.Typer(
    name="retirecalc",
    cls=_Commands,
    help="China's statutory retirement and basic-pension rules, with the article for every figure.",
    epilog=_EXAMPLES,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        import retirecalc

        print(f"retirecalc {retirecalc.__version__}, tables {retirecalc.load_law().data_version}")
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool, typer.Option("--version", help="Print the versions and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def run(args: list[str], lang: str) -> int:
    """Run the app; errors go to standard error as one sentence in `lang`, or under `--json` as JSON. Alone it prints its help."""
    fail = partial(_fail, lang=lang, as_json="--json" in args)
    try:
        status: int = app(args or ["--help"], prog_name="retirecalc", standalone_mode=False) or Exit.DONE
    except RetirecalcError as error:
        return fail(error)
    except _USAGE_ERROR as error:
        return fail(_usage(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return fail(RetirecalcError("ground.file_unreadable", file=str(error.filename), reason=reason))
    except typer.Abort:
        status = Exit.INTERRUPTED
    if status == Exit.INTERRUPTED:  # which typer makes of Ctrl-C, one way or the other
        raise KeyboardInterrupt
    return status


def _fail(error: RetirecalcError, *, lang: str, as_json: bool) -> int:
    """Say what went wrong, to people or to a program."""
    if as_json:
        import json

        # What cannot be encoded becomes its escape, which is one in JSON too.
        told = {"error": error.code, "fields": error.fields, "message": error.text(lang)}
        sys.stderr.buffer.write(
            json.dumps(told, ensure_ascii=False, default=str).encode(errors="backslashreplace") + b"\n"
        )
    else:
        print(error.text(lang), file=sys.stderr)
    return Exit.UNUSABLE


def nearest(value: str, known: Iterable[str]) -> str | None:
    """What was probably meant."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(value, list(known), n=1, cutoff=0.6)), None)


def _usage(error: Any) -> RetirecalcError:
    """A usage error of click in our words; `mask` inside keeps an ID number that was put in the wrong place unsaid."""
    command = error.ctx.command_path if error.ctx else "retirecalc"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        options = (option for param in error.ctx.command.params for option in param.opts)
        if (near := nearest(error.option_name, options)) is not None:
            return RetirecalcError("cli.usage_option_near", value=error.option_name, nearest=near, command=command)
        return RetirecalcError("cli.usage_option", value=error.option_name, command=command)
    if kind == "MissingParameter":
        return RetirecalcError("cli.usage_missing", value=error.param.metavar or error.param.name, command=command)
    if kind in ("UsageError", "NoSuchCommand") and isinstance(error.ctx.command, TyperGroup):
        commands = error.ctx.command.list_commands(error.ctx)
        given = re.search(r"'([^']+)'", error.format_message())
        if given is not None and (near := nearest(given[1], commands)) is not None:
            return RetirecalcError("cli.usage_command_near", value=given[1], nearest=near, command=command)
        return RetirecalcError("cli.usage_command", allowed=", ".join(commands), command=command)
    problem = error.format_message().replace("Value error, ", "").rstrip(".")
    return RetirecalcError("cli.usage_other", problem=problem, command=command)
