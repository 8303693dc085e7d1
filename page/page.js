"use strict";
const WORDS = JSON.parse(document.getElementById("words").textContent);
const $ = (id) => document.getElementById(id);
let lang = "zh";
const say = (key, filled = {}) =>
  WORDS[key][lang === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => filled[name]);

// Elements are made, never written as markup: what somebody typed or a file holds can only ever be text.
const make = (tag, given = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  element.append(...inside.flat().filter((one) => one != null && one !== ""));
  return element;
};

// Python, in a worker

const parts = {
  async take(name) {
    const inside = $("part-" + name);
    if (inside) {
      const text = inside.textContent;
      if (name !== "licences") inside.remove();
      return Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    }
    const found = await fetch(name + ".bin");
    if (!found.ok) throw new Error(name + ".bin: " + found.status);
    return new Uint8Array(await found.arrayBuffer());
  },
};
const beside = document.querySelector("meta[name=parts]");
if (beside && "serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("keeper.js");

const python = {
  waiting: new Map(),
  number: 0,
  lists: false,
  start() {
    const source = JSON.parse($("worker").textContent);
    this.worker = new Worker("data:text/javascript;charset=utf-8," + encodeURIComponent(source), { type: "module" });
    this.worker.onerror = (event) => this.broken(event.message || "worker");
    this.worker.onmessage = ({ data }) => {
      if (data.step) {
        progress(data.step);
        return;
      }
      const { done, fail } = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.failed) fail(new Error(data.failed));
      else done(data);
    };
    this.ready = (async () => {
      const given = {};
      await Promise.all(["wasm", "scripts", "stdlib", "person"].map(async (name) => (given[name] = await parts.take(name))));
      await this.send({ call: "start", given });
    })();
    return this.ready;
  },
  send(message) {
    return new Promise((done, fail) => {
      const id = ++this.number;
      this.waiting.set(id, { done, fail });
      const buffers = Object.values(message.given || {}).map((one) => one.buffer);
      this.worker.postMessage({ ...message, id }, buffers);
    });
  },
  async ask(call, told, { lists = false, file = null } = {}) {
    await this.ready;
    const given = {};
    if (lists && !this.lists) {
      given.lists = await parts.take("lists");
      this.lists = true;
    }
    return this.send({ call, told: { lang, as_of: today(), place: "CN", ...told }, given, file });
  },
  broken(text) {
    for (const { fail } of this.waiting.values()) fail(new Error(text));
    this.waiting.clear();
    state("failed", { text });
  },
};

let shown = ["loading", { step: 0 }];
function state(key, filled = {}) {
  shown = [key, filled];
  $("state").textContent = say(key, filled);
  $("progress").hidden = key !== "loading";
}
function progress(step) {
  $("progress").value = step;
  state("loading", { step });
}
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
};

// One person: the questions

const choice = (id, of, when = () => true, hint = null) => ({ id, kind: "choice", of, when, hint });
const woman = (facts) => facts.sex === "female";
const counted = (facts) => facts.cumulative && facts.cumulative !== "unknown";
const QUESTIONS = [
  { id: "birth", kind: "month", hint: "h_birth", when: () => true },
  choice("sex", ["male", "female"]),
  choice("employment", ["employee", "state_employee", "state_manager", "civil_servant", "own_account", "unknown"]),
  choice("post", ["management", "technical", "worker", "unknown"], (facts) => woman(facts) && facts.employment !== "own_account", "h_post"),
  choice("place", ["CN-CQ", "CN"], () => true, "h_place"),
  { id: "cumulative", kind: "period", hint: "h_cumulative", when: () => true, unknown: true },
  { id: "counted_to", kind: "month", first: [["now", "now"]], other: "other_month", when: counted, unknown: true },
  choice("continuing", ["yes", "no", "unknown"], counted),
];
// Asked after the first answer, where it says that they matter.
const MORE = [
  choice("senior", ["yes", "no", "unknown"], woman),
  { id: "deemed", kind: "period", unknown: true, when: () => true },
  { id: "drawing", kind: "choice", of: ["none", "employee", "resident", "other", "unknown"], label: (one) => (one === "unknown" ? one : "d_" + one), when: () => true },
  { id: "first_insured", kind: "month", unknown: true, when: () => true },
  { id: "deferral_agreed_to", kind: "month", first: [["no", "not_agreed"]], other: "agreed_to", unknown: true, when: () => true },
];
const ALL = [...QUESTIONS, ...MORE];

let facts = {};
let asked = new Set();
let answered = null;

function link() {
  const kept = new URLSearchParams();
  for (const { id } of ALL) if (facts[id]) kept.set(id, facts[id]);
  if (lang === "en") kept.set("lang", "en");
  return "#" + kept;
}
function fromLink() {
  const kept = new URLSearchParams(location.hash.slice(1));
  facts = {};
  for (const { id } of ALL) if (kept.get(id)) facts[id] = kept.get(id);
  for (const { id } of MORE) if (facts[id]) asked.add(id);
  lang = kept.get("lang") === "en" ? "en" : "zh";
}

// Whether a question has what it needs; "I don't know" is an answer.
const isAnswered = ({ id }) => Boolean(facts[id]);
const visible = () => {
  const open = [];
  for (const question of QUESTIONS) {
    if (!question.when(facts)) continue;
    open.push(question);
    if (!isAnswered(question)) break;
  }
  if (answered && open.every(isAnswered)) open.push(...MORE.filter((one) => asked.has(one.id) && one.when(facts)));
  return open;
};

function showQuestions() {
  const wanted = visible();
  const place = $("questions");
  for (const element of [...place.children]) if (!wanted.some(({ id }) => "q-" + id === element.id)) element.remove();
  wanted.forEach((question, at) => {
    if (place.children[at]?.id !== "q-" + question.id) place.insertBefore(field(question), place.children[at] || null);
  });
  $("submit").hidden = !QUESTIONS.filter((one) => one.when(facts)).every(isAnswered);
}

function field(question) {
  const { id, kind } = question;
  const hint = question.hint ? make("p", { class: "hint", id: "h-" + id }, say(question.hint)) : null;
  const box = make("fieldset", { id: "q-" + id, "aria-describedby": hint && "h-" + id }, make("legend", {}, say("q_" + id)), hint);
  const set = (value) => {
    if (value) facts[id] = value;
    else delete facts[id];
    changed();
  };
  const radio = (value, label, on) =>
    make("label", {}, make("input", { type: "radio", name: id, value, checked: on, onchange: () => set(value) }), label);
  if (kind === "choice") {
    const label = question.label || ((one) => one);
    box.append(make("div", { class: "choices" }, question.of.map((one) => radio(one, say(label(one)), facts[id] === one))));
    return box;
  }
  // Two numbers, and beside them what can be said instead.
  const words = kind === "month" ? ["year", "month"] : ["years", "months"];
  const said = [...(question.first || []), ...(question.unknown ? [["unknown", "unknown"]] : [])];
  const own = said.some(([value]) => value === facts[id]) ? null : facts[id];
  const texts = own ? (kind === "month" ? own.split("-") : [Math.floor(own / 12), own % 12]) : ["", ""];
  const inputs = words.map((word, at) =>
    make("input", {
      type: "text", inputmode: "numeric", autocomplete: "off", maxlength: at ? 3 : 4, class: at ? "month" : "year", id: `${id}-${word}`,
      value: kind === "month" && at && texts[1] ? Number(texts[1]) || texts[1] : texts[at],
      oninput: () => {
        for (const one of box.querySelectorAll("input[type=radio]")) one.checked = false;
        const [large, small] = inputs.map((one) => one.value.trim());
        if (kind === "month") set(large.length === 4 && small ? `${large}-${small.padStart(2, "0")}` : "");
        else set(large || small ? String(Number(large || 0) * 12 + Number(small || 0)) : "");
      },
    }));
  const pairs = words.map((word, at) => {
    const label = make("label", { for: `${id}-${word}` }, say(word));
    return make("span", { class: "pair" }, inputs[at], label);
  });
  const clear = (value) => () => {
    for (const one of inputs) one.value = "";
    set(value);
  };
  const others = said.map(([value, label]) =>
    make("label", {}, make("input", { type: "radio", name: id, value, checked: facts[id] === value, onchange: clear(value) }), say(label)));
  const other = question.other ? make("span", { class: "pair" }, say(question.other)) : null;
  box.append(make("div", { class: "choices" }, question.first ? others.slice(0, question.first.length) : null, make("div", {}, other, ...pairs),
    question.first ? others.slice(question.first.length) : others));
  return box;
}

function changed() {
  showQuestions();
  history.replaceState(null, "", link());
  if (answered) {
    clearTimeout(changed.later);
    state("stale");
    changed.later = setTimeout(() => submit(false), 400);
  }
}

// One person: the answer

function told() {
  const known = (id) => (facts[id] && facts[id] !== "unknown" ? facts[id] : null);
  const yes = (id) => ({ yes: true, no: false })[facts[id]] ?? null;
  const agreed = known("deferral_agreed_to");
  return {
    place: facts.place || "CN",
    facts: {
      birth: known("birth"), sex: facts.sex, employment: known("employment"), post: QUESTIONS[3].when(facts) ? known("post") : null,
      senior: yes("senior"), cumulative: counted(facts) ? Number(facts.cumulative) : null, deemed: known("deemed") && Number(facts.deemed),
      counted_to: counted(facts) && facts.counted_to !== "now" ? known("counted_to") : null,
      continuing: counted(facts) ? yes("continuing") : null, drawing: known("drawing"), first_insured: known("first_insured"),
      deferral_agreed_to: agreed === "no" ? false : agreed,
    },
  };
}

async function submit(move = true) {
  const open = visible().find((one) => QUESTIONS.includes(one) && !isAnswered(one));
  if (open) {
    $(open.id === "birth" ? "birth-year" : "q-" + open.id)?.focus?.();
    if (open.id === "birth") wrong("wrong", say("incomplete"));
    return;
  }
  if ($("progress").hidden) state("working");
  try {
    const { answer } = await python.ask("person", told());
    state(answer.error ? "ready" : "done");
    if (answer.error) {
      wrong("wrong", answer.error);
      $("answer").replaceChildren();
      answered = null;
      return;
    }
    wrong("wrong", "");
    answered = answer;
    asked = new Set([...asked, ...answer.cases.flatMap((one) => one.ask), ...(answer.class ? answer.class.ask : [])]);
    showQuestions();
    showAnswer(answer);
    if (move) {
      $("answer").scrollIntoView();
      $("answer").focus({ preventScroll: true });
    }
  } catch (error) {
    state("failed", { text: error.message });
  }
}

function wrong(id, text) {
  $(id).textContent = text;
  $(id).hidden = !text;
}

const cites = (basis) => {
  if (!basis.length) return null;
  const list = make("ul", {}, basis.map((one) => make("li", {}, `${one.text}（${one.certainty}）`.replace(/（([^（）]*)）$/, lang === "zh" ? "（$1）" : " ($1)"))));
  return make("details", {}, make("summary", {}, say("basis")), list);
};
function table(heads, rows, { caption = null, cards = true } = {}) {
  const titles = heads.map((one) => say(one));
  const cell = (tag, one, at) => make(tag, { "data-of": titles[at] || null, scope: tag === "th" ? "row" : null }, one);
  return make("div", { class: "wide" }, make("table", { class: cards ? "cards" : null },
    caption ? make("caption", {}, caption) : null,
    make("thead", {}, make("tr", {}, titles.map((one) => make("th", { scope: "col" }, one)))),
    make("tbody", {}, rows.map((row) => make("tr", {}, row.map((one, at) => cell(at ? "td" : "th", one, at)))))));
}
const verdict = (one) => make("span", { class: one.eligibility }, one.verdict);
const MONTH = ["c_month", "c_age", "c_kind", "c_verdict", "c_required", "c_counted", "c_by", "c_apply", "c_first_payment"];
const monthRow = (one) => [
  one.month, one.age, one.kind,
  [verdict(one), ...(one.reasons.length ? [make("span", { class: "quiet" }, (lang === "zh" ? "：" : ": ") + one.reasons.join(lang === "zh" ? "；" : "; "))] : [])],
  one.required, one.counted, one.notice_by || one.agreement_by, one.apply_in, one.first_payment,
];
const notes = (found) => make("ul", {}, found.map((one) => make("li", {}, one.text, cites(one.basis))));

function showAnswer(answer) {
  const of = make("div", {}, make("p", { class: "quiet" }, say("asked", { day: answer.asked, law: answer.law })), stated());
  if (answer.class) {
    const text = answer.class.texts.length
      ? answer.class.texts.join("") + " " + say("class_law")
      : say("class_open", { facts: answer.class.facts.join(lang === "zh" ? "、" : ", ") });
    of.append(make("p", { class: "lead open" }, text));
  }
  for (const one of answer.cases) of.append(showCase(one));
  of.append(make("p", { class: "caution" }, answer.caution));
  const result = make("p", { class: "quiet", role: "status" });
  of.append(make("p", { class: "actions" },
    make("button", { type: "button", onclick: () => window.print() }, say("print")),
    make("button", { type: "button", onclick: async () => {
      history.replaceState(null, "", link());
      try {
        await navigator.clipboard.writeText(location.href);
        result.textContent = say("linked");
      } catch {
        result.textContent = say("link_here");
      }
    } }, say("link"))), result);
  $("answer").replaceChildren(of);
}

function stated() {
  const rows = visible().filter(isAnswered).map((question) => {
    const box = $("q-" + question.id);
    const on = box.querySelector("input[type=radio]:checked");
    const numbers = [...box.querySelectorAll("input[type=text]")].map((one) => one.value && one.value + (lang === "zh" ? "" : " ") + one.nextSibling.textContent);
    return make("li", {}, say("q_" + question.id) + " ", make("strong", {}, on ? on.parentElement.textContent : numbers.join(lang === "zh" ? "" : " ")));
  });
  return make("details", {}, make("summary", {}, say("stated")), make("ul", {}, rows));
}

function showCase(one) {
  const first = one.figures.find(({ name }) => name === "first");
  const of = make("article", { class: "case", id: "case-" + one.category },
    make("h2", {}, one.label || say("result")),
    make("div", { class: "lead " + one.verdict },
      make("p", { class: "verdict" }, say("v_" + one.verdict, { month: first?.value })),
      one.lead.map((sentence) => make("p", {}, sentence))));
  const rows = one.figures.map(({ name, value, basis }) => [say("f_" + name), value, cites(basis) || ""]);
  of.append(make("h3", {}, say("window")), table(MONTH, one.months.filter(({ at }) => one.listed.includes(at)).map(monthRow)));
  if (one.months.length > one.listed.length)
    of.append(make("details", { class: "screen every" }, make("summary", {}, say("every_month", { count: one.months.length })), table(MONTH, one.months.map(monthRow))));
  of.append(make("h3", {}, say("choose")), chooser(one));
  if (one.remedies.length)
    of.append(make("h3", {}, say("remedies")), table(["c_way", "c_verdict", "c_from", "c_until", "basis"],
      one.remedies.map((way) => [way.what, [way.verdict, ...way.reasons.map((text) => (lang === "zh" ? "：" : ": ") + text)], way.from, way.until, cites(way.basis) || ""])));
  of.append(make("h3", {}, say("figures")), table(["figure", "value", "basis"], rows));
  if (one.notes.length) of.append(make("h3", {}, say("notes")), notes(one.notes));
  of.append(make("details", { class: "explained" }, make("summary", {}, say("explained")), make("pre", {}, one.explained)));
  return of;
}

function chooser(one) {
  const id = "month-" + one.category;
  const place = make("div", { "aria-live": "polite" });
  const pick = make("select", { id, onchange: () => show() }, one.months.map(({ at, month, age }) => make("option", { value: at, selected: at === one.chosen }, `${month} · ${age}`)));
  const show = async () => {
    const { answer } = await python.ask("month", { ...told(), month: pick.value, category: one.category });
    const steps = answer.steps.map((step) => [step.when, step.what, step.who, step.notes.join(lang === "zh" ? "；" : "; "), cites(step.basis) || ""]);
    place.replaceChildren(
      make("p", {}, make("strong", {}, answer.month), "  ", answer.kind, "  ", verdict(answer)),
      steps.length ? table(["c_when", "c_what", "c_who", "c_note", "basis"], steps) : make("p", {}, say("no_steps")));
    if (answer.against.length) place.append(make("p", {}, say("against")), make("ul", {}, answer.against.map((text) => make("li", {}, text))));
    if (answer.notes.length) place.append(notes(answer.notes));
    if (steps.length)
      place.append(make("p", { class: "actions" }, make("button", { type: "button", class: "calendar", onclick: async () => {
        const made = await python.ask("calendar", { ...told(), month: pick.value, category: one.category, made_at: new Date().toISOString() }, { lists: true });
        keep(made.made, "ics");
      } }, say("save_calendar"))));
  };
  show();
  return make("div", {}, make("p", { class: "screen" }, make("label", { for: id }, say("choose_month"), " "), pick), place);
}

function keep(data, kind) {
  const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const types = { xlsx: workbook, template: workbook, csv: "text/csv", ics: "text/calendar" };
  const address = URL.createObjectURL(new Blob([data], { type: types[kind] }));
  const name = say("file_" + kind);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  state("saved", { name });
}

// A list

let listed = null;
let women = null;

async function read(file) {
  listed = { name: file.name, data: new Uint8Array(await file.arrayBuffer()) };
  women = null;
  plan();
}

async function plan() {
  if ($("progress").hidden) state("reading", { name: listed.name });
  wrong("list-wrong", "");
  try {
    // The kind of a file is read off its bytes; its name stays out of Python but for the errors that quote it.
    const name = listed.name.replace(/[\\/]/g, "_");
    const { answer } = await python.ask("staff", { name, women, reading: $("reading").value, place: facts.place || "CN" }, { lists: true, file: { name, data: listed.data } });
    if (answer.error) {
      wrong("list-wrong", answer.error);
      $("naming").open = true;
      $("list-answer").replaceChildren();
      state("ready");
      return;
    }
    state("read", { name: listed.name });
    showList(answer);
    $("list-answer").focus({ preventScroll: true });
  } catch (error) {
    state("failed", { text: error.message });
  }
}

function showList(answer) {
  const save = (kind) => make("button", { type: "button", class: kind === "xlsx" ? "main" : null, id: "save-" + kind, onclick: async () => {
    const { made } = await python.ask("save", { kind, made_at: new Date().toISOString() });
    keep(made, kind);
  } }, say("save_" + kind));
  const of = make("div", {}, make("p", { class: "lead" }, say("counts", answer.counts)), ...answer.file_notes.map((text) => make("p", {}, text)),
    make("p", { class: "actions" }, ["xlsx", "csv", "ics"].map(save)));
  if (answer.women_asked || women)
    of.append(make("p", {}, make("label", { for: "women" }, say("women"), " "), make("select", { id: "women", onchange: (event) => {
      women = event.target.value || null;
      plan();
    } }, [["", "women_ask"], ["female_50", "women_50"], ["female_55", "women_55"]].map(([value, label]) => make("option", { value, selected: (women || "") === value }, say(label))))));
  for (const name of ["questions", "problems", "warnings", "left_out"])
    if (answer.remarks[name].length)
      of.append(make("h2", {}, say(name)), make("ul", { class: name }, answer.remarks[name].map(({ text, rows }) => make("li", {}, say("in_rows", { rows: rows.join(lang === "zh" ? "、" : ", "), text })))));
  if (answer.actions.length)
    of.append(make("h2", {}, say("due")), table(["c_day", "c_row", "c_what", "c_for"], answer.actions.map((one) => [
      one.day + (one.overdue ? " " + say("overdue") : ""), String(one.row), say(one.what), one.for])));
  const years = [[say("reached"), answer.counts.reached], ...answer.reaching, [say("later"), answer.counts.later]];
  of.append(make("h2", {}, say("reaching")), make("div", { class: "wide", tabindex: "0", role: "group", "aria-label": say("reaching") }, make("table", {},
    make("thead", {}, make("tr", {}, years.map(([year]) => make("th", { scope: "col" }, String(year))))),
    make("tbody", {}, make("tr", {}, years.map(([, count]) => make("td", {}, String(count))))))));
  of.append(make("h2", {}, say("people")), table(["c_row", "c_name", "c_statutory", "c_earliest", "c_first", "c_judged", "c_verdict"], answer.rows.map((one) => [
    String(one.row), one.name, one.statutory, one.earliest, one.first, one.judged, make("span", { class: one.state }, one.state === "problem" ? say("problems") : one.verdict)])));
  of.append(make("details", {}, make("summary", {}, say("columns")), table(["c_column", "c_field", "c_note"], answer.columns.map((one) => [
    one.title, one.field || say("kept"), one.note || ""]))), make("p", { class: "caution" }, answer.caution));
  $("list-answer").replaceChildren(of);
}

// The page

function words() {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.title = say("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  $("language").textContent = say("language");
  $("language").lang = lang === "zh" ? "en" : "zh-CN";
  state(...shown);
  $("questions").replaceChildren();
  showQuestions();
}
function view(name) {
  for (const one of ["person", "list"]) {
    $("view-" + one).hidden = one !== name;
    $("tab-" + one).setAttribute("aria-current", String(one === name));
  }
}

$("tab-person").addEventListener("click", () => view("person"));
$("tab-list").addEventListener("click", () => view("list"));
$("language").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh";
  words();
  history.replaceState(null, "", link());
  if (answered) submit(false);
  if (listed) plan();
});
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
$("again").addEventListener("click", () => {
  facts = {};
  asked = new Set();
  answered = null;
  $("questions").replaceChildren();
  $("answer").replaceChildren();
  wrong("wrong", "");
  history.replaceState(null, "", link());
  showQuestions();
  $("birth-year").focus();
});
$("file").addEventListener("change", (event) => {
  if (event.target.files[0]) read(event.target.files[0]);
  event.target.value = "";
});
$("template").addEventListener("click", async () => keep((await python.ask("save", { kind: "template" }, { lists: true })).made, "template"));
$("read-again").addEventListener("click", () => listed && plan());
for (const name of ["dragover", "dragleave", "drop"])
  $("view-list").addEventListener(name, (event) => {
    event.preventDefault();
    $("drop").classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
  });
$("licences").addEventListener("toggle", async () => {
  const place = $("licences").querySelector("pre");
  if (place.textContent) return;
  const packed = new Blob([await parts.take("licences")]).stream().pipeThrough(new DecompressionStream("gzip"));
  place.textContent = await new Response(packed).text();
});
window.addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("#answer details:not(.every), #list-answer details")) one.open = true;
});
window.addEventListener("unhandledrejection", (event) => state("failed", { text: event.reason.message }));
window.addEventListener("hashchange", () => {
  fromLink();
  words();
});

fromLink();
words();
if ($("too-old").hidden) {
  const began = performance.now();
  python.start().then(
    () => {
      document.body.dataset.ready = Math.round(performance.now() - began);
      state("ready");
    },
    (error) => state("failed", { text: error.message }));
  if (QUESTIONS.filter((one) => one.when(facts)).every(isAnswered)) submit(false);
}
