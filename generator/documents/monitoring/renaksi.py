"""Part IV: outputs that are due in the quarter, and those of earlier quarters until they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, rincian
from generator.office.word.merge import Gabung, bersambung, gabungan
from generator.periode import Periode
from generator.results import Hasil, HasilOutput, StatusRenaksi
from generator.values import Triwulan, print_number
from generator.variables import data, variable

BELUM_DILAPORKAN: Final = "belum dilaporkan"
_SEBUTAN: Final[Mapping[StatusRenaksi, str]] = {
    StatusRenaksi.SELESAI: "selesai tepat waktu",
    StatusRenaksi.TERLAMBAT: "selesai terlambat",
    StatusRenaksi.SEBAGIAN: "selesai sebagian",
    StatusRenaksi.BELUM: "belum selesai",
}
"""Statuses of what is due, in the same words wherever the report counts or lists them."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HitunganRenaksi:
    """Outputs by status. `belum` counts those reported with nothing done; unreported ones are apart."""

    total: int
    selesai: int
    terlambat: int
    sebagian: int
    belum: int
    belum_dilaporkan: int

    @property
    def tuntas(self) -> int:
        """Done, on time or late."""
        return self.selesai + self.terlambat

    def rincian(self) -> str:
        """The counts as words, zeros left out."""
        return rincian(
            (
                (self.selesai, _SEBUTAN[StatusRenaksi.SELESAI]),
                (self.terlambat, _SEBUTAN[StatusRenaksi.TERLAMBAT]),
                (self.sebagian, _SEBUTAN[StatusRenaksi.SEBAGIAN]),
                (self.belum, _SEBUTAN[StatusRenaksi.BELUM]),
                (self.belum_dilaporkan, BELUM_DILAPORKAN),
            )
        )


@data
class BarisWaktu:
    """The outputs due in one quarter, counted."""

    waktu: str = variable(arti="triwulan jatuh temponya", contoh="TW II")
    total: str = variable(arti="banyaknya output", contoh="37")
    selesai: str = variable(arti="output yang selesai tepat waktu", contoh="27")
    terlambat: str = variable(arti="output yang selesai terlambat", contoh="3")
    sebagian: str = variable(arti="output yang selesai sebagian", contoh="1")
    belum: str = variable(arti="output yang belum selesai", contoh="6")
    belum_dilaporkan: str = variable(arti="yang belum dilaporkan", contoh="1")


@data
class BarisRenaksi:
    """One output. `rencana_aksi` and `kriteria` repeat on every row that belongs to them."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    """Whether the row stays on one page with the next one, of the same rencana aksi."""
    gabung_rencana_aksi: Gabung = variable(
        arti="penggabungan sel rencana aksi ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    rencana_aksi: str = variable(arti="rencana aksi", contoh="Melaksanakan survei")
    gabung_kriteria: Gabung = variable(arti="penggabungan sel kriteria ke bawah; dipakai {% gabung … %}", contoh="awal")
    kriteria: str = variable(arti="kriteria keberhasilan", contoh="Tersedianya hasil survei")
    output: str = variable(arti="output", contoh="Laporan survei")
    target: str = variable(arti="target", contoh="100%")
    waktu: str = variable(arti="triwulan jatuh temponya", contoh="TW II")
    realisasi: str = variable(arti="realisasi", contoh="97,53")
    status: str = variable(arti="status", contoh="tercapai")
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")
    tunggakan: bool = variable(arti="apakah output itu tunggakan triwulan sebelumnya", contoh="salah")
    """Due in an earlier quarter and not done before this one began."""
    bukti: str = variable(arti="bukti", contoh="Berita acara")
    kendala: str = variable(arti="kendala", contoh="Data terlambat diterima.")
    gabung_penanggung_jawab: Gabung = variable(
        arti="penggabungan sel penanggung jawab ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    penanggung_jawab: tuple[str, ...] = variable(arti="pejabat penanggung jawab", contoh="satu nama")


@data
class KelompokRenaksi:
    """The outputs listed under one indicator."""

    kode: str = variable(arti="kode indikator", contoh="IK2.1")
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    baris: tuple[BarisRenaksi, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


def jatuh_tempo(hasil: Hasil, waktu: Periode | None = None) -> list[HasilOutput]:
    """The outputs due up to the quarter, or due in just one."""
    quarters = hasil.triwulan.so_far if waktu is None else (waktu,)
    return [satu for satu in hasil.renaksi if any(periode.memuat(satu.output.waktu) for periode in quarters)]


def lebih_awal(hasil: Hasil) -> list[HasilOutput]:
    """The outputs that are done though not due yet."""
    due = set(map(id, jatuh_tempo(hasil)))
    return [satu for satu in hasil.renaksi if satu.status is StatusRenaksi.SELESAI and id(satu) not in due]


def tampil(hasil: Hasil) -> list[HasilOutput]:
    """The outputs to list: due in this quarter, or left over from earlier ones."""
    return [satu for satu in jatuh_tempo(hasil) if satu.tunggakan or hasil.triwulan.memuat(satu.output.waktu)]


def tak_dilaporkan(satu: HasilOutput) -> bool:
    """Whether an output that is due was not reported at all."""
    return satu.status is StatusRenaksi.BELUM and satu.realisasi is None


def hitung(outputs: Iterable[HasilOutput]) -> HitunganRenaksi:
    """Outputs by status."""
    semua = list(outputs)
    tanpa_laporan = sum(map(tak_dilaporkan, semua))

    def berapa(status: StatusRenaksi) -> int:
        return sum(satu.status is status for satu in semua)

    return HitunganRenaksi(
        total=len(semua),
        selesai=berapa(StatusRenaksi.SELESAI),
        terlambat=berapa(StatusRenaksi.TERLAMBAT),
        sebagian=berapa(StatusRenaksi.SEBAGIAN),
        belum=berapa(StatusRenaksi.BELUM) - tanpa_laporan,
        belum_dilaporkan=tanpa_laporan,
    )


def tabel_waktu(hasil: Hasil) -> tuple[BarisWaktu, ...]:
    """One row per quarter so far, and their sum."""
    per_waktu = [(tw.label, hitung(jatuh_tempo(hasil, tw))) for tw in hasil.triwulan.so_far]
    return tuple(_waktu(label, jumlah) for label, jumlah in [*per_waktu, ("Jumlah", hitung(jatuh_tempo(hasil)))])


def _waktu(label: str, jumlah: HitunganRenaksi) -> BarisWaktu:
    return BarisWaktu(
        waktu=label,
        total=str(jumlah.total),
        selesai=str(jumlah.selesai),
        terlambat=str(jumlah.terlambat),
        sebagian=str(jumlah.sebagian),
        belum=str(jumlah.belum),
        belum_dilaporkan=str(jumlah.belum_dilaporkan),
    )


def kelompok(hasil: Hasil) -> tuple[KelompokRenaksi, ...]:
    """The listed outputs under their indicators, in the order of the decree."""
    return tuple(
        KelompokRenaksi(kode, indikator, tuple(_semua(list(anggota))))
        for (kode, indikator), anggota in groupby(
            tampil(hasil), key=lambda satu: (satu.output.kode_indikator, satu.output.indikator)
        )
    )


def keterangan(hasil: Hasil) -> str:
    """What the list leaves out, and what of the outputs is unreadable, in sentences; empty when there is nothing."""
    rusak = (f"{satu.output.id}: {text}" for satu in hasil.renaksi for text in satu.catatan)
    return " ".join((*_selesai_dulu(hasil), *rusak))


def _selesai_dulu(hasil: Hasil) -> Iterator[str]:
    sisa = len(jatuh_tempo(hasil)) - len(tampil(hasil))
    if not sisa:
        return
    ini = f"{hasil.triwulan.jenis.lower()} ini"
    yield (
        f"Sebanyak {sisa} output yang jatuh tempo sebelum {ini} telah selesai sebelum {ini} dimulai "
        "dan tidak dimuat lagi pada tabel berikut."
    )


def _semua(anggota: list[HasilOutput]) -> Iterator[BarisRenaksi]:
    rencana = [satu.output.rencana_aksi for satu in anggota]
    kriteria = [(satu.output.rencana_aksi, satu.output.kriteria) for satu in anggota]
    pejabat = [(*luar, satu.penanggung_jawab) for luar, satu in zip(kriteria, anggota, strict=True)]
    return map(_baris, anggota, bersambung(rencana), gabungan(rencana), gabungan(kriteria), gabungan(pejabat))


def _baris(hasil: HasilOutput, lekat: bool, rencana: Gabung, kriteria: Gabung, pejabat: Gabung) -> BarisRenaksi:
    output = hasil.output
    return BarisRenaksi(
        lekat=lekat,
        gabung_rencana_aksi=rencana,
        rencana_aksi=output.rencana_aksi,
        gabung_kriteria=kriteria,
        kriteria=output.kriteria,
        output=output.output,
        target=output.target_renaksi or STRIP,
        waktu=output.waktu.label if isinstance(output.waktu, Triwulan) else STRIP,
        realisasi=realisasi(hasil),
        status=_status(hasil),
        warna=cetak.WARNA_RENAKSI[hasil.status],
        tunggakan=hasil.tunggakan,
        bukti=cetak.isi(hasil.bukti),
        kendala=cetak.isi(hasil.kendala),
        gabung_penanggung_jawab=pejabat,
        penanggung_jawab=hasil.penanggung_jawab,
    )


def _status(hasil: HasilOutput) -> str:
    return BELUM_DILAPORKAN if tak_dilaporkan(hasil) else _SEBUTAN[hasil.status]


def realisasi(hasil: HasilOutput) -> str:
    """What was delivered, with its unit, or that it was not reported."""
    if hasil.realisasi is None:
        return BELUM_DILAPORKAN
    return f"{print_number(hasil.realisasi)} {hasil.satuan}".rstrip()
