// Files and folders dropped or chosen; bytes sent. Without this script the form and the page do the same, unprompted.
"use strict";

(() => {
  const form = document.getElementById("import");
  const dropped = [];

  function told(words, values) {
    return words.replace(/\{(\w+)\}/g, (_, name) => new Intl.NumberFormat(document.documentElement.lang).format(values[name]));
  }

  async function walk(entry, path, found) {
    if (entry.isFile) {
      const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
      found.push([path + entry.name, file]);
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (!some.length) return;
      for (const one of some) await walk(one, `${path}${entry.name}/`, found);
    }
  }

  function chosen() {
    const files = [...document.getElementById("files").files].map((file) => [file.name, file]);
    const folder = [...document.getElementById("folder").files].map((file) => [file.webkitRelativePath || file.name, file]);
    return [...dropped, ...files, ...folder];
  }

  function say() {
    const all = chosen();
    const size = all.reduce((sum, [, file]) => sum + file.size, 0);
    document.getElementById("chosen").textContent = all.length ? told(form.dataset.chosen, { n: all.length, mb: Math.ceil(size / 1e6) }) : "";
    return [all, size];
  }

  function send(event) {
    const [all, size] = say();
    if (!all.length) return; // the server says so
    event.preventDefault();
    const complaint = all.length > Number(form.dataset.mostFiles) ? form.dataset.tooMany : size > Number(form.dataset.mostBytes) ? form.dataset.tooLarge : "";
    if (complaint) {
      document.getElementById("chosen").textContent = complaint;
      return;
    }
    const data = new FormData(form);
    data.delete("files");
    for (const [name, file] of all) data.append("files", file, name);
    const request = new XMLHttpRequest();
    const bar = document.getElementById("bytes");
    document.getElementById("send").disabled = true;
    document.getElementById("sending").hidden = false;
    request.upload.onprogress = (progress) => {
      bar.max = progress.total;
      bar.value = progress.loaded;
      document.getElementById("bytes-told").textContent = told(form.dataset.sending, { done: Math.ceil(progress.loaded / 1e6), all: Math.ceil(progress.total / 1e6) });
    };
    request.onload = () => {
      if (request.status === 200 && new URL(request.responseURL).pathname === "/import") {
        location.assign("/import?sent=yes#imports");
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      failed(answer.querySelector("main")?.textContent.replace(/\s+/g, " ").trim() || form.dataset.broken);
    };
    request.onerror = () => failed(form.dataset.broken);
    request.open("POST", "/import");
    request.send(data);
  }

  function failed(words) {
    document.getElementById("send").disabled = false;
    document.getElementById("sending").hidden = true;
    document.getElementById("chosen").textContent = words;
  }

  if (form) {
    const drop = document.getElementById("drop");
    for (const kind of ["dragenter", "dragover"]) {
      document.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add("is-over");
      });
    }
    document.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    document.addEventListener("drop", async (event) => {
      event.preventDefault();
      drop.classList.remove("is-over");
      const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
      const entries = items.map((item) => [item.webkitGetAsEntry && item.webkitGetAsEntry(), item.getAsFile()]); // before the first await: they are gone after it
      for (const [entry, file] of entries) {
        if (entry) await walk(entry, "", dropped);
        else if (file) dropped.push([file.name, file]);
      }
      say();
    });
    form.addEventListener("change", say);
    form.addEventListener("submit", send);
  }
})();
