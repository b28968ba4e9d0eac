"""The output folders of units: which are meant, and of each what the recap needs, read one after the other.

Nothing is computed again: a figure is what the folder's manifest tells. Of a manifest only a few figures are held, so
that memory grows with the indicators and outputs that are not finished, never with the documents.
"""

from __future__ import annotations

import glob
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from sys import intern
from typing import Any, Final, NamedTuple

from generator import __version__
from generator.errors import InputRefused, sebab
from generator.master import Isian
from generator.records import MANIFEST
from generator.records.folder import Folder, is_folder, read_folder
from generator.records.wilayah import Dilewati
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan, seen

Data = Mapping[str, Any]
_QUARTER: Final = re.compile(r"tw[1-4]", re.IGNORECASE)
_OVERDUE: Final = (StatusRenaksi.SEBAGIAN, StatusRenaksi.BELUM)


class Tempat(NamedTuple):
    """A folder that holds the quarters of a unit."""

    path: Path
    nama: str
    """Its place below what was named, with as many folders above as tell it from others."""
    triwulan: Mapping[int, Path]
    """The quarters that have a folder."""
    atas: str
    """The folders above it, below what was named: there the master lies among masters."""
    langsung: Path | None = None
    """The folder of a quarter that was named itself, under whatever name."""


class Lewat(NamedTuple):
    """An output that is due and not finished."""

    id: str
    status: StatusRenaksi
    lama: bool
    """Whether it was due before the quarter."""
    bidang: tuple[str, ...]


class IndikatorDibaca(NamedTuple):
    """An indicator of a folder, under the keys of `compute --format json`."""

    kode: str
    indikator: str
    satuan: str
    target: str
    realisasi: Decimal | None
    capaian: Decimal | None
    status: Status
    alasan: str


class Dibaca(NamedTuple):
    """What a folder of a quarter tells."""

    nama: str
    folder: Path
    master: str
    sidik: str
    berkas: tuple[str, ...]
    tahun: int
    jabatan: str
    status_data: str
    batas_capaian: Any
    ringkasan: Data
    indikator: tuple[IndikatorDibaca, ...]
    output: Mapping[StatusRenaksi, int]
    lewat: tuple[Lewat, ...]


def find(arguments: Sequence[str]) -> tuple[tuple[Tempat, ...], tuple[Dilewati, ...]]:
    """The folders of units that are meant, in the order in which they are named, below one in that of their names.

    Folders that cannot be looked into come besides. Raises `InputRefused` when something that was named is not there, or
    holds no folder that `generate` made.
    """
    found: dict[Path, _Ditemukan] = {}
    closed: list[Dilewati] = []
    for named in (path for argument in arguments for path in _named(argument)):
        below = list(_below(named, closed))
        if not below and not closed:
            raise InputRefused(
                f"Folder {named} tidak memuat hasil perkin generate --quarter. Sebutkan folder hasilnya, misalnya output."
            )
        for one in below:
            known = found.setdefault(one.path.resolve(), one)
            if known.langsung != one.langsung:  # of several quarters, the one that is asked for
                found[one.path.resolve()] = known._replace(langsung=None)
    names = _apart({path: one.parts for path, one in found.items()})
    places = (
        Tempat(path, names[path], _quarters(path), "/".join(one.parts[:-1]), one.langsung)
        for path, one in found.items()
    )
    return tuple(places), tuple(closed)


class _Ditemukan(NamedTuple):
    path: Path
    parts: tuple[str, ...]
    langsung: Path | None = None


def _named(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if path.is_dir():
        yield path
        return
    if path.exists():
        raise InputRefused(f"{argument} adalah berkas. Sebutkan folder hasil perkin generate, misalnya output.")
    matches = [Path(match) for match in sorted(glob.glob(argument)) if Path(match).is_dir()]  # noqa: PTH207 - absolute patterns
    if not matches:
        raise InputRefused(f"Folder {argument} tidak ditemukan. Periksa namanya.")
    yield from matches


def _below(named: Path, closed: list[Dilewati]) -> Iterator[_Ditemukan]:
    """The folders of units in what was named; a quarter's folder that was named itself stands for its unit."""
    whole = Path(os.path.abspath(named))  # noqa: PTH100 - Path.absolute leaves `..` in
    if is_folder(whole) and not _quarters(whole):
        unit = whole.parent if _QUARTER.fullmatch(whole.name) else whole
        yield _Ditemukan(unit, (unit.name or str(unit),), whole)
        return

    def note(error: OSError) -> None:
        closed.append(Dilewati(str(error.filename), f"Tidak dapat dibaca ({sebab(error)}). Periksa izinnya."))

    visited: set[str] = set()
    for place, inner, names in os.walk(whole, onerror=note, followlinks=True):
        real = os.path.realpath(place)
        quarters = [name for name in inner if _QUARTER.fullmatch(name)]
        if real in visited:  # a link that leads back
            inner.clear()
            continue
        visited.add(real)
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in quarters)
        if quarters or MANIFEST in names:
            below = Path(place).relative_to(whole).parts
            yield _Ditemukan(Path(place), below or (whole.name or str(whole),))


def _quarters(path: Path) -> dict[int, Path]:
    try:
        inner = sorted(one for one in path.iterdir() if _QUARTER.fullmatch(one.name) and one.is_dir())
    except OSError:
        return {}
    return {int(one.name[-1]): one for one in inner}


def _apart(places: Mapping[Path, tuple[str, ...]]) -> dict[Path, str]:
    """A name for each place; where two have the same, more of the folders above are in it."""
    names = {path: "/".join(parts) for path, parts in places.items()}
    depths = {path: len(parts) for path, parts in places.items()}
    longest = max((len(path.parts) for path in places), default=0)
    for _ in range(longest):
        often = Counter(names.values())
        shared = [path for path, name in names.items() if often[name] > 1]
        if not shared:
            break
        for path in shared:
            depths[path] += 1
            names[path] = "/".join(path.parts[-depths[path] :])
    return names


def read(place: Tempat, quarter: Triwulan) -> Dibaca | Dilewati | None:
    """What a unit's folder of the quarter tells, or why it cannot be taken; None where there is no such folder."""
    path = place.langsung or place.triwulan.get(quarter)
    if path is None:
        return None
    try:
        folder = read_folder(path)
        if why := _unfit(folder, quarter):
            return Dilewati(str(path), why)
        return _told(place, folder, quarter)
    except InputRefused as refusal:
        return Dilewati(str(path), str(refusal))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        return Dilewati(
            str(path), f"Isi {path / MANIFEST} tidak lengkap. Buat ulang folder itu dengan perkin generate."
        )


def _unfit(folder: Folder, quarter: Triwulan) -> str:
    again = f"Buat ulang dengan perkin generate --quarter {quarter}."
    if folder.quarter is not quarter:
        told = folder.quarter.label if folder.quarter else "hasil tanpa triwulan"
        return f"Berisi {told}, bukan {quarter.label}. {again}"
    if folder.results is None:
        return f"Tidak memuat hasil hitungan. {again}"
    if folder.version != __version__:
        return f"Dibuat dengan perkin versi {folder.version}, bukan {__version__}. {again}"
    return ""


def _told(place: Tempat, folder: Folder, quarter: Triwulan) -> Dibaca:
    results: Data = folder.results or {}
    keys = {
        row.id: seen(row.nilai.get("Isi"))
        for table in folder.tables
        if table.nama == Isian.SHEET
        for row in table.rekaman
    }
    return Dibaca(
        nama=place.nama,
        folder=folder.path,
        master=f"{place.atas}/{folder.master}" if place.atas else folder.master,
        sidik=folder.master_sha256,
        berkas=tuple(map(intern, folder.files)),
        tahun=int(results["tahun"]),
        jabatan=" ".join(keys.get("Jabatan", "").split()),
        status_data=str(results["status_data"]),
        batas_capaian=results["batas_capaian"],
        ringkasan=results["ringkasan"],
        indikator=tuple(map(_indicator, results["indikator"])),
        output=Counter(StatusRenaksi(item["status"]) for item in results["renaksi"]),
        lewat=tuple(_overdue(results, quarter)),
    )


def _indicator(item: Data) -> IndikatorDibaca:
    """An indicator; its texts, which units share, are held once."""
    kode, indikator, satuan, target, alasan = (
        intern(str(item[key] or "")) for key in ("kode", "indikator", "satuan", "target_hitung", "alasan")
    )
    return IndikatorDibaca(
        kode, indikator, satuan, target, item["realisasi"], item["capaian"], Status(item["status"]), alasan
    )


def _overdue(results: Data, quarter: Triwulan) -> Iterator[Lewat]:
    """The outputs due until the end of the quarter and not finished, with the bidang that answer for them."""
    bidang: dict[str, list[str]] = {}
    for one in results["bidang"]:
        for ids in one["renaksi"].values():
            for each in ids:
                bidang.setdefault(each, []).append(one["bidang"] or one["nama"])
    for item in results["renaksi"]:
        status = StatusRenaksi(item["status"])
        due = _DUE.get(item["waktu"])
        if status in _OVERDUE and due is not None and due <= quarter:
            own = (intern(name) for name in dict.fromkeys(bidang.get(item["id"], ())))
            yield Lewat(intern(item["id"]), status, due < quarter, tuple(own))


_DUE: Final = {quarter.label: quarter for quarter in Triwulan}
