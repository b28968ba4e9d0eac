"""LibreOffice as a printer: Word documents in, PDFs out, all of a run in one process that leaves nothing behind.

A headless LibreOffice costs seconds to start and little for each further document, so it is started once for
all of them. It works in a throw-away folder with a profile of its own: settings, an open LibreOffice and
recovered documents of whoever runs this have no part in the result.

LibreOffice writes the moment of printing into a PDF, and derives `/ID` and `/DocChecksum` from it. Each is overwritten
in place by as many bytes, because the cross-reference table at the end counts bytes. Compressed parts are left as they
are, also where LibreOffice numbers fonts by what it printed before or dates a colour profile: two PDFs of one document
need not be the same bytes, and are compared by their pages (`pages.digest_of_pages`).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from generator.errors import LayoutRefused, sebab
from generator.office.layout import guard
from generator.office.layout.folders import clear_abandoned, profile_of, socket_of, working_folder
from generator.office.package import FIXED_DATE, pack
from generator.system.stopping import undisturbed

_WINDOWS_OFFICE: Final = ("ProgramFiles", "ProgramFiles(x86)")
_PDF: Final = "pdf:writer_pdf_Export"
_ARSIP: Final = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
"""PDF/A-2b (ISO 19005-2), tagged: the headings and tables of the document stay known to screen readers."""
_TEMPAT: Final = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
"""Every bookmark as a named destination: `pages.read_places` reads where it came to stand."""
_READER: Final = "MS Word 2007 XML"
"""Named, because LibreOffice otherwise takes a damaged document for plain text and prints its bytes."""
_START: Final = 90.0
_PER_DOCUMENT: Final = 20.0
_PER_BYTE: Final = 0.001
"""Seconds that may pass: a slow computer's start; for each document; for each of its (compressed) bytes.

Lampiran I takes about 0.3 s and has 14 kB; a table of 10,000 rows has 300 kB and takes minutes.
"""
_LOOK: Final = 0.5
"""Seconds between two looks whether LibreOffice has ended: Windows answers Ctrl+C only in between."""
_PATIENCE: Final = 15.0
"""Seconds that the guard may take to end LibreOffice."""
if sys.platform == "win32":
    _APART: Final = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    """The guard has a console and a group of its own: closing ours, or Ctrl+C in it, does not reach it."""
else:
    _APART: Final = 0


def find_libreoffice() -> str:
    """The path of LibreOffice's program, empty when it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for variable in _WINDOWS_OFFICE:
        program = Path(os.environ.get(variable, ""), "LibreOffice", "program", "soffice.com")
        if variable in os.environ and program.exists():
            return str(program)
    return ""


def required_libreoffice(wish: str = "--pdf") -> str:
    """The path of LibreOffice's program. Raises `LayoutRefused`, naming the option that needs it, when it is missing."""
    program = find_libreoffice()
    if not program:
        raise LayoutRefused(
            f"LibreOffice tidak ditemukan, padahal {wish} memerlukannya. Pasang LibreOffice (libreoffice.org, gratis), "
            f"atau jalankan lagi tanpa {wish}."
        )
    return program


def to_pdf(
    documents: Mapping[str, bytes],
    *,
    arsip: bool = False,
    bookmarks: bool = False,
    wish: str = "--pdf",
    seconds: float | None = None,
    told: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Word documents, by name (`keputusan.docx`, `per-pj/x.docx`), as PDFs under the same stems (`keputusan.pdf`).

    `arsip` asks for PDF/A-2b, tagged; `bookmarks` for PDFs that keep the places of bookmarks. `wish` is the option
    that refusals name. `seconds` is how long the whole may take; without it, the time grows with the number and
    the size of the documents, and LibreOffice is given up earlier when no further PDF appears. `told` is told of each that
    is ready, of how many. The same document gives the same pages on the same LibreOffice and fonts, not always
    the same bytes. Raises `LayoutRefused` when LibreOffice is missing, does not finish in time, or cannot print one of the documents.
    """
    if not documents:
        return {}
    program = required_libreoffice(wish)
    time_limit = _Limit(_limit(documents), _longest(documents)) if seconds is None else _Limit(seconds, seconds)
    kind = _ARSIP if arsip else _TEMPAT if bookmarks else _PDF
    clear_abandoned()
    try:
        try:
            return _printed(documents, program, kind, wish, time_limit, told)
        except _StoodStill:  # it happens now and then to documents that it prints the next time
            return _printed(documents, program, kind, wish, time_limit, told)
    except OSError as error:
        raise LayoutRefused(
            f"Folder sementara komputer ini tidak dapat dipakai ({sebab(error)}), padahal LibreOffice memerlukannya. "
            f"Kosongkan ruang simpan atau periksa izinnya, atau jalankan lagi tanpa {wish}."
        ) from None


class _Limit(NamedTuple):
    """How many seconds may pass."""

    whole: float
    """For all documents."""
    quiet: float
    """Until the first PDF, and from each to the next."""


class _StoodStill(LayoutRefused):
    """LibreOffice did not end in time."""


def _printed(
    documents: Mapping[str, bytes],
    program: str,
    kind: str,
    wish: str,
    limit: _Limit,
    told: Callable[[int, int], None] | None,
) -> dict[str, bytes]:
    """The PDFs, from one process in a folder of its own. Raises `LayoutRefused`, or `OSError` of that folder."""
    with working_folder() as folder:
        inside = {document: f"d{number}" for number, document in enumerate(documents)}
        for document, stem in inside.items():
            (folder / f"{stem}.docx").write_bytes(documents[document])
        command = _command(program, folder, [f"{stem}.docx" for stem in inside.values()], kind)
        begun = time.monotonic()
        error = _run(command, folder, limit, lambda done: told and told(done, len(documents)))
        if error is None:
            passed = time.monotonic() - begun
            raise _StoodStill(
                _failure(f"belum selesai setelah {passed:.0f} detik, lalu dihentikan", len(documents), wish)
            )
        if error > 0:
            raise LayoutRefused(_failure(f"tidak dapat dijalankan ({sebab(OSError(error, ''))})", len(documents), wish))
        made = {document: folder / f"{stem}.pdf" for document, stem in inside.items()}
        return {document.removesuffix(".docx") + ".pdf": _made(file, document, wish) for document, file in made.items()}


def _limit(documents: Mapping[str, bytes]) -> float:
    return _START + _PER_DOCUMENT * len(documents) + _PER_BYTE * sum(map(len, documents.values()))


def _longest(documents: Mapping[str, bytes]) -> float:
    """Seconds in which LibreOffice, started anew, has printed the largest document for certain."""
    return _START + _PER_DOCUMENT + _PER_BYTE * max(map(len, documents.values()))


def _command(program: str, folder: Path, files: list[str], kind: str) -> list[str]:
    """Files are given by short relative names: a command line of Windows holds 32,767 characters."""
    return [
        program,
        f"-env:UserInstallation={profile_of(folder)}",
        "--headless",
        "--norestore",
        "--nologo",
        f"--infilter={_READER}",
        "--convert-to",
        kind,
        "--outdir",
        ".",
        *files,
    ]


def _run(command: list[str], folder: Path, limit: _Limit, told: Callable[[int], object]) -> int | None:
    """Run LibreOffice to its end, or end it and everything it started.

    0, the number of the error for which it could not be started, or None when it did not end in time.
    """
    # A zone or language of this computer must not change what is printed.
    environment = os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8", "SAL_DISABLE_PRINTERLIST": "1"}
    # A LibreOffice that is ended leaves temporary files of its own: let them go with the folder.
    environment |= dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    with _guarded(command, folder, environment) as process:
        until = time.monotonic() + limit.whole
        quiet = time.monotonic() + limit.quiet
        ready = 0
        while process.poll() is None and time.monotonic() < min(until, quiet):
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
            now = sum(1 for _ in folder.glob("*.pdf"))
            if now > ready:
                quiet = time.monotonic() + limit.quiet
                ready = now
                told(ready)
        return process.poll()


@contextmanager
def _guarded(command: list[str], folder: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """LibreOffice under its guard (see `guard`), both of them ended when the block is left."""
    quiet = subprocess.DEVNULL
    # -I: nothing that lies in this folder, or is set for Python in this terminal, is loaded by it.
    guarded = [sys.executable, "-I", str(Path(guard.__file__)), str(folder), str(socket_of(folder)), *command]
    process: subprocess.Popen[bytes] | None = None
    try:
        with undisturbed():
            process = subprocess.Popen(  # noqa: S603 - Python itself, and LibreOffice as found on this computer
                guarded,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=quiet,
                stderr=quiet,
                start_new_session=True,
                creationflags=_APART,
            )
        yield process
    finally:
        if process is not None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let the guard end LibreOffice, when it has not ended yet."""
    assert process.stdin is not None  # noqa: S101 - it was asked for
    with suppress(OSError):  # the guard has ended
        process.stdin.write(b".")
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _failure(failure: str, count: int, wish: str) -> str:
    return (
        f"LibreOffice {failure}, sehingga {count} dokumen belum dicetak. Tutup program lain lalu ulangi, periksa "
        f"dengan perkin doctor, atau jalankan lagi tanpa {wish}."
    )


def _made(file: Path, document: str, wish: str) -> bytes:
    try:
        return undated(file.read_bytes())
    except FileNotFoundError:
        raise LayoutRefused(
            f"LibreOffice tidak dapat membuat PDF dari {PurePosixPath(document).name}. Buka dokumen atau templatnya di "
            f"Word, simpan ulang, lalu ulangi, atau jalankan lagi tanpa {wish}."
        ) from None


_DAY: Final = re.sub(rb"\D", b"", FIXED_DATE)
"""`20000101000000`: the same moment as dates in XMP, which PDF/A demands."""
_INFO_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_XMP_DATE: Final = re.compile(
    rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=\D)",
)
_IDENTITY: Final = re.compile(rb"(/ID\s*\[\s*<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(>\s*\])")
_CHECKSUM: Final = re.compile(rb"(/DocChecksum\s*/)[0-9A-F]{32}")


def undated(pdf: bytes) -> bytes:
    """The PDF with a fixed date, and an identity that follows from its content."""
    dated = _INFO_DATE.sub(rb"\g<1>" + _DAY, pdf)
    dated = _XMP_DATE.sub(rb"\g<1>" + FIXED_DATE.rstrip(b"Z"), dated)
    own = hashlib.sha256(_named(dated, b"0" * 32)).hexdigest()[:32].upper()
    return _named(dated, own.encode())


def _named(pdf: bytes, name: bytes) -> bytes:
    """The PDF with 32 hexadecimal digits in the places of its identity and checksum."""
    identified = _IDENTITY.sub(rb"\g<1>" + name + rb"\g<2>" + name + rb"\g<3>", pdf)
    return _CHECKSUM.sub(rb"\g<1>" + name, identified)


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f'<w:document xmlns:w="{_MAIN}"><w:body><w:p><w:r><w:t>Halaman percobaan</w:t></w:r></w:p></w:body></w:document>'
    ),
}


def trial_document() -> bytes:
    """The smallest .docx with text in it, `Halaman percobaan`."""
    return pack((name, (_XML + text).encode()) for name, text in _PARTS.items())
