"use strict";
(() => {
  const form = document.getElementById("saringan");
  const count = document.getElementById("jumlah");
  const chosen = document.getElementById("dipakai");
  const lower = (text) => text.toLocaleLowerCase("id");
  let cards, open, cells;

  const collect = () => {
    cards = [...document.querySelectorAll("article")].map((card) => ({
      card, text: lower(`${card.dataset.nama} ${card.textContent}`), officials: card.dataset.pejabat.split(" "),
      rule: card.querySelector(".kode").hash.slice(1), waived: card.closest(".dikecualikan") !== null,
    }));
    open = cards.filter((one) => !one.waived);
    cells = new Map();
    for (const { card } of open) cells.set(card.dataset.sel, [...(cells.get(card.dataset.sel) ?? []), card]);
  };

  // G1 is neither G10 nor IKG1, and IK1.1 not IK1.10; a word without such an end may be part of a longer one
  const finder = (word) => {
    if (!/\d$/.test(word)) return (text) => text.includes(word);
    const before = /^\d/.test(word) ? "\\d" : "\\p{L}\\d";
    const sought = new RegExp(`(?<![${before}])${word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?!\\d)`, "u");
    return (text) => sought.test(text);
  };

  const matches = (one, wanted, finds) => {
    const is = (name, value) => !wanted.get(name) || wanted.get(name) === value;
    return is("master", one.card.dataset.master) && is("lembar", one.card.dataset.lembar)
      && (!wanted.get("pejabat") || one.officials.includes(wanted.get("pejabat")))
      && wanted.getAll("tingkat").includes(one.card.dataset.tingkat)
      && finds.every((found) => found(one.text));
  };

  // For paper, where the filters are not seen
  const filters = (wanted) => {
    const selected = [...form.querySelectorAll("select")].filter((select) => select.value);
    const boxes = [...form.elements.tingkat];
    const checked = boxes.filter((box) => box.checked);
    return [
      ...selected.map((select) => `${select.parentElement.firstChild.textContent.trim()}: ${select.selectedOptions[0].text}`),
      ...(checked.length < boxes.length ? [`Tingkat: ${checked.map((box) => box.parentElement.textContent.trim()).join(", ")}`] : []),
      ...(wanted.get("cari").trim() ? [`Cari: ${wanted.get("cari").trim()}`] : []),
    ].join("; ");
  };

  const apply = () => {
    const wanted = new FormData(form);
    const finds = lower(wanted.get("cari")).split(/\s+/).filter(Boolean).map(finder);
    for (const one of cards) one.card.hidden = !matches(one, wanted, finds);
    for (const name of document.querySelectorAll("p.lembar")) name.hidden = name.nextElementSibling.hidden;
    for (const group of document.querySelectorAll("[data-kelompok]")) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    for (const chip of document.querySelectorAll(".keping[data-sel]")) {
      const first = cells.get(chip.dataset.sel).find((card) => !card.hidden);
      chip.hidden = !first;
      if (first) chip.setAttribute("href", `#${first.id}`);
    }
    for (const line of document.querySelectorAll(".sel-lembar")) {
      line.hidden = !line.querySelector(".keping:not([hidden])");
    }
    const used = new Set(cards.filter((one) => !one.card.hidden).map((one) => one.rule));
    for (const rule of document.querySelectorAll(".aturan details")) rule.hidden = !used.has(rule.id);
    for (const rules of document.querySelectorAll(".aturan")) rules.hidden = !used.size;
    const shown = open.filter((one) => !one.card.hidden).length;
    count.textContent = shown || !open.length
      ? `${shown} dari ${open.length} temuan ditampilkan.` : "Tidak ada temuan yang cocok dengan saringan ini.";
    const said = filters(wanted);
    chosen.textContent = said && `Saringan: ${said}.`;
  };

  const visit = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const focus = target.tagName === "DETAILS" ? target.firstElementChild : target;
    focus.focus({ preventScroll: true });
    target.scrollIntoView();
  };

  // On paper nothing is folded but long values, unless a reader unfolds them: the master has them
  const shut = new Set();
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details:not([open], .nilai)")) { box.open = true; shut.add(box); }
  });
  addEventListener("afterprint", () => { for (const box of shut) box.open = false; shut.clear(); });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", visit);
  addEventListener("click", (event) => {  // the same place once more is no change
    if (!location.hash || event.target.closest("a")?.hash !== location.hash) return;
    event.preventDefault();
    visit();
  });
  addEventListener("temuan", () => { collect(); apply(); });  // other cards have taken the place of these
  form.hidden = false;
  collect();
  apply();
  visit();
})();
