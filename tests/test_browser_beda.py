"""The page of a comparison in a browser: filters, views, keyboard, narrow windows, paper, and hostile masters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from generator.diff.documents import compare_documents
from generator.diff.report import Comparison, compare_sides
from generator.diff.rows import Kind
from generator.diff.sides import Side, read_sides
from generator.present.changes import lines, master_tables
from generator.present.diff_page import as_html
from generator.records import Rekaman, Tabel
from generator.values import Triwulan
from tests.browser import HALF, Buka
from tests.conftest import CONTOH_2025

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</del></ins><iframe srcdoc='<script>parent.alert(3)</script>'></iframe>",
    "' onmouseover='alert(4)' \" autofocus onfocus=\"alert(5)",
    "{{ 7*7 }} {% raw %} ${alert(6)} javascript:alert(7) --> ]]> &lt;b&gt; & \u202e",
)


def edited(side: Side) -> Side:
    """The example master after an afternoon of edits: cells, a row gone, one added, one moved, hostile texts."""

    def change(table: Tabel) -> Tabel:
        rows = list(table.rekaman)
        if table.nama == "Lampiran II":
            rows[3] = replace(rows[3], nilai={**rows[3].nilai, "Target Renaksi": "3 Laporan"})
            rows.insert(0, rows.pop(9))
            del rows[20]
            rows.append(Rekaman("RO999", {"ID": "RO999", "Output Renaksi": HOSTILE[0]}))
        if table.nama == "Lampiran I":
            for place, text in enumerate(HOSTILE):
                rows[place] = replace(
                    rows[place],
                    nilai={
                        **rows[place].nilai,
                        "Sumber Data": text,
                        "Indikator Kinerja": f"{rows[place].nilai['Indikator Kinerja']} {text}",
                    },
                )
            rows[6] = replace(rows[6], nilai={**rows[6].nilai, "Target TW II": Decimal("41.5")})
        return replace(table, rekaman=tuple(rows))

    return replace(side, name=f"baru {HOSTILE[1]}", tables=tuple(map(change, side.tables)))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    old, new = read_sides(CONTOH_2025, CONTOH_2025, Triwulan.II)
    earlier, _ = read_sides(CONTOH_2025, CONTOH_2025, Triwulan.I)
    return compare_sides(replace(old, results=earlier.results, quarter=Triwulan.I), edited(new))


@pytest.fixture(scope="module")
def path(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("beda") / "beda.html"
    place.write_text(as_html(comparison), encoding="utf-8")
    return place


def shown(page: Page) -> list[str]:
    """The anchors of the changes that a reader sees."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('article')].filter((card) => card.checkVisibility()).map((card) => card.id)"
    )
    return found


def wanted(comparison: Comparison, keep: Callable[..., bool]) -> list[str]:
    """The anchors of the changes of which `keep` says yes."""
    found = lines(comparison, master_tables(comparison))
    return [f"ubah-{number}" for number, line in enumerate(found, start=1) if keep(line)]


def everything(_: object) -> bool:
    return True


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(label=option)


def test_every_change_is_shown_at_first_and_counted(buka: Buka, path: Path, comparison: Comparison) -> None:
    page = buka(path).page
    every = wanted(comparison, everything)
    assert len(every) > 12
    assert shown(page) == every
    expect(page.get_by_role("status")).to_have_text(f"{len(every)} dari {len(every)} perubahan ditampilkan.")


@pytest.mark.parametrize("table", ["Lampiran I", "Lampiran II"])
def test_each_sheet_can_be_seen_alone(buka: Buka, path: Path, comparison: Comparison, table: str) -> None:
    page = buka(path).page
    pick(page, "Lembar", table)
    assert shown(page) == wanted(comparison, lambda line: line.table == table)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("ditambah", Kind.ADDED), ("dihapus", Kind.REMOVED), ("berubah", Kind.CHANGED), ("berpindah", Kind.MOVED)],
)
def test_each_kind_can_be_left_out(buka: Buka, path: Path, comparison: Comparison, word: str, kind: Kind) -> None:
    page = buka(path).page
    page.get_by_label(word, exact=True).uncheck()
    left = wanted(comparison, lambda line: line.kind is not kind)
    assert shown(page) == left
    assert len(left) < len(wanted(comparison, everything))


def test_an_indicator_and_an_official_can_be_seen_alone_and_all_comes_back(
    buka: Buka, path: Path, comparison: Comparison
) -> None:
    page = buka(path).page
    pick(page, "Indikator atau output", "RO004")
    assert shown(page) == wanted(comparison, lambda line: "RO004" in line.ids)
    page.get_by_role("button", name="Tampilkan semua").click()
    expect(page.get_by_role("status")).to_contain_text(f"{len(wanted(comparison, everything))} dari")
    pick(page, "Penanggung jawab", "Para Camat")
    assert shown(page) == wanted(comparison, lambda line: "Para Camat" in line.officials)
    page.get_by_label("Cari").fill("tidak ada kata ini")
    assert shown(page) == []
    expect(page.get_by_role("status")).to_have_text("Tidak ada perubahan yang cocok dengan saringan ini.")


def test_both_versions_stand_in_one_text_or_side_by_side(buka: Buka, path: Path) -> None:
    page = buka(path).page
    card = page.locator("article", has_text="RO004").first
    assert card.locator(".dalam del").inner_text() == "1 "
    assert card.locator(".dalam ins").inner_text() == "3 "
    expect(card.locator(".berdampingan")).to_be_hidden()
    page.get_by_label("berdampingan").check()
    expect(card.locator(".dalam")).to_be_hidden()
    assert card.locator(".berdampingan > div").all_inner_texts() == ["Sebelum\n1 Laporan", "Sesudah\n3 Laporan"]


def test_what_stayed_is_told_on_request(buka: Buka, path: Path) -> None:
    page = buka(path).page
    expect(page.locator(".tetap")).to_be_hidden()
    page.get_by_label("juga yang tetap").check()
    kept = page.locator(".tetap p", has_text="Lampiran II (").inner_text()
    assert "RO030" in kept
    assert "RO004" not in kept


def test_what_matters_first_fits_one_screen(buka: Buka, path: Path, comparison: Comparison) -> None:
    page = buka(path).page
    codes = page.locator("#utama-tabel tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.kode)")
    assert sorted(codes) == sorted(comparison.effects)
    heading = page.get_by_role("heading", name="Yang terpenting").bounding_box()
    assert heading is not None
    assert heading["y"] < 400


def test_an_anchor_leads_to_its_change_even_when_filtered_away(buka: Buka, path: Path) -> None:
    page = buka(path, part="ubah-2").page
    assert page.evaluate("() => document.activeElement.id") == "ubah-2"
    pick(page, "Lembar", "Lampiran II")
    assert "ubah-1" not in shown(page)
    page.evaluate("() => { location.hash = 'ubah-1'; }")
    page.wait_for_function("() => document.activeElement.id === 'ubah-1'")
    assert "ubah-1" in shown(page)


def test_the_keyboard_reaches_every_control(buka: Buka, path: Path) -> None:
    page = buka(path).page
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => document.activeElement.name || document.activeElement.type || document.activeElement.className"
            )
        )
    assert {"lewati", "lembar", "kode", "pejabat", "cari", "jenis", "tampilan", "reset"} <= reached


def test_a_page_of_half_the_width_does_not_scroll_sideways(buka: Buka, path: Path) -> None:
    assert buka(path, width=HALF).overflow() == 0


def test_paper_shows_everything_unfolded_without_controls(buka: Buka, path: Path) -> None:
    page = buka(path).page
    page.emulate_media(media="print")
    expect(page.get_by_label("Cari")).to_be_hidden()
    expect(page.locator("article").first).to_be_visible()


def test_hostile_texts_are_only_text_and_nothing_is_asked_of_the_network(buka: Buka, path: Path) -> None:
    window = buka(path)
    body = window.page.locator("body").text_content() or ""
    for text in HOSTILE[:4]:
        assert text in body
    assert window.page.locator("script, iframe, img").count() == 1
    for card in window.page.locator("article").all():
        card.hover()
    assert window.faults() == []


def test_two_documents_have_their_page_too(buka: Buka, tmp_path: Path) -> None:
    for name, word in (("lama", "satu"), ("baru", HOSTILE[0])):
        made = Document()
        made.add_paragraph("Target tahun ini")
        made.add_paragraph(f"Sebanyak {word} laporan")
        made.save(str(tmp_path / f"{name}.docx"))
    comparison = compare_documents(tmp_path / "lama.docx", tmp_path / "baru.docx")
    (tmp_path / "beda.html").write_text(as_html(comparison, notes=["Masih ada perubahan terlacak."]), encoding="utf-8")
    window = buka(tmp_path / "beda.html")
    assert window.page.locator("article .sel").all_inner_texts() == ["paragraf 2"]
    assert window.page.locator("article del").first.inner_text() == "satu "
    assert HOSTILE[0] in (window.page.locator("article").text_content() or "")
    expect(window.page.get_by_text("Masih ada perubahan terlacak.")).to_be_visible()
    expect(window.page.get_by_role("heading", name="Yang terpenting")).to_have_count(0)
    page = window.page
    page.get_by_label("berubah", exact=True).uncheck()
    assert shown(page) == []
    assert window.faults() == []
