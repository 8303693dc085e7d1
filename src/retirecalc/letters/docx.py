"""Word files: a template of ours or of the caller's, filled in. What a field holds is text, whatever stands in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from html import escape
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from retirecalc.errors import RetirecalcError
from retirecalc.ground.extras import need

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day of every part of a file, so that the same paper has the same bytes."""
_SONG, _HEI, _LATIN = "宋体", "黑体", "Times New Roman"
"""Fonts by the names that Word knows; LibreOffice takes what is installed in their place."""
_PADDING = 1.5
"""Points above and below what stands in a cell."""
_PICTURE = 14
"""Centimetres that a picture is wide, a little less than the lines of a sheet."""


def filled(template: bytes, fields: Mapping[str, Any], *, made_on: date, file: str) -> bytes:
    """A template with its fields, as a Word file.

    Raises:
        RetirecalcError: the template is no Word file, or asks for something that cannot be filled in.
    """
    docxtpl = need("docxtpl", extra="letters", feature="docx")
    from docx.shared import Cm
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made = BytesIO()
    try:
        word = docxtpl.DocxTemplate(BytesIO(template))

        def picture(data: bytes) -> Any:
            return docxtpl.InlineImage(word, BytesIO(data), width=Cm(_PICTURE))

        word.render(_escaped(fields, picture), environment)
        properties = word.docx.core_properties
        properties.author = properties.last_modified_by = ""
        properties.created = properties.modified = datetime.fromisoformat(made_on.isoformat())
        word.save(made)
    except (TemplateError, KeyError, ValueError, zipfile.BadZipFile) as error:
        problem = " ".join(str(error).split()) or type(error).__name__
        raise RetirecalcError("letters.template_unusable", file=file, problem=problem) from None
    return _repeatable(made.getvalue())


def text_of(file: bytes) -> str:
    """All text of a Word file's body."""
    from docx import Document
    from docx.oxml.ns import qn

    return "".join(text.text or "" for text in Document(BytesIO(file)).element.body.iter(qn("w:t")))


def _escaped(value: Any, picture: Callable[[bytes], Any]) -> Any:
    """Text as the XML of a Word file has it, braces too, which docxtpl would take for its own; bytes are a picture."""
    import markupsafe

    if isinstance(value, Mapping):
        return {name: _escaped(one, picture) for name, one in value.items()}
    if isinstance(value, str):
        return markupsafe.Markup(re.sub("[{}%]", lambda found: f"&#{ord(found[0])};", markupsafe.escape(value)))
    if isinstance(value, bytes):
        return picture(value)
    return [_escaped(one, picture) for one in value] if isinstance(value, Iterable) else value


def _repeatable(file: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def template_of(folder: Path | None, place: str, names: Sequence[str]) -> tuple[bytes, str] | None:
    """The first of the caller's templates that is there, those of the place first, and its name; None where there is none.

    Raises:
        RetirecalcError: the folder holds no template at all, for no place.
    """
    if folder is None:
        return None
    if not any(chain(folder.glob("*.docx"), folder.glob("*/*.docx"))):
        raise RetirecalcError("letters.template_none", file=str(folder))
    paths = (home / f"{name}.docx" for home in (folder / place, folder) for name in names)
    found = next((path for path in paths if path.is_file()), None)
    return None if found is None else (found.read_bytes(), str(found))


class Draft:
    """A Word file while it is made, by the standard library alone: what reads and fills Word files has no build for browsers."""

    def __init__(self, *, margin: float, size: float) -> None:
        self._margin, self._size = margin, size
        self._body: list[str] = []

    def line(
        self,
        text: str,
        *,
        size: float | None = None,
        bold: bool = False,
        center: bool = False,
        new_page: bool = False,
        before: float = 0,
        after: float = 0,
        spacing: float = 1.0,
        keep: bool = False,
    ) -> None:
        """One paragraph; titles are bold and in the font of titles. `keep` holds it on the page of the next one."""
        form = "<w:keepNext/>" * keep + "<w:pageBreakBefore/>" * new_page
        form += f'<w:spacing w:before="{_twips(before)}" w:after="{_twips(after)}" '
        form += f'w:line="{round(240 * spacing)}" w:lineRule="auto"/>'
        form += '<w:jc w:val="center"/>' * center
        run = f'<w:rFonts w:eastAsia="{_HEI}"/><w:b/>' * bold + _sized(size or self._size)
        shown = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
        self._body.append(f"<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{run}</w:rPr>{shown}</w:r></w:p>")

    def table(
        self, rows: Iterable[Iterable[str]], widths: tuple[float, ...], *, size: float, head: bool = False
    ) -> None:
        """A table with lines around its cells; a row of one cell is a mark of the template, which is taken out."""
        wide = [_twips(width * _POINTS) for width in widths]
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
        self._body.append(f"<w:tbl><w:tblPr>{_GRID}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>")
        for number, row in enumerate(rows):
            self._body.append("<w:tr>")
            for text, width in zip([*row, *[""] * len(widths)], wide, strict=False):
                self._body.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>')
                self.line(text, size=size, bold=head and number == 0, before=_PADDING, after=_PADDING)
                self._body.append("</w:tc>")
            self._body.append("</w:tr>")
        self._body.append("</w:tbl>")

    def bytes(self, made_on: date | None = None) -> bytes:
        margin = _twips(self._margin * _POINTS)
        sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
        page = f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {sides} w:header="720" w:footer="720" w:gutter="0"/>'
        body = f"{''.join(self._body)}<w:sectPr>{page}</w:sectPr>"
        day = f"{made_on or date(*_EPOCH[:3])}T00:00:00Z"
        parts = {
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": _STYLES.format(word=_WORD, latin=_LATIN, song=_SONG, size=_sized(self._size)),
            "docProps/core.xml": _CORE.format(day=day),
        }
        types = "".join(f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>' for name in parts)
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
            f'application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": _relations(
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/_rels/document.xml.rels": _relations((f"{_OFFICE}/styles", "styles.xml")),
            **parts,
        }
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as file:
            for name, text in parts.items():
                file.writestr(zipfile.ZipInfo(name, _EPOCH), f"{_XML}{text}".encode(), zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _twips(points: float) -> int:
    return round(20 * points)


def _sized(points: float) -> str:
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * points)}"/>'


def _relations(*known: tuple[str, str]) -> str:
    every = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{part}"/>' for at, (kind, part) in enumerate(known, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{every}</Relationships>'


_POINTS = 72 / 2.54
"""Of a centimetre."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "word/styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_GRID = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/>'
# Without the language LibreOffice takes the Japanese or Taiwanese shapes of its fonts, with stops in the middle of the line.
_STYLES = (
    '<w:styles xmlns:w="{word}">'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{song}" w:cs="{latin}"/>{size}'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>'
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
)
