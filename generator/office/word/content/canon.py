"""An element in words that do not change when a program saves the document again: what means nothing is left out.

Prefixes, the order of attributes, revision ids and the ids of relationships are left out; a relationship stands for
the content it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from lxml import etree

from generator.office.word.opc import OpcPackage, limited, short_digest

R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELID: Final = "{urn:schemas-microsoft-com:office:office}relid"
_NOISE: Final = frozenset(
    "rsidR rsidRDefault rsidP rsidRPr rsidDel rsidTr rsidSect paraId textId anchorId editId uid creationId dirty "
    "Ignorable PreserveAttributes PreserveElements MustUnderstand spid gfxdata ObjectID ShapeID".split()
)
"""Attributes by which programs recognise what they have written; a reader never sees them."""
NOTHING: Final = frozenset(
    "proofErr lastRenderedPageBreak noProof lang rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange "
    "tblPrExChange tblGridChange numberingChange cnfStyle divId rsid moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd "
    "cellIns cellDel cellMerge smartTagPr footnoteRef endnoteRef annotationRef creationId".split()
)
"""Elements that show nothing by themselves: what programs note down, and tracked changes, which are told apart."""
Skip = Callable[[etree._Element], bool]


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def never(_: etree._Element) -> bool:
    """Nothing is left out besides noise."""
    return False


def canonical(element: etree._Element, package: OpcPackage, part: str, skip: Skip = never) -> str:
    """The element with all that is in it."""
    name = local(element)
    if not name or name in NOTHING or skip(element):
        return ""
    inner = [element.text or "" if name in _TEXT or not len(element) else ""]
    inner += [canonical(child, package, part, skip) for child in element]
    own = " ".join((str(element.tag), *attributes(element, package, part)))
    return f"<{own}>{''.join(inner).strip() if len(element) else ''.join(inner)}</>"


_TEXT: Final = frozenset({"t", "v", "f"})


def attributes(element: etree._Element, package: OpcPackage, part: str, without: Collection[str] = ()) -> list[str]:
    """An element's attributes in words, sorted; those that name a part or an address say what they lead to."""
    found = []
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if name in _NOISE or name in without or "/2006/main}rsid" in str(key):
            continue
        named = str(key).startswith(R) or key == _RELID
        found.append(f"{name}={leads_to(package, part, str(value)) if named else str(value)}")
    return sorted(found)


def leads_to(package: OpcPackage, part: str, relation: str) -> str:
    """The content of the part that a relationship names, or its address outside; empty where it leads nowhere."""
    item = package.relations(part).get(relation)
    if item is None or not item.target:
        return ""
    return limited(item.target) if item.external else package.digest(item.target)


def digest(element: etree._Element, package: OpcPackage, part: str, skip: Skip = never) -> str:
    """`canonical` in eight letters and figures."""
    return short_digest(canonical(element, package, part, skip).encode())
