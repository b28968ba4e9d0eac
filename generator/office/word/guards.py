r"""What a template may not bring along: whatever runs, is fetched, or reads files when somebody opens the document.

A template's parts other than its text are copied into every document made from it, and these go out under an
official's name. So nothing active passes: macros, embedded programs and documents, fields that read files or
run commands, and anything that lies outside the file, save links to web pages and mail addresses, which act
only when a reader clicks them. A link to a file on a disk or a share (`file:`, `\\\\server`) is refused with the
rest: nobody else can follow it, and it tells a stranger's server the reader's name.
Word's fields that only count, refer and describe may stand in a template; those that fetch or run may not.
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.limits import MAX_PART, MAX_PIXELS
from generator.office.word.opc import inner, source
from generator.office.word.problems import Place, Problem, part_words
from generator.office.xml import OUTSIDE

_JPEG_SIZE: Final = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL)
"""The segment of a JPEG that tells its height and width (ITU-T T.81, B.2.2: start of frame)."""
_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_UTF8: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?!\?xml)|\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\?>", re.DOTALL)
_LIKE_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_RUNS: Final = re.compile(
    r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|html?|mht|rtf|dot[mx]?|docm)\Z", re.I
)
_ACTIVE_TYPE: Final = re.compile(r"macroEnabled|vbaProject|vbaData|oleObject|activeX|x-msdownload|text/html|rtf", re.I)
_KINDS: Final[Mapping[str, str]] = {
    "attachedTemplate": "templat lain yang dilampirkan",
    "oleObject": "objek program lain (OLE)",
    "package": "berkas lain yang disematkan",
    "aFChunk": "dokumen lain yang disisipkan (altChunk)",
    "control": "kontrol ActiveX",
    "vbaProject": "makro",
    "wordVbaData": "makro",
    "subDocument": "dokumen bagian (subdocument)",
    "frame": "bingkai ke halaman lain",
    "mailMergeSource": "sumber data mail merge",
    "mailMergeHeaderSource": "sumber data mail merge",
    "attachedToolbars": "bilah alat dengan makro",
    "transform": "pengubah XML (XSLT)",
    "extensibility": "tombol pita (custom UI)",
    "webextension": "add-in",
    "webextensiontaskpanes": "add-in",
    "taskpanes": "add-in",
}
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TAKE_OUT: Final = "Hapus di Word, lalu simpan ulang sebagai .docx."


def refuse_huge(parts: Mapping[str, bytes], template: str) -> None:
    """Raise `TemplateRefused` for XML that is too much to be read at all."""
    for name in sorted(parts):
        if len(parts[name]) > MAX_PART and (name.endswith((".xml", ".rels")) or _LIKE_XML.match(parts[name])):
            raise TemplateRefused(
                f"Templat {template} mempunyai bagian {name} yang terlalu besar (lebih dari {MAX_PART >> 20} MB). "
                "Hapus isi yang tidak perlu, lalu simpan ulang."
            )


def active_content(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Everything in a package that a template may not have, and parts that cannot be read. In the order of the parts."""
    for name in sorted(parts):
        width, height = told_size(parts[name])
        if width * height > MAX_PIXELS:
            yield _problem(
                f"memuat gambar yang terlalu besar ({name}: {width} × {height} piksel)",
                "Perkecil gambarnya (Compress Pictures di Word), lalu simpan ulang.",
            )
        elif _RUNS.search(name):
            yield _problem(f"memuat berkas yang dapat menjalankan perintah ({name})", _TAKE_OUT)
        elif name.endswith((".xml", ".rels")) and not _is_utf8(parts[name]):
            yield _problem(f"mempunyai bagian {name} dengan penyandian yang tidak lazim", "Simpan ulang dari Word.")
        else:
            yield from _inside(name, parts)


def _inside(name: str, parts: Mapping[str, bytes]) -> Iterator[Problem]:
    content = parts[name]
    try:
        root = etree.fromstring(content, OUTSIDE) if name.endswith((".xml", ".rels")) else None
        if root is not None and name == _TYPES:
            yield from _types(root)
        elif root is not None and name.endswith(".rels"):
            yield from _relations(name, root, parts)
        elif b"instrText" in content or b"fldSimple" in content or b"delInstrText" in content:
            yield from field_problems(etree.fromstring(content, OUTSIDE), part_words(name))
        if name == "word/document.xml" and _STRICT in content:
            yield _problem("disimpan sebagai Strict Open XML", "Di Word: Save As, pilih Word Document (.docx).")
        if name == "word/settings.xml" and b"mailMerge" in content:
            yield _problem(f"memuat {_KINDS['mailMergeSource']}", "Di Word: Mailings, kembali ke dokumen biasa.")
        if root is not None and b"urn:schemas-microsoft-com:vml" in content:
            yield from _vml(root)
    except etree.XMLSyntaxError:
        yield _problem(f"rusak pada bagian {name}", "Buka di Word, simpan ulang, atau ambil salinan yang utuh.")


def _problem(message: str, remedy: str) -> Problem:
    return Problem(Place(), message, remedy)


def _is_utf8(content: bytes) -> bool:
    head = _UTF8.match(content)
    named = _ENCODING.search(head[0]) if head else None
    return head is not None and (named is None or named[1].lower() in (b"utf-8", b"us-ascii"))


def _types(root: etree._Element) -> Iterator[Problem]:
    kinds = [(element.get("PartName", ""), element.get("ContentType", "")) for element in root.iterchildren("*")]
    main = next((kind for part, kind in kinds if part == "/word/document.xml"), "")
    if "macroEnabled" in main:
        yield _problem("memuat makro", "Simpan ulang sebagai .docx tanpa makro.")
    elif main != _MAIN:
        yield _problem("bukan dokumen Word biasa (.docx) menurut isinya", "Simpan ulang sebagai Dokumen Word (.docx).")
    elif active := [kind for _, kind in kinds if _ACTIVE_TYPE.search(kind)]:
        yield _problem(f"memuat isi yang dapat menjalankan perintah ({active[0][:80]})", _TAKE_OUT)


def _relations(name: str, root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[Problem]:
    owner = source(name)
    folder = posixpath.dirname(owner)
    for relation in root.iterchildren("*"):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        if folder == "word/charts" and relation.get("TargetMode") == "External":
            yield _problem(
                f"mengambil data grafik yang berada di berkas lain: {target[:80]}",
                "Tempel ulang grafik itu dengan pilihan menyematkan buku kerja (embed).",
            )
        elif kind in _KINDS and not (
            kind == "package" and folder == "word/charts" and inner(owner, target).endswith(".xlsx")
        ):
            yield _problem(f"memuat {_KINDS[kind]}: {target[:80]}", _TAKE_OUT)
        elif relation.get("TargetMode") == "External":
            yield from _external(kind, target)
        elif target.startswith("#"):
            continue
        elif inner(owner, target) not in parts:
            yield _problem(
                f"memuat hubungan ke bagian yang tidak ada di dalamnya: {target[:80]}",
                "Buka di Word, simpan ulang, atau ambil salinan yang utuh.",
            )
        elif kind == "officeDocument" and name == "_rels/.rels" and inner(owner, target) != "word/document.xml":
            yield _problem("menyimpan isinya di tempat yang tidak lazim", "Simpan ulang dari Word.")


def _external(kind: str, target: str) -> Iterator[Problem]:
    if kind != "hyperlink":
        yield _problem(
            f"mengambil {'gambar' if kind == 'image' else 'isi'} dari luar berkas: {target[:80]}",
            "Sematkan (Insert, bukan Link), lalu simpan ulang.",
        )
    elif not is_safe_link(target):
        yield _problem(
            f"memuat tautan yang tidak diizinkan: {target[:80]}", "Tautan hanya boleh ke http, https, atau surel."
        )


def _vml(root: etree._Element) -> Iterator[Problem]:
    for element in root.iter("{urn:schemas-microsoft-com:vml}*"):
        for key, value in element.attrib.items():
            name = str(key).rpartition("}")[2]
            if (name == "src" and value) or (name in ("href", "althref") and value and not is_safe_link(str(value))):
                yield _problem(f"mengambil gambar dari luar berkas: {str(value)[:80]}", _TAKE_OUT)


def told_size(data: bytes) -> tuple[int, int]:
    """The width and height in pixels that a PNG, GIF, BMP or JPEG tells; 0 × 0 for anything else.

    A JPEG may hold a smaller picture of itself for previews; the largest counts.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM") and len(data) >= 26:
        width, height = map(abs, struct.unpack("<ii", data[18:26]))
    elif data.startswith(b"\xff\xd8"):
        sizes = (struct.unpack(">HH", b"".join(found)) for found in _JPEG_SIZE.findall(data))
        height, width = max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
    else:
        width = height = 0
    return width, height


HARMLESS: Final = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF REF NOTEREF STYLEREF SEQ TOC TC TOA TA XE INDEX LISTNUM AUTONUM "
    "AUTONUMLGL AUTONUMOUT DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME TITLE SUBJECT AUTHOR KEYWORDS COMMENTS "
    "LASTSAVEDBY DOCPROPERTY FILENAME FILESIZE NUMCHARS NUMWORDS REVNUM INFO IF COMPARE EQ SYMBOL ADVANCE QUOTE "
    "HYPERLINK BIBLIOGRAPHY CITATION FORMTEXT FORMCHECKBOX FORMDROPDOWN SHAPE USERNAME".split()
)
"""Fields that use nothing but the document itself."""
_MAIL_MERGE: Final = frozenset("MERGEFIELD MERGEREC MERGESEQ ADDRESSBLOCK GREETINGLINE NEXT NEXTIF SKIPIF".split())
"""Fields that Word fills from a list of addresses."""
_SAFE: Final = re.compile(r"(https?://|mailto:)[^\\]*\Z", re.IGNORECASE)
_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_TAKES_WORD: Final = frozenset({"\\l", "\\o", "\\t"})


def is_safe_link(target: str) -> bool:
    """Whether a link leads to a web page or a mail address, or stays in the document."""
    return target.startswith("#") or _SAFE.match(target) is not None


def field_problems(root: etree._Element, part: str) -> Iterator[Problem]:
    """The fields of a part that a template may not have."""
    for code in _codes(root):
        name = code.split(maxsplit=1)[0].upper() if code.split() else ""
        if name in _MAIL_MERGE:
            yield Problem(
                Place(part, "", " ".join(code.split())[:80]),
                f"memuat kode field {name} dari surat massal (mail merge), yang tidak diisi",
                "Hapus field itu di Word, lalu ketik nama datanya di antara {{ dan }} (daftarnya: perkin templates vars).",
            )
        elif not name.startswith("=") and name not in HARMLESS:
            yield Problem(
                Place(part, "", " ".join(code.split())[:80]),
                f"memuat kode field {name[:30] or 'tanpa nama'}, yang dapat membaca berkas lain atau menjalankan perintah",
                "Hapus field itu di Word (Shift+F9 menampilkannya), lalu simpan ulang.",
            )
        elif name == "HYPERLINK" and not _leads_to_safety(code):
            yield Problem(
                Place(part, "", " ".join(code.split())[:80]),
                "memuat tautan yang tidak diizinkan",
                "Tautan hanya boleh ke http, https, atau surel.",
            )


def _leads_to_safety(code: str) -> bool:
    """Whether a HYPERLINK field names a web page or mail address, or a place in the document."""
    words = iter([quoted or bare for quoted, bare in _WORD.findall(code)][1:])
    inside, address = False, ""
    for word in words:
        if word in _TAKES_WORD:
            next(words, "")
            inside = inside or word == "\\l"
        elif not word.startswith("\\") or word.startswith("\\\\"):
            address = address or word
    return is_safe_link(address) if address else inside


def _codes(root: etree._Element) -> Iterator[str]:
    """The code of every field, without those of fields inside it. Whatever the namespace: Strict files have another."""
    open_fields: list[list[str]] = []
    for element in root.iter("{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}fldSimple"):
        name = etree.QName(element).localname
        kind = _attribute(element, "fldCharType") if name == "fldChar" else ""
        if name == "fldSimple":
            yield _attribute(element, "instr")
        elif kind == "begin":
            open_fields.append([])
        elif kind == "end" and open_fields:
            yield "".join(open_fields.pop())
        elif name != "fldChar" and open_fields:
            open_fields[-1].append(element.text or "")
        elif name != "fldChar":
            yield element.text or ""
    yield from ("".join(pieces) for pieces in open_fields)


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
