// @ts-check
/** A box drawn on the page with the arrows: they move it, with Shift they size it. */

import { say } from "./commands.js";
import { fit, rectangle } from "./page-view.js";

const STEP = 6;
const START = [120, 14];

export class BoxTool {
  /** @param {import("./page-view.js").PageView} view @param {number[] | null} around */
  constructor(view, around) {
    this.view = view;
    const [left, top, width, height] = (view.svg?.dataset.box ?? "0 0 595 842").split(" ").map(Number);
    const [x, y] = [left + width / 2, top + height / 2];
    this.box = around ? [around[0] - 2, around[1] - 2, around[2] + 2, around[3] + 2] : [x, y, x + START[0], y + START[1]];
    this.rect = rectangle(view, "drawn");
    this.draw();
  }

  /** @param {number} dx @param {number} dy @param {boolean} size */
  move(dx, dy, size) {
    const by = [size ? 0 : dx, size ? 0 : dy, dx, dy];
    const next = this.box.map((edge, n) => edge + by[n] * STEP);
    if (next[2] - next[0] >= STEP && next[3] - next[1] >= STEP) this.box = next;
    this.draw();
  }

  draw() {
    fit(this.rect, this.box);
    this.view.reveal(this.rect);
    const words = this.view.within(this.box).map((word) => word.dataset.w);
    say(words.length ? words.join(" ") : "no word in the box");
  }

  remove() {
    this.rect.remove();
  }
}
