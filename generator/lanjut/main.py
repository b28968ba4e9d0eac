"""Next year's master: facts emptied, years replaced where they are certain, targets kept as proposals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from generator.complete import refuse_incomplete
from generator.errors import InputRefused
from generator.lanjut.tahun import Jenis, Pergantian, Sebutan, diganti, pergantian, sebutan
from generator.lanjut.usulan import usulan
from generator.master import (
    KUNCI_KEPUTUSAN,
    LEMBAR,
    Baris,
    ButirTubuh,
    Isian,
    Lembar,
    Master,
    Pengecualian,
    Sel,
    columns,
)
from generator.master.parse import parse
from generator.naskah import Butir, Golongan, Laporan, Naskah, tulis
from generator.naskah.laporan import susunan, tinggi_baris
from generator.office.workbook.reader import read
from generator.office.workbook.stored import EXTRA
from generator.perbarui import taken_apart
from generator.values import NA_TEXT, letters, normal, read_date, seen

PERINTAH: Final = "lanjut"
Row = Mapping[str, Any]
_NAMED: Final = 12
"""How many rows a sentence lists; of more it tells how many."""
_WORDS: Final = {
    Jenis.PERATURAN: (Golongan.DIBIARKAN, "Tahun peraturan, dibiarkan"),
    Jenis.PERIODE: (Golongan.DIBIARKAN, "Periode yang masih berjalan, dibiarkan"),
    Jenis.LAMPAU: (Golongan.DIBIARKAN, "Tahun lampau, dibiarkan"),
    Jenis.RAGU: (Golongan.PERIKSA, "Belum pasti harus diganti, jadi dibiarkan"),
}
"""What becomes of years that are not the decree's own, and how that is told."""


def lanjut(path: Path, tahun: int, baru: str, today: date | None = None) -> tuple[bytes, Laporan]:
    """The bytes of the master for the year `tahun`, to be called `baru`, and what became of the old one.

    `today` decides which exceptions have lapsed. Raises `InputRefused` when the file is no whole master, or when its own
    year is not known or not before `tahun`.
    """
    master = parse(read(path))
    refuse_incomplete(master)
    _refuse_year(master, tahun)
    steps = _Steps(taken_apart(path), master, pergantian(master.tahun, tahun, master.teks("Tentang")))
    steps.empty()
    steps.drop_lapsed(today or date.today())
    steps.years()
    steps.tell_comments()
    laporan = Laporan(
        perintah=PERINTAH,
        master=str(path),
        baru=baru,
        sel=steps.naskah.banyak_sel,
        butir=(*susunan(steps.naskah), *steps.butir),
        jumlah=steps.counts | tinggi_baris(steps.naskah),
        langkah=(
            f"Target {master.tahun} masih berlaku sebagai usulan; lihat lembar Usulan {tahun}, lalu sesuaikan Lampiran I dan II.",
            f"Setelah diisi: perkin validate {baru}",
            f"Untuk membandingkan dengan tahun lalu: perkin compute {baru} --quarter 1 --pembanding {path}",
        ),
    )
    return tulis(steps.naskah, [usulan(master, tahun)]), laporan


def _refuse_year(master: Master, tahun: int) -> None:
    if not master.tahun:
        raise InputRefused(f"Kunci Tahun di {master.nama} kosong atau bukan tahun. Isi dahulu di lembar Keputusan.")
    if tahun <= master.tahun:
        raise InputRefused(
            f"{master.nama} adalah master tahun {master.tahun}, jadi tahun barunya harus sesudah itu, bukan {tahun}."
        )


class _Steps:
    """The way from this year's master to next year's; each step changes the rows and tells what it did."""

    def __init__(self, naskah: Naskah, master: Master, ganti: Pergantian) -> None:
        self.naskah = naskah
        self.master = master
        self.ganti = ganti
        self.butir: list[Butir] = []
        self.counts = {"isian tahun lalu dikosongkan": 0, "tahun diganti": 0, "tahun disebut tetapi dibiarkan": 0}

    def tell(self, *butir: Butir) -> None:
        """What a person should know."""
        self.butir.extend(butir)

    def empty(self) -> None:
        """Leave out what reports on the old year."""
        for name, kind in LEMBAR.items():
            rows = self.naskah.rows[name]
            if kind.TAHUN_INI:
                self._drop_rows(name, kind, rows)
            elif kind is not Isian:
                self._empty_columns(name, kind, rows)
        self._empty_keys()
        self._ask_about_extras()

    def _drop_rows(self, name: str, kind: type[Baris], rows: tuple[Row, ...]) -> None:
        if rows:
            self.naskah = self.naskah.with_rows({name: ()})
            self.counts["isian tahun lalu dikosongkan"] += sum(map(len, rows))
            self.tell(
                Butir(Golongan.DIKOSONGKAN, kind.SHEET, f"{len(rows)} baris laporan {self.ganti.lama} tidak dibawa.")
            )

    def _empty_columns(self, name: str, kind: type[Baris], rows: tuple[Row, ...]) -> None:
        facts = {field: kolom.judul for field, kolom in columns(kind).items() if kolom.tahun_ini}
        emptied = {judul: sum(field in row for row in rows) for field, judul in facts.items()}
        if not any(emptied.values()):
            return
        kept = tuple({field: value for field, value in row.items() if field not in facts} for row in rows)
        self.naskah = self.naskah.with_rows({name: kept})
        self.counts["isian tahun lalu dikosongkan"] += sum(emptied.values())
        said = ", ".join(f"{judul} ({number})" for judul, number in emptied.items() if number)
        self._ask_about_na(kind, rows, facts)
        self.tell(Butir(Golongan.DIKOSONGKAN, kind.SHEET, f"Isian {self.ganti.lama} dikosongkan: {said}."))

    def _ask_about_na(self, kind: type[Baris], rows: tuple[Row, ...], facts: Mapping[str, str]) -> None:
        """N/A may say what happened in the old year, or that nothing is ever due then; nobody but a person knows."""
        places: dict[str, list[str]] = {}
        for row in rows:
            titles = [judul for field, judul in facts.items() if normal(_said(row.get(field))) == normal(NA_TEXT)]
            places.setdefault(", ".join(titles), []).append(_identity(kind, row))
        said = "; ".join(f"{titles}: {_listed(named)}" for titles, named in places.items() if titles)
        if said:
            pesan = "N/A juga dikosongkan. Tulis lagi di triwulan yang memang tidak dilaporkan setiap tahun."
            self.tell(Butir(Golongan.PERIKSA, kind.SHEET, pesan, lama=said))

    def _empty_keys(self) -> None:
        """The decree's number and date go; its year becomes the new one."""
        own = {kunci.nama for kunci in KUNCI_KEPUTUSAN if kunci.tahun_ini}
        rows = []
        for row in self.naskah.rows["isian"]:
            key = _said(row.get("kunci"))
            if key in own and "isi" in row:
                self.tell(
                    Butir(Golongan.DIKOSONGKAN, Isian.SHEET, f"{key} dikosongkan.", baris=key, lama=_said(row["isi"]))
                )
                row = {"kunci": row["kunci"]}
            elif key == "Tahun":
                row = {**row, "isi": Decimal(self.ganti.baru)}
                self.tell(_year_key(self.ganti))
            elif key in ("Status Data", "Salinan") and _said(row.get("isi")):
                pesan = f"{key} masih terisi. Kosongkan bila tidak berlaku untuk {self.ganti.baru}."
                self.tell(Butir(Golongan.PERIKSA, Isian.SHEET, pesan, baris=key, lama=_said(row["isi"])))
            rows.append(row)
        self.naskah = self.naskah.with_rows({"isian": tuple(rows)})

    def _ask_about_extras(self) -> None:
        """Nobody knows whether what staff added belongs to the old year."""
        why = f"dibawa apa adanya. Kosongkan bila isinya hanya untuk {self.ganti.lama}."
        for name, kind in LEMBAR.items():
            for title in self.naskah.kolom.get(kind.SHEET, ()):
                if any(EXTRA + title in row for row in self.naskah.rows[name]):
                    self.tell(Butir(Golongan.PERIKSA, kind.SHEET, f"Kolom tambahan {title} {why}", kolom=title))
        for lembar in self.naskah.lembar:
            self.tell(Butir(Golongan.PERIKSA, lembar.nama, f"Lembar tambahan {lembar.nama} {why}"))

    def drop_lapsed(self, today: date) -> None:
        """Exceptions that have run out go; the others wait for a person, as they were made for the old decree."""
        kept = []
        for row in self.naskah.rows["pengecualian"]:
            until = read_date(row["sampai"].nilai) if "sampai" in row else None
            code, why = _said(row.get("kode_aturan")), _said(row.get("alasan"))
            if isinstance(until, date) and until < today:
                pesan = f"Pengecualian {code} sudah berakhir pada {seen(until)}, jadi tidak dibawa."
                self.tell(Butir(Golongan.DIHAPUS, Pengecualian.SHEET, pesan, baris=code, lama=why))
                continue
            kept.append(row)
            pesan = f"Pengecualian {code} masih berlaku. Periksa apakah alasannya benar juga untuk {self.ganti.baru}."
            self.tell(Butir(Golongan.PERIKSA, Pengecualian.SHEET, pesan, baris=code, lama=why))
        self.naskah = self.naskah.with_rows({"pengecualian": tuple(kept)})

    def years(self) -> None:
        """Replace the decree's own year in every text, and tell every other year."""
        for name, kind in LEMBAR.items():
            extra = (EXTRA + title for title in self.naskah.kolom.get(kind.SHEET, ()))
            letter = {field: letters(place) for place, field in enumerate([*columns(kind), *extra], 1)}
            rows = [
                {field: self._text(kind, row, field, value, f"{letter[field]}{number}") for field, value in row.items()}
                for number, row in enumerate(self.naskah.rows[name], 2)
            ]
            self.naskah = self.naskah.with_rows({name: tuple(rows)})
        for lembar in self.naskah.lembar:
            self._other_sheet(lembar)

    def tell_comments(self) -> None:
        """Comments go with the cells on which they stand."""
        rows = self.naskah.rows
        cells = {
            (kind.SHEET, sel.alamat) for name, kind in LEMBAR.items() for row in rows[name] for sel in _stored(row)
        }
        cells |= {(lembar.nama, sel.alamat) for lembar in self.naskah.lembar for sel in lembar.sel.values()}
        for (sheet, cell), text in self.naskah.komentar.items():
            if (sheet, cell) not in cells:
                pesan = f"Komentar pada isian {self.ganti.lama} di sel {cell} tidak dibawa."
                self.tell(Butir(Golongan.DIKOSONGKAN, sheet, pesan, lama=text))

    def _text(self, kind: type[Baris], row: Row, field: str, value: Any, cell: str) -> Any:
        if not isinstance(value, Sel) or not isinstance(value.nilai, str) or value.formula:
            return value
        found = list(sebutan(value.nilai, self.ganti, _is_title(kind, row)))
        own = [one.awal for one in found if one.jenis is Jenis.SENDIRI]
        place = Butir(Golongan.DIGANTI, kind.SHEET, "", cell, _identity(kind, row), _title(kind, field))
        self._tell_years(found, place)
        return diganti(value, own, self.ganti.baru) if own else value

    def _other_sheet(self, lembar: Lembar) -> None:
        for sel in lembar.sel.values():
            if isinstance(sel.nilai, str):
                found = [
                    replace(one, jenis=Jenis.RAGU) if one.jenis is Jenis.SENDIRI else one
                    for one in sebutan(sel.nilai, self.ganti)
                ]
                self._tell_years(found, Butir(Golongan.PERIKSA, lembar.nama, "", sel.alamat))

    def _tell_years(self, found: list[Sebutan], place: Butir) -> None:
        for one in found:
            if one.jenis is Jenis.SENDIRI:
                self.counts["tahun diganti"] += 1
                old, new = one.dengan(self.ganti.lama), one.dengan(self.ganti.baru)
                pesan = f"Tahun {self.ganti.lama} menjadi {self.ganti.baru}."
                self.tell(replace(place, golongan=Golongan.DIGANTI, pesan=pesan, lama=old, baru=new))
            else:
                self.counts["tahun disebut tetapi dibiarkan"] += 1
                golongan, said = _WORDS[one.jenis]
                self.tell(replace(place, golongan=golongan, pesan=f"{said}.", lama=one.dengan(one.tahun)))


def _year_key(ganti: Pergantian) -> Butir:
    pesan = f"Tahun {ganti.lama} menjadi {ganti.baru}."
    return Butir(Golongan.DIGANTI, Isian.SHEET, pesan, baris="Tahun", lama=str(ganti.lama), baru=str(ganti.baru))


def _is_title(kind: type[Baris], row: Row) -> bool:
    """Whether a row holds the decree's title: key Tentang, or the heading after Menetapkan."""
    if kind is Isian:
        return _said(row.get("kunci")) == "Tentang"
    return kind is ButirTubuh and normal(_said(row.get("bagian"))) == "menetapkan"


def _title(kind: type[Baris], field: str) -> str:
    kolom = columns(kind).get(field)
    return kolom.judul if kolom else field.removeprefix(EXTRA)


def _identity(kind: type[Baris], row: Row) -> str:
    """The row's key as people say it."""
    return " ".join(filter(None, (_said(row.get(key)) for key in kind.KUNCI)))


def _listed(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f", dan {rest} baris lain" if rest > 0 else "")


def _stored(row: Row) -> list[Sel]:
    return [value for value in row.values() if isinstance(value, Sel)]


def _said(value: Any) -> str:
    return seen(value.nilai if isinstance(value, Sel) else value).strip()
