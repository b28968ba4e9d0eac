"""`kumpulkan`: the answers of forms, put into a copy of the master cell by cell; nothing is taken that is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from generator.errors import InputRefused
from generator.formulir.jawaban import Dijawab, Jawaban, answers_of
from generator.formulir.kenal import kinds, read_kenal, said_in
from generator.gabung.tabel import row_ids
from generator.master import Analisis, Baris, Master, RealisasiRenaksi, Sel, columns
from generator.master.parse import parse
from generator.naskah import Butir, Golongan, Laporan, Naskah, tulis
from generator.naskah.laporan import susunan
from generator.office.workbook.reader import read
from generator.perbarui import taken_apart
from generator.values import letters, normal

PERINTAH: Final = "kumpulkan"
_GROWS: Final = (RealisasiRenaksi, Analisis)
"""Sheets to which an answer may add a row: one for each thing that is reported in a quarter."""
Tempat = tuple[str, str, str]
"""Sheet, row and field."""


def kumpulkan(path: Path, forms: Sequence[Path], baru: str) -> tuple[bytes, Laporan]:
    """The bytes of the master at `path` with the answers of the forms, to be called `baru`, and what became of each.

    An answer is taken when the master's cell still is as it was when the form was made, and no other form says otherwise.
    Raises `InputRefused` when the master is no whole one.
    """
    master = parse(read(path))
    naskah = taken_apart(path)
    done: list[Dijawab] = []
    refused: list[Butir] = []
    for form in sorted(forms, key=lambda one: (one.name, str(one))):
        answered = _opened(form, master, refused)
        if answered is not None:
            done.append(answered)
    table = _Table(naskah, master)
    by_place: dict[Tempat, list[Jawaban]] = {}
    for one in done:
        for answer in one.jawaban:
            place = (answer.asal.lembar, answer.asal.baris, answer.field)
            by_place.setdefault(place, []).append(answer)
    decided = [table.decide(place, answers) for place, answers in by_place.items()]
    new = table.naskah()
    told = [table.addressed(butir, place) for place, butir in zip(by_place, decided, strict=True) if butir is not None]
    problems = [butir for one in done for butir in one.butir]
    order = {golongan: number for number, golongan in enumerate(Golongan)}
    laporan = Laporan(
        perintah=PERINTAH,
        master=str(path),
        baru=baru,
        sel=new.banyak_sel,
        butir=(*susunan(new), *refused, *problems, *sorted(told, key=lambda one: (order[one.golongan], one.lembar))),
        jumlah={
            "formulir": len(done),
            "jawaban diambil": sum(one is not None and one.golongan is Golongan.DIGANTI for one in decided),
            "jawaban yang sudah ada": sum(one is None for one in decided),
            "konflik": sum(one is not None and one.golongan is Golongan.PERIKSA for one in decided),
            "sel formulir yang dibiarkan": sum(one.tetap for one in done),
        },
        langkah=(f"Periksa hasilnya: perkin validate {baru}",),
    )
    return tulis(new), laporan


def _opened(form: Path, master: Master, refused: list[Butir]) -> Dijawab | None:
    """The answers of a form; None, and told, when it is none that can be taken."""
    try:
        buku = read(form)
    except InputRefused as refusal:
        refused.append(Butir(Golongan.PERIKSA, form.name, f"Tidak dapat dibaca, jadi tidak diambil. {refusal}"))
        return None
    kenal = read_kenal(buku)
    if kenal is None:
        why = "Bukan formulir dari perkin formulir, atau pengenalnya rusak, jadi tidak diambil. Minta berkas formulirnya sendiri."
        refused.append(Butir(Golongan.PERIKSA, form.name, why))
        return None
    if kenal.tahun != str(master.tahun):
        why = f"Formulir ini untuk tahun {kenal.tahun}, bukan {master.tahun}, jadi tidak diambil."
        refused.append(Butir(Golongan.PERIKSA, form.name, why, oleh=kenal.pejabat))
        return None
    return answers_of(buku, form, kenal, master.jenjang)


class _Table:
    """The master's rows while answers are put into them."""

    def __init__(self, naskah: Naskah, master: Master) -> None:
        self._naskah = naskah
        self.master = master
        self.kinds = kinds()
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.place_of: dict[str, dict[str, int]] = {}
        for sheet, (name, kind) in self.kinds.items():
            self.rows[sheet] = [dict(row) for row in naskah.rows[name]]
            self.place_of[sheet] = {row: place for place, row in enumerate(row_ids(kind, naskah.rows[name]))}
        self.added: dict[str, dict[str, dict[str, Any]]] = {}

    def decide(self, place: Tempat, answers: Sequence[Jawaban]) -> Butir | None:
        """What becomes of the answers for one cell; None when the master says so already."""
        sheet, row, field = place
        _, kind = self.kinds[sheet]
        stored = self._stored(sheet, row, field)
        now = said_in(kind, field, stored) if isinstance(stored, Sel) else ""
        new = [answer for answer in answers if answer.isi != now]
        if not new:
            return None
        title = columns(kind)[field].judul
        who = ", ".join(dict.fromkeys(f"{answer.pejabat} ({answer.berkas})" for answer in new))
        told = Butir(Golongan.PERIKSA, sheet, "", "", row, title, oleh=", ".join(dict.fromkeys(a.pejabat for a in new)))
        said = "; ".join(dict.fromkeys(f"{answer.pejabat}: {answer.isi or '(kosong)'}" for answer in answers))
        if row not in self.place_of[sheet] and kind not in _GROWS:
            return replace(told, pesan=f"Baris ini tidak ada lagi di master; jawaban {who} tidak diambil.", lama=said)
        if len({answer.isi for answer in answers}) > 1:
            pesan = "Dijawab berbeda dalam dua formulir, jadi isi master dibiarkan."
            return replace(told, pesan=pesan, lama=f"master: {now or '(kosong)'}; {said}")
        if any(answer.asal.isi != now for answer in new):
            sent = new[0].asal.isi or "(kosong)"
            pesan = f"Isi master sudah berubah sejak formulir dibuat, jadi dibiarkan. Saat itu: {sent}."
            return replace(told, pesan=pesan, lama=f"master: {now or '(kosong)'}; {said}")
        self._put(sheet, row, field, new[0].sel, new[0])
        return replace(
            told,
            golongan=Golongan.DIGANTI,
            pesan=f"Jawaban {who}.",
            lama=now or "(kosong)",
            baru=new[0].isi or "(kosong)",
        )

    def _stored(self, sheet: str, row: str, field: str) -> Any:
        place = self.place_of[sheet].get(row)
        return None if place is None else self.rows[sheet][place].get(field)

    def _put(self, sheet: str, row: str, field: str, sel: Sel | None, answer: Jawaban) -> None:
        place = self.place_of[sheet].get(row)
        if place is None:
            values = self.added.setdefault(sheet, {}).setdefault(row, self._keys(answer))
        else:
            values = self.rows[sheet][place]
        before = values.pop(field, None)
        if sel is not None:
            address = before.alamat if isinstance(before, Sel) else ""
            values[field] = replace(sel, alamat=address, formula="")

    def _keys(self, answer: Jawaban) -> dict[str, Any]:
        """The fields by which a new row is known; its id is a code and a quarter, apart by a space."""
        _, kind = self.kinds[answer.asal.lembar]
        code, quarter = kind.KUNCI
        name, _, label = answer.asal.baris.partition(" TW ")
        return {code: name, quarter: f"TW {label}"}

    def naskah(self) -> Naskah:
        """The master with what was taken; new rows stand in the order of what they report on, at the end."""
        rows = {}
        for sheet, (name, kind) in self.kinds.items():
            new = self.added.get(sheet, {})
            for row in sorted(new, key=lambda row: self._rank(kind, row)):
                self.place_of[sheet][row] = len(self.rows[sheet])
                self.rows[sheet].append(new[row])
            rows[name] = tuple(self.rows[sheet])
        return self._naskah.with_rows(rows).without_new_sheets()

    def _rank(self, kind: type[Baris], row: str) -> tuple[int, str]:
        codes = (
            [one.id for one in self.master.output]
            if kind is RealisasiRenaksi
            else [one.kode for one in self.master.indikator]
        )
        known = {normal(code): place for place, code in enumerate(codes)}
        name, _, label = row.partition(" TW ")
        return known.get(normal(name), len(known)), label

    def addressed(self, butir: Butir, place: Tempat) -> Butir:
        """What is told of a cell, with its address in the new master."""
        sheet, row, field = place
        at = self.place_of[sheet].get(row)
        if at is None:
            return butir
        column = list(columns(self.kinds[sheet][1])).index(field) + 1
        return replace(butir, sel=f"{letters(column)}{at + 2}")
