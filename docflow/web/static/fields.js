// @ts-check
/** The inputs of the record: which one is meant, what it held, and where its value stands on the paper. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

export const record = /** @type {HTMLFormElement} */ (document.getElementById("record"));
const FIELDS = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not(:disabled), select:not(:disabled)";
/** @type {Field | null} */
let last = null;

/** @param {Element | null} element @returns {element is Field} */
export const isField = (element) => !!element && element.matches(FIELDS) && record.contains(element);

/** The field that is focused, or was before the page of the paper was. @returns {Field | null} */
export const current = () => (last?.isConnected ? last : null);

/** @param {Element | null} element */
export function remember(element) {
  if (!isField(element) || element.closest(".actions")) return;
  last = element;
  const at = /** @type {HTMLInputElement | null} */ (record.elements.namedItem("at"));
  if (at) at.value = element.name;
}

/** What the server last told about the field: status, sentence and place. @param {Element} field */
export const told = (field) => document.getElementById(`${field.id}-why`);

/** Fields that need attention, the most urgent first. @returns {Field[]} */
export function urgent() {
  const rank = (/** @type {Field} */ field) => Number(told(field)?.dataset.rank ?? Infinity);
  const wanted = fields().filter((field) => told(field)?.dataset.rank !== undefined);
  return wanted.sort((a, b) => rank(a) - rank(b)).map(where);
}

/** Where the answer belongs: a line of which something stays open asks for the reason, not for its open item.
 * @param {Field} field @returns {Field} */
const where = (field) => told(field)?.querySelector("select") ?? field;

/** The field that an answer is about. @param {Field} field @returns {Field} */
export function about(field) {
  const asked = field.name.startsWith("short.") && record.elements.namedItem(field.name.replace("short.", "match."));
  return asked instanceof HTMLInputElement ? asked : field;
}

/** @returns {Field[]} */
export const fields = () => /** @type {Field[]} */ ([...record.querySelectorAll(FIELDS)]);

/** @param {Field} field */
export function original(field) {
  if (field.dataset.was !== undefined) return field.dataset.was;
  if (field instanceof HTMLInputElement) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
}

/** As if it were typed. @param {Field} field @param {string} value */
export function set(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Field | undefined} field */
export function go(field) {
  if (!field) return false;
  const folded = field.closest("details:not([open])");
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
  return true;
}

/** What the server knows of a field, as HTML. @param {string} what @param {string} name */
export async function ask(what, name) {
  const reply = await fetch(`${record.dataset.address}/${what}?${new URLSearchParams({ name })}`, { headers: { Accept: "text/html" } });
  return reply.ok ? reply.text() : "";
}
