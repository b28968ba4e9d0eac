"""Operations that cannot be carried out. Bad data is a `Finding`; a bad operation is one of these."""

from __future__ import annotations

import errno
from typing import Final

_SEBAB: Final = {
    errno.EACCES: "izin ditolak",
    errno.EPERM: "izin ditolak",
    errno.EEXIST: "sudah ada berkas bernama sama",
    errno.ENOTDIR: "salah satu bagian jalurnya adalah berkas, bukan folder",
    errno.EISDIR: "nama itu sudah dipakai folder",
    errno.ENOENT: "foldernya tidak ada",
    errno.ENOSPC: "ruang simpan penuh",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EPIPE: "penerimanya sudah menutup",
}


def sebab(error: OSError) -> str:
    """Why the operating system refused, in Indonesian; the error's own number where it is an unusual one."""
    return _SEBAB.get(error.errno or 0, f"galat sistem nomor {error.errno}")


class PerkinError(Exception):
    """A refusal in one plain Indonesian sentence: what, where, what to do. The command exits with 2."""


class InputRefused(PerkinError):
    """A file that cannot or must not be read: missing, foreign, damaged, encrypted, too large."""


class OutputRefused(PerkinError):
    """A result that cannot be written: folder not writable, file open in another program."""


class TemplateRefused(PerkinError):
    """A Word template that cannot be filled: damaged, unknown names, forbidden constructs."""


class LayoutRefused(PerkinError):
    """Pages that cannot be laid out: LibreOffice missing, not finishing, or not printing a document."""
