"""Printing of results: a figure, or the word that says why there is none. Never a blank for a figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from generator.documents.monitoring.kalimat import STRIP
from generator.results import HasilIndikator, HasilTriwulan, Perbandingan, Status, StatusRenaksi
from generator.values import NA_TEXT, Angka, Target, Unreadable, print_angka, print_date, print_number
from generator.working import Step

SEPERSERATUS: Final = Decimal("0.01")
PUTIH: Final = "FFFFFF"
HIJAU: Final = "E2EFDA"
KUNING: Final = "FFE699"
JINGGA: Final = "F4B183"
KELABU: Final = "D9D9D9"
KELABU_TUA: Final = "BFBFBF"
WARNA: Final[Mapping[Status, str]] = {
    Status.TERCAPAI: HIJAU,
    Status.BELUM_TERCAPAI: JINGGA,
    Status.BELUM_DILAPORKAN: KELABU,
    Status.TANPA_TARGET: PUTIH,
    Status.TIDAK_DAPAT_DIHITUNG: KELABU_TUA,
}
"""Cell shading; the greys between the colours differ too, and the word stands in the cell."""
WARNA_RENAKSI: Final[Mapping[StatusRenaksi, str]] = {
    StatusRenaksi.SELESAI: HIJAU,
    StatusRenaksi.TERLAMBAT: KUNING,
    StatusRenaksi.SEBAGIAN: JINGGA,
    StatusRenaksi.BELUM: KELABU,
    StatusRenaksi.BELUM_JATUH_TEMPO: PUTIH,
}
_TANPA_CAPAIAN: Final[Mapping[Status, str]] = {
    Status.TANPA_TARGET: NA_TEXT,
    Status.BELUM_DILAPORKAN: Status.BELUM_DILAPORKAN.value,
    Status.TIDAK_DAPAT_DIHITUNG: Status.TIDAK_DAPAT_DIHITUNG.value,
}


def desimal(value: Decimal) -> str:
    """A realisasi or capaian: two decimals, rounded half away from zero."""
    return print_number(value, 2)


def persen(value: Decimal) -> str:
    """A capaian inside a sentence: `98,52%`."""
    return f"{desimal(value)}%"


def langkah(step: Step | None, tanpa: str = STRIP) -> str:
    """A computed figure, or `tanpa` where there is none."""
    return tanpa if step is None else desimal(step.value)


def perubahan(value: Decimal) -> str:
    """A difference with its sign and an arrow, so that neither needs colour: `▲ +5,00`, `▼ −5,00`, `= 0,00`."""
    selisih = bulat(value)
    if not selisih:
        return f"= {desimal(abs(selisih))}"
    return f"▲ +{desimal(selisih)}" if selisih > 0 else f"▼ −{desimal(-selisih)}"


def capaian(hasil: HasilTriwulan) -> str:
    """A quarter's capaian, or the state that stands in its place."""
    return langkah(hasil.perbandingan.capaian, _TANPA_CAPAIAN.get(hasil.status, STRIP))


def realisasi(hasil: HasilTriwulan) -> str:
    """A quarter's realisasi, or the state that stands in its place."""
    tanpa = STRIP if hasil.status is Status.TANPA_TARGET else _TANPA_CAPAIAN.get(hasil.status, STRIP)
    return langkah(hasil.perbandingan.realisasi, tanpa)


def target(perbandingan: Perbandingan, tanpa: str = STRIP) -> str:
    """The target that was calculated with, all its digits; one computed from several may need rounding."""
    value = perbandingan.target
    if value is None:
        return tanpa
    if perbandingan.target_di is None and bulat(value.lo) != value.lo:
        return desimal(value.lo)
    return str(Target(value.lo, value.hi))


def target_tercetak(hasil: HasilIndikator) -> str:
    """The target of the quarter as the decree prints it."""
    return angka(hasil.indikator.target(hasil.kini.triwulan))


def target_hitung(hasil: HasilIndikator) -> str:
    """The target that was calculated with, where it differs from the printed one; else empty."""
    dipakai = hasil.kini.perbandingan.target
    tercetak = hasil.indikator.target(hasil.kini.triwulan)
    if dipakai is None or (isinstance(tercetak, Decimal) and dipakai == Target(tercetak)):
        return ""
    return str(dipakai)


def angka(value: Angka) -> str:
    """A number of the master as it stands there, all its digits; blank prints as a dash."""
    return print_angka(value) or STRIP


def nomor(value: Angka) -> str:
    """A running number of the master; blank stays blank."""
    return print_angka(value)


def isi(text: str) -> str:
    """A text cell; blank prints as a dash."""
    return text.strip() or STRIP


def tanggal(value: date | Unreadable | None) -> str:
    """A date cell; blank prints as a dash."""
    match value:
        case date():
            return print_date(value)
        case Unreadable():
            return value.seen
    return STRIP


def bulat(value: Decimal) -> Decimal:
    """A figure as it is printed, for comparing figures that a reader sees side by side."""
    return value.quantize(SEPERSERATUS, rounding=ROUND_HALF_UP)
