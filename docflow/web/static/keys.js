// @ts-check
/** From a pressed key to a command, by the key map of the page; the more particular place goes first. */

import { commands, run } from "./commands.js";
import { isField } from "./fields.js";

const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("keys"));
/** @type {Record<string, Record<string, string>>} */
const map = JSON.parse(sheet.dataset.map ?? "{}");

/** "Ctrl+Shift+Enter". Shift counts with letters and named keys only: what prints "+" is "+".
 * @param {KeyboardEvent} event */
function nameOf(event) {
  const printed = event.key.length === 1;
  const letter = printed && event.key.toLowerCase() !== event.key.toUpperCase();
  const key = event.key === " " ? "Space" : letter ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && (!printed || letter || event.key === " ");
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

/** The places that the focus is in, the most particular first. */
function places() {
  const here = document.activeElement;
  if (here?.closest("page-view")) return ["page", "document"];
  if (here?.matches("table.lines input") && isField(here)) return ["line", "field", "document"];
  return isField(here) ? ["field", "document"] : ["document"];
}

/* A key that has done something already (chosen in the palette, which is closed by now) means nothing more. */
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const name = nameOf(event);
  const done = places().some((place) => map[place]?.[name] && run(map[place][name]));
  if (done) event.preventDefault();
});

function showKeys() {
  const [here] = places();
  for (const part of sheet.querySelectorAll("[data-where]")) part.classList.toggle("here", /** @type {HTMLElement} */ (part).dataset.where === here);
  sheet.showModal();
}

commands({ keys: showKeys });
const button = document.getElementById("show-keys");
if (button) {
  button.hidden = false;
  button.addEventListener("click", showKeys);
}
