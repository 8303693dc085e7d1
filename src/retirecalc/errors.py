"""What can go wrong, as one short tree of exceptions.

Negative legal answers are values, never exceptions. These are for input that cannot be read, facts that
contradict each other, and law that is missing or contradictory. Each error is one sentence of what is wrong and why,
and one of what to do next, in English (`str(error)`) and Chinese (`error.text("zh")`), from a closed list of codes.
"""

from __future__ import annotations

import errno
import os
import re
from importlib import import_module
from typing import TypeVar

from retirecalc.ground.say import SILENT, Said, language
from retirecalc.ground.text import masked

X = TypeVar("X")


def sentence(code: str) -> Said:
    """The sentence of a code: `facts.birth_out_of_range` stands in `retirecalc/facts/sentences.py`.

    >>> sentence("ground.no_such_day").zh
    '{field}：日历上没有“{value}”这一天。请核对日期。'
    """
    home, _, name = code.partition(".")
    said: Said = import_module(f"retirecalc.{home}.sentences").SENTENCES[name]
    return said


_HOW = {
    "AmountComparison": "compare_amounts(person, law, as_of, months, assumptions)",
    "Assessment": "assess(person, law, as_of)",
    "Law": 'load_law("CN")',
    "Person": 'Person("1971-09", "male_60")',
    "Path": "path_to_pension(person, law, as_of, facts)",
    "RosterPlan": "read_roster(path).plan(law, as_of)",
    "StaffPlan": "read_roster(path).plan(law, as_of)",
}
"""Where an object of each class comes from."""


def wanted(kind: type[X], value: object, field: str) -> X:
    """What was given, if it is of the class that is wanted: a place or a dict of facts is none.

    >>> wanted(int, 7, "row")
    7
    """
    if not isinstance(value, kind):
        given, name = type(value).__name__, kind.__name__
        raise InvalidFacts("ground.type_wanted", field=field, type=given, wanted=name, how=_HOW[name])
    return value


class RetirecalcError(Exception):
    """Every error this library raises on purpose. `code` and `fields` carry what the sentence says.

    >>> error = InvalidFacts("ground.no_such_month", field="birth", value="1971-13")
    >>> error.code, error.fields["value"]
    ('ground.no_such_month', '1971-13')
    >>> print(error)
    birth: '1971-13' has no such month: months run from 1 to 12. Check the date.
    >>> print(error.text("zh"))
    birth：“1971-13”中的月份不存在，月份为1至12。请核对日期。
    """

    def __init__(self, code: str, /, **fields: object) -> None:
        self.code = code
        self.fields: dict[str, object] = {
            # An error inside a sentence hides by itself what it has to, and words of ours have nothing to hide.
            name: field if isinstance(field, RetirecalcError | Said) else masked(field)
            for name, field in fields.items()
        }
        super().__init__(self.text("en"))

    def text(self, lang: str = "en", *, typed: bool = False) -> str:
        """The error as a sentence, in `en` or `zh`, with what a caller of the library writes, or what is typed in a shell."""
        spoken = language(lang)
        words = sentence(self.code).of(spoken)
        advice = {name: (shell if typed else library).of(spoken) for name, (library, shell) in ADVICE.items()}
        said = {name: _shown(field, spoken, age=name in _AGES, typed=typed) for name, field in self.fields.items()}
        # What is quoted, and what stands in a file or a command, stays as it was typed.
        if spoken == "zh" and not isinstance(self, TableError) and not self.code.startswith("cli."):
            for name, field in self.fields.items():
                named = f"{{{name}}}"
                if f"“{named}”" not in words and (prose := _in_prose(str(field))) is not None:
                    said[name], words = prose, re.sub(f" ?{re.escape(named)} ?", named, words)
        return words.format(**(advice | said))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.fields)


class InvalidFacts(RetirecalcError, ValueError):
    """The facts stated cannot be read, cannot be true, or contradict each other."""


class OutOfCoverage(RetirecalcError, LookupError):
    """No law on file for the day or place asked about."""


class AmbiguousLaw(RetirecalcError):
    """Two versions of one table claim the same day."""


class TableError(RetirecalcError):
    """A table file is malformed or contradicts itself; names the file, the line where there is one, and the field."""

    def text(self, lang: str = "en", *, typed: bool = False) -> str:
        said = super().text(lang, typed=typed)
        if "file" not in self.fields:
            return said
        where = _IN_FILE if self.fields.get("line") is None else _AT_LINE
        return where.of(language(lang)).format(**self.fields) + said


class RosterError(RetirecalcError):
    """A staff list as a whole cannot be used. A single bad row is never an error: it is a problem in the result."""


class MissingExtra(RetirecalcError, ImportError):
    """An optional package is needed; the sentence gives the exact command, which fits where this copy came from."""

    def __init__(self, code: str, /, **fields: object) -> None:
        from retirecalc.ground.extras import install_line

        if "extra" in fields:
            fields.setdefault("install", install_line(str(fields["extra"])))
        super().__init__(code, **fields)


def _same(text: str) -> Said:
    return Said(text, text)


ADVICE = {
    "continuing": (_same("continuing"), _same("--continuing / --stopped")),
    "in_force_on": (_same("in_force_on"), _same("--in-force-on")),
    "lump_sum": (_same("(36, '2030-02')"), _same("36@2030-02")),
    "or_own_table": (
        Said(", or add a folder of your own tables with tables=[...]", "，或用 tables=[...] 加入自己的表所在的文件夹"),
        SILENT,
    ),
    "overwrite": (_same("overwrite=True"), _same("--force")),
    "paying_on": (_same("continuing=True"), _same("--continuing")),
}
"""What the advice of a sentence names: as a caller of the library writes it, and as it is typed in a shell."""

_EMPTY = frozenset({"None", "NoneType", "nan", "NaT", "NaTType", "<NA>", "NAType"})
"""What Python and the libraries of tables write for a cell without a value."""
_NOT_GIVEN = Said("not given", "未填写")
_SYSTEM = {
    os.strerror(number): zh
    for number, zh in (
        (errno.ENOENT, "没有此文件或文件夹"),
        (errno.EACCES, "没有权限"),
        (errno.EPERM, "没有权限"),
        (errno.EEXIST, "同名文件已存在"),
        (errno.EISDIR, "这是文件夹"),
        (errno.ENOTDIR, "路径中有一段不是文件夹"),
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "磁盘只读"),
        (errno.ENAMETOOLONG, "名称过长"),
    )
}
"""What the system says of a file."""


_AGES = frozenset({"age", "first_age", "last_age"})
"""Fields whose months are an age."""


def _shown(field: object, spoken: str, *, age: bool = False, typed: bool = False) -> object:
    """A field as a reader knows it: no word of Python for what is empty, no address of an object.

    In Chinese a month is 2024年11月, a period 36年10个月, and an `age` 40周岁.
    """
    from retirecalc.ground import chinese
    from retirecalc.ground.months import Months, YearMonth

    if isinstance(field, RetirecalcError):
        return field.text(spoken, typed=typed)
    if isinstance(field, Said):
        return field.of(spoken)
    if spoken == "zh" and isinstance(field, YearMonth):
        return chinese.month(field.year, field.month)
    if spoken == "zh" and isinstance(field, Months):
        return (chinese.age if age else chinese.term)(*divmod(int(field), 12))
    text = str(field)
    if text in _EMPTY:
        return _NOT_GIVEN.of(spoken)
    if spoken == "zh" and text in _SYSTEM:
        return _SYSTEM[text]
    found = re.fullmatch(r"<(?:class '([\w.]+)'|([\w.]+) object at 0x[0-9a-fA-F]+)>", text)
    return field if found is None else found[1] or found[2]


def _in_prose(text: str) -> str | None:
    """A month, a day, or several numbers, as they stand in a Chinese sentence; None for anything else."""
    from retirecalc.ground.chinese import dated

    return text.replace(", ", "、") if _ROWS.fullmatch(text) else dated(text)


_ROWS = re.compile(r"\d+(?:, \d+)+")
_IN_FILE = Said("{file}: {field}: ", "{file}：{field}：")
_AT_LINE = Said("{file}, line {line}: {field}: ", "{file} 第{line}行：{field}：")


def _rebuild(kind: type[RetirecalcError], code: str, fields: dict[str, object]) -> RetirecalcError:
    return kind(code, **fields)
