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
from generator.word.pictures import WP
from generator.word.tracked import GONE, deleted_mark, deleted_row, is_gone
from generator.word.tree import W, child

_DOCUMENT: Final = "word/document.xml"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show instead: the same text box again."""
_SIGNS: Final = {f"{W}tab": "⇥", f"{W}br": "↵", f"{W}cr": "↵", f"{W}noBreakHyphen": "-"}
_P: Final = f"{W}p"
_R: Final = f"{W}r"
_T: Final = f"{W}t"
_VAL: Final = f"{W}val"
_OFF: Final = ("0", "false")
_NESTED: Final = etree.XPath("boolean(.//w:p//w:p)", namespaces={"w": W[1:-1]})


class _Story:
    """A part of a document being read, and what has to be looked for in its paragraphs."""

    def __init__(self, root: etree._Element, styles: Mapping[str, str]) -> None:
        self.root, self.styles = root, styles
        self.boxed = bool(_NESTED(root))
        """Whether paragraphs stand in text boxes of others."""
        self.changed = next(root.iter(*GONE), None) is not None
        """Whether a tracked change deletes something."""


def read_text(path: Path) -> str:
    """The text of a .docx file. Raises `InputRefused` when it is none or not safe to open."""
    return docx_text(read_package(path, ".docx"))


def docx_text(data: bytes) -> str:
    """The text of a .docx package. Raises `InputRefused` when one of its parts is no XML."""
    parts = parts_of(data)
    try:
        styles = _style_names(parts)
        document = _Story(etree.fromstring(parts[_DOCUMENT], _PARSER), styles)
        lines = [*_furniture(parts, styles), *_section(document), *_body(document, parts)]
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
            story = _Story(etree.fromstring(parts[name], _PARSER), styles)
            yield from _blocks(story.root, story)
    for stem in ("footnotes", "endnotes"):
        yield from _notes(stem, parts, styles)


def _notes(stem: str, parts: Mapping[str, bytes], styles: Mapping[str, str]) -> Iterator[str]:
    """Footnotes or endnotes, without the lines that Word itself draws above them."""
    story = _Story(etree.fromstring(parts.get(f"word/{stem}.xml", b"<none/>"), _PARSER), styles)
    notes = [note for note in story.root if note.get(f"{W}type", "normal") == "normal"]
    if notes:
        yield f"## {stem}"
    for note in notes:
        yield from _blocks(note, story)


def _section(document: _Story) -> Iterator[str]:
    for size in document.root.iter(f"{W}pgSz"):
        width, height = (round(int(size.get(W + side, "0")) / 56.7) for side in ("w", "h"))
        yield f"## {width} × {height} mm"


def _body(document: _Story, parts: Mapping[str, bytes]) -> Iterator[str]:
    write_out_charts(document.root, parts, _DOCUMENT)
    body = child(document.root, "body")
    return iter(()) if body is None else _blocks(body, document)


def _blocks(parent: etree._Element, story: _Story) -> Iterator[str]:
    for block in parent:
        kind = block.tag
        if kind == _P:
            yield from _paragraphs(block, story)
        elif kind == f"{W}tbl":
            yield from _table(block, story)
        elif kind in (f"{W}sdt", f"{W}sdtContent"):
            yield from _blocks(block, story)


def _paragraphs(paragraph: etree._Element, story: _Story) -> Iterator[str]:
    """A paragraph and the text boxes anchored in it; none when a tracked change deletes it whole."""
    properties = child(paragraph, "pPr")
    markup = _markup(paragraph, story)
    if markup or properties is None or not (story.changed and deleted_mark(properties)):
        yield f"[{_style(properties, story.styles)}] {markup}".rstrip()
    for box in paragraph.iter(f"{W}txbxContent") if story.boxed else ():
        if next(box.iterancestors(_FALLBACK, f"{W}txbxContent"), None) is None:
            yield from (f"▭ {text}" for text in _blocks(box, story))


def _style(properties: etree._Element | None, styles: Mapping[str, str]) -> str:
    style = None if properties is None else child(properties, "pStyle")
    return "Normal" if style is None else styles.get(style.get(_VAL, ""), "?")


def _markup(paragraph: etree._Element, story: _Story) -> str:
    """A paragraph's text with its bold and italic stretches marked; text boxes anchored in it are not its text."""
    stretches: list[tuple[str, str]] = []
    for run in paragraph.iter(_R):
        if (story.boxed and next(run.iterancestors(_P)) is not paragraph) or (story.changed and is_gone(run)):
            continue
        mark = _mark(run)
        text = "".join(_content(run))
        if stretches and stretches[-1][0] == mark:
            stretches[-1] = (mark, stretches[-1][1] + text)
        elif text:
            stretches.append((mark, text))
    return "".join(f"{mark}{text}{mark[::-1]}" for mark, text in stretches)


def _mark(run: etree._Element) -> str:
    """The signs of a run's bold and italic."""
    properties = child(run, "rPr")
    if properties is None:
        return ""
    return ("**" if _on(properties, "b") else "") + ("_" if _on(properties, "i") else "")


def _on(properties: etree._Element, name: str) -> bool:
    found = child(properties, name)
    return found is not None and found.get(_VAL, "1") not in _OFF


def _content(run: etree._Element) -> Iterator[str]:
    for piece in run:
        kind = piece.tag
        if kind == _T:
            yield piece.text or ""
        elif kind == f"{W}drawing":
            yield f"🖼{piece.text or _described(piece)}"
        else:
            yield _SIGNS.get(str(kind), "")


def _described(drawing: etree._Element) -> str:
    """The alternative text of a picture; a text box has none that matters."""
    texts = [text for properties in drawing.iter(f"{WP}docPr") if (text := properties.get("descr"))]
    return "".join(f" {text}" for text in texts)


def _table(table: etree._Element, story: _Story) -> Iterator[str]:
    grid = child(table, "tblGrid")
    yield f"### Tabel, {0 if grid is None else len(grid.findall(f'{W}gridCol'))} kolom"
    rows = [row for row in table.iterchildren(f"{W}tr") if not deleted_row(row)]
    for number, row in enumerate(rows, start=1):
        header = " (kepala)" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        yield f"--- baris {number}{header}"
        column = 1
        for cell in row.iterchildren(f"{W}tc"):
            properties = child(cell, "tcPr")
            width = _width(properties)
            place = f"{column}" if width == 1 else f"{column}–{column + width - 1}"
            if _continues(properties):
                yield f"{place} ↑"
            else:
                yield from _cell(cell, place, story)
            column += width


def _width(properties: etree._Element | None) -> int:
    """How many columns a cell takes."""
    span = None if properties is None else child(properties, "gridSpan")
    return 1 if span is None else int(span.get(_VAL, "1"))


def _continues(properties: etree._Element | None) -> bool:
    """Whether a cell goes on with the one above it."""
    merge = None if properties is None else child(properties, "vMerge")
    return merge is not None and merge.get(_VAL, "continue") == "continue"


def _cell(cell: etree._Element, place: str, story: _Story) -> Iterator[str]:
    first, *rest = list(_blocks(cell, story)) or [""]
    yield f"{place} {first}".rstrip()
    yield from (f"{' ' * len(place)} {line}" for line in rest)
