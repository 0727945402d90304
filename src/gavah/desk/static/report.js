// Words selected in the text fill the two numbers of the form beside it. The arrows with Shift do it without a mouse: a cursor stands in the
// text once it has the focus. Offsets count characters as the case does (code points).
"use strict";

(() => {
  const text = document.getElementById("text");
  const start = document.getElementById("start");
  const end = document.getElementById("end");
  const picked = document.getElementById("picked");
  if (!text || !start || !end) return;

  const runs = [...text.querySelectorAll("[data-at]")];
  const points = (words) => [...words].length;

  // The offset in the report's text of a place in the page; places beside the words count as where the next words begin.
  function offsetOf(node, at) {
    const run = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
    if (run && node.nodeType === Node.TEXT_NODE) return Number(run.dataset.at) + points(node.data.slice(0, at));
    if (run) return Number(run.dataset.at) + (at > 0 ? points(run.textContent) : 0);
    const range = document.createRange();
    range.setStart(node, at);
    for (const one of runs) {
      if (range.comparePoint(one, 0) >= 0) return Number(one.dataset.at);
    }
    const last = runs[runs.length - 1];
    return Number(last.dataset.at) + points(last.textContent);
  }

  function wordsBetween(first, last) {
    let found = "";
    for (const one of runs) {
      const at = Number(one.dataset.at);
      const letters = [...one.textContent];
      if (at + letters.length <= first || at >= last) continue;
      found += letters.slice(Math.max(0, first - at), last - at).join("");
    }
    return found;
  }

  function take() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    let first = offsetOf(range.startContainer, range.startOffset);
    let last = offsetOf(range.endContainer, range.endOffset);
    const words = [...wordsBetween(first, last)];
    while (words.length && /\s/.test(words[0])) words.shift(), first++;
    while (words.length && /\s/.test(words[words.length - 1])) words.pop(), last--;
    if (!words.length) return;
    start.value = first;
    end.value = last;
    picked.textContent = words.join("");
  }

  document.addEventListener("selectionchange", take);

  // Typed numbers show their words too.
  function show() {
    const [first, last] = [Number(start.value), Number(end.value)];
    if (start.value !== "" && end.value !== "" && first < last) picked.textContent = wordsBetween(first, last);
  }
  start.addEventListener("input", show);
  end.addEventListener("input", show);

  // The keyboard's cursor: placed at the first words when the text gets the focus, moved by the arrows, stretched with Shift.
  text.addEventListener("focus", () => {
    const selection = getSelection();
    if (selection.anchorNode && text.contains(selection.anchorNode)) return;
    const first = runs[0]?.firstChild;
    if (first) selection.collapse(first, 0);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && end.value && !event.target.closest("a")) {
      event.preventDefault();
      document.querySelector("#words-form button").focus(); // what is done with the words
      return;
    }
    const arrows = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "backward", ArrowDown: "forward" };
    const way = arrows[event.key];
    if (!way || event.altKey || event.metaKey || (!event.shiftKey && event.key.startsWith("ArrowU"))) return;
    if (!event.shiftKey && event.key === "ArrowDown") return; // scrolls, as everywhere
    const grain = event.key === "ArrowUp" || event.key === "ArrowDown" ? "line" : event.ctrlKey ? "word" : "character";
    getSelection().modify(event.shiftKey ? "extend" : "move", way, grain);
    event.preventDefault();
  });
})();
