"""`manifest.json`: what an output folder was made of, and the data its documents were filled with."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

import simplejson

from generator import __version__
from generator.jenjang import Jenjang
from generator.master import KeadaanBukti, Master
from generator.office.word.template import Template
from generator.records import tables_of, to_json
from generator.records.data import as_data
from generator.results import Hasil
from generator.values import Run, Triwulan, Unreadable, seen
from generator.variables import Gambar

_AS_IT_STANDS: Final = frozenset({str, bool, int, Decimal})
"""What JSON holds by itself: most of a document's data."""


@dataclass(frozen=True)
class Manifest:
    """What one master gave: the folder, the files in it, and what `manifest.json` says of them."""

    folder: Path
    files: tuple[Path, ...]
    content: Mapping[str, Any]
    tanpa_lembar: tuple[str, ...] = ()
    """Officials who got no sheet because nothing concerns them in the quarter, where sheets were asked for."""

    @property
    def text(self) -> str:
        """The manifest as JSON, numbers exact."""
        return simplejson.dumps(self.content, use_decimal=True, ensure_ascii=False, indent=1) + "\n"


def content(
    master: Master,
    hasil: Hasil | None,
    templates: Iterable[Template],
    files: Mapping[str, bytes],
    data: Mapping[str, object],
    options: Mapping[str, object],
) -> dict[str, Any]:
    """What the manifest of one master says; `data` is each document's context by its name.

    `tables` and `results` are what two folders are compared by; each Word document stands in it as it was
    made, so that it can be told later where somebody edited it. Of each PDF there is a digest of what its pages
    show besides, because the same document need not give the same bytes again.
    """
    made = {
        "version": __version__,
        "master": {"name": master.nama, "sha256": master.sha256},
        "quarter": hasil.triwulan.value if hasil else None,
        "options": dict(options),
        "templates": [{"name": template.name, "sha256": template.sha256} for template in templates],
        "files": [_file(name, file) for name, file in files.items()],
        "data": {name: plain(context) for name, context in data.items()},
        "tables": to_json(tables_of(master)),
        "results": as_data(hasil) if hasil else None,
    }
    if evidence := _evidence(master):
        made["evidence"] = evidence
    return made


def _evidence(master: Master) -> list[dict[str, Any]]:
    """The files that evidence names, once each, with size and sha256; null where there was nothing to read."""
    named = {berkas.nama: berkas for berkas in master.bukti.values() if berkas.keadaan is not KeadaanBukti.DI_LUAR}
    return [{"name": berkas.nama, "size": berkas.ukuran, "sha256": berkas.sha256 or None} for berkas in named.values()]


def _file(name: str, data: bytes) -> dict[str, Any]:
    file: dict[str, Any] = {"name": name, "sha256": hashlib.sha256(data).hexdigest()}
    if name.endswith(".docx"):
        file["original"] = base64.b64encode(data).decode()
    if name.endswith(".pdf"):
        from generator.office.layout.pages import digest_of_pages  # PDFium is loaded only where it is needed

        file["pages"] = digest_of_pages(data)
    return file


def plain(value: object) -> Any:
    """A document's data as JSON holds it: numbers exact, dates ISO, rows as objects."""
    if value is None or type(value) in _AS_IT_STANDS:
        return value
    match value:
        case Triwulan() | Jenjang():
            return seen(value)
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
    return _by_field(value) if is_dataclass(value) else value


def _by_field(value: Any) -> dict[str, Any]:
    if isinstance(value, Run):
        rare = {name: look for name, look in (("strike", value.strike), ("position", value.position)) if look}
        return {"text": value.text, "italic": value.italic, "bold": value.bold} | rare
    if isinstance(value, Gambar):
        return {"name": value.nama, "sha256": hashlib.sha256(value.isi).hexdigest()}
    return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
