"""A Word document with tracked changes between two versions of a document.

The comparing itself is done by python-redlines (its extra `docxodus`), which is only installed where it is
wanted: it brings a program of some 45 MB.
"""

from __future__ import annotations

from typing import Final

from generator.errors import InputRefused
from generator.office.package import normalised

_AUTHOR: Final = "perkin"
_DATE: Final = "2000-01-01T00:00:00Z"
"""Every tracked change bears this date, so that the same versions give the same bytes."""


def redline(old: bytes, new: bytes, name: str) -> bytes:
    """The new version of a .docx with what changed since the old one as tracked changes, to be looked through in Word.

    `name` is for messages. Raises `InputRefused` when the library is missing or cannot compare the two.
    """
    try:
        from python_redlines.engines import DocxodusEngine, EngineExecutionError, EngineNotInstalledError
    except ImportError:
        raise InputRefused(_MISSING) from None
    try:
        made, _, _ = DocxodusEngine().run_redline(_AUTHOR, old, new, date_time=_DATE)
    except EngineNotInstalledError:
        raise InputRefused(_MISSING) from None
    except (EngineExecutionError, OSError, ValueError):
        raise InputRefused(
            f"Perubahan pada {name} tidak dapat dibuat sebagai lacak perubahan. "
            "Bandingkan dengan --format html, atau dengan Bandingkan (Compare) di Word."
        ) from None
    return normalised(made)


_MISSING: Final = (
    "Dokumen dengan lacak perubahan memerlukan pustaka python-redlines, yang belum terpasang. "
    'Pasang dengan: pipx inject perkin "python-redlines[docxodus]", atau pakai --format html.'
)
