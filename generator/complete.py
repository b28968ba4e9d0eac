"""Whether a workbook can be worked with: a master at all, and complete in what every figure depends on.

Every verb asks for it, because what a missing sheet or column held would be blank in its results without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.errors import InputRefused
from generator.master import LEMBAR, Baris, Lembar, Master
from generator.master.parse import is_like

_NAMED: Final = 5
"""How many sheets it names at most."""
_LONGEST: Final = 31
"""Characters that Excel allows in a sheet's name."""


def refuse_incomplete(master: Master) -> None:
    """Raise `InputRefused` unless each sheet and column is there that results depend on, and each sheet once."""
    refuse_foreign(master)
    for kind in LEMBAR.values():
        _refuse_double(master, kind)
        if kind.WAJIB or (kind.SEJAK and kind.SHEET in master.lembar):
            _refuse_missing(master, kind)


def refuse_early(masters: Iterable[Master]) -> None:
    """Raise `InputRefused` when a quarter's report is asked of a master in which only the decree is filled in."""
    for master in masters:
        if master.hanya_keputusan:
            raise InputRefused(
                f"Di {master.nama} baru Keputusan dan lampirannya yang terisi, sehingga laporan triwulan belum dapat dibuat. "
                "Isi lembar Pengukuran dan Komponen dahulu, atau jalankan tanpa triwulan untuk Keputusan dan lampirannya."
            )


def refuse_foreign(master: Master) -> None:
    """Raise `InputRefused` when a workbook is no master.

    It is one when at least half of a master's sheets are there, known by their names or, under other names, by their
    columns. So a master that lost some of its sheets is still a master; a workbook that shares a few with it is none,
    such as `rekap.xlsx`.
    """
    wanted = [kind for kind in LEMBAR.values() if kind.WAJIB]
    if sum(_is_there(master, kind) for kind in wanted) * 2 < len(wanted):
        raise InputRefused(
            f"Berkas {master.nama} bukan master perkin: isinya {_listed(master.buku.lembar)}, sedangkan master memuat "
            f"lembar {wanted[0].SHEET}, {wanted[1].SHEET}, {wanted[2].SHEET}, dan seterusnya. Pilih berkas masternya, "
            "atau buat master baru dengan perintah perkin init."
        )


def _is_there(master: Master, kind: type[Baris]) -> bool:
    named = master.buku.bernama(kind.SHEET)
    return bool(named) or any(is_like(lembar, kind) for lembar in master.buku.lembar.values())


def _listed(lembar: Mapping[str, Lembar]) -> str:
    names = [" ".join(name.split())[:_LONGEST] for name in lembar]
    rest = len(names) - _NAMED
    return f"lembar {', '.join(names[:_NAMED])}" + (f", dan {rest} lembar lain" if rest > 0 else "")


def _refuse_double(master: Master, kind: type[Baris]) -> None:
    names = [f'"{lembar.nama}"' for lembar in master.buku.bernama(kind.SHEET)]
    if len(names) > 1:
        raise InputRefused(
            f"Ada {len(names)} lembar {kind.SHEET} di {master.nama} ({', '.join(names)}), sehingga tidak dapat dipastikan "
            "mana yang benar. Hapus yang keliru, atau beri nama yang berbeda."
        )


def _refuse_missing(master: Master, kind: type[Baris]) -> None:
    header = master.kepala.get(kind.SHEET)
    if header is None:
        what = f"Lembar {kind.SHEET} tidak ditemukan, atau baris judulnya tidak dikenali,"
    elif header.hilang:
        what = f"Kolom {', '.join(header.hilang)} tidak ditemukan pada lembar {kind.SHEET}"
    else:
        return
    raise InputRefused(
        f"{what} di {master.nama}. Kembalikan namanya seperti semula; perkin validate menunjukkan rinciannya."
    )
