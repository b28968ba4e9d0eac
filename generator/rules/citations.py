"""W: how the decree cites regulations, wherever it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.findings import Severity
from generator.master import Entry, Master
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined
from generator.values import normal

UU_12: Final = "UU 12/2011, Lampiran II, tata cara pengacuan"
_KINDS: Final = ("Undang-", "Peraturan", "Keputusan", "Seruan", "Instruksi")
_NUMBERED: Final = re.compile(r"\b(No\.?|Nomor)\s+(\S+)\s+([Tt]ahun)\s+(\d{4})")
_LOWER_LAW: Final = re.compile(r"\bUndang-undang(?= +Nomor)")


class Citation(NamedTuple):
    """A regulation as cited once: its name before the number, the number as written, and the cell."""

    entry: Entry
    name: str
    written: str
    number: str
    year: str


def _citations(master: Master) -> Iterator[Citation]:
    for entry, text in master.printed:
        for found in _NUMBERED.finditer(text):
            before = text[: found.start()]
            start = max(before.rfind(kind) for kind in _KINDS)
            if start >= 0:
                yield Citation(entry, " ".join(before[start:].split()), found[0], found[2], found[4])


def _kind(name: str) -> str:
    """The kind of a regulation: `peraturan menteri`; of laws one word is enough."""
    words = normal(name).split()
    return " ".join(words[: 1 if words[0].startswith("undang") else 2])


@rule("W08", Severity.WARNING, remedy="Pakai satu nama, seperti dalam peraturan itu sendiri.", source=UU_12)
def one_regulation_one_name(master: Master) -> Iterator[Temuan]:
    """Satu peraturan disebut dengan satu nama.

    Mengapa: Pembaca dapat mengira dua nama sebagai dua peraturan, dan pencarian menurut nama tidak menemukan semuanya.

    Contoh: "Peraturan Menteri PAN&RB" dan "Peraturan Menteri Pendayagunaan Aparatur Negara" untuk Nomor 14 Tahun 2017.
    """
    cited = (((_kind(item.name), item.number, item.year), item) for item in _citations(master))
    for (_, number, year), items in grouped(cited).items():
        names = grouped((normal(item.name), item) for item in items)
        if len(names) > 1:
            rare = sorted(names.values(), key=len)
            said = joined([f'"{same[0].name}"' for same in reversed(rare)])
            places = [item.entry.place for same in rare[:-1] for item in same]
            yield across(places, f"Nomor {number} Tahun {year} disebut {len(names)} cara: {said}.")


@rule("W09", Severity.WARNING, remedy="Tulis Nomor … Tahun … dan Undang-Undang secara lengkap.", source=UU_12)
def citation_form(master: Master) -> Iterator[Temuan]:
    """Peraturan dikutip dalam bentuk Nomor … Tahun ….

    Mengapa: Nama jenis peraturan, kata Nomor, dan kata Tahun ditulis lengkap dengan huruf awal kapital.

    Contoh: "No. 14 Tahun 2017", "Nomor 785 tahun 2025", atau "Undang-undang Nomor 3 Tahun 2014".
    """
    found = [
        ((item.written, f"Nomor {item.number} Tahun {item.year}"), item.entry)
        for item in _citations(master)
        if item.written.split()[0] != "Nomor" or " tahun " in item.written
    ]
    found += [
        ((match[0], "Undang-Undang"), entry) for entry, text in master.printed for match in _LOWER_LAW.finditer(text)
    ]
    for (written, right), entries in grouped(found).items():
        yield across([entry.place for entry in entries], f'Tertulis "{written}", seharusnya "{right}".')
