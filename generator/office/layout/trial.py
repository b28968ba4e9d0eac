"""A page of a few words, to see whether LibreOffice can print at all on this computer."""

from __future__ import annotations

from typing import Final

from generator.office.package import pack

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}" Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f'<w:document xmlns:w="{_MAIN}"><w:body><w:p><w:r><w:t>Halaman percobaan</w:t></w:r></w:p></w:body></w:document>'
    ),
}


def trial_document() -> bytes:
    """The smallest .docx with text in it, `Halaman percobaan`."""
    return pack((name, (_XML + text).encode()) for name, text in _PARTS.items())
