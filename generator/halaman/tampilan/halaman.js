"use strict";
(() => {
  const EVERY = 300;
  const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const bar = document.getElementById("pekerjaan");
  const words = document.getElementById("pekerjaan-kata");
  const news = document.getElementById("kabar");
  let seq = Number(meta("seq"));
  let lost = 0;
  let quiet = 0;

  const tell = (text) => {
    news.textContent = text;
    clearTimeout(quiet);
    quiet = setTimeout(() => { news.textContent = ""; }, 6000);
  };

  const ask = async (address, options) => fetch(address, { credentials: "same-origin", ...options });

  // What people have entered or opened outlives that a page is shown anew
  const fieldName = (field) => (["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name);
  const fields = (root) => [...root.querySelectorAll("input:not([type=hidden]), select")].filter((field) => field.name);
  const entered = (root) => new Map(fields(root).map((field) => [
    fieldName(field), field.tagName === "SELECT" ? field.selectedOptions[0]?.text ?? "" : field.type === "checkbox" ? field.checked : field.value,
  ]));
  const enter = (root, kept) => {
    for (const field of fields(root)) {
      if (!kept.has(fieldName(field))) continue;
      const value = kept.get(fieldName(field));
      if (field.tagName === "SELECT") {
        const option = [...field.options].find((one) => one.text === value);
        if (option) field.value = option.value;
      } else if (field.type === "checkbox") field.checked = value && !field.disabled;
      else field.value = value;
    }
  };

  const swap = (page) => {
    const now = document.getElementById("isi");
    const next = page.getElementById("isi");
    document.querySelector('meta[name="seq"]').content = page.querySelector('meta[name="seq"]').content;
    if (!next || now.dataset.semula === next.innerHTML) return false;
    const kept = entered(now);
    const unfolded = [...now.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focused = document.activeElement;
    const form = document.getElementById("saringan");
    const shown = document.getElementById("pratinjau");
    const fresh = document.importNode(next, true);
    fresh.dataset.semula = next.innerHTML;
    if (form && fresh.querySelector("#saringan")) {  // its listeners are those of temuan.js
      for (const select of form.querySelectorAll("select")) {
        select.replaceChildren(...fresh.querySelector(`#saringan select[name="${select.name}"]`).children);
      }
      fresh.querySelector("#saringan").replaceWith(form);
    }
    if (shown && fresh.querySelector("#pratinjau")) fresh.querySelector("#pratinjau").replaceWith(shown);
    const top = scrollY;
    now.replaceWith(fresh);
    enter(fresh, kept);
    for (const id of unfolded) { const box = document.getElementById(id); if (box) box.open = true; }
    const again = focused?.isConnected ? focused : document.getElementById(focused?.id ?? "");
    if (again !== document.body) again?.focus({ preventScroll: true });
    scrollTo(scrollX, top);
    dispatchEvent(new Event("temuan"));
    prepare();
    return true;
  };

  const renew = async () => {
    const answer = await ask(location.href);
    if (!answer.ok) { location.reload(); return; }  // what it was about is gone; the page says so
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const loaded = [...document.scripts].map((script) => script.src);
    if ([...page.scripts].some((script) => !loaded.includes(new URL(script.getAttribute("src"), location.href).href))) {
      location.reload();
      return;
    }
    if (!swap(page)) return;
    const saved = document.getElementById("simpanan");
    if (saved) tell(saved.textContent.replace(/\s+/g, " ").trim());
  };

  const job = (told) => {
    const atWork = told !== null && told.keadaan === "berjalan";
    const here = document.querySelector("[data-berjalan]");
    bar.hidden = !atWork || here !== null;
    if (atWork) {
      const text = `${told.judul}: ${told.tahap} …`;
      if (words.textContent !== text) words.textContent = text;
    }
    if (here && atWork) {
      const step = document.getElementById("tahap");
      if (step.textContent !== `${told.tahap} …`) step.textContent = `${told.tahap} …`;
      document.getElementById("lama").textContent = `${told.detik} detik`;
    }
  };

  const look = async () => {
    try {
      const answer = await ask("/keadaan");
      if (answer.status === 403) { tell("Halaman ini memerlukan tautan baru. Jalankan perkin buka sekali lagi."); return; }
      const state = await answer.json();
      lost = 0;
      if (state.seq !== seq) {
        seq = state.seq;
        await renew();
      }
      job(state.tugas);
    } catch {
      lost += 1;
      if (lost === 5) tell("perkin sudah ditutup. Buka lagi perkin untuk meneruskan.");
      if (lost > 40) return;
    }
    setTimeout(look, document.hidden ? 8 * EVERY : EVERY);
  };

  // Pages of a document as they are made; a picture that stayed the same is left as it is
  const draw = (room, state) => {
    const said = document.getElementById("pratinjau-kata");
    const count = state.jumlah ? `${state.jumlah} halaman.` : "";
    const text = state.galat || (state.berjalan ? `${state.tahap || "Sedang dibuat"} …` : state.teks ? "Teks dokumen, tanpa tata letak halaman." : count);
    if (said.textContent !== text) said.textContent = text;
    if (state.teks) {
      let box = room.querySelector("pre");
      if (!box) { box = document.createElement("pre"); box.className = "teks-hasil"; box.tabIndex = 0; room.replaceChildren(box); }
      if (box.textContent !== state.teks) box.textContent = state.teks;
      return;
    }
    state.halaman.forEach((page, place) => {
      let figure = room.children[place];
      if (!figure || figure.tagName !== "FIGURE") {
        figure = document.createElement("figure");
        figure.className = "lembaran";
        const image = document.createElement("img");
        image.width = 975; image.height = 1496;
        const caption = document.createElement("figcaption");
        caption.textContent = `Halaman ${place + 1}`;
        figure.append(image, caption);
        room.append(figure);
      }
      const image = figure.firstElementChild;
      const address = room.dataset.gambar + page.gambar;
      if (image.getAttribute("src") !== address) {
        image.alt = `${room.dataset.judul}, halaman ${place + 1}`;
        image.src = address;
      }
      figure.classList.toggle("lama", page.lama);
      figure.lastElementChild.textContent = `Halaman ${place + 1}${page.lama ? ", yang lama" : ""}`;
    });
    if (!state.berjalan) while (room.children.length > state.halaman.length) room.lastElementChild.remove();
  };

  const preview = async () => {
    const room = document.getElementById("pratinjau");
    if (!room) return;
    let wait = 700;
    try {
      const answer = await ask(room.dataset.alamat);
      if (answer.ok) draw(room, await answer.json());
    } catch { wait = 5000; }
    setTimeout(preview, document.hidden ? 10 * wait : wait);
  };

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.salin);
      tell(`Disalin: ${button.dataset.salin}`);
    } catch {
      tell(`Tidak dapat menyalin sendiri; salin dari sini: ${button.dataset.salin}`);
    }
  };

  const open = async (form) => {
    const answer = await ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.ok) { tell("Dibuka dengan programnya."); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    tell(page.querySelector("main p")?.textContent ?? "Tidak dapat dibuka.");
  };

  // A choice that lifts what stands in the way lets the button be pressed
  const prepare = () => {
    for (const button of document.querySelectorAll("button[data-kecuali]")) {
      const box = document.getElementById(button.dataset.kecuali);
      button.disabled = !box?.checked;
    }
    const onward = document.querySelector("a[data-lanjut]");
    if (onward && waited) location.assign(onward.href);
    if (document.querySelector("[data-berjalan]")) waited = true;
  };
  let waited = false;

  addEventListener("change", prepare);
  addEventListener("click", (event) => {
    const button = event.target.closest("button[data-salin]");
    if (button) copy(button);
  });
  addEventListener("submit", (event) => {
    if (event.target.matches("[data-buka]")) { event.preventDefault(); open(event.target); }
  });
  const first = document.getElementById("isi");
  first.dataset.semula = first.innerHTML;
  prepare();
  look();
  preview();
})();
