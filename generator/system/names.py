"""Names of files and folders that every system takes, Windows the strictest."""

from __future__ import annotations

import re
from typing import Final

UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that no name may hold."""
RESERVED: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows the point."""
_LONGEST: Final = 255
"""Bytes of a name, the most that any usual file system keeps."""


def is_name(text: str) -> bool:
    """Whether a text names a file or folder, none above it among them, on every system."""
    if text in ("", ".", "..") or text.endswith((" ", ".")):
        return False
    if UNSAFE.search(text) or RESERVED.fullmatch(text):
        return False
    return len(text.encode("utf-8", "surrogatepass")) <= _LONGEST
