"""Charts in templates: the data arrive in caches and workbook, the looks stay, nothing else is touched."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from generator.compute import compute
from generator.documents.monitoring import build
from generator.errors import TemplateRefused
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text
from generator.results import Status
from generator.values import Triwulan, letters, print_number
from generator.variables import Grafik, Seri
from templates.charts import CAPAIAN, TREN, Drawn, add_chart
from tests.conftest import Convert
from tests.laporan import MISSED, REACHED, SILENT, UNTARGETED, indikator, laporan, made, nilai, output, small
from tests.lint import audited, lint

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Data:
    judul: str
    grafik_capaian: Grafik | None
    daftar: tuple[str, ...] = ("a", "b")


def chart(points: int, series: int) -> Grafik:
    values = [[Decimal(f"{n}.{s}5") if (n + s) % 3 else None for n in range(points)] for s in range(series)]
    return Grafik(
        "Judul <&> “uji”",
        tuple(f"K{n} <&>" for n in range(points)),
        tuple(Seri(f"seri {s}", tuple(row)) for s, row in enumerate(values)),
        "Uraian <&> “uji” 98,52%.",
    )


Build = Callable[..., Template]


@pytest.fixture
def template(tmp_path: Path) -> Build:
    """A template with one chart; `before` and `after` are paragraphs around it."""

    def make(drawn: Drawn = CAPAIAN, name: str = "grafik_capaian", before: str = "", after: str = "") -> Template:
        document = Document()
        document.add_paragraph("{{ judul }}")
        if before:
            document.add_paragraph(before)
        add_chart(document, "Normal", replace(drawn, name=name))
        if after:
            document.add_paragraph(after)
        document.save(str(tmp_path / "uji.docx"))
        return Template.load(tmp_path / "uji.docx")

    return make


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def series_of(data: bytes, number: int = 1) -> list[etree._Element]:
    return list(etree.fromstring(parts(data)[f"word/charts/chart{number}.xml"]).iter(f"{C}ser"))


def cached(series: etree._Element, name: str, count: int) -> tuple[str | None, ...]:
    cache = next(series.find(f"{C}{name}").iter(f"{C}strCache", f"{C}numCache"))  # type: ignore[union-attr]
    assert cache.find(f"{C}ptCount").get("val") == str(count)  # type: ignore[union-attr]
    points = {int(point.get("idx", "")): point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")}
    return tuple(points.get(index) for index in range(count))


def from_caches(data: bytes, count: int, number: int = 1) -> list[tuple[str | None, tuple[Any, ...], tuple[Any, ...]]]:
    found = []
    for series in series_of(data, number):
        values = cached(series, "val", count)
        numbers = tuple(None if value is None else Decimal(value) for value in values)
        found.append((cached(series, "tx", 1)[0], cached(series, "cat", count), numbers))
    return found


def from_workbook(data: bytes, number: int = 1) -> list[list[Any]]:
    book = load_workbook(io.BytesIO(parts(data)[f"word/embeddings/grafik{number}.xlsx"]))
    return [list(row) for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]


@pytest.mark.parametrize(("points", "series"), [(1, 1), (4, 3), (3, 2), (30, 5)], ids=str)
def test_data_in_are_data_out(template: Build, points: int, series: int) -> None:
    given = chart(points, series)
    data = template().fill(Data("uji", given))
    assert from_caches(data, points) == [(seri.nama, given.kategori, seri.nilai) for seri in given.seri]
    head, *rows = from_workbook(data)
    assert head == [None, *(seri.nama for seri in given.seri)]
    expected = [
        [kategori, *(None if seri.nilai[place] is None else float(seri.nilai[place] or 0) for seri in given.seri)]
        for place, kategori in enumerate(given.kategori)
    ]
    assert rows == expected


def test_ranges_lead_to_the_cells_that_hold_the_data(template: Build) -> None:
    given = chart(30, 5)
    data = template().fill(Data("uji", given))
    sheet = load_workbook(io.BytesIO(parts(data)["word/embeddings/grafik1.xlsx"]))
    for series, seri in zip(series_of(data), given.seri, strict=True):
        cells = {}
        for name in ("tx", "cat", "val"):
            title, _, place = (series.find(f"{C}{name}").findtext(f".//{C}f") or "").partition("!")  # type: ignore[union-attr]
            found = sheet[title][place.replace("$", "")]
            cells[name] = [row[0].value for row in found] if isinstance(found, tuple) else found.value
        assert cells["tx"] == seri.nama
        assert cells["cat"] == list(given.kategori)
        assert cells["val"] == [None if value is None else float(value) for value in seri.nilai]


def test_columns_are_named_as_in_a_spreadsheet() -> None:
    assert [letters(n + 1) for n in (0, 1, 25, 26, 27, 701, 702)] == ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]


def test_looks_of_the_template_stay(template: Build) -> None:
    made_of = template()
    before = [etree.tostring(s.find(f"{C}spPr")) for s in series_of(made_of.fill(Data("uji", chart(4, 3))))]  # type: ignore[arg-type]
    after = [s.find(f"{C}spPr") for s in series_of(made_of.fill(Data("uji", chart(9, 5))))]
    assert [etree.tostring(look) for look in after[:3] if look is not None] == before
    assert after[3:] == [None, None], "series beyond the template's get Word's own looks, not doubles"


def test_series_are_numbered_apart(template: Build) -> None:
    found = series_of(template().fill(Data("uji", chart(4, 6))))
    for name in ("idx", "order"):
        numbers = [series.find(f"{C}{name}").get("val") for series in found]  # type: ignore[union-attr]
        assert len(set(numbers)) == 6


@pytest.mark.parametrize(("points", "series"), [(2, 1), (4, 3), (12, 7)], ids=str)
@pytest.mark.parametrize("drawn", [CAPAIAN, TREN], ids=["bars", "lines"])
def test_package_is_conformant(template: Build, drawn: Drawn, points: int, series: int, tmp_path: Path) -> None:
    data = template(drawn).fill(Data("uji", chart(points, series)))
    assert [*lint(data), *audited(data, tmp_path / "hasil.docx")] == []
    wanting = audited(parts(data)["word/embeddings/grafik1.xlsx"], tmp_path / "data.xlsx")
    assert [fault for fault in wanting if "relationships/theme" not in fault] == []  # optional by the standard


def test_alternative_text_is_that_of_the_data(template: Build) -> None:
    data = template().fill(Data("uji", chart(2, 1)))
    (properties,) = etree.fromstring(parts(data)["word/document.xml"]).iter(DOC_PR)
    assert (properties.get("title"), properties.get("descr")) == ("Judul <&> “uji”", "Uraian <&> “uji” 98,52%.")


def test_names_of_charts_are_known(template: Build) -> None:
    assert {"grafik_capaian", "grafik_capaian.judul", "grafik_capaian.uraian"} <= available(Data)
    assert "grafik_capaian.seri" not in available(Data)
    assert "grafik_capaian" in template().names


def test_title_in_the_chart_is_filled(template: Build) -> None:
    made_of = template()
    title = (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Chart</a:t></a:r><a:r><a:t> Title</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted'
    )
    part = made_of.reading.fixed["word/charts/chart1.xml"].replace(b"<c:autoTitleDeleted", title.encode())
    titled = Template(replace(made_of.reading, fixed={**made_of.reading.fixed, "word/charts/chart1.xml": part}))
    filled = etree.fromstring(parts(titled.fill(Data("uji", chart(2, 1))))["word/charts/chart1.xml"])
    assert filled.xpath("string(.//*[local-name()='title'])") == "Judul <&> “uji”"


def test_missing_values_are_gaps(template: Build) -> None:
    made_of = template()
    part = made_of.reading.fixed["word/charts/chart1.xml"].replace(
        b'dispBlanksAs val="gap"', b'dispBlanksAs val="zero"'
    )
    zeros = Template(replace(made_of.reading, fixed={**made_of.reading.fixed, "word/charts/chart1.xml": part}))
    data = zeros.fill(Data("uji", chart(3, 1)))
    assert b'dispBlanksAs val="gap"' in parts(data)["word/charts/chart1.xml"]
    assert from_caches(data, 3)[0][2][0] is None


def test_same_data_same_bytes(template: Build) -> None:
    first, second = (template().fill(Data("uji", chart(12, 4))) for _ in range(2))
    assert first == second


WHEN = {"before": "{%p if grafik_capaian %}", "after": "{%p endif %}"}


def test_chart_without_data_is_left_out_whole(template: Build, tmp_path: Path) -> None:
    data = template(**WHEN).fill(Data("uji", None))
    assert not [name for name in parts(data) if "chart" in name or "embeddings" in name]
    assert b"chart" not in parts(data)["word/_rels/document.xml.rels"] + parts(data)["[Content_Types].xml"]
    assert docx_text(data).count("🖼") == 0
    assert [*lint(data), *audited(data, tmp_path / "tanpa.docx")] == []
    assert docx_text(template(**WHEN).fill(Data("uji", chart(1, 1)))).count("🖼") == 1


@pytest.mark.parametrize(
    ("arrange", "grafik", "expected"),
    [
        ({}, None, r"tidak ada data untuk grafik “{{ grafik_capaian }}”. Apit paragraf grafik itu dengan {%p if"),
        ({"name": "judul"}, None, "bukan nama data grafik. Nama yang tersedia: grafik_capaian."),
        ({"name": "grafik_capain"}, None, "“{{ grafik_capain }}” bukan nama data grafik"),
        ({"before": "{%p for d in daftar %}", "after": "{%p endfor %}"}, chart(1, 1), "di dalam perulangan"),
        ({"name": "grafik_capaian }} dan {{ judul"}, None, "harus berisi satu nama data saja"),
    ],
)
def test_what_cannot_be_filled_is_refused(
    template: Build, arrange: dict[str, str], grafik: Grafik | None, expected: str
) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        template(**arrange).fill(Data("uji", grafik))
    assert expected in str(refusal.value)


def test_kinds_without_categories_are_refused(template: Build) -> None:
    made_of = template()
    part = made_of.reading.fixed["word/charts/chart1.xml"].replace(b"c:val>", b"c:yVal>")
    scatter = Template(replace(made_of.reading, fixed={**made_of.reading.fixed, "word/charts/chart1.xml": part}))
    with pytest.raises(TemplateRefused, match="jenisnya tidak mempunyai kategori"):
        scatter.fill(Data("uji", chart(1, 1)))


def test_data_in_another_file_are_refused(template: Build, tmp_path: Path) -> None:
    inside = parts((template(), (tmp_path / "uji.docx").read_bytes())[1])
    name = "word/charts/_rels/chart1.xml.rels"
    inside[name] = re.sub(rb'Target="[^"]*"', b'Target="file:///C:/data.xlsx" TargetMode="External"', inside[name])
    with zipfile.ZipFile(tmp_path / "luar.docx", "w") as archive:
        for part, content in inside.items():
            archive.writestr(part, content)
    with pytest.raises(TemplateRefused, match="berada di berkas lain"):
        Template.load(tmp_path / "luar.docx")


def test_chart_without_a_tag_is_left_untouched(template: Build, tmp_path: Path) -> None:
    inside = parts((template(), (tmp_path / "uji.docx").read_bytes())[1])
    inside["word/document.xml"] = inside["word/document.xml"].replace(b"{{ grafik_capaian }}", b"Hiasan")
    with zipfile.ZipFile(tmp_path / "polos.docx", "w") as archive:
        for part, content in inside.items():
            archive.writestr(part, content)
    filled = parts(Template.load(tmp_path / "polos.docx").fill(Data("uji", None)))
    for name in ("word/charts/chart1.xml", "word/embeddings/grafik1.xlsx"):
        assert filled[name] == inside[name]


def test_data_that_are_none_are_no_chart() -> None:
    for kategori, seri in (((), (Seri("a", ()),)), (("x",), ()), (("x",), (Seri("a", ()),))):
        with pytest.raises(ValueError, match="chart"):
            Grafik("uji", kategori, seri, "")


# The monitoring report's own charts


def report(source: Master, quarter: Triwulan) -> bytes:
    return Template.load(find_template("monitoring", None)).fill(build(source, compute(source, quarter)))


@pytest.mark.parametrize("quarter", Triwulan)
def test_chart_of_capaian_shows_the_results(contoh: Master, quarter: Triwulan) -> None:
    hasil = compute(contoh, quarter)
    grafik = build(contoh, hasil).grafik_capaian
    steps = {item.indikator.kode: item.kini.perbandingan.capaian for item in hasil.indikator}
    if grafik is None:
        assert not any(steps.values())
        return
    reached, missed, line = grafik.seri
    for item, high, low in zip(hasil.indikator, reached.nilai, missed.nilai, strict=True):
        step = steps[item.indikator.kode]
        shown = {Status.TERCAPAI: high, Status.BELUM_TERCAPAI: low}.get(item.status)
        assert [value for value in (high, low) if value is not None] == ([] if shown is None else [shown])
        assert (shown is None) == (step is None)
        if step is not None:
            assert print_number(shown or Decimal(0), 2) == print_number(step.value, 2)
            assert f"{item.indikator.kode} {print_number(step.value, 2)}%" in grafik.uraian
        else:
            assert item.indikator.kode in build(contoh, hasil).keterangan_grafik
    assert set(line.nilai) == {Decimal(100)}


@pytest.mark.parametrize("quarter", [Triwulan.II, Triwulan.III, Triwulan.IV])
def test_trend_is_what_each_quarter_reported(contoh: Master, quarter: Triwulan) -> None:
    grafik = build(contoh, compute(contoh, quarter)).grafik_tren
    assert grafik is not None
    whole, *groups = grafik.seri
    for index, earlier in enumerate(Triwulan):
        if earlier > quarter:
            assert [seri.nilai[index] for seri in grafik.seri] == [None] * len(grafik.seri)
            continue
        then = compute(contoh, earlier)
        for seri, mean in zip((whole, *groups), (then.rata_rata_sasaran, *then.kelompok), strict=True):
            value = seri.nilai[index]
            assert (value is None) == (mean.capaian is None)
            assert value is None or print_number(value, 2) == print_number(mean.capaian.value, 2)  # type: ignore[union-attr]


def test_trend_needs_two_quarters_and_tells_what_it_stands_on() -> None:
    source = small((indikator("IK1.1", 1, "100", "100"), nilai("IK1.1", "50", "60")))
    assert made(source, Triwulan.I).grafik_tren is None
    document = made(source, Triwulan.III)
    assert document.grafik_tren is not None
    (only,) = document.grafik_tren.seri
    assert only.nilai == (Decimal("50.00"), Decimal("60.00"), None, None)
    assert "Seluruh sasaran: TW I 50,00% dan TW II 60,00%." in document.grafik_tren.uraian
    assert document.keterangan_tren == (
        "Banyaknya sasaran yang dirata-ratakan: 1 pada TW I dan 1 pada TW II. Tanpa nilai capaian: TW III. "
        "Sumbu tegak tidak selalu dimulai dari 0, sehingga selisih kecil tampak besar."
    )


def test_chart_of_outputs_counts_by_status() -> None:
    outputs = [output(1, "TW I"), output(2, "TW I"), output(3, "TW II")]
    reports = [laporan(1, "TW I", "1"), laporan(2, "TW II", "1")]
    grafik = made(small(REACHED, outputs=outputs, reports=reports), Triwulan.II).grafik_renaksi
    assert grafik is not None
    assert {seri.nama: tuple(map(int, filter(None, seri.nilai))) for seri in grafik.seri if any(seri.nilai)} == {
        "selesai tepat waktu": (1,),
        "selesai terlambat": (1,),
        "belum dilaporkan": (1,),
    }
    assert grafik.uraian.endswith(
        "TW I: 2 output, yaitu 1 selesai tepat waktu dan 1 selesai terlambat. TW II: 1 output, yaitu 1 belum dilaporkan."
    )
    assert made(small(REACHED)).grafik_renaksi is None


def test_indicators_without_a_bar_are_named_with_the_reason() -> None:
    document = made(small(REACHED, MISSED, SILENT, UNTARGETED))
    assert document.grafik_capaian is not None
    assert document.grafik_capaian.kategori == ("IK1.1", "IK2.1", "IK3.1", "IK4.1")
    assert document.keterangan_grafik == (
        "Tanpa batang karena tidak mempunyai nilai capaian: IK4.1 (tanpa target); IK3.1 (belum dilaporkan)."
    )
    assert made(small(SILENT)).grafik_capaian is None


def test_charts_of_the_report_hold_its_data(contoh: Master) -> None:
    document, data = build(contoh, compute(contoh, Triwulan.II)), report(contoh, Triwulan.II)
    for number, grafik in enumerate((document.grafik_capaian, document.grafik_renaksi, document.grafik_tren), 1):
        assert grafik is not None
        found = from_caches(data, len(grafik.kategori), number)
        assert found == [(seri.nama, grafik.kategori, seri.nilai) for seri in grafik.seri]
        assert from_workbook(data, number)[0][1:] == [seri.nama for seri in grafik.seri]


def test_tables_and_figures_are_numbered_without_gaps(master_2025: Master, contoh: Master) -> None:
    for source, quarter in ((master_2025, 2), (contoh, 1), (contoh, 2), (contoh, 4)):
        text = docx_text(report(source, Triwulan(quarter)))
        for kind in ("Tabel", "Gambar"):
            numbers = [int(n) for n in re.findall(rf"^\[PK Judul {kind}\] \**{kind} (\d+)\.", text, re.MULTILINE)]
            assert numbers == list(range(1, len(numbers) + 1))
            assert numbers


def test_libreoffice_draws_the_charts(contoh: Master, soffice: Convert, tmp_path: Path) -> None:
    hasil = compute(contoh, Triwulan.II)
    (tmp_path / "monitoring.docx").write_bytes(report(contoh, Triwulan.II))
    pdf = soffice(tmp_path / "monitoring.docx", "pdf", tmp_path)
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    (page,) = [page for page in pages.split("\f") if "Gambar 1." in page]
    above = page.partition("Gambar 1.")[0]
    for item in hasil.indikator:
        assert item.indikator.kode in above
        if (step := item.kini.perbandingan.capaian) is not None:
            assert print_number(step.value, 2) in above, "labels have a decimal comma"
    assert "belum tercapai" in above
