"""What the header of a column means: known words for it, words nearly so, and how it stands under another header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from generator.values import normal

NEAR: Final = 0.86
"""How like a known header another one must be, in `difflib`'s measure: `Penangung Jawab` yes, `Sasaran` and `Satuan` no."""
SEARCHED: Final = 40
"""Rows of a table in which a header that is only like the known ones is looked for; below, only known words count."""
LONGEST: Final = 90
"""Characters of a header; what is longer is content."""
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "no": ("no", "nomor", "no urut", "nomor urut"),
    "kode": ("kode", "kode indikator", "kode iku", "kode ik"),
    "id": ("id", "id output", "kode output", "id renaksi"),
    "kelompok": ("kelompok", "kelompok sasaran", "perspektif", "misi"),
    "sasaran": (
        *("sasaran", "sasaran strategis", "sasaran kinerja", "sasaran program", "sasaran kegiatan", "tujuan sasaran"),
        *("sasaran strategis program", "tujuan", "uraian sasaran"),
    ),
    "indikator": (
        *(
            "indikator kinerja",
            "indikator",
            "indikator kinerja utama",
            "iku",
            "indikator sasaran",
            "indikator kinerja iku",
        ),
        *("nama indikator", "uraian indikator", "indikator kinerja sasaran", "indikator kinerja kegiatan"),
        *("indikator kinerja program", "nama iku", "nama indikator kinerja", "judul indikator", "nama iku ik"),
    ),
    "sumber_data": ("sumber data", "sumber", "asal data", "penyedia data", "unit penyedia data"),
    "pengukuran": (
        *("pengukuran kinerja", "penjelasan formulasi", "penjelasan", "formulasi", "definisi operasional", "rumus"),
        *(
            "cara perhitungan",
            "cara penghitungan",
            "formula",
            "metode pengukuran",
            "formulasi perhitungan",
            "rumus penghitungan",
            "rumus perhitungan",
            "formula penghitungan",
            "cara mengukur",
        ),
        *("penjelasan formulasi perhitungan", "formulasi pengukuran", "definisi operasional formulasi"),
        *(
            "metode perhitungan",
            "metode penghitungan",
            "definisi",
            "deskripsi",
            "konsep",
            "konsep dan metode",
            "metode",
        ),
        *("konsep dan definisi", "konsep definisi", "definisi indikator", "cara menghitung", "metode pengumpulan data"),
    ),
    "target": ("target", "target kinerja", "target pk", "target indikator", "target perjanjian kinerja"),
    "target_tahunan": ("target tahunan", "target setahun", "target akhir tahun", "target satu tahun"),
    "satuan": (
        "satuan",
        "satuan target",
        "unit",
        "satuan ukuran",
        "satuan pengukuran",
        "satuan indikator",
        "satuan ukur",
    ),
    "keterangan": ("keterangan", "ket"),
    "penanggung_jawab": (
        *("penanggung jawab", "penanggungjawab", "pj", "unit penanggung jawab", "pelaksana", "pengampu"),
        *("pejabat penanggung jawab", "penanggung jawab output", "unit kerja penanggung jawab", "unit pengampu"),
    ),
    "rencana_aksi": (
        *("rencana aksi", "renaksi", "rencana aksi dan atau rencana mitigasi yang ditetapkan awal tahun"),
        *("rencana aksi dan atau rencana mitigasi", "uraian rencana aksi", "kegiatan rencana aksi"),
    ),
    "kriteria": ("kriteria keberhasilan", "kriteria", "kk"),
    "output": ("output renaksi", "output", "output rencana aksi", "keluaran", "uraian output", "t o"),
    "target_renaksi": ("target renaksi", "target output", "volume", "target rencana aksi", "target output renaksi"),
    "waktu": ("waktu", "triwulan", "waktu pelaksanaan", "jadwal", "target waktu", "periode", "tw"),
    "realisasi": ("realisasi", "realisasi output", "realisasi renaksi", "realisasi tw", "realisasi triwulan"),
    "bukti": ("bukti", "data dukung", "bukti dukung", "tautan bukti", "nama lampiran", "lampiran", "link bukti"),
    "tanggal": ("tanggal", "tanggal selesai", "tanggal lapor"),
    "pendorong": ("faktor pendorong", "pendorong", "faktor pendukung"),
    "penghambat": ("kendala", "faktor penghambat", "penghambat", "permasalahan", "hambatan"),
    "solusi": ("solusi", "upaya", "upaya penyelesaian"),
    "tindak_lanjut": ("tindak lanjut", "rencana tindak lanjut", "rtl"),
    "pic": ("pic", "pic tindak lanjut"),
    "batas_waktu": ("batas waktu", "tenggat", "tenggat waktu", "batas waktu tindak lanjut"),
    "program": ("program", "program kegiatan", "kegiatan", "sub kegiatan", "program kegiatan sub kegiatan"),
    "polarisasi": ("polarisasi", "polarisasi indikator", "polaritas"),
    "konsolidasi": ("konsolidasi", "jenis konsolidasi", "konsolidasi periode", "jenis konsolidasi periode"),
    "anggaran": ("anggaran", "pagu", "pagu anggaran", "jumlah anggaran", "anggaran rp"),
}
"""Meaning → headers that are known to have it, as `plain` makes them."""
_FEW: Final = 4
"""Words of a header that may stand behind its first."""
_STEMMED: Final = ("indikator", "sasaran")
_LEVELS: Final = frozenset(
    "program kegiatan sub strategis kinerja utama individu antara hasil organisasi daerah perangkat unit kerja opd "
    "tujuan sasaran dinas kota kecamatan kelurahan iku".split()
)
"""Words that only say on which level an indikator or sasaran stands."""
_MEANING: Final = {text: role for role, texts in _KNOWN.items() for text in texts}
_NAMING: Final = frozenset(word for known in _MEANING for word in known.split()) - _LEVELS - {"yang", "dan", "atau"}
"""Words by which some column is known."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_YEAR: Final = re.compile(r"\b(?:tahun\s+)?(?:19|20)\d\d\b")
_OTHER: Final = re.compile(r"[^0-9a-z%]+")
_QUARTER: Final = re.compile(r"\b(?:triwulan|tribulan|kuartal|trw|tw|q)\s*(iv|iii|ii|i|[1-4])\b")
_BARE: Final = re.compile(r"(?:triwulan |tribulan |kuartal |trw |tw |q )?(iv|iii|ii|i|[1-4])")
_UNDER: Final = re.compile(r"\b(?:triwulan|tribulan|kuartal|trw|tw|target|periode)\b")
_ROMAN: Final = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_STEMS: Final = {"realisasi": "realisasi", "capaian": "capaian", "nilai": "nilai", "responden": "responden"}


class Meaning(NamedTuple):
    """What a header was taken for."""

    role: str
    """Empty for none."""
    exact: bool = True
    """Whether it is one of the known words."""


NONE: Final = Meaning("")


def plain(text: str) -> str:
    """A header for comparing: without years, brackets, punctuation and case."""
    return " ".join(_OTHER.sub(" ", _YEAR.sub(" ", _BRACKETS.sub(" ", normal(text)))).split())


@lru_cache(maxsize=20_000)
def meaning(text: str, near: bool = True) -> Meaning:
    """What one header means. `near` also takes what is only like a known one."""
    words = plain(text)
    if not words or len(words) > LONGEST:
        return NONE
    if found := _QUARTER.search(words):
        return _of_quarter(words, found[1])
    if role := _MEANING.get(words) or _of_level(words):
        return Meaning(role)
    if not near:
        return NONE
    nearest = _nearest(words)
    return nearest if nearest.role else _begins_like(words)


def _of_quarter(words: str, quarter: str) -> Meaning:
    """The column of a quarter: its target where nothing else is said."""
    stem = next((name for name in _STEMS if name in words), "target")
    return Meaning(f"{stem}_{_ROMAN.get(quarter, quarter)}")


def _of_level(words: str) -> str:
    """`indikator program`, `sasaran sub kegiatan`: the indikator or sasaran of some level."""
    stem, *levels = words.removeprefix("nama ").split()
    return stem if stem in _STEMMED and _LEVELS.issuperset(levels) else ""


def _begins_like(words: str) -> Meaning:
    """`sasaran yang didukung`: what a header of a few words begins with, where none of them names another column."""
    stem, *others = words.split()
    like = stem in _STEMMED and len(others) < _FEW and not _NAMING.intersection(others)
    return Meaning(stem, exact=False) if like else NONE


def _nearest(words: str) -> Meaning:
    best, score = "", NEAR
    for known in _MEANING:
        if 2 * min(len(words), len(known)) < NEAR * (len(words) + len(known)):
            continue  # what `real_quick_ratio` says, without the matcher
        match = SequenceMatcher(None, words, known, autojunk=False)
        if match.quick_ratio() >= score and (ratio := match.ratio()) >= score:
            best, score = known, ratio
    return Meaning(_MEANING[best], exact=False) if best else NONE


def combined(texts: tuple[str, ...]) -> Meaning:
    """What a column means whose header stands in several rows, the upper ones first: `Target Triwulan` over `I`."""
    if len(texts) == 1:
        return meaning(texts[0])
    last, above = plain(texts[-1]), " ".join(texts[:-1])
    if (found := _BARE.fullmatch(last)) and _UNDER.search(plain(above)):
        return _of_quarter(plain(above), found[1])
    for text in (" ".join(texts), texts[-1], texts[0]):
        if (found_role := meaning(text)).role:
            return found_role
    return NONE
