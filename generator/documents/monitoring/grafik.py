"""The report's charts: figures as the tables print them, and what they show in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, daftar, huruf_judul, triwulan
from generator.documents.monitoring.renaksi import BELUM_DILAPORKAN, HitunganRenaksi, hitung, jatuh_tempo
from generator.periode import Periode
from generator.results import Hasil, HasilIndikator, Status
from generator.variables import Grafik, Seri
from generator.working import Mean, Node

_SERATUS: Final = Decimal(100)
_TANPA_BATANG: Final = (Status.TANPA_TARGET, Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG)


def capaian(hasil: Hasil) -> Grafik | None:
    """Capaian of every indicator against 100 %; those without a figure keep their place, empty. None without any."""
    if all(satu.kini.perbandingan.capaian is None for satu in hasil.indikator):
        return None
    status = [_berstatus(hasil.indikator, satu) for satu in (Status.TERCAPAI, Status.BELUM_TERCAPAI)]
    garis = Seri("100%", (_SERATUS,) * len(hasil.indikator))
    return Grafik(
        judul=f"Capaian indikator kinerja {triwulan(hasil.triwulan)} Tahun {hasil.tahun} (%)",
        kategori=tuple(satu.indikator.kode for satu in hasil.indikator),
        seri=(*status, garis),
        uraian=" ".join(
            filter(None, ("Grafik batang capaian indikator dengan garis 100%.", *_isi(status, hasil), tanpa(hasil)))
        ),
    )


def _berstatus(indikator: Iterable[HasilIndikator], status: Status) -> Seri:
    return Seri(
        status.value,
        tuple(_bulat(satu.kini.perbandingan.capaian) if satu.status is status else None for satu in indikator),
    )


def _bulat(step: Node | None) -> Decimal | None:
    return None if step is None else cetak.bulat(step.value)


def _isi(semua: Iterable[Seri], hasil: Hasil) -> Iterable[str]:
    for seri in semua:
        ada = [
            f"{satu.indikator.kode} {cetak.persen(nilai)}"
            for satu, nilai in zip(hasil.indikator, seri.nilai, strict=True)
            if nilai is not None
        ]
        if ada:
            yield f"{seri.nama.capitalize()}: {daftar(ada)}."


def tanpa(hasil: Hasil) -> str:
    """Which indicators the chart of capaian does not show, and why, as a sentence; empty when it shows all."""
    bagian = [
        f"{daftar(kode)} ({status.value})"
        for status in _TANPA_BATANG
        if (kode := [satu.indikator.kode for satu in hasil.indikator if satu.status is status])
    ]
    return f"Tanpa batang karena tidak mempunyai nilai capaian: {'; '.join(bagian)}." if bagian else ""


def tren(hasil: Hasil) -> Grafik | None:
    """Mean capaian over the quarters, of the whole and of each kelompok; None before two quarters have one."""
    nama = list(dict.fromkeys(satu.indikator.kelompok for satu in hasil.indikator))
    kelompok = {satu: [h for h in hasil.indikator if h.indikator.kelompok == satu] for satu in nama}
    semua = {"Seluruh sasaran": list(hasil.indikator)}
    if len(nama) > 1:
        semua |= {huruf_judul(satu): anggota for satu, anggota in kelompok.items()}
    seri = tuple(
        Seri(satu, tuple(_rata_rata(anggota, tw) for tw in hasil.triwulan.semua)) for satu, anggota in semua.items()
    )
    if sum(nilai is not None for nilai in seri[0].nilai) < 2:
        return None
    kategori = tuple(tw.label for tw in hasil.triwulan.semua)
    return Grafik(
        judul=f"Rata-rata capaian sasaran per {hasil.triwulan.jenis.lower()} Tahun {hasil.tahun} (%)",
        kategori=kategori,
        seri=seri,
        uraian=f"Grafik garis rata-rata capaian sasaran. {' '.join(_menurut_waktu(satu, kategori) for satu in seri)}",
    )


def _menurut_waktu(seri: Seri, kategori: tuple[str, ...]) -> str:
    ada = [f"{tw} {cetak.persen(n)}" for tw, n in zip(kategori, seri.nilai, strict=True) if n is not None]
    return f"{seri.nama}: {daftar(ada) or STRIP}."


def _rata_rata(anggota: Iterable[HasilIndikator], tw: Periode) -> Decimal | None:
    """The mean of the means of sasaran in a quarter, as the report of that quarter gave it."""
    sasaran = _per_sasaran(anggota, tw)
    return cetak.bulat(Mean(tuple(Mean(tuple(nilai)) for nilai in sasaran)).value) if sasaran else None


def _per_sasaran(anggota: Iterable[HasilIndikator], tw: Periode) -> list[list[Node]]:
    """The capaian of a quarter, apart for each sasaran that has any."""
    nilai: dict[object, list[Node]] = {}
    for satu in anggota:
        capaian = next((h.perbandingan.capaian for h in satu.triwulan if h.triwulan == tw), None)
        if capaian is not None:
            nilai.setdefault(satu.indikator.no, []).append(capaian)
    return list(nilai.values())


def dasar_tren(hasil: Hasil) -> str:
    """How many sasaran each quarter's mean stands on, and how to read the chart's axis, as sentences."""
    banyak = [(len(_per_sasaran(hasil.indikator, tw)), tw) for tw in hasil.triwulan.so_far]
    tanpa_nilai = [tw.label for n, tw in banyak if not n]
    kalimat = f"Banyaknya sasaran yang dirata-ratakan: {daftar(f'{n} pada {tw.label}' for n, tw in banyak if n)}."
    sumbu = "Sumbu tegak tidak selalu dimulai dari 0, sehingga selisih kecil tampak besar."
    return " ".join([kalimat, *([f"Tanpa nilai capaian: {daftar(tanpa_nilai)}."] if tanpa_nilai else []), sumbu])


def renaksi(hasil: Hasil) -> Grafik | None:
    """Outputs by status for each quarter they were due in; None when none was due."""
    per_waktu = [(tw.label, hitung(jatuh_tempo(hasil, tw))) for tw in hasil.triwulan.so_far]
    if not any(jumlah.total for _, jumlah in per_waktu):
        return None
    semua = [jumlah for _, jumlah in per_waktu]
    return Grafik(
        judul=f"Output rencana aksi menurut waktu dan status, posisi {hasil.triwulan.label} Tahun {hasil.tahun}",
        kategori=tuple(label for label, _ in per_waktu),
        seri=(
            Seri("selesai tepat waktu", tuple(Decimal(satu.selesai) for satu in semua)),
            Seri("selesai terlambat", tuple(Decimal(satu.terlambat) for satu in semua)),
            Seri("selesai sebagian", tuple(Decimal(satu.sebagian) for satu in semua)),
            Seri("belum selesai", tuple(Decimal(satu.belum) for satu in semua)),
            Seri(BELUM_DILAPORKAN, tuple(Decimal(satu.belum_dilaporkan) for satu in semua)),
        ),
        uraian=f"Grafik batang bertumpuk output rencana aksi. {' '.join(_sebaris(*satu) for satu in per_waktu)}",
    )


def _sebaris(label: str, jumlah: HitunganRenaksi) -> str:
    if not jumlah.total:
        return f"{label}: tidak ada output."
    return f"{label}: {jumlah.total} output, yaitu {jumlah.rincian()}."
