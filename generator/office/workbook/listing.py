"""Sheet Temuan of a marked copy: every finding on a line, with a link to its cell."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.findings import Finding
from generator.office.workbook.cells import fitted
from generator.office.workbook.copies import SHEET_TYPE, WORKBOOK, Copy, forget, place_in_order, required
from generator.office.workbook.heights import height
from generator.office.workbook.parts import child, children, local
from generator.office.workbook.tints import COLOURS, Tints
from generator.values import letters

LEMBAR_TEMUAN: Final = "Temuan"
KEPALA: Final = (
    *(("No", 5), ("Tingkat", 12), ("Kode", 7), ("Lembar", 18), ("Sel", 8), ("Baris", 20), ("Kolom", 22)),
    *(("Temuan", 60), ("Terbaca", 36), ("Saran", 44), ("Keterangan", 20)),
)
"""Headers and widths."""
_TITLE: Final = "Temuan pemeriksaan"
_ABOUT: Final = (
    "Buku kerja ini salinan untuk dibaca. Perbaiki masternya, bukan salinan ini, lalu periksa lagi dengan perkin "
    "validate. Klik isi kolom Sel untuk menuju selnya."
)
_HEADER_ROW: Final = 4
_SEL: Final = 5
"""Number of the column with the links."""
_SIZE: Final = 10
"""Points of the letters."""
_SHOWN: Final = 160
"""Characters of a cell's value that are repeated here."""
_WORKBOOK_ORDER: Final = tuple(
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    "fileRecoveryPr webPublishObjects extLst".split()
)


@dataclass(frozen=True, slots=True)
class Baris:
    """A line: a finding, its sheet as named in this workbook (empty when it is not there), and a remark."""

    temuan: Finding
    lembar: str
    keterangan: str


def add_listing(book: Copy, tints: Tints, lines: Sequence[Baris]) -> None:
    """Append the sheet, and let the workbook open on it."""
    name = book.free("xl/worksheets/sheet{}.xml")
    book.add(name, etree.tostring(_sheet(book, tints, lines)), f"{SHEET_TYPE}worksheet+xml")
    workbook = book.tree(WORKBOOK)
    sheets = required(workbook, "sheets")
    number = 1 + max(int(entry.get("sheetId", "0")) for entry in sheets)
    entry = book.element("sheet", name=LEMBAR_TEMUAN, sheetId=str(number))
    book.point(entry, book.relate(WORKBOOK, "worksheet", name))
    sheets.append(entry)
    _repeat_header(book, workbook, len(sheets) - 1)
    _open_on(book, workbook, len(sheets) - 1)


def _repeat_header(book: Copy, workbook: etree._Element, place: int) -> None:
    """Print the header on every page."""
    names = child(workbook, "definedNames")
    if names is None:
        names = book.element("definedNames")
        place_in_order(workbook, names, _WORKBOOK_ORDER)
    reach = f"{LEMBAR_TEMUAN}!${_HEADER_ROW}:${_HEADER_ROW}"
    names.append(book.element("definedName", reach, name="_xlnm.Print_Titles", localSheetId=str(place)))


def _open_on(book: Copy, workbook: etree._Element, place: int) -> None:
    """Only one sheet may be selected: what is typed goes into all that are."""
    for view in children(child(workbook, "bookViews"), "workbookView"):
        view.set("activeTab", str(place))
        forget(view, "firstSheet")
    for relation in book.relations(WORKBOOK).values():
        if relation.kind in ("worksheet", "chartsheet") and b"tabSelected" in book.parts[relation.part]:
            for view in book.tree(relation.part).iter():
                if local(view) == "sheetView":
                    forget(view, "tabSelected")


def _sheet(book: Copy, tints: Tints, lines: Sequence[Baris]) -> etree._Element:
    """The sheet's XML, its parts in the order that the format wants."""
    new = book.element
    last = f"{letters(len(KEPALA))}{_HEADER_ROW + len(lines)}"
    root, properties = new("worksheet"), new("sheetPr")
    properties.append(new("tabColor", rgb="FFC00000"))
    fitted = new("pageSetUpPr", fitToPage="1")
    properties.append(fitted)
    root.extend(
        [properties, new("dimension", ref=f"A1:{last}"), _views(book), new("sheetFormatPr", defaultRowHeight="15")]
    )
    root.append(_columns(book))
    root.append(_data(book, tints, lines))
    if lines:
        root.append(new("autoFilter", ref=f"A{_HEADER_ROW}:{last}"))
    if any(line.lembar for line in lines):
        root.append(_links(book, lines))
    root.append(new("pageMargins", left="0.4", right="0.4", top="0.6", bottom="0.6", header="0.3", footer="0.3"))
    root.append(new("pageSetup", paperSize="14", orientation="landscape", fitToHeight="0"))
    footer = new("headerFooter")
    footer.append(new("oddFooter", "&L&F – &A&RHalaman &P dari &N"))
    root.append(footer)
    return root


def _views(book: Copy) -> etree._Element:
    views = book.element("sheetViews")
    view = book.element("sheetView", showGridLines="0", tabSelected="1", workbookViewId="0")
    top = f"A{_HEADER_ROW + 1}"
    frozen = book.element("pane", ySplit=str(_HEADER_ROW), topLeftCell=top, activePane="bottomLeft", state="frozen")
    view.extend([frozen, book.element("selection", pane="bottomLeft", activeCell=top, sqref=top)])
    views.append(view)
    return views


def _columns(book: Copy) -> etree._Element:
    columns = book.element("cols")
    for number, (_, width) in enumerate(KEPALA, 1):
        columns.append(book.element("col", min=str(number), max=str(number), width=str(width), customWidth="1"))
    return columns


def _data(book: Copy, tints: Tints, lines: Sequence[Baris]) -> etree._Element:
    title = tints.own('<b/><sz val="14"/><color rgb="FF1F3864"/>', boxed=False)
    about = tints.own('<sz val="10"/>', boxed=False)
    text = tints.own('<sz val="10"/>')
    head = tints.own('<b/><sz val="10"/><color rgb="FFFFFFFF"/>', "FF1F3864")
    link = tints.own('<u/><sz val="10"/><color rgb="FF0563C1"/>')
    data = book.element("sheetData")
    data.append(_row(book, 1, [(_TITLE, title)]))
    data.append(_row(book, 2, [(_ABOUT if lines else f"Tidak ada temuan. {_ABOUT}", about)]))
    data.append(_row(book, _HEADER_ROW, [(name, head) for name, _ in KEPALA]))
    for number, line in enumerate(lines, 1):
        ground = text if line.temuan.waived else tints.own('<sz val="10"/>', COLOURS[line.temuan.severity])
        looks = [text, ground, text, text, link if line.lembar else text, *[text] * (len(KEPALA) - _SEL)]
        data.append(_row(book, _HEADER_ROW + number, list(zip(_texts(number, line), looks, strict=True))))
    return data


def _texts(number: int, line: Baris) -> tuple[str, ...]:
    found = line.temuan
    value = textwrap.shorten(found.value, _SHOWN, placeholder=" …")
    where = (found.sheet, found.cell or "lembar", found.id, found.column)
    return (
        str(number),
        found.severity.said,
        found.code,
        *where,
        found.message,
        value,
        found.suggestion,
        line.keterangan,
    )


def _row(book: Copy, number: int, cells: Iterable[tuple[str, int]]) -> etree._Element:
    row, shown = book.element("row", r=str(number)), list(cells)
    if number >= _HEADER_ROW:
        tall = height([(text, _SIZE, width) for (text, _), (_, width) in zip(shown, KEPALA, strict=True)])
        row.set("ht", str(tall))
    for column, (text, look) in enumerate(shown, 1):
        cell = book.element("c", r=f"{letters(column)}{number}", s=str(look))
        if column == 1 and text.isdecimal():
            cell.append(book.element("v", text))
        elif text:
            cell.set("t", "inlineStr")
            inline = book.element("is")
            inline.append(book.element("t", fitted(text)))
            cell.append(inline)
        row.append(cell)
    return row


def _links(book: Copy, lines: Sequence[Baris]) -> etree._Element:
    links = book.element("hyperlinks")
    for number, line in enumerate(lines, _HEADER_ROW + 1):
        if line.lembar:
            quoted = line.lembar.replace("'", "''")
            target = f"'{quoted}'!{line.temuan.cell or 'A1'}"
            links.append(book.element("hyperlink", ref=f"{letters(_SEL)}{number}", location=target, display=target))
    return links
