"""The officials' sheets: each says what the results say of him, and what he is still expected to fill in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.compute import compute
from generator.documents.lembar_pj import LembarPj, build, tanpa_lembar
from generator.master import Analisis, Master, RealisasiRenaksi
from generator.master.officials import Registry
from generator.office.word.folder import find_template
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text
from generator.results import Hasil, RekapPejabat, Status
from generator.values import Triwulan, Unreadable, print_angka, print_number
from tests import golden
from tests.pages import Cell, W, body, grid

SHEETS = (
    "04-asisten-pemerintahan 05-asisten-perekonomian-dan-pembangunan 06-asisten-administrasi-dan-kesejahteraan-rakyat "
    "07-kepala-bagian-pemerintahan 09-kepala-bagian-kepegawaian-ketatalaksanaan-dan-pelayanan-publik "
    "10-kepala-bagian-perekonomian 12-kepala-bagian-kesejahteraan-rakyat 13-kepala-bagian-umum-dan-protokol "
    "14-kepala-bagian-program-pelaporan-dan-keuangan 15-camat-matraman 16-camat-pulo-gadung 17-camat-jatinegara "
    "18-camat-kramat-jati 19-camat-pasar-rebo 20-camat-cakung 21-camat-duren-sawit 22-camat-makasar 23-camat-ciracas "
    "24-camat-cipayung"
).split()
KEUANGAN, MAKASAR, MATRAMAN = SHEETS[8], SHEETS[16], "Camat Matraman"
SIGNS = {
    "tercapai": "√",
    "belum tercapai": "×",
    "belum dilaporkan": "○",
    "tanpa target": "–",
    "tidak dapat dihitung": "!",
}


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.load(find_template("lembar-pj", None))


def sheets(master: Master, quarter: Triwulan) -> dict[str, LembarPj]:
    return {lembar.pejabat: lembar for _, lembar in build(master, compute(master, quarter))}


def expected(master: Master, quarter: Triwulan, pejabat: str) -> dict[str, str]:
    """What part C tells an official: the matter → what to do."""
    return {baris.perihal: baris.harapan for baris in sheets(master, quarter)[pejabat].kurang}


def tables(data: bytes) -> dict[str, list[list[Cell]]]:
    """The first header of each table → its rows below the header."""
    found = [grid(table) for table in body(data).iterfind(f"{W}tbl")]
    return {f"{table[0][0].text} {table[0][1].text}": table[1:] for table in found}


def test_template_uses_all_the_data_and_nothing_else(template: Template) -> None:
    assert template.names == available(LembarPj)


def test_sheets_read_as_reviewed(template: Template, contoh: Master, master_2025: Master) -> None:
    full = dict(build(contoh, compute(contoh, Triwulan.II)))[KEUANGAN]
    empty = dict(build(master_2025, compute(master_2025, Triwulan.II)))[MAKASAR]
    golden.check("lembar-pj-contoh-tw2.md", docx_text(template.fill(full)))
    golden.check("lembar-pj-2025-tw2.md", docx_text(template.fill(empty)))


def test_para_camat_means_a_sheet_for_every_camat(master_2025: Master) -> None:
    assert {"Para Camat"} <= set(master_2025.indikator[2].penanggung_jawab)
    camat = [lembar for name, lembar in sheets(master_2025, Triwulan.II).items() if name.startswith("Camat ")]
    assert len(camat) == 10
    assert all("IK2.1" in {baris.kode for baris in lembar.indikator} for lembar in camat)


def responsible(hasil: Hasil, master: Master, nama: str) -> RekapPejabat:
    """An official's part of the results, found by the names in the decree alone."""
    registry = Registry(master.pejabat)
    return RekapPejabat(
        nama, (), "",
        tuple(satu for satu in hasil.indikator if nama in registry.everybody(satu.indikator.penanggung_jawab)),
        tuple(satu for satu in hasil.renaksi if nama in registry.everybody(satu.output.penanggung_jawab)),
        None,
    )  # fmt: skip


@pytest.mark.parametrize("quarter", Triwulan)
def test_every_sheet_says_what_the_results_say(template: Template, contoh: Master, quarter: Triwulan) -> None:
    hasil = compute(contoh, quarter)
    found = build(contoh, hasil)
    assert [stem for stem, _ in found] == SHEETS
    for _, lembar in found:
        his = responsible(hasil, contoh, lembar.pejabat)
        shown = tables(template.fill(lembar))
        assert [row[0].text for row in shown["Kode Indikator kinerja"]] == [
            satu.indikator.kode for satu in his.indikator
        ]
        for row, satu in zip(shown["Kode Indikator kinerja"], his.indikator, strict=True):
            assert row[2].text.split(" (")[0] == print_angka(satu.indikator.target(quarter))
            for cell, step in ((row[3], satu.kini.perbandingan.realisasi), (row[4], satu.kini.perbandingan.capaian)):
                if step is not None and satu.status is not Status.TANPA_TARGET:
                    assert cell.text == print_number(step.value, 2)
            assert row[5].text == f"{SIGNS[satu.status]} {satu.status}"
        _same_outputs(shown.get("ID Output", []), his, quarter)


def _same_outputs(rows: list[list[Cell]], his: RekapPejabat, quarter: Triwulan) -> None:
    """Left over from before, due now, due next: in this order, with their statuses."""
    late = [satu for satu in his.output if satu.tunggakan]
    now = [satu for satu in his.output if satu.output.waktu is quarter]
    after = [satu for satu in his.output if satu.output.waktu == quarter + 1]
    listed = [row for row in rows if re.match(r"RO\d", row[0].text)]
    assert [row[0].paragraphs[0] for row in listed] == [satu.output.id for satu in (*late, *now, *after)]
    assert [row[5].text[2:] for row in listed] == [satu.status for satu in (*late, *now, *after)]
    groups = [row[0].text.split()[0] for row in rows if row not in listed]
    titles = ((late, "Tunggakan"), (now, "Jatuh"), (after, "Berikutnya,"))
    assert groups == [title for group, title in titles if group]


def test_every_unreported_thing_is_asked_of_those_who_answer_for_it(master_2025: Master) -> None:
    hasil = compute(master_2025, Triwulan.II)
    for _, lembar in build(master_2025, hasil):
        his = responsible(hasil, master_2025, lembar.pejabat)
        silent = {
            satu.indikator.kode for satu in his.indikator for tw in satu.triwulan if tw.status == "belum dilaporkan"
        }
        due = {satu.output.id for satu in his.output if satu.output.waktu in (Triwulan.I, Triwulan.II)}
        asked = {code for baris in lembar.kurang for code in re.findall(r"IK\d+\.\d|RO\d+", baris.perihal)}
        assert asked == silent | due


def test_a_change_against_the_quarter_before_has_its_sign(contoh: Master) -> None:
    gadung = sheets(contoh, Triwulan.II)["Camat Pulo Gadung"]
    assert [(baris.kode, baris.perubahan) for baris in gadung.indikator] == [("IK2.1", "–"), ("IK5.1", "▲ +5,00")]
    assert gadung.sebelumnya == "Triwulan I"
    assert sheets(contoh, Triwulan.I)["Camat Pulo Gadung"].sebelumnya == ""


def test_missing_figures_name_the_sheet_and_columns_of_the_master(master_2025: Master) -> None:
    asked = expected(master_2025, Triwulan.II, "Asisten Pemerintahan")
    told = next(text for matter, text in asked.items() if matter.startswith("IK1.1 dan IK1.2: realisasi TW II"))
    assert told == "Tidak diisi tersendiri: dihitung dari realisasi IK2.1 dan IK2.2."
    survey = "Lembar Survei, baris setiap kelurahan: isi kolom Responden TW II dan Nilai TW II; tulis N/A bila tidak disurvei."
    assert asked["IK2.1: realisasi TW II belum dilaporkan"] == survey
    asset = expected(master_2025, Triwulan.II, "Camat Makasar")["IK5.1: realisasi TW II belum dilaporkan"]
    assert asset == (
        "Lembar Komponen, baris IK5.1 komponen a, b (pembilang), b (penyebut), dan c: isi kolom TW II dan Bukti; "
        "tulis N/A bila tidak berlaku."
    )


def test_a_survey_half_done_names_the_kecamatan_that_are_left(contoh: Master) -> None:
    late = ("Cipinang", "Jati", "Ciracas")
    survei = tuple(replace(row, nilai_ii=None) if row.kelurahan in late else row for row in contoh.survei)
    (told,) = (
        text
        for matter, text in expected(replace(contoh, survei=survei), Triwulan.II, MATRAMAN).items()
        if matter.startswith("IK2.1: capaian TW II tidak dapat dihitung karena isian belum lengkap")
    )
    assert "baris Kecamatan Pulo Gadung (2 kelurahan) dan Kecamatan Ciracas (1 kelurahan): isi kolom" in told


def reported(master: Master, realisasi: str, bukti: str) -> Master:
    """With a report on RO005 in TW II, and nothing else reported."""
    row = RealisasiRenaksi(
        id_output="RO005", triwulan=Triwulan.II, realisasi=Decimal(realisasi), tanggal=None, bukti=bukti,
        kendala="Rapat tertunda.", tindak_lanjut="Rapat Juli.", cells={"realisasi": "C2"},
    )  # fmt: skip
    return replace(master, realisasi=(row,))


def test_an_output_is_asked_for_until_it_is_done_and_proved(master_2025: Master) -> None:
    place = "embar Realisasi Renaksi, baris ID itu untuk TW II (tambahkan bila belum ada): isi kolom Realisasi, Tanggal, dan Bukti"
    silent = expected(master_2025, Triwulan.II, MATRAMAN)
    assert silent["RO005, RO007, dan RO009: output TW I belum dilaporkan, tunggakan"] == (
        f"L{place}; Kendala dan Tindak Lanjut bila ada."
    )
    begun = expected(reported(master_2025, "0", "–"), Triwulan.II, MATRAMAN)
    assert begun["RO005: output TW I belum selesai, tunggakan"] == f"Selesaikan, lalu laporkan: l{place}."
    bare = expected(reported(master_2025, "1", " "), Triwulan.II, MATRAMAN)
    assert (
        bare["RO005: bukti output TW I belum disampaikan"] == "Lembar Realisasi Renaksi, baris ID itu: isi kolom Bukti."
    )
    assert not [m for m in expected(reported(master_2025, "1", "nota"), Triwulan.II, MATRAMAN) if "RO005" in m]


def test_what_is_unreadable_in_the_master_is_told_with_its_remedy(master_2025: Master) -> None:
    rows = [replace(row, realisasi=Unreadable("satu")) for row in reported(master_2025, "1", "nota").realisasi]
    told = expected(replace(master_2025, realisasi=tuple(rows)), Triwulan.II, MATRAMAN)
    assert "bukan angka" in told["RO005: isian di master perlu diperbaiki"]


def test_an_analysis_is_asked_for_once_there_is_a_target(contoh: Master) -> None:
    silent = replace(contoh, analisis=())
    told = expected(silent, Triwulan.II, "Camat Pulo Gadung")
    assert told == {
        "IK2.1 dan IK5.1: analisis TW II belum disampaikan": "Lembar Analisis, baris kode itu untuk TW II (tambahkan bila "
        "belum ada): isi kolom Faktor Pendorong, Faktor Penghambat, Tindak Lanjut, PIC, dan Batas Waktu."
    }
    assert sheets(silent, Triwulan.II)["Camat Pulo Gadung"].kendala == ()


def test_obstacles_are_those_of_the_quarter_and_of_the_official(master_2025: Master) -> None:
    def analysis(kode: str, quarter: Triwulan) -> Analisis:
        cells = {"kode": "A2"}
        blank = {"pendorong": "", "tindak_lanjut": "", "pic": "", "batas_waktu": None}
        return Analisis(kode=kode, triwulan=quarter, penghambat=f"{kode} {quarter.label}", cells=cells, **blank)  # type: ignore[arg-type]  # a str and None among the blanks

    rows = (analysis("IK2.1", Triwulan.I), analysis("IK2.1", Triwulan.II), analysis("IK3.1", Triwulan.II))
    master = replace(reported(master_2025, "0", ""), analisis=rows)
    found = [(baris.kode, baris.kendala) for baris in sheets(master, Triwulan.II)[MATRAMAN].kendala]
    assert found == [("IK2.1", "IK2.1 TW II"), ("RO005", "Rapat tertunda.")]


def test_nobody_gets_a_sheet_that_has_nothing_to_say(contoh: Master, master_2025: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    without = tanpa_lembar(contoh, hasil, sheets(contoh, Triwulan.II).values())
    assert len(without) == 5
    assert {"Kepala Bagian Hukum", "Sekretaris Kota Administrasi Jakarta Timur"} <= set(without)
    assert MATRAMAN not in sheets(replace(contoh, output=()), Triwulan.III)  # N/A, and TW II was reported
    assert MATRAMAN in sheets(replace(master_2025, output=()), Triwulan.III)  # N/A, but TW II is missing
    assert MATRAMAN in sheets(contoh, Triwulan.III)  # N/A, but outputs are due


def test_file_names_keep_the_place_in_the_registry(contoh: Master) -> None:
    nobody = replace(contoh.pejabat[0], nama="CON / Ahli: É?", alias=("Camat Matraman",), kelompok="")
    long = replace(nobody, nama="Kepala " + "Seksi " * 40, alias=())
    stray = replace(contoh.indikator[0], penanggung_jawab=(nobody.nama, long.nama, "Lurah Jati"))
    master = replace(contoh, pejabat=(nobody, *contoh.pejabat, long), indikator=(stray,), output=())
    stems = [stem for stem, _ in build(master, compute(master, Triwulan.II))]
    assert stems[0] == "01-con-ahli-é"
    assert re.fullmatch(r"26-kepala(-seksi){11,13}", stems[1])
    assert stems[2] == "27-lurah-jati"
