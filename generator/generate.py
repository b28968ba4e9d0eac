"""From masters to the files of their output folders, each folder with its manifest.

Everything is rendered before anything is written, and every file appears whole or not at all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

import simplejson

from generator import __version__
from generator.compute import compute
from generator.documents import DARI_HASIL, DARI_MASTER
from generator.errors import InputRefused, OutputRefused, TemplateRefused
from generator.model import Master
from generator.package import write_whole
from generator.results import Hasil
from generator.values import Triwulan, Unreadable
from generator.word.folder import find_template
from generator.word.template import Template

_AS_IT_STANDS: Final = frozenset({str, bool, int, Decimal})
"""What JSON holds by itself: most of a document's data."""
MANIFEST: Final = "manifest.json"
REKAP: Final = "rekap.xlsx"
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the point."""


@dataclass(frozen=True)
class Manifest:
    """What one master gave: the folder, the files in it, and what `manifest.json` says of them."""

    folder: Path
    files: tuple[Path, ...]
    content: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The manifest as JSON, numbers exact."""
        return simplejson.dumps(self.content, use_decimal=True, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True)
class _Set:
    """The rendered files of one master, not yet written, and the data they were filled with."""

    master: Master
    files: Mapping[str, bytes]
    data: Mapping[str, object]


def generate(
    masters: Sequence[Master], triwulan: Triwulan | None, only: Sequence[str], output: Path, templates: Path | None
) -> tuple[Manifest, ...]:
    """Write the documents of each master under `output`, and return what was written.

    `only` limits the Word documents; none means all. Templates of the folder `templates` take the
    built-in ones' place. Raises a `PerkinError` before anything is written, or when a file cannot be.
    """
    folders = _folders(masters, triwulan, output)
    ready = _templates(_names(triwulan, only), templates)
    sets = [_render(master, triwulan, ready) for master in masters]
    return tuple(_write(item, folder, triwulan, ready.values()) for item, folder in zip(sets, folders, strict=True))


def _names(triwulan: Triwulan | None, only: Sequence[str]) -> tuple[str, ...]:
    """The Word documents to make, in the order of print."""
    if triwulan is None and (needing := [name for name in only if name in DARI_HASIL]):
        raise InputRefused(
            f"Dokumen {', '.join(needing)} memerlukan triwulan. Tambahkan --quarter, misalnya --quarter 2."
        )
    possible = [*DARI_MASTER, *(DARI_HASIL if triwulan else ())]
    return tuple(name for name in possible if not only or name in only)


def _folders(masters: Sequence[Master], triwulan: Triwulan | None, output: Path) -> list[Path]:
    """The folder of each master: output/STEM, or output/STEM/twN for a quarter."""
    stems = [_safe(Path(master.nama).stem) for master in masters]
    for place, stem in enumerate(stems):
        if stem.casefold() in {other.casefold() for other in stems[:place]}:
            raise OutputRefused(
                f"Dua master akan ditulis ke folder yang sama, {output / stem}. Ganti nama salah satunya atau jalankan terpisah."
            )
    return [output / stem / f"tw{triwulan.value}" if triwulan else output / stem for stem in stems]


def _safe(stem: str) -> str:
    """A folder name that Windows takes too."""
    name = _UNSAFE.sub("_", stem).rstrip(" .") or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _templates(names: Sequence[str], folder: Path | None) -> dict[str, Template]:
    """Each template read and prepared once."""
    known = [*DARI_MASTER, *DARI_HASIL]
    if folder is not None and folder.is_dir() and not any((folder / f"{name}.docx").is_file() for name in known):
        raise InputRefused(
            f"Folder {folder} tidak memuat satu pun templat ({', '.join(f'{name}.docx' for name in known)}). "
            "Periksa nama folder pada --templates."
        )
    return {name: Template.load(find_template(name, folder)) for name in names}


def _render(master: Master, triwulan: Triwulan | None, templates: Mapping[str, Template]) -> _Set:
    hasil = compute(master, triwulan) if triwulan else None
    data = {name: _data(name, master, hasil) for name in templates}
    files = {f"{name}.docx": _fill(templates[name], data[name], master) for name in templates}
    if hasil is not None:
        files[REKAP] = _rekap(master, hasil)
    return _Set(master, files, data)


def _data(name: str, master: Master, hasil: Hasil | None) -> object:
    return DARI_MASTER[name](master) if hasil is None or name in DARI_MASTER else DARI_HASIL[name](master, hasil)


def _fill(template: Template, data: object, master: Master) -> bytes:
    if master.status_data and "status_data" not in template.names:
        raise TemplateRefused(
            f"Templat {template.name} tidak mencetak status_data, padahal data {master.nama} ditandai "
            f"“{master.status_data}”. Tambahkan {{{{ status_data }}}} pada kepala halaman templat itu."
        )
    return template.fill(data)


def _rekap(master: Master, hasil: Hasil) -> bytes:
    from generator.documents.rekap import build  # XlsxWriter is loaded only where it is needed

    return build(master, hasil)


def _write(item: _Set, folder: Path, triwulan: Triwulan | None, templates: Iterable[Template]) -> Manifest:
    content = {
        "version": __version__,
        "master": {"name": item.master.nama, "sha256": item.master.sha256},
        "quarter": triwulan.value if triwulan else None,
        "templates": [{"name": template.name, "sha256": template.sha256} for template in templates],
        "files": [{"name": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in item.files.items()],
        "data": {name: plain(data) for name, data in item.data.items()},
    }
    manifest = Manifest(folder, tuple(folder / name for name in (*item.files, MANIFEST)), content)
    for name, data in item.files.items():
        write_whole(folder / name, data)
    write_whole(folder / MANIFEST, manifest.text.encode())
    return manifest


def plain(value: object) -> Any:
    """A document's data as JSON holds it: numbers exact, dates ISO, rows as objects."""
    if value is None or type(value) in _AS_IT_STANDS:
        return value
    match value:
        case Triwulan():
            return value.label
        case Enum():
            return value.value
        case Unreadable():
            return value.seen
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(item) for item in value]
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
    return {item.name: plain(getattr(value, item.name)) for item in fields(value)} if is_dataclass(value) else value
