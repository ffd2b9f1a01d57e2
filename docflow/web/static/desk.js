// @ts-check
/** What is typed is never lost: kept in this browser at each keystroke and on the server within a second; undone and
 * done again; and it is shown who else is at the document. */

import { commands, press } from "./commands.js";
import { isField, record, set } from "./fields.js";
import { seen, send } from "./onward.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {{version: string, typed: Record<string, string>, base: Record<string, string>}} Draft */

const desk = /** @type {HTMLElement} */ (document.getElementById("desk"));
const words = /** @type {Record<string, string>} */ (desk ? { ...desk.dataset } : {});
const address = `/v1/documents/${words.document}`;
const kept = `draft ${words.user} ${words.document}`;
const FLUSH = 700;
const AGAIN = 2000;
const LEASE = 60_000;
const IDLE = 300_000;

/** @param {string} name */
const hidden = (name) => /** @type {HTMLInputElement | null} */ (record.elements.namedItem(name))?.value ?? "";
/** @type {Record<string, string>} */
const base = JSON.parse(hidden("base") || "{}");

/** @param {string} method @param {string} path @param {object} [body] @param {Record<string, string>} [headers] */
function call(method, path, body, headers = {}) {
  const head = { "Content-Type": "application/json", "X-CSRF-Token": hidden("csrf"), ...headers };
  return fetch(address + path, { method, body: body && JSON.stringify(body), headers: head, keepalive: JSON.stringify(body ?? "").length < 60_000, signal: AbortSignal.timeout(8000) });
}

// --- the draft -----------------------------------------------------------------------------------------------------

let sent = JSON.stringify(typed());
let busy = false;
/** @type {number | undefined} */
let timer;
let state = "clean";

/** @returns {Record<string, string>} */
function typed() {
  const found = [...new FormData(record)].filter(([name, value]) => name in base && typeof value === "string" && value.trim() !== base[name]);
  return /** @type {Record<string, string>} */ (Object.fromEntries(found));
}

const unsent = () => JSON.stringify(typed()) !== sent;

/** @param {string} now @param {string} [time] */
function show(now, time = "") {
  state = now;
  desk.dataset.state = now;
  const said = (words[now] ?? now).replace("{time}", time);
  const place = /** @type {HTMLElement} */ (document.getElementById("desk-state"));
  if (place.textContent !== said) place.textContent = said;
}

function keepHere() {
  const draft = { version: words.version, typed: typed(), base };
  try {
    localStorage.setItem(kept, JSON.stringify(draft));
  } catch {
    // No room in this browser, or none allowed: the server has it within a second.
  }
}

function soon(after = FLUSH) {
  if (leaving) return;
  timer ??= window.setTimeout(() => { timer = undefined; void flush(); }, after);
}

/** Sends what is typed now; whether the server has all of it. */
async function flush() {
  if (busy || leaving) return false;
  busy = true;
  const now = typed();
  const text = JSON.stringify(now);
  if (state !== "offline") show("saving");
  try {
    const reply = await call("PUT", "/draft", { typed: now, base: Object.keys(now).length ? base : {} }, { "If-Match": `"${words.version}"` });
    if (!reply.ok) return refused(reply.status);
    taken(text, await reply.json());
    return !unsent();
  } catch {
    show("offline");
    soon(AGAIN);
    return false;
  } finally {
    busy = false;
    if (state !== "offline" && state !== "out" && unsent()) soon();
  }
}

/** @param {string} text @param {{version: number, saved_at: string}} reply */
function taken(text, reply) {
  sent = text;
  if (!unsent()) localStorage.removeItem(kept);
  if (String(reply.version) !== words.version) return show("conflict");
  const time = new Date(reply.saved_at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  show(text === "{}" ? "clean" : "saved", time);
}

/** @param {number} status */
function refused(status) {
  if (status >= 500 || status === 429) {
    show("offline");
    soon(AGAIN);
  } else show(status === 401 || status === 403 ? "out" : "refused");
  return false;
}

/** What this browser kept and no server got: after a crash, a closed window, a lost network. */
async function bringBack() {
  const text = localStorage.getItem(kept);
  if (!text) return;
  /** @type {Draft} */
  const draft = JSON.parse(text);
  if (draft.version !== words.version) {
    const reply = await call("PUT", "/draft", { typed: draft.typed, base: draft.base }, { "If-Match": `"${draft.version}"` });
    if (!reply.ok) return;
    localStorage.removeItem(kept);
    location.reload();
    return;
  }
  for (const [name, value] of Object.entries(draft.typed)) {
    const field = record.elements.namedItem(name);
    if (field instanceof Element && isField(field) && field.value !== value) set(field, value);
  }
}

/** A decision takes along what is typed; without a server nothing is lost, and the page stays.
 * @param {SubmitEvent} event */
async function submit(event) {
  event.preventDefault();
  if ((unsent() || state === "offline") && !(await settled()) && state !== "refused") return;
  leave();
  const came = await send(record, event.submitter);
  // The page that says why it was refused is the answer to a form that the browser sends itself.
  if (came === "refused") record.requestSubmit(event.submitter);
  if (came === "lost") stay();
}

function stay() {
  leaving = false;
  keepHere();
  show("offline");
  soon(AGAIN);
}

async function settled() {
  while (busy) await new Promise((resume) => { setTimeout(resume, 30); });
  return flush();
}

let leaving = false;
function leave() {
  leaving = true;
  // What comes later than the decision would be a draft about a document that is not so any more.
  clearTimeout(timer);
  localStorage.removeItem(kept);
}

// --- undo and redo --------------------------------------------------------------------------------------------------

/** @typedef {{field: Field, before: string, after: string, at: number}} Edit */
/** @type {Edit[]} */
const done = [];
/** @type {Edit[]} */
const undone = [];
/** @type {WeakMap<Field, string>} */
const last = new WeakMap();
let playing = false;
const PAUSE = 1000;

/** One edit: what is typed into a field without a pause. @param {Field} field */
function note(field) {
  const before = last.get(field) ?? (field instanceof HTMLInputElement ? field.defaultValue : base[field.name] ?? "");
  last.set(field, field.value);
  if (playing || before === field.value) return;
  const top = done.at(-1);
  if (top?.field === field && Date.now() - top.at < PAUSE) Object.assign(top, { after: field.value, at: Date.now() });
  else done.push({ field, before, after: field.value, at: Date.now() });
  undone.length = 0;
}

/** @param {Edit[]} from @param {Edit[]} to @param {"before" | "after"} which */
function play(from, to, which) {
  const edit = from.pop();
  if (!edit) return false;
  to.push({ ...edit, at: 0 });
  playing = true;
  set(edit.field, edit[which]);
  playing = false;
  edit.field.focus();
  return true;
}

commands({
  undo: () => play(done, undone, "before") || press("undo-last") || press("undo"),
  redo: () => play(undone, done, "after") || press("redo"),
});

// --- who is at it ----------------------------------------------------------------------------------------------------

let until = 0;
let holder = "";
let held = false;
let active = Date.now();

async function lease() {
  if (document.hidden || Date.now() - active > IDLE) return;
  try {
    const reply = await call("PUT", "/lease");
    if (!reply.ok) return;
    const found = await reply.json();
    until = Date.now() + found.seconds * 1000;
    holder = found.mine ? "" : found.holder;
    held ||= found.mine;
  } catch {
    // Without a network the countdown goes on.
  }
  tick();
}

function tick() {
  const left = Math.max(0, Math.round((until - Date.now()) / 1000));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const said = !left ? (held ? words.over : "") : holder ? (held ? words.lost : words.theirs) : words.mine;
  const place = /** @type {HTMLElement} */ (document.getElementById("desk-lease"));
  place.textContent = (said ?? "").replace("{time}", time).replace("{who}", holder);
  place.classList.toggle("other", !!holder || !left);
}

function start() {
  active = Date.now();
  desk.hidden = false;
  show(sent === "{}" ? "clean" : "saved", "");
  record.addEventListener("input", (event) => {
    active = Date.now();
    if (isField(/** @type {Element} */ (event.target))) note(/** @type {Field} */ (event.target));
    if (!unsent()) return;
    keepHere();
    soon();
  });
  record.addEventListener("submit", (event) => { if (!leaving) void submit(event); });
  record.addEventListener("change", (event) => {
    const chosen = /** @type {HTMLInputElement} */ (event.target);
    const field = chosen.name?.startsWith("choose.") && record.elements.namedItem(chosen.name.slice("choose.".length));
    if (field instanceof Element && isField(field)) set(field, chosen.dataset.value ?? "");
  });
  window.addEventListener("online", () => { if (unsent() || state === "offline") void flush(); });
  window.addEventListener("pagehide", () => {
    if (unsent() && !leaving) void call("PUT", "/draft", { typed: typed(), base }, { "If-Match": `"${words.version}"` });
    if (held && !holder) void call("DELETE", "/lease");
  });
  window.addEventListener("beforeunload", (event) => { if (!leaving && unsent() && state === "offline") event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { void lease(); });
  setInterval(lease, LEASE);
  setInterval(tick, 1000);
  void lease();
  void bringBack();
  // What was typed before is in the fields again: show what would come of it.
  if (sent !== "{}") record.dispatchEvent(new Event("input", { bubbles: true }));
}

if (desk && !record.querySelector("fieldset.fields:disabled") && words.state !== "read-only") void seen.then(start);
