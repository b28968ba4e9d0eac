"""The page on the own computer: who is let in, what it shows of a folder, what its buttons do, when it ends."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import InputRefused, OutputRefused
from generator.findings import Finding
from generator.halaman import instance, pages, readings, worker
from generator.halaman.folder import Folder, by_id
from generator.halaman.opening import open_with_its_program
from generator.halaman.preview import Drawn, Wish
from generator.halaman.readings import Watcher
from generator.halaman.reasons import in_page_words
from generator.halaman.reports import taken_apart
from generator.master import Master
from tests.clean import CLEAN
from tests.conftest import CONTOH_2025, ROOT
from tests.damage import Berkas
from tests.halaman import KEY, ORIGIN, PORT, Meja, changed, environment, save, served, until, workspace

PAGES = (
    "/temuan",
    "/hasil?tw=2",
    "/hasil/uraian?tw=2&n=IK2.1",
    "/dokumen?tw=2",
    "/pratinjau?tw=2",
    "/perubahan?tw=2",
    "/templat",
    "/folder",
)
HOSTILE = {
    "Lampiran I!E2": "</p><script>alert(1)</script>",
    "Lampiran I!A5": 'IK"><img src=x onerror=alert(2)>',
    "Lampiran II!L6": "{{ 7*7 }} \u202e<svg onload=alert(3)>",
}


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(workspace(tmp_path / "kerja"))


@pytest.fixture
def penuh(tmp_path: Path) -> Meja:
    """With the documents of two quarters."""
    meja = Meja(workspace(tmp_path / "kerja", CONTOH_2025))
    for quarter in ("1", "2"):
        assert (
            meja.post("/kerja/buat", tw=quarter, dokumen=["keputusan", "lampiran-1", "monitoring"]).status_code == 303
        )
        assert "Selesai" in meja.done()
    meja.room.watcher.look()
    return meja


# Who is let in


def test_a_ticket_lets_in_once(meja: Meja) -> None:
    ticket = meja.room.guard.ticket().removeprefix(ORIGIN)
    first, second = meja.fresh(), meja.fresh()
    let_in = first.get(ticket, base_url=ORIGIN)
    assert let_in.status_code == 303
    cookie = let_in.headers["Set-Cookie"]
    assert cookie.startswith(f"perkin_{PORT}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert first.get("/folder", base_url=ORIGIN).status_code == 200
    assert second.get(ticket, base_url=ORIGIN).status_code == 403
    assert second.get("/folder", base_url=ORIGIN).status_code == 403


ATTACKS: dict[str, tuple[str, str, dict[str, str], dict[str, str], int]] = {
    "foreign Host": ("GET", "/temuan", {"Host": "contoh.invalid"}, {}, 400),
    "Host with another port": ("GET", "/temuan", {"Host": "127.0.0.1:80"}, {}, 400),
    "Host by name": ("GET", "/temuan", {"Host": f"localhost:{PORT}"}, {}, 400),
    "Host that begins like ours": ("GET", "/temuan", {"Host": f"127.0.0.1:{PORT}.contoh.invalid"}, {}, 400),
    "from another site": ("GET", "/temuan", {"Sec-Fetch-Site": "cross-site"}, {}, 403),
    "from another port of this computer": ("GET", "/temuan", {"Sec-Fetch-Site": "same-site"}, {}, 403),
    "no Origin": ("POST", "/kerja/mulai", {}, {"kunci": "KUNCI", "tahun": "2026"}, 403),
    "foreign Origin": ("POST", "/kerja/mulai", {"Origin": "http://contoh.invalid"}, {"kunci": "KUNCI"}, 403),
    "Origin null": ("POST", "/kerja/mulai", {"Origin": "null"}, {"kunci": "KUNCI"}, 403),
    "Origin of another port": ("POST", "/kerja/mulai", {"Origin": "http://127.0.0.1:80"}, {"kunci": "KUNCI"}, 403),
    "no key": ("POST", "/kerja/mulai", {"Origin": ORIGIN}, {"tahun": "2026"}, 403),
    "wrong key": ("POST", "/kerja/mulai", {"Origin": ORIGIN}, {"kunci": "x", "tahun": "2026"}, 403),
    "empty key": ("POST", "/kerja/mulai", {"Origin": ORIGIN, "X-Perkin-Kunci": ""}, {"kunci": ""}, 403),
    "the key as a header of another kind": (
        "POST",
        "/kerja/mulai",
        {"Origin": ORIGIN, "Kunci": "KUNCI"},
        {"x": "1"},
        403,
    ),
    "plain text as no form": (
        "POST",
        "/kerja/mulai",
        {"Origin": ORIGIN, "Content-Type": "text/plain"},
        {"": "kunci=KUNCI"},
        415,
    ),
    "JSON": ("POST", "/kerja/mulai", {"Origin": ORIGIN, "Content-Type": "application/json"}, {"": "{}"}, 415),
    "parts of a form": (
        "POST",
        "/buka",
        {"Origin": ORIGIN, "Content-Type": "multipart/form-data; boundary=a"},
        {"": "--a"},
        415,
    ),
    "a huge body": ("POST", "/buka", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "x" * 70_000}, 413),
    "PUT": ("PUT", "/buka", {"Origin": ORIGIN}, {}, 405),
    "DELETE": ("DELETE", "/buka", {"Origin": ORIGIN}, {}, 405),
    "OPTIONS": ("OPTIONS", "/buka", {"Origin": "http://contoh.invalid"}, {}, 405),
    "TRACE": ("TRACE", "/temuan", {}, {}, 405),
    "an action by GET": ("GET", "/kerja/mulai?tahun=2026", {}, {}, 405),
    "closing by GET": ("GET", "/tutup", {}, {}, 405),
    "a path as an asset": ("GET", "/aset/../app.py", {}, {}, 404),
    "an encoded path as an asset": ("GET", "/aset/..%2fapp.py", {}, {}, 404),
    "an absolute path as an asset": ("GET", "/aset/%2fetc%2fpasswd", {}, {}, 404),
    "a template as an asset": ("GET", "/aset/dasar.html.j2", {}, {}, 404),
    "a path as a picture": ("GET", "/gambar/..%2f..%2fetc%2fpasswd", {}, {}, 404),
    "a path as a master": ("GET", "/temuan?m=../../etc/passwd", {}, {}, 404),
    "a name as a master": ("GET", "/temuan?m=masters/bersih.xlsx", {}, {}, 404),
    "a quarter that is none": ("GET", "/hasil?tw=5", {}, {}, 404),
    "a quarter as a path": ("GET", "/hasil?tw=../2", {}, {}, 404),
    "a document that is none": ("GET", "/pratinjau/keadaan?d=../rahasia", {}, {}, 404),
    "a template that is none": ("GET", "/templat?t=../../kunci", {}, {}, 404),
    "a path to open": ("POST", "/buka", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "/etc/passwd"}, 404),
    "a program to open": ("POST", "/buka", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "../../bin/sh"}, 404),
    "an id made up": ("POST", "/buka", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "0" * 24}, 404),
    "an id that is no text": ("POST", "/buka", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "\ud800\x00é"}, 404),
    "a path to import": ("POST", "/kerja/impor", {"Origin": ORIGIN}, {"kunci": "KUNCI", "sumber": "/etc/passwd"}, 404),
    "a path to verify": ("POST", "/kerja/periksa", {"Origin": ORIGIN}, {"kunci": "KUNCI", "id": "../.."}, 404),
    "a document as a path": ("POST", "/kerja/buat", {"Origin": ORIGIN}, {"kunci": "KUNCI", "dokumen": "../x"}, 400),
    "an option that is none": ("POST", "/kerja/buat", {"Origin": ORIGIN}, {"kunci": "KUNCI", "cara": "output"}, 400),
    "a kind of office that is none": (
        "POST",
        "/kerja/mulai",
        {"Origin": ORIGIN},
        {"kunci": "KUNCI", "jenis": "x"},
        400,
    ),
    "another ticket without the secret": ("POST", "/tiket", {"Origin": ORIGIN}, {"kunci": "KUNCI"}, 403),
    "another ticket by a guess": ("POST", "/tiket", {"X-Perkin-Rahasia": "x"}, {}, 403),
    "a report that is none": ("GET", "/laporan/999", {}, {}, 404),
}
"""What is tried from a browser that was let in: method, address, headers, fields (KUNCI is the right key; without a name, the whole body), the answer."""


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks_are_refused(meja: Meja, name: str) -> None:
    method, address, headers, body, code = ATTACKS[name]
    fields = {key: value.replace("KUNCI", meja.key).encode("utf-8", "surrogatepass") for key, value in body.items()}
    sent: object = fields.get("", b"") or fields
    before = sorted(path for path in meja.root.rglob("*"))
    done = meja.client.open(address, method=method, base_url=ORIGIN, headers=headers, data=sent or None)
    assert done.status_code == code
    assert "Traceback" not in done.text
    assert "passwd" not in done.text
    assert meja.opened == []
    assert meja.room.runner.job is None
    assert not meja.room.closed.is_set()
    assert sorted(path for path in meja.root.rglob("*")) == before


@pytest.mark.parametrize("address", [*PAGES, "/keadaan", "/aset/halaman.js", "/", "/masuk", "/masuk?token=x"])
def test_nothing_is_seen_without_a_cookie(meja: Meja, address: str) -> None:
    stranger = meja.fresh()
    done = stranger.get(address, base_url=ORIGIN)
    assert done.status_code == 403
    assert "bersih.xlsx" not in done.text
    stranger.set_cookie(f"perkin_{PORT}", "x" * 43, domain="127.0.0.1")
    assert stranger.get(address, base_url=ORIGIN).status_code == 403


def test_the_secret_gives_a_ticket_but_not_to_a_browser(meja: Meja) -> None:
    secret = {"X-Perkin-Rahasia": meja.room.guard.secret}
    stranger = meja.fresh()
    assert stranger.post("/tiket", base_url=ORIGIN, headers={**secret, "Origin": ORIGIN}).status_code == 403
    assert stranger.get("/tiket", base_url=ORIGIN, headers=secret).status_code == 403
    given = stranger.post("/tiket", base_url=ORIGIN, headers=secret).get_json()["alamat"]
    assert stranger.get(given.removeprefix(ORIGIN), base_url=ORIGIN).status_code == 303


@pytest.mark.parametrize("address", [*PAGES, "/aset/halaman.css", "/keadaan", "/tidak-ada"])
def test_every_answer_carries_the_policy(meja: Meja, address: str) -> None:
    done = meja.get(address)
    assert "default-src 'self'" in done.headers["Content-Security-Policy"]
    assert "unsafe" not in done.headers["Content-Security-Policy"]
    assert done.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in done.headers["Content-Security-Policy"]
    page = done.text if done.mimetype == "text/html" else ""
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:|https?://(?!127)", page)


def test_ids_of_another_page_count_nothing(meja: Meja, tmp_path: Path) -> None:
    other = Meja(workspace(tmp_path / "lain"))
    name = "masters/bersih.xlsx"
    assert other.id(name) != meja.id(name)
    assert meja.post("/buka", id=other.id(name)).status_code == 404
    assert meja.get(f"/temuan?m={other.id(name)}").status_code == 404
    assert meja.post("/buka", id=meja.id(name)).status_code == 204
    assert meja.opened == [meja.root / name]


def test_links_that_lead_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    (tmp_path / "rahasia.xlsx").write_bytes(CLEAN.read_bytes())
    (root / "masters" / "tautan.xlsx").symlink_to(tmp_path / "rahasia.xlsx")
    (root / "templates").symlink_to(tmp_path)
    folder = Folder(root)
    assert [file.nama for file in folder.masters()] == ["masters/bersih.xlsx"]
    assert folder.templates() == ()


def test_the_folder_and_one_in_it_of_the_same_name_have_two_ids(tmp_path: Path) -> None:
    folder = Folder(workspace(tmp_path / "masters"))
    ids = {file.path: file.id for file in folder.openable()}
    assert len(set(ids.values())) == len(ids)
    assert by_id(folder.openable(), ids[folder.root / "masters"]) == folder.inner("masters")


# What it shows


@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_stays_text(tmp_path: Path, address: str) -> None:
    root = workspace(tmp_path / "kerja")
    save(root / "masters" / "bersih.xlsx", changed(CLEAN, **HOSTILE))
    page = Meja(root).get(address)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<svg" not in page.text
    assert "\u202e" not in page.text


def test_findings_say_where_what_and_what_to_do(tmp_path: Path) -> None:
    meja = Meja(workspace(tmp_path / "kerja", CONTOH_2025))
    page = html.unescape(meja.get("/temuan").text)
    reading = meja.room.watcher.reading(meja.root / "masters" / "contoh-2025.xlsx")
    assert reading is not None
    assert len(reading.findings) == page.count("<article")
    for finding in reading.findings:
        assert finding.message in page
        assert finding.suggestion in page
        assert not finding.cell or f"'{finding.sheet}'!{finding.cell}" in page


def test_of_very_many_findings_the_gravest_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 10)
    root = workspace(tmp_path / "kerja", CONTOH_2025)
    save(root / "masters" / CONTOH_2025.name, changed(CONTOH_2025, **{"Lampiran I!I4": "sembilan"}))
    page = Meja(root).get("/temuan").text
    assert page.count("<article") == 10
    assert "55 lainnya" in page
    assert "kesalahan</span>" in page


def test_every_figure_opens_its_derivation(tmp_path: Path) -> None:
    meja = Meja(workspace(tmp_path / "kerja", CONTOH_2025))
    links = {html.unescape(link) for link in re.findall(r'href="(/hasil/uraian[^"]+)"', meja.get("/hasil?tw=2").text)}
    assert len(links) > 80
    for link in sorted(links)[::7]:
        assert "Uraian" in meja.get(link).text
    shown = meja.get("/hasil/uraian?tw=2&n=IK2.1").text
    assert "Survei!" in shown
    assert meja.get("/hasil/uraian?tw=2&n=IK99").status_code == 409


def test_words_for_the_terminal_become_the_names_of_the_page() -> None:
    said = "Buat dahulu dengan perkin generate --quarter 3, atau tambahkan --force."
    assert (
        in_page_words(said)
        == "Buat dahulu dengan tombol Buat dokumen untuk triwulan 3, atau tambahkan pilihan Tetap buat."
    )


def test_reports_are_taken_apart() -> None:
    page = "<head><style>p{}</style></head><body><header></header><p>&lt;style&gt;</p><script>f()</script></body>"
    report = taken_apart(page, "/laporan/1", "/perubahan")
    assert (report.style, report.script) == ("p{}", "f()")
    assert "<style>" not in report.page
    assert "f()" not in report.page
    assert '<a href="/perubahan">' in report.page


# What it notices


@pytest.fixture
def watched(tmp_path: Path) -> tuple[Watcher, Path]:
    root = workspace(tmp_path / "kerja")
    watcher = Watcher(Folder(root))
    watcher.look()
    return watcher, root / "masters" / "bersih.xlsx"


def test_a_save_by_renaming_shows_what_is_new(watched: tuple[Watcher, Path]) -> None:
    watcher, path = watched
    first = watcher.reading(path)
    assert first is not None
    assert (first.new, first.saves) == (frozenset(), 0)
    save(path, changed(path, **{"Lampiran I!I4": "sembilan"}))
    watcher.look()
    second = watcher.reading(path)
    assert second is not None
    new = [second.findings[place] for place in second.new]
    assert ("Lampiran I", "I4") in {(finding.sheet, finding.cell) for finding in new}
    assert second.saves == 1
    save(path, CLEAN.read_bytes())
    watcher.look()
    third = watcher.reading(path)
    assert third is not None
    assert third.gone == len(second.findings) - len(third.findings) > 0
    assert not third.new


def test_a_row_that_moves_makes_no_finding_new(watched: tuple[Watcher, Path]) -> None:
    watcher, path = watched
    save(path, changed(path, **{"Lampiran I!I8": "sembilan"}))
    watcher.look()
    before = watcher.reading(path)
    book = Berkas(path.read_bytes())
    order = book.numbers("Lampiran I")
    place = order.index(8)
    order[place : place + 2] = [9, 8]
    book.rows("Lampiran I", order)
    save(path, book.data())
    watcher.look()
    after = watcher.reading(path)
    assert before is not None
    assert after is not None
    moved = [f for place, f in enumerate(after.findings) if f.column == "Target TW II" and place not in after.new]
    assert [finding.cell for finding in moved] == ["I9"]


def test_a_file_that_is_only_touched_is_no_save(watched: tuple[Watcher, Path]) -> None:
    watcher, path = watched
    before = watcher.reading(path), watcher.seq
    path.touch()
    watcher.look()
    assert (watcher.reading(path), watcher.seq) == before


def test_a_half_written_file_keeps_what_was_read_and_is_tried_again(
    watched: tuple[Watcher, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher, path = watched
    before = watcher.reading(path)
    path.write_bytes(CLEAN.read_bytes()[:2000])
    watcher.look()
    assert watcher.reading(path) is before
    path.write_bytes(changed(CLEAN, **{"Lampiran I!I4": "sembilan"}))
    watcher.look()
    whole = watcher.reading(path)
    assert whole is not None
    assert whole.new
    monkeypatch.setattr(readings, "PATIENCE", 0)
    path.write_bytes(CLEAN.read_bytes()[:2000])
    watcher.look()
    broken = watcher.reading(path)
    assert broken is not None
    assert broken.refused.startswith("Berkas ")


def test_a_master_away_for_a_moment_stays(watched: tuple[Watcher, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    watcher, path = watched
    content = path.read_bytes()
    path.unlink()
    watcher.look()
    assert watcher.reading(path) is not None
    monkeypatch.setattr(readings, "PATIENCE", 0)
    watcher.look()
    assert watcher.reading(path) is None
    path.write_bytes(content)
    watcher.look()
    assert watcher.reading(path) is not None


@pytest.mark.parametrize("name", ["~$bersih.xlsx", ".~lock.bersih.xlsx#", ".perkin-a.xlsx", "bersih.xlsx.tmp"])
def test_what_programs_keep_beside_a_master_is_none(tmp_path: Path, name: str) -> None:
    root = workspace(tmp_path / "kerja")
    (root / "masters" / name).write_bytes(b"x")
    assert [file.path.name for file in Folder(root).masters()] == ["bersih.xlsx"]


def test_a_workbook_that_is_no_master_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    (root / "masters" / "bersih.xlsx").write_bytes(b"PK tidak")
    meja = Meja(root)
    page = meja.get("/temuan")
    assert page.status_code == 200
    assert "sedang dibaca" in page.text  # it may still be half written

    def is_told() -> bool:
        meja.room.watcher.look()
        return meja.room.watcher.reading(root / "masters" / "bersih.xlsx") is not None

    until(is_told)
    assert "Berkas bersih.xlsx" in meja.get("/temuan").text


def test_a_master_without_a_sheet_is_told_on_every_page(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    book = Berkas(CLEAN.read_bytes())
    book.remove_sheet("Komponen")
    save(root / "masters" / CLEAN.name, book.data())
    meja = Meja(root)
    for address in PAGES:
        assert meja.get(address).status_code in {200, 409}
    assert "Komponen" in meja.get("/hasil?tw=2").text
    assert "kesalahan" in meja.get("/temuan").text


def test_what_nobody_expected_is_told_and_the_other_masters_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(tmp_path / "kerja", CLEAN, CONTOH_2025)

    def validate(master: Master) -> tuple[Finding, ...]:
        if master.nama == CLEAN.name:
            raise ZeroDivisionError("x")
        return ()

    monkeypatch.delenv("PERKIN_DEBUG", raising=False)
    monkeypatch.setattr(readings, "validate", validate)
    watcher = Watcher(Folder(root))
    watcher.look()
    broken, fine = (watcher.reading(root / "masters" / name) for name in (CLEAN.name, CONTOH_2025.name))
    assert broken is not None
    assert broken.refused.startswith("Galat tidak terduga (ZeroDivisionError: x).")
    assert fine is not None
    assert fine.master is not None


# What its buttons do


def test_documents_are_made_as_the_command_makes_them(penuh: Meja) -> None:
    made = {path.name for path in (penuh.root / "output" / "contoh-2025" / "tw2").iterdir()}
    assert made == {"keputusan.docx", "lampiran-1.docx", "monitoring.docx", "rekap.xlsx", "manifest.json"}
    page = penuh.get("/dokumen?tw=2").text
    assert "Dibuat dari master yang sekarang." in page
    name = "output/contoh-2025/tw2/monitoring.docx"
    assert penuh.post("/buka", id=penuh.id(name)).status_code == 204
    assert penuh.opened == [penuh.root / name]
    manifest = json.loads((penuh.root / "output" / "contoh-2025" / "tw1" / "manifest.json").read_text())
    assert manifest["quarter"] == 1


def test_quarters_are_compared_told_and_verified(penuh: Meja) -> None:
    assert penuh.post("/kerja/banding", tw="2").status_code == 303
    report = re.search(r'href="(/laporan/\d+)"', penuh.done())
    assert report
    page = penuh.get(report[1])
    assert "IK8.1" in page.text
    assert "<style" not in page.text
    assert ".temuan" in penuh.get(f"{report[1]}/gaya.css").text
    assert "use strict" in penuh.get(f"{report[1]}/naskah.js").text
    assert penuh.post("/kerja/riwayat", tw="2").status_code == 303
    assert "data-lanjut" in penuh.done()
    assert penuh.post("/kerja/periksa", id=penuh.id("output/contoh-2025/tw1")).status_code == 303
    assert "Semua berkas masih persis seperti waktu dibuat." in penuh.done()


def test_the_next_year_is_made_once(penuh: Meja) -> None:
    assert penuh.post("/kerja/lanjut", tw="2").status_code == 303
    assert "/laporan/" in penuh.done()
    new = penuh.root / "masters" / "2026.xlsx"
    before = new.read_bytes()
    again = penuh.post("/kerja/lanjut", m=penuh.id("masters/contoh-2025.xlsx"))
    assert again.status_code == 409
    assert "masters/2026.xlsx sudah ada" in again.text
    assert new.read_bytes() == before


def test_documents_of_last_year_are_imported(penuh: Meja) -> None:
    assert penuh.post("/kerja/folder-impor").status_code == 303
    assert penuh.opened == [penuh.root / "impor"]
    made = penuh.root / "output" / "contoh-2025" / "tw2" / "lampiran-1.docx"
    (penuh.root / "impor" / "lampiran-1.docx").write_bytes(made.read_bytes())
    assert penuh.post("/kerja/impor").status_code == 409
    assert penuh.post("/kerja/impor", sumber=penuh.id("impor/lampiran-1.docx")).status_code == 303
    assert "Ada yang perlu dilihat" in penuh.done()
    assert (penuh.root / "masters" / "draf-impor.xlsx").stat().st_size > 10_000


def test_a_workspace_is_begun_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "baru").mkdir()
    meja = Meja(tmp_path / "baru")
    assert meja.get("/").headers["Location"] == "/folder"
    assert "Belum ada master" in meja.get("/temuan").text
    for year in ("", "26", "٢٠٢٦", "2026x", "1999"):
        assert meja.post("/kerja/mulai", tahun=year).status_code == 409
    asked = {"tahun": "2026", "jenis": "kota", "nama": "Kota Contoh", "contoh": "ya"}
    assert meja.post("/kerja/mulai", **asked).status_code == 303
    assert "Selesai" in meja.done()
    assert {path.name for path in (meja.root / "masters").iterdir()} == {"2026.xlsx", "contoh-2025.xlsx"}
    assert (meja.root / "templates" / "keputusan.docx").is_file()
    assert meja.post("/kerja/mulai", tahun="2027").status_code == 409


def test_a_master_with_errors_is_refused_unless_forced(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    save(root / "masters" / "bersih.xlsx", changed(CLEAN, **{"Lampiran I!I4": "sembilan"}))
    meja = Meja(root)
    page = html.unescape(meja.get("/dokumen?tw=2").text)
    assert "kesalahan. Perbaiki dahulu" in page
    assert 'disabled data-kecuali="cara-force"' in page
    refused = meja.post("/kerja/buat", tw="2", dokumen="keputusan")
    assert refused.status_code == 409
    assert "kesalahan" in refused.text
    assert meja.post("/kerja/buat", tw="2", dokumen="keputusan", cara="force").status_code == 303
    assert "Selesai" in meja.done()


REASONS = {
    "PDF without LibreOffice": ("/kerja/buat", {"tw": "2", "dokumen": "keputusan", "cara": "pdf"}, "LibreOffice"),
    "no document": ("/kerja/buat", {"tw": "2"}, "sekurangnya satu dokumen"),
    "a report without a quarter": ("/kerja/buat", {"tw": "0", "dokumen": "monitoring"}, "Pilih triwulan"),
    "sheets without a quarter": ("/kerja/buat", {"tw": "0", "cara": "per_pj"}, "Pilih triwulan"),
    "nothing to compare": ("/kerja/banding", {"tw": "2"}, "TW I belum dibuat"),
    "no quarter before": ("/kerja/banding", {"tw": "1"}, "TW I tidak mempunyai"),
    "no year": ("/kerja/riwayat", {"tw": "2"}, "Belum ada dokumen triwulan"),
    "nothing to import": ("/kerja/impor", {}, "Belum ada dokumen di folder impor"),
    "begun already": ("/kerja/mulai", {"tahun": "2026"}, "sudah menjadi folder kerja"),
}


@pytest.mark.parametrize("name", REASONS)
def test_what_cannot_be_done_is_refused_with_its_reason(meja: Meja, name: str) -> None:
    address, fields, reason = REASONS[name]
    done = meja.post(address, **fields)
    assert done.status_code == 409
    assert reason in html.unescape(done.text)


@pytest.mark.parametrize("address", ["/dokumen?tw=0", "/perubahan?tw=1", "/folder"])
def test_buttons_that_cannot_be_pressed_say_why(meja: Meja, address: str) -> None:
    page = meja.get(address).text
    described = re.findall(r'disabled aria-describedby="([^"]+)"', page)
    assert described
    for name in described:
        assert re.search(rf'id="{name}">(\s|<[^>]*>)*\w', page), name


def test_a_job_can_be_stopped_and_another_waits(penuh: Meja) -> None:
    name = "output/contoh-2025/tw1"
    assert penuh.post("/kerja/periksa", id=penuh.id(name)).status_code == 303
    job = penuh.room.runner.job
    assert job is not None
    assert penuh.post("/kerja/periksa", id=penuh.id(name)).status_code == 409
    assert penuh.post("/kerja/henti", nomor="0").status_code == 303
    assert penuh.room.runner.busy
    assert penuh.post("/kerja/henti", nomor=str(job.number)).status_code == 303
    assert not penuh.room.runner.busy
    assert "Pekerjaan dihentikan" in penuh.get("/pekerjaan").text


ENDS = {
    "refused": (InputRefused("Berkas itu rusak."), "Berkas itu rusak."),
    "no memory": (MemoryError(), "Memori komputer ini tidak cukup"),
    "unexpected": (ZeroDivisionError("x"), "Galat tidak terduga (ZeroDivisionError: x)"),
}


@pytest.mark.parametrize("name", ENDS)
def test_every_end_of_a_job_is_a_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error, sentence = ENDS[name]

    def job(order: worker.Order, say: worker.Say) -> worker.Order:
        raise error

    told: list[dict[str, str]] = []
    monkeypatch.delenv("PERKIN_DEBUG", raising=False)
    monkeypatch.setattr(worker, "JOBS", {"uji": job})
    worker.done({"kerja": "uji"}, lambda **said: told.append(said))
    assert [list(said) for said in told] == [["galat"]]
    assert told[0]["galat"].startswith(sentence)


def test_a_worker_that_dies_is_no_success(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meja.post("/kerja/buat", tw="2", dokumen="keputusan").status_code == 303
    process = meja.room.runner._process
    assert process is not None
    process.kill()
    assert "Pekerjaan ini terhenti sendiri." in meja.done()


def test_what_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutputRefused, match=r"2025\.xlsx tidak dapat dibuka dari sini"):
        open_with_its_program(tmp_path / "2025.xlsx")


def test_documents_with_a_broken_manifest_are_still_listed(penuh: Meja) -> None:
    (penuh.root / "output" / "contoh-2025" / "tw2" / "manifest.json").write_text("{")
    page = html.unescape(penuh.get("/dokumen?tw=2").text)
    assert "rusak" in page
    assert "Buka: output/contoh-2025/tw2/monitoring.docx" in page


def test_what_is_looked_at_next_takes_the_place_of_what_is_being_drawn(meja: Meja) -> None:
    first, second = ("/pratinjau/keadaan?tw=2&d=" + name for name in ("lampiran-2", "keputusan"))
    assert meja.get(first).get_json()["berjalan"]
    until(lambda: meja.get(second).get_json()["teks"] != "")
    assert "MEMUTUSKAN" in meja.get(second).get_json()["teks"]
    until(lambda: meja.get(first).get_json()["teks"] != "")


def test_two_windows_get_their_documents_one_after_the_other(meja: Meja) -> None:
    addresses = ["/pratinjau/keadaan?tw=2&d=" + name for name in ("lampiran-2", "keputusan")]

    def are_there() -> bool:
        texts = [meja.get(address).get_json()["teks"] for address in addresses]  # both are looked at, each time
        return all(texts)

    until(are_there, 30)


def test_pictures_that_are_no_longer_kept_are_drawn_again(meja: Meja) -> None:
    wish = Wish("masters/bersih.xlsx", 2, "keputusan")
    reading = meja.room.watcher.reading(meja.root / "masters" / "bersih.xlsx")
    assert reading is not None
    basis = meja.room.basis(reading)
    preview = meja.room.preview
    preview._done[wish] = Drawn(basis, ["a"], 1)
    preview._pictures["a"] = b"x"
    assert not preview.look(wish, basis)["berjalan"]
    preview._pictures.clear()
    assert preview.look(wish, basis)["berjalan"]
    until(lambda: not preview.look(wish, basis)["berjalan"])


def test_nothing_in_the_folder_is_taken_for_a_module(meja: Meja) -> None:
    for name in ("json.py", "generator.py", "sitecustomize.py"):
        (meja.root / name).write_text("import pathlib; pathlib.Path('dijalankan').touch()")
    assert meja.post("/kerja/buat", tw="2", dokumen="keputusan").status_code == 303
    assert "Selesai" in meja.done()
    assert not (meja.root / "dijalankan").exists()


def test_a_sheet_of_an_official_is_previewed(meja: Meja) -> None:
    address = "/pratinjau/keadaan?tw=2&d=lembar-pj"
    until(lambda: meja.get(address).get_json()["teks"] != "")
    assert "Asisten Pemerintahan" in meja.get(address).get_json()["teks"]


def test_what_a_verb_refuses_is_told_in_words_of_the_page(penuh: Meja) -> None:
    manifest = penuh.root / "output" / "contoh-2025" / "tw1" / "manifest.json"
    manifest.write_text("{")
    penuh.post("/kerja/riwayat", tw="2")
    page = html.unescape(penuh.done())
    assert "rusak" in page
    assert "perkin generate" not in page


def test_the_preview_is_text_without_libreoffice_and_follows_the_master(meja: Meja) -> None:
    address = "/pratinjau/keadaan?tw=2&d=keputusan"
    until(lambda: meja.get(address).get_json()["teks"] != "")
    assert "MEMUTUSKAN" in meja.get(address).get_json()["teks"]
    assert "teks dokumennya saja" in meja.get("/pratinjau?tw=2").text
    path = meja.root / "masters" / "bersih.xlsx"
    save(path, changed(path, **{"Keputusan!B3": "e-0099"}))
    meja.room.watcher.look()
    until(lambda: "e-0099" in meja.get(address).get_json()["teks"])


def test_templates_are_copied_for_changing_once(meja: Meja) -> None:
    assert meja.post("/kerja/salin-templat").status_code == 303
    made = {path.name: path.read_bytes() for path in (meja.root / "templates").glob("*.docx")}
    assert made == {path.name: path.read_bytes() for path in (ROOT / "templates").glob("*.docx")}
    assert "Folder ini tidak mempunyai templat sendiri" not in meja.get("/templat").text
    assert meja.post("/kerja/salin-templat").status_code == 409


def test_templates_are_checked_as_they_are(meja: Meja) -> None:
    assert "templat bawaan" in meja.get("/templat").text
    templates = meja.root / "templates"
    templates.mkdir()
    (templates / "keputusan.docx").write_bytes((ROOT / "templates" / "lampiran-1.docx").read_bytes())
    page = html.unescape(meja.get("/templat").text)
    assert "kesalahan" in page
    assert "Buka di Word: templates/keputusan.docx" in page
    tags = html.unescape(meja.get("/templat?t=lampiran-1").text)
    assert 'data-salin="{{ status_data }}"' in tags
    assert 'data-salin="{{ logo }}"' in page, "without the words about where it is written"


# From beginning to end


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "FOLDER", tmp_path / "kunci")


def run(folder: Path, scratch: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "buka", str(folder), "--tanpa-peramban", *more]
    return subprocess.run(command, env=environment(scratch), capture_output=True, text=True, timeout=60, check=False)


def test_a_second_one_gives_an_address_of_the_first(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    with served(root, tmp_path) as first:
        again = run(root, tmp_path)
        assert again.returncode == 0
        assert again.stdout.strip().startswith(first.asal)
        assert again.stdout.strip() != first.alamat
        assert again.stderr == "Folder ini sudah dibuka; halaman yang sama ditampilkan lagi.\n"
        other = workspace(tmp_path / "lain")
        with served(other, tmp_path) as second:
            assert second.asal != first.asal
        taken = run(workspace(tmp_path / "ketiga"), tmp_path, "--port", first.asal.rpartition(":")[2])
        assert taken.returncode == 2
        assert "tidak dapat dipakai" in taken.stderr


def test_it_opens_the_browser(tmp_path: Path) -> None:
    browser = tmp_path / "peramban"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/dilihat.txt\n')
    browser.chmod(0o755)
    shown = {**environment(tmp_path), "BROWSER": f"{browser} %s", "DISPLAY": ":9"}
    command = [sys.executable, "-m", "generator", "buka", str(workspace(tmp_path / "kerja"))]
    with subprocess.Popen(command, env=shown, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline()
        try:
            until((tmp_path / "dilihat.txt").exists)
            until(lambda: (tmp_path / "dilihat.txt").read_text() == address)
        finally:
            process.terminate()


def test_it_ends_by_a_signal_and_leaves_no_lock(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    with served(root, tmp_path) as page:
        assert list((tmp_path / "cache" / "perkin" / "buka").iterdir())
    assert page.process.returncode == 143
    assert list((tmp_path / "cache" / "perkin" / "buka").iterdir()) == []
    assert sorted(path.name for path in root.rglob("*")) == ["bersih.xlsx", "masters"]


def test_it_ends_when_nobody_uses_it(tmp_path: Path, locks: None) -> None:
    from generator.halaman.serve import serve

    addresses: list[str] = []
    serve(workspace(tmp_path / "kerja"), 0, lambda address, _: addresses.append(address), unused=0.1)
    assert addresses[0].startswith("http://127.0.0.1:")
    assert list((tmp_path / "kunci").iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path / "tidak-ada", tmp_path)
    assert done.returncode == 2
    assert "tidak ditemukan" in done.stderr


def test_without_flask_it_says_what_to_install(tmp_path: Path) -> None:
    code = f"import sys; sys.modules['flask'] = None; from generator.cli import main; main(['buka', {str(tmp_path)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "Galat: perkin buka memerlukan Flask dan waitress, yang belum terpasang. Pasang dengan: pip install "
        "'perkin[halaman]'\n"
    )


def test_a_page_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    root = workspace(tmp_path / "kerja")
    with served(root, tmp_path) as first:
        first.process.kill()
        first.process.wait()
    with served(root, tmp_path) as second:
        assert second.asal.startswith("http://127.0.0.1:")


def test_a_running_page_that_does_not_answer_is_told(
    tmp_path: Path, locks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "_TRIES", 2)
    first, second = instance.Instance(tmp_path), instance.Instance(tmp_path)
    assert first.take()
    assert not second.take()
    with pytest.raises(OutputRefused, match="yang tidak menjawab"):
        second.running()
    first.give_back()
    assert second.take()
    second.give_back()


def test_locks_that_cannot_be_kept_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kunci").write_text("")
    monkeypatch.setattr(instance, "FOLDER", tmp_path / "kunci")
    with pytest.raises(OutputRefused, match="tidak dapat dipakai"):
        instance.Instance(tmp_path).take()


def test_the_button_ends_it(meja: Meja) -> None:
    assert meja.post("/tutup").status_code == 200
    assert meja.room.closed.is_set()


def test_keys_differ_from_page_to_page(meja: Meja, tmp_path: Path) -> None:
    other = Meja(workspace(tmp_path / "lain"))
    assert KEY.findall(other.get("/folder").text) != [meja.key]
