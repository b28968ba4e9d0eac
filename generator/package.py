"""Office files as zip packages: what may be opened, and writing the same content as the same bytes.

Excel and Word files are zip archives of XML parts. Before a library opens one, `refuse_unsafe` looks
at it from outside: is it what its name says, is it readable at all, can it be opened without harm.
After a library wrote one, `normalised` rewrites the archive so that identical content gives identical
bytes, whenever and wherever it was made (on the same zlib).
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from generator.errors import InputRefused, OutputRefused, sebab

MAX_UNPACKED: Final = 200 * 1024 * 1024
"""Bytes that a package may have when unpacked; a master of 10,000 rows has about 20 MB."""
MAX_PARTS: Final = 2000
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest date that zip can hold, given to every part."""
FIXED_DATE: Final = b"2000-01-01T00:00:00Z"
"""The date that takes the place of creation dates inside packages."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CORE_DATE: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_DOCTYPES: Final = tuple(
    "<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp037")
)
"""A document type declaration in every encoding that an XML reader may detect by itself."""
_STRANGE: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]")
"""Names of parts that lead out of the package, or are no names of parts."""
_MAIN_PART: Final = {
    ".xlsx": re.compile(r"xl/workbook\.xml"),
    ".docx": re.compile(r"word/document\d*\.xml", re.IGNORECASE),  # Word Online writes `document2.xml`
}
_KIND: Final = {".xlsx": "buku kerja Excel (.xlsx)", ".docx": "dokumen Word (.docx)"}


def read_package(path: Path, suffix: str, limit: int | None = None) -> bytes:
    """The bytes of an Office file of the kind `suffix` (`.xlsx` or `.docx`), once it is found safe to open.

    `limit` is how many bytes it may have when unpacked, `MAX_UNPACKED` where none is given.
    Raises `InputRefused` with a sentence that says what is wrong and what to do.
    """
    data = _read_bytes(path)
    refuse_unsafe(data, path.name, suffix, limit)
    return data


def _read_bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise InputRefused(
            f"{path.name} adalah berkas kunci sementara, bukan dokumen. Pilih berkas aslinya tanpa awalan ~$."
        )
    try:
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


def refuse_unsafe(data: bytes, name: str, suffix: str, limit: int | None = None) -> None:
    """Raise `InputRefused` unless `data` is a whole, unencrypted, macro-free package of bounded size."""
    kind = _KIND[suffix]
    if not data:
        raise InputRefused(f"Berkas {name} kosong (0 byte). Ambil kembali salinan yang utuh.")
    if data.startswith(_OLE):
        raise InputRefused(_ole_sentence(data, name, suffix))
    if data.lstrip()[:1] == b"<":
        raise InputRefused(
            f"Berkas {name} berisi halaman web atau XML, bukan {kind}. Buka, lalu simpan ulang sebagai {suffix}."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise InputRefused(
            f"Berkas {name} bukan {kind} atau isinya terpotong. Buka dengan program asalnya, lalu simpan ulang sebagai {suffix}."
        ) from None
    with archive:
        _refuse_contents(archive, name, suffix, limit)


def _ole_sentence(data: bytes, name: str, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"Berkas {name} dikunci dengan kata sandi. Buka, hapus kata sandinya, lalu simpan ulang."
    return f"Berkas {name} berformat Office lama (97–2003). Buka, lalu simpan ulang sebagai {suffix}."


def _refuse_contents(archive: zipfile.ZipFile, name: str, suffix: str, limit: int | None) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > (limit or MAX_UNPACKED):
        raise InputRefused(
            f"Berkas {name} terlalu besar setelah dibuka. Hapus gambar dan lembar yang tidak perlu, lalu simpan ulang."
        )
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise InputRefused(f"Berkas {name} memuat dua bagian bernama sama. Buka, lalu simpan ulang sebagai {suffix}.")
    if strange := [part for part in names if _STRANGE.search(part)]:
        raise InputRefused(
            f"Berkas {name} memuat bagian yang menunjuk ke luar berkas ({strange[0][:80]}). Ambil kembali berkas aslinya."
        )
    if any(part.endswith("vbaProject.bin") for part in names):
        raise InputRefused(f"Berkas {name} memuat makro. Simpan ulang sebagai {suffix} tanpa makro.")
    if not any(map(_MAIN_PART[suffix].fullmatch, names)):
        raise InputRefused(_foreign_sentence(names, name, suffix))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _has_doctype(_part(archive, part, name)):
            raise InputRefused(
                f"Berkas {name} memuat deklarasi XML yang tidak lazim dan tidak aman ({part.filename}). Simpan ulang dari Office."
            )


def _has_doctype(content: bytes) -> bool:
    return any(mark in content for mark in _DOCTYPES)


def _foreign_sentence(names: set[str], name: str, suffix: str) -> str:
    for other, part in _MAIN_PART.items():
        if other != suffix and any(map(part.fullmatch, names)):
            return f"Berkas {name} adalah {_KIND[other]}, padahal yang diperlukan {_KIND[suffix]}."
    return f"Berkas {name} bukan {_KIND[suffix]}. Pilih berkas yang benar atau simpan ulang sebagai {suffix}."


def _part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    try:
        return archive.read(part)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise InputRefused(
            f"Berkas {name} rusak pada bagian {part.filename}. Ambil kembali salinan yang utuh."
        ) from None


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → content of a package already found safe."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A package with fixed order, dates and attributes: same parts, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in sorted(parts, key=_part_order):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return buffer.getvalue()


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


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises `OutputRefused` when the folder or the file cannot be written."""
    write_set([(path, data)])


def write_set(files: Iterable[tuple[Path, bytes]], replace: Callable[[Path, Path], None] = os.replace) -> None:
    """Write all files or none: each beside its place first, then all moved into their places.

    When one cannot be moved (a program holds the old file open), those already moved are put back as
    they were. Raises `OutputRefused` when a folder or a file cannot be written.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            waiting.append((path, _beside(path, data)))
        _move(waiting, replace)
    finally:
        for _, beside in waiting:
            beside.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """A new file next to `path` with its content."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".perkin-", suffix=path.suffix)
    except OSError as error:
        raise OutputRefused(
            f"Folder {path.parent} tidak dapat ditulisi ({sebab(error)}). Pilih folder lain dengan --output atau periksa izinnya."
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputRefused(_not_written(path, error)) from None
    return Path(name)


def _move(waiting: Iterable[tuple[Path, Path]], replace: Callable[[Path, Path], None]) -> None:
    before: dict[Path, bytes | None] = {}
    for path, beside in waiting:
        try:
            old = path.read_bytes() if path.is_file() else None
            replace(beside, path)
        except OSError as error:
            _put_back(before)
            raise OutputRefused(_not_written(path, error)) from None
        before[path] = old


def _put_back(before: dict[Path, bytes | None]) -> None:
    for path, data in before.items():
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)


def _not_written(path: Path, error: OSError) -> str:
    return f"Berkas {path} tidak dapat ditulis ({sebab(error)}). Tutup berkas itu di Word atau Excel, lalu ulangi."
