"""R: what was reported. Values within their scale, evidence, plausibility from quarter to quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator.findings import Severity
from generator.jenjang import Jenjang
from generator.law import BOBOT_PENUH, RESPONDEN_MIN
from generator.master import Entry, Indikator, JenisKomponen, Komponen, Master, Pengukuran
from generator.master.satuan import NILAI, PERSENTASE
from generator.registry import Temuan, Trait, has, rule
from generator.rules.common import QUARTERS, across, grouped, joined
from generator.values import Konsolidasi, Polarisasi, Target, Triwulan, print_number, read_quantity, seen

DIKTUM = "diktum tentang pelaporan; Lampiran II"
METODE = "Lampiran I, kolom Pengukuran Kinerja"
PER_QUARTER: Final = {quarter: f"tw_{quarter.kolom}" for quarter in QUARTERS}
_FAR: Final = 5
"""How many times its target a realisasi is taken for a slip of a digit."""
_DONE: Final = (Decimal(0), Decimal(1))


def _measures(master: Master) -> dict[str, Pengukuran]:
    return {row.kode: row for row in reversed(master.pengukuran)}


@rule("R01", Severity.WARNING, remedy="Isi kolom Bukti dengan nama dan nomor dokumennya.", source=DIKTUM)
def no_evidence(master: Master) -> Iterator[Temuan]:
    """Output yang dilaporkan ada buktinya.

    Mengapa: Realisasi tanpa bukti tidak dapat diverifikasi. Realisasi 0 tidak memerlukan bukti.

    Contoh: RO015 dilaporkan selesai pada TW II, tetapi kolom Bukti kosong.
    """
    for row in master.realisasi:
        if isinstance(row.realisasi, Decimal) and row.realisasi > 0 and not row.bukti and "bukti" in row.cells:
            message = f"{row.identitas} melaporkan realisasi {print_number(row.realisasi)} tanpa bukti."
            yield Temuan.at(row, "bukti", message)


@rule("R02", Severity.WARNING, remedy="Periksa kedua angkanya; mungkin tertukar.", source=METODE)
def part_over_whole(master: Master) -> Iterator[Temuan]:
    """Pembilang tidak melebihi penyebut.

    Mengapa: Bagian tidak mungkin lebih besar daripada keseluruhannya; rasio di atas 100% berarti salah isi. Indikator
    Stabilize dengan satu angka target membandingkan yang terjadi dengan yang direncanakan, yang boleh terlampaui.

    Contoh: 1.300 register diinventarisasi dari 1.248 register.
    """
    measures = _measures(master)
    for kode, rows in grouped((row.kode_indikator, row) for row in master.komponen).items():
        measure = measures.get(kode)
        if measure is None or not has(measure.rumus, Trait.PART_OF_WHOLE) or _against_plan(measure):
            continue
        for same in grouped((row.kode if has(measure.rumus, Trait.PAIRED) else "", row) for row in rows).values():
            for quarter, name in PER_QUARTER.items():
                part = _sum(same, JenisKomponen.PEMBILANG, quarter)
                whole = _sum(same, JenisKomponen.PENYEBUT, quarter)
                if part is not None and whole is not None and part > whole:
                    first = next(row for row in same if row.jenis is JenisKomponen.PEMBILANG)
                    message = (
                        f"{quarter.label}: pembilang {print_number(part)} melebihi penyebut {print_number(whole)}."
                    )
                    yield Temuan.at(first, name, message)


def _against_plan(measure: Pengukuran) -> bool:
    """Whether what happened is compared with a plan, so that it may be more: Stabilize, and no range as target."""
    targets = [measure.target_hitung(quarter) for quarter in QUARTERS]
    ranges = [target for target in targets if isinstance(target, Target) and target.hi is not None]
    return measure.polarisasi is Polarisasi.STABILIZE and not ranges


def _sum(rows: Sequence[Komponen], jenis: JenisKomponen, quarter: Triwulan) -> Decimal | None:
    """The sum of all components of a kind, None unless there are some and all have a number."""
    values = [row.nilai(quarter) for row in rows if row.jenis is jenis]
    numbers = [value for value in values if isinstance(value, Decimal)]
    return sum(numbers, Decimal(0)) if numbers and len(numbers) == len(values) else None


@rule(
    "R03",
    Severity.WARNING,
    remedy="Periksa jumlah responden, atau tambah surveinya.",
    source=RESPONDEN_MIN.sumber,
)
def few_respondents(master: Master) -> Iterator[Temuan]:
    """Survei kelurahan punya jumlah responden minimal.

    Mengapa: Metode pengukuran menuntut jumlah responden tertentu, yang tertulis pada kunci Responden Minimal di lembar
    Keputusan (kosong: 100); nilai dari responden yang lebih sedikit dapat ditolak.

    Contoh: Nilai 3,85 dari 64 responden, atau nilai tanpa jumlah responden.
    """
    least = print_number(master.responden_minimal)
    for quarter in QUARTERS:
        field = f"responden_{quarter.kolom}"
        valued = [row for row in master.survei if isinstance(row.nilai(quarter), Decimal) and field in row.cells]
        blank = [row for row in valued if row.responden(quarter) is None]
        asked = [(count, row) for row in valued if isinstance(count := row.responden(quarter), Decimal)]
        few = [(count, row) for count, row in asked if count < master.responden_minimal]
        if blank:
            many = f" di {len(blank)} {master.sebutan.unit.lower()}" if len(blank) > 1 else ""
            message = f"Nilai {quarter.label} terisi, tetapi jumlah responden belum{many}."
            yield across([(row, field) for row in blank], message)
        if few:
            counts = _listed([print_number(count) for count, _ in few])
            yield across([(row, field) for _, row in few], f"{quarter.label}: {counts} responden, kurang dari {least}.")


def _listed(values: Sequence[str], most: int = 3) -> str:
    """The first different values, for a finding about many cells."""
    unique = list(dict.fromkeys(values))
    return "; ".join([*unique[:most], *(["…"] if len(unique) > most else [])])


@rule("R04", Severity.ERROR, remedy="Ketik ulang nilainya dalam skala yang diminta.", source=METODE)
def out_of_scale(master: Master) -> Iterator[Temuan]:
    """Nilai yang dilaporkan berada dalam skalanya.

    Mengapa: Komponen "nilai" dan nilai survei memakai Skala Min dan Skala Maks di lembar Pengukuran, "persen" 0–100,
    "selesai" Sudah atau Belum, pembilang dan penyebut tidak negatif. Nilai di luar itu merusak hasil.

    Contoh: Nilai kelurahan diketik 385 padahal skalanya 1–4, atau "Sudah" pada komponen persen.
    """
    measures = _measures(master)
    for entry in master.entries:
        row, value = entry.row, entry.value
        if isinstance(row, Komponen) and entry.name in PER_QUARTER.values() and isinstance(value, Decimal):
            if isinstance(value, Jenjang):
                continue  # a step is on its scale
            reason = _misfit(entry, row.jenis, value, measures.get(row.kode_indikator))
            if reason:
                yield Temuan.at(row, entry.name, reason)
    yield from _survey_out_of_scale(master)


def _survey_out_of_scale(master: Master) -> Iterator[Temuan]:
    """Values of the survey outside its scale, once for each quarter."""
    survey = next((row for row in master.pengukuran if has(row.rumus, Trait.SURVEYED)), None)
    for quarter in QUARTERS if survey else ():
        field = f"nilai_{quarter.kolom}"
        found = [(value, row) for row in master.survei if isinstance(value := row.nilai(quarter), Decimal)]
        wrong = [
            (value, row) for value, row in found if survey and _outside(value, survey.skala_min, survey.skala_maks)
        ]
        if wrong and survey:
            values = _listed([print_number(value) for value, _ in wrong])
            message = f"Terbaca {values}, di luar skala {seen(survey.skala_min)}–{seen(survey.skala_maks)}."
            yield across([(row, field) for _, row in wrong], message)


def _misfit(entry: Entry, jenis: object, value: Decimal, measure: Pengukuran | None) -> str:
    """Why a component's value cannot be, empty when it can."""
    if jenis is JenisKomponen.SELESAI:
        return "" if value in _DONE else f'Terbaca {print_number(value)}, seharusnya "Sudah" atau "Belum".'
    if isinstance(entry.raw, str):
        return f'"{entry.raw}" hanya untuk komponen berjenis selesai; komponen ini berjenis {seen(jenis)}.'
    if jenis is JenisKomponen.PERSEN:
        return _outside(value, Decimal(0), BOBOT_PENUH.nilai)
    if jenis is JenisKomponen.NILAI and measure is not None:
        return _outside(value, measure.skala_min, measure.skala_maks)
    return f"Terbaca {print_number(value)}, padahal jumlah tidak mungkin negatif." if value < 0 else ""


def _outside(value: Decimal, low: object, high: object) -> str:
    under = isinstance(low, Decimal) and value < low
    over = isinstance(high, Decimal) and value > high
    return f"Terbaca {print_number(value)}, di luar skala {seen(low)}–{seen(high)}." if under or over else ""


@rule("R05", Severity.WARNING, remedy="Periksa isian kedua triwulan itu.", source="konsolidasi akhir; targetnya menaik")
def falling_value(master: Master) -> Iterator[Temuan]:
    """Isian kumulatif tidak turun dari triwulan ke triwulan.

    Mengapa: Bila target indikator menaik dan konsolidasinya "akhir", isian selesai dan pembilang ialah posisi sampai
    akhir triwulan; yang sudah tercapai tidak mungkin berkurang. Begitu pula nilai rumus langsung dalam satuan hitungan,
    seperti Orang atau Rp, yang targetnya naik setidaknya satu setengah kali.

    Contoh: 687 register pada TW III dan 612 register pada TW IV.
    """
    cumulative = {row.kode for row in master.indikator if _rising(row)}
    counted = {row.kode for row in master.indikator if _counted(row)}
    for measure in master.pengukuran:
        own = measure.kode in cumulative and measure.konsolidasi is Konsolidasi.AKHIR
        if not own or has(measure.rumus, Trait.CUMULATIVE):
            continue
        kinds = {JenisKomponen.SELESAI, JenisKomponen.PEMBILANG}
        if measure.kode in counted and has(measure.rumus, Trait.SINGLE):
            kinds.add(JenisKomponen.NILAI)
        for row in master.komponen:
            if row.kode_indikator == measure.kode and row.jenis in kinds:
                yield from _falls(row)


def _counted(row: Indikator) -> bool:
    """Whether the indikator counts things, and its targets grow as what is counted from the year's beginning does."""
    numbers = [value for quarter in QUARTERS if isinstance(value := row.target(quarter), Decimal)]
    return row.keterangan not in ("", NILAI, PERSENTASE) and len(numbers) > 1 and 2 * numbers[-1] >= 3 * numbers[0] > 0


@rule("R21", Severity.WARNING, remedy="Periksa apakah isian itu kelebihan satu angka.", source=METODE)
def far_above_target(master: Master) -> Iterator[Temuan]:
    """Isian rumus langsung tidak lebih dari lima kali targetnya.

    Mengapa: Realisasi yang berkali lipat target triwulannya hampir selalu kelebihan satu angka atau salah satuan.

    Contoh: Target 400 jabatan, terisi 3880.
    """
    printed = {row.kode: row for row in reversed(master.indikator)}
    unscaled = {
        row.kode
        for row in master.pengukuran
        if has(row.rumus, Trait.SINGLE) and not isinstance(row.skala_maks, Decimal)  # else R04 knows what is too much
    }
    for row in master.komponen:
        indikator = printed.get(row.kode_indikator)
        if indikator is None or row.kode_indikator not in unscaled:
            continue
        for quarter, name in PER_QUARTER.items():
            value, target = row.nilai(quarter), indikator.target(quarter)
            if isinstance(value, Decimal) and isinstance(target, Decimal) and value > _FAR * target > 0:
                message = f"{quarter.label} terisi {print_number(value)}, padahal targetnya {print_number(target)}."
                yield Temuan.at(row, name, message)


def _rising(row: Indikator) -> bool:
    numbers = [value for quarter in QUARTERS if isinstance(value := row.target(quarter), Decimal)]
    return len(numbers) > 1 and all(low <= high for low, high in pairwise(numbers)) and numbers[0] < numbers[-1]


def _falls(row: Komponen) -> Iterator[Temuan]:
    values = [(quarter, value) for quarter in QUARTERS if isinstance(value := row.nilai(quarter), Decimal)]
    for (before, high), (quarter, value) in pairwise(values):
        if value < high:
            message = f"{quarter.label} terisi {_said(row, value)}, padahal {before.label} {_said(row, high)}."
            yield Temuan.at(row, PER_QUARTER[quarter], message)


def _said(row: Komponen, value: Decimal) -> str:
    if row.jenis is JenisKomponen.SELESAI and value in _DONE:
        return '"Sudah"' if value else '"Belum"'
    return print_number(value)


@rule("R06", Severity.WARNING, remedy="Isi komponen yang kosong, atau N/A bila tidak berlaku.", source=METODE)
def partly_filled(master: Master) -> Iterator[Temuan]:
    """Komponen satu indikator terisi semua dalam triwulan yang dilaporkan.

    Mengapa: Bila hanya sebagian komponen terisi, indikator tidak dapat dihitung pada triwulan itu.

    Contoh: Pembilang TW II terisi, penyebutnya kosong.
    """
    for kode, rows in grouped((row.kode_indikator, row) for row in master.komponen).items():
        for quarter, name in PER_QUARTER.items():
            used = [row for row in rows if name in row.cells and row.jenis is not JenisKomponen.INDIKATOR]
            blank = [row for row in used if row.nilai(quarter) is None]
            if blank and any(isinstance(row.nilai(quarter), Decimal) for row in used):
                names = joined([f"{row.kode} ({seen(row.jenis)})" for row in blank])
                yield Temuan.at(blank[0], name, f"{quarter.label}: komponen {names} pada {kode} belum diisi.")


@rule("R07", Severity.WARNING, remedy="Periksa Realisasi dan Target Renaksi.", source=DIKTUM)
def more_than_planned(master: Master) -> Iterator[Temuan]:
    """Realisasi output tidak melebihi target jumlahnya.

    Mengapa: Realisasi ialah jumlah output yang sudah ada, paling banyak sebesar target; angka yang lebih besar biasanya
    nomor dokumen atau persentase.

    Contoh: Target "1 Laporan", realisasi 100.
    """
    targets = {row.id: row.target_renaksi for row in master.output}
    for row in master.realisasi:
        target, unit = read_quantity(targets.get(row.id_output, ""))
        if target is not None and isinstance(row.realisasi, Decimal) and row.realisasi > target:
            message = f"Realisasi {print_number(row.realisasi)} melebihi target {print_number(target)} {unit}."
            yield Temuan.at(row, "realisasi", message)
