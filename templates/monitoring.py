"""Draws monitoring.docx, the quarterly report: text upright, wide tables landscape, in one document."""

from __future__ import annotations

from templates import laporan_capaian, laporan_renaksi, laporan_teks
from templates.drawing import save
from templates.laporan import new_report, new_section


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
    return save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ periode.tahun }}")
