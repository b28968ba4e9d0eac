"""Findings on masters as one HTML page for staff, which needs nothing but itself: no network, no other file.

What comes from a master is only ever text: the template escapes it, and the page's own policy lets no other
style or script run than the two it was written with.
"""

from __future__ import annotations

import base64
import hashlib
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.findings import Finding, Severity
from generator.master import Master
from generator.master.officials import concerned
from generator.present.findings import shown, summary
from generator.present.rules import ordered
from generator.registry import Rule
from generator.values import normal

HERE: Final = Path(__file__).parent
_SHORT: Final = 160
"""Characters of a value that is shown at once; a longer one is unfolded."""
_WORDS: Final = {**{severity.value: severity.said for severity in Severity}, "waived": "dikecualikan"}


@dataclass(frozen=True, slots=True)
class Halaman:
    """A master as it was named, and its findings in order."""

    nama: str
    master: Master
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Butir:
    """A finding as a card: its place on the page, and the numbers by which it is filtered."""

    temuan: Finding
    nomor: int
    """Its place among the findings of its master."""
    jangkar: str
    sel: str
    """The anchor of the first finding at the same cell."""
    master: int
    lembar: int
    pejabat: tuple[int, ...]
    nama: str
    """The officials concerned, as a sentence."""

    @property
    def tingkat(self) -> str:
        """The severity as the style sheet and the filter call it."""
        return self.temuan.severity.value

    @property
    def di(self) -> str:
        """Row and column in people's words."""
        return ", ".join(filter(None, (self.temuan.id, self.temuan.column)))

    @property
    def pendek(self) -> bool:
        """Whether the value is short, and not in the message already."""
        value = " ".join(self.temuan.value.split())
        return bool(value) and len(value) <= _SHORT and value not in self.temuan.message

    @property
    def panjang(self) -> str:
        """The beginning of a long value, empty where it is short."""
        value = " ".join(self.temuan.value.split())
        return textwrap.shorten(value, 80, placeholder="") or value[:80] if len(value) > _SHORT else ""


def as_html(checked: Sequence[Halaman], rules: Mapping[str, Rule]) -> str:
    """The page."""
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("temuan.css", "temuan.js"))
    template = (HERE / "temuan.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    codes = {finding.code for one in checked for finding in one.findings}
    return environment.from_string(template).render(
        content(checked),
        judul=", ".join(one.nama for one in checked),
        kata_jumlah=list(_WORDS.values()),
        tingkat_kata=[(severity.value, severity.said) for severity in Severity],
        aturan=[rule for rule in ordered(rules) if rule.code in codes],
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own files
        naskah=Markup(script),  # noqa: S704
        sidik_gaya=digest(style),
        sidik_naskah=digest(script),
    )


def digest(text: str) -> str:
    """The name by which the page's policy knows a style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def content(checked: Sequence[Halaman]) -> dict[str, Any]:
    """What a page of findings shows: masters with their cards by sheet, and what they are filtered by."""
    sheets = list(
        dict.fromkeys(name for one in checked for name in _in_order(one, {finding.sheet for finding in one.findings}))
    )
    places = [concerned(one.master) for one in checked]
    named = [
        [places[number].get((normal(finding.sheet), finding.cell), ()) for finding in one.findings]
        for number, one in enumerate(checked)
    ]
    officials = sorted({name for per_master in named for names in per_master for name in names}, key=normal)
    anchors = Anchors(officials, sheets, several=len(checked) > 1)
    masters = [
        _master(number, one, anchors, names) for number, (one, names) in enumerate(zip(checked, named, strict=True))
    ]
    return {"masters": masters, "lembar": sheets, "pejabat": officials}


class Anchors:
    """Gives every part of the page a name of its own, such as `lampiran-i-G2`."""

    def __init__(self, officials: Sequence[str], sheets: Sequence[str], several: bool) -> None:
        self.officials = {name: number for number, name in enumerate(officials)}
        self.sheets = {name: number for number, name in enumerate(sheets)}
        self._several = several
        self._taken = {"saringan", "jumlah", "dipakai", "temuan"}

    def take(self, master: int, *parts: str) -> str:
        """A name that nothing else on the page has; with several masters it begins with the master's number."""
        wanted = "-".join([*([f"m{master + 1}"] if self._several else []), *filter(None, parts)])
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name


def _slug(text: str) -> str:
    """A sheet's name as part of an address: `Lampiran I` → `lampiran-i`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "lembar"


def _master(number: int, one: Halaman, anchors: Anchors, named: Sequence[Sequence[str]]) -> dict[str, Any]:
    anchor = anchors.take(number, "master")
    cards = list(_cards(number, one, anchors, named))
    open_ = [card for card in cards if not card.temuan.waived]
    return {
        "nama": one.nama,
        "sidik": one.master.sha256,
        "jangkar": anchor,
        "jumlah": list(summary(one.findings).items()),
        "lembar": [
            _sheet(number, name, open_, anchors) for name in _in_order(one, {card.temuan.sheet for card in open_})
        ],
        "dikecualikan": [card for card in cards if card.temuan.waived],
    }


def _in_order(one: Halaman, sheets: Set[str]) -> list[str]:
    """The sheets as they follow each other in the workbook; those that it lacks come first."""
    order = {normal(name): number for number, name in enumerate(one.master.buku.lembar)}
    return sorted(sheets, key=lambda name: (order.get(normal(name), -1), name))


def _cards(number: int, one: Halaman, anchors: Anchors, named: Sequence[Sequence[str]]) -> Iterator[Butir]:
    first: dict[tuple[str, str], str] = {}
    for place, (finding, names) in enumerate(zip(one.findings, named, strict=True)):
        anchor = anchors.take(number, _slug(finding.sheet), finding.cell or "lembar")
        yield Butir(
            temuan=shown(finding),
            nomor=place,
            jangkar=anchor,
            sel=first.setdefault((finding.sheet, finding.cell), anchor),
            master=number,
            lembar=anchors.sheets[finding.sheet],
            pejabat=tuple(anchors.officials[name] for name in names),
            nama=", ".join(names),
        )


def _sheet(number: int, name: str, cards: Sequence[Butir], anchors: Anchors) -> dict[str, Any]:
    """A sheet's cards, the gravest first, and one link for each cell, coloured by its gravest finding."""
    own = [card for card in cards if card.temuan.sheet == name]
    links: dict[str, Butir] = {}
    for card in own:
        links.setdefault(card.sel, card)
    return {"nama": name, "jangkar": anchors.take(number, _slug(name)), "butir": own, "tautan": list(links.values())}
