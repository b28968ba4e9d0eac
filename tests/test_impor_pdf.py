"""`perkin impor` of PDFs: what is read is marked, what cannot be read is said, and nothing exhausts the computer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from generator.errors import InputRefused
from generator.impor import Impor, impor
from generator.impor.taken import Keadaan
from generator.master import Master
from generator.master.parse import parse
from generator.office.layout import pdf as reader
from generator.office.workbook.reader import read
from tests import pdfs
from tests.conftest import MASTER_2025, Convert
from tests.test_impor import INDIKATOR, made

resource = pytest.importorskip("resource", reason="waktu dan memori diukur dengan modul resource (bukan Windows)")
Record = Callable[[str, object], None]
ROWS: Final = [
    ["No", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
    ["1", "Bersihnya kota", "Taman terawat\nsetiap hari", "12,5", "Hektare"],
    ["", "", "Pohon baru", "1.500", "Pohon"],
]


def taken(data: bytes, folder: Path) -> tuple[Impor, Master]:
    (folder / "pk.pdf").write_bytes(data)
    done = impor([folder / "pk.pdf"])
    (folder / "draf.xlsx").write_bytes(done.master)
    return done, parse(read(folder / "draf.xlsx"))


def test_a_ruled_table_is_read_and_every_cell_of_it_is_marked(tmp_path: Path) -> None:
    page = pdfs.text(40, 550, "PERJANJIAN KINERJA TAHUN 2024") + pdfs.ruled(ROWS)
    done, draft = taken(pdfs.pages([page]), tmp_path)
    first = draft.indikator[0]
    assert (first.sasaran, first.indikator, first.target_tahunan, first.keterangan) == (
        "Bersihnya kota",
        "Taman terawat setiap hari",
        Decimal("12.5"),
        "Hektare",
    )
    assert draft.indikator[1].sasaran == "Bersihnya kota"
    assert draft.tahun == 2024
    assert done.jumlah(Keadaan.TERBACA) == 0
    doubts = {one.sel: one.alasan for one in done.catatan if one.keadaan is Keadaan.RAGU}
    assert doubts["E2"] == "dibaca dari PDF, yang tidak menyimpan selnya; periksa"
    assert doubts["L3"] == "titik dapat berarti ribuan atau desimal"


def test_a_table_goes_on_over_pages(tmp_path: Path) -> None:
    further = [ROWS[0], ["2", "Tertibnya jalan", "Jalan tertib", "40", "Ruas"]]
    _, draft = taken(pdfs.pages([pdfs.ruled(ROWS), pdfs.ruled(further)]), tmp_path)
    assert [row.indikator for row in draft.indikator] == ["Taman terawat setiap hari", "Pohon baru", "Jalan tertib"]


def test_wrapped_lines_are_one_paragraph_and_tables_without_lines_are_told(tmp_path: Path) -> None:
    long = pdfs.text(40, 550, "a" * 40) + pdfs.text(40, 540, "bersambung") + pdfs.text(40, 500, "lain")
    done, _ = taken(pdfs.pages([long]), tmp_path)
    left = {one.tertulis: one.alasan for one in done.catatan if one.keadaan is Keadaan.TIDAK_DIAMBIL}
    assert {f"{'a' * 40} bersambung", "lain"} <= set(left)
    assert any("tabel tanpa garis tidak dikenal" in words for words in left)


def test_the_annex_comes_back_from_its_pdf(
    tmp_path: Path, master_2025: Master, soffice: Convert, record_property: Record
) -> None:
    annex = soffice(made(MASTER_2025, tmp_path / "hasil") / "lampiran-1.docx", "pdf", tmp_path)
    _, draft = taken(annex.read_bytes(), tmp_path)
    assert len(draft.indikator) == len(master_2025.indikator)
    fields = [name for name in INDIKATOR if name != "pengukuran"]
    same = sum(
        " ".join(str(getattr(row, name)).split()) == " ".join(str(getattr(other, name)).split())
        for row, other in zip(master_2025.indikator, draft.indikator, strict=True)
        for name in fields
    )
    record_property("values of annex I equal from PDF", f"{same} of {len(fields) * len(draft.indikator)}")
    assert same >= 0.95 * len(fields) * len(draft.indikator)


def test_without_the_library_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_spec", lambda _: None)
    with pytest.raises(
        InputRefused, match=r"belum terpasang\. Pasang dengan: pipx inject perkin pdfplumber; atau buka"
    ):
        taken(pdfs.pages([b""]), tmp_path)


def loop_of_pages() -> bytes:
    """A tree of pages that holds itself."""
    return pdfs.pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def deep_pages() -> bytes:
    """A tree of pages of 20,000 levels."""
    levels = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(20_000)]
    return pdfs.pdf([b"<</Type/Catalog/Pages 2 0 R>>", *levels, b"<</Type/Page/MediaBox[0 0 9 9]>>"])


def nested() -> bytes:
    """Forms that draw each other twice, thirty levels deep: a thousand million drawings."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>",
        pdfs.stream(b"/X Do /X Do"),
    ]
    for number in range(30):
        form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 11>>" % (
            number + 6
        )
        objects.append(form + b"\nstream\n/X Do /X Do\nendstream")
    return pdfs.pdf([*objects, pdfs.stream(b"")])


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "1 GB in one stream": lambda: pdfs.pages([b" " * 1_000_000_000], packed=True),
    "5 million letters": lambda: pdfs.pages([pdfs.text(1, 1, "x" * 5_000_000)], packed=True),
    "2 million rules": lambda: pdfs.pages([b"1 1 5 5 re S\n" * 2_000_000], packed=True),
    "forms in forms": nested,
    "pages in themselves": loop_of_pages,
    "pages 20,000 deep": deep_pages,
    "nothing but a head": lambda: b"%PDF-1.7\n",
    "cut in the middle": lambda: pdfs.pages([pdfs.ruled(ROWS)])[:700],
    "no text": lambda: pdfs.pages([b"1 1 5 5 re S"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pdfs_are_refused_in_one_sentence(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 8)
    path = tmp_path / "jahat.pdf"
    path.write_bytes(HOSTILE[kind]())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(InputRefused) as refused:
        impor([path])
    assert "\n" not in str(refused.value)
    assert "jahat.pdf" in str(refused.value)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 20


@pytest.mark.slow
def test_a_stream_of_a_gigabyte_ends_the_reading_process_alone(tmp_path: Path) -> None:
    path = tmp_path / "jahat.pdf"
    path.write_bytes(HOSTILE["1 GB in one stream"]())
    assert path.stat().st_size < reader.LARGEST
    child = Path(reader.__file__).with_name("pdf_child.py")
    with path.open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-P", str(child), "9", "30"], stdin=file, capture_output=True, check=False
        )
    assert done.returncode == 1
    assert b"MemoryError" in done.stderr
