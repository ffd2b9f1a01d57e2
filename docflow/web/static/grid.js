// @ts-check
/** The lines as a grid: the arrows go from cell to cell until a cell is edited (F2, or by typing). */

import { commands, press } from "./commands.js";
import { go, isField, original, record, set } from "./fields.js";

/** @typedef {import("./fields.js").Field} Field */
/** @type {Field | null} */
let edited = null;

/** @returns {Field | null} */
function here() {
  const field = document.activeElement;
  return isField(field) && field.matches("table.lines input") ? field : null;
}

const rows = () => /** @type {HTMLElement[]} */ ([...record.querySelectorAll("table.lines tr.line:not(.further)")]);
/** @param {Element | undefined} row @returns {Field[]} */
const cells = (row) => /** @type {Field[]} */ ([...(row?.querySelectorAll("input") ?? [])]);

/** The cell so many rows down and columns right. @param {number} dx @param {number} dy */
function beside(dx, dy) {
  const field = here();
  const row = field?.closest("tr");
  if (!field || !row) return undefined;
  const column = cells(row).indexOf(field);
  return cells(rows()[rows().indexOf(row) + dy])[column + dx];
}

/** @param {number} dx @param {number} dy */
function move(dx, dy) {
  return () => {
    if (here() === edited) return false;
    go(beside(dx, dy));
  };
}

/** @param {Field | null} field */
function edit(field) {
  edited?.classList.remove("editing");
  edited = field;
  field?.classList.add("editing");
}

function startEditing() {
  const field = here();
  edit(field === edited ? null : field);
  if (field instanceof HTMLInputElement && edited) field.setSelectionRange(field.value.length, field.value.length);
}

/** The input with the open item of the line. */
const match = () => /** @type {HTMLInputElement | null} */ (here()?.closest("tr")?.querySelector(".settles input") ?? null);

function apply() {
  const item = match();
  if (!item || here() === edited) return false;
  const { unapplied = "", auto = "" } = item.dataset;
  set(item, item.value === unapplied ? (original(item) === unapplied || !original(item) ? auto : original(item)) : unapplied);
  edit(null);
}

function copyAbove() {
  const [field, above] = [here(), beside(0, -1)];
  if (field && above) set(field, above.value);
}

function removeLine() {
  /** @type {HTMLElement | null | undefined} */ (here()?.closest("tr.line")?.querySelector(".remove button"))?.click();
}

/** Where the reason of a short pay is told: beside what stays open, else in the line. @param {Element | null} row
 * @returns {Field | null} */
function reason(row) {
  const line = row?.matches(".match") ? row.previousElementSibling : row;
  const short = line?.nextElementSibling?.querySelector("select");
  return short ?? line?.querySelector("[name$=deduction_reason]") ?? null;
}

/** An invoice that came back, and a dispute, are disputed as a whole; what else is no payment as soon as its kind says
 * so; of a payment the line that somebody is in is, else the first one short. */
function dispute() {
  if (press("disputed")) return;
  if (record.querySelector("#approve[value=file_dispute]")) return press("approve");
  const kind = record.elements.namedItem("field.kind");
  if (!record.querySelector("table.lines") && kind instanceof Element && isField(kind)) return go(kind);
  const line = document.activeElement?.closest("table.lines tbody tr");
  return go(reason(line ?? record.querySelector("tr.match:has(select)") ?? record.querySelector("tr.line")) ?? undefined);
}

record.addEventListener("focusin", () => edit(null));
record.addEventListener("input", (event) => { if (event.isTrusted) edit(here()); });

commands({
  edit: startEditing, apply, dispute, "copy-above": copyAbove, "remove-line": removeLine,
  up: move(0, -1), down: move(0, 1), left: move(-1, 0), right: move(1, 0),
  "add-line": () => { go(cells(record.querySelector("tr.blank") ?? undefined)[0]); },
});
