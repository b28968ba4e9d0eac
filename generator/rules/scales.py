"""M: indikator whose unit is an ordinal scale are measured as steps can be, and the scales themselves hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.law import CAPAIAN_JENJANG, SKALA
from generator.master import Master, Pengukuran
from generator.master.jenjang import AWALAN, DAFTAR, columns_of
from generator.registry import FORMULAS, Temuan, Trait, has, rule
from generator.values import Konsolidasi

METODE: Final = "Lampiran I, kolom Pengukuran Kinerja dan Keterangan"


@rule("M14", Severity.ERROR, remedy='Ganti Konsolidasi menjadi "akhir".', source=CAPAIAN_JENJANG)
def added_steps(master: Master) -> Iterator[Temuan]:
    """Indikator bersatuan jenjang berkonsolidasi akhir.

    Mengapa: Predikat dua triwulan tidak dapat dijumlahkan atau dirata-ratakan; yang berlaku ialah yang terakhir diperoleh.

    Contoh: Konsolidasi "rata-rata" pada indikator bersatuan Predikat.
    """
    for row in master.pengukuran:
        known = isinstance(row.konsolidasi, Konsolidasi) and row.konsolidasi is not Konsolidasi.AKHIR
        if known and row.kode in master.jenjang:
            satuan = master.jenjang[row.kode].satuan
            message = f'Konsolidasi "{row.konsolidasi}" tidak dapat dipakai untuk satuan {satuan}, yang berupa jenjang.'
            yield Temuan.at(row, "konsolidasi", message)


@rule(
    "M15",
    Severity.ERROR,
    remedy='Pakai rumus "langsung" dengan satu komponen "nilai", dan Skala Predikat yang menilai capaian.',
    source=CAPAIAN_JENJANG,
)
def calculated_steps(master: Master) -> Iterator[Temuan]:
    """Jenjang diambil langsung, tidak dihitung dengan angka.

    Mengapa: Rumus menjumlahkan, membagi, atau merata-ratakan angka; jenjang hanya punya urutan. Skala predikat atas
    realisasi pun memerlukan angka.

    Contoh: Rumus "rata-rata indikator" atas indikator bersatuan Predikat dan indikator bersatuan Nilai.
    """
    for row in master.pengukuran:
        if row.kode in master.jenjang:
            yield from _measured_as_number(row, master.jenjang[row.kode].satuan)
        elif has(row.rumus, Trait.DERIVED):
            sources = [part for part in master.komponen if part.kode_indikator == row.kode]
            for part in sources:
                if part.kode in master.jenjang:
                    message = (
                        f"{part.kode} bersatuan {master.jenjang[part.kode].satuan}, sehingga tidak dapat ikut dihitung."
                    )
                    yield Temuan.at(part, "kode", message)


def _measured_as_number(row: Pengukuran, satuan: str) -> Iterator[Temuan]:
    if row.rumus in FORMULAS and not has(row.rumus, Trait.SINGLE):
        yield Temuan.at(
            row, "rumus", f'Rumus "{row.rumus}" menghitung angka, padahal satuan {row.kode} ialah {satuan}.'
        )
    skala = SKALA.get(row.skala_predikat)
    if skala is not None and not skala.atas_capaian:
        message = f'Skala "{skala.nama}" menilai realisasi berupa angka, padahal satuan {row.kode} ialah {satuan}.'
        yield Temuan.at(row, "skala_predikat", message)


@rule("M16", Severity.ERROR, remedy="Tulis setiap jenjang sekali, dari yang terendah ke bawah.", source=METODE)
def unusable_scale(master: Master) -> Iterator[Temuan]:
    """Skala jenjang di lembar Daftar dapat dipakai.

    Mengapa: Urutan jenjang menentukan capaian. Skala memerlukan paling sedikit dua jenjang, dan jenjang yang ditulis dua kali
    punya dua urutan.

    Contoh: Kolom "Jenjang Kepatuhan" berisi Rendah, Sedang, Tinggi, Sedang.
    """
    for found in columns_of(master.buku):
        title = f"{AWALAN}{found.satuan}"
        seen_before: dict[str, str] = {}
        for step, at in found.jenjang:
            if step in seen_before:
                message = f'Jenjang "{step}" sudah ada di sel {seen_before[step]}.'
                yield Temuan(DAFTAR, at.cell, message, value=step, id=found.satuan, column=title)
            seen_before.setdefault(step, at.cell)
        if len(seen_before) < 2:
            message = f"Skala {found.satuan} memuat {len(seen_before) or 'tidak satu pun'} jenjang; diperlukan paling sedikit dua."
            yield Temuan(DAFTAR, found.at.cell, message, id=found.satuan, column=title)
