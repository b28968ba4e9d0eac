"use strict";
(() => {
  const form = document.getElementById("saringan");
  const count = document.getElementById("jumlah");
  const kept = document.querySelector(".tetap");
  const lower = (text) => text.toLocaleLowerCase("id");
  const cards = [...document.querySelectorAll("article")].map((card) => ({
    card, text: lower(card.textContent), officials: card.dataset.pejabat.split(" "), codes: card.dataset.kode.split(" "),
  }));

  const matches = ({ card, text, officials, codes }, wanted, words) =>
    (!wanted.get("lembar") || wanted.get("lembar") === card.dataset.lembar)
    && (!wanted.get("kode") || codes.includes(wanted.get("kode")))
    && (!wanted.get("pejabat") || officials.includes(wanted.get("pejabat")))
    && wanted.getAll("jenis").includes(card.dataset.jenis)
    && words.every((word) => text.includes(word));

  const apply = () => {
    const wanted = new FormData(form);
    const words = lower(wanted.get("cari")).split(/\s+/).filter(Boolean);
    for (const one of cards) one.card.hidden = !matches(one, wanted, words);
    for (const group of document.querySelectorAll("[data-kelompok]")) {
      group.hidden = !group.querySelector("article:not([hidden])");
    }
    for (const row of document.querySelectorAll("#utama-tabel tbody tr")) {
      row.hidden = Boolean(wanted.get("kode")) && wanted.get("kode") !== row.dataset.kode;
    }
    document.body.dataset.tampilan = wanted.get("tampilan");
    if (kept) kept.hidden = !wanted.get("tetap");
    const shown = cards.filter(({ card }) => !card.hidden).length;
    count.textContent = shown || !cards.length
      ? `${shown} dari ${cards.length} perubahan ditampilkan.` : "Tidak ada perubahan yang cocok dengan saringan ini.";
  };

  const visit = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); apply(); }
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };

  const shut = new Set();
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details:not([open])")) { box.open = true; shut.add(box); }
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
