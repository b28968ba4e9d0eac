"""No figure stands on a default unseen: damaged masters, and what every result made from them says."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from generator.compute import compute
from generator.documents import rekap
from generator.documents.monitoring import build
from generator.explain import explain
from generator.law import BATAS_CAPAIAN
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.present import results
from generator.present.results import derivation, text
from generator.results import Hasil, HasilIndikator, Status, StatusRenaksi
from generator.values import Konsolidasi, Polarisasi, Triwulan, Unreadable
from generator.working import Constant
from tests.builders import Table, master
from tests.laporan import Row, indikator, laporan, nilai, output, pengukuran

KEYS = {"Tahun": "2025", "Batas Capaian": "120"}


def book(
    *,
    keys: Row | None = None,
    measured: Row | None = None,
    components: Table | None = None,
    entered: tuple[str, ...] = ("60", "90"),
    **sheets: Table,
) -> Master:
    """One indikator with target 50 in TW I and 60 in TW II, in order but for what is given."""
    return master(
        isian=[{"Kunci": kunci, "Isi": isi} for kunci, isi in (KEYS | (keys or {})).items()],
        pengukuran=[pengukuran("IK1.1") | (measured or {})],
        komponen=components or [nilai("IK1.1", *entered)],
        **{"indikator": [indikator("IK1.1", 1, "50", "60", tahunan="60")], **sheets},
    )


def made(source: Master, quarter: Triwulan = Triwulan.II) -> tuple[Hasil, HasilIndikator]:
    hasil = compute(source, quarter)
    return hasil, hasil.indikator[0]


def test_a_master_in_order_needs_no_word() -> None:
    hasil, item = made(book())
    assert (hasil.catatan, item.catatan, hasil.perlu_diperbaiki) == ((), (), ())
    assert "Perlu diperbaiki" not in text(hasil)


def test_the_example_and_the_decree_need_no_word(contoh: Master, master_2025: Master) -> None:
    for quarter in Triwulan:
        assert compute(contoh, quarter).perlu_diperbaiki == ()
        assert compute(master_2025, quarter).perlu_diperbaiki == ()


POLARISASI = "sehingga dipakai Maximize. Isi Maximize, Minimize, atau Stabilize."
KONSOLIDASI = "sehingga dipakai akhir. Isi jumlah, rata-rata, atau akhir."
SKALA = (
    "sehingga predikat dibaca dari Permendagri 86/2017. Isi Permendagri 86/2017, SKM (PermenPANRB 14/2017), atau "
    "Kinerja Anggaran."
)
DEFAULTS: dict[str, tuple[Row, str]] = {
    "polarisasi blank": ({"Polarisasi": ""}, f"Polarisasi di Pengukuran!C2 kosong, {POLARISASI}"),
    "polarisasi unreadable": (
        {"Polarisasi": "Naik"}, f"Polarisasi di Pengukuran!C2 berisi “Naik”, yang tidak dikenal, {POLARISASI}"),
    "polarisasi a number": (
        {"Polarisasi": "1"}, f"Polarisasi di Pengukuran!C2 berisi “1”, yang tidak dikenal, {POLARISASI}"),
    "konsolidasi blank": ({"Konsolidasi": ""}, f"Konsolidasi di Pengukuran!D2 kosong, {KONSOLIDASI}"),
    "konsolidasi unreadable": (
        {"Konsolidasi": "total"}, f"Konsolidasi di Pengukuran!D2 berisi “total”, yang tidak dikenal, {KONSOLIDASI}"),
    "skala blank": ({"Skala Predikat": ""}, f"Skala Predikat di Pengukuran!K2 kosong, {SKALA}"),
    "skala unknown": (
        {"Skala Predikat": "SKM"}, f"Skala Predikat di Pengukuran!K2 berisi “SKM”, yang tidak dikenal, {SKALA}"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "note"), DEFAULTS.values(), ids=DEFAULTS)
def test_a_default_is_named_with_its_cell(damage: Row, note: str) -> None:
    _, item = made(book(measured=damage))
    assert item.bawaan == (note,)
    assert item.catatan == (note,)
    assert (item.polarisasi, item.konsolidasi, item.skala) == (
        Polarisasi.MAXIMIZE, Konsolidasi.AKHIR, "Permendagri 86/2017",
    )  # fmt: skip


def test_a_cell_of_spaces_is_blank() -> None:
    source = book()
    row = dataclasses.replace(source.pengukuran[0], polarisasi=Unreadable("\u00a0 "))
    damaged = dataclasses.replace(source, pengukuran=(row,))
    assert made(damaged)[1].bawaan == (f"Polarisasi di Pengukuran!C2 kosong, {POLARISASI}",)


def test_a_missing_column_is_not_a_blank_cell() -> None:
    source = book()
    (row,) = source.pengukuran
    cells = {name: cell for name, cell in row.cells.items() if name != "polarisasi"}
    damaged = dataclasses.replace(source, pengukuran=(dataclasses.replace(row, polarisasi=None, cells=cells),))
    assert made(damaged)[1].bawaan == (f"Kolom Polarisasi tidak ada di lembar Pengukuran, {POLARISASI}",)


CAP = "sehingga dipakai 120 % (kebiasaan LKJIP). Isi 100, 110, 120, atau N/A (tanpa batas)."
CAP_NOTE = f"Batas Capaian di Keputusan!B3 berisi “seratus”, yang tidak dikenal, {CAP}"


def test_an_unreadable_cap_is_named_where_it_can_matter() -> None:
    above, item = made(book(keys={"Batas Capaian": "seratus"}))
    assert item.kini.perbandingan.capaian is not None
    assert item.kini.perbandingan.capaian.value == 120
    assert (above.batas_capaian, above.catatan, item.bawaan) == (Decimal(120), (CAP_NOTE,), (CAP_NOTE,))
    below, item = made(book(keys={"Batas Capaian": "seratus"}, entered=("40", "50")))
    assert (below.catatan, item.bawaan) == ((CAP_NOTE,), ())
    assert CAP_NOTE in derivation(explain(below, "IK1.1")), "the cap stands in its derivation all the same"


def test_a_cap_left_blank_is_printed_as_used() -> None:
    source = book(keys={"Batas Capaian": ""})
    hasil, _ = made(source)
    assert (hasil.batas_capaian, hasil.catatan) == (Decimal(120), ())
    assert "Batas capaian       : 120 %" in text(hasil)
    assert json.loads(results.as_json([hasil]))["batas_capaian"] == 120
    assert "batas atas 120" in derivation(explain(hasil, "IK1.1"))
    assert "paling tinggi 120%" in build(source, hasil).batas_capaian


@pytest.mark.parametrize(("given", "source"), [("seratus", BATAS_CAPAIAN.sumber), ("110", "Keputusan!B3")])
def test_a_cap_says_truly_where_it_comes_from(given: str, source: str) -> None:
    _, item = made(book(keys={"Batas Capaian": given}))
    shown = item.kini.perbandingan.capaian
    assert shown is not None
    constants = [node.tetapan for node in shown.of.children if isinstance(node, Constant)]
    assert [tetapan.sumber for tetapan in constants if tetapan.nama == "batas capaian"] == [source]


def test_the_cap_may_be_missing_none_or_twice() -> None:
    gone = master(isian=[{"Kunci": "Tahun", "Isi": "2025"}])
    assert compute(gone, Triwulan.I).catatan == (f"Kunci Batas Capaian tidak ada di lembar Keputusan, {CAP}",)
    assert made(book(keys={"Batas Capaian": "N/A"}))[0].catatan == ()
    rows = [("Tahun", "2025"), ("Batas Capaian", "100"), ("Batas Capaian", "110")]
    twice = master(isian=[{"Kunci": kunci, "Isi": isi} for kunci, isi in rows])
    said = "Batas Capaian ada di Keputusan!B3, Keputusan!B4, sehingga dipakai 110 %. Sisakan satu baris."
    assert (compute(twice, Triwulan.I).batas_capaian, compute(twice, Triwulan.I).catatan) == (Decimal(110), (said,))


def test_year_and_mark_that_cannot_be_read() -> None:
    hasil, _ = made(book(keys={"Tahun": "dua ribu", "Status Data": "1"}))
    assert hasil.catatan == (
        (
            "Tahun di Keputusan!B2 berisi “dua ribu”, yang tidak dikenal, sehingga tahun tertulis 0. Isi tahun perjanjian "
            "kinerja, misalnya 2025."
        ),
        (
            "Status Data di Keputusan!B4 berisi “1”, yang tidak dikenal, sehingga hasil ini tidak bertanda. Isi teks, "
            "misalnya DATA CONTOH, atau kosongkan."
        ),
    )


def rekap_text(source: Master, quarter: Triwulan = Triwulan.II) -> str:
    workbook = load_workbook(io.BytesIO(rekap.build(source, compute(source, quarter))))
    return "\n".join(
        str(value) for sheet in workbook for row in sheet.iter_rows(values_only=True) for value in row if value
    )


BOTH = book(measured={"Polarisasi": "Naik"}, keys={"Batas Capaian": "seratus"})
NOTES = (DEFAULTS["polarisasi unreadable"][1], CAP_NOTE)


def test_the_terminal_says_it() -> None:
    block = text(made(BOTH)[0]).partition("Perlu diperbaiki di master:\n")[2]
    assert block.startswith(f"  Master: {NOTES[1]}\n  IK1.1: {NOTES[0]}\n\n"), "each thing once"


def test_json_says_it() -> None:
    data = json.loads(results.as_json([made(BOTH)[0]]))
    assert data["catatan"] == [NOTES[1]]
    assert data["indikator"][0]["catatan"] == list(NOTES)
    assert data["indikator"][0]["alasan"] == "", "alasan keeps its meaning: why there is no capaian"


def test_every_row_of_the_csv_says_it() -> None:
    source = book(
        keys={"Batas Capaian": "seratus"},
        indikator=[indikator("IK1.1", 1, "50", "60"), indikator("IK2.1", 2, "50")],
    )
    rows = list(csv.DictReader(io.StringIO(results.as_csv([made(source)[0]])), delimiter=";"))
    assert rows[0]["Catatan"] == NOTES[1]
    assert rows[1]["Catatan"].endswith(NOTES[1])
    assert rows[1]["Catatan"].startswith("IK2.1 tidak ada di lembar Pengukuran, sehingga dipakai Maximize")


@pytest.mark.parametrize("asked", ["IK1.1", "sasaran 1", "SASARAN UJI", "keseluruhan", "Kabag Uji"])
def test_every_derivation_that_stands_on_it_says_it(asked: str) -> None:
    said = derivation(explain(made(BOTH)[0], asked)).partition("Catatan\n")[2]
    assert all(note in said for note in NOTES)


def test_rekap_says_it_beside_the_figure_and_on_its_first_page() -> None:
    workbook = load_workbook(io.BytesIO(rekap.build(BOTH, made(BOTH)[0])))
    assert [row[-1] for row in workbook["Capaian"].iter_rows(min_row=5, max_row=5, values_only=True)] == [
        "\n".join(NOTES)
    ]
    summary = {row[0]: row[3] for row in workbook["Ringkasan"].iter_rows(min_row=5, max_col=4, values_only=True)}
    assert summary["Perlu diperbaiki: Master"] == NOTES[1]
    assert summary["Perlu diperbaiki: IK1.1"] == NOTES[0]


def test_the_monitoring_report_says_it() -> None:
    document = build(BOTH, made(BOTH)[0])
    assert document.catatan_capaian == (f"Master: {NOTES[1]}", f"IK1.1: {NOTES[0]}")
    printed = docx_text(Template.load(find_template("monitoring", None)).fill(document))
    assert all(note in printed for note in NOTES)


def weighted(*rows: Row) -> Table:
    return [
        {"Kode Indikator": "IK1.1", "Kode Komponen": "a", "Jenis": "persen", "Bobot": "50", "TW I": "80"} | row
        for row in rows
    ]


UNUSABLE: dict[str, tuple[Row, Table, str]] = {
    "Jenis unreadable": (
        {"Rumus": "langsung"}, weighted({"Jenis": "angka"}),
        "Jenis komponen a di Komponen!D2 berisi “angka”, yang bukan pilihannya; rumus “langsung” memerlukan nilai"),
    "Jenis in the words of a message": (
        {"Rumus": "langsung"}, weighted({"Jenis": "tidak dikenal"}),
        "Jenis komponen a di Komponen!D2 berisi “tidak dikenal”, yang bukan pilihannya; rumus “langsung” memerlukan nilai"),
    "Jenis blank": (
        {"Rumus": "rata-rata komponen"}, weighted({"Jenis": ""}),
        "Jenis komponen a di Komponen!D2 kosong; rumus “rata-rata komponen” memerlukan nilai"),
    "a sum that would leave one out": (
        {"Rumus": "rasio"},
        weighted({"Jenis": "pembilang"}, {"Kode Komponen": "b", "Jenis": "pembilan"}, {"Jenis": "penyebut"}),
        ("Jenis komponen b di Komponen!D3 berisi “pembilan”, yang bukan pilihannya; rumus “rasio” memerlukan pembilang "
        "atau penyebut")),
    "a source that is none": (
        {"Rumus": "rata-rata indikator"}, [*weighted({"Kode Komponen": "IK2.1", "Jenis": "indikatr", "TW I": ""}),
                                          nilai("IK2.1", "5")],
        ("Jenis komponen IK2.1 di Komponen!D2 berisi “indikatr”, yang bukan pilihannya; rumus “rata-rata indikator” "
        "memerlukan indikator")),
    "Bobot unreadable": (
        {"Rumus": "tertimbang"}, weighted({"Bobot": "50%"}, {"Kode Komponen": "b"}),
        "Bobot komponen a di Komponen!E2 tidak terbaca sebagai angka: 50%"),
    "Bobot unreadable beside its pair": (
        {"Rumus": "tertimbang"}, weighted({"Jenis": "pembilang", "Bobot": "50%"}, {"Jenis": "penyebut"}),
        "Bobot komponen a di Komponen!E2 tidak terbaca sebagai angka: 50%"),
    "two weights": (
        {"Rumus": "tertimbang"}, weighted({"Jenis": "pembilang"}, {"Jenis": "penyebut", "Bobot": "40"}),
        "komponen a punya Bobot yang berbeda di Komponen!E2 dan Komponen!E3"),
    "a component twice": (
        {"Rumus": "tertimbang"}, weighted({}, {"TW I": "20"}),
        "komponen a ada di 2 baris lembar Komponen, seharusnya satu"),
    "Jenis and number unreadable": (
        {"Rumus": "langsung"}, weighted({"Jenis": "angka", "TW I": "delapan"}),
        "isian tidak terbaca sebagai angka: a (angka) di Komponen!F2"),
    "Rumus blank": ({"Rumus": ""}, weighted({}), "Rumus di Pengukuran!B2 kosong"),
}  # fmt: skip


@pytest.mark.parametrize(("measured", "components", "reason"), UNUSABLE.values(), ids=UNUSABLE)
def test_what_cannot_be_placed_is_neither_left_out_nor_guessed(measured: Row, components: Table, reason: str) -> None:
    two = [pengukuran("IK1.1") | measured, pengukuran("IK2.1")]
    _, item = made(_with(two, components), Triwulan.I)
    assert (item.status, item.kini.alasan) == (Status.TIDAK_DAPAT_DIHITUNG, reason)
    assert item.kini.perbandingan.realisasi is None


def _with(measured: Table, components: Table) -> Master:
    return master(
        isian=[{"Kunci": kunci, "Isi": isi} for kunci, isi in KEYS.items()],
        indikator=[indikator("IK1.1", 1, "50"), indikator("IK2.1", 2, "50")],
        pengukuran=measured,
        komponen=components,
    )


def test_an_unplaced_component_that_is_na_does_not_matter() -> None:
    rows = weighted({"Jenis": "pembilang"}, {"Jenis": "pembilan", "TW I": "N/A"}, {"Jenis": "penyebut"})
    _, item = made(_with([pengukuran("IK1.1") | {"Rumus": "rasio"}], rows), Triwulan.I)
    assert item.kini.perbandingan.realisasi is not None
    assert item.kini.perbandingan.realisasi.value == 100


@pytest.mark.parametrize(("scale", "seen"), [("", "kosong"), ("5", "berisi “5”, bukan 4 atau 100")])
def test_a_survey_on_an_open_scale_is_said_of_it_and_of_what_is_derived(scale: str, seen: str) -> None:
    source = master(
        isian=[{"Kunci": kunci, "Isi": isi} for kunci, isi in KEYS.items()],
        indikator=[indikator("IK1.1", 1, "50"), indikator("IK2.1", 2, "50")],
        pengukuran=[
            pengukuran("IK1.1") | {"Rumus": "rata-rata indikator"},
            pengukuran("IK2.1") | {"Rumus": "survei berjenjang", "Skala Maks": scale},
        ],
        komponen=[{"Kode Indikator": "IK1.1", "Kode Komponen": "IK2.1", "Jenis": "indikator"}],
        survei=[{"Kecamatan": "A", "Kelurahan": "B", "Responden TW I": "100", "Nilai TW I": "3,2"}],
    )
    note = (
        f"Skala Maks di Pengukuran!J3 {seen}, sehingga nilai survei dipakai tanpa dikalikan 25. Isi 4 (skala 1–4) atau "
        "100 (skala 25–100)."
    )
    derived, survey = compute(source, Triwulan.I).indikator
    assert survey.bawaan == (note,)
    assert derived.bawaan == (f"Sumbernya, IK2.1: {note}",)
    assert derived.kini.perbandingan.realisasi is not None
    assert derived.kini.perbandingan.realisasi.value == Decimal("3.2")


def test_an_indikator_measured_twice_says_which_row_counts() -> None:
    rows = [pengukuran("IK1.1") | {"Polarisasi": "Minimize"}, pengukuran("IK1.1")]
    _, item = made(_with(rows, [nilai("IK1.1", "40")]), Triwulan.I)
    assert item.polarisasi is Polarisasi.MINIMIZE
    assert item.bawaan == (
        "IK1.1 ada di Pengukuran!A2, Pengukuran!A3, sehingga dipakai baris Pengukuran!A2. Sisakan satu baris.",
    )


def test_a_year_says_which_quarter_it_lacks() -> None:
    _, item = made(book(measured={"Konsolidasi": "jumlah"}, entered=("enam", "90")))
    assert item.tahun_berjalan.realisasi is not None
    assert item.tahun_berjalan.realisasi.value == 90
    assert item.bawaan == (
        (
            "Angka tahun berjalan dan tahunan belum memuat TW I, karena realisasinya tidak dapat dihitung: isian tidak "
            "terbaca sebagai angka: a (nilai) di Komponen!F2."
        ),
    )
    _, last = made(book(entered=("enam", "90")))
    assert last.bawaan == (), "the last value never holds an earlier quarter"
    _, gone = made(book(entered=("60", "sembilan")))
    assert gone.bawaan[0].startswith("Angka tahun berjalan dan tahunan belum memuat TW II, karena realisasinya")


def test_a_year_says_which_target_it_lacks() -> None:
    _, item = made(book(measured={"Konsolidasi": "rata-rata", "Target Hitung TW I": "lima puluh"}))
    assert item.tahun_berjalan.target is not None
    assert item.tahun_berjalan.target.lo == 60
    assert item.bawaan == (
        (
            "Angka tahun berjalan belum memuat TW I, karena target di Pengukuran!E2 tidak terbaca sebagai angka: lima "
            "puluh."
        ),
    )


def test_an_annual_target_that_cannot_be_read_is_not_a_missing_one() -> None:
    _, item = made(book(indikator=[indikator("IK1.1", 1, "50", "60", tahunan="96.66")]))
    assert item.tahunan.alasan == "target tahunan di Lampiran I!L2 tidak terbaca sebagai angka: 96.66"


def test_rows_that_belong_to_nothing_are_said() -> None:
    rows = [nilai("IK1.1", "60"), nilai("IK1,1", "40"), nilai("", "30")]
    source = book(components=rows, output=[output(1, "TW I")], realisasi=[laporan(9, "TW I", "1")])
    hasil, _ = made(source, Triwulan.I)
    assert hasil.catatan == (
        (
            "Kode Indikator di Komponen!A3 (IK1,1), Komponen!A4 (kosong) tidak ada di Lampiran I, sehingga isian baris itu "
            "tidak ikut dihitung. Perbaiki Kode Indikator."
        ),
        (
            "ID di Realisasi Renaksi!A2 (RO009) tidak ada di Lampiran II, sehingga isian baris itu tidak ikut dihitung. "
            "Perbaiki ID."
        ),
    )


REPORTS: dict[str, tuple[Row, list[Row], StatusRenaksi, str]] = {
    "count unreadable": (
        output(1, "TW I"), [laporan(1, "TW I", "1 laporan")], StatusRenaksi.BELUM,
        ("Realisasi di Realisasi Renaksi!C2 berisi “1 laporan”, bukan angka, sehingga laporan itu tidak dihitung. Isi "
        "jumlah yang sudah selesai; 0 bila belum ada.")),
    "quarter unreadable": (
        output(1, "TW I"), [laporan(1, "Juni", "1")], StatusRenaksi.BELUM,
        ("Triwulan di Realisasi Renaksi!B2 berisi “Juni”, yang tidak dikenal, sehingga laporan itu tidak dihitung. Isi "
        "TW I, TW II, TW III, atau TW IV.")),
    "time unreadable": (
        output(1, "Juni"), [], StatusRenaksi.BELUM_JATUH_TEMPO,
        ("Waktu di Lampiran II!L2 berisi “Juni”, yang tidak dikenal, sehingga output ini tanpa jatuh tempo. Isi TW I, "
        "TW II, TW III, atau TW IV.")),
    "target without a count": (
        output(1, "TW I", "Laporan"), [laporan(1, "TW I", "1")], StatusRenaksi.SEBAGIAN,
        ("Target Renaksi di Lampiran II!K2 berisi “Laporan” tanpa jumlah di depannya, sehingga output ini tidak dapat "
        "berstatus selesai. Tulis jumlah dan satuannya, misalnya 1 Laporan.")),
    "reported twice": (
        output(1, "TW I"), [laporan(1, "TW I", "1"), laporan(1, "TW I", "0")], StatusRenaksi.BELUM,
        ("TW I dilaporkan di Realisasi Renaksi!C2, Realisasi Renaksi!C3, sehingga dipakai Realisasi Renaksi!C3. Sisakan "
        "satu baris.")),
}  # fmt: skip


@pytest.mark.parametrize(("planned", "reports", "status", "note"), REPORTS.values(), ids=REPORTS)
def test_an_output_says_what_of_it_is_unreadable(
    planned: Row, reports: list[Row], status: StatusRenaksi, note: str
) -> None:
    source = book(output=[planned], realisasi=reports)
    hasil, _ = made(source)
    (item,) = hasil.renaksi
    assert (item.status, item.catatan) == (status, (note,))
    assert f"  RO001: {note}" in text(hasil)
    assert note in derivation(explain(hasil, "RO001"))
    assert note in derivation(explain(hasil, "Kabag Uji"))
    assert json.loads(results.as_json([hasil]))["renaksi"][0]["catatan"] == [note]
    assert build(source, hasil).keterangan_renaksi == f"RO001: {note}"
    assert note in rekap_text(source)


def test_a_report_not_filled_in_yet_needs_no_word() -> None:
    hasil, _ = made(book(output=[output(1, "TW I")], realisasi=[laporan(1, "TW I", "")]))
    assert hasil.renaksi[0].catatan == ()


def test_a_comparison_says_what_the_other_master_stands_on() -> None:
    other = dataclasses.replace(book(measured={"Polarisasi": "Naik"}, keys={"Tahun": ""}), nama="2024.xlsx")
    hasil = compute(book(), Triwulan.II, other)
    assert hasil.indikator[0].bawaan == (f"Pembanding 2024.xlsx: {NOTES[0]}",)
    assert hasil.catatan[0].startswith("Pembanding 2024.xlsx: Tahun di Keputusan!B2 kosong")
    silent = dataclasses.replace(book(measured={"Polarisasi": "Naik"}, entered=("60", "")), nama="2024.xlsx")
    assert compute(book(), Triwulan.II, silent).indikator[0].bawaan == (), "nothing of it was compared"


def test_rekap_shows_an_unreadable_kind_as_it_stands() -> None:
    shown = rekap_text(_with([pengukuran("IK1.1")], [nilai("IK1.1", "40") | {"Jenis": "angka"}]), Triwulan.I)
    assert "angka" in shown.split("\n")
    assert "Unreadable" not in shown
