"""A plain script as one would write it: read both annex sheets with openpyxl, fill two plain templates with docxtpl.

What `perkin generate` is measured against: `yardstick_docxtpl.py MASTER FOLDER`, where FOLDER holds the two
templates that `write_templates` made. No validation, no merging, no formatting, no figures.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

SHEETS: Final = ("Lampiran I", "Lampiran II")


def rows_of(sheet: Any) -> list[list[Any]]:
    """The rows below the header, blank ones left out."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [row for row in rows[1:] if any(value is not None for value in row)]


def write_templates(master: Path, folder: Path) -> None:
    """Write one template for each sheet: a table with a header row and a row that is repeated."""
    from docx import Document
    from openpyxl import load_workbook

    book = load_workbook(master)
    for name in SHEETS:
        header = next(iter(book[name].iter_rows(values_only=True)))
        document = Document()
        document.add_heading(name)
        table = document.add_table(rows=4, cols=len(header))
        table.rows[1].cells[0].text = "{%tr for row in rows %}"
        table.rows[3].cells[0].text = "{%tr endfor %}"
        for number, title in enumerate(header):
            table.rows[0].cells[number].text = str(title)
            table.rows[2].cells[number].text = f"{{{{ row[{number}] }}}}"
        document.save(str(folder / f"{name}.docx"))


def main(master: Path, folder: Path) -> None:
    """Read the master, fill both templates, save them beside the templates."""
    from docxtpl import DocxTemplate
    from openpyxl import load_workbook

    book = load_workbook(master)
    for name in SHEETS:
        template = DocxTemplate(folder / f"{name}.docx")
        template.render({"rows": rows_of(book[name])}, autoescape=True)
        template.save(folder / f"{name} filled.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
