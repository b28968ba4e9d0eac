"""PDFs without the moment at which they were printed: dates, and the numbers derived from them.

LibreOffice writes the moment of printing into a PDF, and derives `/ID` and `/DocChecksum` from it. Each is overwritten
in place by as many bytes, because the cross-reference table at the end counts bytes. Compressed parts are left as they
are, also where LibreOffice numbers fonts by what it printed before or dates a colour profile: two PDFs of one document
need not be the same bytes, and are compared by their pages (`pages.digest_of_pages`).
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from generator.office.package import FIXED_DATE

_DAY: Final = re.sub(rb"\D", b"", FIXED_DATE)
"""`20000101000000`: the same moment as dates in XMP, which PDF/A demands."""
_INFO_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_XMP_DATE: Final = re.compile(
    rb"(<xmp:(?:CreateDate|ModifyDate|MetadataDate)>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=\D)",
)
_IDENTITY: Final = re.compile(rb"(/ID\s*\[\s*<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(>\s*\])")
_CHECKSUM: Final = re.compile(rb"(/DocChecksum\s*/)[0-9A-F]{32}")


def undated(pdf: bytes) -> bytes:
    """The PDF with a fixed date, and an identity that follows from its content."""
    dated = _XMP_DATE.sub(rb"\g<1>" + FIXED_DATE.rstrip(b"Z"), _INFO_DATE.sub(rb"\g<1>" + _DAY, pdf))
    own = hashlib.sha256(_named(dated, b"0" * 32)).hexdigest()[:32].upper()
    return _named(dated, own.encode())


def _named(pdf: bytes, name: bytes) -> bytes:
    """The PDF with 32 hexadecimal digits in the places of its identity and checksum."""
    return _CHECKSUM.sub(rb"\g<1>" + name, _IDENTITY.sub(rb"\g<1>" + name + rb"\g<2>" + name + rb"\g<3>", pdf))
