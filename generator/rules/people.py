"""P: officials and their NIP."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from generator.findings import Severity
from generator.master import Indikator, Master, Output, Pejabat
from generator.master.officials import Registry
from generator.registry import Temuan, rule
from generator.rules.common import across, customary, grouped, joined, nearest
from generator.values import normal

LAMPIRAN = "Keputusan, Lampiran I dan II, kolom penanggung jawab"
_GROUP = re.compile(r"\b[Pp]ara [A-Z]\w+(?: [A-Z]\w+)*")
"""A group as the decree names it: to the last word with a capital letter, for longer names may begin like shorter ones."""


def _spellings(master: Master) -> list[str]:
    """Every name under which sheet Pejabat knows an official or a group."""
    return [name for row in master.pejabat for name in (row.nama, *row.alias, row.kelompok) if name]


def _named(master: Master) -> Iterator[tuple[str, Indikator | Output]]:
    """Every name in the columns of officials, with its row."""
    rows: tuple[Indikator | Output, ...] = (*master.indikator, *master.output)
    for row in rows:
        for name in row.penanggung_jawab:
            yield name, row


@rule(
    "P01",
    Severity.WARNING,
    remedy="Tambahkan pejabatnya (atau ejaan ini sebagai Alias) di lembar Pejabat.",
    source=LAMPIRAN,
)
def unknown_official(master: Master) -> Iterator[Temuan]:
    """Penanggung jawab terdaftar di lembar Pejabat.

    Mengapa: Rekap per penanggung jawab disusun dari lembar Pejabat; nama yang tidak terdaftar menjadi orang tersendiri.

    Contoh: "Kepala Bidang Keuangan" ditulis di Lampiran II, padahal tidak ada di lembar Pejabat.
    """
    registry = Registry(master.pejabat)
    spellings = _spellings(master)
    for name, rows in grouped(_named(master)).items():
        if master.pejabat and not registry.known(name):
            guess = nearest(name, spellings)
            hint = f' Mungkin maksudnya "{guess}".' if guess else ""
            message = f'"{name}" tidak terdaftar di lembar Pejabat.{hint}'
            yield across([(row, "penanggung_jawab") for row in rows], message)


@rule("P02", Severity.INFO, remedy="Pilih satu sebutan bila Keputusan diubah.", source=LAMPIRAN)
def several_spellings(master: Master) -> Iterator[Temuan]:
    """Satu pejabat ditulis dengan satu sebutan.

    Mengapa: Pembaca dapat mengira dua sebutan sebagai dua pejabat. Perhitungan tidak terpengaruh selama setiap sebutan
    tercatat sebagai Alias.

    Contoh: "Kabid. PP dan Keu", "Kabid PP dan Keu", dan "Kabid PP dan Keuangan".
    """
    registry = Registry(master.pejabat)
    known = ((registry.standard(name), (name, row)) for name, row in _named(master) if registry.known(name))
    for standard, uses in grouped(known).items():
        spellings = grouped(uses)
        if len(spellings) > 1:
            order = sorted(spellings, key=lambda spelling: -len(spellings[spelling]))
            said = joined([f'"{spelling}" ({len(spellings[spelling])} kali)' for spelling in order])
            row = spellings[order[-1]][0]
            yield Temuan.at(row, "penanggung_jawab", f"{standard} ditulis {len(order)} cara: {said}.")


@rule(
    "P12",
    Severity.WARNING,
    remedy="Samakan dengan lembar Pejabat, atau tambahkan ejaan ini sebagai Alias.",
    source="lembar Analisis, kolom PIC",
)
def unknown_pic(master: Master) -> Iterator[Temuan]:
    """PIC di lembar Analisis terdaftar di lembar Pejabat bila sebutannya mirip dengan yang terdaftar.

    Mengapa: Satu pejabat dengan dua sebutan terbaca sebagai dua orang dalam rencana tindak lanjut. PIC yang memang bukan
    pejabat terdaftar, misalnya nama seorang staf, dibiarkan.

    Contoh: "Kepala Bidang Angkutn" sebagai PIC, padahal yang terdaftar "Kepala Bidang Angkutan".
    """
    registry = Registry(master.pejabat)
    spellings = _spellings(master)
    for row in master.analisis:
        guess = nearest(row.pic, spellings) if row.pic and not registry.known(row.pic) else ""
        if guess:
            message = f'PIC "{row.pic}" tidak terdaftar di lembar Pejabat. Mungkin maksudnya "{guess}".'
            yield Temuan.at(row, "pic", message)


@rule("P06", Severity.WARNING, remedy="Samakan penanggung jawab di kedua lampiran.", source=LAMPIRAN)
def annexes_differ(master: Master) -> Iterator[Temuan]:
    """Penanggung jawab indikator sama di Lampiran I dan Lampiran II.

    Mengapa: Pejabat yang menjawab indikator ialah yang melaksanakan rencana aksinya. Sebutan bersama, seperti "Para Kepala Bidang",
    dihitung sebagai semua anggotanya. Di kantor yang kebanyakan indikatornya memang dibagi lain, tidak ada temuan.

    Contoh: Lampiran I menyebut Kepala Bidang Perekonomian untuk IK4.1, tetapi tidak satu pun rencana aksinya.
    """
    registry = Registry(master.pejabat)
    outputs = grouped((row.kode_indikator, row) for row in master.output)
    found: list[list[Temuan]] = []
    for row in master.indikator:
        rows = [output for output in outputs.get(row.kode, []) if output.penanggung_jawab]
        if rows and row.penanggung_jawab:
            found.append(list(_differing(row, rows, registry)))
    if customary([not differing for differing in found]):
        yield from (temuan for differing in found for temuan in differing)


def _differing(row: Indikator, rows: Sequence[Output], registry: Registry) -> Iterator[Temuan]:
    """At the indikator who is missing in Lampiran II, or named there by every output; else at the outputs."""
    planned = [registry.everybody(output.penanggung_jawab) for output in rows]
    here, there = (
        registry.everybody(row.penanggung_jawab),
        tuple(dict.fromkeys(name for names in planned for name in names)),
    )
    only_there = _missing(there, here)
    everywhere = [name for name in only_there if all(name in names for names in planned)]
    parts = [
        f"{joined(names)} hanya ada di {annex}"
        for names, annex in ((_missing(here, there), "Lampiran I"), (everywhere, "Lampiran II"))
        if names
    ]
    if parts:
        first = rows[0].at("penanggung_jawab")
        yield Temuan.at(row, "penanggung_jawab", f"{row.kode}: {'; '.join(parts)} ({first} dan seterusnya).")
    some = [name for name in only_there if name not in everywhere]
    named = ((tuple(place for place, names in enumerate(planned) if name in names), name) for name in some)
    for places, same in grouped(named).items():
        message = f"{row.kode}: {joined(same)} hanya ada di Lampiran II, tidak di {row.at('penanggung_jawab')}."
        yield across([(rows[place], "penanggung_jawab") for place in places], message)


def _missing(names: Sequence[str], others: Sequence[str]) -> list[str]:
    known = {normal(name) for name in others}
    return [name for name in names if normal(name) not in known]


@rule("P07", Severity.ERROR, remedy="Hapus sebutan itu dari salah satu pejabat.", source="lembar Pejabat")
def ambiguous_alias(master: Master) -> Iterator[Temuan]:
    """Satu sebutan hanya milik satu pejabat.

    Mengapa: Bila dua pejabat berbagi sebutan, tidak dapat dipastikan siapa yang dimaksud Keputusan.

    Contoh: Alias "Kabid Tata Kota" tercatat pada Kepala Bidang Tata Kota dan Kepala Bidang Tata Ruang.
    """
    owners = grouped(
        (normal(name), (name, row)) for row in master.pejabat for name in dict.fromkeys((row.nama, *row.alias)) if name
    )
    for uses in owners.values():
        people: list[Pejabat] = list({id(row): row for _, row in uses}.values())
        if len(people) > 1 and len({normal(row.nama) for row in people}) > 1:
            name, row = uses[-1]
            others = joined([other.nama for other in people if other is not row])
            field = "nama" if normal(name) == normal(row.nama) else "alias"
            yield Temuan.at(row, field, f'Sebutan "{name}" juga milik {others}.')


@rule(
    "P08",
    Severity.WARNING,
    remedy="Tambahkan Asisten bidangnya, atau periksa Bidang di lembar Pejabat.",
    source=LAMPIRAN,
)
def assistant_of_bidang(master: Master) -> Iterator[Temuan]:
    """Kepala bagian disertai Asisten yang membawahinya.

    Mengapa: Asisten memantau dan melaporkan indikator sesuai bidangnya; tanpa Asisten itu tidak ada yang melaporkan.

    Contoh: Kepala Bagian Kesejahteraan Rakyat bertanggung jawab bersama Asisten Pemerintahan saja.
    """
    registry = Registry(master.pejabat)
    assistants = grouped((row.bidang, row.nama) for row in master.pejabat if row.jenis == "Asisten" and row.bidang)
    heads = {row.nama: row.bidang for row in master.pejabat if row.jenis == "Kabag"}
    rows: tuple[Indikator | Output, ...] = (*master.indikator, *master.output)
    wrong = []
    for row in rows:
        everybody = registry.everybody(row.penanggung_jawab)
        for name in everybody:
            above = assistants.get(heads.get(name, ""), [])
            if above and not set(above) & set(everybody):
                wrong.append(((name, above[0]), row))
    for (name, assistant), alone in grouped(wrong).items():
        message = f"{name} disebut tanpa {assistant}, yang membawahinya."
        yield across([(row, "penanggung_jawab") for row in alone], message)


@rule(
    "P09",
    Severity.WARNING,
    remedy="Sebut kelompok itu di lampiran, atau hapus dari diktum.",
    source="Keputusan, diktum",
)
def group_without_task(master: Master) -> Iterator[Temuan]:
    """Kelompok pejabat yang diberi kewajiban dalam diktum ada di lembar Pejabat.

    Mengapa: Diktum mewajibkan mereka melapor "sesuai lampiran"; kelompok yang tidak disebut lampiran tidak punya apa pun
    untuk dilaporkan.

    Contoh: Diktum KETIGA menyebut Para Lurah, padahal tidak ada Lurah di lampiran mana pun.
    """
    groups = {normal(row.kelompok) for row in master.pejabat if row.kelompok}
    named = groups | {normal(name) for name, _ in _named(master)}
    offices = {word for row in master.pejabat for word in normal(f"{row.nama} {row.jenis}").split()}
    offices.update(normal(master.teks("Jabatan")).split())
    for row in master.tubuh:
        if row.bagian == "Diktum" and groups:
            for name in dict.fromkeys(_GROUP.findall(row.isi)):
                if not _is_one_of(normal(name), named, offices):
                    message = f'"{name}" diberi kewajiban, tetapi tidak ada di lembar Pejabat dan di lampiran.'
                    yield Temuan.at(row, "isi", message)


def _is_one_of(name: str, groups: Set[str], offices: Set[str]) -> bool:
    """Whether a name is that of a group, alone or with whose it is after it: `Para Asisten Sekretaris Kota`."""
    rests = (name.removeprefix(group) for group in groups if name == group or name.startswith(f"{group} "))
    return any(offices >= set(rest.split()) for rest in rests)


@rule("P10", Severity.WARNING, remedy="Isi penanggung jawabnya, satu nama per baris.", source=LAMPIRAN)
def nobody_responsible(master: Master) -> Iterator[Temuan]:
    """Setiap indikator punya penanggung jawab.

    Mengapa: Indikator tanpa penanggung jawab tidak ada yang melaporkan, dan hilang dari rekap per pejabat.

    Contoh: Kolom Penanggungjawab terlewat saat menambah indikator.
    """
    for row in master.indikator:
        if "penanggung_jawab" in row.cells and not row.penanggung_jawab:
            yield Temuan.at(row, "penanggung_jawab", f"Indikator {row.kode} tidak punya penanggung jawab.")
