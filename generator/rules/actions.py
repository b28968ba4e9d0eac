"""A: the action plan of Lampiran II. Whether every output can be followed up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.model import Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined, short
from generator.values import Triwulan, normal, read_quantity, seen

LAMPIRAN_II = "Keputusan, Lampiran II"
_COMPLETE: Final = ("kriteria", "output", "target_renaksi", "waktu", "penanggung_jawab")
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

    Contoh: T/O2.1.1 pada TW III dan T/O2.1.2 pada TW II.
    """
    for same in grouped(((row.kode_indikator, row.rencana_aksi, row.kriteria), row) for row in master.output).values():
        before = None
        for row in same:
            if not isinstance(row.waktu, Triwulan):
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
