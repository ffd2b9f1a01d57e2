// @ts-check
/** From pane to pane; in a narrow window one is shown at a time, under tabs. */

import { commands } from "./commands.js";
import { current, fields, urgent } from "./fields.js";

const panes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-pane]")]);
const tabs = /** @type {HTMLElement | null} */ (document.getElementById("panes"));

/** @param {HTMLElement} pane */
function enter(pane) {
  show(pane);
  const paper = pane.querySelector("page-view");
  const target = pane.id === "record" ? current() ?? urgent()[0] ?? fields()[0] : paper;
  /** @type {HTMLElement | null} */ (target ?? pane.querySelector("a, button"))?.focus();
}

/** Which one is seen where there is room for one only. @param {HTMLElement} pane */
function show(pane) {
  for (const one of panes) one.toggleAttribute("data-shown", one === pane);
  for (const tab of tabs?.querySelectorAll("button") ?? []) tab.setAttribute("aria-pressed", String(tab.dataset.for === pane.id));
}

/** @param {number} by */
function turn(by) {
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  enter(panes[(at + by + panes.length) % panes.length]);
}

if (tabs) {
  tabs.hidden = false;
  document.body.classList.add("tabbed");
  tabs.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const pane = panes.find((one) => one.id === button?.dataset.for);
    if (pane) enter(pane);
  });
  show(panes.find((pane) => pane.id === "record") ?? panes[0]);
}

commands({ "next-pane": () => turn(1), "previous-pane": () => turn(-1) });
