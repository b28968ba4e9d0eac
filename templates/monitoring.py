"""Draws monitoring.docx, the quarterly report: text upright, wide tables landscape, in one document."""

from __future__ import annotations

from templates import laporan_tabel, laporan_teks
from templates.drawing import save
from templates.laporan import new_report, new_section


def build() -> bytes:
    """The template."""
    document = new_report()
    for part in (laporan_teks.judul, laporan_teks.ringkasan, laporan_teks.pendahuluan):
        part(document)
    new_section(document, landscape=True)
    laporan_tabel.capaian(document)
    new_section(document, landscape=False)
    laporan_tabel.analisis(document)
    new_section(document, landscape=True)
    for part in (laporan_tabel.renaksi, laporan_tabel.kendala, laporan_tabel.rekap):
        part(document)
    new_section(document, landscape=False)
    for part in (laporan_teks.penutup, laporan_teks.tanda_tangan):
        part(document)
    return save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ periode.tahun }}")
