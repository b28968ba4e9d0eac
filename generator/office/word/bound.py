"""Content controls that would print something else than the text filled in."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.office.word.tree import W

_BINDINGS: Final = ("dataBinding", "showingPlcHdr")
"""What lets Word replace a control's text: by a property or data to which it is bound, or by its placeholder."""


def free_controls(root: etree._Element) -> None:
    """Let every content control with a tag in it print what the tag prints, instead of what it is bound to."""
    for properties in root.iter(f"{W}sdtPr"):
        control = properties.getparent()
        content = None if control is None else control.find(f"{W}sdtContent")
        if content is None or not any("{" in (text.text or "") for text in content.iter(f"{W}t")):
            continue
        for binding in [child for child in properties if etree.QName(child).localname in _BINDINGS]:
            properties.remove(binding)
