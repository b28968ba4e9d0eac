"""Tags that something else in the paragraph cuts in two, or that stand where what they print is not seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from lxml import etree

from generator.findings import Severity
from generator.office.word.problems import Place, Problem, excerpt
from generator.office.word.tags import TAG
from generator.office.word.tree import W

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
        self._inside = (
            dict(_walk(root))
            if next(root.iter(f"{W}fldChar", f"{W}hyperlink", f"{W}fldSimple"), None) is not None
            else {}
        )

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
            simple = holder.get(f"{W}instr", "") if holder is not None else ""
            codes = [simple, *(code for code, shown in reversed(fields) if shown)]
            yield element, _Inside(stretch, next(filter(None, map(_computes, codes)), ""), holder)
            continue
        if element.tag == f"{W}instrText":
            if fields:
                fields[-1] = (fields[-1][0] + (element.text or ""), fields[-1][1])
            continue
        stretch += 1
        match element.get(f"{W}fldCharType"):
            case "begin":
                fields.append(("", False))
            case "separate" if fields:
                fields[-1] = (fields[-1][0], True)
            case "end" if fields:
                fields.pop()


def _computes(code: str) -> str:
    """The name of a field that computes its text anew; empty for one that keeps it."""
    name = (code.split() or [""])[0].upper()
    return "" if name in _KEPT else name


def _is_hidden(text: etree._Element) -> bool:
    run = next(text.iterancestors(f"{W}r"), None)
    hidden = None if run is None else run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false", "off")
