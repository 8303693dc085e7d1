"""`python -m page.build`: the calculator page as a folder for a server and as one HTML file, from pinned versions.

    python -m page.build [--out build/page] [--wheel dist/retirecalc-....whl]

makes `OUT/site/` (for a server or an intranet), `OUT/retirecalc.html` (everything inside; opens by double click) and
`OUT/SHA256SUMS`. Needs Node.js with npm, and pip. What goes in beside the library is pinned by hash in `package-lock.json`
(Pyodide) and `requirements.txt` (wheels); both are fetched into `OUT/parts` once.

Every part is one stored zip, compressed as a whole; the browser itself unpacks it, and only what is asked for is unpacked.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PLATFORM = ("--platform", "pyemscripten_2026_0_wasm32", "--python-version", "3.14", "--implementation", "cp")
ONE = "python_stdnum"
"""The wheel that one person needs; the others are for lists and calendar files."""

# Of the standard library, what neither the library nor its packages import; each feature of the page is tested without it.
NO_STDLIB = re.compile(
    r"^(?:(unittest|pydoc_data|_pyrepl(?!/(__init__|pager|types)\.py)|multiprocessing|xmlrpc|wsgiref|sqlite3|ensurepip|idlelib"
    r"|tkinter|turtledemo|venv|curses|dbm|__phello__|ctypes/macholib|concurrent/interpreters)/"
    r"|(doctest|pdb|bdb|imaplib|smtplib|poplib|ftplib|mailbox|pickletools|optparse|turtle|cProfile|profile|pstats|trace"
    r"|tracemalloc|webbrowser|socketserver|__hello__|antigravity|this|nturl2path|netrc|code|cmd|rlcompleter|pyclbr|tabnanny"
    r"|timeit|py_compile|compileall|modulefinder|zipapp|shelve|wave|getpass|getopt|fileinput|filecmp|sched|symtable|tomllib"
    r"|plistlib|pty|tty|_android_support|_apple_support|_ios_support|_osx_support|_aix_support|_pyio|_pydatetime"
    r"|_pydecimal)\.py$"
    r"|encodings/(cp(?!437|936|1252|949|950|932)|mac_|iso8859_(?!1\.)|koi8|ptcp|kz|hp_|tis_|johab|euc_|iso2022|shift_"
    r"|quopri|uu_|rot_|bz2|zlib_codec|palmos))"
)
NO_WHEEL = re.compile(
    r"(^|/)(tests?|fuzzing)/|^tzdata/zoneinfo/(?!.*__init__|UTC$|Asia/Shanghai$)|\.pyi$|py\.typed$|\.dist-info/(?!METADATA|licenses/)|^stdnum/(?!__init__|exceptions|util|numdb|cn/)"
    r"|^retirecalc/(cli/|letters/.*\.(yaml|typ)|_schema/|batch/(spark|frames|files|sql)\.py)"
)
# Of what is left of it, what only a list or a calendar file imports.
LATER = re.compile(
    r"^((xml|email|http|html|ctypes|zoneinfo)/|(tarfile|argparse|pickle|_compat_pickle|statistics|_ast_unparse|difflib|configparser"
    r"|platform|calendar|fractions|uuid|_strptime|gzip|pprint|mimetypes|stringprep|gettext|csv|pydoc|runpy|hmac|graphlib"
    r"|colorsys|secrets|_markupbase)\.py$)"
)
OF_LISTS = re.compile(r"retirecalc/(roster|batch|ics|columns|letters)")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m page.build", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "page", help="folder to write to (build/page)")
    parser.add_argument("--wheel", type=Path, help="the library's wheel (made from this checkout)")
    given = parser.parse_args()
    out: Path = given.out.resolve()
    pyodide, wheels = fetch(out / "parts")
    parts = gather(pyodide, wheels, given.wheel or own_wheel(out / "parts"), out / "parts" / "zips")
    packed = {name: gzip.compress(data, 9, mtime=0) for name, data in parts.items()}
    html = write(out, packed)
    for name, data in packed.items():
        print(f"{name:10} {len(parts[name]):>10,} bytes, {len(data):>10,} compressed")
    one = len(html.encode())
    print(f"{out / 'site'}: {sum(file.stat().st_size for file in (out / 'site').iterdir()):,} bytes")
    print(f"{out / 'retirecalc.html'}: {one:,} bytes, {len(gzip.compress(html.encode(), 9)):,} as gzip")


def fetch(parts: Path) -> tuple[Path, list[Path]]:
    """Pyodide and the wheels, by npm and pip; each checks its hashes."""
    lock, needs = HERE / "package-lock.json", HERE / "requirements.txt"
    mark = hashlib.sha256(lock.read_bytes() + needs.read_bytes()).hexdigest()
    stamp, wheels = parts / "fetched", parts / "wheels"
    if not stamp.is_file() or stamp.read_text() != mark:
        shutil.rmtree(parts, ignore_errors=True)
        wheels.mkdir(parents=True)
        for file in (lock, HERE / "package.json"):
            shutil.copy(file, parts)
        run(["npm", "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], parts)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        run([*pip, *PLATFORM, "--abi", "cp314", "--abi", "none", "-d", str(wheels), "-r", str(needs)], parts)
        stamp.write_text(mark)
    return parts / "node_modules" / "pyodide", sorted(wheels.glob("*.whl"))


def own_wheel(parts: Path) -> Path:
    """The library as this checkout has it."""
    folder = parts / "own"
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)], ROOT)
    return next(folder.glob("retirecalc-*.whl"))


def gather(pyodide: Path, wheels: list[Path], own: Path, folder: Path) -> dict[str, bytes]:
    """What is loaded, by name: `lists` is asked for when a list or a calendar is, `licences` when somebody reads them."""
    library = unzipped(own, NO_WHEEL)
    library["engine.py"] = (HERE / "engine.py").read_bytes()
    others = {wheel.name.partition("-")[0]: unzipped(wheel, NO_WHEEL) for wheel in wheels}
    lists = {name: library.pop(name) for name in list(library) if OF_LISTS.match(name)}
    stdlib = unzipped(pyodide / "python_stdlib.zip", NO_STDLIB)
    lists |= {name: stdlib.pop(name) for name in list(stdlib) if LATER.match(name)}
    zips = {
        "stdlib": stdlib,
        "person": library | others[ONE],
        "lists": {name: data for wheel, files in others.items() if wheel != ONE for name, data in files.items()}
        | lists,
    }
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, files in zips.items():
        (folder / f"{name}.zip").write_bytes(stored(files))
    run(["node", str(HERE / "compile.mjs"), str(pyodide), str(folder)], folder)
    version = json.loads((pyodide / "package.json").read_text())["version"]
    info = json.loads((pyodide / "pyodide-lock.json").read_text())["info"]
    scripts = {
        name: (pyodide / name).read_text().partition("\n//# sourceMappingURL")[0]
        for name in ("pyodide.asm.mjs", "pyodide.mjs")
    }
    return {
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "scripts": json.dumps({**scripts, "info": {**info, "version": version}}).encode(),
        **{name: (folder / f"{name}.zip").read_bytes() for name in zips},
        "licences": licences(pyodide, {own.name.partition("-")[0]: library, **others}).encode(),
    }


def unzipped(path: Path, without: re.Pattern[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as file:
        names = [name for name in file.namelist() if not name.endswith("/") and not without.search(name)]
        return {name: file.read(name) for name in names}


def stored(files: dict[str, bytes]) -> bytes:
    """A zip without compression and without a clock: it is compressed as a whole, and the same each time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as file:
        for name in sorted(files):
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
    return whole.getvalue()


def licences(pyodide: Path, wheels: dict[str, dict[str, bytes]]) -> str:
    """What is inside, under which licence, with every licence text that a package brings."""
    told = json.loads((pyodide / "package.json").read_text())
    said = [
        f"Pyodide {told['version']}: {told['license']}",
        "CPython and its standard library, inside Pyodide: PSF-2.0",
    ]
    for files in wheels.values():
        texts = [data.decode() for name, data in sorted(files.items()) if "/licenses/" in name]
        about = next(data.decode() for name, data in files.items() if name.endswith("/METADATA"))
        field = dict(
            re.findall(r"^(Name|Version|License|License-Expression): (.*)$", about.partition("\n\n")[0], re.MULTILINE)
        )
        named = field.get("License-Expression") or field.get("License") or "see below"
        said.append("\n\n".join([f"{field['Name']} {field['Version']}: {named}", *texts]))
    return "\n\n----------------------------------------\n\n".join(said) + "\n"


def write(out: Path, packed: dict[str, bytes]) -> str:
    """Both shapes of the page; gives back the one file."""
    check, script = text_of("check.js"), text_of("page.js")
    html = text_of("page.html").replace("SCRIPTS", " ".join(map(allowed, (check, script))))
    filled = {
        "/*STYLE*/": text_of("page.css"),
        "/*CHECK*/": check,
        "/*WORDS*/": in_script(json.loads(text_of("words.json"))),
        "/*WORKER*/": in_script(text_of("worker.js")),
        "/*SCRIPT*/": script,
    }
    for mark, text in filled.items():
        html = html.replace(mark, text)
    site = out / "site"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    for name, data in packed.items():
        (site / f"{name}.bin").write_bytes(data)
    served = html.replace("connect-src 'none'; worker-src data:", "connect-src 'self'; worker-src 'self' data:")
    served = served.replace("<!--PARTS-->", "").replace("<title>", '<meta name="parts" content="beside">\n<title>')
    (site / "index.html").write_text(served, encoding="utf-8")
    names = ["./", *(f"{name}.bin" for name in packed)]
    mark = hashlib.sha256(served.encode() + b"".join(packed.values())).hexdigest()[:16]
    keeper = text_of("keeper.js")
    (site / "keeper.js").write_text(keeper.replace("MARK", mark).replace("NAMES", json.dumps(names)), encoding="utf-8")
    # Last, and once: whatever stands for something may occur by chance in megabytes of base64.
    parts = "".join(
        f'<script type="text/plain" id="part-{name}">{base64.b64encode(data).decode()}</script>\n'
        for name, data in packed.items()
    )
    before, after = html.split("<!--PARTS-->")
    whole = before + parts + after
    (out / "retirecalc.html").write_text(whole, encoding="utf-8")
    files = [out / "retirecalc.html", *sorted(site.iterdir())]
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(out).as_posix()}\n" for file in files]
    (out / "SHA256SUMS").write_text("".join(sums))
    return whole


def text_of(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def allowed(script: str) -> str:
    """How the content security policy names the one script that may run inside the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def in_script(value: object) -> str:
    """JSON that may stand between script tags."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def run(command: list[str], folder: Path) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise SystemExit(f"{command[0]} is needed to build the page: install Node.js (20 or later) with npm")
    if subprocess.run([program, *command[1:]], cwd=folder, check=False).returncode:
        raise SystemExit(f"this did not work, see above: {' '.join(command)}")


if __name__ == "__main__":
    main()
