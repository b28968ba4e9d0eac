"""The dictionary of a template: a Word document from which its tags are copied, each with its meaning and an example."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.office.package import normalised
from generator.office.word.tree import new

_HEADS: Final = ("Tanda untuk disalin", "Arti", "Contoh")
_WIDTHS: Final = (Cm(10.2), Cm(10.0), Cm(5.5))
_A4: Final = (Cm(29.7), Cm(21.0))
_MARGIN: Final = Cm(2)
_STEP: Final = Cm(0.5)
"""How far what stands inside a loop is set to the right."""
_DEEPEST: Final = 6
"""Loops in loops beyond which nothing moves to the right any more."""
_TEXT, _TAGS = "Calibri", "Consolas"
_BLUE: Final = RGBColor(0x1F, 0x3A, 0x5F)
_SHADES: Final = {"for": "E8EEF7", "endfor": "E8EEF7", "if": "F4F0E4", "endif": "F4F0E4", "": "EDEDED"}
"""The colour behind a tag that opens or closes, by its word, and behind what only has a heading."""
_ADVICE: Final = (
    (
        "Salin tanda dari kolom pertama (Ctrl+C), lalu tempel di templat dengan Paste Special > Keep Text Only "
        "(Tempel Khusus > Pertahankan Teks Saja), supaya huruf templat tidak berubah. Tanda harus utuh: jangan mengubah "
        "kurung kurawal dan nama di dalamnya."
    ),
    "{{ … }} mencetak satu data. {{r … }} mencetak teks dengan huruf miring dan tebalnya.",
    (
        "{% for … %} sampai {% endfor %} mengulang apa yang ada di antaranya, sekali untuk setiap isi daftar. Nama sesudah "
        "for, misalnya satu_baris, berlaku sampai endfor dan boleh diganti asal sama. Yang menjorok di daftar ini hanya "
        "berlaku di dalam perulangannya."
    ),
    (
        "Untuk mengulang paragraf, tulis {%p for … %} dan {%p endfor %}, masing-masing di paragraf sendiri. Untuk mengulang "
        "baris tabel, tulis {%tr for … %} dan {%tr endfor %}, masing-masing di baris tabel sendiri."
    ),
    (
        "{% if … %} sampai {% endif %} mencetak apa yang ada di antaranya hanya bila datanya ada atau benar; "
        "{% else %} di antaranya memisahkan yang dicetak bila tidak. {%p if … %} dan {%tr if … %} berlaku seperti di atas."
    ),
)


class Baris(NamedTuple):
    """One row of a dictionary."""

    tanda: str
    """As it is typed; empty where only the names below are printed."""
    arti: str
    contoh: str
    dalam: int
    """In how many loops and choices it stands."""


def kamus_of(name: str, rows: Sequence[Baris]) -> bytes:
    """The dictionary of the template `name` as a .docx; the same rows give the same bytes."""
    document = docx.Document()
    _look(document)
    title = f"Kamus templat {name}"
    document.core_properties.title = title
    document.core_properties.author = "perkin"
    document.core_properties.language = "id-ID"
    document.add_heading(title, level=1)
    for text in _ADVICE:
        _tagged(document.add_paragraph(style="List Bullet"), text)
    _fill(document.add_table(1, len(_HEADS), style="Table Grid"), rows)
    written = io.BytesIO()
    document.save(written)
    return normalised(written.getvalue())


def _look(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for style in ("Normal", "Heading 1"):
        look = document.styles[style]
        look.font.name = _TEXT
        look.element.rPr.rFonts.attrib.clear()  # the theme's fonts would win
        look.font.name = _TEXT
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    document.styles["Heading 1"].font.color.rgb = _BLUE
    document.styles["Normal"].element.rPr.append(new("lang", val="id-ID"))


def _fill(table: Table, rows: Iterable[Baris]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(new("tblHeader"))
    for cell, text in zip(_cells(head), _HEADS, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        _shade(cell, "D9E2F3")
    for row in rows:
        _add(table, row)


def _add(table: Table, row: Baris) -> None:
    made = table.add_row()  # type: ignore[no-untyped-call]
    made._tr.get_or_add_trPr().append(new("cantSplit"))
    tag, meaning, example = _cells(made)
    tag.paragraphs[0].paragraph_format.left_indent = _STEP * min(row.dalam, _DEEPEST)
    _typed(tag.paragraphs[0], row.tanda)
    _tagged(meaning.paragraphs[0], row.arti)
    example.paragraphs[0].add_run(row.contoh)
    shade = _SHADES.get(_word(row.tanda))
    if shade:
        for cell in (tag, meaning, example):
            _shade(cell, shade)


def _word(tag: str) -> str:
    """The word of a tag that stands alone: `for` of `{%p for … %}`; the tag itself where there are two, or it prints."""
    words = tag.split()
    return words[1] if tag.startswith("{%") and tag.count("{%") == 1 else tag


def _cells(row: _Row) -> tuple[_Cell, ...]:
    cells = row.cells
    for cell, width in zip(cells, _WIDTHS, strict=True):
        cell.width = width
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    return cells


def _tagged(paragraph: Paragraph, text: str) -> None:
    """A sentence whose tags look like tags."""
    left = text
    while "{" in left:
        before, brace, rest = left.partition("{")
        inside, _, left = (brace + rest).partition(" %}" if rest.startswith("%") else " }}")
        paragraph.add_run(before)
        _typed(paragraph, inside + (" %}" if rest.startswith("%") else " }}"))
    paragraph.add_run(left)


def _typed(paragraph: Paragraph, tag: str) -> None:
    run = paragraph.add_run(tag)
    run.font.name = _TAGS
    run.font.size = Pt(9)
    run.font.no_proof = True


def _shade(cell: _Cell, colour: str) -> None:
    cell._tc.get_or_add_tcPr().append(new("shd", val="clear", color="auto", fill=colour))
