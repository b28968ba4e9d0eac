"""The page on the own computer in a browser, against the command itself and real files: every job from the button to the disk."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.documents import DOCUMENTS
from tests.browser import HALF, WIDE, Jendela, violations
from tests.clean import CLEAN
from tests.conftest import CONTOH_2025, ROOT
from tests.halaman import Layanan, changed, save, served, until, workspace

Masuk = Callable[..., Jendela]
"""Folder, and perhaps `width=`, `scheme=` → the page of `perkin buka` in it, in a window of its own."""
SLOW = 60_000
HOSTILE = {
    "Lampiran I!E2": "</p><script>alert(1)</script>",
    "Lampiran I!A5": 'IK"><img src=x onerror=alert(2)>',
    "Lampiran I!N7": '" autofocus onfocus="alert(4)" onmouseover="alert(5)',
    "Lampiran II!L6": "<svg onload=alert(3)></svg> {{ 7*7 }} <base href='https://contoh.invalid/'>",
}


@pytest.fixture(scope="module")
def kerja(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with own templates and the example master."""
    folder = workspace(tmp_path_factory.mktemp("kerja") / "perkin", CONTOH_2025)
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture
def masuk(chromium: Browser, tmp_path: Path) -> Iterator[Masuk]:
    """Opens pages; in the end each must have been quiet and have asked nobody but its own server."""
    windows: list[Jendela] = []
    with ExitStack() as stack:

        def masuk(folder: Path, width: int = WIDE, scheme: str = "light") -> Jendela:
            layanan: Layanan = stack.enter_context(served(folder, tmp_path))
            context = chromium.new_context(
                viewport={"width": width, "height": 900},
                locale="id-ID",
                reduced_motion="reduce",
                color_scheme="dark" if scheme == "dark" else "light",
                permissions=["clipboard-read", "clipboard-write"],
            )
            stack.callback(context.close)
            context.set_default_timeout(15_000)
            window = Jendela(context.new_page(), layanan.asal)
            window.watch()
            windows.append(window)
            window.page.goto(layanan.alamat)
            return window

        yield masuk
        for window in windows:
            assert window.said == []
            assert [url for url in window.requests if not url.startswith(f"{window.alamat}/")] == []


def visit(window: Jendela, address: str) -> Page:
    window.page.goto(window.alamat + address)
    return window.page


def work(page: Page, button: str) -> None:
    """Press a button and wait until its job is done."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("main")).to_contain_text("Selesai dalam", timeout=SLOW)


def make(window: Jendela, quarter: int) -> None:
    page = visit(window, f"/dokumen?tw={quarter}")
    work(page, "Buat dokumen")


def break_cell(folder: Path, value: str = "sembilan") -> None:
    path = next((folder / "masters").glob("*.xlsx"))
    save(path, changed(path, **{"Lampiran I!I4": value}))


# What is seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(masuk: Masuk, kerja: Path, scheme: str) -> None:
    window = masuk(kerja, scheme=scheme)
    make(window, 1)
    make(window, 2)
    addresses = ["/pekerjaan", "/temuan", "/hasil?tw=2", "/hasil/uraian?tw=2&n=IK2.1", "/dokumen?tw=2", "/dokumen?tw=0"]
    addresses += ["/perubahan?tw=2", "/templat", "/folder", "/pratinjau?tw=2&d=tidak-ada", "/tidak-ada"]
    for job in ("Bandingkan", "Tampilkan riwayat"):
        page = visit(window, "/perubahan?tw=2")
        page.get_by_role("button", name=job).click()
        page.wait_for_url("**/laporan/*", timeout=SLOW)
        addresses.append(page.url.removeprefix(window.alamat))
    for address in addresses:
        page = visit(window, address)
        for width in (WIDE, HALF):
            page.set_viewport_size({"width": width, "height": 900})
            assert window.overflow() == 0, (address, width)
            assert violations(page) == [], (address, width)
    window.said[:] = [text for text in window.said if "404" not in text]  # the page that is not there


def test_a_tab_reaches_the_content_and_every_button(masuk: Masuk, kerja: Path) -> None:
    page = visit(masuk(kerja), "/dokumen?tw=2")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Langsung ke isi")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    met = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert {"TW III", "dokumen-keputusan", "cara-gabung", "buat", "Tutup perkin"} <= met


def test_findings_are_filtered_and_their_addresses_copied(masuk: Masuk, kerja: Path) -> None:
    page = visit(masuk(kerja), "/temuan")
    total = page.locator("article").count()
    page.get_by_label("Lembar", exact=True).select_option("Lampiran II")
    assert 0 < page.locator("article:visible").count() < total
    page.locator("article:visible .salin").first.click()
    expect(page.locator("#kabar")).to_contain_text("Disalin: 'Lampiran II'!")
    cell = page.locator("article:visible .sel").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == f"'Lampiran II'!{cell}"
    page.get_by_role("button", name="Tampilkan semua").click()
    expect(page.locator("article:visible")).to_have_count(total)


def test_figures_open_their_derivation(masuk: Masuk, kerja: Path) -> None:
    page = visit(masuk(kerja), "/hasil?tw=2")
    page.locator("tr", has_text="IK2.1").get_by_role("link").last.click()
    expect(page.locator("h1")).to_have_text("Uraian IK2.1, TW II")
    expect(page.locator("main")).to_contain_text("[Survei!")


def test_hostile_text_is_inert(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "jahat")
    save(folder / "masters" / CLEAN.name, changed(CLEAN, **HOSTILE))
    window = masuk(folder)
    for address in ("/temuan", "/hasil?tw=2", "/dokumen?tw=2", "/folder"):
        page = visit(window, address)
        page.wait_for_timeout(300)
    expect(visit(window, "/temuan").locator("main")).to_contain_text("<script>alert(1)</script>")


# What is noticed


def test_a_save_shows_its_finding_within_two_seconds(
    masuk: Masuk, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = workspace(tmp_path / "simpan", CONTOH_2025)
    page = masuk(folder).page
    page.get_by_label("Cari").fill("IK2.1")
    page.get_by_label("Cari").focus()
    taken = []
    for turn in range(4):
        path = folder / "masters" / CONTOH_2025.name
        data = changed(path, **{"Lampiran I!I4": f"salah {turn}"})
        begun = time.monotonic()
        save(path, data)
        page.locator("article", has_text=f"salah {turn}").first.wait_for()
        taken.append(time.monotonic() - begun)
    record_property("laporan", f"Dari simpan sampai temuannya tampak: {', '.join(f'{one:.2f}' for one in taken)} s")
    assert min(taken) < 2
    expect(page.locator("article:visible .baru").first).to_be_visible()
    expect(page.locator("#simpanan")).to_contain_text("Sejak penyimpanan sebelumnya")
    expect(page.locator(".sel-baru a")).to_have_text("Lampiran I I4")
    assert page.get_by_label("Cari").input_value() == "IK2.1"
    expect(page.get_by_label("Cari")).to_be_focused()
    assert page.locator("article:visible").count() < page.locator("article").count()


def test_findings_are_there_a_moment_after_the_command(
    chromium: Browser, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folder = workspace(tmp_path / "cepat", CONTOH_2025)
    taken = []
    for _ in range(3):
        page = chromium.new_page()
        begun = time.monotonic()
        with served(folder, tmp_path) as layanan:
            page.goto(layanan.alamat)
            page.locator("article").first.wait_for()
            taken.append(time.monotonic() - begun)
            page.close()
    record_property("laporan", f"Dari perkin buka sampai temuan pertama: {', '.join(f'{one:.2f}' for one in taken)} s")
    assert min(taken) < 5


def test_a_page_that_lost_its_server_says_so(masuk: Masuk, tmp_path: Path) -> None:
    window = masuk(workspace(tmp_path / "tutup"))
    page = visit(window, "/folder")
    page.get_by_role("button", name="Tutup perkin").click()
    expect(page.locator("body")).to_contain_text("perkin sudah ditutup")
    window.said.clear()


# What is done, from the button to the disk


def test_documents_are_made_and_opened(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "buat", CONTOH_2025)
    page = visit(masuk(folder), "/dokumen?tw=2")
    page.get_by_label("Lampiran II").uncheck()
    page.get_by_label("Lembar per pejabat").check()
    work(page, "Buat dokumen")
    output = folder / "output" / "contoh-2025" / "tw2"
    made = {path.name for path in output.iterdir()}
    assert {"keputusan.docx", "lampiran-1.docx", "monitoring.docx", "rekap.xlsx", "manifest.json", "per-pj"} == made
    page.get_by_role("button", name="Buka: output/contoh-2025/tw2/rekap.xlsx").click()
    expect(page.locator("#kabar")).to_have_text("Dibuka dengan programnya.")
    until(lambda: (tmp_path / "dibuka.txt").exists())
    assert (tmp_path / "dibuka.txt").read_text().splitlines() == [str(output / "rekap.xlsx")]


def test_errors_stand_in_the_way_until_they_are_waved_through(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "salah")
    break_cell(folder)
    page = visit(masuk(folder), "/dokumen?tw=2")
    button = page.get_by_role("button", name="Buat dokumen")
    expect(button).to_be_disabled()
    expect(page.locator("main")).to_contain_text("Master masih mempunyai 1 kesalahan")
    page.get_by_label("Tetap buat").check()
    work(page, "Buat dokumen")
    assert (folder / "output" / "bersih" / "tw2" / "monitoring.docx").is_file()


def test_the_page_of_documents_follows_the_master(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "ikut")
    page = visit(masuk(folder), "/dokumen?tw=2")
    page.get_by_label("Satu dokumen gabungan").check()
    page.get_by_label("Lampiran I", exact=True).uncheck()
    break_cell(folder)
    expect(page.get_by_role("button", name="Buat dokumen")).to_be_disabled()
    expect(page.get_by_label("Satu dokumen gabungan")).to_be_checked()
    expect(page.get_by_label("Lampiran I", exact=True)).not_to_be_checked()


def test_quarters_are_compared_and_the_year_is_told(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "banding", CONTOH_2025)
    window = masuk(folder)
    make(window, 1)
    page = visit(window, "/perubahan?tw=2")
    expect(page.get_by_role("button", name="Bandingkan")).to_be_disabled()
    expect(page.locator("main")).to_contain_text("Dokumen TW II belum dibuat.")
    make(window, 2)
    visit(window, "/perubahan?tw=2").get_by_role("button", name="Bandingkan").click()
    page.wait_for_url("**/laporan/*", timeout=SLOW)
    expect(page.locator("h1")).to_have_text("Perbandingan")
    expect(page.locator("#saringan")).to_be_visible()  # the report's own script has run
    page.get_by_role("link", name="Kembali ke perkin").click()
    expect(page.locator("h1")).to_have_text("Perubahan")
    page.get_by_role("button", name="Tampilkan riwayat").click()
    page.wait_for_url("**/laporan/*", timeout=SLOW)
    expect(page.locator("h1")).to_have_text("Riwayat 2025")
    document = folder / "output" / "contoh-2025" / "tw1" / "keputusan.docx"
    document.write_bytes((folder / "output" / "contoh-2025" / "tw1" / "monitoring.docx").read_bytes())
    page = visit(window, "/perubahan?tw=2")
    work(page, "Periksa output/contoh-2025/tw1")
    expect(page.locator("pre")).to_contain_text("1 dari 5 berkas tidak lagi seperti waktu dibuat.")


def test_a_workspace_is_begun_then_imported_into_and_carried_on(masuk: Masuk, tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    folder.mkdir()
    page = masuk(folder).page
    expect(page.locator("h1")).to_have_text("Folder kerja")
    page.get_by_label("Tahun perjanjian kinerja").fill("2025")
    page.get_by_label("Jenis lembaga").select_option("kecamatan")
    page.get_by_label("Nama lembaga").fill("Kecamatan Cakung")
    work(page, "Buat folder kerja")
    assert (folder / "masters" / "2025.xlsx").is_file()
    assert {path.name for path in (folder / "templates").glob("*.docx")} == {each.file for each in DOCUMENTS}
    page.get_by_role("link", name="Kembali").click()
    page.get_by_role("button", name="Buat dan buka folder impor").click()
    until((folder / "impor").is_dir)
    shutil.copy(ROOT / "tests" / "data" / "bersih.xlsx", folder / "impor" / "tahun-lalu.xlsx")
    expect(page.get_by_label("impor/tahun-lalu.xlsx")).to_be_checked()
    work(page, "Impor")
    assert (folder / "masters" / "draf-impor.xlsx").is_file()
    page.get_by_role("link", name="Baca laporannya").click()
    expect(page.locator("h1")).to_have_text("Laporan impor")
    page.get_by_role("link", name="Kembali ke perkin").click()
    page.get_by_role("link", name="masters/draf-impor.xlsx").click()
    work(page, "Buat master tahun berikutnya")
    assert (folder / "masters" / "2026.xlsx").is_file()


def test_work_is_stopped(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "henti", CONTOH_2025)
    page = visit(masuk(folder), "/dokumen?tw=2")
    page.get_by_label("Lembar per pejabat").check()
    page.get_by_role("button", name="Buat dokumen").click()
    page.get_by_role("button", name="Hentikan").click()
    expect(page.locator("main")).to_contain_text("Pekerjaan dihentikan.")
    output = folder / "output" / "contoh-2025" / "tw2"
    assert not output.exists() or list(output.iterdir()) == []


def test_templates_are_checked_on_save_and_their_tags_copied(masuk: Masuk, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "templat")
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    page = visit(masuk(folder), "/templat")
    expect(page.locator("details", has_text="lampiran-1.docx")).to_contain_text("tidak ada masalah")
    save(folder / "templates" / "lampiran-1.docx", (ROOT / "templates" / "lampiran-2.docx").read_bytes())
    expect(page.locator("details", has_text="lampiran-1.docx")).to_contain_text("kesalahan")
    page.get_by_role("link", name="Lampiran I", exact=True).click()
    page.get_by_role("button", name="Salin tanda status_data").click()
    expect(page.locator("#kabar")).to_contain_text("Disalin")
    assert page.evaluate("navigator.clipboard.readText()") == "{{ status_data }}"


def test_pages_are_drawn_and_drawn_anew(masuk: Masuk, tmp_path: Path, libreoffice: str) -> None:
    folder = workspace(tmp_path / "lihat")
    page = visit(masuk(folder), "/pratinjau?tw=2&d=keputusan")
    picture = page.get_by_role("img", name="Keputusan, halaman 3")
    picture.wait_for(timeout=SLOW)
    expect(page.locator("#pratinjau-kata")).to_have_text("3 halaman.", timeout=SLOW)
    before = [image.get_attribute("src") for image in page.locator("figure img").all()]
    page.mouse.wheel(0, 1800)
    page.wait_for_function("scrollY > 1000")
    top = page.evaluate("scrollY")
    path = folder / "masters" / CLEAN.name
    save(path, changed(path, **{"Keputusan!B3": "e-0099"}))
    expect(page.locator("figure.lama").first).to_be_visible(timeout=SLOW)
    expect(page.locator("figure.lama")).to_have_count(0, timeout=SLOW)
    after = [image.get_attribute("src") for image in page.locator("figure img").all()]
    assert len(after) == 3
    assert after[0] != before[0], "the number stands on the first page"
    assert after[1] == before[1], "what came out the same is the same picture"
    assert abs(page.evaluate("scrollY") - top) < 5
    assert page.locator("figure img").first.evaluate("image => image.naturalWidth") > 900


# Who is let in, over the wire


RAW = {
    "no Host": "GET /temuan HTTP/1.0\r\n\r\n",
    "two Hosts": "GET /temuan HTTP/1.1\r\nHost: {host}\r\nHost: contoh.invalid\r\nCookie: {cookie}\r\n\r\n",
    "foreign Host": "GET /temuan HTTP/1.1\r\nHost: contoh.invalid\r\nCookie: {cookie}\r\n\r\n",
    "a path upwards": "GET /aset/../../../etc/passwd HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "an encoded path upwards": "GET /aset/%2e%2e%2f%2e%2e%2fapp.py HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "a backward path": "GET /aset/..\\..\\app.py HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "a zero in a path": "GET /aset/halaman.css%00.py HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "a foreign address in whole": "GET http://contoh.invalid/temuan HTTP/1.1\r\nHost: contoh.invalid\r\nCookie: {cookie}\r\n\r\n",
    "CONNECT": "CONNECT contoh.invalid:443 HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "no request": "\x00\x01\x02\r\n\r\n",
    "a cookie of another name": "GET /temuan HTTP/1.1\r\nHost: {host}\r\nCookie: perkin={value}\r\n\r\n",
    "a huge header": "GET /temuan HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n",
    "a body that is told to be huge": "POST /buka HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: 99999999\r\n\r\n",
    "two lengths": "POST /buka HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nabcde",
    "a request in a request": "POST /buka HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /temuan HTTP/1.1\r\nHost: {host}\r\n\r\n",
}


def test_what_no_browser_would_send_is_refused(masuk: Masuk, kerja: Path) -> None:
    window = masuk(kerja)
    (cookie,) = window.page.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    host = window.alamat.removeprefix("http://")
    known = {
        "host": host,
        "cookie": f"{cookie['name']}={cookie['value']}",
        "value": cookie["value"],
        "long": "x" * 70_000,
    }
    for name, request in RAW.items():
        answer = ""
        with socket.create_connection(("127.0.0.1", int(host.partition(":")[2])), timeout=10) as wire:
            with suppress(ConnectionError):  # refused before it was sent to its end
                wire.sendall(request.format(**known).encode("latin-1"))
            with suppress(ConnectionError):
                answer = wire.recv(65536).decode("latin-1")
        code = answer.split(" ")[1] if answer else "closed"
        assert code in {"400", "403", "404", "405", "413", "431", "closed"}, (name, answer[:200])
        assert "root:" not in answer
        assert "contoh-2025.xlsx" not in answer
    expect(visit(window, "/temuan").locator("article").first).to_be_visible()
