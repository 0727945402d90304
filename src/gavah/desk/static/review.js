// Letter keys of the review: each presses the button or opens the link that bears it (data-key). By the letter typed, or, where the keyboard
// writes another script, by the place of the key. They can be switched off; a script-less page has the same buttons.
"use strict";

(() => {
  const KEPT = "gavah-letter-keys";
  const box = document.getElementById("letter-keys");
  const correct = document.getElementById("correct");

  function kept() {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  }

  if (box) {
    box.checked = kept();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(KEPT, box.checked ? "on" : "off");
      } catch {
        // not kept, then
      }
    });
  }

  function openCorrection() {
    correct.open = true;
    correct.scrollIntoView({ block: "start" });
    correct.querySelector("input:not([type=hidden]), select")?.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || (box ? !box.checked : !kept())) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")) return;
    const typed = event.key.toLowerCase();
    const letter = /^[a-z]$/.test(typed) ? typed : /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
    const meant = letter && document.querySelector(`[data-key="${letter}"]`);
    if (!meant) return;
    event.preventDefault();
    meant.click();
  });

  document.querySelector('[data-key="c"]')?.addEventListener("click", (event) => {
    if (!correct) return;
    event.preventDefault();
    openCorrection();
  });

  if (correct && correct.open) correct.querySelector(".note")?.scrollIntoView({ block: "center" });

  const waits = document.querySelector("[data-wait]");
  if (waits) setTimeout(() => location.reload(), 1500);
})();
