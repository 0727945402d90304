// Shows how far the desk is: a part that waits (data-waits: its address) is fetched again until it waits no more. Without this script the page
// is looked at again.
"use strict";

(() => {
  async function look() {
    const part = document.querySelector("[data-waits]");
    if (!part) return;
    try {
      const got = await fetch(part.dataset.waits, { headers: { accept: "text/html" } });
      if (!got.ok) return;
      const box = document.createElement("template");
      box.innerHTML = await got.text();
      const fresh = box.content.querySelector(`#${part.id}`);
      if (fresh.outerHTML !== part.outerHTML) part.replaceWith(fresh);
    } catch {
      return; // the desk has ended
    }
    setTimeout(look, 700);
  }
  setTimeout(look, 400);
})();
