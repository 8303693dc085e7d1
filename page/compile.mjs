// compile.mjs PYODIDE FOLDER: every NAME.zip of FOLDER with its .py compiled by the CPython that will run them (its magic number must
// match): half of the time to the first answer is compiling. python-stdnum stays text: its licence asks that it can be exchanged.
// Nobody reads the docstrings of icalendar and xlsxwriter here, which weigh a tenth of a megabyte.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
const [, , home, folder] = process.argv.map((one) => path.resolve(one));
const { loadPyodide } = await import(pathToFileURL(path.join(home, "pyodide.mjs")));
const python = await loadPyodide();
for (const name of fs.readdirSync(folder).filter((one) => one.endsWith(".zip"))) {
  python.FS.writeFile("/in.zip", new Uint8Array(fs.readFileSync(path.join(folder, name))));
  python.runPython(`
import importlib._bootstrap_external as machinery, zipfile
with zipfile.ZipFile("/in.zip") as old, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as new:
    for name in sorted(old.namelist()):
        data = old.read(name)
        if name.endswith(".py") and not name.startswith("stdnum/"):
            bare = name.startswith(("icalendar/", "xlsxwriter/"))
            code = compile(data, name, "exec", dont_inherit=True, optimize=2 if bare else 0)
            name, data = name + "c", bytes(machinery._code_to_timestamp_pyc(code, 0, len(data)))
        new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
`);
  fs.writeFileSync(path.join(folder, name), python.FS.readFile("/out.zip"));
}
