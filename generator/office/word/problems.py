"""What is wrong with a template, as values: where, what stands there, what is wrong, what to do.

`perkin templates check` shows all of them; loading and filling a template raise the first that is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.errors import TemplateRefused
from generator.findings import Severity

_PARTS: Final = {
    "document": "isi",
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
    "comments": "komentar",
    "core": "properti",
    "custom": "properti khusus",
    "app": "properti",
    "settings": "pengaturan dokumen",
    "styles": "gaya",
    "numbering": "penomoran",
    "theme": "tema",
}
_FOLDERS: Final = (
    (re.compile("glossary/"), "blok penyusun (building blocks)"),
    (re.compile("charts/"), "grafik"),
    (re.compile("diagrams/"), "SmartArt"),
    (re.compile("embeddings/"), "buku kerja di dalam dokumen"),
    (re.compile("customXml/"), "data XML di dalam dokumen"),
)
"""What lies in a folder of its own, whatever its name."""
_AROUND: Final = 40


class Place(NamedTuple):
    """A place in a template, as staff find it in Word."""

    part: str = ""
    """`isi`, `kepala halaman` …; empty for the file as a whole."""
    where: str = ""
    """`paragraf 3`, `tabel 1, baris 3, kolom 5`."""
    text: str = ""
    """What stands there."""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.part, self.where)))


class Problem(NamedTuple):
    """One thing that is wrong or worth knowing."""

    place: Place
    message: str
    """What is wrong: the rest of a sentence that begins with the template's name; a whole refusal without `remedy`."""
    remedy: str
    """What to do: a sentence. Empty when `message` is a whole refusal that says it already."""
    severity: Severity = Severity.ERROR
    minor: bool = False
    """Whether it is told only when asked for."""

    def sentence(self, template: str) -> str:
        """The refusal of a template for this problem."""
        if not self.remedy:
            return self.message
        text = f"“{self.place.text}”" if self.place.text else ""
        where = ", ".join(filter(None, (str(self.place), text)))
        called = f"{template} ({where})" if where else template
        return f"Templat {called} {self.message}. {self.remedy}"


def refuse(template: str, problems: Iterable[Problem]) -> None:
    """Raise `TemplateRefused` with the first problem that is an error, and how many more there are."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        more = f" Masih ada {len(errors) - 1} masalah lain: jalankan perkin templates check." if errors[1:] else ""
        raise TemplateRefused(errors[0].sentence(template) + more)


def part_words(name: str) -> str:
    """What staff call a part: `word/header2.xml` → `kepala halaman`; a part they do not know keeps its name."""
    for folder, words in _FOLDERS:
        if folder.search(name):
            return words
    stem = name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return _PARTS.get(stem, name)


def excerpt(text: str, start: int = 0, end: int = 0) -> str:
    """The stretch of a text around what stands from `start` to `end`, on one line."""
    first = max(0, start - _AROUND)
    last = min(end, start + 2 * _AROUND) + _AROUND  # of what is long, the beginning
    shown = " ".join(text[first:last].split())
    before = "…" if first else ""
    behind = "…" if last < len(text) else ""
    return f"{before}{shown}{behind}"
