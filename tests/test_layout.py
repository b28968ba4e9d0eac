"""LibreOffice as a printer, what it may not do, and what is read from its pages."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from generator.cli import perkin
from generator.cli.console import run
from generator.errors import LayoutRefused
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.layout import office
from generator.office.layout.office import to_pdf, trial_document, undated
from generator.office.layout.pages import Page, digest_of_pages, read_pages
from tests.conftest import MASTER_2025

DAMAGED = b"bukan dokumen Word"


def program(folder: Path, script: str) -> str:
    """A program in LibreOffice's place."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture(scope="module")
def archived(libreoffice: str, master_2025: Master, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The decree's body and annex I as PDF/A, and as Word documents."""
    folder = tmp_path_factory.mktemp("arsip")
    wanted = Pilihan(only=("keputusan", "lampiran-1"), arsip=True)
    (made,) = generate([master_2025], None, wanted, folder, None)
    return {path.name: path.read_bytes() for path in made.files}


def test_nothing_to_print_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: "")
    assert to_pdf({}) == {}


def test_a_missing_libreoffice_is_named_with_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: "")
    with pytest.raises(LayoutRefused, match=r"LibreOffice tidak ditemukan, padahal --pdf-a .* tanpa --pdf-a\."):
        to_pdf({"a.docx": b""}, wish="--pdf-a")


def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    started = tmp_path / "pid"
    script = f"echo banyak bicara; echo juga di sini >&2; sleep 60 & echo $! > {started}; wait"
    path = program(tmp_path, script)
    monkeypatch.setattr(office, "find_libreoffice", lambda: path)
    began = time.monotonic()
    with pytest.raises(LayoutRefused, match=r"belum selesai setelah 1 detik, lalu dihentikan, sehingga 2 dokumen"):
        to_pdf({"a.docx": b"", "b.docx": b""}, seconds=1)
    assert time.monotonic() - began < 20
    assert ended(int(started.read_text()))
    assert capfd.readouterr() == ("", "")


def test_a_libreoffice_that_stands_still_once_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stood = tmp_path / "sudah"
    path = program(tmp_path, f"test -e {stood} && cp d0.docx d0.pdf || {{ touch {stood}; sleep 60; }}")
    monkeypatch.setattr(office, "find_libreoffice", lambda: path)
    assert to_pdf({"a.docx": b"isi"}, seconds=2) == {"a.pdf": b"isi"}


def ended(pid: int) -> bool:
    """Whether a process is gone, or only waits for somebody to notice."""
    for _ in range(50):
        state = Path(f"/proc/{pid}/stat")
        try:
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    return False


def test_a_libreoffice_that_cannot_be_run_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "soffice"
    path.write_text("bukan program")
    monkeypatch.setattr(office, "find_libreoffice", lambda: str(path))
    with pytest.raises(LayoutRefused, match=r"LibreOffice tidak dapat dijalankan \(izin ditolak\)"):
        to_pdf({"a.docx": b""})


def test_libreoffice_works_in_a_folder_and_with_a_profile_that_are_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "terlihat"
    path = program(tmp_path, f'pwd > {seen}; for word in "$@"; do echo "$word" >> {seen}; done; cp d0.docx d0.pdf')
    monkeypatch.setattr(office, "find_libreoffice", lambda: path)
    assert to_pdf({"per-pj/Camat.docx": b"isi"}) == {"per-pj/Camat.pdf": b"isi"}
    folder, *words = seen.read_text().splitlines()
    assert f"-env:UserInstallation={Path(folder).as_uri()}/profil" in words
    assert not Path(folder).exists()


def test_more_time_is_given_to_more_and_larger_documents() -> None:
    one, two, large = {"a": b""}, {"a": b"", "b": b""}, {"a": bytes(300_000)}
    assert office._limit(one) < office._limit(two) < office._limit(large)


@pytest.mark.usefixtures("libreoffice")
def test_a_document_that_gives_no_pdf_is_named() -> None:
    with pytest.raises(LayoutRefused, match=r"PDF dari rusak\.docx"):
        to_pdf({"baik.docx": trial_document(), "per-pj/rusak.docx": DAMAGED})


@pytest.mark.usefixtures("libreoffice")
def test_names_and_folders_stay() -> None:
    made = to_pdf({"a.docx": trial_document(), "per-pj/Camat Cakung.docx": trial_document()})
    assert list(made) == ["a.pdf", "per-pj/Camat Cakung.pdf"]
    assert len(set(made.values())) == 1
    assert [[line.text for line in page.lines] for page in read_pages(made["a.pdf"])] == [["Halaman percobaan"]]


def test_an_archived_pdf_says_that_it_is_pdf_a_2b(archived: Mapping[str, bytes]) -> None:
    for name in ("keputusan.pdf", "lampiran-1.pdf"):
        assert re.findall(rb"<pdfaid:(\w+)>(\w+)<", archived[name]) == [(b"part", b"2"), (b"conformance", b"B")]
        assert b"/OutputIntents" in archived[name]
        assert b"/Encrypt" not in archived[name]


def test_an_archived_pdf_is_tagged_and_has_its_fonts_in_it(archived: Mapping[str, bytes]) -> None:
    for name in ("keputusan.pdf", "lampiran-1.pdf"):
        document = pypdfium2.PdfDocument(archived[name])
        assert raw.FPDFCatalog_IsTagged(document)
        written = [item for page in document for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])]
        assert {raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item)) for item in written} == {1}
        document.close()


def test_an_archived_pdf_has_the_same_pages_the_next_second(archived: Mapping[str, bytes]) -> None:
    documents = {name: archived[name] for name in ("lampiran-1.docx", "keputusan.docx")}
    for name, pdf in to_pdf(documents, arsip=True).items():
        assert digest_of_pages(pdf) == digest_of_pages(archived[name])


def test_pages_are_the_same_by_text_place_and_number() -> None:
    def digest(place: float, letters: str, width: int = 300) -> str:
        return digest_of_pages(written(text(50, place, letters), width=width))

    same = digest(300, "Sasaran")
    assert digest(300, "Sasaran") == same
    assert same not in (digest(300, "Sasarin"), digest(299, "Sasaran"), digest(300, "Sasaran", width=301))


def test_what_is_no_pdf_has_no_pages() -> None:
    assert digest_of_pages(b"%PDF-1.7 rusak") == ""


def test_a_pdf_has_one_date_and_a_sound_table_of_its_parts(archived: Mapping[str, bytes]) -> None:
    pdf = archived["keputusan.pdf"]
    assert re.findall(rb"/(?:CreationDate|ModDate)\s*\(D:(\d+)", pdf) == [b"20000101000000"]
    assert re.findall(rb"<xmp:\w+Date>([^<]*)<", pdf) == [b"2000-01-01T00:00:00Z"]
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    entries = re.findall(rb"(\d{10}) \d{5} n", pdf[start:])
    assert len(entries) > 50
    assert [place for place in entries if not re.match(rb"\d+ 0 obj\b", pdf[int(place) :])] == []


def test_pdfs_are_files_of_the_folder_and_of_the_manifest(archived: Mapping[str, bytes], tmp_path: Path) -> None:
    names = ["keputusan.docx", "keputusan.pdf", "lampiran-1.docx", "lampiran-1.pdf"]
    assert list(archived) == [*names, "manifest.json"]
    for name in names:
        assert hashlib.sha256(archived[name]).hexdigest() in archived["manifest.json"].decode()


def test_no_further_pdf_is_not_waited_for_as_long_as_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second document stands still: what may pass between two is less than what all may take."""
    monkeypatch.setattr(office, "find_libreoffice", lambda: program(tmp_path, "cp d0.docx d0.pdf; sleep 60"))
    monkeypatch.setattr(office, "_START", 1.0)
    monkeypatch.setattr(office, "_PER_DOCUMENT", 1.0)
    told: list[tuple[int, int]] = []
    documents = {f"{number}.docx": b"isi" for number in range(40)}
    with pytest.raises(LayoutRefused, match=r"belum selesai setelah \d detik"):
        to_pdf(documents, told=lambda done, count: told.append((done, count)))
    assert told == [(1, 40)] * 2  # it was tried twice


@pytest.mark.usefixtures("libreoffice")
def test_one_libreoffice_prints_the_documents_of_all_masters(
    master_2025: Master, contoh: Master, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    really = office._run

    def counting(command: list[str], *others: Any) -> int | None:
        started.append(command)
        return really(command, *others)

    monkeypatch.setattr(office, "_run", counting)
    made = generate([master_2025, contoh], None, Pilihan(only=("keputusan",), pdf=True), tmp_path, None)
    assert len(started) == 1
    assert [[path.name for path in item.files] for item in made] == [
        ["keputusan.docx", "keputusan.pdf", "manifest.json"]
    ] * 2
    shown = [read_pages((item.folder / "keputusan.pdf").read_bytes())[0].lines[0].text for item in made]
    assert shown == ["WALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR", "DATA CONTOH – BUKAN REALISASI SEBENARNYA"]


@pytest.mark.parametrize("option", ["--pdf", "--pdf-a"])
def test_generate_says_at_once_that_libreoffice_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: "")
    assert run(perkin, ["generate", str(MASTER_2025), option, "--output", str(tmp_path / "hasil")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Galat: LibreOffice tidak ditemukan, padahal {option} memerlukannya.")
    assert not (tmp_path / "hasil").exists()


def drawn(content: str, rotate: int = 0, width: int = 300, height: int = 400) -> Page:
    """The page of a PDF written by hand."""
    (page,) = read_pages(written(content, rotate, width, height))
    return page


def written(content: str, rotate: int = 0, width: int = 300, height: int = 400) -> bytes:
    """A PDF of one page written by hand, its text in Helvetica."""
    stream = content.encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        % (width, height, rotate),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[1/fi/hyphen/softhyphen/space]>>>>",
    ]
    pdf, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(pdf)
    return pdf + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def text(x: float, y: float, letters: str, turn: str = "1 0 0 1") -> str:
    return f"BT /F 12 Tf {turn} {x} {y} Tm ({letters}) Tj ET\n"


def shown(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_lines_are_read_from_the_top_whatever_was_printed_first() -> None:
    page = drawn(text(50, 100, "bawah") + text(200, 300, "kanan") + text(50, 300, "kiri"))
    assert shown(page) == ["kiri", "kanan", "bawah"]
    assert (page.width, page.height) == (300, 400)
    first = page.lines[0]
    assert first.left == pytest.approx(50, abs=1.5)
    assert first.top < 100 < first.bottom < 105
    assert first.right < 80


@pytest.mark.parametrize(
    ("rotate", "turn", "x", "y"),
    [(0, "1 0 0 1", 72, 300), (90, "0 1 -1 0", 100, 72), (180, "-1 0 0 -1", 228, 100), (270, "0 -1 1 0", 200, 328)],
)
def test_places_are_those_of_the_page_as_it_is_turned(rotate: int, turn: str, x: float, y: float) -> None:
    page = drawn(text(x, y, "Lampiran", turn), rotate)
    assert shown(page) == ["Lampiran"]
    assert (page.width, page.height) == ((300, 400) if rotate % 180 == 0 else (400, 300))
    line = page.lines[0]
    assert line.left == pytest.approx(72, abs=1.5)
    assert line.top < 100 < line.bottom < line.top + 20
    assert line.right > line.left + 40


def test_cells_side_by_side_are_lines_of_their_own_and_a_word_in_two_fonts_is_one() -> None:
    page = drawn(text(50, 300, "Sasaran") + text(120, 300, "Target") + text(50, 200, "Kepu") + text(77.5, 200, "tusan"))
    assert shown(page) == ["Sasaran", "Target", "Keputusan"]
    assert shown(drawn(text(50, 300, "dua") + text(75, 300, "kata"))) == ["dua kata"]


def test_words_of_a_justified_line_stay_together_however_far_apart() -> None:
    assert shown(drawn("BT /F 12 Tf 50 300 Td [(rencana) -3000 (aksi)] TJ ET")) == ["rencana aksi"]


def test_a_cell_below_its_neighbour_is_no_part_of_it() -> None:
    assert shown(drawn(text(50, 300, "satu") + text(74, 294, "dua"))) == ["satu", "dua"]


def test_signs_of_the_printer_are_read_as_what_they_stand_for() -> None:
    assert shown(drawn(text(50, 300, "e\\001siensi  kerja"))) == ["efisiensi kerja"]
    assert shown(drawn(text(50, 300, "Undang\\002") + text(50, 280, "Undang"))) == ["Undang-", "Undang"]
    assert shown(drawn(text(50, 300, "Undang\\003Undang"))) == ["Undang-Undang"]


def test_a_pdf_of_another_form_is_left_alone() -> None:
    assert undated(b"%PDF-1.7\nbukan dari LibreOffice") == b"%PDF-1.7\nbukan dari LibreOffice"
