"""Documents of other shapes: each cell is right, or marked, or listed as left out; nothing is wrong without a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document

from generator.impor import Impor, impor
from generator.impor.taken import Keadaan
from generator.master import LEMBAR, Master, columns
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.values import Unreadable, seen
from tests.bentuk import BENTUK, Bentuk, saved, table
from tests.bentuk_lain import LAIN

Record = Callable[[str, object], None]
MADE = frozenset({"kode", "id", "kode_indikator", "id_output"})
"""Fields that the import makes, where the document has none."""


class Verdict(NamedTuple):
    """What became of one value of a document."""

    said: str
    """`right`, `marked`, `left out`, `wrong`."""
    at: str
    expected: str
    found: str


class Rest(NamedTuple):
    """The texts that a person is shown."""

    marked: str
    left: str


def verdicts(bentuk: Bentuk, done: Impor, draft: Master) -> Iterator[Verdict]:
    marked = {(one.lembar, one.sel) for one in done.catatan if one.keadaan is Keadaan.RAGU}
    made = {(one.lembar, one.sel) for one in done.catatan if one.keadaan is Keadaan.DIBUAT}
    rest = Rest(
        "\n".join(one.tertulis for one in done.catatan if one.keadaan is Keadaan.RAGU),
        "\n".join(one.tertulis for one in done.catatan if one.keadaan is Keadaan.TIDAK_DIAMBIL),
    )
    for name in ("tubuh", "indikator", "output", "realisasi", "analisis"):
        found, expected = getattr(draft, name), bentuk.rows.get(name)
        if expected is None and name == "indikator" and "output" in bentuk.rows:
            continue  # made of Lampiran II
        for number in range(max(len(found), len(expected or ()))):
            row = found[number] if number < len(found) else None
            wanted: Mapping[str, str] = expected[number] if expected and number < len(expected) else {}
            yield from _row(name, number, row, wanted, marked, made, rest)
    keys = {row.kunci: row for row in draft.isian}
    for key, text in bentuk.keys.items():
        yield _judged(
            f"Keputusan {key}", text, _plain(keys[key].isi), ("Keputusan", keys[key].cells["isi"]), marked, rest
        )


def _plain(value: object) -> str:
    return str(value) if isinstance(value, Decimal) else seen(value)


def _row(
    name: str,
    number: int,
    row: Any,
    wanted: Mapping[str, str],
    marked: set[tuple[str, str]],
    made: set[tuple[str, str]],
    rest: Rest,
) -> Iterator[Verdict]:
    kind = LEMBAR[name]
    if row is None:  # a row that is not there is judged by what it is about
        main = (
            wanted.get("output") or wanted.get("indikator") or wanted.get("penghambat") or next(iter(wanted.values()))
        )
        said = _judged("", main, "", ("", ""), marked, rest).said
        yield from (Verdict(said, f"{kind.SHEET} {number + 1} {field}", text, "") for field, text in wanted.items())
        return
    for field in columns(kind):
        at = f"{kind.SHEET} {number + 1} {field}"
        actual, place = seen(getattr(row, field)), (kind.SHEET, row.cells[field])
        if isinstance(getattr(row, field), Unreadable):  # a text where a number belongs is never just right
            said = "marked" if place in marked else "wrong"
            yield Verdict(said, at, wanted.get(field, ""), actual)
            continue
        if field in wanted:
            yield _judged(at, wanted[field], actual, place, marked, rest)
        elif actual and field not in MADE and place not in made:
            yield _judged(at, "", actual, place, marked, rest)


def _judged(
    at: str, expected: str, actual: str, place: tuple[str, str], marked: set[tuple[str, str]], rest: Rest
) -> Verdict:
    if actual == expected:
        return Verdict("right", at, expected, actual)
    if place in marked:
        return Verdict("marked", at, expected, actual)
    if expected and not actual and expected in rest.marked:
        return Verdict("marked", at, expected, actual)
    if expected and not actual and expected in rest.left:
        return Verdict("left out", at, expected, actual)
    return Verdict("wrong", at, expected, actual)


@pytest.mark.parametrize("bentuk", [*BENTUK, *LAIN], ids=lambda bentuk: bentuk.nama)
def test_every_cell_is_right_or_marked(bentuk: Bentuk, tmp_path: Path, record_property: Record) -> None:
    done = impor([bentuk.build(tmp_path)])
    draft = tmp_path / "draf.xlsx"
    draft.write_bytes(done.master)
    found = list(verdicts(bentuk, done, parse(read(draft))))
    counts = Counter(one.said for one in found)
    share = 100 * counts["right"] / len(found)
    record_property(bentuk.nama, f"{counts['right']} of {len(found)} right ({share:.0f} %), {dict(counts)}")
    assert [one for one in found if one.said == "wrong"] == []
    assert share >= bentuk.right


def test_an_indikator_merged_over_rows_is_one(tmp_path: Path) -> None:
    """Its programmes have rows of their own; rows that say nothing new make no further indikator, others are marked."""
    document = Document()
    made = table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target", "Program", "Penanggung Jawab"],
            ["1", "Bersihnya kota", "Taman terawat", "12", "Program Taman", "Camat Mawar"],
            ["", "", "", "", "Program Pohon", ""],
            ["2", "Rapinya arsip", "Arsip tertata", "9", "Program Arsip", "Kabag Umum"],
            ["", "", "", "", "", "Camat Melati"],
        ],
        [((row, column), (row + 1, column)) for row in (1, 3) for column in range(4)] + [((1, 5), (2, 5))],
    )
    assert made is not None
    done = impor([saved(document, tmp_path / "gabung.docx")])
    (tmp_path / "draf.xlsx").write_bytes(done.master)
    draft = parse(read(tmp_path / "draf.xlsx"))
    assert [row.indikator for row in draft.indikator] == ["Taman terawat", "Arsip tertata", "Arsip tertata"]
    doubts = {one.sel: one.alasan for one in done.catatan if one.keadaan is Keadaan.RAGU}
    assert doubts["E4"] == "sel indikator digabung dengan baris di atasnya; mungkin satu indikator saja"
    left = [one.tertulis for one in done.catatan if one.keadaan is Keadaan.TIDAK_DIAMBIL]
    assert left == ["Program Taman | Program Pohon | Program Arsip"]


def test_columns_of_two_tables_that_cannot_be_parted_are_marked(tmp_path: Path) -> None:
    document = Document()
    table(
        document,
        [
            ["Sasaran", "Ukuran", "Target", "Sasaran", "Indikator", "Target"],
            ["Bersihnya kota", "Taman", "12", "Rapinya arsip", "Arsip tertata", "9"],
        ],
    )
    done = impor([saved(document, tmp_path / "campur.docx")])
    marked = {one.kolom for one in done.catatan if one.keadaan is Keadaan.RAGU and one.lembar == "Lampiran I"}
    assert {"Sasaran", "Indikator Kinerja", "Target Tahunan"} <= marked
