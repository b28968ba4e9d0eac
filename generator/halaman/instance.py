"""One running page per folder: a lock that ends with its process, and beside it the address for the next one who asks.

Both lie in the user's own folder for what may be lost, not in the folder that is worked in, which others may read: beside
the address stands the secret by which a new ticket is asked for.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from generator.errors import OutputRefused, sebab
from generator.halaman.guard import INTERNAL, SECRET_HEADER, Guard
from generator.system.locks import give_back, take

FOLDER: Final = user_cache_path("perkin", appauthor=False) / "buka"
_ANSWER: Final = 5.0
"""Seconds that a running page may take to answer."""
_TRIES: Final = 12
_PAUSE: Final = 0.25
"""Seconds between two tries to reach it."""
_OWNER: Final = 0o600


class Instance:
    """The lock of a folder."""

    def __init__(self, root: Path) -> None:
        self._stem = FOLDER / hashlib.sha256(str(root).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._handle: int | None = None

    @property
    def _lock(self) -> Path:
        return self._stem.with_suffix(".kunci")

    @property
    def _note(self) -> Path:
        return self._stem.with_suffix(".json")

    def take(self) -> bool:
        """Whether the folder is ours now. Raises `OutputRefused` when locks cannot be kept on this computer."""
        try:
            FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._handle = take(self._lock)
        except OSError as error:
            raise OutputRefused(
                f"Folder {FOLDER} tidak dapat dipakai ({sebab(error)}), padahal perkin buka menyimpan alamatnya di sana. "
                "Periksa izinnya."
            ) from None
        return self._handle is not None

    def tell(self, guard: Guard) -> None:
        """Write down where the page is, for those who ask next. Raises `OutputRefused`."""
        note = json.dumps({"host": guard.host, "rahasia": guard.secret}).encode()
        try:
            self._note.unlink(missing_ok=True)
            handle = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER)
            with os.fdopen(handle, "wb") as file:
                file.write(note)
        except OSError as error:
            raise OutputRefused(
                f"Berkas {self._note} tidak dapat ditulis ({sebab(error)}). Periksa izin foldernya."
            ) from None

    def running(self) -> str:
        """A new ticket from the page that has the folder. Raises `OutputRefused` when it does not answer."""
        for _ in range(_TRIES):
            if address := self._asked():
                return address
            time.sleep(_PAUSE)  # it may have begun a moment ago
        raise OutputRefused(
            "Folder ini sedang dibuka oleh perkin yang lain, yang tidak menjawab. Tutup perkin itu (Ctrl+C di jendelanya), "
            "lalu ulangi."
        )

    def _asked(self) -> str:
        try:
            note = json.loads(self._note.read_bytes())
            connection = http.client.HTTPConnection(note["host"], timeout=_ANSWER)
            connection.request("POST", INTERNAL, headers={SECRET_HEADER: note["rahasia"], "Content-Length": "0"})
            return str(json.loads(connection.getresponse().read())["alamat"])
        except (OSError, ValueError, LookupError, TypeError, http.client.HTTPException):
            return ""

    def give_back(self) -> None:
        """Let go of the folder."""
        if self._handle is None:
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        give_back(self._handle, self._lock)
        self._handle = None
