"""The quarters of a year beside each other: each quarter as its own folder tells it, what later folders tell
otherwise of it, and what changed from folder to folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from generator.diff.report import Comparison, compare_sides
from generator.diff.sides import Side
from generator.errors import InputRefused
from generator.periode import Pelaporan, Periode, Semester
from generator.records import MANIFEST
from generator.records.folder import Folder, is_folder, read_folder
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan, print_number

Nilai = Decimal | str | None
"""A figure, or a text such as a target's `80–100`."""
FIELDS: Final = ("target", "realisasi", "capaian", "status")
"""What is told of an indicator in a quarter, under the keys of `compute --format json`."""
ANNUAL: Final = "target tahunan"


@dataclass(frozen=True, slots=True)
class Figures:
    """An indicator in one quarter, or against the whole year."""

    target: str | None
    """As printed: `96,66` or `80–100`."""
    realisasi: Decimal | str | None
    """Text where it is a step of a scale."""
    capaian: Decimal | None
    """In %."""
    status: str = ""
    alasan: str = ""
    """Why there is no capaian."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure of which a later folder says another than was known of it before."""

    kode: str
    quarter: Periode | None
    """The quarter told of; None for the year's target."""
    by: Periode
    """The quarter whose folder says otherwise."""
    field: str
    old: Nilai
    new: Nilai


@dataclass(frozen=True)
class Quarter:
    """One quarter as its own folder tells it."""

    triwulan: Periode
    tahun: int
    side: Side
    master: str
    master_sha256: str
    status_data: str
    rata_rata_sasaran: Decimal | None
    rata_rata_indikator: Decimal | None
    predikat: str
    indikator: Mapping[Status, int]
    renaksi: Mapping[StatusRenaksi, int]


@dataclass(frozen=True)
class Row:
    """An indicator through the year. A quarter without a folder, or whose folder lacks it, has no figures."""

    kode: str
    indikator: str
    satuan: str
    penanggung_jawab: tuple[str, ...]
    triwulan: Mapping[Periode, Figures]
    tahun: Figures
    """Against the whole year, as the last folder tells it; of an indicator that went, as the last that had it."""
    restated: tuple[Restated, ...]

    def told_otherwise(self, quarter: Periode) -> tuple[Restated, ...]:
        """What later folders say otherwise of a quarter."""
        return tuple(item for item in self.restated if item.quarter == quarter)


@dataclass(frozen=True)
class History:
    """A year: its quarters that have a folder, its indicators, and what changed from each folder to the next."""

    tahun: int
    kuartal: Mapping[Periode, Quarter]
    indikator: tuple[Row, ...]
    perubahan: tuple[Comparison, ...]

    @property
    def periode(self) -> tuple[Periode, ...]:
        """The parts of the year that the office reports on."""
        return _periods(next(iter(self.kuartal.values())).side.results or {})

    @property
    def missing(self) -> tuple[Periode, ...]:
        """The quarters without a folder."""
        return tuple(quarter for quarter in self.periode if quarter not in self.kuartal)

    @property
    def restated(self) -> tuple[Restated, ...]:
        """All figures that were restated, by indicator."""
        return tuple(item for row in self.indikator for item in row.restated)

    @property
    def status_data(self) -> str:
        """The mark of data that are not official, such as DATA CONTOH; empty when no quarter has one."""
        return next((item.status_data for item in self.kuartal.values() if item.status_data), "")

    def between(self, comparison: Comparison) -> tuple[Periode, ...]:
        """The missing quarters that a comparison leaps over."""
        old, new = (self._of(side) for side in (comparison.old, comparison.new))
        return tuple(quarter for quarter in self.missing if old < quarter < new)

    def _of(self, side: Side) -> Periode:
        return next(quarter for quarter, item in self.kuartal.items() if item.side is side)


def read_history(path: Path) -> History:
    """The year in `path`, the folder that holds tw1 … tw4 as `perkin generate --quarter` makes them.

    Raises `InputRefused` when it holds none of them, is itself the folder of a quarter, or holds several years.
    """
    return history(_folders(path))


def _folders(path: Path) -> tuple[Folder, ...]:
    if path.is_file():
        raise InputRefused(
            f"{path} adalah berkas, sedangkan perkin history membaca folder hasil perkin generate. Sebutkan folder yang "
            "memuat tw1 sampai tw4, misalnya output/2025."
        )
    if not path.is_dir():
        raise InputRefused(f"Folder {path} tidak ditemukan. Sebutkan folder yang memuat tw1 sampai tw4.")
    found = [(quarter, path / f"tw{quarter}") for quarter in Triwulan if is_folder(path / f"tw{quarter}")]
    if not found:
        _refuse_empty(path)
    folders = tuple(read_folder(folder) for _, folder in found)
    for (quarter, place), folder in zip(found, folders, strict=True):
        if folder.quarter != quarter or folder.results is None:
            told = folder.quarter.label if folder.quarter else "hasil tanpa triwulan"
            raise InputRefused(
                f"Folder {place} berisi {told}, bukan {quarter.label}. Kembalikan nama foldernya, atau buat ulang "
                f"dengan perkin generate --quarter {quarter}."
            )
    return folders


def _refuse_empty(path: Path) -> None:
    if is_folder(path) and (quarter := read_folder(path).quarter):
        raise InputRefused(
            f"Folder {path} hanya memuat {quarter.label}. Sebutkan folder di atasnya, yang memuat tw1 sampai tw4: "
            f"{path.resolve().parent}."
        )
    if inner := sorted({place.parent.parent.name for place in path.glob(f"*/tw[1-4]/{MANIFEST}")}):
        raise InputRefused(
            f"Folder {path} bukan hasil satu tahun, melainkan memuat folder hasil dari tiap master ({', '.join(inner)}). "
            f"Sebutkan salah satunya, misalnya {path / inner[0]}."
        )
    raise InputRefused(
        f"Folder {path} tidak memuat tw1, tw2, tw3, atau tw4 hasil perkin generate. Periksa nama foldernya, atau buat "
        "dahulu dengan perkin generate --quarter."
    )


def history(folders: Sequence[Folder]) -> History:
    """The history that folders of one year tell; they stand in the order of their quarters and have results.

    Raises `InputRefused` when they are of several years, or when their results cannot be understood.
    """
    kuartal: dict[Periode, Quarter] = {item.triwulan: item for item in map(_quarter, folders)}
    years = {item.tahun for item in kuartal.values()}
    if len(years) > 1:
        told = ", ".join(f"{quarter.label}: {item.tahun}" for quarter, item in kuartal.items())
        raise InputRefused(
            f"Folder {folders[0].path.parent} memuat hasil dari tahun yang berbeda ({told}). Pisahkan menurut tahunnya."
        )
    if len({quarter.jenis for quarter in kuartal}) > 1:
        told = ", ".join(f"{item.side.name}: {quarter.label}" for quarter, item in kuartal.items())
        raise InputRefused(
            f"Folder {folders[0].path.parent} memuat hasil per triwulan dan per semester ({told}). Buat ulang semuanya dari "
            "master yang sama, atau pisahkan foldernya."
        )
    latest = {code: side.indikator[code] for side in _sides(kuartal) for code in side.indikator}
    last = list(_sides(kuartal))[-1]
    codes = [*last.indikator, *(code for code in latest if code not in last.indikator)]
    return History(
        tahun=years.pop(),
        kuartal=kuartal,
        indikator=tuple(_row(latest[code], kuartal) for code in codes),
        perubahan=tuple(compare_sides(old, new) for old, new in pairwise(_sides(kuartal))),
    )


def _sides(kuartal: Mapping[Periode, Quarter]) -> Iterator[Side]:
    return (item.side for item in kuartal.values())


def _quarter(folder: Folder) -> Quarter:
    try:
        return _read_quarter(folder)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputRefused(
            f"Hasil di {folder.path / MANIFEST} tidak lengkap, mungkin dibuat oleh perkin versi lama atau pernah diubah. "
            "Buat ulang folder itu dengan perkin generate, lalu ulangi."
        ) from None


def _read_quarter(folder: Folder) -> Quarter:
    results = folder.results or {}
    quarter = {int(one): one for one in _periods(results)}[int(folder.quarter or 0)]
    side = Side(folder.path.name, folder.tables, quarter, results, folder)
    for item in side.indikator.values():  # read once for nothing: what is wrong is refused here, and no longer later
        for past in _periods(results):
            if past <= quarter:
                _figures(item, past)
        _against_year(item)
    summary = results["ringkasan"]
    outputs = Counter(StatusRenaksi(item["status"]) for item in results["renaksi"])
    return Quarter(
        triwulan=quarter,
        tahun=int(results["tahun"]),
        side=side,
        master=folder.master,
        master_sha256=folder.master_sha256,
        status_data=str(results["status_data"]),
        rata_rata_sasaran=_number(summary["rata_rata_sasaran"]),
        rata_rata_indikator=_number(summary["rata_rata_indikator"]),
        predikat=str(summary["predikat"]),
        indikator={status: int(summary["jumlah"][status.value]) for status in Status},
        renaksi={status: outputs[status] for status in StatusRenaksi},
    )


def _periods(results: Mapping[str, Any]) -> tuple[Periode, ...]:
    """The parts of the year that an office reports on, as its results tell."""
    return tuple(Semester) if results.get("periode") == Pelaporan.SEMESTER else tuple(Triwulan)


def _figures(item: Mapping[str, Any], quarter: Periode) -> Figures:
    """What a folder tells of an indicator in its own quarter or one before."""
    told = {each["triwulan"]: each for each in item["triwulan"]}[Triwulan(quarter).label]
    own = item["triwulan"][-1] is told
    why = str(item["alasan"]) if own else ""
    return Figures(told["target"], _realised(told["realisasi"]), _number(told["capaian"]), str(told["status"]), why)


def _against_year(item: Mapping[str, Any]) -> Figures:
    year = item["tahunan"]
    target = _realised(year["target"])
    printed = print_number(target) if isinstance(target, Decimal) else target
    return Figures(printed, _realised(year["realisasi"]), _number(year["capaian"]), alasan=str(year["alasan"]))


def _realised(value: Any) -> Decimal | str | None:
    """A value in its indicator's unit: a number, or the word of a step."""
    return value if isinstance(value, str) else _number(value)


def _number(value: Any) -> Decimal | None:
    """A figure of a manifest, where a whole number is no Decimal."""
    return None if value is None else Decimal(value)


def _row(latest: Mapping[str, Any], kuartal: Mapping[Periode, Quarter]) -> Row:
    kode = latest["kode"]
    told = {quarter: item.side.indikator[kode] for quarter, item in kuartal.items() if kode in item.side.indikator}
    return Row(
        kode=kode,
        indikator=str(latest["indikator"]),
        satuan=str(latest["satuan"]),
        penanggung_jawab=tuple(latest["penanggung_jawab"]),
        triwulan={quarter: _figures(item, quarter) for quarter, item in told.items()},
        tahun=_against_year(latest),
        restated=tuple(_restated(kode, told)),
    )


def _restated(kode: str, told: Mapping[Periode, Mapping[str, Any]]) -> Iterator[Restated]:
    """What each folder tells of the quarters before it, where it differs from what was told last."""
    for quarter in told:
        known = _figures(told[quarter], quarter)
        for by in (later for later in told if later > quarter):
            now = _figures(told[by], quarter)
            for name in FIELDS:
                if getattr(known, name) != getattr(now, name):
                    yield Restated(kode, quarter, by, name, getattr(known, name), getattr(now, name))
            known = now
    for old, new in pairwise(told):
        before, after = (_against_year(told[quarter]).target for quarter in (old, new))
        if before != after:
            yield Restated(kode, None, new, ANNUAL, before, after)
