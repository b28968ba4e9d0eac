"""`perkin impor`: documents of last year → a draft master, with a report on every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.impor import elsewhere
from generator.impor.body import Body, Reader
from generator.impor.draft import Draft, Finished
from generator.impor.forms import forms_of, takes_title
from generator.impor.lines import lines_of
from generator.impor.mapping import NOTHING, Peta, obeyed, written
from generator.impor.rows import Taker
from generator.impor.sheets import Tabel
from generator.impor.sources import read_source
from generator.impor.tables import tables_of
from generator.impor.taken import Catatan, Isi, Keadaan, Tempat, left_out
from generator.master import Master
from generator.master.grids import Block, Grid, Line, Source


@dataclass(frozen=True)
class Impor:
    """A draft master, and what there is to say about it."""

    master: bytes
    sumber: tuple[tuple[str, str], ...]
    """Name and sha256 of every source."""
    tabel: tuple[Tabel, ...]
    catatan: tuple[Catatan, ...]
    """Every cell of the draft with its origin, and everything that has no place in it."""
    pemetaan: str
    """The mapping file of this run."""

    def jumlah(self, keadaan: Keadaan) -> int:
        """How many cells or remainders are in a state."""
        return sum(one.keadaan is keadaan for one in self.catatan)

    @property
    def semua_diambil(self) -> bool:
        """Whether nothing is doubtful and nothing was left out."""
        return not (self.jumlah(Keadaan.RAGU) or self.jumlah(Keadaan.TIDAK_DIAMBIL))


def impor(paths: Sequence[Path], peta: Peta | None = None) -> Impor:
    """Read the sources in their order and put them into one draft.

    Raises `InputRefused` for a source that cannot be read, `PerkinError` for text that no cell can hold.
    """
    run = _Run(peta or Peta())
    sources = [read_source(path) for path in paths]
    for source in sources:
        run.master(source) if isinstance(source, Master) else run.document(source)
    draft = run.draft.finished(run.body, run.peta)
    catatan = (*draft.catatan, *run.unused_answers(draft))
    return Impor(
        draft.workbook(),
        tuple((source.nama if isinstance(source, Master) else source.name, source.sha256) for source in sources),
        tuple(run.tables),
        catatan,
        written(run.tables, run.unknown, catatan, run.peta),
    )


class _Run:
    """One import under way."""

    def __init__(self, peta: Peta) -> None:
        self.peta = peta
        self.draft = Draft()
        self.body = Body()
        self.tables: list[Tabel] = []
        self.unknown: list[tuple[str, Grid]] = []
        self._before: Tabel | None = None
        """The table that the next one may continue."""
        self._above: dict[str, Isi] = {}
        self._kelompok: Isi | None = None

    def master(self, master: Master) -> None:
        """Take an earlier master as it is."""
        self.draft.take_master(master)

    def document(self, source: Source) -> None:
        """Take a document block by block. A paragraph waits for what follows it, for it may be the title of a form."""
        reader = Reader(self.body, source.name)
        if source.estimated:
            self.draft.estimated.add(source.name)
        title: Line | None = None
        for block in source.blocks:
            if isinstance(block, Line) and not block.text.strip():
                continue
            title = self._block(source.name, block, title, reader)
        if title is not None:
            reader.line(title)
        reader.end()
        self.body.catatan += [
            left_out(Tempat(source.name, place), words, "tidak dapat dibaca sebagai data")
            for place, words in source.unread
        ]

    def _block(self, berkas: str, block: Block, title: Line | None, reader: Reader) -> Line | None:
        """Take what waits and then a grid; a line waits in its turn."""
        forms, loose = forms_of(block, berkas, title) if isinstance(block, Grid) else ([], [])
        if title is not None and not takes_title(forms):
            reader.line(title)
        if isinstance(block, Line):
            self._before = None
            return block
        if forms:
            self._forms(berkas, block, forms, loose, reader)
        else:
            self._grid(berkas, block, reader)
        return None

    def _forms(self, berkas: str, grid: Grid, forms: Sequence[Tabel], loose: Sequence[Line], reader: Reader) -> None:
        for line in loose:
            reader.line(line)
        for tabel in obeyed(forms, grid, berkas, self.peta):
            self._table(tabel, reader)
            self._before = None

    def _grid(self, berkas: str, grid: Grid, reader: Reader) -> None:
        tables, loose = tables_of(grid, berkas, self._before)
        tables = obeyed(tables, grid, berkas, self.peta)
        if not tables or all(not tabel.kind for tabel in tables):
            self.unknown.append((berkas, grid))
            tables, loose = [], list(grid.rows)
        covered = {row for tabel in tables for row in (*tabel.headers, *tabel.rows)}
        for line in lines_of(grid, [row for row in loose if row not in covered]):
            reader.line(line)
        for tabel in tables:
            self._table(tabel, reader)

    def _table(self, tabel: Tabel, reader: Reader) -> None:
        self.tables.append(tabel)
        if tabel.kind in ("", NOTHING, *elsewhere.KINDS):
            self._leave(tabel)
            return
        above, kelompok = (self._above, self._kelompok) if tabel.lanjutan else ({}, None)
        taken = Taker(tabel, above, kelompok).take()
        self.draft.take(tabel, taken)
        self._before, self._kelompok = tabel, taken.kelompok
        self._above = taken.rows[-1] if taken.rows else above
        reader.table()
        for line in taken.lines:
            reader.line(line)

    def _leave(self, tabel: Tabel) -> None:
        reasons = {NOTHING: "diabaikan menurut pemetaan", **elsewhere.KINDS}
        for line in lines_of(tabel.grid, tabel.rows):
            at = Tempat(tabel.tempat.berkas, line.place)
            reason = reasons.get(tabel.kind, "tabel ini tidak dikenal")
            self.body.catatan.append(left_out(at, line.text.replace("\t", " | "), reason))

    def unused_answers(self, draft: Finished) -> list[Catatan]:
        """What the mapping file says of places that are not there."""
        places = {tabel.tempat for tabel in self.tables} | {Tempat(name, grid.place) for name, grid in self.unknown}
        why = "pemetaan menyebut tempat yang tidak ada"
        unused = [Catatan(Keadaan.RAGU, at, "", why) for at in self.peta.tabel if at not in places]
        return unused + [
            Catatan(Keadaan.RAGU, at, text, why)
            for (at, text), means in self.peta.jawaban.items()
            if means and (at, text) not in draft.answered
        ]
