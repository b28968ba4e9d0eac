"""Strict reading and printing of what a cell may hold: numbers, N/A, targets, quarters, dates.

Reading never guesses: what is not plainly a value of the expected kind becomes `Unreadable`, which
keeps the text seen so that a rule can point at it. Printing follows Indonesian usage (decimal comma,
thousands point) and is the only place where a number is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum, StrEnum
from typing import Final, TypeVar

from generator.jenjang import Jenjang
from generator.periode import Triwulan as Triwulan

Raw = str | Decimal | bool | date | datetime | time | None
"""What a spreadsheet cell can hold, numbers already exact."""


class NotApplicable(Enum):
    """The text `N/A`: there is deliberately no value here. Not blank, not zero, not an error."""

    NA = "N/A"


NA: Final = NotApplicable.NA


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell whose content is not of the expected kind; `seen` is what stands there."""

    seen: str


Angka = Decimal | NotApplicable | Unreadable | None
"""A numeric cell: a number, N/A, unreadable, or None when blank (not filled in)."""


class Polarisasi(StrEnum):
    """Which way is better."""

    MAXIMIZE = "Maximize"
    MINIMIZE = "Minimize"
    STABILIZE = "Stabilize"


class Konsolidasi(StrEnum):
    """How quarters make the year."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    AKHIR = "akhir"


@dataclass(frozen=True, slots=True)
class Target:
    """What a realisasi is measured against: one value (`hi` None) or a range lo–hi.

    `polarisasi` is set where one quarter has its own, e.g. `80–100 (Stabilize)` for 7.1 in TW IV.
    """

    lo: Decimal
    hi: Decimal | None = None
    polarisasi: Polarisasi | None = None

    def __str__(self) -> str:
        text = print_number(self.lo) if self.hi is None else f"{print_number(self.lo)}–{print_number(self.hi)}"
        return f"{text} ({self.polarisasi})" if self.polarisasi else text


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    italic: bool = False
    bold: bool = False
    strike: bool = False
    position: str = ""
    """`superscript` or `subscript`; empty on the line."""

    @property
    def look(self) -> tuple[bool, bool, bool, str]:
        """All that is not text: `Run(text, *run.look)` is another text that looks the same."""
        return (self.italic, self.bold, self.strike, self.position)


Paragraph = tuple[Run, ...]

NA_TEXT: Final = "N/A"
REACH: Final = 15
"""Digits before and after the decimal comma that a number may need. Excel keeps 15 digits exactly, and nothing that is
measured here, rupiah and respondents included, is larger: beyond them a number is a slip, and its digits are lost."""
_QUARTER = re.compile(r"TW (I|II|III|IV)", re.IGNORECASE)
_NUMBER = r"([0-9]+(?:,[0-9]+)?)"
_TARGET = re.compile(
    rf"[≥]?\s*{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?(?:\s*\((Maximize|Minimize|Stabilize)\))?", re.IGNORECASE
)
_QUANTITY = re.compile(rf"{_NUMBER}\s+(.+)", re.DOTALL)
_DONE = {"sudah": Decimal(1), "belum": Decimal(0)}
_ALL_DIGITS = Context(prec=400)
"""Room for more digits than any number within reach, or computed from such, has: printing never fails."""
_AS_EXCEL = Context(prec=15)
"""The digits that Excel shows of a number."""
_NIP = re.compile(r"[0-9]{18}")
_PRINTED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?")
_INDONESIAN = str.maketrans(",.", ".,")


def normal(text: str) -> str:
    """Text for comparing: runs of any white space become one space, ends trimmed, case folded."""
    return " ".join(text.split()).casefold()


def is_within_reach(number: Decimal) -> bool:
    """Whether a number is one that a cell can mean: 0, or of up to `REACH` digits before and after the comma."""
    return number == 0 or -REACH <= number.adjusted() < REACH


def show(raw: Raw) -> str:
    """What a person would see in the cell, for messages. Beyond reach a number is shown as Excel does: `1E+308`."""
    match raw:
        case None:
            return ""
        case bool():
            return "TRUE" if raw else "FALSE"
        case Jenjang():
            return raw.nama
        case Decimal() if abs(raw.adjusted()) > 2 * REACH:
            return f"{raw.normalize(_AS_EXCEL):E}".translate(_INDONESIAN)
        case Decimal():
            return print_number(raw)
        case datetime() | date():
            return f"{raw.day}/{raw.month}/{raw.year}"
        case time():
            return raw.strftime("%H.%M")
    return raw


def seen(value: object) -> str:
    """What a person would see of a typed value: a number, N/A, a quarter, names, paragraphs, or what was unreadable."""
    match value:
        case str():
            return str(value)
        case None | ():
            return ""
        case Unreadable(seen=text) | Run(text=text):
            return text
        case NotApplicable():
            return NA_TEXT
        case Triwulan():
            return value.label
        case tuple():
            inline = all(isinstance(item, Run) for item in value)
            return ("" if inline else "\n").join(seen(item) for item in value)
        case Decimal() | bool() | date() | time():
            return show(value)
    return str(value)


def read_text(raw: Raw) -> str | Unreadable:
    """Text as typed, ends trimmed; blank is the empty string. Numbers and dates are not text."""
    match raw:
        case None:
            return ""
        case str():
            return raw.strip()
    return Unreadable(show(raw))


def read_number(raw: Raw) -> Angka:
    """A number cell. Numbers typed as text are unreadable, `97.905` has two meanings; so are those beyond reach."""
    match raw:
        case None:
            return None
        case bool():
            return Unreadable(show(raw))
        case Decimal() if is_within_reach(raw):
            return raw if raw or not raw.is_signed() else Decimal(0)  # never -0
        case str() if not raw.strip():
            return None
        case str() if normal(raw) == "n/a":
            return NA
    return Unreadable(show(raw))


def read_input(raw: Raw) -> Angka:
    """A component's value: a number, N/A, or Sudah / Belum for things done or not (1 or 0)."""
    if isinstance(raw, str) and (done := _DONE.get(normal(raw))) is not None:
        return done
    return read_number(raw)


def read_target(raw: Raw) -> Target | NotApplicable | Unreadable | None:
    """A calculation target: a number, or text such as `80–100`, `≥ 30`, `80–100 (Stabilize)`."""
    number = read_number(raw)
    if isinstance(number, Decimal):
        return Target(number)
    found = _TARGET.fullmatch(raw.strip()) if isinstance(raw, str) else None
    return number if found is None else _target(*found.groups()) or number


def _target(lo: str, hi: str | None, polarisasi: str | None) -> Target | None:
    bounds = [Decimal(n.replace(",", ".")) for n in (lo, hi) if n]
    if sorted(bounds) != bounds or not all(map(is_within_reach, bounds)):
        return None
    own = Polarisasi(polarisasi.capitalize()) if polarisasi else None
    return Target(bounds[0], bounds[1] if hi else None, own)


def read_quantity(text: str) -> tuple[Decimal | None, str]:
    """`1 Laporan` → (1, "Laporan"). Without a leading number, or with one beyond reach, there is no count."""
    found = _QUANTITY.fullmatch(text.strip())
    number = Decimal(found[1].replace(",", ".")) if found else None
    return (number, found[2]) if found and number is not None and is_within_reach(number) else (None, text.strip())


def read_quarter(raw: Raw) -> Triwulan | Unreadable | None:
    """`TW I` … `TW IV`; blank is None."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, str) and (found := _QUARTER.fullmatch(" ".join(raw.split()))):
        return Triwulan[found[1].upper()]
    return Unreadable(show(raw))


def read_date(raw: Raw) -> date | Unreadable | None:
    """A true date cell; a date typed as text is unreadable, day and month may be swapped."""
    match raw:
        case None | "":
            return None
        case datetime():
            return raw.date()
        case date():
            return raw
    return Unreadable(show(raw))


def read_names(raw: Raw) -> tuple[str, ...] | Unreadable:
    """Several names in a cell, one per line."""
    text = read_text(raw)
    if isinstance(text, Unreadable):
        return text
    return tuple(line.strip() for line in text.split("\n") if line.strip())


E = TypeVar("E", bound=StrEnum)


def one_of(kind: type[E]) -> Callable[[Raw], E | Unreadable | None]:
    """A reader of one of an enum's words, whatever their case."""
    words = {normal(member.value): member for member in kind}

    def read(raw: Raw) -> E | Unreadable | None:
        if raw is None or raw == "":
            return None
        found = words.get(normal(raw)) if isinstance(raw, str) else None
        return found or Unreadable(show(raw))

    return read


def excel_length(text: str) -> int:
    """Characters as Excel counts them, in UTF-16 units: an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_nip(text: str) -> bool:
    """Whether the text has the form of a NIP: 18 digits."""
    return _NIP.fullmatch(text) is not None


def print_number(value: Decimal, places: int | None = None) -> str:
    """The Indonesian way: `1.234,5`. `places` rounds half away from zero; None keeps all digits. A step is its word."""
    if isinstance(value, Jenjang):
        return value.nama
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ALL_DIGITS)
    if value == 0:
        value = abs(value)
    text = f"{value:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_INDONESIAN)


def printed_number(text: str) -> Decimal | None:
    """The number that `print_number` printed as `text`; None for any other text."""
    plain = text.translate(_INDONESIAN).replace(",", "")
    return Decimal(plain) if _PRINTED.fullmatch(text) else None


def print_angka(value: Angka, places: int | None = None) -> str:
    """A numeric cell as printed: number, `N/A`, or nothing when blank."""
    match value:
        case None:
            return ""
        case Decimal():
            return print_number(value, places)
        case Unreadable():
            return value.seen
    return NA_TEXT


MONTHS: Final = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


def print_date(value: date) -> str:
    """`8 Juli 2025`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def letters(column: int) -> str:
    """A column's name in a workbook: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
