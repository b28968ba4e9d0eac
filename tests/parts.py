"""Small Word templates with one thing in them, part by part."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from generator.office.package import pack, parts_of
from generator.office.word.lint import lint
from generator.office.word.problems import Problem
from generator.office.word.template import Template

MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "r": OFFICE,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*texts: str) -> str:
    return f"<w:p>{''.join(map(run, texts))}</w:p>"


def parts(xml: str = "", **changed: bytes) -> dict[str, bytes]:
    """python-docx's empty document with this XML as the beginning of its body."""
    buffer = io.BytesIO()
    Document().save(buffer)
    made = parts_of(buffer.getvalue())
    body = made[MAIN].decode()
    head, _, rest = body.partition("<w:body>")
    name = "<w:document "
    missing = " ".join(one for one in SPACES.split() if one.partition("=")[0] + "=" not in head)
    made[MAIN] = f"{head.replace(name, f'{name}{missing} ', 1)}<w:body>{xml}{rest}".encode()
    return {**made, **changed}


def with_part(
    made: dict[str, bytes], name: str, content: str, kind: str, content_type: str = "application/xml", owner: str = RELS
) -> dict[str, bytes]:
    """The package with one more part, to which a relation of this kind leads from the body."""
    relation = f'<Relationship Id="rIdUji{len(made)}" Type="{OFFICE}/{kind}" Target="/{name}"/></Relationships>'
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    return {
        **made,
        name: content.encode(),
        owner: made[owner].replace(b"</Relationships>", relation.encode()),
        TYPES: made[TYPES].replace(b"</Types>", override.encode()),
    }


def written(folder: Path, made: dict[str, bytes], name: str = "uji.docx") -> Path:
    path = folder / name
    path.write_bytes(pack(made.items()))
    return path


def problems(folder: Path, made: dict[str, bytes], context: type) -> list[Problem]:
    """What `templates check` says, without what every template of a few words has."""
    path = written(folder, made)
    return [
        one for one in lint(path, context) if "status_data" not in one.message and "tidak memakai" not in one.message
    ]


def filled(folder: Path, made: dict[str, bytes], data: object) -> dict[str, bytes]:
    return parts_of(Template.load(written(folder, made)).fill(data))
