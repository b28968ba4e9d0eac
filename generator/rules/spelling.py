"""J: the spelling (ejaan) of single words in the decree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.findings import Severity
from generator.model import Entry, Isian, Master
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, printed

EJAAN = "Ejaan Bahasa Indonesia yang Disempurnakan; KBBI"
_WORD: Final = re.compile(r"[A-Za-z]+")
_LINK: Final = re.compile(r"\S*(?:://|\w\.\w+\.id)\S*")
_SHORTEST: Final = 4
_ACRONYM: Final = 6
_COMMON: Final = 10
"""In how many cells a word must stand for a near miss of it to count as a slip."""
_NOT_PROSE: Final = ("Pembuka", "Nama", "Nama Penyusun", "Nama Mengetahui")
"""Keys of sheet Keputusan that hold no prose: the opening, which B09 compares as a whole, and names of people."""

BAKU: Final[Mapping[str, str]] = {
    "aktifitas": "aktivitas",
    "analisa": "analisis",
    "bertanggungjawab": "bertanggung jawab",
    "diantaranya": "di antaranya",
    "diatas": "di atas",
    "dibawah": "di bawah",
    "dimana": "di mana",
    "efektifitas": "efektivitas",
    "ijin": "izin",
    "jadual": "jadwal",
    "kerjasama": "kerja sama",
    "kwalitas": "kualitas",
    "nopember": "November",
    "obyek": "objek",
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


class Use(NamedTuple):
    """A word as written once in a text, and the cells that hold this text."""

    written: str
    text: str
    cells: Sequence[Entry]


def _words(master: Master) -> dict[str, list[Use]]:
    """Every word of the decree in lower case → its uses; web addresses are no words."""
    texts = grouped((text, entry) for entry, text in printed(master))
    return grouped(
        (word.lower(), Use(word, text, cells)) for text, cells in texts.items() for word in _WORD.findall(_prose(text))
    )


def _prose(text: str) -> str:
    """A text without its web addresses; looking for them takes long, and few texts can have one."""
    return _LINK.sub(" ", text) if "://" in text or ".id" in text else text


def _count(uses: Sequence[Use]) -> int:
    return sum(len(use.cells) for use in uses)


def _finding(uses: Sequence[Use], message: str) -> Temuan:
    return across([entry.place for use in uses for entry in use.cells], message)


@rule("J01", Severity.WARNING, remedy="Perbaiki ejaannya bila memang salah ketik.", source=EJAAN)
def near_miss(master: Master) -> Iterator[Temuan]:
    """Tidak ada kata yang hampir sama dengan kata yang sering dipakai.

    Mengapa: Kata yang hanya dipakai dalam satu kalimat dan berbeda satu huruf dari kata yang sering dipakai hampir selalu
    salah ketik.

    Contoh: "Umun" di antara "Umum", "Peroduk" di antara "Produk".
    """
    words = _words(master)
    counts = {word: _count(uses) for word, uses in words.items()}
    common = _by_deletion(word for word, count in counts.items() if count >= _COMMON)
    for word, uses in words.items():
        if len({use.text for use in uses}) > 1 or not _may_be_slip(word, uses[0]):
            continue
        near = [other for other in _near(word, common) if counts[other] >= _COMMON * counts[word]]
        if near:
            meant = max(near, key=lambda other: (counts[other], other))
            yield _finding(uses, f'"{uses[0].written}" mungkin maksudnya "{meant}".')


def _may_be_slip(word: str, use: Use) -> bool:
    acronym = use.written.isupper() and len(use.written) <= _ACRONYM
    row = use.cells[0].row
    elsewhere = isinstance(row, Isian) and row.kunci in _NOT_PROSE
    return len(word) >= _SHORTEST and not (acronym or elsewhere or word in BAKU or word in BAKU.values())


def _deletions(word: str) -> set[str]:
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def _by_deletion(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by what remains of them without one letter: words one slip apart share such a remainder."""
    return grouped((rest, word) for word in words for rest in _deletions(word))


def _near(word: str, common: Mapping[str, list[str]]) -> set[str]:
    """The common words that one slip of the fingers turns into this one."""
    return {other for rest in _deletions(word) for other in common.get(rest, ()) if _one_slip(word, other)}


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few, exchanged, or two neighbours swapped make the whole difference."""
    if one == other:
        return False
    head = _shared(one, other)
    one, other = one[head:], other[head:]
    tail = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


@rule("J02", Severity.INFO, remedy="Pakai bentuk bakunya bila Keputusan diubah.", source="Kamus Besar Bahasa Indonesia")
def nonstandard_word(master: Master) -> Iterator[Temuan]:
    """Kata ditulis dalam bentuk baku.

    Mengapa: Naskah dinas memakai bahasa baku; bentuk yang berganti-ganti juga menyulitkan pencarian.

    Contoh: "Efektifitas", bentuk bakunya "efektivitas".
    """
    words = _words(master)
    for word, standard in BAKU.items():
        if word in words:
            yield _finding(words[word], f'Bentuk baku "{words[word][0].written}" ialah "{standard}".')
