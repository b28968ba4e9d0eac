"""What filling one document takes, in a batch, against a plain docxtpl script and docxtemplater with the same data.

All fill a plain table of thirteen columns, as Lampiran II has, from a template of their own language, and give a .docx.
docxtemplater is installed by npm into a throw-away folder; without npm it is left out, and that is said.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from docx import Document
from docxtpl import DocxTemplate

from generator.office.word.template import Template

HERE: Final = Path(__file__).resolve().parent
SIZES: Final = (75, 1_000, 10_000)
ROUNDS: Final = {75: 15, 1_000: 5, 10_000: 3}
DOCXTPL: Final = 6.0
"""How many times as long plain docxtpl takes at least."""
PACKAGES: Final = ("docxtemplater@3", "pizzip@3")
_COLUMNS: Final = 13


@dataclass(frozen=True)
class Isi:
    """The data of the table."""

    rows: tuple[tuple[str, ...], ...]


def data(rows: int) -> Isi:
    """So many rows, each cell another text of some words."""
    return Isi(
        tuple(
            tuple(f"Terlaksananya kegiatan {row} bagian {column} & tindak lanjutnya" for column in range(_COLUMNS))
            for row in range(rows)
        )
    )


def write_template(path: Path, row: Sequence[str], before: str, after: str) -> None:
    """A table with a heading and a row that is repeated; `before` and `after` stand in rows around it, if anything."""
    document = Document()
    texts = [[f"Kolom {number}" for number in range(_COLUMNS)], [before], list(row), [after]]
    lines = [line for line in texts if any(line)]
    table = document.add_table(rows=len(lines), cols=_COLUMNS)
    for place, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(place.cells, line, strict=False):
            cell.text = text
    document.save(str(path))


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median processor time of a few rounds, after one that fills caches."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def ours(path: Path, isi: Isi, rounds: int) -> float:
    """A document of a batch: the template is ready."""
    template = Template.load(path)
    return seconds(lambda: template.fill(isi), rounds)


def docxtpl(path: Path, isi: Isi, rounds: int, output: Path) -> float:
    """A document of a plain script, which opens its template for each."""

    def fill() -> None:
        template = DocxTemplate(path)
        template.render({"rows": isi.rows}, autoescape=True)
        template.save(output)

    return seconds(fill, rounds)


def docxtemplater(folder: Path, path: Path, isi: Isi, rounds: int) -> float:
    """The same by docxtemplater, installed in `folder`."""
    values = folder / "data.json"
    values.write_text(json.dumps([{f"c{number}": text for number, text in enumerate(row)} for row in isi.rows]))
    script = shutil.copy(HERE / "yardstick_docxtemplater.cjs", folder)
    command = ["node", script, str(path), str(values), str(rounds + 1), str(folder / "isi.docx")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    cells = len(Document(str(folder / "isi.docx")).tables[0].rows)
    assert cells == len(isi.rows) + 1, cells
    taken: list[float] = json.loads(done.stdout)[1:]
    return median(taken)


def installed(folder: Path) -> bool:
    """Whether npm could install docxtemplater."""
    if shutil.which("npm") is None:
        return False
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode == 0


def table() -> tuple[str, bool]:
    """A line for each size, and whether all limits hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jinja, braces = folder / "jinja.docx", folder / "kurung.docx"
        write_template(
            jinja,
            [f"{{{{ row[{number}] }}}}" for number in range(_COLUMNS)],
            "{%tr for row in rows %}",
            "{%tr endfor %}",
        )
        cells = [f"{{c{number}}}" for number in range(_COLUMNS)]
        write_template(braces, [f"{{#rows}}{cells[0]}", *cells[1:-1], f"{cells[-1]}{{/rows}}"], "", "")
        there = installed(folder)
        lines, all_hold = [], True
        for rows in SIZES:
            isi, rounds = data(rows), ROUNDS[rows]
            own = ours(jinja, isi, rounds)
            against = docxtpl(jinja, isi, rounds, folder / "naskah.docx") / own
            holds = against >= DOCXTPL
            said = f"{f'filling {rows:,} rows':<28}{own * 1000:8.1f} ms  plain docxtpl {against:5.1f} ×"
            if there:
                other = docxtemplater(folder, braces, isi, rounds) / own
                holds &= other > 1
                said += f"  docxtemplater {other:5.1f} ×"
            lines.append(f"{said}  {'holds' if holds else 'EXCEEDED'}")
            all_hold &= holds
        if not there:
            lines.append("docxtemplater: npm is missing, or could not install it")
        return "\n".join(lines), all_hold


if __name__ == "__main__":
    print(table()[0])  # noqa: T201
