"""T: targets against each other, across quarters, the year, both annexes and derived indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from generator.findings import Severity
from generator.jenjang import Jenjang
from generator.master import Indikator, JenisKomponen, Master, Pengukuran
from generator.registry import Temuan, Trait, has, rule
from generator.rules.common import QUARTERS, across, grouped, nearest, usual_targets
from generator.rules.kamus import in_kamus
from generator.values import Angka, Konsolidasi, Polarisasi, normal, print_number, seen

LAMPIRAN_I = "Keputusan, Lampiran I, kolom Target"
_DECIMALS: Final = 2
_ANY: Final = (Decimal("-Infinity"), Decimal("Infinity"))
_FAR: Final = 5
"""How many times larger or smaller than both its neighbours a target is taken for a slip of a digit."""
_PER_QUARTER = tuple(f"target_{quarter.kolom}" for quarter in QUARTERS)


def _measures(master: Master) -> dict[str, Pengukuran]:
    return {row.kode: row for row in reversed(master.pengukuran)}


def _numbers(row: Indikator) -> list[tuple[str, Decimal]]:
    """The quarters that have a number: field and target."""
    return [(name, value) for name in _PER_QUARTER if isinstance(value := getattr(row, name), Decimal)]


def _title(name: str) -> str:
    return QUARTERS[_PER_QUARTER.index(name)].label


@rule(
    "T01",
    Severity.WARNING,
    remedy="Periksa target kedua triwulan itu, atau ganti Konsolidasi di lembar Pengukuran.",
    source=LAMPIRAN_I,
)
def falling_target(master: Master) -> Iterator[Temuan]:
    """Target kumulatif tidak turun dari triwulan ke triwulan.

    Mengapa: Bila konsolidasinya "akhir", target sebuah triwulan sudah mencakup triwulan sebelumnya, jadi tidak mungkin
    lebih kecil. Triwulan N/A dilewati; target berpolarisasi Minimize memang boleh turun.

    Contoh: Target TW II 55 dan target TW III 25.
    """
    measures = _measures(master)
    for row in master.indikator:
        measure = measures.get(row.kode)
        if measure is None or measure.konsolidasi is not Konsolidasi.AKHIR or measure.polarisasi is Polarisasi.MINIMIZE:
            continue
        numbers = _numbers(row)
        for (before, low), (name, value) in pairwise(numbers):
            if value < low:
                message = (
                    f"Target {_title(name)} ({print_number(value)}) lebih rendah daripada "
                    f"{_title(before)} ({print_number(low)}), padahal konsolidasinya akhir."
                )
                yield Temuan.at(row, name, message)


@rule(
    "T12", Severity.WARNING, remedy="Periksa apakah target itu kelebihan atau kekurangan satu angka.", source=LAMPIRAN_I
)
def stray_target(master: Master) -> Iterator[Temuan]:
    """Target sebuah triwulan tidak jauh dari kedua tetangganya.

    Mengapa: Target yang lima kali lebih besar, atau lima kali lebih kecil, daripada target triwulan sebelum dan
    sesudahnya (pada triwulan terakhir: Target Tahunan) hampir selalu kelebihan atau kekurangan satu angka. Dengan konsolidasi jumlah, triwulan yang ramai
    memang dapat jauh lebih besar; nilai yang tidak lazim bagi satuannya ditemukan N04 dan N13.

    Contoh: Target 3 hari, 3 hari, 20 hari, 2 hari.
    """
    measures, ends = _measures(master), usual_targets(master)
    for row in master.indikator:
        measure = measures.get(row.kode)
        if measure is None or measure.konsolidasi is Konsolidasi.JUMLAH:
            continue
        (least, most), year = ends.get(row.kode, _ANY), row.target_tahunan
        numbers = [*_numbers(row), *([("target_tahunan", year)] if isinstance(year, Decimal) else [])]
        for (_, before), (name, value), (_, after) in zip(numbers, numbers[1:], numbers[2:], strict=False):
            low, high = sorted((abs(before), abs(after)))
            stray = abs(value) > _FAR * high > 0 or abs(value) * _FAR < low
            if stray and least <= value <= most:
                message = f"Target {_title(name)} ({print_number(value)}) jauh dari {print_number(before)} dan {print_number(after)} di kedua sisinya."
                yield Temuan.at(row, name, message)


@rule(
    "T02",
    Severity.WARNING,
    remedy="Periksa target triwulan, Target Tahunan, dan Konsolidasi di lembar Pengukuran.",
    source=LAMPIRAN_I,
)
def annual_target(master: Master) -> Iterator[Temuan]:
    """Target Tahunan sesuai dengan target triwulan.

    Mengapa: Konsolidasi menentukan bagaimana triwulan menjadi tahun: jumlah, rata-rata, atau nilai triwulan terakhir.
    Target tahun yang tidak sesuai membuat capaian tahun tidak dapat dipertanggungjawabkan.

    Contoh: Target 25 di setiap triwulan dengan konsolidasi jumlah, tetapi Target Tahunan 90.
    """
    measures = _measures(master)
    for row in master.indikator:
        measure, numbers = measures.get(row.kode), [value for _, value in _numbers(row)]
        if measure is None or not numbers or not isinstance(row.target_tahunan, Decimal):
            continue
        if isinstance(row.target_tahunan, Jenjang) and measure.konsolidasi is not Konsolidasi.AKHIR:
            continue  # M14 says that steps can be neither added nor averaged
        expected = _consolidated(numbers, measure.konsolidasi)
        if expected is not None and _rounded(expected, row.target_tahunan) != row.target_tahunan:
            message = (
                f"Target Tahunan {print_number(row.target_tahunan)}, padahal dari target triwulan dengan konsolidasi "
                f"{measure.konsolidasi} seharusnya {print_number(_rounded(expected, row.target_tahunan))}."
            )
            yield _not_summed(measure, numbers, row) or Temuan.at(row, "target_tahunan", message)


def _not_summed(measure: Pengukuran, numbers: Sequence[Decimal], row: Indikator) -> Temuan | None:
    """At the Konsolidasi, where the quarters make the year's target by their sum; else None."""
    whole = sum(numbers, Decimal(0))
    if whole != row.target_tahunan:
        return None
    message = (
        f"Konsolidasi {measure.konsolidasi}, padahal Target Tahunan {print_number(whole)} "
        f"({row.at('target_tahunan')}) ialah jumlah target triwulannya."
    )
    return Temuan.at(measure, "konsolidasi", message)


def _consolidated(numbers: Sequence[Decimal], konsolidasi: object) -> Decimal | None:
    match konsolidasi:
        case Konsolidasi.JUMLAH:
            return sum(numbers, Decimal(0))
        case Konsolidasi.RATA_RATA:
            return sum(numbers, Decimal(0)) / len(numbers)
        case Konsolidasi.AKHIR:
            return numbers[-1]
    return None


def _rounded(computed: Decimal, printed: Decimal) -> Decimal:
    """A computed target with as many decimals as the printed one, two at least: 33,33 is the third of 100."""
    if isinstance(printed, Jenjang):
        return computed
    exponent = printed.normalize().as_tuple().exponent
    places = max(_DECIMALS, -exponent if isinstance(exponent, int) else 0)
    return computed.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@rule("T03", Severity.WARNING, remedy="Isi Target Tahunan dengan angka.", source=LAMPIRAN_I)
def no_annual_target(master: Master) -> Iterator[Temuan]:
    """Setiap indikator punya Target Tahunan.

    Mengapa: Capaian tahun dihitung terhadap Target Tahunan; tanpa itu indikator tidak punya capaian tahun.

    Contoh: Kolom Target Tahunan terlewat saat menambah indikator.
    """
    for row in master.indikator:
        if "target_tahunan" in row.cells and seen(row.target_tahunan) in ("", "N/A"):
            yield Temuan.at(row, "target_tahunan", f"Indikator {row.kode} tidak punya Target Tahunan.")


@rule("T04", Severity.WARNING, remedy="Samakan target di kedua lampiran.", source="Keputusan, Lampiran I dan II")
def targets_differ(master: Master) -> Iterator[Temuan]:
    """Target di Lampiran II sama dengan Target Tahunan di Lampiran I.

    Mengapa: Kedua lampiran menyebut target indikator yang sama; bila berbeda, tidak jelas mana yang mengikat.

    Contoh: Lampiran I menyebut 97,905 dan Lampiran II 97,5.
    """
    annual = {row.kode: row for row in master.indikator}
    for row in master.indikator:
        if seen(row.target_tahunan) == "":
            continue
        others = [
            output
            for output in master.output
            if output.kode_indikator == row.kode and _differ(output.target, annual[row.kode].target_tahunan)
        ]
        for value, same in grouped((seen(output.target), output) for output in others).items():
            message = (
                f"Target {value or 'kosong'}, padahal Target Tahunan {row.kode} di Lampiran I "
                f"({row.cells.get('target_tahunan', '')}) {seen(row.target_tahunan)}."
            )
            yield across([(output, "target") for output in same], message)


def _differ(one: Angka, other: Angka) -> bool:
    return seen(one) != seen(other)


@rule(
    "T05",
    Severity.WARNING,
    remedy="Hitung ulang target turunan, atau periksa target indikator sumbernya.",
    source="Lampiran I, 1.1 dan 1.2: rata-rata dari indikator lain",
)
def derived_target(master: Master) -> Iterator[Temuan]:
    """Target indikator turunan sama dengan rata-rata target sumbernya.

    Mengapa: Realisasi indikator turunan ialah rata-rata realisasi sumbernya. Bila targetnya dihitung lain, capaian 100%
    pada semua sumber tidak memberi capaian 100% pada turunannya.

    Contoh: (97,905 + 95,415) / 2 = 96,66, tetapi target indikator turunan 97.
    """
    rows = {row.kode: row for row in master.indikator}
    sources = grouped((row.kode_indikator, row.kode) for row in master.komponen if row.jenis is JenisKomponen.INDIKATOR)
    for measure in master.pengukuran:
        used = [rows[kode] for kode in sources.get(measure.kode, []) if kode in rows]
        mean = has(measure.rumus, Trait.DERIVED) and has(measure.rumus, Trait.MEAN)
        if mean and measure.kode in rows and used:
            for name in (*_PER_QUARTER, "target_tahunan"):
                yield from _against_mean(rows[measure.kode], used, name)


def _against_mean(row: Indikator, used: Sequence[Indikator], name: str) -> Iterator[Temuan]:
    target, numbers = getattr(row, name), [getattr(source, name) for source in used]
    ranked = any(isinstance(number, Jenjang) for number in (target, *numbers))  # M15 speaks of these
    if isinstance(target, Decimal) and all(isinstance(number, Decimal) for number in numbers) and not ranked:
        mean = _rounded(sum(numbers, Decimal(0)) / len(numbers), target)
        if mean != target:
            terms = ", ".join(f"{source.kode} {seen(number)}" for source, number in zip(used, numbers, strict=True))
            message = f"Target {print_number(target)}, padahal rata-rata sumbernya {print_number(mean)} ({terms})."
            yield Temuan.at(row, name, message)


@rule(
    "T06",
    Severity.WARNING,
    remedy="Ketik targetnya, atau N/A bila triwulan itu memang tanpa target.",
    source=LAMPIRAN_I,
)
def blank_target(master: Master) -> Iterator[Temuan]:
    """Target setiap triwulan berisi angka atau N/A.

    Mengapa: Sel kosong berarti "belum diisi", bukan "tanpa target"; keduanya diperlakukan berbeda dalam laporan.

    Contoh: Target TW III dikosongkan karena triwulan itu tidak dinilai.
    """
    for row in master.indikator:
        for periode in master.periode:
            name = f"target_{periode.kolom}"
            if name in row.cells and getattr(row, name) is None:
                yield Temuan.at(row, name, f"Target {_title(name)} untuk {row.kode} kosong.")


@rule(
    "T11",
    Severity.WARNING,
    remedy="Kosongkan target itu, atau pindahkan ke TW II atau TW IV; bila laporannya per triwulan, ubah Periode Pelaporan.",
    source=LAMPIRAN_I,
)
def target_never_due(master: Master) -> Iterator[Temuan]:
    """Kantor yang melapor per semester hanya punya target TW II dan TW IV.

    Mengapa: Semester I berakhir pada TW II dan Semester II pada TW IV. Target TW I dan TW III tidak pernah dihitung.

    Contoh: Periode Pelaporan Semester, tetapi Target TW I berisi 25.
    """
    idle = [quarter for quarter in QUARTERS if quarter not in master.periode]
    for quarter in idle:
        name = f"target_{quarter.kolom}"
        filled = [(row, name) for row in master.indikator if isinstance(row.target(quarter), Decimal)]
        if filled:
            yield across(filled, f"Target {quarter.label} terisi, padahal laporannya per semester.")


@rule("T09", Severity.WARNING, remedy="Pilih satuan yang sama dari daftar pilihan.", source=LAMPIRAN_I)
def unit_misspelt(master: Master) -> Iterator[Temuan]:
    """Satuan yang sama ditulis sama.

    Mengapa: Satuan dikenali dari tulisannya. Target bersatuan "Persentase" dicetak dengan tanda % di Lampiran II; yang
    bersatuan "Persen" tidak.

    Contoh: "Persen" pada satu indikator, sedangkan indikator lain memakai "Persentase".
    """
    rows = grouped((row.keterangan, row) for row in master.indikator if row.keterangan)
    for unit, same in rows.items():
        alike = [other for other in rows if len(rows[other]) > len(same) and _digits(other) == _digits(unit)]
        usual = nearest(unit, alike)
        if usual and (_begins_alike(unit, usual) or not in_kamus(unit.lower())):
            yield across([(row, "keterangan") for row in same], f'Satuan "{unit}", mungkin maksudnya "{usual}".')


def _digits(unit: str) -> list[str]:
    """The numbers in a unit: `/ 1.000 KH` is another one than `/ 100.000 KH`."""
    return re.findall(r"\d+", unit)


def _begins_alike(unit: str, other: str) -> bool:
    """Whether one unit is the other cut short; two whole words such as Orang and Ruang are two units."""
    return normal(other).startswith(normal(unit)) or normal(unit).startswith(normal(other))


@rule("T10", Severity.WARNING, remedy="Tulis N/A bila triwulan itu memang tanpa target.", source=LAMPIRAN_I)
def zero_target(master: Master) -> Iterator[Temuan]:
    """Target yang makin tinggi makin baik tidak nol.

    Mengapa: Terhadap target nol capaian tidak dapat dihitung; yang dimaksud hampir selalu "tanpa target", yaitu N/A.

    Contoh: Angka 0 diketik pada TW I, padahal indikator itu baru dinilai pada TW II.
    """
    measures = _measures(master)
    for row in master.indikator:
        measure = measures.get(row.kode)
        for name in (*_PER_QUARTER, "target_tahunan"):
            if measure is not None and measure.polarisasi is Polarisasi.MAXIMIZE and getattr(row, name) == 0:
                yield Temuan.at(row, name, f"Target {row.kode} nol, padahal polarisasinya Maximize.")
