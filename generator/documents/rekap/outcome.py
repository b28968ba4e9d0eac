"""Sheets of rekap.xlsx that hold what came out: Ringkasan, Capaian and, step by step, Perhitungan."""

from __future__ import annotations

from decimal import Decimal

from generator.documents.rekap.layout import FIRST_ROW, Letak, heading
from generator.jenjang import Jenjang
from generator.office.workbook.report import Gaya, Grafik, Halaman, Isi, Rumus, Seri
from generator.results import Hasil, HasilIndikator, HasilKelompok, Perbandingan, Status, StatusRenaksi
from generator.values import letters
from generator.working import Step, equation

QUARTER_COLUMNS = (
    *("Kode", "Indikator Kinerja", "Satuan", "Polarisasi", "Target", "Realisasi", "Realisasi (perkin)"),
    *("Capaian sebelum batas", "Capaian sebelum batas (perkin)", "Capaian", "Capaian (perkin)"),
    *("Status", "Predikat", "Penanggung Jawab", "Alasan dan catatan"),
)
YEAR_COLUMNS = (
    *("Kode", "Indikator Kinerja", "Satuan", "Konsolidasi"),
    *("Target tahun berjalan", "Realisasi tahun berjalan", "Realisasi tahun berjalan (perkin)"),
    *("Capaian tahun berjalan", "Capaian tahun berjalan (perkin)", "Target tahunan"),
    *("Realisasi terhadap tahun", "Realisasi terhadap tahun (perkin)"),
    *("Capaian terhadap tahun", "Capaian terhadap tahun (perkin)", "Alasan"),
)
STATUS_COLUMN = letters(QUARTER_COLUMNS.index("Status") + 1)
CAPAIAN_COLUMN = letters(QUARTER_COLUMNS.index("Capaian") + 1)
LOOKS = {Status.TERCAPAI: Gaya.BAIK, Status.BELUM_TERCAPAI: Gaya.KURANG}


def ringkasan(hasil: Hasil, letak: Letak) -> Halaman:
    """The cap, the means, and the counts by status."""
    rows = heading(hasil, "Ringkasan", ("Ukuran", "Nilai", "Nilai (perkin)", "Keterangan"))
    cap = hasil.batas_capaian
    rows.append(
        (
            Isi("Batas capaian (%)", Gaya.TEBAL),
            Isi(cap if cap is not None else "tanpa batas", Gaya.MASUKAN),
            Isi(None, Gaya.KOSONG),
            Isi("Capaian di atas batas ini ditampilkan dan dirata-ratakan sebesar batasnya"),
        )
    )
    rows += [
        (Isi(f"Perlu diperbaiki: {whose}", Gaya.TEBAL), Isi(None, Gaya.KOSONG), Isi(None, Gaya.KOSONG), Isi(note))
        for whose, note in hasil.perlu_diperbaiki
    ]
    rows.append(_mean("Rata-rata sasaran", hasil.rata_rata_sasaran, letak, "sasaran", hasil.predikat))
    rows.append(_mean("Rata-rata indikator", hasil.rata_rata_indikator, letak, "indikator"))
    rows += [_mean(f"Kelompok {group.nama}", group, letak, "sasaran") for group in hasil.kelompok]
    rows += [_mean(f"Sasaran {group.no}", group, letak, "indikator", group.nama) for group in hasil.sasaran]
    rows += [_count_indicators(hasil, status) for status in Status]
    rows += [_count_outputs(hasil, status) for status in StatusRenaksi]
    last = FIRST_ROW + len(hasil.indikator) - 1
    chart = Grafik(
        "column",
        f"Capaian indikator {hasil.triwulan.label} {hasil.tahun} (%)",
        (
            Seri(
                "Capaian",
                f"=Capaian!$A${FIRST_ROW}:$A${last}",
                f"=Capaian!${CAPAIAN_COLUMN}${FIRST_ROW}:${CAPAIAN_COLUMN}${last}",
            ),
        ),
        f"A{len(rows) + 2}",
        "%",
    )
    return Halaman("Ringkasan", (34, 14, 14, 70), tuple(rows), kepala=4, grafik=(chart,) if hasil.indikator else ())


def _mean(name: str, group: HasilKelompok, letak: Letak, unit: str, remark: str = "") -> tuple[Isi, ...]:
    left_out = ", ".join(f"{count} {status}" for status, count in group.dilewati.items())
    said = [f"dari {group.dihitung} {unit}", f"tidak dihitung: {left_out}" if left_out else "", remark]
    return (
        Isi(name, Gaya.TEBAL),
        *letak.pair(group.capaian, "tidak ada"),
        Isi("; ".join(part for part in said if part)),
    )


def _count_indicators(hasil: Hasil, status: Status) -> tuple[Isi, ...]:
    last = max(FIRST_ROW, FIRST_ROW + len(hasil.indikator) - 1)
    count = hasil.jumlah(status)
    return _count(f"Indikator {status}", f"Capaian!${STATUS_COLUMN}${FIRST_ROW}:${STATUS_COLUMN}${last}", status, count)


def _count_outputs(hasil: Hasil, status: StatusRenaksi) -> tuple[Isi, ...]:
    last = max(FIRST_ROW, FIRST_ROW + len(hasil.renaksi) - 1)
    count = sum(1 for item in hasil.renaksi if item.status is status)
    return _count(f"Output rencana aksi {status}", f"Renaksi!$I${FIRST_ROW}:$I${last}", status, count)


def _count(name: str, places: str, status: str, count: int) -> tuple[Isi, ...]:
    live = Rumus(f'=COUNTIF({places},"{status}")', Decimal(count))
    return Isi(name, Gaya.TEBAL), Isi(live, Gaya.BULAT), Isi(count, Gaya.BULAT), Isi("")


def capaian(hasil: Hasil, letak: Letak) -> Halaman:
    """One row per indikator for the quarter; below, one for the year so far and the whole year."""
    rows = heading(hasil, "Capaian indikator", QUARTER_COLUMNS)
    rows += [_quarter(item, letak) for item in hasil.indikator]
    rows += [(), tuple(Isi(name, Gaya.KEPALA) for name in YEAR_COLUMNS)]
    rows += [_year(item, letak) for item in hasil.indikator]
    return Halaman("Capaian", (8, 36, 12, 12, 12, *(11,) * 6, 15, 15, 30, 36), tuple(rows), kepala=4, ulang=False)


def _quarter(item: HasilIndikator, letak: Letak) -> tuple[Isi, ...]:
    now, look = item.kini.perbandingan, LOOKS.get(item.status, Gaya.KOSONG)
    return (
        Isi(item.indikator.kode, Gaya.TEBAL),
        Isi(item.indikator.indikator),
        Isi(item.indikator.keterangan),
        Isi(item.polarisasi.value),
        _target(now),
        *letak.pair(now.realisasi, "tidak ada"),
        *letak.pair(now.capaian_mentah, "tidak ada"),
        *letak.pair(now.capaian, "tidak ada"),
        Isi(item.status.value, look),
        Isi(item.predikat),
        Isi("\n".join(item.penanggung_jawab)),
        Isi("\n".join(part for part in (now.alasan, *item.catatan) if part)),
    )


def _year(item: HasilIndikator, letak: Letak) -> tuple[Isi, ...]:
    running, whole = item.tahun_berjalan, item.tahunan
    return (
        Isi(item.indikator.kode, Gaya.TEBAL),
        Isi(item.indikator.indikator),
        Isi(item.indikator.keterangan),
        Isi(item.konsolidasi.value),
        *_period(running, letak),
        *_period(whole, letak),
        Isi("\n".join(dict.fromkeys(part for part in (running.alasan, whole.alasan) if part))),
    )


def _target(period: Perbandingan) -> Isi:
    if period.target is None:
        return Isi("tanpa target", Gaya.KOSONG)
    simple = period.target.hi is None and period.target.polarisasi is None
    return Isi(period.target.lo, Gaya.PENUH) if simple else Isi(str(period.target))


def _period(period: Perbandingan, letak: Letak) -> tuple[Isi, ...]:
    return (_target(period), *letak.pair(period.realisasi, "tidak ada"), *letak.pair(period.capaian, "tidak ada"))


def perhitungan(hasil: Hasil, letak: Letak) -> Halaman:
    """Every named step of every derivation, live, in an order in which each rests on those before it."""
    columns = ("No", "Untuk", "Langkah", "Perhitungan", "Nilai", "Nilai (perkin)")
    rows = heading(hasil, "Perhitungan langkah demi langkah", columns)
    for number, item in enumerate(letak.langkah, start=1):
        rows.append(_step(number, item.pemilik, item.step, letak))
    return Halaman("Perhitungan", (6, 18, 44, 90, 16, 16), tuple(rows), kepala=4)


def _step(number: int, owner: str, step: Step, letak: Letak) -> tuple[Isi, ...]:
    said = equation(step.of)
    live = Isi(letak.formula(step), Gaya.PENUH)
    value = Decimal(int(step.value)) if isinstance(step.value, Jenjang) else step.value  # here a step is its position
    return Isi(number, Gaya.BULAT), Isi(owner), Isi(step.name), Isi(said), live, Isi(value, Gaya.PENUH)
