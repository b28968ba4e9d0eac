"""From a source to its syntax tree, whatever is wrong with it: what cannot be read is reported and left out.

Blocks first: every for and if closed, by a tag of its kind, in the same table, row or paragraph. What lies between the
two tags of a block is repeated or left out, so both must stand in the same place of the XML tree: for `{%tr … %}` in the
same table, for tags inside text in the same cell.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import jinja2
from jinja2 import nodes
from lxml import etree

from generator.office.word.cells import COMMANDS
from generator.office.word.limits import MAX_NESTING
from generator.office.word.placing import CELL_COMMANDS
from generator.office.word.prepare import Source, Written
from generator.office.word.problems import Place
from generator.office.word.tags import Draft, Tag
from generator.office.word.tree import W

_ENDS: Final = {"endfor": "for", "endif": "if"}
_OPENERS: Final = frozenset(_ENDS.values())
_BETWEEN: Final = frozenset({"else", "elif"})
KNOWN: Final = (*_OPENERS, *_ENDS, *_BETWEEN, "set", *COMMANDS, *CELL_COMMANDS)
"""The commands that a template may use."""
_FOREIGN: Final = frozenset(
    "include import from extends block endblock macro endmacro call endcall filter endfilter autoescape "
    "endautoescape raw endraw do with endwith print break continue trans endtrans debug endset namespace".split()
)
_ALLOWED: Final = "Di templat hanya boleh ada nama data, for, if, set, perbandingan, dan filter yang terdaftar."
_PAIRS: Final = "Setiap for ditutup dengan endfor, dan setiap if ditutup dengan endif."
_KINDS: Final = {"tr": "tabel yang sama", "tc": "baris tabel yang sama", "r": "paragraf yang sama"}
_CONTAINERS: Final = (f"{W}tc", f"{W}txbxContent", f"{W}body", f"{W}hdr", f"{W}ftr", f"{W}footnote", f"{W}endnote")


class _Open(NamedTuple):
    """A block that is not closed yet."""

    tag: Tag
    written: Written
    deep: bool


def sound_tags(source: Source, draft: Draft) -> list[Written]:
    """The tags of a source as a whole of closed blocks; what is at fault is reported and left out or closed."""
    kept: list[Written] = []
    stack: list[_Open] = []
    for written in source.tags:
        kept.extend(_next(written, stack, draft))
    for left in reversed(stack):
        kept.extend(_unclosed(left, draft))
    return kept


def _next(written: Written, stack: list[_Open], draft: Draft) -> Iterator[Written]:
    tag = draft.tags[written.number]
    command = tag.command
    if not tag.typed.startswith("{%") or command in ("set", *COMMANDS, *CELL_COMMANDS):
        yield from () if stack and stack[-1].deep else (written,)
    elif command not in KNOWN:
        _report_command(tag, draft)
    elif command in _OPENERS:
        stack.append(_opened(tag, written, stack, draft))
        yield from () if stack[-1].deep else (written,)
    elif command in _ENDS:
        yield from _close(tag, written, stack, draft)
    else:
        yield from _between(tag, written, stack, draft)


def _between(tag: Tag, written: Written, stack: Sequence[_Open], draft: Draft) -> Iterator[Written]:
    if not stack or (tag.command == "elif" and stack[-1].tag.command == "for"):
        _report_extra(tag, draft)
    elif not stack[-1].deep:
        _compare(stack[-1], tag, written, draft)
        yield written


def _opened(tag: Tag, written: Written, stack: Sequence[_Open], draft: Draft) -> _Open:
    deep = len(stack) >= MAX_NESTING
    if len(stack) == MAX_NESTING:
        draft.report(
            tag.place,
            f"memuat for dan if yang bertingkat lebih dari {MAX_NESTING}",
            "Kurangi for atau if yang berada di dalam for atau if lain.",
        )
    return _Open(tag, written, deep)


def _close(tag: Tag, written: Written, stack: list[_Open], draft: Draft) -> Iterator[Written]:
    opener = _ENDS[tag.command]
    if not any(block.tag.command == opener for block in stack):
        _report_extra(tag, draft)
        return
    while stack[-1].tag.command != opener:
        yield from _unclosed(stack.pop(), draft)
    block = stack.pop()
    if not block.deep:
        _compare(block, tag, written, draft)
        yield written


def _unclosed(block: _Open, draft: Draft) -> Iterator[Written]:
    command = block.tag.command
    draft.report(block.tag.place, f"memuat perintah {command} yang tidak ditutup", _PAIRS)
    if not block.deep:
        yield Written(block.written.number, f"{{%\nend{command} %}}", None)


def _report_extra(tag: Tag, draft: Draft) -> None:
    draft.report(
        tag.place,
        f"memuat “{tag.command}” tanpa for atau if yang mendahuluinya",
        "Hapus, atau lengkapi pasangannya.",
    )


def _report_command(tag: Tag, draft: Draft) -> None:
    command = tag.command
    if command in _FOREIGN:
        draft.report(tag.place, f"memakai perintah yang tidak diizinkan: {command}", _ALLOWED)
    elif not command:
        draft.report(tag.place, "memuat tanda {% … %} tanpa perintah", "Hapus tanda itu, atau lengkapi perintahnya.")
    else:
        near = difflib.get_close_matches(command, KNOWN, 1)
        remedy = f"Mungkin maksudnya {near[0]}." if near else f"Periksa ejaannya. {_ALLOWED}"
        if command in ("tr", "tc", "p", "r"):
            remedy = f"Tulis {{%{command} tanpa spasi setelah {{%."
        draft.report(tag.place, f"memakai perintah “{command}” yang tidak dikenal", remedy)


def _compare(block: _Open, tag: Tag, written: Written, draft: Draft) -> None:
    """Report a block whose tags do not stand in the same place of the document."""
    first = block.tag
    if first.kind != tag.kind:
        draft.report(
            tag.place,
            f"menutup {_shown(first)} dengan {_shown(tag)}",
            f"Pakai {{%{first.kind} {tag.command} %}}, sejenis dengan pembukanya pada {first.place}.".replace(
                "  ", " "
            ),
        )
    elif not _together(block.written.parent, written.parent, tag.kind):
        where = _KINDS.get(tag.kind, "sel, atau bagian dokumen, yang sama")
        draft.report(
            tag.place,
            f"memisahkan {_shown(tag)} dari pembukanya pada {first.place}",
            f"Letakkan keduanya dalam {where}.",
        )


def _shown(tag: Tag) -> str:
    return f"{{%{tag.kind} {tag.command} … %}}"


def _together(first: etree._Element | None, last: etree._Element | None, kind: str) -> bool:
    if first is None or last is None or first is last:
        return first is last
    return not kind and _container(first) is _container(last) and _chain(first) == _chain(last)


def _container(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(*_CONTAINERS), None)


def _chain(element: etree._Element) -> list[str]:
    return [str(element.tag), *(str(above.tag) for above in element.iterancestors())]


_UNREADABLE = "memuat tanda yang tidak dapat dibaca"
_CHECK = "Periksa ejaan, kurung, tanda kutip, dan pasangan for–endfor serta if–endif."


class Parsed(NamedTuple):
    """A part as a tree, and where its lines stand in the template."""

    part: str
    tree: nodes.Template
    places: Mapping[int, Place]
    """Line of the tree → place in the template."""
    sound: bool
    """Whether the tree is the source's own, with nothing left out."""


def parse(source: Source, draft: Draft, environment: jinja2.Environment) -> Parsed:
    """The tree of a source. Faults are reported to the draft; then the tree is that of what can be read."""
    before = len(draft.problems)
    kept = sound_tags(source, draft)
    if len(draft.problems) == before:
        try:
            return Parsed(source.part, environment.parse(source.text), _places(source.lines, draft), True)
        except (jinja2.TemplateSyntaxError, RecursionError):
            kept = [written for written in kept if _readable(written, draft, environment)]
            if len(draft.problems) == before:
                draft.report(Place(), _UNREADABLE, _CHECK)
                kept = []
    else:
        kept = [written for written in kept if _readable(written, draft, environment)]
    return _mended(source.part, kept, draft, environment)


def _mended(part: str, kept: Sequence[Written], draft: Draft, environment: jinja2.Environment) -> Parsed:
    """The tree of these tags alone: each holds one line end."""
    places = {line: draft.tags[written.number].place for line, written in enumerate(kept, start=2)}
    try:
        tree = environment.parse("".join(written.text for written in kept))
    except (jinja2.TemplateSyntaxError, RecursionError):
        draft.report(Place(), _UNREADABLE, _CHECK)
        tree = environment.parse("")
    return Parsed(part, tree, places, False)


def _readable(written: Written, draft: Draft, environment: jinja2.Environment) -> bool:
    """Whether a tag can be read on its own; reported when not."""
    tag = draft.tags[written.number]
    text = _closed(written.text)
    if text is None:
        return True
    try:
        environment.parse(text)
    except jinja2.TemplateSyntaxError:
        draft.report(tag.place, _UNREADABLE, _CHECK)
    except RecursionError:
        draft.report(tag.place, "memuat tanda yang terlalu bertingkat", "Kurangi kurung dan filter di dalam tanda itu.")
    else:
        return True
    return False


def _closed(text: str) -> str | None:
    """A tag made complete on its own; None for one that has nothing of its own to read."""
    match text[2:-2].split(maxsplit=1)[:1]:
        case ["for"]:
            return f"{text}{{% endfor %}}"
        case ["if"]:
            return f"{text}{{% endif %}}"
        case ["elif"] if text.startswith("{%"):
            return f"{{% if 1 %}}{text}{{% endif %}}"
        case ["else" | "endfor" | "endif"] if text.startswith("{%"):
            return None
    return text


def _places(lines: Mapping[int, int], draft: Draft) -> Mapping[int, Place]:
    return {line: draft.tags[number].place for line, number in lines.items()}
