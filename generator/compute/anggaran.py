"""The budget at the end of a quarter: what was spent of it, what is left, and how that compares with the capaian.

Spending is compared with a whole pagu only: where one that belongs to it is blank, there is no share and nothing left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import anggaran
from generator.anggaran import Program
from generator.master import Master
from generator.periode import Periode
from generator.results import HasilAnggaran, HasilIndikator, HasilProgram
from generator.working import Difference, Mean, Step


def budget(master: Master, quarter: Periode, results: Iterable[HasilIndikator]) -> HasilAnggaran | None:
    """The budget of a master at the end of a quarter; None where it has none."""
    programs = anggaran.programs(master.anggaran)
    if not programs:
        return None
    capaian = {item.indikator.kode: item.tahunan.capaian for item in results}
    rows = tuple(_program(master, program, quarter, capaian) for program in programs)
    pagu = anggaran.jumlah("Jumlah pagu", (row.pagu for row in rows))
    realisasi = anggaran.jumlah(f"Jumlah realisasi s.d. {quarter.label}", (row.realisasi for row in rows))
    against = pagu if all(anggaran.is_complete(row.program) for row in rows if row.realisasi) else None
    return HasilAnggaran(
        program=rows,
        pagu=pagu,
        realisasi=realisasi,
        penyerapan=anggaran.penyerapan("jumlah anggaran", realisasi, against),
        sisa=anggaran.sisa("jumlah anggaran", realisasi, against),
        belum=tuple(row.kode for program in programs for row in anggaran.belum_dilaporkan(program, quarter)),
    )


def _program(master: Master, program: Program, quarter: Periode, capaian: Mapping[str, Step | None]) -> HasilProgram:
    pagu, realisasi = anggaran.pagu(program), anggaran.realisasi(program, quarter)
    against = pagu if anggaran.is_complete(program) else None
    penyerapan = anggaran.penyerapan(program.nama, realisasi, against)
    codes = dict.fromkeys(
        kode for nama in program.mendukung for kode in anggaran.indikator_dari(nama, master.indikator)
    )
    known = tuple(step for kode in codes if (step := capaian.get(kode)) is not None)
    mean = Step(f"Capaian yang didukung {program.nama}", Mean(known)) if known else None
    efisiensi = Difference(mean, penyerapan) if mean and penyerapan else None
    return HasilProgram(
        program=program,
        pagu=pagu,
        realisasi=realisasi,
        penyerapan=penyerapan,
        sisa=anggaran.sisa(program.nama, realisasi, against),
        indikator=tuple(codes),
        dihitung=len(known),
        capaian=mean,
        efisiensi=Step(f"Efisiensi {program.nama}", efisiensi) if efisiensi else None,
    )
