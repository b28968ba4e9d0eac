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
    realisasi: Decimal | None
    capaian: Decimal | None
    """In %."""
    status: str = ""
    alasan: str = ""
    """Why there is no capaian."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure of which a later folder says another than was known of it before."""

    kode: str
    quarter: Triwulan | None
    """The quarter told of; None for the year's target."""
    by: Triwulan
    """The quarter whose folder says otherwise."""
    field: str
    old: Nilai
    new: Nilai


@dataclass(frozen=True)
class Quarter:
    """One quarter as its own folder tells it."""

    triwulan: Triwulan
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

    def count(self, status: Status | StatusRenaksi) -> int:
        """How many indicators or outputs stand there."""
        if isinstance(status, Status):
            return self.indikator[status]
        return self.renaksi[status]


@dataclass(frozen=True)
class Row:
    """An indicator through the year. A quarter without a folder, or whose folder lacks it, has no figures."""

    kode: str
    indikator: str
    satuan: str
    penanggung_jawab: tuple[str, ...]
    triwulan: Mapping[Triwulan, Figures]
    tahun: Figures
    """Against the whole year, as the last folder tells it; of an indicator that went, as the last that had it."""
    restated: tuple[Restated, ...]

    def told_otherwise(self, quarter: Triwulan) -> tuple[Restated, ...]:
        """What later folders say otherwise of a quarter."""
        return tuple(item for item in self.restated if item.quarter is quarter)


@dataclass(frozen=True)
class History:
    """A year: its quarters that have a folder, its indicators, and what changed from each folder to the next."""

    tahun: int
    kuartal: Mapping[Triwulan, Quarter]
    indikator: tuple[Row, ...]
    perubahan: tuple[Comparison, ...]

    @property
    def missing(self) -> tuple[Triwulan, ...]:
        """The quarters without a folder."""
        return tuple(quarter for quarter in Triwulan if quarter not in self.kuartal)

    @property
    def restated(self) -> tuple[Restated, ...]:
        """All figures that were restated, by indicator."""
        return tuple(item for row in self.indikator for item in row.restated)

    @property
    def status_data(self) -> str:
        """The mark of data that are not official, such as DATA CONTOH; empty when no quarter has one."""
        return next((item.status_data for item in self.kuartal.values() if item.status_data), "")

    def between(self, comparison: Comparison) -> tuple[Triwulan, ...]:
        """The missing quarters that a comparison leaps over."""
        old, new = comparison.old.quarter, comparison.new.quarter
        assert old is not None and new is not None  # noqa: PT018, S101 - the sides are quarters
        return tuple(quarter for quarter in self.missing if old < quarter < new)


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
        if folder.quarter is not quarter or folder.results is None:
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
    quarters: list[Quarter] = []
    for folder in folders:
        try:
            quarters.append(_quarter(folder))
        except (KeyError, TypeError, ValueError, AttributeError):
            raise InputRefused(
                f"Hasil di {folder.path / MANIFEST} tidak lengkap, mungkin dibuat oleh perkin versi lama atau pernah diubah. "
                "Buat ulang folder itu dengan perkin generate, lalu ulangi."
            ) from None
    years = {item.tahun for item in quarters}
    if len(years) > 1:
        told = ", ".join(f"{item.triwulan.label}: {item.tahun}" for item in quarters)
        raise InputRefused(
            f"Folder {folders[0].path.parent} memuat hasil dari tahun yang berbeda ({told}). Pisahkan menurut tahunnya."
        )
    kuartal = {item.triwulan: item for item in quarters}
    latest: dict[str, Mapping[str, Any]] = {}
    for item in quarters:
        latest |= item.side.indikator
    codes = dict.fromkeys((*quarters[-1].side.indikator, *latest))  # those that went come last
    return History(
        tahun=years.pop(),
        kuartal=kuartal,
        indikator=tuple(_row(latest[code], kuartal) for code in codes),
        perubahan=tuple(compare_sides(old.side, new.side) for old, new in pairwise(quarters)),
    )


def _quarter(folder: Folder) -> Quarter:
    quarter, results = Triwulan(folder.quarter or 0), folder.results or {}
    side = Side(folder.path.name, folder.tables, quarter, results, folder)
    for item in side.indikator.values():  # read once for nothing: what is wrong is refused here, and no longer later
        for past in quarter.so_far:
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


def _figures(item: Mapping[str, Any], quarter: Triwulan) -> Figures:
    """What a folder tells of an indicator in its own quarter or one before."""
    told = {each["triwulan"]: each for each in item["triwulan"]}[quarter.label]
    is_own = len(item["triwulan"]) == quarter  # the reason is told of the folder's own quarter alone
    return Figures(
        target=told["target"],
        realisasi=_number(told["realisasi"]),
        capaian=_number(told["capaian"]),
        status=str(told["status"]),
        alasan=str(item["alasan"]) if is_own else "",
    )


def _against_year(item: Mapping[str, Any]) -> Figures:
    year = item["tahunan"]
    target = year["target"]
    return Figures(
        target=None if target is None else print_number(Decimal(target)),
        realisasi=_number(year["realisasi"]),
        capaian=_number(year["capaian"]),
        alasan=str(year["alasan"]),
    )


def _number(value: Any) -> Decimal | None:
    """A figure of a manifest, where a whole number is no Decimal."""
    return None if value is None else Decimal(value)


def _row(latest: Mapping[str, Any], kuartal: Mapping[Triwulan, Quarter]) -> Row:
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


def _restated(kode: str, told: Mapping[Triwulan, Mapping[str, Any]]) -> Iterator[Restated]:
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
