// @ts-check
/** From a decision to the next document. The browser may have made that page ready while this one was looked at: it is
 * shown at once, and then asks what has changed since. */

const PATIENCE = 15_000;
const AGAIN = 2000;
const main = () => /** @type {HTMLElement} */ (document.getElementById("record"));

/** Sends what is decided and goes where the server says. "refused": its own page says why; "lost": nobody answered.
 * @param {HTMLFormElement} form @param {HTMLElement | null} button @returns {Promise<"gone" | "refused" | "lost">} */
export async function send(form, button) {
  // Whoever decides at once has the next page made while the decision is, not one after the other; drawn it is once.
  lookAhead("fetch");
  // News of this page would bring the link to the next one anew, which would be fetched twice.
  news.abort();
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  try {
    const reply = await fetch(form.getAttribute("action") ?? "", { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (reply.status >= 500) return "lost";
    if (!reply.ok || reply.redirected) return "refused";
    location.assign((await reply.json()).next);
    return "gone";
  } catch {
    return "lost";
  }
}

/** What this page asks about itself, until something is decided on it. */
const news = new AbortController();

/** Brings a page that was fetched ahead up to date; one that no longer holds is loaded again. */
async function catchUp() {
  const { address: page, stamp } = main().dataset;
  const address = new URL(`${page}/still${location.search}`, location.href);
  address.searchParams.set("stamp", stamp ?? "");
  try {
    const reply = await fetch(address, { signal: news.signal });
    if (reply.status !== 200 || reply.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
    for (const part of fresh.querySelectorAll("body > [id]")) document.getElementById(part.id)?.replaceWith(part);
  } catch {
    // Something is decided on it already, or the network is lost, which the desk says.
  }
}

/** Asks again and again of a paper that is being read, and shows what became of it. */
function awaitReading() {
  if (main().dataset.reading === undefined) return;
  setTimeout(() => void catchUp().then(awaitReading), AGAIN);
}

/** Lets the browser make the next document ready, once this one is shown and the clerk has begun to look at it.
 * @param {"draw" | "fetch"} how */
function lookAhead(how) {
  const next = document.getElementById("next-document");
  if (next) next.dataset.ahead ??= how;
}

/** Until somebody sees this page: one that was made ready in the background takes no lease and keeps no draft.
 * @type {Promise<void>} */
export const seen = new Promise((resolve) => {
  if (!(/** @type {any} */ (document).prerendering)) return resolve();
  document.addEventListener("prerenderingchange", () => resolve(), { once: true });
});

/** Whether it was made before it was asked for. */
function isAhead() {
  const arrived = /** @type {any} */ (performance.getEntriesByType("navigation")[0]);
  return arrived?.deliveryType === "navigational-prefetch" || arrived?.activationStart > 0;
}

void seen.then(() => (isAhead() ? catchUp() : undefined)).then(() => {
  awaitReading();
  // Once this page is painted; its pictures are not waited for.
  requestAnimationFrame(() => setTimeout(() => lookAhead("draw")));
});
