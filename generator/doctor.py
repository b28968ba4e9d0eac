"""Is this computer ready? Looks at versions, programs, fonts and folders, and says what to do about gaps.

Nothing is changed and no master is opened; a page is printed into a throw-away folder. Each look is a function that gives one `Check`.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from generator import __version__
from generator.errors import LayoutRefused, sebab
from generator.office.layout.office import find_libreoffice, to_pdf, trial_document


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is in order, what was seen, and what to do if not (Indonesian)."""

    nama: str
    ok: bool
    terlihat: str
    saran: str = ""


PACKAGES: Final = (
    "click",
    "docxtpl",
    "jinja2",
    "lxml",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pypdfium2",
    "python-docx",
    "simplejson",
    "XlsxWriter",
)
"""The distributions that `perkin` runs on."""
_SPARED: Final = {"pandas": "hanya diperlukan perkin table"}
"""Those that the folder for Windows goes without, each with what it is for."""

FONTS: Final = {
    "Bookman Old Style": ("TeX Gyre Bonum", "URW Bookman", "URW Bookman L", "Bookman URW"),
    "Arial": ("Liberation Sans", "Arimo"),
}
"""Fonts of the documents, each with others whose letters are as wide, so that lines break at the same places.

How high a line is differs: with TeX Gyre Bonum annex I of 2025 has ten pages, with URW Bookman eight.
"""
DEBIAN: Final = {"Bookman Old Style": "fonts-texgyre atau fonts-urw-base35", "Arial": "fonts-liberation"}
"""The packages in which Debian and Ubuntu have the others."""

_SECONDS: Final = 30
"""How long another program may take to answer."""
_PRINTING: Final = 90.0
"""How long a page may take: the first start of LibreOffice on a slow computer."""
_OFFICE_ADVICE: Final = (
    "Diperlukan untuk --pdf, --pdf-a, dan --kata-penyambung; dokumen Word dapat dibuat tanpanya. "
    "Pasang LibreOffice (libreoffice.org, gratis)."
)


def checks(folder: Path) -> tuple[Check, ...]:
    """Everything worth knowing before working in `folder`."""
    program = find_libreoffice()
    return (
        _python(),
        _packages(),
        _libreoffice(program),
        *([_pdf()] if program else []),
        *fonts(fonts_in_use()),
        writable(folder / "output"),
        locks(folder / "masters"),
    )


def _python() -> Check:
    seen = f"perkin {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return Check("Versi", sys.version_info >= (3, 11), seen, "Pasang Python 3.11 atau yang lebih baru.")


def _packages(version_of: Callable[[str], str] = version) -> Check:
    found, missing = [], []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version_of(name)}")
        except PackageNotFoundError:
            missing.append(name)
    seen = ", ".join(found + [_lacking(name) for name in missing])
    needed = [name for name in missing if name not in _SPARED]
    advice = "Pasang ulang perkin (pipx reinstall perkin), atau ganti folder perkin untuk Windows dengan yang baru."
    return Check("Pustaka", not needed, seen, advice)


def _lacking(name: str) -> str:
    purpose = f" ({_SPARED[name]})" if name in _SPARED else ""
    return f"{name} tidak ada{purpose}"


def _libreoffice(program: str) -> Check:
    if not program:
        return Check("LibreOffice", False, "tidak ditemukan", _OFFICE_ADVICE)
    answer = _ask(program, "--version")
    seen = f"{answer.partition(chr(10))[0]}, untuk --pdf, --pdf-a, dan --kata-penyambung"
    return Check("LibreOffice", bool(answer), seen if answer else f"{program} tidak menjawab", _OFFICE_ADVICE)


def _pdf(print_them: Callable[..., Mapping[str, bytes]] = to_pdf) -> Check:
    """Whether a page can really be printed, which takes LibreOffice a second or two."""
    try:
        print_them({"percobaan.docx": trial_document()}, seconds=_PRINTING)
    except LayoutRefused as error:
        return Check(
            "PDF", False, f"halaman percobaan tidak tercetak: {error}", "Pasang ulang LibreOffice, lalu ulangi."
        )
    return Check("PDF", True, "halaman percobaan tercetak")


def _ask(*command: str) -> str:
    """What a program prints; empty when it fails or hangs."""
    try:
        done = subprocess.run(  # noqa: S603 - a program found on this computer, fixed arguments
            command, capture_output=True, timeout=_SECONDS, check=True, encoding="utf-8", errors="replace"
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def fonts_in_use() -> Mapping[str, str] | None:
    """Each font of the documents with the families that are printed in its place, itself where it is installed.

    Nothing where there is none; None when this computer cannot be asked.
    """
    if program := shutil.which("fc-match"):
        return {name: _ask(program, "--format=%{family}", name) for name in FONTS}
    if sys.platform == "win32":
        return _windows_fonts()
    return None


def _windows_fonts() -> Mapping[str, str]:
    folder = Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
    files = {"Bookman Old Style": "BOOKOS.TTF", "Arial": "ARIAL.TTF"}
    return {name: name if (folder / file).exists() else "" for name, file in files.items()}


def fonts(used: Mapping[str, str] | None) -> tuple[Check, ...]:
    """One check for each font of the documents."""
    if used is None:
        return (Check("Huruf", False, "daftar huruf tidak dapat diperiksa di sistem ini", _font_advice(FONTS)),)
    return tuple(_font(name, used[name].split(",")) for name in FONTS)


def _font(name: str, used: Sequence[str]) -> Check:
    if name in used:
        return Check(f"Huruf {name}", True, "terpasang")
    for other in FONTS[name]:
        if other in used:
            return Check(f"Huruf {name}", True, f"digantikan {other}, yang hurufnya sama lebar")
    seen = (
        f"digantikan {used[0]}, yang hurufnya lain lebarnya" if used[0] else "tidak ditemukan, juga tidak penggantinya"
    )
    return Check(f"Huruf {name}", False, seen, _font_advice([name]))


def _font_advice(names: Collection[str]) -> str:
    packages = ", ".join(DEBIAN[name] for name in names)
    return (
        f"Pasang {' dan '.join(names)}, atau penggantinya (paket Debian dan Ubuntu: {packages}); tanpa itu halaman PDF "
        "dan kata penyambung di komputer ini terpotong lain daripada cetakan resmi."
    )


def writable(folder: Path) -> Check:
    """Whether results can be written into a folder (or, before it exists, beside it)."""
    place = folder
    while not place.exists():
        place = place.parent
    advice = "Pilih folder lain dengan --output, atau minta izin tulis pada folder ini."
    try:
        with tempfile.TemporaryFile(dir=place):
            return Check("Folder keluaran", True, f"{folder} dapat ditulisi")
    except OSError as error:
        return Check("Folder keluaran", False, f"{folder} tidak dapat ditulisi ({sebab(error)})", advice)


def locks(folder: Path) -> Check:
    """Workbooks that somebody has open: Excel and LibreOffice leave lock files beside them."""
    found = sorted(path.name for pattern in ("~$*.xlsx", ".~lock.*#") for path in folder.glob(pattern))
    if not found:
        return Check("Berkas terkunci", True, f"tidak ada di {folder}")
    advice = "Simpan dan tutup buku kerja itu, agar isian terakhir ikut terbaca."
    return Check("Berkas terkunci", False, f"sedang dibuka: {', '.join(found)}", advice)
