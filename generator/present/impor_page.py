"""What an import took, as one HTML page, which needs nothing but itself: no network, no other file, no script.

What comes from documents is only ever text: the template escapes it, and the page's own policy lets no other style run
than the one it was written with, and no script at all.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.impor import Impor
from generator.impor.taken import Keadaan
from generator.present.impor import said_of
from generator.present.impor_groups import things
from generator.present.page import HERE, digest

MANY: Final = 12
"""Places with one reason beyond which the list is folded."""


def as_html(done: Impor, ke: str) -> str:
    """The page."""
    style = "".join((HERE / name).read_text(encoding="utf-8") for name in ("temuan.css", "impor.css"))
    doubtful = things(done, Keadaan.RAGU)
    template = (HERE / "impor.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        ke=ke,
        sumber=done.sumber,
        jumlah=[(state.value.capitalize(), done.jumlah(state)) for state in Keadaan],
        tabel=[(str(tabel.tempat), said_of(tabel)) for tabel in done.tabel],
        ragu=[(name, list(same)) for name, same in groupby(doubtful, key=lambda hal: hal.lembar)],
        sisa=things(done, Keadaan.TIDAK_DIAMBIL),
        berkas=len(done.sumber),
        banyak=MANY,
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own file
        sidik_gaya=digest(style),
    )
