"""What holds for a whole document, and the parts of its package that no story reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.office.word.content.canon import attributes, canonical, local
from generator.office.word.content.looks import described
from generator.office.word.content.model import Fact, Owner, Sort
from generator.office.word.opc import OpcPackage, short_digest
from generator.office.word.tree import W

_SETTINGS_NOISE: Final = frozenset(
    "rsids zoom proofState view activeWritingStyle themeFontLang shapeDefaults hdrShapeDefaults decimalSymbol listSeparator "
    "savePreviewPicture docId chartTrackingRefBased characterSpacingControl stylePaneFormatFilter stylePaneSortMethod "
    "hideSpellingErrors hideGrammaticalErrors revisionView doNotValidateAgainstSchema alwaysShowPlaceholderText "
    "drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
    "displayVerticalDrawingGridEvery printPostScriptOverText defaultImageDpi discardImageEditingData "
    "conflictMode bookmarksNotSaved removePersonalInformation removeDateAndTime doNotTrackMoves".split()
)
"""Settings that change nothing on the page."""
_SETTINGS_LOOKS: Final = frozenset(
    "evenAndOddHeaders defaultTabStop autoHyphenation mirrorMargins gutterAtTop compat clrSchemeMapping mathPr "
    "displayBackgroundShape consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps bookFoldPrinting bookFoldRevPrinting "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter alignBordersAndEdges footnotePr endnotePr noLineBreaksAfter "
    "noLineBreaksBefore embedTrueTypeFonts saveSubsetFonts defaultTableStyle summaryLength doNotUseMarginsForDrawingGridOrigin "
    "kinsoku updateFields".split()
)
"""Settings that only say how pages look."""
_PROPERTY_NOISE: Final = frozenset("created modified lastPrinted revision lastModifiedBy version".split())
_PROPERTIES: Final = {
    "title": "judul",
    "creator": "penulis",
    "subject": "subjek",
    "keywords": "kata kunci",
    "category": "kategori",
    "description": "keterangan",
    "contentStatus": "status",
    "language": "bahasa",
    "identifier": "pengenal",
}
_NOISE_KINDS: Final = frozenset(
    "extended-properties thumbnail webSettings fontTable people printerSettings commentsIds commentsExtensible "
    "stylesWithEffects glossaryDocumentSettings documentTasks".split()
)
"""Parts that programs keep for themselves: statistics, previews, names of people, fonts that they have seen."""


def settings(package: OpcPackage, part: str) -> Iterator[Fact]:
    """The settings of a document that say anything."""
    for child in package.tree(part):
        name = local(child)
        if not name or name in _SETTINGS_NOISE:
            continue
        if name in _SETTINGS_LOOKS:
            yield Fact(Sort.LOOKS, f"pengaturan, {described(child).split(' ')[0]}", described(child))
        else:
            yield Fact(Sort.REST, f"pengaturan {name}", described(child))


def properties(package: OpcPackage, part: str) -> Iterator[Fact]:
    """The properties of a document: its title, its author, and those that staff have added."""
    for child in package.tree(part):
        name = local(child)
        if not name or name in _PROPERTY_NOISE:
            continue
        own = child.get("name")
        words = "".join(str(text) for text in child.itertext())
        if words.strip():
            yield Fact(Sort.PROPERTY, f"properti {own or _PROPERTIES.get(name, name)}", words.strip())


def background(root: etree._Element, package: OpcPackage, part: str) -> Iterator[Fact]:
    """The colour or picture behind all pages."""
    found = root.find(f"{W}background")
    if found is None:
        return
    words = " ".join(attributes(found, package, part))
    inner = "".join(canonical(child, package, part) for child in found)
    if inner:
        words = f"{words} {short_digest(inner.encode())}"
    yield Fact(Sort.LOOKS, "latar halaman", words)


def theme(package: OpcPackage, part: str) -> Iterator[Fact]:
    """The fonts and colours that styles draw from."""
    found: dict[str, str] = {}
    for element in package.tree(part).iter("{*}clrScheme", "{*}fontScheme", "{*}fmtScheme", "{*}objectDefaults"):
        inner = "".join(canonical(child, package, part) for child in element)
        found[_THEME[local(element)]] = short_digest(inner.encode())
    for place, words in found.items():
        yield Fact(Sort.LOOKS, place, words)


def remainder(package: OpcPackage, read: set[str]) -> Iterator[Fact]:
    """The parts that nobody has read, each by its content; what means nothing to a reader is left out."""
    led_by_noise: dict[str, bool] = {}
    for source in ("", *package.parts):
        if not source.endswith(".rels"):
            for item in package.relations(source).values():
                led_by_noise[item.target] = item.kind in _NOISE_KINDS
    for name in sorted(package.parts):
        is_of_the_package = name.endswith(".rels") or name == "[Content_Types].xml"
        if name in read or is_of_the_package or led_by_noise.get(name):
            continue
        yield Fact(Sort.REST, f"bagian {name}", _content(package, name), Owner.PART)


_THEME: Final = {
    "clrScheme": "warna tema",
    "fontScheme": "huruf tema",
    "fmtScheme": "hiasan tema",
    "objectDefaults": "bentuk bawaan tema",
}


_KEPT: Final = frozenset(
    "image chart chartUserShapes package oleObject diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing "
    "aFChunk chartStyle chartColorStyle themeOverride hyperlink font".split()
)
"""Kinds of relationship whose parts a story or a drawing reads by content."""


def _content(package: OpcPackage, name: str) -> str:
    if not name.endswith(".xml"):
        return package.digest(name)
    try:
        return short_digest(canonical(package.tree(name), package, name).encode())
    except etree.XMLSyntaxError:
        return package.digest(name)


def reached(package: OpcPackage, sources: set[str]) -> set[str]:
    """The parts that read parts name: pictures, charts, embedded files, of which the reading has kept the content."""
    found: set[str] = set()
    waiting = list(sources)
    while waiting:
        for item in package.relations(waiting.pop()).values():
            if item.kind in _KEPT and not item.external and item.target not in found:
                found.add(item.target)
                waiting.append(item.target)
    return found - {""}
