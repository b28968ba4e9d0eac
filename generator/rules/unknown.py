"""J: words that the Indonesian word list does not know, one slip away from one that it knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from generator.findings import Severity
from generator.master import Master
from generator.registry import Temuan, rule
from generator.rules.kamus import whole
from generator.rules.spelling import COMMON, EJAAN, Use, count, finding, may_be_slip, words_of

_SHORTEST: Final = 6
"""Letters of a word that is looked at: shorter ones are near to too many others."""
_STEM: Final = 4
"""Letters of the shortest stem."""
_PREFIXES: Final = (
    *("memper", "diper", "keter", "keber", "pember", "penye", "meny", "meng", "peng", "peny", "mem", "men", "pem"),
    *("pen", "ber", "ter", "per", "se", "be", "te", "me", "pe", "di", "ke"),
)
_SUFFIXES: Final = ("kannya", "annya", "nya", "kan", "lah", "kah", "an", "i")


@rule("J06", Severity.WARNING, remedy="Perbaiki ejaannya bila memang salah ketik.", source=EJAAN)
def unknown_word(master: Master) -> Iterator[Temuan]:
    """Kata yang tidak dikenal bukan salah ketik dari kata bahasa Indonesia.

    Mengapa: Kata yang hanya ada dalam satu kalimat, tidak ada dalam daftar kata, juga tanpa imbuhannya, dan berbeda satu
    huruf dari kata yang ada di sana hampir selalu salah ketik. Kata berhuruf besar di awalnya, yang dapat berupa nama,
    ditemukan hanya bila hurufnya tertinggal atau bertukar; singkatan dilewati.

    Contoh: "melaporkn" alih-alih "melaporkan".
    """
    words = words_of(master)
    for word, uses in words.items():
        if _looked_at(word, uses) and not _known(word):
            nearby = (*_left_out(word), *_swapped(word)) if uses[0].written.istitle() else _near(word)
            meant = [near for near in nearby if _listed(near)]
            told = any(count(words.get(near, ())) >= COMMON for near in meant)  # by J01
            if meant and not told:
                yield finding(uses, f'"{uses[0].written}" mungkin maksudnya "{meant[0]}".')


def _looked_at(word: str, uses: list[Use]) -> bool:
    return (
        len(word) >= _SHORTEST
        and len({use.text for use in uses}) == 1
        and all(use.written in (word, word.capitalize()) for use in uses)
        and may_be_slip(word, uses[0])
    )


def _known(word: str) -> bool:
    """Whether the list holds the word, or what remains of it without affixes."""
    stems = {word}
    for _ in range(2):
        stems |= {stem for known in stems for stem in _bared(known)}
    return any(map(_listed, stems))


def _bared(word: str) -> Iterator[str]:
    """The word without one prefix, or without one suffix."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM:
            yield word[len(prefix) :]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM:
            yield word[: -len(suffix)]


def _listed(word: str) -> bool:
    listed, key = whole(), word.encode()
    place = bisect_left(listed, key)
    return place < len(listed) and listed[place] == key


def _near(word: str) -> Iterator[str]:
    """What one slip of the fingers may have made this word of: a letter left out first, since that is commonest."""
    yield from _left_out(word)
    yield from _swapped(word)
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        for letter in ascii_lowercase:
            yield word[:place] + letter + word[place + 1 :]


def _left_out(word: str) -> Iterator[str]:
    """The word with one letter more."""
    for place in range(len(word) + 1):
        for letter in ascii_lowercase:
            yield word[:place] + letter + word[place:]


def _swapped(word: str) -> Iterator[str]:
    """The word with two neighbouring letters exchanged."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
