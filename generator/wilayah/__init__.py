"""Many output folders → one recap: found (`folders.py`), indicators told alike or apart (`samakan.py`), analysed with pandas (`hitung.py`)."""

from __future__ import annotations

from generator.wilayah.hitung import rekap, to_frame

__all__ = ["rekap", "to_frame"]
