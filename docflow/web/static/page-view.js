// @ts-check
/** The page of a document: frames the place of a field, walks from word to word, sends words to the field.
 *
 * Whatever the carrier, what is read on a page are elements with data-w (the text) that stand at a box: rectangles over
 * a picture, cells of a sheet, elements of a message. */

import { commands, say } from "./commands.js";
import { current } from "./fields.js";
import { BoxTool } from "./page-box.js";

/** @typedef {HTMLElement | SVGElement} Item */

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];
const SVG = "http://www.w3.org/2000/svg";

export class PageView extends HTMLElement {
  connectedCallback() {
    /** @type {Item[]} In reading order. */
    this.items = [...this.querySelectorAll("[data-w]")].map((item) => /** @type {Item} */ (item));
    /** Indices into items: where the selection began, and its end. @type {[number, number] | null} */
    this.picked = null;
    this.svg = /** @type {SVGSVGElement | null} */ (this.querySelector("svg.leaf"));
    /** @type {BoxTool | null} */
    this.tool = null;
    this.addEventListener("click", (event) => this.clicked(event));
    this.setZoom(Number(sessionStorage.getItem("zoom")) || 1);
    this.setTurns(Number(sessionStorage.getItem(`turns ${this.dataset.document}`)) || 0);
    this.connectTools();
  }

  connectTools() {
    const tools = this.closest(".paper")?.querySelector(".zoom");
    if (tools instanceof HTMLElement) tools.hidden = false;
  }

  /** @param {number} zoom */
  setZoom(zoom) {
    this.zoom = zoom;
    sessionStorage.setItem("zoom", String(zoom));
    this.style.setProperty("--zoom", String(zoom));
  }

  /** What was in the middle stays there, and what somebody looks at in sight. @param {number} by */
  changeZoom(by) {
    const was = this.zoom ?? 1;
    const [x, y] = [this.scrollLeft + this.clientWidth / 2, this.scrollTop + this.clientHeight / 2];
    const at = STEPS.findIndex((step) => step >= was - 0.01);
    const zoom = by ? STEPS[Math.min(Math.max(at + by, 0), STEPS.length - 1)] : 1;
    this.setZoom(zoom);
    const [left, top] = [(x * zoom) / was - this.clientWidth / 2, (y * zoom) / was - this.clientHeight / 2];
    this.scrollTo({ left, top, behavior: "instant" });
    this.keepInSight();
  }

  /** Quarter turns clockwise. @param {number} turns */
  setTurns(turns) {
    this.turns = turns % 4;
    sessionStorage.setItem(`turns ${this.dataset.document}`, String(this.turns));
    const leaf = this.svg?.querySelector("g.leaf");
    if (!this.svg || !leaf) return;
    const [left, top, width, height] = (this.svg.dataset.box ?? "0 0 1 1").split(" ").map(Number);
    const upright = this.turns % 2 === 0;
    this.svg.setAttribute("viewBox", upright ? `${left} ${top} ${width} ${height}` : `${top} ${left} ${height} ${width}`);
    const move = ["", `translate(${height + 2 * top} 0) rotate(90)`, `translate(${width + 2 * left} ${height + 2 * top}) rotate(180)`, `translate(0 ${width + 2 * left}) rotate(270)`];
    leaf.setAttribute("transform", move[this.turns]);
    this.keepInSight();
  }

  /** What somebody looks at: the word that is picked, or the place of the field. */
  keepInSight() {
    const marks = [this.chosen.at(-1), this.querySelector(".frame:not([hidden])"), this.querySelector(".framed")];
    const mark = marks.find(Boolean);
    if (mark) this.reveal(mark, "instant");
  }

  toggleBoxes() {
    const bare = this.classList.toggle("bare");
    document.getElementById("toggle-boxes")?.setAttribute("aria-pressed", String(!bare));
  }

  /** Frames a place; false if it is on another page. @param {DOMStringMap} place */
  show(place) {
    const frame = this.svg?.querySelector(".frame");
    frame?.setAttribute("hidden", "");
    for (const item of this.querySelectorAll(".framed")) item.classList.remove("framed");
    const box = place.box?.split(" ").map(Number);
    if (!box || place.page !== this.dataset.page) return !box;
    if (frame) {
      fit(frame, [box[0] - 2.5, box[1] - 2.5, box[2] + 2.5, box[3] + 2.5]);
      frame.removeAttribute("hidden");
      this.reveal(frame);
    } else {
      const inside = this.within(box);
      for (const item of inside) item.classList.add("framed");
      if (inside[0]) this.reveal(inside[0]);
    }
    return true;
  }

  /** Scrolls only the page, and only if the place is out of sight; both ways at once, for a second smooth move would end
   * the first. @param {Element} mark @param {ScrollBehavior} behavior */
  reveal(mark, behavior = "auto") {
    const place = mark.getBoundingClientRect();
    const view = this.getBoundingClientRect();
    const aside = place.left < view.left + 8 || place.right > view.right - 8;
    const away = place.top < view.top + 8 || place.bottom > view.bottom - 8;
    const left = aside ? place.left - view.left - view.width / 3 : 0;
    const top = away ? place.top - view.top - view.height / 3 : 0;
    if (aside || away) this.scrollBy({ left, top, behavior });
  }

  /** What stands in a box (in points), by the middles. @param {number[]} box */
  within([x0, y0, x1, y1]) {
    return (this.items ?? []).filter((item) => {
      const [a, b, c, d] = boxOf(item);
      const [x, y] = [(a + c) / 2, (b + d) / 2];
      return x0 <= x && x <= x1 && y0 <= y && y <= y1;
    });
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const word = /** @type {Item | null} */ (/** @type {Element} */ (event.target).closest("[data-w]"));
    if (word) this.send([word], event.shiftKey, true);
  }

  /** All words, in reading order. @returns {Item[]} */
  get known() {
    return this.items ?? [];
  }

  /** The words that are picked. @returns {Item[]} */
  get chosen() {
    if (!this.picked) return [];
    const [from, to] = this.picked;
    return (this.items ?? []).slice(Math.min(from, to), Math.max(from, to) + 1);
  }

  /** @param {Item[]} words @param {boolean} add @param {boolean} back whether the focus goes to the field */
  send(words, add, back) {
    if (!words.length) return false;
    const boxes = words.map(boxOf);
    const box = [0, 1, 2, 3].map((n) => Math[n < 2 ? "min" : "max"](...boxes.map((one) => one[n])));
    this.tell(words.map((word) => word.dataset.w).join(" "), box, add, back);
    return true;
  }

  /** @param {string} text @param {number[]} box @param {boolean} add @param {boolean} back */
  tell(text, box, add, back) {
    const detail = { text, add, back, page: this.dataset.page, box };
    this.dispatchEvent(new CustomEvent("word", { bubbles: true, detail }));
  }

  /** @param {number} from @param {number} to */
  pick(from, to) {
    this.picked = [from, to];
    for (const item of this.items ?? []) item.classList.remove("cursor");
    for (const item of this.chosen) item.classList.add("cursor");
    const items = this.known;
    if (items[to]) this.reveal(items[to]);
    say(this.chosen.map((word) => word.dataset.w).join(" "));
  }

  /** To the nearest word in a direction. @param {number} dx @param {number} dy @param {boolean} extend */
  step(dx, dy, extend) {
    if (this.tool) return this.tool.move(dx, dy, extend);
    const items = this.known;
    if (!items.length) return false;
    if (!this.picked) return this.pick(0, 0);
    const [from, to] = this.picked;
    const next = extend && dx ? to + dx : nearest(items, to, dx, dy);
    if (next === null || !items[next]) return;
    this.pick(extend ? from : next, next);
  }

  draw() {
    if (!this.svg) return say(this.dataset.noPicture ?? "");
    this.tool = new BoxTool(this, this.chosen.length ? boxOf(this.chosen[0]) : null);
  }

  /** @param {boolean} add */
  enter(add) {
    const words = this.tool ? this.within(this.tool.box) : this.chosen;
    if (!words.length && this.tool) return void this.recognise(this.tool.box, add);
    if (!words.length) return say(this.dataset.noWord ?? "");
    this.leaveTool();
    this.send(words, add, true);
  }

  /** What stands in a box where no word was read: it is looked at once more. @param {number[]} box @param {boolean} add */
  async recognise(box, add) {
    say(this.dataset.looking ?? "");
    const csrf = /** @type {HTMLInputElement | null} */ (document.querySelector("#record [name=csrf]"))?.value ?? "";
    const address = `/v1/documents/${this.dataset.document}/pages/${this.dataset.page}/words`;
    const reply = await fetch(address, { method: "POST", body: JSON.stringify({ box }), headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf } });
    /** @type {{text: string}[]} */
    const found = reply.ok ? (await reply.json()).items : [];
    if (!found.length) return say(this.dataset.noWord ?? "");
    this.leaveTool();
    this.tell(found.map((word) => word.text).join(" "), box, add, true);
  }

  leaveTool() {
    if (!this.tool) return false;
    this.tool.remove();
    this.tool = null;
    return true;
  }

  /** @param {number} by */
  turn(by) {
    const page = Number(this.dataset.page) + by;
    /** @type {HTMLElement | null | undefined} */ (this.closest(".paper")?.querySelector(`.pages [data-page="${page}"]`))?.click();
  }
}

/** In points from the top left of the page. @param {Item} item @returns {number[]} */
export function boxOf(item) {
  if (item.dataset.b) return item.dataset.b.split(" ").map(Number);
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(item.getAttribute(name)));
  return [x, y, x + width, y + height];
}

/** @param {Element} rect @param {number[]} box */
export function fit(rect, [x0, y0, x1, y1]) {
  const places = { x: x0, y: y0, width: Math.max(x1 - x0, 1), height: Math.max(y1 - y0, 1) };
  for (const [name, value] of Object.entries(places)) rect.setAttribute(name, value.toFixed(1));
}

/** @param {PageView} view @param {string} kind */
export function rectangle(view, kind) {
  const rect = document.createElementNS(SVG, "rect");
  rect.setAttribute("class", kind);
  view.svg?.querySelector("g.leaf")?.append(rect);
  return rect;
}

/** As it is seen, so that the arrows keep their sense on a turned page.
 * @param {Item[]} items @param {number} at @param {number} dx @param {number} dy */
function nearest(items, at, dx, dy) {
  const middles = items.map((item) => {
    const { left, top, width, height } = item.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  const from = middles[at];
  let best = null;
  let least = Infinity;
  middles.forEach((to, n) => {
    const along = dx ? (to.x - from.x) * dx : (to.y - from.y) * dy;
    const aside = Math.abs(dx ? to.y - from.y : to.x - from.x);
    const cost = along + aside * (dx ? 6 : 2);
    if (n !== at && along > 1 && cost < least) [best, least] = [n, cost];
  });
  return best;
}

customElements.define("page-view", PageView);

const view = () => /** @type {PageView | null} */ (document.querySelector("page-view"));
/** @param {number} dx @param {number} dy @param {boolean} extend */
const step = (dx, dy, extend = false) => () => { view()?.step(dx, dy, extend); };

commands({
  "word-right": step(1, 0), "word-left": step(-1, 0), "word-down": step(0, 1), "word-up": step(0, -1),
  "extend-right": step(1, 0, true), "extend-left": step(-1, 0, true),
  "extend-down": step(0, 1, true), "extend-up": step(0, -1, true),
  send: () => { view()?.enter(false); },
  append: () => { view()?.enter(true); },
  draw: () => view()?.draw(),
  boxes: () => view()?.toggleBoxes(),
  larger: () => view()?.changeZoom(1),
  smaller: () => view()?.changeZoom(-1),
  fit: () => view()?.changeZoom(0),
  turn: () => { const page = view(); page?.setTurns((page.turns ?? 0) + 1); },
  "page-down": () => view()?.turn(1),
  "page-up": () => view()?.turn(-1),
  "leave-page": () => { if (!view()?.leaveTool()) current()?.focus(); },
});

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest(".zoom [data-run]");
  const page = view();
  if (!(button instanceof HTMLElement) || !page) return;
  /** @type {Record<string, () => void>} */
  const tools = {
    out: () => page.changeZoom(-1), fit: () => page.changeZoom(0), in: () => page.changeZoom(1),
    turn: () => page.setTurns((page.turns ?? 0) + 1), boxes: () => page.toggleBoxes(),
  };
  tools[button.dataset.run ?? ""]?.();
});
