"""Every legal or conventional constant: value, unit, since when, source. No bare numbers elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from generator.jenjang import SkalaJenjang


class Tetapan(NamedTuple):
    """A constant with its name (Indonesian, printed in derivations), unit and source."""

    nama: str
    nilai: Decimal
    satuan: str
    sejak: int
    sumber: str


class Golongan(NamedTuple):
    """One class of a scale. It holds the values from `dari` up; `termasuk` says whether `dari` itself."""

    dari: Decimal
    termasuk: bool
    nama: str


class Skala(NamedTuple):
    """A predikat scale: highest class first; below the last class there is none.

    `atas_capaian` tells whether capaian is judged (%) or the realisasi itself in its own unit.
    """

    nama: str
    golongan: tuple[Golongan, ...]
    atas_capaian: bool
    sejak: int
    sumber: str

    def predikat(self, nilai: Decimal) -> str:
        """The class of a value; empty when the value lies below the whole scale."""
        for golongan in self.golongan:
            if nilai > golongan.dari or (golongan.termasuk and nilai == golongan.dari):
                return golongan.nama
        return ""


def _golongan(*classes: tuple[str, bool, str]) -> tuple[Golongan, ...]:
    return tuple(Golongan(Decimal(low), closed, name) for low, closed, name in classes)


BATAS_CAPAIAN: Final = Tetapan("batas capaian", Decimal(120), "%", 2021, "kebiasaan LKJIP")
"""Key Batas Capaian of a master takes its place."""
LANTAI_CAPAIAN: Final = Tetapan("batas bawah capaian", Decimal(0), "%", 2021, "PermenPANRB 8/2021")
SERATUS: Final = Tetapan("100%", Decimal(100), "%", 2021, "PermenPANRB 8/2021")
NOL: Final = Tetapan("nol", Decimal(0), "", 2021, "PermenPANRB 8/2021")
PENGALI_TARGET: Final = Tetapan("pengali target", Decimal(2), "kali", 2021, "PermenPANRB 8/2021: (2T - R)/T")
SKALA_IKM_MAKS: Final = Tetapan(
    "nilai persepsi tertinggi", Decimal(4), "skala 1–4", 2017, "PermenPANRB 14/2017; Lampiran I, 2.1"
)
KONVERSI_IKM: Final = Tetapan(
    "konversi IKM", Decimal(25), "kali", 2017, "PermenPANRB 14/2017: 25 x Nilai Interval IKM; Lampiran I, 2.1"
)
RESPONDEN_MIN: Final = Tetapan(
    "responden minimal", Decimal(100), "orang", 2025, "Lampiran I, 2.1: minimal 100 orang per pelayanan"
)
BAGIAN_TLHP: Final = Tetapan(
    "bagian rekomendasi yang wajib selesai",
    Decimal("0.9"),
    "bagian",
    2013,
    "Lampiran I, 11.1: 90% dari jumlah rekomendasi",
)
BOBOT_PENUH: Final = Tetapan("jumlah bobot", Decimal(100), "%", 2025, "Lampiran I, kolom Pengukuran Kinerja")
BATAS_EFISIEN: Final = Tetapan(
    "efisien mulai selisih",
    Decimal(0),
    "poin persen",
    2014,
    "PermenPANRB 53/2014, Lampiran II, isi laporan kinerja: analisis atas efisiensi penggunaan sumber daya, dan realisasi "
    "anggaran untuk mewujudkan kinerja sesuai Perjanjian Kinerja; ukurannya kebiasaan LKjIP",
)
"""From this difference on, performance keeps up with spending."""

KARAKTER_SEL: Final = Tetapan(
    "isi sel terpanjang", Decimal(32767), "karakter", 2007, "spesifikasi Excel: Total number of characters in a cell"
)
KARAKTER_TEKS: Final = Tetapan(
    "teks terpanjang di master",
    Decimal(30000),
    "karakter",
    2025,
    "isi sel terpanjang dikurangi ruang untuk nama, sel, dan catatan yang mendahului teks di rekap.xlsx",
)
KARAKTER_KEPALA: Final = Tetapan(
    "kepala halaman terpanjang", Decimal(255), "karakter", 2007, "spesifikasi Excel: Characters in a header or footer"
)
KARAKTER_TANDA: Final = Tetapan(
    "Status Data terpanjang",
    Decimal(100),
    "karakter",
    2025,
    "kepala halaman terpanjang dikurangi kode hurufnya, dengan tanda & yang ditulis dua kali; satu baris di kepala halaman",
)

PERMENDAGRI_86: Final = Skala(
    "Permendagri 86/2017",
    _golongan(
        ("90", False, "Sangat Tinggi"),
        ("75", False, "Tinggi"),
        ("65", False, "Sedang"),
        ("50", False, "Rendah"),
        ("0", True, "Sangat Rendah"),
    ),
    atas_capaian=True,
    sejak=2017,
    sumber="Permendagri 86/2017, skala nilai peringkat kinerja",
)
SKM: Final = Skala(
    "SKM (PermenPANRB 14/2017)",
    _golongan(
        ("88.31", True, "A Sangat Baik"),
        ("76.61", True, "B Baik"),
        ("65", True, "C Kurang Baik"),
        ("25", True, "D Tidak Baik"),
    ),
    atas_capaian=False,
    sejak=2017,
    sumber="PermenPANRB 14/2017; Lampiran I, 2.1",
)
ANGGARAN: Final = Skala(
    "Kinerja Anggaran",
    _golongan(("90", False, "Sangat Baik"), ("70", False, "Baik"), ("60", False, "Cukup"), ("0", True, "Rendah")),
    atas_capaian=False,
    sejak=2025,
    sumber="Lampiran I, 10.1: a ≤ 60 Rendah … d > 90 s.d 100 Sangat Baik",
)
SKALA: Final[Mapping[str, Skala]] = {skala.nama: skala for skala in (PERMENDAGRI_86, SKM, ANGGARAN)}
"""The scales by the name that sheet Pengukuran uses."""

_AKIP: Final = ("D", "C", "CC", "B", "BB", "A", "AA")
_OPINI: Final = ("TMP", "TW", "WDP", "WTP-DPP", "WTP")
_LEVEL: Final = tuple(f"Level {number}" for number in range(1, 6))
_PELAYANAN: Final = ("F", "E", "D", "C-", "C", "B-", "B", "A-", "A")
JENJANG: Final[tuple[SkalaJenjang, ...]] = (
    SkalaJenjang(
        "Predikat", _AKIP, "PermenPANRB 88/2021, predikat evaluasi AKIP; dipakai pula untuk reformasi birokrasi"
    ),
    SkalaJenjang("Opini", _OPINI, "UU 15/2004, penjelasan Pasal 16: urutan opini BPK; WTP-DPP menurut kebiasaan BPK"),
    SkalaJenjang("Level", _LEVEL, "kebiasaan tingkat kematangan 1 sampai 5, misalnya maturitas SPIP"),
    SkalaJenjang("Predikat Pelayanan Publik", _PELAYANAN, "PermenPANRB 17/2017, kategori kinerja pelayanan publik"),
)
"""Units whose values are steps of a scale. A column of sheet Daftar of the same name takes a scale's place."""
CAPAIAN_JENJANG: Final = "kebiasaan: posisi realisasi terhadap posisi target, jenjang terendah berposisi 1"
"""How the capaian of a step is calculated: positions stand in the place of numbers in the rules of polarisasi, under
the same cap. No regulation sets it; offices that report such targets use it, since a step has an order and no size."""

BERTAMBAHAN: Final = ("undang-undang", "peraturan pemerintah")
"""Kinds of regulation, by how their names begin, that are published with a Tambahan Lembaran Negara."""

SINGKATAN_PERATURAN: Final = {
    "uu": "undang-undang",
    "perppu": "peraturan pemerintah pengganti undang-undang",
    "perpu": "peraturan pemerintah pengganti undang-undang",
    "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    "keppres": "keputusan presiden",
    "permen": "peraturan menteri",
    "permendagri": "peraturan menteri dalam negeri",
    "permenkeu": "peraturan menteri keuangan",
    "pmk": "peraturan menteri keuangan",
    "permenpan": "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    "permenpanrb": "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi",
    "perda": "peraturan daerah",
    "pergub": "peraturan gubernur",
    "kepgub": "keputusan gubernur",
    "sergub": "seruan gubernur",
    "ingub": "instruksi gubernur",
}
"""Short names of kinds of regulation, as officials write them, and what they stand for."""

HIERARKI: Final[tuple[tuple[str, ...], ...]] = (
    ("undang-undang dasar",),
    ("ketetapan majelis permusyawaratan",),
    ("undang-undang", "peraturan pemerintah pengganti undang-undang"),
    ("peraturan pemerintah",),
    ("peraturan presiden", "keputusan presiden"),
    ("peraturan menteri", "peraturan badan", "peraturan lembaga", "peraturan kepala"),
    ("peraturan daerah",),
    ("peraturan gubernur",),
    ("keputusan gubernur",),
    ("seruan gubernur",),
    ("instruksi",),
)
"""Kinds of regulation from the highest rank down, by how their names begin (UU 12/2011 articles 7 and 8, then the
custom of the province for what ranks below a Peraturan Gubernur). The first that fits from the top holds."""
