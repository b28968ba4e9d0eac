"""How capaian was calculated, as far as it is a setting: the cap, and the predikat scales in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.law import SKALA, Golongan, Skala
from generator.results import Hasil
from generator.values import print_number


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class BarisSkala:
    """One class of a scale."""

    rentang: str
    predikat: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SkalaPredikat:
    """A predikat scale as a table."""

    nama: str
    atas: str
    """What is judged: `capaian (%)`, or the realisasi itself."""
    indikator: str
    """The indicators judged by it."""
    baris: tuple[BarisSkala, ...]


def batas(hasil: Hasil) -> str:
    """The cap, as a sentence."""
    if hasil.batas_capaian is None:
        return "Capaian ditampilkan tanpa batas atas dan paling rendah 0%."
    cap = print_number(hasil.batas_capaian)
    return (
        f"Capaian yang ditampilkan dan dirata-ratakan paling tinggi {cap}% dan paling rendah 0%; "
        "nilai sebelum dibatasi tetap tersimpan pada rekap perhitungan."
    )


def skala(hasil: Hasil) -> tuple[SkalaPredikat, ...]:
    """The scales that judge at least one indicator, in the order of `law.SKALA`."""
    return tuple(_tabel(skala, hasil) for nama, skala in SKALA.items() if _pemakai(nama, hasil))


def _pemakai(nama: str, hasil: Hasil) -> list[str]:
    return [satu.indikator.kode for satu in hasil.indikator if satu.skala == nama]


def _tabel(skala: Skala, hasil: Hasil) -> SkalaPredikat:
    return SkalaPredikat(
        nama=skala.nama,
        atas="capaian (%)" if skala.atas_capaian else "realisasi",
        indikator=", ".join(_pemakai(skala.nama, hasil)),
        baris=tuple(_baris(skala.golongan)),
    )


def _baris(golongan: tuple[Golongan, ...]) -> Iterator[BarisSkala]:
    teratas = golongan[0]
    yield BarisSkala(_mulai(teratas, "ke atas"), teratas.nama)
    for atas, bawah in pairwise(golongan):
        sampai = f"< {print_number(atas.dari)}" if atas.termasuk else print_number(atas.dari)
        yield BarisSkala(f"{_mulai(bawah)} s.d. {sampai}", bawah.nama)


def _mulai(golongan: Golongan, lanjut: str = "") -> str:
    dari = print_number(golongan.dari)
    if not golongan.termasuk:
        return f"> {dari}"
    return f"{dari} {lanjut}".rstrip()
