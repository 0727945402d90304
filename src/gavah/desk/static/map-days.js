// The timeline: drawing across it, or moving the two sliders, chooses days. Knows nothing of places.
"use strict";

class DaysLine {
  static DAY = 86400000;
  static EPOCH = 719163; // the ordinal of 1970-01-01

  constructor(choose) {
    this.choose = choose;
    this.drag = null;
    document.addEventListener("pointerdown", (event) => this.#start(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", (event) => this.#end(event));
    document.addEventListener("pointercancel", () => (this.drag = null));
    document.addEventListener("input", (event) => event.target.matches?.("#first-day, #last-day") && this.#slid(event.target));
    document.addEventListener("change", (event) => event.target.matches?.("#first-day, #last-day") && this.#settled());
  }

  static iso(ordinal) {
    return new Date((ordinal - DaysLine.EPOCH) * DaysLine.DAY).toISOString().slice(0, 10);
  }

  // In the calendar and digits of the page, as the server writes days.
  static words(ordinal) {
    const calendar = document.documentElement.lang === "fa" ? "fa-IR-u-ca-persian-nu-arabext" : "en-GB";
    const parts = new Intl.DateTimeFormat(calendar, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const found = Object.fromEntries(parts.formatToParts(new Date((ordinal - DaysLine.EPOCH) * DaysLine.DAY)).map((part) => [part.type, part.value]));
    return `${found.day} ${found.month} ${found.year}`;
  }

  show() {
    for (const slider of document.querySelectorAll("#first-day, #last-day")) slider.setAttribute("aria-valuetext", DaysLine.words(Number(slider.value)));
  }

  #picture() {
    return document.querySelector("#timeline svg[data-first]");
  }

  #ordinal(event) {
    const svg = this.#picture(), { first, last, left, right } = svg.dataset;
    const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
    const part = (x - Number(left)) / (Number(right) - Number(left));
    return Math.min(Math.max(Number(first) + Math.floor(part * (Number(last) - Number(first) + 1)), Number(first)), Number(last));
  }

  #start(event) {
    if (event.button !== 0 || !event.target.closest("#timeline svg[data-first]")) return;
    const bar = event.target.closest("g[data-first]");
    this.drag = { from: this.#ordinal(event), x: event.clientX, bar, moved: false };
    event.preventDefault();
  }

  #move(event) {
    if (!this.drag) return;
    this.drag.moved ||= Math.abs(event.clientX - this.drag.x) > 4;
    if (this.drag.moved) this.#window(...this.#span(event));
  }

  #end(event) {
    const drag = this.drag;
    if (!drag) return;
    const span = this.#span(event);
    this.drag = null;
    if (drag.moved) this.choose(...span);
    else if (drag.bar) this.choose(Number(drag.bar.dataset.first), Number(drag.bar.dataset.last));
  }

  #span(event) {
    const to = this.#ordinal(event);
    return [Math.min(this.drag.from, to), Math.max(this.drag.from, to)];
  }

  #window(first, last) {
    const { first: begin, last: end, left, right } = this.#picture().dataset;
    const at = (day) => Number(left) + ((day - Number(begin)) / (Number(end) - Number(begin) + 1)) * (Number(right) - Number(left));
    const window = document.getElementById("window");
    window.setAttribute("x", at(first));
    window.setAttribute("width", Math.max(at(last + 1) - at(first), 0));
    window.removeAttribute("visibility");
  }

  #slid(slider) {
    const first = document.getElementById("first-day"), last = document.getElementById("last-day");
    if (Number(first.value) > Number(last.value)) (slider === first ? last : first).value = slider.value;
    for (const one of [first, last]) {
      const words = DaysLine.words(Number(one.value));
      one.setAttribute("aria-valuetext", words);
      document.getElementById(`${one.id}-words`).textContent = words;
    }
    this.#window(Number(first.value), Number(last.value));
  }

  #settled() {
    const first = document.getElementById("first-day"), last = document.getElementById("last-day");
    const open = first.value === first.min && last.value === last.max;
    this.choose(open ? null : Number(first.value), open ? null : Number(last.value));
  }
}
