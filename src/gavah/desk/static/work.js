// Shows how far the work is, until it is over. Without this script the page has a link to look again.
"use strict";

(() => {
  const work = document.getElementById("work");
  if (!work || work.dataset.over === "yes") return;

  async function look() {
    try {
      const got = await fetch("/work-in/part", { headers: { accept: "text/html" } });
      if (!got.ok) return;
      const box = document.createElement("template");
      box.innerHTML = await got.text();
      const stage = (from) => from.querySelector(".work-stage")?.textContent;
      if (stage(box.content) !== stage(work)) work.replaceChildren(box.content);
      if (!work.querySelector("progress")) {
        work.dataset.over = "yes";
        return;
      }
    } catch {
      return; // the desk has ended
    }
    setTimeout(look, 700);
  }

  setTimeout(look, 500);
})();
