"""Several sources at once, and sources that mean harm."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import InputRefused
from generator.impor import Impor, impor, reading
from generator.impor.headers import combined, meaning
from generator.impor.taken import Keadaan
from generator.master import Master
from generator.master.parse import parse
from generator.office.word.grids import read_document
from generator.office.workbook.reader import read
from generator.values import NA
from tests import word_kinds
from tests.bentuk import saved, table, workbook
from tests.bombs import DOCUMENTS, WORKBOOKS, Bomb
from tests.conftest import MASTER_2025, ROOT


def draft(done: Impor, folder: Path) -> Master:
    path = folder / "draf.xlsx"
    path.write_bytes(done.master)
    return parse(read(path))


# Several sources


def iku_and_pk(folder: Path, target: str = "90") -> list[Path]:
    """A list of indicators with their measurement, and an agreement with their targets."""
    iku, pk = Document(), Document()
    table(
        iku,
        [
            ["No", "Sasaran", "Indikator Kinerja Utama", "Penjelasan", "Target"],
            ["1", "Sungai bersih", "Mutu air", "Nilai uji air", "90"],
        ],
    )
    rows = [
        ["No", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
        ["1", "Sungai bersih", "Mutu air", target, "Nilai"],
    ]
    table(pk, [*rows, ["2", "Taman hijau", "Luas taman", "12", "Hektare"]])
    return [saved(iku, folder / "iku.docx"), saved(pk, folder / "pk.docx")]


def test_sources_fill_in_what_the_other_lacks(tmp_path: Path) -> None:
    rows = draft(impor(iku_and_pk(tmp_path)), tmp_path).indikator
    assert [(row.kode, row.indikator, row.target_tahunan, row.keterangan) for row in rows] == [
        ("IK1.1", "Mutu air", Decimal(90), "Nilai"),
        ("IK2.1", "Luas taman", Decimal(12), "Hektare"),
    ]
    assert [run.text for line in rows[0].pengukuran for run in line] == ["Nilai uji air"]


def test_sources_that_differ_are_doubtful(tmp_path: Path) -> None:
    done = impor(iku_and_pk(tmp_path, "95"))
    assert draft(done, tmp_path).indikator[0].target_tahunan == Decimal(90)
    said = [one.alasan for one in done.catatan if one.keadaan is Keadaan.RAGU and one.kolom == "Target Tahunan"]
    assert said == ['dua sumber berbeda, yang pertama dipakai: di pk.docx, tabel 1, baris 2, kolom 4 tertulis "95"']


def test_a_master_keeps_its_codes_and_methods_beside_a_document(tmp_path: Path, master_2025: Master) -> None:
    document = Document()
    name = master_2025.indikator[4].indikator
    table(
        document,
        [["No", "Sasaran", "Indikator Kinerja", "Target"], ["3", master_2025.indikator[4].sasaran, name, "93"]],
    )
    done = impor([MASTER_2025, saved(document, tmp_path / "pk.docx")])
    made = draft(done, tmp_path)
    assert [row.kode for row in made.indikator] == [row.kode for row in master_2025.indikator]
    assert len(made.komponen) == len(master_2025.komponen)
    doubtful = [(one.kunci, one.kolom) for one in done.catatan if one.keadaan is Keadaan.RAGU]
    assert doubtful == [("IK3.1", "Target Tahunan")]


# Words and numbers


@pytest.mark.parametrize(
    ("text", "value", "unit", "asked"),
    [
        ("96,66", Decimal("96.66"), "", False),
        ("30.00 Persen", Decimal(30), "Persentase", False),
        ("95.00 %", Decimal(95), "Persentase", False),
        ("10%", Decimal(10), "Persentase", False),
        ("1.069,32", Decimal("1069.32"), "", False),
        ("1,069.32", Decimal("1069.32"), "", False),
        ("5.250.000", Decimal(5250000), "", False),
        ("-5.90 Persen", Decimal("-5.9"), "Persentase", False),
        ("0.125", Decimal("0.125"), "", False),
        ("0,125.5", "0,125.5", "", True),
        ("12 Dokumen", Decimal(12), "Dokumen", False),
        ("n/a", NA, "", False),
        ("5.250 informasi", "5.250 informasi", "informasi", True),
        ("97.905", "97.905", "", True),
        ("88/100.000 KH", "88/100.000 KH", "", False),
        ("5,6 /1000 KH", "5,6 /1000 KH", "", False),
        ("81 (A)", "81 (A)", "", False),
        ("80-90", "80-90", "", False),
        ("A", "A", "", False),
        (".00 Kasus", ".00 Kasus", "Kasus", True),
    ],
)
def test_numbers_are_plain_or_asked(text: str, value: object, unit: str, asked: bool) -> None:
    read_ = reading.number(text)
    assert (read_.nilai, read_.satuan, read_.tanya) == (value, unit, asked)
    assert bool(read_.ragu) == isinstance(value, str)


@given(st.text(alphabet="0123456789.,%- /ABab", max_size=14))
@settings(max_examples=400)
def test_a_number_that_is_taken_has_one_meaning(text: str) -> None:
    """Whatever is taken without doubt has the digits that stand there, and no other reading by the other sign."""
    read_ = reading.number(text)
    if not isinstance(read_.nilai, Decimal) or read_.ragu:
        return
    meant = {value for sign in ".," if (value := reading.decided(text, sign)) is not None}
    assert read_.nilai in meant
    whole = [value for value in meant if value != read_.nilai]
    assert not whole or "," in text or "." in text


@pytest.mark.parametrize(
    ("texts", "role"),
    [
        (("Indikator Kinerja Utama (IKU)",), "indikator"),
        (("TARGET 2017",), "target"),
        (("Target Triwulan", "III"), "target_iii"),
        (("target_tw4",), "target_iv"),
        (("Penangung Jawab",), "penanggung_jawab"),
        (("SASARAN STRATEGIS / PROGRAM",), "sasaran"),
        (("Realisasi TW II",), "realisasi_ii"),
        (("Satuan",), "satuan"),
        (("Indikator Tujuan",), "indikator"),
        (("Sasaran Sub Kegiatan",), "sasaran"),
        (("Sasaran yang didukung",), "sasaran"),
        (("Sasaran dan target tahun ini",), ""),
        (("Warna",), ""),
        (("Hari tanpa kejadian yang dilaporkan",), ""),
    ],
)
def test_headers_mean_what_offices_mean(texts: tuple[str, ...], role: str) -> None:
    assert combined(texts).role == role
    assert meaning("Sasaran").exact
    assert not meaning("Sasaran yang didukung").exact
    assert meaning("Warna") == meaning("")


# Word's own kinds, and harm


@pytest.mark.parametrize("bomb", [*DOCUMENTS, *WORKBOOKS], ids=lambda bomb: bomb.full_of)
def test_bombs_are_refused_or_read_in_little_time(bomb: Bomb, tmp_path: Path) -> None:
    kind = ".docx" if bomb in DOCUMENTS else ".xlsx"
    path = tmp_path / f"bom{kind}"
    path.write_bytes(bomb.build())
    begin = time.process_time()
    with pytest.raises(InputRefused) as refused:
        impor([path])
    assert "\n" not in str(refused.value)
    assert time.process_time() - begin < 60


@pytest.mark.parametrize("content", ["gridSpan", "gridBefore"])
def test_columns_beyond_any_table_are_told_and_not_unrolled(content: str, tmp_path: Path) -> None:
    base = (ROOT / "templates" / "keputusan.docx").read_bytes()
    wide = {
        "gridSpan": '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>jauh</w:t></w:r></w:p></w:tc></w:tr>',
        "gridBefore": '<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr><w:tc><w:p><w:r><w:t>jauh</w:t></w:r></w:p></w:tc></w:tr>',
    }[content]
    path = tmp_path / "lebar.docx"
    path.write_bytes(word_kinds.document(base, word_kinds.table(wide)))
    source = read_document(path)
    assert max((len(grid.columns) for grid in source.grids), default=0) <= 100
    assert any("kolom di sebelah kanan" in words for _, words in source.unread)


def test_cells_merged_to_the_left_are_one_cell(tmp_path: Path) -> None:
    base = (ROOT / "templates" / "keputusan.docx").read_bytes()
    row = (
        '<w:tr><w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
        "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    )
    path = tmp_path / "gabung.docx"
    path.write_bytes(word_kinds.document(base, word_kinds.table(row.format("satu") + row.format("dua"))))
    grid = next(grid for grid in read_document(path).grids if grid.rows and grid.cells[1, 1].text == "satu")
    assert [grid.cells[place].text for place in ((1, 1), (1, 2), (2, 1), (2, 2))] == ["satu", "satu", "dua", "dua"]


def test_texts_of_documents_stay_texts(tmp_path: Path) -> None:
    """What looks like a formula, markup or a path is written as text, in the draft and on the page."""
    from generator.present.impor_page import as_html

    path = workbook(
        tmp_path / "jahat.xlsx",
        {"x": [["No", "Sasaran", "Indikator Kinerja", "Target"], [1, "'=1+1", "<script>alert(1)</script>", "=<b>"]]},
    )
    done = impor([path])
    made = draft(done, tmp_path)
    assert made.indikator[0].indikator == "<script>alert(1)</script>"
    assert not [entry for entry in made.entries if entry.sel is not None and entry.sel.formula]
    assert "<script" not in as_html(done, "draf.xlsx")


def test_equal_reasons_are_said_once(tmp_path: Path) -> None:
    """In the text and on the page: one sentence, and the cells that it holds for."""
    from generator.present.impor import as_text
    from generator.present.impor_groups import listed
    from generator.present.impor_page import as_html

    document = Document()
    rows = [[str(place), f"Terjaganya {place}", f"Jumlah {place}", f"{place}.250"] for place in range(1, 19)]
    table(document, [["No", "Sasaran", "Indikator Kinerja", "Target"], *rows])
    done = impor([saved(document, tmp_path / "banyak.docx")])
    reason = "Titik dapat berarti ribuan atau desimal."
    text, page = as_text(done, "draf.xlsx"), as_html(done, "draf.xlsx")
    assert text.count(reason) == page.count(reason) == 1
    assert "Lampiran I, kolom Target Tahunan (18 sel): " + reason in text
    assert "dan 14 lagi, sampai L19; semuanya ada di lembar Impor" in text
    assert all(f"{place}.250" in page for place in range(1, 19))
    assert "<summary>Lihat 18 tempat</summary>" in page
    assert listed(["E2", "E3", "E4", "E7", "F8", "F9"]) == "E2 sampai E4, E7, F8, F9"


def test_a_document_without_anything_to_take_is_not_called_read(tmp_path: Path) -> None:
    from generator.present.impor import as_text

    document = Document()
    document.add_paragraph("LAMPIRAN I")
    document.add_paragraph("Taman terawat, dua belas taman pada tahun depan")
    done = impor([saved(document, tmp_path / "kosong.docx")])
    assert [one.tertulis for one in done.catatan if one.keadaan is Keadaan.TIDAK_DIAMBIL] == [
        "Taman terawat, dua belas taman pada tahun depan"
    ]
    assert as_text(done, "draf.xlsx").endswith("drafnya kosong. Periksa apakah berkasnya benar.")
