"""docxtpl's meaning of tags: `DocxTemplate.patch_xml` puts them in their places, and its faults are mended here.

docxtpl rewrites the XML as text with regular expressions, so what a tag holds, and what stands around it, can
mislead it. So it never sees either: only the elements that a tag shapes or whose place it takes go to it, each with
nothing in it but its tags, and these as their form and a number (`{%tr 12 %}`). Signs that no text uses stand around
them until they are back in their places. `docs/templat-docxtpl.md` tells the faults, `tests/test_docxtpl_faults.py` shows each in docxtpl itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from docxtpl.template import DocxTemplate
from lxml import etree

from generator.findings import Severity
from generator.office.word.cells import COMMANDS
from generator.office.word.guards import PARSER
from generator.office.word.problems import Place, Problem, excerpt
from generator.office.word.tags import NUMBER, NUMBERED, TAG, Draft, number_in
from generator.office.word.tree import W, add_before, add_text, first_child, new

CELL_COMMANDS: Final = ("cellbg", "colspan", "vm", "hm")
"""docxtpl's commands for the cell that they stand in."""
_PLACED: Final = re.compile(r"\{([{%#])(tr|tc|p|r)(\s.*[}%#]\})", re.DOTALL)
_PLACED_TAG: Final = re.compile(r"\{[%#](?:tr|tc|p|r)\s(?:(?!\{[{%#]).)*?[%#]\}|\{#.*?#\}", re.DOTALL)
_SHAPING: Final = re.compile(
    rf"\{{%\s*({'|'.join((*CELL_COMMANDS, *COMMANDS))})(?=[\s\ufdd0])((?:(?!%\}}).)*)%\}}", re.DOTALL
)
_GIVES: Final = {"cellbg": "shd", "colspan": "gridSpan", "hm": "gridSpan", "vm": "vMerge", "gabung": "vMerge"}
"""The property of the cell that a command gives."""
_BEGIN, _END, _CELL_END = "\ufdd2", "\ufdd3", "\ufdd4"
"""Around the elements that docxtpl sees, and where it takes a cell to end."""
_APART: Final = re.compile(f"{_BEGIN}([^{_BEGIN}]*?[{_END}{_CELL_END}])")
_SHORT: Final = re.compile(rf"\{{[{{%]\s*{NUMBER.pattern}\s*[%}}]\}}")
_LAST: Final = re.compile(r"</w:tc>((?:{% endif %})?)\Z")
_EMPTY_RUN: Final = '<w:r><w:t xml:space="preserve"></w:t></w:r>'
_MERGING: Final = re.compile(rf"((?:{{% if loop\.first %}})?){NUMBER.pattern}(?:\ufdd0\d+\ufdd1)?((?:{{% endif %}})?)")
"""What docxtpl makes of `vm` and `hm`, and the number of the tag."""
_TIMES: Final = re.compile(r"\{\{ (\d+) \* loop\.length \}\}")
_UNNUMBERED: Final = re.compile(r"(?<!\ufdd1)( ?[%}]\})")
_CELL_ORDER: Final = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange"),
)
"""The order of a cell's properties (ECMA-376 part 1, CT_TcPr)."""


def placed(root: etree._Element, draft: Draft) -> etree._Element:
    """The part with every tag in the place that docxtpl gives it. Faults go to the draft."""
    root = _with_usual_prefix(root)
    _commands_in_front_of_cells(root, draft)
    _one_tag_for_an_element(root, draft)
    made = etree.fromstring(Placer("").patch_xml(etree.tostring(root, encoding="unicode")), PARSER)
    _in_order_of_the_schema(made)
    _around_whole_cells(made)
    for text in made.iter(f"{W}t"):
        text.text = text.text or ""
    return made


def _with_usual_prefix(root: etree._Element) -> etree._Element:
    """The part with `w` for Word's own names, the only prefix that docxtpl knows; other programs write others."""
    if root.prefix == "w":
        return root
    names = {prefix: name for prefix, name in root.nsmap.items() if name != W[1:-1]}
    names["w"] = W[1:-1]
    usual = etree.Element(root.tag, nsmap=names)  # type: ignore[arg-type]  # None is the prefix of the default namespace
    for key, value in root.attrib.items():
        usual.set(key, value)
    usual.text = root.text
    usual.extend(list(root))
    return usual


class Placer(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template, of which only the placing of tags is used."""

    def patch_xml(self, src_xml: str) -> str:
        """The XML with its numbered tags in their places; docxtpl sees the elements that they shape or replace."""
        pieces = _APART.split(src_xml)
        held: list[str] = []
        seen = _BEGIN.join(_seen(piece, held) for piece in pieces[1::2])
        patched: list[str] = super().patch_xml(seen).split(_BEGIN)
        for index, piece in enumerate(patched if len(pieces) > 1 else []):
            is_cell = pieces[2 * index + 1].endswith(_CELL_END)
            made = _LAST.sub(r"\1", piece) if is_cell else piece.replace(_EMPTY_RUN, "")
            made = _TIMES.sub(r"{{ loop.length|_kali(\1) }}", made)
            pieces[2 * index + 1] = _SHORT.sub(lambda short: held[int(short[1])], made)
        return "".join(pieces).replace(_BEGIN, "")  # of a cell that gave its place to a tag


def _seen(piece: str, held: list[str]) -> str:
    """An element as docxtpl sees it: of its tags the form and a number, in whose place it leaves what is held."""
    if piece.endswith(_CELL_END):
        return NUMBERED.sub(lambda tag: _short(tag[0], held), piece[:-1]) + "</w:tc>"
    tags = NUMBERED.findall(piece)
    shapes = [_PLACED.fullmatch(tag) for tag in tags]
    first = next(filter(None, shapes), None)
    if first is None:  # signs of ours in the template
        held.append(piece[:-1])
        return f"{{{{{_sign(len(held) - 1)}}}}}"
    held.append("".join(f"{{{shape[1]}{shape[3]}" for shape in shapes if shape))
    number = _sign(len(held) - 1)
    form = f"{{{{r {number}}}}}" if first[1] == "{" else f"{{%{first[2]} {number}%}}"
    begin, end = piece.index(tags[0]), piece.rindex(tags[-1]) + len(tags[-1])
    return piece[:begin] + form + piece[end:-1]


def _short(tag: str, held: list[str]) -> str:
    """A command for a cell as docxtpl sees it."""
    shaping = _SHAPING.fullmatch(tag)
    if shaping is None:
        return tag
    command, expression = shaping[1], shaping[2].strip()
    if command in ("vm", "hm"):
        return f"{{% {command} %}}{expression}"
    held.append(f"{{{{ {expression} }}}}")
    return f"{{% {command} {_sign(len(held) - 1)}%}}"


def _sign(number: int) -> str:
    return f"\ufdd0{number}\ufdd1"


def _one_tag_for_an_element(root: etree._Element, draft: Draft) -> None:
    """All tags that take the place of one row, cell, paragraph or run become one that stands alone in it.

    docxtpl keeps one of two, and takes the last row of a nested table for the one that a tag behind it stands in.
    """
    for element, tags in _by_element(root, draft).items():
        if not tags[0].startswith("{{"):
            _report_lost(element, tags, draft)
        add_before(element, _BEGIN)
        element.tail = _END + (element.tail or "")
        element.clear(keep_tail=True)  # type: ignore[call-arg]  # lxml-stubs do not know it
        if str(element.tag) == f"{W}r":
            element.append(_text("".join(tags)))
        else:
            element.text = "".join(tags)


def _by_element(root: etree._Element, draft: Draft) -> dict[etree._Element, list[str]]:
    """The rows, cells, paragraphs and runs whose place tags take, with these tags."""
    found: dict[etree._Element, list[str]] = {}
    for text in root.iter(f"{W}t"):
        for tag in TAG.findall(text.text or ""):
            shape = _PLACED.fullmatch(tag)
            if shape is None or (shape[1] == "{" and not NUMBER.sub("", shape[3])[:-2].strip()):
                continue
            element = next(text.iterancestors(W + shape[2]), None)
            if shape[1] == "{" and shape[2] != "r":
                text.text = (text.text or "").replace(tag, "")
                _report_ready_made(tag, shape[2], draft)
            elif element is None:
                text.text = (text.text or "").replace(tag, "")
                _report_outside(tag, shape[2], draft)
            else:
                found.setdefault(element, []).append(tag)
    return found


def _report_lost(element: etree._Element, tags: list[str], draft: Draft) -> None:
    """Say what else stands where a tag takes the whole row's, cell's, paragraph's or run's place: it is not printed."""
    texts = "".join(text.text or "" for text in element.iter(f"{W}t"))
    kept = _PLACED_TAG.sub("", texts)
    if kept.strip():
        typed = NUMBERED.sub(lambda tag: draft.tags[number_in(tag[0])].typed, kept)
        draft.problems.append(
            Problem(
                draft.tags[number_in(tags[0])].place,
                f"menghapus isi lain di tempat yang sama: “{excerpt(typed)}”",
                "Letakkan {%tr … %} pada baris tersendiri, dan {%p … %} pada paragraf tersendiri.",
                Severity.WARNING,
            )
        )


def _report_outside(tag: str, kind: str, draft: Draft) -> None:
    draft.report(
        draft.tags[number_in(tag)].place,
        f"memakai {{%{kind} … %}} di luar tabel",
        f"Ketik {{%{kind} … %}} di dalam baris tabel yang diulang, atau pakai {{%p … %}} untuk paragraf.",
    )


def _report_ready_made(tag: str, kind: str, draft: Draft) -> None:
    draft.report(
        draft.tags[number_in(tag)].place,
        f"memakai {{{{{kind} … }}}}, yang menyisipkan isi jadi (Subdoc, RichTextParagraph)",
        "Ketik isinya di templat; ulangi paragraf dengan {%p for … %}, dan cetak teks dengan {{ … }} atau {{r … }}.",
    )


def _commands_in_front_of_cells(root: etree._Element, draft: Draft) -> None:
    """Every command for a cell stands behind the cell's properties, and docxtpl's cell ends there.

    docxtpl gives the property to the cells of a nested table as well, takes the shading of a paragraph for the
    cell's, drops runs beside the command, and does nothing in a cell without properties.
    """
    found: dict[etree._Element, dict[str, str]] = {}
    for text in [text for text in root.iter(f"{W}t") if _SHAPING.search(text.text or "")]:
        cell = next(text.iterancestors(f"{W}tc"), None)
        for tag in _SHAPING.finditer(text.text or ""):
            commands = found.setdefault(cell, {}) if cell is not None else {}
            if cell is None or any(_GIVES.get(other, other) == _GIVES.get(tag[1], tag[1]) for other in commands):
                _report_misplaced(tag[1], number_in(tag[0]), draft)
            else:
                commands[tag[1]] = tag[0]
        text.text = _SHAPING.sub("", text.text or "")
    for cell, commands in found.items():
        _put_in_front(cell, commands)


def _report_misplaced(command: str, number: int, draft: Draft) -> None:
    """Report a command that stands in no cell, or in one that has it already."""
    draft.report(
        draft.tags[number].place if number >= 0 else Place(),
        f"memakai perintah {command} di luar tabel, atau dua kali dalam satu sel",
        f"Perintah {command} hanya boleh dipakai satu kali dalam satu sel tabel. Hapus yang berlebih.",
    )


def _put_in_front(cell: etree._Element, commands: dict[str, str]) -> None:
    properties = first_child(cell, "tcPr")
    for command in commands:
        if command in ("cellbg", "colspan", "vm"):
            for old in properties.findall(W + _GIVES[command]):
                properties.remove(old)
        if command in ("cellbg", "colspan"):
            properties.insert(0, new(_GIVES[command]))  # for docxtpl to take out
    properties.text = properties.text or ""  # docxtpl needs an end of it to put `vMerge` before
    shaping, merging, own = (_joined(commands, names) for names in (("cellbg", "colspan"), ("vm", "hm"), COMMANDS))
    add_text(cell, 1, shaping)
    if merging:
        cell.insert(1, _text(merging))
    if shaping or merging:
        add_before(cell, _BEGIN)
        add_text(cell, 2 if merging else 1, _CELL_END)
    if own:
        cell.insert(2 if merging else 1, _text(own))


def _text(written: str) -> etree._Element:
    text = new("t")
    text.text = written
    return text


def _joined(commands: Mapping[str, str], names: Collection[str]) -> str:
    return "".join(tag for command, tag in commands.items() if command in names)


def _around_whole_cells(root: etree._Element) -> None:
    """What docxtpl makes of `vm` and `hm` holds for all that is in the cell, and bears the number of the tag."""
    for properties in root.iter(f"{W}tcPr"):
        merging, cell = properties.getnext(), properties.getparent()
        if merging is None or cell is None or merging.tag != f"{W}t":
            continue
        if made := _MERGING.fullmatch(merging.text or ""):
            _number_properties(properties, made[2])
            cell.remove(merging)
            _around(cell, made[2], made[1], made[3], merging.tail or "")


def _number_properties(properties: etree._Element, number: str) -> None:
    for element in properties:
        for key, value in element.attrib.items():
            element.set(key, _with_number(str(value), number))


def _around(cell: etree._Element, number: str, before: str, after: str, behind: str) -> None:
    """Put tags before and after the contents of a cell, and `behind` the cell."""
    add_text(cell, 1, _with_number(before, number))
    add_text(cell, len(cell), _with_number(after, number))
    above = cell.getparent()
    if behind and above is not None:
        cell.tail = _with_number(behind, number) + (cell.tail or "")
        first = cell.getprevious()
        if first is not None:
            first.tail = _with_number(first.tail or "", number)
        else:
            above.text = _with_number(above.text or "", number)


def _with_number(text: str, number: str) -> str:
    return _UNNUMBERED.sub(f"\ufdd0{number}\ufdd1\\1", text)


def _in_order_of_the_schema(root: etree._Element) -> None:
    """Docxtpl puts a cell's shading and span first and its merging last, where Word's schema has them elsewhere."""
    for properties in root.iter(f"{W}tcPr"):
        if any("{" in str(value) for element in properties for value in element.attrib.values()):
            properties[:] = sorted(properties, key=_cell_order)


def _cell_order(element: etree._Element) -> int:
    name = etree.QName(element).localname
    return _CELL_ORDER.index(name) if name in _CELL_ORDER else len(_CELL_ORDER)
