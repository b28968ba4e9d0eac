"""M: sheets Pengukuran and Komponen. Whether each indikator can be calculated as its Rumus says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.findings import Severity
from generator.law import SERATUS, SKALA, SKALA_IKM_MAKS
from generator.master import JenisKomponen, Komponen, Master, Pengukuran
from generator.registry import FORMULAS, Temuan, Trait, has, rule
from generator.rules.common import QUARTERS, grouped, joined, perhaps, usual_targets
from generator.values import Target, seen

METODE = "Lampiran I, kolom Pengukuran Kinerja"
_SURVEY_SCALES: Final = (SKALA_IKM_MAKS.nilai, SERATUS.nilai)
_PAIR: Final = (JenisKomponen.PEMBILANG, JenisKomponen.PENYEBUT)


def _components(master: Master) -> dict[str, list[Komponen]]:
    return grouped((row.kode_indikator, row) for row in master.komponen)


def _unpointed(text: str) -> str:
    """Without thousands points, which the reader might take for a decimal sign here."""
    return text.replace(".", "")


def measured(master: Master) -> Iterator[tuple[Pengukuran, list[Komponen]]]:
    """Each indikator with a known formula, and its components."""
    components = _components(master)
    for row in master.pengukuran:
        if row.rumus in FORMULAS:
            yield row, components.get(row.kode, [])


@rule("M01", Severity.ERROR, remedy="Pilih salah satu nama rumus dari daftar pilihan.", source=METODE)
def unknown_formula(master: Master) -> Iterator[Temuan]:
    """Rumus dikenal.

    Mengapa: Rumus dipanggil menurut namanya; nama yang tidak dikenal membuat indikator tidak dapat dihitung.

    Contoh: "rata rata komponen" tanpa tanda hubung.
    """
    for row in master.pengukuran:
        if row.rumus and row.rumus not in FORMULAS:
            yield Temuan.at(row, "rumus", f'Rumus "{row.rumus}" tidak dikenal.{perhaps(row.rumus, FORMULAS)}')


@rule("M02", Severity.ERROR, remedy="Tambahkan komponennya di lembar Komponen (atau Survei).", source=METODE)
def missing_components(master: Master) -> Iterator[Temuan]:
    """Setiap rumus punya komponen yang diperlukannya.

    Mengapa: Tanpa komponen tidak ada isian yang dapat dihitung. Rumus "langsung" mengambil tepat satu komponen.

    Contoh: IK3.1 memakai rumus "langsung", tetapi lembar Komponen tidak memuat IK3.1.
    """
    for row, components in measured(master):
        if has(row.rumus, Trait.SURVEYED) and not master.survei:
            yield Temuan.at(row, "rumus", f'Rumus "{row.rumus}" memerlukan isi lembar Survei, yang masih kosong.')
        elif not has(row.rumus, Trait.SURVEYED) and not components:
            yield Temuan.at(row, "rumus", f'Rumus "{row.rumus}" memerlukan komponen, tetapi {row.kode} tidak punya.')
        elif has(row.rumus, Trait.SINGLE) and len(components) != 1:
            message = f'Rumus "{row.rumus}" mengambil satu komponen, tetapi {row.kode} punya {len(components)}.'
            yield Temuan.at(row, "rumus", message)


@rule("M03", Severity.ERROR, remedy="Ganti Jenis komponen atau Rumus indikatornya.", source=METODE)
def wrong_component(master: Master) -> Iterator[Temuan]:
    """Jenis komponen sesuai dengan rumus.

    Mengapa: Rumus rasio membagi pembilang dengan penyebut; komponen jenis lain tidak punya tempat di dalamnya.

    Contoh: Komponen "persen" pada indikator yang dihitung dengan rumus "rasio".
    """
    for row, components in measured(master):
        takes = FORMULAS[row.rumus].takes
        for component in components:
            if isinstance(component.jenis, JenisKomponen) and component.jenis not in takes:
                wants = joined(sorted(takes)) or "tidak ada (isiannya di lembar Survei)"
                message = f'Jenis "{component.jenis}" tidak dipakai rumus "{row.rumus}". Yang dipakai: {wants}.'
                yield Temuan.at(component, "jenis", message)


@rule("M04", Severity.ERROR, remedy="Tambahkan baris pasangannya di lembar Komponen.", source=METODE)
def half_pair(master: Master) -> Iterator[Temuan]:
    """Pembilang dan penyebut berpasangan.

    Mengapa: Rasio tanpa salah satunya tidak dapat dihitung. Pada rumus tertimbang dan jumlah rasio, pasangan itu
    berbagi satu Kode Komponen.

    Contoh: Komponen b berjenis pembilang tanpa baris b berjenis penyebut.
    """
    for row, components in measured(master):
        pairs = [item for item in components if item.jenis in _PAIR]
        groups = grouped((item.kode if has(row.rumus, Trait.PAIRED) else "", item) for item in pairs)
        for same in groups.values():
            kinds = {item.jenis for item in same}
            missing = [kind for kind in _PAIR if kind not in kinds]
            if missing:
                whose = f"Komponen {same[0].kode}" if has(row.rumus, Trait.PAIRED) else f"Indikator {row.kode}"
                yield Temuan.at(same[0], "jenis", f"{whose} tidak punya {missing[0]}.")


@rule("M05", Severity.ERROR, remedy="Ganti salah satu rujukan agar tidak melingkar.", source=METODE)
def circle(master: Master) -> Iterator[Temuan]:
    """Indikator turunan tidak saling merujuk secara melingkar.

    Mengapa: Bila IK1.1 dihitung dari IK2.1 dan IK2.1 dari IK1.1, tidak satu pun dapat dihitung lebih dahulu.

    Contoh: Komponen IK2.1 menyebut IK1.1, padahal IK1.1 sudah menyebut IK2.1.
    """
    links = grouped((row.kode_indikator, row) for row in master.komponen if row.jenis is JenisKomponen.INDIKATOR)
    sources = {kode: [row.kode for row in rows] for kode, rows in links.items()}
    reported: set[frozenset[str]] = set()
    for kode, rows in links.items():
        path = _way_back(kode, sources)
        if path and frozenset(path) not in reported:
            reported.add(frozenset(path))
            row = next((row for row in rows if row.kode == path[1]), rows[0])
            yield Temuan.at(row, "kode", f"Rujukan ini melingkar: {' -> '.join(path)}.")


def _way_back(start: str, sources: dict[str, list[str]]) -> list[str]:
    """The codes from `start` along its sources back to itself; empty when there is no such way."""
    waiting, visited = [[start]], set[str]()
    while waiting:
        path = waiting.pop()
        for source in sources.get(path[-1], []):
            if source == start:
                return [*path, start]
            if source not in visited:
                visited.add(source)
                waiting.append([*path, source])
    return []


@rule("M08", Severity.ERROR, remedy="Pilih salah satu nama skala dari daftar pilihan, atau kosongkan.", source=METODE)
def unknown_scale(master: Master) -> Iterator[Temuan]:
    """Skala Predikat dikenal.

    Mengapa: Predikat dibaca dari skala yang disebut di sini; nama yang tidak dikenal tidak memberi predikat.

    Contoh: "Permendagri 86" alih-alih "Permendagri 86/2017".
    """
    for row in master.pengukuran:
        if row.skala_predikat and row.skala_predikat not in SKALA:
            message = f'Skala "{row.skala_predikat}" tidak dikenal.{perhaps(row.skala_predikat, SKALA)}'
            yield Temuan.at(row, "skala_predikat", message)


@rule("M09", Severity.ERROR, remedy="Tulis Skala Min dan Skala Maks seperti pada Pengukuran Kinerja.", source=METODE)
def impossible_scale(master: Master) -> Iterator[Temuan]:
    """Skala Min dan Skala Maks dapat dipakai.

    Mengapa: Isian diperiksa terhadap skala ini. Pada survei, Skala Maks juga menentukan apakah nilai dikalikan 25; bila
    bukan 4 atau 100, hasilnya tidak sebanding dengan target.

    Contoh: Skala Maks survei diketik 5 atau dikosongkan, padahal skalanya 1–4.
    """
    usual = usual_targets(master)
    for row in master.pengukuran:
        low, high = row.skala_min, row.skala_maks
        ends = usual.get(row.kode)
        if has(row.rumus, Trait.SURVEYED) and "skala_maks" in row.cells and high not in _SURVEY_SCALES:
            message = f"Skala Maks {seen(high) or 'kosong'}, padahal skala survei 1–4 (Maks 4) atau 0–100 (Maks 100)."
            yield Temuan.at(row, "skala_maks", message)
        elif isinstance(high, Decimal) and ((ends and high > ends[1]) or (isinstance(low, Decimal) and low >= high)):
            yield Temuan.at(row, "skala_maks", f"Skala {_unpointed(seen(low))}–{_unpointed(seen(high))} tidak mungkin.")
        elif isinstance(low, Decimal) and ends and low < ends[0]:
            yield Temuan.at(row, "skala_min", f"Skala {_unpointed(seen(low))}–{_unpointed(seen(high))} tidak mungkin.")


@rule(
    "M10",
    Severity.ERROR,
    remedy="Ketik ulang target itu, atau kosongkan bila sama dengan target tercetak.",
    source=METODE,
)
def impossible_target(master: Master) -> Iterator[Temuan]:
    """Target Hitung wajar untuk satuan indikatornya.

    Mengapa: Indikator bersatuan Nilai ditargetkan dalam 0 sampai 100, Persentase dalam -100 sampai 100; target hitung di
    luar itu hampir selalu salah ketik dan menggantikan target tercetak tanpa terlihat. Satuan lain tidak dibatasi.

    Contoh: 97.905 diketik di Excel berbahasa Indonesia menjadi 97905.
    """
    usual = usual_targets(master)
    for row in master.pengukuran:
        ends = usual.get(row.kode)
        for quarter in QUARTERS if ends else ():
            target = row.target_hitung(quarter)
            if ends and isinstance(target, Target) and not ends[0] <= target.lo <= _top(target) <= ends[1]:
                message = f"Target hitung {_unpointed(str(target))} tidak berada antara {ends[0]} dan {ends[1]}."
                yield Temuan.at(row, f"hitung_{quarter.kolom}", message)


def _top(target: Target) -> Decimal:
    return target.lo if target.hi is None else target.hi


@rule(
    "M13",
    Severity.WARNING,
    remedy="Isi Sumber Data menurut dokumen asli.",
    source="Keputusan, Lampiran I, kolom Sumber Data",
)
def no_source(master: Master) -> Iterator[Temuan]:
    """Setiap indikator menyebut sumber datanya.

    Mengapa: Realisasi yang tidak jelas asalnya tidak dapat diperiksa, dan kolomnya tercetak kosong di Lampiran I.

    Contoh: Kolom Sumber Data terlewat saat menambah indikator.
    """
    for row in master.indikator:
        if "sumber_data" in row.cells and not row.sumber_data:
            yield Temuan.at(row, "sumber_data", f"Indikator {row.kode} tidak menyebut Sumber Data.")
