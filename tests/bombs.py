"""Files that are small on disk and immense when read: masters, Word documents and manifests that mean harm.

Each is a real file, the decree's master or a template of the program, with one thing put in that costs a reader much.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.office.package import parts_of
from tests.conftest import MASTER_2025, ROOT

Parts = dict[str, bytes]
STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
SHEET = "xl/worksheets/sheet4.xml"
"""Lampiran I."""
DOCUMENT = "word/document.xml"
SHEET_RELS = "xl/worksheets/_rels/sheet4.xml.rels"


@dataclass(frozen=True)
class Bomb:
    """One file: what it is full of, its bytes, and a stretch of the sentence that refuses it."""

    full_of: str
    build: Callable[[], bytes]
    said: str


@cache
def master() -> Mapping[str, bytes]:
    return parts_of(MASTER_2025.read_bytes())


@cache
def document() -> Mapping[str, bytes]:
    return parts_of((ROOT / "templates" / "keputusan.docx").read_bytes())


def put(
    parts: Callable[[], Mapping[str, bytes]], name: str, before: bytes, xml: Callable[[], bytes]
) -> Callable[[], bytes]:
    """The file with XML put in before something that stands in a part."""

    def build() -> bytes:
        whole = dict(parts())
        begin, found, rest = whole[name].partition(before)
        assert found, (name, before)
        return packed({**whole, name: begin + xml() + found + rest})

    return build


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package, made faster than `package.pack` does it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def replaced(parts: Callable[[], Mapping[str, bytes]], **contents: Callable[[], bytes]) -> Callable[[], bytes]:
    """The file with other parts; `__` in a name stands for `/`, and all of them are XML."""
    return lambda: packed({**parts(), **{f"{name.replace('__', '/')}.xml": make() for name, make in contents.items()}})


def times(xml: str, count: int) -> Callable[[], bytes]:
    return lambda: xml.encode() * count


def nested(opening: str, closing: str, depth: int) -> Callable[[], bytes]:
    return lambda: opening.encode() * depth + closing.encode() * depth


def numbered(xml: str, count: int) -> Callable[[], bytes]:
    """XML again and again, `#` being the number of the turn."""
    return lambda: "".join(xml.replace("#", str(number)) for number in range(1, count + 1)).encode()


def in_sheet(xml: Callable[[], bytes]) -> Callable[[], bytes]:
    return put(master, SHEET, b"</sheetData>", xml)


def after_data(name: str, xml: Callable[[], bytes]) -> Callable[[], bytes]:
    """A sheet with a group of elements behind its data."""
    opening, closing = f"<{name}>".encode(), f"</{name}>".encode()
    return put(master, SHEET, b"<pageMargins", lambda: opening + xml() + closing)


def in_body(xml: Callable[[], bytes]) -> Callable[[], bytes]:
    return put(document, DOCUMENT, b"<w:sectPr", xml)


def attributes(count: int, prefix: str = "") -> str:
    """So many attributes, or declarations of namespaces."""
    return " ".join(f'{prefix}a{number:x}="x"' for number in range(count))


def declared_otherwise(parts: Callable[[], Mapping[str, bytes]], name: str, size: int) -> Callable[[], bytes]:
    """A part of that many bytes which the archive says has ten."""

    def build() -> bytes:
        data = bytearray(packed({**parts(), name: b"<a>" + b"<b/>" * (size // 4)}))
        true = struct.pack("<I", 3 + 4 * (size // 4))
        while true in data:
            place = data.index(true)
            data[place : place + 4] = struct.pack("<I", 10)
        return bytes(data)

    return build


def compressed(parts: Callable[[], Mapping[str, bytes]], name: str, how: int, spoil: bool) -> Callable[[], bytes]:
    """A part packed in another way than Office's, whole or damaged."""

    def build() -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts().items():
                archive.writestr(part, content, how if part == name else zipfile.ZIP_DEFLATED)
        data = bytearray(buffer.getvalue())
        if spoil:
            entry = next(one for one in zipfile.ZipFile(buffer).infolist() if one.filename == name)
            place = entry.header_offset + 30 + len(name) + entry.compress_size // 2
            data[place : place + 8] = bytes(byte ^ 0xFF for byte in data[place : place + 8])
        return bytes(data)

    return build


def method(parts: Callable[[], Mapping[str, bytes]], number: int) -> Callable[[], bytes]:
    """All parts said to be packed by a method that no program here knows, such as Zstandard (93)."""

    def build() -> bytes:
        data = bytearray(packed(parts()))
        for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
            for found in list(re.finditer(re.escape(sign), bytes(data))):
                data[found.start() + offset : found.start() + offset + 2] = struct.pack("<H", number)
        return bytes(data)

    return build


def encoded(parts: Callable[[], Mapping[str, bytes]], name: str, codec: str, declared: str) -> Callable[[], bytes]:
    """A part with entities, in an encoding in which the signs of XML have other bytes."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0" encoding="{declared}"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a9;</x>'
    return lambda: packed({**parts(), name: utf_7(text) if codec == "utf-7" else text.encode(codec)})


def utf_7(text: str) -> bytes:
    """UTF-7 that hides the signs of XML from everybody who looks for their bytes, save in the declaration."""
    head, _, rest = text.partition("?>")
    return head.encode() + b"?>" + rest.replace("+", "+-").replace("<", "+ADw-").encode()


def png(width: int, height: int) -> bytes:
    """A whole PNG of one colour, of which only the first lines are there to be unpacked."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    lines = zlib.compress(bytes((width // 8 + 1) * 100), 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def embedded(content: Callable[[], bytes]) -> Callable[[], bytes]:
    """A document with a workbook inside, as behind a chart."""
    return lambda: packed({**document(), "word/embeddings/Microsoft_Excel_Sheet.xlsx": content()})


def same_sheet(count: int) -> bytes:
    """A workbook that lists one sheet again and again."""
    parts = dict(master())
    entry = next(re.finditer(rb"<sheet [^>]*/>", parts[BOOK]))[0]
    named = (re.sub(rb'name="[^"]*"', f'name="L{number}"'.encode(), entry) for number in range(count))
    return packed({**parts, BOOK: parts[BOOK].replace(b"</sheets>", b"".join(named) + b"</sheets>")})


def one_long_text_in_many_cells() -> bytes:
    """A text of 30,000 letters that a hundred thousand cells show: three billion letters to print."""
    parts = dict(master())
    parts[STRINGS] = parts[STRINGS].replace(b"</sst>", b"<si><t>" + b"x" * 30_000 + b"</t></si></sst>")
    number = parts[STRINGS].count(b"<si>") - 1
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{number}</v></c></row>' for row in range(1000, 101_000))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cells.encode() + b"</sheetData>")
    return packed(parts)


def long_number_format(length: int) -> bytes:
    """A number format of opening brackets, each of which a careless pattern would follow to the end."""
    styles = master()[STYLES].replace(
        b"</numFmts>", b'<numFmt numFmtId="999" formatCode="' + b"[" * length + b'"/></numFmts>'
    )
    assert b"</numFmts>" in styles
    return packed({**master(), STYLES: styles.replace(b"</cellXfs>", b'<xf numFmtId="999"/></cellXfs>')})


def crossed(count: int) -> Iterator[str]:
    """Merged ranges that lie on top of each other."""
    for number in range(count):
        yield f'<mergeCell ref="A{2 + number % 5}:N{1000 + number}"/>'


WORKBOOKS = (
    Bomb("teks bersama kosong", put(master, STRINGS, b"</sst>", times("<si/>", 36_000_000)), "terlalu banyak teks"),
    Bomb("gaya sel", put(master, STYLES, b"</cellXfs>", times("<xf/>", 30_000_000)), "gaya atau format"),
    Bomb("pengaturan kolom", put(master, SHEET, b"</cols>", times('<col min="1" max="16384" hidden="1"/>', 1_000_000)), "lembar Lampiran I dengan terlalu banyak pengaturan lebar kolom"),
    Bomb("validasi", after_data("dataValidations", times('<dataValidation type="list" sqref="A1:XFD1048576"/>', 1_000_000)), "lembar Lampiran I dengan terlalu banyak daftar pilihan"),
    Bomb("seratus ribu daftar pilihan", after_data("dataValidations", times('<dataValidation type="list" sqref="A1"/>', 100_000)), "terlalu banyak daftar pilihan"),
    Bomb("baris kosong", in_sheet(times("<row/>", 28_000_000)), "lembar Lampiran I dengan terlalu banyak baris, kolom, atau sel. Hapus baris"),
    Bomb("sel", in_sheet(times("<row>" + "<c><v>1</v></c>" * 100 + "</row>", 80_000)), "terlalu banyak baris, kolom, atau sel"),
    Bomb("sel kosong berformat", in_sheet(times("<row>" + '<c s="1"/>' * 90 + "</row>", 100_000)), "terlalu banyak baris, kolom, atau sel"),
    Bomb("sel gabungan", after_data("mergeCells", times('<mergeCell ref="A1:B2"/>', 1_000_000)), "terlalu banyak sel gabungan"),
    Bomb("sel gabungan bertumpuk", after_data("mergeCells", lambda: "".join(crossed(50_000)).encode()), "sel gabungan yang terlalu luas"),
    Bomb("sel gabungan selembar", after_data("mergeCells", times('<mergeCell ref="A1:XFD1048576"/>', 1)), "sel gabungan yang terlalu luas"),
    Bomb("format bersyarat", after_data("conditionalFormatting", times('<cfRule type="cellIs" priority="1"/>', 400_000)), "terlalu banyak format bersyarat"),
    Bomb("tautan", after_data("hyperlinks", times('<hyperlink ref="A1" location="A1"/>', 400_000)), "terlalu banyak tautan"),
    Bomb("komentar", replaced(master, xl__comments1=lambda: b"<comments><commentList>" + b'<comment ref="A1"/>' * 200_000 + b"</commentList></comments>"), "terlalu banyak komentar"),
    Bomb("nama rentang", put(master, BOOK, b"</definedNames>", times('<definedName name="a">A1</definedName>', 100_000)), "terlalu banyak nama rentang"),
    Bomb("lembar", put(master, BOOK, b"</sheets>", numbered('<sheet name="L#" sheetId="9#" r:id="rId1"/>', 2_000)), "terlalu banyak lembar"),
    Bomb("lembar yang sama", lambda: same_sheet(200), "tidak dapat dibaca sebagai buku kerja"),
    Bomb("teks sejuta potong", put(master, STRINGS, b"</sst>", lambda: b"<si>" + b"<r><t>a</t></r>" * 1_000_000 + b"</si>"), "terlalu banyak teks"),
    Bomb("satu teks panjang", in_sheet(lambda: b'<row><c t="inlineStr"><is><t>' + b"x" * 60_000_000 + b"</t></is></c></row>"), "terlalu panjang"),
    Bomb("teks lebih panjang dari sel", in_sheet(lambda: b'<row r="900"><c r="B900" t="inlineStr"><is><t>' + b"x" * 3_000_000 + b"</t></is></c></row>"), "Sel B900 di lembar Lampiran I"),
    Bomb("satu teks di banyak sel", one_long_text_in_many_cells, "terlalu banyak sel atau teks, terakhir di lembar Lampiran I"),
    Bomb("satu atribut panjang", in_sheet(lambda: b'<row><c s="' + b"1" * 60_000_000 + b'"/></row>'), "terlalu panjang"),
    Bomb("sejuta atribut", in_sheet(lambda: f"<row {attributes(1_000_000)}/>".encode()), "terlalu panjang"),
    Bomb("sejuta ruang nama", in_sheet(lambda: f"<row {attributes(1_000_000, 'xmlns:')}/>".encode()), "terlalu panjang"),
    Bomb("tiga juta tingkat", in_sheet(nested("<a>", "</a>", 3_000_000)), "terlalu banyak baris, kolom, atau sel"),
    Bomb("sepuluh ribu tingkat", in_sheet(nested("<a>", "</a>", 10_000)), "tidak dapat dibaca sebagai buku kerja"),
    Bomb("AlternateContent", in_sheet(nested('<mc:AlternateContent xmlns:mc="m"><mc:Choice>', "</mc:Choice></mc:AlternateContent>", 100_000)), "tidak dapat dibaca sebagai buku kerja"),
    Bomb("format angka", lambda: long_number_format(1_000_000), "tidak dapat dibaca sebagai buku kerja"),
    Bomb("baris tak terhingga", in_sheet(lambda: b'<row r="' + b"9" * 4_000 + b'"><c r="A' + b"9" * 4_000 + b'"><v>1</v></c></row>'), "tidak dapat dibaca sebagai buku kerja"),
    Bomb("hubungan", put(master, "xl/_rels/workbook.xml.rels", b"</Relationships>", times('<Relationship Id="x" Type="y" Target="z"/>', 400_000)), "terlalu besar pada bagian xl/_rels/workbook.xml.rels"),
    Bomb("jenis isi", lambda: packed({**master(), "[Content_Types].xml": b"<Types>" + b"<Override/>" * 18_000_000 + b"</Types>"}), "terlalu besar pada bagian [Content_Types].xml"),
    Bomb("ukuran palsu", declared_otherwise(master, STRINGS, 120_000_000), "rusak pada bagian xl/sharedStrings.xml"),
    Bomb("bagian", lambda: packed({**master(), **{f"xl/x{number}.xml": b"<a/>" for number in range(8_000)}}), "terlalu besar setelah dibuka"),
    Bomb("UTF-7", encoded(master, "docProps/app.xml", "utf-7", "UTF-7"), "tidak lazim dan tidak aman"),
    Bomb("EBCDIC", encoded(master, "docProps/app.xml", "cp037", "IBM037"), "tidak lazim dan tidak aman"),
    Bomb("UTF-16", encoded(master, "docProps/app.xml", "utf-16", "UTF-16"), "tidak lazim dan tidak aman"),
    Bomb("LZMA", compressed(master, STRINGS, zipfile.ZIP_LZMA, spoil=False), "dikemas dengan cara yang tidak lazim"),
    Bomb("LZMA rusak", compressed(master, STRINGS, zipfile.ZIP_LZMA, spoil=True), "dikemas dengan cara yang tidak lazim"),
    Bomb("bzip2 rusak", compressed(master, STRINGS, zipfile.ZIP_BZIP2, spoil=True), "dikemas dengan cara yang tidak lazim"),
    Bomb("Zstandard", method(master, 93), "dikemas dengan cara yang tidak lazim"),
    Bomb("deflate rusak", compressed(master, STRINGS, zipfile.ZIP_DEFLATED, spoil=True), "rusak pada bagian xl/sharedStrings.xml"),
    Bomb("CRC salah", compressed(master, STRINGS, zipfile.ZIP_STORED, spoil=True), "rusak pada bagian xl/sharedStrings.xml"),
)  # fmt: skip
"""Masters: refused by every command that reads one."""

DOCUMENTS = (
    Bomb("paragraf", in_body(times("<w:p/>", 20_000_000)), "terlalu besar: paragraf, tabel"),
    Bomb("potongan teks", in_body(lambda: b"<w:p>" + b"<w:r/>" * 20_000_000 + b"</w:p>"), "terlalu besar: paragraf, tabel"),
    Bomb("tabel", in_body(times("<w:tbl/>", 15_000_000)), "terlalu besar: paragraf, tabel"),
    Bomb("tabel bertingkat", in_body(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 1_000_000)), "terlalu besar: paragraf, tabel"),
    Bomb("gaya", put(document, "word/styles.xml", b"</w:styles>", times('<w:style w:styleId="a"/>', 4_000_000)), "gaya atau format"),
    Bomb("penomoran", replaced(document, word__numbering=lambda: b"<w:numbering xmlns:w='w'>" + b"<w:num/>" * 9_000_000 + b"</w:numbering>"), "terlalu besar pada bagian word/numbering.xml"),
    Bomb("hubungan dokumen", put(document, "word/_rels/document.xml.rels", b"</Relationships>", times('<Relationship Id="x" Type="y" Target="z"/>', 1_000_000)), "terlalu besar pada bagian word/_rels/document.xml.rels"),
    Bomb("komentar dokumen", replaced(document, word__comments=lambda: b"<w:comments xmlns:w='w'>" + b"<w:comment/>" * 5_000_000 + b"</w:comments>"), "terlalu besar pada bagian word/comments.xml"),
    Bomb("catatan kaki", replaced(document, word__footnotes=lambda: b"<w:footnotes xmlns:w='w'>" + b"<w:footnote/>" * 4_000_000 + b"</w:footnotes>"), "terlalu besar pada bagian word/footnotes.xml"),
    Bomb("buku kerja di dalam", embedded(WORKBOOKS[0].build), "Microsoft_Excel_Sheet.xlsx"),
    Bomb("zip di dalam", embedded(lambda: packed({f"x{number}.bin": bytes(60_000_000) for number in range(4)})), "berkas yang disematkan di dalamnya"),
    Bomb("satu teks", in_body(lambda: b"<w:p><w:r><w:t>" + b"x" * 60_000_000 + b"</w:t></w:r></w:p>"), "terlalu panjang"),
    Bomb("sejuta atribut dokumen", in_body(lambda: f"<w:p {attributes(1_000_000)}/>".encode()), "terlalu panjang"),
    Bomb("sejuta ruang nama dokumen", in_body(lambda: f"<w:p {attributes(1_000_000, 'xmlns:')}/>".encode()), "terlalu panjang"),
    Bomb("ukuran palsu dokumen", declared_otherwise(document, "word/settings.xml", 120_000_000), "rusak pada bagian word/settings.xml"),
    Bomb("bagian dokumen", lambda: packed({**document(), **{f"word/x{number}.xml": b"<a/>" for number in range(8_000)}}), "terlalu besar setelah dibuka"),
    Bomb("UTF-7 dokumen", encoded(document, "docProps/app.xml", "utf-7", "UTF-7"), "tidak lazim dan tidak aman"),
    Bomb("EBCDIC dokumen", encoded(document, "docProps/app.xml", "cp037", "IBM037"), "tidak lazim dan tidak aman"),
    Bomb("LZMA dokumen", compressed(document, DOCUMENT, zipfile.ZIP_LZMA, spoil=True), "dikemas dengan cara yang tidak lazim"),
    Bomb("Zstandard dokumen", method(document, 93), "dikemas dengan cara yang tidak lazim"),
    Bomb("deflate rusak dokumen", compressed(document, DOCUMENT, zipfile.ZIP_DEFLATED, spoil=True), "rusak pada bagian word/document.xml"),
)  # fmt: skip
"""Word documents: refused by every command that reads one, as a document or as a template."""

DEEP = (
    Bomb("sdt bertingkat", in_body(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100_000)), "tidak dapat dibaca sebagai dokumen Word"),
    Bomb("AlternateContent dokumen", in_body(nested('<mc:AlternateContent xmlns:mc="m"><mc:Choice>', "</mc:Choice></mc:AlternateContent>", 10_000)), "tidak dapat dibaca sebagai dokumen Word"),
)  # fmt: skip
"""Word documents that the parsers refuse, each in the words of the command."""

PICTURES = (Bomb("gambar 60.000 × 60.000", lambda: packed({**document(), "word/media/image1.png": png(60_000, 60_000)}), "gambar yang terlalu besar"),)  # fmt: skip
"""Templates: a document with such a picture does no harm when it is only read."""


MANIFESTS: Mapping[str, tuple[str, str]] = {
    "bertingkat": ("[" * 20_000_000, "terlalu besar untuk sebuah manifes"),
    "agak bertingkat": ("[" * 100_000 + "]" * 100_000, "rusak"),
    "nilai": ("[" + "0," * 20_000_000 + "0]", "terlalu besar untuk sebuah manifes"),
    "angka panjang": ("1" + "0" * 5_000_000, "rusak"),
    "pangkat besar": ("1e999999999", "rusak"),
    "pangkat kecil": ("1e-999999999", "rusak"),
    "bukan angka": ("NaN", "rusak"),
    "teks": ('"' + "x" * 70_000_000 + '"', "terlalu besar untuk sebuah manifes"),
}
"""What the results of a manifest are full of → the JSON, and how the refusal says it."""
