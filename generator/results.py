"""What `compute` gives: every figure of a quarter with its working, its state and its inputs.

A realisasi or capaian that exists is a `Step`; where there is none, `status` and `alasan` say why.
The four states never collapse: a number, N/A (no target), belum dilaporkan, tidak dapat dihitung.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.findings import Address
from generator.master import Analisis, Indikator, Output, Pengukuran
from generator.periode import Periode
from generator.values import Konsolidasi, Polarisasi, Target, Triwulan
from generator.working import Step

if TYPE_CHECKING:  # loaded only for masters that have a budget, or approvals
    from generator.anggaran import Program
    from generator.persetujuan import AngkaDisetujui


class Status(StrEnum):
    """Where an indikator stands in a quarter."""

    TERCAPAI = "tercapai"
    BELUM_TERCAPAI = "belum tercapai"
    BELUM_DILAPORKAN = "belum dilaporkan"
    TANPA_TARGET = "tanpa target"
    TIDAK_DAPAT_DIHITUNG = "tidak dapat dihitung"


class StatusRenaksi(StrEnum):
    """Where an output of the action plan stands at the end of a quarter."""

    SELESAI = "selesai"
    TERLAMBAT = "selesai terlambat"
    SEBAGIAN = "sebagian"
    BELUM = "belum"
    BELUM_JATUH_TEMPO = "belum jatuh tempo"


class Perbandingan(NamedTuple):
    """A realisasi against a target: for a quarter, the year to date, or the whole year. % for capaian."""

    target: Target | None = None
    target_di: Address | None = None
    """The target's cell; None where the target is itself computed (sum or mean of quarters)."""
    realisasi: Step | None = None
    capaian_mentah: Step | None = None
    capaian: Step | None = None
    alasan: str = ""
    """Why there is no capaian, when there is none."""


class HasilTriwulan(NamedTuple):
    """An indikator in one quarter, by itself."""

    triwulan: Periode
    status: Status
    perbandingan: Perbandingan

    @property
    def alasan(self) -> str:
        """Why there is no capaian."""
        return self.perbandingan.alasan


class Perubahan(NamedTuple):
    """How far a quarter's figures lie from an earlier one's: this less the earlier."""

    terhadap: str
    """What it is compared with: `TW I`, or `TW II 2024`."""
    realisasi: Step | None = None
    """Difference in the indikator's own unit."""
    capaian: Step | None = None
    """Difference in percentage points."""
    sebelumnya: bool = False
    """Whether the earlier quarter is the one before, of the same year."""


class HasilIndikator(NamedTuple):
    """An indikator at the end of a quarter."""

    indikator: Indikator
    pengukuran: Pengukuran | None
    rumus: str
    polarisasi: Polarisasi
    konsolidasi: Konsolidasi
    triwulan: tuple[HasilTriwulan, ...]
    """All quarters up to and including the one asked for, TW I first."""
    predikat: str
    skala: str
    """Name of the predikat scale."""
    tahun_berjalan: Perbandingan
    tahunan: Perbandingan
    penanggung_jawab: tuple[str, ...]
    """Standard names, group terms as printed."""
    perubahan: tuple[Perubahan, ...] = ()
    """Against the previous quarter, then against another year when one is given."""
    catatan: tuple[str, ...] = ()
    """What a reader must know of the calculation: first `bawaan`, then a variant, a target that differs, a fall."""
    bawaan: tuple[str, ...] = ()
    """Of the notes, those on what is blank or unreadable in the master: the cell, what was used instead, what to do."""

    @property
    def kini(self) -> HasilTriwulan:
        """The quarter asked for."""
        return self.triwulan[-1]

    @property
    def sebelumnya(self) -> HasilTriwulan | None:
        """The quarter before it; None in TW I."""
        return self.triwulan[-2] if len(self.triwulan) > 1 else None

    @property
    def status(self) -> Status:
        """Status in the quarter asked for."""
        return self.kini.status


class HasilKelompok(NamedTuple):
    """A mean over several figures, and what is left out of it: a sasaran, a kelompok, or the whole."""

    nama: str
    no: int | None
    capaian: Step | None
    dihitung: int
    """How many figures are in the mean."""
    dilewati: Mapping[Status, int]
    """How many are not, by their status."""


class HasilOutput(NamedTuple):
    """An output of the action plan at the end of a quarter."""

    output: Output
    status: StatusRenaksi
    target: Decimal | None
    """Count to be delivered; None when the decree gives none."""
    satuan: str
    realisasi: Decimal | None
    """Count delivered so far; None when nothing was reported."""
    realisasi_di: Address | None
    """The cell it was reported in."""
    selesai_pada: Triwulan | None
    tanggal: date | None
    bukti: str
    kendala: str
    tindak_lanjut: str
    penanggung_jawab: tuple[str, ...]
    """Standard names."""
    tunggakan: bool = False
    """Due in an earlier quarter and not finished before this one began."""
    catatan: tuple[str, ...] = ()
    """What is unreadable about it in the master: the cell, what follows from it, what to do."""


class RekapPejabat(NamedTuple):
    """What one official answers for. "Para Camat" counts for every Camat."""

    nama: str
    alias: tuple[str, ...]
    bidang: str
    indikator: tuple[HasilIndikator, ...]
    output: tuple[HasilOutput, ...]
    capaian: Step | None
    """Mean capaian of his indicators with a number."""


class HasilProgram(NamedTuple):
    """A program of the budget at the end of a quarter. Amounts in rupiah; there is no figure where one that it needs is missing."""

    program: Program
    pagu: Step | None
    realisasi: Step | None
    """From the year's begin to the end of the quarter."""
    penyerapan: Step | None
    """Realisasi in % of the pagu."""
    sisa: Step | None
    indikator: tuple[str, ...]
    """Codes of the indikator that it supports."""
    dihitung: int
    """How many of them have a capaian against the year's target."""
    capaian: Step | None
    """The mean of those, in %."""
    efisiensi: Step | None
    """That capaian less the penyerapan, in percentage points: positive where performance runs ahead of spending."""


class HasilAnggaran(NamedTuple):
    """The whole budget at the end of a quarter."""

    program: tuple[HasilProgram, ...]
    pagu: Step | None
    realisasi: Step | None
    penyerapan: Step | None
    sisa: Step | None
    belum: tuple[str, ...]
    """Codes of the rows whose realisasi is not reported, and so not in the sum."""


class Hasil(NamedTuple):
    """All results of a master at the end of a quarter."""

    master: str
    tahun: int
    triwulan: Periode
    status_data: str
    batas_capaian: Decimal | None
    """Cap in %, None for no cap."""
    indikator: tuple[HasilIndikator, ...]
    sasaran: tuple[HasilKelompok, ...]
    kelompok: tuple[HasilKelompok, ...]
    rata_rata_sasaran: HasilKelompok
    rata_rata_indikator: HasilKelompok
    predikat: str
    renaksi: tuple[HasilOutput, ...]
    pejabat: tuple[RekapPejabat, ...]
    bidang: tuple[RekapPejabat, ...]
    """The same counts per bidang, all its officials taken together."""
    analisis: tuple[Analisis, ...]
    """Analyses of the quarter asked for and the one before, in the order of the sheet."""
    catatan: tuple[str, ...]
    """What is blank or unreadable in the master and concerns all figures: the cell, what was used, what to do."""
    rumus_sel: Mapping[Address, str]
    """The master's cells that hold a formula of Excel's in place of a value, with that formula."""
    anggaran: HasilAnggaran | None = None
    """None where the master has no budget."""
    persetujuan: tuple[AngkaDisetujui, ...] | None = None
    """The figures of the quarter that are due or approved; None where the master approves none of any quarter."""

    @property
    def perlu_diperbaiki(self) -> tuple[tuple[str, str], ...]:
        """Everything that the figures stand on in the master's place: of what (`Master`, a code, an ID), and the note.

        What concerns all figures is said once.
        """
        return (
            *(("Master", note) for note in self.catatan),
            *(
                (item.indikator.kode, note)
                for item in self.indikator
                for note in item.bawaan
                if note not in self.catatan
            ),
            *((item.output.id, note) for item in self.renaksi for note in item.catatan),
        )

    def jumlah(self, status: Status) -> int:
        """How many indicators have a status in the quarter."""
        return sum(1 for hasil in self.indikator if hasil.status is status)
