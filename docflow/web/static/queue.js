// @ts-check
/** Keeps the list fresh while it is looked at, without moving the focus or what is read. */

const TITLE = document.title;
const WAIT = 400;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

async function refresh() {
  const reply = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!reply.ok || reply.redirected) return;
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.getElementById("list");
  const list = document.getElementById("list");
  if (!fresh || !list || fresh.innerHTML === list.innerHTML) return;
  const focused = list.contains(document.activeElement) ? document.activeElement?.id : "";
  list.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  say();
}

function say() {
  const count = document.querySelector(".tabs [aria-current] .count")?.textContent ?? "";
  const news = document.getElementById("news");
  if (news) news.textContent = (news.dataset.says ?? "").replace("{count}", count);
  document.title = count ? `(${count}) ${TITLE}` : TITLE;
}

const address = document.getElementById("list")?.dataset.live;
if (address) {
  const events = new EventSource(address);
  events.addEventListener("changed", () => {
    clearTimeout(due);
    due = setTimeout(refresh, WAIT);
  });
  addEventListener("pagehide", () => events.close());
}
