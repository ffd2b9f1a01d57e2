// @ts-check
/** The edges of marked columns, drawn over the page while their form is open. */

import { commands, say } from "./commands.js";
import { current } from "./fields.js";
import { fit, rectangle } from "./page-view.js";

const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById("columns"));
const view = () => /** @type {import("./page-view.js").PageView | null} */ (document.querySelector("page-view"));

function draw() {
  const page = view();
  for (const old of page?.querySelectorAll(".edge") ?? []) old.remove();
  const marked = form();
  if (!marked || !page?.svg) return;
  const value = (/** @type {string} */ name) => Number(/** @type {HTMLInputElement | null} */ (marked.elements.namedItem(name))?.value);
  const edges = /** @type {HTMLInputElement[]} */ ([...marked.querySelectorAll("[name^='edge.']")]);
  for (const edge of edges) fit(rectangle(page, "edge"), [Number(edge.value) - 0.5, value("top"), Number(edge.value) + 0.5, value("bottom")]);
}

/** Opens the form, or goes back to it. */
function mark() {
  const there = form();
  if (there) there.querySelector("select")?.focus();
  else document.getElementById("mark-columns")?.click();
}

function close() {
  form()?.remove();
  draw();
  current()?.focus();
}

document.addEventListener("htmx:finally:request", (event) => {
  const opened = /** @type {Element} */ (event.target).id === "mark-columns";
  draw();
  if (opened) form()?.querySelector("select")?.focus();
  if (opened) say(form()?.querySelector("[role=status]")?.textContent?.trim() ?? "");
});
document.addEventListener("input", (event) => { if (form()?.contains(/** @type {Node} */ (event.target))) draw(); });
document.addEventListener("keydown", (event) => {
  const marked = form();
  if (!marked?.contains(document.activeElement)) return;
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("fill-lines")?.click();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

commands({ columns: mark });
