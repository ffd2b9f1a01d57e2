// @ts-check
/** Everything that can be done with the document, found by its name. */

import { commands, press, run } from "./commands.js";
import { Options } from "./options.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("palette"));
const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
const options = new Options(list, input);
const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
const status = dialog.querySelector("[role=status]");
/** @type {Element | null} */
let before = null;

function open() {
  before = document.activeElement;
  input.value = "";
  dialog.showModal();
  filter();
}

/** @param {HTMLElement} entry */
function fits(entry) {
  const there = !entry.dataset.press || document.getElementById(entry.dataset.press);
  const said = (entry.textContent ?? "").toLowerCase();
  return !!there && input.value.toLowerCase().split(/\s+/).every((word) => said.includes(word));
}

function filter() {
  for (const entry of entries) entry.hidden = !fits(entry);
  options.choose(options.shown[0]);
  if (status) status.textContent = `${options.shown.length}`;
}

/** @param {HTMLElement | null | undefined} entry */
function perform(entry) {
  if (!entry) return;
  dialog.close();
  if (before instanceof HTMLElement) before.focus();
  const { action, press: id, go } = entry.dataset;
  if (action) run(action);
  else if (id) press(id);
  else if (go) location.href = go;
}

input.addEventListener("input", filter);
dialog.addEventListener("keydown", (event) => {
  if (options.moved(event) || event.key !== "Enter") return;
  event.preventDefault();
  perform(options.chosen);
});
list.addEventListener("click", (event) => perform(options.clicked(event)));

commands({ palette: open });
