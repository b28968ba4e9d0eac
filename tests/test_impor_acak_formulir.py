"""Forms, cascades and cells with several indikator, put together at random: nothing is wrong without a mark."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from generator.impor import impor
from generator.master.parse import parse
from generator.office.workbook.reader import read
from tests.bentuk import Bentuk, Merge, saved, table, workbook
from tests.test_impor_acak import NUMBERS, WORDS, Row
from tests.test_impor_bentuk import Verdict, verdicts

Record = Callable[[str, object], None]
LABELS = {
    "indikator": ("Indikator Kinerja", "Nama Indikator", "NAMA IKU", "Indikator"),
    "sasaran": ("Sasaran", "Sasaran Strategis", "SASARAN PROGRAM", "Tujuan"),
    "target_tahunan": ("Target", "Target Tahunan", "TARGET 2024", "Target PK"),
    "keterangan": ("Satuan", "Satuan Pengukuran", "SATUAN"),
    "sumber_data": ("Sumber Data", "Sumber"),
    "penanggung_jawab": ("Penanggung Jawab", "Unit Penanggung Jawab"),
}
OTHERS = ("Polarisasi", "Periode Pelaporan", "Tingkat Kendali", "Catatan", "Validitas", "Unit Kerja Mitra")
"""Labels that no sheet of the master has."""


class Acak:
    """Chances of one office."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same offices again and again

    def number(self) -> tuple[str, str]:
        """As written, and as the master shows what is meant."""
        return self.chance.choice([pair for pair in NUMBERS if pair[0]])

    def name(self, place: int) -> str:
        return f"{self.chance.choice(('Persentase', 'Jumlah', 'Indeks'))} {self.chance.choice(WORDS)} {place}"


def form(acak: Acak, number: int) -> tuple[list[tuple[str, str]], Row]:
    """Labels with values, and the row that they mean."""
    chance = acak.chance
    written, meant = acak.number()
    row = {
        "indikator": acak.name(number),
        "sasaran": f"Terjaganya {chance.choice(WORDS)} {number}",
        "target_tahunan": meant,
        "keterangan": chance.choice(("Nilai", "Dokumen", "Unit", "Orang")),
        "sumber_data": chance.choice(("Survei", "Sistem")),
        "penanggung_jawab": chance.choice(("Kabag Umum", "Camat Mawar")),
    }
    fields = ["indikator", "sasaran", "target_tahunan", *chance.sample(list(LABELS)[3:], chance.randint(1, 3))]
    pairs = [(chance.choice(LABELS[name]), written if name == "target_tahunan" else row[name]) for name in fields]
    pairs += [(label, "lihat lampiran") for label in chance.sample(OTHERS, chance.randint(0, 3))]
    head, *rest = pairs
    chance.shuffle(rest)
    return [head, *rest], {name: row[name] for name in fields}


def laid_out(pairs: list[tuple[str, str]], how: str) -> Iterator[list[str]]:
    """The rows of a form."""
    if how == "dua pasang":
        for left, right in zip(pairs[::2], [*pairs[1::2], ("", "")], strict=False):
            yield [*left, *right]
        return
    for label, value in pairs:
        yield {"titik dua": [label, ":", value], "satu sel": [f"{label} : {value}", ""]}.get(how, [label, value])


def forms(seed: int, folder: Path) -> tuple[Path, list[Row]]:
    acak = Acak(seed)
    how = acak.chance.choice(("titik dua", "satu sel", "dua pasang", "polos"))
    made = [form(acak, number) for number in range(acak.chance.randint(1, 3))]
    sheets = [list(laid_out(pairs, how)) for pairs, _ in made]
    rows = [row for _, row in made]
    if acak.chance.random() < 0.5:
        lines: list[list[Any]] = [line for sheet in sheets for line in [*sheet, []]]
        return workbook(folder / f"{seed}-formulir.xlsx", {"Kamus": lines}), rows
    document = Document()
    for sheet in sheets:
        table(document, sheet)
        document.add_paragraph("")
    return saved(document, folder / f"{seed}-formulir.docx"), rows


def cascades(seed: int, folder: Path) -> tuple[Path, list[Row]]:
    """Two to four offices side by side, each with its own number of rows, merged or blank below."""
    acak = Acak(seed)
    chance = acak.chance
    offices, height = chance.randint(2, 4), chance.randint(1, 4)
    merged, numbered = chance.random() < 0.5, chance.random() < 0.5
    titles: list[str] = []
    heads: list[str] = []
    grid: list[list[str]] = [[] for _ in range(height)]
    merges: list[Merge] = []
    rows: list[Row] = []
    for office in range(offices):
        fields = [*(["no"] if numbered else []), "sasaran", "indikator", "target_tahunan"]
        words = {
            "no": ("No", "No."),
            **LABELS,
            "indikator": ("Indikator", "Indikator Kinerja", "Indikator Program", "IKU"),
        }
        left = len(heads)
        titles += [f"KEPALA {WORDS[office].upper()}", *[""] * (len(fields) - 1)]
        heads += [chance.choice(words[name]) for name in fields]
        begins = sorted({0, *chance.sample(range(height), chance.randint(0, height - 1))})
        for place, begin in enumerate(begins):
            written, meant = acak.number()
            row = {
                "no": str(place + 1), "sasaran": f"Terjaganya {office}{place} {chance.choice(WORDS)}",
                "indikator": acak.name(10 * office + place), "target_tahunan": meant,
            }  # fmt: skip
            end = begins[place + 1] - 1 if place + 1 < len(begins) else height - 1
            for column, name in enumerate(fields):
                texts = [written if name == "target_tahunan" else row[name], *[""] * (end - begin)]
                for line, text in enumerate(texts, begin):
                    grid[line].append(text)
                if merged and end > begin:
                    merges.append(((begin + 2, left + column), (end + 2, left + column)))
            rows.append({name: row[name] for name in fields})
        merges.append(((0, left), (0, len(heads) - 1)))
    document = Document()
    table(document, [titles, heads, *_straight(grid, heads)], merges)
    return saved(document, folder / f"{seed}-cascade.docx"), rows


def _straight(grid: list[list[str]], heads: list[str]) -> list[list[str]]:
    """Texts were put into lines office by office, each of them in order of columns."""
    assert all(len(line) == len(heads) for line in grid)
    return grid


def several(seed: int, folder: Path) -> tuple[Path, list[Row]]:
    """Several indikator in a cell, their targets beside them, some missing or with blank lines between."""
    acak = Acak(seed)
    chance = acak.chance
    lines, rows = [["No", "Sasaran", "Indikator Kinerja", "Target"]], []
    for number in range(1, chance.randint(2, 4)):
        count = chance.randint(1, 4)
        names = [acak.name(10 * number + place) for place in range(count)]
        numbers = [acak.number() for _ in range(count)]
        mark = chance.choice(("", "{}. ", "{}) ")) if count > 1 else ""
        can_miss = count > 2 or mark  # of two without numbers, one target may mean that they are one
        missing = chance.randrange(count) if can_miss and chance.random() < 0.3 else -1
        between = "\n" * chance.choice((1, 1, 2))
        written = between.join(text for place, (text, _) in enumerate(numbers) if place != missing)
        shown = between.join(f"{mark.format(place)}{name}" for place, name in enumerate(names, 1))
        lines.append([str(number), f"Terjaganya {number}", shown, written])
        for place, name in enumerate(names):
            target = "" if place == missing else numbers[place][1]
            rows.append({"no": str(number), "sasaran": f"Terjaganya {number}", "indikator": name, "target_tahunan": target})  # fmt: skip
    document = Document()
    table(document, lines)
    return saved(document, folder / f"{seed}-beberapa.docx"), rows


@pytest.mark.parametrize("make", [forms, cascades, several])
def test_nothing_is_wrong_without_a_mark(
    make: Callable[[int, Path], tuple[Path, list[Row]]], tmp_path: Path, record_property: Record
) -> None:
    counts: Counter[str] = Counter()
    wrong: list[tuple[int, Verdict]] = []
    for seed in range(60):
        path, rows = make(seed, tmp_path)
        done = impor([path])
        draft = tmp_path / f"{seed}.xlsx"
        draft.write_bytes(done.master)
        shape = Bentuk(path.name, lambda path: path, {"indikator": rows})
        found = list(verdicts(shape, done, parse(read(draft))))
        wrong += [(seed, one) for one in found if one.said == "wrong"]
        counts.update(one.said for one in found)
    record_property(make.__name__, f"{dict(counts)}, {100 * counts['right'] / counts.total():.0f} % right")
    assert wrong == []
    assert counts["right"] > 0.7 * counts.total()
