"""K: the labels of Lampiran II. RA2., KK2.1., T/O2.1.1.: their form, their order, and what belongs under what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.findings import Severity
from generator.master import Master, Output, columns
from generator.registry import Temuan, rule
from generator.rules.common import across, customary, grouped, repeated
from generator.values import normal

LAMPIRAN_II = "Keputusan, Lampiran II, penomoran RA, KK, dan T/O"
_FIELDS: Final = {"rencana_aksi": ("RA", 1), "kriteria": ("KK", 2), "output": ("T/O", 3)}
"""Field → the prefix of its label and how many numbers the label has."""
_ANY_LABEL: Final = re.compile(r"\s*(RA|KK|T/O)[\s.]*(\d+(?:\s*\.\s*\d+)*)", re.IGNORECASE)

_RIGHT: Final = {
    name: re.compile(prefix + r"\.".join([r"\d+"] * count) + r"\.\s") for name, (prefix, count) in _FIELDS.items()
}


class Label(NamedTuple):
    """A label in a cell: its numbers, read leniently, and whether it is written in the one right form."""

    row: Output
    name: str
    text: str
    numbers: tuple[int, ...]
    well_formed: bool

    @property
    def said(self) -> str:
        """The label in a sentence: `KK2.1`."""
        return f"{_FIELDS[self.name][0]}{'.'.join(map(str, self.numbers))}"


def _label(row: Output, name: str) -> Label | None:
    """The label at the start of a cell; None when the cell is blank or has none."""
    prefix, count = _FIELDS[name]
    text = str(getattr(row, name))
    found = _ANY_LABEL.match(text)
    if found is None or found[1].upper() != prefix:
        return None
    numbers = tuple(int(number) for number in found[2].split("."))
    right = _RIGHT[name].match(text)
    return Label(row, name, text.split()[0], numbers[:count], right is not None and len(numbers) == count)


def _groups(master: Master) -> list[list[Output]]:
    """The rows of each indikator as printed: kode that share sasaran and indikator text are numbered as one."""
    return list(grouped(((normal(row.sasaran), normal(row.indikator)), row) for row in master.output).values())


def _labels(rows: list[Output], name: str) -> list[Label]:
    """The labels of a column, one for each run of rows that repeat the same text (as merged cells in print)."""
    found: list[Label] = []
    above = None
    for row in rows:
        text = (row.kode_indikator, getattr(row, name))
        label = _label(row, name)
        if label is not None and len(label.numbers) == _FIELDS[name][1] and (text != above or name == "output"):
            found.append(label)
        above = text
    return found


@rule("K01", Severity.WARNING, remedy='Tulis "RA1. ", "KK1.1. ", atau "T/O1.1.1. " di awal sel.', source=LAMPIRAN_II)
def label_form(master: Master) -> Iterator[Temuan]:
    """Rencana aksi, kriteria, dan output diawali label RA1., KK1.1., T/O1.1.1.

    Mengapa: Label mengikat output dengan kriteria dan rencana aksinya, dan dirujuk dalam laporan. Bila kolomnya memang
    tidak berlabel, seperti kebiasaan sebagian kantor, tidak ada temuan.

    Contoh: "KK.1.1." (titik berlebih), "KK1.1.1." (angka berlebih), atau "T/O2.1.1 " (tanpa titik penutup).
    """
    for name, (prefix, count) in _FIELDS.items():
        form = f"{prefix}{'.'.join(['1'] * count)}."
        texts = grouped((getattr(row, name), row) for row in master.output if getattr(row, name))
        labels = {text: _label(same[0], name) for text, same in texts.items()}
        if not customary([_ANY_LABEL.match(text) is not None for text in texts]):
            continue
        for text, same in texts.items():
            label = labels[text]
            if text and (label is None or not label.well_formed):
                written = label.text if label else " ".join(text.split()[:3])
                right = f"{label.said}." if label and len(label.numbers) == count else form
                message = f'Label tertulis "{written}", tidak berbentuk "{form}".'
                yield across([(row, name) for row in same], message, f'Tulis "{right}" dan satu spasi di awal sel.')


@rule("K02", Severity.WARNING, remedy="Urutkan kembali nomornya mulai dari 1.", source=LAMPIRAN_II)
def label_order(master: Master) -> Iterator[Temuan]:
    """Nomor RA, KK, dan T/O berurutan mulai dari 1.

    Mengapa: Nomor yang meloncat atau kembali memberi kesan ada baris yang hilang. RA diurutkan per indikator, KK per RA,
    T/O per KK.

    Contoh: RA1 langsung diikuti RA3.
    """
    for rows in _groups(master):
        for name in _FIELDS:
            yield from _out_of_order(_labels(rows, name))


def _out_of_order(labels: list[Label]) -> Iterator[Temuan]:
    last: dict[tuple[int, ...], int] = {}
    used: set[tuple[int, ...]] = set()
    for label in labels:
        parent, number = label.numbers[:-1], label.numbers[-1]
        expected = last.get(parent, 0) + 1
        if number != expected and label.numbers not in used:
            meant = label._replace(numbers=(*parent, expected))
            yield Temuan.at(label.row, label.name, f"Tertulis {label.said}, seharusnya {meant.said}.")
        used.add(label.numbers)
        last[parent] = number


@rule("K03", Severity.WARNING, remedy="Samakan angka pertama KK dengan nomor RA-nya.", source=LAMPIRAN_II)
def criterion_parent(master: Master) -> Iterator[Temuan]:
    """Nomor KK diawali nomor RA-nya.

    Mengapa: KK2.1 dibaca orang sebagai kriteria rencana aksi RA2.

    Contoh: KK2.1 berada pada baris RA1.
    """
    yield from _orphans(master, "kriteria", "rencana_aksi")


@rule("K04", Severity.WARNING, remedy="Samakan dua angka pertama T/O dengan nomor KK-nya.", source=LAMPIRAN_II)
def output_parent(master: Master) -> Iterator[Temuan]:
    """Nomor T/O diawali nomor KK-nya.

    Mengapa: T/O1.1.2 dibaca orang sebagai output kedua dari kriteria KK1.1.

    Contoh: T/O1.1.1 berada pada baris KK2.1.
    """
    yield from _orphans(master, "output", "kriteria")


def _orphans(master: Master, name: str, parent: str) -> Iterator[Temuan]:
    """Labels that do not begin with their parent's numbers: one finding for each wrong pair within an indikator.

    Where the parent's cell is blank and repeats the row above, it is the one to look at (K06).
    """
    pairs = [(_label(row, name), _label(row, parent)) for row in master.output if not repeated(row, parent)]
    wrong = [
        ((own.row.kode_indikator, own.numbers[:-1], above.numbers), (own, above))
        for own, above in pairs
        if own and above and own.numbers[: len(above.numbers)] != above.numbers
    ]
    for same in grouped(wrong).values():
        own, above = same[0]
        yield across([(item.row, name) for item, _ in same], f"Tertulis {own.said} pada baris {above.said}.")


@rule("K05", Severity.WARNING, remedy="Beri setiap output nomor sendiri, atau hapus yang berlebih.", source=LAMPIRAN_II)
def double_label(master: Master) -> Iterator[Temuan]:
    """Setiap label T/O muncul satu kali dalam satu indikator.

    Mengapa: Dua output dengan nomor sama tidak dapat dibedakan dalam laporan, dan targetnya terhitung dua kali.

    Contoh: T/O3.1.1 tercetak tiga kali dengan isi yang sama.
    """
    for rows in _groups(master):
        labels = [label for row in rows if (label := _label(row, "output")) and _under_parent(label)]
        for same in grouped((label.numbers, label) for label in labels).values():
            if len(same) > 1:
                equal = (
                    "dengan isi yang sama" if len({label.row.output for label in same}) == 1 else "dengan isi berbeda"
                )
                message = f"{same[0].said} muncul {len(same)} kali {equal}."
                yield across([(label.row, "output") for label in same], message)


def _under_parent(label: Label) -> bool:
    above = _label(label.row, "kriteria")
    return above is None or label.numbers[:-1] == above.numbers


@rule("K06", Severity.WARNING, remedy="Isi sel itu; sel kosong mengulang baris di atasnya.", source=LAMPIRAN_II)
def lost_parent(master: Master) -> Iterator[Temuan]:
    """Rencana aksi dan kriteria yang kosong memang mengulang baris di atasnya.

    Mengapa: Seperti pada tabel bersel gabungan, sel kosong di kolom Rencana Aksi dan Kriteria Keberhasilan mengulang sel di
    atasnya. Bila nomor di kanannya milik yang lain, isi sel itu hilang.

    Contoh: KK2.1 terhapus pada baris T/O2.1.1, sehingga output itu tercetak di bawah KK1.1.
    """
    for name, child in (("rencana_aksi", "kriteria"), ("kriteria", "output")):
        for row in master.output:
            cell, above = repeated(row, name), _label(row, name)
            own = _label(row, child) or _label(row, "output")
            if cell and above and own and own.numbers[: len(above.numbers)] != above.numbers:
                title = columns(Output)[name].judul
                message = f"{title} kosong, jadi terbaca {above.said} seperti baris di atasnya, padahal baris ini memuat {own.said}."
                yield Temuan.at(row, name, message)._replace(cell=cell, value="")
