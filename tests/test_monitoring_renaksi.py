"""The report's action plan, analyses, follow-ups and closing, in every case."""

from __future__ import annotations

import pytest

from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.values import Triwulan
from tests.builders import master
from tests.laporan import (
    MISSED,
    REACHED,
    SILENT,
    UNTARGETED,
    Row,
    indikator,
    laporan,
    made,
    nilai,
    output,
    pengukuran,
    small,
)


def plan(outputs: list[Row], reports: list[Row], quarter: Triwulan = Triwulan.I) -> str:
    return " ".join(made(small(REACHED, outputs=outputs, reports=reports), quarter).kalimat_renaksi)


def test_action_plan_in_sentences() -> None:
    due, total = "Output rencana aksi yang jatuh tempo pada Triwulan I berjumlah", "berjumlah 2"
    both = [output(1, "TW I"), output(2, "TW I")]
    assert plan([output(1, "TW II")], []) == "Tidak ada output rencana aksi yang jatuh tempo pada Triwulan I."
    assert plan(both, []) == f"{due} 2 dan seluruhnya belum dilaporkan."
    done = [laporan(1, "TW I", "1"), laporan(2, "TW I", "1")]
    assert plan(both, done) == f"{due} 2 dan seluruhnya telah selesai."
    assert plan(both[:1], []) == f"{due} 1 dan belum dilaporkan."
    assert plan(both[:1], done[:1]) == f"{due} 1 dan telah selesai."
    tardy = plan(both[:1], [laporan(1, "TW II", "1")], Triwulan.II)
    assert tardy.endswith("sampai dengan Triwulan II berjumlah 1 dan selesai terlambat.")
    mixed = [laporan(1, "TW I", "0")]
    assert plan(both, mixed) == f"{due} 2: 1 belum selesai dan 1 belum dilaporkan."
    late = plan(both, [laporan(1, "TW I", "1"), laporan(2, "TW II", "1")], Triwulan.II)
    assert late.endswith(f"sampai dengan Triwulan II {total} dan seluruhnya telah selesai, 1 di antaranya terlambat.")
    early = plan([output(1, "TW I"), output(2, "TW II")], done)
    assert early.endswith(
        "Selain itu, 1 output yang baru jatuh tempo pada triwulan berikutnya telah selesai lebih awal."
    )


def test_done_outputs_of_earlier_quarters_leave_the_list() -> None:
    outputs = [output(1, "TW I"), output(2, "TW I"), output(3, "TW II")]
    source = small(REACHED, outputs=outputs, reports=[laporan(1, "TW I", "1")])
    document = made(source, Triwulan.II)
    (group,) = document.renaksi
    assert [(row.output, row.tunggakan) for row in group.baris] == [
        ("T/O1.1.2. Laporan", True),
        ("T/O1.1.3. Laporan", False),
    ]
    assert document.keterangan_renaksi.startswith(
        "Sebanyak 1 output yang jatuh tempo sebelum triwulan ini telah selesai"
    )


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([], "Output yang jatuh tempo TW I belum selesai."),
        ([laporan(1, "TW II", "1")], "Output yang jatuh tempo TW I baru selesai sebagian."),
        ([laporan(1, "TW II", "2")], "Output yang jatuh tempo TW I telah selesai."),
    ],
)
def test_follow_up_of_the_quarter_before(later: list[Row], expected: str) -> None:
    reports = [laporan(1, "TW I", "0", "menagih kembali"), *later]
    source = small(REACHED, outputs=[output(1, "TW I", "2 Laporan")], reports=reports)
    (row,) = made(source, Triwulan.II).perkembangan
    assert (row.tindak_lanjut, row.perkembangan) == ("menagih kembali", expected)


def test_closing_sentences() -> None:
    good = made(small(REACHED, outputs=[output(1, "TW I")], reports=[laporan(1, "TW I", "1")]))
    assert good.perhatian == (
        "Tidak ada indikator yang memerlukan perhatian khusus pada triwulan ini. "
        "Tidak ada output rencana aksi jatuh tempo yang tersisa. "
        "Tidak ada output rencana aksi yang jatuh tempo pada Triwulan II."
    )
    assert [(row.uraian, row.keterangan) for row in good.belum_dilaporkan] == [
        ("IK1.1 Indikator IK1.1", "Analisis belum disampaikan."),
        ("IK1.1 T/O1.1.1. Laporan", "Bukti belum disampaikan."),
    ]
    bad = made(small(MISSED, SILENT, outputs=[output(1, "TW I"), output(2, "TW II")]))
    assert bad.perhatian == (
        "Indikator yang memerlukan perhatian karena belum mencapai target adalah IK2.1. "
        "Data yang perlu segera dilengkapi adalah realisasi IK3.1. "
        "Output rencana aksi yang telah jatuh tempo dan masih harus dituntaskan berjumlah 1. "
        "Output rencana aksi yang jatuh tempo pada Triwulan II berjumlah 1."
    )
    assert "Triwulan V" not in made(small(MISSED), Triwulan.IV).perhatian
    assert bad.simpulan.endswith(
        "Indikator yang mencapai target berjumlah 0 dari 2 yang mempunyai target. "
        "Output rencana aksi yang telah selesai berjumlah 0 dari 1 yang jatuh tempo."
    )
    assert made(small(SILENT)).simpulan.endswith("belum dapat disimpulkan karena belum ada nilai capaian.")


@pytest.mark.parametrize("source", [small(), small(UNTARGETED), small(REACHED)], ids=["empty", "no target", "one"])
@pytest.mark.parametrize("quarter", Triwulan)
def test_small_masters_fill_the_template(source: Master, quarter: Triwulan) -> None:
    template = Template.load(find_template("monitoring", None))
    assert template.fill(made(source, quarter)).startswith(b"PK")


def test_output_with_a_follow_up_but_no_figure_counts_as_not_reported() -> None:
    source = small(REACHED, outputs=[output(1, "TW I")], reports=[laporan(1, "TW I", "", "menagih kembali")])
    (row,) = made(source, Triwulan.II).perkembangan
    assert row.perkembangan == "Output yang jatuh tempo TW I belum dilaporkan."
    assert made(source, Triwulan.II).belum_dilaporkan[-1].keterangan == "Tunggakan, realisasi belum dilaporkan."


def test_what_is_missing_is_told_with_every_reason() -> None:
    row = indikator("IK1.1", 1, "0", "80"), nilai("IK1.1", "5")
    (missing,) = made(small(row), Triwulan.II).belum_dilaporkan
    assert missing.waktu == "TW I, TW II"
    first, _, second = missing.keterangan.partition(" TW II: ")
    assert first.startswith("TW I: tidak dapat dihitung: target bernilai 0")
    assert second.startswith("realisasi belum dilaporkan")
    assert second.endswith("Analisis belum disampaikan.")


def test_nothing_missing_is_told_apart_from_nothing_due() -> None:
    done = made(with_analysis(faktor_pendorong="kerja sama baik"))
    assert (done.belum_dilaporkan, done.lengkap) == (
        (),
        "Seluruh data yang jatuh tempo telah dilaporkan dengan lengkap.",
    )
    idle = made(small(UNTARGETED))
    assert (idle.belum_dilaporkan, idle.lengkap) == ((), "Tidak ada data yang harus dilaporkan pada Triwulan I.")


def with_analysis(**cells: str) -> Master:
    row, value = REACHED
    analysis = {"Kode Indikator": "IK1.1", "Triwulan": "TW I"} | {
        name.replace("_", " ").title(): text for name, text in cells.items()
    }
    return master(
        isian=[{"Kunci": "Tahun", "Isi": "2025"}, {"Kunci": "Batas Capaian", "Isi": "N/A"}],
        indikator=[row],
        pengukuran=[pengukuran("IK1.1")],
        komponen=[value],
        analisis=[analysis],
    )


def test_analysis_prints_what_was_given_and_nothing_else() -> None:
    document = made(with_analysis(faktor_pendorong="kerja sama baik", batas_waktu="besok"))
    (part,) = document.sasaran
    (item,) = part.analisis
    assert (item.pendorong, item.penghambat, item.tindak_lanjut) == ("kerja sama baik.", "", "")
    assert (part.tanpa_analisis, document.kendala) == ("", ())


def test_an_output_is_listed_with_the_words_it_is_counted_with() -> None:
    outputs = [output(1, "TW I"), output(2, "TW I", "2 Laporan"), output(3, "TW I"), output(4, "TW I")]
    reports = [laporan(1, "TW I", "1"), laporan(2, "TW I", "1"), laporan(3, "TW I", "0")]
    report = made(small(REACHED, outputs=outputs, reports=reports))
    listed = [row.status for part in report.renaksi for row in part.baris]
    assert listed == ["selesai tepat waktu", "selesai sebagian", "belum selesai", "belum dilaporkan"]
    assert "1 selesai tepat waktu, 1 selesai sebagian, 1 belum selesai, dan 1 belum dilaporkan" in " ".join(
        report.kalimat_renaksi
    )


def test_unreadable_deadline_is_printed_as_seen() -> None:
    (row,) = made(with_analysis(faktor_penghambat="hujan", batas_waktu="besok")).kendala
    assert (row.kendala, row.tindak_lanjut, row.batas_waktu) == ("hujan", "–", "besok")


def test_missing_analysis_is_named() -> None:
    (part,) = made(small(REACHED)).sasaran
    assert part.tanpa_analisis == "Faktor pendorong, faktor penghambat, dan tindak lanjut IK1.1 belum disampaikan."


def test_cap_is_told() -> None:
    assert made(small(REACHED)).batas_capaian.startswith(
        "Capaian yang ditampilkan dan dirata-ratakan paling tinggi 120%"
    )
    assert made(with_analysis()).batas_capaian == "Capaian ditampilkan tanpa batas atas dan paling rendah 0%."


def test_target_of_the_year_so_far_is_rounded_only_when_it_must_be() -> None:
    def so_far(*targets: str) -> str:
        mean = pengukuran("IK1.1") | {"Konsolidasi": "rata-rata"}
        source = master(
            isian=[{"Kunci": "Tahun", "Isi": "2025"}],
            indikator=[indikator("IK1.1", 1, *targets)],
            pengukuran=[mean],
            komponen=[nilai("IK1.1", "10", "10", "10")],
        )
        return made(source, Triwulan.III).sasaran[0].tren[3].target

    assert so_far("10", "20", "30") == "20"
    assert so_far("10", "10", "30") == "16,67"
