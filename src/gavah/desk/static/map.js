// Joins map and timeline: what is chosen in either goes into the form, the server answers with both, and both are drawn anew.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const form = document.getElementById("asked"), element = document.getElementById("map");
  if (!form || !element) return;
  const ask = (values) => {
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    form.requestSubmit();
  };
  const places = new PlacesMap(element, (place) => ask({ place: form.elements.place.value === place ? "" : place }));
  const days = new DaysLine((first, last) =>
    ask(first === null ? { from: "", to: "", axis: "" } : { from: DaysLine.iso(first), to: DaysLine.iso(last) }));

  const show = () => {
    const drawn = JSON.parse(document.getElementById("drawn").textContent);
    for (const name of ["measure", "type", "source", "place", "from", "to", "axis"]) form.elements[name].value = drawn.fields[name] || "";
    places.show(drawn);
    days.show();
  };
  // Languages and themes keep what is chosen now, not what was chosen when the page came.
  const address = () => {
    for (const link of document.querySelectorAll(".switches a")) {
      const to = new URL(link.href), now = new URL(location.href);
      for (const name of ["lang", "theme"]) if (to.searchParams.has(name)) now.searchParams.set(name, to.searchParams.get(name));
      link.href = now.pathname + now.search;
    }
  };

  await places.load();
  show();
  element.dataset.ready = "1";
  for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());
  for (const button of document.querySelectorAll("[data-view]"))
    button.addEventListener("click", () => (button.dataset.view === "all" ? places.everything() : places.home()));
  document.body.addEventListener("htmx:configRequest", (event) => {
    for (const [name, value] of Object.entries(event.detail.parameters)) if (value === "") delete event.detail.parameters[name];
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    show();
    address();
    document.getElementById("heard").textContent = document.getElementById("total").textContent;
  });
  document.body.addEventListener("htmx:responseError", () => location.reload());
});
