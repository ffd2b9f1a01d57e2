// @ts-check
/** Beside a field that needs attention: the likeliest of what else it may be, to be taken by one key. */

import { commands } from "./commands.js";
import { ask, isField, record, set, told } from "./fields.js";

const place = document.createElement("span");
place.className = "offer";
place.setAttribute("role", "status");
/** The key that takes it, as its reader has bound it. */
const key = keyOf("offer");
/** @type {import("./fields.js").Field | null} */
let of = null;

/** @param {string} action */
function keyOf(action) {
  /** @type {Record<string, string>} */
  const map = JSON.parse(document.getElementById("keys")?.dataset.map ?? "{}").field ?? {};
  return Object.keys(map).find((one) => map[one] === action) ?? "";
}

function withdraw() {
  of = null;
  place.remove();
}

/** @param {import("./fields.js").Field} field */
async function offer(field) {
  const list = document.createElement("template");
  list.innerHTML = await ask("candidates", field.name);
  const options = /** @type {HTMLElement[]} */ ([...list.content.querySelectorAll("[role=option]")]);
  const first = options.find((one) => one.dataset.value !== field.value && one.dataset.unlikely === undefined && because(one));
  const untouched = "defaultValue" in field && field.value === field.defaultValue;
  if (!first || document.activeElement !== field || !untouched) return;
  of = field;
  place.dataset.value = first.dataset.value ?? "";
  place.replaceChildren(cap(), ` ${place.dataset.value} (${because(first)})`);
  beside(field)?.append(" ", place);
}

/** Where there is room: in its own sentence, or in that of its line. @param {import("./fields.js").Field} field */
function beside(field) {
  const line = field.closest("tr.line")?.nextElementSibling;
  return told(field)?.querySelector(".sentence, td:last-child") ?? line?.querySelector("td:last-child") ?? told(field);
}

/** What speaks for it; nothing is offered for which nothing does, and a chance that rounds to none says nothing.
 * @param {HTMLElement} option */
function because(option) {
  const said = [...option.querySelectorAll(".hint, .certainty")].map((one) => one.textContent?.trim() ?? "");
  return said.filter((one) => one && !/^0\D*$/.test(one)).join(", ");
}

function cap() {
  const drawn = document.createElement("kbd");
  drawn.textContent = key;
  return drawn;
}

/** Of fields that need attention, and of no other. @param {Element | null} field */
function consider(field) {
  withdraw();
  if (key && isField(field) && field instanceof HTMLInputElement && told(field)?.dataset.rank !== undefined) void offer(field);
}

record.addEventListener("focusin", (event) => consider(/** @type {Element} */ (event.target)));
record.addEventListener("input", withdraw);

commands({
  offer: () => {
    const [field, value] = [of, place.dataset.value];
    if (!field || value === undefined || field !== document.activeElement) return false;
    set(field, value);
  },
});

consider(document.activeElement);
