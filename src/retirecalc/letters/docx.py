"""Word files: a template of ours or of the caller's, filled in. What a field holds is text, whatever stands in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
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
_PICTURE = 15
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
    from markupsafe import Markup, escape

    if isinstance(value, Mapping):
        return {name: _escaped(one, picture) for name, one in value.items()}
    if isinstance(value, str):
        return Markup(re.sub("[{}%]", lambda found: f"&#{ord(found[0])};", escape(value)))
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
    """A Word file while it is made."""

    def __init__(self, *, margin: float, size: float) -> None:
        docx = need("docx", extra="letters", feature="docx")
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        self.word: Any = docx.Document()
        self._size = size
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(margin)
        style = self.word.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(0)
        self._named(style.element.get_or_add_rPr(), _SONG)
        # Or LibreOffice takes the Japanese or Taiwanese shapes of its fonts, with stops in the middle of the line.
        for lang in self.word.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:eastAsia"), "zh-CN")

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
        cell: Any = None,
    ) -> None:
        """One paragraph; titles are bold and in the font of titles. `keep` holds it on the page of the next one."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self.word.add_paragraph() if cell is None else cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), spacing
        form.page_break_before, form.keep_with_next = new_page, keep
        if center:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold = bold
        run.font.size = Pt(size or self._size)
        if bold:
            self._named(run._element.get_or_add_rPr(), _HEI)

    def table(
        self, rows: Iterable[Iterable[str]], widths: tuple[float, ...], *, size: float, head: bool = False
    ) -> None:
        """A table with lines around its cells; a row of one cell is a mark of the template, which is taken out."""
        from docx.shared import Cm

        made = self.word.add_table(rows=0, cols=len(widths), style="Table Grid")
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        for number, row in enumerate(rows):
            cells = made.add_row().cells
            for cell, text, width in zip(cells, [*row, *[""] * len(widths)], widths, strict=False):
                cell.width = Cm(width)
                self.line(text, size=size, bold=head and number == 0, before=_PADDING, after=_PADDING, cell=cell)

    def bytes(self) -> bytes:
        made = BytesIO()
        self.word.save(made)
        return _repeatable(made.getvalue())

    @staticmethod
    def _named(properties: Any, east: str) -> None:
        from docx.oxml.ns import qn

        fonts = properties.get_or_add_rFonts()
        for name in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{name}"), _LATIN)
        fonts.set(qn("w:eastAsia"), east)
