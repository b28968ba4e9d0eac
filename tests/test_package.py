"""Office packages from outside: what is refused and how, same content same bytes, whole or absent."""

from __future__ import annotations

import errno
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputRefused, sebab
from generator.master.parse import parse
from generator.office import bounds
from generator.office.package import (
    FIXED_DATE,
    normalised,
    opened,
    pack,
    parts_of,
    read_package,
)
from generator.office.workbook.reader import read
from generator.office.workbook.writer import rows_of
from tests.conftest import MASTER_2025, ROOT

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def master_with(**parts: bytes) -> bytes:
    """The master's package with some parts added or replaced; `__` in a name stands for `/`."""
    added = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    return pack((parts_of(MASTER_2025.read_bytes()) | added).items())


def declared(encoding: str) -> bytes:
    return '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(encoding)


def locked() -> bytes:
    """A package whose parts are marked as encrypted, as zip programs do."""
    data = bytearray(pack({"xl/workbook.xml": b"<workbook/>"}.items()))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def spoiled(place: int) -> bytes:
    """The master with one byte turned over."""
    data = bytearray(MASTER_2025.read_bytes())
    data[place] ^= 0xFF
    return bytes(data)


REFUSED = {
    "kosong": (b"", "kosong"),
    "halaman web": (b"\n<html><body>Masuk</body></html>", "halaman web"),
    "csv": (b"Kode;Indikator\nIK1.1;Indeks\n", "bukan buku kerja Excel"),
    "xls lama": (OLE, "97–2003"),
    "terkunci sandi": (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "zip terkunci": (locked(), "rusak"),
    "terpotong": (MASTER_2025.read_bytes()[:20_000], "terpotong"),
    "zip lain": (pack({"foto.jpg": b"x"}.items()), "bukan buku kerja Excel"),
    "makro": (pack({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"x"}.items()), "makro"),
    **{
        f"doctype {encoding}": (master_with(xl__theme__theme1=declared(encoding)), "tidak aman")
        for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32")
    },
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_a_master_is_refused_in_one_sentence(kind: str, tmp_path: Path) -> None:
    data, because = REFUSED[kind]
    path = tmp_path / "uji.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputRefused) as refusal:
        read(path)
    sentence = str(refusal.value)
    assert because in sentence
    assert "uji.xlsx" in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_word_document_is_told_from_a_workbook() -> None:
    document = (ROOT / "templates" / "keputusan.docx").read_bytes()
    with pytest.raises(InputRefused, match="adalah dokumen Word"):
        opened(document, "x.xlsx", ".xlsx")
    with pytest.raises(InputRefused, match="adalah buku kerja Excel"):
        opened(MASTER_2025.read_bytes(), "x.docx", ".docx")
    opened(document, "x.docx", ".docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = master_with(xl__sharedStrings=bytes(6_000_000))
    assert len(bomb) < 100_000
    with pytest.raises(InputRefused, match="terlalu besar"):
        opened(bomb, "uji.xlsx", ".xlsx", limit=5_000_000)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(master_with(xl__sharedStrings=b"<sst>" + bytes(5_000_000)))
    size = (5_000_005).to_bytes(4, "little")
    while size in data:
        place = data.index(size)
        data[place : place + 4] = (10).to_bytes(4, "little")
    (tmp_path / "uji.xlsx").write_bytes(bytes(data))
    with pytest.raises(InputRefused, match="rusak"):
        read(tmp_path / "uji.xlsx")


def test_too_many_parts_are_refused() -> None:
    many = {f"xl/{number}.bin": b"" for number in range(bounds.MAX_PARTS)} | {"xl/workbook.xml": b"<a/>"}
    with pytest.raises(InputRefused, match="terlalu besar"):
        opened(pack(many.items()), "uji.xlsx", ".xlsx")


def test_damage_anywhere_is_refused_or_does_no_harm(tmp_path: Path) -> None:
    path, whole = tmp_path / "uji.xlsx", rows_of(parse(read(MASTER_2025)))
    sentences = []
    for place in range(100, MASTER_2025.stat().st_size, 797):
        path.write_bytes(spoiled(place))
        try:
            assert rows_of(parse(read(path))) == whole
        except InputRefused as refusal:
            sentences.append(str(refusal))
    assert len(sentences) > 50
    assert all("uji.xlsx" in sentence for sentence in sentences)


def test_parts_that_are_not_what_they_should_be_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(master_with(xl__workbook=b"<workbook>"))
    with pytest.raises(InputRefused, match="tidak dapat dibaca sebagai buku kerja"):
        read(tmp_path / "rusak.xlsx")


def test_paths_that_are_no_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        read_package(tmp_path / "tidak-ada.xlsx", ".xlsx")
    with pytest.raises(InputRefused, match="adalah folder"):
        read_package(tmp_path, ".xlsx")
    with pytest.raises(InputRefused, match="berkas kunci sementara"):
        read_package(tmp_path / "~$2025.xlsx", ".xlsx")
    with pytest.raises(InputRefused, match="tidak dapat dibaca"):
        read_package(tmp_path / ("a" * 300 + ".xlsx"), ".xlsx")


def test_a_file_that_another_program_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(InputRefused, match=r"2025\.xlsx tidak dapat dibuka. Tutup berkas itu"):
        read_package(MASTER_2025, ".xlsx")


def test_the_masters_and_templates_are_accepted() -> None:
    files = [*(ROOT / "masters").glob("[!~]*.xlsx"), *(ROOT / "templates").glob("[!~]*.docx")]
    assert len(files) >= 2
    for path in files:
        assert read_package(path, path.suffix).parts == parts_of(path.read_bytes())


@given(st.dictionaries(st.text("abc/", min_size=1).filter(lambda name: not name.endswith("/")), st.binary()))
def test_same_parts_same_bytes_in_whatever_order(parts: dict[str, bytes]) -> None:
    data = pack(parts.items())
    assert pack(reversed(parts.items())) == data
    assert parts_of(data) == parts
    assert normalised(data) == data


def test_dates_of_creation_are_fixed() -> None:
    core = b'<p><dcterms:created xsi:type="a">2026-11-23T07:00:00Z</dcterms:created><dcterms:modified/></p>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("docProps/core.xml", (2026, 11, 23, 7, 0, 0)), core)
    fixed = parts_of(normalised(buffer.getvalue()))["docProps/core.xml"]
    assert b"2026" not in fixed
    assert FIXED_DATE in fixed


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "ruang simpan penuh"), (errno.EACCES, "izin ditolak"), (9999, "galat sistem nomor 9999")],
)
def test_why_the_system_refused_is_said_in_indonesian(number: int, said: str) -> None:
    assert sebab(OSError(number, "in English")) == said


@pytest.mark.parametrize("size", [0, 1, 1_999, 2_000, 30_000, 499_999, 500_001])
def test_a_package_made_again_is_deflated_as_zipfile_does(size: int) -> None:
    """Parts that were deflated for an earlier package give the same bytes, in an archive that is whole."""
    content = (bytes(range(256)) * (size // 256 + 1))[:size]
    parts = {"[Content_Types].xml": b"<Types/>", "word/styles.xml": content}
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as plain:
        plain.writestr("word/styles.xml", content)
        expected = plain.getinfo("word/styles.xml")
    for _ in range(2):
        with zipfile.ZipFile(io.BytesIO(pack(parts.items()))) as made:
            assert made.testzip() is None
            assert made.read("word/styles.xml") == content
            entry = made.getinfo("word/styles.xml")
            assert (entry.CRC, entry.compress_size) == (expected.CRC, expected.compress_size)
