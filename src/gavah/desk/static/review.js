// Letter keys of the review: each presses the button or opens the link that bears it (data-key). By the letter typed, or, where the keyboard
// writes another script, by the place of the key. They can be switched off. What waits is asked for again until it is there.
"use strict";

(() => {
  const KEPT = "gavah-letter-keys";
  const LOOK = 1500;

  function switchedOn() {
    try {
      return localStorage.getItem(KEPT) !== "off";
    } catch {
      return true;
    }
  }

  function showSwitch() {
    const box = document.getElementById("letter-keys");
    if (box) box.checked = switchedOn();
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "letter-keys") return;
    try {
      localStorage.setItem(KEPT, event.target.checked ? "on" : "off");
    } catch {
      event.target.checked = true; // nothing can be kept here
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || !switchedOn()) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")) return;
    const typed = event.key.toLowerCase();
    const letter = /^[a-z]$/.test(typed) ? typed : /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
    const meant = letter && document.querySelector(`[data-key="${letter}"]`);
    if (!meant) return;
    event.preventDefault();
    meant.click();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest('[data-key="c"]')) return;
    const form = document.getElementById("correct");
    if (!form) return;
    event.preventDefault();
    form.open = true;
    form.scrollIntoView({ block: "start" });
    form.querySelector("input:not([type=hidden]), select").focus();
  });

  async function look() {
    try {
      const got = await fetch(location.href, { headers: { accept: "text/html" } });
      if (!got.ok) return;
      const page = new DOMParser().parseFromString(await got.text(), "text/html");
      const fresh = page.querySelector("main");
      const there = document.querySelector("main");
      if (fresh && fresh.innerHTML !== there.innerHTML) {
        there.replaceChildren(...fresh.childNodes);
        showSwitch();
      }
    } catch {
      return; // the desk has ended
    }
    if (document.querySelector("[data-wait]")) setTimeout(look, LOOK);
  }

  showSwitch();
  if (document.querySelector("[data-wait]")) setTimeout(look, LOOK);
})();
