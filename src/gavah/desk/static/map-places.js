// The map: provinces and circles as buttons. Arrow keys go to the nearest in a direction, Enter chooses. Knows nothing of days.
"use strict";

class PlacesMap {
  static PAPER = 660; // CSS pixels between the margins of A4

  constructor(element, choose) {
    this.choose = choose;
    this.circles = [];
    this.provinces = new Map();
    this.map = L.map(element, {
      attributionControl: false, keyboard: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 11, scrollWheelZoom: false,
      maxBounds: [[-75, -200], [85, 200]], zoomAnimation: false, fadeAnimation: false, inertia: false,
    });
    L.control.zoom({ zoomInTitle: element.dataset.zoomIn, zoomOutTitle: element.dataset.zoomOut }).addTo(this.map);
    this.map.setView([32.5, 53.5], 5);
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("focusin", (event) => this.#reach(event.target));
    this.element = element;
    // On paper the map is what stands on the screen, made smaller: the browser gives no time to draw it anew.
    addEventListener("beforeprint", () => this.#fit(true));
    addEventListener("afterprint", () => this.#fit(false));
  }

  async load() {
    const [countries, provinces] = await Promise.all([outlines("countries.topo.json", "countries"), outlines("iran.topo.json", "provinces")]);
    for (const { polygons } of countries) L.polygon(polygons, { className: "country", interactive: false }).addTo(this.map);
    for (const { id, polygons } of provinces) {
      const layer = L.polygon(polygons, { className: "province" }).addTo(this.map);
      this.provinces.set(id, layer);
      this.#button(layer, id);
    }
    const picture = this.element.querySelector("svg");
    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", this.element.dataset.words);
    picture.setAttribute("aria-describedby", "map-how");
    this.#hatch(picture);
    this.home();
  }

  #fit(paper) {
    const { offsetWidth: width, offsetHeight: height, style } = this.element;
    style.width = paper ? `${width}px` : "";
    style.height = paper ? `${height}px` : "";
    style.zoom = paper ? String(Math.min(1, PlacesMap.PAPER / width)) : "";
  }

  home() {
    this.map.fitBounds(L.featureGroup([...this.provinces.values()]).getBounds(), { animate: false, padding: [4, 4] });
  }

  everything() {
    this.map.fitBounds(L.featureGroup([...this.provinces.values(), ...this.circles]).getBounds(), { animate: false, padding: [20, 20] });
  }

  show(drawn) {
    this.labels = drawn.labels;
    const chosen = drawn.fields.place || "";
    const held = this.element.contains(document.activeElement) ? document.activeElement.dataset.place : null; // drawing may move it out of focus
    for (const [id, layer] of this.provinces) {
      const path = layer.getElement();
      const shade = drawn.shades[id];
      path.classList.remove("s0", "s1", "s2", "s3", "s4", "s5");
      if (shade !== undefined) path.classList.add(`s${shade}`);
      this.#say(layer, id, chosen);
    }
    for (const circle of this.circles) circle.remove();
    this.circles = drawn.circles.map((one) => {
      const circle = L.circleMarker([one.lat, one.lon], { radius: one.radius, className: one.sure ? "city" : "city unsure" }).addTo(this.map);
      this.#button(circle, one.place);
      this.#say(circle, one.place, chosen);
      return circle;
    });
    this.#rove(this.#buttons().find((path) => path.dataset.place === (held || chosen)) || this.#buttons()[0]);
    if (held) this.#buttons().find((path) => path.dataset.place === held)?.focus();
  }

  #button(layer, place) {
    const path = layer.getElement();
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
    path.dataset.place = place;
    layer.on("click", () => this.choose(place));
    layer.bindTooltip(() => this.#tooltip(place), { sticky: true, opacity: 1 });
  }

  #tooltip(place) {
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = this.labels[place];
    return words;
  }

  #say(layer, place, chosen) {
    const path = layer.getElement();
    path.setAttribute("aria-label", this.labels[place]);
    path.setAttribute("aria-pressed", String(place === chosen));
    path.classList.toggle("chosen", place === chosen);
    if (place === chosen && this.provinces.has(place)) layer.bringToFront();
  }

  #buttons() {
    return [...this.element.querySelectorAll("path[data-place]")];
  }

  #rove(path) {
    for (const one of this.#buttons()) one.setAttribute("tabindex", one === path ? "0" : "-1");
  }

  #reach(target) {
    if (target.dataset?.place) this.#rove(target);
  }

  #key(event) {
    const from = event.target.closest("path[data-place]");
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (event.key === "+" || event.key === "-") this.map.setZoom(this.map.getZoom() + (event.key === "+" ? 1 : -1), { animate: false });
    else if (from && (event.key === "Enter" || event.key === " ")) this.choose(from.dataset.place);
    else if (from && step) this.#nearest(from, step)?.focus();
    else return;
    event.preventDefault();
  }

  #nearest(from, [right, down]) {
    const middle = (path) => {
      const box = path.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(from);
    let best = null, least = Infinity;
    for (const path of this.#buttons()) {
      const [there, below] = middle(path);
      const ahead = (there - x) * right + (below - y) * down;
      const aside = Math.abs((there - x) * down) + Math.abs((below - y) * right);
      const cost = ahead + 2 * aside;
      if (path !== from && ahead > 2 && aside <= 2 * ahead && cost < least) [best, least] = [path, cost];
    }
    return best;
  }

  #hatch(picture) {
    const svg = (name, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      return made;
    };
    const pattern = svg("pattern", { id: "province-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(svg("rect", { width: 7, height: 7, class: "hatch-ground" }), svg("path", { d: "M0 0V7", class: "hatching" }));
    const defs = svg("defs", {});
    defs.append(pattern);
    picture.prepend(defs);
  }
}
