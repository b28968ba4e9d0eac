"""Part C of an official's sheet: what is missing, and which sheet and columns of the master it belongs in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.documents.monitoring.kalimat import daftar
from generator.documents.monitoring.renaksi import jatuh_tempo, tak_dilaporkan
from generator.master import Analisis, Baris, JenisKomponen, Kelurahan, Komponen, Master, RealisasiRenaksi, columns
from generator.periode import Periode
from generator.registry import Trait, has
from generator.results import Hasil, HasilIndikator, HasilOutput, HasilTriwulan, Status, StatusRenaksi
from generator.values import Triwulan, seen
from generator.variables import data, variable

_PERBAIKI = "Perbaiki isian yang disebut itu di master."


@data
class BarisKurang:
    """What is missing and what is expected; alike cases share a row."""

    nomor: str = variable(arti="nomor urut", contoh="1")
    perihal: str = variable(arti="apa yang kurang", contoh="Realisasi IK2.1")
    """`IK1.1 dan IK1.2: realisasi TW IV belum dilaporkan`."""
    harapan: str = variable(arti="apa yang diharapkan", contoh="Isi kolom TW II pada lembar Komponen.")
    """The sheet, the rows and the columns to fill in, in plain words."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Kurang:
    kode: str
    keadaan: str
    harapan: str


def kurang(master: Master, milik: Hasil) -> tuple[BarisKurang, ...]:
    """Everything that is due from an official up to the quarter and missing: figures, analyses, then outputs."""
    kode: dict[tuple[str, str], list[str]] = {}
    for satu in (*_angka(master, milik), *_analisis(milik), *_outputs(milik)):
        kode.setdefault((satu.keadaan, satu.harapan), []).append(satu.kode)
    return tuple(
        BarisKurang(str(nomor), f"{daftar(dict.fromkeys(semua))}: {keadaan}", harapan)
        for nomor, ((keadaan, harapan), semua) in enumerate(kode.items(), 1)
    )


def _angka(master: Master, milik: Hasil) -> Iterator[_Kurang]:
    for satu in milik.indikator:
        for tw in satu.triwulan:
            if tw.status in (Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG):
                yield _Kurang(satu.indikator.kode, _keadaan(tw), _isian(master, satu, tw.triwulan))


def _keadaan(tw: HasilTriwulan) -> str:
    if tw.status is Status.BELUM_DILAPORKAN:
        return f"realisasi {tw.triwulan.label} belum dilaporkan"
    return f"capaian {tw.triwulan.label} tidak dapat dihitung" + (f" karena {tw.alasan}" if tw.alasan else "")


def _isian(master: Master, satu: HasilIndikator, quarter: Periode) -> str:
    """Where the figures of an indicator are entered; what is entered wrongly is told by its reason."""
    komponen = [row for row in master.komponen if row.kode_indikator == satu.indikator.kode]
    if has(satu.rumus, Trait.SURVEYED):
        return _isian_survei(master, quarter)
    if komponen and all(row.jenis is JenisKomponen.INDIKATOR for row in komponen):
        return f"Tidak diisi tersendiri: dihitung dari realisasi {daftar(row.kode for row in komponen)}."
    kosong = [row for row in komponen if row.nilai(quarter) is None]
    if not kosong:
        return _PERBAIKI
    baris = daftar(_sebutan(komponen, row) for row in kosong)
    return (
        f"Lembar Komponen, baris {satu.indikator.kode} komponen {baris}: isi kolom {_kolom(Komponen, quarter, 'tw')} "
        f"dan {_judul(Komponen, 'bukti')}; tulis N/A bila tidak berlaku."
    )


def _isian_survei(master: Master, quarter: Periode) -> str:
    kosong = Counter(row.kecamatan for row in master.survei if row.nilai(quarter) is None)
    if not kosong:
        return _PERBAIKI
    semua = sum(kosong.values()) == len(master.survei)
    atas, unit = master.sebutan.atas, master.sebutan.unit.lower()
    jumlah = (f"{atas} {nama} ({n} {unit})".strip() if atas else f"{n} {unit}" for nama, n in kosong.items())
    mana = f"setiap {unit}" if semua else daftar(jumlah)
    kolom = " dan ".join(_kolom(Kelurahan, quarter, name) for name in ("responden", "nilai"))
    return f"Lembar Survei, baris {mana}: isi kolom {kolom}; tulis N/A bila tidak disurvei."


def _sebutan(komponen: Sequence[Komponen], row: Komponen) -> str:
    """A component's letter, with its Jenis where several rows share the letter."""
    kembar = sum(lain.kode == row.kode for lain in komponen) > 1
    return f"{row.kode} ({seen(row.jenis)})" if kembar else row.kode


def _analisis(milik: Hasil) -> Iterator[_Kurang]:
    ada = {satu.kode for satu in milik.analisis if satu.triwulan == milik.triwulan}
    tw = milik.triwulan.label
    judul = _judul(Analisis, "pendorong", "penghambat", "tindak_lanjut", "pic", "batas_waktu")
    harapan = f"Lembar Analisis, baris kode itu untuk {tw} (tambahkan bila belum ada): isi kolom {judul}."
    for satu in milik.indikator:
        if satu.status is not Status.TANPA_TARGET and satu.indikator.kode not in ada:
            yield _Kurang(satu.indikator.kode, f"analisis {tw} belum disampaikan", harapan)


def _outputs(milik: Hasil) -> Iterator[_Kurang]:
    for satu in milik.renaksi:
        for catatan in satu.catatan:
            yield _Kurang(satu.output.id, "isian di master perlu diperbaiki", catatan)
    for satu in jatuh_tempo(milik):
        yield from _output(satu, milik.triwulan.label)


def _output(satu: HasilOutput, tw: str) -> Iterator[_Kurang]:
    waktu = satu.output.waktu.label if isinstance(satu.output.waktu, Triwulan) else ""
    tunggakan = ", tunggakan" if satu.tunggakan else ""
    judul = _judul(RealisasiRenaksi, "realisasi", "tanggal", "bukti")
    bila_ada = _judul(RealisasiRenaksi, "kendala", "tindak_lanjut")
    lapor = f"embar Realisasi Renaksi, baris ID itu untuk {tw} (tambahkan bila belum ada): isi kolom {judul}"
    if tak_dilaporkan(satu):
        harapan = f"L{lapor}; {bila_ada} bila ada."
        yield _Kurang(satu.output.id, f"output {waktu} belum dilaporkan{tunggakan}", harapan)
    elif satu.status in (StatusRenaksi.BELUM, StatusRenaksi.SEBAGIAN):
        harapan = f"Selesaikan, lalu laporkan: l{lapor}."
        yield _Kurang(satu.output.id, f"output {waktu} belum selesai{tunggakan}", harapan)
    if satu.realisasi and not satu.bukti.strip():
        harapan = f"Lembar Realisasi Renaksi, baris ID itu: isi kolom {_judul(RealisasiRenaksi, 'bukti')}."
        yield _Kurang(satu.output.id, f"bukti output {waktu} belum disampaikan", harapan)


def _judul(kind: type[Baris], *names: str) -> str:
    """Header texts of columns, as in the workbook."""
    return daftar(columns(kind)[name].judul for name in names)


def _kolom(kind: type[Baris], quarter: Periode, name: str) -> str:
    """Header text of a quarter's column."""
    return columns(kind)[f"{name}_{quarter.kolom}"].judul
