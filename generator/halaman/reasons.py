"""Why a job cannot be done now: one sentence for the page that offers it, and for whoever asks for it all the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.documents import Document
from generator.halaman.folder import MASTERS, SOURCES, Berkas
from generator.halaman.room import Chosen, Room

BUSY: Final = "Tunggu sampai pekerjaan yang sedang berjalan selesai, atau hentikan dahulu."
NO_OFFICE: Final = "LibreOffice tidak ditemukan di komputer ini. Pasang LibreOffice (gratis) untuk memakai pilihan ini."
NO_QUARTER: Final = "Pilih triwulan dahulu, di bagian atas halaman."
_COMMANDS: Final[Mapping[str, str]] = {
    "perkin generate --quarter": "tombol Buat dokumen untuk triwulan",
    "perkin generate": "tombol Buat dokumen di halaman Dokumen",
    "perkin validate": "halaman Temuan",
    "perkin diff": "halaman Perubahan",
    "perkin history": "Riwayat",
    "perkin init": "tombol Buat folder kerja",
    "perkin lanjut": "tombol Buat master tahun berikutnya",
    "perkin impor": "tombol Impor",
    "perkin templates check": "halaman Templat",
    "--quarter": "pilihan triwulan",
    "--templates": "folder templates",
    "--pdf-a": "pilihan PDF/A",
    "--pdf": "pilihan PDF",
    "--kata-penyambung": "pilihan kata penyambung",
    "--force": "pilihan Tetap buat",
    "force=True": "pilihan Tetap buat",
}
"""What sentences that are meant for the terminal name, and what it is called here."""


def in_page_words(text: str) -> str:
    """A sentence of a verb, with the names that things have on the page."""
    for command in sorted(_COMMANDS, key=len, reverse=True):
        text = text.replace(command, _COMMANDS[command])
    return text


def no_master(chosen: Chosen | None) -> str:
    """Why there is no master to work with."""
    if chosen is None:
        return "Belum ada master di folder ini. Buat folder kerja atau impor dokumen tahun lalu dahulu."
    if chosen.reading is None:
        return f"{chosen.berkas.nama} sedang dibaca."
    return in_page_words(chosen.reading.refused)


def no_documents(room: Room, chosen: Chosen | None, force: bool = False) -> str:
    """Why documents cannot be made; errors of the master count unless they are to be ignored."""
    if chosen is None or chosen.reading is None or chosen.master is None:
        return no_master(chosen)
    if chosen.triwulan and chosen.master.hanya_keputusan:
        return (
            "Di master ini baru Keputusan dan lampirannya yang terisi, sehingga laporan triwulan belum dapat dibuat. "
            "Isi lembar Pengukuran dan Komponen, atau pilih Tanpa triwulan."
        )
    if chosen.reading.errors and not force:
        return (
            f"Master masih mempunyai {chosen.reading.errors} kesalahan. Perbaiki dahulu (lihat halaman Temuan), atau centang "
            "Tetap buat."
        )
    return BUSY if room.runner.busy else ""


def no_document(document: Document, chosen: Chosen | None) -> str:
    """Why one of the documents cannot be made of this master in this quarter."""
    if document.results and (chosen is None or chosen.triwulan is None):
        return NO_QUARTER
    return in_page_words(document.kurang(chosen.master)) if chosen and chosen.master else ""


def no_comparison(room: Room, chosen: Chosen | None) -> str:
    """Why the quarter cannot be compared with the one before."""
    if chosen is None or chosen.reading is None or chosen.master is None:
        return no_master(chosen)
    if chosen.triwulan is None:
        return NO_QUARTER
    before = chosen.triwulan.previous
    if before is None:
        return "TW I tidak mempunyai triwulan sebelumnya di tahun yang sama."
    made = {file.path for file in room.folder.results()}
    for quarter in (before, chosen.triwulan):
        if room.folder.result(chosen.berkas.path, quarter).path not in made:
            return f"Dokumen {quarter.label} belum dibuat. Buat dahulu di halaman Dokumen."
    return BUSY if room.runner.busy else ""


def no_history(room: Room, chosen: Chosen | None) -> str:
    """Why the year cannot be told."""
    if chosen is None or chosen.reading is None or chosen.master is None:
        return no_master(chosen)
    year = room.folder.result(chosen.berkas.path, None).path
    if not any(file.path.parent == year for file in room.folder.results()):
        return "Belum ada dokumen triwulan yang dibuat dari master ini. Buat dahulu di halaman Dokumen."
    return BUSY if room.runner.busy else ""


def no_verification(room: Room) -> str:
    """Why no result can be verified."""
    if not room.folder.results():
        return "Belum ada dokumen yang dibuat. Buat dahulu di halaman Dokumen."
    return BUSY if room.runner.busy else ""


def no_beginning(room: Room) -> str:
    """Why a workspace cannot be begun here."""
    if (room.folder.root / MASTERS).is_dir():
        return "Folder ini sudah menjadi folder kerja. Untuk memulai dari kosong, buka perkin di folder lain."
    return BUSY if room.runner.busy else ""


def no_import(room: Room, target: Path) -> str:
    """Why nothing can be imported into the master `target`."""
    if not room.folder.sources():
        return (
            f"Belum ada dokumen di folder {SOURCES}. Salin Keputusan dan lampiran tahun lalu (.docx, .xlsx) ke folder itu; "
            "daftarnya muncul di sini."
        )
    return taken(room, target) or (BUSY if room.runner.busy else "")


def no_next_year(room: Room, chosen: Chosen | None) -> str:
    """Why next year's master cannot be made."""
    if chosen is None or chosen.reading is None or chosen.master is None:
        return no_master(chosen)
    if not chosen.master.tahun:
        return "Tahun master ini belum terisi di lembar Keputusan."
    return taken(room, next_year(room, chosen.master.tahun + 1)) or (BUSY if room.runner.busy else "")


def next_year(room: Room, year: int) -> Path:
    """Where the master of a year goes."""
    return room.folder.root / MASTERS / f"{year}.xlsx"


def taken(room: Room, target: Path) -> str:
    """Why a new master cannot get a name: it is another one's."""
    if target.exists() or target.is_symlink():
        return f"{room.folder.shown(target)} sudah ada dan tidak ditimpa. Pindahkan atau ganti nama berkas itu dahulu."
    return ""


def unknown(files: tuple[Berkas, ...], ids: list[str]) -> bool:
    """Whether one of some ids is none of these files'."""
    return not set(ids) <= {file.id for file in files}
