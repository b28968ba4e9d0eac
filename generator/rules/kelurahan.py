"""R: the kelurahan of sheet Survei against the registry of the city, where the registry speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.findings import Severity
from generator.master import Kelurahan, Master
from generator.master.wilayah import KECAMATAN, KOTA, SUMBER, TERDAFTAR, plain
from generator.registry import Temuan, rule
from generator.rules.common import grouped, joined, nearest, repeated
from generator.values import normal, print_number

METODE: Final = "Lampiran I, 2.1, METODE PENGUKURAN"
_JUMLAH: Final = "Jumlah Kelurahan"
_NAMED: Final = 5
"""How many missing kelurahan are named at most."""


def _covered(master: Master) -> list[Kelurahan]:
    """The rows with a name, when the registry is that of their city: the office is there, or most rows stand in it."""
    rows = [row for row in master.survei if row.kelurahan]
    if not rows or not master.sebutan.lazim:
        return []
    known = sum(plain(row.kelurahan) in TERDAFTAR for row in rows)
    at_home = sum(map(_at_home, rows))
    named = normal(f"{master.teks('Jabatan')} {master.teks('Tentang')}")
    return rows if (KOTA in named and known) or at_home * 2 > len(rows) else []


def _missing(master: Master) -> list[str]:
    """Names of the registry that sheet Survei does not have."""
    surveyed = {plain(row.kelurahan) for row in _covered(master)}
    return [known.nama for key, known in TERDAFTAR.items() if surveyed and key not in surveyed]


@rule(
    "R13",
    Severity.ERROR,
    remedy="Kembalikan baris yang hilang dan hapus yang berlebih di lembar Survei, atau perbaiki kunci Jumlah Kelurahan.",
    source=METODE,
)
def number_of_kelurahan(master: Master) -> Iterator[Temuan]:
    """Lembar Survei memuat sebanyak kelurahan yang disebut kunci Jumlah Kelurahan.

    Mengapa: Nilai kecamatan ialah rata-rata kelurahannya; baris yang terhapus mengubah nilai kota tanpa bekas. Tanpa
    kunci itu jumlahnya tidak diperiksa; kelurahan yang tertulis dua kali dilaporkan L02, lembar yang kosong M02.

    Contoh: 64 kelurahan di lembar Survei, padahal Jumlah Kelurahan 65.
    """
    wanted, place = master.kunci(_JUMLAH), master.at(_JUMLAH)
    different = {normal(row.identitas): row for row in master.survei}.values()
    if not different or not isinstance(wanted, Decimal) or wanted in (len(different), len(master.survei)):
        return
    unit, atas = master.sebutan.unit.lower(), master.sebutan.atas.lower()
    counts = grouped((plain(row.kecamatan), row) for row in different)
    listed = joined([f"{rows[0].kecamatan or f'tanpa {atas}'} {len(rows)}" for rows in counts.values()])
    details = f" Rinciannya: {listed}." if atas else ""
    absent = _missing(master) if wanted == len(TERDAFTAR) else []
    closing = f" Yang tidak ada: {joined(absent)}." if 0 < len(absent) <= _NAMED else ""
    message = f"Ada {len(different)} {unit}, padahal {_JUMLAH} {print_number(wanted)} ({place}).{details}"
    yield Temuan(Kelurahan.SHEET, "", message + closing)


@rule("R14", Severity.WARNING, remedy="Samakan ejaannya dengan nama resminya.", source=f"{METODE}; {SUMBER}")
def unknown_kelurahan(master: Master) -> Iterator[Temuan]:
    """Kelurahan di lembar Survei ada dalam daftar kelurahan.

    Mengapa: Nama yang salah eja tercetak di laporan, dan tidak cocok lagi dengan triwulan lalu. Ejaan yang hanya berbeda
    spasi atau singkatannya ("Pulogadung", "Kp. Melayu") dikenal. Daftar itu hanya berlaku untuk Jakarta Timur: bila
    kantornya di sana, atau bila sebagian besar barisnya ada di dalamnya.

    Contoh: "Pisangan Bru" pada kecamatan Matraman.
    """
    absent = _missing(master)
    for row in _covered(master):
        if plain(row.kelurahan) not in TERDAFTAR:
            siblings = [nama for nama in absent if plain(TERDAFTAR[plain(nama)].kecamatan) == plain(row.kecamatan)]
            guess = nearest(row.kelurahan, siblings) or nearest(row.kelurahan, absent)
            hint = f' Mungkin maksudnya "{guess}".' if guess else ""
            message = f'Kelurahan "{row.kelurahan}" tidak ada dalam daftar kelurahan Jakarta Timur.{hint}'
            yield Temuan.at(row, "kelurahan", message)


@rule("R15", Severity.WARNING, remedy="Perbaiki kecamatan atau kelurahannya.", source=f"{METODE}; {SUMBER}")
def other_kecamatan(master: Master) -> Iterator[Temuan]:
    """Kelurahan di lembar Survei berada di bawah kecamatannya.

    Mengapa: Nilai kota ialah rata-rata kecamatan. Kelurahan di bawah kecamatan lain mengubah nilai kedua kecamatan. Sel
    Kecamatan yang kosong mengulang kecamatan di atasnya.

    Contoh: Kecamatan pada baris Kayu Putih dikosongkan, sehingga ia terhitung di Matraman.
    """
    rows, kecamatan = _covered(master), {plain(nama) for nama in KECAMATAN}
    homes = {plain(row.kelurahan): row for row in reversed(rows) if _at_home(row)}
    for row in rows:
        known = TERDAFTAR.get(plain(row.kelurahan))
        if known is None or _at_home(row) or plain(row.kecamatan) not in kecamatan:
            continue
        where = f"Kelurahan {row.kelurahan} termasuk Kecamatan {known.kecamatan}, bukan {row.kecamatan}"
        if twin := homes.get(plain(row.kelurahan)):
            yield Temuan.at(row, "kelurahan", f"{where}, dan sudah ada di sel {twin.cells['kelurahan']}.")
        else:
            blank = repeated(row, "kecamatan")
            found = Temuan.at(row, "kecamatan", f"{where}.")
            yield found._replace(cell=blank, value="") if blank else found


def _at_home(row: Kelurahan) -> bool:
    known = TERDAFTAR.get(plain(row.kelurahan))
    return known is not None and plain(known.kecamatan) == plain(row.kecamatan)
