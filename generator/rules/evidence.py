"""R: files that evidence names, as they were found beside the master."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Baris, BerkasBukti, KeadaanBukti, Komponen, Master, RealisasiRenaksi, berkas_bukti
from generator.registry import Temuan, rule

DIKTUM: Final = "diktum KEDUA dan KETIGA; Lampiran II"
_SAID: Final = {
    KeadaanBukti.TIDAK_ADA: ("tidak ada.", ""),
    KeadaanBukti.DI_LUAR: (
        "bukan nama berkas di dalam folder bukti.",
        "Salin berkasnya ke dalam folder bukti, lalu tulis namanya tanpa .. dan tanpa titik dua.",
    ),
    KeadaanBukti.BUKAN_BERKAS: ("adalah folder.", "Tulis berkas di dalamnya satu per satu, satu nama per baris."),
    KeadaanBukti.TIDAK_TERBACA: ("tidak dapat dibaca.", "Tutup berkas itu atau periksa izinnya."),
    KeadaanBukti.BERLEBIH: (
        "terlalu besar, atau bukti master ini terlalu banyak, sehingga isinya tidak dicatat.",
        "Perkecil berkasnya, atau gabungkan beberapa bukti menjadi satu PDF.",
    ),
}
"""What was found → how it is said, and what to do where that is not the rule's remedy."""


@rule(
    "R16",
    Severity.WARNING,
    remedy="Taruh berkas itu di folder bukti di samping master, atau perbaiki namanya.",
    source=DIKTUM,
)
def missing_evidence(master: Master) -> Iterator[Temuan]:
    """Berkas yang disebut kolom Bukti ada di folder bukti.

    Mengapa: Bukti yang diawali bukti/ menunjuk sebuah berkas di folder bukti di samping master. Berkas yang tidak ada atau
    tidak dapat dibaca tidak membuktikan apa pun. Folder lain tidak pernah dibaca, dan alamat internet dibiarkan sebagai teks.

    Contoh: Bukti RO015 berisi "bukti/RO015 laporan.pdf", padahal di folder bukti tidak ada berkas itu.
    """
    rows: tuple[Komponen | RealisasiRenaksi, ...] = (*master.komponen, *master.realisasi)
    for row in rows:
        for berkas in berkas_bukti(row.bukti, master.bukti):
            if berkas.keadaan is not KeadaanBukti.ADA:
                yield _temuan(row, berkas)


def _temuan(row: Baris, berkas: BerkasBukti) -> Temuan:
    said, advice = _SAID[berkas.keadaan]
    hint = f" Yang ada: {berkas.mirip}." if berkas.mirip else ""
    return Temuan.at(row, "bukti", f"Berkas {berkas.nama} {said}{hint}", advice)
