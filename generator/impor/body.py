"""The paragraphs of a decree → sheets Keputusan and Batang Tubuh, by the words that stand before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from generator.impor import elsewhere, reading
from generator.impor.lines import reading_text
from generator.impor.taken import Catatan, Isi, Tempat, known, left_out
from generator.master.grids import Line
from generator.values import is_nip, normal

_PARTS: Final = re.compile(r"(menimbang|mengingat|menetapkan)\b\s*:?\s*(.*)", re.IGNORECASE | re.DOTALL)
_DECIDES: Final = re.compile(r"m\s*e\s*m\s*u\s*t\s*u\s*s\s*k\s*a\s*n\s*:?", re.IGNORECASE)
_ORDINALS: Final = "SATU DUA TIGA EMPAT LIMA ENAM TUJUH DELAPAN SEMBILAN SEPULUH SEBELAS".split()
_DIKTUM: Final = re.compile(
    rf"(PERTAMA|KE(?:{'|'.join(_ORDINALS)})(?:\s*(?:BELAS|PULUH))?(?:\s*(?:{'|'.join(_ORDINALS)}))?)\s*:\s*(.*)",
    re.DOTALL,
)
_COPIES: Final = re.compile(r"tembusan\b.{0,60}?:?", re.IGNORECASE)
_ANNEX: Final = re.compile(r"LAMPIRAN(?:\s+([IVX]+|\d+))?\s*:?(?:\s+(KEPUTUSAN\b.*))?", re.DOTALL)
_NUMBER: Final = re.compile(r"NOMOR\s*:?\s*(.*?)(?:\s+TAHUN\s+(\d{4}))?", re.IGNORECASE)
_DECREE: Final = re.compile(r"(?:SALINAN\s+)?KEPUTUSAN\s+(.+)")
_DATE: Final = re.compile(r"(?:pada\s+)?tanggal\s*:?\s*(.*)", re.IGNORECASE)
_PLACE: Final = re.compile(r"ditetapkan\s+di\s*:?\s*(.+)", re.IGNORECASE)
_GRACE: Final = "dengan rahmat tuhan yang maha esa"
_ABOUT: Final = "tentang"
_YEAR: Final = re.compile(r"\bTAHUN\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_ITEM: Final = re.compile(r"(\d{1,2}|[a-z])[.)]\s+(.*)", re.DOTALL)
_NIP: Final = re.compile(r"(?:NIP\s*[.:]*\s*)?(\d[\d ]{17,22})")
_PARTY: Final = re.compile(r"(nama|jabatan|nip)\s*:\s*(.+)", re.IGNORECASE)
_STATEMENT: Final = re.compile(r"perjanjian kinerja|bertanda tangan di bawah ini", re.IGNORECASE)
"""What a paragraph says that belongs to the statement of an agreement, even before its parties."""
_SIGNED: Final = re.compile(r"(?:ttd\.?|\(?\s*tanda tangan\s*\)?|#)", re.IGNORECASE)
_CATCHWORD: Final = re.compile(r"\S.{0,40}\.\.\.")


@dataclass
class Body:
    """What was taken out of the paragraphs of all sources."""

    keys: dict[str, Isi] = field(default_factory=dict)
    tubuh: list[dict[str, Isi]] = field(default_factory=list)
    catatan: list[Catatan] = field(default_factory=list)
    decree: str = ""
    """The file whose body was taken; of another file the body is left out."""


class Reader:
    """Reads the paragraphs of one source in order; what a paragraph is depends on those before it."""

    def __init__(self, body: Body, berkas: str) -> None:
        self.body = body
        self.berkas = berkas
        self.part = "awal"
        """The part of the document that is read: `awal`, `tentang`, a Bagian, `penutup`, `lampiran`, `isi lampiran`."""
        self.annex = ""
        """The number of the annex that is read."""
        self.about: list[tuple[Tempat, str]] = []
        self.closing: list[str] = []
        """What has been read of a closing block."""
        self.parties = 0

    def table(self) -> None:
        """A table was taken: what follows in an annex is its closing block."""
        if self.part != "Tembusan":
            self.part = "penutup lampiran"
            self.closing = []

    def line(self, line: Line) -> None:
        """Read a paragraph."""
        text = reading_text(line)
        if not text:
            return
        at = Tempat(self.berkas, line.place)
        for take in (self._begins, self._heads, self._goes_on):
            if take(at, text):
                return
        self.body.catatan.append(left_out(at, text, self._why_left(text)))

    def _why_left(self, text: str) -> str:
        if self.part == "awal" and (self.parties or _STATEMENT.search(text)):
            named = self.parties > 1 and _PARTY.fullmatch(" ".join(text.split()))
            return elsewhere.SECOND_PARTY if named else elsewhere.STATEMENT
        return "tidak dikenal sebagai bagian Keputusan atau tabel"

    def end(self) -> None:
        """Close what is still open."""
        self._about()

    # --- what begins a part ---------------------------------------------------------------------------------------

    def _begins(self, at: Tempat, text: str) -> bool:
        flat = " ".join(text.split())
        openings: tuple[tuple[re.Pattern[str], Callable[[Tempat, str, re.Match[str]], None]], ...] = (
            (_DECIDES, self._decides),
            (_PARTS, self._opens),
            (_DIKTUM, self._diktum),
            (_ANNEX, self._opens_annex),
            (_PLACE, self._closes),
            (_COPIES, self._copies),
        )
        for pattern, take in openings:
            found = pattern.fullmatch(text if pattern in (_PARTS, _DIKTUM) else flat)
            if found and not (pattern is _COPIES and len(flat) > 60):
                self._about()
                take(at, text, found)
                return True
        return False

    def _decides(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part = "Memutuskan"
        self._item(at, "Memutuskan", "", " ".join(text.split()))

    def _opens(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part = found[1].capitalize()
        if self.part == "Menetapkan":
            self._item(at, self.part, "", found[2])
        elif found[2]:
            self._goes_on(at, found[2])

    def _diktum(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part = "Diktum"
        self._item(at, "Diktum", found[1], found[2])

    def _opens_annex(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part, self.annex = "lampiran", found[1] or ""
        self.body.catatan.append(known(at, text, "kepala lampiran, tercetak sendiri"))

    def _closes(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part, self.closing = "penutup", []
        self._key(at, "Ditetapkan di", found[1].rstrip("."), text)

    def _copies(self, at: Tempat, text: str, found: re.Match[str]) -> None:
        self.part = "Tembusan"

    # --- the head of the decree and of annexes --------------------------------------------------------------------

    def _heads(self, at: Tempat, text: str) -> bool:
        if self.part not in ("awal", "tentang", "pembuka", "lampiran"):
            return False
        flat = " ".join(text.split())
        if normal(flat) == _GRACE:
            self._about()
            self.part = "pembuka"
            self.body.catatan.append(known(at, flat, "tercetak sendiri"))
            return True
        if self.part == "tentang":
            self.about.append((at, text))
            return True
        if self.part == "pembuka":
            return self._opening(at, flat)
        return self._head_line(at, flat, text)

    def _head_line(self, at: Tempat, flat: str, text: str) -> bool:
        if normal(flat) == _ABOUT:
            self.part = "tentang" if self.part == "awal" else self.part
            self.body.catatan.append(known(at, flat, "tercetak sendiri"))
        elif found := _NUMBER.fullmatch(flat):
            self._key(at, "Nomor", found[1], text)
            if found[2]:
                self._key(at, "Tahun", Decimal(found[2]), text)
        elif found := _DATE.fullmatch(flat):
            self._date(at, found[1], text)
        elif (found := _DECREE.fullmatch(flat)) and flat == flat.upper():
            self._office(at, found[1], text)
        else:
            return self._title(at, flat, text)
        return True

    def _title(self, at: Tempat, flat: str, text: str) -> bool:
        """What else stands at the head: the parties of a form, a year, titles."""
        if found := _PARTY.fullmatch(flat):
            return self._party(at, found[1].casefold(), found[2], text)
        if year := _YEAR.search(flat):
            self._key(at, "Tahun", Decimal(year[1]), text)
        if flat == flat.upper() and (self.part == "lampiran" or year or self._repeats_office(flat)):
            self.body.catatan.append(known(at, text, "judul, tercetak sendiri"))
            return True
        return False

    def _repeats_office(self, flat: str) -> bool:
        office = self.body.keys.get("Jabatan")
        return (office is not None and normal(flat).rstrip(",") == normal(str(office.nilai))) or self._first_office(
            flat
        )

    def _first_office(self, flat: str) -> bool:
        """The office alone at the very head, before the title names it."""
        return (
            self.part == "awal"
            and "Jabatan" not in self.body.keys
            and flat.startswith(("WALIKOTA", "WALI KOTA", "BUPATI", "GUBERNUR"))
        )

    def _party(self, at: Tempat, what: str, value: str, text: str) -> bool:
        if what == "nama":
            self.parties += 1
        name = {"nama": "Nama", "jabatan": "Jabatan", "nip": "NIP"}[what]
        if self.parties != 1 or name in self.body.keys:
            return False
        self.body.keys[name] = Isi(value.strip(), at, text, "pihak pertama pada pernyataan; periksa")
        return True

    def _opening(self, at: Tempat, flat: str) -> bool:
        office = self.body.keys.get("Jabatan")
        name = flat.rstrip(", ")
        if office is None or normal(str(office.nilai)) == normal(name):
            self._key(at, "Jabatan", name, flat)
        else:
            self._key(at, "Pembuka", name, flat)
        return True

    def _about(self) -> None:
        """The lines after TENTANG, once all are there."""
        if self.about:
            text = "\n".join(text for _, text in self.about)
            self._key(self.about[0][0], "Tentang", text, text)
            self.about = []
            self.part = "pembuka"

    # --- items and closing blocks ---------------------------------------------------------------------------------

    def _goes_on(self, at: Tempat, text: str) -> bool:
        if self.part in ("Menimbang", "Mengingat", "Tembusan"):
            return self._labelled(at, text)
        if self.part in ("Diktum", "Menetapkan"):
            return self._more(at, text)
        if self.part in ("penutup", "penutup lampiran"):
            return self._close(at, text)
        return False

    def _labelled(self, at: Tempat, text: str) -> bool:
        found = _ITEM.fullmatch(text)
        if found:
            self._item(at, self.part, found[1], found[2])
            return True
        if any(row["bagian"].nilai == self.part for row in self.body.tubuh):
            return self._more(at, text)
        self._item(at, self.part, "", text)
        return True

    def _more(self, at: Tempat, text: str) -> bool:
        """A further paragraph of the last item."""
        if self.body.decree != self.berkas or not self.body.tubuh:
            return False
        if _CATCHWORD.fullmatch(text):
            self.body.catatan.append(known(at, text, "kata penyambung"))
            return True
        last = self.body.tubuh[-1]
        isi = last["isi"]
        joined = f"{isi.nilai}\n{text}"
        last["isi"] = replace(isi, nilai=joined, tertulis=joined, ragu="beberapa paragraf menjadi satu butir")
        return True

    def _item(self, at: Tempat, bagian: str, label: str, text: str) -> None:
        body = self.body
        body.decree = body.decree or self.berkas
        if body.decree != self.berkas:
            body.catatan.append(left_out(at, text, f"batang tubuh sudah diambil dari {body.decree}"))
            return
        row = {"bagian": Isi(bagian, at, bagian), "label": Isi(label, at, label)}
        body.tubuh.append(row | {"isi": Isi(text.strip(), at, text)})

    def _close(self, at: Tempat, text: str) -> bool:
        flat = " ".join(text.split())
        if found := _DATE.fullmatch(flat):
            self._date(at, found[1], text)
        elif found := _NIP.fullmatch(flat):
            self._nip(at, found[1].replace(" ", ""), flat)
        elif _SIGNED.fullmatch(flat):
            self.body.catatan.append(known(at, text, "tercetak sendiri"))
        elif not self.closing and flat.endswith(","):
            self.closing.append(flat)
            self._office(at, flat.rstrip(", "), text)
        elif len(self.closing) == 1:
            self.closing.append(flat)
            self._key(at, "Nama", flat, text)
        else:
            return False
        return True

    def _nip(self, at: Tempat, digits: str, line: str) -> None:
        doubt = "" if is_nip(digits) else "NIP tidak 18 angka"
        have = self.body.keys.get("NIP")
        name = f"NIP Lampiran {self.annex}"
        if self.part == "penutup lampiran" and self.annex in ("I", "II"):
            if have is None or line != f"NIP. {have.nilai}":
                self.body.keys[name] = Isi(line, at, line, doubt)
            return
        self._key(at, "NIP", digits, line, doubt)

    # --- keys -----------------------------------------------------------------------------------------------------

    def _office(self, at: Tempat, name: str, text: str) -> None:
        self._key(at, "Jabatan", name.strip(), text)

    def _date(self, at: Tempat, text: str, line: str) -> None:
        day = reading.written_date(None, text)
        self._key(at, "Tanggal", day or text, line, "" if day else "tanggal tidak pasti; tulis hari, bulan, tahun")

    def _key(self, at: Tempat, name: str, value: str | Decimal | date, text: str, doubt: str = "") -> None:
        """Keep a key's value. One that stands elsewhere with another value must be looked at."""
        if value == "":
            return
        have = self.body.keys.get(name)
        if have is None:
            self.body.keys[name] = Isi(value, at, text, doubt)
        elif _differs(have.nilai, value):
            why = reading.differs(at, text)
            self.body.keys[name] = replace(have, ragu="; ".join(filter(None, (have.ragu, why))))


def _differs(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return normal(one) != normal(other)
    return one != other
