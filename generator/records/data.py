"""The results of a quarter as data: the keys of `compute --format json`, numbers exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.results import (
    Hasil,
    HasilIndikator,
    HasilKelompok,
    HasilOutput,
    Perbandingan,
    RekapPejabat,
    Status,
    StatusRenaksi,
)
from generator.values import Target, Triwulan
from generator.working import Step


def _value(step: Step | None) -> Decimal | None:
    return None if step is None else step.value


def _low(target: Target | None) -> Decimal | None:
    return None if target is None else target.lo


def _period(period: Perbandingan) -> dict[str, Any]:
    return {
        "target": _low(period.target),
        "realisasi": _value(period.realisasi),
        "capaian": _value(period.capaian),
        "alasan": period.alasan,
    }


def as_data(hasil: Hasil) -> dict[str, Any]:
    """The results under their fixed JSON keys, numbers as exact Decimals."""
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


def indikator_data(item: HasilIndikator) -> dict[str, Any]:
    """One indicator of the results."""
    now = item.kini.perbandingan
    figure = now.capaian or now.realisasi
    return {
        "kode": item.indikator.kode,
        "sasaran": item.indikator.sasaran,
        "indikator": item.indikator.indikator,
        "satuan": item.indikator.keterangan,
        "rumus": item.rumus,
        "polarisasi": item.polarisasi.value,
        "konsolidasi": item.konsolidasi.value,
        "target": _low(now.target),
        "target_hitung": None if now.target is None else str(now.target),
        "realisasi": _value(now.realisasi),
        "capaian": _value(now.capaian),
        "capaian_mentah": _value(now.capaian_mentah),
        "status": item.status.value,
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
                "triwulan": quarter.triwulan.label,
                "target": None if quarter.perbandingan.target is None else str(quarter.perbandingan.target),
                "realisasi": _value(quarter.perbandingan.realisasi),
                "capaian": _value(quarter.perbandingan.capaian),
                "status": quarter.status.value,
            }
            for quarter in item.triwulan
        ],
        "penanggung_jawab": list(item.penanggung_jawab),
        "catatan": list(item.catatan),
        "asal": [
            {"sheet": node.at.sheet, "cell": node.at.cell, "value": node.number}
            for node in (figure.inputs() if figure else ())
        ],
    }


def _person(person: RekapPejabat) -> dict[str, Any]:
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


def _group(group: HasilKelompok) -> dict[str, Any]:
    return {
        "no": group.no,
        "sasaran": group.nama,
        "capaian": _value(group.capaian),
        "dihitung": group.dihitung,
        "dilewati": {status.value: count for status, count in group.dilewati.items()},
    }


def _output(item: HasilOutput) -> dict[str, Any]:
    waktu = item.output.waktu
    return {
        "id": item.output.id,
        "kode_indikator": item.output.kode_indikator,
        "output": item.output.output,
        "waktu": waktu.label if isinstance(waktu, Triwulan) else None,
        "target": item.target,
        "satuan": item.satuan,
        "realisasi": item.realisasi,
        "status": item.status.value,
        "tunggakan": item.tunggakan,
        "catatan": list(item.catatan),
        "bukti": item.bukti,
        "penanggung_jawab": list(item.penanggung_jawab),
    }
