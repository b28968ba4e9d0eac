"""rekap.xlsx: its live formulas, calculated by LibreOffice, give what Python computed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.compute import compute
from generator.documents import rekap
from generator.documents.rekap.layout import FIRST_ROW, SURVEI_COLUMNS, SURVEI_FIRST
from generator.master import Master
from generator.office.package import pack, parts_of
from generator.office.workbook.cells import CELL_MAX
from generator.office.workbook.report import Gaya, Halaman, Isi, write
from generator.results import Hasil, HasilIndikator
from generator.values import Triwulan, excel_length
from tests.builders import master
from tests.conftest import Convert

SUFFIX = " (perkin)"
NINE = Decimal("0.0000000005")
_CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
SHEETS = ["Ringkasan", "Capaian", "Komponen", "Survei", "Perhitungan", "Renaksi", "Penanggung Jawab", "Tren"]


def without_cached_values(data: bytes) -> bytes:
    """The workbook with nothing stored beside its formulas, so that whoever opens it must calculate."""
    return pack((name, _CACHED.sub(rb"\1", part)) for name, part in parts_of(data).items())


def recalculated(data: bytes, soffice: Convert, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "rekap.xlsx"
    source.write_bytes(without_cached_values(data))
    return soffice(source, "xlsx", folder / "hasil")


def pairs(path: Path) -> Iterator[tuple[str, object, object]]:
    """Place, live value and computed value of every column that has a twin."""
    book = load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        header: dict[str, int] = {}
        for row in sheet.iter_rows(values_only=True):
            texts = {str(value): n for n, value in enumerate(row) if isinstance(value, str)}
            if any(text.endswith(SUFFIX) for text in texts):
                header = texts
                continue
            for name, column in header.items():
                if name.endswith(SUFFIX) and row[column] is not None:
                    yield f"{sheet.title}, {name}", row[header[name.removesuffix(SUFFIX)]], row[column]


def compare(path: Path) -> int:
    count = 0
    for place, live, computed in pairs(path):
        assert isinstance(live, int | float), f"{place}: {live!r}"
        assert abs(Decimal(repr(live)) - Decimal(repr(computed))) < NINE, place
        count += 1
    return count


def test_live_formulas_equal_computed_values(
    contoh: Master, soffice: Convert, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: dict[str, int] = {}
    for quarter in Triwulan:
        data = rekap.build(contoh, compute(contoh, quarter))
        counts[quarter.label] = compare(recalculated(data, soffice, tmp_path / quarter.name))
    with capsys.disabled():
        print(  # noqa: T201 - the count is shown, not assumed
            f"\nrekap.xlsx: {sum(counts.values())} angka dihitung ulang LibreOffice = perkin ({counts})"
        )
    assert all(count > 150 for count in counts.values())


def filled(contoh: Master) -> Master:
    """The example with TW IV entered as well: every component as in the last quarter that has it."""

    def last(row: object, stem: str) -> Decimal:
        values = [getattr(row, f"{stem}_{q.name.lower()}") for q in Triwulan]
        numbers = [value for value in values if isinstance(value, Decimal)]
        return numbers[-1] if numbers else Decimal(1)

    komponen = tuple(
        dataclasses.replace(row, tw_iv=last(row, "tw")) if row.jenis != "indikator" else row for row in contoh.komponen
    )
    survei = tuple(dataclasses.replace(row, nilai_iv=last(row, "nilai")) for row in contoh.survei)
    return dataclasses.replace(contoh, komponen=komponen, survei=survei)


def test_all_thirteen_have_a_figure_when_all_is_entered(contoh: Master, soffice: Convert, tmp_path: Path) -> None:
    hasil = compute(filled(contoh), Triwulan.IV)
    assert [item.indikator.kode for item in hasil.indikator if item.kini.perbandingan.realisasi is None] == []
    assert compare(recalculated(rekap.build(filled(contoh), hasil), soffice, tmp_path)) > 400


def realised(hasil: Hasil, kode: str) -> Decimal:
    item = next(item for item in hasil.indikator if item.indikator.kode == kode)
    step = item.kini.perbandingan.realisasi
    assert step is not None
    return step.value


def test_a_broken_input_moves_both_alike(contoh: Master, soffice: Convert, tmp_path: Path) -> None:
    """One kelurahan's score is changed in the report and in the master: the sheet and Python agree again."""
    before = compute(contoh, Triwulan.II)
    first, *rest = contoh.survei
    changed = dataclasses.replace(contoh, survei=(dataclasses.replace(first, nilai_ii=Decimal("1.25")), *rest))
    after = compute(changed, Triwulan.II)
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(rekap.build(contoh, before))
    book = load_workbook(path)
    column = SURVEI_FIRST + SURVEI_COLUMNS.index("nilai_ii")
    assert book["Survei"].cell(FIRST_ROW, column).value == float(str(first.nilai_ii))
    book["Survei"].cell(FIRST_ROW, column).value = 1.25
    book.save(path)
    sheet = load_workbook(soffice(path, "xlsx", tmp_path / "hasil"), data_only=True)["Capaian"]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 12, values_only=True)}
    for kode in ("IK1.1", "IK1.2", "IK2.1"):
        live = Decimal(repr(rows[kode][5]))
        assert abs(live - realised(after, kode)) < NINE
        assert abs(live - realised(before, kode)) > Decimal("0.5")
    assert abs(Decimal(repr(rows["IK2.2"][5])) - realised(before, "IK2.2")) < NINE


def test_sheets_and_repeatable_bytes(contoh: Master, tmp_path: Path) -> None:
    hasil = compute(contoh, Triwulan.II)
    data = rekap.build(contoh, hasil)
    assert data == rekap.build(contoh, compute(contoh, Triwulan.II))
    (tmp_path / "rekap.xlsx").write_bytes(data)
    book = load_workbook(tmp_path / "rekap.xlsx")
    assert book.sheetnames == SHEETS
    assert all("DATA CONTOH" in str(sheet["A2"].value) for sheet in book.worksheets)


def test_a_sheet_can_be_read_without_calculating(contoh: Master, tmp_path: Path) -> None:
    """The stored value beside each formula is the computed one."""
    (tmp_path / "rekap.xlsx").write_bytes(rekap.build(contoh, compute(contoh, Triwulan.II)))
    assert compare(tmp_path / "rekap.xlsx") > 200


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    page = Halaman("Uji", (10,), ((Isi("=1+1"),), (Isi("+1"),), (Isi("@x"),), (Isi("http://a"),)), kepala=1)
    (tmp_path / "uji.xlsx").write_bytes(write([page], "Uji", ""))
    sheet = load_workbook(tmp_path / "uji.xlsx")["Uji"]
    assert [(sheet.cell(n, 1).data_type, sheet.cell(n, 1).value) for n in range(1, 5)] == [
        ("s", "=1+1"),
        ("s", "+1"),
        ("s", "@x"),
        ("s", "http://a"),
    ]


def test_text_over_the_limit_is_cut_and_says_so(tmp_path: Path) -> None:
    long = ["x" * CELL_MAX, "x" * (CELL_MAX + 1), "😀" * CELL_MAX]
    (tmp_path / "uji.xlsx").write_bytes(
        write([Halaman("Uji", (10,), tuple((Isi(text),) for text in long), 1)], "Uji", "")
    )
    sheet = load_workbook(tmp_path / "uji.xlsx")["Uji"]
    whole, cut, emoji = (str(sheet.cell(row, 1).value) for row in (1, 2, 3))
    assert whole == long[0]
    assert cut == "x" * (CELL_MAX - 14) + " … (terpotong)"
    assert emoji.startswith("😀😀")
    assert excel_length(emoji) <= CELL_MAX


def test_a_mark_that_no_page_s_head_takes_is_cut_not_lost(tmp_path: Path) -> None:
    (tmp_path / "uji.xlsx").write_bytes(write([Halaman("Uji", (10,), ((Isi("x"),),), 1)], "Uji", "DATA & CONTOH " * 40))
    header = parts_of((tmp_path / "uji.xlsx").read_bytes())["xl/worksheets/sheet1.xml"].decode()
    assert "<oddHeader>&amp;C&amp;BDATA &amp;&amp; CONTOH DATA" in header
    assert "… (terpotong)</oddHeader>" in header


def test_nothing_reported_gives_states_not_numbers(tmp_path: Path) -> None:
    book = master(indikator=[{"Kode": "IK1.1", "No": "1", "Indikator Kinerja": "A", "Target TW I": "5"}])
    hasil = compute(book, Triwulan.I)
    (tmp_path / "rekap.xlsx").write_bytes(rekap.build(book, hasil))
    sheet = load_workbook(tmp_path / "rekap.xlsx")["Capaian"]
    assert sheet.cell(FIRST_ROW, 6).value == "tidak ada"
    assert sheet.cell(FIRST_ROW, 12).value == "tidak dapat dihitung"
    assert isinstance(hasil.indikator[0], HasilIndikator)
    assert Gaya.KOSONG in Gaya
