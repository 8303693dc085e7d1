"""Puts the commands together, and turns every error into one sentence and an exit status."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup

from retirecalc.cli import told_to_end
from retirecalc.cli.exits import Exit
from retirecalc.errors import RetirecalcError
from retirecalc.ground.say import CAUTION

COMMANDS = {
    "person": ("person", "One person: when, and what is due."),
    "letter": ("letter", "The papers for one retirement month."),
    "roster": ("roster", "A staff list: who, when, what is due."),
    "path": ("path", "Out of work: each month to the pension."),
    "class": ("worker_class", "The class by original age."),
    "routes": ("routes", "Every way to a pension, and what to ask."),
    "base": ("base", "What contributions cost."),
    "pension": ("pension", "How much pension."),
    "compare": ("compare", "What each month is worth."),
    "adjust": ("adjust", "What a pension rises by."),
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
  retirecalc person --birth 1971-09 --category male_60 --cumulative 26y4m
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
        return _once(typer.main.get_command(import_module(f"retirecalc.cli.{module}").app))

    def get_help(self, ctx: Any) -> str:
        return _in_its_language(self, ctx, super().get_help)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


def _in_its_language(command: Any, ctx: Any, english: Callable[[Any], str]) -> str:
    """The help of a command in the language of the reader."""
    if ctx.obj == "zh":
        from retirecalc.cli.chinese import in_chinese, translate

        translate(command, ctx.command_path)
        formatter = ctx.make_formatter()
        ctx.make_formatter = lambda: in_chinese(formatter)
    return english(ctx)


_WITH: dict[str, dict[str, tuple[str, ...]]] = {
    "person": {
        "--name": ("-o",),
        "--key": ("--ics",),
        "--force": ("-o", "--ics"),
        **dict.fromkeys(("--filed-on", "--special-work", "--pre-examined"), ("--timeline", "--ics")),
    },
    "path": dict.fromkeys(("--name", "--force"), ("-o",)),
    "compare": {
        **dict.fromkeys(("--name", "--force"), ("-o",)),
        "--payer": ("--contribution-base",),
        "--contribution-base": ("--payer",),
        "--wage-growth": ("--wage", "--contribution-base"),
    },
    "class": dict.fromkeys(("--birth", "--cumulative"), ("--left-management",)),
    "roster": {
        **dict.fromkeys(("--ics-names", "--ics-monthly", "--key"), ("--ics",)),
        "--force": ("-o", "--ics", "--sheets", "--template", "--save-mapping"),
    },
}
"""The options that change nothing alone, and those of which one must stand beside them."""
_WITHOUT: dict[str, dict[str, tuple[str, ...]]] = {
    "letter": {"--write-templates": ("--facts", "--retire-in", "-o", "--parties", "--templates")},
    "roster": {
        "--template": (
            *("-o", "--check", "--json", "--ics", "--sheets", "--since", "--within", "--group-by", "--keep", "--women"),
            *("--sheet", "--map", "--mapping", "--map-value", "--save-mapping", "--encoding", "--date-order"),
            *("--decimal-years", "--no-decimal-years", "--excel-serials"),
            *("--as-of", "--place", "--reading"),
        ),
        "--check": ("-o", "--ics", "--sheets", "--since", "--within", "--group-by", "--keep"),
    },
    "person": {"--json": ("--all",), "--explain": ("--all",), "--timeline": ("--all",)},
}
"""The options after which a command stops or says one thing alone, and those that it would pass over."""


def _check_given(given: list[Any], values: dict[str, Any], command: str) -> None:
    """Refuse an option of one value that is given twice, as the parser would take the last, one that has no effect, and a file
    without a name.
    """
    once = [param for param in given if not param.multiple]
    twice = next((param for index, param in enumerate(once) if param in once[:index]), None)
    if twice is not None:
        value = " / ".join((*twice.opts, *twice.secondary_opts))
        raise RetirecalcError("cli.option_twice", value=value, command=command)
    typed = {name: values.get(param.name) for param in given for name in param.opts}
    nowhere = next(
        (name for param in once for name in param.opts if param.type.name == "path" and not typed[name]), None
    )
    if nowhere is not None:  # it would be the folder of now
        raise RetirecalcError("cli.option_empty", value=nowhere, command=command)
    own = command.partition(" ")[2]
    for name, needed in _WITH.get(own, {}).items():
        if name in typed and not typed.keys() & {*needed} and _says(typed[name]):
            raise RetirecalcError(
                "cli.option_alone",
                value=name,
                needed=" or ".join(needed),
                needed_zh=" 或 ".join(needed),
                command=command,
            )
    for name, idle in _WITHOUT.get(own, {}).items():
        if name in typed and (passed := [one for one in idle if one in typed]):
            raise RetirecalcError("cli.option_idle", value=passed[0], beside=name, command=command)


def _says(value: object) -> bool:
    """Whether a value is more than a word for what is not stated."""
    if not isinstance(value, str):
        return True
    from retirecalc.cli.options import said

    return said(value) is not None


def _once(command: Any) -> Any:
    """The same command, refusing what is given twice or has no effect."""
    for one in getattr(command, "commands", {}).values():
        _once(one)
    made = command.make_parser

    def make_parser(ctx: Any) -> Any:
        parser = made(ctx)
        parse = parser.parse_args

        def parse_args(args: list[str]) -> Any:
            try:
                found = parse(args)
            except _USAGE_ERROR as error:
                error.ctx = error.ctx or ctx  # type: ignore[attr-defined]
                raise
            if not ctx.resilient_parsing:
                given = [param for param in found[2] if param.param_type_name == "option"]
                _check_given(given, found[0], ctx.command_path)
            return found

        parser.parse_args = parse_args
        return parser

    command.make_parser = make_parser
    command.get_help = partial(_in_its_language, command, english=command.get_help)
    return command


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
        status: int = app(args or ["--help"], prog_name="retirecalc", standalone_mode=False, obj=lang) or Exit.DONE
        sys.stdout.flush()  # here, where a reader that has gone (`| head`) or a full disk can still be said
    except RetirecalcError as error:
        if told_to_end:
            raise KeyboardInterrupt from error
        return fail(error)
    except _USAGE_ERROR as error:
        return fail(_usage(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.filename is None:  # no file was opened: it is the page that cannot be printed
            fail(RetirecalcError("cli.page_unwritable", reason=reason))
            return Exit.BROKEN
        return fail(RetirecalcError("ground.file_unreadable", file=str(error.filename), reason=reason))
    except typer.Abort:
        status = Exit.INTERRUPTED
    if (open_ := _open_word(args)) is not None:
        from retirecalc.cli.phrases import told

        print(told(open_, lang), file=sys.stderr)
    if status == Exit.INTERRUPTED:  # which typer makes of Ctrl-C, one way or the other
        raise KeyboardInterrupt
    return status


def _open_word(args: list[str]) -> RetirecalcError | None:
    """What is to be said of the word typed for who employs; `sql` has a column there."""
    given = dict(itertools.pairwise(args)) | dict(arg.split("=", 1) for arg in args if arg.startswith("--employment="))
    word = given.get("--employment")
    if word is None or args[0] == "sql":
        return None
    from retirecalc.cli.facts import left_open

    return left_open(word)


def _fail(error: RetirecalcError, *, lang: str, as_json: bool) -> int:
    """Say what went wrong, to people or to a program."""
    if as_json:
        import json

        from retirecalc.ground.months import Months

        fields = {name: str(one) if isinstance(one, Months) else one for name, one in error.fields.items()}
        # What cannot be encoded becomes its escape, which is one in JSON too.
        said = {"error": error.code, "fields": fields, "message": error.text(lang)}
        sys.stderr.buffer.write(
            json.dumps(said, ensure_ascii=False, default=str).encode(errors="backslashreplace") + b"\n"
        )
    else:
        from retirecalc.cli.phrases import told

        print(told(error, lang), file=sys.stderr)
    return Exit.UNUSABLE


def nearest(value: str, known: Iterable[str]) -> str | None:
    """What was probably meant; nothing that is further from it than a slip of the keyboard.

    >>> nearest("minimum_contributon", ["minimum_contribution"]), nearest("less", ["class"])
    ('minimum_contribution', None)
    """
    from difflib import get_close_matches

    words = {word.strip("-"): word for word in known}
    return next((words[word] for word in get_close_matches(value.strip("-"), words, n=1, cutoff=0.75)), None)


def _usage(error: Any) -> RetirecalcError:
    """A usage error of click in our words, in both languages; none of what was typed but a name is said again."""
    ctx, kind = error.ctx, type(error).__name__
    command = ctx.command_path if ctx else "retirecalc"
    param: Any = getattr(error, "param", None)
    text = error.format_message()
    if kind == "NoSuchOption":
        options = (option for param in ctx.command.params for option in (*param.opts, *param.secondary_opts))
        if (near := nearest(error.option_name, options)) is not None:
            return RetirecalcError("cli.usage_option_near", value=error.option_name, nearest=near, command=command)
        return RetirecalcError("cli.usage_option", value=error.option_name, command=command)
    if kind == "MissingParameter":
        named = param.opts[0] if param.param_type_name == "option" else param.metavar or param.name
        return RetirecalcError("cli.usage_missing", value=named, command=command)
    if kind in ("UsageError", "NoSuchCommand") and isinstance(ctx.command, TyperGroup):
        commands = ctx.command.list_commands(ctx)
        given = re.search(r"'([^']+)'", text)
        if given is not None and (near := nearest(given[1], commands)) is not None:
            return RetirecalcError("cli.usage_command_near", value=given[1], nearest=near, command=command)
        return RetirecalcError("cli.usage_command", allowed=", ".join(commands), command=command)
    if kind == "BadOptionUsage":
        empty = "requires" in text
        code = "cli.option_empty" if empty else "cli.usage_no_value"
        return RetirecalcError(code, value=error.option_name, command=command)
    if kind == "BadParameter" and param is not None:
        named = " / ".join(param.opts) if param.param_type_name == "option" else param.metavar
        _, one_of, choices = text.partition("not one of")
        if one_of:
            allowed = ", ".join(re.findall("'([^']*)'", choices))
            return RetirecalcError("cli.usage_choice", value=named, allowed=allowed, command=command)
        if re.search(r"\bint(eger)?\b|greater than|in the range", text):
            return RetirecalcError("cli.usage_number", value=named, command=command)
    if kind == "UsageError" and (extra := re.search(r"extra arguments?(?:\(s\))? \((.+)\)", text)) is not None:
        return RetirecalcError("cli.usage_extra", value=extra[1], command=command)
    return RetirecalcError("cli.usage_other", problem=text.rstrip("."), command=command)
