"""The budget in the report: what was spent up to the quarter, what is left, and how that compares with the capaian."""

from __future__ import annotations

from collections.abc import Iterator

from generator import anggaran
from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, daftar, sampai_dengan
from generator.documents.monitoring.tabel_anggaran import BarisAnggaran, TabelAnggaran
from generator.law import BATAS_EFISIEN
from generator.master.satuan import RUPIAH
from generator.periode import Periode
from generator.results import Hasil, HasilAnggaran, HasilProgram
from generator.values import print_number
from generator.working import Step


def tabel(hasil: Hasil, budget: HasilAnggaran) -> TabelAnggaran:
    """The table of a budget, with its sentences."""
    rows = [row for nomor, satu in enumerate(budget.program, 1) for row in _program(nomor, satu, hasil.triwulan)]
    return TabelAnggaran(
        kalimat=ringkasan(hasil, budget),
        baris=tuple(rows),
        pagu=_rupiah(budget.pagu),
        realisasi=_rupiah(budget.realisasi),
        penyerapan=cetak.langkah(budget.penyerapan),
        sisa=_rupiah(budget.sisa),
        catatan=tuple(_catatan(hasil, budget)),
    )


def ringkasan(hasil: Hasil, budget: HasilAnggaran) -> str:
    """The budget in a sentence."""
    kapan = sampai_dengan(hasil.triwulan)
    if budget.pagu is None:
        return f"Pagu anggaran belum diisi, sehingga realisasi anggaran {kapan} belum dapat dibandingkan."
    pagu = f"{RUPIAH} {print_number(budget.pagu.value)}"
    if budget.realisasi is None:
        return f"Realisasi anggaran {kapan} belum dilaporkan dari pagu {pagu}."
    share = f" ({cetak.persen(budget.penyerapan.value)})" if budget.penyerapan else ""
    spent = f"{RUPIAH} {print_number(budget.realisasi.value)}"
    return f"Realisasi anggaran {kapan} sebesar {spent} dari pagu {pagu}{share}."


def _program(nomor: int, satu: HasilProgram, quarter: Periode) -> Iterator[BarisAnggaran]:
    yield BarisAnggaran(
        nomor=f"{nomor}.",
        nama=satu.program.nama,
        pagu=_rupiah(satu.pagu),
        realisasi=_rupiah(satu.realisasi, "belum dilaporkan"),
        penyerapan=cetak.langkah(satu.penyerapan),
        sisa=_rupiah(satu.sisa),
        mendukung=", ".join(satu.program.mendukung) or STRIP,
        capaian=cetak.langkah(satu.capaian),
        efisiensi=cetak.perubahan(satu.efisiensi.value) if satu.efisiensi else STRIP,
        warna=_warna(satu),
    )
    for place, row in enumerate(satu.program.kegiatan, 1):
        pagu, realisasi = anggaran.pagu_baris(row), anggaran.realisasi_baris(row, quarter)
        yield BarisAnggaran(
            nomor=f"{place})",
            nama=row.kegiatan or row.program,
            pagu=_rupiah(pagu),
            realisasi=_rupiah(realisasi, "belum dilaporkan"),
            penyerapan=cetak.langkah(anggaran.penyerapan(row.kode, realisasi, pagu)),
            sisa=_rupiah(anggaran.sisa(row.kode, realisasi, pagu)),
            mendukung="",
            capaian="",
            efisiensi="",
            warna=cetak.PUTIH,
        )


def _warna(satu: HasilProgram) -> str:
    if satu.efisiensi is None:
        return cetak.PUTIH
    return cetak.JINGGA if satu.efisiensi.value < BATAS_EFISIEN.nilai else cetak.HIJAU


def _catatan(hasil: Hasil, budget: HasilAnggaran) -> Iterator[str]:
    if budget.belum:
        yield f"Realisasi {hasil.triwulan.label} belum dilaporkan, sehingga tidak ikut dijumlahkan, sedangkan pagunya ikut: {daftar(budget.belum)}."
    if tanpa := [satu.program.kode for satu in budget.program if not anggaran.is_complete(satu.program)]:
        yield f"Pagu belum lengkap, sehingga penyerapan dan sisanya tidak dihitung: {daftar(tanpa)}."
    if tanpa := [satu.program.kode for satu in budget.program if satu.indikator and not satu.dihitung]:
        yield f"Indikator yang didukung belum mempunyai capaian terhadap target tahunan: {daftar(tanpa)}."
    for satu in budget.program:
        if 0 < satu.dihitung < len(satu.indikator):
            sebagian = f"{satu.dihitung} dari {len(satu.indikator)} indikator yang didukung"
            yield f"{satu.program.kode}: baru {sebagian} mempunyai capaian terhadap target tahunan."
    if lebih := [satu.program.kode for satu in budget.program if satu.sisa is not None and satu.sisa.value < 0]:
        yield f"Realisasi melebihi pagu: {daftar(lebih)}."


def _rupiah(step: Step | None, tanpa: str = STRIP) -> str:
    """An amount without Rp, which the heading says, all its digits."""
    return tanpa if step is None else print_number(step.value)
