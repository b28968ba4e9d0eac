"""The tags of a template: found, made whole where Word has split them, and each with its place.

Every tag gets a number, kept inside it between two signs that no text uses (`_OPEN`, `_CLOSE`) until the
source is written, so that wherever preparation moves or copies it, a fault can be shown where it was typed. Tags that something else in
the paragraph cuts in two, or that stand where what they print is not seen, are reported (`Borders`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from lxml import etree

from generator.findings import Severity
from generator.office.word.language import Looks
from generator.office.word.limits import MAX_TAG, MAX_TAGS
from generator.office.word.problems import Place, Problem, excerpt
from generator.office.word.tree import W

TAG: Final = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{#(?:(?!\{#|#\}).)*#\}", re.DOTALL)
HALF: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
NUMBER: Final = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
NUMBERED: Final = re.compile(rf"(\{{[{{%#](?:(?!\{{[{{%#]).)*?{_OPEN}[0-9]+{_CLOSE}.*?[}}%#]\}})", re.DOTALL)
"""A tag that has its number; splitting by it keeps the tags, one after each stretch of text."""
_INTERNAL: Final = re.compile(r"\|\s*(_\w*)")
"""Filters of our own making, which nobody may type."""
STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
"""The curly quotes that Word makes while one types, as the straight ones that are meant."""
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_ALIKE: Final = re.compile("[｛﹛❴⦃｝﹜❵⦄]")
"""What looks like a brace and is none."""
_SIGNS: Final = re.compile("[\ufdd0-\ufdd4]")
"""What no text uses: ours here and in `placing`."""
_SHAPE: Final = re.compile(r"\{([{%#])(tr|tc|p|r)?(?=[\s+-])[+-]?\s*(\w*)")


class Tag(NamedTuple):
    """One tag as it was typed."""

    typed: str
    place: Place

    @property
    def kind(self) -> str:
        """What it takes the place of: `tr`, `tc`, `p`, `r`; empty when it stays where it is."""
        found = _SHAPE.match(self.typed)
        return (found[2] or "") if found else ""

    @property
    def command(self) -> str:
        """The first word of a `{% … %}`; empty for what prints and for comments."""
        found = re.match(r"\{%(?:tr|tc|p|r)?(?=[\s+-])[+-]?\s*(\w+)|\{%(\w+)", self.typed)
        return (found[1] or found[2] or "") if found else ""


@dataclass
class Draft:
    """What reading one template brings together."""

    tags: list[Tag] = field(default_factory=list)
    looks: list[Looks] = field(default_factory=list)
    """The properties of rich tags' runs."""
    problems: list[Problem] = field(default_factory=list)
    mended: list[Place] = field(default_factory=list)
    """Where Word had split a tag."""

    def report(self, place: Place, message: str, remedy: str) -> None:
        """Keep an error."""
        self.problems.append(Problem(place, message, remedy))

    def number(self, tag: str, place: Place) -> str:
        """The tag with a number of its own inside; empty, and reported, when there are too many or it is too long."""
        if len(tag) > MAX_TAG:
            self.report(place, f"memuat tanda yang lebih panjang dari {MAX_TAG} huruf", "Persingkat tanda itu.")
            return ""
        if found := _INTERNAL.search(tag):
            self.report(place, f"memakai perintah “{found[1]}” yang tidak dikenal", "Hapus perintah itu.")
            return ""
        tag = self._plain(tag, place)
        number = len(self.tags)
        self.tags.append(Tag(tag, place))
        if number == MAX_TAGS:  # the first beyond: said once
            self.report(
                Place(), f"memuat lebih dari {MAX_TAGS} tanda", "Sederhanakan templat itu; pakai perulangan (for)."
            )
        if number >= MAX_TAGS:
            return ""
        return f"{tag[:-2]}{_OPEN}{number}{_CLOSE}{tag[-2:]}"

    def _plain(self, tag: str, place: Place) -> str:
        """The tag without what no tag has outside its texts in quotes, which is reported: it looks right, and is not."""
        if tag.isascii() or tag.startswith("{#"):
            return tag
        bare = _QUOTED.sub("", tag.translate(STRAIGHT))
        strange = [char for char in dict.fromkeys(bare) if ord(char) > 127 and not char.isspace()]
        if not strange:
            return tag
        self.report(place, *_strange(strange[0]))
        plain: list[str] = []
        for char in tag:
            if _is_dash(char):
                plain.append("-")
            elif char not in strange:
                plain.append(char)
        return "".join(plain)


def number_in(tag: str) -> int:
    """The number of a tag; -1 for one without."""
    found = NUMBER.search(tag)
    return int(found[1]) if found else -1


def _is_dash(char: str) -> bool:
    return unicodedata.category(char) == "Pd" or char == "\u2212"


def _strange(char: str) -> tuple[str, str]:
    """What is wrong with a character in a tag, and what to do."""
    again = "Hapus seluruh tanda itu, lalu ketik ulang."
    code = f"U+{ord(char):04X}"
    match unicodedata.category(char):
        case "Cf":
            return f"memuat karakter tak terlihat ({code}) di dalam tanda", again
        case "Pi" | "Pf" | "Ps" | "Pe" if not char.isalpha():
            return f"memuat tanda kutip atau kurung “{char}” ({code}) yang bukan dari papan ketik", again
        case category if _is_dash(char):
            return f"memuat garis “{char}” ({code}) di dalam tanda, bukan tanda kurang (-)", again
        case category if category.startswith("L"):
            return f"memuat huruf “{char}” ({code}) yang hanya mirip huruf biasa", again
    return f"memuat karakter “{char}” ({code}) yang tidak dikenal di dalam tanda", again


def whole_tags(texts: Sequence[str], part: str, where: str, draft: Draft) -> list[str]:
    """The texts of one paragraph's pieces, every tag wholly in the piece it begins in and numbered.

    A brace without its partner is reported and taken out. Time grows with the length of the texts.
    """
    pieces = [_SIGNS.sub("", text) for text in texts]
    whole = "".join(pieces)
    if not HALF.search(whole):
        return pieces
    begins = list(accumulate(map(len, pieces[:-1]), initial=0))
    filled: list[list[str]] = [[] for _ in pieces]
    end = 0
    for tag in TAG.finditer(whole):
        _lay_out(whole, end, tag.start(), begins, filled, Place(part, where), draft)
        place = Place(part, where, excerpt(whole, tag.start(), tag.end()))
        owner = _owner(begins, tag.start())
        if _owner(begins, tag.end() - 1) != owner:
            draft.mended.append(place)
        filled[owner].append(draft.number(tag[0], place))
        end = tag.end()
    _lay_out(whole, end, len(whole), begins, filled, Place(part, where), draft)
    return ["".join(parts) for parts in filled]


def _owner(begins: Sequence[int], at: int) -> int:
    return bisect_right(begins, at) - 1


def _lay_out(
    whole: str, start: int, end: int, begins: Sequence[int], filled: list[list[str]], place: Place, draft: Draft
) -> None:
    """Give the text between two tags back to its pieces, without halves of tags."""
    if start == end:
        return
    stretch = whole[start:end]
    if half := HALF.search(stretch):
        at = start + half.start()
        alike = _ALIKE.search(stretch)
        besides = f"; kurung “{alike[0]}” (U+{ord(alike[0]):04X}) bukan kurung kurawal biasa" if alike else ""
        draft.report(
            place._replace(text=excerpt(whole, at, at + 2)),
            f"memuat tanda {half[0]} yang tidak berpasangan{besides}",
            "Setiap {{ ditutup dengan }}, dan setiap {% ditutup dengan %}, dalam paragraf yang sama.",
        )
        stretch = HALF.sub(_OPEN * 2, stretch)  # as long as it was, so that the places hold
    for index in range(_owner(begins, start), _owner(begins, end - 1) + 1):
        first = max(start, begins[index])
        last = min(end, begins[index + 1]) if index + 1 < len(begins) else end
        filled[index].append(stretch[first - start : last - start].replace(_OPEN, ""))


_KEPT: Final = frozenset("HYPERLINK FORMTEXT FORMCHECKBOX FORMDROPDOWN TOC INDEX QUOTE BIBLIOGRAPHY CITATION".split())
"""Fields whose text stays until somebody asks for another one."""


class _Inside(NamedTuple):
    """What a text stands inside."""

    stretch: int = 0
    """How many beginnings, middles and ends of fields lie before it."""
    field: str = ""
    """The innermost field that computes its text."""
    link: etree._Element | None = None


class Borders:
    """The fields and links of a story."""

    def __init__(self, root: etree._Element) -> None:
        has_any = next(root.iter(f"{W}fldChar", f"{W}hyperlink", f"{W}fldSimple"), None) is not None
        self._inside = dict(_walk(root)) if has_any else {}

    def problems(self, texts: Sequence[etree._Element], place: Place) -> Iterator[Problem]:
        """What is wrong with where the tags of a paragraph stand, whose text elements these are."""
        whole = "".join(text.text or "" for text in texts)
        begins = list(accumulate((len(text.text or "") for text in texts[:-1]), initial=0))
        for tag in TAG.finditer(whole):
            held = texts[bisect_right(begins, tag.start()) - 1 : bisect_right(begins, tag.end() - 1)]
            at = place._replace(text=excerpt(whole, tag.start(), tag.end()))
            yield from self._of_tag(held, at)
            if tag[0].startswith("{{") and _is_hidden(held[0]):
                yield Problem(
                    at,
                    "mencetak data sebagai teks tersembunyi (Hidden), sehingga tidak tampak di dokumen",
                    "Pilih teks itu di Word, buka Font (Ctrl+D), lalu hapus centang Hidden.",
                    Severity.WARNING,
                )

    def _of_tag(self, held: Sequence[etree._Element], at: Place) -> Iterator[Problem]:
        """What is wrong with a tag that these text elements hold."""
        inside = [self._inside.get(text, _Inside()) for text in held]
        if inside[0].stretch != inside[-1].stretch:
            yield Problem(
                at,
                "memuat tanda yang dipotong oleh kode field",
                "Hapus tanda dan field itu, lalu ketik ulang tandanya (Alt+F9 menampilkan semua field).",
            )
        elif inside[0].field:
            yield Problem(
                at,
                f"memuat tanda di dalam hasil field {inside[0].field}, yang dihitung ulang oleh Word sehingga isinya hilang",
                "Pilih teks itu di Word, tekan Ctrl+Shift+F9 agar menjadi teks biasa, lalu simpan.",
            )
        elif any(one.link is not inside[0].link for one in inside):
            yield Problem(
                at,
                "memuat tanda yang dipotong oleh tautan; teks tautannya akan hilang",
                "Letakkan seluruh tanda di dalam tautan itu, atau hapus tautannya (Ctrl+Shift+F9).",
                Severity.WARNING,
            )


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, _Inside]]:
    """The texts of a story and what each stands inside."""
    stretch, fields = 0, list[tuple[str, bool]]()
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}t":
            holder = next(element.iterancestors(f"{W}fldSimple", f"{W}hyperlink"), None)
            simple = "" if holder is None else holder.get(f"{W}instr", "")
            codes = [simple, *(code for code, shown in reversed(fields) if shown)]
            yield element, _Inside(stretch, _computing(codes), holder)
            continue
        if element.tag == f"{W}instrText":
            if fields:
                code, shown = fields[-1]
                fields[-1] = (code + (element.text or ""), shown)
            continue
        stretch += 1
        match element.get(f"{W}fldCharType"):
            case "begin":
                fields.append(("", False))
            case "separate" if fields:
                fields[-1] = (fields[-1][0], True)
            case "end" if fields:
                fields.pop()


def _computing(codes: Sequence[str]) -> str:
    """The name of the first of these fields that computes its text anew; empty where all keep it."""
    for code in codes:
        name = (code.split() or [""])[0].upper()
        if name and name not in _KEPT:
            return name
    return ""


def _is_hidden(text: etree._Element) -> bool:
    run = next(text.iterancestors(f"{W}r"), None)
    hidden = None if run is None else run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false", "off")
