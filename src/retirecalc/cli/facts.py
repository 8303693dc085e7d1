"""Facts as options by their names in JSON, or as JSON from a file: what `ask` and `letter` take."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from retirecalc.cli.app import nearest
from retirecalc.cli.options import CUMULATIVE, lump_sum, runs, said
from retirecalc.errors import InvalidFacts, RetirecalcError
from retirecalc.facts.contributions import Contributions
from retirecalc.facts.reading import nothing, yes_no
from retirecalc.facts.spells import Spell
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import Employment
from retirecalc.ground.stated import Types

_YES_NO = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False, "无": False}


def stated_facts(
    file: str | None, args: list[str], fields: Mapping[str, Types], command: str
) -> tuple[dict[str, Any], set[str]]:
    """The facts of a file and of the options, and the names of those that were typed."""
    told, options = from_file(file, fields), from_options(args, fields, command)
    typed = {*options, *(inner if isinstance(inner := options.get("contributions"), dict) else ())}
    if isinstance(inside := told.get("contributions"), dict) and isinstance(options.get("contributions"), dict):
        options["contributions"] = {**inside, **options["contributions"]}  # an option changes its own figure alone
    return told | options, typed


def from_file(path: str | None, fields: Mapping[str, Types]) -> dict[str, Any]:
    """The facts of a JSON file or of standard input: an object of them, or an answer, without what other rules alone take."""
    if path is None:
        return {}
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
        found: Any = json.loads(text, object_pairs_hook=_once)
    except ValueError as error:  # no text, or no JSON
        line = getattr(error, "lineno", 1)
        raise RetirecalcError("cli.facts_no_json", file=path, line=line) from None
    if not isinstance(found, dict):
        raise RetirecalcError("cli.facts_no_object", file=path)
    inside = found.get("facts") if str(found.get("schema", "")).startswith("retirecalc.") else None
    if not isinstance(inside, dict):
        return found
    elsewhere = {} if inside.keys() <= fields.keys() else _every()
    return {name: fact for name, fact in inside.items() if name in fields or name not in elsewhere}


def _every() -> dict[str, Types]:
    """The facts that some rule takes."""
    from retirecalc.questions.ask import askable, fields_of

    return {name: types for rule in askable() for name, types in fields_of(rule).items()}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, of which the parser would take the last of two facts of one name."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise RetirecalcError("cli.fact_twice", value=next(name for name in names if names.count(name) > 1))
    return found


def from_options(args: list[str], fields: Mapping[str, Types], command: str) -> dict[str, Any]:
    """`--birth 1971-09 --paid 10y` as facts; what is stated of contributions goes under `contributions`.

    `--contributions`, a bare `--continuing` and `--stopped` mean what they mean to `retirecalc person`.
    """
    inside = _inside(fields)
    facts: dict[str, Any] = {}
    rest = list(args)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--"):
            raise RetirecalcError("cli.usage_extra", value=name, command=command)
        if name == "--stopped" and "continuing" in inside:
            name, equals, value = "--continuing", "=", "no"
        field = "cumulative" if name in CUMULATIVE else name[2:].replace("-", "_")
        outer = field in fields and dict not in fields[field]
        known = fields[field] if outer else inside.get(field)
        if known is None:
            raise no_option(name, fields, command)
        if not equals:
            if field == "continuing" and (not rest or rest[0].startswith("--")):
                rest.insert(0, "yes")
            if not rest:
                raise RetirecalcError("cli.option_empty", value=name, command=command)
            value = rest.pop(0)
        if said(value) is None:
            continue
        home = facts if outer else facts.setdefault("contributions", {})
        if field in home:
            raise RetirecalcError("cli.option_twice", value=name, command=command)
        if field == "spells":
            from retirecalc.cli.spells import read_spells

            home[field] = [spell.to_dict() for spell in read_spells(Path(value))]
            continue
        try:
            home[field] = read_typed(field, value, known)
        except InvalidFacts as error:
            raise InvalidFacts(error.code, **{**error.fields, "field": name}) from None
    return facts


def read_typed(field: str, value: str, known: Types) -> object:
    """What is typed for a fact, as its JSON."""
    if field == "lump_sum":
        return list(lump_sum(value))
    if bool in known and value in _YES_NO:
        return _YES_NO[value]
    if known == (bool,):
        return yes_no(value, field)
    if known == (int,) and value.strip().removeprefix("-").isdecimal():
        return int(value)
    if list in known:
        return [Spell.of(run).to_dict() for run in runs(value)] if field in Contributions.FIELDS else runs(value)
    return value


def left_open(word: str) -> InvalidFacts | None:
    """That a word for who employs leaves open what decides, and counts as not stated; nothing of a word that says so itself."""
    said_nothing = (
        nothing(word) or word == Employment.UNKNOWN or meanings("employment").get(plain(word)) == "not_stated"
    )
    if said_nothing or Employment.of(word) is not Employment.UNKNOWN:
        return None
    return InvalidFacts("cli.employment_open", field="employment", value=word)


def _inside(fields: Mapping[str, Types]) -> dict[str, Types]:
    """What is stated of contributions, where the rule takes any."""
    return Contributions.FIELDS if dict in fields.get("contributions", ()) else {}


def option_of(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def options_of(fields: Mapping[str, Types]) -> list[str]:
    """The options of a rule: its facts, by their names in JSON."""
    return [
        option_of(field) for field in (*(one for one, types in fields.items() if dict not in types), *_inside(fields))
    ]


def no_option(name: str, fields: Mapping[str, Types], command: str) -> RetirecalcError:
    options = options_of(fields)
    words = [*options, *(("--contributions", "--stopped") if _inside(fields) else ())]
    # --month is no slip, but an option of other rules.
    if name != "--month" and (near := nearest(name, words)) is not None:
        return RetirecalcError("cli.usage_option_near", value=name, nearest=near, command=command)
    if not options:
        return RetirecalcError("cli.usage_option", value=name, command=command)
    return RetirecalcError("cli.option_of_rule", value=name, allowed=", ".join(options), command=command)


def by_options(error: InvalidFacts, fields: Mapping[str, Types], typed: Iterable[str]) -> InvalidFacts:
    """The same error by the names of the options: where a fact was typed, or is missing."""
    if error.code in ("facts.contributions_empty", "facts.contributions_needed") and _inside(fields):
        return InvalidFacts("cli.contributions_option", field="--cumulative")
    missing = error.code in ("facts.fact_missing", "questions.facts_missing")
    known = {"month", *fields, *_inside(fields)}
    parts = [one.removeprefix("contributions.") for one in str(error.fields.get("field", "")).split(", ")]
    if not all(one in known and (missing or one == "month" or one in typed) for one in parts):
        return error
    return InvalidFacts(error.code, **{**error.fields, "field": ", ".join(map(option_of, parts))})
