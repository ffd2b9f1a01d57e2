// @ts-check
/** What keys and the palette can do, by the ids of the key map (docflow/web/keymap.py). */

/** @typedef {() => (boolean | void)} Run  false: it does not apply here, and the key keeps its usual meaning. */
/** @type {Map<string, Run>} */
const known = new Map();

/** @param {Record<string, Run>} given */
export function commands(given) {
  for (const [id, run] of Object.entries(given)) known.set(id, run);
}

/** Whether something was done. @param {string} id */
export function run(id) {
  const found = known.get(id);
  return !!found && found() !== false;
}

/** Clicks a control; one in a closed menu is opened and focused instead. @param {string} id */
export function press(id) {
  const target = document.getElementById(id);
  if (!target || target.matches(":disabled")) return false;
  const menu = target.closest("details:not([open])");
  if (menu instanceof HTMLDetailsElement) menu.open = true;
  if (target.matches("input, select, textarea")) target.focus();
  else target.click();
  return true;
}

/** Says it to who does not look. @param {string} words */
export function say(words) {
  const region = document.getElementById("said");
  if (region) region.textContent = words;
}
