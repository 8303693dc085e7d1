"""The pictures of the site, drawn from the example list: `python docs/_pictures.py`.

Needs LibreOffice, pdftoppm and a Chinese font. Each picture holds the digest of the text that it shows, so that a test
knows without drawing it anew whether that is still what comes out.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

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
KEY = b"Shown\0"
COLOURS = 16


class Shown(NamedTuple):
    """What the two pictures of a language are of."""

    plan: Path
    person: Sheet

    def digests(self) -> dict[str, bytes]:
        """The text of each, without the version of the data, which changes with tables that are none of it."""
        summary = CalamineWorkbook.from_path(self.plan).get_sheet_by_index(0).to_python()
        told = self.person.fields()
        there = [name for name in told if told[name] and told[name.removesuffix("_title")] and name != "law"]
        person = {name: told[name] for name in there}
        return {name: _digest(text) for name, text in (("plan", summary), ("person", person))}


def _digest(text: object) -> bytes:
    return hashlib.sha256(json.dumps(text, ensure_ascii=False, default=str).encode()).hexdigest().encode()


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
            picture("plan", lang).write_bytes(png(*drawn(folder / f"{lang}.pdf", dots=144), digests["plan"]))
            picture("person", lang).write_bytes(png(*drawn(person, dots=120), digests["person"]))


def drawn(pdf: Path, dots: int) -> tuple[int, list[bytes]]:
    """The first page without its foot and its white margins: its width, and its pixels, three bytes each."""
    command = ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", str(pdf)]
    _, size, _, data = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.split(b"\n", 3)
    wide, high = map(int, size.split())
    rows = [data[at : at + 3 * wide] for at in range(0, 3 * wide * high, 3 * wide)][: high * 95 // 100]
    white = b"\xff" * 3 * wide
    marked = [at for at, row in enumerate(rows) if row != white]
    columns = [at for at in range(wide) if any(row[3 * at : 3 * at + 3] != b"\xff\xff\xff" for row in rows)]
    top, bottom = max(0, marked[0] - dots // 8), marked[-1] + dots // 8
    left, right = max(0, columns[0] - dots // 8), min(wide, columns[-1] + dots // 8)
    cut = b"".join(row[3 * left : 3 * right] for row in rows[top:bottom])
    return right - left, [cut[at : at + 3] for at in range(0, len(cut), 3)]


def png(wide: int, pixels: list[bytes], digest: bytes) -> bytes:
    """A PNG of sixteen colours: the commonest, each of its own kind, stand for those near to them."""
    count = Counter(pixels)
    kinds: dict[bytes, Counter[bytes]] = {}
    for colour, often in count.items():
        kinds.setdefault(bytes(one >> 5 for one in colour), Counter())[colour] = often
    best = sorted(kinds.values(), key=lambda kind: (-kind.total(), min(kind)))[:COLOURS]
    palette = [max(kind, key=lambda colour: (kind[colour], colour)) for kind in best]

    def nearest(colour: bytes) -> int:
        return min(
            range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(palette[at], colour, strict=True))
        )

    at = {colour: nearest(colour) for colour in count}
    lines = bytearray()
    for start in range(0, len(pixels), wide):
        row = [at[one] for one in pixels[start : start + wide]] + [0] * (wide % 2)
        lines += b"\0" + bytes(high << 4 | low for high, low in zip(row[::2], row[1::2], strict=True))
    header = wide.to_bytes(4, "big") + (len(pixels) // wide).to_bytes(4, "big") + bytes((4, 3, 0, 0, 0))
    chunks = (
        (b"IHDR", header),
        (b"PLTE", b"".join(palette)),
        (b"tEXt", KEY + digest),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )


if __name__ == "__main__":
    main()
