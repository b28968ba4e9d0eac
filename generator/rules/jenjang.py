"""N: in units that are ordinal scales a cell holds one of the steps, and in no other unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Entry, Master
from generator.master.jenjang import is_in_unit, kode_of, scales
from generator.registry import Temuan, rule
from generator.rules.common import nearest, short
from generator.values import Unreadable, normal

METODE: Final = "Lampiran I, kolom Pengukuran Kinerja dan Keterangan"
_QUOTED: Final = 40
"""Characters of a wrong value that are quoted."""


def misfit(entry: Entry, master: Master) -> str:
    """Why a value in an indikator's unit is no step of its scale, or is a step where the unit is none; else empty."""
    if not isinstance(entry.value, Unreadable) or entry.spoiled or not is_in_unit(entry.row, entry.name):
        return ""
    kode, said = kode_of(entry.row), " ".join(entry.value.seen.split())
    skala = master.jenjang.get(kode)
    if skala is not None:
        guess = _meant(said, skala.jenjang)
        hint = f' Mungkin maksudnya "{guess}".' if guess else ""
        return (
            f'Terbaca "{short(said, _QUOTED)}", bukan jenjang satuan {skala.satuan}. '
            f"Jenjangnya dari yang terendah: {skala.urutan}.{hint}"
        )
    elsewhere = [known.satuan for known in scales(master.buku).values() if known.find(said)]
    satuan = next((row.keterangan for row in master.indikator if row.kode == kode), "")
    if not elsewhere or not satuan:
        return ""
    return (
        f'Terbaca "{said}", yaitu jenjang satuan {" atau ".join(elsewhere)}, padahal satuan {kode} ialah {satuan}, '
        "yang berupa angka."
    )


def _meant(said: str, jenjang: tuple[str, ...]) -> str:
    """The step that was probably meant: the same but for its case, the one of that number, else the one most like it."""
    alike = [step for step in jenjang if normal(step) == normal(said) or step.split()[-1:] == [said]]
    return alike[0] if alike else nearest(said, jenjang)


@rule(
    "N14",
    Severity.ERROR,
    remedy="Tulis salah satu jenjang persis seperti di daftarnya, atau ganti Keterangan indikatornya.",
    source=METODE,
)
def no_step(master: Master) -> Iterator[Temuan]:
    """Target dan realisasi bersatuan jenjang berisi salah satu jenjangnya.

    Mengapa: Predikat, opini, dan level dibandingkan menurut urutannya, bukan sebagai angka. Jenjang yang tidak dikenal
    tidak punya urutan, angka bukan jenjang, dan jenjang bukan angka. Jenjang lain dapat ditambahkan di lembar Daftar, pada
    kolom berjudul "Jenjang" dan nama satuannya, dari yang terendah.

    Contoh: "BBB" pada indikator bersatuan Predikat, atau "BB" pada indikator bersatuan Nilai.
    """
    for entry in master.entries:
        reason = misfit(entry, master)
        if reason:
            yield Temuan.at(entry.row, entry.name, reason)
