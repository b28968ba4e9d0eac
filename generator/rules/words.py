"""Words that several rules know: what KBBI holds to be standard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BAKU: Final[Mapping[str, str]] = {
    "aktifitas": "aktivitas",
    "analisa": "analisis",
    "diantaranya": "di antaranya",
    "diatas": "di atas",
    "dibawah": "di bawah",
    "dimana": "di mana",
    "efektifitas": "efektivitas",
    "ijin": "izin",
    "jadual": "jadwal",
    "kwalitas": "kualitas",
    "nopember": "November",
    "obyek": "objek",
    "penanggungjawab": "penanggung jawab",
    "pebruari": "Februari",
    "praktek": "praktik",
    "produktifitas": "produktivitas",
    "progress": "progres",
    "prosentase": "persentase",
    "resiko": "risiko",
    "sistim": "sistem",
    "social": "sosial",
    "standarisasi": "standardisasi",
    "subyek": "subjek",
    "tehnis": "teknis",
}
"""Words in common use that KBBI does not hold to be standard, and their standard form."""

GABUNGAN: Final[Mapping[str, str]] = {"kerjasama": "kerja sama", "tanggungjawab": "tanggung jawab"}
"""Two words that become one only between a prefix and a suffix, as in `pertanggungjawaban`."""
DITULIS_SERANGKAI: Final = frozenset(
    "berikan gunakan hitung lakukan laksanakan laporkan setujui sesuaikan survei susun tetapkan ukur verifikasi".split()
)
"""Verbs before which `di` is a prefix, often written as if it were the word for a place."""
BENAR: Final = frozenset({"surut"})
"""Words of decrees that are right although they are one slip away from a common word."""
ASING: Final = frozenset(
    {
        "best practice",
        "best practices",
        "community of practice",
        "community of practices",
        "dashboard",
        "download",
        "feedback",
        "focus group discussion",
        "good governance",
        "hard copy",
        "hardcopy",
        "knowledge sharing",
        "leading sector",
        "press release",
        "real time",
        "self assessment",
        "self declaration",
        "self declare",
        "sharing knowledge",
        "soft copy",
        "softcopy",
        "stakeholder",
        "stakeholders",
        "tagging",
        "upload",
        "website",
    }
)
"""English words of official papers that KBBI has not taken up; what is also part of names or addresses is left out."""
KATA_TUGAS: Final = frozenset("atas dan dari dengan pada serta tentang untuk yang".split())
"""Words that keep their small letter within a title."""


def baku(word: str) -> str:
    """The standard form of a word in lower case; empty when it is standard already, or unknown."""
    if word in BAKU:
        return BAKU[word]
    for joint, parts in GABUNGAN.items():
        before, found, after = word.partition(joint)
        if found and not (before and after):
            return f"{before}{parts}{after}"
    return ""
