"""Draws monitoring.docx, the quarterly report: text upright, wide tables landscape, in one document."""

from __future__ import annotations

from typing import Any, Final

from generator.office.package import normalised
from templates import laporan_capaian, laporan_renaksi, laporan_teks
from templates.drawing import add_kop, save
from templates.laporan import TANDA, WIDTH, new_report, new_section

_OF_ALL: Final = b'<Default Extension="png" ContentType="image/png"/>'
_OF_ONE: Final = b'<Override PartName="/word/media/image1.png" ContentType="image/png"/></Types>'


def build() -> bytes:
    """The template."""
    document = new_report()
    for part in (laporan_teks.judul, laporan_teks.ringkasan, laporan_teks.pendahuluan):
        part(document)
    new_section(document, landscape=True)
    laporan_capaian.capaian(document)
    new_section(document, landscape=False)
    laporan_capaian.analisis(document)
    new_section(document, landscape=True)
    for part in (laporan_renaksi.renaksi, laporan_renaksi.kendala, laporan_renaksi.rekap):
        part(document)
    new_section(document, landscape=False)
    for part in (laporan_teks.penutup, laporan_teks.tanda_tangan):
        part(document)
    _kop(document)
    drawn = save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ periode.tahun }}")
    return normalised(drawn, _picture_alone)


def _kop(document: Any) -> None:
    """The heading of the institution at the top, drawn last so that the charts keep their relations' names."""
    before = len(document.element.body)
    add_kop(document, TANDA, WIDTH)
    body = document.element.body
    drawn = body[before - 1 : -1]  # what stands before the section's properties
    for place, element in enumerate(drawn):
        body.insert(place, element)


def _picture_alone(name: str, part: bytes) -> bytes:
    """The content types, PNG said of the emblem's file alone: a report without a heading then says nothing of pictures."""
    return part if name != "[Content_Types].xml" else part.replace(_OF_ALL, b"").replace(b"</Types>", _OF_ONE)
