"""Every kind of element by which a Word document can say something to a reader, in small: first one way, then another.

`{1}` and `{2}` in a kind stand for relationships of the document to a first and a second file of the same sort.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.diff.documents import package_changes
from generator.diff.rows import Aspect, Change
from generator.office.package import opened, pack, parts_of

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES: Final = {
    "w": W_NS,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:contoh:tak-dikenal",
}
_DECLARED: Final = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_TYPE: Final = NAMESPACES["r"]


@dataclass(frozen=True)
class Kind:
    """One kind of element: where it stands, two ways of it, and what a change of it concerns."""

    name: str
    room: str
    """`run`, `paragraph`, `body`, `cells`."""
    first: str
    second: str
    aspect: Aspect = Aspect.TEXT
    inserted: Aspect | None = None
    """What putting it in concerns, where that is another thing than changing it."""


def run(text: str) -> str:
    """A run with text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str) -> str:
    """A paragraph with text."""
    return f"<w:p>{run(text)}</w:p>"


def table(rows: str, properties: str = "") -> str:
    """A table of two columns."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>"


def _pair(
    name: str, room: str, form: str, one: str, other: str, aspect: Aspect = Aspect.TEXT, inserted: Aspect | None = None
) -> Kind:
    return Kind(name, room, form.replace("§", one), form.replace("§", other), aspect, inserted)


def _drawing(inside: str, properties: str = 'descr="Bagan"', uri: str = "u") -> str:
    return (
        f'<w:drawing><wp:inline><wp:extent cx="900" cy="900"/><wp:docPr id="7" name="Gambar" {properties}/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


_PICTURE: Final = '<pic:pic><pic:blipFill><a:blip r:embed="image§"/></pic:blipFill><pic:spPr/></pic:pic>'
_TEXT_BOX: Final = f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{paragraph('§')}</w:txbxContent></wps:txbx></wps:wsp>"
_CONTROL: Final = "<w:sdt><w:sdtPr>§</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TICK: Final = '<w14:checkbox><w14:checked w14:val="§"/></w14:checkbox>'
_FORM: Final = '<w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/>'
_MATH: Final = "<m:oMath>{}</m:oMath>"


def _m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


KINDS: Final = (
    _pair("teks", "run", "<w:t>§</w:t>", "sasaran", "sasarannya"),
    _pair("tanda dalam nama", "run", "<w:t>§</w:t>", "laporan_tw_1.pdf", "laporantw1.pdf"),
    _pair("bintang", "run", "<w:t>§</w:t>", "a**b**c", "abc"),
    Kind("tab", "run", "<w:tab/>", "<w:br/>"),
    Kind("tab dan tanda tab diketik", "run", "<w:tab/>", "<w:t>⇥</w:t>", Aspect.UNREAD, Aspect.TEXT),
    Kind("halaman baru", "run", '<w:br w:type="page"/>', "<w:br/>"),
    Kind("kolom baru", "run", '<w:br w:type="column"/>', '<w:br w:type="page"/>'),
    Kind("cr", "run", "<w:cr/>", "<w:tab/>"),
    Kind("ptab", "run", '<w:ptab w:alignment="right"/>', '<w:ptab w:alignment="left"/>', Aspect.LOOKS, Aspect.TEXT),
    Kind("tanda hubung tetap", "run", "<w:noBreakHyphen/>", "<w:t>-</w:t>"),
    Kind("tanda hubung lunak", "run", "<w:softHyphen/>", "<w:t>-</w:t>"),
    Kind("nomor halaman lama", "run", "<w:pgNum/>", "<w:t>1</w:t>"),
    Kind("hari", "run", "<w:dayLong/>", "<w:dayShort/>", Aspect.UNREAD),
    _pair("simbol", "run", '<w:sym w:font="Symbol" w:char="§"/>', "F0B3", "F0A3"),
    _pair("simbol lain", "run", '<w:sym w:font="Webdings" w:char="§"/>', "F0B3", "F0A3"),
    _pair("ruby", "run", f"<w:ruby><w:rubyPr/><w:rt>{run('§')}</w:rt><w:rubyBase>{run('kota')}</w:rubyBase></w:ruby>", "a", "b"),
    _pair("gambar diganti", "run", _drawing(_PICTURE), "1", "2"),
    _pair("uraian gambar", "run", _drawing(_PICTURE.replace("§", "1"), 'descr="§"'), "Lambang", "Logo"),
    _pair("judul gambar", "run", _drawing(_PICTURE.replace("§", "1"), 'descr="a" title="§"'), "Lambang", "Logo"),
    _pair("gambar tersembunyi", "run", _drawing(_PICTURE.replace("§", "1"), 'hidden="§"'), "0", "1"),
    _pair("tautan gambar", "run", _drawing(_PICTURE.replace("§", "1"), 'descr="a"').replace("/><a:graphic>", '><a:hlinkClick r:id="hyperlink§"/></wp:docPr><a:graphic>'), "1", "2"),
    Kind("ukuran gambar", "run", _drawing(_PICTURE.replace("§", "1")), _drawing(_PICTURE.replace("§", "1")).replace("900", "950"), Aspect.LOOKS, Aspect.TEXT),
    _pair("kotak teks DrawingML", "run", _drawing(_TEXT_BOX), "SALINAN", "ASLI"),
    _pair("kotak teks VML", "run", f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('§')}</w:txbxContent></v:textbox></v:shape></w:pict>", "SALINAN", "ASLI"),
    _pair("pilihan dan gantinya", "run", f'<mc:AlternateContent><mc:Choice Requires="wps">{_drawing(_TEXT_BOX)}</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>', "SALINAN", "ASLI"),
    _pair("ganti saja", "run", '<mc:AlternateContent><mc:Choice Requires="wps"><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>§</w:t></mc:Fallback></mc:AlternateContent>', "a", "b", Aspect.UNREAD, Aspect.TEXT),
    _pair("gambar VML", "run", '<w:pict><v:shape><v:imagedata r:id="image§"/></v:shape></w:pict>', "1", "2"),
    _pair("tanda air", "run", '<w:pict><v:shape><v:textpath string="§"/></v:shape></w:pict>', "DRAF", "SALINAN"),
    _pair("bentuk", "run", _drawing('<wps:wsp><wps:spPr><a:prstGeom prst="§"/></wps:spPr></wps:wsp>'), "leftArrow", "rightArrow", Aspect.LOOKS, Aspect.TEXT),
    _pair("huruf di bentuk", "run", _drawing("<a:txBody><a:p><a:r><a:t>§</a:t></a:r></a:p></a:txBody>"), "Satu", "Dua"),
    _pair("objek", "run", '<w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12" r:id="package§"/></w:object>', "1", "2"),
    _pair("grafik", "run", _drawing('<c:chart r:id="chart§"/>'), "1", "2"),
    _pair("diagram", "run", _drawing('<dgm:relIds r:dm="diagramData§"/>'), "1", "2"),
    _pair("tinta", "run", '<w:contentPart r:id="image§"/>', "1", "2", Aspect.UNREAD),
    _pair("unsur asing", "run", '<x:entah x:isi="§"/>', "1", "2", Aspect.UNREAD),
    _pair("unsur asing dalam gambar", "run", _drawing('<x:entah x:isi="§"/>'), "1", "2", Aspect.UNREAD, Aspect.TEXT),
    _pair("catatan kaki", "run", '<w:footnoteReference w:id="§"/>', "2", "3"),
    _pair("catatan akhir", "run", '<w:endnoteReference w:id="§"/>', "2", "3"),
    Kind("komentar", "run", '<w:commentReference w:id="2"/>', '<w:commentReference w:id="3"/>'),
    _pair("centang formulir", "run", _FORM.format('<w:checkBox><w:checked w:val="§"/></w:checkBox>'), "0", "1"),
    _pair("pilihan formulir", "run", _FORM.format('<w:ddList><w:result w:val="§"/><w:listEntry w:val="Ya"/><w:listEntry w:val="Tidak"/></w:ddList>'), "0", "1"),
    _pair("nama formulir", "run", _FORM.format('<w:name w:val="§"/>'), "a", "b"),
    _pair("hasil field", "paragraph", _FIELD.format("REF x", run("§")), "1", "2"),
    _pair("kode field", "paragraph", _FIELD.format("REF §", run("1")), "x", "y"),
    _pair("field sederhana", "paragraph", f'<w:fldSimple w:instr="REF §">{run("1")}</w:fldSimple>', "x", "y"),
    _pair("isi field sederhana", "paragraph", f'<w:fldSimple w:instr="REF x">{run("§")}</w:fldSimple>', "x", "y"),
    _pair("tujuan tautan", "paragraph", f'<w:hyperlink r:id="hyperlink§">{run("x")}</w:hyperlink>', "1", "2"),
    _pair("tujuan dalam dokumen", "paragraph", f'<w:hyperlink w:anchor="§">{run("x")}</w:hyperlink>', "a", "b"),
    _pair("penanda", "paragraph", '<w:bookmarkStart w:id="4" w:name="§"/><w:bookmarkEnd w:id="4"/>', "a", "b"),
    Kind("letak penanda", "paragraph", f'<w:bookmarkStart w:id="4" w:name="a"/>{run("x")}<w:bookmarkEnd w:id="4"/>', f'<w:bookmarkStart w:id="4" w:name="a"/><w:bookmarkEnd w:id="4"/>{run("x")}'),
    Kind("rentang komentar", "paragraph", f'<w:commentRangeStart w:id="2"/>{run("x")}<w:commentRangeEnd w:id="2"/>', f'<w:commentRangeStart w:id="2"/><w:commentRangeEnd w:id="2"/>{run("x")}'),
    _pair("smartTag", "paragraph", f'<w:smartTag w:element="a">{run("§")}</w:smartTag>', "Jakarta", "Bogor"),
    _pair("customXml dalam paragraf", "paragraph", f'<w:customXml w:element="a">{run("§")}</w:customXml>', "x", "y"),
    _pair("kendali isi", "paragraph", _CONTROL.format(run("isi")), '<w:alias w:val="a"/>', '<w:alias w:val="b"/>', Aspect.UNREAD, Aspect.TEXT),
    _pair("centang", "paragraph", _CONTROL.format(run("☐")), _TICK.replace("§", "0"), _TICK.replace("§", "1")),
    _pair("sisipan terlacak", "paragraph", f"<w:ins>{run('§')}</w:ins>", "x", "y"),
    _pair("pindahan terlacak", "paragraph", f"<w:moveTo>{run('§')}</w:moveTo>", "x", "y"),
    Kind("hapusan terlacak", "paragraph", run("x"), f"<w:del>{run('x').replace('w:t', 'w:delText')}</w:del>"),
    _pair("arah", "paragraph", f'<w:dir w:val="§">{run("x")}</w:dir>', "ltr", "rtl", Aspect.LOOKS, Aspect.TEXT),
    _pair("izin sunting", "paragraph", '<w:permStart w:id="1" w:edGrp="§"/><w:permEnd w:id="1"/>', "everyone", "owners", Aspect.UNREAD),
    _pair("dokumen bawahan", "paragraph", '<w:subDoc r:id="hyperlink§"/>', "1", "2"),
    _pair("rumus", "paragraph", _MATH.format(_m("§")), "x=1", "x=2"),
    Kind("pecahan", "paragraph", _MATH.format(f"<m:f><m:num>{_m('a')}</m:num><m:den>{_m('b')}</m:den></m:f>"), _MATH.format(f"<m:f><m:num>{_m('b')}</m:num><m:den>{_m('a')}</m:den></m:f>")),
    Kind("pangkat", "paragraph", _MATH.format(f"<m:sSup><m:e>{_m('a')}</m:e><m:sup>{_m('2')}</m:sup></m:sSup>"), _MATH.format(f"<m:sSub><m:e>{_m('a')}</m:e><m:sub>{_m('2')}</m:sub></m:sSub>")),
    _pair("jumlah", "paragraph", _MATH.format(f'<m:nary><m:naryPr><m:chr m:val="§"/></m:naryPr><m:e>{_m("x")}</m:e></m:nary>'), "∑", "∏"),
    _pair("kurung", "paragraph", _MATH.format(f'<m:d><m:dPr><m:begChr m:val="§"/></m:dPr><m:e>{_m("x")}</m:e></m:d>'), "[", "{"),
    _pair("akar", "paragraph", _MATH.format(f"<m:rad><m:deg>{_m('§')}</m:deg><m:e>{_m('x')}</m:e></m:rad>"), "2", "3"),
    _pair("aksen", "paragraph", _MATH.format(f'<m:acc><m:accPr><m:chr m:val="§"/></m:accPr><m:e>{_m("x")}</m:e></m:acc>'), "\u0302", "\u0305"),
    _pair("matriks", "paragraph", _MATH.format(f"<m:m><m:mr><m:e>{_m('§')}</m:e></m:mr></m:m>"), "1", "2"),
    _pair("tata rumus", "paragraph", _MATH.format('<m:r><m:rPr><m:sty m:val="§"/></m:rPr><m:t>x</m:t></m:r>'), "b", "p", Aspect.LOOKS, Aspect.TEXT),
    _pair("rumus asing", "paragraph", _MATH.format("<m:§/>"), "entah", "siapa", Aspect.UNREAD),
    _pair("teks tersembunyi", "paragraph", "<w:r>§<w:t>rahasia</w:t></w:r>", "<w:rPr><w:vanish/></w:rPr>", ""),
    _pair("gaya yang menyembunyikan", "paragraph", '<w:r><w:rPr><w:rStyle w:val="§"/></w:rPr><w:t>rahasia</w:t></w:r>', "Tersembunyi", "Biasa"),
    _pair("nomor otomatis", "body", f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="§"/></w:numPr></w:pPr>{run("butir")}</w:p>', "1", "2"),
    _pair("tingkat nomor", "body", f'<w:p><w:pPr><w:numPr><w:ilvl w:val="§"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("butir")}</w:p>', "0", "1"),
    _pair("nomor menurut gaya", "body", f'<w:p><w:pPr><w:pStyle w:val="§"/></w:pPr>{run("butir")}</w:p>', "Bernomor", "Biasa2"),
    _pair("paragraf", "body", paragraph("§"), "x", "y"),
    _pair("altChunk", "body", '<w:altChunk r:id="aFChunk§"/>', "1", "2"),
    _pair("altChunk RTF", "body", '<w:altChunk r:id="rtf§"/>', "1", "2"),
    _pair("customXml blok", "body", f'<w:customXml w:element="a">{paragraph("§")}</w:customXml>', "x", "y"),
    _pair("kendali isi blok", "body", f"<w:sdt><w:sdtContent>{paragraph('§')}</w:sdtContent></w:sdt>", "x", "y"),
    _pair("rumus sendiri", "body", f"<m:oMathPara>{_MATH.format(_m('§'))}</m:oMathPara>", "x", "y"),
    _pair("tabel dalam kotak", "run", _drawing(f"<wps:wsp><wps:txbx><w:txbxContent><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph('§')}</w:tc></w:tr></w:tbl><w:p/></w:txbxContent></wps:txbx></wps:wsp>"), "x", "y"),
    _pair("sel", "cells", f"<w:tc>{paragraph('§')}</w:tc>", "x", "y"),
    _pair("sel dalam kendali isi", "cells", f"<w:sdt><w:sdtContent><w:tc>{paragraph('§')}</w:tc></w:sdtContent></w:sdt>", "x", "y"),
    _pair("centang di sekitar sel", "cells", f"<w:sdt><w:sdtPr>§</w:sdtPr><w:sdtContent><w:tc>{paragraph('x')}</w:tc></w:sdtContent></w:sdt>", _TICK.replace("§", "0"), _TICK.replace("§", "1")),
    _pair("sel dalam customXml", "cells", f'<w:customXml w:element="a"><w:tc>{paragraph("§")}</w:tc></w:customXml>', "x", "y"),
    _pair("tabel dalam sel", "cells", f"<w:tc><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{paragraph('§')}</w:tc></w:tr></w:tbl><w:p/></w:tc>", "x", "y"),
    _pair("sel melebar", "cells", f'<w:tc><w:tcPr><w:gridSpan w:val="§"/></w:tcPr>{paragraph("x")}</w:tc>', "1", "2", Aspect.LOOKS, Aspect.TEXT),
    Kind("sel menyatu tegak", "cells", f"<w:tc>{paragraph('x')}</w:tc>", f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('x')}</w:tc>"),
    Kind("isi sel tertutup", "cells", f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('x')}</w:tc>", f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('y')}</w:tc>", Aspect.UNREAD, Aspect.TEXT),
    _pair("baris dalam kendali isi", "rows", f"<w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('§')}</w:tc></w:tr></w:sdtContent></w:sdt>", "x", "y"),
    _pair("baris dalam customXml", "rows", f'<w:customXml w:element="a"><w:tr><w:tc>{paragraph("§")}</w:tc></w:tr></w:customXml>', "x", "y"),
    _pair("baris tersembunyi", "rows", f"<w:tr><w:trPr>§</w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>", "", "<w:hidden/>"),
    _pair("baris kepala", "rows", f"<w:tr><w:trPr>§</w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>", "", "<w:tblHeader/>", Aspect.LOOKS, Aspect.TEXT),
    _pair("baris terhapus terlacak", "rows", f"<w:tr><w:trPr>§</w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr>", "", "<w:del/>"),
    _pair("kolom yang dilewati", "rows", f'<w:tr><w:trPr><w:gridBefore w:val="§"/></w:trPr><w:tc>{paragraph("x")}</w:tc></w:tr>', "0", "1"),
    _pair("gaya paragraf", "body", f'<w:p><w:pPr><w:pStyle w:val="§"/></w:pPr>{run("x")}</w:p>', "Biasa2", "Normal", Aspect.LOOKS, Aspect.TEXT),
    _pair("bagian", "body", '<w:p><w:pPr><w:sectPr><w:pgSz w:w="§" w:h="600"/></w:sectPr></w:pPr></w:p>', "600", "900", Aspect.LOOKS, Aspect.TEXT),
    _pair("uraian tabel", "body", table(f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>", '<w:tblDescription w:val="§"/>'), "a", "b", Aspect.PROPERTY, Aspect.TEXT),
    _pair("gaya tabel", "body", table(f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>", '<w:tblStyle w:val="§"/>'), "a", "TableNormal", Aspect.LOOKS, Aspect.TEXT),
)  # fmt: skip
"""Each is put in, changed and taken out."""

_STYLES: Final = (
    '<w:style w:type="character" w:styleId="Tersembunyi"><w:name w:val="Tersembunyi"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Biasa"><w:name w:val="Biasa"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Biasa2"><w:name w:val="Biasa2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bernomor"><w:name w:val="Bernomor"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
)
_CHART: Final = (
    "<c:chartSpace {}><c:chart><c:plotArea><c:barChart><c:ser><c:order w:val='0'/><c:val><c:numRef><c:numCache><c:pt idx='0'>"
    "<c:v>{}</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)


def _level(place: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


_NUMBERING: Final = (
    f'<w:numbering {_DECLARED}><w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "%1.")}{_level(1, "lowerLetter", "%2)")}'
    f'</w:abstractNum><w:abstractNum w:abstractNumId="1">{_level(0, "upperRoman", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def _notes(root: str, name: str) -> str:
    notes = "".join(
        f'<w:{name} w:id="{number}" w:author="Staf">{paragraph(f"catatan {number}")}</w:{name}>' for number in (2, 3)
    )
    return f"<w:{root} {_DECLARED}>{notes}</w:{root}>"


FILES: Final[Mapping[str, tuple[str, str, bytes]]] = {
    "numbering": ("numbering", "word/numbering.xml", _NUMBERING.encode()),
    "footnotes": ("footnotes", "word/footnotes.xml", _notes("footnotes", "footnote").encode()),
    "endnotes": ("endnotes", "word/endnotes.xml", _notes("endnotes", "endnote").encode()),
    "comments": ("comments", "word/comments.xml", _notes("comments", "comment").encode()),
    **{
        f"{kind}{number}": (kind.replace("rtf", "aFChunk"), f"word/isi/{kind}{number}.{ending}", content)
        for number in (1, 2)
        for kind, ending, content in (
            ("image", "png", f"PNG {number}".encode()),
            ("package", "xlsx", f"PK {number}".encode()),
            ("chart", "xml", _CHART.format(_DECLARED, number).encode()),
            ("diagramData", "xml", f"<dgm:dataModel {_DECLARED}><dgm:pt><a:t>kotak {number}</a:t></dgm:pt></dgm:dataModel>".encode()),
            ("aFChunk", "htm", f"<html><body><p>sisipan {number}</p></body></html>".encode()),
            ("rtf", "rtf", f"{{\\rtf1 sisipan {number}}}".encode()),
        )
    },
}  # fmt: skip
"""Relationship id → its kind, the part, and what is in it."""


def document(base: bytes, body: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """A generated document with another body, and with all the files that kinds refer to."""
    parts = parts_of(base)
    section = parts["word/document.xml"].partition(b"<w:sectPr")[2].rpartition(b"</w:body>")[0].decode()
    parts["word/document.xml"] = (
        f"<w:document {_DECLARED}><w:body>{body}<w:sectPr{section}</w:body></w:document>".encode()
    )
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", f"{_STYLES}</w:styles>".encode())
    relations = "".join(_relation(key, kind, f"/{part}") for key, (kind, part, _) in FILES.items())
    links = "".join(
        _relation(f"hyperlink{n}", "hyperlink", f"https://contoh.id/{n}", ' TargetMode="External"') for n in "12"
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", f"{relations}{links}</Relationships>".encode())
    parts |= {part: content for _, part, content in FILES.values()} | dict(more or {})
    return pack(parts.items())


def _relation(key: str, kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{key}" Type="{_TYPE}/{kind}" Target="{target}"{mode}/>'


def body_of(kind: str, content: str) -> str:
    """A body in which something stands where a kind belongs."""
    inside = {
        "run": f"<w:p>{run('Indikator ')}<w:r>{content}</w:r>{run(' akhir')}</w:p>",
        "paragraph": f"<w:p>{run('Indikator ')}{content}{run(' akhir')}</w:p>",
        "body": paragraph("Indikator") + content,
        "rows": table(f"<w:tr><w:tc>{paragraph('No')}</w:tc></w:tr>{content}"),
        "cells": table(f"<w:tr><w:tc>{paragraph('No')}</w:tc>{content}</w:tr>"),
    }
    return paragraph("Pembuka") + inside[kind] + paragraph("Penutup")


def changes_between(old: bytes, new: bytes) -> tuple[Change, ...]:
    """The changes between two documents as if both came from outside."""
    before, after = (opened(data, "a.docx", ".docx") for data in (old, new))
    return package_changes(before, after)
