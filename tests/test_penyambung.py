"""Kata penyambung: which word a page ends with, where it is put, and that what is given out is so on the pages.

Pages made by LibreOffice are read here with poppler (`pdftotext`), not with the program's own reader.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from re import findall
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner
from docx import Document
from docx.shared import Mm, Pt

from generator.cli import perkin
from generator.errors import InputRefused
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.layout.pages import Line, Page, Place, digest_of_pages
from generator.office.penyambung import Catatan, beri, print_with_places, salah
from generator.office.penyambung.rencana import Rencana, rencana
from generator.office.word.penyambung import STYLE, Sambungan, with_catchwords
from generator.office.word.starts import Bagian, Dokumen, Paragraf, Potongan, marked
from generator.office.word.text import docx_text
from generator.values import Triwulan
from tests.conftest import MASTER_2025
from tests.lint import audited, lint
from tests.pages import W, xml_parts
from tests.sekali import once

# Which word, decided from lines and starts of paragraphs

F4 = Bagian(width=600, height=900, left=80, top=50, right=60, bottom=70)
Baris = tuple[str, float, float]
"""A line: text, left, top."""


def page(*lines: Baris) -> Page:
    number: Baris = ("- 2 -", 290, 25)
    return Page(600, 900, tuple(Line(t, x, y, x + 5 * len(t), y + 10) for t, x, y in (number, *lines)))


def dokumen(*paragraphs: str | Paragraf, sections: tuple[Bagian, ...] = (F4,)) -> Dokumen:
    made = (p if isinstance(p, Paragraf) else Paragraf("", (Potongan(p),), 0) for p in paragraphs)
    named = (Paragraf(f"m{n}", p.isi, p.bagian, p.kepala, p.sel) for n, p in enumerate(made))
    return Dokumen(sections, tuple(named))


def places(*where: tuple[int, float, float]) -> dict[str, Place]:
    """Page, left and top of each paragraph."""
    return {f"m{n}": Place(*each) for n, each in enumerate(where)}


def words(plan: Rencana) -> list[str | None]:
    return [halaman.sambungan.text if halaman.sambungan else None for halaman in plan.halaman]


def on_next(lines: Iterable[Baris], *paragraphs: tuple[str, float, float]) -> str | None:
    """The catchword of a page holding "Awal", when the next one has these lines and starts of paragraphs."""
    document = dokumen("Awal", *(text for text, _, _ in paragraphs))
    where = places((0, 80, 47), *((1, left, top - 3) for _, left, top in paragraphs))
    return words(rencana(document, [page(("Awal", 80, 50)), page(*lines)], where))[0]


@pytest.mark.parametrize(
    ("typed", "lines", "catchword"),
    [
        ("4. Peraturan Menteri", [("4. Peraturan Menteri", 80, 50)], "4. Peraturan ..."),
        ("\t\t4.\tPeraturan Menteri", [("4.", 120, 50), ("Peraturan Menteri", 140, 50)], "4. Peraturan ..."),
        ("KETIGA\t:\tPara Camat", [("KETIGA", 80, 50), (": Para Camat", 150, 50)], "KETIGA ..."),
        ("RA2. Menetapkan Rencana", [("RA2. Menetapkan", 80, 50), ("Rencana", 80, 60)], "RA2. Menetapkan ..."),
        ("T/O2.1.4 Laporan", [("T/O2.1.4", 80, 50), ("Laporan", 80, 60)], "T/O2.1.4 ..."),
        ("KK.1.1. Tersusunnya", [("KK.1.1. Tersusunnya", 80, 50)], "KK.1.1. Tersusunnya ..."),
        ("a. bahwa sebagai", [("a. bahwa sebagai", 80, 50)], "a. bahwa ..."),
        ("b) IV", [("b) IV", 80, 50)], "b) IV ..."),
        ("iv. tujuan", [("iv. tujuan", 80, 50)], "iv. tujuan ..."),
        ("Camat, Lurah", [("Camat, Lurah", 80, 50)], "Camat ..."),
        ("SASARAN STRATEGIS", [("SASARAN STRATEGIS", 80, 50)], "SASARAN ..."),
        ("program-program", [("program-program", 80, 50)], "program-program ..."),
        ("2025 adalah tahun", [("2025 adalah tahun", 80, 50)], "2025 adalah ..."),
    ],
)
def test_a_label_is_followed_by_its_word(typed: str, lines: list[Baris], catchword: str) -> None:
    assert on_next(lines, (typed, 80, 50)) == catchword


def test_in_a_table_the_first_row_is_read_from_the_left() -> None:
    lines = [("5", 82, 50), ("Terkelolanya", 100, 50), ("RA1. Menyusun", 300, 51), ("Keuangan", 100, 60)]
    assert (
        on_next(lines, ("RA1. Menyusun", 300, 51), ("5", 82, 50), ("Terkelolanya Keuangan", 100, 50))
        == "5 Terkelolanya ..."
    )


def test_a_merged_cell_that_goes_on_begins_the_page() -> None:
    """What is left of its text stands at the left of the first row."""
    document = dokumen("tata kelola data daerah", "RA2. Menyediakan")
    where = places((0, 100, 47), (1, 300, 47))
    pages = [page(("tata kelola", 100, 50)), page(("data daerah", 100, 50), ("RA2. Menyediakan", 300, 50))]
    assert words(rencana(document, pages, where)) == ["data ...", None]


def test_a_number_inside_a_sentence_is_no_label() -> None:
    document = dokumen("Tahun 2020 Nomor 7", "Awal")
    pages = [page(("Tahun", 80, 50)), page(("2020 Nomor 7", 80, 50))]
    assert words(rencana(document, pages, places((0, 80, 47)))) == ["2020 ...", None]


def test_headings_that_repeat_and_page_numbers_begin_no_page() -> None:
    head = Paragraf("", (Potongan("No"),), 0, kepala=True, sel=0)
    heads = [("No", 82.0, 60.0), ("Sasaran", 120.0, 60.0), ("Target", 200.0, 70.0)]
    rows = [(f"{number} Baris", 82.0, 90.0) for number in (1, 2)]
    document = dokumen("Judul", head, "1 Baris", "2 Baris")
    where = places((0, 80, 47), (0, 82, 58), (0, 82, 87), (1, 82, 67))
    pages = [
        page(("Judul", 80, 50), *heads, rows[0]),
        page(*((t, x, y - 10) for t, x, y in heads), ("2 Baris", 82, 70)),
    ]
    assert words(rencana(document, pages, where)) == ["2 Baris ...", None]


def test_letters_that_reach_above_their_paragraph_belong_to_it() -> None:
    """URW Bookman's begin up to 2.5 points above the line that LibreOffice sets them on."""
    head = Paragraf("", (Potongan("Target"),), 0, kepala=True, sel=0)
    document = dokumen("Judul", head, "1 Baris", "2 Baris")
    where = places((0, 80, 50), (0, 82, 62.5), (0, 82, 92.5), (1, 82, 62.5))
    pages = [
        page(("Judul", 80, 47.5), ("Target", 82, 60), ("1 Baris", 82, 90)),
        page(("Target", 82, 47.5), ("2 Baris", 82, 60)),
    ]
    assert words(rencana(document, pages, where)) == ["2 Baris ...", None]
    without_head = dokumen("Judul", "2 Baris")
    pages = [page(("Judul", 80, 47.5)), page(("2 Baris", 82, 47.5), ("lagi", 82, 60))]
    assert words(rencana(without_head, pages, places((0, 80, 50), (1, 82, 50)))) == ["2 Baris ...", None]


def test_what_is_italic_or_underlined_is_so_in_the_catchword() -> None:
    mixed = Paragraf(
        "", (Potongan("produk ("), Potongan("self declare", italic=True, underlined=True), Potongan(")")), 0
    )
    pages = [page(("produk (", 80, 50)), page(("self declare)", 80, 50))]
    (first, _) = rencana(dokumen(mixed), pages, places((0, 80, 47))).halaman
    assert first.sambungan is not None
    assert first.sambungan.isi == (Potongan("self", italic=True, underlined=True), Potongan(" ..."))


def test_repeated_texts_are_told_apart_by_their_place() -> None:
    document = dokumen("Laporan sama", "Laporan sama", "Laporan lain")
    pages = [page(("Laporan sama", 80, 50)), page(("Laporan sama", 80, 50), ("Laporan lain", 80, 70))]
    plan = rencana(document, pages, places((0, 80, 47), (1, 80, 47), (1, 80, 67)))
    assert words(plan) == ["Laporan ...", None]
    assert plan.halaman[0].sambungan is not None
    assert plan.halaman[0].sambungan.paragraf == 0


def test_the_last_page_and_a_single_page_have_none() -> None:
    assert words(rencana(dokumen("Awal"), [page(("Awal", 80, 50))], places((0, 80, 47)))) == [None]


def test_a_page_without_text_is_not_announced() -> None:
    document = dokumen("Awal", "Akhir")
    pages = [page(("Awal", 80, 50)), page(), page(("Akhir", 80, 50))]
    assert words(rencana(document, pages, places((0, 80, 47), (2, 80, 47)))) == [None, None, None]


@pytest.mark.parametrize(("new_page", "catchword"), [(True, None), (False, "LAMPIRAN ...")])
def test_no_catchword_leads_to_another_part(new_page: bool, catchword: str | None) -> None:
    other = Bagian(600, 900, 80, 50, 60, 70, new_page)
    annex = Paragraf("", (Potongan("LAMPIRAN I"),), 1)
    document = dokumen("Awal", annex, sections=(F4, other))
    plan = rencana(document, [page(("Awal", 80, 50)), page(("LAMPIRAN I", 80, 50))], places((0, 80, 47), (1, 80, 47)))
    assert words(plan) == [catchword, None]


def test_a_page_on_which_no_paragraph_begins_says_so() -> None:
    document = dokumen("satu dua tiga empat")
    pages = [page(("satu", 80, 50)), page(("dua", 80, 50)), page(("tiga", 80, 50))]
    plan = rencana(document, pages, places((0, 80, 47)))
    assert words(plan) == ["dua ...", None, None]
    assert plan.halaman[1].sebab == "tidak ada paragraf yang dimulai di halaman itu"


@pytest.mark.parametrize(("cell", "x", "y"), [(None, 313.2, 838.5), (10.0, 223.2, 791.5)])
def test_the_box_ends_at_the_right_margin_below_the_text(cell: float | None, x: float, y: float) -> None:
    """From the page: 600 − 60 − 226,8 and 900 − 70 + 8,5; in a cell: from its text and the paragraph."""
    start = Paragraf("", (Potongan("Awal"),), 0, sel=cell)
    pages = [page(("Awal", 90, 50)), page(("Akhir", 80, 50))]
    (first, _) = rencana(dokumen(start, "Akhir"), pages, places((0, 90, 47), (1, 80, 47))).halaman
    assert first.sambungan is not None
    assert first.sambungan.x == pytest.approx(x)
    assert first.sambungan.y == pytest.approx(y)
    assert first.sambungan.in_cell is (cell is not None)


# Is it so on the pages?

GIVEN: Baris = ("Akhir ...", 495.0, 840.0)


def faults(first: Iterable[Baris], *others: Page) -> Mapping[int, str]:
    before = [page(("Awal", 80, 50)), page(("Akhir", 80, 50))]
    plan = rencana(dokumen("Awal", "Akhir"), before, places((0, 80, 47), (1, 80, 47)))
    return salah(before, [page(*first), *(others or (before[1],))], plan)


def test_a_catchword_that_is_right_has_no_fault() -> None:
    assert faults([("Awal", 80, 50), GIVEN]) == {}


@pytest.mark.parametrize(
    ("first", "others", "fault"),
    [
        ([("Awal", 80, 50)], (), "tidak tercetak"),
        ([("Awal", 80, 50), ("Akhir ...", 80, 840)], (), "tidak tercetak"),
        ([("Awal", 80, 50), ("Akhir ...", 495, 400)], (), "tidak tercetak"),
        ([("Awal", 80, 66), GIVEN], (), "bergeser"),
        ([("Awal", 80, 50), ("lagi", 80, 66), GIVEN], (), "bergeser"),
        ([("Awal", 80, 50), GIVEN], (page(("Lain", 80, 50), ("Akhir", 80, 66)),), "bergeser|tidak dimulai"),
        ([("Awal", 80, 50), GIVEN], (page(("Akhir", 80, 50)), page()), "jumlah halaman berubah dari 2 menjadi 3"),
    ],
)
def test_a_catchword_that_is_wrong_is_noticed(first: list[Baris], others: tuple[Page, ...], fault: str) -> None:
    found = faults(first, *others)
    assert found
    assert any(findall(fault, reason) for reason in found.values())


# In the document


def word_document(*texts: str, bottom: float = 25) -> bytes:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.bottom_margin = Mm(215), Mm(330), Mm(bottom)
    for text in texts:
        document.add_paragraph(text).paragraph_format.space_after = Pt(6)
    return saved(document)


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_catchword_is_a_valid_box_in_a_style_of_its_own(tmp_path: Path) -> None:
    given = Sambungan(0, (Potongan("A & B", italic=True), Potongan(" ...")), 10.5, 20.25, in_cell=False)
    data = with_catchwords(word_document("satu", "dua"), [given])
    root = xml_parts(data)["word/document.xml"]
    (box,) = root.iter(f"{W}txbxContent")
    assert "".join(t.text or "" for t in box.iter(f"{W}t")) == "A & B ..."
    assert [t.text for t in box.iterfind(f".//{W}r[{W}rPr]/{W}t")] == ["A & B"]
    assert Document(io.BytesIO(data)).styles[STYLE].name == STYLE
    assert audited(data, tmp_path / "satu.docx") == []
    assert lint(data) == []
    assert docx_text(data).splitlines()[-3:] == ["[Normal] satu", f"▭ [{STYLE}] _A & B_ ...", "[Normal] dua"], (
        "kotak berdiri sendiri"
    )


def test_a_style_of_the_template_is_kept() -> None:
    document = Document()
    document.add_paragraph("satu")
    style = document.styles.add_style(STYLE, 1)
    style.font.size = Pt(9)
    data = with_catchwords(saved(document), [Sambungan(0, (Potongan("x"),), 1, 1, in_cell=True)])
    after = Document(io.BytesIO(data))
    assert [s.name for s in after.styles].count(STYLE) == 1
    assert after.styles[STYLE].font.size == Pt(9)


def test_marks_stand_only_in_the_copy() -> None:
    data = word_document("satu", "", "tiga")
    copy, seen = marked(data)
    assert [p.text for p in seen.paragraf] == ["satu", "", "tiga"]
    assert docx_text(copy) == docx_text(data)
    assert with_catchwords(data, []) is data


# On paper

CORNER = 2.0


def bbox(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Words of each page as poppler sees them: left, top, right, bottom, text."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    shape = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    return [
        [(float(a), float(b), float(c), float(d), unescape(text)) for a, b, c, d, text in findall(shape, part)]
        for part in out.split("<page ")[1:]
    ]


def in_margin(words: Iterable[tuple[float, float, float, float, str]], height: float) -> list[str]:
    """What stands in the last 25 mm of a page, and only at its right."""
    low = [word for word in words if word[1] > height - 71]
    assert not low or max(word[2] for word in low) > min(word[0] for word in low)
    return [word[4] for word in sorted(low)]


EXPECTED: Mapping[str, Mapping[str, list[str]]] = {
    "TeX Gyre Bonum": {
        "keputusan": ["Pemerintah ...", "KEEMPAT ..."],
        "lampiran-1": ["2 Meningkatnya ...", "SASARAN ...", "5 Terkelolanya ...", "6 Terwujudnya ...",
                       "7 Peningkatan ...", "8 Terwujudnya ...", "9 Implementasi ...", "10 Tercapainya ...",
                       "11 Meningkatnya ..."],
        "lampiran-2": ["Indeks ...", "RA3. Melaksanakan ...", "RA3. Melaksanakan ...", "4 Terimplementasinya ...",
                       "5 Terkelolanya ...", "daftar ...", "RA2. Mengumumkan ...", "Kolaborasi ...",
                       "RA3. Melakukan ...", "KK2.1. Tersedianya ..."],
    },
    "URW Bookman": {
        "keputusan": ["7. Peraturan ...", "KELIMA ..."],
        "lampiran-1": ["2 Meningkatnya ...", "SASARAN ...", "5 Terkelolanya ...", "7 Peningkatan ...",
                       "8 Terwujudnya ...", "9 Implementasi ...", "10 Tercapainya ..."],
        "lampiran-2": ["2 Meningkatnya ...", "Indeks ...", "RA2. Melaksanakan ...", "RA2. Evaluasi ...",
                       "6 Terwujudnya ...", "RA2. Mengumumkan ...", "Kolaborasi ...", "RA3. Melakukan ...",
                       "KK2.1. Tersedianya ..."],
    },
}  # fmt: skip
"""Font → part of the decree → its catchwords, compared by eye with the pages."""
PARTS = ("keputusan", "lampiran-1", "lampiran-2")
HEADINGS = frozenset(
    "- Sumber Target Triwulan No Sasaran Indikator Kinerja Pengukuran Keterangan Penanggungjawab Data I II III IV "
    "Tahunan Rencana Aksi dan/atau Mitigasi yang ditetapkan awal tahun Kriteria Keberhasilan Output Renaksi Waktu "
    "Penanggung Jawab".split()
)
"""Words of the page number and of the table headings, which begin no page."""


def first_line(words: Iterable[tuple[float, float, float, float, str]]) -> str:
    """The first line of a page, from the left, below page number and heading."""
    lines: dict[int, list[str]] = {}
    for _, top, _, _, text in sorted(words):
        level = next((known for known in lines if abs(known - top) < CORNER), round(top))
        lines.setdefault(level, []).append(text)
    in_order = (lines[top] for top in sorted(lines))
    return next(" ".join(line) for line in in_order if not all(word in HEADINGS or word.isdecimal() for word in line))


def catchwords(folder: Path, name: str) -> list[str]:
    """What stands at the foot of each page of a part, by its size."""
    height = 936 if name == "keputusan" else 610
    return [" ".join(in_margin(page, height)) for page in bbox(folder / f"{name}.pdf")]


def made(master: Master, folder: Path, asked: Pilihan) -> Path:
    (done,) = generate([master], None, asked, folder, None)
    return done.folder


ASKED = Pilihan(kata_penyambung=True, gabung=True, pdf=True)


@pytest.fixture(scope="module")
def given(bookman: str, master_2025: Master, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decree of 2025 with catchwords, alone and as one document, and printed."""
    return once(tmp_path_factory, f"bersambung {bookman}", lambda folder: made(master_2025, folder, ASKED)) / "2025"


@pytest.fixture(scope="module")
def plain(bookman: str, master_2025: Master, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without catchwords."""
    asked = Pilihan(pdf=True)
    return (
        once(tmp_path_factory, f"tanpa sambungan {bookman}", lambda folder: made(master_2025, folder, asked)) / "2025"
    )


@pytest.mark.parametrize("name", PARTS)
def test_each_page_but_the_last_ends_with_the_first_word_of_the_next(given: Path, plain: Path, name: str) -> None:
    height = 936 if name == "keputusan" else 610
    right = (610 if name == "keputusan" else 936) - 56.7
    pages, found = bbox(given / f"{name}.pdf"), catchwords(given, name)
    assert [bool(word) for word in found] == [True] * (len(found) - 1) + [False]
    for page, following, catchword in zip(pages, pages[1:], found, strict=False):
        assert catchword.endswith(" ...")
        assert [w for w in page if w[4] == "..."][-1][2] == pytest.approx(right, abs=4)
        assert first_line(following).startswith(catchword.removesuffix(" ..."))
    kept = [[word for word in page if word[1] <= height - 71] for page in pages]
    assert kept == bbox(plain / f"{name}.pdf"), "selain kata penyambung, tidak ada yang bergeser"


@pytest.mark.parametrize("name", PARTS)
def test_the_catchwords_are_those_that_were_compared_by_eye(given: Path, bookman: str, name: str) -> None:
    if bookman not in EXPECTED:
        pytest.skip(f"kata penyambung dengan {bookman} belum dicatat")
    assert catchwords(given, name) == [*EXPECTED[bookman][name], ""]


def test_one_document_has_none_where_a_part_ends(given: Path) -> None:
    parts = {name: catchwords(given, name) for name in PARTS}
    heights = [936 if name == "keputusan" else 610 for name in PARTS for _ in parts[name]]
    pages = bbox(given / "gabungan.pdf")
    found = [" ".join(in_margin(page, height)) for page, height in zip(pages, heights, strict=True)]
    assert found == [word for name in PARTS for word in parts[name]]


def test_the_manifest_says_what_was_verified_and_a_second_run_gives_the_same(
    given: Path, master_2025: Master, tmp_path: Path
) -> None:
    content = simplejson.loads((given / "manifest.json").read_text(encoding="utf-8"))
    notes = {note["name"]: note for note in content["penyambung"]}
    assert list(notes) == [*(f"{name}.docx" for name in PARTS), "gabungan.docx"]
    for name in PARTS:
        pages = len(bbox(given / f"{name}.pdf"))
        verified = list(range(1, pages))
        assert notes[f"{name}.docx"] == {"name": f"{name}.docx", "pages": pages, "verified": verified, "missing": []}
    again = made(master_2025, tmp_path, ASKED)
    assert sorted(path.name for path in again.iterdir()) == sorted(path.name for path in given.iterdir())
    for path in sorted(given.glob("*.docx")):
        assert path.read_bytes() == (again / path.name).read_bytes(), path.name
    for path in sorted(given.glob("*.pdf")):
        assert digest_of_pages(path.read_bytes()) == digest_of_pages((again / path.name).read_bytes()), path.name


@pytest.mark.usefixtures("libreoffice")
def test_a_document_of_one_page_is_left_as_it_is() -> None:
    data = word_document("Satu halaman saja")
    assert beri({"surat.docx": data}) == ({"surat.docx": data}, (Catatan("surat.docx", 1, (), {}),))


@pytest.mark.usefixtures("libreoffice")
def test_all_documents_of_a_run_are_laid_out_together_twice() -> None:
    calls: list[int] = []

    def counting(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
        calls.append(len(documents))
        return print_with_places(documents)

    texts = [f"Paragraf {number} tentang hal itu." for number in range(120)]
    _, notes = beri({"a.docx": word_document(*texts), "b.docx": word_document("pendek")}, counting)
    assert calls == [2, 4]
    assert [(note.pages > 1, len(note.diberi)) for note in notes] == [(True, notes[0].pages - 1), (False, 0)]


@pytest.mark.usefixtures("libreoffice")
def test_a_document_whose_pages_move_is_given_back_as_it_came(tmp_path: Path) -> None:
    """Each layout is that of a longer document than the last, as if catchwords moved everything."""
    data = word_document(*(f"Paragraf {number} tentang hal itu." for number in range(120)))
    calls: list[int] = []

    def moving(documents: Mapping[str, bytes]) -> Mapping[str, bytes]:
        calls.append(len(documents))
        longer = word_document(*(f"Paragraf {number} tentang hal lain." for number in range(100 * len(calls))))
        return print_with_places(documents if len(calls) == 1 else dict.fromkeys(documents, longer))

    done, (note,) = beri({"a.docx": data}, moving)
    assert done == {"a.docx": data}
    assert len(calls) == 3
    assert note.diberi == ()
    assert "jumlah halaman berubah" in note.salah[1]


@pytest.mark.usefixtures("libreoffice")
def test_a_margin_without_room_is_reported_and_nothing_wrong_is_printed(tmp_path: Path) -> None:
    data = word_document(*(f"Paragraf {number} tentang hal itu." for number in range(120)), bottom=2)
    done, (note,) = beri({"a.docx": data})
    assert done == {"a.docx": data}
    assert note.diberi == ()
    assert note.salah


@pytest.mark.usefixtures("libreoffice")
def test_the_command_says_what_was_looked_at(tmp_path: Path) -> None:
    arguments = ["generate", str(MASTER_2025), "--only", "keputusan", "--kata-penyambung", "--output", str(tmp_path)]
    done = CliRunner().invoke(perkin, arguments)
    assert done.exit_code == 0
    assert "keputusan.docx: kata penyambung pada 2 dari 3 halaman." in done.stderr
    assert "diperiksa dengan LibreOffice" in done.stderr
    assert "Peringatan" not in done.stderr


def test_gaps_are_told_by_document_and_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(documents: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Catatan, ...]]:
        return dict(documents), tuple(Catatan(name, 3, (), {2: "baris-baris halaman bergeser"}) for name in documents)

    monkeypatch.setattr("generator.office.penyambung.beri", failing)
    arguments = ["generate", str(MASTER_2025), "--only", "keputusan", "--kata-penyambung", "--output", str(tmp_path)]
    done = CliRunner().invoke(perkin, arguments)
    assert done.exit_code == 0
    assert "keputusan.docx halaman 2 tanpa kata penyambung: baris-baris halaman bergeser." in done.stderr
    assert "Seluruh keputusan.docx dibuat tanpa kata penyambung" in done.stderr


def test_without_a_part_of_the_decree_there_is_nothing_to_do(contoh: Master, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="--only"):
        generate([contoh], Triwulan.II, Pilihan(only=("monitoring",), kata_penyambung=True), tmp_path, None)
    assert not any(tmp_path.iterdir())


def test_without_libreoffice_the_option_is_named(
    master_2025: Master, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.delenv("ProgramFiles", raising=False)
    with pytest.raises(Exception, match="--kata-penyambung"):
        generate([master_2025], None, Pilihan(kata_penyambung=True), tmp_path, None)
