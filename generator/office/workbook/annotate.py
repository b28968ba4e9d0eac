"""A copy of a master in which every finding is seen: coloured cells, comments, and a sheet that lists them.

The master itself is only read. In the copy, values, drop-downs, tables and all parts that need no mark stay
as they were, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.errors import InputRefused
from generator.findings import Finding
from generator.office.package import read_package
from generator.office.workbook.copies import DAMAGE, WORKBOOK, Copy
from generator.office.workbook.listing import LEMBAR_TEMUAN, Baris, add_listing
from generator.office.workbook.marks import Marks
from generator.office.workbook.notes import Note, write_notes
from generator.office.workbook.parts import child, children, relation_id
from generator.office.workbook.places import Place, place_of
from generator.office.workbook.tints import Tints
from generator.values import normal

_SHOWN: Final = 300
"""Characters of a cell's value that a comment repeats."""


def annotate(path: Path, findings: Sequence[Finding]) -> bytes:
    """The .xlsx bytes of a marked copy of the master at `path`."""
    package = read_package(path, ".xlsx")
    try:
        book = Copy(package.parts)
        sheets = _sheets(book)
        if normal(LEMBAR_TEMUAN) not in sheets:
            return _marked(book, sheets, findings)
    except DAMAGE as error:
        raise InputRefused(
            f"Berkas {path.name} tidak dapat disalin dengan tanda ({type(error).__name__}). "
            "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
        ) from None
    raise InputRefused(
        f"{path.name} sudah memuat lembar {LEMBAR_TEMUAN}. Tandai masternya, bukan salinan yang sudah bertanda."
    )


def is_annotated(path: Path) -> bool:
    """Whether a file is a marked copy, so that a newer one may take its place."""
    try:
        return normal(LEMBAR_TEMUAN) in _sheets(Copy(read_package(path, ".xlsx").parts))
    except (InputRefused, *DAMAGE):
        return False


def _sheets(book: Copy) -> Mapping[str, tuple[str, str]]:
    """A sheet's name as it is compared → its name as written, and its part."""
    relations = book.relations(WORKBOOK)
    entries = children(child(book.tree(WORKBOOK), "sheets"), "sheet")
    return {
        normal(name := entry.get("name", "")): (name, relations[relation_id(entry)].part)
        for entry in reversed(entries)  # of several sheets of one name the first is read, and marked
        if relations[relation_id(entry)].kind == "worksheet"
    }


def _marked(book: Copy, sheets: Mapping[str, tuple[str, str]], findings: Sequence[Finding]) -> bytes:
    tints = Tints(book)
    talks: set[tuple[str, Place]] = set()
    for key, (_, part) in sheets.items():
        at = _by_place([finding for finding in findings if normal(finding.sheet) == key and not finding.waived])
        if at:
            talks.update((key, place) for place in _mark(book, part, tints, at))
    add_listing(book, tints, [_row(finding, sheets, talks) for finding in findings])
    return book.packed()


def _by_place(findings: Sequence[Finding]) -> Mapping[Place, list[Finding]]:
    found: dict[Place, list[Finding]] = {}
    for finding in findings:
        if finding.cell:
            found.setdefault(place_of(finding.cell), []).append(finding)
    return found


def _mark(book: Copy, part: str, tints: Tints, at: Mapping[Place, list[Finding]]) -> frozenset[Place]:
    """Colour and comment the cells of one sheet; gives those that could not be commented."""
    marks = Marks(book, book.tree(part))
    for place, findings in at.items():
        gravest = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
        marks.give(place, tints.tinted(marks.look(place), gravest))
    return write_notes(book, part, marks, {place: tuple(map(_note, findings)) for place, findings in at.items()})


def _note(finding: Finding) -> Note:
    head = f"{finding.severity.said.capitalize()} {finding.code}"
    lines = [finding.message]
    value = " ".join(finding.value.split())
    if value and value not in finding.message and len(value) <= _SHOWN:
        lines.append(f"Terbaca: {value}")
    lines.append(f"Saran: {finding.suggestion}")
    return Note(head, "\n".join(lines))


def _row(finding: Finding, sheets: Mapping[str, tuple[str, str]], talks: set[tuple[str, Place]]) -> Baris:
    key = normal(finding.sheet)
    name = sheets[key][0] if key in sheets else ""
    status = ""
    if finding.waived:
        status = f"dikecualikan: {finding.reason}"
    elif finding.cell and (key, place_of(finding.cell)) in talks:
        status = "sel memuat percakapan; temuan hanya tertulis di sini"
    return Baris(finding, name, status)
