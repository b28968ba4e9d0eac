"""What a workbook holds besides the values of its cells: comments, pictures and charts, formulas over several cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.errors import InputRefused
from generator.office.package import read_package
from generator.office.workbook.appearance import Rupa, appearance
from generator.office.workbook.copies import DAMAGE, WORKBOOK
from generator.office.workbook.parts import Parts, child, children, relation_id
from generator.office.workbook.strings import clean

_DRAWN: Final = "drawing"
_ARRAY: Final = ("array", "dataTable")


@dataclass(frozen=True, slots=True)
class Selain:
    """What is there besides values."""

    komentar: Mapping[tuple[str, str], str]
    """Sheet and address → the text of the cell's comment."""
    bergambar: tuple[str, ...]
    """Sheets with pictures, charts or text boxes, and sheets that are charts."""
    rumus_larik: bool
    """Whether some formula stands for several cells at once."""
    rupa: Rupa = field(default_factory=Rupa)


def besides(path: Path) -> Selain:
    """What a workbook holds besides values. Raises `InputRefused` when it cannot be read."""
    try:
        return _besides(Parts(read_package(path, ".xlsx").parts))
    except DAMAGE as error:
        raise InputRefused(
            f"Komentar atau gambar di {path.name} tidak dapat dibaca ({type(error).__name__}). "
            "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
        ) from None


def _besides(parts: Parts) -> Selain:
    relations = parts.relations(WORKBOOK)
    sheets: dict[str, str] = {}
    comments: dict[tuple[str, str], str] = {}
    drawn: list[str] = []
    arrays = False
    for entry in children(child(parts.tree(WORKBOOK), "sheets"), "sheet"):
        relation, name = relations[relation_id(entry)], entry.get("name", "")
        if relation.kind != "worksheet":
            drawn.append(name)
            continue
        sheets[name] = relation.part
        linked = [link for link in parts.relations(relation.part).values() if link.part in parts.names]
        if any(link.kind == _DRAWN for link in linked):
            drawn.append(name)
        for link in linked:
            if link.kind == "comments":
                comments |= {(name, cell): text for cell, text in _comments(parts, link.part)}
        formulas = parts.tree(relation.part).iter("{*}f")
        arrays = arrays or any(formula.get("t") in _ARRAY for formula in formulas)
    related = {relation.kind: relation.part for relation in relations.values()}
    return Selain(comments, tuple(drawn), arrays, appearance(parts, related, sheets))


def _comments(parts: Parts, part: str) -> Iterator[tuple[str, str]]:
    for comment in children(child(parts.tree(part), "commentList"), "comment"):
        text = child(comment, "text")
        runs = [text, *children(text, "r")] if text is not None else []
        said = "".join(clean(piece.text or "") for run in runs for piece in children(run, "t")).strip()
        if said:
            yield comment.get("ref", ""), said
