"""How much an Office file may hold, found out by counting bytes while its parts are unpacked, before anything reads them.

A file of a few kilobytes may unpack to gigabytes, and XML of a few megabytes may take a reader minutes and all the
memory. What costs time and memory is not the size but how many elements, attributes and ranges there are; all can be
counted in the bytes, without a parser, so that no reader ever sees more than it can carry. How deep elements may
stand in each other is not counted here: the parsers stop at 256 (libxml2's own limit; none may be told `huge_tree`).

The figures measured are those of a master with 10,000 outputs on Lampiran II and of the document made from it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from generator.office.partnames import attributes, links, main_part

MAX_UNPACKED: Final = 200 * 1024 * 1024
"""Bytes that a package may have, packed or unpacked; measured: 12 MB and 18 MB."""
MAX_PARTS: Final = 2000
"""Parts of a package; measured: 46."""
MAX_XML: Final = 64 * 1024 * 1024
"""Bytes of one XML part, as many as a generated one may have (`word.limits.MAX_OUTPUT`); measured: 18 MB."""
MAX_TAGS: Final = 4_000_000
"""Tags in all parts of a package; measured: 1.0 million in the master, 1.3 million in the document."""
MAX_STRETCH: Final = 4 * 1024 * 1024
"""Bytes from one tag to the next: of one text, or of one element with all its attributes.

Measured: 400 bytes; Excel holds 32,767 characters in a cell, a template may put a million together.
"""
MAX_MERGED: Final = 2_000_000
"""Cells under the merged ranges of a sheet; a whole column has 1,048,576, the whole sheet 17,179,869,184."""
_CHUNK: Final = 1024 * 1024
_XML_NAMES: Final = (".xml", ".rels", ".vml")
_LIKE_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_PACKED: Final = b"PK\x03\x04"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_FOREIGN: Final = (b"\x4c\x6f\xa7\x94", b"\x00\x00", b"<\x00\x00\x00", b"\xff\xfe\x00\x00")
"""How EBCDIC and UTF-32 begin, which an XML reader would detect by itself."""
_DECLARATION: Final = re.compile(
    r"<\?xml\s+version\s*=\s*[\"'][\d.]+[\"'](?:\s+encoding\s*=\s*[\"']([\w.:-]+)[\"'])?"
    r"(?:\s+standalone\s*=\s*[\"']\w+[\"'])?\s*\?>"
)
_DECLARED: Final = 400
"""Bytes within which an XML declaration ends; the usual one has 55."""
_ENCODINGS: Final = re.compile(r"utf-?8|utf-?16(?:[bl]e)?|us-ascii|ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)
"""Encodings in which a tag's signs have the bytes that they have in ASCII; Office itself writes UTF-8 alone."""
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Unfit(Exception):
    """A part that must not be read: what is wrong with the file and what to do, as the rest of an Indonesian sentence."""


class Bound(NamedTuple):
    """How many tags and attributes a part of a kind may have, and what to tell whoever sent more."""

    tags: int
    attributes: int
    too_much: str
    remedy: str


_SHEET: Final = "{lembar}"
_PART: Final = "{bagian}"
"""What stands in a sentence for the sheet's own name, and for the part's."""
_UNMERGE: Final = "Pisahkan kembali sel itu (Merge & Center), lalu simpan ulang."
_FROM_OFFICE: Final = "Simpan ulang dari Office."
_SMALLER: Final = "Hapus isi yang tidak perlu, lalu simpan ulang."
_EMPTY: Final = "Hapus baris dan kolom kosong di bawah dan di kanan tabelnya, lalu simpan ulang."
_BOUNDS: Final[tuple[tuple[re.Pattern[str], Bound], ...]] = (
    # measured: 540,000 tags and 400,000 attributes
    (re.compile(r"xl/worksheets/[^/]+"), Bound(2_000_000, 4_000_000, f"{_SHEET} dengan terlalu banyak baris, kolom, atau sel", _EMPTY)),
    # measured: 200,000 tags
    (re.compile(r"xl/sharedstrings\.xml"), Bound(2_000_000, 2_000_000, "memuat terlalu banyak teks", "Hapus lembar dan baris yang tidak perlu, lalu simpan ulang.")),
    # measured: 1,330,000 tags and 360,000 attributes
    (re.compile(r"word/document\d*\.xml"), Bound(3_000_000, 3_000_000, "terlalu besar: paragraf, tabel, atau potongan teksnya terlalu banyak", "Bagi menjadi beberapa dokumen, lalu ulangi.")),
    # measured: 180 tags; Excel allows 65,490 looks
    (re.compile(r"(xl|word)/styles\.xml"), Bound(300_000, 1_000_000, "memuat terlalu banyak gaya atau format", "Salin isinya ke berkas baru tanpa format, lalu simpan ulang.")),
)  # fmt: skip
_OTHERS: Final = Bound(300_000, 1_000_000, f"terlalu besar pada bagian {_PART}", _SMALLER)
"""Measured: 800 tags."""


class Few(NamedTuple):
    """How many elements of a name a part may have, and what they are called."""

    most: int
    called: str


FEW: Final[Mapping[bytes, Few]] = {
    b"col": Few(16_384, "pengaturan lebar kolom"),  # the columns of a sheet
    b"mergeCell": Few(100_000, "sel gabungan"),  # masters have none
    b"dataValidation": Few(10_000, "daftar pilihan dan pemeriksaan isian (Validasi Data)"),  # measured: 13
    b"conditionalFormatting": Few(10_000, "format bersyarat"),  # masters have none
    b"cfRule": Few(10_000, "format bersyarat"),
    b"hyperlink": Few(70_000, "tautan"),  # Excel allows 65,530
    b"comment": Few(70_000, "komentar"),  # a marked copy has one for each cell with findings
    b"tablePart": Few(1_000, "tabel"),  # measured: 1
    b"definedName": Few(10_000, "nama rentang"),  # measured: 24
    b"sheet": Few(255, "lembar"),  # measured: 13
}
"""Elements that stand a few times where the format wants them, and each of which costs a reader much."""
_FEW: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?(" + b"|".join(FEW) + rb")[\s/>]")
_MERGED: Final = re.compile(
    rb"<(?:[^\s<>/:=]*:)?mergeCell\s[^<]*?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_TITLE: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?sheet\s[^<>]*>")


class Unpacking:
    """The parts of a package as they are unpacked, each once, until one goes beyond the bounds."""

    def __init__(self, limit: int = MAX_UNPACKED) -> None:
        self.parts: dict[str, bytes] = {}
        self.current = ""
        """The part that is being unpacked."""
        self._room = limit
        self._tags = MAX_TAGS

    def unpack(self, archive: zipfile.ZipFile) -> None:
        """Fill `parts`, small ones first: the names of a workbook's sheets are known before a sheet is too large.

        Raises `Unfit`; what `zipfile` raises for damage passes through.
        """
        self._make_room(archive, "")
        for entry in sorted(archive.infolist(), key=lambda entry: entry.file_size):
            if not entry.is_dir():
                content = self.parts[entry.filename] = self._content(archive, entry)
                if content.startswith(_PACKED):
                    self._embedded(entry.filename, content)

    def _make_room(self, archive: zipfile.ZipFile, within: str) -> None:
        """What an archive declares may be false, but no more bytes are ever unpacked than an entry declares."""
        entries = archive.infolist()
        self._room -= sum(entry.file_size for entry in entries)
        if len(entries) > MAX_PARTS or self._room < 0:
            where = f"pada berkas yang disematkan di dalamnya ({within}) " if within else ""
            raise Unfit(
                f"terlalu besar {where}setelah dibuka. Hapus gambar dan lembar yang tidak perlu, lalu simpan ulang."
            )

    def _embedded(self, name: str, content: bytes) -> None:
        """Count what stands in a file inside the file, such as a chart's workbook, within the same bounds."""
        try:
            inner = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile:
            return  # it only begins as an archive does, and nobody can unpack it
        with inner:
            self._make_room(inner, name)
            for entry in inner.infolist():
                self._content(inner, entry, f"{name}/")

    def _content(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, within: str = "") -> bytes:
        """One part, found to be within its bounds before all of it is unpacked."""
        name = self.current = within + entry.filename
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unfit(f"memuat bagian yang dikemas dengan cara yang tidak lazim ({name}). {_FROM_OFFICE}")
        with archive.open(entry) as stream:
            first = stream.read(_CHUNK)
            if not _is_xml(entry.filename, first):
                return first + stream.read()
            if not _usual_encoding(first):
                raise Unfit(f"memuat deklarasi XML yang tidak lazim dan tidak aman ({name}). {_FROM_OFFICE}")
            bound = next((bound for kind, bound in _BOUNDS if kind.fullmatch(entry.filename.lower())), _OTHERS)
            if within:
                bound = bound._replace(too_much=_OTHERS.too_much, remedy=_OTHERS.remedy)
            if entry.file_size > MAX_XML:
                raise self._excess(name, bound)
            content = b"".join(self._counted(chain([first], iter(partial(stream.read, _CHUNK), b"")), name, bound))
        self._refuse_inside(name, content)
        return content

    def _counted(self, chunks: Iterable[bytes], name: str, bound: Bound) -> Iterator[bytes]:
        """The chunks of a part, as long as it stays within its bounds."""
        tags = attributes = stretch = 0
        for chunk in chunks:
            here = chunk.count(b"<")
            tags += here
            attributes += chunk.count(b"=")
            stretch = len(chunk) - chunk.rfind(b"<") if here else stretch + len(chunk)
            if tags > min(bound.tags, self._tags) or attributes > bound.attributes:
                raise self._excess(name, bound)
            if stretch > MAX_STRETCH:
                raise Unfit(f"memuat teks atau elemen yang terlalu panjang ({name}). {_SMALLER}")
            yield chunk
        self._tags -= tags

    def _excess(self, name: str, bound: Bound) -> Unfit:
        said = bound.too_much.replace(_SHEET, self._titled(name)).replace(_PART, name)
        return Unfit(f"{said}. {bound.remedy}")

    def _titled(self, name: str) -> str:
        """`memuat lembar Survei yang`, or the part's name where the workbook does not tell the sheet's."""
        title = sheet_titles(self.parts).get(name, "")
        return f"memuat lembar {title}" if title else f"memuat lembar (bagian {name})"

    def _refuse_inside(self, name: str, content: bytes) -> None:
        """Raise `Unfit` for a part with too many elements of a kind that costs a reader much."""
        if any(mark in content for mark in _DOCTYPES):
            raise Unfit(f"memuat deklarasi XML yang tidak lazim dan tidak aman ({name}). {_FROM_OFFICE}")
        if content.startswith(_UTF_16):
            content = content.replace(b"\x00", b"")  # enough to tell names by, whichever of two bytes comes first
        counted = Counter(_FEW.findall(content))
        for element, few in FEW.items():
            if counted[element] > few.most:
                where = self._titled(name) if name.startswith("xl/worksheets/") else f"memuat bagian {name}"
                raise Unfit(f"{where} dengan terlalu banyak {few.called}. Hapus yang tidak perlu, lalu simpan ulang.")
        if counted[b"mergeCell"] and sum(map(_area, _MERGED.findall(content))) > MAX_MERGED:
            raise Unfit(f"{self._titled(name)} dengan sel gabungan yang terlalu luas. {_UNMERGE}")


def _is_xml(name: str, first: bytes) -> bool:
    return name.lower().endswith(_XML_NAMES) or _LIKE_XML.match(first) is not None


def _usual_encoding(first: bytes) -> bool:
    """Whether the signs of XML can be found in the bytes of a part that begins so: in UTF-16, or as in ASCII."""
    if first.startswith(_FOREIGN):
        return False
    head = first[:_DECLARED].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    declared = _DECLARATION.match(head)
    if declared is None:
        return not re.match(r"<\?xml\s", head)
    return declared[1] is None or _ENCODINGS.fullmatch(declared[1]) is not None


def _area(found: tuple[bytes, ...]) -> int:
    left, top, right, bottom = found
    return (1 + abs(int(bottom) - int(top))) * (1 + abs(_column(right) - _column(left)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def sheet_titles(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Part → the name of its sheet, as the workbook tells; empty where it does not."""
    workbook = main_part(parts, "xl/workbook.xml")
    places = {link.id: link.part for link in links(parts, workbook)}
    sheets = map(attributes, _TITLE.findall(parts.get(workbook, b"")))
    return {places.get(sheet.get("id", ""), ""): sheet.get("name", "") for sheet in sheets}
