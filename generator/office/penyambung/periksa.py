"""Are the catchwords right on the pages as laid out? Compared with what is printed, not with what was planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.office.layout.pages import Line, Page
from generator.office.penyambung.halaman import NEAR, body, first_row, letters
from generator.office.penyambung.rencana import DOTS, Halaman, Rencana
from generator.office.word.starts import Bagian


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
    text = letters(plan.sambungan.text)
    return tuple(line for line in page.lines if letters(line.text) != text or not _lower_right(line, page, plan.bagian))


def _faults(old: Page, new: Page, page: Halaman) -> Iterator[str]:
    rest = without(new, page)
    if page.sambungan is not None and len(new.lines) - len(rest) != 1:
        yield "kata penyambung tidak tercetak di sudut kanan bawah"
    if not _same(old.lines, rest):
        yield "baris-baris halaman bergeser"
    if any(_covers(line, other) for line in set(new.lines) - set(rest) for other in rest):
        yield "kata penyambung menimpa tulisan lain"


def _lower_right(line: Line, page: Page, section: Bagian) -> bool:
    below = line.top >= page.height - section.bottom - NEAR and line.bottom <= page.height + NEAR
    return below and abs(line.right - (page.width - section.right)) <= 2 * NEAR


def _same(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Whether the same letters stand at the same heights; how they are cut into lines is the printer's affair."""
    one, other = list(_letters(old)), list(_letters(new))
    return [letter for letter, _ in one] == [letter for letter, _ in other] and all(
        abs(a - b) <= NEAR for (_, a), (_, b) in zip(one, other, strict=True)
    )


def _letters(lines: Sequence[Line]) -> Iterator[tuple[str, float]]:
    return ((letter, line.top) for line in lines for letter in letters(line.text))


def _begins(page: Page, section: Halaman, plan: Rencana, catchword: str) -> bool:
    row = first_row(body(page, section.bagian, plan.judul))
    return letters("".join(line.text for line in row)).startswith(letters(catchword.removesuffix(DOTS)))


def _covers(line: Line, other: Line) -> bool:
    return line.left < other.right and other.left < line.right and line.top < other.bottom and other.top < line.bottom
