"""Signatures: the marker that signing services look for, and the QR code that says what a document was made of."""

from __future__ import annotations

import hashlib
import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
import segno
import simplejson
from click.testing import CliRunner, Result
from docx import Document

import generator as perkin_api
from generator.cli import perkin
from generator.documents.shared import penanda_ttd
from generator.errors import InputRefused, TemplateRefused
from generator.generate import Pilihan, render_all
from generator.generate.qr import content, with_qr
from generator.master import Master
from generator.master.decree import KUNCI_PENANDA
from generator.master.parse import parse
from generator.office.package import parts_of
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.office.workbook.reader import read
from generator.validate import validate
from generator.values import Triwulan
from generator.verify import verify
from tests.dinas import dinas, write_dinas
from tests.lint import audited, lint
from tests.logo import png

SIGNED = ("keputusan.docx", "lampiran-1.docx", "lampiran-2.docx", "perjanjian-kinerja.docx", "monitoring.docx")
URL = "https://cek.contoh.go.id/dokumen"


def path_with(folder: Path, **keys: str) -> Path:
    """The invented Dinas with these keys (`Penanda_Tangan_Elektronik`)."""
    rows = dinas()
    for name, value in keys.items():
        row = next(row for row in rows["isian"] if row["kunci"] == name.replace("_", " "))
        row["isi"] = value
    return write_dinas(folder, rows)


def master_with(folder: Path, **keys: str) -> Master:
    return parse(read(path_with(folder, **keys)))


def files(master: Master, **pilihan: Any) -> dict[str, bytes]:
    (made,) = render_all([master], Triwulan.II, Pilihan(**pilihan), None)
    return dict(made)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(perkin, [str(argument) for argument in arguments], standalone_mode=False)


def lines_of(data: bytes) -> list[str]:
    """Every paragraph's text, those of tables too."""
    document = Document(io.BytesIO(data))
    return ["".join(text.text or "" for text in p.iter(f"{{{p.nsmap['w']}}}t")) for p in document.element.body.iter(P)]


P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


# Markers


@pytest.mark.parametrize(
    ("key", "expected"),
    [("", ["", ""]), ("#", ["#", "#"]), ("${ttd1}\n\n ${ttd2} ", ["${ttd1}", "${ttd2}"]), ("a\nb\nc", ["a", "b"])],
)
def test_one_line_serves_all_several_lines_each_its_own(tmp_path: Path, key: str, expected: list[str]) -> None:
    master = master_with(tmp_path, Penanda_Tangan_Elektronik=key)
    assert [penanda_ttd(master, 1), penanda_ttd(master, 2)] == expected


def test_more_signatures_than_lines_are_left_blank(tmp_path: Path) -> None:
    assert penanda_ttd(master_with(tmp_path, Penanda_Tangan_Elektronik="a\nb"), 3) == ""


def above(data: bytes, name: str) -> list[str]:
    """The line above each paragraph that is a name."""
    lines = lines_of(data)
    return [lines[place - 1] for place, line in enumerate(lines) if line == name]


def test_the_marker_stands_in_the_space_above_the_name(tmp_path: Path) -> None:
    master = master_with(
        tmp_path,
        Penanda_Tangan_Elektronik="${ttd1}\n${ttd2}",
        Mengetahui="Bupati",
        Nama_Mengetahui="Sri Contohwati, S.E.",
    )
    made, kepala, atasan = files(master), "Drs. Budi Contohadi, M.Si.", "Sri Contohwati, S.E."
    for name in ("keputusan.docx", "lampiran-1.docx", "lampiran-2.docx"):
        assert above(made[name], kepala) == ["${ttd1}"], name
    assert above(made["perjanjian-kinerja.docx"], kepala)[-2:] == ["${ttd1}"] * 2
    assert above(made["perjanjian-kinerja.docx"], atasan)[-2:] == ["${ttd2}"] * 2
    assert above(made["monitoring.docx"], atasan) == ["${ttd2}"]
    assert lines_of(made["monitoring.docx"]).count("${ttd1}") == 1


def test_a_marker_is_text_and_never_a_tag(tmp_path: Path) -> None:
    marker = "{{ nama }} {% if x %} <b>&"
    made = files(master_with(tmp_path, Penanda_Tangan_Elektronik=marker))
    assert above(made["keputusan.docx"], "Drs. Budi Contohadi, M.Si.") == [marker]
    assert lint(made["keputusan.docx"]) == []


def test_on_a_copy_the_marker_is_that_of_who_certifies_it(tmp_path: Path) -> None:
    keys = {"Salinan": "SALINAN", "Salinan_Jabatan": "Kabag", "Salinan_Nama": "Ani", "Salinan_NIP": "1"}
    made = files(master_with(tmp_path, Penanda_Tangan_Elektronik="#", **keys))
    assert above(made["keputusan.docx"], "Drs. Budi Contohadi, M.Si.") == ["ttd"]
    assert above(made["keputusan.docx"], "Ani") == ["#"]
    assert "#" not in lines_of(made["lampiran-1.docx"])


def test_a_head_of_region_signs_alone(tmp_path: Path) -> None:
    rows = dinas(perjanjian=dinas()["perjanjian"][:1])
    next(row for row in rows["isian"] if row["kunci"] == KUNCI_PENANDA)["isi"] = "#"
    made = files(parse(read(write_dinas(tmp_path, rows))))
    assert lines_of(made["perjanjian-kinerja.docx"]).count("#") == 2


def test_a_marker_that_fits_nowhere_is_found(tmp_path: Path) -> None:
    found = validate(master_with(tmp_path, Penanda_Tangan_Elektronik="x" * 201), select=["N10"])
    assert [each.id for each in found] == [KUNCI_PENANDA]


# QR codes


def pictures(data: bytes) -> list[bytes]:
    return [part for name, part in parts_of(data).items() if name.startswith("word/media/")]


def modules(png: bytes) -> list[list[bool]]:
    """The black modules of a QR code, its white border left out."""
    place, packed, width, height = 8, b"", 0, 0
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        body = png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, depth = struct.unpack(">IIB", body[:9])
            assert depth == 1
        packed += body if kind == b"IDAT" else b""
        place += 12 + length
    rows = zlib.decompress(packed)
    stride = 1 + (width + 7) // 8
    bits = [[not rows[y * stride + 1 + x // 8] >> (7 - x % 8) & 1 for x in range(width)] for y in range(height)]
    return [row[32:-32:8] for row in bits[32:-32:8]]


@pytest.mark.parametrize("url", ["", URL])
def test_every_document_that_is_signed_bears_the_code(tmp_path: Path, url: str) -> None:
    path = path_with(tmp_path)
    master = parse(read(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    told = f"{URL}?sha256={digest}&triwulan=2" if url else f"perkin dinas-2026.xlsx\nsha256 {digest}\ntriwulan 2"
    expected = [[bool(module) for module in row] for row in segno.make_qr(told, error="m", boost_error=False).matrix]
    made = files(master, qr=True, verifikasi_url=url)
    for name in SIGNED:
        (picture,) = pictures(made[name])
        assert modules(picture) == expected, name
        assert f"Dibuat dari master dinas-2026.xlsx, TW II, sha256 {digest}" in docx_text(made[name]), name
        assert [*lint(made[name]), *audited(made[name], tmp_path / name)] == []


def test_without_a_quarter_the_code_tells_of_none(tmp_path: Path) -> None:
    master = master_with(tmp_path)
    assert content(master, None, "") == f"perkin dinas-2026.xlsx\nsha256 {master.sha256}"
    assert content(master, None, f"{URL}?versi=1") == f"{URL}?versi=1&sha256={master.sha256}"


def test_nothing_changes_where_neither_is_asked_for(tmp_path: Path) -> None:
    for name, data in files(master_with(tmp_path)).items():
        if name.endswith(".docx"):
            assert pictures(data) == []
            kept = name in (
                "keputusan.docx",
                "perjanjian-kinerja.docx",
            )  # their templates' logo has always left its type
            assert (b"image/png" in parts_of(data)["[Content_Types].xml"]) is kept, name


@pytest.mark.parametrize(
    "url", ["cek.contoh.go.id", "ftp://contoh.go.id", "javascript:alert(1)", "https://a b", "https://a#b", "https://", URL + "x" * 200]
)  # fmt: skip
def test_an_address_is_one_of_the_web(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputRefused, match="--verifikasi-url harus diawali https://"):
        with_qr(master_with(tmp_path), None, url)


def test_without_segno_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(InputRefused, match=r"pip install perkin\[qr\]"):
        with_qr(master_with(tmp_path), None, "")


def test_own_templates_without_a_place_for_it_are_refused(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{{ nomor }} {{ status_data }}")
    document.save(str(tmp_path / "keputusan.docx"))
    with pytest.raises(TemplateRefused, match="tidak memuat gambar kode QR"):
        render_all([master_with(tmp_path)], None, Pilihan(only=["keputusan"], qr=True), tmp_path)


def test_a_folder_with_codes_verifies(tmp_path: Path) -> None:
    path = path_with(tmp_path)
    assert run("generate", path, "--quarter", 2, "--verifikasi-url", URL, "--output", tmp_path).return_value == 0
    options = simplejson.loads((tmp_path / "dinas-2026/tw2/manifest.json").read_text())["options"]
    assert (options["qr"], options["verifikasi_url"]) == (True, URL)
    found = verify(tmp_path / "dinas-2026/tw2", path)
    assert (found.as_generated, found.again.obstacle) == (True, "")


def test_from_python(tmp_path: Path) -> None:
    made = perkin_api.generate(path_with(tmp_path), only=["keputusan"], qr=True, output=tmp_path / "hasil")
    assert len(pictures(made.files[0].read_bytes())) == 1
    with pytest.raises(InputRefused, match="4 angka yang belum disetujui"):
        perkin_api.generate(tmp_path / "dinas-2026.xlsx", 2, hanya_disetujui=True, output=tmp_path)
    with pytest.raises(InputRefused, match="memerlukan triwulan"):
        perkin_api.generate(tmp_path / "dinas-2026.xlsx", hanya_disetujui=True, output=tmp_path)


# Two names on one picture


def test_two_names_on_one_picture_are_refused(tmp_path: Path) -> None:
    document = Document()
    for name in ("logo", "qr"):
        shape = document.add_paragraph().add_run().add_picture(io.BytesIO(png(31, 31)))
        shape._inline.docPr.set("descr", f"{{{{ {name} }}}}")
    document.save(str(tmp_path / "uji.docx"))
    with pytest.raises(
        TemplateRefused, match=r"gambar \{\{ logo \}\} dan \{\{ qr \}\} memakai berkas gambar yang sama"
    ):
        Template.load(tmp_path / "uji.docx")
