"""The derivation of everything that is not one indikator: means, counts, outputs, officials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.explain.parts import Bagian, summary
from generator.results import (
    Hasil,
    HasilIndikator,
    HasilKelompok,
    HasilOutput,
    RekapPejabat,
    Status,
    StatusRenaksi,
)
from generator.values import Triwulan, print_number

WHOLE = "keseluruhan"
"""What people ask for when they mean the means and counts of the whole agreement."""


def names(hasil: Hasil) -> dict[str, tuple[Bagian, ...]]:
    """Everything that can be asked for besides the indikator, by the words it is asked with."""
    found = {WHOLE: tuple(whole(hasil))}
    for group in hasil.sasaran:
        own = [item for item in hasil.indikator if item.indikator.no == group.no]
        title = f"Sasaran {group.no}: {group.nama}"
        found[f"sasaran {group.no}"] = (*mean(title, group), *noted(hasil, own))
    for group in hasil.kelompok:
        own = [item for item in hasil.indikator if item.indikator.kelompok == group.nama]
        found[group.nama] = (*mean(f"Kelompok {group.nama}", group), *noted(hasil, own))
    found |= {item.output.id: tuple(output(item)) for item in hasil.renaksi}
    if hasil.anggaran:
        from generator.explain import anggaran  # loaded only for masters that have a budget

        found |= anggaran.names(hasil, hasil.anggaran)
    for person in (*hasil.pejabat, *hasil.bidang):
        parts = (*official(person), *noted(hasil, person.indikator, person.output))
        found |= dict.fromkeys((person.nama, *person.alias), parts)
    return found


def noted(hasil: Hasil, items: Iterable[HasilIndikator], outputs: Iterable[HasilOutput] = ()) -> Iterator[Bagian]:
    """What the figures of a group stand on where the master is blank or unreadable."""
    lines = [
        *hasil.catatan,
        *(f"{item.indikator.kode}: {note}" for item in items for note in item.bawaan if note not in hasil.catatan),
        *(f"{item.output.id}: {note}" for item in outputs for note in item.catatan),
    ]
    if lines:
        yield Bagian("Catatan", tuple(lines))


def whole(hasil: Hasil) -> Iterator[Bagian]:
    """Both means of the whole, and the counts by status with those counted."""
    yield from mean("Rata-rata sasaran (angka yang dilaporkan)", hasil.rata_rata_sasaran)
    yield from mean("Rata-rata indikator (pembanding)", hasil.rata_rata_indikator)
    yield Bagian("Jumlah indikator menurut status", tuple(_indicators(hasil.indikator)))
    yield Bagian("Jumlah output rencana aksi menurut status", tuple(_outputs(hasil.renaksi)))
    yield from noted(hasil, hasil.indikator, hasil.renaksi)


def mean(title: str, group: HasilKelompok) -> Iterator[Bagian]:
    """A mean, with what is left out of it."""
    left_out = ", ".join(f"{count} {status}" for status, count in group.dilewati.items())
    lines = [f"Dirata-ratakan: {group.dihitung}. Tidak ikut: {left_out or 'tidak ada'}."]
    yield Bagian(title, (*lines, *summary(group.capaian, "tidak ada yang dapat dirata-ratakan")))


def _indicators(items: Iterable[HasilIndikator]) -> Iterator[str]:
    rows = tuple(items)
    for status in Status:
        kodes = [item.indikator.kode for item in rows if item.status is status]
        yield f"{status}: {len(kodes)}" + (f" ({', '.join(kodes)})" if kodes else "")


def _outputs(items: Iterable[HasilOutput]) -> Iterator[str]:
    rows = tuple(items)
    for status in StatusRenaksi:
        ids = [item.output.id for item in rows if item.status is status]
        yield f"{status}: {len(ids)}" + (f" ({', '.join(ids)})" if ids else "")
    overdue = [item.output.id for item in rows if item.tunggakan]
    yield f"tunggakan triwulan lalu: {len(overdue)}" + (f" ({', '.join(overdue)})" if overdue else "")


def output(item: HasilOutput) -> Iterator[Bagian]:
    """Why an output of the action plan has its status."""
    row = item.output
    due = row.waktu.label if isinstance(row.waktu, Triwulan) else "tidak ditentukan"
    done = "belum ada laporan" if item.realisasi is None else print_number(item.realisasi)
    lines = [
        row.output or "(Output Renaksi kosong)",
        f"Target: {row.target_renaksi or '(kosong)'}   [{row.at('target_renaksi')}]",
        f"Waktu: {due}   [{row.at('waktu')}]",
        f"Realisasi terakhir: {done}" + (f"   [{item.realisasi_di}]" if item.realisasi_di else ""),
        f"Target terpenuhi sejak: {item.selesai_pada.label if item.selesai_pada else 'belum terpenuhi'}",
        f"Status: {item.status}" + (", tunggakan triwulan lalu" if item.tunggakan else ""),
        f"Penanggung jawab: {', '.join(item.penanggung_jawab) or '(kosong)'}",
    ]
    yield Bagian(f"{row.id} ({row.kode_indikator})", tuple(lines))
    if item.catatan:
        yield Bagian("Catatan", item.catatan)


def official(person: RekapPejabat) -> Iterator[Bagian]:
    """The mean of an official's indicators, and his counts with those counted."""
    yield Bagian(person.nama, (f"Bidang: {person.bidang or '(tidak tercatat di lembar Pejabat)'}",))
    yield Bagian("Rata-rata capaian indikatornya", tuple(summary(person.capaian, "belum ada capaian")))
    yield Bagian(f"Indikator ({len(person.indikator)})", tuple(_indicators(person.indikator)))
    yield Bagian(f"Output rencana aksi ({len(person.output)})", tuple(_outputs(person.output)))
