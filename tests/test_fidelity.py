"""Every string of the decree's transcription stands in the generated documents, in its own row and column.

The one difference allowed: numbers are printed the Indonesian way (`97.905` becomes `97,905`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from generator.documents import named
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from tests.conftest import DECREE, PARTS
from tests.pages import Cell, W, body, grid, paragraphs

Documents = dict[str, bytes]
Record = Callable[[str, object], None]


def load(name: str) -> Any:
    return json.loads((DECREE / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def documents(master_2025: Master) -> Documents:
    return {name: Template.load(find_template(name, None)).fill(named(name).build(master_2025)) for name in PARTS}


def table_of(data: bytes) -> list[list[Cell]]:
    tables = body(data).findall(f"{W}tbl")
    assert len(tables) == 1
    return grid(tables[0])


def indonesian(number: str) -> str:
    return re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", number)


def numbered(names: list[str]) -> list[str]:
    return [f"{place}. {name}" for place, name in enumerate(names, start=1)] if len(names) > 1 else names or [""]


def plain(text: str) -> str:
    return re.sub(r"</?i>", "", text)


def kelompok_headings(rows: list[Any]) -> list[tuple[int, str]]:
    """How many rows stand above each heading."""
    places = [place for place, row in enumerate(rows) if place == 0 or rows[place - 1]["kelompok"] != row["kelompok"]]
    return [(place, rows[place]["kelompok"]) for place in places]


def split(table: list[list[Cell]], headers: int, rows: list[Any]) -> list[list[Cell]]:
    """The data rows of an annex, its headings checked and taken out, the signature cut off."""
    content = table[headers:-1]
    for place, heading in kelompok_headings(rows):
        row = content.pop(place)
        assert {id(cell.element) for cell in row} == {id(row[0].element)}, "a heading spans all columns"
        assert row[0].text == heading
    assert len(content) == len(rows)
    return content


def test_lampiran_1_is_the_decree_s_13_by_12(documents: Documents, record_property: Record) -> None:
    rows = load("lampiran-1.json")
    count = 0
    for cells, row in zip(split(table_of(documents["lampiran-1"]), 2, rows), rows, strict=True):
        targets = [indonesian(row["target_triwulan"][q]) for q in ("I", "II", "III", "IV")]
        expected = [
            [str(row["no"])], [row["sasaran"]], [row["indikator"]], [row["sumber_data"]],
            [plain(text) for text in row["pengukuran_kinerja"]], *([target] for target in targets),
            [indonesian(row["target_tahunan"])], [row["keterangan"]], numbered(row["penanggung_jawab"]),
        ]  # fmt: skip
        assert [cell.paragraphs for cell in cells] == expected
        count += len(cells)
    assert count == 13 * 12
    record_property("laporan", f"kesetiaan: Lampiran I, {count} sel sama dengan naskah")


def test_every_paragraph_of_pengukuran_kinerja_keeps_its_italics(documents: Documents, record_property: Record) -> None:
    rows = load("lampiran-1.json")
    count = italics = 0
    for cells, row in zip(split(table_of(documents["lampiran-1"]), 2, rows), rows, strict=True):
        texts = row["pengukuran_kinerja"]
        assert cells[4].marked("i") == [found for text in texts for found in re.findall(r"<i>(.*?)</i>", text)]
        headings = [found[0] for text in texts if (found := re.match(r"[A-Z][A-Z ]+[A-Z] ?:", plain(text)))]
        assert cells[4].marked("b") == headings
        count += len(texts)
        italics += len(cells[4].marked("i"))
    assert (count, italics) == (sum(len(row["pengukuran_kinerja"]) for row in rows), 3)
    record_property("laporan", f"kesetiaan: Pengukuran Kinerja, {count} paragraf, {italics} potongan miring")


def test_lampiran_2_is_the_decree_s_69_by_10(documents: Documents, record_property: Record) -> None:
    rows = load("lampiran-2.json")
    count = 0
    for cells, row in zip(split(table_of(documents["lampiran-2"]), 1, rows), rows, strict=True):
        expected = [
            [str(row["no"])], [row["sasaran"]], [row["indikator"]], [indonesian(row["target"])],
            [row["rencana_aksi"]], [row["kriteria_keberhasilan"]], [row["output_renaksi"] or ""],
            [row["target_renaksi"] or ""], [row["waktu"] or ""], numbered(row["penanggung_jawab"]),
        ]  # fmt: skip
        assert [cell.paragraphs for cell in cells] == expected
        count += len(cells)
    assert count == 69 * 10
    record_property("laporan", f"kesetiaan: Lampiran II, {count} sel sama dengan naskah")


LEVELS_1 = [("no", "sasaran")] * 2
LEVELS_2 = [
    ("no", "sasaran"),
    ("no", "sasaran"),
    ("no", "sasaran", "kode_indikator"),
    ("no", "sasaran", "kode_indikator"),
    ("kode_indikator", "rencana_aksi"),
    ("kode_indikator", "rencana_aksi", "kriteria_keberhasilan"),
    None,
    None,
    None,
    ("kode_indikator", "rencana_aksi", "kriteria_keberhasilan", "penanggung_jawab"),
]


@pytest.mark.parametrize(
    ("name", "source", "headers", "levels", "groups"),
    [
        ("lampiran-1", "lampiran-1.json", 2, [*LEVELS_1, *[None] * 10], [11, 11, *[13] * 10]),
        ("lampiran-2", "lampiran-2.json", 1, LEVELS_2, [11, 11, 13, 13, 30, 31, 69, 69, 69, 32]),
    ],
)
def test_merged_groups_are_those_of_the_decree(
    documents: Documents, name: str, source: str, headers: int, levels: list[Any], groups: list[int]
) -> None:
    rows = load(source)
    table = split(table_of(documents[name]), headers, rows)
    for column, keys in enumerate(levels):
        starts = 1
        for (above, upper), (below, lower) in pairwise(zip(table, rows, strict=True)):
            same = keys is not None and all(upper[key] == lower[key] for key in ("kelompok", *keys))
            assert (above[column].element is below[column].element) == same, (column, lower)
            starts += not same
        assert starts == groups[column], column


def expected_body(decree: Any) -> Iterator[str]:
    yield from (decree["pejabat_penetap"], decree["jenis"], decree["baris_nomor"], "TENTANG")
    yield "\n".join(decree["tentang_baris"])
    yield from (decree["frasa_pembuka"], decree["pembuka_pejabat"])
    yield from labelled("Menimbang", [f"{letter}." for letter in "ab"], decree["menimbang"])
    yield from labelled("Mengingat", [f"{number}." for number in range(1, 11)], decree["mengingat"])
    yield decree["memutuskan"]
    yield f"Menetapkan\t:\t{decree['menetapkan']}"
    yield from (f"{diktum['label']}\t:\t{diktum['isi']}" for diktum in decree["diktum"])
    end = decree["penutup"]
    yield from (f"Ditetapkan di {end['ditetapkan_di']}", f"pada tanggal {end['tanggal']}")
    yield from (end["jabatan"], end["nama"], f"NIP. {end['nip']}", "Tembusan :")
    yield from (f"{place}.\t{name}" for place, name in enumerate(decree["tembusan"], start=1))


def labelled(part: str, labels: list[str], texts: list[str]) -> Iterator[str]:
    for place, (label, text) in enumerate(zip(labels, texts, strict=True)):
        yield f"{part}\t:\t{label}\t{text}" if place == 0 else f"\t\t{label}\t{text}"


def test_the_body_is_the_decree_s_paragraph_by_paragraph(documents: Documents, record_property: Record) -> None:
    expected = list(expected_body(load("keputusan.json")))
    assert paragraphs(documents["keputusan"]) == expected
    record_property("laporan", f"kesetiaan: batang tubuh, {len(expected)} paragraf sama dengan naskah")


ELSEWHERE = {"kata_penyambung", "tanggal_iso", "lampiran"}
"""Page ends, the date for machines, and the annexes' numbers by themselves are no text of a document."""


def strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for key, item in value.items() if key not in ELSEWHERE for text in strings(item))
            yield from (key for key in value if key == "Target Triwulan")
        case list():
            yield from (text for item in value for text in strings(item))


def test_no_string_of_the_transcription_is_lost(documents: Documents, record_property: Record) -> None:
    texts = [cell.text for name in ("lampiran-1", "lampiran-2") for row in table_of(documents[name]) for cell in row]
    texts += [text for data in documents.values() for text in paragraphs(data)]
    everything = " ".join("\n".join(texts).split())
    wanted = list(strings(load("keputusan.json")))
    assert [text for text in wanted if " ".join(text.split()) not in everything] == []
    assert len(wanted) > 60
    record_property("laporan", f"kesetiaan: keputusan.json, {len(wanted)} teks ditemukan")


@pytest.mark.parametrize(("name", "place", "headers"), [("lampiran-1", 0, 2), ("lampiran-2", 1, 1)])
def test_an_annex_opens_and_closes_as_in_the_decree(documents: Documents, name: str, place: int, headers: int) -> None:
    decree = load("keputusan.json")
    annex, end = decree[f"lampiran_{place + 1}"], decree["penutup_lampiran"][place]
    assert paragraphs(documents[name]) == [
        f"LAMPIRAN {end['lampiran']}",
        decree["jenis"],
        f"NOMOR {decree['nomor']} TAHUN {decree['tahun']}",
        f"TANGGAL {decree['penutup']['tanggal'].upper()}",
        "\n".join(annex["judul"]),
    ]
    table = table_of(documents[name])
    assert [cell.text for cell in table[headers - 1]] == list(column_heads(annex["kolom"]))
    assert table[-1][0].paragraphs == [end["jabatan"], end["nama"], end["nip_tercetak"]]


def column_heads(columns: list[Any]) -> Iterator[str]:
    for column in columns:
        if isinstance(column, dict):
            yield from (head for heads in column.values() for head in heads)
        else:
            yield column
