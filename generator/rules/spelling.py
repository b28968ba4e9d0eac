"""J: the spelling (ejaan) of single words in the decree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from generator.findings import Severity
from generator.master import NAMA, Entry, Isian, Master
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined
from generator.rules.kamus import in_kamus
from generator.rules.words import BAKU, BENAR, DITULIS_SERANGKAI, KATA_TUGAS, baku

EJAAN = "Ejaan Bahasa Indonesia yang Disempurnakan; KBBI"
_WORD: Final = re.compile(r"[A-Za-z]+")
_LINK: Final = re.compile(r"\S*(?:://|\w\.\w+\.id)\S*")
_APART: Final = re.compile(rf"\b[Dd]i +(?:{'|'.join(sorted(DITULIS_SERANGKAI))})\b")
_PARTICLE: Final = re.compile(rf"(?<=[a-z0-9,] )({'|'.join(sorted(map(str.capitalize, KATA_TUGAS)))})\b(?= [A-Z(])")
_RIGHT: Final = BENAR.union(BAKU.values())
_ENDINGS: Final = ("an", "s")
_SHORTEST: Final = 4
_ACRONYM: Final = 6
COMMON: Final = 10
"""In how many cells a word must stand for a near miss of it to count as a slip."""
_NOT_PROSE: Final = (
    "Pembuka",
    "Nama",
    "Nama Penyusun",
    "Nama Mengetahui",
    "Salinan Nama",
    "Logo",
    "Kop",
    "Kop Alamat",
    "Kop Logo",
)
"""Keys of sheet Keputusan that hold no prose: the opening, which B09 compares as a whole, names of people and files."""


Phrase = tuple[str, ...]


class Use(NamedTuple):
    """A word as written once in a text, and the cells that hold this text."""

    written: str
    text: str
    cells: Sequence[Entry]


def words_of(master: Master) -> dict[str, list[Use]]:
    """Every word of the decree in lower case → its uses; web addresses are no words."""
    texts = grouped((text, entry) for entry, text in master.printed)
    return grouped(
        (word.lower(), Use(word, text, cells)) for text, cells in texts.items() for word in _WORD.findall(_prose(text))
    )


def _prose(text: str) -> str:
    """A text without its web addresses; looking for them takes long, and few texts can have one."""
    return _LINK.sub(" ", text) if "://" in text or ".id" in text else text


def count(uses: Sequence[Use]) -> int:
    """In how many cells a word stands."""
    return sum(len(use.cells) for use in uses)


def finding(uses: Sequence[Use], message: str) -> Temuan:
    """A finding at every cell that has the word."""
    return across([entry.place for use in uses for entry in use.cells], message)


@rule("J01", Severity.WARNING, remedy="Perbaiki ejaannya bila memang salah ketik.", source=EJAAN)
def near_miss(master: Master) -> Iterator[Temuan]:
    """Tidak ada kata yang hampir sama dengan kata yang sering dipakai.

    Mengapa: Kata yang hanya dipakai dalam satu kalimat dan berbeda satu huruf dari kata yang sering dipakai hampir selalu
    salah ketik. Kata yang ada dalam daftar kata bahasa Indonesia bukan salah ketik.

    Contoh: "arget" di antara "target", "kegitan" di antara "kegiatan". Nama pejabat diperiksa P01 dan P02.
    """
    words = words_of(master)
    counts = {word: count(uses) for word, uses in words.items()}
    common = _by_deletion(word for word, count in counts.items() if count >= COMMON)
    for word, uses in words.items():
        if len({use.text for use in uses}) > 1 or not may_be_slip(word, uses[0]):
            continue
        near = [other for other in _near(word, common) if counts[other] >= COMMON * counts[word]]
        if near and not in_kamus(word):
            meant = max(near, key=lambda other: (counts[other], other))
            yield finding(uses, f'"{uses[0].written}" mungkin maksudnya "{meant}".')


def may_be_slip(word: str, use: Use) -> bool:
    """Whether a word can be a slip at all: no acronym, no name, none that is known to be right."""
    acronym = use.written.isupper() and len(use.written) <= _ACRONYM
    row, column = use.cells[0].row, use.cells[0].kolom
    elsewhere = column.jenis is NAMA or (isinstance(row, Isian) and row.kunci in _NOT_PROSE)
    return len(word) >= _SHORTEST and not (acronym or elsewhere or word in BAKU or word in _RIGHT)


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
    for word, uses in words_of(master).items():
        standard = baku(word)
        if standard:
            yield finding(uses, f'Bentuk baku "{uses[0].written}" ialah "{standard}".')
    apart = ((found[0], entry) for entry, text in master.printed for found in _APART.finditer(text))
    for written, entries in grouped(apart).items():
        right = "".join(written.split())
        yield across([entry.place for entry in entries], f'Bentuk baku "{written}" ialah "{right}".')


@rule("J03", Severity.INFO, remedy="Pakai huruf kecil bila Keputusan diubah.", source=EJAAN)
def capital_particle(master: Master) -> Iterator[Temuan]:
    """Kata tugas di tengah judul diawali huruf kecil.

    Mengapa: Kata seperti dan, tentang, yang, dan atas tetap berhuruf kecil di dalam nama dan judul. Semuanya dilaporkan
    sekali, karena biasanya menyangkut kebiasaan penyusun.

    Contoh: "Dokumen Hasil Survei Yang Telah Ditetapkan".
    """
    found = [(match[1], entry) for entry, text in master.printed for match in _PARTICLE.finditer(text)]
    words = grouped(found)
    if words:
        said = joined([f'"{word}" ({len(entries)} kali)' for word, entries in words.items()])
        yield across([entry.place for _, entry in found], f"Kata tugas berhuruf kapital: {said}.")


@rule("J04", Severity.WARNING, remedy="Pakai bentuk yang sama, bila maksudnya sama.", source=EJAAN)
def changing_phrase(master: Master) -> Iterator[Temuan]:
    """Istilah yang sama memakai bentuk kata yang sama.

    Mengapa: Dua rangkaian kata yang hanya berbeda akhiran satu katanya hampir selalu menyebut hal yang sama; pembaca
    mengira keduanya berbeda.

    Contoh: "strategi komunikasi publik" dan "strategis komunikasi publik".
    """
    phrases = _phrases(master)
    endings = _with_endings({word for phrase in phrases for word in phrase})
    may_end = [phrase for phrase in phrases if not endings.keys().isdisjoint(phrase)]
    pairs = ((one, other) for one in may_end for other in _longer(one, endings) if other in phrases)
    forms = grouped((_differing(one, other), (one, other)) for one, other in pairs)
    for (shorter, longer), found in forms.items():
        if BAKU.get(longer) != shorter and BAKU.get(shorter) != longer:
            told = [pair for pair in found if len(pair[0]) > 2 or _telling(*pair, phrases)]
            if told:
                one, other = max(told, key=lambda pair: len(phrases[pair[0]]) + len(phrases[pair[1]]))
                yield _two_forms(one, phrases[one], other, phrases[other])


def _telling(one: Phrase, other: Phrase, phrases: Mapping[Phrase, Sequence[Entry]]) -> bool:
    """Whether two words alike are telling: a noun in -an, beside no small word, far rarer or commoner than without."""
    few, many = sorted((len(phrases[one]), len(phrases[other])))
    small = any(word in KATA_TUGAS or len(word) < _SHORTEST for word in one)
    return not small and many >= COMMON * few and _differing(one, other)[1].endswith("an")


def _with_endings(words: Set[str]) -> dict[str, list[str]]:
    """Words that others of these words go on from by an ending → those others."""
    long = (word for word in words if len(word) >= _SHORTEST)
    return grouped((word, word + ending) for word in long for ending in _ENDINGS if word + ending in words)


def _longer(phrase: Phrase, endings: Mapping[str, Sequence[str]]) -> Iterator[Phrase]:
    """The phrase with an ending added to one of its words."""
    for place, word in enumerate(phrase):
        for longer in endings.get(word, ()):
            yield (*phrase[:place], longer, *phrase[place + 1 :])


def _differing(one: Phrase, other: Phrase) -> tuple[str, str]:
    """The only words in which two phrases differ."""
    return next((a, b) for a, b in zip(one, other, strict=True) if a != b)


def _phrases(master: Master) -> dict[Phrase, list[Entry]]:
    """Every run of two and of three words of the decree in lower case, with the cells that hold it."""
    found: dict[Phrase, list[Entry]] = {}
    for text, cells in grouped((text, entry) for entry, text in master.printed).items():
        words = _WORD.findall(_prose(text).lower())
        for phrase in dict.fromkeys([*pairwise(words), *zip(words, words[1:], words[2:], strict=False)]):
            found.setdefault(phrase, []).extend(cells)
    return found


def _two_forms(one: Phrase, here: list[Entry], other: Phrase, there: list[Entry]) -> Temuan:
    (rare, cells), (usual, others) = sorted([(one, here), (other, there)], key=lambda form: len(form[1]))
    message = f'"{" ".join(rare)}" ({len(cells)} kali) dan "{" ".join(usual)}" ({len(others)} kali, {others[0].row.at(others[0].name)}) bercampur.'
    return across([entry.place for entry in cells], message)
