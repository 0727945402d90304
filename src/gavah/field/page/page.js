// The sealing page. The same packets as the command makes (SAFETY.md, Packets); no storage, no network, no product name.
"use strict";
(() => {
  const MAGIC = Uint8Array.of(103, 97, 118, 97, 104, 45, 112, 49, 10);
  const HAND = Uint8Array.of(103, 97, 118, 97, 104, 45, 104, 97, 110, 100, 45, 49, 10);
  const SIZES = [64 * 1024, 512 * 1024, 4 * 1024 * 1024];
  const MANIFEST_MOST = 32 * 1024, TEXT_MOST = 24 * 1024, HEAD = MAGIC.length + 4;
  const LARGEST = SIZES[2], BODY_OF_PART = LARGEST - HEAD - MANIFEST_MOST;
  const LONGEST_DAY = 40, LONGEST_PLACE = 300, REFUSED_DAYS = 90, AT_ONCE = 8, PAUSE = 120;
  const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/;
  const utf8 = new TextEncoder();
  const at = (id) => document.getElementById(id);
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const unhex = (words) => Uint8Array.from(words.match(/../g), (pair) => parseInt(pair, 16));
  const random = (count) => hex(crypto.getRandomValues(new Uint8Array(count)));

  // --- packets ---------------------------------------------------------------------------------------------

  // JSON with sorted keys and no blanks (RFC 8785 for what a manifest holds).
  function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
  }

  // A blob's media type, length and SHA-256, read once, a chunk at a time.
  async function described(blob, told) {
    const digest = age.sha256.create(), reader = blob.stream().getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      digest.update(chunk.value);
      await told(chunk.value.length);
    }
    const type = blob.type.toLowerCase().split(";")[0].trim();
    return { media_type: MEDIA_TYPE.test(type) ? type : "application/octet-stream", bytes: blob.size, sha256: hex(digest.digest()) };
  }

  // The next `count` bytes of all blobs from `start` on, as if they were one.
  async function share(blobs, start, count) {
    const found = new Uint8Array(count);
    let filled = 0;
    for (const blob of blobs) {
      if (filled < count && start < blob.size) {
        const piece = new Uint8Array(await blob.slice(start, start + count - filled).arrayBuffer());
        found.set(piece, filled);
        filled += piece.length;
        start = 0;
      } else if (start >= blob.size) start -= blob.size;
    }
    if (filled !== count) throw new Error("a file changed");
    return found;
  }

  function plaintext(manifest, body) {
    const raw = utf8.encode(canonical(manifest));
    if (raw.length > MANIFEST_MOST) throw new Error("too long");
    const needed = HEAD + raw.length + body.length;
    const made = new Uint8Array(manifest.parts > 1 ? LARGEST : SIZES.find((size) => needed <= size));
    made.set(MAGIC);
    new DataView(made.buffer).setUint32(MAGIC.length, raw.length);
    made.set(raw, HEAD);
    made.set(body, HEAD + raw.length);
    return made;
  }

  async function handKey(passphrase, nameKey) {
    const words = utf8.encode(passphrase.trim().normalize("NFKC"));
    return age.scryptAsync(words, unhex(nameKey), { N: 2 ** 17, r: 8, p: 1, dkLen: 32, maxmem: 2 ** 28 });
  }

  // The manifest of a draft, and its attachments in order. A long text becomes the first of them.
  async function manifestOf(draft, told) {
    let text = draft.text.toWellFormed(), blobs = draft.files;
    if (utf8.encode(JSON.stringify(text)).length > TEXT_MOST) [text, blobs] = ["", [new Blob([text], { type: "text/plain" }), ...blobs]];
    const manifest = { version: 1, set: random(16), part: 1, parts: 1, consent: draft.consent };
    for (const [name, words] of [["text", text], ["language", ""], ["day", draft.day.toWellFormed()], ["place", draft.place.toWellFormed()]])
      if (words) manifest[name] = words;
    const attachments = [];
    for (const blob of blobs) attachments.push(await described(blob, told));
    if (attachments.length) manifest.attachments = attachments;
    const total = blobs.reduce((sum, blob) => sum + blob.size, 0);
    if (HEAD + utf8.encode(canonical(manifest)).length + total > LARGEST) manifest.parts = Math.ceil(total / BODY_OF_PART);
    if (draft.hand) {
      const secret = await handKey(draft.hand, DESKS[0].name_key);
      const { part, ...signed } = manifest;
      const words = utf8.encode(canonical(signed)), message = new Uint8Array(HAND.length + words.length);
      message.set(HAND);
      message.set(words, HAND.length);
      manifest.hand = { key: hex(age.ed25519.getPublicKey(secret)), signature: hex(age.ed25519.sign(message, secret)) };
      secret.fill(0);
      if (HEAD + utf8.encode(canonical(manifest)).length + total > LARGEST && manifest.parts === 1) throw new Error("too long");
    }
    return [manifest, blobs, total];
  }

  // One sealed packet after the other, never more than one in memory.
  async function* sealed(draft, told) {
    const [manifest, blobs, total] = await manifestOf(draft, told);
    const encrypter = new age.Encrypter();
    for (const key of new Set(DESKS.map((desk) => desk.key))) encrypter.addRecipient(key);
    for (let part = 1; part <= manifest.parts; part++) {
      const start = (part - 1) * BODY_OF_PART;
      const body = await share(blobs, start, manifest.parts === 1 ? total : Math.min(BODY_OF_PART, total - start));
      const plain = plaintext({ ...manifest, part }, body);
      yield await encrypter.encrypt(plain);
      plain.fill(0);
      body.fill(0);
      await told(body.length);
    }
  }

  // --- the page --------------------------------------------------------------------------------------------

  const waiting = [];
  let next = 0; // browsers drop downloads that come too fast, one after the other
  async function save(packet) {
    await new Promise((go) => setTimeout(go, Math.max(0, next - performance.now())));
    next = performance.now() + PAUSE;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([packet], { type: "application/octet-stream" }));
    link.download = `${random(8)}.age`;
    link.click();
    waiting.push(link.href);
    if (waiting.length > AT_ONCE) URL.revokeObjectURL(waiting.shift());
  }

  function say(key, more = "") {
    const told = at("told");
    told.replaceChildren();
    for (const language of ["en", "fa"]) {
      const words = document.createElement("span");
      words.className = words.lang = language;
      words.dir = language === "fa" ? "rtl" : "ltr";
      words.textContent = `${TEXTS[key][language]} ${more}`;
      told.append(words);
    }
    told.dataset.state = key;
  }

  function stateOf(desk, today) {
    const days = (Date.parse(today) - Date.parse(desk.last)) / 86400000;
    if (today < desk.first) return "early";
    if (days <= 0) return "live";
    if (days >= REFUSED_DAYS) return "refused";
    return today < desk.gone ? "ended" : "destroyed";
  }

  function showDesks() {
    const now = new Date(), today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    let refused = false;
    for (const desk of DESKS) {
      const row = document.createElement("li"), state = stateOf(desk, today);
      const line = (words, name) => {
        const made = document.createElement("div");
        if (name) made.className = name;
        made.dir = "auto";
        made.textContent = words;
        row.append(made);
      };
      line(desk.name_fa ? `${desk.name} · ${desk.name_fa}` : desk.name);
      line(desk.words, "words");
      line(desk.words_fa, "words");
      for (const language of ["en", "fa"]) {
        line(`${TEXTS.until[language]} ${desk.last}`, language);
        if (state !== "live") line(TEXTS[state][language], `${language} warning`);
      }
      row.dataset.state = state;
      refused ||= state === "refused";
      at("desks").append(row);
    }
    at("single").hidden = new Set(DESKS.map((desk) => desk.name_key)).size > 1;
    at("seal").disabled = refused;
    return refused;
  }

  function empty() {
    at("form").reset();
    for (const id of ["text", "day", "place", "hand", "files"]) at(id).value = "";
  }

  async function submit(event) {
    event.preventDefault();
    const draft = {
      text: at("text").value, day: at("day").value.trim(), place: at("place").value.trim(), hand: at("hand").value.trim(),
      files: Array.from(at("files").files), consent: document.querySelector("input[name=consent]:checked").value,
    };
    if (!draft.text.trim() && !draft.files.length) return say("nothing");
    if (Array.from(draft.day).length > LONGEST_DAY || Array.from(draft.place).length > LONGEST_PLACE) return say("toolong");
    at("seal").disabled = true;
    say("working");
    const all = 2 * draft.files.reduce((sum, file) => sum + file.size, 0) || 1;
    let read = 0, shown = 0, packets = 0;
    const told = async (bytes) => {
      read += bytes;
      if (read - shown < 2 ** 22) return;
      shown = read;
      say("working", `${Math.floor((100 * read) / all)} %`);
      await new Promise((next) => setTimeout(next)); // let the page be drawn
    };
    try {
      for await (const packet of sealed(draft, told)) {
        await save(packet);
        packets++;
      }
      empty();
      say("done", `(${packets})`);
    } catch {
      say("failed");
    }
    at("seal").disabled = false;
  }

  for (const language of ["en", "fa"])
    at(`to-${language}`).addEventListener("click", () => {
      document.documentElement.dataset.language = document.documentElement.lang = language;
    });
  if (!showDesks()) at("form").addEventListener("submit", submit);
  else at("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("pagehide", empty);
})();
