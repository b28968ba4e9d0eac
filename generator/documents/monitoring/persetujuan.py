"""How the figures of the quarter are approved, for the report's last part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.documents.monitoring.cetak import tanggal
from generator.documents.monitoring.kalimat import STRIP
from generator.documents.monitoring.tabel_bukti import BarisPersetujuan, TabelPersetujuan
from generator.persetujuan import AngkaDisetujui, KeadaanPersetujuan, tercetak
from generator.values import print_angka


def tabel(approvals: Sequence[AngkaDisetujui]) -> TabelPersetujuan:
    """The counts, and the figures that are not approved as they are now."""
    counts = Counter(each.keadaan for each in approvals)
    return TabelPersetujuan(
        kalimat=_kalimat(counts, len(approvals)),
        baris=tuple(_baris(each) for each in approvals if each.keadaan is not KeadaanPersetujuan.DISETUJUI),
    )


def _kalimat(counts: Counter[KeadaanPersetujuan], total: int) -> str:
    approved = counts[KeadaanPersetujuan.DISETUJUI]
    if approved == total:
        return f"Ke-{total} angka yang dilaporkan telah disetujui dengan nilai yang tercantum dalam laporan ini."
    others = [
        f"{counts[state]} {state.value}"
        for state in (KeadaanPersetujuan.BERUBAH, KeadaanPersetujuan.BELUM)
        if counts[state]
    ]
    return f"Dari {total} angka yang dilaporkan, {approved} telah disetujui, {' dan '.join(others)}."


def _baris(each: AngkaDisetujui) -> BarisPersetujuan:
    row, now = each.persetujuan, each.angka.nilai
    return BarisPersetujuan(
        kode=each.angka.kode,
        uraian=each.angka.uraian,
        nilai=tercetak(now, row.nilai if row else None),
        disetujui=(print_angka(row.nilai) or STRIP) if row else STRIP,
        oleh=f"{row.oleh}, {tanggal(row.tanggal)}" if row else STRIP,
        keadaan=each.keadaan.value,
    )
