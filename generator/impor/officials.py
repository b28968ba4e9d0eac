"""Names of officials in the tables → rows of sheet Pejabat: one for each official, with the spellings in use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from generator.impor.taken import Catatan, Isi, Keadaan, Tempat
from generator.values import normal

NEAR: Final = 0.93
"""How alike two spellings must be to be proposed as one official, in `difflib`'s measure."""
_MOST: Final = 100
"""Officials among whom a similar spelling is looked for."""
_GROUP: Final = re.compile(r"(?:para|seluruh|semua)\s+(\S+)", re.IGNORECASE)
_SHORT: Final = (
    (re.compile(r"\bkabag\b"), "kepala bagian"),
    (re.compile(r"\badm\b"), "administrasi"),
    (re.compile(r"\bkesra\b"), "kesejahteraan rakyat"),
    (re.compile(r"\bkeu\b"), "keuangan"),
    (re.compile(r"\bekbang\b"), "perekonomian dan pembangunan"),
    (re.compile(r"\bsekko\b"), "sekretaris kota"),
    (re.compile(r"\bpem\b"), "pemerintahan"),
    (re.compile(r"&"), "dan"),
)
_JENIS: Final = (
    ("wakil walikota", "Wakil Walikota"),
    ("walikota", "Walikota"),
    ("sekretaris kota", "Sekretaris Kota"),
    ("asisten", "Asisten"),
    ("kepala bagian", "Kabag"),
    ("camat", "Camat"),
)
"""How the full name of an office begins → its Jenis."""


def officials(
    named: Sequence[tuple[str, Tempat]], registered: Iterable[str]
) -> tuple[list[dict[str, Isi]], list[Catatan]]:
    """Rows for those who are not registered yet; `named` are all names with their places, in order."""
    have = {normal(name) for name in registered}
    fresh = [(name, at) for name, at in named if normal(name) not in have and _GROUP.fullmatch(name) is None]
    first = dict(reversed(fresh))
    counts = Counter(name for name, _ in fresh)
    rows = [_row(spellings, counts, first) for spellings in _alike(list(dict.fromkeys(name for name, _ in fresh)))]
    return rows, _with_groups(rows, [(name, at) for name, at in named if normal(name) not in have])


def _alike(names: Sequence[str]) -> list[list[str]]:
    """Spellings of one official together: the same in full, or nearly so."""
    found: dict[str, list[str]] = {}
    for name in names:
        whole = full(name)
        near = whole if whole in found else next((other for other in list(found)[:_MOST] if _near(whole, other)), whole)
        found.setdefault(near, []).append(name)
    return list(found.values())


def _near(one: str, other: str) -> bool:
    if one.split()[0] != other.split()[0] or len(one.split()) != len(other.split()):
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() >= NEAR and match.quick_ratio() >= NEAR and match.ratio() >= NEAR


def full(name: str) -> str:
    """A name for comparing: without points and case, abbreviations written out."""
    text = normal(re.sub(r"[.,]", " ", name))
    for short, long in _SHORT:
        text = short.sub(long, text)
    return normal(text) or normal(name)


def _row(spellings: Sequence[str], counts: Mapping[str, int], first: Mapping[str, Tempat]) -> dict[str, Isi]:
    nama = max(spellings, key=lambda name: (counts[name], len(name)))
    alias = tuple(name for name in spellings if name != nama)
    at = first[spellings[0]]
    whole = full(nama)
    jenis = next((jenis for begin, jenis in _JENIS if whole.startswith(begin)), "")
    return {
        "nama": Isi(nama, at, nama, dibuat=True),
        "alias": Isi(
            alias,
            at,
            "\n".join(alias),
            f'usulan, tampaknya ejaan lain dari satu pejabat: ejaan utamanya "{nama}"' if alias else "",
        ),
        "jenis": Isi(jenis, at, nama, "" if jenis else "jenis jabatan tidak dikenal", dibuat=bool(jenis)),
    }


def _with_groups(rows: list[dict[str, Isi]], named: Sequence[tuple[str, Tempat]]) -> list[Catatan]:
    """Put the officials of a kind under `Para …` where a table says so; a group without members is told."""
    catatan = []
    for name, at in {normal(name): (name, at) for name, at in reversed(named)}.values():
        found = _GROUP.fullmatch(name)
        if found is None:
            continue
        members = [row for row in rows if _belongs(row, found[1])]
        for row in members:
            row["kelompok"] = Isi(name, at, name, f"usulan, termasuk kelompok: {name}")
        if not members:
            why = f'belum ada anggota "{name}"; tambahkan pejabatnya di lembar Pejabat dengan Kelompok itu'
            catatan.append(Catatan(Keadaan.RAGU, at, name, why, lembar="Pejabat"))
    return catatan


def _belongs(row: Mapping[str, Isi], word: str) -> bool:
    jenis = normal(str(row["jenis"].nilai))
    return bool(jenis) and jenis in (normal(word), {"kepala": "kabag"}.get(normal(word), ""))
