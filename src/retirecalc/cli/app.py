"""Puts the commands together, and turns every error into one sentence and an exit status."""

from __future__ import annotations

import sys
from typing import Annotated, Any, cast

import typer

import retirecalc
from retirecalc.cli import ask, law, person, readings, roster, sql, worker_class
from retirecalc.errors import RetirecalcError

# typer brings its own click in new versions and uses the installed one in old ones: in both this is click's UsageError.
_USAGE_ERROR = cast("type[Exception]", typer.BadParameter.__mro__[1])

_EXAMPLES = """\b
Examples:
  retirecalc person --birth 1971-09 --category male_60 --contributions 26y4m
  retirecalc roster staff.csv -o plan.csv
  retirecalc law show minimum_contribution

The agency decides: this is a calculation from the published rules, not a decision.
"""

_INTERRUPTED = 130

app: typer.Typer = typer.Typer(
    name="retirecalc",
    help="China's statutory retirement and basic-pension rules, with the article for every figure.",
    epilog=_EXAMPLES,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command(short_help="One person: when, and what is due.", epilog=person.EXAMPLES)(person.person)
app.command(short_help="A staff list: who, when, what is due.", epilog=roster.EXAMPLES)(roster.roster)
app.command("class", short_help="The class by original age.", epilog=worker_class.EXAMPLES)(worker_class.class_)
app.command(short_help="The schedule as SQL, for a warehouse.", epilog=sql.EXAMPLES)(sql.sql)
app.command(short_help="Any rule by its name.", epilog=ask.EXAMPLES, context_settings=ask.TAKES_ANY)(ask.ask)
app.command(short_help="The rules, and what they rest on.", epilog=ask.RULES_EXAMPLES)(ask.rules)
app.add_typer(law.app, name="law", short_help="The tables: list, show, verify.")
app.add_typer(readings.app, name="readings", short_help="What the text leaves open: list, show.")


def _version(wanted: bool) -> None:
    if wanted:
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
    """Run the app; errors go to standard error as one sentence in `lang`."""
    try:
        status: int = app(args, prog_name="retirecalc", standalone_mode=False) or 0
    except RetirecalcError as error:
        return fail(error, lang)
    except _USAGE_ERROR as error:
        return fail(_usage(error), lang)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return fail(RetirecalcError("file_unreadable", file=str(error.filename), reason=reason), lang)
    except typer.Abort:
        status = _INTERRUPTED
    if status == _INTERRUPTED:  # which typer makes of Ctrl-C, one way or the other
        raise KeyboardInterrupt
    return status


def fail(error: RetirecalcError, lang: str) -> int:
    """Say what went wrong."""
    print(error.text(lang), file=sys.stderr)
    return 2


def _usage(error: Any) -> RetirecalcError:
    """A usage error of click in our words; `mask` inside keeps an ID number that was put in the wrong place unsaid."""
    command = error.ctx.command_path if error.ctx else "retirecalc"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return RetirecalcError("usage_option", value=error.option_name, command=command)
    if kind == "MissingParameter":
        return RetirecalcError("usage_missing", value=error.param.metavar or error.param.name, command=command)
    if kind == "UsageError" and (commands := getattr(error.ctx.command, "commands", None)):
        return RetirecalcError("usage_command", allowed=", ".join(commands), command=command)
    problem = error.format_message().replace("Value error, ", "").rstrip(".")
    return RetirecalcError("usage_other", problem=problem, command=command)
