"""Part II: the table of indicators, with the quarter before beside the present one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, bertitik, rincian
from generator.office.word.merge import Gabung, bersambung, gabungan
from generator.periode import Periode
from generator.results import Hasil, HasilIndikator, HasilKelompok, Status
from generator.variables import data, variable


@data
class BarisCapaian:
    """One indicator. Every figure is printed already; `warna` shades capaian and status."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    """Whether the row stays on one page with the next one, of the same sasaran."""
    gabung_sasaran: Gabung = variable(arti="penggabungan sel sasaran ke bawah; dipakai {% gabung … %}", contoh="awal")
    nomor: str = variable(arti="nomor urut", contoh="1")
    sasaran: str = variable(arti="sasaran", contoh="Terwujudnya kota yang aman")
    kode: str = variable(arti="kode indikator", contoh="IK2.1")
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    satuan: str = variable(arti="satuan", contoh="Persentase")
    polarisasi: str = variable(arti="arah yang lebih baik", contoh="Maximize")
    target: str = variable(arti="target", contoh="100%")
    target_hitung: str = variable(arti="target untuk perhitungan, bila lain dari yang tercetak", contoh="80–100")
    """The calculation target where it differs from the printed one; else empty."""
    realisasi: str = variable(arti="realisasi", contoh="97,53")
    capaian: str = variable(arti="capaian, persen", contoh="97,72")
    realisasi_lalu: str = variable(arti="realisasi triwulan sebelumnya", contoh="96,10")
    capaian_lalu: str = variable(arti="capaian triwulan sebelumnya", contoh="98,15")
    perubahan: str = variable(arti="perubahan terhadap triwulan sebelumnya", contoh="+1,59 ▲")
    """Capaian less that of the quarter before, in percentage points: `▲ +5,00`."""
    target_tahunan: str = variable(arti="target setahun", contoh="97,905")
    capaian_tahunan: str = variable(arti="capaian terhadap target setahun", contoh="48,31")
    predikat: str = variable(arti="predikat", contoh="Sangat Tinggi")
    status: str = variable(arti="status", contoh="tercapai")
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")
    penanggung_jawab: tuple[str, ...] = variable(arti="pejabat penanggung jawab", contoh="satu nama")


@data
class KelompokCapaian:
    """The indicators of one kelompok, with their mean."""

    nama: str = variable(arti="judul kelompok", contoh="SASARAN STRATEGIS")
    rata_rata: str = variable(arti="rata-rata capaian kelompok", contoh="98,31")
    """The mean as a phrase, saying what it is a mean of."""
    baris: tuple[BarisCapaian, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


def kelompok(hasil: Hasil) -> tuple[KelompokCapaian, ...]:
    """The whole table, in the order of the decree."""
    rata = {satu.nama: satu for satu in hasil.kelompok}
    return tuple(
        KelompokCapaian(nama, _rata_rata(rata.get(nama), hasil.triwulan), _semua(list(anggota)))
        for nama, anggota in groupby(hasil.indikator, key=lambda satu: satu.indikator.kelompok)
    )


def _semua(anggota: list[HasilIndikator]) -> tuple[BarisCapaian, ...]:
    sasaran = [(satu.indikator.no, satu.indikator.sasaran) for satu in anggota]
    return tuple(map(_baris, anggota, bersambung(sasaran), gabungan(sasaran)))


def _baris(hasil: HasilIndikator, lekat: bool, gabung: Gabung) -> BarisCapaian:
    kini, lalu, indikator = hasil.kini, hasil.sebelumnya, hasil.indikator
    return BarisCapaian(
        lekat=lekat,
        gabung_sasaran=gabung,
        nomor=cetak.nomor(indikator.no),
        sasaran=indikator.sasaran,
        kode=indikator.kode,
        indikator=indikator.indikator,
        satuan=indikator.keterangan,
        polarisasi=_polarisasi(hasil),
        target=cetak.target_tercetak(hasil),
        target_hitung=cetak.target_hitung(hasil),
        realisasi=cetak.realisasi(kini),
        capaian=cetak.capaian(kini),
        realisasi_lalu=cetak.realisasi(lalu) if lalu else STRIP,
        capaian_lalu=cetak.capaian(lalu) if lalu else STRIP,
        perubahan=_perubahan(hasil),
        target_tahunan=cetak.angka(indikator.target_tahunan),
        capaian_tahunan=cetak.langkah(hasil.tahunan.capaian),
        predikat=hasil.predikat or STRIP,
        status=hasil.status.value,
        warna=cetak.WARNA[hasil.status],
        penanggung_jawab=hasil.penanggung_jawab,
    )


def _perubahan(hasil: HasilIndikator) -> str:
    beda = next((satu.capaian for satu in hasil.perubahan if satu.sebelumnya), None)
    return cetak.perubahan(beda.value) if beda else STRIP


def _polarisasi(hasil: HasilIndikator) -> str:
    target = hasil.kini.perbandingan.target
    return ((target and target.polarisasi) or hasil.polarisasi).value


def _rata_rata(kelompok: HasilKelompok | None, periode: Periode) -> str:
    if kelompok is None or kelompok.capaian is None:
        return f"tanpa nilai capaian pada {periode.jenis.lower()} ini"
    return f"rata-rata capaian {cetak.persen(kelompok.capaian.value)} dari {kelompok.dihitung} sasaran"


def catatan(hasil: Hasil) -> tuple[str, ...]:
    """What a reader must know: a default in the master's place, a variant, a target that differs, a missing figure."""
    semua = (*(("Master", text) for text in hasil.catatan), *_catatan(hasil))
    return tuple(f"{kode}: {bertitik(text)}" for kode, text in semua)


def _catatan(hasil: Hasil) -> Iterator[tuple[str, str]]:
    for satu in hasil.indikator:
        kode = satu.indikator.kode
        if satu.status is Status.TIDAK_DAPAT_DIHITUNG and satu.kini.alasan:
            yield kode, f"capaian tidak dapat dihitung karena {satu.kini.alasan}"
        for text in satu.catatan:
            if text not in hasil.catatan:  # what concerns all figures is said once
                yield kode, text


def tersisih(kelompok: HasilKelompok) -> str:
    """How many indicators a mean leaves out and why, as a sentence; empty when it leaves out none."""
    jumlah = sum(kelompok.dilewati.values())
    if not jumlah:
        return ""
    sebab = rincian((n, status.value) for status, n in kelompok.dilewati.items())
    return f"Indikator yang tidak ikut dirata-ratakan berjumlah {jumlah} ({sebab})."
