// Filters the rows of a table by what is typed. Nothing is stored or sent.
"use strict";
const fold = (text) => text.toLowerCase().replace(/ي/g, "ی").replace(/ك/g, "ک").replace(/\u200c/g, " ")
  .replace(/[۰-۹]/g, (digit) => String("۰۱۲۳۴۵۶۷۸۹".indexOf(digit)));
for (const field of document.querySelectorAll("input[data-filters]")) {
  const rows = [...document.querySelectorAll(`#${field.dataset.filters} tbody tr`)].map((row) => [row, fold(row.textContent)]);
  field.closest("label").hidden = false;
  field.addEventListener("input", () => {
    const sought = fold(field.value).split(/\s+/).filter(Boolean);
    for (const [row, text] of rows) row.hidden = !sought.every((word) => text.includes(word));
  });
}
