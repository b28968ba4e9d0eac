"""The documents as pages, laid out by LibreOffice: every page as a legal drafter wants to see it, whatever the font."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import etree

from generator.doctor import fonts_in_use
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.layout.office import to_pdf
from generator.office.layout.pages import Line, Page, digest_of_pages
from generator.values import Triwulan
from tests.huruf import PAGES
from tests.pages import W, body, grid, paragraphs
from tests.printed import Printed
from tests.printed import printed as printed_once

STATUS = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
LAST_ROW = {"lampiran-1": "Aplikasi SI Mantab (Inspektorat)", "lampiran-2": "T/O2.1.4. Laporan hasil monitoring"}
DECREE = ("keputusan", "lampiran-1", "lampiran-2")
REPORTS = [f"monitoring tw{triwulan.value}" for triwulan in Triwulan]
DOCUMENTS = [*(f"{name} {master}" for name in DECREE for master in ("2025", "contoh")), *REPORTS]
NIP = re.compile(r"\b\d{18}\b")
SIGNER = re.compile("MUNJIRIN|CONTOH NAMA")
AXIS = re.compile(r"[\d.,]+|TW I*V?")
"""What stands highest in a chart."""
DOT = 2.0
"""A picture is read to this many points."""
FEWEST = 30
"""Words on a page with its head, a table's heading and a few rows of it, as the last page before a section may be."""
SHORTEST = 8
"""Words of the shortest diktum, `KELIMA : Keputusan ini berlaku sejak tanggal ditetapkan.`"""


@pytest.fixture(scope="module")
def printed(
    bookman: str, master_2025: Master, contoh: Master, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Printed]:
    """The decree of both masters, and the report of each quarter."""

    def make() -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("halaman")
        years = [(master_2025, "2025", None), (contoh, "contoh", None)]
        quarters = [(contoh, f"tw{triwulan.value}", triwulan) for triwulan in Triwulan]
        return {
            f"{path.stem} {label}.docx": path.read_bytes()
            for master, label, triwulan in [*years, *quarters]
            for path in _made(master, triwulan, folder)
        }

    return printed_once(tmp_path_factory, f"halaman {bookman}", make)


def _made(master: Master, triwulan: Triwulan | None, folder: Path) -> list[Path]:
    wanted = Pilihan(only=("monitoring",) if triwulan else ())
    (made,) = generate([master], triwulan, wanted, folder, None)
    return [path for path in made.files if path.suffix == ".docx"]


def texts(document: Printed) -> list[str]:
    return [" ".join(line.text for line in page.lines) for page in document.pages]


def margins(document: Printed) -> dict[str, float]:
    """Margins in points, the same in all sections of a document."""
    (found,) = {
        tuple((side, int(section.get(f"{W}{side}", ""))) for side in ("left", "top", "right", "bottom"))
        for section in body(document.docx).iter(f"{W}pgMar")
    }
    return {side: size / 20 for side, size in found}


def header(page: Page, top: float) -> list[Line]:
    return [line for line in page.lines if line.middle < top]


def test_everything_was_printed(printed: dict[str, Printed]) -> None:
    assert sorted(printed) == sorted(DOCUMENTS)


def test_the_font_is_the_one_that_doctor_names(printed: dict[str, Printed], bookman: str) -> None:
    used = fonts_in_use()
    assert used is not None
    assert bookman in used["Bookman Old Style"].split(",")
    for document in printed.values():
        command = ["pdffonts", "-"]
        listed = subprocess.run(command, input=document.pdf, check=True, capture_output=True).stdout.decode()
        assert f"+{bookman.replace(' ', '')}" in listed


@pytest.mark.parametrize("name", DECREE)
def test_the_decree_has_as_many_pages_as_when_it_was_last_looked_at(
    printed: dict[str, Printed], bookman: str, name: str
) -> None:
    if bookman not in PAGES:
        pytest.skip(f"jumlah halaman dengan {bookman} belum dicatat di tests/huruf.py")
    assert [len(printed[f"{name} {master}"].pages) for master in ("2025", "contoh")] == [PAGES[bookman][name]] * 2


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_keeps_to_about_twenty_pages(printed: dict[str, Printed], name: str) -> None:
    assert 18 <= len(printed[name].pages) <= 25


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_numbered_from_the_second_and_none_is_empty(printed: dict[str, Printed], name: str) -> None:
    top = margins(printed[name])["top"]
    for number, page in enumerate(printed[name].pages, start=1):
        found = [line.text for line in header(page, top) if line.text != STATUS]
        assert found == ([f"- {number} -"] if number > 1 else [])
        assert sum(len(line.text.split()) for line in page.lines) > FEWEST
    assert len(printed[name].pictures) == len(printed[name].pages)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_f4_and_the_annexes_lie(printed: dict[str, Printed], name: str) -> None:
    seen = {(round(page.width), round(page.height)) for page in printed[name].pages}
    upright, lying = (610, 936), (936, 610)
    expected = {"keputusan": {upright}, "lampiran-1": {lying}, "lampiran-2": {lying}, "monitoring": {upright, lying}}
    assert seen == expected[name.split()[0]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_stands_in_a_margin_but_the_head_of_the_page(printed: dict[str, Printed], name: str) -> None:
    edge = margins(printed[name])
    outside = [
        (number, line.text)
        for number, page in enumerate(printed[name].pages, start=1)
        for line in page.lines
        if line.left < edge["left"] - 1
        or line.right > page.width - edge["right"] + 1
        or line.bottom > page.height - edge["bottom"] + 1
    ]
    assert outside == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_ink_stands_in_a_margin_but_the_head_of_the_page(printed: dict[str, Printed], name: str) -> None:
    edge = margins(printed[name])
    for number, (page, picture) in enumerate(zip(printed[name].pages, printed[name].pictures, strict=True), start=1):
        heads = header(page, edge["top"])
        stray = [
            (x, y)
            for x, y, right, bottom in picture.ink()
            if right < edge["left"] - DOT / 2
            or x > page.width - edge["right"] + DOT
            or y > page.height - edge["bottom"] + DOT
            or (bottom < edge["top"] - DOT and not any(_covers(line, x, y) for line in heads))
        ]
        assert stray[:5] == [], f"halaman {number}"


def _covers(line: Line, x: float, y: float) -> bool:
    return line.left - DOT <= x <= line.right + DOT and line.top - DOT <= y <= line.bottom + DOT


def first_row(page: Page, top: float) -> list[str]:
    """What stands on the first line below the head of the page, cell by cell."""
    below = [line for line in page.lines if line.middle >= top]
    first = min(line.bottom for line in below)
    return [line.text for line in below if line.top < first]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_begins_with_a_paragraph_a_chart_or_the_header_row_of_its_table(
    printed: dict[str, Printed], name: str
) -> None:
    document = printed[name]
    tables = [(header_row(table), table) for table in body(document.docx).iter(f"{W}tbl")]
    heads = [squeezed(head) for head, _ in tables if head]
    plain = [cell.text for head, table in tables if not head for row in grid(table) for cell in row]
    outside = squeezed([*paragraphs(document.docx), *plain])
    assert heads or name.startswith("keputusan")
    top = margins(document)["top"]
    for number, page in enumerate(document.pages, start=1):
        row = first_row(page, top)
        places = [outside, *heads]
        found = any(all(squeezed([text]) in place for text in row) for place in places)
        assert found or all(AXIS.fullmatch(text) for text in row), f"halaman {number}: {row}"


def header_row(table: etree._Element) -> list[str]:
    """The texts of a table's repeated rows; empty when it has none."""
    rows = table.findall(f"{W}tr")
    count = len([row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None])
    return [cell.text for row in grid(table)[:count] for cell in row]


def squeezed(found: Sequence[str]) -> str:
    """Texts without the spaces and hyphens, of which some are the printer's."""
    return "\n".join(re.sub(r"[\s\u00a0\u00ad-]", "", text) for text in found)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.startswith("lampiran")])
def test_an_annex_repeats_its_header_on_every_page(printed: dict[str, Printed], name: str) -> None:
    (head,) = [row for table in body(printed[name].docx).iter(f"{W}tbl") if (row := header_row(table))]
    for text in texts(printed[name]):
        assert [cell for cell in head if squeezed(cell.split()[:1]) not in squeezed([text])] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_status_of_the_data_is_on_every_page_of_example_data_alone(printed: dict[str, Printed], name: str) -> None:
    counted = [text.count(STATUS) for text in texts(printed[name])]
    assert counted == [0 if name.endswith("2025") else 1] * len(counted)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_signature_has_its_document_above_it(printed: dict[str, Printed], name: str) -> None:
    """The name and NIP of whoever signs stand on one page, below text that is not theirs."""
    signed = [page for page in printed[name].pages if any(NIP.search(line.text) for line in page.lines)]
    assert len(signed) == 1
    lines = signed[0].lines
    nip = next(place for place, line in enumerate(lines) if NIP.search(line.text))
    first = next(place for place, line in enumerate(lines) if SIGNER.search(line.text))
    assert first < nip
    own = lines[first].top - 120  # the office in up to three lines, and the room for the signature
    top = margins(printed[name])["top"]
    above = [line for line in lines if line.middle >= top and line.top < own]
    assert len(" ".join(line.text for line in above).split()) >= SHORTEST


@pytest.mark.parametrize("name", ["lampiran-1", "lampiran-2"])
@pytest.mark.parametrize("master", ["2025", "contoh"])
def test_an_annex_is_signed_below_its_last_row(printed: dict[str, Printed], name: str, master: str) -> None:
    found = texts(printed[f"{name} {master}"])
    assert "MUNJIRIN" in found[-1]
    assert squeezed([LAST_ROW[name]]) in squeezed([_column(printed[f"{name} {master}"].pages[-1], LAST_ROW[name])])
    assert ["MUNJIRIN" in text for text in found[:-1]] == [False] * (len(found) - 1)


def _column(page: Page, beginning: str) -> str:
    """The lines of a page that stand in the same column as the line that begins so."""
    first = next(line for line in page.lines if beginning.split()[0] in line.text)
    return " ".join(line.text for line in page.lines if abs(line.left - first.left) < 3)


@pytest.mark.parametrize("master", ["2025", "contoh"])
def test_the_body_ends_with_its_signature_below_a_diktum(printed: dict[str, Printed], master: str) -> None:
    last = texts(printed[f"keputusan {master}"])[-1]
    order = ["KELIMA", "Ditetapkan di Jakarta", "MUNJIRIN", "Tembusan"]
    assert sorted(order, key=last.index) == order


def test_a_document_has_the_same_pages_alone_and_among_others(printed: dict[str, Printed]) -> None:
    again = {f"{name}.docx": printed[name].docx for name in ("monitoring tw2", "lampiran-2 2025", "keputusan contoh")}
    for name, pdf in to_pdf(again).items():
        assert digest_of_pages(pdf) == digest_of_pages(printed[name.removesuffix(".pdf")].pdf), name
