"""Every text that a package holds, wherever it stands: in paragraphs, attributes, links, charts, properties, workbooks.

Word shows, prints or passes on far more than the text of its paragraphs, and splits what belongs together over
several elements. Here each text is whole, and said where it stands in the words of somebody who looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from generator.errors import InputRefused
from generator.office.package import opened
from generator.office.word.limits import MAX_PACKAGE
from generator.office.word.opc import source
from generator.office.word.problems import Place, part_words
from generator.office.word.tree import W, paragraph_places
from generator.office.xml import VERBATIM

_LIKE_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<")
_BRACE: Final = re.compile(rb"\{(?![0-9A-Fa-f]{8}-)")
"""A brace that does not begin one of the numbers that Office gives to everything."""
_CODED: Final = re.compile(rb"&#(?:0*123|[xX]0*7[bB]);")
_BRACES: Final = "｛﹛❴⦃"
"""What looks like an opening brace and is none."""
_STRANGE: Final = tuple(mark.encode() for mark in (*_BRACES, "«", "&lt;&lt;", "&#", "[[", "![CDATA[", "%7B", "%7b"))
_BLOCKS: Final = frozenset({"p", "si", "is", "sdtPr", "ffData"})
"""Elements whose texts belong together."""
_GONE: Final = (f"{W}del", f"{W}moveFrom")
DELETED: Final = "teks yang dihapus atau dipindahkan (perubahan terlacak)"
"""What a text is that goes when tracked changes are accepted."""
_CODE: Final = "kode field"
_ELEMENTS: Final[Mapping[str, str]] = {
    "delText": DELETED,
    "delInstrText": _CODE,
    "instrText": _CODE,
}
_ATTRIBUTES: Final[Mapping[str, str]] = {
    "descr": "teks alternatif",
    "title": "teks alternatif",
    "alt": "teks alternatif",
    "bookmarkStart name": "nama penanda (bookmark)",
    "name name": "nama isian formulir atau gaya",
    "docPr name": "nama gambar atau bentuk",
    "cNvPr name": "nama gambar atau bentuk",
    "anchor": "tautan",
    "tooltip": "keterangan tautan",
    "href": "tautan",
    "Target": "tautan",
    "instr": _CODE,
    "string": "tanda air atau WordArt",
    "alias val": "judul kontrol isi",
    "tag val": "tag kontrol isi",
    "docVar val": "variabel dokumen",
    "docVar name": "variabel dokumen",
    "tblCaption val": "teks alternatif tabel",
    "tblDescription val": "teks alternatif tabel",
    "default val": "isian formulir",
    "statusText val": "isian formulir",
    "helpText val": "isian formulir",
    "placeholder val": "teks pengganti kontrol isi",
}
"""The name of an attribute, or of an element and its attribute → what staff call it."""
_ATTRIBUTE_VALUES: Final = etree.XPath(
    f"//@*[contains(translate(., '«{_BRACES}', '{{{{{{{{{{'), '{{') or contains(., '[[') or contains(., '<<') or contains(., '%7')]"
)
"""The values of attributes in which a mark may be."""
_PIECES: Final = etree.XPath("//text()[normalize-space()]")
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


class Text(NamedTuple):
    """A text and where it stands."""

    part: str
    """The part's name; of a part inside an embedded file, the file's."""
    where: str
    """The paragraph, or nothing: `tabel 1, baris 3, kolom 5`."""
    what: str
    """What it is when it is no text of a paragraph: `teks alternatif`; empty for the text that a reader reads."""
    text: str

    @property
    def place(self) -> Place:
        """Its place, without the text itself."""
        return Place(part_words(self.part), self.where)


def texts(name: str, content: bytes, parser: etree.XMLParser = VERBATIM) -> Iterator[Text]:
    """Every text of a part, with its XML comments. Raises `XMLSyntaxError` for a part that begins like XML and is none."""
    if _LIKE_XML.match(content):
        yield from _in_tree(name, etree.fromstring(content, parser))
    elif content.startswith(b"PK\x03\x04"):
        for inside, part in _opened(name, content).items():
            if may_hold_marks(part):
                for text in texts(inside, part):
                    yield Text(name, "", "berkas yang disematkan", text.text)


def may_hold_marks(content: bytes) -> bool:
    """Whether a part may have a mark of a template in it at all: told at once for nearly all of them."""
    if content.startswith(b"PK\x03\x04"):
        return True
    if not _LIKE_XML.match(content):
        return False
    return may_hold_tags(content) or any(mark in content for mark in _STRANGE)


def may_hold_tags(content: bytes) -> bool:
    """Whether a part may have a tag of our own in it: told at once for nearly all of them, however large."""
    if content.startswith(b"PK\x03\x04"):
        return True
    if b"{" in content and _BRACE.search(content):
        return True
    return b"#" in content and _CODED.search(content) is not None  # one sign is found faster than two


def _opened(name: str, content: bytes) -> Mapping[str, bytes]:
    """The parts of a workbook inside the package; none of what cannot be opened, which `guards` judges."""
    try:
        return opened(content, name, ".xlsx", MAX_PACKAGE).parts
    except InputRefused:
        return {}


def _in_tree(name: str, root: etree._Element) -> Iterator[Text]:
    part = source(name) or name if name.endswith(".rels") else name
    places = paragraph_places(root) if etree.QName(root).namespace == W[1:-1] else {}
    joined: dict[tuple[etree._Element, str, str], list[str]] = {}
    values: Any = _ATTRIBUTE_VALUES(root)
    for value in values:
        yield _attribute(value.getparent(), value.attrname, str(value), part, places)
    pieces: Any = _PIECES(root)
    for piece in pieces:
        element, tail = piece.getparent(), piece.is_tail
        key = _key(element.getparent() if tail else element, places, tail=tail)
        joined.setdefault(key, []).append(str(piece))
    for comment in root.iter(etree.Comment, etree.ProcessingInstruction):
        yield Text(part, _where(comment, places), "catatan XML", str(comment.text or ""))
    for (_, where, what), written in joined.items():
        text = "".join(written)
        yield Text(part, where, what, unquote(text) if what == _CODE else text)


def _key(
    element: etree._Element, places: Mapping[etree._Element, str], *, tail: bool
) -> tuple[etree._Element, str, str]:
    """What the text of an element belongs to, where that stands, and what it is."""
    around = chain((element,), element.iterancestors())
    block = next((one for one in around if str(one.tag).rpartition("}")[2] in _BLOCKS), element)
    where = _where(block, places)
    if element.tag == f"{W}t" and not tail:
        gone = next(element.iterancestors(*_GONE), None) is not None
        return block, where, DELETED if gone else "" if where else "teks di luar paragraf"
    return block, where, _what(element, bool(places))


def _what(element: etree._Element, story: bool) -> str:
    name = etree.QName(element)
    if name.namespace == _MATH[1:-1]:
        return "persamaan (equation)"
    if element.tag == _DRAWN:
        return "teks di dalam gambar"
    return _ELEMENTS.get(name.localname, f"isi {name.localname}" if story else "teks")


def _attribute(element: etree._Element, key: str, value: str, part: str, places: Mapping[etree._Element, str]) -> Text:
    own, name = etree.QName(element).localname, key.rpartition("}")[2]
    what = _ATTRIBUTES.get(f"{own} {name}") or _ATTRIBUTES.get(name)
    return Text(part, _where(element, places), what or f"atribut {name} pada {own}", unquote(value))


def _where(element: etree._Element, places: Mapping[etree._Element, str]) -> str:
    """The paragraph that an element is or stands in."""
    if not places:
        return ""
    for one in chain((element,), element.iterancestors()):
        if one in places:
            return places[one]
    return ""
