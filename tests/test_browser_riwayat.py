"""The page of a year's history in a browser: quiet, inert with hostile texts, readable narrow and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.history import History, history
from generator.master import Master
from generator.present.history_page import as_html
from generator.values import Triwulan
from tests.browser import HALF, Buka
from tests.test_browser_beda import HOSTILE
from tests.test_history import folder, raised


def hostile(results: dict[str, Any]) -> None:
    """Hostile texts wherever a master's words reach the page."""
    raised(results)
    results["status_data"] = HOSTILE[1]
    for item, text in zip(results["indikator"], HOSTILE, strict=False):
        item |= {"indikator": text, "satuan": text, "alasan": text, "penanggung_jawab": [text]}
        item["triwulan"][-1]["target"] = text


@pytest.fixture(scope="module")
def told(contoh: Master) -> History:
    """TW I, a hostile TW II, no TW III, TW IV with hostile names."""

    def named(results: dict[str, Any]) -> None:
        for item, text in zip(results["indikator"], HOSTILE, strict=False):
            item["indikator"] = text

    return history(
        [folder(contoh, Triwulan.I), folder(contoh, Triwulan.II, hostile), folder(contoh, Triwulan.IV, named)]
    )


@pytest.fixture(scope="module")
def path(told: History, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("riwayat") / "riwayat.html"
    place.write_text(as_html(told), encoding="utf-8")
    return place


def test_every_indicator_has_a_row_and_every_quarter_a_cell(buka: Buka, path: Path, told: History) -> None:
    page = buka(path).page
    rows = page.locator("#indikator tbody tr")
    assert rows.count() == len(told.indikator)
    row = rows.filter(has_text="IK5.1")
    expect(row.locator("td[data-judul='TW II'] .capaian")).to_have_text("105,00")
    expect(row.locator("td[data-judul='TW III']")).to_have_text("belum ada")
    expect(row.locator("td[data-judul='TW I'] .lain")).to_contain_text("semula 5,00; menurut folder TW II 6,50")
    assert row.locator("svg circle").count() == 2


def test_hostile_texts_are_only_text_and_nothing_is_asked_of_the_network(buka: Buka, path: Path) -> None:
    window = buka(path)
    body = window.page.locator("body").text_content() or ""
    for text in HOSTILE[:4]:
        assert text in body
    assert window.page.locator("script, iframe, img").count() == 0
    for cell in window.page.locator("#indikator td").all()[:30]:
        cell.hover()
    assert window.faults() == []


@pytest.mark.parametrize("width", [HALF, 360])
def test_a_narrow_page_does_not_scroll_sideways(buka: Buka, path: Path, width: int) -> None:
    assert buka(path, width=width).overflow() == 0


def test_paper_shows_everything(buka: Buka, path: Path) -> None:
    page = buka(path).page
    page.emulate_media(media="print")
    expect(page.locator("#indikator thead")).to_be_visible()
    expect(page.get_by_role("heading", name="TW II → TW IV (TW III belum ada)")).to_be_visible()
    expect(page.locator("svg").first).to_be_visible()
