// Python in a module worker from a data: URL: the only kind that Chromium and Firefox both start from file:// and Pyodide accepts.
let python, engine;
const parts = {};
const say = (step) => postMessage({ step });
const response = (name, type) =>
  new Response(new Blob([parts[name]]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } });
const script = (text) => {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return import(address).finally(() => URL.revokeObjectURL(address));
};
const unpacked = (name) => response(name, "application/zip").arrayBuffer();
const unpack = async (name, data = unpacked(name)) => {
  python.unpackArchive(new Uint8Array(await data), "zip", { extractDir: "/lib/python3.14/site-packages" });
  parts[name] = null;
};
async function start() {
  const scripts = await response("scripts", "application/json").json();
  globalThis.fetch = async (asked) => {
    const name = String(asked.url || asked);
    if (name.includes("pyodide.asm.wasm")) return response("wasm", "application/wasm");
    if (name.includes("python_stdlib.zip")) return response("stdlib", "application/zip");
    throw new TypeError("nothing leaves this page");
  };
  const [made, { loadPyodide }] = await Promise.all([script(scripts["pyodide.asm.mjs"]), script(scripts["pyodide.mjs"])]);
  const person = unpacked("person"); // while the browser compiles
  say(2);
  python = await loadPyodide({
    createPyodideModule: made.default,
    fullStdLib: false,
    indexURL: "https://inside.invalid/",
    lockFileContents: { info: scripts.info, packages: {} },
  });
  say(3);
  await unpack("person", person);
  say(4);
  engine = python.pyimport("engine");
}
onmessage = async ({ data }) => {
  const { id, call, told, file, given } = data;
  try {
    Object.assign(parts, given);
    if (call === "start") {
      await start();
      postMessage({ id, answer: null });
      return;
    }
    if (parts.lists) {
      await unpack("lists");
      python.runPython("import importlib; importlib.invalidate_caches()");
    }
    if (file) python.FS.writeFile(file.name, file.data);
    const answer = JSON.parse(engine[call](JSON.stringify(told)));
    const made = answer.file ? python.FS.readFile(answer.file) : null;
    postMessage({ id, answer, made });
  } catch (error) {
    postMessage({ id, failed: String(error).slice(-1500) });
  }
};
postMessage({ step: 1 });
