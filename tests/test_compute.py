"""Results as people and scripts get them: states, means, action plan, changes, and their JSON."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from decimal import Decimal

import pytest

from generator.compute import compute
from generator.master import Master
from generator.present import results
from generator.present.results import text
from generator.results import Hasil, HasilIndikator, Status, StatusRenaksi
from generator.values import Triwulan, read_quantity
from tests.builders import Table, master
from tests.golden import check

INDIKATOR_KEYS = (
    "kode sasaran indikator satuan rumus polarisasi konsolidasi target realisasi capaian capaian_mentah status alasan "
    "predikat tahun_berjalan tahunan penanggung_jawab asal"
).split()
RENAKSI_KEYS = "id kode_indikator output waktu target satuan realisasi status bukti penanggung_jawab".split()


def item(hasil: Hasil, kode: str) -> HasilIndikator:
    return next(found for found in hasil.indikator if found.indikator.kode == kode)


@pytest.mark.parametrize("quarter", Triwulan)
def test_the_example_year_as_text(contoh: Master, quarter: Triwulan) -> None:
    check(f"hasil-tw{quarter}.txt", text(compute(contoh, quarter)))


def test_json_has_the_promised_keys(contoh: Master) -> None:
    data = json.loads(results.as_json([compute(contoh, Triwulan.II)]))
    assert {"tahun", "triwulan", "batas_capaian", "indikator", "sasaran", "ringkasan", "renaksi"} <= data.keys()
    assert (data["tahun"], data["triwulan"], data["batas_capaian"]) == (2025, 2, 120)
    assert len(data["indikator"]) == 13
    assert len(data["renaksi"]) == 69
    assert len(data["sasaran"]) == 11
    for row in data["indikator"]:
        assert set(INDIKATOR_KEYS) <= row.keys()
        assert row["tahun_berjalan"].keys() >= {"target", "realisasi", "capaian"}
        assert all(origin.keys() == {"sheet", "cell", "value"} for origin in row["asal"])
    assert all(set(RENAKSI_KEYS) <= row.keys() for row in data["renaksi"])
    summary = data["ringkasan"]
    assert summary.keys() == {"rata_rata_sasaran", "rata_rata_indikator", "predikat", "jumlah"}
    assert sum(summary["jumlah"].values()) == 13


def test_json_numbers_are_exact_and_absent_ones_null(contoh: Master) -> None:
    text_ = results.as_json([compute(contoh, Triwulan.II)])
    data = json.loads(text_, parse_float=Decimal)
    rows = {row["kode"]: row for row in data["indikator"]}
    assert rows["IK2.1"]["target"] == Decimal("97.905")
    assert rows["IK5.1"]["realisasi"] == Decimal("26.25")
    assert rows["IK11.1"]["realisasi"] is None
    assert rows["IK11.1"]["capaian"] is None
    assert rows["IK11.1"]["status"] == "belum dilaporkan"
    assert rows["IK11.1"]["alasan"] == "belum ada isian"


def test_several_masters_give_a_list(contoh: Master, master_2025: Master) -> None:
    both = json.loads(results.as_json([compute(contoh, Triwulan.I), compute(master_2025, Triwulan.I)]))
    assert [entry["master"] for entry in both] == ["contoh-2025.xlsx", "2025.xlsx"]


def test_the_decree_without_data_reports_nothing(master_2025: Master) -> None:
    hasil = compute(master_2025, Triwulan.II)
    assert {found.status for found in hasil.indikator} == {Status.BELUM_DILAPORKAN, Status.TANPA_TARGET}
    assert hasil.rata_rata_sasaran.capaian is None
    assert hasil.predikat == ""
    assert hasil.rata_rata_sasaran.dilewati == {Status.BELUM_DILAPORKAN: 9, Status.TANPA_TARGET: 4}


def test_csv_opens_in_an_indonesian_excel(contoh: Master) -> None:
    rows = list(csv.reader(io.StringIO(results.as_csv([compute(contoh, Triwulan.II)])), delimiter=";"))
    assert rows[0][:3] == ["Master", "Triwulan", "Kode"]
    assert len(rows) == 14
    found = dict(zip(rows[0], rows[3], strict=True))
    assert found["Kode"] == "IK2.1"
    assert found["Target"] == "97,905"
    assert found["Realisasi"].startswith("97,528")


def test_csv_never_hands_excel_a_formula() -> None:
    book = master(indikator=[{"Kode": "=1+1", "No": "1", "Indikator Kinerja": "@sum"}])
    row = results.as_csv([compute(book, Triwulan.I)]).splitlines()[1].split(";")
    assert row[2] == "'=1+1"
    assert row[4] == "'@sum"


PLAN: Table = [
    {"ID": "RO001", "Target Renaksi": "1 Laporan", "Waktu": "TW I"},
    {"ID": "RO002", "Target Renaksi": "3 Dokumen", "Waktu": "TW II"},
    {"ID": "RO003", "Target Renaksi": "1 Laporan", "Waktu": "TW III"},
    {"ID": "RO004", "Target Renaksi": "", "Waktu": ""},
]
S = StatusRenaksi
LIFE = {
    "on time": ([("RO001", "TW I", "1")], Triwulan.I, "RO001", S.SELESAI, False),
    "nothing by the due quarter": ([], Triwulan.I, "RO001", S.BELUM, False),
    "still nothing a quarter later is overdue": ([], Triwulan.II, "RO001", S.BELUM, True),
    "done a quarter late": ([("RO001", "TW II", "1")], Triwulan.II, "RO001", S.TERLAMBAT, True),
    "late, and settled before this quarter": ([("RO001", "TW II", "1")], Triwulan.III, "RO001", S.TERLAMBAT, False),
    "a report of zero is a report": ([("RO001", "TW I", "0")], Triwulan.I, "RO001", S.BELUM, False),
    "some of it": ([("RO002", "TW II", "2")], Triwulan.II, "RO002", S.SEBAGIAN, False),
    "some of it before it is due": ([("RO002", "TW I", "1")], Triwulan.I, "RO002", S.SEBAGIAN, False),
    "the last position counts, not the sum": (
        [("RO002", "TW I", "1"), ("RO002", "TW II", "2")], Triwulan.II, "RO002", S.SEBAGIAN, False),
    "reaches its count": ([("RO002", "TW I", "1"), ("RO002", "TW II", "3")], Triwulan.II, "RO002", S.SELESAI, False),
    "taken back later": ([("RO001", "TW I", "1"), ("RO001", "TW II", "0")], Triwulan.II, "RO001", S.BELUM, True),
    "early": ([("RO003", "TW I", "1")], Triwulan.I, "RO003", S.SELESAI, False),
    "not yet due": ([], Triwulan.II, "RO003", S.BELUM_JATUH_TEMPO, False),
    "reported only later": ([("RO001", "TW III", "1")], Triwulan.II, "RO001", S.BELUM, True),
    "without a time never due": ([], Triwulan.IV, "RO004", S.BELUM_JATUH_TEMPO, False),
    "without a target never finished": ([("RO004", "TW I", "1")], Triwulan.IV, "RO004", S.SEBAGIAN, False),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "quarter", "output", "status", "overdue"), LIFE.values(), ids=LIFE)
def test_action_plan(
    reports: list[tuple[str, str, str]], quarter: Triwulan, output: str, status: StatusRenaksi, overdue: bool
) -> None:
    rows = [dict(zip(("ID", "Triwulan", "Realisasi"), report, strict=True)) for report in reports]
    hasil = compute(master(output=PLAN, realisasi=rows), quarter)
    found = next(entry for entry in hasil.renaksi if entry.output.id == output)
    assert (found.status, found.tunggakan) == (status, overdue)


def test_order_of_reports_does_not_matter() -> None:
    rows = [
        {"ID": "RO002", "Triwulan": "TW II", "Realisasi": "3"},
        {"ID": "RO002", "Triwulan": "TW I", "Realisasi": "1"},
    ]
    found = compute(master(output=PLAN, realisasi=rows), Triwulan.II).renaksi[1]
    assert (found.realisasi, found.status) == (Decimal(3), StatusRenaksi.SELESAI)


@pytest.mark.parametrize(
    ("said", "count", "unit"),
    [
        ("1 Laporan", Decimal(1), "Laporan"),
        ("1,5 Paket Data", Decimal("1.5"), "Paket Data"),
        ("Laporan", None, "Laporan"),
        ("", None, ""),
    ],
)
def test_quantity(said: str, count: Decimal | None, unit: str) -> None:
    assert read_quantity(said) == (count, unit)


PEOPLE: Table = [
    {"Nama Baku": "Camat Satu", "Alias": "Cmt 1", "Jenis": "Camat", "Bidang": "Wilayah", "Kelompok": "Para Camat"},
    {"Nama Baku": "Camat Dua", "Jenis": "Camat", "Bidang": "Wilayah", "Kelompok": "Para Camat"},
    {"Nama Baku": "Kabag Hukum", "Jenis": "Kabag", "Bidang": "Pemerintahan"},
]


def test_a_group_stands_for_all_its_members() -> None:
    book = master(
        indikator=[{"Kode": "IK1.1", "No": "1", "Penanggungjawab": "para camat\nKabag Hukum"}],
        output=[{"ID": "RO001", "Penanggung Jawab": "cmt 1"}, {"ID": "RO002", "Penanggung Jawab": "Kepala Dinas"}],
        pejabat=PEOPLE,
    )
    hasil = compute(book, Triwulan.I)
    assert {p.nama: (len(p.indikator), len(p.output)) for p in hasil.pejabat} == {
        "Camat Satu": (1, 1), "Camat Dua": (1, 0), "Kabag Hukum": (1, 0), "Kepala Dinas": (0, 1),
    }  # fmt: skip
    assert {p.nama: (len(p.indikator), len(p.output)) for p in hasil.bidang} == {
        "Bidang Wilayah": (1, 1), "Bidang Pemerintahan": (1, 0),
    }  # fmt: skip
    assert hasil.indikator[0].penanggung_jawab == ("para camat", "Kabag Hukum")


def test_mean_of_sasaran_differs_from_mean_of_indicators() -> None:
    """Two indicators under one sasaran and one under another: 90, 70 | 100."""
    entered = {"IK1.1": "90", "IK1.2": "70", "IK2.1": "100", "IK3.1": ""}
    book = master(
        indikator=[{"Kode": k, "No": k[2], "Kelompok": "A", "Target TW I": "100"} for k in entered],
        pengukuran=[{"Kode Indikator": k, "Rumus": "langsung", "Polarisasi": "Maximize"} for k in entered],
        komponen=[{"Kode Indikator": k, "Kode Komponen": "a", "Jenis": "nilai", "TW I": v} for k, v in entered.items()],
    )
    hasil = compute(book, Triwulan.I)
    assert hasil.rata_rata_sasaran.capaian is not None
    assert hasil.rata_rata_indikator.capaian is not None
    assert hasil.rata_rata_sasaran.capaian.value == 90
    assert round(hasil.rata_rata_indikator.capaian.value, 4) == Decimal("86.6667")
    assert (hasil.rata_rata_sasaran.dihitung, hasil.rata_rata_indikator.dihitung) == (2, 3)
    assert hasil.rata_rata_sasaran.dilewati == {Status.BELUM_DILAPORKAN: 1}
    assert hasil.predikat == "Tinggi"


def test_a_cumulative_fall_is_said(contoh: Master) -> None:
    rows = [
        dataclasses.replace(row, tw_iii=Decimal(100))
        if row.kode_indikator == "IK5.1" and row.kode == "b" and row.jenis == "pembilang"
        else row
        for row in contoh.komponen
    ]
    fallen = item(compute(dataclasses.replace(contoh, komponen=tuple(rows)), Triwulan.III), "IK5.1")
    assert fallen.catatan == ("Realisasi kumulatif turun dari 26,25 (TW II) menjadi 11,81 (TW III).",)
    assert item(compute(contoh, Triwulan.III), "IK5.1").catatan == ()


def test_few_respondents_are_said(contoh: Master) -> None:
    assert item(compute(contoh, Triwulan.II), "IK2.1").catatan == ()
    first, second, *rest = contoh.survei
    few = (dataclasses.replace(first, responden_ii=Decimal(99)), dataclasses.replace(second, responden_ii=None), *rest)
    found = item(compute(dataclasses.replace(contoh, survei=few), Triwulan.II), "IK2.1").catatan
    assert found == (
        "Responden kurang dari 100 orang atau belum diisi di 2 kelurahan: Pisangan Baru, Utan Kayu Utara.",
    )

    keys = tuple(
        dataclasses.replace(row, isi=Decimal(0) if row.kunci == "Responden Minimal" else row.isi)
        for row in contoh.isian
    )
    unbound = item(compute(dataclasses.replace(contoh, survei=few, isian=keys), Triwulan.II), "IK2.1").catatan
    assert unbound == ("Responden belum diisi di 1 kelurahan: Utan Kayu Utara.",)


def test_json_recaps_officials_and_bidang(contoh: Master) -> None:
    data = json.loads(results.as_json([compute(contoh, Triwulan.II)]))
    kkpp = next(row for row in data["pejabat"] if "Kepegawaian" in row["nama"])
    assert kkpp["indikator"] == ["IK1.1", "IK1.2", "IK2.1", "IK2.2", "IK8.1"]
    assert kkpp["renaksi"]["selesai terlambat"] == ["RO009"]
    camat = [row for row in data["pejabat"] if row["nama"].startswith("Camat")]
    assert len(camat) == 10
    assert all("IK2.1" in row["indikator"] for row in camat)
    assert data["bidang"][0]["nama"] == "Bidang Pemerintahan"


def test_changes_against_the_previous_quarter(contoh: Master) -> None:
    assert item(compute(contoh, Triwulan.I), "IK5.1").perubahan == ()
    (change,) = item(compute(contoh, Triwulan.II), "IK5.1").perubahan
    assert change.terhadap == "TW I"
    assert change.realisasi is not None
    assert change.capaian is not None
    assert (change.realisasi.value, change.capaian.value) == (Decimal("21.25"), Decimal(5))
    (unknown,) = item(compute(contoh, Triwulan.II), "IK11.1").perubahan
    assert (unknown.realisasi, unknown.capaian) == (None, None)


def last_year(contoh: Master) -> Master:
    """An earlier master: another year, 5.1 lower, the two namesakes 1.1 and 1.2 only once and under a new code."""
    isian = tuple(dataclasses.replace(row, isi=Decimal(2024)) if row.kunci == "Tahun" else row for row in contoh.isian)
    komponen = tuple(
        dataclasses.replace(row, tw_ii=Decimal(156))
        if row.kode_indikator == "IK5.1" and row.kode == "b" and row.jenis == "pembilang"
        else row
        for row in contoh.komponen
    )
    first, second, *rest = contoh.indikator
    renamed = dataclasses.replace(rest[0], kode="IK7.7")
    return dataclasses.replace(
        contoh, nama="2024.xlsx", isian=isian, komponen=komponen, indikator=(first, second, renamed, *rest[1:])
    )


def test_changes_against_another_year(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II, last_year(contoh))
    change = item(hasil, "IK5.1").perubahan[1]
    assert change.terhadap == "TW II 2024"
    assert change.realisasi is not None
    assert change.realisasi.value == Decimal("10.625")
    given = change.realisasi.inputs()[-1]
    assert (given.name, str(given.at)) == ("Realisasi IK5.1 TW II 2024", "2024.xlsx, hasil IK5.1")
    check("hasil-tw2-pembanding.txt", text(hasil))


def test_another_year_is_matched_by_name_where_codes_moved(contoh: Master) -> None:
    change = item(compute(contoh, Triwulan.II, last_year(contoh)), "IK2.1").perubahan[1]
    assert change.realisasi is None, "IK7.7 tidak punya baris Pengukuran, jadi tahun lalu tanpa angka"
    assert change.terhadap == "TW II 2024"


def test_namesakes_are_told_apart_by_code(contoh: Master) -> None:
    for kode in ("IK1.1", "IK1.2"):
        change = item(compute(contoh, Triwulan.II, contoh), kode).perubahan[1]
        assert change.capaian is not None
        assert change.capaian.value == 0
        assert f"Capaian {kode} TW II 2025" in [node.name for node in change.capaian.inputs()]
