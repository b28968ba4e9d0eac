"""A .docx as plain text for people and for comparing. The form of its lines is told in `content/lines.py`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.office.package import parts_of, read_package
from generator.office.word.content import read_content
from generator.office.word.content.lines import lines_of


def read_text(path: Path) -> str:
    """The text of a .docx file. Raises `InputRefused` when it is none or not safe to open."""
    package = read_package(path, ".docx")
    return _text(package.parts, package.name)


def docx_text(data: bytes, name: str = "itu") -> str:
    """The text of a .docx that was made here: headers, footers, notes, then the body. Tracked changes are read as accepted."""
    return _text(parts_of(data), name)


def _text(parts: Mapping[str, bytes], name: str) -> str:
    return "\n".join(lines_of(read_content(parts, name))) + "\n"
