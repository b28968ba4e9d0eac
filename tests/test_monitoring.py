"""The monitoring report: its sentences in every case, its figures against the results, its form."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.compute import compute
from generator.documents.monitoring import Monitoring, build
from generator.documents.monitoring.cetak import WARNA
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text
from generator.results import Hasil, HasilIndikator, Perbandingan, Status
from generator.values import Triwulan, print_angka, print_number
from generator.working import Step
from tests import golden
from tests.conftest import Convert
from tests.pages import Cell, W, body, grid, paragraphs, xml_parts

CAPAIAN_COLUMNS = 15
RENAKSI_COLUMNS = 10


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.load(find_template("monitoring", None))


def report(template: Template, master: Master, quarter: Triwulan) -> bytes:
    return template.fill(build(master, compute(master, quarter)))


def tables(data: bytes, columns: int) -> list[list[list[Cell]]]:
    found = [grid(table) for table in body(data).iterfind(f"{W}tbl")]
    return [table for table in found if len(table[0]) == columns and "Bidang" not in {cell.text for cell in table[0]}]


def table_of(data: bytes, columns: int) -> list[list[Cell]]:
    (only,) = tables(data, columns)
    return only


def test_template_uses_all_the_data_and_nothing_else(template: Template) -> None:
    assert template.names == available(Monitoring)


@pytest.mark.parametrize("quarter", Triwulan)
def test_example_report_reads_as_reviewed(template: Template, contoh: Master, quarter: Triwulan) -> None:
    golden.check(f"monitoring-contoh-tw{quarter}.md", docx_text(report(template, contoh, quarter)))


def test_report_without_any_realisasi_reads_as_reviewed(template: Template, master_2025: Master) -> None:
    golden.check("monitoring-2025-tw2.md", docx_text(report(template, master_2025, Triwulan.II)))


def printed(step: Step | None) -> str:
    return "–" if step is None else print_number(step.value, 2)


def figures(hasil: HasilIndikator) -> dict[int, str]:
    """Column of the table of part II → what must stand there, where it is a figure."""
    now, before = hasil.kini.perbandingan, hasil.sebelumnya.perbandingan if hasil.sebelumnya else Perbandingan()
    steps = {5: now.realisasi, 6: now.capaian, 9: before.realisasi, 10: before.capaian, 13: hasil.tahunan.capaian}
    return {
        4: print_angka(hasil.indikator.target(hasil.kini.triwulan)),
        12: print_angka(hasil.indikator.target_tahunan),
        **{column: printed(step) for column, step in steps.items() if step is not None},
    }


@pytest.mark.parametrize("quarter", Triwulan)
def test_figures_of_part_ii_are_those_of_the_results(template: Template, contoh: Master, quarter: Triwulan) -> None:
    hasil = compute(contoh, quarter)
    rows = {row[2].paragraphs[0]: row for row in table_of(template.fill(build(contoh, hasil)), CAPAIAN_COLUMNS)[2:]}
    compared = 0
    for item in hasil.indikator:
        row = rows[item.indikator.kode]
        for column, expected in figures(item).items():
            assert row[column].paragraphs[0] == expected, (item.indikator.kode, column)
            compared += 1
        numbers = {c for c in (5, 6, 9, 10, 13) if re.search(r"\d", row[c].text)}
        assert numbers == figures(item).keys() - {4, 12}, "a figure stands only where the results have one"
    assert compared > 2 * len(hasil.indikator)


def known_percentages(hasil: Hasil) -> set[str]:
    groups = (hasil.rata_rata_sasaran, hasil.rata_rata_indikator, *hasil.sasaran, *hasil.kelompok)
    steps = [group.capaian for group in groups]
    steps += [quarter.perbandingan.capaian for item in hasil.indikator for quarter in item.triwulan]
    return {f"{print_number(step.value, 2)}%" for step in steps if step is not None}


@pytest.mark.parametrize("quarter", Triwulan)
def test_percentages_in_sentences_are_those_of_the_results(contoh: Master, quarter: Triwulan) -> None:
    hasil = compute(contoh, quarter)
    document = build(contoh, hasil)
    sentences = [*document.ringkasan, document.simpulan, document.perhatian]
    sentences += [text for part in document.sasaran for text in part.kalimat]
    sentences += [row.perkembangan for row in document.perkembangan]
    sentences += [kelompok.rata_rata for kelompok in document.capaian]
    found = {number for text in sentences for number in re.findall(r"\d[\d.]*,\d+%", text)}
    assert found <= known_percentages(hasil)
    assert bool(found) == any(item.kini.perbandingan.capaian for item in hasil.indikator) or quarter is Triwulan.IV


def fill_of(cell: Cell) -> str | None:
    shading = cell.element.find(f"{W}tcPr/{W}shd")
    return None if shading is None else shading.get(f"{W}fill")


def test_status_stands_in_words_and_in_its_colour(template: Template, contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    rows = {row[2].paragraphs[0]: row for row in table_of(template.fill(build(contoh, hasil)), CAPAIAN_COLUMNS)[2:]}
    for item in hasil.indikator:
        row = rows[item.indikator.kode]
        assert (row[7].text, row[8].text) == (item.status.value, item.predikat or "–")
        assert fill_of(row[7]) == fill_of(row[6]) == WARNA[item.status]


@pytest.mark.parametrize("quarter", Triwulan)
def test_change_has_a_sign_and_an_arrow(template: Template, contoh: Master, quarter: Triwulan) -> None:
    hasil = compute(contoh, quarter)
    rows = {row[2].paragraphs[0]: row for row in table_of(template.fill(build(contoh, hasil)), CAPAIAN_COLUMNS)[2:]}
    changes = {item.indikator.kode: item.perubahan[0].capaian if item.perubahan else None for item in hasil.indikator}
    for kode, step in changes.items():
        shown = rows[kode][11].text
        if step is None:
            assert shown == "–"
        else:
            mark, sign = ("▲", "+") if step.value > 0 else ("▼", "−") if step.value < 0 else ("=", "")
            assert shown == f"{mark} {sign}{print_number(abs(step.value), 2)}"
    assert any(changes.values()) == (quarter in (Triwulan.II, Triwulan.III))


def test_recap_per_bidang_counts_shared_work_once(template: Template, contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    data = template.fill(build(contoh, hasil))
    found = [grid(table) for table in body(data).iterfind(f"{W}tbl")]
    (table,) = [rows for rows in found if rows[0][1].text == "Bidang"]
    shown = {row[1].text: (row[2].text, row[9].text) for row in table[2:]}
    due = {item.output.id for item in hasil.renaksi if item.output.waktu in hasil.triwulan.so_far}
    assert shown == {
        item.bidang: (str(len(item.indikator)), str(sum(o.output.id in due for o in item.output)))
        for item in hasil.bidang
    }
    assert len(shown) > 1


def test_colours_differ_in_black_and_white() -> None:
    def grey(colour: str) -> Decimal:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
        return Decimal("0.299") * red + Decimal("0.587") * green + Decimal("0.114") * blue

    reached, missed = grey(WARNA[Status.TERCAPAI]), grey(WARNA[Status.BELUM_TERCAPAI])
    assert reached - missed > 30


def test_rows_of_a_sasaran_are_merged(template: Template, contoh: Master) -> None:
    rows = {row[2].paragraphs[0]: row for row in table_of(report(template, contoh, Triwulan.II), CAPAIAN_COLUMNS)[2:]}
    assert rows["IK1.1"][1].element is rows["IK1.2"][1].element
    assert rows["IK2.1"][0].element is rows["IK2.2"][0].element
    assert rows["IK1.2"][1].element is not rows["IK2.1"][1].element


def test_overdue_outputs_stay_listed_and_marked(template: Template, contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    waktu = {row[2].text: row[4].paragraphs for row in table_of(template.fill(build(contoh, hasil)), RENAKSI_COLUMNS)}
    overdue = [item.output.output for item in hasil.renaksi if item.tunggakan]
    assert overdue
    assert all(waktu[text] == ["TW I", "tunggakan"] for text in overdue)
    due = [item.output.output for item in hasil.renaksi if item.output.waktu is Triwulan.II]
    assert all(["TW II"] in (waktu[text], waktu[text][:1]) for text in due)


def test_note_tells_of_a_calculation_target_that_differs(template: Template, contoh: Master) -> None:
    data = report(template, contoh, Triwulan.II)
    rows = {row[2].paragraphs[0]: row for row in table_of(data, CAPAIAN_COLUMNS)[2:]}
    assert rows["IK7.1"][4].paragraphs == ["100", "(dihitung: 30)"]
    assert "IK7.1: Dihitung terhadap 30, bukan 100 yang tercetak." in paragraphs(data)
    assert any(text.startswith("IK11.1: Rumus yang dipakai: TLHP") for text in paragraphs(data))


def headers(data: bytes) -> list[str]:
    parts = xml_parts(data)
    return [
        "".join(text.text or "" for text in parts[name].iter(f"{W}t"))
        for name in sorted(parts)
        if name.startswith("word/header")
    ]


def test_example_data_are_marked_on_every_page(template: Template, contoh: Master, master_2025: Master) -> None:
    marked = headers(report(template, contoh, Triwulan.I))
    assert len(marked) == 2
    assert all(contoh.status_data in text for text in marked)
    assert [text.strip() for text in headers(report(template, master_2025, Triwulan.I))] == ["", "- 2 -"]


def words(pdf: Path) -> list[tuple[float, float, list[tuple[float, float]]]]:
    """Each page's width, height, and its words' horizontal extents, in points."""
    import subprocess

    html = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    pages = []
    for page in html.split("<page ")[1:]:
        width, height = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
        spans = [(float(a), float(b)) for a, b in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)"', page)]
        pages.append((width, height, spans))
    return pages


def text_of_pages(pdf: Path) -> list[str]:
    import subprocess

    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


@pytest.mark.parametrize(("name", "quarter"), [("contoh", 1), ("contoh", 2), ("contoh", 3), ("master_2025", 2)])
def test_pages_are_full_and_whole(
    template: Template, name: str, quarter: int, request: pytest.FixtureRequest, soffice: Convert, tmp_path: Path
) -> None:
    source = tmp_path / "monitoring.docx"
    source.write_bytes(report(template, request.getfixturevalue(name), Triwulan(quarter)))
    pdf = soffice(source, "pdf", tmp_path)
    margin_right, margin_left, slack = 20 / 25.4 * 72, 30 / 25.4 * 72, 3
    for width, height, spans in words(pdf):
        assert {round(width / 72 * 25.4), round(height / 72 * 25.4)} == {215, 330}
        assert len(spans) > 40, "no page is nearly empty"
        assert max(right for _, right in spans) <= width - margin_right + slack
        assert min(left for left, _ in spans) >= margin_left - slack
    *_, last = text_of_pages(pdf)
    assert "Mengetahui," in last
    assert "Hal yang Perlu Mendapat Perhatian" in last, "the signatures are not alone on their page"
