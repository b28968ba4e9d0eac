"""A sheet being written: values into cells with their looks, text always as text, rows as tall as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from generator.law import KARAKTER_KEPALA
from generator.master import Sel
from generator.office.workbook import styles
from generator.office.workbook.cells import exact, fitted, joined, plain, refuse_long
from generator.office.workbook.heights import height
from generator.office.workbook.stored import put
from generator.values import Paragraph

FOLIO: Final = 14
"""Excel's number for the paper nearest to F4: 8.5 × 13 inch."""
HEADER_HEIGHT: Final = 32
_HEADER: Final = "&C&B"
_MARK_MAX: Final = (int(KARAKTER_KEPALA.nilai) - len(_HEADER)) // 2
"""Characters of a mark that a page's head takes, were each of them an & that is written twice."""
Look = Mapping[str, Any]


def looks(book: Any) -> Callable[[Look], Any]:
    """A function from a look to the workbook's format for it, made once each."""
    made = cache(lambda pairs: book.add_format(dict(pairs)))
    known: dict[int, tuple[Look, Any]] = {}

    def of(look: Look) -> Any:
        # Most looks are constants met thousands of times: known by identity, and kept so that none takes another's.
        if id(look) not in known:
            known[id(look)] = (look, made(tuple(sorted(look.items()))))
        return known[id(look)][1]

    return of


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A sheet whose formulas hold functions that every Excel has always had, so that no newer ones are looked for."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Grid:
    """One sheet of a workbook under construction. Rows and columns count from 0."""

    def __init__(self, book: Any, name: str, looks: Callable[[Look], Any]) -> None:
        self.name = name
        self.sheet = book.add_worksheet(name, Sheet)
        self.looks = looks
        self.widths: dict[int, float] = {}

    def set_up_page(self, tab: str, status: str) -> None:
        """Landscape on F4, one page wide; `status` stands at the head of every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(FOLIO)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&L&F – &A&RHalaman &P dari &N")
        self.sheet.set_tab_color(tab)
        self.sheet.hide_gridlines(2)
        if status:
            self.sheet.set_header(_HEADER + fitted(status, _MARK_MAX).replace("&", "&&"))

    def column(self, column: int, width: float, look: Look | None = None) -> None:
        """Width of a column, and the look of cells that nobody has filled yet."""
        self.widths[column] = width
        self.sheet.set_column(column, column, width, None if look is None else self.looks(look))

    def table(self, headers: Sequence[tuple[str, bool]], rows: int, frozen: int) -> None:
        """The sheet's Excel table with its header row; each header says whether its column is required.

        A table needs a row at least, so one stays blank where there are none.
        """
        options = {"name": "tbl_" + self.name.replace(" ", ""), "style": "Table Style Light 1"}
        columns = [{"header": text} for text, _ in headers]
        self.sheet.add_table(0, 0, max(1, rows), len(headers) - 1, options | {"columns": columns})
        for column, (text, required) in enumerate(headers):
            self.text(0, column, text, styles.header(required))
        self.sheet.set_row(0, HEADER_HEIGHT)
        self.sheet.freeze_panes(1, frozen)
        self.sheet.repeat_rows(0)

    def row(self, row: int, cells: Iterable[tuple[Any, Look]]) -> None:
        """A row of values with their looks, as tall as its text needs."""
        texts = []
        for column, (value, look) in enumerate(cells):
            content = plain(value)
            self._cell(row, column, content, look)
            texts.append((_shown(content), look["font_size"], self.widths[column] if look.get("text_wrap") else 0))
        self.sheet.set_row(row, height(texts))

    def _cell(self, row: int, column: int, content: Any, look: Look) -> None:
        match content:
            case None | "":
                self.sheet.write_blank(row, column, None, self.looks(look))
            case str():
                self.text(row, column, content, look)
            case Decimal():
                number = exact(content, self.name, row, column)
                self.sheet.write_number(row, column, number, self.looks(look))
            case date():
                self.sheet.write_datetime(row, column, content, self.looks(look))
            case tuple():
                self._rich(row, column, content, look)
            case Sel():
                put(self, row, column, content, look)

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """A text cell, never a formula."""
        refuse_long(text, self.name, row, column)
        self.sheet.write_string(row, column, text, self.looks(look))

    def _rich(self, row: int, column: int, paragraphs: tuple[Paragraph, ...], look: Look) -> None:
        runs = [(run.text, styles.text_look(run)) for run in joined(paragraphs)]
        if len(runs) == 1:  # Excel takes no rich text of one run; the look is then the whole cell's
            self.text(row, column, runs[0][0], {**look, **runs[0][1]})
            return
        refuse_long("".join(text for text, _ in runs), self.name, row, column)
        pieces = [piece for text, own in runs for piece in (self.looks(styles.FONT | own), text)]
        self.sheet.write_rich_string(row, column, *pieces, self.looks(look))


def _shown(content: Any) -> str:
    """The text whose length decides how tall a cell must be."""
    match content:
        case str():
            return content
        case tuple():
            return "".join(run.text for run in joined(content))
        case Sel():
            return content.nilai if isinstance(content.nilai, str) else ""
    return ""
