"""A .docx as plain text for people and for comparing. The form of its lines is told in `content/lines.py`."""

from __future__ import annotations

from pathlib import Path

from generator.package import parts_of, read_package
from generator.word.content import read_content
from generator.word.content.lines import lines_of


def read_text(path: Path) -> str:
    """The text of a .docx file. Raises `InputRefused` when it is none or not safe to open."""
    return docx_text(read_package(path, ".docx"))


def docx_text(data: bytes) -> str:
    """The text of a .docx package: headers, footers, notes, then the body. Tracked changes are read as accepted.

    Raises `InputRefused` when one of its parts is no XML.
    """
    return "\n".join(lines_of(read_content(parts_of(data)))) + "\n"
