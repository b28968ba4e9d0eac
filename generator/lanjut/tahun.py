"""Years in the texts of a master: which are the decree's own and become the new year, and which are told instead.

Certain is only the decree's own title. The years of laws stay; what else names a year waits for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from generator.master import Sel
from generator.office.workbook.stored import runs_of
from generator.values import Paragraph, Run

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Four digits that may be a year; an amount among them is told too, which harms nobody."""
_LAW: Final = re.compile(
    r"\b(?:(?:Nomor|No\.?)\s*\S+\s+Tahun\s+|(?:UU|PP|Per[a-z]+|Kep[a-z]+|Inpres|Ingub|SE)\s+(?:No(?:mor|\.)?\s*)?\d+/)$",
    re.IGNORECASE,
)
"""What stands before the year of a law: `Nomor 23 Tahun`, `Permendagri 86/`."""
_GAZETTE: Final = re.compile(r"\s+Nomor\s+\d", re.IGNORECASE)
"""What follows the year of a gazette: `Tahun 2014 Nomor 244`."""
_PERIOD: Final = re.compile(
    r"((?:19|20)\d\d)\s*(?:-|–|—|s\.?\s?d\.?|sampai(?:\s+dengan)?)\s*((?:19|20)\d\d)", re.IGNORECASE
)
_ONWARDS: Final = re.compile(r"\s+dan\s+seterusnya", re.IGNORECASE)
_CITED: Final = re.compile(r"\bTahun\s+\d{4}\s+tentang\b[^;,]*$", re.IGNORECASE)
"""What stands before a year that belongs to the title of another regulation."""
_AGREEMENT: Final = re.compile(r"\bperjanjian\s+kinerja\b", re.IGNORECASE)
_BEFORE: Final = 60
_AFTER: Final = 25
"""Characters of the text around a year that are told."""
_SPACES: Final = re.compile(r"\s+")


class Jenis(StrEnum):
    """What a year in a text is."""

    SENDIRI = "tahun Keputusan"
    PERATURAN = "tahun peraturan"
    PERIODE = "periode yang masih berjalan"
    LAMPAU = "tahun yang sudah lama lewat"
    RAGU = "belum pasti"


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A year in a text: where it begins, what it is, and the words around it on one line."""

    awal: int
    tahun: int
    jenis: Jenis
    sebelum: str
    sesudah: str

    def dengan(self, tahun: int) -> str:
        """The words around it with a year in its place."""
        return f"{self.sebelum}{tahun}{self.sesudah}"


@dataclass(frozen=True, slots=True)
class Pergantian:
    """From which year to which, and how the decree calls itself."""

    lama: int
    baru: int
    judul: re.Pattern[str] | None
    """The decree's own title, in which the old year is a group; None when it is blank or names no year."""


def pergantian(lama: int, baru: int, tentang: str) -> Pergantian:
    """The change of years of a decree whose key Tentang reads `tentang`.

    The agreement's own name counts as well: all from the last `Perjanjian Kinerja` of the title on.
    """
    begins = [found.start() for found in _AGREEMENT.finditer(tentang)]
    name = tentang[begins[-1] :] if begins else tentang
    words = [rf"({lama})" if word == str(lama) else re.escape(word) for word in name.split()]
    named = any(word == f"({lama})" for word in words)
    return Pergantian(lama, baru, re.compile(r"\s+".join(words), re.IGNORECASE) if named else None)


def sebutan(text: str, ganti: Pergantian, judul: bool = False) -> Iterator[Sebutan]:
    """Every year in a text, in order. `judul` says that the text is the decree's own title."""
    own = set(_own(text, ganti))
    periods = [(found.span(), int(found[2])) for found in _PERIOD.finditer(text)]
    for found in _YEAR.finditer(text):
        at, year = found.start(), int(found[0])
        ends = [end for (first, last), end in periods if first <= at < last]
        kind = _kind(text, found, ganti, ends)
        if kind is Jenis.RAGU and year == ganti.lama and (judul or at in own):
            kind = Jenis.SENDIRI
        yield Sebutan(at, year, kind, *_words_around(text, *found.span()))


def _kind(text: str, found: re.Match[str], ganti: Pergantian, ends: Sequence[int]) -> Jenis:
    before, after, year = text[: found.start()], text[found.end() :], int(found[0])
    if _LAW.search(before) or _GAZETTE.match(after):
        return Jenis.PERATURAN
    if ends or _ONWARDS.match(after):
        return Jenis.PERIODE if not ends or max(ends) >= ganti.baru else Jenis.RAGU
    return Jenis.LAMPAU if year < ganti.lama - 1 else Jenis.RAGU


def _own(text: str, ganti: Pergantian) -> Iterator[int]:
    """Where the old year stands in the decree's own title; not where another regulation of that title is cited."""
    for found in ganti.judul.finditer(text) if ganti.judul else ():
        if not _CITED.search(text[: found.start()]):
            yield from (found.start(group) for group in range(1, len(found.groups()) + 1))


def _words_around(text: str, first: int, last: int) -> tuple[str, str]:
    """What stands before and after a year, on one line."""
    begin, end = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    before, after = (_SPACES.sub(" ", part) for part in (text[begin:first], text[last:end]))
    return f"{'…' if begin else ''}{before.lstrip()}", f"{after.rstrip()}{'…' if end < len(text) else ''}"


def diganti(sel: Sel, places: Sequence[int], tahun: int) -> Sel:
    """A text cell with another year at some places, every letter in the look it had."""
    letters = list(str(sel.nilai))
    for place in places:
        letters[place : place + 4] = str(tahun)
    text, runs, done = "".join(letters), [], 0
    for run in runs_of(sel):
        runs.append(Run(text[done : done + len(run.text)], *run.look))
        done += len(run.text)
    return replace(sel, nilai=text, paragraf=_lines(runs))


def _lines(runs: Sequence[Run]) -> tuple[Paragraph, ...]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, *run.look))
        lines.extend([Run(other, *run.look)] for other in others)
    kept = (tuple(run for run in line if run.text) for line in lines)
    return tuple(line for line in kept if line)
