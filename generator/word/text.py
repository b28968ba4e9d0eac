"""A .docx as plain text for people and for comparing: paragraphs with their styles, tables cell by cell.

One line per paragraph, `[style] text`; bold is `**`, italic `_`; a tab `⇥`, a line break `↵`. In a
table each row names its cells by column; a cell that continues a vertical merge is `2 ↑`, one that
spans columns `6–9`. A picture is `🖼` and its alternative text; a chart besides its title and its series, one
per line. A text box is `▭` after the paragraph that holds it. Headers, footers and notes come first. Tracked
changes are read as accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from generator.errors import InputRefused
from generator.package import parts_of, read_package
from generator.word.charts import write_out_charts
from generator.word.partnames import usual_names
from generator.word.pictures import WP
from generator.word.tracked import deleted_mark, deleted_row, is_gone
from generator.word.tree import W

_DOCUMENT: Final = "word/document.xml"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show instead: the same text box again."""
_SIGNS: Final = {f"{W}tab": "⇥", f"{W}br": "↵", f"{W}cr": "↵", f"{W}noBreakHyphen": "-"}


def read_text(path: Path) -> str:
    """The text of a .docx file. Raises `InputRefused` when it is none or not safe to open."""
    return docx_text(read_package(path, ".docx"))


def docx_text(data: bytes) -> str:
    """The text of a .docx package. Raises `InputRefused` when one of its parts is no XML."""
    parts = usual_names(parts_of(data))
    try:
        styles = _style_names(parts)
        lines = [*_furniture(parts, styles), *_section(parts), *_body(parts, styles)]
    except etree.XMLSyntaxError:
        raise InputRefused("Isi dokumen Word itu rusak. Ambil kembali salinan yang utuh, lalu ulangi.") from None
    return "\n".join(lines) + "\n"


def _style_names(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    if "word/styles.xml" not in parts:
        return {}
    names: dict[str, str] = {}
    for style in etree.fromstring(parts["word/styles.xml"], _PARSER).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            names[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "")
    return names


def _furniture(parts: Mapping[str, bytes], styles: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(parts):
        stem = name.removeprefix("word/").removesuffix(".xml")
        if stem.startswith(("header", "footer")) and "/" not in stem:
            yield f"## {stem}"
            yield from _blocks(etree.fromstring(parts[name], _PARSER), styles)
    for stem in ("footnotes", "endnotes"):
        yield from _notes(stem, parts, styles)


def _notes(stem: str, parts: Mapping[str, bytes], styles: Mapping[str, str]) -> Iterator[str]:
    """Footnotes or endnotes, without the lines that Word itself draws above them."""
    root = etree.fromstring(parts.get(f"word/{stem}.xml", b"<none/>"), _PARSER)
    notes = [note for note in root if note.get(f"{W}type", "normal") == "normal"]
    if notes:
        yield f"## {stem}"
    for note in notes:
        yield from _blocks(note, styles)


def _section(parts: Mapping[str, bytes]) -> Iterator[str]:
    for size in etree.fromstring(parts[_DOCUMENT], _PARSER).iter(f"{W}pgSz"):
        width, height = (round(int(size.get(W + side, "0")) / 56.7) for side in ("w", "h"))
        yield f"## {width} × {height} mm"


def _body(parts: Mapping[str, bytes], styles: Mapping[str, str]) -> Iterator[str]:
    root = etree.fromstring(parts[_DOCUMENT], _PARSER)
    write_out_charts(root, parts, _DOCUMENT)
    body = root.find(f"{W}body")
    return iter(()) if body is None else _blocks(body, styles)


def _blocks(parent: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraphs(child, styles)
        elif child.tag == f"{W}tbl":
            yield from _table(child, styles)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _blocks(child, styles)


def _paragraphs(paragraph: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    """A paragraph and the text boxes anchored in it; none when a tracked change deletes it whole."""
    line = _paragraph(paragraph, styles)
    if not (deleted_mark(paragraph) and not paragraph_markup(paragraph)):
        yield line
    for box in paragraph.iter(f"{W}txbxContent"):
        if next(box.iterancestors(_FALLBACK, f"{W}txbxContent"), None) is None:
            yield from (f"▭ {text}" for text in _blocks(box, styles))


def _paragraph(paragraph: etree._Element, styles: Mapping[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = styles.get(style.get(f"{W}val", ""), "?") if style is not None else "Normal"
    return f"[{name}] {paragraph_markup(paragraph)}".rstrip()


def paragraph_markup(paragraph: etree._Element) -> str:
    """A paragraph's text with its bold and italic stretches marked; text boxes anchored in it are not its text."""
    stretches: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is not paragraph or is_gone(run):
            continue
        mark = ("**" if _on(run, "b") else "") + ("_" if _on(run, "i") else "")
        text = "".join(_content(run))
        if stretches and stretches[-1][0] == mark:
            stretches[-1] = (mark, stretches[-1][1] + text)
        elif text:
            stretches.append((mark, text))
    return "".join(f"{mark}{text}{mark[::-1]}" for mark, text in stretches)


def _on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false")


def _content(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}drawing":
            yield f"🖼{child.text or _described(child)}"
        else:
            yield _SIGNS.get(str(child.tag), "")


def _described(drawing: etree._Element) -> str:
    """The alternative text of a picture; a text box has none that matters."""
    texts = [text for properties in drawing.iter(f"{WP}docPr") if (text := properties.get("descr"))]
    return "".join(f" {text}" for text in texts)


def _table(table: etree._Element, styles: Mapping[str, str]) -> Iterator[str]:
    yield f"### Tabel, {len(table.findall(f'{W}tblGrid/{W}gridCol'))} kolom"
    rows = [row for row in table.iterfind(f"{W}tr") if not deleted_row(row)]
    for number, row in enumerate(rows, start=1):
        header = " (kepala)" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        yield f"--- baris {number}{header}"
        column = 1
        for cell in row.iterfind(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = int(span.get(f"{W}val", "1")) if span is not None else 1
            yield from _cell(cell, f"{column}" if width == 1 else f"{column}–{column + width - 1}", styles)
            column += width


def _cell(cell: etree._Element, place: str, styles: Mapping[str, str]) -> Iterator[str]:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(f"{W}val", "continue") == "continue":
        yield f"{place} ↑"
        return
    first, *rest = list(_blocks(cell, styles)) or [""]
    yield f"{place} {first}".rstrip()
    yield from (f"{' ' * len(place)} {line}" for line in rest)
