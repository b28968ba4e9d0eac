"""The action plan at the end of a quarter: what is done, late, partial, missing or not yet due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.compute.bawaan import found
from generator.master import Master, Output, RealisasiRenaksi
from generator.master.officials import Registry
from generator.periode import Periode
from generator.results import HasilOutput, StatusRenaksi
from generator.values import Triwulan, Unreadable, read_quantity, seen


def action_plan(master: Master, quarter: Periode, registry: Registry) -> tuple[HasilOutput, ...]:
    """Every output of Lampiran II, in its order."""
    reports: dict[str, list[RealisasiRenaksi]] = {}
    for row in master.realisasi:
        reports.setdefault(row.id_output, []).append(row)
    return tuple(_noted(output, reports.get(output.id, ()), quarter, registry) for output in master.output)


def _noted(output: Output, rows: Sequence[RealisasiRenaksi], quarter: Periode, registry: Registry) -> HasilOutput:
    """An output from the reports that can be read, with notes on what cannot."""
    until = [row for row in rows if isinstance(row.triwulan, Triwulan) and row.triwulan <= quarter]
    read = _by_quarter([row for row in until if isinstance(row.realisasi, Decimal)])
    notes = (*_unread_output(output), *_unread_reports(rows, until), *_twice(read))
    return _result(output, read, quarter, registry)._replace(catatan=notes)


def _unread_output(output: Output) -> Iterator[str]:
    if isinstance(output.waktu, Unreadable):
        yield f"{found(output, 'waktu')}, sehingga output ini tanpa jatuh tempo. Isi TW I, TW II, TW III, atau TW IV."
    target, text = read_quantity(output.target_renaksi)
    if text and target is None:
        yield (
            f"Target Renaksi di {output.at('target_renaksi')} berisi “{text}” tanpa jumlah di depannya, sehingga output "
            "ini tidak dapat berstatus selesai. Tulis jumlah dan satuannya, misalnya 1 Laporan."
        )


def _unread_reports(rows: Sequence[RealisasiRenaksi], until: Sequence[RealisasiRenaksi]) -> Iterator[str]:
    """Reports that count nowhere. A blank Realisasi is one not filled in yet."""
    for row in rows:
        if not isinstance(row.triwulan, Triwulan):
            yield f"{found(row, 'triwulan')}, sehingga laporan itu tidak dihitung. Isi TW I, TW II, TW III, atau TW IV."
    for row in until:
        if row.realisasi is not None and not isinstance(row.realisasi, Decimal):
            stand = f"Realisasi di {row.at('realisasi')} berisi “{seen(row.realisasi)}”, bukan angka"
            yield f"{stand}, sehingga laporan itu tidak dihitung. Isi jumlah yang sudah selesai; 0 bila belum ada."


def _twice(read: Sequence[RealisasiRenaksi]) -> Iterator[str]:
    """Quarters reported in several rows, of which the last in the sheet counts."""
    for quarter in Triwulan:
        cells = [str(row.at("realisasi")) for row in read if row.triwulan == quarter]
        if len(cells) > 1:
            yield f"{quarter.label} dilaporkan di {', '.join(cells)}, sehingga dipakai {cells[-1]}. Sisakan satu baris."


def _by_quarter(rows: Sequence[RealisasiRenaksi]) -> list[RealisasiRenaksi]:
    return sorted(rows, key=lambda row: row.triwulan if isinstance(row.triwulan, Triwulan) else 0)


def _result(output: Output, reports: Sequence[RealisasiRenaksi], quarter: Periode, registry: Registry) -> HasilOutput:
    target, satuan = read_quantity(output.target_renaksi)
    last = reports[-1] if reports else None
    done = last.realisasi if last and isinstance(last.realisasi, Decimal) else None
    finished = _finished(target, reports)
    due = output.waktu if isinstance(output.waktu, Triwulan) else None
    return HasilOutput(
        output=output,
        status=status(due, quarter, done, finished),
        target=target,
        satuan=satuan,
        realisasi=done,
        realisasi_di=last.at("realisasi") if last else None,
        selesai_pada=finished,
        tanggal=last.tanggal if last and isinstance(last.tanggal, date) else None,
        bukti=last.bukti if last else "",
        kendala=last.kendala if last else "",
        tindak_lanjut=last.tindak_lanjut if last else "",
        penanggung_jawab=tuple(registry.standard(name) for name in output.penanggung_jawab),
        tunggakan=due is not None and due < quarter.mulai and (finished is None or finished >= quarter.mulai),
    )


def _finished(target: Decimal | None, reports: Sequence[RealisasiRenaksi]) -> Triwulan | None:
    """The first quarter whose position reaches the target and is not taken back later."""
    since: Triwulan | None = None
    for row in reports:
        reached = target is not None and isinstance(row.realisasi, Decimal) and row.realisasi >= target
        if not reached:
            since = None
        elif since is None and isinstance(row.triwulan, Triwulan):
            since = row.triwulan
    return since


def status(due: Triwulan | None, quarter: Periode, done: Decimal | None, finished: Triwulan | None) -> StatusRenaksi:
    """Where an output stands. `done` is the position reported last: the count delivered so far.

    An output without a time is never due; one delivered in part is partial even before it is due.
    """
    if finished is not None:
        return StatusRenaksi.SELESAI if due is None or finished <= due else StatusRenaksi.TERLAMBAT
    if done:
        return StatusRenaksi.SEBAGIAN
    if due is None or due > quarter:
        return StatusRenaksi.BELUM_JATUH_TEMPO
    return StatusRenaksi.BELUM
