// drive.mjs NODE_MODULES BROWSER PROGRAM: one browser, told what to do as JSON on standard input; prints a JSON list, an answer a step.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [, , modules, browserName, program] = process.argv;
const need = createRequire(path.resolve(modules, "here.js"));
const loaded = need("puppeteer-core");
const puppeteer = loaded.default || loaded;
const { folder, steps } = JSON.parse(fs.readFileSync(0, "utf8"));
const chrome = browserName === "chrome";
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const browser = await puppeteer.launch({
  browser: browserName,
  executablePath: program,
  headless: true,
  protocolTimeout: 120000,
  args: chrome ? quiet : [],
  extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": folder, "browser.helperApps.neverAsk.saveToDisk": "text/calendar" },
});
const page = await browser.newPage();
page.setDefaultNavigationTimeout(120000);
if (chrome) {
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
}
const asked = [];
const said = [];
page.on("request", (one) => /^(data|blob):/.test(one.url()) || asked.push(one.url().split("#")[0]));
page.on("pageerror", (error) => said.push(String(error)));
page.on("console", (one) => ["error", "warn"].includes(one.type()) && said.push(one.text()));
const does = {
  before: async ({ js }) => void (await page.evaluateOnNewDocument(`(${js})()`)),
  goto: async ({ url }) => void (await page.goto(url)),
  size: async ({ width, height }) => page.setViewport({ width, height }),
  scheme: async ({ scheme }) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]),
  media: async ({ media }) => page.emulateMediaType(media),
  wait: async ({ js }) => void (await page.waitForFunction(js, { timeout: 60000, polling: 25 })),
  eval: async ({ js }) => page.evaluate(js),
  click: async ({ on }) => page.click(on),
  type: async ({ on, text }) => page.type(on, text),
  keys: async ({ keys }) => {
    for (const one of keys) await page.keyboard.press(one);
  },
  upload: async ({ on, file }) => (await page.$(on)).uploadFile(file),
  shot: async ({ file, full }) => void (await page.screenshot({ path: file, fullPage: full !== false })),
  axe: async () => {
    await page.evaluate(fs.readFileSync(need.resolve("axe-core/axe.min.js"), "utf8"));
    return page.evaluate(async () => (await axe.run()).violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(" ")}`));
  },
  saved: async ({ name }) => {
    const file = path.join(folder, name);
    for (let wait = 0; wait < 200 && !(fs.existsSync(file) && fs.statSync(file).size && !fs.existsSync(file + ".part")); wait++)
      await new Promise((done) => setTimeout(done, 50));
    return fs.existsSync(file);
  },
  asked: async () => asked,
  said: async () => said,
};
const answers = [];
try {
  for (const step of steps) answers.push((await does[step.do](step)) ?? null);
  process.stdout.write(JSON.stringify(answers));
} catch (error) {
  process.stderr.write(`step ${answers.length}: ${error.stack}\n${said.join("\n")}\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
