"""Settings that stand once in a document and shape all of its pages: the same in every part, or refused."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.combine.defaults import say_by_default
from generator.office.word.combine.opc import Docx
from generator.office.word.tree import W, new, remove

_SHAPING: Final = {
    "mirrorMargins": "margin bercermin (Layout, Margins, Mirrored)",
    "gutterAtTop": "letak jarak jilid (Layout, Margins, Gutter position)",
    "bookFoldPrinting": "lipatan buku (Layout, Margins, Multiple pages)",
    "noPunctuationKerning": "jarak tanda baca",
    "displayBackgroundShape": "warna latar halaman (Design, Page Color)",
}
_HYPHENATION: Final = ("doNotHyphenateCaps", "consecutiveHyphenLimit", "hyphenationZone")
"""How words are divided, where they are."""
_DIVIDED: Final = "pemenggalan kata (Layout, Hyphenation)"
_COMPAT: Final = "versi format dokumen (File, Info, Convert)"
_TAB_STOP: Final = "jarak tab bawaan (Paragraph, Tabs, Default tab stops)"
_NO: Final = ("0", "false", "off")
_ORDER: Final = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
    "printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts "
    "saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
    "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
    "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
    "defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets "
    "drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
    "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
    "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
    "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
    "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
    "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr"
).split()
"""The order of settings up to those that are put in here: CT_Settings of ISO/IEC 29500-1."""


def settle(base: Docx, guest: Docx) -> None:
    """Make the settings of `base` fit `guest` too. Raises `TemplateRefused` where one document cannot hold both."""
    there = base.ensured("settings", "settings").element
    own = guest.ensured("settings", "settings").element
    for name, called in _SHAPING.items():
        if _value(there, name) != _value(own, name):
            raise TemplateRefused(_differ(base, guest, called))
    _settle_hyphenation(base, guest, there, own)
    if _compat(there) != _compat(own):
        raise TemplateRefused(_differ(base, guest, _COMPAT))
    if _value(there, "defaultTabStop") != _value(own, "defaultTabStop"):
        _settle_tabs(base, guest, there, own)


def on(settings: etree._Element | None, name: str) -> bool:
    """Whether a setting that is either on or off is on."""
    return settings is not None and _value(settings, name) not in (None, *_NO)


def put(settings: etree._Element, name: str) -> etree._Element:
    """The setting, put in its place where it is missing."""
    found = settings.find(W + name)
    if found is None:
        found = new(name)
        before = set(_ORDER[: _ORDER.index(name)])
        settings.insert(sum(etree.QName(child).localname in before for child in settings), found)
    return found


def _value(settings: etree._Element, name: str) -> str | None:
    found = settings.find(W + name)
    if found is None:
        return "720" if name == "defaultTabStop" else None
    value = found.get(f"{W}val", "1")
    return None if value in _NO else value


def _compat(settings: etree._Element) -> dict[str, str]:
    """The switches of compatibility that are on."""
    found: dict[str, str] = {}
    for item in settings.iterfind(f"{W}compat/*"):
        name = item.get(f"{W}name", "") or etree.QName(item).localname
        found[name] = item.get(f"{W}val", "1")
    return {"compatibilityMode": "12"} | {name: value for name, value in found.items() if value not in _NO}


def _settle_hyphenation(base: Docx, guest: Docx, there: etree._Element, own: etree._Element) -> None:
    """Words are divided in the whole document or nowhere: who did not, forbids it to all of its paragraphs."""
    before, after = on(there, "autoHyphenation"), on(own, "autoHyphenation")
    if before and after and any(_value(there, name) != _value(own, name) for name in _HYPHENATION):
        raise TemplateRefused(_differ(base, guest, _DIVIDED))
    if before == after:
        return
    undivided = guest if before else base
    styles = undivided.ensured("styles", "styles").element
    for root in (*undivided.stories(), styles):
        for said in list(root.iter(f"{W}suppressAutoHyphens")):
            remove(said)
    say_by_default(styles, new("suppressAutoHyphens", val="1"))
    for name in ("autoHyphenation", *_HYPHENATION):
        value = _value(own, name)
        if after and value is not None:
            put(there, name).set(f"{W}val", value)


def _settle_tabs(base: Docx, guest: Docx, there: etree._Element, own: etree._Element) -> None:
    """Default tab stops matter only to who uses tabs."""
    if not _has_tabs(guest):
        return
    if _has_tabs(base):
        raise TemplateRefused(_differ(base, guest, _TAB_STOP))
    put(there, "defaultTabStop").set(f"{W}val", _value(own, "defaultTabStop") or "0")


def _has_tabs(document: Docx) -> bool:
    for root in (*document.stories(), document.single("numbering")):
        if root is None:
            continue
        # Lists have a tab behind their numbers.
        if root.find(f".//{W}r/{W}tab") is not None or root.find(f".//{W}abstractNum") is not None:
            return True
    return False


def _differ(base: Docx, guest: Docx, called: str) -> str:
    return (
        f"Templat {guest.name}.docx tidak dapat digabung dengan {base.name}.docx karena {called} keduanya berbeda. "
        "Samakan di Word, atau jalankan tanpa --gabung."
    )
