// @ts-check
/** The page of a document: frames the place of the focused field, walks from word to word, sends a word to the field. */

const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];

class PageView extends HTMLElement {
  connectedCallback() {
    this.zoom = Number(sessionStorage.getItem("zoom")) || 1;
    /** @type {SVGRectElement | null} */
    this.cursor = null;
    this.svg = /** @type {SVGSVGElement} */ (this.querySelector("svg"));
    this.frame = /** @type {SVGRectElement} */ (this.querySelector(".frame"));
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.connectTools();
    this.setZoom(this.zoom);
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.dataset.box) this.show(focused);
  }

  connectTools() {
    const tools = this.closest(".paper")?.querySelector(".zoom");
    if (!(tools instanceof HTMLElement)) return;
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (!button) return;
      if (button.hasAttribute("data-boxes")) this.toggleBoxes(button);
      else this.changeZoom(button.dataset.zoom ?? "fit");
    });
  }

  /** @param {string} how */
  changeZoom(how) {
    const at = STEPS.findIndex((step) => step >= this.zoom - 0.01);
    if (how === "fit") this.setZoom(1);
    if (how === "in") this.setZoom(STEPS[Math.min(at + 1, STEPS.length - 1)]);
    if (how === "out") this.setZoom(STEPS[Math.max(at - 1, 0)]);
  }

  /** @param {number} zoom */
  setZoom(zoom) {
    this.zoom = zoom;
    sessionStorage.setItem("zoom", String(zoom));
    this.style.setProperty("--zoom", String(zoom));
  }

  /** @param {Element | null} [button] */
  toggleBoxes(button) {
    const bare = this.classList.toggle("bare");
    (button ?? this.closest(".paper")?.querySelector("[data-boxes]"))?.setAttribute("aria-pressed", String(!bare));
  }

  /** Frames the place of a field; false if it stands on another page.
   * @param {HTMLElement} field */
  show(field) {
    this.frame.setAttribute("hidden", "");
    const box = field.dataset.box?.split(" ").map(Number);
    if (!box || field.dataset.page !== this.dataset.page) return !box;
    const [x0, y0, x1, y1] = box;
    const places = { x: x0 - 2.5, y: y0 - 2.5, width: x1 - x0 + 5, height: y1 - y0 + 5 };
    for (const [name, value] of Object.entries(places)) this.frame.setAttribute(name, String(value));
    this.frame.removeAttribute("hidden");
    this.reveal(this.frame);
    return true;
  }

  /** Scrolls only the page, and only if the place is out of sight.
   * @param {Element} mark */
  reveal(mark) {
    const place = mark.getBoundingClientRect();
    const view = this.getBoundingClientRect();
    if (place.top < view.top + 8 || place.bottom > view.bottom - 8) this.scrollTop += place.top - view.top - view.height / 3;
    if (place.left < view.left + 8 || place.right > view.right - 8) this.scrollLeft += place.left - view.left - view.width / 3;
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const word = /** @type {Element} */ (event.target).closest("[data-w]");
    if (word) this.send(/** @type {SVGRectElement} */ (word), event.shiftKey);
  }

  /** @param {SVGRectElement} word @param {boolean} add */
  send(word, add) {
    this.dispatchEvent(new CustomEvent("word", { bubbles: true, detail: { text: word.dataset.w, add } }));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = {
      ArrowRight: () => this.step(1, 0), ArrowLeft: () => this.step(-1, 0),
      ArrowDown: () => this.step(0, 1), ArrowUp: () => this.step(0, -1),
      Enter: () => this.cursor && this.send(this.cursor, event.shiftKey),
      PageDown: () => this.turn(1), PageUp: () => this.turn(-1),
      "+": () => this.changeZoom("in"), "-": () => this.changeZoom("out"), 0: () => this.changeZoom("fit"),
      v: () => this.toggleBoxes(), V: () => this.toggleBoxes(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** To the nearest word in a direction.
   * @param {number} dx @param {number} dy */
  step(dx, dy) {
    const words = /** @type {SVGRectElement[]} */ ([...this.querySelectorAll(".words rect")]);
    const from = this.cursor ? middle(this.cursor) : null;
    const next = from ? nearest(words.filter((word) => word !== this.cursor), from, dx, dy) : words[0];
    if (!next) return;
    this.cursor?.classList.remove("cursor");
    this.cursor = next;
    next.classList.add("cursor");
    this.reveal(next);
    this.setAttribute("aria-label", next.dataset.w ?? "");
  }

  /** @param {number} by */
  turn(by) {
    const page = Number(this.dataset.page) + by;
    /** @type {HTMLElement | null | undefined} */ (this.closest(".paper")?.querySelector(`.pages [data-page="${page}"]`))?.click();
  }
}

/** @param {SVGRectElement} rect */
function middle(rect) {
  const { x, y, width, height } = rect.getBBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** @param {SVGRectElement[]} words @param {{x: number, y: number}} from @param {number} dx @param {number} dy */
function nearest(words, from, dx, dy) {
  let best = null;
  let least = Infinity;
  for (const word of words) {
    const to = middle(word);
    const along = dx ? (to.x - from.x) * dx : (to.y - from.y) * dy;
    const aside = Math.abs(dx ? to.y - from.y : to.x - from.x);
    const cost = along + aside * (dx ? 6 : 2);
    if (along > 1 && cost < least) [best, least] = [word, cost];
  }
  return best;
}

customElements.define("page-view", PageView);
