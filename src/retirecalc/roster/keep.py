"""A workbook that came in, kept: the sheets of a plan go behind its own, and not a byte of these is written anew.

Whatever a spreadsheet program put into it (shapes, pivots, sparklines, pictures in cells) stays, because nothing of it is
read: only the lists of its sheets, styles and parts grow. Sheets of an earlier plan, which say themselves that they are, go.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from html import unescape
from itertools import count
from xml.etree.ElementTree import ParseError, fromstring

from retirecalc.errors import RosterError
from retirecalc.roster.book import MARK

_MAIN, _RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _TYPES = "xl/styles.xml", "[Content_Types].xml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OWN = re.compile(r"(?<=/)(sheet|drawing|chart)(\d+)(?=\.xml)")
_DEFINED = "<definedName .*?</definedName>"
_FIRST_OWN_FORMAT = 164
_GROWING = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}


def kept(workbook: bytes, plan: bytes, file: str) -> bytes:
    """The workbook with the sheets of a plan behind its own; `file` is what messages call it.

    Raises:
        RosterError: the workbook is not written as spreadsheet programs write it, or has a sheet with a name of the plan.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(io.BytesIO(plan)) as new:
        theirs, ours = _texts(old, file), _texts(new, file)
        gone = _without_plan(old, theirs)
        taken = _names(theirs[_MAIN])
        if twice := [name for name in _names(ours[_MAIN]) if name.casefold() in {one.casefold() for one in taken}]:
            raise RosterError("roster.keep_sheet_twice", file=file, sheets="、".join(twice))
        number = next(number for number in count(1) if not any(f"plan{number}-" in name for name in old.namelist()))
        grown = _grown(theirs, ours, new, f"plan{number}-")
        for name in (_MAIN, _RELATED, _STYLES, _TYPES):  # told before anything is replaced by what no program opens
            try:
                fromstring(grown[name])
            except ParseError:
                raise RosterError("roster.keep_unusual", file=file) from None
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in old.infolist():
                if part.filename in gone:
                    continue
                archive.writestr(part, grown.pop(part.filename) if part.filename in grown else old.read(part))
            for name, text in grown.items():
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _texts(archive: zipfile.ZipFile, file: str) -> dict[str, str]:
    """The parts that grow."""
    try:
        found = {name: archive.read(name).decode("utf-8-sig") for name in (_MAIN, _RELATED, _STYLES, _TYPES)}
    except (KeyError, UnicodeDecodeError):
        raise RosterError("roster.keep_unusual", file=file) from None
    for name in (_MAIN, _STYLES):  # some programs write lists of nothing
        found[name] = re.sub(r"<(?:definedNames|numFmts)(?: [^>]*)?/>", "", found[name])
    groups = all(f"<{group} " in found[_STYLES] and f"</{group}>" in found[_STYLES] for group in _GROWING)
    if not groups or "</sheets>" not in found[_MAIN] or "</Types>" not in found[_TYPES]:
        raise RosterError("roster.keep_unusual", file=file)
    return found


def _without_plan(archive: zipfile.ZipFile, texts: dict[str, str]) -> set[str]:
    """Takes the sheets of an earlier plan out of the lists; the parts with which nothing else has to do.

    A sheet is one if it bears the mark with its own name: a copy of it, or one that was renamed, is its user's.
    """
    book, related = texts[_MAIN], texts[_RELATED]
    marks = {
        (_of(name, "localSheetId"), unescape(name.split(">")[1].split("<")[0]).strip('"'))
        for name in re.findall(_DEFINED, book, re.DOTALL)
        if _of(name, "name") == MARK
    }
    sheets = re.findall("<sheet [^>]*/>", book)
    left = [at for at, one in enumerate(sheets) if (str(at), unescape(_of(one, "name"))) not in marks]
    ids = {_of(one, r"\w+:id") for at, one in enumerate(sheets) if at not in left}
    if not ids:
        return set()

    def name_left(found: re.Match[str]) -> str:
        if not (at := _of(found[0], "localSheetId")):
            return found[0]
        return (
            found[0].replace(f'localSheetId="{at}"', f'localSheetId="{left.index(int(at))}"') if int(at) in left else ""
        )

    book = re.sub("<sheet [^>]*/>", lambda found: "" if _of(found[0], r"\w+:id") in ids else found[0], book)
    book = re.sub(_DEFINED, name_left, book, flags=re.DOTALL)
    texts[_MAIN] = re.sub(  # the sheets in front, of which one may be gone
        r'\b(activeTab|firstSheet)="(\d+)"',
        lambda found: f'{found[1]}="{left.index(int(found[2])) if int(found[2]) in left else 0}"',
        re.sub(r"<definedNames>\s*</definedNames>", "", book),
    )
    # The order in which cells are calculated names sheets by number; programs make it anew.
    texts[_RELATED] = re.sub(
        "<Relationship [^>]*/>",
        lambda found: "" if _of(found[0], "Id") in ids or "/calcChain" in found[0] else found[0],
        related,
    )
    parts = _reached(archive, related) - _reached(archive, texts[_RELATED])
    texts[_TYPES] = re.sub(
        "<Override [^>]*/>",
        lambda found: "" if _of(found[0], "PartName").lstrip("/") in parts else found[0],
        texts[_TYPES],
    )
    return parts


def _of(tag: str, attribute: str) -> str:
    """What a tag says of something."""
    found = re.search(rf'\s{attribute}="([^"]*)"', tag)
    return "" if found is None else found[1]


def _reached(archive: zipfile.ZipFile, related: str) -> set[str]:
    """The parts that a workbook of such relations has to do with, by way of others too."""
    names, found, left = set(archive.namelist()), set[str](), [(_MAIN, related)]
    while left:
        part, related = left.pop()
        for one in re.findall("<Relationship [^>]*>", related):
            to = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), _of(one, "Target"))).lstrip("/")
            if to in names - found:
                found.add(to)
                more = "{}/_rels/{}.rels".format(*posixpath.split(to))
                if more in names:
                    found.add(more)
                    left.append((to, archive.read(more).decode("utf-8-sig")))
    return found


def _names(book: str) -> list[str]:
    return re.findall(r'<sheet [^>]*?name="([^"]*)"', book)


def _grown(theirs: Mapping[str, str], ours: Mapping[str, str], plan: zipfile.ZipFile, prefix: str) -> dict[str, bytes]:
    """Every part that is new or longer."""
    styles, moved = _styles(theirs[_STYLES], ours[_STYLES])
    first = max(map(int, re.findall(r'<sheet [^>]*?sheetId="(\d+)"', theirs[_MAIN])), default=0) + 1
    sheets = "".join(
        re.sub(r'sheetId="\d+"(.*?)r:id="(\w+)"', rf'sheetId="{at}"\1xmlns:r="{_R}" r:id="{prefix}\2"', sheet)
        for at, sheet in enumerate(re.findall("<sheet [^>]*/>", ours[_MAIN]), start=first)
    )
    behind = len(_names(theirs[_MAIN]))
    names = re.sub(
        r'localSheetId="(\d+)"',
        lambda found: f'localSheetId="{int(found[1]) + behind}"',
        "".join(re.findall(_DEFINED, ours[_MAIN])),
    )
    related = "".join(
        re.sub(r'Id="(\w+)"', rf'Id="{prefix}\1"', _renamed(one, prefix), count=1)
        for one in re.findall("<Relationship [^>]*/>", ours[_RELATED])
        if f'{_R}/worksheet"' in one
    )
    types = "".join(
        _renamed(one, prefix) for one in re.findall("<Override [^>]*/>", ours[_TYPES]) if _OWN.search(one) is not None
    )
    texts = {
        _MAIN: _with_names(_before(theirs[_MAIN], "</sheets>", sheets), names),
        _RELATED: _before(theirs[_RELATED], "</Relationships>", related),
        _TYPES: _before(theirs[_TYPES], "</Types>", types),
        _STYLES: styles,
    }
    for name in plan.namelist():
        if _OWN.search(name) is not None:
            text = plan.read(name).decode()
            if name.endswith(".rels"):
                text = _renamed(text, prefix)
            elif "/worksheets/" in name:  # two sheets in front would be filled in together
                text = moved(text.replace(' tabSelected="1"', ""))
            texts[_renamed(name, prefix)] = text
    return {name: text.encode() for name, text in texts.items()}


def _renamed(text: str, prefix: str) -> str:
    return _OWN.sub(rf"{prefix}\1\2", text)


def _before(text: str, end: str, more: str) -> str:
    head, _, tail = text.rpartition(end)
    return f"{head}{more}{end}{tail}"


def _with_names(book: str, names: str) -> str:
    """The names of areas, such as the rows that are printed on each page, in the place that the format has for them."""
    if "</definedNames>" in book:
        return _before(book, "</definedNames>", names)
    end = next(end for end in ("</externalReferences>", "</functionGroups>", "</sheets>") if end in book)
    return book.replace(end, f"{end}<definedNames>{names}</definedNames>", 1)


def _styles(theirs: str, ours: str) -> tuple[str, Callable[[str], str]]:
    """Their styles and behind them ours, and what makes a sheet of ours use these."""
    counts = {group: len(re.findall(rf"<{one}[\s/>]", _inside(theirs, group))) for group, one in _GROWING.items()}
    own = re.findall(r'<numFmt numFmtId="(\d+)"', ours)
    free = max((_FIRST_OWN_FORMAT - 1, *map(int, re.findall(r'<numFmt [^>]*?numFmtId="(\d+)"', theirs)))) + 1
    formats = {number: str(free + at) for at, number in enumerate(own)}

    def numbered(text: str) -> str:
        return re.sub(r'numFmtId="(\d+)"', lambda found: f'numFmtId="{formats.get(found[1], found[1])}"', text)

    styles = theirs
    for group in _GROWING:
        inside = _inside(ours, group)
        if group == "cellXfs":
            inside = numbered(inside)
            for name, of in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                inside = _shifted(inside, rf'({name}=")(\d+)"', counts[of])
        styles = _longer(styles, group, inside)
    if formats:
        more = numbered(_inside(ours, "numFmts"))
        if "</numFmts>" not in styles:
            styles = re.sub("<styleSheet[^>]*>", r'\g<0><numFmts count="0"></numFmts>', styles, count=1)
        styles = _longer(styles, "numFmts", more)
    cells = counts["cellXfs"]
    return styles, lambda sheet: _shifted(sheet, r'(<(?:c|row) [^>]*?\bs="|<col [^>]*?style=")(\d+)"', cells)


def _inside(styles: str, group: str) -> str:
    found = re.search(rf"<{group}(?: [^>]*)?>(.*?)</{group}>", styles, re.DOTALL)
    return "" if found is None else found[1]


def _longer(styles: str, group: str, more: str) -> str:
    number = len(re.findall(f"<{_GROWING.get(group, 'numFmt')}[\\s/>]", more))
    counted = re.sub(
        rf'(<{group} [^>]*?\bcount=")(\d+)"', lambda found: f'{found[1]}{int(found[2]) + number}"', styles, count=1
    )
    return _before(counted, f"</{group}>", more)


def _shifted(text: str, what: str, by: int) -> str:
    return re.sub(what, lambda found: f'{found[1]}{int(found[2]) + by}"', text)
