"""The answers of one form: which of its cells were filled, and what else was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from generator.formulir.kenal import Asal, Kenal, kinds, said_in
from generator.jenjang import SkalaJenjang
from generator.master import BULAT, ISIAN, Baris, Buku, JenisKomponen, Kolom, Lembar, Sel, columns
from generator.master.parse import find_header, row_numbers
from generator.naskah import Butir, Golongan
from generator.values import NotApplicable, Unreadable, normal, seen


class Jawaban(NamedTuple):
    """A cell that an official filled or changed."""

    asal: Asal
    field: str
    sel: Sel | None
    """What stands there now; None where he emptied it."""
    isi: str
    berkas: str
    pejabat: str


@dataclass
class Dijawab:
    """What a form says."""

    kenal: Kenal
    jawaban: list[Jawaban] = field(default_factory=list)
    butir: list[Butir] = field(default_factory=list)
    """What a person must look at: it was not taken."""
    tetap: int = 0
    """Open cells that are as they were sent."""


def answers_of(buku: Buku, path: Path, kenal: Kenal, jenjang: Mapping[str, SkalaJenjang]) -> Dijawab:
    """The answers of a form, and what was done to it that nobody was asked for.

    `jenjang` are the master's indikator whose values are steps of a scale.
    """
    done = Dijawab(kenal)
    by_sheet: dict[str, list[Asal]] = {}
    for sel in kenal.sel:
        by_sheet.setdefault(sel.lembar, []).append(sel)
    for sheet, cells in by_sheet.items():
        lembar = buku.bernama(sheet)
        _, kind = kinds()[sheet]
        header = find_header(lembar[0], kind) if lembar else None
        if not lembar or header is None:
            _tell(done, path, sheet, "Lembar ini tidak ada lagi di formulir, jadi isinya tidak diambil.")
        else:
            _Sheet(done, path, kind, lembar[0], header.baris, jenjang).read(cells)
    return done


def _tell(
    done: Dijawab, path: Path, sheet: str, pesan: str, cell: str = "", asal: Asal | None = None, said: str = ""
) -> None:
    said_by = f"{path.name}{f' sel {cell}' if cell else ''}: {pesan}"
    row, column = (asal.baris, asal.kolom) if asal else ("", "")
    done.butir.append(
        Butir(Golongan.PERIKSA, sheet, said_by, baris=row, kolom=column, lama=said, oleh=done.kenal.pejabat)
    )


class _Sheet:
    """One sheet of a form as it came back."""

    def __init__(
        self,
        done: Dijawab,
        path: Path,
        kind: type[Baris],
        lembar: Lembar,
        header: int,
        jenjang: Mapping[str, SkalaJenjang],
    ) -> None:
        self.jenjang = jenjang
        self.done = done
        self.path = path
        self.kind = kind
        self.lembar = lembar
        self.fields = {normal(kolom.judul): name for name, kolom in columns(kind).items()}
        self.header = header
        self.titles = {
            column: seen(sel.nilai).strip()
            for (row, column), sel in sorted(lembar.sel.items(), reverse=True)
            if row == header and seen(sel.nilai).strip()
        }
        """Column → its header, from the right."""
        self.places = {normal(title): column for column, title in self.titles.items()}
        """Header → its column; of two alike the first."""

    def read(self, cells: list[Asal]) -> None:
        """Compare every cell that was sent, and look at what came besides."""
        rows = self._rows()
        sent: dict[str, list[Asal]] = {}
        for asal in cells:
            sent.setdefault(asal.baris, []).append(asal)
        lost = {asal.kolom for asal in cells if normal(asal.kolom) not in self.places}
        for column in sorted(lost):
            _tell(self.done, self.path, self.kind.SHEET, f"Kolom {column} tidak ada lagi, jadi isinya tidak diambil.")
        for name, own in sent.items():
            numbers = rows.pop(name, [])
            if len(numbers) == 1:
                self._row(numbers[0], [asal for asal in own if asal.kolom not in lost])
            else:
                why = "ada dua kali" if numbers else "tidak ada lagi, atau kodenya diubah"
                _tell(self.done, self.path, self.kind.SHEET, f"Baris {name} {why}, jadi isinya tidak diambil.")
        for name, numbers in rows.items():
            for number in numbers:
                self._tell_added(name, number)
        self._tell_added_columns({normal(asal.kolom) for asal in cells})

    def _rows(self) -> dict[str, list[int]]:
        """Id → the rows of the form that bear it."""
        header = find_header(self.lembar, self.kind)
        found: dict[str, list[int]] = {}
        for number in row_numbers(self.lembar, header) if header else ():
            keys = (self._said(number, field) for field in self.kind.KUNCI)
            found.setdefault(" ".join(filter(None, keys)), []).append(number)
        return found

    def _sel(self, number: int, title: str) -> Sel | None:
        return self.lembar.sel.get((number, self.places.get(normal(title), 0)))

    def _said(self, number: int, field: str) -> str:
        return said_in(self.kind, field, self._sel(number, columns(self.kind)[field].judul))

    def _row(self, number: int, own: list[Asal]) -> None:
        for asal in own:
            field = self.fields.get(normal(asal.kolom), "")
            sel = self._sel(number, asal.kolom)
            said = said_in(self.kind, field, sel)
            if not asal.terbuka:
                if said != asal.isi:
                    pesan = "Sel ini terkunci, tetapi isinya diubah; perubahannya tidak diambil."
                    _tell(
                        self.done,
                        self.path,
                        self.kind.SHEET,
                        pesan,
                        sel.alamat if sel else "",
                        asal,
                        f"{asal.isi} → {said}",
                    )
            elif said == asal.isi:
                self.done.tetap += 1
            elif why := self._unfit(number, field, sel):
                pesan = f"{why} Isinya tidak diambil; tanyakan kembali."
                _tell(self.done, self.path, self.kind.SHEET, pesan, sel.alamat if sel else "", asal, said)
            else:
                self.done.jawaban.append(Jawaban(asal, field, sel, said, self.path.name, self.done.kenal.pejabat))

    def _unfit(self, number: int, field: str, sel: Sel | None) -> str:
        """Why a cell cannot be taken, in a sentence; empty when it can."""
        if sel is None or not seen(sel.nilai).strip():
            return ""
        kolom = columns(self.kind)[field]
        if sel.gambar or sel.galat:
            return f"Sel ini berisi {sel.gambar or seen(sel.nilai)}, bukan isian."
        skala = self.jenjang.get(self._said(number, "kode_indikator")) if kolom.jenis is ISIAN else None
        if skala:
            known = skala.find(seen(sel.nilai)) or isinstance(kolom.jenis.read(sel.nilai), NotApplicable)
            return "" if known else f"Seharusnya salah satu dari {skala.urutan}."
        value = kolom.jenis.read(sel.nilai)
        if isinstance(value, Unreadable) and not kolom.jenis.textual:
            return f"Seharusnya {kolom.jenis.expects}."
        if isinstance(sel.nilai, Decimal) and "%" in sel.format:
            return "Angka ini ditulis dengan tanda persen, sehingga Excel menyimpan seperseratusnya."
        jenis = self._said(number, "jenis") if kolom.jenis is ISIAN else ""
        return _beyond(kolom, value, sel, jenis)

    def _tell_added(self, name: str, number: int) -> None:
        said = "; ".join(seen(sel.nilai) for (row, _), sel in sorted(self.lembar.sel.items()) if row == number)
        pesan = f"Baris {name or number} ditambahkan di formulir, di luar yang ditanyakan; tidak diambil."
        _tell(self.done, self.path, self.kind.SHEET, pesan, said=said)

    def _tell_added_columns(self, asked: set[str]) -> None:
        for column, title in self.titles.items():
            filled = [
                seen(sel.nilai)
                for (row, at), sel in sorted(self.lembar.sel.items())
                if at == column and row > self.header
            ]
            known = normal(title) in asked and self.places[normal(title)] == column
            if not known and any(filled):
                pesan = f"Kolom {title} ditambahkan di formulir; isinya tidak diambil."
                _tell(self.done, self.path, self.kind.SHEET, pesan, said="; ".join(filter(None, filled)))


def _beyond(kolom: Kolom, value: object, sel: Sel, jenis: str) -> str:
    """Why a number, or a word in its place, is none that the cell's column takes."""
    if isinstance(value, NotApplicable) or not (kolom.jenis.numeric):
        return ""
    if jenis:
        return _unfit_input(jenis, value, sel)
    if not isinstance(value, Decimal):
        return ""
    if kolom.jenis is BULAT and value != value.to_integral_value():
        return "Seharusnya bilangan bulat."
    low, high = kolom.rentang or (value, value)
    return "" if low <= value <= high else f"Seharusnya {low} sampai {high}."


def _unfit_input(jenis: str, value: object, sel: Sel) -> str:
    worded = isinstance(sel.nilai, str | bool)
    if jenis == JenisKomponen.SELESAI:
        return "" if worded else "Seharusnya Sudah, Belum, atau N/A."
    if worded and not isinstance(value, Decimal):
        return "Seharusnya angka atau N/A."
    if normal(seen(sel.nilai)) in ("sudah", "belum"):
        return "Seharusnya angka atau N/A."
    if not isinstance(value, Decimal):
        return ""
    if jenis == JenisKomponen.PERSEN and not 0 <= value <= 100:
        return "Seharusnya 0 sampai 100."
    return "" if jenis == JenisKomponen.NILAI or value >= 0 else "Seharusnya tidak kurang dari 0."
