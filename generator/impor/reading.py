"""Cells of foreign tables → values of the master's kinds, strictly: what may mean two things is kept and asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from generator.values import MONTHS, NA, NotApplicable, Triwulan, is_within_reach, normal

PERSENTASE: Final = "Persentase"
_NUMBER: Final = re.compile(r"(?P<number>[-+]?\d[\d.,]*|[-+]?[.,]\d+)\s*(?P<unit>.*)", re.DOTALL)
_INDONESIAN: Final = re.compile(r"[-+]?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?")
_ENGLISH: Final = re.compile(r"[-+]?[1-9]\d{0,2}((,\d{3})+\.\d+|(,\d{3}){2,})")
_POINT: Final = re.compile(r"[-+]?\d+\.\d+")
_THOUSANDS_OR_NOT: Final = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")
_COMMA_OR_NOT: Final = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")
_UNIT: Final = re.compile(r"%|[^\W\d_][^\d/]*")
_PERCENT: Final = re.compile(r"%|persen|persentase|prosen", re.IGNORECASE)
_NONE: Final = re.compile(r"n\s*/\s*a|n\.a\.?", re.IGNORECASE)
_QUARTER: Final = re.compile(r"(?:triwulan|tribulan|kuartal|trw|tw|q)[\s.]*(iv|iii|ii|i|[1-4])", re.IGNORECASE)
_DATE: Final = re.compile(r"(\d{1,2})\s+([a-z]+)\s+(\d{4})", re.IGNORECASE)
_LONG: Final = 60


@dataclass(frozen=True, slots=True)
class Angka:
    """A number as far as it is plain: its value, its unit, or why not."""

    nilai: Any
    satuan: str = ""
    ragu: str = ""
    tanya: bool = False


def number(text: str, english: bool = False) -> Angka:
    """A number with its unit, as typed: `96,66`, `57.250 Boks`, `30.00 Persen`, `N/A`.

    `english` says that the table has numbers with a decimal point, so that a comma may stand for thousands.
    """
    flat = " ".join(text.split())
    if not flat:
        return Angka(None)
    if _NONE.fullmatch(flat):
        return Angka(NA)
    found = _NUMBER.fullmatch(flat)
    if found is None:
        return Angka(text, ragu="bukan angka")
    digits, unit = found["number"].rstrip(".,"), found["unit"].strip()
    if unit and not _UNIT.fullmatch(unit):
        return Angka(text, ragu="angka bercampur tanda lain")
    if not unit and flat != found["number"].strip():
        return Angka(text, ragu="angka bercampur tanda lain")
    return _valued(text, digits, satuan(unit), english)


def _valued(text: str, digits: str, unit: str, english: bool) -> Angka:
    if _THOUSANDS_OR_NOT.fullmatch(digits):
        return Angka(text, unit, "titik dapat berarti ribuan atau desimal", tanya=True)
    if english and _COMMA_OR_NOT.fullmatch(digits):
        return Angka(text, unit, "koma dapat berarti ribuan atau desimal", tanya=True)
    plain = _as_decimal(digits)
    if plain is None or not is_within_reach(plain):
        return Angka(text, unit, "angka tidak terbaca", tanya=True)
    if plain == 0 and len(digits) > 1:
        return Angka(plain, unit, "nol dengan desimal; mungkin belum diisi")
    return Angka(plain, unit)


def _as_decimal(digits: str) -> Decimal | None:
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _INDONESIAN.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _POINT.fullmatch(digits):
        return Decimal(digits)
    return None


def is_english(text: str) -> bool:
    """Whether a text shows that its writer uses a point for decimals: `1,069.32`, `30.00`."""
    found = _NUMBER.fullmatch(" ".join(text.split()))
    digits = found["number"].rstrip(".,") if found else ""
    plain_point = _POINT.fullmatch(digits) and not _THOUSANDS_OR_NOT.fullmatch(digits)
    return bool(plain_point or _ENGLISH.fullmatch(digits))


def satuan(text: str) -> str:
    """A unit as the master writes it: every sign of per cent is `Persentase`."""
    return PERSENTASE if _PERCENT.fullmatch(text.strip()) else text.strip()


def answer(text: str) -> Decimal | NotApplicable | None:
    """A person's answer in the mapping file, `5250` or `5,25` or N/A; None where it is none."""
    read = number(text)
    return read.nilai if isinstance(read.nilai, Decimal | NotApplicable) and not read.tanya else None


def decided(text: str, decimal: str) -> Decimal | None:
    """A number that may mean two things, once it is known which sign stands before its decimals; None for no number."""
    found = _NUMBER.fullmatch(" ".join(text.split()))
    digits = found["number"].rstrip(".,") if found else ""
    thousands = "," if decimal == "." else "."
    pieces = digits.split(decimal)
    if len(pieces) > 2 or not re.fullmatch(r"[-+]?\d[\d.,]*", digits):
        return None
    whole = pieces[0].replace(thousands, "")
    return Decimal(".".join([whole, *pieces[1:]])) if thousands not in "".join(pieces[1:]) else None


def quarter(text: str) -> Triwulan | None:
    """`TW II`, `Triwulan 2`; None for anything else, also for several."""
    found = _QUARTER.fullmatch(normal(text))
    if found is None:
        return None
    name = found[1].upper()
    return Triwulan(int(name)) if name.isdigit() else Triwulan[name]


def written_date(raw: object, text: str) -> date | None:
    """A true date, or one with its month in words; None for anything else, day and month may be swapped."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    found = _DATE.fullmatch(" ".join(text.split()))
    months = [month.casefold() for month in MONTHS]
    if found is None or found[2].casefold() not in months:
        return None
    try:
        return date(int(found[3]), months.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None


def differs(at: object, text: str) -> str:
    """Why a value must be looked at that stands otherwise at another place."""
    return f'dua sumber berbeda, yang pertama dipakai: di {at} tertulis "{short(text)}"'


def short(text: str) -> str:
    """The beginning of a text on one line, for messages."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else f"{flat[:_LONG]}…"
