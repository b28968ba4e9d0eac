"""One story of a document (the body, a header, the notes) walked through from its first element to its last.

Whatever an element is, it is one of these: text, looks, something known that is no text (a `Mark`), noise
(`canon.NOTHING`), or a remainder that is kept unread. An element that nobody knows is walked through all the same: its
own name and attributes are remainder, the text inside is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from generator.word.content.canon import MC, NOTHING, R, attributes, canonical, digest, leads_to, local
from generator.word.content.drawing import chosen, read_drawing
from generator.word.content.fields import Fields, field_code, form_rest, form_text
from generator.word.content.line import Line
from generator.word.content.looks import OFF, PLAIN, Look, all_described, described, is_on, look_of
from generator.word.content.math import M, linear, structure, unread
from generator.word.content.model import Block, Cell, Mark, Paragraph, Row, Table
from generator.word.content.numbering import Numbering, counted, whole
from generator.word.content.styles import Styles, list_of
from generator.word.content.symbols import symbol_of
from generator.word.opc import OpcPackage, short_digest
from generator.word.tracked import GONE, deleted_mark, deleted_row
from generator.word.tree import W

_SIGNS: Final = {
    f"{W}tab": "⇥",
    f"{W}ptab": "⇥",
    f"{W}cr": "↵",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}pgNum": "#",
}
_BREAKS: Final = {"page": "⤓", "column": "⤏"}
_TYPED: Final = frozenset("⇥↵⤓⤏🖼▭")
"""Signs that stand for something; typed as letters, they are told apart."""
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_THROUGH: Final = frozenset({f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{_W14}conflictIns"})
"""Elements around content that say nothing themselves, once tracked changes are accepted; programs drop smart tags."""
_MOST_CHUNKS: Final = 20
"""Files that are read into a document; of others only the digest is told."""
_OWN_BOOKMARKS: Final = ("_GoBack", "_Hlk", "_Toc", "__")
"""How bookmarks begin that programs put for themselves."""
_CHECKBOXES: Final = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
)
_OF_CONTROLS: Final = {
    "dropDownList": "daftar pilihan", "comboBox": "daftar pilihan yang dapat diisi sendiri", "date": "pilihan tanggal",
    "text": "isian teks", "richText": "isian teks berhias", "picture": "isian gambar", "lock": "kunci", "alias": "judul",
    "tag": "tanda pengenal", "dataBinding": "sumber data", "docPartObj": "blok siap pakai", "docPartList": "daftar blok siap pakai",
    "group": "kelompok", "citation": "kutipan", "bibliography": "daftar pustaka", "equation": "isian rumus",
    "repeatingSection": "bagian berulang", "temporary": "hilang setelah diisi",
}  # fmt: skip
"""Properties of content controls → what people call them."""


@dataclass
class Context:
    """What the stories of one document share."""

    package: OpcPackage
    styles: Styles
    numbering: Numbering
    read_chunk: Callable[[bytes, int], Chunk]
    """Reads a file that a document takes in."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """`footnotes`, `endnotes`, `comments` → the ids that the text refers to, in order."""
    looks: dict[Any, Look] = field(default_factory=dict)
    words: dict[Any, str] = field(default_factory=dict)
    cells: dict[Any, tuple[int, bool, str]] = field(default_factory=dict)
    chunks: set[str] = field(default_factory=set)
    """The files that were taken in."""
    depth: int = 0
    """How many documents this one is put into."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a file says that a document takes in."""

    blocks: tuple[Block, ...]
    whole: bool
    """Whether all of it was read."""


def _key(element: etree._Element) -> tuple[Any, ...]:
    """What makes two elements with properties say the same."""
    return tuple((child.tag, *child.attrib.items(), *(_key(child) if len(child) else ())) for child in element)


class Story:
    """Reads one part."""

    def __init__(self, context: Context, part: str, root: etree._Element) -> None:
        self.context, self.package, self.part = context, context.package, part
        self.fields = Fields.of(root)
        self.bookmarks: dict[str, str] = {}
        self.style = context.styles.default
        """The style of the paragraph that is read."""
        self.tables: tuple[str, ...] = ()
        """The styles of the tables around it."""
        self.waiting: list[str] = []
        """What stands between blocks and is to be told at the next one."""
        self.waiting_rest: list[str] = []

    # --- blocks ---------------------------------------------------------------------------------------------------

    def blocks(self, parent: Iterable[etree._Element]) -> Iterator[Block]:
        """The paragraphs and tables of an element, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            else:
                yield from self._other_block(child)

    def _other_block(self, element: etree._Element) -> Iterator[Block]:
        name = local(element)
        if element.tag in GONE or name in NOTHING or name in ("sectPr", "tcPr", ""):
            return
        if str(element.tag).startswith(M):
            line = Line()
            self._math(element, line, PLAIN)
            yield self._done(line, "Normal", "", "")
        elif name == "altChunk":
            yield from self._chunk(element)
        elif element.tag == f"{MC}AlternateContent":
            yield from self.blocks(chosen(element))
        elif element.tag == f"{W}sdt":
            yield from self._control(element)
        elif element.tag in _BESIDES:
            line = Line()
            _BESIDES[str(element.tag)](self, element, line)
            self.waiting += [mark.words for mark in line.marks]
            self.waiting_rest += [mark.words for mark in line.rest]
        else:
            yield from self._through(element)

    def _through(self, element: etree._Element) -> Iterator[Block]:
        """An element around blocks."""
        if element.tag not in _THROUGH:
            self.waiting_rest.append(self._own(element))
        yield from self.blocks(element)

    def _control(self, element: etree._Element) -> Iterator[Block]:
        """A content control around blocks; one that is a box to tick has a paragraph of its own."""
        line = Line()
        self._control_says(element, line)
        self.waiting += [mark.words for mark in line.marks]
        self.waiting_rest += [mark.words for mark in line.rest]
        if line.pieces:
            yield self._done(Line(pieces=line.pieces), "Normal", "", "")
        content = element.find(f"{W}sdtContent")
        yield from self.blocks(content if content is not None else ())

    def _chunk(self, element: etree._Element) -> Iterator[Block]:
        """Another file that Word takes in when it opens the document."""
        item = self.package.relations(self.part).get(element.get(f"{R}id", ""))
        self.waiting.append(f"berkas sisipan {leads_to(self.package, self.part, element.get(f'{R}id', ''))}")
        if item is None or item.external or not item.target:
            self.waiting_rest.append("berkas sisipan yang tidak ada")
            return
        if item.target in self.context.chunks:
            return  # the mark says which file it is; its words are told once
        chunk = Chunk((), whole=False)
        if len(self.context.chunks) < _MOST_CHUNKS:
            self.context.chunks.add(item.target)
            chunk = self.context.read_chunk(self.package.parts[item.target], self.context.depth)
        yield from chunk.blocks
        if not chunk.whole:
            self.waiting_rest.append(f"berkas sisipan yang tidak dibaca {self.package.digest(item.target)}")

    def end(self) -> tuple[Mark, ...]:
        """What stood behind the last block."""
        left = (*self.waiting, *self.waiting_rest)
        self.waiting, self.waiting_rest = [], []
        return tuple(Mark(0, words) for words in left)

    # --- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Paragraph]:
        """A paragraph; none when a tracked change deletes it whole."""
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = self.context.styles.default if named is None else named.get(f"{W}val", "")
        self.context.styles.used.add(style)
        line = Line(style_hides=bool(self.context.styles.hides(style)))
        around, self.style = self.style, style
        self._inline(paragraph, line)
        self.style = around
        if properties is not None and not line.pieces and deleted_mark(paragraph):
            return
        label, looks = self._numbered(properties, style)
        name = "Normal" if named is None else self.context.styles.name(style)
        own = "" if properties is None else self._words(properties)
        yield self._done(line, name, label, ", ".join(filter(None, (own, looks))))

    def _done(self, line: Line, style: str, label: str, looks: str) -> Paragraph:
        line.hide()
        marks = (*(Mark(0, words) for words in self.waiting), *line.marks) if self.waiting else tuple(line.marks)
        rest = (*(Mark(0, words) for words in self.waiting_rest), *line.rest) if self.waiting_rest else tuple(line.rest)
        self.waiting, self.waiting_rest = [], []
        return Paragraph(style, line.stretches(), label, looks, marks, rest, tuple(line.boxes), ", ".join(line.looks))

    def _numbered(self, properties: etree._Element | None, style: str) -> tuple[str, str]:
        """The number that Word prints before a paragraph, and how it stands."""
        own = None if properties is None else properties.find(f"{W}numPr")
        by_style = self.context.styles.numbering(style)
        if own is None and by_style is None:
            return "", ""
        number, level = list_of(own) if own is not None else ("", "")
        number = number if own is not None and own.find(f"{W}numId") is not None else (by_style or ("0", ""))[0]
        numbering = self.context.numbering
        place = whole(level) if level else numbering.level_of(number, style)
        looks = numbering.looks(number, place)
        return numbering.label(number, place), f"penomoran ({looks})" if looks else ""

    def _words(self, properties: etree._Element) -> str:
        """Properties in words, told once for all that say the same."""
        key = _key(properties)
        if key not in self.context.words:
            self.context.words[key] = all_described(
                properties, ("gridSpan", "vMerge", "hMerge", "tblCaption", "tblDescription", "tblStyle", "hidden")
            )
        return self.context.words[key]

    def _inline(self, parent: Iterable[etree._Element], line: Line) -> None:
        """What stands in a paragraph, or in an element in it."""
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, line)
            elif child.tag != f"{W}pPr":
                self._other_inline(child, line)

    def _other_inline(self, element: etree._Element, line: Line) -> None:
        tag = element.tag
        name = local(element)
        if tag in GONE or name in NOTHING or not name:
            return
        if tag in _BESIDES:
            _BESIDES[str(tag)](self, element, line)
        elif str(tag).startswith(M):
            self._math(element, line, PLAIN)
        elif tag == f"{MC}AlternateContent":
            self._fallback(element, line)
            self._inline(chosen(element), line)
        else:
            self._around(element, line)

    def _around(self, element: etree._Element, line: Line) -> None:
        """An element around runs."""
        if element.tag in _AROUND:
            _AROUND[str(element.tag)](self, element, line)
        elif element.tag not in _THROUGH:
            line.unread(self._own(element))
        if element.tag != f"{W}sdt":
            self._inline(element, line)

    def _own(self, element: etree._Element) -> str:
        """An element's own name and attributes, without what is in it."""
        own = " ".join((local(element), *attributes(element, self.package, self.part)))
        properties = [child for child in element if local(child) == "customXmlPr"]
        return own + "".join(f" {digest(child, self.package, self.part)}" for child in properties)

    # --- runs -----------------------------------------------------------------------------------------------------

    def _run(self, run: etree._Element, line: Line) -> None:
        look = PLAIN
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self._text(child, look, line)
            elif tag == f"{W}rPr":
                look = self._look(child)
            elif tag in _SIGNS:
                self._sign(child, look, line)
            else:
                self._other_in_run(child, look, line)

    def _text(self, element: etree._Element, look: Look, line: Line) -> None:
        text = element.text or ""
        code = self.fields.code
        if code is not None:
            code.append(text)
            return
        if not text.isascii() and not _TYPED.isdisjoint(text):
            line.unread(f"tanda yang diketik: {''.join(sign for sign in text if sign in _TYPED)}")
        if text[:1].isspace() or text[-1:].isspace():
            self._edges(element, line)
        line.add(text, look)

    def _edges(self, element: etree._Element, line: Line) -> None:
        """Spaces at the edge of a text are shown only where the file says so."""
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            line.unread("spasi di tepi yang tidak dipertahankan")

    def _look(self, properties: etree._Element) -> Look:
        key = self.style, self.tables, _key(properties)
        if key not in self.context.looks:
            style = properties.find(f"{W}rStyle")
            named = "" if style is None else style.get(f"{W}val", "")
            if named:
                self.context.styles.used.add(named)
            styles = (self.style, *self.tables, named)
            look = look_of(
                properties,
                self.context.styles.name(named) if named else "",
                lambda name: any(self.context.styles.sets(style, name) for style in styles),
            )
            if look.hidden is None and named:
                look = Look(look.bold, look.italic, look.words, self.context.styles.hides(named))
            self.context.looks[key] = look
        return self.context.looks[key]

    def _sign(self, element: etree._Element, look: Look, line: Line) -> None:
        name = str(element.tag)
        if element.attrib:
            line.looks.append(described(element))
        line.add(_SIGNS[name], look, later=name in (f"{W}ptab", f"{W}softHyphen", f"{W}pgNum"))

    def _other_in_run(self, element: etree._Element, look: Look, line: Line) -> None:
        name = local(element)
        if name in NOTHING or not name or name in ("delText", "delInstrText", "separator", "continuationSeparator"):
            return
        if element.tag in _IN_RUN:
            _IN_RUN[str(element.tag)](self, element, look, line)
        elif element.tag == f"{MC}AlternateContent":
            self._fallback(element, line)
            for child in chosen(element):
                self._other_in_run(child, look, line)
        else:
            line.unread(f"{name} {digest(element, self.package, self.part)}")
            line.add("".join(t.text or "" for t in element.iter(f"{W}t")), look, later=True)

    def _fallback(self, element: etree._Element, line: Line) -> None:
        """What older programs show instead is told only where it says something else."""
        ways = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
        texts = ["".join(t.text or "" for t in way.iter(f"{W}t")) for way in ways]
        for way, text in zip(ways[1:], texts[1:], strict=True):
            if text != texts[0]:
                line.unread(f"isi untuk Word lama: {text}")
            built = short_digest(canonical(way, self.package, self.part, lambda one: one.tag == f"{W}t").encode())
            line.looks.append(f"bentuk untuk Word lama {built}")

    def _break(self, element: etree._Element, look: Look, line: Line) -> None:
        kind = element.get(f"{W}type", "")
        line.add(_BREAKS.get(kind, "↵"), look)
        if clear := element.get(f"{W}clear"):
            line.looks.append(f"ganti baris di bawah {clear}")

    def _symbol(self, element: etree._Element, look: Look, line: Line) -> None:
        font = element.get(f"{W}font", "")
        sign = symbol_of(font, element.get(f"{W}char", ""))
        line.add(sign, look, later=True)
        if len(sign) > 1:
            line.mark(sign.strip("‹›"))
        line.looks.append(f"simbol dari huruf {font}")

    def _drawing(self, element: etree._Element, look: Look, line: Line) -> None:
        """A picture as a sign and its words; a shape that only holds a text box is that box."""
        drawn = read_drawing(element, self.package, self.part)
        parent = element.getparent()
        chosen_of_two = parent is not None and parent.tag != f"{W}r"
        if drawn.boxes and not drawn.pictures:
            drawn.marks += [f"uraian kotak teks “{text}”" for text in drawn.text]
        elif element.tag == f"{W}drawing":
            line.add("🖼" + "".join(f" {text}" for text in drawn.text), look, later=chosen_of_two)
        line.add("".join(f" {text}" for text in drawn.later if text).lstrip(), look, later=True)
        for words in drawn.marks:
            line.mark(words)
        for words in drawn.rest:
            line.unread(words)
        line.looks.append(f"ukuran atau bentuk gambar {drawn.looks(element)}")
        for box in drawn.boxes:
            line.boxes.append(self._box(box))

    def _box(self, box: etree._Element) -> tuple[Block, ...]:
        """The text of a box; what waits for the next block does not belong to it."""
        kept = self.waiting, self.waiting_rest
        self.waiting, self.waiting_rest = [], []
        blocks = tuple(self.blocks(box))
        self.waiting, self.waiting_rest = kept
        return blocks

    def _bare_box(self, element: etree._Element, look: Look, line: Line) -> None:
        line.boxes.append(self._box(element))

    def _ruby(self, element: etree._Element, look: Look, line: Line) -> None:
        """Letters with a reading above them."""
        line.mark("bacaan di atas huruf")
        for name, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
            found = element.find(W + name)
            line.add(before, look, later=True)
            self._inline(found if found is not None else (), line)
            line.add(after, look, later=True)
        properties = element.find(f"{W}rubyPr")
        line.looks.append(f"rubi ({all_described(properties)})")

    def _note(self, kind: str, element: etree._Element, look: Look, line: Line) -> None:
        notes = self.context.notes.setdefault(kind, [])
        notes.append(element.get(f"{W}id", ""))
        if element.get(f"{W}customMarkFollows", "0") in OFF:
            form = "decimal" if kind == "footnotes" else "lowerRoman"
            line.mark(f"rujukan {'catatan kaki' if kind == 'footnotes' else 'catatan akhir'}")
            line.add(f"‹{counted(len(notes), form)}›", look, later=True)
        else:
            line.mark(f"tanda {'catatan kaki' if kind == 'footnotes' else 'catatan akhir'} sendiri")

    def _footnote(self, element: etree._Element, look: Look, line: Line) -> None:
        self._note("footnotes", element, look, line)

    def _endnote(self, element: etree._Element, look: Look, line: Line) -> None:
        self._note("endnotes", element, look, line)

    def _comment(self, element: etree._Element, look: Look, line: Line) -> None:
        self.context.notes.setdefault("comments", []).append(element.get(f"{W}id", ""))
        line.mark("komentar")

    def _field_sign(self, element: etree._Element, look: Look, line: Line) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and element not in self.fields.whole:
            line.unread("field yang tidak ditutup")
        code = self.fields.take(element)
        if code is not None:
            line.mark(f"kode field {code}")
        if element.get(f"{W}fldLock", "0") not in OFF:
            line.mark("field dikunci")
        data = element.find(f"{W}ffData")
        if data is not None:
            line.add(form_text(data), look, later=True)
            for words in form_rest(data):
                line.mark(words)

    def _code(self, element: etree._Element, look: Look, line: Line) -> None:
        code = self.fields.code
        if code is not None:
            code.append(element.text or "")
        else:
            line.unread(f"kode field tanpa field: {field_code(element.text or '')}")

    # --- what stands beside and around text --------------------------------------------------------------------------

    def _bookmark(self, element: etree._Element, line: Line) -> None:
        name = element.get(f"{W}name", "")
        self.bookmarks[element.get(f"{W}id", "")] = name
        if not name.startswith(_OWN_BOOKMARKS):
            line.mark(f"penanda {name}")

    def _bookmark_end(self, element: etree._Element, line: Line) -> None:
        name = self.bookmarks.get(element.get(f"{W}id", ""), "")
        if name and not name.startswith(_OWN_BOOKMARKS):
            line.mark(f"akhir penanda {name}")

    def _comment_range(self, element: etree._Element, line: Line) -> None:
        line.mark("awal komentar" if local(element) == "commentRangeStart" else "akhir komentar")

    def _link(self, element: etree._Element, line: Line) -> None:
        parts = [leads_to(self.package, self.part, element.get(f"{R}id", ""))]
        parts += [element.get(W + name, "") for name in ("anchor", "docLocation", "tooltip")]
        line.mark(f"tautan {' '.join(filter(None, parts))}".rstrip())

    def _simple_field(self, element: etree._Element, line: Line) -> None:
        line.mark(f"kode field {field_code(element.get(f'{W}instr', ''))}")

    def _direction(self, element: etree._Element, line: Line) -> None:
        line.looks.append(f"arah tulisan {element.get(f'{W}val', '')}")

    def _subdocument(self, element: etree._Element, line: Line) -> None:
        line.mark(f"dokumen bawahan {leads_to(self.package, self.part, element.get(f'{R}id', ''))}")

    def _inline_control(self, element: etree._Element, line: Line) -> None:
        self._control_says(element, line)
        content = element.find(f"{W}sdtContent")
        self._inline(content if content is not None else (), line)

    def _control_says(self, element: etree._Element, line: Line) -> None:
        """What a content control says itself: whether it is ticked; what else it is stays a remainder."""
        properties = element.find(f"{W}sdtPr")
        if properties is None:
            return
        box = next((found for name in _CHECKBOXES if (found := properties.find(f"{name}checkbox")) is not None), None)
        if box is not None:
            self._tick(element, box, line)
        for child in properties:
            if local(child) in ("color", "appearance"):
                line.looks.append(f"kendali isi {described(child)}")
            elif local(child) not in ("id", "rPr", "checkbox", "placeholder", "showingPlcHdr"):
                line.unread(f"kendali isi: {self._of_control(child)}")

    def _of_control(self, child: etree._Element) -> str:
        """One property of a content control in words."""
        name = local(child)
        value = child.get(f"{W}val", "")
        called = " ".join(filter(None, (_OF_CONTROLS.get(name, name), f"“{value}”" if value else "")))
        return f"{called} {digest(child, self.package, self.part)}"

    def _tick(self, element: etree._Element, box: etree._Element, line: Line) -> None:
        """A box to tick; its tick is told where the sign that stands in the control does not show it."""
        line.mark("kotak centang")
        state = next((child for child in box if local(child) == "checked"), None)
        value = "0" if state is None else next(iter(state.attrib.values()), "1")
        sign = "☐" if value in OFF else "☒"
        shown = "".join(t.text or "" for t in element.iter(f"{W}t")).strip()
        if shown != sign:
            line.add(sign, PLAIN, later=True)

    def _math(self, element: etree._Element, line: Line, look: Look) -> None:
        if text := linear(element):
            line.mark("rumus")
            line.add(text, look, later=True)
        line.looks.append(f"tata rumus {short_digest(structure(element, self.package, self.part).encode())}")
        for name in unread(element):
            line.unread(f"rumus: {name}")

    # --- tables ---------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> Table:
        rest = tuple(self._taken())
        properties, grid = table.find(f"{W}tblPr"), table.find(f"{W}tblGrid")
        columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
        looks = [all_described(grid) and f"lebar kolom ({all_described(grid)})"] if grid is not None else []
        caption = ""
        if properties is not None:
            looks.insert(0, self._words(properties))
            style = properties.find(f"{W}tblStyle")
            if style is not None:
                self.context.styles.used.add(style.get(f"{W}val", ""))
                looks.append(f"gaya tabel {self.context.styles.name(style.get(f'{W}val', ''))}")
            told = (properties.find(W + name) for name in ("tblCaption", "tblDescription"))
            caption = " ".join(text for one in told if one is not None and (text := one.get(f"{W}val")))
        around, self.tables = self.tables, (*self.tables, *_style_of(properties))
        rows = tuple(self._row(row) for row in self._inner(table, "tr") if not deleted_row(row))
        self.tables = around
        return Table(columns, rows, ", ".join(filter(None, looks)), caption, rest)

    def _taken(self) -> Iterator[Mark]:
        """What waits for the next block, taken away."""
        yield from (Mark(0, words) for words in (*self.waiting, *self.waiting_rest))
        self.waiting, self.waiting_rest = [], []

    def _inner(self, parent: etree._Element, name: str) -> Iterator[etree._Element]:
        """A table's rows or a row's cells, also those inside content controls and the like."""
        for child in parent:
            if child.tag == W + name:
                yield child
            elif child.tag in _AROUND_ROWS:
                if child.tag == f"{W}sdt":
                    line = Line()
                    self._control_says(child, line)
                    self.waiting += [mark.words for mark in line.marks]
                    self.waiting += [f"kotak centang {piece.text}" for piece in line.pieces]
                    self.waiting_rest += [mark.words for mark in line.rest]
                elif child.tag == f"{W}customXml":
                    self.waiting_rest.append(self._own(child))
                yield from self._inner(child, name)
            elif child.tag in _BESIDES:
                line = Line()
                _BESIDES[str(child.tag)](self, child, line)
                self.waiting += [mark.words for mark in line.marks]
            elif local(child) not in _ROW_PROPERTIES and local(child) not in NOTHING and child.tag not in GONE:
                self.waiting_rest.append(f"{local(child)} {digest(child, self.package, self.part)}")

    def _row(self, row: etree._Element) -> Row:
        properties = row.find(f"{W}trPr")
        column = 1 + self._value(properties, "gridBefore")
        cells = []
        for cell in self._inner(row, "tc"):
            cells.append(self._cell(cell, column))
            column += cells[-1].span
        exceptions = row.find(f"{W}tblPrEx")
        looks = [self._words(found) for found in (properties, exceptions) if found is not None]
        header = bool(is_on(properties, "tblHeader"))
        return Row(tuple(cells), header, bool(is_on(properties, "hidden")), ", ".join(filter(None, looks)), self.end())

    def _cell(self, cell: etree._Element, column: int) -> Cell:
        properties = cell.find(f"{W}tcPr")
        span, merged, looks = (1, False, "") if properties is None else self._cell_properties(properties)
        beside = merged and properties is not None and self._continues(properties, "hMerge")
        return Cell(column, span, merged, tuple(self.blocks(cell)), looks, beside)

    def _cell_properties(self, properties: etree._Element) -> tuple[int, bool, str]:
        """How many columns a cell spans, whether it continues another, and its looks."""
        key = _key(properties)
        if key not in self.context.cells:
            span = max(1, self._value(properties, "gridSpan"))
            merged = any(self._continues(properties, name) for name in ("vMerge", "hMerge"))
            self.context.cells[key] = span, merged, self._words(properties)
        return self.context.cells[key]

    def _continues(self, properties: etree._Element, name: str) -> bool:
        found = properties.find(W + name)
        return found is not None and found.get(f"{W}val", "continue") == "continue"

    def _value(self, properties: etree._Element | None, name: str) -> int:
        found = None if properties is None else properties.find(W + name)
        return 0 if found is None else max(0, whole(found.get(f"{W}val")))


def _style_of(properties: etree._Element | None) -> list[str]:
    style = None if properties is None else properties.find(f"{W}tblStyle")
    return [] if style is None else [style.get(f"{W}val", "")]


_AROUND_ROWS: Final = _THROUGH | {f"{W}sdt", f"{W}customXml"}
_ROW_PROPERTIES: Final = frozenset({"tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", ""})
_IN_RUN: Final[Mapping[str, Callable[[Story, etree._Element, Look, Line], None]]] = {
    f"{W}br": Story._break,
    f"{W}sym": Story._symbol,
    f"{W}drawing": Story._drawing,
    f"{W}pict": Story._drawing,
    f"{W}object": Story._drawing,
    f"{W}txbxContent": Story._bare_box,
    f"{W}ruby": Story._ruby,
    f"{W}footnoteReference": Story._footnote,
    f"{W}endnoteReference": Story._endnote,
    f"{W}commentReference": Story._comment,
    f"{W}fldChar": Story._field_sign,
    f"{W}instrText": Story._code,
}
_BESIDES: Final[Mapping[str, Callable[[Story, etree._Element, Line], None]]] = {
    f"{W}bookmarkStart": Story._bookmark,
    f"{W}bookmarkEnd": Story._bookmark_end,
    f"{W}commentRangeStart": Story._comment_range,
    f"{W}commentRangeEnd": Story._comment_range,
    f"{W}subDoc": Story._subdocument,
}
_AROUND: Final[Mapping[str, Callable[[Story, etree._Element, Line], None]]] = {
    f"{W}hyperlink": Story._link,
    f"{W}fldSimple": Story._simple_field,
    f"{W}dir": Story._direction,
    f"{W}bdo": Story._direction,
    f"{W}sdt": Story._inline_control,
}
