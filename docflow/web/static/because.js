// @ts-check
/** Why a field says what it says. */

import { commands } from "./commands.js";
import { ask, current } from "./fields.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("because"));

async function open() {
  const field = current();
  const found = field && (await ask("because", field.name));
  const said = dialog.querySelector(".said");
  if (!found || !said) return;
  said.innerHTML = found;
  dialog.showModal();
}

commands({ why: () => { void open(); } });
