"""B: the optional blocks of the decree: a copy's certificate, the logo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Master
from generator.registry import Temuan, rule
from generator.rules.common import joined
from generator.values import seen

SALINAN: Final = "kebiasaan penerbitan salinan Keputusan"
_CERTIFIED: Final = ("Salinan Jabatan", "Salinan Nama", "Salinan NIP")
_PICTURES: Final = ("Logo", "Kop Logo")
_PNG: Final = re.compile(r'[^<>:"/\\|?*\x00-\x1f]+\.png', re.IGNORECASE)


def _temuan(master: Master, key: str, message: str) -> Temuan:
    place = master.at(key)
    return Temuan(place.sheet, place.cell, message, value=seen(master.kunci(key)), id=key, column="Isi")


@rule("B16", Severity.WARNING, remedy="Lengkapi kunci Salinan, atau kosongkan semuanya.", source=SALINAN)
def incomplete_copy(master: Master) -> Iterator[Temuan]:
    """Kunci Salinan terisi semua atau kosong semua.

    Mengapa: Salinan berlaku bila pejabat yang menyatakannya sesuai dengan aslinya disebut jabatan, nama, dan NIP-nya.
    Tanpa tulisan SALINAN, nama pejabat itu tidak tercetak.

    Contoh: Salinan diisi "SALINAN" tetapi Salinan Nama kosong.
    """
    mark = seen(master.kunci("Salinan"))
    filled = [key for key in _CERTIFIED if seen(master.kunci(key))]
    missing = [key for key in _CERTIFIED if key not in filled]
    if mark and missing:
        yield _temuan(master, "Salinan", f"Salinan terisi, tetapi {joined(missing)} kosong.")
    if filled and not mark:
        yield _temuan(master, filled[0], f"{joined(filled)} terisi, tetapi Salinan kosong, sehingga tidak tercetak.")
    if mark and "SALINAN" not in mark.upper():
        yield _temuan(master, "Salinan", f'Salinan berisi "{mark}"; kata itulah yang akan tercetak di kanan atas.')


@rule("B17", Severity.ERROR, remedy="Tulis nama berkasnya saja, misalnya logo.png.", source="lembar Keputusan, Logo")
def name_of_logo(master: Master) -> Iterator[Temuan]:
    """Logo menyebut nama sebuah berkas PNG, tanpa folder.

    Mengapa: Gambar dicari di folder yang sama dengan master, agar keduanya berpindah bersama. Bentuk lain ditolak.

    Contoh: "gambar/logo.jpg" alih-alih "logo.png".
    """
    for key in _PICTURES:
        name = seen(master.kunci(key))
        if name and not _PNG.fullmatch(name):
            yield _temuan(master, key, f'{key} "{name}" bukan nama berkas PNG di folder master.')
