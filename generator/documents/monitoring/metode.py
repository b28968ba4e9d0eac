"""How capaian was calculated, as far as it is a setting: the cap, and the predikat scales in use."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.law import SKALA, Golongan, Skala
from generator.results import Hasil
from generator.values import print_number
from generator.variables import data, variable


@data
class BarisSkala:
    """One class of a scale."""

    rentang: str = variable(arti="rentang nilai", contoh="≥ 91")
    predikat: str = variable(arti="predikat", contoh="Sangat Tinggi")


@data
class SkalaPredikat:
    """A predikat scale as a table."""

    nama: str = variable(arti="nama skala", contoh="Permendagri 86/2017")
    atas: str = variable(arti="apa yang dinilai dengan skala itu", contoh="capaian")
    """What is judged: `capaian (%)`, or the realisasi itself."""
    indikator: str = variable(arti="kode indikator yang memakainya", contoh="IK1.1")
    """The indicators judged by it."""
    baris: tuple[BarisSkala, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


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
