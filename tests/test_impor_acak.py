"""Tables put together at random out of the habits of offices: whatever comes, nothing is wrong without a mark."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from generator.impor import impor
from generator.master.parse import parse
from generator.office.workbook.reader import read
from tests.bentuk import Bentuk, Merge, saved, table
from tests.test_impor_bentuk import verdicts

HEADS = {
    "no": ("No", "No.", "NO", "Nomor"),
    "sasaran": ("Sasaran", "Sasaran Strategis", "SASARAN", "Sasaran Kinerja"),
    "indikator": ("Indikator Kinerja", "Indikator", "INDIKATOR KINERJA UTAMA", "Indikator Kinerja Utama (IKU)"),
    "target_tahunan": ("Target", "TARGET 2024", "Target Tahun 2024", "Target Tahunan"),
    "keterangan": ("Satuan", "SATUAN"),
    "penanggung_jawab": ("Penanggung Jawab", "Penanggungjawab", "Unit Penanggung Jawab"),
    "sumber_data": ("Sumber Data", "SUMBER DATA"),
}
NUMBERS = (
    *(
        ("96,66", "96,66"),
        ("100", "100"),
        ("30.00", "30"),
        ("1.069,32", "1.069,32"),
        ("5.250", "5.250"),
        ("N/A", "N/A"),
    ),
    *(
        ("88/100.000", "88/100.000"),
        ("97.905", "97,905"),
        ("A", "A"),
        ("3.000.000", "3.000.000"),
        ("0,5", "0,5"),
        ("", ""),
    ),
)
"""As written → as the master shows what is meant."""
WORDS = "air taman jalan arsip pohon udara pasar warga data layanan sekolah sungai".split()
Row = dict[str, str]


class Kantor:
    """An office with its habits, drawn at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same offices again and again
        self.merges = self.chance.choice(("merged", "blank", "repeated"))
        self.fields = ["no", "sasaran", "indikator", "target_tahunan"]
        for extra in ("keterangan", "penanggung_jawab", "sumber_data"):
            if self.chance.random() < 0.5:
                self.fields.insert(self.chance.randint(2, len(self.fields)), extra)
        self.numbered = self.chance.random() < 0.4
        self.groups = self.chance.random() < 0.4
        self.split = self.chance.random() < 0.3
        self.total = self.chance.random() < 0.3

    def rows(self) -> list[Row]:
        """What the table means."""
        found: list[Row] = []
        for number in range(1, self.chance.randint(3, 5)):
            sasaran = f"Terjaganya {self.chance.choice(WORDS)} {number}"
            for place in range(self.chance.randint(1, 3)):
                start = self.chance.choice(("Persentase", "Jumlah", "Indeks", "Total"))
                row = {
                    "no": str(number),
                    "sasaran": sasaran,
                    "indikator": f"{start} {self.chance.choice(WORDS)} {number}{place}",
                }
                row["target_tahunan"] = str(self.chance.randrange(len(NUMBERS)))
                row["keterangan"] = self.chance.choice(("Nilai", "Dokumen", "Orang"))
                row["penanggung_jawab"] = "\n".join(
                    self.chance.sample(["Kabag Umum", "Camat Mawar", "Camat Melati"], 2)
                )
                row["sumber_data"] = self.chance.choice(("Survei", "Sistem"))
                found.append({name: row[name] for name in self.fields})
        return found

    def build(self, rows: list[Row], path: Path) -> Path:
        """The document."""
        document = Document()
        lines: list[list[str]] = [[self.chance.choice(HEADS[name]) for name in self.fields]]
        merges: list[Merge] = []
        if self.numbered:
            lines.append([f"({number})" for number in range(1, len(self.fields) + 1)])
        if self.groups:
            merges.append(((len(lines), 0), (len(lines), len(self.fields) - 1)))
            lines.append(["SASARAN STRATEGIS", *[""] * (len(self.fields) - 1)])
        before: Row = {}
        cut = self.chance.randrange(1, len(rows)) if self.split else len(rows)
        for number, row in enumerate(rows):
            if number == cut:
                table(document, lines, merges)
                document.add_paragraph("")
                lines, merges, before = [], [], {}
            self._line(row, before, lines, merges)
            before = row
        if self.total:
            lines.append(["Jumlah", *[""] * (len(self.fields) - 2), "999"])
        table(document, lines, merges)
        return saved(document, path)

    def _line(self, row: Row, before: Row, lines: list[list[str]], merges: list[Merge]) -> None:
        texts = {**row, "target_tahunan": NUMBERS[int(row["target_tahunan"])][0]}
        for column, name in enumerate(self.fields):
            if name not in ("no", "sasaran") or before.get("sasaran") != row["sasaran"] or self.merges == "repeated":
                continue
            texts[name] = ""
            if self.merges == "merged":
                open_ = next(
                    (
                        one
                        for one in merges
                        if one[0][1] == column and one[1][0] == len(lines) - 1 and one[0][1] == one[1][1]
                    ),
                    None,
                )
                if open_:
                    merges.remove(open_)
                merges.append(((open_[0][0] if open_ else len(lines) - 1, column), (len(lines), column)))
        lines.append([texts[name] for name in self.fields])


def meant(kantor: Kantor, rows: list[Row]) -> list[Row]:
    group = {"kelompok": "SASARAN STRATEGIS"} if kantor.groups else {}
    return [row | group | {"target_tahunan": NUMBERS[int(row["target_tahunan"])][1]} for row in rows]


@pytest.mark.parametrize("start", range(0, 60, 15))
def test_random_offices(start: int, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    counts: Counter[str] = Counter()
    for seed in range(start, start + 15):
        kantor = Kantor(seed)
        rows = kantor.rows()
        done = impor([kantor.build(rows, tmp_path / f"{seed}.docx")])
        draft = tmp_path / f"{seed}.xlsx"
        draft.write_bytes(done.master)
        shape = Bentuk(str(seed), lambda path: path, {"indikator": meant(kantor, rows)})
        found = list(verdicts(shape, done, parse(read(draft))))
        assert [one for one in found if one.said == "wrong"] == [], (seed, vars(kantor))
        counts.update(one.said for one in found)
    record_property("random offices", f"{dict(counts)}, {100 * counts['right'] / counts.total():.0f} % right")
    assert counts["right"] > 0.8 * counts.total()
