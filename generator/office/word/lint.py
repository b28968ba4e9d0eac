"""Everything that is wrong with a template, or worth knowing before it is used; it is tried with made-up data of its class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from lxml import etree

from generator.errors import PerkinError, TemplateRefused
from generator.findings import Severity
from generator.office.word.charts import refuse_loose, refuse_unknown
from generator.office.word.filling import Unfilled, filled_part
from generator.office.word.kinds import available, kind_of
from generator.office.word.limits import METER, Meter
from generator.office.word.names import check_names
from generator.office.word.pictures import refuse_loose_pictures, refuse_unknown_pictures
from generator.office.word.problems import Place, Problem, part_words
from generator.office.word.reading import STORY, Reading, read_template
from generator.office.word.tags import TAG
from generator.office.word.texts import Text, texts
from generator.office.word.tree import W, paragraph_places
from generator.office.xml import OUTSIDE
from generator.values import NotApplicable, Run, Unreadable
from generator.variables import Grafik, Seri

STATUS: Final = "status_data"
"""What every template prints: the mark of data that are not official."""
_CHANGES: Final = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_SINGLE: Final = re.compile(r"(?<!\$)\{\s*([A-Za-z_]\w*)\s*\}")
_LOOKS: Final = {"pStyle": "paragraf", "rStyle": "huruf", "tblStyle": "tabel"}


def lint(path: Path, context: type) -> tuple[Problem, ...]:
    """All problems of a template file that is to be filled with `context`, gravest first, each kind in reading order."""
    try:
        reading = read_template(path)
    except PerkinError as refusal:
        return (Problem(Place(), str(refusal), ""),)
    found = [
        *reading.problems,
        *_with_data(reading, context),
        *_single_braces(reading, context),
        *_worth_knowing(reading),
    ]
    if not any(problem.severity is Severity.ERROR for problem in found):
        found += _tried(reading, context)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.severity.rank))


def _with_data(reading: Reading, context: type) -> Iterator[Problem]:
    kind, document = kind_of(context), reading.name.removesuffix(".docx")
    for part in reading.parts:
        yield from check_names(part.parsed, kind, document)
    used = frozenset[str]().union(*(part.names for part in reading.parts))
    for refusing in (
        partial(refuse_unknown, reading.charts, context, reading.name),
        partial(refuse_unknown_pictures, reading.pictures, context, reading.name),
        partial(refuse_loose, reading.charts, reading.fixed, used, context, reading.name),
        partial(refuse_loose_pictures, reading.pictures, reading.fixed, used, context, reading.name),
    ):
        try:
            refusing()
        except TemplateRefused as refusal:
            yield Problem(Place(), str(refusal), "")
    for chart in reading.charts:
        if chart.title:
            yield Problem(
                Place("grafik", "", chart.title),
                f"memuat judul pada grafik {chart.name}, yang diganti dengan judul dari data",
                "Biarkan bila memang begitu maksudnya; judul sendiri dapat ditulis sebagai paragraf di atas grafik.",
                Severity.WARNING,
            )
    if all(part.parsed.sound for part in reading.parts):
        yield from _unused(available(context) - used - {picture.name for picture in reading.pictures})


def _unused(names: frozenset[str]) -> Iterator[Problem]:
    """What the template never uses: said once for a list, not for each name inside it."""
    if STATUS in names:
        yield Problem(
            Place(),
            f"tidak mencetak {STATUS}, tanda bahwa datanya bukan data resmi",
            f"Tambahkan {{{{ {STATUS} }}}} pada kepala halaman.",
        )
    left = sorted(name for name in names - {STATUS} if name.rpartition(".")[0] not in names)
    if left:
        yield Problem(
            Place(),
            f"tidak memakai data ini: {', '.join(left)}",
            "Biarkan bila memang tidak perlu dicetak.",
            Severity.INFO,
        )


def _single_braces(reading: Reading, context: type) -> Iterator[Problem]:
    """Names of the data between single braces, which are printed as they stand."""
    known = {name.rpartition(".")[2] for name in available(context)}
    for name, content in sorted(reading.fixed.items()):
        if STORY.fullmatch(name) and b"{" in content:
            with suppress(etree.XMLSyntaxError):  # `read_template` has reported it
                yield from (_single(text, found) for text in texts(name, content) for found in _singles(text, known))


def _singles(text: Text, known: Set[str]) -> Iterator[re.Match[str]]:
    return (found for found in _SINGLE.finditer(TAG.sub("\0", text.text)) if found[1] in known)


def _single(text: Text, found: re.Match[str]) -> Problem:
    return Problem(
        Place(text.place.part, text.where, found[0]),
        f"memuat {found[0]} dengan satu kurung kurawal, yang tercetak apa adanya",
        f"Bila yang dimaksud data, tulis {{{{ {found[1]} }}}}.",
        Severity.WARNING,
    )


def _tried(reading: Reading, context: type) -> list[Problem]:
    """What only filling shows, with made-up data: comparisons that do not work, and work without end."""
    values = sample(context)
    data = {item.name: getattr(values, item.name) for item in fields(context)}
    before = METER.set(Meter())
    try:
        for part in reading.parts:
            filled_part(part, data)
    except Unfilled as refusal:
        return [refusal.problem]
    finally:
        METER.reset(before)
    return []


def _worth_knowing(reading: Reading) -> Iterator[Problem]:
    for place in reading.mended:
        yield Problem(
            place,
            "memuat tanda yang dipecah oleh Word; tanda itu disatukan kembali",
            "Tidak perlu diapa-apakan.",
            Severity.INFO,
            minor=True,
        )
    for name, root in _stories(reading.fixed).items():
        yield from _unknown_styles(root, name, _styles(reading.fixed))
        if next(root.iter(*_CHANGES), None) is not None:
            yield Problem(
                Place(part_words(name)),
                "masih memuat perubahan terlacak (track changes)",
                "Terima atau tolak semua perubahan di Word (tab Review), lalu simpan.",
                Severity.WARNING,
            )
    if b"<w:comment " in reading.fixed.get("word/comments.xml", b""):
        yield Problem(
            Place(),
            "memuat komentar, yang ikut ke setiap dokumen",
            "Hapus semua komentar di Word (tab Review), lalu simpan.",
            Severity.WARNING,
        )


def _stories(fixed: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The parts with text that can be read."""
    roots = {}
    for name in sorted(name for name in fixed if STORY.fullmatch(name)):
        try:
            roots[name] = etree.fromstring(fixed[name], OUTSIDE)
        except etree.XMLSyntaxError:
            continue  # `read_template` has reported it
    return roots


def _styles(fixed: Mapping[str, bytes]) -> frozenset[str]:
    try:
        root = etree.fromstring(fixed.get("word/styles.xml", b"<none/>"), OUTSIDE)
    except etree.XMLSyntaxError:
        return frozenset()
    return frozenset(style.get(f"{W}styleId", "") for style in root.iter(f"{W}style"))


def _unknown_styles(root: etree._Element, part: str, known: frozenset[str]) -> Iterator[Problem]:
    told: set[str] = set()
    places = paragraph_places(root)
    for used in root.iter(*(W + name for name in _LOOKS)):
        style = used.get(f"{W}val", "")
        if style in known or style in told:
            continue
        told.add(style)
        paragraph = next(used.iterancestors(f"{W}p"), None)
        where = "" if paragraph is None else places.get(paragraph, "")
        yield Problem(
            Place(part_words(part), where),
            f"memakai gaya {_LOOKS[etree.QName(used).localname]} “{style}” yang tidak ada di templat ini",
            "Pilih gaya lain di Word, atau salin gaya itu dari templat bawaan.",
            Severity.WARNING,
        )


ITEMS: Final = 8
"""Items of every list: enough that loops in loops in loops show what they cost."""
_SIMPLE: Final[dict[Any, Any]] = {
    str: "contoh",
    bool: True,
    int: 1,
    bytes: b"",
    Decimal: Decimal("1.5"),
    date: date(2025, 7, 8),
    Run: Run("contoh"),
    Grafik: Grafik("contoh", ("satu",), (Seri("satu", (Decimal(1),)),), "contoh"),
}


def sample(hint: Any) -> Any:
    """A value of a type: every text `contoh`, every list of `ITEMS` items. Raises `TypeError` for types it does not know."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) in (Union, UnionType):
        blank = (NoneType, Unreadable, NotApplicable)
        return sample(next(member for member in get_args(hint) if member not in blank))
    if get_origin(hint) is tuple:
        return (sample(get_args(hint)[0]),) * ITEMS
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{item.name: sample(hints[item.name]) for item in fields(hint)})  # type: ignore[operator]  # is_dataclass() also knows instances; a hint is a class
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    raise TypeError(f"no sample of {hint}")
