"""Tables for analysis as people and programs take them: text, Markdown, CSV, JSON, a workbook, Parquet.

CSV, JSON and Parquet hold every digit, the workbook the fifteen that Excel knows. Text and Markdown print a column with
two decimals when it holds a number of more than six.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator.errors import OutputRefused
from generator.office.workbook.report import Gaya, Halaman, Isi, write
from generator.present.findings import visible
from generator.present.results import aligned, csv_cell
from generator.tabel import Frame, Sel
from generator.values import print_date, print_number

BINARY: Final = frozenset({"xlsx", "parquet"})
"""Forms that no screen shows."""
_LONG: Final = 6
"""Decimals from which on a number is a quotient that is printed with two."""
_WIDTH: Final = 120
"""Characters of a line that texts are cut for, as far as they can be."""
_LONGEST: Final = 40
_SHORTEST: Final = 16
"""Characters to which a text is cut in a table with few columns, and with many."""
_WIDEST: Final = 60
"""Characters of a workbook's column."""
_DIGITS: Final = 76
"""The most that a number of Parquet can have. Source: Apache Arrow, Decimal256."""
_INSTEAD: Final = re.compile(r"N/A|[0-9.,]+–[0-9.,]+( \(\w+\))?")
"""What stands in the place of a number in a column of numbers."""
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_SPECIAL: Final = re.compile(r"([\\`*_|~])")


def as_text(frame: Frame) -> str:
    """The table for a terminal: a line a row, long texts cut."""
    whole = [[text.replace("\n", " ↵ ") for text in column] for column in _printed(frame)]
    limit = _limit(frame, whole)
    shown = [_cut(frame[name], column, limit) for name, column in zip(frame.columns, whole, strict=True)]
    rows = list(zip(*shown, strict=True))
    count = f"{len(rows)} baris."
    if shown != whole:
        count += " Isi yang panjang dipotong; bentuk md, csv, json, dan xlsx memuat seluruhnya."
    lines = [*_heading(frame), "", *aligned(list(frame.columns), rows, _numeric(frame)), "", count]
    return "\n".join(lines) + "\n"


def as_markdown(frame: Frame) -> str:
    """The table as Markdown, whatever its texts contain."""
    right = _numeric(frame)
    header = [_marked(name) for name in frame.columns]
    rule = ["--:" if place in right else "---" for place in range(len(header))]
    columns = [[_marked(text) for text in column] for column in _printed(frame)]
    lines = [*_heading(frame), ""]
    for row in (header, rule, *zip(*columns, strict=True)):
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


def _numeric(frame: Frame) -> frozenset[int]:
    """The places of the columns of numbers, which stand at the right."""
    return frozenset(place for place, name in enumerate(frame.columns) if _of_numbers(frame[name]))


def as_csv(frame: Frame) -> str:
    """The table as CSV that an Indonesian Excel opens by double click: semicolons, decimal commas, ISO dates."""
    return str(frame.map(csv_cell).to_csv(sep=";", index=False, lineterminator="\r\n"))


def as_json(frame: Frame) -> str:
    """What the table is of, and its rows under `baris`; numbers digit by digit, dates ISO."""
    import simplejson

    data = {**frame.attrs, "baris": frame.to_dict("records")}
    return str(simplejson.dumps(data, use_decimal=True, ensure_ascii=False, indent=2, default=date.isoformat)) + "\n"


def as_xlsx(frame: Frame) -> bytes:
    """The table as a workbook of one sheet."""
    looks = [_look(frame[name]) for name in frame.columns]
    rows: list[tuple[Isi, ...]] = [
        (Isi(_title(frame), Gaya.JUDUL),),
        (Isi(frame.attrs["status_data"] or None, Gaya.TANDA if frame.attrs["status_data"] else Gaya.BIASA),),
        (),
        tuple(Isi(name, Gaya.KEPALA) for name in frame.columns),
        *(tuple(look(value) for look, value in zip(looks, row, strict=True)) for row in _rows(frame)),
    ]
    page = Halaman(frame.attrs["tabel"], tuple(_widths(frame)), tuple(rows), kepala=4)
    return write((page,), _title(frame), frame.attrs["status_data"])


def as_parquet(frame: Frame) -> bytes:
    """The table as Parquet: a column of numbers as exact decimals, of dates as dates; what is mixed as text.

    Raises `OutputRefused` when pyarrow is not installed.
    """
    stored = frame.apply(_storable)
    stored.attrs = frame.attrs
    try:
        return bytes(stored.to_parquet(engine="pyarrow", index=False))
    except ImportError:
        raise OutputRefused(
            "Bentuk parquet memerlukan pustaka pyarrow, yang belum terpasang. Pasang dengan: pipx inject perkin pyarrow, "
            "atau pakai --format csv atau xlsx."
        ) from None


FORMS: Final[Mapping[str, Callable[[Frame], str | bytes]]] = {
    "text": as_text,
    "csv": as_csv,
    "json": as_json,
    "md": as_markdown,
    "xlsx": as_xlsx,
    "parquet": as_parquet,
}


def _rows(frame: Frame) -> Iterator[tuple[Sel, ...]]:
    return frame.itertuples(index=False, name=None)


def _title(frame: Frame) -> str:
    about = frame.attrs
    return " · ".join(filter(None, (about["master"], f"Tabel {about['tabel']}", about["triwulan"])))


def _heading(frame: Frame) -> list[str]:
    mark = frame.attrs["status_data"]
    return [visible(_title(frame)), *([f"*** {visible(mark)} ***"] if mark else [])]


def _of_numbers(values: Collection[Sel]) -> bool:
    """Whether a column is one of numbers, though some cells may say `80–100` or N/A instead."""
    has_numbers = False
    for value in values:
        if isinstance(value, Decimal):
            has_numbers = True
        elif value is not None and not (isinstance(value, str) and _INSTEAD.fullmatch(value)):
            return False
    return has_numbers


def _places(values: Collection[Sel]) -> int | None:
    """The decimals that a column is printed with; None for all that its numbers have."""
    for value in values:
        if isinstance(value, Decimal) and _decimals(value) > _LONG:
            return 2
    return None


def _printed(frame: Frame) -> list[list[str]]:
    """Every cell as people read it, column by column."""
    return [_printed_column(frame[name]) for name in frame.columns]


def _printed_column(values: Collection[Sel]) -> list[str]:
    """The cells of a column; a number among texts, such as a year, is printed without thousands points."""
    places, is_numeric = _places(values), _of_numbers(values)
    printed: list[str] = []
    for value in values:
        text = _said(value, places)
        if isinstance(value, Decimal) and not is_numeric:
            text = text.replace(".", "")
        printed.append(visible(text))
    return printed


def _decimals(number: Decimal) -> int:
    return -int(number.normalize().as_tuple().exponent) if number.is_finite() else 0


def _said(value: Sel, places: int | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case Decimal():
            return print_number(value, places)
        case date():
            return print_date(value)
    return value


def _limit(frame: Frame, columns: Sequence[Sequence[str]]) -> int:
    """The length to which texts are cut so that lines fit the width, if they can."""
    heads = [len(name) for name in frame.columns]
    longest = [max([head, *map(len, column)]) for head, column in zip(heads, columns, strict=True)]

    def fits(limit: int) -> bool:
        widths = (min(width, max(limit, head)) for width, head in zip(longest, heads, strict=True))
        return sum(widths) + 2 * (len(heads) - 1) <= _WIDTH

    return next((limit for limit in range(_LONGEST, _SHORTEST, -1) if fits(limit)), _SHORTEST)


def _cut(values: Collection[Sel], texts: Sequence[str], limit: int) -> list[str]:
    """Texts that are too long cut; a number is never."""
    shown: list[str] = []
    for value, text in zip(values, texts, strict=True):
        is_long = isinstance(value, str) and len(text) > limit
        shown.append(f"{text[: limit - 1]}…" if is_long else text)
    return shown


def _length(column: Collection[Decimal | None]) -> int:
    """The digits that a decimal needs in order to hold every number of a column."""
    numbers = [value for value in column if value is not None]
    whole = max(max(number.adjusted() + 1, 1) for number in numbers)
    return whole + max(0, *map(_decimals, numbers))


def _marked(text: str) -> str:
    """A text in a cell of a Markdown table, with nothing in it that Markdown or a browser would take for its own."""
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", plain).replace("\r", "").replace("\n", "<br>").strip()


def _look(values: Collection[Sel]) -> Callable[[Sel], Isi]:
    """How a workbook shows the cells of a column."""
    number = Gaya.DUA if _places(values) else Gaya.PENUH

    def isi(value: Sel) -> Isi:
        match value:
            case bool():
                return Isi(_said(value, None))
            case Decimal():
                return Isi(value, number)
            case date():
                return Isi(value, Gaya.TANGGAL)
        return Isi(value)

    return isi


def _widths(frame: Frame) -> Iterator[int]:
    for name, column in zip(frame.columns, _printed(frame), strict=True):
        lines = (line for text in column for line in text.split("\n"))
        yield min(_WIDEST, max(map(len, (name, *lines))) + 2)


def _storable(column: Any) -> Any:
    """A column of one kind as it is, all else as text; a number that is too long for a decimal is text, too."""
    kinds = {type(value) for value in column if value is not None}
    if (kinds == {Decimal} and _length(column) <= _DIGITS) or kinds in ({date}, {bool}, set()):
        return column
    return column.map(_as_text)


def _as_text(value: Sel) -> str | None:
    match value:
        case None | str():
            return value
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return json.dumps(value)
