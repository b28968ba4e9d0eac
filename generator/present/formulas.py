"""The page docs/formulas.md: every formula that sheet Pengukuran may name, in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.law import BATAS_EFISIEN, CAPAIAN_JENJANG, JENJANG, SKALA
from generator.registry import Formula
from generator.values import print_number

_INTRO: Final = """\
# Rumus perhitungan

<!-- Halaman ini ditulis oleh `python -m generator.present.formulas`; perubahan dibuat pada rumusnya. -->

Kolom Rumus di lembar Pengukuran memilih salah satu rumus di bawah ini. Isiannya berasal dari lembar Komponen (atau
lembar Survei); kolom Jenis menyatakan peran tiap komponen. Isian kosong berarti belum dilaporkan, `N/A` berarti tidak
berlaku pada triwulan itu. `perkin explain` menunjukkan perhitungan satu indikator langkah demi langkah."""

_CAPAIAN: Final = """\
## Capaian

| Polarisasi | Capaian dalam persen |
|---|---|
| Maximize | realisasi ÷ target × 100 |
| Minimize | (2 × target − realisasi) ÷ target × 100; target 0: realisasi 0 bernilai 100, selain itu 0 |
| Stabilize | sampai target: realisasi ÷ target × 100; di atasnya: (2 × target − realisasi) ÷ target × 100 |
| rentang | di dalamnya 100; di bawahnya realisasi ÷ batas bawah × 100 (Minimize: 100); di atasnya Maximize 100, selain itu (2 × batas atas − realisasi) ÷ batas atas × 100 |

Bila targetnya negatif (misalnya pertumbuhan -5,9), kedua rumus bertukar: membagi dengan bilangan negatif membalik arahnya.

Capaian yang ditampilkan dan dirata-ratakan tidak di bawah 0 dan tidak di atas Batas Capaian (lembar Keputusan). Status
tercapai ditentukan dari capaian sebelum batas."""

_ANGGARAN: Final = f"""\
## Anggaran

Lembar Anggaran, bila terisi, dihitung menurut program. Semua angka rupiah dijumlahkan lengkap, tanpa pembulatan.

| Ukuran | Perhitungan |
|---|---|
| Pagu program | angka di baris program; bila kosong, jumlah pagu kegiatannya |
| Realisasi program | angka di baris program untuk triwulan itu, dari awal tahun; bila kosong, jumlah realisasi kegiatannya |
| Penyerapan | realisasi ÷ pagu × 100; tidak ada bila realisasi kosong, pagu 0, atau pagu belum lengkap |
| Sisa | pagu − realisasi |
| Capaian kinerja | rata-rata capaian terhadap target tahunan dari indikator yang didukung program; sasaran berarti semua indikatornya |
| Efisiensi | capaian kinerja − penyerapan, dalam poin persen |

Efisiensi mulai {print_number(BATAS_EFISIEN.nilai)} berarti capaian mengimbangi atau mendahului belanja, di bawahnya capaian tertinggal. Keduanya
diukur terhadap setahun, sehingga dapat dibandingkan pada triwulan mana pun; indikator berkonsolidasi akhir, misalnya
indeks, sudah dapat mendekati target tahunannya sejak awal, sehingga selisihnya baru bermakna penuh pada TW IV.

Sumber: {BATAS_EFISIEN.sumber}."""


_JENJANG: Final = f"""\
## Jenjang: predikat, opini, level

Target dan realisasi bersatuan jenjang dibandingkan menurut posisinya pada skala, jenjang terendah berposisi 1. Posisi
menggantikan angka dalam rumus capaian di atas, dengan batas yang sama: target BB (posisi 5) dan realisasi B (posisi 4)
memberi 4 ÷ 5 × 100 = 80. Ini {CAPAIAN_JENJANG}; tidak ada peraturan yang menetapkannya, dan jarak
antarjenjang dianggap sama. Rumusnya langsung, konsolidasinya akhir, dan capaiannya ikut dirata-ratakan seperti yang lain.

Skala lain, atau urutan lain dari skala di bawah ini, ditulis di lembar Daftar: satu kolom berjudul `Jenjang` dan nama
satuannya, misalnya `Jenjang Kepatuhan`, dengan jenjang dari yang terendah ke bawah."""


def manual_page(formulas: Mapping[str, Formula]) -> str:
    """The page as Markdown."""
    own = (_CAPAIAN, _ordinal(), _ANGGARAN, _scales())
    parts = [_INTRO, *(_formula(formula) for formula in formulas.values()), *own]
    return "\n\n".join(parts) + "\n"


def _formula(formula: Formula) -> str:
    takes = ", ".join(f"`{jenis}`" for jenis in sorted(formula.takes)) or "lembar Survei"
    return f"## {formula.name}\n\nMasukan: {takes}.\n\n{formula.manual}"


def _ordinal() -> str:
    rows = [f"| {skala.satuan} | {skala.urutan} | {skala.sumber} |" for skala in JENJANG]
    return "\n".join([_JENJANG, "", "| Satuan | Jenjang dari yang terendah | Sumber |", "|---|---|---|", *rows])


def _scales() -> str:
    blocks = ["## Skala predikat"]
    for skala in SKALA.values():
        of = "capaian" if skala.atas_capaian else "realisasi"
        rows = [f"| {'≥' if g.termasuk else '>'} {print_number(g.dari)} | {g.nama} |" for g in skala.golongan]
        blocks.append(
            "\n".join(
                [f"**{skala.nama}**, atas {of} ({skala.sumber}):", "", "| Nilai | Predikat |", "|---|---|", *rows]
            )
        )
    return "\n\n".join(blocks)


def main() -> None:
    """Print the page."""
    import sys

    from generator.formulas import FORMULAS

    sys.stdout.buffer.write(manual_page(FORMULAS).encode())


if __name__ == "__main__":
    main()
