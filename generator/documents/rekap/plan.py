"""Sheets of rekap.xlsx on the action plan and on who answers for what."""

from __future__ import annotations

from generator.documents.rekap.layout import Letak, heading
from generator.office.workbook.report import Gaya, Halaman, Isi
from generator.results import Hasil, HasilOutput, RekapPejabat, Status, StatusRenaksi
from generator.values import Triwulan

_LOOKS = {
    StatusRenaksi.SELESAI: Gaya.BAIK,
    StatusRenaksi.TERLAMBAT: Gaya.BAIK,
    StatusRenaksi.SEBAGIAN: Gaya.KURANG,
    StatusRenaksi.BELUM: Gaya.KURANG,
    StatusRenaksi.BELUM_JATUH_TEMPO: Gaya.KOSONG,
}


def renaksi(hasil: Hasil) -> Halaman:
    """One row per output."""
    columns = (
        *("ID", "Kode Indikator", "Rencana Aksi", "Output Renaksi", "Target", "Satuan", "Waktu", "Realisasi"),
        *("Status", "Tunggakan", "Tanggal", "Bukti", "Kendala", "Tindak Lanjut", "Penanggung Jawab"),
    )
    rows = heading(hasil, "Rencana aksi", columns)
    rows += [_output(item) for item in hasil.renaksi]
    widths = (8, 10, 44, 44, 8, 12, 8, 10, 18, 11, 18, 34, 34, 34, 36)
    return Halaman("Renaksi", widths, tuple(rows), kepala=4)


def _output(item: HasilOutput) -> tuple[Isi, ...]:
    row, waktu = item.output, item.output.waktu
    return (
        Isi(row.id, Gaya.TEBAL),
        Isi(row.kode_indikator),
        Isi(row.rencana_aksi),
        Isi(row.output),
        Isi(item.target, Gaya.PENUH),
        Isi(item.satuan),
        Isi(waktu.label if isinstance(waktu, Triwulan) else ""),
        Isi(item.realisasi, Gaya.PENUH),
        Isi(item.status.value, _LOOKS[item.status]),
        Isi("ya" if item.tunggakan else ""),
        Isi(item.tanggal, Gaya.TANGGAL),
        Isi(item.bukti),
        Isi(item.kendala),
        Isi(item.tindak_lanjut),
        Isi("\n".join(item.penanggung_jawab)),
    )


def penanggung_jawab(hasil: Hasil, letak: Letak) -> Halaman:
    """One row per official: his indicators and his outputs by status."""
    columns = (
        *("Penanggung Jawab", "Bidang", "Jumlah indikator", *(f"Indikator {status}" for status in Status)),
        *("Rata-rata capaian", "Rata-rata capaian (perkin)"),
        *("Jumlah output", *(f"Output {status}" for status in StatusRenaksi), "Output tunggakan"),
    )
    rows = heading(hasil, "Rekap per penanggung jawab", columns)
    rows += [_official(person, letak) for person in hasil.pejabat]
    rows += [(), *(_official(bidang, letak) for bidang in hasil.bidang)]
    return Halaman("Penanggung Jawab", (44, 34, *(12,) * (len(columns) - 2)), tuple(rows), kepala=4)


def _official(person: RekapPejabat, letak: Letak) -> tuple[Isi, ...]:
    indicators = (sum(1 for item in person.indikator if item.status is status) for status in Status)
    outputs = (sum(1 for item in person.output if item.status is status) for status in StatusRenaksi)
    overdue = sum(1 for item in person.output if item.tunggakan)
    return (
        Isi(person.nama, Gaya.TEBAL),
        Isi(person.bidang),
        Isi(len(person.indikator), Gaya.BULAT),
        *(Isi(count, Gaya.BULAT) for count in indicators),
        *letak.pair(person.capaian, "tidak ada"),
        Isi(len(person.output), Gaya.BULAT),
        *(Isi(count, Gaya.BULAT) for count in outputs),
        Isi(overdue, Gaya.BULAT),
    )
