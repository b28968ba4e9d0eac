"""Kata penyambung: at the lower right of each page, the first word of the next one.

    documents ─ layout ─► where each word stands ─ rencana ─► a catchword for each page ─ word ─► documents
                                                                                   └─ layout: is it so?

What is given out has been laid out as it is given out, and every catchword compared with the page that follows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Final

from generator.office.layout.office import required_libreoffice, to_pdf
from generator.office.layout.pages import Line, Page, read_pages, read_places
from generator.office.penyambung.halaman import NEAR, body, first_row, letters
from generator.office.penyambung.rencana import DOTS, Halaman, Rencana, rencana
from generator.office.word.starts import Bagian, Dokumen, marked

__all__ = ["Catatan", "beri", "print_with_places", "salah"]

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
        given = {name: tata.plan.put_into(documents[name]) for name, tata in waiting.items()}
        # While a round is left, each is laid out with marks too: a plan that fails is made anew from there.
        again = {name: marked(data) for name, data in given.items()} if left else {}
        copies = {_MARKED + name: copy for name, (copy, _) in again.items()}
        pdfs = cetak({**given, **copies}) if given else {}
        for name, tata in list(waiting.items()):
            faults = salah(tata.pages, read_pages(pdfs[_pdf(name)]), tata.plan)
            if faults and left:
                _, dokumen = again[name]
                waiting[name] = _tata(pdfs[_pdf(_MARKED + name)], dokumen, tata.plan, faults)
                continue
            del waiting[name]
            if faults:
                done[name] = documents[name]
                reasons = {page + 1: reason for page, reason in faults.items()}
                notes[name] = Catatan(name, len(tata.pages), (), reasons)
            else:
                done[name] = given[name]
                notes[name] = Catatan(name, len(tata.plan.halaman), tata.plan.given, tata.plan.without_place)
    return {name: done[name] for name in documents}, tuple(notes[name] for name in documents)


def _laid_out(documents: Mapping[str, bytes], cetak: Cetak) -> dict[str, _Tata]:
    copies: dict[str, bytes] = {}
    read: dict[str, Dokumen] = {}
    for name, data in documents.items():
        copies[name], read[name] = marked(data)
    pdfs = cetak(copies) if copies else {}
    return {name: _tata(pdfs[_pdf(name)], dokumen) for name, dokumen in read.items()}


def _tata(pdf: bytes, dokumen: Dokumen, last: Rencana | None = None, faults: Collection[int] = ()) -> _Tata:
    """A layout and the plan from it; `last` is the plan whose catchwords are printed already, save those of `faults`."""
    pages = read_pages(pdf)
    avoid: set[int] = set()
    if last is not None:
        for number in faults:
            if failed := last.halaman[number].sambungan:
                avoid.add(failed.paragraf)
        # Where the document has grown, the pages beyond the plan lose what its last page had.
        planned = [*last.halaman, *last.halaman[-1:] * len(pages)]
        pages = tuple(replace(page, lines=without(page, plan)) for page, plan in zip(pages, planned, strict=False))
    return _Tata(pages, rencana(dokumen, pages, read_places(pdf), avoid))


def _pdf(name: str) -> str:
    return name.removesuffix(".docx") + ".pdf"


def salah(before: Sequence[Page], after: Sequence[Page], plan: Rencana) -> dict[int, str]:
    """What is wrong on which page (from 0), in Indonesian; empty when every catchword is right and nothing has moved.

    `before` are the pages without catchwords, `after` the same document with those of `plan`.
    """
    if len(before) != len(after):
        return {0: f"jumlah halaman berubah dari {len(before)} menjadi {len(after)}"}
    found: dict[int, str] = {}
    following = [*zip(after[1:], plan.halaman[1:], strict=True), None]
    for number, (old, new, page, then) in enumerate(zip(before, after, plan.halaman, following, strict=True)):
        if reason := next(_faults(old, new, page), ""):
            found[number] = reason
        elif page.sambungan is not None and (then is None or not _begins(*then, plan, page.sambungan.text)):
            found[number] = "halaman berikutnya tidak dimulai dengan kata itu"
    return found


def without(page: Page, plan: Halaman) -> tuple[Line, ...]:
    """The lines of a page, the planned catchword left out."""
    if plan.sambungan is None:
        return page.lines
    catchword = letters(plan.sambungan.text)
    kept: list[Line] = []
    for line in page.lines:
        if letters(line.text) != catchword or not _lower_right(line, page, plan.bagian):
            kept.append(line)
    return tuple(kept)


def _faults(old: Page, new: Page, page: Halaman) -> Iterator[str]:
    rest = without(new, page)
    if page.sambungan is not None and len(new.lines) - len(rest) != 1:
        yield "kata penyambung tidak tercetak di sudut kanan bawah"
    if not _same(old.lines, rest):
        yield "baris-baris halaman bergeser"
    catchwords = set(new.lines) - set(rest)
    if any(_covers(line, other) for line in catchwords for other in rest):
        yield "kata penyambung menimpa tulisan lain"


def _lower_right(line: Line, page: Page, section: Bagian) -> bool:
    text_bottom = page.height - section.bottom
    text_right = page.width - section.right
    is_below = text_bottom - NEAR <= line.top and line.bottom <= page.height + NEAR
    is_right = abs(line.right - text_right) <= 2 * NEAR
    return is_below and is_right


def _same(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether the same letters stand at the same heights; how they are cut into lines is the printer's affair."""
    if "".join(letters(line.text) for line in old) != "".join(letters(line.text) for line in new):
        return False
    pairs = zip(_heights(old), _heights(new), strict=True)
    return all(abs(before - after) <= NEAR for before, after in pairs)


def _heights(lines: Sequence[Line]) -> Iterator[float]:
    """The height of every letter, one after another."""
    for line in lines:
        yield from repeat(line.top, len(letters(line.text)))


def _begins(page: Page, section: Halaman, plan: Rencana, catchword: str) -> bool:
    row = first_row(body(page, section.bagian, plan.judul))
    printed = letters("".join(line.text for line in row))
    return printed.startswith(letters(catchword.removesuffix(DOTS)))


def _covers(line: Line, other: Line) -> bool:
    side_by_side = line.right <= other.left or other.right <= line.left
    one_above = line.bottom <= other.top or other.bottom <= line.top
    return not side_by_side and not one_above
