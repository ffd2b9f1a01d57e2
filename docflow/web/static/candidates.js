// @ts-check
/** What else a field may be, to choose from. */

import { commands } from "./commands.js";
import { ask, current, set } from "./fields.js";
import { Options } from "./options.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("candidates"));

async function open() {
  const field = current();
  const found = field && (await ask("candidates", field.name));
  if (!field || !found) return;
  dialog.innerHTML = found;
  dialog.showModal();
  const list = /** @type {HTMLElement | null} */ (dialog.querySelector("[role=listbox]"));
  if (!list) return;
  const options = new Options(list, list);
  options.choose(options.shown.find((one) => one.dataset.value !== field.value) ?? options.shown[0]);
  list.focus();
  /** @param {HTMLElement | null | undefined} entry */
  const take = (entry) => {
    dialog.close();
    field.focus();
    if (entry?.dataset.value !== undefined) set(field, entry.dataset.value);
  };
  list.addEventListener("click", (event) => take(options.clicked(event)));
  list.addEventListener("keydown", (event) => {
    if (options.moved(event) || event.key !== "Enter") return;
    event.preventDefault();
    take(options.chosen);
  });
}

commands({ candidates: () => { void open(); } });
