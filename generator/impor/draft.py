"""What was taken of all sources → one draft master: rows matched, codes made, officials listed, every cell accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.impor import reading
from generator.impor.body import Body
from generator.impor.links import (
    KEYED,
    Rows,
    indicators_of_outputs,
    link_outputs,
    make_codes,
    outputs_of_reports,
    take_analyses,
    take_reports,
    with_unit,
)
from generator.impor.mapping import Peta
from generator.impor.officials import officials
from generator.impor.rows import Taken, key_text
from generator.impor.sheets import Tabel
from generator.impor.taken import Catatan, Isi, Keadaan, Tempat, left_out
from generator.master import KUNCI_KEPUTUSAN, LEMBAR, Baris, Master, columns
from generator.office.workbook.impor import Impor
from generator.office.workbook.writer import write
from generator.registry import FORMULAS
from generator.values import Unreadable, letters, seen

_ESTIMATED: Final = "dibaca dari PDF, yang tidak menyimpan selnya; periksa"


@dataclass(frozen=True)
class Finished:
    """A draft whose rows are final."""

    rows: Mapping[str, Sequence[Mapping[str, Isi]]]
    catatan: tuple[Catatan, ...]
    answered: frozenset[tuple[Tempat, str]]

    def workbook(self) -> bytes:
        """The draft master with its sheet Impor."""
        plain = {
            name: [{key: isi.nilai for key, isi in row.items()} for row in rows] for name, rows in self.rows.items()
        }
        lines = [
            (
                one.keadaan.value,
                one.lembar,
                one.sel,
                one.kunci,
                one.kolom,
                one.tempat.berkas,
                one.tempat.di,
                one.tertulis,
                one.alasan,
            )
            for one in self.catatan
        ]
        doubtful = {(one.lembar, one.sel) for one in self.catatan if one.keadaan is Keadaan.RAGU and one.sel}
        return write(plain, tuple(FORMULAS), impor=Impor(lines, frozenset(doubtful)))


@dataclass
class Draft:
    """Rows of the master's sheets as they come in."""

    rows: Rows = field(default_factory=lambda: {name: [] for name in LEMBAR})
    catatan: list[Catatan] = field(default_factory=list)
    keys: dict[str, Isi] = field(default_factory=dict)
    answered: set[tuple[Tempat, str]] = field(default_factory=set)
    estimated: set[str] = field(default_factory=set)
    """Files whose every value must be looked at."""
    reported: list[dict[str, Isi]] = field(default_factory=list)
    """Rows of tables of realisasi, whose outputs are still to be found."""
    analysed: list[dict[str, Isi]] = field(default_factory=list)

    # --- taking in ------------------------------------------------------------------------------------------------

    def take_master(self, master: Master) -> None:
        """All rows of an earlier master. A sheet that an earlier source has filled is left."""
        for name, kind in LEMBAR.items():
            rows = [_of_master(master.nama, row) for row in getattr(master, name)]
            if name == "isian":
                self._keys_of(rows)
            elif self.rows[name] and rows and name not in KEYED:
                at = Tempat(master.nama, f"lembar {kind.SHEET}")
                self.catatan.append(
                    left_out(at, f"{len(rows)} baris", "lembar ini sudah terisi dari berkas sebelumnya")
                )
            else:
                self._merge(name, rows)

    def _keys_of(self, rows: Sequence[dict[str, Isi]]) -> None:
        for row in rows:
            if row["isi"].nilai not in (None, ""):
                self.keys.setdefault(str(row["kunci"].nilai), row["isi"])

    def take(self, tabel: Tabel, taken: Taken) -> None:
        """The rows of a table, each to its sheet."""
        self.catatan += taken.catatan
        if tabel.kind == "realisasi":
            self.reported += taken.rows
        elif tabel.kind == "analisis":
            self.analysed += taken.rows
        else:
            rows = [with_unit(row) for row in taken.rows] if tabel.kind == "output" else taken.rows
            self._merge(tabel.kind, rows)

    def _merge(self, name: str, rows: Sequence[dict[str, Isi]]) -> None:
        """Rows of another file that stand for the same thing fill what is blank; a difference must be looked at."""
        fields = KEYED.get(name, ())
        have: dict[tuple[Any, ...], dict[str, Isi]] = {}
        counts: Counter[tuple[str, ...]] = Counter()
        for row in self.rows[name] if fields else ():
            have[_numbered(row, fields, counts)] = row
        counts.clear()
        fresh = []
        for row in rows:
            same = have.get(_numbered(row, fields, counts)) if fields else None
            if same is None or _berkas(same) == _berkas(row):
                fresh.append(dict(row))
            else:
                _fill(same, row)
        self.rows[name] += fresh

    # --- finishing ------------------------------------------------------------------------------------------------

    def finished(self, body: Body, peta: Peta) -> Finished:
        """The draft with codes, links and officials, after a person's answers."""
        for rows in (*self.rows.values(), self.reported, self.analysed):
            for row in rows:
                self._answer(row, peta)
        self._body(body)
        self._answer(self.keys, peta)
        if not self.rows["output"]:
            outputs_of_reports(self.rows, self.reported)
        if not self.rows["indikator"]:
            indicators_of_outputs(self.rows)
        make_codes(self.rows)
        link_outputs(self.rows)
        take_reports(self.rows, self.reported)
        take_analyses(self.rows, self.analysed)
        self._officials()
        self.rows["isian"] = list(self._isian())
        cells = [one for name in LEMBAR for one in self._cells(name)]
        return Finished(self.rows, (*cells, *self.catatan, *body.catatan), frozenset(self.answered))

    def _body(self, body: Body) -> None:
        if body.tubuh and self.rows["tubuh"]:
            self.catatan += [
                left_out(row["isi"].tempat, row["isi"].tertulis, "batang tubuh sudah ada di master yang diimpor")
                for row in body.tubuh
            ]
        elif body.tubuh:
            self.rows["tubuh"] = body.tubuh
        for name, isi in body.keys.items():
            if name in self.keys and seen(self.keys[name].nilai) != seen(isi.nilai):
                why = reading.differs(isi.tempat, isi.tertulis)
                self.keys[name] = replace(self.keys[name], ragu=why)
            self.keys.setdefault(name, isi)

    def _answer(self, row: dict[str, Isi], peta: Peta) -> None:
        for name, isi in row.items():
            means = peta.jawaban.get((isi.tempat, isi.tertulis), "") if isi.ragu else ""
            sign = peta.desimal.get(isi.tempat.berkas, "") if isi.tanya else ""
            if means:
                self.answered.add((isi.tempat, isi.tertulis))
                row[name] = _answered(isi, means, name)
            elif sign and (value := reading.decided(isi.tertulis, sign)) is not None:
                row[name] = replace(isi, nilai=value, ragu="", tanya=False)

    def _isian(self) -> Iterator[dict[str, Isi]]:
        nowhere = Isi(None, Tempat("", ""), "")
        for kunci in KUNCI_KEPUTUSAN:
            yield {"kunci": replace(nowhere, nilai=kunci.nama), "isi": self.keys.pop(kunci.nama, nowhere)}
        for name, isi in self.keys.items():
            yield {"kunci": replace(nowhere, nilai=name), "isi": isi}

    def _officials(self) -> None:
        named = [
            (name, isi.tempat)
            for kind in ("indikator", "output")
            for row in self.rows[kind]
            if (isi := row.get("penanggung_jawab"))
            for name in isi.nilai or ()
        ]
        registered = [
            str(name)
            for row in self.rows["pejabat"]
            for name in (row["nama"].nilai, *(row["alias"].nilai or ()), row["kelompok"].nilai)
        ]
        rows, catatan = officials(named, registered)
        self.rows["pejabat"] += rows
        self.catatan += catatan

    # --- accounting -----------------------------------------------------------------------------------------------

    def _cells(self, name: str) -> Iterator[Catatan]:
        """Every filled or doubtful cell of a sheet, with its origin."""
        kind = LEMBAR[name]
        places = {key: number for number, key in enumerate(columns(kind), start=1)}
        for number, row in enumerate(self.rows[name], start=2):
            key = " ".join(seen(row[part].nilai) for part in kind.KUNCI if part in row)
            for part, isi in row.items():
                if part not in places or (name == "isian" and part == "kunci") or not _counts(isi):
                    continue
                at = f"{letters(places[part])}{number}"
                doubt = self._doubt(isi)
                state = Keadaan.RAGU if doubt else Keadaan.DIBUAT if isi.dibuat else Keadaan.TERBACA
                judul = columns(kind)[part].judul
                yield Catatan(state, isi.tempat, isi.tertulis, doubt, kind.SHEET, at, key, judul, isi.tanya)

    def _doubt(self, isi: Isi) -> str:
        """Why a value must be looked at, if only because its file is read by the places of letters."""
        settled = isi.dibuat or (isi.tempat, isi.tertulis) in self.answered
        return isi.ragu or (_ESTIMATED if isi.tempat.berkas in self.estimated and not settled else "")


def _counts(isi: Isi) -> bool:
    return isi.nilai not in (None, "", ()) or bool(isi.ragu)


def _of_master(nama: str, row: Baris) -> dict[str, Isi]:
    """A row of an earlier master; what is unreadable there stays so, and is said."""
    found = {}
    for name in columns(type(row)):
        value = getattr(row, name)
        at = Tempat(
            nama,
            f"lembar {row.SHEET}, sel {row.cells.get(name, '')}".rstrip(" ,sel")
            if name not in row.cells
            else f"lembar {row.SHEET}, sel {row.cells[name]}",
        )
        doubt = "tidak terbaca sebagai isi kolom ini" if isinstance(value, Unreadable) else ""
        found[name] = Isi(value, at, seen(value), doubt)
    return found


def _berkas(row: Mapping[str, Isi]) -> str:
    return next(iter(row.values())).tempat.berkas


def _numbered(row: Mapping[str, Isi], fields: Sequence[str], counts: Counter[tuple[str, ...]]) -> tuple[Any, ...]:
    """What a row stands for, and how many of the same came before it in its source."""
    key = tuple(key_text(row.get(name)) for name in fields)
    counts[key] += 1
    return (*key, counts[key])


def _fill(have: dict[str, Isi], other: Mapping[str, Isi]) -> None:
    for name, isi in other.items():
        if not _counts(isi):
            continue
        own = have.get(name)
        if own is None or not _counts(own):
            have[name] = isi
        elif seen(own.nilai) != seen(isi.nilai) and not isi.dibuat:
            have[name] = replace(
                own,
                ragu="; ".join(filter(None, (own.ragu, reading.differs(isi.tempat, isi.tertulis)))),
            )


def _answered(isi: Isi, means: str, name: str) -> Isi:
    """A value as a person says that it is, as far as the answer is plain itself."""
    numeric = isi.tanya or name == "target" or name.startswith(("target_i", "target_tahunan", "realisasi"))
    value: Any = reading.answer(means) if numeric else means
    if value is None:
        return replace(isi, ragu=f'jawaban "{means}" bukan angka yang pasti')
    return replace(isi, nilai=value, ragu="", tanya=False)
