"""What all pages share: the menu, what the address names, and the frame in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import Blueprint, current_app, g, render_template, request, url_for

from generator import __version__
from generator.documents import DOCUMENTS
from generator.halaman.folder import MASTERS
from generator.halaman.room import Chosen, Room
from generator.values import Triwulan

pages: Final = Blueprint("pages", __name__)
MENU: Final = (
    ("temuan", "Temuan"),
    ("hasil", "Hasil"),
    ("dokumen", "Dokumen"),
    ("pratinjau", "Pratinjau"),
    ("perubahan", "Perubahan"),
    ("templat", "Templat"),
    ("folder", "Folder kerja"),
)
DRAFT: Final = f"{MASTERS}/draf-impor.xlsx"
"""Where an imported draft goes."""
TITLES: Final[Mapping[str, str]] = {document.name: document.judul for document in DOCUMENTS}
"""The documents as staff call them."""


def room() -> Room:
    """What the running page has."""
    found: Room = current_app.extensions["perkin"]
    return found


def shown(template: str, page: str, chosen: Chosen | None, **more: Any) -> str:
    """A page with everything that all of them show."""
    here = room()
    return render_template(
        template,
        halaman=page,
        menu=MENU,
        pilihan=chosen,
        daftar_master=here.folder.masters(),
        triwulan=tuple(Triwulan),
        m=chosen.berkas.id if chosen else "",
        tw=chosen.tw if chosen else 0,
        kunci=g.kunci,
        seq=here.watcher.seq,
        tugas=here.runner.job,
        folder=here.folder,
        versi=__version__,
        judul_dokumen=TITLES,
        di_sini=here_but(page, chosen),
        **more,
    )


def here_but(page: str, chosen: Chosen | None) -> Callable[..., str]:
    """Addresses of a page about another master or quarter."""
    known = {
        "m": chosen.berkas.id if chosen else None,
        "tw": chosen.tw if chosen else None,
        "d": request.args.get("d"),
    }

    def address(**other: Any) -> str:
        return url_for(f"pages.{page}", **{**known, **other})

    return address


def chosen_now() -> Chosen | None:
    """The master and quarter that the address names."""
    return room().chosen(request.args.get("m", ""), request.args.get("tw", ""))
