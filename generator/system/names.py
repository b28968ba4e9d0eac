"""Names of files and folders that every system takes, Windows the strictest."""

from __future__ import annotations

import hashlib
import re
from typing import Final

UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that no name may hold."""
RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the point."""
_MOST: Final = 255
"""Bytes of a name, the most that any usual file system keeps."""
_LONGEST: Final = 120
"""Bytes that a name of ours may have, its ending not counted; Windows takes 260 characters for the whole path, folders
included."""


def is_name(text: str) -> bool:
    """Whether a text names a file or folder, none above it among them, on every system."""
    if text in ("", ".", "..") or text.endswith((" ", ".")):
        return False
    if UNSAFE.search(text) or RESERVED.fullmatch(text):
        return False
    return len(text.encode("utf-8", "surrogatepass")) <= _MOST


def safe_name(text: str) -> str:
    """A name of a file or folder that Windows takes too; one that is too long is cut and told apart by its digest."""
    name = UNSAFE.sub("_", text).rstrip(" .") or "_"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = name.encode("utf-8", "replace")[: _LONGEST - 9].decode("utf-8", "ignore") + f"-{digest}"
    return f"_{name}" if RESERVED.fullmatch(name) else name
