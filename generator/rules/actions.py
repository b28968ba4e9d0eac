"""A: the action plan of Lampiran II. Whether every output can be followed up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import QUARTERS, across, grouped, joined, named_quarters, short, year_of
from generator.values import Triwulan, normal, read_quantity, seen

LAMPIRAN_II = "Keputusan, Lampiran II"
_COMPLETE: Final = ("kriteria", "output", "target_renaksi", "waktu", "penanggung_jawab")
_UNITS: Final = frozenset({"data", "dokumen", "laporan", "surat"})
"""Nouns that an output may begin with and that are units too."""
_RESULT: Final = re.compile(r"^(?:Ter|Di)\w+nya\s+", re.IGNORECASE)
_YEAR: Final = re.compile(r"\btahun\s+(\d{4})", re.IGNORECASE)
_PLAN: Final = ("rencana_aksi", "kriteria", "output")
_LABEL: Final = re.compile(r"^\s*(RA|KK|T/O)[\s.]*\d+(\s*\.\s*\d+)*\.?\s*", re.IGNORECASE)


@rule("A01", Severity.WARNING, remedy="Lengkapi barisnya menurut dokumen asli.", source=LAMPIRAN_II)
def incomplete_output(master: Master) -> Iterator[Temuan]:
    """Setiap baris Lampiran II punya kriteria, output, target, waktu, dan penanggung jawab.

    Mengapa: Output tanpa waktu tidak pernah jatuh tempo, dan output tanpa penanggung jawab tidak ada yang melaporkan.

    Contoh: RA1 pada IK6.1 tercetak tanpa T/O, target, waktu, dan penanggung jawab.
    """
    for row in master.output:
        blank = [name for name in _COMPLETE if name in row.cells and not seen(getattr(row, name))]
        if blank:
            titles = joined([columns(type(row))[name].judul for name in blank])
            yield Temuan.at(row, blank[0], f"Baris {row.id} belum berisi {titles}.")


@rule("A02", Severity.WARNING, remedy='Tulis jumlah, spasi, lalu satuan, misalnya "1 Laporan".', source=LAMPIRAN_II)
def target_form(master: Master) -> Iterator[Temuan]:
    """Target Renaksi berupa jumlah dan satuan.

    Mengapa: Status "selesai" dan "sebagian" dihitung dengan membandingkan realisasi terhadap jumlah ini.

    Contoh: "Laporan" tanpa jumlah, atau "satu Laporan".
    """
    for row in master.output:
        if row.target_renaksi and read_quantity(row.target_renaksi)[0] is None:
            message = f'"{row.target_renaksi}" tidak diawali jumlah.'
            yield Temuan.at(row, "target_renaksi", message)


@rule("A03", Severity.WARNING, remedy="Periksa Waktu baris itu dan baris di atasnya.", source=LAMPIRAN_II)
def time_order(master: Master) -> Iterator[Temuan]:
    """Waktu output dalam satu kriteria tidak mundur.

    Mengapa: Output sebuah kriteria bernomor menurut triwulannya; urutan yang mundur biasanya salah pilih triwulan.
    Output tanpa nomor boleh berurutan lain.

    Contoh: T/O2.1.1 pada TW III dan T/O2.1.2 pada TW II.
    """
    for same in grouped(((row.kode_indikator, row.rencana_aksi, row.kriteria), row) for row in master.output).values():
        before = None
        for row in same:
            if not isinstance(row.waktu, Triwulan) or not _LABEL.match(row.output):
                continue
            if before is not None and row.waktu < before:
                yield Temuan.at(row, "waktu", f"Waktu {row.waktu.label}, padahal output di atasnya {before.label}.")
            before = row.waktu


@rule("A04", Severity.WARNING, remedy="Bedakan bunyinya, atau gabungkan keduanya.", source=LAMPIRAN_II)
def same_action(master: Master) -> Iterator[Temuan]:
    """Rencana aksi dalam satu indikator berbeda bunyinya.

    Mengapa: Dua rencana aksi dengan bunyi sama biasanya satu rencana yang tersalin; output keduanya terhitung sendiri.

    Contoh: RA3 dan RA4 pada IK9.1 sama bunyinya.
    """
    for rows in grouped((row.kode_indikator, row) for row in master.output).values():
        by_text = grouped((normal(_LABEL.sub("", row.rencana_aksi)), row) for row in rows if row.rencana_aksi)
        for text, same in by_text.items():
            first = {normal(row.rencana_aksi): row for row in reversed(same)}
            if text and len(first) > 1:
                ordered = [row for row in same if row is first[normal(row.rencana_aksi)]]
                labels = joined([row.rencana_aksi.split()[0].rstrip(".") for row in ordered])
                quoted = short(_LABEL.sub("", ordered[0].rencana_aksi))
                message = f'{labels} berbunyi sama: "{quoted}".'
                yield across([(row, "rencana_aksi") for row in ordered], message)


@rule("A05", Severity.WARNING, remedy="Tambahkan outputnya, atau hapus triwulan itu dari kriteria.", source=LAMPIRAN_II)
def quarter_without_output(master: Master) -> Iterator[Temuan]:
    """Setiap triwulan yang disebut kriteria punya output.

    Mengapa: Kriteria menjanjikan hasil pada triwulan itu; tanpa output tidak ada yang dilaporkan dan dipantau.

    Contoh: KK2.1 menyebut target TW2, TW3, dan TW4, tetapi outputnya hanya untuk TW II dan TW III.
    """
    for rows in grouped(((row.kode_indikator, row.rencana_aksi, row.kriteria), row) for row in master.output).values():
        due = {row.waktu for row in rows}
        absent = [quarter for quarter in named_quarters(rows[0].kriteria) if quarter not in due]
        if absent and due & set(QUARTERS):
            labels = joined([quarter.label for quarter in absent])
            yield Temuan.at(
                rows[0], "kriteria", f"Kriteria menyebut {labels}, tetapi tidak ada outputnya pada {labels}."
            )


@rule("A06", Severity.WARNING, remedy="Samakan satuan dengan nama outputnya.", source=LAMPIRAN_II)
def unit_of_output(master: Master) -> Iterator[Temuan]:
    """Satuan Target Renaksi sama dengan nama outputnya.

    Mengapa: Output yang bernama laporan dibuktikan dengan laporan; satuan lain membuat bukti diperdebatkan.

    Contoh: Output "Dokumen hasil bimbingan teknis" bertarget "1 Laporan".
    """
    wrong = []
    for row in master.output:
        noun = next(iter(_RESULT.sub("", _LABEL.sub("", row.output)).split()), "").casefold()
        unit = read_quantity(row.target_renaksi)[1].casefold()
        if {noun, unit} <= _UNITS and noun != unit:
            wrong.append(((noun, row.target_renaksi), row))
    for (noun, target), rows in grouped(wrong).items():
        message = f'Target "{target}", padahal outputnya berupa {noun}.'
        yield across([(row, "target_renaksi") for row in rows], message)


@rule("A07", Severity.INFO, remedy="Biarkan bila tahun itu memang yang dimaksud.", source=LAMPIRAN_II)
def other_year(master: Master) -> Iterator[Temuan]:
    """Tahun yang disebut rencana aksi ialah tahun perjanjian.

    Mengapa: Rencana aksi biasanya disalin dari tahun lalu, dan tahun di dalam kalimat mudah terlewat.

    Contoh: "Daftar Data Perangkat Daerah Tahun 2026" dalam perjanjian tahun 2025.
    """
    agreement = year_of(master)
    found = [
        (year, (row, name))
        for row in master.output
        for name in _PLAN
        for year in dict.fromkeys(_YEAR.findall(getattr(row, name)))
        if agreement and int(year) != agreement
    ]
    for year, places in grouped(found).items():
        yield across(places, f"Disebut tahun {year}, sedangkan perjanjian ini untuk tahun {agreement}.")


@rule("A08", Severity.INFO, remedy="Hapus titiknya, atau akhiri semuanya dengan titik.", source=LAMPIRAN_II)
def full_stop(master: Master) -> Iterator[Temuan]:
    """Teks Lampiran II semuanya diakhiri titik, atau semuanya tidak.

    Mengapa: Kolom tabel yang sebagian bertitik tampak belum selesai disunting.

    Contoh: Tiga rencana aksi diakhiri titik, yang lain tidak.
    """
    texts = {getattr(row, name): (row, name) for row in reversed(master.output) for name in reversed(_PLAN)}
    texts.pop("", None)
    stopped = [place for text, place in reversed(texts.items()) if text.endswith(".")]
    if 0 < len(stopped) < len(texts):
        few = len(stopped) * 2 <= len(texts)
        places = stopped if few else [place for text, place in reversed(texts.items()) if not text.endswith(".")]
        how = "diakhiri titik" if few else "tidak diakhiri titik"
        yield across(places, f"{len(places)} dari {len(texts)} teks di lembar ini {how}, yang lain tidak demikian.")


@rule(
    "A09",
    Severity.WARNING,
    remedy="Tambahkan outputnya menurut dokumen asli, atau hapus rencana aksinya.",
    source=LAMPIRAN_II,
)
def action_without_output(master: Master) -> Iterator[Temuan]:
    """Setiap rencana aksi punya sedikitnya satu output.

    Mengapa: Yang dilaporkan setiap triwulan ialah output. Rencana aksi tanpa satu output pun tidak pernah dilaporkan dan
    tidak pernah selesai.

    Contoh: RA1 pada IK6.1 tercetak tanpa T/O.
    """
    actions = grouped(
        ((row.kode_indikator, normal(row.rencana_aksi)), row) for row in master.output if row.rencana_aksi
    )
    for rows in actions.values():
        first = rows[0]
        if "output" in first.cells and not any(row.output for row in rows):
            message = (
                f'Rencana aksi "{short(first.rencana_aksi)}" pada {first.kode_indikator} tidak punya satu output pun.'
            )
            yield Temuan.at(first, "rencana_aksi", message)
