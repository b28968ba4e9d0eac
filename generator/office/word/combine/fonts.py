"""The table of fonts: what each font is like and, where a document embeds it, the font itself."""

from __future__ import annotations

from copy import deepcopy

from generator.office.word.combine.opc import Docx, adopt, widen
from generator.office.word.tree import W


def append(base: Docx, guest: Docx) -> None:
    """Add the fonts of `guest` that `base` does not know."""
    own = guest.single("fontTable")
    if own is None:
        return
    target, (source,) = base.ensured("fontTable", "fonts"), guest.named("fontTable")
    wide = target.become(widen(target.element, own))
    known = {font.get(f"{W}name") for font in wide}
    for font in own:
        if font.get(f"{W}name") not in known:
            copy = deepcopy(font)
            adopt(target, guest, source, copy)
            wide.append(copy)
