"""What is no master is refused in one sentence, and so is an incomplete one, by every verb and not by the commands alone."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from generator.cli import perkin
from generator.cli.console import run
from generator.cli.parts import read_master
from generator.complete import refuse_foreign, refuse_incomplete
from generator.compute import compute
from generator.diff.sides import read_sides
from generator.documents import rekap
from generator.errors import InputRefused
from generator.generate import Pilihan, generate, render_all
from generator.master import LEMBAR, Lembar, Master
from generator.master.parse import parse
from generator.office.package import opened, pack
from generator.office.workbook import impor, listing, lists
from generator.rules import sheets
from generator.validate import validate
from generator.values import Triwulan
from generator.verify import verify
from generator.workspace import blank_master
from tests.clean import CLEAN, ROOT
from tests.damage import Berkas, Damage
from tests.damage_shape import headed, remove, rename, twin

INCOMPLETE: Mapping[str, tuple[Damage, str]] = {
    "lembar terhapus": (remove("Survei"), "Lembar Survei tidak ditemukan"),
    "lembar berganti nama": (rename("Komponen", "Isian"), "Lembar Komponen tidak ditemukan"),
    "judul diketik ulang": (headed("Lampiran I", "I1", "Target Triwulan 2"), "Kolom Target TW II tidak ditemukan"),
    "lembar bernama sama": (twin("Komponen", "Komponen ", "F9"), 'Ada 2 lembar Komponen di rusak.xlsx ("Komponen", '),
    "bukan master": (lambda _: other(), "Berkas rusak.xlsx bukan master perkin: isinya lembar Anggaran, Rapat"),
}


def other() -> bytes:
    """Somebody's workbook about something else, with a sheet that happens to be called as one of ours."""
    book = openpyxl.Workbook()
    book.create_sheet("Anggaran").append(["Uraian", "Pagu", "Realisasi"])
    book.create_sheet("Rapat").append(["No", "Nama", "Jabatan"])
    book.create_sheet("Survei").append(["Kecamatan", "Jumlah Warga", "RT", "RW", "Kelurahan", "Camat"])
    del book["Sheet"]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def damaged(name: str, folder: Path) -> Path:
    """A master, made incomplete or no master."""
    berkas = Berkas(CLEAN.read_bytes())
    whole = INCOMPLETE[name][0](berkas)
    path = folder / "rusak.xlsx"
    path.write_bytes(whole if isinstance(whole, bytes) else berkas.data())
    return path


def made(master: Master, tmp_path: Path) -> object:
    return generate([master], Triwulan.II, Pilihan(only=["keputusan"]), tmp_path / "hasil", None)


VERBS: Mapping[str, Callable[[Path, Path], object]] = {
    "compute": lambda path, _: compute(read_master(path), Triwulan.II),
    "compute, pembanding": lambda path, _: compute(read_master(CLEAN), Triwulan.II, read_master(path)),
    "generate": lambda path, folder: made(read_master(path), folder),
    "render_all": lambda path, _: render_all([read_master(path)], None, Pilihan(), None),
    "diff, lama": lambda path, _: read_sides(path, CLEAN, Triwulan.II),
    "diff, baru": lambda path, _: read_sides(CLEAN, path, Triwulan.II),
    "verify": lambda path, folder: verify(output_of_clean(folder), path),
}


def output_of_clean(folder: Path) -> Path:
    (manifest,) = generate([read_master(CLEAN)], None, Pilihan(only=["keputusan"]), folder / "bersih", None)
    return manifest.folder


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", INCOMPLETE)
def test_every_verb_refuses(name: str, verb: str, tmp_path: Path) -> None:
    path = damaged(name, tmp_path)
    with pytest.raises(InputRefused) as refusal:
        VERBS[verb](path, tmp_path)
    sentence = str(refusal.value)
    assert INCOMPLETE[name][1] in sentence
    assert "\n" not in sentence
    assert not (tmp_path / "hasil").exists()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that exits with 2."""
    assert run(perkin, list(arguments)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    return shown.err


COMMANDS = (
    ["validate"],
    ["compute", "--quarter", "2"],
    ["explain", "--quarter", "2", "--indicator", "IK2.1"],
    ["generate"],
    ["generate", "--force"],
    ["diff", str(CLEAN)],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_another_workbook_is_told_from_a_master(
    capsys: pytest.CaptureFixture[str], command: list[str], tmp_path: Path
) -> None:
    refusal = refused(capsys, *command, str(damaged("bukan master", tmp_path)))
    assert "bukan master perkin: isinya lembar Anggaran, Rapat, Survei, sedangkan" in refusal
    assert "perkin init" in refusal


def left(names: list[str]) -> Master:
    """The clean master with these sheets only."""
    buku = read_master(CLEAN).buku
    return parse(replace(buku, lembar={name: buku.lembar[name] for name in names}))


WANTED = [kind.SHEET for kind in LEMBAR.values() if kind.WAJIB]


def test_a_master_that_lost_half_of_its_sheets_is_still_one_and_with_one_more_it_is_none() -> None:
    assert len(WANTED) == 10
    lost = {finding.sheet for finding in validate(left(WANTED[:5])) if finding.code == "S01"}
    assert lost == set(WANTED[5:])
    with pytest.raises(InputRefused, match="bukan master perkin"):
        validate(left(WANTED[:4]))


def test_a_master_all_of_whose_sheets_have_other_names_is_still_one() -> None:
    buku = read_master(CLEAN).buku
    renamed = {
        f"Lembar{number}": replace(lembar, nama=f"Lembar{number}") for number, lembar in enumerate(buku.lembar.values())
    }
    findings = [finding for finding in validate(parse(replace(buku, lembar=renamed))) if finding.code == "S01"]
    assert {finding.sheet for finding in findings} == set(WANTED)
    assert all("Ganti kembali nama lembar" in finding.suggestion for finding in findings)


def test_a_master_all_of_whose_headers_are_gone_is_still_one() -> None:
    buku = read_master(CLEAN).buku
    bare = {
        name: replace(lembar, sel={at: sel for at, sel in lembar.sel.items() if at[0] > 1})
        for name, lembar in buku.lembar.items()
    }
    master = parse(replace(buku, lembar=bare))
    refuse_foreign(master)
    with pytest.raises(InputRefused, match="baris judulnya tidak dikenali"):
        refuse_incomplete(master)


def test_what_the_program_makes_itself_is_no_master(tmp_path: Path) -> None:
    clean = read_master(CLEAN)
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(rekap.build(clean, compute(clean, Triwulan.II)))
    with pytest.raises(InputRefused, match=r"rekap\.xlsx bukan master perkin: isinya lembar Ringkasan"):
        compute(read_master(path), Triwulan.II)


def test_a_workbook_without_known_sheets_names_only_some_of_them() -> None:
    buku = read_master(CLEAN).buku
    many = {f"L{number}": Lembar(f"L{number}", {}) for number in range(40)}
    with pytest.raises(InputRefused, match="isinya lembar L0, L1, L2, L3, L4, dan 35 lembar lain, sedangkan"):
        refuse_foreign(parse(replace(buku, lembar=many)))


def test_the_blank_master_is_a_complete_one(tmp_path: Path) -> None:
    path = tmp_path / "2026.xlsx"
    path.write_bytes(blank_master(2026))
    refuse_incomplete(read_master(path))


def test_two_sheets_of_exactly_one_name_are_refused(tmp_path: Path) -> None:
    berkas = Berkas(CLEAN.read_bytes())
    berkas.copy_sheet("Komponen", "Komponen")
    path = tmp_path / "dua.xlsx"
    path.write_bytes(berkas.data())
    with pytest.raises(InputRefused, match='dua lembar bernama "Komponen"'):
        read_master(path)


def test_the_sheets_that_rules_leave_alone_are_those_of_the_writer() -> None:
    written = set(read_master(CLEAN).buku.lembar) - {kind.SHEET for kind in LEMBAR.values()}
    assert lists.SHEET in written
    assert set(sheets.OWN) == written | {listing.LEMBAR_TEMUAN, impor.SHEET}


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BOOK, WORD = "Excel Workbook (.xlsx)", "Word Document (.docx)"


def package_of(**parts: bytes) -> bytes:
    return pack((name.replace("__", "/").replace("_dot_", "."), data) for name, data in parts.items())


ODS = package_of(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b"<a/>")
ODT = package_of(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<a/>")
XLSB = package_of(xl__workbook_dot_bin=b"x")
MACROS = {".xlsx": package_of(xl__workbook_dot_xml=b"<a/>", xl__vbaProject_dot_bin=b"x")}
MACROS[".docx"] = package_of(word__document_dot_xml=b"<a/>", word__vbaProject_dot_bin=b"x")
KINDS: Mapping[str, tuple[bytes, str, str, str]] = {
    "a.xls": (OLE + "Workbook".encode("utf-16-le"), ".xlsx", "97–2003, buku kerja Excel .xls", BOOK),
    "a.xlsb": (XLSB, ".xlsx", "buku kerja Excel biner (.xlsb)", BOOK),
    "a.ods": (ODS, ".xlsx", "OpenDocument (.ods)", BOOK),
    "a.csv": (b"Kode;Indikator\nIK1.1;Indeks\n", ".xlsx", "CSV", BOOK),
    "a.pdf": (b"%PDF-1.7\n%\xe2\xe3\0", ".xlsx", "berkas PDF", "Pilih buku kerja Excel (.xlsx)"),
    "a.xlsm": (MACROS[".xlsx"], ".xlsx", "memuat makro", BOOK),
    "a.doc": (OLE + "WordDocument".encode("utf-16-le"), ".docx", "97–2003, dokumen Word .doc", WORD),
    "a.docm": (MACROS[".docx"], ".docx", "memuat makro", WORD),
    "a.odt": (ODT, ".docx", "OpenDocument (.odt)", WORD),
    "a.rtf": (b"{\\rtf1\\ansi halo}", ".docx", "RTF", WORD),
    "b.pdf": (b"%PDF-1.7\n", ".docx", "berkas PDF", "Pilih dokumen Word (.docx)"),
    "b.doc": (OLE + "WordDocument".encode("utf-16-le"), ".xlsx", "dokumen Word .doc", "Pilih buku kerja Excel (.xlsx)"),
    "b.ods": (ODS, ".docx", "OpenDocument (.ods)", "Pilih dokumen Word (.docx)"),
    "b.docx": (
        (ROOT / "templates/keputusan.docx").read_bytes(),
        ".xlsx",
        "dokumen Word",
        "Pilih buku kerja Excel (.xlsx)",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_another_kind_is_named_and_how_to_save_it(name: str) -> None:
    data, suffix, what, advice = KINDS[name]
    with pytest.raises(InputRefused) as refusal:
        opened(data, name, suffix)
    sentence = str(refusal.value)
    assert what in sentence
    assert advice in sentence
    assert sentence.startswith(f"Berkas {name} ")
    assert "\n" not in sentence


def test_diff_takes_documents_of_other_kinds_for_documents(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    old = tmp_path / "lama.doc"
    old.write_bytes(KINDS["a.doc"][0])
    new = tmp_path / "baru.docx"
    shutil.copy(ROOT / "templates/keputusan.docx", new)
    assert WORD in refused(capsys, "diff", str(old), str(new))
