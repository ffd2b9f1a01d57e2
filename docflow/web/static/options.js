// @ts-check
/** A list of options of which one is chosen with the arrows, whatever has the focus. */

export class Options {
  /** @param {HTMLElement} list @param {HTMLElement} owner what has the focus meanwhile */
  constructor(list, owner) {
    this.list = list;
    this.owner = owner;
    /** @type {HTMLElement | undefined} */
    this.chosen = undefined;
  }

  /** @returns {HTMLElement[]} */
  get shown() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]:not([hidden])")]);
  }

  /** @param {HTMLElement | undefined} entry */
  choose(entry) {
    for (const one of this.list.querySelectorAll("[role=option]")) one.setAttribute("aria-selected", String(one === entry));
    this.chosen = entry;
    if (entry) this.owner.setAttribute("aria-activedescendant", entry.id);
    else this.owner.removeAttribute("aria-activedescendant");
    entry?.scrollIntoView({ block: "nearest" });
  }

  /** Whether the key moved the choice. @param {KeyboardEvent} event */
  moved(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return false;
    const shown = this.shown;
    const at = this.chosen ? shown.indexOf(this.chosen) : -1;
    if (shown.length) this.choose(shown[(at + by + shown.length) % shown.length]);
    event.preventDefault();
    return true;
  }

  /** The option that was clicked. @param {Event} event */
  clicked(event) {
    return /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[role=option]"));
  }
}
