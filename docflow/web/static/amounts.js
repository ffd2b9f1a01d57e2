// @ts-check
/** "=" in an amount: the server reckons what remains, or a sum. */

import { say } from "./commands.js";
import { record, remember, set } from "./fields.js";

/** Whether it asks for something to be reckoned. @param {import("./fields.js").Field} field */
export const asks = (field) => field.classList.contains("amount") && field.value.trim().startsWith("=");

/** Puts the result into the field; false if there is none. @param {import("./fields.js").Field} field */
export async function reckon(field) {
  remember(field);
  const body = new URLSearchParams(/** @type {any} */ (new FormData(record)));
  const reply = await fetch(`${record.dataset.address}/reckon`, { method: "POST", body, headers: { Accept: "application/json" } });
  const { value, problem } = await reply.json();
  if (value) set(field, value);
  else say(problem ?? "");
  return !!value;
}

record.addEventListener("change", (event) => {
  const field = /** @type {import("./fields.js").Field} */ (event.target);
  if (asks(field)) void reckon(field);
});
