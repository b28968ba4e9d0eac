"""`perkin verify`: what was done to an output folder by hand is found, at its place."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from generator.cli import perkin
from generator.diff.rows import Kind
from generator.errors import InputRefused
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.master.parse import parse
from generator.office.layout.office import to_pdf, trial_document
from generator.office.layout.pages import digest_of_pages
from generator.office.package import pack, parts_of
from generator.office.word.content import read_content
from generator.office.word.content.lines import lines_of
from generator.office.word.folder import builtin_templates
from generator.office.workbook.reader import read
from generator.present.verification import as_json, as_text
from generator.values import Triwulan
from generator.verify import Verification, verify
from generator.verify import again as again_module
from generator.verify.files import FileState, State
from tests.conftest import CONTOH_2025
from tests.test_diff_documents import tracked

Edit = Callable[..., None]


@pytest.fixture(scope="module")
def made(contoh: Master, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose output was generated from its master; tests copy it."""
    place = tmp_path_factory.mktemp("kerja")
    (place / "masters").mkdir()
    shutil.copy(CONTOH_2025, place / "masters")
    generate([contoh], Triwulan.II, Pilihan(), place / "output", None)
    return place


@pytest.fixture
def kerja(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "kerja"))


def hasil(kerja: Path) -> Path:
    return kerja / "output" / "contoh-2025" / "tw2"


def edit_file(kerja: Path, name: str, edit: Edit) -> None:
    document = Document(str(hasil(kerja) / name))
    edit(document)
    document.save(str(hasil(kerja) / name))


def of(found: Verification, name: str) -> FileState:
    return next(item for item in found.files if item.name == name)


def test_an_untouched_folder_is_as_generated(kerja: Path) -> None:
    found = verify(hasil(kerja))
    assert found.as_generated
    assert {item.state for item in found.files} == {State.SAME}
    assert (found.master.path, found.master.same) == (kerja / "masters" / "contoh-2025.xlsx", True)
    assert (found.again.obstacle, found.again.differing) == ("", ())


def test_a_word_changed_by_hand_is_shown_at_its_place(kerja: Path) -> None:
    def edit(document: object) -> None:
        document.paragraphs[1].runs[0].text = "PUTUSAN"  # type: ignore[attr-defined]

    edit_file(kerja, "keputusan.docx", edit)
    found = verify(hasil(kerja))
    state = of(found, "keputusan.docx")
    assert not found.as_generated
    assert (state.state, [(c.kind, c.table, c.id) for c in state.changes]) == (
        State.EDITED,
        [(Kind.CHANGED, "isi", "paragraf 2")],
    )
    assert "PUTUSAN" in as_text(found)


def test_a_cell_and_a_deleted_row_are_shown_at_their_places(kerja: Path) -> None:
    def edit(document: object) -> None:
        table = document.tables[0]  # type: ignore[attr-defined]
        table.rows[3].cells[6].paragraphs[0].runs[0].text = "98,5"
        row = table.rows[5]._tr
        row.getparent().remove(row)

    edit_file(kerja, "lampiran-1.docx", edit)
    changes = of(verify(hasil(kerja)), "lampiran-1.docx").changes
    assert [(c.kind, c.id) for c in changes] == [
        (Kind.CHANGED, "tabel 1, baris 4, kolom 7"),
        (Kind.REMOVED, "tabel 1, baris 6"),
    ]
    assert (changes[0].old, changes[0].new) == ("96,66", "98,5")


@pytest.mark.parametrize("accepted", [True, False])
def test_tracked_changes_are_found_and_pending_ones_are_told(kerja: Path, accepted: bool) -> None:
    def edit(document: object) -> None:
        tracked(document, accepted)

    edit_file(kerja, "lampiran-1.docx", edit)
    state = of(verify(hasil(kerja)), "lampiran-1.docx")
    assert [(c.kind, c.id) for c in state.changes] == [
        (Kind.CHANGED, "paragraf 3"),
        (Kind.REMOVED, "tabel 1, baris 3"),
    ]
    assert ("perubahan terlacak" in state.note) is not accepted


def test_a_document_saved_again_has_changed_in_looks_alone(kerja: Path) -> None:
    def edit(document: object) -> None:
        document.core_properties.author = "Staf"  # type: ignore[attr-defined]

    edit_file(kerja, "keputusan.docx", edit)
    found = verify(hasil(kerja))
    assert of(found, "keputusan.docx").state is State.LOOKS
    assert "keputusan.docx: hanya tampilan atau propertinya berubah" in as_text(found)


def rewrite(kerja: Path, name: str, part: str, old: bytes, new: bytes) -> None:
    path = hasil(kerja) / name
    parts = parts_of(path.read_bytes())
    assert old in parts[part]
    path.write_bytes(pack((parts | {part: parts[part].replace(old, new, 1)}).items()))


BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("old", "new", "state", "words"),
    [
        (b"<w:r>", b'<w:r w:rsidR="00AA00AA">', State.SAVED, "disimpan ulang; isi dan tampilannya tidak berubah"),
        (b"<w:r>", b"<w:r><w:rPr><w:strike/></w:rPr>", State.LOOKS, "dicoret"),
        (b"</w:r>", b"<w:entah/></w:r>", State.UNREAD, "ada bagian yang berubah dan tidak dapat dibaca perkin"),
        (b"</w:r>", b'<w:sym w:font="Symbol" w:char="F0B3"/></w:r>', State.EDITED, "\u2265"),
    ],
)
def test_what_a_change_concerns_is_told(kerja: Path, old: bytes, new: bytes, state: State, words: str) -> None:
    rewrite(kerja, "keputusan.docx", BODY, old, new)
    found = verify(hasil(kerja))
    assert of(found, "keputusan.docx").state is state
    assert words in " ".join(as_text(found).split())
    assert not found.as_generated


def test_without_the_master_documents_are_compared_whole(
    kerja: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (kerja / "masters" / "contoh-2025.xlsx").unlink()
    rewrite(kerja, "keputusan.docx", BODY, b"<w:r>", b"<w:r><w:rPr><w:strike/></w:rPr>")
    rewrite(kerja, "lampiran-1.docx", BODY, b"97,905", b"97,906")
    found = verify(hasil(kerja))
    assert of(found, "keputusan.docx").state is State.LOOKS
    assert (of(found, "lampiran-1.docx").state, of(found, "lampiran-1.docx").changes[0].new) == (State.EDITED, "97,906")


def test_a_manifest_of_version_0_1_0_is_compared_as_far_as_it_goes(kerja: Path) -> None:
    def older(content: dict[str, object]) -> None:
        content["version"] = "0.0.9"
        for item in content["files"]:  # type: ignore[attr-defined]
            if item.pop("original", None):
                path = hasil(kerja) / item["name"]
                item["text"] = lines_of(read_content(parts_of(path.read_bytes())), form=1)

    manifest(kerja, older)
    for name in ("keputusan.docx", "lampiran-1.docx", "lampiran-2.docx", "monitoring.docx"):
        rewrite(kerja, name, BODY, b"<w:body>", b"<w:body><!-- disimpan ulang -->")
    rewrite(kerja, "lampiran-1.docx", BODY, b"97,905", b"97,906")
    found = verify(hasil(kerja))
    assert {item.name: item.state for item in found.files} == {
        "keputusan.docx": State.TEXT_SAME,
        "lampiran-1.docx": State.EDITED,
        "lampiran-2.docx": State.TEXT_SAME,
        "monitoring.docx": State.TEXT_SAME,
        "rekap.xlsx": State.SAME,
    }
    assert "yang pada versi 0.1.0 belum memuat nomor otomatis" in of(found, "monitoring.docx").note


@pytest.mark.parametrize("original", ["bukan Base64!", "UEsDBA=="])
def test_an_original_that_is_not_what_was_made_is_not_compared_with(kerja: Path, original: str) -> None:
    def forged(content: dict[str, object]) -> None:
        content["files"][0]["original"] = original  # type: ignore[index]

    manifest(kerja, forged)
    rewrite(kerja, "keputusan.docx", BODY, b"<w:r>", b"<w:r><w:rPr><w:strike/></w:rPr>")
    (state,) = [item for item in verify(hasil(kerja)).files if item.name == "keputusan.docx"]
    assert state.state is State.DAMAGED
    assert state.note.startswith("manifest.json tidak memuat keputusan.docx sebagaimana dibuat")


def test_missing_damaged_changed_and_extra_files_are_told(kerja: Path) -> None:
    (hasil(kerja) / "monitoring.docx").unlink()
    (hasil(kerja) / "lampiran-2.docx").write_bytes(b"PK rusak")
    book = load_workbook(hasil(kerja) / "rekap.xlsx")
    book["Ringkasan"]["B5"] = 1
    book.save(hasil(kerja) / "rekap.xlsx")
    (hasil(kerja) / "pindaian.pdf").write_bytes(b"%PDF")
    (hasil(kerja) / "~$monitoring.docx").write_bytes(b"kunci")
    found = verify(hasil(kerja))
    assert {item.name: item.state for item in found.files} == {
        "keputusan.docx": State.SAME,
        "lampiran-1.docx": State.SAME,
        "lampiran-2.docx": State.DAMAGED,
        "monitoring.docx": State.MISSING,
        "rekap.xlsx": State.CHANGED,
    }
    assert found.extra == ("pindaian.pdf",)
    assert "3 dari 5 berkas tidak lagi seperti waktu dibuat, 1 berkas tambahan." in as_text(found)


def test_a_document_whose_text_is_no_xml_is_told_and_the_rest_still_looked_at(kerja: Path) -> None:
    path = hasil(kerja) / "keputusan.docx"
    path.write_bytes(pack((parts_of(path.read_bytes()) | {"word/document.xml": b"<w:document"}).items()))
    found = verify(hasil(kerja))
    assert of(found, "keputusan.docx").state is State.DAMAGED
    assert (
        "keputusan.docx: tidak dapat dibaca: Berkas keputusan.docx tidak dapat dibaca sebagai dokumen Word"
        in as_text(found)
    )
    assert of(found, "lampiran-1.docx").state is State.SAME


def test_a_changed_master_is_told_with_what_changed(kerja: Path) -> None:
    place = kerja / "masters" / "contoh-2025.xlsx"
    book = load_workbook(place, rich_text=True)
    book["Lampiran I"]["L2"] = 97.5
    book.save(place)
    found = verify(hasil(kerja))
    assert not found.as_generated
    assert (found.master.same, dict(found.master.counts)) == (False, {Kind.CHANGED: 1})
    assert found.again.obstacle == "masternya sudah berubah"
    assert as_text(found).splitlines()[-1].endswith("tetapi masternya sudah berubah.")


def test_a_master_saved_again_without_changes_is_told_apart(kerja: Path) -> None:
    place = kerja / "masters" / "contoh-2025.xlsx"
    load_workbook(place, rich_text=True).save(place)
    found = verify(hasil(kerja))
    assert (found.master.same, dict(found.master.counts)) == (False, {})
    assert "isi lembarnya sama" in as_text(found)


@pytest.mark.parametrize("beside", [True, False])
def test_a_master_is_found_beside_the_outputs_and_where_the_command_runs(
    kerja: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, beside: bool
) -> None:
    here = tmp_path / "sini"
    here.mkdir()
    monkeypatch.chdir(here)
    place = (hasil(kerja).parents[2] if beside else here) / "contoh-2025.xlsx"
    shutil.move(kerja / "masters" / "contoh-2025.xlsx", place)
    found = verify(hasil(kerja)).master
    assert (found.path, found.same) == (place.resolve(), True)


def test_a_master_that_is_gone_is_no_difference_but_said(
    kerja: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = Path(shutil.move(kerja / "masters" / "contoh-2025.xlsx", tmp_path / "lain.xlsx"))
    found = verify(hasil(kerja))
    assert found.as_generated
    assert found.master.path is None
    assert found.again.obstacle == "masternya tidak ditemukan"
    assert all(str(place) in " ".join(as_text(found).split()) for place in found.master.looked)
    assert verify(hasil(kerja), elsewhere).master.same
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        verify(hasil(kerja), tmp_path / "tidak-ada.xlsx")


def test_other_templates_stand_in_the_way_of_making_it_again(kerja: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(builtin_templates(), tmp_path / "templat"))
    document = Document(str(own / "keputusan.docx"))
    document.core_properties.author = "Staf"
    document.save(str(own / "keputusan.docx"))
    obstacle = verify(hasil(kerja), templates=own).again.obstacle
    assert obstacle.startswith(f"templat di {own} bukan lagi yang dipakai waktu itu (keputusan.docx)")


def manifest(kerja: Path, change: Callable[[dict[str, object]], None]) -> None:
    path = hasil(kerja) / "manifest.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_another_version_stands_in_the_way_of_making_it_again(kerja: Path) -> None:
    manifest(kerja, lambda content: content.update(version="0.0.1"))
    assert "perkin 0.0.1" in verify(hasil(kerja)).again.obstacle


def test_printed_documents_are_not_made_again_without_libreoffice(kerja: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest(kerja, lambda content: content["options"].update(pdf=True))  # type: ignore[attr-defined]
    monkeypatch.setattr(again_module, "find_libreoffice", lambda: "")
    assert "memerlukan LibreOffice" in verify(hasil(kerja)).again.obstacle


def test_documents_that_come_out_otherwise_are_named(kerja: Path) -> None:
    def change(content: dict[str, object]) -> None:
        content["files"][0]["sha256"] = "0" * 64  # type: ignore[index]

    manifest(kerja, change)
    assert verify(hasil(kerja)).again.differing == ("keputusan.docx",)


@pytest.fixture(scope="module")
def cetakan(libreoffice: str, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same workspace with a folder of the year, whose decree is printed for keeping."""
    place = Path(shutil.copytree(made / "masters", tmp_path_factory.mktemp("cetakan") / "masters")).parent
    master = parse(read(place / "masters" / "contoh-2025.xlsx"))
    generate([master], None, Pilihan(only=("keputusan",), arsip=True), place / "output", None)
    return place / "output" / "contoh-2025"


def test_a_pdf_made_again_is_compared_by_its_pages(cetakan: Path) -> None:
    found = verify(cetakan)
    assert found.as_generated
    assert (found.again.differing, found.again.by_pages, found.again.uncompared) == ((), ("keputusan.pdf",), ())
    told = " ".join(as_text(found).split())
    assert "1 dari 2 berkasnya sama persis" in told
    assert "Teks 1 PDF (keputusan.pdf) dan letaknya di setiap halaman juga sama; gambar," in told
    again = json.loads(as_json(found))["again"]
    assert (again["same"], again["by_pages"]) == (True, ["keputusan.pdf"])


def in_a_copy(cetakan: Path, place: Path, change: Callable[[dict[str, str]], object]) -> Path:
    """The folder copied, with a change of what its manifest says of the PDF."""
    folder = Path(shutil.copytree(cetakan.parent.parent, place / "kerja")) / "output" / "contoh-2025"
    content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    change(next(item for item in content["files"] if item["name"] == "keputusan.pdf"))
    (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_a_pdf_whose_pages_come_out_otherwise_is_named(cetakan: Path, tmp_path: Path) -> None:
    other = digest_of_pages(to_pdf({"a.docx": trial_document()})["a.pdf"])
    again = verify(in_a_copy(cetakan, tmp_path, lambda entry: entry.update(pages=other))).again
    assert (again.differing, again.by_pages, again.uncompared) == (("keputusan.pdf",), (), ())


def test_a_pdf_of_whose_pages_nothing_is_known_is_not_called_the_same(cetakan: Path, tmp_path: Path) -> None:
    found = verify(in_a_copy(cetakan, tmp_path, lambda entry: entry.pop("pages")))
    assert (found.again.differing, found.again.by_pages, found.again.uncompared) == ((), (), ("keputusan.pdf",))
    assert json.loads(as_json(found))["again"]["same"] is None
    assert "Tidak dapat dibandingkan: keputusan.pdf, karena" in " ".join(as_text(found).split())


def test_a_pdf_that_somebody_edited_is_told_and_never_read(cetakan: Path, tmp_path: Path) -> None:
    folder = in_a_copy(cetakan, tmp_path, lambda _: None)
    (folder / "keputusan.pdf").write_bytes(b"%PDF-1.7 rusak")
    found = verify(folder)
    assert (of(found, "keputusan.pdf").state, found.again.by_pages) == (State.CHANGED, ("keputusan.pdf",))
    assert not found.as_generated


def test_a_manifest_that_leads_out_of_its_folder_is_refused(kerja: Path) -> None:
    def change(content: dict[str, object]) -> None:
        content["files"][0]["name"] = "../../rahasia.docx"  # type: ignore[index]

    manifest(kerja, change)
    with pytest.raises(InputRefused, match=r"di luar foldernya"):
        verify(hasil(kerja))


def test_folders_of_other_runs_inside_are_no_extra_files(kerja: Path, contoh: Master) -> None:
    generate([contoh], None, Pilihan(only=("keputusan",)), kerja / "output", None)
    assert verify(kerja / "output" / "contoh-2025").extra == ()


def test_the_command_writes_nothing_and_says_by_its_exit_code(kerja: Path) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(perkin, ["verify", str(hasil(kerja)), *arguments], standalone_mode=False)
        return done.return_value, done.output

    before = {path: path.read_bytes() for path in kerja.rglob("*") if path.is_file()}
    code, text = run()
    assert (code, text.splitlines()[-1]) == (0, "Semua berkas masih persis seperti waktu dibuat.")
    assert {path: path.read_bytes() for path in kerja.rglob("*") if path.is_file()} == before
    (hasil(kerja) / "monitoring.docx").unlink()
    code, text = run("--format", "json")
    data = json.loads(text)
    assert (code, data["as_generated"], data["again"]["same"]) == (1, False, True)
    assert [item["name"] for item in data["files"] if item["state"] == "missing"] == ["monitoring.docx"]


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="bukan hasil perkin generate"):
        verify(tmp_path)


def test_a_move_without_its_other_end_is_no_document_saved_again(kerja: Path) -> None:
    tracked_move = b'<w:moveFrom w:id="901" w:author="A"><w:r><w:t>lima miliar</w:t></w:r></w:moveFrom></w:p>'
    rewrite(kerja, "keputusan.docx", BODY, b"</w:p>", tracked_move)
    state = of(verify(hasil(kerja)), "keputusan.docx")
    assert state.state is State.EDITED
    assert "1 pemindahan" in state.note
