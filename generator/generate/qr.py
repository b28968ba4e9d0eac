"""The QR code of what documents are made of: their master's digest and the quarter, as the manifest records them.

A document cannot hold its own digest. Its master's says what it was made of: who has the master or the folder's manifest can
compare. Nothing is sent anywhere: an address is printed as it is given.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from generator.documents.shared import QR
from generator.errors import InputRefused
from generator.master import Master
from generator.periode import Periode
from generator.variables import Gambar

_URL: Final = re.compile(r"https?://[^\s/?#]+[^\s#]*", re.ASCII)
_LONGEST: Final = 200
"""Characters of an address: with the digest it still makes a QR code of modules that a telephone reads at 22 mm."""
_SCALE: Final = 8
"""Pixels of a module."""
_BORDER: Final = 4
"""Modules of white around it, as ISO/IEC 18004 asks."""


def _refuse_url(url: str) -> None:
    """Raise `InputRefused` for what is no address of the web."""
    if not _URL.fullmatch(url) or len(url) > _LONGEST:
        raise InputRefused(
            f"Alamat pada --verifikasi-url harus diawali https:// atau http://, tanpa spasi dan tanpa #, paling panjang "
            f"{_LONGEST} karakter. Yang terbaca: {url[:60]}"
        )


def with_qr(master: Master, triwulan: Periode | None, url: str) -> Master:
    """The master with the QR code that its documents print.

    Raises `InputRefused` when segno is not installed, and when `url`, where one is given, is no address of the web.
    """
    if url:
        _refuse_url(url)
    try:
        import segno
    except ImportError:
        raise InputRefused(
            "Kode QR memerlukan paket segno, yang belum dipasang. Pasang dengan: pip install perkin[qr]"
        ) from None
    buffer = io.BytesIO()
    code = segno.make_qr(content(master, triwulan, url), error="m", boost_error=False)
    code.save(buffer, kind="png", scale=_SCALE, border=_BORDER)
    width, height = code.symbol_size(_SCALE, _BORDER)
    picture = Gambar("qr.png", buffer.getvalue(), int(width), int(height), in_words(master, triwulan))
    return replace(master, gambar={**master.gambar, QR: picture})


def content(master: Master, triwulan: Periode | None, url: str) -> str:
    """What the code says: an address with the digest, or the digest itself."""
    about = {"sha256": master.sha256} | ({"triwulan": str(int(triwulan))} if triwulan else {})
    if url:
        return f"{url}{'&' if '?' in url else '?'}{urlencode(about)}"
    return "\n".join([f"perkin {master.nama}", *(f"{key} {value}" for key, value in about.items())])


def in_words(master: Master, triwulan: Periode | None) -> str:
    """What the code says, for those who read the page."""
    period = f", {triwulan.label}" if triwulan else ""
    return f"Dibuat dari master {master.nama}{period}, sha256 {master.sha256}"
