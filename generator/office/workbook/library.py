"""openpyxl as it reads masters: its parsers over parts that were unpacked and counted before, each of its faults mended.

Every class and function here overrides one of the library's, and says which fault it mends. That the library still has
the fault is shown by `tests/test_openpyxl_faults.py`: on the day such a test fails, the override can go.

All of openpyxl is imported here and nowhere else in the program, so that no more of it is loaded than reading takes.
"""

from __future__ import annotations

import io
import posixpath
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.machinery import ModuleSpec
from itertools import chain
from pathlib import Path
from threading import get_ident
from types import ModuleType
from typing import Any, Final, Protocol, cast
from urllib.parse import unquote
from xml.etree.ElementTree import Element, XMLPullParser

from lxml import etree

from generator.office.workbook.formats import GENERAL, POSITIONS, USUAL, Font, Look
from generator.office.workbook.parts import COUNTED, MAIN, OFFICE, local, parsed

_UNNEEDED: Final = ("numpy", "PIL")
"""Packages that openpyxl takes where it finds them: with them its import takes 135 ms, without them 40."""
_FRONT: Final = {"openpyxl.workbook": "Workbook", "openpyxl.reader.excel": "load_workbook"}
"""What `openpyxl/__init__.py` hands on, by its module: behind it lie charts, drawings and pivot tables, 20 ms more."""


class _Lean:
    """Finds modules for the thread that asked for it: none of `_UNNEEDED`, and those of `_FRONT` without their content."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> ModuleSpec | None:
        if get_ident() != self._thread:
            return None
        if name in _UNNEEDED:
            raise ModuleNotFoundError(f"{name} is not needed here", name=name)
        if name not in _FRONT:
            return None
        spec = ModuleSpec(name, cast("Any", self), is_package=True)  # modules inside it are found where they are
        spec.submodule_search_locations = [str(Path(place, name.rpartition(".")[2])) for place in path or ()]
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        setattr(module, _FRONT[module.__name__], None)


@contextmanager
def _own_copy() -> Iterator[None]:
    """Import of openpyxl no more than reading takes, as a copy that stays here.

    Whoever imports openpyxl besides gets it whole, such as a notebook that gives it numbers of numpy. An openpyxl that is
    loaded already is used as it is.
    """
    if "openpyxl" in sys.modules:
        yield
        return
    lean = _Lean()
    sys.meta_path.insert(0, lean)
    try:
        yield
    finally:
        sys.meta_path.remove(lean)
        for name in [name for name in sys.modules if name.partition(".")[0] == "openpyxl"]:
            del sys.modules[name]


with _own_copy():
    from openpyxl.packaging.extended import ExtendedProperties
    from openpyxl.packaging.relationship import Relationship as Relationship
    from openpyxl.packaging.relationship import RelationshipList, get_rels_path
    from openpyxl.packaging.workbook import WorkbookPackage
    from openpyxl.styles.numbers import BUILTIN_FORMATS
    from openpyxl.styles.stylesheet import Stylesheet
    from openpyxl.utils import get_column_letter as get_column_letter
    from openpyxl.utils import range_boundaries as range_boundaries
    from openpyxl.utils.datetime import MAC_EPOCH
    from openpyxl.utils.datetime import WINDOWS_EPOCH as WINDOWS_EPOCH
    from openpyxl.utils.datetime import from_excel as from_excel
    from openpyxl.worksheet._reader import CELL_TAG as CELL_TAG
    from openpyxl.worksheet._reader import COL_TAG as COL_TAG
    from openpyxl.worksheet._reader import FORMULA_TAG as FORMULA_TAG
    from openpyxl.worksheet._reader import INLINE_STRING as INLINE_STRING
    from openpyxl.worksheet._reader import ROW_TAG as ROW_TAG
    from openpyxl.worksheet._reader import VALUE_TAG as VALUE_TAG
    from openpyxl.worksheet._reader import WorkSheetParser as WorkSheetParser
    from openpyxl.worksheet.related import Related as Related
    from openpyxl.worksheet.table import Table as Table
    from openpyxl.xml.constants import REL_NS
    from openpyxl.xml.functions import fromstring

STRING_TAG: Final = f"{{{MAIN[0]}}}si"
"""A shared text."""
MAX_DEPTH: Final = 256
"""Levels of elements in each other, as many as libxml2 takes."""
_MAX_HELD: Final = 300_000
"""Elements of one row or one text; Excel's widest row has 16,384 cells, its longest text 32,767 signs.

Those of a sheet that stand in no row count likewise: a sheet may have 100,000 merged ranges and 70,000 links.
"""
_LONGEST: Final = 255
"""Characters of a number format, as many as Excel takes."""
_EAST_ASIAN_DATES: Final = dict.fromkeys((*range(27, 37), *range(50, 59)), "mm-dd-yy")
"""Dates in East Asian editions of Excel, which each writes its own way; other editions show format 14."""
_FORMATS: Final = _EAST_ASIAN_DATES | BUILTIN_FORMATS
"""The formats that a workbook names by number alone."""
_CHUNK: Final = 16 * 1024
"""Bytes parsed at once: how far the depth may go before it is looked at."""
_ASKED: Final[Mapping[str, Mapping[str, str | None]]] = {
    "workbook": {},
    "workbookPr": {"date1904": None},
    "sheets": {},
    "sheet": {"name": "", "sheetId": "0", "state": None},
    "externalReferences": {},
    "externalReference": {},
    "calcPr": {"calcMode": None, "calcOnSave": None, "calcCompleted": None},
    "Relationships": {},
    "Relationship": {"Id": "", "Type": "", "Target": "", "TargetMode": None},
    "styleSheet": {},
    "numFmts": {},
    "numFmt": {"numFmtId": None, "formatCode": "General"},
    "fonts": {},
    "font": {},
    "i": {"val": None},
    "b": {"val": None},
    "strike": {"val": None},
    "vertAlign": {"val": "baseline"},
    "cellXfs": {},
    "xf": {"numFmtId": None, "fontId": None},
    "table": {"id": "1", "displayName": "Tabel", "ref": None, "totalsRowCount": None},
    "Properties": {},
    "Application": {},
}
"""Element → its attributes that are asked for, each with its value where a part does not give it (None for none)."""


class Archive:
    """The parts of a package in the place of openpyxl's zip archive. A part that is missing raises `KeyError`.

    Faults mended: openpyxl opens the file itself, without bounds; it takes ISO's "strict" names for unknown ones; and it
    refuses a workbook for what nobody asked it about, such as a fill without content, a style or table without a name,
    a colour of another notation.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._read: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """A small part, parsed once within libxml2's limits, with nothing in it but what is asked for."""
        if name not in self._read:
            root = parsed(self._checked(name))
            _strip(root)
            self._read[name] = etree.tostring(root)
        return self._read[name]

    def open(self, name: str) -> io.BytesIO:
        """A large part as it is, in the usual names."""
        content = self._checked(name)
        for strict, usual in (MAIN[::-1], OFFICE[::-1]):
            for code in ("utf-8", "utf-16-le", "utf-16-be"):
                content = content.replace(strict.encode(code), usual.encode(code))
        return io.BytesIO(content)

    def relations(self, name: str) -> Mapping[str, Relationship]:
        """What a part points to, by the identity that it uses for it; an empty name stands for the package.

        Faults mended: openpyxl takes a target for a part's name as it is written, with `%20`, backslashes or `..` in it;
        and where one relationship is none, it warns in English and does without all of them, instead of raising.
        """
        place: str = get_rels_path(name)  # type: ignore[no-untyped-call]  # the stubs leave it out
        found: Any = RelationshipList.from_tree(self.tree(place)) if place in self else ()
        for relation in found:
            if relation.TargetMode != "External":
                target = unquote(relation.target).replace("\\", "/")
                relation.target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
        return {relation.Id: relation for relation in found}

    def tree(self, name: str) -> Any:
        """The root of a small part, for the library's own classes."""
        return fromstring(self.read(name))

    def _checked(self, name: str) -> bytes:
        if not name.endswith(COUNTED):
            raise KeyError(name)
        return self._parts[name]


def _strip(element: etree._Element) -> None:
    """Leave of an element what is asked for."""
    asked = _ASKED.get(local(element), {})
    given = {str(key): str(value) for key, value in element.attrib.items()}
    kept = {name: given.get(name, usual) for name, usual in asked.items()}
    kept |= {f"{{{REL_NS}}}id": value for key, value in given.items() if key.endswith("}id")}
    element.attrib.clear()
    element.attrib.update({name: value for name, value in kept.items() if value is not None})
    for child in list(element):
        if local(child) in _ASKED:
            _strip(child)
        else:
            element.remove(child)


def iterparse(source: _Readable, whole: str) -> Iterator[Element]:
    """The elements of a large part as they end; one of the name `whole` is forgotten once it was taken.

    Raises `ValueError` where they stand too deep in each other, or where too many would be held.
    Fault mended: openpyxl reads 3 million levels, in 840 MB.
    """
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    depth = held = 0
    for chunk in chain(iter(partial(source.read, _CHUNK), b""), [None]):
        if chunk is None:
            parser.close()
        else:
            parser.feed(chunk)
        found: Iterator[Any] = parser.read_events()
        for event, element in found:
            if event == "end":
                depth -= 1
                yield element
                if element.tag == whole:
                    element.clear()
                    held = 0
            else:
                depth += 1
                held += 1
                if depth > MAX_DEPTH or held > _MAX_HELD:
                    raise ValueError(whole)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Book:
    """The workbook part: its sheets, its calendar, how it was calculated, and the files that it is linked to.

    Fault mended: openpyxl reads the files' parts too, and a link to another program instead of a file ends its reading.
    """

    def __init__(self, archive: Archive, part: str) -> None:
        package: Any = WorkbookPackage.from_tree(archive.tree(part))
        self.sheets: Sequence[Any] = package.sheets
        self.calculation: Any = package.calcPr
        self.epoch = MAC_EPOCH if package.properties.date1904 else WINDOWS_EPOCH
        self.relations = archive.relations(part)
        """What the workbook points to."""
        linked = [self.relations[link.id].target for link in package.externalReferences]
        self.links = [next((relation.target for relation in archive.relations(link).values()), "") for link in linked]
        """What links lead to, in the order by which formulas number them; empty where one does not say."""


class Styles(Stylesheet):
    """The style part: how each of the cells' styles shows what stands in them, in `looks`.

    Faults mended: openpyxl takes a format with letters, such as `0 m2`, for a date (`formats.shows`), knows no dates of
    East Asian editions, and numbers a workbook's formats anew.
    """

    looks: tuple[Look, ...]

    def _normalise_numbers(self) -> None:
        """Take what is asked for from the cells' styles. Raises `ValueError` for a format longer than Excel takes."""
        own = {number: code for number, code in self.custom_formats.items() if code}
        if any(len(code) > _LONGEST for code in own.values()):
            raise ValueError("number format")
        codes = _FORMATS | own
        fonts = dict(enumerate(map(_font, self.fonts)))
        self.looks = tuple(
            Look(codes.get(style.numFmtId, GENERAL), fonts.get(style.fontId, USUAL)) for style in self.cell_styles
        )


def _font(font: Any) -> Font:
    position = font.vertAlign if font.vertAlign in POSITIONS else ""
    return Font(bool(font.i), bool(font.b), bool(font.strike), position)


class Program(ExtendedProperties):
    """The part that names the program which saved the file. Fault mended: openpyxl names itself instead."""

    def __init__(self, Application: str = "") -> None:  # noqa: N803  # as the format calls it
        super().__init__()
        self.Application = Application or ""
