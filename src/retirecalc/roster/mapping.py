"""Which column holds which fact, where its title does not say so, and what a word in it stands for: stated by the caller, kept in a
small YAML file. `岗位: post` maps a column, `岗位:操作工: 女50` a word. For the exports of known systems such files are here:
`words/systems`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path

from retirecalc.errors import InvalidFacts, RosterError
from retirecalc.facts.classes import class_meant
from retirecalc.facts.reading import approval, drawn, nothing, yes_no
from retirecalc.facts.vocabulary import meanings, plain
from retirecalc.facts.words import NOTHING, Employment
from retirecalc.roster import headers
from retirecalc.roster.files import read_text
from retirecalc.roster.headers import Column, Preset, Stated
from retirecalc.roster.states import goes_on, of_staff
from retirecalc.roster.survey import Layout
from retirecalc.roster.vocabulary import bare


def parse_mapping(pairs: Iterable[str]) -> dict[str, str]:
    """`["入职工龄=cumulative_years"]` as a mapping of column titles to fields.

    >>> parse_mapping(["出生=birth", "备注=ignore"])
    {'出生': 'birth', '备注': 'ignore'}

    Raises:
        RosterError: not COLUMN=FIELD, or no such field, or two fields for one column.
    """
    said = []
    for pair in pairs:
        title, equals, field = pair.rpartition("=")
        if not equals or not title.strip():
            raise RosterError("roster.mapping_pair", value=pair)
        said.append((title.strip(), field.strip()))
    return checked(_once("--map", said))


def load_mapping(path: str | PathLike[str]) -> dict[str, str]:
    """The mapping of a file that `save_mapping` or a person wrote, one `title: field` a line; or the preset of a system, by name.

    A preset says what the titles mean that the exports of a system have, with `ignore` for those that only look right. A list need
    not have them all. What is put into the mapping besides, `load_mapping("odoo") | {"Tags": "post"}`, goes before the preset.

    >>> load_mapping("odoo")["Spouse Birthdate"]
    'ignore'

    Args:
        path: a file; or the name of a system, such as `dingtalk`, which is always the system: a file of that name is `./dingtalk`.

    Raises:
        RosterError: there is neither such a file nor such a system, or the file is no such list, or names no field that there is.
    """
    if isinstance(path, str):
        if path in systems():
            text = _SYSTEMS.joinpath(f"{path}.yaml").read_text(encoding="utf-8")
            return {title: Preset(said, path) for title, said in _read(path, text).items()}
        if not {"/", "\\", "."} & {*path} and not Path(path).exists():
            raise RosterError("roster.mapping_unknown", value=path, systems=", ".join(systems()))
    return _read(str(path), read_text(str(path)))


_SYSTEMS = files("retirecalc.roster").joinpath("words", "systems")


@cache
def systems() -> tuple[str, ...]:
    """The systems that have a preset."""
    return tuple(sorted(file.name.removesuffix(".yaml") for file in _SYSTEMS.iterdir()))


def _read(file: str, text: str) -> dict[str, str]:
    import yaml  # for a list with a mapping of its own only

    try:
        # Every scalar as the text that it is, a title such as 2026-11 is no date here; and each line, if it stands there twice.
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        node = None
    pairs = node.value if isinstance(node, yaml.MappingNode) else None
    if pairs is None or not all(isinstance(said, yaml.ScalarNode) for pair in pairs for said in pair):
        raise RosterError("roster.mapping_file", file=file)
    return checked(_once(file, ((title.value, Stated(said.value, file)) for title, said in pairs)))


def mapping_text(layout: Layout) -> str:
    """What is understood of a list, for a file that makes the next one of this kind be read in the same way."""
    import yaml

    lines = {}
    for fact, columns in layout.columns.items():
        for column in columns:
            lines[column.title] = fact if column.unit is None else f"{fact}_{column.unit}"
            words = layout.options.values.get(bare(column.title), {})
            said = {word: value for word, value in words.items() if not isinstance(value, Preset) or value.system}
            lines |= {f"{column.title}:{word}": str(value) for word, value in said.items()}
    lines |= dict.fromkeys(layout.ignored, headers.IGNORED)
    return yaml.safe_dump(lines, allow_unicode=True, sort_keys=False)


def parse_values(pairs: Iterable[str]) -> dict[str, str]:
    """`["岗位:操作工=女50"]` as part of a mapping: what a word in a column stands for.

    >>> parse_values(["岗位：操作工=女50"])
    {'岗位:操作工': '女50'}

    Raises:
        RosterError: not COLUMN:WORD=VALUE, or two values for one word.
    """
    said = []
    for pair in pairs:
        key, equals, value = pair.rpartition("=")
        title, colon, word = key.replace("：", ":").rpartition(":")
        if not (equals and colon and title.strip() and word.strip() and value.strip()):
            raise RosterError("roster.mapping_value", value=pair)
        said.append((f"{title.strip()}:{word.strip()}", value.strip()))
    return _once("--map-value", said)


def _once(by: str, said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is said as a mapping, if nothing is said in two ways; `by` is where it is said."""
    mapping: dict[str, str] = {}
    met: dict[tuple[str, ...], str] = {}
    for key, value in said:
        mapping[key] = value
        ((title, words),) = apart({key: value})[1].items() or [(bare(key), {})]
        if (before := met.setdefault((title, *words), value)) != value:
            raise RosterError("roster.mapping_twice", by=by, column=key, value=before, other=value)
    return mapping


def apart(mapping: Mapping[str, str], header: Iterable[str] = ()) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """A mapping as fields by column, and by column, in its bare form, what its words stand for.

    A title of the header ends at one of the colons; where none does, the last one ends it. A word of a column that is there
    may stand for one that is the name of a field too.

    >>> apart({"岗位": "post", "岗位:操作工": "女50"})
    ({'岗位': 'post'}, {'岗位': {'操作工': '女50'}})
    >>> apart({"岗位:A:B": "女50"}, ["岗位"])
    ({}, {'岗位': {'a:b': '女50'}})
    """
    titles = {bare(title) for title in header}
    fields: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for key, value in mapping.items():
        parts = _at_colon(key, titles)
        of_word = parts is not None and bare(parts[0]) in titles and bare(key) not in titles
        if parts is not None and (of_word or not headers.is_field(value)):
            title, word = parts
            values.setdefault(bare(title), {})[plain(word)] = value
        else:
            fields[key] = value
    return fields, values


def _at_colon(key: str, titles: Set[str]) -> tuple[str, str] | None:
    """The title and the word of a key; None where it has no colon."""
    parts = key.replace("：", ":").split(":")
    ends = range(len(parts) - 1, 0, -1)
    end = next((end for end in ends if bare(":".join(parts[:end])) in titles), len(parts) - 1)
    return (":".join(parts[:end]), ":".join(parts[end:])) if end else None


def check_values(
    file: str, header: Sequence[str], mapping: Mapping[str, str], found: Mapping[str, Sequence[Column]]
) -> None:
    """Refuse words of a column that is not there, but for those of a preset, and what a column cannot say.

    Raises:
        RosterError: so it is.
    """
    titles, values = {bare(title) for title in header}, apart(mapping, header)[1]
    for title, words in values.items():
        if title not in titles and not all(isinstance(meant, Preset) for meant in words.values()):
            columns = ", ".join(one for one in headers.quotable(header) if one.strip())
            written = (key.replace("：", ":").rpartition(":")[0] for key in mapping)
            as_written = next(one for one in written if bare(one) == title)
            raise RosterError("roster.mapping_column", file=file, column=as_written, columns=columns)
    for column in (*found.get("category", ()), *found.get("post", ())):
        for word, value in values.get(bare(column.title), {}).items():
            meant = class_meant(value)
            of_an_age = meant.of_woman is not None or meant.man or meant.by_code
            known = plain(value) in NOTHING or meant.known
            # 女60 names an age that no class of women has, 男55 one that no class of men has.
            if not known or meant.age or (not of_an_age and re.search(r"\d", value)):
                given = _given(f"{column.title}:{word}", value, "--map-value ")
                raise RosterError("roster.mapping_class", given=given, value=value)
    for column in found.get("rank", ()):
        for word, value in values.get(bare(column.title), {}).items():
            if class_meant(value).age:
                given = _given(f"{column.title}:{word}", value, "--map-value ")
                raise RosterError("roster.mapping_class", given=given, value=value)
    for name, allowed in _MEANINGS.items():
        for column in found.get(name, ()):
            for word, value in values.get(bare(column.title), {}).items():
                if not isinstance(value, Preset) and not _can_mean(name, column, value):
                    given = _given(f"{column.title}:{word}", value, "--map-value ")
                    raise RosterError("roster.mapping_meaning", given=given, value=value, allowed=", ".join(allowed))


_MEANINGS = {
    "sex": ("男", "女"),
    "continuing": ("是", "否"),
    "state": ("参保缴费", "暂停缴费", "终止缴费"),
    "drawing": ("是", "否", "企业职工基本养老金", "城乡居民养老金"),
    "approved": ("同意", "不同意"),
    "employment": ("民营企业职工", "国有企业职工", "国有企业管理人员", "公务员", "灵活就业人员"),
    "staff_state": ("在职", "离职", "退休", "停薪留职"),
    "staff_kind": ("在职", "离职", "退休", "返聘"),
    "id_type": ("身份证", "护照"),
    "relation": ("本人", "配偶", "子女"),
}
"""What a word may stand for in a column whose facts are words, for a sentence."""


def _can_mean(name: str, column: Column, value: str) -> bool:
    """Whether a column of a fact can say that: it is read there, or is known to say nothing."""
    word = plain(value)
    if nothing(value, name) or meanings("other_way").get(word) not in (None, "no"):
        return True
    if name == "sex":
        return class_meant(value).man is not None or meanings(name).get(word, "ask") != "ask"
    if name == "state":
        return word in meanings(name) or goes_on(word, column.title, asked=False) is not None
    if name in ("staff_state", "staff_kind"):
        return of_staff(word, column.title) not in ("roster.staff_state_open", "roster.code_open")
    if name in ("id_type", "relation"):
        return word in meanings(name)
    if name == "employment" and word in meanings(name):
        return True
    read: Mapping[str, Callable[[str], object]] = {
        "continuing": lambda said: yes_no(said, "continuing"),
        "drawing": drawn,
        "approved": approval,
        "employment": Employment.of,
    }
    with suppress(InvalidFacts):
        read[name](value)
        return True
    return False


def checked(mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping, if every field in it is one."""
    for title, field in apart(mapping)[0].items():
        if not headers.is_field(field):
            raise RosterError(
                "roster.mapping_field", given=_given(title, field), value=field, allowed=", ".join(headers.names())
            )
    return dict(mapping)


def _given(key: str, value: str, by: str = "") -> str:
    """What is said, as a person wrote it: in a file, which is named, or on the command line."""
    return f"{value.by}: {key}: {value}" if isinstance(value, Stated) else f"{by}{key}={value}"
