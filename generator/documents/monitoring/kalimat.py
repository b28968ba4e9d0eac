"""Small pieces of Indonesian prose: lists, counts, names of quarters, official names in sentence case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.periode import Periode

RUMPANG: Final = "…" * 12
"""A gap that somebody fills in by hand."""
STRIP: Final = "–"
"""Printed where a cell has nothing to say."""
_KATA_KECIL: Final = frozenset({"dan", "di", "ke", "dari", "pada", "untuk", "dengan", "atas", "yang"})
_AWAL: Final = ("Januari", "April", "Juli", "Oktober")
_AKHIR: Final = ("31 Maret", "30 Juni", "30 September", "31 Desember")
"""The first month and the last day of each quarter."""


def daftar(items: Iterable[str], sambung: str = "dan") -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    *depan, akhir = list(items) or [""]
    if len(depan) < 2:
        return f" {sambung} ".join([*depan, akhir])
    return f"{', '.join(depan)}, {sambung} {akhir}"


def rincian(jumlah: Iterable[tuple[int, str]]) -> str:
    """Counts with their names, zeros left out: `6 tercapai dan 2 belum tercapai`."""
    return daftar(f"{n} {nama}" for n, nama in jumlah if n)


def triwulan(quarter: Periode) -> str:
    """`Triwulan II`, `Semester I`."""
    return quarter.judul


def sampai_dengan(quarter: Periode) -> str:
    """The time from the year's begin: `pada Triwulan I`, `sampai dengan Triwulan II`."""
    return f"pada {triwulan(quarter)}" if quarter.previous is None else f"sampai dengan {triwulan(quarter)}"


def rentang_bulan(quarter: Periode) -> str:
    """`April sampai dengan Juni`."""
    bulan_akhir = _AKHIR[quarter - 1].split()[1]
    return f"{_AWAL[quarter.mulai - 1]} sampai dengan {bulan_akhir}"


def akhir_triwulan(quarter: Periode, tahun: int) -> str:
    """The quarter's last day: `30 Juni 2025`."""
    return f"{_AKHIR[quarter - 1]} {tahun}"


def huruf_judul(text: str) -> str:
    """An office in capitals, as inside a sentence: `Walikota Kota Administrasi Jakarta Timur`."""
    words = " ".join(text.split()).lower().split(" ")
    return " ".join(word if number and word in _KATA_KECIL else word.capitalize() for number, word in enumerate(words))


def tanpa_titik(text: str) -> str:
    """A text without the full stop or semicolon at its end, to go on inside a sentence."""
    return text.strip().rstrip(".;").rstrip()


def bertitik(text: str) -> str:
    """A text that ends as a sentence; blank stays blank."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:;" else f"{text}."
