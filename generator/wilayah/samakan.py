"""Which indicators of different units are the same one: by their texts, and by their codes only where texts are alike.

Two texts are the same when letters and numbers agree, whatever case, spaces and punctuation. They are alike when they
agree without the unit's own names and without the commonest particles, or when only the spelling of words differs. A
number, or another word, makes another indicator.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from generator.records.wilayah import Persamaan

_WORD: Final = re.compile(r"[^\W_]+")
_PARTICLES: Final = frozenset(
    {"dan", "di", "ke", "dari", "yang", "pada", "terhadap", "untuk", "oleh", "kota", "kabupaten"}
)
_SPELLED_ALIKE: Final = 0.85
"""Share of letters in common from which words count as spelled differently; kecamatan and kelurahan have 0.67."""
_SHOWN: Final = 80


class Satu(NamedTuple):
    """An indicator of one unit."""

    unit: int
    kode: str
    teks: str
    jabatan: str
    """Whose words are the unit's own."""


class _Kunci(NamedTuple):
    """What an indicator is known by: its text, and where a unit has that text twice, its code and place too."""

    teks: str
    kode: str = ""
    ke: int = 0


def ringkas(text: str) -> str:
    """A text by which texts are told the same: letters and numbers alone, small."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def inti(text: str, jabatan: str) -> tuple[str, ...]:
    """The words of a text that are neither the unit's own names nor particles."""
    own = {*ringkas(jabatan).split(), *_PARTICLES}
    return tuple(word for word in ringkas(text).split() if word not in own)


def serupa(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts, as `inti` gives them, differ by nothing but spelling."""
    return bool(one) and len(one) == len(other) and all(map(_spelled_alike, one, other))


@lru_cache(maxsize=100_000)
def _spelled_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if not (one.isalpha() and other.isalpha()):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELLED_ALIKE


class _Kelompok:
    """Indicators taken for the same: the texts, codes and units among them."""

    def __init__(self, nomor: int) -> None:
        self.nomor = nomor
        self.teks: dict[str, str] = {}
        self.inti: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
        """Code → the words of its texts."""
        self.unit: set[int] = set()

    def add(self, items: Iterable[Satu]) -> None:
        for one in items:
            self.teks.setdefault(ringkas(one.teks), one.teks)
            self.inti[one.kode][inti(one.teks, one.jabatan)] = None
            self.unit.add(one.unit)


def samakan(items: Sequence[Satu]) -> tuple[list[int], list[Persamaan]]:
    """The number of each indicator's group, and what was put together or kept apart although not all agrees.

    Time grows with the indicators, and with the wordings that one code has.
    """
    by_key: dict[_Kunci, list[int]] = defaultdict(list)
    texts = [ringkas(one.teks) for one in items]
    twice = _twice(items, texts)
    for place, key in enumerate(_keys(items, texts, twice)):
        by_key[key].append(place)
    groups: list[_Kelompok] = []
    of_code: dict[str, list[_Kelompok]] = defaultdict(list)
    numbers = [0] * len(items)
    for places in by_key.values():
        own = [items[place] for place in places]
        group = _alike(own, of_code)
        if group is None:
            group = _Kelompok(len(groups))
            groups.append(group)
        group.add(own)
        for kode in dict.fromkeys(one.kode for one in own):
            if group not in of_code[kode]:
                of_code[kode].append(group)
        for place in places:
            numbers[place] = group.nomor
    return numbers, [*_together(groups), *_apart(of_code), *_shared(twice)]


def _twice(items: Sequence[Satu], texts: Sequence[str]) -> dict[str, list[Satu]]:
    """The texts that some unit has more than once, with all their indicators."""
    often = Counter((one.unit, text) for one, text in zip(items, texts, strict=True))
    found: dict[str, list[Satu]] = {text: [] for (_, text), count in often.items() if text and count > 1}
    for one, text in zip(items, texts, strict=True):
        if text in found:
            found[text].append(one)
    return found


def _keys(items: Sequence[Satu], texts: Sequence[str], twice: Container[str]) -> Iterator[_Kunci]:
    met: Counter[tuple[int, str, str]] = Counter()
    for place, (one, text) in enumerate(zip(items, texts, strict=True)):
        if not text:  # nothing says that it is the same as another
            yield _Kunci("", one.kode, place)
        elif text in twice:
            met[one.unit, text, one.kode] += 1
            yield _Kunci(text, one.kode, met[one.unit, text, one.kode])
        else:
            yield _Kunci(text)


def _alike(own: Sequence[Satu], of_code: dict[str, list[_Kelompok]]) -> _Kelompok | None:
    """The group whose texts under the same code are alike; none that already has one of the units."""
    units = {one.unit for one in own}
    words = dict.fromkeys((one.kode, inti(one.teks, one.jabatan)) for one in own)
    for kode, text in words:
        for group in of_code.get(kode, ()):
            if group.unit.isdisjoint(units) and any(serupa(text, known) for known in group.inti[kode]):
                return group
    return None


def _together(groups: Iterable[_Kelompok]) -> Iterator[Persamaan]:
    for group in groups:
        kode = ", ".join(group.inti)
        if len(group.teks) > 1:
            texts = "; ".join(_quoted(text) for text in list(group.teks.values())[:3])
            more = f"; dan {len(group.teks) - 3} bunyi lain" if len(group.teks) > 3 else ""
            yield Persamaan(kode, True, f"Kodenya sama dan bunyinya serupa: {texts}{more}.")
        if len(group.inti) > 1:
            yield Persamaan(kode, True, f"Bunyinya sama, kodenya berbeda: {_quoted(next(iter(group.teks.values())))}.")


def _apart(of_code: dict[str, list[_Kelompok]]) -> Iterator[Persamaan]:
    for kode, groups in of_code.items():
        if len(groups) > 1:
            texts = "; ".join(
                f"{_quoted(next(iter(group.teks.values())))} ({len(group.unit)} unit)" for group in groups[:3]
            )
            more = f"; dan {len(groups) - 3} indikator lain" if len(groups) > 3 else ""
            yield Persamaan(kode, False, f"Kodenya sama, bunyinya berbeda: {texts}{more}.")


def _shared(twice: Mapping[str, Sequence[Satu]]) -> Iterator[Persamaan]:
    for found in twice.values():
        kode = ", ".join(dict.fromkeys(one.kode for one in found))
        said = (
            f"Satu unit memakai bunyi ini lebih dari sekali, jadi dibedakan menurut kodenya: {_quoted(found[0].teks)}."
        )
        yield Persamaan(kode, False, said)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + '…'}”"
