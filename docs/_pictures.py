"""The pictures of the site, drawn from the example list: `python docs/_pictures.py`.

Needs LibreOffice, pdftoppm and a Chinese font. Each picture holds the digest of the text that it shows, so that a test
knows without drawing it anew whether that is still what comes out.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo
from python_calamine import CalamineWorkbook

from retirecalc import load_law, read_roster
from retirecalc.letters import Sheet, sheet, sheets_pdf

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
HERE = Path(__file__).resolve().parent
FOLDER = HERE / "pictures"
LIST = HERE.parent / "examples" / "roster.csv"
AS_OF, LAW_DAY = "2026-11", "2026-11-26"
ROW = 13
"""Whose page is shown: the man of September 1971 of the other pages."""
KEY = "Shown"
COLOURS = 16


class Shown(NamedTuple):
    """What the two pictures of a language are of."""

    plan: Path
    person: Sheet

    def digests(self) -> dict[str, str]:
        """The text of each, without the version of the data, which changes with tables that are none of it."""
        summary = CalamineWorkbook.from_path(self.plan).get_sheet_by_index(0).to_python()
        told = self.person.fields()
        there = [name for name in told if told[name] and told[name.removesuffix("_title")] and name != "law"]
        person = {name: told[name] for name in there}
        return {name: _digest(text) for name, text in (("plan", summary), ("person", person))}


def _digest(text: object) -> str:
    return hashlib.sha256(json.dumps(text, ensure_ascii=False, default=str).encode()).hexdigest()


def shown(lang: Lang, folder: Path) -> Shown:
    """The plan of the example, written to the folder, and one person's page."""
    plan = read_roster(LIST).plan(load_law(in_force_on=LAW_DAY), AS_OF)
    plan.write(folder / f"{lang}.xlsx", lang=lang)
    one = next(planned for planned in plan.rows if planned.row.number == ROW)
    assert one.assessment is not None
    said = [plan.roster.said(one.row, fact) for fact in ("name", "staff_number")]
    return Shown(folder / f"{lang}.xlsx", sheet(one.assessment, lang=lang, name=said[0], number=said[1]))


def picture(name: str, lang: Lang) -> Path:
    return FOLDER / f"{name}{'' if lang == 'en' else '.zh'}.png"


def digest_in(picture: Path) -> object:
    with Image.open(picture) as kept:
        return kept.info[KEY]


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = {lang: shown(lang, folder) for lang in LANGS}
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        plans = [str(one.plan) for one in found.values()]
        subprocess.run([*office, "--outdir", name, *plans], check=True, capture_output=True)
        for lang, one in found.items():
            digests = one.digests()
            person = folder / "person.pdf"
            person.write_bytes(sheets_pdf([one.person]))
            draw(folder / f"{lang}.pdf", 144, picture("plan", lang), digests["plan"])
            draw(person, 110, picture("person", lang), digests["person"])


def draw(pdf: Path, dots: int, to: Path, digest: str) -> None:
    """The first page without its foot and its white margins, in sixteen colours."""
    ppm = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", str(pdf)], check=True, stdout=subprocess.PIPE
    )
    whole = Image.open(BytesIO(ppm.stdout))
    page = whole.crop((0, 0, whole.width, whole.height * 94 // 100))
    marked = ImageChops.invert(page).getbbox()
    assert marked is not None, f"{pdf.name}: an empty page"
    left, top, right, bottom = marked
    edge = dots // 8
    around = (max(left - edge, 0), max(top - edge, 0), min(right + edge, page.width), min(bottom + edge, page.height))
    told = PngInfo()
    told.add_text(KEY, digest)
    page.crop(around).quantize(COLOURS, dither=Image.Dither.NONE).save(to, optimize=True, pnginfo=told)


if __name__ == "__main__":
    main()
