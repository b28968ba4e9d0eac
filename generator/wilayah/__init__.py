"""Many output folders → one recap: found (`folders.py`), indicators told alike or apart (`samakan.py`), analysed with pandas (`hitung.py`), told as one (`main.py`)."""

from __future__ import annotations

from generator.wilayah.hitung import to_frame
from generator.wilayah.main import rekap

__all__ = ["rekap", "to_frame"]
