// @ts-check
/** Everything that can be done with the document, found by its name. */

import { commands, press, run } from "./commands.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("palette"));
const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
const entries = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);
const status = dialog.querySelector("[role=status]");
/** @type {Element | null} */
let before = null;
/** @type {HTMLElement | undefined} */
let chosen;

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
  const shown = entries.filter((entry) => !entry.hidden);
  choose(shown[0]);
  if (status) status.textContent = `${shown.length}`;
}

/** @param {HTMLElement | undefined} entry */
function choose(entry) {
  for (const one of entries) one.setAttribute("aria-selected", String(one === entry));
  chosen = entry;
  if (entry) input.setAttribute("aria-activedescendant", entry.id);
  else input.removeAttribute("aria-activedescendant");
  entry?.scrollIntoView({ block: "nearest" });
}

/** @param {number} by */
function move(by) {
  const shown = entries.filter((entry) => !entry.hidden);
  const at = chosen ? shown.indexOf(chosen) : -1;
  if (shown.length) choose(shown[(at + by + shown.length) % shown.length]);
}

/** @param {HTMLElement | undefined} entry */
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
  if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter") perform(chosen);
  else return;
  event.preventDefault();
});
list.addEventListener("click", (event) => perform(/** @type {HTMLElement | undefined} */ (/** @type {Element} */ (event.target).closest("[role=option]")) ?? undefined));

commands({ palette: open });
