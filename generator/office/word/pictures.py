"""Pictures of a template that are filled in: a logo that lies beside the master.

A picture is bound as a chart is, by its alternative text ("Edit Alt Text" in Word): `{{ logo }}` there names a
`Gambar` of the data. The template's own picture holds its place: the one filled in gets its height and keeps its own
proportions. A picture without such a tag stays as it is; one that the filled text left out (`{%p if logo %}` around
its paragraph) is taken out of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Final, NamedTuple

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.graph import WordPackage, WordPart
from generator.office.word.kinds import Jenis, kind_of
from generator.office.word.opc import targets, written
from generator.office.word.tree import short
from generator.office.xml import OUTSIDE
from generator.variables import Gambar

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_BLIP: Final = f"{_A}blip"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
"""The namespace of what is drawn in a text."""
_BOUND: Final = re.compile(r"\{\{\s*([A-Za-z]\w*)\s*\}\}")


class Picture(NamedTuple):
    """A bound picture of a template."""

    name: str
    """The field of the data."""
    story: str
    """The part that it stands in: `word/document.xml`."""
    relation: str
    """The story's relation to its file."""


def picture_names(kind: type) -> tuple[str, ...]:
    """The fields of a context class that are pictures, in their order."""
    fields = kind_of(kind).fields.items()
    return tuple(name for name, inner in fields if inner.jenis is Jenis.GAMBAR)


def bound_pictures(parts: Mapping[str, bytes], story: str, template: str) -> Iterator[Picture]:
    """The bound pictures of a story, as the template has them.

    Raises `TemplateRefused` for alternative text that is not just one name, for a picture kept in another file, and for
    two names on one file, as Word keeps a picture that was put in twice: neither could be filled by itself.
    """
    if b"blip" not in parts[story]:
        return
    files = dict(targets(parts, story))
    names: dict[str, str] = {}
    for _, properties, relation in _drawn(etree.fromstring(parts[story], OUTSIDE)):
        text = properties.get("descr", "").strip()
        if "{{" not in text:
            continue
        bound = _BOUND.fullmatch(text)
        if bound is None or relation not in files:
            raise TemplateRefused(
                f"Templat {template}: gambar dengan teks alternatif “{short(text)}” harus tersimpan di dalam templat, dan "
                "teks alternatifnya berisi satu nama data saja, misalnya {{ logo }}."
            )
        if (other := names.setdefault(relation, bound[1])) != bound[1]:
            raise TemplateRefused(
                f"Templat {template}: gambar {{{{ {other} }}}} dan {{{{ {bound[1]} }}}} memakai berkas gambar yang sama. Ganti "
                "salah satunya dengan gambar lain (Change Picture di Word); apa gambarnya tidak menjadi soal."
            )
        yield Picture(bound[1], story, relation)


def untagged(parts: Mapping[str, bytes], pictures: tuple[Picture, ...]) -> dict[str, bytes]:
    """The parts without the tags of bound pictures, so that nobody tries to print a picture as text."""
    done = dict(parts)
    for story in {picture.story for picture in pictures}:
        root = etree.fromstring(parts[story], OUTSIDE)
        for drawing, properties, _ in _drawn(root):
            if _BOUND.fullmatch(properties.get("descr", "").strip()):
                _describe(drawing, "")
        done[story] = written(root)
    return done


def _describe(drawing: etree._Element, text: str) -> None:
    """Set a picture's alternative text, which LibreOffice and newer Word write twice; a tag as its title goes."""
    for described in (*drawing.iterfind(f"{WP}docPr"), *drawing.iter(f"{_PIC}cNvPr")):
        if described.tag == f"{WP}docPr" or "descr" in described.attrib:
            described.set("descr", text)
        if _BOUND.fullmatch(described.get("title", "").strip()):
            del described.attrib["title"]


def _drawn(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element, str]]:
    """Every picture of a story: its drawing, the drawing's `wp:docPr`, and the relation to its file."""
    for blip in root.iter(_BLIP):
        drawing = next(blip.iterancestors(f"{WP}inline", f"{WP}anchor"), None)
        properties = None if drawing is None else drawing.find(f"{WP}docPr")
        if drawing is not None and properties is not None:
            yield drawing, properties, blip.get(f"{_R}embed", "")


def refuse_unknown_pictures(pictures: tuple[Picture, ...], kind: type, template: str) -> None:
    """Raise `TemplateRefused` when a picture is bound to what is no picture of the data."""
    known = picture_names(kind)
    for picture in pictures:
        if picture.name not in known:
            offered = f"Nama yang tersedia: {', '.join(known)}." if known else "Dokumen ini tidak mempunyai gambar."
            raise TemplateRefused(
                f"Templat {template}: teks alternatif gambar “{{{{ {picture.name} }}}}” bukan nama gambar. {offered}"
            )


def refuse_loose_pictures(
    pictures: tuple[Picture, ...], parts: Mapping[str, bytes], used: Set[str], kind: type, template: str
) -> None:
    """Raise `TemplateRefused` when the text speaks of a picture of the data that no picture is bound to any more.

    `used` are the names of the data that the template uses, and `parts` are its parts.
    """
    named = {picture.name for picture in pictures}
    lost = [name for name in picture_names(kind) if name in used and name not in named]
    if not lost:
        return
    bound = {(picture.story, picture.relation) for picture in pictures}
    drawn = ((story, relation) for story, content in parts.items() for relation in _relations(content))
    if all(place in bound for place in drawn):
        return
    tags = " atau ".join(f"{{{{ {name} }}}}" for name in lost)
    raise TemplateRefused(
        f"Templat {template}: teksnya menyebut {', '.join(lost)}, tetapi tidak ada gambar yang terikat padanya. "
        "Program lain (misalnya LibreOffice) dapat menghapus teks alternatif. Isi kembali teks alternatif setiap gambar "
        f"itu (Edit Alt Text di Word) dengan namanya: {tags}."
    )


def _relations(content: bytes) -> list[str]:
    if _BLIP[1:].partition("}")[0].encode() not in content:
        return []
    try:
        root = etree.fromstring(content, OUTSIDE)
    except etree.XMLSyntaxError:
        return []  # a part without text, or one that reading has refused
    return [relation for _, _, relation in _drawn(root)]


def filled_pictures(
    pictures: tuple[Picture, ...],
    parts: Mapping[str, bytes],
    data: Mapping[str, object],
    package: WordPackage,
    template: str,
) -> dict[str, bytes]:
    """The parts with every bound picture filled; those that the filled text left out no longer belong to the package.

    Raises `TemplateRefused` for a picture that has no data but still stands in the text.
    """
    done = dict(parts)
    files: dict[str, WordPart] = {}
    for picture in pictures:
        value, story = data[picture.name], package.named[picture.story]
        if f'="{picture.relation}"'.encode() not in done[picture.story]:
            story.rels.pop(picture.relation)
        elif isinstance(value, Gambar):
            done[picture.story] = _described(done[picture.story], picture, value)
            if picture.name not in files:
                files[picture.name] = package.add(f"word/media/{picture.name}.png", CONTENT_TYPE.PNG, value.isi)
            story.load_rel(RELATIONSHIP_TYPE.IMAGE, files[picture.name], picture.relation)
        else:
            raise TemplateRefused(
                f"Templat {template}: tidak ada berkas untuk gambar “{{{{ {picture.name} }}}}”. Apit paragraf gambar itu "
                f"dengan {{%p if {picture.name} %}} dan {{%p endif %}}, masing-masing dalam paragraf sendiri."
            )
    return done


def _described(content: bytes, picture: Picture, value: Gambar) -> bytes:
    """A story whose picture says what the one filled in shows, and has its proportions."""
    root = etree.fromstring(content, OUTSIDE)
    for drawing, _, relation in _drawn(root):
        if relation == picture.relation:
            _describe(drawing, value.uraian)
            _proportion(drawing, value)
    return written(root)


def _proportion(drawing: etree._Element, value: Gambar) -> None:
    """Keep the height that the template gives, and let the width follow from the picture's own proportions."""
    for extent in (*drawing.iter(f"{WP}extent"), *drawing.iter(f"{_A}ext")):
        if height := extent.get("cy"):
            extent.set("cx", str(int(height) * value.lebar // value.tinggi))
    for crop in list(drawing.iter(f"{_A}srcRect")):
        crop.attrib.clear()  # what was cut off the template's picture is no part of this one
