"""Word's fields while a story is read: what is code, what is result, and form fields that a reader ticks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.content.looks import OFF, described
from generator.office.word.content.numbering import whole
from generator.office.word.tree import W

_KIND: Final = f"{W}fldCharType"
_TABLE: Final = re.compile(r"_Toc\d+")


@dataclass
class Fields:
    """Which fields are open. A field that is never closed is none: it must not swallow the text behind it."""

    whole: set[etree._Element]
    """The beginnings of fields that are closed; held, so that they stay the same objects."""
    stack: list[list[str] | None] = field(default_factory=list)
    """Of each open field the pieces of its code; None behind its separator."""
    waiting: int = 0
    """How many beginnings are open that have no end."""

    @classmethod
    def of(cls, root: etree._Element) -> Fields:
        """The fields of a story."""
        begun: list[etree._Element] = []
        closed: set[etree._Element] = set()
        for element in root.iter(f"{W}fldChar"):
            if element.get(_KIND) == "begin":
                begun.append(element)
            elif element.get(_KIND) == "end" and begun:
                closed.add(begun.pop())
        return cls(closed)

    @property
    def code(self) -> list[str] | None:
        """Where text goes that stands in a field's code; None where it is text."""
        return next((code for code in reversed(self.stack) if code is not None), None) if self.stack else None

    def take(self, element: etree._Element) -> str | None:
        """Go on at a `w:fldChar`: the code of a field whose code is complete, else None."""
        kind = element.get(_KIND)
        if kind == "begin" and element in self.whole:
            self.stack.append([])
        elif kind == "separate" and self.stack and self.stack[-1] is not None:
            code, self.stack[-1] = self.stack[-1], None
            return field_code("".join(code))
        elif kind == "end" and self.stack:
            code_left = self.stack.pop()
            return field_code("".join(code_left)) if code_left is not None else None
        return None


def field_code(code: str) -> str:
    """A field's code without what only programs put there."""
    words = " ".join(code.replace("\\* MERGEFORMAT", "").split())
    return _TABLE.sub("_Toc", words)


def form_text(data: etree._Element) -> str:
    """What a form field of Word 97 shows: a box with or without a tick, or what is chosen of a list."""
    box, choice = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
    if box is not None:
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        return "☒" if state is not None and state.get(f"{W}val", "1") not in OFF else "☐"
    if choice is not None:
        entries = [entry.get(f"{W}val", "") for entry in choice.iterfind(f"{W}listEntry")]
        chosen = choice.find(f"{W}result")
        chosen = choice.find(f"{W}default") if chosen is None else chosen
        place = whole(chosen.get(f"{W}val")) if chosen is not None else 0
        return entries[place] if 0 <= place < len(entries) else ""
    return ""


def form_rest(data: etree._Element) -> Iterator[str]:
    """What else a form field holds: its name, its list, its help; shown in words."""
    for child in data:
        if child.tag != f"{W}checkBox" and isinstance(child.tag, str):
            yield f"isian formulir: {described(child)}"
