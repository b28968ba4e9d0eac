"""Office files as zip packages: what may be opened, and the same content as the same bytes.

Excel and Word files are zip archives of XML parts. Before a library reads one, `opened` looks at it from
outside: is it what its name says, is it readable at all, can it be read without harm. It unpacks every part
once, within the bounds of `generator.office.bounds`, and readers are given those parts and never the archive.
After a library wrote one, `normalised` rewrites the archive so that identical content gives identical
bytes, whenever and wherever it was made (on the same zlib).
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.errors import InputRefused, sebab
from generator.office.bounds import MAX_PARTS, MAX_UNPACKED, Unfit, Unpacking
from generator.office.partnames import as_called, content_type, main_part, usual_names

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest date that zip can hold, given to every part."""
FIXED_DATE: Final = b"2000-01-01T00:00:00Z"
"""The date that takes the place of creation dates inside packages."""
_FEWER: Final = "Hapus gambar dan lembar yang tidak perlu, lalu simpan ulang."
_ENTRY: Final = b"PK\x01\x02"
_MANY_ENTRIES: Final = 20 * MAX_PARTS
"""How often the sign of an entry may occur, also in archives inside, before the list of entries is read at all."""
_DAMAGE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError, IndexError),
)
"""What `zipfile` raises for an archive that is damaged, locked or no archive."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CORE_DATE: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_STRANGE: Final = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f]")
"""Names of parts that lead out of the package, or are no names of parts."""
_USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    ".xlsx": {"officeDocument": "xl/workbook.xml"},
    ".docx": {
        "officeDocument": "word/document.xml",
        "core-properties": "docProps/core.xml",
        "footnotes": "word/footnotes.xml",
        "endnotes": "word/endnotes.xml",
        "comments": "word/comments.xml",
        "styles": "word/styles.xml",
        "numbering": "word/numbering.xml",
        "settings": "word/settings.xml",
    },
}
"""The kind of a relationship → the usual name of the one part that it leads to."""
_MAIN_PART: Final = {suffix: names["officeDocument"] for suffix, names in _USUAL.items()}
_WORDS: Final = {".xlsx": "spreadsheetml", ".docx": "wordprocessingml"}
"""The word by which the content type of a main part tells its kind."""
_KIND: Final = {".xlsx": "buku kerja Excel (.xlsx)", ".docx": "dokumen Word (.docx)"}
_SAVE_AS: Final = {
    ".xlsx": "di Excel atau LibreOffice Calc, pilih Simpan Sebagai (Save As) dengan jenis Excel Workbook (.xlsx)",
    ".docx": "di Word atau LibreOffice Writer, pilih Simpan Sebagai (Save As) dengan jenis Word Document (.docx)",
}
"""How a file of another kind becomes one of ours."""
_OLD: Final = (
    ("Workbook".encode("utf-16-le"), "buku kerja Excel .xls", ".xlsx"),
    ("WordDocument".encode("utf-16-le"), "dokumen Word .doc", ".docx"),
)
"""Stream of an Office file of 1997 to 2003 → what it is, and what it becomes."""
_RELATED: Final = (
    ("xl/workbook.bin", "", "buku kerja Excel biner (.xlsb)", ".xlsx"),
    ("mimetype", "opendocument.spreadsheet", "lembar sebar OpenDocument (.ods)", ".xlsx"),
    ("mimetype", "opendocument.text", "dokumen OpenDocument (.odt)", ".docx"),
    ("content.xml", "", "dokumen OpenDocument", ""),
    ("ppt/presentation.xml", "", "presentasi PowerPoint (.pptx)", ""),
)
"""Part of a zip package, what it holds → what the file is, and what it becomes (nothing of ours when empty)."""
_PDF: Final = b"%PDF"
_STARTS: Final = ((_PDF, "berkas PDF"), (b"{\\rtf", "dokumen RTF (.rtf)"))
_HEAD: Final = 4096
"""Bytes that show whether a file is plain text."""


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file found safe to open: its bytes, and its parts, unpacked once and within the bounds."""

    name: str
    """The file's own name."""
    data: bytes = field(repr=False)
    parts: Mapping[str, bytes] = field(repr=False)
    """By name, without folders."""

    @property
    def sha256(self) -> str:
        """What the file is known by."""
        return hashlib.sha256(self.data).hexdigest()


def read_package(path: Path, suffix: str, limit: int = MAX_UNPACKED) -> Package:
    """The Office file at `path` of the kind `suffix` (`.xlsx` or `.docx`), once it is found safe to open.

    `limit` is how many bytes it may have when unpacked.
    Raises `InputRefused` with a sentence that says what is wrong and what to do.
    """
    return opened(file_bytes(path), path.name, suffix, limit)


def file_bytes(path: Path) -> bytes:
    """The contents of a file that is to be opened. Raises `InputRefused` for what is no file, or too large to be one of ours."""
    if path.name.startswith("~$"):
        raise InputRefused(
            f"{path.name} adalah berkas kunci sementara, bukan dokumen. Pilih berkas aslinya tanpa awalan ~$."
        )
    try:
        status = path.stat()
        if status.st_size > MAX_UNPACKED:
            raise InputRefused(_large(path.name))
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise InputRefused(f"{path} bukan berkas biasa. Sebutkan nama dokumennya.")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputRefused(f"Berkas {path} tidak ditemukan. Periksa nama dan foldernya.") from None
    except IsADirectoryError:
        raise InputRefused(f"{path} adalah folder, bukan berkas. Sebutkan nama berkasnya.") from None
    except PermissionError:
        raise InputRefused(
            f"Berkas {path} tidak dapat dibuka. Tutup berkas itu di Excel atau Word, periksa izinnya, lalu ulangi."
        ) from None
    except OSError as error:
        raise InputRefused(f"Berkas {path} tidak dapat dibaca ({sebab(error)}). Periksa nama dan foldernya.") from None


def _large(name: str) -> str:
    return f"Berkas {name} terlalu besar (lebih dari {MAX_UNPACKED >> 20} MB). {_FEWER}"


def opened(data: bytes, name: str, suffix: str, limit: int = MAX_UNPACKED) -> Package:
    """The package in `data`. Raises `InputRefused` unless it is whole, unencrypted, macro-free and within the bounds."""
    kind = _KIND[suffix]
    if not data:
        raise InputRefused(f"Berkas {name} kosong (0 byte). Ambil kembali salinan yang utuh.")
    if data.startswith(_OLE):
        raise InputRefused(_ole_sentence(data, name, suffix))
    if data.lstrip()[:1] == b"<":
        raise InputRefused(f"Berkas {name} berisi halaman web atau XML, bukan {kind}. {_advice(suffix)}")
    if data.count(_ENTRY) > _MANY_ENTRIES:
        raise InputRefused(_large(name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_names(archive, name, suffix)
            parts = as_called(_unpacked(archive, name, limit))
            return Package(name, data, _with_usual_names(parts, name, suffix))
    except _DAMAGE:
        raise InputRefused(_unpacked_sentence(data, name, suffix)) from None


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> Mapping[str, bytes]:
    unpacking = Unpacking(limit)
    try:
        unpacking.unpack(archive)
    except Unfit as reason:
        raise InputRefused(f"Berkas {name} {reason}") from None
    except _DAMAGE:
        raise InputRefused(
            f"Berkas {name} rusak pada bagian {unpacking.current}. Ambil kembali salinan yang utuh."
        ) from None
    return unpacking.parts


def _advice(suffix: str, becomes: str = "") -> str:
    """What to do with a file of another kind: save it as one of ours, or take another."""
    if becomes not in ("", suffix):
        return f"Pilih {_KIND[suffix]} yang dimaksud."
    return f"Buka berkas aslinya {_SAVE_AS[suffix]}, lalu ulangi dengan berkas itu."


def _ole_sentence(data: bytes, name: str, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"Berkas {name} dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan ulang."
    what, becomes = next(((f", {what}", becomes) for mark, what, becomes in _OLD if mark in data), ("", ""))
    return f"Berkas {name} berformat Office lama (97–2003{what}), bukan {_KIND[suffix]}. {_advice(suffix, becomes)}"


def _unpacked_sentence(data: bytes, name: str, suffix: str) -> str:
    """Of a file that is no zip archive."""
    what = next((what for mark, what in _STARTS if data.startswith(mark)), "")
    if not what and b"\0" not in data[:_HEAD] and not data.startswith(b"PK"):
        what = "teks biasa (misalnya CSV, yang hanya memuat satu lembar)"
    if data.startswith(_PDF):  # neither Excel nor Word makes the original of it again
        return f"Berkas {name} berisi {what}, bukan {_KIND[suffix]}. Pilih {_KIND[suffix]} yang dimaksud."
    if what:
        return f"Berkas {name} berisi {what}, bukan {_KIND[suffix]}. {_advice(suffix)}"
    return f"Berkas {name} bukan {_KIND[suffix]} atau isinya terpotong. {_advice(suffix)}"


def _refuse_names(archive: zipfile.ZipFile, name: str, suffix: str) -> None:
    parts = [part.filename for part in archive.infolist()]
    if len({part.replace("\\", "/").casefold() for part in parts}) < len(parts):
        raise InputRefused(f"Berkas {name} memuat dua bagian bernama sama. Buka, lalu simpan ulang sebagai {suffix}.")
    if strange := [part for part in parts if _STRANGE.search(part)]:
        raise InputRefused(
            f"Berkas {name} memuat bagian yang menunjuk ke luar berkas ({strange[0][:80]}). Ambil kembali berkas aslinya."
        )
    if any(part.casefold().endswith("vbaproject.bin") for part in parts):
        raise InputRefused(f"Berkas {name} memuat makro. {_advice(suffix)}")
    if not {"_rels/.rels", *_MAIN_PART.values()} & {part.replace("\\", "/").casefold() for part in parts}:
        told = dict.fromkeys(parts, b"")
        if "mimetype" in told:
            with archive.open("mimetype") as stream:
                told["mimetype"] = stream.read(_HEAD)
        raise InputRefused(_foreign_sentence(told, name, suffix))


def _with_usual_names(parts: Mapping[str, bytes], name: str, suffix: str) -> Mapping[str, bytes]:
    """The parts with the document itself, and all that is looked up by name, under their usual names."""
    usual = _MAIN_PART[suffix]
    main = main_part(parts, usual)
    if "macroenabled" in content_type(parts, main).casefold():
        raise InputRefused(f"Berkas {name} memuat makro. {_advice(suffix)}")
    kind = _kind_of(parts, main)
    if kind is not None and kind != suffix:
        raise InputRefused(
            f"Berkas {name} adalah {_KIND[kind]}, padahal yang diperlukan {_KIND[suffix]}. {_advice(suffix, kind)}"
        )
    if main not in parts or kind is None:
        raise InputRefused(_foreign_sentence(parts, name, suffix))
    if main != usual and usual in parts:
        raise InputRefused(f"Berkas {name} memuat dua dokumen sekaligus. Buka, lalu simpan ulang sebagai {suffix}.")
    return usual_names(parts, _USUAL[suffix])


def _kind_of(parts: Mapping[str, bytes], main: str) -> str | None:
    """What a package is: by what it says of its main part, else by where that lies; None for neither kind."""
    told = content_type(parts, main)
    for suffix, usual in _MAIN_PART.items():
        if _WORDS[suffix] in told or (not told and main == usual):
            return suffix
    return None


def _foreign_sentence(parts: Mapping[str, bytes], name: str, suffix: str) -> str:
    """Of a zip archive that is neither a workbook nor a Word document."""
    for part, holds, what, becomes in _RELATED:
        if holds.encode() in parts.get(part, b"") and part in parts:
            return f"Berkas {name} adalah {what}, bukan {_KIND[suffix]}. {_advice(suffix, becomes)}"
    return f"Berkas {name} bukan {_KIND[suffix]}. Pilih berkas yang benar, atau simpan ulang sebagai {suffix}."


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → content of a package that was made here; one from outside is `opened`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}


_LEVEL: Final = 6
_KEPT_FROM: Final = 2_000
_KEPT_TO: Final = 500_000
"""Bytes of a part whose deflated form is kept for the next package: what is smaller is deflated at once, what is larger, such
as a table of thousands of rows, is no part of a template."""


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package with fixed order, dates and attributes: same parts, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in sorted(parts, key=_part_order):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.file_size = len(content)
            with archive.open(entry, "w") as part:
                if _KEPT_FROM <= len(content) <= _KEPT_TO and hasattr(part, "_compressor"):
                    part._compressor = _Deflated(content)
                part.write(content)
    return buffer.getvalue()


class _Deflated:
    """In the place of zipfile's compressor: what a part was deflated to before, which are the same bytes.

    Styles and themes of a template are the same in each of its documents, and take half the time of a small one.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content

    def compress(self, _: bytes) -> bytes:
        return _deflated(self._content)

    def flush(self) -> bytes:
        return b""


@lru_cache(maxsize=64)
def _deflated(content: bytes) -> bytes:
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


def _part_order(part: tuple[str, bytes]) -> tuple[int, str]:
    first = ("[Content_Types].xml", "_rels/.rels")
    return (first.index(part[0]) if part[0] in first else len(first), part[0])


def normalised(data: bytes, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same package without what varies between identical runs: order, zip dates, core dates.

    `edit` is given each part's name and content and gives the content to write.
    """
    parts = parts_of(data)
    if edit:
        parts = {name: edit(name, part) for name, part in parts.items()}
    core = parts.get("docProps/core.xml")
    if core is not None:
        parts["docProps/core.xml"] = _CORE_DATE.sub(rb"\g<1>" + FIXED_DATE + rb"\g<3>", core)
    return pack(parts.items())
