"""The page of a recap over units in a browser: quiet, inert with hostile names, readable narrow, its links lead to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.present.wilayah_page import as_html
from generator.values import Triwulan
from generator.wilayah import rekap
from tests.browser import HALF, Buka
from tests.test_browser_beda import HOSTILE
from tests.unit_kecil import one, unit, write, write_units


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wilayah")
    write_units(place / "output")
    for number, text in enumerate(HOSTILE):
        name = text.replace("/", "|")
        source = unit(text, one("IK1.1", text, ("90", "90"), ("90", "81"), text), Status_Data=text)
        write(place / "output" / f"{number}{name}" / "tw2", source, Triwulan.II)
    (place / "output" / "0x" / "tw2").mkdir(parents=True)
    page = place / "wilayah.html"
    page.write_text(as_html(rekap([str(place / "output")], Triwulan.II), place), encoding="utf-8")
    return page


def test_hostile_names_are_only_text_and_nothing_is_asked_of_the_network(buka: Buka, path: Path) -> None:
    window = buka(path)
    body = window.page.locator("body").text_content() or ""
    for text in HOSTILE[:4]:
        assert text in body
    assert window.page.locator("script, iframe, img").count() == 0
    for summary in window.page.locator("summary").all():
        summary.click()
    for cell in window.page.locator("#unit td").all()[:30]:
        cell.hover()
    assert window.faults() == []


def test_every_link_leads_to_a_file_of_its_unit(buka: Buka, path: Path) -> None:
    page = buka(path).page
    links = page.locator("a[href*='monitoring.docx']").evaluate_all(
        "all => all.map(one => decodeURIComponent(one.pathname))"
    )
    folders = {Path(link).parent for link in links}
    assert len(folders) == 4 + len(HOSTILE)
    assert all((folder / "manifest.json").is_file() for folder in folders)


@pytest.mark.parametrize("width", [HALF, 360])
def test_a_narrow_page_does_not_scroll_sideways(buka: Buka, path: Path, width: int) -> None:
    window = buka(path, width=width)
    for summary in window.page.locator("summary").all():
        summary.click()
    assert window.overflow() == 0
