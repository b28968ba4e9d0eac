"""Names of files and folders that every system takes."""

from __future__ import annotations

import hashlib
import re
from typing import Final

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the point."""

_LONGEST: Final = 120
"""Bytes that a name may have, its ending not counted. File systems take 255; Windows takes 260 characters for the whole
path, folders included."""


def safe_name(text: str) -> str:
    """A name of a file or folder that Windows takes too; one that is too long is cut and told apart by its digest."""
    name = _UNSAFE.sub("_", text).rstrip(" .") or "_"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = name.encode("utf-8", "replace")[: _LONGEST - 9].decode("utf-8", "ignore") + f"-{digest}"
    return f"_{name}" if _RESERVED.fullmatch(name) else name
