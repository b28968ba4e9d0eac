"""The results of a quarter as data: the keys of `compute --format json`, numbers exact.

The types say what is written, and what a manifest that is read must hold (`form.check`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NotRequired, TypedDict

from generator.jenjang import Jenjang
from generator.periode import Pelaporan
from generator.persetujuan import AngkaDisetujui, KeadaanPersetujuan
from generator.results import (
    Hasil,
    HasilAnggaran,
    HasilIndikator,
    HasilKelompok,
    HasilOutput,
    HasilProgram,
    Perbandingan,
    RekapPejabat,
    Status,
    StatusRenaksi,
)
from generator.values import Konsolidasi, Polarisasi, Target, Triwulan, seen
from generator.working import Step


class PeriodeData(TypedDict):
    """A year to date, or a whole year."""

    target: Decimal | str | None
    realisasi: Decimal | str | None
    capaian: Decimal | None
    alasan: str


class TriwulanData(TypedDict):
    """A quarter of an indicator."""

    triwulan: str
    target: str | None
    realisasi: Decimal | str | None
    capaian: Decimal | None
    status: Status


class PerubahanData(TypedDict):
    """How far figures lie from earlier ones."""

    terhadap: str
    realisasi: Decimal | None
    capaian: Decimal | None


class AsalData(TypedDict):
    """A cell that a figure rests on."""

    sheet: str
    cell: str
    value: Decimal | str


class IndikatorData(TypedDict):
    """An indicator."""

    kode: str
    sasaran: str
    indikator: str
    satuan: str
    rumus: str
    polarisasi: Polarisasi
    konsolidasi: Konsolidasi
    target: Decimal | str | None
    """A step of an ordinal scale is text, likewise the realisasi."""
    target_hitung: str | None
    realisasi: Decimal | str | None
    capaian: Decimal | None
    capaian_mentah: Decimal | None
    status: Status
    alasan: str
    predikat: str
    skala_predikat: str
    tahun_berjalan: PeriodeData
    tahunan: PeriodeData
    perubahan: list[PerubahanData]
    triwulan: list[TriwulanData]
    penanggung_jawab: list[str]
    catatan: list[str]
    asal: list[AsalData]


class KelompokData(TypedDict):
    """A mean of several indicators."""

    no: int | None
    sasaran: str
    capaian: Decimal | None
    dihitung: int
    dilewati: dict[str, int]


class OutputData(TypedDict):
    """An output of the action plan."""

    id: str
    kode_indikator: str
    output: str
    waktu: str | None
    target: Decimal | None
    satuan: str
    realisasi: Decimal | None
    status: StatusRenaksi
    tunggakan: bool
    catatan: list[str]
    bukti: str
    penanggung_jawab: list[str]


class PejabatData(TypedDict):
    """What an official, or all of a bidang, answer for."""

    nama: str
    bidang: str
    capaian: Decimal | None
    indikator: list[str]
    renaksi: dict[str, list[str]]


class ProgramData(TypedDict):
    """A program of the budget; amounts in rupiah."""

    kode: str
    program: str
    pagu: Decimal | None
    realisasi: Decimal | None
    penyerapan: Decimal | None
    sisa: Decimal | None
    indikator: list[str]
    capaian: Decimal | None
    efisiensi: Decimal | None


class AnggaranData(TypedDict):
    """The budget at the end of the quarter."""

    pagu: Decimal | None
    realisasi: Decimal | None
    penyerapan: Decimal | None
    sisa: Decimal | None
    belum_dilaporkan: list[str]
    program: list[ProgramData]


class PersetujuanData(TypedDict):
    """A figure of the quarter with its approval."""

    kode: str
    nilai: Decimal | str | None
    nilai_disetujui: Decimal | str | None
    oleh: str
    tanggal: str
    keadaan: KeadaanPersetujuan


class RingkasanData(TypedDict):
    """The figures of the whole."""

    rata_rata_sasaran: Decimal | None
    rata_rata_indikator: Decimal | None
    predikat: str
    jumlah: dict[str, int]


class HasilData(TypedDict):
    """All results of a quarter."""

    master: str
    status_data: str
    tahun: int
    triwulan: int
    batas_capaian: Decimal | None
    indikator: list[IndikatorData]
    sasaran: list[KelompokData]
    kelompok: list[KelompokData]
    ringkasan: RingkasanData
    renaksi: list[OutputData]
    pejabat: list[PejabatData]
    bidang: list[PejabatData]
    catatan: list[str]
    anggaran: NotRequired[AnggaranData]
    persetujuan: NotRequired[list[PersetujuanData]]
    periode: NotRequired[str]
    """`Semester` where the office reports so; quarters need no word."""


def _told(number: Decimal) -> Decimal | str:
    """A number in its indicator's unit; a step is told as its word."""
    return number.nama if isinstance(number, Jenjang) else number


def _value(step: Step | None) -> Decimal | None:
    return None if step is None else step.value


def _realised(step: Step | None) -> Decimal | str | None:
    return None if step is None else _told(step.value)


def _low(target: Target | None) -> Decimal | str | None:
    return None if target is None else _told(target.lo)


def _period(period: Perbandingan) -> PeriodeData:
    return {
        "target": _low(period.target),
        "realisasi": _realised(period.realisasi),
        "capaian": _value(period.capaian),
        "alasan": period.alasan,
    }


def as_data(hasil: Hasil) -> HasilData:
    """The results under their fixed JSON keys, numbers as exact Decimals. Only a master with a budget, or approvals, has their key."""
    data = _data(hasil)
    if hasil.triwulan.jenis is not Pelaporan.TRIWULAN:
        data["periode"] = hasil.triwulan.jenis.value
    if hasil.anggaran:
        data["anggaran"] = _budget(hasil.anggaran)
    if hasil.persetujuan is not None:
        data["persetujuan"] = [_approval(each) for each in hasil.persetujuan]
    return data


def _data(hasil: Hasil) -> HasilData:
    return {
        "master": hasil.master,
        "status_data": hasil.status_data,
        "tahun": hasil.tahun,
        "triwulan": int(hasil.triwulan),
        "batas_capaian": hasil.batas_capaian,
        "indikator": [indikator_data(item) for item in hasil.indikator],
        "sasaran": [_group(group) for group in hasil.sasaran],
        "kelompok": [_group(group) for group in hasil.kelompok],
        "ringkasan": {
            "rata_rata_sasaran": _value(hasil.rata_rata_sasaran.capaian),
            "rata_rata_indikator": _value(hasil.rata_rata_indikator.capaian),
            "predikat": hasil.predikat,
            "jumlah": {status.value: hasil.jumlah(status) for status in Status},
        },
        "renaksi": [_output(item) for item in hasil.renaksi],
        "pejabat": [_person(person) for person in hasil.pejabat],
        "bidang": [_person(bidang) for bidang in hasil.bidang],
        "catatan": list(hasil.catatan),
    }


def _approval(each: AngkaDisetujui) -> PersetujuanData:
    row, now = each.persetujuan, each.angka.nilai
    approved = row.nilai if row else None
    return {
        "kode": each.angka.kode,
        "nilai": None if now is None else _told(now),
        "nilai_disetujui": _told(approved) if isinstance(approved, Decimal) else seen(approved) or None,
        "oleh": row.oleh if row else "",
        "tanggal": seen(row.tanggal) if row else "",
        "keadaan": each.keadaan,
    }


def _budget(budget: HasilAnggaran) -> AnggaranData:
    return {
        "pagu": _value(budget.pagu),
        "realisasi": _value(budget.realisasi),
        "penyerapan": _value(budget.penyerapan),
        "sisa": _value(budget.sisa),
        "belum_dilaporkan": list(budget.belum),
        "program": [_program(item) for item in budget.program],
    }


def _program(item: HasilProgram) -> ProgramData:
    return {
        "kode": item.program.kode,
        "program": item.program.nama,
        "pagu": _value(item.pagu),
        "realisasi": _value(item.realisasi),
        "penyerapan": _value(item.penyerapan),
        "sisa": _value(item.sisa),
        "indikator": list(item.indikator),
        "capaian": _value(item.capaian),
        "efisiensi": _value(item.efisiensi),
    }


def indikator_data(item: HasilIndikator) -> IndikatorData:
    """One indicator of the results."""
    now = item.kini.perbandingan
    figure = now.capaian or now.realisasi
    return {
        "kode": item.indikator.kode,
        "sasaran": item.indikator.sasaran,
        "indikator": item.indikator.indikator,
        "satuan": item.indikator.keterangan,
        "rumus": item.rumus,
        "polarisasi": item.polarisasi,
        "konsolidasi": item.konsolidasi,
        "target": _low(now.target),
        "target_hitung": None if now.target is None else str(now.target),
        "realisasi": _realised(now.realisasi),
        "capaian": _value(now.capaian),
        "capaian_mentah": _value(now.capaian_mentah),
        "status": item.status,
        "alasan": now.alasan,
        "predikat": item.predikat,
        "skala_predikat": item.skala,
        "tahun_berjalan": _period(item.tahun_berjalan),
        "tahunan": _period(item.tahunan),
        "perubahan": [
            {"terhadap": c.terhadap, "realisasi": _value(c.realisasi), "capaian": _value(c.capaian)}
            for c in item.perubahan
        ],
        "triwulan": [
            {
                "triwulan": Triwulan(quarter.triwulan).label,
                "target": None if quarter.perbandingan.target is None else str(quarter.perbandingan.target),
                "realisasi": _realised(quarter.perbandingan.realisasi),
                "capaian": _value(quarter.perbandingan.capaian),
                "status": quarter.status,
            }
            for quarter in item.triwulan
        ],
        "penanggung_jawab": list(item.penanggung_jawab),
        "catatan": list(item.catatan),
        "asal": [
            {"sheet": node.at.sheet, "cell": node.at.cell, "value": _told(node.number)}
            for node in (figure.inputs() if figure else ())
        ],
    }


def _person(person: RekapPejabat) -> PejabatData:
    return {
        "nama": person.nama,
        "bidang": person.bidang,
        "capaian": _value(person.capaian),
        "indikator": [item.indikator.kode for item in person.indikator],
        "renaksi": {
            status.value: [item.output.id for item in person.output if item.status is status]
            for status in StatusRenaksi
        },
    }


def _group(group: HasilKelompok) -> KelompokData:
    return {
        "no": group.no,
        "sasaran": group.nama,
        "capaian": _value(group.capaian),
        "dihitung": group.dihitung,
        "dilewati": {status.value: count for status, count in group.dilewati.items()},
    }


def _output(item: HasilOutput) -> OutputData:
    waktu = item.output.waktu
    return {
        "id": item.output.id,
        "kode_indikator": item.output.kode_indikator,
        "output": item.output.output,
        "waktu": waktu.label if isinstance(waktu, Triwulan) else None,
        "target": item.target,
        "satuan": item.satuan,
        "realisasi": item.realisasi,
        "status": item.status,
        "tunggakan": item.tunggakan,
        "catatan": list(item.catatan),
        "bukti": item.bukti,
        "penanggung_jawab": list(item.penanggung_jawab),
    }
