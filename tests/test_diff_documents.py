"""`perkin diff` of two Word documents, the new one edited as people edit in Word."""

from __future__ import annotations

import copy
import io
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.cli import perkin
from generator.diff.documents import changes_of, compare_documents
from generator.diff.rows import Change, Kind
from generator.errors import InputRefused
from generator.office.word.text import docx_text
from generator.present.document_text import as_text

Edit = Callable[..., None]
SEL = (
    ["No", "Indikator", "Target"],
    ["1", "Indeks kepuasan", "97,905"],
    ["2", "Nilai SAKIP", "81,5"],
    ["3", "TLHP", "90"],
)


def asli() -> bytes:
    """A document with a header, four paragraphs and a table of four rows."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "DATA CONTOH"
    for text in (
        "KEPUTUSAN",
        "Menimbang bahwa perlu menetapkan penanggung jawab",
        "Para Asisten wajib memonitor",
        "Penutup",
    ):
        document.add_paragraph(text)
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(table.rows, SEL, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def edited(edit: Edit) -> bytes:
    document = Document(io.BytesIO(asli()))
    edit(document)
    return saved(document)


def changes(edit: Edit) -> list[tuple[object, ...]]:
    return [told(change) for change in changes_of(lines(asli()), lines(edited(edit)))]


def lines(data: bytes) -> list[str]:
    return docx_text(data).splitlines()


def told(change: Change) -> tuple[object, ...]:
    return change.kind, change.table, change.id, change.column, change.old, change.new


def _word(document: object) -> None:
    document.paragraphs[2].runs[0].text = "Para Camat wajib memonitor"  # type: ignore[attr-defined]


def _cell(document: object) -> None:
    document.tables[0].cell(1, 2).paragraphs[0].runs[0].text = "98"  # type: ignore[attr-defined]


def _row_gone(document: object) -> None:
    row = document.tables[0].rows[2]._tr  # type: ignore[attr-defined]
    row.getparent().remove(row)


def _paragraph_before(document: object) -> None:
    document.paragraphs[1].insert_paragraph_before("Mengingat undang-undang")  # type: ignore[attr-defined]


def _last_first(document: object) -> None:
    first, last = document.paragraphs[0]._p, document.paragraphs[3]._p  # type: ignore[attr-defined]
    first.addprevious(last)


def _bold(document: object) -> None:
    document.paragraphs[1].runs[0].bold = True  # type: ignore[attr-defined]


def _style(document: object) -> None:
    document.paragraphs[0].style = "Title"  # type: ignore[attr-defined]


def _header(document: object) -> None:
    document.sections[0].header.paragraphs[0].runs[0].text = "DATA RESMI"  # type: ignore[attr-defined]


def tracked(document: object, accepted: bool) -> None:
    """`Asisten` replaced by `Lurah` and the second row deleted; as tracked changes, or after they were accepted."""
    paragraph = document.paragraphs[2]  # type: ignore[attr-defined]
    run = paragraph.runs[0]._r
    run.getparent().remove(run)
    for kind, text in (("", "Para "), ("del", "Asisten"), ("ins", "Lurah"), ("", " wajib memonitor")):
        if kind == "del" and accepted:
            continue
        piece = OxmlElement("w:r")
        inner = OxmlElement("w:delText" if kind == "del" else "w:t")
        inner.text = text
        inner.set(qn("xml:space"), "preserve")
        piece.append(inner)
        if kind and not accepted:
            mark = OxmlElement(f"w:{kind}")
            mark.append(piece)
            piece = mark
        paragraph._p.append(piece)
    row = document.tables[0].rows[2]._tr  # type: ignore[attr-defined]
    if accepted:
        row.getparent().remove(row)
    else:
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:del"))
        row.insert(0, properties)


LURAH = (Kind.CHANGED, "isi", "paragraf 3", "Teks", "Para Asisten wajib memonitor", "Para Lurah wajib memonitor")
BARIS = (
    *(Kind.REMOVED, "isi", "tabel 1, baris 3", None),
    *({"Kolom 1": "2", "Kolom 2": "Nilai SAKIP", "Kolom 3": "81,5"}, None),
)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            _word,
            (Kind.CHANGED, "isi", "paragraf 3", "Teks", "Para Asisten wajib memonitor", "Para Camat wajib memonitor"),
        ),
        (_cell, (Kind.CHANGED, "isi", "tabel 1, baris 2, kolom 3", "Teks", "97,905", "98")),
        (_row_gone, BARIS),
        (_paragraph_before, (Kind.ADDED, "isi", "paragraf 2", None, None, {"Teks": "Mengingat undang-undang"})),
        (_last_first, (Kind.MOVED, "isi", "paragraf 1", None, 4, 1)),
        (
            _bold,
            (
                *(Kind.CHANGED, "isi", "paragraf 2", "Huruf tebal atau miring"),
                "Menimbang bahwa perlu menetapkan penanggung jawab",
                "**Menimbang bahwa perlu menetapkan penanggung jawab**",
            ),
        ),
        (_style, (Kind.CHANGED, "isi", "paragraf 1", "Gaya", "Normal", "Title")),
        (_header, (Kind.CHANGED, "kepala halaman 1", "paragraf 1", "Teks", "DATA CONTOH", "DATA RESMI")),
    ],
)
def test_one_edit_is_one_change_at_its_place(edit: Edit, expected: tuple[object, ...]) -> None:
    assert changes(edit) == [expected]


def test_an_unedited_document_has_no_changes() -> None:
    def no_edit(document: object) -> None:
        """Opened and saved again."""

    assert changes(no_edit) == []


def test_a_row_put_in_shifts_no_other_row() -> None:
    def edit(document: object) -> None:
        row = document.tables[0].rows[1]._tr  # type: ignore[attr-defined]
        row.addprevious(copy.deepcopy(row))

    assert changes(edit) == [
        (
            *(Kind.ADDED, "isi", "tabel 1, baris 3", None),
            *(None, {"Kolom 1": "1", "Kolom 2": "Indeks kepuasan", "Kolom 3": "97,905"}),
        )
    ]


@pytest.mark.parametrize("accepted", [True, False])
def test_tracked_changes_count_as_accepted(accepted: bool) -> None:
    assert changes(lambda document: tracked(document, accepted)) == [LURAH, BARIS]


def test_pending_tracked_changes_are_told_apart(tmp_path: Path) -> None:
    old, new = files(tmp_path, lambda document: tracked(document, accepted=False))
    (told,) = compare_documents(old, new).pending
    assert told == (
        "baru.docx memuat perubahan terlacak yang belum diterima atau ditolak (2 hapusan, 1 sisipan). "
        "Isinya dibaca seolah-olah semua perubahan itu sudah diterima."
    )
    assert told in as_text(compare_documents(old, new))
    tracked_and_accepted = files(tmp_path, lambda document: tracked(document, accepted=True))
    assert compare_documents(*tracked_and_accepted).pending == ()


def files(folder: Path, edit: Edit) -> tuple[Path, Path]:
    old, new = folder / "lama.docx", folder / "baru.docx"
    old.write_bytes(asli())
    new.write_bytes(edited(edit))
    return old, new


def test_text_boxes_are_read() -> None:
    def edit(document: object) -> None:
        run = document.paragraphs[0].runs[0]._r  # type: ignore[attr-defined]
        box = OxmlElement("w:txbxContent")
        paragraph = OxmlElement("w:p")
        inner, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "SALINAN"
        inner.append(text)
        paragraph.append(inner)
        box.append(paragraph)
        run.append(box)

    assert changes(edit) == [(Kind.ADDED, "isi", "kotak teks 1", None, None, {"Teks": "▭ SALINAN"})]


def test_text_that_a_tracked_change_moves_away_is_not_counted() -> None:
    def edit(document: object) -> None:
        run = document.paragraphs[2].runs[0]._r  # type: ignore[attr-defined]
        gone = OxmlElement("w:moveFrom")
        run.addprevious(gone)
        gone.append(run)

    assert changes(edit) == [(Kind.CHANGED, "isi", "paragraf 3", "Teks", "Para Asisten wajib memonitor", "")]


def test_headers_are_known_by_what_they_say_not_by_their_number() -> None:
    old = ["## header1", "[PK] DATA CONTOH", "[PK]", "## header2", "[PK] DATA CONTOH", "[PK] - 2 -", "## 215 × 330 mm"]
    new = ["## header1", "[PK] DATA CONTOH", "[PK] - 3 -", "## header2", "[PK] DATA CONTOH", "[PK]", "## 215 × 330 mm"]
    assert changes_of(old, new) == ()
    new[1] = "[PK] DATA RESMI"
    assert [(c.table, c.id, c.old, c.new) for c in changes_of(old, new)] == [
        ("kepala halaman 1", "paragraf 1", "DATA CONTOH", "DATA RESMI")
    ]


def test_a_header_that_a_program_writes_out_again_for_each_section_is_no_other_text() -> None:
    old = ["## header1", "[PK] DATA CONTOH", "## header2", "[PK] [2]", "## 215 × 330 mm"]
    new = [*old[:4], "## header3", "[PK] DATA CONTOH", "## header4", "[PK] [2]", "## 215 × 330 mm"]
    assert changes_of(old, new) == changes_of(new, old) == ()
    assert [change.table for change in changes_of(old, [*new[:5], "[PK] DATA LAIN", *new[6:]])] == ["kepala halaman 3"]


def test_a_turned_page_is_told() -> None:
    (change,) = changes_of(["## 215 × 330 mm"], ["## 330 × 215 mm"])
    assert (change.table, change.id, change.old, change.new) == (
        *("ukuran halaman", "bagian 1"),
        *("215 × 330 mm", "330 × 215 mm"),
    )


def test_a_long_cell_takes_no_long_time(tmp_path: Path) -> None:
    words = [f"kata{number % 977} ke-{number}" for number in range(10_000)]

    def with_text(text: list[str]) -> Edit:
        def edit(document: object) -> None:
            document.tables[0].cell(1, 1).text = " ".join(text)  # type: ignore[attr-defined]

        return edit

    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(edited(with_text(words)))
    new.write_bytes(edited(with_text([*words[:5000], "SISIPAN", *words[5001:]])))
    start = time.perf_counter()
    text = as_text(compare_documents(old, new))
    assert time.perf_counter() - start < 2
    assert "{+SISIPAN+}" in text
    assert "tabel 1, baris 2, kolom 2" in text


def test_the_command_shows_the_place_and_the_words(tmp_path: Path) -> None:
    old, new = files(tmp_path, _cell)
    done = CliRunner().invoke(perkin, ["diff", str(old), str(new), "--exit-code"], standalone_mode=False)
    assert done.return_value == 1
    assert "tabel 1, baris 2, kolom 3: 97,905 → 98" in done.output
    same = CliRunner().invoke(perkin, ["diff", str(old), str(old), "--exit-code"], standalone_mode=False)
    assert (same.return_value, same.output.splitlines()[-1]) == (0, "Tidak ada perbedaan.")


def test_json_has_the_keys_of_every_comparison(tmp_path: Path) -> None:
    old, new = files(tmp_path, _word)
    done = CliRunner().invoke(perkin, ["diff", str(old), str(new), "--format", "json"])
    data = json.loads(done.output)
    assert {"old", "new", "summary", "changes", "pending"} <= data.keys()
    assert data["summary"] == {"added": 0, "removed": 0, "changed": 1, "moved": 0}
    assert [(item["id"], item["column"], item["documents"]) for item in data["changes"]] == [
        ("paragraf 3", "Teks", ["baru.docx"])
    ]


def test_ignored_rooms_are_not_compared(tmp_path: Path) -> None:
    old, new = files(tmp_path, _header)
    done = CliRunner().invoke(perkin, ["diff", str(old), str(new), "--ignore", "Kepala halaman 1"])
    assert done.output.splitlines()[-1] == "Tidak ada perbedaan."


@pytest.mark.parametrize("options", [["--quarter", "2"], ["--tolerance", "1"]])
def test_options_that_mean_nothing_for_documents_are_refused(tmp_path: Path, options: list[str]) -> None:
    old, new = files(tmp_path, _word)
    done = CliRunner().invoke(perkin, ["diff", str(old), str(new), *options], standalone_mode=False)
    assert isinstance(done.exception, InputRefused)


def test_a_document_is_not_compared_with_a_folder(tmp_path: Path) -> None:
    old, _ = files(tmp_path, _word)
    done = CliRunner().invoke(perkin, ["diff", str(old), str(tmp_path)], standalone_mode=False)
    assert isinstance(done.exception, InputRefused)
    assert "bukan dokumen Word" in str(done.exception)
