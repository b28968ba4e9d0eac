"use strict";
(() => {
  const form = document.getElementById("saringan");
  const count = document.getElementById("jumlah");
  const lower = (text) => text.toLocaleLowerCase("id");
  const cards = [...document.querySelectorAll("article")].map((card) => ({
    card, text: lower(card.textContent), officials: card.dataset.pejabat.split(" "),
    waived: card.closest(".dikecualikan") !== null,
  }));

  const cells = new Map();
  for (const one of cards) cells.set(one.card.dataset.sel, [...(cells.get(one.card.dataset.sel) ?? []), one.card]);

  const matches = (one, wanted) => {
    const is = (name, value) => !wanted.get(name) || wanted.get(name) === value;
    return is("master", one.card.dataset.master) && is("lembar", one.card.dataset.lembar)
      && (!wanted.get("pejabat") || one.officials.includes(wanted.get("pejabat")))
      && wanted.getAll("tingkat").includes(one.card.dataset.tingkat)
      && lower(wanted.get("cari")).split(/\s+/).every((word) => one.text.includes(word));
  };

  const apply = () => {
    const wanted = new FormData(form);
    for (const one of cards) one.card.hidden = !matches(one, wanted);
    for (const name of document.querySelectorAll("p.lembar")) name.hidden = name.nextElementSibling.hidden;
    for (const group of document.querySelectorAll("[data-kelompok]")) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    for (const chip of document.querySelectorAll(".keping")) {
      const first = cells.get(chip.dataset.sel).find((card) => !card.hidden);
      chip.hidden = !first;
      if (first) chip.hash = first.id;
    }
    for (const line of document.querySelectorAll(".sel-lembar")) {
      line.hidden = !line.querySelector(".keping:not([hidden])");
    }
    const open = cards.filter((one) => !one.waived);
    const shown = open.filter((one) => !one.card.hidden).length;
    count.textContent = shown || !open.length
      ? `${shown} dari ${open.length} temuan ditampilkan.` : "Tidak ada temuan yang cocok dengan saringan ini.";
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

  const shut = new Set();
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll(".aturan details:not([open])")) { box.open = true; shut.add(box); }
  });
  addEventListener("afterprint", () => { for (const box of shut) box.open = false; shut.clear(); });
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", visit);
  form.hidden = false;
  apply();
  visit();
})();
