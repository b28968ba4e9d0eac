"""From a source to its syntax tree, whatever is wrong with it: what cannot be read is reported and left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import jinja2
from jinja2 import nodes

from generator.office.word.blocks import sound_tags
from generator.office.word.prepare import Source, Written
from generator.office.word.problems import Place
from generator.office.word.tags import Draft

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
