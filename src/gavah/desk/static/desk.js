// Keys of every page: 1–9 open the pages of the navigation, / goes to the first field, ? opens the list of keys.
"use strict";

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
  const digit = "۰۱۲۳۴۵۶۷۸۹".indexOf(event.key);
  const number = digit > 0 ? digit : Number(event.key);
  if (number >= 1 && number <= 9) {
    const link = document.querySelectorAll(".masthead nav a")[number - 1];
    if (link) link.click();
  } else if (event.key === "?" || event.key === "؟") {
    location.assign("/keyboard");
  } else if (event.key === "/") {
    const field = document.querySelector("main input:not([type=hidden]), main select, main textarea");
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});
