"""Marks that nobody fills: tags where no tag is filled, other programs' marks, and what only looks like a tag.

What a template brings along goes out with every document, also what nobody sees while writing it. So every part
is looked through before filling (`unfilled_marks`), and every document once more when it is done (`refuse_tags`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.charts import CHART, Chart, drawn_charts
from generator.office.word.problems import Place, Problem, excerpt
from generator.office.word.tags import HALF, TAG
from generator.office.word.texts import DELETED, Text, may_hold_marks, may_hold_tags, texts
from generator.office.word.tree import short
from generator.office.xml import FILLED, OUTSIDE
from generator.values import Run

OPENING: Final = re.compile(r"\{[{%#]")
_WORDS: Final = r"([A-Za-z_][\w .\-]{0,80})"
_FOREIGN: Final = (rf"\$\{{\s*{_WORDS}\}}", r"«\s*([A-Za-z_]\w*)\s*»", rf"<<\s*{_WORDS}>>", rf"\[\[\s*{_WORDS}\]\]")
"""Marks of mail merge, of other template programs, and of forms: a name between signs that no text has.

They, `_ALIKE` and `_APART` are compiled for the first text that holds a sign of theirs; few templates have one."""
_UNREAD: Final = "customXml/"
"""Data of other programs, which nobody reads: signs that mean something to us may mean something else there."""
_ALIKE: Final = r"[｛﹛❴⦃]\s*[｛﹛❴⦃{%％#＃]|\{\s*[｛﹛❴⦃％＃]"
_SIGN: Final = re.compile(r"[{«<\[｛﹛❴⦃]")
"""What every mark holds that is none of ours; nearly all texts hold none of it."""
_APART: Final = "\\{[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+(?:\\{|%\\s*(?:tr|tc|p|r)?\\s*(?:for|if|set|end|el))"
_FILLED: Final = ("docProps/core.xml", "teks")
"""The part, and the kind of its texts, that are filled besides paragraphs."""
_C: Final = CHART.removesuffix("chart")
_REPLACED: Final = (f"{_C}chart/{_C}title/{_C}tx", *(f".//{_C}ser/{_C}{name}" for name in ("tx", "cat", "val")))
"""What of a chart its data replace."""


def unfilled_marks(parts: Mapping[str, bytes], stories: Set[str], charts: Iterable[Chart] = ()) -> Iterator[Problem]:
    """Every mark of a template that filling would leave in the document, each with its place.

    `stories` are the parts whose paragraphs are filled; `charts` those that are filled with data.
    """
    bound = {chart.part for chart in charts}
    books = {chart.book for chart in charts}
    for name in sorted(parts):
        if name in books or not may_hold_marks(parts[name]):
            continue
        try:
            for text in texts(name, _left(parts[name], data=name in bound)):
                yield from _problems(text, stories)
        except etree.XMLSyntaxError:
            yield Problem(
                Place(), f"rusak pada bagian {name}", "Buka di Word, simpan ulang, atau ambil salinan yang utuh."
            )


def _left(content: bytes, *, data: bool) -> bytes:
    """A part without what `charts` fills or judges: tags in charts' alternative texts and, with `data`, a chart's own data."""
    if CHART[1:].partition("}")[0].encode() not in content:
        return content
    root = etree.fromstring(content, OUTSIDE)
    for properties, _ in drawn_charts(root):
        bound = "{{" in properties.get("descr", "")
        if bound or TAG.fullmatch(properties.get("title", "")):
            properties.set("title", "")
        if bound:
            properties.set("descr", "")
    for name in _REPLACED if data else ():
        for replaced in root.iterfind(name):
            replaced.clear()
    return etree.tostring(root)


def _problems(text: Text, stories: Set[str]) -> Iterator[Problem]:
    filled = not text.what if text.part in stories else (text.part, text.what) == _FILLED
    rest = TAG.sub("\0", text.text)
    if not filled and (tag := OPENING.search(text.text)):
        yield _outside(text, tag)
    if not _SIGN.search(rest):
        return
    for pattern in () if text.part.startswith(_UNREAD) else _FOREIGN:
        if mark := re.search(pattern, rest):
            yield Problem(
                _at(text, rest, mark),
                f"memuat tanda dari program lain yang tidak diisi: {mark[0]}",
                "Ganti dengan nama data di antara {{ dan }}, misalnya {{ nama }} (daftarnya: perkin templates vars), "
                "atau hapus.",
            )
    if not HALF.search(rest) and (mark := re.search(_ALIKE, rest) or re.search(_APART, rest)):
        yield _look_alike(text, rest, mark)


def _outside(text: Text, tag: re.Match[str]) -> Problem:
    whole = TAG.match(text.text, tag.start())
    shown = short(" ".join(whole[0].split())) if whole else excerpt(text.text, tag.start(), tag.end())
    place = Place(text.place.part, text.where, shown)
    if text.what == DELETED:
        return Problem(
            place,
            f"memuat tanda di dalam {text.what}, yang tidak diisi",
            "Terima atau tolak perubahan itu di Word (tab Review), lalu simpan.",
        )
    return Problem(
        place,
        f"memuat tanda di luar teks paragraf yang diisi: {text.what or 'teks bagian ini'}",
        "Tanda hanya diisi di dalam teks isi, kepala dan kaki halaman, catatan kaki, properti, dan teks alternatif "
        "gambar atau grafik yang berisi satu nama data saja. Hapus tanda itu, atau ketik sebagai teks biasa.",
    )


def _look_alike(text: Text, rest: str, mark: re.Match[str]) -> Problem:
    strange = [char for char in dict.fromkeys(mark[0]) if ord(char) > 127]
    codes = ", ".join(f"{char} (U+{ord(char):04X})" for char in strange)
    what = "memuat kurung kurawal yang terpisah oleh spasi, sehingga tidak terbaca sebagai tanda"
    if codes:
        what = f"memuat kurung kurawal yang bukan kurung kurawal biasa: {codes}"
    return Problem(
        _at(text, rest, mark),
        what,
        "Hapus, lalu ketik {{ atau {% dengan dua huruf papan ketik biasa, tanpa apa pun di antaranya.",
    )


def _at(text: Text, rest: str, mark: re.Match[str]) -> Place:
    """Where a mark stands, with what is around it; tags are left out."""
    shown = excerpt(rest.replace("\0", "…"), mark.start(), mark.end())
    return Place(text.place.part, text.where, shown)


def refuse_tags(parts: Mapping[str, bytes], data: Mapping[str, object], template: str) -> None:
    """The last look at a document: raise `TemplateRefused` for a tag in any part of it that the data did not bring.

    Text of the data that happens to read like a tag is printed as it is, and is no fault.
    """
    for name in sorted(parts):
        if not may_hold_tags(parts[name]):
            continue
        for text in texts(name, parts[name], FILLED):
            for tag in OPENING.finditer(text.text):
                if tag[0] not in _openings(data):
                    place = ", ".join(filter(None, (str(text.place), text.what)))
                    shown = excerpt(text.text, tag.start(), tag.end())
                    raise TemplateRefused(
                        f"Dokumen dari templat {template} masih memuat tanda yang tidak terisi ({place}, “{shown}”), jadi "
                        "tidak dibuat. Hapus tanda itu dari templat, atau ketik ulang sebagai teks biasa."
                    )


def _openings(data: object) -> frozenset[str]:
    """What reads like the beginning of a tag in the texts of the data."""
    found: set[str] = set()
    waiting: list[object] = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple | list) and value and all(isinstance(run, Run) for run in value):
            value = "".join(run.text for run in value)
        if isinstance(value, str):
            tight = "".join(value.split())
            found.update(OPENING.findall(tight))
            found.update(("{{", "{%", "{#") if tight.endswith("{") else ())
        elif isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, tuple | list):
            waiting.extend(value)
        elif is_dataclass(value):
            waiting.extend(getattr(value, item.name) for item in fields(value))
    return frozenset(found)
