"""Word's fields: those that only count, refer and describe may stand in a template; those that fetch or run may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.office.word.problems import Place, Problem

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
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
