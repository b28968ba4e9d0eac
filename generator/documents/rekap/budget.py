"""Sheet Anggaran of rekap.xlsx: the rows as entered; below them each program's figures and the sums, live and computed."""

from __future__ import annotations

from generator.documents.rekap.inputs import TW, entered
from generator.documents.rekap.layout import ANGGARAN_COLUMNS, Letak, heading
from generator.master import Master
from generator.office.workbook.report import Gaya, Halaman, Isi
from generator.results import Hasil, HasilAnggaran, HasilProgram
from generator.working import Step

_FIGURES = ("Pagu", "Realisasi", "Penyerapan (%)", "Sisa", "Capaian kinerja (%)", "Efisiensi (poin)")


def anggaran(master: Master, hasil: Hasil, budget: HasilAnggaran, letak: Letak) -> Halaman:
    """The sheet; amounts in rupiah."""
    columns = ("Kode", "Program", "Kegiatan", "Keterangan", "Mendukung", "Pagu", *(f"Realisasi {tw}" for tw in TW))
    rows = heading(hasil, "Anggaran", columns)
    for row in master.anggaran:
        texts = (row.kode, row.program, row.kegiatan, row.keterangan, "\n".join(row.mendukung))
        rows.append((*map(Isi, texts), *(entered(getattr(row, name)) for name in ANGGARAN_COLUMNS)))
    figures = [title for name in _FIGURES for title in (name, f"{name} (perkin)")]
    rows += [(), tuple(Isi(title, Gaya.KEPALA) for title in ("Kode", "Program", *figures))]
    rows += [_program(item, letak) for item in budget.program]
    sums = (budget.pagu, budget.realisasi, budget.penyerapan, budget.sisa)
    rows.append((Isi("Jumlah", Gaya.TEBAL), Isi(""), *_pairs(sums, letak)))
    if budget.belum:
        rows += [(), (Isi("Belum dilaporkan, tidak ikut dijumlahkan", Gaya.TEBAL), Isi(", ".join(budget.belum)))]
    return Halaman("Anggaran", (14, 44, 44, 16, *(18,) * 10), tuple(rows), kepala=4, ulang=False)


def _program(item: HasilProgram, letak: Letak) -> tuple[Isi, ...]:
    steps = (item.pagu, item.realisasi, item.penyerapan, item.sisa, item.capaian, item.efisiensi)
    return Isi(item.program.kode, Gaya.TEBAL), Isi(item.program.nama), *_pairs(steps, letak)


def _pairs(steps: tuple[Step | None, ...], letak: Letak) -> tuple[Isi, ...]:
    return tuple(cell for step in steps for cell in letak.pair(step, "tidak ada"))
