"""The example master: the decree with plausible reports that nobody can take for real ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.master import Master
from generator.office.workbook.writer import rows_of
from generator.values import NA, Triwulan, is_nip


def test_the_example_adds_only_what_is_reported(master_2025: Master, contoh: Master) -> None:
    for name in ("tubuh", "indikator", "output", "pengukuran", "pejabat"):
        assert rows_of(contoh)[name] == rows_of(master_2025)[name]
    changed = {row.kunci for row, other in zip(contoh.isian, master_2025.isian, strict=True) if row.isi != other.isi}
    signing = {f"{part}{role}" for part in ("Nama ", "NIP ") for role in ("Penyusun", "Mengetahui")}
    assert changed == {"Status Data", "Mengetahui"} | signing
    assert all(is_nip(contoh.teks(f"NIP {role}")) for role in ("Penyusun", "Mengetahui"))


def texts(master: Master) -> Iterator[str]:
    """Every invented text of the example master."""
    for report in master.realisasi:
        yield from (report.bukti, report.kendala, report.tindak_lanjut)
    for analysis in master.analisis:
        yield from (analysis.pendorong, analysis.penghambat, analysis.tindak_lanjut)
    yield from (row.bukti for row in master.komponen)


def test_every_invented_text_says_that_it_is_an_example(contoh: Master) -> None:
    invented = [text for text in texts(contoh) if text]
    assert len(invented) > 100
    assert all(text.startswith("Contoh: ") for text in invented)
    assert contoh.status_data == "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
    assert all("CONTOH" in contoh.teks(f"Nama {role}") for role in ("Penyusun", "Mengetahui"))


def test_the_example_reports_three_quarters_and_not_the_fourth(contoh: Master) -> None:
    assert {row.triwulan for row in contoh.realisasi} == {Triwulan.I, Triwulan.II, Triwulan.III}
    assert {row.triwulan for row in contoh.analisis} == {Triwulan.I, Triwulan.II, Triwulan.III}
    assert {row.nilai(Triwulan.IV) for row in contoh.komponen} == {None, NA}
    assert {row.nilai(Triwulan.IV) for row in contoh.survei} == {None}
    scores = [row.nilai_ii for row in contoh.survei if isinstance(row.nilai_ii, Decimal)]
    asked = [row.responden_ii for row in contoh.survei if isinstance(row.responden_ii, Decimal)]
    assert len(scores) == len(asked) == 65
    assert all(1 <= score <= 4 and score == round(score, 2) for score in scores)
    assert min(asked) >= 100


def test_reports_of_the_example_are_plausible(contoh: Master) -> None:
    outputs = {row.id: row for row in contoh.output}
    ends = {Triwulan.I: 3, Triwulan.II: 6, Triwulan.III: 9}
    for row in contoh.realisasi:
        assert isinstance(row.triwulan, Triwulan)
        assert isinstance(row.realisasi, Decimal)
        target = Decimal(outputs[row.id_output].target_renaksi.split()[0])
        assert 0 <= row.realisasi <= target
        assert (row.bukti == "") == (row.realisasi == 0)
        assert (row.kendala == "") == (row.realisasi == target)
        assert isinstance(row.tanggal, date)
        assert ends[row.triwulan] - 2 <= row.tanggal.month <= ends[row.triwulan] + 1
    assert len({row.identitas for row in contoh.realisasi}) == len(contoh.realisasi)
