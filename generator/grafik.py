"""The data of a chart, as a document gives it and a template's own chart shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from generator.variables import KALIMAT, MEANING, Meaning


@dataclass(frozen=True, slots=True)
class Seri:
    """One series: a value for each category; None where there is none, which is drawn as a gap and never as 0."""

    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart's data; a document without data for it gives None.

    How it looks is the template's: the first series gets the looks of the template's first, and so on.
    """

    judul: str = field(metadata={MEANING: Meaning("judul grafik", "Capaian indikator TW II")})
    """What it shows, for the caption; also the title of the alternative text."""
    kategori: tuple[str, ...]
    seri: tuple[Seri, ...]
    uraian: str = field(metadata={MEANING: Meaning("isi grafik dalam kalimat", KALIMAT)})
    """The alternative text: the key facts, for those who cannot see the chart."""

    def __post_init__(self) -> None:
        if not self.kategori or not self.seri:
            raise ValueError(f"chart {self.judul!r} has no data; a document gives None instead")
        if any(len(seri.nilai) != len(self.kategori) for seri in self.seri):
            raise ValueError(f"a series of chart {self.judul!r} does not have {len(self.kategori)} values")
