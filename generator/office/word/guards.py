r"""What a template may not bring along: whatever runs, is fetched, or reads files when somebody opens the document.

A template's parts other than its text are copied into every document made from it, and these go out under an
official's name. So nothing active passes: macros, embedded programs and documents, fields that read files or
run commands, and anything that lies outside the file, save links to web pages and mail addresses, which act
only when a reader clicks them. A link to a file on a disk or a share (`file:`, `\\\\server`) is refused with the
rest: nobody else can follow it, and it tells a stranger's server the reader's name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.gambar import told_size
from generator.office.word.fields import field_problems, is_safe_link
from generator.office.word.limits import MAX_PART, MAX_PIXELS
from generator.office.word.problems import Place, Problem, part_words
from generator.office.word.relations import inner, source

PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
"""For parts of templates: at most 256 elements deep, no text of more than ten million characters."""
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
        root = etree.fromstring(content, PARSER) if name.endswith((".xml", ".rels")) else None
        if root is not None and name == _TYPES:
            yield from _types(root)
        elif root is not None and name.endswith(".rels"):
            yield from _relations(name, root, parts)
        elif b"instrText" in content or b"fldSimple" in content or b"delInstrText" in content:
            yield from field_problems(etree.fromstring(content, PARSER), part_words(name))
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
