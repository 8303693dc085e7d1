"use strict";
const WORDS = JSON.parse(document.getElementById("words").textContent);
const $ = (id) => document.getElementById(id);
let lang = "zh";
const say = (key, filled = {}) =>
  WORDS[key][lang === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => filled[name]);

// Elements are made, never written as markup: what somebody typed or a file holds can only ever be text.
const make = (tag, given, ...inside) => filled(document.createElement(tag), given, inside);
const draw = (tag, given, ...inside) => filled(document.createElementNS("http://www.w3.org/2000/svg", tag), given, inside);
const filled = (element, given = {}, inside) => {
  for (const [name, value] of Object.entries(given))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  element.append(...inside.flat().filter((one) => one != null && one !== ""));
  return element;
};

// Python, in a worker

// The parts stand after this script, so that the form is there and the worker starts while they are still being read.
const whole = new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
const parts = {
  async take(name) {
    await whole;
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
// Asked about the other ways, where one of them hangs on it.
const KINDS = ["heights", "especially_heavy", "underground", "high_temperature", "low_temperature", "altitude", "other_harmful"];
const yesNo = (id, when) => choice(id, ["yes", "no", "unknown"], when);
const lost = (facts) => facts.total_loss === "yes";
const WAYS = [
  { ...choice("special_work", ["no", ...KINDS, "unknown"], undefined, "h_special_work"), label: (one) => (KINDS.includes(one) ? "sw_" + one : one === "no" ? "sw_none" : one) },
  { id: "special_months", kind: "period", unknown: true, when: (facts) => KINDS.includes(facts.special_work) },
  { id: "altitude_m", kind: "number", when: (facts) => facts.special_work === "altitude" },
  { ...choice("injury_grade", ["no", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "unknown"]), label: (one) => (one === "no" ? "no_injury" : one), as: (one) => say("grade", { grade: one }) },
  { id: "retired_in", kind: "month", first: [["no", "not_retired"]], other: "retired_from", unknown: true, when: () => true },
  yesNo("total_loss"),
  { id: "certified_on", kind: "day", unknown: true, when: lost },
  choice("certified_by", ["county", "prefecture", "province", "unknown"], lost),
  { id: "resident_months", kind: "period", first: [["0", "none_paid"]], unknown: true, when: () => true },
  { id: "scheme_began", kind: "month", unknown: true, when: () => true },
  yesNo("in_employee_scheme"), yesNo("public_staff"), yesNo("student"),
  yesNo("land_requisition_4050"),
  { id: "continued_contributions", kind: "period", first: [["0", "none_paid"]], unknown: true, when: (facts) => facts.land_requisition_4050 === "yes" },
  yesNo("public_body"), yesNo("civil_service_law"),
  { id: "service", kind: "period", unknown: true, when: () => true },
  { id: "approved_in", kind: "month", unknown: true, when: () => true },
  choice("expert_rank", ["no", "associate_professor", "professor", "unknown"]), yesNo("leading_skilled_worker"),
];
const ALL = [...QUESTIONS, ...MORE, ...WAYS];

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

function field(question, then = changed) {
  const { id, kind } = question;
  const hint = question.hint ? make("p", { class: "hint", id: "h-" + id }, say(question.hint)) : null;
  const box = make("fieldset", { id: "q-" + id, "aria-describedby": hint && "h-" + id }, make("legend", {}, say("q_" + id)), hint);
  const set = (value) => {
    if (value) facts[id] = value;
    else delete facts[id];
    then();
  };
  const radio = (value, label, on) =>
    make("label", {}, make("input", { type: "radio", name: id, value, checked: on, onchange: () => set(value) }), label);
  if (kind === "choice") {
    const label = question.label || ((one) => one);
    box.append(make("div", { class: "choices" }, question.of.map((one) => radio(one, question.as && Number(one) ? question.as(one) : say(label(one)), facts[id] === one))));
    return box;
  }
  if (kind === "day" || kind === "number") {
    const input = make("input", { type: kind === "day" ? "date" : "number", id: `${kind}-${id}`, value: facts[id], "aria-label": say("q_" + id), oninput: () => set(input.value) });
    box.append(make("div", { class: "choices" }, input, radio("unknown", say("unknown"), facts[id] === "unknown")));
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
  const number = (id) => known(id) && Number(facts[id]);
  const said = (id) => ({ yes: true, no: false })[facts[id]] ?? known(id);
  const work = known("special_work");
  return {
    place: facts.place || "CN",
    ways: {
      ...Object.fromEntries(["total_loss", "in_employee_scheme", "public_staff", "student", "land_requisition_4050", "public_body", "civil_service_law",
        "retired_in", "scheme_began", "approved_in", "expert_rank", "leading_skilled_worker"].map((id) => [id, said(id)])),
      ...Object.fromEntries(["resident_months", "continued_contributions", "service"].map((id) => [id, number(id)])),
      injury_grade: facts.injury_grade === "no" ? false : number("injury_grade"),
      special_work: work === "no" ? false : work && known("special_months") ? [`${work} ${facts.special_months}m`] : null,
      altitude_m: work === "altitude" ? number("altitude_m") : null,
      certified_on: lost(facts) ? known("certified_on") : null, certified_by: lost(facts) ? known("certified_by") : null,
      senior_woman: yes("senior"),
    },
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
      $("other").replaceChildren();
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
  make("span", {}, verdict(one), one.reasons.length ? make("span", { class: "quiet" }, (lang === "zh" ? "：" : ": ") + one.reasons.join(lang === "zh" ? "；" : "; ")) : null),
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
  // Not made anew for a change: the question that was just answered keeps the focus.
  const ways = $("other").firstChild;
  if (ways?.lang === document.documentElement.lang) ways.refresh();
  else $("other").replaceChildren(otherWays());
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
  const month = chooser(one);
  of.append(make("h3", {}, say("window")), month.look, table(MONTH, one.months.filter(({ at }) => one.listed.includes(at)).map(monthRow)));
  if (one.months.length > one.listed.length)
    of.append(make("details", { class: "screen every" }, make("summary", {}, say("every_month", { count: one.months.length })), table(MONTH, one.months.map(monthRow))));
  of.append(make("h3", {}, say("choose")), month.steps);
  if (one.remedies.length)
    of.append(make("h3", {}, say("remedies")), table(["c_way", "c_verdict", "c_from", "c_until", "basis"],
      one.remedies.map((way) => [way.what, way.verdict + way.reasons.map((text) => (lang === "zh" ? "：" : ": ") + text).join(""), way.from, way.until, cites(way.basis) || ""])));
  of.append(make("h3", {}, say("figures")), table(["figure", "value", "basis"], rows));
  if (one.notes.length) of.append(make("h3", {}, say("notes")), notes(one.notes));
  of.append(make("details", { class: "explained" }, make("summary", {}, say("explained")), make("pre", {}, one.explained)));
  return of;
}

// The month that the reader looks at: a picture with a slider, and what is to be done for it.
function chooser(one) {
  const id = "month-" + one.category;
  const place = make("div", { "aria-live": "polite" });
  const row = make("div", { class: "looked-at" });
  const first = one.months.findIndex(({ at }) => at === one.chosen);
  const pick = make("select", { id, onchange: () => look(pick.selectedIndex) }, one.months.map(({ at, month, age }) => make("option", { value: at }, `${month} · ${age}`)));
  const slider = make("input", { type: "range", id: "slide-" + one.category, min: 0, max: one.months.length - 1, step: 1, oninput: () => look(Number(slider.value)) });
  const figure = one.picture && make("figure", { class: "picture" });
  const paint = () => figure.replaceChildren(picture(one, pick.selectedIndex, Math.max(300, figure.clientWidth || 700)), legend(one));
  const look = (at, wait = 150) => {
    const found = one.months[at];
    pick.selectedIndex = slider.value = at;
    slider.setAttribute("aria-valuetext", `${found.month}, ${found.age}, ${found.verdict}`);
    row.replaceChildren(...monthRow(found).flatMap((value, column) => (value === "" ? [] : make("span", {}, make("span", { class: "quiet" }, say(MONTH[column])), " ", make(column ? "span" : "strong", {}, value)))));
    if (figure) paint();
    clearTimeout(look.later);
    look.later = setTimeout(show, wait);
  };
  const show = async () => {
    const month = pick.value;
    const { answer } = await python.ask("month", { ...told(), month, category: one.category });
    if (month !== pick.value) return;
    const papersWrong = make("p", { role: "status" });
    const steps = answer.steps.map((step) => [step.when, step.what, step.who, step.notes.join(lang === "zh" ? "；" : "; "), cites(step.basis) || ""]);
    place.replaceChildren(
      make("p", {}, make("strong", {}, answer.month), "  ", answer.kind, "  ", verdict(answer)),
      steps.length ? table(["c_when", "c_what", "c_who", "c_note", "basis"], steps) : make("p", {}, say("no_steps")));
    if (answer.against.length) place.append(make("p", {}, say("against")), make("ul", {}, answer.against.map((text) => make("li", {}, text))));
    if (answer.notes.length) place.append(notes(answer.notes));
    if (steps.length)
      place.append(make("p", { class: "actions" }, make("button", { type: "button", class: "calendar", onclick: async () => {
        const made = await python.ask("calendar", { ...told(), month, category: one.category, made_at: new Date().toISOString() }, { lists: true });
        keep(made.made, "ics");
      } }, say("save_calendar")), make("button", { type: "button", class: "papers", onclick: async () => {
        const { answer, made } = await python.ask("papers", { ...told(), month, category: one.category }, { lists: true });
        if (answer.error) papersWrong.replaceChildren(answer.error);
        else keep(made, "papers");
      } }, say("save_own_papers"))), papersWrong);
  };
  look(Math.max(0, first), 0);
  if (figure) new ResizeObserver(() => figure.clientWidth && figure.clientWidth !== figure.drawn && (paint(), (figure.drawn = figure.clientWidth))).observe(figure);
  return {
    look: make("div", {}, figure, one.months.length < 2 ? null : make("p", { class: "screen slide" }, make("label", { for: slider.id }, say("slide")), slider), row),
    steps: make("div", {}, make("p", { class: "screen" }, make("label", { for: id }, say("choose_month"), " "), pick), place),
  };
}

// The ways beside the ordinary ones: looked up when asked for, with the questions that would settle them.
let waysOpen = false;
function otherWays() {
  const place = make("div", { id: "ways-answer", "aria-live": "polite" });
  const questions = make("div", { id: "ways-questions" });
  const show = async () => {
    history.replaceState(null, "", link());
    const { answer } = await python.ask("ways", told());
    if (answer.error) {
      place.replaceChildren(make("p", { class: "wrong" }, answer.error));
      return;
    }
    const wanted = [...WAYS, MORE.find(({ id }) => id === "drawing")].filter((one) =>
      one.when(facts) && (one.id === "special_months" || answer.ask.includes(one.id) || facts[one.id]) && !asked.has(one.id));
    for (const element of [...questions.children]) if (!wanted.some(({ id }) => "q-" + id === element.id)) element.remove();
    wanted.forEach((one, at) => {
      if (questions.children[at]?.id !== "q-" + one.id) questions.insertBefore(field(one, WAYS.includes(one) ? later : changed), questions.children[at] || null);
    });
    place.replaceChildren(...answer.cases.flatMap((one) => [
      one.label && make("h3", {}, one.label),
      table(["c_way", "c_verdict", "c_note", "basis"], one.ways.map((way) => [
        way.what, make("span", { class: "w-" + way.group }, say("w_" + way.group)),
        make("div", {}, way.said.join(lang === "zh" ? "；" : "; "), way.notes.length ? make("details", {}, make("summary", {}, say("notes")), notes(way.notes)) : null),
        cites(way.basis) || ""])),
      one.not_applicable && make("p", { class: "quiet" }, say("w_not_applicable", { ways: one.not_applicable })),
    ]).filter(Boolean));
  };
  const later = () => {
    clearTimeout(later.due);
    later.due = setTimeout(show, 300);
  };
  const of = make("details", { id: "ways", lang: document.documentElement.lang, open: waysOpen || WAYS.some(({ id }) => facts[id]), ontoggle: () => {
    waysOpen = of.open;
    if (waysOpen && !place.firstChild) show();
  } }, make("summary", {}, say("ways")), make("p", { class: "hint" }, say("ways_intro")), place, questions);
  of.refresh = () => of.open && show();
  return of;
}

const monthNumber = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
// How a month stands is told by the height of its bar as well as by its colour.
const STATES = { ELIGIBLE: [20, "l_open"], may_be_agreed: [12, "l_agreed"], UNDETERMINED: [6, "l_unsettled"], NOT_ELIGIBLE: [2, "l_closed"] };
const bar = (state, x, width, foot) => draw("rect", { class: "m-" + state, x, width, y: foot - STATES[state][0], height: STATES[state][0] });

function picture(one, chosen, width) {
  const { begin, least, most, required, statutory, crossing, text } = one.picture;
  const start = monthNumber(begin);
  const [left, right, top, foot, strip] = [lang === "zh" ? 48 : 68, 12, 34, 190, 224];
  const step = (width - left - right) / least.length;
  const x = (month) => left + (month - start) * step;
  const counts = [...least, ...most, ...required].filter((count) => count != null);
  const apart = [12, 24, 60, 120].find((years) => (Math.max(...counts) - Math.min(...counts)) / years <= 4) || 240;
  const low = Math.floor((Math.min(...counts) - 1) / apart) * apart;
  const high = Math.max(low + apart, Math.ceil((Math.max(...counts) + 1) / apart) * apart);
  const y = (count) => foot - ((count - low) / (high - low)) * (foot - top);
  const stairs = (list) => {
    let path = "";
    list.forEach((count, at) => {
      if (count != null) path += `${path ? "L" : "M"}${x(start + at)} ${y(count)}H${x(start + at + 1)}`;
    });
    return path;
  };
  const label = (at, height, words, given = {}) => {
    const anchor = at < left + 80 ? "start" : at > width - 80 ? "end" : "middle";
    return draw("text", { x: at, y: height, "text-anchor": anchor, ...given }, words);
  };
  const of = draw("svg", { viewBox: `0 0 ${width} 262`, role: "img", "aria-label": text });
  for (let count = low; count <= high; count += apart)
    of.append(draw("path", { class: "grid", d: `M${left} ${y(count)}H${width - right}` }),
      draw("text", { x: left - 6, y: y(count) + 4, "text-anchor": "end" }, count / 12 + (lang === "zh" ? "" : " ") + say("years")));
  const every = [12, 24, 60, 120].find((months) => months * step >= 52) || 240;
  for (let month = Math.ceil(start / every) * every; month < start + least.length; month += every)
    of.append(draw("path", { class: "grid", d: `M${x(month)} ${strip}v6` }), label(x(month), 258, String(month / 12), { "text-anchor": "middle" }));
  const looked = monthNumber(one.months[chosen].at);
  of.append(draw("rect", { class: "looked", x: x(looked) - 1, width: Math.max(4, step + 2), y: top, height: strip - top + 3 }));
  if (most.some((count, at) => count != null && count !== least[at])) of.append(draw("path", { class: "most", d: stairs(most) }));
  of.append(draw("path", { class: "required", d: stairs(required) }), draw("path", { class: "least", d: stairs(least) }));
  let run = 0;
  one.months.forEach(({ at, state }, place) => {
    const next = one.months[place + 1];
    if (next && next.state === state && monthNumber(next.at) === monthNumber(at) + 1) return;
    const from = monthNumber(one.months[run].at);
    of.append(bar(state, x(from), (monthNumber(at) - from + 1) * step, strip));
    run = place + 1;
  });
  const reached = monthNumber(statutory);
  if (reached >= start)
    of.append(draw("path", { class: "statutory", d: `M${x(reached) + step / 2} ${top - 14}V${strip}` }), label(x(reached) + step / 2, 14, say("statutory", { month: monthText(statutory) })));
  if (crossing) {
    const month = monthNumber(crossing);
    of.append(draw("circle", { class: "crossing", cx: x(month) + step / 2, cy: y(required[month - start]), r: 6 }),
      label(x(month) + step / 2, y(required[month - start]) + 24, say("enough_from", { month: monthText(crossing) })));
  }
  for (const day of one.months[chosen].due) {
    const at = x(monthNumber(day)) + step * (day.length > 7 ? Number(day.slice(8)) / 31 : 0.5);
    if (at >= left) of.append(draw("path", { class: "due", d: `M${at} ${strip + 6}l5 6l-5 6l-5 -6z` }));
  }
  return of;
}
const monthText = (text) =>
  lang === "zh" ? `${text.slice(0, 4)}年${Number(text.slice(5, 7))}月`
    : new Date(text + "-01").toLocaleDateString("en-GB", { year: "numeric", month: "long", timeZone: "UTC" });

function legend(one) {
  const sample = (...inside) => draw("svg", { class: "sample", viewBox: "0 0 28 22", "aria-hidden": "true" }, inside);
  const line = (kind) => sample(draw("path", { class: kind, d: "M0 12H28" }));
  const item = (mark, words) => make("li", {}, mark, words);
  const { least, most } = one.picture;
  const states = Object.keys(STATES).filter((state) => one.months.some((month) => month.state === state));
  return make("figcaption", {}, make("ul", { class: "legend" },
    least.some((count) => count != null) ? item(line("least"), say("l_counted")) : null,
    most.some((count, at) => count != null && count !== least[at]) ? item(line("most"), say("l_most")) : null,
    item(line("required"), say("l_required")),
    states.map((state) => item(sample(bar(state, 4, 20, 21)), say(STATES[state][1]))),
    one.months.some(({ due }) => due.length) ? item(sample(draw("path", { class: "due", d: "M14 5l5 6l-5 6l-5 -6z" })), say("l_due")) : null));
}

function keep(data, kind) {
  const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const types = { xlsx: workbook, template: workbook, csv: "text/csv", ics: "text/calendar", papers: "application/zip" };
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
    const { answer, made } = await python.ask("save", { kind, made_at: new Date().toISOString() });
    wrong("list-wrong", answer.error || "");
    if (made) keep(made, kind);
  } }, say("save_" + kind));
  const of = make("div", {}, make("p", { class: "lead" }, say("counts", answer.counts)), ...answer.file_notes.map((text) => make("p", {}, text)),
    make("p", { class: "actions" }, ["xlsx", "csv", "ics", ...(answer.papers ? ["papers"] : [])].map(save)));
  if (answer.women_asked || women)
    of.append(make("p", {}, make("label", { for: "women" }, say("women"), " "), make("select", { id: "women", onchange: (event) => {
      women = event.target.value || null;
      plan();
    } }, [["", "women_ask"], ["female_50", "women_50"], ["female_55", "women_55"]].map(([value, label]) => make("option", { value, selected: (women || "") === value }, say(label))))));
  for (const name of ["questions", "problems", "warnings", "left_out"])
    if (answer.remarks[name].length)
      of.append(make("h2", {}, say(name)), make("ul", { class: name }, answer.remarks[name].map(({ text, rows }) => make("li", {}, say(rows.length > 1 ? "in_rows" : "in_row", { rows: rows.join(lang === "zh" ? "、" : ", "), text })))));
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
  waysOpen = false;
  $("questions").replaceChildren();
  $("answer").replaceChildren();
  $("other").replaceChildren();
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
  for (const one of document.querySelectorAll("#answer details:not(.every), #ways-answer details, #list-answer details")) one.open = true;
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
