"""The page of findings in a browser: filters, jumping, keyboard, narrow windows, paper, and hostile masters."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.findings import Finding, Severity
from generator.master import Master
from generator.present.page import Halaman, as_html
from generator.registry import RULES
from generator.validate import validate
from tests.browser import HALF, WIDE, Buka, opened
from tests.conftest import MASTER_2025
from tests.damage import Berkas
from tests.rulepages import NOTHING, Case
from tests.temuan import ALL, SAID, SHOWN, Laporan, control, counted, only, options, pick, places, report, shown

HOSTILE_NAME = "a<b onclick=alert(12)>&amp;'.xlsx"
LONG = "Indeks kepuasan masyarakat atas layanan kecamatan dan kelurahan. " * 4
IMAGE = "<img src=x onerror=alert(11)>"
HOSTILE = {
    "Lampiran I!A5": 'IK"><img src=x onerror=alert(1)>',
    "Lampiran I!E6": "</script><script>alert(2)</script> & &lt;b&gt; {{ 7*7 }} {% raw %} --> ]]>",
    "Lampiran I!L9": "</textarea></select><iframe srcdoc='<script>parent.alert(3)</script>'></iframe>",
    "Lampiran I!N7": '" autofocus onfocus="alert(4)" onmouseover="alert(5)',
    "Lampiran I!H8": "javascript:alert(6)",
    "Lampiran II!A5": "javascript:alert(7)//'`",
    "Lampiran II!L6": "${alert(8)} {{constructor.constructor('alert(8)')()}}",
    "Lampiran II!L7": "<a href='javascript:alert(9)'>klik</a>",
    "Pejabat!A11": "<svg onload=alert(10)></option>",
    "Komponen!E9": "<base href='https://contoh.invalid/'><link rel=stylesheet href='//contoh.invalid/a.css'>",
}


@pytest.fixture(scope="module")
def decree(tmp_path_factory: pytest.TempPathFactory) -> Laporan:
    return report(MASTER_2025, tmp_path_factory.mktemp("temuan"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Laporan:
    folder = tmp_path_factory.mktemp("jahat")
    book = Berkas(MASTER_2025.read_bytes())
    for address, text in HOSTILE.items():
        book.put(address, text)
    source = folder / HOSTILE_NAME
    source.write_bytes(book.data())
    return report(source, folder)


@pytest.fixture(params=["decree", "hostile"])
def laporan(request: pytest.FixtureRequest) -> Laporan:
    """Either page."""
    found: Laporan = request.getfixturevalue(request.param)
    return found


# Filters


def test_all_findings_are_shown_at_first(buka: Buka, laporan: Laporan) -> None:
    page = buka(laporan.path).page
    assert shown(page) == laporan.where()
    assert counted(page) == f"{len(laporan.findings)} dari {len(laporan.findings)} temuan ditampilkan."


def test_each_sheet_can_be_seen_alone(buka: Buka, laporan: Laporan) -> None:
    page = buka(laporan.path).page
    assert set(options(page, "Lembar")) == {one["sheet"] for one in laporan.findings}
    for sheet in options(page, "Lembar"):
        pick(page, "Lembar", sheet)
        expected = laporan.where(sheet)
        assert shown(page) == expected
        assert counted(page) == f"{expected.total()} dari {len(laporan.findings)} temuan ditampilkan."
        assert page.locator("main h3:visible").all_inner_texts() == [sheet]


def test_each_set_of_severities_can_be_seen_alone(buka: Buka, laporan: Laporan) -> None:
    page = buka(laporan.path).page
    for wanted in (["error"], ["warning"], ["info"], ["error", "info"], ["error", "warning", "info"]):
        only(page, *wanted)
        assert shown(page) == laporan.where(severities=wanted)
    only(page)
    assert shown(page) == Counter()
    assert counted(page) == "Tidak ada temuan yang cocok dengan saringan ini."


def test_each_official_can_see_what_concerns_him(buka: Buka, laporan: Laporan) -> None:
    page = buka(laporan.path).page
    names = {name for one in laporan.findings for name in laporan.officials(one)}
    assert set(options(page, "Penanggung jawab")) == names
    each = control(page, "Penanggung jawab").evaluate(f"""list => [...list.options].map((option) => {{
      list.value = option.value;
      list.dispatchEvent(new Event("input", {{ bubbles: true }}));
      return [option.text, ({SHOWN})()]; }})""")
    for name, found in each[1:]:
        assert places(found) == laporan.where(official=name)


def test_filters_combine_and_are_cleared(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    (name, _), *_ = Counter(
        name for one in decree.findings if one["sheet"] == "Lampiran I" for name in decree.officials(one)
    ).most_common()
    pick(page, "Lembar", "Lampiran I")
    pick(page, "Penanggung jawab", name)
    only(page, "warning")
    expected = decree.where("Lampiran I", ["warning"], name)
    assert shown(page) == expected
    cell = min(expected)[1]
    page.get_by_label("Cari").fill(cell)
    assert {one[1] for one in shown(page)} == {cell}
    assert shown(page) < expected
    page.get_by_role("button", name="Tampilkan semua").click()
    expect(page.get_by_role("status")).to_have_text(
        f"{len(decree.findings)} dari {len(decree.findings)} temuan ditampilkan."
    )
    assert shown(page) == decree.where()
    assert control(page, "Lembar").input_value() == ""


def test_a_master_can_be_seen_alone(buka: Buka, decree: Laporan, contoh: Master, tmp_path: Path) -> None:
    both = [Halaman(f"{one.tahun}-{n}", one, validate(one)) for n, one in enumerate((decree.master, contoh))]
    path = tmp_path / "dua.html"
    path.write_text(as_html(both, RULES), encoding="utf-8")
    page = buka(path).page
    for one in both:
        pick(page, "Master", one.nama)
        assert shown(page).total() == len(one.findings)
        cells = page.locator("main .keping:visible").all_inner_texts()
        assert len(cells) == len({(found.sheet, found.cell) for found in one.findings})


# Searching and jumping


@pytest.fixture
def kecil(tmp_path: Path) -> Path:
    """A page of four findings, the second of which is accepted and stands in the cell of the third."""
    found = [
        Finding("B15", Severity.WARNING, "Keputusan", "B7", "Tanggal", "Isi", "Ditetapkan terlambat.", "", "Ubah."),
        Finding("L01", Severity.ERROR, "Lampiran I", "G1", "IK1.1", "", "Diterima saja.", LONG, "Biarkan.", True),
        Finding("L04", Severity.INFO, "Lampiran I", "G1", "IK1.1", "", "Masih terbuka.", LONG, "Lengkapi."),
        Finding("L04", Severity.WARNING, "Lampiran I", "G10", "IK1.10", "", "Juga terbuka.", "", "Lengkapi."),
    ]
    path = tmp_path / "kecil.html"
    path.write_text(as_html([Halaman("kecil.xlsx", Case("", (), NOTHING).master(), found)], RULES), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sought", "cells"),
    [
        ("G1", ["G1"]),
        ("g10", ["G10"]),
        ("IK1.1", ["G1"]),
        ("k1.1", []),
        ("1.10", ["G10"]),
        ("B15", ["B7"]),
        ("Keputusan b7", ["B7"]),
        ("  terlambat DITETAPKAN ", ["B7"]),
        ("terbuka", ["G1", "G10"]),
        (r"[\d.*+?^${}()|\/-]9", []),
    ],
)
def test_search_finds_parts_of_words_and_whole_addresses(
    buka: Buka, kecil: Path, sought: str, cells: list[str]
) -> None:
    page = buka(kecil).page
    page.get_by_label("Cari").fill(sought)
    assert sorted(cell for _, cell, _, _ in shown(page)) == cells


def focused(page: Page) -> str:
    """The anchor of what has the focus."""
    return str(page.evaluate("() => document.activeElement.id"))


JUMPS = """async () => { const found = [];
  for (const chip of document.querySelectorAll(".keping")) {
    chip.click();
    await new Promise((done) => addEventListener("hashchange", done, { once: true }));
    const card = document.activeElement, top = card.getBoundingClientRect().top;
    const under = card.closest("section").querySelector("h3").getBoundingClientRect().bottom;
    found.push([chip.closest("p").querySelector("a").textContent, chip.textContent,
      card.closest("section").querySelector("h3").textContent, card.querySelector(".sel").textContent,
      card.dataset.tingkat, top >= under && top < innerHeight]); }
  return found; }"""


def test_each_chip_leads_to_the_gravest_finding_of_its_cell(buka: Buka, laporan: Laporan) -> None:
    gravest: dict[tuple[str, str], str] = {}
    for one in sorted(laporan.findings, key=lambda one: list(SAID).index(one["severity"])):
        gravest.setdefault((one["sheet"], one["cell"] or ALL), one["severity"])
    jumps = buka(laporan.path).page.evaluate(JUMPS)
    assert sorted(jumps) == sorted([*at, *at, severity, True] for at, severity in gravest.items())


def test_a_chip_and_a_sheet_can_be_clicked(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    page.get_by_role("link", name="J38").first.click()
    assert focused(page) == "lampiran-ii-J38"
    expect(page.locator("#lampiran-ii-J38")).to_be_in_viewport()
    page.get_by_role("navigation").get_by_role("link", name="Lampiran I", exact=True).click()
    expect(page.get_by_role("heading", name="Lampiran I", exact=True)).to_be_in_viewport()


def test_an_address_with_an_anchor_opens_there(buka: Buka, decree: Laporan) -> None:
    window = buka(decree.path, part="lampiran-ii-J38")
    assert focused(window.page) == "lampiran-ii-J38"
    expect(window.page.locator("#lampiran-ii-J38")).to_be_in_viewport()


def test_an_anchor_shows_what_a_filter_hid_and_unfolds_what_was_folded(buka: Buka, kecil: Path) -> None:
    page = buka(kecil).page
    pick(page, "Lembar", "Keputusan")
    page.evaluate("() => { location.hash = 'lampiran-i-G1'; }")
    expect(page.get_by_text("Diterima saja.")).to_be_visible()
    assert focused(page) == "lampiran-i-G1"
    assert control(page, "Lembar").input_value() == ""


def test_a_rule_is_explained_as_often_as_it_is_asked_for(buka: Buka, kecil: Path) -> None:
    page = buka(kecil).page
    for _ in range(2):
        page.get_by_role("link", name="aturan B15").click()
        expect(page.get_by_text(RULES["B15"].why)).to_be_visible()
        assert page.evaluate("() => document.activeElement.textContent").startswith("B15 ")
        page.locator("#aturan-B15 summary").click()
        expect(page.get_by_text(RULES["B15"].why)).to_be_hidden()


def test_only_the_rules_of_what_is_shown_are_explained(buka: Buka, kecil: Path) -> None:
    page = buka(kecil).page
    pick(page, "Lembar", "Keputusan")
    assert page.locator(".aturan summary b:visible").all_inner_texts() == ["B15"]
    only(page)
    expect(page.get_by_text("Penjelasan aturan")).to_be_hidden()


def test_chips_are_for_open_findings_alone(buka: Buka, kecil: Path) -> None:
    page = buka(kecil).page
    page.locator(".keping", has_text=re.compile("^G1$")).click()
    assert page.locator(f"#{focused(page)}").get_by_text("Masih terbuka.").is_visible()
    only(page, "error")
    assert page.locator(".keping:visible").count() == 0
    page.get_by_text("Dikecualikan: 1 temuan").click()
    expect(page.get_by_text("Diterima saja.")).to_be_visible()


# Keyboard

FOCUS = """() => { const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
  return { what: at.labels?.[0]?.firstChild.textContent.trim() || at.textContent.trim() || at.labels?.[0]?.textContent.trim(),
    ring: look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2,
    seen: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
      && at.contains(document.elementFromPoint(box.left + box.width / 2, box.top + 3)) }; }"""


SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until a jump within the page is over, which moves the focus a moment after the key."""


def tab(page: Page) -> str:
    """Goes on by one, to something that is seen to have the focus, and says what it is."""
    page.evaluate(SETTLED)
    before = page.evaluate_handle("() => document.activeElement")
    page.keyboard.press("Tab")
    page.wait_for_function("(before) => document.activeElement !== before", arg=before)
    found: dict[str, Any] = page.evaluate(FOCUS)
    assert found["ring"], found
    assert found["seen"], found
    return str(found["what"])


def test_tab_reaches_every_control_in_its_order_and_shows_where_it_is(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    controls = ["Lembar", "Penanggung jawab", "Cari", *SAID.values(), "Tampilkan semua"]
    wanted = ["Langsung ke temuan", "masters/2025.xlsx", *controls, "Keputusan", "B7"]
    assert [tab(page) for _ in wanted] == [str(MASTER_2025) if one.endswith(".xlsx") else one for one in wanted]


def test_the_keyboard_alone_filters_and_jumps(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    while tab(page) != "Lembar":
        pass
    page.keyboard.press("ArrowDown")
    assert shown(page) == decree.where("Keputusan")
    while tab(page) != "peringatan":
        pass
    page.keyboard.press("Space")
    assert shown(page) == decree.where("Keputusan", ["error", "info"])
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("tidak ada di mana pun")
    page.keyboard.press("Enter")
    assert shown(page) == Counter()
    while tab(page) != "Tampilkan semua":
        pass
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(f"^{len(decree.findings)} dari"))
    while tab(page) != "B12":
        pass
    page.keyboard.press("Enter")
    assert focused(page) == "keputusan-B12"
    assert [tab(page), tab(page)] == ["B12", "aturan B09"]
    page.keyboard.press("Enter")
    expect(page.locator("#aturan-B09 dl")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("#aturan-B09 dl")).to_be_hidden()


def test_the_first_link_skips_to_the_findings(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    assert tab(page) == "Langsung ke temuan"
    page.keyboard.press("Enter")
    assert focused(page) == "temuan"
    assert tab(page) == "Keputusan"


# Narrow windows, and paper


@pytest.mark.parametrize("width", [WIDE, HALF, 320])
def test_nothing_is_wider_than_the_window(buka: Buka, laporan: Laporan, kecil: Path, width: int) -> None:
    for path in (laporan.path, kecil):
        window = buka(path, width=width)
        assert window.overflow() == 0
        window.page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        assert window.overflow() == 0
        boxes = [control.bounding_box() for control in window.page.locator("form :is(select, input, button)").all()]
        assert [box for box in boxes if box is None or box["x"] < 0 or box["x"] + box["width"] > width] == []


def printed(page: Page) -> str:
    """The text on paper, without its blanks: words may be divided at the end of a line."""
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return bare("".join(sheet.get_textpage().get_text_bounded() for sheet in paper))


def bare(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad]+", "", text)


def test_paper_shows_all_findings_and_rules_and_no_control(buka: Buka, decree: Laporan, kecil: Path) -> None:
    text = printed(buka(decree.path).page)
    assert [one for one in decree.findings if bare(one["message"]) not in text] == []
    assert [code for code in {one["code"] for one in decree.findings} if bare(RULES[code].remedy) not in text] == []
    assert not [word for word in ("Langsungketemuan", "Tampilkansemua", "Penanggungjawabsemua") if word in text]
    page = buka(kecil).page
    assert bare(LONG) not in printed(page)
    page.locator("details.nilai:visible").click()
    text = printed(page)
    assert "Diterimasaja." in text
    assert text.count(bare(LONG)) == 1
    assert page.locator("details[open]").count() == 1
    page.emulate_media(media="print")
    assert page.locator("nav, form :is(select, input, button, fieldset)").filter(visible=True).count() == 0


def test_paper_of_a_filtered_page_says_what_it_leaves_out(buka: Buka, decree: Laporan) -> None:
    page = buka(decree.path).page
    assert "Saringan:" not in printed(page)
    pick(page, "Lembar", "Lampiran I")
    only(page, "info")
    page.get_by_label("Cari").fill("target")
    text, left = printed(page), shown(page)
    assert bare(f"{left.total()} dari {len(decree.findings)} temuan ditampilkan.") in text
    assert "Saringan:Lembar:LampiranI;Tingkat:catatan;Cari:target." in text
    others = decree.where() - left
    assert left
    assert [one for one in left if bare(one[3]) not in text] == []
    assert [one for one in others if bare(one[3]) in text] == []


# Hostile masters


def test_hostile_text_stands_there_and_does_nothing(buka: Buka, hostile: Laporan) -> None:
    page = buka(hostile.path).page
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    text = " ".join(page.locator("body").inner_text().split())
    assert [evil for evil in HOSTILE.values() if evil not in text] == []
    assert hostile.path.with_name(HOSTILE_NAME).name in page.title()
    assert HOSTILE["Pejabat!A11"] in options(page, "Penanggung jawab")
    page.locator("article").evaluate_all("""all => all.flatMap((card) => [...card.querySelectorAll("*")]).forEach(
      (one) => ["mouseover", "focus", "load", "error"].forEach((kind) => one.dispatchEvent(new Event(kind))))""")


def test_a_hostile_sheet_and_cell_are_names_like_any_other(buka: Buka, tmp_path: Path) -> None:
    evil = '"><img src=x onerror=alert(13)>'
    found = [Finding("N01", Severity.ERROR, name, evil, evil, evil, "Aneh.", evil, evil) for name in (IMAGE, "Lain")]
    path = tmp_path / "jahat.html"
    path.write_text(as_html([Halaman(evil, Case("", (), NOTHING).master(), found)], RULES), encoding="utf-8")
    page = buka(path).page
    pick(page, "Lembar", IMAGE)
    assert shown(page) == Counter([(IMAGE, evil, "N01", "Aneh.")])
    page.locator(".keping:visible").click()
    expect(page.locator("article:focus")).to_contain_text(evil)
    page.get_by_label("Cari").fill(evil)
    assert shown(page).total() == 1


def test_a_hostile_master_adds_no_element_attribute_or_link(buka: Buka, hostile: Laporan, decree: Laporan) -> None:
    inventory = """() => [...new Set([...document.querySelectorAll("*")].flatMap((one) => [
      one.localName, ...one.getAttributeNames().map((name) => `${one.localName} ${name}`)]))].sort()"""
    page = buka(hostile.path).page
    assert set(page.evaluate(inventory)) - set(buka(decree.path).page.evaluate(inventory)) <= {
        "details class",
        "details data-kelompok",
    }
    assert page.locator("script").count() == 1
    targets = page.locator("a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert [target for target in targets if not target.startswith("#")] == []


# The watch itself


def test_a_page_that_is_not_quiet_is_told_on(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "gambar.png").write_bytes(b"")
    noisy = {
        "<script>console.error('aduh')</script>": "console error: aduh",
        "<script>throw new Error('rusak')</script>": "error: rusak",
        "<script>alert('halo')</script>": "dialog: halo",
        "<img src=gambar.png>": f"request: {(tmp_path / 'gambar.png').as_uri()}",
        "<script>open('about:blank')</script>": "window: about:blank",
        "tenang <a href='#x'>x</a>": "",
    }
    for number, (content, fault) in enumerate(noisy.items()):
        path = tmp_path / f"{number}.html"
        path.write_text(f"<!DOCTYPE html><title>Uji</title>{content}", encoding="utf-8")
        with opened(chromium, path) as window:
            assert (fault in window.faults()) if fault else (window.faults() == [])
