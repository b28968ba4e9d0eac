"""The reports that verbs make (`present/`), shown by the page: their style and script are files of their own here.

A report is a page that needs nothing but itself, style and script included. The page's own policy lets nothing run or
shape that stands inside a page, so both are taken out and asked for beside it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from markupsafe import escape

from generator.halaman.reasons import in_page_words

_STYLE: Final = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_HEADER: Final = "<header>"


class Report(NamedTuple):
    """A report as its parts."""

    page: str
    style: str
    script: str


def taken_apart(html: str, address: str, back: str) -> Report:
    """The parts of a report that is shown under `address`, with a way `back` above it.

    What comes from a master is escaped in it: only the report's own template can have written these tags.
    """
    style, script = _STYLE.search(html), _SCRIPT.search(html)
    page = _POLICY.sub("", html, count=1)
    page = _STYLE.sub(f'<link rel="stylesheet" href="{address}/gaya.css">', page, count=1)
    page = _SCRIPT.sub(f'<script src="{address}/naskah.js"></script>', page, count=1)
    link = f'<nav aria-label="Kembali"><p><a href="{escape(back)}">Kembali ke perkin</a></p></nav>'
    page = in_page_words(page)
    page = page.replace(_HEADER, f"{link}\n{_HEADER}", 1)
    return Report(page, style[1] if style else "", script[1] if script else "")
