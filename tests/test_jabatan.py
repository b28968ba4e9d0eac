"""Who signs and for whom: how it may be typed, and what is printed of it."""

from __future__ import annotations

import pytest

from generator.master.jabatan import kepala_daerah, penanda_tangan, tanpa_pelaksana


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("Plt. Kepala Dinas Sosial", "Kepala Dinas Sosial"),
        ("PLH KEPALA DINAS SOSIAL", "KEPALA DINAS SOSIAL"),
        ("Pelaksana Tugas Camat Cempaka", "Camat Cempaka"),
        ("Pj. Bupati Wanasari", "Bupati Wanasari"),
        ("Kepala Dinas Sosial", "Kepala Dinas Sosial"),
        ("Pltu Kencana", "Pltu Kencana"),
        ("a.n. Bupati", "a.n. Bupati"),
        ("Plt.", "Plt."),
        ("", ""),
        (" , ", " , "),
        ("Plt. Camat\x0bPlt. Lurah", "Plt. Camat\x0bPlt. Lurah"),
        ("Plt. Camat\u2028Lurah", "Plt. Camat\u2028Lurah"),
    ],
)
def test_an_office_is_known_whoever_holds_it(name: str, office: str) -> None:
    assert tanpa_pelaksana(name) == office


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", "BUPATI"),
        ("\n \n", "BUPATI"),
        ("Atas Nama\nSEKRETARIS DAERAH", "a.n. BUPATI\nSEKRETARIS DAERAH"),
        ("a/n BUPATI,\nPlt SEKRETARIS DAERAH,", "a.n. BUPATI\nPlt. SEKRETARIS DAERAH"),
        ("An. BUPATI\nSEKRETARIS DAERAH\nU.B.\nASISTEN", "a.n. BUPATI\nSEKRETARIS DAERAH\nu.b.\nASISTEN"),
        ("ANALIS KEBIJAKAN", "ANALIS KEBIJAKAN"),
        ("KEPALA UB", "KEPALA UB"),
    ],
)
def test_lines_of_a_signature(typed: str, printed: str) -> None:
    assert penanda_tangan(typed, "BUPATI") == printed


@pytest.mark.parametrize("office", ["GUBERNUR X", "Bupati X", "WALIKOTA X", "WALI KOTA X", "Pj. BUPATI X"])
def test_heads_of_region(office: str) -> None:
    assert kepala_daerah(office)


@pytest.mark.parametrize(
    "office", ["", "KEPALA DINAS X", "CAMAT X", "WAKIL BUPATI X", "SEKRETARIS DAERAH", "BUPATIAN X"]
)
def test_other_offices(office: str) -> None:
    assert not kepala_daerah(office)
