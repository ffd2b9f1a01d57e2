// @ts-check
/** The review of a document: from doubt to doubt, words that fill fields, and the care that nothing typed is lost. */

import { asks, reckon } from "./amounts.js";
import { commands, press, say } from "./commands.js";
import { about, current, go, isField, original, record, remember, set, told, urgent } from "./fields.js";

const page = () => /** @type {any} */ (document.querySelector("page-view"));
const here = () => (isField(document.activeElement) ? document.activeElement : null);

/** What was looked at and left as it is counts as confirmed. @param {Element | null} answer */
function accept(answer) {
  const seen = /** @type {HTMLInputElement | null} */ (record.elements.namedItem("seen"));
  const field = isField(answer) ? about(answer) : null;
  if (!seen || !field || told(field)?.dataset.rank === undefined || field.value !== original(field)) return;
  const names = new Set(seen.value.split(" ").filter(Boolean));
  seen.value = [...names.add(field.name)].join(" ");
  told(field)?.classList.add("accepted");
}

/** To the next (or previous) field that needs attention; past the last one, the approve button.
 * @param {number} by */
function toNext(by) {
  const field = here();
  if (!field) return false;
  const menu = field.closest(".actions");
  if (menu) return pressAfter(menu, field);
  if (asks(field)) {
    void reckon(field).then((done) => done && toNext(by));
    return true;
  }
  accept(field);
  const wanted = urgent();
  const at = wanted.indexOf(field);
  const next = at < 0 ? after(wanted, field, by) : wanted[at + by];
  if (!go(next)) (hold() ?? document.getElementById(by > 0 ? "approve" : "save"))?.focus();
  return true;
}

/** What speaks against the mail itself, or the call that it takes: there Enter approves nothing.
 * @returns {HTMLElement | null} */
const hold = () => document.querySelector("#call-back[data-open] input:not([type=hidden]), #why .hold");

/** The button that a field beside the buttons, or in their menu, belongs to. @param {Element} menu @param {Element} field */
function pressAfter(menu, field) {
  const buttons = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("button")]);
  buttons.find((button) => field.compareDocumentPosition(button) & 4)?.click();
}

/** From a field that needs none: what follows it on the page. @param {import("./fields.js").Field[]} wanted
 * @param {Element} field @param {number} by */
function after(wanted, field, by) {
  const on = wanted.filter((one) => field.compareDocumentPosition(one) & (by > 0 ? 4 : 2));
  return by > 0 ? on[0] ?? wanted[0] : on.at(-1);
}

/** The value as it was; where it is that, out of the lines. */
function restore() {
  const field = here();
  if (!field) return false;
  if (field.value !== original(field)) return set(field, original(field));
  if (!field.closest("table.lines")) return false;
  document.getElementById("approve")?.focus();
}

function approve() {
  if (press("approve")) return;
  say(document.getElementById("why")?.textContent?.trim() ?? "");
  go(urgent()[0]);
}

/** With what is left over on the customer's account, if anything is; asks for the reason. */
function approveOnAccount() {
  const box = /** @type {HTMLInputElement | null} */ (record.querySelector("[name=on_account]"));
  const asked = /** @type {HTMLDialogElement | null} */ (document.getElementById("ask-reason"));
  if (!box || !asked) return approve();
  box.checked = true;
  asked.showModal();
  asked.querySelector("input")?.focus();
}

commands({
  next: () => toNext(1),
  previous: () => toNext(-1),
  restore,
  approve,
  "on-account": approveOnAccount,
  save: () => press("save"),
  "next-document": () => press("next-document"),
  "previous-document": () => press("previous-document"),
});

document.getElementById("ask-reason")?.addEventListener("close", (event) => {
  const asked = /** @type {HTMLDialogElement} */ (event.target);
  if (asked.returnValue !== "approve") return;
  const reason = /** @type {HTMLInputElement | null} */ (record.elements.namedItem("on_account_reason"));
  if (reason) reason.value = asked.querySelector("input")?.value ?? "";
  press("approve");
});

record.addEventListener("focusin", (event) => {
  const field = /** @type {Element} */ (event.target);
  remember(field);
  show();
});

/** Frames the place of the field on the paper, on another page if it stands there. */
function show() {
  const field = current();
  const view = page();
  showInLetter(field);
  const place = field && told(field)?.dataset;
  if (!place || !view || view.show(place)) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`.pages [data-page="${place.page}"]`))?.click();
}

/** The mail's own text, where that is looked at, with the value marked: a frame without rights is told by its address.
 * It is given none before, so that it is loaded once. @param {import("./fields.js").Field | null} field */
function showInLetter(field) {
  const letter = /** @type {HTMLIFrameElement | null} */ (document.getElementById("letter"));
  if (!letter) return;
  const wanted = field ? `${letter.dataset.address}?${new URLSearchParams({ name: field.name })}#here` : letter.dataset.address ?? "";
  if (letter.getAttribute("src") !== wanted) letter.src = wanted;
}

document.addEventListener("htmx:finally:request", show);

document.addEventListener("word", (event) => {
  const field = current();
  if (!field) return;
  const { text, add, back, page: number, box } = /** @type {CustomEvent} */ (event).detail;
  const value = add && field.value ? `${field.value} ${text}` : text;
  const near = /** @type {HTMLInputElement | null} */ (record.elements.namedItem("near"));
  if (near) near.value += `${[field.name, number, ...box.map((/** @type {number} */ edge) => edge.toFixed(1))].join(" ")};`;
  set(field, value);
  if (back) field.focus();
});

/** Where one begins: what others changed meanwhile, what holds the mail back, what is wrong or to be looked at; then what
 * is left over, and what is asked of no field. Approving has the focus only where nothing is asked. */
function begin() {
  const clash = /** @type {HTMLElement | null} */ (document.querySelector("#clash input:checked"));
  if (clash ?? hold()) return (clash ?? hold())?.focus();
  const wrong = record.querySelector("[aria-invalid=true]");
  if (go(isField(wrong) ? wrong : urgent()[0])) return;
  /** @type {HTMLElement | null} */
  const rest = record.querySelector("[name=on_account]:not(:checked)") ?? record.querySelector("#why[data-asks]");
  (rest ?? document.getElementById("approve"))?.focus({ preventScroll: true });
}

begin();
show();
