"""A master's sheets and the results of a quarter as tables for analysis: the room that knows pandas, beside `wilayah`.

Nothing is calculated here: a figure is what `compute` made of it, so that `explain` can follow it. Every column of a
`DataFrame` has dtype `object` and every cell is exact, so that pandas guesses nothing:

| in the master or the results | in the table |
|---|---|
| a number, a count | `Decimal`, all its digits |
| N/A | the text `N/A` |
| blank; a figure that does not exist | `None` |
| a date | `date` |
| yes or no | `bool` |
| several names | text, one name per line |
| a range, a text, what could not be read | the text that people see |

`attrs` says what a table is of: `tabel`, `master`, `triwulan` (`TW II 2025` or empty), `status_data` (DATA CONTOH).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from generator.complete import refuse_foreign
from generator.compute import compute
from generator.diff.report import Comparison
from generator.errors import InputRefused
from generator.findings import Finding
from generator.jenjang import Jenjang
from generator.master import LEMBAR, Baris, Indikator, Isian, Master, Output, Pejabat, columns
from generator.master.officials import Registry
from generator.periode import Pelaporan, Periode, Semester
from generator.records import MANIFEST
from generator.records.data import as_data
from generator.records.folder import Folder
from generator.records.results import KOLOM_INDIKATOR
from generator.results import Hasil, Status, StatusRenaksi
from generator.validate import validate
from generator.values import Target, Triwulan, printed_number, read_quarter, seen

Frame = pd.DataFrame
Sel = Decimal | date | bool | str | None
"""What a cell of a table holds."""
Data = Mapping[str, Any]
"""Results under the keys of `compute --format json`."""

SHEETS: Final[Mapping[str, str]] = {
    "keputusan": "isian",
    "batang-tubuh": "tubuh",
    "lampiran-1": "indikator",
    "indikator": "indikator",
    "lampiran-2": "output",
    "output": "output",
    "perjanjian": "perjanjian",
    "anggaran": "anggaran",
    "pengukuran": "pengukuran",
    "komponen": "komponen",
    "survei": "survei",
    "realisasi": "realisasi",
    "analisis": "analisis",
    "persetujuan": "persetujuan",
    "pejabat": "pejabat",
    "pengecualian": "pengecualian",
}
"""Name of a table → the field of `Master` with the sheet's rows. Two names are those of the decree's annexes."""
PENANGGUNG_JAWAB: Final = "penanggung-jawab"
TEMUAN: Final = "temuan"
TREN: Final = "tren"
PERUBAHAN: Final = "perubahan"
"""The changes of a comparison, which only Python can ask for."""

_PENANGGUNG_JAWAB: Final = ("Lembar", "Kode", "Kode Indikator", "Penanggung Jawab", "Pejabat", "Bidang")
_TEMUAN: Final = (
    *("Tingkat", "Kode", "Lembar", "Sel", "Baris", "Kolom", "Temuan", "Terbaca", "Saran"),
    *("Dikecualikan", "Alasan Pengecualian"),
)
_PERUBAHAN: Final = ("Jenis", "Tabel", "ID", "Kolom", "Lama", "Baru")
_TANPA_ANGKA: Final = (Status.BELUM_DILAPORKAN, Status.TANPA_TARGET, Status.TIDAK_DAPAT_DIHITUNG)
_MEAN: Final = ("Capaian (%)", "Dihitung", *(status.value.capitalize() for status in _TANPA_ANGKA))
_JUMLAH: Final = (
    "Indikator",
    *(f"Indikator {status.value}" for status in Status),
    "Output",
    *(f"Output {status.value}" for status in StatusRenaksi),
)


def to_frame(
    thing: Master | Hasil | Folder | Comparison | Sequence[Finding], name: str, triwulan: Triwulan | None = None
) -> Frame:
    """The table `name` of a master, of results, of an output folder, of findings, or of a comparison.

    `triwulan` is the quarter of a master's results; the trend of a master goes through the whole year without it.
    Raises `InputRefused` when there is no such table, or when a quarter is missing or of no use.
    """
    match thing:
        case Master():
            return _of_master(thing, name, triwulan)
        case Hasil():
            _refuse_quarter(name, triwulan, thing.triwulan)
            return _result(name, as_data(thing), thing.master)
        case Folder():
            return _of_folder(thing, name, triwulan)
        case Comparison():
            _refuse_other(name, PERUBAHAN)
            return _frame(name, _PERUBAHAN, _changes(thing))
    _refuse_other(name, TEMUAN)
    return _frame(name, _TEMUAN, _findings(thing))


def _frame(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]], **about: str) -> Frame:
    cells = [[_exact(value) for value in row] for row in rows]
    frame = pd.DataFrame(cells, columns=list(header), dtype=object)
    frame.attrs.update({"tabel": name, "master": "", "triwulan": "", "status_data": ""} | about)
    return frame


def _exact(value: Any) -> Sel:
    """A value as a cell of a table."""
    match value:
        case Jenjang() | Target(lo=Jenjang()):
            return seen(value)
        case bool() | Decimal():
            return value
        case int() if not isinstance(value, Periode):
            return Decimal(value)
        case Target(lo=lo, hi=None, polarisasi=None):
            return lo
        case datetime() if value.time() != time():
            return seen(value)
        case date():
            return date(value.year, value.month, value.day)
        case list():
            return "\n".join(value) or None
    return seen(value) or None


# The sheets of a master, or of the master that a folder was made of


def _of_master(master: Master, name: str, triwulan: Triwulan | None) -> Frame:
    if name in RESULTS:
        quarter = triwulan or (Triwulan.IV if name == TREN else None)
        if quarter is None:
            raise InputRefused(
                f"Tabel {name} memerlukan triwulan. Tambahkan --quarter, misalnya --quarter 2; di Python, quarter=2."
            )
        return _result(name, as_data(compute(master, quarter)), master.nama)
    refuse_foreign(master)
    _refuse_quarter(name, triwulan, None)
    about = {"master": master.nama, "status_data": master.status_data}
    if name == TEMUAN:
        return _frame(name, _TEMUAN, _findings(validate(master)), **about)
    return _sheet(name, lambda kind: _rows(master, kind), about)


def _rows(master: Master, kind: type[Baris]) -> list[dict[str, Any]]:
    """The rows of a sheet by header, as typed. Raises `InputRefused` when the sheet or one of its columns is missing."""
    header = master.kepala.get(kind.SHEET)
    if kind.WAJIB and header is None:
        raise InputRefused(
            f"Lembar {kind.SHEET} tidak ditemukan, atau baris judulnya tidak dikenali, di {master.nama}. Kembalikan "
            "namanya seperti semula; perkin validate menunjukkan rinciannya."
        )
    if header and header.hilang:
        raise InputRefused(
            f"Kolom {', '.join(header.hilang)} tidak ditemukan pada lembar {kind.SHEET} di {master.nama}. Kembalikan "
            "namanya seperti semula; perkin validate menunjukkan rinciannya."
        )
    field = next(field for field, sheet in LEMBAR.items() if sheet is kind)
    named = columns(kind).items()
    return [{column.judul: getattr(row, name) for name, column in named} for row in getattr(master, field)]


def _kept(folder: Folder, kind: type[Baris]) -> list[dict[str, Any]]:
    """The rows of a sheet by header, as a folder keeps them: dates and looks as printed."""
    for table in folder.tables:
        if table.nama == kind.SHEET:
            return [dict(row.nilai) for row in table.rekaman]
    if kind.WAJIB:
        raise InputRefused(
            f"Folder {folder.path} tidak memuat lembar {kind.SHEET}. Buat ulang folder itu dengan perkin generate, lalu "
            "ulangi."
        )
    return []


def _sheet(name: str, rows: Callable[[type[Baris]], list[dict[str, Any]]], about: Mapping[str, str]) -> Frame:
    """A sheet's table, or that of everybody responsible, from what gives the rows of a kind."""
    if name == PENANGGUNG_JAWAB:
        return _frame(name, _PENANGGUNG_JAWAB, _responsible(rows), **about)
    if name not in SHEETS:
        _refuse_unknown(name)
    kind = LEMBAR[SHEETS[name]]
    header = [column.judul for column in columns(kind).values()]
    return _frame(name, header, ([row.get(column) for column in header] for row in rows(kind)), **about)


def _responsible(rows: Callable[[type[Baris]], list[dict[str, Any]]]) -> Iterator[tuple[Any, ...]]:
    """A line for each official who answers for an indikator or output; a group term gives one for each of its members."""
    registry = Registry(tuple(map(_official, rows(Pejabat))))
    for row in rows(Indikator):
        yield from _named(registry, Indikator.SHEET, row["Kode"], row["Kode"], row.get("Penanggungjawab"))
    for row in rows(Output):
        yield from _named(registry, Output.SHEET, row["ID"], row.get("Kode Indikator"), row.get("Penanggung Jawab"))


def _official(row: Mapping[str, Any]) -> Pejabat:
    nama, jenis, bidang, kelompok = (seen(row.get(name)) for name in ("Nama Baku", "Jenis", "Bidang", "Kelompok"))
    alias = tuple(seen(row.get("Alias")).splitlines())
    return Pejabat(nama=nama, alias=alias, jenis=jenis, bidang=bidang, kelompok=kelompok, cells={})


def _named(registry: Registry, sheet: str, kode: Any, indikator: Any, names: Any) -> Iterator[tuple[Any, ...]]:
    for name in seen(names).splitlines():
        for member in registry.members(name) if registry.known(name) else (None,):
            yield sheet, kode, indikator, name, member, registry.bidang(member) if member else None


# What was found, and what changed


def _findings(findings: Iterable[Finding]) -> Iterator[tuple[Any, ...]]:
    for item in findings:
        where = (item.sheet, item.cell, item.id, item.column)
        said = (item.message, item.value, item.suggestion)
        yield item.severity.said, item.code, *where, *said, item.waived, item.reason


def _changes(comparison: Comparison) -> Iterator[tuple[Any, ...]]:
    """A line for each cell that changed, one for each filled cell of a row that came or went, and one for a move."""
    for item in comparison.changes:
        came, went = (side if isinstance(side, Mapping) else {} for side in (item.new, item.old))
        for column in dict.fromkeys((*went, *came)):
            yield item.kind, item.table, item.id, column, went.get(column), came.get(column)
        if not came and not went:
            yield item.kind, item.table, item.id, item.column, item.old, item.new


# The results of a quarter


def _of_folder(folder: Folder, name: str, triwulan: Triwulan | None) -> Frame:
    if name == TEMUAN:
        raise InputRefused(
            f"Folder {folder.path} tidak menyimpan temuan. Sebutkan masternya: perkin table MASTER temuan."
        )
    try:
        return _from_manifest(folder, name, triwulan)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputRefused(
            f"Isi {folder.path / MANIFEST} tidak lengkap, mungkin dibuat oleh perkin versi lama atau pernah diubah. Buat ulang "
            "folder itu dengan perkin generate, lalu ulangi."
        ) from None


def _from_manifest(folder: Folder, name: str, triwulan: Triwulan | None) -> Frame:
    if name not in RESULTS:
        _refuse_quarter(name, triwulan, None)
        keys = {
            row.id: row.nilai.get("Isi")
            for table in folder.tables
            if table.nama == Isian.SHEET
            for row in table.rekaman
        }
        about = {"master": folder.master, "status_data": seen(keys.get("Status Data"))}
        return _sheet(name, lambda kind: _kept(folder, kind), about)
    if folder.results is None:
        raise InputRefused(
            f"Folder {folder.path} dibuat tanpa triwulan, sehingga tidak memuat hasil. Sebutkan folder sebuah triwulan, "
            "atau masternya beserta --quarter."
        )
    _refuse_quarter(name, triwulan, folder.quarter)
    return _result(name, folder.results, folder.master)


@dataclass(frozen=True, slots=True)
class Bentuk:
    """The shape of a table of results: its columns, and how its rows follow from the results' data."""

    kolom: Sequence[str]
    baris: Callable[[Data], Iterable[Sequence[Any]]]


def _result(name: str, data: Data, master: str) -> Frame:
    if name not in RESULTS:
        if name not in NAMES:
            _refuse_unknown(name)
        raise InputRefused(f"Tabel {name} bukan tabel hasil hitungan. Mintalah dari masternya.")
    period = f"{_quarter_of(data)} {int(data['tahun'])}"
    shape = RESULTS[name]
    about = {"master": master, "triwulan": period, "status_data": str(data["status_data"])}
    return _frame(name, shape.kolom, shape.baris(data), **about)


def _quarter_of(data: Data) -> str:
    return Triwulan(int(data["triwulan"])).label


def _hasil(data: Data) -> Iterator[tuple[Any, ...]]:
    for item in data["indikator"]:
        # A row is read alone, once sorted or filtered: it carries what concerns all rows, too.
        notes = list(dict.fromkeys((*item["catatan"], *data["catatan"])))
        told = {**item, "target_hitung": _target(item["target_hitung"]), "catatan": notes}
        periods = (item[period][figure] for period in _PERIODE for figure in ("target", "realisasi", "capaian"))
        yield data["master"], _quarter_of(data), *(told[key] for key in KOLOM_INDIKATOR), *periods


def _target(printed: str | None) -> Any:
    """A target as a number where it is one, as text where it is a range."""
    number = printed_number(printed or "")
    return printed if number is None else number


def _tren(data: Data) -> Iterator[tuple[Any, ...]]:
    for item in data["indikator"]:
        for told in item["triwulan"]:
            figures = (_target(told["target"]), told["realisasi"], told["capaian"], told["status"])
            yield item["kode"], item["indikator"], item["satuan"], told["triwulan"], *figures


def _sasaran(data: Data) -> Iterator[tuple[Any, ...]]:
    return ((group["no"], *_mean(group)) for group in data["sasaran"])


def _kelompok(data: Data) -> Iterator[tuple[Any, ...]]:
    return (_mean(group) for group in data["kelompok"])


def _mean(group: Data) -> tuple[Any, ...]:
    """A mean with its name, how many figures are in it, and how many are left out by their status."""
    left_out = (group["dilewati"].get(status.value, 0) for status in _TANPA_ANGKA)
    return group["sasaran"], group["capaian"], group["dihitung"], *left_out


def _ringkasan(data: Data) -> Iterator[tuple[Any, ...]]:
    """The quarter as one line, so that those of several masters can stand below each other."""
    summary = data["ringkasan"]
    means = (summary["rata_rata_sasaran"], summary["rata_rata_indikator"], summary["predikat"], data["batas_capaian"])
    standing = Counter(item["status"] for item in data["renaksi"])
    outputs = (len(data["renaksi"]), *(standing[status.value] for status in StatusRenaksi))
    indicators = (len(data["indikator"]), *(summary["jumlah"][status.value] for status in Status))
    yield data["master"], _quarter_of(data), *means, *indicators, *outputs


def _renaksi(data: Data) -> Iterator[tuple[Any, ...]]:
    return (tuple(item[key] for key in _RENAKSI) for item in data["renaksi"])


def _angka(data: Data) -> Iterator[tuple[Any, ...]]:
    """The figures that the quarter answers for, as they are entered on sheet Persetujuan, then how their approval stands."""
    periods = Semester if data.get("periode") == Pelaporan.SEMESTER else Triwulan
    period = next(each for each in periods if each == int(data["triwulan"]))
    approvals = {item["kode"]: item for item in data.get("persetujuan", ())}
    due = [item for item in data["indikator"] if item["status"] != Status.TANPA_TARGET]
    named = [(item["kode"], item["indikator"], item["realisasi"]) for item in due]
    outputs = [item for item in data["renaksi"] if item["tunggakan"] or period.memuat(read_quarter(item["waktu"]))]
    named += [(item["id"], item["output"], item["realisasi"]) for item in outputs]
    for kode, uraian, nilai in named:
        approval = approvals.get(kode, {})
        yield kode, _quarter_of(data), nilai, uraian, *(approval.get(key) for key in _PERSETUJUAN)


def _pejabat(data: Data) -> Iterator[tuple[Any, ...]]:
    return ((who["nama"], who["bidang"], who["capaian"], *_counts(data, who)) for who in data["pejabat"])


def _bidang(data: Data) -> Iterator[tuple[Any, ...]]:
    return ((who["nama"], who["capaian"], *_counts(data, who)) for who in data["bidang"])


def _counts(data: Data, who: Data) -> Iterator[int]:
    """How many indicators and outputs somebody answers for, in all and by their status."""
    status = {item["kode"]: item["status"] for item in data["indikator"]}
    standing = Counter(status[kode] for kode in who["indikator"])
    yield len(who["indikator"])
    yield from (standing[each.value] for each in Status)
    yield sum(map(len, who["renaksi"].values()))
    yield from (len(who["renaksi"][each.value]) for each in StatusRenaksi)


_RINGKASAN: Final = (
    "Rata-rata capaian sasaran (%)",
    "Rata-rata capaian indikator (%)",
    "Predikat",
    "Batas Capaian (%)",
)
_PERIODE: Final = {"tahun_berjalan": "Tahun Berjalan", "tahunan": "Tahunan"}
"""Key of an indicator's data → what its figures are of."""
_TAHUN: Final = tuple(
    name.format(period) for period in _PERIODE.values() for name in ("Target {}", "Realisasi {}", "Capaian {} (%)")
)
_PERSETUJUAN: Final = {
    "keadaan": "Keadaan",
    "nilai_disetujui": "Nilai Disetujui",
    "oleh": "Oleh",
    "tanggal": "Tanggal",
}
"""Key of an approval's data → column."""
_RENAKSI: Final[Mapping[str, str]] = {
    "id": "ID",
    "kode_indikator": "Kode Indikator",
    "output": "Output Renaksi",
    "waktu": "Waktu",
    "target": "Target",
    "satuan": "Satuan",
    "realisasi": "Realisasi",
    "status": "Status",
    "tunggakan": "Tunggakan",
    "bukti": "Bukti",
    "penanggung_jawab": "Penanggung Jawab",
    "catatan": "Catatan",
}
"""Key of an output's data → column."""

RESULTS: Final[Mapping[str, Bentuk]] = {
    "hasil": Bentuk(("Master", "Triwulan", *KOLOM_INDIKATOR.values(), *_TAHUN), _hasil),
    "sasaran": Bentuk(("No", "Sasaran", *_MEAN), _sasaran),
    "kelompok": Bentuk(("Kelompok", *_MEAN), _kelompok),
    "ringkasan": Bentuk(("Master", "Triwulan", *_RINGKASAN, *_JUMLAH), _ringkasan),
    "renaksi": Bentuk(tuple(_RENAKSI.values()), _renaksi),
    "angka": Bentuk(("Kode/ID", "Triwulan", "Nilai", "Uraian", *_PERSETUJUAN.values()), _angka),
    TREN: Bentuk(
        ("Kode", "Indikator Kinerja", "Satuan", "Triwulan", "Target", "Realisasi", "Capaian (%)", "Status"), _tren
    ),
    "rekap-pejabat": Bentuk(("Pejabat", "Bidang", "Capaian (%)", *_JUMLAH), _pejabat),
    "rekap-bidang": Bentuk(("Bidang", "Capaian (%)", *_JUMLAH), _bidang),
}
NAMES: Final = (*SHEETS, PENANGGUNG_JAWAB, TEMUAN, *RESULTS)
"""The tables of a master, in the order of the workbook and of the work."""


def _refuse_quarter(name: str, asked: Periode | None, own: Periode | None) -> None:
    """Raise `InputRefused` when a quarter was asked for that this table does not have (`own`; None for a sheet's)."""
    if asked is None or asked is own:
        return
    if own is None:
        raise InputRefused(f"Tabel {name} memuat semua triwulan. Hapus pilihan triwulannya, lalu ulangi.")
    raise InputRefused(
        f"Hasil ini adalah hasil {own.label}, bukan {asked.label}. Hapus pilihan triwulannya, atau minta tabelnya dari master."
    )


def _refuse_other(name: str, only: str) -> None:
    if name != only:
        raise InputRefused(f"Tabel {name} tidak ada di sini; yang ada hanya {only}.")


def _refuse_unknown(name: str) -> None:
    raise InputRefused(f"Tabel {name} tidak dikenal. Yang ada: {', '.join(NAMES)}.")
