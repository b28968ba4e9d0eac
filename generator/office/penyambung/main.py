"""Documents in, the same with catchwords out, verified: at most three layouts, whatever the number of documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.office.layout.office import required_libreoffice, to_pdf
from generator.office.layout.pages import Page, read_pages
from generator.office.layout.places import read_places
from generator.office.penyambung.periksa import salah, without
from generator.office.penyambung.rencana import Rencana, rencana
from generator.office.word.penyambung import with_catchwords
from generator.office.word.starts import Dokumen, marked

Cetak = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
"""Word documents by name → PDFs by the same names, `.docx` as `.pdf`, with the places of bookmarks."""
ROUNDS: Final = 2
"""How often catchwords are put and looked at: once, and once more where the pages moved."""
_MARKED: Final = "bertanda/"


@dataclass(frozen=True)
class Catatan:
    """What became of one document."""

    name: str
    pages: int
    diberi: tuple[int, ...]
    """Pages (from 1) that have a catchword; each was compared with the page that follows."""
    salah: Mapping[int, str]
    """Pages (from 1) that should have one and do not, and why."""


@dataclass(frozen=True)
class _Tata:
    """A document as laid out: its pages without catchwords, and the plan for them."""

    pages: tuple[Page, ...]
    plan: Rencana


def print_with_places(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Lay documents out with LibreOffice. Raises `LayoutRefused` when it cannot."""
    required_libreoffice("--kata-penyambung")
    return to_pdf(documents, bookmarks=True, wish="--kata-penyambung")


def beri(
    documents: Mapping[str, bytes], cetak: Cetak = print_with_places
) -> tuple[dict[str, bytes], tuple[Catatan, ...]]:
    """Word documents by name (`2025/keputusan.docx`), each with its catchwords, and what was verified of each.

    A document whose pages move when catchwords are put is given back as it came, never with a wrong catchword; a
    page without a place for one goes without. Both are said. Raises `LayoutRefused` when nothing can be laid out.
    """
    waiting = _laid_out(documents, cetak)
    done: dict[str, bytes] = {}
    notes: dict[str, Catatan] = {}
    for left in reversed(range(ROUNDS)):
        given = {name: _with(documents[name], tata.plan) for name, tata in waiting.items()}
        again = {name: marked(data) for name, data in given.items()} if left else {}
        pdfs = cetak({**given, **{_MARKED + name: copy for name, (copy, _) in again.items()}}) if given else {}
        for name, tata in list(waiting.items()):
            pages = read_pages(pdfs[_pdf(name)])
            faults = salah(tata.pages, pages, tata.plan)
            if not faults:
                done[name], notes[name] = given[name], _given(name, tata)
                del waiting[name]
            elif left:
                waiting[name] = _tata(pdfs[_pdf(_MARKED + name)], again[name][1], tata.plan, faults)
            else:
                done[name], notes[name] = documents[name], _nothing(name, tata, faults)
    return {name: done[name] for name in documents}, tuple(notes[name] for name in documents)


def _laid_out(documents: Mapping[str, bytes], cetak: Cetak) -> dict[str, _Tata]:
    copies = {name: marked(data) for name, data in documents.items()}
    pdfs = cetak({name: copy for name, (copy, _) in copies.items()}) if copies else {}
    return {name: _tata(pdfs[_pdf(name)], dokumen) for name, (_, dokumen) in copies.items()}


def _tata(pdf: bytes, dokumen: Dokumen, last: Rencana | None = None, faults: Collection[int] = ()) -> _Tata:
    """A layout and the plan from it; `last` is the plan whose catchwords are printed already, save those of `faults`."""
    pages = read_pages(pdf)
    avoid: set[int] = set()
    if last is not None:
        avoid = {page.sambungan.paragraf for page in map(last.halaman.__getitem__, faults) if page.sambungan}
        old = [*last.halaman, *last.halaman[-1:] * len(pages)]
        pages = tuple(replace(page, lines=without(page, plan)) for page, plan in zip(pages, old, strict=False))
    return _Tata(pages, rencana(dokumen, pages, read_places(pdf), avoid))


def _with(document: bytes, plan: Rencana) -> bytes:
    return with_catchwords(document, [page.sambungan for page in plan.halaman if page.sambungan is not None])


def _pdf(name: str) -> str:
    return name.removesuffix(".docx") + ".pdf"


def _given(name: str, tata: _Tata) -> Catatan:
    pages = list(enumerate(tata.plan.halaman, start=1))
    given = tuple(number for number, page in pages if page.sambungan is not None)
    return Catatan(name, len(pages), given, {number: page.sebab for number, page in pages if page.sebab})


def _nothing(name: str, tata: _Tata, faults: Mapping[int, str]) -> Catatan:
    return Catatan(name, len(tata.pages), (), {page + 1: reason for page, reason in faults.items()})
