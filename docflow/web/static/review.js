// @ts-check
/** The keys of the review screen, words that fill fields, and the care that nothing typed is lost. */

const record = /** @type {HTMLFormElement} */ (document.getElementById("record"));
const FIELDS = "input:not([type=hidden]):not(:disabled), select:not(:disabled)";
/** @type {HTMLInputElement | HTMLSelectElement | null} */
let last = null;
let leaving = false;

/** @param {string} id */
const press = (id) => /** @type {HTMLElement | null} */ (document.getElementById(id))?.click();
const page = () => /** @type {any} */ (document.querySelector("page-view"));

/** @param {Element | null} element @returns {element is HTMLInputElement | HTMLSelectElement} */
const isField = (element) => !!element && element.matches(FIELDS) && record.contains(element);

/** @param {HTMLInputElement | HTMLSelectElement} field */
function original(field) {
  if (field.dataset.was !== undefined) return field.dataset.was;
  if (field instanceof HTMLInputElement) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
}

const changed = () => [...record.querySelectorAll(FIELDS)].some((field) => isField(field) && field.value !== original(field));

function showChanged() {
  const draft = document.getElementById("draft");
  if (draft) draft.textContent = changed() ? "not saved yet" : "";
}

/** Focuses the next (or previous) field that needs attention; past the last one, the approve button.
 * @param {number} by */
function toNext(by) {
  const wanted = /** @type {HTMLElement[]} */ ([...record.querySelectorAll("[data-attention]")].filter(isField));
  const here = document.activeElement;
  const after = wanted.filter((field) => here && (here.compareDocumentPosition(field) & (by > 0 ? 4 : 2)));
  const next = by > 0 ? after[0] : after.at(-1);
  (next ?? document.getElementById(by > 0 ? "approve" : "save") ?? wanted[0])?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** @param {number} by */
function toPane(by) {
  const panes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-pane]")]);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + by + panes.length) % panes.length];
  const target = pane.id === "record" ? last ?? pane.querySelector("[data-attention]") ?? pane.querySelector(FIELDS) : page();
  /** @type {HTMLElement | null} */ (target ?? pane.querySelector("a, button"))?.focus();
}

/** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
function shortcut(event) {
  const key = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + event.key;
  const field = isField(document.activeElement) ? document.activeElement : null;
  return {
    "Ctrl+Enter": () => press("approve"),
    "Ctrl+Shift+Enter": approveOnAccount,
    "Ctrl+s": () => press("save"),
    "Ctrl+/": () => /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal(),
    "Alt+PageDown": () => press("next-document"),
    "Alt+PageUp": () => /** @type {HTMLElement | null} */ (document.querySelector("a[rel=prev]"))?.click(),
    F6: () => toPane(1),
    "Shift+F6": () => toPane(-1),
    Enter: field ? () => toNext(1) : undefined,
    "Shift+Enter": field ? () => toNext(-1) : undefined,
    Insert: () => /** @type {HTMLElement | null} */ (record.querySelector("tr.blank input"))?.focus(),
    "Shift+Delete": field ? () => removeLine(field) : undefined,
    Escape: field && field.value !== original(field) ? () => set(field, original(field)) : undefined,
  }[key];
}

/** Approves with what is left over on the customer's account, if anything is. */
function approveOnAccount() {
  const box = /** @type {HTMLInputElement | null} */ (record.querySelector("[name=on_account]"));
  if (box) box.checked = true;
  press("approve");
}

/** @param {HTMLElement} field */
function removeLine(field) {
  /** @type {HTMLElement | null | undefined} */ (field.closest("tr.line")?.querySelector(".remove button"))?.click();
}

/** @param {HTMLInputElement | HTMLSelectElement} field @param {string} value */
function set(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const action = shortcut(event);
  if (!action) return;
  event.preventDefault();
  action();
});

record.addEventListener("focusin", (event) => {
  const field = /** @type {Element} */ (event.target);
  if (!isField(field) || field.closest(".actions")) return;
  last = field;
  const view = page();
  if (!view || view.show(field)) return;
  /** @type {HTMLElement | null} */ (document.querySelector(`.pages [data-page="${field.dataset.page}"]`))?.click();
});

record.addEventListener("input", showChanged);
record.addEventListener("submit", () => { leaving = true; });

document.addEventListener("word", (event) => {
  if (!last) return;
  const { text, add } = /** @type {CustomEvent} */ (event).detail;
  const value = add && last.value ? `${last.value} ${text}` : text;
  set(last, value);
  last.focus();
});

window.addEventListener("beforeunload", (event) => {
  if (!leaving && changed()) event.preventDefault();
});

const keysButton = document.getElementById("show-keys");
if (keysButton) {
  keysButton.hidden = false;
  keysButton.addEventListener("click", () => /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal());
}
showChanged();
/** @type {HTMLElement | null} */ (record.querySelector("[aria-invalid=true]") ?? record.querySelector(".bad [data-attention]") ?? record.querySelector("[data-attention]") ?? document.getElementById("approve"))?.focus({ preventScroll: true });
